//! `.xls` of Excel 97 and later: records (BIFF8) in a stream of a compound file.
//!
//! Source: Microsoft, `[MS-XLS]` and `[MS-CFB]`; the numbers of records are named below as there.

mod compound;
mod records;
mod strings;

use super::serial::{Shown, built_in, custom, number_cell};
use super::texts::Texts;
use super::{Bounds, Cell, CellRange, Gathered, Measure, OtherKind, Sheet, Tally, Unreadable, Workbook, damaged};
use compound::Compound;
use records::{Fields, Records};

/// The first bytes of a compound file.
pub(super) const SIGNATURE: [u8; 8] = *b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const EOF: u16 = 0x000A;
    pub(super) const DATE_1904: u16 = 0x0022;
    pub(super) const FILE_PASS: u16 = 0x002F;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const MUL_RK: u16 = 0x00BD;
    pub(super) const RSTRING: u16 = 0x00D6;
    pub(super) const XF: u16 = 0x00E0;
    pub(super) const MERGE_CELLS: u16 = 0x00E5;
    pub(super) const SST: u16 = 0x00FC;
    pub(super) const LABEL_SST: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const BOOL_ERR: u16 = 0x0205;
    pub(super) const STRING: u16 = 0x0207;
    pub(super) const RK: u16 = 0x027E;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BOF: u16 = 0x0809;
}

const BIFF8: u16 = 0x0600;
const MAX_STYLES: usize = 65_536;
const MAX_MERGED_RANGES: usize = 100_000;

pub(super) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Workbook, Unreadable> {
    let compound = Compound::open(bytes)?;
    if compound.has("EncryptedPackage") {
        return Err(Unreadable::Encrypted);
    }
    let Some(stream) = compound.stream("Workbook")? else {
        let kind = match () {
            () if compound.has("Book") => OtherKind::OldXls,
            () if compound.has("WordDocument") => OtherKind::Word,
            () => OtherKind::Archive,
        };
        return Err(Unreadable::UnknownKind { kind });
    };

    let globals = Globals::read(&stream, bounds)?;

    // Counted before anything is kept. No record belongs to two sheets, so that a pass over all of
    // them reads the stream once at most.
    let mut tally = Tally::new(bounds);
    let mut bytes_left = stream.len();
    for tab in &globals.tabs {
        walk(&stream, tab.position, &globals.texts, &mut bytes_left, &mut |row, column, value| {
            let text_bytes = match value {
                Value::Text(text) => text.len(),
                _ => 0,
            };
            tally.count(&tab.name, row, column.into(), text_bytes)
        })?;
    }

    let mut sheets = Vec::with_capacity(globals.tabs.len());
    bytes_left = stream.len();
    for tab in &globals.tabs {
        let mut gathered = Gathered::default();
        let merged = walk(&stream, tab.position, &globals.texts, &mut bytes_left, &mut |row, column, value| {
            gathered.push(row, column, globals.cell(value));
            Ok(())
        })?;
        sheets.push(Sheet {
            name: tab.name.clone(),
            visible: tab.visible,
            rows: gathered.into_rows(),
            merged,
            uncomputed: Vec::new(),
        });
    }
    Ok(Workbook { file: String::new(), sheets, has_macros: compound.has("_VBA_PROJECT_CUR") })
}

/// What stands before the sheets and holds for all of them.
#[derive(Default)]
struct Globals {
    tabs: Vec<Tab>,
    texts: Texts,
    styles: Vec<Shown>,
    from_1904: bool,
}

struct Tab {
    name: String,
    visible: bool,
    position: usize,
}

/// A value with the index of its style, where that matters.
enum Value<'a> {
    Text(&'a str),
    Number { value: f64, style: u16 },
    Bool(bool),
    Error(u8),
}

impl Globals {
    fn read(stream: &[u8], bounds: &Bounds) -> Result<Self, Unreadable> {
        let mut globals = Self::default();
        let mut formats = std::collections::HashMap::new();
        let mut style_formats = Vec::new();
        let mut records = Records::new(stream, 0);
        let first = records.next_record()?.ok_or_else(|| damaged("empty stream"))?;
        if first.kind != kind::BOF || Fields::new(first.data).u16()? != BIFF8 {
            return Err(Unreadable::UnknownKind { kind: OtherKind::OldXls });
        }
        loop {
            let record = records.next_record()?.ok_or_else(|| damaged("workbook: cut short"))?;
            let mut fields = Fields::new(record.data);
            match record.kind {
                kind::FILE_PASS => return Err(Unreadable::Encrypted),
                kind::DATE_1904 => globals.from_1904 = fields.u16()? == 1,
                kind::BOUND_SHEET => {
                    let position = fields.u32()? as usize;
                    let (state, type_of_sheet) = (fields.u8()?, fields.u8()?);
                    let length = fields.u8()?.into();
                    let name = strings::plain(&mut fields, length)?;
                    if globals.tabs.len() as u64 >= bounds.max_sheets {
                        return Err(Unreadable::TooLarge { what: Measure::Sheets, limit: bounds.max_sheets });
                    }
                    if type_of_sheet == 0 {
                        globals.tabs.push(Tab { name, visible: state & 3 == 0, position });
                    }
                }
                kind::FORMAT => {
                    let id = fields.u16()?;
                    let length = fields.u16()?.into();
                    formats.insert(id, custom(&strings::plain(&mut fields, length)?));
                }
                kind::XF => {
                    fields.skip(2)?;
                    style_formats.push(fields.u16()?);
                }
                kind::SST => {
                    let pieces = records.with_continuations(record.data)?;
                    globals.texts = strings::table(&pieces, bounds)?;
                }
                kind::EOF => break,
                _ => {}
            }
            if style_formats.len() > MAX_STYLES || formats.len() > MAX_STYLES {
                return Err(Unreadable::TooLarge { what: Measure::Styles, limit: MAX_STYLES as u64 });
            }
        }
        let shown = |id: u16| formats.get(&id).copied().unwrap_or_else(|| built_in(id.into()));
        globals.styles = style_formats.into_iter().map(shown).collect();
        Ok(globals)
    }

    fn cell(&self, value: Value<'_>) -> Cell {
        match value {
            Value::Text(text) => Cell::Text(text.to_owned()),
            Value::Number { value, style } => {
                let shown = self.styles.get(usize::from(style)).copied().unwrap_or_default();
                number_cell(value, shown, self.from_1904)
            }
            Value::Bool(value) => Cell::Bool(value),
            Value::Error(code) => Cell::Error(error_text(code).to_owned()),
        }
    }
}

/// Calls `on_value` with the row (from 1), the column (from 0) and the value of each cell of the sheet
/// at `position`; the merged ranges are returned.
fn walk(
    stream: &[u8],
    position: usize,
    texts: &Texts,
    bytes_left: &mut usize,
    on_value: &mut dyn FnMut(u32, u16, Value<'_>) -> Result<(), Unreadable>,
) -> Result<Vec<CellRange>, Unreadable> {
    let mut merged = Vec::new();
    let mut records = Records::new(stream, position);
    // Charts on the sheet are a sheet within the sheet.
    let mut depth = 0_u32;
    let mut awaits_text: Option<(u32, u16)> = None;
    while let Some(record) = records.next_record()? {
        *bytes_left =
            bytes_left.checked_sub(record.data.len() + 4).ok_or_else(|| damaged("sheets share their records"))?;
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => return Ok(merged),
            kind::EOF => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Err(damaged("no sheet where one should be"));
        }
        if depth > 1 {
            continue;
        }
        let mut fields = Fields::new(record.data);
        match record.kind {
            kind::NUMBER => {
                let place = Place::read(&mut fields)?;
                let value = Value::Number { value: fields.f64()?, style: place.style };
                on_value(place.row, place.column, value)?;
            }
            kind::RK => {
                let place = Place::read(&mut fields)?;
                let value = Value::Number { value: rk(fields.u32()?), style: place.style };
                on_value(place.row, place.column, value)?;
            }
            kind::MUL_RK => {
                let row = u32::from(fields.u16()?) + 1;
                let mut column = fields.u16()?;
                while fields.left() >= 6 {
                    let style = fields.u16()?;
                    on_value(row, column, Value::Number { value: rk(fields.u32()?), style })?;
                    column = column.checked_add(1).ok_or_else(|| damaged("column"))?;
                }
            }
            kind::LABEL_SST => {
                let place = Place::read(&mut fields)?;
                let text = texts.get(fields.u32()?)?;
                if !text.is_empty() {
                    on_value(place.row, place.column, Value::Text(text))?;
                }
            }
            kind::LABEL | kind::RSTRING => {
                let place = Place::read(&mut fields)?;
                let length = fields.u16()?.into();
                let text = strings::plain(&mut fields, length)?;
                if !text.is_empty() {
                    on_value(place.row, place.column, Value::Text(&text))?;
                }
            }
            kind::BOOL_ERR => {
                let place = Place::read(&mut fields)?;
                let (code, is_error) = (fields.u8()?, fields.u8()? != 0);
                let value = if is_error { Value::Error(code) } else { Value::Bool(code != 0) };
                on_value(place.row, place.column, value)?;
            }
            kind::FORMULA => {
                let place = Place::read(&mut fields)?;
                let result = fields.u64()?;
                let (what, code) = (result as u8, (result >> 16) as u8);
                awaits_text = None;
                match what {
                    _ if result >> 48 != 0xFFFF => {
                        let value = Value::Number { value: f64::from_bits(result), style: place.style };
                        on_value(place.row, place.column, value)?;
                    }
                    0 => awaits_text = Some((place.row, place.column)),
                    1 => on_value(place.row, place.column, Value::Bool(code != 0))?,
                    2 => on_value(place.row, place.column, Value::Error(code))?,
                    // 3 is a formula that gave the empty text.
                    _ => {}
                }
            }
            kind::STRING => {
                let pieces = records.with_continuations(record.data)?;
                let text = strings::long(&pieces)?;
                if let Some((row, column)) = awaits_text.take().filter(|_| !text.is_empty()) {
                    on_value(row, column, Value::Text(&text))?;
                }
            }
            kind::MERGE_CELLS => {
                fields.skip(2)?;
                while fields.left() >= 8 && merged.len() < MAX_MERGED_RANGES {
                    let (first_row, last_row) = (u32::from(fields.u16()?) + 1, u32::from(fields.u16()?) + 1);
                    let (first_column, last_column) = (fields.u16()?, fields.u16()?);
                    merged.push(CellRange { first_row, first_column, last_row, last_column });
                }
            }
            _ => {}
        }
    }
    Err(damaged("sheet: cut short"))
}

struct Place {
    row: u32,
    column: u16,
    style: u16,
}

impl Place {
    fn read(fields: &mut Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self { row: u32::from(fields.u16()?) + 1, column: fields.u16()?, style: fields.u16()? })
    }
}

/// A number in four bytes: the upper part of a float or a whole number, either in hundredths.
fn rk(bits: u32) -> f64 {
    let value = if bits & 2 != 0 { f64::from((bits as i32) >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}
