//! Recording an act for many people at once.

use axum::{
    extract::State,
    http::Uri,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{Chosen, SharedAct, Ticket, TogetherDesk};
use nguon_domain::{
    case::DeedKind,
    id::{PersonId, UnitId},
};

use super::{Answer, OfBatch, OfUnit, Questions, cases::corrected, page, people::asked};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    pages::together::{Sharing, TogetherDonePage, TogetherLookPage, TogetherPage, Undoing},
};

pub(crate) async fn choose(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    uri: Uri,
    questions: Questions,
) -> Answer {
    let (ask, list, _, period) = asked(unit, &questions, shared.app.today(), caller.texts);
    let chosen = if questions.get("all") == Some("yes") {
        Chosen::All(nguon_app::PeopleAsk { after: None, ..ask })
    } else {
        Chosen::These(questions.all("person").filter_map(|text| text.parse().ok()).collect())
    };
    let desk = shared.app.together_desk(&actor, unit, &chosen).await?;
    let words = crate::listing::Kept { list, span: period.span }.words();
    let kind = questions.get("deed").and_then(DeedKind::from_code);
    let sharing = Sharing::blank(&desk, kind, shared.app.ticket(), words);
    page(&TogetherPage::new(caller.around(), &desk, &sharing, &without_deed(unit, &uri)))
}

/// The address that chose the same people, before it says what was done.
fn without_deed(unit: UnitId, uri: &Uri) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let given = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    query.extend_pairs(given.filter(|(name, _)| name != "deed"));
    format!("{}?{}", address::together(unit), query.finish())
}

/// The address that chooses these people.
fn these(unit: UnitId, people: &[PersonId], list: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(list.to_owned());
    query.extend_pairs(people.iter().map(|person| ("person", person.to_string())));
    format!("{}?{}", address::together(unit), query.finish())
}

pub(crate) async fn record(State(shared): State<Shared>, OfUnit(unit): OfUnit, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let app = &shared.app;
    let ids = |name: &str| -> Vec<PersonId> { form.all(name).filter_map(|text| text.parse().ok()).collect() };
    let (people, left) = (ids("person"), ids("left"));
    let everybody: Vec<PersonId> = people.iter().chain(&left).copied().collect();
    let desk = app.together_desk(actor, unit, &Chosen::These(everybody.clone())).await?;
    let (mut sharing, act) = Sharing::read(&form, caller.texts);
    let ticket = Ticket::parse(&sharing.ticket);
    if ticket.is_none() {
        sharing.ticket = app.ticket().to_string();
    }
    let around = || caller.around_at(&address::people_first(unit, None));
    let Some(act) = act.filter(|_| !desk.people.is_empty()) else {
        let here = these(unit, &desk.people, &sharing.list);
        return corrected(page(&TogetherPage::new(around(), &desk, &sharing, &here))?);
    };
    let looked = |desk: &TogetherDesk, look, act: &SharedAct, has_changed| {
        page(&TogetherLookPage::new(around(), desk, look, &sharing, act, has_changed))
    };
    match (form.field("do"), ticket) {
        ("edit", _) => {
            let here = these(unit, &desk.people, &sharing.list);
            page(&TogetherPage::new(around(), &desk, &sharing, &here))
        }
        ("write", Some(ticket)) => match app.record_together(actor, ticket, unit, (&people, &left), &act).await? {
            Ok(batch) => Ok(Redirect::to(&address::together_done(unit, batch)).into_response()),
            Err(_) => {
                let look = app.look_together(actor, unit, &everybody, &act).await?;
                corrected(looked(&desk, &look, &act, true)?)
            }
        },
        _ => looked(&desk, &app.look_together(actor, unit, &everybody, &act).await?, &act, false),
    }
}

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfBatch(unit, batch): OfBatch,
) -> Answer {
    let done = shared.app.recorded_together(&actor, unit, batch).await?;
    page(&TogetherDonePage::new(caller.around(), &done, batch, &Undoing::blank(shared.app.ticket())))
}

pub(crate) async fn undo(State(shared): State<Shared>, OfBatch(unit, batch): OfBatch, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let here = address::together_done(unit, batch);
    // Whether it is there for them at all is asked first.
    shared.app.recorded_together(actor, unit, batch).await?;
    let (mut undoing, reason) = Undoing::read(&form, caller.texts);
    let ticket = Ticket::parse(&undoing.ticket);
    if let (Some(reason), Some(ticket)) = (reason, ticket) {
        match shared.app.undo_together(actor, ticket, unit, batch, &reason).await? {
            Ok(()) => return Ok(Redirect::to(&here).into_response()),
            Err(nguon_app::BuiltOn) => undoing.refuse(caller.texts),
        }
    }
    if ticket.is_none() {
        undoing.ticket = shared.app.ticket().to_string();
    }
    let done = shared.app.recorded_together(actor, unit, batch).await?;
    corrected(page(&TogetherDonePage::new(caller.around_at(&here), &done, batch, &undoing))?)
}
