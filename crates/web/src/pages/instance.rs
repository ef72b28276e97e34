//! The settings of the instance, and whether its records are whole.

use askama::Template;
use nguon_app::{CheckState, NewSettings, SettingsView, Ticket, texts::Texts};
use nguon_domain::{atlas::CountBy, password::Policy};

use crate::{
    caller::Form,
    frame::{Around, Frame, Section},
    typed::{Field, FieldKind, Input, Typed},
};

const COUNT_BY: Field = Field::plain(
    "count_by",
    "settings-count-by",
    FieldKind::Choice(&[("ceremony", "settings-by-ceremony"), ("decision", "settings-by-decision")]),
)
.hint("settings-count-by-hint");
const POLICY: Field = Field::plain(
    "policy",
    "settings-policy",
    FieldKind::Choice(&[("asvs", "settings-policy-asvs"), ("tcvn11930", "settings-policy-tcvn11930")]),
)
.hint("settings-policy-hint");

/// The most lines of what is wrong that a page shows.
const MOST_LINES: usize = 200;

/// The page of settings.
#[derive(Template)]
#[template(path = "instance/settings.html")]
pub(crate) struct SettingsPage {
    frame: Frame,
    is_done: bool,
    errors: Vec<(&'static str, String)>,
    ticket: String,
    count_by: Input,
    /// How many were admitted, counted each way.
    admitted: Vec<(String, String)>,
    policy: Input,
    facts: Vec<(String, String)>,
    may_check: bool,
    help: Vec<String>,
}

/// Settings as they stand in the form.
pub(crate) struct Chosen {
    typed: Typed,
    pub(crate) ticket: String,
}

impl Chosen {
    /// Those that are in force.
    pub(crate) fn as_is(view: &SettingsView, ticket: Ticket) -> Self {
        let typed = Typed::default()
            .with(COUNT_BY.name, view.count_by.code().to_owned())
            .with(POLICY.name, view.policy.code().to_owned());
        Self { typed, ticket: ticket.to_string() }
    }

    /// What a form says, and the choice if nothing must be corrected in it first.
    pub(crate) fn read<W>(form: &Form<W>, texts: &Texts) -> (Self, Option<NewSettings>) {
        let mut typed = Typed::of(form, [COUNT_BY.name, POLICY.name]);
        let count_by = CountBy::from_code(typed.get(COUNT_BY.name));
        let policy = Policy::from_code(typed.get(POLICY.name));
        for (name, is_gap) in [(COUNT_BY.name, count_by.is_none()), (POLICY.name, policy.is_none())] {
            if is_gap {
                typed.fault(name, texts.plain("settings-choose-one"));
            }
        }
        let new = count_by.zip(policy).map(|(count_by, policy)| NewSettings { count_by, policy });
        (Self { typed, ticket: form.field("ticket").to_owned() }, new)
    }

    /// A form in which nothing was chosen, to be looked at.
    pub(crate) fn wrong(texts: &Texts) -> Self {
        let typed = Typed::default();
        let fault = |mut typed: Typed, name| {
            typed.fault(name, texts.plain("settings-choose-one"));
            typed
        };
        Self { typed: [COUNT_BY.name, POLICY.name].into_iter().fold(typed, fault), ticket: String::new() }
    }
}

impl SettingsPage {
    pub(crate) fn new(around: Around, view: &SettingsView, chosen: &Chosen, is_done: bool) -> Self {
        let texts = around.texts;
        let title = texts.plain("settings-title");
        let mut frame = Frame::of_reader(around, &title, Section::None);
        if chosen.typed.is_wrong() {
            frame.mark_wrong(&title);
        }
        let number = |count: u64| texts.number(count);
        let year = view.year;
        let admitted = view.admitted.iter().map(|(by, now, before)| {
            let label = texts.plain(match by {
                CountBy::Ceremony => "settings-by-ceremony",
                CountBy::Decision => "settings-by-decision",
            });
            let said = texts.text(
                "settings-admitted",
                &[
                    ("year", year.to_string().into()),
                    ("now", number(u64::from(*now)).into()),
                    ("last", (year - 1).to_string().into()),
                    ("before", number(u64::from(*before)).into()),
                ],
            );
            (label, said)
        });
        let facts = &view.facts;
        Self {
            is_done,
            errors: chosen.typed.faults(),
            ticket: chosen.ticket.clone(),
            count_by: chosen.typed.input(texts, &COUNT_BY),
            admitted: admitted.collect(),
            policy: chosen.typed.input(texts, &POLICY),
            facts: vec![
                (texts.plain("settings-version"), facts.version.to_owned()),
                (texts.plain("settings-engine"), facts.engine.to_owned()),
                (texts.plain("settings-units"), number(u64::from(facts.units))),
                (texts.plain("settings-cases"), number(u64::try_from(facts.cases).unwrap_or(u64::MAX))),
            ],
            may_check: view.may_check,
            help: ["settings-help-who", "settings-help-undo", "settings-help-passwords"]
                .map(|key| texts.plain(key))
                .to_vec(),
            frame,
        }
    }
}

/// The page of the check.
#[derive(Template)]
#[template(path = "instance/check.html")]
pub(crate) struct CheckPage {
    frame: Frame,
    is_running: bool,
    tone: &'static str,
    said: String,
    looked_at: Vec<(String, String)>,
    problems: Vec<String>,
    remarks: Vec<String>,
    remarks_said: String,
    help: Vec<String>,
}

impl CheckPage {
    pub(crate) fn new(around: Around, state: &CheckState) -> Self {
        let texts = around.texts;
        let mut page = Self {
            is_running: false,
            tone: "",
            said: texts.plain("check-never"),
            looked_at: Vec::new(),
            problems: Vec::new(),
            remarks: Vec::new(),
            remarks_said: String::new(),
            help: ["check-help-when", "check-help-wrong"].map(|key| texts.plain(key)).to_vec(),
            frame: Frame::of_reader(around, &texts.plain("check-title"), Section::None),
        };
        match state {
            CheckState::Never => {}
            CheckState::Running { since } => {
                page.is_running = true;
                page.said = texts.text("check-running", &[("since", texts.moment(*since).into())]);
            }
            CheckState::Failed { at } => {
                page.tone = "warn";
                page.said = texts.text("check-failed", &[("at", texts.moment(*at).into())]);
            }
            CheckState::Done { at, report } => {
                let (key, tone) =
                    if report.problems.is_empty() { ("check-whole", "ok") } else { ("check-broken", "warn") };
                let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
                page.tone = tone;
                page.said = texts
                    .text(key, &[("at", texts.moment(*at).into()), ("count", count(report.problems.len()).into())]);
                page.looked_at = report
                    .looked_at
                    .iter()
                    .map(|(what, count)| (texts.plain(&format!("check-area-{what}")), texts.number(*count)))
                    .collect();
                page.problems = report.problems.iter().take(MOST_LINES).cloned().collect();
                page.remarks = report.remarks.iter().take(MOST_LINES).cloned().collect();
                page.remarks_said = texts.text("check-remarks", &[("count", count(report.remarks.len()).into())]);
            }
        }
        page
    }
}
