//! What open cases wait for: the next step, since when, until when, and at whose desk.
//!
//! A day is *late* only where a regulation sets a last day; a case that merely waits long is shown as waiting long.
//! Which body takes a step is in [`Desk::of`]; which last day runs for a case, in [`waiting`].

use crate::{
    calendar::{Date, MonthEnd, add_months},
    case::{Case, DeedKind, STEPS},
    requirement::{
        Deadline, ceremony_deadline, certificate_deadline, decision_deadline, probation_end, recognition_deadline,
        recognition_proposal_deadline,
    },
    rules::{NotInForce, Rules},
    unit::{UnitKind, coded},
};

coded! {
    /// The body whose turn it is.
    Desk {
        /// The cell that carries the case.
        Cell = "cell",
        /// The grassroots organisation over the cell, or the cell itself where it is one.
        Grassroots = "grassroots",
        /// The committee above that decides.
        Deciding = "deciding",
    }
}

impl Desk {
    /// The body that takes a step, as the guidance on admission spreads the work: the cell proposes, meets and votes;
    /// the committee of the grassroots organisation sends to the class, vets, votes and sends up; the body with the
    /// power to decide decides.
    pub const fn of(step: DeedKind) -> Self {
        match step {
            DeedKind::ClassFinished
            | DeedKind::VettingAsked
            | DeedKind::VettingAnswered
            | DeedKind::CommitteeVoted
            | DeedKind::SentUp => Self::Grassroots,
            DeedKind::Decided => Self::Deciding,
            DeedKind::Nominated
            | DeedKind::Listed
            | DeedKind::Applied
            | DeedKind::Introduced
            | DeedKind::OpinionsGathered
            | DeedKind::CellVoted
            | DeedKind::CeremonyHeld
            | DeedKind::Recognised
            | DeedKind::Removed
            | DeedKind::Stopped
            | DeedKind::Transferred
            | DeedKind::Annulled => Self::Cell,
        }
    }

    /// Which unit of a line it is. `line` is what the units are, from the top down to the one that carries the case;
    /// the answer is an index into it. Where a level is missing, the next above does its work, or else the last one.
    ///
    /// Shape: `line` is not empty.
    pub fn among(self, line: &[UnitKind]) -> usize {
        let cell = line.len().saturating_sub(1);
        let party_above = |below: usize| line[..below].iter().rposition(|kind| kind.is_party_org());
        let grassroots = || {
            line.iter()
                .rposition(|kind| kind.is_grassroots())
                .or_else(|| party_above(cell).filter(|_| line[cell].is_cell()))
                .unwrap_or(cell)
        };
        match self {
            Self::Cell => cell,
            Self::Grassroots => grassroots(),
            Self::Deciding => {
                let grassroots = grassroots();
                // A committee that stands where grassroots organisations do without being one decides by itself.
                let is_one = line[grassroots].is_grassroots();
                party_above(grassroots).filter(|_| is_one).unwrap_or(grassroots)
            }
        }
    }
}

coded! {
    /// Which of the regulations' last days runs for a case.
    Limit {
        /// The certificate of the awareness class serves until then; the cell must have voted.
        Certificate = "certificate",
        /// The competent body decides on admission.
        Decision = "decision",
        /// The ceremony is held.
        Ceremony = "ceremony",
        /// The cell proposes recognition, after probation has ended.
        Proposal = "proposal",
        /// Recognition is decided, the cell's time to propose having passed.
        Recognition = "recognition",
    }
}

impl Limit {
    /// The last day with its clauses. `from` is the day that starts it: of the certificate, of the cell's vote, of the
    /// decision, of the ceremony.
    ///
    /// Errors: [`NotInForce`] if the rulebook has no such limit for the day that governs.
    pub fn deadline(self, from: Date, today: Date, rules: &Rules) -> Result<Deadline, NotInForce> {
        match self {
            Self::Certificate => certificate_deadline(from, today, rules),
            Self::Decision => decision_deadline(from, None, today, rules),
            Self::Ceremony => ceremony_deadline(from, None, today, rules),
            Self::Proposal => recognition_proposal_deadline(from, today, rules),
            Self::Recognition => recognition_deadline(from, None, today, rules),
        }
    }
}

/// The days of an open case that say what it waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Milestones {
    /// The furthest step that was taken, if one is on record.
    pub furthest: Option<DeedKind>,
    /// The last day on which a step was taken.
    pub since: Option<Date>,
    /// The day of the certificate.
    pub certificate_on: Option<Date>,
    /// The day of the cell's vote.
    pub cell_vote_on: Option<Date>,
    /// The day of the admission decision.
    pub decided_on: Option<Date>,
    /// The day of the ceremony.
    pub ceremony_on: Option<Date>,
}

impl Milestones {
    /// Of the days on which steps were taken.
    pub fn new(taken_on: impl Fn(DeedKind) -> Option<Date>) -> Self {
        Self {
            furthest: STEPS.into_iter().rfind(|step| taken_on(*step).is_some()),
            since: STEPS.into_iter().filter_map(&taken_on).max(),
            certificate_on: taken_on(DeedKind::ClassFinished),
            cell_vote_on: taken_on(DeedKind::CellVoted),
            decided_on: taken_on(DeedKind::Decided),
            ceremony_on: taken_on(DeedKind::CeremonyHeld),
        }
    }

    /// Of a case.
    pub fn of(case: &Case) -> Self {
        Self::new(|step| case.taken_on(step))
    }

    fn next(&self) -> DeedKind {
        let furthest = self.furthest.and_then(|furthest| STEPS.iter().position(|step| *step == furthest));
        let next = furthest.map_or(0, |at| at + 1).min(STEPS.len() - 1);
        STEPS[next]
    }
}

/// What an open case waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// The step to take.
    pub step: DeedKind,
    /// Whose turn it is.
    pub desk: Desk,
    /// The last day on which something was done, where one is on record.
    pub since: Option<Date>,
    /// The day before which the step cannot be taken, if there is one: the end of probation.
    pub opens: Option<Date>,
    /// The limit that runs, with the day that started it and the last day in time.
    pub limit: Option<(Limit, Date, Date)>,
}

impl Waiting {
    /// The last day in time; `None` where no regulation sets one.
    pub fn due(&self) -> Option<Date> {
        self.limit.map(|(.., last_day)| last_day)
    }

    /// How urgent it is on `today`.
    pub fn urgency(&self, today: Date, soon: Date) -> Urgency {
        if self.due().is_some_and(|due| due < today) {
            Urgency::Late
        } else if self.due().is_some_and(|due| due <= soon) {
            Urgency::Soon
        } else if self.opens.is_some_and(|opens| opens > today) {
            Urgency::NotYet
        } else {
            Urgency::Open
        }
    }
}

coded! {
    /// How urgent something is, the most urgent first.
    Urgency {
        /// Its last day has passed.
        Late = "late",
        /// Its last day is near.
        Soon = "soon",
        /// It can be done, and has time.
        Open = "open",
        /// It cannot be done before a day that is still to come.
        NotYet = "not_yet",
    }
}

/// A certificate that serves for longer than this hurries nobody; steps that have waited long come first instead.
const CERTIFICATE_MONTHS: i32 = 6;

/// What an open case waits for on `today`.
///
/// A limit that the rulebook does not have for its day is none: nothing is called late without a clause.
pub fn waiting(case: &Milestones, today: Date, rules: &Rules) -> Waiting {
    let step = case.next();
    let limit = |limit: Limit, from: Option<Date>| {
        let from = from?;
        let deadline = limit.deadline(from, today, rules).ok()?;
        Some((limit, from, deadline.last_day))
    };
    let mut waiting = Waiting { step, desk: Desk::of(step), since: case.since, opens: None, limit: None };
    if let Some(ceremony) = case.ceremony_on {
        waiting.opens = probation_end(ceremony, rules).ok();
        waiting.limit = limit(Limit::Proposal, Some(ceremony));
        if waiting.due().is_some_and(|due| due < today) {
            // Whether the cell has proposed is on nobody's record: what is left is the last day of all.
            waiting.limit = limit(Limit::Recognition, Some(ceremony));
            waiting.desk = Desk::Deciding;
        }
    } else if case.decided_on.is_some() {
        waiting.limit = limit(Limit::Ceremony, case.decided_on);
    } else if case.cell_vote_on.is_some() {
        waiting.limit = limit(Limit::Decision, case.cell_vote_on);
    } else {
        let runs_out = |last_day: Date| add_months(today, CERTIFICATE_MONTHS, MonthEnd::Down) >= last_day;
        waiting.limit = limit(Limit::Certificate, case.certificate_on).filter(|(.., last_day)| runs_out(*last_day));
    }
    waiting
}
