//! One module a subcommand.

pub(crate) mod attachments;
pub(crate) mod check;
pub(crate) mod copy_db;
pub(crate) mod demo;
pub(crate) mod import;
pub(crate) mod password_policy;
pub(crate) mod report;
pub(crate) mod serve;
pub(crate) mod undo_import;
pub(crate) mod user;
