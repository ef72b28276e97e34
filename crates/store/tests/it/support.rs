//! A database for a test: made, migrated, and taken away again.
#![allow(dead_code, reason = "taken into use as tests come")]

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use nguon_domain::{
    calendar::Timestamp,
    id::{CommandId, Id},
    journal::{Author, Digest},
};
use nguon_store::{Address, Changes, Entry, Store, Write};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

/// A migrated, empty database.
pub(crate) struct Database {
    pub(crate) store: Store,
    pub(crate) address: Address,
    folder: tempfile::TempDir,
    server: Option<(String, String)>,
}

static MADE: AtomicU32 = AtomicU32::new(0);

impl Database {
    /// One in a file.
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = Address::Sqlite(folder.path().join("nguon.db"));
        let store = Store::open(&address).await.unwrap();
        store.migrate().await.unwrap();
        Self { store, address, folder, server: None }
    }

    /// One on the server, if there is one.
    pub(crate) async fn postgres() -> Option<Self> {
        let server = server()?;
        let folder = tempfile::tempdir().unwrap();
        let random = folder.path().file_name().unwrap().to_string_lossy().to_lowercase();
        let random: String = random.chars().filter(char::is_ascii_alphanumeric).collect();
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("nguon_test_{}_{number}_{random}", std::process::id());
        admin(&server, format!("create database {name}")).await;
        let (base, _) = server.rsplit_once('/').unwrap();
        let address = Address::parse(&format!("{base}/{name}")).unwrap();
        let store = Store::open(&address).await.unwrap();
        store.migrate().await.unwrap();
        Some(Self { store, address, folder, server: Some((server, name)) })
    }

    /// The file, of an embedded one.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("nguon.db")
    }

    /// Whether it is a file.
    pub(crate) fn is_sqlite(&self) -> bool {
        self.server.is_none()
    }

    /// Runs a statement behind the store's back.
    pub(crate) async fn tamper(&self, statement: &str) {
        match &self.address {
            Address::Sqlite(path) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).foreign_keys(false);
                let mut connection = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
                connection.execute(sqlx::raw_sql(AssertSqlSafe(statement.to_owned()))).await.unwrap();
                connection.close().await.unwrap();
            }
            Address::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                // Without triggers no constraint on references stands in the way.
                let statement = AssertSqlSafe(format!("set session_replication_role = replica; {statement}"));
                connection.execute(sqlx::raw_sql(statement)).await.unwrap();
                connection.close().await.unwrap();
            }
        }
    }

    /// Takes every row out of it, which is much quicker than making another one.
    pub(crate) async fn empty(&self) {
        let mut statements = vec!["begin".to_owned()];
        for (table, ..) in self.store.hashes().await.unwrap().iter().rev() {
            statements.push(format!("delete from {table}"));
        }
        statements.push("insert into tree_day (one, day) values (1, null)".to_owned());
        statements.push(format!("insert into journal_head (one, sequence, hash) values (1, 0, '{}')", Digest::ZERO));
        statements.push("commit".to_owned());
        self.tamper(&statements.join("; ")).await;
    }

    /// Opens it anew, so that nothing is remembered of what was in it.
    pub(crate) async fn open_again(&mut self) {
        self.store.close().await;
        self.store = Store::open(&self.address).await.unwrap();
    }

    /// Closes it and takes it away.
    pub(crate) async fn remove(self) {
        self.store.close().await;
        if let Some((server, name)) = &self.server {
            admin(server, format!("drop database {name} with (force)")).await;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "NGUON_TEST_POSTGRES says where the tests may make databases")]
fn server() -> Option<String> {
    std::env::var("NGUON_TEST_POSTGRES").ok().filter(|url| !url.is_empty())
}

/// How many cases a property is tried with: few, unless `PROPTEST_CASES` asks for more.
#[expect(clippy::disallowed_methods, reason = "PROPTEST_CASES says how long a property is tried")]
pub(crate) fn cases(few: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|number| number.parse().ok()).unwrap_or(few)
}

async fn admin(server: &str, statement: String) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    connection.execute(AssertSqlSafe(statement)).await.unwrap();
    connection.close().await.unwrap();
}

/// Runs a test on a new database of each engine there is.
pub(crate) fn on_each_engine(test: impl AsyncFn(&Database)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let database = Database::sqlite().await;
        test(&database).await;
        database.remove().await;
        if let Some(database) = Database::postgres().await {
            test(&database).await;
            database.remove().await;
        }
    });
}

/// The instant of a test.
pub(crate) fn now() -> Timestamp {
    "2020-10-31T08:00:00.123456789Z".parse().unwrap()
}

/// A write of the program itself, with one entry.
pub(crate) fn write(command: u128, changes: Changes) -> Write {
    Write {
        command: CommandId(Id::from_number(command)),
        author: Author::PROGRAM,
        at: now(),
        changes,
        entries: vec![entry("test.written", "test:1")],
    }
}

/// An entry whose payload repeats its words.
pub(crate) fn entry(what: &str, subject: &str) -> Entry {
    Entry { what: what.to_owned(), subject: subject.to_owned(), payload: format!("{what} {subject}").into_bytes() }
}
