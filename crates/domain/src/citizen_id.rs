//! Citizen identity numbers: read, checked against the record, and kept out of sight.
//!
//! A number of twelve digits (số định danh cá nhân, CCCD) is the place of birth registration (3), sex and
//! century (1), year of birth (2) and six random digits. It has no check digit, and sex and year may have
//! been corrected since it was given; so a disagreement is a warning, never an error. The older number
//! (CMND) has nine digits and says nothing.

use std::fmt;

use crate::partial_date::PartialDate;

#[cfg(test)]
mod tests;

/// A person's sex as the identity papers record it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// Nữ.
    Female,
    /// Nam.
    Male,
}

impl Sex {
    /// `Nữ` or `Nam`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Female => "Nữ",
            Self::Male => "Nam",
        }
    }

    /// Reads `Nam`, `nữ`, `nu`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        match crate::text::fold(text).as_str() {
            "nam" => Some(Self::Male),
            "nu" => Some(Self::Female),
            _ => None,
        }
    }
}

/// A citizen identity number: twelve digits, or the nine of the older card.
///
/// `Debug` and messages show none of it; [`CitizenId::masked`] shows the last four digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitizenId(String);

/// Which of the two numbers it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CitizenIdKind {
    /// Số định danh cá nhân, twelve digits.
    Twelve,
    /// CMND, nine digits; no longer issued.
    OldNine,
}

/// Why a text is not an identity number. Shown to people; does not repeat the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CitizenIdProblem {
    /// There is nothing to read.
    #[error("chưa ghi số định danh")]
    Empty,
    /// Something other than digits, spaces, dots and hyphens stands in it.
    #[error("số định danh chỉ gồm chữ số")]
    NotDigits,
    /// Neither twelve nor nine digits.
    #[error("số định danh có {digits} chữ số; cần đủ 12 chữ số (hoặc 9 nếu là chứng minh nhân dân cũ)")]
    Length {
        /// How many digits there are.
        digits: usize,
    },
}

/// What does not agree between a number and the record. A reason to look, never to refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdWarning {
    /// The fourth digit says another sex.
    Sex {
        /// What the record says.
        recorded: Sex,
        /// What the number says.
        in_number: Sex,
    },
    /// The fourth to sixth digits say another year of birth.
    BirthYear {
        /// What the record says.
        recorded: i16,
        /// What the number says.
        in_number: i16,
    },
    /// The first three digits are of no province; also of places that got codes after the list was made.
    UnknownProvince,
    /// A number of the old card; the person has a number of twelve digits today.
    OldNumber,
}

impl fmt::Display for IdWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sex { recorded, in_number } => write!(
                f,
                "giới tính {} không khớp chữ số thứ 4 của số định danh (số này là của {})",
                recorded.name(),
                in_number.name()
            ),
            Self::BirthYear { recorded, in_number } => {
                write!(f, "năm sinh {recorded} không khớp số định danh (số này ghi năm {in_number})")
            }
            Self::UnknownProvince => write!(f, "ba chữ số đầu của số định danh không thuộc tỉnh nào trong danh mục"),
            Self::OldNumber => {
                write!(f, "đây là số chứng minh nhân dân cũ 9 chữ số; nên bổ sung số định danh 12 chữ số")
            }
        }
    }
}

impl CitizenId {
    /// Reads a number, ignoring spaces, dots and hyphens between its digits.
    pub fn parse(text: &str) -> Result<Self, CitizenIdProblem> {
        let digits = digits_of(text)?;
        match digits.len() {
            0 => Err(CitizenIdProblem::Empty),
            9 | 12 => Ok(Self(digits)),
            length => Err(CitizenIdProblem::Length { digits: length }),
        }
    }

    /// Which number it is.
    pub fn kind(&self) -> CitizenIdKind {
        if self.0.len() == 12 { CitizenIdKind::Twelve } else { CitizenIdKind::OldNine }
    }

    /// All digits: for storage, comparison, and eyes that may see them.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// All but the last four digits starred: `********3359`.
    pub fn masked(&self) -> String {
        let (hidden, shown) = self.0.split_at(self.0.len() - 4);
        format!("{}{shown}", "*".repeat(hidden.len()))
    }

    /// The sex that the number tells; `None` for an old number.
    pub fn sex(&self) -> Option<Sex> {
        let digit = self.digit(3)?;
        Some(if digit % 2 == 0 { Sex::Male } else { Sex::Female })
    }

    /// The year of birth that the number tells; `None` for an old number.
    pub fn birth_year(&self) -> Option<i16> {
        let century = 1900 + 100 * (self.digit(3)? / 2);
        Some(century + self.digit(4)? * 10 + self.digit(5)?)
    }

    /// The province where the birth was registered, by its name of that time; `None` for an old number
    /// and for a code that is not in the list.
    pub fn province(&self) -> Option<&'static str> {
        self.digit(0)?;
        let code = &self.0[..3];
        PROVINCES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
    }

    /// What does not agree with the record; empty if nothing is known against it.
    pub fn checks(&self, sex: Option<Sex>, birth: Option<PartialDate>) -> Vec<IdWarning> {
        let (Some(in_number), Some(year)) = (self.sex(), self.birth_year()) else {
            return vec![IdWarning::OldNumber];
        };
        let mut warnings = Vec::new();
        if let Some(recorded) = sex.filter(|recorded| *recorded != in_number) {
            warnings.push(IdWarning::Sex { recorded, in_number });
        }
        if let Some(recorded) = birth.map(PartialDate::year).filter(|recorded| *recorded != year) {
            warnings.push(IdWarning::BirthYear { recorded, in_number: year });
        }
        if self.province().is_none() {
            warnings.push(IdWarning::UnknownProvince);
        }
        warnings
    }

    /// A digit of a number of twelve.
    fn digit(&self, index: usize) -> Option<i16> {
        match self.kind() {
            CitizenIdKind::Twelve => self.0.as_bytes().get(index).map(|byte| i16::from(byte - b'0')),
            CitizenIdKind::OldNine => None,
        }
    }
}

impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CitizenId(…)")
    }
}

/// A number with the zeros put back that a spreadsheet dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LostZero {
    /// Safe to repair and log: only one reading has the form of a number.
    Restored(CitizenId),
    /// To be offered and confirmed: the digits may also be a mistake of another kind.
    Offered(CitizenId),
}

/// Puts back leading zeros, if that makes a number.
///
/// Eleven digits become twelve if the province is then one of the list. Ten digits (`0` twice, provinces
/// 001 to 008) and eight (an old number of nine, or one with a digit missing) are only offered.
pub fn repair_lost_zero(text: &str) -> Option<LostZero> {
    let digits = digits_of(text).ok()?;
    let padded = |length: usize| CitizenId(format!("{digits:0>length$}"));
    match digits.len() {
        11 => {
            let id = padded(12);
            Some(if id.province().is_some() { LostZero::Restored(id) } else { LostZero::Offered(id) })
        }
        10 => Some(LostZero::Offered(padded(12))).filter(|offer| match offer {
            LostZero::Restored(id) | LostZero::Offered(id) => id.province().is_some(),
        }),
        8 => Some(LostZero::Offered(padded(9))),
        _ => None,
    }
}

/// The digits of a text, less the signs people part them with.
fn digits_of(text: &str) -> Result<String, CitizenIdProblem> {
    let mut digits = String::with_capacity(12);
    for c in crate::text::tidy(text).text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            ' ' | '.' | '-' => {}
            _ => return Err(CitizenIdProblem::NotDigits),
        }
    }
    Ok(digits)
}

/// Where births were registered: the 63 provinces before the mergers of 2025, for numbers do not change.
pub const PROVINCES: [(&str, &str); 63] = [
    ("001", "Hà Nội"),
    ("002", "Hà Giang"),
    ("004", "Cao Bằng"),
    ("006", "Bắc Kạn"),
    ("008", "Tuyên Quang"),
    ("010", "Lào Cai"),
    ("011", "Điện Biên"),
    ("012", "Lai Châu"),
    ("014", "Sơn La"),
    ("015", "Yên Bái"),
    ("017", "Hoà Bình"),
    ("019", "Thái Nguyên"),
    ("020", "Lạng Sơn"),
    ("022", "Quảng Ninh"),
    ("024", "Bắc Giang"),
    ("025", "Phú Thọ"),
    ("026", "Vĩnh Phúc"),
    ("027", "Bắc Ninh"),
    ("030", "Hải Dương"),
    ("031", "Hải Phòng"),
    ("033", "Hưng Yên"),
    ("034", "Thái Bình"),
    ("035", "Hà Nam"),
    ("036", "Nam Định"),
    ("037", "Ninh Bình"),
    ("038", "Thanh Hoá"),
    ("040", "Nghệ An"),
    ("042", "Hà Tĩnh"),
    ("044", "Quảng Bình"),
    ("045", "Quảng Trị"),
    ("046", "Thừa Thiên Huế"),
    ("048", "Đà Nẵng"),
    ("049", "Quảng Nam"),
    ("051", "Quảng Ngãi"),
    ("052", "Bình Định"),
    ("054", "Phú Yên"),
    ("056", "Khánh Hoà"),
    ("058", "Ninh Thuận"),
    ("060", "Bình Thuận"),
    ("062", "Kon Tum"),
    ("064", "Gia Lai"),
    ("066", "Đắk Lắk"),
    ("067", "Đắk Nông"),
    ("068", "Lâm Đồng"),
    ("070", "Bình Phước"),
    ("072", "Tây Ninh"),
    ("074", "Bình Dương"),
    ("075", "Đồng Nai"),
    ("077", "Bà Rịa – Vũng Tàu"),
    ("079", "Thành phố Hồ Chí Minh"),
    ("080", "Long An"),
    ("082", "Tiền Giang"),
    ("083", "Bến Tre"),
    ("084", "Trà Vinh"),
    ("086", "Vĩnh Long"),
    ("087", "Đồng Tháp"),
    ("089", "An Giang"),
    ("091", "Kiên Giang"),
    ("092", "Cần Thơ"),
    ("093", "Hậu Giang"),
    ("094", "Sóc Trăng"),
    ("095", "Bạc Liêu"),
    ("096", "Cà Mau"),
];
