//! Changing the tree by hand.

use std::collections::BTreeMap;

use nguon_app::{
    Actor, App, AppError, PeopleAsk, PeopleFilter, PeopleGo, ReshapeKind, ReshapeRefused, Reshaped, Reshaping, Shown,
    sample::{self, PROVINCE, PROVINCE_LOGIN, Position, Still, login},
    view::PeopleOf,
};
use nguon_domain::{
    access::{PostState, Role},
    calendar::Date,
    id::{Id, UnitId},
    unit::{Heir, Reshape, ReshapeRefusal, Turn, UnitKind},
};

use crate::{cases::signed_in, engines::on_each_engine};

const OWN: Position = Position::Own;
const CELL: Position = Position::Descendant;
const SIBLING: Position = Position::Sibling;
const SIBLING_CELL: UnitId = UnitId(Id::from_number(22));

fn at(position: Position) -> UnitId {
    position.unit().unwrap()
}

async fn list(app: &App, actor: &Actor, unit: UnitId, of: PeopleOf, search: &str) -> u64 {
    let (search, filter, columns) = (search.to_owned(), PeopleFilter::default(), Vec::new());
    let ask = PeopleAsk { unit, span: None, tree: None, of, search, filter, columns, after: None };
    app.people(actor, &ask).await.unwrap().total
}

/// Every number of every unit that stands is as long as its list.
async fn lists_are_as_long_as_their_numbers(app: &App, actor: &Actor, units: &[UnitId]) {
    for unit in units {
        let view = app.unit(actor, *unit, None).await.unwrap();
        assert_eq!(list(app, actor, *unit, PeopleOf::Admitted, "").await, u64::from(view.now.admitted), "{unit}");
        let open: u32 = view.open.iter().map(|row| row.count).sum();
        assert_eq!(list(app, actor, *unit, PeopleOf::Open, "").await, u64::from(open), "{unit}");
        let held = app.reshape_desk(actor, *unit, ReshapeKind::Close, "").await.unwrap().held;
        assert_eq!(list(app, actor, *unit, PeopleOf::Everybody, "").await, u64::from(held.people), "{unit}");
        assert_eq!(held.open, open, "{unit}");
        assert_eq!(app.accounts(actor, *unit, "").await.unwrap().found, held.accounts as usize, "{unit}");
        assert_eq!(held.under, view.under, "{unit}");
    }
}

/// Looks at a change and makes it.
async fn done(app: &App, actor: &Actor, unit: UnitId, wish: &Reshaping) -> UnitId {
    let ticket = app.ticket();
    let opened = app.reshape_desk(actor, unit, ReshapeKind::Rename, "").await.unwrap().state.print;
    let shown = Shown { opened: &opened, looked: None };
    let Reshaped::Look(look) = app.reshape(actor, ticket, unit, wish, shown).await.unwrap() else { panic!("{wish:?}") };
    assert!(!look.has_changed && !look.fates.is_empty());
    let shown = Shown { opened: &opened, looked: Some(&look.print) };
    let mut led_to = Vec::new();
    // The second click does nothing more.
    for _ in 0..2 {
        match app.reshape(actor, ticket, unit, wish, shown).await.unwrap() {
            Reshaped::Done(unit) => led_to.push(unit),
            other => panic!("{wish:?}: {other:?}"),
        }
    }
    assert_eq!(led_to[0], led_to[1]);
    led_to[0]
}

async fn refused(app: &App, actor: &Actor, unit: UnitId, wish: &Reshaping) -> ReshapeRefused {
    let opened = app.reshape_desk(actor, unit, ReshapeKind::Rename, "").await.unwrap().state.print;
    let shown = Shown { opened: &opened, looked: None };
    match app.reshape(actor, app.ticket(), unit, wish, shown).await.unwrap() {
        Reshaped::Refused(refused) => refused,
        other => panic!("{wish:?}: {other:?}"),
    }
}

fn wish(what: Reshape) -> Reshaping {
    Reshaping { what, on: Date::constant(2020, 10, 1), paper: None, people: PeopleGo::Unsaid }
}

fn add(parent: UnitId, name: &str) -> Reshaping {
    let (name, kind) = (name.to_owned(), UnitKind::SubordinateCell);
    wish(Reshape::Add { parent, name, kind, sector: None, code: None })
}

#[test]
fn units_are_added_renamed_and_corrected() {
    on_each_engine("naming", async |address| {
        let app = sample::open_at(&address, Still::default()).await.unwrap();
        let actor = signed_in(&app, &login(Role::OrganisationOfficer, PostState::Active)).await;
        let new = done(&app, &actor, at(OWN), &add(at(OWN), "Chi bộ thôn Bắc")).await;
        let view = app.unit(&actor, new, None).await.unwrap();
        assert_eq!(view.heading.unit.name, "Chi bộ thôn Bắc");
        let rename = |name: &str| wish(Reshape::Rename { unit: new, name: name.to_owned() });
        assert_eq!(done(&app, &actor, new, &rename("Chi bộ thôn Bắk")).await, new);
        let (name, code) = ("Chi bộ thôn Bắc Ninh".to_owned(), Some("A1-9".to_owned()));
        done(&app, &actor, new, &wish(Reshape::Correct { unit: new, name, code })).await;
        let view = app.unit(&actor, new, None).await.unwrap();
        assert_eq!(view.heading.unit.name, "Chi bộ thôn Bắc Ninh");
        assert_eq!(view.heading.unit.code.as_deref(), Some("A1-9"));
        // Founded and renamed on the same day is one version.
        assert_eq!(view.story.len(), 1);
        // It is found by its new name.
        let found = app.find(&actor, "bac ninh").await.unwrap();
        assert!(found.units.iter().any(|unit| unit.unit.id == new));
        lists_are_as_long_as_their_numbers(&app, &actor, &[at(OWN), new]).await;
        let taken = refused(&app, &actor, at(OWN), &add(at(OWN), "chi bộ thôn đông")).await;
        assert!(matches!(taken, ReshapeRefused::Tree(ReshapeRefusal::NameTaken(_), Some(unit)) if unit.id == at(CELL)));
    });
}

#[test]
fn a_form_that_was_opened_before_somebody_else_changed_the_unit_writes_nothing() {
    on_each_engine("overtaken", async |address| {
        let app = sample::open_at(&address, Still::default()).await.unwrap();
        let actor = signed_in(&app, PROVINCE_LOGIN).await;
        let rename = |name: &str| wish(Reshape::Rename { unit: at(CELL), name: name.to_owned() });
        let opened = app.reshape_desk(&actor, at(CELL), ReshapeKind::Rename, "").await.unwrap().state.print;
        done(&app, &actor, at(CELL), &rename("Chi bộ Một")).await;
        let late = Shown { opened: &opened, looked: None };
        let answer = app.reshape(&actor, app.ticket(), at(CELL), &rename("Chi bộ Hai"), late).await.unwrap();
        assert_eq!(answer, Reshaped::Overtaken);
        let saved = app.unit_saved(&actor, at(CELL)).await.unwrap().unwrap();
        assert!(saved.is_own);
        // What was looked at has changed although the unit itself has not.
        let opened = app.reshape_desk(&actor, at(OWN), ReshapeKind::Close, "").await.unwrap().state.print;
        let move_cell = wish(Reshape::Move { unit: at(CELL), to: at(SIBLING) });
        let cell = app.reshape_desk(&actor, at(CELL), ReshapeKind::Move, "").await.unwrap().state.print;
        let ticket = app.ticket();
        let look = Shown { opened: &cell, looked: None };
        let Reshaped::Look(look) = app.reshape(&actor, ticket, at(CELL), &move_cell, look).await.unwrap() else {
            panic!("looked at")
        };
        let other = Reshaping { on: Date::constant(2020, 10, 2), ..move_cell };
        let shown = Shown { opened: &cell, looked: Some(&look.print) };
        match app.reshape(&actor, ticket, at(CELL), &other, shown).await.unwrap() {
            Reshaped::Look(again) => assert!(again.has_changed),
            answer => panic!("{answer:?}"),
        }
        assert!(!opened.is_empty());
    });
}

#[test]
fn a_unit_moves_with_everybody_and_its_old_place_stays_in_its_days() {
    on_each_engine("moving", async |address| {
        let app = sample::open_at(&address, Still::default()).await.unwrap();
        let actor = signed_in(&app, PROVINCE_LOGIN).await;
        let before = app.unit(&actor, at(OWN), None).await.unwrap();
        let cell = app.unit(&actor, at(CELL), None).await.unwrap();
        done(&app, &actor, at(CELL), &wish(Reshape::Move { unit: at(CELL), to: at(SIBLING) })).await;
        let after = app.unit(&actor, at(OWN), None).await.unwrap();
        assert_eq!(after.now.admitted, before.now.admitted - cell.now.admitted);
        lists_are_as_long_as_their_numbers(&app, &actor, &[PROVINCE, at(OWN), at(CELL), at(SIBLING)]).await;
        let was = app.unit_on(&actor, at(OWN), None, Some(Date::constant(2020, 9, 30))).await.unwrap();
        assert_eq!(was.now, before.now);
        let story = app.unit(&actor, at(CELL), None).await.unwrap().story;
        assert!(story.iter().any(|line| matches!(line.chapter.turn, Turn::Moved { .. })));
    });
}

#[test]
fn a_unit_closes_only_once_it_is_said_where_its_people_and_cases_go() {
    on_each_engine("closing", async |address| {
        let app = sample::open_at(&address, Still::default()).await.unwrap();
        let actor = signed_in(&app, PROVINCE_LOGIN).await;
        let close = wish(Reshape::Close { unit: at(CELL) });
        assert_eq!(refused(&app, &actor, at(CELL), &close).await, ReshapeRefused::WhereTo);
        let itself = Reshaping { people: PeopleGo::To(at(CELL)), ..close.clone() };
        assert_eq!(refused(&app, &actor, at(CELL), &itself).await, ReshapeRefused::NotThere);
        let above = Reshaping { what: Reshape::Close { unit: at(OWN) }, ..itself };
        let has_units = refused(&app, &actor, at(OWN), &above).await;
        assert!(matches!(has_units, ReshapeRefused::Tree(ReshapeRefusal::HasUnits(_), Some(_))));
        let held = app.reshape_desk(&actor, at(CELL), ReshapeKind::Close, "").await.unwrap().held;
        assert!(held.people > 0 && held.open > 0);
        let there = app.reshape_desk(&actor, SIBLING_CELL, ReshapeKind::Close, "").await.unwrap().held;
        let own = app.unit(&actor, at(OWN), None).await.unwrap();
        let to = Reshaping { people: PeopleGo::To(SIBLING_CELL), ..close };
        assert_eq!(done(&app, &actor, at(CELL), &to).await, at(CELL));
        let after = app.reshape_desk(&actor, SIBLING_CELL, ReshapeKind::Close, "").await.unwrap().held;
        assert_eq!(after.open, there.open + held.open);
        assert_eq!(after.people, there.people + held.people);
        lists_are_as_long_as_their_numbers(&app, &actor, &[PROVINCE, at(OWN), at(SIBLING), SIBLING_CELL]).await;
        // Who was admitted there still counts where they were admitted.
        let own_after = app.unit(&actor, at(OWN), None).await.unwrap();
        assert_eq!(own_after.now.admitted, own.now.admitted);
        assert_eq!(app.check().await.unwrap().problems, Vec::<String>::new());
    });
}

#[test]
fn units_merge_into_a_new_one_with_all_that_stands_under_them() {
    on_each_engine("merging", async |address| {
        let app = sample::open_at(&address, Still::default()).await.unwrap();
        let actor = signed_in(&app, PROVINCE_LOGIN).await;
        let (one, other) =
            (app.unit(&actor, at(OWN), None).await.unwrap(), app.unit(&actor, at(SIBLING), None).await.unwrap());
        let heir = Heir::New {
            name: "Đảng bộ xã Bến Đá".to_owned(),
            kind: UnitKind::GrassrootsCommitteeOrg,
            code: Some("A9".to_owned()),
        };
        let merge = wish(Reshape::Merge { units: vec![at(OWN), at(SIBLING)], into: heir });
        assert_eq!(refused(&app, &actor, at(OWN), &merge).await, ReshapeRefused::WhereTo);
        let merge = Reshaping { people: PeopleGo::WithHeir, ..merge };
        let new = done(&app, &actor, at(OWN), &merge).await;
        let view = app.unit(&actor, new, None).await.unwrap();
        assert_eq!(view.now.admitted, one.now.admitted + other.now.admitted);
        assert_eq!(view.now.quota, Some(one.now.quota.unwrap() + other.now.quota.unwrap()));
        assert_eq!(view.under, one.under + other.under);
        assert_eq!(view.story.len(), 3, "{:?}", view.story);
        lists_are_as_long_as_their_numbers(&app, &actor, &[PROVINCE, new, at(CELL), SIBLING_CELL]).await;
        // The old tree stays as it was.
        let was = app.unit_on(&actor, at(OWN), None, Some(Date::constant(2020, 9, 30))).await.unwrap();
        assert_eq!(was.now, one.now);
        assert_eq!(app.check().await.unwrap().problems, Vec::<String>::new());
    });
}

#[test]
fn a_unit_is_split_and_each_of_its_people_goes_where_it_was_said() {
    on_each_engine("splitting", async |address| {
        let app = sample::open_at(&address, Still::default()).await.unwrap();
        let actor = signed_in(&app, PROVINCE_LOGIN).await;
        let desk = app.reshape_desk(&actor, at(CELL), ReshapeKind::Split, "").await.unwrap();
        assert_eq!(desk.people.len(), desk.held.people as usize);
        let into = vec!["Chi bộ thôn Đông 1".to_owned(), "Chi bộ thôn Đông 2".to_owned()];
        let split = wish(Reshape::Split { unit: at(CELL), into, under: BTreeMap::new() });
        let mut each: BTreeMap<_, _> = desk.people.iter().zip(0_usize..).map(|((id, _), at)| (*id, at % 2)).collect();
        let (left, _) = each.pop_first().unwrap();
        let some = Reshaping { people: PeopleGo::Each(each.clone()), ..split.clone() };
        assert_eq!(refused(&app, &actor, at(CELL), &some).await, ReshapeRefused::WhereTo);
        each.insert(left, 1);
        let second = each.values().filter(|at| **at == 1).count();
        let new = done(&app, &actor, at(CELL), &Reshaping { people: PeopleGo::Each(each), ..split }).await;
        let here = app.reshape_desk(&actor, new, ReshapeKind::Close, "").await.unwrap().held;
        assert_eq!(here.people as usize, desk.people.len() - second);
        let own = app.reshape_desk(&actor, at(OWN), ReshapeKind::Close, "").await.unwrap().held;
        assert!(own.people >= desk.held.people);
        lists_are_as_long_as_their_numbers(&app, &actor, &[PROVINCE, at(OWN), new]).await;
        assert_eq!(app.check().await.unwrap().problems, Vec::<String>::new());
    });
}

#[test]
fn nobody_changes_what_lies_above_their_post_or_beside_it() {
    on_each_engine("beyond", async |address| {
        let app = sample::open_at(&address, Still::default()).await.unwrap();
        let officer = signed_in(&app, &login(Role::OrganisationOfficer, PostState::Active)).await;
        // Their own post's unit: naming it is theirs, taking it from the one above is not.
        let close = Reshaping { people: PeopleGo::To(at(CELL)), ..wish(Reshape::Close { unit: at(OWN) }) };
        assert_eq!(refused(&app, &officer, at(OWN), &close).await, ReshapeRefused::Beyond);
        assert!(app.reshape_desk(&officer, at(OWN), ReshapeKind::Close, "").await.unwrap().is_beyond);
        // Somebody else's units are not there, neither to be changed nor to be moved to.
        let shown = Shown { opened: "", looked: None };
        for (unit, what) in [
            (at(SIBLING), Reshape::Rename { unit: at(SIBLING), name: "Đảng bộ Khác".to_owned() }),
            (at(CELL), Reshape::Move { unit: at(CELL), to: at(SIBLING) }),
            (at(OWN), Reshape::Rename { unit: at(SIBLING), name: "Đảng bộ Khác".to_owned() }),
        ] {
            let opened = app.reshape_desk(&officer, unit, ReshapeKind::Move, "").await.map(|desk| desk.state.print);
            let shown = Shown { opened: opened.as_deref().unwrap_or_default(), ..shown };
            let answer = app.reshape(&officer, app.ticket(), unit, &wish(what), shown).await;
            assert!(matches!(answer, Err(AppError::NotThere)), "{answer:?}");
        }
        for role in Role::ALL.iter().filter(|role| **role != Role::OrganisationOfficer) {
            let actor = signed_in(&app, &login(*role, PostState::Active)).await;
            let desk = app.reshape_desk(&actor, at(CELL), ReshapeKind::Add, "").await;
            assert!(matches!(desk, Err(AppError::NotThere)), "{role:?}");
        }
    });
}
