//! What waits to be done: for whoever has signed in, and at a unit.

use axum::extract::State;
use nguon_app::{Side, WorkAsk};
use nguon_domain::{agenda::Urgency, case::Stage};

use super::{Answer, OfUnit, Questions, page};
use crate::{
    Shared,
    caller::Reader,
    pages::work::{InboxPage, UnitWorkPage},
};

/// What a reader sees first.
pub(crate) async fn inbox(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    questions: Questions,
) -> Answer {
    let view = shared.app.inbox(&actor, asked(&questions)).await?;
    let drafts = shared.app.drafts(&actor).await?;
    page(&InboxPage::new(caller.around(), &view, &drafts))
}

/// What waits at a unit.
pub(crate) async fn of_unit(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let view = shared.app.unit_work(&actor, unit, asked(&questions)).await?;
    page(&UnitWorkPage::new(caller.around(), &view))
}

/// Words that are none of ours narrow nothing.
fn asked(questions: &Questions) -> WorkAsk {
    WorkAsk {
        side: if questions.get("side") == Some("followed") { Side::Followed } else { Side::Mine },
        urgency: questions.get("urgency").and_then(Urgency::from_code),
        stage: questions.get("stage").and_then(Stage::from_code),
        skip: questions.get("after").and_then(|after| after.parse().ok()).unwrap_or(0),
    }
}
