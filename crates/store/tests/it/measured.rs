//! Lists against figures: every number is the number of its list.

use std::{collections::BTreeMap, sync::Arc};

use nguon_domain::{
    agenda::{Desk, Milestones, Urgency, Waiting},
    atlas::{Atlas, CountBy},
    calendar::Date,
    case::DeedKind,
    tree::Tree,
};
use nguon_store::{Filter, PeopleQuery, Trait, Which};

use crate::{samples::Sample, support::on_each_engine, work::year};

#[test]
fn every_list_is_as_long_as_its_figure() {
    on_each_engine(async |database| {
        let store = &database.store;
        let sample = Sample::new(4, 400, 20);
        store.commit(sample.write()).await.unwrap();
        let units: BTreeMap<_, _> = store.units().await.unwrap();
        let tree = Arc::new(Tree::as_is(&units, Date::constant(2030, 1, 1)));
        let (facts, through) = store.case_facts(0).await.unwrap();
        let rests = |case: &Milestones| {
            let (step, desk) = (DeedKind::Listed, Desk::Cell);
            (Waiting { step, desk, since: case.since, opens: None, limit: None }, Urgency::Open)
        };
        let atlas = Atlas::build(tree, facts, store.quota_facts().await.unwrap(), through, &rests);
        let span = year();
        let mut compared = 0;
        for unit in units.keys() {
            let total = async |which| {
                let query = PeopleQuery {
                    scopes: vec![*unit],
                    only: Vec::new(),
                    which,
                    search: None,
                    filter: Filter::default(),
                    after: None,
                    limit: 10,
                };
                store.people(&query).await.unwrap().total
            };
            for by in CountBy::ALL {
                let counts = atlas.counts(*unit, span, *by);
                let admitted = async |only| total(Which::Admitted { span, by: *by, only }).await;
                let lists = [
                    (admitted(None).await, counts.admitted),
                    (admitted(Some(Trait::Women)).await, counts.women),
                    (admitted(Some(Trait::Age18To30)).await, counts.age_18_30),
                    (admitted(Some(Trait::UnionMembers)).await, counts.union_members),
                    (admitted(Some(Trait::Minority)).await, counts.minority),
                    (admitted(Some(Trait::Believers)).await, counts.believers),
                    (total(Which::Recognised { span }).await, counts.recognised),
                ];
                for (place, (list, figure)) in lists.into_iter().enumerate() {
                    assert_eq!(list, u64::from(figure), "{unit} by {by:?}, figure {place}");
                    compared += figure;
                }
            }
            let open: u32 = atlas.open_by_stage(*unit).values().sum();
            assert_eq!(total(Which::Open { stage: None }).await, u64::from(open), "{unit} open");
        }
        assert!(compared > 100, "the sample has hardly any admissions");
    });
}
