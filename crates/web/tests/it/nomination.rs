//! Nominating somebody by form.

use axum::http::StatusCode;
use nguon_app::sample::{Position, login};
use nguon_domain::access::{PostState, Role};

use crate::browser::{Browser, Site};

async fn secretary(site: &Site) -> Browser {
    site.signed_in(&login(Role::CellSecretary, PostState::Active)).await
}

fn place() -> String {
    format!("/units/{}/nominate", Position::Descendant.unit().unwrap())
}

#[tokio::test]
async fn a_nomination_takes_four_fields_and_is_recorded_once() {
    let site = Site::open().await;
    let mut browser = secretary(&site).await;
    // A button leads to it from the unit and from its list.
    let unit = Position::Descendant.unit().unwrap();
    for page in [format!("/units/{unit}"), format!("/units/{unit}/people")] {
        assert!(browser.get(&page).await.document().all("a").any(|link| link.attribute("href") == Some(&place())));
    }
    let form = browser.get(&place()).await.document();
    let (csrf, ticket) = (form.field("csrf").unwrap().to_owned(), form.field("ticket").unwrap().to_owned());
    let hidden = [("csrf", csrf.as_str()), ("ticket", ticket.as_str())];
    let empty = browser.post(&place(), &hidden).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let needed: Vec<&str> = ["name", "born", "sex", "on", "by", "citizen_id", "occupation", "residence"]
        .into_iter()
        .filter(|name| empty.document().by_id(&format!("{name}-error")).is_some())
        .collect();
    assert_eq!(needed, ["name", "born", "sex", "on"]);
    let typed = [("name", "khúc thị  hạ"), ("born", "1999"), ("sex", "female"), ("on", "5.10.2020")];
    let fields: Vec<_> = hidden.into_iter().chain(typed).collect();
    let first = browser.post(&place(), &fields).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    assert!(first.location().ends_with("?done=nominated"));
    assert_eq!(browser.post(&place(), &fields).await.location(), first.location());
    let page = browser.get(first.location()).await;
    assert!(page.body.contains("05/10/2020") && page.body.contains("Đã ghi giới thiệu"));
}

#[tokio::test]
async fn what_was_typed_comes_back_with_those_who_may_be_the_same() {
    let site = Site::open().await;
    let mut browser = secretary(&site).await;
    let known = browser.get(&format!("/people/{}", Position::Own.person())).await.document().only("h1").text.clone();
    let form = browser.get(&place()).await.document();
    let (csrf, ticket) = (form.field("csrf").unwrap().to_owned(), form.field("ticket").unwrap().to_owned());
    let typed = [
        ("csrf", csrf.as_str()),
        ("ticket", ticket.as_str()),
        ("name", known.as_str()),
        ("born", "1978"),
        ("sex", "female"),
        ("on", "5/10/2020"),
        ("residence", "<script>thôn Đông"),
    ];
    let answer = browser.post(&place(), &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let document = answer.document();
    assert_eq!(document.field("residence"), Some("<script>thôn Đông"));
    assert!(!answer.body.contains("<script>thôn"));
    let to = format!("/people/{}", Position::Own.person());
    assert!(document.all("a").any(|link| link.attribute("href") == Some(&to)), "{}", answer.body);
    assert!(document.all("button").any(|button| button.attribute("name") == Some("another")));
    // Looked at and found to be somebody else.
    let fields: Vec<_> = typed.into_iter().chain([("another", "yes")]).collect();
    assert_eq!(browser.post(&place(), &fields).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn no_case_opens_beside_an_open_one_or_at_a_unit_that_has_ended() {
    let site = Site::open().await;
    let mut browser = secretary(&site).await;
    let open = format!("/people/{}/nominate", Position::Own.person());
    let closed = format!("/units/{}/nominate", Position::Closed.unit().unwrap());
    for place in [open, closed] {
        let page = browser.get(&place).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.document().field("ticket").is_none(), "{place}");
    }
}
