//! The units under a unit: as a tree to walk down, or as one list of a level, of some words, or of those that have
//! admitted nobody for long.

use nguon_domain::{
    access::Permission,
    atlas::{CountBy, Counts},
    calendar::Date,
    id::UnitId,
    text::fold,
    unit::UnitKind,
};

use crate::{
    App,
    actor::Actor,
    door,
    error::AppError,
    picture::Picture,
    view::{Heading, May, UnitLink},
};

/// Rows on one page of a list.
const PAGE: usize = 50;
/// The most units directly under a unit that are shown at once.
const BRANCH: usize = 500;

/// Which units are asked for: those directly under a unit if nothing narrows, all under it otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitsAsk {
    /// Of this level.
    pub kind: Option<UnitKind>,
    /// With these words in code or name, without marks.
    pub search: String,
    /// Cells that have admitted nobody for so many years; in 1 to 20.
    pub idle_years: Option<i32>,
    /// How many rows come before.
    pub skip: usize,
}

impl UnitsAsk {
    /// Whether something narrows.
    pub fn is_narrowed(&self) -> bool {
        self.kind.is_some() || self.idle_years.is_some() || !self.search.trim().is_empty()
    }
}

/// The units under a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitsView {
    /// Where, and the days of the figures: this year until today.
    pub heading: Heading,
    /// What the reader may do.
    pub may: May,
    /// What was asked.
    pub ask: UnitsAsk,
    /// How many units of each kind stand under the unit, in the order of the kinds.
    pub kinds: Vec<(UnitKind, u32)>,
    /// How many cells have admitted nobody for one, three, five years.
    pub idle: Vec<(i32, u32)>,
    /// The units, in the order of the tree.
    pub rows: Vec<UnitRow>,
    /// How many there are in all.
    pub total: usize,
}

impl UnitsView {
    /// How many rows come before the next page; `None` on the last.
    pub fn next(&self) -> Option<usize> {
        let shown = self.ask.skip + self.rows.len();
        (shown < self.total).then_some(shown)
    }
}

/// A unit with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRow {
    /// The unit.
    pub unit: UnitLink,
    /// The unit directly above, where the list holds units of several.
    pub within: Option<UnitLink>,
    /// How many units stand under it.
    pub under: u32,
    /// Figures of this year until today.
    pub counts: Counts,
    /// The last day on which an admission counts there; `None` if there is none on record.
    pub last_admission: Option<Date>,
    /// How many cases are open there.
    pub open: u32,
}

impl App {
    /// The units under a unit.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn units_under(&self, actor: &Actor, unit: UnitId, ask: UnitsAsk) -> Result<UnitsView, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::SeeFigures, unit)?;
        let heading = self.heading(actor, &picture, unit, None)?;
        let by = self.count_by();
        let atlas = &picture.atlas;
        let tree = atlas.tree();
        let places = tree.places();
        let range = tree.range(unit);
        let top = range.start;
        let ranks = &picture.ranks;
        let rested = ranks.idle(atlas, picture.today, by);
        // The unit itself is among those that admit nobody, and not among those under it.
        let begin = if ask.idle_years.is_some() { top } else { top + 1 };
        let standing = |begin: usize| (begin..range.end).filter(|at| places[*at].standing);
        let mut kinds = vec![0; UnitKind::ALL.len()];
        standing(top + 1).for_each(|at| kinds[ranks.kind(at) as usize] += 1);
        let kinds = UnitKind::ALL.iter().copied().zip(kinds);
        let words = fold(&ask.search);
        let words: Vec<&str> = words.split_whitespace().collect();
        let begins_words = |name: &str| {
            let begun =
                |wanted: &&str| name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(*wanted));
            words.iter().all(begun)
        };
        let asked: Vec<usize> = if ask.is_narrowed() {
            let fits = |at: &usize| {
                ask.kind.is_none_or(|wanted| ranks.kind(*at) == wanted)
                    && ask.idle_years.is_none_or(|years| ranks.is_idle(rested, *at, picture.today, years))
                    && (words.is_empty() || begins_words(&picture.names[*at]))
            };
            standing(begin).filter(fits).collect()
        } else {
            tree.children(unit).into_iter().filter_map(|child| tree.place(child)).collect()
        };
        let length = if ask.is_narrowed() { PAGE } else { BRANCH };
        let row = |at: usize| {
            let place = &places[at];
            let above = place.above.filter(|above| ask.is_narrowed() && *above != top);
            Some(UnitRow {
                unit: picture.link(place.unit)?,
                within: above.and_then(|above| picture.link(places[above].unit)),
                under: ranks.standing(at + 1..place.end),
                counts: atlas.counts(place.unit, heading.span, by),
                last_admission: rested.last(at),
                open: atlas.open_count(place.unit),
            })
        };
        Ok(UnitsView {
            may: door::may(actor, &picture, unit),
            kinds: kinds.filter(|(_, count)| *count > 0).collect(),
            idle: rested.counts(range.clone()),
            rows: asked.iter().skip(ask.skip).take(length).filter_map(|at| row(*at)).collect(),
            total: asked.len(),
            heading,
            ask,
        })
    }
}

/// How many cells of a unit and under it have admitted nobody for one, three, five years.
pub(crate) fn idle(picture: &Picture, unit: UnitId, by: CountBy) -> Vec<(i32, u32)> {
    picture.ranks.idle(&picture.atlas, picture.today, by).counts(picture.atlas.tree().range(unit))
}

/// How many units stand under a unit.
pub(crate) fn under(picture: &Picture, unit: UnitId) -> u32 {
    let below = picture.atlas.tree().range(unit);
    picture.ranks.standing((below.start + 1).min(below.end)..below.end)
}
