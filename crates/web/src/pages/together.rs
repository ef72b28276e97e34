//! The pages on which an act is recorded for many people at once: chosen, looked at, written, undone.

use askama::Template;
use nguon_app::{
    DoneLine, Fate, LineOutcome, MOST_TOGETHER, SharedAct, Ticket, TogetherDesk, TogetherDone, TogetherLine,
    TogetherLook, texts::Texts,
};
use nguon_domain::{
    case::{DeedKind, LeftOut, SHARED_STEPS},
    id::{CommandId, PersonId},
    unit::Paper,
};

use super::{
    act::fields,
    finding::{Fault, fault},
};
use crate::{
    address,
    caller::Form,
    frame::{Around, Figure, Frame, Place, Section},
    typed::{Field, FieldKind, Input, Typed},
};

const WHY: Field = Field::new("why", "together-undo-why", FieldKind::Long).needed();

/// The page on which is chosen and said what was done.
#[derive(Template)]
#[template(path = "people/together.html")]
pub(crate) struct TogetherPage {
    frame: Frame,
    title: String,
    lead: String,
    errors: Vec<(&'static str, String)>,
    gone: Option<String>,
    /// Why nothing can be recorded for them.
    nobody: Option<String>,
    form: Option<TogetherForm>,
    steps: Vec<StepLink>,
    steps_title: String,
    back: String,
    help: Vec<String>,
}

struct TogetherForm {
    action: String,
    ticket: String,
    list: String,
    deed: &'static str,
    people: Vec<String>,
    inputs: Vec<Input>,
    note: Option<String>,
}

struct StepLink {
    label: String,
    href: String,
    waiting: Option<String>,
    is_current: bool,
}

/// The page that shows what would be written.
#[derive(Template)]
#[template(path = "people/together_look.html")]
pub(crate) struct TogetherLookPage {
    frame: Frame,
    title: String,
    lead: String,
    /// What became of the choice in the meantime.
    changed: Option<String>,
    gone: Option<String>,
    facts: Vec<(String, String)>,
    recorded: Vec<LookLine>,
    recorded_title: String,
    left_out: Vec<LookLine>,
    left_out_title: String,
    unit_head: String,
    stage_head: String,
    action: String,
    /// What the form carries unseen.
    hidden: Vec<(&'static str, String)>,
    write: Option<String>,
    help: Vec<String>,
}

struct LookLine {
    name: Figure,
    unit: String,
    stage: String,
    what: String,
    faults: Vec<Fault>,
}

/// The page that shows what was written, and undoes it.
#[derive(Template)]
#[template(path = "people/together_done.html")]
pub(crate) struct TogetherDonePage {
    frame: Frame,
    title: String,
    lead: String,
    tone: &'static str,
    banner: String,
    errors: Vec<(&'static str, String)>,
    /// What was counted, and the list behind it.
    counts: Vec<(String, Figure)>,
    written: Vec<WrittenLine>,
    left_out: Vec<WrittenLine>,
    elsewhere: Option<String>,
    undo: Option<UndoForm>,
    /// Why it cannot be undone as a whole.
    no_undo: Option<String>,
    people: String,
    help: Vec<String>,
}

struct WrittenLine {
    name: Figure,
    more: String,
    fate: Option<String>,
}

struct UndoForm {
    action: String,
    ticket: String,
    why: Input,
    button: String,
}

/// What is asked for.
pub(crate) struct Sharing {
    pub(crate) kind: Option<DeedKind>,
    typed: Typed,
    pub(crate) ticket: String,
    /// The words of the list that they were chosen in.
    pub(crate) list: String,
}

impl Sharing {
    /// An empty form for `kind`, or for the step that most wait for.
    pub(crate) fn blank(desk: &TogetherDesk, kind: Option<DeedKind>, ticket: Ticket, list: String) -> Self {
        let most = desk.next.iter().filter(|(kind, _)| SHARED_STEPS.contains(kind)).max_by_key(|(_, count)| *count);
        let kind = kind.filter(|kind| SHARED_STEPS.contains(kind)).or(most.map(|(kind, _)| *kind));
        Self { kind, typed: Typed::default(), ticket: ticket.to_string(), list }
    }

    /// What a form says, and the act if nothing must be corrected in it first.
    pub(crate) fn read<W>(form: &Form<W>, texts: &Texts) -> (Self, Option<SharedAct>) {
        let kind = DeedKind::from_code(form.field("deed")).filter(|kind| SHARED_STEPS.contains(kind));
        let mut typed = Typed::of(form, kind.map(shared_fields).unwrap_or_default().iter().map(|field| field.name));
        let act = kind.and_then(|kind| {
            let on = typed.needed_day(texts, "on");
            let paper = typed.line(texts, "paper").map(|number| Paper { number });
            let place = typed.line(texts, "place");
            let on = on.filter(|_| !typed.is_wrong())?;
            Some(SharedAct { kind, on, paper, place })
        });
        let (ticket, list) = (form.field("ticket").to_owned(), form.field("list").to_owned());
        (Self { kind, typed, ticket, list }, act)
    }

    /// A form in which something is wrong, to be looked at.
    pub(crate) fn wrong(texts: &Texts) -> Self {
        let mut typed = Typed::default().with("on", "31/2/2020".to_owned());
        let _none = typed.needed_day(texts, "on");
        Self { kind: Some(DeedKind::CeremonyHeld), typed, ticket: String::new(), list: "of=open".to_owned() }
    }

    /// A form that was filled in, to be looked at.
    pub(crate) fn filled(kind: DeedKind, on: &str) -> Self {
        let typed = Typed::default().with("on", on.to_owned()).with("paper", "12-QĐ/HU".to_owned());
        Self { kind: Some(kind), typed, ticket: String::new(), list: "of=open".to_owned() }
    }
}

/// The fields of an act that are the same for all.
fn shared_fields(kind: DeedKind) -> Vec<Field> {
    let is_shared = |field: &Field| matches!(field.name, "on" | "paper" | "place");
    fields(kind).into_iter().filter(is_shared).collect()
}

fn count(count: usize) -> nguon_app::texts::Value<'static> {
    u64::try_from(count).unwrap_or_default().into()
}

fn gone(texts: &Texts, gone: u32) -> Option<String> {
    (gone > 0).then(|| texts.text("together-gone", &[("count", gone.into())]))
}

impl TogetherPage {
    /// The page with what was typed.
    pub(crate) fn new(around: Around, desk: &TogetherDesk, sharing: &Sharing, here: &str) -> Self {
        let texts = around.texts;
        let title = match sharing.kind {
            Some(kind) => texts.text("together-title", &[("deed", texts.deed(kind).into())]),
            None => texts.plain("together-title-plain"),
        };
        let place = Place { unit: &desk.unit, above: &desk.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::People, &place, desk.may);
        frame.crumbs = crate::frame::crumbs(&desk.above, &desk.unit, None, Some(&texts.plain("together-title-plain")));
        let nobody = match desk.too_many {
            Some(total) => {
                Some(texts.text("together-too-many", &[("count", total.into()), ("most", MOST_TOGETHER.into())]))
            }
            None if desk.people.is_empty() => Some(texts.plain("together-nobody")),
            None => None,
        };
        let kind = sharing.kind.filter(|_| nobody.is_none());
        let errors = if kind.is_some() { sharing.typed.faults() } else { Vec::new() };
        if !errors.is_empty() {
            frame.mark_wrong(&title);
        }
        let waiting = |kind: DeedKind| desk.next.iter().find(|(next, _)| *next == kind).map(|(_, count)| *count);
        let steps = SHARED_STEPS.into_iter().map(|kind| StepLink {
            label: texts.deed(kind),
            href: format!("{here}&deed={}", kind.code()),
            waiting: waiting(kind).map(|count| texts.text("together-waiting", &[("count", count.into())])),
            is_current: sharing.kind == Some(kind),
        });
        Self {
            lead: texts
                .text("together-lead", &[("unit", (&desk.unit.name).into()), ("count", count(desk.people.len()))]),
            gone: gone(texts, desk.gone),
            form: kind.map(|kind| TogetherForm {
                action: address::together(desk.unit.id),
                ticket: sharing.ticket.clone(),
                list: sharing.list.clone(),
                deed: kind.code(),
                people: desk.people.iter().map(PersonId::to_string).collect(),
                inputs: shared_fields(kind).iter().map(|field| sharing.typed.input(texts, field)).collect(),
                note: match kind {
                    DeedKind::CellVoted | DeedKind::CommitteeVoted => Some(texts.plain("together-note-votes")),
                    DeedKind::Recognised => Some(texts.plain("together-note-official")),
                    _ => None,
                },
            }),
            steps: if nobody.is_none() { steps.filter(|step| !step.is_current).collect() } else { Vec::new() },
            steps_title: texts.plain(if kind.is_some() { "together-others" } else { "together-choose" }),
            back: back(desk, &sharing.list),
            help: ["together-help-1", "together-help-2", "together-help-3"].map(|key| texts.plain(key)).into(),
            nobody,
            errors,
            title,
            frame,
        }
    }
}

/// The list that they were chosen in.
fn back(desk: &TogetherDesk, list: &str) -> String {
    let path = address::people_path(desk.unit.id);
    if list.is_empty() { path } else { format!("{path}?{list}") }
}

impl TogetherLookPage {
    /// The page of what would be written; `has_changed` says that it is no longer what was looked at.
    pub(crate) fn new(
        around: Around,
        desk: &TogetherDesk,
        look: &TogetherLook,
        sharing: &Sharing,
        act: &SharedAct,
        has_changed: bool,
    ) -> Self {
        let texts = around.texts;
        let deed = texts.deed(act.kind);
        let title = texts.text("together-look-title", &[("deed", (&deed).into())]);
        let place = Place { unit: &desk.unit, above: &desk.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::People, &place, desk.may);
        frame.crumbs = crate::frame::crumbs(&desk.above, &desk.unit, None, Some(&texts.plain("together-title-plain")));
        let (recorded, left_out): (Vec<&TogetherLine>, Vec<&TogetherLine>) =
            look.lines.iter().partition(|line| matches!(line.outcome, LineOutcome::Recorded { .. }));
        let mut hidden = vec![
            ("ticket", sharing.ticket.clone()),
            ("list", sharing.list.clone()),
            ("deed", act.kind.code().to_owned()),
        ];
        hidden
            .extend(shared_fields(act.kind).iter().map(|field| (field.name, sharing.typed.get(field.name).to_owned())));
        hidden.extend(recorded.iter().map(|line| ("person", line.person.to_string())));
        hidden.extend(left_out.iter().map(|line| ("left", line.person.to_string())));
        let facts = shared_fields(act.kind).into_iter().filter_map(|field| {
            let value = match field.name {
                "on" => texts.day(act.on),
                "paper" => act.paper.as_ref()?.number.clone(),
                _ => act.place.clone()?,
            };
            Some((texts.plain(field.label), value))
        });
        Self {
            lead: texts
                .text("together-lead", &[("unit", (&desk.unit.name).into()), ("count", count(look.lines.len()))]),
            changed: has_changed.then(|| texts.plain("together-changed")),
            gone: gone(texts, look.gone),
            facts: facts.collect(),
            recorded_title: texts.text("together-recorded", &[("count", count(recorded.len()))]),
            left_out_title: texts.text("together-left-out", &[("count", count(left_out.len()))]),
            unit_head: texts.plain("people-unit"),
            stage_head: texts.plain("people-stage"),
            write: (!recorded.is_empty()).then(|| texts.text("together-write", &[("count", count(recorded.len()))])),
            recorded: recorded.into_iter().map(|line| look_line(texts, line)).collect(),
            left_out: left_out.into_iter().map(|line| look_line(texts, line)).collect(),
            action: address::together(desk.unit.id),
            hidden,
            help: ["together-help-2", "together-help-3"].map(|key| texts.plain(key)).into(),
            title,
            frame,
        }
    }
}

fn look_line(texts: &Texts, line: &TogetherLine) -> LookLine {
    let (what, faults) = match &line.outcome {
        LineOutcome::Recorded { official_on, findings } => {
            let what = match official_on {
                Some(day) => texts.text("act-official-on", &[("day", texts.day(*day).into())]),
                None if findings.is_empty() => texts.plain("together-fits"),
                None => texts.plain("together-fits-not"),
            };
            (what, findings.iter().filter_map(|finding| fault(texts, finding)).collect())
        }
        LineOutcome::LeftOut { why: LeftOut::Taken, taken_on: Some(day) } => {
            (texts.text("together-taken-on", &[("day", texts.day(*day).into())]), Vec::new())
        }
        LineOutcome::LeftOut { why, .. } => (texts.label("left-out", why.code()), Vec::new()),
    };
    LookLine {
        name: Figure { text: line.name.as_str().to_owned(), href: Some(address::person(line.person)) },
        unit: line.unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default(),
        stage: line.stage.map(|stage| texts.stage(stage)).unwrap_or_default(),
        what,
        faults,
    }
}

/// The undoing of what was recorded for many.
pub(crate) struct Undoing {
    typed: Typed,
    pub(crate) ticket: String,
}

impl Undoing {
    /// An empty form.
    pub(crate) fn blank(ticket: Ticket) -> Self {
        Self { typed: Typed::default(), ticket: ticket.to_string() }
    }

    /// What a form says, and the reason if it gives one.
    pub(crate) fn read<W>(form: &Form<W>, texts: &Texts) -> (Self, Option<String>) {
        let mut typed = Typed::of(form, [WHY.name]);
        let reason = typed.needed_reason(texts, WHY.name, "correct-why-empty");
        (Self { typed, ticket: form.field("ticket").to_owned() }, reason)
    }

    /// Says beside the field that it can no longer be undone.
    pub(crate) fn refuse(&mut self, texts: &Texts) {
        self.typed.fault(WHY.name, texts.plain("together-no-undo"));
    }

    /// A form without a reason, to be looked at.
    pub(crate) fn wrong(texts: &Texts) -> Self {
        let mut typed = Typed::default();
        typed.fault(WHY.name, texts.plain("correct-why-empty"));
        Self { typed, ticket: String::new() }
    }
}

impl TogetherDonePage {
    /// The page of what was written.
    pub(crate) fn new(around: Around, done: &TogetherDone, batch: CommandId, undoing: &Undoing) -> Self {
        let texts = around.texts;
        let deed = done.kind.map(|kind| texts.deed(kind)).unwrap_or_default();
        let title = texts.text("together-done-title", &[("deed", (&deed).into())]);
        let place = Place { unit: &done.unit, above: &done.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::People, &place, done.may);
        frame.crumbs = crate::frame::crumbs(&done.above, &done.unit, None, Some(&title));
        let errors = if done.may_be_undone { undoing.typed.faults() } else { Vec::new() };
        if !errors.is_empty() {
            frame.mark_wrong(&title);
        }
        let all = done.written.len() + usize::try_from(done.elsewhere).unwrap_or_default();
        let day = done.on.map(|on| texts.day(on)).unwrap_or_default();
        let (tone, banner) = if done.is_undone {
            ("warn", texts.text("together-undone", &[("count", count(all))]))
        } else {
            ("ok", texts.text("together-done", &[("count", count(all))]))
        };
        let number = |number: usize, anchor: &str| {
            let text = texts.number(u64::try_from(number).unwrap_or_default());
            Figure { text, href: (number > 0).then(|| format!("#{anchor}")) }
        };
        let no_undo = (!done.may_be_undone && !done.is_undone).then(|| texts.plain("together-no-undo"));
        Self {
            lead: texts.text(
                "together-done-lead",
                &[
                    ("unit", (&done.unit.name).into()),
                    ("day", day.into()),
                    ("by", done.by.clone().unwrap_or_default().into()),
                    ("at", texts.moment(done.at).into()),
                ],
            ),
            counts: vec![
                (texts.plain("together-count-written"), number(done.written.len(), "written")),
                (texts.plain("together-count-left"), number(done.left_out.len(), "left")),
            ],
            written: done.written.iter().map(|line| written_line(texts, line)).collect(),
            left_out: done
                .left_out
                .iter()
                .map(|line| WrittenLine {
                    name: Figure { text: line.name.as_str().to_owned(), href: Some(address::person(line.person)) },
                    more: texts.label("left-out", line.why.code()),
                    fate: None,
                })
                .collect(),
            elsewhere: (done.elsewhere > 0)
                .then(|| texts.text("together-elsewhere", &[("count", done.elsewhere.into())])),
            undo: done.may_be_undone.then(|| UndoForm {
                action: address::together_done(done.unit.id, batch),
                ticket: undoing.ticket.clone(),
                why: undoing.typed.input(texts, &WHY),
                button: texts.text("together-undo", &[("count", count(all))]),
            }),
            no_undo,
            people: address::people_first(done.unit.id, None),
            help: ["together-help-4", "together-help-5"].map(|key| texts.plain(key)).into(),
            tone,
            banner,
            errors,
            title,
            frame,
        }
    }
}

fn written_line(texts: &Texts, line: &DoneLine) -> WrittenLine {
    let fate = match line.fate {
        Fate::Last => None,
        Fate::BuiltOn => Some("together-built-on"),
        Fate::Corrected => Some("act-superseded"),
        Fate::Annulled => Some("act-annulled"),
    };
    WrittenLine {
        name: Figure { text: line.name.as_str().to_owned(), href: Some(address::person(line.person)) },
        more: line.unit.name.clone(),
        fate: fate.map(|key| texts.plain(key)),
    }
}
