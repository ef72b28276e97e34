//! What the person signed in is here: account, posts, password.

use askama::Template;
use nguon_app::{
    PasswordRefused,
    account::{LONGEST, SHORTEST},
    texts::Texts,
    view::PostView,
};

use crate::{
    address,
    frame::{Around, Frame, Section},
};

/// The page.
#[derive(Template)]
#[template(path = "me/show.html")]
pub(crate) struct MePage {
    frame: Frame,
    name: String,
    login: String,
    posts: Vec<PostLine>,
    is_changed: bool,
    errors: Vec<(&'static str, String)>,
    length: String,
    help: Vec<String>,
}

/// What became of the wish for another password.
pub(crate) enum PasswordState {
    /// Nobody asked.
    Unasked,
    /// It was changed.
    Changed,
    /// It stays as it was.
    Refused(PasswordRefused),
}

struct PostLine {
    role: String,
    unit: String,
    unit_href: String,
    from: String,
    until: String,
    is_delegated: bool,
}

/// How long a password is.
pub(super) fn password_length(texts: &Texts) -> String {
    let bounds = [("shortest", (SHORTEST as u64).into()), ("longest", (LONGEST as u64).into())];
    texts.text("me-password-length", &bounds)
}

/// Why a password cannot be taken: the field, and what is wrong in it.
pub(super) fn password_fault(texts: &Texts, refused: &PasswordRefused) -> (&'static str, String) {
    match refused {
        PasswordRefused::Wrong => ("current", texts.plain("me-password-wrong")),
        PasswordRefused::Wait { seconds } => {
            ("current", texts.text("sign-in-wait", &[("wait", super::wait(texts, *seconds).into())]))
        }
        PasswordRefused::Length => ("new", password_length(texts)),
        PasswordRefused::Known => ("new", texts.plain("me-password-known")),
        PasswordRefused::Differs => ("again", texts.plain("me-password-differs")),
        PasswordRefused::Unavailable(_) => ("current", texts.plain("problem-unavailable")),
    }
}

impl MePage {
    pub(crate) fn new(around: Around, login: &str, posts: &[PostView], password: &PasswordState) -> Self {
        let texts = around.texts;
        let name = around.reader.clone().unwrap_or_default();
        let mut frame = Frame::of_reader(around, &texts.plain("me-title"), Section::Me);
        let length = password_length(texts);
        let errors = match password {
            PasswordState::Unasked | PasswordState::Changed => Vec::new(),
            PasswordState::Refused(refused) => vec![password_fault(texts, refused)],
        };
        if !errors.is_empty() {
            frame.mark_wrong(&texts.plain("me-title"));
        }
        let line = |post: &PostView| PostLine {
            role: texts.role(post.role),
            unit: post.unit.name.clone(),
            unit_href: address::unit(post.unit.id, None),
            from: texts.day(post.from),
            until: post.until.map_or_else(|| texts.plain("me-until-open"), |until| texts.day(until)),
            is_delegated: post.delegated,
        };
        Self {
            is_changed: matches!(password, PasswordState::Changed),
            errors,
            length,
            frame,
            name,
            login: login.to_owned(),
            posts: posts.iter().map(line).collect(),
            help: vec![texts.plain("me-help-1")],
        }
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(other, _)| *other == field).map(|(_, error)| error.as_str())
    }
}
