//! Damage done behind the store's back, and what `check` names of it.
//!
//! What it cannot name is what nothing else on record speaks of: an amount, a remark, a day that no list counts by.

use std::collections::BTreeMap;

use nguon_domain::{
    access::{Post, Role},
    attachment::AttachmentKind,
    calendar::{Date, Timestamp},
    case::{Act, Ballots, Correction, Deed, Opening, fold},
    citizen_id::{CitizenId, Sex},
    id::{
        AccountId, ActId, AttachmentId, CaseId, CommandId, Id, ImportId, NoteId, PersonId, PostId, QuotaId, UnitId,
        ViewId,
    },
    journal::{Author, Digest},
    name::FullName,
    partial_date::PartialDate,
    person::{Person, PersonFacts},
    quota::{Quota, QuotaKind, QuotaPeriod},
    unit::{Paper, Unit, UnitAct, UnitChange, UnitKind, UnitState, UnitVersion},
};
use nguon_store::{
    Account, Assignment, Attachment, AttachmentState, CaseWrite, Changes, Device, Draft, Enterprise, Headcount, Import,
    ImportSource, Invitation, Mapping, Member, Note, NoteState, OpeningView, SavedView, Session, Survey, UnitWrite,
    Write, Wrote,
};

use crate::support::{Database, entry, now};

/// What is done to a fresh database, and all that is named. `#7` is the id of that number, `{00}` are bytes.
const DAMAGE: &[(&str, &[&str])] = &[
    // The journal: a byte of a link, of its seal or of its payload; a link that is gone; the end of the chain.
    ("update journal set subject = 'case:2' where sequence = 3", &["journal 3: its hash is not what its fields make"]),
    (
        "update journal set what = 'test.undone' where sequence = 3",
        &["journal 3: its hash is not what its fields make"],
    ),
    ("update journal set account = '#99' where sequence = 3", &["journal 3: its hash is not what its fields make"]),
    (
        "update journal set at = '2020-10-31T08:00:00.123456788Z' where sequence = 3",
        &["journal 3: its hash is not what its fields make"],
    ),
    ("update journal set at = 'never' where sequence = 3", &["journal 3: column 2 (5 bytes) cannot be read"]),
    (
        "update journal set digest = previous where sequence = 3",
        &["journal 3: its hash is not what its fields make", "journal 3: its payload is not what its digest says"],
    ),
    (
        "update journal set previous = digest where sequence = 3",
        &["journal 3: does not carry on the hash of the row before", "journal 3: its hash is not what its fields make"],
    ),
    (
        "update journal set hash = digest where sequence = 3",
        &["journal 3: its hash is not what its fields make", "journal 4: does not carry on the hash of the row before"],
    ),
    (
        "update journal_payload set payload = {00} where sequence = 3",
        &["journal 3: its payload is not what its digest says"],
    ),
    (
        "delete from journal_payload where sequence = 3; delete from journal where sequence = 3",
        &["journal 4: sequence 3 was expected here", "command #202: 1 of its 2 rows of the journal are there"],
    ),
    (
        "delete from journal_payload where sequence = 5; delete from journal where sequence = 5",
        &[
            "command #203: 0 of its 1 rows of the journal are there",
            "journal_head: does not match the last row of the journal",
            "admission_case #21: was touched by a row that is not in the journal",
            "act #21 #38: its link of the journal is missing",
        ],
    ),
    (
        "insert into journal select -1, at, account, post, what, subject, digest, previous, hash, command from journal where sequence = 1",
        &["journal -1: stands before the first row"],
    ),
    (
        "update journal_head set hash = (select digest from journal where sequence = 1)",
        &["journal_head: does not match the last row of the journal"],
    ),
    ("update journal_head set sequence = 6", &["journal_head: does not match the last row of the journal"]),
    ("delete from journal_head", &["journal_head 1: is missing"]),
    (
        "delete from command where id = '#202'",
        &["journal 3: command #202 does not know this row", "journal 4: command #202 does not know this row"],
    ),
    (
        "update command set last_sequence = 5 where id = '#202'",
        &["command #202: 2 of its 3 rows of the journal are there"],
    ),
    ("update command set first_sequence = 4 where id = '#202'", &["journal 3: command #202 does not know this row"]),
    (
        "insert into command (id, first_sequence, last_sequence, at) values ('#299', 6, 6, '2020-10-31T08:00:00.000000000Z')",
        &["command #299: 0 of its 1 rows of the journal are there"],
    ),
    (
        "update journal set command = '#203' where sequence = 4",
        &["journal 4: command #203 does not know this row", "command #202: 1 of its 2 rows of the journal are there"],
    ),
    ("update command set at = '' where id = '#202'", &["command #202: column 4 (0 bytes) cannot be read"]),
    // The tree: where units stand, what they were, and what was done to them.
    ("update unit set path = '00010009' where id = '#3'", &["unit #3: its path is not the one that the tree gives it"]),
    ("update unit set serial = 9 where id = '#4'", &["unit #4: its path is not the one that the tree gives it"]),
    ("update unit set touched = 6 where id = '#3'", &["unit #3: was touched by a row that is not in the journal"]),
    ("delete from tree_day", &["tree_day: its row is missing"]),
    (
        "update tree_day set day = '2009-01-01'",
        &[
            "unit #1: its path is not the one that the tree gives it",
            "unit #2: its path is not the one that the tree gives it",
            "unit #3: its path is not the one that the tree gives it",
            "unit #4: its path is not the one that the tree gives it",
            "person #11: its path is not that of its unit",
            "person #12: its path is not that of its unit",
            "admission_case #21: its paths are not those of its units",
        ],
    ),
    ("delete from unit_version where unit = '#3'", &["unit #3: has no versions"]),
    (
        "update unit_version set parent = '#2' where unit = '#3'",
        &[
            "unit #3: its path is not the one that the tree gives it",
            "person #11: its path is not that of its unit",
            "person #12: its path is not that of its unit",
        ],
    ),
    (
        "update unit_version set heir = '#3' where unit = '#4' and ended = 1",
        &["unit #4: its path is not the one that the tree gives it"],
    ),
    (
        "update unit_version set kind = 'tribe' where unit = '#3'",
        &["unit_version #3: column 5 (5 bytes) cannot be read"],
    ),
    (
        "update unit_version set from_day = 'spring' where unit = '#3'",
        &["unit_version #3: column 2 (6 bytes) cannot be read"],
    ),
    ("update unit_act set sequence = 6 where id = '#93'", &["unit_act #93: its link of the journal is missing"]),
    ("update unit_act set others = '#1 #99' where id = '#93'", &["unit_act #93: a unit that it names is missing"]),
    ("update unit_act set on_day = '' where id = '#93'", &["unit_act #93: column 2 (0 bytes) cannot be read"]),
    // People: what is derived from their names and units, and what cannot be read.
    ("update person set path = '0001' where id = '#11'", &["person #11: its path is not that of its unit"]),
    (
        "update person set search = ' le thi mau' where id = '#11'",
        &["person #11: what a search looks at is not what its name makes"],
    ),
    (
        "update person set sort_key = {00} where id = '#12'",
        &["person #12: its place in order is not what its name makes"],
    ),
    ("update person set name = '7' where id = '#12'", &["person #12: column 3 (1 bytes) cannot be read"]),
    ("update person set given = 'Hoa' where id = '#12'", &["person #12: the parts of the name are not in it"]),
    ("update person set citizen_id = '12' where id = '#12'", &["person #12: column 10 (2 bytes) cannot be read"]),
    ("update person set born = '1996-13' where id = '#11'", &["person #11: column 9 (7 bytes) cannot be read"]),
    (
        "update person set touched = 6 where id = '#11'",
        &["person #11: was touched by a row that is not in the journal"],
    ),
    (
        "update person set name = 'Trần Thị Dạ', search = replace(replace(search, 'mau', 'da'), 'ttm', 'ttd') where id = '#11'",
        &["person #11: its place in order is not what its name makes"],
    ),
    (
        "update person set sex = 'male' where id = '#11'",
        &["admission_case #21: its traits are not those of its person"],
    ),
    // A case: its row against its acts, its person, its units, and the journal.
    ("update admission_case set stage = 'probation'", &["admission_case #21: is not what its acts make"]),
    ("update admission_case set stage = 'somewhere'", &["admission_case #21: column 6 (9 bytes) cannot be read"]),
    ("update admission_case set ceremony_on = '2018-07-02'", &["admission_case #21: is not what its acts make"]),
    ("update admission_case set certificate_number = '8-GCN'", &["admission_case #21: is not what its acts make"]),
    ("update admission_case set cell_entitled = null", &["admission_case #21: half of a count of votes"]),
    ("update admission_case set recognised_on = null", &["admission_case #21: half of a recognition"]),
    (
        "update admission_case set committee_in_favour = 1, committee_entitled = 1",
        &["admission_case #21: a count of votes without its day"],
    ),
    ("update admission_case set certificate_on = null", &["admission_case #21: a paper without its day"]),
    (
        "update admission_case set carried_by = '#3'",
        &["admission_case #21: is not what its acts make", "admission_case #21: its paths are not those of its units"],
    ),
    (
        "update admission_case set opened_by = '#1', carried_by = '#1', carried_path = '0001'",
        &["admission_case #21: is not what its acts make"],
    ),
    ("update admission_case set carried_path = '0001'", &["admission_case #21: its paths are not those of its units"]),
    ("update admission_case set admitted_path = null", &["admission_case #21: its paths are not those of its units"]),
    (
        "update admission_case set counted_by_decision_on = null",
        &["admission_case #21: the day and ages it counts by are not what it makes"],
    ),
    (
        "update admission_case set age_at_ceremony = 31",
        &["admission_case #21: the day and ages it counts by are not what it makes"],
    ),
    ("update admission_case set minority = 1", &["admission_case #21: its traits are not those of its person"]),
    ("update admission_case set sort_key = {00}", &["admission_case #21: its traits are not those of its person"]),
    ("update admission_case set version = 0", &["admission_case #21: has no version"]),
    ("update admission_case set touched = 6", &["admission_case #21: was touched by a row that is not in the journal"]),
    ("update admission_case set touched = 4", &["admission_case #21: was touched before its newest act"]),
    // Acts.
    ("delete from act where id = '#34'", &["admission_case #21: is not what its acts make"]),
    ("delete from act", &["admission_case #21: is not what its acts make"]),
    ("update act set on_day = '2018-07-03' where id = '#35'", &["admission_case #21: is not what its acts make"]),
    ("update act set unit = '#3' where id = '#35'", &["admission_case #21: is not what its acts make"]),
    ("update act set deed = 'forgotten' where id = '#31'", &["act #21 #31: column 3 (9 bytes) cannot be read"]),
    ("update act set entitled = 8 where id = '#38'", &["act #21 #38: more votes than there were voters"]),
    ("update act set recorded_at = 'once' where id = '#31'", &["act #21 #31: column 12 (4 bytes) cannot be read"]),
    ("update act set correction_reason = null where id = '#38'", &["act #21 #38: half of a correction"]),
    ("update act set second_day = null where id = '#36'", &["act #21 #36: a recognition without its official day"]),
    ("update act set supersedes = '#99' where id = '#38'", &["act #21 #38: the act it corrects is not in its case"]),
    (
        "update act set to_unit = '#99', deed = 'nominated' where id = '#31'",
        &["act #21 #31: the unit it names is missing"],
    ),
    (
        "update act set sequence = 6 where id = '#31'",
        &["admission_case #21: was touched before its newest act", "act #21 #31: its link of the journal is missing"],
    ),
    (
        "delete from admission_case",
        &[
            "act #21 #31: its case_id refers to a missing row of admission_case",
            "act #21 #32: its case_id refers to a missing row of admission_case",
            "act #21 #33: its case_id refers to a missing row of admission_case",
            "act #21 #34: its case_id refers to a missing row of admission_case",
            "act #21 #35: its case_id refers to a missing row of admission_case",
            "act #21 #36: its case_id refers to a missing row of admission_case",
            "act #21 #37: its case_id refers to a missing row of admission_case",
            "act #21 #38: its case_id refers to a missing row of admission_case",
            "note #86: its case_id refers to a missing row of admission_case",
            "note #87: its case_id refers to a missing row of admission_case",
            "attachment #88: its case_id refers to a missing row of admission_case",
            "attachment #89: its case_id refers to a missing row of admission_case",
        ],
    ),
    // Quotas, whose sums are those of the newest revisions.
    ("delete from quota where id = '#41'", &["quota #42: revision 1 where 0 was expected"]),
    ("update quota set revision = 2 where id = '#42'", &["quota #42: revision 2 where 1 was expected"]),
    ("update quota set amount = -4 where id = '#43'", &["quota #43: column 6: -4 is out of bounds"]),
    ("update quota set period = 'soon' where id = '#43'", &["quota #43: column 3 (4 bytes) cannot be read"]),
    (
        "update quota set kind = 'nomination:nobody' where id = '#43'",
        &["quota #43: column 4 (17 bytes) cannot be read"],
    ),
    ("update quota set touched = 6 where id = '#43'", &["quota #43: was touched by a row that is not in the journal"]),
    // What else can no longer be read.
    ("update headcount set members = -1", &["headcount #2 2018: column 3: -1 is out of bounds"]),
    ("update account set disabled_on = 'x'", &["account #51: column 6 (1 bytes) cannot be read"]),
    ("update post set role = 'guest' where id = '#61'", &["post #61: column 3 (5 bytes) cannot be read"]),
    ("update post set until_day = '2020-02-30' where id = '#61'", &["post #61: column 6 (10 bytes) cannot be read"]),
    (
        "update post set delegated_by = '#99' where id = '#62'",
        &["post #62: the post on whose behalf it is held is missing"],
    ),
    ("update session set ends_at = 'x'", &["session #51: column 4 (1 bytes) cannot be read"]),
    ("update invitation set ends_at = 'x'", &["invitation #51: column 5 (1 bytes) cannot be read"]),
    ("update invitation set account = '#99'", &["invitation #99: its account refers to a missing row of account"]),
    ("update device set seen_at = 'x'", &["device #51: column 3 (1 bytes) cannot be read"]),
    ("update mapping set told_at = 'x'", &["mapping unit chi bo 2: column 4 (1 bytes) cannot be read"]),
    ("update import set at = 'x'", &["import #71: column 2 (1 bytes) cannot be read"]),
    ("update import set row_count = -3", &["import #71: column 4: -3 is out of bounds"]),
    ("update import set new_acts = -1", &["import #71: column 12: -1 is out of bounds"]),
    (
        "update import_before set became = 'x' where kind = 'headcount'",
        &["import_before #71 headcount #2 2018: is not what an import replaces"],
    ),
    (
        "update import_before set kind = 'guess' where kind = 'setting'",
        &["import_before #71 guess count_by: is not what an import replaces"],
    ),
    ("update import_undone set at = 'x'", &["import_undone #71: column 2 (1 bytes) cannot be read"]),
    ("update import_undone set sequence = 99", &["import_undone #71: its link of the journal is missing"]),
    ("update assignment set from_day = 'x'", &["assignment #81: column 7 (1 bytes) cannot be read"]),
    ("update assignment_unit set place = 2 where place = 1", &["assignment_unit #81 2: place 2 where 1 was expected"]),
    ("delete from assignment_unit where place = 0", &["assignment_unit #81 1: place 1 where 0 was expected"]),
    ("update survey set due = 'x'", &["survey #82: column 9 (1 bytes) cannot be read"]),
    ("update enterprise set cell_established = 'x'", &["enterprise #83: column 11 (1 bytes) cannot be read"]),
    ("update member set joined = 'x'", &["member #84: column 8 (1 bytes) cannot be read"]),
    ("update saved_view set removed_at = 'x'", &["saved_view #85: column 7 (1 bytes) cannot be read"]),
    ("update opening_view set view = '#99'", &["opening_view #51 #2: its view refers to a missing row of saved_view"]),
    ("update note set at = 'x' where id = '#86'", &["note #86: column 4 (1 bytes) cannot be read"]),
    ("update note set wording = null where id = '#86'", &["note #86: half of a withdrawal"]),
    ("update draft set saved_at = 'x'", &["draft #51 act.applied #11: column 6 (1 bytes) cannot be read"]),
    ("update attachment set size = -1 where id = '#88'", &["attachment #88: column 6: -1 is out of bounds"]),
    ("update attachment set kind = 'exe' where id = '#88'", &["attachment #88: column 5 (3 bytes) cannot be read"]),
    ("update attachment set file = null where id = '#88'", &["attachment #88: half of a removal"]),
    // Two things at once are both named.
    (
        "update post set role = 'guest' where id = '#61'; update quota set amount = -4 where id = '#43'; update person set name = '7' where id = '#12'; update admission_case set stage = 'probation'",
        &[
            "quota #43: column 6: -4 is out of bounds",
            "post #61: column 3 (5 bytes) cannot be read",
            "person #12: column 3 (1 bytes) cannot be read",
            "admission_case #21: is not what its acts make",
        ],
    ),
    // What nothing else on record speaks of is not noticed; the payload of a link may be erased by right.
    ("update quota set amount = 5 where id = '#43'", &[]),
    ("delete from quota where id in ('#42', '#43')", &[]),
    ("update act set wording = 'Đoàn Thanh niên' where id = '#31'", &[]),
    ("update person set residence = 'Thôn Mẫu' where id = '#11'", &[]),
    ("update post set role = 'leader' where id = '#61'", &[]),
    ("delete from journal_payload where sequence = 3", &[]),
];

const BORN: Date = Date::constant(1996, 5, 7);

fn id(number: u128) -> Id {
    Id::from_number(number)
}

const fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

fn paper(number: &str) -> Option<Paper> {
    Some(Paper { number: number.to_owned() })
}

fn unit(number: u128, parent: Option<u128>, ended: Option<u128>) -> UnitWrite {
    let standing = UnitVersion {
        from: day(2010, 1, 1),
        name: format!("Chi bộ {number}"),
        parent: parent.map(|parent| UnitId(id(parent))),
        kind: UnitKind::Cell,
        sector: None,
        area_code: None,
        state: UnitState::Standing,
    };
    let mut versions = vec![standing.clone()];
    if let Some(heir) = ended {
        let state = UnitState::Ended { heir: Some(UnitId(id(heir))) };
        versions.push(UnitVersion { from: day(2018, 1, 1), state, ..standing.clone() });
    }
    let unit = Unit::from_versions(UnitId(id(number)), Some(format!("CB-{number}")), versions).unwrap();
    let change = UnitChange::Established { code: unit.code.clone(), first: standing };
    let act = UnitAct { id: ActId(id(90 + number)), unit: unit.id, on: day(2010, 1, 1), paper: None, change };
    UnitWrite { unit, acts: vec![act] }
}

fn write(number: u128, entries: usize, changes: Changes) -> Write {
    let entries = (0..entries).map(|_| entry("test.done", "test:1")).collect();
    Write { command: CommandId(id(200 + number)), author: Author::PROGRAM, at: now(), changes, entries }
}

/// Something in every table: units 1 to 4, people 11 and 12, case 21 with acts 31 to 38, quotas 41 to 43, account 51,
/// posts 61 and 62, import 71, records from 81 on; commands 201 to 203 with the links 1 and 2, 3 and 4, 5.
async fn fill(database: &Database) {
    let store = &database.store;
    let (unit_id, account) = (|number| UnitId(id(number)), AccountId(id(51)));
    let quota = |number, period, revision| Quota {
        id: QuotaId(id(number)),
        unit: unit_id(2),
        period: QuotaPeriod::Year(period),
        kind: QuotaKind::Admission,
        amount: 4,
        paper: None,
        set_on: Some(day(2018, 1, 15)),
        revision,
        reason: String::new(),
    };
    let post = |number, delegated_by: Option<u128>| Post {
        id: PostId(id(number)),
        account,
        role: Role::CommitteeOfficer,
        unit: unit_id(1),
        from: day(2018, 1, 1),
        until: None,
        confirmed: true,
        suspended_on: None,
        delegated_by: delegated_by.map(|post| PostId(id(post))),
    };
    let tree = Changes {
        units: vec![unit(1, None, None), unit(2, Some(1), None), unit(3, Some(1), None), unit(4, Some(1), Some(2))],
        quotas: vec![quota(41, 2018, 0), quota(42, 2018, 1), quota(43, 2019, 0)],
        headcounts: vec![Headcount { unit: unit_id(2), year: 2018, members: 20, probationary: Some(1) }],
        accounts: vec![Account {
            id: account,
            login: "can bo".to_owned(),
            display_name: "Cán bộ Mẫu".to_owned(),
            password_hash: "$argon2id$".to_owned(),
            locale: "vi".to_owned(),
            disabled_on: None,
        }],
        posts: vec![post(61, None), post(62, Some(61))],
        invitations: vec![Invitation {
            account,
            secret: Digest::of(b"link"),
            made_at: now(),
            made_by: None,
            ends_at: now(),
            used_at: None,
        }],
        settings: vec![("count_by".to_owned(), "ceremony".to_owned())],
        mappings: vec![Mapping {
            kind: "unit".to_owned(),
            written: "chi bo 2".to_owned(),
            means: id(2).to_string(),
            told_at: now(),
            account: Some(account),
        }],
        imports: vec![Import {
            id: ImportId(id(71)),
            at: now(),
            account: None,
            rows: 3,
            accepted: 2,
            repaired: 1,
            rejected: 1,
            unit: Some(unit_id(2)),
            wrote: Wrote { people: 2, ..Wrote::default() },
            sources: vec![ImportSource { file: "danh sách.xlsx".to_owned(), digest: Digest::of(b"1") }],
            undone: None,
        }],
        assignments: vec![Assignment {
            id: id(81),
            officer: "Đ/c Mẫu".to_owned(),
            post: None,
            group: None,
            units: vec![unit_id(2), unit_id(3)],
            term: Some((2015, 2020)),
            from: None,
            note: None,
        }],
        surveys: vec![Survey {
            id: id(82),
            unit: unit_id(2),
            on: Some(day(2018, 3, 1)),
            surveyor: None,
            result: None,
            difficulty: None,
            measure: None,
            owner: None,
            due: None,
            outcome: None,
        }],
        enterprises: vec![Enterprise {
            id: id(83),
            name: "Công ty Mẫu".to_owned(),
            form: None,
            trade: None,
            area: Some(unit_id(1)),
            area_as_written: None,
            workers: Some(40),
            members: None,
            has_cell: Some(true),
            cell: Some(unit_id(3)),
            cell_established: Some(PartialDate::Year(2015)),
            trade_union: None,
            youth_union: None,
            owner: None,
            attitude: None,
            officer: None,
            note: None,
        }],
        views: vec![SavedView {
            id: ViewId(id(85)),
            unit: unit_id(2),
            account,
            name: "Chờ thẩm tra".to_owned(),
            query: "of=open".to_owned(),
            is_shared: true,
            removed_at: None,
        }],
        opening_views: vec![OpeningView { account, unit: unit_id(2), view: Some(ViewId(id(85))) }],
        ..Changes::default()
    };
    store.commit(write(1, 2, tree)).await.unwrap();

    let person = |number, name| {
        let mut facts = PersonFacts::named(FullName::parse(name).unwrap());
        facts.sex = Some(Sex::Female);
        facts.born = Some(PartialDate::Day(BORN));
        facts.citizen_id = Some(CitizenId::parse("026196000123").unwrap());
        Person { id: PersonId(id(number)), unit: unit_id(3), facts }
    };
    let opening = Opening { id: CaseId(id(21)), person: PersonId(id(11)), unit: unit_id(3) };
    let act = |number, on, unit, paper, deed| Act {
        id: ActId(id(number)),
        case: opening.id,
        on,
        unit: unit_id(unit),
        paper,
        deed,
        recorded_at: now(),
        supersedes: None,
    };
    let mut acts = vec![
        act(31, day(2018, 1, 1), 3, None, Deed::Nominated { by: None }),
        act(32, day(2018, 2, 1), 3, paper("7-GCN"), Deed::ClassFinished),
        act(33, day(2018, 4, 1), 3, None, Deed::CellVoted { ballots: Ballots::new(9, 12) }),
        act(34, day(2018, 6, 1), 2, paper("3-QĐ/HU"), Deed::Decided),
        act(35, day(2018, 7, 1), 2, None, Deed::CeremonyHeld),
        act(36, day(2019, 7, 2), 2, paper("9-QĐ/HU"), Deed::Recognised { official_on: day(2019, 7, 1) }),
        act(37, day(2019, 9, 1), 3, None, Deed::Transferred { to: Some(unit_id(2)), place: None }),
    ];
    let case = |acts: &[Act], new_acts, expected_version| CaseWrite {
        opening,
        case: fold(opening, acts),
        new_acts,
        expected_version,
    };
    let note =
        |number, state| Note { id: NoteId(id(number)), case: opening.id, account, at: now(), state, replaces: None };
    let attachment = |number, state| Attachment {
        id: AttachmentId(id(number)),
        case: opening.id,
        account,
        at: now(),
        kind: AttachmentKind::Pdf,
        size: 1_200,
        digest: Digest::of(b"%PDF"),
        state,
    };
    let people = Changes {
        people: vec![person(11, "Trần Thị Mẫu"), person(12, "Lê Thị Mẫu")],
        cases: vec![case(&acts, acts.clone(), None)],
        members: vec![Member {
            id: id(84),
            person: PersonId(id(11)),
            unit: unit_id(2),
            unit_as_written: None,
            biography_number: None,
            card_number: None,
            card_on: Some(day(2019, 8, 1)),
            joined: Some(PartialDate::Day(day(2018, 7, 1))),
            official: None,
            admitted_at: None,
            party_post: None,
            other_post: None,
            languages: None,
            badge_years: None,
            exempt_since: None,
            participation: None,
            status: None,
            health: None,
            note: None,
        }],
        notes: vec![
            note(86, NoteState::Standing("Đã hẹn nộp đơn".to_owned())),
            note(87, NoteState::Withdrawn { at: now(), by: account, reason: "Nhầm người".to_owned() }),
        ],
        attachments: vec![
            attachment(88, AttachmentState::Kept { name: "Giấy chứng nhận.pdf".to_owned(), file: "ab12".to_owned() }),
            attachment(89, AttachmentState::Removed { at: now(), by: account, reason: "Nhầm người".to_owned() }),
        ],
        ..Changes::default()
    };
    store.commit(write(2, 2, people)).await.unwrap();

    let correction = Correction { act: ActId(id(33)), reason: "Nhập nhầm".to_owned() };
    let corrected = Act {
        supersedes: Some(correction),
        ..act(38, day(2018, 4, 1), 3, None, Deed::CellVoted { ballots: Ballots::new(10, 12) })
    };
    acts.push(corrected.clone());
    let cases = vec![case(&acts, vec![corrected], Some(1))];
    store.commit(write(3, 1, Changes { cases, ..Changes::default() })).await.unwrap();
    let undone =
        "insert into import_undone (import, at, reason, files, sequence) select id, at, 'y', '', 2 from import";
    database.tamper(undone).await;

    let instant = |second| Timestamp::from_second(second).unwrap();
    let (started_at, seen_at, ends_at) = (instant(1), instant(2), instant(3));
    let session = Session { account, started_at, seen_at, ends_at, agent: String::new() };
    store.start_session(&Digest::of(b"token"), &session).await.unwrap();
    let device = Device { account, made_at: started_at, seen_at };
    store.keep_device(&Digest::of(b"mark"), &device).await.unwrap();
    store.keep_letters(account, "large").await.unwrap();
    let draft = Draft {
        account,
        form: "act.applied".to_owned(),
        about: id(11).to_string(),
        person: Some(PersonId(id(11))),
        fields: "on=1/3/2018".to_owned(),
        saved_at: seen_at,
    };
    store.keep_draft(&draft).await.unwrap();
    store.note_sign_in_failure("can bo", instant(1)).await.unwrap();
}

/// Writes ids and bytes out.
fn written_out(text: &str, database: &Database) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['#', '{']) {
        out.push_str(&rest[..at]);
        let (mark, after) = rest[at..].split_at(1);
        if mark == "#" {
            let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            out.push_str(&id(after[..end].parse().unwrap()).to_string());
            rest = &after[end..];
        } else {
            let (hex, after) = after.split_once('}').unwrap();
            out.push_str(&if database.is_sqlite() { format!("x'{hex}'") } else { format!("'\\x{hex}'::bytea") });
            rest = after;
        }
    }
    out + rest
}

async fn named(database: &Database) -> Vec<String> {
    match database.store.check().await {
        Ok(report) => report.problems.iter().map(ToString::to_string).collect(),
        Err(error) => vec![format!("the check could not be carried out: {error}")],
    }
}

async fn engines() -> Vec<Database> {
    [Some(Database::sqlite().await), Database::postgres().await].into_iter().flatten().collect()
}

#[tokio::test]
async fn every_damage_is_named() {
    let mut wrong: Vec<String> = Vec::new();
    for database in engines().await {
        for (damage, expected) in DAMAGE {
            database.empty().await;
            fill(&database).await;
            database.tamper(&written_out(damage, &database)).await;
            let expected: Vec<String> = expected.iter().map(|line| written_out(line, &database)).collect();
            let named = named(&database).await;
            if named != expected {
                let engine = if database.is_sqlite() { "SQLite" } else { "PostgreSQL" };
                wrong.push(format!("{engine}: {damage}\n  names    {named:#?}\n  and not  {expected:#?}"));
            }
        }
        database.remove().await;
    }
    assert!(wrong.is_empty(), "{} are not named as they should be\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn every_reference_that_leads_nowhere_is_named() {
    for database in engines().await {
        let catalogue = database.store.catalogue().await.unwrap();
        let of = |line: &str, word: &str| {
            let (table, what) = line.split_once(": ")?;
            Some((table.to_owned(), what.strip_prefix(word)?.to_owned()))
        };
        let keys: BTreeMap<String, String> = catalogue.iter().filter_map(|line| of(line, "key ")).collect();
        let references: Vec<_> = catalogue.iter().filter_map(|line| of(line, "refers ")).collect();
        assert!(references.len() > 20, "{references:?}");
        for (table, reference) in references {
            let (column, to) = reference.split_once(" to ").unwrap();
            let (column, other) = (column.trim_matches(['(', ')']), to.split(' ').next().unwrap());
            let (key, nowhere) = (&keys[&table], if column == "sequence" { "99" } else { "'#99'" });
            let columns = key.trim_matches(['(', ')']);
            let one = format!("select {columns} from {table} where {column} is not null order by {columns} limit 1");
            database.empty().await;
            fill(&database).await;
            let damage = format!("update {table} set {column} = {nowhere} where {key} in ({one})");
            database.tamper(&written_out(&damage, &database)).await;
            let named = named(&database).await;
            let (begin, end) = (format!("{table} "), format!(": its {column} refers to a missing row of {other}"));
            let naming = named.iter().filter(|line| line.starts_with(&begin) && line.ends_with(&end)).count();
            assert_eq!(naming, 1, "{damage}: {named:#?}");
        }
        database.remove().await;
    }
}

async fn after(database: &Database, damage: &str, expected: &[&str]) {
    database.tamper(damage).await;
    assert_eq!(named(database).await, expected, "{damage}");
}

#[tokio::test]
async fn tables_that_lack_something_are_named() {
    let index = "unit: the database lacks index unit_touched (touched)";
    for database in engines().await {
        fill(&database).await;
        after(&database, "create index of_our_own on unit (code, touched)", &[]).await;
        after(&database, "drop index unit_touched", &[index]).await;
        if !database.is_sqlite() {
            let unique = "quota: the database lacks unique (unit, period, kind, revision)";
            let reference = "post: the database lacks refers (unit) to unit (id)";
            after(&database, "alter table quota drop constraint quota_unit_period_kind_revision_key", &[unique, index])
                .await;
            after(&database, "alter table post drop constraint post_unit_fkey", &[reference, unique, index]).await;
            // As a restoration does that goes on after an error.
            let unproven =
                "alter table post add constraint post_unit_fkey foreign key (unit) references unit (id) not valid";
            after(&database, unproven, &["post: constraint post_unit_fkey is not proven", unique, index]).await;
            let halfway = "update pg_index set indisvalid = false where indexrelid = 'person_by_name'::regclass; \
                 alter table post drop constraint post_unit_fkey; \
                 alter table quota add unique (unit, period, kind, revision)";
            let whole = "person: index person_by_name is not whole";
            after(&database, halfway, &[whole, reference, index]).await;
        }
        // Where a column is gone rows cannot be read, so nothing is said of them.
        database.tamper("alter table survey drop column outcome; update journal set what = ''").await;
        let named = named(&database).await;
        assert!(named.contains(&"survey: the database lacks column 10 outcome text?".to_owned()), "{named:#?}");
        assert!(!named.iter().any(|line| line.starts_with("journal")), "{named:#?}");
        database.remove().await;
    }
}

/// A row is changed while its index looks the other way.
#[tokio::test]
async fn a_row_that_is_missing_from_an_index_is_named() {
    let database = Database::sqlite().await;
    fill(&database).await;
    let index = |condition: &str| {
        format!(
            "pragma writable_schema = on; update sqlite_schema \
             set sql = 'CREATE INDEX unit_touched on unit (touched){condition}' where name = 'unit_touched'"
        )
    };
    database.tamper(&index(" where touched < 0")).await;
    database.tamper("update unit set touched = 1 where serial = 3").await;
    database.tamper(&index("")).await;
    assert_eq!(named(&database).await, ["row 3 missing from index unit_touched"]);
    database.remove().await;
}
