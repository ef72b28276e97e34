//! An ordered list of checks: each is titled, timed and remembered; a failure does not stop the rest.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

/// The checks that ran so far and how each ended.
#[derive(Debug)]
pub(crate) struct Steps {
    began: Instant,
    done: Vec<Done>,
}

#[derive(Debug)]
struct Done {
    title: &'static str,
    took: Duration,
    failure: Option<String>,
}

impl Steps {
    pub(crate) fn new() -> Self {
        Self { began: Instant::now(), done: Vec::new() }
    }

    /// Runs one check; what it makes is given back when it passed.
    pub(crate) fn run<T>(&mut self, title: &'static str, check: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("\n== {title}");
        let began = Instant::now();
        let outcome = check();
        let took = began.elapsed();
        let (made, failure) = match outcome {
            Ok(made) => (Some(made), None),
            Err(error) => (None, Some(format!("{error:#}"))),
        };
        match &failure {
            None => println!("== {title}: passed in {}", seconds(took)),
            Some(why) => println!("== {title}: FAILED in {}: {why}", seconds(took)),
        }
        self.done.push(Done { title, took, failure });
        made
    }

    /// Prints every check with its duration, then what failed, then the count; the exit code says the same.
    pub(crate) fn close(self) -> ExitCode {
        println!("\n== All checks, {} in all", seconds(self.began.elapsed()));
        for done in &self.done {
            let mark = if done.failure.is_none() { "passed" } else { "FAILED" };
            println!("{mark}  {:>8}  {}", seconds(done.took), done.title);
        }
        let failed: Vec<&Done> = self.done.iter().filter(|done| done.failure.is_some()).collect();
        for done in &failed {
            println!("\nFAILED {}: {}", done.title, done.failure.as_deref().unwrap_or_default());
        }
        println!("\nchecks: {} passed, {} failed", self.done.len() - failed.len(), failed.len());
        if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
