//! Putting acts of a case on record.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::Ticket;
use nguon_domain::case::DeedKind;

use super::{Answer, OfPerson, Questions, page};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    error::AsItIs,
    pages::act::{ActPage, Asked},
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
        match shared.app.record_act(actor, ticket, person, desk.case.id, act).await? {
            Ok(()) => return Ok(Redirect::to(&address::person_after(person, "recorded")).into_response()),
            Err(refusal) => asked.refuse(texts, refusal),
        }
    }
    if ticket.is_none() {
        asked.ticket = shared.app.ticket().to_string();
    }
    let around = caller.around_at(&address::act_form(person, desk.case.id, kind));
    corrected(page(&ActPage::new(around, &desk, &asked))?)
}

/// A page that asks for something to be corrected.
pub(super) fn corrected(mut answer: axum::response::Response) -> Answer {
    *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    answer.extensions_mut().insert(AsItIs);
    Ok(answer)
}
