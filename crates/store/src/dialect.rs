//! The only place that knows which engine it is: connections, values, rows, and the few words that differ.
//!
//! A statement is written once, with `$1`, and run through [`Link`]. Which engine it reaches is one `match` in one
//! macro, so each call is compiled once for each engine and nothing is looked up at run time.
//! Read next: [`crate::catalogue`] for the tables, [`crate::writer`] for who writes when.

use std::{collections::BTreeMap, path::Path, str::FromStr as _, sync::Arc, time::Duration};

use futures_util::TryStreamExt as _;
use sqlx::{
    AssertSqlSafe, Connection as _, Executor as _, PgConnection, PgPool, Postgres, Row as _, SqlSafeStr as _, SqlStr,
    Sqlite, SqliteConnection, SqlitePool, Transaction,
    migrate::{MigrateError, Migrator},
    pool::PoolConnection,
    postgres::{PgArguments, PgConnectOptions, PgPoolOptions, PgRow},
    sqlite::{
        SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};

use crate::{Address, StoreError, Watch};

/// How long a connection waits for another process that holds the database.
const PATIENCE: Duration = Duration::from_secs(15);
/// Connections that read at the same time.
const READERS: u32 = 8;
/// Pages that each connection of an embedded database keeps for itself, in KiB (so the minus). The system keeps the
/// file in memory for all of them together; a large cache in each would hold the same pages eight times.
const READING_CACHE: &str = "-4096";
const WRITING_CACHE: &str = "-32768";

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// A value on its way into a statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Cell {
    Text(Option<String>),
    Int(Option<i64>),
    Bytes(Option<Vec<u8>>),
}

impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Self::Text(Some(value.to_owned()))
    }
}

impl From<String> for Cell {
    fn from(value: String) -> Self {
        Self::Text(Some(value))
    }
}

impl From<Option<String>> for Cell {
    fn from(value: Option<String>) -> Self {
        Self::Text(value)
    }
}

impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<Option<i64>> for Cell {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}

impl From<Vec<u8>> for Cell {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(Some(value))
    }
}

/// A statement with its values.
#[derive(Debug, Clone)]
pub(crate) struct Query {
    text: SqlStr,
    cells: Vec<Cell>,
}

impl Query {
    /// A statement as it stands in the source.
    pub(crate) fn new(text: &'static str) -> Self {
        Self { text: text.into_sql_str(), cells: Vec::new() }
    }

    /// A statement put together out of pieces that all stand in the source; values are bound, never written into it.
    pub(crate) fn built(text: String, cells: Vec<Cell>) -> Self {
        Self { text: AssertSqlSafe(text).into_sql_str(), cells }
    }

    /// A statement like [`Query::built`], whose text is used again and again.
    pub(crate) fn kept(text: Arc<str>, cells: Vec<Cell>) -> Self {
        Self { text: AssertSqlSafe(text).into_sql_str(), cells }
    }

    /// The statement with its next value.
    pub(crate) fn bind(mut self, cell: impl Into<Cell>) -> Self {
        self.cells.push(cell.into());
        self
    }
}

/// A connection, lent for one statement or several.
#[derive(Debug)]
pub(crate) struct Link<'c> {
    engine: Engine<'c>,
    watch: Option<Arc<dyn Watch>>,
}

#[derive(Debug)]
enum Engine<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

macro_rules! bind_all {
    ($arguments:ident, $cells:expr) => {
        for cell in $cells {
            use sqlx::Arguments as _;
            let bound = match cell {
                // PostgreSQL can hold no such text; if SQLite did, it could not be copied.
                Cell::Text(Some(text)) if text.contains('\0') => Err("a text with a zero byte".into()),
                Cell::Text(value) => $arguments.add(value),
                Cell::Int(value) => $arguments.add(value),
                Cell::Bytes(value) => $arguments.add(value),
            };
            bound.map_err(sqlx::Error::Encode)?;
        }
    };
}

/// Runs a body on the connection of either engine, with the query prepared for it.
macro_rules! on_engine {
    ($link:expr, $query:expr, |$connection:ident, $prepared:ident, $wrap:ident| $body:expr) => {{
        let Query { text, cells } = $query;
        match &mut $link.engine {
            Engine::Sqlite($connection) => {
                let mut arguments = SqliteArguments::default();
                bind_all!(arguments, cells);
                let $prepared = sqlx::query_with::<Sqlite, _>(text, arguments);
                #[allow(unused_variables, reason = "a body that reads no rows does not wrap them")]
                let $wrap = Row::Sqlite;
                $body
            }
            Engine::Postgres($connection) => {
                let mut arguments = PgArguments::default();
                bind_all!(arguments, cells);
                let $prepared = sqlx::query_with::<Postgres, _>(text, arguments);
                #[allow(unused_variables, reason = "a body that reads no rows does not wrap them")]
                let $wrap = Row::Postgres;
                $body
            }
        }
    }};
}

impl<'c> Link<'c> {
    const fn of(engine: Engine<'c>) -> Self {
        Self { engine, watch: None }
    }

    /// Lets somebody follow what is written from now on; nobody, with `None`.
    pub(crate) fn follow(&mut self, watch: Option<Arc<dyn Watch>>) {
        self.watch = watch;
    }

    /// Tells whoever follows that a write of about so many rows begins.
    pub(crate) fn begins(&self, rows: u64) {
        if let Some(watch) = &self.watch {
            watch.begin(rows);
        }
    }

    /// Tells whoever follows that so many rows more are written.
    ///
    /// Errors: [`StoreError::Stopped`] if they want no more of it.
    pub(crate) fn wrote(&self, rows: usize) -> Result<(), StoreError> {
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        let goes_on = self.watch.as_ref().is_none_or(|watch| watch.wrote(rows));
        if goes_on { Ok(()) } else { Err(StoreError::Stopped) }
    }

    /// Runs a statement and says how many rows it changed.
    pub(crate) async fn execute(&mut self, query: Query) -> Result<u64, StoreError> {
        Ok(on_engine!(self, query, |connection, prepared, wrap| {
            prepared.execute(&mut **connection).await?.rows_affected()
        }))
    }

    /// All rows that a statement gives.
    pub(crate) async fn all(&mut self, query: Query) -> Result<Vec<Row>, StoreError> {
        Ok(on_engine!(self, query, |connection, prepared, wrap| {
            prepared.fetch(&mut **connection).map_ok(wrap).try_collect().await?
        }))
    }

    /// Hands each row to `take`, without keeping them.
    pub(crate) async fn each(
        &mut self,
        query: Query,
        mut take: impl FnMut(&Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        on_engine!(self, query, |connection, prepared, wrap| {
            let mut rows = prepared.fetch(&mut **connection);
            while let Some(row) = rows.try_next().await? {
                take(&wrap(row))?;
            }
        });
        Ok(())
    }

    /// The first row, if there is one.
    pub(crate) async fn first(&mut self, query: Query) -> Result<Option<Row>, StoreError> {
        Ok(on_engine!(self, query, |connection, prepared, wrap| {
            prepared.fetch_optional(&mut **connection).await?.map(wrap)
        }))
    }

    /// Runs words that prepare nothing and give nothing, such as `commit`.
    pub(crate) async fn say(&mut self, words: &'static str) -> Result<(), StoreError> {
        match &mut self.engine {
            Engine::Sqlite(connection) => {
                connection.execute(sqlx::raw_sql(words)).await?;
            }
            Engine::Postgres(connection) => {
                connection.execute(sqlx::raw_sql(words)).await?;
            }
        }
        Ok(())
    }

    /// Opens a transaction that writes.
    pub(crate) async fn begin(&mut self) -> Result<(), StoreError> {
        match &mut self.engine {
            Engine::Sqlite(_) => self.say("begin immediate").await,
            Engine::Postgres(_) => self.say("begin").await,
        }
    }

    /// The end of the journal, held until the transaction ends, so that writers come one after another.
    pub(crate) fn hold_head(&self) -> Query {
        match self.engine {
            // `begin immediate` already holds the whole database.
            Engine::Sqlite(_) => Query::new("select sequence, hash from journal_head where one = 1"),
            Engine::Postgres(_) => Query::new("select sequence, hash from journal_head where one = 1 for update"),
        }
    }

    /// How the next value is written in a long statement.
    ///
    /// SQLite looks a numbered value up in a list for every use, so thousands of them take quadratic time.
    pub(crate) fn place(&self, number: usize) -> String {
        match self.engine {
            Engine::Sqlite(_) => "?".to_owned(),
            Engine::Postgres(_) => format!("${number}"),
        }
    }

    /// The most values that one statement may have.
    pub(crate) fn most_values(&self) -> usize {
        match self.engine {
            Engine::Sqlite(_) => 32_000,
            Engine::Postgres(_) => 65_000,
        }
    }

    /// What the engine itself finds wrong with its files: one line each, empty if nothing.
    pub(crate) async fn engine_problems(&mut self) -> Result<Vec<EngineProblem>, StoreError> {
        let mut problems = Vec::new();
        match &mut self.engine {
            Engine::Sqlite(_) => {
                for row in self.all(Query::new("pragma integrity_check")).await? {
                    let line = row.text(0)?.unwrap_or_default().to_owned();
                    if line != "ok" {
                        problems.push(EngineProblem { table: None, what: line });
                    }
                }
            }
            Engine::Postgres(_) => {
                // Keys hold by constraint; an index or constraint that was never finished does not.
                let text = "select c.relname::text, i.relname::text from pg_index x \
                     join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid \
                     join pg_namespace n on n.oid = c.relnamespace \
                     where n.nspname = current_schema() and not (x.indisvalid and x.indisready) order by 1, 2";
                for row in self.all(Query::new(text)).await? {
                    let table = row.text(0)?.unwrap_or_default().to_owned();
                    let what = format!("index {} is not whole", row.text(1)?.unwrap_or_default());
                    problems.push(EngineProblem { table: Some(table), what });
                }
                let text = "select c.relname::text, k.conname::text from pg_constraint k \
                     join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace \
                     where n.nspname = current_schema() and not k.convalidated order by 1, 2";
                for row in self.all(Query::new(text)).await? {
                    let table = row.text(0)?.unwrap_or_default().to_owned();
                    let what = format!("constraint {} is not proven", row.text(1)?.unwrap_or_default());
                    problems.push(EngineProblem { table: Some(table), what });
                }
            }
        }
        Ok(problems)
    }

    /// What the engine's own catalogue says of every table, in words that do not tell which engine it is; see
    /// [`Told`]. Sorted by table.
    pub(crate) async fn catalogue(&mut self) -> Result<Vec<Told>, StoreError> {
        // Four questions, each with the same answer from both engines. Tables that begin with `_` are not ours.
        let (columns, keys, references, checked) = match &mut self.engine {
            Engine::Sqlite(_) => (
                // Table, place, name, type and what is odd about it, whether it may be null.
                "select t.name, c.cid + 1, c.name, lower(c.type) || iif(t.strict, '', ' loosely'), 1 - c.\"notnull\" \
                 from pragma_table_list t join pragma_table_info(t.name) c where t.schema = 'main' and t.type = 'table' \
                 and t.name not like 'sqlite~_%' escape '~' and t.name not like '~_%' escape '~'",
                // Table, what it is, its name if it is plain, column with what is odd about it, place, condition.
                "select t.name, 'key', '', c.name, c.pk, '' from pragma_table_list t join pragma_table_info(t.name) c \
                 where t.schema = 'main' and t.type = 'table' and c.pk > 0 \
                 and t.name not like 'sqlite~_%' escape '~' and t.name not like '~_%' escape '~' \
                 union all select t.name, iif(i.\"unique\", 'unique', 'index'), i.name, \
                 coalesce(c.name, 'expression') || iif(c.desc, ' desc', '') || iif(c.coll = 'BINARY', '', ' ' || c.coll), \
                 c.seqno + 1, iif(i.partial, lower(substr(x.sql, instr(lower(x.sql), ' where ') + 7)), '') \
                 from pragma_table_list t join pragma_index_list(t.name) i join pragma_index_xinfo(i.name) c \
                 left join sqlite_schema x on x.name = i.name \
                 where t.schema = 'main' and t.type = 'table' and i.origin <> 'pk' and c.key = 1 \
                 and t.name not like '~_%' escape '~'",
                // Table, the reference's own mark, column, table and column referred to, what else it does.
                "select t.name, cast(r.id as text), r.\"from\", r.\"table\", r.\"to\", \
                 iif(r.on_delete = 'NO ACTION' and r.on_update = 'NO ACTION', '', ' with more to it') \
                 from pragma_table_list t join pragma_foreign_key_list(t.name) r \
                 where t.schema = 'main' and t.name not like '~_%' escape '~' order by 1, 2, r.seq",
                // Table and what its check begins with.
                "with recursive rest(name, sql) as ( \
                 select name, sql from sqlite_schema where type = 'table' and name not like '~_%' escape '~' \
                 union all select name, substr(sql, instr(sql, 'check (') + 7) from rest where instr(sql, 'check (') > 0) \
                 select name, substr(sql, 1, instr(sql, ' ') - 1) from rest where sql not like 'create table%'",
            ),
            Engine::Postgres(_) => (
                "select c.relname::text, a.attnum::bigint, a.attname::text, format_type(a.atttypid, a.atttypmod)::text \
                 || case when l.collname is null or l.collname = 'C' then '' else ' in collation ' || l.collname end, \
                 (not a.attnotnull)::int::bigint \
                 from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace \
                 left join pg_collation l on l.oid = a.attcollation \
                 where n.nspname = current_schema() and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped \
                 and c.relname not like '~_%' escape '~'",
                "select c.relname::text, case when x.indisprimary then 'key' when x.indisunique then 'unique' \
                 else 'index' end, i.relname::text, pg_get_indexdef(x.indexrelid, k.place, true) \
                 || case when x.indoption[k.place - 1] & 1 = 1 then ' desc' else '' end \
                 || case when x.indcollation[k.place - 1] in (0, 'pg_catalog.\"C\"'::regcollation) then '' \
                 else ' ' || x.indcollation[k.place - 1]::regcollation::text end, \
                 k.place::bigint, coalesce(lower(trim(both '()' from pg_get_expr(x.indpred, x.indrelid))), '') \
                 from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid \
                 join pg_namespace n on n.oid = c.relnamespace \
                 cross join generate_series(1, x.indnkeyatts::int) as k (place) \
                 where n.nspname = current_schema() and c.relname not like '~_%' escape '~'",
                "select c.relname::text, k.conname::text, a.attname::text, f.relname::text, b.attname::text, \
                 case when k.confdeltype = 'a' and k.confupdtype = 'a' and not k.condeferrable then '' \
                 else ' with more to it' end \
                 from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace \
                 join pg_class f on f.oid = k.confrelid \
                 cross join unnest(k.conkey, k.confkey) with ordinality as p (own, other, place) \
                 join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.own \
                 join pg_attribute b on b.attrelid = k.confrelid and b.attnum = p.other \
                 where n.nspname = current_schema() and k.contype = 'f' and c.relname not like '~_%' escape '~' \
                 order by 1, 2, p.place",
                "select c.relname::text, a.attname::text from pg_constraint k join pg_class c on c.oid = k.conrelid \
                 join pg_namespace n on n.oid = c.relnamespace \
                 join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey) \
                 where n.nspname = current_schema() and k.contype = 'c' and c.relname not like '~_%' escape '~'",
            ),
        };
        let mut told: Vec<Told> = Vec::new();
        for row in self.all(Query::new(columns)).await? {
            let text = |at| Ok::<_, StoreError>(row.text(at)?.unwrap_or_default().to_owned());
            let number = row.int(1)?.unwrap_or_default();
            let kind = match text(3)?.as_str() {
                "bigint" | "integer" => "int".to_owned(),
                "blob" | "bytea" => "bytes".to_owned(),
                other => other.to_owned(),
            };
            let may_be_null = if row.int(4)? == Some(0) { "" } else { "?" };
            let what = format!("column {number:02} {} {kind}{may_be_null}", text(2)?);
            told.push(Told { table: text(0)?, what });
        }
        let mut columns_of: BTreeMap<[String; 4], BTreeMap<i64, String>> = BTreeMap::new();
        for row in self.all(Query::new(keys)).await? {
            let text = |at| Ok::<_, StoreError>(row.text(at)?.unwrap_or_default().to_owned());
            let of = columns_of.entry([text(0)?, text(1)?, text(2)?, text(5)?]).or_default();
            of.insert(row.int(4)?.unwrap_or_default(), text(3)?);
        }
        for ([table, what, name, condition], columns) in columns_of {
            let columns = columns.into_values().collect::<Vec<_>>().join(", ");
            // The name of a key is the engine's own affair.
            let name = if what == "index" { format!("{name} ") } else { String::new() };
            let condition = if condition.is_empty() { condition } else { format!(" where {condition}") };
            told.push(Told { table, what: format!("{what} {name}({columns}){condition}") });
        }
        let mut pairs_of: BTreeMap<[String; 4], (Vec<String>, Vec<String>)> = BTreeMap::new();
        for row in self.all(Query::new(references)).await? {
            let text = |at| Ok::<_, StoreError>(row.text(at)?.unwrap_or_default().to_owned());
            let (own, others) = pairs_of.entry([text(0)?, text(1)?, text(3)?, text(5)?]).or_default();
            own.push(text(2)?);
            others.push(text(4)?);
        }
        for ([table, _, other, more], (own, others)) in pairs_of {
            let what = format!("refers ({}) to {other} ({}){more}", own.join(", "), others.join(", "));
            told.push(Told { table, what });
        }
        for row in self.all(Query::new(checked)).await? {
            let text = |at| Ok::<_, StoreError>(row.text(at)?.unwrap_or_default().to_owned());
            told.push(Told { table: text(0)?, what: format!("checks {}", text(1)?) });
        }
        told.sort();
        Ok(told)
    }
}

/// One thing that an engine's catalogue says of a table.
///
/// `what` is one of `column 02 code text?` (its place, its name, its kind, and whether it may be empty), `key (id)`,
/// `unique (code)`, `index unit_touched (touched)` with its condition, `refers (unit) to unit (id)`, `checks ended`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Told {
    pub(crate) table: String,
    pub(crate) what: String,
}

/// Something an engine finds wrong with itself.
#[derive(Debug)]
pub(crate) struct EngineProblem {
    pub(crate) table: Option<String>,
    pub(crate) what: String,
}

/// A row of either engine.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    pub(crate) fn text(&self, at: usize) -> Result<Option<&str>, sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(at),
            Self::Postgres(row) => row.try_get(at),
        }
    }

    pub(crate) fn int(&self, at: usize) -> Result<Option<i64>, sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(at),
            Self::Postgres(row) => row.try_get(at),
        }
    }

    pub(crate) fn bytes(&self, at: usize) -> Result<Option<&[u8]>, sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(at),
            Self::Postgres(row) => row.try_get(at),
        }
    }
}

/// The connections that read, and the way to new ones that write.
#[derive(Debug, Clone)]
pub(crate) enum Pools {
    Sqlite { readers: SqlitePool, options: Box<SqliteConnectOptions> },
    Postgres { pool: PgPool },
}

impl Pools {
    /// The name of the engine.
    pub(crate) fn engine(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "SQLite",
            Self::Postgres { .. } => "PostgreSQL",
        }
    }

    /// Opens the database, creating the file of an embedded one.
    pub(crate) async fn open(address: &Address) -> Result<Self, StoreError> {
        match address {
            Address::Sqlite(path) => {
                let options = sqlite_options(path);
                // The first connection makes the file and puts it into WAL mode; readers could not.
                SqliteConnection::connect_with(&options).await?.close().await?;
                let readers = SqlitePoolOptions::new().max_connections(READERS).idle_timeout(None).max_lifetime(None);
                let reading = options.clone().pragma("query_only", "on").pragma("cache_size", READING_CACHE);
                let readers = readers.connect_lazy_with(reading);
                Ok(Self::Sqlite { readers, options: Box::new(options) })
            }
            Address::Postgres(url) => {
                let options = PgConnectOptions::from_str(url)?.application_name("nguon");
                let pool = PgPoolOptions::new().max_connections(READERS * 2).acquire_timeout(PATIENCE);
                Ok(Self::Postgres { pool: pool.connect_with(options).await? })
            }
        }
    }

    /// A connection that writes.
    pub(crate) async fn writing(&self) -> Result<Owned, StoreError> {
        match self {
            Self::Sqlite { options, .. } => Ok(Owned::Sqlite(Box::new(SqliteConnection::connect_with(options).await?))),
            Self::Postgres { pool } => Ok(Owned::Postgres(pool.acquire().await?)),
        }
    }

    /// A connection that reads, each statement for itself.
    pub(crate) async fn reading(&self) -> Result<Reading, StoreError> {
        match self {
            Self::Sqlite { readers, .. } => Ok(Reading::Sqlite(readers.acquire().await?)),
            Self::Postgres { pool } => Ok(Reading::Postgres(pool.acquire().await?)),
        }
    }

    /// A connection whose statements all see the database as it is now.
    pub(crate) async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        match self {
            Self::Sqlite { readers, .. } => Ok(Snapshot::Sqlite(readers.begin().await?)),
            Self::Postgres { pool } => {
                let begin = "begin transaction isolation level repeatable read, read only";
                Ok(Snapshot::Postgres(pool.begin_with(begin).await?))
            }
        }
    }

    /// Whether a write that is not journalled must go through the one writer.
    pub(crate) fn has_one_writer(&self) -> bool {
        match self {
            Self::Sqlite { .. } => true,
            Self::Postgres { .. } => false,
        }
    }

    /// Brings the tables up to this program.
    pub(crate) async fn migrate(&self) -> Result<(), StoreError> {
        let mut connection = self.writing().await?;
        let migrated = match &mut connection {
            Owned::Sqlite(connection) => SQLITE.run_direct(None, &mut **connection, false).await,
            Owned::Postgres(connection) => POSTGRES.run_direct(None, &mut **connection, false).await,
        };
        connection.close().await?;
        migrated.map_err(|error| match error {
            MigrateError::VersionMissing(version) => StoreError::Newer { version },
            MigrateError::VersionMismatch(version) | MigrateError::Dirty(version) => StoreError::Damaged {
                table: "_sqlx_migrations".to_owned(),
                row: version.to_string(),
                what: error.to_string(),
            },
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => StoreError::from(error),
            other => StoreError::from(sqlx::Error::Migrate(Box::new(other))),
        })
    }

    /// Closes every connection that reads.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { readers, .. } => readers.close().await,
            Self::Postgres { pool } => pool.close().await,
        }
    }
}

fn sqlite_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE)
        .pragma("cache_size", WRITING_CACHE)
        // What was taken away is overwritten, not only let go: withdrawn notes, erased payloads.
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
        .statement_cache_capacity(300)
        // Rows wait for whoever takes them in another thread: with few, the two threads wait for each other at each.
        .row_buffer_size(1_000)
}

/// A connection of one's own, not lent by a pool of readers.
#[derive(Debug)]
pub(crate) enum Owned {
    Sqlite(Box<SqliteConnection>),
    Postgres(PoolConnection<Postgres>),
}

impl Owned {
    pub(crate) fn link(&mut self) -> Link<'_> {
        match self {
            Self::Sqlite(connection) => Link::of(Engine::Sqlite(connection)),
            Self::Postgres(connection) => Link::of(Engine::Postgres(connection)),
        }
    }

    pub(crate) async fn close(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(connection) => connection.close().await?,
            Self::Postgres(connection) => drop(connection),
        }
        Ok(())
    }
}

/// A pooled connection that reads.
#[derive(Debug)]
pub(crate) enum Reading {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

impl Reading {
    pub(crate) fn link(&mut self) -> Link<'_> {
        match self {
            Self::Sqlite(connection) => Link::of(Engine::Sqlite(connection)),
            Self::Postgres(connection) => Link::of(Engine::Postgres(connection)),
        }
    }
}

/// A transaction that reads; it ends when dropped.
#[derive(Debug)]
pub(crate) enum Snapshot {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Snapshot {
    pub(crate) fn link(&mut self) -> Link<'_> {
        match self {
            Self::Sqlite(connection) => Link::of(Engine::Sqlite(connection)),
            Self::Postgres(connection) => Link::of(Engine::Postgres(connection)),
        }
    }
}

/// What an engine's refusal means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A unique key is taken: the table and columns, or the constraint's name.
    Taken(String),
    /// A row refers to one that is not there.
    Dangling(String),
    /// Somebody else holds what is needed.
    Busy,
    /// The transaction lost against another; doing it again will do.
    TryAgain,
    /// Anything else.
    Other,
}

/// Says what an engine's error means.
pub(crate) fn meaning(error: &sqlx::Error) -> Meaning {
    use sqlx::error::ErrorKind;
    match error {
        sqlx::Error::PoolTimedOut => Meaning::Busy,
        sqlx::Error::Database(error) => {
            let code = error.code().unwrap_or_default().into_owned();
            let what = || match error.constraint() {
                Some(name) => name.to_owned(),
                None => error.message().rsplit(": ").next().unwrap_or_default().to_owned(),
            };
            match (error.kind(), code.as_str()) {
                (ErrorKind::UniqueViolation, _) => Meaning::Taken(what()),
                (ErrorKind::ForeignKeyViolation, _) => Meaning::Dangling(what()),
                (_, "40001" | "40P01") => Meaning::TryAgain,
                (_, "5" | "6" | "261" | "517" | "55P03") => Meaning::Busy,
                _ => Meaning::Other,
            }
        }
        _ => Meaning::Other,
    }
}
