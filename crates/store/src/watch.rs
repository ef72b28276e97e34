//! A long write as it is seen from outside: how many rows are written, and whether to go on.

use std::fmt::Debug;

/// Follows one write from outside.
pub trait Watch: Debug + Send + Sync {
    /// The write begins, perhaps not for the first time. It writes about so many rows.
    fn begin(&self, rows: u64);

    /// So many rows more are written. Answers whether to go on; if not, all is as it was before, and the write gets
    /// [`StoreError::Stopped`](crate::StoreError::Stopped).
    fn wrote(&self, rows: u64) -> bool;
}
