//! Who may be the one that is being added.

use nguon_domain::{
    citizen_id::CitizenId,
    id::{Id, PersonId},
    name::FullName,
    partial_date::PartialDate,
    person::PersonFacts,
};

use crate::{samples::Sample, support::on_each_engine};

#[test]
fn a_number_is_found_however_many_bear_the_name() {
    on_each_engine(async |database| {
        let mut sample = Sample::new(7, 80, 10);
        sample.cases.clear();
        let named = |name: &str| PersonFacts::named(FullName::parse(name).unwrap());
        for (at, person) in sample.people.iter_mut().enumerate() {
            person.id = PersonId(Id::from_number(1_000 + at as u128));
            person.facts = PersonFacts { born: Some(PartialDate::Year(1990)), ..named("Trần Thị Hòa") };
        }
        let number = CitizenId::parse("026190000001").unwrap();
        let others = [
            PersonFacts { citizen_id: Some(number.clone()), ..named("Lê Văn An") },
            PersonFacts { born: Some(PartialDate::Year(1991)), ..named("Tran Thi Hoa") },
            named("TRẦN THỊ HOÀ"),
        ];
        for (person, facts) in sample.people.iter_mut().rev().zip(others) {
            person.facts = facts;
        }
        database.store.commit(sample.write()).await.unwrap();
        let (numbered, other_year, no_year) = (1_079, 1_078, 1_077);
        let id = |number: u128| PersonId(Id::from_number(number));
        assert_eq!(database.store.people_with_number(&number).await.unwrap(), [id(numbered)]);
        let name = FullName::parse("trần thị hoa").unwrap();
        let of_1990 = database.store.namesakes(&name, Some(1990)).await.unwrap();
        assert_eq!((of_1990.len(), of_1990[0]), (50, id(1_000)));
        let of_1991 = database.store.namesakes(&name, Some(1991)).await.unwrap();
        assert_eq!(of_1991, [id(no_year), id(other_year)]);
        let unknown = FullName::parse("Trần Thị Hòa Bình").unwrap();
        assert_eq!(database.store.namesakes(&unknown, None).await.unwrap(), []);
    });
}
