//! Who is known, while files are brought in: one person for all rows that speak of them, with their cases.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use nguon_domain::{
    calendar::Date,
    case::{Act, Opening, fold},
    citizen_id::{CitizenId, CitizenIdKind},
    id::{CaseId, PersonId, UnitId},
    name::FullName,
    partial_date::PartialDate,
    person::{Person, PersonFacts},
    sensitive::Sensitive,
};
use nguon_store::Store;

use super::reach::Reach;
use crate::{
    error::AppError,
    import::records::{PersonFacts as Written, UnionMembership},
};

/// A case with its acts, old and new.
#[derive(Debug, Clone)]
pub(super) struct CaseFile {
    pub(super) opening: Opening,
    /// `None` for a case that is not in the database yet.
    pub(super) version: Option<u64>,
    pub(super) acts: Vec<Act>,
    /// The acts that are not in the database yet.
    pub(super) fresh: Vec<Act>,
}

/// Whom a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whom {
    /// Somebody who is known.
    Known(PersonId),
    /// Nobody who is known.
    Nobody,
    /// Somebody beyond the reach of the import.
    Elsewhere,
}

/// Everybody that is known.
#[derive(Debug, Default)]
pub(super) struct People {
    by_number: HashMap<String, PersonId>,
    by_name: HashMap<(String, PartialDate), Vec<PersonId>>,
    stored: HashSet<PersonId>,
    known: HashMap<PersonId, Person>,
    /// People who are new or have got new facts, in the order they were met.
    changed: BTreeMap<PersonId, Person>,
    cases: BTreeMap<CaseId, CaseFile>,
    of_person: HashMap<PersonId, Vec<CaseId>>,
    elsewhere: Elsewhere,
}

/// Those beyond the reach of the import: enough of them to tell that a row speaks of one, and no more.
#[derive(Debug, Default)]
struct Elsewhere {
    numbers: HashSet<String>,
    by_birth: HashMap<(String, Date), Vec<[Option<CitizenId>; 2]>>,
}

impl Elsewhere {
    fn enter(&mut self, numbers: [Option<CitizenId>; 2], name: &FullName, born: Option<PartialDate>) {
        self.numbers.extend(numbers.iter().flatten().map(|number| number.reveal().to_owned()));
        if let Some(day) = born.and_then(PartialDate::day) {
            self.by_birth.entry((name.comparable(), day)).or_default().push(numbers);
        }
    }

    fn has_number(&self, numbers: [&Option<CitizenId>; 2]) -> bool {
        numbers.into_iter().flatten().any(|number| self.numbers.contains(number.reveal()))
    }

    /// Whether somebody there has this name and this whole day of birth, and no other number.
    ///
    /// Then the row is left out: whoever sees both places must say whether it is one person, and a second dossier of
    /// one person would be counted twice. A year of birth alone proves nothing across communes, where many bear the
    /// same name; leaving those rows out would keep out people who have nothing to do with one another, and would tell
    /// whoever tries names who is known elsewhere.
    fn has_twin(&self, facts: &PersonFacts) -> bool {
        let Some(day) = facts.born.and_then(PartialDate::day) else { return false };
        let same = self.by_birth.get(&(facts.name.comparable(), day));
        let is_same = |numbers: &[Option<CitizenId>; 2]| {
            !differ(&numbers[0], &facts.citizen_id) && !differ(&numbers[1], &facts.old_id)
        };
        same.is_some_and(|same| same.iter().any(is_same))
    }
}

fn differ(one: &Option<CitizenId>, other: &Option<CitizenId>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

impl People {
    /// Everybody in `reach`, and signs of the others.
    pub(super) async fn load(store: &Store, reach: Reach<'_>) -> Result<Self, AppError> {
        let mut people = Self::default();
        for one in store.people_for_matching().await? {
            let name = FullName::parse(&one.name).map_err(|problem| AppError::Unavailable(problem.to_string()))?;
            if reach.covers(one.unit) {
                people.stored.insert(one.id);
                people.enter(one.id, [&one.citizen_id, &one.old_id], &name, one.born);
            } else {
                people.elsewhere.enter([one.citizen_id, one.old_id], &name, one.born);
            }
        }
        Ok(people)
    }

    fn enter(&mut self, id: PersonId, numbers: [&Option<CitizenId>; 2], name: &FullName, born: Option<PartialDate>) {
        for number in numbers.into_iter().flatten() {
            self.by_number.entry(number.reveal().to_owned()).or_insert(id);
        }
        if let Some(born) = born {
            let same = self.by_name.entry((name.comparable(), born)).or_default();
            if !same.contains(&id) {
                same.push(id);
            }
        }
    }

    fn enter_person(&mut self, person: &Person) {
        let facts = &person.facts;
        self.enter(person.id, [&facts.citizen_id, &facts.old_id], &facts.name, facts.born);
        self.known.insert(person.id, person.clone());
        self.changed.insert(person.id, person.clone());
    }

    async fn learn(&mut self, store: &Store, id: PersonId) -> Result<(), AppError> {
        if !self.known.contains_key(&id)
            && let Some(person) = store.person(id).await?
        {
            self.known.insert(id, person);
        }
        Ok(())
    }

    /// Everybody on record whom some rows may speak of.
    pub(super) fn candidates<'w>(&self, rows: impl Iterator<Item = &'w Written>) -> BTreeSet<PersonId> {
        let mut candidates = BTreeSet::new();
        for written in rows {
            let facts = facts_of(written);
            let numbers = [&facts.citizen_id, &facts.old_id].into_iter().flatten();
            candidates.extend(numbers.filter_map(|number| self.by_number.get(number.reveal())));
            let same = facts.born.and_then(|born| self.by_name.get(&(facts.name.comparable(), born)));
            candidates.extend(same.into_iter().flatten());
        }
        candidates.retain(|id| self.stored.contains(id));
        candidates
    }

    /// Reads people from the database in few questions, so that no row has to ask for its own.
    pub(super) async fn fetch(&mut self, store: &Store, people: BTreeSet<PersonId>) -> Result<(), AppError> {
        let unknown: Vec<PersonId> = people.into_iter().filter(|id| !self.known.contains_key(id)).collect();
        self.known.extend(store.people_by_id(&unknown).await?.into_iter().map(|person| (person.id, person)));
        Ok(())
    }

    /// The same for their cases.
    pub(super) async fn fetch_cases(&mut self, store: &Store, people: BTreeSet<PersonId>) -> Result<(), AppError> {
        let unread: Vec<PersonId> = people.into_iter().filter(|id| !self.of_person.contains_key(id)).collect();
        self.of_person.extend(unread.iter().map(|id| (*id, Vec::new())));
        for (opening, version, acts) in store.histories_of(&unread).await? {
            self.cases.insert(opening.id, CaseFile { opening, version: Some(version), acts, fresh: Vec::new() });
            self.of_person.entry(opening.person).or_default().push(opening.id);
        }
        Ok(())
    }

    /// How many who are on record got new facts.
    pub(super) fn completed(&self) -> usize {
        self.changed.keys().filter(|id| self.stored.contains(id)).count()
    }

    /// Whom a row speaks of.
    ///
    /// The same number is the same person. The same name and birth is too, unless both have a number and the numbers
    /// differ: then they are two people who share a name.
    pub(super) async fn find(&mut self, store: &Store, written: &Written) -> Result<Whom, AppError> {
        let facts = facts_of(written);
        let numbers = [&facts.citizen_id, &facts.old_id];
        if self.elsewhere.has_number(numbers) {
            return Ok(Whom::Elsewhere);
        }
        if let Some(id) = numbers.into_iter().flatten().find_map(|number| self.by_number.get(number.reveal())) {
            return Ok(Whom::Known(*id));
        }
        if let Some(born) = facts.born {
            let same = self.by_name.get(&(facts.name.comparable(), born)).cloned().unwrap_or_default();
            for id in same {
                self.learn(store, id).await?;
                if !self.numbers_differ(id, &facts) {
                    return Ok(Whom::Known(id));
                }
            }
        }
        Ok(if self.elsewhere.has_twin(&facts) { Whom::Elsewhere } else { Whom::Nobody })
    }

    /// Enters somebody new.
    pub(super) fn add(&mut self, id: PersonId, written: &Written, unit: UnitId) {
        self.enter_person(&Person { id, unit, facts: facts_of(written) });
    }

    /// Adds to somebody what a row knows of them, and says whether that was anything.
    pub(super) async fn complete(&mut self, store: &Store, id: PersonId, written: &Written) -> Result<bool, AppError> {
        self.learn(store, id).await?;
        let Some(before) = self.known.get(&id) else { return Ok(false) };
        let mut after = before.clone();
        complete(&mut after.facts, facts_of(written));
        let news = after != *before;
        if news {
            self.enter_person(&after);
        }
        Ok(news)
    }

    fn numbers_differ(&self, id: PersonId, facts: &PersonFacts) -> bool {
        let Some(known) = self.known.get(&id).map(|person| &person.facts) else { return false };
        differ(&known.citizen_id, &facts.citizen_id) || differ(&known.old_id, &facts.old_id)
    }

    /// Reads a person's cases from the database, once.
    pub(super) async fn load_cases(&mut self, store: &Store, person: PersonId) -> Result<(), AppError> {
        if self.of_person.contains_key(&person) {
            return Ok(());
        }
        let mut cases = Vec::new();
        if self.stored.contains(&person) {
            for (opening, _, version) in store.cases_of(person).await? {
                let acts = store.acts_of(opening.id).await?.into_iter().map(|recorded| recorded.act).collect();
                self.cases.insert(opening.id, CaseFile { opening, version: Some(version), acts, fresh: Vec::new() });
                cases.push(opening.id);
            }
        }
        self.of_person.insert(person, cases);
        Ok(())
    }

    /// The case that rows about a person belong to: the one of the same decision, else the newest one that has none
    /// or, for rows without a decision, the newest one. `None` if there is none.
    pub(super) fn fitting_case(&self, person: PersonId, decided: Option<Date>) -> Option<CaseId> {
        let mut cases: Vec<_> = self.of_person.get(&person)?.iter().map(|id| &self.cases[id]).collect();
        cases.sort_by_key(|file| file.opening.id);
        let decision_of = |file: &CaseFile| fold(file.opening, &file.acts).decision.map(|step| step.on);
        let same = |file: &&&CaseFile| match (decided, decision_of(file)) {
            (Some(decided), Some(there)) => decided == there,
            (Some(_), None) | (None, _) => true,
        };
        cases.iter().rev().find(same).map(|file| file.opening.id)
    }

    /// Whether a case that rows would touch is carried by a unit that is not `within` reach: the one that they belong
    /// to, or any that is open, beside which no other is opened.
    pub(super) fn is_carried_elsewhere(
        &self,
        person: PersonId,
        decided: Option<Date>,
        within: impl Fn(UnitId) -> bool,
    ) -> bool {
        let fitting = self.fitting_case(person, decided);
        let mut cases = self.of_person.get(&person).into_iter().flatten().map(|id| &self.cases[id]);
        cases.any(|file| {
            let case = fold(file.opening, &file.acts);
            (case.stage.is_open() || fitting == Some(case.id)) && !within(case.unit)
        })
    }

    pub(super) fn open_case(&mut self, opening: Opening) -> CaseId {
        self.cases.insert(opening.id, CaseFile { opening, version: None, acts: Vec::new(), fresh: Vec::new() });
        self.of_person.entry(opening.person).or_default().push(opening.id);
        opening.id
    }

    pub(super) fn case(&mut self, id: CaseId) -> &mut CaseFile {
        self.cases.get_mut(&id).expect("a case that was found or opened here")
    }

    /// The people and cases that are to be written.
    pub(super) fn changed(&mut self) -> (Vec<Person>, Vec<CaseFile>) {
        let people = std::mem::take(&mut self.changed).into_values().collect();
        let cases = std::mem::take(&mut self.cases);
        (people, cases.into_values().filter(|file| file.version.is_none() || !file.fresh.is_empty()).collect())
    }
}

fn facts_of(written: &Written) -> PersonFacts {
    let (citizen_id, old_id) = match written.citizen_id.clone() {
        Some(number) if number.kind() == CitizenIdKind::OldNine => (None, written.old_id.clone().or(Some(number))),
        number => (number, written.old_id.clone()),
    };
    PersonFacts {
        birth_name: written.birth_name.clone().filter(|name| *name != written.name),
        sex: written.sex,
        born: written.birth,
        citizen_id,
        old_id,
        ethnicity: written.ethnicity.clone().map(Sensitive::new),
        religion: written.religion.clone().map(Sensitive::new),
        schooling: written.schooling.clone(),
        profession: written.profession.clone(),
        political_theory: None,
        occupation: written.occupation.clone(),
        position: written.position.clone(),
        residence: written.residence.clone(),
        home_town: written.home_town.clone(),
        union_member: written.union.map(|union| matches!(union, UnionMembership::Member(_))),
        ..PersonFacts::named(written.name.clone())
    }
}

/// Adds to `known` what it does not have; never changes what it has.
fn complete(known: &mut PersonFacts, news: PersonFacts) {
    macro_rules! fill {
        ($($field:ident)*) => { $(if known.$field.is_none() { known.$field = news.$field; })* };
    }
    fill!(birth_name sex born citizen_id old_id ethnicity religion schooling profession political_theory occupation);
    fill!(position residence home_town union_member);
}
