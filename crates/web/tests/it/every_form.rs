//! Every form there is, with what breaks out of texts in each of its fields: typed and refused, forged, and saved.
//!
//! Forms are read from the pages, so that a new field is filled in without being named here. A route that is sent a
//! form and has no case below makes the tests fail, and so does a new field that is not just any text.

use std::cell::Cell;

use axum::http::StatusCode;
use nguon_app::{
    account::NewAccount,
    sample::{PASSWORD, PROVINCE, PROVINCE_LOGIN, Position, login, plant},
};
use nguon_domain::{
    access::{PostState, Role},
    calendar::Date,
    case::{Ballots, Deed, DeedKind, STEPS},
    id::{ActId, Id, PersonId},
    name::FullName,
    partial_date::PartialDate,
    person::{PersonFacts, Sex},
    text::tidy,
};
use nguon_web::{ROUTES, Route};

use crate::{
    accounts::{administrator, commune, send, shown_link},
    browser::{Answer, Browser, Site},
    clash::confirm,
    hostile::{foreign, payloads, shows},
    html::{Document, Field, FieldKind, Form},
};

/// Payloads, as many to a text as fit, each whole.
pub(crate) fn packed(longest: usize) -> Vec<String> {
    let mut texts = vec![String::new()];
    for payload in payloads() {
        let last = texts.last_mut().unwrap();
        if last.chars().count() + payload.chars().count() + 1 > longest && !last.is_empty() {
            texts.push(payload);
        } else {
            last.push_str(&payload);
            last.push(' ');
        }
    }
    texts.iter().map(|text| text.trim().to_owned()).collect()
}

/// A form to be filled in.
struct Case {
    browser: Browser,
    /// Where it stands.
    page: String,
    /// What it alone carries of the forms there that are sent to the same place.
    carries: Option<(&'static str, String)>,
    /// What is pressed, where there are several buttons.
    press: Option<(&'static str, &'static str)>,
    /// What is typed or chosen that is not just any text, as it should be.
    good: Vec<(&'static str, String)>,
    kept: Kept,
    /// A field that it alone lets type into of the forms there.
    types: Option<&'static str>,
    /// The program, where it is another for each case.
    _site: Option<Site>,
}

/// What becomes of texts that are in order.
enum Kept {
    /// None is kept: each field has its own form, or is secret.
    Nothing,
    /// They are shown at these places, so many letters of each.
    Shown(usize, Vec<String>),
    /// They stand in the journal, which has no page.
    Journal(usize),
    /// Another test saves them: its module, its name, and the fields that it fills in.
    Elsewhere(&'static str, &'static str, &'static [&'static str]),
}

impl Case {
    fn new(browser: &Browser, page: impl Into<String>, kept: Kept) -> Self {
        let (browser, page) = (browser.clone(), page.into());
        Self { browser, page, carries: None, press: None, good: Vec::new(), kept, types: None, _site: None }
    }

    fn carrying(self, name: &'static str, value: impl Into<String>) -> Self {
        Self { carries: Some((name, value.into())), ..self }
    }

    fn pressing(self, name: &'static str, value: &'static str) -> Self {
        Self { press: Some((name, value)), ..self }
    }

    fn with(mut self, good: &[(&'static str, &str)]) -> Self {
        self.good.extend(good.iter().map(|(name, value)| (*name, (*value).to_owned())));
        self
    }

    fn is_good(&self, name: &str) -> bool {
        self.good.iter().any(|(good, _)| *good == name)
    }

    /// What the form sends, with what is in order where nothing else is typed.
    fn fill(&self, form: &Form, typed: impl Fn(&Field) -> Option<String>) -> Vec<(String, String)> {
        let good = |name: &str| self.good.iter().find(|(good, _)| *good == name).map(|(_, value)| value.clone());
        let mut fields = fill(form, |field| typed(field).or_else(|| good(&field.name)));
        fields.extend(self.press.map(|(name, value)| (name.to_owned(), value.to_owned())));
        fields
    }

    /// The form as it stands on its page.
    async fn open(&mut self, route: &Route) -> Form {
        let page = self.browser.get(&self.page).await;
        assert_eq!(page.status, StatusCode::OK, "{} {}", self.page, page.location());
        let document = page.document();
        assert_eq!(foreign(&document), Vec::<String>::new(), "{}", self.page);
        let forms = document.forms().into_iter().filter(|form| is_of(route, &form.action));
        let mut forms = forms.filter(|form| {
            let has = |name: &str| form.fields.iter().find(|field| field.name == name);
            let mut carried = self.carries.iter();
            carried.all(|(name, value)| has(name).is_some_and(|field| field.value == *value))
                && self.types.is_none_or(|name| has(name).is_some())
        });
        forms.next().unwrap_or_else(|| panic!("{} has no form for {}", self.page, route.path))
    }
}

/// Whether an address is one of the route.
fn is_of(route: &Route, address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let (path, of): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), route.path.split('/').collect());
    path.len() == of.len() && path.iter().zip(&of).all(|(part, of)| of.starts_with('{') || part == of)
}

async fn post(browser: &mut Browser, form: &Form, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&form.action, &fields).await
}

/// What an answer leads to, which must be made of our own pages, whatever it says.
async fn lands(browser: &mut Browser, answer: Answer, said: &str) -> (bool, Document) {
    let is_sent_on = answer.status == StatusCode::SEE_OTHER;
    let place = answer.location().to_owned();
    let page = if is_sent_on {
        assert!(place.starts_with('/') && !place.starts_with("//"), "{said} leads to {place}");
        browser.get(&place).await
    } else {
        answer
    };
    assert!(!page.status.is_server_error(), "{said}: {}", page.status);
    let document = page.document();
    assert_eq!(foreign(&document), Vec::<String>::new(), "{said}: {}", page.body);
    (is_sent_on, document)
}

/// Whether what was typed comes back in its field.
fn comes_back(form: &Form, name: &str, typed: &str) -> bool {
    let typed: String = typed.chars().filter(|letter| *letter != '\u{0}').collect();
    form.fields.iter().filter(|field| field.name == name).any(|field| {
        let value: String = field.value.chars().filter(|letter| *letter != '\u{0}').collect();
        value == typed || value == typed.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// Too long for every field: refused, and given back as it was typed.
async fn refuses(mut case: Case, route: &Route, words: &str) {
    let form = case.open(route).await;
    let typed: Vec<&str> =
        form.fields.iter().filter(|field| field.kind == FieldKind::Typed).map(|field| field.name.as_str()).collect();
    if let Kept::Elsewhere(module, test, fields) = case.kept {
        assert_eq!(typed, fields, "{}: {module}::{test} fills in other fields", route.path);
        let text = match module {
            "attachments" => include_str!("attachments.rs"),
            "hostile_forms" => include_str!("hostile_forms.rs"),
            other => panic!("{other} is not read"),
        };
        assert!(text.contains(&format!("async fn {test}()")), "there is no {module}::{test}");
    }
    if let Kept::Nothing = case.kept {
        let free: Vec<&&str> = typed.iter().filter(|name| !case.is_good(name)).collect();
        assert!(free.is_empty(), "{}: what becomes of {free:?}?", route.path);
    }
    if !form.fields.iter().any(|field| matches!(field.kind, FieldKind::Typed | FieldKind::Secret)) {
        return;
    }
    let said = format!("{} {} {words}", route.path, case.page);
    let fields: Vec<(String, String)> =
        case.fill(&form, |field| matches!(field.kind, FieldKind::Typed | FieldKind::Secret).then(|| words.to_owned()));
    let answer = post(&mut case.browser, &form, &fields).await;
    let is_asked_to_wait = answer.status == StatusCode::TOO_MANY_REQUESTS;
    let (is_sent_on, document) = lands(&mut case.browser, answer, &said).await;
    if typed.is_empty() {
        return;
    }
    assert!(!is_sent_on && !is_asked_to_wait, "{said} is taken");
    let again = document.forms();
    for name in typed {
        let is_back = again.iter().filter(|form| is_of(route, &form.action)).any(|form| comes_back(form, name, words));
        assert!(is_back, "{said}: {name} is lost: {again:?}");
    }
}

/// What a form sends: what is typed, else what stands there.
fn fill(form: &Form, typed: impl Fn(&Field) -> Option<String>) -> Vec<(String, String)> {
    let sent = form.fields.iter().filter(|field| !matches!(field.kind, FieldKind::Button | FieldKind::File));
    let mut fields: Vec<(String, String)> = Vec::new();
    for field in sent {
        // Of several that one is chosen of, the first.
        let is_known = field.kind == FieldKind::Chosen && fields.iter().any(|(name, _)| *name == field.name);
        if !is_known {
            fields.push((field.name.clone(), typed(field).unwrap_or_else(|| field.value.clone())));
        }
    }
    fields
}

/// Sent by somebody who writes what they like into everything, and more than is there.
///
/// Says whether two versions were then shown side by side.
async fn is_forged(mut case: Case, route: &Route, words: &str, is_all: bool) -> bool {
    let form = case.open(route).await;
    if !is_all && is_of_acts(route.path) && route.path.ends_with("/correct") {
        // Somebody else is faster.
        let other = case.open(route).await;
        let is_free = |field: &Field| field.kind == FieldKind::Typed && !case.is_good(&field.name);
        let fields = case.fill(&other, |field| is_free(field).then(|| "nhầm".to_owned()));
        let done = post(&mut case.browser, &other, &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{:?}", complaints(&done.document()));
    }
    let said = format!("{} {} forged {words}", route.path, case.page);
    let mut fields = case.fill(&form, |field| {
        let is_proof =
            field.name == "csrf" || (!is_all && (field.kind == FieldKind::Hidden || case.is_good(&field.name)));
        (!is_proof).then(|| words.to_owned())
    });
    // What a page would carry on which two versions stand side by side.
    let more = ["seen", "opened", "was", "was_until", "was_name", "was_code", "was_over", "now", "looked", "back"];
    fields.retain(|(name, _)| is_all || !more.contains(&name.as_str()));
    let names: Vec<String> = form.fields.iter().map(|field| field.name.clone()).collect();
    fields.extend(more.map(|name| (name.to_owned(), words.to_owned())));
    fields.extend(names.iter().map(|name| (format!("mine_{name}"), words.to_owned())));
    fields.extend(names.iter().map(|name| (format!("{name}-typed"), words.to_owned())));
    if is_all {
        fields.extend([("do".to_owned(), words.to_owned()), ("draft".to_owned(), words.to_owned())]);
    } else {
        fields.push(("was_stands".to_owned(), "yes".to_owned()));
    }
    let answer = post(&mut case.browser, &form, &fields).await;
    let is_clash = answer.status == StatusCode::CONFLICT;
    lands(&mut case.browser, answer, &said).await;
    is_clash
}

/// What a page says is wrong.
fn complaints(page: &Document) -> Vec<&str> {
    let wrong = page.elements.iter().filter(|one| one.has_class("error-summary") || one.has_class("banner"));
    wrong.map(|one| one.text.as_str()).collect()
}

/// In order but for its words: saved, and shown as text.
async fn keeps(mut case: Case, route: &Route, words: &str, number: usize) {
    let form = case.open(route).await;
    let is_free = |field: &&Field| field.kind == FieldKind::Typed && !case.is_good(&field.name);
    let mut texts: Vec<String> =
        form.fields.iter().filter(is_free).map(|field| format!("{} {number} {words}", field.name)).collect();
    texts.extend(case.good.iter().map(|(_, value)| value.clone()).filter(|value| value.contains(words)));
    let fields = case.fill(&form, |field| is_free(&field).then(|| format!("{} {number} {words}", field.name)));
    let said = format!("{} {} {fields:?}", route.path, case.page);
    let mut answer = post(&mut case.browser, &form, &fields).await;
    let look = answer.document();
    let is_looked_at = look.all("button").any(|button| button.attribute("value") == Some("write"));
    if answer.status == StatusCode::OK && is_looked_at {
        assert_eq!(foreign(&look), Vec::<String>::new(), "{said}");
        let form = look.forms().into_iter().find(|form| is_of(route, &form.action)).unwrap();
        let fields = [fill(&form, |_| None), vec![("do".to_owned(), "write".to_owned())]].concat();
        answer = post(&mut case.browser, &form, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{said}: {:?}", complaints(&answer.document()));
    }
    // A link that works once is shown and never led to.
    let is_done = answer.status == StatusCode::SEE_OTHER || look.by_id("address").is_some();
    assert!(is_done, "{said}: {} {:?}", answer.status, complaints(&look));
    let (_, landed) = lands(&mut case.browser, answer, &said).await;
    let Kept::Shown(_, places) = &case.kept else { return };
    let mut pages = vec![landed];
    let unit = pages[0].all("a").filter_map(|link| link.attribute("href")).find(|href| href.ends_with("/nominate"));
    let unit = unit.unwrap_or_default().replace("/nominate", "");
    for place in places {
        let place = place.replace("{unit}", &unit);
        let page = case.browser.get(&place).await;
        assert_eq!(page.status, StatusCode::OK, "{place}");
        let document = page.document();
        assert_eq!(foreign(&document), Vec::<String>::new(), "{said}: {place}: {}", page.body);
        pages.push(document);
    }
    for text in texts.iter().flat_map(|text| text.lines()) {
        let text = tidy(text).text;
        assert!(pages.iter().any(|page| shows(page, &text)), "{said}: {text} is shown nowhere");
    }
}

/// The program, and those who fill in its forms.
struct World {
    site: Site,
    /// Who works for the whole province, looks after accounts at the commune, and has hidden nothing.
    province: Browser,
    administrator: Browser,
    next: Cell<usize>,
}

impl World {
    async fn open() -> Self {
        let site = Site::open().await;
        let account = NewAccount {
            login: "quan.tri".to_owned(),
            name: "Lò Thị Quản".to_owned(),
            password: PASSWORD.to_owned(),
            posts: vec![(Role::SystemAdministrator, PROVINCE)],
        };
        site.app.add_account(account).await.unwrap();
        let (province, administrator) = (site.signed_in(PROVINCE_LOGIN).await, administrator(&site).await);
        Self { site, province, administrator, next: Cell::new(0) }
    }

    async fn signed_in(&self, role: Role) -> Browser {
        self.site.signed_in(&login(role, PostState::Active)).await
    }

    /// A number that nobody had before.
    fn fresh(&self) -> usize {
        self.next.set(self.next.get() + 1);
        self.next.get()
    }

    /// Somebody for whom the first steps are on record, and what came last; each time somebody else.
    async fn somebody(&self, steps: usize, last: Option<DeedKind>) -> Somebody {
        let number = self.fresh();
        let names = ["An", "Bích", "Chi", "Dung", "Giang", "Hà", "Khoa", "Lan", "Mai", "Nga"];
        let name = format!("Khúc {} {}", names[number / 10 % 10], names[number % 10]);
        let born = Some(PartialDate::Year(1930 + i16::try_from(number / 100).unwrap()));
        let name = FullName::parse(&name).unwrap();
        let facts = PersonFacts { born, sex: Some(Sex::Female), ..PersonFacts::named(name) };
        let steps = STEPS.into_iter().take(steps).chain(last).zip(0_i8..);
        let day = |month: i8| Date::constant(2019 + i16::from(month / 12), month % 12 + 1, 5);
        let deeds: Vec<_> = steps.map(|(step, month)| (day(month), deed(step), None)).collect();
        let number = 100_000 + u128::try_from(number).unwrap();
        let last = ActId(Id::from_number(number * 100 + u128::try_from(deeds.len()).unwrap()));
        let person = plant(&self.site.app, number, commune(), facts, deeds).await.unwrap();
        Somebody { page: format!("/people/{person}"), id: person, last }
    }

    /// A cell below the commune that nobody has changed yet: the address of its page.
    async fn cell(&self) -> String {
        let (mut browser, number) = (self.province.clone(), self.fresh());
        let place = format!("/units/{}/add", commune());
        let name = format!("Chi bộ thôn {number}");
        let form = browser.get(&place).await;
        let typed = [("name", name.as_str()), ("kind", "subordinate_cell"), ("on", "1/10/2020"), ("do", "look")];
        let look = confirm(&mut browser, &form, &typed).await;
        let done = confirm(&mut browser, &look, &[("do", "write")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", look.body);
        done.location().split('?').next().unwrap().to_owned()
    }

    /// A list that waits at the commune: the address of its page.
    async fn import(&self, names_a_known_unit: bool) -> String {
        let (mut browser, number) = (self.province.clone(), self.fresh());
        let unit = if names_a_known_unit { "Đảng bộ xã Bến Đò" } else { "Đảng bộ xã Bến Đỗ Xa" };
        let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap());
        let name = format!("Khúc Thị M{}{}{}", letter(number), letter(number / 26), letter(number / 676));
        let list = format!(
            "Họ và tên;Ngày sinh;Đảng bộ;Ngày quyết định;Ngày kết nạp\n{name};02/03/1999;{unit};01/06/2020;05/06/2020\n"
        );
        let token = browser.token().await;
        let place = format!("/units/{}/import", commune());
        let sent = browser.post_files(&place, &token, &[("ds.csv", list.as_bytes())]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        sent.location().to_owned()
    }

    /// Somebody's own account at the commune, seen by whoever looks after accounts.
    async fn account(&self) -> String {
        let number = Position::Own.account().unwrap();
        format!("/units/{}/accounts/{number}", commune())
    }
}

struct Somebody {
    page: String,
    id: PersonId,
    /// The last act of their case.
    last: ActId,
}

fn deed(kind: DeedKind) -> Deed {
    let ballots = Ballots::new(17, 20);
    match kind {
        DeedKind::Nominated => Deed::Nominated { by: None },
        DeedKind::Listed => Deed::Listed,
        DeedKind::ClassFinished => Deed::ClassFinished,
        DeedKind::Applied => Deed::Applied,
        DeedKind::VettingAsked => Deed::VettingAsked { place: None },
        DeedKind::VettingAnswered => Deed::VettingAnswered,
        DeedKind::Introduced => Deed::Introduced { by: None, together_since: None },
        DeedKind::OpinionsGathered => Deed::OpinionsGathered,
        DeedKind::CellVoted => Deed::CellVoted { ballots },
        DeedKind::CommitteeVoted => Deed::CommitteeVoted { ballots },
        DeedKind::SentUp => Deed::SentUp,
        DeedKind::Decided => Deed::Decided,
        DeedKind::CeremonyHeld => Deed::CeremonyHeld,
        DeedKind::Recognised => Deed::Recognised { official_on: Date::constant(2020, 3, 5) },
        DeedKind::Removed => Deed::Removed { reason: None },
        DeedKind::Stopped => Deed::Stopped { reason: None },
        DeedKind::Transferred | DeedKind::Annulled => unreachable!("they have no form"),
    }
}

/// How many steps come before an act of a kind.
fn steps_before(kind: DeedKind) -> usize {
    match kind {
        DeedKind::Removed => 13,
        DeedKind::Stopped => 1,
        step => STEPS.iter().position(|other| *other == step).unwrap(),
    }
}

const LINE: usize = 180;
const REASON: usize = 480;

/// The form of a number that is sent to a route; `None` once there are no more.
async fn case(world: &World, route: &Route, which: usize, words: &str) -> Option<Case> {
    let province = &world.province;
    let unit = format!("/units/{}", commune());
    let shown = |longest, place: &str| Kept::Shown(longest, vec![place.to_owned()]);
    let acts: Vec<DeedKind> = STEPS.into_iter().chain([DeedKind::Removed, DeedKind::Stopped]).collect();
    let ballots = [("in_favour", "10"), ("entitled", "12"), ("since", "1/2/2019"), ("official_on", "1/3/2020")];
    let case = match (route.path, which) {
        ("/setup", 0) => {
            let site = Site::empty().await;
            let code = site.app.founding_code().await.unwrap().unwrap().to_owned();
            let below = format!("Chi bộ {words}");
            let good = [("code", code.as_str()), ("login", "ha.kt"), ("below", &below)];
            let chosen = [("kind", "grassroots_committee_org"), ("new", PASSWORD), ("again", PASSWORD)];
            let places = vec!["{unit}/units".to_owned(), "/me".to_owned()];
            let case = Case::new(&site.browser(), "/setup", Kept::Shown(LINE, places)).with(&good).with(&chosen);
            Case { _site: Some(site), ..case }
        }
        ("/session", 0) => {
            world.site.clock.pass(3600);
            Case::new(&world.site.browser(), "/session", Kept::Nothing).with(&[("login", "ai")])
        }
        ("/session/end" | "/me/sessions/end-one" | "/me/sessions/end-others" | "/me/sessions/end", 0) => {
            let browser = world.signed_in(Role::Leader).await;
            world.signed_in(Role::Leader).await;
            Case::new(&browser, "/me", Kept::Nothing)
        }
        ("/language" | "/text-size" | "/me/password", 0) => Case::new(province, "/me", Kept::Nothing),
        ("/units/{unit}/add", 0) => Case::new(province, format!("{unit}/add"), shown(LINE, "{unit}"))
            .with(&[("kind", "subordinate_cell"), ("sector", ""), ("on", "1/10/2020")])
            .pressing("do", "look"),
        ("/units/{unit}/rename", 0) => {
            let cell = world.cell().await;
            let case = Case::new(province, format!("{cell}/rename"), shown(LINE, &cell));
            case.with(&[("on", "5/10/2020")]).pressing("do", "look")
        }
        ("/units/{unit}/correct", 0) => {
            let cell = world.cell().await;
            Case::new(province, format!("{cell}/correct"), shown(LINE, &cell)).pressing("do", "look")
        }
        ("/units/{unit}/move", 0) => {
            let (cell, to) = (world.cell().await, Position::Sibling.unit().unwrap().to_string());
            let case = Case::new(province, format!("{cell}/move?q=cau+da"), shown(LINE, &cell));
            case.with(&[("on", "5/10/2020"), ("to", &to)]).pressing("do", "look")
        }
        ("/units/{unit}/close", 0) => {
            let cell = world.cell().await;
            let case = Case::new(province, format!("{cell}/close"), shown(LINE, &cell));
            case.with(&[("on", "5/10/2020")]).pressing("do", "look")
        }
        ("/units/{unit}/merge", 0) => {
            let (cell, other) = (world.cell().await, world.cell().await);
            let other = other.rsplit('/').next().unwrap().to_owned();
            let chosen = [("with", other.as_str()), ("into", "new"), ("kind", "subordinate_cell"), ("on", "5/10/2020")];
            let case = Case::new(province, format!("{cell}/merge?q=thon+{}", world.next.get()), shown(LINE, &cell));
            case.with(&chosen).pressing("do", "look")
        }
        ("/units/{unit}/split", 0) => {
            let (cell, names) = (world.cell().await, format!("Chi bộ Một {words}\nChi bộ Hai {words}"));
            let case =
                Case::new(province, format!("{cell}/split"), Kept::Shown(LINE, vec![cell, format!("{unit}/units")]));
            case.with(&[("names", &names), ("on", "5/10/2020")]).pressing("do", "look")
        }
        ("/units/{unit}/acts", 0..=1) => {
            let deed = ["vetting_asked", "decided"][which];
            let people = [world.somebody(1, None).await, world.somebody(1, None).await];
            let [one, other] = people.map(|one| one.id);
            let page = format!("{unit}/acts?person={one}&person={other}&deed={deed}");
            let case = Case::new(province, page, shown(LINE, &format!("/people/{other}")));
            case.with(&[("on", "5/10/2020")]).pressing("do", "look")
        }
        ("/units/{unit}/acts/{batch}", 0) => {
            let (mut browser, one) = (province.clone(), world.somebody(1, None).await);
            let form = browser.get(&format!("{unit}/acts?person={}&deed=decided", one.id)).await;
            let look = confirm(&mut browser, &form, &[("on", "5/10/2020"), ("do", "look")]).await;
            let done = confirm(&mut browser, &look, &[("do", "write")]).await;
            Case::new(province, done.location(), shown(REASON, &one.page))
        }
        ("/units/{unit}/views", 0) => {
            let kept = Kept::Elsewhere("hostile_forms", "names_of_saved_lists_stay_text", &["name"]);
            Case::new(province, format!("{unit}/views/new?of=everybody"), kept)
        }
        ("/units/{unit}/views/change", 0..=1) => {
            let (mut browser, new) = (province.clone(), format!("{unit}/views/new?of=everybody&q=an"));
            if !browser.get(&format!("{unit}/views")).await.body.contains("name=\"name\"") {
                let form = browser.get(&new).await;
                let typed = [("name", "Ai có tên An"), ("who", "mine"), ("opens", "no"), ("days", "moving")];
                let saved = confirm(&mut browser, &form, &typed).await;
                assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
            }
            let fields: &[&str] = [&["name"][..], &[]][which];
            let kept = Kept::Elsewhere("hostile_forms", "names_of_saved_lists_stay_text", fields);
            let case = Case::new(province, format!("{unit}/views"), kept);
            Case { types: fields.first().copied(), ..case }.pressing("do", "rename")
        }
        ("/people/{person}/citizen-id", 0) => {
            Case::new(province, format!("/people/{}", Position::Own.person()), Kept::Nothing)
        }
        ("/people/{person}/acts", which) if which + 1 < acts.len() => {
            let kind = acts[which + 1];
            let one = world.somebody(steps_before(kind), None).await;
            let case = Case::new(province, format!("{}/acts?deed={}", one.page, kind.code()), shown(LINE, &one.page));
            case.carrying("deed", kind.code()).with(&ballots).with(&[("on", "30/10/2020")])
        }
        ("/people/{person}/acts/{act}/correct", which) if which <= acts.len() => {
            let kind = acts[which % acts.len()];
            let one = world.somebody(steps_before(kind), Some(kind)).await;
            let case = Case::new(province, format!("{}/acts/{}/correct", one.page, one.last), shown(LINE, &one.page));
            let month = steps_before(kind);
            let on = format!("6/{}/{}", month % 12 + 1, 2019 + month / 12);
            case.carrying("do", if which < acts.len() { "correct" } else { "annul" })
                .with(&ballots)
                .with(&[("on", &on)])
        }
        ("/people/{person}/notes", 0) => {
            let one = world.somebody(1, None).await;
            Case::new(province, format!("{}/notes", one.page), shown(REASON * 2, &one.page))
        }
        ("/people/{person}/notes/{note}", 0..=1) => {
            let (mut browser, one) = (province.clone(), world.somebody(1, None).await);
            let form = browser.get(&format!("{}/notes", one.page)).await;
            confirm(&mut browser, &form, &[("wording", "Đã hẹn")]).await;
            let notes = format!("{}/notes/", one.page);
            let page = first_link(&mut browser, &one.page, |href| href.starts_with(&notes)).await;
            let (does, longest) = [("correct", REASON * 2), ("withdraw", REASON)][which];
            Case::new(province, page, shown(longest, &one.page)).carrying("do", does)
        }
        ("/people/{person}/attachments", 0) => {
            let test = "names_of_files_never_become_markup_nor_headers";
            let place = format!("/people/{}/attachments", Position::Own.person());
            Case::new(province, place, Kept::Elsewhere("attachments", test, &[]))
        }
        ("/people/{person}/attachments/{attachment}/remove", 0) => {
            let (mut browser, one) = (province.clone(), world.somebody(1, None).await);
            let token = browser.token().await;
            let place = format!("{}/attachments?ticket={}", one.page, world.site.app.ticket());
            let sent = browser.post_files(&place, &token, &[("x.pdf", b"%PDF-1.7\n%%EOF")]).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
            let page = first_link(&mut browser, &one.page, |href| href.ends_with("/remove")).await;
            Case::new(province, page, shown(REASON, &one.page))
        }
        ("/units/{unit}/nominate", 0) => {
            let name = format!("Khúc {}", words.replace(|letter: char| letter.is_ascii_digit(), ""));
            let born = (1930 + world.fresh() % 60).to_string();
            let good =
                [("name", name.as_str()), ("born", &born), ("sex", "female"), ("on", "5/10/2020"), ("citizen_id", "")];
            Case::new(province, format!("{unit}/nominate"), Kept::Shown(LINE, Vec::new())).with(&good)
        }
        ("/people/{person}/nominate", 0) => {
            let one = world.somebody(1, Some(DeedKind::Stopped)).await;
            let case = Case::new(province, format!("{}/nominate", one.page), shown(LINE, &one.page));
            case.with(&[("on", "5/10/2020")])
        }
        ("/units/{unit}/accounts/new", 0) => {
            let (name, at) = (format!("khach.{}", world.fresh()), commune().to_string());
            let good =
                [("login", name.as_str()), ("role", "leader"), ("from", "31/10/2020"), ("at", &at), ("until", "")];
            let kept = shown(LINE, &format!("{unit}/accounts?q={name}"));
            Case::new(&world.administrator, format!("{unit}/accounts/new"), kept).with(&good)
        }
        ("/units/{unit}/accounts/{account}/link", 0) => {
            Case::new(&world.administrator, world.account().await, Kept::Nothing)
        }
        ("/units/{unit}/accounts/{account}/posts", 0) => {
            let days = [("from", "31/10/2020"), ("until", "")];
            Case::new(&world.administrator, format!("{}/posts", world.account().await), Kept::Nothing).with(&days)
        }
        ("/units/{unit}/accounts/{account}/posts/{post}", 0..=2) => {
            let mut browser = world.administrator.clone();
            let (account, at) = (world.account().await, commune().to_string());
            let (give, posts) = (format!("{account}/posts"), format!("{account}/posts/"));
            let before = links(&mut browser, &account, |href| href.starts_with(&posts)).await;
            let typed = [("role", "mass_org_officer"), ("from", "1/10/2020"), ("at", &at)];
            let given = send(&mut browser, &give, &give, &typed).await;
            assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
            let is_new = |href: &str| href.starts_with(&posts) && !before.iter().any(|other| other == href);
            let page = first_link(&mut browser, &account, is_new).await;
            if which == 2 {
                let done = send(&mut browser, &page, &page, &[("do", "suspend"), ("why", "nghỉ ốm")]).await;
                assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
            }
            // The page says why somebody may not; why they may again is in the journal alone.
            let kept = [Kept::Nothing, shown(REASON, &account), Kept::Journal(REASON)];
            let kept = kept.into_iter().nth(which).unwrap();
            let case = Case::new(&world.administrator, page, kept).with(&[("on", "30/10/2020")]);
            case.carrying("do", ["end", "suspend", "resume"][which])
        }
        ("/units/{unit}/accounts/{account}/close", 0..=1) => {
            let (mut browser, account) = (world.administrator.clone(), world.account().await);
            let (place, does) = (format!("{account}/close"), ["close", "open"][which]);
            // It is as the form before has left it.
            if browser.get(&place).await.document().field("do") != Some(does) {
                let other = ["open", "close"][which];
                send(&mut browser, &place, &place, &[("do", other), ("why", "nghỉ")]).await;
            }
            let kept = [shown(REASON, &account), Kept::Journal(REASON)].into_iter().nth(which).unwrap();
            Case::new(&world.administrator, place, kept).carrying("do", does)
        }
        ("/me/posts/{post}/delegate", 0) => {
            let mut browser = world.signed_in(Role::OrganisationOfficer).await;
            let page = first_link(&mut browser, "/me", |href| href.ends_with("/delegate")).await;
            Case::new(&browser, page, Kept::Nothing).with(&[("from", "31/10/2020"), ("until", "15/11/2020")])
        }
        ("/me/posts/{post}/take-back", 0) => {
            let mut browser = world.signed_in(Role::CommitteeOfficer).await;
            if !browser.get("/me").await.body.contains("/take-back\"") {
                let page = first_link(&mut browser, "/me", |href| href.ends_with("/delegate")).await;
                let form = browser.get(&page).await;
                let to =
                    form.document().forms().into_iter().flat_map(|form| form.fields).find(|field| field.name == "to");
                let typed =
                    [("to", to.unwrap().value), ("from", "31/10/2020".to_owned()), ("until", "15/11/2020".to_owned())];
                let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
                let done = confirm(&mut browser, &form, &typed).await;
                assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
            }
            Case::new(&browser, "/me", Kept::Nothing)
        }
        ("/units/{unit}/import", 0) => {
            let test = "what_stands_in_workbooks_and_answers_about_them_stays_text";
            Case::new(province, format!("{unit}/import"), Kept::Elsewhere("hostile_forms", test, &[]))
        }
        ("/units/{unit}/import/{import}", 0..=1) => {
            let test = "what_stands_in_workbooks_and_answers_about_them_stays_text";
            let case = Case::new(province, world.import(which == 1).await, Kept::Elsewhere("hostile_forms", test, &[]));
            case.pressing("do", ["answer", "write"][which])
        }
        ("/units/{unit}/import/{import}/undo", 0) => {
            let (mut browser, place) = (province.clone(), world.import(true).await);
            let form = browser.get(&place).await;
            let done = confirm(&mut browser, &form, &[("do", "write"), ("looked", "yes")]).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
            Case::new(province, format!("{place}/undo"), shown(REASON, &place))
        }
        ("/invitation/{secret}", 0) => {
            let (mut browser, name) = (world.administrator.clone(), format!("khach.{}", world.fresh()));
            let (place, at) = (format!("{unit}/accounts/new"), commune().to_string());
            let typed =
                [("name", "Lò Thị Mời"), ("login", &name), ("role", "leader"), ("from", "31/10/2020"), ("at", &at)];
            let invited = send(&mut browser, &place, &place, &typed).await;
            Case::new(&world.site.browser(), shown_link(&invited), Kept::Nothing)
        }
        ("/settings", 0) => Case::new(&world.site.signed_in("quan.tri").await, "/settings", Kept::Nothing),
        ("/check", 0) => {
            let mut browser = province.clone();
            // The one before goes on by itself until it is done.
            while !browser.get("/check").await.body.contains("action=\"/check\"") {
                tokio::task::yield_now().await;
            }
            Case::new(&browser, "/check", Kept::Nothing)
        }
        (_, 0) => panic!("{} is sent a form, and no case fills it in", route.path),
        _ => return None,
    };
    Some(case)
}

async fn links(browser: &mut Browser, place: &str, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let page = browser.get(place).await.document();
    let links = page.all("a").filter_map(|link| link.attribute("href")).filter(|href| is_wanted(href));
    links.map(str::to_owned).collect()
}

async fn first_link(browser: &mut Browser, place: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    links(browser, place, is_wanted).await.into_iter().next().expect("there is a link")
}

/// Fills in the forms of some routes. Says how often two versions were shown side by side.
async fn fill_in(is_asked: impl Fn(&str) -> bool) -> usize {
    let world = World::open().await;
    let short = packed(LINE);
    // Too long for any field, however few payloads there are.
    let long = packed(1_200).into_iter().map(|words| format!("{words} {}", "dài".repeat(400)));
    let (long, mut tried, mut clashes): (Vec<String>, usize, usize) = (long.collect(), 0, 0);
    let routes = ROUTES.iter().filter(|route| route.method == "POST" && is_asked(route.path));
    for (at, route) in routes.enumerate() {
        for which in 0.. {
            let Some(first) = case(&world, route, which, "x").await else { break };
            for words in &long {
                refuses(case(&world, route, which, words).await.unwrap(), route, words).await;
                // Whatever else is wrong with it, it is not too long.
                let short = &short[(tried + which) % short.len()];
                for (words, is_all) in [(words, true), (short, false)] {
                    let forged = case(&world, route, which, words).await.unwrap();
                    clashes += usize::from(is_forged(forged, route, words, is_all).await);
                }
                tried += 3;
            }
            let (Kept::Shown(longest, _) | Kept::Journal(longest)) = first.kept else { continue };
            for (turn, words) in packed(longest).iter().enumerate() {
                // What is alike takes turns: each payload is in a third of them.
                let (turn, takes_turns) = (turn + at + which, is_of_acts(route.path) || is_of_tree(route.path));
                if !takes_turns || turn.is_multiple_of(3) {
                    keeps(case(&world, route, which, words).await.unwrap(), route, words, world.fresh()).await;
                }
            }
        }
    }
    assert!(tried > 0);
    assert_eq!(world.site.app.check().await.unwrap().problems, [] as [String; 0]);
    clashes
}

fn is_of_acts(path: &str) -> bool {
    path.starts_with("/people/{person}/acts")
}

fn is_of_tree(path: &str) -> bool {
    ["add", "rename", "correct", "move", "close", "merge", "split"].iter().any(|word| path.ends_with(word))
        && path.matches('/').count() == 3
}

fn is_of_accounts(path: &str) -> bool {
    path.contains("/accounts") || path.starts_with("/me/") || path.starts_with("/invitation")
}

#[tokio::test]
async fn texts_of_acts_and_corrections_stay_text() {
    assert!(fill_in(is_of_acts).await > 0);
}

#[tokio::test]
async fn texts_about_units_stay_text() {
    assert!(fill_in(is_of_tree).await > 0);
}

#[tokio::test]
async fn texts_about_people_stay_text() {
    fill_in(|path| path.starts_with("/people/") && !is_of_acts(path)).await;
}

#[tokio::test]
async fn texts_in_all_other_forms_stay_text() {
    let elsewhere = |path: &str| path.starts_with("/people/") || is_of_tree(path) || is_of_accounts(path);
    fill_in(|path| !elsewhere(path) && path != "/session").await;
}

#[tokio::test]
async fn texts_about_accounts_stay_text() {
    assert!(fill_in(is_of_accounts).await > 0);
}

#[tokio::test]
async fn what_somebody_signs_in_with_stays_text() {
    fill_in(|path| path == "/session").await;
}
