use nguon_domain::{access::Permission, calendar::parse_day, case::CaseRefusal};

use super::*;

fn vi() -> &'static Texts {
    Texts::of(Language::Vietnamese)
}

fn en() -> &'static Texts {
    Texts::of(Language::English)
}

#[test]
fn every_line_of_the_locales_is_read() {
    for language in Language::ALL {
        for source in language.sources() {
            let problems = FluentResource::try_new(source.to_owned()).err().map(|(_, problems)| problems);
            assert!(problems.is_none(), "{}: {problems:?}", language.code());
        }
    }
}

#[test]
fn numbers_and_shares_are_written_as_each_language_writes_them() {
    for (number, vietnamese, english) in
        [(0, "0", "0"), (102, "102", "102"), (3500, "3.500", "3,500"), (1_234_567, "1.234.567", "1,234,567")]
    {
        assert_eq!(vi().number(number), vietnamese);
        assert_eq!(en().number(number), english);
    }
    let share = |part, whole| Share::of(part, whole).expect("the whole is not nought");
    assert_eq!(vi().percent(share(102, 112)), "91,1\u{a0}%");
    assert_eq!(en().percent(share(102, 112)), "91.1%");
    assert_eq!(vi().percent(share(5, 4)), "125\u{a0}%");
    assert_eq!(vi().percent(share(5000, 4)), "125.000\u{a0}%");
    assert_eq!([55, -30, 0, -4].map(|tenths| vi().points(tenths)), ["+5,5", "−3", "0", "−0,4"]);
    assert_eq!([55, -30].map(|tenths| en().points(tenths)), ["+5.5", "−3"]);
}

#[test]
fn counts_choose_between_one_and_many_and_part_their_thousands() {
    assert_eq!(vi().text("people-total", &[("count", 3500_u64.into())]), "3.500 người");
    assert_eq!(en().text("people-total", &[("count", 1_u64.into())]), "1 person");
    assert_eq!(en().text("people-total", &[("count", 3500_u64.into())]), "3,500 people");
}

#[test]
fn days_and_months_read_as_people_say_them() {
    let day = parse_day("3/2/2026").expect("a day");
    assert_eq!(vi().day_in_words(day), "ngày 03 tháng 02 năm 2026");
    assert_eq!(en().day_in_words(day), "3 February 2026");
    assert_eq!(vi().month(2020, 5), "tháng 5/2020");
    assert_eq!(en().month(2020, 5), "May 2020");
    assert_eq!(vi().partial_day(PartialDate::Year(1998)), "1998");
}

#[test]
fn texts_carry_no_marks_of_isolation_and_a_missing_one_shows_its_key() {
    let text = vi().text("span", &[("from", "01/01/2020".into()), ("last", "31/10/2020".into())]);
    assert_eq!(text, "từ 01/01/2020 đến 31/10/2020");
    assert_eq!(vi().plain("no-such-text"), "⟦no-such-text⟧");
}

#[test]
fn every_code_has_a_label_in_both_languages() {
    for texts in [vi(), en()] {
        let mut labels = Vec::new();
        labels.extend(UnitKind::ALL.iter().map(|code| texts.unit_kind(*code)));
        labels.extend(Sector::ALL.iter().map(|code| texts.sector(*code)));
        labels.extend(Stage::ALL.iter().map(|code| texts.stage(*code)));
        labels.extend(DeedKind::ALL.iter().map(|code| texts.deed(*code)));
        labels.extend(Role::ALL.iter().map(|code| texts.role(*code)));
        labels.extend(Permission::ALL.iter().map(|code| texts.label("permission", code.code())));
        labels.extend(PostState::ALL.iter().map(|code| texts.post_state(*code)));
        labels.extend(CountBy::ALL.iter().map(|code| texts.count_by(*code)));
        labels.extend(CaseRefusal::ALL.iter().map(|code| texts.label("refusal", code.code())));
        labels.extend([Sex::Female, Sex::Male].map(|sex| texts.sex(sex)));
        let missing: Vec<&String> =
            labels.iter().filter(|label| label.contains('⟦') || label.trim().is_empty()).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", texts.language().code());
    }
}
