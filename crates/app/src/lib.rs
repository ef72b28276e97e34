//! Use cases: one function each. Authorise through the one door, load, decide, save.
//!
//! The only crate in which rights, rules and storage meet. Shared by the web, the command line and jobs. Start at
//! [`App`]; bringing in workbooks is in [`import`] (what they say) and [`intake`] (writing it down).

use std::sync::Arc;

use arc_swap::ArcSwapOption;
use nguon_domain::{atlas::CountBy, calendar::Date, id::CommandId, journal::Author, rules::Rules};
use nguon_store::{Changes, Committed, Entry, Store, StoreError, Watch, Write};

pub mod account;
pub mod accounts;
pub mod actor;
mod attachments;
mod care;
mod cases;
mod compare;
mod door;
mod drafts;
mod error;
mod figures;
mod find;
pub mod founding;
mod ground;
pub mod import;
mod instance;
pub mod intake;
pub mod invitation;
mod listing;
mod nomination;
mod notes;
mod pages;
mod past;
mod people;
mod picture;
pub mod posts;
mod ranks;
mod reshape;
#[doc(hidden)]
pub mod sample;
mod saved;
mod seen;
pub mod sessions;
pub mod texts;
mod throttle;
mod together;
mod tree;
mod undo;
mod uploads;
pub mod view;
mod work;

pub use actor::{Actor, MeView, PasswordChange, PasswordRefused, Peer, SignInRefused, SignedIn};
pub use attachments::{AttachmentDesk, AttachmentRefused, Drawer, RemovalDesk};
pub use care::CareReport;
pub use cases::{CaseDesk, CorrectionDesk, NewAct, Recorded, Ticket};
pub use compare::{CompareAsk, CompareSide, CompareView, Compared, MonthCount, MonthPair};
pub use drafts::{DRAFT_DAYS, DraftFields, DraftKept, DraftLine, DraftOf};
pub use error::AppError;
pub use find::Found;
pub use ground::Ground;
pub use instance::{CheckState, InstanceFacts, NewSettings, SettingsView};
pub use listing::{FilterDays, FilterPart, PeopleColumn, PeopleFilter};
pub use nomination::{Nominated, Nomination, NominationDesk, Obstacle, Similar, SimilarPerson};
pub use notes::{NoteChange, NoteDesk, NoteRefused};
pub use pages::{PageHit, PageKind};
pub use past::TreeNote;
pub use people::{File, FileKind, PeopleAsk};
pub use picture::Picture;
pub use reshape::{
    Becomes, Going, Held, MOST_GOING, PeopleGo, ReshapeDesk, ReshapeKind, ReshapeLook, ReshapeRefused, Reshaped,
    Reshaping, Shown, UnitFate, UnitNow,
};
pub use saved::{NewView, ViewChange, ViewLine, ViewRefused, ViewsDesk};
pub use seen::{ActSince, Saved, Seen};
pub use together::{
    BuiltOn, Chosen, DoneLine, Fate, LeftLine, LineOutcome, MOST_TOGETHER, SharedAct, TogetherDesk, TogetherDone,
    TogetherLine, TogetherLook,
};
pub use tree::{UnitRow, UnitsAsk, UnitsView};
pub use undo::{Built, Undid, UndoAsk, UndoCounts, UndoLine, UndoList, UndoThing, UndoView};
pub use uploads::{
    Halted, ImportDesk, ImportDone, ImportRunning, ImportView, ImportWaiting, MOST_FILES, NotWritten, PastImport,
    Received, Settled, Shelf, UndoneImport, WaitingUpload, Work, named, tidy_names,
};
pub use work::{Contact, InboxView, PostStanding, Side, StageRow, Tally, UnitWorkView, WorkAsk, WorkLine, WorkList};

/// The program's use cases over one database. Cheap to clone.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    rules: Rules,
    ground: Box<dyn Ground>,
    instance: instance::Instance,
    picture: ArcSwapOption<Picture>,
    /// Trees of days gone by that somebody asked for, the latest asked last.
    past: tokio::sync::Mutex<Vec<Arc<past::Past>>>,
    drawing: tokio::sync::Mutex<()>,
    /// Held while the tree is changed by hand.
    reshaping: tokio::sync::Mutex<()>,
    /// Held while a password is tried.
    guessing: tokio::sync::Semaphore,
    /// Passwords tried so far.
    tried: std::sync::atomic::AtomicU64,
    /// Held while workbooks are read.
    reading: Arc<tokio::sync::Mutex<()>>,
    /// Imports that are read or written just now.
    runs: uploads::Runs,
    /// Where uploads wait; set once, by whoever starts the program.
    shelf: std::sync::OnceLock<Shelf>,
    /// Where files of cases stay; set once, by whoever starts the program.
    drawer: std::sync::OnceLock<Drawer>,
    /// Whether the first run is over.
    founded: std::sync::atomic::AtomicBool,
    founding: tokio::sync::Mutex<()>,
    /// What opens the first run.
    founding_code: String,
}

impl App {
    /// The use cases over a migrated database.
    ///
    /// Errors: [`AppError::Unavailable`] if the database cannot be read.
    pub async fn open(store: Store, rules: Rules, ground: Box<dyn Ground>) -> Result<Self, AppError> {
        store.lay_tree(ground.today()).await?;
        let chosen = instance::Chosen::read(&store).await?;
        let founding_code = ground::code(&*ground);
        let inner = Inner {
            store,
            rules,
            ground,
            instance: instance::Instance::new(chosen),
            picture: ArcSwapOption::empty(),
            past: tokio::sync::Mutex::default(),
            drawing: tokio::sync::Mutex::new(()),
            reshaping: tokio::sync::Mutex::new(()),
            guessing: tokio::sync::Semaphore::new(2),
            tried: std::sync::atomic::AtomicU64::new(0),
            reading: Arc::default(),
            runs: uploads::Runs::default(),
            shelf: std::sync::OnceLock::new(),
            drawer: std::sync::OnceLock::new(),
            founded: std::sync::atomic::AtomicBool::new(false),
            founding: tokio::sync::Mutex::new(()),
            founding_code,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Lets uploads wait on this shelf. The first one stays; without any, nothing can be handed over on a page.
    #[must_use]
    pub fn with_shelf(self, shelf: Shelf) -> Self {
        let _first = self.inner.shelf.set(shelf);
        self
    }

    /// The day it is.
    pub fn today(&self) -> Date {
        self.inner.ground.today()
    }

    /// Which day counts an admission in this instance.
    pub fn count_by(&self) -> CountBy {
        self.inner.instance.count_by()
    }

    /// Closes the database, so that its file is whole by itself. Nothing can be asked afterwards.
    pub async fn close(&self) {
        self.store().close().await;
    }

    /// Whether pages can be served.
    pub async fn is_ready(&self) -> bool {
        self.picture().await.is_ok()
    }

    /// Does beforehand what the first search would wait for.
    ///
    /// Errors: [`AppError::Unavailable`]; the first search tries again.
    pub async fn warm(&self) -> Result<(), AppError> {
        Ok(self.store().learn_names().await?)
    }

    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(crate) fn rules(&self) -> &Rules {
        &self.inner.rules
    }

    /// What the program stands on.
    pub fn ground(&self) -> &dyn Ground {
        &*self.inner.ground
    }

    /// The picture of this moment.
    pub(crate) async fn picture(&self) -> Result<Arc<Picture>, AppError> {
        let today = self.today();
        let head = self.store().head().await?;
        let is_now = |picture: &Arc<Picture>| picture.today == today && picture.atlas.through() == head;
        if let Some(picture) = self.inner.picture.load_full().filter(is_now) {
            return Ok(picture);
        }
        let _one_at_a_time = self.inner.drawing.lock().await;
        let known = self.inner.picture.load_full();
        if known.as_ref().is_none_or(|known| known.today != today) {
            // Lists follow the tree of the day as figures do, also where it was decided for that day before.
            self.store().lay_tree(today).await?;
        }
        let picture = match known {
            Some(picture) => {
                let next = picture.follow(&self.inner.store, &self.inner.rules, today).await?;
                if next.atlas.through() != picture.atlas.through() {
                    // Another process may have chosen settings.
                    self.inner.instance.choose(instance::Chosen::read(self.store()).await?);
                }
                next
            }
            None => Arc::new(Picture::draw(&self.inner.store, &self.inner.rules, today).await?),
        };
        self.inner.picture.store(Some(picture.clone()));
        Ok(picture)
    }

    pub(crate) fn fresh_command(&self) -> CommandId {
        CommandId::new(self.ground().now(), ground::noise(self.ground()))
    }

    /// Writes changes with their journal entries, in one transaction.
    pub(crate) async fn write(
        &self,
        command: CommandId,
        author: Author,
        changes: Changes,
        entries: Vec<Entry>,
    ) -> Result<Committed, AppError> {
        Ok(self.try_write(command, author, changes, entries).await?)
    }

    /// Writes, for those who can do something about what the storage will not take.
    ///
    /// Each payload begins with a line of salt, so that what was erased cannot be guessed from the digest that stays.
    async fn try_write(
        &self,
        command: CommandId,
        author: Author,
        changes: Changes,
        entries: Vec<Entry>,
    ) -> Result<Committed, StoreError> {
        self.try_write_followed(command, author, changes, entries, None).await
    }

    /// The same, while somebody may follow how far it has come.
    async fn try_write_followed(
        &self,
        command: CommandId,
        author: Author,
        changes: Changes,
        mut entries: Vec<Entry>,
        watch: Option<Arc<dyn Watch>>,
    ) -> Result<Committed, StoreError> {
        for entry in entries.iter_mut().filter(|entry| !entry.payload.is_empty()) {
            let mut salted = ground::secret(self.ground()).as_bytes()[..32].to_vec();
            salted.push(b'\n');
            salted.append(&mut entry.payload);
            entry.payload = salted;
        }
        let write = Write { command, author, at: self.ground().now(), changes, entries };
        self.store().commit_followed(write, watch).await
    }
}
