//! The units under a unit: a tree to walk down, or one list.

use askama::Template;
use nguon_app::{UnitRow, UnitsAsk, UnitsView, texts::Texts, view::PeopleOf};
use nguon_domain::unit::UnitKind;

use super::Choice;
use crate::{
    address,
    frame::{Around, Figure, Frame, Section},
};

/// The page.
#[derive(Template)]
#[template(path = "units/tree.html")]
pub(crate) struct UnitsPage {
    frame: Frame,
    title: String,
    unit_name: String,
    lead: String,
    action: String,
    search: String,
    /// What a search keeps of what was asked.
    kept: Vec<(&'static str, String)>,
    levels: Vec<Choice>,
    idle: Vec<Choice>,
    /// The tree, if nothing narrows.
    branch: Option<Vec<Node>>,
    count: String,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
    help: Vec<String>,
}

/// A unit of the tree.
struct Node {
    name: String,
    href: String,
    figures: String,
    /// How many are under it, and the page that shows them.
    under: Option<(String, String)>,
}

/// A unit of a list.
struct Row {
    name: String,
    href: String,
    within: Option<String>,
    kind: String,
    quota: String,
    admitted: Figure,
    open: Figure,
    last_admission: String,
}

impl UnitsPage {
    pub(crate) fn new(around: Around, view: &UnitsView) -> Self {
        let texts = around.texts;
        let title = texts.plain("units-title");
        let unit = &view.heading.unit;
        let ask = &view.ask;
        let at = |ask: UnitsAsk| address::units(unit.id, &ask);
        let under: u32 = view.kinds.iter().map(|(_, count)| count).sum();
        let level = |kind: Option<UnitKind>, label: String| Choice {
            label,
            href: at(UnitsAsk { kind, skip: 0, ..ask.clone() }),
            is_current: ask.kind == kind,
        };
        let all = texts.text("units-all", &[("count", under.into())]);
        let kinds = view.kinds.iter().map(|(kind, count)| {
            let values = [("kind", texts.unit_kind(*kind).into()), ("count", (*count).into())];
            level(Some(*kind), texts.text("units-level", &values))
        });
        let idle = view.idle.iter().filter(|(_, count)| *count > 0).map(|(years, count)| {
            let is_current = ask.idle_years == Some(*years);
            let years_shown = u64::try_from(*years).unwrap_or_default();
            Choice {
                label: texts.text("units-idle", &[("years", years_shown.into()), ("count", (*count).into())]),
                href: at(UnitsAsk { idle_years: (!is_current).then_some(*years), skip: 0, ..ask.clone() }),
                is_current,
            }
        });
        let may = view.may.see_people;
        let last = (ask.skip + view.rows.len()) as u64;
        Self {
            frame: Frame::of_unit(around, &title, Section::Overview, &view.heading, view.may, Some(&title)),
            unit_name: unit.name.clone(),
            lead: texts.text("units-lead", &[("count", under.into())]),
            action: address::units_path(unit.id),
            search: ask.search.clone(),
            kept: address::units_pairs(&UnitsAsk { search: String::new(), skip: 0, ..ask.clone() }),
            levels: [level(None, all)].into_iter().chain(kinds).collect(),
            idle: idle.collect(),
            branch: (!ask.is_narrowed()).then(|| view.rows.iter().map(|row| Node::new(texts, row)).collect()),
            count: texts.text(
                "units-count",
                &[
                    ("first", (ask.skip as u64 + 1).min(last).into()),
                    ("last", last.into()),
                    ("count", (view.total as u64).into()),
                ],
            ),
            rows: view.rows.iter().map(|row| Row::new(texts, row, may)).collect(),
            first: (ask.skip > 0).then(|| at(UnitsAsk { skip: 0, ..ask.clone() })),
            next: view.next().map(|skip| at(UnitsAsk { skip, ..ask.clone() })),
            help: ["units-help-1", "units-help-2"].map(|key| texts.plain(key)).into(),
            title,
        }
    }
}

impl Node {
    fn new(texts: &Texts, row: &UnitRow) -> Self {
        let counts = &row.counts;
        let admitted = ("admitted", counts.admitted.into());
        let figures = match counts.quota {
            Some(quota) => texts.text("units-figures-quota", &[admitted, ("quota", quota.into())]),
            None => texts.text("units-figures-plain", &[admitted]),
        };
        let under = (row.under > 0).then(|| {
            let label = texts.text("units-under", &[("count", row.under.into())]);
            (label, address::units(row.unit.id, &UnitsAsk::default()))
        });
        Self { name: row.unit.name.clone(), href: address::unit(row.unit.id, None), figures, under }
    }
}

impl Row {
    fn new(texts: &Texts, row: &UnitRow, may: bool) -> Self {
        let unit = row.unit.id;
        Self {
            name: row.unit.name.clone(),
            href: address::unit(unit, None),
            within: row.within.as_ref().map(|within| within.name.clone()),
            kind: texts.unit_kind(row.unit.kind),
            quota: row
                .counts
                .quota
                .map_or_else(|| texts.plain("no-quota-short"), |quota| texts.number(u64::from(quota))),
            admitted: Figure::number(texts, row.counts.admitted, may, || {
                address::people(unit, None, PeopleOf::Admitted)
            }),
            open: Figure::number(texts, row.open, may, || address::people(unit, None, PeopleOf::Open)),
            last_admission: row.last_admission.map_or_else(|| texts.plain("units-never"), |day| texts.day(day)),
        }
    }
}
