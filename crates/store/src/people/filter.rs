//! What a list is narrowed by, and how that is said in a statement.

use nguon_domain::{
    atlas::{Span, born_at_latest},
    calendar::Date,
    case::{STEPS, Stage},
    citizen_id::Sex,
    partial_date::PartialDate,
    person::{is_minority, is_religion},
};

use super::Words;
use crate::{
    StoreError,
    dialect::{Cell, Link, Query},
    fields::Fields,
    persons::sex_code,
};

/// What a list is narrowed by: everything that is given must hold. What asks about a case holds of the row's own; in
/// a list of everybody, of the open one or else the latest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The case stands at one of these stages; anywhere, or there is none, if empty.
    pub stages: Vec<Stage>,
    /// Known to be of this sex.
    pub sex: Option<Sex>,
    /// Of such an age.
    pub age: Option<Ages>,
    /// Counted among Youth Union members, or not.
    pub union_member: Option<bool>,
    /// Counted among ethnic minorities, or not.
    pub minority: Option<bool>,
    /// Counted among those who belong to a religion, or not.
    pub believer: Option<bool>,
    /// Nominated on a day in this span.
    pub nominated: Option<Span>,
    /// The case is open, and no step of it was taken on this day or after it.
    pub quiet_since: Option<Date>,
}

/// Ages in full years on a day, by the rule of [`nguon_domain::atlas::Traits::age_on`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ages {
    /// The least, at least one.
    pub from: Option<i32>,
    /// The most, at least one.
    pub until: Option<i32>,
    /// On this day.
    pub on: Date,
}

impl Filter {
    /// Whether it narrows nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a list of everybody needs to know [`Common`].
    pub(super) fn asks_for_words(&self) -> bool {
        self.minority.is_some() || self.believer.is_some()
    }

    fn asks_about_a_case(&self) -> bool {
        !self.stages.is_empty() || self.nominated.is_some() || self.quiet_since.is_some()
    }
}

/// The words for ethnic groups and religions that are on record and count for neither a minority nor a religion.
///
/// Which words count is decided by the domain, and nobody can say it in SQL; there are few of these spellings.
#[derive(Debug, Default)]
pub(super) struct Common {
    groups: Vec<String>,
    religions: Vec<String>,
}

impl Common {
    /// Those on record.
    pub(super) async fn of(link: &mut Link<'_>) -> Result<Self, StoreError> {
        let groups = "select distinct ethnicity from person where ethnicity is not null order by ethnicity";
        let religions = "select distinct religion from person where religion is not null order by religion";
        Ok(Self {
            groups: words(link, groups, |word| !is_minority(word)).await?,
            religions: words(link, religions, |word| !is_religion(word)).await?,
        })
    }
}

async fn words(
    link: &mut Link<'_>,
    text: &'static str,
    is_common: impl Fn(&str) -> bool,
) -> Result<Vec<String>, StoreError> {
    let mut words = Vec::new();
    link.each(Query::new(text), |row| {
        let word = Fields::of(row, "person").string()?;
        if is_common(&word) {
            words.push(word);
        }
        Ok(())
    })
    .await?;
    Ok(words)
}

impl Words {
    /// What narrows a list of people, `p`; empty, or with `and` before each.
    pub(super) fn narrowed_people(&mut self, filter: &Filter, common: &Common) -> String {
        let mut all: Vec<String> = Vec::new();
        if let Some(sex) = filter.sex {
            all.push(format!("p.sex = {}", self.place(Cell::from(sex_code(sex)))));
        }
        all.extend(filter.age.map(|ages| self.aged("p.born", ages)));
        all.extend(filter.union_member.map(|is| flagged("coalesce(p.union_member, 0)", is)));
        all.extend(filter.minority.map(|is| self.other_than("p.ethnicity", &common.groups, is)));
        all.extend(filter.believer.map(|is| self.other_than("p.religion", &common.religions, is)));
        if filter.asks_about_a_case() {
            let open = self.stages(Stage::ALL.iter().copied().filter(|stage| stage.is_open()));
            let about = self.about_a_case(filter).join(" and ");
            all.push(format!(
                "exists (select 1 from admission_case c where c.person = p.id and {about} and not exists (\
                 select 1 from admission_case d where d.person = p.id and \
                 (case when d.stage in ({open}) then 1 else 0 end, d.id) > \
                 (case when c.stage in ({open}) then 1 else 0 end, c.id)))"
            ));
        }
        joined(&all)
    }

    /// What narrows a list of cases, `c`; empty, or with `and` before each.
    pub(super) fn narrowed_cases(&mut self, filter: &Filter) -> String {
        let mut all = self.about_a_case(filter);
        match filter.sex {
            Some(Sex::Female) => all.push("c.woman = 1".to_owned()),
            Some(Sex::Male) => {
                let sex = self.place(Cell::from(sex_code(Sex::Male)));
                all.push(format!("exists (select 1 from person m where m.id = c.person and m.sex = {sex})"));
            }
            None => {}
        }
        all.extend(filter.age.map(|ages| self.aged("c.born", ages)));
        all.extend(filter.union_member.map(|is| flagged("c.union_member", is)));
        all.extend(filter.minority.map(|is| flagged("c.minority", is)));
        all.extend(filter.believer.map(|is| flagged("c.believer", is)));
        joined(&all)
    }

    fn about_a_case(&mut self, filter: &Filter) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        if !filter.stages.is_empty() {
            let stages = self.stages(filter.stages.iter().copied());
            all.push(format!("c.stage in ({stages})"));
        }
        all.extend(filter.nominated.map(|span| self.in_span("c.nominated_on", span)));
        if let Some(day) = filter.quiet_since {
            let open = self.stages(Stage::ALL.iter().copied().filter(|stage| stage.is_open()));
            let day = self.place(Cell::from(day.to_string()));
            all.push(format!("c.stage in ({open})"));
            all.extend(
                STEPS
                    .iter()
                    .filter_map(|step| day_column(*step))
                    .map(|column| format!("(c.{column} is null or c.{column} < {day})")),
            );
        }
        all
    }

    fn stages(&mut self, stages: impl Iterator<Item = Stage>) -> String {
        stages.map(|stage| self.place(Cell::from(stage.code()))).collect::<Vec<_>>().join(", ")
    }

    fn aged(&mut self, column: &str, Ages { from, until, on }: Ages) -> String {
        let mut last = |years| self.place(Cell::from(PartialDate::Day(born_at_latest(years, on)).iso()));
        let at_least = from.map(|years| format!("{column} <= {}", last(years)));
        let at_most = until.map(|years| format!("{column} > {}", last(years.saturating_add(1))));
        let both: Vec<String> = at_least.into_iter().chain(at_most).collect();
        // Whose birth nobody knows is of no age.
        if both.is_empty() { format!("{column} is not null") } else { both.join(" and ") }
    }

    fn other_than(&mut self, column: &str, common: &[String], is: bool) -> String {
        let common: Vec<String> = common.iter().map(|word| self.place(Cell::from(word.as_str()))).collect();
        let common = common.join(", ");
        match (common.is_empty(), is) {
            (true, true) => format!("{column} is not null"),
            (true, false) => format!("{column} is null"),
            (false, true) => format!("{column} not in ({common})"),
            (false, false) => format!("({column} is null or {column} in ({common}))"),
        }
    }
}

fn flagged(column: &str, is: bool) -> String {
    format!("{column} = {}", i32::from(is))
}

fn joined(all: &[String]) -> String {
    all.iter().map(|one| format!(" and {one}")).collect()
}

/// The column of the day on which a step was taken; `None` for what is no step.
pub(super) const fn day_column(step: nguon_domain::case::DeedKind) -> Option<&'static str> {
    use nguon_domain::case::DeedKind as K;
    match step {
        K::Nominated => Some("nominated_on"),
        K::Listed => Some("listed_on"),
        K::ClassFinished => Some("certificate_on"),
        K::Applied => Some("applied_on"),
        K::VettingAsked => Some("vetting_asked_on"),
        K::VettingAnswered => Some("vetting_answered_on"),
        K::Introduced => Some("introduced_on"),
        K::OpinionsGathered => Some("opinions_on"),
        K::CellVoted => Some("cell_vote_on"),
        K::CommitteeVoted => Some("committee_vote_on"),
        K::SentUp => Some("sent_up_on"),
        K::Decided => Some("decided_on"),
        K::CeremonyHeld => Some("ceremony_on"),
        K::Recognised => Some("recognised_on"),
        K::Removed | K::Stopped | K::Transferred | K::Annulled => None,
    }
}
