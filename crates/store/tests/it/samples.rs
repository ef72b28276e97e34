//! An invented organisation of any size, the same for the same seed.
//!
//! Shared by the tests and the benches, each of which uses a part of it.
#![allow(dead_code, reason = "the benches and the tests each use a part")]

use nguon_domain::{
    calendar::{Date, MonthEnd, Timestamp, add_months},
    case::{Act, Ballots, Case, Correction, Deed, Opening, fold},
    citizen_id::{CitizenId, Sex},
    id::{ActId, CaseId, CommandId, Id, PersonId, QuotaId, UnitId},
    journal::Author,
    name::FullName,
    partial_date::PartialDate,
    person::{Person, PersonFacts},
    quota::{Quota, QuotaKind, QuotaPeriod},
    sensitive::Sensitive,
    unit::{Paper, Unit, UnitAct, UnitChange, UnitKind, UnitState, UnitVersion},
};
use nguon_store::{CaseWrite, Changes, Entry, Headcount, UnitWrite, Write};

/// Numbers that look random and are the same each time (splitmix64).
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// From 0, below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    /// Once in `times`.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn of<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }

    pub(crate) fn id(&mut self) -> Id {
        Id::from_number(u128::from(self.next()) << 60 | u128::from(self.next()) >> 4)
    }

    fn day(&mut self, from: Date, months: usize) -> Date {
        let month = add_months(from, i32::try_from(self.below(months)).unwrap(), MonthEnd::Down);
        let day = i8::try_from(1 + self.below(28)).unwrap();
        Date::new(month.year(), month.month(), day).unwrap()
    }
}

/// What is invented.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) units: Vec<UnitWrite>,
    pub(crate) people: Vec<Person>,
    pub(crate) cases: Vec<CaseWrite>,
    pub(crate) quotas: Vec<Quota>,
    pub(crate) headcounts: Vec<Headcount>,
}

/// When everything is put on record.
pub(crate) fn recorded_at() -> Timestamp {
    "2025-06-30T01:02:03Z".parse().unwrap()
}

const BEGIN: Date = Date::constant(2010, 1, 1);

impl Sample {
    /// So many people in so many units: one province, districts, communes and cells below it. Three quarters of the
    /// people have a case, one in fifty two.
    pub(crate) fn new(seed: u64, people: usize, units: usize) -> Self {
        Self::with_cases(seed, people, units, |dice| match dice.below(50) {
            0 => 2,
            1..=37 => 1,
            _ => 0,
        })
    }

    /// The same, with as many cases for each as is said.
    pub(crate) fn with_cases(seed: u64, people: usize, units: usize, cases: impl Fn(&mut Dice) -> usize) -> Self {
        let mut dice = Dice::new(seed);
        let mut sample = Self {
            units: Vec::new(),
            people: Vec::with_capacity(people),
            cases: Vec::new(),
            quotas: Vec::new(),
            headcounts: Vec::new(),
        };
        sample.add_units(&mut dice, units.max(1));
        let ids: Vec<UnitId> = sample.units.iter().map(|write| write.unit.id).collect();
        for _ in 0..people {
            let unit = ids[dice.below(ids.len())];
            let person = person(&mut dice, unit);
            for _ in 0..cases(&mut dice) {
                let case = case(&mut dice, &person, &ids);
                sample.cases.push(case);
            }
            sample.people.push(person);
        }
        sample
    }

    fn add_units(&mut self, dice: &mut Dice, units: usize) {
        // A unit's parent is one before it: near the front, so that the tree is wide and four or five deep.
        for number in 0..units {
            let parent = (number > 0).then(|| self.units[dice.below(number.div_ceil(12))].unit.id);
            let kind = match number {
                0 => UnitKind::ProvinceCommittee,
                n if n < units / 100 => UnitKind::DistrictCommittee,
                n if n < units / 10 => UnitKind::GrassrootsCommitteeOrg,
                _ => UnitKind::SubordinateCell,
            };
            let first = UnitVersion {
                from: BEGIN,
                name: format!("Đơn vị {number}"),
                parent,
                kind,
                sector: None,
                area_code: None,
                state: UnitState::Standing,
            };
            let (id, code) = (UnitId(dice.id()), Some(format!("U{number:06}")));
            let act = UnitAct {
                id: ActId(dice.id()),
                unit: id,
                on: BEGIN,
                paper: None,
                change: UnitChange::Established { code: code.clone(), first: first.clone() },
            };
            self.units.push(UnitWrite { unit: Unit::established(id, code, first), acts: vec![act] });
            for year in [2020, 2021] {
                let (period, kind) = (QuotaPeriod::Year(year), QuotaKind::Admission);
                let amount = u32::try_from(dice.below(20)).unwrap();
                let reason = String::new();
                let id_of_quota = QuotaId(dice.id());
                let quota = Quota {
                    id: id_of_quota,
                    unit: id,
                    period,
                    kind,
                    amount,
                    paper: None,
                    set_on: None,
                    revision: 0,
                    reason,
                };
                self.quotas.push(quota);
                self.headcounts.push(Headcount { unit: id, year, members: amount * 7, probationary: None });
            }
        }
    }

    /// Everything as one command, with one entry of the journal for each person.
    pub(crate) fn write(&self) -> Write {
        let entries = self.people.iter().map(|person| Entry {
            what: "person.imported".to_owned(),
            subject: format!("person:{}", person.id),
            payload: person.facts.name.as_str().as_bytes().to_vec(),
        });
        let beginning = Entry { what: "import.done".to_owned(), subject: "import:1".to_owned(), payload: Vec::new() };
        Write {
            command: CommandId(Id::from_number(1)),
            author: Author::PROGRAM,
            at: recorded_at(),
            changes: Changes {
                units: self.units.clone(),
                people: self.people.clone(),
                cases: self.cases.clone(),
                quotas: self.quotas.clone(),
                headcounts: self.headcounts.clone(),
                ..Changes::default()
            },
            entries: std::iter::once(beginning).chain(entries).collect(),
        }
    }
}

/// Somebody of a unit.
pub(crate) fn person(dice: &mut Dice, unit: UnitId) -> Person {
    const FAMILY: &[&str] = &["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đỗ", "Đặng", "Bùi", "Hà", "Vũ", "Triệu", "Lý"];
    const MIDDLE: &[&str] = &["Văn", "Thị", "Đức", "Minh", "Thu", "Quốc", "Ngọc", "Hữu", "Thị Thanh"];
    const GIVEN: &[&str] = &[
        "An", "Bình", "Châu", "Dũng", "Đào", "Giang", "Hà", "Hòa", "Hoà", "Khánh", "Lan", "Linh", "Minh", "Nga",
        "Oanh", "Phúc", "Quỳnh", "Sơn", "Tâm", "Tú", "Uyên", "Vân", "Xuân", "Yến",
    ];
    let name = format!("{} {} {}", dice.of(FAMILY), dice.of(MIDDLE), dice.of(GIVEN));
    let woman = dice.once_in(2);
    let year = i16::try_from(1970 + dice.below(35)).unwrap();
    let month = i8::try_from(1 + dice.below(12)).unwrap();
    let born = match dice.below(12) {
        0 => None,
        1 => Some(PartialDate::Year(year)),
        2 => Some(PartialDate::Month { year, month }),
        _ => Some(PartialDate::Day(Date::new(year, month, i8::try_from(1 + dice.below(28)).unwrap()).unwrap())),
    };
    let mut facts = PersonFacts::named(FullName::parse(&name).unwrap());
    facts.sex = (!dice.once_in(30)).then_some(if woman { Sex::Female } else { Sex::Male });
    facts.born = born;
    facts.citizen_id =
        (!dice.once_in(4)).then(|| CitizenId::parse(&format!("026{:09}", dice.below(1_000_000_000))).unwrap());
    facts.ethnicity = Some(Sensitive::new((*dice.of(&["Kinh", "Kinh", "Kinh", "Cao Lan", "Tày"])).to_owned()));
    facts.religion = Some(Sensitive::new((*dice.of(&["Không", "Không", "Không", "Công giáo"])).to_owned()));
    facts.schooling = Some("12/12".to_owned());
    facts.occupation = Some((*dice.of(&["Giáo viên", "Nông dân", "Công nhân", "Sinh viên"])).to_owned());
    facts.residence = Some(format!("Thôn {}", dice.below(40)));
    facts.union_member = [Some(true), Some(false), None][dice.below(3)];
    Person { id: PersonId(dice.id()), unit, facts }
}

/// A path of somebody, as far as chance takes it.
pub(crate) fn case(dice: &mut Dice, person: &Person, units: &[UnitId]) -> CaseWrite {
    let opening = Opening { id: CaseId(dice.id()), person: person.id, unit: person.unit };
    let acts = acts(dice, opening, units);
    let case = fold(opening, &acts);
    CaseWrite { opening, case, new_acts: acts, expected_version: None }
}

fn acts(dice: &mut Dice, opening: Opening, units: &[UnitId]) -> Vec<Act> {
    let paper = |dice: &mut Dice, kind: &str| Some(Paper { number: format!("{}-{kind}", dice.below(900)) });
    let mut on = dice.day(BEGIN, 160);
    let mut acts: Vec<Act> = Vec::new();
    let steps = 1 + dice.below(10);
    for step in 0..steps {
        let deed = match step {
            0 => Deed::Nominated { by: Some("Đoàn Thanh niên".to_owned()) },
            1 => Deed::ClassFinished,
            2 => Deed::Applied,
            3 => Deed::VettingAsked { place: None },
            4 => Deed::VettingAnswered,
            5 => Deed::CellVoted { ballots: Ballots::new(7 + u32::try_from(dice.below(5)).unwrap(), 12) },
            6 => Deed::Decided,
            7 => Deed::CeremonyHeld,
            8 => Deed::Recognised { official_on: add_months(on, 12, MonthEnd::Down) },
            _ => break,
        };
        let paper = match step {
            1 => paper(dice, "GCN"),
            6 => paper(dice, "QĐ/HU"),
            _ => None,
        };
        // The ceremony is sometimes held, and so counted, elsewhere.
        let unit = if step == 7 && dice.once_in(10) { units[dice.below(units.len())] } else { opening.unit };
        acts.push(act(dice, opening, on, unit, paper, deed));
        on = dice.day(add_months(on, if step == 7 { 12 } else { 1 }, MonthEnd::Down), 3);
    }
    if dice.once_in(12) {
        let to = units[dice.below(units.len())];
        acts.push(act(dice, opening, on, opening.unit, None, Deed::Transferred { to: Some(to), place: None }));
    }
    if dice.once_in(15) && acts.len() < 8 {
        acts.push(act(dice, opening, on, opening.unit, None, Deed::Stopped { reason: Some("Đi làm xa".to_owned()) }));
    }
    if dice.once_in(20) {
        // The last step was entered on the wrong day.
        let wrong = acts.last().unwrap().clone();
        let reason = "Nhập nhầm ngày".to_owned();
        let supersedes = Some(Correction { act: wrong.id, reason });
        let id = ActId(dice.id());
        acts.push(Act { id, on: add_months(wrong.on, -1, MonthEnd::Down), supersedes, ..wrong });
    }
    acts
}

/// An act with an id of chance.
pub(crate) fn act(dice: &mut Dice, opening: Opening, on: Date, unit: UnitId, paper: Option<Paper>, deed: Deed) -> Act {
    Act { id: ActId(dice.id()), case: opening.id, on, unit, paper, deed, recorded_at: recorded_at(), supersedes: None }
}

/// The next act of a case that a form would save: a vote, so that it can be saved again and again.
pub(crate) fn next_vote(dice: &mut Dice, opening: Opening, case: &Case, version: u64, acts: &[Act]) -> CaseWrite {
    let on = case.nominated_on.unwrap_or(BEGIN);
    let vote = act(dice, opening, on, case.unit, None, Deed::CellVoted { ballots: Ballots::new(9, 12) });
    let mut all = acts.to_vec();
    all.push(vote.clone());
    CaseWrite { opening, case: fold(opening, &all), new_acts: vec![vote], expected_version: Some(version) }
}
