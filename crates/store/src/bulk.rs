//! Many rows in few statements.

use std::{collections::HashMap, sync::Arc};

use crate::{
    StoreError,
    catalogue::Table,
    dialect::{Cell, Link, Query, Row},
};

/// Rows on their way into a table.
#[derive(Debug)]
pub(crate) struct Rows {
    table: &'static Table,
    conflict: Conflict,
    rows: Vec<Vec<Cell>>,
    texts: HashMap<usize, Arc<str>>,
}

/// What to do with a row whose key is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conflict {
    /// Refuse everything.
    Refuse,
    /// Put the new row in its place.
    Replace,
    /// Keep the old row.
    Keep,
}

/// Rows in one statement at most, so that statements come in few sizes and stay prepared. A power of two.
const MOST_ROWS: usize = 256;
/// Ids in one question at most. A power of two.
const MOST_IDS: usize = 512;

impl Rows {
    pub(crate) fn of(table: &'static Table, conflict: Conflict) -> Self {
        Self { table, conflict, rows: Vec::new(), texts: HashMap::new() }
    }

    /// Adds a row; its cells stand in the order of the table's columns.
    pub(crate) fn push<const N: usize>(&mut self, row: [Cell; N]) {
        self.add(Vec::from(row));
    }

    /// Adds a row that was read from a table of the same shape.
    pub(crate) fn add(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(row.len(), self.table.columns.len(), "a row of {}", self.table.name);
        self.rows.push(row);
    }

    /// Writes what has come together, once it fills a statement. For many rows, which must come in the order of their
    /// key, each key once.
    pub(crate) async fn spill(&mut self, link: &mut Link<'_>) -> Result<(), StoreError> {
        if self.rows.len() < self.most(link) {
            return Ok(());
        }
        let rows = std::mem::take(&mut self.rows);
        self.write_rows(link, rows).await
    }

    /// Writes all rows that are left.
    pub(crate) async fn write(mut self, link: &mut Link<'_>) -> Result<(), StoreError> {
        let (key, conflict) = (self.table.key, self.conflict);
        let mut rows = std::mem::take(&mut self.rows);
        if conflict != Conflict::Refuse {
            // One statement may not write the same row twice. The sort is stable, so the newest comes last.
            rows.sort_by(|one, other| one[..key].cmp(&other[..key]));
            rows.dedup_by(|later, kept| {
                let same = later[..key] == kept[..key];
                if same && conflict == Conflict::Replace {
                    std::mem::swap(later, kept);
                }
                same
            });
        }
        self.write_rows(link, rows).await
    }

    fn most(&self, link: &Link<'_>) -> usize {
        MOST_ROWS.min(floor_power_of_two(link.most_values() / self.table.columns.len()))
    }

    async fn write_rows(&mut self, link: &mut Link<'_>, rows: Vec<Vec<Cell>>) -> Result<(), StoreError> {
        let width = self.table.columns.len();
        let most = self.most(link);
        let mut left = rows.len();
        let mut rows = rows.into_iter();
        while left > 0 {
            let size = most.min(floor_power_of_two(left));
            let text =
                self.texts.entry(size).or_insert_with(|| insert_text(link, self.table, size, self.conflict).into());
            let mut cells = Vec::with_capacity(size * width);
            rows.by_ref().take(size).for_each(|row| cells.extend(row));
            link.execute(Query::kept(Arc::clone(text), cells)).await?;
            link.wrote(size)?;
            left -= size;
        }
        Ok(())
    }
}

fn floor_power_of_two(number: usize) -> usize {
    if number == 0 { 1 } else { 1 << number.ilog2() }
}

fn insert_text(link: &Link<'_>, table: &Table, rows: usize, conflict: Conflict) -> String {
    let width = table.columns.len();
    let mut text = format!("insert into {} ({}) values ", table.name, table.column_list());
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            if column > 0 {
                text.push_str(", ");
            }
            text.push_str(&link.place(row * width + column + 1));
        }
        text.push(')');
    }
    match conflict {
        Conflict::Refuse => {}
        Conflict::Keep => text.push_str(&format!(" on conflict ({}) do nothing", table.key_list())),
        Conflict::Replace => {
            let set: Vec<String> =
                table.columns[table.key..].iter().map(|(name, _)| format!("{name} = excluded.{name}")).collect();
            let set = set.join(", ");
            text.push_str(&format!(" on conflict ({}) do update set {set}", table.key_list()));
        }
    }
    text
}

/// Asks one question for many keys: `question` ends before the list, as in `select … where id in`.
///
/// The rows come in no particular order.
pub(crate) async fn for_each_key(
    link: &mut Link<'_>,
    question: &str,
    keys: impl IntoIterator<Item = String>,
    mut take: impl FnMut(&Row) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let keys: Vec<String> = keys.into_iter().collect();
    for chunk in keys.chunks(MOST_IDS) {
        let (text, cells) = list_of(link, question, chunk);
        link.each(Query::built(text, cells), &mut take).await?;
    }
    Ok(())
}

/// Runs one statement for many keys, such as `delete from … where id in`.
pub(crate) async fn execute_for_keys(
    link: &mut Link<'_>,
    statement: &str,
    keys: impl IntoIterator<Item = String>,
) -> Result<(), StoreError> {
    let keys: Vec<String> = keys.into_iter().collect();
    for chunk in keys.chunks(MOST_IDS) {
        let (text, cells) = list_of(link, statement, chunk);
        link.execute(Query::built(text, cells)).await?;
        link.wrote(chunk.len())?;
    }
    Ok(())
}

/// The list is filled up with its last key to a power of two, so that it comes in few sizes.
fn list_of(link: &Link<'_>, question: &str, keys: &[String]) -> (String, Vec<Cell>) {
    let size = keys.len().next_power_of_two();
    let places: Vec<String> = (1..=size).map(|number| link.place(number)).collect();
    let cells = (0..size).filter_map(|at| keys.get(at).or(keys.last())).map(|key| Cell::from(key.as_str())).collect();
    (format!("{question} ({})", places.join(", ")), cells)
}
