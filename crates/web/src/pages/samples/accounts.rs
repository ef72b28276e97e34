//! Those who work at an invented commune.

use askama::Template as _;
use nguon_app::{
    PasswordRefused,
    accounts::{AccountLine, AccountView, AccountsView, HeldPost, Hindrance, InvitationDesk, Site, Standing},
    invitation::{HandedLink, Welcome},
    view::PostView,
};
use nguon_domain::{
    access::{PostState, Role},
    calendar::Timestamp,
    id::{AccountId, PostId},
};

use super::{
    Shelf,
    views::{self, EVERYTHING, cell_link, commune_link, day, district_link, id},
};
use crate::pages::{
    account::{AccountPage, LinkPage},
    accounts::{AccountsPage, InvitePage, Invitee},
    invitation::{InvitationPage, State},
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
        put(name, AccountPage::new(shelf.reader("/units/1/accounts/1"), &view, views::ticket()).render());
    }
    let desk = desk();
    for (name, invitee) in [
        ("invite", Invitee::blank(&desk, shelf.texts, views::ticket())),
        ("invite-gaps", Invitee::gaps(&desk, shelf.texts)),
    ] {
        put(name, InvitePage::new(shelf.reader("/units/1/accounts/new"), &desk, &invitee).render());
    }
    let address = format!("https://nguon.example/invitation/{}", link().secret);
    put("link", LinkPage::new(shelf.reader("/units/1/accounts"), &desk.site, &link(), address).render());
    for (name, state) in [
        ("invitation", State::Asked(welcome(false))),
        ("invitation-again", State::Asked(welcome(true))),
        ("invitation-refused", State::Refused(welcome(false), PasswordRefused::Length)),
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
    let until = number.is_multiple_of(2).then(|| day("1/1/2021"));
    HeldPost { id: PostId(id(number)), role, unit, from: day("1/7/2020"), until, state, on_behalf_of }
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

fn account(at: usize, may_manage: bool, hindrance: Option<Hindrance>) -> AccountView {
    let line = accounts(may_manage).accounts.swap_remove(at);
    AccountView { site: site(may_manage), line, hindrance }
}

fn desk() -> InvitationDesk {
    InvitationDesk { site: site(true), places: vec![(commune_link(), 0), (cell_link(), 1)] }
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
