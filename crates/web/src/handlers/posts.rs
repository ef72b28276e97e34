//! Posts that are given, ended, suspended and handed on; accounts that are closed.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{
    Ticket,
    accounts::{AccountView, HeldPost, Standing},
    posts::{PostChange, Settled},
};
use nguon_domain::id::PostId;

use super::{
    Answer, OfAccount, OfOwnPost, OfPost,
    cases::{clashed, corrected},
    page,
};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    error::PageError,
    pages::{
        accounts::{InvitePage, Invitee},
        clash::{ClashPage, Was},
        posts::{ChangePage, Wish},
    },
};

pub(crate) async fn give_form(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfAccount(unit, account): OfAccount,
) -> Answer {
    let (desk, name) = shared.app.post_desk(&actor, unit, account).await?;
    let invitee = Invitee::blank(&desk, caller.texts, shared.app.ticket());
    page(&InvitePage::of_post(caller.around(), &desk, (account, &name), &invitee))
}

pub(crate) async fn give(
    State(shared): State<Shared>,
    OfAccount(unit, account): OfAccount,
    form: Form<Reader>,
) -> Answer {
    let Reader { actor, caller } = &form.from;
    let (desk, name) = shared.app.post_desk(actor, unit, account).await?;
    let (mut invitee, new) = Invitee::read_post(&form, &desk, caller.texts);
    let ticket = Ticket::parse(&invitee.ticket);
    if let (Some(new), Some(ticket)) = (new, ticket) {
        match shared.app.give_post(actor, ticket, unit, account, new).await? {
            Settled::Done => return done(&address::account(unit, account), "given"),
            Settled::Refused(_) | Settled::Hindered(_) | Settled::Overtaken => {
                return Ok(Redirect::to(&address::account(unit, account)).into_response());
            }
        }
    }
    if ticket.is_none() {
        invitee.ticket = shared.app.ticket().to_string();
    }
    let around = caller.around_at(&address::account_posts(unit, account));
    corrected(page(&InvitePage::of_post(around, &desk, (account, &name), &invitee))?)
}

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfPost(unit, account, post): OfPost,
) -> Answer {
    let view = managed(shared.app.account(&actor, unit, account).await?)?;
    let (seen, _) = shared.app.post_saved(&actor, unit, (account, post)).await?;
    let wish = Wish::blank(shared.app.ticket().to_string()).on(seen);
    page(&ChangePage::of_post(caller.around(), &view, of(&view, post)?, &wish))
}

pub(crate) async fn change(
    State(shared): State<Shared>,
    OfPost(unit, account, post): OfPost,
    form: Form<Reader>,
) -> Answer {
    let Reader { actor, caller } = &form.from;
    let view = managed(shared.app.account(actor, unit, account).await?)?;
    let (mut wish, change) = Wish::of_post(&form, caller.texts);
    if let (Some(change), Some(ticket)) = (change, Ticket::parse(&wish.ticket)) {
        let what = match &change {
            PostChange::End(_) => "ended",
            PostChange::Suspend(_) => "suspended",
            PostChange::Resume(_) => "resumed",
        };
        match shared.app.change_post(actor, ticket, unit, (account, post, wish.seen), change).await? {
            Settled::Done => return done(&address::account(unit, account), what),
            Settled::Overtaken => {
                let view = managed(shared.app.account(actor, unit, account).await?)?;
                let (seen, saved) = shared.app.post_saved(actor, unit, (account, post)).await?;
                let around = caller.around_at(&address::account_post(unit, account, post));
                let (of, mine) = ((&view, of(&view, post)?), (&Was::read(&form), &wish));
                return clashed(page(&ClashPage::of_post(around, of, mine, saved.as_ref(), seen.to_string()))?);
            }
            refused => wish.refuse(caller.texts, refused),
        }
    }
    fresh_ticket(&shared, &mut wish);
    let around = caller.around_at(&address::account_post(unit, account, post));
    corrected(page(&ChangePage::of_post(around, &view, of(&view, post)?, &wish))?)
}

pub(crate) async fn close_form(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfAccount(unit, account): OfAccount,
) -> Answer {
    let view = managed(shared.app.account(&actor, unit, account).await?)?;
    let (seen, _) = shared.app.account_saved(&actor, unit, account).await?;
    let wish = Wish::blank(shared.app.ticket().to_string()).on(seen);
    page(&ChangePage::of_account(caller.around(), &view, &wish))
}

/// Closes an account, or opens it again.
pub(crate) async fn close(
    State(shared): State<Shared>,
    OfAccount(unit, account): OfAccount,
    form: Form<Reader>,
) -> Answer {
    let Reader { actor, caller } = &form.from;
    let view = managed(shared.app.account(actor, unit, account).await?)?;
    let (mut wish, reason) = Wish::of_account(&form, caller.texts);
    // The form says which it is, so that a repetition does not undo what it did.
    let is_closed = match form.field("do") {
        "close" => true,
        "open" => false,
        _ => !matches!(view.line.standing, Standing::Closed(_)),
    };
    if let (Some(reason), Some(ticket)) = (reason, Ticket::parse(&wish.ticket)) {
        match shared.app.close_account(actor, ticket, unit, account, (is_closed, &reason), wish.seen).await? {
            Settled::Done => {
                return done(&address::account(unit, account), if is_closed { "closed" } else { "opened" });
            }
            Settled::Overtaken => {
                let view = managed(shared.app.account(actor, unit, account).await?)?;
                let (seen, saved) = shared.app.account_saved(actor, unit, account).await?;
                let around = caller.around_at(&address::account_close(unit, account));
                let mine = (&Was::read(&form), &wish);
                return clashed(page(&ClashPage::of_account(around, &view, mine, saved.as_ref(), seen.to_string()))?);
            }
            refused => wish.refuse(caller.texts, refused),
        }
    }
    fresh_ticket(&shared, &mut wish);
    let around = caller.around_at(&address::account_close(unit, account));
    corrected(page(&ChangePage::of_account(around, &view, &wish))?)
}

pub(crate) async fn delegation(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfOwnPost(post): OfOwnPost,
) -> Answer {
    let desk = shared.app.delegation_desk(&actor, post).await?;
    let wish = Wish::blank(shared.app.ticket().to_string()).beginning(caller.texts, desk.today);
    page(&ChangePage::of_delegation(caller.around(), &desk, &wish))
}

pub(crate) async fn delegate(State(shared): State<Shared>, OfOwnPost(post): OfOwnPost, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let desk = shared.app.delegation_desk(actor, post).await?;
    let (mut wish, asked) = Wish::of_delegation(&form, &desk, caller.texts);
    if let (Some((to, days)), Some(ticket)) = (asked, Ticket::parse(&wish.ticket)) {
        match shared.app.delegate(actor, ticket, post, to, days).await? {
            Settled::Done => return done(address::ME, "delegated"),
            refused => wish.refuse(caller.texts, refused),
        }
    }
    fresh_ticket(&shared, &mut wish);
    corrected(page(&ChangePage::of_delegation(caller.around_at(&address::delegation(post)), &desk, &wish))?)
}

/// Takes back a post that somebody holds on the reader's behalf.
pub(crate) async fn take_back(State(shared): State<Shared>, OfOwnPost(post): OfOwnPost, form: Form<Reader>) -> Answer {
    let ticket = Ticket::parse(form.field("ticket")).unwrap_or_else(|| shared.app.ticket());
    shared.app.end_delegation(&form.from.actor, ticket, post).await?;
    done(address::ME, "taken-back")
}

fn done(place: &str, what: &str) -> Answer {
    Ok(Redirect::to(&format!("{place}?done={what}")).into_response())
}

/// The account, if the reader manages it and does not only look.
fn managed(view: AccountView) -> Result<AccountView, PageError> {
    if view.site.may_manage { Ok(view) } else { Err(PageError::NOT_THERE) }
}

fn of(view: &AccountView, post: PostId) -> Result<&HeldPost, PageError> {
    view.line.posts.iter().find(|one| one.id == post).ok_or(PageError::NOT_THERE)
}

fn fresh_ticket(shared: &Shared, wish: &mut Wish) {
    if Ticket::parse(&wish.ticket).is_none() {
        wish.ticket = shared.app.ticket().to_string();
    }
}
