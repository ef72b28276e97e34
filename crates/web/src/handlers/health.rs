//! Whether the program lives and is ready, for those who watch over it; and what pages are dressed in.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::Answer;
use crate::{
    Shared,
    error::{AsItIs, PageError},
};

pub(crate) async fn lives() -> &'static str {
    "ok\n"
}

pub(crate) async fn is_ready(State(shared): State<Shared>) -> Response {
    if shared.app.is_ready().await {
        return "ready\n".into_response();
    }
    let mut answer = (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response();
    answer.extensions_mut().insert(AsItIs);
    answer
}

pub(crate) async fn asset(State(shared): State<Shared>, Path(file): Path<String>) -> Answer {
    let asset = shared.assets.file(&file).ok_or(PageError::NOT_THERE)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type)),
        // Its name changes with its content, so it can be kept for ever.
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    Ok((headers, asset.bytes).into_response())
}
