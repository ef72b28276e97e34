//! The cells of one sheet, one after another, in the memory of one cell.

use quick_xml::events::BytesStart;

use super::super::archive::Package;
use super::super::serial::{iso_cell, number_cell};
use super::super::texts::Texts;
use super::super::xml::{Piece, attribute, push_bounded};
use super::super::{Cell, CellRange, Measure, Unreadable, damaged};
use super::strings::resolve_escapes;
use super::styles::Styles;

/// A value as it stands in the sheet; never empty.
pub(super) enum Value<'a> {
    /// The text at this place of the shared table.
    Shared(u32),
    Text(&'a str),
    Number {
        value: f64,
        style: u32,
    },
    Date(&'a str),
    Bool(bool),
    Error(&'a str),
}

impl Value<'_> {
    pub(super) fn into_cell(self, texts: &Texts, styles: &Styles, from_1904: bool) -> Result<Cell, Unreadable> {
        Ok(match self {
            Self::Shared(index) => Cell::Text(texts.get(index)?.to_owned()),
            Self::Text(text) => Cell::Text(text.to_owned()),
            Self::Number { value, style } => number_cell(value, styles.shown(style), from_1904),
            Self::Date(text) => iso_cell(text),
            Self::Bool(value) => Cell::Bool(value),
            Self::Error(code) => Cell::Error(code.to_owned()),
        })
    }
}

/// What a sheet holds besides its values.
#[derive(Default)]
pub(super) struct Rest {
    pub(super) merged: Vec<CellRange>,
    pub(super) uncomputed: Vec<(u32, u16)>,
}

/// A sheet of many thousand merged ranges is a form, not a list.
const MAX_MERGED_RANGES: u64 = 100_000;
const MAX_UNCOMPUTED: usize = 100_000;

/// Calls `on_value` with the row (from 1), the column (from 0) and the value of each cell that has one.
pub(super) fn walk(
    package: &mut Package<'_>,
    part: &str,
    on_value: &mut dyn FnMut(u32, u32, Value<'_>) -> Result<(), Unreadable>,
) -> Result<Rest, Unreadable> {
    let mut rest = Rest::default();
    let mut xml = package.part(part)?.ok_or_else(|| damaged(format!("{part} is missing")))?;
    // Places that are not written follow from the one before.
    let (mut row, mut next_column) = (0_u32, 0_u32);
    let mut open: Option<OpenCell> = None;
    let mut text = String::new();
    let mut in_text = false;
    let mut in_aid = false;
    loop {
        match xml.next()? {
            Piece::Start(start) => match start.local_name().into_inner() {
                "row" => {
                    row = match attribute(&start, "r")? {
                        Some(number) => number.parse().map_err(|_| damaged("row number"))?,
                        None => row.saturating_add(1),
                    };
                    next_column = 0;
                }
                "c" => {
                    text.clear();
                    let cell = OpenCell::read(&start, row, next_column)?;
                    next_column = cell.column.saturating_add(1);
                    open = Some(cell);
                }
                "f" => {
                    if let Some(cell) = &mut open {
                        cell.has_formula = true;
                    }
                }
                "rPh" => in_aid = true,
                "v" | "t" => in_text = open.is_some() && !in_aid,
                "mergeCell" => {
                    if rest.merged.len() as u64 >= MAX_MERGED_RANGES {
                        return Err(Unreadable::TooLarge { what: Measure::MergedRanges, limit: MAX_MERGED_RANGES });
                    }
                    rest.merged.extend(attribute(&start, "ref")?.and_then(|range| parse_range(&range)));
                }
                _ => {}
            },
            Piece::Text(piece) if in_text => push_bounded(&mut text, &piece)?,
            Piece::End(end) => match end.local_name().into_inner() {
                "v" | "t" => in_text = false,
                "rPh" => in_aid = false,
                "c" => {
                    let Some(cell) = open.take() else { continue };
                    if matches!(cell.kind, Kind::Text) {
                        resolve_escapes(&mut text);
                    }
                    match cell.value(&text)? {
                        Some(value) => on_value(cell.row, cell.column, value)?,
                        None if cell.is_uncomputed() && rest.uncomputed.len() < MAX_UNCOMPUTED => {
                            rest.uncomputed.extend(u16::try_from(cell.column).ok().map(|column| (cell.row, column)));
                        }
                        None => {}
                    }
                }
                _ => {}
            },
            Piece::Text(_) | Piece::Other => {}
            Piece::Done => return Ok(rest),
        }
    }
}

/// A cell between its start and its end.
struct OpenCell {
    row: u32,
    column: u32,
    kind: Kind,
    style: u32,
    has_formula: bool,
}

enum Kind {
    Shared,
    Text,
    Number,
    Date,
    Bool,
    Error,
}

impl OpenCell {
    /// `row` and `next_column` are its place unless it names one itself.
    fn read(start: &BytesStart<'_>, row: u32, next_column: u32) -> Result<Self, Unreadable> {
        let mut cell = Self { row, column: next_column, kind: Kind::Number, style: 0, has_formula: false };
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| damaged("cell"))?;
            match (attribute.key.into_inner(), attribute.value.as_ref()) {
                ("r", place) => {
                    (cell.row, cell.column) = parse_place(place).ok_or_else(|| damaged("place of a cell"))?
                }
                ("s", style) => cell.style = style.parse().map_err(|_| damaged("style of a cell"))?,
                ("t", kind) => {
                    cell.kind = match kind {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "n" => Kind::Number,
                        "d" => Kind::Date,
                        "b" => Kind::Bool,
                        "e" => Kind::Error,
                        _ => return Err(damaged("kind of a cell")),
                    }
                }
                _ => {}
            }
        }
        Ok(cell)
    }

    fn value<'a>(&self, text: &'a str) -> Result<Option<Value<'a>>, Unreadable> {
        if text.is_empty() {
            return Ok(None);
        }
        Ok(Some(match self.kind {
            Kind::Text => Value::Text(text),
            Kind::Shared => Value::Shared(text.trim().parse().map_err(|_| damaged("index of a text"))?),
            Kind::Number => {
                let value = text.trim().parse().map_err(|_| damaged("number"))?;
                Value::Number { value, style: self.style }
            }
            Kind::Date => Value::Date(text.trim()),
            Kind::Bool => Value::Bool(matches!(text.trim(), "1" | "true")),
            Kind::Error => Value::Error(text.trim()),
        }))
    }

    /// An empty value is a result only where the formula is said to give a text.
    fn is_uncomputed(&self) -> bool {
        self.has_formula && !matches!(self.kind, Kind::Text)
    }
}

/// `C12` as (12, 2). Columns beyond any sheet are still told, so that they can be named.
fn parse_place(place: &str) -> Option<(u32, u32)> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = place.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 4 {
        return None;
    }
    let column =
        letters.bytes().fold(0_u32, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = digits.parse().ok()?;
    (row > 0).then_some((row, column - 1))
}

fn parse_range(range: &str) -> Option<CellRange> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let ((first_row, first_column), (last_row, last_column)) = (parse_place(first)?, parse_place(last)?);
    Some(CellRange {
        first_row,
        first_column: u16::try_from(first_column).ok()?,
        last_row,
        last_column: u16::try_from(last_column).ok()?,
    })
}
