//! Nominating a person: somebody new, after those who may be the same were shown, or somebody who is known.

use nguon_domain::{
    access::Permission,
    calendar::Date,
    case::{Act, Case, CaseRefusal, Deed, Opening, Stage, record},
    citizen_id::CitizenId,
    id::{ActId, CaseId, CommandId, PersonId, UnitId},
    name::FullName,
    partial_date::PartialDate,
    person::{Person, PersonFacts},
};
use nguon_store::{CaseWrite, Changes, Entry};

use crate::{
    App, Ticket,
    actor::Actor,
    door,
    error::AppError,
    ground,
    picture::Picture,
    view::{May, UnitLink},
};

/// Forms with a citizen id that somebody may send in an hour without nominating anybody.
const NUMBERS_AN_HOUR: u32 = 30;
const HOUR: std::time::Duration = std::time::Duration::from_secs(3600);

/// When and by whom somebody was proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nomination {
    /// The day.
    pub on: Date,
    /// Who proposed, as written.
    pub by: Option<String>,
}

/// Why nobody can be nominated here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The unit has ended; another carries it on.
    UnitEnded,
    /// The unit admits nobody itself: cells and grassroots organisations do.
    UnitTooHigh,
    /// The person has a case that is open.
    CaseOpen,
    /// The person is a member.
    Member,
}

/// What a page needs to nominate somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NominationDesk {
    /// What the reader may do at the unit.
    pub may: May,
    /// The unit that would open the case.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// Who is nominated; `None` for somebody new.
    pub known: Option<(PersonId, FullName)>,
    /// What stands in the way.
    pub obstacle: Option<Obstacle>,
}

/// Somebody who may be the one that is being nominated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    /// The unit that looks after them.
    pub unit: UnitLink,
    /// Whether they have the same citizen id: then they are the same.
    pub same_number: bool,
    /// Who; `None` where the reader may not see them.
    pub seen: Option<SimilarPerson>,
}

/// Somebody similar whom the reader may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimilarPerson {
    /// Their id.
    pub person: PersonId,
    /// Their name.
    pub name: FullName,
    /// Their birth date, as far as known.
    pub born: Option<PartialDate>,
    /// How far their newest case has come; `None` if there is none.
    pub stage: Option<Stage>,
    /// Whether the reader may nominate them.
    pub may_nominate: bool,
}

/// What became of a nomination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nominated {
    /// It is on record.
    Done(PersonId),
    /// Nothing was written: these must be looked at first. Never empty.
    Similar(Vec<Similar>),
    /// Nothing was written: it cannot be.
    Refused(CaseRefusal),
    /// Nothing was written: something stands in the way.
    Hindered(Obstacle),
}

impl App {
    /// What is needed to nominate somebody new at a unit.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn nomination_desk(&self, actor: &Actor, unit: UnitId) -> Result<NominationDesk, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::RecordActs, unit)?;
        self.desk(actor, &picture, unit, None, hindered_at(&picture, unit))
    }

    /// What is needed to nominate somebody who is known, at the unit that looks after them.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn renomination_desk(&self, actor: &Actor, person: PersonId) -> Result<NominationDesk, AppError> {
        let picture = self.picture().await?;
        let person = self.store().person(person).await?.ok_or(AppError::NotThere)?;
        door::enter(actor, &picture, Permission::RecordActs, person.unit)?;
        let obstacle = self.hindered(&picture, &person).await?;
        self.desk(actor, &picture, person.unit, Some((person.id, person.facts.name)), obstacle)
    }

    fn desk(
        &self,
        actor: &Actor,
        picture: &Picture,
        unit: UnitId,
        known: Option<(PersonId, FullName)>,
        obstacle: Option<Obstacle>,
    ) -> Result<NominationDesk, AppError> {
        Ok(NominationDesk {
            may: door::may(actor, picture, unit),
            unit: picture.link(unit).ok_or(AppError::NotThere)?,
            above: door::visible_above(actor, picture, unit),
            known,
            obstacle,
        })
    }

    async fn hindered(&self, picture: &Picture, person: &Person) -> Result<Option<Obstacle>, AppError> {
        let cases = self.store().cases_of(person.id).await?;
        self.hindered_with(picture, person, &cases).await
    }

    async fn hindered_with(
        &self,
        picture: &Picture,
        person: &Person,
        cases: &[(Opening, Case, u64)],
    ) -> Result<Option<Obstacle>, AppError> {
        let by_cases = hindered_by(cases.iter().map(|(_, case, _)| case));
        let is_member = by_cases.is_none() && self.store().is_member(person.id).await?;
        let by_person = by_cases.or(is_member.then_some(Obstacle::Member));
        Ok(by_person.or_else(|| hindered_at(picture, person.unit)))
    }

    /// Whether whoever asks may nominate a person who is known, with these cases.
    pub(crate) async fn may_nominate(
        &self,
        actor: &Actor,
        picture: &Picture,
        person: &Person,
        cases: &[(Opening, Case, u64)],
    ) -> Result<bool, AppError> {
        let is_allowed = door::enter(actor, picture, Permission::RecordActs, person.unit).is_ok();
        Ok(is_allowed && self.hindered_with(picture, person, cases).await?.is_none())
    }

    /// Nominates somebody new. Those who may be the same are shown first, unless `is_another` says that they were
    /// looked at; whoever has the same citizen id is the same all the same.
    ///
    /// A form with a citizen id from which no nomination comes is held to so many an hour: it tells whether somebody
    /// has that number.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Wait`], [`AppError::Unavailable`].
    pub async fn nominate(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        facts: PersonFacts,
        nomination: &Nomination,
        is_another: bool,
    ) -> Result<Nominated, AppError> {
        let key = format!("number\n{}", actor.account);
        let has_number = facts.citizen_id.is_some() || facts.old_id.is_some();
        let now = self.ground().now();
        if has_number && self.store().sign_in_failures(&key, now - HOUR).await? >= NUMBERS_AN_HOUR {
            return Err(AppError::Wait { seconds: HOUR.as_secs() });
        }
        let done = self.nominate_new(actor, ticket, unit, facts, nomination, is_another).await?;
        if has_number && !matches!(done, Nominated::Done(_)) {
            self.store().note_sign_in_failure(&key, now).await?;
        }
        Ok(done)
    }

    async fn nominate_new(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        facts: PersonFacts,
        nomination: &Nomination,
        is_another: bool,
    ) -> Result<Nominated, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::RecordActs, unit)?;
        let command = ticket.command(actor, &said(unit, &facts, nomination));
        if let Some(person) = self.nominated_by(command).await? {
            return Ok(Nominated::Done(person));
        }
        if let Some(obstacle) = hindered_at(&picture, unit) {
            return Ok(Nominated::Hindered(obstacle));
        }
        let similar = self.similar(actor, &picture, &facts).await?;
        if similar.iter().any(|one| one.same_number) || (!is_another && !similar.is_empty()) {
            return Ok(Nominated::Similar(similar));
        }
        let id = PersonId::new(self.ground().now(), ground::noise(self.ground()));
        self.open_nominated(actor, &picture, command, Person { id, unit, facts }, true, nomination).await
    }

    /// Nominates somebody who is known, at the unit that looks after them.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn renominate(
        &self,
        actor: &Actor,
        ticket: Ticket,
        person: PersonId,
        nomination: &Nomination,
    ) -> Result<Nominated, AppError> {
        let picture = self.picture().await?;
        let person = self.store().person(person).await?.ok_or(AppError::NotThere)?;
        door::enter(actor, &picture, Permission::RecordActs, person.unit)?;
        let command = ticket.command(actor, &format!("{}\n{nomination:?}", person.id));
        if self.store().command(command).await?.is_some() {
            return Ok(Nominated::Done(person.id));
        }
        match self.hindered(&picture, &person).await? {
            Some(obstacle) => Ok(Nominated::Hindered(obstacle)),
            None => self.open_nominated(actor, &picture, command, person, false, nomination).await,
        }
    }

    /// Opens a case with its nomination.
    async fn open_nominated(
        &self,
        actor: &Actor,
        picture: &Picture,
        command: CommandId,
        person: Person,
        is_new: bool,
        nomination: &Nomination,
    ) -> Result<Nominated, AppError> {
        let post = door::enter(actor, picture, Permission::RecordActs, person.unit)?;
        let now = self.ground().now();
        let noise = || ground::noise(self.ground());
        let opening = Opening { id: CaseId::new(now, noise()), person: person.id, unit: person.unit };
        let act = Act {
            id: ActId::new(now, noise()),
            case: opening.id,
            on: nomination.on,
            unit: person.unit,
            paper: None,
            deed: Deed::Nominated { by: nomination.by.clone() },
            recorded_at: now,
            supersedes: None,
        };
        let case = match record(opening, &[], &act, picture.today) {
            Ok(case) => case,
            Err(refusal) => return Ok(Nominated::Refused(refusal)),
        };
        let entry = |what: &str, subject: String, payload: String| Entry {
            what: what.to_owned(),
            subject,
            payload: payload.into_bytes(),
        };
        let told = format!("{} {}", act.deed.kind().code(), act.on);
        let added = is_new.then(|| entry("person.added", format!("person:{}", person.id), String::new()));
        let opened = [
            entry("case.opened", format!("case:{}", opening.id), String::new()),
            entry("act.recorded", format!("case:{}", opening.id), told),
        ];
        let entries = added.into_iter().chain(opened).collect();
        let id = person.id;
        let changes = Changes {
            people: if is_new { vec![person] } else { Vec::new() },
            cases: vec![CaseWrite { opening, case, new_acts: vec![act], expected_version: None }],
            ..Changes::default()
        };
        let committed = self.write(command, actor.author(Some(post)), changes, entries).await?;
        if committed.replayed && is_new {
            // The same form came twice at once, and the other was first.
            return Ok(Nominated::Done(self.nominated_by(command).await?.unwrap_or(id)));
        }
        Ok(Nominated::Done(id))
    }

    /// Whom a command has added; `None` if it was never carried out.
    async fn nominated_by(&self, command: CommandId) -> Result<Option<PersonId>, AppError> {
        let Some(done) = self.store().command(command).await? else { return Ok(None) };
        let links = u32::try_from(done.last - done.first + 1).unwrap_or(u32::MAX);
        let rows = self.store().journal(Some(done.last + 1), links).await?;
        Ok(rows.iter().find_map(|row| row.subject.strip_prefix("person:")?.parse().ok()))
    }

    /// Those who have the same name without marks and may have the same year of birth, or the same citizen id.
    async fn similar(&self, actor: &Actor, picture: &Picture, facts: &PersonFacts) -> Result<Vec<Similar>, AppError> {
        let number = facts.citizen_id.as_ref().or(facts.old_id.as_ref());
        let store = self.store();
        let with_number = match number {
            Some(number) => store.people_with_number(number).await?,
            None => Vec::new(),
        };
        let mut namesakes = store.namesakes(&facts.name, facts.born.map(PartialDate::year)).await?;
        namesakes.retain(|id| !with_number.contains(id));
        let mut similar = Vec::new();
        for id in with_number.iter().chain(&namesakes).copied() {
            let Some(person) = store.person(id).await? else { continue };
            let cases = store.cases_of(id).await?;
            let sees = self.unit_that_shows(actor, picture, &person, Permission::SeePerson).await.is_ok();
            let seen = match sees {
                true => Some(SimilarPerson {
                    person: id,
                    name: person.facts.name.clone(),
                    born: person.facts.born,
                    stage: cases.iter().map(|(_, case, _)| case).max_by_key(|case| case.id).map(|case| case.stage),
                    may_nominate: self.may_nominate(actor, picture, &person, &cases).await?,
                }),
                false => None,
            };
            let unit = picture.link(person.unit).ok_or(AppError::NotThere)?;
            similar.push(Similar { unit, same_number: with_number.contains(&id), seen });
        }
        Ok(similar)
    }
}

/// All that a form says of somebody new, so that one with another word in it is another command.
fn said(unit: UnitId, facts: &PersonFacts, nomination: &Nomination) -> String {
    let number = facts.citizen_id.as_ref().or(facts.old_id.as_ref()).map(CitizenId::reveal);
    let PersonFacts { name, sex, born, occupation, residence, .. } = facts;
    format!("{unit}\n{}\n{sex:?}\n{born:?}\n{number:?}\n{occupation:?}\n{residence:?}\n{nomination:?}", name.as_str())
}

/// What at a unit stands in the way of nominating.
pub(crate) fn hindered_at(picture: &Picture, unit: UnitId) -> Option<Obstacle> {
    let tree = picture.atlas.tree();
    let standing = tree.place(unit).is_some_and(|at| tree.places()[at].standing);
    let opens = picture.link(unit).is_some_and(|link| link.kind.opens_cases());
    match (standing, opens) {
        (false, _) => Some(Obstacle::UnitEnded),
        (true, false) => Some(Obstacle::UnitTooHigh),
        (true, true) => None,
    }
}

/// What in somebody's cases stands in the way of nominating them.
fn hindered_by<'a>(mut cases: impl Iterator<Item = &'a Case>) -> Option<Obstacle> {
    cases.find_map(|case| match case.stage {
        stage if stage.is_open() => Some(Obstacle::CaseOpen),
        Stage::Recognised => Some(Obstacle::Member),
        _ => None,
    })
}
