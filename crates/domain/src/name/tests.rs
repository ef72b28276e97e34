use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

fn name(text: &str) -> FullName {
    FullName::parse(text).unwrap()
}

#[track_caller]
fn check(text: &str, expect: Expect) {
    let answer = match FullName::parse(text) {
        Ok(name) => format!("{} | {} | {} | {}", name, name.family(), name.middle(), name.given()),
        Err(problem) => problem.to_string(),
    };
    expect.assert_eq(&answer);
}

#[test]
fn the_first_word_is_the_family_and_the_last_the_given_name() {
    check("Nguyễn Văn An", expect!["Nguyễn Văn An | Nguyễn | Văn | An"]);
    check("  Lê  Thị An ", expect!["Lê Thị An | Lê | Thị | An"]);
    check("Nguyễn Thị Minh Khai", expect!["Nguyễn Thị Minh Khai | Nguyễn | Thị Minh | Khai"]);
    check("Giàng A Câu", expect!["Giàng A Câu | Giàng | A | Câu"]);
    check("Lê Nin", expect!["Lê Nin | Lê |  | Nin"]);
    check("Phin", expect!["Phin |  |  | Phin"]);
    check("H'Hen Niê", expect!["H'Hen Niê | H'Hen |  | Niê"]);
}

#[test]
fn parts_may_be_set_by_hand_and_must_be_the_name() {
    let parts = |family: &str, middle: &str, given: &str| NameParts {
        family: family.into(),
        middle: middle.into(),
        given: given.into(),
    };
    let hen = name("H'Hen Niê").with_parts(parts("Niê", "", "H'Hen")).unwrap();
    assert_eq!((hen.family(), hen.middle(), hen.given(), hen.as_str()), ("Niê", "", "H'Hen", "H'Hen Niê"));
    let phuong = name("Trần Thị Thu Phương").with_parts(parts("Trần Thị", "", "Thu Phương")).unwrap();
    assert_eq!(phuong.given(), "Thu Phương");
    assert!(phuong.parts_by_hand().is_some());
    for wrong in [parts("Nie", "", "H'Hen"), parts("H'Hen Niê", "", ""), parts("Niê", "Niê", "H'Hen")] {
        assert_eq!(name("H'Hen Niê").with_parts(wrong), Err(NameProblem::PartsDiffer { text: "H'Hen Niê".into() }));
    }
}

#[test]
fn what_is_no_name_says_why() {
    check("", expect!["chưa ghi họ tên"]);
    check(" - ", expect!["chưa ghi họ tên"]);
    check("Nguyễn Văn 2", expect!["họ tên “Nguyễn Văn 2” có chữ số; hãy kiểm tra có lẫn cột không"]);
    check("Nguyễn\u{7}An", expect!["họ tên có ký tự điều khiển, hãy gõ lại"]);
    check(&"a".repeat(201), expect!["họ tên dài 201 ký tự, nhiều hơn mức cho phép là 200"]);
    assert!(FullName::parse(&"ắ".repeat(200)).is_ok());
}

#[test]
fn forms_get_capitals_and_comparison_ignores_them() {
    assert_eq!(name("Nguyễn Văn Hùng").upper(), "NGUYỄN VĂN HÙNG");
    assert_eq!(name("NGUYỄN THUÝ HOÀ").comparable(), name("Nguyễn Thúy Hòa").comparable());
    assert_ne!(name("Nguyễn Thúy Hoa").comparable(), name("Nguyễn Thúy Hòa").comparable());
    assert_eq!(name("Đào Thị Ðường").folded(), "dao thi duong");
}

#[track_caller]
fn check_order(in_order: &str) {
    let words: Vec<&str> = in_order.split(' ').collect();
    let mut sorted: Vec<&str> = words.iter().rev().copied().collect();
    sorted.sort_by_key(|word| sort_key(&name(word)));
    assert_eq!(sorted.join(" "), in_order);
}

#[test]
fn letters_and_tones_follow_the_vietnamese_dictionary() {
    check_order("An Ánh Ăn Ẩn Ấn Bình Dũng Duy Đào Đức");
    check_order("ma mà mả mã má mạ");
    check_order("Út Uyên Ưng Ý Yến");
    check_order("Dung Dương Đông Giang Hà Hải Hạnh Oanh Ông Ơn");
}

#[track_caller]
fn check_names(in_order: &[&str]) {
    let mut sorted = in_order.to_vec();
    sorted.reverse();
    sorted.sort_by_key(|text| sort_key(&name(text)));
    assert_eq!(sorted, in_order);
}

#[test]
fn the_given_name_leads_then_the_family_then_the_middle() {
    check_names(&[
        "Trần Văn An",
        "Bùi Anh",
        "Lê Thị Ánh",
        "Nguyễn Bình",
        "Vũ Bình",
        "Vũ Thị Bình",
        "Vũ Văn Bình",
        "Đỗ Đào",
    ]);
    check_names(&["Lê An", "Lê Thị An", "LÊ VĂN AN", "Lê Xuân An", "Ly An"]);
    assert_eq!(sort_key(&name("LÊ VĂN AN")), sort_key(&name("Lê Văn An")));
}

#[test]
fn a_short_given_name_comes_before_its_extension_whatever_the_family() {
    check_names(&["Vũ An", "Bùi Anh"]);
}

#[test]
fn the_version_is_that_of_the_library_in_use() {
    let lock = include_str!("../../../../Cargo.lock");
    let version = COLLATION_VERSION.split([' ', ',']).nth(1).unwrap();
    assert!(lock.contains(&format!("name = \"icu_collator_data\"\nversion = \"{version}\"")), "{version}");
}

proptest! {
    #[test]
    fn parts_put_together_are_the_name(words in prop::collection::vec("[A-ZĐÁẤ][a-zạếơ]{0,5}", 1..6)) {
        let name = name(&words.join(" "));
        let together = [name.family(), name.middle(), name.given()].join(" ");
        prop_assert_eq!(together.split_whitespace().collect::<Vec<_>>(), words);
    }

    #[test]
    fn a_name_reads_itself_again(text in "\\PC{0,30}") {
        if let Ok(name) = FullName::parse(&text) {
            prop_assert_eq!(FullName::parse(name.as_str()), Ok(name));
        }
    }
}
