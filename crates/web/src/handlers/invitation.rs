//! Coming in by a link.

use axum::{
    extract::{FromRequestParts, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{
    PasswordRefused,
    invitation::{LinkRefused, TakeUpRefused, is_secret},
    texts::Language,
};

use super::{
    Answer, page,
    session::{begun, set},
};
use crate::{
    Shared, address,
    caller::{Caller, CameFrom, Unproven},
    cookies::Cookie,
    error::{AsItIs, PageError},
    pages::{
        invitation::{InvitationPage, State as Said},
        problem::Problem,
    },
};

/// The secret of the path, as far as it could be one.
pub(crate) struct OfLink(String);

impl<S: Send + Sync> FromRequestParts<S> for OfLink {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        // What could be none is looked for all the same, so that every link that opens nothing is answered alike.
        let text = parts.uri.path().split('/').nth(2).filter(|text| is_secret(text));
        Ok(Self(text.unwrap_or_default().to_owned()))
    }
}

pub(crate) async fn show(
    State(shared): State<Shared>,
    CameFrom(peer): CameFrom,
    caller: Caller,
    OfLink(secret): OfLink,
) -> Answer {
    match shared.app.welcome(&secret, &peer).await {
        Ok(welcome) => said(&shared, &caller, &secret, &Said::Asked(welcome), StatusCode::OK),
        Err(refused) => closed(&shared, &caller, refused),
    }
}

/// Sets the password, and begins a session under a new secret, whatever the browser brought.
pub(crate) async fn take_up(
    State(shared): State<Shared>,
    CameFrom(peer): CameFrom,
    OfLink(secret): OfLink,
    sent: Unproven<Caller>,
) -> Answer {
    let is_proven = sent.is_proven();
    let form = sent.form();
    let caller = &form.from;
    let welcome = match shared.app.welcome(&secret, &peer).await {
        Ok(welcome) => welcome,
        Err(_) if !is_proven => return Err(PageError::Problem(Problem::Refused)),
        Err(refused) => return closed(&shared, caller, refused),
    };
    if !is_proven {
        return said(&shared, caller, &secret, &Said::Stale(welcome), StatusCode::FORBIDDEN);
    }
    match shared.app.take_up(&secret, form.field("new").to_owned(), form.field("again"), &peer).await {
        Ok(session) => {
            // Whoever had signed in here goes, and the holder of the account comes.
            if let Some(actor) = &caller.actor {
                shared.app.sign_out(actor).await?;
            }
            let mut answer = Redirect::to(address::HOME).into_response();
            begun(&mut answer, &session, &shared.options);
            set(&mut answer, Cookie::Visitor.clear(&shared.options));
            if let Some(actor) = shared.app.actor(&session.token).await?
                && let Some(language) = actor.locale.as_deref().and_then(Language::from_code)
            {
                set(&mut answer, Cookie::Language.set(language.code(), &shared.options));
            }
            Ok(answer)
        }
        Err(TakeUpRefused::Password(PasswordRefused::Unavailable(error))) => Err(error.into()),
        Err(TakeUpRefused::Password(refused)) => {
            let refused = Said::Refused(welcome, refused);
            said(&shared, caller, &secret, &refused, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(TakeUpRefused::Link(refused)) => closed(&shared, caller, refused),
    }
}

fn closed(shared: &Shared, caller: &Caller, refused: LinkRefused) -> Answer {
    match refused {
        LinkRefused::Over => said(shared, caller, "", &Said::Over, StatusCode::NOT_FOUND),
        LinkRefused::Wait { seconds } => {
            let mut answer = said(shared, caller, "", &Said::Wait { seconds }, StatusCode::TOO_MANY_REQUESTS)?;
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            Ok(answer)
        }
        LinkRefused::Unavailable(error) => Err(error.into()),
    }
}

fn said(shared: &Shared, caller: &Caller, secret: &str, what: &Said, status: StatusCode) -> Answer {
    let here = if secret.is_empty() { address::SIGN_IN.to_owned() } else { address::invitation(secret) };
    let mut answer = page(&InvitationPage::new(caller.around_at(&here), secret, what))?;
    *answer.status_mut() = status;
    answer.extensions_mut().insert(AsItIs);
    if caller.is_new {
        set(&mut answer, Cookie::Visitor.set(caller.secret(), &shared.options));
    }
    Ok(answer)
}
