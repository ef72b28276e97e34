//! The atlas: an immutable picture of the tree, its quotas and its cases, from which every figure is read.
//!
//! It answers sums over the tree without touching storage. It is always equal to counting the cases one by one
//! ([`Atlas::build`] from nothing gives the same picture as any row of [`Atlas::with`]); lists of people come from
//! storage with the same rule of counting, so a number and the list behind it agree.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use crate::{
    calendar::Date,
    id::{CaseId, UnitId},
    partial_date::PartialDate,
    quota::{QuotaKind, QuotaPeriod},
    tree::Tree,
    unit::coded,
};

mod figures;
pub use figures::{Counts, Share};

coded! {
    /// Which day counts an admission. A setting of the instance, shown beside every figure.
    CountBy {
        /// The day of the ceremony.
        Ceremony = "ceremony",
        /// The day of the decision.
        Decision = "decision",
    }
}

/// Days from one to another, both counted: what an officer means by "from 1 January to 31 October".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day, counted too. Not before `from`.
    pub last: Date,
}

impl Span {
    /// A span, unless it ends before it begins.
    pub fn new(from: Date, last: Date) -> Option<Self> {
        (from <= last).then_some(Self { from, last })
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && day <= self.last
    }

    /// The calendar years it touches, in order.
    pub fn years(self) -> std::ops::RangeInclusive<i16> {
        self.from.year()..=self.last.year()
    }
}

/// What the atlas needs to know of a person. No name, no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits {
    /// A woman.
    pub woman: bool,
    /// Youth Union member when proposed.
    pub union_member: bool,
    /// Of an ethnic minority.
    pub minority: bool,
    /// Belongs to a religion.
    pub believer: bool,
    /// Birth date, as far as known.
    pub born: Option<PartialDate>,
}

impl Traits {
    /// Full years of age on a day that counts; where only the year or month of birth is known, the age reached in
    /// that year. `None` if nothing is known.
    pub fn age_on(&self, day: Date) -> Option<i32> {
        self.born.map(|born| born.full_years(day).unwrap_or(i32::from(day.year() - born.year())))
    }
}

/// What the atlas needs to know of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFact {
    /// The case.
    pub case: CaseId,
    /// The unit that carries it.
    pub carried_by: UnitId,
    /// The unit that counts its admission, once the ceremony was held.
    pub admitted_by: Option<UnitId>,
    /// Where it stands.
    pub stage: crate::case::Stage,
    /// The day of the admission decision.
    pub decided_on: Option<Date>,
    /// The day of the ceremony.
    pub ceremony_on: Option<Date>,
    /// The day of the decision to recognise.
    pub recognised_on: Option<Date>,
    /// The person's traits.
    pub traits: Traits,
}

impl CaseFact {
    /// The day on which the admission counts; `None` while it does not.
    ///
    /// A decision counts only once the ceremony was held, so that both ways of counting count the same people.
    pub fn counted_on(&self, by: CountBy) -> Option<Date> {
        let ceremony = self.ceremony_on?;
        match by {
            CountBy::Ceremony => Some(ceremony),
            CountBy::Decision => self.decided_on.or(Some(ceremony)),
        }
    }
}

/// A quota in force: the highest revision of a unit, period and kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotaFact {
    /// The unit it is set for.
    pub unit: UnitId,
    /// The period it is for.
    pub period: QuotaPeriod,
    /// What it counts.
    pub kind: QuotaKind,
    /// How many.
    pub amount: u32,
}

/// A case as it lies on a shelf, with what it counts as there.
#[derive(Debug, Clone)]
struct Shelved {
    fact: CaseFact,
    /// Its admission counts at this place.
    admits: bool,
    /// It is carried at this place.
    carries: bool,
}

type Shelf = Arc<Vec<Shelved>>;
const DRAWERS: usize = 256;

/// The picture. Cheap to clone and to change by a few cases.
#[derive(Debug, Clone)]
pub struct Atlas {
    tree: Arc<Tree>,
    /// For each place of the tree, the cases that count there: admitted by that unit, or carried by it.
    shelves: Vec<Shelf>,
    /// Cases at units that are not in the tree; kept so that nothing is lost, counted nowhere.
    strays: Arc<Vec<CaseFact>>,
    /// Where each case lies: the places of its shelves.
    drawers: Vec<Arc<HashMap<CaseId, [Option<usize>; 2]>>>,
    quotas: Arc<HashMap<(UnitId, QuotaPeriod, QuotaKind), u32>>,
    through: u64,
}

impl Atlas {
    /// The picture of some cases and quotas on a tree. `through` is the journal's last sequence that is in it.
    pub fn build(
        tree: Arc<Tree>,
        facts: impl IntoIterator<Item = CaseFact>,
        quotas: impl IntoIterator<Item = QuotaFact>,
        through: u64,
    ) -> Self {
        let places = tree.places().len();
        let mut shelves: Vec<Vec<Shelved>> = vec![Vec::new(); places];
        let mut strays = Vec::new();
        let mut drawers: Vec<HashMap<CaseId, [Option<usize>; 2]>> = vec![HashMap::new(); DRAWERS];
        for fact in facts {
            let places = places_of(&tree, &fact);
            drawers[drawer(fact.case)].insert(fact.case, places);
            if places == [None, None] {
                strays.push(fact);
            } else {
                for (place, shelved) in shelve(fact, places) {
                    shelves[place].push(shelved);
                }
            }
        }
        Self {
            shelves: shelves.into_iter().map(Arc::new).collect(),
            strays: Arc::new(strays),
            drawers: drawers.into_iter().map(Arc::new).collect(),
            quotas: Arc::new(
                quotas.into_iter().map(|quota| ((quota.unit, quota.period, quota.kind), quota.amount)).collect(),
            ),
            tree,
            through,
        }
    }

    /// The picture with some cases as they are now: new ones added, known ones replaced. The tree and the quotas stay.
    pub fn with(&self, changed: impl IntoIterator<Item = CaseFact>, through: u64) -> Self {
        let mut next = Self { through, ..self.clone() };
        for fact in changed {
            let drawer = Arc::make_mut(&mut next.drawers[drawer(fact.case)]);
            let places = places_of(&next.tree, &fact);
            let before = drawer.insert(fact.case, places);
            match before {
                None => {}
                Some([None, None]) => Arc::make_mut(&mut next.strays).retain(|other| other.case != fact.case),
                Some(old) => {
                    for place in old.into_iter().flatten() {
                        Arc::make_mut(&mut next.shelves[place]).retain(|other| other.fact.case != fact.case);
                    }
                }
            }
            if places == [None, None] {
                Arc::make_mut(&mut next.strays).push(fact);
            } else {
                for (place, shelved) in shelve(fact, places) {
                    Arc::make_mut(&mut next.shelves[place]).push(shelved);
                }
            }
        }
        next
    }

    /// The tree it is drawn on.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The last sequence of the journal that is in it.
    pub fn through(&self) -> u64 {
        self.through
    }

    /// How many cases it holds, those at unknown units included.
    pub fn cases(&self) -> usize {
        self.drawers.iter().map(|drawer| drawer.len()).sum()
    }

    /// Cases that lie at no unit of the tree. They are counted nowhere; a whole database has none.
    pub fn strays(&self) -> &[CaseFact] {
        &self.strays
    }

    fn at(&self, unit: UnitId) -> impl Iterator<Item = &Shelved> {
        self.shelves[self.tree.range(unit)].iter().flat_map(|shelf| shelf.iter())
    }

    /// Admissions that count for a unit and all under it.
    fn admissions(&self, unit: UnitId) -> impl Iterator<Item = &CaseFact> {
        self.at(unit).filter(|shelved| shelved.admits).map(|shelved| &shelved.fact)
    }

    /// Cases carried by a unit and all under it.
    pub fn carried(&self, unit: UnitId) -> impl Iterator<Item = &CaseFact> {
        self.at(unit).filter(|shelved| shelved.carries).map(|shelved| &shelved.fact)
    }

    /// The figures of a unit, with all under it, in a span.
    pub fn counts(&self, unit: UnitId, span: Span, by: CountBy) -> Counts {
        let mut counts = Counts { quota: self.quota_of_span(unit, span), ..Counts::default() };
        for fact in self.admissions(unit) {
            if let Some(day) = fact.counted_on(by).filter(|day| span.holds(*day)) {
                counts.add_admission(&fact.traits, day);
            }
        }
        for fact in self.carried(unit) {
            if fact.recognised_on.is_some_and(|day| span.holds(day)) {
                counts.recognised += 1;
            }
        }
        counts
    }

    /// The figures of each month that a span touches, the first and last cut to the span. No quota.
    pub fn by_month(&self, unit: UnitId, span: Span, by: CountBy) -> Vec<((i16, i8), Counts)> {
        self.by_key(unit, span, by, |day| (day.year(), day.month()))
    }

    /// The figures of each year that a span touches, the first and last cut to the span; with the year's quota.
    pub fn by_year(&self, unit: UnitId, span: Span, by: CountBy) -> Vec<(i16, Counts)> {
        let mut years = self.by_key(unit, span, by, |day| day.year());
        for (year, counts) in &mut years {
            counts.quota = self.quota(unit, QuotaPeriod::Year(*year), QuotaKind::Admission);
        }
        years
    }

    fn by_key<K: Ord + Copy>(
        &self,
        unit: UnitId,
        span: Span,
        by: CountBy,
        key: impl Fn(Date) -> K,
    ) -> Vec<(K, Counts)> {
        let mut groups: BTreeMap<K, Counts> = BTreeMap::new();
        for year in span.years() {
            for month in 1..=12 {
                let first = jiff::civil::date(year, month, 1);
                let day = first.max(span.from);
                if day <= span.last && (day.year(), day.month()) == (year, month) {
                    groups.entry(key(day)).or_default();
                }
            }
        }
        for fact in self.admissions(unit) {
            if let Some(day) = fact.counted_on(by).filter(|day| span.holds(*day)) {
                groups.entry(key(day)).or_default().add_admission(&fact.traits, day);
            }
        }
        for fact in self.carried(unit) {
            if let Some(day) = fact.recognised_on.filter(|day| span.holds(*day)) {
                groups.entry(key(day)).or_default().recognised += 1;
            }
        }
        groups.into_iter().collect()
    }

    /// The figures of each unit directly under a unit, in the order of the tree.
    pub fn by_child(&self, unit: UnitId, span: Span, by: CountBy) -> Vec<(UnitId, Counts)> {
        self.tree.children(unit).into_iter().map(|child| (child, self.counts(child, span, by))).collect()
    }

    /// The figures that count at a unit itself and not at a unit that is listed under it.
    pub fn own(&self, unit: UnitId, span: Span, by: CountBy) -> Counts {
        let children = self.by_child(unit, span, by);
        Self::own_beside(self.counts(unit, span, by), children.iter().map(|(_, counts)| counts))
    }

    /// What is left of a unit's figures without those of the units that are listed under it.
    pub fn own_beside<'a>(whole: Counts, children: impl IntoIterator<Item = &'a Counts>) -> Counts {
        children.into_iter().fold(whole, |mut own, child| {
            own.take_away(child);
            own
        })
    }

    /// The quota of a unit for a period: its own if one is set, otherwise the sum of those under it; `None` if there
    /// is none at all.
    pub fn quota(&self, unit: UnitId, period: QuotaPeriod, kind: QuotaKind) -> Option<u32> {
        if let Some(amount) = self.quotas.get(&(unit, period, kind)) {
            return Some(*amount);
        }
        let range = self.tree.range(unit);
        let places = self.tree.places();
        let mut sum = None;
        let mut next = range.start + 1;
        while next < range.end {
            match self.quotas.get(&(places[next].unit, period, kind)) {
                Some(amount) => {
                    sum = Some(sum.unwrap_or(0) + amount);
                    next = places[next].end;
                }
                None => next += 1,
            }
        }
        sum
    }

    /// The admission quota of all years that a span touches; `None` if none of them has one.
    pub fn quota_of_span(&self, unit: UnitId, span: Span) -> Option<u32> {
        span.years()
            .filter_map(|year| self.quota(unit, QuotaPeriod::Year(year), QuotaKind::Admission))
            .fold(None, |sum, amount| Some(sum.unwrap_or(0) + amount))
    }

    /// The congress term that `year` belongs to, of those for which quotas are set: of two that share a year, the later.
    pub fn term(&self, year: i16) -> Option<(i16, i16)> {
        let terms = self.quotas.keys().filter_map(|(_, period, _)| match period {
            QuotaPeriod::Year(_) => None,
            QuotaPeriod::Term { from, until } => Some((*from, *until)),
        });
        terms.filter(|(from, until)| (*from..=*until).contains(&year)).max()
    }

    /// How many open cases stand at each stage, for a unit and all under it; stages without a case are left out.
    pub fn open_by_stage(&self, unit: UnitId) -> BTreeMap<crate::case::Stage, u32> {
        let mut stages = BTreeMap::new();
        for fact in self.carried(unit).filter(|fact| fact.stage.is_open()) {
            *stages.entry(fact.stage).or_default() += 1;
        }
        stages
    }
}

fn drawer(case: CaseId) -> usize {
    use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
    usize::try_from(BuildHasherDefault::<DefaultHasher>::default().hash_one(case) % DRAWERS as u64).unwrap_or(0)
}

/// Where a case counts: where it was admitted, and where it is carried.
fn places_of(tree: &Tree, fact: &CaseFact) -> [Option<usize>; 2] {
    [fact.admitted_by.and_then(|unit| tree.place(unit)), tree.place(fact.carried_by)]
}

/// What is laid on the shelves of these places: once where both are one.
fn shelve(fact: CaseFact, [admitted, carried]: [Option<usize>; 2]) -> impl Iterator<Item = (usize, Shelved)> {
    let both = admitted == carried;
    let other =
        carried.filter(|_| !both).map(|place| (place, Shelved { fact: fact.clone(), admits: false, carries: true }));
    admitted.map(|place| (place, Shelved { fact, admits: true, carries: both })).into_iter().chain(other)
}

#[cfg(test)]
mod tests;
