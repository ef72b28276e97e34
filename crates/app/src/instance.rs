//! The instance as a whole: its settings, and whether its records are whole.
//!
//! Both are open to whoever holds the right over everything: at every unit at the top of the tree.

use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use nguon_domain::{
    access::Permission,
    atlas::{CountBy, Span},
    attachment::AttachmentKind,
    calendar::Timestamp,
    journal::Author,
    password::Policy,
};
use nguon_store::{Changes, Entry, Store};

use crate::{App, CareReport, Ticket, actor::Actor, attachments, door, error::AppError};

/// The settings of the instance, with what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsView {
    /// Which day counts an admission.
    pub count_by: CountBy,
    /// How many were admitted this year until today and in the whole year before, counted each way.
    pub admitted: Vec<(CountBy, u32, u32)>,
    /// This year.
    pub year: i16,
    /// What is asked of passwords.
    pub policy: Policy,
    /// What runs here.
    pub facts: InstanceFacts,
    /// Whether the reader may look whether the records are whole.
    pub may_check: bool,
}

/// What runs here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstanceFacts {
    /// The program's version.
    pub version: &'static str,
    /// The engine of the database: `SQLite` or `PostgreSQL`.
    pub engine: &'static str,
    /// How many units stand.
    pub units: u32,
    /// How many cases there are.
    pub cases: usize,
}

/// A choice of settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewSettings {
    /// Which day counts an admission.
    pub count_by: CountBy,
    /// What is asked of passwords.
    pub policy: Policy,
}

/// How far a check of the records has come.
#[derive(Debug, Clone, Default)]
pub enum CheckState {
    /// Nobody has asked for one since the program was started.
    #[default]
    Never,
    /// It runs.
    Running {
        /// Since when.
        since: Timestamp,
    },
    /// It is over.
    Done {
        /// When it was over.
        at: Timestamp,
        /// What it found.
        report: Arc<CareReport>,
    },
    /// It could not go on.
    Failed {
        /// When.
        at: Timestamp,
    },
}

/// The settings that pages ask for at every turn, read whenever something was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chosen {
    count_by: CountBy,
    attachment_kinds: Vec<AttachmentKind>,
}

impl Chosen {
    pub(crate) async fn read(store: &Store) -> Result<Self, AppError> {
        let count_by = store.setting("count_by").await?.and_then(|word| CountBy::from_code(&word));
        Ok(Self { count_by: count_by.unwrap_or(CountBy::Ceremony), attachment_kinds: attachments::kinds(store).await? })
    }
}

/// What the instance keeps beside its database.
#[derive(Debug)]
pub(crate) struct Instance {
    chosen: ArcSwap<Chosen>,
    check: Mutex<CheckState>,
}

impl Instance {
    pub(crate) fn new(chosen: Chosen) -> Self {
        Self { chosen: ArcSwap::from_pointee(chosen), check: Mutex::default() }
    }

    pub(crate) fn count_by(&self) -> CountBy {
        self.chosen.load().count_by
    }

    /// The kinds of files that are kept with cases, as of the picture.
    pub(crate) fn attachment_kinds(&self) -> Vec<AttachmentKind> {
        self.chosen.load().attachment_kinds.clone()
    }

    pub(crate) fn choose(&self, chosen: Chosen) {
        self.chosen.store(Arc::new(chosen));
    }

    fn check(&self) -> CheckState {
        self.check.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_check(&self, state: CheckState) {
        *self.check.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }

    /// Whether a check may begin; it has begun then.
    fn begin_check(&self, since: Timestamp) -> bool {
        let mut state = self.check.lock().unwrap_or_else(PoisonError::into_inner);
        let is_free = !matches!(*state, CheckState::Running { .. });
        if is_free {
            *state = CheckState::Running { since };
        }
        is_free
    }
}

impl App {
    /// The settings of the instance.
    ///
    /// Errors: [`AppError::NotThere`] for whoever may not change them, [`AppError::Unavailable`].
    pub async fn settings(&self, actor: &Actor) -> Result<SettingsView, AppError> {
        let picture = self.picture().await?;
        door::enter_whole(actor, &picture, Permission::ManageSettings)?;
        let today = picture.today;
        let this_year = Span { from: today.first_of_year(), last: today };
        let before = crate::picture::one_year_earlier(this_year).from;
        let last_year = Span { from: before, last: before.last_of_year() };
        let tree = picture.atlas.tree();
        let admitted =
            |span, by| tree.roots().into_iter().map(|root| picture.atlas.counts(root, span, by).admitted).sum::<u32>();
        Ok(SettingsView {
            count_by: self.count_by(),
            admitted: CountBy::ALL.iter().map(|by| (*by, admitted(this_year, *by), admitted(last_year, *by))).collect(),
            year: today.year(),
            policy: self.password_policy().await?,
            facts: InstanceFacts {
                version: env!("CARGO_PKG_VERSION"),
                engine: self.store().engine(),
                units: picture.ranks.standing(0..tree.places().len()),
                cases: picture.atlas.cases(),
            },
            may_check: door::enter_whole(actor, &picture, Permission::SeeJournal).is_ok(),
        })
    }

    /// Chooses settings. What is as it was is not written.
    ///
    /// Errors: [`AppError::NotThere`] for whoever may not change them, [`AppError::Unavailable`].
    pub async fn choose_settings(&self, actor: &Actor, ticket: Ticket, new: NewSettings) -> Result<(), AppError> {
        let picture = self.picture().await?;
        let post = door::enter_whole(actor, &picture, Permission::ManageSettings)?;
        let old = NewSettings { count_by: self.count_by(), policy: self.password_policy().await? };
        let mut changes = Changes::default();
        let mut entries = Vec::new();
        let mut choose = |name: &str, value: &str| {
            changes.settings.push((name.to_owned(), value.to_owned()));
            entries.push(chosen(name, value));
        };
        if new.count_by != old.count_by {
            choose("count_by", new.count_by.code());
        }
        if new.policy != old.policy {
            choose("password_policy", new.policy.code());
        }
        if !entries.is_empty() {
            let author = Author { account: Some(actor.account), post: Some(post) };
            self.write(ticket.command(actor, &format!("settings\n{new:?}")), author, changes, entries).await?;
            self.inner.instance.choose(Chosen::read(self.store()).await?);
        }
        Ok(())
    }

    /// How far the last check of the records has come.
    ///
    /// Errors: [`AppError::NotThere`] for whoever may not see the journal of everything, [`AppError::Unavailable`].
    pub async fn check_state(&self, actor: &Actor) -> Result<CheckState, AppError> {
        door::enter_whole(actor, &*self.picture().await?, Permission::SeeJournal)?;
        Ok(self.inner.instance.check())
    }

    /// Begins a check of the records, unless one runs. It goes on by itself.
    ///
    /// Errors: [`AppError::NotThere`] for whoever may not see the journal of everything, [`AppError::Unavailable`].
    pub async fn begin_check(&self, actor: &Actor) -> Result<(), AppError> {
        door::enter_whole(actor, &*self.picture().await?, Permission::SeeJournal)?;
        if self.inner.instance.begin_check(self.ground().now()) {
            let app = self.clone();
            tokio::spawn(async move {
                let report = app.check().await;
                let at = app.ground().now();
                app.inner.instance.set_check(match report {
                    Ok(report) => CheckState::Done { at, report: Arc::new(report) },
                    Err(_) => CheckState::Failed { at },
                });
            });
        }
        Ok(())
    }
}

/// The journal's entry of a setting that was chosen.
pub(crate) fn chosen(name: &str, value: &str) -> Entry {
    Entry { what: "setting.chosen".to_owned(), subject: format!("setting:{name}"), payload: value.as_bytes().to_vec() }
}
