use super::{
    ActDays, Ballots, CeremonyTime, DecisionTime, Finding, Probation, assess_age, assess_cell_vote,
    assess_ceremony_time, assess_certificate, assess_committee_vote, assess_decision_time, assess_introducer_together,
    assess_order, assess_probation,
};
use crate::{
    calendar::Date,
    case::{Act, Case, Stage, Vote, together_since},
    partial_date::PartialDate,
    rules::Rules,
};

/// Every test for which the acts of a case and the person's birth give the facts, in the order of the procedure.
///
/// `case` is the fold of `acts`. What has not happened is tested only while it is still to come: nobody is late with
/// a decision on a case that was stopped. Consents and extensions are not on record here, so a finding that one
/// would set aside is for a person to look at.
pub fn assess_case(case: &Case, acts: &[Act], born: Option<PartialDate>, today: Date, rules: &Rules) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_open = case.stage.is_open();
    if let Some(met) = case.cell_vote.map(|vote| vote.on) {
        findings.extend(born.map(|born| assess_age(born, met, None, rules)).into_iter().flatten());
        findings.extend(case.certificate.as_ref().map(|certificate| assess_certificate(certificate.on, met, rules)));
        findings.extend(together_since(acts).map(|since| assess_introducer_together(since, met, rules)));
    }
    let counted = |vote: Option<Vote>| {
        let vote = vote?;
        let ballots = vote.ballots?;
        Some((Ballots::new(ballots.in_favour, ballots.entitled).ok()?, vote.on))
    };
    findings.extend(counted(case.cell_vote).map(|(ballots, on)| assess_cell_vote(ballots, on, rules)));
    findings.extend(counted(case.committee_vote).map(|(ballots, on)| assess_committee_vote(ballots, on, rules)));
    let decision = case.decision.as_ref().map(|decision| decision.on);
    let days = ActDays {
        application: case.applied_on,
        cell_vote: case.cell_vote.map(|vote| vote.on),
        committee_vote: case.committee_vote.map(|vote| vote.on),
        decision,
        ceremony: case.ceremony_on,
    };
    findings.extend(assess_order(&days, rules));
    if let Some(vote) = case.cell_vote
        && (decision.is_some() || is_open)
    {
        let time = DecisionTime { cell_vote: vote.on, decision, extension: None, today };
        findings.push(assess_decision_time(&time, rules));
    }
    if let Some(decision) = decision
        && (case.ceremony_on.is_some() || is_open)
    {
        let time = CeremonyTime { decision, received: None, ceremony: case.ceremony_on, consent: None, today };
        findings.push(assess_ceremony_time(&time, rules));
    }
    if let Some(ceremony) = case.ceremony_on
        && matches!(case.stage, Stage::Probation | Stage::Recognised)
    {
        let official = case.recognition.as_ref().map(|recognition| recognition.official_on);
        let probation = Probation { ceremony, cell_vote: None, official, extension: None, today };
        findings.push(assess_probation(&probation, rules));
    }
    findings
}
