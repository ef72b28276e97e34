//! The guide: its table of contents, and a chapter.

use askama::Template;

use crate::{
    address as to,
    frame::{Around, Crumb, Frame, Section},
    guide::{CHAPTERS, Chapter, Part, parts},
};

/// The table of contents.
#[derive(Template)]
#[template(path = "help/index.html")]
pub(crate) struct GuidePage {
    frame: Frame,
    chapters: Vec<Entry>,
}

/// A chapter in the table of contents.
struct Entry {
    title: String,
    href: String,
    about: String,
}

/// A chapter.
#[derive(Template)]
#[template(path = "help/show.html")]
pub(crate) struct ChapterPage {
    frame: Frame,
    title: String,
    lead: String,
    parts: Vec<Shown>,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
}

/// A part of a chapter as it is shown.
enum Shown {
    Text(String),
    Heading(String),
    Steps(Vec<String>),
    Points(Vec<String>),
    Note(String),
    Picture { address: String, width: u32, height: u32, shows: String },
    See(Vec<(String, String)>),
}

/// The frame of a page of the guide, for readers and visitors.
fn frame(around: Around, title: &str) -> Frame {
    let is_reader = around.reader.is_some();
    let mut frame = if is_reader { Frame::of_reader(around, title, Section::None) } else { Frame::bare(around, title) };
    frame.help = to::GUIDE.to_owned();
    frame
}

impl GuidePage {
    pub(crate) fn new(around: Around) -> Self {
        let texts = around.texts;
        let entry = |chapter: &Chapter| Entry {
            title: chapter.title(texts),
            href: to::guide(chapter),
            about: lead(&parts(texts, chapter)),
        };
        Self { frame: frame(around, &texts.plain("guide-title")), chapters: CHAPTERS.iter().map(entry).collect() }
    }
}

fn lead(parts: &[Part]) -> String {
    match parts.first() {
        Some(Part::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

impl ChapterPage {
    pub(crate) fn new(around: Around, chapter: &'static Chapter) -> Self {
        let (texts, assets) = (around.texts, around.assets);
        let name = chapter.title(texts);
        let mut frame = frame(around, &name);
        frame.crumbs = vec![
            Crumb { label: texts.plain("guide-title"), href: Some(to::GUIDE.to_owned()) },
            Crumb { label: name.clone(), href: None },
        ];
        let parts = parts(texts, chapter);
        let link = |chapter: &Chapter| (chapter.title(texts), to::guide(chapter));
        let show = |part: Part| match part {
            Part::Text(text) => Some(Shown::Text(text)),
            Part::Heading(text) => Some(Shown::Heading(text)),
            Part::Steps(steps) => Some(Shown::Steps(steps)),
            Part::Points(points) => Some(Shown::Points(points)),
            Part::Note(text) => Some(Shown::Note(text)),
            Part::Picture { name, shows } => assets.pictures.get(&name).map(|picture| Shown::Picture {
                address: picture.address.clone(),
                width: picture.width,
                height: picture.height,
                shows,
            }),
            Part::See(codes) => {
                Some(Shown::See(codes.iter().filter_map(|code| crate::guide::chapter(code)).map(link).collect()))
            }
        };
        let at = CHAPTERS.iter().position(|other| other == chapter).unwrap_or_default();
        let beside = |key: &str, other: Option<&Chapter>| {
            other.map(|other| (texts.text(key, &[("title", other.title(texts).into())]), to::guide(other)))
        };
        Self {
            frame,
            title: name,
            lead: lead(&parts),
            before: beside("guide-before", at.checked_sub(1).and_then(|at| CHAPTERS.get(at))),
            after: beside("guide-after", CHAPTERS.get(at + 1)),
            parts: parts.into_iter().skip(1).filter_map(show).collect(),
        }
    }
}
