//! HTTP in, HTML out: pages, forms, sessions. It decides nothing: every answer comes from a use case of `nguon_app`,
//! which asks the one door of authorisation first.
//!
//! Start reading at [`ROUTES`], then at one handler, then at its page under `pages` beside its template.

use std::{convert::Infallible, future::Future, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, extract::DefaultBodyLimit, http::StatusCode, middleware};
use nguon_app::App;
use tower_http::{compression::CompressionLayer, limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

mod address;
mod agent;
mod assets;
mod caller;
mod chart;
mod cookies;
mod drafting;
mod error;
mod frame;
mod guide;
mod handlers;
mod headers;
mod listing;
mod log;
mod pages;
mod period;
mod proof;
mod routes;
mod typed;

pub use pages::samples::{Sample, samples};
pub use routes::{Needs, Object, ROUTES, Route};

/// How the program is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether browsers come over an encrypted line, so that cookies are bound to it. Only a plain intranet goes without.
    pub secure_cookies: bool,
    /// What browsers call this program, such as `https://nguon.example`; `None` to go by the `Host` they name.
    pub origin: Option<String>,
    /// Whether the last address of `X-Forwarded-For` is to be believed, for our own proxy wrote it.
    pub behind_proxy: bool,
    /// An answer that nothing is there leaves at a whole number of these since it was asked for; zero for at once. So
    /// what is not there and what is not for whoever asks are told apart by no clock.
    pub beat: Duration,
    /// An import that takes longer goes on by itself, and whoever began it comes to a page that says how far it is.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { secure_cookies: false, origin: None, behind_proxy: false, beat: Duration::ZERO, patience: PATIENCE }
    }
}

/// Nobody is sent to a page about how far something is that is over before they have read it.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// The beat of a program that is served: longer than it takes to find out that nothing is there.
pub const BEAT: Duration = Duration::from_millis(20);

/// What every handler can reach.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) app: App,
    pub(crate) options: Arc<Options>,
    pub(crate) assets: &'static assets::Assets,
}

impl Shared {
    /// Bytes that nobody can foresee.
    pub(crate) fn fresh<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.app.ground().fill(&mut bytes);
        bytes
    }
}

/// No request is larger, but those that bring files.
const LARGEST_REQUEST: usize = 256 * 1024;
/// No answer takes longer, but to those that bring files.
const LONGEST_ANSWER: Duration = Duration::from_secs(30);
/// The files of one request are not larger together. The reader of workbooks takes one of this size.
const LARGEST_UPLOAD: usize = 32 << 20;
/// So much of a larger one is still read and let go, so that its sender hears why it was not taken.
const LARGEST_UPLOAD_HEARD: usize = 4 * LARGEST_UPLOAD;
/// Files may take so long over a slow line.
const LONGEST_UPLOAD: Duration = Duration::from_secs(10 * 60);

/// All pages of the program.
///
/// [`serve`] serves it so that it knows addresses, which the throttling of sign-ins goes by.
pub fn router(app: App, options: Options) -> Router {
    let shared = Shared { app, options: Arc::new(options), assets: assets::Assets::of_build() };
    ROUTES
        .iter()
        .fold(Router::new(), |router, route| {
            let (largest, longest) = if route.takes_files {
                (LARGEST_UPLOAD_HEARD, LONGEST_UPLOAD)
            } else {
                (LARGEST_REQUEST, LONGEST_ANSWER)
            };
            let handler = route
                .handler()
                // The layer below knows better how large a request may be.
                .layer::<_, Infallible>(DefaultBodyLimit::disable())
                .layer::<_, Infallible>(RequestBodyLimitLayer::new(largest))
                .layer::<_, Infallible>(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, longest));
            router.route(route.path, handler)
        })
        .with_state(shared.clone())
        .layer(middleware::from_fn_with_state(shared.clone(), error::explain))
        .layer(middleware::from_fn_with_state(shared.clone(), log::note))
        .layer(middleware::from_fn_with_state(shared, headers::put))
        .layer(CompressionLayer::new())
}

/// Serves all pages until `stopped`; requests that have begun are answered first.
///
/// Errors: those of the listener.
pub async fn serve(
    listener: tokio::net::TcpListener,
    app: App,
    options: Options,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router(app, options).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stopped).await
}
