//! What became of a unit over time: when it was founded, renamed, moved, merged or closed, and what went into it.

use std::collections::BTreeMap;

use super::{Unit, UnitState, UnitVersion};
use crate::{calendar::Date, id::UnitId};

/// One thing that became of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// The first day on which it held.
    pub on: Date,
    /// The unit to which it was done: the one the story is of, or the one that went into it.
    pub unit: UnitId,
    /// What it was.
    pub turn: Turn,
}

/// What became of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// It came to be.
    Founded,
    /// It got another name.
    Renamed {
        /// What it was called before.
        before: String,
    },
    /// It came to stand under another unit.
    Moved {
        /// Where it stood before; `None` for the top.
        before: Option<UnitId>,
        /// Where it stands since.
        after: Option<UnitId>,
    },
    /// Another unit went into it.
    TookIn,
    /// It went into another unit.
    WentInto(UnitId),
    /// It was split into these units; the first one carries it on.
    SplitInto(Vec<UnitId>),
    /// It came out of another unit, which was split.
    CameFrom(UnitId),
    /// It ended, and the unit above carries on its figures.
    Closed {
        /// That unit; `None` at the top.
        above: Option<UnitId>,
    },
    /// It stands again.
    Reopened,
}

/// A unit that was split: versions tell the first of those that came out of it alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The unit that ended.
    pub unit: UnitId,
    /// The first day on which it had.
    pub on: Date,
    /// The units that came out of it.
    pub into: Vec<UnitId>,
}

/// The story of a unit, the oldest first; empty for a unit that is not known. `splits` are those that it was part of.
pub fn story(units: &BTreeMap<UnitId, Unit>, id: UnitId, splits: &[Split]) -> Vec<Chapter> {
    let Some(unit) = units.get(&id) else { return Vec::new() };
    let mut chapters = Vec::new();
    let mut before: Option<&UnitVersion> = None;
    for version in unit.versions() {
        let mut put = |turn| chapters.push(Chapter { on: version.from, unit: id, turn });
        match before {
            None => put(Turn::Founded),
            Some(before) => {
                if before.name != version.name {
                    put(Turn::Renamed { before: before.name.clone() });
                }
                if before.parent != version.parent {
                    put(Turn::Moved { before: before.parent, after: version.parent });
                }
                match (&before.state, &version.state) {
                    (UnitState::Standing, UnitState::Ended { heir: Some(heir) }) => put(Turn::WentInto(*heir)),
                    (UnitState::Standing, UnitState::Ended { heir: None }) => {
                        put(Turn::Closed { above: version.parent })
                    }
                    (UnitState::Ended { .. }, UnitState::Standing) => put(Turn::Reopened),
                    (UnitState::Standing, UnitState::Standing) | (UnitState::Ended { .. }, UnitState::Ended { .. }) => {
                    }
                }
            }
        }
        before = Some(version);
    }
    for other in units.values() {
        let mut stood = true;
        for version in other.versions() {
            let ended_here = version.state == UnitState::Ended { heir: Some(id) };
            if ended_here && stood {
                chapters.push(Chapter { on: version.from, unit: other.id, turn: Turn::TookIn });
            }
            stood = version.state == UnitState::Standing;
        }
    }
    for split in splits {
        let came = split.into.contains(&id);
        for chapter in chapters.iter_mut().filter(|chapter| chapter.on == split.on) {
            match &chapter.turn {
                Turn::WentInto(_) if split.unit == id => chapter.turn = Turn::SplitInto(split.into.clone()),
                Turn::Founded if came => chapter.turn = Turn::CameFrom(split.unit),
                _ => {}
            }
        }
        // What came out of it took nothing in.
        chapters.retain(|chapter| !(came && chapter.unit == split.unit && chapter.turn == Turn::TookIn));
    }
    // What was done to the unit itself first: it came to be before it took others in.
    chapters.sort_by_key(|chapter| (chapter.on, chapter.unit != id, chapter.unit));
    chapters
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        id::{ActId, Id},
        unit::{UnitAct, UnitChange, UnitKind, apply},
    };

    fn id(number: u128) -> UnitId {
        UnitId(Id::from_number(number))
    }

    #[test]
    fn a_story_tells_what_was_done_and_what_went_into_a_unit() {
        let mut units = BTreeMap::new();
        let found = |parent: Option<u128>| UnitChange::Established {
            code: None,
            first: UnitVersion {
                from: date(2010, 1, 1),
                name: "Chi bộ thôn Đông".to_owned(),
                parent: parent.map(id),
                kind: UnitKind::Cell,
                sector: None,
                area_code: None,
                state: UnitState::Standing,
            },
        };
        let acts = [
            (1, date(2010, 1, 1), found(None)),
            (2, date(2010, 1, 1), found(Some(1))),
            (3, date(2010, 1, 1), found(Some(1))),
            (4, date(2010, 1, 1), found(Some(1))),
            (2, date(2015, 5, 1), UnitChange::Renamed { name: "Chi bộ thôn Mới".to_owned() }),
            (3, date(2016, 1, 1), UnitChange::Moved { parent: Some(id(4)) }),
            (3, date(2020, 1, 1), UnitChange::Merged { into: id(2) }),
            (5, date(2021, 1, 1), found(Some(1))),
            (6, date(2021, 1, 1), found(Some(1))),
            (4, date(2021, 1, 1), UnitChange::Split { into: vec![id(5), id(6)] }),
            (2, date(2025, 7, 1), UnitChange::Dissolved),
        ];
        for (number, (unit, on, change)) in (1..).zip(acts) {
            let act = UnitAct { id: ActId(Id::from_number(number)), unit: id(unit), on, paper: None, change };
            apply(&mut units, &act).unwrap();
        }
        let splits = [Split { unit: id(4), on: date(2021, 1, 1), into: vec![id(5), id(6)] }];
        let told = |unit: u128| -> Vec<(i16, UnitId, Turn)> {
            story(&units, id(unit), &splits)
                .into_iter()
                .map(|chapter| (chapter.on.year(), chapter.unit, chapter.turn))
                .collect()
        };
        assert_eq!(
            told(2),
            [
                (2010, id(2), Turn::Founded),
                (2015, id(2), Turn::Renamed { before: "Chi bộ thôn Đông".to_owned() }),
                (2020, id(3), Turn::TookIn),
                (2025, id(2), Turn::Closed { above: Some(id(1)) }),
            ]
        );
        assert_eq!(
            told(3),
            [
                (2010, id(3), Turn::Founded),
                (2016, id(3), Turn::Moved { before: Some(id(1)), after: Some(id(4)) }),
                (2020, id(3), Turn::WentInto(id(2))),
            ]
        );
        assert_eq!(told(4)[1], (2021, id(4), Turn::SplitInto(vec![id(5), id(6)])));
        assert_eq!(told(5), [(2021, id(5), Turn::CameFrom(id(4)))]);
        assert_eq!(told(6), [(2021, id(6), Turn::CameFrom(id(4)))]);
        assert_eq!(told(9), []);
    }
}
