//! Notes on a case: written by whoever may record its acts, seen by whoever may see the person.
//!
//! A note is not changed: its author puts another one in its place, and the earlier words stay to be seen. What must
//! not stand there at all is withdrawn with a reason, and then the words are gone, those it had taken the place of too.
//! The journal says that a note was written and by whom, never what it said.

use std::collections::{HashMap, hash_map::Entry as Unknown};

use nguon_domain::{
    access::Permission,
    id::{AccountId, CaseId, CommandId, NoteId, PersonId, UnitId},
    note::Wording,
};
use nguon_store::{Changes, Entry, Note, NoteState};

use crate::{
    App,
    actor::Actor,
    cases::{CaseDesk, Ticket},
    door,
    error::AppError,
    ground,
    picture::Picture,
    view::{NoteText, NoteView},
};

/// The most notes on one case, replaced and withdrawn ones included.
const MOST: usize = 200;

/// What a page needs to look after one note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteDesk {
    /// The case.
    pub desk: CaseDesk,
    /// The note.
    pub note: NoteView,
}

/// What is done to a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteChange {
    /// Other words take its place.
    Correct(Wording),
    /// It is withdrawn, for this reason.
    Withdraw(String),
}

/// Why a note is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteRefused {
    /// There are too many on the case.
    TooMany {
        /// The most there may be.
        most: u32,
    },
    /// It says nothing any more, or another one has taken its place.
    NotStanding,
}

impl App {
    /// Puts a note on a person's case.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn write_note(
        &self,
        actor: &Actor,
        ticket: Ticket,
        person: PersonId,
        case: CaseId,
        wording: Wording,
    ) -> Result<Result<(), NoteRefused>, AppError> {
        let desk = self.case_desk(actor, person, Some(case)).await?;
        let command = ticket.command(actor, &format!("note\n{person}\n{case}\n{}", wording.as_str()));
        if self.store().command(command).await?.is_some() {
            return Ok(Ok(()));
        }
        if self.store().notes_of(case).await?.len() >= MOST {
            return Ok(Err(too_many()));
        }
        let note = self.new_note(actor, case, &wording, None);
        self.keep_notes(actor, command, &desk, "note.written", vec![note]).await?;
        Ok(Ok(()))
    }

    /// What is needed to look after a note on one of a person's cases.
    ///
    /// Errors: [`AppError::NotThere`] also for a note that the reader may neither correct nor withdraw,
    /// [`AppError::Unavailable`].
    pub async fn note_desk(&self, actor: &Actor, person: PersonId, note: NoteId) -> Result<NoteDesk, AppError> {
        let picture = self.picture().await?;
        let case = self.case_with(person, note).await?;
        let desk = self.case_desk(actor, person, Some(case)).await?;
        let notes = self.store().notes_of(case).await?;
        let found = notes.iter().find(|one| one.id == note).ok_or(AppError::NotThere)?;
        if !is_in_hands_of(actor, &picture, desk.case.unit, found) {
            return Err(AppError::NotThere);
        }
        // One that was withdrawn together with a later one is told with that one.
        let last = latest(&notes, note);
        let views = self.note_views(actor, &picture, desk.case.unit, &notes).await?;
        let view = views.iter().find(|view| view.id == note).or_else(|| views.iter().find(|view| view.id == last));
        Ok(NoteDesk { note: view.cloned().ok_or(AppError::NotThere)?, desk })
    }

    /// Corrects or withdraws a note. Only its author corrects; whoever looks after the records of the case and may see
    /// the journal withdraws as well, so that what must not stand there does not wait for its author.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn change_note(
        &self,
        actor: &Actor,
        ticket: Ticket,
        person: PersonId,
        note: NoteId,
        change: NoteChange,
    ) -> Result<Result<(), NoteRefused>, AppError> {
        let NoteDesk { desk, note: view } = self.note_desk(actor, person, note).await?;
        let command = ticket.command(actor, &format!("{note}\n{change:?}"));
        if self.store().command(command).await?.is_some() {
            return Ok(Ok(()));
        }
        if !view.may_withdraw {
            return Ok(Err(NoteRefused::NotStanding));
        }
        let case = desk.case.id;
        let notes = self.store().notes_of(case).await?;
        let (what, changed) = match change {
            NoteChange::Correct(_) if !view.may_correct => return Err(AppError::NotThere),
            NoteChange::Correct(_) if notes.len() >= MOST => return Ok(Err(too_many())),
            NoteChange::Correct(wording) => ("note.corrected", vec![self.new_note(actor, case, &wording, Some(note))]),
            NoteChange::Withdraw(reason) => {
                let (at, by) = (self.ground().now(), actor.account);
                let state = || NoteState::Withdrawn { at, by, reason: reason.clone() };
                let gone = earlier(&notes, note).into_iter().map(|note| Note { state: state(), ..note.clone() });
                ("note.withdrawn", gone.collect())
            }
        };
        self.keep_notes(actor, command, &desk, what, changed).await?;
        Ok(Ok(()))
    }

    /// The notes on a case, which `unit` carries, as a page shows them: the newest first.
    pub(crate) async fn note_views(
        &self,
        actor: &Actor,
        picture: &Picture,
        unit: UnitId,
        notes: &[Note],
    ) -> Result<Vec<NoteView>, AppError> {
        let mut names: HashMap<AccountId, String> = HashMap::new();
        let withdrawers = notes.iter().filter_map(|note| match &note.state {
            NoteState::Withdrawn { by, .. } => Some(*by),
            NoteState::Standing(_) => None,
        });
        for account in notes.iter().map(|note| note.account).chain(withdrawers) {
            if let Unknown::Vacant(unknown) = names.entry(account) {
                let known = self.store().account(account).await?;
                unknown.insert(known.map(|account| account.display_name).unwrap_or_default());
            }
        }
        let name = |account: &AccountId| names.get(account).cloned().unwrap_or_default();
        let may_record = door::enter(actor, picture, Permission::RecordActs, unit).is_ok();
        let is_superseded = |note: &Note| notes.iter().any(|later| later.replaces == Some(note.id));
        let is_standing = |note: &Note| matches!(note.state, NoteState::Standing(_)) && !is_superseded(note);
        let views = notes.iter().map(|note| NoteView {
            id: note.id,
            at: note.at,
            by: name(&note.account),
            text: match &note.state {
                NoteState::Standing(words) => NoteText::Standing(words.clone()),
                NoteState::Withdrawn { at, by, reason } => {
                    NoteText::Withdrawn { at: *at, by: name(by), reason: reason.clone() }
                }
            },
            corrects: note.replaces.is_some(),
            is_superseded: is_superseded(note),
            may_correct: may_record && is_standing(note) && note.account == actor.account,
            may_withdraw: may_record && is_standing(note) && is_in_hands_of(actor, picture, unit, note),
        });
        // What was withdrawn together is told once.
        let mut views: Vec<NoteView> =
            views.filter(|view| !(view.is_superseded && matches!(view.text, NoteText::Withdrawn { .. }))).collect();
        views.sort_by_key(|view| (std::cmp::Reverse(view.at), view.is_superseded, std::cmp::Reverse(view.id)));
        Ok(views)
    }

    /// The case of a person that a note stands on.
    async fn case_with(&self, person: PersonId, note: NoteId) -> Result<CaseId, AppError> {
        for (opening, ..) in self.store().cases_of(person).await? {
            if self.store().notes_of(opening.id).await?.iter().any(|one| one.id == note) {
                return Ok(opening.id);
            }
        }
        Err(AppError::NotThere)
    }

    fn new_note(&self, actor: &Actor, case: CaseId, wording: &Wording, replaces: Option<NoteId>) -> Note {
        Note {
            id: NoteId::new(self.ground().now(), ground::noise(self.ground())),
            case,
            account: actor.account,
            at: self.ground().now(),
            state: NoteState::Standing(wording.as_str().to_owned()),
            replaces,
        }
    }

    async fn keep_notes(
        &self,
        actor: &Actor,
        command: CommandId,
        desk: &CaseDesk,
        what: &str,
        notes: Vec<Note>,
    ) -> Result<(), AppError> {
        let picture = self.picture().await?;
        let post = door::enter(actor, &picture, Permission::RecordActs, desk.case.unit)?;
        let named: Vec<String> = notes.iter().map(|note| note.id.to_string()).collect();
        let entry = Entry {
            what: what.to_owned(),
            subject: format!("case:{}", desk.case.id),
            payload: named.join(" ").into_bytes(),
        };
        let changes = Changes { notes, ..Changes::default() };
        self.write(command, actor.author(Some(post)), changes, vec![entry]).await?;
        Ok(())
    }
}

fn too_many() -> NoteRefused {
    NoteRefused::TooMany { most: u32::try_from(MOST).unwrap_or(u32::MAX) }
}

/// Whether a note is somebody's to withdraw, who may record acts of its case, which `unit` carries.
fn is_in_hands_of(actor: &Actor, picture: &Picture, unit: UnitId, note: &Note) -> bool {
    note.account == actor.account || door::enter(actor, picture, Permission::SeeJournal, unit).is_ok()
}

/// The note that stands where a note stood, through all that took its place.
fn latest(notes: &[Note], first: NoteId) -> NoteId {
    let mut last = first;
    for _ in notes {
        last = notes.iter().find(|note| note.replaces == Some(last)).map_or(last, |note| note.id);
    }
    last
}

/// A note and those that it took the place of, one after the other.
fn earlier(notes: &[Note], last: NoteId) -> Vec<&Note> {
    let mut found: Vec<&Note> = Vec::new();
    let mut next = Some(last);
    while let Some(note) = next.and_then(|id| notes.iter().find(|note| note.id == id)) {
        if found.len() == notes.len() {
            break;
        }
        found.push(note);
        next = note.replaces;
    }
    found
}
