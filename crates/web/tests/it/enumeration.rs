//! Neither words nor time tell what is there: what belongs to others answers like what is not there, and a login that
//! is known like one that is not.
//!
//! How long answers take is measured in pairs that take turns; `benches/enumeration.rs` does so often enough to tell.

use std::{fmt, time::Duration};

use axum::http::StatusCode;
use nguon_app::sample::{PROVINCE_LOGIN, Position, login};
use nguon_domain::access::{PostState, Role};
use nguon_web::{BEAT, Options};
use tokio::time::Instant;

use crate::browser::{Browser, Site};

const MISSING: &str = "0000000000000000000000zzzz";

/// How long two kinds of requests took, taken in turns.
pub(crate) struct Compared {
    what: String,
    one: Vec<Duration>,
    other: Vec<Duration>,
}

impl Compared {
    /// Which one is slower by how much, in per cent of the other.
    pub(crate) fn percent_apart(&self) -> f64 {
        let (one, other) = (trimmed_mean(&self.one), trimmed_mean(&self.other));
        (one.max(other) / one.min(other) - 1.0) * 100.0
    }

    fn shortest(&self) -> Duration {
        self.one.iter().chain(&self.other).copied().min().unwrap()
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, other) = (trimmed_mean(&self.one), trimmed_mean(&self.other));
        let (tries, apart) = (self.one.len() + self.other.len(), self.percent_apart());
        write!(f, "{}: {one:.3} ms and {other:.3} ms over {tries} tries, {apart:.2} % apart", self.what)
    }
}

/// The mean in milliseconds of those in the middle: a tenth at either end is what else the machine was doing.
fn trimmed_mean(times: &[Duration]) -> f64 {
    let mut times: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1000.0).collect();
    times.sort_by(f64::total_cmp);
    let cut = times.len() / 10;
    let middle = &times[cut..times.len() - cut];
    middle.iter().sum::<f64>() / middle.len() as f64
}

/// Answers about what belongs to the commune beside ours, and about what is not there.
pub(crate) async fn of_things(pairs: usize) -> Vec<Compared> {
    let site = Site::with(Options { secure_cookies: true, beat: BEAT, ..Options::default() }).await;
    let mut browser = site.signed_in(&login(Role::OrganisationOfficer, PostState::Active)).await;
    let token = browser.token().await;
    let (unit, person) = (Position::Sibling.unit().unwrap().to_string(), Position::Sibling.person().to_string());
    let mut compared = Vec::new();
    for (what, of_others) in [
        ("GET a unit", format!("/units/{unit}")),
        ("GET a list", format!("/units/{unit}/people")),
        ("GET a person", format!("/people/{person}")),
        ("POST an act", format!("/people/{person}/acts")),
    ] {
        let missing = of_others.replace(&unit, MISSING).replace(&person, MISSING);
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for turn in 0..pairs {
            let mut bodies = Vec::new();
            for is_one in [turn % 2 == 0, turn % 2 != 0] {
                let place = if is_one { &of_others } else { &missing };
                let (took, answer) = ask(&mut browser, what, place, &token).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{place}");
                bodies.push((answer.headers, answer.body));
                if is_one { one.push(took) } else { other.push(took) }
            }
            assert_eq!(bodies[0], bodies[1], "{what}");
        }
        compared.push(Compared { what: format!("{what} of others, and one that is not there"), one, other });
    }
    compared
}

async fn ask(browser: &mut Browser, what: &str, place: &str, token: &str) -> (Duration, crate::browser::Answer) {
    let begun = Instant::now();
    let answer = match what.starts_with("POST") {
        true => browser.post(place, &[("csrf", token)]).await,
        false => browser.get(place).await,
    };
    (begun.elapsed(), answer)
}

/// Wrong passwords for a login that is known, and for one that is not.
pub(crate) async fn of_sign_ins(pairs: usize) -> Compared {
    let site = Site::open().await;
    let mut browser = site.browser();
    let token = browser.token().await;
    let (mut one, mut other) = (Vec::new(), Vec::new());
    for turn in 0..pairs {
        for is_known in [turn % 2 == 0, turn % 2 != 0] {
            let login = if is_known { PROVINCE_LOGIN } else { "nobo" };
            let fields = [("csrf", token.as_str()), ("login", login), ("password", "không phải mật khẩu"), ("to", "/")];
            let tried = site.app.passwords_tried();
            let begun = Instant::now();
            let answer = browser.post("/session", &fields).await;
            let took = begun.elapsed();
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
            assert_eq!(site.app.passwords_tried() - tried, 1, "{login}");
            if is_known {
                one.push(took)
            } else {
                other.push(took)
            }
            // Guesses of an hour ago count no more.
            site.clock.pass(4 * 3600);
        }
    }
    Compared { what: "a login that is known, and one that is not".to_owned(), one, other }
}

#[tokio::test]
async fn what_is_not_there_answers_at_a_beat_whatever_it_is() {
    for compared in of_things(3).await {
        assert!(compared.shortest() >= BEAT, "{compared}");
        println!("{compared}");
    }
}

#[tokio::test]
async fn a_login_that_is_not_known_costs_the_same_work() {
    println!("{}", of_sign_ins(2).await);
}
