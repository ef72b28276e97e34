//! Laws that hold whatever the numbers are.

use nguon_domain::{
    calendar::{Date, add_days},
    partial_date::PartialDate,
    requirement::{DecisionTime, Extension, Outcome, assess_decision_time, assess_maximum_age, assess_minimum_age},
    rules::Rules,
};
use proptest::prelude::*;
use std::sync::LazyLock;

use crate::day;

static RULES: LazyLock<Rules> = LazyLock::new(crate::rules);

fn some_day() -> impl Strategy<Value = Date> {
    (0..9000i32).prop_map(|days| add_days(day("2010-01-01"), days))
}

fn birth() -> impl Strategy<Value = Date> {
    (0..30_000i32).prop_map(|days| add_days(day("1935-01-01"), days))
}

fn is_met(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Met)
}

proptest! {
    #[test]
    fn a_value_holds_from_its_day_until_the_next(on in some_day()) {
        for sheet in RULES.sheets() {
            let line = sheet.lines.iter().rev().find(|line| line.from <= on);
            let next = sheet.lines.iter().find(|line| line.from > on);
            prop_assert_eq!(next.is_some_and(|next| line.is_some_and(|line| next.from <= line.from)), false);
        }
        let vote = RULES.cell.vote.on(on);
        let start = vote.as_ref().map(|cited| cited.from).unwrap_or(on);
        if let Ok(vote) = vote {
            let at_start = RULES.cell.vote.on(start).map(|cited| *cited.value);
            prop_assert_eq!(Ok(*vote.value), at_start);
        }
    }

    #[test]
    fn knowing_more_of_a_birth_date_never_unsettles_what_was_settled(
        born in birth(),
        meeting in some_day(),
    ) {
        let known = [
            PartialDate::Year(born.year()),
            PartialDate::Month { year: born.year(), month: born.month() },
            PartialDate::Day(born),
        ];
        let assess: [fn(PartialDate, Date) -> Outcome; 2] = [
            |birth, on| assess_minimum_age(birth, on, &RULES).outcome,
            |birth, on| assess_maximum_age(birth, on, None, &RULES).outcome,
        ];
        for assess in assess {
            let outcomes = known.map(|birth| assess(birth, meeting));
            for pair in outcomes.windows(2) {
                match &pair[0] {
                    Outcome::Met => prop_assert!(is_met(&pair[1])),
                    Outcome::NotMet { .. } => {
                        let still = matches!(pair[1], Outcome::NotMet { .. });
                        prop_assert!(still);
                    }
                    Outcome::Missing { .. } => {}
                    other => prop_assert_eq!(other, &pair[1]),
                }
            }
            let open = matches!(outcomes[2], Outcome::Missing { .. });
            prop_assert!(!open, "a full birth date settles the age");
        }
    }

    #[test]
    fn an_act_that_is_not_recorded_is_never_met(vote in some_day(), wait in 0..400i32) {
        let today = add_days(vote, wait);
        let time = DecisionTime { cell_vote: vote, decision: None, extension: None, today };
        prop_assert!(!is_met(&assess_decision_time(&time, &RULES).outcome));
    }

    #[test]
    fn a_longer_extension_never_makes_a_decision_late(
        vote in some_day(),
        wait in 0..300i32,
        granted in 0..40u32,
    ) {
        let outcome = |extension| {
            let decision = add_days(vote, wait);
            let time =
                DecisionTime { cell_vote: vote, decision: Some(decision), extension, today: decision };
            assess_decision_time(&time, &RULES).outcome
        };
        let shorter = outcome(Some(Extension { working_days: Some(granted) }));
        let longer = outcome(Some(Extension { working_days: Some(granted + 1) }));
        let longest = outcome(Some(Extension { working_days: None }));
        prop_assert!(!is_met(&outcome(None)) || is_met(&shorter));
        prop_assert!(!is_met(&shorter) || is_met(&longer));
        prop_assert!(!is_met(&longer) || is_met(&longest));
    }

    #[test]
    fn a_decision_on_its_last_day_is_in_time_and_the_next_working_day_is_late(vote in some_day()) {
        let open =
            DecisionTime { cell_vote: vote, decision: None, extension: None, today: vote };
        if let Outcome::Running { last_day } = assess_decision_time(&open, &RULES).outcome {
            let on = |decision| {
                let time = DecisionTime { decision: Some(decision), ..open };
                assess_decision_time(&time, &RULES).outcome
            };
            prop_assert!(last_day > vote);
            prop_assert!(is_met(&on(last_day)));
            let next = RULES.workdays.calendar.add_working_days(last_day, 1);
            prop_assert!(!is_met(&on(next)));
        }
    }
}
