//! The pages on which a note is written, and on which it is corrected or withdrawn.

use askama::Template;
use nguon_app::{
    CaseDesk, NoteChange, NoteDesk, NoteRefused, Ticket,
    texts::Texts,
    view::{NoteText, NoteView},
};
use nguon_domain::note::{LONGEST, Wording, WordingProblem};

use crate::{
    address,
    caller::Form,
    frame::{Around, Frame, Place, Section},
    typed::{Field, FieldKind, Input, Typed},
};

const WORDING: Field = Field::new("wording", "note-wording", FieldKind::Long).hint("note-wording-hint").needed();
const WHY: Field = Field::new("why", "note-why", FieldKind::Long).hint("note-why-hint").needed();

/// The page on which a note is written.
#[derive(Template)]
#[template(path = "people/note.html")]
pub(crate) struct NotePage {
    frame: Frame,
    lead: String,
    errors: Vec<(&'static str, String)>,
    action: String,
    ticket: String,
    case: String,
    wording: Input,
    back: String,
    help: Vec<String>,
}

/// The page on which a note is corrected or withdrawn.
#[derive(Template)]
#[template(path = "people/note_change.html")]
pub(crate) struct NoteChangePage {
    frame: Frame,
    title: String,
    lead: String,
    errors: Vec<(&'static str, String)>,
    /// What it says, where somebody else wrote it.
    words: Option<String>,
    action: String,
    ticket: String,
    correct: Option<Input>,
    withdraw: Option<Input>,
    back: String,
    help: Vec<String>,
}

/// A note that is being written.
pub(crate) struct Writing {
    typed: Typed,
    pub(crate) ticket: String,
}

/// What is being done to a note.
pub(crate) struct Changing {
    typed: Typed,
    pub(crate) ticket: String,
    withdraws: bool,
}

impl Writing {
    /// An empty form.
    pub(crate) fn blank(ticket: Ticket) -> Self {
        Self { typed: Typed::default(), ticket: ticket.to_string() }
    }

    /// What a form says, and the note if nothing must be corrected in it first.
    pub(crate) fn read<W>(form: &Form<W>, texts: &Texts) -> (Self, Option<Wording>) {
        let mut typed = Typed::of(form, [WORDING.name]);
        let wording = read(&mut typed, texts);
        (Self { typed, ticket: form.field("ticket").to_owned() }, wording)
    }

    /// Says beside the field why the note is not kept.
    pub(crate) fn refuse(&mut self, texts: &Texts, refusal: NoteRefused) {
        self.typed.fault(WORDING.name, refused(texts, refusal));
    }

    /// A note that must not stand there, to be looked at.
    pub(crate) fn wrong(texts: &Texts) -> Self {
        let mut typed = Typed::default().with(WORDING.name, "Số định danh 026198001234 <b>".to_owned());
        let _none = read(&mut typed, texts);
        Self { typed, ticket: String::new() }
    }
}

impl Changing {
    /// The note as it stands.
    pub(crate) fn blank(desk: &NoteDesk, ticket: Ticket) -> Self {
        let words = match &desk.note.text {
            NoteText::Standing(words) => words.clone(),
            NoteText::Withdrawn { .. } => String::new(),
        };
        Self { typed: Typed::default().with(WORDING.name, words), ticket: ticket.to_string(), withdraws: false }
    }

    /// What a form asks for, if nothing must be corrected in it first.
    pub(crate) fn read<W>(form: &Form<W>, desk: &NoteDesk, texts: &Texts) -> (Self, Option<NoteChange>) {
        let ticket = form.field("ticket").to_owned();
        let withdraws = form.field("do") == "withdraw";
        if withdraws {
            let mut typed = Self::blank_words(desk).with(WHY.name, form.field(WHY.name).to_owned());
            let reason = typed.needed_reason(texts, WHY.name, "note-why-empty");
            return (Self { typed, ticket, withdraws }, reason.map(NoteChange::Withdraw));
        }
        let mut typed = Typed::of(form, [WORDING.name]);
        let wording = read(&mut typed, texts);
        let is_same = |wording: &Wording| desk.note.text == NoteText::Standing(wording.as_str().to_owned());
        if wording.as_ref().is_some_and(is_same) {
            typed.fault(WORDING.name, texts.plain("note-nothing"));
        }
        let is_wrong = typed.is_wrong();
        let change = wording.filter(|_| !is_wrong).map(NoteChange::Correct);
        (Self { typed, ticket, withdraws }, change)
    }

    fn blank_words(desk: &NoteDesk) -> Typed {
        match &desk.note.text {
            NoteText::Standing(words) => Typed::default().with(WORDING.name, words.clone()),
            NoteText::Withdrawn { .. } => Typed::default(),
        }
    }

    /// Says beside the field why that cannot be done.
    pub(crate) fn refuse(&mut self, texts: &Texts, refusal: NoteRefused) {
        let field = if self.withdraws { WHY.name } else { WORDING.name };
        self.typed.fault(field, refused(texts, refusal));
    }

    /// A form that was sent without changing anything, to be looked at.
    pub(crate) fn unchanged(desk: &NoteDesk, texts: &Texts) -> Self {
        let mut typed = Self::blank_words(desk);
        typed.fault(WORDING.name, texts.plain("note-nothing"));
        typed.fault(WHY.name, texts.plain("note-why-empty"));
        Self { typed, ticket: String::new(), withdraws: false }
    }
}

/// The note that was typed; what is wrong with it is said beside its field.
fn read(typed: &mut Typed, texts: &Texts) -> Option<Wording> {
    let fault = match Wording::parse(typed.get(WORDING.name)) {
        Ok(wording) => return Some(wording),
        Err(WordingProblem::Empty) => texts.plain("note-empty"),
        Err(WordingProblem::TooLong) => {
            let most = u64::try_from(LONGEST).unwrap_or_default();
            texts.text("typed-too-long", &[("count", most.into())])
        }
        Err(WordingProblem::HoldsCitizenId) => texts.plain("note-holds-citizen-id"),
    };
    typed.fault(WORDING.name, fault);
    None
}

fn refused(texts: &Texts, refusal: NoteRefused) -> String {
    match refusal {
        NoteRefused::TooMany { most } => texts.text("note-too-many", &[("most", most.into())]),
        NoteRefused::NotStanding => texts.plain("note-not-standing"),
    }
}

/// What goes around a page about a case.
fn frame_of(around: Around, desk: &CaseDesk, title: &str, is_wrong: bool) -> Frame {
    let place = Place { unit: &desk.unit, above: &desk.above, span: None };
    let mut frame = Frame::of_place(around, title, Section::None, &place, desk.may);
    frame.crumbs = crate::frame::crumbs(&desk.above, &desk.unit, None, Some(desk.name.as_str()));
    if is_wrong {
        frame.mark_wrong(title);
    }
    frame
}

fn lead(texts: &Texts, desk: &CaseDesk) -> String {
    texts.text("act-lead", &[("name", desk.name.as_str().into()), ("unit", (&desk.unit.name).into())])
}

impl NotePage {
    /// The page with what was typed.
    pub(crate) fn new(around: Around, desk: &CaseDesk, writing: &Writing) -> Self {
        let texts = around.texts;
        Self {
            lead: lead(texts, desk),
            errors: writing.typed.faults(),
            action: address::notes(desk.person),
            ticket: writing.ticket.clone(),
            case: desk.case.id.to_string(),
            wording: writing.typed.input(texts, &WORDING),
            back: address::person(desk.person),
            help: ["note-help-1", "note-help-2"].map(|key| texts.plain(key)).into(),
            frame: frame_of(around, desk, &texts.plain("note-add"), writing.typed.is_wrong()),
        }
    }
}

impl NoteChangePage {
    /// The page with what was typed.
    pub(crate) fn new(around: Around, of: &NoteDesk, changing: &Changing) -> Self {
        let texts = around.texts;
        let NoteDesk { desk, note } = of;
        let NoteView { may_correct, may_withdraw, .. } = *note;
        let title = texts.plain(if may_correct { "note-change-title" } else { "note-withdraw-title" });
        let is_wrong = may_withdraw && changing.typed.is_wrong();
        Self {
            lead: texts.text(
                "note-lead",
                &[
                    ("name", desk.name.as_str().into()),
                    ("unit", (&desk.unit.name).into()),
                    ("by", (&note.by).into()),
                    ("at", texts.moment(note.at).into()),
                ],
            ),
            errors: if may_withdraw { changing.typed.faults() } else { Vec::new() },
            words: match &note.text {
                NoteText::Standing(words) if !may_correct => Some(words.clone()),
                NoteText::Standing(_) | NoteText::Withdrawn { .. } => None,
            },
            action: address::note(desk.person, note.id),
            ticket: changing.ticket.clone(),
            correct: may_correct.then(|| changing.typed.input(texts, &WORDING)),
            withdraw: may_withdraw.then(|| changing.typed.input(texts, &WHY)),
            back: address::person(desk.person),
            help: ["note-help-1", "note-help-3"].map(|key| texts.plain(key)).into(),
            frame: frame_of(around, desk, &title, is_wrong),
            title,
        }
    }
}
