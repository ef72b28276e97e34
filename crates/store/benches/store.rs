//! Lists, dossiers and saves at 100,000 people in 3,000 units, on SQLite; and bringing them in.
//!
//! `cargo bench -p nguon-store`. The tests run the same work at a tiny size.

#![allow(clippy::unwrap_used, missing_docs, reason = "a bench that fails says where")]

use criterion::{BatchSize, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use nguon_domain::{calendar::Date, person::Sex};
use nguon_store::{Address, Ages, Filter, Store, Which};
use tokio::runtime::Runtime;

#[path = "../tests/it/samples.rs"]
mod samples;
#[path = "../tests/it/work.rs"]
mod work;

use samples::{Dice, Sample};
use work::Work;

const PEOPLE: usize = 100_000;
const UNITS: usize = 3_000;

async fn empty(folder: &tempfile::TempDir, name: &str) -> Store {
    let store = Store::open(&Address::Sqlite(folder.path().join(name))).await.unwrap();
    store.migrate().await.unwrap();
    store
}

fn store(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let sample = Sample::new(2_020, PEOPLE, UNITS);
    let acts: usize = sample.cases.iter().map(|case| case.new_acts.len()).sum();

    let mut group = criterion.benchmark_group(format!("{PEOPLE} people, {} cases, {acts} acts", sample.cases.len()));
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    let mut number = 0;
    group.bench_function("brought in by one command", |bencher| {
        bencher.to_async(&runtime).iter_batched(
            || {
                number += 1;
                (format!("{number}.db"), sample.write())
            },
            async |(name, write)| {
                let store = empty(&folder, &name).await;
                store.commit(write).await.unwrap();
                store.close().await;
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();

    let mut work = runtime.block_on(async { Work::fill(empty(&folder, "filled.db").await, &sample).await });
    let mut group = criterion.benchmark_group("reads");
    group.throughput(Throughput::Elements(1));
    let mut list = |name: &str, scope, which, search: Option<&str>| {
        let total = runtime.block_on(work.list(scope, which, search));
        group.bench_function(format!("list of 50 with total: {name} ({total})"), |bencher| {
            bencher.to_async(&runtime).iter(|| work.list(scope, which, search));
        });
    };
    list("everybody of the province", work.top, Which::Everybody, None);
    list("everybody of a cell", work.leaf, Which::Everybody, None);
    list("admitted in a year, province", work.top, Work::admitted(), None);
    list("open cases of the province", work.top, Which::Open { stage: None }, None);
    list("search of two words, province", work.top, Which::Everybody, Some("tran lan"));
    list("search of initials, province", work.top, Which::Everybody, Some("nva"));
    let quiet_since = Some(Date::constant(2019, 1, 1));
    let young_women = Filter {
        sex: Some(Sex::Female),
        age: Some(Ages { from: Some(18), until: Some(30), on: Date::constant(2020, 12, 31) }),
        ..Filter::default()
    };
    let filters = [
        ("everybody, women of 18 to 30", Which::Everybody, young_women.clone()),
        ("everybody of a minority", Which::Everybody, Filter { minority: Some(true), ..Filter::default() }),
        ("everybody, with no step since 2019", Which::Everybody, Filter { quiet_since, ..Filter::default() }),
        ("open cases, women of 18 to 30", Which::Open { stage: None }, young_women),
        (
            "open cases with no step since 2019",
            Which::Open { stage: None },
            Filter { quiet_since, ..Filter::default() },
        ),
    ];
    for (name, which, filter) in filters {
        let list = || work.narrowed(work.top, which, None, filter.clone());
        let total = runtime.block_on(list());
        group.bench_function(format!("filtered list of 50 with total: {name} ({total})"), |bencher| {
            bencher.to_async(&runtime).iter(list);
        });
    }
    let mut dice = Dice::new(7);
    group.bench_function("one person's page", |bencher| {
        bencher.to_async(&runtime).iter_batched(
            || work.people[dice.below(work.people.len())],
            |person| work.person_page(person),
            BatchSize::SmallInput,
        );
    });
    group.sample_size(10);
    group.bench_function("facts of every case", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut count = 0;
            work.store.each_case_fact(|_| count += 1).await.unwrap();
            count
        });
    });
    group.finish();

    let mut group = criterion.benchmark_group("saves, journalled and durable");
    for clients in [1, 32] {
        group.throughput(Throughput::Elements(clients));
        group.bench_function(format!("{clients} at a time"), |bencher| {
            bencher.iter(|| runtime.block_on(work.save(usize::try_from(clients).unwrap())));
        });
    }
    group.finish();
    runtime.block_on(work.store.close());
}

criterion_group!(benches, store);
criterion_main!(benches);
