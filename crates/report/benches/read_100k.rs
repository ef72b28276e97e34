//! How long a list of 100,000 rows and 20 columns takes to read.

#[path = "../tests/it/large.rs"]
mod large;

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn read_100k(criterion: &mut Criterion) {
    let bytes = large::list(100_000);
    let mut group = criterion.benchmark_group("read_100k");
    group.sample_size(10);
    group.bench_function("xlsx", |bencher| bencher.iter(|| large::count_cells(black_box(&bytes))));
    group.finish();
}

criterion_group!(benches, read_100k);
criterion_main!(benches);
