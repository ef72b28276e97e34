//! The page on which an act of a case is put on record: its day and its few facts.

use askama::Template;
use nguon_app::{CaseDesk, NewAct, Ticket, texts::Texts};
use nguon_domain::{
    case::{Act, Ballots, CaseRefusal, Deed, DeedKind},
    unit::Paper,
};

use crate::{
    address,
    caller::Form,
    drafting::DraftBar,
    frame::{Around, Frame, Place, Section},
    typed::{Field, FieldKind, Input, Typed},
};

/// The page.
#[derive(Template)]
#[template(path = "people/act.html")]
pub(crate) struct ActPage {
    frame: Frame,
    title: String,
    lead: String,
    notice: Option<String>,
    errors: Vec<(&'static str, String)>,
    form: Option<ActForm>,
    draft: DraftBar,
    others: Vec<Other>,
    back: String,
    help: Vec<String>,
}

struct ActForm {
    action: String,
    ticket: String,
    case: String,
    seen: String,
    deed: &'static str,
    inputs: Vec<Input>,
}

/// A link to the form of another act.
struct Other {
    label: String,
    href: String,
    note: Option<String>,
}

/// What is asked of the act that is to be recorded.
pub(crate) struct Asked {
    /// `None` once the case has ended.
    pub(crate) kind: Option<DeedKind>,
    pub(crate) typed: Typed,
    pub(crate) ticket: String,
    pub(crate) draft: DraftBar,
}

impl Asked {
    /// An empty form for `kind`, or for the next step.
    pub(crate) fn blank(desk: &CaseDesk, kind: Option<DeedKind>, ticket: Ticket, texts: &Texts) -> Self {
        let wanted = kind.filter(|kind| desk.recordable.contains(kind));
        let kind = wanted.or_else(|| desk.case.next_step()).filter(|kind| desk.recordable.contains(kind));
        let typed = match (kind, desk.probation_ends) {
            (Some(DeedKind::Recognised), Some(end)) => Typed::default().with("official_on", texts.day(end)),
            _ => Typed::default(),
        };
        Self { kind, typed, ticket: ticket.to_string(), draft: DraftBar::default() }
    }

    /// What a form says, and the act if it says one.
    pub(crate) fn read<W>(form: &Form<W>, kind: Option<DeedKind>, texts: &Texts) -> (Self, Option<NewAct>) {
        let fields = kind.map(fields).unwrap_or_default();
        let mut typed = Typed::of(form, fields.iter().map(|field| field.name));
        let act = kind.and_then(|kind| read(kind, &mut typed, texts));
        (Self { kind, typed, ticket: form.field("ticket").to_owned(), draft: DraftBar::default() }, act)
    }

    /// A form of a vote in which all is wrong, to be looked at.
    pub(crate) fn wrong(texts: &Texts) -> Self {
        let typed = [("on", "31/2/2020"), ("in_favour", "hai mươi"), ("entitled", "18")];
        let mut typed =
            typed.into_iter().fold(Typed::default(), |typed, (name, text)| typed.with(name, text.to_owned()));
        let _none = read(DeedKind::CellVoted, &mut typed, texts);
        Self { kind: Some(DeedKind::CellVoted), typed, ticket: String::new(), draft: DraftBar::default() }
    }

    /// Says beside the field why the act cannot be recorded.
    pub(crate) fn refuse(&mut self, texts: &Texts, refusal: CaseRefusal) {
        self.typed.fault("on", refused(texts, refusal));
    }
}

/// Why an act cannot be recorded, in words.
pub(crate) fn refused(texts: &Texts, refusal: CaseRefusal) -> String {
    texts.label("refusal", refusal.code())
}

/// The fields of an act, its day first.
pub(crate) fn fields(kind: DeedKind) -> Vec<Field> {
    use FieldKind::{Count, Day, Line, Long};
    let on = |label| Field::new("on", label, Day).hint("act-day-hint").needed();
    let paper = |label| Field::new("paper", label, Line);
    let ballots = [
        Field::new("in_favour", "act-in-favour", Count),
        Field::new("entitled", "act-entitled", Count).hint("act-entitled-hint"),
    ];
    match kind {
        DeedKind::Nominated => vec![on("act-day"), Field::new("by", "act-by", Line).hint("act-by-hint")],
        DeedKind::Listed => vec![on("act-day-paper"), paper("act-resolution")],
        DeedKind::ClassFinished => vec![on("act-day-certificate"), paper("act-certificate")],
        DeedKind::Applied | DeedKind::OpinionsGathered => vec![on("act-day")],
        DeedKind::VettingAsked => vec![on("act-day"), Field::new("place", "act-place", Line).hint("act-place-hint")],
        DeedKind::VettingAnswered => {
            vec![Field::new("on", "act-day", Day).hint("act-vetting-hint").needed()]
        }
        DeedKind::Introduced => vec![
            on("act-day"),
            Field::new("by", "act-introducers", Line).hint("act-introducers-hint"),
            Field::new("since", "act-since", Day).hint("act-since-hint"),
        ],
        DeedKind::CellVoted | DeedKind::CommitteeVoted => {
            [vec![on("act-day-meeting")], ballots.to_vec(), vec![paper("act-resolution")]].concat()
        }
        DeedKind::SentUp => vec![on("act-day"), paper("act-letter")],
        DeedKind::Decided => vec![on("act-day-paper"), paper("act-decision").hint("act-decision-hint")],
        DeedKind::CeremonyHeld => vec![on("act-day-ceremony")],
        DeedKind::Recognised => vec![
            on("act-day-paper"),
            paper("act-decision").hint("act-decision-hint"),
            Field::new("official_on", "act-official", Day).hint("act-official-hint").needed(),
        ],
        DeedKind::Removed => {
            vec![on("act-day-paper"), paper("act-decision"), Field::new("reason", "act-reason-label", Long).needed()]
        }
        DeedKind::Stopped => vec![on("act-day"), Field::new("reason", "act-reason-label", Long).needed()],
        DeedKind::Transferred | DeedKind::Annulled => Vec::new(),
    }
}

/// The act that was typed; `None` if something must be corrected first.
pub(crate) fn read(kind: DeedKind, typed: &mut Typed, texts: &Texts) -> Option<NewAct> {
    let on = typed.needed_day(texts, "on");
    let paper = typed.line(texts, "paper").map(|number| Paper { number });
    let deed = match kind {
        DeedKind::Nominated => Deed::Nominated { by: typed.line(texts, "by") },
        DeedKind::Listed => Deed::Listed,
        DeedKind::ClassFinished => Deed::ClassFinished,
        DeedKind::Applied => Deed::Applied,
        DeedKind::VettingAsked => Deed::VettingAsked { place: typed.line(texts, "place") },
        DeedKind::VettingAnswered => Deed::VettingAnswered,
        DeedKind::Introduced => Deed::Introduced {
            by: typed.line(texts, "by"),
            together_since: typed.partial_day(texts, "since").map(|since| since.earliest().first_of_month()),
        },
        DeedKind::OpinionsGathered => Deed::OpinionsGathered,
        DeedKind::CellVoted => Deed::CellVoted { ballots: ballots(typed, texts) },
        DeedKind::CommitteeVoted => Deed::CommitteeVoted { ballots: ballots(typed, texts) },
        DeedKind::SentUp => Deed::SentUp,
        DeedKind::Decided => Deed::Decided,
        DeedKind::CeremonyHeld => Deed::CeremonyHeld,
        DeedKind::Recognised => Deed::Recognised { official_on: typed.needed_day(texts, "official_on").or(on)? },
        DeedKind::Removed => Deed::Removed { reason: typed.needed_reason(texts, "reason", "act-reason-empty") },
        DeedKind::Stopped => Deed::Stopped { reason: typed.needed_reason(texts, "reason", "act-reason-empty") },
        DeedKind::Transferred | DeedKind::Annulled => return None,
    };
    let on = on.filter(|_| !typed.is_wrong())?;
    Some(NewAct { on, paper, deed })
}

/// An act as it would have been typed.
pub(crate) fn typed(texts: &Texts, act: &Act) -> Typed {
    let mut typed = Typed::default().with("on", texts.day(act.on));
    let mut put = |name, value: Option<String>| {
        typed = std::mem::take(&mut typed).with(name, value.unwrap_or_default());
    };
    put("paper", act.paper.as_ref().map(|paper| paper.number.clone()));
    match &act.deed {
        Deed::Nominated { by } => put("by", by.clone()),
        Deed::VettingAsked { place } => put("place", place.clone()),
        Deed::Introduced { by, together_since } => {
            put("by", by.clone());
            put("since", together_since.map(|since| format!("{}/{}", since.month(), since.year())));
        }
        Deed::CellVoted { ballots } | Deed::CommitteeVoted { ballots } => {
            put("in_favour", ballots.map(|ballots| ballots.in_favour.to_string()));
            put("entitled", ballots.map(|ballots| ballots.entitled.to_string()));
        }
        Deed::Recognised { official_on } => put("official_on", Some(texts.day(*official_on))),
        Deed::Removed { reason } | Deed::Stopped { reason } => put("reason", reason.clone()),
        Deed::Listed
        | Deed::ClassFinished
        | Deed::Applied
        | Deed::VettingAnswered
        | Deed::OpinionsGathered
        | Deed::SentUp
        | Deed::Decided
        | Deed::CeremonyHeld
        | Deed::Transferred { .. }
        | Deed::Annulled => {}
    }
    typed
}

/// One field that a correction changes.
pub(crate) struct Difference {
    pub(crate) label: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// What a correction changes, field by field; empty if it is of another kind.
pub(crate) fn differences(texts: &Texts, old: &Act, new: &Act) -> Vec<Difference> {
    let kind = new.deed.kind();
    if old.deed.kind() != kind {
        return Vec::new();
    }
    let (before, after) = (typed(texts, old), typed(texts, new));
    let shown = |text: &str| if text.is_empty() { texts.plain("correct-blank") } else { text.to_owned() };
    fields(kind)
        .into_iter()
        .filter(|field| before.get(field.name) != after.get(field.name))
        .map(|field| Difference {
            label: texts.plain(field.label),
            before: shown(before.get(field.name)),
            after: shown(after.get(field.name)),
        })
        .collect()
}

/// Both numbers of a vote, or neither.
fn ballots(typed: &mut Typed, texts: &Texts) -> Option<Ballots> {
    let is_empty = |name| typed.get(name).trim().is_empty();
    match (is_empty("in_favour"), is_empty("entitled")) {
        (true, true) => return None,
        (true, false) => typed.fault("in_favour", texts.plain("act-in-favour-empty")),
        (false, true) => typed.fault("entitled", texts.plain("act-entitled-empty")),
        (false, false) => {}
    }
    let (in_favour, entitled) = (typed.count(texts, "in_favour")?, typed.count(texts, "entitled")?);
    let ballots = Ballots::new(in_favour, entitled);
    if ballots.is_none() {
        typed.fault("in_favour", texts.plain("act-ballots-impossible"));
    }
    ballots
}

impl ActPage {
    /// The page with what was asked.
    pub(crate) fn new(around: Around, desk: &CaseDesk, asked: &Asked) -> Self {
        let texts = around.texts;
        let name = desk.name.as_str();
        let title = match asked.kind {
            Some(kind) => texts.text("act-title", &[("deed", texts.deed(kind).into())]),
            None => texts.plain("act-title-plain"),
        };
        let place = Place { unit: &desk.unit, above: &desk.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::None, &place, desk.may);
        frame.crumbs = crate::frame::crumbs(&desk.above, &desk.unit, None, Some(name));
        let errors = asked.typed.faults();
        if asked.typed.is_wrong() {
            frame.mark_wrong(&title);
        }
        let draft = asked.draft.clone();
        let form = asked.kind.map(|kind| ActForm {
            action: address::acts(desk.person),
            ticket: asked.ticket.clone(),
            case: desk.case.id.to_string(),
            seen: desk.seen.to_string(),
            deed: kind.code(),
            inputs: fields(kind).iter().map(|field| asked.typed.input(texts, field)).collect(),
        });
        let before = asked.kind.and_then(|kind| desk.case.taken_on(kind));
        let notice = match (asked.kind, before) {
            (None, _) => Some(texts.text("act-ended", &[("stage", texts.stage(desk.case.stage).into())])),
            (Some(_), Some(day)) => Some(texts.text("act-again", &[("day", texts.day(day).into())])),
            (Some(_), None) => None,
        };
        let others = desk.recordable.iter().filter(|kind| Some(**kind) != asked.kind).map(|kind| Other {
            label: texts.deed(*kind),
            href: address::act_form(desk.person, desk.case.id, Some(*kind)),
            note: desk.case.taken_on(*kind).map(|day| texts.text("act-recorded-on", &[("day", texts.day(day).into())])),
        });
        Self {
            lead: texts.text("act-lead", &[("name", name.into()), ("unit", (&desk.unit.name).into())]),
            others: others.collect(),
            back: address::person(desk.person),
            help: ["act-help-1", "act-help-2", "act-help-3"].map(|key| texts.plain(key)).into(),
            title,
            notice,
            errors,
            draft,
            form,
            frame,
        }
    }
}
