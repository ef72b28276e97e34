//! Accounts, posts, sessions and failed sign-ins.
//!
//! Accounts and posts are written by a [`crate::Write`] and stand in the journal. Sessions and failures are written
//! here, at once and without it: they come and go by the minute, and the journal has the sign-in itself.

use nguon_domain::{
    access::{Post, Role},
    calendar::{Date, Timestamp},
    id::{AccountId, UnitId},
    journal::Digest,
};

use crate::{
    Store, StoreError,
    bulk::Rows,
    dialect::Query,
    fields::{Fields, flag, instant, maybe_shown, shown, text},
    units::{range_of, spots_of, stands_outside},
};

/// A sign-in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What its holder types, folded; unique.
    pub login: String,
    /// How its holder is called.
    pub display_name: String,
    /// The password's hash, with its method and salt; empty while its holder has set none.
    pub password_hash: String,
    /// The language of its pages, `vi` or `en`.
    pub locale: String,
    /// The day since which it is closed, if it is.
    pub disabled_on: Option<Date>,
}

/// Leaves the hash out.
impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({} {})", self.id, self.login)
    }
}

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub account: AccountId,
    /// When they signed in.
    pub started_at: Timestamp,
    /// When they were last seen.
    pub seen_at: Timestamp,
    /// When it ends by itself.
    pub ends_at: Timestamp,
    /// What browser they use, as it says.
    pub agent: String,
}

macro_rules! account_columns {
    () => {
        "select id, login, display_name, password_hash, locale, disabled_on from account"
    };
}
pub(crate) use account_columns;

macro_rules! post_columns {
    () => {
        "select id, account, role, unit, from_day, until_day, confirmed, suspended_on, delegated_by from post"
    };
}
pub(crate) use post_columns;

macro_rules! session_columns {
    () => {
        "select account, started_at, seen_at, ends_at, agent from session"
    };
}
pub(crate) use session_columns;

/// Somebody who is signed in, with all that is asked about them at every request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub account: Account,
    /// How large letters they want: a word of theirs, if they chose.
    pub letters: Option<String>,
    /// Their posts, ended ones included, by first day and id.
    pub posts: Vec<Post>,
}

/// A post with the name of who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The post.
    pub post: Post,
    /// The holder's name.
    pub name: String,
    /// The day since which their account is closed, if it is.
    pub disabled_on: Option<Date>,
}

impl Store {
    /// The account of a login, which is given folded.
    pub async fn account_by_login(&self, login: &str) -> Result<Option<Account>, StoreError> {
        self.one_account(Query::new(concat!(account_columns!(), " where login = $1")).bind(login)).await
    }

    /// The account of an id.
    pub async fn account(&self, id: AccountId) -> Result<Option<Account>, StoreError> {
        self.one_account(Query::new(concat!(account_columns!(), " where id = $1")).bind(id.to_string())).await
    }

    async fn one_account(&self, query: Query) -> Result<Option<Account>, StoreError> {
        let row = self.pools().reading().await?.link().first(query).await?;
        row.map(|row| read_account(&mut Fields::of(&row, "account"))).transpose()
    }

    /// Every account, by login.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let mut accounts = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(concat!(account_columns!(), " order by login")), |row| {
                accounts.push(read_account(&mut Fields::of(row, "account"))?);
                Ok(())
            })
            .await?;
        Ok(accounts)
    }

    /// The posts of an account, ended ones included, by first day and id.
    pub async fn posts_of(&self, account: AccountId) -> Result<Vec<Post>, StoreError> {
        let text = concat!(post_columns!(), " where account = $1 order by from_day, id");
        let mut posts = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text).bind(account.to_string()), |row| {
                posts.push(read_post(&mut Fields::of(row, "post"))?);
                Ok(())
            })
            .await?;
        Ok(posts)
    }

    /// The posts on whose behalf an account holds posts, each with the day since which its own account is closed, if
    /// it is.
    pub async fn sources_of(&self, account: AccountId) -> Result<Vec<(Post, Option<Date>)>, StoreError> {
        let text = "select s.id, s.account, s.role, s.unit, s.from_day, s.until_day, s.confirmed, s.suspended_on, \
             s.delegated_by, a.disabled_on from post p join post s on s.id = p.delegated_by \
             join account a on a.id = s.account where p.account = $1 order by s.id";
        let mut sources = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text).bind(account.to_string()), |row| {
                let mut fields = Fields::of(row, "post");
                sources.push((read_post(&mut fields)?, fields.maybe_day()?));
                Ok(())
            })
            .await?;
        Ok(sources)
    }

    /// The posts that others hold on behalf of an account's, ended ones included, each with what its holder is called;
    /// by first day and id.
    pub async fn posts_on_behalf_of(&self, account: AccountId) -> Result<Vec<(Post, String)>, StoreError> {
        let text = "select p.id, p.account, p.role, p.unit, p.from_day, p.until_day, p.confirmed, p.suspended_on, \
             p.delegated_by, a.display_name from post s join post p on p.delegated_by = s.id \
             join account a on a.id = p.account where s.account = $1 order by p.from_day, p.id";
        let mut posts = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text).bind(account.to_string()), |row| {
                let mut fields = Fields::of(row, "post");
                posts.push((read_post(&mut fields)?, fields.string()?));
                Ok(())
            })
            .await?;
        Ok(posts)
    }

    /// The posts at a unit and everything under it in today's tree, ended ones included, each with whose it is; by
    /// login, first day and id. None if the unit is not in the tree.
    pub async fn posts_under(&self, unit: UnitId, limit: u32) -> Result<Vec<(Account, Post)>, StoreError> {
        let mut snapshot = self.pools().snapshot().await?;
        let mut link = snapshot.link();
        let spots = spots_of(&mut link, [unit]).await?;
        let Some(spot) = spots.get(&unit).filter(|spot| !stands_outside(&spot.path)) else { return Ok(Vec::new()) };
        let (from, until) = range_of(&spot.path);
        let text = "select a.id, a.login, a.display_name, a.password_hash, a.locale, a.disabled_on, \
             p.id, p.account, p.role, p.unit, p.from_day, p.until_day, p.confirmed, p.suspended_on, p.delegated_by \
             from post p join unit u on u.id = p.unit join account a on a.id = p.account \
             where u.path >= $1 and u.path < $2 order by a.login, p.from_day, p.id limit $3";
        let mut posts = Vec::new();
        link.each(Query::new(text).bind(from).bind(until).bind(i64::from(limit)), |row| {
            let mut fields = Fields::of(row, "post");
            posts.push((read_account(&mut fields)?, read_post(&mut fields)?));
            Ok(())
        })
        .await?;
        Ok(posts)
    }

    /// Every post with its holder's name, in no particular order.
    pub async fn holders(&self) -> Result<Vec<Holder>, StoreError> {
        let text = "select p.id, p.account, p.role, p.unit, p.from_day, p.until_day, p.confirmed, p.suspended_on, \
             p.delegated_by, a.display_name, a.disabled_on from post p join account a on a.id = p.account";
        let mut holders = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text), |row| {
                let mut fields = Fields::of(row, "post");
                let post = read_post(&mut fields)?;
                holders.push(Holder { post, name: fields.string()?, disabled_on: fields.maybe_day()? });
                Ok(())
            })
            .await?;
        Ok(holders)
    }

    /// Whether a post or an account was written after this sequence of the journal.
    pub async fn posts_changed_since(&self, after: u64) -> Result<bool, StoreError> {
        let text = "select sequence from journal where sequence > $1 \
             and (what like 'post.%' or what like 'account.%') limit 1";
        let query = Query::new(text).bind(crate::fields::sequence(after));
        Ok(self.pools().reading().await?.link().first(query).await?.is_some())
    }

    /// Who is signed in under a token's digest, whether or not the session has run out; that is for the caller to say.
    pub async fn signed_in(&self, token_digest: &Digest) -> Result<Option<SignedIn>, StoreError> {
        let text = "select s.account, s.started_at, s.seen_at, s.ends_at, s.agent, \
             a.id, a.login, a.display_name, a.password_hash, a.locale, a.disabled_on, l.letters, \
             p.id, p.account, p.role, p.unit, p.from_day, p.until_day, p.confirmed, p.suspended_on, p.delegated_by \
             from session s join account a on a.id = s.account left join account_look l on l.account = a.id \
             left join post p on p.account = a.id where s.token = $1 order by p.from_day, p.id";
        let mut found: Option<SignedIn> = None;
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text).bind(token_digest.to_string()), |row| {
                let mut fields = Fields::of(row, "session");
                let session = read_session(&mut fields)?;
                let (account, letters) = (read_account(&mut fields)?, fields.maybe_string()?);
                let one = found.get_or_insert(SignedIn { session, account, letters, posts: Vec::new() });
                if fields.is_there()? {
                    one.posts.push(read_post(&mut fields)?);
                }
                Ok(())
            })
            .await?;
        Ok(found)
    }

    /// Keeps how large letters the holder of an account wants.
    pub async fn keep_letters(&self, account: AccountId, letters: &str) -> Result<(), StoreError> {
        let text = "insert into account_look (account, letters) values ($1, $2) \
             on conflict (account) do update set letters = excluded.letters";
        self.run(Query::new(text).bind(account.to_string()).bind(letters)).await.map(drop)
    }

    /// The session of a token's digest, whether or not it has run out; that is for the caller to say.
    pub async fn session(&self, token_digest: &Digest) -> Result<Option<Session>, StoreError> {
        let text = concat!(session_columns!(), " where token = $1");
        let query = Query::new(text).bind(token_digest.to_string());
        let row = self.pools().reading().await?.link().first(query).await?;
        row.map(|row| read_session(&mut Fields::of(&row, "session"))).transpose()
    }

    /// The sessions of an account, run out or not, each by its token's digest; the newest first.
    pub async fn sessions_of(&self, account: AccountId) -> Result<Vec<(Digest, Session)>, StoreError> {
        let text = "select token, account, started_at, seen_at, ends_at, agent from session where account = $1 \
             order by started_at desc, token limit 1000";
        let mut sessions = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text).bind(account.to_string()), |row| {
                let mut fields = Fields::of(row, "session");
                sessions.push((fields.digest()?, read_session(&mut fields)?));
                Ok(())
            })
            .await?;
        Ok(sessions)
    }

    /// Signs somebody in under a token's digest.
    pub async fn start_session(&self, token_digest: &Digest, session: &Session) -> Result<(), StoreError> {
        let text = "insert into session (token, account, started_at, seen_at, ends_at, agent) \
             values ($1, $2, $3, $4, $5, $6)";
        let query = Query::new(text)
            .bind(token_digest.to_string())
            .bind(session.account.to_string())
            .bind(instant(session.started_at))
            .bind(instant(session.seen_at))
            .bind(instant(session.ends_at))
            .bind(session.agent.as_str());
        self.run(query).await.map(drop)
    }

    /// Notes that somebody was seen, and until when the session now lasts.
    pub async fn touch_session(
        &self,
        token_digest: &Digest,
        seen_at: Timestamp,
        ends_at: Timestamp,
    ) -> Result<(), StoreError> {
        let query = Query::new("update session set seen_at = $1, ends_at = $2 where token = $3");
        self.run(query.bind(instant(seen_at)).bind(instant(ends_at)).bind(token_digest.to_string())).await.map(drop)
    }

    /// Signs somebody out.
    pub async fn end_session(&self, token_digest: &Digest) -> Result<(), StoreError> {
        self.run(Query::new("delete from session where token = $1").bind(token_digest.to_string())).await.map(drop)
    }

    /// Signs an account out everywhere, and says how many sessions that ended.
    pub async fn end_sessions_of(&self, account: AccountId) -> Result<u64, StoreError> {
        self.run(Query::new("delete from session where account = $1").bind(account.to_string())).await
    }

    /// Forgets sessions that have run out, and says how many.
    pub async fn drop_expired_sessions(&self, now: Timestamp) -> Result<u64, StoreError> {
        self.run(Query::new("delete from session where ends_at <= $1").bind(instant(now))).await
    }

    /// How many sign-ins failed since an instant, held against a login or an address.
    pub async fn sign_in_failures(&self, about: &str, since: Timestamp) -> Result<u32, StoreError> {
        let text = "select cast(coalesce(sum(times), 0) as bigint) from sign_in_failure where about = $1 and at >= $2";
        let query = Query::new(text).bind(about).bind(instant(since));
        let row = self.pools().reading().await?.link().first(query).await?;
        row.map_or(Ok(0), |row| Fields::of(&row, "sign_in_failure").number())
    }

    /// When the first of the sign-ins failed since an instant that are held against a login or an address; `None` if
    /// none did.
    pub async fn first_sign_in_failure(&self, about: &str, since: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let text = "select min(at) from sign_in_failure where about = $1 and at >= $2";
        let query = Query::new(text).bind(about).bind(instant(since));
        let row = self.pools().reading().await?.link().first(query).await?;
        row.map_or(Ok(None), |row| Fields::of(&row, "sign_in_failure").maybe_parsed())
    }

    /// Holds a failed sign-in against a login or an address.
    pub async fn note_sign_in_failure(&self, about: &str, at: Timestamp) -> Result<(), StoreError> {
        let text = "insert into sign_in_failure (about, at, times) values ($1, $2, 1) \
             on conflict (about, at) do update set times = sign_in_failure.times + 1";
        self.run(Query::new(text).bind(about).bind(instant(at))).await.map(drop)
    }

    /// Forgives what is held against a login or an address.
    pub async fn clear_sign_in_failures(&self, about: &str) -> Result<(), StoreError> {
        self.run(Query::new("delete from sign_in_failure where about = $1").bind(about)).await.map(drop)
    }

    /// Forgets failures before an instant, and says how many rows that were.
    pub async fn drop_old_sign_in_failures(&self, before: Timestamp) -> Result<u64, StoreError> {
        self.run(Query::new("delete from sign_in_failure where at < $1").bind(instant(before))).await
    }
}

/// Reads the columns of `session_columns!`.
pub(crate) fn read_session(fields: &mut Fields<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        account: fields.parsed()?,
        started_at: fields.instant()?,
        seen_at: fields.instant()?,
        ends_at: fields.instant()?,
        agent: fields.string()?,
    })
}

/// Reads the columns of `post_columns!`.
pub(crate) fn read_post(fields: &mut Fields<'_>) -> Result<Post, StoreError> {
    Ok(Post {
        id: fields.parsed()?,
        account: fields.parsed()?,
        role: fields.code(Role::from_code)?,
        unit: fields.parsed()?,
        from: fields.day()?,
        until: fields.maybe_day()?,
        confirmed: fields.flag()?,
        suspended_on: fields.maybe_day()?,
        delegated_by: fields.maybe_parsed()?,
    })
}

/// Reads the columns of `account_columns!`.
pub(crate) fn read_account(fields: &mut Fields<'_>) -> Result<Account, StoreError> {
    Ok(Account {
        id: fields.parsed()?,
        login: fields.string()?,
        display_name: fields.string()?,
        password_hash: fields.string()?,
        locale: fields.string()?,
        disabled_on: fields.maybe_day()?,
    })
}

pub(crate) fn account_into(rows: &mut Rows, account: &Account) {
    rows.push([
        shown(account.id),
        text(&account.login),
        text(&account.display_name),
        text(&account.password_hash),
        text(&account.locale),
        maybe_shown(account.disabled_on),
    ]);
}

pub(crate) fn post_into(rows: &mut Rows, post: &Post) {
    rows.push([
        shown(post.id),
        shown(post.account),
        text(post.role.code()),
        shown(post.unit),
        shown(post.from),
        maybe_shown(post.until),
        flag(post.confirmed),
        maybe_shown(post.suspended_on),
        maybe_shown(post.delegated_by),
    ]);
}
