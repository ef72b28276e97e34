//! What the benches measure, so that a tiny size of it runs with the tests.

use nguon_domain::{
    atlas::{CountBy, Span},
    calendar::Date,
    case::{Act, Case, Opening},
    id::{CommandId, Id, PersonId, UnitId},
    journal::Author,
};
use nguon_store::{Changes, Entry, Filter, PeopleQuery, Store, Which, Write};

use crate::samples::{Dice, Sample, next_vote, recorded_at};

/// A database filled with a sample, and what of it is asked for.
#[derive(Debug)]
pub(crate) struct Work {
    pub(crate) store: Store,
    /// The top of the tree.
    pub(crate) top: UnitId,
    /// The unit with the most people at itself among the leaves.
    pub(crate) leaf: UnitId,
    pub(crate) people: Vec<PersonId>,
    clients: Vec<Client>,
}

/// Somebody who saves forms of one case.
#[derive(Debug)]
struct Client {
    dice: Dice,
    opening: Opening,
    case: Case,
    version: u64,
    acts: Vec<Act>,
}

/// The year 2020.
pub(crate) fn year() -> Span {
    Span::new(Date::constant(2020, 1, 1), Date::constant(2020, 12, 31)).unwrap()
}

impl Work {
    /// Fills a migrated, empty database.
    pub(crate) async fn fill(store: Store, sample: &Sample) -> Self {
        store.commit(sample.write()).await.unwrap();
        let client = |(number, case): (u64, &nguon_store::CaseWrite)| Client {
            dice: Dice::new(1_000_000 + number),
            opening: case.opening,
            case: case.case.clone(),
            version: 1,
            acts: case.new_acts.clone(),
        };
        Self {
            store,
            top: sample.units[0].unit.id,
            leaf: sample.units.last().unwrap().unit.id,
            people: sample.people.iter().map(|person| person.id).collect(),
            clients: (1..).zip(sample.cases.iter().take(32)).map(client).collect(),
        }
    }

    /// The first page of a list, and the second.
    pub(crate) async fn list(&self, scope: UnitId, which: Which, search: Option<&str>) -> u64 {
        self.narrowed(scope, which, search, Filter::default()).await
    }

    /// The same of a list that is narrowed.
    pub(crate) async fn narrowed(&self, scope: UnitId, which: Which, search: Option<&str>, filter: Filter) -> u64 {
        let search = search.map(str::to_owned);
        let query =
            PeopleQuery { scopes: vec![scope], only: Vec::new(), which, search, filter, after: None, limit: 50 };
        let page = self.store.people(&query).await.unwrap();
        assert!(page.total == 0 || !page.rows.is_empty());
        page.total
    }

    /// Admissions of 2020.
    pub(crate) fn admitted() -> Which {
        Which::Admitted { span: year(), by: CountBy::Ceremony, only: None }
    }

    /// What one person's page reads.
    pub(crate) async fn person_page(&self, person: PersonId) -> usize {
        let found = self.store.person(person).await.unwrap();
        assert!(found.is_some());
        let mut acts = 0;
        for (_, case, _) in self.store.cases_of(person).await.unwrap() {
            acts += self.store.acts_of(case.id).await.unwrap().len();
        }
        acts
    }

    /// So many clients save a form each, at the same time.
    pub(crate) async fn save(&mut self, clients: usize) {
        let mut saving = tokio::task::JoinSet::new();
        for client in self.clients.iter_mut().take(clients) {
            let acts = if client.acts.len() > 20 { &client.acts[..20] } else { &client.acts };
            let case = next_vote(&mut client.dice, client.opening, &client.case, client.version, acts);
            client.version += 1;
            let write = Write {
                command: CommandId(Id::from_number(u128::from(client.dice.next()) << 32)),
                author: Author::PROGRAM,
                at: recorded_at(),
                entries: vec![Entry {
                    what: "act.recorded".to_owned(),
                    subject: format!("case:{}", client.opening.id),
                    payload: b"{\"deed\":\"cell_voted\",\"in_favour\":9,\"entitled\":12}".to_vec(),
                }],
                changes: Changes { cases: vec![case], ..Changes::default() },
            };
            let store = self.store.clone();
            saving.spawn(async move { store.commit(write).await });
        }
        while let Some(saved) = saving.join_next().await {
            assert!(!saved.unwrap().unwrap().replayed);
        }
    }
}
