use expect_test::{Expect, expect};
use jiff::civil::date;

use super::*;

#[track_caller]
fn check(text: &str, expect: Expect) {
    let answer = match CitizenId::parse(text) {
        Ok(id) => format!("{:?} {:?} {:?} {:?}", id.kind(), id.sex(), id.birth_year(), id.province()),
        Err(problem) => problem.to_string(),
    };
    expect.assert_eq(&answer);
}

#[test]
fn twelve_digits_tell_sex_year_and_province() {
    check("079215000001", expect![[r#"Twelve Some(Male) Some(2015) Some("Thành phố Hồ Chí Minh")"#]]);
    check("058186000028", expect![[r#"Twelve Some(Female) Some(1986) Some("Ninh Thuận")"#]]);
    check("026 302 004.567", expect![[r#"Twelve Some(Female) Some(2002) Some("Vĩnh Phúc")"#]]);
    check("026402004567", expect![[r#"Twelve Some(Male) Some(2102) Some("Vĩnh Phúc")"#]]);
    check("003185001201", expect!["Twelve Some(Female) Some(1985) None"]);
}

#[test]
fn nine_digits_are_an_old_number_and_tell_nothing() {
    check("135 123 456", expect!["OldNine None None None"]);
}

#[test]
fn anything_else_says_what_is_wrong_with_it() {
    check("", expect!["chưa ghi số định danh"]);
    check(" . ", expect!["chưa ghi số định danh"]);
    check("02618500120", expect!["số định danh có 11 chữ số; cần đủ 12 chữ số (hoặc 9 nếu là chứng minh nhân dân cũ)"]);
    check("02618500120A", expect!["số định danh chỉ gồm chữ số"]);
    check("٠٢٦١٨٥٠٠١٢٠١", expect!["số định danh chỉ gồm chữ số"]);
}

#[track_caller]
fn check_against(text: &str, sex: Sex, birth: PartialDate, expect: Expect) {
    let warnings = CitizenId::parse(text).unwrap().checks(Some(sex), Some(birth));
    expect.assert_eq(&warnings.iter().map(IdWarning::to_string).collect::<Vec<_>>().join("; "));
}

#[test]
fn a_record_that_differs_is_a_warning() {
    let born = PartialDate::Day(date(1985, 3, 2));
    check_against("026185001201", Sex::Female, born, expect![""]);
    check_against(
        "026185001201",
        Sex::Male,
        born,
        expect!["giới tính Nam không khớp chữ số thứ 4 của số định danh (số này là của Nữ)"],
    );
    check_against(
        "026185001201",
        Sex::Female,
        PartialDate::Year(1986),
        expect!["năm sinh 1986 không khớp số định danh (số này ghi năm 1985)"],
    );
    check_against(
        "999185001201",
        Sex::Female,
        born,
        expect!["ba chữ số đầu của số định danh không thuộc tỉnh nào trong danh mục"],
    );
    check_against(
        "135123456",
        Sex::Male,
        born,
        expect!["đây là số chứng minh nhân dân cũ 9 chữ số; nên bổ sung số định danh 12 chữ số"],
    );
    assert_eq!(CitizenId::parse("026185001201").unwrap().checks(None, None), []);
}

#[test]
fn nothing_of_a_number_is_printed_but_its_end_when_masked() {
    let id = CitizenId::parse("026185003359").unwrap();
    assert_eq!(format!("{id:?}"), "CitizenId(…)");
    assert_eq!(format!("{:?}", LostZero::Restored(id.clone())), "Restored(CitizenId(…))");
    assert_eq!(id.masked(), "********3359");
    assert_eq!(CitizenId::parse("135123456").unwrap().masked(), "*****3456");
}

#[test]
fn zeros_dropped_by_a_spreadsheet_come_back() {
    let id = |text: &str| CitizenId::parse(text).unwrap();
    for (text, repaired) in [
        ("26072024098", Some(LostZero::Restored(id("026072024098")))),
        ("26185005680", Some(LostZero::Restored(id("026185005680")))),
        ("99185005680", Some(LostZero::Offered(id("099185005680")))),
        ("1185005680", Some(LostZero::Offered(id("001185005680")))),
        ("3185005680", None),
        ("35123456", Some(LostZero::Offered(id("035123456")))),
        ("135123456", None),
        ("026185005680", None),
        ("1234567", None),
        ("", None),
        ("2618500568x", None),
    ] {
        assert_eq!(repair_lost_zero(text), repaired, "{text}");
    }
}

#[test]
fn the_provinces_are_sixty_three_ascending_and_named_once() {
    assert!(PROVINCES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    let names: std::collections::BTreeSet<_> = PROVINCES.iter().map(|(_, name)| name).collect();
    assert_eq!(names.len(), 63);
}

#[test]
fn sex_is_read_with_or_without_marks() {
    assert_eq!(
        ["Nam", "NỮ", "nu", "x", ""].map(Sex::parse),
        [Some(Sex::Male), Some(Sex::Female), Some(Sex::Female), None, None]
    );
}
