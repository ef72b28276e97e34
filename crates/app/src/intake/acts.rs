//! The steps of a list → acts of a case.

use nguon_domain::{
    calendar::Date,
    case::{Deed, DeedKind},
    id::UnitId,
    partial_date::PartialDate,
    unit::Paper,
};

use crate::import::records::{AdmissionRecord, Ending, PaperOn, PipelineRecord, RecognitionRecord, Standing, Steps};

/// An act that is still without an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) on: Date,
    pub(super) unit: UnitId,
    pub(super) paper: Option<Paper>,
    pub(super) deed: Deed,
}

/// What an admission list says of one person; `recognition` is the row of another list that recognises them.
pub(super) fn of_admission(
    record: &AdmissionRecord,
    recognition: Option<&RecognitionRecord>,
    unit: UnitId,
) -> Vec<Draft> {
    let mut drafts = of_steps(&record.steps, unit);
    let recognised = recognition.and_then(|row| of_recognition(row, unit)).or_else(|| {
        // A list that gives the official day and no decision: the day itself is the only one on record.
        let official_on = record.steps.official_on?;
        let (on, paper) = match &record.steps.recognition {
            PaperOn { on: Some(on), number } => (*on, paper(number.as_deref())),
            PaperOn { on: None, number } => (official_on, paper(number.as_deref())),
        };
        Some(Draft { on, unit, paper, deed: Deed::Recognised { official_on } })
    });
    drafts.extend(recognised);
    if let Some((ending, on)) = record.ending {
        let last = drafts.iter().map(|draft| draft.on).max();
        if let Some(on) = ended_on(on, last) {
            let wording = record.note.clone();
            let deed = match ending {
                Ending::Transferred => Deed::Transferred { to: None, place: wording },
                Ending::Removed | Ending::Died | Ending::Expelled | Ending::Resigned | Ending::Annulled => {
                    Deed::Removed { reason: wording }
                }
            };
            drafts.push(Draft { on, unit, paper: None, deed });
        }
    }
    drafts
}

/// What a list of recognitions says of one person.
pub(super) fn of_recognition(record: &RecognitionRecord, unit: UnitId) -> Option<Draft> {
    let official_on = record.official_on.or(record.decision.on)?;
    let on = record.decision.on.unwrap_or(official_on);
    Some(Draft { on, unit, paper: paper(record.decision.number.as_deref()), deed: Deed::Recognised { official_on } })
}

/// What a list of people being prepared says of one person.
pub(super) fn of_pipeline(record: &PipelineRecord, unit: UnitId) -> Vec<Draft> {
    let mut drafts = of_steps(&record.steps, unit);
    if let Standing::Stopped(reason) = &record.standing
        && let Some(on) = drafts.iter().map(|draft| draft.on).max()
    {
        drafts.push(Draft { on, unit, paper: None, deed: Deed::Stopped { reason: Some(reason.clone()) } });
    }
    drafts
}

fn of_steps(steps: &Steps, unit: UnitId) -> Vec<Draft> {
    let draft =
        |on: Option<Date>, number: Option<&str>, deed| on.map(|on| Draft { on, unit, paper: paper(number), deed });
    let together_since = steps.together_since.map(PartialDate::earliest);
    let by = (!steps.introducers.is_empty()).then(|| steps.introducers.join("; "));
    // Lists name the introducers without a day of their paper; it lies before the cell's meeting.
    let introduced = (by.is_some() || together_since.is_some()).then_some(Deed::Introduced { by, together_since });
    let introduced_on = steps.cell_met_on;
    [
        draft(steps.nominated_on, None, Deed::Nominated { by: steps.nominated_by.clone() }),
        draft(steps.certificate.on, steps.certificate.number.as_deref(), Deed::ClassFinished),
        draft(steps.applied_on, None, Deed::Applied),
        draft(steps.vetting_asked_on, None, Deed::VettingAsked { place: None }),
        draft(steps.vetting_answered_on, None, Deed::VettingAnswered),
        introduced.and_then(|deed| draft(introduced_on, None, deed)),
        draft(steps.union_resolution_on.max(steps.residence_opinion_on), None, Deed::OpinionsGathered),
        draft(steps.cell_met_on, None, Deed::CellVoted { ballots: steps.ballots }),
        draft(steps.committee_met_on, None, Deed::CommitteeVoted { ballots: None }),
        draft(steps.sent_up_on, None, Deed::SentUp),
        draft(steps.decision.on, steps.decision.number.as_deref(), Deed::Decided),
        draft(steps.ceremony_on, None, Deed::CeremonyHeld),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The day an ending is entered under: as written, but never before what came before it.
fn ended_on(written: Option<PartialDate>, last: Option<Date>) -> Option<Date> {
    match (written.map(PartialDate::earliest), last) {
        (Some(written), Some(last)) => Some(written.max(last)),
        (written, last) => written.or(last),
    }
}

fn paper(number: Option<&str>) -> Option<Paper> {
    number.map(|number| Paper { number: number.to_owned() })
}

/// Whether `draft` tells something that `kinds`, the kinds of acts a case has, does not have yet.
pub(super) fn is_news(kinds: &[DeedKind], draft: &Draft) -> bool {
    !kinds.contains(&draft.deed.kind())
}
