//! Nominating somebody, new or known.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{DraftOf, Nominated, Ticket, texts::Texts};

use super::{Answer, OfPerson, OfUnit, Questions, cases::corrected, page};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    drafting::{self, Sent},
    pages::nomination::{NominationPage, OF_KNOWN, OF_NEW, Proposed},
};

pub(crate) async fn show(
    State(shared): State<Shared>,
    reader: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let desk = shared.app.nomination_desk(&reader.actor, unit).await?;
    let (of, here) = (DraftOf::Nomination(unit), address::nomination(unit));
    let (draft, bar) = drafting::found(&shared, &reader, of, &questions, &here).await?;
    let typed = draft.map(|draft| drafting::typed(&draft, &OF_NEW));
    let proposed = Proposed::of_draft(typed, bar, shared.app.ticket());
    page(&NominationPage::new(reader.caller.around(), &desk, &proposed))
}

pub(crate) async fn show_known(
    State(shared): State<Shared>,
    reader: Reader,
    OfPerson(person): OfPerson,
    questions: Questions,
) -> Answer {
    let desk = shared.app.renomination_desk(&reader.actor, person).await?;
    let (of, here) = (DraftOf::Renomination(person), address::renomination(person));
    let (draft, bar) = drafting::found(&shared, &reader, of, &questions, &here).await?;
    let typed = draft.map(|draft| drafting::typed(&draft, &OF_KNOWN));
    let proposed = Proposed::of_draft(typed, bar, shared.app.ticket());
    page(&NominationPage::new(reader.caller.around(), &desk, &proposed))
}

pub(crate) async fn nominate(State(shared): State<Shared>, OfUnit(unit): OfUnit, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let mut desk = shared.app.nomination_desk(actor, unit).await?;
    let (of, here) = (DraftOf::Nomination(unit), address::nomination(unit));
    match drafting::sent(&shared, &form, of, &OF_NEW, &here).await? {
        Sent::Answered(answer) => return Ok(answer),
        Sent::Refused(bar) => {
            let mut proposed = Proposed::unkept(&form, &OF_NEW, bar);
            fresh_ticket(&shared, &mut proposed);
            return corrected(page(&NominationPage::new(caller.around_at(&here), &desk, &proposed))?);
        }
        Sent::Whole => {}
    }
    let (mut proposed, asked) = Proposed::of_new(&form, caller.texts);
    if let (Some((facts, nomination)), Some(ticket)) = (asked, Ticket::parse(&proposed.ticket)) {
        let is_another = form.field("another") == "yes";
        let done = shared.app.nominate(actor, ticket, unit, facts, &nomination, is_another).await?;
        if let Some(to) = settle(done, &mut desk, &mut proposed, caller.texts) {
            drafting::saved(&shared, actor, of).await;
            return Ok(Redirect::to(&to).into_response());
        }
    }
    fresh_ticket(&shared, &mut proposed);
    corrected(page(&NominationPage::new(caller.around_at(&here), &desk, &proposed))?)
}

pub(crate) async fn nominate_known(
    State(shared): State<Shared>,
    OfPerson(person): OfPerson,
    form: Form<Reader>,
) -> Answer {
    let Reader { actor, caller } = &form.from;
    let mut desk = shared.app.renomination_desk(actor, person).await?;
    let (of, here) = (DraftOf::Renomination(person), address::renomination(person));
    match drafting::sent(&shared, &form, of, &OF_KNOWN, &here).await? {
        Sent::Answered(answer) => return Ok(answer),
        Sent::Refused(bar) => {
            let mut proposed = Proposed::unkept(&form, &OF_KNOWN, bar);
            fresh_ticket(&shared, &mut proposed);
            return corrected(page(&NominationPage::new(caller.around_at(&here), &desk, &proposed))?);
        }
        Sent::Whole => {}
    }
    let (mut proposed, asked) = Proposed::of_known(&form, caller.texts);
    if let (Some(nomination), Some(ticket)) = (asked, Ticket::parse(&proposed.ticket)) {
        let done = shared.app.renominate(actor, ticket, person, &nomination).await?;
        if let Some(to) = settle(done, &mut desk, &mut proposed, caller.texts) {
            drafting::saved(&shared, actor, of).await;
            return Ok(Redirect::to(&to).into_response());
        }
    }
    fresh_ticket(&shared, &mut proposed);
    corrected(page(&NominationPage::new(caller.around_at(&here), &desk, &proposed))?)
}

/// Where to go once it is done; `None` if the form comes back with what stands in the way.
fn settle(
    done: Nominated,
    desk: &mut nguon_app::NominationDesk,
    proposed: &mut Proposed,
    texts: &Texts,
) -> Option<String> {
    match done {
        Nominated::Done(person) => return Some(address::person_after(person, "nominated")),
        Nominated::Similar(similar) => proposed.show(texts, similar),
        Nominated::Refused(refusal) => proposed.refuse(texts, refusal),
        Nominated::Hindered(obstacle) => desk.obstacle = Some(obstacle),
    }
    None
}

fn fresh_ticket(shared: &Shared, proposed: &mut Proposed) {
    if Ticket::parse(&proposed.ticket).is_none() {
        proposed.ticket = shared.app.ticket().to_string();
    }
}
