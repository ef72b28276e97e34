//! The page that shows what files hold before anything is written: what was recognised, what is asked, what was found,
//! and what would be written.

use askama::Template;
use nguon_app::{
    ImportWaiting, NotWritten,
    import::{Field, Finding, Place as Cell, Question, Severity, SheetKind, mapping::Answer},
    intake::Outcome,
    named,
    texts::Texts,
};
use nguon_domain::journal::Digest;

use super::counted;
use crate::{
    address,
    caller::Form,
    frame::{Around, Figure, Frame, Place, Section},
};

/// Rows of a list on one page.
const PAGE: usize = 20;
/// Questions that stand open; the others are folded away below them.
const MOST_QUESTIONS: usize = 10;
/// A choice of more units than these is typed, not picked.
const MOST_UNITS: usize = 80;
/// Rows of a question that are named.
const ROWS: usize = 8;

/// Which list is shown, and from which of its rows on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Shown {
    list: Option<List>,
    from: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Errors,
    Warnings,
    Repairs,
    Rows,
    Accepted,
    Rejected,
}

impl List {
    const ALL: [Self; 6] = [Self::Errors, Self::Warnings, Self::Repairs, Self::Rows, Self::Accepted, Self::Rejected];

    const fn code(self) -> &'static str {
        match self {
            Self::Errors => "errors",
            Self::Warnings => "warnings",
            Self::Repairs => "repairs",
            Self::Rows => "rows",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Errors => "import-list-errors",
            Self::Warnings => "import-list-warnings",
            Self::Repairs => "import-list-repairs",
            Self::Rows => "import-list-rows",
            Self::Accepted => "import-list-accepted",
            Self::Rejected => "import-list-rejected",
        }
    }
}

impl Shown {
    /// What an address asks for; the first list with something in it, if it asks for none.
    pub(crate) fn read(list: Option<&str>, from: Option<&str>) -> Self {
        Self {
            list: list.and_then(|code| List::ALL.into_iter().find(|list| list.code() == code)),
            from: from.and_then(|text| text.parse().ok()).unwrap_or_default(),
        }
    }
}

/// Why the page comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    None,
    /// Nothing was answered.
    NoAnswer,
    /// Names that are those of no unit, or of several: field and name.
    NoUnit(Vec<(String, String)>),
    /// The findings that must be decided on were not looked at.
    NotLooked,
    /// Something has changed since the page was shown.
    Changed,
    /// The form does not say what is wanted.
    Undecided,
}

/// The page.
#[derive(Template)]
#[template(path = "import/preview.html")]
pub(crate) struct PreviewPage {
    frame: Frame,
    title: String,
    lead: String,
    errors: Vec<(String, String)>,
    notice: Option<String>,
    unreadable: Vec<String>,
    stats: Vec<(String, Figure)>,
    action: String,
    questions: Vec<QuestionView>,
    more_questions: Vec<QuestionView>,
    more_summary: Option<String>,
    files: Vec<FileView>,
    chips: Vec<Chip>,
    list: ListView,
    ahead: Option<String>,
    write: Option<WriteView>,
    copies: Vec<(String, String)>,
    help: Vec<String>,
}

#[derive(Template)]
#[template(path = "import/question.html")]
struct QuestionView {
    name: String,
    text: String,
    hint: String,
    error: Option<String>,
    options: Vec<(String, String)>,
    /// Whether a name may be typed instead.
    is_typed: bool,
    or_type: String,
}

struct FileView {
    name: String,
    sheets: Vec<SheetView>,
}

struct SheetView {
    name: String,
    holds: String,
    rows: String,
    columns: Vec<(String, String, String, String)>,
    caption: String,
}

struct Chip {
    label: String,
    href: String,
    is_current: bool,
}

struct ListView {
    caption: String,
    none: Option<String>,
    rows: Vec<ListRow>,
    note: Option<String>,
    position: String,
    before: Option<String>,
    after: Option<String>,
}

struct ListRow {
    place: String,
    file: String,
    about: String,
    said: String,
}

struct WriteView {
    what: String,
    button: String,
    seen: String,
    looked: Option<String>,
    looked_error: Option<String>,
    waits: Option<String>,
}

impl PreviewPage {
    /// The page of files that wait.
    pub(crate) fn new(around: Around, waiting: &ImportWaiting, shown: Shown, trouble: Trouble) -> Self {
        let texts = around.texts;
        let reading = &waiting.reading;
        let unit = waiting.unit.id;
        let title = texts.plain("import-preview-title");
        let place = Place { unit: &waiting.unit, above: &waiting.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::Overview, &place, waiting.may);
        let last = texts.plain("import-title");
        frame.crumbs = crate::frame::crumbs(&waiting.above, &waiting.unit, None, Some(&last));
        let errors = faults(texts, &trouble);
        if !errors.is_empty() {
            frame.mark_wrong(&title);
        }
        let href = |list: List| address::import_list(unit, waiting.id, list.code(), 0);
        let stat = |key: &str, number: usize, list: List| {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            (texts.plain(key), Figure::number(texts, number, true, || href(list)))
        };
        let list = shown.list.unwrap_or_else(|| first_list(waiting));
        let chips = List::ALL.into_iter().map(|one| Chip {
            label: texts.text(one.label(), &[("count", count(length(waiting, one)))]),
            href: href(one),
            is_current: one == list,
        });
        let mut questions: Vec<QuestionView> =
            asked(waiting).iter().map(|one| question(texts, waiting, one, &trouble)).collect();
        let more_questions = questions.split_off(questions.len().min(MOST_QUESTIONS));
        let counts = [("rows", reading.rows), ("accepted", reading.accepted), ("rejected", reading.rejected)];
        let values = counts.map(|(name, number)| (name, count(number)));
        Self {
            lead: texts
                .text("import-preview-lead", &[values.to_vec(), vec![("unit", (&waiting.unit.name).into())]].concat()),
            notice: notice(texts, waiting, &trouble),
            unreadable: waiting.unreadable.iter().map(|(name, reason)| format!("{name}: {reason}.")).collect(),
            stats: vec![
                stat("import-rows", reading.rows, List::Rows),
                stat("import-accepted", reading.accepted, List::Accepted),
                stat("import-repaired", reading.repaired, List::Repairs),
                stat("import-rejected", reading.rejected, List::Rejected),
            ],
            action: address::import(unit, waiting.id),
            more_summary: (!more_questions.is_empty())
                .then(|| texts.text("import-more-questions", &[("count", count(more_questions.len()))])),
            questions,
            more_questions,
            files: files(texts, waiting),
            chips: chips.collect(),
            list: list_view(texts, waiting, list, shown.from),
            ahead: (waiting.ahead > 0).then(|| texts.text("import-ahead", &[("count", count(waiting.ahead))])),
            write: write(texts, waiting, &trouble),
            copies: copies(waiting),
            help: ["import-preview-help-1", "import-preview-help-2", "import-preview-help-3"]
                .map(|key| texts.plain(key))
                .into(),
            errors,
            title,
            frame,
        }
    }
}

fn count(number: usize) -> nguon_app::texts::Value<'static> {
    u64::try_from(number).unwrap_or(u64::MAX).into()
}

fn notice(texts: &Texts, waiting: &ImportWaiting, trouble: &Trouble) -> Option<String> {
    let at = |key: &str, at| texts.text(key, &[("at", texts.moment(at).into())]);
    match (trouble, waiting.last) {
        (Trouble::Changed, _) | (Trouble::None, Some((NotWritten::Changed, _))) => Some(texts.plain("import-changed")),
        (Trouble::None, Some((NotWritten::NotLooked, _))) => Some(texts.plain("import-not-looked")),
        (Trouble::None, Some((NotWritten::Stopped, when))) => Some(at("import-stopped", when)),
        (Trouble::None, Some((NotWritten::Failed, when))) => Some(at("import-failed", when)),
        (Trouble::None, None)
        | (Trouble::NoAnswer | Trouble::NoUnit(_) | Trouble::NotLooked | Trouble::Undecided, _) => None,
    }
}

fn faults(texts: &Texts, trouble: &Trouble) -> Vec<(String, String)> {
    match trouble {
        Trouble::None | Trouble::Changed => Vec::new(),
        Trouble::NoAnswer => vec![("questions".to_owned(), texts.plain("import-no-answer"))],
        Trouble::Undecided => vec![("main".to_owned(), texts.plain("import-undecided"))],
        Trouble::NotLooked => vec![("looked".to_owned(), texts.plain("import-not-looked"))],
        Trouble::NoUnit(names) => names
            .iter()
            .map(|(field, name)| (field.clone(), texts.text("import-no-unit", &[("name", name.into())])))
            .collect(),
    }
}

// Questions.

struct Asked<'a> {
    file: &'a str,
    sheet: &'a str,
    kind: Option<SheetKind>,
    question: &'a Question,
}

impl Asked<'_> {
    /// The same question has the same name whenever the page is made.
    fn name(&self) -> String {
        let digest = Digest::of(format!("{}\n{}\n{:?}", self.file, self.sheet, self.question).as_bytes()).to_string();
        format!("q{}", &digest[..12])
    }
}

/// The questions that can be answered on the page.
fn asked(waiting: &ImportWaiting) -> Vec<Asked<'_>> {
    let files = waiting.reading.files.iter();
    let sheets = files.flat_map(|file| file.sheets.iter().map(|sheet| (&*file.file, sheet)));
    sheets
        .flat_map(|(file, sheet)| {
            sheet.unresolved.iter().map(move |question| Asked { file, sheet: &sheet.sheet, kind: sheet.kind, question })
        })
        .collect()
}

fn question(texts: &Texts, waiting: &ImportWaiting, asked: &Asked<'_>, trouble: &Trouble) -> QuestionView {
    let name = asked.name();
    let sheet = ("sheet", asked.sheet.into());
    let error = match trouble {
        Trouble::NoUnit(names) => names.iter().find(|(field, _)| *field == name),
        Trouble::None | Trouble::NoAnswer | Trouble::NotLooked | Trouble::Changed | Trouble::Undecided => None,
    };
    let error = error.map(|(_, wrong)| texts.text("import-no-unit", &[("name", wrong.into())]));
    let options = |codes: Vec<(String, String)>| {
        let first = (String::new(), texts.plain("import-choose"));
        [first].into_iter().chain(codes).collect::<Vec<_>>()
    };
    let (text, hint, options, is_typed) = match asked.question {
        Question::Column { header, samples, column } => {
            let fields = asked.kind.map_or_else(|| Field::ALL.to_vec(), Field::of_kind);
            let mut codes: Vec<(String, String)> = fields
                .iter()
                .map(|field| (field.code().to_owned(), texts.label("import-field", field.code())))
                .collect();
            codes.sort_by(|one, other| one.1.cmp(&other.1));
            codes.insert(0, ("ignore".to_owned(), texts.plain("import-ignore-column")));
            let letter = Cell { file: asked.file.into(), sheet: asked.sheet.into(), row: 1, column: Some(*column) };
            let values = [("column", letter.column_letter().into()), ("header", header.into()), sheet];
            let text = texts.text("import-ask-column", &values);
            (text, samples.join("; "), options(codes), false)
        }
        Question::Sheet => {
            let kinds = SheetKind::TABLES.iter().map(|kind| (kind.code().to_owned(), kind_name(texts, *kind)));
            let ignore = ("ignore".to_owned(), texts.plain("import-ignore-sheet"));
            let text = texts.text("import-ask-sheet", &[sheet]);
            (text, asked.file.to_owned(), options([ignore].into_iter().chain(kinds).collect()), false)
        }
        Question::Unit { text, within, candidates, rows } => {
            let within = within.as_deref().map(|within| texts.text("import-ask-within", &[("unit", within.into())]));
            let named: Vec<String> = rows.iter().take(ROWS).map(ToString::to_string).collect();
            let more = if rows.len() > ROWS { "…" } else { "" };
            let values = [("sheet", asked.sheet.into()), ("rows", format!("{}{more}", named.join(", ")).into())];
            let hint = texts.text("import-ask-rows", &values);
            let mut labels = candidates.clone();
            if waiting.units.len() <= MOST_UNITS {
                let others = unit_names(waiting).into_iter().filter(|label| !candidates.contains(label));
                labels.extend(others);
            }
            let codes = labels.into_iter().map(|label| (label.clone(), label)).collect();
            let hint = within.into_iter().chain([hint]).collect::<Vec<_>>().join(" ");
            let is_typed = waiting.units.len() > MOST_UNITS;
            (texts.text("import-ask-unit", &[("text", text.into())]), hint, options(codes), is_typed)
        }
        Question::Year => {
            (texts.text("import-ask-year", &[sheet]), texts.plain("import-ask-year-hint"), Vec::new(), false)
        }
    };
    QuestionView { name, text, hint, error, options, is_typed, or_type: texts.plain("import-or-type") }
}

fn unit_names(waiting: &ImportWaiting) -> Vec<String> {
    let label = |unit: &nguon_app::view::UnitLink| match &unit.code {
        Some(code) => format!("{} ({code})", unit.name),
        None => unit.name.clone(),
    };
    waiting.units.iter().map(label).collect()
}

/// What a form answers.
pub(crate) fn answers<W>(form: &Form<W>, waiting: &ImportWaiting) -> Result<Vec<Answer>, Trouble> {
    let mut answers = Vec::new();
    let mut unknown = Vec::new();
    for asked in asked(waiting) {
        let name = asked.name();
        let typed = form.field(&format!("{name}-typed")).trim();
        let said = if typed.is_empty() { form.field(&name) } else { typed };
        if said.is_empty() {
            continue;
        }
        match asked.question {
            Question::Column { header, .. } => {
                if said == "ignore" || Field::from_code(said).is_some() {
                    answers.push(Answer::Column {
                        file_like: None,
                        sheet: Some(asked.sheet.to_owned()),
                        header: header.clone(),
                        field: said.to_owned(),
                    });
                }
            }
            Question::Sheet => {
                if said == "ignore" || SheetKind::from_code(said).is_some() {
                    answers.push(Answer::Sheet {
                        file_like: Some(asked.file.to_owned()),
                        sheet: asked.sheet.to_owned(),
                        kind: said.to_owned(),
                    });
                }
            }
            Question::Unit { text, within, candidates, .. } => {
                let of_file = candidates.iter().any(|label| label == said);
                let known = unit_names(waiting).iter().position(|label| label == said).map(|at| &waiting.units[at]);
                let meant = known.or_else(|| named(&waiting.units, said));
                // A unit that the files bring themselves has no code here yet: its label begins with its name.
                let code = match meant {
                    Some(unit) => Some(unit.code.clone().unwrap_or_else(|| unit.name.clone())),
                    None if of_file => Some(said.rsplit_once(" (").map_or(said, |(name, _)| name).to_owned()),
                    None => None,
                };
                match code {
                    Some(code) => {
                        answers.push(Answer::Unit { unit_text: text.clone(), within: within.clone(), code });
                    }
                    None => unknown.push((name, said.to_owned())),
                }
            }
            Question::Year => {}
        }
    }
    if !unknown.is_empty() {
        return Err(Trouble::NoUnit(unknown));
    }
    if answers.is_empty() { Err(Trouble::NoAnswer) } else { Ok(answers) }
}

// What was recognised.

fn kind_name(texts: &Texts, kind: SheetKind) -> String {
    texts.label("import-kind", kind.code())
}

fn files(texts: &Texts, waiting: &ImportWaiting) -> Vec<FileView> {
    let sheet = |sheet: &nguon_app::import::SheetReading| SheetView {
        name: sheet.sheet.to_string(),
        holds: sheet.kind.map_or_else(|| texts.plain("import-kind-unknown"), |kind| kind_name(texts, kind)),
        rows: texts.number(u64::try_from(sheet.rows).unwrap_or_default()),
        caption: texts.text("import-columns-caption", &[("sheet", (&*sheet.sheet).into())]),
        columns: sheet
            .columns
            .iter()
            .map(|column| {
                let cell = Cell { file: "".into(), sheet: "".into(), row: 1, column: Some(column.column) };
                let means = column.field.map_or_else(
                    || texts.plain("import-column-passed"),
                    |field| texts.label("import-field", field.code()),
                );
                (cell.column_letter(), column.header.clone(), means, column.samples.join("; "))
            })
            .collect(),
    };
    let files = waiting.reading.files.iter();
    files
        .map(|file| FileView { name: file.file.to_string(), sheets: file.sheets.iter().map(sheet).collect() })
        .collect()
}

fn copies(waiting: &ImportWaiting) -> Vec<(String, String)> {
    let has_any = |file: &&nguon_app::import::FileReading| {
        waiting.reading.findings.iter().any(|finding| finding.place.file == file.file)
    };
    let files = waiting.reading.files.iter().filter(has_any).enumerate();
    files
        .map(|(number, file)| (file.file.to_string(), address::import_copy(waiting.unit.id, waiting.id, number)))
        .collect()
}

// The lists.

fn findings(waiting: &ImportWaiting, list: List) -> impl Iterator<Item = &Finding> {
    let severity = match list {
        List::Errors => Some(Severity::Error),
        List::Warnings => Some(Severity::Warning),
        List::Repairs => Some(Severity::Autofix),
        List::Rows | List::Accepted | List::Rejected => None,
    };
    waiting.reading.findings.iter().filter(move |finding| Some(finding.severity()) == severity)
}

fn rows(waiting: &ImportWaiting, list: List) -> impl Iterator<Item = &nguon_app::import::RowLine> {
    waiting.rows.iter().filter(move |row| match list {
        List::Rows => true,
        List::Accepted => row.is_accepted,
        List::Rejected => !row.is_accepted,
        List::Errors | List::Warnings | List::Repairs => false,
    })
}

fn length(waiting: &ImportWaiting, list: List) -> usize {
    match list {
        List::Errors | List::Warnings | List::Repairs => findings(waiting, list).count(),
        List::Rows => waiting.reading.rows,
        List::Accepted => waiting.reading.accepted,
        List::Rejected => waiting.reading.rejected,
    }
}

fn first_list(waiting: &ImportWaiting) -> List {
    List::ALL.into_iter().find(|list| length(waiting, *list) > 0).unwrap_or(List::Rows)
}

fn list_view(texts: &Texts, waiting: &ImportWaiting, list: List, from: usize) -> ListView {
    let href = |from: usize| address::import_list(waiting.unit.id, waiting.id, list.code(), from);
    let all: Vec<ListRow> = findings(waiting, list)
        .map(|finding| ListRow {
            place: place(texts, &finding.place),
            file: finding.place.file.to_string(),
            about: finding.person.clone().unwrap_or_default(),
            said: finding.message.clone(),
        })
        .chain(rows(waiting, list).map(|row| {
            let origin = &row.origin;
            let cell = Cell { file: origin.file.clone(), sheet: origin.sheet.clone(), row: origin.row, column: None };
            let said = if row.is_accepted { "import-row-accepted" } else { "import-row-rejected" };
            ListRow {
                place: place(texts, &cell),
                file: origin.file.to_string(),
                about: row.about.clone(),
                said: texts.plain(said),
            }
        }))
        .collect();
    let (told, whole) = (all.len(), length(waiting, list));
    let from = if from < told { from } else { 0 };
    let last = (from + PAGE).min(told);
    let values = [("from", count(from + 1)), ("last", count(last)), ("count", count(told))];
    ListView {
        caption: texts.text(list.label(), &[("count", count(whole))]),
        none: (told == 0).then(|| texts.plain("import-list-none")),
        note: (whole > told).then(|| texts.text("import-list-waiting", &[("count", count(whole - told))])),
        position: if told > PAGE { texts.text("import-position", &values) } else { String::new() },
        before: (from > 0).then(|| href(from.saturating_sub(PAGE))),
        after: (last < told).then(|| href(last)),
        rows: all.into_iter().skip(from).take(PAGE).collect(),
    }
}

fn place(texts: &Texts, place: &Cell) -> String {
    let sheet = ("sheet", (&*place.sheet).into());
    match place.column {
        Some(_) => {
            texts.text("import-cell", &[sheet, ("cell", format!("{}{}", place.column_letter(), place.row).into())])
        }
        None => texts.text("import-row", &[sheet, ("row", place.row.to_string().into())]),
    }
}

// What would be written.

fn as_text(outcome: &Outcome) -> String {
    let Outcome { units, people, cases, acts, quotas, others, headcounts, completed } = outcome;
    format!("{units}-{people}-{cases}-{acts}-{quotas}-{others}-{headcounts}-{completed}")
}

fn write(texts: &Texts, waiting: &ImportWaiting, trouble: &Trouble) -> Option<WriteView> {
    if waiting.foreseen.is_nothing() {
        return None;
    }
    let parts = counted(texts, &waiting.foreseen);
    let errors = length(waiting, List::Errors);
    let open = asked(waiting).len();
    Some(WriteView {
        button: texts.text("import-write", &[("what", parts[..parts.len().min(2)].join(", ").into())]),
        what: texts.text("import-will-write", &[("what", parts.join(", ").into())]),
        seen: as_text(&waiting.foreseen),
        looked: (errors > 0).then(|| texts.text("import-looked", &[("count", count(errors))])),
        looked_error: (*trouble == Trouble::NotLooked).then(|| texts.plain("import-not-looked")),
        waits: (open > 0).then(|| texts.text("import-waits", &[("count", count(open))])),
    })
}

/// What the page that sent a form said would be written, and whether its reader has looked at what is wrong.
pub(crate) fn seen<W>(form: &Form<W>) -> Option<(Outcome, bool)> {
    let mut numbers = form.field("seen").split('-').map(|number| number.parse().ok());
    let mut next = || numbers.next().flatten();
    let outcome = Outcome {
        units: next()?,
        people: next()?,
        cases: next()?,
        acts: next()?,
        quotas: next()?,
        others: next()?,
        headcounts: next()?,
        completed: next()?,
    };
    Some((outcome, form.field("looked") == "yes"))
}
