//! Cases and acts as rows.

use std::collections::BTreeMap;

use nguon_domain::{
    agenda::Milestones,
    atlas::{CaseFact, CountBy, Traits},
    calendar::Date,
    case::{Act, Ballots, Case, Correction, Deed, DeedKind, Opening, Recognition, STEPS, Stage, Step, Vote},
    id::{CaseId, PersonId, UnitId},
    journal::Author,
    partial_date::PartialDate,
    unit::Paper,
};

use crate::{
    Store, StoreError,
    bulk::{Rows, for_each_key},
    dialect::{Cell, Link, Query},
    fields::{Fields, Parts, flag, instant, maybe_number, maybe_partial_date, maybe_shown, sequence, shown, text},
};

/// An act and who put it on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedAct {
    /// The act.
    pub act: Act,
    /// Who put it on record.
    pub author: Author,
    /// How they are called.
    pub recorded_by: Option<String>,
    /// How the holder of the post is called on whose behalf they did.
    pub on_behalf_of: Option<String>,
    /// The last sequence of the write that did.
    pub sequence: u64,
}

macro_rules! case_columns {
    () => {
        "c.id, c.person, c.opened_by, c.carried_by, c.admitted_by, c.stage, c.nominated_on, c.listed_on, \
         c.certificate_on, c.certificate_number, c.applied_on, c.vetting_asked_on, c.vetting_answered_on, \
         c.introduced_on, c.opinions_on, c.cell_vote_on, c.cell_in_favour, c.cell_entitled, c.committee_vote_on, \
         c.committee_in_favour, c.committee_entitled, c.sent_up_on, c.decided_on, c.decision_number, c.ceremony_on, \
         c.recognised_on, c.official_on, c.recognition_number, c.ended_on, c.version"
    };
}
pub(crate) use case_columns;

macro_rules! act_columns {
    () => {
        "a.case_id, a.id, a.deed, a.on_day, a.unit, a.paper, a.wording, a.second_day, a.in_favour, a.entitled, \
         a.to_unit, a.recorded_at, a.supersedes, a.correction_reason"
    };
}
pub(crate) use act_columns;

/// What the atlas needs to know of a case, as [`Parts`].
/// The days of the steps come last, in the order of [`STEPS`]. What reads it is [`read_fact`].
macro_rules! fact_text {
    () => {
        concat!(
            "concat(c.id, '|', c.carried_by, '|', c.admitted_by, '|', c.stage, '|', c.woman, '|', c.union_member, \
             '|', c.minority, '|', c.believer, '|', c.born, '|', ",
            step_parts!(),
            ")"
        )
    };
}

/// The days of the steps in the order of [`STEPS`], as [`Parts`] inside `concat()`.
macro_rules! step_parts {
    () => {
        "c.nominated_on, '|', c.listed_on, '|', c.certificate_on, '|', c.applied_on, '|', c.vetting_asked_on, '|', \
         c.vetting_answered_on, '|', c.introduced_on, '|', c.opinions_on, '|', c.cell_vote_on, '|', \
         c.committee_vote_on, '|', c.sent_up_on, '|', c.decided_on, '|', c.ceremony_on, '|', c.recognised_on"
    };
}
pub(crate) use step_parts;

/// Reads what `step_parts!` has.
pub(crate) fn read_steps(parts: &mut Parts<'_>) -> Option<[Option<Date>; STEPS.len()]> {
    let mut days = [None; STEPS.len()];
    for day in &mut days {
        *day = parts.maybe_parsed()?;
    }
    Some(days)
}

impl Store {
    /// Hands over what the atlas needs to know of every case, in no particular order, without keeping it.
    pub async fn each_case_fact(&self, take: impl FnMut(CaseFact)) -> Result<(), StoreError> {
        let all = Query::new(concat!("select ", fact_text!(), " from admission_case c"));
        each_fact(&mut self.pools().reading().await?.link(), all, take).await
    }

    /// What the atlas needs to know of the cases that were written after a sequence, with the journal's last sequence
    /// in the same snapshot. In no particular order.
    pub async fn case_facts(&self, since: u64) -> Result<(Vec<CaseFact>, u64), StoreError> {
        let mut snapshot = self.pools().snapshot().await?;
        let head = crate::journal::read_head(&mut snapshot.link()).await?.0;
        let mut facts = Vec::new();
        let written = concat!("select ", fact_text!(), " from admission_case c where c.touched > $1");
        let written = Query::new(written).bind(sequence(since));
        each_fact(&mut snapshot.link(), written, |fact| facts.push(fact)).await?;
        Ok((facts, head))
    }

    /// A person's cases with their versions, oldest first.
    pub async fn cases_of(&self, person: PersonId) -> Result<Vec<(Opening, Case, u64)>, StoreError> {
        let text = concat!("select ", case_columns!(), " from admission_case c where c.person = $1 order by c.id");
        let mut cases = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text).bind(person.to_string()), |row| {
                cases.push(read_case(&mut Fields::of(row, "admission_case"))?);
                Ok(())
            })
            .await?;
        Ok(cases)
    }

    /// All cases of some people with their versions and acts: cases by id, acts by day and then by id.
    pub async fn histories_of(&self, people: &[PersonId]) -> Result<Vec<(Opening, u64, Vec<Act>)>, StoreError> {
        let mut histories = BTreeMap::new();
        let mut snapshot = self.pools().snapshot().await?;
        let question = concat!("select ", case_columns!(), " from admission_case c where c.person in");
        for_each_key(&mut snapshot.link(), question, people.iter().map(ToString::to_string), |row| {
            let (opening, _, version) = read_case(&mut Fields::of(row, "admission_case"))?;
            histories.insert(opening.id, (opening, version, Vec::new()));
            Ok(())
        })
        .await?;
        let question = concat!("select ", act_columns!(), " from act a where a.case_id in");
        let cases: Vec<String> = histories.keys().map(ToString::to_string).collect();
        for_each_key(&mut snapshot.link(), question, cases, |row| {
            let act = read_act(&mut Fields::of(row, "act"))?;
            if let Some((.., acts)) = histories.get_mut(&act.case) {
                acts.push(act);
            }
            Ok(())
        })
        .await?;
        let mut histories: Vec<_> = histories.into_values().collect();
        histories.iter_mut().for_each(|(.., acts)| acts.sort_by_key(|act| (act.on, act.id)));
        Ok(histories)
    }

    /// A case with its version; `None` if there is none of that id.
    pub async fn case(&self, id: CaseId) -> Result<Option<(Opening, Case, u64)>, StoreError> {
        let text = concat!("select ", case_columns!(), " from admission_case c where c.id = $1");
        let row = self.pools().reading().await?.link().first(Query::new(text).bind(id.to_string())).await?;
        row.map(|row| read_case(&mut Fields::of(&row, "admission_case"))).transpose()
    }

    /// The acts of a case, by day and then by id; empty if there is no such case.
    pub async fn acts_of(&self, case: CaseId) -> Result<Vec<RecordedAct>, StoreError> {
        let text = concat!(
            "select ",
            act_columns!(),
            ", j.account, j.post, a.sequence, w.display_name, b.display_name from act a \
             left join journal j on j.sequence = a.sequence left join account w on w.id = j.account \
             left join post p on p.id = j.post left join post s on s.id = p.delegated_by \
             left join account b on b.id = s.account where a.case_id = $1 order by a.on_day, a.id"
        );
        let mut acts = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text).bind(case.to_string()), |row| {
                let mut fields = Fields::of(row, "act");
                let act = read_act(&mut fields)?;
                let author = Author { account: fields.maybe_parsed()?, post: fields.maybe_parsed()? };
                let (sequence, recorded_by) = (fields.number()?, fields.maybe_string()?);
                acts.push(RecordedAct { act, author, sequence, recorded_by, on_behalf_of: fields.maybe_string()? });
                Ok(())
            })
            .await?;
        Ok(acts)
    }
}

/// Hands over the facts in the texts of `fact_text!` that a query gives.
async fn each_fact(link: &mut Link<'_>, query: Query, mut take: impl FnMut(CaseFact)) -> Result<(), StoreError> {
    link.each(query, |row| {
        take(read_fact(&mut Fields::of(row, "admission_case"))?);
        Ok(())
    })
    .await
}

fn read_fact(fields: &mut Fields<'_>) -> Result<CaseFact, StoreError> {
    let text = fields.text()?;
    fact_in(text).ok_or_else(|| StoreError::Damaged {
        table: "admission_case".to_owned(),
        // The rest of the text may be personal.
        row: text.split('|').next().unwrap_or_default().to_owned(),
        what: "what counts of it cannot be read".to_owned(),
    })
}

/// Reads a text of `fact_text!`; `None` if that is not what it is.
fn fact_in(text: &str) -> Option<CaseFact> {
    let mut parts = Parts::of(text);
    let (case, carried_by, admitted_by) = (parts.parsed()?, parts.parsed()?, parts.maybe_parsed()?);
    let stage = Stage::from_code(parts.text()?)?;
    let traits = Traits {
        woman: parts.flag()?,
        union_member: parts.flag()?,
        minority: parts.flag()?,
        believer: parts.flag()?,
        born: parts.maybe(PartialDate::from_iso)?,
    };
    let days = read_steps(&mut parts)?;
    let taken_on = |step| STEPS.iter().position(|one| *one == step).and_then(|at| days[at]);
    Some(CaseFact {
        case,
        carried_by,
        admitted_by,
        stage,
        decided_on: taken_on(DeedKind::Decided),
        ceremony_on: taken_on(DeedKind::CeremonyHeld),
        recognised_on: taken_on(DeedKind::Recognised),
        traits,
        open: stage.is_open().then(|| Milestones::new(taken_on)),
    })
}

/// What stands in a case's row beside what its acts make.
pub(crate) struct CaseContext<'a> {
    pub(crate) version: u64,
    pub(crate) carried_path: &'a str,
    pub(crate) admitted_path: Option<&'a str>,
    pub(crate) sort_key: &'a [u8],
    pub(crate) traits: Traits,
    pub(crate) touched: u64,
}

/// The day on which an admission counts by decision, and the ages on both days that can count.
pub(crate) struct Counted {
    pub(crate) by_decision: Option<Date>,
    pub(crate) age_at_ceremony: Option<i32>,
    pub(crate) age_at_decision: Option<i32>,
}

impl Counted {
    /// By the atlas's own rules.
    pub(crate) fn of(fact: &CaseFact) -> Self {
        let by_decision = fact.counted_on(CountBy::Decision);
        Self {
            by_decision,
            age_at_ceremony: fact.counted_on(CountBy::Ceremony).and_then(|day| fact.traits.age_on(day)),
            age_at_decision: by_decision.and_then(|day| fact.traits.age_on(day)),
        }
    }
}

/// What the atlas needs to know of a case.
pub(crate) fn fact_of(case: &Case, traits: Traits) -> CaseFact {
    CaseFact {
        case: case.id,
        carried_by: case.unit,
        admitted_by: case.admitted_by,
        stage: case.stage,
        decided_on: case.decision.as_ref().map(|decision| decision.on),
        ceremony_on: case.ceremony_on,
        recognised_on: case.recognition.as_ref().map(|recognition| recognition.decided_on),
        traits,
        open: case.stage.is_open().then(|| Milestones::of(case)),
    }
}

/// Adds a case's row.
pub(crate) fn case_into(rows: &mut Rows, opened_by: UnitId, case: &Case, context: &CaseContext<'_>) {
    let on = |step: &Option<Step>| maybe_shown(step.as_ref().map(|step| step.on));
    let paper = |paper: Option<&Paper>| Cell::Text(paper.map(|paper| paper.number.clone()));
    let step_paper = |step: &Option<Step>| paper(step.as_ref().and_then(|step| step.paper.as_ref()));
    let voted_on = |vote: Option<Vote>| maybe_shown(vote.map(|vote| vote.on));
    let ballots = |vote: Option<Vote>| {
        let ballots = vote.and_then(|vote| vote.ballots);
        [maybe_number(ballots.map(|ballots| ballots.in_favour)), maybe_number(ballots.map(|ballots| ballots.entitled))]
    };
    let [cell_in_favour, cell_entitled] = ballots(case.cell_vote);
    let [committee_in_favour, committee_entitled] = ballots(case.committee_vote);
    let recognition = case.recognition.as_ref();
    let counted = Counted::of(&fact_of(case, context.traits));
    rows.push([
        shown(case.id),
        shown(case.person),
        shown(opened_by),
        shown(case.unit),
        maybe_shown(case.admitted_by),
        text(case.stage.code()),
        maybe_shown(case.nominated_on),
        maybe_shown(case.listed_on),
        on(&case.certificate),
        step_paper(&case.certificate),
        maybe_shown(case.applied_on),
        maybe_shown(case.vetting_asked_on),
        maybe_shown(case.vetting_answered_on),
        maybe_shown(case.introduced_on),
        maybe_shown(case.opinions_on),
        voted_on(case.cell_vote),
        cell_in_favour,
        cell_entitled,
        voted_on(case.committee_vote),
        committee_in_favour,
        committee_entitled,
        maybe_shown(case.sent_up_on),
        on(&case.decision),
        step_paper(&case.decision),
        maybe_shown(case.ceremony_on),
        maybe_shown(recognition.map(|recognition| recognition.decided_on)),
        maybe_shown(recognition.map(|recognition| recognition.official_on)),
        paper(recognition.and_then(|recognition| recognition.paper.as_ref())),
        maybe_shown(case.ended_on),
        sequence(context.version),
        text(context.carried_path),
        Cell::Text(context.admitted_path.map(str::to_owned)),
        Cell::from(context.sort_key.to_vec()),
        maybe_shown(counted.by_decision),
        maybe_number(counted.age_at_ceremony),
        maybe_number(counted.age_at_decision),
        flag(context.traits.woman),
        flag(context.traits.union_member),
        flag(context.traits.minority),
        flag(context.traits.believer),
        maybe_partial_date(context.traits.born),
        sequence(context.touched),
    ]);
}

/// Reads the columns of `case_columns!`.
pub(crate) fn read_case(fields: &mut Fields<'_>) -> Result<(Opening, Case, u64), StoreError> {
    let (id, person, opened_by) = (fields.parsed()?, fields.parsed()?, fields.parsed()?);
    let case = Case {
        id,
        person,
        unit: fields.parsed()?,
        admitted_by: fields.maybe_parsed()?,
        stage: fields.code(Stage::from_code)?,
        nominated_on: fields.maybe_day()?,
        listed_on: fields.maybe_day()?,
        certificate: read_step(fields)?,
        applied_on: fields.maybe_day()?,
        vetting_asked_on: fields.maybe_day()?,
        vetting_answered_on: fields.maybe_day()?,
        introduced_on: fields.maybe_day()?,
        opinions_on: fields.maybe_day()?,
        cell_vote: read_vote(fields)?,
        committee_vote: read_vote(fields)?,
        sent_up_on: fields.maybe_day()?,
        decision: read_step(fields)?,
        ceremony_on: fields.maybe_day()?,
        recognition: match (fields.maybe_day()?, fields.maybe_day()?, fields.maybe_string()?) {
            (Some(decided_on), Some(official_on), number) => {
                Some(Recognition { decided_on, official_on, paper: number.map(|number| Paper { number }) })
            }
            (None, None, None) => None,
            _ => return Err(fields.damaged("half of a recognition")),
        },
        ended_on: fields.maybe_day()?,
    };
    let version = fields.number()?;
    Ok((Opening { id, person, unit: opened_by }, case, version))
}

fn read_step(fields: &mut Fields<'_>) -> Result<Option<Step>, StoreError> {
    match (fields.maybe_day()?, fields.maybe_string()?) {
        (Some(on), number) => Ok(Some(Step { on, paper: number.map(|number| Paper { number }) })),
        (None, None) => Ok(None),
        (None, Some(_)) => Err(fields.damaged("a paper without its day")),
    }
}

fn read_vote(fields: &mut Fields<'_>) -> Result<Option<Vote>, StoreError> {
    let on = fields.maybe_day()?;
    match (on, read_ballots(fields)?) {
        (Some(on), ballots) => Ok(Some(Vote { on, ballots })),
        (None, None) => Ok(None),
        (None, Some(_)) => Err(fields.damaged("a count of votes without its day")),
    }
}

fn read_ballots(fields: &mut Fields<'_>) -> Result<Option<Ballots>, StoreError> {
    match (fields.maybe_number()?, fields.maybe_number()?) {
        (Some(in_favour), Some(entitled)) => Ok(Some(
            Ballots::new(in_favour, entitled).ok_or_else(|| fields.damaged("more votes than there were voters"))?,
        )),
        (None, None) => Ok(None),
        _ => Err(fields.damaged("half of a count of votes")),
    }
}

/// Adds an act's row. `at` is the last sequence of the write that put it on record.
pub(crate) fn act_into(rows: &mut Rows, act: &Act, at: u64) {
    let (mut wording, mut second_day, mut ballots, mut to_unit) = (None, None, None, None);
    match &act.deed {
        Deed::Nominated { by } => wording = by.clone(),
        Deed::VettingAsked { place } => wording = place.clone(),
        Deed::Introduced { by, together_since } => {
            wording = by.clone();
            second_day = *together_since;
        }
        Deed::CellVoted { ballots: votes } | Deed::CommitteeVoted { ballots: votes } => ballots = *votes,
        Deed::Recognised { official_on } => second_day = Some(*official_on),
        Deed::Removed { reason } | Deed::Stopped { reason } => wording = reason.clone(),
        Deed::Transferred { to, place } => {
            to_unit = *to;
            wording = place.clone();
        }
        Deed::Listed
        | Deed::ClassFinished
        | Deed::Applied
        | Deed::VettingAnswered
        | Deed::OpinionsGathered
        | Deed::SentUp
        | Deed::Decided
        | Deed::CeremonyHeld
        | Deed::Annulled => {}
    }
    let correction = act.supersedes.as_ref();
    rows.push([
        shown(act.case),
        shown(act.id),
        text(act.deed.kind().code()),
        shown(act.on),
        shown(act.unit),
        Cell::Text(act.paper.as_ref().map(|paper| paper.number.clone())),
        Cell::Text(wording),
        maybe_shown(second_day),
        maybe_number(ballots.map(|ballots| ballots.in_favour)),
        maybe_number(ballots.map(|ballots| ballots.entitled)),
        maybe_shown(to_unit),
        instant(act.recorded_at),
        maybe_shown(correction.map(|correction| correction.act)),
        Cell::Text(correction.map(|correction| correction.reason.clone())),
        sequence(at),
    ]);
}

/// Reads the columns of `act_columns!`.
pub(crate) fn read_act(fields: &mut Fields<'_>) -> Result<Act, StoreError> {
    let (case, id) = (fields.parsed()?, fields.parsed()?);
    let kind = fields.code(DeedKind::from_code)?;
    let (on, unit) = (fields.day()?, fields.parsed()?);
    let paper = fields.maybe_string()?.map(|number| Paper { number });
    let (wording, second_day) = (fields.maybe_string()?, fields.maybe_day()?);
    let ballots = read_ballots(fields)?;
    let to_unit = fields.maybe_parsed()?;
    let recorded_at = fields.instant()?;
    let supersedes = match (fields.maybe_parsed()?, fields.maybe_string()?) {
        (Some(act), Some(reason)) => Some(Correction { act, reason }),
        (None, None) => None,
        _ => return Err(fields.damaged("half of a correction")),
    };
    let deed = match kind {
        DeedKind::Nominated => Deed::Nominated { by: wording },
        DeedKind::Listed => Deed::Listed,
        DeedKind::ClassFinished => Deed::ClassFinished,
        DeedKind::Applied => Deed::Applied,
        DeedKind::VettingAsked => Deed::VettingAsked { place: wording },
        DeedKind::VettingAnswered => Deed::VettingAnswered,
        DeedKind::Introduced => Deed::Introduced { by: wording, together_since: second_day },
        DeedKind::OpinionsGathered => Deed::OpinionsGathered,
        DeedKind::CellVoted => Deed::CellVoted { ballots },
        DeedKind::CommitteeVoted => Deed::CommitteeVoted { ballots },
        DeedKind::SentUp => Deed::SentUp,
        DeedKind::Decided => Deed::Decided,
        DeedKind::CeremonyHeld => Deed::CeremonyHeld,
        DeedKind::Recognised => Deed::Recognised {
            official_on: second_day.ok_or_else(|| fields.damaged("a recognition without its official day"))?,
        },
        DeedKind::Removed => Deed::Removed { reason: wording },
        DeedKind::Stopped => Deed::Stopped { reason: wording },
        DeedKind::Transferred => Deed::Transferred { to: to_unit, place: wording },
        DeedKind::Annulled => Deed::Annulled,
    };
    Ok(Act { id, case, on, unit, paper, deed, recorded_at, supersedes })
}

/// Gives a case the traits and the place in order of its person, who has changed.
pub(crate) async fn refresh_traits(
    link: &mut Link<'_>,
    mut fact: CaseFact,
    traits: Traits,
    sort_key: &[u8],
    touched: u64,
) -> Result<(), StoreError> {
    fact.traits = traits;
    let counted = Counted::of(&fact);
    let text = "update admission_case set sort_key = $1, age_at_ceremony = $2, age_at_decision = $3, woman = $4, \
         union_member = $5, minority = $6, believer = $7, born = $8, touched = $9 where id = $10";
    let query = Query::new(text)
        .bind(sort_key.to_vec())
        .bind(maybe_number(counted.age_at_ceremony))
        .bind(maybe_number(counted.age_at_decision))
        .bind(flag(traits.woman))
        .bind(flag(traits.union_member))
        .bind(flag(traits.minority))
        .bind(flag(traits.believer))
        .bind(maybe_partial_date(traits.born))
        .bind(sequence(touched))
        .bind(fact.case.to_string());
    link.execute(query).await?;
    Ok(())
}

/// The facts of the cases of some people, each with its person.
pub(crate) async fn facts_of_people(
    link: &mut Link<'_>,
    people: impl IntoIterator<Item = String>,
) -> Result<Vec<(PersonId, CaseFact)>, StoreError> {
    let mut facts = Vec::new();
    let question = concat!("select ", fact_text!(), ", c.person from admission_case c where c.person in");
    for_each_key(link, question, people, |row| {
        let mut fields = Fields::of(row, "admission_case");
        let fact = read_fact(&mut fields)?;
        facts.push((fields.parsed()?, fact));
        Ok(())
    })
    .await?;
    Ok(facts)
}
