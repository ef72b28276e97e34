//! The same person in two organisations, or twice in one.

use std::collections::{BTreeMap, HashMap};

use crate::import::{
    Field, Known,
    finding::FindingKind,
    kinds::SheetKind,
    people::Dossier,
    records::{Standing, UnitRef},
    say,
    sheets::{Job, Log},
    units::{At, Units},
};

/// Finds people who stand in two organisations.
///
/// The same number of identity is the same person; without numbers, the same name and whole day of birth. Namesakes
/// with other days or numbers are other people. What is the course of things is no finding: a person of the pipeline
/// who was admitted, an admitted one on a roster, a recognition.
pub(crate) fn same_person(jobs: &[Job<'_>], units: &Units, dossiers: &[Dossier], known: &Known, log: &mut Log) {
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut by_birth: HashMap<(&str, String), Vec<usize>> = HashMap::new();
    for (at, dossier) in dossiers.iter().enumerate() {
        if let Some(id) = &dossier.person.citizen_id {
            by_id.entry(id.reveal()).or_default().push(at);
        }
        if let Some(born) = dossier.person.birth.and_then(|birth| birth.day()) {
            by_birth.entry((dossier.key.as_str(), born.to_string())).or_default().push(at);
        }
    }
    // Pairs once, ordered as the files are: the later row is the one that is doubted.
    let mut pairs: BTreeMap<(usize, usize), ()> = BTreeMap::new();
    for group in by_id.values().filter(|group| group.len() > 1) {
        pair_up(group, |one, other| share_a_name(&dossiers[one], &dossiers[other]), &mut pairs);
    }
    for group in by_birth.values().filter(|group| group.len() > 1) {
        pair_up(
            group,
            |one, other| {
                let ids = (&dossiers[one].person.citizen_id, &dossiers[other].person.citizen_id);
                !matches!(ids, (Some(one), Some(other)) if one.kind() == other.kind() && one != other)
            },
            &mut pairs,
        );
    }
    let mut said: Vec<bool> = vec![false; dossiers.len()];
    for (one, other) in pairs.into_keys() {
        if said[other] {
            continue;
        }
        let (first, second) = (&dossiers[one], &dossiers[other]);
        let (kind_one, kind_other) = (jobs[first.job].kind, jobs[second.job].kind);
        if !is_conflict(kind_one, kind_other, first, second) {
            continue;
        }
        let (Some(here), Some(there)) = (home(units, second), home(units, first)) else { continue };
        let same_list = kind_one == kind_other;
        let column = blamed_column(&jobs[second.job], second);
        let place = jobs[second.job].place(second.row, column);
        let related = jobs[first.job].place(first.row, blamed_column(&jobs[first.job], first));
        let name = second.person.name.as_str();
        log.set_person(Some(name));
        if here != there {
            let message = say::same_person(name, second.person.birth, second.person.citizen_id.as_ref(), &here, &there);
            let finding = log.add(place, FindingKind::SamePersonTwoCommunes, message);
            finding.before = column.and_then(|column| jobs[second.job].raw_text(second.row, column));
            finding.related = Some(related);
            said[other] = true;
        } else if same_list {
            let message = say::duplicate_row(name, first.row, &jobs[first.job].sheet);
            log.add(place, FindingKind::DuplicateRow, message).related = Some(related);
            said[other] = true;
        }
    }
    let stands_twice: Vec<bool> = dossiers
        .iter()
        .map(|dossier| {
            dossier
                .person
                .citizen_id
                .as_ref()
                .is_some_and(|id| by_id.get(id.reveal()).is_some_and(|group| group.len() > 1))
        })
        .collect();
    known_elsewhere(jobs, units, dossiers, known, &stands_twice, log);
    log.set_person(None);
}

/// The organisation a person stands in, as it is called; also one that is not known.
fn home(units: &Units, dossier: &Dossier) -> Option<String> {
    dossier.org.map(|org| area(units, org)).or_else(|| dossier.org_text.clone())
}

fn pair_up(group: &[usize], alike: impl Fn(usize, usize) -> bool, pairs: &mut BTreeMap<(usize, usize), ()>) {
    // A number typed into every row would pair all with all; the first of a group is enough to be compared with.
    for (at, other) in group.iter().enumerate().skip(1) {
        for one in group[..at].iter().take(8) {
            if alike(*one, *other) {
                pairs.insert((*one.min(other), *one.max(other)), ());
            }
        }
    }
}

/// Numbers of identity get mistyped; a person keeps at least part of the name.
fn share_a_name(one: &Dossier, other: &Dossier) -> bool {
    one.key == other.key
        || one.person.birth == other.person.birth && one.person.birth.is_some()
        || one.person.name.given() == other.person.name.given()
}

/// Whether standing in both lists is anything but the course of things.
fn is_conflict(one: SheetKind, other: SheetKind, first: &Dossier, second: &Dossier) -> bool {
    let is_underway =
        |dossier: &Dossier| !matches!(dossier.standing, Some(Standing::Stopped(_) | Standing::Admitted(_)));
    match (one, other) {
        (SheetKind::Pipeline, SheetKind::Pipeline) => is_underway(first) && is_underway(second),
        (SheetKind::Admitted, SheetKind::Admitted) => !(first.ending.is_some() || second.readmitted),
        (SheetKind::Roster, SheetKind::Roster) => true,
        // Still prepared in one commune, and admitted in another.
        (SheetKind::Pipeline, SheetKind::Admitted) | (SheetKind::Admitted, SheetKind::Pipeline) => {
            first.org.is_some()
                && second.org.is_some()
                && first.org != second.org
                && is_underway(first)
                && is_underway(second)
        }
        _ => false,
    }
}

fn blamed_column(job: &Job<'_>, dossier: &Dossier) -> Option<u16> {
    let has_id = dossier.person.citizen_id.is_some();
    has_id
        .then(|| job.columns.of(Field::CitizenId))
        .flatten()
        .or_else(|| job.columns.of(Field::FullName))
        .or_else(|| job.columns.of(Field::FamilyName))
}

/// `Xã Liên Hòa` for Đảng bộ xã Liên Hòa; the whole name for other organisations.
fn area(units: &Units, at: At) -> String {
    let name = &units.entry(at).name;
    let lower = name.to_lowercase();
    for (start, shown) in [("đảng bộ xã ", "Xã "), ("đảng bộ thị trấn ", "Thị trấn "), ("đảng bộ phường ", "Phường ")]
    {
        if lower.starts_with(start)
            && let Some(rest) = name.get(start.len()..)
        {
            return format!("{shown}{rest}");
        }
    }
    name.clone()
}

/// People of these files whom the database has in another grassroots organisation: only with the same number, and
/// only those still in preparation or just admitted, for members move.
fn known_elsewhere(
    jobs: &[Job<'_>],
    units: &Units,
    dossiers: &[Dossier],
    known: &Known,
    stands_twice: &[bool],
    log: &mut Log,
) {
    let by_id: HashMap<&str, &crate::import::KnownPerson> =
        known.people.iter().filter_map(|person| person.citizen_id.as_ref().map(|id| (id.reveal(), person))).collect();
    if by_id.is_empty() {
        return;
    }
    for (at, dossier) in dossiers
        .iter()
        .enumerate()
        .filter(|(at, dossier)| !stands_twice[*at] && jobs[dossier.job].kind == SheetKind::Pipeline)
    {
        let (Some(org), Some(id)) = (dossier.org, &dossier.person.citizen_id) else { continue };
        let Some(person) = by_id.get(id.reveal()) else { continue };
        let Some(there) = units.of(UnitRef::Known(person.unit)).map(|there| units.grassroots_of(there)) else {
            continue;
        };
        if there == org || person.name.comparable() != dossiers[at].key {
            continue;
        }
        let column = blamed_column(&jobs[dossier.job], dossier);
        log.set_person(Some(dossier.person.name.as_str()));
        let message = say::same_person(
            dossier.person.name.as_str(),
            dossier.person.birth,
            Some(id),
            &area(units, org),
            &area(units, there),
        );
        log.add(jobs[dossier.job].place(dossier.row, column), FindingKind::SamePersonTwoCommunes, message);
    }
}
