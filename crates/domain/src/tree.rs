//! The organisation tree of one day, laid out so that a unit and everything under it are one range.
//!
//! Two pictures are drawn from the same units: *as was* ([`Tree::as_was`]) has the units that stood on a day, and
//! *as is* ([`Tree::as_is`]) has today's units, with every ended unit folded under the one that carries it on.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use crate::{
    calendar::Date,
    id::UnitId,
    unit::{Unit, UnitState},
};

/// One unit's place in a [`Tree`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The unit.
    pub unit: UnitId,
    /// Index of the place above; `None` at a root.
    pub above: Option<usize>,
    /// 0 at a root.
    pub depth: u16,
    /// Index one past the last place under this one.
    pub end: usize,
    /// `false` for an ended unit that is only carried on here: it has figures but is not listed as a child.
    pub standing: bool,
}

/// A tree in pre-order: a unit is followed by everything under it.
///
/// Shape: children in the order of their codes, then names; several roots are possible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    places: Vec<Place>,
    index: HashMap<UnitId, usize>,
}

impl Tree {
    /// The units that stood on `day`, under the units they stood under that day.
    pub fn as_was(units: &BTreeMap<UnitId, Unit>, day: Date) -> Self {
        let links = units.values().filter(|unit| unit.stands_on(day)).map(|unit| {
            let version = unit.on(day).expect("a standing unit has a version on that day");
            Link { unit, above: version.parent, standing: true, name: &version.name }
        });
        Self::from_links(links.collect())
    }

    /// The units that stand on `today`; each unit that has ended stands, unlisted, under its heir or else under the
    /// unit it last stood under. Units that do not exist yet are left out.
    pub fn as_is(units: &BTreeMap<UnitId, Unit>, today: Date) -> Self {
        let links = units.values().filter_map(|unit| {
            let version = unit.on(today)?;
            let (above, standing) = match &version.state {
                UnitState::Standing => (version.parent, true),
                UnitState::Ended { heir } => (heir.or(version.parent), false),
            };
            Some(Link { unit, above, standing, name: &version.name })
        });
        Self::from_links(links.collect())
    }

    fn from_links(links: Vec<Link<'_>>) -> Self {
        let known: HashMap<UnitId, usize> = links.iter().enumerate().map(|(at, link)| (link.unit.id, at)).collect();
        let mut under: Vec<Vec<usize>> = vec![Vec::new(); links.len()];
        let mut roots = Vec::new();
        for (at, link) in links.iter().enumerate() {
            match link.above.and_then(|above| known.get(&above)) {
                Some(&above) if above != at => under[above].push(at),
                _ => roots.push(at),
            }
        }
        let in_order = |list: &mut Vec<usize>| {
            list.sort_by_key(|&at| {
                (links[at].unit.code.is_none(), links[at].unit.code.as_deref(), links[at].name, links[at].unit.id)
            });
        };
        in_order(&mut roots);
        under.iter_mut().for_each(in_order);

        let mut tree = Self { places: Vec::with_capacity(links.len()), index: HashMap::with_capacity(links.len()) };
        // Depth first without recursion: `Enter` lays a place, `Leave` closes its range.
        enum Step {
            Enter(usize, Option<usize>, u16),
            Leave(usize),
        }
        let mut steps: Vec<Step> = roots.into_iter().rev().map(|root| Step::Enter(root, None, 0)).collect();
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(link, above, depth) => {
                    let place = tree.places.len();
                    let Link { unit, standing, .. } = &links[link];
                    tree.places.push(Place { unit: unit.id, above, depth, end: place + 1, standing: *standing });
                    tree.index.insert(unit.id, place);
                    steps.push(Step::Leave(place));
                    steps.extend(under[link].iter().rev().map(|&child| Step::Enter(child, Some(place), depth + 1)));
                }
                Step::Leave(place) => tree.places[place].end = tree.places.len(),
            }
        }
        tree
    }

    /// All places, in pre-order.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Where a unit stands; `None` if it is not in this tree.
    pub fn place(&self, unit: UnitId) -> Option<usize> {
        self.index.get(&unit).copied()
    }

    /// The places of a unit and of everything under it; empty if it is not in this tree.
    pub fn range(&self, unit: UnitId) -> Range<usize> {
        self.place(unit).map_or(0..0, |place| place..self.places[place].end)
    }

    /// The units directly under a unit that stand, in order.
    pub fn children(&self, unit: UnitId) -> Vec<UnitId> {
        let mut children = Vec::new();
        let range = self.range(unit);
        let mut next = range.start + 1;
        while next < range.end {
            if self.places[next].standing {
                children.push(self.places[next].unit);
            }
            next = self.places[next].end;
        }
        children
    }

    /// The units without a unit above, in order.
    pub fn roots(&self) -> Vec<UnitId> {
        self.places.iter().filter(|place| place.above.is_none()).map(|place| place.unit).collect()
    }

    /// The units above a unit, from the top down, without the unit itself.
    pub fn above(&self, unit: UnitId) -> Vec<UnitId> {
        let mut line = Vec::new();
        let mut at = self.place(unit).and_then(|place| self.places[place].above);
        while let Some(place) = at {
            line.push(self.places[place].unit);
            at = self.places[place].above;
        }
        line.reverse();
        line
    }

    /// Whether `below` is `above` or stands somewhere under it.
    pub fn covers(&self, above: UnitId, below: UnitId) -> bool {
        self.place(below).is_some_and(|place| self.range(above).contains(&place))
    }
}

struct Link<'a> {
    unit: &'a Unit,
    above: Option<UnitId>,
    standing: bool,
    name: &'a str,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        id::Id,
        unit::{UnitKind, UnitVersion},
    };

    fn id(number: u128) -> UnitId {
        UnitId(Id::from_number(number))
    }

    fn version(from: Date, parent: Option<u128>, state: UnitState) -> UnitVersion {
        let (name, kind) = ("Đơn vị".to_owned(), UnitKind::Cell);
        UnitVersion { from, name, parent: parent.map(id), kind, sector: None, area_code: None, state }
    }

    fn units(list: &[(u128, Option<u128>)]) -> BTreeMap<UnitId, Unit> {
        let from = date(2000, 1, 1);
        let unit = |(number, parent)| {
            Unit::established(id(number), Some(format!("{number:03}")), version(from, parent, UnitState::Standing))
        };
        list.iter().map(|&entry| (id(entry.0), unit(entry))).collect()
    }

    #[test]
    fn a_merged_unit_is_counted_under_its_heir_and_no_longer_listed() {
        let mut units = units(&[(1, None), (2, Some(1)), (3, Some(1)), (4, Some(2))]);
        let ended = |heir: Option<u128>| UnitState::Ended { heir: heir.map(id) };
        let versions = |parent, heir| {
            vec![version(date(2000, 1, 1), parent, UnitState::Standing), version(date(2025, 1, 1), parent, ended(heir))]
        };
        units.insert(id(4), Unit::from_versions(id(4), Some("004".into()), versions(Some(2), Some(3))).unwrap());
        units.insert(id(2), Unit::from_versions(id(2), Some("002".into()), versions(Some(1), Some(3))).unwrap());

        let was = Tree::as_was(&units, date(2024, 12, 31));
        assert_eq!(was.children(id(1)), [id(2), id(3)]);
        assert!(was.covers(id(2), id(4)));

        let is = Tree::as_is(&units, date(2025, 1, 1));
        assert_eq!(is.children(id(1)), [id(3)]);
        assert!(is.covers(id(3), id(2)) && is.covers(id(3), id(4)));
        assert_eq!(is.above(id(4)), [id(1), id(3)]);
        assert_eq!(Tree::as_was(&units, date(2025, 1, 1)).place(id(2)), None);
    }

    proptest! {
        #[test]
        fn every_unit_has_one_place_and_ranges_nest(parents in proptest::collection::vec(0_u128..40, 1..40)) {
            // A parent with a smaller number, or none: every such list is a forest.
            let list: Vec<_> = parents.iter().enumerate().map(|(at, &parent)| {
                let own = at as u128 + 1;
                (own, (parent > 0 && parent < own).then_some(parent))
            }).collect();
            let units = units(&list);
            let tree = Tree::as_is(&units, date(2020, 1, 1));
            prop_assert_eq!(tree.places().len(), list.len());
            for (own, parent) in list {
                let place = tree.place(id(own)).unwrap();
                prop_assert_eq!(tree.places()[place].unit, id(own));
                if let Some(parent) = parent {
                    let above = tree.range(id(parent));
                    prop_assert!(above.start < place && tree.places()[place].end <= above.end);
                    prop_assert!(tree.children(id(parent)).contains(&id(own)));
                } else {
                    prop_assert!(tree.roots().contains(&id(own)));
                }
            }
        }
    }
}
