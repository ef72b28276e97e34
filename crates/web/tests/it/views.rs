//! Lists that are saved under a name: for oneself, for others, first, away and back.

use axum::http::StatusCode;
use nguon_app::sample::{PROVINCE_LOGIN, Position, login};
use nguon_domain::access::{PostState, Role};

use crate::{
    browser::{Browser, Site},
    html::Document,
};

const WORDS: &str = "of=everybody&sex=female";

fn commune() -> String {
    format!("/units/{}", Position::Own.unit().unwrap())
}

async fn officer(site: &Site, role: Role) -> Browser {
    site.signed_in(&login(role, PostState::Active)).await
}

/// Saves a list from the page that offers it; says where that leads.
async fn save(browser: &mut Browser, fields: &[(&str, &str)]) -> crate::browser::Answer {
    let form = browser.get(&format!("{}/views/new?{WORDS}", commune())).await.document();
    let (csrf, ticket) = (form.field("csrf").unwrap().to_owned(), form.field("ticket").unwrap().to_owned());
    let query = form.field("query").unwrap().to_owned();
    let mut all = vec![("csrf", csrf.as_str()), ("ticket", &ticket), ("query", &query)];
    all.extend(fields);
    let first = browser.post(&format!("{}/views", commune()), &all).await;
    // A second press is harmless.
    let again = browser.post(&format!("{}/views", commune()), &all).await;
    assert_eq!((first.status, first.location()), (again.status, again.location()));
    first
}

fn chips(document: &Document) -> Vec<String> {
    let chips = document.all("a").filter(|link| link.has_class("chip"));
    let saved = chips.filter(|link| link.attribute("href").is_some_and(|href| href.contains("sex=female")));
    saved.map(|link| link.text.clone()).filter(|text| text.contains("Phụ nữ")).collect()
}

/// Does something to the only view that is offered.
async fn change(browser: &mut Browser, fields: &[(&str, &str)]) -> crate::browser::Answer {
    let form = browser.get(&format!("{}/views", commune())).await.document();
    let of = |name| form.field(name).unwrap_or_default().to_owned();
    let (csrf, ticket, view) = (browser.token().await, of("ticket"), of("view"));
    let mut all = vec![("csrf", csrf.as_str()), ("ticket", &ticket), ("view", &view)];
    all.extend(fields);
    browser.post(&format!("{}/views/change", commune()), &all).await
}

#[tokio::test]
async fn a_list_is_saved_for_oneself_or_for_all_who_may_see_it_and_widens_nobodys_rights() {
    let site = Site::open().await;
    let mut secretary = officer(&site, Role::CellSecretary).await;
    let mut leader = officer(&site, Role::Leader).await;
    let list = format!("{}/people?of=open", commune());

    let gap = save(&mut secretary, &[("name", "  ")]).await;
    assert_eq!(gap.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(gap.body.contains("Hãy đặt tên cho danh sách."));
    let saved = save(&mut secretary, &[("name", "Phụ nữ"), ("who", "mine"), ("opens", "no")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let shown = secretary.get(saved.location()).await;
    assert!(shown.body.contains("Đã lưu."));
    assert_eq!(chips(&secretary.get(&list).await.document()), ["Phụ nữ"]);
    assert_eq!(chips(&leader.get(&list).await.document()), [""; 0], "it is the secretary's own");

    // Two of one name would not be told apart.
    let taken = save(&mut secretary, &[("name", "phu nu")]).await;
    assert!(taken.body.contains("đã có danh sách hay dùng mang tên ấy"));

    assert_eq!(change(&mut secretary, &[("do", "share")]).await.status, StatusCode::SEE_OTHER);
    let seen = leader.get(&list).await.document();
    assert_eq!(chips(&seen), ["Phụ nữ (dùng chung)"]);
    // What is shared is an address: whoever may not open it gets nothing by it.
    let place = seen.all("a").find(|link| link.text == "Phụ nữ (dùng chung)").unwrap().attribute("href").unwrap();
    assert_eq!(leader.get(place).await.status, StatusCode::OK);
    let mut mass_organisation = officer(&site, Role::MassOrgOfficer).await;
    assert_eq!(mass_organisation.get(place).await.status, StatusCode::NOT_FOUND);

    // Only its owner changes it.
    for what in ["rename", "keep", "remove", "restore"] {
        let answer = change(&mut leader, &[("do", what), ("name", "Khác")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{what}");
    }
    assert_eq!(change(&mut secretary, &[("do", "keep")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(chips(&leader.get(&list).await.document()), [""; 0]);
}

#[tokio::test]
async fn a_saved_list_opens_first_is_renamed_taken_away_and_brought_back() {
    let site = Site::open().await;
    let mut secretary = officer(&site, Role::CellSecretary).await;
    let bare = format!("{}/people", commune());
    assert_eq!(secretary.get(&bare).await.status, StatusCode::OK);
    save(&mut secretary, &[("name", "Phụ nữ"), ("opens", "yes")]).await;
    let opened = secretary.get(&format!("{bare}?from=2019-01-01&until=2019-12-31")).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    assert_eq!(opened.location(), format!("{bare}?{WORDS}&from=2019-01-01&until=2019-12-31"));
    assert_eq!(secretary.get(&bare).await.location(), format!("{bare}?{WORDS}"));
    // A list that was asked for by name opens as it was asked for.
    assert_eq!(secretary.get(&format!("{bare}?of=admitted")).await.status, StatusCode::OK);

    assert!(change(&mut secretary, &[("do", "rename"), ("name", "")]).await.body.contains("Hãy đặt tên"));
    assert!(change(&mut secretary, &[("do", "rename"), ("name", &"x".repeat(61))]).await.body.contains("60 chữ cái"));
    change(&mut secretary, &[("do", "rename"), ("name", "Phụ nữ trẻ")]).await;
    assert_eq!(chips(&secretary.get(&format!("{bare}?of=open")).await.document()), ["Phụ nữ trẻ"]);

    let removed = change(&mut secretary, &[("do", "remove")]).await;
    let page = secretary.get(removed.location()).await;
    assert!(page.body.contains("Đã xóa danh sách “Phụ nữ trẻ”."));
    assert_eq!(secretary.get(&bare).await.status, StatusCode::OK, "what was taken away no longer opens");
    let form = page.document();
    let (csrf, ticket, view) =
        (form.field("csrf").unwrap(), form.field("ticket").unwrap(), form.field("view").unwrap());
    let fields = [("csrf", csrf), ("ticket", ticket), ("view", view), ("do", "restore")];
    assert_eq!(secretary.post(&format!("{}/views/change", commune()), &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(secretary.get(&bare).await.location(), format!("{bare}?{WORDS}"));
    change(&mut secretary, &[("do", "close")]).await;
    assert_eq!(secretary.get(&bare).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_cannot_be_done_to_a_saved_list_is_said() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let answer = change(&mut browser, &[("do", "burn")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Chưa rõ cần làm gì"));
}
