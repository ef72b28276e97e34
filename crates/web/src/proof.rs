//! Proof that a request that changes something comes from a page of ours: where it says it comes from, and a token
//! that only our page in that browser could hold.

use axum::http::{HeaderMap, Method, header};
use sha2::{Digest as _, Sha256};

use crate::Options;

/// Whether `method` only reads.
pub(crate) fn is_reading(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// Whether the browser says that the request comes from a page of ours.
///
/// Browsers send `Origin` with every form, and `Sec-Fetch-Site` too where the line is trusted. One of them must be
/// there, and none may speak of another place.
pub(crate) fn comes_from_us(headers: &HeaderMap, options: &Options) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let site = text("sec-fetch-site").map(|site| site == "same-origin");
    let origin = text(header::ORIGIN.as_str()).map(|origin| match &options.origin {
        Some(ours) => origin == ours,
        None => origin.split_once("://").is_some_and(|(_, host)| text(header::HOST.as_str()) == Some(host)),
    });
    site.or(origin).is_some() && site != Some(false) && origin != Some(false)
}

/// What browsers call this program, to write an address in full; `None` if the browser does not say.
pub(crate) fn own_origin(headers: &HeaderMap, options: &Options) -> Option<String> {
    let named = || {
        let host = headers.get(header::HOST)?.to_str().ok()?;
        Some(format!("{}://{host}", if options.secure_cookies { "https" } else { "http" }))
    };
    options.origin.clone().or_else(named)
}

/// A token for the forms of whoever holds `secret`. Differs from page to page by its `pad`, so that it cannot be found
/// out from the length of compressed answers.
pub(crate) fn form_token(secret: &str, pad: [u8; 8]) -> String {
    let pad = hex(&pad);
    let seal = seal(secret, &pad);
    format!("{pad}{seal}")
}

/// Whether a form token was made for whoever holds `secret`.
pub(crate) fn is_form_token(token: &str, secret: &str) -> bool {
    let Some((pad, given)) = token.split_at_checked(16) else { return false };
    let expected = seal(secret, pad);
    // Every byte is looked at, whatever the first ones say.
    given.len() == expected.len()
        && given.bytes().zip(expected.bytes()).fold(0, |differs, (one, other)| differs | (one ^ other)) == 0
}

fn seal(secret: &str, pad: &str) -> String {
    hex(&Sha256::digest(format!("csrf\n{pad}\n{secret}")))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &[(&'static str, &'static str)], options: &Options, expect: bool) {
        let headers = given
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), header::HeaderValue::from_static(value)))
            .collect();
        assert_eq!(comes_from_us(&headers, options), expect, "{given:?}");
    }

    #[test]
    fn a_request_must_say_that_it_comes_from_here_and_nothing_else() {
        let options = Options::default();
        let host = ("host", "nguon.example:8080");
        check(&[host], &options, false);
        check(&[host, ("origin", "http://nguon.example:8080")], &options, true);
        check(&[host, ("sec-fetch-site", "same-origin")], &options, true);
        check(&[host, ("origin", "http://nguon.example:8080"), ("sec-fetch-site", "same-origin")], &options, true);
        check(&[host, ("origin", "http://evil.example")], &options, false);
        check(&[host, ("origin", "http://nguon.example")], &options, false);
        check(&[host, ("origin", "null")], &options, false);
        for site in ["cross-site", "same-site", "none", ""] {
            check(&[host, ("origin", "http://nguon.example:8080"), ("sec-fetch-site", site)], &options, false);
        }
        check(&[("origin", "http://nguon.example:8080")], &options, false);
    }

    #[test]
    fn behind_a_proxy_the_origin_is_the_one_that_was_set() {
        let options = Options { origin: Some("https://nguon.example".to_owned()), ..Options::default() };
        let host = ("host", "127.0.0.1:8080");
        check(&[host, ("origin", "https://nguon.example")], &options, true);
        check(&[host, ("origin", "http://127.0.0.1:8080")], &options, false);
    }

    #[test]
    fn a_form_token_is_good_for_its_own_secret_only() {
        let token = form_token("one", [7; 8]);
        assert!(is_form_token(&token, "one"));
        assert!(!is_form_token(&token, "two"));
        assert!(!is_form_token(&form_token("one", [7; 8]).replace('0', "1"), "one"));
        assert_ne!(token, form_token("one", [8; 8]));
        for odd in ["", "0123", "đđđđđđđđđđđđđđđđđđđ", &token[..79]] {
            assert!(!is_form_token(odd, "one"), "{odd}");
        }
    }
}
