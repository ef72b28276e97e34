//! What counts on a day at a place of the tree, filed by month so that a sum over a unit and a span is cheap.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{Counts, Span, Traits};
use crate::calendar::Date;

/// What an admission counts as beside itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u8);

impl Marks {
    pub(super) fn of(traits: &Traits, on: Date) -> Self {
        let young = traits.age_on(on).is_some_and(|age| Counts::YOUTH.contains(&age));
        let marks = [traits.woman, young, traits.union_member, traits.minority, traits.believer];
        Self(marks.into_iter().enumerate().map(|(bit, set)| u8::from(set) << bit).sum())
    }

    fn has(self, bit: usize) -> u32 {
        u32::from(self.0 >> bit & 1)
    }
}

/// How many there are, and how many of them have each mark, in the order of [`Marks::of`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tally {
    pub(super) all: u32,
    pub(super) marked: [u32; 5],
}

impl Tally {
    fn add(&mut self, marks: Marks) {
        self.all += 1;
        for (bit, sum) in self.marked.iter_mut().enumerate() {
            *sum += marks.has(bit);
        }
    }

    fn join(&mut self, other: Self) {
        self.all += other.all;
        for (sum, more) in self.marked.iter_mut().zip(other.marked) {
            *sum += more;
        }
    }

    fn without(mut self, earlier: Self) -> Self {
        self.all -= earlier.all;
        for (sum, less) in self.marked.iter_mut().zip(earlier.marked) {
            *sum -= less;
        }
        self
    }
}

/// Something that counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event {
    /// Where, by its place in the tree.
    pub(super) place: u32,
    /// When.
    pub(super) day: Date,
    /// As what.
    pub(super) marks: Marks,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    place: u32,
    day: i8,
    marks: Marks,
}

/// A running sum is kept for every so many entries.
const STRIDE: usize = 32;

/// The entries of one month in the order of the tree.
#[derive(Debug, Clone, Default)]
struct Page {
    entries: Vec<Entry>,
    /// The tally of all entries before each multiple of [`STRIDE`].
    sums: Vec<Tally>,
}

impl Page {
    fn sum_up(&mut self) {
        let mut sum = Tally::default();
        self.sums.clear();
        for stretch in self.entries.chunks(STRIDE) {
            self.sums.push(sum);
            stretch.iter().for_each(|entry| sum.add(entry.marks));
        }
        self.sums.push(sum);
    }

    fn range(&self, places: &Range<u32>) -> Range<usize> {
        let upto = |end: u32| self.entries.partition_point(|entry| entry.place < end);
        upto(places.start)..upto(places.end)
    }

    /// The tally of the first `end` entries.
    fn upto(&self, end: usize) -> Tally {
        let mut sum = self.sums.get(end / STRIDE).copied().unwrap_or_default();
        self.entries[end / STRIDE * STRIDE..end].iter().for_each(|entry| sum.add(entry.marks));
        sum
    }

    fn tally(&self, places: &Range<u32>) -> Tally {
        let range = self.range(places);
        self.upto(range.end).without(self.upto(range.start))
    }

    fn tally_of_days(&self, places: &Range<u32>, from: i8, last: i8) -> Tally {
        let mut sum = Tally::default();
        let counting = self.entries[self.range(places)].iter().filter(|entry| (from..=last).contains(&entry.day));
        counting.for_each(|entry| sum.add(entry.marks));
        sum
    }
}

/// Events by month and place. Cheap to clone; a change copies one month.
#[derive(Debug, Clone, Default)]
pub(super) struct Ledger(BTreeMap<(i16, i8), Arc<Page>>);

impl Ledger {
    pub(super) fn build(events: impl Iterator<Item = Event>) -> Self {
        let mut pages: BTreeMap<(i16, i8), Page> = BTreeMap::new();
        for Event { place, day, marks } in events {
            let page = pages.entry((day.year(), day.month())).or_default();
            page.entries.push(Entry { place, day: day.day(), marks });
        }
        for page in pages.values_mut() {
            page.entries.sort_unstable_by_key(|entry| entry.place);
            page.sum_up();
        }
        Self(pages.into_iter().map(|(month, page)| (month, Arc::new(page))).collect())
    }

    /// Enters an event, if there is one.
    pub(super) fn enter(&mut self, event: Option<Event>) {
        let Some(Event { place, day, marks }) = event else { return };
        let page = Arc::make_mut(self.0.entry((day.year(), day.month())).or_default());
        let at = page.entries.partition_point(|entry| entry.place < place);
        page.entries.insert(at, Entry { place, day: day.day(), marks });
        page.sum_up();
    }

    /// Takes out an event that was entered before, if there is one.
    pub(super) fn strike(&mut self, event: Option<Event>) {
        let Some(Event { place, day, marks }) = event else { return };
        let Some(page) = self.0.get_mut(&(day.year(), day.month())) else { return };
        let page = Arc::make_mut(page);
        let range = page.range(&(place..place + 1));
        let same = |entry: &Entry| entry.day == day.day() && entry.marks == marks;
        if let Some(at) = page.entries[range.clone()].iter().position(same) {
            page.entries.remove(range.start + at);
            page.sum_up();
        }
    }

    /// The last day up to `until` on which something counts at each of so many places.
    pub(super) fn last_days(&self, places: usize, until: Date) -> Vec<Option<Date>> {
        let mut days = vec![None; places];
        for ((year, month), page) in self.0.range(..=(until.year(), until.month())).rev() {
            for entry in &page.entries {
                let day = Date::constant(*year, *month, entry.day);
                let last: &mut Option<Date> = &mut days[entry.place as usize];
                if day <= until && last.is_none_or(|last| last < day) {
                    *last = Some(day);
                }
            }
        }
        days
    }

    /// Whether nothing was entered or struck since the other was cloned from this or this from the other.
    pub(super) fn is_still(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self.0.iter().zip(&other.0).all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(one.1, other.1))
    }

    /// What counts at these places in a span.
    pub(super) fn tally(&self, places: &Range<u32>, span: Span) -> Tally {
        let mut sum = Tally::default();
        if places.is_empty() || span.last < span.from {
            return sum;
        }
        let (first, last) = ((span.from.year(), span.from.month()), (span.last.year(), span.last.month()));
        for (month, page) in self.0.range(first..=last) {
            let from = if *month == first { span.from.day() } else { 1 };
            let whole = from == 1 && (*month != last || span.last == span.last.last_of_month());
            let until = if *month == last { span.last.day() } else { i8::MAX };
            sum.join(if whole { page.tally(places) } else { page.tally_of_days(places, from, until) });
        }
        sum
    }
}
