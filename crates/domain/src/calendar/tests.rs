use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn iso(text: &str) -> Date {
    text.parse().unwrap()
}

#[track_caller]
fn check_day(text: &str, expect: Expect) {
    let answer = match parse_day(text) {
        Ok(day) => day.to_string(),
        Err(problem) => format!("{problem}"),
    };
    expect.assert_eq(&answer);
}

#[test]
fn a_day_is_read_day_first_in_every_spelling() {
    for text in [
        "3/2/2026",
        "03/02/2026",
        "03.02.2026",
        "3-2-2026",
        "3-2-26",
        "03.02.26",
        "2026-02-03",
        "2026/2/3",
        " 3 / 2 / 2026 ",
        "03/02/ 2026",
        "ngày 3 tháng 2 năm 2026",
        "Ngày 03 tháng 02 năm 2026",
        "NGÀY 3 THÁNG 2 NĂM 2026",
        "nga\u{300}y 3 tha\u{301}ng 2 na\u{306}m 2026",
        "3 tháng 2, 2026",
        "ngày 3/2/2026",
        "2026-02-03 00:00:00",
        "2026-02-03T00:00:00",
        "03/02/2026\u{a0}",
        "3–2–2026",
        "ngày 3tháng 2năm 2026",
    ] {
        assert_eq!(parse_day(text), Ok(date(2026, 2, 3)), "{text}");
    }
}

#[test]
fn a_two_digit_year_turns_at_forty() {
    check_day("1/1/00", expect!["2000-01-01"]);
    check_day("1/1/39", expect!["2039-01-01"]);
    check_day("1/1/40", expect!["1940-01-01"]);
    check_day("1/1/99", expect!["1999-01-01"]);
}

#[test]
fn what_is_no_day_says_so_and_nothing_is_guessed() {
    check_day("31/02/1992", expect!["ngày 31/02/1992 không có thật trong lịch"]);
    check_day("12/25/2026", expect!["ngày 12/25/2026 không có thật trong lịch"]);
    check_day("0/5/1998", expect!["ngày 00/05/1998 không có thật trong lịch"]);
    check_day("29/02/2021", expect!["ngày 29/02/2021 không có thật trong lịch"]);
    check_day("ngày 31 tháng 4 năm 2020", expect!["ngày 31/04/2020 không có thật trong lịch"]);
    check_day("", expect!["chưa ghi ngày"]);
    check_day(" \u{200b} ", expect!["chưa ghi ngày"]);
    check_day("mai", expect!["“mai” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
    check_day("5/1998", expect!["“5/1998” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
    check_day("1998", expect!["“1998” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
    check_day("3/2/202", expect!["“3/2/202” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
    check_day("3/2/0226", expect!["năm 226 trong “3/2/0226” không hợp lý"]);
    check_day("3/2-2026", expect!["“3/2-2026” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
    check_day("103/2/2026", expect!["“103/2/2026” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
    check_day("3/2/2026/1", expect!["“3/2/2026/1” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
    check_day("+3/2/2026", expect!["“+3/2/2026” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
}

#[test]
fn an_impossible_day_carries_its_parts() {
    assert_eq!(
        parse_day(" 31/02/1992 "),
        Err(DayProblem::NoSuchDay { text: "31/02/1992".into(), day: 31, month: 2, year: 1992 })
    );
}

#[track_caller]
fn check_months(day: &str, months: i32, down: &str, up: &str) {
    assert_eq!(add_months(iso(day), months, MonthEnd::Down), iso(down), "down");
    assert_eq!(add_months(iso(day), months, MonthEnd::Up), iso(up), "up");
}

#[test]
fn a_short_month_ends_down_or_up_as_asked() {
    check_months("2019-01-31", 1, "2019-02-28", "2019-03-01");
    check_months("2020-01-31", 1, "2020-02-29", "2020-03-01");
    check_months("2019-01-15", 12, "2020-01-15", "2020-01-15");
    check_months("2019-12-31", 2, "2020-02-29", "2020-03-01");
    check_months("2020-03-31", -1, "2020-02-29", "2020-03-01");
    check_months("2020-01-15", -1, "2019-12-15", "2019-12-15");
    check_months("2020-08-31", 1, "2020-09-30", "2020-10-01");
    check_months("2020-06-30", 0, "2020-06-30", "2020-06-30");
    assert_eq!(add_years(iso("2020-02-29"), 1, MonthEnd::Down), iso("2021-02-28"));
    assert_eq!(add_years(iso("2020-02-29"), 1, MonthEnd::Up), iso("2021-03-01"));
    assert_eq!(add_years(iso("2020-02-29"), 4, MonthEnd::Up), iso("2024-02-29"));
    assert_eq!(add_months(iso("2020-01-01"), i32::MAX, MonthEnd::Up), Date::MAX);
    assert_eq!(add_months(iso("2020-01-01"), i32::MIN, MonthEnd::Up), Date::MIN);
    assert_eq!(add_years(iso("2020-01-01"), i32::MIN, MonthEnd::Up), Date::MIN);
}

#[test]
fn months_are_counted_by_month_or_by_day() {
    for (from, until, by_month, by_day) in [
        ("2002-08-08", "2020-07-08", 215, 215),
        ("2002-08-08", "2020-08-01", 216, 215),
        ("2002-08-08", "2020-08-08", 216, 216),
        ("2020-01-31", "2020-02-29", 1, 0),
        ("2020-01-31", "2020-03-01", 2, 1),
        ("2020-05-10", "2020-05-09", 0, 0),
        ("2020-05-10", "2020-04-10", -1, -1),
        ("2020-05-10", "2020-04-11", -1, 0),
    ] {
        assert_eq!(whole_months_by_month(iso(from), iso(until)), by_month, "{from} {until} by month");
        assert_eq!(whole_months(iso(from), iso(until)), by_day, "{from} {until} by day");
    }
}

#[test]
fn a_year_of_age_is_full_on_the_birthday() {
    for (born, on, years) in [
        ("2002-08-08", "2020-08-07", 17),
        ("2002-08-08", "2020-08-08", 18),
        ("2004-02-29", "2022-02-28", 17),
        ("2004-02-29", "2022-03-01", 18),
        ("2004-02-29", "2024-02-29", 20),
    ] {
        assert_eq!(full_years(iso(born), iso(on)), years, "{born} {on}");
    }
}

/// The weeks around the holidays of spring 2020: 30 April and 1 May, and a Saturday worked for a Monday off.
fn spring() -> WorkCalendar {
    WorkCalendar::new(
        BTreeSet::from([date(2020, 4, 30), date(2020, 5, 1), date(2020, 5, 4), date(2020, 5, 10)]),
        BTreeSet::from([date(2020, 5, 9)]),
    )
}

#[test]
fn working_days_skip_weekends_and_holidays_and_count_days_worked_instead() {
    let plain = WorkCalendar::default();
    assert_eq!(plain.working_days_after(iso("2020-10-02"), iso("2020-10-02")), 0);
    assert_eq!(plain.working_days_after(iso("2020-10-02"), iso("2020-10-05")), 1, "Friday to Monday");
    assert_eq!(plain.working_days_after(iso("2020-10-03"), iso("2020-10-04")), 0, "over a weekend");
    assert_eq!(plain.working_days_after(iso("2020-10-05"), iso("2020-10-02")), -1);
    let spring = spring();
    assert!(!spring.is_working_day(iso("2020-05-01")));
    assert!(spring.is_working_day(iso("2020-05-09")), "a Saturday worked");
    assert!(!spring.is_working_day(iso("2020-05-10")), "a holiday on a Sunday counts once");
    assert_eq!(spring.working_days_after(iso("2020-04-29"), iso("2020-05-05")), 1);
    assert_eq!(spring.working_days_after(iso("2020-05-05"), iso("2020-05-11")), 5);
    assert_eq!(spring.add_working_days(iso("2020-04-29"), 1), iso("2020-05-05"));
    assert_eq!(spring.add_working_days(iso("2020-05-08"), 2), iso("2020-05-11"));
    assert_eq!(spring.add_working_days(iso("2020-05-02"), 0), iso("2020-05-02"));
    assert_eq!(spring.on_or_after(iso("2020-05-01")), iso("2020-05-05"));
    assert_eq!(spring.on_or_after(iso("2020-05-05")), iso("2020-05-05"));
    assert_eq!(plain.add_working_days(Date::MAX, 3), Date::MAX);
}

#[test]
fn days_are_shown_with_zeros() {
    assert_eq!(show_day(iso("2026-02-03")), "03/02/2026");
    assert_eq!(show_day_in_words(iso("2018-02-20")), "ngày 20 tháng 02 năm 2018");
    assert_eq!(show_day_in_words(iso("2018-11-05")), "ngày 05 tháng 11 năm 2018");
}

#[test]
fn a_day_changes_at_seventeen_hours_utc() {
    let before: Timestamp = "2020-10-30T16:59:59Z".parse().unwrap();
    let after: Timestamp = "2020-10-30T17:00:00Z".parse().unwrap();
    assert_eq!(vietnam_day(before), iso("2020-10-30"));
    assert_eq!(vietnam_day(after), iso("2020-10-31"));
    assert_eq!(show_moment(before), "30/10/2020 23:59");
    assert_eq!(show_moment(after), "31/10/2020 00:00");
}

#[test]
fn serials_follow_the_spreadsheet_with_its_false_leap_day() {
    for (serial, system, day) in [
        (1.0, DateSystem::Y1900, Some("1900-01-01")),
        (59.0, DateSystem::Y1900, Some("1900-02-28")),
        (60.0, DateSystem::Y1900, None),
        (61.0, DateSystem::Y1900, Some("1900-03-01")),
        (44135.0, DateSystem::Y1900, Some("2020-10-31")),
        (44135.99, DateSystem::Y1900, Some("2020-10-31")),
        (42673.0, DateSystem::Y1904, Some("2020-10-31")),
        (0.0, DateSystem::Y1904, Some("1904-01-01")),
        (0.5, DateSystem::Y1900, None),
        (-1.0, DateSystem::Y1900, None),
        (2_958_465.0, DateSystem::Y1900, Some("9999-12-31")),
        (2_958_466.0, DateSystem::Y1900, None),
        (2_958_465.0, DateSystem::Y1904, None),
        (f64::NAN, DateSystem::Y1900, None),
        (f64::INFINITY, DateSystem::Y1904, None),
    ] {
        assert_eq!(day_from_serial(serial, system), day.map(iso), "{serial} {system:?}");
    }
}

#[test]
fn day_and_month_change_places_only_where_another_day_results() {
    assert_eq!(swap_day_and_month(iso("2018-08-06")), Some(iso("2018-06-08")));
    assert_eq!(swap_day_and_month(iso("2018-06-06")), None);
    assert_eq!(swap_day_and_month(iso("2018-06-13")), None);
}

prop_compose! {
    fn any_day()(year in 1900i16..=2199, month in 1i8..=12, day in 1i8..=31) -> Date {
        let first = date(year, month, 1);
        first.with().day(day.min(first.days_in_month())).build().unwrap()
    }
}

proptest! {
    #[test]
    fn reading_undoes_showing(day in any_day()) {
        prop_assert_eq!(parse_day(&show_day(day)), Ok(day));
        prop_assert_eq!(parse_day(&day.to_string()), Ok(day));
        prop_assert_eq!(parse_day(&show_day_in_words(day)), Ok(day));
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,24}") {
        let _ = parse_day(&text);
    }

    #[test]
    fn months_added_up_are_months_counted(day in any_day(), months in 0i32..600) {
        prop_assert_eq!(whole_months(day, add_months(day, months, MonthEnd::Up)), months);
        prop_assert_eq!(whole_months_by_month(day, add_months(day, months, MonthEnd::Down)), months);
    }

    #[test]
    fn down_never_passes_up(day in any_day(), months in -600i32..600) {
        let (down, up) = (add_months(day, months, MonthEnd::Down), add_months(day, months, MonthEnd::Up));
        prop_assert!(down <= up && days_between(down, up) <= 1);
    }

    #[test]
    fn counting_by_weeks_equals_counting_day_by_day(offset in -40i32..40, length in 0i32..80) {
        let calendar = spring();
        let from = add_days(date(2020, 5, 1), offset);
        let until = add_days(from, length);
        let one_by_one = (1..=length).filter(|n| calendar.is_working_day(add_days(from, *n))).count() as i32;
        prop_assert_eq!(calendar.working_days_after(from, until), one_by_one);
    }

    #[test]
    fn the_nth_working_day_is_n_working_days_away(offset in -40i32..40, n in 1u32..60) {
        let calendar = spring();
        let from = add_days(date(2020, 5, 1), offset);
        let until = calendar.add_working_days(from, n);
        prop_assert_eq!(calendar.working_days_after(from, until), n as i32);
        prop_assert!(calendar.is_working_day(until));
    }
}
