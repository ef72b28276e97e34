//! What one command changes: everything of a [`Write`] is there afterwards, or nothing.

use nguon_domain::{
    access::Post,
    calendar::Timestamp,
    case::{Act, Case, Opening},
    id::CommandId,
    journal::Author,
    person::Person,
    quota::Quota,
    unit::{Unit, UnitAct},
};

use crate::{
    Account, Assignment, Attachment, Enterprise, Headcount, Import, Invitation, Mapping, Member, Note, OpeningView,
    SavedView, Survey, Undo,
};

/// One command, carried out in one transaction.
#[derive(Debug, Clone)]
pub struct Write {
    /// The request, so that asking again is harmless.
    pub command: CommandId,
    /// Who writes.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// What changes.
    pub changes: Changes,
    /// What the journal says of it. Never empty.
    pub entries: Vec<Entry>,
}

/// One link of the journal to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What was done, one word such as `act.recorded`.
    pub what: String,
    /// What it was done to, such as `case:01h…`.
    pub subject: String,
    /// The details; may be erased later while the chain still holds. May be empty.
    pub payload: Vec<u8>,
}

/// What a write changes. Within it, later entries for the same thing win.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Units, whole, with the acts that made them so. Paths of everything that moves with them are kept right.
    pub units: Vec<UnitWrite>,
    /// People, new or replaced.
    pub people: Vec<Person>,
    /// Cases, new or replaced, with their new acts.
    pub cases: Vec<CaseWrite>,
    /// Quotas; a revision is a new row.
    pub quotas: Vec<Quota>,
    /// Members at the start of a year, new or replaced.
    pub headcounts: Vec<Headcount>,
    /// Accounts, new or replaced.
    pub accounts: Vec<Account>,
    /// Posts, new or replaced.
    pub posts: Vec<Post>,
    /// Links into accounts; a newer one takes the place of the older.
    pub invitations: Vec<Invitation>,
    /// Settings, new or replaced: name and value.
    pub settings: Vec<(String, String)>,
    /// Answers for imports, new or replaced.
    pub mappings: Vec<Mapping>,
    /// Imports that were carried out.
    pub imports: Vec<Import>,
    /// Imports that are taken back, with all that they wrote. A write that has one is carried out alone.
    pub undone: Vec<Undo>,
    /// Officers in charge, new or replaced.
    pub assignments: Vec<Assignment>,
    /// Survey visits, new or replaced.
    pub surveys: Vec<Survey>,
    /// Firms, new or replaced.
    pub enterprises: Vec<Enterprise>,
    /// Members on a roster, new or replaced.
    pub members: Vec<Member>,
    /// Lists under a name, new or replaced.
    pub views: Vec<SavedView>,
    /// With which of them a list opens, new or replaced.
    pub opening_views: Vec<OpeningView>,
    /// Notes on cases, new or replaced.
    pub notes: Vec<Note>,
    /// Files that are kept with cases, new or replaced.
    pub attachments: Vec<Attachment>,
    /// What nobody may have written about since it was read; otherwise nothing of this is written.
    pub read: Vec<Read>,
}

/// Something as it was read, by what the journal says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What it is, such as `post:01h…`.
    pub subject: String,
    /// The last sequence about it that was there; 0 if there was none.
    pub sequence: u64,
}

/// A unit as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitWrite {
    /// All its versions.
    pub unit: Unit,
    /// The acts that are new.
    pub acts: Vec<UnitAct>,
}

/// A case as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseWrite {
    /// What was fixed when it was opened.
    pub opening: Opening,
    /// What its acts, the new ones included, make.
    pub case: Case,
    /// The acts that are new.
    pub new_acts: Vec<Act>,
    /// The version that was read; `None` for a case that is new.
    pub expected_version: Option<u64>,
}

/// What became of a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// The first of its links in the journal.
    pub first: u64,
    /// The last of its links in the journal.
    pub last: u64,
    /// Whether the command had been carried out before; then nothing was written now.
    pub replayed: bool,
}

impl Write {
    /// Roughly how many rows it writes, those of the journal among them.
    pub(crate) fn rows(&self) -> u64 {
        u64::try_from(2 * self.entries.len() + self.changes.weight()).unwrap_or(u64::MAX)
    }
}

impl Changes {
    /// Roughly how many rows it writes.
    pub(crate) fn weight(&self) -> usize {
        let acts: usize = self.cases.iter().map(|case| case.new_acts.len()).sum();
        self.units.len() + self.people.len() + self.cases.len() + acts + self.quotas.len() + self.members.len()
    }
}
