//! Tables in raw cells: where the heading ends, how deep the header is, and what each row below it is.

use std::collections::{HashMap, HashSet};

use nguon_domain::text::fold;
use nguon_report::sheet::{Cell, Row, Sheet};

use super::words::{Header, looks_like_header};

#[cfg(test)]
mod tests;

/// A header may stand this many rows deep.
const DEEPEST: usize = 3;

/// One table of a sheet.
pub(crate) struct Table<'a> {
    /// Lines above the header with their row numbers, tidied; a heading may have several texts in one row.
    pub(crate) title: Vec<(u32, String)>,
    /// The first row of the header.
    pub(crate) header_row: u32,
    /// The last row of the header, the row of running numbers below it not counted.
    pub(crate) header_end: u32,
    /// Every column from the first to the last that has a header or a value, with the rows of its header.
    pub(crate) headers: Vec<(u16, Vec<String>)>,
    /// The rows below the header, as far as this table goes.
    pub(crate) rows: &'a [Row],
    /// Cells that lie inside a merged range of several rows, with the row that holds their value.
    merged_down: HashMap<(u32, u16), u32>,
    sheet: &'a Sheet,
}

/// What a row below the header is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Line {
    /// A record.
    Data,
    /// A heading inside the table, such as the name of an organisation; with its text.
    Group(String),
    /// A total or subtotal.
    Total,
    /// Running numbers of the columns, a repeated header, a remark.
    Passed,
    /// Signatures: the table is over.
    Signature,
}

/// The tables of a sheet, from top to bottom; empty if there is none.
pub(crate) fn find(sheet: &Sheet) -> Vec<Table<'_>> {
    let rows = sheet.rows.as_slice();
    let mut tables = Vec::new();
    let mut from = 0;
    while let Some(header) = find_header(sheet, rows, from, !tables.is_empty()) {
        let title = rows[from..header.first]
            .iter()
            .flat_map(|row| row.cells.iter().filter_map(|(_, cell)| text_of(cell).map(|text| (row.number, text))))
            .collect();
        let next = find_end(rows, header.last + 1);
        let body = &rows[header.last + 1..next];
        let headers = header_texts(sheet, rows, &header, body);
        tables.push(Table {
            title,
            header_row: rows[header.first].number,
            header_end: rows[header.last].number,
            headers,
            rows: body,
            merged_down: merged_down(sheet),
            sheet,
        });
        from = next;
        if from >= rows.len() {
            break;
        }
    }
    tables
}

struct HeaderRows {
    first: usize,
    last: usize,
}

/// How many cells of a row read like headers; 0 if the row cannot be one.
fn header_score(row: &Row) -> usize {
    let mut texts = 0;
    let mut alike = 0;
    for (_, cell) in &row.cells {
        match cell {
            Cell::Text(text) => {
                texts += 1;
                alike += usize::from(looks_like_header(text));
            }
            Cell::Number(number) if is_year(*number) => {}
            Cell::Number(_) | Cell::Day(_) | Cell::Moment { .. } | Cell::Bool(_) => return 0,
            Cell::Error(_) => {}
        }
    }
    if texts >= 2 && alike * 2 >= texts { alike } else { 0 }
}

fn is_year(number: f64) -> bool {
    (1990.0..=2100.0).contains(&number) && number.fract() == 0.0
}

/// The header that begins at or after `from`. A table that follows another must prove itself with more words.
fn find_header(sheet: &Sheet, rows: &[Row], from: usize, follows: bool) -> Option<HeaderRows> {
    let window = &rows[from.min(rows.len())..rows.len().min(from + 80)];
    let scores: Vec<usize> = window.iter().map(header_score).collect();
    let best = *scores.iter().max()?;
    if best < if follows { 4 } else { 2 } {
        return None;
    }
    let enough = 2.max((best * 3).div_ceil(5));
    let mut first = from + scores.iter().position(|score| *score >= enough)?;
    let mut last = first;
    while first > from && last - first + 1 < DEEPEST && is_upper_row(sheet, rows, first - 1, first) {
        first -= 1;
    }
    while last + 1 < rows.len() && last - first + 1 < DEEPEST && is_lower_row(sheet, rows, last, last + 1) {
        last += 1;
    }
    Some(HeaderRows { first, last })
}

/// Whether the row above holds headings over groups of columns.
fn is_upper_row(sheet: &Sheet, rows: &[Row], above: usize, below: usize) -> bool {
    let (upper, lower) = (&rows[above], &rows[below]);
    if upper.number + 1 != lower.number || !upper.cells.iter().all(|(_, cell)| matches!(cell, Cell::Text(_))) {
        return false;
    }
    let (Some(start), Some(end)) = (lower.cells.first(), lower.cells.last()) else { return false };
    let spans_part = sheet.merged.iter().any(|range| {
        range.first_row == upper.number
            && range.last_row == upper.number
            && range.last_column > range.first_column
            && (range.first_column > start.0 || range.last_column < end.0)
            && upper.cell(range.first_column).is_some()
    });
    let reaches_down =
        sheet.merged.iter().any(|range| range.first_row == upper.number && range.last_row >= lower.number);
    let alike =
        upper.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Text(text) if looks_like_header(text))).count();
    // A heading of the paper ("ĐẢNG CỘNG SẢN VIỆT NAM") is also two texts in a row, but reads like no header.
    (spans_part && alike * 2 >= upper.cells.len())
        || reaches_down
        || (sheet.merged.is_empty() && upper.cells.len() >= 2 && alike * 2 > upper.cells.len())
}

/// Whether the row below still belongs to the header.
fn is_lower_row(sheet: &Sheet, rows: &[Row], above: usize, below: usize) -> bool {
    let (upper, lower) = (&rows[above], &rows[below]);
    if upper.number + 1 != lower.number || is_numbering(lower) {
        return false;
    }
    let plain = lower.cells.iter().all(|(_, cell)| match cell {
        Cell::Text(text) => text.chars().count() <= 80,
        Cell::Number(number) => is_year(*number),
        Cell::Day(_) | Cell::Moment { .. } | Cell::Bool(_) | Cell::Error(_) => false,
    });
    if !plain || lower.cells.is_empty() {
        return false;
    }
    let reads_like_header = |cell: &Cell| match cell {
        Cell::Text(text) => looks_like_header(text),
        Cell::Number(_) => true,
        Cell::Day(_) | Cell::Moment { .. } | Cell::Bool(_) | Cell::Error(_) => false,
    };
    let alike = lower.cells.iter().filter(|(_, cell)| reads_like_header(cell)).count();
    let under_group = |column: u16| {
        sheet.merged.iter().any(|range| {
            range.first_row <= upper.number
                && range.last_row == upper.number
                && range.last_column > range.first_column
                && (range.first_column..=range.last_column).contains(&column)
        })
    };
    let reaches_down = sheet.merged.iter().any(|range| {
        range.first_row <= upper.number && range.last_row >= lower.number && range.first_column == range.last_column
    });
    let grouped = lower.cells.iter().filter(|(column, _)| under_group(*column)).count();
    if grouped * 5 >= lower.cells.len() * 4 && grouped > 0 {
        return grouped < upper.cells.len() + lower.cells.len() && (reaches_down || alike * 2 >= lower.cells.len());
    }
    if reaches_down {
        return true;
    }
    // Without merged cells a group shows by its blanks: the row above has nothing over some of these words.
    let fills_blanks = lower.cells.iter().any(|(column, _)| upper.cell(*column).is_none());
    alike * 5 >= lower.cells.len() * 4
        && (fills_blanks || alike == lower.cells.len())
        && lower.cells.len() >= 2
        && lower.cells.len() <= upper.cells.len() * 3
        && !is_group_text(lower)
}

fn is_group_text(row: &Row) -> bool {
    let texts = row.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Text(_))).count();
    texts <= 1
}

/// `1 2 3 …`, `(1) (2) …`, `A B 1 2 …`, also with sums such as `5=3+4`.
fn is_numbering(row: &Row) -> bool {
    if row.cells.len() < 2 {
        return false;
    }
    let mut expected: Option<u32> = None;
    let mut counted = 0;
    for (_, cell) in &row.cells {
        let number = match cell {
            Cell::Number(number) if number.fract() == 0.0 && (0.0..500.0).contains(number) => Some(*number as u32),
            Cell::Text(text) => {
                // `(3)=(1)+(2)` is the third column, with how it is reckoned.
                let own = text.split('=').next().unwrap_or_default();
                let bare = own.trim().trim_matches(['(', ')', '[', ']', '.']).trim();
                match bare.parse::<u32>() {
                    Ok(number) => Some(number),
                    Err(_) if bare.chars().count() == 1 && bare.chars().all(|c| c.is_ascii_alphabetic()) => None,
                    Err(_) => return false,
                }
            }
            Cell::Number(_) | Cell::Day(_) | Cell::Moment { .. } | Cell::Bool(_) | Cell::Error(_) => return false,
        };
        if let Some(number) = number {
            // Column numbers begin at the first; years of a term do not.
            if expected.map_or(number > 3, |expected| number != expected) {
                return false;
            }
            expected = Some(number + 1);
            counted += 1;
        }
    }
    counted >= 2
}

/// Where the table that begins at `from` ends: after its signatures, or at the header of another table.
fn find_end(rows: &[Row], from: usize) -> usize {
    let mut at = from;
    while at < rows.len() {
        if is_signature(&rows[at]) {
            // The names below the offices still belong to the signatures.
            let mut end = at + 1;
            while end < rows.len() && rows[end].cells.len() <= 4 && end - at < 12 && header_score(&rows[end]) < 4 {
                end += 1;
            }
            return end;
        }
        let previous = if at > from { Some(&rows[at - 1]) } else { None };
        let stands_apart = previous.is_some_and(|row| row.number + 1 < rows[at].number || row.cells.len() <= 2);
        if stands_apart
            && at > from
            && rows[at].cells.len() >= 3
            && header_score(&rows[at]) >= 4
            && !repeats_header(rows, from, at)
        {
            // Its title lines belong to the next table.
            let mut start = at;
            while start > from
                && rows[start - 1].cells.len() <= 2
                && start > at.saturating_sub(6)
                && looks_like_title(&rows[start - 1])
            {
                start -= 1;
            }
            return start;
        }
        at += 1;
    }
    rows.len()
}

fn looks_like_title(row: &Row) -> bool {
    row.cells.iter().all(|(_, cell)| match cell {
        Cell::Text(text) => {
            let folded = fold(text);
            ["danh sach", "bieu", "tong hop", "ket qua", "chi tieu", "phu luc", "(", "bang"]
                .iter()
                .any(|word| folded.starts_with(word))
        }
        Cell::Number(_) | Cell::Day(_) | Cell::Moment { .. } | Cell::Bool(_) | Cell::Error(_) => false,
    })
}

/// Whether the row is the header of the same table once more.
fn repeats_header(rows: &[Row], from: usize, at: usize) -> bool {
    let row = &rows[at];
    (from.saturating_sub(DEEPEST + 1)..from).any(|index| same_texts(&rows[index], row))
}

fn same_texts(one: &Row, other: &Row) -> bool {
    let same = other.cells.iter().filter(|(column, cell)| one.cell(*column) == Some(cell)).count();
    same >= 2 && same * 5 >= other.cells.len() * 3
}

fn is_signature(row: &Row) -> bool {
    if row.cells.len() > 5 {
        return false;
    }
    let texts: Vec<String> = row
        .cells
        .iter()
        .filter_map(|(_, cell)| match cell {
            Cell::Text(text) => Some(fold(text)),
            Cell::Number(_) | Cell::Day(_) | Cell::Moment { .. } | Cell::Bool(_) | Cell::Error(_) => None,
        })
        .collect();
    if texts.len() != row.cells.len() || texts.is_empty() {
        return false;
    }
    let signs = |text: &String| {
        let text = text.trim_start_matches(['*', '-', ' ']);
        SIGNATURES.iter().any(|start| text.starts_with(start)) && text.chars().count() < 70
    };
    texts.iter().any(signs)
}

const SIGNATURES: &[&str] = &[
    "nguoi lap",
    "nguoi tong hop",
    "nguoi bao cao",
    "can bo tong hop",
    "t/l ",
    "tl.",
    "t/m ",
    "tm.",
    "t.m",
    "t.l",
    "k/t ",
    "kt.",
    "lap bieu",
    "noi nhan",
    "thu truong",
    "truong ban to chuc",
    "pho truong ban",
    "ky ten",
    "xac nhan cua",
    "chuyen vien",
    "nguoi viet bieu",
    "(ky",
    "ban thuong vu",
    "tm ",
    "tl ",
    "kt ",
];

/// For every column, the texts of its header from top to bottom.
fn header_texts(sheet: &Sheet, rows: &[Row], header: &HeaderRows, body: &[Row]) -> Vec<(u16, Vec<String>)> {
    let header_rows = &rows[header.first..=header.last];
    let widest = |rows: &[Row]| rows.iter().filter_map(|row| row.cells.last().map(|(column, _)| *column)).max();
    let Some(last) = widest(header_rows).max(widest(&body[..body.len().min(300)])) else { return Vec::new() };
    let value = |row: u32, column: u16| sheet.row(row).and_then(|row| row.cell(column)).and_then(text_of);
    let anchored = |row: u32, column: u16| {
        let range = sheet.merged.iter().find(|range| range.contains(row, column));
        range.map_or((row, column), |range| (range.first_row, range.first_column))
    };
    let mut texts = Vec::new();
    for column in 0..=last {
        let mut stack: Vec<String> = Vec::new();
        for (depth, header_row) in header_rows.iter().enumerate() {
            let (row, anchor) = anchored(header_row.number, column);
            if row < header_rows[0].number {
                continue;
            }
            let mut text = value(row, anchor);
            // A group without merged cells covers the blanks to its right that have words below them.
            if text.is_none()
                && depth + 1 < header_rows.len()
                && header_rows[depth + 1].cell(column).is_some()
                && !is_merged(sheet, header_row.number, column)
            {
                text = (0..column)
                    .rev()
                    .take(8)
                    .find_map(|left| {
                        let words = value(header_row.number, left);
                        let has_below = header_rows[depth + 1].cell(left).is_some();
                        match words {
                            Some(words) if has_below => Some(Some(words)),
                            Some(_) => Some(None),
                            None if has_below => None,
                            None => Some(None),
                        }
                    })
                    .flatten();
            }
            if let Some(text) = text
                && stack.last() != Some(&text)
            {
                stack.push(text);
            }
        }
        texts.push((column, stack));
    }
    texts
}

fn is_merged(sheet: &Sheet, row: u32, column: u16) -> bool {
    sheet.merged.iter().any(|range| range.contains(row, column))
}

fn merged_down(sheet: &Sheet) -> HashMap<(u32, u16), u32> {
    let numbers: HashSet<u32> = sheet.rows.iter().map(|row| row.number).collect();
    let mut found = HashMap::new();
    for range in
        sheet.merged.iter().filter(|range| range.last_row > range.first_row && range.first_column == range.last_column)
    {
        // A range over the whole sheet is decoration, not a value for every row.
        if range.last_row - range.first_row > 2_000 {
            continue;
        }
        for row in range.first_row + 1..=range.last_row {
            if numbers.contains(&row) {
                found.insert((row, range.first_column), range.first_row);
            }
        }
    }
    found
}

/// The text of a cell, tidied to one line; whole numbers as digits. `None` for days and what shows nothing.
pub(crate) fn text_of(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) => {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (!line.is_empty()).then_some(line)
        }
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => Some(format!("{number:.0}")),
        Cell::Number(_) | Cell::Day(_) | Cell::Moment { .. } | Cell::Bool(_) | Cell::Error(_) => None,
    }
}

impl<'a> Table<'a> {
    /// The header of a column.
    pub(crate) fn header(&self, column: u16) -> Header {
        self.headers.iter().find(|(other, _)| *other == column).map(|(_, rows)| Header::new(rows)).unwrap_or_default()
    }

    /// Whether a row says the header once more.
    pub(crate) fn repeats_header(&self, row: &Row) -> bool {
        (self.header_row..=self.header_end)
            .filter_map(|number| self.sheet.row(number))
            .any(|header| same_texts(header, row))
    }

    /// The cell that is merged with one above it in the same column, if it is.
    pub(crate) fn merged_cell(&self, row: u32, column: u16) -> Option<&'a Cell> {
        let above = *self.merged_down.get(&(row, column))?;
        self.sheet.row(above).filter(|_| above > self.header_end).and_then(|row| row.cell(column))
    }

    /// Whether cells of a column are merged over several rows.
    pub(crate) fn merges_down(&self, column: u16) -> bool {
        self.merged_down.keys().any(|(_, other)| *other == column)
    }

    /// What each row is, given the columns in which records have their name and their numbers.
    ///
    /// `key` are columns of which a record fills at least one; `has_sums` tells whether a row with one text and
    /// numbers can be a subtotal.
    pub(crate) fn lines(&self, key: &[u16], ordinal: Option<u16>, has_sums: bool) -> Vec<Line> {
        let mut lines = Vec::with_capacity(self.rows.len());
        let mut ended = false;
        let header_rows: Vec<&Row> =
            (self.header_row..=self.header_end).filter_map(|number| self.sheet.row(number)).collect();
        for (index, row) in self.rows.iter().enumerate() {
            if ended {
                lines.push(Line::Signature);
                continue;
            }
            let is_near_top = index < 2 || lines.last() == Some(&Line::Passed);
            let numbers_columns = is_near_top && is_numbering(row) && !self.is_first_record(row, key);
            let line = if numbers_columns || header_rows.iter().any(|header| same_texts(header, row)) {
                Line::Passed
            } else if is_signature(row) && !has_ordinal(row, ordinal) {
                ended = true;
                Line::Signature
            } else {
                self.line_of(row, key, ordinal, has_sums)
            };
            lines.push(line);
        }
        lines
    }

    /// A record whose cells happen to be numbers (`1 | 2`) is no row of column numbers if its name is a text.
    fn is_first_record(&self, row: &Row, key: &[u16]) -> bool {
        key.iter().any(|column| matches!(row.cell(*column), Some(Cell::Text(text)) if text.chars().filter(|c| c.is_alphabetic()).count() > 2))
    }

    fn line_of(&self, row: &Row, key: &[u16], ordinal: Option<u16>, has_sums: bool) -> Line {
        let filled: Vec<(u16, &Cell)> =
            row.cells.iter().filter(|(_, cell)| !is_blank(cell)).map(|(column, cell)| (*column, cell)).collect();
        let texts: Vec<(u16, &str)> = filled
            .iter()
            .filter_map(|(column, cell)| match cell {
                Cell::Text(text) => Some((*column, text.as_str())),
                Cell::Number(_) | Cell::Day(_) | Cell::Moment { .. } | Cell::Bool(_) | Cell::Error(_) => None,
            })
            .collect();
        let Some((first_column, first)) =
            texts.iter().find(|(column, text)| !(Some(*column) == ordinal && is_ordinal_text(text))).copied()
        else {
            return if filled.is_empty() || !filled.iter().any(|(column, _)| key.contains(column)) {
                Line::Passed
            } else {
                Line::Data
            };
        };
        let others = filled.iter().filter(|(column, _)| *column != first_column && Some(*column) != ordinal).count();
        let is_leading = key.contains(&first_column)
            || Some(first_column) == ordinal
            || key.iter().all(|column| first_column < *column)
            || !key.iter().any(|column| row.cell(*column).is_some());
        if is_leading && is_total(first) {
            return Line::Total;
        }
        let has_key = key.iter().any(|column| filled.iter().any(|(other, _)| other == column));
        let is_numbered = has_ordinal(row, ordinal);
        if others == 0 {
            // One text alone: the name of a group, or a remark. A record of one column would have its number.
            let numbered_record =
                is_numbered && key.contains(&first_column) && key.len() == 1 && !is_group_number(row, ordinal);
            if numbered_record {
                return Line::Data;
            }
            return if first.chars().count() > 160 { Line::Passed } else { Line::Group(strip_numbering(first)) };
        }
        let is_block = is_group_number(row, ordinal)
            && ["khối ", "cụm ", "nhóm ", "các ", "khu vực "]
                .iter()
                .any(|start| nguon_domain::text::nfc(first).to_lowercase().starts_with(start));
        if has_sums && is_block && others > 0 {
            return Line::Total;
        }
        if has_sums
            && !is_numbered
            && texts.len() == 1
            && others > 0
            && (has_group_numbering(first) || (Some(first_column) == ordinal))
        {
            return Line::Total;
        }
        if !has_key {
            // Words beside the records, without any name: a heading that spans, or a remark.
            let numbers = filled.len() - texts.len();
            return if texts.len() <= 2 && numbers == 0 { Line::Group(strip_numbering(first)) } else { Line::Data };
        }
        Line::Data
    }
}

/// Whether a cell shows nothing.
pub(crate) fn is_blank(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}' || c == '\u{200b}').is_empty())
}

fn has_ordinal(row: &Row, ordinal: Option<u16>) -> bool {
    ordinal.and_then(|column| row.cell(column)).is_some_and(|cell| match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => is_ordinal_text(text),
        Cell::Day(_) | Cell::Moment { .. } | Cell::Bool(_) | Cell::Error(_) => false,
    })
}

/// Whether the running number is one of a group: a letter or a Roman number.
fn is_group_number(row: &Row, ordinal: Option<u16>) -> bool {
    ordinal
        .and_then(|column| row.cell(column))
        .is_some_and(|cell| matches!(cell, Cell::Text(text) if !text.trim().chars().any(|c| c.is_ascii_digit())))
}

/// `12`, `12.`, `IV`, `A`, `1.2`.
pub(crate) fn is_ordinal_text(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ')', '-', '/']).trim_start_matches('(');
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    digits || is_roman(text) || (text.chars().count() == 1 && text.chars().all(|c| c.is_ascii_alphabetic()))
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.len() <= 6 && text.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
}

/// `I. Khối xã`, `A- Đảng bộ`, `1) …`.
fn has_group_numbering(text: &str) -> bool {
    strip_numbering(text).len() < text.trim().len() || {
        let f = fold(text);
        f.starts_with("khoi ") || f.starts_with("cum ") || f.starts_with("nhom ")
    }
}

/// The text without a number or letter that it begins with.
pub(crate) fn strip_numbering(text: &str) -> String {
    let text = text.trim();
    let number: String = text.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
    let rest = &text[number.len()..];
    let is_number = !number.is_empty()
        && (is_roman(&number)
            || number.chars().all(|c| c.is_ascii_digit())
            || (number.len() == 1 && number.chars().all(|c| c.is_ascii_uppercase())));
    match rest.chars().next() {
        Some('.' | ')' | '-' | '/' | ':' | '–') if is_number => {
            rest[rest.chars().next().map_or(0, char::len_utf8)..].trim().to_owned()
        }
        _ => text.to_owned(),
    }
}

/// `Tổng cộng`, `Cộng danh sách có…`, `Tổng số`; never a person called Tống or Công.
pub(crate) fn is_total(text: &str) -> bool {
    let text = nguon_domain::text::nfc(&strip_numbering(text)).to_lowercase();
    let text = text.trim_start_matches(['*', '-', ' ', '+']);
    let begins = [
        "toàn huyện",
        "toàn đảng bộ",
        "toàn tỉnh",
        "toàn xã",
        "toàn thị xã",
        "toàn thành phố",
        "toàn quận",
        "danh sách này có",
        "danh sách có",
        "(danh sách",
        "ấn định danh sách",
    ];
    // Xã Cộng Hòa, Tổng công ty: what follows decides.
    let follows = |stem: &str| {
        text.strip_prefix(stem).is_some_and(|rest| {
            let rest = rest.trim_start_matches([' ', ':', '.', '-', '(', ')', '=', ',']);
            let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            !text[stem.len()..].starts_with(char::is_alphabetic)
                && (word.is_empty()
                    || word.chars().all(|c| c.is_ascii_digit())
                    || [
                        "cộng", "số", "toàn", "chung", "danh", "các", "khối", "mục", "phần", "i", "ii", "iii", "iv",
                        "v", "a", "b", "c", "lại", "huyện", "hợp", "cả", "đảng", "chi", "người", "có", "nhóm", "cụm",
                        "theo", "trong", "dồn", "xã", "năm",
                    ]
                    .contains(&word))
        })
    };
    let unmarked =
        text.is_ascii() && ["tong cong", "tong so", "cong danh sach"].iter().any(|word| text.starts_with(word));
    begins.iter().any(|word| text.starts_with(word)) || follows("tổng") || follows("cộng") || unmarked
}
