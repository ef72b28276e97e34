use nguon_domain::{
    calendar::Date,
    requirement::{
        ActDays, Ballots, BiographyTime, CeremonyTime, Check, DecisionTime, Finding, PresentationTime, Probation,
        RecognitionTime, TransferTime, WaitGround, assess_biography_time, assess_cell_size, assess_cell_vote,
        assess_ceremony_time, assess_certificate, assess_committee_vote, assess_decision_time,
        assess_introducer_together, assess_maximum_age, assess_minimum_age, assess_order, assess_paper,
        assess_presentation_time, assess_probation, assess_readmission_wait, assess_recognition_decision_time,
        assess_recognition_proposal_time, assess_standing_committee_vote, assess_transfer_time,
    },
    rules::Rules,
};

use super::facts::Facts;

/// Runs a check on the facts of a row. Returns what it found and the day whose law it went by.
///
/// Errors: what is wrong with the facts.
pub(super) fn run(check: Check, on: Date, facts: Facts, rules: &Rules) -> Result<(Vec<Finding>, Date), String> {
    let findings = match check {
        Check::AgeAtLeast => {
            vec![assess_minimum_age(facts.partial("birth")?, facts.day("meeting")?, rules)]
        }
        Check::AgeAtMost => {
            let (birth, meeting) = (facts.partial("birth")?, facts.day("meeting")?);
            vec![assess_maximum_age(birth, meeting, facts.consent("province_consent")?, rules)]
        }
        Check::CertificateValid => {
            vec![assess_certificate(facts.day("issued")?, facts.day("meeting")?, rules)]
        }
        Check::PaperValid => vec![assess_paper(facts.day("issued")?, facts.day("meeting")?, rules)],
        Check::IntroducerTogether => {
            vec![assess_introducer_together(facts.partial("since")?, facts.day("meeting")?, rules)]
        }
        Check::CellSize => {
            vec![assess_cell_size(facts.number("members")?, facts.day("meeting")?, rules)]
        }
        Check::CellVote => vec![assess_cell_vote(ballots(&facts)?, facts.day("held")?, rules)],
        Check::CommitteeVote => {
            vec![assess_committee_vote(ballots(&facts)?, facts.day("held")?, rules)]
        }
        Check::StandingCommitteeVote => {
            vec![assess_standing_committee_vote(ballots(&facts)?, facts.day("held")?, rules)]
        }
        Check::ActsInOrder => {
            let days = ActDays {
                application: facts.day_if_any("application")?,
                cell_vote: facts.day_if_any("cell_vote")?,
                committee_vote: facts.day_if_any("committee_vote")?,
                decision: facts.day_if_any("decision")?,
                ceremony: facts.day_if_any("ceremony")?,
            };
            assess_order(&days, rules)
        }
        Check::DecisionInTime => {
            let decision = facts.day_if_any("decision")?;
            let time = DecisionTime {
                cell_vote: facts.day("cell_vote")?,
                decision,
                extension: facts.extension()?,
                today: facts.today(decision)?,
            };
            vec![assess_decision_time(&time, rules)]
        }
        Check::CeremonyInTime => {
            let ceremony = facts.day_if_any("ceremony")?;
            let time = CeremonyTime {
                decision: facts.day("decision")?,
                received: facts.day_if_any("received")?,
                ceremony,
                consent: facts.consent("consent")?,
                today: facts.today(ceremony)?,
            };
            vec![assess_ceremony_time(&time, rules)]
        }
        Check::BiographyInTime => {
            let handed_in = facts.day_if_any("handed_in")?;
            let ceremony = facts.day("ceremony")?;
            let time = BiographyTime { ceremony, handed_in, today: facts.today(handed_in)? };
            vec![assess_biography_time(&time, rules)]
        }
        Check::ProbationEnded => {
            let official = facts.day_if_any("official")?;
            vec![assess_probation(&probation(&facts, official, None)?, rules)]
        }
        Check::RecognitionProposedInTime => {
            let cell_vote = facts.day_if_any("cell_vote")?;
            vec![assess_recognition_proposal_time(&probation(&facts, None, cell_vote)?, rules)]
        }
        Check::RecognitionDecidedInTime => {
            let decision = facts.day_if_any("decision")?;
            let time = RecognitionTime {
                cell_vote: facts.day("cell_vote")?,
                decision,
                extension: facts.extension()?,
                today: facts.today(decision)?,
            };
            vec![assess_recognition_decision_time(&time, rules)]
        }
        Check::ReadmissionWait => {
            let ground = ground(&facts.text("ground")?)?;
            let (since, meeting) = (facts.day("since")?, facts.day("meeting")?);
            vec![assess_readmission_wait(ground, since, meeting, rules)]
        }
        Check::TransferInTime => {
            let requested = facts.day_if_any("requested")?;
            let moved = facts.day("moved")?;
            let time = TransferTime { moved, requested, today: facts.today(requested)? };
            vec![assess_transfer_time(&time, rules)]
        }
        Check::TransferPresentedInTime => {
            let presented = facts.day_if_any("presented")?;
            let letter = facts.day("letter")?;
            let time = PresentationTime { letter, presented, today: facts.today(presented)? };
            vec![assess_presentation_time(&time, rules)]
        }
    };
    facts.none_left()?;
    let governed = findings.first().map_or(on, |finding| finding.on);
    Ok((findings, governed))
}

fn ballots(facts: &Facts) -> Result<Ballots, String> {
    let (in_favour, entitled) = (facts.number("in_favour")?, facts.number("entitled")?);
    Ballots::new(in_favour, entitled).map_err(|_| "«in_favour» lớn hơn «entitled»".to_owned())
}

fn probation(facts: &Facts, official: Option<Date>, cell_vote: Option<Date>) -> Result<Probation, String> {
    Ok(Probation {
        ceremony: facts.day("ceremony")?,
        cell_vote,
        official,
        extension: facts.extension()?,
        today: facts.today(official.or(cell_vote))?,
    })
}

fn ground(text: &str) -> Result<WaitGround, String> {
    match text {
        "left_party" => Ok(WaitGround::LeftParty),
        "record_cleared" => Ok(WaitGround::RecordCleared),
        "third_child" => Ok(WaitGround::ThirdChild),
        "fourth_child" => Ok(WaitGround::FourthChild),
        _ => Err(format!("«ground» không thể là {text}")),
    }
}
