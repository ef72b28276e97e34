//! The open cases at one stage in the order of the tree, in stacks of which each has its sums, so that neither a sum
//! over a unit nor a change of one case looks at all of them.

use std::{ops::Range, sync::Arc};

use super::{OpenCase, Waits};
use crate::{
    agenda::Urgency,
    calendar::{Date, days_between},
    id::CaseId,
};

/// A stack has at most so many cases; few in tests, so that small samples fill several.
const STACK: usize = if cfg!(test) { 4 } else { 256 };

/// Day numbers are counted from here.
const DAY_ZERO: Date = Date::constant(2000, 1, 1);

fn number(day: Date) -> i32 {
    days_between(DAY_ZERO, day)
}

fn in_order(one: &OpenCase) -> (u32, CaseId) {
    (one.place, one.case)
}

/// Sums of some cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Sums {
    /// How many there are of each urgency, in the order of [`Urgency::ALL`].
    urgencies: [u32; Urgency::ALL.len()],
    /// The numbers of the days since when they wait, the longest first; those without a day are left out.
    since: Vec<i32>,
}

impl Sums {
    fn of(cases: &[OpenCase]) -> Self {
        let mut sums = Self::default();
        for one in cases {
            sums.urgencies[one.urgency as usize] += 1;
            sums.since.extend(one.waiting.since.map(number));
        }
        sums.since.sort_unstable();
        sums
    }

    /// How many wait since a day or longer.
    fn upto(&self, day: i32) -> usize {
        self.since.partition_point(|since| *since <= day)
    }
}

/// Some cases that follow each other, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stack {
    cases: Vec<OpenCase>,
    sums: Sums,
}

impl Stack {
    fn of(cases: Vec<OpenCase>) -> Arc<Self> {
        Arc::new(Self { sums: Sums::of(&cases), cases })
    }

    fn ends_before(&self, key: (u32, CaseId)) -> bool {
        self.cases.last().is_some_and(|last| in_order(last) < key)
    }
}

/// Cheap to clone; a change copies one stack.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelf(Vec<Arc<Stack>>);

impl Shelf {
    pub(super) fn build(mut cases: Vec<OpenCase>) -> Self {
        cases.sort_unstable_by_key(in_order);
        Self(cases.chunks(STACK).map(|some| Stack::of(some.to_vec())).collect())
    }

    /// Which stack a case is in, or would be.
    fn stack(&self, key: (u32, CaseId)) -> usize {
        self.0.partition_point(|stack| stack.ends_before(key)).min(self.0.len().saturating_sub(1))
    }

    pub(super) fn enter(&mut self, one: OpenCase) {
        let at = self.stack(in_order(&one));
        let mut cases = self.0.get(at).map(|stack| stack.cases.clone()).unwrap_or_default();
        cases.insert(cases.partition_point(|other| in_order(other) < in_order(&one)), one);
        let stacks: Vec<Arc<Stack>> = if cases.len() > STACK {
            let upper = cases.split_off(STACK / 2);
            vec![Stack::of(cases), Stack::of(upper)]
        } else {
            vec![Stack::of(cases)]
        };
        self.0.splice(at..(at + 1).min(self.0.len()), stacks);
    }

    /// Takes out a case that was entered before.
    pub(super) fn strike(&mut self, place: u32, case: CaseId) {
        let at = self.stack((place, case));
        let Some(stack) = self.0.get(at) else { return };
        if let Ok(which) = stack.cases.binary_search_by_key(&(place, case), in_order) {
            let mut cases = stack.cases.clone();
            cases.remove(which);
            let rest = (!cases.is_empty()).then(|| Stack::of(cases));
            self.0.splice(at..=at, rest);
        }
    }

    /// The cases at some places, by place and then by id, a piece of each stack.
    fn pieces(&self, places: Range<u32>) -> impl Iterator<Item = (&Stack, &[OpenCase])> {
        let first = self.0.partition_point(|stack| stack.cases.last().is_some_and(|last| last.place < places.start));
        let touched = self.0[first..].iter().take_while({
            let end = places.end;
            move |stack| stack.cases.first().is_some_and(|one| one.place < end)
        });
        touched.map(move |stack| {
            let upto = |end: u32| stack.cases.partition_point(|one| one.place < end);
            (&**stack, &stack.cases[upto(places.start)..upto(places.end)])
        })
    }

    /// The cases at some places, by place and then by id.
    pub(super) fn cases(&self, places: Range<u32>) -> impl Iterator<Item = &OpenCase> {
        self.pieces(places).flat_map(|(_, cases)| cases)
    }

    /// How many there are at some places.
    pub(super) fn count(&self, places: &Range<u32>) -> usize {
        self.pieces(places.clone()).map(|(_, cases)| cases.len()).sum()
    }

    /// How long and how urgently the cases at some places wait; `None` if there are none.
    pub(super) fn waits(&self, places: &Range<u32>, today: Date) -> Option<Waits> {
        // Only the stacks at both ends are cut and must be summed up anew.
        let mut cut = Vec::new();
        let mut whole = Vec::new();
        let mut count = 0;
        for (stack, cases) in self.pieces(places.clone()) {
            count += cases.len();
            if cases.len() == stack.cases.len() {
                whole.push(&stack.sums);
            } else {
                cut.push(Sums::of(cases));
            }
        }
        let sums: Vec<&Sums> = whole.into_iter().chain(&cut).collect();
        let mut urgencies = [0; Urgency::ALL.len()];
        for some in &sums {
            urgencies.iter_mut().zip(some.urgencies).for_each(|(sum, more)| *sum += more);
        }
        // A day that is still to come is no waiting.
        let today = number(today);
        let days = |since: i32| u32::try_from(today - since).ok();
        let waiting = sums.iter().map(|some| some.upto(today)).sum::<usize>();
        let longest = sums.iter().filter_map(|some| some.since.first()).min().copied().filter(|since| *since <= today);
        let median = longest.map(|longest| kth(&sums, waiting - 1 - waiting / 2, longest, today));
        (count > 0).then_some(Waits {
            count: super::numbered(count),
            urgencies,
            median_days: median.and_then(days),
            longest_days: longest.and_then(days),
        })
    }
}

/// The day before which `k` days of all lie, counted with repetition; it lies between `low` and `high`.
fn kth(sums: &[&Sums], k: usize, mut low: i32, mut high: i32) -> i32 {
    while low < high {
        let middle = low + (high - low) / 2;
        if sums.iter().map(|some| some.upto(middle)).sum::<usize>() > k {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
