//! A [`Table`] as a workbook with one sheet.

use nguon_domain::calendar::{Date, show_day};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet};

use super::{ColumnKind, Table, Unwritable, Value};
use crate::excel::{DAY_FORMAT, excel_day, held, new_workbook};

/// The bytes of an `.xlsx`: columns as wide as asked for, the header in sight while scrolling, days as
/// days. Rows are written as they come, so that memory does not grow with them; a scratch file without
/// a name in the folder for temporary files holds them until the end.
///
/// The workbook names `made_on` as the day of its making. A text longer than a cell can hold ends with
/// an ellipsis; a day before 1900 is written as text.
///
/// Errors: [`Unwritable`].
pub fn write_xlsx<R>(table: Table<R>, made_on: Date) -> Result<Vec<u8>, Unwritable>
where
    R: IntoIterator<Item = Vec<Value>>,
{
    let mut workbook = new_workbook(made_on);
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    let kinds: Vec<ColumnKind> = table.columns.iter().map(|column| column.kind).collect();
    for (column, at) in table.columns.iter().zip(0_u16..) {
        sheet.set_column_width(at, column.width)?;
    }

    let mut row = 0_u32;
    for line in &table.title {
        let format = if row == 0 { Format::new().set_bold().set_font_size(14) } else { Format::new() };
        sheet.write_string_with_format(row, 0, held(line), &format)?;
        row += 1;
    }
    if row > 0 {
        row += 1;
    }

    let header = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_background_color(0xF2_F2_F2);
    for (column, at) in table.columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(row, at, held(&column.header), &header)?;
    }
    row += 1;
    sheet.set_freeze_panes(row, 0)?;
    sheet.set_repeat_rows(row - 1, row - 1)?;

    let formats = Formats::new();
    for values in table.rows {
        for ((value, at), kind) in values.into_iter().zip(0_u16..).zip(&kinds) {
            formats.write(sheet, row, at, *kind, &value)?;
        }
        row = row.checked_add(1).ok_or(Unwritable::TooLarge)?;
    }
    Ok(workbook.save_to_buffer()?)
}

struct Formats {
    text: Format,
    number: Format,
    middle: Format,
    day: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let middle = || cell().set_align(FormatAlign::Center);
        Self {
            text: cell().set_text_wrap(),
            number: cell().set_align(FormatAlign::Right),
            middle: middle(),
            day: middle().set_num_format(DAY_FORMAT),
        }
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        kind: ColumnKind,
        value: &Value,
    ) -> Result<(), Unwritable> {
        let format = match kind {
            ColumnKind::Text => &self.text,
            ColumnKind::Number => &self.number,
            ColumnKind::Day => &self.middle,
        };
        match value {
            Value::Empty => sheet.write_blank(row, column, format)?,
            Value::Text(text) => sheet.write_string_with_format(row, column, held(text), format)?,
            Value::Whole(number) => sheet.write_number_with_format(row, column, *number as f64, format)?,
            Value::Number(number) if number.is_finite() => {
                sheet.write_number_with_format(row, column, *number, format)?
            }
            Value::Number(_) => sheet.write_blank(row, column, format)?,
            Value::Day(day) => match excel_day(*day) {
                Some(serial) => sheet.write_datetime_with_format(row, column, &serial, &self.day)?,
                None => sheet.write_string_with_format(row, column, show_day(*day), format)?,
            },
        };
        Ok(())
    }
}
