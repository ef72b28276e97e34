//! What the person signed in is here.

use axum::extract::State;

use super::{Answer, page};
use crate::{Shared, caller::Reader, pages::me::MePage};

pub(crate) async fn show(State(shared): State<Shared>, Reader { actor, caller }: Reader) -> Answer {
    let posts = shared.app.posts(&actor).await?;
    page(&MePage::new(caller.around(), &actor.login, &posts))
}
