//! Notes on cases.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{NoteChange, Ticket};

use super::{Answer, OfNote, OfPerson, Questions, cases::corrected, page};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    pages::note::{Changing, NoteChangePage, NotePage, Writing},
};

pub(crate) async fn form(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfPerson(person): OfPerson,
    questions: Questions,
) -> Answer {
    let case = questions.get("case").and_then(|text| text.parse().ok());
    let desk = shared.app.case_desk(&actor, person, case).await?;
    let writing = Writing::blank(shared.app.ticket());
    page(&NotePage::new(caller.around(), &desk, &writing))
}

pub(crate) async fn write(State(shared): State<Shared>, OfPerson(person): OfPerson, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let texts = caller.texts;
    let desk = shared.app.case_desk(actor, person, form.field("case").parse().ok()).await?;
    let (mut writing, wording) = Writing::read(&form, texts);
    let ticket = Ticket::parse(&writing.ticket);
    if let (Some(wording), Some(ticket)) = (wording, ticket) {
        match shared.app.write_note(actor, ticket, person, desk.case.id, wording).await? {
            Ok(()) => return Ok(Redirect::to(&address::person_after(person, "noted")).into_response()),
            Err(refusal) => writing.refuse(texts, refusal),
        }
    }
    if ticket.is_none() {
        writing.ticket = shared.app.ticket().to_string();
    }
    let around = caller.around_at(&address::note_form(person, desk.case.id));
    corrected(page(&NotePage::new(around, &desk, &writing))?)
}

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfNote(person, note): OfNote,
) -> Answer {
    let desk = shared.app.note_desk(&actor, person, note).await?;
    let changing = Changing::blank(&desk, shared.app.ticket());
    page(&NoteChangePage::new(caller.around(), &desk, &changing))
}

pub(crate) async fn change(State(shared): State<Shared>, OfNote(person, note): OfNote, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let texts = caller.texts;
    let desk = shared.app.note_desk(actor, person, note).await?;
    let (mut changing, change) = Changing::read(&form, &desk, texts);
    let ticket = Ticket::parse(&changing.ticket);
    if let (Some(change), Some(ticket)) = (change, ticket) {
        let done = match change {
            NoteChange::Correct(_) => "note-corrected",
            NoteChange::Withdraw(_) => "note-withdrawn",
        };
        match shared.app.change_note(actor, ticket, person, note, change).await? {
            Ok(()) => return Ok(Redirect::to(&address::person_after(person, done)).into_response()),
            Err(refusal) => changing.refuse(texts, refusal),
        }
    }
    if ticket.is_none() {
        changing.ticket = shared.app.ticket().to_string();
    }
    let around = caller.around_at(&address::note(person, note));
    corrected(page(&NoteChangePage::new(around, &desk, &changing))?)
}
