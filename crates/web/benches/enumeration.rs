//! Whether time tells what is there: answers about what belongs to others beside answers about what is not there, and
//! sign-ins with a login that is known beside those with one that is not.
//!
//! `cargo bench -p nguon-web --bench enumeration`. Whole requests, without a network.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    dead_code,
    missing_docs,
    reason = "a bench that fails says where, and uses a part of what the tests have"
)]

#[path = "../tests/it/browser.rs"]
mod browser;
#[path = "../tests/it/enumeration.rs"]
mod enumeration;
#[path = "../tests/it/html.rs"]
mod html;

/// Pairs of requests for each kind of thing: 2,000 tries in all.
const PAIRS: usize = 250;
/// Pairs of sign-ins: 2,000 tries.
const SIGN_INS: usize = 1_000;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        for compared in enumeration::of_things(PAIRS).await {
            println!("{compared}");
        }
        println!("{}", enumeration::of_sign_ins(SIGN_INS).await);
    });
}
