//! People as rows.

use std::collections::HashMap;

use nguon_domain::{
    calendar::Date,
    case::Stage,
    citizen_id::{CitizenId, Sex},
    id::{CaseId, PersonId, UnitId},
    name::{FullName, NameParts},
    partial_date::PartialDate,
    person::{Person, PersonFacts},
    sensitive::Sensitive,
};

use crate::{
    Store, StoreError,
    bulk::{Rows, for_each_key},
    dialect::{Cell, Query},
    fields::{Fields, maybe_flag, maybe_partial_date, maybe_text, sequence, shown, text},
};

/// What an import needs to know of somebody to tell whether a row speaks of them.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonForMatching {
    /// Their id.
    pub id: PersonId,
    /// The unit that looks after them.
    pub unit: UnitId,
    /// Full name as typed.
    pub name: String,
    /// The name without marks.
    pub fold: String,
    /// Birth date, as far as known.
    pub born: Option<PartialDate>,
    /// The twelve-digit id.
    pub citizen_id: Option<CitizenId>,
    /// The nine-digit id of before.
    pub old_id: Option<CitizenId>,
    /// Their open case, or else the latest.
    pub case: Option<CaseForMatching>,
}

/// See [`PersonForMatching::case`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseForMatching {
    /// Its id.
    pub id: CaseId,
    /// How far it has come.
    pub stage: Stage,
    /// The day of the decision.
    pub decided_on: Option<Date>,
    /// The day of the ceremony.
    pub ceremony_on: Option<Date>,
    /// Its version.
    pub version: u64,
}

/// Prints the id alone.
impl std::fmt::Debug for PersonForMatching {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PersonForMatching({})", self.id)
    }
}

macro_rules! person_columns {
    () => {
        "id, unit, name, family, middle, given, birth_name, sex, born, citizen_id, old_id, ethnicity, religion, \
         schooling, profession, political_theory, occupation, position, residence, home_town, union_member"
    };
}
pub(crate) use person_columns;

impl Store {
    /// Whose some cases are.
    pub async fn people_of_cases(&self, cases: &[CaseId]) -> Result<HashMap<CaseId, (PersonId, FullName)>, StoreError> {
        let question = "select c.id, p.id, p.name from admission_case c join person p on p.id = c.person where c.id in";
        let cases = cases.iter().map(ToString::to_string);
        let mut people = HashMap::new();
        let mut reading = self.pools().reading().await?;
        for_each_key(&mut reading.link(), question, cases, |row| {
            let mut fields = Fields::of(row, "person");
            let (case, person) = (fields.parsed()?, fields.parsed()?);
            let name = FullName::parse(fields.text()?).map_err(|_| fields.damaged("no full name"))?;
            people.insert(case, (person, name));
            Ok(())
        })
        .await?;
        Ok(people)
    }

    /// A person; `None` if there is nobody of that id.
    pub async fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        let query = Query::new(concat!("select ", person_columns!(), " from person where id = $1"));
        let row = self.pools().reading().await?.link().first(query.bind(id.to_string())).await?;
        row.map(|row| read_person(&mut Fields::of(&row, "person"))).transpose()
    }

    /// Those of some people who are there, in no particular order.
    pub async fn people_by_id(&self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        let question = concat!("select ", person_columns!(), " from person where id in");
        let mut people = Vec::with_capacity(ids.len());
        let mut reading = self.pools().reading().await?;
        for_each_key(&mut reading.link(), question, ids.iter().map(ToString::to_string), |row| {
            people.push(read_person(&mut Fields::of(row, "person"))?);
            Ok(())
        })
        .await?;
        Ok(people)
    }

    /// Those who have this number, as the new one or the old one; by id.
    pub async fn people_with_number(&self, number: &CitizenId) -> Result<Vec<PersonId>, StoreError> {
        let query = Query::new("select id from person where citizen_id = $1 or old_id = $2 order by id");
        self.ids_of(query.bind(number.reveal()).bind(number.reveal())).await
    }

    /// Those with the same name but for marks who may be born in this year; at most fifty, by id.
    pub async fn namesakes(&self, name: &FullName, year: Option<i16>) -> Result<Vec<PersonId>, StoreError> {
        let text = "select id from person where search = $1 \
                    and (born is null or $2 = '' or substr(born, 1, 4) = $3) order by id limit 50";
        let year = year.map(|year| format!("{year:04}")).unwrap_or_default();
        self.ids_of(Query::new(text).bind(search_text(name)).bind(year.as_str()).bind(year.as_str())).await
    }

    async fn ids_of(&self, query: Query) -> Result<Vec<PersonId>, StoreError> {
        let mut people = Vec::new();
        let mut reading = self.pools().reading().await?;
        let take = |row: &_| {
            people.push(Fields::of(row, "person").parsed()?);
            Ok(())
        };
        reading.link().each(query, take).await?;
        Ok(people)
    }

    /// Everybody, for finding who a row of a workbook speaks of. In the order of their ids.
    pub async fn people_for_matching(&self) -> Result<Vec<PersonForMatching>, StoreError> {
        let mut people = Vec::new();
        let mut snapshot = self.pools().snapshot().await?;
        let query = "select id, unit, name, search, born, citizen_id, old_id from person order by id";
        snapshot
            .link()
            .each(Query::new(query), |row| {
                let mut fields = Fields::of(row, "person");
                people.push(PersonForMatching {
                    id: fields.parsed()?,
                    unit: fields.parsed()?,
                    name: fields.string()?,
                    fold: fold_of(fields.text()?).to_owned(),
                    born: fields.maybe_partial_date()?,
                    citizen_id: fields.maybe_code(|text| CitizenId::parse(text).ok())?,
                    old_id: fields.maybe_code(|text| CitizenId::parse(text).ok())?,
                    case: None,
                });
                Ok(())
            })
            .await?;
        let query =
            "select person, id, stage, decided_on, ceremony_on, version from admission_case order by person, id";
        snapshot
            .link()
            .each(Query::new(query), |row| {
                let mut fields = Fields::of(row, "admission_case");
                let person: PersonId = fields.parsed()?;
                let case = CaseForMatching {
                    id: fields.parsed()?,
                    stage: fields.code(Stage::from_code)?,
                    decided_on: fields.maybe_day()?,
                    ceremony_on: fields.maybe_day()?,
                    version: fields.number()?,
                };
                if let Ok(at) = people.binary_search_by_key(&person, |person| person.id) {
                    let known = &mut people[at].case;
                    if known.is_none_or(|known| !known.stage.is_open() || case.stage.is_open()) {
                        *known = Some(case);
                    }
                }
                Ok(())
            })
            .await?;
        Ok(people)
    }
}

/// Adds a person's row. `path` is their unit's.
pub(crate) fn person_into(rows: &mut Rows, person: &Person, sort_key: &[u8], path: &str, touched: u64) {
    let facts = &person.facts;
    let parts = facts.name.parts_by_hand();
    let id = |id: &Option<CitizenId>| Cell::Text(id.as_ref().map(|id| id.reveal().to_owned()));
    let sensitive = |value: &Option<Sensitive<String>>| Cell::Text(value.as_ref().map(|value| value.reveal().clone()));
    rows.push([
        shown(person.id),
        shown(person.unit),
        text(path),
        Cell::from(sort_key.to_vec()),
        Cell::from(search_text(&facts.name)),
        text(facts.name.as_str()),
        Cell::Text(parts.map(|parts| parts.family.clone())),
        Cell::Text(parts.map(|parts| parts.middle.clone())),
        Cell::Text(parts.map(|parts| parts.given.clone())),
        Cell::Text(facts.birth_name.as_ref().map(|name| name.as_str().to_owned())),
        Cell::Text(facts.sex.map(|sex| sex_code(sex).to_owned())),
        maybe_partial_date(facts.born),
        id(&facts.citizen_id),
        id(&facts.old_id),
        sensitive(&facts.ethnicity),
        sensitive(&facts.religion),
        maybe_text(&facts.schooling),
        maybe_text(&facts.profession),
        maybe_text(&facts.political_theory),
        maybe_text(&facts.occupation),
        maybe_text(&facts.position),
        maybe_text(&facts.residence),
        maybe_text(&facts.home_town),
        maybe_flag(facts.union_member),
        sequence(touched),
    ]);
}

/// Reads the columns of `person_columns!`.
pub(crate) fn read_person(fields: &mut Fields<'_>) -> Result<Person, StoreError> {
    let (id, unit) = (fields.parsed()?, fields.parsed()?);
    let name = read_name(fields)?;
    let facts = PersonFacts {
        name,
        birth_name: fields.maybe_code(|text| FullName::parse(text).ok())?,
        sex: fields.maybe_code(sex_from_code)?,
        born: fields.maybe_partial_date()?,
        citizen_id: fields.maybe_code(|text| CitizenId::parse(text).ok())?,
        old_id: fields.maybe_code(|text| CitizenId::parse(text).ok())?,
        ethnicity: fields.maybe_string()?.map(Sensitive::new),
        religion: fields.maybe_string()?.map(Sensitive::new),
        schooling: fields.maybe_string()?,
        profession: fields.maybe_string()?,
        political_theory: fields.maybe_string()?,
        occupation: fields.maybe_string()?,
        position: fields.maybe_string()?,
        residence: fields.maybe_string()?,
        home_town: fields.maybe_string()?,
        union_member: fields.maybe_flag()?,
    };
    Ok(Person { id, unit, facts })
}

/// Reads the columns name, family, middle and given.
pub(crate) fn read_name(fields: &mut Fields<'_>) -> Result<FullName, StoreError> {
    let name = fields.code(|text| FullName::parse(text).ok())?;
    let (family, middle, given) = (fields.maybe_string()?, fields.maybe_string()?, fields.maybe_string()?);
    let Some(given) = given else { return Ok(name) };
    let parts = NameParts { family: family.unwrap_or_default(), middle: middle.unwrap_or_default(), given };
    name.with_parts(parts).map_err(|_| fields.damaged("the parts of the name are not in it"))
}

pub(crate) const fn sex_code(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
    }
}

pub(crate) fn sex_from_code(code: &str) -> Option<Sex> {
    match code {
        "female" => Some(Sex::Female),
        "male" => Some(Sex::Male),
        _ => None,
    }
}

/// What a search looks at: ` nguyen van hung #nvh`.
pub(crate) fn search_text(name: &FullName) -> String {
    let fold = name.folded();
    let initials: String = fold.split(' ').filter_map(|word| word.chars().next()).collect();
    format!(" {fold} #{initials}")
}

/// The name without marks, out of what a search looks at.
fn fold_of(search: &str) -> &str {
    search.rsplit_once(" #").map_or(search, |(fold, _)| fold).trim_start()
}
