//! Each case as it was counted, in few bytes, so that it can be taken out again when it changes and counted anew on
//! another tree.

use std::{num::NonZeroU32, sync::Arc};

use super::{
    CaseFact, CountBy,
    ledger::{Event, Marks},
};
use crate::{
    calendar::Date,
    case::Stage,
    id::{CaseId, UnitId},
    tree::Tree,
};

/// So many drawers, in which cases lie by their id, of which a change copies one; few in tests, so that each has some.
const DRAWERS: usize = if cfg!(test) { 3 } else { 1024 };

/// The number of a unit in [`Units`].
type Number = NonZeroU32;

/// The units that cases lie at, numbered from one as they come. They stay, on whatever tree they are.
#[derive(Debug, Clone, Default)]
struct Units {
    all: Vec<UnitId>,
    numbers: std::collections::HashMap<UnitId, Number>,
}

impl Units {
    fn number(self: &mut Arc<Self>, unit: UnitId) -> Number {
        if let Some(number) = self.numbers.get(&unit) {
            return *number;
        }
        let units = Arc::make_mut(self);
        units.all.push(unit);
        let number = NonZeroU32::MIN.saturating_add(super::numbered(units.all.len() - 1));
        units.numbers.insert(unit, number);
        number
    }

    fn unit(&self, number: Number) -> UnitId {
        self.all[number.get() as usize - 1]
    }
}

/// A case as it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counting {
    case: CaseId,
    carried_by: Number,
    admitted_by: Option<Number>,
    stage: Stage,
    /// The days on which the admission counts, in the order of [`CountBy::ALL`], and as what.
    admitted: [Option<(Date, Marks)>; CountBy::ALL.len()],
    recognised: Option<Date>,
}

/// Cheap to clone; a change copies one drawer.
#[derive(Debug, Clone)]
pub(super) struct Filing {
    units: Arc<Units>,
    /// In each drawer by id.
    drawers: Vec<Arc<Vec<Counting>>>,
}

impl Default for Filing {
    fn default() -> Self {
        Self { units: Arc::default(), drawers: vec![Arc::default(); DRAWERS] }
    }
}

impl Filing {
    /// Puts a case into its drawer, at any place. [`Filing::sort`] is to follow before anything is looked for.
    pub(super) fn throw_in(&mut self, fact: &CaseFact) {
        let counting = self.counting(fact);
        Arc::make_mut(&mut self.drawers[drawer(fact.case)]).push(counting);
    }

    /// Brings what was thrown in into order. Of two facts of one case the later stays.
    pub(super) fn sort(&mut self) {
        for drawer in &mut self.drawers {
            let drawer = Arc::make_mut(drawer);
            drawer.reverse();
            drawer.sort_by_key(|one| one.case);
            drawer.dedup_by_key(|one| one.case);
            drawer.shrink_to_fit();
        }
    }

    /// Files a case anew; answers what it was counted as before, and is now.
    pub(super) fn replace(&mut self, fact: &CaseFact) -> (Option<Counting>, Counting) {
        let counting = self.counting(fact);
        let drawer = Arc::make_mut(&mut self.drawers[drawer(fact.case)]);
        let before = match drawer.binary_search_by_key(&fact.case, |one| one.case) {
            Ok(at) => Some(std::mem::replace(&mut drawer[at], counting)),
            Err(at) => {
                drawer.insert(at, counting);
                None
            }
        };
        (before, counting)
    }

    fn counting(&mut self, fact: &CaseFact) -> Counting {
        let admitted = |by| fact.counted_on(by).map(|day| (day, Marks::of(&fact.traits, day)));
        Counting {
            case: fact.case,
            carried_by: self.units.number(fact.carried_by),
            admitted_by: fact.admitted_by.map(|unit| self.units.number(unit)),
            stage: fact.stage,
            admitted: [admitted(CountBy::Ceremony), admitted(CountBy::Decision)],
            recognised: fact.recognised_on,
        }
    }

    /// Every case, in no order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Counting> {
        self.drawers.iter().flat_map(|drawer| drawer.iter())
    }

    pub(super) fn len(&self) -> usize {
        self.drawers.iter().map(|drawer| drawer.len()).sum()
    }

    /// Where the units of the cases are on a tree.
    pub(super) fn on<'f>(&'f self, tree: &'f Tree) -> Places<'f> {
        Places { units: &self.units, tree }
    }
}

/// Where the units of the cases are on a tree.
pub(super) struct Places<'f> {
    units: &'f Units,
    tree: &'f Tree,
}

impl Places<'_> {
    fn place(&self, unit: Number) -> Option<u32> {
        super::place(self.tree, self.units.unit(unit))
    }

    /// What a case counts as an admission, where and when; `None` while it does not count.
    pub(super) fn admission(&self, one: &Counting, by: CountBy) -> Option<Event> {
        let (day, marks) = one.admitted[by as usize]?;
        Some(Event { place: self.place(one.admitted_by?)?, day, marks })
    }

    pub(super) fn recognition(&self, one: &Counting) -> Option<Event> {
        Some(Event { day: one.recognised?, place: self.place(one.carried_by)?, marks: Marks::default() })
    }

    /// Where a case is open, at which stage.
    pub(super) fn open(&self, one: &Counting) -> Option<(Stage, u32, CaseId)> {
        one.stage.is_open().then(|| Some((one.stage, self.place(one.carried_by)?, one.case))).flatten()
    }

    /// The case, if it lies at no unit of the tree.
    pub(super) fn stray(&self, one: &Counting) -> Option<CaseId> {
        let is_nowhere = |unit| self.place(unit).is_none();
        (is_nowhere(one.carried_by) && one.admitted_by.is_none_or(is_nowhere)).then_some(one.case)
    }
}

fn drawer(case: CaseId) -> usize {
    use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
    usize::try_from(BuildHasherDefault::<DefaultHasher>::default().hash_one(case) % DRAWERS as u64).unwrap_or(0)
}
