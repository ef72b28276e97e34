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
