//! The first run: from an empty database to the first nomination.

use axum::http::StatusCode;
use nguon_app::sample::PASSWORD;

use crate::browser::{Browser, Site};

const FORM: [(&str, &str); 7] = [
    ("name", "Đảng bộ xã Bến Đò"),
    ("kind", "grassroots_committee_org"),
    ("below", "Chi bộ thôn Đông\r\nChi bộ thôn Tây\r\n\r\n  Chi bộ Trường Tiểu học  "),
    ("officer", "Khúc Thị Hạ"),
    ("login", "Hạ.KT"),
    ("new", PASSWORD),
    ("again", PASSWORD),
];

async fn send(browser: &mut Browser, code: &str, instead: &[(&str, &str)]) -> crate::browser::Answer {
    let page = browser.get("/setup").await;
    let token = page.document().field("csrf").unwrap().to_owned();
    let mut fields = vec![("csrf", token.as_str()), ("code", code)];
    fields.extend(FORM.map(|(name, value)| {
        let other = instead.iter().find(|(other, _)| *other == name);
        (name, other.map_or(value, |(_, value)| value))
    }));
    browser.post("/setup", &fields).await
}

#[tokio::test]
async fn whoever_reads_the_servers_screen_founds_the_organisation_and_nominates_in_25_inputs() {
    let site = Site::empty().await;
    let code = site.app.founding_code().await.unwrap().unwrap().to_owned();
    let mut browser = site.browser();
    assert_eq!(browser.get("/").await.location(), "/session");
    assert_eq!(browser.get("/session").await.location(), "/setup");
    let page = browser.get(&format!("/setup?code={code}")).await;
    assert_eq!(page.document().by_id("code").unwrap().attribute("value"), Some(code.as_str()));

    // Another language takes nobody's code away.
    let token = page.document().field("csrf").unwrap().to_owned();
    let back = page.document().field("back").unwrap().to_owned();
    let other = browser.post("/language", &[("csrf", &token), ("language", "en"), ("back", &back)]).await;
    assert_eq!(other.location(), format!("/setup?code={code}"));
    let token = browser.get(other.location()).await.document().field("csrf").unwrap().to_owned();
    browser.post("/language", &[("csrf", &token), ("language", "vi"), ("back", &back)]).await;

    let done = send(&mut browser, &code, &[]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/"), "{}", done.body);
    // The browser is known from now on, so that guesses from elsewhere do not keep its owner out.
    assert!(done.cookies().iter().any(|cookie| cookie.starts_with("__Host-nguon-device")), "{:?}", done.cookies());
    // A field counts as one input, and so does each link or button.
    let mut inputs = FORM.len() + 1;

    let home = browser.get("/").await.document();
    let link = |document: &crate::html::Document, ending: &str| {
        let mut links = document.all("a").filter_map(|link| link.attribute("href"));
        links.find(|href| href.ends_with(ending)).unwrap().to_owned()
    };
    let form = browser.get(&link(&home, "/nominate")).await;
    inputs += 1;
    let document = form.document();
    let hidden = |name| document.field(name).unwrap().to_owned();
    let (token, ticket) = (hidden("csrf"), hidden("ticket"));
    let fields = [("name", "Lò Văn Tấn"), ("born", "26/3/1998"), ("sex", "male"), ("on", "5/10/2020")];
    let sent = [("csrf", token.as_str()), ("ticket", ticket.as_str())].into_iter().chain(fields);
    let nominated = browser.post(&link(&home, "/nominate"), &sent.collect::<Vec<_>>()).await;
    inputs += fields.len() + 1;
    assert_eq!(nominated.status, StatusCode::SEE_OTHER, "{}", nominated.body);
    assert!(browser.get(nominated.location()).await.body.contains("Lò Văn Tấn"));
    assert!(inputs <= 25, "{inputs} inputs");

    // The cells stand under the organisation, and it is there once.
    let unit = link(&browser.get("/").await.document(), "/nominate").replace("/nominate", "");
    let tree = browser.get(&format!("{unit}/units")).await.body;
    for cell in ["Chi bộ thôn Đông", "Chi bộ thôn Tây", "Chi bộ Trường Tiểu học"] {
        assert!(tree.contains(cell), "{cell}");
    }
    assert_eq!(site.app.check().await.unwrap().problems, [] as [String; 0]);
    assert_eq!(site.app.founding_code().await.unwrap(), None);
    let mut late = site.browser();
    for (place, to) in [("/setup", "/"), ("/", "/session")] {
        assert_eq!(late.get(place).await.location(), to, "{place}");
    }
    // Marks and capitals of a login count for nothing.
    assert_eq!(late.sign_in("ha.kt", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_cannot_be_founded_comes_back_as_typed_with_what_is_wrong() {
    let site = Site::empty().await;
    let code = site.app.founding_code().await.unwrap().unwrap().to_owned();
    let mut browser = site.browser();
    for (field, value, says) in [
        ("name", " ", "Hãy ghi tên tổ chức đảng"),
        ("kind", "village", "Hãy chọn loại tổ chức"),
        ("kind", "grassroots_cell", "Chi bộ cơ sở không có đơn vị trực thuộc"),
        ("below", "Chi bộ thôn Đông\nTrường Tiểu học", "Dòng 2: “Trường Tiểu học” phải bắt đầu bằng"),
        ("below", "Chi bộ thôn Đông\nChi bộ thôn đông", "Dòng 2: “Chi bộ thôn đông” đã có"),
        ("officer", "", "Hãy ghi họ và tên"),
        ("login", "hạ kt", "Tên đăng nhập từ 3 đến 40"),
        ("new", "ngắn", "ký tự"),
        ("again", "khác hẳn với cái kia", "chưa giống nhau"),
    ] {
        let answer = send(&mut browser, &code, &[(field, value)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}: {value}");
        assert!(answer.body.contains(says), "{field}: {value}: {}", answer.body);
        let shown = answer.document();
        assert!(shown.all("a").any(|link| link.attribute("href").is_some_and(|href| href.starts_with('#'))));
        if field != "officer" {
            assert_eq!(shown.by_id("officer").unwrap().attribute("value"), Some("Khúc Thị Hạ"), "{field}");
        }
        // No password ever comes back.
        assert!(!answer.body.contains(PASSWORD));
    }
    assert!(site.app.founding_code().await.unwrap().is_some());
}

#[tokio::test]
async fn nobody_founds_without_the_code() {
    let site = Site::empty().await;
    let code = site.app.founding_code().await.unwrap().unwrap().to_owned();
    let mut browser = site.browser();
    let mut tried = 0;
    loop {
        let answer = send(&mut browser, "0000-0000-0000-0000-0000", &[]).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(answer.header("retry-after").is_some());
            break;
        }
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("Mã mở đầu chưa đúng"));
        tried += 1;
        assert!(tried < 10, "codes can be tried without end");
    }
    // Whoever has it waits, and comes in.
    assert_eq!(send(&mut browser, &code, &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
    site.clock.pass(3600);
    assert_eq!(send(&mut browser, &code, &[]).await.location(), "/");
    // Over a database that has units but no account, nothing is founded.
    let full = Site::open().await;
    assert_eq!(full.app.founding_code().await.unwrap(), None);
    assert_eq!(full.browser().get("/setup").await.location(), "/");
    let mut stranger = full.browser();
    let token = stranger.token().await;
    assert_eq!(stranger.post("/setup", &[("csrf", token.as_str())]).await.location(), "/");
}
