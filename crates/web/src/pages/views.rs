//! Lists of people under a name: saving one, and looking after those that were saved.

use askama::Template;
use nguon_app::{FilterDays, ViewLine, ViewRefused, ViewsDesk, texts::Texts};
use nguon_domain::{atlas::Span, id::ViewId};

use crate::{
    address,
    frame::{Around, Frame, Place, Section, crumbs},
    listing::Kept,
    typed::{Field, FieldKind, Input, Typed},
};

const NAME: Field = Field::new("name", "views-name", FieldKind::Line).hint("views-name-hint").needed();
const WHO: Field =
    Field::plain("who", "views-who", FieldKind::Choice(&[("mine", "views-who-mine"), ("shared", "views-who-shared")]));
const DAYS: Field = Field::plain(
    "days",
    "views-days",
    FieldKind::Choice(&[("moving", "views-days-moving"), ("fixed", "views-days-fixed")]),
);
const OPENS: Field =
    Field::plain("opens", "views-opens", FieldKind::Choice(&[("no", "views-opens-no"), ("yes", "views-opens-yes")]));

/// Names are short, since they stand beside one another.
const LONGEST_NAME: usize = 60;

/// What is needed to save a list.
pub(crate) struct Saving {
    pub(crate) typed: Typed,
    pub(crate) ticket: String,
    /// The list, with the days that it was looked at for.
    pub(crate) kept: Kept,
}

impl Saving {
    /// A form to fill in.
    pub(crate) fn blank(kept: Kept, ticket: String) -> Self {
        let typed = [("who", "mine"), ("days", "moving"), ("opens", "no")]
            .into_iter()
            .fold(Typed::default(), |typed, (name, value)| typed.with(name, value.to_owned()));
        Self { typed, ticket, kept }
    }
}

/// A name that was typed for a list; what is wrong with it is said.
pub(crate) fn read_name(typed: &mut Typed, texts: &Texts, field: &'static str) -> Option<String> {
    let name = typed.line(texts, field);
    match &name {
        None if typed.fault_of(field).is_none() => typed.fault(field, texts.plain("views-name-empty")),
        Some(name) if name.chars().count() > LONGEST_NAME => {
            let count = u64::try_from(LONGEST_NAME).unwrap_or_default();
            typed.fault(field, texts.text("typed-too-long", &[("count", count.into())]));
            return None;
        }
        _ => {}
    }
    name
}

/// Why a list is not kept, in words.
pub(crate) fn refused(texts: &Texts, refusal: ViewRefused) -> String {
    match refusal {
        ViewRefused::NameTaken => texts.plain("views-name-taken"),
        ViewRefused::TooMany { most } => texts.text("views-too-many", &[("most", most.into())]),
    }
}

/// The form that saves a list.
#[derive(Template)]
#[template(path = "views/new.html")]
pub(crate) struct SaveViewPage {
    frame: Frame,
    errors: Vec<(&'static str, String)>,
    action: String,
    ticket: String,
    words: String,
    /// What is saved: label and value.
    what: Vec<(String, String)>,
    inputs: Vec<Input>,
    back: String,
    help: Vec<String>,
}

impl SaveViewPage {
    pub(crate) fn new(around: Around, desk: &ViewsDesk, saving: &Saving, days: FilterDays) -> Self {
        let texts = around.texts;
        let (list, span) = (&saving.kept.list, saving.kept.span);
        let title = texts.plain("views-save-title");
        let mut frame = of_unit(around, desk, &title);
        if saving.typed.is_wrong() {
            frame.mark_wrong(&title);
        }
        let mut what = vec![(texts.plain("people-chips-label"), texts.list_of(list.of))];
        if !list.search.is_empty() {
            what.push((texts.plain("people-search"), list.search.clone()));
        }
        let said: Vec<String> = list.filter.said(texts, days).into_iter().map(|(_, said)| said).collect();
        if !said.is_empty() {
            what.push((texts.plain("filter-active"), said.join("; ")));
        }
        let heads: Vec<String> = list.columns.iter().map(|column| column.header(texts)).collect();
        what.push((texts.plain("views-columns"), heads.join(", ")));
        let period = span.filter(|_| list.of.is_by_period());
        what.extend(period.map(|span| (texts.plain("views-span"), texts.span(span))));
        let fields = [Some(NAME), Some(WHO), period.map(|_| DAYS), Some(OPENS)];
        Self {
            errors: saving.typed.faults(),
            action: address::views(desk.unit.id),
            ticket: saving.ticket.clone(),
            words: saving.kept.words(),
            what,
            inputs: fields.iter().flatten().map(|field| saving.typed.input(texts, field)).collect(),
            back: saving.kept.href(None),
            help: ["views-help-1", "views-help-2"].map(|key| texts.plain(key)).into(),
            frame,
        }
    }
}

/// What was done, or refused, on the page of a unit's saved lists.
#[derive(Debug, Clone, Default)]
pub(crate) struct Changed {
    /// What was wrong: with which one, and why. `None` if it cannot be said with which one.
    pub(crate) fault: Option<(Option<ViewId>, String)>,
    /// The name that was typed for it.
    pub(crate) name: String,
    pub(crate) is_done: bool,
}

/// The saved lists of a unit.
#[derive(Template)]
#[template(path = "views/show.html")]
pub(crate) struct ViewsPage {
    frame: Frame,
    unit_name: String,
    errors: Vec<(String, String)>,
    is_done: bool,
    action: String,
    ticket: String,
    removed: Option<(String, String)>,
    views: Vec<Line>,
    back: String,
    help: Vec<String>,
}

struct Line {
    id: String,
    name: String,
    href: String,
    who: String,
    opens: bool,
    is_mine: bool,
    is_shared: bool,
    /// What stands in the field of its name.
    typed: String,
    error: Option<String>,
}

impl ViewsPage {
    pub(crate) fn new(around: Around, desk: &ViewsDesk, changed: &Changed, ticket: String, span: Option<Span>) -> Self {
        let texts = around.texts;
        let title = texts.plain("views-title");
        let mut frame = of_unit(around, desk, &title);
        let mut errors = Vec::new();
        if let Some((view, fault)) = &changed.fault {
            frame.mark_wrong(&title);
            let field = view.map_or_else(|| "main".to_owned(), |view| format!("name-{view}"));
            errors.push((field, fault.clone()));
        }
        let line = |view: &ViewLine| {
            let fault = changed.fault.as_ref().filter(|(of, _)| *of == Some(view.id)).map(|(_, fault)| fault.clone());
            Line {
                id: view.id.to_string(),
                name: view.name.clone(),
                href: Kept::read(desk.unit.id, &view.query, texts).href(span),
                who: texts.plain(match (view.is_mine, view.is_shared) {
                    (true, false) => "views-mine",
                    (true, true) => "views-mine-shared",
                    (false, _) => "views-of-others",
                }),
                opens: view.opens,
                is_mine: view.is_mine,
                is_shared: view.is_shared,
                typed: if fault.is_some() { changed.name.clone() } else { view.name.clone() },
                error: fault,
            }
        };
        Self {
            unit_name: desk.unit.name.clone(),
            errors,
            is_done: changed.is_done,
            action: address::change_view(desk.unit.id),
            ticket,
            removed: desk
                .removed
                .as_ref()
                .map(|view| (view.id.to_string(), texts.text("views-removed", &[("name", (&view.name).into())]))),
            views: desk.views.iter().map(line).collect(),
            back: address::people_first(desk.unit.id, None),
            help: ["views-help-1", "views-help-2"].map(|key| texts.plain(key)).into(),
            frame,
        }
    }
}

fn of_unit(around: Around, desk: &ViewsDesk, title: &str) -> Frame {
    let place = Place { unit: &desk.unit, above: &desk.above, span: None };
    let mut frame = Frame::of_place(around, title, Section::People, &place, desk.may);
    frame.crumbs = crumbs(&desk.above, &desk.unit, None, Some(title));
    frame
}
