//! `.xlsx` and `.xlsm`: which parts hold what, and in which order they are read.

mod cells;
mod strings;
mod styles;

use std::collections::BTreeSet;

use super::archive::Package;
use super::texts::Texts;
use super::xml::{Piece, attribute};
use super::{Bounds, Measure, OtherKind, Sheet, Tally, Unreadable, Workbook, damaged};
use cells::Value;
use styles::Styles;

pub(super) fn read(mut package: Package<'_>, bounds: &Bounds) -> Result<Workbook, Unreadable> {
    let Some(workbook_part) = relations(&mut package, "")?
        .into_iter()
        .find(|relation| relation.kind == "officeDocument")
        .map(|relation| relation.target)
        .filter(|target| package.has(target) && target.to_lowercase().ends_with(".xml"))
    else {
        return Err(other_kind(&package));
    };
    if package.has_any(|name| name.starts_with("word/") || name.starts_with("ppt/")) && !package.has_any(is_sheet_part)
    {
        return Err(other_kind(&package));
    }

    let book = Book::read(&mut package, &workbook_part, bounds)?;
    let relations = relations(&mut package, &workbook_part)?;
    let part_of =
        |kind: &str| relations.iter().find(|relation| relation.kind == kind).map(|found| found.target.as_str());
    let styles = match part_of("styles") {
        Some(part) => Styles::read(&mut package, part)?,
        None => Styles::default(),
    };
    let texts = match part_of("sharedStrings") {
        Some(part) => strings::read(&mut package, part, bounds)?,
        None => Texts::default(),
    };

    // Chart sheets have a tab and no cells; they are related by another kind.
    let tabs: Vec<(&Tab, &str)> = book
        .tabs
        .iter()
        .filter_map(|tab| {
            let relation =
                relations.iter().find(|relation| relation.id == tab.relation && relation.kind == "worksheet")?;
            Some((tab, relation.target.as_str()))
        })
        .collect();

    let parts: BTreeSet<&str> = tabs.iter().map(|(_, part)| *part).collect();
    if parts.len() < tabs.len() {
        // Two hundred tabs over one large part would cost two hundred times its size.
        return Err(damaged("sheets share a part"));
    }

    // Counted before anything is kept: what goes beyond a bound is refused at little cost.
    let mut tally = Tally::new(bounds);
    for (tab, part) in &tabs {
        cells::walk(&mut package, part, &mut |row, column, value| {
            let text_bytes = match value {
                Value::Shared(index) => texts.get(index)?.len(),
                Value::Text(text) => text.len(),
                _ => 0,
            };
            tally.count(&tab.name, row, column, text_bytes)
        })?;
    }

    let mut sheets = Vec::with_capacity(tabs.len());
    for (tab, part) in tabs {
        let mut gathered = super::Gathered::default();
        let rest = cells::walk(&mut package, part, &mut |row, column, value| {
            let column = u16::try_from(column).map_err(|_| damaged("column"))?;
            gathered.push(row, column, value.into_cell(&texts, &styles, book.from_1904)?);
            Ok(())
        })?;
        sheets.push(Sheet {
            name: tab.name.clone(),
            visible: tab.visible,
            rows: gathered.into_rows(),
            merged: rest.merged,
            uncomputed: rest.uncomputed,
        });
    }
    let has_macros = package.has_any(|name| name.ends_with("vbaproject.bin"));
    Ok(Workbook { file: String::new(), sheets, has_macros })
}

/// The tabs of a workbook, and how it counts days.
#[derive(Default)]
struct Book {
    tabs: Vec<Tab>,
    from_1904: bool,
}

struct Tab {
    name: String,
    visible: bool,
    relation: String,
}

impl Book {
    fn read(package: &mut Package<'_>, part: &str, bounds: &Bounds) -> Result<Self, Unreadable> {
        let mut xml = package.part(part)?.ok_or_else(|| damaged("no workbook"))?;
        let mut book = Self::default();
        loop {
            match xml.next()? {
                Piece::Start(start) => match start.local_name().into_inner() {
                    "workbookPr" => {
                        book.from_1904 =
                            attribute(&start, "date1904")?.is_some_and(|value| value == "1" || value == "true");
                    }
                    "sheet" => {
                        if book.tabs.len() as u64 >= bounds.max_sheets {
                            return Err(Unreadable::TooLarge { what: Measure::Sheets, limit: bounds.max_sheets });
                        }
                        book.tabs.push(Tab {
                            name: attribute(&start, "name")?.unwrap_or_default(),
                            visible: attribute(&start, "state")?.is_none_or(|state| state == "visible"),
                            relation: attribute(&start, "id")?.unwrap_or_default(),
                        });
                    }
                    _ => {}
                },
                Piece::Done => return Ok(book),
                Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
        }
    }
}

struct Relation {
    id: String,
    /// The last step of the type's address, which the two editions of the standard share.
    kind: String,
    /// The name of the part.
    target: String,
}

/// What `part` refers to inside the package; the package itself is the part without a name.
fn relations(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Unreadable> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let mut relations = Vec::new();
    let Some(mut xml) = package.part(&name)? else {
        return Ok(relations);
    };
    loop {
        match xml.next()? {
            Piece::Start(start) if start.local_name().into_inner() == "Relationship" => {
                let is_outside = attribute(&start, "TargetMode")?.is_some_and(|mode| mode == "External");
                let kind = attribute(&start, "Type")?.unwrap_or_default();
                // A sheet may have a million links; of a workbook's relations only a few kinds matter.
                if is_outside || relations.len() > 10_000 {
                    continue;
                }
                relations.push(Relation {
                    id: attribute(&start, "Id")?.unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolve(folder, &attribute(&start, "Target")?.unwrap_or_default()),
                });
            }
            Piece::Done => return Ok(relations),
            Piece::Start(_) | Piece::End(_) | Piece::Text(_) | Piece::Other => {}
        }
    }
}

/// The name of the part that `target` means when written in a part of `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        steps.extend(folder.split('/'));
    }
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

fn is_sheet_part(name: &str) -> bool {
    name.starts_with("xl/worksheets/")
}

fn other_kind(package: &Package<'_>) -> Unreadable {
    let kind = if package.has_any(|name| name.ends_with("workbook.bin")) {
        OtherKind::Xlsb
    } else if package.has_any(|name| name.starts_with("word/")) {
        OtherKind::Word
    } else {
        OtherKind::Archive
    };
    Unreadable::UnknownKind { kind }
}
