//! A whole database into another one, of whichever engine, and a hash of each table that does not tell which it was.

use nguon_domain::journal::Digest;
use sha2::{Digest as _, Sha256};

use crate::{
    Store, StoreError,
    bulk::{Conflict, Rows},
    catalogue::{Kind, TABLES, Table},
    dialect::{Cell, Link, Query, Row},
    fields::Fields,
};

/// What was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyReport {
    /// Each table with its rows and the hash of them, in the order copied.
    pub tables: Vec<(String, u64, Digest)>,
}

/// Rows read and written in one go.
const PAGE: usize = 2_000;
/// Tables that have one row from the beginning.
const BEGUN: &[&str] = &["tree_day", "journal_head"];

/// Copies everything from one database into another one that is migrated and empty, in one transaction: afterwards
/// all is there, or nothing.
///
/// Errors: [`StoreError::NotEmpty`] if the target has rows; whatever reading and writing give.
pub async fn copy(from: &Store, to: &Store) -> Result<CopyReport, StoreError> {
    let mut snapshot = from.pools().snapshot().await?;
    let mut target = to.pools().writing().await?;
    let mut link = target.link();
    link.begin().await?;
    let copied = copy_all(&mut snapshot.link(), &mut link).await;
    let ended = link.say(if copied.is_ok() { "commit" } else { "rollback" }).await;
    target.close().await?;
    let report = copied?;
    ended?;
    Ok(report)
}

async fn copy_all(from: &mut Link<'_>, to: &mut Link<'_>) -> Result<CopyReport, StoreError> {
    // Nobody writes to the target while it is filled.
    let (sequence, _) = crate::journal::hold_head(to).await?;
    if sequence > 0 {
        return Err(StoreError::NotEmpty { table: "journal".to_owned() });
    }
    for table in TABLES.iter().filter(|table| !BEGUN.contains(&table.name)) {
        let text = format!("select count(*) from (select 1 from {} limit 1) few", table.name);
        let row = to.first(Query::built(text, Vec::new())).await?;
        if row.map_or(Ok(0), |row| Fields::of(&row, table.name).int())? > 0 {
            return Err(StoreError::NotEmpty { table: table.name.to_owned() });
        }
    }
    let mut tables = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let mut hash = TableHash::default();
        let mut walk = Walk::of(table);
        while let Some(page) = walk.next(from).await? {
            let conflict = if BEGUN.contains(&table.name) { Conflict::Replace } else { Conflict::Refuse };
            let mut rows = Rows::of(table, conflict);
            for row in page {
                hash.add(&row);
                rows.add(row);
            }
            rows.write(to).await?;
        }
        tables.push((table.name.to_owned(), hash.rows, hash.digest()));
    }
    Ok(CopyReport { tables })
}

impl Store {
    /// Each table with its rows and a hash of them, which is the same on either engine for the same content.
    pub async fn hashes(&self) -> Result<Vec<(String, u64, Digest)>, StoreError> {
        let mut snapshot = self.pools().snapshot().await?;
        let mut link = snapshot.link();
        let mut hashes = Vec::with_capacity(TABLES.len());
        for table in TABLES {
            let mut hash = TableHash::default();
            let mut walk = Walk::of(table);
            while let Some(page) = walk.next(&mut link).await? {
                page.iter().for_each(|row| hash.add(row));
            }
            hashes.push((table.name.to_owned(), hash.rows, hash.digest()));
        }
        Ok(hashes)
    }
}

/// A walk through a table in the order of its key.
struct Walk {
    table: &'static Table,
    after: Option<Vec<Cell>>,
    ended: bool,
}

impl Walk {
    fn of(table: &'static Table) -> Self {
        Self { table, after: None, ended: false }
    }

    /// The next page; `None` at the end. Never empty.
    async fn next(&mut self, link: &mut Link<'_>) -> Result<Option<Vec<Vec<Cell>>>, StoreError> {
        if self.ended {
            return Ok(None);
        }
        let (columns, key) = (self.table.column_list(), self.table.key_list());
        let mut cells = self.after.clone().unwrap_or_default();
        let places: Vec<String> = (1..=cells.len()).map(|number| format!("${number}")).collect();
        let after = if cells.is_empty() { String::new() } else { format!("where ({key}) > ({})", places.join(", ")) };
        cells.push(Cell::from(i64::try_from(PAGE).unwrap_or(i64::MAX)));
        let limit = cells.len();
        let text = format!("select {columns} from {} {after} order by {key} limit ${limit}", self.table.name);
        let mut page = Vec::new();
        link.each(Query::built(text, cells), |row| {
            page.push(read_cells(row, self.table)?);
            Ok(())
        })
        .await?;
        self.ended = page.len() < PAGE;
        self.after = page.last().map(|row| row[..self.table.key].to_vec());
        Ok((!page.is_empty()).then_some(page))
    }
}

/// All cells of a row that was read in the order of its table's columns.
pub(crate) fn read_cells(row: &Row, table: &Table) -> Result<Vec<Cell>, StoreError> {
    let cell = |(at, (_, kind)): (usize, &(&str, Kind))| {
        Ok(match kind {
            Kind::Text => Cell::Text(row.text(at)?.map(str::to_owned)),
            Kind::Int => Cell::Int(row.int(at)?),
            Kind::Bytes => Cell::Bytes(row.bytes(at)?.map(<[u8]>::to_vec)),
        })
    };
    table.columns.iter().enumerate().map(cell).collect()
}

/// Each cell is written with its kind and length before it, so that no two tables have the same text.
#[derive(Default)]
struct TableHash {
    hash: Sha256,
    rows: u64,
}

impl TableHash {
    fn add(&mut self, row: &[Cell]) {
        self.rows += 1;
        for cell in row {
            match cell {
                Cell::Text(None) | Cell::Int(None) | Cell::Bytes(None) => self.hash.update(b"-"),
                Cell::Text(Some(text)) => self.cell(b"t", text.as_bytes()),
                Cell::Int(Some(int)) => self.cell(b"i", &int.to_be_bytes()),
                Cell::Bytes(Some(bytes)) => self.cell(b"b", bytes),
            }
        }
    }

    fn cell(&mut self, kind: &[u8], bytes: &[u8]) {
        self.hash.update(kind);
        self.hash.update((bytes.len() as u64).to_be_bytes());
        self.hash.update(bytes);
    }

    fn digest(self) -> Digest {
        let text: String = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Digest::from_hex(&text).unwrap_or(Digest::ZERO)
    }
}
