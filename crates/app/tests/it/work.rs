//! What waits to be done.

use nguon_app::{
    Actor, App, AppError, NewAct, PeopleAsk, PeopleFilter, Side, WorkAsk, WorkLine,
    sample::{PROVINCE, PROVINCE_LOGIN, Position},
    view::PeopleOf,
};
use nguon_domain::{
    access::{PostState, Role},
    agenda::Urgency,
    calendar::Date,
    case::{Deed, Stage},
    unit::Paper,
};

use crate::cases::Sample;

/// Every line of what is asked, page after page.
async fn lines(app: &App, actor: &Actor, ask: WorkAsk) -> Vec<WorkLine> {
    let mut lines: Vec<WorkLine> = Vec::new();
    loop {
        let list = app.inbox(actor, WorkAsk { skip: lines.len(), ..ask }).await.unwrap().list;
        assert_eq!(list.ask.skip, lines.len());
        let next = list.next();
        lines.extend(list.rows);
        match next {
            Some(next) => assert_eq!(next, lines.len()),
            None => {
                assert_eq!(list.total, lines.len());
                return lines;
            }
        }
    }
}

#[tokio::test]
async fn every_count_is_as_long_as_its_list_and_all_counts_are_the_open_cases() {
    let sample = Sample::open().await;
    let app = &sample.app;
    for actor in [
        sample.actor(Role::CommitteeOfficer, PostState::Active).await,
        sample.actor(Role::Inspector, PostState::Active).await,
        sample.signed_in(PROVINCE_LOGIN).await,
    ] {
        let inbox = app.inbox(&actor, WorkAsk::default()).await.unwrap();
        for (side, tally) in [(Side::Mine, inbox.mine), (Side::Followed, inbox.followed)] {
            for urgency in Urgency::ALL {
                let ask = WorkAsk { side, urgency: Some(*urgency), ..WorkAsk::default() };
                let lines = lines(app, &actor, ask).await;
                assert_eq!(lines.len(), tally.of(*urgency) as usize, "{side:?} {urgency:?}");
                assert!(lines.iter().all(|line| line.urgency == *urgency && line.is_mine == (side == Side::Mine)));
            }
            let all = lines(app, &actor, WorkAsk { side, ..WorkAsk::default() }).await;
            assert_eq!(all.len(), tally.total() as usize);
            assert!(all.is_sorted_by_key(|line| line.urgency));
        }
        let unit = inbox.posts[0].post.unit.id;
        let view = app.unit(&actor, unit, None).await.unwrap();
        let open: u32 = view.open.iter().map(|row| row.count).sum();
        assert_eq!(inbox.mine.total() + inbox.followed.total(), open);
        assert_eq!(view.work.total(), open);
        assert_eq!(view.work.late, view.open.iter().map(|row| row.late).sum::<u32>());
        for row in &view.open {
            let ask = WorkAsk { stage: Some(row.stage), ..WorkAsk::default() };
            let list = app.unit_work(&actor, unit, ask).await.unwrap().list;
            assert_eq!((list.total, list.tally.late), (row.count as usize, row.late));
        }
    }
}

#[tokio::test]
async fn work_without_anybody_at_its_desk_waits_for_the_nearest_above_who_can_do_it() {
    let sample = Sample::open().await;
    let app = &sample.app;
    // In the sample nobody holds a post at a cell: the commune's officers do the work of their cells, and the province
    // that of all others.
    let commune = sample.actor(Role::CommitteeOfficer, PostState::Active).await;
    let mine = lines(app, &commune, WorkAsk::default()).await;
    assert!(mine.iter().any(|line| Some(line.unit.id) == Position::Descendant.unit()));
    assert!(mine.iter().all(|line| line.may_record));
    let province = sample.signed_in(PROVINCE_LOGIN).await;
    let followed = lines(app, &province, WorkAsk { side: Side::Followed, ..WorkAsk::default() }).await;
    for line in &mine {
        let seen = followed.iter().find(|other| other.case == line.case).unwrap();
        assert!(seen.turn_to.iter().any(|contact| contact.name == commune.name), "{:?}", seen.turn_to);
    }
    let theirs = lines(app, &province, WorkAsk::default()).await;
    assert!(theirs.iter().all(|line| mine.iter().all(|other| other.case != line.case)));
    // Whoever may only look follows everything.
    let inspector = sample.actor(Role::Inspector, PostState::Active).await;
    let inbox = app.inbox(&inspector, WorkAsk::default()).await.unwrap();
    assert_eq!(inbox.mine.total(), 0);
    assert!(inbox.followed.total() > 0);
}

#[tokio::test]
async fn nobody_sees_work_that_they_may_not_see() {
    let sample = Sample::open().await;
    let app = &sample.app;
    for role in [Role::SystemAdministrator, Role::MassOrgOfficer, Role::TrainingCentre] {
        let actor = sample.actor(role, PostState::Active).await;
        let inbox = app.inbox(&actor, WorkAsk { side: Side::Followed, ..WorkAsk::default() }).await.unwrap();
        assert!(!inbox.sees_people && inbox.list.rows.is_empty(), "{role:?}");
        assert_eq!(inbox.followed.total() + inbox.mine.total(), 0);
        let unit = inbox.posts[0].post.unit.id;
        assert!(matches!(app.unit_work(&actor, unit, WorkAsk::default()).await, Err(AppError::NotThere)));
    }
    for state in [PostState::NotYet, PostState::Expired, PostState::Suspended, PostState::NotConfirmed] {
        let actor = sample.actor(Role::CommitteeOfficer, state).await;
        let inbox = app.inbox(&actor, WorkAsk { side: Side::Followed, ..WorkAsk::default() }).await.unwrap();
        assert!(inbox.posts.is_empty() && inbox.list.rows.is_empty(), "{state:?}");
    }
    // A leader sees who, but opens no dossier.
    let leader = sample.actor(Role::Leader, PostState::Active).await;
    let seen = lines(app, &leader, WorkAsk { side: Side::Followed, ..WorkAsk::default() }).await;
    assert!(!seen.is_empty() && seen.iter().all(|line| !line.may_open && !line.may_record));
}

#[tokio::test]
async fn an_act_moves_the_work_on() {
    let sample = Sample::open().await;
    let app = &sample.app;
    let actor = sample.actor(Role::CommitteeOfficer, PostState::Active).await;
    let ask = WorkAsk { stage: Some(Stage::CellVoted), ..WorkAsk::default() };
    let before = app.inbox(&actor, ask).await.unwrap();
    let line = before.list.rows[0].clone();
    let new = NewAct {
        on: Date::constant(2020, 10, 30),
        paper: Some(Paper { number: "12-QĐ/HU".to_owned() }),
        deed: Deed::Decided,
    };
    app.record_act(&actor, app.ticket(), line.person, line.case, new).await.unwrap().unwrap();
    let after = app.inbox(&actor, WorkAsk::default()).await.unwrap();
    let stage = |stage| WorkAsk { stage: Some(stage), ..WorkAsk::default() };
    let still = lines(app, &actor, ask).await;
    assert!(still.iter().all(|other| other.case != line.case));
    let decided = lines(app, &actor, stage(Stage::Decided)).await;
    let moved = decided.iter().find(|other| other.case == line.case).unwrap();
    assert_eq!(moved.since, Some(Date::constant(2020, 10, 30)));
    assert!(moved.limit.is_some());
    let total = |inbox: &nguon_app::InboxView| inbox.mine.total() + inbox.followed.total();
    let whole_before = app.unit(&actor, Position::Own.unit().unwrap(), None).await.unwrap();
    assert_eq!(total(&after), whole_before.work.total());
    // The picture that followed is the one that is drawn anew.
    assert_eq!(app.check().await.unwrap().problems, [] as [String; 0]);
    let province = app.program().await.unwrap();
    let ask = PeopleAsk {
        tree: None,
        unit: PROVINCE,
        span: None,
        of: PeopleOf::Open,
        search: String::new(),
        filter: PeopleFilter::default(),
        columns: Vec::new(),
        after: None,
    };
    let open = app.people(&province, &ask).await.unwrap().total;
    let work = app.unit_work(&province, PROVINCE, WorkAsk::default()).await.unwrap();
    assert_eq!(work.list.total as u64, open);
}
