//! Posts that are given, ended, suspended and resumed by whoever manages accounts, and handed on by their holders.
//!
//! What changes is read anew at every request, so that a post is gone at the next one.

use nguon_domain::{
    access::{Permission, Post, PostRefusal, PostState, delegate, end, may_be_delegated, resume, suspend},
    calendar::Date,
    id::{AccountId, PostId, UnitId},
};
use nguon_store::{Account, Changes, Entry, StoreError};

use crate::{
    App, Ticket,
    accounts::{HeldPost, Hindrance, InvitationDesk, NewPost, given, held, hindrance, lies_under, places, site},
    actor::Actor,
    door,
    error::AppError,
    ground,
    seen::{Saved, Seen},
};

/// What is to become of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostChange {
    /// It ends on a day, which no longer counts.
    End(Date),
    /// It is suspended from today on, for a reason.
    Suspend(String),
    /// It goes on, for a reason.
    Resume(String),
}

/// What became of a wish about an account or a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// It was done.
    Done,
    /// It cannot be.
    Refused(PostRefusal),
    /// The reader may not.
    Hindered(Hindrance),
    /// Somebody has changed it since the form was opened, and nothing was written.
    Overtaken,
}

/// What is needed to hand a post on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelegationDesk {
    /// The post.
    pub post: HeldPost,
    /// Whether it can be handed on.
    pub is_free: bool,
    /// Who could take it, by name, with what they sign in with.
    pub candidates: Vec<(AccountId, String, String)>,
    /// The clock's day.
    pub today: Date,
}

/// A post of one's own that somebody else holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// The post on one's behalf.
    pub post: HeldPost,
    /// What its holder is called.
    pub holder: String,
}

/// No form offers more people.
const MOST_CANDIDATES: u32 = 2_000;

impl App {
    /// Gives an account a further post at a unit or under it.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn give_post(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        account: AccountId,
        new: NewPost,
    ) -> Result<Settled, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::ManageAccounts, unit)?;
        if !lies_under(&picture, new.unit, unit) {
            return Err(AppError::NotThere);
        }
        let by = door::enter(actor, &picture, Permission::ManageAccounts, new.unit)?;
        let (account, _) = self.account_at(&picture, unit, account).await?;
        if account.id == actor.account {
            return Ok(Settled::Hindered(Hindrance::Own));
        }
        let command = ticket.command(actor, &format!("give\n{}\n{new:?}", account.id));
        // Whoever has not come in yet takes it up with their link.
        let post = self.post(account.id, new, !account.password_hash.is_empty());
        let entry = given(&post);
        let changes = Changes { posts: vec![post], ..Changes::default() };
        self.write(command, actor.author(Some(by)), changes, vec![entry]).await?;
        Ok(Settled::Done)
    }

    /// What is needed to give an account a further post at a unit or under it.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn post_desk(
        &self,
        actor: &Actor,
        unit: UnitId,
        account: AccountId,
    ) -> Result<(InvitationDesk, String), AppError> {
        let picture = self.picture().await?;
        let site = site(actor, &picture, unit, Permission::ManageAccounts)?;
        let (account, _) = self.account_at(&picture, unit, account).await?;
        Ok((InvitationDesk { site, places: places(&picture, unit) }, account.display_name))
    }

    /// Ends, suspends or resumes a post.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn change_post(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        (account, post, seen): (AccountId, PostId, Seen),
        change: PostChange,
    ) -> Result<Settled, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::ManageAccounts, unit)?;
        let (account, posts) = self.account_at(&picture, unit, account).await?;
        let post = posts.into_iter().find(|one| one.id == post && lies_under(&picture, one.unit, unit));
        let post = post.ok_or(AppError::NotThere)?;
        let by = door::enter(actor, &picture, Permission::ManageAccounts, post.unit)?;
        if account.id == actor.account {
            return Ok(Settled::Hindered(Hindrance::Own));
        }
        let command = ticket.command(actor, &format!("change\n{}\n{change:?}", post.id));
        if self.store().command(command).await?.is_some() {
            return Ok(Settled::Done);
        }
        let subject = post_subject(post.id);
        if Seen::of(&self.last_about(&subject, &[]).await?) != seen {
            return Ok(Settled::Overtaken);
        }
        let (what, changed, payload) = match change {
            PostChange::End(on) => ("post.ended", end(&post, on, picture.today), on.to_string()),
            PostChange::Suspend(reason) => ("post.suspended", suspend(&post, picture.today), reason),
            PostChange::Resume(reason) => ("post.resumed", resume(&post), reason),
        };
        let changed = match changed {
            Ok(changed) => changed,
            Err(refusal) => return Ok(Settled::Refused(refusal)),
        };
        let changes = Changes { posts: vec![changed], read: vec![seen.read(&subject)], ..Changes::default() };
        let entry = Entry { what: what.to_owned(), subject, payload: payload.into_bytes() };
        match self.try_write(command, actor.author(Some(by)), changes, vec![entry]).await {
            Ok(_) => Ok(Settled::Done),
            Err(StoreError::Overtaken { .. }) => Ok(Settled::Overtaken),
            Err(error) => Err(error.into()),
        }
    }

    /// Where the journal stands about a post, and who changed it last.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn post_saved(
        &self,
        actor: &Actor,
        unit: UnitId,
        (account, post): (AccountId, PostId),
    ) -> Result<(Seen, Option<Saved>), AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::ManageAccounts, unit)?;
        let (_, posts) = self.account_at(&picture, unit, account).await?;
        if !posts.iter().any(|one| one.id == post && lies_under(&picture, one.unit, unit)) {
            return Err(AppError::NotThere);
        }
        let rows = self.last_about(&post_subject(post), &[]).await?;
        let saved = self.saved_last(actor, &rows, &["post.suspended", "post.resumed"]).await?;
        Ok((Seen::of(&rows), saved))
    }

    /// Where the journal stands about an account's being open, and who changed that last.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn account_saved(
        &self,
        actor: &Actor,
        unit: UnitId,
        account: AccountId,
    ) -> Result<(Seen, Option<Saved>), AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::ManageAccounts, unit)?;
        let (account, _) = self.account_at(&picture, unit, account).await?;
        let rows = self.last_about(&format!("account:{}", account.id), &OPENED_OR_CLOSED).await?;
        Ok((Seen::of(&rows), self.saved_last(actor, &rows, &OPENED_OR_CLOSED).await?))
    }

    /// Closes an account from today on, or opens it again. A closed account signs in nowhere, its sessions end, and
    /// what others hold on its behalf is in force no longer.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn close_account(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        account: AccountId,
        (is_closed, reason): (bool, &str),
        seen: Seen,
    ) -> Result<Settled, AppError> {
        let picture = self.picture().await?;
        let by = door::enter(actor, &picture, Permission::ManageAccounts, unit)?;
        let (account, posts) = self.account_at(&picture, unit, account).await?;
        if let Some(hindrance) = hindrance(actor, &picture, &account, &posts) {
            return Ok(Settled::Hindered(hindrance));
        }
        let (id, disabled_on) = (account.id, is_closed.then_some(picture.today));
        let command = ticket.command(actor, &format!("close\n{id}\n{is_closed}\n{reason}"));
        if self.store().command(command).await?.is_some() {
            return Ok(Settled::Done);
        }
        if Seen::of(&self.last_about(&format!("account:{id}"), &OPENED_OR_CLOSED).await?) != seen {
            return Ok(Settled::Overtaken);
        }
        let entry = Entry {
            what: if is_closed { "account.closed" } else { "account.opened" }.to_owned(),
            subject: format!("account:{id}"),
            payload: reason.as_bytes().to_vec(),
        };
        let changes = Changes { accounts: vec![Account { disabled_on, ..account }], ..Changes::default() };
        let written = self.write(command, actor.author(Some(by)), changes, vec![entry]).await?;
        if is_closed && !written.replayed {
            self.store().end_sessions_of(id).await?;
            self.store().forget_devices_of(id).await?;
            self.store().drop_drafts_of(id).await?;
        }
        Ok(Settled::Done)
    }

    /// Why a post was last suspended or an account closed; `None` if nothing is said, or what was said is erased.
    pub(crate) async fn reason_for(&self, subject: &str, what: &str) -> Result<Option<String>, AppError> {
        let rows = self.store().journal_of(subject, None, 20).await?;
        let row = rows.into_iter().find(|row| row.what == what);
        let text = row.and_then(|row| row.payload).and_then(|payload| String::from_utf8(payload).ok());
        // The first line is salt.
        Ok(text.and_then(|text| text.split_once('\n').map(|(_, reason)| reason.to_owned())))
    }

    /// What is needed to hand on a post of whoever asks.
    ///
    /// Errors: [`AppError::NotThere`] if they hold no such post in their own right, [`AppError::Unavailable`].
    pub async fn delegation_desk(&self, actor: &Actor, post: PostId) -> Result<DelegationDesk, AppError> {
        let picture = self.picture().await?;
        let post = own_post(actor, post)?;
        let mut candidates: Vec<(AccountId, String, String)> = Vec::new();
        for (account, other) in self.store().posts_under(post.unit, MOST_CANDIDATES).await? {
            let is_over = other.until.is_some_and(|until| until <= picture.today);
            let is_open = !account.password_hash.is_empty() && account.disabled_on.is_none();
            if !is_over && is_open && account.id != actor.account {
                candidates.push((account.id, account.display_name, account.login));
            }
        }
        candidates.sort_by(|one, other| one.1.cmp(&other.1).then_with(|| one.2.cmp(&other.2)));
        candidates.dedup();
        Ok(DelegationDesk {
            is_free: may_be_delegated(post, picture.today),
            post: held(&picture, post.clone(), None).ok_or(AppError::NotThere)?,
            candidates,
            today: picture.today,
        })
    }

    /// Hands a post of whoever asks on to somebody of its unit, for some days.
    ///
    /// Errors: [`AppError::NotThere`] also if that person works elsewhere, [`AppError::Unavailable`].
    pub async fn delegate(
        &self,
        actor: &Actor,
        ticket: Ticket,
        post: PostId,
        to: AccountId,
        days: (Date, Date),
    ) -> Result<Settled, AppError> {
        let desk = self.delegation_desk(actor, post).await?;
        if !desk.candidates.iter().any(|(candidate, ..)| *candidate == to) {
            return Err(AppError::NotThere);
        }
        let source = own_post(actor, post)?;
        let command = ticket.command(actor, &format!("delegate\n{post}\n{to}\n{days:?}"));
        let id = PostId::new(self.ground().now(), ground::noise(self.ground()));
        let held = match delegate(source, id, to, days, desk.today) {
            Ok(held) => held,
            Err(refusal) => return Ok(Settled::Refused(refusal)),
        };
        let entry = Entry { what: "post.delegated".to_owned(), ..given(&held) };
        let changes = Changes { posts: vec![held], ..Changes::default() };
        self.write(command, actor.author(Some(source.id)), changes, vec![entry]).await?;
        Ok(Settled::Done)
    }

    /// The posts of whoever asks that others hold on their behalf and that are not over.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn delegations(&self, actor: &Actor) -> Result<Vec<Delegation>, AppError> {
        let picture = self.picture().await?;
        let posts = self.store().posts_on_behalf_of(actor.account).await?;
        let line = |(post, holder): (Post, String)| {
            let source = actor.posts.iter().find(|own| Some(own.id) == post.delegated_by);
            let state = post.clone().bounded(source, None).state(picture.today);
            let post = HeldPost { state, ..held(&picture, post, None)? };
            (state != PostState::Expired).then_some(Delegation { post, holder })
        };
        Ok(posts.into_iter().filter_map(line).collect())
    }

    /// Takes back, from today on, a post that somebody holds on behalf of whoever asks.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn end_delegation(&self, actor: &Actor, ticket: Ticket, post: PostId) -> Result<Settled, AppError> {
        let posts = self.store().posts_on_behalf_of(actor.account).await?;
        let (post, _) = posts.into_iter().find(|(one, _)| one.id == post).ok_or(AppError::NotThere)?;
        let command = ticket.command(actor, &format!("take back\n{}", post.id));
        if self.store().command(command).await?.is_some() {
            return Ok(Settled::Done);
        }
        let ended = match end(&post, self.today(), self.today()) {
            Ok(ended) => ended,
            Err(refusal) => return Ok(Settled::Refused(refusal)),
        };
        let source = post.delegated_by;
        let entry = Entry {
            what: "post.ended".to_owned(),
            subject: format!("post:{}", post.id),
            payload: self.today().to_string().into_bytes(),
        };
        let changes = Changes { posts: vec![ended], ..Changes::default() };
        self.write(command, actor.author(source), changes, vec![entry]).await?;
        Ok(Settled::Done)
    }
}

/// What the journal calls the opening and closing of accounts.
const OPENED_OR_CLOSED: [&str; 2] = ["account.closed", "account.opened"];

/// What the journal calls a post.
fn post_subject(post: PostId) -> String {
    format!("post:{post}")
}

/// A post that somebody holds in their own right.
fn own_post(actor: &Actor, post: PostId) -> Result<&Post, AppError> {
    let own = actor.posts.iter().find(|own| own.id == post && own.delegated_by.is_none());
    own.ok_or(AppError::NotThere)
}
