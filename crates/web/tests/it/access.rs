//! The matrix of access: every route, asked for by every role, in every state of the post, for things in every place.
//!
//! What is expected is declared beside the route and beside the place; what happens is a real request. The matrix as
//! it is stands in `access_matrix.snap`, to be read when it changes.

use std::fmt::Write as _;

use axum::http::StatusCode;
use expect_test::expect_file;
use nguon_app::{
    account::NewAccount,
    sample::{PASSWORD, PROVINCE, PROVINCE_LOGIN, Position, login},
};
use nguon_domain::access::{PostState, Role, grants};
use nguon_web::{Needs, Object, ROUTES, Route};

use crate::browser::{Answer, Browser, Site};

/// Whether a post at the commune reaches what lies there.
fn reaches(position: Position, object: Object) -> bool {
    match position {
        // Their case went with them.
        Position::AdmittedHere if matches!(object, Object::Case | Object::Note | Object::Attachment) => false,
        // Itself, what is below it, and what came to be carried on below it.
        Position::Own | Position::Descendant | Position::Closed | Position::Merged => true,
        Position::Ancestor | Position::Sibling | Position::OtherBranch | Position::Moved => false,
        // A person is seen where they are looked after and where they were admitted.
        Position::AdmittedHere => true,
    }
}

/// Whether a post in this state gives its rights.
fn gives(state: PostState) -> bool {
    match state {
        PostState::Active | PostState::Delegated => true,
        PostState::NotYet | PostState::Expired | PostState::Suspended | PostState::NotConfirmed => false,
    }
}

fn is_expected(route: &Route, role: Role, state: PostState, position: Position) -> bool {
    let holds = |permission| gives(state) && grants(role, permission) && reaches(position, route.object);
    match route.needs {
        Needs::Nothing | Needs::SignIn => true,
        Needs::Right(permission) => holds(permission),
        Needs::Rights(one, other) => holds(one) && holds(other),
    }
}

async fn ask(browser: &mut Browser, token: &str, route: &Route, place: &str) -> Answer {
    match route.method {
        "POST" => browser.post(place, &[("csrf", token)]).await,
        _ => browser.get(place).await,
    }
}

fn place(route: &Route, position: Position) -> Option<String> {
    match route.object {
        Object::None | Object::Instance => None,
        Object::Unit => Some(route.path.replace("{unit}", &position.unit()?.to_string())),
        // What is there for nobody; where somebody hands files over themselves, theirs takes its place.
        Object::Import => Some(
            route
                .path
                .replace("{unit}", &position.unit()?.to_string())
                .replace("{import}", MISSING)
                .replace("{copy}", "0"),
        ),
        Object::Attachment => {
            Some(route.path.replace("{person}", &position.person().to_string()).replace("{attachment}", MISSING))
        }
        // The same: until something is recorded for many.
        Object::Batch => Some(route.path.replace("{unit}", &position.unit()?.to_string()).replace("{batch}", MISSING)),
        // One at the commune: for those there, and for those above; of it nobody else knows.
        Object::PastImport => {
            let is_asked = !matches!(position, Position::Descendant | Position::Closed | Position::Merged);
            let place = route.path.replace("{unit}", &position.unit()?.to_string());
            is_asked.then(|| place.replace("{import}", MISSING))
        }
        Object::Person | Object::Case => {
            let place = route.path.replace("{person}", &position.person().to_string());
            Some(place.replace("{act}", &position.ceremony().to_string()))
        }
        // What is there for nobody, until somebody writes one.
        Object::Note => Some(route.path.replace("{person}", &position.person().to_string()).replace("{note}", MISSING)),
        Object::Account => {
            let place = route.path.replace("{unit}", &position.unit()?.to_string());
            let place = place.replace("{account}", &position.account()?.to_string());
            Some(place.replace("{post}", &position.post().to_string()))
        }
    }
}

fn short(position: Position) -> &'static str {
    match position {
        Position::Own => "own",
        Position::Ancestor => "above",
        Position::Descendant => "below",
        Position::Sibling => "beside",
        Position::OtherBranch => "other",
        Position::Closed => "closed",
        Position::Moved => "moved",
        Position::Merged => "merged",
        Position::AdmittedHere => "left",
    }
}

#[tokio::test]
async fn every_route_opens_to_exactly_those_it_is_declared_for() {
    let site = Site::open().await;
    let mut matrix = String::from(
        "# Who may open what. A column is a place, seen from the commune at which the post is held; in it the states of the post:\n\
         # active, not yet, expired, suspended, not confirmed, delegated. `+` opens, `.` looks as if it were not there.\n",
    );
    let mut readers = Vec::new();
    for role in Role::ALL {
        for state in PostState::ALL {
            let mut browser = site.signed_in(&login(*role, *state)).await;
            let token = browser.token().await;
            readers.push((*role, *state, browser, token));
        }
    }
    let mut other = site.signed_in(PROVINCE_LOGIN).await;
    let of_other = other.token().await;
    let mut batches = std::collections::BTreeMap::new();
    let mut files = std::collections::BTreeMap::new();
    let past = bring_in(&mut other, &of_other).await;
    let mut surprises = Vec::new();
    let mut asked = 0;
    for route in ROUTES.iter().filter(|route| !matches!(route.object, Object::None | Object::Instance)) {
        let positions: Vec<Position> =
            Position::ALL.into_iter().filter(|position| place(route, *position).is_some()).collect();
        writeln!(matrix, "\n{} {}: {}", route.method, route.path, needs(route.needs)).unwrap();
        let heads: Vec<String> = positions.iter().map(|position| format!("{:6}", short(*position))).collect();
        writeln!(matrix, "{:22} {}", "", heads.join(" ").trim_end()).unwrap();
        for role in Role::ALL {
            let mut columns = vec![String::new(); positions.len()];
            for (_, state, browser, token) in readers.iter_mut().filter(|(of, ..)| of == role) {
                let things = [
                    "{unit}",
                    "{person}",
                    "{act}",
                    "{account}",
                    "{post}",
                    "{import}",
                    "{copy}",
                    "{note}",
                    "{batch}",
                    "{attachment}",
                ];
                let nowhere = things.iter().fold(route.path.to_owned(), |path, thing| path.replace(thing, MISSING));
                let missing = ask(browser, token, route, &nowhere).await;
                assert_eq!(missing.status, StatusCode::NOT_FOUND);
                for (position, column) in positions.iter().zip(&mut columns) {
                    let mut place = place(route, *position).unwrap();
                    if route.object == Object::PastImport {
                        place = place.replace(MISSING, &past);
                    }
                    if matches!(route.object, Object::Import | Object::Note) {
                        // Their own where they may make one, somebody else's where they may not.
                        let is_theirs = is_expected(route, *role, *state, *position);
                        let sender =
                            if is_theirs { (&mut *browser, token.as_str()) } else { (&mut other, of_other.as_str()) };
                        let made = if route.object == Object::Note {
                            write_note(sender.0, *position).await
                        } else {
                            hand_over(sender.0, sender.1, *position).await
                        };
                        place = place.replace(MISSING, &made);
                    }
                    if route.object == Object::Attachment {
                        if !files.contains_key(position) {
                            files.insert(*position, attach(&mut other, &of_other, *position, &site).await);
                        }
                        place = place.replace(MISSING, &files[position]);
                    }
                    if route.object == Object::Batch {
                        if !batches.contains_key(position) {
                            batches.insert(*position, record_for_many(&mut other, &of_other, *position, &site).await);
                        }
                        place = place.replace(MISSING, &batches[position]);
                    }
                    let answer = ask(browser, token, route, &place).await;
                    // A form that was sent empty comes back with what is missing.
                    let opens = matches!(answer.status, StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY);
                    let looks_missing = (answer.status, &answer.headers, &answer.body)
                        == (missing.status, &missing.headers, &missing.body);
                    let as_declared = if is_expected(route, *role, *state, *position) { opens } else { looks_missing };
                    if !as_declared {
                        surprises.push(format!(
                            "{} {} {role:?} {state:?} {position:?}: {}",
                            route.method, route.path, answer.status
                        ));
                    }
                    column.push(if opens { '+' } else { '.' });
                    asked += 1;
                }
            }
            writeln!(matrix, "{:22} {}", role.code(), columns.join(" ")).unwrap();
        }
    }
    assert!(asked > 3000, "{asked} cells were asked");
    assert!(surprises.is_empty(), "{} surprises of {asked}:\n{}", surprises.len(), surprises.join("\n"));
    expect_file!["access_matrix.snap"].assert_eq(&matrix);
}

/// Hands a small list over at a unit, and says under which id it waits.
async fn hand_over(browser: &mut Browser, token: &str, position: Position) -> String {
    let list = "Họ và tên;Ngày sinh;Đảng bộ;Ngày quyết định;Ngày kết nạp\nKhúc  Thị Hạ;02/03/1999;Đảng bộ xã Bến Đò;01/06/2020;05/06/2020\n";
    let place = format!("/units/{}/import", position.unit().unwrap());
    let answer = browser.post_files(&place, token, &[("ket-nap.csv", list.as_bytes())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{place}: {}", answer.body);
    answer.location().rsplit('/').next().unwrap().to_owned()
}

/// Brings a file to the case of whoever lives at a place, and says under which id it is kept.
async fn attach(browser: &mut Browser, token: &str, position: Position, site: &Site) -> String {
    let person = position.person();
    let place = format!("/people/{person}/attachments");
    let sent = format!("{place}?ticket={}", site.app.ticket());
    let answer = browser.post_files(&sent, token, &[("x.pdf", b"%PDF-1.7\n%%EOF")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{place}: {}", answer.body);
    let page = browser.get(&format!("/people/{person}")).await.document();
    let mut links = page.all("a").filter_map(|link| link.attribute("href"));
    let link = links.find(|href| href.starts_with(&format!("{place}/"))).expect("the file is there");
    link.split('/').nth(4).unwrap().to_owned()
}

/// Records an act at a unit for all who live there, and says under which id that is found again.
async fn record_for_many(browser: &mut Browser, token: &str, position: Position, site: &Site) -> String {
    let place = format!("/units/{}/acts", position.unit().unwrap());
    let (person, ticket) = (position.person().to_string(), site.app.ticket().to_string());
    let fields = [("csrf", token), ("ticket", &ticket), ("do", "write"), ("deed", "listed"), ("on", "1/10/2019")];
    let fields: Vec<_> = fields.into_iter().chain([("person", person.as_str())]).collect();
    let answer = browser.post(&place, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{place}: {}", answer.body);
    answer.location().rsplit('/').next().unwrap().to_owned()
}

/// Brings a small list in at the commune, and says under which id.
async fn bring_in(browser: &mut Browser, token: &str) -> String {
    let import = hand_over(browser, token, Position::Own).await;
    let place = format!("/units/{}/import/{import}", Position::Own.unit().unwrap());
    let seen = browser.get(&place).await.document().field("seen").unwrap().to_owned();
    let answer = browser.post(&place, &[("csrf", token), ("do", "write"), ("seen", &seen), ("looked", "yes")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    import
}

/// Writes a note on the case of whoever lives at a place, and says under which id one stands that is the writer's to
/// change.
async fn write_note(browser: &mut Browser, position: Position) -> String {
    let person = position.person();
    let place = format!("/people/{person}/notes");
    let form = browser.get(&place).await.document();
    let hidden = |name| form.field(name).unwrap_or_else(|| panic!("{position:?} {name}")).to_owned();
    let (csrf, ticket, case) = (hidden("csrf"), hidden("ticket"), hidden("case"));
    let fields = [("csrf", csrf.as_str()), ("ticket", &ticket), ("case", &case), ("wording", "Đã hẹn")];
    assert_eq!(browser.post(&place, &fields).await.status, StatusCode::SEE_OTHER, "{place}");
    let page = browser.get(&format!("/people/{person}")).await.document();
    let mut links = page.all("a").filter_map(|link| link.attribute("href"));
    let link = links.find(|href| href.starts_with(&format!("{place}/"))).expect("the note can be changed");
    link.rsplit('/').next().unwrap().to_owned()
}

const MISSING: &str = "0000000000000000000000zzzz";

fn needs(needs: Needs) -> String {
    match needs {
        Needs::Nothing => "nothing".to_owned(),
        Needs::SignIn => "to have signed in".to_owned(),
        Needs::Right(permission) => permission.code().to_owned(),
        Needs::Rights(one, other) => format!("{} and {}", one.code(), other.code()),
    }
}

#[tokio::test]
async fn routes_about_nothing_in_particular_open_to_whom_they_say() {
    let site = Site::open().await;
    let mut visitor = site.browser();
    let nothing_in_particular = || {
        ROUTES.iter().filter(|route| route.object == Object::None && route.method == "GET" && !route.path.contains('{'))
    };
    for route in nothing_in_particular() {
        let answer = visitor.get(route.path).await;
        let is_sent_to_sign_in = answer.location().starts_with("/session");
        assert_eq!(is_sent_to_sign_in, route.needs == Needs::SignIn, "{}", route.path);
    }
    for role in Role::ALL {
        for state in PostState::ALL {
            let mut browser = site.signed_in(&login(*role, *state)).await;
            for route in nothing_in_particular() {
                let answer = browser.get(route.path).await;
                assert!(
                    matches!(answer.status, StatusCode::OK | StatusCode::SEE_OTHER),
                    "{} {role:?} {state:?}",
                    route.path
                );
                assert!(!answer.location().starts_with("/session"), "{} {role:?} {state:?}", route.path);
            }
        }
    }
}

/// The instance is there for a right that is held at the top, whatever the same right opens elsewhere.
#[tokio::test]
async fn routes_about_the_instance_open_to_those_who_hold_the_right_at_the_top() {
    let site = Site::open().await;
    let routes = || ROUTES.iter().filter(|route| route.object == Object::Instance);
    assert!(routes().count() >= 4);
    let mut surprises = Vec::new();
    let mut opened = 0;
    for role in Role::ALL {
        let added = [("tinh", PROVINCE, true), ("huyen", Position::Ancestor.unit().unwrap(), false)];
        let mut names: Vec<(String, bool)> = PostState::ALL.iter().map(|state| (login(*role, *state), false)).collect();
        for (word, unit, is_at_the_top) in added {
            let name = format!("{word}.{}", role.code());
            let account = NewAccount {
                login: name.clone(),
                name: "Người ở cấp trên".to_owned(),
                password: PASSWORD.to_owned(),
                posts: vec![(*role, unit)],
            };
            site.app.add_account(account).await.unwrap();
            names.push((name, is_at_the_top));
        }
        for (name, is_at_the_top) in names {
            let mut browser = site.signed_in(&name).await;
            let token = browser.token().await;
            for route in routes() {
                let Needs::Right(permission) = route.needs else { panic!("{} needs a right", route.path) };
                let answer = ask(&mut browser, &token, route, route.path).await;
                let opens = answer.status != StatusCode::NOT_FOUND;
                let missing = browser.get("/no-such-page").await;
                if opens != (is_at_the_top && grants(*role, permission))
                    || !opens && route.method == "GET" && answer.body != missing.body
                {
                    surprises.push(format!("{} {} {name}: {}", route.method, route.path, answer.status));
                }
                opened += usize::from(opens);
            }
        }
    }
    assert!(surprises.is_empty(), "{surprises:#?}");
    assert!(opened >= 8, "{opened}");
    let mut visitor = site.browser();
    for route in routes().filter(|route| route.method == "GET") {
        assert!(visitor.get(route.path).await.location().starts_with("/session"), "{}", route.path);
    }
}

#[tokio::test]
async fn without_signing_in_every_route_about_something_leads_to_the_sign_in() {
    let site = Site::open().await;
    let mut visitor = site.browser();
    let token = visitor.token().await;
    for route in ROUTES.iter().filter(|route| route.object != Object::None) {
        for position in Position::ALL {
            if let Some(place) = place(route, position) {
                let answer = ask(&mut visitor, &token, route, &place).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{place}");
                assert!(answer.location().starts_with("/session"), "{place}");
            }
        }
    }
}

#[test]
fn every_path_with_a_thing_in_it_says_which_thing_and_needs_a_right() {
    for route in ROUTES {
        let object = if route.object == Object::Instance {
            assert!(!route.path.contains('{'), "{}", route.path);
            Object::Instance
        } else if route.object == Object::Case {
            assert!(route.path.contains("{person}"), "{}", route.path);
            Object::Case
        } else if route.path.contains("{note}") {
            assert!(route.path.contains("{person}"), "{}", route.path);
            Object::Note
        } else if route.path.contains("{attachment}") {
            assert!(route.path.contains("{person}"), "{}", route.path);
            Object::Attachment
        } else if route.path.contains("{batch}") {
            assert!(route.path.contains("{unit}"), "{}", route.path);
            Object::Batch
        } else if route.path.contains("{import}") {
            assert!(route.path.contains("{unit}"), "{}", route.path);
            if route.path.ends_with("/undo") { Object::PastImport } else { Object::Import }
        } else if route.path.contains("{account}") {
            assert!(route.path.contains("{unit}"), "{}", route.path);
            Object::Account
        } else if route.path.contains("{unit}") {
            Object::Unit
        } else if route.path.contains("{person}") {
            Object::Person
        } else {
            Object::None
        };
        assert_eq!(route.object, object, "{}", route.path);
        let needs_right = matches!(route.needs, Needs::Right(_) | Needs::Rights(..));
        assert_eq!(needs_right, object != Object::None, "{}", route.path);
        let twice = ROUTES.iter().filter(|other| (other.method, other.path) == (route.method, route.path)).count();
        assert_eq!(twice, 1, "{}", route.path);
    }
}
