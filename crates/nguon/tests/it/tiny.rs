//! The work of the bench at a tiny size.

use crate::{
    intake,
    load::{self, Size},
    pages::Pages,
};

#[tokio::test]
async fn what_the_bench_measures_runs_at_a_tiny_size() {
    let folder = tempfile::tempdir().unwrap();
    let pages = Pages::fill(folder.path(), 300, 20).await;
    let admitted = pages.unit().await;
    assert!(admitted > 0);
    assert_eq!(pages.list().await, u64::from(admitted));
    assert!(pages.inbox().await > 100);
    assert!(pages.tree().await > 0);
    let mut acts = 0;
    for person in pages.people.clone() {
        acts += pages.person(person).await;
    }
    assert!(acts > 300, "{acts}");
}

#[test]
fn the_load_runs_at_a_tiny_size() {
    let size = Size { people: 300, units: 20, cases: 60, clients: 2, millis: 100, pages: 3, folder: None };
    let table = load::run(&size);
    assert_eq!(table.lines().filter(|line| line.ends_with(" 0 refused")).count(), 12, "{table}");
    assert!(table.contains("A3 page 3, c=1: "), "{table}");
}

#[test]
fn a_list_is_handed_over_written_and_taken_back_at_a_tiny_size() {
    let table = intake::run(&intake::Size { people: 60, units: 40 });
    assert!(table.contains("wrote 60 people, 180 acts; again 0 people"), "{table}");
    assert!(table.contains("undo: take back: "), "{table}");
}
