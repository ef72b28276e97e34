//! The matrix of fields: everything that is known of a person, asked for through every route by every role.
//!
//! Where a field may show is declared beside it; what happens is a real request, and the raw bytes of each answer are
//! searched for values that stand nowhere else. The matrix as it is stands in `field_matrix.snap`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    io::{Cursor, Read as _},
};

use axum::http::StatusCode;
use expect_test::expect_file;
use nguon_app::sample::{PROVINCE_LOGIN, Position, login, plant};
use nguon_domain::{
    access::{Permission, PostState, Role, grants},
    calendar::{Date, days_between},
    case::Deed,
    citizen_id::{CitizenId, Sex},
    id::PersonId,
    name::FullName,
    partial_date::PartialDate,
    person::PersonFacts,
};
use nguon_web::{Needs, Object, ROUTES, Route};

use crate::browser::{Answer, Browser, Site};

/// Whom the law lets know of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// What identifies somebody, or is written of everybody on a list.
    Known,
    /// What stands on somebody's own page alone.
    OwnPage,
    /// What the law calls sensitive. On somebody's own page alone, and nothing may be found or narrowed by it elsewhere.
    Sensitive,
    /// A number by which other registers know somebody: in full nowhere but where it is revealed.
    Number,
}

/// A field: its column, its class, and the words it is planted with.
struct Field {
    column: &'static str,
    class: Class,
    /// What it holds, with a mark for the person.
    value: fn(Whose) -> String,
}

/// Whose fields they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Whose {
    /// Somebody at the commune, whose case is open.
    Own,
    /// Somebody at a cell below it, whose case was stopped.
    Below,
    /// Somebody at the commune beside it.
    Foreign,
}

impl Whose {
    const ALL: [Self; 3] = [Self::Own, Self::Below, Self::Foreign];

    const fn number(self) -> u128 {
        match self {
            Self::Own => 701,
            Self::Below => 702,
            Self::Foreign => 703,
        }
    }

    const fn mark(self) -> &'static str {
        match self {
            Self::Own => "Quơn",
            Self::Below => "Quỡi",
            Self::Foreign => "Quạng",
        }
    }

    const fn place(self) -> Position {
        match self {
            Self::Own => Position::Own,
            Self::Below => Position::Descendant,
            Self::Foreign => Position::Sibling,
        }
    }

    const fn born(self) -> Date {
        match self {
            Self::Own => Date::constant(1993, 11, 23),
            Self::Below => Date::constant(1992, 12, 21),
            Self::Foreign => Date::constant(1991, 10, 29),
        }
    }
}

/// Somebody who was planted, with the note and the file that are kept with their case.
struct Planted {
    person: PersonId,
    note: String,
    file: String,
}

/// What is known of a person and of what happened in a case. Sex and membership of the Youth Union have two values
/// each, which stand on every page: they are held by what lists can be narrowed by, below.
const FIELDS: [Field; 21] = [
    Field { column: "person.name", class: Class::Known, value: |whose| format!("Khúc Thị {}", whose.mark()) },
    Field {
        column: "person.birth_name", class: Class::OwnPage, value: |whose| format!("Khuất Sinh {}", whose.mark())
    },
    Field { column: "person.born", class: Class::Known, value: |whose| whose.born().to_string() },
    Field {
        column: "person.citizen_id",
        class: Class::Number,
        value: |whose| format!("026193{:06}", whose.number() + 480_000),
    },
    Field {
        column: "person.old_id",
        class: Class::Number,
        value: |whose| format!("131{:06}", whose.number() + 590_000),
    },
    Field {
        column: "person.ethnicity", class: Class::Sensitive, value: |whose| format!("Pà Thẻn {}", whose.mark())
    },
    Field {
        column: "person.religion",
        class: Class::Sensitive,
        value: |whose| format!("Minh Sư đạo {}", whose.mark()),
    },
    Field { column: "person.schooling", class: Class::OwnPage, value: |whose| format!("11/12 {}", whose.mark()) },
    Field {
        column: "person.profession",
        class: Class::OwnPage,
        value: |whose| format!("Trung cấp thú y {}", whose.mark()),
    },
    Field {
        column: "person.political_theory",
        class: Class::OwnPage,
        value: |whose| format!("Sơ cấp {}", whose.mark()),
    },
    Field {
        column: "person.occupation", class: Class::OwnPage, value: |whose| format!("Nuôi tằm {}", whose.mark())
    },
    Field {
        column: "person.position", class: Class::OwnPage, value: |whose| format!("Đội trưởng {}", whose.mark())
    },
    Field {
        column: "person.residence", class: Class::OwnPage, value: |whose| format!("Xóm Bưởi {}", whose.mark())
    },
    Field { column: "person.home_town", class: Class::OwnPage, value: |whose| format!("Làng Vạc {}", whose.mark()) },
    Field { column: "act.paper", class: Class::OwnPage, value: |whose| format!("97-NQ/{}", whose.mark()) },
    Field { column: "act.wording", class: Class::OwnPage, value: |whose| format!("Hội Nông dân {}", whose.mark()) },
    Field {
        column: "act.wording: why stopped",
        class: Class::OwnPage,
        value: |whose| format!("Xin thôi vì {}", whose.mark()),
    },
    Field {
        column: "note.wording", class: Class::OwnPage, value: |whose| format!("Hẹn gặp ở chợ {}", whose.mark())
    },
    // A file is called after what stands in it, which may be anything.
    Field {
        column: "attachment.name",
        class: Class::Sensitive,
        value: |whose| format!("Giấy khám bệnh {}", whose.mark()),
    },
    Field {
        column: "draft.fields: name",
        class: Class::Sensitive,
        value: |whose| format!("Khuông Thị Dở {}", whose.mark()),
    },
    Field {
        column: "draft.fields: words",
        class: Class::Sensitive,
        value: |whose| format!("Viết dở ở bến {}", whose.mark()),
    },
];

/// Columns of the tables above that hold nothing of a person by themselves, and why.
const OTHERS: [&str; 46] = [
    // Ids, and what rows are found and kept in order by.
    "person.id",
    "person.unit",
    "person.path",
    "person.sort_key",
    "person.touched",
    "act.case_id",
    "act.id",
    "act.unit",
    "act.sequence",
    "act.supersedes",
    "act.recorded_at",
    // The name once more.
    "person.search",
    "person.family",
    "person.middle",
    "person.given",
    // One of two or of few values.
    "person.sex",
    "person.union_member",
    "act.deed",
    "act.in_favour",
    "act.entitled",
    "act.to_unit",
    "note.id",
    "note.case_id",
    "note.account",
    "note.at",
    "note.replaces",
    "note.withdrawn_at",
    "note.withdrawn_by",
    "attachment.id",
    "attachment.case_id",
    "attachment.account",
    "attachment.at",
    "attachment.kind",
    "attachment.size",
    "attachment.digest",
    "attachment.file",
    "attachment.removed_at",
    "attachment.removed_by",
    "draft.account",
    "draft.form",
    "draft.about",
    "draft.person",
    "draft.saved_at",
    // What somebody says of their own mistake in writing.
    "attachment.removed_reason",
    "note.withdrawn_reason",
    "act.correction_reason",
];
/// Days of what happened, which lists show.
const DAYS: [&str; 2] = ["act.on_day", "act.second_day"];

/// Where a field shows to whoever may open the route.
fn shows(route: &Route, field: &Field) -> bool {
    let path = (route.method, route.path);
    let page = [("GET", "/people/{person}"), ("POST", "/people/{person}/citizen-id")];
    let acts = ["act.paper", "act.wording", "act.wording: why stopped"].contains(&field.column);
    // The form that corrects an act holds what it says; refused, it comes back empty as it was sent.
    let correction = [("GET", "/people/{person}/acts/{act}/correct")];
    let forms = [
        ("GET", "/people/{person}/acts"),
        ("POST", "/people/{person}/acts/{act}/correct"),
        ("POST", "/people/{person}/acts"),
        ("GET", "/people/{person}/nominate"),
        ("POST", "/people/{person}/nominate"),
    ];
    let lists =
        [("GET", "/units/{unit}/people"), ("GET", "/units/{unit}/people.csv"), ("GET", "/units/{unit}/people.xlsx")];
    let notes = [
        ("GET", "/people/{person}/notes"),
        ("POST", "/people/{person}/notes"),
        ("GET", "/people/{person}/attachments"),
        ("POST", "/people/{person}/attachments"),
    ];
    let note = [("GET", "/people/{person}/notes/{note}"), ("POST", "/people/{person}/notes/{note}")];
    let work = [("GET", "/"), ("GET", "/units/{unit}/work")];
    // Workbooks that wait, which hold a name and a birth date.
    let import = [("GET", "/units/{unit}/import/{import}"), ("POST", "/units/{unit}/import/{import}")];
    let find = [("GET", "/find")];
    let files = [
        ("GET", "/people/{person}/attachments/{attachment}"),
        ("GET", "/people/{person}/attachments/{attachment}/remove"),
        ("POST", "/people/{person}/attachments/{attachment}/remove"),
    ];
    match field.class {
        // A form that somebody has begun, and where they are told that they have.
        _ if field.column == "draft.fields: name" => [("GET", "/"), ("GET", "/units/{unit}/nominate")].contains(&path),
        _ if field.column == "draft.fields: words" => {
            [("GET", "/units/{unit}/nominate"), ("GET", "/people/{person}/acts")].contains(&path)
        }
        Class::Sensitive if field.column == "attachment.name" => page.contains(&path) || files.contains(&path),
        Class::Number => path == page[1] && field.column == "person.citizen_id",
        Class::Sensitive => page.contains(&path),
        Class::OwnPage if field.column == "note.wording" => page.contains(&path) || path == note[0],
        Class::OwnPage => page.contains(&path) || (acts && correction.contains(&path)),
        Class::Known => {
            let everywhere =
                page.contains(&path) || lists.contains(&path) || find.contains(&path) || import.contains(&path);
            let forms = [&forms[..], &correction, &notes, &note, &files[1..]].iter().any(|some| some.contains(&path));
            let names = forms || work.contains(&path);
            everywhere || (field.column == "person.name" && names)
        }
    }
}

/// Whether a role comes to people through a route at the commune.
fn opens(route: &Route, role: Role) -> bool {
    match route.needs {
        // Open to whoever signed in, and full for those who may.
        _ if route.path == "/find" => grants(role, Permission::SeePeople),
        _ if route.path == "/" => grants(role, Permission::RecordActs),
        // What waits is there for whoever handed it over, and a note for whoever wrote it.
        _ if matches!(route.object, Object::Import | Object::Note) => role == SENDER,
        // Nothing was brought in.
        _ if route.object == Object::PastImport => false,
        Needs::Nothing | Needs::SignIn => true,
        Needs::Right(one) => grants(role, one),
        Needs::Rights(one, other) => grants(role, one) && grants(role, other),
    }
}

/// Who hands workbooks over.
const SENDER: Role = Role::OrganisationOfficer;

/// All spellings in which a value could stand in an answer.
fn spellings(field: &Field, whose: Whose) -> Vec<String> {
    let value = (field.value)(whose);
    if field.column == "person.born" {
        let born = whose.born();
        let (day, month, year) = (born.day(), born.month(), born.year());
        // As a cell of a workbook counts days.
        let since = days_between(Date::constant(1899, 12, 30), born);
        return vec![
            value,
            format!("{day:02}/{month:02}/{year}"),
            format!("{day}/{month}/{year}"),
            format!("{day:02}{month:02}{year}"),
            format!("<v>{since}</v>"),
        ];
    }
    if field.class == Class::Number {
        let grouped = value.as_bytes().chunks(3).map(|part| String::from_utf8_lossy(part)).collect::<Vec<_>>();
        return vec![grouped.join(" "), grouped.join("."), value];
    }
    let encoded: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
    // As a file's name stands in the head of an answer.
    vec![encoded.replace('+', "%20"), encoded, value]
}

/// Everything that an answer says, workbooks unpacked.
fn said(answer: &Answer) -> String {
    let mut said = format!("{:?}\n{}", answer.headers, answer.body);
    if answer.bytes.starts_with(b"PK") {
        let mut archive = zip::ZipArchive::new(Cursor::new(&answer.bytes)).unwrap();
        for at in 0..archive.len() {
            archive.by_index(at).unwrap().read_to_string(&mut said).unwrap();
        }
    }
    said
}

async fn plant_all(site: &Site) -> BTreeMap<Whose, PersonId> {
    let mut planted = BTreeMap::new();
    for whose in Whose::ALL {
        let value = |column: &str| {
            let field = FIELDS.iter().find(|field| field.column == column).unwrap();
            (field.value)(whose)
        };
        let name = FullName::parse(&value("person.name")).unwrap();
        // Whole, so that a new field of people stands here before it stands on a page.
        let facts = PersonFacts {
            name,
            birth_name: Some(FullName::parse(&value("person.birth_name")).unwrap()),
            sex: Some(Sex::Female),
            born: Some(PartialDate::Day(whose.born())),
            citizen_id: Some(CitizenId::parse(&value("person.citizen_id")).unwrap()),
            old_id: Some(CitizenId::parse(&value("person.old_id")).unwrap()),
            ethnicity: Some(value("person.ethnicity").into()),
            religion: Some(value("person.religion").into()),
            schooling: Some(value("person.schooling")),
            profession: Some(value("person.profession")),
            political_theory: Some(value("person.political_theory")),
            occupation: Some(value("person.occupation")),
            position: Some(value("person.position")),
            residence: Some(value("person.residence")),
            home_town: Some(value("person.home_town")),
            union_member: Some(true),
        };
        let (paper, wording) = (value("act.paper"), value("act.wording"));
        let day = |month| Date::constant(2020, month, 14);
        let mut deeds =
            vec![(day(2), Deed::Nominated { by: Some(wording) }, None), (day(4), Deed::Listed, Some(paper.as_str()))];
        if whose == Whose::Below {
            let reason = Some(value("act.wording: why stopped"));
            deeds.push((day(6), Deed::Stopped { reason }, None));
        }
        let unit = whose.place().unit().unwrap();
        planted.insert(whose, plant(&site.app, whose.number(), unit, facts, deeds).await.unwrap());
    }
    planted
}

/// Every address of a route that could say something of those who were planted.
fn addresses(route: &Route, people: &BTreeMap<Whose, Planted>, import: &str) -> Vec<String> {
    let units = Whose::ALL.map(|whose| whose.place().unit().unwrap().to_string());
    let account = Position::Own.account().unwrap().to_string();
    let path = route.path.replace("{account}", &account).replace("{post}", &Position::Own.post().to_string());
    let path = path.replace("{import}", import).replace("{copy}", "0").replace("{secret}", import);
    // Nothing was recorded for many.
    let path = path.replace("{batch}", &"0".repeat(26));
    match route.object {
        Object::None | Object::Instance if route.path == "/find" => {
            let marks = Whose::ALL.map(|whose| format!("{path}?q=khuc+{}", whose.mark()));
            marks.into_iter().chain([path]).collect()
        }
        Object::None | Object::Instance if route.method == "GET" && route.path != "/assets/{*file}" => vec![path],
        Object::None | Object::Instance => Vec::new(),
        Object::Unit | Object::Account | Object::Import | Object::PastImport | Object::Batch => {
            let mut places: Vec<String> = units.iter().map(|unit| path.replace("{unit}", unit)).collect();
            if route.method == "GET" && (route.path.contains("/people") || route.path.contains("/report")) {
                let all = "column=sex&column=born&column=age&column=unit&column=stage&column=nominated&column=last_step\
                           &column=decided&column=ceremony&column=recognised&column=official";
                let first = places.clone();
                for more in [format!("of=everybody&{all}"), "of=everybody&q=khuc".to_owned(), "by=month".to_owned()] {
                    places.extend(first.iter().map(|place| format!("{place}?{more}")));
                }
            }
            if route.method == "GET" && route.path.ends_with("/nominate") {
                places.extend(units.iter().map(|unit| format!("{}?draft=open", path.replace("{unit}", unit))));
            }
            places
        }
        Object::Person | Object::Case | Object::Note | Object::Attachment => {
            let of = |whose: Whose| {
                let Planted { person, note, file } = &people[&whose];
                let path = path.replace("{person}", &person.to_string()).replace("{note}", note);
                let path = path.replace("{attachment}", file);
                let act = |at: u128| {
                    nguon_domain::id::ActId(nguon_domain::id::Id::from_number(whose.number() * 100 + at)).to_string()
                };
                let acts = (1..=3).map(|at| path.replace("{act}", &act(at)));
                let drafts = [format!("{path}?draft=open"), format!("{path}?deed=introduced&draft=open")];
                let is_kept = route.method == "GET" && (path.ends_with("/acts") || path.ends_with("/nominate"));
                acts.chain(drafts.into_iter().filter(|_| is_kept)).collect::<BTreeSet<String>>()
            };
            Whose::ALL.into_iter().flat_map(of).collect()
        }
    }
}

#[tokio::test]
async fn every_field_shows_where_it_is_declared_to_and_nowhere_else() {
    let site = Site::open().await;
    let mut sender = site.signed_in(&login(SENDER, PostState::Active)).await;
    let mut people = BTreeMap::new();
    for (whose, person) in plant_all(&site).await {
        let mut writer = match whose {
            Whose::Own | Whose::Below => sender.clone(),
            Whose::Foreign => site.signed_in(PROVINCE_LOGIN).await,
        };
        let note = write_note(&mut writer, person, whose).await;
        let file = bring_file(&mut writer, &site, person, whose).await;
        begin(&mut writer, person, whose).await;
        people.insert(whose, Planted { person, note, file });
    }
    let token = sender.token().await;
    let list = format!(
        "Họ và tên;Ngày sinh;Đảng bộ;Ngày quyết định;Ngày kết nạp\n{};23/11/1993;Đảng bộ xã Bến Đò;01/06/2020;05/06/2020\n",
        (FIELDS[0].value)(Whose::Own)
    );
    let place = format!("/units/{}/import", Position::Own.unit().unwrap());
    let handed = sender.post_files(&place, &token, &[("ket-nap.csv", list.as_bytes())]).await;
    assert_eq!(handed.status, StatusCode::SEE_OTHER, "{}", handed.body);
    let import = handed.location().rsplit('/').next().unwrap().to_owned();

    let mut matrix: Vec<BTreeMap<String, Vec<&str>>> = vec![BTreeMap::new(); FIELDS.len()];
    let (mut asked, mut surprises) = (0, Vec::new());
    for role in Role::ALL {
        let mut browser =
            if *role == SENDER { sender.clone() } else { site.signed_in(&login(*role, PostState::Active)).await };
        let token = browser.token().await;
        for route in ROUTES {
            let mut found: BTreeSet<(usize, Whose)> = BTreeSet::new();
            for place in addresses(route, &people, &import) {
                let answer = ask(&mut browser, &token, route, &place).await;
                assert!(!answer.status.is_server_error(), "{} {place}: {}", route.method, answer.body);
                let said = said(&answer);
                for (at, field) in FIELDS.iter().enumerate() {
                    let whose = Whose::ALL.into_iter().filter(|whose| {
                        spellings(field, *whose).iter().any(|spelling| said.contains(spelling.as_str()))
                    });
                    found.extend(whose.map(|whose| (at, whose)));
                }
            }
            for (at, field) in FIELDS.iter().enumerate() {
                let is_shown = found.contains(&(at, Whose::Own)) || found.contains(&(at, Whose::Below));
                // A draft is its writer's alone.
                let is_theirs = !field.column.starts_with("draft.") || *role == SENDER;
                let is_expected = is_theirs && opens(route, *role) && shows(route, field);
                let is_foreign = found.contains(&(at, Whose::Foreign));
                if is_shown != is_expected || is_foreign {
                    let what = if is_foreign || is_shown { "leaks" } else { "does not show" };
                    surprises.push(format!(
                        "{} {} {what} {} to {}",
                        route.method,
                        route.path,
                        field.column,
                        role.code()
                    ));
                }
                if is_shown {
                    matrix[at].entry(format!("{} {}", route.method, route.path)).or_default().push(role.code());
                }
                asked += 1;
            }
        }
    }
    // Once they are brought in, what became of them is there for those who may bring in.
    let written = sender.post(&format!("{place}/{import}"), &[("csrf", &token), ("do", "write")]).await;
    assert!(!written.status.is_server_error(), "{}", written.body);
    for role in Role::ALL.iter().filter(|role| !grants(**role, Permission::Import)) {
        let mut browser = site.signed_in(&login(*role, PostState::Active)).await;
        let is_of_import = |route: &&Route| matches!(route.object, Object::Import | Object::PastImport);
        for route in ROUTES.iter().filter(is_of_import).filter(|route| route.method == "GET") {
            for place in addresses(route, &people, &import) {
                let answer = browser.get(&place).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{place} {}", role.code());
            }
        }
    }
    let mut said = String::from(
        "# What is known of a person at the commune or below it, where it shows, and to whom: held at the commune, active.\n\
         # Routes and roles that are not named show nothing of it; of somebody beside the commune nothing shows anywhere.\n",
    );
    for (field, routes) in FIELDS.iter().zip(&matrix) {
        writeln!(said, "\n{} ({:?})", field.column, field.class).unwrap();
        for (route, roles) in routes {
            writeln!(said, "  {route}: {}", roles.join(", ")).unwrap();
        }
    }
    assert!(surprises.is_empty(), "{} surprises of {asked}:\n{}", surprises.len(), surprises.join("\n"));
    println!("{asked} cells, 0 leaks");
    expect_file!["field_matrix.snap"].assert_eq(&said);
}

/// Writes a note on somebody's case, and says under which id it stands.
async fn write_note(browser: &mut Browser, person: PersonId, whose: Whose) -> String {
    let field = FIELDS.iter().find(|field| field.column == "note.wording").unwrap();
    let place = format!("/people/{person}/notes");
    let form = browser.get(&place).await.document();
    let of = |name| form.field(name).unwrap().to_owned();
    let (csrf, ticket, case, wording) = (of("csrf"), of("ticket"), of("case"), (field.value)(whose));
    let fields = [("csrf", csrf.as_str()), ("ticket", &ticket), ("case", &case), ("wording", &wording)];
    let written = browser.post(&place, &fields).await;
    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.body);
    let page = browser.get(&format!("/people/{person}")).await.document();
    let mut links = page.all("a").filter_map(|link| link.attribute("href"));
    let link = links.find(|href| href.starts_with(&format!("{place}/"))).unwrap();
    link.rsplit('/').next().unwrap().to_owned()
}

/// Brings a file to somebody's case, and says under which id it is kept.
async fn bring_file(browser: &mut Browser, site: &Site, person: PersonId, whose: Whose) -> String {
    let field = FIELDS.iter().find(|field| field.column == "attachment.name").unwrap();
    let (place, token) = (format!("/people/{person}/attachments"), browser.token().await);
    let sent = format!("{place}?ticket={}", site.app.ticket());
    let name = format!("{}.pdf", (field.value)(whose));
    let brought = browser.post_files(&sent, &token, &[(&name, b"%PDF-1.7\n%%EOF")]).await;
    assert_eq!(brought.status, StatusCode::SEE_OTHER, "{}", brought.body);
    let page = browser.get(&format!("/people/{person}")).await.document();
    let mut links = page.all("a").filter_map(|link| link.attribute("href"));
    let link = links.find(|href| href.starts_with(&format!("{place}/"))).unwrap();
    link.split('/').nth(4).unwrap().to_owned()
}

/// Begins two forms about somebody and leaves them: of a nomination where they live, and of what comes next for them.
async fn begin(browser: &mut Browser, person: PersonId, whose: Whose) {
    let value = |column: &str| {
        let field = FIELDS.iter().find(|field| field.column == column).unwrap();
        (field.value)(whose)
    };
    let (name, words) = (value("draft.fields: name"), value("draft.fields: words"));
    let token = browser.token().await;
    let nomination = format!("/units/{}/nominate", whose.place().unit().unwrap());
    let act = format!("/people/{person}/acts");
    let typed = [("name", name.as_str()), ("residence", &words)];
    let wording = [("deed", "introduced"), ("by", words.as_str())];
    for (place, typed) in [(nomination, typed), (act, wording)] {
        let fields = [&[("csrf", token.as_str()), ("draft", "auto")], &typed[..]].concat();
        let kept = browser.post(&place, &fields).await;
        assert_eq!(kept.status, StatusCode::NO_CONTENT, "{place}: {}", kept.body);
    }
}

async fn ask(browser: &mut Browser, token: &str, route: &Route, place: &str) -> Answer {
    match route.method {
        "POST" => browser.post(place, &[("csrf", token)]).await,
        _ => browser.get(place).await,
    }
}

#[test]
fn every_column_about_a_person_is_declared() {
    let list = include_str!("../../../store/src/catalogue/list.txt");
    let declared: BTreeSet<&str> =
        FIELDS.iter().map(|field| field.column.split(':').next().unwrap()).chain(OTHERS).chain(DAYS).collect();
    let columns = list.lines().filter_map(|line| line.split_once(": column "));
    let columns: BTreeSet<String> = columns
        .filter(|(table, _)| ["person", "act", "note", "attachment", "draft"].contains(table))
        .map(|(table, column)| format!("{table}.{}", column.split(' ').nth(1).unwrap()))
        .collect();
    assert_eq!(columns, declared.into_iter().map(str::to_owned).collect());
}

/// The people of a list, and how many it says there are.
fn listed(answer: &Answer) -> (Vec<String>, String) {
    let document = answer.document();
    let names = document.all("th").filter(|head| head.attribute("scope") == Some("row"));
    (names.map(|head| head.text.clone()).collect(), document.all("caption").map(|said| said.text.clone()).collect())
}

#[tokio::test]
async fn nobody_is_found_out_by_what_a_list_is_narrowed_by() {
    let site = Site::open().await;
    plant_all(&site).await;
    let unit = Position::Own.unit().unwrap();
    let mut told_apart = 0;
    for role in Role::ALL.iter().filter(|role| grants(**role, Permission::SeePeople)) {
        let mut browser = site.signed_in(&login(*role, PostState::Active)).await;
        let sees_persons = grants(*role, Permission::SeePerson);
        for of in ["admitted", "everybody", "open"] {
            for file in ["people", "people.csv", "people.xlsx"] {
                let place = format!("/units/{unit}/{file}?of={of}");
                let all = browser.get(&place).await;
                if all.status == StatusCode::NOT_FOUND {
                    continue;
                }
                for narrowed in ["minority=yes", "minority=no", "religion=yes", "religion=no"] {
                    let answer = browser.get(&format!("{place}&{narrowed}")).await;
                    let is_same = match file {
                        "people" => listed(&answer) == listed(&all),
                        _ => said(&answer).lines().last() == said(&all).lines().last() && answer.body == all.body,
                    };
                    assert_eq!(is_same, !sees_persons, "{} {place}&{narrowed}", role.code());
                    told_apart += usize::from(!is_same);
                }
            }
        }
        for of in ["minority", "believers"] {
            let admitted = browser.get(&format!("/units/{unit}/people?of=admitted")).await;
            let answer = browser.get(&format!("/units/{unit}/people?of={of}")).await;
            assert_eq!(listed(&answer) == listed(&admitted), !sees_persons, "{} {of}", role.code());
            let is_told = answer.body.contains("nên danh sách không lọc theo những điều đó");
            assert_eq!(is_told, !sees_persons, "{} {of}", role.code());
        }
        // Nor are they offered, nor linked to from the report.
        let page = browser.get(&format!("/units/{unit}/people?of=everybody")).await.document();
        assert_eq!(page.by_id("minority").is_some(), sees_persons, "{}", role.code());
        let report = browser.get(&format!("/units/{unit}/report")).await;
        assert_eq!(report.body.contains("of=minority"), sees_persons, "{}", role.code());
        // No search finds by anything but the name, and by a number only for those who may see it in full.
        for field in FIELDS.iter().filter(|field| !["person.name", "act.paper"].contains(&field.column)) {
            let query: String = form_urlencoded::byte_serialize((field.value)(Whose::Own).as_bytes()).collect();
            for place in [format!("/find?q={query}"), format!("/units/{unit}/people?of=everybody&q={query}")] {
                let answer = browser.get(&place).await;
                let finds = field.class == Class::Number && grants(*role, Permission::RevealCitizenId);
                assert_eq!(answer.body.contains("Khúc Thị"), finds, "{} {place}", role.code());
            }
        }
    }
    assert!(told_apart > 50, "{told_apart}: the lists of those who may would be narrowed");
}

#[tokio::test]
async fn ethnic_groups_and_religions_of_few_people_are_not_counted_for_those_who_may_not_know_whose() {
    let site = Site::open().await;
    let unit = Position::Own.unit().unwrap();
    for role in Role::ALL {
        let mut browser = site.signed_in(&login(*role, PostState::Active)).await;
        let sees_persons = grants(*role, Permission::SeePerson);
        for by in ["unit", "month", "year"] {
            for paper in ["", "/print"] {
                let place = format!("/units/{unit}/report{paper}?by={by}&from=2019-01-01&until=2020-10-31");
                let document = browser.get(&place).await.document();
                let cells = document.all("td").filter(|cell| {
                    let label = cell.attribute("data-label").unwrap_or_default();
                    ["Dân tộc thiểu số", "Theo tôn giáo"].contains(&label)
                });
                let cells: Vec<String> = cells.map(|cell| cell.text.clone()).collect();
                assert!(cells.len() >= 4, "{place}");
                let is_round = |cell: &String| {
                    let about = cell.strip_prefix("khoảng ").and_then(|count| count.parse::<u32>().ok());
                    cell == "không nêu" || about.is_some_and(|count| count.is_multiple_of(5))
                };
                assert_eq!(cells.iter().all(is_round), !sees_persons, "{} {place}: {cells:?}", role.code());
            }
        }
    }
}

#[tokio::test]
async fn a_number_that_is_starred_is_not_found_by_trying_all_that_it_could_be() {
    let site = Site::open().await;
    let person = plant_all(&site).await[&Whose::Below];
    let mut secretary = site.signed_in(&login(Role::CellSecretary, PostState::Active)).await;
    let page = secretary.get(&format!("/people/{person}")).await;
    assert!(page.body.contains("********0702"), "{}", page.body);
    let place = format!("/units/{}/nominate", Position::Descendant.unit().unwrap());
    let form = secretary.get(&place).await.document();
    let (csrf, ticket) = (form.field("csrf").unwrap().to_owned(), form.field("ticket").unwrap().to_owned());
    let mut answers = Vec::new();
    for tried in 0..100 {
        let number = format!("026192{tried:02}0702");
        // Such a day is refused, so that nobody is added by trying.
        let fields = [
            ("csrf", csrf.as_str()),
            ("ticket", &ticket),
            ("name", "Khúc Văn Đoán"),
            ("born", "1992"),
            ("sex", "male"),
            ("citizen_id", &number),
            ("on", "30/11/2020"),
        ];
        answers.push(secretary.post(&place, &fields).await.status);
    }
    let answered = answers.iter().filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY).count();
    let held = answers.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count();
    assert_eq!((answered, held), (30, 70));
    // Who has no number to give goes on.
    let fields = [
        ("csrf", csrf.as_str()),
        ("ticket", &ticket),
        ("name", "Khúc Văn Đoán"),
        ("born", "1992"),
        ("sex", "male"),
        ("on", "5/10/2020"),
    ];
    assert_eq!(secretary.post(&place, &fields).await.status, StatusCode::SEE_OTHER);
}
