//! Putting acts of a case on record.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{Recorded, Seen, Ticket};
use nguon_domain::case::{CaseRefusal, DeedKind};

use super::{Answer, OfAct, OfPerson, Questions, page};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    error::AsItIs,
    pages::{
        act::{ActPage, Asked},
        clash::ClashPage,
        correction::{CorrectionPage, Does, Wanted},
    },
};

pub(crate) async fn act_form(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfPerson(person): OfPerson,
    questions: Questions,
) -> Answer {
    let case = questions.get("case").and_then(|text| text.parse().ok());
    let desk = shared.app.case_desk(&actor, person, case).await?;
    let kind = questions.get("deed").and_then(DeedKind::from_code);
    let asked = Asked::blank(&desk, kind, shared.app.ticket(), caller.texts);
    page(&ActPage::new(caller.around(), &desk, &asked))
}

pub(crate) async fn record(State(shared): State<Shared>, OfPerson(person): OfPerson, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let texts = caller.texts;
    let desk = shared.app.case_desk(actor, person, form.field("case").parse().ok()).await?;
    let kind = DeedKind::from_code(form.field("deed")).or_else(|| desk.case.next_step());
    let (mut asked, act) = Asked::read(&form, kind, texts);
    let ticket = Ticket::parse(&asked.ticket);
    if let (Some(act), Some(ticket)) = (act, ticket) {
        let seen = Seen::parse(form.field("seen"));
        match shared.app.record_act_after(actor, ticket, (person, desk.case.id), act, seen).await? {
            Recorded::Done => return Ok(Redirect::to(&address::person_after(person, "recorded")).into_response()),
            Recorded::Refused(refusal) => asked.refuse(texts, refusal),
            Recorded::Since { found, may_be_another } => {
                let around = caller.around_at(&address::act_form(person, desk.case.id, kind));
                let mine = (&asked.typed, asked.ticket.as_str());
                return clashed(page(&ClashPage::of_act(around, &desk, &found, mine, may_be_another))?);
            }
        }
    }
    if ticket.is_none() {
        asked.ticket = shared.app.ticket().to_string();
    }
    let around = caller.around_at(&address::act_form(person, desk.case.id, kind));
    corrected(page(&ActPage::new(around, &desk, &asked))?)
}

pub(crate) async fn correction(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfAct(person, act): OfAct,
) -> Answer {
    let desk = shared.app.correction_desk(&actor, person, act).await?;
    let wanted = Wanted::blank(&desk, shared.app.ticket(), caller.texts);
    page(&CorrectionPage::new(caller.around(), &desk, &wanted))
}

pub(crate) async fn correct(State(shared): State<Shared>, OfAct(person, act): OfAct, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let texts = caller.texts;
    let desk = shared.app.correction_desk(actor, person, act).await?;
    let (mut wanted, correction) = Wanted::read(&form, &desk, texts);
    let ticket = Ticket::parse(&wanted.ticket);
    // What was chosen takes the place of what it was chosen against.
    let target = if wanted.does == Does::Choose { form.field("now").parse().unwrap_or(act) } else { act };
    if wanted.is_kept {
        return Ok(Redirect::to(&address::person(person)).into_response());
    }
    let mut is_overtaken = wanted.is_undecided;
    if let (Some(correction), Some(ticket)) = (correction, ticket) {
        let done = if correction.instead.is_some() { "corrected" } else { "annulled" };
        let app = &shared.app;
        match app.correct_act(actor, ticket, person, target, &correction.reason, correction.instead).await? {
            Ok(()) => return Ok(Redirect::to(&address::person_after(person, done)).into_response()),
            Err(CaseRefusal::NothingToCorrect) => is_overtaken = true,
            Err(refusal) => wanted.refuse(texts, refusal),
        }
    } else if wanted.does != Does::Choose {
        is_overtaken = !desk.is_standing;
    }
    if ticket.is_none() {
        wanted.ticket = shared.app.ticket().to_string();
    }
    let around = caller.around_at(&address::correction(person, act));
    if is_overtaken {
        let desk = shared.app.correction_desk(actor, person, act).await?;
        return clashed(page(&ClashPage::of_correction(around, &desk, &wanted))?);
    }
    let desk = if target == act { desk } else { shared.app.correction_desk(actor, person, target).await? };
    corrected(page(&CorrectionPage::new(around, &desk, &wanted))?)
}

/// A page that shows what somebody else has saved meanwhile.
pub(super) fn clashed(mut answer: axum::response::Response) -> Answer {
    *answer.status_mut() = StatusCode::CONFLICT;
    answer.extensions_mut().insert(AsItIs);
    Ok(answer)
}

/// A page that asks for something to be corrected.
pub(super) fn corrected(mut answer: axum::response::Response) -> Answer {
    *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    answer.extensions_mut().insert(AsItIs);
    Ok(answer)
}
