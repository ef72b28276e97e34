//! Religions, with the codes of the General Statistics Office.
//!
//! Source of the codes: QĐ 1019/QĐ-TCTK of 12 November 2008. Religions recognised since then have no
//! code in it. What matches none of the list stays the text the paper has.
//!
//! Which religion a person has is sensitive: hold it as [`crate::sensitive::Sensitive`].

use crate::text::fold;

#[cfg(test)]
mod tests;

/// A religion of the list, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Religion(u8);

impl Religion {
    /// Không: the person follows no religion.
    pub const NONE: Self = Self(0);

    /// *Không* first, then the religions by code, then those without.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..RELIGIONS.len() as u8).map(Self)
    }

    /// The name, as forms want it.
    pub fn name(self) -> &'static str {
        RELIGIONS[usize::from(self.0)].name
    }

    /// The code of QĐ 1019; `None` for *Không* and for religions recognised later.
    pub fn code(self) -> Option<u8> {
        RELIGIONS[usize::from(self.0)].code
    }

    /// The religion of a code of QĐ 1019.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::all().find(|religion| religion.code() == Some(code))
    }

    /// Whether statistics count the person among believers.
    pub fn is_believer(self) -> bool {
        self != Self::NONE
    }

    /// The religion of a name, however it is written: `Đạo Phật`, `Thiên chúa giáo`, `khong`.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = key(text);
        if wanted.is_empty() {
            return None;
        }
        Self::all().find(|religion| {
            let Entry { name, aliases, .. } = RELIGIONS[usize::from(religion.0)];
            std::iter::once(name).chain(aliases.iter().copied()).any(|known| key(known) == wanted)
        })
    }
}

impl std::fmt::Display for Religion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Letters alone, without marks and without the words for religion around the name.
fn key(name: &str) -> String {
    let folded = fold(name);
    let bare = ["ton giao ", "dao "].iter().fold(folded.as_str(), |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    bare.chars().filter(|c| c.is_alphanumeric()).collect()
}

struct Entry {
    name: &'static str,
    code: Option<u8>,
    aliases: &'static [&'static str],
}

const fn coded(code: u8, name: &'static str, aliases: &'static [&'static str]) -> Entry {
    Entry { name, code: Some(code), aliases }
}

const fn uncoded(name: &'static str, aliases: &'static [&'static str]) -> Entry {
    Entry { name, code: None, aliases }
}

const RELIGIONS: [Entry; 17] = [
    uncoded("Không", &["Không có", "Không theo", "Không theo tôn giáo", "Không tôn giáo", "Lương"]),
    coded(1, "Phật giáo", &["Phật", "Đạo Phật"]),
    coded(2, "Công giáo", &["Thiên Chúa giáo", "Thiên Chúa", "Ki-tô giáo", "Gia-tô"]),
    coded(3, "Phật giáo Hoà Hảo", &["Hoà Hảo"]),
    coded(4, "Hồi giáo", &["Hồi", "Islam"]),
    coded(5, "Cao Đài", &["Đạo Cao Đài"]),
    coded(6, "Minh sư đạo", &["Minh sư", "Phật đường Nam tông Minh Sư đạo"]),
    coded(7, "Minh Lý đạo", &["Minh Lý", "Minh Lý đạo - Tam Tông Miếu"]),
    coded(8, "Tin Lành", &["Đạo Tin Lành"]),
    coded(9, "Tịnh độ cư sĩ Phật hội", &["Tịnh độ cư sĩ", "Tịnh độ cư sĩ Phật hội Việt Nam"]),
    coded(10, "Tứ ân hiếu nghĩa", &["Đạo Tứ ân Hiếu nghĩa"]),
    coded(11, "Bửu sơn Kỳ hương", &["Đạo Bửu Sơn Kỳ Hương"]),
    coded(12, "Ba Ha'i", &["Baha'i", "Bahai"]),
    coded(13, "Bà La Môn", &["Bà-la-môn giáo", "Balamôn"]),
    coded(14, "Mặc Môn", &["Mormon"]),
    uncoded("Cơ đốc Phục lâm", &["Cơ đốc Phục lâm Việt Nam"]),
    uncoded("Phật giáo Hiếu nghĩa Tà Lơn", &["Hiếu nghĩa Tà Lơn"]),
];
