use super::*;

#[test]
fn a_religion_is_found_by_any_of_its_names() {
    for (text, name) in [
        ("Không", "Không"),
        ("khong", "Không"),
        ("KHÔNG", "Không"),
        ("Công giáo", "Công giáo"),
        ("Thiên chúa giáo", "Công giáo"),
        ("Đạo Phật", "Phật giáo"),
        ("Phật giáo", "Phật giáo"),
        ("Phật giáo Hòa Hảo", "Phật giáo Hoà Hảo"),
        ("Hòa Hảo", "Phật giáo Hoà Hảo"),
        ("Đạo Cao Đài", "Cao Đài"),
        ("tin lành", "Tin Lành"),
        ("Baha’i", "Ba Ha'i"),
    ] {
        assert_eq!(Religion::parse(text).map(Religion::name), Some(name), "{text}");
    }
    for text in ["", "-", "Kinh", "đạo ", "02"] {
        assert_eq!(Religion::parse(text), None, "{text}");
    }
}

#[test]
fn codes_run_from_one_to_fourteen() {
    let codes: Vec<u8> = Religion::all().filter_map(Religion::code).collect();
    assert_eq!(codes, (1..=14).collect::<Vec<_>>());
    assert_eq!(Religion::from_code(2).map(Religion::name), Some("Công giáo"));
    assert_eq!(Religion::from_code(15), None);
}

#[test]
fn no_name_leads_to_two_religions() {
    for religion in Religion::all() {
        assert_eq!(Religion::parse(religion.name()), Some(religion));
        for alias in RELIGIONS[usize::from(religion.0)].aliases {
            assert_eq!(Religion::parse(alias), Some(religion), "{alias}");
        }
    }
}

#[test]
fn none_is_no_believer() {
    assert!(!Religion::NONE.is_believer());
    assert_eq!(Religion::all().filter(|religion| religion.is_believer()).count(), 16);
}
