//! Names typed in an old font that look like Unicode at first sight.
//!
//! `nguon_domain::text::legacy` wants every word to be a Vietnamese syllable once converted. Names of other peoples
//! (*Mlô*, *Êban*) are not, and *Vò* could be a word; but no name holds `«`, and nobody's family name is *Vò*.

use nguon_domain::text::{
    fold,
    legacy::{Encoding, detect, to_unicode},
    same_tone,
};

/// The encoding of a name in whose cell nothing proves it, but in which it can be nothing else.
pub(crate) fn hidden_encoding(name: &str) -> Option<Encoding> {
    if name.is_ascii() || name.chars().any(|c| c > '\u{ff}') || detect(name).is_some() {
        return None;
    }
    // A letter that TCVN3 has no use for is of Unicode.
    let is_tcvn3 = |c: char| c.is_ascii() || c == 'ý' || to_unicode(&c.to_string(), Encoding::Tcvn3) != c.to_string();
    if !name.chars().all(is_tcvn3) {
        return None;
    }
    let converted = to_unicode(name, Encoding::Tcvn3);
    let is_name = converted.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '\'' | '-' | '.'));
    if !is_name || converted == name {
        return None;
    }
    let has_sign = name.chars().any(|c| SIGNS.contains(c));
    let is_hidden = has_sign || is_family_name_only_once(name, &converted) || is_given_name_only_once(name, &converted);
    is_hidden.then_some(Encoding::Tcvn3)
}

/// Letters of TCVN3 that are signs in Unicode and stand in no name.
const SIGNS: &str = "«»¬®§¶·µ¸¹¼½¾¡¢£¤¥¦¨©ª\u{ad}";

/// Whether the first word is a family name only after converting.
fn is_family_name_only_once(name: &str, converted: &str) -> bool {
    let first = |text: &str| same_tone(text.split_whitespace().next().unwrap_or_default()).to_lowercase();
    let (before, after) = (first(name), first(converted));
    before != after
        && !FAMILY_NAMES.contains(&before.as_str())
        && FAMILY_NAMES.contains(&after.as_str())
        && fold(&before) != fold(&after)
}

/// Whether the last word is nobody's given name, but a common one after converting, and the family name stays one.
fn is_given_name_only_once(name: &str, converted: &str) -> bool {
    let word = |text: Option<&str>| same_tone(text.unwrap_or_default()).to_lowercase();
    let (before, after) = (word(name.split_whitespace().last()), word(converted.split_whitespace().last()));
    let family = word(converted.split_whitespace().next());
    let keeps_family = family.is_ascii() || FAMILY_NAMES.contains(&family.as_str());
    keeps_family && GIVEN_NAMES.contains(&(before.as_str(), after.as_str()))
}

/// Words as which TCVN3 writes common given names.
const GIVEN_NAMES: &[(&str, &str)] = &[
    ("phóc", "phúc"),
    ("dòng", "dũng"),
    ("lùc", "lực"),
    ("léc", "lộc"),
    ("tè", "tố"),
    ("cóc", "cúc"),
    ("thôc", "thục"),
    ("phó", "phú"),
];

/// Family names with a toned letter that TCVN3 writes as another Vietnamese letter, and their like.
const FAMILY_NAMES: &[&str] = &[
    "vũ", "võ", "lý", "ngô", "hồ", "đỗ", "bùi", "lê", "hà", "tô", "tạ", "từ", "tống", "phó", "tăng", "mạc", "lục",
    "lưu", "trịnh", "trần", "nguyễn", "phạm", "hoàng", "huỳnh", "đặng", "đào", "đinh", "dương", "trương", "quách",
    "chử", "cù", "thái", "thân", "phùng", "phí", "nông", "ninh", "mã", "lò", "lã", "kiều", "khổng", "giáp", "doãn",
    "đàm", "đoàn", "chu", "cao", "bế", "bạch", "âu", "ông", "ôn", "mẫn", "triệu", "tòng", "vừ", "lữ", "là", "hứa",
    "hán", "trác", "sùng",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_names_are_found_and_true_ones_are_left() {
        for name in ["Vò Thanh Nam", "Y Djuang Ml«", "H'Hen £ban", "Lý Quang Phóc"] {
            assert_eq!(hidden_encoding(name), Some(Encoding::Tcvn3), "{name}");
        }
        for name in [
            "Lê Thị Hòa",
            "Lý Quang Hòa",
            "Hồ Văn Phó",
            "Giàng A Tó",
            "Hà Văn Phóc",
            "Hà Thu Vân",
            "Nguyễn Văn An",
            "Niê Y Thanh",
        ] {
            assert_eq!(hidden_encoding(name), None, "{name}");
        }
    }
}
