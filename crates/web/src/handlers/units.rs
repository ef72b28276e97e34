//! The dashboard of a unit.

use axum::extract::State;

use super::{Answer, OfUnit, Questions, page};
use crate::{Shared, caller::Reader, pages::unit::UnitPage};

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let asked = questions.period(shared.app.today());
    let view = shared.app.unit(&actor, unit, asked.span).await?;
    page(&UnitPage::new(caller.around(), &view, &asked))
}
