//! The front end: npm's packages, then esbuild into `assets/dist`.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tools;

const MISSING: &str = "Node.js 20 or later with npm is missing. Debian, Ubuntu: apt-get install nodejs npm. \
     Other systems: nodejs.org";

/// Bundles the front end when npm is there; otherwise says what the pages will lack.
pub(crate) fn bundle_if_possible() -> Result<()> {
    if tools::find_program("npm").is_none() {
        println!(
            "npm is not installed: the pages come without their web font and script, and work all the same. \
             Install Node.js with npm for the full look."
        );
        return Ok(());
    }
    bundle()
}

/// Bundles the front end into `assets/dist`, if what is there is not of these sources already.
pub(crate) fn bundle() -> Result<()> {
    let assets = tools::root().join("assets");
    install(&assets)?;
    tools::run(Command::new("npm").args(["run", "--silent", "build"]).current_dir(&assets))
}

/// Checks the types of the scripts; esbuild only strips them.
pub(crate) fn check_types() -> Result<()> {
    tools::run(Command::new("npm").args(["run", "--silent", "types"]).current_dir(tools::root().join("assets")))
}

/// Makes `node_modules` of `folder` equal to its lock; a second call does nothing.
///
/// No package's own install script is run.
pub(crate) fn install(folder: &Path) -> Result<()> {
    if tools::find_program("npm").is_none() {
        tools::install_from_debian(&["nodejs", "npm"]).context(MISSING)?;
    }
    let wanted = folder.join("package-lock.json");
    let wanted = fs::read(&wanted).with_context(|| format!("reading {}", wanted.display()))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
    tools::run(&mut npm)?;
    if !folder.join("node_modules").is_dir() {
        bail!("npm left no node_modules in {}", folder.display());
    }
    fs::write(&stamp, wanted).with_context(|| format!("writing {}", stamp.display()))
}
