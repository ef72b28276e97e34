//! The page that says what taking back an import would undo, and asks why.

use askama::Template;
use nguon_app::{Built, Ticket, UndoLine, UndoList, UndoThing, UndoView, texts::Texts};
use nguon_domain::quota::{Quota, QuotaKind, QuotaPeriod};

use super::counted;
use crate::{
    address,
    caller::Form,
    frame::{Around, Figure, Frame, Place, Section},
    typed::{Field, FieldKind, Input, Typed},
};

/// Rows of a list on one page.
pub(crate) const PAGE: usize = 20;

const WHY: Field = Field::new("why", "import-undo-why", FieldKind::Long).hint("import-undo-why-hint").needed();

/// The page.
#[derive(Template)]
#[template(path = "import/undo.html")]
pub(crate) struct UndoPage {
    frame: Frame,
    title: String,
    lead: String,
    errors: Vec<(&'static str, String)>,
    notice: Option<String>,
    stats: Vec<(String, Figure)>,
    chips: Vec<(String, String, bool)>,
    caption: String,
    rows: Vec<Line>,
    position: String,
    before: Option<String>,
    after: Option<String>,
    form: Option<UndoForm>,
    action: String,
    back: String,
    help: Vec<String>,
}

struct UndoForm {
    ticket: String,
    why: Input,
    button: String,
}

struct Line {
    about: String,
    href: Option<String>,
    said: String,
    unit: Option<(String, String)>,
}

/// What is asked for.
pub(crate) struct Wanted {
    typed: Typed,
    pub(crate) ticket: String,
    is_held: bool,
}

impl Wanted {
    /// A blank form.
    pub(crate) fn blank(ticket: Ticket) -> Self {
        Self { typed: Typed::default(), ticket: ticket.to_string(), is_held: false }
    }

    /// What a form says, and the reason if one is given.
    pub(crate) fn read<W>(form: &Form<W>, texts: &Texts) -> (Self, Option<String>) {
        let mut typed = Typed::of(form, [WHY.name]);
        let reason = typed.needed_reason(texts, WHY.name, "import-undo-why-empty");
        (Self { typed, ticket: form.field("ticket").to_owned(), is_held: false }, reason)
    }

    /// A form that was sent without a reason.
    pub(crate) fn empty(texts: &Texts) -> Self {
        let mut typed = Typed::default();
        typed.fault(WHY.name, texts.plain("import-undo-why-empty"));
        Self { typed, ticket: String::new(), is_held: false }
    }

    /// Says that something came in between.
    pub(crate) fn hold(&mut self) {
        self.is_held = true;
    }
}

impl UndoPage {
    /// The page with what was asked.
    pub(crate) fn new(around: Around, view: &UndoView, wanted: &Wanted) -> Self {
        let texts = around.texts;
        let title = texts.plain("import-undo-title");
        let place = Place { unit: &view.unit, above: &view.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::Overview, &place, view.may);
        frame.crumbs = crate::frame::crumbs(&view.above, &view.unit, None, Some(&title));
        let is_stuck = !view.is_kept || view.counts.held > 0;
        if wanted.typed.is_wrong() && !is_stuck {
            frame.mark_wrong(&title);
        }
        let (unit, import) = (view.unit.id, view.import.id);
        let files = super::files(texts, &view.import);
        let shown = UndoList::ALL.into_iter().filter(|list| view.counts.of(*list) > 0);
        let href = |list: UndoList, from| address::import_undo_list(unit, import, list.code(), from);
        let label = |list: UndoList| texts.text(label(list), &[("count", count(view.counts.of(list)))]);
        let number = |number: usize| texts.number(u64::try_from(number).unwrap_or(u64::MAX));
        let made = &view.counts.made;
        let mut stats = Vec::new();
        for (key, amount, list) in [
            ("import-undo-stat-people", made.people, UndoList::People),
            ("import-undo-stat-cases", made.cases, UndoList::Cases),
            ("import-undo-stat-acts", made.acts, if made.cases > 0 { UndoList::Cases } else { UndoList::Continued }),
            ("import-undo-stat-units", made.units, UndoList::Units),
            ("import-undo-stat-quotas", made.quotas, UndoList::Quotas),
            ("import-undo-stat-headcounts", made.headcounts, UndoList::Headcounts),
            ("import-undo-stat-others", made.others, UndoList::Others),
        ] {
            if amount > 0 {
                stats.push((texts.plain(key), Figure { text: number(amount), href: Some(href(list, 0)) }));
            }
        }
        let (whole, from) = (view.counts.of(view.list), view.from);
        let last = from + view.lines.len();
        let values = [("from", count(from + 1)), ("last", count(last)), ("count", count(whole))];
        let parts = counted(texts, made);
        let at = ("at", texts.moment(view.import.at).into());
        let notice = if !view.is_kept {
            Some(texts.plain("import-undo-too-old"))
        } else if view.counts.held > 0 {
            Some(texts.text("import-undo-held", &[("count", count(view.counts.held))]))
        } else if wanted.is_held {
            Some(texts.plain("import-undo-changed"))
        } else {
            None
        };
        Self {
            lead: texts.text("import-undo-lead", &[at, ("files", files.into())]),
            errors: if is_stuck { Vec::new() } else { wanted.typed.faults() },
            notice,
            stats,
            chips: shown.map(|list| (href(list, 0), label(list), list == view.list)).collect(),
            caption: label(view.list),
            rows: view.lines.iter().map(|line| row(texts, view.list, line)).collect(),
            position: if whole > PAGE { texts.text("import-position", &values) } else { String::new() },
            before: (from > 0).then(|| href(view.list, from.saturating_sub(PAGE))),
            after: (last < whole).then(|| href(view.list, last)),
            form: (!is_stuck).then(|| UndoForm {
                ticket: wanted.ticket.clone(),
                why: wanted.typed.input(texts, &WHY),
                button: texts.text("import-undo-save", &[("what", parts[..parts.len().min(2)].join(", ").into())]),
            }),
            action: address::import_undo(unit, import),
            back: address::import(unit, import),
            help: ["import-undo-help-1", "import-undo-help-2", "import-undo-help-3"].map(|key| texts.plain(key)).into(),
            title,
            frame,
        }
    }
}

fn count(number: usize) -> nguon_app::texts::Value<'static> {
    u64::try_from(number).unwrap_or_default().into()
}

const fn label(list: UndoList) -> &'static str {
    match list {
        UndoList::Held => "import-undo-list-held",
        UndoList::People => "import-undo-list-people",
        UndoList::Completed => "import-undo-list-completed",
        UndoList::Cases => "import-undo-list-cases",
        UndoList::Continued => "import-undo-list-continued",
        UndoList::Units => "import-undo-list-units",
        UndoList::Quotas => "import-undo-list-quotas",
        UndoList::Headcounts => "import-undo-list-headcounts",
        UndoList::Others => "import-undo-list-others",
    }
}

fn row(texts: &Texts, list: UndoList, line: &UndoLine) -> Line {
    let unit = line.unit.as_ref().map(|unit| (unit.name.clone(), address::unit(unit.id, None)));
    let name = unit.as_ref().map_or_else(|| texts.plain("import-undo-other-unit"), |(name, _)| name.clone());
    let (about, href, said) = match &line.thing {
        UndoThing::Person(name, person) => (name.clone(), person.map(address::person), String::new()),
        UndoThing::Unit => (name, unit.as_ref().map(|(_, href)| href.clone()), String::new()),
        UndoThing::Quota(quota) => (name, None, quota.as_ref().map(|quota| of_quota(texts, quota)).unwrap_or_default()),
        UndoThing::Headcount(year, counts) => (name, None, headcount(texts, *year, *counts)),
        UndoThing::Other(name) => (name.clone(), None, String::new()),
    };
    let goes = match list {
        UndoList::Held => "",
        UndoList::People => "import-undo-goes-person",
        UndoList::Completed => "import-undo-goes-facts",
        UndoList::Cases => "import-undo-goes-case",
        UndoList::Continued => "import-undo-goes-acts",
        UndoList::Units => "import-undo-goes-unit",
        UndoList::Quotas | UndoList::Headcounts => "",
        UndoList::Others => "import-undo-goes-other",
    };
    let said = match line.built {
        Some(on) => texts.plain(built(on)),
        None if said.is_empty() && !goes.is_empty() => texts.plain(goes),
        None => said,
    };
    Line { about, href, said, unit }
}

fn of_quota(texts: &Texts, quota: &Quota) -> String {
    let period = match quota.period {
        QuotaPeriod::Year(year) => texts.text("import-undo-year", &[("year", year.to_string().into())]),
        QuotaPeriod::Term { from, until } => {
            let years = [("from", from.to_string().into()), ("until", until.to_string().into())];
            texts.text("import-undo-term", &years)
        }
    };
    let key = match quota.kind {
        QuotaKind::Admission => "import-undo-quota-admission",
        QuotaKind::AwarenessClass => "import-undo-quota-class",
        QuotaKind::Nomination(_) => "import-undo-quota-nomination",
    };
    texts.text(key, &[("period", period.into()), ("amount", u64::from(quota.amount).into())])
}

fn headcount(texts: &Texts, year: i16, counts: Option<(u32, Option<u32>)>) -> String {
    let year = ("year", year.to_string().into());
    match counts {
        None => texts.text("import-undo-headcount", &[year]),
        Some((members, None)) => {
            texts.text("import-undo-headcount-goes", &[year, ("members", u64::from(members).into())])
        }
        Some((members, Some(was))) => {
            let values = [year, ("members", u64::from(members).into()), ("was", u64::from(was).into())];
            texts.text("import-undo-headcount-back", &values)
        }
    }
}

const fn built(on: Built) -> &'static str {
    match on {
        Built::Acts => "import-undo-built-acts",
        Built::Case => "import-undo-built-case",
        Built::Notes => "import-undo-built-notes",
        Built::Facts => "import-undo-built-facts",
        Built::Roster => "import-undo-built-roster",
        Built::Under => "import-undo-built-under",
        Built::Posts => "import-undo-built-posts",
        Built::Quota => "import-undo-built-quota",
        Built::Headcount => "import-undo-built-headcount",
        Built::Elsewhere => "import-undo-built-elsewhere",
        Built::Other => "import-undo-built-other",
    }
}
