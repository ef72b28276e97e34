//! A list of as many rows as asked for: what the bench reads, and a test at a small size.

use nguon_domain::calendar::Date;
use nguon_report::sheet::{Bounds, read_workbook};
use nguon_report::table::{Column, ColumnKind, Table, Value, write_xlsx};

const COLUMNS: u32 = 20;

/// The bytes of a workbook with a header and `rows` rows of texts, numbers and days.
pub(crate) fn list(rows: u32) -> Vec<u8> {
    let kind = |column| match column % 4 {
        0 => ColumnKind::Number,
        3 => ColumnKind::Day,
        _ => ColumnKind::Text,
    };
    let column = |at| Column { header: format!("Cột {at}"), width: 18, kind: kind(at) };
    let born = Date::new(1990, 1, 31).expect("a day");
    let value = |row: u32, column: u32| match kind(column) {
        ColumnKind::Number => Value::Whole((row * column).into()),
        ColumnKind::Day => Value::Day(born),
        ColumnKind::Text => Value::Text(format!("Nguyễn Thị Thùy {}", (row * 7 + column) % 5_000)),
    };
    let table = Table {
        title: Vec::new(),
        columns: (0..COLUMNS).map(column).collect(),
        rows: (0..rows).map(|row| (0..COLUMNS).map(|column| value(row, column)).collect()),
    };
    write_xlsx(table, born).expect("a scratch file can be written")
}

/// Reads the workbook and counts its cells.
pub(crate) fn count_cells(bytes: &[u8]) -> usize {
    let workbook = read_workbook("danh-sach.xlsx", bytes, &Bounds::default()).expect("within the bounds");
    workbook.sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| row.cells.len()).sum()
}

#[test]
fn every_cell_of_a_long_list_is_read() {
    assert_eq!(count_cells(&list(200)), 201 * 20);
}
