//! The page on which somebody comes in by a link.

use askama::Template;
use nguon_app::{PasswordRefused, invitation::Welcome, texts::Texts, view::PostView};

use super::me::{password_fault, password_length};
use crate::{
    address,
    frame::{Around, Frame},
};

/// The page.
#[derive(Template)]
#[template(path = "session/invitation.html")]
pub(crate) struct InvitationPage {
    frame: Frame,
    title: String,
    welcome: Option<Asked>,
    /// Why there is nothing to come in by.
    text: String,
    errors: Vec<(&'static str, String)>,
}

/// What is asked of whoever comes in.
struct Asked {
    lead: String,
    login: String,
    posts: Vec<String>,
    action: String,
    length: String,
    until: String,
}

/// What the page says.
pub(crate) enum State {
    /// Who is meant, and what they are asked.
    Asked(Welcome),
    /// The form was too old to be trusted.
    Stale(Welcome),
    /// The password cannot be taken.
    Refused(Welcome, PasswordRefused),
    /// The link opens nothing.
    Over,
    /// Too many links that open nothing.
    Wait { seconds: u64 },
}

impl InvitationPage {
    /// The page for the link of a secret.
    pub(crate) fn new(around: Around, secret: &str, state: &State) -> Self {
        let texts = around.texts;
        let mut errors = Vec::new();
        let (title, text, welcome) = match state {
            State::Asked(welcome) => ("welcome-title", String::new(), Some(welcome)),
            State::Stale(welcome) => {
                errors.push(("new", texts.plain("welcome-stale")));
                ("welcome-title", String::new(), Some(welcome))
            }
            State::Refused(welcome, refused) => {
                errors.push(password_fault(texts, refused));
                ("welcome-title", String::new(), Some(welcome))
            }
            State::Over => ("welcome-over-title", texts.plain("welcome-over"), None),
            State::Wait { seconds } => {
                let wait = super::wait(texts, *seconds);
                ("welcome-over-title", texts.text("welcome-wait", &[("wait", wait.into())]), None)
            }
        };
        let title = texts.plain(title);
        let mut frame = Frame::bare(around, &title);
        // Whoever had signed in here has nothing to do with this link.
        frame.reader = None;
        if !errors.is_empty() {
            frame.mark_wrong(&title);
        }
        let welcome = welcome.map(|welcome| Asked {
            lead: texts.text(
                if welcome.has_password { "welcome-again" } else { "welcome-lead" },
                &[("name", (&welcome.name).into())],
            ),
            login: welcome.login.clone(),
            posts: welcome.posts.iter().map(|post| post_text(texts, post)).collect(),
            action: address::invitation(secret),
            length: password_length(texts),
            until: texts.text("welcome-until", &[("until", texts.moment(welcome.ends_at).into())]),
        });
        Self { frame, title, welcome, text, errors }
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(other, _)| *other == field).map(|(_, error)| error.as_str())
    }
}

fn post_text(texts: &Texts, post: &PostView) -> String {
    texts.text("accounts-post", &[("role", texts.role(post.role).into()), ("unit", (&post.unit.name).into())])
}
