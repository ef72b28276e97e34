//! The dashboard of a unit.

use askama::Template;
use nguon_app::{
    CompareAsk, ReshapeKind, StageRow, UnitsAsk, WorkAsk,
    texts::Texts,
    view::{ChildRow, Grouping, Heading, MonthRow, PeopleOf, UnitView},
};
use nguon_domain::{
    agenda::Urgency,
    atlas::{Counts, Span},
    calendar::Date,
};

use super::reshape;
use crate::{
    address,
    chart::{Chart, Month},
    frame::{Around, Figure, Frame, Section},
    period::{Asked, PeriodForm, unit_form},
};

mod shares;
mod story;
mod tree;
pub(crate) use shares::Part;
use shares::Shares;
use story::{StoryLine, story_lines};
pub(crate) use tree::TreeAsked;
use tree::{TreeForm, TreeLines};

/// The page.
#[derive(Template)]
#[template(path = "units/show.html")]
pub(crate) struct UnitPage {
    frame: Frame,
    name: String,
    about: String,
    headline: String,
    figures_note: String,
    is_figures_only: bool,
    people_href: Option<String>,
    report_href: String,
    compare_href: String,
    nominate: Option<String>,
    import: Option<String>,
    stats: Vec<Stat>,
    period: PeriodForm,
    tree_form: TreeForm,
    tree_lines: Option<TreeLines>,
    story: Vec<StoryLine>,
    ended: Option<String>,
    /// What has just been done to it.
    done: Option<String>,
    /// What can be done to it: what it is called and where.
    changes: Vec<(String, String)>,
    shares: Shares,
    pace: Pace,
    open: Vec<StageLine>,
    open_total: Figure,
    work: Vec<(String, Figure)>,
    in_charge: Option<String>,
    idle: Vec<(String, Figure)>,
    tree: Option<(String, String)>,
    children: Vec<Row>,
    total: Row,
    help: Vec<String>,
}

/// A figure that stands by itself.
struct Stat {
    label: String,
    value: Figure,
    /// Whether the value is a word where a number would stand.
    is_word: bool,
    progress: Option<Progress>,
    notes: Vec<String>,
}

/// How far a quota is met. The bar is full when it is.
struct Progress {
    admitted: u32,
    quota: u32,
    is_met: bool,
    text: String,
}

/// Month by month.
struct Pace {
    chart: Option<Chart>,
    title: String,
    caption: String,
    is_wide: bool,
    is_cut: bool,
    months: Vec<MonthLine>,
}

struct MonthLine {
    name: String,
    admitted: Figure,
    before: Figure,
}

/// One unit of the table.
struct Row {
    name: Figure,
    quota: String,
    admitted: Figure,
    before: Figure,
    recognised: Figure,
    attainment: String,
    progress: Option<Progress>,
}

/// The open cases at one stage.
struct StageLine {
    stage: String,
    count: Figure,
    median: String,
    longest: String,
    late: Figure,
}

impl StageLine {
    fn new(texts: &Texts, heading: &Heading, row: &StageRow, may: bool) -> Self {
        let unit = heading.unit.id;
        let days = |days: Option<u32>| {
            days.map_or_else(|| texts.plain("not-known"), |days| texts.text("days", &[("count", days.into())]))
        };
        Self {
            stage: texts.stage(row.stage),
            count: Figure::number(texts, row.count, may, || {
                address::people(unit, Some(heading.span), PeopleOf::AtStage(row.stage))
            }),
            median: days(row.median_days),
            longest: days(row.longest_days),
            late: Figure::number(texts, row.late, may, || {
                let late = WorkAsk { urgency: Some(Urgency::Late), stage: Some(row.stage), ..WorkAsk::default() };
                address::work(unit, &late)
            }),
        }
    }
}

/// How urgent the work on open cases is.
fn work_lines(texts: &Texts, view: &UnitView) -> Vec<(String, Figure)> {
    let line = |urgency: Urgency| {
        let ask = WorkAsk { urgency: Some(urgency), ..WorkAsk::default() };
        let count = view.work.of(urgency);
        let href = || address::work(view.heading.unit.id, &ask);
        (texts.label("work-urgency", urgency.code()), Figure::number(texts, count, view.may.see_people, href))
    };
    Urgency::ALL.iter().map(|urgency| line(*urgency)).collect()
}

impl UnitPage {
    pub(crate) fn new(around: Around, view: &UnitView, asked: &Asked, tree_asked: &TreeAsked) -> Self {
        let texts = around.texts;
        let heading = &view.heading;
        let unit = &heading.unit;
        let mut frame = Frame::of_unit(around, &unit.name, Section::Overview, heading, view.may, None);
        if asked.is_wrong() || tree_asked.is_wrong() {
            frame.mark_wrong(&unit.name);
        }
        let may = view.may.see_people && view.opens;
        let mut help: Vec<String> =
            ["unit-help-1", "unit-help-2", "unit-help-3", "unit-help-4"].map(|key| texts.plain(key)).into();
        if !view.may.see_people {
            help.remove(0);
        }
        if !(view.may.see_person && view.opens) {
            help.push(texts.plain("report-help-round"));
        }
        Self {
            name: unit.name.clone(),
            about: about(texts, view),
            headline: headline(texts, heading.span, &view.now, &view.before),
            figures_note: texts.text("figures-note", &[("count-by", texts.count_by(heading.count_by).into())]),
            is_figures_only: !view.may.see_people,
            people_href: may.then(|| address::people_on(heading.tree, unit.id, Some(heading.span), PeopleOf::Admitted)),
            nominate: view.may.nominate.then(|| address::nomination(unit.id)),
            import: view.may.import.then(|| address::import_desk(unit.id)),
            compare_href: address::compare(unit.id, &CompareAsk { span: Some(heading.span), ..CompareAsk::default() }),
            report_href: address::report(unit.id, Some(heading.span), Grouping::Unit),
            stats: stats(texts, view),
            period: unit_form(texts, asked, heading),
            tree_form: TreeForm::new(texts, heading, tree_asked),
            tree_lines: TreeLines::new(texts, view),
            ended: story::ended(texts, view),
            done: None,
            changes: changes(texts, view),
            story: story_lines(texts, view),
            shares: Shares::new(texts, view),
            pace: pace(texts, view),
            open: view.open.iter().map(|row| StageLine::new(texts, heading, row, may)).collect(),
            open_total: Figure::number(texts, view.open.iter().map(|row| row.count).sum(), may, || {
                address::people(unit.id, Some(heading.span), PeopleOf::Open)
            }),
            work: work_lines(texts, view),
            in_charge: in_charge(texts, view),
            idle: view
                .idle
                .iter()
                .filter(|(_, count)| *count > 0)
                .map(|(years, count)| {
                    let label = [("years", u64::try_from(*years).unwrap_or_default().into())];
                    let ask = UnitsAsk { idle_years: Some(*years), ..UnitsAsk::default() };
                    // Which units these are is no secret of people.
                    let figure = Figure::number(texts, *count, true, || address::units(unit.id, &ask));
                    (texts.text("unit-idle", &label), figure)
                })
                .collect(),
            tree: (view.under > 0).then(|| {
                let label = texts.text("unit-tree-link", &[("count", view.under.into())]);
                (label, address::units(unit.id, &UnitsAsk::default()))
            }),
            children: children(texts, view),
            total: Row::new(texts, heading, unit.id, Figure::plain(unit.name.clone()), (&view.now, &view.before), may),
            help,
            frame,
        }
    }

    /// The same right after the unit was changed, by a word of the address.
    pub(crate) fn after(self, word: Option<&str>) -> Self {
        let kind = ReshapeKind::ALL.into_iter().find(|kind| Some(kind.code()) == word);
        Self { done: kind.map(|kind| self.frame.texts.label("reshape-done", kind.code())), ..self }
    }
}

/// How the unit can be changed by whoever may, while it stands.
fn changes(texts: &Texts, view: &UnitView) -> Vec<(String, String)> {
    let unit = &view.heading.unit;
    if !view.may.manage_units || view.heading.tree.is_some() || story::ended(texts, view).is_some() {
        return Vec::new();
    }
    let fits = |kind: &ReshapeKind| match kind {
        ReshapeKind::Add => !unit.kind.kinds_below().is_empty(),
        kind => view.may.place_unit || !kind.lies_above(),
    };
    let kinds = ReshapeKind::ALL.into_iter().filter(fits);
    kinds.map(|kind| (reshape::title(texts, kind), address::reshape(unit.id, kind))).collect()
}

/// Who is in charge, in one line.
fn in_charge(texts: &Texts, view: &UnitView) -> Option<String> {
    let officers: Vec<String> = view
        .in_charge
        .iter()
        .map(|one| one.post.as_ref().map_or_else(|| one.officer.clone(), |post| format!("{} ({post})", one.officer)))
        .collect();
    (!officers.is_empty()).then(|| texts.text("unit-in-charge", &[("who", officers.join("; ").into())]))
}

fn about(texts: &Texts, view: &UnitView) -> String {
    let unit = &view.heading.unit;
    let mut parts = vec![texts.unit_kind(unit.kind)];
    if let Some(code) = &unit.code {
        parts.push(texts.text("unit-code", &[("code", code.into())]));
    }
    if let Some(members) = view.members {
        let year = view.heading.span.last.year().to_string();
        parts.push(texts.text("members-at-start", &[("count", members.into()), ("year", year.into())]));
    }
    parts.join(" · ")
}

/// The figures in one sentence, as an officer would report them by telephone.
pub(crate) fn headline(texts: &Texts, span: Span, now: &Counts, before: &Counts) -> String {
    let whole = span.from == span.last.first_of_year();
    let span = if whole {
        texts.text("span-until", &[("last", texts.day(span.last).into())])
    } else {
        texts.text("span-between", &[("from", texts.day(span.from).into()), ("last", texts.day(span.last).into())])
    };
    let mut values = vec![("span", span.into()), ("admitted", now.admitted.into()), ("before", before.admitted.into())];
    match (now.quota, now.attainment()) {
        (Some(quota), Some(share)) => {
            values.extend([("quota", quota.into()), ("percent", texts.percent(share).into())]);
            texts.text("unit-headline-quota", &values)
        }
        _ => texts.text("unit-headline-plain", &values),
    }
}

fn stats(texts: &Texts, view: &UnitView) -> Vec<Stat> {
    let heading = &view.heading;
    let (now, before) = (&view.now, &view.before);
    let may = view.may.see_people && view.opens;
    let linked = |count, of| {
        Figure::number(texts, count, may, || address::people_on(heading.tree, heading.unit.id, Some(heading.span), of))
    };
    let last_year = |count: u32| texts.text("figure-last-year", &[("count", count.into())]);
    vec![
        quota_stat(texts, heading.span, now),
        Stat {
            label: texts.plain("figure-admitted"),
            value: linked(now.admitted, PeopleOf::Admitted),
            is_word: false,
            progress: progress(texts, now),
            notes: [quota_note(texts, now), Some(last_year(before.admitted))].into_iter().flatten().collect(),
        },
        Stat {
            label: texts.plain("figure-recognised"),
            value: linked(now.recognised, PeopleOf::Recognised),
            is_word: false,
            progress: None,
            notes: vec![last_year(before.recognised)],
        },
    ]
}

fn quota_stat(texts: &Texts, span: Span, now: &Counts) -> Stat {
    let (value, note) = match now.quota {
        Some(quota) => (texts.number(u64::from(quota)), years_of_quota(texts, span)),
        None => (texts.plain("figure-no-quota"), texts.plain("figure-no-quota-note")),
    };
    Stat {
        label: texts.plain("figure-quota"),
        value: Figure::plain(value),
        is_word: now.quota.is_none(),
        progress: None,
        notes: vec![note],
    }
}

fn years_of_quota(texts: &Texts, span: Span) -> String {
    let (from, last) = (span.from.year().to_string(), span.last.year().to_string());
    if from == last {
        texts.text("quota-year", &[("year", last.into())])
    } else {
        texts.text("quota-years", &[("from", from.into()), ("last", last.into())])
    }
}

/// How far from the quota, in words.
fn quota_note(texts: &Texts, now: &Counts) -> Option<String> {
    let quota = now.quota?;
    Some(match now.admitted.checked_sub(quota) {
        None => texts.text("quota-left", &[("count", (quota - now.admitted).into())]),
        Some(0) => texts.plain("quota-met"),
        Some(above) => texts.text("quota-exceeded", &[("count", above.into())]),
    })
}

fn progress(texts: &Texts, counts: &Counts) -> Option<Progress> {
    let quota = counts.quota?;
    let share = counts.attainment()?;
    Some(Progress {
        admitted: counts.admitted.min(quota),
        quota,
        is_met: counts.admitted >= quota,
        text: texts.percent(share),
    })
}

fn pace(texts: &Texts, view: &UnitView) -> Pace {
    let heading = &view.heading;
    let may = view.may.see_people && view.opens;
    let many_years = view.months.first().map(|month| month.year) != view.months.last().map(|month| month.year);
    let mut last_year = None;
    let months: Vec<Month> = view
        .months
        .iter()
        .map(|month| {
            let begins = last_year != Some(month.year);
            last_year = Some(month.year);
            Month {
                label: texts.text("month-short", &[("month", u64::try_from(month.month).unwrap_or(0).into())]),
                year: (many_years && begins).then(|| month.year.to_string()),
                now: month.admitted,
                before: month.admitted_before,
            }
        })
        .collect();
    let shown = match (view.months.first(), view.months.last()) {
        (Some(first), Some(last)) => Span { from: first.span.from, last: last.span.last },
        _ => heading.span,
    };
    let chart = month_chart(texts, &months);
    let span = [("span", texts.span(shown).into())];
    Pace {
        title: texts.text("pace-chart", &span),
        caption: texts.text("pace-caption", &span),
        is_wide: chart.as_ref().is_some_and(|chart| chart.is_wide),
        is_cut: shown.from > heading.span.from,
        months: view
            .months
            .iter()
            .map(|month| MonthLine {
                name: texts.month(month.year, month.month),
                admitted: Figure::number(texts, month.admitted, may, || {
                    address::people_on(heading.tree, heading.unit.id, Some(month.span), PeopleOf::Admitted)
                }),
                before: Figure::number(texts, month.admitted_before, may, || {
                    address::people_on(heading.tree, heading.unit.id, month_a_year_before(month), PeopleOf::Admitted)
                }),
            })
            .collect(),
        chart,
    }
}

/// Months as columns, with numbers as the language writes them.
pub(crate) fn month_chart(texts: &Texts, months: &[Month]) -> Option<Chart> {
    Chart::of_months(months, |number| texts.number(u64::from(number)))
}

/// The whole of the same month a year earlier, for that is what it is counted over.
fn month_a_year_before(month: &MonthRow) -> Option<Span> {
    let first = Date::new(month.year - 1, month.month, 1).ok()?;
    Span::new(first, first.last_of_month())
}

fn children(texts: &Texts, view: &UnitView) -> Vec<Row> {
    let heading = &view.heading;
    let row = |child: &ChildRow| {
        let name = Figure {
            text: child.unit.name.clone(),
            href: child.is_here.then(|| address::unit_on(heading.tree, child.unit.id, Some(heading.span))),
        };
        Row::new(texts, heading, child.unit.id, name, (&child.now, &child.before), view.may.see_people && child.opens)
    };
    let mut rows: Vec<Row> = view.children.iter().map(row).collect();
    if let Some(own) = view.own.as_ref().filter(|_| !rows.is_empty()) {
        // There is no list of just these; so its numbers open nothing.
        let name = texts.text("children-own", &[("name", (&heading.unit.name).into())]);
        rows.push(
            Row::new(texts, heading, heading.unit.id, Figure::plain(name), (own, &Counts::default()), false)
                .without_before(texts),
        );
    }
    rows
}

impl Row {
    fn new(
        texts: &Texts,
        heading: &Heading,
        unit: nguon_domain::id::UnitId,
        name: Figure,
        (now, before): (&Counts, &Counts),
        may: bool,
    ) -> Self {
        let none = || texts.plain("no-quota-short");
        Self {
            name,
            quota: now.quota.map_or_else(none, |quota| texts.number(u64::from(quota))),
            admitted: Figure::number(texts, now.admitted, may, || {
                address::people_on(heading.tree, unit, Some(heading.span), PeopleOf::Admitted)
            }),
            before: Figure::number(texts, before.admitted, may, || {
                address::people_on(heading.tree, unit, Some(heading.last_year), PeopleOf::Admitted)
            }),
            recognised: Figure::number(texts, now.recognised, may, || {
                address::people_on(heading.tree, unit, Some(heading.span), PeopleOf::Recognised)
            }),
            attainment: now.attainment().map_or_else(none, |share| texts.percent(share)),
            progress: progress(texts, now),
        }
    }

    fn without_before(self, texts: &Texts) -> Self {
        Self { before: Figure::plain(texts.plain("no-quota-short")), ..self }
    }
}
