//! A small invented organisation in a database of its own, for the tests of crates that stand on this one.
//!
//! Everything in it is seen from one commune, at which every post is held but that of the whole province: things lie
//! at the commune itself, above and below it, beside it, and in the places where units closed, moved and merged.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI32, AtomicI64, AtomicU64, Ordering},
    },
};

use nguon_domain::{
    access::{Post, PostState, Role},
    calendar::{Date, Timestamp, add_days},
    case::{Act, Ballots, Deed, Opening, fold},
    citizen_id::CitizenId,
    id::{AccountId, ActId, CaseId, CommandId, Id, PersonId, PostId, QuotaId, UnitId},
    journal::{Author, Digest},
    name::FullName,
    partial_date::PartialDate,
    person::{Person, PersonFacts, Sex},
    quota::{Quota, QuotaKind, QuotaPeriod},
    unit::{Paper, Unit, UnitAct, UnitChange, UnitKind, UnitState, UnitVersion, apply},
};
use nguon_store::{Account, Address, CaseWrite, Changes, Entry, Store, UnitWrite, Write};

use crate::{App, AppError, Drawer, Ground, Shelf, account};

/// The day it is in the sample.
pub const TODAY: Date = Date::constant(2020, 10, 31);
/// The password of every account of the sample.
pub const PASSWORD: &str = "cây tre trăm đốt";
/// The login of the officer who sees the whole province.
pub const PROVINCE_LOGIN: &str = "tinh";

/// Where something lies, seen from the commune at which posts are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Position {
    /// The commune itself.
    Own,
    /// The district above it.
    Ancestor,
    /// A cell below it.
    Descendant,
    /// The commune beside it.
    Sibling,
    /// A commune of another district.
    OtherBranch,
    /// A cell that was below it and was dissolved.
    Closed,
    /// A cell that was below it and now stands under the commune beside it.
    Moved,
    /// A cell of the commune beside it that went into one of its own.
    Merged,
    /// Somebody who was admitted below it and has moved to another district. No unit.
    AdmittedHere,
}

impl Position {
    /// All positions.
    pub const ALL: [Self; 9] = [
        Self::Own,
        Self::Ancestor,
        Self::Descendant,
        Self::Sibling,
        Self::OtherBranch,
        Self::Closed,
        Self::Moved,
        Self::Merged,
        Self::AdmittedHere,
    ];

    /// The unit that lies there.
    pub fn unit(self) -> Option<UnitId> {
        match self {
            Self::Own => Some(COMMUNE),
            Self::Ancestor => Some(DISTRICT),
            Self::Descendant => Some(CELL),
            Self::Sibling => Some(SIBLING),
            Self::OtherBranch => Some(OTHER),
            Self::Closed => Some(CLOSED),
            Self::Moved => Some(MOVED),
            Self::Merged => Some(MERGED),
            Self::AdmittedHere => None,
        }
    }

    /// The person who lives there.
    pub fn person(self) -> PersonId {
        PersonId(Id::from_number(500 + self as u128))
    }
}

impl Position {
    /// The account that holds a post there, beside those of the commune; `None` where no unit is.
    pub fn account(self) -> Option<AccountId> {
        self.unit().map(|_| AccountId(Id::from_number(800 + self as u128)))
    }

    /// The post of that account.
    pub fn post(self) -> PostId {
        PostId(Id::from_number(800 + self as u128))
    }

    /// The ceremony of the person who lives there.
    pub fn ceremony(self) -> ActId {
        ActId(Id::from_number((500 + self as u128) * 100 + 4))
    }
}

/// The login of whoever holds `role` at the commune in `state`.
pub fn login(role: Role, state: PostState) -> String {
    format!("{}.{}", role.code(), state.code())
}

/// The top of the tree.
pub const PROVINCE: UnitId = UnitId(Id::from_number(1));
const DISTRICT: UnitId = UnitId(Id::from_number(2));
const OTHER_DISTRICT: UnitId = UnitId(Id::from_number(3));
const COMMUNE: UnitId = UnitId(Id::from_number(10));
const CELL: UnitId = UnitId(Id::from_number(11));
const CLOSED: UnitId = UnitId(Id::from_number(12));
const MOVED: UnitId = UnitId(Id::from_number(13));
const SIBLING: UnitId = UnitId(Id::from_number(20));
const MERGED: UnitId = UnitId(Id::from_number(21));
const SIBLING_CELL: UnitId = UnitId(Id::from_number(22));
const OTHER: UnitId = UnitId(Id::from_number(30));
const OTHER_CELL: UnitId = UnitId(Id::from_number(31));

/// A clock that stands still until it is moved, and bytes that can be foreseen.
#[derive(Debug, Clone, Default)]
pub struct Still {
    seconds: Arc<AtomicI64>,
    days: Arc<AtomicI32>,
    drawn: Arc<AtomicU64>,
}

impl Still {
    /// Lets time pass; the day stays.
    pub fn pass(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Lets days pass.
    pub fn pass_days(&self, days: i32) {
        self.days.fetch_add(days, Ordering::Relaxed);
    }
}

const NOON: i64 = 1_604_127_600;

impl Ground for Still {
    fn now(&self) -> Timestamp {
        let days = i64::from(self.days.load(Ordering::Relaxed)) * 86_400;
        Timestamp::from_second(NOON + days + self.seconds.load(Ordering::Relaxed)).unwrap_or_default()
    }

    fn today(&self) -> Date {
        add_days(TODAY, self.days.load(Ordering::Relaxed))
    }

    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(32) {
            let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
            let digest = Digest::of(&drawn.to_be_bytes()).to_string();
            for (byte, letter) in part.iter_mut().zip(digest.bytes()) {
                *byte = letter.wrapping_mul(31);
            }
        }
    }
}

/// The program over a new database under `folder` in which nobody has done anything yet, on `ground`.
///
/// Errors: [`AppError::Unavailable`].
pub async fn nothing(folder: &Path, ground: Still) -> Result<App, AppError> {
    let store = Store::open(&Address::Sqlite(folder.join("empty.sqlite"))).await?;
    store.migrate().await?;
    let rules =
        nguon_rulebook::load_embedded().map_err(|_| AppError::Unavailable("the rulebook has faults".to_owned()))?;
    App::open(store, rules, Box::new(ground)).await
}

/// Makes the organisation in a new database under `folder`, on `ground`.
///
/// Errors: [`AppError::Unavailable`].
pub async fn open(folder: &Path, ground: Still) -> Result<App, AppError> {
    let app = open_at(&Address::Sqlite(folder.join("sample.sqlite")), ground).await?;
    Ok(app.with_shelf(Shelf::new(folder.join("uploads"))).with_drawer(Drawer::new(folder.join("attachments"))))
}

/// Makes the organisation in a new database at an address.
///
/// Errors: [`AppError::Unavailable`].
pub async fn open_at(address: &Address, ground: Still) -> Result<App, AppError> {
    let store = Store::open(address).await?;
    store.migrate().await?;
    let hash = account::hash(PASSWORD.to_owned(), &ground).await?;
    let write = Write {
        command: CommandId(Id::from_number(1)),
        author: Author::PROGRAM,
        at: ground.now(),
        changes: changes(hash)?,
        entries: vec![Entry {
            what: "sample.made".to_owned(),
            subject: format!("unit:{PROVINCE}"),
            payload: Vec::new(),
        }],
    };
    store.commit(write).await?;
    let rules =
        nguon_rulebook::load_embedded().map_err(|_| AppError::Unavailable("the rulebook has faults".to_owned()))?;
    App::open(store, rules, Box::new(ground)).await
}

/// Lets no workbook be read as long as what is returned is kept, as if somebody else's were being read.
pub async fn hold_reading(app: &App) -> tokio::sync::OwnedMutexGuard<()> {
    Arc::clone(&app.inner.reading).lock_owned().await
}

/// Adds somebody under the id of a number, and a case at their unit in which these things happened, each on its day and
/// with its paper.
///
/// Errors: [`AppError::Unavailable`].
pub async fn plant(
    app: &App,
    number: u128,
    unit: UnitId,
    facts: PersonFacts,
    deeds: impl IntoIterator<Item = (Date, Deed, Option<&str>)>,
) -> Result<PersonId, AppError> {
    let person = Person { id: PersonId(Id::from_number(number)), unit, facts };
    let deeds = deeds.into_iter().zip(1_u128..);
    let acts = deeds.map(|((on, deed, paper), at)| act(number, at, unit, on, deed, paper)).collect();
    let id = person.id;
    let changes = Changes { cases: vec![case(&person, unit, acts)], people: vec![person], ..Changes::default() };
    let entry = Entry { what: "sample.planted".to_owned(), subject: format!("person:{id}"), payload: Vec::new() };
    app.write(app.fresh_command(), Author::PROGRAM, changes, vec![entry]).await?;
    Ok(id)
}

/// Changes a unit from a day on, as a workbook that tells of the days to come would.
///
/// Errors: [`AppError::Unavailable`].
pub async fn change_unit(app: &App, unit: UnitId, change: UnitChange, on: Date) -> Result<(), AppError> {
    let mut units = app.store().units().await?;
    let act = UnitAct { id: ActId(app.fresh_command().0), unit, on, paper: None, change };
    apply(&mut units, &act).map_err(fault)?;
    let unit = units.remove(&unit).ok_or_else(|| fault(unit))?;
    let entry = Entry { what: "sample.changed".to_owned(), subject: format!("unit:{}", unit.id), payload: Vec::new() };
    let changes = Changes { units: vec![UnitWrite { unit, acts: vec![act] }], ..Changes::default() };
    app.write(app.fresh_command(), Author::PROGRAM, changes, vec![entry]).await?;
    Ok(())
}

fn changes(password_hash: String) -> Result<Changes, AppError> {
    let (people, cases) = people()?;
    let (accounts, posts) = accounts(&password_hash);
    Ok(Changes { units: units()?, people, cases, quotas: quotas(), accounts, posts, ..Changes::default() })
}

fn fault(what: impl std::fmt::Display) -> AppError {
    AppError::Unavailable(format!("the sample is not whole: {what}"))
}

fn units() -> Result<Vec<UnitWrite>, AppError> {
    let begin = Date::constant(2010, 1, 1);
    let mut acts: Vec<UnitAct> = [
        (PROVINCE, None, "T", "Đảng bộ tỉnh Mẫu", UnitKind::ProvinceCommittee),
        (DISTRICT, Some(PROVINCE), "A", "Đảng bộ huyện Đồng Quê", UnitKind::DistrictCommittee),
        (OTHER_DISTRICT, Some(PROVINCE), "B", "Đảng bộ huyện Núi Xanh", UnitKind::DistrictCommittee),
        (COMMUNE, Some(DISTRICT), "A1", "Đảng bộ xã Bến Đò", UnitKind::GrassrootsCommitteeOrg),
        (CELL, Some(COMMUNE), "A1-1", "Chi bộ thôn Đông", UnitKind::SubordinateCell),
        (CLOSED, Some(COMMUNE), "A1-2", "Chi bộ thôn Tây", UnitKind::SubordinateCell),
        (MOVED, Some(COMMUNE), "A1-3", "Chi bộ thôn Nam", UnitKind::SubordinateCell),
        (SIBLING, Some(DISTRICT), "A2", "Đảng bộ xã Cầu Đá", UnitKind::GrassrootsCommitteeOrg),
        (MERGED, Some(SIBLING), "A2-1", "Chi bộ thôn Thượng", UnitKind::SubordinateCell),
        (SIBLING_CELL, Some(SIBLING), "A2-2", "Chi bộ thôn Hạ", UnitKind::SubordinateCell),
        (OTHER, Some(OTHER_DISTRICT), "B1", "Đảng bộ xã Suối Mơ", UnitKind::GrassrootsCommitteeOrg),
        (OTHER_CELL, Some(OTHER), "B1-1", "Chi bộ bản Mây", UnitKind::SubordinateCell),
    ]
    .into_iter()
    .map(|(unit, parent, code, name, kind)| {
        let first = UnitVersion {
            from: begin,
            name: name.to_owned(),
            parent,
            kind,
            sector: None,
            area_code: None,
            state: UnitState::Standing,
        };
        (unit, begin, UnitChange::Established { code: Some(code.to_owned()), first })
    })
    .chain([
        (CLOSED, Date::constant(2019, 7, 1), UnitChange::Dissolved),
        (MOVED, Date::constant(2020, 3, 1), UnitChange::Moved { parent: Some(SIBLING) }),
        (MERGED, Date::constant(2020, 5, 1), UnitChange::Merged { into: CELL }),
    ])
    .zip(1..)
    .map(|((unit, on, change), number)| UnitAct {
        id: ActId(Id::from_number(9000 + number)),
        unit,
        on,
        paper: None,
        change,
    })
    .collect();
    let mut units: BTreeMap<UnitId, Unit> = BTreeMap::new();
    for act in &acts {
        apply(&mut units, act).map_err(fault)?;
    }
    Ok(units
        .into_values()
        .map(|unit| {
            let (own, rest) = acts.drain(..).partition(|act| act.unit == unit.id);
            acts = rest;
            UnitWrite { unit, acts: own }
        })
        .collect())
}

fn quotas() -> Vec<Quota> {
    let mut number = 300;
    let mut quotas = Vec::new();
    for (unit, amounts) in [(COMMUNE, [12, 14]), (SIBLING, [6, 9]), (OTHER, [4, 4])] {
        for (year, amount) in (2019..).zip(amounts) {
            number += 1;
            quotas.push(Quota {
                id: QuotaId(Id::from_number(number)),
                unit,
                period: QuotaPeriod::Year(year),
                kind: QuotaKind::Admission,
                amount,
                paper: Some(Paper { number: format!("{number}-KH/TU") }),
                set_on: Some(Date::constant(year, 1, 5)),
                revision: 0,
                reason: String::new(),
            });
        }
    }
    quotas
}

/// Names of the crowd, put together in turn.
const FAMILIES: [&str; 7] = ["Nguyễn", "Trần", "Lê", "Đào", "Hoàng", "Khổng", "Hà"];
const GIVEN: [&str; 11] = ["Ánh", "Bình", "Cúc", "Dũng", "Đức", "Hòa", "Khuê", "Lan", "Minh", "Tú", "Yến"];

/// Those who live at each position, and a crowd that gives every figure somebody to count.
fn people() -> Result<(Vec<Person>, Vec<CaseWrite>), AppError> {
    let mut people = Vec::new();
    let mut cases = Vec::new();
    for position in Position::ALL {
        let number = 500 + position as u128;
        let unit = position.unit().unwrap_or(OTHER_CELL);
        let person = person(number, position as usize, unit)?;
        let mut acts = admission(
            number,
            if position == Position::AdmittedHere { CELL } else { unit },
            Date::constant(2020, 2, 10),
        );
        if position == Position::AdmittedHere {
            let moved = Deed::Transferred { to: Some(OTHER_CELL), place: None };
            acts.push(act(number, 9, CELL, Date::constant(2020, 6, 1), moved, None));
        }
        cases.push(case(&person, if position == Position::AdmittedHere { CELL } else { unit }, acts));
        people.push(person);
    }
    for (at, number) in (0..72).zip(600_u128..) {
        let unit = [CELL, COMMUNE, SIBLING_CELL, OTHER_CELL][at % 4];
        let person = person(number, at, unit)?;
        let month = i8::try_from(1 + at % 10).unwrap_or(1);
        let year = if at % 3 == 0 { 2019 } else { 2020 };
        let on = Date::constant(year, month, 3 + month);
        let mut acts = admission(number, unit, on);
        match at % 6 {
            // In preparation.
            4 => acts.truncate(2),
            5 => acts.truncate(1),
            _ if year == 2019 => {
                let decided_on = Date::constant(2020, month, 3 + month);
                acts.push(act(
                    number,
                    8,
                    unit,
                    decided_on,
                    Deed::Recognised { official_on: decided_on },
                    Some("77-QĐ/HU"),
                ));
            }
            _ => {}
        }
        cases.push(case(&person, unit, acts));
        people.push(person);
    }
    Ok((people, cases))
}

fn person(number: u128, at: usize, unit: UnitId) -> Result<Person, AppError> {
    let sex = if at.is_multiple_of(2) { Sex::Female } else { Sex::Male };
    let middle = if sex == Sex::Female { "Thị" } else { "Văn" };
    let name = FullName::parse(&format!("{} {middle} {}", FAMILIES[at % 7], GIVEN[at % 11])).map_err(fault)?;
    let year = 1978 + i16::try_from(at % 24).unwrap_or(0);
    let born = Date::constant(year, 6, 15);
    let citizen_id =
        CitizenId::parse(&format!("026{}{:02}{number:06}", u8::from(sex == Sex::Female), year % 100)).map_err(fault)?;
    let facts = PersonFacts {
        sex: Some(sex),
        born: Some(PartialDate::Day(born)),
        citizen_id: Some(citizen_id),
        ethnicity: Some(if at.is_multiple_of(5) { "Tày" } else { "Kinh" }.to_owned().into()),
        religion: Some(if at.is_multiple_of(9) { "Công giáo" } else { "Không" }.to_owned().into()),
        union_member: Some(!at.is_multiple_of(4)),
        ..PersonFacts::named(name)
    };
    Ok(Person { id: PersonId(Id::from_number(number)), unit, facts })
}

fn admission(number: u128, unit: UnitId, on: Date) -> Vec<Act> {
    let earlier = |months: i32| nguon_domain::calendar::add_months(on, -months, nguon_domain::calendar::MonthEnd::Down);
    vec![
        act(number, 1, unit, earlier(8), Deed::Nominated { by: Some("Đoàn thanh niên".to_owned()) }, None),
        act(number, 2, unit, earlier(3), Deed::CellVoted { ballots: Ballots::new(17, 20) }, None),
        act(number, 3, unit, earlier(1), Deed::Decided, Some("41-QĐ/HU")),
        act(number, 4, unit, on, Deed::CeremonyHeld, None),
    ]
}

fn act(of: u128, number: u128, unit: UnitId, on: Date, deed: Deed, paper: Option<&str>) -> Act {
    Act {
        id: ActId(Id::from_number(of * 100 + number)),
        case: CaseId(Id::from_number(of)),
        on,
        unit,
        paper: paper.map(|number| Paper { number: number.to_owned() }),
        deed,
        recorded_at: Timestamp::from_second(NOON).unwrap_or_default(),
        supersedes: None,
    }
}

fn case(person: &Person, unit: UnitId, new_acts: Vec<Act>) -> CaseWrite {
    let opening = Opening { id: CaseId(person.id.0), person: person.id, unit };
    CaseWrite { opening, case: fold(opening, &new_acts), new_acts, expected_version: None }
}

/// One account for every role in every state, all at the commune; and one that sees the province.
fn accounts(password_hash: &str) -> (Vec<Account>, Vec<Post>) {
    let mut accounts = Vec::new();
    let mut posts = Vec::new();
    let mut add = |number: u128, login: String, post: Post| {
        let id = AccountId(Id::from_number(number));
        accounts.push(Account {
            id,
            login,
            display_name: format!("Người thứ {number}"),
            password_hash: password_hash.to_owned(),
            locale: String::new(),
            disabled_on: None,
        });
        posts.push(Post { id: PostId(Id::from_number(number)), account: id, ..post });
    };
    let active = |role, unit| Post {
        id: PostId(Id::from_number(0)),
        account: AccountId(Id::from_number(0)),
        role,
        unit,
        from: Date::constant(2020, 1, 1),
        until: None,
        confirmed: true,
        suspended_on: None,
        delegated_by: None,
    };
    for position in Position::ALL {
        if let Some(unit) = position.unit() {
            let number = 800 + position as u128;
            add(number, format!("noi.{number}"), active(Role::TrainingCentre, unit));
        }
    }
    add(99, PROVINCE_LOGIN.to_owned(), active(Role::OrganisationOfficer, PROVINCE));
    for (at, role) in (100_u128..).step_by(10).zip(Role::ALL) {
        for (state, number) in PostState::ALL.iter().zip(at..) {
            let post = active(*role, COMMUNE);
            let post = match state {
                PostState::Active => post,
                PostState::NotYet => Post { from: Date::constant(2020, 11, 1), ..post },
                PostState::Expired => Post { until: Some(TODAY), ..post },
                PostState::Suspended => Post { suspended_on: Some(TODAY), ..post },
                PostState::NotConfirmed => Post { confirmed: false, ..post },
                PostState::Delegated => Post { delegated_by: Some(PostId(Id::from_number(at))), ..post },
            };
            add(number, login(*role, *state), post);
        }
    }
    (accounts, posts)
}
