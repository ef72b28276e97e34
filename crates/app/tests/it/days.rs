//! What was decided for a day to come.

use nguon_app::{
    Actor, App, PeopleAsk, PeopleFilter,
    sample::{self, PROVINCE, PROVINCE_LOGIN, Position, Still, TODAY},
    view::PeopleOf,
};
use nguon_domain::{calendar::add_days, id::UnitId, unit::UnitChange};

use crate::{cases::signed_in, engines::on_each_engine};

async fn list(app: &App, actor: &Actor, unit: UnitId, of: PeopleOf, search: &str) -> u64 {
    let (search, filter, columns) = (search.to_owned(), PeopleFilter::default(), Vec::new());
    let ask = PeopleAsk { unit, span: None, tree: None, of, search, filter, columns, after: None };
    app.people(actor, &ask).await.unwrap().total
}

/// Everybody of some units, and those of them whose name has a word.
async fn lists(app: &App, units: &[UnitId]) -> Vec<(u64, u64)> {
    // Sessions end as days pass.
    let actor = signed_in(app, PROVINCE_LOGIN).await;
    let mut lists = Vec::new();
    for unit in units {
        let view = app.unit(&actor, *unit, None).await.unwrap();
        assert_eq!(list(app, &actor, *unit, PeopleOf::Admitted, "").await, u64::from(view.now.admitted), "{unit}");
        let open: u32 = view.open.iter().map(|row| row.count).sum();
        assert_eq!(list(app, &actor, *unit, PeopleOf::Open, "").await, u64::from(open), "{unit}");
        let everybody = list(app, &actor, *unit, PeopleOf::Everybody, "").await;
        lists.push((everybody, list(app, &actor, *unit, PeopleOf::Everybody, "an").await));
    }
    lists
}

#[test]
fn a_unit_that_moves_on_a_day_to_come_moves_in_lists_and_figures_on_that_day() {
    on_each_engine("days", async |address| {
        let ground = Still::default();
        let app = sample::open_at(&address, ground.clone()).await.unwrap();
        let of = |position: Position| position.unit().unwrap();
        let (cell, own, beside) = (of(Position::Descendant), of(Position::Own), of(Position::Sibling));
        let units = [PROVINCE, own, beside, cell];
        let before = lists(&app, &units).await;
        let [whole, at_own, at_beside, in_cell] = before[..] else { panic!("a list for each") };
        assert!(in_cell.0 > in_cell.1 && in_cell.1 > 0);
        let moved = UnitChange::Moved { parent: Some(beside) };
        sample::change_unit(&app, cell, moved, add_days(TODAY, 3)).await.unwrap();
        assert_eq!(lists(&app, &units).await, before);
        ground.pass_days(2);
        assert_eq!(lists(&app, &units).await, before);
        ground.pass_days(1);
        let less = (at_own.0 - in_cell.0, at_own.1 - in_cell.1);
        let more = (at_beside.0 + in_cell.0, at_beside.1 + in_cell.1);
        assert_eq!(lists(&app, &units).await, [whole, less, more, in_cell]);
        assert_eq!(app.check().await.unwrap().problems, Vec::<String>::new());
    });
}

#[tokio::test]
async fn a_unit_is_called_by_its_new_name_from_its_day_on() {
    let (folder, ground) = (tempfile::tempdir().unwrap(), Still::default());
    let app = sample::open(folder.path(), ground.clone()).await.unwrap();
    let cell = Position::Descendant.unit().unwrap();
    let called = async || {
        let actor = signed_in(&app, PROVINCE_LOGIN).await;
        let found = app.find(&actor, "thon moi").await.unwrap().units_total;
        (app.unit(&actor, cell, None).await.unwrap().heading.unit.name, found)
    };
    let renamed = UnitChange::Renamed { name: "Chi bộ thôn Mới".to_owned() };
    sample::change_unit(&app, cell, renamed, add_days(TODAY, 1)).await.unwrap();
    assert_eq!(called().await, ("Chi bộ thôn Đông".to_owned(), 0));
    ground.pass_days(1);
    assert_eq!(called().await, ("Chi bộ thôn Mới".to_owned(), 1));
}
