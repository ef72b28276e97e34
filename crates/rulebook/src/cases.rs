//! Worked examples: tables that people write from the clause, and that every rulebook must agree with.
//!
//! `cases/<topic>/<name>.csv` is about the parameter or requirement of that name. A row without facts
//! states the parameter's value on a day; a row with facts states what the check finds, and which day's
//! law it goes by.

mod facts;
mod run;
mod show;

use std::collections::{BTreeMap, BTreeSet};

use nguon_domain::{
    calendar::{Date, add_days, show_day},
    partial_date::PartialDate,
    requirement::Check,
    rules::{ParameterSheet, RuleId, Rules},
};

use crate::{
    files::{File, Files},
    problem::{Place, Problems},
};

use facts::Facts;

const HEADER: [&str; 5] = ["case", "on", "facts", "expected", "source"];
const NOT_IN_FORCE: &str = "không có hiệu lực";

/// Runs every row, and asks that each change of each parameter is met by a row on the day and on the eve.
pub(crate) fn prove(files: &Files, rules: &Rules, problems: &mut Problems) {
    let sheets: BTreeMap<_, _> =
        rules.sheets().into_iter().map(|sheet| (sheet.id.as_str().to_owned(), sheet)).collect();
    let mut stated: BTreeSet<(String, Date)> = BTreeSet::new();
    for file in files.under("cases/") {
        let name = file.rule_name();
        let subject = Subject { sheet: sheets.get(&name), check: check_of(&name, rules) };
        if subject.sheet.is_none() && subject.check.is_none() {
            problems.no_such_rule(file.path);
            continue;
        }
        for (on, is_value) in rows(&file, &subject, rules, problems) {
            if is_value {
                stated.insert((name.clone(), on));
            }
        }
    }
    for (name, sheet) in &sheets {
        for day in sheet.lines.iter().flat_map(|line| [add_days(line.from, -1), line.from]) {
            if !stated.contains(&(name.clone(), day)) {
                let path = format!("parameters/{}.toml", name.replace('.', "/"));
                problems.case_missing(&path, &show_day(day));
            }
        }
    }
}

/// What a table is about: a parameter, a check, or a parameter with the check that uses it.
struct Subject<'a> {
    sheet: Option<&'a ParameterSheet>,
    check: Option<Check>,
}

/// The check of the requirement of this name, else of the only requirement that uses the parameter.
fn check_of(name: &str, rules: &Rules) -> Option<Check> {
    let named = |id: &RuleId| id.as_str() == name;
    let requirements = || rules.requirements.iter();
    if let Some(own) = requirements().find(|requirement| named(requirement.in_force.id())) {
        return Some(own.check);
    }
    let mut users = requirements().filter(|requirement| requirement.uses.iter().any(named));
    users.next().filter(|_| users.next().is_none()).map(|only| only.check)
}

/// Checks the rows of a table. Returns the day of each row that could be read, and whether it states a
/// value.
fn rows(file: &File<'_>, subject: &Subject<'_>, rules: &Rules, problems: &mut Problems) -> Vec<(Date, bool)> {
    let mut reader = csv::ReaderBuilder::new().from_reader(file.text.as_bytes());
    match reader.headers() {
        Ok(header) if header.iter().eq(HEADER) => {}
        Ok(_) => {
            let why = format!("dòng đầu phải là {}", HEADER.join(","));
            problems.case_unread(&Place::line(file.path, 1), &why);
            return Vec::new();
        }
        Err(error) => {
            problems.case_unread(&Place::whole(file.path), &error.to_string());
            return Vec::new();
        }
    }
    let mut days = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                problems.case_unread(&Place::whole(file.path), &error.to_string());
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let place = Place::line(file.path, line);
        let field = |column: usize| record.get(column).unwrap_or_default();
        let Some(on) = PartialDate::from_iso(field(1)).and_then(PartialDate::day) else {
            problems.case_unread(&place, "cột on phải là một ngày dạng 2016-07-25");
            continue;
        };
        let (facts, expected) = (field(2), field(3));
        let found = match (facts.is_empty(), subject.sheet, subject.check) {
            (true, Some(sheet), _) => Ok((value_on(sheet, on), on)),
            (true, None, _) => Err("bảng của một yêu cầu cần có facts".to_owned()),
            (false, _, Some(check)) => Facts::read(facts)
                .and_then(|facts| run::run(check, on, facts, rules))
                .map(|(finding, governed)| (show::findings(&finding), governed)),
            (false, _, None) => {
                Err("không phải chỉ một yêu cầu dùng tham số này; hãy ghi ví dụ vào bảng mang tên yêu cầu".to_owned())
            }
        };
        match found {
            Err(why) => problems.case_unread(&place, &why),
            Ok((found, _)) if found != expected => {
                problems.case_differs(&place, expected, &found);
            }
            Ok((_, governed)) if governed != on => {
                problems.case_other_day(&place, &show_day(governed));
            }
            Ok(_) => {}
        }
        days.push((on, facts.is_empty()));
    }
    days
}

fn value_on(sheet: &ParameterSheet, on: Date) -> String {
    let line = sheet.lines.iter().rev().find(|line| line.from <= on);
    line.and_then(|line| line.value.clone()).unwrap_or_else(|| NOT_IN_FORCE.to_owned())
}
