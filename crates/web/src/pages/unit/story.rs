//! What became of a unit, in lines of a timeline.

use nguon_app::{
    texts::Texts,
    view::{ChapterLine, UnitLink, UnitView},
};
use nguon_domain::unit::Turn;

use crate::{address, frame::Figure};

/// One thing that became of the unit.
pub(super) struct StoryLine {
    pub(super) day: String,
    pub(super) said: String,
    /// The other units it is about.
    pub(super) others: Vec<Figure>,
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
        (Turn::SplitInto(_), _) => texts.plain("story-split-into"),
        (Turn::CameFrom(_), _) => texts.plain("story-came-from"),
        (Turn::Closed { .. }, _) => texts.plain("story-closed"),
        (Turn::Reopened, _) => texts.plain("story-reopened"),
    };
    let other = |(other, may_open): &(UnitLink, bool)| Figure {
        text: other.name.clone(),
        href: may_open.then(|| address::unit(other.id, Some(view.heading.span))),
    };
    StoryLine {
        day: texts.day(line.chapter.on),
        said,
        others: line.others.iter().map(other).collect(),
        paper: line.paper.as_ref().map(|number| texts.text("story-paper", &[("number", number.into())])),
    }
}

/// That the unit has ended, where it has.
pub(super) fn ended(texts: &Texts, view: &UnitView) -> Option<String> {
    let last = view.story.iter().rev().find(|line| line.chapter.unit == view.heading.unit.id)?;
    let on = ("on", texts.day(last.chapter.on).into());
    let others: Vec<&str> = last.others.iter().map(|(other, _)| other.name.as_str()).collect();
    let other = ("other", others.join("; ").into());
    match last.chapter.turn {
        Turn::SplitInto(_) => Some(texts.text("story-ended-split", &[on, other])),
        Turn::WentInto(_) => Some(texts.text("story-ended-into", &[on, other])),
        Turn::Closed { .. } => Some(texts.text("story-ended", &[on, other])),
        Turn::Founded
        | Turn::CameFrom(_)
        | Turn::Renamed { .. }
        | Turn::Moved { .. }
        | Turn::TookIn
        | Turn::Reopened => None,
    }
}
