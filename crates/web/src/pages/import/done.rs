//! The page that says what was brought in.

use askama::Template;
use nguon_app::ImportDone;
use nguon_domain::id::UnitId;

use super::{counted, files, undone};
use crate::{
    address,
    frame::{Around, Frame, Place, Section},
};

/// The page.
#[derive(Template)]
#[template(path = "import/done.html")]
pub(crate) struct DonePage {
    frame: Frame,
    title: String,
    lead: String,
    facts: Vec<(String, String)>,
    wrote_head: String,
    wrote: Vec<String>,
    copies: Vec<(String, String)>,
    undo: Option<String>,
    undone: Option<String>,
    late: Option<String>,
    unit_href: String,
    again: String,
}

impl DonePage {
    /// The page of an import at or below `unit`.
    pub(crate) fn new(around: Around, unit: UnitId, done: &ImportDone) -> Self {
        let texts = around.texts;
        let import = &done.import;
        let is_undone = import.undone.is_some();
        let title = texts.plain(if is_undone { "import-undone-title" } else { "import-done-title" });
        let place = Place { unit: &done.unit, above: &done.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::Overview, &place, done.may);
        frame.crumbs = crate::frame::crumbs(&done.above, &done.unit, None, Some(&title));
        let fact = |key: &str, value: String| (texts.plain(key), value);
        let number = |number: u32| texts.number(u64::from(number));
        let wrote = counted(texts, &import.wrote);
        Self {
            lead: texts.text("import-done-lead", &[("what", wrote.join(", ").into())]),
            facts: vec![
                fact("import-at", texts.moment(import.at)),
                fact("import-by", import.by.clone()),
                fact("column-unit", import.unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default()),
                fact("import-files", files(texts, import)),
                fact("import-rows", number(import.rows)),
                fact("import-rejected", number(import.rejected)),
            ],
            wrote,
            copies: done
                .copies
                .iter()
                .enumerate()
                .map(|(number, name)| (name.clone(), address::import_copy(unit, import.id, number)))
                .collect(),
            undo: (!is_undone).then(|| address::import_undo(unit, import.id)),
            undone: undone(texts, import),
            wrote_head: texts.plain(if is_undone { "import-undone-wrote" } else { "import-wrote" }),
            late: (done.stopped_late && !is_undone).then(|| texts.plain("import-stopped-late")),
            unit_href: address::unit(import.unit.as_ref().map_or(unit, |at| at.id), None),
            again: address::import_desk(unit),
            title,
            frame,
        }
    }
}
