//! Answers that an officer gave, kept for the next time.

use std::collections::BTreeMap;

use nguon_domain::text::fold;
use serde::{Deserialize, Serialize};

use super::{field::Field, kinds::SheetKind};

/// What the officer said that columns, sheets and names mean. Written as a JSON list of [`Answer`]s.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping {
    /// In the order they were given; a later answer to the same question takes the place of an earlier one.
    pub answers: Vec<Answer>,
}

/// One answer. Texts are compared without marks, case and stray spaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Answer {
    /// A column with this header holds this field.
    Column {
        /// Only in files whose name contains this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file_like: Option<String>,
        /// Only in this sheet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sheet: Option<String>,
        /// The header; of a header of several rows, its rows joined with ` / `, or its last row.
        header: String,
        /// Code of the field; `ignore` for a column that is to be passed over.
        field: String,
    },
    /// An organisation written so is the one with this code or name.
    Unit {
        /// As written in the list.
        unit_text: String,
        /// Only within the organisation with this code or name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        within: Option<String>,
        /// Code or full name of the organisation.
        code: String,
    },
    /// A sheet holds this kind of list.
    Sheet {
        /// Only in files whose name contains this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file_like: Option<String>,
        /// Name of the sheet.
        sheet: String,
        /// Code of the kind; `ignore` for a sheet that is to be passed over.
        kind: String,
    },
}

/// Why a mapping was not understood. Shown to people.
#[derive(Debug, thiserror::Error)]
pub enum MappingProblem {
    /// Not the JSON that is expected.
    #[error("tệp ánh xạ không đúng định dạng: {0}")]
    NotReadable(#[from] serde_json::Error),
    /// No field has this code.
    #[error("không có trường nào mang mã “{0}”")]
    UnknownField(String),
    /// No kind of sheet has this code.
    #[error("không có loại bảng nào mang mã “{0}”")]
    UnknownKind(String),
}

/// The word for what is to be passed over.
pub(crate) const IGNORE: &str = "ignore";

impl Mapping {
    /// Reads a mapping file.
    ///
    /// Errors: [`MappingProblem`] for anything but a list of answers with known codes.
    pub fn parse(json: &str) -> Result<Self, MappingProblem> {
        let mapping: Self = serde_json::from_str(json)?;
        for answer in &mapping.answers {
            match answer {
                Answer::Column { field, .. } if field != IGNORE && Field::from_code(field).is_none() => {
                    return Err(MappingProblem::UnknownField(field.clone()));
                }
                Answer::Sheet { kind, .. } if kind != IGNORE && SheetKind::from_code(kind).is_none() => {
                    return Err(MappingProblem::UnknownKind(kind.clone()));
                }
                Answer::Column { .. } | Answer::Unit { .. } | Answer::Sheet { .. } => {}
            }
        }
        Ok(mapping)
    }

    /// These answers and, after them, those.
    pub fn and(mut self, later: &Self) -> Self {
        self.answers.extend(later.answers.iter().cloned());
        self
    }

    /// What was said about a column: `Some(None)` to pass it over.
    pub(crate) fn column(&self, file: &str, sheet: &str, rows: &[String]) -> Option<Option<Field>> {
        let whole = fold(&rows.join(" / "));
        let leaf = rows.last().map(|leaf| fold(leaf)).unwrap_or_default();
        self.answers.iter().rev().find_map(|answer| match answer {
            Answer::Column { file_like, sheet: only, header, field } => {
                let wanted = fold(header);
                let fits = (wanted == whole || wanted == leaf)
                    && !wanted.is_empty()
                    && concerns(file_like, file)
                    && is_sheet(only, sheet);
                fits.then(|| Field::from_code(field))
            }
            Answer::Unit { .. } | Answer::Sheet { .. } => None,
        })
    }

    /// What was said about a sheet: `Some(None)` to pass it over.
    pub(crate) fn sheet(&self, file: &str, sheet: &str) -> Option<Option<SheetKind>> {
        self.answers.iter().rev().find_map(|answer| match answer {
            Answer::Sheet { file_like, sheet: name, kind } => {
                (fold(name) == fold(sheet) && concerns(file_like, file)).then(|| SheetKind::from_code(kind))
            }
            Answer::Unit { .. } | Answer::Column { .. } => None,
        })
    }

    /// What was said about names of organisations: (folded text, folded code or name of the organisation within, code or name).
    pub(crate) fn units(&self) -> BTreeMap<(String, String), String> {
        let mut said = BTreeMap::new();
        for answer in &self.answers {
            if let Answer::Unit { unit_text, within, code } = answer {
                let within = within.as_deref().map(fold).unwrap_or_default();
                said.insert((fold(unit_text), within), code.clone());
            }
        }
        said
    }
}

fn concerns(file_like: &Option<String>, file: &str) -> bool {
    file_like.as_ref().is_none_or(|part| fold(file).contains(&fold(part)))
}

fn is_sheet(only: &Option<String>, sheet: &str) -> bool {
    only.as_ref().is_none_or(|name| fold(name) == fold(sheet))
}
