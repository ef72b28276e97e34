//! Many rows in few statements.

use std::collections::HashSet;

use crate::{
    StoreError,
    catalogue::Table,
    dialect::{Cell, Link, Query, Row},
};

/// Rows on their way into a table.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) table: &'static Table,
    cells: Vec<Cell>,
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
    pub(crate) fn of(table: &'static Table) -> Self {
        Self { table, cells: Vec::new() }
    }

    /// Adds a row; its cells stand in the order of the table's columns.
    pub(crate) fn push<const N: usize>(&mut self, row: [Cell; N]) {
        debug_assert_eq!(N, self.table.columns.len(), "a row of {}", self.table.name);
        self.cells.extend(row);
    }

    /// Adds a row that was read from a table of the same shape.
    pub(crate) fn extend(&mut self, row: impl IntoIterator<Item = Cell>) {
        self.cells.extend(row);
    }

    /// Writes all rows.
    pub(crate) async fn write(self, link: &mut Link<'_>, conflict: Conflict) -> Result<(), StoreError> {
        let table = self.table;
        let width = table.columns.len();
        let cells = if conflict == Conflict::Refuse { self.cells } else { newest_of_each_key(self.cells, table) };
        let mut left = cells.len() / width;
        let mut cells = cells.into_iter();
        let most = MOST_ROWS.min(floor_power_of_two(link.most_values() / width));
        while left > 0 {
            let rows = most.min(floor_power_of_two(left));
            let text = insert_text(link, table, rows, conflict);
            link.execute(Query::built(text, cells.by_ref().take(rows * width).collect())).await?;
            left -= rows;
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

/// One statement may not write the same row twice.
fn newest_of_each_key(cells: Vec<Cell>, table: &Table) -> Vec<Cell> {
    let width = table.columns.len();
    let mut seen: HashSet<&[Cell]> = HashSet::with_capacity(cells.len() / width);
    let mut newest: Vec<bool> = cells.chunks_exact(width).rev().map(|row| seen.insert(&row[..table.key])).collect();
    if newest.iter().all(|newest| *newest) {
        return cells;
    }
    newest.reverse();
    let rows = cells.chunks_exact(width).zip(newest);
    rows.filter(|(_, newest)| *newest).flat_map(|(row, _)| row.iter().cloned()).collect()
}

/// Asks one question for many keys: `question` ends before the list, as in `select … where id in`.
///
/// The rows come in no particular order.
pub(crate) async fn for_each_key(
    link: &mut Link<'_>,
    question: &'static str,
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
    statement: &'static str,
    keys: impl IntoIterator<Item = String>,
) -> Result<(), StoreError> {
    let keys: Vec<String> = keys.into_iter().collect();
    for chunk in keys.chunks(MOST_IDS) {
        let (text, cells) = list_of(link, statement, chunk);
        link.execute(Query::built(text, cells)).await?;
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
