use std::collections::BTreeSet;

use nguon_domain::{
    requirement::Check,
    rules::{Change, Condition, Effect, Exception, Label, Requirement, Requirements, RuleId},
};

use crate::{
    files::{File, Files},
    format::{self, ExceptionEntry, RequirementFile},
    instruments::Library,
    problem::{Place, Problems},
};

/// `None` if one is wrong, or if the checks are not named once each; every problem is reported.
pub(crate) fn read(
    files: &Files,
    library: &Library,
    parameters: &BTreeSet<String>,
    problems: &mut Problems,
) -> Option<Requirements> {
    let mut requirements = Vec::new();
    let mut used = BTreeSet::new();
    let mut whole = true;
    for file in files.under("requirements/") {
        let parsed: Option<RequirementFile> = format::parse(file, problems);
        if let Some(parsed) = &parsed {
            for name in &parsed.uses {
                if !parameters.contains(name.get_ref()) {
                    let place = Place::of(&file, &name.span());
                    problems.unknown_parameter(&place, name.get_ref());
                }
                used.insert(name.get_ref().clone());
            }
        }
        match parsed.and_then(|parsed| requirement(file, &parsed, library, problems)) {
            Some(requirement) => requirements.push(requirement),
            None => whole = false,
        }
    }
    if !whole {
        return None;
    }
    for name in parameters.difference(&used) {
        problems.unused_parameter(&format!("parameters/{}.toml", name.replace('.', "/")));
    }
    match Requirements::new(requirements) {
        Ok(requirements) => Some(requirements),
        Err(faults) => {
            for fault in faults {
                problems.checks_not_named_once(&fault);
            }
            None
        }
    }
}

fn requirement(
    file: File<'_>,
    parsed: &RequirementFile,
    library: &Library,
    problems: &mut Problems,
) -> Option<Requirement> {
    format::not_blank(&file, "title", &parsed.title, problems);
    let check = Check::parse(parsed.check.get_ref());
    if check.is_none() {
        let place = Place::of(&file, &parsed.check.span());
        problems.unknown_check(&place, parsed.check.get_ref());
    }
    let mut changes = Vec::new();
    for entry in &parsed.in_force {
        let place = Place::of(&file, &entry.from.span());
        let from = format::day(&file, &entry.from, problems)?;
        let repealed = entry.repealed.as_ref().is_some_and(|repealed| *repealed.get_ref());
        let change = Change {
            from,
            effect: if repealed { Effect::Repealed } else { Effect::Is(()) },
            source: library.cite(&file, &entry.source, from, problems),
            certainty: entry.certainty.into(),
            reading: entry.reading.clone(),
        };
        changes.push((place, change));
    }
    let id = RuleId::new(&file.rule_name());
    let in_force = library.dated(&id, changes, &Place::whole(file.path), problems);
    let exceptions: Vec<_> = parsed.exception.iter().map(|entry| exception(file, entry, library, problems)).collect();
    Some(Requirement {
        title: parsed.title.get_ref().clone(),
        check: check?,
        uses: parsed.uses.iter().map(|name| RuleId::new(name.get_ref())).collect(),
        judged: parsed.judged,
        in_force: in_force?,
        exceptions: exceptions.into_iter().collect::<Option<_>>()?,
    })
}

fn exception(file: File<'_>, entry: &ExceptionEntry, library: &Library, problems: &mut Problems) -> Option<Exception> {
    let place = Place::of(&file, &entry.label.span());
    format::not_blank(&file, "label", &entry.label, problems);
    let when = Condition::ALL.into_iter().find(|it| it.name() == entry.when.get_ref());
    if when.is_none() {
        problems.unknown_condition(&Place::of(&file, &entry.when.span()), entry.when.get_ref());
    }
    let from = format::day(&file, &entry.from, problems)?;
    let until = match &entry.until {
        Some(until) => Some(format::day(&file, until, problems)?),
        None => None,
    };
    if until.is_some_and(|until| until <= from) {
        problems.ends_before_it_begins(&place);
    }
    let source = library.cite(&file, &entry.source, from, problems);
    if source.is_empty() {
        problems.no_source(&place);
    }
    Some(Exception { label: Label::new(entry.label.get_ref()), when: when?, from, until, source })
}
