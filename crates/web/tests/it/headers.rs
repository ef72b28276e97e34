//! Headers that every answer carries.

use axum::http::StatusCode;
use nguon_app::sample::{PROVINCE, PROVINCE_LOGIN};

use crate::browser::Site;

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
