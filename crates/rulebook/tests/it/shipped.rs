use std::path::Path;

use expect_test::{expect, expect_file};
use nguon_rulebook::{load_dir, timeline};

use crate::{day, list, rules};

/// Loading runs every worked case, so this is also where a case that no longer agrees is told.
#[test]
fn the_shipped_rulebook_loads_and_agrees_with_its_worked_cases() {
    let rules = rules();
    assert_eq!(rules.digest.as_str().len(), 64);
}

#[test]
fn the_folder_and_the_program_carry_the_same_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks");
    let from_folder = load_dir(&folder).unwrap_or_else(|problems| panic!("\n{}", list(&problems)));
    assert_eq!(from_folder.digest, rules().digest);
}

#[test]
fn the_timeline_is_current() {
    expect_file!["../../../../rulebooks/timeline.snap"].assert_eq(&timeline(&rules()));
}

#[test]
fn regimes_follow_one_another_without_a_gap() {
    let rules = rules();
    let name = |on: &str| match rules.regimes.on(day(on)) {
        Ok(regime) => regime.value.name.clone(),
        Err(absent) => absent.to_string(),
    };
    let days = [
        "2011-10-31",
        "2011-11-01",
        "2016-07-24",
        "2016-07-25",
        "2021-07-29",
        "2021-07-30",
        "2025-01-19",
        "2025-01-20",
        "2025-06-30",
        "2025-07-01",
        "2026-04-07",
        "2026-04-08",
        "2026-07-25",
        "2026-07-26",
        "2031-01-01",
    ];
    let found: Vec<_> = days.map(|on| format!("{on} {}\n", name(on))).into_iter().collect();
    expect![[r#"
        2011-10-31 regimes: nothing in force on 2011-10-31
        2011-11-01 R2011
        2016-07-24 R2011
        2016-07-25 R2016
        2021-07-29 R2016
        2021-07-30 R2021
        2025-01-19 R2021
        2025-01-20 R2025a
        2025-06-30 R2025a
        2025-07-01 R2025b
        2026-04-07 R2025b
        2026-04-08 R2026a
        2026-07-25 R2026a
        2026-07-26 R2026b
        2031-01-01 R2026b
    "#]]
    .assert_eq(&found.concat());
}

#[test]
fn guidance_of_a_regime_exists_when_the_regime_does() {
    let rules = rules();
    for change in rules.regimes.changes() {
        let nguon_domain::rules::Effect::Is(regime) = &change.effect else {
            continue;
        };
        for id in &regime.guidance {
            let text = rules.instruments.get(id).expect("the loader knows every text");
            assert!(text.until.is_none_or(|until| until > change.from), "{} in {}", id, regime.name);
        }
    }
}

#[test]
fn reviews_fall_due_and_say_so() {
    let rules = rules();
    assert_eq!(rules.overdue_reviews(day("2026-11-24")), []);
    assert_eq!(rules.overdue_reviews(day("2030-01-01")).len(), rules.sheets().len());
}

#[test]
fn the_days_that_offices_work_are_those_announced() {
    let calendar = rules().workdays.calendar;
    let offices = |on: &str| {
        if calendar.is_working_day(day(on)) { "làm" } else { "nghỉ" }
    };
    let days = [
        "2014-12-27",
        "2015-01-02",
        "2015-02-14",
        "2015-02-16",
        "2015-02-23",
        "2015-02-24",
        "2016-04-18",
        "2016-05-02",
        "2016-05-03",
        "2016-05-04",
        "2017-05-02",
        "2018-12-31",
        "2019-01-05",
        "2019-04-29",
        "2019-05-04",
        "2020-01-29",
        "2020-01-30",
        "2020-04-02",
        "2020-09-02",
        "2020-09-03",
        "2024-05-04",
        "2025-04-26",
        "2026-08-22",
        "2026-08-31",
    ];
    let found: Vec<_> = days.map(|on| format!("{on} {}\n", offices(on))).into_iter().collect();
    expect![[r#"
        2014-12-27 làm
        2015-01-02 nghỉ
        2015-02-14 làm
        2015-02-16 nghỉ
        2015-02-23 nghỉ
        2015-02-24 làm
        2016-04-18 nghỉ
        2016-05-02 nghỉ
        2016-05-03 nghỉ
        2016-05-04 làm
        2017-05-02 nghỉ
        2018-12-31 nghỉ
        2019-01-05 làm
        2019-04-29 nghỉ
        2019-05-04 làm
        2020-01-29 nghỉ
        2020-01-30 làm
        2020-04-02 nghỉ
        2020-09-02 nghỉ
        2020-09-03 làm
        2024-05-04 làm
        2025-04-26 làm
        2026-08-22 làm
        2026-08-31 nghỉ
    "#]]
    .assert_eq(&found.concat());
}
