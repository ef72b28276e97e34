//! The dashboard of a unit, and the units under it.

use axum::extract::State;
use nguon_app::{CompareAsk, UnitsAsk};
use nguon_domain::{calendar::Date, unit::UnitKind};

use super::{Answer, OfUnit, Questions, download, page};
use crate::{
    Shared,
    caller::Reader,
    error::PageError,
    listing::LONGEST_SEARCH,
    pages::{
        compare::ComparePage,
        unit::{TreeAsked, UnitPage},
        units::UnitsPage,
    },
    period::Asked,
};

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let asked = questions.period(shared.app.today());
    let tree = TreeAsked::read(questions.get("tree"), shared.app.today(), caller.texts);
    let view = shared.app.unit_on(&actor, unit, asked.span, tree.on).await?;
    page(&UnitPage::new(caller.around(), &view, &asked, &tree).after(questions.get("done")))
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

impl Questions {
    /// The sides of a comparison, with what was typed as their days.
    fn sides(&self, today: Date) -> Result<(CompareAsk, Asked, Asked), PageError> {
        let asked = self.period(today);
        let other = Asked::read(self.get("with_from"), self.get("with_until"), today);
        let with = self.get("with").map(|with| with.parse().map_err(|_| PageError::NOT_THERE)).transpose()?;
        let search = self.get("q").unwrap_or_default().trim().chars().take(LONGEST_SEARCH).collect();
        Ok((CompareAsk { with, span: asked.span, other_span: other.span, search }, asked, other))
    }
}

/// Two units, or two periods of one, side by side.
pub(crate) async fn compare(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let (ask, asked, other) = questions.sides(shared.app.today())?;
    let view = shared.app.compare(&actor, unit, &ask).await?;
    page(&ComparePage::new(caller.around(), &view, &asked, &other))
}

/// The same as a workbook.
pub(crate) async fn compare_file(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let (ask, ..) = questions.sides(shared.app.today())?;
    let locale = caller.texts.language().code();
    Ok(download(shared.app.compare_file(&actor, unit, &ask, locale).await?))
}
