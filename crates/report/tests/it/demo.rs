//! The demonstration's workbooks come out as another reader sees them.

use std::path::PathBuf;

use calamine::{Data, Reader};
use nguon_report::sheet::{Bounds, Cell, Sheet, Workbook, column_letter, read_workbook};

fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../demo/lap-thach").join(file)
}

fn read(file: &str) -> Workbook {
    let bytes = std::fs::read(path(file)).unwrap();
    read_workbook(file, &bytes, &Bounds::default()).unwrap()
}

/// Cells as `row:column=value`, for a message that can be read.
fn lines(sheet: &Sheet) -> Vec<String> {
    let show = |cell: &Cell| match cell {
        Cell::Text(text) => format!("{text:?}"),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
        other => format!("{other:?}"),
    };
    sheet
        .rows
        .iter()
        .flat_map(|row| {
            row.cells
                .iter()
                .map(move |(column, cell)| format!("{}{}={}", column_letter(*column), row.number, show(cell)))
        })
        .collect()
}

fn lines_of_other_reader(range: &calamine::Range<Data>) -> Vec<String> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    range
        .used_cells()
        .filter_map(|(row, column, data)| {
            let value = match data {
                Data::String(text) if text.is_empty() => return None,
                Data::String(text) => format!("{text:?}"),
                Data::Float(number) => number.to_string(),
                Data::Int(number) => number.to_string(),
                Data::DateTime(at) => {
                    let (year, month, day, ..) = at.to_ymd_hms_milli();
                    format!("{year:04}-{month:02}-{day:02}")
                }
                other => format!("{other:?}"),
            };
            let column = u16::try_from(first_column as usize + column).unwrap();
            Some(format!("{}{}={value}", column_letter(column), first_row as usize + row + 1))
        })
        .collect()
}

#[track_caller]
fn agrees(file: &str, sheets: usize) {
    let ours = read(file);
    let mut theirs = calamine::open_workbook_auto(path(file)).unwrap();
    assert_eq!(ours.sheets.len(), sheets);
    for sheet in &ours.sheets {
        let range = theirs.worksheet_range(&sheet.name).unwrap();
        let (ours, theirs) = (lines(sheet), lines_of_other_reader(&range));
        for (our, their) in ours.iter().zip(&theirs) {
            assert_eq!(our, their, "{file}, {}", sheet.name);
        }
        assert_eq!(ours.len(), theirs.len(), "{file}, {}", sheet.name);
    }
}

#[test]
fn every_workbook_of_the_demonstration_agrees_with_another_reader() {
    agrees("chi-tieu-2015-2020.xlsx", 8);
    agrees("dang-vien-thai-hoa.xlsx", 1);
    agrees("doanh-nghiep.xlsx", 1);
    agrees("ket-nap-2015-2020.xlsx", 8);
    agrees("quan-chung-uu-tu-2020.xlsx", 2);
    agrees("sau-31-10-2020.xlsx", 2);
    agrees("to-chuc-dang.xlsx", 1);
    agrees("phan-cong-phu-trach-2020.xls", 1);
}

#[test]
fn hidden_sheets_merged_titles_and_results_of_formulas_are_told() {
    let people = read("quan-chung-uu-tu-2020.xlsx");
    let seen: Vec<_> = people.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.visible)).collect();
    assert_eq!(seen, [("QCUT 31.10.2020", true), ("DM", false)]);
    assert!(people.sheets[0].merged.iter().any(|range| range.contains(5, 27) && range.contains(5, 0)));
    assert!(!people.has_macros);

    let quotas = read("chi-tieu-2015-2020.xlsx");
    let sum = quotas.sheets.iter().find(|sheet| sheet.name == "2020").and_then(|sheet| sheet.row(50)?.cell(2)).cloned();
    assert_eq!(sum, Some(Cell::Number(8_642.0)));
    assert!(quotas.sheets.iter().all(|sheet| sheet.uncomputed.is_empty()));
}

#[test]
fn the_survey_is_read_with_its_line_breaks_and_its_delimiter() {
    let survey = read("khao-sat-2020.csv");
    assert_eq!(survey.file, "khao-sat-2020.csv");
    let sheet = &survey.sheets[0];
    assert_eq!(sheet.name, "khao-sat-2020");
    assert_eq!(sheet.row(1).unwrap().cell(1), Some(&Cell::Text("Ngày khảo sát".into())));
    assert_eq!(sheet.row(1).unwrap().cells.len(), 10);
    assert_eq!(sheet.row(2).unwrap().cell(1), Some(&Cell::Text("27/04/2020".into())));
}
