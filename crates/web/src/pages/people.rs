//! The list of people behind a figure.

use askama::Template;
use nguon_app::{
    texts::Texts,
    view::{PeopleOf, PeopleView, PersonLine},
};
use nguon_domain::calendar::Date;

use crate::{
    address,
    frame::{Around, Figure, Frame, Section},
    period::{Asked, Chip, PeriodForm},
};

/// The page.
#[derive(Template)]
#[template(path = "people/list.html")]
pub(crate) struct PeoplePage {
    frame: Frame,
    title: String,
    unit_name: String,
    when: String,
    nominate: Option<String>,
    files: Vec<(String, String)>,
    chips: Vec<Chip>,
    action: String,
    kept: Vec<(&'static str, String)>,
    search: String,
    clear_search: Option<(String, String)>,
    count: String,
    none: String,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
    period: PeriodForm,
    is_by_period: bool,
    help: Vec<String>,
}

struct Row {
    name: Figure,
    sex: String,
    born: String,
    unit: String,
    within: Option<String>,
    stage: String,
    decided: String,
    ceremony: String,
    recognised: String,
}

/// The lists that are offered on every list.
const OFFERED: [(PeopleOf, &str); 7] = [
    (PeopleOf::Admitted, "people-chip-admitted"),
    (PeopleOf::Recognised, "people-chip-recognised"),
    (PeopleOf::Women, "people-chip-women"),
    (PeopleOf::Age18To30, "people-chip-age-18-30"),
    (PeopleOf::UnionMembers, "people-chip-union-members"),
    (PeopleOf::Open, "people-chip-open"),
    (PeopleOf::Everybody, "people-chip-everybody"),
];

impl PeoplePage {
    pub(crate) fn new(around: Around, view: &PeopleView, asked: &Asked) -> Self {
        let texts = around.texts;
        let heading = &view.heading;
        let (unit, span, of) = (heading.unit.id, heading.span, view.of);
        let title = title(texts, of);
        let mut frame = Frame::of_unit(around, &title, Section::People, heading, view.may, Some(&title));
        if asked.is_wrong() {
            frame.mark_wrong(&title);
        }
        let narrowed = |after: Option<&str>| address::people_narrowed(unit, span, of, &view.search, after);
        let days = [("from", span.from.to_string()), ("until", span.last.to_string())];
        let kept = |names: &[&str]| -> Vec<(&'static str, String)> {
            [("of", address::of_code(of)), ("q", view.search.clone())]
                .into_iter()
                .chain(days.clone())
                .filter(|(name, value)| names.contains(name) && !value.is_empty())
                .collect()
        };
        let period =
            PeriodForm::new(texts, asked, heading.into(), address::people_path(unit), kept(&["of", "q"]), |span| {
                address::people_narrowed(unit, span, of, &view.search, None)
            });
        let is_found = !view.search.is_empty();
        let count = if is_found {
            texts.text("people-found", &[("search", (&view.search).into()), ("count", view.total.into())])
        } else {
            texts.text("people-total", &[("count", view.total.into())])
        };
        Self {
            unit_name: heading.unit.name.clone(),
            when: when(texts, view),
            nominate: view.may.nominate.then(|| address::nomination(unit)),
            files: if view.may.export {
                [("people-xlsx", "xlsx"), ("people-csv", "csv")]
                    .map(|(key, ending)| (texts.plain(key), address::people_file(unit, span, of, &view.search, ending)))
                    .into()
            } else {
                Vec::new()
            },
            chips: OFFERED
                .iter()
                .map(|(offered, key)| Chip {
                    label: texts.plain(key),
                    href: address::people_narrowed(unit, span, *offered, &view.search, None),
                    is_current: *offered == of,
                })
                .collect(),
            action: address::people_path(unit),
            kept: kept(&["of", "from", "until"]),
            search: view.search.clone(),
            clear_search: is_found.then(|| {
                (
                    texts.text("people-search-clear", &[("search", (&view.search).into())]),
                    address::people(unit, Some(span), of),
                )
            }),
            count,
            none: texts.plain(if is_found { "people-none-found" } else { "people-none" }),
            rows: view.rows.iter().map(|line| row(texts, view, line)).collect(),
            first: view.is_continued.then(|| narrowed(None)),
            next: view.next.as_deref().map(|after| narrowed(Some(after))),
            period,
            is_by_period: is_by_period(of),
            help: ["people-help-1", "people-help-2"][..if view.may.see_person { 2 } else { 1 }]
                .iter()
                .map(|key| texts.plain(key))
                .collect(),
            title,
            frame,
        }
    }
}

fn title(texts: &Texts, of: PeopleOf) -> String {
    match of {
        PeopleOf::AtStage(stage) => texts.text("people-of-stage", &[("stage", texts.stage(stage).into())]),
        other => texts.label("people-of", &address::of_code(other)),
    }
}

/// Whether the days choose who is in a list; open cases and everybody are as of today.
fn is_by_period(of: PeopleOf) -> bool {
    match of {
        PeopleOf::Open | PeopleOf::AtStage(_) | PeopleOf::Everybody => false,
        PeopleOf::Admitted
        | PeopleOf::Women
        | PeopleOf::Age18To30
        | PeopleOf::UnionMembers
        | PeopleOf::Minority
        | PeopleOf::Believers
        | PeopleOf::Recognised => true,
    }
}

fn when(texts: &Texts, view: &PeopleView) -> String {
    if is_by_period(view.of) {
        texts.span(view.heading.span)
    } else {
        texts.text("people-as-of", &[("day", texts.day(view.heading.today).into())])
    }
}

fn row(texts: &Texts, view: &PeopleView, line: &PersonLine) -> Row {
    let day = |day: Option<Date>| day.map(|day| texts.day(day)).unwrap_or_default();
    Row {
        name: Figure {
            text: line.name.as_str().to_owned(),
            href: view.may.see_person.then(|| address::person(line.person)),
        },
        sex: line.sex.map(|sex| texts.sex(sex)).unwrap_or_default(),
        born: line.born.map(|born| texts.partial_day(born)).unwrap_or_default(),
        unit: line.unit.name.clone(),
        within: line.within.as_ref().map(|unit| unit.name.clone()),
        stage: line.stage.map(|stage| texts.stage(stage)).unwrap_or_default(),
        decided: day(line.decided_on),
        ceremony: day(line.ceremony_on),
        recognised: day(line.recognised_on),
    }
}
