//! The page on which an act is corrected, or withdrawn if it was entered in error; either way with a reason.

use askama::Template;
use nguon_app::{CorrectionDesk, NewAct, Ticket, texts::Texts};
use nguon_domain::case::{CaseRefusal, DeedKind};

use super::{
    act::{fields, read, refused, typed},
    clash::{Picks, chosen},
};
use crate::{
    address,
    caller::Form,
    drafting::DraftBar,
    frame::{Around, Frame, Place, Section},
    typed::{Field, FieldKind, Input, Typed},
};

pub(crate) const WHY: Field = Field::new("why", "correct-why", FieldKind::Long).hint("correct-why-hint").needed();
pub(crate) const WHY_ANNULLED: Field = Field::new("why_annulled", "annul-why", FieldKind::Long).needed();

/// The page.
#[derive(Template)]
#[template(path = "people/correct.html")]
pub(crate) struct CorrectionPage {
    frame: Frame,
    title: String,
    lead: String,
    errors: Vec<(&'static str, String)>,
    is_standing: bool,
    action: String,
    ticket: String,
    inputs: Vec<Input>,
    draft: DraftBar,
    why_annulled: Input,
    back: String,
    help: Vec<String>,
}

/// What is asked for.
pub(crate) struct Wanted {
    pub(crate) typed: Typed,
    pub(crate) ticket: String,
    pub(crate) does: Does,
    /// Whether a choice between two versions is still to be made.
    pub(crate) is_undecided: bool,
    /// What was chosen so far.
    pub(crate) picks: Picks,
    /// Whether what is on record was chosen throughout.
    pub(crate) is_kept: bool,
    pub(crate) draft: DraftBar,
}

/// What is kept of a correction of an act of this kind.
pub(crate) fn kept_fields(kind: DeedKind) -> Vec<Field> {
    fields(kind).into_iter().chain([WHY]).collect()
}

/// In which way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Does {
    /// Other facts in place of those on record.
    Correct,
    /// The facts that were chosen between those on record and those typed.
    Choose,
    /// Nothing in place of what was entered in error.
    Annul,
}

/// What is to be put in the place of an act, and why.
pub(crate) struct Corrected {
    pub(crate) reason: String,
    /// `None` if the act was entered in error.
    pub(crate) instead: Option<NewAct>,
}

impl Wanted {
    pub(crate) fn of(typed: Typed, ticket: String, does: Does) -> Self {
        Self {
            typed,
            ticket,
            does,
            is_undecided: false,
            picks: Picks::new(),
            is_kept: false,
            draft: DraftBar::default(),
        }
    }

    /// The act as it is on record.
    pub(crate) fn blank(desk: &CorrectionDesk, ticket: Ticket, texts: &Texts) -> Self {
        Self::of(typed(texts, &desk.act), ticket.to_string(), Does::Correct)
    }

    /// What a form says, and what it asks for if nothing must be corrected in it first.
    pub(crate) fn read<W>(form: &Form<W>, desk: &CorrectionDesk, texts: &Texts) -> (Self, Option<Corrected>) {
        let ticket = form.field("ticket").to_owned();
        let does = match form.field("do") {
            "annul" => Does::Annul,
            "choose" => Does::Choose,
            _ => Does::Correct,
        };
        if does == Does::Annul {
            let mut asked = typed(texts, &desk.act).with("why_annulled", form.field("why_annulled").to_owned());
            let reason = asked.needed_reason(texts, "why_annulled", "correct-why-empty");
            let corrected = reason.map(|reason| Corrected { reason, instead: None });
            return (Self::of(asked, ticket, does), corrected);
        }
        let kind = desk.act.deed.kind();
        let (mut asked, picks, old) = if does == Does::Choose {
            let now = &desk.now.act;
            let (chosen, picks) = chosen(form, &typed(texts, now), &fields(kind), texts);
            (chosen.with("why", form.field("why").to_owned()), picks, now)
        } else {
            let names = fields(kind).into_iter().map(|field| field.name).chain(["why"]);
            (Typed::of(form, names), Picks::new(), &desk.act)
        };
        let is_undecided = asked.is_wrong();
        let instead = if is_undecided { None } else { read(kind, &mut asked, texts) };
        let reason = asked.needed_reason(texts, "why", "correct-why-empty");
        let is_same = |new: &NewAct| (new.on, &new.paper, &new.deed) == (old.on, &old.paper, &old.deed);
        let is_same = instead.as_ref().is_some_and(is_same);
        // What was chosen a moment ago is on record by now; its form is only sent once more.
        let is_kept = is_same && does == Does::Choose && form.field("now") == desk.now.act.id.to_string();
        if is_same && does == Does::Correct {
            asked.fault("on", texts.plain("correct-nothing"));
        }
        let is_wrong = asked.is_wrong();
        let corrected = instead.zip(reason).filter(|_| !is_wrong);
        let corrected = corrected.map(|(instead, reason)| Corrected { reason, instead: Some(instead) });
        (Self { is_undecided, picks, is_kept, ..Self::of(asked, ticket, does) }, corrected)
    }

    /// Says beside the field why the act cannot be corrected so.
    pub(crate) fn refuse(&mut self, texts: &Texts, refusal: CaseRefusal) {
        let field = if self.does == Does::Annul { WHY_ANNULLED.name } else { "on" };
        self.typed.fault(field, refused(texts, refusal));
    }

    /// A form that was sent without changing anything, to be looked at.
    pub(crate) fn unchanged(desk: &CorrectionDesk, texts: &Texts) -> Self {
        let mut asked = typed(texts, &desk.act);
        asked.fault("on", texts.plain("correct-nothing"));
        asked.fault("why", texts.plain("correct-why-empty"));
        Self::of(asked, String::new(), Does::Correct)
    }
}

impl CorrectionPage {
    /// The page with what was asked.
    pub(crate) fn new(around: Around, of: &CorrectionDesk, wanted: &Wanted) -> Self {
        let texts = around.texts;
        let (desk, act) = (&of.desk, &of.act);
        let name = desk.name.as_str();
        let title = texts.text("correct-title", &[("deed", texts.deed(act.deed.kind()).into())]);
        let place = Place { unit: &desk.unit, above: &desk.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::None, &place, desk.may);
        frame.crumbs = crate::frame::crumbs(&desk.above, &desk.unit, None, Some(name));
        if wanted.typed.is_wrong() {
            frame.mark_wrong(&title);
        }
        let shown = fields(act.deed.kind());
        let inputs = shown.iter().chain([&WHY]).map(|field| wanted.typed.input(texts, field)).collect();
        let day = texts.day(act.on).into();
        Self {
            lead: texts
                .text("correct-lead", &[("name", name.into()), ("unit", (&desk.unit.name).into()), ("day", day)]),
            errors: if of.is_standing { wanted.typed.faults() } else { Vec::new() },
            is_standing: of.is_standing,
            action: address::correction(desk.person, act.id),
            ticket: wanted.ticket.clone(),
            inputs,
            draft: wanted.draft.clone(),
            why_annulled: wanted.typed.input(texts, &WHY_ANNULLED),
            back: address::person(desk.person),
            help: ["correct-help-1", "correct-help-2"].map(|key| texts.plain(key)).into(),
            title,
            frame,
        }
    }
}
