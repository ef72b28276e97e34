//! The 54 ethnic groups of Viet Nam, and the two code lists that number them differently.
//!
//! Code 04 is *Hoa* in one list and *Mường* in the other, so a code means nothing without its list
//! ([`EthnicCode`]); a name is always safer. Names are matched without marks, hyphens, spaces and
//! apostrophes, and by the other names people use.
//!
//! Who belongs to which group is sensitive: hold it as [`crate::sensitive::Sensitive`].

use crate::text::fold;

#[cfg(test)]
mod tests;

/// One of the 54 groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ethnicity(u8);

/// A list that gives codes to the groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeList {
    /// Decision 121-TCTK/PPCĐ of 2 March 1979: 04 Hoa, 05 Khơ-me, 06 Mường. Known whole.
    Decision121,
    /// Document 15172 of the General Statistics Office: 04 Mường, 05 Khmer, 06 Hoa.
    ///
    /// Only its first six codes are known for certain; files in use differ at its end, so the others are
    /// not read and must be asked for by name.
    Document15172,
}

impl CodeList {
    /// Both lists.
    pub const ALL: [Self; 2] = [Self::Decision121, Self::Document15172];

    /// The word kept beside a stored code.
    pub fn id(self) -> &'static str {
        match self {
            Self::Decision121 => "121-TCTK-1979",
            Self::Document15172 => "15172-TCTK",
        }
    }

    /// The list of that word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.id() == id)
    }
}

/// A code as a file gave it, with the list that gives it meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EthnicCode {
    /// The list.
    pub list: CodeList,
    /// The code, from 1.
    pub code: u8,
}

impl EthnicCode {
    /// The group meant; `None` if the list does not have the code, or it is not known for certain.
    pub fn ethnicity(self) -> Option<Ethnicity> {
        Ethnicity::all().find(|group| group.code(self.list) == Some(self.code))
    }
}

impl Ethnicity {
    /// Kinh, the majority.
    pub const KINH: Self = Self(0);

    /// All groups, in the order of Decision 121.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..GROUPS.len() as u8).map(Self)
    }

    /// The name of the group in the list of Decision 121.
    pub fn name(self) -> &'static str {
        GROUPS[usize::from(self.0)].0
    }

    /// Other names people write for it; may be empty.
    pub fn aliases(self) -> &'static [&'static str] {
        GROUPS[usize::from(self.0)].1
    }

    /// Whether statistics count the group among the ethnic minorities.
    pub fn is_minority(self) -> bool {
        self != Self::KINH
    }

    /// Its code in a list; `None` where the list is not known that far.
    pub fn code(self, list: CodeList) -> Option<u8> {
        match list {
            CodeList::Decision121 => Some(self.0 + 1),
            CodeList::Document15172 => match self.name() {
                "Kinh" => Some(1),
                "Tày" => Some(2),
                "Thái" => Some(3),
                "Mường" => Some(4),
                "Khơ-me" => Some(5),
                "Hoa" => Some(6),
                _ => None,
            },
        }
    }

    /// The group of a name, however it is written: `Mông`, `H'Mông`, `dân tộc Hmong`, `Khmer`, `Cao Lan`.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        let bare =
            ["dan toc ", "nguoi "].iter().fold(folded.as_str(), |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let wanted = key(bare);
        Self::all().find(|group| {
            std::iter::once(group.name()).chain(group.aliases().iter().copied()).any(|name| key(name) == wanted)
        })
    }
}

impl std::fmt::Display for Ethnicity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Letters alone, without marks.
fn key(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The groups in the order of Decision 121-TCTK/PPCĐ, with the other names they are written by.
const GROUPS: [(&str, &[&str]); 54] = [
    ("Kinh", &["Việt"]),
    ("Tày", &[]),
    ("Thái", &["Thái Đen", "Thái Trắng"]),
    ("Hoa", &["Hán", "Hoa (Hán)"]),
    ("Khơ-me", &["Khmer", "Khmer Nam Bộ"]),
    ("Mường", &[]),
    ("Nùng", &["Nùng An", "Nùng Phàn Slình"]),
    ("Hmông", &["Mông", "H'Mông", "Hmong", "Mèo", "Mẹo"]),
    ("Dao", &["Mán", "Dao Đỏ", "Dao Tiền", "Dao Quần Chẹt"]),
    ("Gia-rai", &["Jrai", "Jarai", "Gia-lai"]),
    ("Ngái", &["Sán Ngái"]),
    ("Ê-đê", &["Ra-đê", "Rhade", "Đê"]),
    ("Ba-na", &["Bahnar"]),
    ("Xơ-đăng", &["Xê-đăng", "Sê-đăng", "Ca Dong"]),
    ("Sán Chay", &["Cao Lan", "Sán Chỉ", "Cao Lan - Sán Chỉ", "Sán Chay (Cao Lan - Sán Chỉ)"]),
    ("Cơ-ho", &["Kơ-ho", "K'Ho", "Koho"]),
    ("Chăm", &["Chàm", "Chăm Hroi"]),
    ("Sán Dìu", &["Sán Déo", "San Diu", "Trại Đất"]),
    ("Hrê", &["H're"]),
    ("Mnông", &["M'Nông", "Pnông"]),
    ("Ra-glai", &["Rắc-lây", "Rai"]),
    ("Xtiêng", &["X'Tiêng", "S'Tiêng", "Xa-điêng"]),
    ("Bru-Vân Kiều", &["Vân Kiều", "Bru"]),
    ("Thổ", &["Kẹo", "Cuối"]),
    ("Giáy", &["Nhắng"]),
    ("Cơ-tu", &["Ka-tu", "Ca-tu"]),
    ("Gié-Triêng", &["Giẻ-Triêng", "Dẻ-Triêng", "Giang Rẫy"]),
    ("Mạ", &["Châu Mạ"]),
    ("Khơ-mú", &["Khmu", "Kha Mú"]),
    ("Co", &["Cor", "Cua", "Cùa"]),
    ("Ta-ôi", &["Tà-ôi", "Pa Cô", "Pa-cô"]),
    ("Chơ-ro", &["Châu-ro", "Đơ-ro"]),
    ("Kháng", &["Mơ Kháng"]),
    ("Xinh-mun", &["Puộc"]),
    ("Hà Nhì", &["U Ní"]),
    ("Chu-ru", &["Chơ-ru"]),
    ("Lào", &["Phu Lào"]),
    ("La Chi", &["La Chí", "Cù Tê"]),
    ("La Ha", &["Khlá Phlạo"]),
    ("Phù Lá", &["Xá Phó"]),
    ("La Hủ", &["Khù Sung", "Cò Xung"]),
    ("Lự", &["Lừ"]),
    ("Lô Lô", &["Mùn Di"]),
    ("Chứt", &["Rục", "Sách", "Arem"]),
    ("Mảng", &["Mảng Ư"]),
    ("Pà Thẻn", &["Pà Hưng"]),
    ("Cơ Lao", &["Cờ Lao"]),
    ("Cống", &["Xắm Khống"]),
    ("Bố Y", &["Chủng Chá"]),
    ("Si La", &["Cù Dề Xừ"]),
    ("Pu Péo", &["Ka Pèo", "Pen Ti Lô Lô"]),
    ("Brâu", &["Brao"]),
    ("Ơ-đu", &["Tày Hạt"]),
    ("Rơ-măm", &[]),
];
