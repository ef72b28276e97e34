//! Invented people assessed on every month of many years: nothing may be without a rule, and no two
//! exceptions may meet. These find gaps and overlaps; they do not stand in for worked cases.

use nguon_domain::{
    calendar::{Date, MonthEnd, add_days, add_months, add_years},
    partial_date::PartialDate,
    requirement::{
        ActDays, Ballots, BiographyTime, CeremonyTime, Check, Consent, DecisionTime, Finding, Outcome,
        PresentationTime, Probation, RecognitionTime, TransferTime, WaitGround, assess_age, assess_biography_time,
        assess_cell_size, assess_cell_vote, assess_ceremony_time, assess_certificate, assess_committee_vote,
        assess_decision_time, assess_introducer_together, assess_order, assess_paper, assess_presentation_time,
        assess_probation, assess_readmission_wait, assess_recognition_decision_time, assess_recognition_proposal_time,
        assess_standing_committee_vote, assess_transfer_time,
    },
    rules::Rules,
};

use crate::{day, rules};

/// From when each check has a rule for every day to come.
fn ruled_from(check: Check) -> Date {
    day(match check {
        Check::CertificateValid | Check::PaperValid => "2012-01-05",
        Check::AgeAtLeast | Check::AgeAtMost | Check::DecisionInTime | Check::CeremonyInTime => "2011-11-01",
        // Those below are judged by days a year or so after the day that `everything` is given.
        Check::ProbationEnded | Check::RecognitionProposedInTime | Check::RecognitionDecidedInTime => "2011-11-01",
        Check::IntroducerTogether
        | Check::CellSize
        | Check::CellVote
        | Check::CommitteeVote
        | Check::StandingCommitteeVote
        | Check::ActsInOrder => "2011-01-19",
        Check::BiographyInTime => "2017-06-05",
        Check::ReadmissionWait => "2018-08-28",
        Check::TransferInTime | Check::TransferPresentedInTime => "2016-07-25",
    })
}

/// Every check once or more, as the law of `on` has it.
fn everything(on: Date, rules: &Rules) -> Vec<Finding> {
    let later = |days| add_days(on, days);
    let consent = Some(Consent { on: Some(on) });
    let ballots = Ballots::new(7, 10).expect("a vote");
    let old = PartialDate::Day(add_years(on, -61, MonthEnd::Down));
    let young = PartialDate::Year(on.year() - 18);
    let mut found = assess_age(young, on, None, rules);
    found.extend(assess_age(old, on, consent, rules));
    found.push(assess_certificate(add_days(on, -2000), on, rules));
    found.push(assess_paper(add_days(on, -100), on, rules));
    found.push(assess_introducer_together(young, on, rules));
    found.push(assess_cell_size(3, on, rules));
    found.push(assess_cell_vote(ballots, on, rules));
    found.push(assess_committee_vote(ballots, on, rules));
    found.push(assess_standing_committee_vote(ballots, on, rules));
    let days = ActDays { application: Some(on), cell_vote: Some(on), ..ActDays::default() };
    found.extend(assess_order(&days, rules));
    for decision in [None, Some(later(70))] {
        let today = later(200);
        let time = DecisionTime { cell_vote: on, decision, extension: None, today };
        found.push(assess_decision_time(&time, rules));
        let time = RecognitionTime { cell_vote: on, decision, extension: None, today };
        found.push(assess_recognition_decision_time(&time, rules));
        for consent in [None, consent] {
            let time = CeremonyTime { decision: on, received: None, ceremony: decision, consent, today };
            found.push(assess_ceremony_time(&time, rules));
        }
        let time = BiographyTime { ceremony: on, handed_in: decision, today };
        found.push(assess_biography_time(&time, rules));
        let time = TransferTime { moved: on, requested: decision, today };
        found.push(assess_transfer_time(&time, rules));
        let time = PresentationTime { letter: on, presented: decision, today };
        found.push(assess_presentation_time(&time, rules));
    }
    for today in [later(1), later(800)] {
        let probation = Probation { ceremony: on, cell_vote: None, official: None, extension: None, today };
        found.push(assess_probation(&probation, rules));
        found.push(assess_recognition_proposal_time(&probation, rules));
    }
    for ground in [WaitGround::LeftParty, WaitGround::RecordCleared, WaitGround::ThirdChild, WaitGround::FourthChild] {
        found.push(assess_readmission_wait(ground, add_days(on, -1000), on, rules));
    }
    found
}

#[test]
fn every_check_has_a_rule_from_its_first_day_on_and_no_exceptions_meet() {
    let rules = rules();
    let mut days = vec![];
    let mut month = day("2011-01-01");
    while month < day("2032-01-01") {
        days.push(month);
        month = add_months(month, 1, MonthEnd::Down);
    }
    let changes = rules.sheets().into_iter().flat_map(|sheet| sheet.lines).map(|line| line.from);
    days.extend(changes.flat_map(|from| [-1, 0, 1].map(|days| add_days(from, days))));
    let mut seen = std::collections::BTreeSet::new();
    for on in days {
        for finding in everything(on, &rules) {
            seen.insert(finding.check);
            match &finding.outcome {
                Outcome::Conflict { labels } => panic!("{on}: {:?} {labels:?}", finding.check),
                Outcome::NotInForce(absent) => {
                    assert!(on < ruled_from(finding.check), "{on}: {absent}");
                }
                Outcome::Met
                | Outcome::Running { .. }
                | Outcome::NotMet { .. }
                | Outcome::NotApplicable { .. }
                | Outcome::ForJudgement
                | Outcome::Missing { .. } => {
                    assert!(!finding.source.is_empty(), "{on}: {:?} cites nothing", finding.check);
                }
            }
        }
    }
    assert!(Check::ALL.iter().all(|check| seen.contains(check)), "every check was assessed");
}

#[test]
fn before_its_first_day_a_check_says_that_nothing_is_in_force() {
    let rules = rules();
    for check in Check::ALL {
        let eve = add_days(ruled_from(check), -1);
        if check == Check::ProbationEnded || check == Check::RecognitionProposedInTime {
            // The length of probation is older than the limits that follow it.
            continue;
        }
        let found = everything(eve, &rules);
        assert!(
            found.iter().any(|finding| finding.check == check && matches!(finding.outcome, Outcome::NotInForce(_))),
            "{check:?} on {eve}"
        );
    }
}
