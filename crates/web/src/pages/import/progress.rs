//! The page that says how far reading or writing files has come, and stops it.

use askama::Template;
use nguon_app::{ImportRunning, Work, intake::Step};

use crate::{
    address,
    frame::{Around, Frame, Place, Section},
    pages::wait,
};

/// The page.
#[derive(Template)]
#[template(path = "import/progress.html")]
pub(crate) struct ProgressPage {
    frame: Frame,
    title: String,
    lead: String,
    step: String,
    said: String,
    rows: Option<(u64, u64)>,
    left: Option<String>,
    means: String,
    is_stopping: bool,
    action: String,
}

impl ProgressPage {
    /// The page of an import under way.
    pub(crate) fn new(around: Around, running: &ImportRunning) -> Self {
        let texts = around.texts;
        let (title, means, steps) = match running.work {
            Work::Look => ("import-reading-title", "import-reading-stop", 2_u64),
            Work::Write => ("import-writing-title", "import-writing-stop", 3),
        };
        let title = texts.plain(title);
        let place = Place { unit: &running.unit, above: &running.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::Overview, &place, running.may);
        let last = texts.plain("import-title");
        frame.crumbs = crate::frame::crumbs(&running.above, &running.unit, None, Some(&last));
        let standing = &running.standing;
        let (number, step) = match standing.step {
            Step::Queued => (1_u64, "import-step-queued"),
            Step::Reading => (1, "import-step-reading"),
            Step::Comparing => (2, "import-step-comparing"),
            Step::Writing => (3, "import-step-writing"),
        };
        let said = match (standing.is_stopping, standing.rows) {
            (true, _) => texts.plain("import-stopping"),
            (false, Some((done, whole))) => {
                texts.text("import-progress-rows", &[("done", done.into()), ("whole", whole.into())])
            }
            (false, None) => texts.plain("import-progress-uncounted"),
        };
        let left = standing.per_second.zip(standing.seconds_left).filter(|_| !standing.is_stopping);
        let left = left.map(|(rate, seconds)| {
            let values = [("rate", rate.into()), ("time", wait(texts, seconds).into())];
            texts.text("import-progress-left", &values)
        });
        let values = [("files", running.files.join(", ").into()), ("unit", (&running.unit.name).into())];
        Self {
            lead: texts.text("import-progress-lead", &values),
            step: texts.text(
                "import-progress-step",
                &[("number", number.into()), ("steps", steps.into()), ("step", texts.plain(step).into())],
            ),
            said,
            rows: standing.rows.filter(|_| !standing.is_stopping),
            left,
            means: texts.plain(if standing.is_stopping { "import-stopping-means" } else { means }),
            is_stopping: standing.is_stopping,
            action: address::import(running.unit.id, running.id),
            title,
            frame,
        }
    }
}
