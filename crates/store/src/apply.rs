//! Writes → statements: several writes at once, as one after the other.
//!
//! All rows of a kind go in together, so a hundred small writes cost about as many statements as one. What a write
//! may not do is decided here too, before anything is written: its case was changed by somebody else, or its command
//! was carried out before.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    pin::Pin,
};

use nguon_domain::{
    atlas::Traits,
    case::Act,
    id::{CaseId, CommandId, PersonId, UnitId},
    name::sort_key,
    person::Person,
};

use crate::{
    StoreError, UndoPlan,
    accounts::{account_into, post_into},
    attachments::attachment_into,
    bulk::{Conflict, Rows, execute_for_keys, for_each_key},
    cases::{CaseContext, act_into, case_into, facts_of_people, refresh_traits},
    catalogue as tables,
    dialect::Link,
    fields::Fields,
    invitations::invitation_into,
    journal::{Chain, hold_head},
    persons::{person_columns, person_into, read_person},
    quotas::{headcount_into, quota_into},
    settings::{import_into, mapping_into, setting_into},
    steering::{assignment_into, enterprise_into, member_into, survey_into},
    undo,
    units::{Spot, spots_of, write_units},
    views::{note_into, opening_into, view_into},
    write::{CaseWrite, Committed, Read, Write},
};

/// Carries out writes in the transaction that `link` is in. Each gets its own answer; an error outside the answers
/// means that the transaction, or the savepoint, must be rolled back. A write that takes back an import comes alone.
pub(crate) async fn apply(
    link: &mut Link<'_>,
    writes: &[&Write],
) -> Result<Vec<Result<Committed, StoreError>>, StoreError> {
    if let [write] = writes
        && !write.changes.undone.is_empty()
        && let Some((whole, plans)) = boxed(undo::whole(link, write)).await?
    {
        return apply_all(link, &[&whole], &plans).await;
    }
    apply_all(link, writes, &[]).await
}

async fn apply_all(
    link: &mut Link<'_>,
    writes: &[&Write],
    plans: &[UndoPlan],
) -> Result<Vec<Result<Committed, StoreError>>, StoreError> {
    let mut chain = Chain::after(hold_head(link).await?);
    let mut done = commands_done(link, writes).await?;
    let mut versions = case_versions(link, writes).await?;
    let mut written = last_written(link, writes).await?;

    let mut answers = Vec::with_capacity(writes.len());
    let mut accepted: Vec<(&Write, u64)> = Vec::with_capacity(writes.len());
    for write in writes {
        if let Some(committed) = done.get(&write.command) {
            answers.push(Ok(Committed { replayed: true, ..*committed }));
            continue;
        }
        if let Some(stale) = stale_case(&versions, &write.changes.cases) {
            answers.push(Err(stale));
            continue;
        }
        if let Some(overtaken) = overtaken(&written, &write.changes.read) {
            answers.push(Err(overtaken));
            continue;
        }
        for case in &write.changes.cases {
            *versions.entry(case.case.id).or_default() += 1;
        }
        let committed = chain.add(link, write).await?;
        for entry in &write.entries {
            if let Some(last) = written.get_mut(&entry.subject) {
                *last = committed.last;
            }
        }
        done.insert(write.command, committed);
        accepted.push((write, committed.last));
        answers.push(Ok(committed));
    }
    if accepted.is_empty() {
        return Ok(answers);
    }

    let before = boxed(undo::remember(link, &accepted)).await?;
    let units: Vec<_> =
        accepted.iter().flat_map(|(write, at)| write.changes.units.iter().map(move |unit| (unit, *at))).collect();
    write_units(link, &units).await?;
    write_people_and_cases(link, &accepted, &versions).await?;
    write_the_rest(link, &accepted).await?;
    before.write(link).await?;
    if let [(write, last)] = accepted.as_slice() {
        boxed(undo::take_away(link, write, plans, *last)).await?;
    }

    chain.write(link).await?;
    Ok(answers)
}

/// What is done here seldom, apart, so that the compiler proves that it may move between threads once and by itself.
fn boxed<'a, T>(future: impl Future<Output = T> + Send + 'a) -> Pin<Box<dyn Future<Output = T> + Send + 'a>> {
    Box::pin(future)
}

async fn commands_done(link: &mut Link<'_>, writes: &[&Write]) -> Result<HashMap<CommandId, Committed>, StoreError> {
    let mut done = HashMap::new();
    let question = "select id, first_sequence, last_sequence from command where id in";
    for_each_key(link, question, writes.iter().map(|write| write.command.to_string()), |row| {
        let mut fields = Fields::of(row, "command");
        let id = fields.parsed()?;
        done.insert(id, Committed { first: fields.number()?, last: fields.number()?, replayed: true });
        Ok(())
    })
    .await?;
    Ok(done)
}

async fn case_versions(link: &mut Link<'_>, writes: &[&Write]) -> Result<HashMap<CaseId, u64>, StoreError> {
    let mut versions = HashMap::new();
    let cases = writes.iter().flat_map(|write| &write.changes.cases).map(|case| case.case.id.to_string());
    for_each_key(link, "select id, version from admission_case where id in", cases, |row| {
        let mut fields = Fields::of(row, "admission_case");
        versions.insert(fields.parsed()?, fields.number()?);
        Ok(())
    })
    .await?;
    Ok(versions)
}

fn stale_case(versions: &HashMap<CaseId, u64>, cases: &[CaseWrite]) -> Option<StoreError> {
    // A write may name a case twice; the second time it knows of the first.
    let mut seen: BTreeMap<CaseId, u64> = BTreeMap::new();
    cases.iter().find_map(|write| {
        let case = write.case.id;
        let found = versions.get(&case).copied();
        let ahead = seen.entry(case).or_default();
        let expected = write.expected_version;
        let fits = if *ahead == 0 { expected == found } else { true };
        *ahead += 1;
        (!fits).then_some(StoreError::Stale { case, found })
    })
}

/// The last sequence about each thing that some write wants unchanged.
async fn last_written(link: &mut Link<'_>, writes: &[&Write]) -> Result<HashMap<String, u64>, StoreError> {
    let read = || writes.iter().flat_map(|write| &write.changes.read).map(|read| read.subject.clone());
    let mut last: HashMap<String, u64> = read().map(|subject| (subject, 0)).collect();
    for_each_key(link, "select subject, sequence from journal where subject in", read(), |row| {
        let mut fields = Fields::of(row, "journal");
        let (subject, sequence): (String, u64) = (fields.text()?.to_owned(), fields.number()?);
        let last = last.entry(subject).or_default();
        *last = sequence.max(*last);
        Ok(())
    })
    .await?;
    Ok(last)
}

fn overtaken(written: &HashMap<String, u64>, read: &[Read]) -> Option<StoreError> {
    read.iter().find_map(|read| {
        let found = written.get(&read.subject).copied().unwrap_or_default();
        (found != read.sequence).then(|| StoreError::Overtaken { subject: read.subject.clone(), found })
    })
}

/// What a case's row needs to know of its person.
#[derive(PartialEq, Eq)]
struct Known {
    traits: Traits,
    sort_key: Vec<u8>,
}

impl Known {
    fn of(person: &Person) -> Self {
        Self { traits: person.facts.traits(), sort_key: sort_key(&person.facts.name).into_bytes() }
    }
}

async fn write_people_and_cases(
    link: &mut Link<'_>,
    accepted: &[(&Write, u64)],
    versions: &HashMap<CaseId, u64>,
) -> Result<(), StoreError> {
    // By id, so that the indexes of the keys grow at their ends; of a thing that is written twice the later.
    let mut people: BTreeMap<PersonId, (&Person, u64)> = BTreeMap::new();
    // Those that a later write replaces, for what they changed in passing.
    let mut replaced: HashMap<PersonId, Vec<(&Person, u64)>> = HashMap::new();
    for (write, at) in accepted {
        for person in &write.changes.people {
            if let Some(old) = people.insert(person.id, (person, *at)).filter(|(_, old_at)| old_at != at) {
                replaced.entry(person.id).or_default().push(old);
            }
        }
    }
    let cases: BTreeMap<CaseId, (&CaseWrite, u64)> = accepted
        .iter()
        .flat_map(|(write, at)| write.changes.cases.iter().map(move |case| (case.case.id, (case, *at))))
        .collect();
    let mut acts: Vec<(&Act, u64)> = accepted
        .iter()
        .flat_map(|(write, at)| {
            write.changes.cases.iter().flat_map(move |case| case.new_acts.iter().map(move |act| (act, *at)))
        })
        .collect();
    acts.sort_unstable_by_key(|(act, _)| (act.case, act.id));
    if people.is_empty() && cases.is_empty() {
        return Ok(());
    }

    let units: BTreeSet<UnitId> = (people.values().map(|(person, _)| person.unit))
        .chain(cases.values().flat_map(|(write, _)| [Some(write.case.unit), write.case.admitted_by]).flatten())
        .collect();
    let spots = spots_of(link, units).await?;
    let path = |unit: UnitId| -> Result<&str, StoreError> {
        let spot: Option<&Spot> = spots.get(&unit);
        spot.map(|spot| spot.path.as_str()).ok_or_else(|| StoreError::Dangling { what: format!("unit {unit}") })
    };

    // People as they were, where they are written or where only their case is.
    let named: BTreeSet<PersonId> =
        people.keys().copied().chain(cases.values().map(|(write, _)| write.case.person)).collect();
    let mut before: HashMap<PersonId, Known> = HashMap::new();
    let question = concat!("select ", person_columns!(), " from person where id in");
    for_each_key(link, question, named.iter().map(ToString::to_string), |row| {
        let person = read_person(&mut Fields::of(row, "person"))?;
        before.insert(person.id, Known::of(&person));
        Ok(())
    })
    .await?;

    let mut after: HashMap<PersonId, (Known, u64)> = HashMap::with_capacity(people.len());
    let mut rows = Rows::of(&tables::PERSON, Conflict::Replace);
    for (person, at) in people.values() {
        let known = Known::of(person);
        person_into(&mut rows, person, &known.sort_key, path(person.unit)?, *at);
        rows.spill(link).await?;
        after.insert(person.id, (known, *at));
    }
    rows.write(link).await?;

    // People whose cases change with them, and when they last did.
    let mut changed: BTreeMap<PersonId, u64> = BTreeMap::new();
    for (id, (known, at)) in &after {
        let mut last = before.get(id);
        let passing: Vec<(Known, u64)> =
            replaced.get(id).into_iter().flatten().map(|(person, at)| (Known::of(person), *at)).collect();
        for (known, at) in passing.iter().map(|(known, at)| (known, *at)).chain([(known, *at)]) {
            if last.is_some_and(|last| last != known) {
                changed.insert(*id, at);
            }
            last = Some(known);
        }
    }

    let mut rows = Rows::of(&tables::ADMISSION_CASE, Conflict::Replace);
    for (write, at) in cases.values() {
        let case = &write.case;
        let known = after.get(&case.person).map(|(known, _)| known).or_else(|| before.get(&case.person));
        let known = known.ok_or_else(|| StoreError::Dangling { what: format!("person {}", case.person) })?;
        let context = CaseContext {
            version: versions.get(&case.id).copied().unwrap_or(1),
            carried_path: path(case.unit)?,
            admitted_path: case.admitted_by.map(path).transpose()?,
            sort_key: &known.sort_key,
            traits: known.traits,
            touched: changed.get(&case.person).copied().unwrap_or_default().max(*at),
        };
        case_into(&mut rows, write.opening.unit, case, &context);
        rows.spill(link).await?;
    }
    rows.write(link).await?;

    let mut rows = Rows::of(&tables::ACT, Conflict::Refuse);
    for (act, at) in acts {
        act_into(&mut rows, act, at);
        rows.spill(link).await?;
    }
    rows.write(link).await?;

    // Cases of people who changed, which are not written themselves.
    for (person, fact) in facts_of_people(link, changed.keys().map(ToString::to_string)).await? {
        let known = after.get(&person).zip(changed.get(&person)).filter(|_| !cases.contains_key(&fact.case));
        if let Some(((known, _), at)) = known {
            refresh_traits(link, fact, known.traits, &known.sort_key, *at).await?;
        }
    }
    Ok(())
}

/// What refers to nothing that needs working out.
async fn write_the_rest(link: &mut Link<'_>, accepted: &[(&Write, u64)]) -> Result<(), StoreError> {
    let mut quotas = Rows::of(&tables::QUOTA, Conflict::Refuse);
    let mut headcounts = Rows::of(&tables::HEADCOUNT, Conflict::Replace);
    let mut accounts = Rows::of(&tables::ACCOUNT, Conflict::Replace);
    let mut posts = Rows::of(&tables::POST, Conflict::Replace);
    let mut invitations = Rows::of(&tables::INVITATION, Conflict::Replace);
    let mut settings = Rows::of(&tables::SETTING, Conflict::Replace);
    let mut mappings = Rows::of(&tables::MAPPING, Conflict::Replace);
    let mut imports = Rows::of(&tables::IMPORT, Conflict::Refuse);
    let mut sources = Rows::of(&tables::IMPORT_SOURCE, Conflict::Keep);
    let mut assignments: BTreeMap<String, &crate::Assignment> = BTreeMap::new();
    let mut surveys = Rows::of(&tables::SURVEY, Conflict::Replace);
    let mut enterprises = Rows::of(&tables::ENTERPRISE, Conflict::Replace);
    let mut members = Rows::of(&tables::MEMBER, Conflict::Replace);
    let mut views = Rows::of(&tables::SAVED_VIEW, Conflict::Replace);
    let mut openings = Rows::of(&tables::OPENING_VIEW, Conflict::Replace);
    let mut notes = Rows::of(&tables::NOTE, Conflict::Replace);
    let mut attachments = Rows::of(&tables::ATTACHMENT, Conflict::Replace);
    for (write, at) in accepted {
        let changes = &write.changes;
        changes.quotas.iter().for_each(|quota| quota_into(&mut quotas, quota, *at));
        changes.headcounts.iter().for_each(|count| headcount_into(&mut headcounts, count));
        changes.accounts.iter().for_each(|account| account_into(&mut accounts, account));
        changes.posts.iter().for_each(|post| post_into(&mut posts, post));
        changes.invitations.iter().for_each(|invitation| invitation_into(&mut invitations, invitation));
        changes.settings.iter().for_each(|(name, value)| setting_into(&mut settings, name, value));
        changes.mappings.iter().for_each(|mapping| mapping_into(&mut mappings, mapping));
        changes.imports.iter().for_each(|import| import_into(&mut imports, &mut sources, import));
        assignments.extend(changes.assignments.iter().map(|assignment| (assignment.id.to_string(), assignment)));
        changes.surveys.iter().for_each(|survey| survey_into(&mut surveys, survey));
        changes.enterprises.iter().for_each(|firm| enterprise_into(&mut enterprises, firm));
        changes.members.iter().for_each(|member| member_into(&mut members, member));
        changes.views.iter().for_each(|view| view_into(&mut views, view));
        changes.opening_views.iter().for_each(|opening| opening_into(&mut openings, opening));
        changes.notes.iter().for_each(|note| note_into(&mut notes, note));
        changes.attachments.iter().for_each(|attachment| attachment_into(&mut attachments, attachment));
    }
    quotas.write(link).await?;
    accounts.write(link).await?;
    imports.write(link).await?;
    // A file that came twice stays with the import that brought it first.
    sources.write(link).await?;
    for rows in [
        headcounts,
        posts,
        invitations,
        settings,
        mappings,
        surveys,
        enterprises,
        members,
        views,
        openings,
        notes,
        attachments,
    ] {
        rows.write(link).await?;
    }
    if !assignments.is_empty() {
        let (mut rows, mut units) =
            (Rows::of(&tables::ASSIGNMENT, Conflict::Replace), Rows::of(&tables::ASSIGNMENT_UNIT, Conflict::Refuse));
        assignments.values().for_each(|assignment| assignment_into(&mut rows, &mut units, assignment));
        rows.write(link).await?;
        let ids = assignments.keys().cloned();
        execute_for_keys(link, "delete from assignment_unit where assignment in", ids).await?;
        units.write(link).await?;
    }
    Ok(())
}
