//! Files that somebody handed over on a page, and what becomes of them: looked at, answered for, brought in or thrown
//! away. Until then they lie on a [`Shelf`], for a day at most, and nobody but who brought them sees them.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use nguon_domain::{
    access::Permission,
    calendar::Timestamp,
    id::{AccountId, ImportId, UnitId},
    text::fold,
};
use nguon_report::sheet::{Bounds, read_workbook};
use nguon_store::Import;

use crate::{
    App, File,
    actor::Actor,
    door,
    error::AppError,
    import::{self, Finding, Mapping, Reading, Records, RowLine, Severity, mapping::Answer},
    intake::{Bringer, Outcome, Preview, Progress, Standing, Upload, refusals::sentence},
    picture::Picture,
    view::{May, UnitLink},
};

mod runs;
mod shelf;

pub(crate) use runs::Runs;
use runs::{End, Looked, Run};
pub use runs::{NotWritten, Work};
use shelf::Kept;
pub use shelf::Shelf;
pub(crate) use shelf::{private_file, private_folder};

/// No more files are taken at once.
pub const MOST_FILES: usize = 30;

/// How many past imports a page shows.
const PAST: u32 = 20;
/// How many that wait.
const WAITING: usize = 10;

/// The page on which files are handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportDesk {
    /// What the reader may do there.
    pub may: May,
    /// The unit.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// Files of one's own that wait there, the newest first; not more than a page shows.
    pub waiting: Vec<WaitingUpload>,
    /// What was brought in there and below, the newest first; not more than a page shows.
    pub past: Vec<PastImport>,
}

/// An import that was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastImport {
    /// Its id.
    pub id: ImportId,
    /// When.
    pub at: Timestamp,
    /// At which unit; `None` for one of the program itself.
    pub unit: Option<UnitLink>,
    /// By whom; empty for the program itself.
    pub by: String,
    /// The files it brought for the first time, by name.
    pub files: Vec<String>,
    /// Rows that were read.
    pub rows: u32,
    /// Rows that were not accepted.
    pub rejected: u32,
    /// What it wrote.
    pub wrote: Outcome,
    /// That it was taken back; `None` while it stands.
    pub undone: Option<UndoneImport>,
}

/// That an import was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoneImport {
    /// When.
    pub at: Timestamp,
    /// By whom; empty for the program itself.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// Files of one's own that wait to be decided on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingUpload {
    /// The import to be.
    pub id: ImportId,
    /// When they were handed over.
    pub at: Timestamp,
    /// Their names.
    pub files: Vec<String>,
    /// What is done with them just now; `None` if nothing is.
    pub work: Option<Work>,
}

/// What became of files that were handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// At least one can be read; they wait under this id.
    Waiting(ImportId),
    /// None can be read, and none was kept: each by name, with the reason in a sentence.
    Unreadable(Vec<(String, String)>),
}

/// Files that wait, what is done with them, or what was brought in.
#[derive(Debug, Clone)]
pub enum ImportView {
    /// Nothing is written yet.
    Waiting(Box<ImportWaiting>),
    /// They are being read or written.
    Running(Box<ImportRunning>),
    /// It is written.
    Done(Box<ImportDone>),
}

/// What some files hold.
#[derive(Debug, Clone)]
pub struct ImportWaiting {
    /// What the reader may do there.
    pub may: May,
    /// Where they would be brought in.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// The import to be.
    pub id: ImportId,
    /// What was read, without its records.
    pub reading: Arc<Reading>,
    /// Its rows, as far as they are known one by one.
    pub rows: Arc<Vec<RowLine>>,
    /// What would be written.
    pub foreseen: Outcome,
    /// Acts that are not written yet, for their day is still to come.
    pub ahead: usize,
    /// Files that could not be read, each with the reason in a sentence.
    pub unreadable: Vec<(String, String)>,
    /// The units that an answer may name, by code.
    pub units: Arc<Vec<UnitLink>>,
    /// Why nothing was written when it was last tried, and when that was; `None` if it was not.
    pub last: Option<(NotWritten, Timestamp)>,
}

/// How far an import has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRunning {
    /// What the reader may do there.
    pub may: May,
    /// Where they are brought in.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// The import to be.
    pub id: ImportId,
    /// Its files, by name.
    pub files: Vec<String>,
    /// What is done with them.
    pub work: Work,
    /// How far that has come.
    pub standing: Standing,
}

/// What was brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportDone {
    /// What the reader may do there.
    pub may: May,
    /// The unit it is looked at from: that of the import, or one above it.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// What it was.
    pub import: PastImport,
    /// The copies with findings that can still be taken away, by name.
    pub copies: Vec<String>,
    /// Whether the reader asked to stop it when it was written already.
    pub stopped_late: bool,
}

/// What became of a request to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// It is written.
    Done,
    /// It is being written.
    Running,
    /// Nothing was written.
    Not(NotWritten),
}

/// What became of a request to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halted {
    /// The files are no longer read; they still wait.
    Reading,
    /// They are not written, or it was too late, or that is still to be seen.
    Writing,
}

impl App {
    /// The page on which files are handed over at a unit.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn import_desk(&self, actor: &Actor, unit: UnitId) -> Result<ImportDesk, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Import, unit)?;
        let mut past = Vec::new();
        for import in self.store().imports_under(unit, PAST).await? {
            past.push(self.past(&picture, import).await?);
        }
        Ok(ImportDesk {
            may: door::may(actor, &picture, unit),
            unit: picture.link(unit).ok_or(AppError::NotThere)?,
            above: door::visible_above(actor, &picture, unit),
            waiting: self.waiting(actor, unit).await?,
            past,
        })
    }

    /// One's own files that wait at a unit.
    async fn waiting(&self, actor: &Actor, unit: UnitId) -> Result<Vec<WaitingUpload>, AppError> {
        if self.inner.shelf.get().is_none() {
            return Ok(Vec::new());
        }
        let (account, place, now) = (actor.account.to_string(), unit.to_string(), self.ground().now());
        let mut waiting = Vec::new();
        for (id, kept) in self.on_shelf(move |shelf| shelf.all_of(&account, &place, now)).await? {
            if waiting.len() < WAITING && self.store().import(id).await?.is_none() {
                let work = self.inner.runs.under_way(id).map(|run| run.work);
                waiting.push(WaitingUpload { id, at: id.0.made_at(), files: kept.names, work });
            }
        }
        Ok(waiting)
    }

    /// An import as it is told of.
    pub(crate) async fn past(&self, picture: &Picture, import: Import) -> Result<PastImport, AppError> {
        let by = self.name_of(import.account).await?;
        let mut files: Vec<String> = import.sources.into_iter().map(|source| source.file).collect();
        let undone = match import.undone {
            Some(undone) => {
                files = undone.files;
                let by = self.name_of(undone.account).await?;
                Some(UndoneImport { at: undone.at, by, reason: undone.reason })
            }
            None => None,
        };
        Ok(PastImport {
            id: import.id,
            at: import.at,
            unit: import.unit.and_then(|unit| picture.link(unit)),
            by,
            files,
            rows: import.rows,
            rejected: import.rejected,
            wrote: import.wrote.into(),
            undone,
        })
    }

    /// How an account is called; nothing for the program itself.
    pub(crate) async fn name_of(&self, account: Option<AccountId>) -> Result<String, AppError> {
        let account = match account {
            Some(account) => self.store().account(account).await?,
            None => None,
        };
        Ok(account.map(|account| account.display_name).unwrap_or_default())
    }

    /// Takes files over. Only those that can be read as spreadsheets are kept, on the shelf, for a day.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn receive(&self, actor: &Actor, unit: UnitId, files: Vec<Upload>) -> Result<Received, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Import, unit)?;
        let (readable, unreadable) = self.sift(files).await?;
        if readable.is_empty() {
            return Ok(Received::Unreadable(unreadable));
        }
        let id = self.fresh_import();
        let kept = Kept {
            account: actor.account.to_string(),
            unit: unit.to_string(),
            names: readable.iter().map(|file| file.name.clone()).collect(),
            unreadable,
            answers: Mapping::default(),
            copies: Vec::new(),
        };
        let now = self.ground().now();
        self.inner.runs.clear(now);
        self.on_shelf(move |shelf| {
            shelf.clear(now)?;
            shelf.put(id, &kept, &readable)
        })
        .await?;
        Ok(Received::Waiting(id))
    }

    /// The files that can be read, and why the others cannot.
    async fn sift(&self, files: Vec<Upload>) -> Result<(Vec<Upload>, Vec<(String, String)>), AppError> {
        let _one_at_a_time = self.inner.reading.lock().await;
        let sift = move || {
            let (mut readable, mut unreadable) = (Vec::new(), Vec::new());
            for file in files {
                match read_workbook(&file.name, &file.bytes, &Bounds::default()) {
                    Ok(_) => readable.push(file),
                    Err(reason) => unreadable.push((file.name, sentence(&reason))),
                }
            }
            (readable, unreadable)
        };
        tokio::task::spawn_blocking(sift).await.map_err(|error| AppError::Unavailable(error.to_string()))
    }

    /// What became of an import of one's own, or of one that was carried out at a unit or below it. Reading files may
    /// take long: whoever asks waits for it so long, and is told how far it has come.
    ///
    /// Errors: [`AppError::NotThere`] also once the files are gone; [`AppError::Unavailable`].
    pub async fn import_view(
        &self,
        actor: &Actor,
        unit: UnitId,
        id: ImportId,
        patience: Duration,
    ) -> Result<ImportView, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Import, unit)?;
        let may = door::may(actor, &picture, unit);
        let link = picture.link(unit).ok_or(AppError::NotThere)?;
        let above = door::visible_above(actor, &picture, unit);
        let mut is_patient = true;
        loop {
            if let Some(done) = self.store().import(id).await? {
                if !done.unit.is_some_and(|at| picture.line(at).contains(&unit)) {
                    return Err(AppError::NotThere);
                }
                let import = self.past(&picture, done).await?;
                let kept = match self.about(actor, unit, id).await {
                    Ok(kept) => Some(kept),
                    Err(AppError::NotThere) => None,
                    Err(error) => return Err(error),
                };
                let asked = kept.is_some().then(|| self.inner.runs.of(id)).flatten();
                let stopped_late = asked.is_some_and(|run| run.work == Work::Write && run.progress.is_stopping());
                let copies = kept.map(|kept| kept.copies).unwrap_or_default();
                return Ok(ImportView::Done(Box::new(ImportDone {
                    may,
                    unit: link,
                    above,
                    import,
                    copies,
                    stopped_late,
                })));
            }
            let kept = self.about(actor, unit, id).await?;
            let run = self.inner.runs.of(id);
            if let Some((End::Failed(why), _)) = run.as_ref().and_then(|run| run.ended()) {
                self.inner.runs.forget(id);
                return Err(AppError::Unavailable(why));
            }
            let is_ended = run.as_ref().is_none_or(|run| run.ended().is_some());
            if is_ended && let Some(looked) = self.inner.runs.recall(id, (picture.atlas.through(), picture.today)) {
                let last = self.inner.runs.tried(id);
                return Ok(ImportView::Waiting(Box::new(ImportWaiting {
                    may,
                    unit: link,
                    above,
                    id,
                    reading: looked.reading.clone(),
                    rows: looked.rows.clone(),
                    foreseen: looked.foreseen,
                    ahead: looked.ahead,
                    unreadable: kept.unreadable,
                    units: looked.units.clone(),
                    last,
                })));
            }
            let run = match run.filter(|run| run.ended().is_none()) {
                Some(run) => run,
                None => self.begin_look(actor, unit, id),
            };
            let end = if is_patient { run.wait_in_all(patience, self.ground().now()).await } else { None };
            match end {
                Some(End::NotThere) => return Err(AppError::NotThere),
                Some(End::Failed(_) | End::Wrote | End::Not(_)) => is_patient = run.work == Work::Write,
                Some(End::Looked) => {}
                None => {
                    return Ok(ImportView::Running(Box::new(ImportRunning {
                        may,
                        unit: link,
                        above,
                        id,
                        files: kept.names,
                        work: run.work,
                        standing: run.progress.standing(self.ground().now()),
                    })));
                }
            }
        }
    }

    /// Begins to read one's own files beside the request.
    fn begin_look(&self, actor: &Actor, unit: UnitId, id: ImportId) -> Arc<Run> {
        let (run, is_new) = self.inner.runs.begin(id, Work::Look, self.ground().now());
        if is_new {
            let (app, actor, progress) = (self.clone(), actor.clone(), run.progress.clone());
            self.beside(id, &run, async move {
                let (preview, _) = app.look(&actor, unit, id, &progress).await?;
                app.remember(unit, id, preview).await?;
                Ok(End::Looked)
            });
        }
        run
    }

    /// Lets work go on beside the request that begins it, and keeps how it ended.
    fn beside(&self, id: ImportId, run: &Arc<Run>, work: impl Future<Output = Result<End, AppError>> + Send + 'static) {
        let (app, run) = (self.clone(), run.clone());
        tokio::spawn(async move {
            // In a task of its own, so that it has an end even if it breaks.
            let worked = tokio::spawn(work).await;
            let end = match worked {
                Ok(Ok(end)) => end,
                Ok(Err(AppError::Stopped)) => End::Not(NotWritten::Stopped),
                Ok(Err(AppError::NotThere)) => End::NotThere,
                Ok(Err(error)) => app.failed(run.work, error.to_string()),
                Err(error) => app.failed(run.work, error.to_string()),
            };
            app.inner.runs.finish(id, &run, end, app.ground().now());
        });
    }

    fn failed(&self, work: Work, why: String) -> End {
        match work {
            // Whoever waits for it is told, and that is logged.
            Work::Look => End::Failed(why),
            Work::Write => {
                tracing::error!(%why, "an import cannot be written");
                End::Not(NotWritten::Failed)
            }
        }
    }

    /// Keeps what was found for the pages that show it.
    async fn remember(&self, unit: UnitId, id: ImportId, preview: Preview) -> Result<(), AppError> {
        let picture = self.picture().await?;
        let in_reach = picture.units.values().filter(|one| one.stands_on(picture.today));
        let in_reach = in_reach.filter(|one| picture.atlas.tree().covers(unit, one.id));
        let mut units: Vec<UnitLink> = in_reach.filter_map(|one| picture.link(one.id)).collect();
        units.sort_by(|one, other| (&one.code, &one.name).cmp(&(&other.code, &other.name)));
        let rows = import::lines(&preview.reading, |id| Some(picture.link(id)?.name));
        self.inner.runs.remember(Looked {
            import: id,
            through: (picture.atlas.through(), picture.today),
            reading: Arc::new(Reading { records: Records::default(), ..preview.reading }),
            rows: Arc::new(rows),
            units: Arc::new(units),
            foreseen: preview.foreseen.unwrap_or_default(),
            ahead: preview.ahead,
        });
        Ok(())
    }

    /// Reads one's own files on the shelf, with the answers given so far.
    async fn look(
        &self,
        actor: &Actor,
        unit: UnitId,
        id: ImportId,
        progress: &Arc<Progress>,
    ) -> Result<(Preview, Kept), AppError> {
        let (kept, files) = self.take_down(actor, unit, id).await?;
        let preview = self.preview_followed(Bringer::Actor(actor, unit), files, &kept.answers, progress).await?;
        Ok((preview, kept))
    }

    /// What is known of one's own files on the shelf.
    async fn about(&self, actor: &Actor, unit: UnitId, id: ImportId) -> Result<Kept, AppError> {
        let now = self.ground().now();
        let found = self.on_shelf(move |shelf| shelf.about(id, now)).await?;
        found.filter(|kept| is_theirs(kept, actor, unit)).ok_or(AppError::NotThere)
    }

    async fn take_down(&self, actor: &Actor, unit: UnitId, id: ImportId) -> Result<(Kept, Vec<Upload>), AppError> {
        let now = self.ground().now();
        let found = self.on_shelf(move |shelf| shelf.get(id, now)).await?;
        let (kept, files) = found.ok_or(AppError::NotThere)?;
        if is_theirs(&kept, actor, unit) { Ok((kept, files)) } else { Err(AppError::NotThere) }
    }

    /// Keeps answers with the files they were given for. While they are being written it is too late for that.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn answer(
        &self,
        actor: &Actor,
        unit: UnitId,
        id: ImportId,
        answers: Vec<Answer>,
    ) -> Result<(), AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Import, unit)?;
        let mut kept = self.about(actor, unit, id).await?;
        if self.is_being_written(id) {
            return Ok(());
        }
        kept.answers = kept.answers.and(&Mapping { answers });
        self.on_shelf(move |shelf| shelf.note(id, &kept)).await?;
        self.inner.runs.forget_looked(id);
        Ok(())
    }

    fn is_being_written(&self, id: ImportId) -> bool {
        self.inner.runs.under_way(id).is_some_and(|run| run.work == Work::Write)
    }

    /// Brings in what the page showed, beside the request: whoever asks waits for it so long. `seen` is what the page
    /// said would be written, `looked` whether its reader has looked at what is wrong. Asked again, the same goes on.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn settle_import(
        &self,
        actor: &Actor,
        unit: UnitId,
        id: ImportId,
        (seen, looked): (Outcome, bool),
        patience: Duration,
    ) -> Result<Settled, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Import, unit)?;
        self.about(actor, unit, id).await?;
        if self.store().import(id).await?.is_some() {
            return Ok(Settled::Done);
        }
        let (run, is_new) = self.inner.runs.begin(id, Work::Write, self.ground().now());
        if is_new {
            let (app, actor, progress) = (self.clone(), actor.clone(), run.progress.clone());
            self.beside(id, &run, async move { app.settle(&actor, unit, id, (seen, looked), &progress).await });
        }
        match run.wait_in_all(patience, self.ground().now()).await {
            None => Ok(Settled::Running),
            Some(End::Wrote | End::Looked) => Ok(Settled::Done),
            Some(End::Not(why)) => Ok(Settled::Not(why)),
            Some(End::NotThere) => Err(AppError::NotThere),
            Some(End::Failed(why)) => Err(AppError::Unavailable(why)),
        }
    }

    async fn settle(
        &self,
        actor: &Actor,
        unit: UnitId,
        id: ImportId,
        (seen, looked): (Outcome, bool),
        progress: &Arc<Progress>,
    ) -> Result<End, AppError> {
        let (mut preview, mut kept) = self.look(actor, unit, id, progress).await?;
        let is_wrong = |finding: &Finding| finding.severity() == Severity::Error;
        let refused = if preview.foreseen != Some(seen) || seen.is_nothing() {
            Some(NotWritten::Changed)
        } else if !looked && preview.reading.findings.iter().any(is_wrong) {
            Some(NotWritten::NotLooked)
        } else {
            None
        };
        if let Some(why) = refused {
            self.remember(unit, id, preview).await?;
            return Ok(End::Not(why));
        }
        // The files themselves are no longer needed.
        preview.workbooks = Vec::new();
        let by = Bringer::Actor(actor, unit);
        let outcome = self.bring_in_followed(by, id, &preview, &kept.answers, progress).await?;
        if outcome.is_nothing() {
            return Ok(End::Not(NotWritten::Changed));
        }
        kept.copies = self.findings_names(&preview);
        self.inner.runs.forget_looked(id);
        if let Err(error) = self.on_shelf(move |shelf| shelf.note(id, &kept)).await {
            // It is written all the same.
            tracing::warn!(%error, "the copies with findings are not offered");
        }
        Ok(End::Wrote)
    }

    /// Stops reading or writing one's own files. Whoever asks waits so long until that is certain.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn stop_import(
        &self,
        actor: &Actor,
        unit: UnitId,
        id: ImportId,
        patience: Duration,
    ) -> Result<Halted, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Import, unit)?;
        self.about(actor, unit, id).await?;
        let Some(run) = self.inner.runs.of(id) else { return Ok(Halted::Writing) };
        run.progress.stop();
        run.wait(patience).await;
        Ok(match run.work {
            Work::Look => Halted::Reading,
            Work::Write => Halted::Writing,
        })
    }

    /// Throws one's own files away. `false` if they are written or being written; then they stay.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn discard_upload(&self, actor: &Actor, unit: UnitId, id: ImportId) -> Result<bool, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Import, unit)?;
        self.about(actor, unit, id).await?;
        if self.is_being_written(id) || self.store().import(id).await?.is_some() {
            return Ok(false);
        }
        self.inner.runs.forget_looked(id);
        self.inner.runs.forget(id);
        self.on_shelf(move |shelf| shelf.throw_away(id)).await?;
        Ok(true)
    }

    /// One of one's own files with a column that says what was found; counted from 0 among those that have one.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn import_copy(
        &self,
        actor: &Actor,
        unit: UnitId,
        id: ImportId,
        number: usize,
    ) -> Result<File, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Import, unit)?;
        let (preview, _) = self.look(actor, unit, id, &Arc::default()).await?;
        self.findings_files(&preview)?.into_iter().nth(number).ok_or(AppError::NotThere)
    }

    async fn on_shelf<T: Send + 'static>(
        &self,
        what: impl FnOnce(&Shelf) -> std::io::Result<T> + Send + 'static,
    ) -> Result<T, AppError> {
        let shelf = self.inner.shelf.get().cloned();
        let shelf = shelf.ok_or_else(|| AppError::Unavailable("there is no folder for uploads".to_owned()))?;
        let done = tokio::task::spawn_blocking(move || what(&shelf)).await;
        let unavailable =
            |error: &dyn std::fmt::Display| AppError::Unavailable(format!("the folder of uploads: {error}"));
        done.map_err(|error| unavailable(&error))?.map_err(|error| unavailable(&error))
    }
}

fn is_theirs(kept: &Kept, actor: &Actor, unit: UnitId) -> bool {
    kept.account == actor.account.to_string() && kept.unit == unit.to_string()
}

/// The only unit that is called so, by its code or its full name.
pub fn named<'a>(units: &'a [UnitLink], text: &str) -> Option<&'a UnitLink> {
    let wanted = fold(text.trim());
    let by_code = units.iter().find(|unit| unit.code.as_deref().is_some_and(|code| fold(code) == wanted));
    by_code.or_else(|| {
        let mut by_name = units.iter().filter(|unit| fold(&unit.name) == wanted);
        by_name.next().filter(|_| by_name.next().is_none())
    })
}

/// File names as they are shown and kept: without a folder, without what cannot be printed, not long; each once.
pub fn tidy_names(files: &mut [Upload]) {
    let mut taken = BTreeSet::new();
    for file in files {
        let last = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let mut name: String = last.chars().filter(|letter| !letter.is_control()).take(120).collect();
        if name.trim().is_empty() {
            name = "tệp".to_owned();
        }
        let (stem, ending) = name.rsplit_once('.').map_or((name.as_str(), ""), |(stem, ending)| (stem, ending));
        let mut tried = name.clone();
        let mut number = 2;
        while !taken.insert(tried.clone()) {
            tried =
                if ending.is_empty() { format!("{stem} ({number})") } else { format!("{stem} ({number}).{ending}") };
            number += 1;
        }
        file.name = tried;
    }
}
