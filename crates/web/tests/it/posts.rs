//! Posts that are given, ended, suspended and handed on: each takes effect at the next request.

use axum::http::StatusCode;
use nguon_app::sample::{PASSWORD, Position, login};
use nguon_domain::access::{PostState, Role};

use crate::{
    accounts::{administrator, commune, send},
    browser::{Browser, Site},
};

/// Somebody who holds a role at the commune, with the address of their account and of their first post there.
struct Holder {
    browser: Browser,
    name: String,
    account: String,
    post: String,
}

async fn holder(site: &Site, administrator: &mut Browser, who: &str) -> Holder {
    let mut browser = site.signed_in(who).await;
    let name = browser.get("/me").await.document().all("dd").next().unwrap().text.clone();
    let list = administrator.get(&format!("/units/{}/accounts?q={}", commune(), who)).await.document();
    let link = list.all("a").find(|link| link.text == name).unwrap();
    let account = link.attribute("href").unwrap().to_owned();
    let page = administrator.get(&account).await.document();
    let posts = format!("{account}/posts/");
    let post = page.all("a").filter_map(|link| link.attribute("href")).find(|href| href.starts_with(&posts));
    Holder { browser, name, post: post.unwrap_or_default().to_owned(), account }
}

async fn opens(browser: &mut Browser) -> bool {
    match browser.get(&format!("/units/{}/people", commune())).await.status {
        StatusCode::OK => true,
        StatusCode::NOT_FOUND => false,
        other => panic!("the list answers {other}"),
    }
}

#[tokio::test]
async fn a_post_that_is_suspended_resumed_or_ended_is_so_at_the_next_request() {
    let site = Site::open().await;
    let mut administrator = administrator(&site).await;
    let Holder { mut browser, account, post, .. } =
        holder(&site, &mut administrator, &login(Role::CellSecretary, PostState::Active)).await;
    assert!(opens(&mut browser).await);
    let without = send(&mut administrator, &post, &post, &[("do", "suspend")]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.document().by_id("why-error").is_some());
    assert!(opens(&mut browser).await);
    let typed = [("do", "suspend"), ("why", "Chờ kết luận kiểm tra")];
    let done = send(&mut administrator, &post, &post, &typed).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, format!("{account}?done=suspended").as_str()));
    assert!(!opens(&mut browser).await);
    let page = administrator.get(&account).await;
    assert!(page.body.contains("Đang tạm dừng") && page.body.contains("Chờ kết luận kiểm tra"), "{}", page.body);
    let again = send(&mut administrator, &post, &post, &typed).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = send(&mut administrator, &post, &post, &[("do", "resume"), ("why", "Đã kết luận")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(opens(&mut browser).await);
    for (on, status) in [
        ("30/10/2020", StatusCode::UNPROCESSABLE_ENTITY),
        ("hôm nay", StatusCode::UNPROCESSABLE_ENTITY),
        ("1/11/2020", StatusCode::SEE_OTHER),
    ] {
        let answer = send(&mut administrator, &post, &post, &[("do", "end"), ("on", on)]).await;
        assert_eq!(answer.status, status, "{on}");
    }
    assert!(opens(&mut browser).await, "it ends tomorrow");
    assert_eq!(
        send(&mut administrator, &post, &post, &[("do", "end"), ("on", "31/10/2020")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(!opens(&mut browser).await);
    assert_eq!(browser.get("/me").await.status, StatusCode::OK, "the session goes on");
}

#[tokio::test]
async fn a_further_post_is_given_to_others_and_never_to_oneself() {
    let site = Site::open().await;
    let mut administrator = administrator(&site).await;
    let who = login(Role::MassOrgOfficer, PostState::Active);
    let Holder { mut browser, account, .. } = holder(&site, &mut administrator, &who).await;
    assert!(!opens(&mut browser).await);
    let (page, at) = (format!("{account}/posts"), commune().to_string());
    let typed = [("role", "leader"), ("at", at.as_str()), ("from", "1/10/2020"), ("until", "1/12/2020")];
    let done = send(&mut administrator, &page, &page, &typed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(opens(&mut browser).await);
    for (from, until) in [("1/10/2020", "31/10/2020"), ("1/12/2020", "1/12/2020"), ("", "")] {
        let typed = [("role", "leader"), ("at", at.as_str()), ("from", from), ("until", until)];
        let answer = send(&mut administrator, &page, &page, &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {until}");
    }
    // One's own account stays as it is.
    let own = login(Role::SystemAdministrator, PostState::Active);
    let Holder { browser: mut me, account, post, .. } = holder(&site, &mut administrator, &own).await;
    assert_eq!(post, "", "the page offers no change");
    let page = format!("{account}/posts");
    let typed = [("role", "organisation_officer"), ("at", at.as_str()), ("from", "1/10/2020")];
    let answer = send(&mut me, &page, &page, &typed).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, account.as_str()));
    assert!(!opens(&mut me).await);
}

#[tokio::test]
async fn a_closed_account_is_out_at_once_and_looks_like_a_wrong_password() {
    let site = Site::open().await;
    let mut administrator = administrator(&site).await;
    let who = login(Role::CommitteeOfficer, PostState::Active);
    let Holder { mut browser, account, .. } = holder(&site, &mut administrator, &who).await;
    // What others hold on its behalf falls with it.
    let mut held = site.signed_in(&login(Role::CommitteeOfficer, PostState::Delegated)).await;
    assert!(opens(&mut held).await);
    let page = format!("{account}/close");
    let gap = send(&mut administrator, &page, &page, &[("do", "close")]).await;
    assert!(gap.document().by_id("why-error").is_some());
    let done = send(&mut administrator, &page, &page, &[("do", "close"), ("why", "Đã chuyển công tác")]).await;
    assert_eq!(done.location(), format!("{account}?done=closed"));
    assert_eq!(browser.get("/me").await.status, StatusCode::SEE_OTHER);
    assert!(!opens(&mut held).await);
    assert_eq!(site.browser().sign_in(&who, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(administrator.get(&account).await.body.contains("Đã chuyển công tác"));
    let done = send(&mut administrator, &page, &page, &[("do", "open"), ("why", "Đã trở lại")]).await;
    assert_eq!(done.location(), format!("{account}?done=opened"));
    assert_eq!(site.browser().sign_in(&who, PASSWORD).await.status, StatusCode::SEE_OTHER);
    assert!(opens(&mut held).await);
}

/// The first place on the reader's own page that begins and ends so.
async fn own_place(browser: &mut Browser, attribute: &str, ends: &str) -> String {
    let page = browser.get("/me").await.document();
    let places = page.elements.iter().filter_map(|element| element.attribute(attribute));
    places.filter(|place| place.starts_with("/me/posts/")).find(|place| place.ends_with(ends)).unwrap().to_owned()
}

#[tokio::test]
async fn a_post_is_handed_on_and_what_is_recorded_under_it_says_so() {
    let site = Site::open().await;
    let mut administrator = administrator(&site).await;
    let who = login(Role::CommitteeOfficer, PostState::Active);
    let Holder { mut browser, name: own_name, post, .. } = holder(&site, &mut administrator, &who).await;
    let deputy = login(Role::MassOrgOfficer, PostState::Active);
    let Holder { browser: mut deputy, name, account, .. } = holder(&site, &mut administrator, &deputy).await;
    let form = own_place(&mut browser, "href", "/delegate").await;
    let page = browser.get(&form).await;
    let deputy_id = account.rsplit('/').next().unwrap();
    assert!(page.body.contains(&name));
    // Whoever works elsewhere is not offered, nor is oneself.
    let elsewhere = Position::Sibling.account().unwrap().to_string();
    let options: Vec<String> =
        page.document().all("option").filter_map(|option| option.attribute("value").map(str::to_owned)).collect();
    assert!(options.iter().any(|option| option == deputy_id) && !options.contains(&elsewhere));
    assert!(!page.document().all("option").any(|option| option.text.starts_with(&own_name)));
    for (to, from, until, wrong) in [
        ("", "31/10/2020", "15/11/2020", "to"),
        (elsewhere.as_str(), "31/10/2020", "15/11/2020", "to"),
        (deputy_id, "30/10/2020", "15/11/2020", "from"),
        (deputy_id, "31/10/2020", "31/10/2020", "until"),
        (deputy_id, "31/10/2020", "", "until"),
    ] {
        let answer = send(&mut browser, &form, &form, &[("to", to), ("from", from), ("until", until)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.document().by_id(&format!("{wrong}-error")).is_some(), "{wrong}: {}", answer.body);
    }
    assert!(!opens(&mut deputy).await);
    let days = [("to", deputy_id), ("from", "31/10/2020"), ("until", "15/11/2020")];
    let done = send(&mut browser, &form, &form, &days).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/me?done=delegated"));
    assert!(opens(&mut deputy).await);
    // It cannot be handed on from there.
    let mine = deputy.get("/me").await;
    assert!(
        mine.body.contains("Thay mặt")
            && !mine.document().all("a").any(|link| link.text == "Ủy quyền" && {
                link.attribute("aria-label").is_some_and(|label| label.contains("đảng ủy"))
            })
    );

    // What is recorded says on whose behalf it was.
    let nomination = format!("/units/{}/nominate", commune());
    let typed = [("name", "Khúc Thị Hạ Vy"), ("born", "1999"), ("sex", "female"), ("on", "5/10/2020")];
    let recorded = send(&mut deputy, &nomination, &nomination, &typed).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.body);
    let person = deputy.get(recorded.location()).await;
    assert!(person.body.contains(&format!("{name} ghi thay mặt {own_name}")), "{}", person.body);
    let own = send(
        &mut browser,
        &nomination,
        &nomination,
        &[("name", "Khúc Thị Lan"), ("born", "1998"), ("sex", "female"), ("on", "6/10/2020")],
    )
    .await;
    assert!(browser.get(own.location()).await.body.contains(&format!("{own_name} ghi lúc")));

    // It ends with its source, and comes back with it.
    let suspended = send(&mut administrator, &post, &post, &[("do", "suspend"), ("why", "Nghỉ ốm")]).await;
    assert_eq!(suspended.status, StatusCode::SEE_OTHER);
    assert!(!opens(&mut deputy).await);
    assert_eq!(browser.get(&form).await.status, StatusCode::OK);
    let refused = send(&mut browser, "/me", &form, &days).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    send(&mut administrator, &post, &post, &[("do", "resume"), ("why", "Đã khỏe")]).await;
    assert!(opens(&mut deputy).await);
    // It never lasts longer than its source.
    send(&mut administrator, &post, &post, &[("do", "end"), ("on", "10/11/2020")]).await;
    let beyond = send(&mut browser, &form, &form, &days).await;
    assert!(beyond.document().by_id("until-error").is_some(), "{}", beyond.body);

    let take_back = own_place(&mut browser, "action", "/take-back").await;
    // Nobody else takes it back.
    let token = deputy.token().await;
    assert_eq!(deputy.post(&take_back, &[("csrf", &token)]).await.status, StatusCode::NOT_FOUND);
    while browser.get("/me").await.body.contains("/take-back") {
        let take_back = own_place(&mut browser, "action", "/take-back").await;
        let done = send(&mut browser, "/me", &take_back, &[]).await;
        assert_eq!(done.location(), "/me?done=taken-back");
    }
    assert!(!opens(&mut deputy).await);
}
