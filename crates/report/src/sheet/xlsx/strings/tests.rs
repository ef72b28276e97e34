use super::*;

#[track_caller]
fn check(stored: &str, expect: &str) {
    let mut text = stored.to_owned();
    resolve_escapes(&mut text);
    assert_eq!(text, expect);
}

#[test]
fn escapes_become_the_characters_that_they_stand_for() {
    check("dòng một_x000D_\ndòng hai", "dòng một\r\ndòng hai");
    check("_x0009_Hà_x0020_", "\tHà ");
    check("_xD83D__xDE00_", "😀");
    check("_x005F_x000D_", "_x000D_");
}

#[test]
fn what_only_looks_like_an_escape_stays() {
    for text in ["max_x", "_xD83D_", "_x12_", "_x00ZZ_", "_x000D", "_xé001_", "a_b"] {
        check(text, text);
    }
}
