//! What breaks out of texts, sent in every other form: whether it is kept or comes back, it stays text.

use axum::http::StatusCode;
use nguon_app::sample::{Position, login};
use nguon_domain::{
    access::{PostState, Role},
    text::tidy,
};

use crate::{
    accounts::{commune, send},
    browser::{Answer, Browser, Site},
    every_form::packed,
    hostile::{foreign, payloads, shows},
};

/// Follows what a form led to, and holds it to being text; says whether what was typed was kept.
async fn stays_text(browser: &mut Browser, answer: Answer, typed: &str) -> bool {
    let is_kept = answer.status == StatusCode::SEE_OTHER;
    let place = answer.location().to_owned();
    let page = if is_kept { browser.get(&place).await } else { answer };
    assert!(!page.status.is_server_error(), "{typed}: {}", page.status);
    let document = page.document();
    assert_eq!(foreign(&document), Vec::<String>::new(), "{typed}: {}", page.body);
    if !is_kept {
        // As it was typed, but for a letter that no page can hold.
        let plain = |text: &str| text.replace('\u{0}', "");
        let typed = plain(typed);
        let mut texts = document.elements.iter().flat_map(|one| one.attributes.values().chain([&one.text]));
        assert!(texts.any(|text| plain(text).contains(&typed)), "{typed} is lost: {} {}", page.status, page.body);
    }
    is_kept
}

/// Opens a page on which a text must stand, as text.
async fn shown(browser: &mut Browser, place: &str, typed: &str) {
    let page = browser.get(place).await;
    assert_eq!(page.status, StatusCode::OK, "{place}");
    let document = page.document();
    assert_eq!(foreign(&document), Vec::<String>::new(), "{place}: {typed}");
    assert!(shows(&document, &tidy(typed).text), "{place} does not show {typed}: {}", page.body);
}

async fn officer(site: &Site) -> Browser {
    site.signed_in(&login(Role::CommitteeOfficer, PostState::Active)).await
}

#[tokio::test]
async fn names_of_saved_lists_stay_text() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let list = format!("/units/{}", commune());
    let mut kept = 0;
    for payload in payloads() {
        let query: String = form_urlencoded::byte_serialize(payload.as_bytes()).collect();
        let form = browser.get(&format!("{list}/views/new?of=everybody&q={query}")).await;
        assert_eq!(foreign(&form.document()), Vec::<String>::new(), "{payload}");
        let field = |name: &str| form.document().field(name).unwrap().to_owned();
        let (csrf, ticket, words) = (field("csrf"), field("ticket"), field("query"));
        let fields = [("csrf", csrf.as_str()), ("ticket", &ticket), ("query", &words), ("name", &payload)];
        let fields = [&fields[..], &[("who", "shared"), ("opens", "no"), ("days", "moving")]].concat();
        let answer = browser.post(&format!("{list}/views"), &fields).await;
        if !stays_text(&mut browser, answer, &payload).await {
            continue;
        }
        kept += 1;
        let place = format!("{list}/views");
        shown(&mut browser, &place, &payload).await;
        shown(&mut browser, &format!("{list}/people?of=everybody"), &payload).await;
        let page = browser.get(&place).await.document();
        let of = |name: &str| page.field(name).unwrap_or_default().to_owned();
        let (ticket, view) = (of("ticket"), of("view"));
        for more in [[("do", "rename"), ("name", "")], [("do", "remove"), ("name", &payload)]] {
            let fields = [("csrf", csrf.as_str()), ("ticket", &ticket), ("view", &view), more[0], more[1]];
            let answer = browser.post(&format!("{place}/change"), &fields).await;
            stays_text(&mut browser, answer, "").await;
        }
    }
    assert!(kept > 150, "{kept} were kept");
}

#[tokio::test]
async fn what_is_begun_and_kept_as_a_draft_stays_text() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let nomination = format!("/units/{}/nominate", Position::Descendant.unit().unwrap());
    let act = format!("/people/{}/acts", Position::Descendant.person());
    for words in packed(180) {
        let words = words.as_str();
        let typed =
            [("draft", "keep"), ("name", words), ("born", words), ("on", words), ("by", words), ("residence", words)];
        let answer = send(&mut browser, &nomination, &nomination, &typed).await;
        assert!(stays_text(&mut browser, answer, words).await, "{words}");
        shown(&mut browser, &format!("{nomination}?draft=open"), words).await;
        let home = browser.get("/").await;
        assert_eq!(foreign(&home.document()), Vec::<String>::new(), "{words}");
        let typed = [("deed", "stopped"), ("on", words), ("reason", words), ("paper", words)];
        for how in ["keep", ""] {
            let typed = [&[("draft", how)], &typed[..]].concat();
            let answer = send(&mut browser, &format!("{act}?deed=stopped"), &act, &typed).await;
            stays_text(&mut browser, answer, words).await;
        }
    }
}

#[tokio::test]
async fn what_stands_in_workbooks_and_answers_about_them_stays_text() {
    let site = Site::open().await;
    let mut browser = officer(&site).await;
    let desk = format!("/units/{}/import", commune());
    let token = browser.token().await;
    let (all, mut asked): (Vec<String>, usize) = (payloads().collect(), 0);
    for some in all.chunks(10) {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let line = |cells: &[&str]| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(";");
        let mut lines = vec![line(&["Họ và tên", "Ngày sinh", "Đảng bộ", "Ngày quyết định", "Ngày kết nạp", &some[0]])];
        for payload in some {
            let (name, unit) = (format!("Khúc {payload}"), format!("Đảng bộ xã {payload}"));
            lines.push(line(&[&name, payload, &unit, payload, "05/06/2020", payload]));
        }
        // As a browser writes a name into the head of a part.
        let file = format!("{}.csv", some[1].replace('"', "%22").replace(['\r', '\n', '\0', '/'], ""));
        let mut lines = lines.join("\n");
        if lines.contains('\u{0}') {
            // That is no table, which is said with the name of the file.
            let refused = browser.post_files(&desk, &token, &[(&file, lines.as_bytes())]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(foreign(&refused.document()), Vec::<String>::new(), "{file}: {}", refused.body);
            lines = lines.replace('\u{0}', "");
        }
        let sent = browser.post_files(&desk, &token, &[(&file, lines.as_bytes())]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{file}: {}", sent.body);
        let place = sent.location().to_owned();
        let preview = browser.get(&place).await;
        assert_eq!(foreign(&preview.document()), Vec::<String>::new(), "{some:?}");
        for list in ["errors", "warnings", "repairs", "rows", "accepted", "rejected"] {
            let page = browser.get(&format!("{place}?list={list}")).await;
            assert_eq!(foreign(&page.document()), Vec::<String>::new(), "{list} {some:?}");
        }
        let document = preview.document();
        let questions = document.all("select").filter_map(|select| select.attribute("name"));
        for (question, payload) in questions.flat_map(|question| some.iter().map(move |payload| (question, payload))) {
            let typed = [("csrf", token.as_str()), ("do", "answer"), (question, payload), ("seen", payload)];
            let answer = browser.post(&place, &typed).await;
            assert_eq!(foreign(&answer.document()), Vec::<String>::new(), "{payload}");
            asked += 1;
        }
        let done = browser.post(&place, &[("csrf", token.as_str()), ("do", "discard")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    }
    assert!(asked >= all.len(), "{asked} answers were given");
}
