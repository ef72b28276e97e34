use std::collections::{BTreeMap, BTreeSet};

use nguon_domain::{
    calendar::{Date, WorkCalendar, show_day},
    rules::{CalendarYear, Workdays},
};

use crate::{
    files::{File, Files},
    format::{self, CalendarFile},
    instruments::Library,
    problem::{Place, Problems},
};

/// Public holidays and swapped days of every year there is a file for.
pub(crate) fn read(files: &Files, library: &Library, problems: &mut Problems) -> Workdays {
    let mut holidays = BTreeSet::new();
    let mut worked = BTreeSet::new();
    let mut years = BTreeMap::new();
    for file in files.under("calendars/") {
        let Some(parsed) = format::parse::<CalendarFile>(file, problems) else {
            continue;
        };
        let Some(first) = file.rule_name().parse().ok().and_then(|year| Date::new(year, 1, 1).ok()) else {
            problems.out_of_place(file.path);
            continue;
        };
        let source = library.cite(&file, &parsed.source, first, problems);
        if source.is_empty() {
            problems.no_source(&Place::whole(file.path));
        }
        let year = CalendarYear { certainty: parsed.certainty.into(), source, reading: parsed.reading };
        years.insert(first.year(), year);
        let mut of_this_year = |file: &File<'_>, written, problems: &mut Problems| {
            let day: Date = format::day(file, written, problems)?;
            if day.year() != first.year() {
                let place = Place::of(file, &written.span());
                problems.not_of_this_year(&place, &show_day(day));
            }
            if !holidays.insert(day) {
                let place = Place::of(file, &written.span());
                problems.twice(&place, &format!("ngày {}", show_day(day)));
            }
            Some(day)
        };
        for entry in &parsed.holiday {
            format::not_blank(&file, "name", &entry.name, problems);
            for day in &entry.days {
                of_this_year(&file, day, problems);
            }
        }
        for entry in &parsed.swap {
            if let Some(off) = of_this_year(&file, &entry.off, problems)
                && is_weekend(off)
            {
                problems.not_a_weekday(&Place::of(&file, &entry.off.span()), &show_day(off));
            }
            // The day worked instead may lie in the year before or after.
            if let Some(day) = format::day(&file, &entry.worked, problems) {
                if !is_weekend(day) {
                    problems.not_a_weekend(&Place::of(&file, &entry.worked.span()), &show_day(day));
                }
                worked.insert(day);
            }
        }
    }
    Workdays { calendar: WorkCalendar::new(holidays, worked), years }
}

fn is_weekend(day: Date) -> bool {
    !WorkCalendar::default().is_working_day(day)
}
