//! The list of people behind a figure.

use askama::Template;
use nguon_app::{
    PeopleColumn, ViewLine,
    texts::Texts,
    view::{PeopleOf, PeopleView, PersonLine},
};
use nguon_domain::{calendar::Date, case::Stage};

use crate::{
    address,
    frame::{Around, Figure, Frame, Section},
    listing::{CHOICES, FIELDS, Kept, Listing, OF_PERSONS},
    period::{Asked, Chip, PeriodForm},
    typed::{Input, Typed},
};

/// The page.
#[derive(Template)]
#[template(path = "people/list.html")]
pub(crate) struct PeoplePage {
    frame: Frame,
    title: String,
    unit_name: String,
    when: String,
    tree: Option<String>,
    nominate: Option<String>,
    files: Vec<(String, String)>,
    chips: Vec<Chip>,
    /// Lists that were saved under a name.
    views: Vec<Chip>,
    save_view: String,
    change_views: Option<String>,
    is_saved: bool,
    action: String,
    kept: Vec<(&'static str, String)>,
    search: String,
    clear_search: Option<(String, String)>,
    filter: FilterForm,
    columns: ColumnForm,
    errors: Vec<(&'static str, String)>,
    count: String,
    none: String,
    heads: Vec<String>,
    rows: Vec<Row>,
    together: Option<TogetherForm>,
    first: Option<String>,
    next: Option<String>,
    period: PeriodForm,
    is_by_period: bool,
    help: Vec<String>,
}

/// What records an act for many of the list.
struct TogetherForm {
    action: String,
    /// The words of the list.
    hidden: Vec<(&'static str, String)>,
    all: String,
}

struct Row {
    name: Figure,
    /// The id by which the row is chosen for an act, and the label of the box.
    choose: Option<(String, String)>,
    cells: Vec<Cell>,
}

struct Cell {
    label: String,
    text: String,
    within: Option<String>,
}

/// What narrows the list.
struct FilterForm {
    summary: String,
    hint: String,
    /// Code, label, whether it is chosen.
    stages: Vec<(&'static str, String, bool)>,
    stage_error: Option<String>,
    choices: Vec<Input>,
    inputs: Vec<Input>,
    is_open: bool,
    /// What is in force, each with the address of the list without it.
    chips: Vec<(String, String)>,
    clear: String,
}

/// Which columns are shown.
struct ColumnForm {
    /// Code, label, whether it is shown.
    choices: Vec<(&'static str, String, bool)>,
    error: Option<String>,
    /// The address of the list with the usual columns, where others were chosen.
    usual: Option<String>,
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
    /// `list` is what the address asks for, `typed` how it was typed there.
    pub(crate) fn new(
        around: Around,
        view: &PeopleView,
        list: &Listing,
        typed: &Typed,
        asked: &Asked,
        is_saved: bool,
    ) -> Self {
        let texts = around.texts;
        let heading = &view.heading;
        let (unit, span, of) = (heading.unit.id, heading.span, view.of);
        let title = texts.list_of(of);
        let mut frame = Frame::of_unit(around, &title, Section::People, heading, view.may, Some(&title));
        if asked.is_wrong() || typed.is_wrong() {
            frame.mark_wrong(&title);
        }
        let days = [("from", span.from.to_string()), ("until", span.last.to_string())];
        let period = PeriodForm::new(texts, asked, heading.into(), address::people_path(unit), list.pairs(), |span| {
            list.href(span)
        });
        let (is_found, is_filtered) = (!view.search.is_empty(), !view.filter.is_empty());
        let count = if is_found {
            texts.text("people-found", &[("search", (&view.search).into()), ("count", view.total.into())])
        } else {
            texts.text("people-total", &[("count", view.total.into())])
        };
        let none = match (is_filtered, is_found) {
            (true, _) => "people-none-filtered",
            (false, true) => "people-none-found",
            (false, false) => "people-none",
        };
        Self {
            unit_name: heading.unit.name.clone(),
            tree: heading.tree.map(|on| texts.text("tree-said", &[("on", texts.day(on).into())])),
            when: when(texts, view),
            nominate: view.may.nominate.then(|| address::nomination(unit)),
            files: if view.may.export {
                [("people-xlsx", "xlsx"), ("people-csv", "csv")]
                    .map(|(key, ending)| (texts.plain(key), list.file(span, ending)))
                    .into()
            } else {
                Vec::new()
            },
            chips: OFFERED
                .iter()
                .map(|(offered, key)| Chip {
                    label: texts.plain(key),
                    href: list.of(*offered).href(span),
                    is_current: *offered == of,
                })
                .collect(),
            views: view
                .views
                .iter()
                .map(|saved| {
                    let kept = Kept::read(unit, &saved.query, texts);
                    Chip {
                        label: view_label(texts, saved),
                        href: kept.href(Some(span)),
                        is_current: kept.is(list, span),
                    }
                })
                .collect(),
            save_view: list.at(&address::new_view(unit), span, None),
            change_views: (!view.views.is_empty()).then(|| address::views(unit)),
            is_saved,
            action: address::people_path(unit),
            kept: [("of", address::of_code(of))].into_iter().chain(days.clone()).collect(),
            search: view.search.clone(),
            clear_search: is_found.then(|| {
                let clear = texts.text("people-search-clear", &[("search", (&view.search).into())]);
                (clear, list.unsearched().href(span))
            }),
            filter: FilterForm::new(texts, view, list, typed),
            columns: ColumnForm {
                choices: PeopleColumn::ALL
                    .iter()
                    .map(|column| (column.code(), column.header(texts), list.columns.contains(column)))
                    .collect(),
                error: typed.fault_of("columns"),
                usual: list.has_chosen_columns().then(|| list.with_usual_columns().href(span)),
            },
            errors: typed.faults(),
            count,
            none: texts.plain(none),
            heads: list.columns.iter().map(|column| column.header(texts)).collect(),
            rows: view.rows.iter().map(|line| row(texts, view, list, line)).collect(),
            together: (view.may_record && !view.rows.is_empty()).then(|| TogetherForm {
                action: address::together(unit),
                hidden: list.pairs().into_iter().chain(days).collect(),
                all: texts.text("together-all", &[("count", view.total.into())]),
            }),
            first: view.is_continued.then(|| list.href(span)),
            next: view.next.as_deref().map(|after| list.after(span, after)),
            period,
            is_by_period: of.is_by_period(),
            help: [
                ("people-help-1", true),
                ("people-help-2", view.may.see_person),
                ("people-help-3", true),
                ("people-help-4", view.may.export),
                ("people-help-5", view.may_record),
            ]
            .into_iter()
            .filter(|(_, fits)| *fits)
            .map(|(key, _)| texts.plain(key))
            .collect(),
            title,
            frame,
        }
    }
}

impl FilterForm {
    fn new(texts: &Texts, view: &PeopleView, list: &Listing, typed: &Typed) -> Self {
        let span = view.heading.span;
        let said = list.filter.said(texts, view.filter_days);
        let count = u64::try_from(said.len()).unwrap_or_default();
        Self {
            summary: texts.text("filter-title", &[("count", count.into())]),
            hint: texts.text("filter-age-hint", &[("on", texts.day(view.filter_days.age_on).into())]),
            stages: Stage::ALL
                .iter()
                .map(|stage| (stage.code(), texts.stage(*stage), list.filter.stages.contains(stage)))
                .collect(),
            stage_error: typed.fault_of("stage"),
            choices: CHOICES
                .iter()
                .filter(|field| view.may.see_person || !OF_PERSONS.contains(&field.name))
                .map(|field| typed.input(texts, field))
                .collect(),
            inputs: FIELDS.iter().map(|field| typed.input(texts, field)).collect(),
            is_open: typed.faults().iter().any(|(field, _)| !["lists", "columns"].contains(field)),
            chips: said.into_iter().map(|(part, said)| (said, list.without(part).href(span))).collect(),
            clear: list.unfiltered().href(span),
        }
    }
}

/// The name of a saved list, and whether others are offered it too.
fn view_label(texts: &Texts, view: &ViewLine) -> String {
    if view.is_shared { texts.text("views-shared-name", &[("name", (&view.name).into())]) } else { view.name.clone() }
}

fn when(texts: &Texts, view: &PeopleView) -> String {
    if view.of.is_by_period() {
        texts.span(view.heading.span)
    } else {
        texts.text("people-as-of", &[("day", texts.day(view.heading.today).into())])
    }
}

fn row(texts: &Texts, view: &PeopleView, list: &Listing, line: &PersonLine) -> Row {
    let cell = |column: PeopleColumn| Cell {
        label: column.header(texts),
        within: line.within.as_ref().filter(|_| column == PeopleColumn::Unit).map(|unit| unit.name.clone()),
        text: cell(texts, view, line, column),
    };
    Row {
        name: Figure {
            text: line.name.as_str().to_owned(),
            href: view.may.see_person.then(|| address::person(line.person)),
        },
        choose: view.may_record.then(|| {
            let label = texts.text("together-choose-one", &[("name", line.name.as_str().into())]);
            (line.person.to_string(), label)
        }),
        cells: list.columns.iter().copied().map(cell).collect(),
    }
}

fn cell(texts: &Texts, view: &PeopleView, line: &PersonLine, column: PeopleColumn) -> String {
    let day = |day: Option<Date>| day.map(|day| texts.day(day));
    let text = match column {
        PeopleColumn::Sex => line.sex.map(|sex| texts.sex(sex)),
        PeopleColumn::Born => line.born.map(|born| texts.partial_day(born)),
        PeopleColumn::Age => line.age_on(view.filter_days.age_on).map(|age| age.to_string()),
        PeopleColumn::Unit => Some(line.unit.name.clone()),
        PeopleColumn::Stage => line.stage.map(|stage| texts.stage(stage)),
        PeopleColumn::Nominated => day(line.nominated_on),
        PeopleColumn::LastStep => day(line.last_step_on),
        PeopleColumn::Decided => day(line.decided_on),
        PeopleColumn::Ceremony => day(line.ceremony_on),
        PeopleColumn::Recognised => day(line.recognised_on),
        PeopleColumn::Official => day(line.official_on),
    };
    text.unwrap_or_default()
}
