//! The one task that writes: it takes what has queued up and commits it together.
//!
//! Making a commit durable costs one wait for the disk, however much it holds. So while one commit is under way
//! others queue, and the next takes them all: each is acknowledged only once its commit is durable, and one that
//! fails takes none of the others with it.

use std::sync::Arc;

use nguon_domain::calendar::Date;
use tokio::sync::{mpsc, oneshot};

use crate::{
    StoreError, Watch,
    apply::apply,
    dialect::{Link, Owned, Pools, Query},
    units::lay_tree,
    write::{Committed, Write},
};

/// The most jobs in one commit.
const MOST_JOBS: usize = 256;
/// Above so many rows a commit takes no more jobs.
const MOST_ROWS: usize = 5_000;
/// How often a transaction that lost a race is tried.
const ATTEMPTS: u32 = 8;

/// Something to write, and where to say what became of it.
pub(crate) enum Job {
    Write(Box<Write>, Option<Arc<dyn Watch>>, oneshot::Sender<Result<Committed, StoreError>>),
    Run(Query, oneshot::Sender<Result<u64, StoreError>>),
    LayTree(Date, oneshot::Sender<Result<(), StoreError>>),
    Close(oneshot::Sender<()>),
}

impl Job {
    fn weight(&self) -> usize {
        match self {
            Self::Write(write, ..) => write.changes.weight(),
            Self::Run(..) | Self::Close(_) => 1,
            Self::LayTree(..) => MOST_ROWS,
        }
    }
}

/// Works until the queue is closed.
pub(crate) async fn work(pools: Pools, mut queue: mpsc::Receiver<Job>) {
    let mut connection: Option<Owned> = None;
    while let Some(job) = queue.recv().await {
        let mut weight = job.weight();
        let mut jobs = vec![job];
        while weight < MOST_ROWS
            && jobs.len() < MOST_JOBS
            && let Ok(job) = queue.try_recv()
        {
            weight += job.weight();
            jobs.push(job);
        }
        let closing = take_closing(&mut jobs);
        if !jobs.is_empty() {
            commit(&pools, &mut connection, jobs).await;
        }
        if !closing.is_empty() {
            queue.close();
            let mut late = Vec::new();
            while let Some(job) = queue.recv().await {
                late.push(job);
            }
            let others = take_closing(&mut late);
            if !late.is_empty() {
                commit(&pools, &mut connection, late).await;
            }
            if let Some(connection) = connection.take() {
                let closed = connection.close().await;
                if let Err(error) = closed {
                    tracing::warn!(%error, "the connection that writes did not close cleanly");
                }
            }
            for done in closing.into_iter().chain(others) {
                let _ = done.send(());
            }
            return;
        }
    }
    if let Some(connection) = connection {
        let _ = connection.close().await;
    }
}

fn take_closing(jobs: &mut Vec<Job>) -> Vec<oneshot::Sender<()>> {
    let mut closing = Vec::new();
    for job in std::mem::take(jobs) {
        match job {
            Job::Close(done) => closing.push(done),
            other => jobs.push(other),
        }
    }
    closing
}

/// A write, and who follows it.
type Followed<'a> = (&'a Write, Option<&'a Arc<dyn Watch>>);

/// What became of a job, before it is said.
#[derive(Debug)]
enum Outcome {
    Committed(Committed),
    Rows(u64),
    Done,
}

async fn commit(pools: &Pools, connection: &mut Option<Owned>, jobs: Vec<Job>) {
    let mut attempt = 1;
    let outcomes = loop {
        match try_commit(pools, connection, &jobs).await {
            Err(error) if error.is_lost_race() && attempt < ATTEMPTS => attempt += 1,
            other => break other,
        }
    };
    match outcomes {
        Ok(outcomes) => {
            for (job, outcome) in jobs.into_iter().zip(outcomes) {
                answer(job, outcome);
            }
        }
        Err(error) => {
            tracing::warn!(%error, jobs = jobs.len(), "a commit failed");
            for job in jobs {
                answer(job, Err(error.clone()));
            }
        }
    }
}

/// The other side may have gone; then nobody wants to know.
fn answer(job: Job, outcome: Result<Outcome, StoreError>) {
    match job {
        Job::Write(.., reply) => {
            let _ = reply.send(outcome.and_then(|outcome| match outcome {
                Outcome::Committed(committed) => Ok(committed),
                Outcome::Rows(_) | Outcome::Done => Err(StoreError::Closed),
            }));
        }
        Job::Run(_, reply) => {
            let _ = reply.send(outcome.map(|outcome| match outcome {
                Outcome::Rows(rows) => rows,
                Outcome::Committed(_) | Outcome::Done => 0,
            }));
        }
        Job::LayTree(_, reply) => {
            let _ = reply.send(outcome.map(drop));
        }
        Job::Close(reply) => {
            let _ = reply.send(());
        }
    }
}

async fn try_commit(
    pools: &Pools,
    connection: &mut Option<Owned>,
    jobs: &[Job],
) -> Result<Vec<Result<Outcome, StoreError>>, StoreError> {
    // A server may have closed an idle connection, and its pool looks after that; a file's connection is kept.
    let mut owned = match connection.take() {
        Some(owned) => owned,
        None => pools.writing().await?,
    };
    let mut link = owned.link();
    link.begin().await?;
    let outcomes = match carry_out(&mut link, jobs).await {
        Ok(outcomes) => outcomes,
        Err(error) => {
            // If even that fails the connection is dropped, and the engine rolls back.
            if link.say("rollback").await.is_ok() {
                keep(connection, owned);
            }
            return Err(error);
        }
    };
    link.say("commit").await?;
    keep(connection, owned);
    Ok(outcomes)
}

fn keep(connection: &mut Option<Owned>, owned: Owned) {
    match owned {
        Owned::Sqlite(_) => *connection = Some(owned),
        Owned::Postgres(_) => drop(owned),
    }
}

async fn carry_out(link: &mut Link<'_>, jobs: &[Job]) -> Result<Vec<Result<Outcome, StoreError>>, StoreError> {
    let writes: Vec<Followed<'_>> = jobs
        .iter()
        .filter_map(|job| match job {
            Job::Write(write, watch, _) => Some((&**write, watch.as_ref())),
            Job::Run(..) | Job::LayTree(..) | Job::Close(_) => None,
        })
        .collect();
    let mut answers = write_all(link, &writes).await?.into_iter();
    let mut outcomes = Vec::with_capacity(jobs.len());
    for job in jobs {
        outcomes.push(match job {
            Job::Write(..) => answers.next().unwrap_or(Err(StoreError::Closed)).map(Outcome::Committed),
            Job::Run(query, _) => {
                alone(link, async |link: &mut Link<'_>| link.execute(query.clone()).await.map(Outcome::Rows)).await?
            }
            Job::LayTree(today, _) => {
                alone(link, async |link: &mut Link<'_>| lay_tree(link, *today).await.map(|()| Outcome::Done)).await?
            }
            Job::Close(_) => Ok(Outcome::Done),
        });
    }
    Ok(outcomes)
}

/// All together; one by one if that fails for a reason that lies in one of them, or if one is about a
/// whole import.
async fn write_all(
    link: &mut Link<'_>,
    writes: &[Followed<'_>],
) -> Result<Vec<Result<Committed, StoreError>>, StoreError> {
    // What brings in or takes back an import must see what the others wrote; and nobody follows what others write.
    let is_apart = |(write, watch): &Followed<'_>| {
        watch.is_some() || !write.changes.imports.is_empty() || !write.changes.undone.is_empty()
    };
    if writes.is_empty() {
        return Ok(Vec::new());
    }
    if !writes.iter().any(is_apart) {
        let writes: Vec<&Write> = writes.iter().map(|(write, _)| *write).collect();
        match alone(link, async |link: &mut Link<'_>| apply(link, &writes).await).await? {
            Ok(answers) => return Ok(answers),
            Err(error) if writes.len() == 1 => return Ok(vec![Err(error)]),
            Err(_) => {}
        }
    }
    let mut answers = Vec::with_capacity(writes.len());
    for (write, watch) in writes {
        link.follow(watch.cloned());
        link.begins(write.rows());
        let answer = alone(link, async |link: &mut Link<'_>| {
            apply(link, &[*write]).await?.pop().unwrap_or(Err(StoreError::Closed))
        });
        let answer = answer.await;
        link.follow(None);
        answers.push(answer?);
    }
    Ok(answers)
}

/// Does something in a savepoint of its own. An error that lies in what was asked is the inner one, and only it is
/// undone; an error of the engine is the outer one, and undoes everything.
async fn alone<T>(
    link: &mut Link<'_>,
    something: impl AsyncFnOnce(&mut Link<'_>) -> Result<T, StoreError>,
) -> Result<Result<T, StoreError>, StoreError> {
    link.say("savepoint alone").await?;
    match something(link).await {
        Ok(done) => {
            link.say("release savepoint alone").await?;
            Ok(Ok(done))
        }
        Err(error) if error.is_of_the_write() || matches!(error, StoreError::Damaged { .. }) => {
            link.say("rollback to savepoint alone").await?;
            link.say("release savepoint alone").await?;
            Ok(Err(error))
        }
        Err(error) => Err(error),
    }
}
