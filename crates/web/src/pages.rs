//! Pages: each is a struct of finished texts, numbers and addresses, made from what a use case gave, beside its template.
//!
//! A template writes down; it works nothing out. [`samples`] makes every page from invented people, for tests and for
//! looking at them.

use nguon_app::texts::Texts;
use nguon_domain::{
    atlas::Span,
    calendar::{MonthEnd, add_years},
};

pub(crate) mod account;
pub(crate) mod accounts;
pub(crate) mod act;
pub(crate) mod attachment;
pub(crate) mod clash;
pub(crate) mod compare;
pub(crate) mod correction;
pub(crate) mod find;
pub(crate) mod finding;
pub(crate) mod founding;
pub(crate) mod guide;
pub(crate) mod import;
pub(crate) mod instance;
pub(crate) mod invitation;
pub(crate) mod me;
pub(crate) mod nomination;
pub(crate) mod note;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod posts;
pub(crate) mod problem;
pub(crate) mod report;
pub(crate) mod reshape;
pub(crate) mod samples;
pub(crate) mod sign_in;
pub(crate) mod together;
pub(crate) mod unit;
pub(crate) mod units;
pub(crate) mod views;
pub(crate) mod work;

/// A choice among several, with how much it holds.
pub(crate) struct Choice {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) is_current: bool,
}

/// The same days one year earlier.
pub(crate) fn year_before(span: Span) -> Span {
    Span { from: add_years(span.from, -1, MonthEnd::Down), last: add_years(span.last, -1, MonthEnd::Down) }
}

/// How long to wait, in words: seconds up to a minute, then minutes rounded up.
pub(crate) fn wait(texts: &Texts, seconds: u64) -> String {
    if seconds <= 60 {
        texts.text("wait-seconds", &[("count", seconds.max(1).into())])
    } else {
        texts.text("wait-minutes", &[("count", seconds.div_ceil(60).into())])
    }
}
