//! Files that somebody handed over on a page, and what becomes of them: looked at, answered for, brought in or thrown
//! away. Until then they lie on a [`Shelf`], for a day at most, and nobody but who brought them sees them.

use std::collections::BTreeSet;

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
    import::{self, Mapping, Reading, RowLine, mapping::Answer},
    intake::{Bringer, Outcome, Preview, Upload, refusals::sentence},
    picture::Picture,
    view::{May, UnitLink},
};

mod shelf;

use shelf::Kept;
pub use shelf::Shelf;
pub(crate) use shelf::{private_file, private_folder};

/// No more files are taken at once.
pub const MOST_FILES: usize = 30;

/// How many past imports a page shows.
const PAST: u32 = 20;

/// The page on which files are handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportDesk {
    /// What the reader may do there.
    pub may: May,
    /// The unit.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
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

/// What became of files that were handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// At least one can be read; they wait under this id.
    Waiting(ImportId),
    /// None can be read, and none was kept: each by name, with the reason in a sentence.
    Unreadable(Vec<(String, String)>),
}

/// Files that wait, or what was brought in.
#[derive(Debug, Clone)]
pub enum ImportView {
    /// Nothing is written yet.
    Waiting(Box<ImportWaiting>),
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
    /// What was read.
    pub reading: Reading,
    /// Its rows, as far as they are known one by one.
    pub rows: Vec<RowLine>,
    /// What would be written.
    pub foreseen: Outcome,
    /// Acts that are not written yet, for their day is still to come.
    pub ahead: usize,
    /// Files that could not be read, each with the reason in a sentence.
    pub unreadable: Vec<(String, String)>,
    /// The units that an answer may name, by code.
    pub units: Vec<UnitLink>,
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
}

/// What became of a request to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// It is written.
    Done,
    /// Nothing was written: something has changed since the page was shown.
    Changed,
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
            past,
        })
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
        };
        let now = self.ground().now();
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

    /// What became of an import of one's own, or of one that was carried out at a unit or below it.
    ///
    /// Errors: [`AppError::NotThere`] also once the files are gone; [`AppError::Unavailable`].
    pub async fn import_view(&self, actor: &Actor, unit: UnitId, id: ImportId) -> Result<ImportView, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Import, unit)?;
        let may = door::may(actor, &picture, unit);
        let link = picture.link(unit).ok_or(AppError::NotThere)?;
        let above = door::visible_above(actor, &picture, unit);
        if let Some(done) = self.store().import(id).await? {
            if !done.unit.is_some_and(|at| picture.line(at).contains(&unit)) {
                return Err(AppError::NotThere);
            }
            let import = self.past(&picture, done).await?;
            let copies = match self.look(actor, unit, id).await {
                Ok((preview, _)) => self.findings_files(&preview)?.into_iter().map(|file| file.name).collect(),
                Err(AppError::NotThere) => Vec::new(),
                Err(error) => return Err(error),
            };
            return Ok(ImportView::Done(Box::new(ImportDone { may, unit: link, above, import, copies })));
        }
        let (preview, kept) = self.look(actor, unit, id).await?;
        let in_reach = picture.units.values().filter(|one| one.stands_on(picture.today));
        let in_reach = in_reach.filter(|one| picture.atlas.tree().covers(unit, one.id));
        let mut units: Vec<UnitLink> = in_reach.filter_map(|one| picture.link(one.id)).collect();
        units.sort_by(|one, other| (&one.code, &one.name).cmp(&(&other.code, &other.name)));
        Ok(ImportView::Waiting(Box::new(ImportWaiting {
            may,
            unit: link,
            above,
            id,
            rows: import::lines(&preview.reading, |id| Some(picture.link(id)?.name)),
            reading: preview.reading,
            foreseen: preview.foreseen.unwrap_or_default(),
            ahead: preview.ahead,
            unreadable: kept.unreadable,
            units,
        })))
    }

    /// Reads one's own files on the shelf, with the answers given so far.
    async fn look(&self, actor: &Actor, unit: UnitId, id: ImportId) -> Result<(Preview, Kept), AppError> {
        let (kept, files) = self.take_down(actor, unit, id).await?;
        let preview = self.preview(Bringer::Actor(actor, unit), files, &kept.answers).await?;
        Ok((preview, kept))
    }

    async fn take_down(&self, actor: &Actor, unit: UnitId, id: ImportId) -> Result<(Kept, Vec<Upload>), AppError> {
        let now = self.ground().now();
        let found = self.on_shelf(move |shelf| shelf.get(id, now)).await?;
        let (kept, files) = found.ok_or(AppError::NotThere)?;
        let is_theirs = kept.account == actor.account.to_string() && kept.unit == unit.to_string();
        if is_theirs { Ok((kept, files)) } else { Err(AppError::NotThere) }
    }

    /// Keeps answers with the files they were given for.
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
        let (mut kept, _) = self.take_down(actor, unit, id).await?;
        kept.answers = kept.answers.and(&Mapping { answers });
        self.on_shelf(move |shelf| shelf.note(id, &kept)).await
    }

    /// Brings in what the page showed. `seen` is what it said would be written.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn settle_import(
        &self,
        actor: &Actor,
        unit: UnitId,
        id: ImportId,
        seen: Outcome,
    ) -> Result<Settled, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Import, unit)?;
        let (preview, kept) = self.look(actor, unit, id).await?;
        let by = Bringer::Actor(actor, unit);
        let is_done = self.store().import(id).await?.is_some();
        if !is_done && preview.foreseen != Some(seen) {
            return Ok(Settled::Changed);
        }
        let outcome = self.bring_in(by, id, &preview, &kept.answers).await?;
        Ok(if outcome.is_nothing() { Settled::Changed } else { Settled::Done })
    }

    /// Throws one's own files away.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn discard_upload(&self, actor: &Actor, unit: UnitId, id: ImportId) -> Result<(), AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::Import, unit)?;
        self.take_down(actor, unit, id).await?;
        self.on_shelf(move |shelf| shelf.throw_away(id)).await
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
        let (preview, _) = self.look(actor, unit, id).await?;
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
