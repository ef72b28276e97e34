//! Signing in and out, and who is asking.

use nguon_domain::{
    access::{Post, Role, may_be_delegated},
    calendar::Timestamp,
    id::{AccountId, CommandId, Id, PostId},
    journal::{Author, Digest},
    password::PasswordProblem,
    text,
};
use nguon_store::{Account, Changes, Entry, Session, SignedIn as Signed};

use crate::{
    App, account, error::AppError, ground, posts::Delegation, sessions::OwnSession, throttle::Tally, view::PostView,
};

/// The word for large letters, as it is kept.
const LARGE: &str = "large";

/// Somebody signed in, as they are at this request.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// The language they chose: `vi` or `en`; `None` if they have not.
    pub locale: Option<String>,
    /// Whether they want large letters; `None` if they have not said.
    pub large_letters: Option<bool>,
    /// Every post they hold or held, in force or not; those on somebody's behalf as far as theirs lets them be.
    pub posts: Vec<Post>,
    session: Digest,
    /// Made of what the browser keeps, and kept nowhere: what secrets of this session are derived from.
    key: Digest,
}

/// What the page of one's own posts, password and sessions shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeView {
    /// What they sign in with.
    pub login: String,
    /// The posts they hold that are in force.
    pub posts: Vec<PostView>,
    /// Which of them can be handed on.
    pub delegable: Vec<PostId>,
    /// The posts that others hold on their behalf.
    pub delegations: Vec<Delegation>,
    /// Their sessions that go on, this one first.
    pub sessions: Vec<OwnSession>,
}

/// Where a request comes from.
#[derive(Debug, Clone, Default)]
pub struct Peer {
    /// The address on the network.
    pub address: String,
    /// What the browser calls itself; cut to a sensible length.
    pub agent: String,
    /// The marks that it keeps of those who have signed in there, the last one first.
    pub devices: Vec<String>,
}

/// A session that has begun.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The secret the browser keeps: 64 hexadecimal digits.
    pub token: String,
    /// When it ends at the latest.
    pub ends_at: Timestamp,
    /// The marks by which the browser is known from now on; `None` if it was known.
    pub devices: Option<Vec<String>>,
}

/// Why nobody was signed in.
#[derive(Debug)]
pub enum SignInRefused {
    /// There is no such login, or the password is another. Which, is not told.
    Wrong,
    /// Too many wrong passwords for this login from this address.
    Wait {
        /// Seconds until the next try.
        seconds: u64,
    },
    /// The storage failed.
    Unavailable(AppError),
}

/// Another password, as it was typed.
pub struct PasswordChange {
    /// The one in use.
    pub current: String,
    /// The one wanted.
    pub new: String,
    /// The same once more.
    pub again: String,
}

/// Why the password stayed as it was.
#[derive(Debug)]
pub enum PasswordRefused {
    /// The one in use is another.
    Wrong,
    /// Too many wrong passwords.
    Wait {
        /// Seconds until the next try.
        seconds: u64,
    },
    /// It is the one in use.
    Same,
    /// It is not what the policy of the instance asks for.
    Weak(PasswordProblem),
    /// It was typed in two ways.
    Differs,
    /// The storage failed.
    Unavailable(AppError),
}

impl From<AppError> for PasswordRefused {
    fn from(error: AppError) -> Self {
        Self::Unavailable(error)
    }
}

impl From<AppError> for SignInRefused {
    fn from(error: AppError) -> Self {
        Self::Unavailable(error)
    }
}

/// A session ends after this, used or not.
const SESSION_HOURS: i64 = 12;
/// A session that nobody uses ends after this.
const IDLE_HOURS: i64 = 2;
/// How exactly it is known when a session was last used.
const SEEN_MINUTES: i64 = 5;

impl App {
    /// Begins a session. Takes the same time whether or not the login exists.
    ///
    /// A wrong password counts against the login *from this address*, so that a stranger elsewhere cannot keep its
    /// owner out.
    ///
    /// Errors: [`SignInRefused`].
    pub async fn sign_in(&self, login: &str, password: &str, from: &Peer) -> Result<SignedIn, SignInRefused> {
        let login = text::fold(login);
        // Two at a time: hashing is work, and nobody slips through between looking and counting.
        let _place = self.inner.guessing.acquire().await.map_err(|error| AppError::Unavailable(error.to_string()))?;
        let found = self.store().account_by_login(&login).await.map_err(AppError::from)?;
        let known = match &found {
            Some(account) => self.known_device(account, from).await?,
            None => None,
        };
        let tally = Tally::of(&login, from, known.as_ref());
        if let Some(seconds) = self.must_wait(&tally).await? {
            return Err(SignInRefused::Wait { seconds });
        }
        let usable = found.filter(|account| {
            !account.password_hash.is_empty() && account.disabled_on.is_none_or(|since| since > self.today())
        });
        let hash = usable.as_ref().map_or_else(|| account::NOBODY.to_owned(), |account| account.password_hash.clone());
        let right = self.verify(password.to_owned(), hash).await?;
        let Some(account) = usable.filter(|_| right) else {
            self.note_wrong(&tally).await?;
            return Err(SignInRefused::Wrong);
        };
        self.note_right(&tally).await?;
        Ok(self.begin_session(&account, from).await?)
    }

    /// Whether a password is the one of a hash; each time it is tried is counted.
    async fn verify(&self, password: String, hash: String) -> Result<bool, AppError> {
        self.inner.tried.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        account::verify(password, hash).await
    }

    /// How many passwords were tried since the program began: each is work, and takes as long as the other.
    pub fn passwords_tried(&self) -> u64 {
        self.inner.tried.load(std::sync::atomic::Ordering::Relaxed)
    }

    pub(crate) async fn begin_session(&self, account: &Account, from: &Peer) -> Result<SignedIn, AppError> {
        let now = self.ground().now();
        let token = ground::secret(self.ground());
        let ends_at = now + minutes(SESSION_HOURS * 60);
        let agent = from.agent.chars().take(200).collect();
        let session = Session { account: account.id, started_at: now, seen_at: now, ends_at, agent };
        let author = Author { account: Some(account.id), post: None };
        let entry = Entry {
            what: "session.started".to_owned(),
            subject: format!("account:{}", account.id),
            payload: Vec::new(),
        };
        self.write(self.fresh_command(), author, Changes::default(), vec![entry]).await?;
        self.store().drop_expired_sessions(now).await?;
        self.store().start_session(&ground::sealed(&token), &session).await?;
        let devices = self.keep_device(account, from).await?;
        Ok(SignedIn { token, ends_at, devices })
    }

    /// Whoever holds this secret; `None` if it opens no session. Read anew at every request, so that a right that was
    /// taken away is gone at once.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn actor(&self, token: &str) -> Result<Option<Actor>, AppError> {
        let digest = ground::sealed(token);
        let Some(Signed { session, account, letters, posts }) = self.store().signed_in(&digest).await? else {
            return Ok(None);
        };
        let now = self.ground().now();
        if !self.goes_on(&session, now) {
            return Ok(None);
        }
        if account.disabled_on.is_some_and(|since| since <= self.today()) {
            return Ok(None);
        }
        if session.seen_at + minutes(SEEN_MINUTES) <= now {
            self.store().touch_session(&digest, now, session.ends_at).await?;
        }
        let posts = self.as_they_stand(account.id, posts).await?;
        let Account { id, login, display_name, locale, .. } = account;
        Ok(Some(Actor {
            account: id,
            name: display_name,
            login,
            locale: Some(locale).filter(|locale| !locale.is_empty()),
            large_letters: letters.map(|letters| letters == LARGE),
            posts,
            session: digest,
            key: Digest::of(format!("key\n{token}").as_bytes()),
        }))
    }

    /// Whether a session has not run out, and is used.
    pub(crate) fn goes_on(&self, session: &Session, now: Timestamp) -> bool {
        now < session.ends_at && now < session.seen_at + minutes(IDLE_HOURS * 60)
    }

    /// The posts of an account, those on somebody's behalf as far as theirs lets them be.
    async fn as_they_stand(&self, account: AccountId, posts: Vec<Post>) -> Result<Vec<Post>, AppError> {
        if posts.iter().all(|post| post.delegated_by.is_none()) {
            return Ok(posts);
        }
        let sources = self.store().sources_of(account).await?;
        let source = |post: &Post| sources.iter().find(|(source, _)| Some(source.id) == post.delegated_by);
        Ok(posts
            .into_iter()
            .map(|post| match source(&post) {
                Some((source, closed_on)) => {
                    let (source, closed_on) = (source.clone(), *closed_on);
                    post.bounded(Some(&source), closed_on)
                }
                None => post.bounded(None, None),
            })
            .collect())
    }

    /// Ends the session.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn sign_out(&self, actor: &Actor) -> Result<(), AppError> {
        let entry = Entry {
            what: "session.ended".to_owned(),
            subject: format!("account:{}", actor.account),
            payload: Vec::new(),
        };
        self.write(self.fresh_command(), actor.author(None), Changes::default(), vec![entry]).await?;
        Ok(self.store().end_session(&actor.session).await?)
    }

    /// Ends every session of whoever asks, this one too.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn sign_out_everywhere(&self, actor: &Actor) -> Result<(), AppError> {
        let entry = Entry {
            what: "session.all_ended".to_owned(),
            subject: format!("account:{}", actor.account),
            payload: Vec::new(),
        };
        // The sessions first: broken off in between, none goes on.
        self.store().end_sessions_of(actor.account).await?;
        self.store().forget_devices_of(actor.account).await?;
        self.write(self.fresh_command(), actor.author(None), Changes::default(), vec![entry]).await?;
        Ok(())
    }

    /// Gives whoever asks another password, ends every session of theirs and begins a new one.
    ///
    /// Wrong passwords count as they do at the sign-in: whoever finds a machine unlocked cannot try without end.
    ///
    /// Errors: [`PasswordRefused`].
    pub async fn change_password(
        &self,
        actor: &Actor,
        change: PasswordChange,
        from: &Peer,
    ) -> Result<SignedIn, PasswordRefused> {
        let store = self.store();
        let account = store.account(actor.account).await.map_err(AppError::from)?.ok_or(AppError::NotThere)?;
        {
            let place = self.inner.guessing.acquire().await;
            let _place = place.map_err(|error| AppError::Unavailable(error.to_string()))?;
            let known = self.known_device(&account, from).await?;
            let tally = Tally::of(&account.login, from, known.as_ref());
            if let Some(seconds) = self.must_wait(&tally).await? {
                return Err(PasswordRefused::Wait { seconds });
            }
            if !self.verify(change.current.clone(), account.password_hash.clone()).await? {
                self.note_wrong(&tally).await?;
                return Err(PasswordRefused::Wrong);
            }
            self.note_right(&tally).await?;
        }
        if change.new == change.current {
            return Err(PasswordRefused::Same);
        }
        self.weigh(&change.new, &change.again, &account).await?;
        let password_hash = account::hash(change.new, self.ground()).await?;
        let account = Account { password_hash, ..account };
        let entry = Entry {
            what: "account.password_set".to_owned(),
            subject: format!("account:{}", actor.account),
            payload: Vec::new(),
        };
        let changes = Changes { accounts: vec![account.clone()], ..Changes::default() };
        // The sessions first: broken off in between, none goes on that the old password began.
        store.end_sessions_of(actor.account).await.map_err(AppError::from)?;
        self.write(self.fresh_command(), actor.author(None), changes, vec![entry]).await?;
        store.forget_devices_of(actor.account).await.map_err(AppError::from)?;
        Ok(self.begin_session(&account, from).await?)
    }

    /// The posts somebody holds that are in force.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn posts(&self, actor: &Actor) -> Result<Vec<PostView>, AppError> {
        let picture = self.picture().await?;
        let in_force = actor.posts.iter().filter(|post| post.is_in_force(picture.today));
        Ok(in_force
            .filter_map(|post| {
                let (unit, delegated) = (picture.link(post.unit)?, post.delegated_by.is_some());
                Some(PostView { id: post.id, role: post.role, unit, from: post.from, until: post.until, delegated })
            })
            .collect())
    }

    /// What somebody is here.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn me(&self, actor: &Actor) -> Result<MeView, AppError> {
        let picture = self.picture().await?;
        let is_free =
            |post: &PostView| actor.posts.iter().any(|own| own.id == post.id && may_be_delegated(own, picture.today));
        let posts = self.posts(actor).await?;
        Ok(MeView {
            login: actor.login.clone(),
            delegable: posts.iter().filter(|post| is_free(post)).map(|post| post.id).collect(),
            posts,
            delegations: self.delegations(actor).await?,
            sessions: self.own_sessions(actor).await?,
        })
    }

    /// Keeps whether somebody wants large letters.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn set_letters(&self, actor: &Actor, is_large: bool) -> Result<(), AppError> {
        self.store().keep_letters(actor.account, if is_large { LARGE } else { "normal" }).await?;
        Ok(())
    }

    /// Keeps the language somebody chose. Any other word than `vi` and `en` is as if none was chosen.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn set_locale(&self, actor: &Actor, locale: &str) -> Result<(), AppError> {
        let Some(account) = self.store().account(actor.account).await? else { return Err(AppError::NotThere) };
        let locale = ["vi", "en"].into_iter().find(|known| *known == locale).unwrap_or_default().to_owned();
        let entry = Entry {
            what: "account.locale_set".to_owned(),
            subject: format!("account:{}", actor.account),
            payload: Vec::new(),
        };
        let changes = Changes { accounts: vec![Account { locale, ..account }], ..Changes::default() };
        self.write(self.fresh_command(), actor.author(None), changes, vec![entry]).await?;
        Ok(())
    }
}

impl App {
    /// The program itself as an actor: started by whoever has the machine, it reads the whole tree. It is nobody's
    /// account and signs nothing.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn program(&self) -> Result<Actor, AppError> {
        let picture = self.picture().await?;
        let nobody = Id::from_number(0);
        let post = |unit| Post {
            id: PostId(nobody),
            account: AccountId(nobody),
            role: Role::OrganisationOfficer,
            unit,
            from: picture.today,
            until: None,
            confirmed: true,
            suspended_on: None,
            delegated_by: None,
        };
        let posts = picture.atlas.tree().roots().into_iter().map(post).collect();
        Ok(Actor {
            account: AccountId(nobody),
            name: String::new(),
            login: String::new(),
            locale: None,
            large_letters: None,
            posts,
            session: Digest::ZERO,
            key: Digest::ZERO,
        })
    }
}

impl Actor {
    /// The signature for the journal.
    pub(crate) fn author(&self, post: Option<PostId>) -> Author {
        Author { account: Some(self.account), post }
    }

    /// The digest of the session's secret.
    pub(crate) fn session(&self) -> Digest {
        self.session
    }

    /// A secret for what a command makes: the same when the form comes twice, and nobody's to choose or work out.
    pub(crate) fn secret_for(&self, command: CommandId) -> String {
        Digest::of(format!("secret\n{}\n{command}", self.key).as_bytes()).to_string()
    }
}

fn minutes(count: i64) -> std::time::Duration {
    std::time::Duration::from_secs(count.unsigned_abs() * 60)
}
