//! The page on which an act is corrected, or withdrawn if it was entered in error; either way with a reason.

use askama::Template;
use nguon_app::{CorrectionDesk, NewAct, Ticket, texts::Texts};
use nguon_domain::case::CaseRefusal;

use super::act::{fields, read, refused, typed};
use crate::{
    address,
    caller::Form,
    frame::{Around, Frame, Place, Section},
    typed::{Field, FieldKind, Input, Typed},
};

const WHY: Field = Field::new("why", "correct-why", FieldKind::Long).hint("correct-why-hint").needed();
const WHY_ANNULLED: Field = Field::new("why_annulled", "annul-why", FieldKind::Long).needed();

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
    why_annulled: Input,
    back: String,
    help: Vec<String>,
}

/// What is asked for.
pub(crate) struct Wanted {
    typed: Typed,
    pub(crate) ticket: String,
    annuls: bool,
}

/// What is to be put in the place of an act, and why.
pub(crate) struct Corrected {
    pub(crate) reason: String,
    /// `None` if the act was entered in error.
    pub(crate) instead: Option<NewAct>,
}

impl Wanted {
    /// The act as it is on record.
    pub(crate) fn blank(desk: &CorrectionDesk, ticket: Ticket, texts: &Texts) -> Self {
        Self { typed: typed(texts, &desk.act), ticket: ticket.to_string(), annuls: false }
    }

    /// What a form says, and what it asks for if nothing must be corrected in it first.
    pub(crate) fn read<W>(form: &Form<W>, desk: &CorrectionDesk, texts: &Texts) -> (Self, Option<Corrected>) {
        let ticket = form.field("ticket").to_owned();
        if form.field("do") == "annul" {
            let mut asked = typed(texts, &desk.act).with("why_annulled", form.field("why_annulled").to_owned());
            let reason = asked.needed_reason(texts, "why_annulled", "correct-why-empty");
            let corrected = reason.map(|reason| Corrected { reason, instead: None });
            return (Self { typed: asked, ticket, annuls: true }, corrected);
        }
        let kind = desk.act.deed.kind();
        let names = fields(kind).into_iter().map(|field| field.name).chain(["why"]);
        let mut asked = Typed::of(form, names);
        let instead = read(kind, &mut asked, texts);
        let reason = asked.needed_reason(texts, "why", "correct-why-empty");
        let old = &desk.act;
        let is_same = |new: &NewAct| (new.on, &new.paper, &new.deed) == (old.on, &old.paper, &old.deed);
        if instead.as_ref().is_some_and(is_same) {
            asked.fault("on", texts.plain("correct-nothing"));
        }
        let is_wrong = asked.is_wrong();
        let corrected = instead.zip(reason).filter(|_| !is_wrong);
        let corrected = corrected.map(|(instead, reason)| Corrected { reason, instead: Some(instead) });
        (Self { typed: asked, ticket, annuls: false }, corrected)
    }

    /// Says beside the field why the act cannot be corrected so.
    pub(crate) fn refuse(&mut self, texts: &Texts, refusal: CaseRefusal) {
        let field = if self.annuls { WHY_ANNULLED.name } else { "on" };
        self.typed.fault(field, refused(texts, refusal));
    }

    /// A form that was sent without changing anything, to be looked at.
    pub(crate) fn unchanged(desk: &CorrectionDesk, texts: &Texts) -> Self {
        let mut asked = typed(texts, &desk.act);
        asked.fault("on", texts.plain("correct-nothing"));
        asked.fault("why", texts.plain("correct-why-empty"));
        Self { typed: asked, ticket: String::new(), annuls: false }
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
            why_annulled: wanted.typed.input(texts, &WHY_ANNULLED),
            back: address::person(desk.person),
            help: ["correct-help-1", "correct-help-2"].map(|key| texts.plain(key)).into(),
            title,
            frame,
        }
    }
}
