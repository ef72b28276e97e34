//! What a write promises: all or nothing, once, in order, and in the journal.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};

use nguon_store::{Changes, Committed, Read, StoreError, Watch, Write};

use crate::{
    samples::Sample,
    support::{entry, on_each_engine, write},
};

#[test]
fn what_somebody_else_wrote_about_since_it_was_read_is_not_written_over() {
    on_each_engine(async |database| {
        let store = &database.store;
        let about = |command, subject: &str, sequence| {
            let read = vec![Read { subject: "post:1".to_owned(), sequence }];
            let settings = vec![("count_by".to_owned(), format!("{command}"))];
            Write {
                entries: vec![entry("test.written", subject)],
                ..write(command, Changes { settings, read, ..Changes::default() })
            }
        };
        let overtaken = |answer: Result<Committed, StoreError>| match answer {
            Err(StoreError::Overtaken { subject, found }) => (subject, found),
            other => panic!("{other:?}"),
        };
        let first = store.commit(about(1, "post:1", 0)).await.unwrap();
        assert_eq!(overtaken(store.commit(about(2, "post:1", 0)).await), ("post:1".to_owned(), first.last));
        assert_eq!(store.setting("count_by").await.unwrap().as_deref(), Some("1"));
        // Of two that go in together, the second finds what the first wrote.
        let (one, other) = tokio::join!(store.commit(about(3, "post:1", 1)), store.commit(about(4, "post:1", 1)));
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        // What is written about other things is in nobody's way, and a retry is none of one's own.
        store.commit(about(5, "post:2", 2)).await.unwrap();
        store.commit(about(6, "post:1", 2)).await.unwrap();
        assert!(store.commit(about(6, "post:1", 2)).await.unwrap().replayed);
    });
}

#[test]
fn a_write_is_there_afterwards_and_a_retry_changes_nothing() {
    on_each_engine(async |database| {
        let store = &database.store;
        let sample = Sample::new(1, 40, 12);
        let write = sample.write();
        let first = store.commit(write.clone()).await.unwrap();
        assert_eq!(first, Committed { first: 1, last: 41, replayed: false });
        let before = store.hashes().await.unwrap();
        assert_eq!(store.commit(write).await.unwrap(), Committed { replayed: true, ..first });
        assert_eq!(store.hashes().await.unwrap(), before);
        assert_eq!(store.head().await.unwrap(), 41);
        for person in &sample.people {
            assert_eq!(store.person(person.id).await.unwrap().as_ref(), Some(person));
        }
        for written in &sample.cases {
            let (opening, case, version) = store.case(written.case.id).await.unwrap().unwrap();
            assert_eq!((opening, &case, version), (written.opening, &written.case, 1));
            let mut acts: Vec<_> = store.acts_of(case.id).await.unwrap().into_iter().map(|act| act.act).collect();
            let mut expected = written.new_acts.clone();
            acts.sort_by_key(|act| act.id);
            expected.sort_by_key(|act| act.id);
            assert_eq!(acts, expected);
        }
        let report = store.check().await.unwrap();
        assert_eq!(report.problems, []);
        assert_eq!((report.links, report.cases), (41, u64::try_from(sample.cases.len()).unwrap()));
    });
}

/// Counts, and stops after so many rows.
#[derive(Debug)]
struct Counting {
    most: u64,
    whole: AtomicU64,
    counts: Mutex<Vec<u64>>,
}

impl Counting {
    fn until(most: u64) -> Arc<Self> {
        Arc::new(Self { most, whole: AtomicU64::new(0), counts: Mutex::default() })
    }
}

impl Watch for Counting {
    fn begin(&self, rows: u64) {
        self.whole.store(rows, Ordering::Relaxed);
    }

    fn wrote(&self, rows: u64) -> bool {
        let mut counts = self.counts.lock().unwrap();
        let sum = counts.last().copied().unwrap_or_default() + rows;
        counts.push(sum);
        sum <= self.most
    }
}

#[test]
fn a_long_write_can_be_followed_and_stopped_in_the_middle() {
    on_each_engine(async |database| {
        let store = &database.store;
        let before = store.hashes().await.unwrap();
        let long = Sample::new(3, 700, 30).write();
        let stopping = Counting::until(1_000);
        let answer = store.commit_followed(long.clone(), Some(stopping.clone())).await;
        assert!(matches!(answer, Err(StoreError::Stopped)), "{answer:?}");
        // Much was written by then, and nothing of it is there.
        assert!(*stopping.counts.lock().unwrap().last().unwrap() > 1_000);
        assert_eq!(store.hashes().await.unwrap(), before);
        assert_eq!(store.head().await.unwrap(), 0);
        // What others write at the same time is written, and what was stopped can be sent again.
        let settings = vec![("count_by".to_owned(), "decision".to_owned())];
        let other = write(9, Changes { settings, ..Changes::default() });
        let (stopped, written) =
            tokio::join!(store.commit_followed(long.clone(), Some(Counting::until(500))), store.commit(other));
        assert!(matches!(stopped, Err(StoreError::Stopped)), "{stopped:?}");
        assert!(!written.unwrap().replayed);
        let whole = Counting::until(u64::MAX);
        assert!(!store.commit_followed(long, Some(whole.clone())).await.unwrap().replayed);
        let counts = whole.counts.lock().unwrap().clone();
        assert!(counts.len() > 10 && counts.is_sorted(), "{counts:?}");
        // What was told beforehand is about what it came to.
        let (told, came) = (whole.whole.load(Ordering::Relaxed), *counts.last().unwrap());
        assert!(told <= came && came < told + told / 4, "{told} {came}");
        assert_eq!(store.check().await.unwrap().problems, []);
    });
}
