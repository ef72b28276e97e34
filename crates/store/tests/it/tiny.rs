//! The work of the benches at a tiny size, on both engines.

use nguon_domain::person::Sex;
use nguon_store::{Filter, Which};

use crate::{samples::Sample, support::on_each_engine, work::Work};

#[test]
fn what_the_benches_measure_runs_at_a_tiny_size() {
    on_each_engine(async |database| {
        let mut work = Work::fill(database.store.clone(), &Sample::new(2_020, 200, 30)).await;
        assert_eq!(work.list(work.top, Which::Everybody, None).await, 200);
        let of_leaf = work.list(work.leaf, Which::Everybody, None).await;
        assert!(of_leaf < 50, "{of_leaf} at a leaf");
        assert!(work.list(work.top, Work::admitted(), None).await > 0);
        assert!(work.list(work.top, Which::Open { stage: None }, None).await > 0);
        assert!(work.list(work.top, Which::Everybody, Some("thi")).await > 0);
        let women = Filter { sex: Some(Sex::Female), ..Filter::default() };
        assert!(work.narrowed(work.top, Which::Everybody, None, women).await > 0);
        let mut acts = 0;
        for person in &work.people {
            acts += work.person_page(*person).await;
        }
        assert!(acts > 200);
        let before = work.store.head().await.unwrap();
        work.save(1).await;
        work.save(32).await;
        work.save(32).await;
        assert_eq!(work.store.head().await.unwrap(), before + 65);
        assert_eq!(work.store.check().await.unwrap().problems, []);
    });
}
