//! Forms: only one of our own pages, in the browser it was shown in, can send one.

use axum::http::StatusCode;
use nguon_app::sample::{PROVINCE, PROVINCE_LOGIN, Position, login};
use nguon_domain::access::{PostState, Role};
use nguon_web::{Object, ROUTES, Route};

use crate::browser::{Browser, Site};

/// Names and values.
type Headers = &'static [(&'static str, &'static str)];

fn place(route: &Route) -> String {
    match route.object {
        Object::Person | Object::Case | Object::Note | Object::Attachment => route
            .path
            .replace("{person}", &Position::Own.person().to_string())
            .replace("{note}", &"0".repeat(26))
            .replace("{attachment}", &"0".repeat(26))
            .replace("{act}", &Position::Own.ceremony().to_string()),
        Object::Unit => route.path.replace("{unit}", &Position::Own.unit().unwrap().to_string()),
        Object::Account => route
            .path
            .replace("{unit}", &Position::Own.unit().unwrap().to_string())
            .replace("{account}", &Position::Own.account().unwrap().to_string())
            .replace("{post}", &Position::Own.post().to_string()),
        Object::Batch => {
            let place = route.path.replace("{unit}", &Position::Own.unit().unwrap().to_string());
            place.replace("{batch}", &"0".repeat(26))
        }
        Object::None | Object::Instance => {
            route.path.replace("{secret}", &"0".repeat(64)).replace("{post}", &Position::Own.post().to_string())
        }
        Object::Import | Object::PastImport => {
            route.path.replace("{unit}", &PROVINCE.to_string()).replace("{import}", &"0".repeat(26))
        }
    }
}

fn writing() -> impl Iterator<Item = &'static Route> {
    ROUTES.iter().filter(|route| route.method == "POST")
}

/// Whoever was signed in still is, in the same language.
async fn nothing_changed(browser: &mut Browser) {
    let page = browser.get("/me").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.document().only("html").attribute("lang"), Some("vi"));
}

/// How much stands in the journal.
async fn written(site: &Site) -> u64 {
    let report = site.app.check().await.unwrap();
    report.looked_at.iter().find(|(what, _)| what == "journal").unwrap().1
}

/// Those who may do the most.
fn readers() -> [String; 2] {
    [PROVINCE_LOGIN.to_owned(), login(Role::SystemAdministrator, PostState::Active)]
}

#[tokio::test]
async fn no_form_is_taken_from_elsewhere_or_without_its_token() {
    let site = Site::open().await;
    for reader in readers() {
        let mut browser = site.signed_in(&reader).await;
        let mut other = site.signed_in(&reader).await;
        let (token, of_other) = (browser.token().await, other.token().await);
        let ours: Headers = &[("origin", "https://nguon.test")];
        let before = written(&site).await;
        for route in writing() {
            let place = place(route);
            let ticket = site.app.ticket().to_string();
            let fields = |token| {
                [
                    ("csrf", token),
                    ("ticket", ticket.as_str()),
                    ("language", "en"),
                    ("login", "x"),
                    ("password", "y"),
                    ("do", "close"),
                    ("why", "z"),
                ]
            };
            let cases: [(&str, &str, Headers); 10] = [
                ("no token", "", ours),
                ("a made-up token", "0123456789abcdef", ours),
                ("the token of another session", &of_other, ours),
                ("no origin", &token, &[]),
                ("another origin", &token, &[("origin", "https://evil.example")]),
                ("another port", &token, &[("origin", "https://nguon.test:8443")]),
                ("an origin that is withheld", &token, &[("origin", "null")]),
                (
                    "a site that is another",
                    &token,
                    &[("origin", "https://nguon.test"), ("sec-fetch-site", "cross-site")],
                ),
                ("no origin and a site that is another", &token, &[("sec-fetch-site", "cross-site")]),
                ("a site that is near", &token, &[("sec-fetch-site", "same-site")]),
            ];
            for (what, token, from) in cases {
                let answer = browser.post_from(&place, &fields(token), from).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{reader}: {} with {what}", route.path);
            }
            nothing_changed(&mut browser).await;
            assert_eq!(written(&site).await, before, "{reader}: {}", route.path);
        }
    }
}

#[tokio::test]
async fn nothing_that_changes_anything_can_be_asked_for_by_a_link() {
    let site = Site::open().await;
    for reader in readers() {
        let mut browser = site.signed_in(&reader).await;
        let token = browser.token().await;
        let before = written(&site).await;
        for route in writing() {
            let asked =
                format!("{}?csrf={token}&ticket={}&do=close&why=x&language=en", place(route), site.app.ticket());
            let answer = browser.get(&asked).await;
            // A form has the address that takes it.
            if !ROUTES.iter().any(|other| other.path == route.path && other.method == "GET") {
                assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{}", route.path);
            }
            nothing_changed(&mut browser).await;
            assert_eq!(written(&site).await, before, "{reader}: {}", route.path);
        }
    }
}

#[tokio::test]
async fn only_forms_are_read_and_only_short_ones() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let ours = [("origin", "https://nguon.test")];
    let json = [("origin", "https://nguon.test"), ("content-type", "application/json")];
    let answer = browser.send("POST", "/language", Some("{}".to_owned()), &json).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    for size in [100_000, 1_000_000] {
        let answer = browser.send("POST", "/language", Some("a".repeat(size)), &ours).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{size}");
        assert!(answer.document().only("h1").text.contains("quá lớn"));
    }
}

#[tokio::test]
async fn the_language_changes_on_the_page_one_is_on_and_is_kept() {
    let site = Site::open().await;
    let mut browser = site.browser();
    let page = browser.get("/session?to=/me").await;
    let document = page.document();
    assert_eq!(document.only("html").attribute("lang"), Some("vi"));
    let (token, back) = (document.field("csrf").unwrap().to_owned(), document.field("back").unwrap().to_owned());
    let answer = browser.post("/language", &[("csrf", &token), ("back", &back), ("language", "en")]).await;
    assert_eq!(answer.location(), back);
    assert_eq!(browser.get(&back).await.document().only("html").attribute("lang"), Some("en"));

    // For those who have signed in it is kept with the account, whatever the browser.
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let here = format!("/units/{PROVINCE}?from=2020-01-01&until=2020-06-30");
    let document = browser.get(&here).await.document();
    assert_eq!(document.field("back"), Some(here.as_str()));
    let token = document.field("csrf").unwrap().to_owned();
    let answer = browser.post("/language", &[("csrf", &token), ("back", &here), ("language", "en")]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, here.as_str()));
    let mut elsewhere = site.signed_in(PROVINCE_LOGIN).await;
    assert_eq!(elsewhere.get("/me").await.document().only("html").attribute("lang"), Some("en"));
    // Pages that say that something went wrong speak it too.
    assert_eq!(elsewhere.get("/nowhere").await.document().only("html").attribute("lang"), Some("en"));
}

#[tokio::test]
async fn the_size_of_letters_is_kept_with_the_account_and_followed_on_other_devices() {
    let site = Site::open().await;
    let size = |document: &crate::html::Document| document.only("html").attribute("data-size").map(str::to_owned);
    // Before the sign-in the browser alone knows.
    let mut stranger = site.browser();
    let token = stranger.get("/session").await.document().field("csrf").unwrap().to_owned();
    let sent = [("csrf", token.as_str()), ("back", "/session"), ("size", "large")];
    assert_eq!(stranger.post("/text-size", &sent).await.status, StatusCode::SEE_OTHER);
    assert_eq!(size(&stranger.get("/session").await.document()).as_deref(), Some("large"));

    let mut one = site.signed_in(PROVINCE_LOGIN).await;
    let mut other = site.signed_in(PROVINCE_LOGIN).await;
    assert_eq!(size(&other.get("/me").await.document()), None);
    for (wanted, shown) in [("large", Some("large")), ("normal", None), ("large", Some("large"))] {
        let token = one.token().await;
        one.post("/text-size", &[("csrf", &token), ("back", "/me"), ("size", wanted)]).await;
        for browser in [&mut one, &mut other] {
            assert_eq!(size(&browser.get("/me").await.document()).as_deref(), shown, "{wanted}");
        }
    }
    // Whoever signs in is followed, and so are the pages before the next sign-in; nobody else is.
    let mut later = site.signed_in(PROVINCE_LOGIN).await;
    assert_eq!(size(&later.get("/me").await.document()).as_deref(), Some("large"));
    later.cookies.retain(|name, _| name.contains("text-size"));
    assert_eq!(size(&later.get("/session").await.document()).as_deref(), Some("large"));
    let mut somebody = site.signed_in(&login(Role::Leader, PostState::Active)).await;
    assert_eq!(size(&somebody.get("/me").await.document()), None);
    // A choice of one's own wins over what the browser was left with by another.
    let token = somebody.token().await;
    somebody.post("/text-size", &[("csrf", &token), ("back", "/me"), ("size", "normal")]).await;
    let mut shared = stranger;
    shared.sign_in(&login(Role::Leader, PostState::Active), nguon_app::sample::PASSWORD).await;
    assert_eq!(size(&shared.get("/me").await.document()), None);
}

#[tokio::test]
async fn a_citizen_id_is_shown_in_full_only_on_request() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let person = Position::Own.person();
    let page = browser.get(&format!("/people/{person}")).await;
    let number = |body: &str| {
        let document = crate::html::Document::read(body);
        document.all("dd").find(|value| value.has_class("code")).unwrap().text.clone()
    };
    assert!(number(&page.body).starts_with("********"));
    let token = page.document().field("csrf").unwrap().to_owned();
    let shown = browser.post(&format!("/people/{person}/citizen-id"), &[("csrf", &token)]).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(number(&shown.body).bytes().all(|byte| byte.is_ascii_digit()));
    assert_eq!(shown.header("cache-control"), Some("no-store"));
    // Changing the language there leads back to the page, not to the form.
    assert_eq!(shown.document().field("back"), Some(format!("/people/{person}").as_str()));
    // Opened again, it is masked again.
    assert!(number(&browser.get(&format!("/people/{person}")).await.body).starts_with("********"));
}
