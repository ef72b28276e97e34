//! Pages on which workbooks are brought in.

use nguon_app::{PastImport, intake::Outcome, texts::Texts};

pub(crate) mod desk;
pub(crate) mod done;
pub(crate) mod preview;
pub(crate) mod progress;
pub(crate) mod undo;

/// The files of an import, by name.
fn files(texts: &Texts, import: &PastImport) -> String {
    if import.files.is_empty() { texts.plain("import-past-known") } else { import.files.join(", ") }
}

/// That an import was taken back: when, by whom and why.
fn undone(texts: &Texts, import: &PastImport) -> Option<String> {
    let undone = import.undone.as_ref()?;
    let (at, why) = (("at", texts.moment(undone.at).into()), ("why", (&undone.reason).into()));
    Some(match undone.by.as_str() {
        "" => texts.text("import-undone-by-program", &[at, why]),
        by => texts.text("import-undone", &[at, why, ("by", by.into())]),
    })
}

/// What is written, each kind counted: `3 tổ chức`, `12 người`. Kinds of which there is nothing are left out.
fn counted(texts: &Texts, outcome: &Outcome) -> Vec<String> {
    let count = |key: &str, count: usize| {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        (count > 0).then(|| texts.text(key, &[("count", count.into())]))
    };
    [
        count("import-count-people", outcome.people),
        count("import-count-units", outcome.units),
        count("import-count-cases", outcome.cases),
        count("import-count-acts", outcome.acts),
        count("import-count-quotas", outcome.quotas),
        count("import-count-headcounts", outcome.headcounts),
        count("import-count-others", outcome.others),
        count("import-count-completed", outcome.completed),
    ]
    .into_iter()
    .flatten()
    .collect()
}
