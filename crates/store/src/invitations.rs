//! Links by which people come into their accounts, and the browsers that are known to be theirs.
//!
//! Links are written by a [`crate::Write`] and stand in the journal. Browsers are written here, at once and without
//! it, like the sessions that begin in them.

use nguon_domain::{calendar::Timestamp, id::AccountId, journal::Digest};

use crate::{
    Store, StoreError,
    bulk::{Rows, for_each_key},
    dialect::Query,
    fields::{Fields, instant, maybe_shown, shown},
};

/// A link by which the holder of an account sets its password. An account has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The account.
    pub account: AccountId,
    /// The digest of what the link holds.
    pub secret: Digest,
    /// When it was made.
    pub made_at: Timestamp,
    /// Who made it; `None` for the program itself.
    pub made_by: Option<AccountId>,
    /// When it ends by itself.
    pub ends_at: Timestamp,
    /// When it was used, if it was.
    pub used_at: Option<Timestamp>,
}

impl Invitation {
    /// Whether the link still opens something.
    pub fn stands(&self, now: Timestamp) -> bool {
        self.used_at.is_none() && now < self.ends_at
    }
}

/// A browser in which the holder of an account has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Whose it is.
    pub account: AccountId,
    /// When it became known.
    pub made_at: Timestamp,
    /// When its holder last signed in there.
    pub seen_at: Timestamp,
}

macro_rules! invitation_columns {
    () => {
        "select account, secret, made_at, made_by, ends_at, used_at from invitation"
    };
}
pub(crate) use invitation_columns;

macro_rules! device_columns {
    () => {
        "select account, made_at, seen_at from device"
    };
}
pub(crate) use device_columns;

impl Store {
    /// The link of an account; `None` if none was ever made.
    pub async fn invitation(&self, account: AccountId) -> Result<Option<Invitation>, StoreError> {
        let text = concat!(invitation_columns!(), " where account = $1");
        self.one_invitation(Query::new(text).bind(account.to_string())).await
    }

    /// The link of a secret's digest, whether or not it still opens anything; that is for the caller to say.
    pub async fn invitation_of_secret(&self, secret: &Digest) -> Result<Option<Invitation>, StoreError> {
        let text = concat!(invitation_columns!(), " where secret = $1");
        self.one_invitation(Query::new(text).bind(secret.to_string())).await
    }

    async fn one_invitation(&self, query: Query) -> Result<Option<Invitation>, StoreError> {
        let row = self.pools().reading().await?.link().first(query).await?;
        row.map(|row| read_invitation(&mut Fields::of(&row, "invitation"))).transpose()
    }

    /// The links of some accounts, in no order; accounts without one are left out.
    pub async fn invitations(&self, accounts: &[AccountId]) -> Result<Vec<Invitation>, StoreError> {
        let mut invitations = Vec::new();
        let mut reading = self.pools().reading().await?;
        let question = concat!(invitation_columns!(), " where account in");
        let keys = accounts.iter().map(|account| account.to_string());
        for_each_key(&mut reading.link(), question, keys, |row| {
            invitations.push(read_invitation(&mut Fields::of(row, "invitation"))?);
            Ok(())
        })
        .await?;
        Ok(invitations)
    }

    /// The browser of a mark's digest; `None` if it is not known.
    pub async fn device(&self, mark: &Digest) -> Result<Option<Device>, StoreError> {
        let query = Query::new(concat!(device_columns!(), " where mark = $1")).bind(mark.to_string());
        let row = self.pools().reading().await?.link().first(query).await?;
        row.map(|row| read_device(&mut Fields::of(&row, "device"))).transpose()
    }

    /// Keeps a browser under its mark's digest, or notes that it was seen again.
    pub async fn keep_device(&self, mark: &Digest, device: &Device) -> Result<(), StoreError> {
        let text = "insert into device (mark, account, made_at, seen_at) values ($1, $2, $3, $4) \
             on conflict (mark) do update set seen_at = excluded.seen_at";
        let query = Query::new(text)
            .bind(mark.to_string())
            .bind(device.account.to_string())
            .bind(instant(device.made_at))
            .bind(instant(device.seen_at));
        self.run(query).await.map(drop)
    }

    /// Forgets browsers in which nobody signed in since an instant, and says how many there were.
    pub async fn drop_old_devices(&self, before: Timestamp) -> Result<u64, StoreError> {
        self.run(Query::new("delete from device where seen_at < $1").bind(instant(before))).await
    }

    /// Forgets every browser of an account, and says how many there were.
    pub async fn forget_devices_of(&self, account: AccountId) -> Result<u64, StoreError> {
        self.run(Query::new("delete from device where account = $1").bind(account.to_string())).await
    }
}

/// Reads the columns of `invitation_columns!`.
pub(crate) fn read_invitation(fields: &mut Fields<'_>) -> Result<Invitation, StoreError> {
    Ok(Invitation {
        account: fields.parsed()?,
        secret: fields.digest()?,
        made_at: fields.instant()?,
        made_by: fields.maybe_parsed()?,
        ends_at: fields.instant()?,
        used_at: fields.maybe_parsed()?,
    })
}

/// Reads the columns of `device_columns!`.
pub(crate) fn read_device(fields: &mut Fields<'_>) -> Result<Device, StoreError> {
    Ok(Device { account: fields.parsed()?, made_at: fields.instant()?, seen_at: fields.instant()? })
}

pub(crate) fn invitation_into(rows: &mut Rows, invitation: &Invitation) {
    rows.push([
        shown(invitation.account),
        shown(invitation.secret),
        instant(invitation.made_at),
        maybe_shown(invitation.made_by),
        instant(invitation.ends_at),
        maybe_shown(invitation.used_at.map(crate::fields::instant_text)),
    ]);
}
