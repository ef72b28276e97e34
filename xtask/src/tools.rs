//! What every subcommand needs: where the project is, how to start a program, what this machine has.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, anyhow, bail};

/// The root of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the project")
}

/// Cargo, at the root of the project.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    clean_of_cargo(&mut command);
    command
}

/// Takes away what cargo told us about ourselves.
///
/// Build scripts such as ring's watch these variables: left in place, the same library would be built anew each
/// time that a person changes between `cargo test` and `cargo xtask ci`.
pub(crate) fn clean_of_cargo(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"]
            .iter()
            .any(|prefix| text.starts_with(prefix))
        {
            command.env_remove(&name);
        }
    }
}

/// Where cargo puts what it builds.
pub(crate) fn target_folder() -> Result<PathBuf> {
    let output = output_of(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&output).context("reading cargo metadata")?;
    let folder =
        metadata["target_directory"].as_str().ok_or_else(|| anyhow!("cargo metadata names no target folder"))?;
    Ok(folder.into())
}

/// Runs `command` to its end, showing what is run; fails if the command does.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    let status = command.status().with_context(|| format!("starting {}", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs `command` to its end and gives what it wrote; fails with its complaint if the command does.
pub(crate) fn output_of(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("starting {}", shown(command)))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}): {}", shown(command), output.status, complaint.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("reading what {} wrote", shown(command)))
}

/// Puts `command` in the place of this process, so that Ctrl-C and the exit code are its own.
pub(crate) fn become_command(mut command: Command) -> Result<ExitCode> {
    let error = command.exec();
    Err(error).with_context(|| format!("starting {}", shown(&command)))
}

/// Where `program` is on the search path, if it is there.
pub(crate) fn find_program(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|candidate| candidate.is_file())
}

/// `command`, asked to end (SIGINT) when this process is no more, where the system can do that.
///
/// A check that is killed halfway then leaves no server behind.
pub(crate) fn tied_to_us(program: impl AsRef<OsStr>) -> Command {
    match find_program("setpriv") {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", "INT", "--"]).arg(program);
            command
        }
        None => Command::new(program),
    }
}

/// Whether this process may do anything.
pub(crate) fn is_root() -> bool {
    output_of(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Installs Debian's `packages` when that can be done here.
///
/// Errors: says why it cannot, or what apt-get said.
pub(crate) fn install_from_debian(packages: &[&str]) -> Result<()> {
    if find_program("apt-get").is_none() {
        bail!("this is not a Debian system, so it cannot be installed from here");
    }
    if !is_root() {
        bail!("installing it needs root: sudo apt-get install {}", packages.join(" "));
    }
    println!("installing from Debian: {}", packages.join(" "));
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::null());
        command
    };
    run(apt().args(["update", "--quiet"]))?;
    run(apt().args(["install", "--quiet", "--yes", "--no-install-recommends"]).args(packages))
}

fn shown(command: &Command) -> String {
    let mut words: Vec<String> = Vec::new();
    let program = Path::new(command.get_program());
    words.push(program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned());
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
