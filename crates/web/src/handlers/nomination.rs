//! Nominating somebody, new or known.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{Nominated, Ticket, texts::Texts};

use super::{Answer, OfPerson, OfUnit, cases::corrected, page};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    pages::nomination::{NominationPage, Proposed},
};

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
) -> Answer {
    let desk = shared.app.nomination_desk(&actor, unit).await?;
    page(&NominationPage::new(caller.around(), &desk, &Proposed::blank(shared.app.ticket())))
}

pub(crate) async fn show_known(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfPerson(person): OfPerson,
) -> Answer {
    let desk = shared.app.renomination_desk(&actor, person).await?;
    page(&NominationPage::new(caller.around(), &desk, &Proposed::blank(shared.app.ticket())))
}

pub(crate) async fn nominate(State(shared): State<Shared>, OfUnit(unit): OfUnit, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let mut desk = shared.app.nomination_desk(actor, unit).await?;
    let (mut proposed, asked) = Proposed::of_new(&form, caller.texts);
    if let (Some((facts, nomination)), Some(ticket)) = (asked, Ticket::parse(&proposed.ticket)) {
        let is_another = form.field("another") == "yes";
        let done = shared.app.nominate(actor, ticket, unit, facts, &nomination, is_another).await?;
        if let Some(to) = settle(done, &mut desk, &mut proposed, caller.texts) {
            return Ok(Redirect::to(&to).into_response());
        }
    }
    fresh_ticket(&shared, &mut proposed);
    corrected(page(&NominationPage::new(caller.around_at(&address::nomination(unit)), &desk, &proposed))?)
}

pub(crate) async fn nominate_known(
    State(shared): State<Shared>,
    OfPerson(person): OfPerson,
    form: Form<Reader>,
) -> Answer {
    let Reader { actor, caller } = &form.from;
    let mut desk = shared.app.renomination_desk(actor, person).await?;
    let (mut proposed, asked) = Proposed::of_known(&form, caller.texts);
    if let (Some(nomination), Some(ticket)) = (asked, Ticket::parse(&proposed.ticket)) {
        let done = shared.app.renominate(actor, ticket, person, &nomination).await?;
        if let Some(to) = settle(done, &mut desk, &mut proposed, caller.texts) {
            return Ok(Redirect::to(&to).into_response());
        }
    }
    fresh_ticket(&shared, &mut proposed);
    corrected(page(&NominationPage::new(caller.around_at(&address::renomination(person)), &desk, &proposed))?)
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
