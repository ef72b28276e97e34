//! What a form for a change of the tree needs: what the unit holds, and what can be chosen.

use std::collections::BTreeMap;

use nguon_domain::{
    access::Permission,
    calendar::Date,
    id::{PersonId, UnitId},
    journal::Digest,
    name::FullName,
    quota::{QuotaKind, QuotaPeriod},
    text::fold,
    unit::{Unit, UnitKind, UnitState},
};
use nguon_store::{PeopleQuery, Which};

use super::{CHANGED, ReshapeKind, alone, subject};
use crate::{
    App,
    actor::Actor,
    door,
    error::AppError,
    picture::Picture,
    seen::Saved,
    view::{May, UnitLink},
};

/// The most units that a form offers to choose from.
const OFFERED: usize = 300;

/// What a form for a change needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReshapeDesk {
    /// The unit.
    pub unit: UnitLink,
    /// What the reader may do there.
    pub may: May,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// The unit as it stands.
    pub state: UnitNow,
    /// Whether the change lies with the level above, at which the reader does not hold the right.
    pub is_beyond: bool,
    /// What can be added under it, or the kinds that several can become.
    pub kinds: Vec<UnitKind>,
    /// Units to choose from, each with the one above it: where it can stand, where its people can go, or what it can
    /// merge with.
    pub choices: Vec<(UnitLink, Option<UnitLink>)>,
    /// Whether there are more than are offered.
    pub has_more: bool,
    /// Units that stand directly under it.
    pub children: Vec<UnitLink>,
    /// Who is looked after by the unit itself, by name; for a split only.
    pub people: Vec<(PersonId, FullName)>,
    /// What it holds.
    pub held: Held,
    /// The clock's day.
    pub today: Date,
}

/// A unit as a form was opened on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitNow {
    /// Its name.
    pub name: String,
    /// Its code, where it has one.
    pub code: Option<String>,
    /// The name of the unit above it; `None` at the top.
    pub over: Option<String>,
    /// Whether it stands.
    pub stands: bool,
    /// All of it in one word, to be held against what is there when the form comes back.
    pub print: String,
}

/// What a unit holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// Units under it.
    pub under: u32,
    /// People whom it and all under it look after.
    pub people: u32,
    /// Open cases that it and all under it carry.
    pub open: u32,
    /// Accounts with a post at it or under it.
    pub accounts: u32,
    /// Its own quotas in force.
    pub quotas: Vec<(QuotaPeriod, QuotaKind, u32)>,
    /// Its own members at the start of years.
    pub headcounts: Vec<(i16, u32)>,
}

impl App {
    /// What a form for a change of a unit needs; `search` chooses among units to choose from.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn reshape_desk(
        &self,
        actor: &Actor,
        unit: UnitId,
        kind: ReshapeKind,
        search: &str,
    ) -> Result<ReshapeDesk, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::ManageUnits, unit)?;
        let link = picture.link(unit).ok_or(AppError::NotThere)?;
        let tree = picture.atlas.tree();
        let over = picture.units[&unit].latest().parent;
        let (choices, has_more) = choices(actor, &picture, unit, kind, search);
        let kinds = match kind {
            ReshapeKind::Merge => over.map(|over| picture.units[&over].latest().kind.kinds_below()),
            _ => Some(link.kind.kinds_below()),
        };
        let people = match kind {
            ReshapeKind::Split => self.store().people(&alone(&picture, unit, Which::Everybody)).await?.rows,
            _ => Vec::new(),
        };
        Ok(ReshapeDesk {
            may: door::may(actor, &picture, unit),
            above: door::visible_above(actor, &picture, unit),
            state: now(&picture, &picture.units[&unit]),
            is_beyond: kind.lies_above() && !door::may_place(actor, &picture, unit),
            kinds: kinds.unwrap_or_default().to_vec(),
            choices,
            has_more,
            children: tree.children(unit).into_iter().filter_map(|id| picture.link(id)).collect(),
            people: people.into_iter().map(|row| (row.person, row.name)).collect(),
            held: self.held(&picture, unit).await?,
            today: picture.today,
            unit: link,
        })
    }

    /// Who wrote about a unit last, as `actor` is told.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn unit_saved(&self, actor: &Actor, unit: UnitId) -> Result<Option<Saved>, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::ManageUnits, unit)?;
        let rows = self.last_about(&subject(unit), &CHANGED).await?;
        self.saved_last(actor, &rows, &[]).await
    }

    pub(super) async fn held(&self, picture: &Picture, unit: UnitId) -> Result<Held, AppError> {
        let everybody =
            PeopleQuery { scopes: vec![unit], only: Vec::new(), limit: 1, ..alone(picture, unit, Which::Everybody) };
        let posts = self.store().posts_under(unit, crate::accounts::MOST_POSTS).await?;
        let mut holders: Vec<_> = posts.into_iter().map(|(account, _)| account.id).collect();
        holders.dedup();
        let mut quotas: BTreeMap<(String, QuotaKind), (QuotaPeriod, u32)> = BTreeMap::new();
        // A later revision takes the place of an earlier one.
        for quota in self.store().quotas_of(unit).await? {
            quotas.insert((quota.period.code(), quota.kind), (quota.period, quota.amount));
        }
        let mut headcounts: Vec<(i16, u32)> =
            picture.headcounts.iter().filter_map(|(year, of)| of.get(&unit).map(|members| (*year, *members))).collect();
        headcounts.sort_unstable();
        Ok(Held {
            under: crate::tree::under(picture, unit),
            people: u32::try_from(self.store().people(&everybody).await?.total).unwrap_or(u32::MAX),
            open: picture.atlas.open_count(unit),
            accounts: u32::try_from(holders.len()).unwrap_or(u32::MAX),
            quotas: quotas.into_iter().map(|((_, kind), (period, amount))| (period, kind, amount)).collect(),
            headcounts,
        })
    }
}

pub(super) fn now(picture: &Picture, unit: &Unit) -> UnitNow {
    let last = unit.latest();
    UnitNow {
        name: last.name.clone(),
        code: unit.code.clone(),
        over: last.parent.and_then(|over| picture.link(over)).map(|over| over.name),
        stands: last.state == UnitState::Standing,
        print: Digest::of(format!("{unit:?}").as_bytes()).to_string(),
    }
}

/// Units to choose from for a change, those nearest first, each with the one above it; and whether there are more.
fn choices(
    actor: &Actor,
    picture: &Picture,
    unit: UnitId,
    kind: ReshapeKind,
    search: &str,
) -> (Vec<(UnitLink, Option<UnitLink>)>, bool) {
    let tree = picture.atlas.tree();
    let own = picture.units[&unit].latest();
    let fits = |other: UnitId| {
        let there = picture.units[&other].latest();
        match kind {
            ReshapeKind::Add | ReshapeKind::Rename | ReshapeKind::Correct | ReshapeKind::Split => false,
            ReshapeKind::Move => {
                there.kind.kinds_below().contains(&own.kind) && own.parent != Some(other) && !tree.covers(unit, other)
            }
            ReshapeKind::Close => there.kind.opens_cases() && !tree.covers(unit, other),
            ReshapeKind::Merge => {
                other != unit
                    && there.kind.is_party_org() == own.kind.is_party_org()
                    && (there.kind == own.kind || there.parent == own.parent)
                    && !tree.covers(other, unit)
                    && !tree.covers(unit, other)
            }
        }
    };
    let words = fold(search);
    let words: Vec<&str> = words.split_whitespace().collect();
    // Boxes to tick are read one by one: those elsewhere are sought. A list to choose from may be long.
    let needs_words = kind == ReshapeKind::Merge;
    let mut near: Vec<(bool, usize)> = Vec::new();
    let mut has_more = false;
    let tops: Vec<_> =
        door::tops(actor, picture, Permission::ManageUnits).into_iter().map(|top| tree.range(top)).collect();
    for (at, place) in tree.places().iter().enumerate() {
        if !place.standing || !tops.iter().any(|range| range.contains(&at)) || !fits(place.unit) {
            continue;
        }
        let is_near = own.parent == Some(place.unit) || picture.units[&place.unit].latest().parent == own.parent;
        let is_sought = match words.is_empty() {
            true => !needs_words,
            false => words.iter().all(|word| picture.names[at].contains(word)),
        };
        if is_near || is_sought {
            near.push((!is_near, at));
        } else {
            has_more = true;
        }
    }
    near.sort_unstable();
    has_more |= near.len() > OFFERED;
    let chosen = near.into_iter().take(OFFERED).filter_map(|(_, at)| {
        let place = &tree.places()[at];
        let over = place.above.and_then(|above| picture.link(tree.places()[above].unit));
        Some((picture.link(place.unit)?, over))
    });
    (chosen.collect(), has_more)
}
