//! What a password must be, by the policy an instance has chosen.
//!
//! Long rather than motley, and nothing that is tried first: passwords in everybody's use, the words of this work, the
//! unit's name, the login. They are known by rule: a password that is made of such words and of digits, in whatever
//! order and however dressed up, is one of them.

use crate::{text::fold, unit::coded};

coded! {
    /// What is asked of passwords.
    Policy {
        /// By the OWASP verification standard: length, and none that is common. The usual one.
        Asvs = "asvs",
        /// As profiles by TCVN 11930:2017 are commonly read: four kinds of characters besides. The standard itself was
        /// not at hand, so no number is taken from it.
        Tcvn11930 = "tcvn11930",
    }
}

/// What is wrong with a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordProblem {
    /// It is too short or too long.
    Length,
    /// It holds the login.
    Login,
    /// It is among the first that are tried.
    Common,
    /// It lacks small letters, capitals, digits or signs, and the policy asks for all of them.
    Kinds,
}

/// Shortest password, in characters.
pub const SHORTEST: usize = 12;
/// Longest password, in characters.
pub const LONGEST: usize = 128;

/// Words and sayings that passwords are made of, without marks and blanks.
const WORDS: [&str; 96] = [
    "matkhau",
    "matkhaumoi",
    "matkhaucuatoi",
    "password",
    "passwd",
    "pass",
    "admin",
    "administrator",
    "quantri",
    "quantrihethong",
    "nguoidung",
    "user",
    "root",
    "login",
    "dangnhap",
    "taikhoan",
    "welcome",
    "xinchao",
    "hello",
    "qwerty",
    "qwertyuiop",
    "asdfgh",
    "asdfghjkl",
    "zxcvbn",
    "zxcvbnm",
    "qazwsx",
    "qwe",
    "asd",
    "zxc",
    "abc",
    "abcd",
    "abcdef",
    "iloveyou",
    "anhyeuem",
    "emyeuanh",
    "yeuem",
    "toiyeuem",
    "yeuanh",
    "conyeume",
    "giadinh",
    "hanhphuc",
    "mainhoem",
    "khongbiet",
    "khongcho",
    "bimat",
    "letmein",
    "monkey",
    "dragon",
    "football",
    "bongda",
    "sunshine",
    "princess",
    "superman",
    "master",
    "changeme",
    "default",
    "test",
    "demo",
    "vietnam",
    "toiyeuvietnam",
    "vietnamvodich",
    "hanoi",
    "saigon",
    "hochiminh",
    "bacho",
    "danang",
    "haiphong",
    "vinhphuc",
    "lapthach",
    "phutho",
    "dang",
    "dangvien",
    "dangbo",
    "danguy",
    "dangcongsan",
    "dangcongsanvietnam",
    "chibo",
    "bithu",
    "bithuchibo",
    "phobithu",
    "tochuc",
    "bantochuc",
    "capuy",
    "huyenuy",
    "tinhuy",
    "doanvien",
    "doanthanhnien",
    "ketnap",
    "ketnapdang",
    "phattriendang",
    "congan",
    "bodoi",
    "dulieu",
    "phanmem",
    "nguon",
    "xa",
];

/// What stands behind words where digits are asked for: by rule, and no list of anybody's.
fn endings() -> impl Iterator<Item = String> {
    let runs = (1..=9).map(|length| "123456789"[..length].to_owned());
    let years = (1960..=2030).map(|year: u32| year.to_string());
    let doubled = (0..=9).map(|digit| format!("{digit}{digit}{digit}"));
    runs.chain(years).chain(doubled)
}

/// Passwords that are tried first and are long enough, made by rule. What is refused is more than these.
pub fn common() -> impl Iterator<Item = String> {
    let signs = ["", "@", "!", "#", "."];
    let ended = WORDS
        .iter()
        .flat_map(move |word| endings().flat_map(move |ending| signs.map(|sign| format!("{word}{sign}{ending}"))));
    let doubled = WORDS.iter().map(|word| format!("{word}{word}"));
    ended.chain(doubled).filter(|password| (SHORTEST..=LONGEST).contains(&password.chars().count()))
}

/// Whether a password may be taken by the holder of `login`. `names` are the units they work at and their own name.
///
/// Errors: [`PasswordProblem`].
pub fn weigh(password: &str, policy: Policy, login: &str, names: &[&str]) -> Result<(), PasswordProblem> {
    if !(SHORTEST..=LONGEST).contains(&password.chars().count()) {
        return Err(PasswordProblem::Length);
    }
    let login = fold(login);
    if !login.is_empty() && fold(password).contains(&login) {
        return Err(PasswordProblem::Login);
    }
    if is_common(password, names) {
        return Err(PasswordProblem::Common);
    }
    let has = |is: fn(char) -> bool| password.chars().any(is);
    let is_sign = |letter: char| !letter.is_alphanumeric();
    let has_all_kinds =
        has(char::is_lowercase) && has(char::is_uppercase) && has(char::is_numeric) && password.chars().any(is_sign);
    if policy == Policy::Tcvn11930 && !has_all_kinds {
        return Err(PasswordProblem::Kinds);
    }
    Ok(())
}

/// Whether nothing is left of a password but a word or two that are tried first, or a name, and digits and signs.
fn is_common(password: &str, names: &[&str]) -> bool {
    let plain = fold(password);
    let names: Vec<String> = names.iter().flat_map(|name| parts_of(name)).collect();
    let words = || WORDS.into_iter().chain(names.iter().map(String::as_str));
    // Once as written, once with the signs and digits that stand for letters read as letters.
    [letters(&plain), letters(&undressed(&plain))].iter().any(|core| is_made_of(core, words, 3) || is_one_pattern(core))
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphabetic()).collect()
}

fn undressed(text: &str) -> String {
    let read = |letter| match letter {
        '@' | '4' => 'a',
        '3' => 'e',
        '1' | '!' => 'i',
        '0' => 'o',
        '$' | '5' => 's',
        '7' => 't',
        other => other,
    };
    // Digits at the end are digits: a year, a run.
    let body = text.trim_end_matches(|letter: char| !letter.is_alphabetic());
    body.chars().map(read).collect()
}

/// Whether a text is empty or at most `most` of the words, one after another.
fn is_made_of<'a, I: Iterator<Item = &'a str>>(text: &str, words: impl Fn() -> I + Copy, most: u32) -> bool {
    text.is_empty()
        || (most > 0
            && words().any(|word| text.strip_prefix(word).is_some_and(|rest| is_made_of(rest, words, most - 1))))
}

/// Whether a text is one short piece again and again.
fn is_one_pattern(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    (1..=4.min(letters.len()))
        .any(|length| letters.iter().zip(letters.iter().skip(length)).all(|(one, next)| one == next))
}

/// A name without marks and blanks: whole, and its last words, by which it is called.
fn parts_of(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let from = |at: usize| words.get(at..).unwrap_or_default().concat();
    let parts = (0..words.len()).map(from).map(|part| letters(&part));
    parts.filter(|part| part.chars().count() >= 3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(password: &str, expected: Result<(), PasswordProblem>) {
        let names = ["Chi bộ thôn Làng Mới 1", "Đảng bộ xã Sơn Đông", "Nguyễn Văn Sáu"];
        assert_eq!(weigh(password, Policy::Asvs, "sau.nv", &names), expected, "{password}");
    }

    #[test]
    fn sentences_and_chance_are_taken() {
        for password in [
            "cây tre trăm đốt",
            "đò chiều bến cũ",
            "thuyền về có nhớ",
            "sen-4821-lua-0937-que",
            "Trâu ơi ta bảo trâu này",
        ] {
            check(password, Ok(()));
        }
    }

    #[test]
    fn what_is_tried_first_is_refused_however_it_is_dressed() {
        for password in [
            "matkhau12345",
            "Mật khẩu 2020!",
            "M4tKh4u@2020",
            "Password@123",
            "p@ssw0rd1234",
            "123456789012",
            "111111111111",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "qwertyuiop123",
            "anhyeuem2020",
            "DangCongSan@1930",
            "Vietnam Vietnam 1",
            "chibo.chibo.2020",
            // The unit's name, and one's own.
            "Sơn Đông 2020!",
            "lang moi 1 2020",
            "chi bộ thôn làng mới",
            "NguyenVanSau1975",
        ] {
            check(password, Err(PasswordProblem::Common));
        }
        check("sau.nv và nhà sau", Err(PasswordProblem::Login));
        check("Sau.NV!123456", Err(PasswordProblem::Login));
        check("ngắn quá", Err(PasswordProblem::Length));
        check(&"dài quá ".repeat(20), Err(PasswordProblem::Length));
    }

    #[test]
    fn more_than_three_thousand_common_ones_are_refused() {
        let mut refused = std::collections::BTreeSet::new();
        for password in common() {
            assert_eq!(weigh(&password, Policy::Asvs, "", &[]), Err(PasswordProblem::Common), "{password}");
            refused.insert(password);
        }
        assert!(refused.len() >= 3_000, "{} are refused", refused.len());
    }

    #[test]
    fn the_other_policy_asks_for_four_kinds_of_characters() {
        let weigh = |password| weigh(password, Policy::Tcvn11930, "", &[]);
        assert_eq!(weigh("cây tre trăm đốt"), Err(PasswordProblem::Kinds));
        assert_eq!(weigh("Cây tre 100 đốt"), Ok(()));
        assert_eq!(weigh("Matkhau@2020"), Err(PasswordProblem::Common));
    }
}
