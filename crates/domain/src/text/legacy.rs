//! Text typed before Unicode, in fonts that drew Vietnamese over other letters.
//!
//! Two encodings still arrive in spreadsheets, as Latin-1 characters: TCVN3 (fonts `.VnTime`), where
//! *Trần Văn Hà* reads `TrÇn V¨n Hµ`, and VNI-Windows, where *Nguyễn Văn Đức* reads `Nguyeãn Vaên Ñöùc`.
//! A file does not say which, so the letters must: a cell is legacy only if some of its words cannot be
//! Vietnamese as they stand and all of them are Vietnamese once converted. Correct text is never
//! changed; a cell that could be either (`Cóc`) is left to its column.

use super::syllable::{is_possible, is_vietnamese_beyond_latin1};
use super::title_case;

#[cfg(test)]
mod tests;

/// An encoding from before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// TCVN 5712:1993 (ABC), one character a letter; fonts `.VnTime` and the capitals `.VnTimeH`.
    Tcvn3,
    /// VNI-Windows, letter and mark as two characters; fonts `VNI-Times`.
    Vni,
}

impl Encoding {
    /// The name officers know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (.VnTime)",
            Self::Vni => "VNI-Windows",
        }
    }
}

/// The encoding of one cell, if the cell alone proves it.
pub fn detect(text: &str) -> Option<Encoding> {
    if text.is_ascii() || text.chars().any(is_vietnamese_beyond_latin1) {
        return None;
    }
    let proofs = [Encoding::Tcvn3, Encoding::Vni].map(|encoding| {
        let evidence = Evidence::weigh(text, encoding);
        if evidence.is_proof() { evidence.strong * 2 + evidence.weak } else { 0 }
    });
    match proofs {
        [0, 0] => None,
        [tcvn3, vni] if tcvn3 >= vni => Some(Encoding::Tcvn3),
        _ => Some(Encoding::Vni),
    }
}

/// The encoding of a whole column, if most of its telling cells prove the same one.
///
/// At least two cells and half of those with any marks must prove it, and at most one in ten may speak
/// against it. A column of correct text is `None`, whatever letters it happens to use.
pub fn detect_column<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Encoding> {
    let (mut marked, mut unicode, mut tcvn3, mut vni) = (0_u32, 0_u32, 0_u32, 0_u32);
    for cell in cells.filter(|cell| !cell.is_ascii()) {
        marked += 1;
        if cell.chars().any(is_vietnamese_beyond_latin1) {
            unicode += 1;
            continue;
        }
        match detect(cell) {
            Some(Encoding::Tcvn3) => tcvn3 += 1,
            Some(Encoding::Vni) => vni += 1,
            None => {}
        }
    }
    let (encoding, found, against) =
        if tcvn3 >= vni { (Encoding::Tcvn3, tcvn3, vni + unicode) } else { (Encoding::Vni, vni, tcvn3 + unicode) };
    (found >= 2 && found * 2 >= marked && against * 9 <= found).then_some(encoding)
}

/// The encoding to convert a cell from, given what its column said.
///
/// A cell that is Vietnamese in the encoding of its column follows the column; another must prove its own
/// encoding. One that holds modern letters is left alone.
pub fn encoding_in_column(cell: &str, column: Option<Encoding>) -> Option<Encoding> {
    if cell.is_ascii() || cell.chars().any(is_vietnamese_beyond_latin1) {
        return None;
    }
    let of_column = |encoding: &Encoding| {
        let evidence = Evidence::weigh(cell, *encoding);
        // Names of other peoples are no syllables of Vietnamese; letters that it never has are proof enough there.
        evidence.converts() || evidence.foreign > 0 && evidence.foreign + evidence.convertible == evidence.marked
    };
    column.filter(of_column).or_else(|| detect(cell))
}

/// Whether every word could be Vietnamese as it stands; letters beyond the alphabet make it something else.
pub fn is_vietnamese(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(|word| is_possible(word, false))
}

/// The text in Unicode (NFC).
///
/// A TCVN3 text all in capitals comes out in capitals, for its toned letters have none of their own.
/// What the encoding does not use is kept.
pub fn to_unicode(text: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::Tcvn3 => {
            let converted: String = text.chars().map(|c| tcvn3_letter(c).unwrap_or(c)).collect();
            if is_in_capitals(text) { converted.to_uppercase() } else { converted }
        }
        Encoding::Vni => vni_to_unicode(text),
    }
}

/// A name in Unicode: [`to_unicode`], then each word begins with a capital.
///
/// Capital fonts (`.VnTimeH`) show capitals but store small letters, and TCVN3 has no capital for a first
/// letter with a tone (`¸nh`).
pub fn name_to_unicode(text: &str, encoding: Encoding) -> String {
    title_case(&to_unicode(text, encoding))
}

/// What the words of a text say for an encoding.
#[derive(Default)]
struct Evidence {
    /// Words with characters outside ASCII.
    marked: u32,
    /// Of these, words that are Vietnamese once converted.
    convertible: u32,
    /// Of these, words with characters or pairs that Vietnamese in Unicode never has.
    strong: u32,
    /// Of the others, words whose shape is not Vietnamese as it stands.
    weak: u32,
    /// Words that are not Vietnamese once converted, but have characters or pairs that Vietnamese never has.
    foreign: u32,
}

impl Evidence {
    fn weigh(text: &str, encoding: Encoding) -> Self {
        let mut evidence = Self::default();
        // The signs of Latin-1 may be letters here, even the soft hyphen; those around it never are.
        let parts_words = |c: char| c.is_whitespace() || (!c.is_alphabetic() && (c.is_ascii() || c > '\u{ff}'));
        for word in text.split(parts_words).filter(|word| !word.is_ascii()) {
            if !word.chars().any(char::is_alphabetic) {
                continue;
            }
            evidence.marked += 1;
            let converted = match encoding {
                Encoding::Tcvn3 => {
                    word.chars().map(|c| tcvn3_letter(c).or_else(|| c.is_ascii().then_some(c))).collect()
                }
                Encoding::Vni => Some(vni_to_unicode(word)),
            };
            let Some(converted) = converted else { continue };
            let is_strong = word.chars().any(|c| c.is_ascii_alphabetic())
                && match encoding {
                    Encoding::Tcvn3 => word.chars().any(is_only_tcvn3) || has_inner_capital(word),
                    Encoding::Vni => word.chars().any(is_only_vni) || has_vni_pair(word),
                };
            if !is_possible(&converted, true) {
                evidence.foreign += u32::from(is_strong);
                continue;
            }
            evidence.convertible += 1;
            // Some letters are the same before and after (*ý* in TCVN3, *í* in VNI); a micrometre is no word.
            if converted == word || word == "µm" {
                continue;
            }
            if is_strong {
                evidence.strong += 1;
            } else if !is_possible(word, false) {
                evidence.weak += 1;
            }
        }
        evidence
    }

    fn converts(&self) -> bool {
        self.convertible > 0 && self.convertible * 10 >= self.marked * 9
    }

    fn is_proof(&self) -> bool {
        self.converts() && (self.strong > 0 || self.weak >= 2)
    }
}

/// A capital outside ASCII that follows another letter, in a word with small letters (`TuÊn`, `BÝch`).
fn has_inner_capital(word: &str) -> bool {
    let inner_capital = word.chars().skip(1).any(|c| !c.is_ascii() && c.is_uppercase());
    inner_capital && word.chars().any(|c| c.is_ascii_lowercase())
}

/// Whether no letter is small and a capital stands inside some word; initials alone prove nothing.
fn is_in_capitals(text: &str) -> bool {
    !text.chars().any(|c| c.is_ascii_lowercase())
        && text.split_whitespace().any(|word| word.chars().skip(1).any(|c| c.is_ascii_uppercase()))
}

/// The characters from U+00A1 to U+00FE as TCVN3 draws them; a blank where it draws none.
const TCVN3: [&str; 94] = [
    "Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ", "ă", "â", "ê", "ô", "ơ", "ư", "đ", "", // A1–AF
    "", "", "", "", "", "à", "ả", "ã", "á", "ạ", "", "ằ", "ẳ", "ẵ", "ắ", "", // B0–BF
    "", "", "", "", "", "", "ặ", "ầ", "ẩ", "ẫ", "ấ", "ậ", "è", "", "ẻ", "ẽ", // C0–CF
    "é", "ẹ", "ề", "ể", "ễ", "ế", "ệ", "ì", "ỉ", "", "", "", "ĩ", "í", "ị", "ò", // D0–DF
    "", "ỏ", "õ", "ó", "ọ", "ồ", "ổ", "ỗ", "ố", "ộ", "ờ", "ở", "ỡ", "ớ", "ợ", "ù", // E0–EF
    "", "ủ", "ũ", "ú", "ụ", "ừ", "ử", "ữ", "ứ", "ự", "ỳ", "ỷ", "ỹ", "ý", "ỵ", // F0–FE
];

/// The letter that TCVN3 draws for a character outside ASCII.
fn tcvn3_letter(c: char) -> Option<char> {
    // Some programs turn the micro sign into the Greek letter it resembles.
    let c = if c == 'μ' { 'µ' } else { c };
    let index = u32::from(c).checked_sub(0xa1)? as usize;
    TCVN3.get(index)?.chars().next()
}

/// Characters that TCVN3 uses and Vietnamese in Unicode does not.
fn is_only_tcvn3(c: char) -> bool {
    tcvn3_letter(c).is_some() && !is_vietnamese_in_latin1(c) && !is_eth(c)
}

/// The letters of the modern alphabet that Latin-1 has.
fn is_vietnamese_in_latin1(c: char) -> bool {
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý".contains(c)
}

/// Old Unicode files use these for Đ, so they prove nothing.
fn is_eth(c: char) -> bool {
    matches!(c, 'Ð' | 'ð')
}

/// VNI letters that are one character.
const VNI_SINGLES: [(char, char); 18] = [
    ('ñ', 'đ'),
    ('Ñ', 'Đ'),
    ('ô', 'ơ'),
    ('Ô', 'Ơ'),
    ('ö', 'ư'),
    ('Ö', 'Ư'),
    ('í', 'í'),
    ('Í', 'Í'),
    ('ì', 'ì'),
    ('Ì', 'Ì'),
    ('æ', 'ỉ'),
    ('Æ', 'Ỉ'),
    ('ó', 'ĩ'),
    ('Ó', 'Ĩ'),
    ('ò', 'ị'),
    ('Ò', 'Ị'),
    ('î', 'ỵ'),
    ('Î', 'Ỵ'),
];

/// VNI letters that are a letter and a mark: the letter, the marks it takes (small), and what each pair draws.
const VNI_PAIRS: [(char, &str, &str); 7] = [
    ('a', "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    ('e', "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    ('o', "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    ('ô', "ùøûõï", "ớờởỡợ"),
    ('u', "ùøûõï", "úùủũụ"),
    ('ö', "ùøûõï", "ứừửữự"),
    ('y', "ùøûõ", "ýỳỷỹ"),
];

/// The letter that VNI draws for a letter and a mark, in the case of the letter.
fn vni_pair(letter: char, mark: char) -> Option<char> {
    let small = |c: char| c.to_lowercase().next().unwrap_or(c);
    let (_, marks, drawn) = VNI_PAIRS.iter().find(|(base, ..)| *base == small(letter))?;
    let mark = small(mark);
    let (_, drawn) = marks.chars().zip(drawn.chars()).find(|(known, _)| *known == mark)?;
    if letter.is_uppercase() { drawn.to_uppercase().next() } else { Some(drawn) }
}

fn vni_to_unicode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if let Some(drawn) = rest.peek().and_then(|mark| vni_pair(c, *mark)) {
            rest.next();
            out.push(drawn);
            continue;
        }
        out.push(VNI_SINGLES.iter().find(|(from, _)| *from == c).map_or(c, |(_, letter)| *letter));
    }
    out
}

/// Characters that VNI uses and Vietnamese in Unicode does not.
fn is_only_vni(c: char) -> bool {
    "ñÑöÖæÆîÎøØûÛïÏåÅäÄüÜëË".contains(c)
}

/// A letter and a mark that VNI pairs and no Vietnamese syllable in Unicode puts side by side.
fn has_vni_pair(word: &str) -> bool {
    // *oà, oá, oã, oé, oè, uý, uỳ* are both; VNI does not pair the last four.
    word.chars().zip(word.chars().skip(1)).any(|(letter, mark)| {
        vni_pair(letter, mark).is_some()
            && !matches!((letter, mark), ('o' | 'O', 'à' | 'á' | 'ã' | 'À' | 'Á' | 'Ã' | 'õ' | 'Õ'))
    })
}
