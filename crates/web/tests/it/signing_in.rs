//! Signing in and out.

use axum::http::StatusCode;
use nguon_app::sample::{PASSWORD, PROVINCE, PROVINCE_LOGIN, login};
use nguon_domain::access::{PostState, Role};
use nguon_web::Options;

use crate::{
    accounts::{NEW_PASSWORD, administrator, commune, send, shown_link},
    browser::{Browser, Site},
};

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
async fn whoever_cannot_sign_in_is_not_told_why() {
    let site = Site::open().await;
    let mut administrator = administrator(&site).await;
    // Somebody whose account is closed, and somebody who has not come in yet.
    let closed = login(Role::Leader, PostState::Active);
    let list = administrator.get(&format!("/units/{}/accounts?q={closed}", commune())).await.document();
    let links = list.all("a").filter_map(|link| link.attribute("href"));
    let account = links.filter(|href| href.contains("/accounts/")).find(|href| !href.ends_with("/new")).unwrap();
    let page = format!("{account}/close");
    send(&mut administrator, &page, &page, &[("do", "close"), ("why", "Đã nghỉ")]).await;
    let (page, at) = (format!("/units/{}/accounts/new", commune()), commune().to_string());
    let new = [("name", "Lê Thị Mơ"), ("login", "mo.lt"), ("role", "leader"), ("from", "31/10/2020"), ("at", &at)];
    shown_link(&send(&mut administrator, &page, &page, &new).await);

    let unconfirmed = login(Role::Leader, PostState::NotConfirmed);
    let mut answers = Vec::new();
    for (name, password) in [
        (PROVINCE_LOGIN, "không phải mật khẩu"),
        ("nobo", "không phải mật khẩu"),
        (closed.as_str(), PASSWORD),
        ("mo.lt", PASSWORD),
        (unconfirmed.as_str(), "không phải mật khẩu"),
    ] {
        let mut browser = site.browser();
        browser.cookies.insert("__Host-nguon-visitor".to_owned(), "b".repeat(64));
        let tried = site.app.passwords_tried();
        let answer = browser.sign_in(name, password).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_eq!(site.app.passwords_tried() - tried, 1, "{name}");
        let token = answer.document().field("csrf").unwrap().to_owned();
        // What was typed is kept, and each page has a token of its own; all else is the same.
        let (mut headers, length) = (answer.headers, answer.bytes.len() - name.len());
        headers.remove("content-length");
        let body = answer.body.replace(&format!("value=\"{name}\""), "").replace(&token, "");
        answers.push((headers, length, body));
    }
    assert!(answers.windows(2).all(|two| two[0] == two[1]), "{answers:#?}");
}

#[tokio::test]
async fn a_session_has_another_secret_after_every_change_of_who_one_is() {
    let site = Site::open().await;
    let who = login(Role::CellSecretary, PostState::Active);
    let mut browser = site.signed_in(&who).await;
    let mut old = browser.clone();
    // Signing in again, without having signed out.
    let token = browser.token().await;
    browser.post("/session/end", &[("csrf", &token)]).await;
    browser.cookies.insert(SESSION.to_owned(), old.cookies[SESSION].clone());
    assert_eq!(browser.sign_in(&who, PASSWORD).await.status, StatusCode::SEE_OTHER);
    assert_ne!(browser.cookies[SESSION], old.cookies[SESSION]);
    assert_eq!(old.get("/me").await.status, StatusCode::SEE_OTHER);
    // Another password.
    let mut old = browser.clone();
    let token = browser.token().await;
    let fields = [("csrf", token.as_str()), ("current", PASSWORD), ("new", NEW_PASSWORD), ("again", NEW_PASSWORD)];
    assert_eq!(browser.post("/me/password", &fields).await.location(), "/me?done=password");
    assert_ne!(browser.cookies[SESSION], old.cookies[SESSION]);
    assert_eq!(old.get("/me").await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/me").await.status, StatusCode::OK);
    // A form of the old session is worth nothing in the new one.
    let stale = browser.post("/me/sessions/end", &[("csrf", &token)]).await;
    assert_eq!(stale.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn whoever_has_signed_in_here_before_is_not_kept_out_by_guessing() {
    let site = Site::open().await;
    let mut owner = site.signed_in(PROVINCE_LOGIN).await;
    let token = owner.token().await;
    owner.post("/session/end", &[("csrf", &token)]).await;
    assert!(owner.cookies.contains_key("__Host-nguon-device"));
    let mut guesser = site.browser();
    for _ in 0..8 {
        guesser.sign_in(PROVINCE_LOGIN, "đoán mò đoán mò").await;
    }
    assert_eq!(guesser.sign_in(PROVINCE_LOGIN, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(owner.sign_in(PROVINCE_LOGIN, PASSWORD).await.status, StatusCode::SEE_OTHER);
    // The mark is good for the account it was made for, and as long as its holder has not signed out everywhere.
    let mark = owner.cookies["__Host-nguon-device"].clone();
    let token = owner.token().await;
    owner.post("/me/sessions/end", &[("csrf", &token)]).await;
    let mut thief = site.browser();
    thief.cookies.insert("__Host-nguon-device".to_owned(), mark);
    assert_eq!(thief.sign_in(PROVINCE_LOGIN, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn ones_sessions_are_listed_and_ended_one_by_one_or_all_others() {
    let site = Site::open().await;
    let who = login(Role::CellSecretary, PostState::Active);
    let mut phone = site.browser();
    phone.headers.push(("user-agent", "Mozilla/5.0 (Linux; Android 13) Chrome/116 Safari/537.36".to_owned()));
    phone.sign_in(&who, PASSWORD).await;
    let (mut here, mut library) = (site.signed_in(&who).await, site.signed_in(&who).await);
    let mut stranger = site.signed_in(PROVINCE_LOGIN).await;
    let page = here.get("/me").await;
    assert!(page.body.contains("Chrome trên Android") && page.body.contains("Máy này"), "{}", page.body);
    let document = page.document();
    let marks: Vec<String> = document
        .all("input")
        .filter(|input| input.attribute("name") == Some("session"))
        .map(|input| input.attribute("value").unwrap().to_owned())
        .collect();
    assert_eq!(marks.len(), 2, "this one has no button");
    let token = here.token().await;
    // Nobody else ends them.
    let of_stranger = stranger.token().await;
    stranger.post("/me/sessions/end-one", &[("csrf", &of_stranger), ("session", &marks[0])]).await;
    assert_eq!(phone.get("/me").await.status, StatusCode::OK);
    for mark in &marks[..1] {
        let done = here.post("/me/sessions/end-one", &[("csrf", &token), ("session", mark)]).await;
        assert_eq!(done.location(), "/me?done=session-ended");
    }
    let left = [phone.get("/me").await.status, library.get("/me").await.status];
    assert_eq!(left.iter().filter(|status| **status == StatusCode::OK).count(), 1);
    let done = here.post("/me/sessions/end-others", &[("csrf", &token)]).await;
    assert_eq!(done.location(), "/me?done=others-ended");
    assert_eq!(phone.get("/me").await.status, StatusCode::SEE_OTHER);
    assert_eq!(library.get("/me").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/me").await.status, StatusCode::OK);
    assert_eq!(stranger.get("/me").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_that_nobody_uses_ends_and_one_in_use_lasts_its_day() {
    let site = Site::open().await;
    let (mut idle, mut used) = (site.signed_in(PROVINCE_LOGIN).await, site.signed_in(PROVINCE_LOGIN).await);
    for hour in 1..=12 {
        let status = used.get("/me").await.status;
        assert_eq!(status, StatusCode::OK, "after {} hours", hour - 1);
        site.clock.pass(3600);
    }
    assert_eq!(used.get("/me").await.status, StatusCode::SEE_OTHER);
    assert_eq!(idle.get("/me").await.status, StatusCode::SEE_OTHER);
    let mut idle = site.signed_in(PROVINCE_LOGIN).await;
    site.clock.pass(2 * 3600 - 1);
    assert_eq!(idle.clone().get("/me").await.status, StatusCode::OK);
    site.clock.pass(2 * 3600);
    assert_eq!(idle.get("/me").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_password_that_is_tried_first_is_refused_with_what_to_do() {
    let site = Site::open().await;
    let who = login(Role::CellSecretary, PostState::Active);
    let mut browser = site.signed_in(&who).await;
    let token = browser.token().await;
    for (new, told) in [
        ("Matkhau@2020!!", "dễ đoán"),
        ("xã Bến Đò 2020", "dễ đoán"),
        ("cell_secretary.active 1", "tên đăng nhập"),
        (PASSWORD, "phải khác mật khẩu đang dùng"),
    ] {
        let fields = [("csrf", token.as_str()), ("current", PASSWORD), ("new", new), ("again", new)];
        let answer = browser.post("/me/password", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{new}");
        assert!(answer.document().by_id("new-error").unwrap().text.contains(told), "{new}: {}", answer.body);
    }
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
