//! Searching among everybody against looking at every name plainly.

use nguon_domain::{
    calendar::Date,
    id::{CommandId, Id, PersonId, UnitId},
    journal::Author,
    name::FullName,
    person::Person,
};
use nguon_store::{Changes, Cursor, Entry, Filter, PeopleQuery, Store, Which, Write};

use crate::{
    samples::{Dice, Sample, person, recorded_at},
    support::on_each_engine,
};

async fn all(store: &Store, scope: UnitId, search: Option<&str>) -> (Vec<(PersonId, FullName)>, u64) {
    let (mut found, mut total, mut after): (Vec<_>, u64, Option<Cursor>) = (Vec::new(), 0, None);
    loop {
        let query = PeopleQuery {
            scopes: vec![scope],
            only: Vec::new(),
            which: Which::Everybody,
            search: search.map(str::to_owned),
            filter: Filter::default(),
            after,
            limit: 7,
        };
        let page = store.people(&query).await.unwrap();
        total = total.max(page.total);
        found.extend(page.rows.into_iter().map(|row| (row.person, row.name)));
        match page.next {
            Some(next) => after = Some(next),
            None => return (found, total),
        }
    }
}

/// Whether each word that was asked for begins a word of the name, or alone its initials.
fn is_found(name: &FullName, asked: &[&str]) -> bool {
    let fold = name.folded();
    let initials: String = fold.split(' ').filter_map(|word| word.chars().next()).collect();
    let in_name = |asked: &str| fold.split(' ').any(|word| word.starts_with(asked));
    asked.iter().all(|word| in_name(word) || asked.len() == 1 && initials.starts_with(word))
}

async fn compare(store: &Store, units: &[UnitId]) -> usize {
    let mut compared = 0;
    for unit in units {
        let (everybody, total) = all(store, *unit, None).await;
        assert_eq!(u64::try_from(everybody.len()).unwrap(), total);
        for search in
            ["ng", "nguyen van", "hoa", "ntth", "t m", "van van", "d", "khong ai", "thi thanh lan", "Đặng", "#n"]
        {
            let fold = nguon_domain::text::fold(search).replace('#', "");
            let asked: Vec<&str> = fold.split(' ').collect();
            let expected: Vec<PersonId> =
                everybody.iter().filter(|(_, name)| is_found(name, &asked)).map(|(id, _)| *id).collect();
            let (found, total) = all(store, *unit, Some(search)).await;
            let found: Vec<PersonId> = found.into_iter().map(|(id, _)| id).collect();
            assert_eq!(found, expected, "{search} at {unit}");
            assert_eq!(total, u64::try_from(expected.len()).unwrap(), "{search} at {unit}");
            compared += expected.len();
        }
    }
    compared
}

#[test]
fn a_search_finds_whom_a_plain_look_at_every_name_finds_whatever_was_written_since() {
    on_each_engine(async |database| {
        let store = &database.store;
        let sample = Sample::new(5, 500, 24);
        store.commit(sample.write()).await.unwrap();
        let units: Vec<UnitId> = sample.units.iter().map(|write| write.unit.id).step_by(5).collect();
        assert!(compare(store, &units).await > 500);

        // Somebody new, somebody of another name, somebody at another unit.
        let mut dice = Dice::new(99);
        let mut people: Vec<Person> = (0..9).map(|_| person(&mut dice, units[1])).collect();
        let mut renamed = sample.people[3].clone();
        renamed.facts.name = FullName::parse("Đặng Hữu Hòa").unwrap();
        people.push(renamed);
        people.push(Person { unit: units[2], ..sample.people[40].clone() });
        let write = Write {
            command: CommandId(Id::from_number(77)),
            author: Author::PROGRAM,
            at: recorded_at(),
            changes: Changes { people, ..Changes::default() },
            entries: vec![Entry {
                what: "person.imported".to_owned(),
                subject: "import:2".to_owned(),
                payload: Vec::new(),
            }],
        };
        store.commit(write).await.unwrap();
        assert!(compare(store, &units).await > 500);

        // The tree of another day: before there were units, and as it is again.
        store.lay_tree(Date::constant(2009, 1, 1)).await.unwrap();
        assert_eq!(compare(store, &units).await, 0);
        store.lay_tree(Date::constant(2030, 1, 1)).await.unwrap();
        assert!(compare(store, &units).await > 500);
    });
}
