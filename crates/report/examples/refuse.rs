//! Reads one file and says what came of it, how long it took and how much memory the reading added:
//! `cargo run --release --example refuse -- tệp.xlsx`.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for the one who measures"
)]

use std::time::Instant;

use nguon_report::sheet::{Bounds, read_workbook};

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let before = peak_kibibytes();
        let start = Instant::now();
        let outcome = read_workbook(&path, &bytes, &Bounds::default());
        let milliseconds = start.elapsed().as_millis();
        let added = peak_kibibytes().saturating_sub(before);
        let outcome = match outcome {
            Ok(workbook) => {
                let rows: usize = workbook.sheets.iter().map(|sheet| sheet.rows.len()).sum();
                format!("read, {rows} rows")
            }
            Err(refusal) => format!("refused, {refusal}"),
        };
        println!(
            "{milliseconds:>6} ms {:>8} KiB {:>8} KiB file  {path}: {outcome}",
            added,
            bytes.len() / 1_024
        );
    }
    Ok(())
}

/// The most memory that the process has had so far; 0 where the system does not tell.
fn peak_kibibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or_default()
}
