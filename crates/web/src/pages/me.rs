//! What the person signed in is here: account, posts, password.

use askama::Template;
use nguon_app::{
    MeView, PasswordRefused, Ticket, posts::Delegation, sessions::OwnSession, texts::Texts, view::PostView,
};

use nguon_domain::password::{LONGEST, PasswordProblem, SHORTEST};

use crate::{
    address, agent,
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
    done: Option<String>,
    delegations: Vec<DelegationLine>,
    sessions: Vec<SessionLine>,
    has_others: bool,
    ticket: String,
    errors: Vec<(&'static str, String)>,
    length: String,
    help: Vec<String>,
}

/// What has just been done here.
pub(crate) enum Done {
    /// Nothing.
    Nothing,
    /// The password was changed.
    Password,
    /// A post was handed on.
    Delegated,
    /// A post was taken back.
    TakenBack,
    /// A session was ended.
    SessionEnded,
    /// All other sessions were ended.
    OthersEnded,
    /// The password stays as it was.
    Refused(PasswordRefused),
}

impl Done {
    /// What a word in the address says.
    pub(crate) fn of(word: &str) -> Self {
        match word {
            "password" => Self::Password,
            "delegated" => Self::Delegated,
            "taken-back" => Self::TakenBack,
            "session-ended" => Self::SessionEnded,
            "others-ended" => Self::OthersEnded,
            _ => Self::Nothing,
        }
    }

    fn said(&self, texts: &Texts) -> Option<String> {
        let key = match self {
            Self::Nothing | Self::Refused(_) => return None,
            Self::Password => "me-password-changed",
            Self::Delegated => "me-done-delegated",
            Self::TakenBack => "me-done-taken-back",
            Self::SessionEnded => "me-done-session-ended",
            Self::OthersEnded => "me-done-others-ended",
        };
        Some(texts.plain(key))
    }
}

struct PostLine {
    role: String,
    unit: String,
    unit_href: String,
    from: String,
    until: String,
    is_delegated: bool,
    /// Where it is handed on.
    delegate: Option<String>,
    delegate_label: String,
}

/// A session of the reader's.
struct SessionLine {
    agent: String,
    when: String,
    is_this: bool,
    mark: String,
}

/// A post that somebody holds on the reader's behalf.
struct DelegationLine {
    text: String,
    days: String,
    state: String,
    tone: &'static str,
    take_back: String,
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
        PasswordRefused::Same => ("new", texts.plain("me-password-same")),
        PasswordRefused::Weak(problem) => (
            "new",
            match problem {
                PasswordProblem::Length => password_length(texts),
                PasswordProblem::Login => texts.plain("me-password-login"),
                PasswordProblem::Common => texts.plain("me-password-common"),
                PasswordProblem::Kinds => texts.plain("me-password-kinds"),
            },
        ),
        PasswordRefused::Differs => ("again", texts.plain("me-password-differs")),
        PasswordRefused::Unavailable(_) => ("current", texts.plain("problem-unavailable")),
    }
}

impl MePage {
    pub(crate) fn new(around: Around, view: &MeView, done: &Done, ticket: Ticket) -> Self {
        let texts = around.texts;
        let name = around.reader.clone().unwrap_or_default();
        let mut frame = Frame::of_reader(around, &texts.plain("me-title"), Section::Me);
        let length = password_length(texts);
        let errors = match done {
            Done::Refused(refused) => vec![password_fault(texts, refused)],
            Done::Nothing
            | Done::Password
            | Done::Delegated
            | Done::TakenBack
            | Done::SessionEnded
            | Done::OthersEnded => Vec::new(),
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
            delegate: view.delegable.contains(&post.id).then(|| address::delegation(post.id)),
            delegate_label: texts.text("me-delegate-label", &[("role", texts.role(post.role).into())]),
        };
        let session = |one: &OwnSession| SessionLine {
            agent: agent::in_words(texts, &one.agent),
            when: texts.text(
                "me-session-when",
                &[("started", texts.moment(one.started_at).into()), ("seen", texts.moment(one.seen_at).into())],
            ),
            is_this: one.is_this,
            mark: one.mark.clone(),
        };
        let delegation = |one: &Delegation| {
            let post = &one.post;
            let until = post.until.map(|until| texts.day(until)).unwrap_or_default();
            let days = [("from", texts.day(post.from).into()), ("until", until.into())];
            let text = [
                ("name", (&one.holder).into()),
                ("role", texts.role(post.role).into()),
                ("unit", (&post.unit.name).into()),
            ];
            DelegationLine {
                text: texts.text("me-delegation", &text),
                days: texts.text("accounts-from-until", &days),
                state: texts.post_state(post.state),
                tone: super::accounts::tone(post.state),
                take_back: address::take_back(post.id),
            }
        };
        Self {
            done: done.said(texts),
            delegations: view.delegations.iter().map(delegation).collect(),
            has_others: view.sessions.iter().any(|session| !session.is_this),
            sessions: view.sessions.iter().map(session).collect(),
            ticket: ticket.to_string(),
            errors,
            length,
            frame,
            name,
            login: view.login.clone(),
            posts: view.posts.iter().map(line).collect(),
            help: vec![texts.plain("me-help-1")],
        }
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(other, _)| *other == field).map(|(_, error)| error.as_str())
    }
}
