//! Lists that somebody named, and notes on cases.

use nguon_domain::{
    calendar::Timestamp,
    id::{AccountId, CaseId, NoteId, UnitId, ViewId},
};

use crate::{
    Store, StoreError,
    bulk::Rows,
    dialect::{Cell, Query},
    fields::{Fields, flag, instant, instant_text, maybe_shown, maybe_text, shown, text},
};

/// A list of a unit's people under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Its id.
    pub id: ViewId,
    /// The unit.
    pub unit: UnitId,
    /// Who saved it.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// The words of an address that ask for the list.
    pub query: String,
    /// Whether it is offered to everybody who may see the list, and not to its owner alone.
    pub is_shared: bool,
    /// When it was taken away; it can be brought back.
    pub removed_at: Option<Timestamp>,
}

/// The view with which the list of a unit opens for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpeningView {
    /// For whom.
    pub account: AccountId,
    /// The unit.
    pub unit: UnitId,
    /// The view; `None` if the usual list opens again.
    pub view: Option<ViewId>,
}

/// What somebody noted on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// The case.
    pub case: CaseId,
    /// Who wrote it.
    pub account: AccountId,
    /// When.
    pub at: Timestamp,
    /// What it says, or how its text went.
    pub state: NoteState,
    /// The note that it takes the place of.
    pub replaces: Option<NoteId>,
}

/// Whether a note still says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteState {
    /// It says this.
    Standing(String),
    /// It was withdrawn, and its text is gone.
    Withdrawn {
        /// When.
        at: Timestamp,
        /// By whom.
        by: AccountId,
        /// Why.
        reason: String,
    },
}

macro_rules! view_columns {
    () => {
        "select id, unit, account, name, query, shared, removed_at from saved_view"
    };
}
pub(crate) use view_columns;

macro_rules! opening_columns {
    () => {
        "select account, unit, view from opening_view"
    };
}
pub(crate) use opening_columns;

macro_rules! note_columns {
    () => {
        "select id, case_id, account, at, wording, replaces, withdrawn_at, withdrawn_by, withdrawn_reason from note"
    };
}
pub(crate) use note_columns;

impl Store {
    /// The views that somebody may open at a unit, by name: their own and those that are shared, each with whether the
    /// list of the unit opens with it for them. None that was removed. At most a hundred.
    pub async fn saved_views(&self, unit: UnitId, account: AccountId) -> Result<Vec<(SavedView, bool)>, StoreError> {
        let text = "select v.id, v.unit, v.account, v.name, v.query, v.shared, v.removed_at, \
             (select count(*) from opening_view o where o.account = $2 and o.unit = $1 and o.view = v.id) \
             from saved_view v where v.unit = $1 and v.removed_at is null and (v.shared = 1 or v.account = $2) \
             order by v.name, v.id limit 100";
        let query = Query::new(text).bind(unit.to_string()).bind(account.to_string());
        let mut views = Vec::new();
        let mut reading = self.pools().reading().await?;
        let take = |row: &_| {
            let mut fields = Fields::of(row, "saved_view");
            views.push((read_view(&mut fields)?, fields.flag()?));
            Ok(())
        };
        reading.link().each(query, take).await?;
        Ok(views)
    }

    /// A view, removed or not; `None` if there is none of that id.
    pub async fn saved_view(&self, id: ViewId) -> Result<Option<SavedView>, StoreError> {
        let query = Query::new(concat!(view_columns!(), " where id = $1")).bind(id.to_string());
        let row = self.pools().reading().await?.link().first(query).await?;
        row.map(|row| read_view(&mut Fields::of(&row, "saved_view"))).transpose()
    }

    /// The view with which the list of a unit opens for somebody, if they chose one.
    pub async fn opening_view(&self, account: AccountId, unit: UnitId) -> Result<Option<ViewId>, StoreError> {
        let query = Query::new(concat!(opening_columns!(), " where account = $1 and unit = $2"));
        let query = query.bind(account.to_string()).bind(unit.to_string());
        let row = self.pools().reading().await?.link().first(query).await?;
        let view = row.map(|row| read_opening(&mut Fields::of(&row, "opening_view"))).transpose()?;
        Ok(view.and_then(|opening| opening.view))
    }

    /// The notes on a case, the oldest first, replaced and withdrawn ones included. At most a thousand.
    pub async fn notes_of(&self, case: CaseId) -> Result<Vec<Note>, StoreError> {
        let text = concat!(note_columns!(), " where case_id = $1 order by id limit 1000");
        let query = Query::new(text).bind(case.to_string());
        let mut notes = Vec::new();
        let mut reading = self.pools().reading().await?;
        let take = |row: &_| {
            notes.push(read_note(&mut Fields::of(row, "note"))?);
            Ok(())
        };
        reading.link().each(query, take).await?;
        Ok(notes)
    }
}

/// Reads the columns of `view_columns!`.
pub(crate) fn read_view(fields: &mut Fields<'_>) -> Result<SavedView, StoreError> {
    Ok(SavedView {
        id: fields.parsed()?,
        unit: fields.parsed()?,
        account: fields.parsed()?,
        name: fields.string()?,
        query: fields.string()?,
        is_shared: fields.flag()?,
        removed_at: fields.maybe_instant()?,
    })
}

/// Reads the columns of `opening_columns!`.
pub(crate) fn read_opening(fields: &mut Fields<'_>) -> Result<OpeningView, StoreError> {
    Ok(OpeningView { account: fields.parsed()?, unit: fields.parsed()?, view: fields.maybe_parsed()? })
}

/// Reads the columns of `note_columns!`.
pub(crate) fn read_note(fields: &mut Fields<'_>) -> Result<Note, StoreError> {
    let (id, case, account, at) = (fields.parsed()?, fields.parsed()?, fields.parsed()?, fields.instant()?);
    let (wording, replaces) = (fields.maybe_string()?, fields.maybe_parsed()?);
    let withdrawn = (fields.maybe_instant()?, fields.maybe_parsed()?, fields.maybe_string()?);
    let state = match (wording, withdrawn) {
        (Some(wording), (None, None, None)) => NoteState::Standing(wording),
        (None, (Some(at), Some(by), Some(reason))) => NoteState::Withdrawn { at, by, reason },
        _ => return Err(fields.damaged("half of a withdrawal")),
    };
    Ok(Note { id, case, account, at, state, replaces })
}

pub(crate) fn view_into(rows: &mut Rows, view: &SavedView) {
    rows.push([
        shown(view.id),
        shown(view.unit),
        shown(view.account),
        text(&view.name),
        text(&view.query),
        flag(view.is_shared),
        Cell::Text(view.removed_at.map(instant_text)),
    ]);
}

pub(crate) fn opening_into(rows: &mut Rows, opening: &OpeningView) {
    rows.push([shown(opening.account), shown(opening.unit), maybe_shown(opening.view)]);
}

pub(crate) fn note_into(rows: &mut Rows, note: &Note) {
    let (wording, withdrawn) = match &note.state {
        NoteState::Standing(wording) => (Some(wording.clone()), None),
        NoteState::Withdrawn { at, by, reason } => (None, Some((*at, *by, reason.clone()))),
    };
    rows.push([
        shown(note.id),
        shown(note.case),
        shown(note.account),
        instant(note.at),
        maybe_text(&wording),
        maybe_shown(note.replaces),
        Cell::Text(withdrawn.as_ref().map(|(at, ..)| instant_text(*at))),
        maybe_shown(withdrawn.as_ref().map(|(_, by, _)| *by)),
        Cell::Text(withdrawn.map(|(_, _, reason)| reason)),
    ]);
}
