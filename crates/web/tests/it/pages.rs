//! Every page in every shape and both languages keeps to the rules of pages.

use std::collections::{BTreeMap, BTreeSet};

use nguon_app::texts::{Language, Texts};
use nguon_web::{Sample, samples};

use crate::html::{Document, Element};

#[test]
fn every_page_keeps_to_the_rules_in_both_languages() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        for Sample { name, html } in samples(language) {
            let document = Document::read(&html);
            let mut found = document.faults.clone();
            found.extend(rules(&document, &html, language));
            faults.extend(found.into_iter().map(|fault| format!("{} {name}: {fault}", language.code())));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What of the rules a page breaks, in words.
pub(crate) fn rules(document: &Document, html: &str, language: Language) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expect = |holds: bool, fault: String| {
        if !holds {
            faults.push(fault);
        }
    };
    expect(document.only("html").attribute("lang") == Some(language.code()), "the language is not said".to_owned());
    expect(!document.only("title").text.is_empty(), "there is no title".to_owned());
    expect(document.all("h1").count() == 1, format!("{} main headings", document.all("h1").count()));
    expect(document.all("main").count() == 1, "there is not one main part".to_owned());
    for missing in ["⟦", "{$", "{ $", "{{", "{%"] {
        expect(
            !html.contains(missing),
            format!("holds {missing}: {:.60}", html.split(missing).nth(1).unwrap_or_default()),
        );
    }
    let first = document.all("a").next();
    expect(
        first.is_some_and(|link| link.has_class("skip-link")),
        "the first link does not skip to the content".to_owned(),
    );
    expect(document.by_id("main").is_some_and(|main| main.name == "main"), "there is nothing to skip to".to_owned());
    ids(document, &mut expect);
    headings(document, &mut expect);
    controls(document, &mut expect);
    tables(document, &mut expect);
    for element in &document.elements {
        for attribute in element.attributes.keys() {
            expect(attribute != "style" && !attribute.starts_with("on"), format!("<{}> has {attribute}", element.name));
        }
        expect(
            !(element.name == "script" && element.attribute("src").is_none()),
            "a script stands in the page".to_owned(),
        );
        expect(element.name != "style", "a style stands in the page".to_owned());
    }
    faults
}

fn ids(document: &Document, expect: &mut impl FnMut(bool, String)) {
    let mut ids = BTreeSet::new();
    for id in document.elements.iter().filter_map(|element| element.attribute("id")) {
        expect(ids.insert(id), format!("#{id} stands twice"));
    }
    for element in &document.elements {
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for id in element.attribute(attribute).unwrap_or_default().split_ascii_whitespace() {
                expect(ids.contains(id), format!("<{}> {attribute} names #{id}, which is not there", element.name));
            }
        }
        if let Some(id) = element.attribute("href").and_then(|href| href.strip_prefix('#')) {
            expect(ids.contains(id), format!("a link leads to #{id}, which is not there"));
        }
    }
}

fn headings(document: &Document, expect: &mut impl FnMut(bool, String)) {
    let mut last = 0;
    for element in &document.elements {
        let level = match element.name.as_str() {
            "h1" => 1,
            "h2" => 2,
            "h3" => 3,
            "h4" => 4,
            _ => continue,
        };
        expect(level <= last + 1, format!("<h{level}> “{}” follows <h{last}>", element.text));
        expect(!element.text.is_empty(), format!("an <h{level}> is empty"));
        last = level;
    }
}

fn controls(document: &Document, expect: &mut impl FnMut(bool, String)) {
    let labelled: BTreeSet<&str> = document.all("label").filter_map(|label| label.attribute("for")).collect();
    for element in &document.elements {
        let is_named = |element: &Element| {
            !element.text.is_empty() || element.attribute("aria-label").is_some_and(|label| !label.is_empty())
        };
        match element.name.as_str() {
            "input" if element.attribute("type") != Some("hidden") => {
                let id = element.attribute("id").unwrap_or_default();
                expect(labelled.contains(id), format!("input #{id} has no label"));
            }
            "a" => {
                expect(is_named(element), format!("a link to {:?} has no text", element.attribute("href")));
                expect(
                    element.attribute("href").is_some_and(|href| href.starts_with('/') || href.starts_with('#')),
                    format!("a link leads to {:?}", element.attribute("href")),
                );
            }
            "button" | "summary" => expect(is_named(element), format!("<{}> has no text", element.name)),
            "form" if element.attribute("method") == Some("post") => {
                let token = document.all("input").filter(|input| input.attribute("name") == Some("csrf")).count();
                expect(token > 0, "a form has no proof of where it was sent from".to_owned());
            }
            "svg" => expect(
                element.attribute("aria-hidden").is_some() || element.attribute("aria-label").is_some(),
                "a drawing has no name".to_owned(),
            ),
            "progress" => expect(
                element.attribute("aria-hidden").is_some() || element.attribute("aria-label").is_some(),
                "a bar has no name".to_owned(),
            ),
            _ => {}
        }
    }
}

fn tables(document: &Document, expect: &mut impl FnMut(bool, String)) {
    expect(document.all("table").count() == document.all("caption").count(), "a table has no caption".to_owned());
    for head in document.all("th") {
        expect(
            matches!(head.attribute("scope"), Some("col" | "row")),
            format!("the head “{}” does not say what of", head.text),
        );
        expect(!head.text.is_empty(), "a head is empty".to_owned());
    }
    for wrap in document.elements.iter().filter(|element| element.has_class("table-wrap")) {
        expect(
            wrap.attribute("tabindex") == Some("0"),
            "a table that scrolls cannot be reached by keyboard".to_owned(),
        );
    }
}

#[test]
fn the_rules_notice_what_is_wrong() {
    let page = |main: &str| {
        format!(
            "<html lang=\"vi\"><head><title>x</title></head><body><a class=\"skip-link\" href=\"#main\">x</a><main id=\"main\"><h1>x</h1>{main}</main></body></html>"
        )
    };
    let faults = |main: &str| rules(&Document::read(&page(main)), &page(main), Language::Vietnamese);
    assert_eq!(faults("<p>good</p>"), Vec::<String>::new());
    for wrong in [
        "<h1>again</h1>",
        "<h3>too deep</h3>",
        "<p id=\"main\"></p>",
        "<p style=\"x\"></p>",
        "<p onclick=\"x\"></p>",
        "<script>x</script>",
        "<style></style>",
        "<input name=\"q\">",
        "<a href=\"/\"></a>",
        "<a href=\"https://example.org\">x</a>",
        "<a href=\"#nowhere\">x</a>",
        "<table><tbody></tbody></table>",
        "<form method=\"post\"></form>",
        "<p>⟦key⟧</p>",
        "<svg></svg>",
    ] {
        assert!(!faults(wrong).is_empty(), "{wrong}");
    }
}

#[test]
fn what_people_typed_is_shown_and_never_becomes_markup() {
    for (name, field, typed) in [
        ("people-found", "q", "<b>đức & \"minh\""),
        ("find-found", "find", "<b>tho \"linh\""),
        ("compare-found", "q", "<b>tho \"linh\""),
        ("reshape-found", "q", "<b>tho \"linh\""),
    ] {
        let found = samples(Language::Vietnamese)
            .into_iter()
            .find(|sample| sample.name == name)
            .expect("there is such a sample");
        assert!(!found.html.contains("<b>"));
        assert_eq!(Document::read(&found.html).by_id(field).and_then(|input| input.attribute("value")), Some(typed));
    }
}

#[test]
fn figures_open_their_lists_only_for_those_who_may_see_people() {
    let links = |name: &str| {
        let page = samples(Language::Vietnamese)
            .into_iter()
            .find(|sample| sample.name == name)
            .expect("there is such a sample");
        let document = Document::read(&page.html);
        let in_main = document.all("a").filter(|link| link.inside.iter().any(|around| around == "main"));
        in_main.filter(|link| link.attribute("href").is_some_and(|href| href.contains("/people"))).count()
    };
    assert!(links("unit-district") > 30);
    assert!(links("report-by-unit") > 30);
    assert_eq!(links("unit-figures-only"), 0);
    assert_eq!(links("report-figures-only"), 0);
    assert_eq!(links("report-paper"), 0);
}

#[test]
fn a_page_with_something_to_correct_says_so_in_its_title_and_beside_the_field() {
    for (language, begins) in [(Language::Vietnamese, "Lỗi: "), (Language::English, "Error: ")] {
        for sample in samples(language) {
            let document = Document::read(&sample.html);
            let is_wrong = document.elements.iter().any(|element| element.has_class("error-summary"));
            assert_eq!(document.only("title").text.starts_with(begins), is_wrong, "{}", sample.name);
            if is_wrong {
                assert!(
                    document.elements.iter().any(|element| element.attribute("aria-invalid") == Some("true"))
                        || sample.name.ends_with("-wait")
                        || sample.name.ends_with("-stale"),
                    "{}",
                    sample.name
                );
            }
        }
    }
}

#[test]
fn what_follows_from_a_search_can_be_found_again_on_the_page_for_other_words() {
    for (one, other) in [("people-admitted", "people-found"), ("find-begin", "find-found")] {
        let parts = |name: &str| -> BTreeSet<String> {
            let samples = samples(Language::Vietnamese);
            let sample = samples.iter().find(|sample| sample.name == name).expect("there is such a sample");
            let document = Document::read(&sample.html);
            let follows = document.elements.iter().filter(|element| element.attribute("data-follows").is_some());
            follows.map(|element| element.attribute("id").expect("it has an id").to_owned()).collect()
        };
        let (one, other) = (parts(one), parts(other));
        assert!(one.contains("found") && other.contains("found"));
        assert!(one.is_superset(&other), "{other:?} cannot all come into {one:?}");
    }
}

#[test]
fn no_page_is_heavy() {
    for sample in samples(Language::Vietnamese) {
        assert!(sample.html.len() < 60_000, "{} has {} bytes", sample.name, sample.html.len());
    }
}

/// Keys that the sources ask for as whole words.
#[test]
fn every_text_that_is_asked_for_is_there_and_every_text_is_asked_for() {
    let sources = sources();
    let texts = Texts::of(Language::Vietnamese);
    let locale =
        [include_str!("../../../../locales/vi.ftl"), include_str!("../../../../locales/vi/guide.ftl")].join("\n");
    let keys: BTreeSet<&str> = locale
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split(" =").next())
        .collect();
    assert!(keys.len() > 200, "the locale was read");
    // Labels are put together from a group and a code.
    let groups = [
        "unit-kind-",
        "sector-",
        "stage-",
        "deed-",
        "role-",
        "permission-",
        "post-state-",
        "sex-",
        "count-by-",
        "people-of-",
        "problem-",
        "refusal-",
        "left-out-",
        "inbox-lead-",
        "work-lead-",
        "work-chip-",
        "work-urgency-",
        "work-limit-",
        "import-kind-",
        "import-field-",
        "founding-kind-",
        "page-name-",
        "page-words-",
        "check-area-",
        "reshape-title-",
        "reshape-save-",
        "reshape-done-",
        "guide-title-",
        "guide-words-",
    ];
    let mut unused = Vec::new();
    for key in &keys {
        assert!(texts.has(key), "{key} cannot be read");
        let quoted = format!("\"{key}\"");
        if !groups.iter().any(|group| key.starts_with(group))
            && !sources.values().any(|source| source.contains(&quoted))
        {
            unused.push(*key);
        }
    }
    assert!(unused.is_empty(), "texts that nobody asks for: {unused:?}");
    let mut missing = Vec::new();
    for (path, source) in &sources {
        for call in ["frame.t(\"", ".plain(\"", ".text(\"", "column(\"", "(\"column-", "(\"figure-"] {
            for (at, _) in source.match_indices(call) {
                let begins = at + call.find('"').unwrap() + 1;
                let key = source[begins..].split('"').next().unwrap_or_default();
                if key.contains('-') && !keys.contains(key) && key != "no-such-text" {
                    missing.push(format!("{path}: {key}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "texts that are not there: {missing:?}");
}

/// Templates and sources of all crates that show texts, by path.
fn sources() -> BTreeMap<String, String> {
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut sources = BTreeMap::new();
    let mut folders: Vec<std::path::PathBuf> =
        ["web/src", "web/templates", "app/src", "nguon/src"].iter().map(|folder| crates.join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "html") {
                sources.insert(path.display().to_string(), std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    sources
}
