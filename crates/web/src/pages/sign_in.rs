//! The sign-in page.

use askama::Template;

use crate::{
    address,
    frame::{Around, Frame},
};

/// The page.
#[derive(Template)]
#[template(path = "session/sign_in.html")]
pub(crate) struct SignInPage {
    frame: Frame,
    notice: Option<String>,
    errors: Vec<(&'static str, String)>,
    login_is_wrong: bool,
    password_is_wrong: bool,
    login: String,
    to: String,
}

/// Why the page is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Why {
    /// Somebody came.
    First,
    /// Somebody has just signed out.
    SignedOut,
    /// A page was asked for that only those see who have signed in.
    Needed,
    /// The form was sent with gaps.
    Gaps { login: bool, password: bool },
    /// Name or password was wrong; which of them is not said.
    Wrong,
    /// Too many attempts.
    Wait { seconds: u64 },
    /// The form was too old to be trusted.
    Stale,
}

impl SignInPage {
    /// The page, with the name that was typed and the place to go on to.
    pub(crate) fn new(around: Around, why: &Why, login: &str, to: &str) -> Self {
        let texts = around.texts;
        let title = texts.plain("sign-in-title");
        let mut frame = Frame::bare(around, &title);
        let mut errors = Vec::new();
        let mut notice = None;
        match why {
            Why::First => {}
            Why::SignedOut => notice = Some(texts.plain("sign-in-signed-out")),
            Why::Needed => notice = Some(texts.plain("sign-in-again")),
            Why::Gaps { login, password } => {
                let gaps =
                    [(*login, "login", "sign-in-login-empty"), (*password, "password", "sign-in-password-empty")];
                errors.extend(
                    gaps.into_iter().filter(|(is_gap, ..)| *is_gap).map(|(_, field, key)| (field, texts.plain(key))),
                );
            }
            Why::Wrong => errors.push(("login", texts.plain("sign-in-wrong"))),
            Why::Wait { seconds } => {
                errors.push(("password", texts.text("sign-in-wait", &[("wait", super::wait(texts, *seconds).into())])))
            }
            Why::Stale => errors.push(("password", texts.plain("sign-in-stale"))),
        }
        if !errors.is_empty() {
            frame.mark_wrong(&title);
        }
        Self {
            login_is_wrong: matches!(why, Why::Wrong | Why::Gaps { login: true, .. }),
            password_is_wrong: matches!(why, Why::Wrong | Why::Gaps { password: true, .. }),
            login: login.to_owned(),
            to: address::local(to).unwrap_or(address::HOME).to_owned(),
            notice,
            errors,
            frame,
        }
    }
}
