//! One act for many people: chosen in the list, looked at, written once, found again, undone as a whole.

use axum::http::StatusCode;
use nguon_app::sample::{PROVINCE, PROVINCE_LOGIN, Position, login};
use nguon_domain::{
    access::{PostState, Role},
    id::{Id, PersonId},
};

use crate::{
    browser::{Answer, Browser, Site},
    hostile::{foreign, payloads, shows},
    html::Document,
};

fn commune() -> String {
    format!("/units/{}", Position::Own.unit().unwrap())
}

async fn officer(site: &Site) -> Browser {
    site.signed_in(&login(Role::CommitteeOfficer, PostState::Active)).await
}

/// Those at the commune who are nominated and nothing more.
fn nominated() -> [PersonId; 3] {
    [605, 617, 629].map(|number| PersonId(Id::from_number(number)))
}

/// What a form carries, button apart: name and value of each field that is not empty.
fn carried(page: &Document) -> Vec<(String, String)> {
    let is_in_main = |field: &&crate::html::Element| field.inside.iter().any(|around| around == "main");
    let fields = page.all("input").filter(is_in_main);
    fields
        .filter_map(|field| Some((field.attribute("name")?.to_owned(), field.attribute("value")?.to_owned())))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

async fn send(browser: &mut Browser, fields: &[(String, String)], more: &[(&str, &str)]) -> Answer {
    let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    browser.post(&format!("{}/acts", commune()), &fields.chain(more.iter().copied()).collect::<Vec<_>>()).await
}

/// The form for an act of some people.
async fn form(browser: &mut Browser, people: &[PersonId], deed: &str) -> Vec<(String, String)> {
    let chosen: String = people.iter().map(|person| format!("&person={person}")).collect();
    let page = browser.get(&format!("{}/acts?of=open{chosen}&deed={deed}", commune())).await;
    assert_eq!(page.status, StatusCode::OK);
    carried(&page.document())
}

fn names(page: &Document, section: &str) -> usize {
    // Each person is a link in the first cell of a row.
    let is_there = page.elements.iter().any(|element| element.attribute("id") == Some(section));
    if !is_there {
        return 0;
    }
    let links = page.all("a").filter(|link| link.attribute("href").is_some_and(|href| href.starts_with("/people/")));
    links.count()
}

async fn acts(browser: &mut Browser, person: PersonId) -> String {
    browser.get(&format!("/people/{person}")).await.body
}

#[tokio::test]
async fn an_act_for_many_is_looked_at_first_and_then_written_once() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    // The list offers a box for everyone in it.
    let list = browser.get(&format!("{}/people?of=open", commune())).await.document();
    let boxes = list.all("input").filter(|input| input.attribute("name") == Some("person")).count();
    assert!(boxes > 5, "{boxes}");
    assert!(
        list.all("input")
            .all(|input| input.attribute("name") != Some("person") || input.attribute("form") == Some("together"))
    );

    // Two who can, one who ended long ago would not come up; the ceremony's person is past that step.
    let admitted = Position::Own.person();
    let [one, two, _] = nominated();
    let carries = form(&mut browser, &[one, two, admitted], "listed").await;
    let first = send(&mut browser, &carries, &[("do", "look"), ("on", "5/1/2020"), ("paper", "07-NQ/CB")]).await;
    assert_eq!(first.status, StatusCode::OK);
    let looked = first.document();
    assert_eq!(names(&looked, "recorded"), 3);
    assert!(first.body.contains("Chưa ghi gì cả") && first.body.contains("Ghi cho 3 người"));
    assert!(!acts(&mut browser, one).await.contains("07-NQ/CB"), "looking writes nothing");

    let carries = carried(&looked);
    let done = send(&mut browser, &carries, &[("do", "write")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let again = send(&mut browser, &carries, &[("do", "write")]).await;
    assert_eq!(done.location(), again.location());
    let shown = browser.get(done.location()).await;
    assert!(shown.body.contains("Đã ghi cho 3 người."));
    assert_eq!(names(&shown.document(), "written"), 3);
    for person in [one, two, admitted] {
        let page = acts(&mut browser, person).await;
        assert_eq!(page.matches("Số 07-NQ/CB").count(), 1, "once in the timeline");
    }
    assert_eq!(site.app.check().await.unwrap().problems, [] as [String; 0]);
}

#[tokio::test]
async fn whoever_it_cannot_be_recorded_for_is_left_out_with_the_reason() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let [one, two, _] = nominated();
    // Of a branch of others, and of nobody at all: told alike.
    let (foreign, missing) = (Position::Sibling.person(), PersonId(Id::from_number(77)));
    let admitted = Position::Own.person();
    let mut sides = Vec::new();
    for outsider in [foreign, missing] {
        let carries = form(&mut browser, &[one, admitted], "decided").await;
        let more = outsider.to_string();
        let fields = [("do", "look"), ("on", "5/10/2020"), ("person", more.as_str())];
        let page = send(&mut browser, &carries, &fields).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Có 1 người đã chọn nhưng không có"), "{}", page.body);
        assert!(page.body.contains("Đã ghi việc này ngày 10/01/2020"));
        assert!(page.body.contains("Ghi cho 1 người"));
        assert!(!page.body.contains(&more), "it is not carried on");
        sides.push(names(&page.document(), "recorded"));
        // Sent straight to be written, nothing is.
        let straight = [("do", "write"), ("on", "5/10/2020"), ("person", more.as_str())];
        assert_eq!(send(&mut browser, &carries, &straight).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(sides[0], sides[1]);
    assert!(!acts(&mut browser, one).await.contains("05/10/2020"));

    // Those left out are told afterwards too.
    let carries = form(&mut browser, &[one, two, admitted], "decided").await;
    let page = send(&mut browser, &carries, &[("do", "look"), ("on", "5/10/2020")]).await;
    let carries = carried(&page.document());
    let done = send(&mut browser, &carries, &[("do", "write")]).await;
    let shown = browser.get(done.location()).await;
    assert!(shown.body.contains("Đã ghi cho 2 người.") && shown.body.contains("Việc này đã ghi rồi."));
    let document = shown.document();
    for anchor in ["#written", "#left"] {
        assert!(document.all("a").any(|link| link.attribute("href") == Some(anchor)), "{anchor}");
    }
    // What is recorded for one before it is written for all is not written at all.
    let [_, _, three] = nominated();
    let carries = form(&mut browser, &[three], "decided").await;
    let page = send(&mut browser, &carries, &[("do", "look"), ("on", "5/10/2020")]).await;
    let waits = carried(&page.document());
    let quick = form(&mut browser, &[three], "decided").await;
    assert_eq!(send(&mut browser, &quick, &[("do", "write"), ("on", "6/10/2020")]).await.status, StatusCode::SEE_OTHER);
    let late = send(&mut browser, &waits, &[("do", "write")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("hồ sơ đã có thay đổi") && late.body.contains("Đã ghi việc này ngày 06/10/2020"));
}

#[tokio::test]
async fn all_of_it_is_undone_at_once_as_long_as_nothing_was_built_on_it() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let [one, two, three] = nominated();
    let carries = form(&mut browser, &[one, two], "decided").await;
    let done = send(&mut browser, &carries, &[("do", "write"), ("on", "5/10/2020")]).await;
    let place = done.location().to_owned();
    let undo = carried(&browser.get(&place).await.document());
    let post = |why: &'static str| {
        let fields: Vec<(String, String)> = undo.iter().cloned().chain([("why".to_owned(), why.to_owned())]).collect();
        fields
    };
    let as_fields = |fields: &[(String, String)]| -> Vec<(String, String)> { fields.to_vec() };
    let gap = as_fields(&post(" "));
    let gap: Vec<(&str, &str)> = gap.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(browser.post(&place, &gap).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let good = post("ghi nhầm nghị quyết");
    let good: Vec<(&str, &str)> = good.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    for _ in 0..2 {
        let undone = browser.post(&place, &good).await;
        assert_eq!((undone.status, undone.location()), (StatusCode::SEE_OTHER, place.as_str()), "{}", undone.body);
    }
    let shown = browser.get(&place).await;
    assert!(shown.body.contains("Đã hoàn tác") && shown.document().by_id("why").is_none());
    for person in [one, two] {
        let page = acts(&mut browser, person).await;
        assert!(page.contains("ghi nhầm nghị quyết") && page.contains("<del>Quyết định kết nạp</del>"), "{page}");
    }

    // Built on: the ceremony of one of them stands in the way of all.
    let carries = form(&mut browser, &[two, three], "decided").await;
    let place = send(&mut browser, &carries, &[("do", "write"), ("on", "6/10/2020")]).await.location().to_owned();
    let undo = carried(&browser.get(&place).await.document());
    let carries = form(&mut browser, &[three], "ceremony_held").await;
    let ceremony = send(&mut browser, &carries, &[("do", "write"), ("on", "8/10/2020")]).await;
    assert_eq!(ceremony.status, StatusCode::SEE_OTHER);
    let shown = browser.get(&place).await;
    assert!(shown.body.contains("Không hoàn tác cả loạt được nữa") && shown.body.contains("Đã có việc ghi sau"));
    let mut fields: Vec<(&str, &str)> = undo.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("why", "thử"));
    assert_eq!(browser.post(&place, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!acts(&mut browser, two).await.contains("<del>Quyết định kết nạp</del></p>\n<p><del>Ngày 06"));
    assert_eq!(site.app.check().await.unwrap().problems, [] as [String; 0]);
}

#[tokio::test]
async fn what_was_written_elsewhere_is_not_there() {
    let site = Site::open().await;
    let mut province = site.signed_in(PROVINCE_LOGIN).await;
    let mut browser = officer(&site).await;
    let carries = form(&mut browser, &nominated()[..1], "decided").await;
    let place = send(&mut browser, &carries, &[("do", "write"), ("on", "5/10/2020")]).await.location().to_owned();
    let batch = place.rsplit('/').next().unwrap();
    // It is found at its own unit alone, whoever asks.
    let elsewhere = format!("/units/{PROVINCE}/acts/{batch}");
    assert_eq!(province.get(&place).await.status, StatusCode::OK);
    assert_eq!(province.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    let mut leader = site.signed_in(&login(Role::Leader, PostState::Active)).await;
    assert_eq!(leader.get(&place).await.status, StatusCode::NOT_FOUND);
    // Whoever may not record is offered nothing of it.
    let list = leader.get(&format!("{}/people?of=open", commune())).await;
    assert!(list.status == StatusCode::OK && !list.body.contains("/acts\"") && !list.body.contains("name=\"person\""));
    // Another write is no act for many.
    let journal = format!("/units/{}/acts/{}", Position::Own.unit().unwrap(), "0".repeat(25) + "1");
    assert_eq!(browser.get(&journal).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_whole_list_is_chosen_as_it_is_filtered() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let list = format!("{}/people?of=at.nominated", commune());
    let total = browser.get(&list).await.document().only("caption").text.clone();
    let page = browser.get(&format!("{}/acts?of=at.nominated&all=yes&deed=applied", commune())).await;
    let carries = carried(&page.document());
    let people = carries.iter().filter(|(name, _)| name == "person").count();
    assert!(people > 1 && total.contains(&people.to_string()), "{people} of {total}");
    // More than fit at once are nobody, and it is said how many there are.
    let nobody = browser.get(&format!("{}/acts?of=open", commune())).await;
    assert!(nobody.body.contains("Chưa chọn ai"));
    let missing = send(&mut browser, &carries, &[("do", "look"), ("on", "31/2/2020")]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let document = missing.document();
    assert_eq!(document.field("on"), Some("31/2/2020"));
    assert_eq!(carried(&document).iter().filter(|(name, _)| name == "person").count(), people);
}

#[tokio::test]
async fn papers_and_places_of_many_never_become_markup() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let carries = form(&mut browser, &nominated(), "vetting_asked").await;
    for payload in payloads() {
        let page = send(&mut browser, &carries, &[("do", "look"), ("on", "5/10/2020"), ("place", &payload)]).await;
        let document = page.document();
        let shown = nguon_domain::text::tidy(&payload).text;
        assert!(foreign(&document).is_empty() && shows(&document, &shown), "{payload}: {:?}", foreign(&document));
        let wrong = send(&mut browser, &carries, &[("on", ""), ("place", &payload), ("list", &payload)]).await;
        assert!(foreign(&wrong.document()).is_empty(), "{payload}: {:?}", foreign(&wrong.document()));
        let query: String = form_urlencoded::byte_serialize(payload.as_bytes()).collect();
        let page = browser.get(&format!("{}/acts?person={query}&deed={query}&q={query}", commune())).await;
        assert!(foreign(&page.document()).is_empty(), "{payload}: {:?}", foreign(&page.document()));
    }
}
