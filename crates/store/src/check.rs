//! Whether a database is whole: the engine's own view, the journal's chain, and everything that is derived.
//!
//! Not here: quota sums and the atlas, which need the rules of figures; the application adds them.

use std::collections::{BTreeMap, HashMap, HashSet};

use nguon_domain::{
    case::{Act, Case, Opening, fold},
    id::{ActId, CaseId},
};

use crate::{
    Store, StoreError,
    cases::{Counted, act_columns, case_columns, fact_of, read_act, read_case},
    catalogue::{Kind, TABLES, Table, expected},
    dialect::{Link, Query, Row, Told},
    fields::Fields,
    journal::verify,
    persons::{person_columns, read_person, search_text},
    units::{paths, read_spots, read_units, tree_day},
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
        let mut breaks = Vec::new();
        report.links = verify(&mut link, |row, what| breaks.push((row, what))).await?;
        for (row, what) in breaks {
            let table = if row.is_some() { "journal" } else { "journal_head" };
            report.add(table, row.map(|row| row.to_string()), what);
        }
        let checked = Self::check_derived(&mut link, &mut report).await;
        match checked {
            // A row that cannot be read is a finding; what depends on it cannot be checked further.
            Err(StoreError::Damaged { table, row, what }) => report.add(&table, row, what),
            other => other?,
        }
        Ok(report)
    }

    /// What the engine's own catalogue says of every table, in words that do not tell which engine it is: columns by
    /// place, name and kind (with `?` if they may be empty), keys, what is unique, indexes, references, checks. A line
    /// each, such as `unit: column 02 code text?`; by table.
    pub async fn catalogue(&self) -> Result<Vec<String>, StoreError> {
        let told = self.pools().reading().await?.link().catalogue().await?;
        Ok(told.into_iter().map(|told| format!("{}: {}", told.table, told.what)).collect())
    }

    async fn check_derived(link: &mut Link<'_>, report: &mut CheckReport) -> Result<(), StoreError> {
        check_references(link, report).await?;
        check_orphans(link, report).await?;
        check_quotas(link, report).await?;
        let paths = check_paths(link, report).await?;
        check_people(link, report, &paths).await?;
        check_cases(link, report, &paths).await
    }
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

/// Rows that refer to something where no constraint could forbid it.
async fn check_orphans(link: &mut Link<'_>, report: &mut CheckReport) -> Result<(), StoreError> {
    let questions = [
        (
            "unit",
            "select u.id from unit u where not exists (select 1 from unit_version v where v.unit = u.id)",
            "has no versions",
        ),
        (
            "act",
            "select a.id from act a where not exists (select 1 from journal j where j.sequence = a.sequence)",
            "its link of the journal is missing",
        ),
        (
            "act",
            "select a.id from act a where a.supersedes is not null and not exists (select 1 from act b where b.id = a.supersedes and b.case_id = a.case_id)",
            "the act it corrects is not in its case",
        ),
        (
            "act",
            "select a.id from act a where a.to_unit is not null and not exists (select 1 from unit u where u.id = a.to_unit)",
            "the unit it names is missing",
        ),
        (
            "unit_act",
            "select a.id from unit_act a where not exists (select 1 from journal j where j.sequence = a.sequence)",
            "its link of the journal is missing",
        ),
        (
            "post",
            "select p.id from post p where p.delegated_by is not null and not exists (select 1 from post d where d.id = p.delegated_by)",
            "the post on whose behalf it is held is missing",
        ),
        (
            "admission_case",
            "select c.id from admission_case c where c.touched > (select h.sequence from journal_head h)",
            "was touched after the end of the journal",
        ),
    ];
    for (table, question, what) in questions {
        link.each(Query::new(question), |row| {
            report.add(table, Fields::of(row, "").string()?, what);
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Revisions of a quota are numbered from 0 without gaps.
async fn check_quotas(link: &mut Link<'_>, report: &mut CheckReport) -> Result<(), StoreError> {
    let mut before: Option<(String, String, String, i64)> = None;
    let text = "select id, unit, period, kind, revision from quota order by unit, period, kind, revision";
    link.each(Query::new(text), |row| {
        let mut fields = Fields::of(row, "quota");
        let id = fields.string()?;
        let (unit, period, kind, revision) = (fields.string()?, fields.string()?, fields.string()?, fields.int()?);
        let expected = match &before {
            Some((u, p, k, last)) if (u, p, k) == (&unit, &period, &kind) => last + 1,
            _ => 0,
        };
        if revision != expected {
            report.add("quota", id, format!("revision {revision} where {expected} was expected"));
        }
        before = Some((unit, period, kind, revision));
        Ok(())
    })
    .await
}

/// Paths equal to those of the tree; returns the true ones by unit.
async fn check_paths(link: &mut Link<'_>, report: &mut CheckReport) -> Result<HashMap<String, String>, StoreError> {
    let units = read_units(link).await?;
    let spots = read_spots(link).await?;
    let day = tree_day(link).await?;
    let paths = paths(&units, &spots, day);
    for id in units.keys() {
        let (stored, recomputed) = (spots.get(id).map(|spot| &spot.path), paths.get(id));
        if stored != recomputed {
            report.add("unit", id.to_string(), "its path is not the one that the tree gives it");
        }
    }
    Ok(paths.into_iter().map(|(id, path)| (id.to_string(), path)).collect())
}

async fn check_people(
    link: &mut Link<'_>,
    report: &mut CheckReport,
    paths: &HashMap<String, String>,
) -> Result<(), StoreError> {
    let text = concat!("select ", person_columns!(), ", path, search, sort_key from person");
    link.each(Query::new(text), |row| {
        let mut fields = Fields::of(row, "person");
        let person = read_person(&mut fields)?;
        let (path, search, sort_key) = (fields.text()?, fields.text()?, fields.bytes()?);
        let mut wrong = |what: &str| report.add("person", person.id.to_string(), what);
        if paths.get(&person.unit.to_string()).map(String::as_str) != Some(path) {
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

/// One case as stored, with what stands beside it.
struct Stored {
    opening: Opening,
    case: Case,
    counted: bool,
    traits: bool,
    paths: bool,
}

/// Every case equal to the fold of its acts, and what is derived from it equal to what it should be.
async fn check_cases(
    link: &mut Link<'_>,
    report: &mut CheckReport,
    paths: &HashMap<String, String>,
) -> Result<(), StoreError> {
    let mut after = String::new();
    loop {
        let mut page: BTreeMap<CaseId, Stored> = BTreeMap::new();
        let text = concat!(
            "select ",
            case_columns!(),
            ", c.carried_path, c.admitted_path, c.counted_by_decision_on, c.age_at_ceremony, c.age_at_decision, \
             c.woman, c.union_member, c.minority, c.believer, c.born, c.sort_key, p.sort_key, \
             p.id, p.unit, p.name, p.family, p.middle, p.given, p.birth_name, p.sex, p.born, p.citizen_id, p.old_id, \
             p.ethnicity, p.religion, p.schooling, p.profession, p.political_theory, p.occupation, p.position, \
             p.residence, p.home_town, p.union_member \
             from admission_case c join person p on p.id = c.person where c.id > $1 order by c.id limit $2"
        );
        let mut rows = 0;
        link.each(Query::new(text).bind(after.as_str()).bind(PAGE), |row| {
            rows += 1;
            let mut fields = Fields::of(row, "admission_case");
            let (opening, case, _) = read_case(&mut fields)?;
            after = case.id.to_string();
            let path = |unit: String| paths.get(&unit).map(String::as_str);
            let right_paths = path(case.unit.to_string()) == Some(fields.text()?)
                && case.admitted_by.and_then(|unit| path(unit.to_string())) == fields.maybe_text()?;
            let stored = (fields.maybe_day()?, fields.maybe_number()?, fields.maybe_number()?);
            let stored_traits =
                (fields.flag()?, fields.flag()?, fields.flag()?, fields.flag()?, fields.maybe_partial_date()?);
            let same_order = fields.bytes()? == fields.bytes()?;
            let traits = read_person(&mut fields)?.facts.traits();
            let counted = Counted::of(&fact_of(&case, traits));
            let stored = Stored {
                opening,
                counted: stored == (counted.by_decision, counted.age_at_ceremony, counted.age_at_decision),
                traits: same_order
                    && stored_traits
                        == (traits.woman, traits.union_member, traits.minority, traits.believer, traits.born),
                paths: right_paths,
                case,
            };
            page.insert(stored.case.id, stored);
            Ok(())
        })
        .await?;
        let acts = acts_between(link, page.keys().next().copied(), page.keys().next_back().copied()).await?;
        for (id, stored) in &page {
            report.cases += 1;
            let mut wrong = |what: &str| report.add("admission_case", id.to_string(), what);
            let acts = acts.get(id).map(Vec::as_slice).unwrap_or_default();
            if fold(stored.opening, acts) != stored.case {
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
            let mut ids: HashSet<ActId> = HashSet::with_capacity(acts.len());
            if acts.iter().any(|act| !ids.insert(act.id)) {
                wrong("has an act twice");
            }
        }
        if rows < PAGE {
            return Ok(());
        }
    }
}

async fn acts_between(
    link: &mut Link<'_>,
    first: Option<CaseId>,
    last: Option<CaseId>,
) -> Result<HashMap<CaseId, Vec<Act>>, StoreError> {
    let mut acts: HashMap<CaseId, Vec<Act>> = HashMap::new();
    let (Some(first), Some(last)) = (first, last) else { return Ok(acts) };
    let text = concat!(
        "select ",
        act_columns!(),
        " from act a where a.case_id >= $1 and a.case_id <= $2 order by a.case_id, a.on_day, a.id"
    );
    link.each(Query::new(text).bind(first.to_string()).bind(last.to_string()), |row| {
        let act = read_act(&mut Fields::of(row, "act"))?;
        acts.entry(act.case).or_default().push(act);
        Ok(())
    })
    .await?;
    Ok(acts)
}
