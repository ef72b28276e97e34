//! The reading as JSON, for the command line and for whoever compares.

use nguon_report::sheet::column_letter;
use serde_json::{Value, json};

use super::{Question, Reading};

/// The reading as one JSON object. Records are not in it; numbers of identity may stand in messages.
pub fn to_json(reading: &Reading) -> Value {
    let files: Vec<Value> = reading
        .files
        .iter()
        .map(|file| {
            let sheets: Vec<Value> = file
                .sheets
                .iter()
                .map(|sheet| {
                    let columns: Vec<Value> = sheet
                        .columns
                        .iter()
                        .map(|column| {
                            json!({
                                "column": column_letter(column.column),
                                "header": column.header,
                                "field": column.field.map(super::Field::code),
                            })
                        })
                        .collect();
                    json!({
                        "sheet": &*sheet.sheet,
                        "kind": sheet.kind.map(super::SheetKind::code),
                        "header_row": sheet.header_row,
                        "rows": sheet.rows,
                        "columns": columns,
                        "unresolved": sheet.unresolved.iter().map(question).collect::<Vec<_>>(),
                    })
                })
                .collect();
            json!({ "file": &*file.file, "sheets": sheets })
        })
        .collect();
    let findings: Vec<Value> = reading
        .findings
        .iter()
        .map(|finding| {
            json!({
                "file": &*finding.place.file,
                "sheet": &*finding.place.sheet,
                "row": finding.place.row,
                "column": finding.place.column.map(column_letter),
                "kind": finding.kind.code(),
                "severity": finding.severity().code(),
                "message": finding.message,
                "before": finding.before,
                "after": finding.after,
                "person": finding.person,
                "related": finding.related.as_ref().map(|place| json!({
                    "file": &*place.file,
                    "sheet": &*place.sheet,
                    "row": place.row,
                    "column": place.column.map(column_letter),
                })),
            })
        })
        .collect();
    json!({
        "files": files,
        "rows": reading.rows,
        "accepted": reading.accepted,
        "repaired": reading.repaired,
        "rejected": reading.rejected,
        "findings": findings,
    })
}

fn question(question: &Question) -> Value {
    match question {
        Question::Column { column, header, samples } => {
            json!({ "ask": "column", "column": column_letter(*column), "header": header, "samples": samples })
        }
        Question::Sheet => json!({ "ask": "sheet" }),
        Question::Unit { text, within, candidates, rows } => {
            json!({ "ask": "unit", "text": text, "within": within, "candidates": candidates, "rows": rows })
        }
        Question::Year => json!({ "ask": "year" }),
    }
}
