//! Search over everything the reader may see.

use axum::extract::State;

use super::{Answer, Questions, page};
use crate::{Shared, caller::Reader, listing::LONGEST_SEARCH, pages::find::FindPage};

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    questions: Questions,
) -> Answer {
    let search: String = questions.get("q").unwrap_or_default().trim().chars().take(LONGEST_SEARCH).collect();
    let view = shared.app.find(&actor, &search).await?;
    let pages = shared.app.find_pages(&actor, &search).await?;
    page(&FindPage::new(caller.around(), &view, &pages))
}
