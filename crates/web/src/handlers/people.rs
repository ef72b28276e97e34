//! Lists of people, one person's page, and the one number of it that is shown only on request.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect},
};
use nguon_app::{FileKind, PeopleAsk, texts::Texts};
use nguon_domain::{calendar::Date, id::UnitId};

use super::{Answer, OfPerson, OfUnit, Questions, download, page};
use crate::{
    Shared, address,
    caller::{Form, Reader},
    listing::{Kept, Listing},
    pages::{
        people::PeoplePage,
        person::{Done, PersonPage},
    },
    period::Asked,
    typed::Typed,
};

/// The list that an address names, and what of the address could not be read.
pub(super) fn asked(
    unit: UnitId,
    questions: &Questions,
    today: Date,
    texts: &Texts,
) -> (PeopleAsk, Listing, Typed, Asked) {
    let period = questions.period(today);
    let (list, typed) = Listing::read(unit, questions, texts);
    let ask = PeopleAsk {
        unit,
        span: period.span,
        tree: list.tree,
        of: list.of,
        search: list.search.clone(),
        filter: list.filter.clone(),
        columns: list.columns.clone(),
        after: questions.get("after").map(str::to_owned),
    };
    (ask, list, typed, period)
}

pub(crate) async fn list(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
) -> Answer {
    let (ask, mut list, mut typed, period) = asked(unit, &questions, shared.app.today(), caller.texts);
    if questions.are_of_period_alone()
        && let Some(opening) = shared.app.opening_view(&actor, unit).await?
    {
        let kept = Kept::read(unit, &opening.query, caller.texts);
        return Ok(Redirect::to(&kept.href(period.span)).into_response());
    }
    let view = shared.app.people(&actor, &ask).await?;
    if view.is_withheld {
        (list.of, list.filter) = (view.of, view.filter.clone());
        typed.fault("lists", caller.texts.plain("filter-not-yours"));
    }
    let is_saved = questions.get("done") == Some("saved");
    page(&PeoplePage::new(caller.around(), &view, &list, &typed, &period, is_saved))
}

pub(crate) async fn xlsx(state: State<Shared>, reader: Reader, unit: OfUnit, questions: Questions) -> Answer {
    file(state, reader, unit, questions, FileKind::Xlsx).await
}

pub(crate) async fn csv(state: State<Shared>, reader: Reader, unit: OfUnit, questions: Questions) -> Answer {
    file(state, reader, unit, questions, FileKind::Csv).await
}

async fn file(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfUnit(unit): OfUnit,
    questions: Questions,
    kind: FileKind,
) -> Answer {
    let (ask, ..) = asked(unit, &questions, shared.app.today(), caller.texts);
    Ok(download(shared.app.people_file(&actor, &ask, kind, caller.texts.language().code()).await?))
}

pub(crate) async fn show(
    State(shared): State<Shared>,
    Reader { actor, caller }: Reader,
    OfPerson(person): OfPerson,
    questions: Questions,
) -> Answer {
    let view = shared.app.person(&actor, person).await?;
    let done = questions.get("done").and_then(Done::from_code);
    // Come back to later, the page no longer says so.
    let around = caller.around_at(&address::person(person));
    page(&PersonPage::new(around, &view, done))
}

pub(crate) async fn reveal(State(shared): State<Shared>, OfPerson(person): OfPerson, form: Form<Reader>) -> Answer {
    let Reader { actor, caller } = &form.from;
    let number = shared.app.reveal_citizen_id(actor, person).await?;
    let view = shared.app.person(actor, person).await?;
    page(&PersonPage::new(caller.around_at(&address::person(person)), &view, number.map(Done::Revealed)))
}
