//! An organisation that changes step by step, and what of it should be on record after each step.
//!
//! It knows the store's promises and none of its rows: units are what [`unit::apply`] makes of acts, cases what
//! [`fold`] makes of them. Read next: [`super::lists`], which asks a store what it says of it.

use std::collections::{BTreeMap, BTreeSet};

use nguon_domain::{
    access::{Post, Role},
    attachment::AttachmentKind,
    calendar::{Date, Timestamp, add_days},
    case::{Act, Ballots, Case, Correction, Deed, DeedKind, Opening, fold},
    citizen_id::{CitizenId, Sex},
    id::{
        AccountId, ActId, AttachmentId, CaseId, CommandId, Id, ImportId, NoteId, PersonId, PostId, QuotaId, UnitId,
        ViewId,
    },
    journal::{Author, Digest},
    name::{FullName, NameParts},
    partial_date::PartialDate,
    person::Person,
    quota::{MassOrg, Quota, QuotaKind, QuotaPeriod},
    sensitive::Sensitive,
    tree::Tree,
    unit::{self, Paper, Sector, Unit, UnitAct, UnitChange, UnitKind, UnitState, UnitVersion},
};
use nguon_store::{
    Account, Assignment, Attachment, AttachmentState, CaseWrite, Changes, Committed, Enterprise, Entry, Headcount,
    Import, ImportSource, Mapping, Member, Note, NoteState, OpeningView, SavedView, Survey, UnitWrite, Write,
};

use super::steps::{Aside, Op, Record, Step, TreeAct};
use crate::samples::{self, Dice};

/// Before anything happened.
pub(crate) const BEGIN: Date = Date::constant(2015, 1, 1);

/// A case as it should be on record.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) opening: Opening,
    pub(crate) case: Case,
    pub(crate) acts: Vec<(Act, Author)>,
    pub(crate) version: u64,
}

/// A link of the journal as it should be on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Linked {
    pub(crate) sequence: u64,
    pub(crate) at: Timestamp,
    pub(crate) author: Author,
    pub(crate) what: String,
    pub(crate) subject: String,
    pub(crate) command: CommandId,
    pub(crate) payload: Option<Vec<u8>>,
}

/// Everything that should be on record.
#[derive(Debug, Clone)]
pub(crate) struct World {
    dice: Dice,
    day: Date,
    author: Author,
    commands: u128,
    pub(crate) laid: Option<Date>,
    pub(crate) units: BTreeMap<UnitId, Unit>,
    pub(crate) unit_acts: Vec<UnitAct>,
    pub(crate) people: BTreeMap<PersonId, Person>,
    pub(crate) cases: BTreeMap<CaseId, Kept>,
    pub(crate) quotas: Vec<Quota>,
    pub(crate) headcounts: BTreeMap<(UnitId, i16), Headcount>,
    pub(crate) accounts: BTreeMap<AccountId, Account>,
    pub(crate) posts: BTreeMap<PostId, Post>,
    pub(crate) settings: BTreeMap<String, String>,
    pub(crate) mappings: BTreeMap<(String, String), Mapping>,
    pub(crate) imports: BTreeMap<ImportId, Import>,
    brought: BTreeSet<String>,
    pub(crate) assignments: BTreeMap<Id, Assignment>,
    pub(crate) surveys: BTreeMap<Id, Survey>,
    pub(crate) enterprises: BTreeMap<Id, Enterprise>,
    pub(crate) members: BTreeMap<Id, Member>,
    pub(crate) views: BTreeMap<ViewId, SavedView>,
    pub(crate) openings: BTreeMap<(AccountId, UnitId), OpeningView>,
    pub(crate) notes: BTreeMap<NoteId, Note>,
    pub(crate) attachments: BTreeMap<AttachmentId, Attachment>,
    pub(crate) journal: Vec<Linked>,
    pub(crate) accepted: Vec<(Write, Committed)>,
}

/// A step with what a store is to be told, and what it should answer.
#[derive(Debug, Clone)]
pub(crate) enum Planned {
    Write { write: Box<Write>, expect: Expect, tree: bool },
    Lay(Date),
    Erase { sequence: u64, was_there: bool },
    Aside(Aside, AccountId),
}

/// What a store should answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expect {
    Done(Committed),
    Refused(Refused),
}

/// A refusal in words that do not tell which engine it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    Unjournalled,
    Stale { case: CaseId, found: Option<u64> },
    Duplicate,
    Dangling,
    Unwritable,
}

pub(super) fn nth<T>(all: impl ExactSizeIterator<Item = T>, pick: u16) -> Option<T> {
    let count = all.len();
    let mut all = all;
    (count > 0).then(|| all.nth(usize::from(pick) % count)).flatten()
}

impl World {
    /// With a top, three units under it and an officer, and the write that makes them so.
    pub(crate) fn begun(seed: u64) -> (Self, Planned) {
        let mut world = Self {
            dice: Dice::new(seed),
            day: BEGIN,
            author: Author::PROGRAM,
            commands: 0,
            laid: None,
            units: BTreeMap::new(),
            unit_acts: Vec::new(),
            people: BTreeMap::new(),
            cases: BTreeMap::new(),
            quotas: Vec::new(),
            headcounts: BTreeMap::new(),
            accounts: BTreeMap::new(),
            posts: BTreeMap::new(),
            settings: BTreeMap::new(),
            mappings: BTreeMap::new(),
            imports: BTreeMap::new(),
            brought: BTreeSet::new(),
            assignments: BTreeMap::new(),
            surveys: BTreeMap::new(),
            enterprises: BTreeMap::new(),
            members: BTreeMap::new(),
            views: BTreeMap::new(),
            openings: BTreeMap::new(),
            notes: BTreeMap::new(),
            attachments: BTreeMap::new(),
            journal: Vec::new(),
            accepted: Vec::new(),
        };
        let top = Op::Tree { act: TreeAct::Found, unit: 0, other: 0, days: 20 };
        let under = |other| Op::Tree { act: TreeAct::Establish, unit: 0, other, days: 20 };
        let ops = [top, under(0), under(0), under(1), Op::Record { what: Record::Account, pick: 0, other: 0 }];
        let planned = world.carry_out(&ops);
        (world, planned)
    }

    /// With what a sample holds.
    pub(crate) fn of_sample(sample: &samples::Sample) -> (Self, Write) {
        let (mut world, _) = Self::begun(0);
        let write = sample.write();
        world.units = sample.units.iter().map(|write| (write.unit.id, write.unit.clone())).collect();
        world.people = sample.people.iter().map(|person| (person.id, person.clone())).collect();
        let kept = |write: &CaseWrite| Kept {
            opening: write.opening,
            case: write.case.clone(),
            acts: write.new_acts.iter().map(|act| (act.clone(), Author::PROGRAM)).collect(),
            version: 1,
        };
        world.cases = sample.cases.iter().map(|write| (write.case.id, kept(write))).collect();
        (world, write)
    }

    /// The tree along which lists are read.
    pub(crate) fn tree(&self) -> Tree {
        Tree::as_is(&self.units, self.laid.unwrap_or(Date::MAX))
    }

    /// Does a step; nothing if there is nothing to do it to.
    pub(crate) fn take(&mut self, step: &Step) -> Option<Planned> {
        match step {
            Step::Do(ops) => Some(self.carry_out(ops)),
            Step::Again(pick) => {
                let (write, committed) = nth(self.accepted.iter(), *pick)?;
                let committed = Committed { replayed: true, ..*committed };
                let mut write = write.clone();
                // Whoever asks again may have read the clock again; it is the request that counts.
                write.at = self.now();
                Some(Planned::Write { write: Box::new(write), expect: Expect::Done(committed), tree: false })
            }
            Step::Refused(bad, pick, ops) => {
                // On a copy, so that what comes next takes the same ids, and the same command, as what was refused.
                let mut other = self.clone();
                let tree = false;
                let Planned::Write { mut write, .. } = other.carry_out(ops) else { return None };
                let refused = self.spoil(&mut write, *bad, *pick)?;
                Some(Planned::Write { write, expect: Expect::Refused(refused), tree })
            }
            Step::Lay(days) => {
                let day = add_days(BEGIN, i32::from(*days));
                self.laid = Some(day);
                Some(Planned::Lay(day))
            }
            Step::Erase(pick) => {
                let link = nth(self.journal.iter_mut(), *pick)?;
                let was_there = link.payload.take().is_some();
                Some(Planned::Erase { sequence: link.sequence, was_there })
            }
            Step::Aside(aside, pick) => Some(Planned::Aside(*aside, *nth(self.accounts.keys(), *pick)?)),
        }
    }

    fn now(&self) -> Timestamp {
        let second = 1_600_000_000 + i64::try_from(self.journal.len()).unwrap();
        Timestamp::new(second, i32::try_from(self.journal.len() % 7).unwrap() * 123_456_789).unwrap()
    }

    fn carry_out(&mut self, ops: &[Op]) -> Planned {
        self.commands += 1;
        let command = CommandId(Id::from_number(self.commands << 70 | 5));
        self.author = match self.posts.values().next() {
            Some(post) if self.dice.once_in(2) => Author { account: Some(post.account), post: Some(post.id) },
            _ => Author::PROGRAM,
        };
        let mut changes = Changes::default();
        for op in ops {
            self.apply(op, &mut changes);
        }
        let entries: Vec<Entry> = (0..=self.dice.below(3))
            .map(|number| Entry {
                what: "test.done".to_owned(),
                subject: format!("test:{}", number + self.journal.len() % 3),
                payload: odd_text(self.dice.below(9)).into_bytes(),
            })
            .collect();
        let (author, at, first) = (self.author, self.now(), u64::try_from(self.journal.len()).unwrap() + 1);
        for (sequence, entry) in (first..).zip(&entries) {
            self.journal.push(Linked {
                sequence,
                at,
                author,
                what: entry.what.clone(),
                subject: entry.subject.clone(),
                command,
                payload: Some(entry.payload.clone()),
            });
        }
        let tree = !changes.units.is_empty() || !changes.quotas.is_empty();
        let committed = Committed { first, last: u64::try_from(self.journal.len()).unwrap(), replayed: false };
        let write = Write { command, author, at, changes, entries };
        self.accepted.push((write.clone(), committed));
        Planned::Write { write: Box::new(write), expect: Expect::Done(committed), tree }
    }

    fn apply(&mut self, op: &Op, changes: &mut Changes) {
        let done = match op {
            Op::Tree { act, unit, other, days } => self.change_tree(*act, (*unit, *other), *days, changes),
            Op::Person { unit } => self.add_person(*unit, changes),
            Op::Change { person, what, unit } => self.change_person(*person, *what, *unit, changes),
            Op::Open { person } => self.open(*person, changes),
            Op::Act { case, deed, unit, days } => self.record(*case, *deed, *unit, *days, changes),
            Op::Correct { case, act, annul } => self.correct(*case, *act, *annul, changes),
            Op::Quota { unit, what, amount } => self.set_quota(*unit, *what, *amount, changes),
            Op::Record { what, pick, other } => self.put_on_record(*what, *pick, *other, changes),
        };
        // Where there is nothing to do it to, it is not done.
        let _: Option<()> = done;
    }

    fn change_tree(&mut self, act: TreeAct, units: (u16, u16), days: u8, changes: &mut Changes) -> Option<()> {
        // Mostly forward, and sometimes back, as papers come in.
        let on = add_days(self.day, i32::from(days) - 20).max(BEGIN);
        self.day = self.day.max(on);
        let pick = |pick| nth(self.units.keys(), pick).copied();
        let (unit, change) = match act {
            TreeAct::Found => (UnitId(self.dice.id()), established(self.units.len(), None, on, usize::from(units.1))),
            TreeAct::Establish => {
                let parent = pick(units.1)?;
                let first = established(self.units.len(), Some(parent), on, usize::from(units.0));
                (UnitId(self.dice.id()), first)
            }
            TreeAct::Rename => (pick(units.0)?, UnitChange::Renamed { name: format!("Đơn vị đổi tên {}", units.1) }),
            TreeAct::Move if units.1.is_multiple_of(9) => (pick(units.0)?, UnitChange::Moved { parent: None }),
            TreeAct::Move => (pick(units.0)?, UnitChange::Moved { parent: pick(units.1) }),
            TreeAct::Merge => (pick(units.0)?, UnitChange::Merged { into: pick(units.1)? }),
            TreeAct::Split => {
                (pick(units.0)?, UnitChange::Split { into: vec![pick(units.1)?, pick(units.1.wrapping_add(1))?] })
            }
            TreeAct::Dissolve => (pick(units.0)?, UnitChange::Dissolved),
        };
        let paper = self.dice.once_in(2).then(|| Paper { number: format!("{}-QĐ/HU", units.0) });
        let act = UnitAct { id: ActId(self.dice.id()), unit, on, paper, change };
        unit::apply(&mut self.units, &act).ok()?;
        changes.units.push(UnitWrite { unit: self.units[&unit].clone(), acts: vec![act.clone()] });
        self.unit_acts.push(act);
        Some(())
    }

    fn add_person(&mut self, unit: u16, changes: &mut Changes) -> Option<()> {
        let unit = *nth(self.units.keys(), unit)?;
        let mut person = samples::person(&mut self.dice, unit);
        if self.dice.once_in(3) {
            // People of one name stand beside each other in every list.
            person.facts.name = FullName::parse("Trần Thị Lan").unwrap();
        } else if self.dice.once_in(6) {
            // A family name that stands last.
            let parts = NameParts {
                family: "Niê".to_owned(),
                middle: String::new(),
                given: (*self.dice.of(&["H'Hen", "Y Đỗ"])).to_owned(),
            };
            let name = FullName::parse(&format!("{} {}", parts.given, parts.family)).unwrap();
            person.facts.name = name.with_parts(parts).unwrap();
        }
        if self.dice.once_in(5) {
            person.facts.birth_name = Some(FullName::parse("Lò Thị Pó").unwrap());
            person.facts.old_id = Some(CitizenId::parse("131234567").unwrap());
            person.facts.home_town = Some(odd_text(self.dice.below(9)));
            person.facts.ethnicity = None;
        }
        changes.people.push(person.clone());
        self.people.insert(person.id, person);
        Some(())
    }

    fn change_person(&mut self, person: u16, what: u8, unit: u16, changes: &mut Changes) -> Option<()> {
        let unit = *nth(self.units.keys(), unit)?;
        let id = *nth(self.people.keys(), person)?;
        let person = self.people.get_mut(&id)?;
        let facts = &mut person.facts;
        match what % 8 {
            0 => facts.name = FullName::parse(&format!("{} Ý", facts.name.given())).unwrap(),
            1 => facts.sex = if facts.sex == Some(Sex::Female) { None } else { Some(Sex::Female) },
            2 => facts.born = if facts.born.is_some() { None } else { Some(PartialDate::Year(1998)) },
            3 => facts.union_member = if facts.union_member == Some(true) { None } else { Some(true) },
            4 => facts.ethnicity = Some(Sensitive::new("Dao".to_owned())),
            5 => facts.religion = Some(Sensitive::new("Phật giáo".to_owned())),
            6 => person.unit = unit,
            _ => facts.residence = Some(odd_text(usize::from(what))),
        }
        changes.people.push(person.clone());
        Some(())
    }

    fn open(&mut self, person: u16, changes: &mut Changes) -> Option<()> {
        let person = nth(self.people.values(), person)?;
        let units: Vec<UnitId> = self.units.keys().copied().collect();
        let mut write = samples::case(&mut self.dice, person, &units);
        if self.dice.once_in(3) {
            // No further than its nomination, so that the sequence has its own way with it.
            write.new_acts.truncate(1);
            write.case = fold(write.opening, &write.new_acts);
        }
        let acts = write.new_acts.iter().map(|act| (act.clone(), self.author)).collect();
        let kept = Kept { opening: write.opening, case: write.case.clone(), acts, version: 1 };
        self.cases.insert(write.case.id, kept);
        changes.cases.push(write);
        Some(())
    }

    fn record(&mut self, case: u16, deed: u16, unit: u16, days: u16, changes: &mut Changes) -> Option<()> {
        let opening = nth(self.cases.values(), case)?.opening;
        let unit = *nth(self.units.keys(), unit)?;
        let on = add_days(BEGIN, i32::from(days));
        let wording = self.dice.once_in(2).then(|| odd_text(usize::from(days)));
        let ballots = if self.dice.once_in(3) { None } else { Ballots::new(u32::from(days % 9), 9) };
        let deed = match DeedKind::ALL[usize::from(deed) % DeedKind::ALL.len()] {
            DeedKind::Nominated => Deed::Nominated { by: wording },
            DeedKind::Listed => Deed::Listed,
            DeedKind::ClassFinished => Deed::ClassFinished,
            DeedKind::Applied => Deed::Applied,
            DeedKind::VettingAsked => Deed::VettingAsked { place: wording },
            DeedKind::VettingAnswered => Deed::VettingAnswered,
            DeedKind::Introduced => {
                Deed::Introduced { by: wording, together_since: days.is_multiple_of(2).then_some(BEGIN) }
            }
            DeedKind::OpinionsGathered => Deed::OpinionsGathered,
            DeedKind::CellVoted => Deed::CellVoted { ballots },
            DeedKind::CommitteeVoted => Deed::CommitteeVoted { ballots },
            DeedKind::SentUp => Deed::SentUp,
            DeedKind::Decided => Deed::Decided,
            DeedKind::CeremonyHeld => Deed::CeremonyHeld,
            DeedKind::Recognised => Deed::Recognised { official_on: add_days(on, 3) },
            DeedKind::Removed => Deed::Removed { reason: wording },
            DeedKind::Stopped => Deed::Stopped { reason: wording },
            DeedKind::Transferred => {
                Deed::Transferred { to: (!days.is_multiple_of(4)).then_some(unit), place: wording }
            }
            DeedKind::Annulled => Deed::Annulled,
        };
        let paper = self.dice.once_in(2).then(|| Paper { number: odd_text(usize::from(days) + 3) });
        let id = ActId(self.dice.id());
        let recorded_at = self.now();
        self.add_act(Act { id, case: opening.id, on, unit, paper, deed, recorded_at, supersedes: None }, changes)
    }

    fn correct(&mut self, case: u16, act: u16, annul: bool, changes: &mut Changes) -> Option<()> {
        let (old, _) = nth(nth(self.cases.values(), case)?.acts.iter(), act)?.clone();
        let supersedes = Some(Correction { act: old.id, reason: "Nhập nhầm".to_owned() });
        let deed = if annul { Deed::Annulled } else { old.deed.clone() };
        let (id, recorded_at) = (ActId(self.dice.id()), self.now());
        self.add_act(Act { id, on: add_days(old.on, -3), deed, recorded_at, supersedes, ..old }, changes)
    }

    fn add_act(&mut self, act: Act, changes: &mut Changes) -> Option<()> {
        let author = self.author;
        let kept = self.cases.get_mut(&act.case)?;
        kept.acts.push((act.clone(), author));
        let acts: Vec<Act> = kept.acts.iter().map(|(act, _)| act.clone()).collect();
        kept.case = fold(kept.opening, &acts);
        changes.cases.push(CaseWrite {
            opening: kept.opening,
            case: kept.case.clone(),
            new_acts: vec![act],
            expected_version: Some(kept.version),
        });
        kept.version += 1;
        Some(())
    }

    fn set_quota(&mut self, unit: u16, what: u8, amount: u16, changes: &mut Changes) -> Option<()> {
        let unit = *nth(self.units.keys(), unit)?;
        let year = 2018 + i16::from(what % 3);
        let period = if what.is_multiple_of(5) {
            QuotaPeriod::Term { from: 2015, until: 2020 }
        } else {
            QuotaPeriod::Year(year)
        };
        let kind = match what % 4 {
            0 => QuotaKind::AwarenessClass,
            1 => QuotaKind::Nomination(MassOrg::ALL[usize::from(what) % MassOrg::ALL.len()]),
            _ => QuotaKind::Admission,
        };
        let same = |quota: &&Quota| (quota.unit, quota.period, quota.kind) == (unit, period, kind);
        let revision = u32::try_from(self.quotas.iter().filter(same).count()).unwrap();
        let quota = Quota {
            id: QuotaId(self.dice.id()),
            unit,
            period,
            kind,
            amount: u32::from(amount),
            paper: what.is_multiple_of(2).then(|| Paper { number: format!("{what}-KH/ĐU") }),
            set_on: what.is_multiple_of(3).then_some(self.day),
            revision,
            reason: odd_text(usize::from(what)),
        };
        self.quotas.push(quota.clone());
        changes.quotas.push(quota);
        Some(())
    }

    fn put_on_record(&mut self, what: Record, pick: u16, other: u16, changes: &mut Changes) -> Option<()> {
        let unit = *nth(self.units.keys(), pick)?;
        let other_unit = *nth(self.units.keys(), other)?;
        let text = odd_text(usize::from(other));
        let maybe = other.is_multiple_of(2).then(|| text.clone());
        // One time in three what is there is written anew.
        let anew = other.is_multiple_of(3);
        match what {
            Record::Account => {
                let old = nth(self.accounts.values(), pick).filter(|_| anew).cloned();
                let id = old.as_ref().map_or_else(|| AccountId(self.dice.id()), |old| old.id);
                let login = old.map_or_else(|| format!("can bo {}", self.accounts.len()), |old| old.login);
                let (display_name, password_hash, locale) = (text.clone(), "$argon2id$".to_owned(), "vi".to_owned());
                let disabled_on = maybe.map(|_| self.day);
                let account = Account { id, login, display_name, password_hash, locale, disabled_on };
                changes.accounts.push(account.clone());
                self.accounts.insert(id, account);
            }
            Record::Post => {
                let account = *nth(self.accounts.keys(), other)?;
                let old = nth(self.posts.keys(), pick).filter(|_| anew).copied();
                let id = old.unwrap_or_else(|| PostId(self.dice.id()));
                let role = Role::ALL[usize::from(pick) % Role::ALL.len()];
                let until = (!anew).then(|| add_days(self.day, 100));
                let delegated_by = self.posts.keys().copied().find(|post| *post != id);
                let (confirmed, suspended_on) = (pick.is_multiple_of(2), maybe.map(|_| self.day));
                let post =
                    Post { id, account, role, unit, from: self.day, until, confirmed, suspended_on, delegated_by };
                changes.posts.push(post.clone());
                self.posts.insert(id, post);
            }
            Record::Headcount => {
                let year = 2015 + i16::try_from(other % 6).unwrap();
                let count = Headcount { unit, year, members: u32::from(pick), probationary: maybe.map(|_| 3) };
                changes.headcounts.push(count);
                self.headcounts.insert((unit, year), count);
            }
            Record::Setting => {
                let name = format!("name {}", pick % 4);
                changes.settings.push((name.clone(), text.clone()));
                self.settings.insert(name, text);
            }
            Record::Mapping => {
                let (kind, written) = ("unit".to_owned(), format!("chi bộ {}", pick % 4));
                let told_at = self.now();
                let account = self.accounts.keys().next().copied().filter(|_| anew);
                let mapping = Mapping { kind: kind.clone(), written: written.clone(), means: text, told_at, account };
                changes.mappings.push(mapping.clone());
                self.mappings.insert((kind, written), mapping);
            }
            Record::Import => {
                let source = |number: u16| ImportSource {
                    file: format!("tệp {number}.xlsx"),
                    digest: Digest::of(&[u8::try_from(number % 5).unwrap()]),
                };
                let numbers = BTreeSet::from([pick % 5, other % 5]);
                let mut import = Import {
                    id: ImportId(self.dice.id()),
                    at: self.now(),
                    account: None,
                    rows: u32::from(pick),
                    accepted: 2,
                    repaired: 1,
                    rejected: 0,
                    unit: None,
                    wrote: nguon_store::Wrote { acts: 2, ..nguon_store::Wrote::default() },
                    sources: numbers.into_iter().map(source).collect(),
                    undone: None,
                };
                changes.imports.push(import.clone());
                // A file that came before stays with the import that brought it first.
                import.sources.retain(|source| self.brought.insert(source.digest.to_string()));
                self.imports.insert(import.id, import);
            }
            Record::Assignment => {
                let old = nth(self.assignments.keys(), pick).filter(|_| anew).copied();
                let assignment = Assignment {
                    id: old.unwrap_or_else(|| self.dice.id()),
                    officer: format!("Đ/c {}", pick % 7),
                    post: maybe.clone(),
                    group: None,
                    units: if anew { vec![unit] } else { vec![other_unit, unit] },
                    term: anew.then_some((2015, 2020)),
                    from: Some(self.day),
                    note: maybe,
                };
                changes.assignments.push(assignment.clone());
                self.assignments.insert(assignment.id, assignment);
            }
            Record::Survey => {
                let old = nth(self.surveys.keys(), pick).filter(|_| anew).copied();
                let survey = Survey {
                    id: old.unwrap_or_else(|| self.dice.id()),
                    unit,
                    on: maybe.as_ref().map(|_| self.day),
                    surveyor: maybe.clone(),
                    result: maybe,
                    difficulty: None,
                    measure: Some(text),
                    owner: None,
                    due: (!anew).then_some(self.day),
                    outcome: None,
                };
                changes.surveys.push(survey.clone());
                self.surveys.insert(survey.id, survey);
            }
            Record::Enterprise => {
                let old = nth(self.enterprises.keys(), pick).filter(|_| anew).copied();
                let firm = Enterprise {
                    id: old.unwrap_or_else(|| self.dice.id()),
                    name: format!("Công ty {}", other % 5),
                    form: maybe.clone(),
                    trade: None,
                    area: Some(unit),
                    area_as_written: maybe.clone(),
                    workers: Some(u32::from(pick)),
                    members: None,
                    has_cell: [None, Some(true), Some(false)][usize::from(other % 3)],
                    cell: maybe.as_ref().map(|_| other_unit),
                    cell_established: Some(PartialDate::Month { year: 2012, month: 3 }),
                    trade_union: Some(anew),
                    youth_union: None,
                    owner: None,
                    attitude: None,
                    officer: None,
                    note: maybe,
                };
                changes.enterprises.push(firm.clone());
                self.enterprises.insert(firm.id, firm);
            }
            Record::Member => {
                let person = *nth(self.people.keys(), other)?;
                let old = nth(self.members.keys(), pick).filter(|_| anew).copied();
                let member = Member {
                    id: old.unwrap_or_else(|| self.dice.id()),
                    person,
                    unit,
                    unit_as_written: maybe.clone(),
                    biography_number: Some("123456".to_owned()),
                    card_number: maybe.clone(),
                    card_on: maybe.as_ref().map(|_| self.day),
                    joined: Some(PartialDate::Year(1999)),
                    official: None,
                    admitted_at: maybe.clone(),
                    party_post: None,
                    other_post: None,
                    languages: None,
                    badge_years: anew.then_some(30),
                    exempt_since: None,
                    participation: None,
                    status: None,
                    health: None,
                    note: maybe,
                };
                changes.members.push(member.clone());
                self.members.insert(member.id, member);
            }
            Record::View => {
                let old = nth(self.views.keys(), pick).filter(|_| anew).copied();
                let view = SavedView {
                    id: old.unwrap_or_else(|| ViewId(self.dice.id())),
                    unit,
                    account: *nth(self.accounts.keys(), other)?,
                    name: text,
                    query: format!("of=open&age_from={pick}"),
                    is_shared: pick.is_multiple_of(2),
                    removed_at: maybe.map(|_| samples::recorded_at()),
                };
                changes.views.push(view.clone());
                self.views.insert(view.id, view);
            }
            Record::Opening => {
                let account = *nth(self.accounts.keys(), other)?;
                let view = nth(self.views.keys(), pick).filter(|_| !anew).copied();
                let opening = OpeningView { account, unit, view };
                changes.opening_views.push(opening);
                self.openings.insert((account, unit), opening);
            }
            Record::Note => {
                let old = nth(self.notes.keys(), pick).filter(|_| anew).copied();
                let (case, account) = (*nth(self.cases.keys(), pick)?, *nth(self.accounts.keys(), other)?);
                let at = samples::recorded_at();
                let note = Note {
                    id: old.unwrap_or_else(|| NoteId(self.dice.id())),
                    case,
                    account,
                    at,
                    state: match maybe {
                        Some(reason) => NoteState::Withdrawn { at, by: account, reason },
                        None => NoteState::Standing(text),
                    },
                    replaces: self.notes.keys().next().copied(),
                };
                changes.notes.push(note.clone());
                self.notes.insert(note.id, note);
            }
            Record::Attachment => {
                let old = nth(self.attachments.keys(), pick).filter(|_| anew).copied();
                let (case, account) = (*nth(self.cases.keys(), pick)?, *nth(self.accounts.keys(), other)?);
                let at = samples::recorded_at();
                let attachment = Attachment {
                    id: old.unwrap_or_else(|| AttachmentId(self.dice.id())),
                    case,
                    account,
                    at,
                    kind: AttachmentKind::ALL[usize::from(pick) % AttachmentKind::ALL.len()],
                    size: u32::from(pick),
                    digest: Digest::of(text.as_bytes()),
                    state: match maybe {
                        Some(reason) => AttachmentState::Removed { at, by: account, reason },
                        None => AttachmentState::Kept { name: text, file: format!("{other}") },
                    },
                };
                changes.attachments.push(attachment.clone());
                self.attachments.insert(attachment.id, attachment);
            }
        }
        Some(())
    }
}

pub(super) fn version(parent: Option<UnitId>, from: Date, number: usize) -> UnitVersion {
    UnitVersion {
        from,
        name: format!("Đơn vị {number}"),
        parent,
        kind: UnitKind::ALL[number % UnitKind::ALL.len()],
        sector: number.is_multiple_of(2).then_some(Sector::Village),
        area_code: number.is_multiple_of(3).then(|| "08761".to_owned()),
        state: UnitState::Standing,
    }
}

fn established(units: usize, parent: Option<UnitId>, on: Date, number: usize) -> UnitChange {
    let code = (!number.is_multiple_of(4) || parent.is_none()).then(|| format!("ĐV-{units}"));
    UnitChange::Established { code, first: version(parent, on, number) }
}

/// Texts that a database might trip over.
fn odd_text(number: usize) -> String {
    const TEXTS: &[&str] =
        &["", " ", "Đỗ Thị Hòa", "'; drop table person; --", "e\u{301} 😀", "%_\\#?$1", "\n\t\u{1}", "NULL"];
    TEXTS.get(number % (TEXTS.len() + 1)).map_or_else(|| "dài ".repeat(700), |text| (*text).to_owned())
}
