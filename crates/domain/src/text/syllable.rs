//! The shape of a Vietnamese syllable: onset, rhyme and tone.
//!
//! Enough to say that *Nguyễn* can be a word and *NguyÔn* or *Nguyeãn* cannot; not a spelling checker.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

/// The combining mark of a tone; the level tone has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tone(char);

impl Tone {
    const GRAVE: char = '\u{300}';
    const ACUTE: char = '\u{301}';
    const TILDE: char = '\u{303}';
    const HOOK: char = '\u{309}';
    const DOT: char = '\u{323}';

    fn of(c: char) -> Option<Self> {
        matches!(c, Self::GRAVE | Self::ACUTE | Self::TILDE | Self::HOOK | Self::DOT).then_some(Self(c))
    }

    /// A syllable closed by c, ch, p or t has only these two.
    fn may_close(self) -> bool {
        matches!(self.0, Self::ACUTE | Self::DOT)
    }
}

/// The letter without its tone (ế → ê), and the tone.
pub(crate) fn split_tone(letter: char) -> (char, Option<Tone>) {
    if letter.is_ascii() {
        return (letter, None);
    }
    let mut plain = None;
    let mut tone = None;
    for part in std::iter::once(letter).nfd() {
        match (Tone::of(part), plain) {
            (Some(found), _) => tone = Some(found),
            (None, None) => plain = Some(part),
            (None, Some(base)) => plain = compose(base, part).or(plain),
        }
    }
    (plain.unwrap_or(letter), tone)
}

/// The letter carrying the tone; the letter itself if Unicode has no such letter.
pub(crate) fn with_tone(letter: char, Tone(tone): Tone) -> char {
    compose(letter, tone).unwrap_or(letter)
}

/// Whether the word can be a Vietnamese syllable, in any case.
///
/// With `strict`, the tone must stand on the vowel it belongs to, and a syllable closed by a stop must
/// carry a tone it can have. Names of minority languages do not (*Ksôt*), so correct text is judged without.
pub(crate) fn is_possible(word: &str, strict: bool) -> bool {
    let mut toneless = String::with_capacity(word.len());
    let mut toned: Option<(usize, Tone)> = None;
    for (index, letter) in word.chars().enumerate() {
        let (plain, found) = split_tone(letter);
        if found.is_some() && toned.is_some() {
            return false;
        }
        toned = toned.or(found.map(|tone| (index, tone)));
        toneless.extend(plain.to_lowercase());
    }
    let is_closed = toneless.ends_with(['c', 'p', 't']) || toneless.ends_with("ch");
    if is_closed && !toned.map_or(!strict, |(_, tone)| tone.may_close()) {
        return false;
    }
    ONSETS.iter().any(|onset| {
        let Some(rhyme) = toneless.strip_prefix(onset) else {
            return false;
        };
        let is_known = RHYMES.contains(&rhyme)
            || (*onset == "qu" && AFTER_QU.contains(&rhyme))
            // In *gì* the i is both.
            || (*onset == "gi" && rhyme.is_empty());
        is_known
            && (!strict
                || rhyme.is_empty()
                || toned.is_none_or(|(index, _)| {
                    index.checked_sub(onset.chars().count()).is_some_and(|place| takes_tone(rhyme, place))
                }))
    })
}

/// Whether the letter at `place` is the one that carries the tone of the rhyme.
fn takes_tone(rhyme: &str, place: usize) -> bool {
    let letters: Vec<char> = rhyme.chars().collect();
    let vowels = letters.iter().take_while(|c| "aăâeêioôơuưy".contains(**c)).count();
    if let Some(bearer) = letters.iter().rposition(|c| "ăâêôơ".contains(*c)) {
        return place == bearer;
    }
    if let Some(bearer) = letters.iter().position(|c| *c == 'ư') {
        return place == bearer;
    }
    match (vowels, letters.len() > vowels) {
        (_, true) => place + 1 == vowels,
        (2, false) if matches!(rhyme, "oa" | "oe" | "uy") => place < 2,
        (3, false) => place == 1,
        (_, false) => place == 0,
    }
}

/// A letter of the modern alphabet that Latin-1 does not have.
pub(crate) fn is_vietnamese_beyond_latin1(c: char) -> bool {
    matches!(c, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{1ea0}'..='\u{1ef9}')
        || Tone::of(c).is_some()
        || matches!(c, '\u{302}' | '\u{306}' | '\u{31b}')
}

const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

const RHYMES: [&str; 158] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", //
    "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", //
    "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", //
    "e", "ec", "em", "en", "eng", "eo", "ep", "et", //
    "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", //
    "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", //
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", //
    "o", "oc", "oi", "om", "on", "ong", "op", "ot", //
    "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", //
    "oăc", "oăm", "oăn", "oăng", "oăt", "oe", "oen", "oeo", "oet", "ooc", "oong", //
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", //
    "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", //
    "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut", //
    "uân", "uâng", "uât", "uây", "uê", "uêch", "uên", "uênh", //
    "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", //
    "uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt", "uyu", "uyên", "uyêt", //
    "ư", "ưa", "ưc", "ưi", "ưng", "ưt", "ưu", //
    "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", //
    "y", "yêm", "yên", "yêt", "yêu", //
];

/// Rhymes that only *qu* takes, its *u* being part of it.
const AFTER_QU: [&str; 3] = ["yt", "ynh", "ych"];

/// Every possible syllable, in small letters, with the tone in each place it may stand.
#[cfg(test)]
pub(crate) fn all() -> impl Iterator<Item = String> {
    let tones = [Tone::GRAVE, Tone::HOOK, Tone::TILDE, Tone::ACUTE, Tone::DOT].map(Tone);
    ONSETS.iter().flat_map(move |onset| {
        RHYMES.iter().flat_map(move |rhyme| {
            let toned = (0..rhyme.chars().count()).filter(|place| takes_tone(rhyme, *place)).flat_map(move |place| {
                tones.map(|tone| {
                    let letters = rhyme.chars().enumerate();
                    letters.map(|(at, c)| if at == place { with_tone(c, tone) } else { c }).collect()
                })
            });
            std::iter::once(String::from(*rhyme)).chain(toned).map(move |rhyme| format!("{onset}{rhyme}"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_possible;

    #[test]
    fn syllables_have_an_onset_a_rhyme_and_one_tone_in_its_place() {
        for word in [
            "Nguyễn", "nghiêng", "quý", "Quốc", "Quỳnh", "gì", "giếng", "già", "Huỳnh", "khuỷu", "thuở", "hoà", "hòa",
            "thuý", "ngoằn", "được", "ưu", "cửa", "mùa", "yến", "Ý", "oanh", "chuyện", "xoong", "khuya", "ngoáo",
            "ĐỨC", "quả",
        ] {
            assert!(is_possible(word, true), "{word}");
        }
        for word in ["Taù", "Nguyẽễn", "uyôn", "", "b", "Ksôr", "hôc", "làc", "bảỉ", "đưồn", "hoàng̣", "străng", "maì"]
        {
            assert!(!is_possible(word, true), "{word}");
        }
        assert!(is_possible("hôc", false), "as minority names are written");
    }
}
