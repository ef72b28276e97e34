//! Nominating somebody.

use nguon_app::{
    Actor, App, AppError, Nominated, Nomination, Obstacle, Similar,
    sample::{PROVINCE, Position},
};
use nguon_domain::{
    access::{PostState, Role},
    calendar::Date,
    case::{CaseRefusal, Stage},
    citizen_id::CitizenId,
    id::{Id, PersonId, UnitId},
    name::FullName,
    partial_date::PartialDate,
    person::{PersonFacts, Sex},
};

use crate::cases::Sample;

fn facts(name: &str, year: i16) -> PersonFacts {
    PersonFacts { born: Some(PartialDate::Year(year)), ..PersonFacts::named(FullName::parse(name).unwrap()) }
}

fn on(day: i8) -> Nomination {
    Nomination { on: Date::constant(2020, 10, day), by: Some("Đoàn xã".to_owned()) }
}

fn cell() -> UnitId {
    Position::Descendant.unit().unwrap()
}

/// The name of somebody, with other marks, and the year of their birth.
async fn twin(app: &App, of: PersonId) -> (PersonFacts, CitizenId) {
    let province = app.program().await.unwrap();
    let person = app.person(&province, of).await.unwrap().person.facts;
    let twin = facts(&person.name.folded(), person.born.unwrap().year());
    (twin, person.citizen_id.unwrap())
}

async fn similar(app: &App, actor: &Actor, facts: PersonFacts) -> Vec<Similar> {
    match app.nominate(actor, app.ticket(), cell(), facts, &on(1), false).await.unwrap() {
        Nominated::Similar(similar) => similar,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn somebody_new_is_added_with_an_open_case_once() {
    let sample = Sample::open().await;
    let app = &sample.app;
    let actor = sample.actor(Role::CellSecretary, PostState::Active).await;
    let ticket = app.ticket();
    let mut people = Vec::new();
    for _ in 0..2 {
        let done = app.nominate(&actor, ticket, cell(), facts("Khúc Thị Hạ", 1999), &on(5), false).await.unwrap();
        let Nominated::Done(person) = done else { panic!("{done:?}") };
        people.push(person);
    }
    assert_eq!(people[0], people[1]);
    let view = app.person(&actor, people[0]).await.unwrap();
    assert_eq!((view.cases.len(), view.cases[0].case.stage), (1, Stage::Nominated));
    assert_eq!(view.cases[0].acts[0].recorded_by.as_deref(), Some(actor.name.as_str()));
    assert!(!view.may_nominate);
    assert_eq!(app.check().await.unwrap().problems, [] as [String; 0]);
    // A case that is open is gone on with.
    let again = app.renominate(&actor, app.ticket(), people[0], &on(6)).await.unwrap();
    assert_eq!(again, Nominated::Hindered(Obstacle::CaseOpen));
}

#[tokio::test]
async fn those_who_may_be_the_same_are_shown_before_anything_is_written() {
    let sample = Sample::open().await;
    let app = &sample.app;
    let actor = sample.actor(Role::CommitteeOfficer, PostState::Active).await;
    let known = Position::Own.person();
    let (twin, number) = twin(app, known).await;
    let shown = similar(app, &actor, twin.clone()).await;
    assert!(shown.iter().any(|one| one.seen.as_ref().is_some_and(|seen| seen.person == known)));
    assert!(shown.iter().all(|one| !one.same_number));
    // Somebody of another year is somebody else, and so is whoever was looked at.
    let other = PersonFacts { born: Some(PartialDate::Year(1955)), ..twin.clone() };
    let done = app.nominate(&actor, app.ticket(), cell(), other, &on(1), false).await.unwrap();
    assert!(matches!(done, Nominated::Done(_)), "{done:?}");
    let done = app.nominate(&actor, app.ticket(), cell(), twin, &on(1), true).await.unwrap();
    assert!(matches!(done, Nominated::Done(_)), "{done:?}");
    // The same number is the same person, whatever is said.
    let same = PersonFacts { citizen_id: Some(number), ..facts("Khúc Thị Hạ", 1999) };
    let done = app.nominate(&actor, app.ticket(), cell(), same, &on(1), true).await.unwrap();
    let Nominated::Similar(shown) = done else { panic!("{done:?}") };
    assert!(shown[0].same_number);
}

#[tokio::test]
async fn of_people_elsewhere_only_the_unit_is_told() {
    let sample = Sample::open().await;
    let app = &sample.app;
    let actor = sample.actor(Role::CommitteeOfficer, PostState::Active).await;
    let (_, number) = twin(app, Position::OtherBranch.person()).await;
    let shown = similar(app, &actor, PersonFacts { citizen_id: Some(number), ..facts("Khúc Thị Hạ", 1999) }).await;
    let [one] = shown.as_slice() else { panic!("{shown:?}") };
    assert_eq!((one.seen.as_ref(), one.unit.id), (None, Position::OtherBranch.unit().unwrap()));
}

#[tokio::test]
async fn nobody_is_nominated_without_the_right_or_where_it_cannot_be() {
    let sample = Sample::open().await;
    let app = &sample.app;
    for (role, state, unit) in [
        (Role::Inspector, PostState::Active, Position::Own),
        (Role::CellSecretary, PostState::Expired, Position::Own),
        (Role::CellSecretary, PostState::Active, Position::Sibling),
        (Role::CellSecretary, PostState::Active, Position::Ancestor),
    ] {
        let actor = sample.actor(role, state).await;
        let unit = unit.unit().unwrap();
        let answer = app.nominate(&actor, app.ticket(), unit, facts("Khúc Thị Hạ", 1999), &on(1), false).await;
        assert!(matches!(answer, Err(AppError::NotThere)), "{role:?} {state:?}");
        assert!(matches!(app.nomination_desk(&actor, unit).await, Err(AppError::NotThere)), "{role:?} {state:?}");
    }
    let actor = sample.actor(Role::CellSecretary, PostState::Active).await;
    let left = Position::AdmittedHere.person();
    assert!(matches!(app.renominate(&actor, app.ticket(), left, &on(1)).await, Err(AppError::NotThere)));
    let program = app.program().await.unwrap();
    let at = |unit, nomination: Nomination| {
        let (app, program) = (app.clone(), program.clone());
        async move {
            let ticket = app.ticket();
            app.nominate(&program, ticket, unit, facts("Khúc Thị Hạ", 1999), &nomination, false).await.unwrap()
        }
    };
    let closed = Position::Closed.unit().unwrap();
    assert_eq!(at(closed, on(1)).await, Nominated::Hindered(Obstacle::UnitEnded));
    assert_eq!(at(PROVINCE, on(1)).await, Nominated::Hindered(Obstacle::UnitTooHigh));
    let tomorrow = Nomination { on: Date::constant(2020, 11, 1), by: None };
    assert_eq!(at(cell(), tomorrow).await, Nominated::Refused(CaseRefusal::InTheFuture));
    // An official member is nominated no more.
    let official = PersonId(Id::from_number(600));
    let answer = app.renominate(&program, app.ticket(), official, &on(1)).await.unwrap();
    assert_eq!(answer, Nominated::Hindered(Obstacle::Member));
}

#[tokio::test]
async fn a_form_that_says_something_else_is_not_taken_for_the_one_before() {
    let sample = Sample::open().await;
    let app = &sample.app;
    let actor = sample.actor(Role::CellSecretary, PostState::Active).await;
    let ticket = app.ticket();
    let first = facts("Khúc Thị Hạ", 1999);
    let done = app.nominate(&actor, ticket, cell(), first.clone(), &on(5), false).await.unwrap();
    let Nominated::Done(person) = done else { panic!("{done:?}") };
    // Gone back to, and one of the lesser fields filled in: nothing typed is passed over in silence.
    for edited in [
        PersonFacts { occupation: Some("Giáo viên".to_owned()), ..first.clone() },
        PersonFacts { residence: Some("Thôn Đông".to_owned()), ..first.clone() },
        PersonFacts { sex: Some(Sex::Female), ..first.clone() },
    ] {
        let answer = app.nominate(&actor, ticket, cell(), edited, &on(5), false).await.unwrap();
        let Nominated::Similar(shown) = answer else { panic!("{answer:?}") };
        assert_eq!(shown[0].seen.as_ref().map(|seen| seen.person), Some(person));
    }
    let again = app.nominate(&actor, ticket, cell(), first, &on(5), false).await.unwrap();
    assert_eq!(again, Nominated::Done(person));
}
