//! The page on which somebody is nominated.

use askama::Template;
use nguon_app::{Nomination, NominationDesk, Obstacle, Similar, Ticket, texts::Texts};
use nguon_domain::{
    case::CaseRefusal,
    citizen_id::{CitizenId, CitizenIdKind, CitizenIdProblem},
    name::{FullName, NameProblem},
    person::{PersonFacts, Sex},
};

use super::act::refused;
use crate::{
    address,
    caller::Form,
    drafting::DraftBar,
    frame::{Around, Frame, Place, Section},
    typed::{Field, FieldKind, Input, Typed},
};

const SEXES: FieldKind = FieldKind::Choice(&[("female", "sex-female"), ("male", "sex-male")]);
const ON: Field = Field::new("on", "nominate-on", FieldKind::Day).hint("act-day-hint").needed();
const BY: Field = Field::new("by", "act-by", FieldKind::Line).hint("act-by-hint");

/// What is asked of somebody new; four fields must be filled in.
pub(crate) const OF_NEW: [Field; 8] = [
    Field::new("name", "people-name", FieldKind::Line).needed(),
    Field::new("born", "person-born", FieldKind::Day).hint("nominate-born-hint").needed(),
    Field::new("sex", "person-sex", SEXES).needed(),
    ON,
    BY,
    Field::new("citizen_id", "person-citizen-id", FieldKind::Line).hint("nominate-number-hint").private(),
    Field::new("occupation", "person-occupation", FieldKind::Line),
    Field::new("residence", "person-residence", FieldKind::Line),
];
/// What is asked of somebody who is known; one field must be filled in.
pub(crate) const OF_KNOWN: [Field; 2] = [ON, BY];

/// The page.
#[derive(Template)]
#[template(path = "people/nominate.html")]
pub(crate) struct NominationPage {
    frame: Frame,
    title: String,
    lead: String,
    obstacle: Option<String>,
    errors: Vec<(&'static str, String)>,
    similar: Vec<SimilarLine>,
    may_be_another: bool,
    action: String,
    ticket: String,
    inputs: Vec<Input>,
    draft: DraftBar,
    back: String,
    help: Vec<String>,
}

struct SimilarLine {
    text: String,
    detail: String,
    href: Option<String>,
    nominate: Option<String>,
}

/// What is asked for.
pub(crate) struct Proposed {
    typed: Typed,
    pub(crate) ticket: String,
    similar: Vec<Similar>,
    draft: DraftBar,
}

impl Proposed {
    fn of(typed: Typed, ticket: String) -> Self {
        Self { typed, ticket, similar: Vec::new(), draft: DraftBar::default() }
    }

    /// An empty form.
    pub(crate) fn blank(ticket: Ticket) -> Self {
        Self::of(Typed::default(), ticket.to_string())
    }

    /// A form with what was found of a draft.
    pub(crate) fn of_draft(typed: Option<Typed>, draft: DraftBar, ticket: Ticket) -> Self {
        Self { draft, ..Self::of(typed.unwrap_or_default(), ticket.to_string()) }
    }

    /// The same with why its draft was not kept, and nothing else to correct.
    pub(crate) fn unkept<W>(form: &Form<W>, fields: &[Field], draft: DraftBar) -> Self {
        let typed = Typed::of(form, fields.iter().map(|field| field.name));
        Self { draft, ..Self::of(typed, form.field("ticket").to_owned()) }
    }

    /// What a form says of somebody new.
    pub(crate) fn of_new<W>(form: &Form<W>, texts: &Texts) -> (Self, Option<(PersonFacts, Nomination)>) {
        let mut typed = Typed::of(form, OF_NEW.iter().map(|field| field.name));
        let asked = read_new(&mut typed, texts);
        (Self::of(typed, form.field("ticket").to_owned()), asked)
    }

    /// What a form says of somebody who is known.
    pub(crate) fn of_known<W>(form: &Form<W>, texts: &Texts) -> (Self, Option<Nomination>) {
        let mut typed = Typed::of(form, OF_KNOWN.iter().map(|field| field.name));
        let asked = nomination(&mut typed, texts).filter(|_| !typed.is_wrong());
        (Self::of(typed, form.field("ticket").to_owned()), asked)
    }

    /// Says beside the field why it cannot be.
    pub(crate) fn refuse(&mut self, texts: &Texts, refusal: CaseRefusal) {
        self.typed.fault("on", refused(texts, refusal));
    }

    /// Shows those who may be the same.
    pub(crate) fn show(&mut self, texts: &Texts, similar: Vec<Similar>) {
        if similar.iter().any(|one| one.same_number) {
            self.typed.fault("citizen_id", texts.plain("nominate-same-number"));
        }
        self.similar = similar;
    }

    /// A form as it comes back with somebody similar, or with nothing filled in, to be looked at.
    pub(crate) fn sample(texts: &Texts, similar: Vec<Similar>) -> Self {
        let mut typed = Typed::default();
        if similar.is_empty() {
            let _none = read_new(&mut typed, texts);
        } else {
            typed = typed.with("name", "Nguyễn Văn Đức".to_owned()).with("sex", "male".to_owned());
        }
        let mut proposed = Self::of(typed, String::new());
        proposed.show(texts, similar);
        proposed
    }
}

fn nomination(typed: &mut Typed, texts: &Texts) -> Option<Nomination> {
    let (on, by) = (typed.needed_day(texts, "on"), typed.line(texts, "by"));
    Some(Nomination { on: on?, by })
}

fn read_new(typed: &mut Typed, texts: &Texts) -> Option<(PersonFacts, Nomination)> {
    let name = match FullName::parse(typed.get("name")) {
        Ok(name) => Some(name),
        Err(problem) => {
            let key = match problem {
                NameProblem::Empty => "nominate-name-empty",
                NameProblem::TooLong { .. } => "nominate-name-long",
                NameProblem::Digit { .. } | NameProblem::Control | NameProblem::PartsDiffer { .. } => {
                    "nominate-name-wrong"
                }
            };
            typed.fault("name", texts.plain(key));
            None
        }
    };
    if typed.get("born").trim().is_empty() {
        typed.fault("born", texts.plain("nominate-born-empty"));
    }
    let born = typed.partial_day(texts, "born");
    let sex = match typed.get("sex") {
        "female" => Some(Sex::Female),
        "male" => Some(Sex::Male),
        _ => None,
    };
    if sex.is_none() {
        typed.fault("sex", texts.plain("nominate-sex-empty"));
    }
    let nomination = nomination(typed, texts);
    let number = match CitizenId::parse(typed.get("citizen_id")) {
        Ok(number) => Some(number),
        Err(CitizenIdProblem::Empty) => None,
        Err(CitizenIdProblem::NotDigits | CitizenIdProblem::Length { .. }) => {
            typed.fault("citizen_id", texts.plain("nominate-number-wrong"));
            None
        }
    };
    let (citizen_id, old_id) = match number {
        Some(number) if number.kind() == CitizenIdKind::OldNine => (None, Some(number)),
        number => (number, None),
    };
    let (occupation, residence) = (typed.line(texts, "occupation"), typed.line(texts, "residence"));
    if typed.is_wrong() {
        return None;
    }
    let facts = PersonFacts { born, sex, citizen_id, old_id, occupation, residence, ..PersonFacts::named(name?) };
    Some((facts, nomination?))
}

impl NominationPage {
    /// The page with what was asked.
    pub(crate) fn new(around: Around, desk: &NominationDesk, asked: &Proposed) -> Self {
        let texts = around.texts;
        let unit = (&desk.unit.name).into();
        let (title, action, back, shown): (_, _, _, &[Field]) = match &desk.known {
            None => (
                texts.plain("nominate-title"),
                address::nomination(desk.unit.id),
                address::unit(desk.unit.id, None),
                &OF_NEW,
            ),
            Some((person, name)) => (
                texts.text("nominate-title-known", &[("name", name.as_str().into())]),
                address::renomination(*person),
                address::person(*person),
                &OF_KNOWN,
            ),
        };
        let place = Place { unit: &desk.unit, above: &desk.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::None, &place, desk.may);
        frame.crumbs = crate::frame::crumbs(&desk.above, &desk.unit, None, Some(&title));
        if asked.typed.is_wrong() {
            frame.mark_wrong(&title);
        }
        let obstacle = desk.obstacle.map(|obstacle| {
            texts.plain(match obstacle {
                Obstacle::UnitEnded => "nominate-unit-ended",
                Obstacle::UnitTooHigh => "nominate-unit-too-high",
                Obstacle::CaseOpen => "nominate-case-open",
                Obstacle::Member => "nominate-member",
            })
        });
        Self {
            lead: texts.text("nominate-lead", &[("unit", unit)]),
            errors: if obstacle.is_none() { asked.typed.faults() } else { Vec::new() },
            may_be_another: !asked.similar.is_empty() && !asked.similar.iter().any(|one| one.same_number),
            similar: asked.similar.iter().map(|one| similar(texts, one)).collect(),
            ticket: asked.ticket.clone(),
            draft: asked.draft.clone(),
            inputs: shown.iter().map(|field| asked.typed.input(texts, field)).collect(),
            help: ["nominate-help-1", "nominate-help-2"].map(|key| texts.plain(key)).into(),
            title,
            obstacle,
            action,
            back,
            frame,
        }
    }
}

fn similar(texts: &Texts, one: &Similar) -> SimilarLine {
    let unit = one.unit.name.as_str();
    match &one.seen {
        None => SimilarLine {
            text: texts.text("nominate-similar-hidden", &[("unit", unit.into())]),
            detail: String::new(),
            href: None,
            nominate: None,
        },
        Some(seen) => {
            let born = seen.born.map(|born| texts.partial_day(born));
            let stage = seen.stage.map(|stage| texts.stage(stage));
            let detail = born.into_iter().chain([unit.to_owned()]).chain(stage);
            SimilarLine {
                text: seen.name.as_str().to_owned(),
                detail: detail.collect::<Vec<_>>().join(" · "),
                href: Some(address::person(seen.person)),
                nominate: seen.may_nominate.then(|| address::renomination(seen.person)),
            }
        }
    }
}
