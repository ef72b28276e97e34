//! Neither words nor time tell what is there: what belongs to others answers like what is not there.
//!
//! How long answers take is measured by `benches/enumeration.rs`. Here stands what can be said without a clock; that each
//! sign-in tries one password, whether or not the login is known, is said where signing in is tested.

use axum::http::StatusCode;
use nguon_app::sample::{Position, login};
use nguon_domain::access::{PostState, Role};
use nguon_web::{BEAT, Options};
use tokio::time::timeout;

use crate::browser::{Answer, Browser, Site};

const MISSING: &str = "0000000000000000000000zzzz";

/// What is asked for, where it belongs to the commune beside ours, and where it is not there.
fn things() -> [(&'static str, String, String); 4] {
    let (unit, person) = (Position::Sibling.unit().unwrap().to_string(), Position::Sibling.person().to_string());
    [
        ("GET a unit", format!("/units/{unit}"), format!("/units/{MISSING}")),
        ("GET a list", format!("/units/{unit}/people"), format!("/units/{MISSING}/people")),
        ("GET a person", format!("/people/{person}"), format!("/people/{MISSING}")),
        ("POST an act", format!("/people/{person}/acts"), format!("/people/{MISSING}/acts")),
    ]
}

async fn ask(browser: &mut Browser, what: &str, place: &str, token: &str) -> Answer {
    match what.starts_with("POST") {
        true => browser.post(place, &[("csrf", token)]).await,
        false => browser.get(place).await,
    }
}

#[tokio::test]
async fn what_is_not_there_answers_at_a_beat_whatever_it_is() {
    let site = Site::with(Options { secure_cookies: true, beat: BEAT, ..Options::default() }).await;
    let mut browser = site.signed_in(&login(Role::OrganisationOfficer, PostState::Active)).await;
    let token = browser.token().await;
    for (what, of_others, missing) in things() {
        for place in [&of_others, &missing] {
            let early = timeout(BEAT / 2, ask(&mut browser, what, place, &token)).await;
            assert!(early.is_err(), "{place} answers before the beat");
            let in_time = ask(&mut browser, what, place, &token).await;
            assert_eq!(in_time.status, StatusCode::NOT_FOUND, "{place}");
        }
    }
    // What is there does not wait.
    let place = format!("/units/{}/units", Position::Own.unit().unwrap());
    assert_eq!(browser.get(&place).await.status, StatusCode::OK);
}
