//! Headers that go with every answer: what the browser may load, who may frame or read it, what may be kept.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::Shared;

/// Nothing but our own style, script, font and pictures; forms lead back here; nobody frames us.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
                      form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// For files that somebody brought: even opened in the browser they run nothing, load nothing and are nobody's.
const SANDBOX: &str = "default-src 'none'; sandbox; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/// Marks an answer that holds a file which somebody brought.
#[derive(Clone, Copy)]
pub(crate) struct Sandbox;

const FIXED: [(&str, &str); 8] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    // Not `no-referrer`: with it browsers send `Origin: null` with our own forms.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    (
        "permissions-policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), \
         midi=(), payment=(), usb=()",
    ),
];

/// One year: the browser asks for this program over an encrypted line only.
const ENCRYPTED_ONLY: &str = "max-age=31536000";

/// Puts the headers on an answer. What says nothing about being kept is not kept.
pub(crate) async fn put(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let is_foreign = answer.extensions().get::<Sandbox>().is_some();
    let headers = answer.headers_mut();
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if is_foreign {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    }
    if shared.options.secure_cookies {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(ENCRYPTED_ONLY));
    }
    keep_nothing(headers);
    answer
}

fn keep_nothing(headers: &mut HeaderMap) {
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}
