//! Putting acts of a case on record.

use nguon_app::{
    Actor, App, AppError, NewAct, Peer,
    sample::{self, PASSWORD, Position, Still, login},
};
use nguon_domain::{
    access::{PostState, Role},
    calendar::Date,
    case::{Ballots, CaseRefusal, Deed, Stage},
    id::{CaseId, Id, PersonId},
    requirement::Check,
};

pub(crate) struct Sample {
    pub(crate) app: App,
    _folder: tempfile::TempDir,
}

impl Sample {
    pub(crate) async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { app: sample::open(folder.path(), Still::default()).await.unwrap(), _folder: folder }
    }

    pub(crate) async fn actor(&self, role: Role, state: PostState) -> Actor {
        self.signed_in(&login(role, state)).await
    }

    pub(crate) async fn signed_in(&self, login: &str) -> Actor {
        signed_in(&self.app, login).await
    }
}

pub(crate) async fn signed_in(app: &App, login: &str) -> Actor {
    let peer = Peer { address: "192.0.2.1".to_owned(), agent: "test".to_owned(), ..Peer::default() };
    let session = app.sign_in(login, PASSWORD, &peer).await.unwrap();
    app.actor(&session.token).await.unwrap().unwrap()
}

/// At the commune, nominated and nothing more.
const NOMINATED: u128 = 605;

fn person(number: u128) -> (PersonId, CaseId) {
    (PersonId(Id::from_number(number)), CaseId(Id::from_number(number)))
}

fn vote(on: Date) -> NewAct {
    NewAct { on, paper: None, deed: Deed::CellVoted { ballots: Ballots::new(9, 20) } }
}

#[tokio::test]
async fn an_act_changes_the_case_the_figures_and_the_journal_together() {
    let sample = Sample::open().await;
    let app = &sample.app;
    let actor = sample.actor(Role::CellSecretary, PostState::Active).await;
    let (person, case) = person(NOMINATED);
    let ticket = app.ticket();
    let new = vote(Date::constant(2020, 2, 3));
    for _ in 0..2 {
        app.record_act(&actor, ticket, person, case, new.clone()).await.unwrap().unwrap();
    }
    let view = app.person(&actor, person).await.unwrap();
    let [view] = view.cases.as_slice() else { panic!("one case") };
    assert_eq!((view.case.stage, view.acts.len()), (Stage::CellVoted, 2));
    assert_eq!(view.acts[0].recorded_by.as_deref(), Some(actor.name.as_str()));
    assert!(view.may_record);
    // It happened, so it is recorded; that it should not have is said with the clause.
    let findings: Vec<Check> = view.findings.iter().map(|finding| finding.check).collect();
    assert_eq!(findings, [Check::CellVote, Check::DecisionInTime]);
    assert!(view.findings.iter().all(|finding| !finding.source.is_empty()));
    assert_eq!(app.check().await.unwrap().problems, [] as [String; 0]);
    // Another form is another act.
    app.record_act(&actor, app.ticket(), person, case, new).await.unwrap().unwrap();
    assert_eq!(app.person(&actor, person).await.unwrap().cases[0].acts.len(), 3);
}

#[tokio::test]
async fn what_cannot_be_recorded_is_refused_and_nothing_is_written() {
    let sample = Sample::open().await;
    let app = &sample.app;
    let actor = sample.actor(Role::CommitteeOfficer, PostState::Active).await;
    let (person, case) = person(NOMINATED);
    let ceremony = NewAct { on: Date::constant(2020, 5, 1), paper: None, deed: Deed::CeremonyHeld };
    let refused = app.record_act(&actor, app.ticket(), person, case, ceremony).await.unwrap();
    assert_eq!(refused, Err(CaseRefusal::CeremonyBeforeDecision));
    let refused = app.record_act(&actor, app.ticket(), person, case, vote(Date::constant(2020, 11, 1))).await.unwrap();
    assert_eq!(refused, Err(CaseRefusal::InTheFuture));
    assert_eq!(app.person(&actor, person).await.unwrap().cases[0].acts.len(), 1);
}

#[tokio::test]
async fn only_those_who_record_at_the_unit_of_the_case_may() {
    let sample = Sample::open().await;
    let app = &sample.app;
    let on = Date::constant(2020, 10, 1);
    for (role, state, position, may) in [
        (Role::CommitteeOfficer, PostState::Active, Position::Own, true),
        (Role::CellSecretary, PostState::Delegated, Position::Descendant, true),
        (Role::CommitteeOfficer, PostState::Suspended, Position::Own, false),
        (Role::Inspector, PostState::Active, Position::Own, false),
        (Role::CommitteeOfficer, PostState::Active, Position::Sibling, false),
        // Seen by whoever admitted them, carried on by others.
        (Role::CommitteeOfficer, PostState::Active, Position::AdmittedHere, false),
    ] {
        let actor = sample.actor(role, state).await;
        let person = position.person();
        let answer = app.record_act(&actor, app.ticket(), person, CaseId(person.0), vote(on)).await;
        assert_eq!(answer.is_ok(), may, "{role:?} {state:?} {position:?}");
        assert!(may || matches!(answer, Err(AppError::NotThere)), "{role:?} {state:?} {position:?}");
        assert_eq!(app.case_desk(&actor, person, None).await.is_ok(), may, "{role:?} {state:?} {position:?}");
    }
    // A case belongs to its person.
    let actor = sample.actor(Role::CommitteeOfficer, PostState::Active).await;
    let (person, _) = person(NOMINATED);
    let of_other = CaseId(Position::Own.person().0);
    let answer = app.record_act(&actor, app.ticket(), person, of_other, vote(on)).await;
    assert!(matches!(answer, Err(AppError::NotThere)));
}

#[tokio::test]
async fn two_who_record_at_once_are_both_heard() {
    let sample = Sample::open().await;
    let app = &sample.app;
    let actor = sample.actor(Role::CommitteeOfficer, PostState::Active).await;
    let (person, case) = person(NOMINATED);
    let act = |day: i8| {
        let new = NewAct { on: Date::constant(2020, 2, day), paper: None, deed: Deed::VettingAsked { place: None } };
        app.record_act(&actor, app.ticket(), person, case, new)
    };
    let (one, two, three) = tokio::join!(act(1), act(2), act(3));
    for done in [one, two, three] {
        done.unwrap().unwrap();
    }
    assert_eq!(app.person(&actor, person).await.unwrap().cases[0].acts.len(), 4);
}

#[tokio::test]
async fn a_correction_takes_the_place_of_an_act_and_an_annulment_of_nothing() {
    let sample = Sample::open().await;
    let app = &sample.app;
    let actor = sample.actor(Role::CommitteeOfficer, PostState::Active).await;
    let (person, act) = (Position::Own.person(), Position::Own.ceremony());
    let ticket = app.ticket();
    let held = |day: i8| NewAct { on: Date::constant(2020, 2, day), paper: None, deed: Deed::CeremonyHeld };
    let before = app.person(&actor, person).await.unwrap().cases[0].clone();
    let refused = app.correct_act(&actor, ticket, person, act, " ", Some(held(12))).await.unwrap();
    assert_eq!(refused, Err(CaseRefusal::NoReason));
    for _ in 0..2 {
        app.correct_act(&actor, ticket, person, act, "ghi nhầm ngày", Some(held(12))).await.unwrap().unwrap();
    }
    let after = app.person(&actor, person).await.unwrap().cases[0].clone();
    assert_eq!(after.case.ceremony_on, Some(Date::constant(2020, 2, 12)));
    // It counts where it counted before.
    assert_eq!(after.case.admitted_by, before.case.admitted_by);
    assert_eq!(after.acts.len(), before.acts.len() + 1);
    let refused = app.correct_act(&actor, app.ticket(), person, act, "nữa", Some(held(13))).await.unwrap();
    assert_eq!(refused, Err(CaseRefusal::NothingToCorrect));
    let newest = after.acts.iter().find(|line| line.act.supersedes.is_some()).unwrap().act.id;
    app.correct_act(&actor, app.ticket(), person, newest, "nhập nhầm người", None).await.unwrap().unwrap();
    let after = app.person(&actor, person).await.unwrap().cases[0].clone();
    assert_eq!((after.case.stage, after.case.ceremony_on), (Stage::Decided, None));
    assert_eq!(app.check().await.unwrap().problems, [] as [String; 0]);
    // Whoever may not record may not correct.
    for (role, position) in [(Role::Inspector, Position::Own), (Role::CommitteeOfficer, Position::AdmittedHere)] {
        let actor = sample.actor(role, PostState::Active).await;
        let (person, act) = (position.person(), position.ceremony());
        let answer = app.correct_act(&actor, app.ticket(), person, act, "vì sao", None).await;
        assert!(matches!(answer, Err(AppError::NotThere)), "{role:?}");
        assert!(matches!(app.correction_desk(&actor, person, act).await, Err(AppError::NotThere)), "{role:?}");
    }
    // An act belongs to its person.
    let answer = app.correct_act(&actor, app.ticket(), PersonId(Id::from_number(NOMINATED)), act, "vì sao", None).await;
    assert!(matches!(answer, Err(AppError::NotThere)));
}
