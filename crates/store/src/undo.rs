//! Taking back a whole import: what it wrote goes, and what it replaced comes back.
//!
//! What an import made is known from its links of the journal; what it replaced is kept beside it, by [`remember`], in
//! the transaction that replaces it. [`Store::undo_plan`] says what would go and what holds it; [`whole`] and
//! [`take_away`] carry it out, in one transaction, after working the same out once more.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use nguon_domain::{
    calendar::Timestamp,
    case::{Act, fold},
    id::{AccountId, CaseId, Id, ImportId, PersonId, QuotaId, UnitId},
    quota::{Quota, QuotaKind, QuotaPeriod},
};

use crate::{
    Headcount, Import, Store, StoreError,
    bulk::{Conflict, Rows, execute_for_keys, for_each_key},
    cases::{act_columns, case_columns, read_act, read_case},
    catalogue::{self as tables, TABLES, Table},
    dialect::{Cell, Link, Query},
    fields::{Fields, instant, maybe_shown, sequence, shown, text},
    persons::{person_columns, read_person},
    quotas::{read_headcount, read_quota},
    settings::import_by,
    write::{CaseWrite, Write},
};

mod before;
use before::{empty, headcount, setting, texts, unpacked};
pub(crate) use before::{read_before, remember};

/// That an import was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// When.
    pub at: Timestamp,
    /// By whom; `None` for the program itself.
    pub account: Option<AccountId>,
    /// Why. Never empty.
    pub reason: String,
    /// The files it had brought, by name.
    pub files: Vec<String>,
}

/// An import that is to be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    /// Which.
    pub import: ImportId,
    /// Why.
    pub reason: String,
}

/// What taking back an import would do.
#[derive(Debug, Clone)]
pub struct UndoPlan {
    /// The import.
    pub import: Import,
    /// Whether what it replaced is known. If not, it cannot be taken back.
    pub is_kept: bool,
    /// Units that it made, and that would go. Lists are in the order of ids.
    pub units: Vec<UnitId>,
    /// People that it made, and that would go.
    pub people: Vec<PersonId>,
    /// People who would lose what it added to them.
    pub completed: Vec<PersonId>,
    /// Cases that it opened, and that would go.
    pub cases: Vec<CaseId>,
    /// Cases that were there before, and that would lose acts.
    pub continued: Vec<CaseId>,
    /// Acts that would go.
    pub acts: usize,
    /// Quotas that would go; what was in force before is in force again.
    pub quotas: Vec<Quota>,
    /// Members at the start of a year that would go or become what they were.
    pub headcounts: Vec<(Headcount, Option<Headcount>)>,
    /// Rows of other lists that would go or become what they were: their table, and their id.
    pub others: Vec<(&'static str, Id)>,
    /// Settings it changed: name, value before, value after.
    pub settings: Vec<(String, Option<String>, String)>,
    /// The units that look after its people and carry its cases now.
    pub places: Vec<(HeldThing, UnitId)>,
    /// What was built on it since, each thing once; nothing can be taken back while there is any.
    pub held: Vec<Held>,
    /// The last link of the journal that the import wrote.
    last: u64,
    facts: BTreeMap<PersonId, Vec<String>>,
    members: Vec<Vec<Cell>>,
}

/// Something that an import wrote and that something else was built on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    /// What was built on.
    pub thing: HeldThing,
    /// By what: a word of the journal such as `act.recorded`, or the table of a row that refers to it.
    pub by: String,
}

/// What something else was built on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeldThing {
    /// A unit.
    Unit(UnitId),
    /// A person.
    Person(PersonId),
    /// A case.
    Case(CaseId),
    /// The quota of a unit.
    Quota(UnitId),
    /// Members of a unit at the start of a year.
    Headcount(UnitId, i16),
    /// A row of another list.
    Other(Id),
}

/// Words of the journal that change nothing.
const ONLY_READ: [&str; 2] = ["citizen_id.revealed", "list.exported"];
/// Endings of the words with which something is taken back; what was built and taken back holds nothing.
const TAKEN_BACK: [&str; 2] = [".taken_back", ".restored"];
/// Lists that are plain tables, by the word of their subject in the journal.
const LISTS: [&str; 4] = ["assignment", "survey", "enterprise", "member"];
/// Columns that name a unit and that the engines do not hold to it.
static SOFT: [(&Table, &str); 1] = [(&tables::ACT, "to_unit")];
/// Up to so many units are removed without an index of their own.
const FEW_UNITS: usize = 20;
/// Where long tables name a unit without an index, and how it is called while many units are removed.
const UNITS_NAMED: [(&str, &str); 5] = [
    ("undo_act_unit", "act (unit)"),
    ("undo_case_admitted", "admission_case (admitted_by)"),
    ("undo_case_carried", "admission_case (carried_by)"),
    ("undo_case_opened", "admission_case (opened_by)"),
    ("undo_person_unit", "person (unit)"),
];

impl Store {
    /// What taking back an import would do; `None` if there is no such import. Of one that was taken back nothing is
    /// left to take.
    pub async fn undo_plan(&self, import: ImportId) -> Result<Option<UndoPlan>, StoreError> {
        let mut snapshot = self.pools().snapshot().await?;
        plan(&mut snapshot.link(), import).await
    }

    /// What rows of other lists are about, in the order asked for: an officer, a unit, a firm, a person. Rows that are
    /// not there are left out.
    pub async fn names_of_others(&self, others: &[(&'static str, Id)]) -> Result<Vec<String>, StoreError> {
        let mut names = Vec::new();
        let mut reading = self.pools().reading().await?;
        for (list, id) in others {
            let text = match *list {
                "assignment" => "select officer from assignment where id = $1",
                "survey" => {
                    "select v.name from survey s join unit_version v on v.unit = s.unit where s.id = $1 \
                     order by v.from_day desc limit 1"
                }
                "enterprise" => "select name from enterprise where id = $1",
                _ => "select p.name from member m join person p on p.id = m.person where m.id = $1",
            };
            let row = reading.link().first(Query::new(text).bind(id.to_string())).await?;
            names.extend(row.map(|row| Fields::of(&row, "import").string()).transpose()?);
        }
        Ok(names)
    }
}

macro_rules! undone_columns {
    () => {
        "select import, at, account, reason, files, sequence from import_undone"
    };
}
pub(crate) use undone_columns;

/// Reads the columns of `undone_columns!`.
pub(crate) fn read_undone(fields: &mut Fields<'_>) -> Result<(ImportId, Undone), StoreError> {
    let import = fields.parsed()?;
    let (at, account, reason) = (fields.instant()?, fields.maybe_parsed()?, fields.string()?);
    let files = fields.text()?.lines().map(str::to_owned).collect();
    let _sequence: u64 = fields.number()?;
    Ok((import, Undone { at, account, reason, files }))
}

// What would go.

/// Ids by the kind of thing they are of.
#[derive(Debug, Default)]
struct Made {
    units: BTreeSet<UnitId>,
    people: BTreeSet<PersonId>,
    cases: BTreeSet<CaseId>,
    acted: BTreeSet<CaseId>,
    acts: usize,
    with_quotas: BTreeSet<UnitId>,
    others: BTreeSet<(&'static str, Id)>,
}

impl Made {
    fn take(&mut self, what: &str, subject: &str) {
        let Some((kind, id)) = subject.split_once(':').and_then(|(kind, id)| Some((kind, id.parse::<Id>().ok()?)))
        else {
            return;
        };
        match what {
            "unit.established" => drop(self.units.insert(UnitId(id))),
            "person.added" => drop(self.people.insert(PersonId(id))),
            "case.opened" => drop(self.cases.insert(CaseId(id))),
            "act.recorded" => {
                self.acted.insert(CaseId(id));
                self.acts += 1;
            }
            "quota.set" => drop(self.with_quotas.insert(UnitId(id))),
            _ => {
                let list = LISTS.into_iter().find(|list| *list == kind && what.ends_with(".listed"));
                self.others.extend(list.map(|list| (list, id)));
            }
        }
    }
}

async fn plan(link: &mut Link<'_>, id: ImportId) -> Result<Option<UndoPlan>, StoreError> {
    let Some(import) = import_by(link, id).await? else { return Ok(None) };
    let query = Query::new("select before_kept from import where id = $1").bind(id.to_string());
    let kept = link.first(query).await?.map_or(Ok(false), |row| Fields::of(&row, "import").flag())?;
    let query = Query::new("select first_sequence, last_sequence from command where id = $1").bind(id.to_string());
    let span = link.first(query).await?.map(|row| {
        let mut fields = Fields::of(&row, "command");
        Ok::<(u64, u64), StoreError>((fields.number()?, fields.number()?))
    });
    let mut plan = UndoPlan {
        is_kept: kept && span.is_some() && import.undone.is_none(),
        import,
        units: Vec::new(),
        people: Vec::new(),
        completed: Vec::new(),
        cases: Vec::new(),
        continued: Vec::new(),
        acts: 0,
        quotas: Vec::new(),
        headcounts: Vec::new(),
        others: Vec::new(),
        settings: Vec::new(),
        places: Vec::new(),
        held: Vec::new(),
        last: 0,
        facts: BTreeMap::new(),
        members: Vec::new(),
    };
    let Some(span) = span.filter(|_| plan.is_kept) else { return Ok(Some(plan)) };
    let (first, last) = span?;
    plan.last = last;
    let mut made = Made::default();
    let question = "select what, subject from journal where sequence >= $1 and sequence <= $2 order by sequence";
    link.each(Query::new(question).bind(sequence(first)).bind(sequence(last)), |row| {
        let mut fields = Fields::of(row, "journal");
        made.take(fields.text()?, fields.text()?);
        Ok(())
    })
    .await?;
    let mut held: BTreeSet<Held> = BTreeSet::new();
    take_quotas(link, &made, &mut plan, &mut held).await?;
    take_kept(link, &mut plan, &mut held).await?;
    plan.acts = made.acts;
    plan.continued = made.acted.difference(&made.cases).copied().collect();
    plan.others = made.others.iter().copied().collect();
    plan.units = made.units.iter().copied().collect();
    plan.people = made.people.iter().copied().collect();
    plan.cases = made.cases.iter().copied().collect();
    plan.places = places(link, &plan).await?;
    find_later(link, &plan, &mut held).await?;
    find_references(link, &made, &plan, &mut held).await?;
    plan.held = held.into_iter().collect();
    Ok(Some(plan))
}

async fn take_quotas(
    link: &mut Link<'_>,
    made: &Made,
    plan: &mut UndoPlan,
    held: &mut BTreeSet<Held>,
) -> Result<(), StoreError> {
    let mut newest: HashMap<(UnitId, QuotaPeriod, QuotaKind), u32> = HashMap::new();
    let question =
        "select id, unit, period, kind, revision, amount, paper, set_on, reason, touched from quota where unit in";
    let (last, mut ours) = (plan.last, Vec::new());
    for_each_key(link, question, texts(made.with_quotas.iter()), |row| {
        let mut fields = Fields::of(row, "quota");
        let quota = read_quota(&mut fields)?;
        if fields.number::<u64>()? == last {
            ours.push(quota);
        } else {
            let newest = newest.entry((quota.unit, quota.period, quota.kind)).or_insert(quota.revision);
            *newest = quota.revision.max(*newest);
        }
        Ok(())
    })
    .await?;
    for quota in ours {
        let of = (quota.unit, quota.period, quota.kind);
        if newest.get(&of).is_some_and(|newest| *newest > quota.revision) {
            held.insert(Held { thing: HeldThing::Quota(quota.unit), by: "quota.set".to_owned() });
        }
        plan.quotas.push(quota);
    }
    plan.quotas.sort_unstable_by_key(|quota| quota.id);
    Ok(())
}

async fn take_kept(link: &mut Link<'_>, plan: &mut UndoPlan, held: &mut BTreeSet<Held>) -> Result<(), StoreError> {
    let mut kept: Vec<(String, String, Option<String>, Option<String>)> = Vec::new();
    let query = "select kind, subject, was, became from import_before where import = $1 order by kind, subject";
    link.each(Query::new(query).bind(plan.import.id.to_string()), |row| {
        let mut fields = Fields::of(row, "import_before");
        kept.push((fields.string()?, fields.string()?, fields.maybe_string()?, fields.maybe_string()?));
        Ok(())
    })
    .await?;
    let mut there: HashMap<(UnitId, i16), Headcount> = HashMap::new();
    let counted: BTreeSet<String> = (kept.iter().filter(|(kind, ..)| kind == "headcount"))
        .filter_map(|(_, subject, ..)| Some(subject.split_once(' ')?.0.to_owned()))
        .collect();
    let question = "select unit, year, members, probationary from headcount where unit in";
    for_each_key(link, question, counted, |row| {
        let count = read_headcount(&mut Fields::of(row, "headcount"))?;
        there.insert((count.unit, count.year), count);
        Ok(())
    })
    .await?;
    let damaged = |kind: &str| StoreError::Damaged {
        table: "import_before".to_owned(),
        row: plan.import.id.to_string(),
        what: format!("a {kind} cannot be read"),
    };
    let mut completed: BTreeMap<PersonId, Vec<String>> = BTreeMap::new();
    let (mut members, mut headcounts, mut settings) = (Vec::new(), Vec::new(), Vec::new());
    for (kind, subject, was, became) in kept {
        match (kind.as_str(), was, became) {
            ("person", Some(was), _) => {
                let person = subject.parse().map_err(|_| damaged("person"))?;
                completed.insert(person, was.split_whitespace().map(str::to_owned).collect());
            }
            ("member", Some(was), _) => {
                members.push(unpacked(&was, &tables::MEMBER).ok_or_else(|| damaged("member"))?);
            }
            ("headcount", was, Some(became)) => {
                let read = |amounts: &str| headcount(&subject, amounts).ok_or_else(|| damaged("headcount"));
                let (was, became) = (was.as_deref().map(read).transpose()?, read(&became)?);
                if there.get(&(became.unit, became.year)) != Some(&became) {
                    let thing = HeldThing::Headcount(became.unit, became.year);
                    held.insert(Held { thing, by: "headcount.set".to_owned() });
                }
                headcounts.push((became, was));
            }
            ("setting", was, Some(became)) => settings.push((subject, was, became)),
            (kind, ..) => return Err(damaged(kind)),
        }
    }
    plan.completed = completed.keys().copied().collect();
    plan.facts = completed;
    plan.members = members;
    plan.headcounts = headcounts;
    plan.settings = settings;
    Ok(())
}

async fn places(link: &mut Link<'_>, plan: &UndoPlan) -> Result<Vec<(HeldThing, UnitId)>, StoreError> {
    let mut places = Vec::new();
    let people = texts(plan.people.iter().chain(&plan.completed));
    for_each_key(link, "select id, unit from person where id in", people, |row| {
        let mut fields = Fields::of(row, "person");
        places.push((HeldThing::Person(fields.parsed()?), fields.parsed()?));
        Ok(())
    })
    .await?;
    let cases = texts(plan.cases.iter().chain(&plan.continued));
    for_each_key(link, "select id, carried_by from admission_case where id in", cases, |row| {
        let mut fields = Fields::of(row, "admission_case");
        places.push((HeldThing::Case(fields.parsed()?), fields.parsed()?));
        Ok(())
    })
    .await?;
    places.sort_unstable();
    Ok(places)
}

/// What the journal says was done later to what the import wrote.
async fn find_later(link: &mut Link<'_>, plan: &UndoPlan, held: &mut BTreeSet<Held>) -> Result<(), StoreError> {
    // What other imports did and was taken back.
    let mut gone: Vec<(u64, u64)> = Vec::new();
    let question = "select c.first_sequence, c.last_sequence from import_undone u join command c on c.id = u.import \
         where c.first_sequence > $1 order by c.first_sequence";
    link.each(Query::new(question).bind(sequence(plan.last)), |row| {
        let mut fields = Fields::of(row, "command");
        gone.push((fields.number()?, fields.number()?));
        Ok(())
    })
    .await?;
    let mut written: HashSet<HeldThing> = HashSet::new();
    written.extend(plan.units.iter().map(|unit| HeldThing::Unit(*unit)));
    written.extend(plan.people.iter().chain(&plan.completed).map(|person| HeldThing::Person(*person)));
    written.extend(plan.cases.iter().chain(&plan.continued).map(|case| HeldThing::Case(*case)));
    written.extend(plan.others.iter().map(|(_, id)| HeldThing::Other(*id)));
    let question = "select sequence, what, subject from journal where sequence > $1 order by sequence";
    link.each(Query::new(question).bind(sequence(plan.last)), |row| {
        let mut fields = Fields::of(row, "journal");
        let number: u64 = fields.number()?;
        let (what, subject) = (fields.text()?, fields.text()?);
        let after = gone.partition_point(|(first, _)| *first <= number);
        let is_gone = after.checked_sub(1).is_some_and(|at| number <= gone[at].1);
        let changes = !ONLY_READ.contains(&what) && !TAKEN_BACK.iter().any(|ending| what.ends_with(ending));
        match thing_of(subject) {
            Some(thing) if changes && !is_gone && written.contains(&thing) => {
                held.insert(Held { thing, by: what.to_owned() });
            }
            _ => {}
        }
        Ok(())
    })
    .await
}

/// What a link of the journal is about, if an import may have written it.
fn thing_of(subject: &str) -> Option<HeldThing> {
    let (kind, id) = subject.split_once(':')?;
    let id = id.parse::<Id>().ok()?;
    match kind {
        "unit" => Some(HeldThing::Unit(UnitId(id))),
        "person" => Some(HeldThing::Person(PersonId(id))),
        "case" => Some(HeldThing::Case(CaseId(id))),
        list => LISTS.contains(&list).then_some(HeldThing::Other(id)),
    }
}

/// Every column that names a row of another table: the table, the column, and the other table.
fn references() -> Vec<(&'static Table, &'static str, &'static Table)> {
    let mut references: Vec<_> = SOFT.iter().map(|(table, column)| (*table, *column, &tables::UNIT)).collect();
    for table in TABLES {
        references.extend(table.references.iter().map(|(column, to)| (*table, *column, *to)));
    }
    references
}

/// Rows that refer to what the import made and that it did not write itself.
async fn find_references(
    link: &mut Link<'_>,
    made: &Made,
    plan: &UndoPlan,
    held: &mut BTreeSet<Held>,
) -> Result<(), StoreError> {
    let others: HashSet<Id> = plan.others.iter().map(|(_, id)| *id).collect();
    let quotas: HashSet<QuotaId> = plan.quotas.iter().map(|quota| quota.id).collect();
    let counts: HashSet<(UnitId, i16)> = (plan.headcounts.iter())
        .filter(|(_, was)| was.is_none())
        .map(|(became, _)| (became.unit, became.year))
        .collect();
    for (table, column, to) in references() {
        let keys: Vec<String> = match to.name {
            "unit" => texts(&made.units),
            "person" => made.people.iter().map(ToString::to_string).collect(),
            "admission_case" => made.cases.iter().map(ToString::to_string).collect(),
            _ => continue,
        };
        if keys.is_empty() {
            continue;
        }
        let key = table.columns[0].0;
        // What tells whether the import wrote the row itself.
        let sign = match table.name {
            "act" => "sequence",
            "headcount" => "year",
            _ => key,
        };
        let question = format!("select {column}, {key}, {sign} from {} where {column} in", table.name);
        for_each_key(link, &question, keys, |row| {
            let mut fields = Fields::of(row, table.name);
            let to_id: Id = fields.parsed()?;
            let key = fields.string()?;
            let id = key.parse::<Id>().ok();
            let is_ours = match table.name {
                "unit_version" => id.is_some_and(|id| made.units.contains(&UnitId(id))),
                // Its acts are known by their unit, and what was done later is in the journal.
                "unit_act" => column == "unit",
                "person" => id.is_some_and(|id| made.people.contains(&PersonId(id))),
                "admission_case" => id.is_some_and(|id| made.cases.contains(&CaseId(id))),
                "act" => fields.number::<u64>()? == plan.last,
                "quota" => id.is_some_and(|id| quotas.contains(&QuotaId(id))),
                "headcount" => {
                    let year: i16 = fields.number()?;
                    id.is_some_and(|id| counts.contains(&(UnitId(id), year)))
                }
                // A form that somebody has begun goes with whom it is about.
                "draft" => true,
                "assignment_unit" | "survey" | "enterprise" | "member" => id.is_some_and(|id| others.contains(&id)),
                _ => false,
            };
            if !is_ours {
                let thing = match to.name {
                    "unit" => HeldThing::Unit(UnitId(to_id)),
                    "person" => HeldThing::Person(PersonId(to_id)),
                    _ => HeldThing::Case(CaseId(to_id)),
                };
                held.insert(Held { thing, by: table.name.to_owned() });
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

// Carrying it out.

/// A write that takes back an import, with what comes back in its place; and what is to go. `None` if the command was
/// carried out before.
pub(crate) async fn whole(link: &mut Link<'_>, write: &Write) -> Result<Option<(Write, Vec<UndoPlan>)>, StoreError> {
    let query = Query::new("select id from command where id = $1").bind(write.command.to_string());
    if link.first(query).await?.is_some() {
        return Ok(None);
    }
    let mut whole = write.clone();
    let mut plans = Vec::new();
    for undo in &write.changes.undone {
        let Some(plan) = plan(link, undo.import).await? else {
            return Err(StoreError::Dangling { what: format!("import {}", undo.import) });
        };
        if !plan.is_kept || !plan.held.is_empty() {
            return Err(StoreError::Held { import: undo.import });
        }
        let question = concat!("select ", person_columns!(), " from person where id in");
        for_each_key(link, question, texts(plan.completed.iter()), |row| {
            let mut person = read_person(&mut Fields::of(row, "person"))?;
            for fact in &plan.facts[&person.id] {
                empty(&mut person.facts, fact);
            }
            whole.changes.people.push(person);
            Ok(())
        })
        .await?;
        whole.changes.cases.extend(shortened(link, &plan).await?);
        plans.push(plan);
    }
    Ok(Some((whole, plans)))
}

/// Cases as they are without the acts of the import.
async fn shortened(link: &mut Link<'_>, plan: &UndoPlan) -> Result<Vec<CaseWrite>, StoreError> {
    let mut acts: HashMap<CaseId, Vec<Act>> = HashMap::new();
    let question = concat!("select ", act_columns!(), ", a.sequence from act a where a.case_id in");
    let last = plan.last;
    for_each_key(link, question, texts(plan.continued.iter()), |row| {
        let mut fields = Fields::of(row, "act");
        let act = read_act(&mut fields)?;
        if fields.number::<u64>()? != last {
            acts.entry(act.case).or_default().push(act);
        }
        Ok(())
    })
    .await?;
    let mut cases = Vec::new();
    let question = concat!("select ", case_columns!(), " from admission_case c where c.id in");
    for_each_key(link, question, texts(plan.continued.iter()), |row| {
        let (opening, _, version) = read_case(&mut Fields::of(row, "admission_case"))?;
        let mut of_case = acts.remove(&opening.id).unwrap_or_default();
        of_case.sort_by_key(|act| (act.on, act.id));
        let case = fold(opening, &of_case);
        cases.push(CaseWrite { opening, case, new_acts: Vec::new(), expected_version: Some(version) });
        Ok(())
    })
    .await?;
    Ok(cases)
}

/// Removes what is to go and notes that it went. To be called after what comes back was written.
pub(crate) async fn take_away(
    link: &mut Link<'_>,
    write: &Write,
    plans: &[UndoPlan],
    sequence_now: u64,
) -> Result<(), StoreError> {
    for (plan, undo) in plans.iter().zip(&write.changes.undone) {
        let acted: BTreeSet<&CaseId> = plan.cases.iter().chain(&plan.continued).collect();
        let statement = format!("delete from act where sequence = {} and case_id in", plan.last);
        execute_for_keys(link, &statement, texts(acted.iter())).await?;
        let restored: HashSet<&Cell> = plan.members.iter().map(|cells| &cells[0]).collect();
        for list in LISTS {
            let ids = plan.others.iter().filter(|(of, id)| *of == list && !restored.contains(&shown(id)));
            let ids: Vec<String> = ids.map(|(_, id)| id.to_string()).collect();
            if list == "assignment" {
                execute_for_keys(link, "delete from assignment_unit where assignment in", ids.clone()).await?;
            }
            execute_for_keys(link, &format!("delete from {list} where id in"), ids).await?;
        }
        let mut members = Rows::of(&tables::MEMBER, Conflict::Replace);
        plan.members.iter().for_each(|cells| members.add(cells.clone()));
        members.write(link).await?;
        execute_for_keys(link, "delete from admission_case where id in", texts(&plan.cases)).await?;
        let people = texts(plan.people.iter());
        execute_for_keys(link, "delete from draft where person in", people.clone()).await?;
        execute_for_keys(link, "delete from person where id in", people).await?;
        execute_for_keys(link, "delete from quota where id in", texts(plan.quotas.iter().map(|quota| quota.id)))
            .await?;
        take_headcounts(link, plan).await?;
        take_units(link, &plan.units).await?;
        take_settings(link, plan).await?;
        let import = plan.import.id.to_string();
        for statement in ["delete from import_before where import = $1", "delete from import_source where import = $1"]
        {
            link.execute(Query::new(statement).bind(import.as_str())).await?;
        }
        let files: Vec<&str> = plan.import.sources.iter().map(|source| source.file.as_str()).collect();
        let mut rows = Rows::of(&tables::IMPORT_UNDONE, Conflict::Refuse);
        rows.push([
            Cell::from(import),
            instant(write.at),
            maybe_shown(write.author.account),
            text(&undo.reason),
            Cell::from(files.join("\n")),
            sequence(sequence_now),
        ]);
        rows.write(link).await?;
    }
    Ok(())
}

/// Units with their history. For each the engine looks for rows that still name it; where there are many units, the
/// long tables get an index for as long as that takes.
async fn take_units(link: &mut Link<'_>, units: &[UnitId]) -> Result<(), StoreError> {
    let units = texts(units);
    let is_indexed = units.len() > FEW_UNITS;
    for (name, place) in UNITS_NAMED.into_iter().filter(|_| is_indexed) {
        link.execute(Query::built(format!("create index {name} on {place}"), Vec::new())).await?;
    }
    for statement in ["delete from unit_act where unit in", "delete from unit_version where unit in"] {
        execute_for_keys(link, statement, units.clone()).await?;
    }
    execute_for_keys(link, "delete from unit where id in", units).await?;
    for (name, _) in UNITS_NAMED.into_iter().filter(|_| is_indexed) {
        link.execute(Query::built(format!("drop index {name}"), Vec::new())).await?;
    }
    Ok(())
}

async fn take_headcounts(link: &mut Link<'_>, plan: &UndoPlan) -> Result<(), StoreError> {
    let mut rows = Rows::of(&tables::HEADCOUNT, Conflict::Replace);
    for (became, was) in &plan.headcounts {
        match was {
            Some(was) => crate::quotas::headcount_into(&mut rows, was),
            None => {
                let query = Query::new("delete from headcount where unit = $1 and year = $2");
                link.execute(query.bind(became.unit.to_string()).bind(i64::from(became.year))).await?;
            }
        }
    }
    rows.write(link).await
}

/// Settings that are still as the import left them; what was changed since is for whoever asked to put right.
async fn take_settings(link: &mut Link<'_>, plan: &UndoPlan) -> Result<(), StoreError> {
    for (name, was, became) in &plan.settings {
        if setting(link, name).await?.as_ref() != Some(became) {
            continue;
        }
        let query = match was {
            Some(was) => {
                Query::new("update setting set value = $1 where name = $2").bind(was.as_str()).bind(name.as_str())
            }
            None => Query::new("delete from setting where name = $1").bind(name.as_str()),
        };
        link.execute(query).await?;
    }
    Ok(())
}
