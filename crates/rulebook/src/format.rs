//! The data files as they are written. Unknown keys are refused here, by every struct.

use nguon_domain::{
    calendar::Date,
    rules::{Certainty, InstrumentKind},
};
use serde::{Deserialize, de::DeserializeOwned};
use toml::{Spanned, Value, value::Datetime};

use crate::{
    files::File,
    problem::{Place, Problems},
};

/// Reads a whole file. The first fault of its grammar is the only one that can be told.
pub(crate) fn parse<T: DeserializeOwned>(file: File<'_>, problems: &mut Problems) -> Option<T> {
    match toml::from_str(file.text) {
        Ok(parsed) => Some(parsed),
        Err(error) => {
            let place = Place::of(&file, &error.span().unwrap_or_default());
            problems.malformed(&place, &error.message().replace('\n', " "));
            None
        }
    }
}

/// A day without a time.
pub(crate) fn day(file: &File<'_>, written: &Spanned<Datetime>, problems: &mut Problems) -> Option<Date> {
    let day = match written.get_ref() {
        Datetime { date: Some(date), time: None, offset: None } => {
            let parts = (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day));
            match parts {
                (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
                _ => None,
            }
        }
        _ => None,
    };
    if day.is_none() {
        problems.not_a_day(&Place::of(file, &written.span()));
    }
    day
}

/// Reports a text that says nothing.
pub(crate) fn not_blank(file: &File<'_>, key: &str, written: &Spanned<String>, problems: &mut Problems) {
    if written.get_ref().trim().is_empty() {
        problems.blank(&Place::of(file, &written.span()), key);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InstrumentsFile {
    pub(crate) instrument: Vec<InstrumentEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InstrumentEntry {
    pub(crate) id: Spanned<String>,
    pub(crate) kind: KindName,
    pub(crate) rank: u8,
    pub(crate) title: Spanned<String>,
    pub(crate) number: Spanned<String>,
    pub(crate) issuer: Spanned<String>,
    pub(crate) signed: Spanned<Datetime>,
    pub(crate) from: Spanned<Datetime>,
    pub(crate) until: Option<Spanned<Datetime>>,
    pub(crate) replaced_by: Option<Spanned<String>>,
    pub(crate) certainty: CertaintyName,
    pub(crate) reading: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegimesFile {
    pub(crate) regime: Vec<RegimeEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegimeEntry {
    pub(crate) name: Spanned<String>,
    pub(crate) from: Spanned<Datetime>,
    pub(crate) regulation: Spanned<String>,
    pub(crate) guidance: Vec<Spanned<String>>,
    pub(crate) certainty: CertaintyName,
    pub(crate) reading: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParameterFile {
    pub(crate) title: Spanned<String>,
    pub(crate) unit: UnitName,
    pub(crate) change: Vec<ChangeEntry>,
    pub(crate) transition: Option<TransitionEntry>,
    pub(crate) review: ReviewEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeEntry {
    pub(crate) from: Spanned<Datetime>,
    pub(crate) is: Option<Spanned<Value>>,
    pub(crate) repealed: Option<Spanned<bool>>,
    pub(crate) counted: Option<CountedName>,
    pub(crate) rounding: Option<RoundingName>,
    pub(crate) bound: Option<BoundName>,
    pub(crate) source: Vec<CitationEntry>,
    pub(crate) certainty: CertaintyName,
    pub(crate) reading: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CitationEntry {
    pub(crate) instrument: Spanned<String>,
    pub(crate) clause: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TransitionEntry {
    pub(crate) governed_by: GoverningName,
    pub(crate) reading: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewEntry {
    pub(crate) checked: Spanned<Datetime>,
    pub(crate) due: Spanned<Datetime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequirementFile {
    pub(crate) title: Spanned<String>,
    pub(crate) check: Spanned<String>,
    pub(crate) uses: Vec<Spanned<String>>,
    pub(crate) judged: bool,
    pub(crate) in_force: Vec<InForceEntry>,
    #[serde(default)]
    pub(crate) exception: Vec<ExceptionEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InForceEntry {
    pub(crate) from: Spanned<Datetime>,
    pub(crate) repealed: Option<Spanned<bool>>,
    pub(crate) source: Vec<CitationEntry>,
    pub(crate) certainty: CertaintyName,
    pub(crate) reading: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExceptionEntry {
    pub(crate) label: Spanned<String>,
    pub(crate) when: Spanned<String>,
    #[serde(rename = "effect")]
    pub(crate) _effect: EffectName,
    pub(crate) from: Spanned<Datetime>,
    pub(crate) until: Option<Spanned<Datetime>>,
    pub(crate) source: Vec<CitationEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CalendarFile {
    pub(crate) certainty: CertaintyName,
    pub(crate) source: Vec<CitationEntry>,
    pub(crate) reading: Option<String>,
    pub(crate) holiday: Vec<HolidayEntry>,
    #[serde(default)]
    pub(crate) swap: Vec<SwapEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HolidayEntry {
    pub(crate) name: Spanned<String>,
    pub(crate) days: Vec<Spanned<Datetime>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SwapEntry {
    pub(crate) off: Spanned<Datetime>,
    pub(crate) worked: Spanned<Datetime>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KindName {
    Charter,
    Regulation,
    Directive,
    Guidance,
    Law,
    Local,
}

impl From<KindName> for InstrumentKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Charter => Self::Charter,
            KindName::Regulation => Self::Regulation,
            KindName::Directive => Self::Directive,
            KindName::Guidance => Self::Guidance,
            KindName::Law => Self::Law,
            KindName::Local => Self::Local,
        }
    }
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CertaintyName {
    Sure,
    SecondHand,
    Provisional,
}

impl From<CertaintyName> for Certainty {
    fn from(name: CertaintyName) -> Self {
        match name {
            CertaintyName::Sure => Self::Sure,
            CertaintyName::SecondHand => Self::SecondHand,
            CertaintyName::Provisional => Self::Provisional,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum UnitName {
    WorkingDays,
    Months,
    Count,
    Fraction,
    Choice,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CountedName {
    ByMonth,
    FullMonths,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RoundingName {
    Down,
    Up,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BoundName {
    AtLeast,
    MoreThan,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum GoverningName {
    ClockStart,
    Act,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EffectName {
    NotApplicable,
}
