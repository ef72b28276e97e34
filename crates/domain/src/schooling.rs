//! Schooling, in the three columns that dossiers keep apart: general, professional, political theory.
//!
//! The general level has two systems side by side: grades of ten (before 1981 in the north) and of twelve.
//! What level a rule asks for is the rulebook's; this module only says what a text means.

use std::fmt;

use crate::calendar::Date;
use crate::text::{fold, tidy};

#[cfg(test)]
mod tests;

/// The highest general level a person has completed; in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GeneralLevel {
    /// Biết chữ: reads and writes, no level completed.
    Literate,
    /// Tiểu học.
    Primary,
    /// Trung học cơ sở.
    LowerSecondary,
    /// Trung học phổ thông.
    UpperSecondary,
}

impl GeneralLevel {
    /// The name of the level.
    pub fn name(self) -> &'static str {
        match self {
            Self::Literate => "Biết chữ",
            Self::Primary => "Tiểu học",
            Self::LowerSecondary => "Trung học cơ sở",
            Self::UpperSecondary => "Trung học phổ thông",
        }
    }
}

/// A general school system, by its number of grades.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SchoolSystem {
    /// Hệ 10 năm.
    Ten,
    /// Hệ 12 năm.
    Twelve,
}

impl SchoolSystem {
    /// Its number of grades.
    pub fn grades(self) -> u8 {
        match self {
            Self::Ten => 10,
            Self::Twelve => 12,
        }
    }

    fn of(grades: u8) -> Option<Self> {
        [Self::Ten, Self::Twelve].into_iter().find(|system| system.grades() == grades)
    }

    /// The level completed with a grade: primary is four or five grades, lower secondary three or four.
    fn level(self, grade: u8) -> GeneralLevel {
        let (primary, lower) = match self {
            Self::Ten => (4, 7),
            Self::Twelve => (5, 9),
        };
        match grade {
            _ if grade >= self.grades() => GeneralLevel::UpperSecondary,
            _ if grade >= lower => GeneralLevel::LowerSecondary,
            _ if grade >= primary => GeneralLevel::Primary,
            _ => GeneralLevel::Literate,
        }
    }
}

/// General schooling as a dossier has it: a grade of a system, or only a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum General {
    /// A grade completed: `9/12`.
    Grade {
        /// From 1 to the number of grades of the system.
        grade: u8,
        /// The system.
        system: SchoolSystem,
    },
    /// A level without a grade: `THCS`.
    Level(GeneralLevel),
}

impl General {
    /// Reads `12/12`, `7/10`, `lớp 9/12`, `12/12 phổ thông`, `THPT`, `tốt nghiệp THCS`, `cấp III`, `biết chữ`.
    ///
    /// `None` if it is none of these, or the grade is above the system.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        let without = ["da ", "tot nghiep ", "tn ", "hoc het ", "trinh do ", "lop "];
        let mut rest = folded.as_str();
        for word in without {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        let level = match rest {
            "biet chu" | "biet doc, biet viet" | "biet doc biet viet" => GeneralLevel::Literate,
            "tieu hoc" | "th" | "cap i" | "cap 1" => GeneralLevel::Primary,
            "trung hoc co so" | "thcs" | "cap ii" | "cap 2" => GeneralLevel::LowerSecondary,
            "trung hoc pho thong" | "thpt" | "ptth" | "cap iii" | "cap 3" | "bo tuc thpt" => {
                GeneralLevel::UpperSecondary
            }
            _ => {
                let (grade, system) = rest.split_once('/')?;
                let (grade, system) = (grade.trim(), system.trim_start());
                let (system, tail) =
                    system.split_at(system.find(|c: char| !c.is_ascii_digit()).unwrap_or(system.len()));
                let tail = tail.trim().trim_matches(['(', ')']);
                let is_known_tail =
                    matches!(tail, "" | "pho thong" | "pt" | "bo tuc" | "btvh" | "bt" | "gdtx" | "thpt" | "thcs");
                if !is_known_tail || !grade.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                return Self::grade(grade.parse().ok()?, system.parse().ok()?);
            }
        };
        Some(Self::Level(level))
    }

    /// What was typed before a spreadsheet made a day of it: `12/12` became 12 December.
    ///
    /// Works whether the spreadsheet took the day or the month first, for a grade is never above its
    /// system. `None` if the day cannot have been a grade.
    pub fn from_mistaken_day(day: Date) -> Option<Self> {
        let (day, month) = (day.day().unsigned_abs(), day.month().unsigned_abs());
        Self::grade(day.min(month), day.max(month))
    }

    fn grade(grade: u8, system: u8) -> Option<Self> {
        let system = SchoolSystem::of(system)?;
        (1..=system.grades()).contains(&grade).then_some(Self::Grade { grade, system })
    }

    /// The highest level completed.
    pub fn level(self) -> GeneralLevel {
        match self {
            Self::Grade { grade, system } => system.level(grade),
            Self::Level(level) => level,
        }
    }
}

/// `9/12`, or the name of the level.
impl fmt::Display for General {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Grade { grade, system } => write!(f, "{grade}/{}", system.grades()),
            Self::Level(level) => f.write_str(level.name()),
        }
    }
}

/// The level of professional training; in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProfessionalLevel {
    /// Không.
    None,
    /// Sơ cấp.
    Elementary,
    /// Trung cấp.
    Intermediate,
    /// Cao đẳng.
    College,
    /// Đại học.
    University,
    /// Thạc sĩ.
    Master,
    /// Tiến sĩ.
    Doctor,
}

impl ProfessionalLevel {
    /// All levels, rising.
    pub const ALL: [Self; 7] =
        [Self::None, Self::Elementary, Self::Intermediate, Self::College, Self::University, Self::Master, Self::Doctor];

    /// The name of the level.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "Không",
            Self::Elementary => "Sơ cấp",
            Self::Intermediate => "Trung cấp",
            Self::College => "Cao đẳng",
            Self::University => "Đại học",
            Self::Master => "Thạc sĩ",
            Self::Doctor => "Tiến sĩ",
        }
    }
}

/// Professional training as a dossier has it: level, and what in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Professional {
    /// The level.
    pub level: ProfessionalLevel,
    /// The rest of the text: `Sư phạm`, `nghề`; a title such as `Kỹ sư` stays in it. Empty if there is none.
    pub field: String,
}

impl Professional {
    /// Reads `Đại học Sư phạm`, `CĐ nghề`, `ThS Luật`, `Kỹ sư nông nghiệp`, `Không`.
    ///
    /// `None` if no level can be told from it.
    pub fn parse(text: &str) -> Option<Self> {
        let text = tidy(text).text;
        let folded = fold(&text);
        if folded == "khong" || folded == "chua qua dao tao" || folded == "chua" {
            return Some(Self { level: ProfessionalLevel::None, field: String::new() });
        }
        let (words, level, is_title) = LEVEL_WORDS.iter().find(|(words, ..)| {
            let rest = folded.strip_prefix(words);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })?;
        let field = if *is_title {
            text
        } else {
            // Folding keeps the words apart, so the words of the level can be counted off the text.
            let rest: Vec<&str> = text.split(' ').skip(words.split(' ').count()).collect();
            rest.join(" ").trim_matches([' ', '-', ',', ':', '–', '.']).to_owned()
        };
        Some(Self { level: *level, field })
    }
}

/// The level and the rest, as in `Đại học Sư phạm`.
impl fmt::Display for Professional {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_title = LEVEL_WORDS
            .iter()
            .any(|(words, level, is_title)| *is_title && *level == self.level && fold(&self.field).starts_with(words));
        match (self.field.as_str(), is_title) {
            ("", _) => f.write_str(self.level.name()),
            (title, true) => f.write_str(title),
            (field, false) => write!(f, "{} {field}", self.level.name()),
        }
    }
}

/// Folded words that begin a professional level, and whether they are a title that belongs to the text.
const LEVEL_WORDS: [(&str, ProfessionalLevel, bool); 27] = [
    ("tien si", ProfessionalLevel::Doctor, false),
    ("tien sy", ProfessionalLevel::Doctor, false),
    ("ts", ProfessionalLevel::Doctor, false),
    ("thac si", ProfessionalLevel::Master, false),
    ("thac sy", ProfessionalLevel::Master, false),
    ("ths", ProfessionalLevel::Master, false),
    ("cao hoc", ProfessionalLevel::Master, false),
    ("dai hoc", ProfessionalLevel::University, false),
    ("dh", ProfessionalLevel::University, false),
    ("cu nhan", ProfessionalLevel::University, true),
    ("ky su", ProfessionalLevel::University, true),
    ("ki su", ProfessionalLevel::University, true),
    ("bac si", ProfessionalLevel::University, true),
    ("bac sy", ProfessionalLevel::University, true),
    ("duoc si dai hoc", ProfessionalLevel::University, true),
    ("cao dang", ProfessionalLevel::College, false),
    ("cd", ProfessionalLevel::College, false),
    ("trung cap", ProfessionalLevel::Intermediate, false),
    ("trung hoc chuyen nghiep", ProfessionalLevel::Intermediate, false),
    ("thcn", ProfessionalLevel::Intermediate, false),
    ("tc", ProfessionalLevel::Intermediate, false),
    ("y si", ProfessionalLevel::Intermediate, true),
    ("y sy", ProfessionalLevel::Intermediate, true),
    ("so cap", ProfessionalLevel::Elementary, false),
    ("sc", ProfessionalLevel::Elementary, false),
    ("cong nhan ky thuat", ProfessionalLevel::Elementary, true),
    ("cnkt", ProfessionalLevel::Elementary, true),
];

/// The level of training in political theory; in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PoliticalTheory {
    /// Chưa qua đào tạo.
    None,
    /// Sơ cấp.
    Elementary,
    /// Trung cấp.
    Intermediate,
    /// Cao cấp.
    Advanced,
    /// Cử nhân, on older papers.
    Bachelor,
}

impl PoliticalTheory {
    /// All levels, rising.
    pub const ALL: [Self; 5] = [Self::None, Self::Elementary, Self::Intermediate, Self::Advanced, Self::Bachelor];

    /// The name of the level.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "Chưa qua đào tạo",
            Self::Elementary => "Sơ cấp",
            Self::Intermediate => "Trung cấp",
            Self::Advanced => "Cao cấp",
            Self::Bachelor => "Cử nhân",
        }
    }

    /// Reads `Sơ cấp`, `Trung cấp LLCT`, `Cao cấp lý luận chính trị`, `CC`, `Chưa qua đào tạo`, `Không`.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        let mut rest = folded.as_str();
        for tail in ["ly luan chinh tri", "ly luan", "chinh tri", "llct"] {
            rest = rest.strip_suffix(tail).unwrap_or(rest).trim_end();
        }
        match rest {
            "khong" | "chua" | "chua qua dao tao" | "chua dao tao" | "chua hoc" => Some(Self::None),
            "so cap" | "sc" => Some(Self::Elementary),
            "trung cap" | "tc" => Some(Self::Intermediate),
            "cao cap" | "cc" => Some(Self::Advanced),
            "cu nhan" | "cn" => Some(Self::Bachelor),
            _ => None,
        }
    }
}

impl fmt::Display for PoliticalTheory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
