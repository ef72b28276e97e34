//! Putting acts of a case on record.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{DraftOf, Recorded, Seen, Ticket};
use nguon_domain::case::{CaseRefusal, DeedKind};

use super::{Answer, OfAct, OfPerson, Questions, page};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    drafting::{self, Sent},
    error::AsItIs,
    pages::{
        act::{ActPage, Asked, fields},
        clash::ClashPage,
        correction::{CorrectionPage, Does, Wanted, kept_fields},
    },
    typed::Typed,
};

pub(crate) async fn act_form(
    State(shared): State<Shared>,
    reader: Reader,
    OfPerson(person): OfPerson,
    questions: Questions,
) -> Answer {
    let Reader { actor, caller } = &reader;
    let case = questions.get("case").and_then(|text| text.parse().ok());
    let desk = shared.app.case_desk(actor, person, case).await?;
    let kind = questions.get("deed").and_then(DeedKind::from_code);
    let mut asked = Asked::blank(&desk, kind, shared.app.ticket(), caller.texts);
    if let Some(kind) = asked.kind {
        let here = address::act_form(person, desk.case.id, Some(kind));
        let (draft, bar) = drafting::found(&shared, &reader, DraftOf::Act(person, kind), &questions, &here).await?;
        asked.draft = bar;
        if let Some(draft) = draft {
            asked.typed = drafting::typed(&draft, &fields(kind));
        }
    }
    page(&ActPage::new(caller.around(), &desk, &asked))
}

pub(crate) async fn record(State(shared): State<Shared>, OfPerson(person): OfPerson, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let texts = caller.texts;
    let desk = shared.app.case_desk(actor, person, form.field("case").parse().ok()).await?;
    let kind = DeedKind::from_code(form.field("deed")).or_else(|| desk.case.next_step());
    let draft_of = kind.map(|kind| (DraftOf::Act(person, kind), kind));
    if let Some((of, kind)) = draft_of {
        let here = address::act_form(person, desk.case.id, Some(kind));
        match drafting::sent(&shared, &form, of, &fields(kind), &here).await? {
            Sent::Answered(answer) => return Ok(answer),
            Sent::Refused(bar) => {
                let typed = Typed::of(&form, fields(kind).iter().map(|field| field.name));
                let ticket = shared.app.ticket().to_string();
                let asked = Asked { kind: Some(kind), typed, ticket, draft: bar };
                return corrected(page(&ActPage::new(caller.around_at(&here), &desk, &asked))?);
            }
            Sent::Whole => {}
        }
    }
    let (mut asked, act) = Asked::read(&form, kind, texts);
    let ticket = Ticket::parse(&asked.ticket);
    if let (Some(act), Some(ticket)) = (act, ticket) {
        let seen = Seen::parse(form.field("seen"));
        match shared.app.record_act_after(actor, ticket, (person, desk.case.id), act, seen).await? {
            Recorded::Done => {
                if let Some((of, _)) = draft_of {
                    drafting::saved(&shared, actor, of).await;
                }
                return Ok(Redirect::to(&address::person_after(person, "recorded")).into_response());
            }
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
    reader: Reader,
    OfAct(person, act): OfAct,
    questions: Questions,
) -> Answer {
    let Reader { actor, caller } = &reader;
    let desk = shared.app.correction_desk(actor, person, act).await?;
    let (of, here) = (DraftOf::Correction(person, act), address::correction(person, act));
    let (draft, bar) = drafting::found(&shared, &reader, of, &questions, &here).await?;
    let mut wanted = Wanted::blank(&desk, shared.app.ticket(), caller.texts);
    wanted.draft = bar;
    if let Some(draft) = draft {
        wanted.typed = drafting::typed(&draft, &kept_fields(desk.act.deed.kind()));
        if !desk.is_standing {
            return page(&ClashPage::of_correction(caller.around(), &desk, &wanted));
        }
    }
    page(&CorrectionPage::new(caller.around(), &desk, &wanted))
}

pub(crate) async fn correct(State(shared): State<Shared>, OfAct(person, act): OfAct, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let texts = caller.texts;
    let desk = shared.app.correction_desk(actor, person, act).await?;
    let (of, here) = (DraftOf::Correction(person, act), address::correction(person, act));
    let kept = kept_fields(desk.act.deed.kind());
    match drafting::sent(&shared, &form, of, &kept, &here).await? {
        Sent::Answered(answer) => return Ok(answer),
        Sent::Refused(bar) => {
            let typed = Typed::of(&form, kept.iter().map(|field| field.name));
            let wanted = Wanted::of(typed, shared.app.ticket().to_string(), Does::Correct);
            let wanted = Wanted { draft: bar, ..wanted };
            return corrected(page(&CorrectionPage::new(caller.around_at(&here), &desk, &wanted))?);
        }
        Sent::Whole => {}
    }
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
            Ok(()) => {
                drafting::saved(&shared, actor, of).await;
                return Ok(Redirect::to(&address::person_after(person, done)).into_response());
            }
            Err(CaseRefusal::NothingToCorrect) => is_overtaken = true,
            Err(refusal) => wanted.refuse(texts, refusal),
        }
    } else if wanted.does != Does::Choose {
        is_overtaken = !desk.is_standing;
    }
    if ticket.is_none() {
        wanted.ticket = shared.app.ticket().to_string();
    }
    let around = caller.around_at(&here);
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
