//! Files that are kept with cases: what comes in, how it leaves, who sees it, and that it goes for good.

use axum::http::StatusCode;
use nguon_app::sample::{PROVINCE_LOGIN, Position, login};
use nguon_domain::{
    access::{PostState, Role},
    attachment::{AttachmentKind, LARGEST, MOST},
};

use crate::{
    browser::{Answer, Browser, Site},
    hostile::{foreign, payloads},
    html::Document,
};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n%%EOF\n";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0 picture \xff\xd9";

fn person() -> String {
    format!("/people/{}", Position::Own.person())
}

async fn officer(site: &Site, role: Role) -> Browser {
    site.signed_in(&login(role, PostState::Active)).await
}

/// Sends a file by the form of a page.
async fn attach(browser: &mut Browser, name: &str, content: &[u8]) -> Answer {
    let page = browser.get(&format!("{}/attachments", person())).await;
    assert_eq!(page.status, StatusCode::OK);
    let document = page.document();
    let token = document.field("csrf").unwrap().to_owned();
    let mut forms = document.all("form").filter_map(|form| form.attribute("action"));
    let action = forms.find(|action| action.contains("/attachments")).unwrap().to_owned();
    let first = browser.post_files(&action, &token, &[(name, content)]).await;
    // A second press is harmless.
    let again = browser.post_files(&action, &token, &[(name, content)]).await;
    assert_eq!((first.status, first.location()), (again.status, again.location()));
    first
}

/// Where the files on a page are saved.
fn files(page: &Document) -> Vec<String> {
    let links = page.all("a").filter_map(|link| link.attribute("href"));
    links.filter(|href| href.contains("/attachments/") && !href.ends_with("/remove")).map(str::to_owned).collect()
}

fn kept(site: &Site) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(site.folder.path().join("attachments")) else { return Vec::new() };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[tokio::test]
async fn a_file_is_kept_once_and_leaves_as_a_download_in_a_sandbox() {
    let site = Site::open().await;
    let mut browser = officer(&site, Role::CellSecretary).await;
    let form = browser.get(&format!("{}/attachments", person())).await;
    assert!(form.body.contains("Không lưu ở đây: lý lịch, giấy tờ thẩm tra"));
    let done = attach(&mut browser, "Giấy chứng nhận.PDF", PDF).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, format!("{}?done=attached", person()).as_str()));
    let page = browser.get(done.location()).await;
    let [place] = files(&page.document()).try_into().expect("there is one");
    let saved = browser.get(&place).await;
    assert_eq!((saved.status, saved.bytes.as_slice()), (StatusCode::OK, PDF));
    let header = |name| saved.header(name).unwrap_or_default();
    assert_eq!(header("content-type"), "application/pdf");
    assert!(header("content-disposition").starts_with("attachment; "), "{}", header("content-disposition"));
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("cache-control"), "no-store");
    let policy = header("content-security-policy");
    assert!(policy.contains("sandbox;") && policy.contains("default-src 'none'") && !policy.contains("'self'"));
    // In the folder it has a name that says nothing, and nobody else reads it.
    let [name] = kept(&site).try_into().expect("it is there once");
    assert!(name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let path = site.folder.path().join("attachments").join(name);
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(site.app.check().await.unwrap().problems, [] as [String; 0]);
}

#[tokio::test]
async fn what_a_file_is_its_content_decides() {
    let site = Site::open().await;
    let mut browser = officer(&site, Role::CommitteeOfficer).await;
    let large = [b"%PDF-1.7\n".as_slice(), &vec![b' '; LARGEST], b"%%EOF"].concat();
    for (name, content, says) in [
        ("x.pdf", b"<!doctype html><script>1</script>".as_slice(), "không thuộc loại"),
        ("x.pdf", b"MZ\x90\0", "không thuộc loại"),
        ("x.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không thuộc loại"),
        ("x.pdf", b"%PDF-1.7\n%%EOF<script>", "không thuộc loại"),
        ("x.docx", b"PK\x03\x04", "không thuộc loại"),
        ("x.pdf", b"", "không có nội dung"),
        ("x.pdf", &large, "lớn hơn 5 MB"),
        ("", b"", "Hãy chọn một tệp"),
    ] {
        let refused = attach(&mut browser, name, content).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let error = refused.document().by_id("file-error").unwrap().text.clone();
        assert!(error.contains(says), "{name}: {error}");
    }
    assert_eq!(kept(&site), [""; 0], "nothing of it stays");
    // Whatever it is called, it is called after what it is.
    attach(&mut browser, "anh.pdf", JPEG).await;
    let page = browser.get(&person()).await;
    let [place] = files(&page.document()).try_into().expect("there is one");
    let saved = browser.get(&place).await;
    assert_eq!(saved.header("content-type"), Some("image/jpeg"));
    assert!(saved.header("content-disposition").unwrap().contains("filename=\"anh.jpg\""));
    // The same again is said to be there.
    let same = attach(&mut browser, "khac.jpg", JPEG).await;
    assert!(same.document().by_id("file-error").unwrap().text.contains("đã có trong hồ sơ"));
}

#[tokio::test]
async fn only_kinds_that_this_instance_keeps_are_taken() {
    let site = Site::open().await;
    let mut browser = officer(&site, Role::CommitteeOfficer).await;
    attach(&mut browser, "a.pdf", PDF).await;
    site.app.choose_attachment_kinds(&[AttachmentKind::Png]).await.unwrap();
    let refused = attach(&mut browser, "b.jpg", JPEG).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    site.app.choose_attachment_kinds(&[]).await.unwrap();
    let page = browser.get(&person()).await;
    assert!(!page.body.contains("/attachments?case="), "it is not offered");
    let form = browser.get(&format!("{}/attachments", person())).await;
    assert!(form.body.contains("Nơi này không lưu tệp"));
    // What is there stays to be saved.
    let [place] = files(&page.document()).try_into().expect("there is one");
    assert_eq!(browser.get(&place).await.status, StatusCode::OK);
}

#[tokio::test]
async fn there_are_so_many_files_with_a_case_and_no_more() {
    let site = Site::open().await;
    let mut browser = officer(&site, Role::CommitteeOfficer).await;
    for number in 0..=MOST {
        let content = format!("%PDF-1.7\n{number}\n%%EOF");
        let sent = attach(&mut browser, "x.pdf", content.as_bytes()).await;
        assert_eq!(sent.status == StatusCode::SEE_OTHER, number < MOST, "{number}");
    }
    assert_eq!(kept(&site).len(), MOST);
}

#[tokio::test]
async fn files_are_seen_where_people_are_and_nowhere_else() {
    let site = Site::open().await;
    let mut secretary = officer(&site, Role::CellSecretary).await;
    attach(&mut secretary, "a.pdf", PDF).await;
    let [place] = files(&secretary.get(&person()).await.document()).try_into().expect("there is one");
    for (role, sees, removes) in [
        (Role::Inspector, true, false),
        (Role::OfficerInCharge, true, false),
        (Role::CommitteeOfficer, true, true),
        (Role::Leader, false, false),
        (Role::MassOrgOfficer, false, false),
        (Role::SystemAdministrator, false, false),
    ] {
        let mut browser = officer(&site, role).await;
        let expected = |is: bool| if is { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(browser.get(&place).await.status, expected(sees), "{role:?}");
        assert_eq!(browser.get(&format!("{place}/remove")).await.status, expected(removes), "{role:?}");
    }
    // Not under somebody else's name, nor at an address that leads out of the folder.
    let mut province = site.signed_in(PROVINCE_LOGIN).await;
    let elsewhere = place.replace(&person(), &format!("/people/{}", Position::Sibling.person()));
    assert_eq!(province.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    for name in ["..", "%2e%2e", "..%2f..%2fsample.sqlite", "%00", "CON", &"a".repeat(300)] {
        let answer = province.get(&format!("{}/attachments/{name}", person())).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{name}");
    }
}

#[tokio::test]
async fn a_file_that_is_taken_away_is_gone_and_who_and_why_stays() {
    let site = Site::open().await;
    let mut browser = officer(&site, Role::CellSecretary).await;
    attach(&mut browser, "Tên bí mật.pdf", PDF).await;
    let [place] = files(&browser.get(&person()).await.document()).try_into().expect("there is one");
    let remove = format!("{place}/remove");
    let form = browser.get(&remove).await.document();
    let (csrf, ticket) = (form.field("csrf").unwrap().to_owned(), form.field("ticket").unwrap().to_owned());
    let fields = |why| [("csrf", csrf.as_str()), ("ticket", ticket.as_str()), ("why", why)];
    let gap = browser.post(&remove, &fields(" ")).await;
    assert_eq!(gap.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(kept(&site).len(), 1);
    for _ in 0..2 {
        let gone = browser.post(&remove, &fields("nhầm <b>hồ sơ</b>")).await;
        assert_eq!(gone.location(), format!("{}?done=detached", person()));
    }
    assert_eq!(kept(&site), [""; 0]);
    let page = browser.get(&person()).await;
    assert!(page.body.contains("Tệp đã gỡ") && page.body.contains("nhầm &#60;b&#62;hồ sơ"), "{}", page.body);
    assert!(!page.body.contains("Tên bí mật"));
    assert_eq!(browser.get(&place).await.status, StatusCode::NOT_FOUND);
    let late = browser.post(&remove, &[("csrf", &csrf), ("ticket", &ticket), ("why", "lần nữa")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.app.check().await.unwrap().problems, [] as [String; 0]);
}

#[tokio::test]
async fn the_check_names_a_file_that_is_not_what_was_brought() {
    let site = Site::open().await;
    let mut browser = officer(&site, Role::CellSecretary).await;
    attach(&mut browser, "a.pdf", PDF).await;
    let [place] = files(&browser.get(&person()).await.document()).try_into().expect("there is one");
    let [name] = kept(&site).try_into().expect("it is there once");
    let path = site.folder.path().join("attachments").join(name);
    std::fs::write(&path, b"%PDF-1.7 other %%EOF").unwrap();
    let problems = site.app.check().await.unwrap().problems;
    assert!(problems.iter().any(|problem| problem.ends_with("its file is not what was brought")), "{problems:?}");
    assert!(browser.get(&place).await.status.is_server_error());
    std::fs::remove_file(&path).unwrap();
    let problems = site.app.check().await.unwrap().problems;
    assert!(problems.iter().any(|problem| problem.ends_with("its file cannot be read")), "{problems:?}");
}

#[tokio::test]
async fn names_of_files_never_become_markup_nor_headers() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let page = browser.get(&format!("{}/attachments", person())).await.document();
    let token = page.field("csrf").unwrap().to_owned();
    for (number, payload) in payloads().enumerate() {
        // As a browser writes a name into the head of a part.
        let name: String = payload.replace('"', "%22").replace(['\r', '\n', '\0'], "");
        let place = format!("{}/attachments?ticket={}", person(), site.app.ticket());
        let content = format!("%PDF-1.7\n{number}\n%%EOF");
        let sent = browser.post_files(&place, &token, &[(&name, content.as_bytes())]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{payload}: {}", sent.body);
        let page = browser.get(&person()).await.document();
        assert_eq!(foreign(&page), Vec::<String>::new(), "{payload}");
        let [file] = files(&page).try_into().expect("there is one");
        let saved = browser.get(&file).await;
        let disposition = saved.header("content-disposition").unwrap();
        assert!(disposition.starts_with("attachment; filename=\"") && !disposition.contains('<'), "{disposition}");
        assert!(disposition.contains(".pdf\"; filename*=UTF-8''"), "{disposition}");
        let form = browser.get(&format!("{file}/remove")).await.document();
        assert_eq!(foreign(&form), Vec::<String>::new(), "{payload}");
        let ticket = form.field("ticket").unwrap().to_owned();
        let fields = [("csrf", token.as_str()), ("ticket", &ticket), ("why", &payload)];
        assert_eq!(browser.post(&format!("{file}/remove"), &fields).await.status, StatusCode::SEE_OTHER, "{payload}");
    }
}
