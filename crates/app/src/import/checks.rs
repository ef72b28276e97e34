//! What the lists say against the rules of each day, against one another and against themselves.
//!
//! No check is made that lacks its facts: what is not written is not a fault.

use std::collections::HashMap;

use nguon_domain::{
    calendar::Date,
    requirement::{
        Ballots, CeremonyTime, DecisionTime, Outcome, Probation, Reason, assess_cell_vote, assess_ceremony_time,
        assess_certificate, assess_decision_time, assess_introducer_together, assess_maximum_age, assess_minimum_age,
        assess_probation, probation_end,
    },
};

use super::{
    Context, Field,
    columns::ColumnMeaning,
    finding::FindingKind,
    kinds::SheetKind,
    people::{Dossier, remarks},
    records::Standing,
    say,
    sheets::{Job, Log},
};

mod order;
mod same;
mod spelling;
mod sums;

pub(crate) use same::same_person;
pub(crate) use spelling::spelling;
pub(crate) use sums::sums;

/// Whether the officer should be asked what a column holds: it has a header nobody knows, or days without a header.
pub(crate) fn is_unresolved(meaning: &ColumnMeaning) -> bool {
    meaning.field.is_none()
        && !meaning.ignored
        && (meaning.holds_days || (!meaning.header.is_empty() && !meaning.samples.is_empty()))
}

/// Columns of days that nobody knows are said aloud; other unknown columns only stand among the questions.
pub(crate) fn columns(job: &Job<'_>, log: &mut Log) {
    for meaning in job.columns.list.iter().filter(|meaning| is_unresolved(meaning) && meaning.holds_days) {
        let place = job.place(job.table.header_end, Some(meaning.column));
        log.add(place, FindingKind::ColumnUnresolved, say::column_unresolved(&meaning.header.text)).before =
            Some(meaning.header.text.clone());
    }
}

/// The column that holds a day, also where it is joined with a number.
pub(crate) fn column_of(job: &Job<'_>, field: Field) -> Option<u16> {
    let instead: &[Field] = match field {
        Field::DecisionOn => &[Field::Decision, Field::DecisionNumber],
        Field::CertificateOn => &[Field::Certificate, Field::CertificateNumber],
        Field::RecognitionOn => &[Field::Recognition, Field::RecognitionNumber],
        Field::Votes => &[Field::VotesFor],
        _ => &[],
    };
    job.columns.of(field).or_else(|| instead.iter().find_map(|field| job.columns.of(*field)))
}

/// Checks what was done in each case. Exchanged days are put right in the dossiers first.
pub(crate) fn acts(jobs: &[Job<'_>], dossiers: &mut [Dossier], context: &Context<'_>, log: &mut Log) {
    for dossier in dossiers.iter_mut() {
        let job = &jobs[dossier.job];
        if matches!(job.kind, SheetKind::Admitted | SheetKind::Pipeline) {
            log.set_person(Some(dossier.person.name.as_str()));
            order::untangle(job, dossier, context, log);
        }
    }
    let decided = Decided::of(jobs, dossiers);
    let unrecognised_is_usual = sheets_without_recognition(jobs, dossiers, context);
    for dossier in dossiers.iter() {
        let job = &jobs[dossier.job];
        if !matches!(job.kind, SheetKind::Admitted | SheetKind::Pipeline) {
            continue;
        }
        log.set_person(Some(dossier.person.name.as_str()));
        let check = CaseCheck { job, dossier, context, place_row: dossier.row };
        check.certificate(log);
        check.age(log);
        check.introducer(log);
        check.vote(log);
        check.decision(&decided, log);
        check.ceremony(log);
        if job.kind == SheetKind::Admitted && !unrecognised_is_usual[dossier.job] {
            check.probation(&decided, log);
        }
    }
    log.set_person(None);
}

/// People who stand as admitted or recognised somewhere in these files.
struct Decided {
    by_id: HashMap<String, (Option<Date>, bool)>,
    by_name_and_birth: HashMap<(String, String), (Option<Date>, bool)>,
}

impl Decided {
    fn of(jobs: &[Job<'_>], dossiers: &[Dossier]) -> Self {
        let mut decided = Self { by_id: HashMap::new(), by_name_and_birth: HashMap::new() };
        for dossier in dossiers {
            let kind = jobs[dossier.job].kind;
            let (decision, recognised) = match kind {
                SheetKind::Admitted => {
                    (dossier.steps.decision.on.or(dossier.steps.ceremony_on), dossier.steps.recognition.on.is_some())
                }
                SheetKind::Recognised => (dossier.steps.decision.on, true),
                _ => continue,
            };
            let join = |entry: &mut (Option<Date>, bool)| {
                entry.0 = entry.0.or(decision);
                entry.1 |= recognised;
            };
            if let Some(id) = &dossier.person.citizen_id {
                join(decided.by_id.entry(id.reveal().to_owned()).or_insert((None, false)));
            }
            if let Some(birth) = dossier.person.birth {
                join(decided.by_name_and_birth.entry((dossier.key.clone(), birth.iso())).or_insert((None, false)));
            }
        }
        decided
    }

    fn entry(&self, dossier: &Dossier) -> (Option<Date>, bool) {
        let by_id =
            dossier.person.citizen_id.as_ref().and_then(|id| self.by_id.get(id.reveal())).copied().unwrap_or_default();
        let by_name = dossier
            .person
            .birth
            .and_then(|birth| self.by_name_and_birth.get(&(dossier.key.clone(), birth.iso())))
            .copied()
            .unwrap_or_default();
        (by_id.0.or(by_name.0), by_id.1 || by_name.1)
    }
}

/// Sheets that plainly do not keep recognitions: most of those whose time has run out have none.
fn sheets_without_recognition(jobs: &[Job<'_>], dossiers: &[Dossier], context: &Context<'_>) -> Vec<bool> {
    let mut due = vec![0_usize; jobs.len()];
    let mut blank = vec![0_usize; jobs.len()];
    for dossier in dossiers {
        let Some(end) = dossier.steps.ceremony_on.and_then(|ceremony| probation_end(ceremony, context.rules).ok())
        else {
            continue;
        };
        if end < context.today {
            due[dossier.job] += 1;
            blank[dossier.job] +=
                usize::from(dossier.steps.official_on.is_none() && dossier.steps.recognition.on.is_none());
        }
    }
    jobs.iter()
        .enumerate()
        .map(|(at, job)| {
            let keeps = job.columns.has(Field::OfficialOn)
                || job.columns.has(Field::RecognitionOn)
                || job.columns.has(Field::Recognition);
            !keeps || (due[at] >= 3 && blank[at] * 2 > due[at]) || (due[at] > 0 && blank[at] == due[at])
        })
        .collect()
}

struct CaseCheck<'a> {
    job: &'a Job<'a>,
    dossier: &'a Dossier,
    context: &'a Context<'a>,
    place_row: u32,
}

impl CaseCheck<'_> {
    fn add<'l>(
        &self,
        column: Option<u16>,
        kind: FindingKind,
        message: String,
        log: &'l mut Log,
    ) -> &'l mut super::Finding {
        let place = self.job.place(self.place_row, column);
        let before = column.and_then(|column| self.job.raw_text(self.place_row, column));
        let finding = log.add(place, kind, message);
        finding.before = before;
        finding
    }

    fn certificate(&self, log: &mut Log) {
        let (Some(issued), Some(met)) = (self.dossier.steps.certificate.on, self.dossier.steps.cell_met_on) else {
            return;
        };
        let found = assess_certificate(issued, met, self.context.rules);
        if let Some(Reason::Expired { months, limit, .. }) = found.reason() {
            self.add(
                column_of(self.job, Field::CertificateOn),
                FindingKind::ExpiredCertificate,
                say::certificate_expired(issued, *months, met, *limit),
                log,
            );
        }
    }

    fn age(&self, log: &mut Log) {
        let (Some(birth), Some(met)) = (self.dossier.person.birth, self.dossier.steps.cell_met_on) else { return };
        let column = self.dossier.birth_column;
        if let Some(Reason::TooYoung { months, limit }) = assess_minimum_age(birth, met, self.context.rules).reason() {
            self.add(column, FindingKind::UnderAge, say::under_age(birth, *months, *limit, met), log);
        }
        let consent = self.dossier.note.as_deref().and_then(remarks::province_consent);
        if let Some(Reason::TooOld { months, limit }) =
            assess_maximum_age(birth, met, consent, self.context.rules).reason()
        {
            self.add(column, FindingKind::OverAge, say::over_age(birth, *months, *limit, met), log);
        }
    }

    fn introducer(&self, log: &mut Log) {
        let (Some(since), Some(met)) = (self.dossier.steps.together_since, self.dossier.steps.cell_met_on) else {
            return;
        };
        if let Some(Reason::TogetherTooShort { months, limit }) =
            assess_introducer_together(since, met, self.context.rules).reason()
        {
            self.add(
                column_of(self.job, Field::TogetherSince),
                FindingKind::IntroducerUnder12Months,
                say::together_too_short(since, *months, *limit, met),
                log,
            );
        }
    }

    fn vote(&self, log: &mut Log) {
        let steps = &self.dossier.steps;
        let Some(ballots) = steps.ballots else { return };
        let held = steps
            .cell_met_on
            .or(steps.committee_met_on)
            .or(steps.decision.on)
            .or(steps.ceremony_on)
            .unwrap_or(self.context.today);
        let Ok(ballots) = Ballots::new(ballots.in_favour, ballots.entitled) else { return };
        if let Some(Reason::TooFewVotes { in_favour, entitled, needed, share }) =
            assess_cell_vote(ballots, held, self.context.rules).reason()
        {
            let message = say::too_few_votes(*in_favour, *entitled, *needed, &share.to_string());
            self.add(column_of(self.job, Field::Votes), FindingKind::VoteBelowTwoThirds, message, log);
        }
    }

    fn decision(&self, decided: &Decided, log: &mut Log) {
        let steps = &self.dossier.steps;
        let Some(met) = steps.cell_met_on else { return };
        // A list of the past tells how things stood on its day, not today.
        let today = match self.job.kind {
            SheetKind::Pipeline => {
                self.job.heading.as_of().map_or(self.context.today, |as_of| as_of.min(self.context.today))
            }
            _ => self.context.today,
        };
        let mut decision = steps.decision.on;
        if decision.is_none() {
            let is_open =
                self.job.kind == SheetKind::Pipeline && matches!(self.dossier.standing, Some(Standing::Underway(_)));
            if !is_open || steps.decision.number.is_some() {
                return;
            }
            decision = decided.entry(self.dossier).0.filter(|on| *on <= today && *on >= met);
            if decision.is_some() {
                // The admission list holds the case now, and is checked there.
                return;
            }
        }
        let extension = self.dossier.note.as_deref().and_then(remarks::extension);
        let time = DecisionTime { cell_vote: met, decision, extension, today };
        if decision.is_none() && today < met {
            return;
        }
        if let Some(Reason::Late { working_days, limit, .. }) = assess_decision_time(&time, self.context.rules).reason()
        {
            let field = if decision.is_some() { Field::DecisionOn } else { Field::CellMetOn };
            self.add(
                column_of(self.job, field),
                FindingKind::DecisionLate,
                say::decision_late(met, decision, today, *working_days, *limit),
                log,
            );
        }
    }

    fn ceremony(&self, log: &mut Log) {
        let steps = &self.dossier.steps;
        let (Some(decision), Some(ceremony)) = (steps.decision.on, steps.ceremony_on) else { return };
        let consent = self.dossier.note.as_deref().and_then(remarks::ceremony_consent);
        let time =
            CeremonyTime { decision, received: None, ceremony: Some(ceremony), consent, today: self.context.today };
        if let Some(Reason::Late { working_days, limit, .. }) = assess_ceremony_time(&time, self.context.rules).reason()
        {
            let message = say::ceremony_late(decision, Some(ceremony), self.context.today, *working_days, *limit);
            self.add(column_of(self.job, Field::CeremonyOn), FindingKind::CeremonyLate, message, log);
        }
    }

    fn probation(&self, decided: &Decided, log: &mut Log) {
        let steps = &self.dossier.steps;
        let Some(ceremony) = steps.ceremony_on else { return };
        let is_closed = steps.official_on.is_some()
            || steps.recognition.on.is_some()
            || steps.recognition.number.is_some()
            || self.dossier.ending.is_some()
            || self.dossier.note.as_deref().is_some_and(remarks::excuses_probation)
            || decided.entry(self.dossier).1;
        if is_closed {
            return;
        }
        let probation =
            Probation { ceremony, cell_vote: None, official: None, extension: None, today: self.context.today };
        let found = assess_probation(&probation, self.context.rules);
        if let Outcome::NotMet { because: Reason::NotRecognised { due, .. } } = found.outcome {
            let months = nguon_domain::calendar::whole_months(ceremony, due);
            let column = column_of(self.job, Field::OfficialOn).or_else(|| column_of(self.job, Field::RecognitionOn));
            self.add(
                column,
                FindingKind::ProbationOverrun,
                say::probation_overrun(months, due, self.context.today),
                log,
            );
        }
    }
}
