//! One line for every answer: which route, how it went, how long it took. Never who or what it was about: no address
//! with an id in it, no question after the path, no name.

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};

use crate::Shared;

/// Notes an answer.
pub(crate) async fn note(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let begun = shared.app.ground().now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let answer = next.run(request).await;
    let status = answer.status().as_u16();
    let took_us = shared.app.ground().now().duration_since(begun).as_micros();
    let route = route.as_deref().unwrap_or("none");
    if answer.status().is_server_error() {
        tracing::error!(%method, route, status, took_us, "answered");
    } else {
        tracing::info!(%method, route, status, took_us, "answered");
    }
    answer
}
