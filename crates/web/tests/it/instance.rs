//! The settings of the instance, and the check of its records.

use axum::http::StatusCode;
use nguon_app::{
    account::NewAccount,
    sample::{PASSWORD, PROVINCE, PROVINCE_LOGIN},
};
use nguon_domain::{access::Role, atlas::CountBy};

use crate::browser::{Browser, Site};

async fn administrator(site: &Site) -> Browser {
    let account = NewAccount {
        login: "quan.tri".to_owned(),
        name: "Lò Thị Quản".to_owned(),
        password: PASSWORD.to_owned(),
        posts: vec![(Role::SystemAdministrator, PROVINCE)],
    };
    site.app.add_account(account).await.unwrap();
    site.signed_in("quan.tri").await
}

async fn choose(browser: &mut Browser, chosen: &[(&str, &str)]) -> crate::browser::Answer {
    let form = browser.get("/settings").await.document();
    let hidden = |name| form.field(name).unwrap().to_owned();
    let (csrf, ticket) = (hidden("csrf"), hidden("ticket"));
    let fields = [("csrf", csrf.as_str()), ("ticket", ticket.as_str())];
    browser.post("/settings", &fields.into_iter().chain(chosen.iter().copied()).collect::<Vec<_>>()).await
}

#[tokio::test]
async fn settings_are_chosen_hold_at_once_and_are_on_record() {
    let site = Site::open().await;
    let mut browser = administrator(&site).await;
    let page = browser.get("/settings").await.document();
    let chosen = |document: &crate::html::Document| {
        let inputs = document.all("input").filter(|input| input.attribute("checked").is_some());
        inputs.filter_map(|input| input.attribute("value").map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(chosen(&page), ["ceremony", "asvs"]);
    assert_eq!(site.app.count_by(), CountBy::Ceremony);

    let done = choose(&mut browser, &[("count_by", "decision"), ("policy", "tcvn11930")]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/settings?done=chosen"), "{}", done.body);
    assert_eq!(chosen(&browser.get("/settings").await.document()), ["decision", "tcvn11930"]);
    assert_eq!(site.app.count_by(), CountBy::Decision);
    let mut officer = site.signed_in(PROVINCE_LOGIN).await;
    let unit = format!("/units/{}", PROVINCE);
    assert!(officer.get(&unit).await.body.contains("tính theo ngày ký quyết định"));

    // What is not there cannot be chosen, and says so beside the field.
    for gap in [&[("count_by", "decision")][..], &[("count_by", "x"), ("policy", "asvs")]] {
        let refused = choose(&mut browser, gap).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Hãy chọn một mục"), "{gap:?}");
    }
    assert_eq!(chosen(&browser.get("/settings").await.document()), ["decision", "tcvn11930"]);
    assert_eq!(site.app.check().await.unwrap().problems, [] as [String; 0]);
}

#[tokio::test]
async fn a_check_is_begun_goes_on_by_itself_and_says_what_it_found() {
    let site = Site::open().await;
    let mut browser = administrator(&site).await;
    assert!(browser.get("/check").await.body.contains("chưa ai kiểm tra"));
    let token = browser.token().await;
    let begun = browser.post("/check", &[("csrf", &token)]).await;
    assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, "/check"));
    let mut page = browser.get("/check").await.body;
    for _ in 0..600 {
        if !page.contains("Đang kiểm tra") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        page = browser.get("/check").await.body;
    }
    assert!(page.contains("dữ liệu nguyên vẹn"), "{page}");
    assert!(page.contains("Mục trong sổ ghi việc"), "{page}");
    assert!(page.contains("Kiểm tra ngay"), "{page}");
}
