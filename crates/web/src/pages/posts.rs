//! Pages that change a post or an account: ended, suspended, resumed, closed, handed on.

use askama::Template;
use nguon_app::{
    Seen,
    accounts::{AccountView, HeldPost, Hindrance, Standing},
    posts::{DelegationDesk, PostChange, Settled},
    texts::Texts,
};
use nguon_domain::{
    access::{PostRefusal, PostState},
    calendar::Date,
    id::AccountId,
};

use super::{
    accounts::{framed, refused},
    clash::Was,
};
use crate::{
    address,
    caller::Form,
    frame::{Around, Frame, Section},
    typed::{Field, FieldKind, Input, Select, Typed},
};

/// The page.
#[derive(Template)]
#[template(path = "accounts/change.html")]
pub(crate) struct ChangePage {
    frame: Frame,
    title: String,
    lead: String,
    errors: Vec<(&'static str, String)>,
    notice: Option<String>,
    action: String,
    ticket: String,
    /// What the page was opened on.
    opened: Vec<(&'static str, String)>,
    forms: Vec<ChangeForm>,
    back: String,
    help: Vec<String>,
}

/// One thing that can be done.
struct ChangeForm {
    does: &'static str,
    title: String,
    what: String,
    select: Option<Select>,
    inputs: Vec<Input>,
    save: String,
}

/// To whom a post is handed on, with the first day and the day it ends.
pub(crate) type HandedOn = (AccountId, (Date, Date));

pub(super) const ON: Field = Field::new("on", "post-end-on", FieldKind::Day).hint("post-end-hint").needed();
pub(super) const WHY: Field = Field::new("why", "post-why", FieldKind::Long).hint("post-why-hint").needed();
const FROM: Field = Field::new("from", "me-from", FieldKind::Day).hint("invite-from-hint").needed();
const UNTIL: Field = Field::new("until", "me-until", FieldKind::Day).hint("delegate-until-hint").needed();

/// What was typed into one of these pages.
pub(crate) struct Wish {
    typed: Typed,
    pub(crate) ticket: String,
    /// What the form does.
    pub(crate) does: String,
    /// Where the journal stood when it was opened.
    pub(crate) seen: Seen,
    notice: Option<String>,
}

impl Wish {
    /// Nothing yet.
    pub(crate) fn blank(ticket: String) -> Self {
        Self { typed: Typed::default(), ticket, does: String::new(), seen: Seen::default(), notice: None }
    }

    /// The same, opened where the journal stands.
    pub(crate) fn on(self, seen: Seen) -> Self {
        Self { seen, ..self }
    }

    /// What was typed.
    pub(super) fn typed(&self) -> &Typed {
        &self.typed
    }

    /// The days that are usual to begin with.
    pub(crate) fn beginning(self, texts: &Texts, today: Date) -> Self {
        Self { typed: self.typed.with("from", texts.day(today)), ..self }
    }

    pub(super) fn of<W>(form: &Form<W>) -> Self {
        let typed = Typed::of(form, ["on", "why", "to", "from", "until"]);
        let field = |name| form.field(name).to_owned();
        Self { typed, ticket: field("ticket"), does: field("do"), seen: Seen::parse(form.field("seen")), notice: None }
    }

    /// What a form wants of a post.
    pub(crate) fn of_post<W>(form: &Form<W>, texts: &Texts) -> (Self, Option<PostChange>) {
        let mut wish = Self::of(form);
        let typed = &mut wish.typed;
        let change = match form.field("do") {
            "suspend" => typed.needed_reason(texts, "why", "post-why-empty").map(PostChange::Suspend),
            "resume" => typed.needed_reason(texts, "why", "post-why-empty").map(PostChange::Resume),
            _ => typed.needed_day(texts, "on").map(PostChange::End),
        };
        let change = change.filter(|_| !typed.is_wrong());
        (wish, change)
    }

    /// Why an account is to be closed or opened.
    pub(crate) fn of_account<W>(form: &Form<W>, texts: &Texts) -> (Self, Option<String>) {
        let mut wish = Self::of(form);
        let reason = wish.typed.needed_reason(texts, "why", "post-why-empty").filter(|_| !wish.typed.is_wrong());
        (wish, reason)
    }

    /// To whom a post is to be handed on, and for which days.
    pub(crate) fn of_delegation<W>(form: &Form<W>, desk: &DelegationDesk, texts: &Texts) -> (Self, Option<HandedOn>) {
        let mut wish = Self::of(form);
        let typed = &mut wish.typed;
        let to = typed.get("to").parse().ok().filter(|to| desk.candidates.iter().any(|(id, ..)| id == to));
        if to.is_none() {
            typed.fault("to", texts.plain("delegate-to-empty"));
        }
        let (from, until) = (typed.needed_day(texts, "from"), typed.needed_day(texts, "until"));
        let asked = to.zip(from.zip(until)).filter(|_| !typed.is_wrong());
        (wish, asked)
    }

    /// Says why it cannot be: beside the field it is about, if it is about one.
    pub(crate) fn refuse(&mut self, texts: &Texts, settled: Settled) {
        match settled {
            Settled::Done | Settled::Overtaken => {}
            Settled::Refused(refusal) => {
                let field = match refusal {
                    PostRefusal::Past if !self.typed.get("on").is_empty() => Some("on"),
                    PostRefusal::Past => Some("from"),
                    PostRefusal::EndsBeforeItBegins | PostRefusal::BeyondSource => Some("until"),
                    PostRefusal::ToHolder => Some("to"),
                    PostRefusal::Over
                    | PostRefusal::Suspended
                    | PostRefusal::NotSuspended
                    | PostRefusal::NotOnesOwn => None,
                };
                match field {
                    Some(field) => self.typed.fault(field, refused(texts, refusal)),
                    None => self.notice = Some(refused(texts, refusal)),
                }
            }
            Settled::Hindered(hindrance) => self.notice = Some(hindered(texts, hindrance)),
        }
    }

    /// A form as it comes back with gaps, to be looked at.
    pub(crate) fn gaps(texts: &Texts) -> Self {
        let mut wish = Self::blank(String::new());
        let _none = wish.typed.needed_reason(texts, "why", "post-why-empty");
        let _none = wish.typed.needed_day(texts, "on");
        wish
    }
}

/// Why somebody may not touch an account, in words.
pub(super) fn hindered(texts: &Texts, hindrance: Hindrance) -> String {
    texts.plain(match hindrance {
        Hindrance::Own => "account-own",
        Hindrance::Beyond => "account-beyond",
    })
}

impl ChangePage {
    fn new(texts: &Texts, mut frame: Frame, title: String, lead: String, wish: &Wish) -> Self {
        if wish.typed.is_wrong() {
            frame.mark_wrong(&title);
        }
        Self {
            frame,
            title,
            lead,
            errors: wish.typed.faults(),
            notice: wish.notice.clone(),
            action: String::new(),
            ticket: wish.ticket.clone(),
            opened: vec![("seen", wish.seen.to_string())],
            forms: Vec::new(),
            back: String::new(),
            help: vec![texts.plain("accounts-help-2")],
        }
    }

    /// The page on which a post is ended, suspended or resumed.
    pub(crate) fn of_post(around: Around, view: &AccountView, post: &HeldPost, wish: &Wish) -> Self {
        let texts = around.texts;
        let (unit, account) = (view.site.unit.id, view.line.id);
        let title =
            texts.text("accounts-post", &[("role", texts.role(post.role).into()), ("unit", (&post.unit.name).into())]);
        let frame = framed(around, &view.site, &title, Some(&view.line.name));
        let lead = texts
            .text("post-lead", &[("name", (&view.line.name).into()), ("state", texts.post_state(post.state).into())]);
        let mut page = Self::new(texts, frame, title, lead, wish);
        page.action = address::account_post(unit, account, post.id);
        page.back = address::account(unit, account);
        page.opened.extend(Was { state: Some(post.state), until: post.until, is_closed: false }.fields());
        if post.state == PostState::Expired {
            page.notice = page.notice.or_else(|| Some(texts.plain("post-over")));
            return page;
        }
        if view.hindrance == Some(Hindrance::Own) {
            page.notice = page.notice.or_else(|| Some(texts.plain("account-own")));
            return page;
        }
        let form = |does, [title, what, save]: [&str; 3], field: &Field| ChangeForm {
            does,
            title: texts.plain(title),
            what: texts.plain(what),
            select: None,
            inputs: vec![wish.typed.input(texts, field)],
            save: texts.plain(save),
        };
        let end = form("end", ["post-end-title", "post-end-what", "post-end-save"], &ON);
        page.forms = if post.state == PostState::Suspended {
            vec![form("resume", ["post-resume-title", "post-resume-what", "post-resume-save"], &WHY), end]
        } else {
            vec![end, form("suspend", ["post-suspend-title", "post-suspend-what", "post-suspend-save"], &WHY)]
        };
        page
    }

    /// The page on which an account is closed, or opened again.
    pub(crate) fn of_account(around: Around, view: &AccountView, wish: &Wish) -> Self {
        let texts = around.texts;
        let (unit, account) = (view.site.unit.id, view.line.id);
        let is_closed = matches!(view.line.standing, Standing::Closed(_));
        let [title, lead, what, save] = if is_closed {
            ["account-open-title", "account-open-lead", "account-open-what", "account-open-save"]
        } else {
            ["account-close-title", "account-close-lead", "account-close-what", "account-close-save"]
        };
        let title = texts.text(title, &[("name", (&view.line.name).into())]);
        let frame = framed(around, &view.site, &title, Some(&view.line.name));
        let mut page = Self::new(texts, frame, title, texts.plain(lead), wish);
        page.action = address::account_close(unit, account);
        page.back = address::account(unit, account);
        page.opened.extend(Was { state: None, until: None, is_closed }.fields());
        match view.hindrance {
            Some(hindrance) => page.notice = Some(hindered(texts, hindrance)),
            None => {
                page.forms = vec![ChangeForm {
                    does: if is_closed { "open" } else { "close" },
                    title: texts.plain(save),
                    what: texts.plain(what),
                    select: None,
                    inputs: vec![wish.typed.input(texts, &WHY)],
                    save: texts.plain(save),
                }];
            }
        }
        page
    }

    /// The page on which somebody hands on a post of their own.
    pub(crate) fn of_delegation(around: Around, desk: &DelegationDesk, wish: &Wish) -> Self {
        let texts = around.texts;
        let title = texts.plain("delegate-title");
        let frame = Frame::of_reader(around, &title, Section::Me);
        let post = [("role", texts.role(desk.post.role).into()), ("unit", (&desk.post.unit.name).into())];
        let mut page = Self::new(texts, frame, title, texts.text("accounts-post", &post), wish);
        page.action = address::delegation(desk.post.id);
        page.back = address::ME.to_owned();
        page.help = ["delegate-help-1", "delegate-help-2"].map(|key| texts.plain(key)).into();
        if !desk.is_free {
            page.notice = Some(texts.plain("post-not-ones-own"));
        } else if desk.candidates.is_empty() {
            page.notice = Some(texts.plain("delegate-nobody"));
        } else {
            let name = |(id, name, login): &(AccountId, String, String)| (id.to_string(), format!("{name} ({login})"));
            let nobody = std::iter::once((String::new(), texts.plain("delegate-choose")));
            let options = nobody.chain(desk.candidates.iter().map(name));
            page.forms = vec![ChangeForm {
                does: "delegate",
                title: texts.plain("delegate-whom"),
                what: texts.plain("delegate-what"),
                select: Some(wish.typed.select(texts, "to", ("delegate-to", None), options)),
                inputs: [FROM, UNTIL].iter().map(|field| wish.typed.input(texts, field)).collect(),
                save: texts.plain("delegate-save"),
            }];
        }
        page
    }
}
