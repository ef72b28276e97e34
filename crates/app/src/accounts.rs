//! Who works here: the accounts that hold posts at a unit and under it, and what their administrator does with them.
//!
//! Whoever manages accounts gives posts and makes links by which people come in; they choose nobody's password. Read
//! next: [`crate::invitation`], where a link is used.

use std::collections::{BTreeMap, HashMap};

use nguon_domain::{
    access::{Permission, Post, PostState, Role},
    calendar::{Date, Timestamp},
    id::{AccountId, CommandId, PostId, UnitId},
    text::fold,
    unit::UnitState,
};
use nguon_store::{Account, Changes, Entry, Invitation, StoreError};

use crate::{
    App, Ticket,
    account::Login,
    actor::Actor,
    door,
    error::AppError,
    ground,
    invitation::HandedLink,
    picture::Picture,
    view::{May, UnitLink},
};

/// The accounts of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountsView {
    /// Where, and what the reader may do.
    pub site: Site,
    /// What was searched for; empty if nothing was.
    pub search: String,
    /// Those found, by login; at most [`MOST_SHOWN`].
    pub accounts: Vec<AccountLine>,
    /// How many were found.
    pub found: usize,
}

/// A unit as the pages of its accounts need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The unit.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// What the reader may do there.
    pub may: May,
    /// Whether the reader may change something, or only looks.
    pub may_manage: bool,
    /// The clock's day.
    pub today: Date,
}

/// An account with the posts it holds here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLine {
    /// Its id.
    pub id: AccountId,
    /// What its holder is called.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// Whether they can.
    pub standing: Standing,
    /// The posts at the unit and under it, ended ones too, by first day.
    pub posts: Vec<HeldPost>,
}

/// Whether the holder of an account can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// With a password of their own.
    InUse,
    /// With a password of their own; a new link is on its way to them, until this instant.
    InUseWithLink(Timestamp),
    /// Not yet: a link is on its way to them, until this instant.
    Invited(Timestamp),
    /// No: they have no password, and no link opens anything.
    LinkOver,
    /// No: the account is closed since this day.
    Closed(Date),
}

/// A post as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPost {
    /// Its id.
    pub id: PostId,
    /// As what.
    pub role: Role,
    /// Where.
    pub unit: UnitLink,
    /// First day.
    pub from: Date,
    /// The day it ends, if that is set.
    pub until: Option<Date>,
    /// How it stands today.
    pub state: PostState,
    /// On whose behalf it is held (thay mặt), if it is.
    pub on_behalf_of: Option<String>,
    /// Why it is suspended, where that is told.
    pub reason: Option<String>,
}

/// One account as its administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountView {
    /// Where, and what the reader may do.
    pub site: Site,
    /// The account.
    pub line: AccountLine,
    /// Why the reader may not open or close the account as a whole; `None` if they may.
    pub hindrance: Option<Hindrance>,
    /// Why it is closed, if it is and that is told.
    pub reason: Option<String>,
}

/// Why somebody who manages accounts may not touch one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// It is their own.
    Own,
    /// It holds posts that they do not manage.
    Beyond,
}

/// What is needed to invite somebody to a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationDesk {
    /// Where.
    pub site: Site,
    /// The units a post may be given at, in the order of the tree, each with how far it lies below the unit.
    pub places: Vec<(UnitLink, usize)>,
}

/// Somebody to be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Their name as pages show it.
    pub name: String,
    /// What they will sign in with.
    pub login: Login,
    /// What they are to do.
    pub post: NewPost,
}

/// A post to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPost {
    /// As what.
    pub role: Role,
    /// Where.
    pub unit: UnitId,
    /// First day.
    pub from: Date,
    /// The day it ends, if that is set.
    pub until: Option<Date>,
}

/// What became of an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invited {
    /// It stands; the link is to be handed over now.
    Done(HandedLink),
    /// Somebody else signs in by this name.
    Taken,
}

/// What became of the wish for a new link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Renewed {
    /// It stands; the link is to be handed over now.
    Done(HandedLink),
    /// The reader may not make one.
    Hindered(Hindrance),
    /// The account is closed.
    Closed,
}

/// No list shows more; whoever looks for somebody else searches.
pub const MOST_SHOWN: usize = 200;
/// No form offers more units; it then offers those directly under the unit.
const MOST_PLACES: usize = 300;
/// Posts looked at for one list.
pub(crate) const MOST_POSTS: u32 = 20_000;

impl App {
    /// The accounts that hold posts at a unit or under it, those found by `search` in name or login.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn accounts(&self, actor: &Actor, unit: UnitId, search: &str) -> Result<AccountsView, AppError> {
        let picture = self.picture().await?;
        let site = site(actor, &picture, unit, Permission::SeeAccounts)?;
        let rows = self.store().posts_under(unit, MOST_POSTS).await?;
        let holders: HashMap<PostId, (Post, Account)> =
            rows.iter().map(|(account, post)| (post.id, (post.clone(), account.clone()))).collect();
        let sought = fold(search);
        let mut found: BTreeMap<String, (Account, Vec<HeldPost>)> = BTreeMap::new();
        for (account, post) in rows {
            if !fold(&format!("{} {}", account.display_name, account.login)).contains(&sought) {
                continue;
            }
            let source = post.delegated_by.and_then(|source| holders.get(&source));
            let Some(held) = held(&picture, post, source) else { continue };
            found.entry(account.login.clone()).or_insert_with(|| (account, Vec::new())).1.push(held);
        }
        let all = found.len();
        let shown: Vec<(Account, Vec<HeldPost>)> = found.into_values().take(MOST_SHOWN).collect();
        let ids: Vec<AccountId> = shown.iter().map(|(account, _)| account.id).collect();
        let links = self.store().invitations(&ids).await?;
        let links: HashMap<AccountId, Invitation> = links.into_iter().map(|link| (link.account, link)).collect();
        let line = |(account, posts): (Account, Vec<HeldPost>)| {
            let standing = self.standing(&account, links.get(&account.id));
            AccountLine { id: account.id, name: account.display_name, login: account.login, standing, posts }
        };
        Ok(AccountsView {
            site,
            search: search.trim().to_owned(),
            accounts: shown.into_iter().map(line).collect(),
            found: all,
        })
    }

    /// One account with the posts it holds at a unit or under it.
    ///
    /// Errors: [`AppError::NotThere`] also if it holds none there, [`AppError::Unavailable`].
    pub async fn account(&self, actor: &Actor, unit: UnitId, account: AccountId) -> Result<AccountView, AppError> {
        let picture = self.picture().await?;
        let site = site(actor, &picture, unit, Permission::SeeAccounts)?;
        let (account, posts) = self.account_at(&picture, unit, account).await?;
        let sources = self.store().sources_of(account.id).await?;
        let mut lines = Vec::new();
        for post in posts.iter().filter(|post| lies_under(&picture, post.unit, unit)) {
            let source = sources.iter().find(|(source, _)| Some(source.id) == post.delegated_by);
            let source = match source {
                Some((source, _)) => self.store().account(source.account).await?.map(|holder| (source.clone(), holder)),
                None => None,
            };
            let mut line = held(&picture, post.clone(), source.as_ref());
            if let Some(line) = line.as_mut().filter(|_| post.suspended_on.is_some()) {
                line.reason = self.reason_for(&format!("post:{}", post.id), "post.suspended").await?;
            }
            lines.extend(line);
        }
        let link = self.store().invitation(account.id).await?;
        let standing = self.standing(&account, link.as_ref());
        let hindrance = hindrance(actor, &picture, &account, &posts);
        let reason = match standing {
            Standing::Closed(_) => self.reason_for(&format!("account:{}", account.id), "account.closed").await?,
            _ => None,
        };
        let (id, name, login) = (account.id, account.display_name, account.login);
        Ok(AccountView { site, line: AccountLine { id, name, login, standing, posts: lines }, hindrance, reason })
    }

    /// What is needed to invite somebody to a unit or to one under it.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn invitation_desk(&self, actor: &Actor, unit: UnitId) -> Result<InvitationDesk, AppError> {
        let picture = self.picture().await?;
        let site = site(actor, &picture, unit, Permission::ManageAccounts)?;
        Ok(InvitationDesk { site, places: places(&picture, unit) })
    }

    /// Makes an account without a password for somebody, with a post that waits for them, and a link for them.
    ///
    /// Errors: [`AppError::NotThere`] also if the post's unit does not lie under `unit`, [`AppError::Unavailable`].
    pub async fn invite(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        new: NewPerson,
    ) -> Result<Invited, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::ManageAccounts, unit)?;
        if !lies_under(&picture, new.post.unit, unit) {
            return Err(AppError::NotThere);
        }
        let by = door::enter(actor, &picture, Permission::ManageAccounts, new.post.unit)?;
        let command = ticket.command(actor, &format!("invite\n{unit}\n{new:?}"));
        // Ids come from the command, so that a repetition speaks of the same account.
        let id = AccountId(command.0);
        let link = self.link(actor, command, id);
        let handed = HandedLink::new(actor, command, &link, &new.name, new.login.as_str());
        if self.store().command(command).await?.is_some() {
            return Ok(Invited::Done(handed));
        }
        let account = Account {
            id,
            login: new.login.as_str().to_owned(),
            display_name: new.name,
            password_hash: String::new(),
            locale: String::new(),
            disabled_on: None,
        };
        let post = self.post(id, new.post, false);
        let entries = vec![
            Entry { what: "account.added".to_owned(), subject: format!("account:{id}"), payload: Vec::new() },
            given(&post),
            Entry { what: "invitation.made".to_owned(), subject: format!("account:{id}"), payload: Vec::new() },
        ];
        let (accounts, posts, invitations) = (vec![account], vec![post], vec![link]);
        let changes = Changes { accounts, posts, invitations, ..Changes::default() };
        match self.try_write(command, actor.author(Some(by)), changes, entries).await {
            Ok(_) => Ok(Invited::Done(handed)),
            Err(StoreError::Duplicate { .. }) => Ok(Invited::Taken),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes a new link for an account; the older one opens nothing any more. Once it is used the old password is
    /// gone and every session of the account ends.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn renew_link(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        account: AccountId,
    ) -> Result<Renewed, AppError> {
        let picture = self.picture().await?;
        let by = door::enter(actor, &picture, Permission::ManageAccounts, unit)?;
        let (account, posts) = self.account_at(&picture, unit, account).await?;
        if let Some(hindrance) = hindrance(actor, &picture, &account, &posts) {
            return Ok(Renewed::Hindered(hindrance));
        }
        if account.disabled_on.is_some_and(|since| since <= picture.today) {
            return Ok(Renewed::Closed);
        }
        let command = ticket.command(actor, &format!("link\n{}", account.id));
        let link = self.link(actor, command, account.id);
        let handed = HandedLink::new(actor, command, &link, &account.display_name, &account.login);
        let entry = Entry {
            what: "invitation.made".to_owned(),
            subject: format!("account:{}", account.id),
            payload: Vec::new(),
        };
        let changes = Changes { invitations: vec![link], ..Changes::default() };
        self.write(command, actor.author(Some(by)), changes, vec![entry]).await?;
        Ok(Renewed::Done(handed))
    }

    /// An account that holds a post at a unit or under it, with all its posts.
    pub(crate) async fn account_at(
        &self,
        picture: &Picture,
        unit: UnitId,
        account: AccountId,
    ) -> Result<(Account, Vec<Post>), AppError> {
        let account = self.store().account(account).await?.ok_or(AppError::NotThere)?;
        let posts = self.store().posts_of(account.id).await?;
        if !posts.iter().any(|post| lies_under(picture, post.unit, unit)) {
            return Err(AppError::NotThere);
        }
        Ok((account, posts))
    }

    pub(crate) fn post(&self, account: AccountId, new: NewPost, confirmed: bool) -> Post {
        let NewPost { role, unit, from, until } = new;
        let id = PostId::new(self.ground().now(), ground::noise(self.ground()));
        Post { id, account, role, unit, from, until, confirmed, suspended_on: None, delegated_by: None }
    }

    fn link(&self, actor: &Actor, command: CommandId, account: AccountId) -> Invitation {
        self.invitation_by(account, &actor.secret_for(command), Some(actor.account))
    }

    fn standing(&self, account: &Account, link: Option<&Invitation>) -> Standing {
        let now = self.ground().now();
        let stands = link.filter(|link| link.stands(now)).map(|link| link.ends_at);
        match (account.disabled_on.filter(|since| *since <= self.today()), stands) {
            (Some(since), _) => Standing::Closed(since),
            (None, Some(until)) if account.password_hash.is_empty() => Standing::Invited(until),
            (None, Some(until)) => Standing::InUseWithLink(until),
            (None, None) if account.password_hash.is_empty() => Standing::LinkOver,
            (None, None) => Standing::InUse,
        }
    }
}

pub(crate) fn site(actor: &Actor, picture: &Picture, unit: UnitId, permission: Permission) -> Result<Site, AppError> {
    door::enter(actor, picture, permission, unit)?;
    Ok(Site {
        unit: picture.link(unit).ok_or(AppError::NotThere)?,
        above: door::visible_above(actor, picture, unit),
        may: door::may(actor, picture, unit),
        may_manage: door::enter(actor, picture, Permission::ManageAccounts, unit).is_ok(),
        today: picture.today,
    })
}

/// Whether `below` is `unit` or lies under it in today's tree.
pub(crate) fn lies_under(picture: &Picture, below: UnitId, unit: UnitId) -> bool {
    picture.line(below).contains(&unit)
}

/// Why `actor` may not touch the account as a whole. Whoever opens it has everything it may do, so whoever hands out
/// its link must manage all of that.
pub(crate) fn hindrance(actor: &Actor, picture: &Picture, account: &Account, posts: &[Post]) -> Option<Hindrance> {
    if account.id == actor.account {
        return Some(Hindrance::Own);
    }
    let is_managed = |post: &Post| door::enter(actor, picture, Permission::ManageAccounts, post.unit).is_ok();
    let counts = |post: &&Post| post.until.is_none_or(|until| until > picture.today);
    posts.iter().filter(counts).any(|post| !is_managed(post)).then_some(Hindrance::Beyond)
}

pub(crate) fn held(picture: &Picture, post: Post, source: Option<&(Post, Account)>) -> Option<HeldPost> {
    let unit = picture.link(post.unit)?;
    let on_behalf_of = source.map(|(_, holder)| holder.display_name.clone());
    let (id, role, from, until) = (post.id, post.role, post.from, post.until);
    let closed_on = source.and_then(|(_, holder)| holder.disabled_on);
    let state = post.bounded(source.map(|(source, _)| source), closed_on).state(picture.today);
    Some(HeldPost { id, role, unit, from, until, state, on_behalf_of, reason: None })
}

pub(crate) fn places(picture: &Picture, unit: UnitId) -> Vec<(UnitLink, usize)> {
    let tree = picture.atlas.tree();
    let range = tree.range(unit);
    let depth = tree.above(unit).len();
    let stands = |unit: &UnitId| {
        let version = picture.units.get(unit).and_then(|unit| unit.on(picture.today));
        version.is_some_and(|version| version.state == UnitState::Standing)
    };
    let units: Vec<UnitId> = if range.len() <= MOST_PLACES {
        tree.places()[range].iter().map(|place| place.unit).collect()
    } else {
        std::iter::once(unit).chain(tree.children(unit)).collect()
    };
    let place = |unit: UnitId| Some((picture.link(unit)?, tree.above(unit).len().saturating_sub(depth)));
    units.into_iter().filter(stands).filter_map(place).collect()
}

pub(crate) fn given(post: &Post) -> Entry {
    let until = post.until.map(|until| until.to_string()).unwrap_or_default();
    Entry {
        what: "post.given".to_owned(),
        subject: format!("post:{}", post.id),
        payload: format!("{} {} {} {} {until}", post.account, post.role.code(), post.unit, post.from).into_bytes(),
    }
}
