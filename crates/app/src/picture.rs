//! The picture that every figure is read from: the units, today's tree and the atlas, brought up to date by
//! following the journal.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use nguon_domain::{
    agenda::{Milestones, Urgency, Waiting, waiting},
    atlas::{Atlas, Draft, Span},
    calendar::{Date, MonthEnd, add_months, add_years},
    id::UnitId,
    rules::Rules,
    text::fold,
    tree::Tree,
    unit::Unit,
};
use nguon_store::Store;

use crate::{error::AppError, ranks::Ranks, view::UnitLink, work::Desks};

/// An immutable picture of the organisation on a day.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The clock's day it was drawn for.
    pub today: Date,
    /// Every unit there ever was.
    pub units: Arc<BTreeMap<UnitId, Unit>>,
    /// Members at the start of each year.
    pub headcounts: Arc<HashMap<i16, HashMap<UnitId, u32>>>,
    /// Cases and quotas on today's tree.
    pub atlas: Atlas,
    /// What each place of the tree is found by: its code and name without marks, apart by a blank.
    pub(crate) names: Arc<Vec<String>>,
    /// Who does what where.
    pub(crate) desks: Desks,
    /// What the units are and since when they admit nobody.
    pub(crate) ranks: Ranks,
}

impl Picture {
    /// Draws the picture from nothing.
    pub(crate) async fn draw(store: &Store, rules: &Rules, today: Date) -> Result<Self, AppError> {
        // What is written while it is being drawn comes again when it is followed from here.
        let through = store.head().await?;
        let units = Arc::new(store.units().await?);
        let mut headcounts: HashMap<i16, HashMap<UnitId, u32>> = HashMap::new();
        for count in store.headcounts().await? {
            headcounts.entry(count.year).or_default().insert(count.unit, count.members);
        }
        let tree = Arc::new(Tree::as_is(&units, today));
        let found_by = |unit: &UnitId| {
            let unit = &units[unit];
            fold(&format!("{} {}", unit.code.as_deref().unwrap_or_default(), unit.shown_on(today).name))
        };
        let names = Arc::new(tree.places().iter().map(|place| found_by(&place.unit)).collect());
        let desks = Desks::of(&tree, &units).seated(store, &tree, today).await?;
        let ranks = Ranks::of(&tree, &units);
        let mut draft = Draft::on(tree, waits(rules, today));
        store.each_case_fact(|fact| draft.enter(&fact)).await?;
        let atlas = draft.done(store.quota_facts().await?, through);
        Ok(Self { today, units, headcounts: Arc::new(headcounts), atlas, names, desks, ranks })
    }

    /// The picture as it is now; itself if nothing was written since.
    pub(crate) async fn follow(
        self: &Arc<Self>,
        store: &Store,
        rules: &Rules,
        today: Date,
    ) -> Result<Arc<Self>, AppError> {
        if today == self.today && store.head().await? == self.atlas.through() {
            return Ok(self.clone());
        }
        if today != self.today || store.tree_changed_since(self.atlas.through()).await? {
            return Ok(Arc::new(Self::draw(store, rules, today).await?));
        }
        let (changed, through) = store.case_facts(self.atlas.through()).await?;
        let desks = match store.posts_changed_since(self.atlas.through()).await? {
            true => self.desks.seated(store, self.atlas.tree(), today).await?,
            false => self.desks.clone(),
        };
        let atlas = self.atlas.with(changed, through, &waits(rules, today));
        let ranks = match atlas.has_admissions_of(&self.atlas) {
            true => self.ranks.clone(),
            false => self.ranks.unlooked(),
        };
        Ok(Arc::new(Self { atlas, desks, ranks, ..(**self).clone() }))
    }

    /// A unit by its name of today, or its last one; `None` if there is no such unit.
    pub fn link(&self, id: UnitId) -> Option<UnitLink> {
        let unit = self.units.get(&id)?;
        let version = unit.shown_on(self.today);
        Some(UnitLink { id, code: unit.code.clone(), name: version.name.clone(), kind: version.kind })
    }

    /// The line from the top of today's tree down to a unit; empty if it is not there.
    pub fn line(&self, unit: UnitId) -> Vec<UnitId> {
        let tree = self.atlas.tree();
        if tree.place(unit).is_none() {
            return Vec::new();
        }
        let mut line = tree.above(unit);
        line.push(unit);
        line
    }

    /// Members of a unit at the start of a year: its own figure, or the sum of those below; `None` if there is none.
    pub fn members(&self, unit: UnitId, year: i16) -> Option<u32> {
        let of = self.headcounts.get(&year)?;
        let places = self.atlas.tree().places();
        let range = self.atlas.tree().range(unit);
        let (mut sum, mut next) = (None, range.start);
        while next < range.end {
            match of.get(&places[next].unit) {
                Some(members) => {
                    sum = Some(sum.unwrap_or(0) + members);
                    next = places[next].end;
                }
                None => next += 1,
            }
        }
        sum
    }
}

/// What an open case waits for, and how urgently.
fn waits(rules: &Rules, today: Date) -> impl Fn(&Milestones) -> (Waiting, Urgency) {
    move |case| {
        let waiting = waiting(case, today, rules);
        (waiting, waiting.urgency(today, near(today)))
    }
}

/// The last day that counts as near.
pub(crate) fn near(today: Date) -> Date {
    add_months(today, 1, MonthEnd::Down)
}

/// The same days one year earlier; 29 February becomes 28 February.
pub(crate) fn one_year_earlier(span: Span) -> Span {
    let back = |day| add_years(day, -1, MonthEnd::Down);
    Span { from: back(span.from), last: back(span.last) }
}
