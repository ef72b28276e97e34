//! The first run: naming the organisation and making the first account, by whoever can read what the program printed
//! when it started.

use std::collections::BTreeMap;

use nguon_domain::{
    access::{Post, Role},
    id::{AccountId, ActId, PostId, UnitId},
    journal::Author,
    text::{fold, tidy},
    unit::{Unit, UnitAct, UnitChange, UnitKind, UnitState, UnitVersion, apply},
};
use nguon_store::{Account, Changes, Entry, UnitWrite};

use crate::{
    App, PasswordRefused, Peer, SignedIn,
    account::{self, Login},
    error::AppError,
    ground,
    intake::LONG_AGO,
};

/// What an organisation can be that begins with the program.
pub const TOPS: [UnitKind; 4] = [
    UnitKind::GrassrootsCommitteeOrg,
    UnitKind::GrassrootsCell,
    UnitKind::CommuneCommittee,
    UnitKind::ProvinceCommittee,
];

/// The most units that are named on one page.
pub const MOST_UNITS: usize = 500;
/// So many codes that are none are free; then waiting begins.
const FREE_CODES: u32 = 5;
/// No name is longer, in characters.
const LONGEST_NAME: usize = 200;

/// An organisation as it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founding {
    /// Its name.
    pub name: String,
    /// What it is; one of [`TOPS`].
    pub kind: UnitKind,
    /// The units directly under it.
    pub below: Vec<(String, UnitKind)>,
    /// The name of whoever looks after the program.
    pub officer: String,
    /// What they sign in with.
    pub login: Login,
}

/// Why a line names no unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineProblem {
    /// It begins neither with Chi bộ nor with Đảng bộ.
    NeitherCellNorCommittee {
        /// Which line, from 1.
        line: usize,
        /// What it says.
        text: String,
    },
    /// A committee cannot stand under this organisation.
    NoCommitteeHere {
        /// Which line, from 1.
        line: usize,
        /// What it says.
        text: String,
    },
    /// The same name stands in another line.
    Twice {
        /// Which line, from 1.
        line: usize,
        /// What it says.
        text: String,
    },
    /// Nothing can stand under a cell.
    UnderCell,
    /// More than [`MOST_UNITS`], or a name of more than 200 characters.
    TooMuch,
}

/// Reads the names of units, a line each, under an organisation of some kind. Empty lines are passed over. The name
/// says what the unit is; nothing is guessed.
///
/// Errors: the first line that cannot be taken.
pub fn read_units(kind: UnitKind, text: &str) -> Result<Vec<(String, UnitKind)>, LineProblem> {
    let (cell, committee) = match kind {
        UnitKind::GrassrootsCommitteeOrg => (UnitKind::SubordinateCell, Some(UnitKind::SectionalCommitteeOrg)),
        UnitKind::CommuneCommittee => (UnitKind::Cell, Some(UnitKind::GrassrootsCommitteeOrg)),
        UnitKind::ProvinceCommittee => (UnitKind::GrassrootsCell, Some(UnitKind::CommuneCommittee)),
        _ => (UnitKind::Cell, None),
    };
    let mut units: Vec<(String, UnitKind)> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for (at, line) in text.lines().enumerate() {
        let (line, text) = (at + 1, tidy(line).text);
        if text.is_empty() {
            continue;
        }
        if kind.is_cell() {
            return Err(LineProblem::UnderCell);
        }
        if units.len() == MOST_UNITS || text.chars().count() > LONGEST_NAME {
            return Err(LineProblem::TooMuch);
        }
        let folded = fold(&text);
        let kind = match () {
            () if folded.starts_with("chi bo ") => cell,
            () if folded.starts_with("dang bo ") => match committee {
                Some(committee) => committee,
                None => return Err(LineProblem::NoCommitteeHere { line, text }),
            },
            () => return Err(LineProblem::NeitherCellNorCommittee { line, text }),
        };
        if !known.insert(text.to_lowercase()) {
            return Err(LineProblem::Twice { line, text });
        }
        units.push((text, kind));
    }
    Ok(units)
}

/// Why nothing was founded.
#[derive(Debug)]
pub enum FoundingRefused {
    /// It was done already.
    Done,
    /// The code is another.
    Code,
    /// Too many codes that are none.
    Wait {
        /// Seconds until the next try.
        seconds: u64,
    },
    /// The password cannot be taken.
    Password(PasswordRefused),
    /// The storage failed.
    Unavailable(AppError),
}

impl From<AppError> for FoundingRefused {
    fn from(error: AppError) -> Self {
        Self::Unavailable(error)
    }
}

impl App {
    /// Whether an organisation and an account are there already.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn is_founded(&self) -> Result<bool, AppError> {
        if self.inner.founded.load(std::sync::atomic::Ordering::Relaxed) {
            return Ok(true);
        }
        let picture = self.picture().await?;
        let is_founded = !picture.units.is_empty() || !self.store().accounts().await?.is_empty();
        self.inner.founded.store(is_founded, std::sync::atomic::Ordering::Relaxed);
        Ok(is_founded)
    }

    /// The code that opens the first run, for the machine's own screen; `None` once it is over.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn founding_code(&self) -> Result<Option<&str>, AppError> {
        Ok((!self.is_founded().await?).then_some(self.inner.founding_code.as_str()))
    }

    /// Makes the organisation and the first account, which may do everything there, and signs it in.
    ///
    /// Errors: [`FoundingRefused`].
    pub async fn found(
        &self,
        code: &str,
        founding: Founding,
        password: String,
        again: &str,
        from: &Peer,
    ) -> Result<SignedIn, FoundingRefused> {
        if self.is_founded().await? {
            return Err(FoundingRefused::Done);
        }
        let key = format!("founding\n{}", from.address);
        if let Some(seconds) = self.must_wait_beyond(&key, FREE_CODES).await? {
            return Err(FoundingRefused::Wait { seconds });
        }
        if ground::sealed(code.trim()) != ground::sealed(&self.inner.founding_code) {
            self.store().note_sign_in_failure(&key, self.ground().now()).await.map_err(AppError::from)?;
            return Err(FoundingRefused::Code);
        }
        let now = self.ground().now();
        let account = Account {
            id: AccountId::new(now, ground::noise(self.ground())),
            login: founding.login.as_str().to_owned(),
            display_name: founding.officer.clone(),
            password_hash: String::new(),
            locale: String::new(),
            disabled_on: None,
        };
        self.weigh(&password, again, &account).await.map_err(FoundingRefused::Password)?;
        let account = Account { password_hash: account::hash(password, self.ground()).await?, ..account };
        // One at a time, and whoever comes second finds it done.
        let _one = self.inner.founding.lock().await;
        if self.is_founded().await? {
            return Err(FoundingRefused::Done);
        }
        let (top, units) = self.units_of(&founding)?;
        let works_as = match founding.kind {
            kind if kind.is_cell() => Role::CellSecretary,
            kind if kind.is_grassroots() => Role::CommitteeOfficer,
            _ => Role::OrganisationOfficer,
        };
        let posts = [Role::SystemAdministrator, works_as].map(|role| Post {
            id: PostId::new(now, ground::noise(self.ground())),
            account: account.id,
            role,
            unit: top,
            from: self.today(),
            until: None,
            confirmed: true,
            suspended_on: None,
            delegated_by: None,
        });
        let entry = |what: &str, subject: String, payload: String| Entry {
            what: what.to_owned(),
            subject,
            payload: payload.into_bytes(),
        };
        let mut entries = vec![entry("instance.founded", format!("unit:{top}"), format!("{} units", units.len()))];
        entries.push(entry("account.added", format!("account:{}", account.id), String::new()));
        entries.extend(posts.iter().map(|post| {
            entry("post.given", format!("post:{}", post.id), format!("{} {}", post.role.code(), post.unit))
        }));
        let changes = Changes { units, accounts: vec![account.clone()], posts: posts.into(), ..Changes::default() };
        self.write(self.fresh_command(), Author::PROGRAM, changes, entries).await?;
        Ok(self.begin_session(&account, from).await?)
    }

    fn units_of(&self, founding: &Founding) -> Result<(UnitId, Vec<UnitWrite>), AppError> {
        let now = self.ground().now();
        let mut units: BTreeMap<UnitId, Unit> = BTreeMap::new();
        let mut writes = Vec::new();
        let mut top = None;
        let named = [(&founding.name, founding.kind)].into_iter();
        for (name, kind) in named.chain(founding.below.iter().map(|(name, kind)| (name, *kind))) {
            let unit = UnitId::new(now, ground::noise(self.ground()));
            let first = UnitVersion {
                from: LONG_AGO,
                name: name.clone(),
                parent: top,
                kind,
                sector: None,
                area_code: None,
                state: UnitState::Standing,
            };
            let act = UnitAct {
                id: ActId::new(now, ground::noise(self.ground())),
                unit,
                on: LONG_AGO,
                paper: None,
                change: UnitChange::Established { code: None, first },
            };
            apply(&mut units, &act).map_err(|refusal| AppError::Unavailable(refusal.to_string()))?;
            let made = units.get(&unit).cloned().ok_or(AppError::NotThere)?;
            writes.push(UnitWrite { unit: made, acts: vec![act] });
            top = top.or(Some(unit));
        }
        Ok((top.ok_or(AppError::NotThere)?, writes))
    }
}
