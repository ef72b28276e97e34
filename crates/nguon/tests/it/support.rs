//! A database with Lập Thạch in it, on either engine.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU64, Ordering},
};

use nguon_app::{
    App, Ground,
    import::Mapping,
    intake::{Bringer, Outcome, Upload},
};
use nguon_domain::calendar::{Date, Timestamp};
use nguon_store::{Address, Store};

/// A clock that ticks a millisecond at each look, and bytes that count.
pub(crate) struct Still {
    pub(crate) today: Date,
    ticks: AtomicU64,
}

impl Still {
    pub(crate) fn on(today: Date) -> Self {
        Self { today, ticks: AtomicU64::new(0) }
    }

    fn tick(&self) -> u64 {
        self.ticks.fetch_add(1, Ordering::Relaxed)
    }
}

impl Ground for Still {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(1_604_102_400_000 + i64::try_from(self.tick()).unwrap()).unwrap()
    }

    fn today(&self) -> Date {
        self.today
    }

    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.tick().wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        for byte in bytes {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            *byte = state.to_le_bytes()[0];
        }
    }
}

pub(crate) fn workbooks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/lap-thach")
}

pub(crate) fn answer_key(name: &str) -> serde_json::Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lap-thach").join(name);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Every workbook but those named.
pub(crate) fn uploads_without(left_out: &[&str]) -> Vec<Upload> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(workbooks()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.retain(|path| !left_out.contains(&name(path).as_str()));
    paths.iter().map(|path| Upload { name: name(path), bytes: std::fs::read(path).unwrap() }).collect()
}

/// The use cases over a database, on a day.
pub(crate) async fn app(address: &Address, today: Date) -> (App, Store) {
    let store = Store::open(address).await.unwrap();
    store.migrate().await.unwrap();
    let rules = nguon_rulebook::load_embedded().unwrap();
    (App::open(store.clone(), rules, Box::new(Still::on(today))).await.unwrap(), store)
}

pub(crate) async fn bring_in(app: &App, files: &[Upload]) -> Outcome {
    let preview = app.preview(Bringer::Program, files.to_vec(), &Mapping::default()).await.unwrap();
    assert!(preview.unreadable.is_empty(), "{:?}", preview.unreadable);
    app.bring_in(Bringer::Program, app.fresh_import(), &preview, &Mapping::default()).await.unwrap()
}

/// A database of one's own on the server that the checks lend, dropped at the end; `None` where there is none.
pub(crate) struct OnServer {
    server: String,
    name: String,
}

impl OnServer {
    #[expect(clippy::disallowed_methods, reason = "the checks say by an environment variable which server they lend")]
    pub(crate) fn new(name: &str) -> Option<Self> {
        let server = std::env::var("NGUON_TEST_POSTGRES").ok()?;
        let name = format!("nguon_it_{name}_{}", std::process::id());
        let made = Self { server, name };
        made.run("createdb", &[]);
        Some(made)
    }

    pub(crate) fn address(&self) -> Address {
        let (server, parameters) = self.server.split_once('?').unwrap_or((&self.server, ""));
        let (host, _) = server.rsplit_once('/').filter(|(host, _)| !host.ends_with('/')).unwrap_or((server, ""));
        let mark = if parameters.is_empty() { "" } else { "?" };
        Address::Postgres(format!("{host}/{}{mark}{parameters}", self.name))
    }

    pub(crate) fn drop_database(self) {
        self.run("dropdb", &["--force"]);
    }

    fn run(&self, program: &str, options: &[&str]) {
        let at = ["--maintenance-db", &self.server, &self.name];
        let done = Command::new(program).args(options).args(at).output().unwrap();
        assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
    }
}
