//! Reads the folder `rulebooks/` into [`Rules`], and proves it whole.
//!
//! The only place that knows how the regulations are written down as data. A rulebook that loads has no
//! unknown key, cites only known texts while they hold, says of every value how well it is known, names
//! every check of the domain, and agrees with all its worked cases; one that does not is refused with all
//! its problems at once. How the folder is meant to be read and changed stands in `rulebooks/README.md`.

mod calendars;
mod cases;
mod files;
mod format;
mod instruments;
mod parameters;
mod problem;
mod requirements;
mod timeline;

use std::path::Path;

use nguon_domain::rules::Rules;

pub use problem::Problem;
pub use timeline::timeline;

use files::Files;
use problem::Problems;

/// The rules that the program carries.
///
/// Errors: every problem found, by path and line; none for a released program, since its tests load it.
pub fn load_embedded() -> Result<Rules, Vec<Problem>> {
    load(&Files::embedded())
}

/// Rules from a folder like `rulebooks/`, for trying out a change.
///
/// Errors: every problem found, by path and line, unreadable files included.
pub fn load_dir(folder: &Path) -> Result<Rules, Vec<Problem>> {
    load(&Files::read(folder)?)
}

fn load(files: &Files) -> Result<Rules, Vec<Problem>> {
    let mut problems = Problems::default();
    for path in files.out_of_place() {
        problems.out_of_place(path);
    }
    let library = instruments::Library::read(files, &mut problems);
    let regimes = instruments::regimes(files, &library, &mut problems);
    let parameters = parameters::read(files, &library, &mut problems);
    let requirements = requirements::read(files, &library, &parameters.names, &mut problems);
    let workdays = calendars::read(files, &library, &mut problems);
    let parameters = parameters.typed(&mut problems);
    library.report_unused(&mut problems);
    let rules = match (regimes, requirements, parameters) {
        (Some(regimes), Some(requirements), Some(parameters)) => {
            Some(parameters.into_rules(files.digest(), library.into_instruments(), regimes, requirements, workdays))
        }
        _ => None,
    };
    // Worked cases need rules to run on; until there are some, the problems above come first.
    if let Some(rules) = &rules {
        cases::prove(files, rules, &mut problems);
    }
    match (rules, problems.into_list()) {
        (Some(rules), problems) if problems.is_empty() => Ok(rules),
        (_, problems) => Err(problems),
    }
}
