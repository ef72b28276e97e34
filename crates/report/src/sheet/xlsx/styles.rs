//! Which cell styles show a number as a day.

use std::collections::HashMap;

use super::super::archive::Package;
use super::super::serial::{Shown, built_in, custom};
use super::super::xml::{Piece, attribute};
use super::super::{Measure, Unreadable};

/// What each cell style shows, by its index.
#[derive(Default)]
pub(super) struct Styles {
    shown: Vec<Shown>,
}

/// Excel itself keeps 65,490 cell styles.
const MAX_STYLES: u64 = 65_536;

impl Styles {
    pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let Some(mut xml) = package.part(part)? else {
            return Ok(styles);
        };
        let mut formats: HashMap<u32, Shown> = HashMap::new();
        let mut in_cell_styles = false;
        loop {
            match xml.next()? {
                Piece::Start(start) => match start.local_name().into_inner() {
                    "numFmt" => {
                        let id = attribute(&start, "numFmtId")?.and_then(|id| id.parse().ok());
                        if let Some((id, code)) = id.zip(attribute(&start, "formatCode")?) {
                            formats.insert(id, custom(&code));
                        }
                    }
                    "cellXfs" => in_cell_styles = true,
                    "xf" if in_cell_styles => {
                        let id = attribute(&start, "numFmtId")?.and_then(|id| id.parse().ok()).unwrap_or(0);
                        // LibreOffice writes built-in formats out under their own numbers.
                        styles.shown.push(formats.get(&id).copied().unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                },
                Piece::End(end) if end.local_name().into_inner() == "cellXfs" => in_cell_styles = false,
                Piece::End(_) | Piece::Text(_) | Piece::Other => {}
                Piece::Done => return Ok(styles),
            }
            if styles.shown.len() as u64 > MAX_STYLES || formats.len() as u64 > MAX_STYLES {
                return Err(Unreadable::TooLarge { what: Measure::Styles, limit: MAX_STYLES });
            }
        }
    }

    pub(super) fn shown(&self, style: u32) -> Shown {
        self.shown.get(style as usize).copied().unwrap_or_default()
    }
}
