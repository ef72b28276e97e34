//! Delimited text (`.csv`, `.tsv`, `.txt`): encoding and delimiter are found out from the content.

use std::borrow::Cow;
use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use super::{Bounds, Cell, Gathered, OtherKind, Sheet, Tally, Unreadable, Workbook};

/// In the order in which they win when the text fits several equally.
const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];
/// How many records the delimiter is judged by.
const SAMPLE_RECORDS: u32 = 50;
const SAMPLE_BYTES: usize = 64 << 10;

/// Errors: also when neither the content nor the name says that this is delimited text.
pub(super) fn read(file: &str, bytes: &[u8], bounds: &Bounds) -> Result<Workbook, Unreadable> {
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let start = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    let start = decode(start);
    if start.trim_start().starts_with('<') {
        return Err(Unreadable::UnknownKind { kind: OtherKind::Markup });
    }
    let is_named_so = matches!(extension.to_ascii_lowercase().as_str(), "csv" | "tsv" | "txt");
    if !is_named_so || looks_binary(&start) {
        return Err(Unreadable::NotASpreadsheet);
    }
    let text = decode(bytes);
    if text.trim().is_empty() {
        return Err(Unreadable::NotASpreadsheet);
    }

    // Excel's own hint, which it does not show as a row.
    let (delimiter, text) = match text.strip_prefix("sep=").and_then(|rest| {
        let delimiter = rest.chars().next()?;
        let after = rest.get(delimiter.len_utf8()..)?;
        Some((delimiter, after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n'))?))
    }) {
        Some(hinted) => hinted,
        None => (sniff_delimiter(&text), text.as_ref()),
    };

    let mut tally = Tally::new(bounds);
    let mut gathered = Gathered::default();
    for field in Fields::new(text, delimiter).filter(|field| !field.text.is_empty()) {
        tally.count("", field.record, field.column, field.text.len())?;
        if let Ok(column) = u16::try_from(field.column) {
            gathered.push(field.record, column, Cell::Text(field.text.into_owned()));
        }
    }
    let sheet = Sheet { name: stem.to_owned(), visible: true, rows: gathered.into_rows(), ..Sheet::default() };
    Ok(Workbook { sheets: vec![sheet], ..Workbook::default() })
}

fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return text;
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text,
        None => eight_bit(bytes).decode_without_bom_handling(bytes).0,
    }
}

/// Text in Latin letters has a zero in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4_096) & !1)?;
    let zeros_at = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    match (zeros_at(0), zeros_at(1)) {
        (0, odd) if half > 0 && odd * 2 > half => Some(UTF_16LE),
        (even, 0) if half > 0 && even * 2 > half => Some(UTF_16BE),
        _ => None,
    }
}

/// Windows-1258 writes Vietnamese tones as marks of their own and đ, ư as letters. The legacy fonts
/// (TCVN3, VNI) come out of Windows-1252 as the text that their decoders expect, and use many bytes
/// that Vietnamese in Windows-1258 has no use for.
fn eight_bit(bytes: &[u8]) -> &'static Encoding {
    let (mut vietnamese, mut foreign) = (0_usize, 0_usize);
    for byte in bytes {
        match byte {
            0xCC | 0xD2 | 0xDE | 0xEC | 0xF2 | 0xF0 | 0xFD | 0xDD => vietnamese += 1,
            0xA1..=0xBF | 0xC4..=0xC7 | 0xCF | 0xD1 | 0xD6..=0xD8 | 0xE4..=0xE7 | 0xEF | 0xF1 | 0xF6..=0xF8 | 0xFB => {
                foreign += 1;
            }
            _ => {}
        }
    }
    if vietnamese > foreign { WINDOWS_1258 } else { WINDOWS_1252 }
}

fn looks_binary(text: &str) -> bool {
    let sample = text.chars().take(4_096);
    sample.into_iter().any(|c| {
        c == '\0'
            || (c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\x0B' | '\x0C' | '\x1A' | '\u{80}'..='\u{9F}'))
    })
}

/// The delimiter that cuts most of the first records into the same number of fields, more than one.
fn sniff_delimiter(text: &str) -> char {
    let end = (0..=text.len().min(SAMPLE_BYTES)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let sample = text.get(..end).unwrap_or_default();
    let fit = |delimiter: char| {
        let mut widths: BTreeMap<u32, u32> = BTreeMap::new();
        let mut has_text = false;
        for field in Fields::new(sample, delimiter) {
            has_text |= !field.text.is_empty();
            if field.record > SAMPLE_RECORDS {
                break;
            }
            widths.insert(field.record, field.column + 1);
        }
        widths.retain(|_, width| *width > 1);
        let records_of = |width: u32| widths.values().filter(|other| **other == width).count();
        let best = widths.values().map(|width| (records_of(*width), *width)).max();
        best.filter(|_| has_text).unwrap_or_default()
    };
    let mut best = (';', (0, 0));
    for delimiter in DELIMITERS {
        let fit = fit(delimiter);
        if fit > best.1 {
            best = (delimiter, fit);
        }
    }
    best.0
}

/// The fields of a text, record by record. Empty lines are records with one empty field: a spreadsheet
/// shows them as empty rows.
struct Fields<'a> {
    rest: Option<&'a str>,
    delimiter: char,
    record: u32,
    column: u32,
}

struct Field<'a> {
    /// From 1.
    record: u32,
    /// From 0.
    column: u32,
    text: Cow<'a, str>,
}

impl<'a> Fields<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Self { rest: Some(text).filter(|text| !text.is_empty()), delimiter, record: 1, column: 0 }
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        let (text, after) = field(self.rest?, self.delimiter);
        let field = Field { record: self.record, column: self.column, text };
        let mut following = after.chars();
        self.rest = match following.next() {
            Some(c) if c == self.delimiter => {
                self.column = self.column.saturating_add(1);
                Some(following.as_str())
            }
            Some(_) => {
                self.record = self.record.saturating_add(1);
                self.column = 0;
                let next = after.strip_prefix("\r\n").unwrap_or(following.as_str());
                Some(next).filter(|next| !next.is_empty())
            }
            None => None,
        };
        Some(field)
    }
}

/// The field at the start of `rest`, and what follows it from its delimiter or line break on.
///
/// A quote opens a quoted field only at its start, as in Excel; what follows the closing quote still
/// belongs to the field. A quote that is never closed is a character like any other.
fn field(rest: &str, delimiter: char) -> (Cow<'_, str>, &str) {
    let is_end = |c: char| c == delimiter || c == '\n' || c == '\r';
    let plain = |from: &str| from.find(is_end).unwrap_or(from.len());
    if let Some(quoted) = rest.strip_prefix('"') {
        let mut value = String::new();
        let mut open = quoted;
        while let Some((inside, after)) = open.split_once('"') {
            value.push_str(inside);
            if let Some(doubled) = after.strip_prefix('"') {
                value.push('"');
                open = doubled;
            } else {
                let (tail, after) = after.split_at(plain(after));
                value.push_str(tail);
                return (Cow::Owned(value), after);
            }
        }
    }
    let (value, after) = rest.split_at(plain(rest));
    (Cow::Borrowed(value), after)
}
