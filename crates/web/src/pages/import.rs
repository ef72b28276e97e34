//! Pages on which workbooks are brought in.

use nguon_app::{intake::Outcome, texts::Texts};

pub(crate) mod desk;
pub(crate) mod done;
pub(crate) mod preview;

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
        count("import-count-others", outcome.others),
    ]
    .into_iter()
    .flatten()
    .collect()
}
