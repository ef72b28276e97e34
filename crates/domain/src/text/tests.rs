use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

#[test]
fn a_search_without_marks_finds_every_spelling() {
    for (typed, key) in [
        ("Nguyễn", "nguyen"),
        ("Đào", "dao"),
        ("Ðào", "dao"),
        ("ðào", "dao"),
        ("Nguye\u{302}\u{303}n", "nguyen"),
        ("  Lê \u{a0} Thị\tAn ", "le thi an"),
        ("H’Hen Niê", "h'hen nie"),
        ("TRƯỜNG SA", "truong sa"),
        ("zero\u{200b}width\u{feff}", "zerowidth"),
        ("", ""),
        ("  ", ""),
        ("İ", "i"),
        ("12/12", "12/12"),
    ] {
        assert_eq!(fold(typed), key, "{typed}");
    }
}

#[test]
fn old_and_new_tone_placement_are_the_same_name() {
    for (new, old) in [
        ("Hoà", "Hòa"),
        ("Thuý", "Thúy"),
        ("Thuỷ", "Thủy"),
        ("uỷ", "ủy"),
        ("Uỷ", "Ủy"),
        ("Khoẻ", "Khỏe"),
        ("oè", "òe"),
        ("THUỶ", "THỦY"),
        ("HOà", "HÒa"),
        ("Thanh Hoá, Khánh Hoà", "Thanh Hóa, Khánh Hòa"),
        ("Đảng uỷ xã Liên Hoà (khoá XX)", "Đảng ủy xã Liên Hòa (khóa XX)"),
        ("hoạ-sĩ", "họa-sĩ"),
        ("goá", "góa"),
        ("loã", "lõa"),
        ("tuỵ", "tụy"),
    ] {
        assert_ne!(nfc(new), nfc(old));
        assert_eq!(same_tone(new), same_tone(old), "{new} {old}");
        assert_eq!(same_tone(new), old);
    }
}

#[test]
fn tones_that_have_one_place_stay_there() {
    for word in [
        "Hoàng", "đoàn", "Quỳnh", "quý", "quỳ", "Quý", "QUÝ", "quả", "quà", "hoài", "thuở", "Thuế", "Huỳnh", "khuỷu",
        "của", "mùa", "giá", "Nguyễn", "toán", "khoét", "Lý", "hoa", "uy", "quê", "ngoằn", "Hoằng", "oẳn", "thuyền",
        "xoài", "Đoài", "nguỵu",
    ] {
        assert_eq!(same_tone(word), word);
    }
    assert_ne!(same_tone("Hoà"), same_tone("Hoa"));
    assert_ne!(same_tone("Hoà"), same_tone("Hoá"));
}

#[test]
fn comparison_also_closes_up_spaces_and_marks() {
    assert_eq!(same_tone(" Lie\u{302}n  Hoa\u{300} "), "Liên Hòa");
    assert_eq!(same_tone("Qu\u{79}\u{301}"), "Quý");
}

#[track_caller]
fn check_tidy(text: &str, expect: Expect) {
    let Tidied { text, repairs } = tidy(text);
    expect.assert_eq(&format!(
        "{text}|{}",
        repairs.iter().map(|repair| repair.describe()).collect::<Vec<_>>().join("; ")
    ));
}

#[test]
fn tidying_says_what_it_did() {
    check_tidy("Nguyễn Văn Tuyên", expect!["Nguyễn Văn Tuyên|"]);
    check_tidy("Nguyễn Văn Tuyên  ", expect!["Nguyễn Văn Tuyên|thừa khoảng trắng ở cuối"]);
    check_tidy(" An", expect!["An|thừa khoảng trắng ở đầu"]);
    check_tidy("Lê  Thị An", expect!["Lê Thị An|có nhiều khoảng trắng liền nhau"]);
    check_tidy("Pha\u{323}m Thi\u{323} Ma\u{302}\u{323}n", expect!["Phạm Thị Mận|chữ ở dạng Unicode tổ hợp (NFD)"]);
    check_tidy("Lê\u{a0}An", expect!["Lê An|có khoảng trắng đặc biệt (không ngắt dòng)"]);
    check_tidy("Lê\u{200b} An\u{feff}", expect!["Lê An|có ký tự ẩn"]);
    check_tidy("Lê\r\nAn", expect!["Lê An|có nhiều khoảng trắng liền nhau; có dấu xuống dòng hoặc dấu tab giữa chữ"]);
    check_tidy("Ðào An", expect!["Đào An|chữ Đ gõ bằng ký tự Ð của bảng mã khác"]);
    check_tidy("  \u{a0} ", expect!["|thừa khoảng trắng ở cuối; có khoảng trắng đặc biệt (không ngắt dòng)"]);
    check_tidy("NguyÔn V¨n Ph\u{ad}¬ng ", expect!["NguyÔn V¨n Ph\u{ad}¬ng|thừa khoảng trắng ở cuối"]);
    check_tidy("12/12", expect!["12/12|"]);
    check_tidy("", expect!["|"]);
}

#[test]
fn initials_are_the_first_letters() {
    assert_eq!(initials("Nguyễn Văn An"), "nva");
    assert_eq!(initials(" Đỗ  Ánh "), "da");
    assert_eq!(initials("Chi bộ (thôn) 3"), "cbt3");
    assert_eq!(initials(""), "");
}

#[test]
fn title_case_raises_and_never_lowers() {
    assert_eq!(title_case("nguyễn văn ánh"), "Nguyễn Văn Ánh");
    assert_eq!(title_case("LÊ thị đào"), "LÊ Thị Đào");
    assert_eq!(title_case("Bà Rịa-vũng Tàu"), "Bà Rịa-Vũng Tàu");
}

#[test]
fn near_texts_are_suggested_and_far_ones_are_not() {
    for (a, b, distance) in [
        ("Liên Hoà", "Liên Hòa", Some(0)),
        ("Tiên Lữ", "Tiên Lử", Some(0)),
        ("Sơn Dông", "Sơn Đông", Some(0)),
        ("Xã Tiên Lữ", "Xã Tiên Lưx", Some(1)),
        ("Quang Sơn", "Qunag Sơn", Some(1)),
        ("Liên Hòa", "Liễn Sơn", None),
        ("Đình Chu", "Triệu Đề", None),
        ("An", "Anh", Some(1)),
        ("An", "Bình", None),
        ("", "", Some(0)),
        ("", "ab", None),
    ] {
        assert_eq!(similar(a, b), distance, "{a} {b}");
    }
}

proptest! {
    #[test]
    fn folding_and_comparing_settle_at_once(text in "\\PC{0,24}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
        prop_assert_eq!(same_tone(&same_tone(&text)), same_tone(&text));
        prop_assert_eq!(fold(&same_tone(&text)), fold(&text));
        let tidied = tidy(&text).text;
        prop_assert_eq!(tidy(&tidied), Tidied { text: tidied.clone(), repairs: vec![] });
    }

    #[test]
    fn what_needs_no_repair_is_returned_as_it_is(text in "\\PC{0,24}") {
        let tidied = tidy(&text);
        prop_assert_eq!(tidied.repairs.is_empty(), tidied.text == text);
    }

    #[test]
    fn distance_is_even_handed_and_bounded(a in "[a-d]{0,8}", b in "[a-d]{0,8}", bound in 0usize..9) {
        prop_assert_eq!(distance_within(&a, &b, bound), distance_within(&b, &a, bound));
        prop_assert_eq!(distance_within(&a, &b, bound), distance_within(&a, &b, 99).filter(|distance| *distance <= bound));
        prop_assert_eq!(distance_within(&a, &b, 99) == Some(0), a == b);
    }
}
