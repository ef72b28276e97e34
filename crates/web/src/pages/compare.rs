//! Two units, or two periods of one unit, side by side.

use askama::Template;
use nguon_app::{
    CompareAsk, CompareSide, CompareView, Compared, MonthCount, MonthPair, UnitsAsk, WorkAsk, texts::Texts,
    view::PeopleOf,
};
use nguon_domain::{
    atlas::Span,
    calendar::{Date, MonthEnd, add_years},
    id::UnitId,
};

use super::{
    unit::{Part, month_chart},
    year_before,
};
use crate::{
    address,
    chart::{Chart, Month},
    frame::{Around, Figure, Frame, Section},
    period::{Asked, Chip, Field, PeriodForm},
};

/// The page.
#[derive(Template)]
#[template(path = "units/compare.html")]
pub(crate) struct ComparePage {
    frame: Frame,
    lead: String,
    figures_note: String,
    file_href: Option<String>,
    period: PeriodForm,
    other_period: OtherPeriod,
    chooser: Chooser,
    one_name: String,
    other_name: String,
    of_days: Vec<Row>,
    of_today: Vec<Row>,
    pace_label: String,
    chart: Option<Chart>,
    is_wide: bool,
    months: Vec<Row>,
    is_cut: bool,
    is_of_one_unit: bool,
    help: Vec<String>,
}

/// One figure of either side.
struct Row {
    label: String,
    one: Part,
    other: Part,
    change: String,
}

/// The choice of the other days.
struct OtherPeriod {
    action: String,
    kept: Vec<(&'static str, String)>,
    chips: Vec<Chip>,
    from: Field,
    until: Field,
    is_wrong: bool,
}

/// The choice of the other unit.
struct Chooser {
    action: String,
    kept: Vec<(&'static str, String)>,
    search: String,
    /// What the units below are.
    said: String,
    chips: Vec<Chip>,
}

/// What a comparison is of, as its address says it.
#[derive(Clone, Copy)]
struct Sides {
    unit: UnitId,
    with: UnitId,
    one: Span,
    other: Span,
}

impl Sides {
    /// Everything it says, but for what stands in `without`.
    fn pairs(self, without: &[&str]) -> Vec<(&'static str, String)> {
        let pairs = address::compare_pairs(self.unit, &self.ask());
        pairs.into_iter().filter(|(name, _)| !without.contains(name)).collect()
    }

    fn ask(self) -> CompareAsk {
        CompareAsk { with: Some(self.with), span: Some(self.one), other_span: Some(self.other), search: String::new() }
    }

    fn href(self) -> String {
        address::compare(self.unit, &self.ask())
    }
}

impl ComparePage {
    pub(crate) fn new(around: Around, view: &CompareView, asked: &Asked, other_asked: &Asked) -> Self {
        let texts = around.texts;
        let heading = &view.heading;
        let sides =
            Sides { unit: view.one.unit.id, with: view.other.unit.id, one: view.one.span, other: view.other.span };
        let title = texts.text("compare-title-unit", &[("unit", (&heading.unit.name).into())]);
        let last = texts.plain("compare-title");
        let mut frame = Frame::of_unit(around, &title, Section::Overview, heading, view.may, Some(&last));
        if asked.is_wrong() || other_asked.is_wrong() {
            frame.mark_wrong(&title);
        }
        let (one_name, other_name) = view.names(texts);
        let lead = [("one", (&one_name).into()), ("other", (&other_name).into())];
        let chart = chart(texts, view);
        Self {
            lead: match (view.is_of_one_unit(), view.one.span == view.other.span) {
                (true, _) => texts.text(
                    "compare-lead-periods",
                    &[("unit", (&heading.unit.name).into()), lead[0].clone(), lead[1].clone()],
                ),
                (false, true) => texts.text(
                    "compare-lead-units",
                    &[lead[0].clone(), lead[1].clone(), ("span", texts.span(view.one.span).into())],
                ),
                (false, false) => texts.text("compare-sides", &lead),
            },
            figures_note: texts.text("figures-note", &[("count-by", texts.count_by(heading.count_by).into())]),
            file_href: view.may.export.then(|| address::compare_file(sides.unit, &sides.ask())),
            period: PeriodForm::new(
                texts,
                asked,
                heading.into(),
                address::compare_path(sides.unit),
                sides.pairs(&["from", "until"]),
                |span| first_period(sides, span).href(),
            ),
            other_period: OtherPeriod::new(texts, sides, heading.today, other_asked),
            chooser: Chooser::new(texts, sides, view),
            of_days: Compared::OF_DAYS.iter().map(|figure| Row::new(texts, view, *figure)).collect(),
            of_today: view.of_today().into_iter().map(|figure| Row::new(texts, view, figure)).collect(),
            pace_label: texts.text("compare-pace", &lead),
            is_wide: chart.as_ref().is_some_and(|chart| chart.is_wide),
            chart,
            months: view.months.iter().map(|pair| Row::of_month(texts, view, pair)).collect(),
            is_cut: view.is_cut,
            is_of_one_unit: view.is_of_one_unit(),
            help: [
                ("compare-help-1", true),
                ("compare-help-2", true),
                ("compare-help-3", true),
                ("unit-help-1", view.one.see_people && view.other.see_people),
                ("report-help-round", !(view.one.see_person && view.other.see_person)),
            ]
            .into_iter()
            .filter(|(_, fits)| *fits)
            .map(|(key, _)| texts.plain(key))
            .collect(),
            one_name,
            other_name,
            frame,
        }
    }
}

/// The same comparison for other first days. The days of the other side go with them where they did before.
fn first_period(sides: Sides, span: Span) -> Sides {
    let other = match sides.other {
        other if other == sides.one => span,
        other if other == year_before(sides.one) => year_before(span),
        other => other,
    };
    Sides { one: span, other, ..sides }
}

impl OtherPeriod {
    fn new(texts: &Texts, sides: Sides, today: Date, asked: &Asked) -> Self {
        let last_year = add_years(today, -1, MonthEnd::Down);
        let this_year = Span::new(today.first_of_year(), today);
        let whole = Span::new(last_year.first_of_year(), last_year.last_of_year());
        let mut ready = vec![("period-same-last-year", Some(year_before(sides.one)))];
        if sides.unit != sides.with {
            ready.insert(0, ("compare-same-days", Some(sides.one)));
        }
        ready.extend([("period-last-year", whole), ("period-this-year", this_year)]);
        let mut seen = Vec::new();
        let chips = ready.into_iter().filter_map(|(key, span)| {
            let span = span.filter(|span| !seen.contains(span))?;
            seen.push(span);
            let href = Sides { other: span, ..sides }.href();
            Some(Chip { label: texts.plain(key), href, is_current: span == sides.other })
        });
        let chips = chips.collect();
        let (from, until) = asked.fields(sides.other, texts);
        Self {
            action: address::compare_path(sides.unit),
            kept: sides.pairs(&["with_from", "with_until"]),
            chips,
            from,
            until,
            is_wrong: asked.is_wrong(),
        }
    }
}

impl Chooser {
    fn new(texts: &Texts, sides: Sides, view: &CompareView) -> Self {
        // Against another unit the same days are what is meant; against itself the year before.
        let to = |with: UnitId| {
            let other = match (sides.with == sides.unit, with == sides.unit) {
                (true, true) | (false, false) => sides.other,
                (true, false) => sides.one,
                (false, true) => year_before(sides.one),
            };
            Sides { with, other, ..sides }.href()
        };
        let own = Chip {
            label: texts.text("compare-own", &[("unit", (&view.one.unit.name).into())]),
            href: to(sides.unit),
            is_current: view.is_of_one_unit(),
        };
        let mut chips = vec![own];
        let is_offered = view.offered.iter().any(|hit| hit.unit.id == sides.with);
        if !view.is_of_one_unit() && !is_offered {
            chips.push(Chip { label: view.other.unit.name.clone(), href: to(sides.with), is_current: true });
        }
        chips.extend(view.offered.iter().map(|hit| Chip {
            label: match &hit.above {
                Some(above) => format!("{} ({})", hit.unit.name, above.name),
                None => hit.unit.name.clone(),
            },
            href: to(hit.unit.id),
            is_current: hit.unit.id == sides.with,
        }));
        let count = [
            ("shown", u64::try_from(view.offered.len()).unwrap_or_default().into()),
            ("count", u64::try_from(view.offered_total).unwrap_or_default().into()),
            ("search", (&view.search).into()),
        ];
        let is_searched = !view.search.is_empty();
        Self {
            action: address::compare_path(sides.unit),
            kept: sides.pairs(&[]),
            search: view.search.clone(),
            said: match (is_searched, view.offered_total) {
                (false, _) => texts.plain("compare-beside"),
                (true, 0) => texts.text("compare-found-none", &count),
                (true, _) => texts.text("compare-found", &count),
            },
            chips,
        }
    }
}

impl Row {
    fn new(texts: &Texts, view: &CompareView, figure: Compared) -> Self {
        let change = view.change(figure, texts);
        Self {
            label: figure.label(texts),
            one: part(texts, &view.one, figure),
            other: part(texts, &view.other, figure),
            change: change.unwrap_or_else(|| texts.plain("no-quota-short")),
        }
    }

    fn of_month(texts: &Texts, view: &CompareView, pair: &MonthPair) -> Self {
        let of = |side: &CompareSide, count: Option<MonthCount>| {
            let count = count.map(|count| {
                Figure::number(texts, count.admitted, side.see_people, || {
                    address::people(side.unit.id, Some(count.span), PeopleOf::Admitted)
                })
            });
            Part { count: count.unwrap_or_else(|| Figure::plain(texts.plain("no-quota-short"))), share: None }
        };
        let apart = pair.one.zip(pair.other).map(|(one, other)| i64::from(one.admitted) - i64::from(other.admitted));
        Self {
            label: pair.name(texts),
            one: of(&view.one, pair.one),
            other: of(&view.other, pair.other),
            change: apart.map_or_else(|| texts.plain("no-quota-short"), |apart| texts.points(10 * apart)),
        }
    }
}

/// A figure of one side, with the list behind it.
fn part(texts: &Texts, side: &CompareSide, figure: Compared) -> Part {
    let share = side.share(figure).map(|share| texts.percent(share));
    let Some(number) = side.number(figure) else {
        let none = if figure == Compared::Quota { "figure-no-quota" } else { "no-quota-short" };
        return Part { count: Figure::plain(share.unwrap_or_else(|| texts.plain(none))), share: None };
    };
    let unit = side.unit.id;
    let count = match figure {
        figure if side.is_round(figure) => Figure::plain(side.round(number, texts)),
        Compared::Quota | Compared::Attainment | Compared::Missing => Figure::plain(texts.number(u64::from(number))),
        Compared::People(of) => {
            Figure::number(texts, number, side.see_people, || address::people(unit, Some(side.span), of))
        }
        Compared::Work(urgency) => Figure::number(texts, number, side.see_people, || {
            address::work(unit, &WorkAsk { urgency: Some(urgency), ..WorkAsk::default() })
        }),
        // Which units these are is no secret of people.
        Compared::Idle(years) => Figure::number(texts, number, true, || {
            address::units(unit, &UnitsAsk { idle_years: Some(years), ..UnitsAsk::default() })
        }),
    };
    Part { count, share }
}

fn chart(texts: &Texts, view: &CompareView) -> Option<Chart> {
    let year = |pair: &MonthPair| pair.one.or(pair.other).map(|count| count.span.from.year());
    let many_years = view.months.first().map(year) != view.months.last().map(year);
    let mut last_year = None;
    let months: Vec<Month> = view
        .months
        .iter()
        .enumerate()
        .map(|(at, pair)| {
            let begins = last_year != Some(year(pair));
            last_year = Some(year(pair));
            // Where the months of the two sides are not the same they are only counted.
            let month = |count: MonthCount| count.span.from.month();
            let number = match (pair.one.map(month), pair.other.map(month)) {
                (Some(one), Some(other)) if one != other => u64::try_from(at + 1).unwrap_or_default(),
                (one, other) => one.or(other).and_then(|month| u64::try_from(month).ok()).unwrap_or_default(),
            };
            Month {
                label: texts.text("month-short", &[("month", number.into())]),
                year: (many_years && begins).then(|| year(pair).map(|year| year.to_string())).flatten(),
                now: pair.one.map_or(0, |count| count.admitted),
                before: pair.other.map_or(0, |count| count.admitted),
            }
        })
        .collect();
    month_chart(texts, &months)
}
