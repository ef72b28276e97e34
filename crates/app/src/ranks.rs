//! What stands at each place of today's tree, and which cells have admitted nobody for long, laid out by place so that
//! counting under a unit looks at no unit itself.

use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{Arc, OnceLock},
};

use nguon_domain::{
    atlas::{Atlas, CountBy},
    calendar::{Date, MonthEnd, add_years},
    id::UnitId,
    tree::Tree,
    unit::{Unit, UnitKind},
};

/// For how many years without an admission units are counted.
pub(crate) const IDLE_YEARS: [i32; 3] = [1, 3, 5];

/// Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Ranks {
    laid: Arc<Laid>,
    /// Worked out when first asked for, for each [`CountBy`].
    idle: Arc<[OnceLock<Idle>; CountBy::ALL.len()]>,
}

#[derive(Debug)]
struct Laid {
    /// What stands, or stood, at each place.
    kinds: Vec<UnitKind>,
    /// Since when a standing cell is there; `None` for all others.
    cells: Vec<Option<Date>>,
    /// How many units stand before each place, and in all.
    standing: Vec<u32>,
}

/// Which cells have admitted nobody for long.
#[derive(Debug)]
pub(crate) struct Idle {
    /// The last day on which an admission counts at each place or under it.
    last: Vec<Option<Date>>,
    /// How many cells before each place, and in all, have admitted nobody for each of [`IDLE_YEARS`].
    before: Vec<[u32; IDLE_YEARS.len()]>,
}

impl Ranks {
    pub(crate) fn of(tree: &Tree, units: &BTreeMap<UnitId, Unit>) -> Self {
        let (mut kinds, mut cells, mut standing) = (Vec::new(), Vec::new(), vec![0]);
        let mut count = 0;
        for place in tree.places() {
            let unit = units.get(&place.unit);
            let kind = unit.map_or(UnitKind::PrivateUnit, |unit| unit.latest().kind);
            let since = unit.and_then(|unit| unit.versions().first()).map(|first| first.from);
            kinds.push(kind);
            cells.push(since.filter(|_| place.standing && kind.is_cell()));
            count += u32::from(place.standing);
            standing.push(count);
        }
        Self { laid: Arc::new(Laid { kinds, cells, standing }), idle: Arc::default() }
    }

    /// The same places, with other admissions.
    pub(crate) fn unlooked(&self) -> Self {
        Self { laid: self.laid.clone(), idle: Arc::default() }
    }

    /// What stands, or stood, at a place.
    pub(crate) fn kind(&self, at: usize) -> UnitKind {
        self.laid.kinds[at]
    }

    /// How many units stand at some places.
    pub(crate) fn standing(&self, places: Range<usize>) -> u32 {
        self.laid.standing[places.end] - self.laid.standing[places.start.min(places.end)]
    }

    /// When the cells last admitted somebody. `atlas` and `today` are those of the picture.
    pub(crate) fn idle(&self, atlas: &Atlas, today: Date, by: CountBy) -> &Idle {
        self.idle[by as usize].get_or_init(|| {
            let mut last = atlas.last_admissions(today, by);
            // What ended counts for what carries it on, and everything for what is over it.
            for (at, place) in atlas.tree().places().iter().enumerate().rev() {
                if let Some(above) = place.above {
                    last[above] = last[above].max(last[at]);
                }
            }
            let mut sums = [0; IDLE_YEARS.len()];
            let mut before = vec![sums];
            for (at, last) in last.iter().enumerate() {
                for (sum, years) in sums.iter_mut().zip(IDLE_YEARS) {
                    *sum += u32::from(self.laid.has_rested(at, *last, today, years));
                }
                before.push(sums);
            }
            Idle { last, before }
        })
    }

    /// Whether a place is a cell that has admitted nobody for so many years, having stood as long.
    pub(crate) fn is_idle(&self, idle: &Idle, at: usize, today: Date, years: i32) -> bool {
        self.laid.has_rested(at, idle.last[at], today, years)
    }
}

impl Laid {
    fn has_rested(&self, at: usize, last: Option<Date>, today: Date, years: i32) -> bool {
        let since = add_years(today, -years, MonthEnd::Down);
        self.cells[at].is_some_and(|first| first <= since) && last.is_none_or(|last| last < since)
    }
}

impl Idle {
    /// The last day on which an admission counts at a place or under it.
    pub(crate) fn last(&self, at: usize) -> Option<Date> {
        self.last[at]
    }

    /// How many cells at some places have admitted nobody for each of [`IDLE_YEARS`].
    pub(crate) fn counts(&self, places: Range<usize>) -> Vec<(i32, u32)> {
        let (from, upto) = (self.before[places.start.min(places.end)], self.before[places.end]);
        IDLE_YEARS.iter().zip(upto).zip(from).map(|((years, upto), from)| (*years, upto - from)).collect()
    }
}
