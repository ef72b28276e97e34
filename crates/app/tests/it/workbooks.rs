//! Workbooks for the tests of reading: the demonstration's, and small ones drawn as text.

use nguon_report::sheet::{Bounds, Cell, CellRange, Row, Sheet, Workbook, read_workbook};

/// All files of the demonstration, by name.
pub(crate) fn demo() -> Vec<Workbook> {
    let folder = format!("{}/../../demo/lap-thach", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            read_workbook(name, &std::fs::read(path).unwrap(), &Bounds::default()).unwrap()
        })
        .collect()
}

/// A workbook with one sheet.
pub(crate) fn book(file: &str, sheet: Sheet) -> Workbook {
    Workbook { file: file.to_owned(), sheets: vec![sheet], ..Workbook::default() }
}

/// A sheet drawn as lines of cells between bars. `@2019-05-06` is a day, `#12` a number, all else text; cells of spaces
/// are empty. `⏎` is a line break inside a cell, `·` a space that must not be trimmed away.
pub(crate) fn sheet(name: &str, drawing: &str) -> Sheet {
    let mut rows = Vec::new();
    for (index, line) in drawing.trim_matches('\n').lines().enumerate() {
        let cells: Vec<(u16, Cell)> = line
            .split('|')
            .enumerate()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(column, text)| (column as u16, cell(text.trim())))
            .collect();
        if !cells.is_empty() {
            rows.push(Row { number: index as u32 + 1, cells });
        }
    }
    Sheet { name: name.to_owned(), visible: true, rows, ..Sheet::default() }
}

fn cell(text: &str) -> Cell {
    if let Some(day) = text.strip_prefix('@') {
        return Cell::Day(day.parse().unwrap());
    }
    if let Some(number) = text.strip_prefix('#') {
        return Cell::Number(number.parse().unwrap());
    }
    Cell::Text(text.replace('⏎', "\n").replace('·', " "))
}

/// The sheet with cells merged: first row, first column, last row, last column; rows from 1, columns from 0.
pub(crate) fn merged(mut sheet: Sheet, ranges: &[(u32, u16, u32, u16)]) -> Sheet {
    sheet.merged = ranges
        .iter()
        .map(|&(first_row, first_column, last_row, last_column)| CellRange {
            first_row,
            first_column,
            last_row,
            last_column,
        })
        .collect();
    sheet
}
