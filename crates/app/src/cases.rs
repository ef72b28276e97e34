//! Putting acts of a case on record, one at a time, by the people who did them.

use nguon_domain::{
    access::Permission,
    calendar::Date,
    case::{Act, Case, CaseRefusal, Correction, Deed, DeedKind, Opening, may_be_corrected, record},
    id::{ActId, CaseId, CommandId, Id, PersonId},
    journal::Digest,
    name::FullName,
    requirement::probation_end,
    unit::Paper,
};
use nguon_store::{CaseWrite, Changes, Entry, StoreError};

use crate::{
    App,
    actor::Actor,
    door,
    error::AppError,
    ground,
    picture::Picture,
    seen::{ActSince, Seen, same_since},
    view::{May, UnitLink},
};

/// An act as somebody wants it on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAct {
    /// The day it happened.
    pub on: Date,
    /// The paper behind it, where there is one.
    pub paper: Option<Paper>,
    /// What was done.
    pub deed: Deed,
}

/// What a form carries so that sending it twice writes once: a retry has the same ticket and says the same.
///
/// A form that is sent again with other words in it is another command, so that nobody's second entry is taken for
/// a repetition of the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket(CommandId);

impl Ticket {
    /// The ticket of a text that [`Ticket::to_string`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    /// The command of a form: `content` is all that was asked for.
    pub(crate) fn command(self, actor: &Actor, content: &str) -> CommandId {
        let digest = Digest::of(format!("{}\n{}\n{content}", self.0, actor.account).as_bytes()).to_string();
        CommandId(Id::from_number(u128::from_str_radix(&digest[..32], 16).unwrap_or_default()))
    }
}

impl std::fmt::Display for Ticket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What a page needs to put an act of a case on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseDesk {
    /// What the reader may do at the unit that carries the case.
    pub may: May,
    /// Whose case it is.
    pub person: PersonId,
    /// Their name.
    pub name: FullName,
    /// The case as its acts make it.
    pub case: Case,
    /// The unit that carries it.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// What can be recorded now, in the order of the procedure; empty once the case has ended.
    pub recordable: Vec<DeedKind>,
    /// The day on which probation ends by the rules of its ceremony, once that was held.
    pub probation_ends: Option<Date>,
    /// Where the journal stands about the acts of the case.
    pub seen: Seen,
    /// The clock's day.
    pub today: Date,
}

/// What a page needs to correct an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionDesk {
    /// The case.
    pub desk: CaseDesk,
    /// The act as it is on record.
    pub act: Act,
    /// Whether it still counts: nobody has corrected it, and it is no annulment itself.
    pub is_standing: bool,
    /// What stands in its place now: itself, what corrected it last, or the annulment that took it away.
    pub now: ActSince,
}

/// What became of the wish to put an act on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// It is there.
    Done,
    /// It cannot be.
    Refused(CaseRefusal),
    /// Somebody has put the same on record meanwhile, and nothing was written.
    Since {
        /// What is there.
        found: Box<ActSince>,
        /// Whether it may be there twice.
        may_be_another: bool,
    },
}

impl Recorded {
    /// The same where nothing was said to have been seen.
    fn settled(self) -> Result<(), CaseRefusal> {
        match self {
            Self::Done => Ok(()),
            Self::Refused(refusal) => Err(refusal),
            Self::Since { .. } => Err(CaseRefusal::AlreadyRecorded),
        }
    }
}

/// A case in the hands of whoever may record its acts.
struct Opened {
    person: nguon_domain::person::Person,
    opening: Opening,
    case: Case,
    version: u64,
    post: nguon_domain::id::PostId,
}

/// How often a case is read anew when somebody else has just changed it.
const ATTEMPTS: u32 = 4;

impl App {
    /// A ticket for a form.
    pub fn ticket(&self) -> Ticket {
        Ticket(self.fresh_command())
    }

    /// What is needed to record an act of a person's case: of `case`, or else of the newest one that is open.
    ///
    /// Errors: [`AppError::NotThere`] also if the person has no case, [`AppError::Unavailable`].
    pub async fn case_desk(&self, actor: &Actor, person: PersonId, case: Option<CaseId>) -> Result<CaseDesk, AppError> {
        let picture = self.picture().await?;
        let Opened { person, case, .. } = self.open_case(actor, &picture, person, case).await?;
        Ok(CaseDesk {
            may: door::may(actor, &picture, case.unit),
            person: person.id,
            name: person.facts.name,
            unit: picture.link(case.unit).ok_or(AppError::NotThere)?,
            above: door::visible_above(actor, &picture, case.unit),
            recordable: case.recordable(),
            seen: self.acts_seen(case.id).await?,
            probation_ends: case.ceremony_on.and_then(|ceremony| probation_end(ceremony, self.rules()).ok()),
            today: picture.today,
            case,
        })
    }

    /// What is needed to correct an act of a person's case.
    ///
    /// Errors: [`AppError::NotThere`] also if no case of theirs has the act, [`AppError::Unavailable`].
    pub async fn correction_desk(
        &self,
        actor: &Actor,
        person: PersonId,
        act: ActId,
    ) -> Result<CorrectionDesk, AppError> {
        let (act, acts) = self.act_of(person, act).await?;
        let desk = self.case_desk(actor, person, Some(act.case)).await?;
        let now = self.standing_for(actor, &act).await?;
        Ok(CorrectionDesk { desk, is_standing: may_be_corrected(&acts, act.id), now, act })
    }

    /// An act of one of a person's cases, with all acts of that case.
    async fn act_of(&self, person: PersonId, act: ActId) -> Result<(Act, Vec<Act>), AppError> {
        for (opening, ..) in self.store().cases_of(person).await? {
            let recorded = self.store().acts_of(opening.id).await?;
            let acts: Vec<Act> = recorded.into_iter().map(|one| one.act).collect();
            if let Some(found) = acts.iter().find(|one| one.id == act) {
                return Ok((found.clone(), acts));
            }
        }
        Err(AppError::NotThere)
    }

    /// Puts `instead` on record in place of an act, or nothing if it was entered in error, and says why. The inner
    /// error says why it cannot be.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn correct_act(
        &self,
        actor: &Actor,
        ticket: Ticket,
        person: PersonId,
        act: ActId,
        reason: &str,
        instead: Option<NewAct>,
    ) -> Result<Result<(), CaseRefusal>, AppError> {
        let command = ticket.command(actor, &format!("{person}\n{act}\n{reason:?}\n{instead:?}"));
        let (old, _) = self.act_of(person, act).await?;
        let what = if instead.is_some() { "act.corrected" } else { "act.annulled" };
        let (case, was_on) = (old.case, old.on);
        let new = instead.unwrap_or(NewAct { on: was_on, paper: None, deed: Deed::Annulled });
        let make = |opened: &Opened| Act {
            id: ActId::new(self.ground().now(), ground::noise(self.ground())),
            case: opened.opening.id,
            on: new.on,
            // What is corrected is what was done, not by whom.
            unit: old.unit,
            paper: new.paper.clone(),
            deed: new.deed.clone(),
            recorded_at: self.ground().now(),
            supersedes: Some(Correction { act, reason: reason.to_owned() }),
        };
        Ok(self.put_on_record(actor, command, (person, case), (what, None), &make).await?.settled())
    }

    async fn open_case(
        &self,
        actor: &Actor,
        picture: &Picture,
        person: PersonId,
        case: Option<CaseId>,
    ) -> Result<Opened, AppError> {
        let person = self.store().person(person).await?.ok_or(AppError::NotThere)?;
        let cases = self.store().cases_of(person.id).await?;
        let found = match case {
            Some(wanted) => cases.into_iter().find(|(opening, ..)| opening.id == wanted),
            // Oldest first; one that has ended only where none is open.
            None => cases.into_iter().max_by_key(|(_, case, _)| (case.stage.is_open(), case.id)),
        };
        let (opening, case, version) = found.ok_or(AppError::NotThere)?;
        let post = door::enter(actor, picture, Permission::RecordActs, case.unit)?;
        Ok(Opened { person, opening, case, version, post })
    }

    /// Puts an act on record, at the unit that carries the case. The inner error says why it cannot be.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn record_act(
        &self,
        actor: &Actor,
        ticket: Ticket,
        person: PersonId,
        case: CaseId,
        new: NewAct,
    ) -> Result<Result<(), CaseRefusal>, AppError> {
        Ok(self.add_act(actor, ticket, (person, case), new, None).await?.settled())
    }

    /// The same for a form that was opened on `seen`: if the same was put on record since, nothing is written and
    /// that is shown.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn record_act_after(
        &self,
        actor: &Actor,
        ticket: Ticket,
        of: (PersonId, CaseId),
        new: NewAct,
        seen: Seen,
    ) -> Result<Recorded, AppError> {
        self.add_act(actor, ticket, of, new, Some(seen)).await
    }

    async fn add_act(
        &self,
        actor: &Actor,
        ticket: Ticket,
        (person, case): (PersonId, CaseId),
        new: NewAct,
        seen: Option<Seen>,
    ) -> Result<Recorded, AppError> {
        let command = ticket.command(actor, &format!("{person}\n{case}\n{new:?}"));
        self.put_on_record(actor, command, (person, case), ("act.recorded", seen), &|opened| Act {
            id: ActId::new(self.ground().now(), ground::noise(self.ground())),
            case: opened.opening.id,
            on: new.on,
            unit: opened.case.unit,
            paper: new.paper.clone(),
            deed: new.deed.clone(),
            recorded_at: self.ground().now(),
            supersedes: None,
        })
        .await
    }

    async fn put_on_record(
        &self,
        actor: &Actor,
        command: CommandId,
        (person, case): (PersonId, CaseId),
        (what, seen): (&str, Option<Seen>),
        make: &(impl Fn(&Opened) -> Act + Sync),
    ) -> Result<Recorded, AppError> {
        let picture = self.picture().await?;
        let mut attempt = 1;
        loop {
            let opened = self.open_case(actor, &picture, person, Some(case)).await?;
            if self.store().command(command).await?.is_some() {
                return Ok(Recorded::Done);
            }
            let recorded = self.store().acts_of(case).await?;
            let acts: Vec<Act> = recorded.iter().map(|one| one.act.clone()).collect();
            let act = make(&opened);
            let after = record(opened.opening, &acts, &act, picture.today);
            if let Some(found) = seen.and_then(|seen| same_since(&recorded, seen, &act.deed)) {
                let found = Box::new(self.act_since(actor, found).await?);
                return Ok(Recorded::Since { found, may_be_another: after.is_ok() });
            }
            let after = match after {
                Ok(after) => after,
                Err(refusal) => return Ok(Recorded::Refused(refusal)),
            };
            let entry = Entry {
                what: what.to_owned(),
                subject: format!("case:{case}"),
                payload: format!("{} {}", act.deed.kind().code(), act.on).into_bytes(),
            };
            let write = CaseWrite {
                opening: opened.opening,
                case: after,
                new_acts: vec![act],
                expected_version: Some(opened.version),
            };
            let changes = Changes { cases: vec![write], ..Changes::default() };
            match self.try_write(command, actor.author(Some(opened.post)), changes, vec![entry]).await {
                Ok(_) => return Ok(Recorded::Done),
                Err(StoreError::Stale { .. }) if attempt < ATTEMPTS => attempt += 1,
                Err(error) => return Err(error.into()),
            }
        }
    }
}
