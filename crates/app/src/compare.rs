//! Two units, or two periods of one unit, side by side: on a page and as a workbook, both from the same rows.

use nguon_domain::{
    access::Permission,
    agenda::Urgency,
    atlas::{Counts, Share, Span},
    calendar::Date,
    case::Stage,
    id::UnitId,
};
use nguon_report::table::{Column, ColumnKind, Table, Value, write_xlsx};

use crate::{
    App,
    actor::Actor,
    door,
    error::AppError,
    find,
    people::{File, XLSX, file, file_days},
    picture::Picture,
    texts::Texts,
    tree,
    view::{Heading, May, PeopleOf, UnitHit, UnitLink},
    work::{self, StageRow, Tally},
};

/// No more months are held against each other, the last ones of the longer period.
const MONTHS: usize = 24;
/// Units that the chooser shows.
const OFFERED: usize = 12;

/// What is to be held against what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompareAsk {
    /// The other unit; the same one, if none is named.
    pub with: Option<UnitId>,
    /// The days of the unit; without, this year until today.
    pub span: Option<Span>,
    /// The days on the other side. Without, the same ones for another unit, and those of last year for the same.
    pub other_span: Option<Span>,
    /// Words of another unit to choose, as typed.
    pub search: String,
}

/// Two sides of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareView {
    /// Where, and the days of the first side.
    pub heading: Heading,
    /// What the reader may do at both units.
    pub may: May,
    /// The unit of the page.
    pub one: CompareSide,
    /// What it is held against.
    pub other: CompareSide,
    /// Month by month, the first with the first.
    pub months: Vec<MonthPair>,
    /// Whether there were more months than are shown.
    pub is_cut: bool,
    /// What was searched for, as typed.
    pub search: String,
    /// Units to hold it against: those that were found, or else those beside it.
    pub offered: Vec<UnitHit>,
    /// How many there are in all.
    pub offered_total: usize,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareSide {
    /// The unit.
    pub unit: UnitLink,
    /// The days.
    pub span: Span,
    /// Whether the reader may open the lists behind its figures.
    pub see_people: bool,
    /// Whether the reader is told exactly what is counted of persons.
    pub see_person: bool,
    /// Figures of the days.
    pub counts: Counts,
    /// Open cases by stage, as of today.
    pub open: Vec<StageRow>,
    /// How urgent the work on them is.
    pub work: Tally,
    /// How many cells have admitted nobody for one, three, five years.
    pub idle: Vec<(i32, u32)>,
}

/// A month of either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthPair {
    /// Of the first side; `None` where its days are over.
    pub one: Option<MonthCount>,
    /// Of the other side.
    pub other: Option<MonthCount>,
}

/// How many were admitted in a month, or in what of it lies in the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthCount {
    /// The days of the month that are counted.
    pub span: Span,
    /// So many.
    pub admitted: u32,
}

/// A figure that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// The quota.
    Quota,
    /// How far it is met.
    Attainment,
    /// How many are missing to it.
    Missing,
    /// The people of a list.
    People(PeopleOf),
    /// Open cases of this urgency.
    Work(Urgency),
    /// Cells that have admitted nobody for so many years.
    Idle(i32),
}

impl Compared {
    /// What of the days is compared, from top to bottom.
    pub const OF_DAYS: [Self; 10] = [
        Self::Quota,
        Self::People(PeopleOf::Admitted),
        Self::Attainment,
        Self::Missing,
        Self::People(PeopleOf::Recognised),
        Self::People(PeopleOf::Women),
        Self::People(PeopleOf::Age18To30),
        Self::People(PeopleOf::UnionMembers),
        Self::People(PeopleOf::Minority),
        Self::People(PeopleOf::Believers),
    ];

    /// Its name in a table.
    pub fn label(self, texts: &Texts) -> String {
        match self {
            Self::Quota => texts.plain("figure-quota"),
            Self::Attainment => texts.plain("figure-attainment"),
            Self::Missing => texts.plain("compare-missing"),
            Self::People(PeopleOf::Admitted) => texts.plain("figure-admitted"),
            Self::People(PeopleOf::Recognised) => texts.plain("figure-recognised"),
            Self::People(PeopleOf::Women) => texts.plain("figure-women"),
            Self::People(PeopleOf::Age18To30) => texts.plain("figure-age-18-30"),
            Self::People(PeopleOf::UnionMembers) => texts.plain("figure-union-members"),
            Self::People(PeopleOf::Minority) => texts.plain("report-minority"),
            Self::People(PeopleOf::Believers) => texts.plain("report-believers"),
            Self::People(of @ (PeopleOf::Everybody | PeopleOf::Open)) => texts.list_of(of),
            Self::People(PeopleOf::AtStage(stage)) => texts.stage(stage),
            Self::Work(urgency) => texts.label("work-urgency", urgency.code()),
            Self::Idle(years) => texts.text("unit-idle", &[("years", u64::try_from(years).unwrap_or_default().into())]),
        }
    }
}

impl CompareSide {
    /// Whether a figure is told in round numbers only.
    pub fn is_round(&self, figure: Compared) -> bool {
        matches!(figure, Compared::People(of) if of.is_of_persons()) && !self.see_person
    }

    /// A round number in words.
    pub fn round(&self, number: u32, texts: &Texts) -> String {
        match number {
            0 => texts.plain("report-few"),
            about => texts.text("report-about", &[("count", about.into())]),
        }
    }

    /// The number of a figure; `None` where there is none.
    pub fn number(&self, figure: Compared) -> Option<u32> {
        match figure {
            Compared::Quota => self.counts.quota,
            Compared::Attainment => None,
            Compared::Missing => self.counts.quota.map(|quota| quota.saturating_sub(self.counts.admitted)),
            Compared::People(PeopleOf::AtStage(stage)) => {
                Some(self.open.iter().find(|row| row.stage == stage).map_or(0, |row| row.count))
            }
            Compared::People(PeopleOf::Open) => Some(self.open.iter().map(|row| row.count).sum()),
            Compared::People(of) => of.count_in(&self.counts),
            Compared::Work(urgency) => Some(self.work.of(urgency)),
            Compared::Idle(years) => self.idle.iter().find(|(other, _)| *other == years).map(|(_, count)| *count),
        }
    }

    /// The share that belongs to a figure: of the quota, or of the admitted. `None` where there is nothing to share.
    pub fn share(&self, figure: Compared) -> Option<Share> {
        match figure {
            figure if self.is_round(figure) => None,
            Compared::Attainment => self.counts.attainment(),
            Compared::People(
                of @ (PeopleOf::Women
                | PeopleOf::Age18To30
                | PeopleOf::UnionMembers
                | PeopleOf::Minority
                | PeopleOf::Believers),
            ) => Share::of(of.count_in(&self.counts)?, self.counts.admitted),
            Compared::Quota
            | Compared::Missing
            | Compared::People(
                PeopleOf::Everybody | PeopleOf::Admitted | PeopleOf::Recognised | PeopleOf::Open | PeopleOf::AtStage(_),
            )
            | Compared::Work(_)
            | Compared::Idle(_) => None,
        }
    }
}

impl CompareView {
    /// Whether both sides are of the same unit. What is as of today is then the same on both, and is not compared.
    pub fn is_of_one_unit(&self) -> bool {
        self.one.unit.id == self.other.unit.id
    }

    /// What of today is compared, from top to bottom.
    pub fn of_today(&self) -> Vec<Compared> {
        if self.is_of_one_unit() {
            return Vec::new();
        }
        let some = |stage: &Stage| {
            let is_there = |side: &CompareSide| side.open.iter().any(|row| row.stage == *stage);
            is_there(&self.one) || is_there(&self.other)
        };
        let stages = Stage::ALL.iter().filter(|stage| some(stage)).map(|stage| PeopleOf::AtStage(*stage));
        let people = stages.chain([PeopleOf::Open]).map(Compared::People);
        let work = Urgency::ALL.iter().map(|urgency| Compared::Work(*urgency));
        let idle = self.one.idle.iter().map(|(years, _)| Compared::Idle(*years));
        people.chain(work).chain(idle).collect()
    }

    /// By how much the first side is above the other, with its sign: in people, or in percentage points where shares
    /// are compared. `None` where one of them has no figure.
    pub fn change(&self, figure: Compared, texts: &Texts) -> Option<String> {
        if let Some((one, other)) = self.one.share(figure).zip(self.other.share(figure)) {
            let points = texts.points(one.tenths_above(other));
            return Some(texts.text("compare-points", &[("points", points.into())]));
        }
        if self.one.is_round(figure) || self.other.is_round(figure) {
            return None;
        }
        if self.one.share(figure).is_some() || self.other.share(figure).is_some() {
            return None;
        }
        let (one, other) = self.one.number(figure).zip(self.other.number(figure))?;
        Some(texts.points(10 * (i64::from(one) - i64::from(other))))
    }

    /// The names of the sides, as they stand over their columns: by what they differ.
    pub fn names(&self, texts: &Texts) -> (String, String) {
        let days = |side: &CompareSide| {
            texts.text(
                "compare-days",
                &[("from", texts.day(side.span.from).into()), ("last", texts.day(side.span.last).into())],
            )
        };
        let name = |side: &CompareSide| match (self.is_of_one_unit(), self.one.span == self.other.span) {
            (true, _) => days(side),
            (false, true) => side.unit.name.clone(),
            (false, false) => format!("{}, {}", side.unit.name, days(side)),
        };
        (name(&self.one), name(&self.other))
    }
}

impl App {
    /// Two units, or two periods of one, side by side.
    ///
    /// Errors: [`AppError::NotThere`] if one of the units is not there for the reader, [`AppError::Unavailable`].
    pub async fn compare(&self, actor: &Actor, unit: UnitId, ask: &CompareAsk) -> Result<CompareView, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::SeeFigures, unit)?;
        let with = ask.with.unwrap_or(unit);
        door::enter(actor, &picture, Permission::SeeFigures, with)?;
        let heading = self.heading(actor, &picture, unit, ask.span)?;
        let span = heading.span;
        let other_span = ask.other_span.unwrap_or(if with == unit { heading.last_year } else { span });
        let (mine, theirs) = (door::may(actor, &picture, unit), door::may(actor, &picture, with));
        let (one, other) =
            (self.side(actor, &picture, unit, span, mine)?, self.side(actor, &picture, with, other_span, theirs)?);
        let (months, is_cut) =
            months(&self.months_of(&picture, unit, span), &self.months_of(&picture, with, other_span));
        let mut offered = offered(actor, &picture, unit, &ask.search);
        let offered_total = offered.len();
        offered.truncate(OFFERED);
        Ok(CompareView {
            may: May { export: mine.export && theirs.export, ..mine },
            one,
            other,
            months,
            is_cut,
            search: ask.search.trim().to_owned(),
            offered,
            offered_total,
            heading,
        })
    }

    fn side(
        &self,
        actor: &Actor,
        picture: &Picture,
        unit: UnitId,
        span: Span,
        may: May,
    ) -> Result<CompareSide, AppError> {
        let by = self.count_by();
        let mut counts = picture.atlas.counts(unit, span, by);
        door::countable(actor, picture, unit, &mut counts);
        let (open, work) = work::standing(picture, unit);
        Ok(CompareSide {
            unit: picture.link(unit).ok_or(AppError::NotThere)?,
            span,
            see_people: may.see_people,
            see_person: may.see_person,
            counts,
            open,
            work,
            idle: tree::idle(picture, unit, by),
        })
    }

    fn months_of(&self, picture: &Picture, unit: UnitId, span: Span) -> Vec<MonthCount> {
        let months = picture.atlas.by_month(unit, span, self.count_by()).into_iter();
        let month = |((year, month), counts): ((i16, i8), Counts)| {
            let first = Date::constant(year, month, 1);
            let span = Span { from: first.max(span.from), last: first.last_of_month().min(span.last) };
            MonthCount { span, admitted: counts.admitted }
        };
        months.map(month).collect()
    }

    /// A comparison as a workbook.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn compare_file(
        &self,
        actor: &Actor,
        unit: UnitId,
        ask: &CompareAsk,
        locale: &str,
    ) -> Result<File, AppError> {
        let picture = self.picture().await?;
        for unit in [Some(unit), ask.with].into_iter().flatten() {
            door::enter(actor, &picture, Permission::Export, unit)?;
        }
        let view = self.compare(actor, unit, ask).await?;
        workbook(&view, Texts::get(locale))
    }
}

/// Months beside each other: of two periods of different years the first with the first.
fn months(one: &[MonthCount], other: &[MonthCount]) -> (Vec<MonthPair>, bool) {
    let all = one.len().max(other.len());
    let skipped = all.saturating_sub(MONTHS);
    let pair = |at: usize| MonthPair { one: one.get(at).copied(), other: other.get(at).copied() };
    ((skipped..all).map(pair).collect(), skipped > 0)
}

/// The units with these words that the reader may see; without words those beside the unit. Never the unit itself.
fn offered(actor: &Actor, picture: &Picture, unit: UnitId, search: &str) -> Vec<UnitHit> {
    let mut units = if search.trim().is_empty() {
        let tree = picture.atlas.tree();
        let above = tree.above(unit).last().copied();
        let above = above.filter(|above| door::enter(actor, picture, Permission::SeeFigures, *above).is_ok());
        let beside = above.map(|above| tree.children(above)).unwrap_or_default().into_iter();
        beside.filter_map(|unit| Some(UnitHit { unit: picture.link(unit)?, above: None })).collect()
    } else {
        find::units(actor, picture, search)
    };
    units.retain(|hit| hit.unit.id != unit);
    units
}

fn workbook(view: &CompareView, texts: &Texts) -> Result<File, AppError> {
    let (one, other) = view.names(texts);
    let column = |header, width, kind| Column { header, width, kind };
    let value = |side: &CompareSide, figure| match (side.number(figure), side.share(figure)) {
        (Some(number), _) if side.is_round(figure) => Value::Text(side.round(number, texts)),
        (Some(number), _) => Value::Whole(i64::from(number)),
        (None, Some(share)) => Value::Text(texts.percent(share)),
        (None, None) => Value::Empty,
    };
    let share = |side: &CompareSide, figure| match (side.number(figure), side.share(figure)) {
        (Some(_), Some(share)) => Value::Text(texts.percent(share)),
        _ => Value::Empty,
    };
    let row = |figure: Compared| {
        vec![
            Value::Text(figure.label(texts)),
            value(&view.one, figure),
            share(&view.one, figure),
            value(&view.other, figure),
            share(&view.other, figure),
            view.change(figure, texts).map_or(Value::Empty, Value::Text),
        ]
    };
    let month = |pair: &MonthPair| {
        let count =
            |count: Option<MonthCount>| count.map_or(Value::Empty, |count| Value::Whole(i64::from(count.admitted)));
        vec![
            Value::Text(texts.text("compare-admitted-in", &[("month", pair.name(texts).into())])),
            count(pair.one),
            Value::Empty,
            count(pair.other),
        ]
    };
    let rows: Vec<Vec<Value>> = (Compared::OF_DAYS.into_iter().map(row))
        .chain(view.of_today().into_iter().map(row))
        .chain(view.months.iter().map(month))
        .collect();
    let mut title = vec![
        texts.plain("compare-title"),
        texts.text("compare-sides", &[("one", (&one).into()), ("other", (&other).into())]),
    ];
    if view.is_of_one_unit() {
        title.insert(1, view.one.unit.name.clone());
    } else if view.one.span == view.other.span {
        title.push(texts.span(view.one.span));
    }
    let table = Table {
        title,
        columns: vec![
            column(texts.plain("compare-figure"), 40, ColumnKind::Text),
            column(one, 18, ColumnKind::Number),
            column(texts.plain("compare-share"), 12, ColumnKind::Text),
            column(other, 18, ColumnKind::Number),
            column(texts.plain("compare-share"), 12, ColumnKind::Text),
            column(texts.plain("compare-change"), 18, ColumnKind::Text),
        ],
        rows: rows.into_iter(),
    };
    let name = format!("so-sanh-{}.xlsx", file_days(view.one.span));
    file(name, XLSX, write_xlsx(table, view.heading.today))
}

impl MonthPair {
    /// What it is called: once where both are the same month, else one beside the other.
    pub fn name(&self, texts: &Texts) -> String {
        let name = |count: MonthCount| texts.month(count.span.from.year(), count.span.from.month());
        match (self.one.map(name), self.other.map(name)) {
            (Some(one), Some(other)) if one != other => {
                texts.text("compare-months", &[("one", one.into()), ("other", other.into())])
            }
            (one, other) => one.or(other).unwrap_or_default(),
        }
    }
}
