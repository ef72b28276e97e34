//! The units under a unit: as a tree to walk down, or as one list of a level, of some words, or of those that have
//! admitted nobody for long.

use nguon_domain::{
    access::Permission,
    atlas::{CountBy, Counts},
    calendar::{Date, MonthEnd, add_years},
    id::UnitId,
    text::fold,
    tree::Place,
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
/// For how many years without an admission units are counted.
const IDLE_YEARS: [i32; 3] = [1, 3, 5];

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
        let last_days = atlas.last_admissions(unit, picture.today, by);
        // What ended counts for what carries it on.
        let last_admission = |at: usize| last_days[at - top..places[at].end - top].iter().copied().flatten().max();
        // The unit itself is among those that admit nobody, and not among those under it.
        let begin = if ask.idle_years.is_some() { top } else { top + 1 };
        let standing = |begin: usize| (begin..range.end).filter(|at| places[*at].standing);
        let kind = |at: usize| picture.units[&places[at].unit].latest().kind;

        let kinds = UnitKind::ALL.iter().map(|wanted| {
            let count = standing(top + 1).filter(|at| kind(*at) == *wanted).count();
            (*wanted, u32::try_from(count).unwrap_or(u32::MAX))
        });
        let idle_for = |at: usize, years: i32| is_idle(&picture, &places[at], last_admission(at), years);
        let idle = idle(&picture, unit, by);
        let words = fold(&ask.search);
        let words: Vec<&str> = words.split_whitespace().collect();
        let begins_words = |name: &str| {
            let begun =
                |wanted: &&str| name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(*wanted));
            words.iter().all(begun)
        };
        let asked: Vec<usize> = if ask.is_narrowed() {
            let fits = |at: &usize| {
                ask.kind.is_none_or(|wanted| kind(*at) == wanted)
                    && ask.idle_years.is_none_or(|years| idle_for(*at, years))
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
            let under = (at + 1..place.end).filter(|below| places[*below].standing).count();
            Some(UnitRow {
                unit: picture.link(place.unit)?,
                within: above.and_then(|above| picture.link(places[above].unit)),
                under: u32::try_from(under).unwrap_or(u32::MAX),
                counts: atlas.counts(place.unit, heading.span, by),
                last_admission: last_admission(at),
                open: atlas
                    .open_cases(place.unit)
                    .map(|(_, cases)| u32::try_from(cases.len()).unwrap_or(u32::MAX))
                    .sum(),
            })
        };
        Ok(UnitsView {
            may: door::may(actor, &picture, unit),
            kinds: kinds.filter(|(_, count)| *count > 0).collect(),
            idle,
            rows: asked.iter().skip(ask.skip).take(length).filter_map(|at| row(*at)).collect(),
            total: asked.len(),
            heading,
            ask,
        })
    }
}

/// How many cells of a unit and under it have admitted nobody for so many years, for each of [`IDLE_YEARS`].
pub(crate) fn idle(picture: &Picture, unit: UnitId, by: CountBy) -> Vec<(i32, u32)> {
    let places = picture.atlas.tree().places();
    let range = picture.atlas.tree().range(unit);
    let top = range.start;
    let last_days = picture.atlas.last_admissions(unit, picture.today, by);
    let mut counts = IDLE_YEARS.map(|years| (years, 0));
    for at in range.filter(|at| places[*at].standing) {
        let last = last_days[at - top..places[at].end - top].iter().copied().flatten().max();
        for (years, count) in &mut counts {
            *count += u32::from(is_idle(picture, &places[at], last, *years));
        }
    }
    counts.to_vec()
}

/// How many units stand under a unit.
pub(crate) fn under(picture: &Picture, unit: UnitId) -> u32 {
    let tree = picture.atlas.tree();
    let below = tree.range(unit).skip(1).filter(|at| tree.places()[*at].standing).count();
    u32::try_from(below).unwrap_or(u32::MAX)
}

/// Whether a cell has admitted nobody for so many years, having stood as long.
fn is_idle(picture: &Picture, place: &Place, last_admission: Option<Date>, years: i32) -> bool {
    let since = add_years(picture.today, -years, MonthEnd::Down);
    let unit = &picture.units[&place.unit];
    let stood_long = unit.versions().first().is_some_and(|first| first.from <= since);
    unit.latest().kind.is_cell() && stood_long && last_admission.is_none_or(|last| last < since)
}
