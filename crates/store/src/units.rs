//! Units, and where they stand: paths that make everything under a unit one range.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use nguon_domain::{
    calendar::Date,
    id::UnitId,
    tree::Tree,
    unit::{Sector, Split, Unit, UnitAct, UnitChange, UnitKind, UnitState, UnitVersion},
};

use crate::{
    Store, StoreError,
    bulk::{Conflict, Rows, execute_for_keys, for_each_key},
    catalogue::{UNIT, UNIT_ACT, UNIT_VERSION},
    dialect::{Cell, Link, Query},
    fields::{Fields, flag, maybe_shown, maybe_text, sequence, shown, text},
    write::UnitWrite,
};

/// What stands after every digit of a path: `path` up to here is the unit and everything under it.
pub(crate) const AFTER_ALL: char = '{';
/// What stands before the path of a unit that is not in the tree.
const OUTSIDE: char = '~';
/// Above so many units that moved, people and cases are mended in one pass over all of them.
const MANY: usize = 200;

impl Store {
    /// Every unit with all its versions.
    pub async fn units(&self) -> Result<BTreeMap<UnitId, Unit>, StoreError> {
        read_units(&mut self.pools().snapshot().await?.link()).await
    }

    /// Whether a unit or a quota was written after that sequence of the journal.
    pub async fn tree_changed_since(&self, after: u64) -> Result<bool, StoreError> {
        let text = "select count(*) from (select touched from unit where touched > $1 \
             union all select touched from quota where touched > $1 \
             union all select sequence from import_undone where sequence > $1 \
             union all select sequence from journal where sequence > $1 and what = 'headcount.set' limit 1) changed";
        let mut reading = self.pools().reading().await?;
        let row = reading.link().first(Query::new(text).bind(sequence(after))).await?;
        row.map_or(Ok(false), |row| Fields::of(&row, "unit").flag())
    }

    /// The numbers of the papers behind what was done to some units, by unit and day.
    pub async fn unit_papers(
        &self,
        units: impl IntoIterator<Item = UnitId>,
    ) -> Result<HashMap<(UnitId, Date), String>, StoreError> {
        let keys: BTreeSet<String> = units.into_iter().map(|unit| unit.to_string()).collect();
        let mut papers = HashMap::new();
        let mut reading = self.pools().reading().await?;
        let question = "select unit, on_day, paper from unit_act where paper is not null and unit in";
        for_each_key(&mut reading.link(), question, keys, |row| {
            let mut fields = Fields::of(row, "unit_act");
            papers.insert((fields.parsed()?, fields.day()?), fields.string()?);
            Ok(())
        })
        .await?;
        Ok(papers)
    }

    /// The splits that a unit was part of: its own, and those it came out of.
    pub async fn splits_of(&self, unit: UnitId) -> Result<Vec<Split>, StoreError> {
        let text = "select unit, on_day, others from unit_act where change = $1 and (unit = $2 or others like $3) \
             order by on_day, id limit 100";
        let query = Query::new(text).bind("split").bind(unit.to_string()).bind(format!("%{unit}%"));
        let mut splits = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(query, |row| {
                let mut fields = Fields::of(row, "unit_act");
                let (unit, on) = (fields.parsed()?, fields.day()?);
                let into = fields.text()?.split_whitespace().filter_map(|unit| unit.parse().ok()).collect();
                splits.push(Split { unit, on, into });
                Ok(())
            })
            .await?;
        Ok(splits)
    }

    /// Lays the paths of lists and scopes along the tree as it is on `today`, so that lists agree with an atlas of
    /// that day. Until it is called the first time they follow the tree after all acts that are known.
    ///
    /// To be called at the start and when the day changes; nothing is written if it is that day's tree already.
    pub async fn lay_tree(&self, today: Date) -> Result<(), StoreError> {
        if tree_day(&mut self.pools().reading().await?.link()).await? == Some(today) {
            return Ok(());
        }
        self.lay(today).await
    }
}

/// Serial and path of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) serial: i64,
    pub(crate) path: String,
}

/// Reads every unit.
pub(crate) async fn read_units(link: &mut Link<'_>) -> Result<BTreeMap<UnitId, Unit>, StoreError> {
    let mut codes: HashMap<UnitId, Option<String>> = HashMap::new();
    link.each(Query::new("select id, code from unit"), |row| {
        let mut fields = Fields::of(row, "unit");
        codes.insert(fields.parsed()?, fields.maybe_string()?);
        Ok(())
    })
    .await?;
    let mut versions: BTreeMap<UnitId, Vec<UnitVersion>> = BTreeMap::new();
    let query = "select unit, from_day, name, parent, kind, sector, area_code, ended, heir from unit_version \
         order by unit, from_day";
    link.each(Query::new(query), |row| {
        let mut fields = Fields::of(row, "unit_version");
        let unit = fields.parsed()?;
        let version = UnitVersion {
            from: fields.day()?,
            name: fields.string()?,
            parent: fields.maybe_parsed()?,
            kind: fields.code(UnitKind::from_code)?,
            sector: fields.maybe_code(Sector::from_code)?,
            area_code: fields.maybe_string()?,
            state: match (fields.flag()?, fields.maybe_parsed()?) {
                (false, _) => UnitState::Standing,
                (true, heir) => UnitState::Ended { heir },
            },
        };
        versions.entry(unit).or_default().push(version);
        Ok(())
    })
    .await?;
    let mut units = BTreeMap::new();
    for (id, code) in codes {
        let unit = Unit::from_versions(id, code, versions.remove(&id).unwrap_or_default());
        units.insert(id, unit.ok_or_else(|| damaged(id, "has no versions"))?);
    }
    Ok(units)
}

fn damaged(id: UnitId, what: &str) -> StoreError {
    StoreError::Damaged { table: "unit".to_owned(), row: id.to_string(), what: what.to_owned() }
}

/// Every unit's serial and path.
pub(crate) async fn read_spots(link: &mut Link<'_>) -> Result<HashMap<UnitId, Spot>, StoreError> {
    let mut spots = HashMap::new();
    link.each(Query::new("select id, serial, path from unit"), |row| {
        let mut fields = Fields::of(row, "unit");
        spots.insert(fields.parsed()?, Spot { serial: fields.int()?, path: fields.string()? });
        Ok(())
    })
    .await?;
    Ok(spots)
}

/// Serials and paths of some units; those that are not there are left out.
pub(crate) async fn spots_of(
    link: &mut Link<'_>,
    units: impl IntoIterator<Item = UnitId>,
) -> Result<HashMap<UnitId, Spot>, StoreError> {
    let keys: BTreeSet<UnitId> = units.into_iter().collect();
    let mut spots = HashMap::with_capacity(keys.len());
    let question = "select id, serial, path from unit where id in";
    for_each_key(link, question, keys.iter().map(ToString::to_string), |row| {
        let mut fields = Fields::of(row, "unit");
        spots.insert(fields.parsed()?, Spot { serial: fields.int()?, path: fields.string()? });
        Ok(())
    })
    .await?;
    Ok(spots)
}

/// The range of paths of a unit and everything under it: from the first on, before the second.
pub(crate) fn range_of(path: &str) -> (String, String) {
    (path.to_owned(), format!("{path}{AFTER_ALL}"))
}

/// The range of paths of a unit by itself: whatever is under it has one more digit, and the least of them is `0`.
pub(crate) fn range_alone(path: &str) -> (String, String) {
    (path.to_owned(), format!("{path}0"))
}

/// The day whose tree the paths show.
pub(crate) async fn tree_day(link: &mut Link<'_>) -> Result<Option<Date>, StoreError> {
    let row = link.first(Query::new("select day from tree_day where one = 1")).await?;
    row.map_or(Ok(None), |row| Fields::of(&row, "tree_day").maybe_day())
}

/// Whether a path is that of a unit that is not in the tree.
pub(crate) fn stands_outside(path: &str) -> bool {
    path.starts_with(OUTSIDE)
}

fn segment(serial: i64) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut rest = usize::try_from(serial).unwrap_or(0);
    let mut text = [b'0'; 4];
    for place in text.iter_mut().rev() {
        *place = DIGITS[rest % 36];
        rest /= 36;
    }
    text.iter().map(|byte| char::from(*byte)).collect()
}

/// The path that each unit should have in the tree of a day.
pub(crate) fn paths(
    units: &BTreeMap<UnitId, Unit>,
    spots: &HashMap<UnitId, Spot>,
    day: Option<Date>,
) -> HashMap<UnitId, String> {
    let tree = Tree::as_is(units, day.unwrap_or(Date::MAX));
    let mut laid: Vec<String> = Vec::with_capacity(tree.places().len());
    let mut paths = HashMap::with_capacity(units.len());
    let own = |unit: &UnitId| segment(spots.get(unit).map_or(0, |spot| spot.serial));
    for place in tree.places() {
        let mut path = place.above.map(|above| laid[above].clone()).unwrap_or_default();
        path.push_str(&own(&place.unit));
        paths.insert(place.unit, path.clone());
        laid.push(path);
    }
    for unit in units.keys() {
        paths.entry(*unit).or_insert_with(|| format!("{OUTSIDE}{}", own(unit)));
    }
    paths
}

/// Writes units with their versions and acts, and mends the paths of all that moves with them.
///
/// `touched` is the journal's sequence for each of `writes`.
pub(crate) async fn write_units(link: &mut Link<'_>, writes: &[(&UnitWrite, u64)]) -> Result<(), StoreError> {
    if writes.is_empty() {
        return Ok(());
    }
    let known = spots_of(link, writes.iter().map(|(write, _)| write.unit.id)).await?;
    let mut serial = {
        let row = link.first(Query::new("select coalesce(max(serial), 0) from unit")).await?;
        row.map_or(Ok(0), |row| Fields::of(&row, "unit").int())?
    };
    let shapes_before = shapes(link, known.keys().copied()).await?;

    let mut rows = Rows::of(&UNIT, Conflict::Replace);
    let mut versions = Rows::of(&UNIT_VERSION, Conflict::Refuse);
    let mut acts = Rows::of(&UNIT_ACT, Conflict::Refuse);
    let mut new: HashMap<UnitId, i64> = HashMap::new();
    let mut reshaped = false;
    let newest: BTreeMap<UnitId, (&Unit, u64)> =
        writes.iter().map(|(write, touched)| (write.unit.id, (&write.unit, *touched))).collect();
    for (write, touched) in writes {
        acts_into(&mut acts, &write.acts, *touched);
        let unit = &write.unit;
        let path = match known.get(&unit.id) {
            Some(spot) => {
                reshaped |= shapes_before.get(&unit.id) != Some(&shape(unit));
                spot.path.clone()
            }
            // A place for the time being; the true one needs all units.
            None => {
                reshaped = true;
                let own = *new.entry(unit.id).or_insert_with(|| {
                    serial += 1;
                    serial
                });
                format!("{OUTSIDE}{}", segment(own))
            }
        };
        let own = known.get(&unit.id).map(|spot| spot.serial).or(new.get(&unit.id).copied()).unwrap_or_default();
        rows.push([shown(unit.id), maybe_text(&unit.code), Cell::from(own), Cell::from(path), sequence(*touched)]);
    }
    for (unit, _) in newest.values() {
        for version in unit.versions() {
            let (ended, heir) = match &version.state {
                UnitState::Standing => (false, None),
                UnitState::Ended { heir } => (true, *heir),
            };
            versions.push([
                shown(unit.id),
                shown(version.from),
                text(&version.name),
                maybe_shown(version.parent),
                text(version.kind.code()),
                Cell::Text(version.sector.map(|sector| sector.code().to_owned())),
                maybe_text(&version.area_code),
                flag(ended),
                maybe_shown(heir),
            ]);
        }
    }
    rows.write(link).await?;
    execute_for_keys(link, "delete from unit_version where unit in", known.keys().map(ToString::to_string)).await?;
    versions.write(link).await?;
    acts.write(link).await?;

    if !reshaped {
        return Ok(());
    }
    if let Some((unit, path)) = lone_newcomer(link, &newest, &new).await? {
        let statement = Query::new("update unit set path = $1 where id = $2").bind(path).bind(unit.to_string());
        link.execute(statement).await?;
        return Ok(());
    }
    let day = tree_day(link).await?;
    mend_paths(link, day).await
}

/// One new unit under a standing one, which is what an officer adds by hand: its path without looking at all units.
async fn lone_newcomer(
    link: &mut Link<'_>,
    written: &BTreeMap<UnitId, (&Unit, u64)>,
    new: &HashMap<UnitId, i64>,
) -> Result<Option<(UnitId, String)>, StoreError> {
    let (Some((id, (unit, _))), 1, Some(serial)) = (written.iter().next(), written.len(), new.values().next()) else {
        return Ok(None);
    };
    let [UnitVersion { from, parent: Some(parent), state: UnitState::Standing, .. }] = unit.versions() else {
        return Ok(None);
    };
    if tree_day(link).await?.is_some_and(|day| day < *from) {
        return Ok(None);
    }
    let above = spots_of(link, [*parent]).await?;
    let Some(above) = above.get(parent).filter(|spot| !stands_outside(&spot.path)) else { return Ok(None) };
    Ok(Some((*id, format!("{}{}", above.path, segment(*serial)))))
}

type Shape = Vec<(Date, Option<UnitId>, UnitState)>;

/// What of a unit decides where it and others stand.
fn shape(unit: &Unit) -> Shape {
    unit.versions().iter().map(|version| (version.from, version.parent, version.state.clone())).collect()
}

async fn shapes(
    link: &mut Link<'_>,
    units: impl Iterator<Item = UnitId>,
) -> Result<HashMap<UnitId, Shape>, StoreError> {
    let mut shapes: HashMap<UnitId, Shape> = HashMap::new();
    let question = "select unit, from_day, parent, ended, heir from unit_version where unit in";
    for_each_key(link, question, units.map(|unit| unit.to_string()), |row| {
        let mut fields = Fields::of(row, "unit_version");
        let (unit, from, parent) = (fields.parsed()?, fields.day()?, fields.maybe_parsed()?);
        let state = match (fields.flag()?, fields.maybe_parsed()?) {
            (false, _) => UnitState::Standing,
            (true, heir) => UnitState::Ended { heir },
        };
        shapes.entry(unit).or_default().push((from, parent, state));
        Ok(())
    })
    .await?;
    shapes.values_mut().for_each(|shape| shape.sort_by_key(|(from, ..)| *from));
    Ok(shapes)
}

fn acts_into(rows: &mut Rows, acts: &[UnitAct], touched: u64) {
    for act in acts {
        let (name, others): (Option<&str>, Vec<UnitId>) = match &act.change {
            UnitChange::Established { first, .. } => (Some(&first.name), first.parent.into_iter().collect()),
            UnitChange::Renamed { name } => (Some(name), Vec::new()),
            UnitChange::Moved { parent } => (None, parent.iter().copied().collect()),
            UnitChange::Merged { into } => (None, vec![*into]),
            UnitChange::Split { into } => (None, into.clone()),
            UnitChange::Dissolved => (None, Vec::new()),
        };
        let others: Vec<String> = others.iter().map(ToString::to_string).collect();
        rows.push([
            shown(act.id),
            shown(act.unit),
            shown(act.on),
            Cell::Text(act.paper.as_ref().map(|paper| paper.number.clone())),
            text(act.change.code()),
            Cell::Text(name.map(str::to_owned)),
            Cell::from(others.join(" ")),
            sequence(touched),
        ]);
    }
}

/// Brings every path to the tree of a day: units, then the people and cases of units whose path changed.
pub(crate) async fn mend_paths(link: &mut Link<'_>, day: Option<Date>) -> Result<(), StoreError> {
    let units = read_units(link).await?;
    let spots = read_spots(link).await?;
    let mut moved: Vec<(UnitId, String, String)> = Vec::new();
    let mut written = Rows::of(&UNIT, Conflict::Replace);
    let paths = paths(&units, &spots, day);
    let mut touched: HashMap<UnitId, i64> = HashMap::new();
    link.each(Query::new("select id, touched from unit"), |row| {
        let mut fields = Fields::of(row, "unit");
        touched.insert(fields.parsed()?, fields.int()?);
        Ok(())
    })
    .await?;
    for (id, unit) in &units {
        let (before, after) = (&spots[id], &paths[id]);
        if before.path != *after {
            moved.push((*id, before.path.clone(), after.clone()));
            let touched = touched.get(id).copied().unwrap_or_default();
            written.push([
                shown(id),
                maybe_text(&unit.code),
                Cell::from(before.serial),
                text(after),
                Cell::from(touched),
            ]);
        }
    }
    written.write(link).await?;
    if moved.len() > MANY {
        for statement in [
            "update person set path = (select unit.path from unit where unit.id = person.unit) \
             where path <> (select unit.path from unit where unit.id = person.unit)",
            "update admission_case set \
             carried_path = (select unit.path from unit where unit.id = admission_case.carried_by) \
             where carried_path <> (select unit.path from unit where unit.id = admission_case.carried_by)",
            "update admission_case set \
             admitted_path = (select unit.path from unit where unit.id = admission_case.admitted_by) \
             where admitted_path <> (select unit.path from unit where unit.id = admission_case.admitted_by)",
        ] {
            link.execute(Query::new(statement)).await?;
        }
        return Ok(());
    }
    // The last segment of a path is the unit's own, so no new path is another unit's old one.
    for (_, before, after) in moved {
        for statement in [
            "update person set path = $1 where path = $2",
            "update admission_case set carried_path = $1 where carried_path = $2",
            "update admission_case set admitted_path = $1 where admitted_path = $2",
        ] {
            link.execute(Query::new(statement).bind(after.as_str()).bind(before.as_str())).await?;
        }
    }
    Ok(())
}

/// Notes the day whose tree the paths show, and brings them there.
pub(crate) async fn lay_tree(link: &mut Link<'_>, today: Date) -> Result<(), StoreError> {
    link.execute(Query::new("update tree_day set day = $1 where one = 1").bind(today.to_string())).await?;
    mend_paths(link, Some(today)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_sort_as_their_numbers_and_stay_below_the_end_of_a_range() {
        let serials = [0, 1, 9, 10, 35, 36, 1_295, 1_296, 46_655, 46_656, 1_679_615];
        let segments: Vec<String> = serials.iter().map(|serial| segment(*serial)).collect();
        assert!(segments.is_sorted());
        assert_eq!(segments[10], "zzzz");
        let (from, until) = range_of("0001");
        assert!(segments.iter().all(|below| (&from..&until).contains(&&format!("0001{below}"))));
        assert!(!(&from..&until).contains(&&"0002".to_owned()) && !(&from..&until).contains(&&"~0001".to_owned()));
        let (from, until) = range_alone("0001");
        assert!((&from..&until).contains(&&"0001".to_owned()));
        assert!(!segments.iter().any(|below| (&from..&until).contains(&&format!("0001{below}"))));
    }
}
