//! What a list of people is narrowed by, and how that is said to people.

use nguon_domain::{
    atlas::Span,
    calendar::{Date, add_days},
    case::Stage,
    person::Sex,
};
use nguon_store::{Ages, Filter};

use crate::texts::{Texts, Value};

/// What a list is narrowed by; everything that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// The case stands at one of these stages; wherever, if empty. Each once, in the order of the procedure.
    pub stages: Vec<Stage>,
    /// Known to be of this sex.
    pub sex: Option<Sex>,
    /// At least so old, at least one year.
    pub age_from: Option<u32>,
    /// At most so old, at least one year.
    pub age_until: Option<u32>,
    /// A Youth Union member, or not known to be one.
    pub union_member: Option<bool>,
    /// Of an ethnic minority, or not known to be.
    pub minority: Option<bool>,
    /// Belonging to a religion, or not known to.
    pub believer: Option<bool>,
    /// Nominated on this day or later.
    pub nominated_from: Option<Date>,
    /// Nominated on this day or earlier.
    pub nominated_until: Option<Date>,
    /// The case is open and no step was taken for so many days until today.
    pub quiet_days: Option<u32>,
}

/// One thing that a list is narrowed by, as it is said and taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterPart {
    /// One of [`PeopleFilter::stages`].
    Stage(Stage),
    /// See [`PeopleFilter::sex`].
    Sex,
    /// Both ages.
    Age,
    /// See [`PeopleFilter::union_member`].
    UnionMember,
    /// See [`PeopleFilter::minority`].
    Minority,
    /// See [`PeopleFilter::believer`].
    Believer,
    /// Both days.
    Nominated,
    /// See [`PeopleFilter::quiet_days`].
    Quiet,
}

/// The days that a filter is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FilterDays {
    /// The day on which people are so old: the last one of the list's days, or today where a list has none.
    pub age_on: Date,
    /// The clock's day.
    pub today: Date,
}

impl PeopleFilter {
    /// Whether it narrows nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same without one thing.
    #[must_use]
    pub fn without(&self, part: FilterPart) -> Self {
        let mut rest = self.clone();
        match part {
            FilterPart::Stage(stage) => rest.stages.retain(|other| *other != stage),
            FilterPart::Sex => rest.sex = None,
            FilterPart::Age => (rest.age_from, rest.age_until) = (None, None),
            FilterPart::UnionMember => rest.union_member = None,
            FilterPart::Minority => rest.minority = None,
            FilterPart::Believer => rest.believer = None,
            FilterPart::Nominated => (rest.nominated_from, rest.nominated_until) = (None, None),
            FilterPart::Quiet => rest.quiet_days = None,
        }
        rest
    }

    /// Everything it narrows by, each in a few words.
    pub fn said(&self, texts: &Texts, days: FilterDays) -> Vec<(FilterPart, String)> {
        let day = |day: Date| Value::from(texts.day(day));
        let yes_no = |is: bool, yes: &str, no: &str| texts.plain(if is { yes } else { no });
        let mut said: Vec<(FilterPart, String)> = Vec::new();
        said.extend(self.stages.iter().map(|stage| {
            (FilterPart::Stage(*stage), texts.text("filter-said-stage", &[("stage", texts.stage(*stage).into())]))
        }));
        said.extend(self.sex.map(|sex| (FilterPart::Sex, texts.sex(sex))));
        let on = ("on", day(days.age_on));
        let age = match (self.age_from, self.age_until) {
            (None, None) => None,
            (Some(from), None) => Some(texts.text("filter-said-age-from", &[("from", from.into()), on])),
            (None, Some(until)) => Some(texts.text("filter-said-age-until", &[("until", until.into()), on])),
            (Some(from), Some(until)) => {
                Some(texts.text("filter-said-age", &[("from", from.into()), ("until", until.into()), on]))
            }
        };
        said.extend(age.map(|age| (FilterPart::Age, age)));
        let told = [
            (FilterPart::UnionMember, self.union_member, "filter-said-union", "filter-said-no-union"),
            (FilterPart::Minority, self.minority, "filter-said-minority", "filter-said-no-minority"),
            (FilterPart::Believer, self.believer, "filter-said-religion", "filter-said-no-religion"),
        ];
        said.extend(told.into_iter().filter_map(|(part, is, yes, no)| Some((part, yes_no(is?, yes, no)))));
        let nominated = match (self.nominated_from, self.nominated_until) {
            (None, None) => None,
            (Some(from), None) => Some(texts.text("filter-said-nominated-from", &[("from", day(from))])),
            (None, Some(until)) => Some(texts.text("filter-said-nominated-until", &[("until", day(until))])),
            (Some(from), Some(until)) => {
                Some(texts.text("filter-said-nominated", &[("from", day(from)), ("until", day(until))]))
            }
        };
        said.extend(nominated.map(|nominated| (FilterPart::Nominated, nominated)));
        said.extend(self.quiet_days.map(|count| {
            let since = quiet_since(days.today, count);
            let values = [("since", day(since)), ("count", count.into())];
            (FilterPart::Quiet, texts.text("filter-said-quiet", &values))
        }));
        said
    }

    /// What storage is asked for.
    pub(crate) fn of(&self, days: FilterDays) -> Filter {
        let years = |years: Option<u32>| years.and_then(|years| i32::try_from(years).ok());
        let (from, until) = (years(self.age_from), years(self.age_until));
        let nominated = self.nominated_from.is_some() || self.nominated_until.is_some();
        let (first, last) = (Date::constant(1800, 1, 1), Date::constant(2199, 12, 31));
        Filter {
            stages: self.stages.clone(),
            sex: self.sex,
            age: (from.is_some() || until.is_some()).then_some(Ages { from, until, on: days.age_on }),
            union_member: self.union_member,
            minority: self.minority,
            believer: self.believer,
            nominated: nominated.then(|| Span {
                from: self.nominated_from.unwrap_or(first),
                last: self.nominated_until.unwrap_or(last),
            }),
            quiet_since: self.quiet_days.map(|count| quiet_since(days.today, count)),
        }
    }
}

/// The day since which nothing was done, so that today is so many days later.
fn quiet_since(today: Date, days: u32) -> Date {
    add_days(today, i32::try_from(days).map_or(i32::MIN, |days| -days))
}

/// A column of a list, beside the name. None shows a citizen id, an ethnic group or a religion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeopleColumn {
    /// Nam, nữ.
    Sex,
    /// The birth date.
    Born,
    /// Full years of age on [`FilterDays::age_on`].
    Age,
    /// The unit that carries the case, or looks after the person.
    Unit,
    /// How far the case has come.
    Stage,
    /// When nominated.
    Nominated,
    /// The latest day on which a step was taken.
    LastStep,
    /// The day of the decision.
    Decided,
    /// The day of the ceremony.
    Ceremony,
    /// The day of the decision to recognise.
    Recognised,
    /// The day from which membership is official.
    Official,
}

impl PeopleColumn {
    /// Every column, from left to right.
    pub const ALL: [Self; 11] = [
        Self::Sex,
        Self::Born,
        Self::Age,
        Self::Unit,
        Self::Stage,
        Self::Nominated,
        Self::LastStep,
        Self::Decided,
        Self::Ceremony,
        Self::Recognised,
        Self::Official,
    ];
    /// The columns of a list for which none were chosen.
    pub const USUAL: [Self; 7] =
        [Self::Sex, Self::Born, Self::Unit, Self::Stage, Self::Decided, Self::Ceremony, Self::Recognised];

    /// The word that stands for it in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sex => "sex",
            Self::Born => "born",
            Self::Age => "age",
            Self::Unit => "unit",
            Self::Stage => "stage",
            Self::Nominated => "nominated",
            Self::LastStep => "last_step",
            Self::Decided => "decided",
            Self::Ceremony => "ceremony",
            Self::Recognised => "recognised",
            Self::Official => "official",
        }
    }

    /// The column of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// What stands over it.
    pub fn header(self, texts: &Texts) -> String {
        texts.plain(match self {
            Self::Sex => "people-sex",
            Self::Born => "people-born",
            Self::Age => "people-age",
            Self::Unit => "people-unit",
            Self::Stage => "people-stage",
            Self::Nominated => "people-nominated",
            Self::LastStep => "people-last-step",
            Self::Decided => "people-decided",
            Self::Ceremony => "people-ceremony",
            Self::Recognised => "people-recognised",
            Self::Official => "people-official",
        })
    }
}
