//! The sample on both engines: SQLite always, PostgreSQL where the checks lend a server.

use std::process::Command;

use nguon_store::Address;

/// Runs a check on a database of its own, on each engine there is.
pub(crate) fn on_each_engine(name: &str, check: impl AsyncFn(Address)) {
    let runtime = || tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    runtime().block_on(check(Address::Sqlite(folder.path().join("sample.sqlite"))));
    if let Some(database) = OnServer::new(name) {
        runtime().block_on(check(database.address()));
    }
}

/// A database of one's own on the server, dropped at the end.
struct OnServer {
    server: String,
    name: String,
}

impl OnServer {
    #[expect(clippy::disallowed_methods, reason = "the checks say by an environment variable which server they lend")]
    fn new(name: &str) -> Option<Self> {
        let server = std::env::var("NGUON_TEST_POSTGRES").ok()?;
        let made = Self { server, name: format!("nguon_app_{name}_{}", std::process::id()) };
        made.run("createdb", &[]);
        Some(made)
    }

    fn address(&self) -> Address {
        let (server, parameters) = self.server.split_once('?').unwrap_or((&self.server, ""));
        let (host, _) = server.rsplit_once('/').filter(|(host, _)| !host.ends_with('/')).unwrap_or((server, ""));
        let mark = if parameters.is_empty() { "" } else { "?" };
        Address::Postgres(format!("{host}/{}{mark}{parameters}", self.name))
    }

    fn run(&self, program: &str, options: &[&str]) {
        let at = ["--maintenance-db", &self.server, &self.name];
        let done = Command::new(program).args(options).args(at).output().unwrap();
        assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

impl Drop for OnServer {
    fn drop(&mut self) {
        self.run("dropdb", &["--force"]);
    }
}
