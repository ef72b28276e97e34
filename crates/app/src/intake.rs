//! Bringing in workbooks: what the reader accepted, written down in one transaction.
//!
//! A preview ([`App::preview`]) writes nothing. A commit ([`App::bring_in`]) is one write under one command. The same
//! file twice changes nothing: a unit is known by its code or name, a person by number or by name and birth, an act
//! by its kind in its case, a quota by its amount.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use nguon_domain::{
    calendar::Date,
    case::{self, Act, Opening},
    id::{ActId, CaseId, CommandId, ImportId, PersonId, QuotaId, UnitId},
    journal::{Author, Digest},
    quota::{Quota, QuotaKind, QuotaPeriod},
    unit::{Paper, Unit, UnitAct, UnitChange, UnitState, UnitVersion},
};
use nguon_report::sheet::{Bounds, Unreadable, Workbook, read_workbook};
use nguon_store::{CaseWrite, Changes, Entry, Headcount, Import, ImportSource, StoreError, UnitWrite, Wrote};

use crate::{
    App,
    actor::Actor,
    door,
    error::AppError,
    ground,
    import::{
        self, Mapping, Origin, Reading,
        records::{Records, UnitRef},
    },
    picture::Picture,
};

mod acts;
mod copies;
pub(crate) mod known;
mod people;
mod progress;
pub(crate) mod reach;
pub mod refusals;
mod tables;

pub use progress::{Progress, Standing, Step};

use people::{People, Whom};
use reach::{LeftOut, Reach, Why};

/// A file as it was handed over.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Its name, without its folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What some files say, before anything is written.
#[derive(Debug)]
pub struct Preview {
    /// What was read.
    pub reading: Reading,
    /// The files as cells, for the copies with a column of findings.
    pub workbooks: Vec<Workbook>,
    /// Files that could not be read, each with the reason.
    pub unreadable: Vec<(String, Unreadable)>,
    /// What bringing it in would change; worked out only for somebody signed in.
    pub foreseen: Option<Outcome>,
    /// Acts of accepted rows that are not written yet, for their day is still to come; worked out likewise.
    pub ahead: usize,
    sources: Vec<(String, Digest)>,
}

/// What an import changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Units that are new.
    pub units: usize,
    /// People that are new.
    pub people: usize,
    /// Cases that are new.
    pub cases: usize,
    /// Acts that were put on record.
    pub acts: usize,
    /// Quotas that are new or changed.
    pub quotas: usize,
    /// Rows of the other lists: officers in charge, surveys, enterprises, members.
    pub others: usize,
    /// Numbers of members at the start of a year that are new or changed.
    pub headcounts: usize,
    /// People who were known and of whom the files tell new facts.
    pub completed: usize,
}

impl Outcome {
    /// Whether nothing was changed.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl From<Wrote> for Outcome {
    fn from(wrote: Wrote) -> Self {
        let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        Self {
            units: count(wrote.units),
            people: count(wrote.people),
            cases: count(wrote.cases),
            acts: count(wrote.acts),
            quotas: count(wrote.quotas),
            others: count(wrote.others),
            headcounts: count(wrote.headcounts),
            completed: count(wrote.completed),
        }
    }
}

impl From<Outcome> for Wrote {
    fn from(outcome: Outcome) -> Self {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            units: count(outcome.units),
            people: count(outcome.people),
            cases: count(outcome.cases),
            acts: count(outcome.acts),
            quotas: count(outcome.quotas),
            others: count(outcome.others),
            headcounts: count(outcome.headcounts),
            completed: count(outcome.completed),
        }
    }
}

/// Who brings files in: somebody signed in, or the program itself from its command line.
#[derive(Debug, Clone, Copy)]
pub enum Bringer<'a> {
    /// Somebody signed in, at a unit where they hold the right to import. Only that unit and all under it is read of
    /// and written to.
    Actor(&'a Actor, UnitId),
    /// The program itself, started by whoever has the machine.
    Program,
}

impl Bringer<'_> {
    pub(crate) fn reach(self, picture: &Picture) -> Reach<'_> {
        match self {
            Self::Actor(_, unit) => Reach::Under(picture, unit),
            Self::Program => Reach::Everything,
        }
    }
}

/// How often files are brought in anew when somebody else has just changed a case.
const ATTEMPTS: u32 = 4;

impl App {
    /// The id of an import that is to come. Whatever is brought in under it is written once.
    pub fn fresh_import(&self) -> ImportId {
        ImportId::new(self.ground().now(), ground::noise(self.ground()))
    }

    /// Reads files and says what they hold. Writes nothing.
    ///
    /// For somebody signed in, rows beyond their reach are findings and are not accepted.
    ///
    /// Errors: [`AppError::NotThere`] without the right to import, [`AppError::Unavailable`].
    pub async fn preview(&self, by: Bringer<'_>, files: Vec<Upload>, answers: &Mapping) -> Result<Preview, AppError> {
        self.preview_followed(by, files, answers, &Arc::default()).await
    }

    /// The same, while somebody follows how far it has come.
    ///
    /// Errors: [`AppError::Stopped`] if they stop it.
    pub async fn preview_followed(
        &self,
        by: Bringer<'_>,
        files: Vec<Upload>,
        answers: &Mapping,
        progress: &Arc<Progress>,
    ) -> Result<Preview, AppError> {
        let picture = self.picture().await?;
        self.enter_import(by, &picture)?;
        let reach = by.reach(&picture);
        let known = known::known(self.store(), &picture, reach, answers).await?;
        let mut preview = self.read(files, known, progress).await?;
        if let Reach::Under(picture, top) = reach {
            let mut intake = Intake::new(self, picture, reach, progress).await?;
            intake.take(&preview.reading.records).await?;
            preview.foreseen = Some(intake.outcome);
            preview.ahead = intake.ahead;
            let name = picture.link(top).ok_or(AppError::NotThere)?.name;
            reach::tell(&mut preview.reading, intake.left_out, &name);
        }
        Ok(preview)
    }

    /// Reads files on a thread of their own, one request after the other: a large file fills much memory for a while.
    async fn read(
        &self,
        files: Vec<Upload>,
        known: import::Known,
        progress: &Arc<Progress>,
    ) -> Result<Preview, AppError> {
        progress.enter(Step::Queued, 0, self.ground().now());
        let one_at_a_time = tokio::select! {
            turn = Arc::clone(&self.inner.reading).lock_owned() => turn,
            () = progress.stopped() => return Err(AppError::Stopped),
        };
        progress.enter(Step::Reading, 0, self.ground().now());
        let app = self.clone();
        let read = move || {
            let _until_it_is_read = one_at_a_time;
            let bounds = Bounds::default();
            let (mut workbooks, mut unreadable, mut sources) = (Vec::new(), Vec::new(), Vec::new());
            for Upload { name, bytes } in files {
                match read_workbook(&name, &bytes, &bounds) {
                    Ok(workbook) => {
                        workbooks.push(workbook);
                        sources.push((name, Digest::of(&bytes)));
                    }
                    Err(reason) => unreadable.push((name, reason)),
                }
            }
            let context = import::Context { today: app.today(), rules: app.rules(), known: &known };
            let reading = import::read(&workbooks, &context);
            Preview { reading, workbooks, unreadable, foreseen: None, ahead: 0, sources }
        };
        let preview = tokio::select! {
            read = tokio::task::spawn_blocking(read) => read.map_err(|error| AppError::Unavailable(error.to_string()))?,
            () = progress.stopped() => return Err(AppError::Stopped),
        };
        progress.count_rows(preview.reading.accepted);
        Ok(preview)
    }

    /// Writes down what was accepted, in one transaction, and keeps the answers for next time. Asked again for the
    /// same `import`, it writes nothing and says what was written.
    ///
    /// Errors: [`AppError::NotThere`] without the right to import, or if the import is another's;
    /// [`AppError::Unavailable`].
    pub async fn bring_in(
        &self,
        by: Bringer<'_>,
        import: ImportId,
        preview: &Preview,
        answers: &Mapping,
    ) -> Result<Outcome, AppError> {
        self.bring_in_followed(by, import, preview, answers, &Arc::default()).await
    }

    /// The same, while somebody follows how far it has come.
    ///
    /// Errors: [`AppError::Stopped`] if they stop it; then nothing is written.
    pub async fn bring_in_followed(
        &self,
        by: Bringer<'_>,
        import: ImportId,
        preview: &Preview,
        answers: &Mapping,
        progress: &Arc<Progress>,
    ) -> Result<Outcome, AppError> {
        let command = CommandId(import.0);
        let mut attempt = 1;
        loop {
            let picture = self.picture().await?;
            let author = self.enter_import(by, &picture)?;
            let reach = by.reach(&picture);
            if self.store().command(command).await?.is_some() {
                let done = self.store().import(import).await?.ok_or(AppError::NotThere)?;
                let at = if let Reach::Under(_, top) = reach { Some(top) } else { None };
                let is_theirs = (done.account, done.unit) == (author.account, at);
                return if is_theirs { Ok(done.wrote.into()) } else { Err(AppError::NotThere) };
            }
            let mut intake = Intake::new(self, &picture, reach, progress).await?;
            intake.take(&preview.reading.records).await?;
            let (mut changes, mut entries, outcome) = intake.finish();
            if outcome.is_nothing() {
                // Another click of the same form may have written it all in between.
                match self.store().command(command).await? {
                    Some(_) => continue,
                    None => return Ok(outcome),
                }
            }
            if !answers.answers.is_empty() {
                let kept = known::kept(self.store(), reach).await?.and(answers);
                let json = serde_json::to_string(&kept).map_err(|error| AppError::Unavailable(error.to_string()))?;
                changes.settings.push((known::answers_of(reach), json));
            }
            changes.imports.push(self.import_row(import, author, reach, preview, outcome));
            let subject = format!("import:{import}");
            entries.push(Entry { what: "import.done".to_owned(), subject, payload: Vec::new() });
            progress.go_on()?;
            progress.enter(Step::Writing, 0, self.ground().now());
            match self.try_write_followed(command, author, changes, entries, Some(progress.clone())).await {
                Ok(committed) if committed.replayed => {}
                Ok(_) => return Ok(outcome),
                Err(StoreError::Stale { .. }) if attempt < ATTEMPTS => attempt += 1,
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn import_row(
        &self,
        id: ImportId,
        author: Author,
        reach: Reach<'_>,
        preview: &Preview,
        outcome: Outcome,
    ) -> Import {
        let reading = &preview.reading;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let source = |(file, digest): &(String, Digest)| ImportSource { file: file.clone(), digest: *digest };
        Import {
            id,
            at: self.ground().now(),
            account: author.account,
            rows: count(reading.rows),
            accepted: count(reading.accepted),
            repaired: count(reading.repaired),
            rejected: count(reading.rejected),
            unit: if let Reach::Under(_, top) = reach { Some(top) } else { None },
            wrote: outcome.into(),
            sources: preview.sources.iter().map(source).collect(),
            undone: None,
        }
    }

    pub(crate) fn enter_import(&self, by: Bringer<'_>, picture: &Picture) -> Result<Author, AppError> {
        match by {
            Bringer::Program => Ok(Author::PROGRAM),
            Bringer::Actor(actor, unit) => {
                let post = door::enter(actor, picture, nguon_domain::access::Permission::Import, unit)?;
                Ok(actor.author(Some(post)))
            }
        }
    }
}

/// What is being written down.
struct Intake<'a> {
    app: &'a App,
    progress: &'a Progress,
    reach: Reach<'a>,
    units: BTreeMap<UnitId, Unit>,
    codes: HashSet<String>,
    /// Units that this import makes.
    made: HashSet<UnitId>,
    /// Ids of the units of [`Records::units`], by index; `None` for one that is left out.
    ids: Vec<Option<UnitId>>,
    people: People,
    changes: Changes,
    entries: Vec<Entry>,
    outcome: Outcome,
    left_out: Vec<LeftOut>,
    /// Acts whose day is still to come.
    ahead: usize,
}

impl<'a> Intake<'a> {
    async fn new(app: &'a App, picture: &Picture, reach: Reach<'a>, progress: &'a Progress) -> Result<Self, AppError> {
        Ok(Self {
            app,
            progress,
            reach,
            units: (*picture.units).clone(),
            codes: picture.units.values().filter_map(|unit| unit.code.clone()).collect(),
            made: HashSet::new(),
            ids: Vec::new(),
            people: People::load(app.store(), reach).await?,
            changes: Changes::default(),
            entries: Vec::new(),
            outcome: Outcome::default(),
            left_out: Vec::new(),
            ahead: 0,
        })
    }

    async fn take(&mut self, records: &Records) -> Result<(), AppError> {
        let rows = records.admissions.len() + records.recognitions.len() + records.pipeline.len();
        self.progress.enter(Step::Comparing, rows, self.app.ground().now());
        self.take_units(records)?;
        self.take_quotas(records).await?;
        self.take_cases(records).await?;
        self.take_tables(records).await?;
        self.outcome.completed = self.people.completed();
        self.sort_headcounts().await
    }

    /// Keeps of the numbers of members those that are new, and says so.
    async fn sort_headcounts(&mut self) -> Result<(), AppError> {
        if self.changes.headcounts.is_empty() {
            return Ok(());
        }
        let there = self.app.store().headcounts().await?.into_iter();
        let there: HashMap<(UnitId, i16), Headcount> = there.map(|count| ((count.unit, count.year), count)).collect();
        for mut count in std::mem::take(&mut self.changes.headcounts) {
            let known = there.get(&(count.unit, count.year));
            count.probationary = count.probationary.or(known.and_then(|known| known.probationary));
            if known != Some(&count) {
                let Headcount { unit, year, members, .. } = count;
                self.note("headcount.set", format!("unit:{unit}"), format!("{year} {members}"));
                self.outcome.headcounts += 1;
                self.changes.headcounts.push(count);
            }
        }
        Ok(())
    }

    fn noise(&self) -> nguon_domain::id::Noise {
        ground::noise(self.app.ground())
    }

    /// The unit that is meant, if it may be written to.
    fn unit(&self, unit: UnitRef) -> Option<UnitId> {
        match unit {
            UnitRef::Known(id) => Some(id).filter(|id| self.reach.covers(*id)),
            UnitRef::InFile(at) => self.ids[at].filter(|id| self.made.contains(id) || self.reach.covers(*id)),
        }
    }

    /// The same; where it may not, the row is left out.
    fn reached(&mut self, unit: UnitRef, origin: &Origin) -> Option<UnitId> {
        let reached = self.unit(unit);
        if reached.is_none() {
            self.leave_out(origin, Why::OutOfReach, None);
        }
        reached
    }

    fn leave_out(&mut self, origin: &Origin, why: Why, person: Option<&str>) {
        self.left_out.push(LeftOut { origin: origin.clone(), why, person: person.map(str::to_owned) });
    }

    fn note(&mut self, what: &str, subject: String, payload: String) {
        self.entries.push(Entry { what: what.to_owned(), subject, payload: payload.into_bytes() });
    }

    fn take_units(&mut self, records: &Records) -> Result<(), AppError> {
        let now = self.app.ground().now();
        for record in &records.units {
            if let Some(id) = record.known {
                self.ids.push(Some(id));
                continue;
            }
            let parent = record.parent.and_then(|parent| self.unit(parent));
            // Only the program itself plants a tree.
            let is_reached = parent.is_some() || (record.parent.is_none() && matches!(self.reach, Reach::Everything));
            if !is_reached {
                self.ids.push(None);
                self.leave_out(&record.origin, Why::OutOfReach, None);
                continue;
            }
            // For the program itself the storage refuses it, and whoever started it reads why.
            if let (Some(code), Reach::Under(..)) = (&record.code, self.reach)
                && !self.codes.insert(code.clone())
            {
                self.ids.push(None);
                self.leave_out(&record.origin, Why::CodeTaken(code.clone()), None);
                continue;
            }
            let id = UnitId::new(now, self.noise());
            // A list that says nothing of its founding has a unit from before anything it could count.
            let founded = record.established.map_or(LONG_AGO, |date| date.earliest());
            let parent_from = parent.and_then(|parent| Some(self.units.get(&parent)?.versions().first()?.from));
            let on = parent_from.map_or(founded, |from| founded.max(from));
            let first = UnitVersion {
                from: on,
                name: record.name.clone(),
                parent,
                kind: record.kind,
                sector: record.sector,
                area_code: record.area_code.clone(),
                state: UnitState::Standing,
            };
            let change = UnitChange::Established { code: record.code.clone(), first };
            let act = UnitAct { id: ActId::new(now, self.noise()), unit: id, on, paper: None, change };
            nguon_domain::unit::apply(&mut self.units, &act)
                .map_err(|refusal| AppError::Unavailable(refusal.to_string()))?;
            self.ids.push(Some(id));
            self.made.insert(id);
            self.changes.units.push(UnitWrite { unit: self.units[&id].clone(), acts: vec![act] });
            self.note("unit.established", format!("unit:{id}"), record.name.clone());
            self.outcome.units += 1;
        }
        for (at, record) in records.units.iter().enumerate() {
            // That a new unit was left out is told already.
            let Some(unit) = self.unit(UnitRef::InFile(at)) else {
                if self.ids[at].is_some() && record.members.is_some() {
                    self.leave_out(&record.origin, Why::OutOfReach, None);
                }
                continue;
            };
            if let Some(members) = record.members {
                // A list of organisations gives the members of its day; kept as those of the year it was made in.
                let year = self.app.today().year();
                self.headcount(unit, year, members, record.probationary);
            }
        }
        Ok(())
    }

    fn headcount(&mut self, unit: UnitId, year: i16, members: u32, probationary: Option<u32>) {
        let there = self.changes.headcounts.iter_mut().find(|count| (count.unit, count.year) == (unit, year));
        match there {
            Some(count) => {
                count.members = members;
                count.probationary = probationary.or(count.probationary);
            }
            None => self.changes.headcounts.push(Headcount { unit, year, members, probationary }),
        }
    }

    async fn take_quotas(&mut self, records: &Records) -> Result<(), AppError> {
        let store = self.app.store().clone();
        let facts = store.quota_facts().await?;
        let mut newest: HashMap<(UnitId, QuotaPeriod, QuotaKind), u32> =
            facts.into_iter().map(|quota| ((quota.unit, quota.period, quota.kind), quota.amount)).collect();
        let mut revisions: HashMap<(UnitId, QuotaPeriod, QuotaKind), u32> = HashMap::new();
        let mut wanted: Vec<(UnitId, QuotaPeriod, QuotaKind, u32, Option<String>, String)> = Vec::new();
        for record in &records.quotas {
            let Some(unit) = self.reached(record.unit, &record.origin) else { continue };
            let period = QuotaPeriod::Year(record.year);
            let note = record.note.clone().unwrap_or_default();
            for (kind, amount) in [(QuotaKind::Admission, record.admission), (QuotaKind::AwarenessClass, record.class)]
            {
                if let Some(amount) = amount {
                    wanted.push((unit, period, kind, amount, record.paper.clone(), note.clone()));
                }
            }
            if let Some(members) = record.members_at_start {
                self.headcount(unit, record.year, members, None);
            }
        }
        for record in &records.nomination_quotas {
            let Some(unit) = self.reached(record.unit, &record.origin) else { continue };
            let kind = QuotaKind::Nomination(record.by);
            wanted.push((unit, QuotaPeriod::Year(record.year), kind, record.amount, None, String::new()));
        }
        let mut set: HashSet<_> = wanted.iter().map(|(unit, period, kind, ..)| (*unit, *period, *kind)).collect();
        for record in &records.term_quotas {
            let Some(unit) = self.reached(record.unit, &record.origin) else { continue };
            let note = record.note.clone().unwrap_or_default();
            if let Some(total) = record.total {
                let period = QuotaPeriod::Term { from: record.term.0, until: record.term.1 };
                wanted.push((unit, period, QuotaKind::Admission, total, None, note.clone()));
            }
            // What a plan of a term gives to a year is that year's quota until one is set for the year itself.
            for (year, amount) in &record.years {
                let key = (unit, QuotaPeriod::Year(*year), QuotaKind::Admission);
                if !newest.contains_key(&key) && set.insert(key) {
                    wanted.push((unit, key.1, key.2, *amount, None, note.clone()));
                }
            }
        }
        let now = self.app.ground().now();
        for (unit, period, kind, amount, paper, reason) in wanted {
            let key = (unit, period, kind);
            let revision = match newest.insert(key, amount) {
                Some(there) if there == amount => continue,
                Some(_) => {
                    let there = store.quotas_of(unit).await?.into_iter();
                    let of_same = there.filter(|quota| (quota.unit, quota.period, quota.kind) == key);
                    let stored = of_same.map(|quota| quota.revision).max();
                    revisions.get(&key).copied().max(stored).map_or(0, |newest| newest + 1)
                }
                None => 0,
            };
            revisions.insert(key, revision);
            let id = QuotaId::new(now, self.noise());
            let paper = paper.map(|number| Paper { number });
            self.changes.quotas.push(Quota { id, unit, period, kind, amount, paper, set_on: None, revision, reason });
            self.note("quota.set", format!("unit:{unit}"), format!("{} {} {amount}", period.code(), kind.code()));
            self.outcome.quotas += 1;
        }
        Ok(())
    }

    async fn take_cases(&mut self, records: &Records) -> Result<(), AppError> {
        let store = self.app.store().clone();
        let rows = records.admissions.iter().map(|record| &record.person);
        let rows = rows.chain(records.recognitions.iter().map(|record| &record.person));
        let people = self.people.candidates(rows.chain(records.pipeline.iter().map(|record| &record.person)));
        self.people.fetch(&store, people.clone()).await?;
        self.people.fetch_cases(&store, people).await?;
        for record in &records.admissions {
            self.progress.step_on()?;
            let Some(unit) = self.reached(record.cell, &record.origin) else { continue };
            let recognition = record.recognition.map(|at| &records.recognitions[at]);
            let drafts = acts::of_admission(record, recognition, unit);
            self.take_row(&record.origin, &record.person, unit, drafts).await?;
        }
        for record in &records.recognitions {
            self.progress.step_on()?;
            if record.admission.is_some() {
                continue;
            }
            let Some(unit) = self.reached(record.cell, &record.origin) else { continue };
            let drafts = acts::of_recognition(record, unit).into_iter().collect();
            self.take_row(&record.origin, &record.person, unit, drafts).await?;
        }
        for record in &records.pipeline {
            self.progress.step_on()?;
            let Some(unit) = self.reached(record.cell, &record.origin) else { continue };
            let drafts = acts::of_pipeline(record, unit);
            self.take_row(&record.origin, &record.person, unit, drafts).await?;
        }
        Ok(())
    }

    /// One person with what was done, unless others look after the person or carry the case.
    async fn take_row(
        &mut self,
        origin: &Origin,
        facts: &import::records::PersonFacts,
        unit: UnitId,
        drafts: Vec<acts::Draft>,
    ) -> Result<(), AppError> {
        // What is all still to come opens no case and makes nobody known.
        let today = self.app.today();
        if !drafts.is_empty() && drafts.iter().all(|draft| draft.on > today) {
            self.ahead += drafts.len();
            return Ok(());
        }
        let store = self.app.store().clone();
        if let Whom::Known(person) = self.people.find(&store, facts).await? {
            self.people.load_cases(&store, person).await?;
            let within = |unit| self.made.contains(&unit) || self.reach.covers(unit);
            if self.people.is_carried_elsewhere(person, decided(&drafts), within) {
                self.leave_out(origin, Why::PersonElsewhere, Some(facts.name.as_str()));
                return Ok(());
            }
        }
        match self.person(origin, facts, unit).await? {
            Some(person) => self.take_acts(person, unit, drafts).await,
            None => Ok(()),
        }
    }

    /// The person a row speaks of: one that is known, with what the row adds to them, or a new one. `None` for one
    /// whom others look after: the row is left out.
    async fn person(
        &mut self,
        origin: &Origin,
        facts: &import::records::PersonFacts,
        unit: UnitId,
    ) -> Result<Option<PersonId>, AppError> {
        let store = self.app.store().clone();
        match self.people.find(&store, facts).await? {
            Whom::Elsewhere => {
                self.leave_out(origin, Why::PersonElsewhere, Some(facts.name.as_str()));
                Ok(None)
            }
            Whom::Known(id) => {
                if self.people.complete(&store, id, facts).await? {
                    self.note("person.completed", format!("person:{id}"), String::new());
                }
                Ok(Some(id))
            }
            Whom::Nobody => {
                let id = PersonId::new(self.app.ground().now(), self.noise());
                self.people.add(id, facts, unit);
                self.note("person.added", format!("person:{id}"), String::new());
                self.outcome.people += 1;
                Ok(Some(id))
            }
        }
    }

    /// Adds to a person's case what it does not have yet, or opens a case.
    async fn take_acts(&mut self, person: PersonId, unit: UnitId, drafts: Vec<acts::Draft>) -> Result<(), AppError> {
        let now = self.app.ground().now();
        let store = self.app.store().clone();
        let today = self.app.today();
        self.people.load_cases(&store, person).await?;
        let file = match self.people.fitting_case(person, decided(&drafts)) {
            Some(file) => file,
            None => {
                let opening = Opening { id: CaseId::new(now, self.noise()), person, unit };
                self.note("case.opened", format!("case:{}", opening.id), String::new());
                self.outcome.cases += 1;
                self.people.open_case(opening)
            }
        };
        let mut news = Vec::new();
        for draft in drafts {
            let file = self.people.case(file);
            let kinds: Vec<_> = file.acts.iter().map(|act| act.deed.kind()).collect();
            if !acts::is_news(&kinds, &draft) {
                continue;
            }
            if draft.on > today {
                self.ahead += 1;
                continue;
            }
            let acts::Draft { on, unit, paper, deed } = draft;
            let id = ActId::new(now, ground::noise(self.app.ground()));
            let act = Act { id, case: file.opening.id, on, unit, paper, deed, recorded_at: now, supersedes: None };
            file.acts.push(act.clone());
            file.fresh.push(act.clone());
            news.push(act);
        }
        for act in news {
            self.note("act.recorded", format!("case:{}", act.case), format!("{} {}", act.deed.kind().code(), act.on));
            self.outcome.acts += 1;
        }
        Ok(())
    }

    /// Everything that was gathered, ready to write; what it was gathered with is let go.
    fn finish(mut self) -> (Changes, Vec<Entry>, Outcome) {
        let (people, cases) = self.people.changed();
        self.changes.people.extend(people);
        for file in cases {
            let folded = case::fold(file.opening, &file.acts);
            self.changes.cases.push(CaseWrite {
                opening: file.opening,
                case: folded,
                new_acts: file.fresh,
                expected_version: file.version,
            });
        }
        (self.changes, self.entries, self.outcome)
    }
}

/// The day of the decision, if there is one among them.
fn decided(drafts: &[acts::Draft]) -> Option<Date> {
    drafts.iter().find(|draft| draft.deed == case::Deed::Decided).map(|draft| draft.on)
}

/// First day of units whose founding is not written.
pub(crate) const LONG_AGO: Date = Date::constant(1900, 1, 1);
