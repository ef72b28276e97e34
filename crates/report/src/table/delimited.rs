//! A [`Table`] as delimited text.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};
use nguon_domain::calendar::show_day;

use super::{Table, Unwritable, Value};

/// Says that the text is in UTF-8, without which Excel takes it for the code page of the machine.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The bytes of a `.csv` as Excel in Vietnamese opens it: UTF-8 with its mark, semicolons between the
/// values, a comma before decimals, days as 31/10/2020.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it. The lines of the
/// title come first, each a record of its own.
///
/// Errors: [`Unwritable`].
pub fn write_csv<R>(table: Table<R>) -> Result<Vec<u8>, Unwritable>
where
    R: IntoIterator<Item = Vec<Value>>,
{
    let failed = |error: csv::Error| Unwritable::Failed { detail: error.to_string() };
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    for line in &table.title {
        writer.write_record([guarded(line).as_ref()]).map_err(failed)?;
    }
    let headers = table.columns.iter().map(|column| guarded(&column.header).into_owned());
    writer.write_record(headers).map_err(failed)?;
    for values in table.rows {
        let mut fields: Vec<String> = values.iter().take(table.columns.len()).map(field).collect();
        fields.resize(table.columns.len(), String::new());
        writer.write_record(&fields).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| Unwritable::Failed { detail: error.error().to_string() })
}

fn field(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => guarded(text).into_owned(),
        Value::Whole(number) => number.to_string(),
        Value::Number(number) if number.is_finite() => number.to_string().replace('.', ","),
        Value::Number(_) => String::new(),
        Value::Day(day) => show_day(*day),
    }
}

/// Keeps a text from being taken for a formula, also behind spaces and marks that are not seen.
fn guarded(text: &str) -> Cow<'_, str> {
    let is_unseen =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}');
    let is_sign = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let starts_unseen = text.starts_with(['\t', '\r', '\n', '\0']);
    if starts_unseen || text.trim_start_matches(is_unseen).starts_with(is_sign) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
