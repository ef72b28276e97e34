//! What is shown when something is not there or goes wrong.

use axum::http::StatusCode;
use nguon_app::{
    sample::{PROVINCE, PROVINCE_LOGIN, Position, login},
    texts::Language,
};
use nguon_domain::access::{PostState, Role};

use crate::{browser::Site, pages::rules};

#[tokio::test]
async fn what_is_not_for_the_reader_looks_like_what_is_not_there() {
    let site = Site::open().await;
    let mut browser = site.signed_in(&login(Role::CommitteeOfficer, PostState::Active)).await;
    let missing = browser.get("/units/0000000000000000000000zzzz").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    let sibling = Position::Sibling;
    let (unit, person) = (sibling.unit().unwrap(), sibling.person());
    for place in [
        format!("/units/{unit}"),
        format!("/units/{unit}?from=2020-01-01&until=2020-02-01"),
        format!("/units/{unit}/people?of=open"),
        format!("/units/{unit}/people.xlsx"),
        format!("/units/{unit}/report/print"),
        format!("/units/{unit}/report.xlsx"),
        format!("/people/{person}"),
        format!("/units/{PROVINCE}"),
        "/people/0000000000000000000000zzzz".to_owned(),
        "/units/not-an-id".to_owned(),
        "/nowhere".to_owned(),
        "/units".to_owned(),
        "/assets/../Cargo.toml".to_owned(),
    ] {
        let answer = browser.get(&place).await;
        assert_eq!(
            (answer.status, &answer.headers, &answer.body),
            (missing.status, &missing.headers, &missing.body),
            "{place}"
        );
    }
}

#[tokio::test]
async fn every_problem_has_a_page_with_a_way_onward() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let ours = [("origin", "https://nguon.test")];
    let answers = [
        (StatusCode::NOT_FOUND, browser.get("/nowhere").await),
        (StatusCode::METHOD_NOT_ALLOWED, browser.send("DELETE", "/me", None, &ours).await),
        (StatusCode::FORBIDDEN, browser.post_from("/session/end", &[], &ours).await),
        (
            StatusCode::BAD_REQUEST,
            browser
                .send(
                    "POST",
                    "/language",
                    Some(String::new()),
                    &[("origin", "https://nguon.test"), ("content-type", "text/plain")],
                )
                .await,
        ),
        (StatusCode::PAYLOAD_TOO_LARGE, browser.send("POST", "/language", Some("a".repeat(300_000)), &ours).await),
    ];
    for (status, answer) in answers {
        assert_eq!(answer.status, status);
        let document = answer.document();
        assert_eq!(rules(&document, &answer.body, Language::Vietnamese), Vec::<String>::new(), "{status}");
        assert!(document.all("a").any(|link| link.has_class("btn")), "{status}");
    }
    assert_eq!(browser.send("DELETE", "/me", None, &ours).await.header("allow"), Some("GET,HEAD"));
}

#[tokio::test]
async fn nobody_sees_more_of_an_id_by_asking_too_often() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let token = browser.token().await;
    let place = format!("/people/{}/citizen-id", Position::Own.person());
    let mut refused = None;
    for _ in 0..70 {
        let answer = browser.post(&place, &[("csrf", &token)]).await;
        if answer.status != StatusCode::OK {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("there is an end to it");
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.header("retry-after").is_some());
}
