//! One account as its administrator sees it, and the link that is handed over.

use askama::Template;
use nguon_app::{
    Ticket,
    accounts::{AccountView, HeldPost, Hindrance, Site, Standing},
    invitation::HandedLink,
};

use nguon_domain::access::PostState;

use super::accounts::{behalf, framed, standing, tone};
use crate::{
    address,
    frame::{Around, Frame},
};

/// The page.
#[derive(Template)]
#[template(path = "accounts/show.html")]
pub(crate) struct AccountPage {
    frame: Frame,
    name: String,
    login: String,
    standing: String,
    tone: &'static str,
    posts: Vec<PostLine>,
    posts_caption: String,
    /// What has just been done.
    done: Option<String>,
    /// Where a further post is given.
    give: Option<String>,
    link: Option<LinkCard>,
    /// Closing the account, or opening it again: what it means, the button and where it leads.
    close: Option<(String, String, String)>,
    /// Why the account is closed.
    reason: Option<String>,
    ticket: String,
    help: Vec<String>,
}

struct PostLine {
    role: String,
    behalf: Option<String>,
    unit: String,
    unit_href: String,
    from: String,
    until: String,
    state: String,
    tone: &'static str,
    reason: Option<String>,
    /// Where it is changed.
    change: Option<String>,
    change_label: String,
}

/// What can be done about coming in.
struct LinkCard {
    what: String,
    /// Where the button sends to; `None` if there is none.
    action: Option<String>,
}

impl AccountPage {
    pub(crate) fn new(around: Around, view: &AccountView, done: Option<&str>, ticket: Ticket) -> Self {
        let texts = around.texts;
        let (site, line) = (&view.site, &view.line);
        let frame = framed(around, site, &line.name, Some(&line.name));
        let (tone_of_account, standing_text) = standing(texts, line.standing);
        let may_change = site.may_manage && view.hindrance != Some(Hindrance::Own);
        let post = |post: &HeldPost| PostLine {
            role: texts.role(post.role),
            behalf: behalf(texts, post),
            unit: post.unit.name.clone(),
            unit_href: address::unit(post.unit.id, None),
            from: texts.day(post.from),
            until: post.until.map_or_else(|| texts.plain("me-until-open"), |until| texts.day(until)),
            state: texts.post_state(post.state),
            tone: tone(post.state),
            reason: post.reason.as_ref().map(|reason| texts.text("act-reason", &[("reason", reason.into())])),
            change: (may_change && post.state != PostState::Expired)
                .then(|| address::account_post(site.unit.id, line.id, post.id)),
            change_label: texts.text("account-post-change", &[("role", texts.role(post.role).into())]),
        };
        let card = || {
            let (key, may) = match (view.hindrance, line.standing) {
                (Some(Hindrance::Own), _) => ("account-own", false),
                (Some(Hindrance::Beyond), _) => ("account-beyond", false),
                (None, Standing::Closed(_)) => ("account-link-closed", false),
                (None, Standing::InUse | Standing::InUseWithLink(_)) => ("account-link-lost", true),
                (None, Standing::Invited(_) | Standing::LinkOver) => ("account-link-again", true),
            };
            let action = may.then(|| address::account_link(site.unit.id, line.id));
            LinkCard { what: texts.plain(key), action }
        };
        let is_closed = matches!(line.standing, Standing::Closed(_));
        let close = || {
            let (what, label) = if is_closed {
                ("account-open-what", "account-open-save")
            } else {
                ("account-close-what", "account-close-save")
            };
            (texts.plain(what), texts.plain(label), address::account_close(site.unit.id, line.id))
        };
        Self {
            done: done.and_then(done_key).map(|key| texts.plain(key)),
            give: may_change.then(|| address::account_posts(site.unit.id, line.id)),
            close: (site.may_manage && view.hindrance.is_none()).then(close),
            reason: view.reason.as_ref().map(|reason| texts.text("act-reason", &[("reason", reason.into())])),
            name: line.name.clone(),
            login: line.login.clone(),
            standing: standing_text,
            tone: tone_of_account,
            posts: line.posts.iter().map(post).collect(),
            posts_caption: texts.text("accounts-lead", &[("unit", (&site.unit.name).into())]),
            link: site.may_manage.then(card),
            ticket: ticket.to_string(),
            help: ["accounts-help-1", "accounts-help-2"].map(|key| texts.plain(key)).into(),
            frame,
        }
    }
}

/// The text that says what was done.
fn done_key(done: &str) -> Option<&'static str> {
    Some(match done {
        "given" => "account-done-given",
        "ended" => "account-done-ended",
        "suspended" => "account-done-suspended",
        "resumed" => "account-done-resumed",
        "closed" => "account-done-closed",
        "opened" => "account-done-opened",
        _ => return None,
    })
}

/// The page that shows a link, once.
#[derive(Template)]
#[template(path = "accounts/link.html")]
pub(crate) struct LinkPage {
    frame: Frame,
    title: String,
    address: String,
    code: Option<Code>,
    name: String,
    login: String,
    until: String,
    back: String,
}

/// An address as a square of light and dark for the camera of a phone.
struct Code {
    /// How many squares wide and high, with the light border that readers need.
    side: usize,
    /// The dark squares, as the path of a drawing.
    dark: String,
}

impl Code {
    /// `None` for an address that is too long for any code.
    fn of(address: &str) -> Option<Self> {
        const BORDER: usize = 4;
        let code = qrcode::QrCode::new(address).ok()?;
        let width = code.width();
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == qrcode::Color::Dark);
        let squares = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", BORDER + at % width, BORDER + at / width));
        Some(Self { side: width + 2 * BORDER, dark: squares.collect() })
    }
}

impl LinkPage {
    /// `address` is the link in full.
    pub(crate) fn new(around: Around, site: &Site, link: &HandedLink, address: String) -> Self {
        let texts = around.texts;
        let title = texts.text("link-title", &[("name", (&link.name).into())]);
        Self {
            frame: framed(around, site, &title, Some(&link.name)),
            code: Code::of(&address),
            address,
            name: link.name.clone(),
            login: link.login.clone(),
            until: texts.moment(link.ends_at),
            back: address::accounts(site.unit.id),
            title,
        }
    }
}
