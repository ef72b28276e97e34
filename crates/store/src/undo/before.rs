//! What an import replaces, kept beside it in the transaction that replaces it.

use std::collections::{BTreeSet, HashMap};

use nguon_domain::{
    id::{ImportId, PersonId, UnitId},
    person::{Person, PersonFacts},
};

use crate::{
    Headcount, StoreError,
    bulk::{Conflict, Rows, for_each_key},
    catalogue::{self as tables, Kind, Table},
    copy::read_cells,
    dialect::{Cell, Link, Query},
    fields::{Fields, shown, text},
    persons::{person_columns, read_person},
    quotas::read_headcount,
    write::Write,
};

/// What writes with an import in them are about to replace; to be asked before they are carried out, and to be written
/// after their imports are.
pub(crate) async fn remember(link: &mut Link<'_>, writes: &[(&Write, u64)]) -> Result<Rows, StoreError> {
    let mut rows = Rows::of(&tables::IMPORT_BEFORE, Conflict::Keep);
    for (write, _) in writes {
        for import in &write.changes.imports {
            remember_people(link, &mut rows, import.id, &write.changes.people).await?;
            remember_rows(link, &mut rows, import.id, write).await?;
        }
    }
    Ok(rows)
}

async fn remember_people(
    link: &mut Link<'_>,
    rows: &mut Rows,
    import: ImportId,
    people: &[Person],
) -> Result<(), StoreError> {
    let after: HashMap<PersonId, &Person> = people.iter().map(|person| (person.id, person)).collect();
    let question = concat!("select ", person_columns!(), " from person where id in");
    for_each_key(link, question, texts(after.keys()), |row| {
        let before = read_person(&mut Fields::of(row, "person"))?;
        let Some(after) = after.get(&before.id) else { return Ok(()) };
        let filled = filled(&before.facts, &after.facts).join(" ");
        rows.push([shown(import), text("person"), shown(before.id), Cell::from(filled), Cell::Text(None)]);
        Ok(())
    })
    .await
}

async fn remember_rows(
    link: &mut Link<'_>,
    rows: &mut Rows,
    import: ImportId,
    write: &Write,
) -> Result<(), StoreError> {
    let changes = &write.changes;
    let question = format!("select {} from member where id in", tables::MEMBER.column_list());
    for_each_key(link, &question, texts(changes.members.iter().map(|member| member.id)), |row| {
        let id = Fields::of(row, "member").string()?;
        let was = packed(&read_cells(row, &tables::MEMBER)?);
        rows.push([shown(import), text("member"), Cell::from(id), Cell::from(was), Cell::Text(None)]);
        Ok(())
    })
    .await?;

    let mut before: HashMap<(UnitId, i16), Headcount> = HashMap::new();
    let question = "select unit, year, members, probationary from headcount where unit in";
    let units: BTreeSet<UnitId> = changes.headcounts.iter().map(|count| count.unit).collect();
    for_each_key(link, question, texts(units.iter()), |row| {
        let count = read_headcount(&mut Fields::of(row, "headcount"))?;
        before.insert((count.unit, count.year), count);
        Ok(())
    })
    .await?;
    for count in &changes.headcounts {
        let was = before.get(&(count.unit, count.year));
        if was != Some(count) {
            let subject = format!("{} {}", count.unit, count.year);
            let was = Cell::Text(was.map(amounts));
            rows.push([shown(import), text("headcount"), Cell::from(subject), was, Cell::from(amounts(count))]);
        }
    }

    for (name, value) in &changes.settings {
        let was = setting(link, name).await?;
        rows.push([shown(import), text("setting"), text(name), Cell::Text(was), text(value)]);
    }
    Ok(())
}

/// Ids as they are stored.
pub(super) fn texts<T: ToString>(ids: impl IntoIterator<Item = T>) -> Vec<String> {
    ids.into_iter().map(|id| id.to_string()).collect()
}

pub(super) async fn setting(link: &mut Link<'_>, name: &str) -> Result<Option<String>, StoreError> {
    let row = link.first(Query::new("select value from setting where name = $1").bind(name)).await?;
    row.map(|row| Fields::of(&row, "setting").string()).transpose()
}

macro_rules! facts {
    ($($fact:ident)*) => {
        /// The facts that are empty before and not after.
        fn filled(before: &PersonFacts, after: &PersonFacts) -> Vec<&'static str> {
            let mut filled = Vec::new();
            $(if before.$fact.is_none() && after.$fact.is_some() { filled.push(stringify!($fact)); })*
            filled
        }

        pub(super) fn empty(facts: &mut PersonFacts, name: &str) {
            $(if name == stringify!($fact) { facts.$fact = None; })*
        }
    };
}

facts! {
    birth_name sex born citizen_id old_id ethnicity religion schooling profession political_theory occupation position
    residence home_town union_member
}

/// Cells as one text: each with its length before it.
fn packed(cells: &[Cell]) -> String {
    let mut text = String::new();
    for cell in cells {
        let value = match cell {
            Cell::Text(value) => value.clone(),
            Cell::Int(value) => value.map(|int| int.to_string()),
            Cell::Bytes(_) => None,
        };
        match value {
            Some(value) => text.push_str(&format!("{}:{value}", value.len())),
            None => text.push('-'),
        }
    }
    text
}

/// The cells of a table that [`packed`] made a text of; `None` if it did not.
pub(super) fn unpacked(mut text: &str, table: &Table) -> Option<Vec<Cell>> {
    let mut cells = Vec::with_capacity(table.columns.len());
    for (_, kind) in table.columns {
        let value = match text.strip_prefix('-') {
            Some(rest) => {
                text = rest;
                None
            }
            None => {
                let (length, rest) = text.split_once(':')?;
                let (value, rest) = rest.split_at_checked(length.parse().ok()?)?;
                text = rest;
                Some(value)
            }
        };
        cells.push(match kind {
            Kind::Text => Cell::Text(value.map(str::to_owned)),
            Kind::Int => Cell::Int(value.map(str::parse).transpose().ok()?),
            Kind::Bytes => return None,
        });
    }
    text.is_empty().then_some(cells)
}

fn amounts(count: &Headcount) -> String {
    match count.probationary {
        Some(probationary) => format!("{} {probationary}", count.members),
        None => count.members.to_string(),
    }
}

pub(super) fn headcount(subject: &str, amounts: &str) -> Option<Headcount> {
    let (unit, year) = subject.split_once(' ')?;
    let (members, probationary) = match amounts.split_once(' ') {
        Some((members, probationary)) => (members, Some(probationary.parse().ok()?)),
        None => (amounts, None),
    };
    Some(Headcount { unit: unit.parse().ok()?, year: year.parse().ok()?, members: members.parse().ok()?, probationary })
}

/// Reads a row of `import_before` as what it must be.
pub(crate) fn read_before(fields: &mut Fields<'_>) -> Result<(), StoreError> {
    let (_, kind, subject): (ImportId, _, _) = (fields.parsed()?, fields.string()?, fields.string()?);
    let (was, became) = (fields.maybe_string()?, fields.maybe_string()?);
    let reads = match kind.as_str() {
        "person" => subject.parse::<PersonId>().is_ok() && was.is_some(),
        "member" => was.is_some_and(|was| unpacked(&was, &tables::MEMBER).is_some()),
        "headcount" => [was, became].iter().flatten().all(|amounts| headcount(&subject, amounts).is_some()),
        "setting" => became.is_some(),
        _ => false,
    };
    if reads { Ok(()) } else { Err(fields.damaged("is not what an import replaces")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_were_packed() {
        let mut cells: Vec<Cell> = tables::MEMBER
            .columns
            .iter()
            .map(|(_, kind)| if *kind == Kind::Int { Cell::Int(Some(-30)) } else { Cell::from("1:Đỗ -") })
            .collect();
        cells[3] = Cell::Text(None);
        cells[5] = Cell::from("");
        let text = packed(&cells);
        assert_eq!(unpacked(&text, &tables::MEMBER), Some(cells));
        for wrong in ["", &text[1..], &format!("{text}-")] {
            assert_eq!(unpacked(wrong, &tables::MEMBER), None, "{wrong}");
        }
    }
}
