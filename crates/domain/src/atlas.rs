//! The atlas: an immutable picture of the tree, its quotas and its cases, from which every figure is read.
//!
//! It answers sums over the tree without touching storage. It is always equal to counting the cases one by one
//! ([`Atlas::build`] from nothing gives the same picture as any row of [`Atlas::with`]); lists of people come from
//! storage with the same rule of counting, so a number and the list behind it agree.
//!
//! A figure costs two searches per month of its span, however many people it counts: what counts lies in ledgers by
//! month, in the order of the tree, with running sums.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use crate::{
    agenda::{Milestones, Urgency, Waiting},
    calendar::{Date, MonthEnd, add_days, add_years, full_years},
    case::Stage,
    id::{CaseId, UnitId},
    partial_date::PartialDate,
    quota::{QuotaKind, QuotaPeriod},
    tree::Tree,
    unit::coded,
};

mod figures;
mod filed;
mod ledger;
mod past;
mod shelf;
pub use figures::{Counts, Share, Waits};
use filed::Filing;
use ledger::Ledger;
use shelf::Shelf;

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

/// The last birthday of those who are at least so old on a day, by the rule of [`Traits::age_on`]: they are those whose
/// birth date, written by [`PartialDate::iso`], does not sort after it.
///
/// For at least one year, and a day whose birthdays lie in years of four digits.
pub fn born_at_latest(years: i32, on: Date) -> Date {
    let near = add_years(on, years.saturating_neg(), MonthEnd::Down);
    let mut latest = add_days(near, 2);
    while full_years(latest, on) < years && latest > near {
        latest = add_days(latest, -1);
    }
    latest
}

/// What the atlas needs to know of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseFact {
    /// The case.
    pub case: CaseId,
    /// The unit that carries it.
    pub carried_by: UnitId,
    /// The unit that counts its admission, once the ceremony was held.
    pub admitted_by: Option<UnitId>,
    /// Where it stands.
    pub stage: Stage,
    /// The day of the admission decision.
    pub decided_on: Option<Date>,
    /// The day of the ceremony.
    pub ceremony_on: Option<Date>,
    /// The day of the decision to recognise.
    pub recognised_on: Option<Date>,
    /// The person's traits.
    pub traits: Traits,
    /// The days that say what the case waits for, while it is open.
    pub open: Option<Milestones>,
}

/// An open case where the atlas has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenCase {
    /// The place of the unit that carries it, in [`Atlas::tree`].
    pub place: u32,
    /// The case.
    pub case: CaseId,
    /// Where it stands.
    pub stage: Stage,
    /// What it waits for.
    pub waiting: Waiting,
    /// How urgent that is on the day the atlas is of.
    pub urgency: Urgency,
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

/// How many, by place, of each period and kind.
type Quotas = BTreeMap<(QuotaPeriod, QuotaKind), Vec<(u32, u32)>>;

/// The picture. Cheap to clone and to change by a few cases.
#[derive(Debug, Clone)]
pub struct Atlas {
    tree: Arc<Tree>,
    /// Each case as it was counted.
    filing: Filing,
    /// Admissions by the day of the ceremony, at the unit that admitted.
    ceremonies: Ledger,
    /// Admissions by the day of the decision, at the unit that admitted.
    decisions: Ledger,
    /// Recognitions by the day of the decision, at the unit that carries the case.
    recognitions: Ledger,
    /// The open cases at each stage, by place and then by id.
    open: BTreeMap<Stage, Shelf>,
    /// The quotas of a period and kind, by place.
    quotas: Arc<Quotas>,
    through: u64,
}

/// An atlas in the making, that takes cases one by one and keeps of each only what is counted.
#[derive(Debug)]
pub struct Draft<W> {
    tree: Arc<Tree>,
    waits: W,
    filing: Filing,
    open: BTreeMap<Stage, Vec<OpenCase>>,
}

impl<W: Fn(&Milestones) -> (Waiting, Urgency)> Draft<W> {
    /// Nothing on a tree. `waits` says what an open case waits for and how urgent that is, on the day that the atlas
    /// is of.
    pub fn on(tree: Arc<Tree>, waits: W) -> Self {
        Self { tree, waits, filing: Filing::default(), open: BTreeMap::new() }
    }

    /// Takes a case. Each comes once.
    pub fn enter(&mut self, fact: &CaseFact) {
        self.filing.throw_in(fact);
        if fact.stage.is_open()
            && let Some(place) = place(&self.tree, fact.carried_by)
        {
            self.open.entry(fact.stage).or_default().push(open_case(place, fact, &self.waits));
        }
    }

    /// The picture of all that was entered, with some quotas. `through` is the journal's last sequence that is in it.
    pub fn done(mut self, quotas: impl IntoIterator<Item = QuotaFact>, through: u64) -> Atlas {
        self.filing.sort();
        Atlas {
            open: self.open.into_iter().map(|(stage, cases)| (stage, Shelf::build(cases))).collect(),
            ..Atlas::closed(self.tree, self.filing, quotas, through)
        }
    }
}

impl Atlas {
    /// The picture of some cases and quotas on a tree, as a [`Draft`] makes it.
    pub fn build(
        tree: Arc<Tree>,
        facts: impl IntoIterator<Item = CaseFact>,
        quotas: impl IntoIterator<Item = QuotaFact>,
        through: u64,
        waits: &impl Fn(&Milestones) -> (Waiting, Urgency),
    ) -> Self {
        let mut draft = Draft::on(tree, waits);
        facts.into_iter().for_each(|fact| draft.enter(&fact));
        draft.done(quotas, through)
    }

    /// Of cases as if none were open.
    fn closed(tree: Arc<Tree>, filing: Filing, quotas: impl IntoIterator<Item = QuotaFact>, through: u64) -> Self {
        let on = filing.on(&tree);
        let admissions = |by| Ledger::build(filing.all().filter_map(|one| on.admission(one, by)));
        Self {
            ceremonies: admissions(CountBy::Ceremony),
            decisions: admissions(CountBy::Decision),
            recognitions: Ledger::build(filing.all().filter_map(|one| on.recognition(one))),
            open: BTreeMap::new(),
            quotas: Arc::new(filed_quotas(&tree, quotas)),
            filing,
            tree,
            through,
        }
    }

    /// The picture with some cases as they are now: new ones added, known ones replaced. The tree and the quotas stay.
    pub fn with(
        &self,
        changed: impl IntoIterator<Item = CaseFact>,
        through: u64,
        waits: &impl Fn(&Milestones) -> (Waiting, Urgency),
    ) -> Self {
        let mut next = Self { through, ..self.clone() };
        for fact in changed {
            let (before, now) = next.filing.replace(&fact);
            let on = next.filing.on(&next.tree);
            if let Some(before) = before {
                next.ceremonies.strike(on.admission(&before, CountBy::Ceremony));
                next.decisions.strike(on.admission(&before, CountBy::Decision));
                next.recognitions.strike(on.recognition(&before));
                if let Some((stage, place, case)) = on.open(&before)
                    && let Some(cases) = next.open.get_mut(&stage)
                {
                    cases.strike(place, case);
                }
            }
            next.ceremonies.enter(on.admission(&now, CountBy::Ceremony));
            next.decisions.enter(on.admission(&now, CountBy::Decision));
            next.recognitions.enter(on.recognition(&now));
            if let Some((stage, place, _)) = on.open(&now) {
                next.open.entry(stage).or_default().enter(open_case(place, &fact, waits));
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
        self.filing.len()
    }

    /// Cases that lie at no unit of the tree. They are counted nowhere; a whole database has none.
    pub fn strays(&self) -> Vec<CaseId> {
        let on = self.filing.on(&self.tree);
        self.filing.all().filter_map(|one| on.stray(one)).collect()
    }

    fn admissions(&self, by: CountBy) -> &Ledger {
        match by {
            CountBy::Ceremony => &self.ceremonies,
            CountBy::Decision => &self.decisions,
        }
    }

    /// The figures of a unit, with all under it, in a span.
    pub fn counts(&self, unit: UnitId, span: Span, by: CountBy) -> Counts {
        let places = self.places(unit);
        let admitted = self.admissions(by).tally(&places, span);
        let recognised = self.recognitions.tally(&places, span);
        Counts { quota: self.quota_of_span(unit, span), ..Counts::of(admitted, recognised) }
    }

    /// The last day up to `until` on which an admission counts at each place of the tree, without those under it.
    pub fn last_admissions(&self, until: Date, by: CountBy) -> Vec<Option<Date>> {
        self.admissions(by).last_days(self.tree.places().len(), until)
    }

    /// Whether it has the same tree and the same admissions as one that it was drawn from.
    pub fn has_admissions_of(&self, earlier: &Self) -> bool {
        Arc::ptr_eq(&self.tree, &earlier.tree)
            && CountBy::ALL.iter().all(|by| self.admissions(*by).is_still(earlier.admissions(*by)))
    }

    /// The places of a unit and all under it.
    fn places(&self, unit: UnitId) -> Range<u32> {
        let range = self.tree.range(unit);
        numbered(range.start)..numbered(range.end)
    }

    /// The figures of each month that a span touches, the first and last cut to the span. No quota.
    pub fn by_month(&self, unit: UnitId, span: Span, by: CountBy) -> Vec<((i16, i8), Counts)> {
        let places = self.places(unit);
        let (mut months, mut from) = (Vec::new(), span.from);
        while from <= span.last {
            let part = Span { from, last: from.last_of_month().min(span.last) };
            let admitted = self.admissions(by).tally(&places, part);
            let recognised = self.recognitions.tally(&places, part);
            months.push(((from.year(), from.month()), Counts::of(admitted, recognised)));
            match part.last.tomorrow() {
                Ok(next) => from = next,
                Err(_) => break,
            }
        }
        months
    }

    /// The figures of each year that a span touches, the first and last cut to the span; with the year's quota.
    pub fn by_year(&self, unit: UnitId, span: Span, by: CountBy) -> Vec<(i16, Counts)> {
        let of_year = |year| {
            let from = jiff::civil::date(year, 1, 1).max(span.from);
            let part = Span { from, last: from.last_of_year().min(span.last) };
            (year, self.counts(unit, part, by))
        };
        span.years().map(of_year).collect()
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
        let set = self.quotas.get(&(period, kind))?;
        let places = self.places(unit);
        let from = set.partition_point(|(place, _)| *place < places.start);
        let (mut sum, mut next) = (None, places.start);
        for (place, amount) in set[from..].iter().take_while(|(place, _)| *place < places.end) {
            // What lies under a unit that has a quota is in it.
            if *place >= next {
                sum = Some(sum.unwrap_or(0) + amount);
                next = numbered(self.tree.places()[*place as usize].end);
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
        let terms = self.quotas.keys().filter_map(|(period, _)| match period {
            QuotaPeriod::Year(_) => None,
            QuotaPeriod::Term { from, until } => Some((*from, *until)),
        });
        terms.filter(|(from, until)| (*from..=*until).contains(&year)).max()
    }

    /// How many open cases stand at each stage, for a unit and all under it; stages without a case are left out.
    pub fn open_by_stage(&self, unit: UnitId) -> BTreeMap<Stage, u32> {
        let places = self.places(unit);
        let counts = self.open.iter().map(|(stage, cases)| (*stage, numbered(cases.count(&places))));
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// How many cases are open, for a unit and all under it.
    pub fn open_count(&self, unit: UnitId) -> u32 {
        let places = self.places(unit);
        numbered(self.open.values().map(|cases| cases.count(&places)).sum())
    }

    /// The open cases of a unit and all under it, in the order of the procedure; then by place, then by id.
    pub fn open_cases(&self, unit: UnitId) -> impl Iterator<Item = &OpenCase> {
        let places = self.places(unit);
        self.open.values().flat_map(move |cases| cases.cases(places.clone()))
    }

    /// The open cases of a unit and all under it at one stage, by place and then by id.
    pub fn open_cases_at(&self, unit: UnitId, stage: Stage) -> impl Iterator<Item = &OpenCase> {
        let places = self.places(unit);
        self.open.get(&stage).into_iter().flat_map(move |cases| cases.cases(places.clone()))
    }

    /// How long and how urgently the open cases of a unit and all under it wait at each stage, in the order of the
    /// procedure; stages without a case are left out. `today` is the day that the atlas is of.
    pub fn waits(&self, unit: UnitId, today: Date) -> Vec<(Stage, Waits)> {
        let places = self.places(unit);
        self.open.iter().filter_map(|(stage, cases)| Some((*stage, cases.waits(&places, today)?))).collect()
    }
}

/// Of two quotas for the same the later counts.
fn filed_quotas(tree: &Tree, quotas: impl IntoIterator<Item = QuotaFact>) -> Quotas {
    let mut filed: BTreeMap<_, BTreeMap<u32, u32>> = BTreeMap::new();
    for quota in quotas {
        if let Some(place) = place(tree, quota.unit) {
            filed.entry((quota.period, quota.kind)).or_default().insert(place, quota.amount);
        }
    }
    filed.into_iter().map(|(of, amounts)| (of, amounts.into_iter().collect())).collect()
}

fn place(tree: &Tree, unit: UnitId) -> Option<u32> {
    tree.place(unit).map(numbered)
}

/// Places of a tree and cases at a stage are far fewer than 2³².
fn numbered(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn open_case(place: u32, fact: &CaseFact, waits: &impl Fn(&Milestones) -> (Waiting, Urgency)) -> OpenCase {
    let (waiting, urgency) = waits(&fact.open.unwrap_or_default());
    OpenCase { place, case: fact.case, stage: fact.stage, waiting, urgency }
}

#[cfg(test)]
mod tests;
