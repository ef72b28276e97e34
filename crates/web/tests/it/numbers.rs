//! Every number that opens a list opens a list of exactly so many people.

use std::collections::{BTreeSet, VecDeque};

use axum::http::StatusCode;
use nguon_app::{
    sample::{PROVINCE, PROVINCE_LOGIN, Position, login},
    texts::Language,
};
use nguon_domain::access::{PostState, Role};

use crate::{
    browser::{Browser, Site},
    html::Document,
    pages::rules,
};

/// How many people a list says it has.
fn total(document: &Document) -> u64 {
    match document.all("caption").next().or_else(|| document.by_id("work-count")) {
        Some(count) => count.text.split(' ').filter_map(|word| word.replace('.', "").parse().ok()).next_back().unwrap(),
        None => 0,
    }
}

/// Checks the numbers of a page; says how many there were.
async fn check(browser: &mut Browser, place: &str) -> usize {
    let page = browser.get(place).await;
    assert_eq!(page.status, StatusCode::OK, "{place}");
    let document = page.document();
    assert_eq!(rules(&document, &page.body, Language::Vietnamese), Vec::<String>::new(), "{place}");
    let mut numbers = 0;
    for link in document.all("a") {
        let href = link.attribute("href").unwrap();
        let Ok(number) = link.text.replace('.', "").parse::<u64>() else { continue };
        let is_list = ["/people?", "/work?", "/units?"].iter().any(|list| href.contains(list));
        assert!(is_list, "{place}: {number} opens {href}");
        let list = browser.get(href).await;
        assert_eq!(list.status, StatusCode::OK, "{href}");
        assert_eq!(total(&list.document()), number, "{place}: {number} opens {href}");
        numbers += 1;
    }
    numbers
}

#[tokio::test]
async fn every_number_opens_the_list_of_so_many_people() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let spans = [
        "",
        "?from=2019-01-01&until=2019-12-31",
        "?from=2019-01-15&until=2020-10-31",
        "?from=2020-02-29&until=2020-05-15",
    ];
    let mut numbers = 0;
    for span in spans {
        let unit = format!("/units/{PROVINCE}");
        numbers += check(&mut browser, &format!("{unit}{span}")).await;
        for by in ["unit", "month", "year"] {
            let query = if span.is_empty() { "?".to_owned() } else { format!("{span}&") };
            numbers += check(&mut browser, &format!("{unit}/report{query}by={by}")).await;
        }
    }
    assert!(numbers > 300, "{numbers} numbers were looked at");
}

#[tokio::test]
async fn figures_on_the_tree_of_a_day_open_lists_by_the_same_tree() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let admitted = |document: &Document| -> u64 {
        let links = document.all("a").filter(|link| link.attribute("href").unwrap().contains("of=admitted"));
        links.filter_map(|link| link.text.parse().ok()).next().unwrap_or(0)
    };
    let (own, beside) = (Position::Own.unit().unwrap(), Position::Sibling.unit().unwrap());
    let mut numbers = 0;
    // A cell was closed in July 2019, another moved in March 2020, a third merged in May 2020.
    for tree in ["2019-06-30", "30/4/2020", "2020-10-30"] {
        for unit in [PROVINCE, own, beside] {
            let place = format!("/units/{unit}?from=2020-01-01&until=2020-10-31&tree={tree}");
            numbers += check(&mut browser, &place).await;
        }
    }
    assert!(numbers > 100, "{numbers}");
    let on = |unit, tree: &str| format!("/units/{unit}?from=2020-01-01&until=2020-10-31{tree}");
    // Three cells have one more each; what moved moves its number with it, and the whole stays the same.
    let mut seen = Vec::new();
    for tree in ["", "&tree=2020-04-30", "&tree=2020-02-29"] {
        let mut of = Vec::new();
        for unit in [own, beside, PROVINCE] {
            of.push(admitted(&browser.get(&on(unit, tree)).await.document()));
        }
        seen.push(of);
    }
    let [today, april, february] = &seen[..] else { panic!() };
    assert_eq!((april[0] + 1, april[1]), (today[0], today[1] + 1), "the merger of May");
    assert_eq!((february[0], february[1]), (april[0] + 1, april[1] - 1), "the move of March");
    assert!(today[2] == april[2] && april[2] == february[2]);

    // What differs is said at the head, with the units that came and went.
    let april = browser.get(&on(own, "&tree=2020-04-30")).await;
    assert!(april.body.contains("Theo bộ máy ngày 30/04/2020: kết nạp"), "{}", april.body);
    assert!(april.body.contains("nhiều hơn 1."));
    let came = april.document().all("a").filter(|link| link.text == "Chi bộ thôn Thượng").count();
    assert_eq!(came, 1);
    // The list says so too, keeps the tree in its links, and so does its file.
    let list = format!("/units/{own}/people?of=admitted&tree=2020-04-30&from=2020-01-01&until=2020-10-31");
    let list = browser.get(&list).await.document();
    assert!(list.all("p").any(|line| line.text == "Theo bộ máy ngày 30/04/2020"));
    let file = list.all("a").find(|link| link.text == "Tải về CSV").unwrap().attribute("href").unwrap().to_owned();
    let csv = browser.get(&file).await.body;
    assert!(csv.contains("Theo bộ máy ngày 30/04/2020"), "{csv}");
    assert!(csv.contains(&format!("{} người", total(&list))));

    let wrong = browser.get(&on(own, "&tree=31/2/2020")).await.document();
    assert!(wrong.only("title").text.starts_with("Lỗi: "));
    assert_eq!(wrong.by_id("tree").unwrap().attribute("value"), Some("31/2/2020"));
    let later = browser.get(&on(own, "&tree=1/1/2030")).await;
    assert!(later.body.contains("Hãy ghi một ngày đã qua, không sau 31/10/2020."));
}

#[tokio::test]
async fn people_who_are_elsewhere_today_are_in_no_list_of_a_tree_of_the_past() {
    let site = Site::open().await;
    let mut browser = site.signed_in(&login(Role::CommitteeOfficer, PostState::Active)).await;
    let own = Position::Own.unit().unwrap();
    // In February 2020 a cell was here that has moved out of the reader's reach since.
    let days = "from=2020-01-01&until=2020-10-31";
    let page = browser.get(&format!("/units/{own}?{days}&tree=2020-02-29")).await;
    assert!(page.body.contains("nên không mở được"), "{}", page.body);
    let document = page.document();
    assert!(!document.all("a").any(|link| link.attribute("href").unwrap().contains("/people?of=women")));
    assert!(!document.all("a").any(|link| link.text == "Chi bộ thôn Nam"), "its page would not open");
    let refused = browser.get(&format!("/units/{own}/people?of=admitted&{days}&tree=2020-02-29")).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    // In April it was not here any more.
    assert_eq!(
        browser.get(&format!("/units/{own}/people?of=admitted&{days}&tree=2020-04-30")).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_units_page_tells_what_became_of_it_and_leads_to_its_heirs() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let told = |document: &Document| -> Vec<String> {
        document.all("li").filter(|line| line.has_class("timeline-item")).map(|line| line.text.clone()).collect()
    };
    let unit = |position: Position| format!("/units/{}", position.unit().unwrap());
    let merged = browser.get(&unit(Position::Merged)).await;
    assert!(merged.body.contains("Đơn vị đã nhập vào Chi bộ thôn Đông từ ngày 01/05/2020."));
    assert_eq!(told(&merged.document()), ["01/01/2010: thành lập", "01/05/2020: nhập vào Chi bộ thôn Đông"]);
    let heir = browser.get(&unit(Position::Descendant)).await.document();
    assert_eq!(told(&heir), ["01/01/2010: thành lập", "01/05/2020: tiếp nhận Chi bộ thôn Thượng"]);
    let back = heir.all("a").find(|link| link.text == "Chi bộ thôn Thượng").unwrap().attribute("href").unwrap();
    assert!(back.starts_with(&unit(Position::Merged)));
    let moved = browser.get(&unit(Position::Moved)).await.document();
    assert_eq!(told(&moved)[1], "01/03/2020: chuyển từ Đảng bộ xã Bến Đò về Đảng bộ xã Cầu Đá");
    let closed = browser.get(&unit(Position::Closed)).await;
    assert!(closed.body.contains("Đơn vị đã kết thúc hoạt động từ ngày 01/07/2019."));
}

#[tokio::test]
async fn both_sides_of_a_comparison_open_lists_of_so_many_people() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let (own, beside) = (Position::Own.unit().unwrap(), Position::Sibling.unit().unwrap());
    let mut numbers = Vec::new();
    for query in [
        String::new(),
        format!("?with={beside}"),
        format!("?with={beside}&from=2020-02-29&until=2020-05-15"),
        format!("?with={beside}&with_from=2019-01-01&with_until=2019-12-31"),
        "?from=2020-01-15&until=2020-10-31&with_from=2018-11-01&with_until=2019-12-31".to_owned(),
    ] {
        numbers.push(check(&mut browser, &format!("/units/{own}/compare{query}")).await);
    }
    assert!(numbers.iter().all(|numbers| *numbers > 10), "{numbers:?}");

    // What is as of today is compared between units only.
    let open = |document: &Document| {
        document.all("a").filter(|link| link.attribute("href").unwrap().contains("of=open")).count()
    };
    let units = browser.get(&format!("/units/{own}/compare?with={beside}")).await.document();
    let periods = browser.get(&format!("/units/{own}/compare")).await.document();
    assert_eq!((open(&units), open(&periods)), (2, 0));
    // The difference is the first less the second.
    let row = units.all("td").map(|cell| cell.text.clone()).collect::<Vec<_>>();
    assert_eq!(&row[..3], ["14", "9", "+5"], "the quotas of 2020");

    // Another unit is found without script, and the days that were chosen stay.
    let found =
        browser.get(&format!("/units/{own}/compare?from=2019-01-01&until=2019-12-31&q=cau+da")).await.document();
    let link = found.all("a").find(|link| link.text == "Đảng bộ xã Cầu Đá (Đảng bộ huyện Đồng Quê)").unwrap();
    let href = link.attribute("href").unwrap();
    assert_eq!(
        href,
        format!(
            "/units/{own}/compare?with={beside}&from=2019-01-01&until=2019-12-31&with_from=2019-01-01&with_until=2019-12-31"
        )
    );
    let chosen = browser.get(href).await.document();
    assert_eq!(chosen.all("h1").next().unwrap().text, "So sánh");
    let file = chosen.all("a").find(|link| link.text == "Tải về Excel").unwrap().attribute("href").unwrap().to_owned();
    let file = browser.get(&file).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn shares_of_what_only_a_persons_page_says_are_round_for_those_who_may_not_open_it() {
    let site = Site::open().await;
    let own = Position::Own.unit().unwrap();
    for (role, sees) in [(Role::CommitteeOfficer, true), (Role::Leader, false), (Role::MassOrgOfficer, false)] {
        let mut browser = site.signed_in(&login(role, PostState::Active)).await;
        for page in ["", "/compare"] {
            let document =
                browser.get(&format!("/units/{own}{page}?from=2020-01-01&until=2020-10-31")).await.document();
            let told: Vec<_> = document
                .all("td")
                .filter(|cell| cell.text.contains("không nêu") || cell.text.starts_with("khoảng"))
                .collect();
            assert_eq!(told.len() >= 2, !sees, "{role:?} {page}");
            let lists =
                document.all("a").filter(|link| link.attribute("href").unwrap().contains("of=minority")).count();
            assert_eq!(lists > 0, sees, "{role:?} {page}");
        }
    }
}

#[tokio::test]
async fn a_unit_is_compared_with_none_that_the_reader_may_not_see() {
    let site = Site::open().await;
    let mut browser = site.signed_in(&login(Role::CommitteeOfficer, PostState::Active)).await;
    let own = Position::Own.unit().unwrap();
    let missing = browser.get(&format!("/units/{own}/compare?with=0000000000000000000000zzzz")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    for position in [Position::Sibling, Position::Ancestor, Position::OtherBranch, Position::Moved] {
        for page in ["compare", "compare.xlsx"] {
            let answer = browser.get(&format!("/units/{own}/{page}?with={}", position.unit().unwrap())).await;
            assert_eq!((answer.status, &answer.body), (missing.status, &missing.body), "{page} {position:?}");
        }
    }
    assert_eq!(browser.get(&format!("/units/{own}/compare?with=x")).await.status, StatusCode::NOT_FOUND);
    // Nor does the search offer them.
    let found = browser.get(&format!("/units/{own}/compare?q=dang+bo")).await.document();
    assert!(!found.all("a").any(|link| link.text.contains("Cầu Đá") || link.text.contains("huyện")));
}

#[tokio::test]
async fn shares_stand_beside_last_year_and_say_where_there_is_nobody_to_share_among() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let place = format!("/units/{PROVINCE}?from=2020-01-01&until=2020-10-31");
    let page = browser.get(&place).await;
    let lists = |document: &Document, days: &str| {
        let to = |list: &str| format!("/units/{PROVINCE}/people?of={list}&{days}");
        let lists = ["women", "age_18_30", "union_members", "minority", "believers"].map(to);
        document.all("a").filter(|link| lists.iter().any(|list| link.attribute("href") == Some(list))).count()
    };
    let document = page.document();
    assert_eq!(lists(&document, "from=2020-01-01&until=2020-10-31"), 5);
    assert_eq!(lists(&document, "from=2019-01-01&until=2019-10-31"), 5);
    assert!(!page.body.contains("không có tỷ lệ"), "{}", page.body);
    // A share and a difference are what the numbers beside them make, to the tenth.
    let cells: Vec<&str> = document
        .all("td")
        .filter(|cell| cell.attribute("data-label").is_some())
        .map(|cell| cell.text.as_str())
        .collect();
    let women = cells.iter().position(|cell| cell.ends_with("%)")).map(|at| &cells[at..at + 3]).unwrap();
    let tenths = |text: &str| -> i64 {
        let percent = text.split_once('(').unwrap().1.split(' ').next().unwrap();
        let (whole, rest) = percent.split_once(',').unwrap_or((percent, "0"));
        whole.parse::<i64>().unwrap() * 10 + rest.parse::<i64>().unwrap()
    };
    let apart = tenths(women[0]) - tenths(women[1]);
    let shown = women[2].replace('−', "-").replace('+', "");
    let (whole, rest) = shown.split_once(',').unwrap_or((&shown, "0"));
    let sign = if shown.starts_with('-') { -1 } else { 1 };
    assert_eq!(whole.parse::<i64>().unwrap().abs() * 10 + rest.parse::<i64>().unwrap(), apart * sign, "{women:?}");

    let nobody = browser.get(&format!("/units/{PROVINCE}?from=2012-01-01&until=2012-12-31")).await;
    assert!(nobody.body.contains("Kỳ này chưa kết nạp ai nên không có tỷ lệ."));
    assert!(nobody.body.contains("Cùng kỳ năm trước không kết nạp ai nên không có tỷ lệ để so."));
    assert!(!nobody.document().all("td").any(|cell| cell.text.contains("0 %")));
}

/// Follows every link a reader is offered, one page of each kind for each unit and person.
async fn walk(site: &Site, login: &str) -> BTreeSet<String> {
    let mut browser = site.signed_in(login).await;
    let mut queue = VecDeque::from(["/".to_owned()]);
    let mut seen = BTreeSet::new();
    while let Some(place) = queue.pop_front() {
        let path = place.split('?').next().unwrap().to_owned();
        if !seen.insert(path.clone()) {
            continue;
        }
        let answer = browser.get(&place).await;
        if answer.status == StatusCode::SEE_OTHER {
            queue.push_back(answer.location().to_owned());
            continue;
        }
        assert_eq!(answer.status, StatusCode::OK, "{login} is offered {place}");
        if !answer.header("content-type").unwrap().starts_with("text/html") {
            continue;
        }
        let document = answer.document();
        assert_eq!(rules(&document, &answer.body, Language::Vietnamese), Vec::<String>::new(), "{place}");
        let links = document.all("a").filter_map(|link| link.attribute("href")).filter(|href| href.starts_with('/'));
        queue.extend(links.map(str::to_owned));
    }
    seen
}

#[tokio::test]
async fn nobody_is_offered_a_link_that_is_refused() {
    let site = Site::open().await;
    assert!(walk(&site, PROVINCE_LOGIN).await.len() > 60);
    for role in Role::ALL {
        let seen = walk(&site, &login(*role, PostState::Active)).await;
        assert!(seen.len() > 5, "{role:?} sees {seen:?}");
    }
}

#[tokio::test]
async fn a_list_is_narrowed_and_read_on_page_by_page() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let place = format!("/units/{PROVINCE}/people?of=everybody");
    let first = browser.get(&place).await.document();
    let all = total(&first);
    assert!(all > 50);
    let rows = |document: &Document| document.all("th").filter(|head| head.attribute("scope") == Some("row")).count();
    let next = first
        .all("a")
        .find(|link| link.attribute("rel") == Some("next"))
        .unwrap()
        .attribute("href")
        .unwrap()
        .to_owned();
    let second = browser.get(&next).await.document();
    assert_eq!((rows(&first) + rows(&second)) as u64, all);
    assert!(second.all("a").all(|link| link.attribute("rel") != Some("next")));

    let found = browser.get(&format!("{place}&q=dao+thi")).await.document();
    assert!(total(&found) > 0 && total(&found) < all);
    assert!(
        found.all("th").filter(|head| head.attribute("scope") == Some("row")).all(|head| head.text.contains("Đào Thị"))
    );
    let nobody = browser.get(&format!("{place}&q=%3Cscript%3E")).await;
    assert_eq!(total(&nobody.document()), 0);
    assert!(!nobody.body.contains("<script>"));
}

#[tokio::test]
async fn a_list_is_filtered_by_its_address_says_so_and_is_exported_as_shown() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let list = format!("/units/{PROVINCE}/people");
    let all = total(&browser.get(&format!("{list}?of=everybody")).await.document());
    let women = browser.get(&format!("{list}?of=everybody&sex=female")).await.document();
    let men = browser.get(&format!("{list}?of=everybody&sex=male")).await.document();
    assert!(total(&women) > 0 && total(&men) > 0);
    assert_eq!(total(&women) + total(&men), all);

    // Each filter is a chip that opens the list without it; the last chip takes all away.
    let place = format!("{list}?of=everybody&sex=female&stage=probation&age_from=1&age_until=99");
    let filtered = browser.get(&place).await.document();
    assert!(total(&filtered) > 0 && total(&filtered) < total(&women));
    let chips: Vec<_> = filtered.all("a").filter(|link| link.has_class("chip") && link.text.contains('✕')).collect();
    assert_eq!(chips.len(), 3);
    assert!(chips[2].text.starts_with("Từ 1 đến 99 tuổi (tính đến 31/10/2020)"), "{}", chips[2].text);
    let without = browser.get(chips[0].attribute("href").unwrap()).await.document();
    assert_eq!(without.all("a").filter(|link| link.has_class("chip") && link.text.contains('✕')).count(), 2);
    assert!(without.all("a").filter(|link| link.has_class("on")).all(|link| !link.text.contains("Đang ở bước")));

    // The list, its links to other lists and its files ask for the same people.
    let file = filtered.all("a").find(|link| link.text == "Tải về CSV").unwrap().attribute("href").unwrap().to_owned();
    let csv = browser.get(&file).await.body;
    for line in ["Tất cả mọi người trong hồ sơ", "Lọc theo: Đang ở bước: ", "; Nữ; Từ 1 đến 99 tuổi"]
    {
        assert!(csv.contains(line), "{line} in {csv}");
    }
    assert!(csv.contains(&format!("{} người", total(&filtered))));
    assert_eq!(csv.lines().filter(|line| line.contains(";Nữ;")).count() as u64, total(&filtered));
    let other = filtered.all("a").find(|link| link.text == "Kết nạp").unwrap();
    assert!(other.attribute("href").unwrap().contains("sex=female"));
}

#[tokio::test]
async fn columns_are_chosen_in_the_address_for_the_page_and_its_files() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let heads = |document: &Document| -> Vec<String> {
        document.all("th").filter(|head| head.attribute("scope") == Some("col")).map(|head| head.text.clone()).collect()
    };
    let place = format!("/units/{PROVINCE}/people?of=everybody");
    let usual = browser.get(&place).await.document();
    assert_eq!(heads(&usual).len(), 8);
    let answer = browser.get(&format!("{place}&column=last_step&column=age")).await;
    let document = answer.document();
    assert_eq!(heads(&document), ["Họ và tên", "Tuổi", "Việc gần nhất"]);
    assert_eq!(rules(&document, &answer.body, Language::Vietnamese), Vec::<String>::new());
    let csv = document.all("a").find(|link| link.text == "Tải về CSV").unwrap().attribute("href").unwrap().to_owned();
    let csv = browser.get(&csv).await.body;
    assert!(csv.lines().any(|line| line == "Họ và tên;Tuổi;Ngày của việc gần nhất"), "{csv}");
    let back = document.all("a").find(|link| link.text == "Trở lại các cột thường dùng").unwrap();
    assert_eq!(heads(&browser.get(back.attribute("href").unwrap()).await.document()), heads(&usual));
    // What identifies somebody to the State is in no list.
    let asked = browser.get(&format!("{place}&column=citizen_id")).await;
    assert_eq!(heads(&asked.document()), heads(&usual));
    assert!(asked.body.contains("Không có cột “citizen_id”."));
}

#[tokio::test]
async fn a_filter_that_cannot_be_read_is_named_kept_and_left_out() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    let list = format!("/units/{PROVINCE}/people?of=everybody");
    let women = total(&browser.get(&format!("{list}&sex=female")).await.document());
    let answer = browser.get(&format!("{list}&sex=female&age_from=tr%E1%BA%BB&stage=x")).await;
    let document = answer.document();
    assert_eq!(rules(&document, &answer.body, Language::Vietnamese), Vec::<String>::new());
    assert!(document.only("title").text.starts_with("Lỗi: "));
    assert_eq!(total(&document), women);
    assert_eq!(document.by_id("age_from").unwrap().attribute("value"), Some("trẻ"));
    assert_eq!(document.by_id("age_from").unwrap().attribute("aria-invalid"), Some("true"));
    assert!(answer.body.contains("Không có bước nào là “x”."));
}

#[tokio::test]
async fn lists_and_reports_are_taken_away_as_files() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    for (place, kind, begins) in [
        ("people.xlsx?of=admitted", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &b"PK"[..]),
        ("people.csv?of=admitted", "text/csv; charset=utf-8", "\u{feff}".as_bytes()),
        ("report.xlsx?by=month", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
    ] {
        let answer = browser.get(&format!("/units/{PROVINCE}/{place}")).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, Some(kind)), "{place}");
        assert!(answer.header("content-disposition").unwrap().starts_with("attachment; filename=\""), "{place}");
        assert!(answer.bytes.starts_with(begins), "{place}");
    }
}

#[tokio::test]
async fn a_day_that_cannot_be_read_is_named_and_kept() {
    let site = Site::open().await;
    let mut browser = site.signed_in(PROVINCE_LOGIN).await;
    for page in ["", "/people", "/report"] {
        let answer = browser.get(&format!("/units/{PROVINCE}{page}?from=31/2/2020&until=1/10/2020")).await;
        let document = answer.document();
        assert!(document.only("title").text.starts_with("Lỗi: "), "{page}");
        assert_eq!(document.by_id("from").unwrap().attribute("value"), Some("31/2/2020"));
        assert!(document.by_id("from-error").is_some());
    }
}
