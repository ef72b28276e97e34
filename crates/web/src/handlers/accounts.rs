//! Who works at a unit: the list, one account, inviting somebody.

use axum::{extract::State, http::HeaderMap};
use nguon_app::{
    Ticket,
    accounts::{AccountView, Invited, Renewed},
};

use super::{Answer, OfAccount, OfUnit, Questions, cases::corrected, page};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    error::PageError,
    pages::{
        account::{AccountPage, LinkPage},
        accounts::{AccountsPage, InvitePage, Invitee},
        problem::Problem,
    },
    proof,
};

pub(crate) async fn list(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let view = shared.app.accounts(&actor, unit, questions.get("q").unwrap_or_default()).await?;
    page(&AccountsPage::new(caller.around(), &view))
}

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfAccount(unit, account): OfAccount,
    questions: Questions,
) -> Answer {
    let view = shared.app.account(&actor, unit, account).await?;
    page(&AccountPage::new(caller.around(), &view, questions.get("done"), shared.app.ticket()))
}

pub(crate) async fn invitation(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
) -> Answer {
    let desk = shared.app.invitation_desk(&actor, unit).await?;
    let invitee = Invitee::blank(&desk, caller.texts, shared.app.ticket());
    page(&InvitePage::new(caller.around(), &desk, &invitee))
}

/// Invites somebody, and shows the link for them, this once.
pub(crate) async fn invite(
    State(shared): State<Shared>,
    OfUnit(unit): OfUnit,
    headers: HeaderMap,
    form: Form<Reader>,
) -> Answer {
    let Reader { actor, caller } = &form.from;
    let desk = shared.app.invitation_desk(actor, unit).await?;
    let (mut invitee, new) = Invitee::read(&form, &desk, caller.texts);
    let ticket = Ticket::parse(&invitee.ticket);
    if let (Some(new), Some(ticket)) = (new, ticket) {
        match shared.app.invite(actor, ticket, unit, new).await? {
            Invited::Done(link) => {
                let address = shown_address(&shared, &headers, &link.secret)?;
                let around = caller.around_at(&address::accounts(unit));
                return page(&LinkPage::new(around, &desk.site, &link, address));
            }
            Invited::Taken => invitee.is_taken(caller.texts),
        }
    }
    if ticket.is_none() {
        invitee.ticket = shared.app.ticket().to_string();
    }
    corrected(page(&InvitePage::new(caller.around_at(&address::invite(unit)), &desk, &invitee))?)
}

/// Makes a new link, and shows it, this once.
pub(crate) async fn link(
    State(shared): State<Shared>,
    OfAccount(unit, account): OfAccount,
    headers: HeaderMap,
    form: Form<Reader>,
) -> Answer {
    let Reader { actor, caller } = &form.from;
    let view = shared.app.account(actor, unit, account).await?;
    if !view.site.may_manage {
        return Err(PageError::NOT_THERE);
    }
    if let Some(ticket) = Ticket::parse(form.field("ticket"))
        && let Renewed::Done(link) = shared.app.renew_link(actor, ticket, unit, account).await?
    {
        let address = shown_address(&shared, &headers, &link.secret)?;
        let around = caller.around_at(&address::account(unit, account));
        return page(&LinkPage::new(around, &view.site, &link, address));
    }
    as_it_stands(&shared, &form.from, &view)
}

/// The account's page again: what was asked for cannot be, as the page says.
fn as_it_stands(shared: &Shared, from: &Reader, view: &AccountView) -> Answer {
    let here = address::account(view.site.unit.id, view.line.id);
    corrected(page(&AccountPage::new(from.caller.around_at(&here), view, None, shared.app.ticket()))?)
}

/// The whole address of a link, as it can be written down.
fn shown_address(shared: &Shared, headers: &HeaderMap, secret: &str) -> Result<String, PageError> {
    let origin = proof::own_origin(headers, &shared.options).ok_or(PageError::Problem(Problem::Refused))?;
    Ok(format!("{origin}{}", address::invitation(secret)))
}
