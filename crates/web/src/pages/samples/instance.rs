//! Settings and checks of an invented instance.

use std::sync::Arc;

use nguon_app::{CareReport, CheckState, InstanceFacts, SettingsView};
use nguon_domain::{atlas::CountBy, calendar::Timestamp, password::Policy};

pub(super) fn settings() -> SettingsView {
    SettingsView {
        count_by: CountBy::Ceremony,
        admitted: vec![(CountBy::Ceremony, 102, 111), (CountBy::Decision, 108, 109)],
        year: 2020,
        policy: Policy::Asvs,
        facts: InstanceFacts { version: "0.1.0", engine: "SQLite", units: 412, cases: 1_284 },
        may_check: true,
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("the sample gives a moment")
}

fn done(problems: &[&str], remarks: &[&str]) -> CheckState {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    let looked_at = [("journal", 5_120), ("admission_case", 1_284), ("atlas", 1_284)];
    CheckState::Done {
        at: at("2020-10-31T02:00:07Z"),
        report: Arc::new(CareReport {
            looked_at: looked_at.iter().map(|(what, count)| ((*what).to_owned(), *count)).collect(),
            problems: lines(problems),
            remarks: lines(remarks),
        }),
    }
}

/// Each state of a check, by name.
pub(super) fn checks() -> [(&'static str, CheckState); 5] {
    [
        ("check-never", CheckState::Never),
        ("check-running", CheckState::Running { since: at("2020-10-31T02:00:00Z") }),
        ("check-whole", done(&[], &["quota 1 2020: 12 below, 10 above"])),
        (
            "check-broken",
            done(&["journal 17: the hash is not that of its content", "case 3: stage differs from its acts"], &[]),
        ),
        ("check-failed", CheckState::Failed { at: at("2020-10-31T02:00:30Z") }),
    ]
}
