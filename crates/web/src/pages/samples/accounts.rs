//! Those who work at an invented commune.

use askama::Template as _;
use nguon_app::{
    MeView, PasswordRefused,
    accounts::{AccountLine, AccountView, AccountsView, HeldPost, Hindrance, InvitationDesk, Site, Standing},
    invitation::{HandedLink, Welcome},
    posts::{Delegation, DelegationDesk},
    sessions::OwnSession,
    view::PostView,
};
use nguon_domain::{
    access::{PostState, Role},
    calendar::Timestamp,
    id::{AccountId, PostId},
    password::PasswordProblem,
};

use super::{
    Shelf,
    views::{self, EVERYTHING, cell_link, commune_link, day, district_link, id},
};
use crate::pages::{
    account::{AccountPage, LinkPage},
    accounts::{AccountsPage, InvitePage, Invitee},
    invitation::{InvitationPage, State},
    me::{Done, MePage},
    posts::{ChangePage, Wish},
};

/// The pages about who works at a unit, and how they come in.
pub(super) fn put(shelf: &Shelf, put: &mut super::Put<'_>) {
    for (name, view) in [
        ("accounts", accounts(true)),
        ("accounts-read-only", accounts(false)),
        ("accounts-nobody", nobody("")),
        ("accounts-not-found", nobody("<b>mơ")),
    ] {
        put(name, AccountsPage::new(shelf.reader("/units/1/accounts"), &view).render());
    }
    for (name, view) in [
        ("account", account(1, true, None)),
        ("account-invited", account(2, true, None)),
        ("account-closed", account(4, true, None)),
        ("account-own", account(0, true, Some(Hindrance::Own))),
        ("account-beyond", account(0, true, Some(Hindrance::Beyond))),
        ("account-read-only", account(0, false, None)),
    ] {
        put(
            name,
            AccountPage::new(
                shelf.reader("/units/1/accounts/1"),
                &view,
                (name == "account").then_some("given"),
                views::ticket(),
            )
            .render(),
        );
    }
    let desk = desk();
    for (name, invitee) in [
        ("invite", Invitee::blank(&desk, shelf.texts, views::ticket())),
        ("invite-gaps", Invitee::gaps(&desk, shelf.texts)),
    ] {
        put(name, InvitePage::new(shelf.reader("/units/1/accounts/new"), &desk, &invitee).render());
    }
    let giving = Invitee::blank(&desk, shelf.texts, views::ticket());
    let to = (AccountId(id(2)), "Nguyễn Văn Sáu");
    put("post-give", InvitePage::of_post(shelf.reader("/units/1/accounts/2/posts"), &desk, to, &giving).render());
    let blank = || Wish::blank(views::ticket().to_string());
    for (name, at, wish) in [
        ("post-change", 1, blank()),
        ("post-change-gaps", 1, Wish::gaps(shelf.texts)),
        ("post-change-suspended", 4, blank()),
        ("post-change-own", 0, blank()),
    ] {
        let view = account(at, true, (at == 0).then_some(Hindrance::Own));
        let page = ChangePage::of_post(shelf.reader("/units/1/accounts/2/posts/3"), &view, &view.line.posts[0], &wish);
        put(name, page.render());
    }
    for (name, at, hindrance) in
        [("account-close", 1, None), ("account-open", 4, None), ("account-close-beyond", 1, Some(Hindrance::Beyond))]
    {
        let view = account(at, true, hindrance);
        put(name, ChangePage::of_account(shelf.reader("/units/1/accounts/2/close"), &view, &blank()).render());
    }
    for (name, desk) in [
        ("delegate", delegation_desk(true, true)),
        ("delegate-not-free", delegation_desk(false, true)),
        ("delegate-nobody", delegation_desk(true, false)),
    ] {
        let wish = blank().beginning(shelf.texts, views::today());
        put(name, ChangePage::of_delegation(shelf.reader("/me/posts/1/delegate"), &desk, &wish).render());
    }
    for (name, view, done) in [
        ("me-posts", me(views::posts()), Done::Nothing),
        ("me-no-posts", me(Vec::new()), Done::Nothing),
        ("me-password-changed", me(views::posts()), Done::Password),
        ("me-delegated", me(views::posts()), Done::Delegated),
        ("me-taken-back", me(views::posts()), Done::TakenBack),
        ("me-password-wrong", me(views::posts()), Done::Refused(PasswordRefused::Wrong)),
        ("me-password-length", me(views::posts()), Done::Refused(PasswordRefused::Weak(PasswordProblem::Length))),
        ("me-session-ended", me(views::posts()), Done::SessionEnded),
        ("me-others-ended", me(views::posts()), Done::OthersEnded),
        ("me-password-same", me(views::posts()), Done::Refused(PasswordRefused::Same)),
        ("me-password-login", me(views::posts()), Done::Refused(PasswordRefused::Weak(PasswordProblem::Login))),
        ("me-password-common", me(views::posts()), Done::Refused(PasswordRefused::Weak(PasswordProblem::Common))),
        ("me-password-kinds", me(views::posts()), Done::Refused(PasswordRefused::Weak(PasswordProblem::Kinds))),
        ("me-password-differs", me(views::posts()), Done::Refused(PasswordRefused::Differs)),
    ] {
        put(name, MePage::new(shelf.reader("/me"), &view, &done, views::ticket()).render());
    }
    let address = format!("https://nguon.example/invitation/{}", link().secret);
    put("link", LinkPage::new(shelf.reader("/units/1/accounts"), &desk.site, &link(), address).render());
    for (name, state) in [
        ("invitation", State::Asked(welcome(false))),
        ("invitation-again", State::Asked(welcome(true))),
        ("invitation-refused", State::Refused(welcome(false), PasswordRefused::Weak(PasswordProblem::Length))),
        ("invitation-differs", State::Refused(welcome(false), PasswordRefused::Differs)),
        ("invitation-stale", State::Stale(welcome(false))),
        ("invitation-over", State::Over),
        ("invitation-wait", State::Wait { seconds: 90 }),
    ] {
        put(name, InvitationPage::new(shelf.stranger("/invitation/0"), "0", &state).render());
    }
}

fn until() -> Timestamp {
    Timestamp::from_second(1_604_732_700).expect("an instant of 2020")
}

fn site(may_manage: bool) -> Site {
    Site { unit: commune_link(), above: vec![district_link()], may: EVERYTHING, may_manage, today: views::today() }
}

fn post(number: u128, role: Role, state: PostState) -> HeldPost {
    let unit = if role == Role::CellSecretary { cell_link() } else { commune_link() };
    let on_behalf_of = (state == PostState::Delegated).then(|| "Trần Thị Lụa".to_owned());
    let reason = (state == PostState::Suspended).then(|| "Chờ kết luận kiểm tra".to_owned());
    let until = number.is_multiple_of(2).then(|| day("1/1/2021"));
    HeldPost { id: PostId(id(number)), role, unit, from: day("1/7/2020"), until, state, on_behalf_of, reason }
}

fn line(number: u128, name: &str, login: &str, standing: Standing, posts: Vec<HeldPost>) -> AccountLine {
    AccountLine { id: AccountId(id(number)), name: name.to_owned(), login: login.to_owned(), standing, posts }
}

fn accounts(may_manage: bool) -> AccountsView {
    use PostState::{Active, Delegated, Expired, NotConfirmed, NotYet, Suspended};
    let accounts = vec![
        line(
            1,
            "Trần Thị Lụa",
            "lua.tt",
            Standing::InUse,
            vec![post(1, Role::CommitteeOfficer, Active), post(2, Role::CellSecretary, Expired)],
        ),
        line(
            2,
            "Nguyễn Văn Sáu",
            "sau.nv",
            Standing::InUseWithLink(until()),
            vec![post(3, Role::CellSecretary, Active), post(4, Role::CommitteeOfficer, Delegated)],
        ),
        line(3, "Lê Thị Mơ", "mo.lt", Standing::Invited(until()), vec![post(5, Role::MassOrgOfficer, NotConfirmed)]),
        line(4, "Phùng Văn Thái", "thai.pv", Standing::LinkOver, vec![post(6, Role::CellSecretary, NotYet)]),
        line(
            5,
            "Đỗ Thị Hạnh",
            "hanh.dt",
            Standing::Closed(day("1/10/2020")),
            vec![post(7, Role::CellSecretary, Suspended)],
        ),
    ];
    AccountsView { site: site(may_manage), search: String::new(), found: accounts.len(), accounts }
}

fn nobody(search: &str) -> AccountsView {
    AccountsView { accounts: Vec::new(), found: 0, search: search.to_owned(), ..accounts(true) }
}

pub(super) fn account(at: usize, may_manage: bool, hindrance: Option<Hindrance>) -> AccountView {
    let line = accounts(may_manage).accounts.swap_remove(at);
    let reason = (at == 4).then(|| "Đã chuyển công tác".to_owned());
    AccountView { site: site(may_manage), line, hindrance, reason }
}

fn desk() -> InvitationDesk {
    InvitationDesk { site: site(true), places: vec![(commune_link(), 0), (cell_link(), 1)] }
}

fn delegation_desk(is_free: bool, has_candidates: bool) -> DelegationDesk {
    let candidate = |number, name: &str, login: &str| (AccountId(id(number)), name.to_owned(), login.to_owned());
    let candidates = vec![candidate(2, "Nguyễn Văn Sáu", "sau.nv"), candidate(3, "Lê Thị Mơ", "mo.lt")];
    let candidates = if has_candidates { candidates } else { Vec::new() };
    DelegationDesk {
        post: post(1, Role::CommitteeOfficer, PostState::Active),
        is_free,
        candidates,
        today: views::today(),
    }
}

fn me(posts: Vec<PostView>) -> MeView {
    let held = |number, state| Delegation {
        post: post(number, Role::CommitteeOfficer, state),
        holder: "Lê Thị Mơ".to_owned(),
    };
    let delegations = vec![held(2, PostState::Delegated), held(4, PostState::NotYet)];
    let session = |mark: &str, agent: &str, is_this| OwnSession {
        mark: mark.to_owned(),
        started_at: views::moment(),
        seen_at: views::moment(),
        agent: agent.to_owned(),
        is_this,
    };
    let sessions = vec![
        session("1", "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/116 Safari/537.36", true),
        session("2", "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/116 Safari/537.36 Zalo", false),
        session("3", "", false),
    ];
    MeView {
        sessions,
        login: "hanh.nt".to_owned(),
        delegable: posts.iter().filter(|post| !post.delegated).map(|post| post.id).collect(),
        delegations: if posts.is_empty() { Vec::new() } else { delegations },
        posts,
    }
}

fn link() -> HandedLink {
    let (name, login) = ("Lê Thị Mơ".to_owned(), "mo.lt".to_owned());
    HandedLink { secret: "0123456789abcdef".repeat(4), ends_at: until(), name, login }
}

fn welcome(has_password: bool) -> Welcome {
    let post =
        |role, unit| PostView { id: PostId(id(5)), role, unit, from: day("1/11/2020"), until: None, delegated: false };
    Welcome {
        name: "Lê Thị Mơ".to_owned(),
        login: "mo.lt".to_owned(),
        posts: vec![post(Role::CellSecretary, cell_link()), post(Role::MassOrgOfficer, commune_link())],
        ends_at: until(),
        has_password,
    }
}
