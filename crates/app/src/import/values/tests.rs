use nguon_domain::calendar::show_day;

use super::*;

fn today() -> Date {
    Date::new(2020, 10, 31).unwrap()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// What a date cell is read as, in a few letters.
fn read(cell: &Cell, is_birth: bool) -> String {
    match partial(cell, today(), is_birth) {
        DayRead::Blank => "blank".to_owned(),
        DayRead::Good(date) => date.iso(),
        DayRead::Impossible { year, .. } => format!("impossible, {year}"),
        DayRead::Incomplete(date) => format!("incomplete {}", date.iso()),
        DayRead::Unreadable(text) => format!("? {text}"),
    }
}

#[track_caller]
fn check(written: &str, expected: &str) {
    assert_eq!(read(&text(written), false), expected, "{written}");
}

#[test]
fn days_are_read_as_offices_write_them() {
    check("17/2/1990", "1990-02-17");
    check("06.08.88", "1988-08-06");
    check(" 4-2-2015 ", "2015-02-04");
    check("2019-03-26 00:00:00", "2019-03-26");
    check("ngày 3 tháng 2 năm 2020", "2020-02-03");
    check("Ngày 03/02/2020.", "2020-02-03");
    check("tháng 5/1998", "1998-05");
    check("05/1998", "1998-05");
    check("1980", "1980");
    check("17051998", "1998-05-17");
    check("33926", "1992-11-18");
    check("5-Jun-19", "2019-06-05");
    check("05-Thg6-2019", "2019-06-05");
    check("31/02/1992", "impossible, 1992");
    check("12/25/2019", "impossible, 2019");
    check("-", "blank");
    check("chưa", "blank");
    check("K1", "? K1");
}

#[test]
fn a_two_digit_year_of_birth_lies_in_the_past() {
    assert_eq!(read(&text("05.05.25"), true), "1925-05-05");
    assert_eq!(read(&text("05.05.25"), false), "2025-05-05");
    assert_eq!(read(&text("05.05.02"), true), "2002-05-05");
}

#[test]
fn numbers_are_years_serials_or_digits_typed_without_signs() {
    assert_eq!(read(&Cell::Number(1999.0), true), "1999");
    assert_eq!(read(&Cell::Number(33926.0), true), "1992-11-18");
    assert_eq!(read(&Cell::Number(5.1998), true), "1998-05");
    assert_eq!(read(&Cell::Number(12.0), true), "? 12");
}

#[test]
fn a_paper_may_hold_its_day_among_words() {
    let day = |text: &str| match day_within(text) {
        Some(Ok(PartialDate::Day(day))) => show_day(day),
        Some(Ok(vague)) => vague.to_string(),
        Some(Err((shown, _))) => format!("impossible {shown}"),
        None => "none".to_owned(),
    };
    assert_eq!(day("2389-QĐ/HU ngày 9/1/2015"), "09/01/2015");
    assert_eq!(day("Xóa tên (QĐ ngày 06/06/2017)"), "06/06/2017");
    assert_eq!(day("Chuyển SHĐ về TP Hà Nội, tháng 1/2017"), "tháng 1/2017");
    assert_eq!(day("Số 12 ngày 31/02/2020"), "impossible 31/02/2020");
    assert_eq!(day("053/K4-2017"), "none");
}

#[test]
fn votes_are_two_numbers_and_not_a_date_or_a_paper() {
    for (written, expected) in [
        ("7/8", Some((7, 8))),
        ("12/18 (66,7%)", Some((12, 18))),
        ("7 phiếu/8 đ/c", Some((7, 8))),
        ("17 trên 18", Some((17, 18))),
        ("7/8/2020", None),
        ("231-QĐ/12", None),
        ("053/K4-2017", None),
        ("100%", None),
        ("106-Q§/HU", None),
    ] {
        assert_eq!(votes_text(written), expected, "{written}");
    }
}

#[test]
fn votes_and_schooling_that_became_days_are_restored() {
    let vote = |cell: &Cell| match votes(cell, false) {
        VotesRead::Good { ballots, repaired } => {
            format!("{}/{} {}", ballots.in_favour, ballots.entitled, repaired.is_some())
        }
        other => format!("{other:?}"),
    };
    let day = |year: i16, month: i8, day: i8| Cell::Day(Date::new(year, month, day).unwrap());
    assert_eq!(vote(&day(2020, 8, 7)), "7/8 true");
    assert_eq!(vote(&day(2020, 7, 8)), "7/8 true");
    assert_eq!(vote(&day(1945, 12, 1)), "1/12 true");
    assert_eq!(vote(&text("7-Aug")), "7/8 true");
    assert_eq!(vote(&text("9/8")), "Impossible(9, 8)");
    assert_eq!(schooling_of_day(Date::new(2017, 12, 12).unwrap()).as_deref(), Some("12/12"));
    assert_eq!(schooling_of_day(Date::new(2017, 9, 12).unwrap()).as_deref(), Some("9/12"));
    assert_eq!(schooling_of_day(Date::new(2017, 12, 9).unwrap()).as_deref(), Some("9/12"));
    assert_eq!(schooling_of_day(Date::new(2017, 9, 8).unwrap()), None);
    assert_eq!(mistaken_day(&text("12-Dec")).map(show_day).as_deref(), Some("12/12/2000"));
}

#[test]
fn counts_are_whole_numbers_or_words_for_nought() {
    let read = |cell: &Cell| count(cell).map(|count| count.map_err(|_| ()));
    assert_eq!(read(&Cell::Number(12.0)), Some(Ok(12)));
    assert_eq!(read(&text("05")), Some(Ok(5)));
    assert_eq!(read(&text("-")), Some(Ok(0)));
    assert_eq!(read(&text("1.234")), Some(Ok(1_234)));
    assert_eq!(read(&text("12 người")), Some(Ok(12)));
    assert_eq!(read(&text("75%")), Some(Err(())));
    assert_eq!(read(&text("nhiều")), Some(Err(())));
    assert_eq!(read(&Cell::Number(1.5)), Some(Err(())));
}

#[test]
fn marks_say_yes_or_no() {
    for yes in ["x", "X", "Có", "Đoàn viên", "✓"] {
        assert_eq!(mark_of(yes), Some(true), "{yes}");
    }
    for no in ["Không", "-", "chưa", "hết tuổi"] {
        assert_eq!(mark_of(no), Some(false), "{no}");
    }
    assert_eq!(mark_of("Nguyễn Văn An"), None);
}
