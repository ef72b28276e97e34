//! Work that waits in an invented commune.

use nguon_app::{
    Contact, InboxView, PostStanding, Side, Tally, UnitRow, UnitWorkView, UnitsAsk, UnitsView, WorkAsk, WorkLine,
    WorkList,
};
use nguon_domain::{
    access::Role,
    agenda::{Limit, Urgency},
    calendar::Date,
    case::{DeedKind, Stage},
    id::{CaseId, PersonId},
    name::FullName,
    requirement::Deadline,
    rules::Certainty,
    unit::UnitKind,
};

use super::views::{
    cell_link, citation, commune_link, counts, day, district_link, everything, heading, id, posts, span, today,
};

fn line(number: u128, name: &str, stage: Stage, step: DeedKind, urgency: Urgency) -> WorkLine {
    WorkLine {
        person: PersonId(id(number)),
        name: FullName::parse(name).expect("the sample gives a full name"),
        case: CaseId(id(number)),
        stage,
        unit: cell_link(),
        within: Some(commune_link()),
        step,
        urgency,
        since: Some(day("5/6/2020")),
        waited_days: Some(148),
        opens: None,
        limit: None,
        days: None,
        is_mine: true,
        may_open: true,
        may_record: true,
        desk: commune_link(),
        turn_to: Vec::new(),
    }
}

fn limit(limit: Limit, from: &str, last_day: &str) -> Option<(Limit, Deadline)> {
    let deadline = Deadline {
        from: day(from),
        last_day: day(last_day),
        working_days: 60,
        source: vec![citation()],
        certainty: Certainty::Sure,
    };
    Some((limit, deadline))
}

fn lines() -> Vec<WorkLine> {
    let decided = line(31, "Nguyễn Thị Hòa", Stage::SentUp, DeedKind::Decided, Urgency::Late);
    let ceremony = line(32, "Lê Văn Đức", Stage::Decided, DeedKind::CeremonyHeld, Urgency::Soon);
    let applied = line(33, "Trần Thị Ngọc Ánh", Stage::ClassFinished, DeedKind::Applied, Urgency::Open);
    let probation = line(34, "Hoàng Văn Đạt", Stage::Probation, DeedKind::Recognised, Urgency::NotYet);
    vec![
        WorkLine { limit: limit(Limit::Decision, "5/6/2020", "28/8/2020"), days: Some(64), ..decided },
        WorkLine { limit: limit(Limit::Ceremony, "2/10/2020", "13/11/2020"), days: Some(13), ..ceremony },
        applied,
        WorkLine {
            limit: limit(Limit::Proposal, "20/1/2020", "4/3/2021"),
            days: Some(124),
            opens: Some(day("20/1/2021")),
            ..probation
        },
    ]
}

fn list(side: Side, urgency: Option<Urgency>, rows: Vec<WorkLine>) -> WorkList {
    let tally = Tally { late: 1, soon: 1, open: 1, not_yet: 1 };
    let total = rows.len();
    WorkList {
        ask: WorkAsk { side, urgency, ..WorkAsk::default() },
        tally: if total == 0 { Tally::default() } else { tally },
        rows,
        total,
        soon: soon(),
        today: today(),
    }
}

fn soon() -> Date {
    day("30/11/2020")
}

pub(super) fn inbox() -> InboxView {
    let list = list(Side::Mine, None, lines());
    InboxView {
        posts: posts()
            .into_iter()
            .map(|post| PostStanding { post, counts: counts(6, 6, Some(6)), may: everything() })
            .collect(),
        span: span("1/1/2020", "31/10/2020"),
        sees_people: true,
        mine: list.tally,
        followed: Tally { late: 3, soon: 0, open: 60, not_yet: 12 },
        list,
    }
}

pub(super) fn inbox_followed() -> InboxView {
    let contact = Contact { name: "Phạm Văn Thành".to_owned(), role: Role::CellSecretary, unit: cell_link() };
    let mut rows: Vec<WorkLine> = lines().into_iter().map(|line| WorkLine { is_mine: false, ..line }).collect();
    rows[0].turn_to = vec![contact];
    let list = WorkList {
        total: 75,
        ask: WorkAsk { side: Side::Followed, skip: 50, ..WorkAsk::default() },
        ..list(Side::Followed, None, rows)
    };
    InboxView { list, ..inbox() }
}

pub(super) fn inbox_calm() -> InboxView {
    InboxView { mine: Tally::default(), list: list(Side::Mine, Some(Urgency::Late), Vec::new()), ..inbox() }
}

pub(super) fn inbox_figures_only() -> InboxView {
    let posts = inbox().posts.into_iter().map(|one| PostStanding { may: Default::default(), ..one }).collect();
    InboxView { posts, sees_people: false, ..inbox_calm() }
}

pub(super) fn unit_work() -> UnitWorkView {
    UnitWorkView {
        heading: heading(commune_link(), vec![district_link()], span("1/1/2020", "31/10/2020")),
        may: everything(),
        list: WorkList {
            ask: WorkAsk { side: Side::All, stage: Some(Stage::SentUp), ..WorkAsk::default() },
            ..list(Side::All, None, lines())
        },
    }
}

/// The units under an invented district: as a tree, or narrowed.
pub(super) fn units(ask: UnitsAsk) -> UnitsView {
    let row = |unit, under, admitted, quota| UnitRow {
        unit,
        within: None,
        under,
        counts: counts(admitted, admitted, quota),
        last_admission: (admitted > 0).then(|| day("5/9/2020")),
        open: 3 + under,
    };
    let rows = vec![
        row(commune_link(), 12, 6, Some(6)),
        UnitRow { within: Some(commune_link()), ..row(cell_link(), 0, 0, None) },
    ];
    UnitsView {
        heading: heading(district_link(), Vec::new(), span("1/1/2020", "31/10/2020")),
        may: everything(),
        kinds: vec![(UnitKind::GrassrootsCommitteeOrg, 20), (UnitKind::SubordinateCell, 260)],
        idle: vec![(1, 140), (3, 31), (5, 0)],
        total: if ask.is_narrowed() { 280 } else { rows.len() },
        rows,
        ask,
    }
}

pub(super) fn no_units() -> UnitsView {
    let ask = UnitsAsk { search: "không có".to_owned(), ..UnitsAsk::default() };
    UnitsView { rows: Vec::new(), total: 0, ..units(ask) }
}
