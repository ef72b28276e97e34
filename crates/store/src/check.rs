//! Whether a database is whole: the engine's own view, the tables, the journal's chain, what can be read, and everything
//! that is derived.
//!
//! Not here: quota sums and the atlas, which need the rules of figures; the application adds them. Not seen: a value
//! that reads well and that nothing else on record speaks of, such as the amount of a quota.

use std::collections::{BTreeMap, HashMap, HashSet};

use nguon_domain::{
    case::{Act, Case, Opening, fold},
    id::{CaseId, UnitId},
};

use crate::{
    Store, StoreError,
    accounts::{account_columns, post_columns, read_account, read_post, read_session, session_columns},
    attachments::{attachment_columns, read_attachment},
    cases::{Counted, act_columns, case_columns, fact_of, read_act, read_case},
    catalogue::{self as tables, Kind, TABLES, Table, expected},
    dialect::{Link, Query, Row, Told},
    drafts::{draft_columns, read_draft},
    fields::Fields,
    invitations::{device_columns, invitation_columns, read_device, read_invitation},
    journal::verify,
    persons::{person_columns, read_person, search_text},
    quotas::{headcount_columns, quota_columns, read_headcount, read_quota},
    settings::{import_columns, mapping_columns, read_import, read_mapping},
    steering::{
        assignment_columns, enterprise_columns, member_columns, read_assignment, read_enterprise, read_member,
        read_survey, survey_columns,
    },
    undo::{read_before, read_undone, undone_columns},
    units::{paths, read_spots, read_units, tree_day},
    views::{note_columns, opening_columns, read_note, read_opening, read_view, view_columns},
};

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Links of the journal that were followed.
    pub links: u64,
    /// Cases whose acts were folded.
    pub cases: u64,
    /// What is wrong; empty for a whole database. In the order of the checks.
    pub problems: Vec<Problem>,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_whole(&self) -> bool {
        self.problems.is_empty()
    }

    fn add(&mut self, table: &str, row: impl Into<Option<String>>, what: impl Into<String>) {
        self.problems.push(Problem { table: table.to_owned(), row: row.into(), what: what.into() });
    }

    /// What was read; `None` if it cannot be, which is noted.
    fn found<T>(&mut self, read: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
        match read {
            Ok(read) => Ok(Some(read)),
            Err(StoreError::Damaged { table, row, what }) => {
                self.add(&table, row, what);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// What was read of a row that begins with its key.
    fn found_in<T>(&mut self, row: &Row, table: &Table, read: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
        match read {
            Err(StoreError::Damaged { what, .. }) => {
                self.add(table.name, key_of(row, table)?, what);
                Ok(None)
            }
            other => self.found(other),
        }
    }
}

/// One thing that is wrong, by its table and row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The table; empty if the engine does not say.
    pub table: String,
    /// The row's key, where it is about one row.
    pub row: Option<String>,
    /// What is wrong. Names no person.
    pub what: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.row, self.table.as_str()) {
            (_, "") => f.write_str(&self.what),
            (Some(row), table) => write!(f, "{table} {row}: {}", self.what),
            (None, table) => write!(f, "{table}: {}", self.what),
        }
    }
}

/// Cases looked at in one go.
const PAGE: i64 = 1_000;

impl Store {
    /// Checks everything that storage can check, in one snapshot, without holding anybody up. Problems are findings;
    /// an error means that the check itself could not be carried out.
    pub async fn check(&self) -> Result<CheckReport, StoreError> {
        let mut report = CheckReport::default();
        let mut snapshot = self.pools().snapshot().await?;
        let mut link = snapshot.link();
        for problem in link.engine_problems().await? {
            report.add(&problem.table.unwrap_or_default(), None, problem.what);
        }
        if !check_catalogue(&mut link, &mut report).await? {
            return Ok(report);
        }
        let verified = verify(&mut link, |table, row, what| report.add(table, row, what)).await;
        report.links = report.found(verified)?.unwrap_or_default();
        check_derived(&mut link, &mut report).await?;
        Ok(report)
    }

    /// What the engine's own catalogue says of every table, in words that do not tell which engine it is: columns by
    /// place, name and kind (with `?` if they may be empty), keys, what is unique, indexes, references, checks. A line
    /// each, such as `unit: column 02 code text?`; by table.
    pub async fn catalogue(&self) -> Result<Vec<String>, StoreError> {
        let told = self.pools().reading().await?.link().catalogue().await?;
        Ok(told.into_iter().map(|told| format!("{}: {}", told.table, told.what)).collect())
    }
}

/// A row that cannot be read is a finding. What depends on it is not checked, and everything else is.
async fn check_derived(link: &mut Link<'_>, report: &mut CheckReport) -> Result<(), StoreError> {
    check_references(link, report).await?;
    check_questions(link, report).await?;
    check_readable(link, report).await?;
    check_numbers(link, report).await?;
    let paths = check_tree(link, report).await?;
    check_people(link, report, paths.as_ref()).await?;
    check_cases(link, report, paths.as_ref()).await
}

/// What the engine's catalogue lacks. Whether every column is there, so that the rows can be looked at.
///
/// What is there beyond that is no problem: an index that somebody added, or a table of another program.
async fn check_catalogue(link: &mut Link<'_>, report: &mut CheckReport) -> Result<bool, StoreError> {
    let there: HashSet<Told> = link.catalogue().await?.into_iter().collect();
    let mut columns = true;
    for told in expected().filter(|told| !there.contains(told)) {
        columns &= !told.what.starts_with("column");
        report.add(&told.table, None, format!("the database lacks {}", told.what));
    }
    Ok(columns)
}

/// Rows that refer to a row that is missing. Constraints forbid that, but not to whoever switched them off, as a
/// restoration from a dump may.
async fn check_references(link: &mut Link<'_>, report: &mut CheckReport) -> Result<(), StoreError> {
    for table in TABLES {
        for (column, to) in table.references {
            let (name, key, other, other_key) = (table.name, table.key_list(), to.name, to.columns[0].0);
            let question = format!(
                "select {key} from {name} t where t.{column} is not null \
                 and not exists (select 1 from {other} o where o.{other_key} = t.{column}) order by {key}"
            );
            link.each(Query::built(question, Vec::new()), |row| {
                let row = key_of(row, table)?;
                report.add(name, row, format!("its {column} refers to a missing row of {other}"));
                Ok(())
            })
            .await?;
        }
    }
    Ok(())
}

/// The key of a row that begins with it, apart by spaces.
fn key_of(row: &Row, table: &Table) -> Result<String, StoreError> {
    let mut fields = Fields::of(row, table.name);
    let mut parts = Vec::with_capacity(table.key);
    for (_, kind) in &table.columns[..table.key] {
        parts.push(match kind {
            Kind::Int => fields.int()?.to_string(),
            Kind::Text | Kind::Bytes => fields.string()?,
        });
    }
    Ok(parts.join(" "))
}

/// Rows that no constraint could forbid, each kind by one question that gives their keys.
async fn check_questions(link: &mut Link<'_>, report: &mut CheckReport) -> Result<(), StoreError> {
    let not_in_journal = "was touched by a row that is not in the journal";
    let link_missing = "its link of the journal is missing";
    let questions = [
        (
            "journal",
            "select cast(j.sequence as text) from journal j where j.sequence < 1 order by j.sequence",
            "stands before the first row",
        ),
        (
            "unit",
            "select u.id from unit u where not exists (select 1 from journal j where j.sequence = u.touched) order by u.id",
            not_in_journal,
        ),
        (
            "person",
            "select p.id from person p where not exists (select 1 from journal j where j.sequence = p.touched) \
             order by p.id",
            not_in_journal,
        ),
        (
            "admission_case",
            "select c.id from admission_case c where not exists (select 1 from journal j where j.sequence = c.touched) \
             order by c.id",
            not_in_journal,
        ),
        (
            "quota",
            "select q.id from quota q where not exists (select 1 from journal j where j.sequence = q.touched) \
             order by q.id",
            not_in_journal,
        ),
        (
            "admission_case",
            "select c.id from admission_case c where c.touched < \
             (select max(a.sequence) from act a where a.case_id = c.id) order by c.id",
            "was touched before its newest act",
        ),
        ("admission_case", "select c.id from admission_case c where c.version < 1 order by c.id", "has no version"),
        (
            "act",
            "select a.case_id || ' ' || a.id from act a \
             where not exists (select 1 from journal j where j.sequence = a.sequence) order by a.case_id, a.id",
            link_missing,
        ),
        (
            "act",
            "select a.case_id || ' ' || a.id from act a where a.supersedes is not null \
             and not exists (select 1 from act b where b.id = a.supersedes and b.case_id = a.case_id) \
             order by a.case_id, a.id",
            "the act it corrects is not in its case",
        ),
        (
            "act",
            "select a.case_id || ' ' || a.id from act a where a.to_unit is not null \
             and not exists (select 1 from unit u where u.id = a.to_unit) order by a.case_id, a.id",
            "the unit it names is missing",
        ),
        (
            "unit_act",
            "select a.id from unit_act a where not exists (select 1 from journal j where j.sequence = a.sequence) \
             order by a.id",
            link_missing,
        ),
        (
            "import_undone",
            "select u.import from import_undone u where not exists \
             (select 1 from journal j where j.sequence = u.sequence) order by u.import",
            link_missing,
        ),
        (
            "post",
            "select p.id from post p where p.delegated_by is not null \
             and not exists (select 1 from post d where d.id = p.delegated_by) order by p.id",
            "the post on whose behalf it is held is missing",
        ),
    ];
    for (table, question, what) in questions {
        link.each(Query::new(question), |row| {
            report.add(table, Fields::of(row, table).string()?, what);
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Reads a row and forgets it.
type Reader = fn(&mut Fields<'_>) -> Result<(), StoreError>;

/// Rows whose values can be read as what they should be, where nothing below reads them anyway.
async fn check_readable(link: &mut Link<'_>, report: &mut CheckReport) -> Result<(), StoreError> {
    let readers: [(&Table, &'static str, Reader); 20] = [
        (&tables::QUOTA, concat!(quota_columns!(), " order by id"), |fields| read_quota(fields).map(drop)),
        (&tables::HEADCOUNT, concat!(headcount_columns!(), " order by unit, year"), |fields| {
            read_headcount(fields).map(drop)
        }),
        (&tables::ACCOUNT, concat!(account_columns!(), " order by id"), |fields| read_account(fields).map(drop)),
        (&tables::POST, concat!(post_columns!(), " order by id"), |fields| read_post(fields).map(drop)),
        (&tables::SESSION, concat!(session_columns!(), " order by account, token"), |fields| {
            read_session(fields).map(drop)
        }),
        (&tables::INVITATION, concat!(invitation_columns!(), " order by account"), |fields| {
            read_invitation(fields).map(drop)
        }),
        (&tables::DEVICE, concat!(device_columns!(), " order by mark"), |fields| read_device(fields).map(drop)),
        (&tables::MAPPING, concat!(mapping_columns!(), " order by kind, written"), |fields| {
            read_mapping(fields).map(drop)
        }),
        (&tables::IMPORT, concat!(import_columns!(), " order by id"), |fields| read_import(fields).map(drop)),
        (
            &tables::IMPORT_BEFORE,
            "select import, kind, subject, was, became from import_before order by import, kind, subject",
            read_before,
        ),
        (&tables::IMPORT_UNDONE, concat!(undone_columns!(), " order by import"), |fields| {
            read_undone(fields).map(drop)
        }),
        (&tables::ASSIGNMENT, concat!(assignment_columns!(), " order by id"), |fields| {
            read_assignment(fields).map(drop)
        }),
        (&tables::SURVEY, concat!(survey_columns!(), " order by id"), |fields| read_survey(fields).map(drop)),
        (&tables::ENTERPRISE, concat!(enterprise_columns!(), " order by id"), |fields| {
            read_enterprise(fields).map(drop)
        }),
        (&tables::MEMBER, concat!(member_columns!(), " order by id"), |fields| read_member(fields).map(drop)),
        (&tables::SAVED_VIEW, concat!(view_columns!(), " order by id"), |fields| read_view(fields).map(drop)),
        (&tables::OPENING_VIEW, concat!(opening_columns!(), " order by account, unit"), |fields| {
            read_opening(fields).map(drop)
        }),
        (&tables::DRAFT, concat!(draft_columns!(), " order by account, form, about"), |fields| {
            read_draft(fields).map(drop)
        }),
        (&tables::NOTE, concat!(note_columns!(), " order by id"), |fields| read_note(fields).map(drop)),
        (&tables::ATTACHMENT, concat!(attachment_columns!(), " order by id"), |fields| {
            read_attachment(fields).map(drop)
        }),
    ];
    for (table, statement, read) in readers {
        link.each(Query::new(statement), |row| {
            let read = read(&mut Fields::of(row, table.name));
            report.found_in(row, table, read).map(drop)
        })
        .await?;
    }
    Ok(())
}

/// Rows that are numbered from 0 without gaps: revisions of a quota, and an officer's units.
async fn check_numbers(link: &mut Link<'_>, report: &mut CheckReport) -> Result<(), StoreError> {
    let lists = [
        (
            "quota",
            "revision",
            "select id, unit || ' ' || period || ' ' || kind, revision from quota order by unit, period, kind, revision",
        ),
        (
            "assignment_unit",
            "place",
            "select assignment || ' ' || cast(place as text), assignment, place from assignment_unit \
             order by assignment, place",
        ),
    ];
    for (table, number, statement) in lists {
        let mut before: Option<(String, i64)> = None;
        link.each(Query::new(statement), |row| {
            let mut fields = Fields::of(row, table);
            let (row, of, found) = (fields.string()?, fields.string()?, fields.int()?);
            let expected = before.as_ref().filter(|(same, _)| *same == of).map_or(0, |(_, last)| last + 1);
            if found != expected {
                report.add(table, row, format!("{number} {found} where {expected} was expected"));
            }
            before = Some((of, found));
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Paths equal to those of the tree, and what was done to it; returns the true paths by unit, if they can be told.
async fn check_tree(
    link: &mut Link<'_>,
    report: &mut CheckReport,
) -> Result<Option<HashMap<String, String>>, StoreError> {
    let mut there: HashSet<String> = HashSet::new();
    let mut without_versions = false;
    let text =
        "select u.id, (select max(v.from_day) from unit_version v where v.unit = u.id) from unit u order by u.id";
    link.each(Query::new(text), |row| {
        let mut fields = Fields::of(row, "unit");
        let id = fields.string()?;
        if fields.maybe_text()?.is_none() {
            report.add("unit", id.clone(), "has no versions");
            without_versions = true;
        }
        there.insert(id);
        Ok(())
    })
    .await?;
    link.each(Query::new("select id, on_day, others from unit_act order by id"), |row| {
        let mut fields = Fields::of(row, "unit_act");
        let id = fields.string()?;
        let on = fields.day();
        report.found(on)?;
        if !fields.text()?.split_whitespace().all(|unit| there.contains(unit)) {
            report.add("unit_act", id, "a unit that it names is missing");
        }
        Ok(())
    })
    .await?;
    if link.first(Query::new("select one from tree_day")).await?.is_none() {
        report.add("tree_day", None, "its row is missing");
    }
    if without_versions {
        return Ok(None);
    }
    let (units, spots, day) = (read_units(link).await, read_spots(link).await, tree_day(link).await);
    let (units, spots, day) = (report.found(units)?, report.found(spots)?, report.found(day)?);
    let (Some(units), Some(spots), Some(day)) = (units, spots, day) else { return Ok(None) };
    let paths = paths(&units, &spots, day);
    for id in units.keys() {
        let (stored, recomputed) = (spots.get(id).map(|spot| &spot.path), paths.get(id));
        if stored != recomputed {
            report.add("unit", id.to_string(), "its path is not the one that the tree gives it");
        }
    }
    Ok(Some(paths.into_iter().map(|(id, path)| (id.to_string(), path)).collect()))
}

type Paths<'a> = Option<&'a HashMap<String, String>>;

/// Whether a path is that of its unit; it is, if the paths cannot be told.
fn is_path_of(paths: Paths<'_>, unit: Option<UnitId>, path: Option<&str>) -> bool {
    paths.is_none_or(|paths| unit.and_then(|unit| paths.get(&unit.to_string())).map(String::as_str) == path)
}

async fn check_people(link: &mut Link<'_>, report: &mut CheckReport, paths: Paths<'_>) -> Result<(), StoreError> {
    let text = concat!("select ", person_columns!(), ", path, search, sort_key from person order by id");
    link.each(Query::new(text), |row| {
        let mut fields = Fields::of(row, "person");
        let person = read_person(&mut fields);
        let Some(person) = report.found(person)? else { return Ok(()) };
        let (path, search, sort_key) = (fields.text()?, fields.text()?, fields.bytes()?);
        let mut wrong = |what: &str| report.add("person", person.id.to_string(), what);
        if !is_path_of(paths, Some(person.unit), Some(path)) {
            wrong("its path is not that of its unit");
        }
        if search_text(&person.facts.name) != search {
            wrong("what a search looks at is not what its name makes");
        }
        if nguon_domain::name::sort_key(&person.facts.name).as_bytes() != sort_key {
            wrong("its place in order is not what its name makes");
        }
        Ok(())
    })
    .await
}

/// One case as stored, and whether what stands beside it is what it should be.
struct Stored {
    opening: Opening,
    case: Case,
    counted: bool,
    traits: bool,
    paths: bool,
}

macro_rules! stored_columns {
    () => {
        concat!(
            case_columns!(),
            ", c.carried_path, c.admitted_path, c.counted_by_decision_on, c.age_at_ceremony, c.age_at_decision, \
             c.woman, c.union_member, c.minority, c.believer, c.born, c.sort_key, p.sort_key, \
             p.id, p.unit, p.name, p.family, p.middle, p.given, p.birth_name, p.sex, p.born, p.citizen_id, p.old_id, \
             p.ethnicity, p.religion, p.schooling, p.profession, p.political_theory, p.occupation, p.position, \
             p.residence, p.home_town, p.union_member"
        )
    };
}

/// Reads the columns of `stored_columns!`.
fn read_stored(fields: &mut Fields<'_>, paths: Paths<'_>) -> Result<Stored, StoreError> {
    let (opening, case, _) = read_case(fields)?;
    let (carried, admitted) = (fields.text()?, fields.maybe_text()?);
    let stored = (fields.maybe_day()?, fields.maybe_number()?, fields.maybe_number()?);
    let stored_traits = (fields.flag()?, fields.flag()?, fields.flag()?, fields.flag()?, fields.maybe_partial_date()?);
    let same_order = fields.bytes()? == fields.bytes()?;
    let paths = is_path_of(paths, Some(case.unit), Some(carried)) && is_path_of(paths, case.admitted_by, admitted);
    let person = match read_person(fields) {
        // The person was found out already; what is derived from them cannot be told.
        Err(StoreError::Damaged { .. }) => return Ok(Stored { opening, case, counted: true, traits: true, paths }),
        read => read?,
    };
    let traits = person.facts.traits();
    let counted = Counted::of(&fact_of(&case, traits));
    Ok(Stored {
        opening,
        counted: stored == (counted.by_decision, counted.age_at_ceremony, counted.age_at_decision),
        traits: same_order
            && stored_traits == (traits.woman, traits.union_member, traits.minority, traits.believer, traits.born),
        paths,
        case,
    })
}

/// Every case equal to the fold of its acts, and what is derived from it equal to what it should be.
async fn check_cases(link: &mut Link<'_>, report: &mut CheckReport, paths: Paths<'_>) -> Result<(), StoreError> {
    let mut after = String::new();
    loop {
        let mut page: BTreeMap<CaseId, Stored> = BTreeMap::new();
        let (mut first, mut rows) = (None, 0);
        let text = concat!(
            "select ",
            stored_columns!(),
            " from admission_case c join person p on p.id = c.person where c.id > $1 order by c.id limit $2"
        );
        link.each(Query::new(text).bind(after.as_str()).bind(PAGE), |row| {
            rows += 1;
            after = Fields::of(row, "admission_case").string()?;
            first.get_or_insert_with(|| after.clone());
            let stored = read_stored(&mut Fields::of(row, "admission_case"), paths);
            page.extend(report.found(stored)?.map(|stored| (stored.case.id, stored)));
            Ok(())
        })
        .await?;
        let Some(first) = first else { return Ok(()) };
        let acts = acts_between(link, report, first, after.clone()).await?;
        for (id, stored) in &page {
            report.cases += 1;
            let mut wrong = |what: &str| report.add("admission_case", id.to_string(), what);
            let folded = match acts.get(&id.to_string()) {
                None => Some(fold(stored.opening, &[])),
                Some(acts) => acts.as_deref().map(|acts| fold(stored.opening, acts)),
            };
            if folded.is_some_and(|folded| folded != stored.case) {
                wrong("is not what its acts make");
            }
            if !stored.paths {
                wrong("its paths are not those of its units");
            }
            if !stored.counted {
                wrong("the day and ages it counts by are not what it makes");
            }
            if !stored.traits {
                wrong("its traits are not those of its person");
            }
        }
        if rows < PAGE {
            return Ok(());
        }
    }
}

/// The acts of each case between two; `None` for a case that has one that cannot be read.
async fn acts_between(
    link: &mut Link<'_>,
    report: &mut CheckReport,
    first: String,
    last: String,
) -> Result<HashMap<String, Option<Vec<Act>>>, StoreError> {
    let mut acts: HashMap<String, Option<Vec<Act>>> = HashMap::new();
    let text = concat!(
        "select ",
        act_columns!(),
        " from act a where a.case_id >= $1 and a.case_id <= $2 order by a.case_id, a.id"
    );
    link.each(Query::new(text).bind(first).bind(last), |row| {
        let act = read_act(&mut Fields::of(row, "act"));
        let act = report.found_in(row, &tables::ACT, act)?;
        let of_case = acts.entry(Fields::of(row, "act").string()?).or_insert_with(|| Some(Vec::new()));
        match act {
            Some(act) => of_case.iter_mut().for_each(|acts| acts.push(act.clone())),
            None => *of_case = None,
        }
        Ok(())
    })
    .await?;
    Ok(acts)
}
