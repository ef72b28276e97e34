//! Bringing in workbooks: files come in, are looked at and answered for, and are written or thrown away.

use axum::{
    extract::{FromRequestParts, State},
    http::{HeaderMap, request::Parts},
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{
    Halted, ImportView, MOST_FILES, NotWritten, Received, Settled, Ticket, Undid, UndoAsk, UndoList, intake::Bringer,
    tidy_names,
};
use nguon_domain::id::{ImportId, UnitId};

use super::{Answer, OfUnit, Questions, cases::corrected, download, id_in, page};
use crate::{
    Shared, address,
    caller::{Form, Pending, Reader},
    error::PageError,
    pages::import::{
        desk::{DeskPage, Fault},
        done::DonePage,
        preview::{PreviewPage, Shown, Trouble, answers, seen},
        progress::ProgressPage,
        undo::{PAGE, UndoPage, Wanted},
    },
};

/// The unit and the import of the path.
pub(crate) struct OfImport(UnitId, ImportId);

impl<S: Send + Sync> FromRequestParts<S> for OfImport {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let unit = id_in(parts, "units")?;
        let import = parts.uri.path().split('/').nth(4).and_then(|text| text.parse().ok());
        Ok(Self(unit, import.ok_or(PageError::NOT_THERE)?))
    }
}

pub(crate) async fn desk(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
) -> Answer {
    let desk = shared.app.import_desk(&actor, unit).await?;
    page(&DeskPage::new(caller.around(), &desk, &[]))
}

pub(crate) async fn receive(State(shared): State<Shared>, OfUnit(unit): OfUnit, pending: Pending) -> Answer {
    let actor = pending.actor().clone();
    // Whoever may not bring anything in is told so before they have sent it all.
    let desk = shared.app.import_desk(&actor, unit).await?;
    let mut form = pending.read().await?;
    let faults = if form.is_too_large {
        vec![Fault::TooLarge]
    } else if form.files.is_empty() {
        vec![Fault::NoFile]
    } else if form.files.len() > MOST_FILES {
        vec![Fault::TooMany]
    } else {
        tidy_names(&mut form.files);
        match shared.app.receive(&actor, unit, std::mem::take(&mut form.files)).await? {
            Received::Waiting(import) => return Ok(Redirect::to(&address::import(unit, import)).into_response()),
            Received::Unreadable(files) => {
                files.into_iter().map(|(name, reason)| Fault::Unreadable { name, reason }).collect()
            }
        }
    };
    corrected(page(&DeskPage::new(form.from.caller.around_at(&address::import_desk(unit)), &desk, &faults))?)
}

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfImport(unit, import): OfImport,
    questions: Questions,
    headers: HeaderMap,
) -> Answer {
    let view = shared.app.import_view(&actor, unit, import, shared.options.patience).await?;
    if let ImportView::Running(running) = &view {
        return page(&ProgressPage::new(caller.around(), running));
    }
    if headers.contains_key("hx-request") {
        // The page of what was under way asks how far it is: that page is over.
        return Ok([("hx-refresh", "true")].into_response());
    }
    match view {
        ImportView::Waiting(waiting) => {
            let shown = Shown::read(questions.get("show"), questions.get("from"));
            page(&PreviewPage::new(caller.around(), &waiting, shown, Trouble::None))
        }
        ImportView::Running(running) => page(&ProgressPage::new(caller.around(), &running)),
        ImportView::Done(done) => page(&DonePage::new(caller.around(), unit, &done)),
    }
}

pub(crate) async fn decide(
    State(shared): State<Shared>,
    OfImport(unit, import): OfImport,
    form: Form<Reader>,
) -> Answer {
    let Reader { actor, caller } = &form.from;
    let (app, patience) = (&shared.app, shared.options.patience);
    let place = address::import(unit, import);
    let to = |place: String| Ok(Redirect::to(&place).into_response());
    let trouble = match form.field("do") {
        "discard" => {
            let is_gone = app.discard_upload(actor, unit, import).await?;
            return to(if is_gone { address::import_desk(unit) } else { place });
        }
        "stop" => {
            return match app.stop_import(actor, unit, import, patience).await? {
                Halted::Reading => to(address::import_desk(unit)),
                Halted::Writing => to(place),
            };
        }
        "write" => match seen(&form) {
            Some(seen) => match app.settle_import(actor, unit, import, seen, patience).await? {
                Settled::Not(NotWritten::Changed) => Some(Trouble::Changed),
                Settled::Not(NotWritten::NotLooked) => Some(Trouble::NotLooked),
                Settled::Done | Settled::Running | Settled::Not(NotWritten::Stopped | NotWritten::Failed) => {
                    return to(place);
                }
            },
            None => Some(Trouble::Changed),
        },
        "answer" => None,
        _ => Some(Trouble::Undecided),
    };
    let waiting = match app.import_view(actor, unit, import, patience).await? {
        ImportView::Waiting(waiting) => waiting,
        // Sent twice: the second answer is that of the first.
        ImportView::Running(_) | ImportView::Done(_) => return to(place),
    };
    let trouble = match trouble {
        Some(trouble) => trouble,
        None => match answers(&form, &waiting) {
            Ok(answers) => {
                app.answer(actor, unit, import, answers).await?;
                return to(place);
            }
            Err(trouble) => trouble,
        },
    };
    corrected(page(&PreviewPage::new(caller.around_at(&place), &waiting, Shown::default(), trouble))?)
}

pub(crate) async fn undo_form(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfImport(unit, import): OfImport,
    questions: Questions,
) -> Answer {
    let list = questions.get("show").and_then(UndoList::from_code);
    let from = questions.get("from").and_then(|text| text.parse().ok()).unwrap_or_default();
    match shared.app.undo_view(&actor, unit, import, list, (from, PAGE)).await? {
        UndoAsk::Stands(view) => page(&UndoPage::new(caller.around(), &view, &Wanted::blank(view.ticket))),
        UndoAsk::Undone(_) => Ok(Redirect::to(&address::import(unit, import)).into_response()),
    }
}

pub(crate) async fn undo(State(shared): State<Shared>, OfImport(unit, import): OfImport, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let (mut wanted, reason) = Wanted::read(&form, caller.texts);
    let ticket = Ticket::parse(&wanted.ticket);
    if let (Some(reason), Some(ticket)) = (reason, ticket) {
        match shared.app.undo_import(Bringer::Actor(actor, unit), ticket, import, &reason).await? {
            Undid::Done => return Ok(Redirect::to(&address::import(unit, import)).into_response()),
            Undid::Held => wanted.hold(),
        }
    }
    match shared.app.undo_view(actor, unit, import, None, (0, PAGE)).await? {
        UndoAsk::Stands(view) => {
            if ticket.is_none() {
                wanted.ticket = view.ticket.to_string();
            }
            let around = caller.around_at(&address::import_undo(unit, import));
            corrected(page(&UndoPage::new(around, &view, &wanted))?)
        }
        UndoAsk::Undone(_) => Ok(Redirect::to(&address::import(unit, import)).into_response()),
    }
}

pub(crate) async fn copy(
    State(shared): State<Shared>,
    Reader { actor, .. }: Reader,
    OfImport(unit, import): OfImport,
    uri: axum::http::Uri,
) -> Answer {
    let number = uri.path().split('/').nth(6).and_then(|text| text.parse().ok()).ok_or(PageError::NOT_THERE)?;
    Ok(download(shared.app.import_copy(&actor, unit, import, number).await?))
}
