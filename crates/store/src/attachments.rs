//! What is known of files that are kept with cases. The files themselves lie in a folder.

use nguon_domain::{
    attachment::AttachmentKind,
    calendar::Timestamp,
    id::{AccountId, AttachmentId, CaseId},
    journal::Digest,
};

use crate::{
    Store, StoreError,
    bulk::Rows,
    dialect::{Cell, Query},
    fields::{Fields, instant, instant_text, maybe_shown, number, shown, text},
};

/// A file that is kept with a case, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// The case.
    pub case: CaseId,
    /// Who brought it.
    pub account: AccountId,
    /// When.
    pub at: Timestamp,
    /// Of which kind it is.
    pub kind: AttachmentKind,
    /// How large it is, in bytes.
    pub size: u32,
    /// The digest of its content.
    pub digest: Digest,
    /// Where it lies, or how it went.
    pub state: AttachmentState,
}

/// Whether a file is still kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachmentState {
    /// It is.
    Kept {
        /// What it is called.
        name: String,
        /// The name under which it lies in the folder, which says nothing.
        file: String,
    },
    /// It was taken away, and its name with it.
    Removed {
        /// When.
        at: Timestamp,
        /// By whom.
        by: AccountId,
        /// Why.
        reason: String,
    },
}

macro_rules! attachment_columns {
    () => {
        "select id, case_id, account, at, kind, size, digest, name, file, removed_at, removed_by, removed_reason \
         from attachment"
    };
}
pub(crate) use attachment_columns;

impl Store {
    /// The files with a case, the oldest first, those that were taken away included. At most a thousand.
    pub async fn attachments_of(&self, case: CaseId) -> Result<Vec<Attachment>, StoreError> {
        let text = concat!(attachment_columns!(), " where case_id = $1 order by id limit 1000");
        self.attachments_by(Query::new(text).bind(case.to_string())).await
    }

    /// What is known of a file; `None` if there is none of that id.
    pub async fn attachment(&self, id: AttachmentId) -> Result<Option<Attachment>, StoreError> {
        let query = Query::new(concat!(attachment_columns!(), " where id = $1")).bind(id.to_string());
        Ok(self.attachments_by(query).await?.pop())
    }

    /// Files that are kept, by id, after one of them; not more than `limit`.
    pub async fn attachments_kept(
        &self,
        after: Option<AttachmentId>,
        limit: u32,
    ) -> Result<Vec<Attachment>, StoreError> {
        let text = concat!(attachment_columns!(), " where id > $1 and file is not null order by id limit $2");
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        self.attachments_by(Query::new(text).bind(after).bind(i64::from(limit))).await
    }

    async fn attachments_by(&self, query: Query) -> Result<Vec<Attachment>, StoreError> {
        let mut found = Vec::new();
        let mut reading = self.pools().reading().await?;
        let take = |row: &_| {
            found.push(read_attachment(&mut Fields::of(row, "attachment"))?);
            Ok(())
        };
        reading.link().each(query, take).await?;
        Ok(found)
    }
}

/// Reads the columns of `attachment_columns!`.
pub(crate) fn read_attachment(fields: &mut Fields<'_>) -> Result<Attachment, StoreError> {
    let (id, case, account, at) = (fields.parsed()?, fields.parsed()?, fields.parsed()?, fields.instant()?);
    let (kind, size, digest) = (fields.code(AttachmentKind::from_code)?, fields.number()?, fields.digest()?);
    let kept = (fields.maybe_string()?, fields.maybe_string()?);
    let removed = (fields.maybe_instant()?, fields.maybe_parsed()?, fields.maybe_string()?);
    let state = match (kept, removed) {
        ((Some(name), Some(file)), (None, None, None)) => AttachmentState::Kept { name, file },
        ((None, None), (Some(at), Some(by), Some(reason))) => AttachmentState::Removed { at, by, reason },
        _ => return Err(fields.damaged("half of a removal")),
    };
    Ok(Attachment { id, case, account, at, kind, size, digest, state })
}

pub(crate) fn attachment_into(rows: &mut Rows, attachment: &Attachment) {
    let (kept, removed) = match &attachment.state {
        AttachmentState::Kept { name, file } => (Some((name.clone(), file.clone())), None),
        AttachmentState::Removed { at, by, reason } => (None, Some((*at, *by, reason.clone()))),
    };
    rows.push([
        shown(attachment.id),
        shown(attachment.case),
        shown(attachment.account),
        instant(attachment.at),
        text(attachment.kind.code()),
        number(attachment.size),
        shown(attachment.digest),
        Cell::Text(kept.as_ref().map(|(name, _)| name.clone())),
        Cell::Text(kept.map(|(_, file)| file)),
        Cell::Text(removed.as_ref().map(|(at, ..)| instant_text(*at))),
        maybe_shown(removed.as_ref().map(|(_, by, _)| *by)),
        Cell::Text(removed.map(|(_, _, reason)| reason)),
    ]);
}
