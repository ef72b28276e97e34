//! Whether time tells what is there: answers about what belongs to others beside answers about what is not there, and
//! sign-ins with a login that is known beside those with one that is not.
//!
//! `cargo bench -p nguon-web --bench enumeration`. Whole requests, without a network.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    dead_code,
    missing_docs,
    reason = "a bench that fails says where, and uses a part of what the tests have"
)]

#[path = "../tests/it/browser.rs"]
mod browser;
#[path = "../tests/it/html.rs"]
mod html;

use std::{
    fmt,
    time::{Duration, Instant},
};

use axum::http::StatusCode;
use browser::{Answer, Browser, Site};
use nguon_app::sample::{PROVINCE_LOGIN, Position, login};
use nguon_domain::access::{PostState, Role};
use nguon_web::{BEAT, Options};

const MISSING: &str = "0000000000000000000000zzzz";
/// Pairs of requests for each kind of thing: 2,000 tries in all.
const PAIRS: usize = 250;
/// Pairs of sign-ins: 2,000 tries.
const SIGN_INS: usize = 1_000;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        for compared in of_things(PAIRS).await {
            println!("{compared}");
        }
        println!("{}", of_sign_ins(SIGN_INS).await);
    });
}

/// How long two kinds of requests took, taken in turns.
struct Compared {
    what: String,
    one: Vec<Duration>,
    other: Vec<Duration>,
}

impl Compared {
    /// Which one is slower by how much, in per cent of the other.
    fn percent_apart(&self) -> f64 {
        let (one, other) = (trimmed_mean(&self.one), trimmed_mean(&self.other));
        (one.max(other) / one.min(other) - 1.0) * 100.0
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

/// Answers about what belongs to the commune beside ours, and about what is not there.
async fn of_things(pairs: usize) -> Vec<Compared> {
    let site = Site::with(Options { secure_cookies: true, beat: BEAT, ..Options::default() }).await;
    let mut browser = site.signed_in(&login(Role::OrganisationOfficer, PostState::Active)).await;
    let token = browser.token().await;
    let mut compared = Vec::new();
    for (what, of_others, missing) in things() {
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for turn in 0..pairs {
            let mut bodies = Vec::new();
            for is_one in [turn % 2 == 0, turn % 2 != 0] {
                let place = if is_one { &of_others } else { &missing };
                let begun = Instant::now();
                let answer = ask(&mut browser, what, place, &token).await;
                let took = begun.elapsed();
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

async fn ask(browser: &mut Browser, what: &str, place: &str, token: &str) -> Answer {
    match what.starts_with("POST") {
        true => browser.post(place, &[("csrf", token)]).await,
        false => browser.get(place).await,
    }
}

/// Wrong passwords for a login that is known, and for one that is not.
async fn of_sign_ins(pairs: usize) -> Compared {
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
