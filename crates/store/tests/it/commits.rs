//! What a write promises: all or nothing, once, in order, and in the journal.

use nguon_store::{Changes, Committed, Read, StoreError, Write};

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
