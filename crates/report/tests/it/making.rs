//! Files for the other tests, made byte by byte where no decent program would write them.

use std::io::{Cursor, Write};

use nguon_report::sheet::{Cell, Workbook, column_letter};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
const RELATIONS: &str = r#"xmlns="http://schemas.openxmlformats.org/package/2006/relationships""#;
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a workbook with one sheet, to be changed before they are packed.
pub(crate) struct Parts(pub(crate) Vec<(String, Vec<u8>)>);

impl Parts {
    /// A sheet with these rows, such as `<row r="1"><c r="A1"><v>1</v></c></row>`.
    pub(crate) fn with_rows(rows: &str) -> Self {
        let part = |name: &str, text: String| (name.to_owned(), text.into_bytes());
        Self(vec![
            part(
                "_rels/.rels",
                format!(
                    r#"<Relationships {RELATIONS}><Relationship Id="r1" Type="{KIND}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
                ),
            ),
            part(
                "xl/workbook.xml",
                format!(
                    r#"<workbook {MAIN} xmlns:r="{KIND}"><sheets><sheet name="Danh sách" sheetId="1" r:id="r1"/></sheets></workbook>"#
                ),
            ),
            part(
                "xl/_rels/workbook.xml.rels",
                format!(
                    r#"<Relationships {RELATIONS}><Relationship Id="r1" Type="{KIND}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{KIND}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="{KIND}/styles" Target="styles.xml"/></Relationships>"#
                ),
            ),
            part("xl/worksheets/sheet1.xml", sheet(rows)),
        ])
    }

    pub(crate) fn and(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.0.retain(|(other, _)| other != name);
        self.0.push((name.to_owned(), content.as_ref().to_vec()));
        self
    }

    pub(crate) fn and_texts(self, items: &str) -> Self {
        self.and("xl/sharedStrings.xml", format!("<sst {MAIN}>{items}</sst>"))
    }

    /// Cell styles 0, 1, 2 … with these formats, in order.
    pub(crate) fn and_formats(self, codes: &[&str]) -> Self {
        let formats: String = (200..)
            .zip(codes)
            .map(|(id, code)| format!(r#"<numFmt numFmtId="{id}" formatCode="{}"/>"#, code.replace('"', "&quot;")))
            .collect();
        let styles: String = (200..).zip(codes).map(|(id, _)| format!(r#"<xf numFmtId="{id}"/>"#)).collect();
        self.and(
            "xl/styles.xml",
            format!(
                r#"<styleSheet {MAIN}><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>"#
            ),
        )
    }

    pub(crate) fn packed(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            writer.start_file(name.as_str(), deflated()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

pub(crate) fn sheet(rows: &str) -> String {
    format!("<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>")
}

pub(crate) fn deflated() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

/// `A1=text` and so on, the sheets one after another.
pub(crate) fn cells(workbook: &Workbook) -> Vec<String> {
    let rows = workbook.sheets.iter().flat_map(|sheet| &sheet.rows);
    rows.flat_map(|row| {
        row.cells.iter().map(move |(column, cell)| format!("{}{}={}", column_letter(*column), row.number, show(cell)))
    })
    .collect()
}

fn show(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => format!("{text:?}"),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Moment { day, hour, minute, second } => format!("{day} {hour}:{minute}:{second}"),
        Cell::Bool(value) => value.to_string(),
        Cell::Error(code) => code.clone(),
    }
}

/// The unpacked text of one part of an `.xlsx`.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}
