use expect_test::{Expect, expect};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(text: &str, expect: Expect) {
    let answer = match PartialDate::parse(text) {
        Ok(date) => format!("{} | {date}", date.iso()),
        Err(problem) => problem.to_string(),
    };
    expect.assert_eq(&answer);
}

#[test]
fn as_much_is_read_as_the_paper_says() {
    check("1998", expect!["1998 | 1998"]);
    check(" 1998 ", expect!["1998 | 1998"]);
    check("năm 1998", expect!["1998 | 1998"]);
    check("tháng 5/1998", expect!["1998-05 | tháng 5/1998"]);
    check("Tháng 05/1998", expect!["1998-05 | tháng 5/1998"]);
    check("tháng 5 năm 1998", expect!["1998-05 | tháng 5/1998"]);
    check("tha\u{301}ng 12 - 1998", expect!["1998-12 | tháng 12/1998"]);
    check("5/1998", expect!["1998-05 | tháng 5/1998"]);
    check("05.1998", expect!["1998-05 | tháng 5/1998"]);
    check("1998-05", expect!["1998-05 | tháng 5/1998"]);
    check("17/5/1998", expect!["1998-05-17 | 17/05/1998"]);
    check("ngày 17 tháng 5 năm 1998", expect!["1998-05-17 | 17/05/1998"]);
    check("00/05/1998", expect!["1998-05 | tháng 5/1998"]);
    check("00/00/1998", expect!["1998 | 1998"]);
}

#[test]
fn what_is_no_date_says_so() {
    check("31/02/1992", expect!["ngày 31/02/1992 không có thật trong lịch"]);
    check("13/1998", expect!["ngày 00/13/1998 không có thật trong lịch"]);
    check("98", expect!["“98” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
    check("5/98", expect!["“5/98” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
    check("tháng 1998", expect!["“tháng 1998” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
    check("1098", expect!["năm 1098 trong “1098” không hợp lý"]);
    check("10/10/10/10", expect!["“10/10/10/10” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026"]);
    check("", expect!["chưa ghi ngày"]);
}

#[test]
fn the_vaguer_of_two_comes_first() {
    let mut dates = ["1999", "1998-01-01", "1998-02", "1998", "1998-01", "1998-01-15", "1997-12-31"]
        .map(|text| PartialDate::from_iso(text).unwrap());
    dates.sort();
    expect!["1997-12-31 1998 1998-01 1998-01-01 1998-01-15 1998-02 1999"]
        .assert_eq(&dates.map(PartialDate::iso).join(" "));
}

#[test]
fn ages_are_said_only_where_every_day_agrees() {
    let on = date(2020, 10, 31);
    let year = PartialDate::Year(2002);
    assert_eq!((year.full_years_between(on), year.full_years(on)), (17..=18, None));
    assert_eq!(PartialDate::Year(2002).full_years(date(2020, 12, 31)), Some(18));
    let month = PartialDate::Month { year: 2002, month: 10 };
    assert_eq!((month.whole_months(on), month.whole_months_by_month(on)), (Some(216), Some(216)));
    assert_eq!(month.whole_months(date(2020, 10, 8)), None);
    assert_eq!(year.whole_months_by_month(on), None);
    assert_eq!(PartialDate::Day(date(2002, 8, 8)).whole_months_by_month(date(2020, 7, 8)), Some(215));
}

#[test]
fn a_month_reaches_from_its_first_to_its_last_day() {
    let month = PartialDate::Month { year: 2020, month: 2 };
    assert_eq!((month.earliest(), month.latest()), (date(2020, 2, 1), date(2020, 2, 29)));
    assert!(month.may_be(date(2020, 2, 29)) && !month.may_be(date(2020, 3, 1)));
    let year = PartialDate::Year(2020);
    assert_eq!((year.earliest(), year.latest()), (date(2020, 1, 1), date(2020, 12, 31)));
}

#[test]
fn iso_is_strict() {
    for text in ["98", "1998-5", "1998-13", "1998-02-31", "1998-02-3", "1998-02-03-01", "", "+998", "19 8"] {
        assert_eq!(PartialDate::from_iso(text), None, "{text}");
    }
}

fn any_partial() -> impl Strategy<Value = PartialDate> {
    (1800i16..=2199, 1i8..=12, 1i8..=28, 0..3).prop_map(|(year, month, day, known)| match known {
        0 => PartialDate::Year(year),
        1 => PartialDate::Month { year, month },
        _ => PartialDate::Day(date(year, month, day)),
    })
}

proptest! {
    #[test]
    fn reading_undoes_showing_and_storing(partial in any_partial()) {
        prop_assert_eq!(PartialDate::parse(&partial.to_string()), Ok(partial));
        prop_assert_eq!(PartialDate::from_iso(&partial.iso()), Some(partial));
        prop_assert_eq!(PartialDate::parse(&partial.iso()), Ok(partial));
    }

    #[test]
    fn text_order_is_value_order(one in any_partial(), other in any_partial()) {
        // A prefix sorts first, so the vaguer comes before its own first day, as it should.
        prop_assert_eq!(one.cmp(&other), one.iso().cmp(&other.iso()));
    }
}
