//! Changing the tree by hand: looked at, confirmed, and shown where it was done.

use axum::http::StatusCode;
use nguon_app::{
    sample::{PROVINCE_LOGIN, Position, login},
    texts::Language,
};
use nguon_domain::{
    access::{PostState, Role},
    id::{Id, PersonId},
};

use crate::{
    browser::{Answer, Browser, Site},
    clash::confirm,
    html::Document,
    pages::rules,
};

fn place(position: Position, word: &str) -> String {
    format!("/units/{}/{word}", position.unit().unwrap())
}

fn whole(answer: &Answer) -> Document {
    let document = answer.document();
    assert_eq!(rules(&document, &answer.body, Language::Vietnamese), Vec::<String>::new(), "{}", answer.body);
    document
}

/// Opens a form and sends it with what was typed, to be looked at.
async fn looked(browser: &mut Browser, place: &str, typed: &[(&str, &str)]) -> Answer {
    let form = browser.get(place).await;
    assert_eq!(form.status, StatusCode::OK, "{place}");
    whole(&form);
    let answer = confirm(browser, &form, &[typed, &[("do", "look")]].concat()).await;
    whole(&answer);
    answer
}

/// Confirms what was looked at, twice, and follows.
async fn done(browser: &mut Browser, look: &Answer, says: &str) -> Answer {
    assert_eq!(look.status, StatusCode::OK, "{}", look.body);
    assert!(look.document().all("button").any(|button| button.attribute("value") == Some("write")), "{}", look.body);
    let written = confirm(browser, look, &[("do", "write")]).await;
    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.body);
    let again = confirm(browser, look, &[("do", "write")]).await;
    assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, written.location()));
    let page = browser.get(written.location()).await;
    let document = whole(&page);
    let banner = document.elements.iter().find(|element| element.has_class("banner")).expect("it says so");
    assert!(banner.text.contains(says), "{}", banner.text);
    page
}

/// Each number of a page is the number of the list that it opens.
async fn numbers_open_their_lists(browser: &mut Browser, page: &Document) -> usize {
    let mut numbers = 0;
    for link in page.all("dd").flat_map(|_| page.all("a")) {
        let (Some(href), Ok(number)) = (link.attribute("href"), link.text.replace('.', "").parse::<u64>()) else {
            continue;
        };
        if !href.contains("/people?") && !href.contains("/units/") {
            continue;
        }
        let list = browser.get(href).await;
        assert_eq!(list.status, StatusCode::OK, "{href}");
        let document = list.document();
        let said: Vec<u64> = document
            .all("caption")
            .chain(document.all("p"))
            .flat_map(|said| said.text.split(' ').filter_map(|word| word.replace('.', "").parse().ok()))
            .collect();
        let rows = u64::try_from(document.all("tr").count()).unwrap().saturating_sub(1);
        assert!(said.contains(&number) || rows == number, "{number} opens {href}: {said:?}, {rows} rows");
        numbers += 1;
    }
    numbers
}

#[tokio::test]
async fn a_unit_is_added_renamed_and_corrected_on_pages() {
    let site = Site::open().await;
    let mut officer = site.signed_in(&login(Role::OrganisationOfficer, PostState::Active)).await;
    let unit = officer.get(&format!("/units/{}", Position::Own.unit().unwrap())).await.document();
    let add = place(Position::Own, "add");
    assert!(unit.all("a").any(|link| link.attribute("href") == Some(&add)));
    let gaps = looked(&mut officer, &add, &[("name", "Chi bộ <b>thôn Bắc")]).await;
    assert_eq!(gaps.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(gaps.document().by_id("kind-error").is_some() && gaps.document().by_id("on-error").is_some());
    assert_eq!(gaps.document().field("name"), Some("Chi bộ <b>thôn Bắc"));
    let typed = [("name", "Chi bộ thôn Bắc"), ("kind", "subordinate_cell"), ("on", "1/10/2020"), ("paper", "9-QĐ/ĐU")];
    let late = looked(&mut officer, &add, &[&typed[..2], &[("on", "1/11/2020")]].concat()).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.document().by_id("on-error").is_some());
    let look = looked(&mut officer, &add, &typed).await;
    assert!(look.body.contains("Đơn vị mới, thuộc Đảng bộ xã Bến Đò") && look.body.contains("9-QĐ/ĐU"));
    let page = done(&mut officer, &look, "Đã thêm đơn vị").await;
    assert_eq!(page.document().only("h1").text, "Chi bộ thôn Bắc");
    assert!(page.body.contains("9-QĐ/ĐU"), "its story names the paper");
    let tree = officer.get(&place(Position::Own, "units")).await;
    assert!(tree.body.contains("Chi bộ thôn Bắc"));
    let links = page.document();
    let rename = links.all("a").filter_map(|link| link.attribute("href")).find(|href| href.ends_with("/rename"));
    let rename = rename.unwrap().to_owned();
    let look = looked(&mut officer, &rename, &[("name", "Chi bộ thôn Băc"), ("on", "5/10/2020")]).await;
    done(&mut officer, &look, "Đã đổi tên").await;
    let correct = rename.replace("/rename", "/correct");
    assert_eq!(officer.get(&correct).await.document().field("name"), Some("Chi bộ thôn Băc"));
    let look = looked(&mut officer, &correct, &[("name", "Chi bộ thôn Bắc 2"), ("code", "A1-7")]).await;
    let page = done(&mut officer, &look, "Đã sửa lại").await;
    assert_eq!(page.document().only("h1").text, "Chi bộ thôn Bắc 2");
    assert!(page.body.contains("A1-7") && page.body.contains("trước là Chi bộ thôn Bắc"));
    let found = officer.get("/find?q=bac%202").await;
    assert!(found.body.contains("Chi bộ thôn Bắc 2"));
}

#[tokio::test]
async fn whoever_was_slower_sees_both_names_and_saves_on_confirmation() {
    let site = Site::open().await;
    let mut one = site.signed_in(&login(Role::OrganisationOfficer, PostState::Active)).await;
    let mut other = site.signed_in(PROVINCE_LOGIN).await;
    let rename = place(Position::Descendant, "rename");
    let open = other.get(&rename).await;
    let look = looked(&mut one, &rename, &[("name", "Chi bộ Một"), ("on", "1/10/2020")]).await;
    done(&mut one, &look, "Đã đổi tên").await;
    let typed = [("name", "Chi bộ <i>Hai"), ("on", "2/10/2020"), ("do", "look")];
    let clash = confirm(&mut other, &open, &typed).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    let document = whole(&clash);
    let in_main = document.all("dd").filter(|value| value.inside.iter().any(|around| around == "main"));
    let versions: Vec<String> = in_main.map(|value| value.text.clone()).collect();
    assert_eq!(versions, ["Chi bộ thôn Đông", "Chi bộ Một", "Chi bộ <i>Hai"]);
    assert!(clash.body.contains("đã lưu lúc"), "{}", clash.body);
    assert!(!other.get(&place(Position::Descendant, "rename")).await.body.contains("Hai"));
    let look = confirm(&mut other, &clash, &[("do", "look")]).await;
    assert!(whole(&look).all("td").any(|cell| cell.text == "Chi bộ Một → Chi bộ <i>Hai"), "{}", look.body);
    done(&mut other, &look, "Đã đổi tên").await;
}

#[tokio::test]
async fn a_unit_that_closes_asks_where_its_people_go() {
    let site = Site::open().await;
    let mut officer = site.signed_in(PROVINCE_LOGIN).await;
    let close = place(Position::Descendant, "close");
    let form = officer.get(&close).await;
    let document = whole(&form);
    assert!(numbers_open_their_lists(&mut officer, &document).await >= 3);
    let gaps = looked(&mut officer, &close, &[("on", "1/10/2020")]).await;
    assert_eq!(gaps.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(gaps.document().by_id("to-error").is_some());
    let to = Position::Own.unit().unwrap().to_string();
    let look = looked(&mut officer, &close, &[("on", "1/10/2020"), ("to", &to), ("paper", "8-QĐ/ĐU")]).await;
    let page = look.document();
    assert!(numbers_open_their_lists(&mut officer, &page).await >= 3);
    let page = done(&mut officer, &look, "Đã ghi kết thúc").await;
    assert!(page.body.contains("Đơn vị đã kết thúc hoạt động"));
    assert!(!page.body.contains("/rename\""), "nothing more can be done to it");
    // Whose case was open there is told where it went on, and why.
    let person = officer.get(&format!("/people/{}", PersonId(Id::from_number(604)))).await;
    assert!(person.body.contains("Chuyển đến: Đảng bộ xã Bến Đò") && person.body.contains("8-QĐ/ĐU"));
    let again = officer.get(&close).await;
    assert!(again.body.contains("đã kết thúc hoạt động nên không thay đổi được nữa"));
    // Units above one that has some close later.
    assert!(officer.get(&place(Position::Sibling, "close")).await.body.contains("Vẫn còn đơn vị đứng dưới"));
}

#[tokio::test]
async fn units_move_merge_and_split_on_pages() {
    let site = Site::open().await;
    let mut officer = site.signed_in(PROVINCE_LOGIN).await;
    let (own, sibling) = (Position::Own.unit().unwrap().to_string(), Position::Sibling.unit().unwrap().to_string());
    let cell = place(Position::Descendant, "move");
    let look = looked(&mut officer, &cell, &[("to", &sibling), ("on", "1/10/2020")]).await;
    assert!(look.body.contains("Chuyển từ Đảng bộ xã Bến Đò về Đảng bộ xã Cầu Đá"));
    let page = done(&mut officer, &look, "Đã chuyển đơn vị").await;
    assert!(page.body.contains("chuyển từ Đảng bộ xã Bến Đò về"));
    let merge = place(Position::Own, "merge");
    let alone = looked(&mut officer, &merge, &[("into", "new"), ("name", "Đảng bộ xã Mới"), ("on", "5/10/2020")]).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(alone.document().by_id("with-error").is_some() && alone.document().by_id("kind-error").is_some());
    let typed = [
        ("with", sibling.as_str()),
        ("into", "new"),
        ("name", "Đảng bộ xã Mới"),
        ("kind", "grassroots_committee_org"),
        ("on", "5/10/2020"),
    ];
    let look = looked(&mut officer, &merge, &typed).await;
    assert!(numbers_open_their_lists(&mut officer, &look.document()).await >= 4);
    assert!(look.body.contains("Kết thúc; Đảng bộ xã Mới tiếp nhận"));
    // To change something and come back loses nothing.
    let edit = confirm(&mut officer, &look, &[("do", "edit")]).await;
    assert_eq!(whole(&edit).field("name"), Some("Đảng bộ xã Mới"));
    let page = done(&mut officer, &look, "Đã sáp nhập").await;
    assert_eq!(page.document().only("h1").text, "Đảng bộ xã Mới");
    let old = officer.get(&format!("/units/{own}")).await;
    assert!(old.body.contains("Đơn vị đã nhập vào Đảng bộ xã Mới từ ngày 05/10/2020"));
    let was = officer.get(&format!("/units/{own}?tree=2020-09-30")).await;
    assert_eq!(was.status, StatusCode::OK);

    let split = place(Position::Descendant, "split");
    let one = looked(&mut officer, &split, &[("names", "Chi bộ Một"), ("on", "10/10/2020")]).await;
    assert!(one.document().by_id("names-error").is_some());
    let asks = looked(&mut officer, &split, &[("names", "Chi bộ Một\nChi bộ Hai"), ("on", "10/10/2020")]).await;
    assert_eq!(asks.status, StatusCode::OK);
    let document = asks.document();
    let names: Vec<String> = document
        .all("select")
        .filter_map(|select| select.attribute("name"))
        .filter(|name| name.starts_with("person_"))
        .map(str::to_owned)
        .collect();
    assert!(names.len() > 10);
    let rest = [("names", "Chi bộ Một\nChi bộ Hai"), ("on", "10/10/2020"), ("do", "look")];
    let some: Vec<_> = names.iter().skip(1).map(|name| (name.as_str(), "0")).chain(rest).collect();
    let gaps = confirm(&mut officer, &asks, &some).await;
    assert_eq!(gaps.status, StatusCode::UNPROCESSABLE_ENTITY);
    whole(&gaps);
    let all: Vec<_> = some.iter().copied().chain([(names[0].as_str(), "1")]).collect();
    let look = confirm(&mut officer, &asks, &all).await;
    let page = done(&mut officer, &look, "Đã chia tách").await;
    assert_eq!(page.document().only("h1").text, "Chi bộ Một");
    assert!(page.body.contains("Chi bộ thôn Đông"), "it says what it came from");
    let old = officer.get(&format!("/units/{}", Position::Descendant.unit().unwrap())).await;
    assert!(old.body.contains("Chi bộ Hai"), "{}", old.body);
}

#[tokio::test]
async fn those_who_may_not_see_no_word_of_it() {
    let site = Site::open().await;
    for role in Role::ALL.iter().filter(|role| **role != Role::OrganisationOfficer) {
        let mut browser = site.signed_in(&login(*role, PostState::Active)).await;
        let page = browser.get(&format!("/units/{}", Position::Own.unit().unwrap())).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("Thay đổi đơn vị") && !page.body.contains("/merge"), "{role:?}");
    }
    // What lies with the level above says so, and offers no form.
    let mut officer = site.signed_in(&login(Role::OrganisationOfficer, PostState::Active)).await;
    let own = officer.get(&format!("/units/{}", Position::Own.unit().unwrap())).await;
    assert!(own.body.contains("/rename"));
    let below = officer.get(&format!("/units/{}", Position::Descendant.unit().unwrap())).await;
    for word in ["move", "close", "merge", "split"] {
        let is_offered = |body: &str| body.contains(&format!("/{word}\""));
        assert!(!is_offered(&own.body) && is_offered(&below.body), "{word}");
        let page = officer.get(&place(Position::Own, word)).await;
        assert!(page.body.contains("thuộc thẩm quyền của cấp trên"), "{word}");
        assert!(!page.body.contains("value=\"look\""), "{word}");
    }
}
