//! Putting acts of a case on record by form.

use axum::http::StatusCode;
use nguon_app::sample::{Position, login};
use nguon_domain::{
    access::{PostState, Role},
    id::{Id, PersonId},
};

use crate::{
    browser::{Browser, Site},
    html::Document,
};

/// Somebody at the commune who was nominated and nothing more.
fn nominated() -> PersonId {
    PersonId(Id::from_number(605))
}

async fn officer(site: &Site) -> Browser {
    site.signed_in(&login(Role::CommitteeOfficer, PostState::Active)).await
}

/// The form of an act with what it carries unseen.
struct ActForm {
    place: String,
    hidden: Vec<(String, String)>,
}

impl ActForm {
    async fn open(browser: &mut Browser, person: PersonId, deed: &str) -> Self {
        let place = format!("/people/{person}/acts");
        let page = browser.get(&format!("{place}?deed={deed}")).await;
        assert_eq!(page.status, StatusCode::OK);
        Self::of(&page.document(), place)
    }

    fn of(document: &Document, place: String) -> Self {
        let value = |name: &str| (name.to_owned(), document.field(name).unwrap().to_owned());
        Self { place, hidden: ["csrf", "ticket", "case", "seen", "deed"].map(value).into() }
    }

    async fn send(&self, browser: &mut Browser, typed: &[(&str, &str)]) -> crate::browser::Answer {
        let hidden = self.hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        browser.post(&self.place, &hidden.chain(typed.iter().copied()).collect::<Vec<_>>()).await
    }
}

fn acts(page: &Document) -> usize {
    page.all("li").filter(|line| line.has_class("timeline-item")).count()
}

#[tokio::test]
async fn an_act_is_recorded_once_however_often_its_form_is_sent() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let person = nominated();
    let page = format!("/people/{person}");
    let before = browser.get(&page).await.document();
    // The next step leads to its form, and so does the button.
    let form = before.all("a").filter(|link| link.attribute("href").is_some_and(|to| to.contains("/acts?"))).count();
    assert!(form > 1, "{form} links lead to the form");
    let form = ActForm::open(&mut browser, person, "cell_voted").await;
    let typed = [("on", "3-2-2020"), ("in_favour", "9"), ("entitled", "20"), ("paper", " 05-NQ/CB ")];
    for _ in 0..2 {
        let answer = form.send(&mut browser, &typed).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, format!("{page}?done=recorded").as_str())
        );
    }
    let after = browser.get(&format!("{page}?done=recorded")).await;
    let document = after.document();
    assert_eq!(acts(&document), acts(&before) + 1);
    assert!(after.body.contains("03/02/2020") && after.body.contains("05-NQ/CB"));
    // Too few votes are recorded, and pointed out with the clause.
    assert!(after.body.contains("9 trên 20 tán thành"), "{}", after.body);
    // The same ticket with other words in it is not taken for a repetition, and not written unseen either.
    let other = [("on", "5/2/2020"), ("in_favour", "18"), ("entitled", "20")];
    assert_eq!(form.send(&mut browser, &other).await.status, StatusCode::CONFLICT);
    let form = ActForm::open(&mut browser, person, "cell_voted").await;
    assert_eq!(form.send(&mut browser, &other).await.status, StatusCode::SEE_OTHER);
    assert_eq!(acts(&browser.get(&page).await.document()), acts(&before) + 2);
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_with_what_was_typed() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let person = nominated();
    let form = ActForm::open(&mut browser, person, "cell_voted").await;
    let answer = form.send(&mut browser, &[("on", "31/2/2020"), ("in_favour", "21"), ("entitled", "20")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let document = answer.document();
    assert_eq!(document.field("on"), Some("31/2/2020"));
    assert_eq!(document.field("in_favour"), Some("21"));
    for field in ["on", "in_favour"] {
        assert!(document.all("a").any(|link| link.attribute("href") == Some(&format!("#{field}"))), "{field}");
        let input = document.by_id(field).unwrap();
        assert_eq!(input.attribute("aria-invalid"), Some("true"), "{field}");
    }
    assert!(document.only("title").text.starts_with("Lỗi"));
    // Corrected on the page that came back, it is recorded.
    let form = ActForm::of(&document, form.place);
    let answer = form.send(&mut browser, &[("on", "28/2/2020"), ("in_favour", "20"), ("entitled", "20")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_cannot_be_recorded_is_refused_in_plain_words() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let person = nominated();
    let form = ActForm::open(&mut browser, person, "applied").await;
    for (deed, day, says) in [
        ("applied", "1/11/2020", "chưa đến"),
        ("ceremony_held", "1/10/2020", "Chưa có quyết định"),
        ("removed", "1/10/2020", "không xóa tên"),
    ] {
        let mut hidden = form.hidden.clone();
        hidden.iter_mut().find(|(name, _)| name == "deed").unwrap().1 = deed.to_owned();
        let form = ActForm { place: form.place.clone(), hidden };
        let answer = form.send(&mut browser, &[("on", day), ("reason", "<b>bỏ</b>")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{deed}");
        let error = answer.document().by_id("on-error").unwrap().text.clone();
        assert!(error.contains(says), "{deed}: {error}");
        assert!(!answer.body.contains("<b>bỏ"), "{deed}");
    }
}

#[tokio::test]
async fn a_case_of_somebody_else_is_not_there() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let form = ActForm::open(&mut browser, nominated(), "applied").await;
    for other in [Position::Own, Position::Sibling] {
        let mut hidden = form.hidden.clone();
        hidden.iter_mut().find(|(name, _)| name == "case").unwrap().1 = other.person().to_string();
        let form = ActForm { place: form.place.clone(), hidden };
        assert_eq!(form.send(&mut browser, &[("on", "1/10/2020")]).await.status, StatusCode::NOT_FOUND);
    }
    // Those who may only look are offered nothing that would be refused.
    let mut reader = site.signed_in(&login(Role::Inspector, PostState::Active)).await;
    let page = reader.get(&format!("/people/{}", nominated())).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("/acts"));
}

/// The form that corrects the ceremony of whoever lives at the commune.
async fn correction(browser: &mut Browser) -> (String, Document) {
    let (person, act) = (Position::Own.person(), Position::Own.ceremony());
    let place = format!("/people/{person}/acts/{act}/correct");
    let page = browser.get(&place).await;
    assert_eq!(page.status, StatusCode::OK);
    (place, page.document())
}

#[tokio::test]
async fn a_correction_strikes_out_what_was_wrong_and_says_what_changed_and_why() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let (place, form) = correction(&mut browser).await;
    assert_eq!(form.field("on"), Some("10/02/2020"));
    let hidden = |name: &'static str| (name, form.field(name).unwrap().to_owned());
    let (csrf, ticket) = (hidden("csrf"), hidden("ticket"));
    let send = [("csrf", csrf.1.as_str()), ("ticket", ticket.1.as_str()), ("do", "correct")];
    let fields = |on, why| send.into_iter().chain([("on", on), ("why", why)]).collect::<Vec<_>>();
    // Without a reason, or without a change, nothing is written.
    for (on, why, field) in [("12/2/2020", " ", "why"), ("10/2/2020", "xem lại", "on"), ("1/1/2019", "x", "on")] {
        let answer = browser.post(&place, &fields(on, why)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{on} {why}");
        assert!(answer.document().by_id(&format!("{field}-error")).is_some(), "{on} {why}");
        assert_eq!(answer.document().field("on"), Some(on));
    }
    let person = Position::Own.person();
    for _ in 0..2 {
        let answer = browser.post(&place, &fields("12.02.2020", "ghi nhầm ngày <i>")).await;
        assert_eq!(answer.location(), format!("/people/{person}?done=corrected"), "{}", answer.body);
    }
    let page = browser.get(&format!("/people/{person}")).await;
    assert_eq!(acts(&page.document()), 5);
    assert!(page.body.contains("Ngày tổ chức lễ: <del>10/02/2020</del> → 12/02/2020"), "{}", page.body);
    assert!(page.body.contains("ghi nhầm ngày") && !page.body.contains("<i>"));
    // The old entry is past correcting.
    let late = browser.get(&place).await;
    assert_eq!(late.status, StatusCode::OK);
    assert!(late.document().field("ticket").is_none());
    let other = [("csrf", csrf.1.as_str()), ("ticket", ticket.1.as_str()), ("on", "13/2/2020"), ("why", "nữa")];
    assert_eq!(browser.post(&place, &other).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_was_entered_in_error_is_withdrawn_and_stays_to_be_seen() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let (place, form) = correction(&mut browser).await;
    let person = Position::Own.person();
    let hidden = |name: &'static str| (name, form.field(name).unwrap().to_owned());
    let (csrf, ticket) = (hidden("csrf"), hidden("ticket"));
    let fields =
        |why| [("csrf", csrf.1.as_str()), ("ticket", ticket.1.as_str()), ("do", "annul"), ("why_annulled", why)];
    assert_eq!(browser.post(&place, &fields("")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = browser.post(&place, &fields("nhập nhầm người")).await;
    assert_eq!(answer.location(), format!("/people/{person}?done=annulled"));
    let page = browser.get(answer.location()).await;
    assert!(page.body.contains("Đã hủy việc ghi nhầm") && page.body.contains("nhập nhầm người"));
    assert!(page.document().all("del").any(|gone| gone.text.contains("Lễ kết nạp")));
    assert!(page.document().all("span").any(|badge| badge.text.contains("chờ lễ kết nạp")));
}
