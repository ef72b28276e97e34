use std::collections::BTreeMap;

use super::*;

#[test]
fn a_group_is_found_by_any_of_its_names() {
    for (text, name) in [
        ("Kinh", "Kinh"),
        ("KINH", "Kinh"),
        ("Việt", "Kinh"),
        ("người Kinh", "Kinh"),
        ("Dân tộc Tày", "Tày"),
        ("Sán Dìu", "Sán Dìu"),
        ("San diu", "Sán Dìu"),
        ("Cao Lan", "Sán Chay"),
        ("Cao Lan-Sán Chí", "Sán Chay"),
        ("Mông", "Hmông"),
        ("H'Mông", "Hmông"),
        ("H’mông", "Hmông"),
        ("Hmong", "Hmông"),
        ("Mèo", "Hmông"),
        ("Khmer", "Khơ-me"),
        ("Khơ me", "Khơ-me"),
        ("K'Ho", "Cơ-ho"),
        ("Kơ Ho", "Cơ-ho"),
        ("Cơ ho", "Cơ-ho"),
        ("X'tiêng", "Xtiêng"),
        ("Bru - Vân Kiều", "Bru-Vân Kiều"),
        ("Gia Rai", "Gia-rai"),
        ("M'nông", "Mnông"),
        ("Tà Ôi", "Ta-ôi"),
        ("La Chí", "La Chi"),
        ("Cờ Lao", "Cơ Lao"),
        ("E\u{302} \u{110}e\u{302}", "Ê-đê"),
    ] {
        assert_eq!(Ethnicity::parse(text).map(Ethnicity::name), Some(name), "{text}");
    }
    for text in ["", "Không", "Pháp", "04", "dân tộc", "thiểu số"] {
        assert_eq!(Ethnicity::parse(text), None, "{text}");
    }
}

#[test]
fn no_name_leads_to_two_groups() {
    let mut seen = BTreeMap::new();
    for group in Ethnicity::all() {
        for name in std::iter::once(group.name()).chain(group.aliases().iter().copied()) {
            assert_eq!(Ethnicity::parse(name), Some(group), "{name}");
            if let Some(other) = seen.insert(key(name), group) {
                assert_eq!(other, group, "{name}");
            }
        }
    }
}

#[test]
fn the_two_lists_clash_at_four_and_six() {
    let by_code = |list, code| EthnicCode { list, code }.ethnicity().map(Ethnicity::name);
    let [old, new] = CodeList::ALL;
    assert_eq!(
        [1, 4, 5, 6, 54].map(|code| by_code(old, code)),
        [Some("Kinh"), Some("Hoa"), Some("Khơ-me"), Some("Mường"), Some("Rơ-măm")]
    );
    assert_eq!(
        [1, 4, 5, 6, 54].map(|code| by_code(new, code)),
        [Some("Kinh"), Some("Mường"), Some("Khơ-me"), Some("Hoa"), None]
    );
    assert_eq!([0, 55, 99].map(|code| by_code(old, code)), [None; 3]);
}

#[test]
fn codes_of_the_first_list_are_one_to_one() {
    for group in Ethnicity::all() {
        let code = group.code(CodeList::Decision121).unwrap();
        assert_eq!(EthnicCode { list: CodeList::Decision121, code }.ethnicity(), Some(group));
    }
    assert_eq!(Ethnicity::all().len(), 54);
    assert_eq!(Ethnicity::parse("Mảng").unwrap().code(CodeList::Decision121), Some(45));
    assert_eq!(Ethnicity::parse("Bố Y").unwrap().code(CodeList::Decision121), Some(49));
}

#[test]
fn lists_are_found_by_their_word() {
    for list in CodeList::ALL {
        assert_eq!(CodeList::from_id(list.id()), Some(list));
    }
    assert_eq!(CodeList::from_id("A"), None);
}

#[test]
fn all_but_kinh_are_minorities() {
    assert_eq!(Ethnicity::all().filter(|group| group.is_minority()).count(), 53);
    assert!(!Ethnicity::KINH.is_minority());
}
