//! The guide: which chapters there are, which pages each is about, and its text taken apart.
//!
//! The words stand in `locales/*/guide.ftl`, one text a chapter, written line by line; buttons and pages are named there
//! by the texts that they themselves bear. The pictures stand in `assets/guide`.

use nguon_app::texts::Texts;
use nguon_domain::text::fold;

/// A chapter.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Chapter {
    /// The key of its text.
    pub(crate) key: &'static str,
    /// Paths of the routes whose pages it is about.
    pub(crate) about: &'static [&'static str],
}

/// All of them, in the order in which they are read.
pub(crate) const CHAPTERS: &[Chapter] = &[
    Chapter { key: "guide-begin", about: &["/session", "/setup", "/invitation/{secret}"] },
    Chapter { key: "guide-waiting", about: &["/", "/units/{unit}/work"] },
    Chapter { key: "guide-find", about: &["/find"] },
    Chapter { key: "guide-nominate", about: &["/units/{unit}/nominate", "/people/{person}/nominate"] },
    Chapter {
        key: "guide-record",
        about: &["/people/{person}", "/people/{person}/acts", "/people/{person}/acts/{act}/correct"],
    },
    Chapter {
        key: "guide-notes",
        about: &[
            "/people/{person}/notes",
            "/people/{person}/notes/{note}",
            "/people/{person}/attachments",
            "/people/{person}/attachments/{attachment}",
            "/people/{person}/attachments/{attachment}/remove",
        ],
    },
    Chapter {
        key: "guide-figures",
        about: &[
            "/units/{unit}",
            "/units/{unit}/units",
            "/units/{unit}/compare",
            "/units/{unit}/report",
            "/units/{unit}/report/print",
        ],
    },
    Chapter { key: "guide-lists", about: &["/units/{unit}/people", "/units/{unit}/views", "/units/{unit}/views/new"] },
    Chapter { key: "guide-together", about: &["/units/{unit}/acts", "/units/{unit}/acts/{batch}"] },
    Chapter {
        key: "guide-workbooks",
        about: &[
            "/units/{unit}/import",
            "/units/{unit}/import/{import}",
            "/units/{unit}/import/{import}/copies/{copy}",
            "/units/{unit}/import/{import}/undo",
        ],
    },
    Chapter {
        key: "guide-people",
        about: &[
            "/me",
            "/me/posts/{post}/delegate",
            "/units/{unit}/accounts",
            "/units/{unit}/accounts/new",
            "/units/{unit}/accounts/{account}",
            "/units/{unit}/accounts/{account}/posts",
            "/units/{unit}/accounts/{account}/posts/{post}",
            "/units/{unit}/accounts/{account}/close",
        ],
    },
    Chapter {
        key: "guide-units",
        about: &[
            "/units/{unit}/add",
            "/units/{unit}/rename",
            "/units/{unit}/correct",
            "/units/{unit}/move",
            "/units/{unit}/close",
            "/units/{unit}/merge",
            "/units/{unit}/split",
        ],
    },
    Chapter { key: "guide-settings", about: &["/settings", "/check"] },
    Chapter { key: "guide-keys", about: &[] },
    Chapter { key: "guide-trouble", about: &[] },
    Chapter { key: "guide-protect", about: &[] },
];

impl Chapter {
    /// The word that its address and other chapters go by.
    pub(crate) fn code(&self) -> &'static str {
        self.key.strip_prefix("guide-").unwrap_or(self.key)
    }

    /// Its title.
    pub(crate) fn title(&self, texts: &Texts) -> String {
        texts.label("guide-title", self.code())
    }
}

/// The code of the chapter for when something went wrong.
pub(crate) const TROUBLE: &str = "trouble";

/// The chapter of a code.
pub(crate) fn chapter(code: &str) -> Option<&'static Chapter> {
    CHAPTERS.iter().find(|chapter| chapter.code() == code)
}

/// The chapter about the page at an address; `None` where none is.
pub(crate) fn about(address: &str) -> Option<&'static Chapter> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let matches = |route: &str| {
        route.split('/').count() == path.split('/').count()
            && route.split('/').zip(path.split('/')).all(|(part, given)| part.starts_with('{') || part == given)
    };
    let fits = |chapter: &&Chapter, is_exact: bool| {
        chapter.about.iter().any(|route| matches(route) && (!is_exact || !last(route).starts_with('{')))
    };
    // `/units/{unit}/accounts/new` is not the page of an account that is called `new`.
    CHAPTERS.iter().find(|chapter| fits(chapter, true)).or_else(|| CHAPTERS.iter().find(|chapter| fits(chapter, false)))
}

fn last(route: &str) -> &str {
    route.rsplit('/').next().unwrap_or_default()
}

/// What the chapters hold that all these words are about, by their beginnings: at most so many as fit below a search.
pub(crate) fn find(texts: &Texts, search: &str) -> Vec<&'static Chapter> {
    const MOST: usize = 4;
    const FEWEST_LETTERS: usize = 3;
    let words_of = |text: &str| -> Vec<String> {
        let folded = fold(text);
        folded.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect()
    };
    let (sought, general) = (words_of(search), words_of(&texts.plain("guide-words")));
    let general: Vec<String> = general.into_iter().chain(words_of(&texts.plain("guide-link"))).collect();
    let own: Vec<&String> =
        sought.iter().filter(|word| word.len() >= FEWEST_LETTERS && !general.contains(word)).collect();
    let fits = |chapter: &&Chapter| {
        let words = words_of(&texts.label("guide-words", chapter.code()));
        own.iter().all(|word| words.iter().any(|known| known.starts_with(word.as_str())))
    };
    let is_asked = !own.is_empty();
    CHAPTERS.iter().filter(|chapter| is_asked && fits(chapter)).take(MOST).collect()
}

/// Whether words ask for the guide as a whole.
pub(crate) fn is_called(texts: &Texts, search: &str) -> bool {
    let called =
        fold(&format!("{} {} {}", texts.plain("guide-link"), texts.plain("guide-title"), texts.plain("guide-words")));
    let search = fold(search.trim());
    search.len() > 2 && (called.contains(&search))
}

/// A part of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// A paragraph.
    Text(String),
    /// A heading.
    Heading(String),
    /// What to do, in this order.
    Steps(Vec<String>),
    /// Points in no order.
    Points(Vec<String>),
    /// Something to keep in mind.
    Note(String),
    /// A picture by its name, and what it shows.
    Picture { name: String, shows: String },
    /// Codes of other chapters.
    See(Vec<String>),
}

/// The text of a chapter, taken apart. The first part is a paragraph that says what it is about.
pub(crate) fn parts(texts: &Texts, chapter: &Chapter) -> Vec<Part> {
    // What is named by a text that counts is named as it is where there is nothing to count.
    let text = texts.text(chapter.key, &[("count", 0_u64.into())]);
    let mut parts = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.to_owned();
        match (mark, parts.last_mut()) {
            ("1.", Some(Part::Steps(steps))) => steps.push(rest),
            ("-", Some(Part::Points(points))) => points.push(rest),
            (">", Some(Part::See(codes))) => codes.push(rest),
            ("1.", _) => parts.push(Part::Steps(vec![rest])),
            ("-", _) => parts.push(Part::Points(vec![rest])),
            (">", _) => parts.push(Part::See(vec![rest])),
            ("##", _) => parts.push(Part::Heading(rest)),
            ("!", _) => parts.push(Part::Note(rest)),
            _ => match mark.strip_prefix('@') {
                Some(name) => parts.push(Part::Picture { name: name.to_owned(), shows: rest }),
                None => parts.push(Part::Text(line.to_owned())),
            },
        }
    }
    parts
}

#[cfg(test)]
mod tests;
