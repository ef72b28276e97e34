//! Forms that somebody has begun: kept, offered, opened and thrown away, and nobody else's business.

use axum::http::StatusCode;
use nguon_app::sample::{Position, login};
use nguon_domain::{
    access::{PostState, Role},
    id::{Id, PersonId},
};

use crate::{
    accounts::{administrator, commune, hidden, send},
    browser::{Answer, Browser, Site},
};

async fn officer(site: &Site) -> Browser {
    site.signed_in(&login(Role::CommitteeOfficer, PostState::Active)).await
}

fn nomination() -> String {
    format!("/units/{}/nominate", Position::Descendant.unit().unwrap())
}

const TYPED: [(&str, &str); 4] = [
    ("name", "Lê <b>Thị Mơ"),
    ("on", "hôm qua"),
    ("citizen_id", "026198001234"),
    ("residence", "CCCD 026 198 001 234"),
];

async fn keeps(browser: &mut Browser, place: &str, how: &str, typed: &[(&str, &str)]) -> Answer {
    send(browser, place, place, &[&[("draft", how)], typed].concat()).await
}

/// How much stands in the journal.
async fn written(site: &Site) -> u64 {
    let report = site.app.check().await.unwrap();
    report.looked_at.iter().find(|(what, _)| what == "journal").unwrap().1
}

#[tokio::test]
async fn what_was_begun_is_kept_offered_opened_and_gone_once_it_is_saved() {
    let site = Site::open().await;
    let (mut browser, place) = (officer(&site).await, nomination());
    let before = written(&site).await;
    assert!(!browser.get(&place).await.body.contains("draft=open"));
    // With script, as one types; without, by the button.
    let auto = keeps(&mut browser, &place, "auto", &TYPED).await;
    assert_eq!((auto.status, auto.body.as_str()), (StatusCode::NO_CONTENT, ""));
    let kept = keeps(&mut browser, &place, "keep", &TYPED).await;
    assert_eq!(kept.location(), format!("{place}?draft=kept"));
    assert!(browser.get(kept.location()).await.body.contains("Đã lưu nháp lúc"));
    assert_eq!(written(&site).await, before, "a draft is no act");

    // It is offered and not forced, on another device too.
    let mut elsewhere = officer(&site).await;
    let page = elsewhere.get(&place).await;
    assert!(page.body.contains("Có bản đang viết dở") && !page.body.contains("Thị Mơ"));
    let home = elsewhere.get("/").await;
    let document = home.document();
    let open = format!("{place}?draft=open");
    assert!(document.all("a").any(|link| link.attribute("href") == Some(&open)), "{}", home.body);
    assert!(home.body.contains("Thị Mơ") && !home.body.contains("<b>"));
    let page = elsewhere.get(&open).await;
    let document = page.document();
    assert_eq!(document.field("name"), Some("Lê <b>Thị Mơ"));
    assert_eq!(document.field("on"), Some("hôm qua"));
    assert!(!page.body.contains("<b>"));
    // No citizen id lies about in a draft, wherever it was typed.
    assert_eq!((document.field("citizen_id"), document.field("residence")), (Some(""), Some("")));
    assert!(document.by_id("citizen_id").unwrap().attribute("data-private").is_some());

    let typed = [("name", "Lê Thị Mơ"), ("born", "1998"), ("sex", "female"), ("on", "1/10/2020")];
    let done = send(&mut elsewhere, &open, &place, &typed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(!browser.get(&place).await.body.contains("draft=open"));
    assert!(!browser.get("/").await.body.contains("Đang viết dở"));
}

#[tokio::test]
async fn a_draft_is_thrown_away_by_its_button_or_with_its_last_word() {
    let site = Site::open().await;
    let (mut browser, place) = (officer(&site).await, nomination());
    keeps(&mut browser, &place, "keep", &TYPED).await;
    let dropped = keeps(&mut browser, &place, "drop", &[]).await;
    assert_eq!(dropped.location(), place);
    assert!(!browser.get(&place).await.body.contains("draft=open"));
    keeps(&mut browser, &place, "keep", &TYPED).await;
    let emptied = keeps(&mut browser, &place, "auto", &[("name", " "), ("citizen_id", "026198001234")]).await;
    assert_eq!(emptied.status, StatusCode::NO_CONTENT);
    assert!(!browser.get(&place).await.body.contains("draft=open"));
    let nothing = keeps(&mut browser, &place, "keep", &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.body.contains("Chưa có gì để lưu nháp"));
}

#[tokio::test]
async fn acts_and_corrections_are_kept_too_each_for_itself() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let person = PersonId(Id::from_number(605));
    let acts = format!("/people/{person}/acts");
    let vote = format!("{acts}?deed=cell_voted");
    let typed = [("deed", "cell_voted"), ("on", "3/2/2020"), ("in_favour", "mười chín")];
    assert_eq!(
        send(&mut browser, &vote, &acts, &[&[("draft", "auto")], &typed[..]].concat()).await.status,
        StatusCode::NO_CONTENT
    );
    assert!(browser.get(&vote).await.body.contains("Có bản đang viết dở"));
    assert!(!browser.get(&format!("{acts}?deed=applied")).await.body.contains("Có bản đang viết dở"));
    let open = format!("{acts}?deed=cell_voted&draft=open");
    assert!(browser.get("/").await.document().all("a").any(|link| link.attribute("href") == Some(&open)));
    assert_eq!(browser.get(&open).await.document().field("in_favour"), Some("mười chín"));
    let dropped = send(&mut browser, &vote, &acts, &[("draft", "drop"), ("deed", "cell_voted")]).await;
    assert_eq!(dropped.status, StatusCode::SEE_OTHER);
    assert!(!browser.get(&vote).await.body.contains("Có bản đang viết dở"));

    // A correction that somebody else was faster with opens with both versions side by side.
    let (person, act) = (Position::Own.person(), Position::Own.ceremony());
    let place = format!("/people/{person}/acts/{act}/correct");
    let typed = [("on", "14/2/2020"), ("why", "theo biên bản")];
    assert_eq!(keeps(&mut browser, &place, "auto", &typed).await.status, StatusCode::NO_CONTENT);
    let mut other = site.signed_in(&login(Role::CellSecretary, PostState::Active)).await;
    let done = send(&mut other, &place, &place, &[("on", "12/2/2020"), ("why", "nhầm")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = browser.get(&format!("{place}?draft=open")).await;
    for part in ["10/02/2020", "12/02/2020", "14/2/2020", "theo biên bản"] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
}

#[tokio::test]
async fn a_draft_is_its_writers_alone_for_as_long_as_they_may_open_the_form() {
    let site = Site::open().await;
    let (mut browser, place) = (officer(&site).await, nomination());
    keeps(&mut browser, &place, "keep", &TYPED).await;
    for role in [Role::CellSecretary, Role::OrganisationOfficer, Role::SystemAdministrator] {
        let mut other = site.signed_in(&login(role, PostState::Active)).await;
        for page in [place.clone(), format!("{place}?draft=open"), "/".to_owned()] {
            assert!(!other.get(&page).await.body.contains("Thị Mơ"), "{role:?} {page}");
        }
    }
    // A form that is not there for somebody keeps nothing for them.
    for position in [Position::Sibling, Position::Ancestor] {
        let elsewhere = format!("/units/{}/nominate", position.unit().unwrap());
        for how in ["keep", "auto", "drop"] {
            let open = hidden(&mut browser, &place).await;
            let open: Vec<(&str, &str)> = open.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let answer = browser.post(&elsewhere, &[&open[..], &[("draft", how)], &TYPED].concat()).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{position:?} {how}");
        }
    }
    // Without the proof of one of our pages nothing is kept or thrown away.
    for how in ["keep", "auto", "drop"] {
        let answer = browser.post(&place, &[("csrf", "0123"), ("draft", how), ("name", "x")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{how}");
    }
    assert_eq!(browser.get(&format!("{place}?draft=open")).await.document().field("name"), Some("Lê <b>Thị Mơ"));

    // An account that is closed leaves none.
    let mut administrator = administrator(&site).await;
    let who = login(Role::CommitteeOfficer, PostState::Active);
    let list = administrator.get(&format!("/units/{}/accounts?q={who}", commune())).await.document();
    let name = browser.get("/me").await.document().all("dd").next().unwrap().text.clone();
    let account = list.all("a").find(|link| link.text == name).unwrap().attribute("href").unwrap().to_owned();
    let close = format!("{account}/close");
    for does in ["close", "open"] {
        let done = send(&mut administrator, &close, &close, &[("do", does), ("why", "nghỉ")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
    }
    let mut again = officer(&site).await;
    assert!(!again.get(&place).await.body.contains("draft=open"));
}

#[tokio::test]
async fn drafts_are_few_short_and_forgotten_after_a_while() {
    let site = Site::open().await;
    let (mut browser, place) = (officer(&site).await, nomination());
    let long = "đ".repeat(9_000);
    for (how, status) in [("auto", StatusCode::PAYLOAD_TOO_LARGE), ("keep", StatusCode::UNPROCESSABLE_ENTITY)] {
        let answer = keeps(&mut browser, &place, how, &[("residence", &long)]).await;
        assert_eq!(answer.status, status);
        assert!(how == "auto" || answer.document().field("residence") == Some(&long), "nothing typed is lost");
    }
    assert_eq!(keeps(&mut browser, &place, "keep", &TYPED).await.status, StatusCode::SEE_OTHER);
    let day = |days: i64| days * 24 * 3600;
    site.clock.pass(day(13));
    let mut later = officer(&site).await;
    assert!(later.get(&place).await.body.contains("draft=open"));
    site.clock.pass(day(2));
    let mut later = officer(&site).await;
    assert!(!later.get(&place).await.body.contains("draft=open"));
    assert!(!later.get("/").await.body.contains("Thị Mơ"));
}
