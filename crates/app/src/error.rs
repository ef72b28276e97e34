//! What a use case answers when it does not do what was asked.

use nguon_store::StoreError;

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is nothing there for whoever asked: it does not exist, or is not theirs to see. The same answer for both.
    #[error("nothing there for whoever asked")]
    NotThere,
    /// Too often in too short a time.
    #[error("too often; again in {seconds} s")]
    Wait {
        /// Seconds until it may be tried again.
        seconds: u64,
    },
    /// Whoever began it has stopped it.
    #[error("stopped by whoever began it")]
    Stopped,
    /// The storage or a file format failed. The text is for the log, never for the page.
    #[error("{0}")]
    Unavailable(String),
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stopped => Self::Stopped,
            error => Self::Unavailable(error.to_string()),
        }
    }
}
