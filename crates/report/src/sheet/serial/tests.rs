#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its day has failed")]

use super::*;

fn date(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap()
}

#[track_caller]
fn shows(code: &str, expect: Shown) {
    assert_eq!(custom(code), expect, "{code}");
}

#[test]
fn formats_that_show_a_day_are_told_from_those_that_show_a_number() {
    for code in [
        "dd/mm/yyyy",
        "d.m.yy",
        "d/m/yyyy",
        "dd/mm/yyyy;@",
        "mm-dd-yy",
        "d-mmm",
        "yyyy",
        "mm/yyyy",
        "mmm-yy",
        "[$-42A]dd mmmm yyyy",
        "[$-1010000]d/m/yyyy;@",
        "\"ngày\" dd \"tháng\" mm \"năm\" yyyy",
        "dd\\/mm\\/yyyy",
        "[Red]dd/mm/yy",
        "DD-MM-YYYY",
    ] {
        shows(code, Shown::Day);
    }
    for code in ["dd/mm/yyyy hh:mm", "d/m/yy h:mm AM/PM", "yyyy-mm-dd hh:mm:ss.000"] {
        shows(code, Shown::Moment);
    }
    for code in [
        "General",
        "0",
        "#,##0",
        "@",
        "0.00%",
        "h:mm",
        "h:mm AM/PM",
        "[h]:mm:ss",
        "[mm]",
        "mm:ss.0",
        "#,##0 \"đồng\"",
        "#,##0\\d",
        "0 \"m\"",
        "[$VND] #,##0",
        "_(* #,##0_);_(* (#,##0)",
        "\"dd\"0",
        "",
    ] {
        shows(code, Shown::Plain);
    }
}

#[track_caller]
fn number(value: f64, shown: Shown, from_1904: bool, expect: &str) {
    let cell = match number_cell(value, shown, from_1904) {
        Cell::Day(day) => day.to_string(),
        Cell::Moment { day, hour, minute, second } => format!("{day} {hour}:{minute}:{second}"),
        other => format!("{other:?}"),
    };
    assert_eq!(cell, expect);
}

#[test]
fn a_serial_is_the_day_that_excel_shows() {
    number(44_135.0, Shown::Day, false, "2020-10-31");
    number(1.0, Shown::Day, false, "1900-01-01");
    number(59.0, Shown::Day, false, "1900-02-28");
    number(60.0, Shown::Day, false, "Number(60.0)");
    number(61.0, Shown::Day, false, "1900-03-01");
    number(0.0, Shown::Day, false, "Number(0.0)");
    number(-5.0, Shown::Day, false, "Number(-5.0)");
    number(1e300, Shown::Day, false, "Number(1e300)");
    number(f64::NAN, Shown::Day, false, "Number(NaN)");
    number(42_673.0, Shown::Day, true, "2020-10-31");
    number(0.0, Shown::Day, true, "1904-01-01");
}

#[test]
fn a_time_is_kept_only_where_the_format_shows_it() {
    number(44_135.354_166_666_7, Shown::Moment, false, "2020-10-31 8:30:0");
    number(44_135.354_166_666_7, Shown::Day, false, "2020-10-31");
    number(44_135.0, Shown::Moment, false, "2020-10-31");
    number(44_134.999_999_9, Shown::Moment, false, "2020-10-31");
    number(0.5, Shown::Plain, false, "Number(0.5)");
}

#[test]
fn a_date_stored_as_text_is_a_day() {
    assert_eq!(iso_cell("2020-10-31"), Cell::Day(date(2020, 10, 31)));
    assert_eq!(iso_cell("2020-10-31T00:00:00"), Cell::Day(date(2020, 10, 31)));
    assert_eq!(
        iso_cell("2020-10-31T08:30:00Z"),
        Cell::Moment { day: date(2020, 10, 31), hour: 8, minute: 30, second: 0 }
    );
    assert_eq!(iso_cell("mai"), Cell::Text("mai".into()));
}
