//! Lập Thạch's figures, all of them, on both engines; importing twice; copying; checking.

use nguon_app::{
    App, Found,
    view::{Grouping, RowKey},
};
use nguon_domain::{
    atlas::{Counts, Span},
    calendar::Date,
    id::UnitId,
};
use nguon_store::Address;
use serde_json::Value;

use crate::support::{OnServer, answer_key, app, bring_in, uploads_without};

const LATER: Date = Date::constant(2021, 1, 31);
const CUT: Date = Date::constant(2020, 10, 31);

fn span(from: (i16, i8, i8), last: (i16, i8, i8)) -> Span {
    let day = |(year, month, day)| Date::constant(year, month, day);
    Span::new(day(from), day(last)).unwrap()
}

async fn unit(app: &App, code: &str) -> UnitId {
    match app.find_unit(code).await.unwrap() {
        Found::One(unit) => unit.id,
        other => panic!("{code}: {other:?}"),
    }
}

async fn counts(app: &App, unit: UnitId, span: Span) -> Counts {
    app.report(&app.program().await.unwrap(), unit, Some(span), Grouping::Unit).await.unwrap().total
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap_or_else(|| panic!("{value} is no number"))).unwrap()
}

/// Every figure of the answer key that this report can give.
async fn compare_with_key(app: &App) -> usize {
    let key = answer_key("expected.json");
    let district = unit(app, "LT").await;
    let mut compared = 0;
    let mut same = |what: String, found: u32, expected: u32| {
        assert_eq!(found, expected, "{what}");
        compared += 1;
    };
    for (year, expected) in key["admitted"].as_object().unwrap() {
        let number_of_year: i16 = year.parse().unwrap();
        let last = if number_of_year == 2020 { CUT } else { Date::constant(number_of_year, 12, 31) };
        let whole = Span::new(Date::constant(number_of_year, 1, 1), last).unwrap();
        let found = counts(app, district, whole).await;
        same(format!("{year} admitted"), found.admitted, number(&expected["admitted"]));
        same(format!("{year} women"), found.women, number(&expected["women"]));
        same(format!("{year} 18-30"), found.age_18_30, number(&expected["age_18_30"]));
        same(format!("{year} union"), found.union_members, number(&expected["union"]));
        same(format!("{year} minority"), found.minority, number(&expected["ethnic_minority"]));
        same(format!("{year} believers"), found.believers, number(&expected["believers"]));
        same(format!("{year} quota"), found.quota.unwrap(), number(&key["quota"][year]["kn"]));

        let program = app.program().await.unwrap();
        let by_unit = app.report(&program, district, Some(whole), Grouping::Unit).await.unwrap();
        for row in &by_unit.rows {
            let RowKey::Unit(unit) = &row.key else { continue };
            let code = unit.code.clone().unwrap();
            let there = expected["per_org"].get(&code).map_or(0, number);
            same(format!("{year} {code}"), row.now.admitted, there);
            let quota = key["quota"][year]["per_org"].get(&code).map(|quota| number(&quota["kn"]));
            assert_eq!(row.now.quota, quota, "{year} {code} quota");
        }
        let months = app.report(&program, district, Some(whole), Grouping::Month).await.unwrap();
        for row in &months.rows {
            let RowKey::Month(_, month) = &row.key else { panic!("{row:?}") };
            same(format!("{month}/{year}"), row.now.admitted, number(&expected["per_month"][month.to_string()]));
        }
    }
    let ten_months = span((2020, 1, 1), (2020, 10, 31));
    let recognised = &key["recognised_2020_to_cut"];
    same(
        "recognised".to_owned(),
        counts(app, district, ten_months).await.recognised,
        number(&recognised["by_decision_date"]),
    );
    for (code, expected) in recognised["per_org"].as_object().unwrap() {
        let unit = unit(app, code).await;
        same(format!("recognised {code}"), counts(app, unit, ten_months).await.recognised, number(expected));
    }
    let son_dong = unit(app, "Xã Sơn Đông").await;
    same(
        "Sơn Đông since 2015".to_owned(),
        counts(app, son_dong, span((2015, 1, 1), (2020, 10, 31))).await.admitted,
        50,
    );
    let this_year = counts(app, son_dong, ten_months).await;
    same("Sơn Đông in 2020".to_owned(), this_year.admitted, 6);
    same("Sơn Đông recognised in 2020".to_owned(), this_year.recognised, 6);
    same("the district in ten months".to_owned(), counts(app, district, ten_months).await.admitted, 102);
    let after = counts(app, district, span((2020, 11, 1), (2020, 12, 31))).await;
    same("admitted after".to_owned(), after.admitted, number(&key["after_31_10_2020"]["admitted"]));
    same("recognised after".to_owned(), after.recognised, number(&key["after_31_10_2020"]["recognised"]));
    compared
}

async fn figures_hold_and_twice_is_once(address: &Address) {
    let (app, _) = app(address, LATER).await;
    let files = uploads_without(&[]);
    let first = bring_in(&app, &files).await;
    assert!(first.people > 1000, "{first:?}");
    let compared = compare_with_key(&app).await;
    assert!(compared > 300, "only {compared} figures were compared");
    println!("{compared} figures equal to the key");

    let second = bring_in(&app, &files).await;
    assert!(second.is_nothing(), "a second time changed {second:?}");

    let report = app.check().await.unwrap();
    assert_eq!(report.problems, Vec::<String>::new());
}

#[tokio::test]
async fn every_figure_of_lap_thach_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    figures_hold_and_twice_is_once(&Address::Sqlite(folder.path().join("nguon.sqlite"))).await;
}

#[tokio::test]
async fn every_figure_of_lap_thach_on_postgres() {
    let Some(server) = OnServer::new("figures") else { return };
    figures_hold_and_twice_is_once(&server.address()).await;
    server.drop_database();
}

#[tokio::test]
async fn a_district_moves_between_engines_and_back_unchanged() {
    let Some(server) = OnServer::new("copy") else { return };
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one.sqlite"), folder.path().join("two.sqlite"));
    let (first, first_store) = app(&Address::Sqlite(one), CUT).await;
    bring_in(&first, &uploads_without(&["sau-31-10-2020.xlsx"])).await;
    let (_, middle) = app(&server.address(), CUT).await;
    let (last, last_store) = app(&Address::Sqlite(two), CUT).await;
    nguon_store::copy(&first_store, &middle).await.unwrap();
    nguon_store::copy(&middle, &last_store).await.unwrap();
    let hashes = first_store.hashes().await.unwrap();
    assert_eq!(hashes, middle.hashes().await.unwrap());
    assert_eq!(hashes, last_store.hashes().await.unwrap());
    assert_eq!(last.check().await.unwrap().problems, Vec::<String>::new());
    middle.close().await;
    server.drop_database();
}

#[tokio::test]
async fn what_lies_after_today_is_not_on_record() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = app(&Address::Sqlite(folder.path().join("nguon.sqlite")), CUT).await;
    bring_in(&app, &uploads_without(&[])).await;
    let district = unit(&app, "LT").await;
    let year = counts(&app, district, span((2020, 1, 1), (2020, 12, 31))).await;
    assert_eq!((year.admitted, year.recognised), (102, 100));
}

#[tokio::test]
async fn members_on_a_roster_are_nominated_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let (app, store) = app(&Address::Sqlite(folder.path().join("nguon.sqlite")), CUT).await;
    bring_in(&app, &uploads_without(&[])).await;
    let program = app.program().await.unwrap();
    let mut without_case = 0;
    for member in store.members().await.unwrap() {
        let view = app.person(&program, member.person).await.unwrap();
        assert!(!view.may_nominate, "{}", view.person.facts.name.as_str());
        without_case += usize::from(view.cases.is_empty());
    }
    assert!(without_case > 300, "{without_case} members without a case");
}
