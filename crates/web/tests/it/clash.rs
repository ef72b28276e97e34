//! Saving what somebody else has saved meanwhile: nothing is written, nothing is lost, both versions are shown.

use axum::http::StatusCode;
use nguon_app::sample::{Position, login};
use nguon_domain::{
    access::{PostState, Role},
    id::{Id, PersonId},
};

use crate::{
    accounts::{administrator, commune, hidden, send},
    browser::{Answer, Browser, Site},
    html::Document,
};

/// Two who may record at the commune.
async fn two(site: &Site) -> [Browser; 2] {
    [
        site.signed_in(&login(Role::CommitteeOfficer, PostState::Active)).await,
        site.signed_in(&login(Role::CellSecretary, PostState::Active)).await,
    ]
}

/// All hidden fields of the form that a button belongs to, by the first of its inputs named `marks`.
pub(crate) fn carried(page: &Document) -> Vec<(String, String)> {
    let inputs = page.all("input").filter(|input| input.attribute("type") == Some("hidden"));
    let pair = |name: Option<&str>, value: Option<&str>| {
        (name.unwrap_or_default().to_owned(), value.unwrap_or_default().to_owned())
    };
    let in_main = inputs.filter(|input| input.inside.iter().any(|around| around == "main"));
    in_main.map(|input| pair(input.attribute("name"), input.attribute("value"))).collect()
}

/// The hidden fields of the first form of the main part, and where it is sent.
fn first_form(page: &Document) -> (String, Vec<(String, String)>) {
    let form = page.all("form").find(|form| form.inside.iter().any(|around| around == "main")).unwrap();
    let mut fields = carried(page);
    // A second form begins with another proof.
    if let Some(at) = fields.iter().skip(1).position(|(name, _)| name == "csrf") {
        fields.truncate(at + 1);
    }
    (form.attribute("action").unwrap().to_owned(), fields)
}

pub(crate) async fn confirm(browser: &mut Browser, page: &Answer, more: &[(&str, &str)]) -> Answer {
    let (action, fields) = first_form(&page.document());
    let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    browser.post(&action, &fields.chain(more.iter().copied()).collect::<Vec<_>>()).await
}

fn ceremony() -> (String, String) {
    let (person, act) = (Position::Own.person(), Position::Own.ceremony());
    (format!("/people/{person}"), format!("/people/{person}/acts/{act}/correct"))
}

async fn corrects(browser: &mut Browser, open: &[(&'static str, String); 5], typed: &[(&str, &str)]) -> Answer {
    let open = open.iter().map(|(name, value)| (*name, value.as_str()));
    browser.post(&ceremony().1, &open.chain(typed.iter().copied()).collect::<Vec<_>>()).await
}

#[tokio::test]
async fn the_second_of_two_corrections_shows_both_and_writes_only_what_is_chosen() {
    let site = Site::open().await;
    let [mut one, mut other] = two(&site).await;
    let (person, place) = ceremony();
    let (first, second) = (hidden(&mut one, &place).await, hidden(&mut other, &place).await);
    let name = one.get("/me").await.document().all("dd").next().unwrap().text.clone();
    let done = corrects(&mut one, &first, &[("on", "12/2/2020"), ("why", "ghi nhầm ngày <i>")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    // A second click of the first is no clash with oneself.
    let again = corrects(&mut one, &first, &[("on", "12/2/2020"), ("why", "ghi nhầm ngày <i>")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let before = other.get(&person).await.body;

    let clash = corrects(&mut other, &second, &[("on", "<b>14/2/2020"), ("why", "theo biên bản")]).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    for part in ["10/02/2020", "12/02/2020", "14/2/2020", &name, "ghi nhầm ngày", "31/10/2020"] {
        assert!(clash.body.contains(part), "{part}: {}", clash.body);
    }
    assert!(!clash.body.contains("<b>") && !clash.body.contains("<i>"));
    assert_eq!(clash.document().by_id("why").unwrap().text, "theo biên bản");
    assert!(!clash.document().all("input").any(|input| input.attribute("checked").is_some()), "it does not guess");
    assert_eq!(other.get(&person).await.body.len(), before.len(), "nothing was written");

    // Without a choice nothing is written, and the field says so.
    let undecided = confirm(&mut other, &clash, &[("why", "theo biên bản")]).await;
    assert_eq!(undecided.status, StatusCode::CONFLICT);
    assert!(undecided.document().by_id("on-error").is_some());
    assert!(undecided.document().only("title").text.starts_with("Lỗi"));
    assert!(undecided.body.contains("10/02/2020"), "what was opened is still told");
    // What was typed is no day; the form comes back with it.
    let wrong = confirm(&mut other, &clash, &[("pick_on", "mine"), ("why", "theo biên bản")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.document().field("on"), Some("<b>14/2/2020"));

    let kept = confirm(&mut other, &clash, &[("pick_on", "now")]).await;
    assert_eq!((kept.status, kept.location()), (StatusCode::SEE_OTHER, person.as_str()));
    assert_eq!(other.get(&person).await.body.len(), before.len(), "nothing was written");

    let clash = corrects(&mut other, &second, &[("on", "14/2/2020"), ("why", "theo biên bản")]).await;
    for _ in 0..2 {
        let done = confirm(&mut other, &clash, &[("pick_on", "mine"), ("why", "theo biên bản")]).await;
        assert_eq!(done.location(), format!("{person}?done=corrected"), "{}", done.body);
    }
    let page = other.get(&person).await;
    assert!(page.body.contains("<del>12/02/2020</del> → 14/02/2020"), "{}", page.body);
    assert_eq!(site.app.check().await.unwrap().problems, [] as [String; 0]);
}

#[tokio::test]
async fn a_third_who_saves_before_the_choice_is_made_is_shown_too() {
    let site = Site::open().await;
    let [mut one, mut other] = two(&site).await;
    let (person, place) = ceremony();
    let second = hidden(&mut other, &place).await;
    let first = hidden(&mut one, &place).await;
    corrects(&mut one, &first, &[("on", "12/2/2020"), ("why", "lần một")]).await;
    let clash = corrects(&mut other, &second, &[("on", "14/2/2020"), ("why", "của tôi")]).await;
    let newest = one.get(&person).await;
    let newest = newest.document();
    let newest = newest.all("a").filter_map(|link| link.attribute("href")).find(|href| href.ends_with("/correct"));
    let newest = newest.unwrap().to_owned();
    let open = hidden(&mut one, &newest).await;
    let fields: Vec<(&str, &str)> = open.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = one.post(&newest, &[&fields[..], &[("on", "13/2/2020"), ("why", "lần hai")]].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let clash = confirm(&mut other, &clash, &[("pick_on", "mine"), ("why", "của tôi")]).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    for part in ["10/02/2020", "13/02/2020", "14/2/2020", "lần hai"] {
        assert!(clash.body.contains(part), "{part}: {}", clash.body);
    }
    let done = confirm(&mut other, &clash, &[("pick_on", "mine"), ("why", "của tôi")]).await;
    assert_eq!(done.location(), format!("{person}?done=corrected"));
}

#[tokio::test]
async fn what_was_withdrawn_meanwhile_can_be_recorded_again_with_what_was_typed() {
    let site = Site::open().await;
    let [mut one, mut other] = two(&site).await;
    let (person, place) = ceremony();
    let (first, second) = (hidden(&mut one, &place).await, hidden(&mut other, &place).await);
    let gone = corrects(&mut one, &first, &[("do", "annul"), ("why_annulled", "nhập nhầm người")]).await;
    assert_eq!(gone.location(), format!("{person}?done=annulled"));
    // Whoever wants the same is told that it is so.
    let agreed = corrects(&mut other, &second, &[("do", "annul"), ("why_annulled", "nhầm")]).await;
    assert_eq!(agreed.status, StatusCode::CONFLICT);
    assert!(agreed.body.contains("Không cần làm gì thêm") && agreed.body.contains("nhập nhầm người"));
    let clash = corrects(&mut other, &second, &[("on", "14/2/2020"), ("why", "theo biên bản")]).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    assert!(clash.body.contains("đã hủy") && clash.body.contains("14/2/2020"));
    let done = confirm(&mut other, &clash, &[]).await;
    assert_eq!(done.location(), format!("{person}?done=recorded"), "{}", done.body);
    assert!(other.get(&person).await.body.contains("14/02/2020"));
}

#[tokio::test]
async fn an_act_that_two_put_on_record_is_held_against_the_one_that_is_there() {
    let site = Site::open().await;
    let [mut one, mut other] = two(&site).await;
    let person = PersonId(Id::from_number(605));
    let (place, form) = (format!("/people/{person}/acts"), format!("/people/{person}/acts?deed=cell_voted"));
    let (first, second) = (one.get(&form).await, other.get(&form).await);
    let send = async |browser: &mut Browser, page: &Answer, typed: &[(&str, &str)]| -> Answer {
        let fields = carried(&page.document());
        let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        browser.post(&place, &fields.chain(typed.iter().copied()).collect::<Vec<_>>()).await
    };
    let vote = |on, favour| [("on", on), ("in_favour", favour), ("entitled", "20"), ("paper", "05-NQ/CB")];
    assert_eq!(send(&mut one, &first, &vote("3/2/2020", "9")).await.status, StatusCode::SEE_OTHER);
    // The same words are no second vote.
    let same = send(&mut other, &second, &vote("3.2.2020", "9")).await;
    assert_eq!(same.status, StatusCode::CONFLICT);
    assert!(same.body.contains("giống hệt"), "{}", same.body);
    let clash = send(&mut other, &second, &vote("3/2/2020", "19")).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    // What was typed stays, also where what is there was chosen, until all is chosen.
    let clash = send(&mut other, &second, &vote("4/2/2020", "19")).await;
    let half = confirm(&mut other, &clash, &[("pick_in_favour", "now"), ("why", "x")]).await;
    assert_eq!(half.status, StatusCode::CONFLICT);
    assert!(half.body.contains("4/2/2020") && half.document().field("mine_in_favour") == Some("19"), "{}", half.body);
    let clash = send(&mut other, &second, &vote("3/2/2020", "19")).await;
    let pick = [("pick_in_favour", "mine"), ("why", "đếm lại phiếu")];
    let done = confirm(&mut other, &clash, &pick).await;
    assert_eq!(done.location(), format!("/people/{person}?done=corrected"), "{}", done.body);
    let page = other.get(&format!("/people/{person}")).await;
    assert!(page.body.contains("<del>9</del> → 19"), "{}", page.body);
    // Another kind of act is in nobody's way.
    let applied = other.get(&format!("/people/{person}/acts?deed=applied")).await;
    let listed = one.get(&format!("/people/{person}/acts?deed=listed")).await;
    assert_eq!(send(&mut other, &applied, &[("on", "1/10/2019")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(send(&mut one, &listed, &[("on", "1/9/2019")]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_post_and_an_account_that_somebody_changed_meanwhile_stay_as_they_are_until_it_is_confirmed() {
    let site = Site::open().await;
    let [mut one, mut other] = [administrator(&site).await, administrator(&site).await];
    let who = login(Role::CellSecretary, PostState::Active);
    let name = site.signed_in(&who).await.get("/me").await.document().all("dd").next().unwrap().text.clone();
    let list = one.get(&format!("/units/{}/accounts?q={who}", commune())).await.document();
    let account = list.all("a").find(|link| link.text == name).unwrap().attribute("href").unwrap().to_owned();
    let posts = format!("{account}/posts/");
    let page = one.get(&account).await.document();
    let post = page.all("a").filter_map(|link| link.attribute("href")).find(|href| href.starts_with(&posts)).unwrap();
    let open = hidden(&mut other, post).await;
    let done = send(&mut one, post, post, &[("do", "suspend"), ("why", "Chờ <u>kết luận")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let open: Vec<(&str, &str)> = open.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let clash = other.post(post, &[&open[..], &[("do", "end"), ("on", "15/12/2020")]].concat()).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    for part in ["Đang tạm dừng", "kết luận", "15/12/2020", "Chính đồng chí"] {
        assert!(clash.body.contains(part), "{part}: {}", clash.body);
    }
    assert!(!clash.body.contains("<u>"));
    assert!(!other.get(&account).await.body.contains("15/12/2020"), "nothing was written");
    let done = confirm(&mut other, &clash, &[("on", "15/12/2020")]).await;
    assert_eq!(done.location(), format!("{account}?done=ended"), "{}", done.body);

    let close = format!("{account}/close");
    let open = hidden(&mut other, &close).await;
    assert_eq!(send(&mut one, &close, &close, &[("do", "close"), ("why", "Nghỉ")]).await.status, StatusCode::SEE_OTHER);
    let open: Vec<(&str, &str)> = open.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let agreed = other.post(&close, &[&open[..], &[("do", "close"), ("why", "Đã nghỉ hưu")]].concat()).await;
    assert_eq!(agreed.status, StatusCode::CONFLICT);
    assert!(agreed.body.contains("Không cần làm gì thêm") && agreed.body.contains("Đã nghỉ hưu"), "{}", agreed.body);
}
