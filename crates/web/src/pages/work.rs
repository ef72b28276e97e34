//! What waits to be done: the first page after signing in, and the work of a unit.

use askama::Template;
use nguon_app::{
    DRAFT_DAYS, DraftLine, DraftOf, InboxView, PostStanding, Side, Tally, UnitWorkView, WorkAsk, WorkLine, WorkList,
    texts::{Texts, Value},
    view::{PeopleOf, UnitLink},
};
use nguon_domain::{
    agenda::{Limit, Urgency},
    atlas::Span,
};

use super::Choice;
use crate::{
    address,
    frame::{Around, Figure, Frame, Place, Section},
};

/// The first page after signing in.
#[derive(Template)]
#[template(path = "work/inbox.html")]
pub(crate) struct InboxPage {
    frame: Frame,
    lead: String,
    sees_people: bool,
    tabs: Vec<Choice>,
    list: List,
    drafts: Vec<DraftRow>,
    drafts_lead: String,
    posts: Vec<PostCard>,
    help: Vec<String>,
}

/// A form that the reader has begun to fill in.
struct DraftRow {
    label: String,
    href: String,
    detail: String,
}

/// The work of a unit.
#[derive(Template)]
#[template(path = "work/unit.html")]
pub(crate) struct UnitWorkPage {
    frame: Frame,
    unit_name: String,
    lead: String,
    list: List,
    help: Vec<String>,
}

/// A page of work.
struct List {
    chips: Vec<Choice>,
    /// The stage that it is narrowed to, and the list without that.
    stage: Option<(String, String)>,
    count: String,
    none: String,
    lines: Vec<Line>,
    first: Option<String>,
    next: Option<String>,
}

struct Line {
    name: Figure,
    step: String,
    place: String,
    why: String,
    clause: Option<String>,
    turn_to: Option<String>,
    tone: &'static str,
    state: String,
    record: Option<(String, String)>,
}

/// A post with how its unit stands.
struct PostCard {
    unit: String,
    href: String,
    role: String,
    figures: String,
    links: Vec<(String, String)>,
}

impl InboxPage {
    pub(crate) fn new(around: Around, view: &InboxView, drafts: &[DraftLine]) -> Self {
        let texts = around.texts;
        let title = texts.plain("inbox-title");
        let ask = view.list.ask;
        let tab = |key: &str, side, tally: &Tally| Choice {
            label: texts.text(key, &[("count", tally.total().into())]),
            href: address::inbox(&WorkAsk { side, ..WorkAsk::default() }),
            is_current: ask.side == side,
        };
        Self {
            frame: match view.posts.first() {
                Some(PostStanding { post, may, .. }) => {
                    let place = Place { unit: &post.unit, above: &[], span: None };
                    Frame::of_place(around, &title, Section::Inbox, &place, *may)
                }
                None => Frame::of_reader(around, &title, Section::Inbox),
            },
            lead: match view.posts.is_empty() {
                true => format!("{} {}", texts.plain("me-no-posts"), texts.plain("me-no-posts-next")),
                false => lead(texts, "inbox-lead", &view.mine, &view.list, view.sees_people),
            },
            sees_people: view.sees_people,
            tabs: vec![
                tab("inbox-mine", Side::Mine, &view.mine),
                tab("inbox-followed", Side::Followed, &view.followed),
            ],
            list: List::new(texts, &view.list, address::inbox),
            drafts: drafts.iter().map(|draft| DraftRow::new(texts, draft)).collect(),
            drafts_lead: texts.text("inbox-drafts-lead", &[("days", u64::from(DRAFT_DAYS).into())]),
            posts: view.posts.iter().map(|standing| PostCard::new(texts, standing, view.span)).collect(),
            help: ["inbox-help-1", "inbox-help-2", "inbox-help-3"].map(|key| texts.plain(key)).into(),
        }
    }
}

impl DraftRow {
    fn new(texts: &Texts, draft: &DraftLine) -> Self {
        let what = match draft.of {
            DraftOf::Nomination(_) | DraftOf::Renomination(_) => texts.plain("nominate-title"),
            DraftOf::Act(_, kind) => texts.text("act-title", &[("deed", texts.deed(kind).into())]),
            DraftOf::Correction(..) => texts.plain("draft-correction"),
        };
        let at = texts.text("draft-at", &[("at", texts.moment(draft.saved_at).into())]);
        Self {
            label: draft.person.iter().fold(what, |what, person| format!("{what}: {person}")),
            href: address::draft(draft.of),
            detail: format!("{} · {at}", draft.unit.name),
        }
    }
}

impl UnitWorkPage {
    pub(crate) fn new(around: Around, view: &UnitWorkView) -> Self {
        let texts = around.texts;
        let title = texts.plain("work-title");
        let unit = &view.heading.unit;
        Self {
            frame: Frame::of_unit(around, &title, Section::Overview, &view.heading, view.may, Some(&title)),
            unit_name: unit.name.clone(),
            lead: lead(texts, "work-lead", &view.list.tally, &view.list, true),
            list: List::new(texts, &view.list, |ask| address::work(unit.id, ask)),
            help: ["work-help-1", "inbox-help-2"].map(|key| texts.plain(key)).into(),
        }
    }
}

/// How it stands, in one sentence.
fn lead(texts: &Texts, key: &str, tally: &Tally, list: &WorkList, sees_people: bool) -> String {
    if !sees_people {
        return texts.plain("inbox-figures-only");
    }
    let shape = match (tally.total(), tally.late, tally.soon) {
        (0, ..) => "none",
        (_, 0, 0) => "calm",
        (_, 0, _) => "soon",
        (_, _, 0) => "late",
        _ => "both",
    };
    let values = [
        ("late", tally.late.into()),
        ("soon", tally.soon.into()),
        ("count", tally.total().into()),
        ("day", texts.day(list.soon).into()),
    ];
    texts.text(&format!("{key}-{shape}"), &values)
}

impl List {
    fn new(texts: &Texts, list: &WorkList, address: impl Fn(&WorkAsk) -> String) -> Self {
        let ask = WorkAsk { skip: 0, ..list.ask };
        let chip = |urgency: Option<Urgency>| {
            let count = urgency.map_or(list.tally.total(), |urgency| list.tally.of(urgency));
            let key = urgency.map_or("all", Urgency::code).replace('_', "-");
            Choice {
                label: texts.text(
                    &format!("work-chip-{key}"),
                    &[("count", count.into()), ("day", texts.day(list.soon).into())],
                ),
                href: address(&WorkAsk { urgency, ..ask }),
                is_current: ask.urgency == urgency,
            }
        };
        let urgencies = Urgency::ALL.iter().map(|urgency| Some(*urgency));
        // What nobody waits for is not offered, unless it is what is shown.
        let is_offered = |urgency: Option<Urgency>| {
            urgency == ask.urgency || urgency.is_some_and(|urgency| list.tally.of(urgency) > 0)
        };
        let total = list.total as u64;
        let last = (list.ask.skip + list.rows.len()) as u64;
        Self {
            chips: [None].into_iter().chain(urgencies.filter(|urgency| is_offered(*urgency))).map(chip).collect(),
            stage: ask.stage.map(|stage| {
                let named = [("stage", texts.stage(stage).into())];
                (texts.text("work-stage", &named), address(&WorkAsk { stage: None, ..ask }))
            }),
            count: texts.text(
                "work-count",
                &[("first", (list.ask.skip as u64 + 1).into()), ("last", last.into()), ("count", total.into())],
            ),
            none: texts.plain("work-none"),
            lines: list.rows.iter().map(|line| Line::new(texts, line)).collect(),
            first: (list.ask.skip > 0).then(|| address(&ask)),
            next: list.next().map(|skip| address(&WorkAsk { skip, ..ask })),
        }
    }
}

impl Line {
    fn new(texts: &Texts, line: &WorkLine) -> Self {
        let limit = line.limit.as_ref();
        let step = match limit {
            Some((Limit::Proposal, _)) => texts.plain("work-step-proposal"),
            _ => texts.deed(line.step),
        };
        let units = [Some(&line.unit), line.within.as_ref()];
        let place = units.into_iter().flatten().map(|unit: &UnitLink| unit.name.as_str()).collect::<Vec<_>>();
        let days = Value::from(line.days.unwrap_or_default());
        let (tone, state) = match (line.urgency, line.days) {
            (Urgency::Late, _) => ("bad", texts.text("work-late", &[("count", days)])),
            (Urgency::Soon, Some(0)) => ("warn", texts.plain("work-due-today")),
            (Urgency::Soon, _) => ("warn", texts.text("work-left", &[("count", days)])),
            (Urgency::NotYet, _) => {
                let day = line.opens.map(|day| texts.day(day)).unwrap_or_default();
                ("", texts.text("work-from", &[("day", day.into())]))
            }
            (Urgency::Open, Some(_)) => ("", texts.text("work-left", &[("count", days)])),
            (Urgency::Open, None) => ("", texts.plain("work-no-limit")),
        };
        let waited = match (line.since, line.waited_days) {
            (Some(since), Some(days)) => {
                texts.text("work-waited", &[("day", texts.day(since).into()), ("count", days.into())])
            }
            _ => texts.plain("work-waited-unknown"),
        };
        let limited = limit.map(|(limit, deadline)| {
            let values = [
                ("from", texts.day(deadline.from).into()),
                ("last-day", texts.day(deadline.last_day).into()),
                ("days", deadline.working_days.into()),
            ];
            texts.text(&format!("work-limit-{}", limit.code()), &values)
        });
        let turn_to: Vec<String> = line
            .turn_to
            .iter()
            .map(|contact| {
                let values = [
                    ("name", (&contact.name).into()),
                    ("role", texts.role(contact.role).to_lowercase().into()),
                    ("unit", (&contact.unit.name).into()),
                ];
                texts.text("work-contact", &values)
            })
            .collect();
        let turn_to = if line.is_mine {
            None
        } else if turn_to.is_empty() {
            Some(texts.text("work-nobody", &[("unit", (&line.desk.name).into())]))
        } else {
            Some(texts.text("work-turn-to", &[("who", turn_to.join("; ").into())]))
        };
        Self {
            name: Figure {
                text: line.name.as_str().to_owned(),
                href: line.may_open.then(|| address::person(line.person)),
            },
            place: place.join(", "),
            clause: limit
                .map(|(_, deadline)| deadline.source.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
            why: limited.unwrap_or(waited),
            turn_to,
            tone,
            state,
            record: (line.is_mine && line.may_record && line.urgency != Urgency::NotYet)
                .then(|| (texts.plain("work-record"), address::act_form(line.person, line.case, Some(line.step)))),
            step,
        }
    }
}

impl PostCard {
    fn new(texts: &Texts, standing: &PostStanding, span: Span) -> Self {
        let PostStanding { post, counts, may } = standing;
        let unit = post.unit.id;
        let mut values = vec![("year", span.last.year().to_string().into()), ("admitted", counts.admitted.into())];
        let figures = match (counts.quota, counts.attainment()) {
            (Some(quota), Some(share)) => {
                values.extend([("quota", quota.into()), ("percent", texts.percent(share).into())]);
                texts.text("inbox-post-quota", &values)
            }
            _ => texts.text("inbox-post-plain", &values),
        };
        let role = texts.role(post.role);
        let people = may.see_people.then(|| address::people(unit, None, PeopleOf::Open));
        let links = [
            may.nominate.then(|| (texts.plain("nominate-button"), address::nomination(unit))),
            people.map(|href| (texts.plain("inbox-people-link"), href)),
            may.import.then(|| (texts.plain("import-button"), address::import_desk(unit))),
        ];
        Self {
            unit: post.unit.name.clone(),
            href: address::unit(unit, None),
            role: if post.delegated { texts.text("inbox-delegated", &[("role", role.into())]) } else { role },
            figures,
            links: links.into_iter().flatten().collect(),
        }
    }
}
