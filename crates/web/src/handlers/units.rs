//! The dashboard of a unit, and the units under it.

use axum::extract::State;
use nguon_app::UnitsAsk;
use nguon_domain::unit::UnitKind;

use super::{Answer, OfUnit, Questions, page};
use crate::{
    Shared,
    caller::Reader,
    listing::LONGEST_SEARCH,
    pages::{unit::UnitPage, units::UnitsPage},
};

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

/// The units under a unit.
pub(crate) async fn under(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let ask = UnitsAsk {
        kind: questions.get("kind").and_then(UnitKind::from_code),
        search: questions.get("q").unwrap_or_default().trim().chars().take(LONGEST_SEARCH).collect(),
        idle_years: questions.get("idle").and_then(|years| years.parse().ok()).filter(|years| (1..=20).contains(years)),
        skip: questions.get("after").and_then(|after| after.parse().ok()).unwrap_or(0),
    };
    let view = shared.app.units_under(&actor, unit, ask).await?;
    page(&UnitsPage::new(caller.around(), &view))
}
