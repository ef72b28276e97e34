//! What people read: the texts of `locales/`, with numbers, days and labels as each language writes them.
//!
//! Vietnamese is the language of the house and English the second. Every text stands in both; tests say so. A text
//! that is missing shows its key between `⟦⟧`, so that it is found by looking, and by the tests of the pages.

use std::{borrow::Cow, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use nguon_domain::{
    access::{PostState, Role},
    atlas::{CountBy, Share, Span},
    calendar::{Date, Timestamp, show_day, show_day_in_words, show_moment},
    case::{DeedKind, Stage},
    partial_date::PartialDate,
    person::Sex,
    unit::{Sector, UnitKind},
};
use unic_langid::LanguageIdentifier;

use crate::view::PeopleOf;

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// Every language, the first one first.
    pub const ALL: [Self; 2] = [Self::Vietnamese, Self::English];

    /// Its tag: `vi`, `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The language of a tag; `None` for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Its name in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vietnamese => "Tiếng Việt",
            Self::English => "English",
        }
    }

    /// Its files: what stands on pages, and the guide.
    fn sources(self) -> [&'static str; 2] {
        match self {
            Self::Vietnamese => {
                [include_str!("../../../locales/vi.ftl"), include_str!("../../../locales/vi/guide.ftl")]
            }
            Self::English => [include_str!("../../../locales/en.ftl"), include_str!("../../../locales/en/guide.ftl")],
        }
    }

    fn id(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }
}

/// A value that a text is filled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Put in as it is.
    Text(Cow<'a, str>),
    /// Put in with its thousands parted; texts may choose between one and many by it.
    Count(u64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u64> for Value<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Self::Count(u64::from(count))
    }
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of a language.
    pub fn of(language: Language) -> &'static Self {
        static VIETNAMESE: OnceLock<Texts> = OnceLock::new();
        static ENGLISH: OnceLock<Texts> = OnceLock::new();
        match language {
            Language::Vietnamese => VIETNAMESE.get_or_init(|| Self::read(language)),
            Language::English => ENGLISH.get_or_init(|| Self::read(language)),
        }
    }

    /// The texts of a language tag; Vietnamese for a tag that is not known.
    pub fn get(locale: &str) -> &'static Self {
        Self::of(Language::from_code(locale).unwrap_or_default())
    }

    fn read(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.id()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Vietnamese => |value: &FluentValue<'_>, _: &_| whole_number(value, '.'),
            Language::English => |value: &FluentValue<'_>, _: &_| whole_number(value, ','),
        }));
        for source in language.sources() {
            // A line that cannot be read is left out, and its key then shows as missing.
            bundle.add_resource_overriding(
                FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource),
            );
        }
        Self { language, bundle }
    }

    /// Which language it is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a text of this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// A text that takes no values.
    pub fn plain(&self, key: &str) -> String {
        self.text(key, &[])
    }

    /// A text filled with values. A missing text is its key between `⟦⟧`.
    pub fn text(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Value::Text(text) => args.set(*name, text.as_ref()),
                Value::Count(count) => args.set(*name, *count),
            }
        }
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// The label of a code: `unit-kind` and `district_committee` give the text `unit-kind-district-committee`.
    pub fn label(&self, group: &str, code: &str) -> String {
        self.plain(&format!("{group}-{}", code.replace('_', "-")))
    }

    /// What a unit is.
    pub fn unit_kind(&self, kind: UnitKind) -> String {
        self.label("unit-kind", kind.code())
    }

    /// A field of life.
    pub fn sector(&self, sector: Sector) -> String {
        self.label("sector", sector.code())
    }

    /// How far a case has come.
    pub fn stage(&self, stage: Stage) -> String {
        self.label("stage", stage.code())
    }

    /// Which people a list is of.
    pub fn list_of(&self, of: PeopleOf) -> String {
        match of {
            PeopleOf::AtStage(stage) => self.text("people-of-stage", &[("stage", self.stage(stage).into())]),
            PeopleOf::Everybody => self.plain("people-of-everybody"),
            PeopleOf::Admitted => self.plain("people-of-admitted"),
            PeopleOf::Women => self.plain("people-of-women"),
            PeopleOf::Age18To30 => self.plain("people-of-age-18-30"),
            PeopleOf::UnionMembers => self.plain("people-of-union-members"),
            PeopleOf::Minority => self.plain("people-of-minority"),
            PeopleOf::Believers => self.plain("people-of-believers"),
            PeopleOf::Recognised => self.plain("people-of-recognised"),
            PeopleOf::Open => self.plain("people-of-open"),
        }
    }

    /// What was done.
    pub fn deed(&self, deed: DeedKind) -> String {
        self.label("deed", deed.code())
    }

    /// A role.
    pub fn role(&self, role: Role) -> String {
        self.label("role", role.code())
    }

    /// How a post stands.
    pub fn post_state(&self, state: PostState) -> String {
        self.label("post-state", state.code())
    }

    /// Nam, nữ.
    pub fn sex(&self, sex: Sex) -> String {
        self.plain(match sex {
            Sex::Female => "sex-female",
            Sex::Male => "sex-male",
        })
    }

    /// By which day admissions are counted, as a sentence.
    pub fn count_by(&self, by: CountBy) -> String {
        self.label("count-by", by.code())
    }

    /// A number with its thousands parted.
    pub fn number(&self, number: u64) -> String {
        grouped(number, self.thousands())
    }

    /// A share in per cent, with one decimal where it is not whole: `91,1 %`, `91.1%`.
    pub fn percent(&self, share: Share) -> String {
        let percent = share.percent();
        let (whole, tenths) =
            percent.split_once(',').map_or((percent.as_str(), None), |(whole, tenths)| (whole, Some(tenths)));
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), |whole| self.number(whole));
        match (self.language, tenths) {
            (Language::Vietnamese, None) => format!("{whole}\u{a0}%"),
            (Language::Vietnamese, Some(tenths)) => format!("{whole},{tenths}\u{a0}%"),
            (Language::English, None) => format!("{whole}%"),
            (Language::English, Some(tenths)) => format!("{whole}.{tenths}%"),
        }
    }

    /// A difference in tenths of a percentage point, with its sign: `+5,5`, `−3`, `0`.
    pub fn points(&self, tenths: i64) -> String {
        let sign = match tenths.signum() {
            0 => "",
            1 => "+",
            _ => "−",
        };
        let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        let whole = self.number(whole);
        match (self.language, rest) {
            (_, 0) => format!("{sign}{whole}"),
            (Language::Vietnamese, rest) => format!("{sign}{whole},{rest}"),
            (Language::English, rest) => format!("{sign}{whole}.{rest}"),
        }
    }

    /// A day, day before month in either language.
    pub fn day(&self, day: Date) -> String {
        show_day(day)
    }

    /// A day as papers are dated: `ngày 03 tháng 02 năm 2026`, `3 February 2026`.
    pub fn day_in_words(&self, day: Date) -> String {
        match self.language {
            Language::Vietnamese => show_day_in_words(day),
            Language::English => format!("{} {}", day.day(), self.month(day.year(), day.month())),
        }
    }

    /// A birth date, as far as known.
    pub fn partial_day(&self, date: PartialDate) -> String {
        match date {
            PartialDate::Year(year) => year.to_string(),
            PartialDate::Month { year, month } => self.month(year, month),
            PartialDate::Day(day) => self.day(day),
        }
    }

    /// A month: `tháng 5/2020`, `May 2020`.
    pub fn month(&self, year: i16, month: i8) -> String {
        let month = u64::try_from(month).unwrap_or(0);
        self.text("month-of-year", &[("month", Value::Count(month)), ("year", year.to_string().into())])
    }

    /// From one day to another, both counted.
    pub fn span(&self, span: Span) -> String {
        self.text("span", &[("from", self.day(span.from).into()), ("last", self.day(span.last).into())])
    }

    /// An instant, in Viet Nam's time.
    pub fn moment(&self, at: Timestamp) -> String {
        show_moment(at)
    }

    fn thousands(&self) -> char {
        match self.language {
            Language::Vietnamese => '.',
            Language::English => ',',
        }
    }
}

fn whole_number(value: &FluentValue<'_>, mark: char) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.as_string().parse().ok().map(|whole| grouped(whole, mark)),
        _ => None,
    }
}

fn grouped(number: u64, mark: char) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;
