//! What is done to the tree by hand, worked out as a whole before anything is written: the acts, in their order, and
//! the units as they make them.
//!
//! Not for: where people and open cases of a unit that ends go. That is asked, by whoever writes.

use std::collections::{BTreeMap, BTreeSet};

use super::{Paper, Sector, Unit, UnitAct, UnitChange, UnitKind, UnitRefusal, UnitState, UnitVersion, apply};
use crate::{
    calendar::Date,
    id::{ActId, Id, UnitId},
};

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reshape {
    /// A new unit.
    Add {
        /// The unit above it.
        parent: UnitId,
        /// Its name.
        name: String,
        /// What it is.
        kind: UnitKind,
        /// Its field of life, where known.
        sector: Option<Sector>,
        /// Its code, where it has one.
        code: Option<String>,
    },
    /// Another name from a day on.
    Rename {
        /// The unit.
        unit: UnitId,
        /// Its new name.
        name: String,
    },
    /// The name was written wrongly, and so was the code perhaps; it has never been called so.
    Correct {
        /// The unit.
        unit: UnitId,
        /// Its right name.
        name: String,
        /// Its right code, where it has one.
        code: Option<String>,
    },
    /// Another unit above it.
    Move {
        /// The unit.
        unit: UnitId,
        /// The unit above it from now on.
        to: UnitId,
    },
    /// It ends without a successor.
    Close {
        /// The unit.
        unit: UnitId,
    },
    /// Several units go into one, with all that stands under them.
    Merge {
        /// Those that end, the first one leading: a new unit stands where it stood.
        units: Vec<UnitId>,
        /// The one that carries on.
        into: Heir,
    },
    /// A unit ends and several new ones of its kind stand in its place.
    Split {
        /// The unit.
        unit: UnitId,
        /// The names of the new units; the first one carries on its figures.
        into: Vec<String>,
        /// Under which of them each unit that stands under it goes, by its place in `into`.
        under: BTreeMap<UnitId, usize>,
    },
}

/// The unit that carries several others on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heir {
    /// One that stands.
    Standing(UnitId),
    /// One that comes to be.
    New {
        /// Its name.
        name: String,
        /// What it is.
        kind: UnitKind,
        /// Its code, where it has one.
        code: Option<String>,
    },
}

/// A change of the tree, worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What is done, in this order. Empty for a correction.
    pub acts: Vec<UnitAct>,
    /// The units that change, as they are afterwards.
    pub units: BTreeMap<UnitId, Unit>,
    /// The unit to look at afterwards: the new one, the one that carries on, or the one that was changed.
    pub leads_to: UnitId,
    /// New units, in the order in which they were named.
    pub new: Vec<UnitId>,
    /// Units that end, each with the one that carries it on.
    pub ended: Vec<(UnitId, Option<UnitId>)>,
    /// Units that come to stand elsewhere, each with where.
    pub moved: Vec<(UnitId, UnitId)>,
    /// Units that afterwards bear the name of another one under the same unit.
    pub doubles: Vec<UnitId>,
}

/// Why a change of the tree cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReshapeRefusal {
    /// Its day is still to come.
    InTheFuture,
    /// A unit does not stand on that day, or not any longer.
    NotStanding(UnitId),
    /// A unit was changed later than that, on this day.
    ChangedLater(UnitId, Date),
    /// Units stand under it, and nobody said where they go.
    HasUnits(UnitId),
    /// It would stand under itself, or carry itself on.
    Loop(UnitId),
    /// A unit of that name stands there already.
    NameTaken(UnitId),
    /// A unit has that code already.
    CodeTaken(UnitId),
    /// It is so already.
    Nothing,
    /// Such a unit cannot stand there.
    NoPlace,
    /// Fewer than two units.
    TooFew,
}

impl ReshapeRefusal {
    fn of(refusal: UnitRefusal, units: &BTreeMap<UnitId, Unit>) -> Self {
        match refusal {
            UnitRefusal::StillHasUnits(unit) => Self::HasUnits(unit),
            UnitRefusal::Loop(unit) => Self::Loop(unit),
            UnitRefusal::LaterChange(unit) => match units.get(&unit) {
                Some(known) => Self::ChangedLater(unit, known.latest().from),
                None => Self::NotStanding(unit),
            },
            UnitRefusal::Unknown(unit)
            | UnitRefusal::Exists(unit)
            | UnitRefusal::NotStanding(unit)
            | UnitRefusal::NoSuccessor(unit) => Self::NotStanding(unit),
        }
    }
}

/// Works out what a change of the tree does. `on` is its first day, `today` the clock's, and `fresh` makes new ids.
///
/// Errors: [`ReshapeRefusal`]; see its variants.
pub fn plan(
    units: &BTreeMap<UnitId, Unit>,
    what: &Reshape,
    (on, today): (Date, Date),
    paper: Option<&Paper>,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Plan, ReshapeRefusal> {
    if on > today {
        return Err(ReshapeRefusal::InTheFuture);
    }
    let mut work = Work { before: units, units: units.clone(), on, paper, acts: Vec::new(), new: Vec::new(), fresh };
    let leads_to = match what {
        Reshape::Add { parent, name, kind, sector, code } => {
            work.found(Some(*parent), name, *kind, *sector, code.clone())?
        }
        Reshape::Rename { unit, name } => {
            let known = work.standing(*unit)?;
            if known.latest().name == *name {
                return Err(ReshapeRefusal::Nothing);
            }
            let parent = known.latest().parent;
            work.name_is_free(parent, name, *unit)?;
            work.act(*unit, UnitChange::Renamed { name: name.clone() })?;
            *unit
        }
        Reshape::Correct { unit, name, code } => {
            let known = work.standing(*unit)?.clone();
            if known.latest().name == *name && known.code == *code {
                return Err(ReshapeRefusal::Nothing);
            }
            if known.latest().name != *name {
                work.name_is_free(known.latest().parent, name, *unit)?;
            }
            work.code_is_free(code.as_deref(), *unit)?;
            let mut corrected = known;
            corrected.correct_name(name);
            corrected.code.clone_from(code);
            work.units.insert(*unit, corrected);
            *unit
        }
        Reshape::Move { unit, to } => {
            let known = work.standing(*unit)?;
            if known.latest().parent == Some(*to) {
                return Err(ReshapeRefusal::Nothing);
            }
            let (kind, name) = (known.latest().kind, known.latest().name.clone());
            work.fits_under(kind, *to)?;
            work.name_is_free(Some(*to), &name, *unit)?;
            work.act(*unit, UnitChange::Moved { parent: Some(*to) })?;
            *unit
        }
        Reshape::Close { unit } => {
            work.standing(*unit)?;
            work.act(*unit, UnitChange::Dissolved)?;
            *unit
        }
        Reshape::Merge { units, into } => work.merge(units, into)?,
        Reshape::Split { unit, into, under } => work.split(*unit, into, under)?,
    };
    Ok(work.done(leads_to))
}

/// A plan in the making.
struct Work<'a> {
    before: &'a BTreeMap<UnitId, Unit>,
    units: BTreeMap<UnitId, Unit>,
    on: Date,
    paper: Option<&'a Paper>,
    acts: Vec<UnitAct>,
    new: Vec<UnitId>,
    fresh: &'a mut dyn FnMut() -> Id,
}

impl Work<'_> {
    fn act(&mut self, unit: UnitId, change: UnitChange) -> Result<(), ReshapeRefusal> {
        let act = UnitAct { id: ActId((self.fresh)()), unit, on: self.on, paper: self.paper.cloned(), change };
        apply(&mut self.units, &act).map_err(|refusal| ReshapeRefusal::of(refusal, &self.units))?;
        self.acts.push(act);
        Ok(())
    }

    /// A unit that stands on the day and has not ended since.
    fn standing(&self, unit: UnitId) -> Result<&Unit, ReshapeRefusal> {
        let known = self.units.get(&unit).ok_or(ReshapeRefusal::NotStanding(unit))?;
        match known.latest().state {
            UnitState::Standing if known.on(self.on).is_some() => Ok(known),
            UnitState::Standing | UnitState::Ended { .. } => Err(ReshapeRefusal::NotStanding(unit)),
        }
    }

    /// Those that stand directly under a unit, as all known acts have it.
    fn under(&self, parent: UnitId) -> Vec<UnitId> {
        let stands_there = |unit: &&Unit| {
            let last = unit.latest();
            last.parent == Some(parent) && last.state == UnitState::Standing
        };
        self.units.values().filter(stands_there).map(|unit| unit.id).collect()
    }

    fn fits_under(&self, kind: UnitKind, parent: UnitId) -> Result<(), ReshapeRefusal> {
        let above = self.standing(parent)?;
        if above.latest().kind.kinds_below().contains(&kind) { Ok(()) } else { Err(ReshapeRefusal::NoPlace) }
    }

    fn name_is_free(&self, parent: Option<UnitId>, name: &str, but: UnitId) -> Result<(), ReshapeRefusal> {
        let Some(parent) = parent else { return Ok(()) };
        let is_taken = |unit: &UnitId| *unit != but && is_same_name(&self.units[unit].latest().name, name);
        match self.under(parent).into_iter().find(is_taken) {
            Some(unit) => Err(ReshapeRefusal::NameTaken(unit)),
            None => Ok(()),
        }
    }

    fn code_is_free(&self, code: Option<&str>, but: UnitId) -> Result<(), ReshapeRefusal> {
        let Some(code) = code else { return Ok(()) };
        match self.units.values().find(|unit| unit.id != but && unit.code.as_deref() == Some(code)) {
            Some(unit) => Err(ReshapeRefusal::CodeTaken(unit.id)),
            None => Ok(()),
        }
    }

    /// A new unit; its name must be free but for units that are about to end.
    fn found(
        &mut self,
        parent: Option<UnitId>,
        name: &str,
        kind: UnitKind,
        sector: Option<Sector>,
        code: Option<String>,
    ) -> Result<UnitId, ReshapeRefusal> {
        let id = UnitId((self.fresh)());
        if let Some(parent) = parent {
            self.fits_under(kind, parent)?;
        }
        self.name_is_free(parent, name, id)?;
        self.code_is_free(code.as_deref(), id)?;
        self.establish(id, code, (parent, name, kind, sector))?;
        Ok(id)
    }

    fn establish(
        &mut self,
        id: UnitId,
        code: Option<String>,
        (parent, name, kind, sector): (Option<UnitId>, &str, UnitKind, Option<Sector>),
    ) -> Result<(), ReshapeRefusal> {
        let (name, state) = (name.to_owned(), UnitState::Standing);
        let first = UnitVersion { from: self.on, name, parent, kind, sector, area_code: None, state };
        self.act(id, UnitChange::Established { code, first })?;
        self.new.push(id);
        Ok(())
    }

    /// Moves what stands under a unit under another.
    fn hand_over(&mut self, from: UnitId, to: UnitId) -> Result<(), ReshapeRefusal> {
        for unit in self.under(from) {
            let kind = self.units[&unit].latest().kind;
            self.fits_under(kind, to)?;
            self.act(unit, UnitChange::Moved { parent: Some(to) })?;
        }
        Ok(())
    }

    fn merge(&mut self, units: &[UnitId], into: &Heir) -> Result<UnitId, ReshapeRefusal> {
        let mut going: Vec<UnitId> = Vec::new();
        for unit in units {
            self.standing(*unit)?;
            if !going.contains(unit) {
                going.push(*unit);
            }
        }
        let first = *going.first().ok_or(ReshapeRefusal::TooFew)?;
        let is_party = |work: &Self, unit: UnitId| work.units[&unit].latest().kind.is_party_org();
        let heir = match into {
            Heir::Standing(heir) => {
                self.standing(*heir)?;
                if going.contains(heir) {
                    return Err(ReshapeRefusal::Loop(*heir));
                }
                *heir
            }
            Heir::New { name, kind, code } => {
                if going.len() < 2 {
                    return Err(ReshapeRefusal::TooFew);
                }
                let id = UnitId((self.fresh)());
                let parent = self.units[&first].latest().parent;
                if let Some(parent) = parent {
                    self.fits_under(*kind, parent)?;
                    // Those that end leave their names free.
                    let is_taken =
                        |unit: &UnitId| !going.contains(unit) && is_same_name(&self.units[unit].latest().name, name);
                    if let Some(unit) = self.under(parent).into_iter().find(is_taken) {
                        return Err(ReshapeRefusal::NameTaken(unit));
                    }
                }
                self.code_is_free(code.as_deref(), id)?;
                let sector = self.units[&first].latest().sector;
                self.establish(id, code.clone(), (parent, name, *kind, sector))?;
                id
            }
        };
        if going.iter().any(|unit| is_party(self, *unit) != is_party(self, heir)) {
            return Err(ReshapeRefusal::NoPlace);
        }
        for unit in going {
            self.hand_over(unit, heir)?;
            self.act(unit, UnitChange::Merged { into: heir })?;
        }
        Ok(heir)
    }

    fn split(
        &mut self,
        unit: UnitId,
        into: &[String],
        under: &BTreeMap<UnitId, usize>,
    ) -> Result<UnitId, ReshapeRefusal> {
        let last = self.standing(unit)?.latest().clone();
        if into.len() < 2 {
            return Err(ReshapeRefusal::TooFew);
        }
        for (at, name) in into.iter().enumerate() {
            if into[..at].iter().any(|other| is_same_name(other, name)) {
                return Err(ReshapeRefusal::NameTaken(unit));
            }
            self.name_is_free(last.parent, name, unit)?;
            let id = UnitId((self.fresh)());
            self.establish(id, None, (last.parent, name, last.kind, last.sector))?;
        }
        let new = self.new.clone();
        for child in self.under(unit) {
            let to = under.get(&child).and_then(|at| new.get(*at)).ok_or(ReshapeRefusal::HasUnits(unit))?;
            self.act(child, UnitChange::Moved { parent: Some(*to) })?;
        }
        let first = new[0];
        self.act(unit, UnitChange::Split { into: new })?;
        Ok(first)
    }

    fn done(self, leads_to: UnitId) -> Plan {
        let changed = self.units.iter().filter(|(id, unit)| self.before.get(id) != Some(unit));
        let units: BTreeMap<UnitId, Unit> = changed.map(|(id, unit)| (*id, unit.clone())).collect();
        let ended = self.acts.iter().filter_map(|act| match &act.change {
            UnitChange::Merged { into } => Some((act.unit, Some(*into))),
            UnitChange::Split { into } => Some((act.unit, into.first().copied())),
            UnitChange::Dissolved => Some((act.unit, None)),
            UnitChange::Established { .. } | UnitChange::Renamed { .. } | UnitChange::Moved { .. } => None,
        });
        let moved: Vec<(UnitId, UnitId)> = self
            .acts
            .iter()
            .filter_map(|act| match &act.change {
                UnitChange::Moved { parent: Some(parent) } => Some((act.unit, *parent)),
                _ => None,
            })
            .collect();
        let homes: BTreeSet<UnitId> = moved.iter().map(|(_, to)| *to).collect();
        let doubles = homes.into_iter().flat_map(|home| {
            let there = self.under(home);
            let name = |unit: &UnitId| self.units[unit].latest().name.clone();
            let is_double =
                |unit: &UnitId| there.iter().any(|other| other != unit && is_same_name(&name(other), &name(unit)));
            there.iter().copied().filter(is_double).collect::<Vec<_>>()
        });
        Plan {
            doubles: doubles.collect(),
            ended: ended.collect(),
            leads_to,
            moved,
            new: self.new,
            acts: self.acts,
            units,
        }
    }
}

fn is_same_name(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests;
