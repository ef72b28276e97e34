//! The settings of the instance, and whether its records are whole.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::Ticket;

use super::{Answer, Questions, cases::corrected, page};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    pages::instance::{CheckPage, Chosen, SettingsPage},
};

pub(crate) async fn settings(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    questions: Questions,
) -> Answer {
    let view = shared.app.settings(&actor).await?;
    let chosen = Chosen::as_is(&view, shared.app.ticket());
    page(&SettingsPage::new(caller.around_at(address::SETTINGS), &view, &chosen, questions.get("done").is_some()))
}

pub(crate) async fn choose(State(shared): State<Shared>, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let view = shared.app.settings(actor).await?;
    let (mut chosen, new) = Chosen::read(&form, caller.texts);
    if let (Some(new), Some(ticket)) = (new, Ticket::parse(&chosen.ticket)) {
        shared.app.choose_settings(actor, ticket, new).await?;
        return Ok(Redirect::to(&format!("{}?done=chosen", address::SETTINGS)).into_response());
    }
    chosen.ticket = shared.app.ticket().to_string();
    corrected(page(&SettingsPage::new(caller.around_at(address::SETTINGS), &view, &chosen, false))?)
}

pub(crate) async fn check(State(shared): State<Shared>, Reader { actor, caller }: Reader) -> Answer {
    let state = shared.app.check_state(&actor).await?;
    page(&CheckPage::new(caller.around_at(address::CHECK), &state))
}

pub(crate) async fn begin_check(State(shared): State<Shared>, form: Form<Reader>) -> Answer {
    shared.app.begin_check(&form.from.actor).await?;
    Ok(Redirect::to(address::CHECK).into_response())
}
