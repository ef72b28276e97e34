//! A private PostgreSQL cluster for the tests: made, started, stopped and removed by us.
//!
//! Each test makes its own database in it. Nothing of a PostgreSQL that the machine already runs is touched.

use std::fs;
use std::io::Read;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use crate::temporary::TemporaryFolder;
use crate::tools;

/// The variable in which the store's tests look for a cluster.
pub(crate) const VARIABLE: &str = "NGUON_TEST_POSTGRES";

const OLDEST: u32 = 15;
const PATIENCE: Duration = Duration::from_secs(60);
const MISSING: &str = "PostgreSQL 15 or later is missing. Debian, Ubuntu: apt-get install postgresql. \
     Fedora: dnf install postgresql-server. macOS: brew install postgresql@17. \
     Its programs initdb and postgres are looked for in /usr/lib/postgresql/*/bin and on the search path";

/// A running cluster; stopped and removed when dropped.
#[derive(Debug)]
pub(crate) struct Cluster {
    server: Child,
    url: String,
    folder: TemporaryFolder,
}

impl Cluster {
    /// Makes and starts a cluster on a free port of the loopback address, installing PostgreSQL first if it is
    /// missing and this machine lets us.
    ///
    /// The rights are a random password's; the default collation is ICU's Vietnamese where the build has ICU, so
    /// that a statement which leans on byte order without saying so shows itself. fsync is off: these tests are
    /// about answers. What must survive a crash is tested on SQLite.
    pub(crate) fn start() -> Result<Self> {
        let binaries = match find_binaries() {
            Some(found) => found,
            None => {
                tools::install_from_debian(&["postgresql"]).context(MISSING)?;
                find_binaries().ok_or_else(|| anyhow!("{MISSING}"))?
            }
        };
        let folder = TemporaryFolder::new()?;
        let user = User::for_server()?;
        let password = random_word()?;
        let data = folder.path().join("data");
        initialise(&binaries, &user, folder.path(), &data, &password)?;

        // Between finding a free port and taking it someone else may take it: then try another.
        let mut refused = None;
        for _ in 0..3 {
            match launch(&binaries, &user, folder.path(), &data) {
                Ok((server, port)) => {
                    let url = format!("postgres://nguon:{password}@127.0.0.1:{port}/postgres");
                    return Ok(Self { server, url, folder });
                }
                Err(error) => refused = Some(error),
            }
        }
        Err(refused.expect("three attempts, each with its error"))
    }

    /// Where to connect: a superuser's address of the database `postgres`.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGQUIT: nothing in it is worth a checkpoint. `kill` is a program, since the standard library sends
        // SIGKILL only, which would leave the server's own children behind.
        let asked = Command::new("kill").args(["-QUIT", &self.server.id().to_string()]).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.server.kill();
        }
        if let Err(error) = self.server.wait() {
            println!("the cluster in {} did not stop: {error}", self.folder.path().display());
        }
    }
}

/// The folder of the newest PostgreSQL that is new enough.
fn find_binaries() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for parent in ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"] {
        let Ok(entries) = fs::read_dir(parent) else {
            continue;
        };
        folders.extend(entries.flatten().map(|entry| entry.path().join("bin")));
    }
    if let Some(initdb) = tools::find_program("initdb") {
        // The real place: a link on the search path stands beside no `postgres`.
        let real = initdb.canonicalize().unwrap_or(initdb);
        folders.extend(real.parent().map(Path::to_path_buf));
    }
    folders
        .into_iter()
        .filter(|folder| folder.join("postgres").is_file() && folder.join("pg_isready").is_file())
        .filter_map(|folder| Some((major_version(&folder)?, folder)))
        .filter(|(version, _)| *version >= OLDEST)
        .max()
        .map(|(_, folder)| folder)
}

fn major_version(binaries: &Path) -> Option<u32> {
    let text = tools::output_of(Command::new(binaries.join("initdb")).arg("--version")).ok()?;
    parse_major_version(&text)
}

/// `initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` is 15; `initdb (PostgreSQL) 19beta1` is 19.
fn parse_major_version(text: &str) -> Option<u32> {
    let version = text.split_whitespace().nth(2)?;
    let digits: String = version.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// As whom the server runs: PostgreSQL refuses to run as root.
#[derive(Debug)]
enum User {
    Ourselves,
    Other { uid: u32, gid: u32 },
}

impl User {
    fn for_server() -> Result<Self> {
        if !tools::is_root() {
            return Ok(Self::Ourselves);
        }
        for name in ["postgres", "nobody"] {
            let number =
                |flag| -> Result<u32> { Ok(tools::output_of(Command::new("id").args([flag, name]))?.trim().parse()?) };
            if let (Ok(uid), Ok(gid)) = (number("-u"), number("-g")) {
                return Ok(Self::Other { uid, gid });
            }
        }
        bail!("PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as")
    }

    fn owns(&self, path: &Path) -> Result<()> {
        match self {
            Self::Ourselves => Ok(()),
            Self::Other { uid, gid } => {
                chown(path, Some(*uid), Some(*gid)).with_context(|| format!("giving away {}", path.display()))
            }
        }
    }

    fn runs(&self, command: &mut Command) {
        match self {
            Self::Ourselves => {}
            Self::Other { uid, gid } => {
                command.uid(*uid).gid(*gid);
            }
        }
    }
}

fn initialise(binaries: &Path, user: &User, folder: &Path, data: &Path, password: &str) -> Result<()> {
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    let secret = folder.join("password");
    fs::write(&secret, password)?;
    user.owns(folder)?;
    user.owns(&secret)?;
    let initdb = |locale: &[&str]| {
        let mut command = Command::new(binaries.join("initdb"));
        command
            .current_dir(folder)
            .args(["--username=nguon", "--auth-local=password", "--auth-host=password", "--encoding=UTF8", "--no-sync"])
            .arg(format!("--pwfile={}", secret.display()))
            .arg(format!("--pgdata={}", data.display()))
            .args(locale);
        user.runs(&mut command);
        tools::output_of(&mut command)
    };
    if let Err(without_icu) = initdb(&["--locale=C", "--locale-provider=icu", "--icu-locale=vi"]) {
        println!("no cluster with ICU's Vietnamese collation, so one with plain byte order: {without_icu:#}");
        initdb(&["--locale=C"]).context("making a PostgreSQL cluster")?;
    }
    fs::remove_file(secret)?;
    Ok(())
}

fn launch(binaries: &Path, user: &User, folder: &Path, data: &Path) -> Result<(Child, u16)> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr())?.port();
    let log_path = folder.join("log");
    let log = fs::File::create(&log_path)?;
    user.owns(&log_path)?;
    let mut command = tools::tied_to_us(binaries.join("postgres"));
    command
        .current_dir(folder)
        .arg("-D")
        .arg(data)
        .arg("-k")
        .arg(folder)
        .args(["-h", "127.0.0.1", "-p", &port.to_string()])
        .args(["-c", "max_connections=200"])
        .args(["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"])
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log);
    user.runs(&mut command);
    // Its own group: Ctrl-C reaches us alone, and we stop it.
    command.process_group(0);
    let mut server = command.spawn().context("starting PostgreSQL")?;
    match wait_until_ready(binaries, port, &mut server) {
        Ok(()) => Ok((server, port)),
        Err(error) => {
            let _ = server.kill();
            let _ = server.wait();
            let said = fs::read_to_string(&log_path).unwrap_or_default();
            Err(error.context(format!("PostgreSQL said: {}", said.trim())))
        }
    }
}

fn wait_until_ready(binaries: &Path, port: u16, server: &mut Child) -> Result<()> {
    let began = Instant::now();
    loop {
        if let Some(status) = server.try_wait()? {
            bail!("PostgreSQL ended at its start ({status})");
        }
        let mut ready = Command::new(binaries.join("pg_isready"));
        ready.args(["--quiet", "--host=127.0.0.1", &format!("--port={port}")]);
        if ready.status().context("starting pg_isready")?.success() {
            return Ok(());
        }
        if began.elapsed() > PATIENCE {
            bail!("PostgreSQL was not ready after {} seconds", PATIENCE.as_secs());
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// 32 hexadecimal digits from the system's generator.
fn random_word() -> Result<String> {
    let mut bytes = [0u8; 16];
    fs::File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut bytes))
        .context("reading /dev/urandom")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::parse_major_version;

    #[track_caller]
    fn check(text: &str, version: Option<u32>) {
        assert_eq!(parse_major_version(text), version);
    }

    #[test]
    fn the_major_version_is_read_from_what_initdb_says() {
        check("initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", Some(15));
        check("initdb (PostgreSQL) 9.6.24\n", Some(9));
        check("initdb (PostgreSQL) 19beta1\n", Some(19));
        check("initdb\n", None);
    }
}
