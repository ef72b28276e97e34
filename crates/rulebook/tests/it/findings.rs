//! What findings carry, so that a message can be phrased from them alone.

use expect_test::{Expect, expect};
use nguon_domain::{
    calendar::show_day,
    partial_date::PartialDate,
    requirement::{
        ActDays, Ballots, CeremonyTime, Consent, DecisionTime, Extension, Finding, Probation, assess_age,
        assess_cell_vote, assess_ceremony_time, assess_certificate, assess_decision_time, assess_introducer_together,
        assess_order, assess_probation, ceremony_deadline, decision_deadline, probation_end,
        recognition_decision_deadline, recognition_proposal_deadline,
    },
};

use crate::{day, rules};

#[track_caller]
fn check(findings: &[Finding], expect: Expect) {
    let shown: String = findings
        .iter()
        .map(|finding| {
            let source: Vec<_> = finding.source.iter().map(ToString::to_string).collect();
            format!(
                "{} {}: {:?}\n  {} [{}]\n",
                finding.requirement,
                show_day(finding.on),
                finding.outcome,
                source.join("; "),
                finding.certainty.name(),
            )
        })
        .collect();
    expect.assert_eq(&shown);
}

#[test]
fn age_is_told_in_months_against_both_limits() {
    let birth = PartialDate::Day(day("2002-08-08"));
    check(
        &assess_age(birth, day("2020-07-08"), None, &rules()),
        expect![[r#"
            age.minimum 08/07/2020: NotMet { because: TooYoung { months: 215, limit: 216 } }
              Điều lệ Đảng, Điều 1 khoản 2; 29-QĐ/TW, điểm 1.1 a [sure]
            age.maximum 08/07/2020: Met
              29-QĐ/TW, điểm 1.1 a [sure]
        "#]],
    );
}

#[test]
fn a_certificate_is_told_with_its_last_day() {
    check(
        &[assess_certificate(day("2013-10-18"), day("2019-03-03"), &rules())],
        expect![[r#"
            certificate.valid 03/03/2019: NotMet { because: Expired { issued: 2013-10-18, months: 64, limit: 60, last_day: 2018-10-18 } }
              Điều lệ Đảng, Điều 4; 01-HD/TW (2016), chưa rõ số điểm [provisional]
        "#]],
    );
}

#[test]
fn a_late_decision_is_told_in_working_days() {
    let time = DecisionTime {
        cell_vote: day("2020-02-03"),
        decision: Some(day("2020-05-25")),
        extension: None,
        today: day("2020-10-31"),
    };
    check(
        &[assess_decision_time(&time, &rules())],
        expect![[r#"
        decision.in_time 03/02/2020: NotMet { because: Late { from: 2020-02-03, started_by: CellVote, stand_in_for: None, done: Some(2020-05-25), working_days: 77, limit: 60, last_day: 2020-04-28 } }
          Điều lệ Đảng, Điều 5; 29-QĐ/TW, điểm 4.3.1 [second_hand]
    "#]],
    );
}

#[test]
fn a_recorded_extension_makes_a_later_decision_lawful() {
    let time = DecisionTime {
        cell_vote: day("2020-02-03"),
        decision: Some(day("2020-05-25")),
        extension: Some(Extension { working_days: None }),
        today: day("2020-10-31"),
    };
    check(
        &[assess_decision_time(&time, &rules())],
        expect![[r#"
        decision.in_time 03/02/2020: Met
          Điều lệ Đảng, Điều 5; 29-QĐ/TW, điểm 4.3.1 [second_hand]
    "#]],
    );
}

#[test]
fn a_late_ceremony_says_when_the_day_of_the_decision_stands_in_for_its_receipt() {
    let time = CeremonyTime {
        decision: day("2016-04-28"),
        received: None,
        ceremony: Some(day("2016-07-06")),
        consent: None,
        today: day("2020-10-31"),
    };
    check(
        &[assess_ceremony_time(&time, &rules())],
        expect![[r#"
        ceremony.in_time 28/04/2016: NotMet { because: Late { from: 2016-04-28, started_by: Decision, stand_in_for: Some(Receipt), done: Some(2016-07-06), working_days: 47, limit: 30, last_day: 2016-06-13 } }
          Điều lệ Đảng, Điều 5; 45-QĐ/TW, chưa rõ số điểm [provisional]
    "#]],
    );
    let agreed = CeremonyTime { consent: Some(Consent { on: None }), ..time };
    check(
        &[assess_ceremony_time(&agreed, &rules())],
        expect![[r#"
        ceremony.in_time 28/04/2016: NotApplicable { exception: Label("quá hạn, cấp ủy cấp trên trực tiếp đồng ý") }
          Điều lệ Đảng, Điều 5; 45-QĐ/TW, chưa rõ số điểm [provisional]
    "#]],
    );
}

#[test]
fn a_vote_says_how_many_were_needed() {
    let ballots = Ballots::new(4, 9).expect("a vote");
    check(
        &[assess_cell_vote(ballots, day("2020-09-10"), &rules())],
        expect![[r#"
            cell.vote 10/09/2020: NotMet { because: TooFewVotes { in_favour: 4, entitled: 9, needed: 6, share: Share { numerator: 2, denominator: 3, bound: AtLeast } } }
              Điều lệ Đảng, Điều 4; 29-QĐ/TW, điểm 4.2 c [second_hand]
        "#]],
    );
    assert!(Ballots::new(10, 9).is_err());
}

#[test]
fn being_together_is_counted_from_the_month() {
    let since = PartialDate::from_iso("2020-04").expect("a month");
    check(
        &[assess_introducer_together(since, day("2020-10-12"), &rules())],
        expect![[r#"
            introducer.together 12/10/2020: NotMet { because: TogetherTooShort { months: 6, limit: 12 } }
              Điều lệ Đảng, Điều 4; 29-QĐ/TW, điểm 3.2 [second_hand]
        "#]],
    );
}

#[test]
fn one_application_after_two_acts_is_one_finding() {
    let days = ActDays {
        application: Some(day("2019-08-21")),
        cell_vote: Some(day("2019-06-18")),
        decision: Some(day("2019-08-12")),
        ceremony: Some(day("2019-09-01")),
        ..ActDays::default()
    };
    check(
        &assess_order(&days, &rules()),
        expect![[r#"
        order.acts 01/09/2019: NotMet { because: OutOfOrder { act: Application, on: 2019-08-21, after: [(CellVote, 2019-06-18), (Decision, 2019-08-12)] } }
          Điều lệ Đảng, Điều 4 [second_hand]
    "#]],
    );
    assert_eq!(assess_order(&ActDays::default(), &rules()), []);
}

#[test]
fn probation_overrun_is_told_from_one_that_is_merely_open() {
    let open = |ceremony: &str| {
        let probation = Probation {
            ceremony: day(ceremony),
            cell_vote: None,
            official: None,
            extension: None,
            today: day("2020-10-31"),
        };
        assess_probation(&probation, &rules())
    };
    check(
        &[open("2018-09-11"), open("2019-10-19")],
        expect![[r#"
        probation.ended 11/09/2018: NotMet { because: NotRecognised { due: 2019-09-11, last_day: 2019-12-04, overdue: 227 } }
          Điều lệ Đảng, Điều 5; 29-QĐ/TW, điểm 4.2 a; 29-QĐ/TW, điểm 4.3.1 [second_hand]
        probation.ended 19/10/2019: Running { last_day: 2021-01-12 }
          Điều lệ Đảng, Điều 5; 29-QĐ/TW, điểm 4.2 a; 29-QĐ/TW, điểm 4.3.1 [second_hand]
    "#]],
    );
}

#[test]
fn deadlines_are_told_before_they_pass() {
    let rules = rules();
    let today = day("2020-10-31");
    let deadlines = [
        decision_deadline(day("2020-10-12"), None, today, &rules),
        ceremony_deadline(day("2020-10-20"), Some(day("2020-10-26")), today, &rules),
        recognition_proposal_deadline(day("2019-10-19"), today, &rules),
        recognition_decision_deadline(day("2020-10-25"), None, today, &rules),
        decision_deadline(day("2011-05-04"), None, day("2011-06-01"), &rules),
    ];
    let shown: String = deadlines.map(|deadline| format!("{deadline:?}\n")).concat();
    expect![[r#"
        Ok(Deadline { from: 2020-10-12, last_day: 2021-01-05, working_days: 60, source: [Citation { instrument: InstrumentId("29-qd-tw-2016"), number: "29-QĐ/TW", clause: "điểm 4.3.1" }], certainty: SecondHand })
        Ok(Deadline { from: 2020-10-26, last_day: 2020-12-07, working_days: 30, source: [Citation { instrument: InstrumentId("29-qd-tw-2016"), number: "29-QĐ/TW", clause: "điểm 4.1" }], certainty: SecondHand })
        Ok(Deadline { from: 2020-10-19, last_day: 2020-11-30, working_days: 30, source: [Citation { instrument: InstrumentId("charter-2011"), number: "Điều lệ Đảng", clause: "Điều 5" }, Citation { instrument: InstrumentId("29-qd-tw-2016"), number: "29-QĐ/TW", clause: "điểm 4.2 a" }], certainty: SecondHand })
        Ok(Deadline { from: 2020-10-25, last_day: 2020-12-04, working_days: 30, source: [Citation { instrument: InstrumentId("29-qd-tw-2016"), number: "29-QĐ/TW", clause: "điểm 4.3.1" }], certainty: SecondHand })
        Err(NotInForce { rule: RuleId("decision.working_days"), day: 2011-05-04 })
    "#]].assert_eq(&shown);
    let end = probation_end(day("2019-10-19"), &rules).map(show_day);
    expect![[r#"Ok("19/10/2020")"#]].assert_eq(&format!("{end:?}"));
}

#[test]
fn a_whole_case_is_tested_by_what_its_acts_say() {
    use nguon_domain::{
        case::{Act, Ballots, Deed, Opening, fold},
        id::{ActId, CaseId, Id, PersonId, UnitId},
    };
    let number = Id::from_number;
    let opening = Opening { id: CaseId(number(1)), person: PersonId(number(2)), unit: UnitId(number(3)) };
    let act = |at: u128, on: &str, deed: Deed| Act {
        id: ActId(number(at)),
        case: opening.id,
        on: day(on),
        unit: opening.unit,
        paper: None,
        deed,
        recorded_at: Default::default(),
        supersedes: None,
    };
    let faults = |acts: &[Act], today: &str| {
        let case = fold(opening, acts);
        let born = Some(PartialDate::Day(day("1999-08-08")));
        let findings = nguon_domain::requirement::assess_case(&case, acts, born, day(today), &rules());
        let wrong = findings.iter().filter(|finding| finding.reason().is_some());
        wrong.map(|finding| finding.check.name()).collect::<Vec<_>>()
    };
    let voted = act(10, "2020-03-02", Deed::CellVoted { ballots: Ballots::new(12, 20) });
    let stopped = act(11, "2020-03-20", Deed::Stopped { reason: None });
    let decided = act(12, "2020-03-30", Deed::Decided);
    let held = act(13, "2020-03-25", Deed::CeremonyHeld);
    assert_eq!(faults(std::slice::from_ref(&voted), "2020-03-20"), ["cell_vote"]);
    // Time runs on an open case and stands still on one that has ended.
    assert_eq!(faults(std::slice::from_ref(&voted), "2020-10-31"), ["cell_vote", "decision_in_time"]);
    assert_eq!(faults(&[voted.clone(), stopped], "2020-10-31"), ["cell_vote"]);
    assert_eq!(faults(&[voted, decided, held], "2022-10-31"), ["cell_vote", "acts_in_order", "probation_ended"]);
}
