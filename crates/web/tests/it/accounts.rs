//! Inviting people, links that work once, and what of the accounts of others is shown.

use axum::http::StatusCode;
use nguon_app::{
    account::NewAccount,
    sample::{PASSWORD, Position, login},
};
use nguon_domain::{
    access::{PostState, Role},
    id::{AccountId, UnitId},
};

use crate::browser::{Answer, Browser, Site};

pub(crate) const NEW_PASSWORD: &str = "đò chiều bến cũ";

pub(crate) fn commune() -> UnitId {
    Position::Own.unit().unwrap()
}

pub(crate) async fn administrator(site: &Site) -> Browser {
    site.signed_in(&login(Role::SystemAdministrator, PostState::Active)).await
}

/// The hidden fields of a page's forms: proof and ticket, and what the page was opened on.
pub(crate) async fn hidden(browser: &mut Browser, place: &str) -> [(&'static str, String); 5] {
    let document = browser.get(place).await.document();
    let field = |name| document.field(name).unwrap_or_default().to_owned();
    ["csrf", "ticket", "seen", "was", "was_until"].map(|name| (name, field(name)))
}

/// Sends a form of a page with what it hides.
pub(crate) async fn send(browser: &mut Browser, page: &str, to: &str, typed: &[(&str, &str)]) -> Answer {
    let hidden = hidden(browser, page).await;
    let fields: Vec<(&str, &str)> =
        hidden.iter().map(|(name, value)| (*name, value.as_str())).chain(typed.iter().copied()).collect();
    browser.post(to, &fields).await
}

/// The path of the link that a page shows.
pub(crate) fn shown_link(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let address = answer.document().by_id("address").unwrap().text.clone();
    address.strip_prefix("https://nguon.test").unwrap().to_owned()
}

const MO: [(&str, &str); 4] =
    [("name", "Lê  Thị Mơ"), ("login", "Mơ.LT"), ("role", "cell_secretary"), ("from", "31/10/2020")];

async fn invite(browser: &mut Browser, at: UnitId) -> Answer {
    let place = format!("/units/{}/accounts/new", commune());
    let at = at.to_string();
    let typed: Vec<(&str, &str)> = MO.into_iter().chain([("at", at.as_str())]).collect();
    send(browser, &place, &place, &typed).await
}

/// What a phone reads in the code that a page shows.
fn scanned(answer: &Answer) -> String {
    let page = answer.document();
    let svg = page.all("svg").find(|svg| svg.attribute("class") == Some("qr")).unwrap();
    let side: usize = svg.attribute("viewBox").unwrap().rsplit(' ').next().unwrap().parse().unwrap();
    let drawn = answer.body.split_once("fill=\"#000\" d=\"").unwrap().1.split('"').next().unwrap();
    let squares: Vec<(usize, usize)> = drawn
        .split('M')
        .skip(1)
        .map(|square| {
            let (x, y) = square.strip_suffix("h1v1h-1z").unwrap().split_once(' ').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        })
        .collect();
    let width = side - 8;
    let code = rqrr::SimpleGrid::from_func(width, |x, y| squares.contains(&(x + 4, y + 4)));
    rqrr::Grid::new(code).decode().unwrap().1
}

/// Sets a password by a link.
pub(crate) async fn take_up(browser: &mut Browser, link: &str, new: &str, again: &str) -> Answer {
    let token = browser.get(link).await.document().field("csrf").unwrap_or_default().to_owned();
    browser.post(link, &[("csrf", &token), ("new", new), ("again", again)]).await
}

#[tokio::test]
async fn whoever_is_invited_sets_a_password_and_comes_in_once() {
    let site = Site::open().await;
    let mut administrator = administrator(&site).await;
    let list = format!("/units/{}/accounts", commune());
    let home = administrator.get(&format!("/units/{}", commune())).await;
    assert!(home.document().all("a").any(|link| link.attribute("href") == Some(&list)), "the menu leads there");
    let form = format!("{list}/new");
    let empty = send(&mut administrator, &form, &form, &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["name", "login", "role", "at", "from"] {
        assert!(empty.document().by_id(&format!("{field}-error")).is_some(), "{field}: {}", empty.body);
    }
    let cell = Position::Descendant.unit().unwrap();
    let handed = invite(&mut administrator, cell).await;
    let link = shown_link(&handed);
    assert_eq!(scanned(&handed), format!("https://nguon.test{link}"));
    assert!(administrator.get(&list).await.body.contains("Chờ nhận"));

    // Until then nobody signs in by that name.
    let mut stranger = site.browser();
    assert_eq!(stranger.sign_in("mo.lt", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(stranger.sign_in("mo.lt", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let mut mo = site.browser();
    let page = mo.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    for told in ["Lê Thị Mơ", "mo.lt", "Bí thư chi bộ, Chi bộ thôn Đông"] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    for (new, again, wrong) in
        [("ngắn", "ngắn", "new"), (NEW_PASSWORD, "đò chiều bến mới", "again"), ("mơ.lt mơ.lt mơ.lt", "", "new")]
    {
        let answer = take_up(&mut mo, &link, new, again).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.document().by_id(&format!("{wrong}-error")).is_some(), "{}", answer.body);
        assert!(!answer.body.contains("đò chiều"), "a password stands in the page");
    }
    let visitor = mo.cookies["__Host-nguon-visitor"].clone();
    let answer = take_up(&mut mo, &link, NEW_PASSWORD, NEW_PASSWORD).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"));
    assert_ne!(mo.cookies["__Host-nguon"], visitor);
    assert!(!mo.cookies.contains_key("__Host-nguon-visitor"));
    // The post that waited is in force.
    let unit = format!("/units/{cell}");
    assert!(mo.get("/").await.document().all("a").any(|link| link.attribute("href") == Some(unit.as_str())));
    assert_eq!(mo.get(&format!("/units/{cell}/people")).await.status, StatusCode::OK);
    assert!(administrator.get(&list).await.body.contains("Đang dùng"));
    assert_eq!(site.browser().sign_in("mo.lt", NEW_PASSWORD).await.status, StatusCode::SEE_OTHER);

    // The link is used up, for its holder and for everybody.
    let mut thief = site.browser();
    assert_eq!(thief.get(&link).await.status, StatusCode::NOT_FOUND);
    let again = take_up(&mut thief, &link, "của tôi của tôi của tôi", "của tôi của tôi của tôi").await;
    assert_ne!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(mo.get("/me").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_invitation_that_comes_twice_shows_the_same_link_and_a_name_is_taken_once() {
    let site = Site::open().await;
    let mut browser = administrator(&site).await;
    let place = format!("/units/{}/accounts/new", commune());
    let hidden = hidden(&mut browser, &place).await;
    let at = commune().to_string();
    let fields: Vec<(&str, &str)> =
        hidden.iter().map(|(name, value)| (*name, value.as_str())).chain(MO).chain([("at", at.as_str())]).collect();
    let first = shown_link(&browser.post(&place, &fields).await);
    let second = shown_link(&browser.post(&place, &fields).await);
    assert_eq!(first, second);
    assert_eq!(site.browser().get(&first).await.status, StatusCode::OK);
    let taken = invite(&mut browser, commune()).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.document().by_id("login-error").is_some());
    // What was typed comes back.
    assert_eq!(taken.document().field("name"), Some("Lê  Thị Mơ"));
    // Nobody is invited to a unit that lies elsewhere.
    let elsewhere = invite(&mut browser, Position::Sibling.unit().unwrap()).await;
    assert!(elsewhere.document().by_id("at-error").is_some());
}

#[tokio::test]
async fn links_that_open_nothing_are_all_alike() {
    let site = Site::open().await;
    let mut administrator = administrator(&site).await;
    let link = shown_link(&invite(&mut administrator, commune()).await);
    let account = account_of(&mut administrator, "Lê Thị Mơ").await;
    let page = format!("/units/{}/accounts/{account}", commune());
    // A newer link takes the place of the older.
    let newer = shown_link(&send(&mut administrator, &page, &format!("{page}/link"), &[]).await);
    assert_ne!(link, newer);
    let mut mo = site.browser();
    assert_eq!(take_up(&mut mo, &newer, NEW_PASSWORD, NEW_PASSWORD).await.status, StatusCode::SEE_OTHER);
    // One that is left until it ends.
    let ended = shown_link(&send(&mut administrator, &page, &format!("{page}/link"), &[]).await);
    assert_eq!(site.browser().get(&ended).await.status, StatusCode::OK);
    site.clock.pass(7 * 86_400);
    let mut answers = Vec::new();
    for place in
        [link.as_str(), &newer, &ended, &format!("/invitation/{}", "a".repeat(64)), "/invitation/đâu", "/invitation/x"]
    {
        let mut browser = site.browser();
        browser.cookies.insert("__Host-nguon-visitor".to_owned(), "b".repeat(64));
        let answer = browser.get(&place.replace('đ', "%C4%91").replace('â', "%C3%A2")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{place}");
        let token = answer.document().field("csrf").unwrap().to_owned();
        answers.push((answer.headers, answer.body.replace(&token, "")));
    }
    assert!(answers.windows(2).all(|two| two[0] == two[1]), "{answers:#?}");
    // Whoever tries many is slowed down, and not for good.
    let mut guesser = site.browser();
    let mut answer = guesser.get(&ended).await;
    for _ in 0..30 {
        answer = guesser.get(&ended).await;
    }
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.header("retry-after").is_some());
    site.clock.pass(900);
    assert_eq!(guesser.get(&ended).await.status, StatusCode::NOT_FOUND);
}

/// The account that a list shows by this name.
async fn account_of(browser: &mut Browser, name: &str) -> AccountId {
    let list = browser.get(&format!("/units/{}/accounts", commune())).await.document();
    let link = list.all("a").find(|link| link.text == name).unwrap();
    link.attribute("href").unwrap().rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_lost_password_is_set_anew_by_its_holder_and_every_session_ends() {
    let site = Site::open().await;
    let mut administrator = administrator(&site).await;
    let who = login(Role::CellSecretary, PostState::Active);
    let mut holder = site.signed_in(&who).await;
    let name = holder.get("/me").await.document().all("dd").next().unwrap().text.clone();
    let account = account_of(&mut administrator, &name).await;
    let page = format!("/units/{}/accounts/{account}", commune());
    let link = shown_link(&send(&mut administrator, &page, &format!("{page}/link"), &[]).await);
    // As long as nobody uses it all goes on.
    assert_eq!(holder.get("/me").await.status, StatusCode::OK);
    // Used in a browser in which somebody else is signed in, it signs them out.
    let mut elsewhere = administrator.clone();
    let answer = take_up(&mut elsewhere, &link, NEW_PASSWORD, NEW_PASSWORD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(elsewhere.get("/me").await.body.contains(&who));
    assert_eq!(administrator.get("/me").await.status, StatusCode::SEE_OTHER);
    assert_eq!(holder.get("/me").await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.browser().sign_in(&who, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.browser().sign_in(&who, NEW_PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn nobody_makes_a_link_for_themselves_or_for_what_they_do_not_manage() {
    let site = Site::open().await;
    let (here, there) = (commune(), Position::Sibling.unit().unwrap());
    let posts = vec![(Role::CellSecretary, here), (Role::Leader, there)];
    let (login_of_both, name) = ("hai.noi".to_owned(), "Người Hai Nơi".to_owned());
    let new = NewAccount { login: login_of_both, name: name.clone(), password: PASSWORD.to_owned(), posts };
    site.app.add_account(new).await.unwrap();
    let mut browser = administrator(&site).await;
    let both = account_of(&mut browser, &name).await;
    let own = browser.get("/me").await.document().all("dd").next().unwrap().text.clone();
    let own = account_of(&mut browser, &own).await;
    for account in [both, own] {
        let page = format!("/units/{here}/accounts/{account}");
        let shown = browser.get(&page).await;
        assert_eq!(shown.status, StatusCode::OK);
        assert!(!shown.document().all("form").any(|form| form.attribute("action") == Some(&format!("{page}/link"))));
        let token = browser.token().await;
        let ticket = site.app.ticket().to_string();
        let answer = browser.post(&format!("{page}/link"), &[("csrf", &token), ("ticket", &ticket)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!answer.body.contains("/invitation/"));
    }
    // What somebody does elsewhere is not told.
    for place in [format!("/units/{here}/accounts"), format!("/units/{here}/accounts/{both}")] {
        let page = browser.get(&place).await;
        assert!(page.body.contains("Người Hai Nơi") && !page.body.contains("Đảng bộ xã Cầu Đá"), "{}", page.body);
    }
}

#[tokio::test]
async fn the_organisation_commission_looks_and_changes_nothing() {
    let site = Site::open().await;
    let mut browser = site.signed_in(&login(Role::OrganisationOfficer, PostState::Active)).await;
    let list = browser.get(&format!("/units/{}/accounts", commune())).await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(!list.body.contains("/accounts/new"));
    let account = Position::Own.account().unwrap();
    let page = browser.get(&format!("/units/{}/accounts/{account}", commune())).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("name=\"ticket\""));
    // Searching finds by name and by login, with and without marks.
    for (sought, expected) in [("nguoi thu 80", true), ("NOI.80", true), ("không có ai", false)] {
        let place = format!("/units/{}/accounts?q={}", commune(), sought.replace(' ', "+"));
        assert_eq!(browser.get(&place).await.body.contains(&account.to_string()), expected, "{sought}");
    }
}
