//! Signing in and out, the first page, the language.

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use nguon_app::{SignInRefused, SignedIn, texts::Language};

use super::{Answer, Questions, page};
use crate::{
    Options, Shared, address,
    caller::{Caller, CameFrom, Form, Reader, Unproven},
    cookies::{Cookie, LARGE},
    error::AsItIs,
    pages::sign_in::{SignInPage, Why},
};

/// The sign-in page; whoever has signed in goes on.
pub(crate) async fn show(State(shared): State<Shared>, caller: Caller, questions: Questions) -> Answer {
    let to = questions.get("to").and_then(address::local);
    if !shared.app.is_founded().await? {
        return Ok(Redirect::to(address::FOUNDING).into_response());
    }
    if caller.actor.is_some() {
        return Ok(Redirect::to(to.unwrap_or(address::HOME)).into_response());
    }
    let why = match (questions.get("signed-out"), to) {
        (Some(_), _) => Why::SignedOut,
        (None, Some(_)) => Why::Needed,
        (None, None) => Why::First,
    };
    sign_in_page(&shared, &caller, &why, "", to.unwrap_or(address::HOME), StatusCode::OK)
}

/// Begins a session under a new secret, whatever the browser brought.
pub(crate) async fn begin(State(shared): State<Shared>, CameFrom(peer): CameFrom, sent: Unproven<Caller>) -> Answer {
    let is_proven = sent.is_proven();
    let form = sent.form();
    let (login, password) = (form.field("login").trim(), form.field("password"));
    let to = address::local(form.field("to")).unwrap_or(address::HOME);
    let again = |why, status| sign_in_page(&shared, &form.from, &why, login, to, status);
    if !is_proven {
        return again(Why::Stale, StatusCode::FORBIDDEN);
    }
    if login.is_empty() || password.is_empty() {
        return again(
            Why::Gaps { login: login.is_empty(), password: password.is_empty() },
            StatusCode::UNPROCESSABLE_ENTITY,
        );
    }
    match shared.app.sign_in(login, password, &peer).await {
        Ok(session) => {
            let mut answer = Redirect::to(to).into_response();
            begun(&mut answer, &session, &shared.options);
            set(&mut answer, Cookie::Visitor.clear(&shared.options));
            // What they chose elsewhere holds here too, also on the pages before the next sign-in.
            if let Some(actor) = shared.app.actor(&session.token).await? {
                if let Some(language) = actor.locale.as_deref().and_then(Language::from_code) {
                    set(&mut answer, Cookie::Language.set(language.code(), &shared.options));
                }
                if let Some(is_large) = actor.large_letters {
                    set(&mut answer, letters(is_large, &shared.options));
                }
            }
            Ok(answer)
        }
        Err(SignInRefused::Wrong) => again(Why::Wrong, StatusCode::UNPROCESSABLE_ENTITY),
        Err(SignInRefused::Wait { seconds }) => {
            let mut answer = again(Why::Wait { seconds }, StatusCode::TOO_MANY_REQUESTS)?;
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            Ok(answer)
        }
        Err(SignInRefused::Unavailable(error)) => Err(error.into()),
    }
}

fn sign_in_page(shared: &Shared, caller: &Caller, why: &Why, login: &str, to: &str, status: StatusCode) -> Answer {
    let around = caller.around_at(&address::sign_in(to));
    let mut answer = page(&SignInPage::new(around, why, login, to))?;
    *answer.status_mut() = status;
    answer.extensions_mut().insert(AsItIs);
    if caller.is_new {
        set(&mut answer, Cookie::Visitor.set(caller.secret(), &shared.options));
    }
    Ok(answer)
}

/// Ends the session.
pub(crate) async fn end(State(shared): State<Shared>, form: Form<Reader>) -> Answer {
    shared.app.sign_out(&form.from.actor).await?;
    let mut answer = Redirect::to(&format!("{}?signed-out=1", address::SIGN_IN)).into_response();
    set(&mut answer, Cookie::Session.clear(&shared.options));
    Ok(answer)
}

/// Changes the language, and goes back to the page it was changed on.
pub(crate) async fn language(State(shared): State<Shared>, form: Form<Caller>) -> Answer {
    let language = Language::from_code(form.field("language")).unwrap_or_default();
    if let Some(actor) = &form.from.actor {
        shared.app.set_locale(actor, language.code()).await?;
    }
    let mut answer = Redirect::to(address::local(form.field("back")).unwrap_or(address::HOME)).into_response();
    set(&mut answer, Cookie::Language.set(language.code(), &shared.options));
    Ok(answer)
}

/// Changes the size of letters, for whoever has signed in on every device, and goes back to the page it was changed on.
pub(crate) async fn text_size(State(shared): State<Shared>, form: Form<Caller>) -> Answer {
    let is_large = form.field("size") == LARGE;
    if let Some(actor) = &form.from.actor {
        shared.app.set_letters(actor, is_large).await?;
    }
    let mut answer = Redirect::to(address::local(form.field("back")).unwrap_or(address::HOME)).into_response();
    set(&mut answer, letters(is_large, &shared.options));
    Ok(answer)
}

/// What the browser keeps of the size of letters.
fn letters(is_large: bool, options: &Options) -> HeaderValue {
    if is_large { Cookie::TextSize.set(LARGE, options) } else { Cookie::TextSize.clear(options) }
}

/// Gives the browser a session's secret, and what it is known by from now on.
pub(super) fn begun(answer: &mut Response, session: &SignedIn, options: &Options) {
    set(answer, Cookie::Session.set(&session.token, options));
    if let Some(marks) = &session.devices {
        set(answer, Cookie::Device.set(&marks.join("."), options));
    }
}

pub(super) fn set(answer: &mut Response, cookie: HeaderValue) {
    answer.headers_mut().append(header::SET_COOKIE, cookie);
}
