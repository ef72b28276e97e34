use proptest::prelude::*;

use super::*;

/// The tones in the order of the tables below.
const SMALL: &str = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";

/// TCVN3 from the font's side: the codes of the 74 letters, written apart from the decoder's table.
fn to_tcvn3(text: &str) -> String {
    const CODES: [u8; 73] = [
        b'a', 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, // a
        0xa8, 0xbb, 0xbc, 0xbd, 0xbe, 0xc6, // ă
        0xa9, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, // â
        b'e', 0xcc, 0xce, 0xcf, 0xd0, 0xd1, // e
        0xaa, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, // ê
        b'i', 0xd7, 0xd8, 0xdc, 0xdd, 0xde, // i
        b'o', 0xdf, 0xe1, 0xe2, 0xe3, 0xe4, // o
        0xab, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, // ô
        0xac, 0xea, 0xeb, 0xec, 0xed, 0xee, // ơ
        b'u', 0xef, 0xf1, 0xf2, 0xf3, 0xf4, // u
        0xad, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, // ư
        b'y', 0xfa, 0xfb, 0xfc, 0xfd, 0xfe, // y
        0xae, // đ
    ];
    let code = |c: char| SMALL.chars().position(|letter| letter == c).map(|index| char::from(CODES[index]));
    text.chars()
        .map(|c| match c {
            'Ă' => '\u{a1}',
            'Â' => '\u{a2}',
            'Ê' => '\u{a3}',
            'Ô' => '\u{a4}',
            'Ơ' => '\u{a5}',
            'Ư' => '\u{a6}',
            'Đ' => '\u{a7}',
            // A capital with a tone has no code: the font for text draws the small one.
            _ => code(c).or_else(|| code(c.to_lowercase().next().unwrap()).filter(|_| !c.is_ascii())).unwrap_or(c),
        })
        .collect()
}

/// VNI from the typist's side: a letter, then the key that puts the mark.
fn to_vni(text: &str) -> String {
    const MARKED: [(&str, [&str; 6]); 13] = [
        ("aàảãáạ", ["a", "aø", "aû", "aõ", "aù", "aï"]),
        ("ăằẳẵắặ", ["aê", "aè", "aú", "aü", "aé", "aë"]),
        ("âầẩẫấậ", ["aâ", "aà", "aå", "aã", "aá", "aä"]),
        ("eèẻẽéẹ", ["e", "eø", "eû", "eõ", "eù", "eï"]),
        ("êềểễếệ", ["eâ", "eà", "eå", "eã", "eá", "eä"]),
        ("iìỉĩíị", ["i", "ì", "æ", "ó", "í", "ò"]),
        ("oòỏõóọ", ["o", "oø", "oû", "oõ", "où", "oï"]),
        ("ôồổỗốộ", ["oâ", "oà", "oå", "oã", "oá", "oä"]),
        ("ơờởỡớợ", ["ô", "ôø", "ôû", "ôõ", "ôù", "ôï"]),
        ("uùủũúụ", ["u", "uø", "uû", "uõ", "uù", "uï"]),
        ("ưừửữứự", ["ö", "öø", "öû", "öõ", "öù", "öï"]),
        ("yỳỷỹýỵ", ["y", "yø", "yû", "yõ", "yù", "î"]),
        ("đđđđđđ", ["ñ"; 6]),
    ];
    let mut out = String::new();
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap();
        let row =
            MARKED.iter().find_map(|(letters, codes)| Some(codes[letters.chars().position(|letter| letter == small)?]));
        match row {
            Some(code) if c.is_uppercase() => out.push_str(&code.to_uppercase()),
            Some(code) => out.push_str(code),
            None => out.push(c),
        }
    }
    out
}

#[test]
fn every_letter_comes_back_from_both_encodings() {
    for letter in SMALL.chars().map(String::from) {
        assert_eq!(to_unicode(&to_tcvn3(&letter), Encoding::Tcvn3), letter);
        assert_eq!(to_unicode(&to_vni(&letter), Encoding::Vni), letter);
        let capital = letter.to_uppercase();
        assert_eq!(to_unicode(&to_vni(&capital), Encoding::Vni), capital);
        // The capitals that TCVN3 has, and all of them in a text of capitals.
        if "ĂÂÊÔƠƯĐAEIOUY".contains(&capital) {
            assert_eq!(to_unicode(&to_tcvn3(&capital), Encoding::Tcvn3), capital);
        }
        assert_eq!(
            to_unicode(&to_tcvn3(&format!("TH{capital} {capital}")), Encoding::Tcvn3),
            format!("TH{capital} {capital}")
        );
    }
}

#[test]
fn known_samples_are_recognised_and_converted() {
    for (legacy, encoding, unicode) in [
        ("TrÇn V¨n Hµ", Encoding::Tcvn3, "Trần Văn Hà"),
        ("NguyÔn TuÊn Ngäc", Encoding::Tcvn3, "Nguyễn Tuấn Ngọc"),
        ("NguyÔn V¨n §øc", Encoding::Tcvn3, "Nguyễn Văn Đức"),
        ("Ph¹m ThÞ Ph\u{ad}¬ng", Encoding::Tcvn3, "Phạm Thị Phương"),
        ("TRÇN V¡N Hµ", Encoding::Tcvn3, "TRẦN VĂN HÀ"),
        ("nguyÔn v¨n ®øc", Encoding::Tcvn3, "Nguyễn Văn Đức"),
        ("Hμ ThÞ ¸nh", Encoding::Tcvn3, "Hà Thị Ánh"),
        ("Nguyeãn Vaên Ñöùc", Encoding::Vni, "Nguyễn Văn Đức"),
        ("Nguyeãn Thò Hoà", Encoding::Vni, "Nguyễn Thị Hồ"),
        ("TRAÀN THÒ LYÙ", Encoding::Vni, "TRẦN THỊ LÝ"),
        ("Buøi Quoác Tuaán", Encoding::Vni, "Bùi Quốc Tuấn"),
    ] {
        assert_eq!(detect(legacy), Some(encoding), "{legacy}");
        assert_eq!(name_to_unicode(legacy, encoding), unicode);
    }
    assert_eq!(to_unicode("§¶ng bé x· Liªn Hßa", Encoding::Tcvn3), "Đảng bộ xã Liên Hòa");
}

/// Correct names, most of them with letters of Latin-1 alone.
const CORRECT: [&str; 60] = [
    "Hà",
    "Tô",
    "Lý",
    "Trí",
    "Đào",
    "Bùi",
    "Bùi Trí Hà",
    "Tô Hà",
    "Lê Công Hòa",
    "Lê Thanh Hoà",
    "Võ Hoàng Hà",
    "Lý Quý",
    "Trà",
    "Cúc",
    "Cóc",
    "Lê Sáu",
    "Lôc",
    "Y Blô",
    "H'Hen Niê",
    "Ksôr Phin",
    "Siu Bông",
    "Rmah Hùng",
    "Rơ Châm Hít",
    "K'Brèo",
    "Giàng A Câu",
    "Vàng Mí Sò",
    "Sùng Thò",
    "Cù Thoóng",
    "Hò Lý",
    "Lò Thò",
    "Lê Sô",
    "Ngô Bé",
    "Tân",
    "Xuân",
    "Xuân Hòa",
    "Lê Hoàng Xuân",
    "HOÀNG XUÂN HÀ",
    "LÊ LÝ",
    "LÊ THÔNG",
    "Lý Thông",
    "François",
    "José",
    "Müller",
    "Niê Bê",
    "Bê Dê",
    "Hồ Văn Hùng",
    "Đỗ Mười",
    "Ðào Bá",
    "Ðoàn Lê",
    "Siê Niê",
    "Mí Sính",
    "Nông Nông",
    "Mùa A Tú",
    "Thào Mý",
    "Lồ A Páo",
    "Quàng Én",
    "Nguyễn Văn A",
    "Lê Í",
    "Ông Ích Khiêm",
    "Hân",
];

#[test]
fn correct_names_are_never_taken_for_legacy() {
    for name in CORRECT {
        assert_eq!(detect(name), None, "{name}");
    }
    assert_eq!(detect_column(CORRECT.into_iter()), None);
    let latin1_only = CORRECT.into_iter().filter(|name| !name.chars().any(is_vietnamese_beyond_latin1));
    assert_eq!(detect_column(latin1_only), None);
}

#[test]
fn no_syllable_of_the_language_is_taken_for_legacy_and_each_comes_back() {
    let mut syllables = 0;
    for syllable in crate::text::syllable::all() {
        syllables += 1;
        for text in [syllable.clone(), title_case(&syllable), syllable.to_uppercase()] {
            assert_eq!(detect(&text), None, "{text}");
            assert_eq!(to_unicode(&to_vni(&text), Encoding::Vni), text);
        }
        assert_eq!(to_unicode(&to_tcvn3(&syllable), Encoding::Tcvn3), syllable);
    }
    assert!(syllables > 20_000, "{syllables}");
}

#[test]
fn signs_and_symbols_are_not_letters_of_an_old_font() {
    for text in
        ["§ 5", "½", "5 µm", "×", "a × b", "«An»", "37 °C", "± 3", "ABC®", "·", "½ ¼", "", "12/12", "§§", "“Hà”"]
    {
        assert_eq!(detect(text), None, "{text}");
    }
}

#[test]
fn a_column_settles_cells_that_could_be_either() {
    let names = ["Nguyễn Thị Cúc", "Trần Thị Tú", "Lê Bé", "Cúc", "Đỗ Văn Mỹ"];
    for (encode, encoding) in [(to_tcvn3 as fn(&str) -> String, Encoding::Tcvn3), (to_vni, Encoding::Vni)] {
        let cells = names.map(encode);
        let column = detect_column(cells.iter().map(String::as_str));
        assert_eq!(column, Some(encoding));
        for (cell, name) in cells.iter().zip(names) {
            let found = encoding_in_column(cell, column);
            assert_eq!(found.map_or(cell.clone(), |encoding| name_to_unicode(cell, encoding)), name);
        }
    }
    assert_eq!(encoding_in_column("Cóc", None), None);
    assert_eq!(encoding_in_column("Nguyễn", Some(Encoding::Tcvn3)), None);
    assert_eq!(encoding_in_column("Hà", Some(Encoding::Tcvn3)), None, "TCVN3 has no letter at à");
}

#[test]
fn two_old_cells_in_a_modern_column_are_found_and_the_column_stays_modern() {
    let column = ["TrÇn V¨n Hµ", "Trần Văn Hà", "Lê Hà", "NguyÔn TuÊn Ngäc", "Lê Thị Đào", "Đỗ Văn Ba"];
    assert_eq!(detect_column(column.into_iter()), None);
    let found = column.into_iter().filter(|cell| encoding_in_column(cell, None).is_some());
    assert_eq!(found.collect::<Vec<_>>(), ["TrÇn V¨n Hµ", "NguyÔn TuÊn Ngäc"]);
}

/// Names as a class register has them: a family, a middle and a given name.
fn any_name() -> impl Strategy<Value = String> {
    let families = prop::sample::select(vec![
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
        "Dương", "Lý", "Giàng", "Vàng", "Lò", "Cầm", "Quàng", "Nông", "Triệu", "Đinh", "Hà", "Mai", "Tô", "Lương",
        "Khuất", "Kiều", "Tạ", "Chử",
    ]);
    let middles = prop::sample::select(vec![
        "Văn",
        "Thị",
        "Đức",
        "Quốc",
        "Thị Thu",
        "Ngọc",
        "Hữu",
        "Minh",
        "Xuân",
        "A",
        "Thế",
        "Mạnh",
        "Thuý",
        "Hồng",
        "Kim",
        "Công",
    ]);
    let givens = prop::sample::select(vec![
        "An",
        "Ánh",
        "Bình",
        "Cúc",
        "Dũng",
        "Duyên",
        "Đào",
        "Đức",
        "Giang",
        "Hà",
        "Hạnh",
        "Hoà",
        "Hòa",
        "Huệ",
        "Khoẻ",
        "Lợi",
        "Mỹ",
        "Nguyệt",
        "Oanh",
        "Phượng",
        "Quý",
        "Quỳnh",
        "Sửu",
        "Thuỷ",
        "Thúy",
        "Tuyết",
        "Ưng",
        "Út",
        "Vượng",
        "Xoan",
        "Ý",
        "Yến",
    ]);
    (families, middles, givens).prop_map(|(family, middle, given)| format!("{family} {middle} {given}"))
}

proptest! {
    #[test]
    fn texts_come_back_from_both_encodings(text in prop::collection::vec(prop::sample::select(SMALL.chars().collect::<Vec<_>>()), 0..12)) {
        // In VNI a letter and the next may look like a pair, so the letters are set apart.
        let text = text.iter().map(char::to_string).collect::<Vec<_>>().join(" ");
        prop_assert_eq!(to_unicode(&to_tcvn3(&text), Encoding::Tcvn3), text.clone());
        prop_assert_eq!(to_unicode(&to_vni(&text), Encoding::Vni), text);
    }

    #[test]
    fn names_come_back_from_both_encodings(name in any_name()) {
        prop_assert_eq!(name_to_unicode(&to_tcvn3(&name), Encoding::Tcvn3), name.clone());
        prop_assert_eq!(to_unicode(&to_vni(&name), Encoding::Vni), name.clone());
        prop_assert_eq!(to_unicode(&to_vni(&name.to_uppercase()), Encoding::Vni), name.to_uppercase());
        // `LÒ A HÀ` has capitals at the start of words only, so nothing says that the rest were capitals too.
        if name.split(' ').any(|word| word.chars().skip(1).any(|c| c.is_ascii())) {
            prop_assert_eq!(to_unicode(&to_tcvn3(&name.to_uppercase()), Encoding::Tcvn3), name.to_uppercase());
        }
    }

    #[test]
    fn a_modern_name_is_left_alone_and_an_old_one_never_mistaken(name in any_name()) {
        prop_assert_eq!(detect(&name), None);
        prop_assert!(matches!(detect(&to_tcvn3(&name)), None | Some(Encoding::Tcvn3)));
        prop_assert!(matches!(detect(&to_vni(&name)), None | Some(Encoding::Vni)));
    }

    #[test]
    fn a_column_of_old_names_is_recognised(names in prop::collection::vec(any_name(), 12..40)) {
        for (encode, encoding) in [(to_tcvn3 as fn(&str) -> String, Encoding::Tcvn3), (to_vni, Encoding::Vni)] {
            let cells: Vec<String> = names.iter().map(|name| encode(name)).collect();
            let column = detect_column(cells.iter().map(String::as_str));
            prop_assert_eq!(column, Some(encoding));
            for (cell, name) in cells.iter().zip(&names) {
                let found = encoding_in_column(cell, column);
                prop_assert_eq!(found.map_or(cell.clone(), |encoding| name_to_unicode(cell, encoding)), name.clone());
            }
        }
        prop_assert_eq!(detect_column(names.iter().map(String::as_str)), None);
    }
}
