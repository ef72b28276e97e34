//! Taking back a whole import: what would go is said first, then all of it goes, or nothing.

use std::collections::HashSet;

use nguon_domain::{
    id::{CaseId, CommandId, ImportId, PersonId, UnitId},
    quota::Quota,
};
use nguon_store::{Changes, Entry, Headcount, HeldThing, StoreError, Undo, UndoPlan};

use crate::{
    App, PastImport, Ticket,
    actor::Actor,
    door,
    error::AppError,
    import::Mapping,
    intake::{Bringer, Outcome},
    picture::Picture,
    view::{May, UnitLink},
};

/// What would be taken back, or that it is already.
#[derive(Debug, Clone)]
pub enum UndoAsk {
    /// It stands.
    Stands(Box<UndoView>),
    /// It was taken back.
    Undone(Box<PastImport>),
}

/// What taking back an import would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoView {
    /// What the reader may do there.
    pub may: May,
    /// The unit it is looked at from: that of the import, or one above it.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// The import.
    pub import: PastImport,
    /// Whether what it replaced is known; if not, it stays.
    pub is_kept: bool,
    /// How much of what.
    pub counts: UndoCounts,
    /// The list that is shown.
    pub list: UndoList,
    /// Which of its rows is the first that is shown, from 0.
    pub from: usize,
    /// Its rows, as many as one page shows.
    pub lines: Vec<UndoLine>,
    /// What makes a second sending of the form harmless.
    pub ticket: Ticket,
}

/// How much taking back an import would undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UndoCounts {
    /// What it made.
    pub made: Outcome,
    /// Cases that were there and would lose acts.
    pub continued: usize,
    /// Things that something was built on.
    pub held: usize,
}

/// A list of what would be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoList {
    /// What stands in the way.
    Held,
    /// People that would go.
    People,
    /// People who would lose what was added to them.
    Completed,
    /// Cases that would go.
    Cases,
    /// Cases that would lose acts.
    Continued,
    /// Units that would go.
    Units,
    /// Quotas that would go.
    Quotas,
    /// Members at the start of a year that would go or be what they were.
    Headcounts,
    /// Rows of other lists.
    Others,
}

impl UndoList {
    /// All of them, what stands in the way first.
    pub const ALL: [Self; 9] = [
        Self::Held,
        Self::People,
        Self::Completed,
        Self::Cases,
        Self::Continued,
        Self::Units,
        Self::Quotas,
        Self::Headcounts,
        Self::Others,
    ];

    /// Its word in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::People => "people",
            Self::Completed => "completed",
            Self::Cases => "cases",
            Self::Continued => "continued",
            Self::Units => "units",
            Self::Quotas => "quotas",
            Self::Headcounts => "headcounts",
            Self::Others => "others",
        }
    }

    /// The list of a word; `None` for a word that names none.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.code() == code)
    }
}

impl UndoCounts {
    /// How many rows a list has.
    pub const fn of(&self, list: UndoList) -> usize {
        match list {
            UndoList::Held => self.held,
            UndoList::People => self.made.people,
            UndoList::Completed => self.made.completed,
            UndoList::Cases => self.made.cases,
            UndoList::Continued => self.continued,
            UndoList::Units => self.made.units,
            UndoList::Quotas => self.made.quotas,
            UndoList::Headcounts => self.made.headcounts,
            UndoList::Others => self.made.others,
        }
    }
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoLine {
    /// What it is about.
    pub thing: UndoThing,
    /// The unit it belongs to, if the reader may see it.
    pub unit: Option<UnitLink>,
    /// What was built on it since, if that stands in the way.
    pub built: Option<Built>,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UndoThing {
    /// A person, or their case; the id if the reader may open it.
    Person(String, Option<PersonId>),
    /// The unit of the row.
    Unit,
    /// A quota of the unit.
    Quota(Option<Quota>),
    /// Members of the unit at the start of a year, as the import has them, and as they were.
    Headcount(i16, Option<(u32, Option<u32>)>),
    /// A row of another list, by what it is about.
    Other(String),
}

/// What was built on something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Built {
    /// Acts were recorded or corrected.
    Acts,
    /// Another case was opened.
    Case,
    /// Notes, papers and the like were added to a case.
    Notes,
    /// Facts of a person were changed.
    Facts,
    /// Somebody stands on a roster.
    Roster,
    /// Units, people or cases stand there.
    Under,
    /// Posts were given there.
    Posts,
    /// A quota was set anew.
    Quota,
    /// Members were counted anew.
    Headcount,
    /// It belongs to a unit out of reach.
    Elsewhere,
    /// Something else.
    Other,
}

/// What became of a request to take back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undid {
    /// It is taken back.
    Done,
    /// Nothing was taken back: something stands in the way.
    Held,
}

/// Where and how an import is looked at.
struct Undoing {
    plan: UndoPlan,
    held: Vec<(HeldThing, Built)>,
}

impl App {
    /// The newest imports, newest first, for the program itself.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn past_imports(&self, limit: u32) -> Result<Vec<PastImport>, AppError> {
        let picture = self.picture().await?;
        let mut past = Vec::new();
        for import in self.store().imports(limit).await? {
            past.push(self.past(&picture, import).await?);
        }
        Ok(past)
    }

    /// What taking back an import that was carried out at a unit or below it would do. `list` is the list to show, or
    /// else the first with something in it; `rows` as many of it from `from` on.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn undo_view(
        &self,
        actor: &Actor,
        unit: UnitId,
        import: ImportId,
        list: Option<UndoList>,
        (from, rows): (usize, usize),
    ) -> Result<UndoAsk, AppError> {
        let picture = self.picture().await?;
        let by = Bringer::Actor(actor, unit);
        let undoing = self.undoing(by, &picture, import).await?;
        let past = self.past(&picture, undoing.plan.import.clone()).await?;
        if past.undone.is_some() {
            return Ok(UndoAsk::Undone(Box::new(past)));
        }
        let counts = undoing.counts();
        let first = UndoList::ALL.into_iter().find(|list| counts.of(*list) > 0);
        let list = list.or(first).unwrap_or(UndoList::People);
        let from = if from < counts.of(list) { from } else { 0 };
        let sees = |unit: UnitId| {
            let seen = door::enter(actor, &picture, nguon_domain::access::Permission::SeeFigures, unit).is_ok();
            picture.link(unit).filter(|_| seen)
        };
        let opens =
            |unit: UnitId| door::enter(actor, &picture, nguon_domain::access::Permission::SeePerson, unit).is_ok();
        let mut lines = Vec::new();
        for row in undoing.rows(list, from, rows) {
            lines.push(self.undo_line(&undoing.plan, row, &sees, &opens).await?);
        }
        Ok(UndoAsk::Stands(Box::new(UndoView {
            may: door::may(actor, &picture, unit),
            unit: picture.link(unit).ok_or(AppError::NotThere)?,
            above: door::visible_above(actor, &picture, unit),
            import: past,
            is_kept: undoing.plan.is_kept,
            counts,
            list,
            from,
            lines,
            ticket: self.ticket(),
        })))
    }

    /// What taking back an import would do, for the program itself: the import, how much, and the names of what stands
    /// in the way, each with what was built on it.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn undo_summary(
        &self,
        import: ImportId,
    ) -> Result<(PastImport, UndoCounts, Vec<(String, Built)>), AppError> {
        let picture = self.picture().await?;
        let undoing = self.undoing(Bringer::Program, &picture, import).await?;
        let past = self.past(&picture, undoing.plan.import.clone()).await?;
        let mut held = Vec::new();
        for row in undoing.rows(UndoList::Held, 0, usize::MAX) {
            let line = self.undo_line(&undoing.plan, row, &|unit| picture.link(unit), &|_| true).await?;
            let unit = line.unit.map(|unit| unit.name).unwrap_or_default();
            let name = match line.thing {
                UndoThing::Person(name, _) | UndoThing::Other(name) => name,
                UndoThing::Unit | UndoThing::Quota(_) | UndoThing::Headcount(..) => unit,
            };
            held.extend(line.built.map(|built| (name, built)));
        }
        let counts = UndoCounts { held: held.len() + usize::from(!undoing.plan.is_kept), ..undoing.counts() };
        Ok((past, counts, held))
    }

    /// Takes back an import whole, and says why. Asked again, it does nothing.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn undo_import(
        &self,
        by: Bringer<'_>,
        ticket: Ticket,
        import: ImportId,
        reason: &str,
    ) -> Result<Undid, AppError> {
        let picture = self.picture().await?;
        let undoing = self.undoing(by, &picture, import).await?;
        if undoing.plan.import.undone.is_some() {
            return Ok(Undid::Done);
        }
        if !undoing.plan.is_kept || !undoing.held.is_empty() {
            return Ok(Undid::Held);
        }
        let author = self.enter_import(by, &picture)?;
        let command = match by {
            Bringer::Actor(actor, unit) => ticket.command(actor, &format!("undo {unit} {import}\n{reason}")),
            Bringer::Program => self.fresh_command(),
        };
        match self.take_back(command, author, &undoing.plan, reason).await {
            Ok(_) => Ok(Undid::Done),
            // Another click may have done it in between; or somebody has built on it.
            Err(StoreError::Held { .. } | StoreError::Stale { .. }) => {
                let now = self.store().import(import).await?;
                Ok(if now.is_some_and(|now| now.undone.is_some()) { Undid::Done } else { Undid::Held })
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn take_back(
        &self,
        command: CommandId,
        author: nguon_domain::journal::Author,
        plan: &UndoPlan,
        reason: &str,
    ) -> Result<(), StoreError> {
        let import = plan.import.id;
        let entry = |what: &str, subject: String| Entry { what: what.to_owned(), subject, payload: Vec::new() };
        let mut entries = Vec::new();
        entries.extend(plan.cases.iter().map(|id| entry("case.taken_back", format!("case:{id}"))));
        entries.extend(plan.continued.iter().map(|id| entry("case.restored", format!("case:{id}"))));
        entries.extend(plan.people.iter().map(|id| entry("person.taken_back", format!("person:{id}"))));
        entries.extend(plan.completed.iter().map(|id| entry("person.restored", format!("person:{id}"))));
        entries.extend(plan.quotas.iter().map(|quota| entry("quota.taken_back", format!("unit:{}", quota.unit))));
        let counted = plan.headcounts.iter().map(|(became, _)| format!("unit:{}", became.unit));
        entries.extend(counted.map(|subject| entry("headcount.taken_back", subject)));
        entries
            .extend(plan.others.iter().map(|(list, id)| entry(&format!("{list}.taken_back"), format!("{list}:{id}"))));
        entries.extend(plan.units.iter().map(|id| entry("unit.taken_back", format!("unit:{id}"))));
        let payload = reason.as_bytes().to_vec();
        entries.push(Entry { what: "import.undone".to_owned(), subject: format!("import:{import}"), payload });
        let mut settings = Vec::new();
        for (name, was, became) in &plan.settings {
            settings.extend(self.answers_without(name, was.as_deref(), became).await?);
        }
        let undone = vec![Undo { import, reason: reason.to_owned() }];
        self.try_write(command, author, Changes { undone, settings, ..Changes::default() }, entries).await?;
        Ok(())
    }

    /// Answers that were given since the import, without those it brought; `None` if there are none, or they cannot be
    /// told apart.
    async fn answers_without(
        &self,
        name: &str,
        was: Option<&str>,
        became: &str,
    ) -> Result<Option<(String, String)>, StoreError> {
        let Some(now) = self.store().setting(name).await?.filter(|now| now != became) else { return Ok(None) };
        let parse = |json: &str| Mapping::parse(json).ok();
        let (Some(now), Some(became), Some(was)) =
            (parse(&now), parse(became), was.map_or(Some(Mapping::default()), parse))
        else {
            return Ok(None);
        };
        let mut left = now.answers;
        left.retain(|answer| was.answers.contains(answer) || !became.answers.contains(answer));
        let json = serde_json::to_string(&Mapping { answers: left }).ok();
        Ok(json.map(|json| (name.to_owned(), json)))
    }

    /// What taking back an import would do, for whoever may: at the import's unit, or at one above it.
    async fn undoing(&self, by: Bringer<'_>, picture: &Picture, import: ImportId) -> Result<Undoing, AppError> {
        self.enter_import(by, picture)?;
        let done = self.store().import(import).await?.ok_or(AppError::NotThere)?;
        if let Bringer::Actor(_, unit) = by
            && !done.unit.is_some_and(|at| picture.line(at).contains(&unit))
        {
            return Err(AppError::NotThere);
        }
        let plan = self.store().undo_plan(import).await?.ok_or(AppError::NotThere)?;
        let mut held: Vec<(HeldThing, Built)> = Vec::new();
        let mut told: HashSet<HeldThing> = HashSet::new();
        for one in &plan.held {
            if told.insert(one.thing) {
                held.push((one.thing, built(one.thing, &one.by)));
            }
        }
        // What has come under others since is theirs, although the import made it.
        let reach = by.reach(picture);
        let units = plan.quotas.iter().map(|quota| (HeldThing::Quota(quota.unit), quota.unit));
        let units = units.chain(
            plan.headcounts.iter().map(|(became, _)| (HeldThing::Headcount(became.unit, became.year), became.unit)),
        );
        let units = units.chain(plan.units.iter().map(|unit| (HeldThing::Unit(*unit), *unit)));
        for (thing, unit) in plan.places.iter().copied().chain(units) {
            if !reach.covers(unit) && told.insert(thing) {
                held.push((thing, Built::Elsewhere));
            }
        }
        Ok(Undoing { plan, held })
    }

    async fn undo_line(
        &self,
        plan: &UndoPlan,
        row: Row<'_>,
        sees: &(dyn Fn(UnitId) -> Option<UnitLink> + Sync),
        opens: &(dyn Fn(UnitId) -> bool + Sync),
    ) -> Result<UndoLine, AppError> {
        let line = |thing, unit: Option<UnitId>| UndoLine { thing, unit: unit.and_then(sees), built: None };
        Ok(match row {
            Row::Person(id) => {
                let person = self.store().person(id).await?.ok_or(AppError::NotThere)?;
                let name = person.facts.name.as_str().to_owned();
                line(UndoThing::Person(name, opens(person.unit).then_some(id)), Some(person.unit))
            }
            Row::Case(id) => {
                let people = self.store().people_of_cases(&[id]).await?;
                let (person, name) = people.get(&id).ok_or(AppError::NotThere)?;
                let place = plan.places.binary_search_by_key(&HeldThing::Case(id), |(thing, _)| *thing);
                let unit = place.ok().map(|at| plan.places[at].1);
                let opens = unit.is_some_and(opens);
                line(UndoThing::Person(name.as_str().to_owned(), opens.then_some(*person)), unit)
            }
            Row::Unit(id) => line(UndoThing::Unit, Some(id)),
            Row::Quota(quota) => line(UndoThing::Quota(Some(quota.clone())), Some(quota.unit)),
            Row::Headcount((became, was)) => {
                let counts = Some((became.members, was.map(|was| was.members)));
                line(UndoThing::Headcount(became.year, counts), Some(became.unit))
            }
            Row::Other(other) => {
                let name = self.store().names_of_others(&[*other]).await?.pop().unwrap_or_default();
                line(UndoThing::Other(name), None)
            }
            Row::Held(thing, built) => {
                let row = match thing {
                    HeldThing::Unit(id) => Some(Row::Unit(id)),
                    HeldThing::Person(id) => Some(Row::Person(id)),
                    HeldThing::Case(id) => Some(Row::Case(id)),
                    HeldThing::Quota(_) | HeldThing::Headcount(..) | HeldThing::Other(_) => None,
                };
                let line = match (row, thing) {
                    (Some(row), _) => Box::pin(self.undo_line(plan, row, sees, opens)).await?,
                    (None, HeldThing::Quota(unit)) => line(UndoThing::Quota(None), Some(unit)),
                    (None, HeldThing::Headcount(unit, year)) => line(UndoThing::Headcount(year, None), Some(unit)),
                    (None, _) => {
                        let other = plan.others.iter().find(|(_, id)| thing == HeldThing::Other(*id)).copied();
                        let names = self.store().names_of_others(other.as_slice()).await?;
                        line(UndoThing::Other(names.concat()), None)
                    }
                };
                UndoLine { built: Some(built), ..line }
            }
        })
    }
}

/// A row of a list, before it is looked up.
enum Row<'a> {
    Person(PersonId),
    Case(CaseId),
    Unit(UnitId),
    Quota(&'a Quota),
    Headcount(&'a (Headcount, Option<Headcount>)),
    Other(&'a (&'static str, nguon_domain::id::Id)),
    Held(HeldThing, Built),
}

impl Undoing {
    fn counts(&self) -> UndoCounts {
        let plan = &self.plan;
        UndoCounts {
            made: Outcome {
                units: plan.units.len(),
                people: plan.people.len(),
                cases: plan.cases.len(),
                acts: plan.acts,
                quotas: plan.quotas.len(),
                others: plan.others.len(),
                headcounts: plan.headcounts.len(),
                completed: plan.completed.len(),
            },
            continued: plan.continued.len(),
            held: self.held.len(),
        }
    }

    fn rows(&self, list: UndoList, from: usize, rows: usize) -> Vec<Row<'_>> {
        let plan = &self.plan;
        fn some<'a, T>(of: &'a [T], from: usize, rows: usize, row: impl Fn(&'a T) -> Row<'a>) -> Vec<Row<'a>> {
            of.iter().skip(from).take(rows).map(row).collect()
        }
        match list {
            UndoList::Held => some(&self.held, from, rows, |(thing, built)| Row::Held(*thing, *built)),
            UndoList::People => some(&plan.people, from, rows, |id| Row::Person(*id)),
            UndoList::Completed => some(&plan.completed, from, rows, |id| Row::Person(*id)),
            UndoList::Cases => some(&plan.cases, from, rows, |id| Row::Case(*id)),
            UndoList::Continued => some(&plan.continued, from, rows, |id| Row::Case(*id)),
            UndoList::Units => some(&plan.units, from, rows, |id| Row::Unit(*id)),
            UndoList::Quotas => some(&plan.quotas, from, rows, Row::Quota),
            UndoList::Headcounts => some(&plan.headcounts, from, rows, Row::Headcount),
            UndoList::Others => some(&plan.others, from, rows, Row::Other),
        }
    }
}

/// What a word of the journal, or a table, says was built.
fn built(on: HeldThing, by: &str) -> Built {
    match (on, by) {
        (_, "act.recorded" | "act.corrected" | "act.annulled" | "act") => Built::Acts,
        (_, "quota.set" | "quota") => Built::Quota,
        (_, "headcount.set" | "headcount") => Built::Headcount,
        (_, "post") => Built::Posts,
        (HeldThing::Person(_), "case.opened" | "admission_case") => Built::Case,
        (HeldThing::Person(_), "member") => Built::Roster,
        (HeldThing::Person(_), _) => Built::Facts,
        (HeldThing::Case(_), _) => Built::Notes,
        (HeldThing::Unit(_), "unit_version" | "person" | "admission_case" | "member" | "survey" | "enterprise") => {
            Built::Under
        }
        (HeldThing::Unit(_) | HeldThing::Quota(_) | HeldThing::Headcount(..) | HeldThing::Other(_), _) => Built::Other,
    }
}
