//! Coming in by a link: who is invited sets a password, takes up what was given to them, and is signed in.

use nguon_domain::{
    access::Post,
    calendar::Timestamp,
    id::{AccountId, CommandId, Id},
    journal::{Author, Digest},
};
use nguon_store::{Account, Changes, Entry, Invitation};

use crate::{App, PasswordRefused, Peer, SignedIn, account, actor::Actor, error::AppError, ground, view::PostView};

/// A link as it is handed over, once.
#[derive(Clone, PartialEq, Eq)]
pub struct HandedLink {
    /// What its address ends with: 64 hexadecimal digits.
    pub secret: String,
    /// When it ends by itself.
    pub ends_at: Timestamp,
    /// For whom it is.
    pub name: String,
    /// What they sign in with.
    pub login: String,
}

/// Leaves the secret out.
impl std::fmt::Debug for HandedLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "HandedLink({} until {})", self.login, self.ends_at)
    }
}

impl HandedLink {
    pub(crate) fn new(actor: &Actor, command: CommandId, link: &Invitation, name: &str, login: &str) -> Self {
        let (secret, ends_at) = (actor.secret_for(command), link.ends_at);
        Self { secret, ends_at, name: name.to_owned(), login: login.to_owned() }
    }
}

/// What whoever opens a link is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Welcome {
    /// Who is meant.
    pub name: String,
    /// What they will sign in with.
    pub login: String,
    /// What was given to them and is not over.
    pub posts: Vec<PostView>,
    /// When the link ends by itself.
    pub ends_at: Timestamp,
    /// Whether the account has a password, which will be replaced.
    pub has_password: bool,
}

/// Why a link opens nothing.
#[derive(Debug)]
pub enum LinkRefused {
    /// There is no such link, or it was used, replaced, or has ended. Which, is not told.
    Over,
    /// Too many links that open nothing, from this address.
    Wait {
        /// Seconds until the next try.
        seconds: u64,
    },
    /// The storage failed.
    Unavailable(AppError),
}

impl<E: Into<AppError>> From<E> for LinkRefused {
    fn from(error: E) -> Self {
        Self::Unavailable(error.into())
    }
}

/// Why nobody came in.
#[derive(Debug)]
pub enum TakeUpRefused {
    /// The link opens nothing.
    Link(LinkRefused),
    /// The password cannot be taken.
    Password(PasswordRefused),
}

impl<E: Into<AppError>> From<E> for TakeUpRefused {
    fn from(error: E) -> Self {
        Self::Link(LinkRefused::Unavailable(error.into()))
    }
}

/// A link lasts this long.
const LINK_DAYS: u64 = 7;
/// This many links that open nothing are free for an address; then waiting begins.
const FREE_LINKS: u32 = 20;

impl App {
    pub(crate) fn invitation_by(&self, account: AccountId, secret: &str, by: Option<AccountId>) -> Invitation {
        let now = self.ground().now();
        Invitation {
            account,
            secret: ground::sealed(secret),
            made_at: now,
            made_by: by,
            ends_at: now + std::time::Duration::from_secs(LINK_DAYS * 86_400),
            used_at: None,
        }
    }

    /// What a link opens.
    ///
    /// Errors: [`LinkRefused`].
    pub async fn welcome(&self, secret: &str, from: &Peer) -> Result<Welcome, LinkRefused> {
        let (link, account) = self.opened(secret, from).await?;
        let picture = self.picture().await?;
        let posts = self.store().posts_of(account.id).await?;
        let posts = posts.iter().filter(|post| post.until.is_none_or(|until| until > picture.today));
        let view = |post: &Post| {
            let (unit, delegated) = (picture.link(post.unit)?, post.delegated_by.is_some());
            Some(PostView { id: post.id, role: post.role, unit, from: post.from, until: post.until, delegated })
        };
        Ok(Welcome {
            posts: posts.filter_map(view).collect(),
            ends_at: link.ends_at,
            has_password: !account.password_hash.is_empty(),
            name: account.display_name,
            login: account.login,
        })
    }

    /// Sets the password of a link's account, takes up its posts, ends all its sessions and begins a new one. A link
    /// does so once, however often and at whatever time it is sent.
    ///
    /// Errors: [`TakeUpRefused`].
    pub async fn take_up(
        &self,
        secret: &str,
        new: String,
        again: &str,
        from: &Peer,
    ) -> Result<SignedIn, TakeUpRefused> {
        let (link, account) = self.opened(secret, from).await.map_err(TakeUpRefused::Link)?;
        self.weigh(&new, again, &account).await.map_err(TakeUpRefused::Password)?;
        let password_hash = account::hash(new, self.ground()).await?;
        let account = Account { password_hash, ..account };
        let posts: Vec<Post> = self
            .store()
            .posts_of(account.id)
            .await?
            .into_iter()
            .filter(|post| !post.confirmed)
            .map(|post| Post { confirmed: true, ..post })
            .collect();
        let subject = format!("account:{}", account.id);
        let entry = |what: &str, subject| Entry { what: what.to_owned(), subject, payload: Vec::new() };
        let mut entries = vec![entry("invitation.used", subject.clone()), entry("account.password_set", subject)];
        entries.extend(posts.iter().map(|post| entry("post.taken_up", format!("post:{}", post.id))));
        let used = Invitation { used_at: Some(self.ground().now()), ..link };
        // The command is the link's own, so that of two who send it at once only one comes in.
        let number = u128::from_str_radix(&used.secret.to_string()[..32], 16).unwrap_or_default();
        let command = CommandId(Id::from_number(number));
        let changes = Changes { accounts: vec![account.clone()], posts, invitations: vec![used], ..Changes::default() };
        // The sessions first: broken off in between, none goes on that the old password began.
        self.store().end_sessions_of(account.id).await?;
        self.store().forget_devices_of(account.id).await?;
        let author = Author { account: Some(account.id), post: None };
        if self.write(command, author, changes, entries).await?.replayed {
            return Err(TakeUpRefused::Link(LinkRefused::Over));
        }
        Ok(self.begin_session(&account, from).await?)
    }

    /// The link of a secret with its account, if it opens one.
    async fn opened(&self, secret: &str, from: &Peer) -> Result<(Invitation, Account), LinkRefused> {
        let now = self.ground().now();
        let about = format!("invitation\n{}", from.address);
        if let Some(seconds) = self.must_wait_beyond(&about, FREE_LINKS).await? {
            return Err(LinkRefused::Wait { seconds });
        }
        let link = self.store().invitation_of_secret(&ground::sealed(secret)).await?;
        let account = match link.as_ref().filter(|link| link.stands(now)) {
            Some(link) => self.store().account(link.account).await?,
            None => None,
        };
        let is_open = |account: &Account| account.disabled_on.is_none_or(|since| since > self.today());
        match link.zip(account.filter(is_open)) {
            Some(opened) => Ok(opened),
            None => {
                self.store().note_sign_in_failure(&about, now).await?;
                Err(LinkRefused::Over)
            }
        }
    }
}

/// Whether a text could be the secret of a link.
pub fn is_secret(text: &str) -> bool {
    text.len() == 64 && Digest::from_hex(text).is_some()
}
