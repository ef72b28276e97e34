//! Bringing in workbooks through the pages.

use axum::http::StatusCode;
use std::time::Duration;

use nguon_app::sample::{self, PROVINCE_LOGIN, Position, login};
use nguon_domain::access::{PostState, Role};
use nguon_web::Options;

use crate::{
    browser::{Answer, Browser, Site},
    html::Document,
};

fn officer() -> String {
    login(Role::CommitteeOfficer, PostState::Active)
}

fn desk() -> String {
    format!("/units/{}/import", Position::Own.unit().unwrap())
}

/// A list of the admitted: name, birth, organisation, ceremony.
fn list(rows: &[[&str; 4]]) -> String {
    let head = "DANH SÁCH ĐẢNG VIÊN MỚI KẾT NẠP;;;;\nHọ và tên;Ngày sinh;Đảng bộ;Ngày quyết định;Ngày kết nạp\n";
    let lines = rows.iter().map(|[name, born, org, held]| format!("{name};{born};{org};01/06/2020;{held}\n"));
    head.chars().chain(lines.collect::<String>().chars()).collect()
}

const ORG: &str = "Đảng bộ xã Bến Đò";

async fn send(browser: &mut Browser, files: &[(&str, &[u8])]) -> Answer {
    let token = browser.token().await;
    browser.post_files(&desk(), &token, files).await
}

async fn decide(browser: &mut Browser, place: &str, fields: &[(&str, &str)]) -> Answer {
    let token = browser.token().await;
    browser.post(place, &[&[("csrf", token.as_str())], fields].concat()).await
}

/// The texts that say what is wrong.
fn faults(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
    let document = answer.document();
    let faults = document.all("p").filter(|line| line.has_class("error"));
    faults.map(|line| line.text.clone()).collect()
}

fn kept(site: &Site) -> usize {
    std::fs::read_dir(site.folder.path().join("uploads")).map_or(0, Iterator::count)
}

fn shows(document: &Document, text: &str) -> bool {
    document.only("main").text.contains(text)
}

#[tokio::test]
async fn a_list_is_looked_at_written_once_and_remembered() {
    let site = Site::open().await;
    let mut browser = site.signed_in(&officer()).await;
    let unit = format!("/units/{}", Position::Own.unit().unwrap());
    let page = browser.get(&unit).await.document();
    assert!(page.all("a").any(|link| link.attribute("href") == Some(&desk())));
    let text = list(&[["Khúc  Thị Hạ", "02/03/1999", ORG, "05/06/2020"], ["Khúc Văn Thu", "1998", ORG, "05/06/2020"]]);
    let answer = send(&mut browser, &[("ket-nap.csv", text.as_bytes())]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let place = answer.location().to_owned();
    let preview = browser.get(&place).await.document();
    assert!(shows(&preview, "nhận 2, chưa nhận 0"), "{}", preview.only("main").text);
    assert!(shows(&preview, "Đảng viên mới kết nạp") && shows(&preview, "Khúc Thị Hạ"));
    // Nobody was added yet.
    let people = format!("{unit}/people?of=everybody&q=khuc");
    assert!(!browser.get(&people).await.document().only("main").text.contains("Khúc"));
    let seen = preview.field("seen").unwrap().to_owned();
    for _ in 0..2 {
        let answer = decide(&mut browser, &place, &[("do", "write"), ("seen", &seen), ("looked", "yes")]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, place.as_str()), "{}", answer.body);
    }
    let done = browser.get(&place).await.document();
    assert!(shows(&done, "Đã ghi 2 người"), "{}", done.only("main").text);
    let found = browser.get(&people).await.document();
    assert_eq!(found.all("th").filter(|head| head.text.contains("Khúc")).count(), 2);
    // It stands among the imports of the unit, and of the province above it.
    let page = browser.get(&desk()).await.document();
    assert!(page.all("a").any(|link| link.attribute("href") == Some(&place)));
    let copy = browser.get(&format!("{place}/copies/0")).await;
    assert!(copy.header("content-disposition").unwrap().contains("ket-nap"), "{:?}", copy.headers);
    let mut above = site.signed_in(PROVINCE_LOGIN).await;
    let province = format!("/units/{}/import", nguon_app::sample::PROVINCE);
    assert!(shows(&above.get(&province).await.document(), "ket-nap.csv"));
    assert!(site.app.check().await.unwrap().problems.is_empty());
    // It can be taken back whole, with a reason, once.
    let undo = format!("{place}/undo");
    assert!(done.all("a").any(|link| link.attribute("href") == Some(&undo)));
    let form = browser.get(&undo).await.document();
    assert!(shows(&form, "Khúc Thị Hạ") && shows(&form, "Thu hồi 2 người"), "{}", form.only("main").text);
    let ticket = form.field("ticket").unwrap().to_owned();
    let answer = decide(&mut browser, &undo, &[("ticket", &ticket), ("why", " ")]).await;
    assert_eq!(faults(&answer), ["Hãy ghi lý do thu hồi."]);
    for _ in 0..2 {
        let answer = decide(&mut browser, &undo, &[("ticket", &ticket), ("why", "Nhầm <b>tệp</b>")]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, place.as_str()), "{}", answer.body);
    }
    let undone = browser.get(&place).await.document();
    assert!(shows(&undone, "Đã thu hồi lúc") && shows(&undone, "Nhầm <b>tệp</b>"), "{}", undone.only("main").text);
    assert!(!browser.get(&people).await.document().only("main").text.contains("Khúc"));
    assert!(shows(&browser.get(&desk()).await.document(), "Đã thu hồi"));
    assert_eq!(browser.get(&undo).await.location(), place);
    // Sent again, it can be written again; and then there is nothing new in it.
    let answer = send(&mut browser, &[("ket-nap.csv", text.as_bytes())]).await;
    let again = answer.location().to_owned();
    let seen = browser.get(&again).await.document().field("seen").unwrap().to_owned();
    let answer = decide(&mut browser, &again, &[("do", "write"), ("seen", &seen), ("looked", "yes")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let answer = send(&mut browser, &[("ket-nap.csv", text.as_bytes())]).await;
    let preview = browser.get(answer.location()).await.document();
    assert!(shows(&preview, "Không có gì mới để ghi"));
    assert_eq!(preview.field("seen"), None);
}

#[tokio::test]
async fn what_is_wrong_must_be_looked_at_and_what_was_seen_must_still_hold() {
    let site = Site::open().await;
    let mut browser = site.signed_in(&officer()).await;
    let text = list(&[
        ["Khúc Thị Hạ", "31/02/1999", ORG, "05/06/2020"],
        ["Khúc Thị Thu", "02/03/1999", "Đảng bộ xã Cầu Đá", "05/06/2020"],
    ]);
    let answer = send(&mut browser, &[("ket-nap.csv", text.as_bytes())]).await;
    let place = answer.location().to_owned();
    let preview = browser.get(&place).await.document();
    let seen = preview.field("seen").unwrap().to_owned();
    let answer = decide(&mut browser, &place, &[("do", "write"), ("seen", &seen)]).await;
    assert_eq!(faults(&answer), ["Hãy xem các lỗi rồi đánh dấu vào ô “Tôi đã xem”."]);
    let answer = decide(&mut browser, &place, &[("do", "write"), ("seen", "0-9-9-9-0-0"), ("looked", "yes")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shows(&answer.document(), "Số liệu vừa thay đổi"));
    // Each number opens its list.
    let rejected = browser.get(&format!("{place}?show=rejected")).await.document();
    assert!(shows(&rejected, "Khúc Thị Thu") || shows(&rejected, "Cầu Đá"));
    // Thrown away, it is gone.
    let answer = decide(&mut browser, &place, &[("do", "discard")]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, desk().as_str()));
    assert_eq!(browser.get(&place).await.status, StatusCode::NOT_FOUND);
    assert_eq!(kept(&site), 0);
}

#[tokio::test]
async fn a_name_that_nobody_knows_is_asked_for_and_never_guessed() {
    let site = Site::open().await;
    let mut browser = site.signed_in(&officer()).await;
    let text = list(&[["Khúc Thị Hạ", "02/03/1999", "Đảng bộ xã Bến Sông", "05/06/2020"]]);
    let answer = send(&mut browser, &[("ket-nap.csv", text.as_bytes())]).await;
    let place = answer.location().to_owned();
    let preview = browser.get(&place).await.document();
    assert!(shows(&preview, "nhận 0, chưa nhận 1"));
    let question = preview.all("select").next().unwrap().attribute("name").unwrap().to_owned();
    let answer = decide(&mut browser, &place, &[("do", "answer")]).await;
    assert!(shows(&answer.document(), "Chưa chọn câu trả lời nào"));
    let answer = decide(&mut browser, &place, &[("do", "answer"), (&question, "Đảng bộ xã Cầu Đá (A2)")]).await;
    assert_eq!(faults(&answer).len(), 1);
    let said = format!("{ORG} (A1)");
    let answer = decide(&mut browser, &place, &[("do", "answer"), (&question, &said)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let preview = browser.get(&place).await.document();
    assert!(shows(&preview, "nhận 1, chưa nhận 0"), "{}", preview.only("main").text);
    assert_eq!(preview.all("select").count(), 0);
}

/// A package whose directory says that its one part is almost 4 GB large.
fn bomb() -> Vec<u8> {
    let (name, packed, claimed) = (b"xl/worksheets/sheet1.xml", [0_u8; 64], 0xffff_ff00_u32);
    let sizes = [0_u32.to_le_bytes(), 64_u32.to_le_bytes(), claimed.to_le_bytes()].concat();
    let length = u16::try_from(name.len()).unwrap().to_le_bytes();
    let common = [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0][..], &sizes, &length, &[0, 0]].concat();
    let local = [b"PK\x03\x04", &common[..], name, &packed].concat();
    let central = [b"PK\x01\x02\x14\x00", &common[..], &[0; 10], &[0; 4], name].concat();
    let (offset, size) = (u32::try_from(local.len()).unwrap(), u32::try_from(central.len()).unwrap());
    let end = [b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &size.to_le_bytes()[..], &offset.to_le_bytes(), &[0, 0]].concat();
    [local, central, end].concat()
}

#[tokio::test]
async fn what_is_no_spreadsheet_or_too_large_is_refused_in_words_and_leaves_nothing() {
    let site = Site::open().await;
    let mut browser = site.signed_in(&officer()).await;
    let pdf: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";
    let picture: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
    for (name, content, said) in [
        ("a.xlsx", pdf, "tệp PDF"),
        ("b.xlsx", picture, "không phải là bảng tính"),
        ("c.xlsx", &bomb()[..], "phình ra bất thường"),
        ("d.xls", b"<html><body><table></table></body></html>", "trang web"),
    ] {
        let faults = faults(&send(&mut browser, &[(name, content)]).await);
        assert!(faults.len() == 1 && faults[0].contains(said) && faults[0].starts_with(name), "{faults:?}");
    }
    assert!(faults(&send(&mut browser, &[]).await)[0].contains("ít nhất một tệp"));
    assert!(faults(&send(&mut browser, &[("", b"")]).await)[0].contains("ít nhất một tệp"));
    let large = vec![b'a'; (32 << 20) + 1];
    assert!(faults(&send(&mut browser, &[("e.csv", &large)]).await)[0].contains("32 MB"));
    let many: Vec<(&str, &[u8])> = std::iter::repeat_n(("f.csv", &b"a;b\n1;2\n"[..]), 31).collect();
    assert!(faults(&send(&mut browser, &many).await)[0].contains("30 tệp"));
    assert_eq!(kept(&site), 0);
    // No other form takes files.
    let token = browser.token().await;
    let answer = browser.post_files("/language", &token, &[("g.csv", b"a;b")]).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    // One good file among bad ones is kept alone.
    let text = list(&[["Khúc Thị Hạ", "02/03/1999", ORG, "05/06/2020"]]);
    let name = "../../<b>kết nạp</b>.csv";
    let answer = send(&mut browser, &[("a.xlsx", pdf), (name, text.as_bytes())]).await;
    let preview = browser.get(answer.location()).await;
    assert!(preview.body.contains("tệp PDF") && !preview.body.contains("<b>"));
    assert!(shows(&preview.document(), "b>.csv") && !shows(&preview.document(), ".."));
}

#[tokio::test]
async fn files_are_there_for_whoever_brought_them_and_for_a_day() {
    let site = Site::open().await;
    let mut browser = site.signed_in(&officer()).await;
    let text = list(&[["Khúc Thị Hạ", "02/03/1999", ORG, "05/06/2020"]]);
    let place = send(&mut browser, &[("ket-nap.csv", text.as_bytes())]).await.location().to_owned();
    let mut other = site.signed_in(&login(Role::OrganisationOfficer, PostState::Active)).await;
    for sent in [&place, &format!("{place}/copies/0")] {
        assert_eq!(other.get(sent).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(decide(&mut other, &place, &[("do", "discard")]).await.status, StatusCode::NOT_FOUND);
    // Nor are they there at another unit of one's own.
    let below =
        place.replace(&Position::Own.unit().unwrap().to_string(), &Position::Descendant.unit().unwrap().to_string());
    assert_eq!(browser.get(&below).await.status, StatusCode::NOT_FOUND);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = site.folder.path().join("uploads").join(place.rsplit('/').next().unwrap());
        assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        for entry in std::fs::read_dir(folder).unwrap() {
            assert_eq!(entry.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
    site.clock.pass(24 * 3600 + 1);
    let mut browser = site.signed_in(&officer()).await;
    assert_eq!(browser.get(&place).await.status, StatusCode::NOT_FOUND);
    // The next ones that are handed over sweep them away.
    send(&mut browser, &[("ket-nap.csv", text.as_bytes())]).await;
    assert_eq!(kept(&site), 1);
}

#[tokio::test]
async fn what_takes_long_is_told_of_on_a_page_that_asks_again_and_can_be_stopped() {
    let site = Site::with(Options { secure_cookies: true, patience: Duration::ZERO, ..Options::default() }).await;
    let mut browser = site.signed_in(&officer()).await;
    let text = list(&[["Khúc Thị Hạ", "02/03/1999", ORG, "05/06/2020"]]);
    let place = send(&mut browser, &[("ket-nap.csv", text.as_bytes())]).await.location().to_owned();

    let others = sample::hold_reading(&site.app).await;
    let page = browser.get(&place).await;
    assert_eq!(page.status, StatusCode::OK);
    let document = page.document();
    assert!(shows(&document, "Đang đọc tệp") && shows(&document, "chờ đến lượt"), "{}", page.body);
    // It asks again by itself: with script for the part that changes, without for the whole.
    let refresh = document.all("meta").find(|meta| meta.attribute("http-equiv") == Some("refresh")).unwrap();
    assert!(refresh.inside.contains(&"noscript".to_owned()));
    assert_eq!(document.all("section").filter(|part| part.attribute("hx-get") == Some(&place)).count(), 1);
    assert!(shows(&browser.get(&desk()).await.document(), "Đang đọc"));
    // Stopped, the files still wait, and are found from the page on which they were handed over.
    let answer = decide(&mut browser, &place, &[("do", "stop")]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, desk().as_str()));
    drop(others);
    let page = browser.get(&desk()).await.document();
    assert!(shows(&page, "Chờ đồng chí quyết định"), "{}", page.only("main").text);
    assert!(page.all("a").any(|link| link.attribute("href") == Some(&place)));

    // Over at last, it leads to what was found.
    let preview = until(&mut browser, &place, "Xem trước").await;
    let seen = preview.field("seen").unwrap().to_owned();
    let others = sample::hold_reading(&site.app).await;
    for _ in 0..2 {
        let answer = decide(&mut browser, &place, &[("do", "write"), ("seen", &seen), ("looked", "yes")]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, place.as_str()));
    }
    assert!(shows(&browser.get(&place).await.document(), "Đang ghi vào sổ"));
    assert!(shows(&browser.get(&desk()).await.document(), "Đang ghi"));
    let mut other = site.signed_in(&login(Role::OrganisationOfficer, PostState::Active)).await;
    assert_eq!(other.get(&place).await.status, StatusCode::NOT_FOUND);
    assert_eq!(decide(&mut other, &place, &[("do", "stop")]).await.status, StatusCode::NOT_FOUND);
    let answer = decide(&mut browser, &place, &[("do", "discard")]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, place.as_str()));
    decide(&mut browser, &place, &[("do", "stop")]).await;
    drop(others);
    until(&mut browser, &place, "Đã dừng lúc").await;

    decide(&mut browser, &place, &[("do", "write"), ("seen", &seen), ("looked", "yes")]).await;
    until(&mut browser, &place, "Đã ghi 1 người").await;
    // The part that asks how far it is is told that the page is another now.
    browser.headers = vec![("hx-request", "true".to_owned())];
    let answer = browser.get(&place).await;
    assert_eq!((answer.header("hx-refresh"), answer.body.as_str()), (Some("true"), ""));
    browser.headers.clear();
    let answer = decide(&mut browser, &place, &[("do", "stop")]).await;
    assert_eq!(answer.location(), place);
    assert!(shows(&browser.get(&place).await.document(), "nhấn dừng khi phần mềm vừa ghi xong"));
    assert!(site.app.check().await.unwrap().problems.is_empty());
}

/// Asks again until the page says this.
async fn until(browser: &mut Browser, place: &str, said: &str) -> Document {
    for _ in 0..100_000 {
        let page = browser.get(place).await.document();
        if shows(&page, said) {
            return page;
        }
        tokio::task::yield_now().await;
    }
    panic!("{place} never says {said}");
}
