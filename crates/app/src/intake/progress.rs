//! How far an import has come, shared between what works on it and whoever looks; and the way to stop it.

use std::sync::atomic::{AtomicI64, AtomicU8, AtomicU64, Ordering};

use nguon_domain::calendar::Timestamp;
use nguon_store::Watch;
use tokio::sync::watch;

use crate::error::AppError;

/// How far an import has come.
#[derive(Debug)]
pub struct Progress {
    step: AtomicU8,
    /// When the step began, in milliseconds.
    began: AtomicI64,
    done: AtomicU64,
    whole: AtomicU64,
    /// Rows of the files, once they are known.
    rows: AtomicU64,
    /// After so many rows of the database it stops by itself.
    most: u64,
    stop: watch::Sender<bool>,
}

/// What an import does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Waits until the files of others are read.
    Queued,
    /// Reads the files.
    Reading,
    /// Holds the rows against what is known.
    Comparing,
    /// Writes, all in one transaction.
    Writing,
}

impl Step {
    const ALL: [Self; 4] = [Self::Queued, Self::Reading, Self::Comparing, Self::Writing];
}

/// How far an import had come when somebody looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What it does.
    pub step: Step,
    /// How many rows of the files are through this step, and how many there are; `None` before they are counted.
    pub rows: Option<(u64, u64)>,
    /// Rows of the files a second in this step; `None` until there is something to measure.
    pub per_second: Option<u64>,
    /// How many seconds this step still takes; `None` likewise.
    pub seconds_left: Option<u64>,
    /// Whether it was asked to stop.
    pub is_stopping: bool,
}

impl Default for Progress {
    fn default() -> Self {
        Self::until(u64::MAX)
    }
}

impl Progress {
    /// One that stops by itself after so many rows of the database.
    pub fn until(most: u64) -> Self {
        Self {
            step: AtomicU8::new(0),
            began: AtomicI64::new(0),
            done: AtomicU64::new(0),
            whole: AtomicU64::new(0),
            rows: AtomicU64::new(0),
            most,
            stop: watch::Sender::new(false),
        }
    }

    /// Asks it to stop. What is written already stays: then it is too late.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Whether it was asked to stop.
    pub fn is_stopping(&self) -> bool {
        *self.stop.borrow()
    }

    /// Returns once it is asked to stop.
    pub(crate) async fn stopped(&self) {
        let mut stop = self.stop.subscribe();
        // The sender lives as long as this, so there is always an answer.
        let _asked = stop.wait_for(|stop| *stop).await;
    }

    /// Begins a step of so many rows; 0 where they are not counted.
    pub(crate) fn enter(&self, step: Step, whole: usize, now: Timestamp) {
        self.done.store(0, Ordering::Relaxed);
        self.whole.store(u64::try_from(whole).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.began.store(now.as_millisecond(), Ordering::Relaxed);
        self.step.store(step as u8, Ordering::Relaxed);
    }

    /// Says how many rows of the files become records.
    pub(crate) fn count_rows(&self, rows: usize) {
        self.rows.store(u64::try_from(rows).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// One row more.
    ///
    /// Errors: [`AppError::Stopped`].
    pub(crate) fn step_on(&self) -> Result<(), AppError> {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.go_on()
    }

    /// Errors: [`AppError::Stopped`] if it was asked to stop.
    pub(crate) fn go_on(&self) -> Result<(), AppError> {
        if self.is_stopping() { Err(AppError::Stopped) } else { Ok(()) }
    }

    /// How far it has come.
    pub fn standing(&self, now: Timestamp) -> Standing {
        let read = |number: &AtomicU64| number.load(Ordering::Relaxed);
        let (whole, rows) = (read(&self.whole), read(&self.rows));
        let done = read(&self.done).min(whole);
        let step = Step::ALL.into_iter().find(|step| *step as u8 == self.step.load(Ordering::Relaxed));
        // Each row of a file becomes several of the database, which are written table by table: of all rows the same
        // share is through.
        let through = u128::from(rows) * u128::from(done) / u128::from(whole.max(1));
        let through = u64::try_from(through).unwrap_or(rows);
        let took = u64::try_from(now.as_millisecond() - self.began.load(Ordering::Relaxed)).unwrap_or_default();
        let is_measured = took >= 1_000 && through > 0;
        let left = |through: u64| u128::from(rows - through) * u128::from(took) / u128::from(through) / 1_000;
        Standing {
            step: step.unwrap_or(Step::Queued),
            rows: (whole > 0 && rows > 0).then_some((through, rows)),
            per_second: is_measured.then(|| through.saturating_mul(1_000) / took),
            seconds_left: is_measured.then(|| u64::try_from(left(through)).unwrap_or(u64::MAX)),
            is_stopping: self.is_stopping(),
        }
    }
}

impl Watch for Progress {
    fn begin(&self, rows: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.whole.store(rows, Ordering::Relaxed);
    }

    fn wrote(&self, rows: u64) -> bool {
        let done = self.done.fetch_add(rows, Ordering::Relaxed) + rows;
        done <= self.most && !self.is_stopping()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millisecond: i64) -> Timestamp {
        Timestamp::from_millisecond(1_604_127_600_000 + millisecond).unwrap()
    }

    #[test]
    fn rows_of_the_files_are_told_with_rate_and_time_that_is_left() {
        let progress = Progress::default();
        let first =
            Standing { step: Step::Queued, rows: None, per_second: None, seconds_left: None, is_stopping: false };
        assert_eq!(progress.standing(at(0)), first);
        progress.enter(Step::Reading, 0, at(0));
        assert_eq!(progress.standing(at(5_000)), Standing { step: Step::Reading, ..first });
        progress.count_rows(1_000);
        progress.enter(Step::Writing, 0, at(6_000));
        progress.begin(8_000);
        assert!(progress.wrote(2_000));
        let writing = Standing { step: Step::Writing, rows: Some((250, 1_000)), ..first };
        // Too soon to tell how fast.
        assert_eq!(progress.standing(at(6_900)), writing);
        let measured = Standing { per_second: Some(125), seconds_left: Some(6), ..writing };
        assert_eq!(progress.standing(at(8_000)), measured);
        // A few rows more than was foreseen are no more than all.
        assert!(progress.wrote(7_000));
        let through = progress.standing(at(10_000));
        assert_eq!((through.rows, through.seconds_left), (Some((1_000, 1_000)), Some(0)));
        // A transaction that lost a race begins anew.
        progress.begin(8_000);
        assert_eq!(progress.standing(at(10_000)).rows, Some((0, 1_000)));
        progress.stop();
        assert!(!progress.wrote(1));
        assert!(progress.standing(at(10_000)).is_stopping && progress.go_on().is_err());
    }
}
