//! Why a page could not be given, and the page that is given instead. The only place that makes answers of errors.

use askama::Template as _;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};
use nguon_app::{AppError, texts::Texts};
use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::{
    Shared, address, cookies,
    frame::Around,
    pages::problem::{Problem, ProblemPage},
};

/// Why a page could not be given.
#[derive(Debug)]
pub(crate) enum PageError {
    /// Whoever asks must sign in first; then they come back to this place.
    SignIn { to: String },
    /// Something went wrong that the reader is told.
    Problem(Problem),
}

impl PageError {
    /// There is nothing there, or nothing for this reader.
    pub(crate) const NOT_THERE: Self = Self::Problem(Problem::NotThere);
}

impl From<AppError> for PageError {
    fn from(error: AppError) -> Self {
        Self::Problem(match error {
            AppError::NotThere => Problem::NotThere,
            AppError::Wait { seconds } => Problem::Wait { seconds },
            // Only what goes on beside the requests is stopped.
            AppError::Stopped => Problem::Unavailable,
            AppError::Unavailable(why) => {
                tracing::error!(%why, "a page cannot be given");
                Problem::Unavailable
            }
        })
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        tracing::error!(%error, "a page cannot be written");
        Self::Problem(Problem::Internal)
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn { to } => Redirect::to(&address::sign_in(&to)).into_response(),
            Self::Problem(problem) => {
                let mut answer = status(problem).into_response();
                answer.extensions_mut().insert(problem);
                answer
            }
        }
    }
}

/// Marks an answer that is what its reader should get, though its status says that something went wrong.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AsItIs;

fn status(problem: Problem) -> StatusCode {
    match problem {
        Problem::NotThere => StatusCode::NOT_FOUND,
        Problem::Refused => StatusCode::FORBIDDEN,
        Problem::Method => StatusCode::METHOD_NOT_ALLOWED,
        Problem::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Problem::Unreadable => StatusCode::BAD_REQUEST,
        Problem::Wait { .. } => StatusCode::TOO_MANY_REQUESTS,
        Problem::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Problem::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// What an answer without a page of its own means.
fn problem_of(status: StatusCode) -> Problem {
    match status {
        StatusCode::NOT_FOUND => Problem::NotThere,
        StatusCode::FORBIDDEN => Problem::Refused,
        StatusCode::METHOD_NOT_ALLOWED => Problem::Method,
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        StatusCode::TOO_MANY_REQUESTS => Problem::Wait { seconds: 60 },
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => {
            Problem::Unavailable
        }
        other if other.is_server_error() => Problem::Internal,
        _ => Problem::Unreadable,
    }
}

/// Gives every answer that says that something went wrong a page that says so in words, with a way onward.
///
/// The page is the same for everybody of a language, so that it tells nothing about what is there.
pub(crate) async fn explain(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    // It begins with the request.
    let beat = (!shared.options.beat.is_zero()).then(|| interval(shared.options.beat));
    let language = cookies::language(request.headers(), &shared.options);
    let is_large = cookies::is_large(request.headers(), &shared.options);
    let answer = next.run(request).await;
    let is_wrong = answer.status().is_client_error() || answer.status().is_server_error();
    if !is_wrong || answer.extensions().get::<AsItIs>().is_some() {
        return answer;
    }
    let problem = answer.extensions().get::<Problem>().copied().unwrap_or_else(|| problem_of(answer.status()));
    let around = Around {
        texts: Texts::of(language),
        assets: shared.assets,
        here: String::new(),
        form_token: String::new(),
        reader: None,
        is_large,
    };
    let page = ProblemPage::new(around, problem).render().unwrap_or_default();
    let length = page.len();
    let mut explained = (status(problem), Html(page)).into_response();
    explained.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    if let Some(allow) = answer.headers().get(header::ALLOW) {
        explained.headers_mut().insert(header::ALLOW, allow.clone());
    }
    if let Problem::Wait { seconds } = problem {
        explained.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if problem == Problem::NotThere {
        wait_for(beat).await;
    }
    explained
}

/// Waits for the next beat.
async fn wait_for(beat: Option<Interval>) {
    if let Some(mut beat) = beat {
        beat.set_missed_tick_behavior(MissedTickBehavior::Skip);
        // The first has passed, and with it all that were missed.
        beat.tick().await;
        beat.tick().await;
    }
}
