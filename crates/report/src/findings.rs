//! A copy of a list for whoever sent it: the same cells, and in a last column what was found in them.

use std::collections::{BTreeMap, BTreeSet};

use nguon_domain::calendar::{Date, show_day};
use rust_xlsxwriter::{Format, FormatAlign, Workbook as Written, Worksheet};

use crate::excel::{DAY_FORMAT, MOMENT_FORMAT, excel_day, held, new_workbook};
use crate::sheet::{Cell, Sheet, Workbook};
use crate::table::Unwritable;

/// What was found in one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFindings {
    /// The name of the sheet.
    pub sheet: String,
    /// The row (from 1) in which the new column gets its header.
    pub header_row: u32,
    /// In any order; those of one row are joined in this order.
    pub findings: Vec<CellFinding>,
}

/// What was found in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFinding {
    /// From 1.
    pub row: u32,
    /// From 0; `None` if it concerns the row as a whole.
    pub column: Option<u16>,
    /// As it is shown to the reader.
    pub text: String,
}

/// The bytes of an `.xlsx` with the sheets of `original`: their values, approximate widths, and for
/// each sheet with findings a column `header` after its last one, with the findings of a row joined by
/// `; ` and the cells that they concern marked. Formulas are there as values.
///
/// Hidden sheets stay hidden unless something was found in them. The workbook names `made_on` as the
/// day of its making.
///
/// Errors: [`Unwritable`].
pub fn findings_copy(
    original: &Workbook,
    findings: &[SheetFindings],
    header: &str,
    made_on: Date,
) -> Result<Vec<u8>, Unwritable> {
    let mut workbook = new_workbook(made_on);
    let formats = Formats::new();
    let mut taken = BTreeSet::new();
    let mut has_seen = false;
    for (sheet, number) in original.sheets.iter().zip(1..) {
        let found = findings.iter().find(|found| found.sheet == sheet.name);
        let is_seen = sheet.visible || found.is_some_and(|found| !found.findings.is_empty());
        let copy = workbook.add_worksheet_with_constant_memory()?;
        copy.set_name(tab_name(&sheet.name, number, &mut taken))?;
        copy.set_hidden(!is_seen);
        if is_seen && !has_seen {
            has_seen = true;
            copy.set_active(true).set_first_tab(true);
        }
        copy_sheet(copy, sheet, found, header, &formats)?;
    }
    // A workbook needs one sheet that is seen.
    if !has_seen {
        match workbook.worksheets_mut().first_mut() {
            Some(first) => {
                first.set_hidden(false).set_active(true);
            }
            None => add_empty(&mut workbook),
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn add_empty(workbook: &mut Written) {
    workbook.add_worksheet();
}

/// Widths are measured on so many rows.
const MEASURED_ROWS: usize = 2_000;
const FINDINGS_WIDTH: u16 = 60;

fn copy_sheet(
    copy: &mut Worksheet,
    sheet: &Sheet,
    found: Option<&SheetFindings>,
    header: &str,
    formats: &Formats,
) -> Result<(), Unwritable> {
    let mut widths: BTreeMap<u16, usize> = BTreeMap::new();
    for (column, cell) in sheet.rows.iter().take(MEASURED_ROWS).flat_map(|row| &row.cells) {
        let width = match cell {
            Cell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or_default(),
            _ => 11,
        };
        let widest = widths.entry(*column).or_default();
        *widest = width.max(*widest);
    }
    for (column, width) in widths {
        copy.set_column_width(column, (width + 2).clamp(6, 40) as u16)?;
    }

    let last_column = sheet.rows.iter().filter_map(|row| row.cells.last()).map(|(column, _)| *column).max();
    let last_marked = found.and_then(|found| found.findings.iter().filter_map(|finding| finding.column).max());
    let findings_column = match last_column.max(last_marked) {
        Some(column) => column.checked_add(1).ok_or(Unwritable::TooLarge)?,
        None => 0,
    };
    let mut texts: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    let mut marked: BTreeSet<(u32, u16)> = BTreeSet::new();
    if let Some(found) = found {
        for finding in &found.findings {
            texts.entry(finding.row).or_default().push(&finding.text);
            marked.extend(finding.column.map(|column| (finding.row, column)));
        }
        copy.set_column_width(findings_column, FINDINGS_WIDTH)?;
        copy.set_freeze_panes(found.header_row, 0)?;
    }

    // Rows are written from top to bottom; a finding may stand in a row without any cell.
    let numbers: BTreeSet<u32> = sheet
        .rows
        .iter()
        .map(|row| row.number)
        .chain(texts.keys().copied())
        .chain(found.map(|found| found.header_row))
        .collect();
    for number in numbers {
        let at = number.checked_sub(1).ok_or(Unwritable::TooLarge)?;
        for (column, cell) in sheet.row(number).map(|row| row.cells.as_slice()).unwrap_or_default() {
            formats.write(copy, at, *column, cell, marked.remove(&(number, *column)))?;
        }
        let empty_but_marked: Vec<u16> =
            marked.range((number, 0)..=(number, u16::MAX)).map(|(_, column)| *column).collect();
        for column in empty_but_marked {
            copy.write_blank(at, column, &formats.marked.text)?;
        }
        if found.is_some_and(|found| found.header_row == number) {
            copy.write_string_with_format(at, findings_column, held(header), &formats.header)?;
        } else if let Some(texts) = texts.get(&number) {
            copy.write_string_with_format(at, findings_column, held(&texts.join("; ")), &formats.finding)?;
        }
    }
    Ok(())
}

/// A name that a tab may have and no other tab has: at most 31 units, without `[]:*?/\`.
fn tab_name(name: &str, number: u32, taken: &mut BTreeSet<String>) -> String {
    let mut units = 0;
    let decent: String = name
        .chars()
        .map(|c| if c.is_control() || "[]:*?/\\".contains(c) { '_' } else { c })
        .take_while(|c| {
            units += c.len_utf16();
            units <= 31
        })
        .collect();
    let decent = decent.trim_matches('\'').to_owned();
    let is_usable = !decent.is_empty() && !taken.contains(&decent.to_lowercase());
    let chosen = if is_usable { decent } else { format!("({number})") };
    taken.insert(chosen.to_lowercase());
    chosen
}

struct Formats {
    plain: CellFormats,
    marked: CellFormats,
    header: Format,
    finding: Format,
}

struct CellFormats {
    text: Format,
    day: Format,
    moment: Format,
}

impl Formats {
    fn new() -> Self {
        let cells = |base: Format| CellFormats {
            text: base.clone(),
            day: base.clone().set_num_format(DAY_FORMAT),
            moment: base.set_num_format(MOMENT_FORMAT),
        };
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            plain: cells(top()),
            marked: cells(top().set_background_color(0xFF_E0_99)),
            header: Format::new().set_bold().set_font_color(0x9C_00_06),
            finding: top().set_text_wrap().set_font_color(0x9C_00_06),
        }
    }

    fn write(
        &self,
        copy: &mut Worksheet,
        row: u32,
        column: u16,
        cell: &Cell,
        is_marked: bool,
    ) -> Result<(), Unwritable> {
        let formats = if is_marked { &self.marked } else { &self.plain };
        match cell {
            Cell::Text(text) | Cell::Error(text) => {
                copy.write_string_with_format(row, column, held(text), &formats.text)?
            }
            Cell::Number(number) if number.is_finite() => {
                copy.write_number_with_format(row, column, *number, &formats.text)?
            }
            Cell::Number(number) => copy.write_string_with_format(row, column, number.to_string(), &formats.text)?,
            Cell::Bool(value) => copy.write_boolean_with_format(row, column, *value, &formats.text)?,
            Cell::Day(day) => match excel_day(*day) {
                Some(serial) => copy.write_datetime_with_format(row, column, &serial, &formats.day)?,
                None => copy.write_string_with_format(row, column, show_day(*day), &formats.text)?,
            },
            Cell::Moment { day, hour, minute, second } => {
                let serial = excel_day(*day).and_then(|day| day.and_hms((*hour).into(), *minute, *second).ok());
                match serial {
                    Some(serial) => copy.write_datetime_with_format(row, column, &serial, &formats.moment)?,
                    None => {
                        let text = format!("{} {hour:02}:{minute:02}", show_day(*day));
                        copy.write_string_with_format(row, column, text, &formats.text)?
                    }
                }
            }
        };
        Ok(())
    }
}
