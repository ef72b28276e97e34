//! View models of an invented district, such as the real one could have.

use nguon_app::{
    ActSince, AttachmentDesk, CaseDesk, CorrectionDesk, DraftFields, DraftLine, DraftOf, FilterDays, NominationDesk,
    NoteDesk, Obstacle, PageHit, PageKind, PeopleFilter, RemovalDesk, Saved, Seen, Similar, SimilarPerson, StageRow,
    Tally, Ticket, TreeNote, ViewLine, ViewsDesk,
    view::{
        ActView, AttachmentFate, AttachmentView, CaseView, ChapterLine, ChildRow, FindView, Grouping, Heading,
        InCharge, May, MonthRow, NoteText, NoteView, PeopleOf, PeopleView, PersonHit, PersonLine, PersonView, PostView,
        ReportRow, ReportView, RowKey, UnitHit, UnitLink, UnitView,
    },
};
use nguon_domain::{
    access::Role,
    atlas::{CountBy, Counts, Span},
    attachment::AttachmentKind,
    calendar::{Date, Timestamp, parse_day},
    case::{Act, Ballots, Case, Correction, Deed, DeedKind, Opening, Stage, fold},
    citizen_id::CitizenId,
    id::{ActId, AttachmentId, CaseId, Id, NoteId, PersonId, PostId, UnitId, ViewId},
    name::FullName,
    partial_date::PartialDate,
    person::{Person, PersonFacts, Sex},
    requirement::{Check, Finding, Outcome, Reason},
    rules::{Bound, Certainty, Citation, InstrumentId, RuleId, Share},
    unit::{Chapter, Paper, Turn, UnitKind},
};

use crate::pages::year_before;

pub(super) const EVERYTHING: May = May {
    see_people: true,
    see_person: true,
    reveal_citizen_id: true,
    export: true,
    nominate: true,
    see_accounts: true,
    import: true,
    manage_units: true,
    place_unit: true,
    manage_settings: false,
    check: false,
};

pub(super) fn day(text: &str) -> Date {
    parse_day(text).expect("the sample gives a day")
}

pub(super) fn span(from: &str, last: &str) -> Span {
    Span { from: day(from), last: day(last) }
}

pub(super) fn citation() -> Citation {
    Citation { instrument: InstrumentId::new("sample"), number: "Quy định mẫu".into(), clause: "điểm 1".into() }
}

pub(super) fn everything() -> May {
    EVERYTHING
}

pub(super) fn today() -> Date {
    day("31/10/2020")
}

pub(super) fn moment() -> Timestamp {
    Timestamp::from_second(1_604_127_900).expect("an instant of 2020")
}

pub(super) fn id(number: u128) -> Id {
    Id::from_number(number)
}

pub(super) fn link(number: u128, code: &str, name: &str, kind: UnitKind) -> UnitLink {
    UnitLink { id: UnitId(id(number)), code: Some(code.to_owned()), name: name.to_owned(), kind }
}

pub(super) fn district_link() -> UnitLink {
    link(1, "LT", "Đảng bộ huyện Lập Thạch", UnitKind::DistrictCommittee)
}

pub(super) fn commune_link() -> UnitLink {
    link(10, "LT10", "Đảng bộ xã Sơn Đông", UnitKind::GrassrootsCommitteeOrg)
}

pub(super) fn cell_link() -> UnitLink {
    link(104, "LT10-04", "Chi bộ thôn Thọ Linh", UnitKind::SubordinateCell)
}

pub(super) fn heading(unit: UnitLink, above: Vec<UnitLink>, span: Span) -> Heading {
    Heading {
        unit,
        above,
        last_year: year_before(span),
        span,
        count_by: CountBy::Ceremony,
        term: Some((2015, 2020)),
        tree: None,
        today: today(),
    }
}

pub(super) fn counts(admitted: u32, recognised: u32, quota: Option<u32>) -> Counts {
    Counts {
        admitted,
        recognised,
        women: admitted * 46 / 100,
        age_18_30: admitted * 59 / 100,
        union_members: admitted * 75 / 100,
        minority: admitted / 20,
        believers: admitted / 40,
        quota,
    }
}

pub(super) const MONTHS: [(u32, u32); 10] =
    [(4, 4), (3, 2), (4, 5), (2, 7), (23, 19), (12, 10), (9, 8), (18, 16), (18, 17), (9, 7)];

fn months(years: std::ops::RangeInclusive<i16>) -> Vec<MonthRow> {
    let mut rows = Vec::new();
    for year in years {
        for (month, (admitted, admitted_before)) in (1..).zip(MONTHS) {
            let first = Date::new(year, month, 1).expect("a month has a first day");
            rows.push(MonthRow {
                year,
                month,
                admitted,
                admitted_before,
                span: Span { from: first, last: first.last_of_month() },
            });
        }
    }
    rows
}

fn child(number: u128, name: &str, now: (u32, Option<u32>), before: u32) -> ChildRow {
    let unit = link(number, &format!("LT{number}"), name, UnitKind::GrassrootsCommitteeOrg);
    ChildRow {
        unit,
        now: counts(now.0, now.0 + 1, now.1),
        before: counts(before, before, now.1),
        opens: true,
        is_here: number != 13,
    }
}

fn children() -> Vec<ChildRow> {
    vec![
        child(18, "Đảng bộ xã Đình Chu", (8, Some(5)), 7),
        child(10, "Đảng bộ xã Sơn Đông", (6, Some(6)), 5),
        child(13, "Đảng bộ xã Bàn Giản", (5, Some(5)), 7),
        child(14, "Đảng bộ xã Xuân Lôi", (4, Some(5)), 6),
        child(19, "Đảng bộ xã Triệu Đề", (1, Some(4)), 2),
        child(31, "Chi bộ Trung tâm Bồi dưỡng chính trị huyện", (0, None), 1),
    ]
}

fn stage_row(stage: Stage, count: u32) -> StageRow {
    let late = if stage >= Stage::CellVoted { count / 4 } else { 0 };
    StageRow { stage, count, median_days: Some(20 + count), longest_days: Some(90 + count), late }
}

pub(super) fn district() -> UnitView {
    UnitView {
        heading: heading(district_link(), Vec::new(), span("1/1/2020", "31/10/2020")),
        may: EVERYTHING,
        now: counts(102, 119, Some(112)),
        before: counts(95, 117, Some(120)),
        months: months(2020..=2020),
        children: children(),
        own: Some(counts(2, 0, None)),
        open: vec![
            stage_row(Stage::Listed, 61),
            stage_row(Stage::ClassFinished, 48),
            stage_row(Stage::Vetting, 12),
            stage_row(Stage::CellVoted, 7),
            stage_row(Stage::SentUp, 4),
            stage_row(Stage::Probation, 102),
        ],
        work: Tally { late: 27, soon: 14, open: 121, not_yet: 72 },
        in_charge: vec![InCharge {
            officer: "Trần Văn Khải".to_owned(),
            post: Some("Ủy viên Ban Thường vụ Huyện ủy".to_owned()),
            from: Some(day("1/8/2020")),
        }],
        idle: vec![(1, 140), (3, 31), (5, 0)],
        under: 280,
        members: Some(8642),
        opens: true,
        tree: None,
        story: Vec::new(),
    }
}

pub(super) fn term() -> UnitView {
    let district = district();
    UnitView {
        heading: heading(district_link(), Vec::new(), span("1/1/2015", "31/10/2020")),
        months: months(2019..=2020),
        ..district
    }
}

pub(super) fn cell() -> UnitView {
    UnitView {
        heading: heading(cell_link(), vec![district_link(), commune_link()], span("1/5/2020", "31/10/2020")),
        may: May { export: false, reveal_citizen_id: false, ..EVERYTHING },
        now: counts(0, 1, None),
        before: counts(1, 0, None),
        months: months(2020..=2020)
            .into_iter()
            .skip(4)
            .map(|month| MonthRow { admitted: 0, admitted_before: 0, ..month })
            .collect(),
        children: Vec::new(),
        own: Some(counts(0, 1, None)),
        open: Vec::new(),
        work: Tally::default(),
        in_charge: Vec::new(),
        idle: vec![(1, 1), (3, 0), (5, 0)],
        under: 0,
        members: None,
        opens: true,
        tree: None,
        story: vec![
            chapter("1/5/2012", Turn::Founded, None, None),
            chapter("3/2/2016", Turn::Renamed { before: "Chi bộ thôn <b>Cũ</b>".to_owned() }, None, Some("12-QĐ/ĐU")),
            chapter("1/7/2019", Turn::TookIn, Some(cell_link()), Some("31-QĐ/HU")),
        ],
    }
}

pub(super) fn figures_only() -> UnitView {
    let district = district();
    UnitView { may: May::default(), now: counts(115, 119, Some(112)), own: None, ..district }
}

fn chapter(on: &str, turn: Turn, other: Option<UnitLink>, paper: Option<&str>) -> ChapterLine {
    ChapterLine {
        chapter: Chapter { on: day(on), unit: cell_link().id, turn },
        paper: paper.map(ToOwned::to_owned),
        others: other.into_iter().map(|other| (other, true)).collect(),
        before: None,
    }
}

pub(super) fn as_was() -> UnitView {
    let district = district();
    let beside = link(2, "TD", "Đảng bộ huyện <b>Tam Đảo</b>", UnitKind::DistrictCommittee);
    UnitView {
        tree: Some(TreeNote {
            on: day("30/6/2019"),
            is_there: true,
            today: counts(110, 119, Some(112)),
            came: vec![commune_link()],
            went: vec![beside],
            more: 3,
        }),
        heading: Heading { tree: Some(day("30/6/2019")), ..district.heading },
        ..district
    }
}

pub(super) fn as_was_closed() -> UnitView {
    let view = as_was();
    let tree = view.tree.clone().map(|note| TreeNote { is_there: false, came: Vec::new(), went: Vec::new(), ..note });
    UnitView { opens: false, tree, now: Counts::default(), ..view }
}

pub(super) fn ended() -> UnitView {
    let cell = cell();
    let gone = Turn::WentInto(commune_link().id);
    let moved = Turn::Moved { before: Some(district_link().id), after: Some(commune_link().id) };
    let moved = ChapterLine { before: Some(district_link()), ..chapter("1/7/2018", moved, Some(commune_link()), None) };
    UnitView { story: vec![moved, chapter("1/5/2020", gone, Some(commune_link()), Some("7-QĐ/HU"))], ..cell }
}

pub(super) fn split() -> UnitView {
    let parts = [link(106, "", "Chi bộ <i>Một</i>", UnitKind::SubordinateCell), commune_link()];
    let turn = Turn::SplitInto(parts.iter().map(|part| part.id).collect());
    let others = parts.into_iter().zip([true, false]).collect();
    let came = chapter("1/7/2018", Turn::CameFrom(commune_link().id), Some(commune_link()), None);
    UnitView { story: vec![came, ChapterLine { others, ..chapter("1/5/2020", turn, None, None) }], ..cell() }
}

fn person_line(number: u128, name: &str, born: &str, stage: Stage) -> PersonLine {
    PersonLine {
        person: PersonId(id(number)),
        name: FullName::parse(name).expect("the sample gives a name"),
        sex: Some(if name.contains("Thị") { Sex::Female } else { Sex::Male }),
        born: PartialDate::parse(born).ok(),
        unit: cell_link(),
        within: Some(commune_link()),
        stage: Some(stage),
        decided_on: Some(day("12/6/2020")),
        ceremony_on: Some(day("26/6/2020")),
        recognised_on: None,
        official_on: None,
        nominated_on: Some(day("5/3/2019")),
        last_step_on: Some(day("26/6/2020")),
    }
}

pub(super) fn filter_days() -> FilterDays {
    FilterDays { age_on: today(), today: today() }
}

fn saved_views() -> Vec<ViewLine> {
    let view = |number, name: &str, query: &str, is_mine, is_shared, opens| ViewLine {
        id: ViewId(id(number)),
        name: name.to_owned(),
        query: query.to_owned(),
        is_mine,
        is_shared,
        opens,
    };
    vec![
        view(41, "Chờ thẩm tra quá 3 tháng", "of=open&stage=vetting&quiet=90", true, true, true),
        view(42, "Kết nạp", "of=admitted", true, false, false),
        view(43, "Nữ <b>trẻ</b>", "of=everybody&sex=female&age_until=30", false, true, false),
    ]
}

pub(super) fn views_desk() -> ViewsDesk {
    ViewsDesk {
        may: EVERYTHING,
        unit: commune_link(),
        above: vec![district_link()],
        views: saved_views(),
        removed: None,
    }
}

pub(super) fn views_removed() -> ViewsDesk {
    let mut desk = views_desk();
    desk.removed = Some(desk.views.remove(1));
    desk
}

pub(super) fn people() -> PeopleView {
    PeopleView {
        heading: heading(district_link(), Vec::new(), span("1/1/2020", "31/10/2020")),
        may: EVERYTHING,
        of: PeopleOf::Admitted,
        search: String::new(),
        filter: PeopleFilter::default(),
        is_withheld: false,
        filter_days: filter_days(),
        may_record: true,
        views: saved_views(),
        rows: vec![
            person_line(1, "Trần Thị Ánh", "1998", Stage::Probation),
            person_line(2, "Nguyễn Văn Đức", "17/5/1998", Stage::Probation),
            person_line(3, "Đào Thị Hương", "5/1996", Stage::Recognised),
            person_line(4, "Khổng Minh Tú", "2/9/1999", Stage::Probation),
        ],
        total: 102,
        next: Some("b3JkZXI".to_owned()),
        is_continued: true,
    }
}

pub(super) fn people_found() -> PeopleView {
    let all = people();
    PeopleView {
        search: "<b>đức & \"minh\"".to_owned(),
        rows: all.rows[1..2].to_vec(),
        total: 1,
        next: None,
        is_continued: false,
        may: May { see_person: false, export: false, ..EVERYTHING },
        may_record: false,
        ..all
    }
}

pub(super) fn people_none() -> PeopleView {
    PeopleView { rows: Vec::new(), total: 0, next: None, is_continued: false, of: PeopleOf::Believers, ..people() }
}

pub(super) fn people_at_stage() -> PeopleView {
    let mut rows = people().rows;
    for row in &mut rows {
        *row = PersonLine {
            stage: Some(Stage::Vetting),
            sex: None,
            born: None,
            decided_on: None,
            ceremony_on: None,
            ..row.clone()
        };
    }
    PeopleView { of: PeopleOf::AtStage(Stage::Vetting), rows, total: 4, next: None, is_continued: false, ..people() }
}

/// Every page there is to find.
pub(super) fn found_pages() -> Vec<PageHit> {
    let of_reader = |kind| matches!(kind, PageKind::Inbox | PageKind::Me);
    let unit = |kind| (!of_reader(kind)).then(commune_link);
    PageKind::ALL.iter().map(|&kind| PageHit { kind, unit: unit(kind) }).collect()
}

pub(super) fn found() -> FindView {
    let hit = |line: &PersonLine| PersonHit { line: line.clone(), may_open: true };
    FindView {
        search: "<b>tho \"linh\"".to_owned(),
        units: vec![
            UnitHit { unit: district_link(), above: None },
            UnitHit { unit: cell_link(), above: Some(commune_link()) },
        ],
        units_total: 14,
        people: people().rows.iter().map(hit).collect(),
        people_total: 30,
        sees_people: true,
        finds_numbers: true,
    }
}

pub(super) fn found_units_only() -> FindView {
    FindView { people: Vec::new(), people_total: 0, sees_people: false, ..found() }
}

pub(super) fn found_nothing() -> FindView {
    FindView { units: Vec::new(), units_total: 0, people: Vec::new(), people_total: 0, ..found() }
}

pub(super) fn nothing_sought() -> FindView {
    FindView { search: String::new(), ..found_nothing() }
}

fn act(number: u128, on: &str, deed: Deed, paper: Option<&str>) -> Act {
    Act {
        id: ActId(id(number)),
        case: CaseId(id(7)),
        on: day(on),
        unit: cell_link().id,
        paper: paper.map(|number| Paper { number: number.to_owned() }),
        deed,
        recorded_at: moment(),
        supersedes: None,
    }
}

fn case(acts: Vec<Act>) -> (Case, Vec<ActView>) {
    let opening = Opening { id: CaseId(id(7)), person: PersonId(id(2)), unit: cell_link().id };
    let superseded: Vec<ActId> = acts.iter().filter_map(|act| Some(act.supersedes.as_ref()?.act)).collect();
    let case = fold(opening, &acts);
    let mut views: Vec<ActView> = acts
        .into_iter()
        .map(|act| ActView {
            to: None,
            unit: cell_link(),
            recorded_by: matches!(act.deed, Deed::CeremonyHeld | Deed::Stopped { .. })
                .then(|| "Nguyễn Thị Hạnh".to_owned()),
            on_behalf_of: matches!(act.deed, Deed::CeremonyHeld).then(|| "Trần Thị Lụa".to_owned()),
            superseded: superseded.contains(&act.id),
            act,
        })
        .collect();
    views.sort_by_key(|view| std::cmp::Reverse(view.act.on));
    (case, views)
}

/// A finding by a clause that is nobody's.
pub(super) fn few_votes() -> Finding {
    let share = Share::new(9, 10, Bound::AtLeast).expect("a part of a whole");
    let because = Reason::TooFewVotes { in_favour: 17, entitled: 20, needed: share.needed(20), share };
    Finding {
        check: Check::CellVote,
        requirement: RuleId::new("sample"),
        on: day("10/4/2020"),
        outcome: Outcome::NotMet { because },
        source: vec![citation()],
        certainty: Certainty::Sure,
    }
}

fn person_with(acts: Vec<Act>) -> PersonView {
    let (case, acts) = case(acts);
    let findings = case.ceremony_on.map(|_| few_votes()).into_iter().collect();
    let known = PersonFacts {
        sex: Some(Sex::Male),
        born: PartialDate::parse("17/5/1998").ok(),
        citizen_id: CitizenId::parse("026198001234").ok(),
        old_id: CitizenId::parse("135123456").ok(),
        ethnicity: Some("Kinh".to_owned().into()),
        religion: Some("Không".to_owned().into()),
        schooling: Some("12/12".to_owned()),
        profession: Some("Đại học Sư phạm".to_owned()),
        occupation: Some("Giáo viên".to_owned()),
        position: Some("Trường THCS Sơn Đông".to_owned()),
        residence: Some("Thôn Thọ Linh, xã Sơn Đông".to_owned()),
        union_member: Some(true),
        ..PersonFacts::named(FullName::parse("Nguyễn Văn Đức").expect("the sample gives a name"))
    };
    PersonView {
        may: EVERYTHING,
        person: Person { id: PersonId(id(2)), unit: cell_link().id, facts: known },
        unit: cell_link(),
        may_see_unit: true,
        above: vec![district_link(), commune_link()],
        may_nominate: false,
        cases: vec![CaseView {
            case,
            unit: cell_link(),
            acts,
            findings,
            notes: notes(),
            attachments: attachments().into(),
            may_attach: true,
            may_record: true,
        }],
        today: today(),
    }
}

/// One of the reader's, which took the place of another, and one that was withdrawn.
fn notes() -> Vec<NoteView> {
    let note = |number, words: &str| NoteView {
        id: NoteId(id(number)),
        at: moment(),
        by: "Nguyễn Thị Hạnh".to_owned(),
        text: NoteText::Standing(words.to_owned()),
        corrects: false,
        is_superseded: false,
        may_correct: false,
        may_withdraw: false,
    };
    let reason = "ghi nhầm <b>người</b>".to_owned();
    vec![
        NoteView {
            corrects: true,
            may_correct: true,
            may_withdraw: true,
            ..note(63, "Còn thiếu giấy chứng nhận, hẹn nộp & xem lại trong <i>tháng 12</i>.")
        },
        NoteView {
            is_superseded: true, ..note(62, "Còn thiếu giấy chứng nhận, hẹn nộp trong tháng 11.")
        },
        NoteView {
            text: NoteText::Withdrawn { at: moment(), by: "Trần Văn Khải".to_owned(), reason }, ..note(61, "")
        },
    ]
}

/// A file that is kept, and one that was taken away.
fn attachments() -> [AttachmentView; 2] {
    let file = |number, may_remove, fate| AttachmentView {
        id: AttachmentId(id(number)),
        at: moment(),
        by: "Nguyễn Thị Hạnh".to_owned(),
        kind: AttachmentKind::Pdf,
        size: 182_300,
        may_remove,
        fate,
    };
    let name = "Giấy chứng nhận <b>lớp</b> & \"nhận thức\".pdf".to_owned();
    let (by, reason) = ("Trần Văn Khải".to_owned(), "nhầm <i>hồ sơ</i>".to_owned());
    [
        file(71, true, AttachmentFate::Kept { name }),
        file(72, false, AttachmentFate::Removed { at: moment(), by, reason }),
    ]
}

pub(super) fn attachment_desk(kinds: &[AttachmentKind]) -> AttachmentDesk {
    AttachmentDesk { desk: desk(person_in_preparation()), kinds: kinds.to_vec() }
}

/// A file that is kept, and one that was taken away.
pub(super) fn removal_desks() -> [RemovalDesk; 2] {
    attachments().map(|attachment| RemovalDesk { desk: desk(person_in_preparation()), attachment })
}

/// The reader's own note; another one that the reader may only withdraw; one that is past both.
pub(super) fn note_desks() -> [NoteDesk; 3] {
    let [own, old, gone] = [0, 1, 2].map(|at| notes()[at].clone());
    let foreign = NoteView { is_superseded: false, may_withdraw: true, by: "Trần Thị Lụa".to_owned(), ..old };
    [own, foreign, gone].map(|note| NoteDesk { desk: desk(person_in_preparation()), note })
}

fn preparation() -> Vec<Act> {
    vec![
        act(21, "5/3/2019", Deed::Nominated { by: Some("Đoàn thanh niên xã Sơn Đông".to_owned()) }, None),
        act(22, "2/5/2019", Deed::Listed, None),
        act(23, "20/8/2019", Deed::ClassFinished, Some("118/GCN")),
        act(24, "6/1/2020", Deed::VettingAsked { place: Some("Xã Xuân Hòa".to_owned()) }, None),
        act(25, "4/2/2020", Deed::VettingAnswered, None),
    ]
}

pub(super) fn person_in_preparation() -> PersonView {
    PersonView { may: May { reveal_citizen_id: false, ..EVERYTHING }, ..person_with(preparation()) }
}

pub(super) fn person_on_probation() -> PersonView {
    let mut acts = preparation();
    let since = Some(day("1/3/2018"));
    acts.extend([
        act(
            26,
            "1/3/2020",
            Deed::Introduced { by: Some("Lê Văn Bình, Hà Thị Mai".to_owned()), together_since: since },
            None,
        ),
        act(27, "10/4/2020", Deed::CellVoted { ballots: Ballots::new(18, 20) }, Some("05-NQ/CB")),
        act(28, "2/6/2020", Deed::Decided, Some("241-QĐ/HU")),
        act(30, "26/6/2020", Deed::CeremonyHeld, None),
    ]);
    let correction = Correction { act: ActId(id(28)), reason: "ghi nhầm ngày và số quyết định".to_owned() };
    acts.push(Act { supersedes: Some(correction), ..act(29, "12/6/2020", Deed::Decided, Some("214-QĐ/HU")) });
    person_with(acts)
}

pub(super) fn person_stopped() -> PersonView {
    let mut acts = preparation();
    acts.push(act(26, "1/3/2020", Deed::Stopped { reason: Some("chuyển đi làm ăn xa".to_owned()) }, None));
    person_with(acts)
}

pub(super) fn person_hardly_known() -> PersonView {
    let known = PersonFacts::named(FullName::parse("H'Hen").expect("the sample gives a name"));
    let view = person_with(preparation());
    PersonView {
        cases: Vec::new(),
        may_nominate: true,
        may_see_unit: false,
        above: Vec::new(),
        person: Person { facts: known, ..view.person },
        ..view
    }
}

fn report(by: Grouping, rows: Vec<ReportRow>) -> ReportView {
    ReportView {
        heading: heading(commune_link(), vec![district_link()], span("1/1/2020", "31/10/2020")),
        may: EVERYTHING,
        by,
        total: counts(102, 119, Some(112)),
        before: counts(95, 117, Some(120)),
        rows,
        drawn_up_at: moment(),
    }
}

pub(super) fn report_by_unit() -> ReportView {
    let span = span("1/1/2020", "31/10/2020");
    let mut rows: Vec<ReportRow> = children()
        .into_iter()
        .map(|child| ReportRow { key: RowKey::Unit(child.unit), span, now: child.now, before: child.before })
        .collect();
    rows.push(ReportRow {
        key: RowKey::Own(commune_link()),
        span,
        now: counts(2, 0, None),
        before: counts(0, 0, None),
    });
    report(Grouping::Unit, rows)
}

pub(super) fn report_by_month() -> ReportView {
    let rows = months(2020..=2020).into_iter().map(|month| ReportRow {
        key: RowKey::Month(month.year, month.month),
        span: month.span,
        now: counts(month.admitted, month.admitted, None),
        before: counts(month.admitted_before, month.admitted_before, None),
    });
    report(Grouping::Month, rows.collect())
}

pub(super) fn report_by_year() -> ReportView {
    let row = |year: i16, admitted, quota| {
        let span = span(&format!("1/1/{year}"), &format!("31/12/{year}"));
        ReportRow {
            key: RowKey::Year(year),
            span,
            now: counts(admitted, admitted, Some(quota)),
            before: counts(120, 118, Some(118)),
        }
    };
    report(Grouping::Year, vec![row(2018, 127, 120), row(2019, 120, 120), row(2020, 102, 112)])
}

pub(super) fn report_figures_only() -> ReportView {
    ReportView {
        may: May::default(),
        rows: Vec::new(),
        total: counts(0, 0, None),
        before: counts(0, 0, None),
        ..report(Grouping::Unit, Vec::new())
    }
}

pub(super) fn posts() -> Vec<PostView> {
    vec![
        PostView {
            id: PostId(id(1)),
            role: Role::OrganisationOfficer,
            unit: district_link(),
            from: day("1/7/2020"),
            until: None,
            delegated: false,
        },
        PostView {
            id: PostId(id(2)),
            role: Role::OfficerInCharge,
            unit: commune_link(),
            from: day("1/9/2020"),
            until: Some(day("1/1/2021")),
            delegated: true,
        },
    ]
}

pub(super) fn ticket() -> Ticket {
    Ticket::parse("01hx0000000000000000000000").expect("the sample gives a ticket")
}

fn desk(view: PersonView) -> CaseDesk {
    let CaseView { case, unit, .. } = view.cases.into_iter().next().expect("the sample has a case");
    CaseDesk {
        may: view.may,
        person: view.person.id,
        name: view.person.facts.name,
        unit,
        above: view.above,
        recordable: case.recordable(),
        probation_ends: case.ceremony_on.map(|_| day("26/6/2021")),
        seen: Seen::default(),
        today: today(),
        case,
    }
}

pub(super) fn desk_before_decision() -> CaseDesk {
    desk(person_in_preparation())
}

pub(super) fn desk_on_probation() -> CaseDesk {
    desk(person_on_probation())
}

pub(super) fn desk_stopped() -> CaseDesk {
    desk(person_stopped())
}

pub(super) fn correction() -> CorrectionDesk {
    let view = person_on_probation();
    let acts = view.cases.iter().flat_map(|case| &case.acts);
    let act = acts.map(|line| &line.act).find(|act| act.id == ActId(id(29))).expect("the sample has the act").clone();
    let saved = Saved { by: Some("Trần Thị Mơ".to_owned()), is_own: false, at: moment(), reason: None };
    CorrectionDesk { desk: desk(view), now: ActSince { act: act.clone(), saved }, act, is_standing: true }
}

pub(super) fn nomination_desk(obstacle: Option<Obstacle>) -> NominationDesk {
    let above = vec![district_link(), commune_link()];
    NominationDesk { may: EVERYTHING, unit: cell_link(), above, known: None, obstacle }
}

/// Somebody new who is being nominated.
pub(super) fn draft() -> DraftFields {
    let typed = [("name", "Lê Thị <b>Mơ"), ("born", "5/1998"), ("sex", "female"), ("residence", "thôn \"Thọ Linh\"")];
    let fields = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    DraftFields { fields, saved_at: moment() }
}

/// What the reader has begun.
pub(super) fn drafts() -> Vec<DraftLine> {
    let line = |of, person: Option<&str>| DraftLine {
        of,
        unit: cell_link(),
        person: person.map(str::to_owned),
        saved_at: moment(),
    };
    vec![
        line(DraftOf::Nomination(cell_link().id), Some("Lê Thị <b>Mơ")),
        line(DraftOf::Act(PersonId(id(1)), DeedKind::CellVoted), Some("Nguyễn Văn Đức")),
        line(DraftOf::Correction(PersonId(id(1)), ActId(id(29))), Some("Nguyễn Văn Đức")),
        line(DraftOf::Nomination(commune_link().id), None),
    ]
}

pub(super) fn renomination_desk() -> NominationDesk {
    let person = person_stopped().person;
    NominationDesk { known: Some((person.id, person.facts.name)), ..nomination_desk(None) }
}

/// Somebody whom the reader sees, and somebody of whom only the unit is told.
pub(super) fn similar(same_number: bool) -> Vec<Similar> {
    let Person { id: person, facts, .. } = person_stopped().person;
    let seen =
        SimilarPerson { person, name: facts.name, born: facts.born, stage: Some(Stage::Stopped), may_nominate: true };
    vec![
        Similar { unit: cell_link(), same_number, seen: Some(seen) },
        Similar { unit: commune_link(), same_number: false, seen: None },
    ]
}
