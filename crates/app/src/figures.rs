//! Dashboards and the report on admissions: figures of a unit in a span, read from the atlas.

use std::cmp::Ordering;

use nguon_domain::{
    access::Permission,
    atlas::{Atlas, Counts, Span},
    calendar::{Date, MonthEnd, add_days, add_months},
    id::UnitId,
};

use crate::{
    App,
    actor::Actor,
    door,
    error::AppError,
    picture::{Picture, one_year_earlier},
    tree,
    view::{ChildRow, Grouping, Heading, InCharge, MonthRow, ReportRow, ReportView, RowKey, UnitView},
    work,
};

/// A dashboard draws no more months than this, the last ones of its span.
const MONTHS_DRAWN: usize = 24;

impl App {
    /// The days a figure is for when none are asked for: this year until today.
    pub fn usual_span(&self) -> Span {
        let today = self.today();
        Span { from: first_of_year(today), last: today }
    }

    /// The dashboard of a unit. Without `span`, of this year until today.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn unit(&self, actor: &Actor, unit: UnitId, span: Option<Span>) -> Result<UnitView, AppError> {
        self.unit_on(actor, unit, span, None).await
    }

    /// The dashboard of a unit on the tree of a day; without one, or of today, on today's.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn unit_on(
        &self,
        actor: &Actor,
        unit: UnitId,
        span: Option<Span>,
        tree: Option<Date>,
    ) -> Result<UnitView, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::SeeFigures, unit)?;
        let past = self.past_asked(&picture, tree).await?;
        let heading = Heading { tree: past.as_ref().map(|past| past.on), ..self.heading(actor, &picture, unit, span)? };
        let (span, before, by) = (heading.span, heading.last_year, heading.count_by);
        let atlas = past.as_ref().map_or(&picture.atlas, |past| &past.atlas);
        let opens = |unit| past.as_ref().is_none_or(|past| past.opens(actor, &picture, unit));
        let mut children = children(&picture, atlas, unit, (span, before), by);
        for child in &mut children {
            child.opens = opens(child.unit.id);
            child.is_here = door::enter(actor, &picture, Permission::SeeFigures, child.unit.id).is_ok();
        }
        children.sort_by(by_attainment);
        let now = atlas.counts(unit, span, by);
        let (open, work) = work::standing(&picture, unit);
        let own = Atlas::own_beside(now, children.iter().map(|child| &child.now));
        let (mut now, mut before) = (now, atlas.counts(unit, before, by));
        for counts in [&mut now, &mut before] {
            // Of those who are elsewhere today no more is told than may be known there.
            if opens(unit) { door::countable(actor, &picture, unit, counts) } else { door::round(counts) }
        }
        Ok(UnitView {
            may: door::may(actor, &picture, unit),
            now,
            before,
            months: months(atlas, unit, span, by),
            own: (!children.is_empty() && own.admitted + own.recognised > 0).then_some(own),
            children,
            open,
            work,
            in_charge: self.in_charge(unit).await?,
            idle: tree::idle(&picture, unit, by),
            under: tree::under(&picture, unit),
            members: picture.members(unit, span.last.year()),
            opens: opens(unit),
            tree: past
                .as_ref()
                .map(|past| self.tree_note(actor, &picture, unit, past, picture.atlas.counts(unit, span, by))),
            story: self.story_of(actor, &picture, unit).await?,
            heading,
        })
    }

    /// The report on admissions of a unit. Its rows add up to its total.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn report(
        &self,
        actor: &Actor,
        unit: UnitId,
        span: Option<Span>,
        by: Grouping,
    ) -> Result<ReportView, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::SeeFigures, unit)?;
        let heading = self.heading(actor, &picture, unit, span)?;
        let (span, before, count_by) = (heading.span, heading.last_year, heading.count_by);
        let atlas = &picture.atlas;
        let part = |key, part: Span| {
            let last_year = one_year_earlier(part);
            ReportRow { key, span: part, now: Counts::default(), before: atlas.counts(unit, last_year, count_by) }
        };
        let mut rows = match by {
            Grouping::Unit => {
                let mut rows: Vec<ReportRow> = children(&picture, atlas, unit, (span, before), count_by)
                    .into_iter()
                    .map(|row| ReportRow { key: RowKey::Unit(row.unit), span, now: row.now, before: row.before })
                    .collect();
                let (own, own_before) = (atlas.own(unit, span, count_by), atlas.own(unit, before, count_by));
                let counts_something = [own, own_before].iter().any(|own| own.admitted + own.recognised > 0);
                if rows.is_empty() || counts_something {
                    rows.push(ReportRow { key: RowKey::Own(heading.unit.clone()), span, now: own, before: own_before });
                }
                rows
            }
            Grouping::Month => atlas
                .by_month(unit, span, count_by)
                .into_iter()
                .map(|((year, month), now)| {
                    let row = part(RowKey::Month(year, month), cut(span, month_of(year, month)));
                    ReportRow { now, before: Counts { quota: None, ..row.before }, ..row }
                })
                .collect(),
            Grouping::Year => atlas
                .by_year(unit, span, count_by)
                .into_iter()
                .map(|(year, now)| ReportRow { now, ..part(RowKey::Year(year), cut(span, year_of(year))) })
                .collect(),
        };
        let (mut total, mut total_before) = (atlas.counts(unit, span, count_by), atlas.counts(unit, before, count_by));
        let of_rows = rows.iter_mut().flat_map(|row| [&mut row.now, &mut row.before]);
        for counts in of_rows.chain([&mut total, &mut total_before]) {
            door::countable(actor, &picture, unit, counts);
        }
        Ok(ReportView {
            may: door::may(actor, &picture, unit),
            by,
            total,
            before: total_before,
            rows,
            drawn_up_at: self.ground().now(),
            heading,
        })
    }

    /// Who is in charge of a unit.
    async fn in_charge(&self, unit: UnitId) -> Result<Vec<InCharge>, AppError> {
        let assignments = self.store().assignments_of(unit).await?.into_iter();
        Ok(assignments.map(|one| InCharge { officer: one.officer, post: one.post, from: one.from }).collect())
    }

    pub(crate) fn heading(
        &self,
        actor: &Actor,
        picture: &Picture,
        unit: UnitId,
        span: Option<Span>,
    ) -> Result<Heading, AppError> {
        let span = span.unwrap_or_else(|| self.usual_span());
        Ok(Heading {
            unit: picture.link(unit).ok_or(AppError::NotThere)?,
            above: door::visible_above(actor, picture, unit),
            span,
            last_year: one_year_earlier(span),
            count_by: self.count_by(),
            term: picture.atlas.term(picture.today.year()),
            tree: None,
            today: picture.today,
        })
    }
}

/// The units directly under a unit on a tree.
fn children(
    picture: &Picture,
    atlas: &Atlas,
    unit: UnitId,
    (span, before): (Span, Span),
    by: nguon_domain::atlas::CountBy,
) -> Vec<ChildRow> {
    let row = |(child, now)| {
        let unit = picture.link(child)?;
        Some(ChildRow { unit, now, before: atlas.counts(child, before, by), opens: true, is_here: true })
    };
    atlas.by_child(unit, span, by).into_iter().filter_map(row).collect()
}

/// The highest attainment first; units without one after those with one; then by admissions, then as in the tree.
fn by_attainment(one: &ChildRow, other: &ChildRow) -> Ordering {
    let attainment = match (one.now.attainment(), other.now.attainment()) {
        (Some(one), Some(other)) => other.partial_cmp(&one).unwrap_or(Ordering::Equal),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    attainment.then(other.now.admitted.cmp(&one.now.admitted))
}

fn months(atlas: &Atlas, unit: UnitId, span: Span, by: nguon_domain::atlas::CountBy) -> Vec<MonthRow> {
    let now = atlas.by_month(unit, span, by);
    let drawn = now.len().saturating_sub(MONTHS_DRAWN);
    let last_year =
        Span { from: first_of_month(one_year_earlier(span).from), last: last_of_month(one_year_earlier(span).last) };
    let before = atlas.by_month(unit, last_year, by);
    now.into_iter()
        .skip(drawn)
        .map(|((year, month), counts)| MonthRow {
            year,
            month,
            admitted: counts.admitted,
            admitted_before: before
                .iter()
                .find(|(key, _)| *key == (year - 1, month))
                .map_or(0, |(_, counts)| counts.admitted),
            span: cut(span, month_of(year, month)),
        })
        .collect()
}

fn cut(span: Span, part: Span) -> Span {
    Span { from: span.from.max(part.from), last: span.last.min(part.last) }
}

fn month_of(year: i16, month: i8) -> Span {
    let from = Date::constant(year, month, 1);
    Span { from, last: last_of_month(from) }
}

fn year_of(year: i16) -> Span {
    Span { from: Date::constant(year, 1, 1), last: Date::constant(year, 12, 31) }
}

fn first_of_year(day: Date) -> Date {
    Date::constant(day.year(), 1, 1)
}

fn first_of_month(day: Date) -> Date {
    Date::constant(day.year(), day.month(), 1)
}

fn last_of_month(day: Date) -> Date {
    add_days(add_months(first_of_month(day), 1, MonthEnd::Down), -1)
}
