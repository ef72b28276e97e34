//! One's own sessions: which there are, and ending them.

use nguon_domain::{calendar::Timestamp, journal::Digest};
use nguon_store::{Changes, Entry};

use crate::{App, actor::Actor, error::AppError};

/// A session of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// What names it on the page; it opens nothing.
    pub mark: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was last used, give or take some minutes.
    pub seen_at: Timestamp,
    /// What the browser called itself.
    pub agent: String,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

impl App {
    /// The sessions of whoever asks that go on, this one first, then those used last.
    pub(crate) async fn own_sessions(&self, actor: &Actor) -> Result<Vec<OwnSession>, AppError> {
        let now = self.ground().now();
        let sessions = self.store().sessions_of(actor.account).await?;
        let mut sessions: Vec<OwnSession> = sessions
            .into_iter()
            .filter(|(_, session)| self.goes_on(session, now))
            .map(|(token, session)| OwnSession {
                mark: mark_of(&token),
                started_at: session.started_at,
                seen_at: session.seen_at,
                agent: session.agent,
                is_this: token == actor.session(),
            })
            .collect();
        sessions.sort_by_key(|session| (!session.is_this, std::cmp::Reverse(session.seen_at)));
        Ok(sessions)
    }

    /// Ends one session of whoever asks, another than this. One that has ended already is none to speak of.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn end_own_session(&self, actor: &Actor, mark: &str) -> Result<(), AppError> {
        let sessions = self.store().sessions_of(actor.account).await?;
        let is_meant = |token: &Digest| mark_of(token) == mark && *token != actor.session();
        let Some((token, _)) = sessions.into_iter().find(|(token, _)| is_meant(token)) else { return Ok(()) };
        self.store().end_session(&token).await?;
        self.note_ended(actor, "session.ended").await
    }

    /// Ends every session of whoever asks but this one.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn end_other_sessions(&self, actor: &Actor) -> Result<(), AppError> {
        for (token, _) in self.store().sessions_of(actor.account).await? {
            if token != actor.session() {
                self.store().end_session(&token).await?;
            }
        }
        self.note_ended(actor, "session.others_ended").await
    }

    async fn note_ended(&self, actor: &Actor, what: &str) -> Result<(), AppError> {
        let subject = format!("account:{}", actor.account);
        let entry = Entry { what: what.to_owned(), subject, payload: Vec::new() };
        self.write(self.fresh_command(), actor.author(None), Changes::default(), vec![entry]).await?;
        Ok(())
    }
}

fn mark_of(token: &Digest) -> String {
    Digest::of(format!("session\n{token}").as_bytes()).to_string()[..32].to_owned()
}
