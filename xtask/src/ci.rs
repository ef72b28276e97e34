//! The single list of checks. Nothing else decides what is checked: the CI script calls this and adds nothing.

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::postgres::{self, Cluster};
use crate::steps::Steps;
use crate::{browser, front_end, libraries, tools};

/// Name on the command line, title in the output; in the order in which they run.
const CHECKS: [(&str, &str); 8] = [
    ("format", "Format"),
    ("libraries", "Libraries: licences, known holes"),
    ("front-end", "Front end: types, bundle, weight"),
    ("lints", "Lints"),
    ("tidy", "Tidy"),
    ("tests", "Tests on SQLite and PostgreSQL"),
    ("doc-tests", "Examples in the documentation"),
    ("browser", "Browser and accessibility"),
];

/// Runs the checks named in `wanted`, all of them if it is empty.
pub(crate) fn run(wanted: &[String]) -> Result<ExitCode> {
    if wanted.first().is_some_and(|word| word == "list") {
        for (name, title) in CHECKS {
            println!("{name:<10} {title}");
        }
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(unknown) = wanted.iter().find(|word| CHECKS.iter().all(|(name, _)| name != word)) {
        bail!("there is no check `{unknown}`; `cargo xtask ci list` names them");
    }
    let mut steps = Steps::new();
    for (name, title) in CHECKS {
        if !wanted.is_empty() && !wanted.iter().any(|word| word == name) {
            continue;
        }
        match name {
            "format" => {
                steps.run(title, || tools::run(tools::cargo().args(["fmt", "--all", "--check"])));
            }
            "libraries" => {
                steps.run(title, libraries::check);
            }
            // Before the lints and the tests: the binary embeds what this makes.
            "front-end" => {
                steps.run(title, || front_end::bundle().and_then(|()| front_end::check_types()));
            }
            "lints" => {
                steps.run(title, || {
                    let mut clippy = tools::cargo();
                    clippy.args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]);
                    tools::run(&mut clippy)
                });
            }
            "tidy" => {
                steps.run(title, || {
                    tools::run(
                        tools::cargo().args(["test", "--quiet", "--locked", "-p", "xtask"]).env("RUST_BACKTRACE", "0"),
                    )
                });
            }
            "tests" => tests(&mut steps, title),
            "doc-tests" => {
                steps.run(title, || {
                    tools::run(tools::cargo().args(["test", "--quiet", "--workspace", "--doc", "--locked"]))
                });
            }
            "browser" => {
                steps.run(title, || {
                    build()?;
                    browser::drive(&tools::target_folder()?.join("debug/nguon"), &browser::Drive::Check)
                });
            }
            other => unreachable!("a check without a body: {other}"),
        }
    }
    Ok(steps.close())
}

fn tests(steps: &mut Steps, title: &'static str) {
    steps.run("Build", build);
    let cluster = steps.run("A private PostgreSQL cluster", Cluster::start);
    steps.run(title, || {
        let mut tests = tools::cargo();
        if tools::find_program("cargo-nextest").is_some() {
            tests.args(["nextest", "run", "--no-fail-fast", "--status-level=slow", "--final-status-level=slow"]);
        } else {
            tests.args(["test", "--lib", "--bins", "--tests", "--no-fail-fast"]);
        }
        tests.args(["--workspace", "--exclude", "xtask", "--locked"]);
        // Without a cluster the tests on SQLite still run; the step above has failed, and so fails the whole.
        if let Some(cluster) = &cluster {
            tests.env(postgres::VARIABLE, cluster.url());
        }
        tools::run(&mut tests)
    });
}

/// Builds the binary and the tests with one choice of features, so that each library is compiled once.
fn build() -> Result<()> {
    tools::run(tools::cargo().args(["build", "--workspace", "--bins", "--tests", "--locked"]))
}
