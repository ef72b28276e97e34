//! What the writers of workbooks have in common.

use nguon_domain::calendar::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::table::Unwritable;

/// A date with which no two countries that matter here disagree.
pub(crate) const DAY_FORMAT: &str = "dd/mm/yyyy";
pub(crate) const MOMENT_FORMAT: &str = "dd/mm/yyyy hh:mm";

/// A cell holds so many UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// An empty workbook that says it was made on `made_on`: the same content gives the same bytes.
pub(crate) fn new_workbook(made_on: Date) -> Workbook {
    let mut workbook = Workbook::new();
    if let Some(created) = excel_day(made_on) {
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    }
    workbook
}

/// The day as Excel holds it; `None` before 1900, which it cannot hold.
pub(crate) fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

/// The text as a cell can hold it: what is longer ends with an ellipsis.
pub(crate) fn held(text: &str) -> String {
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let mut units = 0;
    let kept = text.chars().take_while(|char| {
        units += char.len_utf16();
        units < LONGEST_TEXT
    });
    let mut held: String = kept.collect();
    held.push('…');
    held
}

impl From<XlsxError> for Unwritable {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError => Self::TooLarge,
            other => Self::Failed { detail: other.to_string() },
        }
    }
}
