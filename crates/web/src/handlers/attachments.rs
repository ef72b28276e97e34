//! Files that are kept with cases: brought, saved, taken away.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{AttachmentRefused, Ticket};
use nguon_domain::attachment::LARGEST;

use super::{Answer, OfAttachment, OfPerson, Questions, cases::corrected, download, page};
use crate::{
    Shared, address,
    caller::{Form, Pending, Reader},
    headers::Sandbox,
    pages::attachment::{AttachmentPage, Fault, RemovalPage, Removing},
};

pub(crate) async fn form(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfPerson(person): OfPerson,
    questions: Questions,
) -> Answer {
    let case = questions.get("case").and_then(|text| text.parse().ok());
    let desk = shared.app.attachment_desk(&actor, person, case).await?;
    page(&AttachmentPage::new(caller.around(), &desk, shared.app.ticket(), None))
}

pub(crate) async fn attach(
    State(shared): State<Shared>,
    OfPerson(person): OfPerson,
    questions: Questions,
    pending: Pending,
) -> Answer {
    let actor = pending.actor().clone();
    let case = questions.get("case").and_then(|text| text.parse().ok());
    // Whoever may not bring anything is told so before they have sent it all.
    let desk = shared.app.attachment_desk(&actor, person, case).await?;
    let case = desk.desk.case.id;
    let mut form = pending.read_up_to(LARGEST).await?;
    let ticket = questions.get("ticket").and_then(Ticket::parse);
    let fault = match (form.files.drain(..).next(), ticket) {
        _ if form.is_too_large => Fault::Refused(AttachmentRefused::TooLarge),
        (Some(file), Some(ticket)) => match shared.app.attach(&actor, ticket, (person, case), file).await? {
            Ok(()) => return Ok(Redirect::to(&address::person_after(person, "attached")).into_response()),
            Err(refusal) => Fault::Refused(refusal),
        },
        _ => Fault::NoFile,
    };
    let around = form.from.caller.around_at(&address::attachment_form(person, case));
    // What was refused once may be followed by another file: that is another command.
    corrected(page(&AttachmentPage::new(around, &desk, shared.app.ticket(), Some(fault)))?)
}

pub(crate) async fn save(
    State(shared): State<Shared>,
    Reader { actor, .. }: Reader,
    OfAttachment(person, attachment): OfAttachment,
) -> Answer {
    let mut answer = download(shared.app.attached_file(&actor, person, attachment).await?);
    answer.extensions_mut().insert(Sandbox);
    Ok(answer)
}

pub(crate) async fn removal(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfAttachment(person, attachment): OfAttachment,
) -> Answer {
    let desk = shared.app.removal_desk(&actor, person, attachment).await?;
    page(&RemovalPage::new(caller.around(), &desk, &Removing::blank(shared.app.ticket())))
}

pub(crate) async fn remove(
    State(shared): State<Shared>,
    OfAttachment(person, attachment): OfAttachment,
    form: Form<Reader>,
) -> Answer {
    let Reader { actor, caller } = &form.from;
    let desk = shared.app.removal_desk(actor, person, attachment).await?;
    let (mut removing, reason) = Removing::read(&form, caller.texts);
    let ticket = Ticket::parse(&removing.ticket);
    if let (Some(reason), Some(ticket)) = (reason, ticket) {
        match shared.app.remove_attachment(actor, ticket, person, attachment, &reason).await? {
            Ok(()) => return Ok(Redirect::to(&address::person_after(person, "detached")).into_response()),
            Err(refusal) => removing.refuse(caller.texts, refusal),
        }
    }
    if ticket.is_none() {
        removing.ticket = shared.app.ticket().to_string();
    }
    let around = caller.around_at(&address::removal(person, attachment));
    corrected(page(&RemovalPage::new(around, &desk, &removing))?)
}
