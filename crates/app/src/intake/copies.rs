//! The files as they were handed over, with a column that says what was found.

use nguon_report::findings::{CellFinding, SheetFindings, findings_copy};

use super::Preview;
use crate::{App, error::AppError, import::FileReading, people::File};

/// The header of the added column.
const HEADER: &str = "Lỗi";

impl App {
    /// The names of the copies that [`App::findings_files`] would give.
    pub(crate) fn findings_names(&self, preview: &Preview) -> Vec<String> {
        let findings = &preview.reading.findings;
        let has_any = |file: &&FileReading| findings.iter().any(|finding| finding.place.file == file.file);
        preview.reading.files.iter().filter(has_any).map(copy_name).collect()
    }

    /// For each file in which something was found, a copy with a column “Lỗi”.
    ///
    /// Errors: [`AppError::Unavailable`] if a copy cannot be written.
    pub fn findings_files(&self, preview: &Preview) -> Result<Vec<File>, AppError> {
        let mut files = Vec::new();
        for (workbook, read) in preview.workbooks.iter().zip(&preview.reading.files) {
            let mut sheets: Vec<SheetFindings> = Vec::new();
            for finding in preview.reading.findings.iter().filter(|finding| finding.place.file == read.file) {
                let place = &finding.place;
                let text = finding.message.clone();
                let one = CellFinding { row: place.row, column: place.column, text };
                match sheets.iter_mut().find(|sheet| *sheet.sheet == *place.sheet) {
                    Some(sheet) => sheet.findings.push(one),
                    None => {
                        let header = read.sheets.iter().find(|sheet| sheet.sheet == place.sheet);
                        let header_row = header.and_then(|sheet| sheet.header_row).unwrap_or(1);
                        sheets.push(SheetFindings { sheet: place.sheet.to_string(), header_row, findings: vec![one] });
                    }
                }
            }
            if sheets.is_empty() {
                continue;
            }
            let bytes = findings_copy(workbook, &sheets, HEADER, self.today())
                .map_err(|error| AppError::Unavailable(error.to_string()))?;
            files.push(File { name: copy_name(read), media_type: crate::people::XLSX, bytes });
        }
        Ok(files)
    }
}

fn copy_name(read: &FileReading) -> String {
    let stem = read.file.rsplit_once('.').map_or(&*read.file, |(stem, _)| stem);
    format!("{stem} - lỗi.xlsx")
}
