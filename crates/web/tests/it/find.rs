//! The search over everything finds what the reader may see, and nothing else.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use nguon_app::sample::{PROVINCE_LOGIN, Position, login};
use nguon_domain::access::{Permission, PostState, Role, grants};

use crate::browser::{Browser, Site};

/// The addresses that a search leads to, one kind of them.
async fn found(browser: &mut Browser, words: &str, kind: &str) -> BTreeSet<String> {
    let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish();
    let page = browser.get(&format!("/find?{query}")).await;
    assert_eq!(page.status, StatusCode::OK);
    let document = page.document();
    let in_main = document.all("a").filter(|link| link.inside.iter().any(|around| around == "main"));
    in_main.filter_map(|link| link.attribute("href")).filter(|href| href.starts_with(kind)).map(str::to_owned).collect()
}

#[tokio::test]
async fn what_is_found_opens_and_what_does_not_open_is_not_found() {
    let site = Site::open().await;
    let mut officer = site.signed_in(PROVINCE_LOGIN).await;
    let (mut hits, mut misses) = (0, 0);
    for &role in Role::ALL {
        for state in [PostState::Active, PostState::Delegated, PostState::Suspended, PostState::Expired] {
            let mut browser = site.signed_in(&login(role, state)).await;
            for position in Position::ALL {
                let person = format!("/people/{}", position.person());
                let page = officer.get(&person).await;
                let name = page.document().only("h1").text.clone();
                let opens = browser.get(&person).await.status == StatusCode::OK;
                // Who moved away after their admission is seen by its list, not found where they live now.
                let lives_here = position != Position::AdmittedHere;
                let is_found = found(&mut browser, &name, "/people/").await.contains(&person);
                assert_eq!(is_found, opens && lives_here, "{name} by {role:?} {state:?} at {position:?}");
                *(if is_found { &mut hits } else { &mut misses }) += 1;
            }
            for position in Position::ALL {
                let Some(unit) = position.unit() else { continue };
                let place = format!("/units/{unit}");
                let name = officer.get(&place).await.document().only("h1").text.clone();
                let opens = browser.get(&place).await.status == StatusCode::OK;
                let is_found = found(&mut browser, &name, "/units/").await.contains(&place);
                let stands = !matches!(position, Position::Closed | Position::Merged);
                assert_eq!(is_found, opens && stands, "{name} by {role:?} {state:?} at {position:?}");
            }
            if !grants(role, Permission::SeePeople) {
                assert!(found(&mut browser, "nguyen", "/people/").await.is_empty(), "{role:?}");
            }
        }
    }
    assert!(hits > 30 && misses > 100, "{hits} found, {misses} not");
}

#[tokio::test]
async fn pages_and_acts_are_found_by_what_people_call_them_where_they_open() {
    let site = Site::open().await;
    let (commune, cell) = (Position::Own.unit().unwrap(), Position::Descendant.unit().unwrap());
    let mut officer = site.signed_in(&login(Role::CommitteeOfficer, PostState::Active)).await;
    let of_unit = format!("/units/{commune}");
    for (words, at) in [
        ("nhap", "import"),
        ("NHẬP TỪ EXC", "import"),
        ("import", "import"),
        ("de cu", "nominate"),
        ("bao cao", "report"),
        ("danh sach", "people"),
    ] {
        let pages = found(&mut officer, words, &of_unit).await;
        assert!(pages.iter().any(|page| page.starts_with(&format!("{of_unit}/{at}"))), "{words}: {pages:?}");
    }
    assert!(found(&mut officer, "mat khau", "/me").await.contains("/me"));
    // At the unit that the other words name.
    let name = officer.get(&format!("/units/{cell}")).await.document().only("h1").text.clone();
    let pages = found(&mut officer, &format!("đề cử {name}"), "/units/").await;
    assert!(pages.contains(&format!("/units/{cell}/nominate")), "{pages:?}");
    assert!(!pages.contains(&format!("{of_unit}/nominate")), "{pages:?}");
}

#[tokio::test]
async fn every_page_that_is_found_opens_and_those_who_may_not_find_none() {
    let site = Site::open().await;
    let words = ["nhap", "de cu", "bao cao", "danh sach", "nguoi dung", "moi", "viec", "don vi", "mat khau", "bo loc"];
    let mut hits = 0;
    for &role in Role::ALL {
        for state in [PostState::Active, PostState::Delegated, PostState::Suspended] {
            let mut browser = site.signed_in(&login(role, state)).await;
            let mut pages = BTreeSet::new();
            for words in words {
                pages.extend(found(&mut browser, words, "/").await);
            }
            for page in &pages {
                assert_eq!(browser.get(page).await.status, StatusCode::OK, "{role:?} {state:?}: {page}");
            }
            let imports = pages.iter().any(|page| page.ends_with("/import"));
            let may_import = state != PostState::Suspended && grants(role, Permission::Import);
            assert_eq!(imports, may_import, "{role:?} {state:?}");
            hits += pages.len();
        }
    }
    assert!(hits > 60, "{hits} pages were found");
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let page = browser.get("/find?q=nhap+%3Cb%3E%22").await;
    assert!(!page.body.contains("<b>"));
}
