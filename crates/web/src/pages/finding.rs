//! What is not as the rules ask, in words, with the clause.

use nguon_app::texts::{Texts, Value};
use nguon_domain::{
    case::DeedKind,
    requirement::{Check, Fact, Finding, Reason},
};

/// A sentence and the clauses behind it.
pub(crate) struct Fault {
    pub(crate) sentence: String,
    pub(crate) clause: String,
}

/// What is not met, in words; `None` for a finding that is no fault.
pub(crate) fn fault(texts: &Texts, finding: &Finding) -> Option<Fault> {
    let sentence = sentence(texts, finding.check, finding.reason()?);
    let clause = finding.source.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    Some(Fault { sentence, clause })
}

fn sentence(texts: &Texts, check: Check, reason: &Reason) -> String {
    let count = |count: i32| Value::Count(u64::try_from(count).unwrap_or_default());
    let day = |day| texts.day(day).into();
    match reason {
        Reason::TooYoung { months, limit } => texts
            .text("finding-too-young", &[("age", age(texts, *months).into()), ("limit", age(texts, *limit).into())]),
        Reason::TooOld { months, limit } => {
            texts.text("finding-too-old", &[("age", age(texts, *months).into()), ("limit", age(texts, *limit).into())])
        }
        Reason::Expired { issued, months, limit, last_day } => texts.text(
            "finding-expired",
            &[
                ("issued", day(*issued)),
                ("months", count(*months)),
                ("limit", count(*limit)),
                ("last-day", day(*last_day)),
            ],
        ),
        Reason::TogetherTooShort { months, limit } => {
            texts.text("finding-together-too-short", &[("months", count(*months)), ("limit", count(*limit))])
        }
        Reason::TooFewVotes { in_favour, entitled, needed, share } => texts.text(
            if check == Check::CellVote { "finding-cell-votes" } else { "finding-committee-votes" },
            &[
                ("in-favour", (*in_favour).into()),
                ("entitled", (*entitled).into()),
                ("needed", (*needed).into()),
                ("share", format!("{}/{}", share.numerator(), share.denominator()).into()),
            ],
        ),
        Reason::TooFewMembers { members, needed } => {
            texts.text("finding-too-few-members", &[("members", (*members).into()), ("needed", (*needed).into())])
        }
        Reason::Late { from, started_by, done, working_days, limit, last_day, .. } => {
            let act = match (check, done) {
                (Check::DecisionInTime, Some(_)) => "finding-decision-late",
                (Check::DecisionInTime, None) => "finding-decision-overdue",
                (Check::CeremonyInTime, Some(_)) => "finding-ceremony-late",
                (Check::CeremonyInTime, None) => "finding-ceremony-overdue",
                (_, Some(_)) => "finding-late",
                (_, None) => "finding-overdue",
            };
            texts.text(
                act,
                &[
                    ("started-by", fact(texts, *started_by).into()),
                    ("from", day(*from)),
                    ("done", done.map(|done| texts.day(done)).unwrap_or_default().into()),
                    ("days", count(*working_days)),
                    ("limit", (*limit).into()),
                    ("last-day", day(*last_day)),
                ],
            )
        }
        Reason::OutOfOrder { act, on, after } => {
            let of = |(act, on): &(Fact, _)| {
                texts.text("finding-act-on", &[("act", fact(texts, *act).into()), ("day", day(*on))])
            };
            let after = after.iter().map(of).collect::<Vec<_>>().join("; ");
            texts.text("finding-out-of-order", &[("act", of(&(*act, *on)).into()), ("after", after.into())])
        }
        Reason::TooSoon { on, months, limit, earliest } => texts.text(
            "finding-too-soon",
            &[("day", day(*on)), ("months", count(*months)), ("limit", count(*limit)), ("earliest", day(*earliest))],
        ),
        Reason::NotRecognised { due, last_day, overdue } => texts.text(
            "finding-not-recognised",
            &[("due", day(*due)), ("last-day", day(*last_day)), ("days", count(*overdue))],
        ),
    }
}

/// An age in years and months.
fn age(texts: &Texts, months: i32) -> String {
    let months = u64::try_from(months).unwrap_or_default();
    let key = if months.is_multiple_of(12) { "age-years" } else { "age-years-months" };
    texts.text(key, &[("years", (months / 12).into()), ("months", (months % 12).into())])
}

fn fact(texts: &Texts, fact: Fact) -> String {
    let deed = |kind| texts.deed(kind);
    match fact {
        Fact::Application => deed(DeedKind::Applied),
        Fact::CellVote => deed(DeedKind::CellVoted),
        Fact::CommitteeVote => deed(DeedKind::CommitteeVoted),
        Fact::Decision | Fact::Receipt => deed(DeedKind::Decided),
        Fact::Ceremony => deed(DeedKind::CeremonyHeld),
        Fact::RecognitionDecision => deed(DeedKind::Recognised),
        Fact::BirthMonth => texts.plain("person-born"),
        Fact::ProbationEnd => texts.plain("fact-probation-end"),
        Fact::RecognitionProposal => texts.plain("fact-recognition-proposal"),
        Fact::Biography => texts.plain("fact-biography"),
        Fact::TogetherSince => deed(DeedKind::Introduced),
        Fact::Entitled => texts.plain("act-entitled"),
        Fact::Move | Fact::TransferRequest | Fact::TransferLetter | Fact::TransferPresented => {
            deed(DeedKind::Transferred)
        }
    }
}
