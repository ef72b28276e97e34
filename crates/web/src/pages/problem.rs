//! What is shown when something went wrong: what it is, in plain words, and where to go from here.

use askama::Template;

use crate::{
    address,
    frame::{Around, Frame},
    guide,
};

/// The page.
#[derive(Template)]
#[template(path = "problems/show.html")]
pub(crate) struct ProblemPage {
    frame: Frame,
    title: String,
    text: String,
    ways: Vec<(String, String)>,
}

/// What went wrong, as the reader is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    /// Not there, or not for this reader: the same.
    NotThere,
    /// The request did not come from a page of this program.
    Refused,
    /// The address takes no such request.
    Method,
    /// Too much was sent.
    TooLarge,
    /// What was sent makes no sense.
    Unreadable,
    /// Too often.
    Wait { seconds: u64 },
    /// Busy, slow or without its database.
    Unavailable,
    /// A fault of the program.
    Internal,
}

impl Problem {
    fn key(self) -> &'static str {
        match self {
            Self::NotThere => "not-there",
            Self::Refused => "refused",
            Self::Method => "method",
            Self::TooLarge => "too-large",
            Self::Unreadable => "unreadable",
            Self::Wait { .. } => "wait",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }
}

impl ProblemPage {
    pub(crate) fn new(around: Around, problem: Problem) -> Self {
        let texts = around.texts;
        let key = problem.key();
        let title = texts.plain(&format!("problem-title-{key}"));
        let values = match problem {
            Problem::Wait { seconds } => vec![("wait", super::wait(texts, seconds).into())],
            _ => Vec::new(),
        };
        let home = (texts.plain("problem-go-home"), address::HOME.to_owned());
        let sign_in = (texts.plain("problem-sign-in"), address::SIGN_IN.to_owned());
        let ways = match problem {
            Problem::Refused => vec![home, sign_in],
            _ => vec![home],
        };
        let mut frame = Frame::bare(around, &title);
        frame.help = guide::chapter(guide::TROUBLE).map_or_else(|| address::GUIDE.to_owned(), address::guide);
        Self { frame, text: texts.text(&format!("problem-{key}"), &values), title, ways }
    }
}
