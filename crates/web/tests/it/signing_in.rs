//! Signing in and out.

use axum::http::StatusCode;
use nguon_app::sample::{PASSWORD, PROVINCE, PROVINCE_LOGIN, login};
use nguon_domain::access::{PostState, Role};
use nguon_web::Options;

use crate::browser::{Browser, Site};

const SESSION: &str = "__Host-nguon";

#[tokio::test]
async fn whoever_signs_in_sees_what_waits_for_them_and_comes_out_again() {
    let site = Site::open().await;
    let mut browser = site.browser();
    let first = browser.get("/").await;
    assert_eq!((first.status, first.location()), (StatusCode::SEE_OTHER, "/session"));
    let page = browser.get("/session").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.document().by_id("password").is_some());

    let answer = browser.sign_in(PROVINCE_LOGIN, PASSWORD).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"));
    let home = browser.get("/").await;
    assert_eq!(home.status, StatusCode::OK);
    let unit = format!("/units/{PROVINCE}");
    assert!(home.document().all("a").any(|link| link.attribute("href") == Some(unit.as_str())));
    assert_eq!(browser.get(&unit).await.status, StatusCode::OK);
    // The sign-in page leads on for those who have signed in.
    assert_eq!(browser.get("/session").await.location(), "/");

    let token = browser.token().await;
    let stolen = browser.clone();
    let out = browser.post("/session/end", &[("csrf", &token)]).await;
    assert_eq!((out.status, out.location()), (StatusCode::SEE_OTHER, "/session?signed-out=1"));
    assert!(!browser.cookies.contains_key(SESSION));
    // The secret is dead for whoever kept it, too.
    let mut stolen: Browser = stolen;
    assert_eq!(stolen.get("/me").await.location(), "/session?to=%2Fme");
}

#[tokio::test]
async fn whoever_wanted_a_page_comes_to_it_after_signing_in_and_nowhere_else() {
    let site = Site::open().await;
    let place = format!("/units/{PROVINCE}/report?by=month");
    let mut browser = site.browser();
    let asked = browser.get(&place).await;
    let page = browser.get(asked.location()).await;
    let document = page.document();
    assert_eq!(document.field("to"), Some(place.as_str()));
    let token = document.field("csrf").unwrap().to_owned();
    for (to, expect) in [
        (place.as_str(), place.as_str()),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
    ] {
        let mut browser = browser.clone();
        let fields = [("csrf", token.as_str()), ("login", PROVINCE_LOGIN), ("password", PASSWORD), ("to", to)];
        assert_eq!(browser.post("/session", &fields).await.location(), expect, "{to}");
        assert_eq!(browser.get(&format!("/session?to={to}")).await.location(), expect, "{to}");
    }
}

#[tokio::test]
async fn the_session_has_a_new_secret_at_each_sign_in_that_script_cannot_read() {
    let site = Site::open().await;
    let mut browser = site.browser();
    // A secret put into the browser beforehand opens nothing afterwards.
    browser.cookies.insert(SESSION.to_owned(), "a".repeat(64));
    let answer = browser.sign_in(PROVINCE_LOGIN, PASSWORD).await;
    let cookie = answer.cookies().into_iter().find(|cookie| cookie.starts_with("__Host-nguon=")).unwrap().to_owned();
    let (secret, flags) = cookie.split_once("; ").unwrap();
    assert_eq!(flags, "Path=/; HttpOnly; SameSite=Lax; Secure");
    let first = secret.split_once('=').unwrap().1.to_owned();
    assert!(first.len() == 64 && first != "a".repeat(64));
    // The visitor's mark ends with the sign-in.
    assert!(
        answer
            .cookies()
            .iter()
            .any(|cookie| cookie.starts_with("__Host-nguon-visitor=;") && cookie.contains("Max-Age=0"))
    );

    let second = site.signed_in(PROVINCE_LOGIN).await.cookies[SESSION].clone();
    assert_ne!(first, second);
}

#[tokio::test]
async fn on_a_plain_intranet_cookies_work_without_encryption() {
    let site = Site::with(Options::default()).await;
    let mut browser = site.browser();
    let answer = browser.sign_in(PROVINCE_LOGIN, PASSWORD).await;
    let cookie = answer.cookies().into_iter().find(|cookie| cookie.starts_with("nguon=")).unwrap();
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
    assert_eq!(answer.header("strict-transport-security"), None);
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_get_the_same_answer() {
    let site = Site::open().await;
    let mut answers = Vec::new();
    for name in [PROVINCE_LOGIN, "nobo"] {
        let mut browser = site.browser();
        browser.cookies.insert("__Host-nguon-visitor".to_owned(), "b".repeat(64));
        let answer = browser.sign_in(name, "không phải mật khẩu").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let token = answer.document().field("csrf").unwrap().to_owned();
        // What was typed is kept, and each page has a token of its own; all else is the same.
        answers.push((answer.headers, answer.body.replace(&format!("value=\"{name}\""), "").replace(&token, "")));
    }
    let (one, other) = (&answers[0], &answers[1]);
    assert_eq!(one.1, other.1);
    assert_eq!(one.0, other.0);
}

#[tokio::test]
async fn gaps_are_named_and_what_was_typed_is_kept() {
    let site = Site::open().await;
    let mut browser = site.browser();
    let answer = browser.sign_in(" tinh ", "").await;
    let document = answer.document();
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(document.field("login"), Some("tinh"));
    assert!(
        document.elements.iter().any(|element| element.name == "a" && element.attribute("href") == Some("#password"))
    );
    assert!(document.only("title").text.starts_with("Lỗi: "));
}

#[tokio::test]
async fn guessing_is_slowed_down_and_never_locks_the_owner_out() {
    let site = Site::open().await;
    let mut guesser = site.browser();
    let mut waits = 0;
    for _ in 0..8 {
        waits +=
            u32::from(guesser.sign_in(PROVINCE_LOGIN, "đoán mò đoán mò").await.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!(waits > 0);
    let answer = guesser.sign_in(PROVINCE_LOGIN, PASSWORD).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.header("retry-after").unwrap().parse::<u64>().unwrap() > 0);
    site.clock.pass(600);
    assert_eq!(guesser.sign_in(PROVINCE_LOGIN, PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_ends_after_its_time() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    assert_eq!(browser.get("/me").await.status, StatusCode::OK);
    site.clock.pass(13 * 3600);
    assert_eq!(browser.get("/me").await.location(), "/session?to=%2Fme");
}

#[tokio::test]
async fn whoever_has_no_post_in_force_is_told_what_to_do() {
    let site = Site::open().await;
    let mut browser = site.signed_in(&login(Role::CellSecretary, PostState::Suspended)).await;
    for place in ["/", "/me"] {
        let page = browser.get(place).await;
        assert!(page.body.contains("chưa có nhiệm vụ nào"), "{}", page.body);
        assert!(page.body.contains("Hãy liên hệ"), "{}", page.body);
    }
}

#[tokio::test]
async fn another_password_ends_the_other_sessions_and_begins_this_one_anew() {
    let site = Site::open().await;
    let who = login(Role::CellSecretary, PostState::Active);
    let (mut here, mut elsewhere) = (site.signed_in(&who).await, site.signed_in(&who).await);
    let token = here.token().await;
    let change = |current: &'static str, new: &'static str, again: &'static str| {
        [("csrf", token.clone()), ("current", current.to_owned()), ("new", new.to_owned()), ("again", again.to_owned())]
    };
    for (fields, wrong) in [
        (change("không phải", "thuyền về có nhớ", "thuyền về có nhớ"), "current"),
        (change(PASSWORD, "ngắn quá", "ngắn quá"), "new"),
        (change(PASSWORD, PASSWORD, PASSWORD), "new"),
        (change(PASSWORD, "thuyền về có nhớ", "thuyền về có quên"), "again"),
    ] {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = here.post("/me/password", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let document = answer.document();
        assert!(document.by_id(&format!("{wrong}-error")).is_some(), "{}", answer.body);
        assert!(!answer.body.contains("thuyền về"), "a password stands in the page");
    }
    let fields = change(PASSWORD, "thuyền về có nhớ", "thuyền về có nhớ");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = here.post("/me/password", &fields).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/me?done=password"));
    assert!(here.get("/me?done=password").await.body.contains("Đã đổi mật khẩu"));
    assert_eq!(elsewhere.get("/me").await.status, StatusCode::SEE_OTHER, "the other session goes on");

    let mut again = site.browser();
    assert_eq!(again.sign_in(&who, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.sign_in(&who, "thuyền về có nhớ").await.status, StatusCode::SEE_OTHER);
    let token = again.token().await;
    let answer = again.post("/me/sessions/end", &[("csrf", &token)]).await;
    assert_eq!(answer.location(), "/session?signed-out=1");
    for browser in [&mut here, &mut again] {
        assert_eq!(browser.get("/me").await.status, StatusCode::SEE_OTHER, "a session goes on");
    }
}
