//! A unit's page, a list of fifty with its total and a person's page, at 100,000 people in 3,000 units.
//!
//! `cargo bench -p nguon`. Without HTTP and HTML: the use cases behind the pages, rights included.
#![allow(
    clippy::unwrap_used,
    dead_code,
    missing_docs,
    reason = "a bench that fails says where, and uses a part of what the tests have"
)]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use tokio::runtime::Runtime;

#[path = "../tests/it/pages.rs"]
mod pages;
#[path = "../../store/tests/it/samples.rs"]
mod samples;
#[path = "../tests/it/support.rs"]
mod support;

use pages::Pages;
use samples::Dice;

fn measure(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let pages = runtime.block_on(Pages::fill(folder.path(), 100_000, 3_000));
    let mut group = criterion.benchmark_group("100,000 people in 3,000 units");
    group.bench_function("page of the unit at the top", |bencher| bencher.to_async(&runtime).iter(|| pages.unit()));
    group.bench_function("first page of the board at the top", |bencher| {
        bencher.to_async(&runtime).iter(|| pages.inbox());
    });
    group.bench_function("tree under the unit at the top", |bencher| bencher.to_async(&runtime).iter(|| pages.tree()));
    group.bench_function("list of 50 admitted, with total", |bencher| {
        bencher.to_async(&runtime).iter(|| pages.list());
    });
    let mut dice = Dice::new(7);
    group.bench_function("page of a person", |bencher| {
        let any = || pages.people[dice.below(pages.people.len())];
        bencher.to_async(&runtime).iter_batched(any, |person| pages.person(person), BatchSize::SmallInput);
    });
    group.finish();
}

criterion_group!(benches, measure);
criterion_main!(benches);
