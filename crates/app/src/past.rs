//! The tree of a day gone by, for figures as they were: drawn when somebody asks, and kept for the days asked last.

use std::sync::Arc;

use nguon_domain::{
    access::{Permission, reach},
    atlas::{Atlas, Counts},
    calendar::Date,
    id::UnitId,
    tree::Tree,
    unit::{Chapter, Turn, story},
};

use crate::{
    App,
    actor::Actor,
    door,
    error::AppError,
    intake::LONG_AGO,
    picture::Picture,
    view::{ChapterLine, UnitLink},
};

/// So many days are kept. Each has ledgers of its own and shares the cases with the picture of today.
const KEPT: usize = 3;
/// No more units are named as having come or gone.
const NAMED: usize = 8;

/// Admissions on the tree of a day: units that had ended by then are carried on where they were carried on that day.
#[derive(Debug)]
pub(crate) struct Past {
    pub(crate) on: Date,
    pub(crate) atlas: Atlas,
}

/// On which tree figures were asked for, beside today's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeNote {
    /// The day of the tree.
    pub on: Date,
    /// Whether the unit was there on that day.
    pub is_there: bool,
    /// The figures by today's tree.
    pub today: Counts,
    /// Units that stood elsewhere on that day and are carried on under this one today; the highest only.
    pub came: Vec<UnitLink>,
    /// Units that were under this one on that day and are elsewhere today; the highest only.
    pub went: Vec<UnitLink>,
    /// How many more came or went than are named.
    pub more: u32,
}

/// Units of today's tree, in pieces that storage can ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pieces {
    /// With everything under them.
    pub(crate) whole: Vec<UnitId>,
    /// By themselves.
    pub(crate) only: Vec<UnitId>,
}

impl Past {
    /// The places of today's tree that belong to a unit by this one, in the order of today's.
    fn held(&self, today: &Tree, unit: UnitId) -> Vec<usize> {
        let places = &self.atlas.tree().places()[self.atlas.tree().range(unit)];
        let mut held: Vec<usize> = places.iter().filter_map(|place| today.place(place.unit)).collect();
        held.sort_unstable();
        held
    }

    /// What a unit is made of by this tree, as today's tree has it.
    pub(crate) fn pieces(&self, today: &Tree, unit: UnitId) -> Pieces {
        let held = self.held(today, unit);
        let mut pieces = Pieces::default();
        let mut at = 0;
        while let Some(place) = held.get(at) {
            let whole = today.places()[*place].end - place;
            // All under a place are held if so many places from it on are.
            if held.get(at + whole - 1) == Some(&(place + whole - 1)) {
                pieces.whole.push(today.places()[*place].unit);
                at += whole;
            } else {
                pieces.only.push(today.places()[*place].unit);
                at += 1;
            }
        }
        pieces
    }

    /// Whether the reader may see the people of everything that belongs to a unit by this tree, and of each as much as
    /// of those at the unit.
    pub(crate) fn opens(&self, actor: &Actor, picture: &Picture, unit: UnitId) -> bool {
        let today = picture.atlas.tree();
        let held = self.held(today, unit);
        let sees_all = |permission| {
            let seen = reach(&actor.posts, permission, picture.today);
            let seen: Vec<_> = seen.into_iter().map(|top| today.range(top)).collect();
            held.iter().all(|place| seen.iter().any(|range| range.contains(place)))
        };
        let sees_persons = door::enter(actor, picture, Permission::SeePerson, unit).is_ok();
        sees_all(Permission::SeePeople) && (!sees_persons || sees_all(Permission::SeePerson))
    }

    fn note(&self, actor: &Actor, picture: &Picture, unit: UnitId, today: Counts) -> TreeNote {
        let (then, now) = (self.atlas.tree(), picture.atlas.tree());
        // What lies under `unit` in one tree and not in the other, without what came or went with a unit above it.
        let moved = |here: &Tree, there: &Tree| -> Vec<UnitId> {
            let differs = |id: UnitId| there.place(id).is_some() && id != unit && !there.covers(unit, id);
            let places = here.range(unit).map(|at| &here.places()[at]);
            let highest = places.filter(|place| {
                let above = place.above.map(|above| here.places()[above].unit);
                differs(place.unit) && !above.is_some_and(|above| differs(above) && there.covers(above, place.unit))
            });
            highest.map(|place| place.unit).collect()
        };
        let mut more = 0;
        let mut named = |units: Vec<UnitId>| {
            let seen = |id: &UnitId| door::enter(actor, picture, Permission::SeeFigures, *id).is_ok();
            let (seen, unseen): (Vec<UnitId>, Vec<UnitId>) = units.into_iter().partition(seen);
            more += unseen.len() + seen.len().saturating_sub(NAMED);
            seen.into_iter().take(NAMED).filter_map(|id| picture.link(id)).collect()
        };
        let (came, went) = (named(moved(now, then)), named(moved(then, now)));
        TreeNote {
            on: self.on,
            is_there: then.place(unit).is_some(),
            today,
            came,
            went,
            more: u32::try_from(more).unwrap_or(u32::MAX),
        }
    }
}

impl App {
    /// The tree of a day, with what was admitted.
    pub(crate) async fn tree_of(&self, picture: &Picture, on: Date) -> Result<Arc<Past>, AppError> {
        let mut kept = self.inner.past.lock().await;
        kept.retain(|past| past.atlas.through() == picture.atlas.through());
        if let Some(at) = kept.iter().position(|past| past.on == on) {
            let past = kept.remove(at);
            kept.push(past.clone());
            return Ok(past);
        }
        let tree = Arc::new(Tree::as_is(&picture.units, on));
        let atlas = picture.atlas.redrawn(tree, self.store().quota_facts().await?);
        let past = Arc::new(Past { on, atlas });
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push(past.clone());
        Ok(past)
    }

    /// The tree that was asked for, if it is not today's.
    pub(crate) async fn past_asked(&self, picture: &Picture, on: Option<Date>) -> Result<Option<Arc<Past>>, AppError> {
        match on.filter(|on| *on < picture.today) {
            Some(on) => self.tree_of(picture, on).await.map(Some),
            None => Ok(None),
        }
    }

    pub(crate) fn tree_note(
        &self,
        actor: &Actor,
        picture: &Picture,
        unit: UnitId,
        past: &Past,
        today: Counts,
    ) -> TreeNote {
        past.note(actor, picture, unit, today)
    }

    /// What became of a unit, with the papers behind it.
    pub(crate) async fn story_of(
        &self,
        actor: &Actor,
        picture: &Picture,
        unit: UnitId,
    ) -> Result<Vec<ChapterLine>, AppError> {
        let splits = self.store().splits_of(unit).await?;
        let chapters = story(&picture.units, unit, &splits);
        let papers = self.store().unit_papers(chapters.iter().map(|chapter| chapter.unit)).await?;
        let sees = |id: UnitId| door::enter(actor, picture, Permission::SeeFigures, id).is_ok();
        let line = |chapter: Chapter| {
            let others: Vec<UnitId> = match &chapter.turn {
                Turn::TookIn => vec![chapter.unit],
                Turn::WentInto(other) | Turn::CameFrom(other) => vec![*other],
                Turn::SplitInto(others) => others.clone(),
                Turn::Moved { after, .. } => after.iter().copied().collect(),
                Turn::Closed { above } => above.iter().copied().collect(),
                Turn::Founded | Turn::Renamed { .. } | Turn::Reopened => Vec::new(),
            };
            let before = match chapter.turn {
                Turn::Moved { before, .. } => before,
                _ => None,
            };
            ChapterLine {
                paper: papers.get(&(chapter.unit, chapter.on)).cloned(),
                others: others.into_iter().filter_map(|id| Some((picture.link(id)?, sees(id)))).collect(),
                before: before.and_then(|id| picture.link(id)),
                chapter,
            }
        };
        // When units that were brought in began is not known, and said by no day.
        Ok(chapters.into_iter().filter(|chapter| chapter.on > LONG_AGO).map(line).collect())
    }
}
