//! Days that contradict one another, and the cell in which day and month stand exchanged.
//!
//! A day is believed exchanged only if the days as written cannot all be right, exchanging this one makes them
//! right, and no other does so as well. Spans of law and the official day (a probation after the ceremony) break ties.

use nguon_domain::{
    calendar::{Date, swap_day_and_month},
    requirement::{CeremonyTime, DecisionTime, assess_ceremony_time, assess_decision_time, probation_end},
};

use super::column_of;
use crate::import::{
    Context, Field,
    finding::FindingKind,
    kinds::SheetKind,
    people::{Dossier, remarks},
    records::Steps,
    say,
    sheets::{Job, Log},
};

/// Acts after the application, in the order of the procedure.
const CHAIN: [Field; 5] =
    [Field::CellMetOn, Field::CommitteeMetOn, Field::SentUpOn, Field::DecisionOn, Field::CeremonyOn];

/// Days that cannot both be right.
const BROKEN: u32 = 1_000;
/// An official day that is no probation after the ceremony.
const UNEVEN: u32 = 100;
/// A span beyond the law.
const LATE: u32 = 30;
/// A ceremony outside the year of the list.
const OUTSIDE: u32 = 20;

fn day_of(steps: &Steps, field: Field) -> Option<Date> {
    match field {
        Field::AppliedOn => steps.applied_on,
        Field::CellMetOn => steps.cell_met_on,
        Field::CommitteeMetOn => steps.committee_met_on,
        Field::SentUpOn => steps.sent_up_on,
        Field::DecisionOn => steps.decision.on,
        Field::CeremonyOn => steps.ceremony_on,
        _ => None,
    }
}

fn set_day(steps: &mut Steps, field: Field, day: Date) {
    match field {
        Field::CellMetOn => steps.cell_met_on = Some(day),
        Field::CommitteeMetOn => steps.committee_met_on = Some(day),
        Field::SentUpOn => steps.sent_up_on = Some(day),
        Field::DecisionOn => steps.decision.on = Some(day),
        Field::CeremonyOn => steps.ceremony_on = Some(day),
        _ => {}
    }
}

fn clear_day(steps: &mut Steps, field: Field) {
    match field {
        Field::CellMetOn => steps.cell_met_on = None,
        Field::CommitteeMetOn => steps.committee_met_on = None,
        Field::SentUpOn => steps.sent_up_on = None,
        Field::DecisionOn => steps.decision.on = None,
        Field::CeremonyOn => steps.ceremony_on = None,
        _ => {}
    }
}

/// The first pair of acts out of order.
fn contradiction(steps: &Steps) -> Option<(Field, Date, Field, Date)> {
    let known: Vec<(Field, Date)> =
        CHAIN.iter().filter_map(|field| day_of(steps, *field).map(|day| (*field, day))).collect();
    known.iter().enumerate().find_map(|(at, (earlier, day))| {
        known[at + 1..].iter().find(|(_, later)| later < day).map(|(later, other)| (*earlier, *day, *later, *other))
    })
}

/// Whether the official day is no probation after the ceremony.
fn is_uneven(steps: &Steps, context: &Context<'_>) -> bool {
    let days = steps.ceremony_on.zip(steps.official_on);
    days.is_some_and(|(ceremony, official)| probation_end(ceremony, context.rules).is_ok_and(|end| end != official))
}

/// How hard it is to believe these days.
fn strain(steps: &Steps, with_application: bool, year: Option<i16>, note: Option<&str>, context: &Context<'_>) -> u32 {
    let rules = context.rules;
    let known: Vec<Date> = CHAIN.iter().filter_map(|field| day_of(steps, *field)).collect();
    let mut strain = 0;
    for (at, day) in known.iter().enumerate() {
        strain += BROKEN * known[at + 1..].iter().filter(|later| *later < day).count() as u32;
    }
    if with_application && let Some(applied) = steps.applied_on {
        strain += BROKEN * u32::from(known.first().is_some_and(|first| *first < applied));
    }
    if let (Some(ceremony), Some(official)) = (steps.ceremony_on, steps.official_on) {
        strain += if official <= ceremony { BROKEN } else { 0 };
        strain += UNEVEN * u32::from(is_uneven(steps, context));
    }
    if let (Some(met), Some(_)) = (steps.cell_met_on, steps.decision.on) {
        let extension = note.and_then(remarks::extension);
        let time = DecisionTime { cell_vote: met, decision: steps.decision.on, extension, today: context.today };
        strain += LATE * u32::from(assess_decision_time(&time, rules).reason().is_some());
    }
    if let (Some(decision), Some(_)) = (steps.decision.on, steps.ceremony_on) {
        let consent = note.and_then(remarks::ceremony_consent);
        let time =
            CeremonyTime { decision, received: None, ceremony: steps.ceremony_on, consent, today: context.today };
        strain += LATE * u32::from(assess_ceremony_time(&time, rules).reason().is_some());
    }
    if let (Some(year), Some(ceremony)) = (year, steps.ceremony_on) {
        strain += OUTSIDE * u32::from(ceremony.year() != year);
    }
    strain
}

/// Finds contradictions in one dossier, and puts right what one exchange explains.
pub(crate) fn untangle(job: &Job<'_>, dossier: &mut Dossier, context: &Context<'_>, log: &mut Log) {
    let year = if job.kind == SheetKind::Admitted { job.heading.only_year() } else { None };
    let note = dossier.note.clone();
    let strain_of =
        |steps: &Steps, with_application: bool| strain(steps, with_application, year, note.as_deref(), context);
    let first = [dossier.steps.cell_met_on, dossier.steps.decision.on].into_iter().flatten().min();
    let applied_late = dossier.steps.applied_on.zip(first).is_some_and(|(applied, first)| applied > first);
    // Most rows are plain; only the others are weighed.
    let looks_wrong = contradiction(&dossier.steps).is_some() || applied_late || is_uneven(&dossier.steps, context);
    let base = if looks_wrong { strain_of(&dossier.steps, false) } else { 0 };
    // A late application is its own fault unless the other days are in doubt as well.
    let in_doubt = base >= BROKEN || (applied_late && base >= LATE) || base >= UNEVEN + LATE;
    if in_doubt && let Some((field, day, fixed)) = exchanged(&dossier.steps, applied_late, &strain_of) {
        let before = dossier.steps.clone();
        set_day(&mut dossier.steps, field, fixed);
        let other = contradiction(&before)
            .map(|(one, one_day, two, two_day)| if one == field { (two, two_day) } else { (one, one_day) });
        let (other, other_day) =
            other.or_else(|| before.official_on.map(|official| (Field::OfficialOn, official))).unwrap_or((field, day));
        let column = column_of(job, field);
        let finding = log.add(
            job.place(dossier.row, column),
            FindingKind::DayMonthSwapped,
            say::swapped(field, day, other, other_day, fixed),
        );
        finding.before = column.and_then(|column| job.raw_text(dossier.row, column));
        finding.after = Some(fixed.to_string());
    } else if let Some((field, day, other, other_day)) = contradiction(&dossier.steps) {
        let column = column_of(job, field);
        let finding = log.add(
            job.place(dossier.row, column),
            FindingKind::DateOrder,
            say::out_of_order(field, day, other, other_day),
        );
        finding.before = column.and_then(|column| job.raw_text(dossier.row, column));
        finding.related = Some(job.place(dossier.row, column_of(job, other)));
    }
    let steps = &dossier.steps;
    let Some(applied) = steps.applied_on else { return };
    let is_after = |day: Option<Date>| day.is_some_and(|day| day < applied);
    if is_after(steps.cell_met_on) || is_after(steps.decision.on) {
        let column = column_of(job, Field::AppliedOn);
        let message = say::applied_late(applied, steps.cell_met_on, steps.decision.on);
        let finding = log.add(job.place(dossier.row, column), FindingKind::AdmissionBeforeApplication, message);
        finding.before = column.and_then(|column| job.raw_text(dossier.row, column));
    }
}

/// The one day whose exchange makes the days right: (act, as written, as meant).
fn exchanged(
    steps: &Steps,
    with_application: bool,
    strain_of: &impl Fn(&Steps, bool) -> u32,
) -> Option<(Field, Date, Date)> {
    let base = strain_of(steps, with_application);
    let mut best: Option<(u32, i32, Field, Date, Date)> = None;
    let mut is_tied = false;
    for field in CHAIN {
        let Some(day) = day_of(steps, field) else { continue };
        let Some(fixed) = swap_day_and_month(day) else { continue };
        let mut changed = steps.clone();
        set_day(&mut changed, field, fixed);
        let left = strain_of(&changed, with_application);
        // It must explain what was wrong, and bring no trouble of its own.
        let mut without = steps.clone();
        clear_day(&mut without, field);
        if left >= BROKEN || left + LATE > base || left > strain_of(&without, with_application) {
            continue;
        }
        let span = length(&changed);
        match &best {
            Some((least, shortest, ..)) if (*least, *shortest) == (left, span) => is_tied = true,
            Some((least, shortest, ..)) if (*least, *shortest) < (left, span) => {}
            _ => {
                best = Some((left, span, field, day, fixed));
                is_tied = false;
            }
        }
    }
    best.filter(|_| !is_tied).map(|(_, _, field, day, fixed)| (field, day, fixed))
}

/// Days from the first act to the last.
fn length(steps: &Steps) -> i32 {
    let known: Vec<Date> = CHAIN.iter().filter_map(|field| day_of(steps, *field)).collect();
    match (known.first(), known.last()) {
        (Some(first), Some(last)) => nguon_domain::calendar::days_between(*first, *last),
        (None, _) | (_, None) => 0,
    }
}
