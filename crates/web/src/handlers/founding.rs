//! The first run.

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{PasswordRefused, founding::FoundingRefused};

use super::{
    Answer, Questions, page,
    session::{begun, set},
};
use crate::{
    Shared, address,
    caller::{Caller, CameFrom, Form},
    cookies::Cookie,
    error::AsItIs,
    pages::founding::{FoundingPage, Proposed},
};

/// The form, as long as nothing was founded.
pub(crate) async fn show(State(shared): State<Shared>, caller: Caller, questions: Questions) -> Answer {
    if shared.app.is_founded().await? {
        return Ok(Redirect::to(address::HOME).into_response());
    }
    let proposed = Proposed::blank(questions.get("code").unwrap_or_default());
    said(&shared, &caller, &proposed, StatusCode::OK)
}

/// Founds the organisation, and signs in whoever did it.
pub(crate) async fn found(State(shared): State<Shared>, CameFrom(peer): CameFrom, form: Form<Caller>) -> Answer {
    let caller = &form.from;
    if shared.app.is_founded().await? {
        return Ok(Redirect::to(address::HOME).into_response());
    }
    let (mut proposed, founding) = Proposed::read(&form, caller.texts);
    if let Some(founding) = founding {
        let (password, again) = (form.field("new").to_owned(), form.field("again"));
        match shared.app.found(form.field("code"), founding, password, again, &peer).await {
            Ok(session) => {
                let mut answer = Redirect::to(address::HOME).into_response();
                begun(&mut answer, &session, &shared.options);
                set(&mut answer, Cookie::Visitor.clear(&shared.options));
                return Ok(answer);
            }
            Err(FoundingRefused::Done) => return Ok(Redirect::to(address::HOME).into_response()),
            Err(FoundingRefused::Wait { seconds }) => {
                proposed.wait(caller.texts, seconds);
                let mut answer = said(&shared, caller, &proposed, StatusCode::TOO_MANY_REQUESTS)?;
                answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
                return Ok(answer);
            }
            Err(FoundingRefused::Code) => proposed.wrong_code(caller.texts),
            Err(
                FoundingRefused::Password(PasswordRefused::Unavailable(error)) | FoundingRefused::Unavailable(error),
            ) => {
                return Err(error.into());
            }
            Err(FoundingRefused::Password(refused)) => proposed.refuse(caller.texts, &refused),
        }
    }
    said(&shared, caller, &proposed, StatusCode::UNPROCESSABLE_ENTITY)
}

fn said(shared: &Shared, caller: &Caller, proposed: &Proposed, status: StatusCode) -> Answer {
    let mut answer = page(&FoundingPage::new(caller.around_at(&address::founding(proposed.code())), proposed))?;
    *answer.status_mut() = status;
    answer.extensions_mut().insert(AsItIs);
    if caller.is_new {
        set(&mut answer, Cookie::Visitor.set(caller.secret(), &shared.options));
    }
    Ok(answer)
}
