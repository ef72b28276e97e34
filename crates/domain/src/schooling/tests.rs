use expect_test::{Expect, expect};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;

#[track_caller]
fn check_general(text: &str, expect: Expect) {
    expect.assert_eq(
        &General::parse(text).map_or("none".to_owned(), |general| format!("{general}: {:?}", general.level())),
    );
}

#[test]
fn general_schooling_is_read_in_both_systems() {
    check_general("12/12", expect!["12/12: UpperSecondary"]);
    check_general("10/10", expect!["10/10: UpperSecondary"]);
    check_general("10/12", expect!["10/12: LowerSecondary"]);
    check_general("9/12", expect!["9/12: LowerSecondary"]);
    check_general("8/12", expect!["8/12: Primary"]);
    check_general("7/10", expect!["7/10: LowerSecondary"]);
    check_general("7/12", expect!["7/12: Primary"]);
    check_general("5/12", expect!["5/12: Primary"]);
    check_general("4/10", expect!["4/10: Primary"]);
    check_general("4/12", expect!["4/12: Literate"]);
    check_general(" 12 / 12 ", expect!["12/12: UpperSecondary"]);
    check_general("Lớp 9/12", expect!["9/12: LowerSecondary"]);
    check_general("12/12 (bổ túc)", expect!["12/12: UpperSecondary"]);
    check_general("THPT", expect!["Trung học phổ thông: UpperSecondary"]);
    check_general("Tốt nghiệp THCS", expect!["Trung học cơ sở: LowerSecondary"]);
    check_general("Tiểu học", expect!["Tiểu học: Primary"]);
    check_general("Biết chữ", expect!["Biết chữ: Literate"]);
}

#[test]
fn what_is_no_grade_is_not_read() {
    for text in ["", "13/12", "0/12", "12/10", "9/11", "12", "/12", "12/", "12/12/12", "12/12/2017", "Đại học", "+9/12"]
    {
        assert_eq!(General::parse(text), None, "{text}");
    }
}

#[test]
fn a_grade_that_became_a_day_comes_back() {
    for (day, grade) in [
        (date(2017, 12, 12), Some("12/12")),
        (date(2020, 12, 9), Some("9/12")),
        (date(2020, 9, 12), Some("9/12")),
        (date(2020, 10, 7), Some("7/10")),
        (date(2020, 7, 10), Some("7/10")),
        (date(2020, 10, 12), Some("10/12")),
        (date(2020, 12, 10), Some("10/12")),
        (date(2020, 8, 7), None),
        (date(2020, 12, 31), None),
    ] {
        assert_eq!(General::from_mistaken_day(day).map(|general| general.to_string()).as_deref(), grade, "{day}");
    }
}

#[track_caller]
fn check_professional(text: &str, expect: Expect) {
    expect.assert_eq(
        &Professional::parse(text).map_or("none".to_owned(), |it| format!("{:?} | {} | {it}", it.level, it.field)),
    );
}

#[test]
fn a_profession_is_a_level_and_the_rest() {
    check_professional("Đại học Sư phạm", expect!["University | Sư phạm | Đại học Sư phạm"]);
    check_professional("ĐH Kinh tế", expect!["University | Kinh tế | Đại học Kinh tế"]);
    check_professional("Đại học", expect!["University |  | Đại học"]);
    check_professional("Cao đẳng nghề", expect!["College | nghề | Cao đẳng nghề"]);
    check_professional("Trung cấp - Kế toán", expect!["Intermediate | Kế toán | Trung cấp Kế toán"]);
    check_professional("Sơ cấp nghề", expect!["Elementary | nghề | Sơ cấp nghề"]);
    check_professional("Thạc sĩ", expect!["Master |  | Thạc sĩ"]);
    check_professional("Thạc sỹ Luật", expect!["Master | Luật | Thạc sĩ Luật"]);
    check_professional("ThS. Quản lý", expect!["Master | Quản lý | Thạc sĩ Quản lý"]);
    check_professional("Tiến sĩ Sử học", expect!["Doctor | Sử học | Tiến sĩ Sử học"]);
    check_professional("Kỹ sư nông nghiệp", expect!["University | Kỹ sư nông nghiệp | Kỹ sư nông nghiệp"]);
    check_professional("Bác sĩ", expect!["University | Bác sĩ | Bác sĩ"]);
    check_professional("Thạc sĩ, kỹ sư xây dựng", expect!["Master | kỹ sư xây dựng | Thạc sĩ kỹ sư xây dựng"]);
    check_professional("Không", expect!["None |  | Không"]);
    check_professional("Nông nghiệp", expect!["none"]);
    check_professional("Tccd", expect!["none"]);
    check_professional("", expect!["none"]);
}

#[test]
fn political_theory_has_its_own_levels() {
    for (text, level) in [
        ("Sơ cấp", Some(PoliticalTheory::Elementary)),
        ("Trung cấp LLCT", Some(PoliticalTheory::Intermediate)),
        ("Cao cấp lý luận chính trị", Some(PoliticalTheory::Advanced)),
        ("cao cấp chính trị", Some(PoliticalTheory::Advanced)),
        ("CC", Some(PoliticalTheory::Advanced)),
        ("Cử nhân", Some(PoliticalTheory::Bachelor)),
        ("Chưa qua đào tạo", Some(PoliticalTheory::None)),
        ("Không", Some(PoliticalTheory::None)),
        ("Đại học", None),
        ("", None),
    ] {
        assert_eq!(PoliticalTheory::parse(text), level, "{text}");
    }
}

#[test]
fn every_level_reads_its_own_name() {
    for level in PoliticalTheory::ALL {
        assert_eq!(PoliticalTheory::parse(level.name()), Some(level));
    }
    for level in ProfessionalLevel::ALL {
        assert_eq!(Professional::parse(level.name()), Some(Professional { level, field: String::new() }));
    }
    use GeneralLevel::{Literate, LowerSecondary, Primary, UpperSecondary};
    for level in [Literate, Primary, LowerSecondary, UpperSecondary] {
        assert_eq!(General::parse(level.name()), Some(General::Level(level)));
    }
}

proptest! {
    #[test]
    fn reading_never_panics_and_undoes_showing(text in "\\PC{0,16}") {
        if let Some(general) = General::parse(&text) {
            prop_assert_eq!(General::parse(&general.to_string()), Some(general));
        }
        if let Some(professional) = Professional::parse(&format!("Đại học {text}")) {
            prop_assert_eq!(Professional::parse(&professional.to_string()), Some(professional));
        }
    }
}
