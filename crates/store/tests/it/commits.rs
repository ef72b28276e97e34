//! What a write promises: all or nothing, once, in order, and in the journal.

use nguon_store::Committed;

use crate::{samples::Sample, support::on_each_engine};

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
