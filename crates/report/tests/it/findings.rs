//! The copy that goes back to whoever sent a list.

use nguon_domain::calendar::Date;
use nguon_report::findings::{CellFinding, SheetFindings, findings_copy};
use nguon_report::sheet::{Bounds, Cell, Row, Sheet, Workbook, read_workbook};

use crate::making::{cells, part};

fn read(bytes: &[u8]) -> Workbook {
    read_workbook("bản sao.xlsx", bytes, &Bounds::default()).unwrap()
}

fn copy(original: &Workbook, findings: &[SheetFindings]) -> Vec<u8> {
    findings_copy(original, findings, "Lỗi", Date::new(2020, 10, 31).unwrap()).unwrap()
}

fn found(row: u32, column: Option<u16>, text: &str) -> CellFinding {
    CellFinding { row, column, text: text.into() }
}

fn list(name: &str, visible: bool) -> Sheet {
    let text = |text: &str| Cell::Text(text.into());
    let moment = Cell::Moment { day: Date::new(2020, 1, 2).unwrap(), hour: 8, minute: 30, second: 0 };
    Sheet {
        name: name.into(),
        visible,
        rows: vec![
            Row { number: 2, cells: vec![(0, text("Họ tên")), (1, text("Ngày sinh"))] },
            Row { number: 3, cells: vec![(0, text("=Hoa\u{300} ")), (1, Cell::Day(Date::new(1990, 5, 1).unwrap()))] },
            Row { number: 4, cells: vec![(0, Cell::Number(1.5)), (1, moment), (2, Cell::Bool(true))] },
        ],
        ..Sheet::default()
    }
}

#[test]
fn the_copy_has_every_value_and_a_last_column() {
    let original = Workbook { sheets: vec![list("Danh sách", true), list("DM", false)], ..Workbook::default() };
    let findings = SheetFindings {
        sheet: "Danh sách".into(),
        header_row: 2,
        findings: vec![
            found(4, Some(1), "Ngày có giờ."),
            found(3, Some(3), "Thiếu số căn cước"),
            found(3, None, "Trùng với dòng 9"),
            found(7, Some(0), "Dòng trống"),
        ],
    };
    let bytes = copy(&original, &[findings]);
    let workbook = read(&bytes);
    let seen: Vec<_> = workbook.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.visible)).collect();
    assert_eq!(seen, [("Danh sách", true), ("DM", false)]);
    assert_eq!(
        cells(&Workbook { sheets: vec![workbook.sheets[0].clone()], ..Workbook::default() }),
        [
            "A2=\"Họ tên\"",
            "B2=\"Ngày sinh\"",
            "E2=\"Lỗi\"",
            "A3=\"=Hoa\\u{300} \"",
            "B3=1990-05-01",
            "E3=\"Thiếu số căn cước; Trùng với dòng 9\"",
            "A4=1.5",
            "B4=2020-01-02 8:30:0",
            "C4=true",
            "E4=\"Ngày có giờ.\"",
            "E7=\"Dòng trống\"",
        ]
    );
    assert_eq!(workbook.sheets[1].rows, original.sheets[1].rows);

    // The three cells concerned differ in style from their neighbours, two of them being empty.
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let style = |cell: &str| {
        let (_, rest) = sheet.split_once(&format!("r=\"{cell}\" s=\"")).unwrap_or_else(|| panic!("{cell} in {sheet}"));
        rest.split_once('"').unwrap().0.to_owned()
    };
    assert_eq!(style("D3"), style("A7"));
    assert_ne!(style("D3"), style("A3"));
    assert_ne!(style("B4"), style("A4"));
    assert!(!sheet.contains("<f>"));
}

#[test]
fn names_that_a_tab_cannot_have_are_changed() {
    let long = "một cái tên tệp rất dài mà người gửi đã đặt";
    let names = [long, "a/b:c", "A/B:C", "'", ""];
    let original = Workbook { sheets: names.iter().map(|name| list(name, true)).collect(), ..Workbook::default() };
    let workbook = read(&copy(&original, &[]));
    let names: Vec<_> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["một cái tên tệp rất dài mà ngườ", "a_b_c", "(3)", "(4)", "(5)"]);
}

#[test]
fn a_workbook_that_is_all_hidden_or_empty_can_be_opened() {
    let hidden = Workbook { sheets: vec![list("DM", false)], ..Workbook::default() };
    assert!(read(&copy(&hidden, &[])).sheets[0].visible);
    assert_eq!(read(&copy(&Workbook::default(), &[])).sheets.len(), 1);
}

#[test]
fn every_list_of_the_demonstration_comes_back_as_it_was() {
    for file in
        ["ket-nap-2015-2020.xlsx", "phan-cong-phu-trach-2020.xls", "khao-sat-2020.csv", "chi-tieu-2015-2020.xlsx"]
    {
        let path = format!("{}/../../demo/lap-thach/{file}", env!("CARGO_MANIFEST_DIR"));
        let original = read_workbook(file, &std::fs::read(path).unwrap(), &Bounds::default()).unwrap();
        let again = read(&copy(&original, &[]));
        assert_eq!(again.sheets.len(), original.sheets.len());
        for (again, original) in again.sheets.iter().zip(&original.sheets) {
            assert_eq!(again.rows, original.rows, "{file}, {}", original.name);
        }
    }
}
