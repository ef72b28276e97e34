//! `.xls`: recognised by its signature.
use super::{Bounds, OtherKind, Unreadable, Workbook};

/// The first bytes of a compound file.
pub(super) const SIGNATURE: [u8; 8] = *b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
pub(super) fn read(_bytes: &[u8], _bounds: &Bounds) -> Result<Workbook, Unreadable> {
    Err(Unreadable::UnknownKind {
        kind: OtherKind::OldXls,
    })
}
