//! Notes on cases: written, seen, corrected, withdrawn, and kept free of what must not stand there.

use axum::http::StatusCode;
use nguon_app::sample::{PROVINCE_LOGIN, Position, login};
use nguon_domain::{
    access::{PostState, Role},
    text::tidy,
};

use crate::{
    browser::{Answer, Browser, Site},
    hostile::{foreign, payloads, shows},
    html::Document,
};

async fn officer(site: &Site, role: Role) -> Browser {
    site.signed_in(&login(role, PostState::Active)).await
}

fn person() -> String {
    format!("/people/{}", Position::Own.person())
}

/// Fills in the form at a place and sends it, twice: a second press is harmless.
async fn send(browser: &mut Browser, place: &str, fields: &[(&str, &str)]) -> Answer {
    let form = browser.get(place).await;
    assert_eq!(form.status, StatusCode::OK, "{place}");
    let form = form.document();
    let of = |name| form.field(name).unwrap_or_default().to_owned();
    let (csrf, ticket, case) = (of("csrf"), of("ticket"), of("case"));
    let mut all = vec![("csrf", csrf.as_str()), ("ticket", &ticket), ("case", &case)];
    all.extend(fields);
    let first = browser.post(place, &all).await;
    let again = browser.post(place, &all).await;
    assert_eq!((first.status, first.location()), (again.status, again.location()), "{}", again.body);
    first
}

async fn write(browser: &mut Browser, wording: &str) -> Answer {
    send(browser, &format!("{}/notes", person()), &[("wording", wording)]).await
}

/// Where the notes on the page can be changed.
fn changes(page: &Document) -> Vec<String> {
    let links = page.all("a").filter_map(|link| link.attribute("href"));
    links.filter(|href| href.contains("/notes/")).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_note_is_written_once_and_seen_by_all_who_may_see_the_person() {
    let site = Site::open().await;
    let mut secretary = officer(&site, Role::CellSecretary).await;
    let done = write(&mut secretary, " Đã hẹn   nộp đơn tháng 11 ").await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, format!("{}?done=noted", person()).as_str()));
    let shown = secretary.get(done.location()).await;
    assert!(shown.body.contains("Đã lưu ghi chú."));
    for role in [Role::CellSecretary, Role::CommitteeOfficer, Role::OfficerInCharge, Role::Inspector] {
        let mut browser = officer(&site, role).await;
        let page = browser.get(&person()).await;
        let notes = page.document().all("p").filter(|words| words.text == "Đã hẹn nộp đơn tháng 11").count();
        assert_eq!(notes, 1, "{role:?}");
        assert!(page.body.contains("ghi lúc"), "{role:?}");
        // Links to what would be refused are not shown.
        let may_write = matches!(role, Role::CellSecretary | Role::CommitteeOfficer);
        assert_eq!(page.body.contains("/notes?case="), may_write, "{role:?}");
        assert_eq!(!changes(&page.document()).is_empty(), role == Role::CellSecretary, "{role:?}");
    }
    // The same ticket with other words is another note.
    write(&mut secretary, "Việc khác").await;
    assert_eq!(changes(&secretary.get(&person()).await.document()).len(), 2);
    assert_eq!(site.app.check().await.unwrap().problems, [] as [String; 0]);
}

#[tokio::test]
async fn what_must_not_stand_in_a_note_is_refused_and_what_was_typed_comes_back() {
    let site = Site::open().await;
    let mut browser = officer(&site, Role::CommitteeOfficer).await;
    let form = browser.get(&format!("{}/notes", person())).await;
    assert!(form.body.contains("Không ghi ở đây"));
    for (wording, says) in [
        ("  ", "Hãy ghi nội dung"),
        ("Số 026198001234", "giống số định danh"),
        ("CCCD 026 198 001 234", "giống số định danh"),
        (&"dài ".repeat(300), "ghi gọn trong 1.000"),
    ] {
        let refused = write(&mut browser, wording).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wording}");
        let page = refused.document();
        assert!(page.by_id("wording-error").unwrap().text.contains(says), "{wording}");
        assert!(page.by_id("wording").unwrap().text.contains(wording.trim()), "{wording}");
    }
    assert!(changes(&browser.get(&person()).await.document()).is_empty());
}

#[tokio::test]
async fn only_its_author_corrects_a_note_and_the_old_words_stay_struck_out() {
    let site = Site::open().await;
    let mut secretary = officer(&site, Role::CellSecretary).await;
    write(&mut secretary, "Còn thiếu giấy chứng nhận").await;
    let place = changes(&secretary.get(&person()).await.document()).remove(0);
    let same = send(&mut secretary, &place, &[("do", "correct"), ("wording", "Còn thiếu giấy chứng nhận ")]).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Nobody else's page for it is there, whatever they send.
    let mut committee = officer(&site, Role::CommitteeOfficer).await;
    let token = committee.token().await;
    let ticket = site.app.ticket().to_string();
    let fields = [("csrf", token.as_str()), ("ticket", &ticket), ("do", "correct"), ("wording", "khác"), ("why", "x")];
    assert_eq!(committee.post(&place, &fields).await.status, StatusCode::NOT_FOUND);
    // On the page of somebody else it is not there for its author either.
    let elsewhere = place.replace(&person(), &format!("/people/{}", Position::Descendant.person()));
    assert_eq!(secretary.get(&elsewhere).await.status, StatusCode::NOT_FOUND);

    let done = send(&mut secretary, &place, &[("do", "correct"), ("wording", "Đã có giấy chứng nhận")]).await;
    assert_eq!(done.location(), format!("{}?done=note-corrected", person()));
    let page = committee.get(&person()).await.document();
    assert!(page.all("del").any(|gone| gone.text == "Còn thiếu giấy chứng nhận"));
    assert!(page.all("p").any(|words| words.text == "Đã có giấy chứng nhận"));
    // The old one cannot be changed a second time.
    let late = secretary.get(&place).await;
    assert!(late.body.contains("Ghi chú này đã được sửa hoặc đã rút") && late.document().field("ticket").is_none());
    let token = secretary.token().await;
    let again = [("csrf", token.as_str()), ("ticket", &ticket), ("do", "correct"), ("wording", "lần ba"), ("why", "x")];
    assert_eq!(secretary.post(&place, &again).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!secretary.get(&person()).await.body.contains("lần ba"));
}

#[tokio::test]
async fn withdrawing_a_note_takes_all_its_words_away_and_leaves_who_and_why() {
    let site = Site::open().await;
    let mut secretary = officer(&site, Role::CellSecretary).await;
    write(&mut secretary, "Bí mật thứ nhất").await;
    let place = changes(&secretary.get(&person()).await.document()).remove(0);
    send(&mut secretary, &place, &[("do", "correct"), ("wording", "Bí mật thứ hai")]).await;
    let place = changes(&secretary.get(&person()).await.document()).remove(0);
    let gap = send(&mut secretary, &place, &[("do", "withdraw"), ("why", " ")]).await;
    assert_eq!(gap.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(gap.document().by_id("why-error").is_some());
    // Whoever may see the journal and looks after the records does not wait for the author; but corrects nothing.
    let mut organisation = officer(&site, Role::OrganisationOfficer).await;
    assert!(organisation.get(&place).await.document().field("wording").is_none());
    let done = send(&mut organisation, &place, &[("do", "withdraw"), ("why", "ghi nhầm người")]).await;
    assert_eq!(done.location(), format!("{}?done=note-withdrawn", person()));
    for browser in [&mut secretary, &mut organisation] {
        let page = browser.get(&person()).await;
        assert!(page.body.contains("đã rút ghi chú này") && page.body.contains("ghi nhầm người"));
        assert!(!page.body.contains("Bí mật"), "{}", page.body);
        let left = browser.get(&place).await;
        assert!(left.status == StatusCode::OK && !left.body.contains("Bí mật"), "{}", left.body);
    }
    assert_eq!(site.app.check().await.unwrap().problems, [] as [String; 0]);
    // Nor do they stand anywhere in the file.
    site.app.close().await;
    for file in ["sample.sqlite", "sample.sqlite-wal"] {
        let bytes = std::fs::read(site.folder.path().join(file)).unwrap_or_default();
        assert!(!bytes.windows(9).any(|part| part == "Bí mật".as_bytes()), "{file}");
    }
}

#[tokio::test]
async fn words_and_reasons_of_notes_never_become_markup() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let people = [Position::Own, Position::Descendant, Position::Sibling];
    for (at, payload) in payloads().enumerate() {
        let person = format!("/people/{}", people[at % people.len()].person());
        let shown = tidy(&payload).text;
        let done = send(&mut browser, &format!("{person}/notes"), &[("wording", &payload)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{payload}: {}", done.body);
        let page = browser.get(&person).await.document();
        assert!(foreign(&page).is_empty() && shows(&page, &shown), "{payload}: {:?}", foreign(&page));
        let place = changes(&page).remove(0);
        let form = browser.get(&place).await.document();
        assert!(foreign(&form).is_empty() && shows(&form, &shown), "{payload}: {:?}", foreign(&form));
        let wrong = send(&mut browser, &place, &[("do", "correct"), ("wording", &payload)]).await.document();
        assert!(foreign(&wrong).is_empty() && wrong.by_id("wording-error").is_some(), "{payload}");
        send(&mut browser, &place, &[("do", "withdraw"), ("why", &payload)]).await;
        let page = browser.get(&person).await.document();
        assert!(foreign(&page).is_empty() && shows(&page, &shown), "{payload}: {:?}", foreign(&page));
    }
}
