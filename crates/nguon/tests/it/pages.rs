//! What the bench of pages measures: the use cases behind a unit's page, a list and a person's page.

use std::path::Path;

use nguon_app::{Actor, App, PeopleAsk, PeopleFilter, UnitsAsk, WorkAsk, view::PeopleOf};
use nguon_domain::{
    atlas::Span,
    calendar::Date,
    id::{PersonId, UnitId},
};
use nguon_store::Address;

use crate::{samples::Sample, support};

/// A generated organisation, seen from its top.
pub(crate) struct Pages {
    app: App,
    actor: Actor,
    top: UnitId,
    pub(crate) people: Vec<PersonId>,
}

const YEAR: Span = Span { from: Date::constant(2020, 1, 1), last: Date::constant(2020, 12, 31) };

impl Pages {
    /// Makes an organisation of so many people and units in a database of its own.
    pub(crate) async fn fill(folder: &Path, people: usize, units: usize) -> Self {
        let sample = Sample::new(2_020, people, units);
        let (app, store) = support::app(&Address::Sqlite(folder.join("pages.sqlite")), YEAR.last).await;
        store.commit(sample.write()).await.unwrap();
        let actor = app.program().await.unwrap();
        let people = sample.people.iter().map(|person| person.id).collect();
        Self { app, actor, top: sample.units[0].unit.id, people }
    }

    /// The page of the unit at the top; answers how many were admitted.
    pub(crate) async fn unit(&self) -> u32 {
        self.app.unit(&self.actor, self.top, Some(YEAR)).await.unwrap().now.admitted
    }

    /// The first page after signing in of whoever has the unit at the top; answers how much work there is.
    pub(crate) async fn inbox(&self) -> u32 {
        let view = self.app.inbox(&self.actor, WorkAsk::default()).await.unwrap();
        view.mine.total() + view.followed.total()
    }

    /// The units under the unit at the top, as a tree; answers how many cells have admitted nobody for a year.
    pub(crate) async fn tree(&self) -> u32 {
        self.app.units_under(&self.actor, self.top, UnitsAsk::default()).await.unwrap().idle[0].1
    }

    /// The first fifty of those admitted, with their total.
    pub(crate) async fn list(&self) -> u64 {
        let of = PeopleOf::Admitted;
        let ask = PeopleAsk {
            tree: None,
            unit: self.top,
            span: Some(YEAR),
            of,
            search: String::new(),
            filter: PeopleFilter::default(),
            columns: Vec::new(),
            after: None,
        };
        self.app.people(&self.actor, &ask).await.unwrap().total
    }

    /// One person's page; answers how many acts it shows.
    pub(crate) async fn person(&self, person: PersonId) -> usize {
        let view = self.app.person(&self.actor, person).await.unwrap();
        view.cases.iter().map(|case| case.acts.len()).sum()
    }
}
