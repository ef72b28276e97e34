//! Headers that every answer carries.

use axum::http::StatusCode;
use nguon_app::sample::{PROVINCE, PROVINCE_LOGIN};

use crate::browser::{Answer, Site};

#[tokio::test]
async fn every_answer_says_what_the_browser_may_do_with_it() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let style = browser.get("/session?to=/").await;
    assert_eq!(style.status, StatusCode::SEE_OTHER);
    let unit = format!("/units/{PROVINCE}");
    for place in
        ["/", "/me", &unit, "/nowhere", "/session/end", "/healthz", "/readyz", "/units/x", "/assets/nothing.css"]
    {
        let answer = browser.get(place).await;
        let header = |name| answer.header(name).unwrap_or_default();
        let policy = header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; "), "{place}");
        assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("data:"), "{place}");
        for part in
            ["form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "script-src 'self'", "style-src 'self'"]
        {
            assert!(policy.contains(part), "{place}: {part}");
        }
        assert_eq!(header("x-content-type-options"), "nosniff", "{place}");
        assert_eq!(header("referrer-policy"), "same-origin", "{place}");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{place}");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin", "{place}");
        assert_eq!(header("cross-origin-embedder-policy"), "require-corp", "{place}");
        assert!(header("permissions-policy").contains("camera=()"), "{place}");
        assert_eq!(header("cache-control"), "no-store", "{place}");
        assert_eq!(header("strict-transport-security"), "max-age=31536000", "{place}");
    }
}

#[tokio::test]
async fn what_pages_are_dressed_in_is_there_and_kept_for_ever() {
    let site = Site::open().await;
    let mut browser = site.browser();
    let page = browser.get("/session").await.document();
    let links: Vec<String> = page
        .all("link")
        .filter_map(|link| link.attribute("href"))
        .chain(page.all("script").filter_map(|script| script.attribute("src")))
        .map(str::to_owned)
        .collect();
    assert!(links.len() >= 2);
    for link in links {
        let answer = browser.get(&link).await;
        assert_eq!(answer.status, StatusCode::OK, "{link}");
        assert_eq!(answer.header("cache-control"), Some("public, max-age=31536000, immutable"), "{link}");
        assert!(!answer.bytes.is_empty());
    }
}

#[tokio::test]
async fn pages_are_compressed_where_the_browser_can_read_it() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let place = format!("/units/{PROVINCE}");
    let plain = browser.get(&place).await;
    browser.headers.push(("accept-encoding", "gzip".to_owned()));
    let packed = browser.get(&place).await;
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert!(packed.bytes.len() * 3 < plain.bytes.len(), "{} of {}", packed.bytes.len(), plain.bytes.len());
    assert!(packed.bytes.len() < 40_000);
}

#[tokio::test]
async fn those_who_watch_over_it_learn_whether_it_lives_and_is_ready() {
    let site = Site::open().await;
    let mut browser = site.browser();
    for (place, body) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        let answer = browser.get(place).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, body));
    }
}

/// The bonuses and penalties of Mozilla's HTTP Observatory that an answer earns, by the tables it publishes: 100 to
/// begin with, and at most 145 in all. Five of them are for being on a list that browsers are built with, and five for
/// digests of scripts of other sites, of which there are none here.
fn observatory(answer: &Answer) -> i32 {
    let header = |name| answer.header(name).unwrap_or_default().to_ascii_lowercase();
    let policy = header("content-security-policy");
    let directive = |name: &str| {
        policy.split(';').map(str::trim).find_map(|part| part.strip_prefix(name)).map(|value| value.trim().to_owned())
    };
    let is_strict = directive("default-src").as_deref() == Some("'none'")
        && !["unsafe-inline", "unsafe-eval", "data:", "http:", "*"].iter().any(|loose| policy.contains(loose));
    let mut score = 100;
    score += match (policy.is_empty(), is_strict) {
        (true, _) => -25,
        (false, false) => -20,
        (false, true) => 10,
    };
    let cookies = answer.cookies();
    let is_bound = |cookie: &&str| {
        ["secure", "httponly", "samesite=lax"].iter().all(|flag| cookie.to_ascii_lowercase().contains(flag))
    };
    score += match (cookies.is_empty(), cookies.iter().all(is_bound)) {
        (true, _) => 0,
        (false, true) => 5,
        (false, false) => -40,
    };
    score += if answer.header("access-control-allow-origin").is_some() { -50 } else { 0 };
    let age: u32 = header("strict-transport-security")
        .split(';')
        .find_map(|part| part.trim().strip_prefix("max-age=")?.parse().ok())
        .unwrap_or(0);
    score += if age < 15_768_000 { -20 } else { 0 };
    score += match header("referrer-policy").as_str() {
        "no-referrer" | "same-origin" | "strict-origin" | "strict-origin-when-cross-origin" => 5,
        "" => 0,
        _ => -5,
    };
    score += if header("x-content-type-options") == "nosniff" { 0 } else { -5 };
    score += match (directive("frame-ancestors").as_deref(), header("x-frame-options").as_str()) {
        (Some("'none'" | "'self'"), _) => 5,
        (_, "deny" | "sameorigin") => 0,
        _ => -20,
    };
    score += match header("cross-origin-resource-policy").as_str() {
        "same-origin" | "same-site" => 10,
        _ => 0,
    };
    score
}

#[tokio::test]
async fn an_observatory_gives_all_that_headers_can_earn() {
    let site = Site::open().await;
    // The page that a stranger sees first sets a cookie.
    let first = site.browser().get("/session").await;
    assert!(!first.cookies().is_empty());
    assert_eq!(observatory(&first), 135);
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    for place in ["/", "/me", "/find?q=nguyen", "/nowhere", "/units/x"] {
        assert_eq!(observatory(&browser.get(place).await), 130, "{place}: no cookie is set, so none is rewarded");
    }
}
