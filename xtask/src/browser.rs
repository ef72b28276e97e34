//! The checks in a real browser, against the demonstration served as a newcomer would serve it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use crate::temporary::TemporaryFolder;
use crate::{front_end, tools};

/// How long the demonstration may take from its start to its first page: import of the workbooks included.
const PATIENCE: Duration = Duration::from_secs(180);
const MISSING: &str = "Chromium is missing. Debian: apt-get install chromium. Other systems: install Chromium or \
     Google Chrome, so that `chromium` or `google-chrome` is on the search path";

/// What is done with the pages.
pub(crate) enum Drive {
    /// All checks.
    Check,
    /// Pictures of every kind of page are written to a folder.
    TakeAll(PathBuf),
    /// The pictures of the guide are written to a folder.
    TakeGuide(PathBuf),
}

/// Serves the demonstration with `nguon` in a folder of its own and drives it with Chromium.
pub(crate) fn drive(nguon: &Path, what: &Drive) -> Result<()> {
    let tests = tools::root().join("e2e");
    front_end::install(&tests)?;
    let chromium = chromium()?;
    let folder = TemporaryFolder::new()?;
    let demo = Demonstration::start(nguon, folder.path())?;
    let mut node = Command::new("node");
    node.arg("run.mjs")
        .current_dir(&tests)
        .env("BASE_URL", &demo.address)
        .env("SIGN_INS", &demo.sign_ins)
        .env("NGUON", nguon)
        .env("CHROMIUM", chromium);
    match what {
        Drive::Check => {}
        Drive::TakeAll(folder) => {
            node.env("PICTURES", folder);
        }
        Drive::TakeGuide(folder) => {
            node.env("GUIDE", folder);
        }
    }
    let outcome = tools::run(&mut node);
    if outcome.is_err() {
        println!("the last that the demonstration wrote:\n{}", demo.last_words());
    }
    outcome
}

fn chromium() -> Result<PathBuf> {
    let find = || {
        ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| tools::find_program(name)).or_else(
            || {
                let bundled = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
                bundled.is_file().then_some(bundled)
            },
        )
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    tools::install_from_debian(&["chromium"]).context(MISSING)?;
    find().ok_or_else(|| anyhow!("{MISSING}"))
}

/// `nguon demo`, running; asked to stop when dropped.
struct Demonstration {
    server: Child,
    address: String,
    sign_ins: PathBuf,
    log: PathBuf,
}

impl Demonstration {
    fn start(nguon: &Path, folder: &Path) -> Result<Self> {
        let ready = folder.join("ready.json");
        let log = folder.join("log");
        let output = fs::File::create(&log)?;
        let mut command = tools::tied_to_us(nguon);
        command
            .arg("demo")
            .arg("--folder")
            .arg(folder.join("data"))
            .args(["--listen", "127.0.0.1:0"])
            .arg("--ready-file")
            .arg(&ready)
            .current_dir(tools::root())
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output);
        let server = command.spawn().with_context(|| format!("starting {}", nguon.display()))?;
        let mut demo = Self { server, address: String::new(), sign_ins: ready, log };
        let began = Instant::now();
        demo.address = loop {
            if let Some(status) = demo.server.try_wait()? {
                bail!("the demonstration ended at its start ({status}): {}", demo.last_words());
            }
            if let Some(address) = address_in(&demo.sign_ins) {
                break address;
            }
            if began.elapsed() > PATIENCE {
                bail!("the demonstration was not ready after {} s: {}", PATIENCE.as_secs(), demo.last_words());
            }
            thread::sleep(Duration::from_millis(100));
        };
        println!("the demonstration is at {} after {:.1} s", demo.address, began.elapsed().as_secs_f64());
        Ok(demo)
    }

    fn last_words(&self) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(30)..].join("\n")
    }
}

impl Drop for Demonstration {
    fn drop(&mut self) {
        let asked = Command::new("kill").args(["-INT", &self.server.id().to_string()]).status();
        let began = Instant::now();
        while asked.as_ref().is_ok_and(|status| status.success()) && began.elapsed() < Duration::from_secs(10) {
            if !matches!(self.server.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The address in the ready file; `None` while the file is not there or not whole.
fn address_in(ready: &Path) -> Option<String> {
    let text = fs::read_to_string(ready).ok()?;
    let value: serde_json::Value = serde_json::from_str(&text).ok()?;
    let address = value["address"].as_str()?;
    Some(if address.contains("://") { address.to_owned() } else { format!("http://{address}") })
}
