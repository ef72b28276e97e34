//! What the person signed in is here; their password and their sessions.

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{PasswordChange, PasswordRefused};

use super::{
    Answer, Questions, page,
    session::{begun, set},
};
use crate::{
    Shared, address,
    caller::{CameFrom, Form, Reader},
    cookies::Cookie,
    error::AsItIs,
    pages::me::{Done, MePage},
};

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    questions: Questions,
) -> Answer {
    let view = shared.app.me(&actor).await?;
    let state = questions.get("done").map_or(Done::Nothing, Done::of);
    page(&MePage::new(caller.around(), &view, &state, shared.app.ticket()))
}

/// Another password: every other session ends, and this one goes on under a new secret.
pub(crate) async fn change_password(
    State(shared): State<Shared>,
    CameFrom(peer): CameFrom,
    form: Form<Reader>,
) -> Answer {
    let Reader { actor, caller } = &form.from;
    let field = |name: &str| form.field(name).to_owned();
    let change = PasswordChange { current: field("current"), new: field("new"), again: field("again") };
    let refused = match shared.app.change_password(actor, change, &peer).await {
        Ok(session) => {
            let mut answer = Redirect::to(&format!("{}?done=password", address::ME)).into_response();
            begun(&mut answer, &session, &shared.options);
            return Ok(answer);
        }
        Err(PasswordRefused::Unavailable(error)) => return Err(error.into()),
        Err(refused) => refused,
    };
    let view = shared.app.me(actor).await?;
    let wait = if let PasswordRefused::Wait { seconds } = refused { Some(seconds) } else { None };
    let state = Done::Refused(refused);
    let mut answer = page(&MePage::new(caller.around_at(address::ME), &view, &state, shared.app.ticket()))?;
    *answer.status_mut() = wait.map_or(StatusCode::UNPROCESSABLE_ENTITY, |_| StatusCode::TOO_MANY_REQUESTS);
    if let Some(seconds) = wait {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer.extensions_mut().insert(AsItIs);
    Ok(answer)
}

/// Signs the reader out in one other browser.
pub(crate) async fn end_session(State(shared): State<Shared>, form: Form<Reader>) -> Answer {
    shared.app.end_own_session(&form.from.actor, form.field("session")).await?;
    Ok(Redirect::to(&format!("{}?done=session-ended", address::ME)).into_response())
}

/// Signs the reader out in every browser but this one.
pub(crate) async fn end_others(State(shared): State<Shared>, form: Form<Reader>) -> Answer {
    shared.app.end_other_sessions(&form.from.actor).await?;
    Ok(Redirect::to(&format!("{}?done=others-ended", address::ME)).into_response())
}

/// Signs the reader out on every machine, this one too.
pub(crate) async fn end_sessions(State(shared): State<Shared>, form: Form<Reader>) -> Answer {
    shared.app.sign_out_everywhere(&form.from.actor).await?;
    let mut answer = Redirect::to(&format!("{}?signed-out=1", address::SIGN_IN)).into_response();
    set(&mut answer, Cookie::Session.clear(&shared.options));
    Ok(answer)
}
