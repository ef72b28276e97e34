//! Forms that somebody has begun to fill in: kept until they are saved or thrown away, or for a while.
//!
//! A draft is seen by its writer alone, and only as long as they may open the form it belongs to. Citizen ids are not
//! kept: they would lie about in clear without their disclosure standing in the journal.

use nguon_domain::{
    access::Permission,
    calendar::Timestamp,
    case::DeedKind,
    id::{ActId, PersonId, UnitId},
    name::FullName,
    note::holds_citizen_id,
};
use nguon_store::Draft;

use crate::{App, actor::Actor, door, error::AppError, view::UnitLink};

/// The form that a draft belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftOf {
    /// Somebody new is nominated at a unit.
    Nomination(UnitId),
    /// Somebody who is known is nominated.
    Renomination(PersonId),
    /// An act of this kind is put on record in a person's case.
    Act(PersonId, DeedKind),
    /// An act of a person's case is corrected.
    Correction(PersonId, ActId),
}

/// What was typed into a form and not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftFields {
    /// Names and what was typed, without what is not kept.
    pub fields: Vec<(String, String)>,
    /// When it was last kept.
    pub saved_at: Timestamp,
}

/// A draft as its writer finds it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    /// The form.
    pub of: DraftOf,
    /// The unit that it is about, or that carries the case.
    pub unit: UnitLink,
    /// The person it is about, as far as they are known or were typed.
    pub person: Option<String>,
    /// When it was last kept.
    pub saved_at: Timestamp,
}

/// What became of the wish to keep a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftKept {
    /// It is kept.
    Done,
    /// Nothing was typed that could be kept.
    Nothing,
    /// It is too long.
    TooLarge,
    /// There are too many others.
    TooMany {
        /// The most there may be.
        most: u32,
    },
}

/// A draft that nobody went on with is kept for so many days.
pub const DRAFT_DAYS: u32 = 14;
/// No draft is longer, in bytes as it is kept.
const LONGEST: usize = 16 * 1024;
/// The most drafts of one account.
const MOST: usize = 30;
/// No list shows more.
const MOST_SHOWN: usize = 10;

impl DraftOf {
    /// The kind of form and the id of what it is about.
    fn key(self) -> (String, String) {
        match self {
            Self::Nomination(unit) => ("nominate".to_owned(), unit.to_string()),
            Self::Renomination(person) => ("renominate".to_owned(), person.to_string()),
            Self::Act(person, kind) => (format!("act.{}", kind.code()), person.to_string()),
            Self::Correction(_, act) => ("correct".to_owned(), act.to_string()),
        }
    }

    fn person(self) -> Option<PersonId> {
        match self {
            Self::Nomination(_) => None,
            Self::Renomination(person) | Self::Act(person, _) | Self::Correction(person, _) => Some(person),
        }
    }

    /// The form of a draft as it is kept; `None` if this program has no such form.
    fn of(draft: &Draft) -> Option<Self> {
        match draft.form.as_str() {
            "nominate" => draft.about.parse().ok().map(Self::Nomination),
            "renominate" => draft.person.map(Self::Renomination),
            "correct" => Some(Self::Correction(draft.person?, draft.about.parse().ok()?)),
            act => Some(Self::Act(draft.person?, DeedKind::from_code(act.strip_prefix("act.")?)?)),
        }
    }
}

impl App {
    /// Keeps what was typed into a form, in place of what was kept of it before. What holds a citizen id is left out.
    ///
    /// Errors: [`AppError::NotThere`] if the form is not there for whoever asks, [`AppError::Unavailable`].
    pub async fn keep_draft(
        &self,
        actor: &Actor,
        of: DraftOf,
        fields: Vec<(&str, &str)>,
    ) -> Result<DraftKept, AppError> {
        self.place_of(actor, of).await?;
        let kept: Vec<(&str, &str)> =
            fields.into_iter().filter(|(_, value)| !value.trim().is_empty() && !holds_citizen_id(value)).collect();
        if kept.is_empty() {
            self.drop_draft(actor, of).await?;
            return Ok(DraftKept::Nothing);
        }
        let fields = written(&kept);
        if fields.len() > LONGEST {
            return Ok(DraftKept::TooLarge);
        }
        let (form, about) = of.key();
        self.store().drop_old_drafts(self.forgotten()).await?;
        let others = self.store().drafts_of(actor.account).await?;
        if others.iter().filter(|other| (&other.form, &other.about) != (&form, &about)).count() >= MOST {
            return Ok(DraftKept::TooMany { most: u32::try_from(MOST).unwrap_or(u32::MAX) });
        }
        let (account, person, saved_at) = (actor.account, of.person(), self.ground().now());
        self.store().keep_draft(&Draft { account, form, about, person, fields, saved_at }).await?;
        Ok(DraftKept::Done)
    }

    /// What whoever asks has typed into a form and not saved.
    ///
    /// Errors: [`AppError::NotThere`] if the form is not there for them, [`AppError::Unavailable`].
    pub async fn draft(&self, actor: &Actor, of: DraftOf) -> Result<Option<DraftFields>, AppError> {
        self.place_of(actor, of).await?;
        let (form, about) = of.key();
        let draft = self.store().draft(actor.account, &form, &about).await?;
        Ok(draft.filter(|draft| draft.saved_at >= self.forgotten()).map(|draft| DraftFields {
            fields: read(&draft.fields).map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            saved_at: draft.saved_at,
        }))
    }

    /// Throws away what whoever asks has typed into a form, because it was saved or is not wanted.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn drop_draft(&self, actor: &Actor, of: DraftOf) -> Result<(), AppError> {
        let (form, about) = of.key();
        self.store().drop_draft(actor.account, &form, &about).await?;
        Ok(())
    }

    /// The drafts of whoever asks whose forms they may still open, the newest first.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn drafts(&self, actor: &Actor) -> Result<Vec<DraftLine>, AppError> {
        let mut lines = Vec::new();
        for draft in self.store().drafts_of(actor.account).await? {
            let Some(of) = DraftOf::of(&draft).filter(|_| draft.saved_at >= self.forgotten()) else { continue };
            let (unit, person) = match self.place_of(actor, of).await {
                Ok(place) => place,
                Err(AppError::NotThere) => continue,
                Err(error) => return Err(error),
            };
            let typed = read(&draft.fields).find(|(name, _)| *name == "name");
            let person = person.map(|name| name.as_str().to_owned());
            let person = person.or_else(|| typed.map(|(_, name)| name.trim().to_owned()));
            lines.push(DraftLine { of, unit, person, saved_at: draft.saved_at });
            if lines.len() == MOST_SHOWN {
                break;
            }
        }
        Ok(lines)
    }

    /// The unit and the person of a form, if whoever asks may open it.
    async fn place_of(&self, actor: &Actor, of: DraftOf) -> Result<(UnitLink, Option<FullName>), AppError> {
        match of {
            DraftOf::Nomination(unit) => {
                let picture = self.picture().await?;
                door::enter(actor, &picture, Permission::RecordActs, unit)?;
                Ok((picture.link(unit).ok_or(AppError::NotThere)?, None))
            }
            DraftOf::Renomination(person) => {
                let desk = self.renomination_desk(actor, person).await?;
                Ok((desk.unit, desk.known.map(|(_, name)| name)))
            }
            DraftOf::Act(person, _) => {
                let desk = self.case_desk(actor, person, None).await?;
                Ok((desk.unit, Some(desk.name)))
            }
            DraftOf::Correction(person, act) => {
                let desk = self.correction_desk(actor, person, act).await?.desk;
                Ok((desk.unit, Some(desk.name)))
            }
        }
    }

    /// What was last kept before this is forgotten.
    fn forgotten(&self) -> Timestamp {
        self.ground().now() - std::time::Duration::from_secs(u64::from(DRAFT_DAYS) * 24 * 3600)
    }
}

/// What separates fields as they are kept; nobody types it.
const BETWEEN: char = '\u{1e}';

/// Names and values as one text. Signs that control a terminal are nobody's words.
fn written(fields: &[(&str, &str)]) -> String {
    let field = |(name, value): &(&str, &str)| {
        let value: String = value.chars().filter(|letter| !letter.is_control() || "\n\t".contains(*letter)).collect();
        format!("{name}={value}")
    };
    fields.iter().map(field).collect::<Vec<_>>().join(&BETWEEN.to_string())
}

fn read(written: &str) -> impl Iterator<Item = (&str, &str)> {
    written.split(BETWEEN).filter_map(|field| field.split_once('='))
}
