//! Lists of people under a name.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{FilterDays, NewView, Ticket, ViewChange};
use nguon_domain::id::{UnitId, ViewId};

use super::{Answer, OfUnit, Questions, cases::corrected, page};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    listing::{Kept, Listing},
    pages::views::{Changed, SaveViewPage, Saving, ViewsPage, read_name, refused},
    typed::Typed,
};

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let removed = questions.get("removed").and_then(|text| text.parse().ok());
    let desk = shared.app.views_desk(&actor, unit, removed).await?;
    let changed = Changed { is_done: questions.get("done").is_some(), ..Changed::default() };
    let ticket = shared.app.ticket().to_string();
    page(&ViewsPage::new(caller.around_at(&address::views(unit)), &desk, &changed, ticket, None))
}

pub(crate) async fn new(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let desk = shared.app.views_desk(&actor, unit, None).await?;
    let (list, _) = Listing::read(unit, &questions, caller.texts);
    let kept = Kept { list, span: questions.period(shared.app.today()).span };
    let days = days(&shared, &kept);
    let saving = Saving::blank(kept, shared.app.ticket().to_string());
    page(&SaveViewPage::new(caller.around(), &desk, &saving, days))
}

pub(crate) async fn save(State(shared): State<Shared>, OfUnit(unit): OfUnit, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let texts = caller.texts;
    let desk = shared.app.views_desk(actor, unit, None).await?;
    let mut saving = Saving {
        typed: Typed::of(&form, ["name", "who", "days", "opens"]),
        ticket: form.field("ticket").to_owned(),
        kept: Kept::read(unit, form.field("query"), texts),
    };
    let ticket = Ticket::parse(&saving.ticket);
    if let (Some(name), Some(ticket)) = (read_name(&mut saving.typed, texts, "name"), ticket) {
        let own_days = saving.typed.get("days") == "fixed" && saving.kept.list.of.is_by_period();
        let span = saving.kept.span.filter(|_| own_days);
        let kept = Kept { span, ..saving.kept.clone() };
        let new = NewView {
            name,
            query: kept.words(),
            is_shared: saving.typed.get("who") == "shared",
            opens: saving.typed.get("opens") == "yes",
        };
        match shared.app.save_view(actor, ticket, unit, new).await? {
            Ok(_) => {
                let list = saving.kept.href(None);
                return Ok(Redirect::to(&format!("{list}&done=saved")).into_response());
            }
            Err(refusal) => saving.typed.fault("name", refused(texts, refusal)),
        }
    }
    if ticket.is_none() {
        saving.ticket = shared.app.ticket().to_string();
    }
    let days = days(&shared, &saving.kept);
    let around = caller.around_at(&address::views(unit));
    corrected(page(&SaveViewPage::new(around, &desk, &saving, days))?)
}

pub(crate) async fn change(State(shared): State<Shared>, OfUnit(unit): OfUnit, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let texts = caller.texts;
    // Whether they may come here at all is asked first.
    shared.app.views_desk(actor, unit, None).await?;
    let mut typed = Typed::of(&form, ["name"]);
    let view: Option<ViewId> = form.field("view").parse().ok();
    let change = match form.field("do") {
        "rename" => read_name(&mut typed, texts, "name").map(ViewChange::Rename),
        "share" => Some(ViewChange::Share(true)),
        "keep" => Some(ViewChange::Share(false)),
        "open" => Some(ViewChange::Open(true)),
        "close" => Some(ViewChange::Open(false)),
        "remove" => Some(ViewChange::Remove),
        "restore" => Some(ViewChange::Restore),
        _ => None,
    };
    let mut fault = typed.fault_of("name");
    if let (Some(view), Some(change), Some(ticket)) = (view, change, Ticket::parse(form.field("ticket"))) {
        let is_removal = change == ViewChange::Remove;
        match shared.app.change_view(actor, ticket, unit, view, change).await? {
            Ok(()) => return Ok(Redirect::to(&after(unit, view, is_removal)).into_response()),
            Err(refusal) => fault = Some(refused(texts, refusal)),
        }
    }
    let fault = Some((view, fault.unwrap_or_else(|| texts.plain("views-what"))));
    let changed = Changed { fault, name: typed.get("name").to_owned(), is_done: false };
    let desk = shared.app.views_desk(actor, unit, view).await?;
    let around = caller.around_at(&address::views(unit));
    corrected(page(&ViewsPage::new(around, &desk, &changed, shared.app.ticket().to_string(), None))?)
}

fn after(unit: UnitId, view: ViewId, is_removal: bool) -> String {
    if is_removal { address::views_after(unit, view) } else { format!("{}?done=changed", address::views(unit)) }
}

fn days(shared: &Shared, kept: &Kept) -> FilterDays {
    let today = shared.app.today();
    let last = kept.span.map(|span| span.last).filter(|_| kept.list.of.is_by_period());
    FilterDays { age_on: last.unwrap_or(today), today }
}
