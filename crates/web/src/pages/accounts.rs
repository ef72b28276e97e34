//! The list of those who work at a unit, and the form that invites somebody.

use askama::Template;
use nguon_app::{
    Ticket,
    account::{Login, LoginProblem},
    accounts::{AccountsView, HeldPost, InvitationDesk, MOST_SHOWN, NewPerson, NewPost, Site, Standing},
    texts::Texts,
};
use nguon_domain::{
    access::{PostRefusal, PostState, Role, term},
    id::{AccountId, UnitId},
};

use crate::{
    address,
    caller::Form,
    frame::{Around, Frame, Place, Section, crumbs},
    typed::{Field, FieldKind, Input, Select, Typed},
};

/// The page.
#[derive(Template)]
#[template(path = "accounts/list.html")]
pub(crate) struct AccountsPage {
    frame: Frame,
    lead: String,
    invite: Option<String>,
    action: String,
    search: String,
    accounts: Vec<Line>,
    count: String,
    nobody: String,
    help: Vec<String>,
}

struct Line {
    name: String,
    href: String,
    login: String,
    posts: Vec<PostText>,
    standing: String,
    tone: &'static str,
}

struct PostText {
    text: String,
    days: String,
    /// How it looks and what is said, unless it is simply in force.
    state: Option<(&'static str, String)>,
}

impl AccountsPage {
    pub(crate) fn new(around: Around, view: &AccountsView) -> Self {
        let texts = around.texts;
        let site = &view.site;
        let frame = framed(around, site, &texts.plain("accounts-title"), None);
        let line = |account: &nguon_app::accounts::AccountLine| {
            let (tone, standing) = standing(texts, account.standing);
            Line {
                name: account.name.clone(),
                href: address::account(site.unit.id, account.id),
                login: account.login.clone(),
                posts: account.posts.iter().map(|post| post_text(texts, post)).collect(),
                standing,
                tone,
            }
        };
        let count = [("count", (view.found as u64).into()), ("shown", (MOST_SHOWN as u64).into())];
        Self {
            lead: texts.text("accounts-lead", &[("unit", (&site.unit.name).into())]),
            invite: site.may_manage.then(|| address::invite(site.unit.id)),
            action: address::accounts(site.unit.id),
            accounts: view.accounts.iter().map(line).collect(),
            count: texts.text(if view.found > MOST_SHOWN { "accounts-count-cut" } else { "accounts-count" }, &count),
            nobody: texts.plain(if view.search.is_empty() { "accounts-nobody" } else { "accounts-not-found" }),
            search: view.search.clone(),
            help: ["accounts-help-1", "accounts-help-2"].map(|key| texts.plain(key)).into(),
            frame,
        }
    }
}

/// The frame of a page about the accounts of a unit. `last` is its last crumb, where it is not their list.
pub(super) fn framed(around: Around, site: &Site, title: &str, last: Option<&str>) -> Frame {
    let list = around.texts.plain("accounts-title");
    let place = Place { unit: &site.unit, above: &site.above, span: None };
    let mut frame = Frame::of_place(around, title, Section::Accounts, &place, site.may);
    frame.crumbs = crumbs(&site.above, &site.unit, None, Some(&list));
    if let Some(last) = last {
        if let Some(crumb) = frame.crumbs.last_mut() {
            crumb.href = Some(address::accounts(site.unit.id));
        }
        frame.crumbs.push(crate::frame::Crumb { label: last.to_owned(), href: None });
    }
    frame
}

/// How an account's standing looks and is said.
pub(super) fn standing(texts: &Texts, standing: Standing) -> (&'static str, String) {
    let until = |key: &str, until| texts.text(key, &[("until", texts.moment(until).into())]);
    match standing {
        Standing::InUse => ("ok", texts.plain("standing-in-use")),
        Standing::InUseWithLink(at) => ("ok", until("standing-in-use-with-link", at)),
        Standing::Invited(at) => ("warn", until("standing-invited", at)),
        Standing::LinkOver => ("warn", texts.plain("standing-link-over")),
        Standing::Closed(on) => ("bad", texts.text("standing-closed", &[("day", texts.day(on).into())])),
    }
}

/// How a post's state looks.
pub(super) fn tone(state: PostState) -> &'static str {
    match state {
        PostState::Active | PostState::Delegated => "ok",
        PostState::NotYet | PostState::NotConfirmed => "warn",
        PostState::Suspended => "bad",
        PostState::Expired => "",
    }
}

/// On whose behalf a post is held, in words.
pub(super) fn behalf(texts: &Texts, post: &HeldPost) -> Option<String> {
    post.on_behalf_of.as_ref().map(|name| texts.text("account-on-behalf", &[("name", name.into())]))
}

fn post_text(texts: &Texts, post: &HeldPost) -> PostText {
    let from = texts.day(post.from);
    let days = match post.until {
        Some(until) => texts.text("accounts-from-until", &[("from", from.into()), ("until", texts.day(until).into())]),
        None => texts.text("accounts-from", &[("from", from.into())]),
    };
    PostText {
        text: texts
            .text("accounts-post", &[("role", texts.role(post.role).into()), ("unit", (&post.unit.name).into())]),
        days: std::iter::once(days).chain(behalf(texts, post)).collect::<Vec<_>>().join(" · "),
        state: (post.state != PostState::Active).then(|| (tone(post.state), texts.post_state(post.state))),
    }
}

const ROLES: FieldKind = FieldKind::Choice(&[
    ("cell_secretary", "role-cell-secretary"),
    ("committee_officer", "role-committee-officer"),
    ("organisation_officer", "role-organisation-officer"),
    ("officer_in_charge", "role-officer-in-charge"),
    ("mass_org_officer", "role-mass-org-officer"),
    ("training_centre", "role-training-centre"),
    ("inspector", "role-inspector"),
    ("leader", "role-leader"),
    ("system_administrator", "role-system-administrator"),
]);
const NAME: Field = Field::new("name", "me-name", FieldKind::Line).needed();
const LOGIN: Field = Field::new("login", "me-login", FieldKind::Line).hint("invite-login-hint").needed();
const ROLE: Field = Field::new("role", "me-role", ROLES).hint("invite-role-hint").needed();
const FROM: Field = Field::new("from", "me-from", FieldKind::Day).hint("invite-from-hint").needed();
const UNTIL: Field = Field::new("until", "me-until", FieldKind::Day).hint("invite-until-hint");
const NAMES: [&str; 6] = ["name", "login", "role", "at", "from", "until"];

/// The form that invites somebody.
#[derive(Template)]
#[template(path = "accounts/invite.html")]
pub(crate) struct InvitePage {
    frame: Frame,
    title: String,
    lead: String,
    save: String,
    action: String,
    back: String,
    errors: Vec<(&'static str, String)>,
    ticket: String,
    before: Vec<Input>,
    place: Select,
    after: Vec<Input>,
    help: Vec<String>,
}

/// Who is to be invited, as typed.
pub(crate) struct Invitee {
    typed: Typed,
    pub(crate) ticket: String,
}

impl Invitee {
    /// An empty form: at the unit itself, from today on.
    pub(crate) fn blank(desk: &InvitationDesk, texts: &Texts, ticket: Ticket) -> Self {
        let typed = Typed::default().with("at", desk.site.unit.id.to_string()).with("from", texts.day(desk.site.today));
        Self { typed, ticket: ticket.to_string() }
    }

    /// What a form says, and what is asked for if nothing is wrong with it.
    pub(crate) fn read<W>(form: &Form<W>, desk: &InvitationDesk, texts: &Texts) -> (Self, Option<NewPerson>) {
        let mut typed = Typed::of(form, NAMES);
        let new = read(&mut typed, desk, texts).filter(|_| !typed.is_wrong());
        (Self { typed, ticket: form.field("ticket").to_owned() }, new)
    }

    /// What a form says of a post alone.
    pub(crate) fn read_post<W>(form: &Form<W>, desk: &InvitationDesk, texts: &Texts) -> (Self, Option<NewPost>) {
        let mut typed = Typed::of(form, NAMES);
        let new = read_post(&mut typed, desk, texts).filter(|_| !typed.is_wrong());
        (Self { typed, ticket: form.field("ticket").to_owned() }, new)
    }

    /// Says that somebody else signs in by this name.
    pub(crate) fn is_taken(&mut self, texts: &Texts) {
        self.typed.fault("login", texts.plain("invite-login-taken"));
    }

    /// A form as it comes back with nothing filled in, to be looked at.
    pub(crate) fn gaps(desk: &InvitationDesk, texts: &Texts) -> Self {
        let mut typed = Typed::default();
        let _none = read(&mut typed, desk, texts);
        Self { typed, ticket: String::new() }
    }
}

fn read(typed: &mut Typed, desk: &InvitationDesk, texts: &Texts) -> Option<NewPerson> {
    let name = typed.line(texts, "name");
    if typed.get("name").trim().is_empty() {
        typed.fault("name", texts.plain("invite-name-empty"));
    }
    let login = match Login::parse(typed.get("login")) {
        Ok(login) => Some(login),
        Err(problem) => {
            let key = match problem {
                LoginProblem::Empty => "invite-login-empty",
                LoginProblem::Length => "invite-login-length",
                LoginProblem::Letters => "invite-login-letters",
            };
            typed.fault("login", texts.plain(key));
            None
        }
    };
    let post = read_post(typed, desk, texts);
    Some(NewPerson { name: name?, login: login?, post: post? })
}

/// The post that a form gives.
pub(super) fn read_post(typed: &mut Typed, desk: &InvitationDesk, texts: &Texts) -> Option<NewPost> {
    let role = Role::from_code(typed.get("role"));
    if role.is_none() {
        typed.fault("role", texts.plain("invite-role-empty"));
    }
    let unit = typed.get("at").parse().ok().filter(|at: &UnitId| desk.places.iter().any(|(unit, _)| unit.id == *at));
    if unit.is_none() {
        typed.fault("at", texts.plain("invite-at-empty"));
    }
    let (from, until) = (typed.needed_day(texts, "from"), typed.day(texts, "until"));
    let term = match term(from?, until, desk.site.today) {
        Ok(term) => Some(term),
        Err(refusal) => {
            typed.fault("until", refused(texts, refusal));
            None
        }
    };
    let (from, until) = term?;
    Some(NewPost { role: role?, unit: unit?, from, until })
}

/// Why a post cannot be so, in words.
pub(super) fn refused(texts: &Texts, refusal: PostRefusal) -> String {
    texts.plain(match refusal {
        PostRefusal::EndsBeforeItBegins => "post-ends-before-it-begins",
        PostRefusal::Past => "post-past",
        PostRefusal::Over => "post-over",
        PostRefusal::Suspended => "post-is-suspended",
        PostRefusal::NotSuspended => "post-is-not-suspended",
        PostRefusal::NotOnesOwn => "post-not-ones-own",
        PostRefusal::BeyondSource => "post-beyond-source",
        PostRefusal::ToHolder => "post-to-holder",
    })
}

/// The units to choose from, each as far in as it lies below the first.
pub(super) fn place(typed: &Typed, desk: &InvitationDesk, texts: &Texts) -> Select {
    let options = desk.places.iter().map(|(unit, depth)| {
        let text = format!("{}{}", "\u{2007}\u{2007}".repeat(*depth), unit.name);
        (unit.id.to_string(), text)
    });
    typed.select(texts, "at", ("me-unit", None), options)
}

/// The fields of a post but its unit: those before it, and those after.
pub(super) fn post_inputs(typed: &Typed, texts: &Texts) -> (Vec<Input>, Vec<Input>) {
    let inputs = |fields: &[Field]| fields.iter().map(|field| typed.input(texts, field)).collect();
    (inputs(&[ROLE]), inputs(&[FROM, UNTIL]))
}

impl InvitePage {
    /// The form that gives a further post to somebody of this name.
    pub(crate) fn of_post(
        around: Around,
        desk: &InvitationDesk,
        (account, name): (AccountId, &str),
        invitee: &Invitee,
    ) -> Self {
        let texts = around.texts;
        let title = texts.text("give-title", &[("name", name.into())]);
        let (unit, typed) = (desk.site.unit.id, &invitee.typed);
        let mut frame = framed(around, &desk.site, &title, Some(&title));
        if typed.is_wrong() {
            frame.mark_wrong(&title);
        }
        let (before, after) = post_inputs(typed, texts);
        Self {
            frame,
            title,
            lead: texts.plain("give-lead"),
            save: texts.plain("give-save"),
            action: address::account_posts(unit, account),
            back: address::account(unit, account),
            errors: typed.faults(),
            ticket: invitee.ticket.clone(),
            before,
            place: place(typed, desk, texts),
            after,
            help: vec![texts.plain("accounts-help-2")],
        }
    }

    pub(crate) fn new(around: Around, desk: &InvitationDesk, invitee: &Invitee) -> Self {
        let texts = around.texts;
        let title = texts.plain("invite-title");
        let typed = &invitee.typed;
        let mut frame = framed(around, &desk.site, &title, Some(&title));
        if typed.is_wrong() {
            frame.mark_wrong(&title);
        }
        let (role, after) = post_inputs(typed, texts);
        Self {
            frame,
            lead: texts.plain("invite-lead"),
            save: texts.plain("invite-save"),
            title,
            action: address::invite(desk.site.unit.id),
            back: address::accounts(desk.site.unit.id),
            errors: typed.faults(),
            ticket: invitee.ticket.clone(),
            before: [NAME, LOGIN].iter().map(|field| typed.input(texts, field)).chain(role).collect(),
            place: place(typed, desk, texts),
            after,
            help: ["invite-help-1", "invite-help-2"].map(|key| texts.plain(key)).into(),
        }
    }
}
