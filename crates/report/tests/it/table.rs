//! Tables that leave: what a spreadsheet program finds in them.

use nguon_domain::calendar::Date;
use nguon_report::sheet::{Bounds, Cell, Workbook, read_workbook};
use nguon_report::table::{Column, ColumnKind, Table, Value, write_csv, write_xlsx};
use proptest::prelude::*;

use crate::making::{cells, part};

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap()
}

fn columns(headers: &[(&str, ColumnKind)]) -> Vec<Column> {
    headers.iter().map(|(header, kind)| Column { header: (*header).into(), width: 20, kind: *kind }).collect()
}

fn people() -> Table<Vec<Vec<Value>>> {
    Table {
        title: vec!["DANH SÁCH KẾT NẠP".into(), "Năm 2020".into()],
        columns: columns(&[
            ("STT", ColumnKind::Number),
            ("Họ và tên", ColumnKind::Text),
            ("Ngày kết nạp", ColumnKind::Day),
            ("Tỷ lệ", ColumnKind::Number),
        ]),
        rows: vec![
            vec![
                Value::Whole(1),
                Value::Text("Trần Thị Đào".into()),
                Value::Day(day(2020, 10, 31)),
                Value::Number(0.25),
            ],
            vec![Value::Whole(2), Value::Text("=1+1".into()), Value::Empty, Value::Number(f64::NAN)],
            vec![Value::Whole(3), Value::Text("Cũ; hơn".into()), Value::Day(day(1890, 5, 19))],
        ],
    }
}

fn one_text(text: &str) -> Table<Vec<Vec<Value>>> {
    Table {
        title: Vec::new(),
        columns: columns(&[("Cột", ColumnKind::Text)]),
        rows: vec![vec![Value::Text(text.into())]],
    }
}

fn read_back(bytes: &[u8]) -> Workbook {
    read_workbook("bảng.xlsx", bytes, &Bounds::default()).unwrap()
}

#[test]
fn a_workbook_holds_values_and_no_formula() {
    let bytes = write_xlsx(people(), day(2020, 10, 31)).unwrap();
    assert_eq!(
        cells(&read_back(&bytes)),
        [
            "A1=\"DANH SÁCH KẾT NẠP\"",
            "A2=\"Năm 2020\"",
            "A4=\"STT\"",
            "B4=\"Họ và tên\"",
            "C4=\"Ngày kết nạp\"",
            "D4=\"Tỷ lệ\"",
            "A5=1",
            "B5=\"Trần Thị Đào\"",
            "C5=2020-10-31",
            "D5=0.25",
            "A6=2",
            "B6=\"=1+1\"",
            "A7=3",
            "B7=\"Cũ; hơn\"",
            "C7=\"19/05/1890\"",
        ]
    );
    let sheet = part(&bytes, SHEET);
    assert!(!sheet.contains("<f>"));
    assert!(sheet.contains(r#"<pane ySplit="4" topLeftCell="A5""#), "{sheet}");
    assert!(sheet.contains(r#"<col min="1" max="4" width="20.7109375" customWidth="1"/>"#), "{sheet}");
    assert!(part(&bytes, "xl/styles.xml").contains(r#"formatCode="dd/mm/yyyy""#));
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let write = || write_xlsx(people(), day(2020, 10, 31)).unwrap();
    assert_eq!(write(), write());
    assert!(part(&write(), "docProps/core.xml").contains("2020-10-31"));
}

#[test]
fn a_text_longer_than_a_cell_ends_with_an_ellipsis() {
    let bytes = write_xlsx(one_text(&"ệ".repeat(40_000)), day(2020, 1, 1)).unwrap();
    let workbook = read_back(&bytes);
    let Some(Cell::Text(text)) = workbook.sheets[0].row(2).and_then(|row| row.cell(0)) else { panic!("no text") };
    assert_eq!((text.chars().count(), text.chars().last()), (32_767, Some('…')));
}

proptest! {
    #[test]
    fn whatever_is_written_as_text_is_read_as_the_same_text(text in "(\\PC|[\u{0}-\u{1F}_x0-9D]|[=+@-]|\u{301}){1,30}") {
        let bytes = write_xlsx(one_text(&text), day(2020, 1, 1)).unwrap();
        let workbook = read_back(&bytes);
        prop_assert_eq!(workbook.sheets[0].row(2).and_then(|row| row.cell(0)), Some(&Cell::Text(text)));
        prop_assert!(!part(&bytes, SHEET).contains("<f>"));
    }
}

#[test]
fn delimited_text_opens_in_excel_as_it_was() {
    let bytes = write_csv(people()).unwrap();
    assert_eq!(
        String::from_utf8(bytes).unwrap(),
        "\u{FEFF}DANH SÁCH KẾT NẠP\r\nNăm 2020\r\n\
        STT;Họ và tên;Ngày kết nạp;Tỷ lệ\r\n\
        1;Trần Thị Đào;31/10/2020;0,25\r\n\
        2;'=1+1;;\r\n\
        3;\"Cũ; hơn\";19/05/1890;\r\n"
    );
}

#[track_caller]
fn is_guarded(text: &str, expect: bool) {
    let bytes = write_csv(one_text(text)).unwrap();
    let record = String::from_utf8(bytes).unwrap();
    let record = record.strip_prefix("\u{FEFF}Cột\r\n").unwrap();
    let field = record.trim_start_matches('"');
    assert_eq!(field.starts_with('\''), expect, "{text:?} became {record:?}");
}

#[test]
fn no_text_becomes_a_formula() {
    for text in [
        "=1+1",
        "+84 912 345 678",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\0=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "  =1",
        "\u{A0}=1",
        "\u{200B}=1",
        "\u{FEFF}=1",
        "=cmd|' /C calc'!A0",
        "\ttext",
    ] {
        is_guarded(text, true);
    }
    for text in ["Trần Văn A", "a=b", "1-2", "(=)", " text", "'=1", "0912"] {
        is_guarded(text, text.starts_with('\''));
    }
}

#[test]
fn negative_numbers_stay_numbers() {
    let table = Table {
        title: Vec::new(),
        columns: columns(&[("a", ColumnKind::Number), ("b", ColumnKind::Number)]),
        rows: vec![vec![Value::Whole(-3), Value::Number(-0.5)]],
    };
    assert_eq!(String::from_utf8(write_csv(table).unwrap()).unwrap(), "\u{FEFF}a;b\r\n-3;-0,5\r\n");
}
