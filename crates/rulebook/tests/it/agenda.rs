//! What an open case waits for, under the rules as shipped.

use expect_test::{Expect, expect};
use nguon_domain::{
    agenda::{Desk, Milestones, waiting},
    calendar::Date,
    case::DeedKind,
    unit::UnitKind,
};

use crate::{day, rules};

/// Says what a case waits for whose steps were taken on these days.
#[track_caller]
fn check(taken: &[(DeedKind, &str)], today: &str, expect: Expect) {
    let taken_on = |step| taken.iter().find(|(kind, _)| *kind == step).map(|(_, on)| day(on));
    let today = day(today);
    let told = waiting(&Milestones::new(taken_on), today, &rules());
    let shown = |day: Option<Date>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let limit = told.limit.map_or_else(
        || "no limit".to_owned(),
        |(limit, from, last_day)| format!("{} from {from} until {last_day}", limit.code()),
    );
    expect.assert_eq(&format!(
        "{} at the {} desk, since {}, opens {}; {limit}; {}",
        told.step.code(),
        told.desk.code(),
        shown(told.since),
        shown(told.opens),
        told.urgency(today, nguon_domain::calendar::add_days(today, 30)).code(),
    ));
}

#[test]
fn nothing_is_late_where_no_clause_sets_a_day() {
    check(&[], "2020-10-31", expect!["nominated at the cell desk, since –, opens –; no limit; open"]);
    check(
        &[(DeedKind::Nominated, "2015-01-05")],
        "2020-10-31",
        expect!["listed at the cell desk, since 2015-01-05, opens –; no limit; open"],
    );
    check(
        &[(DeedKind::Nominated, "2019-01-05"), (DeedKind::Listed, "2019-03-05")],
        "2020-10-31",
        expect!["class_finished at the grassroots desk, since 2019-03-05, opens –; no limit; open"],
    );
}

#[test]
fn a_certificate_runs_out_before_the_cell_has_voted() {
    let class = (DeedKind::ClassFinished, "2015-12-01");
    check(&[class], "2020-05-31", expect!["applied at the cell desk, since 2015-12-01, opens –; no limit; open"]);
    check(
        &[class],
        "2020-10-31",
        expect![
            "applied at the cell desk, since 2015-12-01, opens –; certificate from 2015-12-01 until 2020-12-01; open"
        ],
    );
    check(
        &[class],
        "2020-11-15",
        expect![
            "applied at the cell desk, since 2015-12-01, opens –; certificate from 2015-12-01 until 2020-12-01; soon"
        ],
    );
    check(
        &[class, (DeedKind::OpinionsGathered, "2020-11-20")],
        "2020-12-02",
        expect![
            "cell_voted at the cell desk, since 2020-11-20, opens –; certificate from 2015-12-01 until 2020-12-01; late"
        ],
    );
}

#[test]
fn one_clock_runs_from_the_vote_of_the_cell_to_the_decision_at_whichever_desk() {
    let vote = (DeedKind::CellVoted, "2020-06-05");
    check(
        &[vote],
        "2020-08-28",
        expect![
            "committee_voted at the grassroots desk, since 2020-06-05, opens –; decision from 2020-06-05 until 2020-08-28; soon"
        ],
    );
    check(
        &[vote, (DeedKind::SentUp, "2020-08-01")],
        "2020-08-29",
        expect![
            "decided at the deciding desk, since 2020-08-01, opens –; decision from 2020-06-05 until 2020-08-28; late"
        ],
    );
}

#[test]
fn the_ceremony_follows_the_decision() {
    check(
        &[(DeedKind::CellVoted, "2020-06-05"), (DeedKind::Decided, "2020-08-03")],
        "2020-08-10",
        expect![
            "ceremony_held at the cell desk, since 2020-08-03, opens –; ceremony from 2020-08-03 until 2020-09-15; open"
        ],
    );
}

#[test]
fn probation_waits_for_its_end_then_for_the_cell_then_for_the_deciding_body() {
    let ceremony = (DeedKind::CeremonyHeld, "2019-09-15");
    check(
        &[ceremony],
        "2020-08-01",
        expect![
            "recognised at the cell desk, since 2019-09-15, opens 2020-09-15; proposal from 2019-09-15 until 2020-10-27; not_yet"
        ],
    );
    check(
        &[ceremony],
        "2020-10-01",
        expect![
            "recognised at the cell desk, since 2019-09-15, opens 2020-09-15; proposal from 2019-09-15 until 2020-10-27; soon"
        ],
    );
    check(
        &[ceremony],
        "2020-11-20",
        expect![
            "recognised at the deciding desk, since 2019-09-15, opens 2020-09-15; recognition from 2019-09-15 until 2020-12-08; soon"
        ],
    );
    check(
        &[ceremony],
        "2020-12-09",
        expect![
            "recognised at the deciding desk, since 2019-09-15, opens 2020-09-15; recognition from 2019-09-15 until 2020-12-08; late"
        ],
    );
}

#[test]
fn a_desk_is_found_in_trees_of_every_shape() {
    use UnitKind as K;
    let desks = |line: &[K]| [Desk::Cell, Desk::Grassroots, Desk::Deciding].map(|desk| desk.among(line));
    // Before July 2025: a cell under a commune under a district.
    assert_eq!(
        desks(&[K::ProvinceCommittee, K::DistrictCommittee, K::GrassrootsCommitteeOrg, K::SubordinateCell]),
        [3, 2, 1]
    );
    // A section between them votes on nothing.
    assert_eq!(
        desks(&[K::DistrictCommittee, K::GrassrootsCommitteeOrg, K::SectionalCommitteeOrg, K::SubordinateCell]),
        [3, 1, 0]
    );
    // A cell that is a grassroots organisation itself.
    assert_eq!(desks(&[K::DistrictCommittee, K::GrassrootsCell]), [1, 1, 0]);
    // A case whose cell is not known.
    assert_eq!(desks(&[K::DistrictCommittee, K::GrassrootsCommitteeOrg]), [1, 1, 0]);
    // A commune committee with cells right under it decides by itself.
    assert_eq!(desks(&[K::ProvinceCommittee, K::CommuneCommittee, K::Cell]), [2, 1, 1]);
    // Alone in the program.
    assert_eq!(desks(&[K::Cell]), [0, 0, 0]);
    assert_eq!(desks(&[K::GrassrootsCommitteeOrg, K::Cell]), [1, 0, 0]);
}
