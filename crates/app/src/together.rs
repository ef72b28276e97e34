//! One act for many people at once: looked at first, written in one transaction, undone as a whole.
//!
//! Whoever is chosen is asked for at the door one by one. What was written together is found again by its command: the
//! first of its links in the journal says what was done, and the others of whom.

use nguon_domain::{
    access::Permission,
    calendar::{Date, Timestamp},
    case::{Act, Case, Correction, Deed, DeedKind, LeftOut, Stage, record, record_shared},
    id::{ActId, CaseId, CommandId, PersonId, UnitId},
    name::FullName,
    person::Person,
    requirement::{Finding, assess_case, probation_end},
    unit::Paper,
};
use nguon_store::{CaseWrite, Changes, Committed, Entry, JournalRow, StoreError};

use crate::{
    App,
    actor::Actor,
    cases::Ticket,
    door,
    error::AppError,
    ground,
    people::PeopleAsk,
    picture::Picture,
    view::{May, UnitLink},
};

/// The most people for whom an act is recorded at once.
pub const MOST_TOGETHER: u32 = 500;
/// How often cases are read anew when somebody else has just changed one.
const ATTEMPTS: u32 = 4;
/// What the journal calls an act for many, and its undoing.
const RECORDED: &str = "acts.recorded";
const ANNULLED: &str = "acts.annulled";

/// Who is chosen.
#[derive(Debug, Clone)]
pub enum Chosen {
    /// These.
    These(Vec<PersonId>),
    /// Everybody in a list.
    All(PeopleAsk),
}

/// An act as it is recorded for many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedAct {
    /// What was done; one of [`nguon_domain::case::SHARED_STEPS`].
    pub kind: DeedKind,
    /// The day it happened.
    pub on: Date,
    /// The paper behind it, where there is one for all.
    pub paper: Option<Paper>,
    /// Where vetting is asked for.
    pub place: Option<String>,
}

/// What a page needs to choose what to record for many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TogetherDesk {
    /// What the reader may do.
    pub may: May,
    /// The unit in whose list they were chosen.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// Those chosen who are there for the reader, each once, in the order of the choice.
    pub people: Vec<PersonId>,
    /// How many were chosen who are not there.
    pub gone: u32,
    /// The steps that their cases wait for, in the order of the procedure, each with how many wait for it.
    pub next: Vec<(DeedKind, u32)>,
    /// How many there would be, if those are too many; then nobody is chosen.
    pub too_many: Option<u64>,
    /// The clock's day.
    pub today: Date,
}

/// What would be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TogetherLook {
    /// Everybody who is there for the reader, in the order of the choice.
    pub lines: Vec<TogetherLine>,
    /// How many were chosen who are not there.
    pub gone: u32,
}

/// What would be written of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TogetherLine {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: FullName,
    /// The unit that carries the case, or looks after the person.
    pub unit: Option<UnitLink>,
    /// How far the case has come; `None` if there is no case.
    pub stage: Option<Stage>,
    /// What would become of it.
    pub outcome: LineOutcome,
}

/// What becomes of one person when an act is recorded for many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineOutcome {
    /// It is recorded.
    Recorded {
        /// The day from which membership is official, where the act says one.
        official_on: Option<Date>,
        /// What of the rules is then not met that was not unmet before, each with its clause.
        findings: Vec<Finding>,
    },
    /// It is not.
    LeftOut {
        /// Why.
        why: LeftOut,
        /// When the step was taken already.
        taken_on: Option<Date>,
    },
}

/// What was written at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TogetherDone {
    /// What the reader may do.
    pub may: May,
    /// The unit in whose list they were chosen.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// What was done; `None` if the journal no longer says.
    pub kind: Option<DeedKind>,
    /// The day it happened.
    pub on: Option<Date>,
    /// Who put it on record, by name.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Those for whom it was recorded, as far as the reader still looks after them.
    pub written: Vec<DoneLine>,
    /// How many more there were.
    pub elsewhere: u32,
    /// Those who were left out, as far as the reader may still see them.
    pub left_out: Vec<LeftLine>,
    /// Whether all of it can be undone: nothing was recorded since for any of them, and all are the reader's.
    pub may_be_undone: bool,
    /// Whether it was undone.
    pub is_undone: bool,
}

/// One person for whom an act was recorded with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneLine {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: FullName,
    /// The unit that carries the case.
    pub unit: UnitLink,
    /// What became of the act since.
    pub fate: Fate,
}

/// What became of an act that was recorded with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is the last that was recorded of the case.
    Last,
    /// More was recorded of the case since.
    BuiltOn,
    /// It was corrected.
    Corrected,
    /// It was annulled.
    Annulled,
}

/// One person who was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftLine {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: FullName,
    /// Why.
    pub why: LeftOut,
}

/// What is made of one person, and what is then written.
struct Planned {
    line: TogetherLine,
    write: Option<CaseWrite>,
}

/// What was written at once, with what is needed to undo it.
struct Written {
    head: JournalRow,
    committed: Committed,
    cases: Vec<CaseId>,
}

impl App {
    /// What is needed to choose what to record for many of a unit's people.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn together_desk(&self, actor: &Actor, unit: UnitId, chosen: &Chosen) -> Result<TogetherDesk, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::RecordActs, unit)?;
        let (wanted, too_many) = self.wanted(actor, &picture, chosen).await?;
        let mut desk = TogetherDesk {
            may: door::may(actor, &picture, unit),
            unit: picture.link(unit).ok_or(AppError::NotThere)?,
            above: door::visible_above(actor, &picture, unit),
            people: Vec::new(),
            gone: 0,
            next: Vec::new(),
            too_many,
            today: picture.today,
        };
        for id in wanted {
            let Some(person) = self.shown_person(actor, &picture, id).await? else {
                desk.gone += 1;
                continue;
            };
            desk.people.push(id);
            let case = self.newest_case(&person).await?;
            if let Some(next) = case.and_then(|(_, case, _)| case.next_step()) {
                match desk.next.iter_mut().find(|(kind, _)| *kind == next) {
                    Some((_, count)) => *count += 1,
                    None => desk.next.push((next, 1)),
                }
            }
        }
        desk.next.sort_by_key(|(kind, _)| *kind);
        Ok(desk)
    }

    /// Those who are chosen, each once; nobody, and how many they would be, if those are too many.
    async fn wanted(
        &self,
        actor: &Actor,
        picture: &Picture,
        chosen: &Chosen,
    ) -> Result<(Vec<PersonId>, Option<u64>), AppError> {
        let mut wanted: Vec<PersonId> = match chosen {
            Chosen::These(people) => people.clone(),
            Chosen::All(ask) => {
                door::enter(actor, picture, Permission::SeePeople, ask.unit)?;
                let view = self.list(actor, picture, ask, MOST_TOGETHER + 1).await?;
                if view.total > u64::from(MOST_TOGETHER) {
                    return Ok((Vec::new(), Some(view.total)));
                }
                view.rows.iter().map(|row| row.person).collect()
            }
        };
        let mut seen = std::collections::HashSet::new();
        wanted.retain(|person| seen.insert(*person));
        let count = u64::try_from(wanted.len()).unwrap_or(u64::MAX);
        Ok(if count > u64::from(MOST_TOGETHER) { (Vec::new(), Some(count)) } else { (wanted, None) })
    }

    /// What would be written if an act were recorded for many of a unit's people. Nothing is.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn look_together(
        &self,
        actor: &Actor,
        unit: UnitId,
        people: &[PersonId],
        act: &SharedAct,
    ) -> Result<TogetherLook, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::RecordActs, unit)?;
        let (wanted, _) = self.wanted(actor, &picture, &Chosen::These(people.to_vec())).await?;
        let (look, _) = self.plan_together(actor, &picture, unit, &wanted, act).await?;
        Ok(look)
    }

    /// Records an act for many of a unit's people at once: for all of `people`, or for nobody. `left` were looked at
    /// and left out. The command finds it again; the inner error is what would be written now, when that is no longer
    /// all of it.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn record_together(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        (people, left): (&[PersonId], &[PersonId]),
        act: &SharedAct,
    ) -> Result<Result<CommandId, TogetherLook>, AppError> {
        let picture = self.picture().await?;
        let post = door::enter(actor, &picture, Permission::RecordActs, unit)?;
        let command = ticket.command(actor, &format!("{unit}\n{people:?}\n{act:?}"));
        let (wanted, _) = self.wanted(actor, &picture, &Chosen::These(people.to_vec())).await?;
        let mut attempt = 1;
        loop {
            if self.store().command(command).await?.is_some() {
                return Ok(Ok(command));
            }
            let (look, cases) = self.plan_together(actor, &picture, unit, &wanted, act).await?;
            if cases.is_empty() || cases.len() != wanted.len() {
                return Ok(Err(look));
            }
            let mut said = format!("{} {}", act.kind.code(), act.on);
            let (left_out, _) = self.plan_together(actor, &picture, unit, left, act).await?;
            for line in left_out.lines {
                if let LineOutcome::LeftOut { why, .. } = line.outcome {
                    said.push_str(&format!("\n{} {}", line.person, why.code()));
                }
            }
            let head = Entry { what: RECORDED.to_owned(), subject: format!("unit:{unit}"), payload: said.into_bytes() };
            let of_each = cases.iter().map(|write| Entry {
                what: "act.recorded".to_owned(),
                subject: format!("case:{}", write.case.id),
                payload: format!("{} {}", act.kind.code(), act.on).into_bytes(),
            });
            let entries = std::iter::once(head).chain(of_each).collect();
            let changes = Changes { cases, ..Changes::default() };
            match self.try_write(command, actor.author(Some(post)), changes, entries).await {
                Ok(_) => return Ok(Ok(command)),
                Err(StoreError::Stale { .. }) if attempt < ATTEMPTS => attempt += 1,
                Err(error) => return Err(error.into()),
            }
        }
    }

    async fn plan_together(
        &self,
        actor: &Actor,
        picture: &Picture,
        unit: UnitId,
        people: &[PersonId],
        act: &SharedAct,
    ) -> Result<(TogetherLook, Vec<CaseWrite>), AppError> {
        let (mut lines, mut writes, mut gone) = (Vec::new(), Vec::new(), 0);
        for id in people {
            match self.plan(actor, picture, unit, *id, act).await? {
                Some(Planned { line, write }) => {
                    lines.push(line);
                    writes.extend(write);
                }
                None => gone += 1,
            }
        }
        Ok((TogetherLook { lines, gone }, writes))
    }

    /// What is made of one person; `None` if there is nobody there for the reader.
    async fn plan(
        &self,
        actor: &Actor,
        picture: &Picture,
        unit: UnitId,
        id: PersonId,
        act: &SharedAct,
    ) -> Result<Option<Planned>, AppError> {
        let Some(person) = self.shown_person(actor, picture, id).await? else { return Ok(None) };
        let found = self.newest_case(&person).await?;
        let stage = found.as_ref().map(|(_, case, _)| case.stage);
        let at = found.as_ref().map_or(person.unit, |(_, case, _)| case.unit);
        let line = |outcome| TogetherLine {
            person: id,
            name: person.facts.name.clone(),
            unit: picture.link(at),
            stage,
            outcome,
        };
        let left = |why, taken_on| Planned { line: line(LineOutcome::LeftOut { why, taken_on }), write: None };
        let Some((opening, case, version)) = found else { return Ok(Some(left(LeftOut::NoCase, None))) };
        let is_theirs = door::enter(actor, picture, Permission::RecordActs, case.unit).is_ok();
        if !is_theirs || !picture.atlas.tree().covers(unit, case.unit) {
            return Ok(Some(left(LeftOut::NotYours, None)));
        }
        let recorded = self.store().acts_of(case.id).await?;
        let acts: Vec<Act> = recorded.into_iter().map(|one| one.act).collect();
        let Some(deed) = self.shared_deed(&case, act) else {
            return Ok(Some(left(LeftOut::NoOfficialDay, None)));
        };
        let new = Act {
            id: ActId::new(self.ground().now(), ground::noise(self.ground())),
            case: case.id,
            on: act.on,
            unit: case.unit,
            paper: act.paper.clone(),
            deed,
            recorded_at: self.ground().now(),
            supersedes: None,
        };
        let after = match record_shared(opening, &acts, &new, picture.today) {
            Ok(after) => after,
            Err(why) => return Ok(Some(left(why, case.taken_on(act.kind)))),
        };
        let unmet = |case: &Case, acts: &[Act]| -> Vec<Finding> {
            let findings = assess_case(case, acts, person.facts.born, picture.today, self.rules());
            findings.into_iter().filter(|finding| finding.reason().is_some()).collect()
        };
        let before = unmet(&case, &acts);
        let mut told = acts;
        told.push(new.clone());
        let findings = unmet(&after, &told).into_iter().filter(|finding| !before.contains(finding)).collect();
        let official_on = after.recognition.as_ref().map(|done| done.official_on);
        let write = CaseWrite { opening, case: after, new_acts: vec![new], expected_version: Some(version) };
        Ok(Some(Planned { line: line(LineOutcome::Recorded { official_on, findings }), write: Some(write) }))
    }

    /// What is done to one of many; `None` if no rule says when their probation ends.
    fn shared_deed(&self, case: &Case, act: &SharedAct) -> Option<Deed> {
        let deed = match act.kind {
            DeedKind::Listed => Deed::Listed,
            DeedKind::ClassFinished => Deed::ClassFinished,
            DeedKind::Applied => Deed::Applied,
            DeedKind::VettingAsked => Deed::VettingAsked { place: act.place.clone() },
            DeedKind::VettingAnswered => Deed::VettingAnswered,
            DeedKind::OpinionsGathered => Deed::OpinionsGathered,
            DeedKind::CellVoted => Deed::CellVoted { ballots: None },
            DeedKind::CommitteeVoted => Deed::CommitteeVoted { ballots: None },
            DeedKind::SentUp => Deed::SentUp,
            DeedKind::Decided => Deed::Decided,
            DeedKind::CeremonyHeld => Deed::CeremonyHeld,
            DeedKind::Recognised => {
                let official_on = match case.ceremony_on {
                    Some(ceremony) => probation_end(ceremony, self.rules()).ok()?,
                    // Refused for want of a ceremony, whatever the day.
                    None => act.on,
                };
                Deed::Recognised { official_on }
            }
            DeedKind::Nominated
            | DeedKind::Introduced
            | DeedKind::Removed
            | DeedKind::Stopped
            | DeedKind::Transferred
            | DeedKind::Annulled => return None,
        };
        Some(deed)
    }

    /// A person whom the reader may see.
    async fn shown_person(&self, actor: &Actor, picture: &Picture, id: PersonId) -> Result<Option<Person>, AppError> {
        let Some(person) = self.store().person(id).await? else { return Ok(None) };
        match self.unit_that_shows(actor, picture, &person, Permission::SeePerson).await {
            Ok(_) => Ok(Some(person)),
            Err(AppError::NotThere) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The newest case that is open, or else the newest.
    async fn newest_case(&self, person: &Person) -> Result<Option<(nguon_domain::case::Opening, Case, u64)>, AppError> {
        let cases = self.store().cases_of(person.id).await?;
        Ok(cases.into_iter().max_by_key(|(_, case, _)| (case.stage.is_open(), case.id)))
    }

    /// What was recorded for many at once.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn recorded_together(
        &self,
        actor: &Actor,
        unit: UnitId,
        command: CommandId,
    ) -> Result<TogetherDone, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::RecordActs, unit)?;
        let Written { head, committed, cases } = self.written_together(unit, command).await?;
        let by = match head.author.account {
            Some(account) => self.store().account(account).await?.map(|account| account.display_name),
            None => None,
        };
        let (mut written, mut elsewhere) = (Vec::new(), 0);
        for case in cases {
            let Some((person, unit, fate)) = self.fate(actor, &picture, case, &committed).await? else {
                elsewhere += 1;
                continue;
            };
            written.push(DoneLine { person: person.id, name: person.facts.name, unit, fate });
        }
        let said = head.payload.as_deref().map(said).unwrap_or_default();
        let mut left_out = Vec::new();
        for (id, why) in said.left {
            if let Some(person) = self.shown_person(actor, &picture, id).await? {
                left_out.push(LeftLine { person: id, name: person.facts.name, why });
            }
        }
        let all = |fate: Fate| elsewhere == 0 && written.iter().all(|line| line.fate == fate);
        Ok(TogetherDone {
            may: door::may(actor, &picture, unit),
            unit: picture.link(unit).ok_or(AppError::NotThere)?,
            above: door::visible_above(actor, &picture, unit),
            kind: said.kind,
            on: said.on,
            by,
            at: head.at,
            may_be_undone: all(Fate::Last),
            is_undone: all(Fate::Annulled),
            written,
            elsewhere,
            left_out,
        })
    }

    /// Annuls all that was recorded for many at once, and says why. The inner error says that it can no longer be
    /// undone as a whole.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn undo_together(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        command: CommandId,
        reason: &str,
    ) -> Result<Result<(), BuiltOn>, AppError> {
        let picture = self.picture().await?;
        let post = door::enter(actor, &picture, Permission::RecordActs, unit)?;
        let Written { committed, cases, .. } = self.written_together(unit, command).await?;
        let undoing = ticket.command(actor, &format!("{unit}\n{command}\n{reason:?}"));
        let mut attempt = 1;
        loop {
            if self.store().command(undoing).await?.is_some() {
                return Ok(Ok(()));
            }
            let (mut writes, mut entries) = (Vec::new(), Vec::new());
            entries.push(Entry {
                what: ANNULLED.to_owned(),
                subject: format!("unit:{unit}"),
                payload: command.to_string().into_bytes(),
            });
            for case in &cases {
                let Some(write) = self.annulment(actor, &picture, *case, &committed, reason).await? else {
                    return Ok(Err(BuiltOn));
                };
                entries.push(Entry {
                    what: "act.annulled".to_owned(),
                    subject: format!("case:{case}"),
                    payload: Vec::new(),
                });
                writes.push(write);
            }
            let changes = Changes { cases: writes, ..Changes::default() };
            match self.try_write(undoing, actor.author(Some(post)), changes, entries).await {
                Ok(_) => return Ok(Ok(())),
                Err(StoreError::Stale { .. }) if attempt < ATTEMPTS => attempt += 1,
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// What annuls the act of a case that a write put on record; `None` if the reader may not, or more was recorded
    /// since.
    async fn annulment(
        &self,
        actor: &Actor,
        picture: &Picture,
        case: CaseId,
        committed: &Committed,
        reason: &str,
    ) -> Result<Option<CaseWrite>, AppError> {
        let Some((opening, case, version)) = self.store().case(case).await? else { return Ok(None) };
        if door::enter(actor, picture, Permission::RecordActs, case.unit).is_err() {
            return Ok(None);
        }
        let recorded = self.store().acts_of(case.id).await?;
        if recorded.iter().any(|one| one.sequence > committed.last) {
            return Ok(None);
        }
        let Some(old) = recorded.iter().find(|one| one.sequence == committed.last).map(|one| one.act.clone()) else {
            return Ok(None);
        };
        let acts: Vec<Act> = recorded.into_iter().map(|one| one.act).collect();
        let annulment = Act {
            id: ActId::new(self.ground().now(), ground::noise(self.ground())),
            recorded_at: self.ground().now(),
            paper: None,
            deed: Deed::Annulled,
            supersedes: Some(Correction { act: old.id, reason: reason.to_owned() }),
            ..old
        };
        let after = record(opening, &acts, &annulment, picture.today).ok();
        Ok(after.map(|after| CaseWrite {
            opening,
            case: after,
            new_acts: vec![annulment],
            expected_version: Some(version),
        }))
    }

    /// What became of the act that a write put on record of a case; `None` if the case is not in the reader's hands.
    async fn fate(
        &self,
        actor: &Actor,
        picture: &Picture,
        case: CaseId,
        committed: &Committed,
    ) -> Result<Option<(Person, UnitLink, Fate)>, AppError> {
        let Some((_, case, _)) = self.store().case(case).await? else { return Ok(None) };
        if door::enter(actor, picture, Permission::RecordActs, case.unit).is_err() {
            return Ok(None);
        }
        let (Some(person), Some(unit)) = (self.store().person(case.person).await?, picture.link(case.unit)) else {
            return Ok(None);
        };
        let recorded = self.store().acts_of(case.id).await?;
        let own = recorded.iter().find(|one| one.sequence == committed.last).map(|one| one.act.id);
        let later = recorded.iter().find(|one| one.act.supersedes.as_ref().map(|old| old.act) == own && own.is_some());
        let fate = match later {
            Some(later) if later.act.deed == Deed::Annulled => Fate::Annulled,
            Some(_) => Fate::Corrected,
            None if recorded.iter().any(|one| one.sequence > committed.last) => Fate::BuiltOn,
            None => Fate::Last,
        };
        Ok(Some((person, unit, fate)))
    }

    /// What a command recorded for many of a unit's people.
    async fn written_together(&self, unit: UnitId, command: CommandId) -> Result<Written, AppError> {
        let committed = self.store().command(command).await?.ok_or(AppError::NotThere)?;
        let count = u32::try_from(committed.last - committed.first + 1).unwrap_or(u32::MAX);
        if count > MOST_TOGETHER + 1 {
            return Err(AppError::NotThere);
        }
        let mut links = self.store().journal(Some(committed.last + 1), count).await?;
        links.reverse();
        let mut links = links.into_iter();
        let head = links.next().filter(|head| head.what == RECORDED && head.subject == format!("unit:{unit}"));
        let cases = links.filter_map(|link| link.subject.strip_prefix("case:")?.parse().ok()).collect();
        Ok(Written { head: head.ok_or(AppError::NotThere)?, committed, cases })
    }
}

/// More was recorded since, or not all of it is the reader's: it cannot be undone as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltOn;

/// What the first link of an act for many says.
#[derive(Default)]
struct Said {
    kind: Option<DeedKind>,
    on: Option<Date>,
    left: Vec<(PersonId, LeftOut)>,
}

fn said(payload: &[u8]) -> Said {
    let text = String::from_utf8_lossy(payload);
    // The first line is salt.
    let mut lines = text.lines().skip(1);
    let (kind, on) = lines.next().and_then(|line| line.split_once(' ')).unwrap_or_default();
    let left = lines.filter_map(|line| {
        let (person, why) = line.split_once(' ')?;
        Some((person.parse().ok()?, LeftOut::from_code(why)?))
    });
    Said { kind: DeedKind::from_code(kind), on: on.parse().ok(), left: left.collect() }
}
