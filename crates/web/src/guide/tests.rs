use std::collections::BTreeSet;

use nguon_app::texts::Language;

use super::*;
use crate::{Needs, ROUTES, assets::Assets};

/// Reads the chapters of a language with their parts.
fn chapters(language: Language) -> Vec<(&'static Chapter, Vec<Part>)> {
    CHAPTERS.iter().map(|chapter| (chapter, parts(Texts::of(language), chapter))).collect()
}

#[test]
fn every_page_has_one_chapter_and_no_chapter_is_about_a_page_that_is_not_there() {
    let is_file = |path: &str| path.ends_with(".xlsx") || path.ends_with(".csv") || path.starts_with("/assets/");
    let is_page = |path: &str| !is_file(path) && !path.starts_with("/help") && !["/healthz", "/readyz"].contains(&path);
    let pages: BTreeSet<&str> =
        ROUTES.iter().filter(|route| route.method == "GET" && is_page(route.path)).map(|route| route.path).collect();
    let told: Vec<&str> = CHAPTERS.iter().flat_map(|chapter| chapter.about).copied().collect();
    assert_eq!(told.iter().copied().collect::<BTreeSet<_>>(), pages);
    assert_eq!(told.len(), pages.len(), "a page is told of twice");
    assert!(ROUTES.iter().any(|route| route.path == "/help/{chapter}" && route.needs == Needs::Nothing));
}

#[test]
fn an_address_leads_to_the_chapter_about_its_page() {
    for chapter in CHAPTERS {
        for route in chapter.about {
            let address = format!("{}?q=x", route.replace(['{', '}'], ""));
            assert_eq!(about(&address).map(|found| found.code()), Some(chapter.code()), "{route}");
        }
    }
    assert_eq!(about("/no-such-page"), None);
    assert_eq!(about("/help"), None);
}

#[test]
fn chapters_are_written_alike_in_both_languages() {
    let [vietnamese, english] = Language::ALL.map(chapters);
    for ((chapter, parts), (_, others)) in vietnamese.iter().zip(&english) {
        let shape = |parts: &[Part]| -> Vec<String> {
            let shape = parts.iter().map(|part| match part {
                Part::Text(_) => "text".to_owned(),
                Part::Heading(_) => "heading".to_owned(),
                Part::Note(_) => "note".to_owned(),
                Part::Steps(steps) => format!("{} steps", steps.len()),
                Part::Points(points) => format!("{} points", points.len()),
                Part::Picture { name, .. } => format!("picture {name}"),
                Part::See(codes) => format!("see {codes:?}"),
            });
            shape.collect()
        };
        assert_eq!(shape(parts), shape(others), "{}", chapter.code());
        assert!(matches!(parts.first(), Some(Part::Text(_))), "{} says first what it is about", chapter.code());
    }
}

/// Everything that people read of a part.
fn words(part: &Part) -> Vec<&String> {
    match part {
        Part::Text(text) | Part::Heading(text) | Part::Note(text) => vec![text],
        Part::Steps(texts) | Part::Points(texts) => texts.iter().collect(),
        Part::Picture { shows, .. } => vec![shows],
        Part::See(_) => Vec::new(),
    }
}

#[test]
fn nothing_that_a_chapter_names_is_missing() {
    for language in Language::ALL {
        for (chapter, parts) in chapters(language) {
            // A text that is named and not there stands in braces; so does one that would be filled with values.
            for text in parts.iter().flat_map(words) {
                assert!(!text.contains(['{', '}', '⟦', '$']), "{} {}: {text}", language.code(), chapter.code());
                assert!(!text.is_empty(), "{} {}", language.code(), chapter.code());
            }
            for part in &parts {
                if let Part::See(codes) = part {
                    assert!(codes.iter().all(|code| super::chapter(code).is_some()), "{}: {codes:?}", chapter.code());
                }
            }
        }
    }
}

#[test]
fn every_picture_that_is_named_is_there_and_every_picture_is_named() {
    const HEAVIEST: usize = 120_000;
    const HEAVIEST_TOGETHER: usize = 1_500_000;
    let assets = Assets::of_build();
    for language in Language::ALL {
        let mut named = BTreeSet::new();
        for (chapter, parts) in chapters(language) {
            for part in parts {
                if let Part::Picture { name, shows } = part {
                    assert!(shows.chars().count() > 15, "{}: {name} says too little of what it shows", chapter.code());
                    assert!(named.insert(name), "a picture stands twice");
                }
            }
        }
        let there: BTreeSet<String> = assets.pictures.keys().cloned().collect();
        assert_eq!(named, there, "{}: `cargo xtask pictures` makes the pictures of the guide", language.code());
    }
    let mut together = 0;
    for (name, picture) in &assets.pictures {
        let file = picture.address.strip_prefix("/assets/").and_then(|file| assets.file(file)).expect("it is there");
        assert_eq!(file.media_type, "image/webp");
        assert!(file.bytes.len() < HEAVIEST, "{name} has {} bytes", file.bytes.len());
        assert!(picture.width <= 800 && picture.height <= 1200, "{name}: {} x {}", picture.width, picture.height);
        together += file.bytes.len();
    }
    assert!(together < HEAVIEST_TOGETHER, "{together} bytes");
}

#[test]
fn chapters_are_found_by_what_people_call_them() {
    #[track_caller]
    fn check(search: &str, expect: &[&str]) {
        let found = find(Texts::of(Language::Vietnamese), search);
        assert_eq!(found.iter().map(|chapter| chapter.code()).collect::<Vec<_>>(), expect, "{search}");
    }
    check("quên mật khẩu", &["trouble"]);
    check("huong dan dinh chinh", &["record"]);
    check("uy quyen", &["people"]);
    check("nhap excel", &["workbooks"]);
    check("huong dan", &[]);
    check("Khúc Thị Hạ", &[]);
    check("", &[]);
    assert!(is_called(Texts::of(Language::Vietnamese), "huong dan"));
    assert!(!is_called(Texts::of(Language::Vietnamese), "nguyen van an"));
}
