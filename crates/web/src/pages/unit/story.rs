//! What became of a unit, in lines of a timeline.

use nguon_app::{
    texts::Texts,
    view::{ChapterLine, UnitView},
};
use nguon_domain::unit::Turn;

use crate::{address, frame::Figure};

/// One thing that became of the unit.
pub(super) struct StoryLine {
    pub(super) day: String,
    pub(super) said: String,
    /// The other unit it is about.
    pub(super) other: Option<Figure>,
    pub(super) paper: Option<String>,
}

/// What became of the unit, the oldest first; nothing where it has always been what it is.
pub(super) fn story_lines(texts: &Texts, view: &UnitView) -> Vec<StoryLine> {
    view.story.iter().map(|line| story_line(texts, view, line)).collect()
}

fn story_line(texts: &Texts, view: &UnitView, line: &ChapterLine) -> StoryLine {
    let before = |name: Option<&str>| [("before", name.unwrap_or_default().to_owned().into())];
    let said = match (&line.chapter.turn, &line.before) {
        (Turn::Founded, _) => texts.plain("story-founded"),
        (Turn::Renamed { before: name }, _) => texts.text("story-renamed", &before(Some(name))),
        (Turn::Moved { .. }, Some(from)) => texts.text("story-moved", &before(Some(&from.name))),
        (Turn::Moved { .. }, None) => texts.plain("story-placed"),
        (Turn::TookIn, _) => texts.plain("story-took-in"),
        (Turn::WentInto(_), _) => texts.plain("story-went-into"),
        (Turn::Closed { .. }, _) => texts.plain("story-closed"),
        (Turn::Reopened, _) => texts.plain("story-reopened"),
    };
    let href = |unit| line.may_open.then(|| address::unit(unit, Some(view.heading.span)));
    StoryLine {
        day: texts.day(line.chapter.on),
        said,
        other: line.other.as_ref().map(|other| Figure { text: other.name.clone(), href: href(other.id) }),
        paper: line.paper.as_ref().map(|number| texts.text("story-paper", &[("number", number.into())])),
    }
}

/// That the unit has ended, where it has.
pub(super) fn ended(texts: &Texts, view: &UnitView) -> Option<String> {
    let last = view.story.iter().rev().find(|line| line.chapter.unit == view.heading.unit.id)?;
    let on = ("on", texts.day(last.chapter.on).into());
    let other = ("other", last.other.as_ref().map(|other| other.name.clone()).unwrap_or_default().into());
    match last.chapter.turn {
        Turn::WentInto(_) => Some(texts.text("story-ended-into", &[on, other])),
        Turn::Closed { .. } => Some(texts.text("story-ended", &[on, other])),
        Turn::Founded | Turn::Renamed { .. } | Turn::Moved { .. } | Turn::TookIn | Turn::Reopened => None,
    }
}
