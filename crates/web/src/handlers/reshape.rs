//! Changing the tree by hand.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{Reshaped, Shown, Ticket};

use super::{
    Answer, OfReshape, Questions,
    cases::{clashed, corrected},
    page,
};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    listing::LONGEST_SEARCH,
    pages::{
        clash::ClashPage,
        reshape::{ReshapeLookPage, ReshapePage, Wanted},
    },
};

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfReshape(unit, kind): OfReshape,
    questions: Questions,
) -> Answer {
    let search: String = questions.get("q").unwrap_or_default().trim().chars().take(LONGEST_SEARCH).collect();
    let desk = shared.app.reshape_desk(&actor, unit, kind, &search).await?;
    let wanted = Wanted::blank(&desk, kind, shared.app.ticket(), &search);
    page(&ReshapePage::new(caller.around(), &desk, &wanted))
}

/// Looks at a change first, and makes it once that was seen.
pub(crate) async fn change(
    State(shared): State<Shared>,
    OfReshape(unit, kind): OfReshape,
    form: Form<Reader>,
) -> Answer {
    let Reader { actor, caller } = &form.from;
    let search: String = form.field("q").chars().take(LONGEST_SEARCH).collect();
    let desk = shared.app.reshape_desk(actor, unit, kind, &search).await?;
    let (mut wanted, wish) = Wanted::read(&form, &desk, kind, caller.texts);
    let ticket = Ticket::parse(&wanted.ticket);
    if ticket.is_none() {
        wanted.ticket = shared.app.ticket().to_string();
    }
    let looked = wanted.looked.clone().filter(|_| form.field("do") == "write");
    if let Some(ticket) = ticket
        && let Some(unit) = shared.app.reshaped_before(actor, ticket, unit, looked.as_deref()).await?
    {
        return Ok(Redirect::to(&address::reshaped(unit, kind)).into_response());
    }
    let around = || caller.around_at(&address::reshape(unit, kind));
    if form.field("do") == "edit" {
        wanted.edit();
        return page(&ReshapePage::new(around(), &desk, &wanted));
    }
    let (Some(wish), Some(ticket)) = (wish, ticket) else {
        let answer = page(&ReshapePage::new(around(), &desk, &wanted))?;
        // A split that asks for the first time where everybody goes finds no fault.
        return if wanted.is_wrong() || ticket.is_none() { corrected(answer) } else { Ok(answer) };
    };
    let opened = wanted.was.print.clone();
    let shown = Shown { opened: &opened, looked: looked.as_deref() };
    match shared.app.reshape(actor, ticket, unit, &wish, shown).await? {
        Reshaped::Done(unit) => Ok(Redirect::to(&address::reshaped(unit, kind)).into_response()),
        Reshaped::Look(look) => {
            let answer = page(&ReshapeLookPage::new(around(), &desk, &wanted, &wish, &look))?;
            if look.has_changed { clashed(answer) } else { Ok(answer) }
        }
        Reshaped::Refused(refused) => {
            wanted.refuse(caller.texts, &refused);
            wanted.edit();
            corrected(page(&ReshapePage::new(around(), &desk, &wanted))?)
        }
        Reshaped::Overtaken => {
            let saved = shared.app.unit_saved(actor, unit).await?;
            clashed(page(&ClashPage::of_unit(around(), &desk, &wanted, saved.as_ref()))?)
        }
    }
}
