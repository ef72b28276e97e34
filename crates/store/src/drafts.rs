//! What people have begun to write into forms and not yet saved. Nothing here is journalled: a draft is no act.

use nguon_domain::{
    calendar::Timestamp,
    id::{AccountId, PersonId},
};

use crate::{
    Store, StoreError,
    dialect::Query,
    fields::{Fields, instant, maybe_shown},
};

/// A form that somebody has begun to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Whose it is.
    pub account: AccountId,
    /// The kind of form.
    pub form: String,
    /// The id of what it is about.
    pub about: String,
    /// The person it is about, if that is somebody known.
    pub person: Option<PersonId>,
    /// What was typed, in the words of a form.
    pub fields: String,
    /// When it was last kept.
    pub saved_at: Timestamp,
}

macro_rules! draft_columns {
    () => {
        "select account, form, about, person, fields, saved_at from draft"
    };
}
pub(crate) use draft_columns;

impl Store {
    /// The drafts of an account, the newest first. At most a hundred.
    pub async fn drafts_of(&self, account: AccountId) -> Result<Vec<Draft>, StoreError> {
        let text = concat!(draft_columns!(), " where account = $1 order by saved_at desc, form, about limit 100");
        let mut drafts = Vec::new();
        let mut reading = self.pools().reading().await?;
        let take = |row: &_| {
            drafts.push(read_draft(&mut Fields::of(row, "draft"))?);
            Ok(())
        };
        reading.link().each(Query::new(text).bind(account.to_string()), take).await?;
        Ok(drafts)
    }

    /// One draft of an account; `None` if there is none.
    pub async fn draft(&self, account: AccountId, form: &str, about: &str) -> Result<Option<Draft>, StoreError> {
        let text = concat!(draft_columns!(), " where account = $1 and form = $2 and about = $3");
        let query = Query::new(text).bind(account.to_string()).bind(form).bind(about);
        let row = self.pools().reading().await?.link().first(query).await?;
        row.map(|row| read_draft(&mut Fields::of(&row, "draft"))).transpose()
    }

    /// Keeps a draft in place of the one there was of the same form.
    pub async fn keep_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        let text = "insert into draft (account, form, about, person, fields, saved_at) \
                    values ($1, $2, $3, $4, $5, $6) on conflict (account, form, about) \
                    do update set fields = excluded.fields, saved_at = excluded.saved_at";
        let query = Query::new(text)
            .bind(draft.account.to_string())
            .bind(draft.form.as_str())
            .bind(draft.about.as_str())
            .bind(maybe_shown(draft.person))
            .bind(draft.fields.as_str())
            .bind(instant(draft.saved_at));
        self.run(query).await?;
        Ok(())
    }

    /// Throws a draft away, and says how many there were.
    pub async fn drop_draft(&self, account: AccountId, form: &str, about: &str) -> Result<u64, StoreError> {
        let text = "delete from draft where account = $1 and form = $2 and about = $3";
        self.run(Query::new(text).bind(account.to_string()).bind(form).bind(about)).await
    }

    /// Throws all drafts of an account away, and says how many there were.
    pub async fn drop_drafts_of(&self, account: AccountId) -> Result<u64, StoreError> {
        self.run(Query::new("delete from draft where account = $1").bind(account.to_string())).await
    }

    /// Throws everybody's drafts about a person away, and says how many there were.
    pub async fn drop_drafts_about(&self, person: PersonId) -> Result<u64, StoreError> {
        self.run(Query::new("delete from draft where person = $1").bind(person.to_string())).await
    }

    /// Throws away what was last kept before an instant, and says how much.
    pub async fn drop_old_drafts(&self, before: Timestamp) -> Result<u64, StoreError> {
        self.run(Query::new("delete from draft where saved_at < $1").bind(instant(before))).await
    }
}

/// Reads the columns of `draft_columns!`.
pub(crate) fn read_draft(fields: &mut Fields<'_>) -> Result<Draft, StoreError> {
    Ok(Draft {
        account: fields.parsed()?,
        form: fields.text()?.to_owned(),
        about: fields.text()?.to_owned(),
        person: fields.maybe_parsed()?,
        fields: fields.text()?.to_owned(),
        saved_at: fields.instant()?,
    })
}
