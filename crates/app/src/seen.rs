//! What a form was opened on, and what was saved since, so that nobody writes over the work of somebody else unseen.

use nguon_domain::{
    calendar::Timestamp,
    case::{Act, Deed, may_be_corrected},
    id::CaseId,
    journal::Author,
};
use nguon_store::{JournalRow, Read, RecordedAct};

use crate::{App, actor::Actor, error::AppError};

/// Where the journal stood about a thing when a form was opened on it. A form carries it as text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen(u64);

impl Seen {
    /// What [`Seen::to_string`] wrote; anything else was opened on nothing, which is never up to date.
    pub fn parse(text: &str) -> Self {
        Self(text.parse().unwrap_or_default())
    }

    pub(crate) fn of(rows: &[JournalRow]) -> Self {
        Self(rows.first().map_or(0, |row| row.sequence))
    }

    /// The same for the storage, which looks once more in the moment of writing.
    pub(crate) fn read(self, subject: &str) -> Read {
        Read { subject: subject.to_owned(), sequence: self.0 }
    }
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Who saved something last, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Who; `None` for the program itself, or if the account is gone.
    pub by: Option<String>,
    /// Whether that was whoever asks, as in another window.
    pub is_own: bool,
    /// When.
    pub at: Timestamp,
    /// The reason that was given, if one was.
    pub reason: Option<String>,
}

/// An act that somebody put on record after a form was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActSince {
    /// The act; [`Deed::Annulled`] if what the form was about was withdrawn.
    pub act: Act,
    /// Who put it on record, and when.
    pub saved: Saved,
}

impl App {
    /// Who wrote, as `actor` is told.
    async fn saved(
        &self,
        actor: &Actor,
        author: Author,
        at: Timestamp,
        reason: Option<String>,
    ) -> Result<Saved, AppError> {
        let by = match author.account {
            Some(account) => self.store().account(account).await?.map(|account| account.display_name),
            None => None,
        };
        Ok(Saved { by, is_own: author.account == Some(actor.account), at, reason })
    }

    /// The newest links about a thing that change what a form about it shows: those of `whats`, or all.
    pub(crate) async fn last_about(&self, subject: &str, whats: &[&str]) -> Result<Vec<JournalRow>, AppError> {
        let mut rows = self.store().journal_of(subject, None, 50).await?;
        rows.retain(|row| whats.is_empty() || whats.contains(&row.what.as_str()));
        Ok(rows)
    }

    /// Who wrote the first of these links. `whys` are the words of those that give a reason.
    pub(crate) async fn saved_last(
        &self,
        actor: &Actor,
        rows: &[JournalRow],
        whys: &[&str],
    ) -> Result<Option<Saved>, AppError> {
        let Some(row) = rows.first() else { return Ok(None) };
        let payload = row.payload.clone().filter(|_| whys.contains(&row.what.as_str()));
        let text = payload.and_then(|payload| String::from_utf8(payload).ok());
        // The first line is salt.
        let reason = text.and_then(|text| text.split_once('\n').map(|(_, reason)| reason.to_owned()));
        self.saved(actor, row.author, row.at, reason).await.map(Some)
    }

    pub(crate) async fn act_since(&self, actor: &Actor, found: &RecordedAct) -> Result<ActSince, AppError> {
        let act = found.act.clone();
        let reason = act.supersedes.as_ref().map(|correction| correction.reason.clone());
        Ok(ActSince { saved: self.saved(actor, found.author, act.recorded_at, reason).await?, act })
    }

    /// What stands in the place of an act now: itself, if nobody corrected it.
    pub(crate) async fn standing_for(&self, actor: &Actor, act: &Act) -> Result<ActSince, AppError> {
        let recorded = self.store().acts_of(act.case).await?;
        let itself = recorded.iter().find(|one| one.act.id == act.id);
        let follows = |one: &&RecordedAct| {
            let id = one.act.id;
            recorded.iter().find(|one| one.act.supersedes.as_ref().is_some_and(|correction| correction.act == id))
        };
        // As many steps as there are acts, so that a damaged chain ends too.
        let newest = std::iter::successors(itself, follows).take(recorded.len()).last();
        self.act_since(actor, newest.ok_or(AppError::NotThere)?).await
    }

    /// Where the journal stands about the acts of a case: what a form that adds one is opened on.
    pub(crate) async fn acts_seen(&self, case: CaseId) -> Result<Seen, AppError> {
        Ok(Seen(self.store().acts_of(case).await?.into_iter().map(|one| one.sequence).max().unwrap_or_default()))
    }
}

/// An act of this kind that counts and was put on record after `seen`.
pub(crate) fn same_since<'a>(recorded: &'a [RecordedAct], seen: Seen, deed: &Deed) -> Option<&'a RecordedAct> {
    let acts: Vec<Act> = recorded.iter().map(|one| one.act.clone()).collect();
    let mut since = recorded.iter().filter(|one| one.sequence > seen.0 && one.act.deed.kind() == deed.kind());
    since.find(|one| may_be_corrected(&acts, one.act.id))
}
