//! Why storage would not do what was asked.

use std::sync::Arc;

use nguon_domain::id::{CaseId, ImportId};

use crate::dialect::{Meaning, meaning};

/// Why storage would not do what was asked. After an error nothing of the write is there.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the case first, or it is there already, or not at all (`found` is `None`).
    #[error("case {case}: its version is {found:?}, another one was expected")]
    Stale {
        /// The case.
        case: CaseId,
        /// The version that is there.
        found: Option<u64>,
    },
    /// Somebody else wrote about it first.
    #[error("{subject}: sequence {found} is there, an earlier one was read")]
    Overtaken {
        /// What it is about.
        subject: String,
        /// The last sequence about it.
        found: u64,
    },
    /// Something that must be unique is there already: a unit's code, a login, a quota's revision.
    #[error("{what} is there already")]
    Duplicate {
        /// Table and columns, or the key's name.
        what: String,
    },
    /// The write refers to something that is not there.
    #[error("refers to something that is not there: {what}")]
    Dangling {
        /// What is referred to, as far as it can be told.
        what: String,
    },
    /// An import cannot be taken back: something was built on it, or it was taken back before, or it is too old.
    #[error("import {import} cannot be taken back")]
    Held {
        /// The import.
        import: ImportId,
    },
    /// Whoever follows the write wanted no more of it.
    #[error("the write was stopped")]
    Stopped,
    /// A write came without an entry for the journal.
    #[error("a write without an entry for the journal")]
    NothingJournalled,
    /// The database was written by a newer program.
    #[error("the database has migration {version}, which this program does not know; use a newer program")]
    Newer {
        /// The migration that is not known.
        version: i64,
    },
    /// What is stored cannot be read as what it should be.
    #[error("{table} {row}: {what}")]
    Damaged {
        /// The table.
        table: String,
        /// The row's key, or its first column.
        row: String,
        /// What is wrong.
        what: String,
    },
    /// The database that should be empty is not.
    #[error("table {table} is not empty")]
    NotEmpty {
        /// The first table with rows.
        table: String,
    },
    /// Somebody else holds the database for too long.
    #[error("the database is busy")]
    Busy,
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
    /// The engine refused.
    #[error("the database engine: {0}")]
    Engine(Arc<sqlx::Error>),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match meaning(&error) {
            Meaning::Taken(what) => Self::Duplicate { what },
            Meaning::Dangling(what) => Self::Dangling { what },
            Meaning::Busy => Self::Busy,
            Meaning::TryAgain | Meaning::Other => Self::Engine(Arc::new(error)),
        }
    }
}

impl StoreError {
    /// Whether the same transaction may succeed when it is tried once more.
    pub(crate) fn is_lost_race(&self) -> bool {
        matches!(self, Self::Engine(error) if meaning(error) == Meaning::TryAgain)
    }

    /// Whether what was asked was at fault, and not the engine or another writer.
    pub(crate) fn is_of_the_write(&self) -> bool {
        match self {
            Self::Stale { .. }
            | Self::Overtaken { .. }
            | Self::Duplicate { .. }
            | Self::Dangling { .. }
            | Self::Held { .. }
            | Self::Stopped
            | Self::NothingJournalled => true,
            Self::Engine(error) => match &**error {
                sqlx::Error::Database(error) => {
                    use sqlx::error::ErrorKind;
                    matches!(error.kind(), ErrorKind::CheckViolation | ErrorKind::NotNullViolation)
                        // A text that PostgreSQL cannot hold, such as one with a zero byte.
                        || error.code().is_some_and(|code| code.starts_with("22"))
                }
                sqlx::Error::Encode(_) => true,
                _ => false,
            },
            Self::Newer { .. } | Self::Damaged { .. } | Self::NotEmpty { .. } | Self::Busy | Self::Closed => false,
        }
    }
}
