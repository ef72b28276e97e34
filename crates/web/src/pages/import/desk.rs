//! The page on which files are handed over, with what was brought in before.

use askama::Template;
use nguon_app::{ImportDesk, MOST_FILES, Work, texts::Texts};

use super::{counted, files, undone};
use crate::{
    LARGEST_UPLOAD, address,
    frame::{Around, Frame, Place, Section},
};

/// Why files were not taken over.
pub(crate) enum Fault {
    NoFile,
    TooMany,
    TooLarge,
    Unreadable { name: String, reason: String },
}

/// The page.
#[derive(Template)]
#[template(path = "import/desk.html")]
pub(crate) struct DeskPage {
    frame: Frame,
    title: String,
    lead: String,
    errors: Vec<(&'static str, String)>,
    hint: String,
    action: String,
    back: String,
    waiting: Vec<WaitingRow>,
    past: Vec<PastRow>,
    help: Vec<String>,
}

struct WaitingRow {
    href: String,
    files: String,
    at: String,
    badge: &'static str,
    state: String,
}

struct PastRow {
    at: String,
    href: String,
    files: String,
    unit: String,
    by: String,
    wrote: String,
    undone: Option<String>,
}

impl DeskPage {
    /// The page, with what was wrong with the files that were sent.
    pub(crate) fn new(around: Around, desk: &ImportDesk, faults: &[Fault]) -> Self {
        let texts = around.texts;
        let title = texts.plain("import-title");
        let place = Place { unit: &desk.unit, above: &desk.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::Overview, &place, desk.may);
        frame.crumbs = crate::frame::crumbs(&desk.above, &desk.unit, None, Some(&title));
        if !faults.is_empty() {
            frame.mark_wrong(&title);
        }
        let past = desk.past.iter().map(|one| PastRow {
            at: texts.moment(one.at),
            href: address::import(desk.unit.id, one.id),
            files: files(texts, one),
            unit: one.unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default(),
            by: one.by.clone(),
            wrote: counted(texts, &one.wrote).join(", "),
            undone: undone(texts, one),
        });
        let waiting = desk.waiting.iter().map(|one| {
            let (badge, state) = match one.work {
                Some(Work::Write) => ("badge ok", "import-waiting-written"),
                Some(Work::Look) => ("badge", "import-waiting-read"),
                None => ("badge warn", "import-waiting-undecided"),
            };
            WaitingRow {
                href: address::import(desk.unit.id, one.id),
                files: one.files.join(", "),
                at: texts.text("import-waiting-since", &[("at", texts.moment(one.at).into())]),
                badge,
                state: texts.plain(state),
            }
        });
        Self {
            waiting: waiting.collect(),
            lead: texts.text("import-lead", &[("unit", (&desk.unit.name).into())]),
            errors: faults.iter().map(|fault| ("files", said(texts, fault))).collect(),
            hint: texts
                .text("import-files-hint", &[("files", count(MOST_FILES)), ("megabytes", count(LARGEST_UPLOAD >> 20))]),
            action: address::import_desk(desk.unit.id),
            back: address::unit(desk.unit.id, None),
            past: past.collect(),
            help: ["import-help-1", "import-help-2", "import-help-3"].map(|key| texts.plain(key)).into(),
            title,
            frame,
        }
    }
}

fn count(number: usize) -> nguon_app::texts::Value<'static> {
    u64::try_from(number).unwrap_or_default().into()
}

fn said(texts: &Texts, fault: &Fault) -> String {
    match fault {
        Fault::NoFile => texts.plain("import-no-file"),
        Fault::TooMany => texts.text("import-too-many", &[("files", count(MOST_FILES))]),
        Fault::TooLarge => texts.text("import-too-large", &[("megabytes", count(LARGEST_UPLOAD >> 20))]),
        Fault::Unreadable { name, reason } => format!("{name}: {reason}."),
    }
}
