//! `.ods`, the spreadsheet of LibreOffice: one part holds all sheets, and rows and cells may say how often they stand.
//!
//! What is said to stand a million times is never unrolled before it is held against the bounds, and what is empty is
//! never unrolled.

use quick_xml::events::BytesStart;

use super::archive::Package;
use super::serial::iso_cell;
use super::xml::{Piece, attribute, push_bounded};
use super::{
    Bounds, Cell, CellRange, Gathered, Measure, OtherKind, Sheet, Tally, Unreadable, Workbook, column_letter, damaged,
};

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
const MAX_MERGED_RANGES: usize = 100_000;
const MAX_UNCOMPUTED: usize = 100_000;
/// Styles of sheets that hide them: a sheet has one.
const MAX_HIDING: usize = 10_000;

/// Whether a package is a document of this family.
pub(super) fn is_one(package: &Package<'_>) -> bool {
    package.has(CONTENT) && !package.has("[Content_Types].xml")
}

pub(super) fn read(mut package: Package<'_>, bounds: &Bounds) -> Result<Workbook, Unreadable> {
    if package.has("encrypted-package") || is_encrypted(&mut package)? {
        return Err(Unreadable::Encrypted);
    }
    // Counted before anything is kept: what goes beyond a bound is refused at little cost.
    let mut tally = Tally::new(bounds);
    let mut name = String::new();
    walk(&mut package, bounds, &mut |found| {
        match found {
            Found::Sheet { name: of_tab, .. } => of_tab.clone_into(&mut name),
            Found::Row { number, times, values } => {
                for row in number..number.saturating_add(times) {
                    for (column, times, cell) in values {
                        let bytes = if let Cell::Text(text) = cell { text.len() } else { 0 };
                        for column in *column..column.saturating_add(*times) {
                            tally.count(&name, row, column, bytes)?;
                        }
                    }
                }
            }
            Found::Merged(_) | Found::Uncomputed(..) => {}
        }
        Ok(())
    })?;

    let mut sheets: Vec<(Sheet, Gathered)> = Vec::new();
    walk(&mut package, bounds, &mut |found| {
        if let Found::Sheet { name, visible } = found {
            sheets.push((Sheet { name: name.to_owned(), visible, ..Sheet::default() }, Gathered::default()));
            return Ok(());
        }
        let (sheet, gathered) = sheets.last_mut().ok_or_else(|| damaged("a row outside of a sheet"))?;
        match found {
            Found::Sheet { .. } => {}
            Found::Row { number, times, values } => {
                for row in number..number.saturating_add(times) {
                    for (column, times, cell) in values {
                        for column in *column..column.saturating_add(*times) {
                            gathered.push(row, u16::try_from(column).map_err(|_| damaged("column"))?, cell.clone());
                        }
                    }
                }
            }
            Found::Merged(range) => {
                if sheet.merged.len() >= MAX_MERGED_RANGES {
                    let limit = MAX_MERGED_RANGES as u64;
                    return Err(Unreadable::TooLarge { what: Measure::MergedRanges, limit });
                }
                sheet.merged.push(range);
            }
            Found::Uncomputed(row, column) if sheet.uncomputed.len() < MAX_UNCOMPUTED => {
                sheet.uncomputed.push((row, column));
            }
            Found::Uncomputed(..) => {}
        }
        Ok(())
    })?;
    let sheets = sheets.into_iter().map(|(sheet, gathered)| Sheet { rows: gathered.into_rows(), ..sheet }).collect();
    let has_macros = package.has_any(|name| name.starts_with("basic/") || name.starts_with("scripts/"));
    Ok(Workbook { file: String::new(), sheets, has_macros })
}

/// A protected document has its parts scrambled one by one, and says so in its manifest.
fn is_encrypted(package: &mut Package<'_>) -> Result<bool, Unreadable> {
    let Some(mut xml) = package.part(MANIFEST)? else { return Ok(false) };
    loop {
        match xml.next()? {
            Piece::Start(start) if start.local_name().into_inner() == "encryption-data" => return Ok(true),
            Piece::Done => return Ok(false),
            Piece::Start(_) | Piece::End(_) | Piece::Text(_) | Piece::Other => {}
        }
    }
}

/// What comes up on the way through a document.
enum Found<'a> {
    Sheet {
        name: &'a str,
        visible: bool,
    },
    /// A row with values, from 1, and how often it stands; of each value the first column, from 0, and how often it
    /// stands.
    Row {
        number: u32,
        times: u32,
        values: &'a [(u32, u32, Cell)],
    },
    Merged(CellRange),
    /// A formula without a value.
    Uncomputed(u32, u16),
}

/// A cell between its start and its end.
struct OpenCell {
    column: u32,
    times: u32,
    kind: Kind,
    /// The value, where it does not stand as text.
    value: String,
    has_formula: bool,
    /// Behind a merged range: what it holds is shown nowhere.
    is_covered: bool,
    /// Columns and rows that it spans.
    spans: (u32, u32),
    text: String,
    paragraphs: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    None,
    Text,
    Number,
    Date,
    Time,
    Bool,
    Error,
}

/// Where the walk is, from the outside in. What is not named here is passed over whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum In {
    Document,
    Styles,
    /// A style of a sheet.
    Style,
    Body,
    Spreadsheet,
    Sheet,
    Row,
    Cell,
    Paragraph,
    /// Something within a paragraph that holds text of it.
    Span,
}

fn walk(
    package: &mut Package<'_>,
    bounds: &Bounds,
    on_found: &mut dyn FnMut(Found<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut xml = package.part(CONTENT)?.ok_or_else(|| damaged("no content"))?;
    let mut place = vec![In::Document];
    // Elements one within the other that are passed over.
    let mut passed = 0_u32;
    let mut hiding: Vec<String> = Vec::new();
    let mut style = String::new();
    let (mut name, mut sheets, mut has_body) = (String::new(), 0_u64, false);
    let (mut row, mut row_times, mut column) = (1_u32, 1_u32, 0_u32);
    let mut values: Vec<(u32, u32, Cell)> = Vec::new();
    let mut cell: Option<OpenCell> = None;
    loop {
        match xml.next()? {
            Piece::Start(_) if passed > 0 => passed += 1,
            Piece::End(_) if passed > 0 => passed -= 1,
            Piece::Start(start) => {
                let here = place.last().copied().unwrap_or(In::Document);
                let inner = match (here, start.local_name().into_inner()) {
                    (In::Document, "document-content") => Some(In::Document),
                    (In::Document, "automatic-styles") => Some(In::Styles),
                    (In::Document, "body") => Some(In::Body),
                    (In::Styles, "style") => {
                        style = attribute(&start, "name")?.unwrap_or_default();
                        Some(In::Style)
                    }
                    (In::Style, "table-properties") => {
                        let is_hidden = attribute(&start, "display")?.is_some_and(|shown| shown == "false");
                        if is_hidden && hiding.len() < MAX_HIDING {
                            hiding.push(style.clone());
                        }
                        None
                    }
                    (In::Body, "spreadsheet") => {
                        has_body = true;
                        Some(In::Spreadsheet)
                    }
                    (In::Spreadsheet, "table") => {
                        name = attribute(&start, "name")?.unwrap_or_default();
                        // What another file held, kept beside a formula that refers to it.
                        if name.contains("'#$") {
                            None
                        } else {
                            sheets += 1;
                            if sheets > bounds.max_sheets {
                                return Err(Unreadable::TooLarge { what: Measure::Sheets, limit: bounds.max_sheets });
                            }
                            let of_style = attribute(&start, "style-name")?.unwrap_or_default();
                            on_found(Found::Sheet { name: &name, visible: !hiding.contains(&of_style) })?;
                            (row, column) = (1, 0);
                            Some(In::Sheet)
                        }
                    }
                    (In::Sheet, "table-rows" | "table-header-rows" | "table-row-group") => Some(In::Sheet),
                    (In::Sheet, "table-row") => {
                        row_times = times(&start, "number-rows-repeated")?;
                        column = 0;
                        values.clear();
                        Some(In::Row)
                    }
                    (In::Row, kind @ ("table-cell" | "covered-table-cell")) => {
                        let open = OpenCell::read(&start, column, kind == "covered-table-cell")?;
                        column = column.saturating_add(open.times);
                        cell = Some(open);
                        Some(In::Cell)
                    }
                    (In::Cell, "p") => {
                        if let Some(open) = &mut cell {
                            open.begin_paragraph()?;
                        }
                        Some(In::Paragraph)
                    }
                    (In::Paragraph | In::Span, "s") => {
                        let spaces = match attribute(&start, "c")? {
                            Some(count) => count.parse().map_err(|_| damaged("count of spaces"))?,
                            None => 1_u32,
                        };
                        if let Some(open) = &mut cell {
                            (0..spaces).try_for_each(|_| push_bounded(&mut open.text, " "))?;
                        }
                        None
                    }
                    (In::Paragraph | In::Span, sign @ ("tab" | "line-break")) => {
                        if let Some(open) = &mut cell {
                            push_bounded(&mut open.text, if sign == "tab" { "\t" } else { "\n" })?;
                        }
                        None
                    }
                    (In::Paragraph | In::Span, "span" | "a") => Some(In::Span),
                    // Fields such as the name of the sheet; notes and drawings are no text of the cell.
                    (In::Paragraph | In::Span, "date" | "time" | "title" | "sheet-name") => Some(In::Span),
                    _ => None,
                };
                match inner {
                    Some(inner) => place.push(inner),
                    None => passed = 1,
                }
            }
            Piece::Text(text) if passed == 0 => {
                if let (Some(In::Paragraph | In::Span), Some(open)) = (place.last(), &mut cell) {
                    open.push(&text)?;
                }
            }
            Piece::End(_) => match place.pop() {
                Some(In::Cell) => {
                    let Some(open) = cell.take() else { continue };
                    if let Some(range) = open.merged(row) {
                        on_found(Found::Merged(range))?;
                    }
                    let (at, times) = (open.column, open.times);
                    if open.is_uncomputed() {
                        if let Ok(column) = u16::try_from(at) {
                            on_found(Found::Uncomputed(row, column))?;
                        }
                    } else if let Some(value) = open.value()? {
                        if row > bounds.max_rows {
                            let letters = u16::try_from(at).map_or_else(|_| "?".to_owned(), column_letter);
                            return Err(Unreadable::TooFarCell { sheet: name, cell: format!("{letters}{row}") });
                        }
                        let last = at.saturating_add(times) - 1;
                        if last >= u32::from(bounds.max_columns) {
                            let far = at.max(u32::from(bounds.max_columns));
                            let letters = u16::try_from(far).map_or_else(|_| "?".to_owned(), column_letter);
                            return Err(Unreadable::TooFarCell { sheet: name, cell: format!("{letters}{row}") });
                        }
                        values.push((at, times, value));
                    }
                }
                Some(In::Row) => {
                    if !values.is_empty() {
                        on_found(Found::Row { number: row, times: row_times, values: &values })?;
                    }
                    row = row.saturating_add(row_times);
                }
                _ => {}
            },
            Piece::Text(_) | Piece::Other => {}
            Piece::Done if has_body => return Ok(()),
            // A text, a drawing or a presentation.
            Piece::Done => return Err(Unreadable::UnknownKind { kind: OtherKind::Archive }),
        }
    }
}

/// How often something stands; at least once.
fn times(start: &BytesStart<'_>, name: &str) -> Result<u32, Unreadable> {
    match attribute(start, name)? {
        Some(text) => text.trim().parse().map(|times: u32| times.max(1)).map_err(|_| damaged("a repetition")),
        None => Ok(1),
    }
}

impl OpenCell {
    fn read(start: &BytesStart<'_>, column: u32, is_covered: bool) -> Result<Self, Unreadable> {
        let mut cell = Self {
            column,
            times: times(start, "number-columns-repeated")?,
            kind: Kind::None,
            value: String::new(),
            has_formula: false,
            is_covered,
            spans: (times(start, "number-columns-spanned")?, times(start, "number-rows-spanned")?),
            text: String::new(),
            paragraphs: 0,
        };
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| damaged("cell"))?;
            match (attribute.key.into_inner(), attribute.value.as_ref()) {
                ("office:value-type", kind) if cell.kind != Kind::Error => {
                    cell.kind = match kind {
                        "float" | "percentage" | "currency" => Kind::Number,
                        "date" => Kind::Date,
                        "time" => Kind::Time,
                        "boolean" => Kind::Bool,
                        "string" => Kind::Text,
                        "void" => Kind::None,
                        _ => return Err(damaged("kind of a cell")),
                    };
                }
                ("calcext:value-type", "error") => cell.kind = Kind::Error,
                ("table:formula", _) => cell.has_formula = true,
                _ => {}
            }
        }
        let value = match cell.kind {
            Kind::Number => "value",
            Kind::Date => "date-value",
            Kind::Time => "time-value",
            Kind::Bool => "boolean-value",
            Kind::Text => "string-value",
            Kind::None | Kind::Error => return Ok(cell),
        };
        cell.value = attribute(start, value)?.unwrap_or_default();
        Ok(cell)
    }

    fn begin_paragraph(&mut self) -> Result<(), Unreadable> {
        self.paragraphs = self.paragraphs.saturating_add(1);
        if self.paragraphs > 1 { push_bounded(&mut self.text, "\n") } else { Ok(()) }
    }

    /// Blanks in the file are one space, and none at the start of a line; what is meant to stand there is written as
    /// an element.
    fn push(&mut self, piece: &str) -> Result<(), Unreadable> {
        let mut is_after_blank = self.text.is_empty() || self.text.ends_with(['\n', ' ']);
        let mut letters = String::with_capacity(piece.len());
        for letter in piece.chars() {
            let is_blank = matches!(letter, ' ' | '\t' | '\n' | '\r');
            if !is_blank {
                letters.push(letter);
            } else if !is_after_blank {
                letters.push(' ');
            }
            is_after_blank = is_blank;
        }
        push_bounded(&mut self.text, &letters)
    }

    fn merged(&self, row: u32) -> Option<CellRange> {
        let (columns, rows) = self.spans;
        if (columns, rows) == (1, 1) || self.is_covered {
            return None;
        }
        let last_column = self.column.saturating_add(columns) - 1;
        Some(CellRange {
            first_row: row,
            first_column: u16::try_from(self.column).ok()?,
            last_row: row.saturating_add(rows) - 1,
            last_column: u16::try_from(last_column).ok()?,
        })
    }

    fn is_uncomputed(&self) -> bool {
        self.has_formula && self.kind == Kind::None && self.text.is_empty()
    }

    fn value(self) -> Result<Option<Cell>, Unreadable> {
        if self.is_covered {
            return Ok(None);
        }
        let number = |text: &str| text.trim().parse().map(Cell::Number).map_err(|_| damaged("number"));
        let text = if self.paragraphs > 0 { &self.text } else { &self.value };
        let cell = match self.kind {
            Kind::None | Kind::Text | Kind::Error if text.is_empty() => return Ok(None),
            Kind::None | Kind::Text => Cell::Text(text.clone()),
            Kind::Error => Cell::Error(self.text),
            Kind::Number => number(&self.value)?,
            Kind::Date => iso_cell(self.value.trim()),
            Kind::Time => Cell::Number(days(self.value.trim()).ok_or_else(|| damaged("time"))?),
            Kind::Bool => Cell::Bool(self.value.trim() == "true"),
        };
        Ok(Some(cell))
    }
}

/// A duration such as `PT08H30M00S` or `-P1DT2H` in days.
fn days(text: &str) -> Option<f64> {
    let (sign, text) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let (mut days, mut number, mut is_time) = (0.0, String::new(), false);
    for letter in text.strip_prefix('P')?.chars() {
        if letter.is_ascii_digit() || matches!(letter, '.' | ',') {
            number.push(if letter == ',' { '.' } else { letter });
            continue;
        }
        if letter == 'T' {
            is_time = true;
            continue;
        }
        let amount: f64 = number.parse().ok()?;
        number.clear();
        days += match (letter, is_time) {
            ('D', false) => amount,
            ('H', true) => amount / 24.0,
            ('M', true) => amount / 1_440.0,
            ('S', true) => amount / 86_400.0,
            _ => return None,
        };
    }
    number.is_empty().then_some(sign * days)
}
