//! A person: what the organisation's work needs to know of one, and nothing about a family.
//!
//! Fields that the law calls sensitive are wrapped in [`Sensitive`], so that no log and no error prints them.

use crate::{
    atlas::Traits,
    citizen_id::CitizenId,
    id::{PersonId, UnitId},
    name::FullName,
    partial_date::PartialDate,
    sensitive::Sensitive,
    text::fold,
};

pub use crate::citizen_id::Sex;

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// The unit that looks after them: their cell, or the grassroots organisation where the cell is not known.
    pub unit: UnitId,
    /// What is known of them.
    pub facts: PersonFacts,
}

/// What is known of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFacts {
    /// Full name as typed.
    pub name: FullName,
    /// Name at birth, where it differs.
    pub birth_name: Option<FullName>,
    /// Sex, where known.
    pub sex: Option<Sex>,
    /// Birth date, as far as known.
    pub born: Option<PartialDate>,
    /// The twelve-digit id.
    pub citizen_id: Option<CitizenId>,
    /// The nine-digit id of before.
    pub old_id: Option<CitizenId>,
    /// Ethnic group, by its name in the list of 54.
    pub ethnicity: Option<Sensitive<String>>,
    /// Religion, by its name; `Không` for none.
    pub religion: Option<Sensitive<String>>,
    /// General schooling as written, such as `12/12`.
    pub schooling: Option<String>,
    /// Professional level as written, such as `Đại học Sư phạm`.
    pub profession: Option<String>,
    /// Political theory as written, such as `Sơ cấp`.
    pub political_theory: Option<String>,
    /// Occupation as written.
    pub occupation: Option<String>,
    /// Position and place of work as written.
    pub position: Option<String>,
    /// Where they live now, as written.
    pub residence: Option<String>,
    /// Home town as written.
    pub home_town: Option<String>,
    /// Whether they belong to the Youth Union, where known.
    pub union_member: Option<bool>,
}

impl PersonFacts {
    /// Facts of somebody of whom only the name is known.
    pub fn named(name: FullName) -> Self {
        Self {
            name,
            birth_name: None,
            sex: None,
            born: None,
            citizen_id: None,
            old_id: None,
            ethnicity: None,
            religion: None,
            schooling: None,
            profession: None,
            political_theory: None,
            occupation: None,
            position: None,
            residence: None,
            home_town: None,
            union_member: None,
        }
    }

    /// The traits by which figures count them. What is not known counts for nothing.
    pub fn traits(&self) -> Traits {
        let is = |text: &Option<Sensitive<String>>, other: fn(&str) -> bool| {
            text.as_ref().is_some_and(|text| other(text.reveal()))
        };
        Traits {
            woman: self.sex == Some(Sex::Female),
            union_member: self.union_member == Some(true),
            minority: is(&self.ethnicity, is_minority),
            believer: is(&self.religion, is_religion),
            born: self.born,
        }
    }
}

/// Whether an ethnic group, as written, is one of the minorities.
pub fn is_minority(ethnicity: &str) -> bool {
    !["", "kinh"].contains(&fold(ethnicity).as_str())
}

/// Whether what is written as somebody's religion is one.
pub fn is_religion(religion: &str) -> bool {
    !["", "khong", "khong co"].contains(&fold(religion).as_str())
}
