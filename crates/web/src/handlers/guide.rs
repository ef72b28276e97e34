//! The guide, for everybody: whoever cannot sign in needs it most.

use askama::Template;
use axum::extract::{Path, State};

use super::{Answer, page, session::set};
use crate::{
    Shared,
    caller::Caller,
    cookies::Cookie,
    error::PageError,
    guide::chapter,
    pages::guide::{ChapterPage, GuidePage},
};

pub(crate) async fn contents(State(shared): State<Shared>, caller: Caller) -> Answer {
    said(&shared, &caller, &GuidePage::new(caller.around()))
}

pub(crate) async fn show(State(shared): State<Shared>, Path(code): Path<String>, caller: Caller) -> Answer {
    let chapter = chapter(&code).ok_or(PageError::NOT_THERE)?;
    said(&shared, &caller, &ChapterPage::new(caller.around(), chapter))
}

/// A visitor may change the language here as well.
fn said(shared: &Shared, caller: &Caller, shown: &impl Template) -> Answer {
    let mut answer = page(shown)?;
    if caller.is_new {
        set(&mut answer, Cookie::Visitor.set(caller.secret(), &shared.options));
    }
    Ok(answer)
}
