//! Project automation: the demonstration, the single list of checks, benches and the release build.
//!
//! Not part of the product. It knows the outside world (npm, PostgreSQL, Chromium, Debian), so that the product's
//! crates need not. Each subcommand is one module; [`tools`] holds what they share.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool at the command line: it speaks to a person, measures time and reads the environment"
)]

mod browser;
mod ci;
mod front_end;
mod libraries;
mod postgres;
mod steps;
mod temporary;
mod tools;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use browser::Drive;

const HELP: &str = "\
cargo xtask COMMAND

  demo [ARGUMENTS…]      build what is missing, then serve the Lập Thạch demonstration
                         (the arguments go to `nguon demo`; --help lists them)
  ci [CHECK…]            run every check there is, or only those named (`ci list` names them)
  postgres [COMMAND…]    run a command with NGUON_TEST_POSTGRES set to a private PostgreSQL cluster;
                         without a command, keep the cluster until end of input or Ctrl-C
  pictures [FOLDER]      write there how every kind of page looks, on a desk and a phone, light and dark;
                         without a folder, take the pictures of the guide anew, into assets/guide
  assets                 bundle the front end into assets/dist
  bench [ARGUMENTS…]     run every bench, or what the arguments say (-p nguon -- unit_page)
  dist                   build the release binary
  help                   this page
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    match run(command, rest) {
        Ok(code) => code,
        Err(error) => {
            println!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &str, rest: &[String]) -> Result<ExitCode> {
    match command {
        "demo" => {
            front_end::bundle_if_possible()?;
            let mut cargo = tools::cargo();
            cargo.args(["run", "--locked", "-p", "nguon", "--", "demo"]).args(rest);
            tools::become_command(cargo)
        }
        "ci" => ci::run(rest),
        "postgres" => with_postgres(rest),
        "pictures" => {
            front_end::bundle_if_possible()?;
            tools::run(tools::cargo().args(["build", "--locked", "-p", "nguon"]))?;
            let drive = match rest {
                [] => Drive::TakeGuide(tools::root().join("assets/guide")),
                [folder] => Drive::TakeAll(std::path::absolute(folder)?),
                _ => bail!("`cargo xtask pictures` takes one folder"),
            };
            browser::drive(&tools::target_folder()?.join("debug/nguon"), &drive)?;
            Ok(ExitCode::SUCCESS)
        }
        "assets" => {
            front_end::bundle()?;
            Ok(ExitCode::SUCCESS)
        }
        "bench" => {
            let mut cargo = tools::cargo();
            cargo.args(["bench", "--locked"]);
            if rest.is_empty() {
                cargo.args(["--workspace", "--exclude", "xtask"]);
            }
            cargo.args(rest);
            tools::become_command(cargo)
        }
        "dist" => {
            front_end::bundle()?;
            tools::run(tools::cargo().args(["build", "--release", "--locked", "-p", "nguon"]))?;
            let binary = tools::target_folder()?.join("release/nguon");
            let bytes = binary.metadata().with_context(|| format!("reading {}", binary.display()))?.len();
            println!("{} ({} MiB)", binary.display(), bytes / 1024 / 1024);
            Ok(ExitCode::SUCCESS)
        }
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("there is no command `{other}`; `cargo xtask help` lists them"),
    }
}

fn with_postgres(rest: &[String]) -> Result<ExitCode> {
    let cluster = postgres::Cluster::start()?;
    println!("{}={}", postgres::VARIABLE, cluster.url());
    let Some((program, arguments)) = rest.split_first() else {
        println!("the cluster lives until end of input or Ctrl-C");
        std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink()).context("waiting for end of input")?;
        return Ok(ExitCode::SUCCESS);
    };
    let mut command = std::process::Command::new(program);
    command.args(arguments).env(postgres::VARIABLE, cluster.url());
    tools::clean_of_cargo(&mut command);
    let status = command.status().with_context(|| format!("starting {program}"))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
