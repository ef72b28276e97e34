//! The part that holds the texts that cells share.

use super::super::archive::Package;
use super::super::texts::{Extent, Texts};
use super::super::xml::{Piece, push_bounded};
use super::super::{Bounds, Unreadable};

pub(super) fn read(package: &mut Package<'_>, part: &str, bounds: &Bounds) -> Result<Texts, Unreadable> {
    let mut extent = Extent::default();
    walk(package, part, &mut |text| extent.add(text.len(), bounds))?;
    let mut texts = Texts::with_extent(&extent);
    walk(package, part, &mut |text| texts.push(text))?;
    Ok(texts)
}

/// Calls `on_text` with each text of the table: its runs joined, without the reading aids of Asian
/// languages, escapes resolved.
fn walk(
    package: &mut Package<'_>,
    part: &str,
    on_text: &mut dyn FnMut(&str) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let Some(mut xml) = package.part(part)? else {
        return Ok(());
    };
    let mut text = String::new();
    let (mut in_text, mut in_aid) = (false, false);
    loop {
        match xml.next()? {
            Piece::Start(start) => match start.local_name().into_inner() {
                "si" => text.clear(),
                "rPh" => in_aid = true,
                "t" => in_text = !in_aid,
                _ => {}
            },
            Piece::End(end) => match end.local_name().into_inner() {
                "si" => {
                    resolve_escapes(&mut text);
                    on_text(&text)?;
                }
                "rPh" => in_aid = false,
                "t" => in_text = false,
                _ => {}
            },
            Piece::Text(piece) if in_text => push_bounded(&mut text, &piece)?,
            Piece::Text(_) | Piece::Other => {}
            Piece::Done => return Ok(()),
        }
    }
}

/// Resolves `_x000D_` and the like, which stand for characters that XML cannot hold (ECMA-376 part 1,
/// 22.9.2.19). What does not name a character stays as it is.
pub(super) fn resolve_escapes(text: &mut String) {
    if !text.contains("_x") {
        return;
    }
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        resolved.push_str(before);
        let unit = |escape: &str| {
            let digits = escape.get(2..6).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
            (escape.as_bytes().get(6) == Some(&b'_')).then(|| u16::from_str_radix(digits, 16).ok())?
        };
        let first = unit(escape);
        let second = escape.get(7..).filter(|next| next.starts_with("_x")).and_then(unit);
        let single = first.and_then(|first| char::from_u32(first.into()));
        let pair = first.zip(second).and_then(|(first, second)| char::decode_utf16([first, second]).next()?.ok());
        let (char, length) = match (single, pair) {
            (Some(char), _) => (char, 7),
            (None, Some(char)) => (char, 14),
            (None, None) => ('_', 1),
        };
        resolved.push(char);
        rest = escape.get(length..).unwrap_or_default();
    }
    resolved.push_str(rest);
    *text = resolved;
}

#[cfg(test)]
mod tests;
