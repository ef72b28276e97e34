//! What waits to be done: for whoever has signed in, and at a unit.
//!
//! A step waits at a desk (see [`nguon_domain::agenda`]). Where nobody holds an account at that unit who could put the
//! step on record, it waits for the nearest above who can: a commune's officer does the paperwork of its cells.

use std::{collections::HashMap, sync::Arc};

use nguon_domain::{
    access::{Permission, Role, grants, reach},
    agenda::{Desk, Limit, Urgency},
    atlas::{Counts, OpenCase, Span, Waits},
    calendar::{Date, days_between},
    case::{DeedKind, Stage},
    id::{AccountId, CaseId, PersonId, PostId, UnitId},
    name::FullName,
    requirement::Deadline,
    tree::Tree,
    unit::{Unit, UnitKind},
};
use nguon_store::{Holder, Store};

use crate::{
    App,
    actor::Actor,
    door,
    error::AppError,
    picture::{Picture, near},
    view::{Heading, May, PostView, UnitLink},
};

/// Rows on one page: as many as somebody does in a day, and few turns of a thumb on a phone.
const PAGE: usize = 20;

/// Which part of the work is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WorkAsk {
    /// Whose.
    pub side: Side,
    /// How urgent; all, if none is named.
    pub urgency: Option<Urgency>,
    /// Where the case stands; all stages, if none is named.
    pub stage: Option<Stage>,
    /// How many rows come before.
    pub skip: usize,
}

/// Whose work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Side {
    /// What waits for whoever asks.
    #[default]
    Mine,
    /// What others do, and whoever asks may see.
    Followed,
    /// Both.
    All,
}

/// How many pieces of work there are, by urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Past their last day.
    pub late: u32,
    /// Their last day is near.
    pub soon: u32,
    /// With time left.
    pub open: u32,
    /// Not to be done before a day to come.
    pub not_yet: u32,
}

impl Tally {
    /// All of them.
    pub fn total(&self) -> u32 {
        self.late + self.soon + self.open + self.not_yet
    }

    /// Those of one urgency.
    pub fn of(&self, urgency: Urgency) -> u32 {
        match urgency {
            Urgency::Late => self.late,
            Urgency::Soon => self.soon,
            Urgency::Open => self.open,
            Urgency::NotYet => self.not_yet,
        }
    }

    fn add(&mut self, urgency: Urgency, more: u32) {
        *match urgency {
            Urgency::Late => &mut self.late,
            Urgency::Soon => &mut self.soon,
            Urgency::Open => &mut self.open,
            Urgency::NotYet => &mut self.not_yet,
        } += more;
    }
}

/// A page of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkList {
    /// What was asked.
    pub ask: WorkAsk,
    /// How much of the asked side there is, at the asked stage.
    pub tally: Tally,
    /// The most urgent first; of equal urgency the earliest last day, then what has waited longest.
    pub rows: Vec<WorkLine>,
    /// How many rows there are in all.
    pub total: usize,
    /// The last day that counts as near.
    pub soon: Date,
    /// The clock's day.
    pub today: Date,
}

impl WorkList {
    /// How many rows come before the next page; `None` on the last.
    pub fn next(&self) -> Option<usize> {
        let shown = self.ask.skip + self.rows.len();
        (shown < self.total).then_some(shown)
    }
}

/// One piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkLine {
    /// Whose case.
    pub person: PersonId,
    /// Their name.
    pub name: FullName,
    /// The case.
    pub case: CaseId,
    /// Where it stands.
    pub stage: Stage,
    /// The unit that carries it.
    pub unit: UnitLink,
    /// The grassroots organisation over that unit, where it is another.
    pub within: Option<UnitLink>,
    /// The step to take.
    pub step: DeedKind,
    /// How urgent.
    pub urgency: Urgency,
    /// The last day on which something was done, where one is on record.
    pub since: Option<Date>,
    /// Days since then.
    pub waited_days: Option<u32>,
    /// The day before which it cannot be done, if that is to come.
    pub opens: Option<Date>,
    /// The limit that runs, with its clauses.
    pub limit: Option<(Limit, Deadline)>,
    /// Days until the last day, or since it; `None` without one.
    pub days: Option<u32>,
    /// Whether it waits for whoever asks.
    pub is_mine: bool,
    /// Whether whoever asks may open the person's page.
    pub may_open: bool,
    /// Whether whoever asks may put the step on record.
    pub may_record: bool,
    /// The unit whose turn it is.
    pub desk: UnitLink,
    /// Those who can put it on record, nearest to the desk; empty where nobody can.
    pub turn_to: Vec<Contact>,
}

/// Somebody to turn to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// As what.
    pub role: Role,
    /// Where.
    pub unit: UnitLink,
}

/// What somebody sees first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxView {
    /// The posts they hold that are in force, each with how its unit stands.
    pub posts: Vec<PostStanding>,
    /// The days the figures of the posts are for: this year until today.
    pub span: Span,
    /// Whether one of them lets them see people; without, there is no work to show.
    pub sees_people: bool,
    /// How much waits for them.
    pub mine: Tally,
    /// How much they follow.
    pub followed: Tally,
    /// The page of work they asked for.
    pub list: WorkList,
}

/// A post with how its unit stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostStanding {
    /// The post.
    pub post: PostView,
    /// Figures of its unit, of this year until today.
    pub counts: Counts,
    /// What its holder may do there.
    pub may: May,
}

/// The work of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitWorkView {
    /// Where.
    pub heading: Heading,
    /// What the reader may do.
    pub may: May,
    /// The page asked for.
    pub list: WorkList,
}

/// Open cases at one stage: how many, and for how long nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageRow {
    /// The stage.
    pub stage: Stage,
    /// How many cases.
    pub count: u32,
    /// Half of those with a day on record have waited at least so many days; `None` if none has a day.
    pub median_days: Option<u32>,
    /// The longest that one has waited, in days.
    pub longest_days: Option<u32>,
    /// How many are past their last day.
    pub late: u32,
}

/// Who sits at which desk, in the order of the tree's places.
#[derive(Debug, Clone, Default)]
pub(crate) struct Desks {
    /// The places of the cell's, the grassroots organisation's and the deciding body's desk of each place.
    places: Arc<Vec<[u32; 3]>>,
    /// Those who can put acts on record at a place.
    holders: Arc<Vec<Vec<Sitting>>>,
    /// The nearest place at or above each place where somebody can.
    answering: Arc<Vec<Option<u32>>>,
}

#[derive(Debug, Clone)]
struct Sitting {
    account: AccountId,
    name: String,
    role: Role,
}

impl Desks {
    /// The desks of a tree, with nobody at them.
    pub(crate) fn of(tree: &Tree, units: &std::collections::BTreeMap<UnitId, Unit>) -> Self {
        let kind = |unit: &UnitId| units.get(unit).map_or(UnitKind::PrivateUnit, |unit| unit.latest().kind);
        let mut line: Vec<(u32, UnitKind)> = Vec::new();
        let mut places = Vec::with_capacity(tree.places().len());
        for (at, place) in tree.places().iter().enumerate() {
            line.truncate(usize::from(place.depth));
            line.push((u32::try_from(at).unwrap_or(u32::MAX), kind(&place.unit)));
            let kinds: Vec<UnitKind> = line.iter().map(|(_, kind)| *kind).collect();
            places.push([Desk::Cell, Desk::Grassroots, Desk::Deciding].map(|desk| line[desk.among(&kinds)].0));
        }
        Self { places: Arc::new(places), ..Self::default() }
    }

    /// The same desks, with who sits at them on `today`.
    pub(crate) async fn seated(&self, store: &Store, tree: &Tree, today: Date) -> Result<Self, AppError> {
        let mut holders: Vec<Vec<Sitting>> = vec![Vec::new(); tree.places().len()];
        let posts = store.holders().await?;
        let sources: HashMap<PostId, &Holder> = posts.iter().map(|holder| (holder.post.id, holder)).collect();
        for Holder { post, name, disabled_on } in posts.iter().cloned() {
            let source = post.delegated_by.and_then(|source| sources.get(&source));
            let post = post.bounded(source.map(|source| &source.post), source.and_then(|source| source.disabled_on));
            let is_seated = post.is_in_force(today)
                && grants(post.role, Permission::RecordActs)
                && disabled_on.is_none_or(|since| since > today);
            if let Some(at) = tree.place(post.unit).filter(|_| is_seated) {
                holders[at].push(Sitting { account: post.account, name, role: post.role });
            }
        }
        let mut answering: Vec<Option<u32>> = Vec::with_capacity(holders.len());
        for (at, place) in tree.places().iter().enumerate() {
            let own = (!holders[at].is_empty()).then(|| u32::try_from(at).unwrap_or(u32::MAX));
            answering.push(own.or_else(|| place.above.and_then(|above| answering[above])));
        }
        Ok(Self { places: self.places.clone(), holders: Arc::new(holders), answering: Arc::new(answering) })
    }

    fn desk(&self, one: &OpenCase) -> u32 {
        let [cell, grassroots, deciding] = self.places[one.place as usize];
        match one.waiting.desk {
            Desk::Cell => cell,
            Desk::Grassroots => grassroots,
            Desk::Deciding => deciding,
        }
    }

    /// Where the work on a case waits: at its desk, or with the nearest above who can do it.
    fn answering(&self, one: &OpenCase) -> Option<u32> {
        self.answering[self.desk(one) as usize]
    }
}

/// Which open cases are whose, for somebody.
struct Eyes<'a> {
    picture: &'a Picture,
    actor: &'a Actor,
    /// Of each place, whether they themselves can put acts on record there.
    own: Vec<bool>,
    soon: Date,
}

/// Work on both sides, and what of it was asked for.
struct Sorted {
    mine: Tally,
    followed: Tally,
    /// The page that was asked for, in order.
    shown: Vec<OpenCase>,
    /// How much of what was asked for there is in all.
    total: usize,
}

impl Sorted {
    fn tally(&self, side: Side) -> Tally {
        match side {
            Side::Mine => self.mine,
            Side::Followed => self.followed,
            Side::All => sum(self.mine, self.followed),
        }
    }
}

impl<'a> Eyes<'a> {
    fn of(actor: &'a Actor, picture: &'a Picture) -> Self {
        let today = picture.today;
        let tree = picture.atlas.tree();
        let mut own = vec![false; tree.places().len()];
        for unit in reach(&actor.posts, Permission::RecordActs, today) {
            if let Some(at) = tree.place(unit) {
                own[at] = true;
            }
        }
        Self { own, soon: near(today), picture, actor }
    }

    fn is_mine(&self, one: &OpenCase) -> bool {
        self.picture.desks.answering(one).is_some_and(|at| self.own[at as usize])
    }

    /// The work under some units.
    fn sort(&self, tops: &[UnitId], ask: WorkAsk) -> Sorted {
        let mut tallies = [Tally::default(); 2];
        let order = |one: &&OpenCase| {
            let waiting = &one.waiting;
            let next = waiting.due().or(waiting.opens).unwrap_or(Date::MAX);
            (one.urgency, next, waiting.since.unwrap_or(Date::MAX), one.place, one.case)
        };
        // Of a whole province only the first pages are ever looked at: what comes after them needs no order.
        let upto = ask.skip.saturating_add(PAGE);
        let (mut asked, mut last_shown, mut total) = (Vec::new(), None, 0);
        let atlas = &self.picture.atlas;
        for top in tops {
            let at_stage = ask.stage.map(|stage| atlas.open_cases_at(*top, stage));
            let anywhere = ask.stage.is_none().then(|| atlas.open_cases(*top));
            for one in at_stage.into_iter().flatten().chain(anywhere.into_iter().flatten()) {
                let is_mine = self.is_mine(one);
                tallies[usize::from(!is_mine)].add(one.urgency, 1);
                let is_side = match ask.side {
                    Side::Mine => is_mine,
                    Side::Followed => !is_mine,
                    Side::All => true,
                };
                if !is_side || ask.urgency.is_some_and(|asked| asked != one.urgency) {
                    continue;
                }
                total += 1;
                if last_shown.is_none_or(|last| order(&one) < last) {
                    asked.push(one);
                }
                if asked.len() >= upto.saturating_mul(4) {
                    last_shown = Some(order(asked.select_nth_unstable_by_key(upto - 1, order).1));
                    asked.truncate(upto);
                }
            }
        }
        asked.sort_unstable_by_key(order);
        asked.truncate(upto);
        let shown = asked.into_iter().skip(ask.skip).copied().collect();
        Sorted { mine: tallies[0], followed: tallies[1], shown, total }
    }
}

impl App {
    /// What somebody sees first: what waits for them, what they follow, and how their units stand.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn inbox(&self, actor: &Actor, ask: WorkAsk) -> Result<InboxView, AppError> {
        let picture = self.picture().await?;
        let span = self.usual_span();
        let tops = door::tops(actor, &picture, Permission::SeePeople);
        let eyes = Eyes::of(actor, &picture);
        let sorted = eyes.sort(&tops, ask);
        let posts = self.posts(actor).await?.into_iter();
        Ok(InboxView {
            posts: posts
                .map(|post| {
                    let unit = post.unit.id;
                    let counts = picture.atlas.counts(unit, span, self.count_by());
                    PostStanding { post, counts, may: door::may(actor, &picture, unit) }
                })
                .collect(),
            span,
            sees_people: !tops.is_empty(),
            mine: sorted.mine,
            followed: sorted.followed,
            list: self.work_list(&eyes, ask, sorted).await?,
        })
    }

    /// What waits at a unit and under it, whoever is to do it.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn unit_work(&self, actor: &Actor, unit: UnitId, ask: WorkAsk) -> Result<UnitWorkView, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::SeePeople, unit)?;
        let eyes = Eyes::of(actor, &picture);
        let ask = WorkAsk { side: Side::All, ..ask };
        let sorted = eyes.sort(&[unit], ask);
        Ok(UnitWorkView {
            heading: self.heading(actor, &picture, unit, None)?,
            may: door::may(actor, &picture, unit),
            list: self.work_list(&eyes, ask, sorted).await?,
        })
    }

    async fn work_list(&self, eyes: &Eyes<'_>, ask: WorkAsk, sorted: Sorted) -> Result<WorkList, AppError> {
        let tally = sorted.tally(ask.side);
        let cases: Vec<CaseId> = sorted.shown.iter().map(|one| one.case).collect();
        let names = self.store().people_of_cases(&cases).await?;
        let rows = sorted.shown.iter().filter_map(|one| {
            let (person, name) = names.get(&one.case)?.clone();
            self.line(eyes, one, person, name)
        });
        let today = eyes.picture.today;
        Ok(WorkList { ask, tally, rows: rows.collect(), total: sorted.total, soon: eyes.soon, today })
    }

    fn line(&self, eyes: &Eyes<'_>, one: &OpenCase, person: PersonId, name: FullName) -> Option<WorkLine> {
        let Eyes { picture, actor, .. } = eyes;
        let today = picture.today;
        let (tree, desks) = (picture.atlas.tree(), &picture.desks);
        let link = |at: u32| picture.link(tree.places()[at as usize].unit);
        let [_, grassroots, _] = desks.places[one.place as usize];
        let waiting = one.waiting;
        let deadline = waiting.limit.and_then(|(limit, from, _)| {
            let deadline = limit.deadline(from, today, self.rules()).ok()?;
            Some((limit, deadline))
        });
        let answering = desks.answering(one);
        let holders = answering.map_or(&[][..], |at| &desks.holders[at as usize]);
        let turn_to = holders.iter().filter(|holder| holder.account != actor.account);
        let unit = tree.places()[one.place as usize].unit;
        let within = link(grassroots).filter(|within| within.id != unit);
        let days_since = |day: Date| u32::try_from(days_between(day, today)).ok();
        Some(WorkLine {
            person,
            name,
            case: one.case,
            stage: one.stage,
            unit: picture.link(unit)?,
            // Above what they may see, whoever asks learns no names of units.
            within: within.filter(|within| door::enter(actor, picture, Permission::SeeFigures, within.id).is_ok()),
            step: waiting.step,
            urgency: one.urgency,
            since: waiting.since,
            waited_days: waiting.since.and_then(days_since),
            opens: waiting.opens.filter(|opens| *opens > today),
            days: waiting.due().map(|due| days_between(today, due).unsigned_abs()),
            limit: deadline,
            is_mine: eyes.is_mine(one),
            may_open: door::enter(actor, picture, Permission::SeePerson, unit).is_ok(),
            may_record: door::enter(actor, picture, Permission::RecordActs, unit).is_ok(),
            desk: link(desks.desk(one))?,
            turn_to: turn_to
                .filter_map(|holder| {
                    Some(Contact { name: holder.name.clone(), role: holder.role, unit: link(answering?)? })
                })
                .collect(),
        })
    }
}

fn sum(one: Tally, other: Tally) -> Tally {
    Tally {
        late: one.late + other.late,
        soon: one.soon + other.soon,
        open: one.open + other.open,
        not_yet: one.not_yet + other.not_yet,
    }
}

/// The open cases of a unit by stage, in the order of the procedure, stages without a case left out; and how urgent
/// they are in all.
pub(crate) fn standing(picture: &Picture, unit: UnitId) -> (Vec<StageRow>, Tally) {
    let mut tally = Tally::default();
    let waits = picture.atlas.waits(unit, picture.today).into_iter();
    let rows = waits.map(|(stage, waits)| {
        let Waits { count, median_days, longest_days, .. } = waits;
        Urgency::ALL.iter().for_each(|urgency| tally.add(*urgency, waits.of(*urgency)));
        StageRow { stage, count, median_days, longest_days, late: waits.of(Urgency::Late) }
    });
    (rows.collect(), tally)
}
