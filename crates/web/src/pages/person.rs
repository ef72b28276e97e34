//! The page of one person: who, the steps of each case, and what happened.

use std::collections::HashMap;

use askama::Template;
use nguon_app::{
    texts::Texts,
    view::{ActView, AttachmentFate, AttachmentView, CaseView, NoteText, NoteView, PersonView, UnitLink},
};
use nguon_domain::{
    case::{Act, Ballots, Case, Deed, DeedKind, STEPS, Stage},
    citizen_id::CitizenId,
    id::{ActId, PersonId},
    sensitive::Sensitive,
    unit::Paper,
};

use super::{
    act::{Difference, differences, fields},
    attachment::kind_name,
    finding::{Fault, fault},
};
use crate::{
    address,
    frame::{Around, Figure, Frame, Place, Section},
};

/// The page.
#[derive(Template)]
#[template(path = "people/show.html")]
pub(crate) struct PersonPage {
    frame: Frame,
    name: String,
    stage: Option<String>,
    done: Option<Banner>,
    facts: Vec<Fact>,
    reveal: Option<String>,
    nominate: Option<String>,
    cases: Vec<CaseCard>,
    help: Vec<String>,
}

/// What has just been done on the page.
pub(crate) enum Done {
    /// The citizen id is shown in full, which was put on record.
    Revealed(String),
    /// An act was put on record.
    Recorded,
    /// An act was corrected.
    Corrected,
    /// An act that was entered in error was withdrawn.
    Annulled,
    /// They were nominated.
    Nominated,
    /// A note was written.
    Noted,
    /// A note was corrected.
    NoteCorrected,
    /// A note was withdrawn.
    NoteWithdrawn,
    /// A file was brought.
    Attached,
    /// A file was taken away.
    Detached,
}

impl Done {
    /// What the word of an address stands for.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        match code {
            "recorded" => Some(Self::Recorded),
            "corrected" => Some(Self::Corrected),
            "annulled" => Some(Self::Annulled),
            "nominated" => Some(Self::Nominated),
            "noted" => Some(Self::Noted),
            "note-corrected" => Some(Self::NoteCorrected),
            "note-withdrawn" => Some(Self::NoteWithdrawn),
            "attached" => Some(Self::Attached),
            "detached" => Some(Self::Detached),
            _ => None,
        }
    }
}

struct Banner {
    tone: &'static str,
    text: String,
}

struct Fact {
    label: String,
    value: Figure,
    is_code: bool,
}

struct CaseCard {
    anchor: String,
    title: String,
    stage: String,
    tone: &'static str,
    findings: Vec<Fault>,
    record: Option<String>,
    steps_label: String,
    steps: Vec<StepLine>,
    /// Steps before the last that was taken of which no day is on record, folded away where they are many.
    missing: Vec<StepLine>,
    missing_label: String,
    /// Steps after the next, folded away where they are many.
    later: Vec<StepLine>,
    later_label: String,
    acts: Vec<ActLine>,
    notes: Vec<NoteLine>,
    /// The form for a note on it.
    note: Option<String>,
    files: Vec<FileLine>,
    /// The form that brings a file.
    attach: Option<String>,
}

struct StepLine {
    name: String,
    detail: String,
    state: String,
    is_done: bool,
    is_next: bool,
    /// Whether a later step was taken, but not this one.
    is_passed: bool,
    /// The form that puts it on record.
    href: Option<String>,
}

struct ActLine {
    iso_day: String,
    day: String,
    what: String,
    is_superseded: bool,
    /// What became of it, in a word.
    fate: String,
    details: Vec<String>,
    why: Option<String>,
    /// What it changes in the act that it takes the place of.
    changed: Vec<Difference>,
    recorded: String,
    /// The form that corrects it.
    correct: Option<String>,
}

struct FileLine {
    /// What it is called, leading to it; `None` once it was taken away.
    name: Option<Figure>,
    more: String,
    remove: Option<String>,
}

struct NoteLine {
    iso_day: String,
    day: String,
    is_superseded: bool,
    /// What it says; `None` once it was withdrawn.
    words: Option<String>,
    /// What became of it.
    fate: Option<String>,
    written: String,
    /// Where it is corrected or withdrawn, and how that is called.
    change: Option<(String, String)>,
}

impl PersonPage {
    /// The page, saying what has just been done.
    pub(crate) fn new(around: Around, view: &PersonView, done: Option<Done>) -> Self {
        let texts = around.texts;
        let banner = done.as_ref().map(|done| match done {
            Done::Revealed(_) => Banner { tone: "warn", text: texts.plain("person-revealed") },
            Done::Recorded => Banner { tone: "ok", text: texts.plain("person-recorded") },
            Done::Corrected => Banner { tone: "ok", text: texts.plain("person-corrected") },
            Done::Annulled => Banner { tone: "ok", text: texts.plain("person-annulled") },
            Done::Nominated => Banner { tone: "ok", text: texts.plain("person-nominated") },
            Done::Noted => Banner { tone: "ok", text: texts.plain("note-done-written") },
            Done::NoteCorrected => Banner { tone: "ok", text: texts.plain("note-done-corrected") },
            Done::NoteWithdrawn => Banner { tone: "ok", text: texts.plain("note-done-withdrawn") },
            Done::Attached => Banner { tone: "ok", text: texts.plain("attach-done") },
            Done::Detached => Banner { tone: "ok", text: texts.plain("attach-removed") },
        });
        let revealed = match done {
            Some(Done::Revealed(number)) => Some(number),
            Some(
                Done::Recorded
                | Done::Corrected
                | Done::Annulled
                | Done::Nominated
                | Done::Noted
                | Done::NoteCorrected
                | Done::NoteWithdrawn
                | Done::Attached
                | Done::Detached,
            )
            | None => None,
        };
        let name = view.person.facts.name.as_str().to_owned();
        let has_number = view.person.facts.citizen_id.is_some() || view.person.facts.old_id.is_some();
        let frame = if view.may_see_unit {
            let place = Place { unit: &view.unit, above: &view.above, span: None };
            let mut frame = Frame::of_place(around, &name, Section::None, &place, view.may);
            frame.crumbs = crate::frame::crumbs(&view.above, &view.unit, None, Some(&name));
            frame
        } else {
            Frame::of_reader(around, &name, Section::None)
        };
        Self {
            stage: view.cases.first().map(|case| texts.stage(case.case.stage)),
            facts: facts(texts, view, revealed.as_deref()),
            reveal: (view.may.reveal_citizen_id && revealed.is_none() && has_number)
                .then(|| address::citizen_id(view.person.id)),
            nominate: view.may_nominate.then(|| address::renomination(view.person.id)),
            cases: view.cases.iter().enumerate().map(|(at, case)| case_card(texts, at, case)).collect(),
            help: ["person-help-1", "person-help-2"].map(|key| texts.plain(key)).into(),
            done: banner,
            name,
            frame,
        }
    }
}

fn facts(texts: &Texts, view: &PersonView, revealed: Option<&str>) -> Vec<Fact> {
    let known = &view.person.facts;
    let written = |value: &Option<String>| value.clone().filter(|value| !value.trim().is_empty());
    let shown = |value: &Option<Sensitive<String>>| value.as_ref().map(|value| value.reveal().clone());
    let yes_or_no = |yes: bool| texts.plain(if yes { "person-yes" } else { "person-no" });
    let or_unknown = |value: Option<String>| Some(value.unwrap_or_else(|| texts.plain("not-known")));
    // Only one number is shown in full: the one of today, or the old one of whoever has no other.
    let masked_or = |id: &Option<CitizenId>, full: Option<&str>| {
        id.as_ref().map(|id| full.map_or_else(|| id.masked(), ToOwned::to_owned))
    };
    let citizen_id = masked_or(&known.citizen_id, revealed);
    let old_id = masked_or(&known.old_id, revealed.filter(|_| known.citizen_id.is_none()));
    let fact = |key: &str, value, is_code| Fact { label: texts.plain(key), value, is_code };
    let mut facts = vec![fact(
        "person-unit",
        Figure { text: view.unit.name.clone(), href: view.may_see_unit.then(|| address::unit(view.unit.id, None)) },
        false,
    )];
    // Some are always shown, so that a gap is seen; the others only where something is known.
    for (key, value, is_code) in [
        ("person-born", or_unknown(known.born.map(|born| texts.partial_day(born))), false),
        ("person-sex", or_unknown(known.sex.map(|sex| texts.sex(sex))), false),
        ("person-birth-name", known.birth_name.as_ref().map(|name| name.as_str().to_owned()), false),
        ("person-citizen-id", or_unknown(citizen_id), true),
        ("person-old-id", old_id, true),
        ("person-ethnicity", or_unknown(shown(&known.ethnicity)), false),
        ("person-religion", or_unknown(shown(&known.religion)), false),
        ("person-schooling", written(&known.schooling), false),
        ("person-profession", written(&known.profession), false),
        ("person-political-theory", written(&known.political_theory), false),
        ("person-occupation", written(&known.occupation), false),
        ("person-position", written(&known.position), false),
        ("person-union-member", known.union_member.map(yes_or_no), false),
        ("person-home-town", written(&known.home_town), false),
        ("person-residence", written(&known.residence), false),
    ] {
        facts.extend(value.map(|value| fact(key, Figure::plain(value), is_code)));
    }
    facts
}

fn case_card(texts: &Texts, at: usize, view: &CaseView) -> CaseCard {
    let unit = [("unit", (&view.unit.name).into())];
    let stage = view.case.stage;
    let corrections: HashMap<ActId, &Act> =
        view.acts.iter().filter_map(|line| Some((line.act.supersedes.as_ref()?.act, &line.act))).collect();
    let mut lines = steps(texts, &view.case, view.may_record);
    let missing = folded(&mut lines, |step| step.is_passed);
    let later = folded(&mut lines, |step| !step.is_done && !step.is_next && !step.is_passed);
    let how_many =
        |key, some: &[StepLine]| texts.text(key, &[("count", u64::try_from(some.len()).unwrap_or(u64::MAX).into())]);
    CaseCard {
        anchor: format!("case-{}", at + 1),
        title: texts.text("person-case", &unit),
        stage: texts.stage(stage),
        tone: match stage {
            Stage::Recognised => "ok",
            Stage::Removed | Stage::Stopped => "bad",
            _ => "",
        },
        findings: view.findings.iter().filter_map(|finding| fault(texts, finding)).collect(),
        record: (view.may_record && stage.is_open()).then(|| address::act_form(view.case.person, view.case.id, None)),
        steps_label: texts.text("person-steps-label", &unit),
        missing_label: how_many("person-steps-missing", &missing),
        missing,
        later_label: how_many("person-steps-later", &later),
        later,
        steps: lines,
        acts: view
            .acts
            .iter()
            .map(|line| act_line(texts, line, view, corrections.get(&line.act.id).copied()))
            .collect(),
        notes: view.notes.iter().map(|note| note_line(texts, view.case.person, note)).collect(),
        note: view.may_record.then(|| address::note_form(view.case.person, view.case.id)),
        files: view.attachments.iter().map(|file| file_line(texts, view.case.person, file)).collect(),
        attach: view.may_attach.then(|| address::attachment_form(view.case.person, view.case.id)),
    }
}

/// So many steps of one kind stay among the others.
const FEW_STEPS: usize = 2;

/// Takes the steps of one kind out, if they are many.
fn folded(steps: &mut Vec<StepLine>, is_one: impl Fn(&StepLine) -> bool) -> Vec<StepLine> {
    if steps.iter().filter(|step| is_one(step)).count() <= FEW_STEPS {
        return Vec::new();
    }
    steps.extract_if(.., |step| is_one(step)).collect()
}

/// The steps in the order of the procedure: done with day and paper, the next one, and those still to come.
fn steps(texts: &Texts, case: &Case, may_record: bool) -> Vec<StepLine> {
    let number = |paper: &Option<Paper>| {
        paper.as_ref().map(|paper| texts.text("act-paper", &[("number", (&paper.number).into())]))
    };
    let next = case.next_step();
    let recordable = if may_record { case.recordable() } else { Vec::new() };
    let furthest = STEPS.iter().rposition(|step| case.taken_on(*step).is_some());
    STEPS
        .into_iter()
        .enumerate()
        .map(|(at, kind)| {
            let on = case.taken_on(kind);
            let more = match kind {
                DeedKind::ClassFinished => case.certificate.as_ref().and_then(|step| number(&step.paper)),
                DeedKind::Decided => case.decision.as_ref().and_then(|step| number(&step.paper)),
                DeedKind::Recognised => case.recognition.as_ref().and_then(|done| number(&done.paper)),
                DeedKind::CellVoted => case.cell_vote.and_then(|vote| ballots(texts, vote.ballots)),
                DeedKind::CommitteeVoted => case.committee_vote.and_then(|vote| ballots(texts, vote.ballots)),
                _ => None,
            };
            let is_next = next == Some(kind);
            let is_passed = on.is_none() && furthest.is_some_and(|furthest| at < furthest);
            let state = match on {
                Some(_) => "step-done",
                None if is_passed => "step-not-recorded",
                None if is_next => "person-next-step",
                None if case.stage.is_open() => "step-not-yet",
                None => "step-not-needed",
            };
            StepLine {
                name: texts.deed(kind),
                detail: on.map(|on| texts.day(on)).into_iter().chain(more).collect::<Vec<_>>().join(" · "),
                state: texts.plain(state),
                is_done: on.is_some(),
                is_next,
                is_passed,
                href: (on.is_none() && recordable.contains(&kind))
                    .then(|| address::act_form(case.person, case.id, Some(kind))),
            }
        })
        .collect()
}

fn ballots(texts: &Texts, ballots: Option<Ballots>) -> Option<String> {
    let Ballots { in_favour, entitled } = ballots?;
    Some(texts.text("act-ballots", &[("in-favour", in_favour.into()), ("entitled", entitled.into())]))
}

fn act_line(texts: &Texts, line: &ActView, of: &CaseView, corrected_by: Option<&Act>) -> ActLine {
    let act = &line.act;
    let corrected = act.supersedes.as_ref().map(|correction| correction.act);
    let old = of.acts.iter().map(|line| &line.act).find(|old| Some(old.id) == corrected);
    let is_annulled = corrected_by.is_some_and(|later| later.deed == Deed::Annulled);
    let why = match (corrected_by, &act.supersedes) {
        (Some(later), _) => later.supersedes.as_ref().map(|correction| {
            let day = texts.day(nguon_domain::calendar::vietnam_day(later.recorded_at));
            texts.text("act-superseded-why", &[("day", day.into()), ("reason", (&correction.reason).into())])
        }),
        (None, Some(correction)) if act.deed == Deed::Annulled => {
            let deed = old.map(|old| texts.deed(old.deed.kind())).unwrap_or_default();
            Some(texts.text("act-annuls", &[("deed", deed.into()), ("reason", (&correction.reason).into())]))
        }
        (None, Some(correction)) => Some(texts.text("act-corrects", &[("reason", (&correction.reason).into())])),
        (None, None) => None,
    };
    let at = texts.moment(act.recorded_at);
    ActLine {
        iso_day: act.on.to_string(),
        day: texts.day(act.on),
        what: texts.deed(act.deed.kind()),
        is_superseded: line.superseded,
        fate: texts.plain(if is_annulled { "act-annulled" } else { "act-superseded" }),
        details: details(texts, line, &of.unit),
        why,
        changed: old.map(|old| differences(texts, old, act)).unwrap_or_default(),
        correct: (of.may_record && !line.superseded && !fields(act.deed.kind()).is_empty())
            .then(|| address::correction(of.case.person, act.id)),
        recorded: match &line.recorded_by {
            Some(name) => match &line.on_behalf_of {
                Some(of) => {
                    let values = [("name", name.into()), ("of", of.into()), ("at", at.into())];
                    texts.text("act-recorded-by-on-behalf", &values)
                }
                None => texts.text("act-recorded-by", &[("name", name.into()), ("at", at.into())]),
            },
            None => texts.text("act-recorded-by-program", &[("at", at.into())]),
        },
    }
}

fn file_line(texts: &Texts, person: PersonId, file: &AttachmentView) -> FileLine {
    let brought = [
        ("kind", kind_name(file.kind).into()),
        ("kilobytes", u64::from(file.size.div_ceil(1024)).into()),
        ("name", (&file.by).into()),
        ("at", texts.moment(file.at).into()),
    ];
    let (name, more) = match &file.fate {
        AttachmentFate::Kept { name } => {
            let name = Figure { text: name.clone(), href: Some(address::attachment(person, file.id)) };
            (Some(name), texts.text("attach-brought-by", &brought))
        }
        AttachmentFate::Removed { at, by, reason } => {
            let gone = [("name", by.into()), ("at", texts.moment(*at).into()), ("reason", reason.into())];
            (None, format!("{} {}", texts.text("attach-brought-by", &brought), texts.text("attach-removed-by", &gone)))
        }
    };
    FileLine { name, more, remove: file.may_remove.then(|| address::removal(person, file.id)) }
}

fn note_line(texts: &Texts, person: PersonId, note: &NoteView) -> NoteLine {
    let day = nguon_domain::calendar::vietnam_day(note.at);
    let change = match (note.may_correct, note.may_withdraw) {
        (true, _) => Some("note-change"),
        (false, true) => Some("note-withdraw-link"),
        (false, false) => None,
    };
    let written = if note.corrects { "note-corrected-by" } else { "note-written-by" };
    NoteLine {
        iso_day: day.to_string(),
        day: texts.day(day),
        is_superseded: note.is_superseded,
        words: match &note.text {
            NoteText::Standing(words) => Some(words.clone()),
            NoteText::Withdrawn { .. } => None,
        },
        fate: match &note.text {
            NoteText::Standing(_) => note.is_superseded.then(|| texts.plain("note-superseded")),
            NoteText::Withdrawn { at, by, reason } => {
                let values = [("name", by.into()), ("at", texts.moment(*at).into()), ("reason", reason.into())];
                Some(texts.text("note-withdrawn-by", &values))
            }
        },
        written: texts.text(written, &[("name", (&note.by).into()), ("at", texts.moment(note.at).into())]),
        change: change.map(|key| (texts.plain(key), address::note(person, note.id))),
    }
}

/// What an act says beside its kind and day, a line each; where it was done only if not at `home`.
fn details(texts: &Texts, line: &ActView, home: &UnitLink) -> Vec<String> {
    let act = &line.act;
    let said = |key: &str, name: &str, value: &Option<String>| {
        value.as_ref().map(|value| texts.text(key, &[(name, value.into())]))
    };
    let paper = act.paper.as_ref().map(|paper| texts.text("act-paper", &[("number", (&paper.number).into())]));
    let at = (line.unit.id != home.id).then(|| texts.text("act-at", &[("unit", (&line.unit.name).into())]));
    let of_deed = match &act.deed {
        Deed::Nominated { by } => [said("act-nominated-by", "by", by), None],
        Deed::VettingAsked { place } => [said("act-vetting-place", "place", place), None],
        Deed::Introduced { by, together_since } => [
            said("act-introduced-by", "by", by),
            together_since.map(|since| {
                texts.text("act-together-since", &[("month", texts.month(since.year(), since.month()).into())])
            }),
        ],
        Deed::CellVoted { ballots: count } | Deed::CommitteeVoted { ballots: count } => [ballots(texts, *count), None],
        Deed::Recognised { official_on } => {
            [Some(texts.text("act-official-on", &[("day", texts.day(*official_on).into())])), None]
        }
        Deed::Removed { reason } | Deed::Stopped { reason } => [said("act-reason", "reason", reason), None],
        Deed::Transferred { to: _, place } => {
            let to = line.to.as_ref().map(|to| to.name.clone());
            [said("act-transferred-to", "place", &to.or_else(|| place.clone())), None]
        }
        Deed::Listed
        | Deed::ClassFinished
        | Deed::Applied
        | Deed::VettingAnswered
        | Deed::OpinionsGathered
        | Deed::SentUp
        | Deed::Decided
        | Deed::CeremonyHeld
        | Deed::Annulled => [None, None],
    };
    paper.into_iter().chain(of_deed.into_iter().flatten()).chain(at).collect()
}
