//! Writes that storage must refuse, whole.

use nguon_domain::{
    access::{Post, Role},
    case::Deed,
    id::{AccountId, Id, PersonId, PostId, QuotaId, UnitId},
    quota::{Quota, QuotaKind, QuotaPeriod},
    unit::{Unit, UnitState, UnitVersion},
};
use nguon_store::{Account, Assignment, CaseWrite, Enterprise, Headcount, Member, UnitWrite, Write};

use super::{
    steps::Bad,
    world::{BEGIN, Kept, Refused, World, nth, version},
};
use crate::samples::{self, Dice};

fn no_unit() -> UnitId {
    UnitId(Id::from_number(u128::MAX - 7))
}

impl World {
    /// Puts something into a write that storage must refuse; `None` if there is nothing that it could spoil.
    pub(super) fn spoil(&self, write: &mut Write, bad: Bad, pick: u16) -> Option<Refused> {
        let changes = &mut write.changes;
        let id = Id::from_number(u128::MAX - 11);
        let case = nth(self.cases.values(), pick);
        let case_write = |kept: &Kept, new_acts, expected_version| CaseWrite {
            opening: kept.opening,
            case: kept.case.clone(),
            new_acts,
            expected_version,
        };
        // Chance of its own, which no sequence has.
        let dice = || Dice::new(1 << 40 | u64::from(pick));
        let someone = |unit| samples::person(&mut dice(), unit);
        let unit = nth(self.units.values(), pick)?;
        let quota = |unit| Quota {
            id: QuotaId(id),
            unit,
            period: QuotaPeriod::Year(2011),
            kind: QuotaKind::Admission,
            amount: 1,
            paper: None,
            set_on: None,
            revision: 0,
            reason: String::new(),
        };
        Some(match bad {
            Bad::Unjournalled => {
                write.entries.clear();
                Refused::Unjournalled
            }
            Bad::Stale(ahead) => {
                let kept = case?;
                let wrong = [None, kept.version.checked_sub(1), Some(kept.version + 1)][usize::from(ahead % 3)];
                changes.cases.insert(0, case_write(kept, Vec::new(), wrong));
                Refused::Stale { case: kept.opening.id, found: Some(kept.version) }
            }
            Bad::StaleUnknown => {
                let person = nth(self.people.values(), pick)?;
                let write = samples::case(&mut dice(), person, &[unit.id]);
                let case = write.case.id;
                changes.cases.insert(0, CaseWrite { expected_version: Some(1), ..write });
                Refused::Stale { case, found: None }
            }
            Bad::Code => {
                let code = self.units.values().find_map(|unit| unit.code.clone())?;
                let unit = Unit::established(UnitId(id), Some(code), version(None, BEGIN, 0));
                changes.units.push(UnitWrite { unit, acts: Vec::new() });
                Refused::Duplicate
            }
            Bad::Login => {
                let account = nth(self.accounts.values(), pick)?;
                changes.accounts.push(Account { id: AccountId(id), ..account.clone() });
                Refused::Duplicate
            }
            Bad::Revision => {
                let quota = nth(self.quotas.iter(), pick)?;
                changes.quotas.push(Quota { id: QuotaId(id), ..quota.clone() });
                Refused::Duplicate
            }
            Bad::QuotaId => {
                let old = nth(self.quotas.iter(), pick)?;
                changes.quotas.push(Quota { id: old.id, ..quota(unit.id) });
                Refused::Duplicate
            }
            Bad::Act => {
                let kept = case?;
                let (act, _) = nth(kept.acts.iter(), pick)?;
                changes.cases.insert(0, case_write(kept, vec![act.clone()], Some(kept.version)));
                Refused::Duplicate
            }
            Bad::UnitAct => {
                let act = nth(self.unit_acts.iter(), pick)?.clone();
                let unit = self.units[&act.unit].clone();
                // First, so that what the write itself says of the unit still comes last.
                changes.units.insert(0, UnitWrite { unit, acts: vec![act] });
                Refused::Duplicate
            }
            Bad::Import => {
                let import = nth(self.imports.values(), pick)?.clone();
                changes.imports.push(import);
                Refused::Duplicate
            }
            Bad::NoUnit => {
                changes.people.push(someone(no_unit()));
                Refused::Dangling
            }
            Bad::NoPerson => {
                changes.cases.push(samples::case(&mut dice(), &someone(unit.id), &[unit.id]));
                Refused::Dangling
            }
            Bad::NoUnitOfAct => {
                let kept = case?;
                let deed = if pick.is_multiple_of(2) { Deed::Applied } else { Deed::Listed };
                let act = samples::act(&mut dice(), kept.opening, BEGIN, no_unit(), None, deed);
                changes.cases.insert(0, case_write(kept, vec![act], Some(kept.version)));
                Refused::Dangling
            }
            Bad::NoUnitCarries => {
                let kept = case?;
                // Last, since of what a write says of a case the last holds.
                let mut write = case_write(kept, Vec::new(), Some(kept.version));
                write.case.unit = no_unit();
                changes.cases.retain(|other| other.case.id != write.case.id);
                changes.cases.push(write);
                Refused::Dangling
            }
            Bad::NoParent => {
                let unit = Unit::established(UnitId(id), None, version(Some(no_unit()), BEGIN, 0));
                changes.units.push(UnitWrite { unit, acts: Vec::new() });
                Refused::Dangling
            }
            Bad::NoHeir => {
                let state = UnitState::Ended { heir: Some(no_unit()) };
                let unit = Unit::established(UnitId(id), None, UnitVersion { state, ..version(None, BEGIN, 0) });
                changes.units.push(UnitWrite { unit, acts: Vec::new() });
                Refused::Dangling
            }
            Bad::NoAccount => {
                let (account, from) = (AccountId(id), BEGIN);
                let (until, suspended_on, delegated_by) = (None, None, None);
                let (id, role, unit, confirmed) = (PostId(id), Role::Leader, unit.id, true);
                let post = Post { id, account, role, unit, from, until, confirmed, suspended_on, delegated_by };
                changes.posts.push(post);
                Refused::Dangling
            }
            Bad::NoUnitOfQuota => {
                changes.quotas.push(quota(no_unit()));
                Refused::Dangling
            }
            Bad::NoUnitOfHeadcount => {
                changes.headcounts.push(Headcount { unit: no_unit(), year: 2020, members: 1, probationary: None });
                Refused::Dangling
            }
            Bad::NoUnitOfAssignment => {
                let old = nth(self.assignments.values(), pick)?;
                changes.assignments.push(Assignment { units: vec![unit.id, no_unit()], ..old.clone() });
                Refused::Dangling
            }
            Bad::NoUnitOfFirm => {
                let old = nth(self.enterprises.values(), pick)?;
                changes.enterprises.push(Enterprise { cell: Some(no_unit()), ..old.clone() });
                Refused::Dangling
            }
            Bad::NoPersonOfMember => {
                let old = nth(self.members.values(), pick)?;
                changes.members.push(Member { person: PersonId(id), ..old.clone() });
                Refused::Dangling
            }
            Bad::ZeroByte => {
                // PostgreSQL can hold no text with one, so neither may SQLite, or it could not be copied.
                match pick % 3 {
                    0 => changes.settings.push(("name".to_owned(), "before\0after".to_owned())),
                    1 => write.entries.iter_mut().for_each(|entry| entry.subject.push('\0')),
                    _ => {
                        let mut person = someone(unit.id);
                        person.facts.residence = Some("\0".to_owned());
                        changes.people.push(person);
                    }
                }
                Refused::Unwritable
            }
        })
    }
}
