//! Imports under way: read or written beside the requests that began them, so that nobody need wait for them, and
//! closing the browser stops nothing.
//!
//! Kept in memory only. What a restart cuts off was in one transaction, so nothing of it is there, and the files still
//! wait on the shelf.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use nguon_domain::{
    calendar::{Date, Timestamp},
    id::ImportId,
};
use tokio::sync::watch;

use crate::{
    import::{Reading, RowLine},
    intake::{Outcome, Progress},
    view::UnitLink,
};

/// What is done with files that wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// They are read, for the page that shows what they hold.
    Look,
    /// They are read and written.
    Write,
}

/// How work ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// What the files hold is known.
    Looked,
    /// It is written.
    Wrote,
    /// Nothing is written.
    Not(NotWritten),
    /// It is no longer there for whoever began it.
    NotThere,
    /// Reading failed. The text is for the log.
    Failed(String),
}

/// Why nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotWritten {
    /// Something has changed since the page was shown.
    Changed,
    /// What is wrong in the files was not looked at.
    NotLooked,
    /// Whoever began it stopped it.
    Stopped,
    /// It failed; it can be tried again.
    Failed,
}

/// An import under way, or how it ended.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) work: Work,
    pub(super) progress: Arc<Progress>,
    began: Timestamp,
    end: watch::Sender<Option<(End, Timestamp)>>,
}

impl Run {
    fn new(work: Work, began: Timestamp) -> Arc<Self> {
        Arc::new(Self { work, progress: Arc::default(), began, end: watch::Sender::new(None) })
    }

    /// How it ended and when; `None` while it goes on.
    pub(super) fn ended(&self) -> Option<(End, Timestamp)> {
        self.end.borrow().clone()
    }

    /// Waits until it has ended, or has gone on for this long.
    pub(super) async fn wait_in_all(&self, patience: Duration, now: Timestamp) -> Option<End> {
        self.wait(patience.saturating_sub(now.duration_since(self.began).unsigned_abs())).await
    }

    /// Waits until it has ended, but not for longer than this.
    pub(super) async fn wait(&self, patience: Duration) -> Option<End> {
        let mut end = self.end.subscribe();
        let ended = end.wait_for(Option::is_some);
        // The sender lives as long as this.
        let ended = tokio::time::timeout(patience, ended).await.ok()?.ok()?;
        ended.as_ref().map(|(end, _)| end.clone())
    }
}

/// What some files hold, as it was found.
#[derive(Debug)]
pub(super) struct Looked {
    pub(super) import: ImportId,
    /// The journal's last sequence, and the day, when it was found.
    pub(super) through: (u64, Date),
    pub(super) reading: Arc<Reading>,
    pub(super) rows: Arc<Vec<RowLine>>,
    pub(super) units: Arc<Vec<UnitLink>>,
    pub(super) foreseen: Outcome,
    pub(super) ahead: usize,
}

/// All that is under way, and what was found of late.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    all: Mutex<BTreeMap<ImportId, Arc<Run>>>,
    /// Why nothing was written when it was last tried.
    tried: Mutex<BTreeMap<ImportId, (NotWritten, Timestamp)>>,
    /// What was found, the newest last, and whether it was shown.
    looked: Mutex<Vec<(Arc<Looked>, bool)>>,
}

/// So many rows are remembered of all that was found together, so that turning a page reads nothing anew. The newest
/// is remembered whatever its length.
const MOST_ROWS: usize = 150_000;
const MOST_LOOKED: usize = 20;

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Runs {
    /// What is done with some files, or was last.
    pub(super) fn of(&self, import: ImportId) -> Option<Arc<Run>> {
        locked(&self.all).get(&import).cloned()
    }

    /// What is done with them and has not ended.
    pub(super) fn under_way(&self, import: ImportId) -> Option<Arc<Run>> {
        self.of(import).filter(|run| run.ended().is_none())
    }

    /// Begins work on some files. `false` with work that is under way already: it goes on. Reading for the page gives
    /// way to writing.
    pub(super) fn begin(&self, import: ImportId, work: Work, now: Timestamp) -> (Arc<Run>, bool) {
        let mut all = locked(&self.all);
        if let Some(run) = all.get(&import).filter(|run| run.ended().is_none()) {
            if run.work == Work::Write || work == Work::Look {
                return (run.clone(), false);
            }
            run.progress.stop();
        }
        if work == Work::Write {
            locked(&self.tried).remove(&import);
        }
        let run = Run::new(work, now);
        all.insert(import, run.clone());
        (run, true)
    }

    /// Ends work on some files.
    pub(super) fn finish(&self, import: ImportId, run: &Run, end: End, at: Timestamp) {
        if let (Work::Write, End::Not(why)) = (run.work, &end) {
            locked(&self.tried).insert(import, (*why, at));
        }
        run.end.send_replace(Some((end, at)));
    }

    /// Why some files were not written when it was last tried, and when that was.
    pub(super) fn tried(&self, import: ImportId) -> Option<(NotWritten, Timestamp)> {
        locked(&self.tried).get(&import).copied()
    }

    /// Forgets how work on some files ended, and what was found in them.
    pub(super) fn forget(&self, import: ImportId) {
        locked(&self.all).remove(&import);
        locked(&self.tried).remove(&import);
        self.forget_looked(import);
    }

    /// Forgets what was found in them; reading that goes on would find the same, and is stopped.
    pub(super) fn forget_looked(&self, import: ImportId) {
        if let Some(run) = self.under_way(import).filter(|run| run.work == Work::Look) {
            run.progress.stop();
        }
        locked(&self.looked).retain(|(looked, _)| looked.import != import);
    }

    /// Forgets what ended long ago: by now its files are gone.
    pub(super) fn clear(&self, now: Timestamp) {
        let is_old = |at: Timestamp| now.duration_since(at).unsigned_abs() > super::shelf::KEPT_FOR;
        locked(&self.all).retain(|_, run| run.ended().is_none_or(|(_, at)| !is_old(at)));
        locked(&self.tried).retain(|_, (_, at)| !is_old(*at));
    }

    /// Remembers what was found.
    pub(super) fn remember(&self, found: Looked) {
        let mut looked = locked(&self.looked);
        looked.retain(|(one, _)| one.import != found.import);
        looked.push((Arc::new(found), false));
        let mut rows = 0;
        let keep = looked.iter().rev().take(MOST_LOOKED).enumerate().take_while(|(at, (one, _))| {
            rows += one.rows.len() + one.reading.findings.len();
            *at == 0 || rows <= MOST_ROWS
        });
        let keep = keep.count();
        let drop = looked.len() - keep;
        looked.drain(..drop);
    }

    /// What was found in some files, if that still holds or nobody has seen it yet. It counts as seen.
    pub(super) fn recall(&self, import: ImportId, through: (u64, Date)) -> Option<Arc<Looked>> {
        let mut looked = locked(&self.looked);
        let (found, was_shown) = looked.iter_mut().find(|(one, _)| one.import == import)?;
        let holds = found.through == through || !*was_shown;
        *was_shown = true;
        holds.then(|| found.clone())
    }
}
