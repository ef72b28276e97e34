//! Changing the tree by hand: units that are added, renamed, moved, closed, merged and split.
//!
//! Everything is looked at before it is done. What it does to units is worked out by
//! [`plan`](nguon_domain::unit::plan); where people and open cases of a unit that ends go is asked and never guessed,
//! and all of it is written in one transaction.

use std::collections::BTreeMap;

use nguon_domain::{
    access::Permission,
    calendar::Date,
    case::{Act, Deed, record},
    id::{ActId, CommandId, Id, PersonId, PostId, UnitId},
    journal::Digest,
    name::FullName,
    unit::{Heir, Paper, Plan, Reshape, ReshapeRefusal, Unit, UnitChange, UnitState, plan},
};
use nguon_store::{CaseWrite, Changes, Entry, Filter, PeopleQuery, PersonRow, StoreError, UnitWrite, Which};

use crate::{App, Ticket, actor::Actor, door, error::AppError, ground, picture::Picture, seen::Seen, view::UnitLink};

mod desk;

use desk::now;
pub use desk::{Held, ReshapeDesk, UnitNow};

/// The most people who go elsewhere at once.
pub const MOST_GOING: u32 = 1_000;
/// How often it is worked out anew when somebody else has just written.
const ATTEMPTS: u32 = 3;

/// A change of the tree as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reshaping {
    /// What is to be done.
    pub what: Reshape,
    /// Its first day; for a correction, today.
    pub on: Date,
    /// The paper behind it, where there is one.
    pub paper: Option<Paper>,
    /// Where people and open cases of a unit that ends go.
    pub people: PeopleGo,
}

/// Where people and open cases of a unit that ends go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleGo {
    /// Nobody said.
    Unsaid,
    /// All to the unit that carries it on.
    WithHeir,
    /// All to this unit.
    To(UnitId),
    /// Each to one of the new units, by its place among them.
    Each(BTreeMap<PersonId, usize>),
}

/// Which change a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReshapeKind {
    /// A new unit under it.
    Add,
    /// Another name.
    Rename,
    /// A name that was written wrongly.
    Correct,
    /// Another unit above it.
    Move,
    /// It ends.
    Close,
    /// It and others become one.
    Merge,
    /// It becomes several.
    Split,
}

/// What a change would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReshapeLook {
    /// The units that change, in the order in which it is done.
    pub fates: Vec<UnitFate>,
    /// Who goes where.
    pub going: Vec<Going>,
    /// Units that afterwards bear the name of another one under the same unit.
    pub doubles: Vec<UnitLink>,
    /// All that was looked at in one word: who sends it along changes nothing that they have not seen.
    pub print: String,
    /// Whether something has changed since it was looked at.
    pub has_changed: bool,
}

/// What becomes of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFate {
    /// The unit.
    pub unit: UnitLink,
    /// What becomes of it.
    pub becomes: Becomes,
    /// What it holds, if it ends or goes elsewhere by itself.
    pub held: Option<Held>,
}

/// What becomes of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Becomes {
    /// It comes to be under another.
    Comes(Option<UnitLink>),
    /// Its name and code change: before, after.
    IsCalled([(String, Option<String>); 2]),
    /// It comes to stand elsewhere: before, after.
    Stands(Option<UnitLink>, UnitLink),
    /// It ends; another carries it on.
    GoesInto(UnitLink),
    /// It ends; the one above counts its figures.
    Ends(Option<UnitLink>),
}

/// People and open cases that go from one unit to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Going {
    /// From where.
    pub from: UnitLink,
    /// Where to.
    pub to: UnitLink,
    /// Who, by name.
    pub people: Vec<(PersonId, FullName)>,
    /// Of open cases, so many.
    pub open: u32,
}

/// Why a change cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReshapeRefused {
    /// The tree does not let it; a unit and a day that it is about, where there are any.
    Tree(ReshapeRefusal, Option<UnitLink>),
    /// It lies with the level above, at which the reader does not hold the right.
    Beyond,
    /// The unit has people or open cases, and nobody said where they go.
    WhereTo,
    /// They cannot go there: it does not stand, or looks after nobody.
    NotThere,
    /// A case of one of them has ended or was changed so that it cannot go.
    Case(FullName),
    /// More people than go elsewhere at once.
    TooMany(u64),
}

/// What became of a wish to change the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reshaped {
    /// It was done; the unit to look at.
    Done(UnitId),
    /// Nothing was written: this is what it would do.
    Look(Box<ReshapeLook>),
    /// Nothing was written: it cannot be.
    Refused(ReshapeRefused),
    /// Nothing was written: somebody has changed the unit since the form was opened.
    Overtaken,
}

/// What of a form was opened on what.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// [`UnitNow::print`] when the form was opened.
    pub opened: &'a str,
    /// [`ReshapeLook::print`] of what was looked at, if it is to be done.
    pub looked: Option<&'a str>,
}

/// Worked out, with who goes where.
struct Ready {
    plan: Plan,
    post: PostId,
    /// For each unit that ends: who is there, and where each goes.
    going: Vec<(UnitId, Vec<(PersonRow, UnitId)>)>,
    /// Open cases that a unit carries: whose, and where each goes.
    open: Vec<(UnitId, Vec<(PersonRow, UnitId)>)>,
}

impl App {
    /// Looks at a change of a unit, or makes it if `shown` says that it was looked at as it is.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn reshape(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        wish: &Reshaping,
        shown: Shown<'_>,
    ) -> Result<Reshaped, AppError> {
        let command = command(actor, ticket, unit, shown.looked.unwrap_or_default());
        // One at a time, so that what is worked out is what is written.
        let _one_at_a_time = self.inner.reshaping.lock().await;
        let mut attempt = 1;
        loop {
            if let Some(done) = self.reshaped_before(actor, ticket, unit, shown.looked).await? {
                return Ok(Reshaped::Done(done));
            }
            let picture = self.picture().await?;
            if shown.opened != now(&picture, &picture.units[&unit]).print {
                return Ok(Reshaped::Overtaken);
            }
            let ready = match self.make_ready(actor, &picture, unit, wish).await? {
                Ok(ready) => ready,
                Err(refused) => return Ok(Reshaped::Refused(refused)),
            };
            let look = self.look_reshape(&picture, wish, &ready, shown.looked).await?;
            if shown.looked != Some(look.print.as_str()) {
                return Ok(Reshaped::Look(Box::new(look)));
            }
            let leads_to = ready.plan.leads_to;
            match self.write_reshaped(command, actor, &picture, wish, ready).await? {
                Written::Done => return Ok(Reshaped::Done(leads_to)),
                Written::Refused(refused) => return Ok(Reshaped::Refused(refused)),
                Written::Overtaken if attempt < ATTEMPTS => attempt += 1,
                Written::Overtaken => return Ok(Reshaped::Overtaken),
            }
        }
    }

    /// The unit to look at, if what was looked at was done before: a second click, which finds the tree changed by the
    /// first.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn reshaped_before(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        looked: Option<&str>,
    ) -> Result<Option<UnitId>, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::ManageUnits, unit)?;
        let Some(looked) = looked else { return Ok(None) };
        match self.store().command(command(actor, ticket, unit, looked)).await? {
            Some(done) => Ok(Some(self.reshaped_by(done.first).await?.unwrap_or(unit))),
            None => Ok(None),
        }
    }

    async fn make_ready(
        &self,
        actor: &Actor,
        picture: &Picture,
        unit: UnitId,
        wish: &Reshaping,
    ) -> Result<Result<Ready, ReshapeRefused>, AppError> {
        let right = Permission::ManageUnits;
        let post = door::enter(actor, picture, right, unit)?;
        let (others, leaving) = named(&wish.what);
        for other in &others {
            door::enter(actor, picture, right, *other)?;
        }
        if let PeopleGo::To(to) = wish.people {
            door::enter(actor, picture, right, to)?;
        }
        if leaving.iter().any(|unit| !door::may_place(actor, picture, *unit)) {
            return Ok(Err(ReshapeRefused::Beyond));
        }
        let at = self.ground().now();
        let mut fresh = || -> Id { UnitId::new(at, ground::noise(self.ground())).0 };
        let days = (wish.on, picture.today);
        let plan = match plan(&picture.units, &wish.what, days, wish.paper.as_ref(), &mut fresh) {
            Ok(plan) => plan,
            Err(refusal) => return Ok(Err(ReshapeRefused::Tree(refusal, about(picture, refusal)))),
        };
        let mut ready = Ready { plan, post, going: Vec::new(), open: Vec::new() };
        for (ended, heir) in ready.plan.ended.clone() {
            let everybody = self.store().people(&alone(picture, ended, Which::Everybody)).await?;
            let open = self.store().people(&alone(picture, ended, Which::Open { stage: None })).await?;
            let most = everybody.total.max(open.total);
            if most > u64::from(MOST_GOING) {
                return Ok(Err(ReshapeRefused::TooMany(most)));
            }
            let to = |person: PersonId| match &wish.people {
                PeopleGo::Unsaid => None,
                PeopleGo::WithHeir => heir,
                PeopleGo::To(to) => Some(*to),
                PeopleGo::Each(each) => each.get(&person).and_then(|at| ready.plan.new.get(*at)).copied(),
            };
            let bound = |rows: Vec<PersonRow>| -> Result<Vec<(PersonRow, UnitId)>, ReshapeRefused> {
                let bound = rows.into_iter().map(|row| {
                    let to = to(row.person).ok_or(ReshapeRefused::WhereTo)?;
                    Ok((row, to))
                });
                bound.collect()
            };
            let (everybody, open) = match (bound(everybody.rows), bound(open.rows)) {
                (Ok(everybody), Ok(open)) => (everybody, open),
                (Err(refused), _) | (_, Err(refused)) => return Ok(Err(refused)),
            };
            let targets = everybody.iter().chain(&open).map(|(_, to)| *to);
            let stands = |to: UnitId| {
                let known = ready.plan.units.get(&to).or_else(|| picture.units.get(&to));
                known.is_some_and(|unit| unit.latest().state == UnitState::Standing && unit.stands_on(picture.today))
            };
            if targets.into_iter().any(|to| to == ended || !stands(to)) {
                return Ok(Err(ReshapeRefused::NotThere));
            }
            ready.going.push((ended, everybody));
            ready.open.push((ended, open));
        }
        Ok(Ok(ready))
    }

    async fn look_reshape(
        &self,
        picture: &Picture,
        wish: &Reshaping,
        ready: &Ready,
        looked: Option<&str>,
    ) -> Result<ReshapeLook, AppError> {
        let plan = &ready.plan;
        let link = |id: UnitId| {
            picture.link(id).or_else(|| {
                let unit = plan.units.get(&id)?;
                let last = unit.latest();
                Some(UnitLink { id, code: unit.code.clone(), name: last.name.clone(), kind: last.kind })
            })
        };
        let over = |id: UnitId| picture.units.get(&id).and_then(|unit| unit.latest().parent).and_then(link);
        let mut fates = Vec::new();
        for act in &plan.acts {
            let there = picture.units.get(&act.unit);
            let is_lone = plan.acts.len() == 1;
            let (becomes, holds) = match &act.change {
                UnitChange::Established { first, .. } => (Becomes::Comes(first.parent.and_then(link)), false),
                UnitChange::Renamed { name } => {
                    let Some(there) = there else { continue };
                    let before = (there.latest().name.clone(), there.code.clone());
                    (Becomes::IsCalled([before, (name.clone(), there.code.clone())]), false)
                }
                UnitChange::Moved { parent } => {
                    let Some(to) = parent.and_then(link) else { continue };
                    (Becomes::Stands(over(act.unit), to), is_lone)
                }
                UnitChange::Merged { into } => match link(*into) {
                    Some(into) => (Becomes::GoesInto(into), true),
                    None => continue,
                },
                UnitChange::Split { into } => match into.first().and_then(|first| link(*first)) {
                    Some(first) => (Becomes::GoesInto(first), true),
                    None => continue,
                },
                UnitChange::Dissolved => (Becomes::Ends(over(act.unit)), true),
            };
            let Some(unit) = link(act.unit) else { continue };
            let held = if holds { Some(self.held(picture, act.unit).await?) } else { None };
            fates.push(UnitFate { unit, becomes, held });
        }
        if let Reshape::Correct { unit, name, code } = &wish.what
            && let (Some(link), Some(there)) = (link(*unit), picture.units.get(unit))
        {
            let before = (there.latest().name.clone(), there.code.clone());
            fates.push(UnitFate {
                unit: link,
                becomes: Becomes::IsCalled([before, (name.clone(), code.clone())]),
                held: None,
            });
        }
        let mut going: Vec<Going> = Vec::new();
        for ((from, people), (_, open)) in ready.going.iter().zip(&ready.open) {
            let mut targets: Vec<UnitId> = people.iter().chain(open).map(|(_, to)| *to).collect();
            targets.sort_unstable();
            targets.dedup();
            for to in targets {
                let (Some(from), Some(link)) = (link(*from), link(to)) else { continue };
                let of = people.iter().filter(|(_, there)| *there == to);
                let open = open.iter().filter(|(_, there)| *there == to).count();
                going.push(Going {
                    from,
                    to: link,
                    people: of.map(|(row, _)| (row.person, row.name.clone())).collect(),
                    open: u32::try_from(open).unwrap_or(u32::MAX),
                });
            }
        }
        // New ids are drawn anew each time, so they are no part of what was looked at.
        let units: Vec<&Unit> = plan.units.keys().filter_map(|id| picture.units.get(id)).collect();
        let people = |of: &[(UnitId, Vec<(PersonRow, UnitId)>)]| -> Vec<(UnitId, Vec<PersonId>)> {
            of.iter().map(|(unit, rows)| (*unit, rows.iter().map(|(row, _)| row.person).collect())).collect()
        };
        let helds: Vec<Option<&Held>> = fates.iter().map(|fate| fate.held.as_ref()).collect();
        let seen = format!("{wish:?}\n{units:?}\n{:?}\n{:?}\n{helds:?}", people(&ready.going), people(&ready.open));
        let print = Digest::of(seen.as_bytes()).to_string();
        Ok(ReshapeLook {
            doubles: plan.doubles.iter().filter_map(|id| link(*id)).collect(),
            has_changed: looked.is_some_and(|looked| looked != print),
            fates,
            going,
            print,
        })
    }

    async fn write_reshaped(
        &self,
        command: CommandId,
        actor: &Actor,
        picture: &Picture,
        wish: &Reshaping,
        ready: Ready,
    ) -> Result<Written, AppError> {
        let Ready { plan, post, going, open } = ready;
        let mut changes = Changes::default();
        let mut entries = Vec::new();
        // The first link of the command leads to the unit to look at.
        if !plan.acts.iter().any(|act| act.unit == plan.leads_to) {
            let what = if plan.acts.is_empty() { "unit.corrected" } else { "unit.took_in" };
            let payload = picture.units.get(&plan.leads_to).map(|unit| unit.latest().name.clone()).unwrap_or_default();
            entries.push(Entry {
                what: what.to_owned(),
                subject: subject(plan.leads_to),
                payload: payload.into_bytes(),
            });
        }
        let (first, rest): (Vec<_>, Vec<_>) = plan.acts.iter().partition(|act| act.unit == plan.leads_to);
        for act in first.into_iter().chain(rest) {
            let (what, payload) = match &act.change {
                UnitChange::Established { first, .. } => ("unit.established", first.name.clone()),
                UnitChange::Renamed { name } => ("unit.renamed", name.clone()),
                UnitChange::Moved { parent } => {
                    ("unit.moved", parent.map(|parent| parent.to_string()).unwrap_or_default())
                }
                UnitChange::Merged { into } => ("unit.merged", into.to_string()),
                UnitChange::Split { into } => {
                    let into: Vec<String> = into.iter().map(ToString::to_string).collect();
                    ("unit.split", into.join(" "))
                }
                UnitChange::Dissolved => ("unit.closed", String::new()),
            };
            let payload = format!("{} {payload}", act.on).into_bytes();
            entries.push(Entry { what: what.to_owned(), subject: subject(act.unit), payload });
        }
        for (id, unit) in plan.units {
            if picture.units.contains_key(&id) {
                let rows = self.last_about(&subject(id), &[]).await?;
                changes.read.push(Seen::of(&rows).read(&subject(id)));
            }
            let acts = plan.acts.iter().filter(|act| act.unit == id).cloned().collect();
            changes.units.push(UnitWrite { unit, acts });
        }
        for (row, to) in going.into_iter().flat_map(|(_, rows)| rows) {
            let Some(mut person) = self.store().person(row.person).await? else { continue };
            person.unit = to;
            let payload = to.to_string().into_bytes();
            entries.push(Entry { what: "person.moved".to_owned(), subject: format!("person:{}", person.id), payload });
            changes.people.push(person);
        }
        for (row, to) in open.into_iter().flat_map(|(_, rows)| rows) {
            match self.transferred(picture, &row, to, wish).await? {
                Some((write, entry)) => {
                    changes.cases.push(write);
                    entries.push(entry);
                }
                None => return Ok(Written::Refused(ReshapeRefused::Case(row.name))),
            }
        }
        match self.try_write(command, actor.author(Some(post)), changes, entries).await {
            Ok(_) => Ok(Written::Done),
            Err(StoreError::Overtaken { .. } | StoreError::Stale { .. }) => Ok(Written::Overtaken),
            Err(error) => Err(error.into()),
        }
    }

    /// An open case as another unit carries it on; `None` if that cannot be put on record.
    async fn transferred(
        &self,
        picture: &Picture,
        row: &PersonRow,
        to: UnitId,
        wish: &Reshaping,
    ) -> Result<Option<(CaseWrite, Entry)>, AppError> {
        let cases = self.store().cases_of(row.person).await?;
        let Some((opening, case, version)) = cases.into_iter().find(|(_, case, _)| Some(case.id) == row.case) else {
            return Ok(None);
        };
        let acts: Vec<Act> = self.store().acts_of(case.id).await?.into_iter().map(|one| one.act).collect();
        let now = self.ground().now();
        let act = Act {
            id: ActId::new(now, ground::noise(self.ground())),
            case: case.id,
            // Steps that were taken since were taken by the unit as it was.
            on: acts.iter().map(|act| act.on).max().unwrap_or(wish.on).max(wish.on).min(picture.today),
            unit: case.unit,
            paper: wish.paper.clone(),
            deed: Deed::Transferred { to: Some(to), place: None },
            recorded_at: now,
            supersedes: None,
        };
        let Ok(after) = record(opening, &acts, &act, picture.today) else { return Ok(None) };
        let entry = Entry {
            what: "act.recorded".to_owned(),
            subject: format!("case:{}", case.id),
            payload: format!("{} {}", act.deed.kind().code(), act.on).into_bytes(),
        };
        let write = CaseWrite { opening, case: after, new_acts: vec![act], expected_version: Some(version) };
        Ok(Some((write, entry)))
    }

    /// The unit that the first link of a command is about.
    async fn reshaped_by(&self, first: u64) -> Result<Option<UnitId>, AppError> {
        let rows = self.store().journal(Some(first + 1), 1).await?;
        Ok(rows.iter().find_map(|row| row.subject.strip_prefix("unit:")?.parse().ok()))
    }
}

enum Written {
    Done,
    Refused(ReshapeRefused),
    Overtaken,
}

/// What the journal calls changes of a unit.
const CHANGED: [&str; 8] = [
    "unit.established",
    "unit.renamed",
    "unit.corrected",
    "unit.moved",
    "unit.merged",
    "unit.split",
    "unit.closed",
    "unit.took_in",
];

/// What was looked at says all that is done.
fn command(actor: &Actor, ticket: Ticket, unit: UnitId, looked: &str) -> CommandId {
    ticket.command(actor, &format!("reshape\n{unit}\n{looked}"))
}

fn subject(unit: UnitId) -> String {
    format!("unit:{unit}")
}

impl ReshapeKind {
    /// Every kind, as a menu has them.
    pub const ALL: [Self; 7] =
        [Self::Add, Self::Rename, Self::Correct, Self::Move, Self::Close, Self::Merge, Self::Split];

    /// The word that stands for it in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Rename => "rename",
            Self::Correct => "correct",
            Self::Move => "move",
            Self::Close => "close",
            Self::Merge => "merge",
            Self::Split => "split",
        }
    }

    /// Whether it changes the unit above too, at which the right must be held as well.
    pub const fn lies_above(self) -> bool {
        match self {
            Self::Add | Self::Rename | Self::Correct => false,
            Self::Move | Self::Close | Self::Merge | Self::Split => true,
        }
    }
}

/// The units that a change names, and those of them that the one above loses.
fn named(what: &Reshape) -> (Vec<UnitId>, Vec<UnitId>) {
    match what {
        Reshape::Add { parent, .. } => (vec![*parent], Vec::new()),
        Reshape::Rename { unit, .. } | Reshape::Correct { unit, .. } => (vec![*unit], Vec::new()),
        Reshape::Move { unit, to } => (vec![*unit, *to], vec![*unit]),
        Reshape::Close { unit } | Reshape::Split { unit, .. } => (vec![*unit], vec![*unit]),
        Reshape::Merge { units, into } => {
            let heir = match into {
                Heir::Standing(heir) => Some(*heir),
                Heir::New { .. } => None,
            };
            (units.iter().copied().chain(heir).collect(), units.clone())
        }
    }
}

/// The unit that a refusal is about.
fn about(picture: &Picture, refusal: ReshapeRefusal) -> Option<UnitLink> {
    use ReshapeRefusal as R;
    match refusal {
        R::NotStanding(unit)
        | R::ChangedLater(unit, _)
        | R::HasUnits(unit)
        | R::Loop(unit)
        | R::NameTaken(unit)
        | R::CodeTaken(unit) => picture.link(unit),
        R::InTheFuture | R::Nothing | R::NoPlace | R::TooFew => None,
    }
}

/// Those whom a unit itself looks after, with those of units that it carries on.
fn alone(picture: &Picture, unit: UnitId, which: Which) -> PeopleQuery {
    let tree = picture.atlas.tree();
    let places = tree.places();
    let range = tree.range(unit);
    let mut only = vec![unit];
    let mut next = range.start + 1;
    while next < range.end {
        if places[next].standing {
            next = places[next].end;
        } else {
            only.push(places[next].unit);
            next += 1;
        }
    }
    let filter = Filter::default();
    PeopleQuery { scopes: Vec::new(), only, which, search: None, filter, after: None, limit: MOST_GOING }
}
