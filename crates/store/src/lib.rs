//! Rows ↔ domain values, transactions, migrations, tree queries and the journal.
//!
//! The only crate that knows SQL, and that there are two databases; inside it, only [`dialect`]. It decides nothing:
//! no threshold, no deadline, no permission. "Not there" is `None`.
//!
//! Start at [`Store`]. What is written goes through [`Store::commit`]; what is read is read by the methods that the
//! modules add, each beside the rows it maps. Read next: [`write`], [`people`], [`check`].

use std::sync::Arc;

use nguon_domain::calendar::Date;
use tokio::sync::{mpsc, oneshot};

mod accounts;
mod address;
mod apply;
mod attachments;
mod bulk;
mod cases;
mod catalogue;
mod check;
mod copy;
mod dialect;
mod drafts;
mod error;
mod fields;
mod invitations;
mod journal;
mod people;
mod persons;
mod quotas;
mod settings;
mod steering;
mod undo;
mod units;
mod views;
mod watch;
mod write;
mod writer;

pub use accounts::{Account, Holder, Session, SignedIn};
pub use address::{Address, AddressProblem};
pub use attachments::{Attachment, AttachmentState};
pub use cases::RecordedAct;
pub use check::{CheckReport, Problem};
pub use copy::{CopyReport, copy};
pub use drafts::Draft;
pub use error::StoreError;
pub use invitations::{Device, Invitation};
pub use journal::JournalRow;
pub use people::{Ages, Cursor, CursorProblem, Filter, PeoplePage, PeopleQuery, PersonRow, Trait, Which, number_in};
pub use persons::{CaseForMatching, PersonForMatching};
pub use quotas::Headcount;
pub use settings::{Import, ImportSource, Mapping, Wrote};
pub use steering::{Assignment, Enterprise, Member, Survey};
pub use undo::{Held, HeldThing, Undo, UndoPlan, Undone};
pub use views::{Note, NoteState, OpeningView, SavedView};
pub use watch::Watch;
pub use write::{CaseWrite, Changes, Committed, Entry, Read, UnitWrite, Write};

use dialect::{Pools, Query};
use people::{Names, Totals};
use writer::Job;

/// Writes that may queue before a caller has to wait to hand one in.
const QUEUE: usize = 1_024;

/// A database. Cheap to clone; clones share its connections and its one writer.
#[derive(Debug, Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    pools: Pools,
    queue: mpsc::Sender<Job>,
    totals: Totals,
    names: tokio::sync::Mutex<Option<Arc<Names>>>,
}

impl Store {
    /// The name of the engine behind it: `SQLite` or `PostgreSQL`.
    pub fn engine(&self) -> &'static str {
        self.inner.pools.engine()
    }

    /// Opens a database, creating the file of an embedded one if it is missing. Brings no table up to date:
    /// see [`Store::migrate`]. Needs a tokio runtime, in which its writer lives.
    pub async fn open(address: &Address) -> Result<Self, StoreError> {
        let pools = Pools::open(address).await?;
        let (queue, jobs) = mpsc::channel(QUEUE);
        tokio::spawn(writer::work(pools.clone(), jobs));
        Ok(Self {
            inner: Arc::new(Inner { pools, queue, totals: Totals::default(), names: tokio::sync::Mutex::default() }),
        })
    }

    /// Brings the tables up to this program. Does nothing if they are.
    ///
    /// Errors: [`StoreError::Newer`] if a newer program wrote the database; [`StoreError::Damaged`] if a migration
    /// that was carried out is not the one this program knows.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.inner.pools.migrate().await
    }

    /// Carries out what is queued and closes every connection. Later calls get [`StoreError::Closed`] or an error of
    /// the engine.
    pub async fn close(&self) {
        let (done, closed) = oneshot::channel();
        if self.inner.queue.send(Job::Close(done)).await.is_ok() {
            let _ = closed.await;
        }
        self.inner.pools.close().await;
    }

    /// Carries out one command: all of its changes and its links of the journal, or nothing. Returns once that is
    /// durable. A command that was carried out before is not carried out again, and its first answer is given.
    ///
    /// Errors: [`StoreError::NothingJournalled`] without an entry; [`StoreError::Stale`] if a case has another version
    /// than was expected; [`StoreError::Overtaken`] if somebody wrote about what was read; [`StoreError::Held`] if an
    /// import cannot be taken back;
    /// [`StoreError::Duplicate`] and [`StoreError::Dangling`] as the tables demand.
    pub async fn commit(&self, write: Write) -> Result<Committed, StoreError> {
        self.commit_followed(write, None).await
    }

    /// The same, while somebody follows how it goes and may stop it.
    ///
    /// Errors: [`StoreError::Stopped`] if they do.
    pub async fn commit_followed(&self, write: Write, watch: Option<Arc<dyn Watch>>) -> Result<Committed, StoreError> {
        if write.entries.is_empty() {
            return Err(StoreError::NothingJournalled);
        }
        self.ask(|reply| Job::Write(Box::new(write), watch, reply)).await
    }

    /// Runs a statement that is not journalled, and says how many rows it changed.
    pub(crate) async fn run(&self, query: Query) -> Result<u64, StoreError> {
        if self.pools().has_one_writer() {
            self.ask(|reply| Job::Run(query, reply)).await
        } else {
            self.pools().reading().await?.link().execute(query).await
        }
    }

    pub(crate) async fn lay(&self, today: Date) -> Result<(), StoreError> {
        self.ask(|reply| Job::LayTree(today, reply)).await
    }

    async fn ask<T>(&self, job: impl FnOnce(oneshot::Sender<Result<T, StoreError>>) -> Job) -> Result<T, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.inner.queue.send(job(reply)).await.map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    pub(crate) fn pools(&self) -> &Pools {
        &self.inner.pools
    }

    pub(crate) fn held_names(&self) -> &tokio::sync::Mutex<Option<Arc<Names>>> {
        &self.inner.names
    }

    pub(crate) fn totals(&self) -> &Totals {
        &self.inner.totals
    }
}
