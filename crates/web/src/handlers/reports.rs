//! The report on admissions: on screen, on paper, as a spreadsheet.

use axum::extract::State;
use nguon_app::view::Grouping;

use super::{Answer, OfUnit, Questions, download, page};
use crate::{
    Shared,
    caller::Reader,
    pages::report::{ReportPage, ReportPaper},
};

impl Questions {
    fn grouping(&self) -> Grouping {
        self.get("by").and_then(Grouping::from_code).unwrap_or_default()
    }
}

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let asked = questions.period(shared.app.today());
    let view = shared.app.report(&actor, unit, asked.span, questions.grouping()).await?;
    page(&ReportPage::new(caller.around(), &view, &asked))
}

pub(crate) async fn print(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let asked = questions.period(shared.app.today());
    let view = shared.app.report(&actor, unit, asked.span, questions.grouping()).await?;
    page(&ReportPaper::new(caller.around(), &view))
}

pub(crate) async fn xlsx(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let asked = questions.period(shared.app.today());
    let locale = caller.texts.language().code();
    Ok(download(shared.app.report_file(&actor, unit, asked.span, questions.grouping(), locale).await?))
}
