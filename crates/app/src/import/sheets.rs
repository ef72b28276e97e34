//! From workbooks to a reading: each sheet understood, then organisations, then everything that names them.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use nguon_domain::text::legacy::{self, Encoding};
use nguon_report::sheet::{Cell, Sheet, Workbook};

use super::{
    ColumnReading, Context, Field, FileReading, Question, Reading, SheetReading, checks,
    columns::{self, Columns},
    finding::{Finding, FindingKind, Place, Severity},
    heading::Heading,
    kinds::{self, SheetKind},
    lists,
    people::{self, Dossier},
    records::Records,
    say,
    table::{self, Line, Table},
    units::Units,
    values,
};

/// One table, understood.
pub(crate) struct Job<'a> {
    pub(crate) file: Arc<str>,
    pub(crate) sheet: Arc<str>,
    pub(crate) kind: SheetKind,
    pub(crate) table: Table<'a>,
    pub(crate) columns: Columns,
    pub(crate) lines: Vec<Line>,
    pub(crate) heading: Heading,
    raw: &'a Sheet,
    legacy: &'a HashMap<(u32, u16), Encoding>,
    /// Another table stands beside it, so a total may be of both.
    pub(crate) is_half: bool,
}

impl Job<'_> {
    pub(crate) fn place(&self, row: u32, column: Option<u16>) -> Place {
        Place { file: self.file.clone(), sheet: self.sheet.clone(), row, column }
    }

    /// The names of organisations in the list, row by row.
    fn organisations(&self) -> impl Iterator<Item = &str> {
        let column = self.columns.of(Field::Org);
        let data = self.table.rows.iter().zip(&self.lines).filter(|(_, line)| **line == Line::Data);
        data.filter_map(move |(row, _)| match row.cell(column?) {
            Some(Cell::Text(text)) => Some(text.as_str()),
            Some(_) | None => None,
        })
    }

    /// The encoding a cell was converted from, if it was.
    pub(crate) fn legacy_at(&self, row: u32, column: u16) -> Option<Encoding> {
        self.legacy.get(&(row, column)).copied()
    }

    /// The text of a cell exactly as it stands in the file.
    pub(crate) fn raw_text(&self, row: u32, column: u16) -> Option<String> {
        self.raw.row(row)?.cell(column).map(values::shown)
    }
}

/// Findings and questions as they come up.
#[derive(Default)]
pub(crate) struct Log {
    pub(crate) findings: Vec<Finding>,
    questions: Vec<(usize, Question)>,
    person: Option<String>,
    repairs: usize,
}

impl Log {
    /// Adds a finding; what else is known of it is set on what is returned.
    pub(crate) fn add(&mut self, place: Place, kind: FindingKind, message: String) -> &mut Finding {
        self.repairs += usize::from(kind.severity() == Severity::Autofix);
        let at = self.findings.len();
        self.findings.push(Finding {
            place,
            kind,
            message,
            before: None,
            after: None,
            person: self.person.clone(),
            related: None,
        });
        &mut self.findings[at]
    }

    /// Whom the findings that follow are about.
    pub(crate) fn set_person(&mut self, name: Option<&str>) {
        self.person = name.map(str::to_owned);
    }

    /// How many repairs were logged so far.
    pub(crate) fn repairs(&self) -> usize {
        self.repairs
    }

    /// Puts a question about a table.
    pub(crate) fn ask(&mut self, job: usize, question: Question) {
        self.questions.push((job, question));
    }
}

/// A sheet with its old encodings converted.
struct Decoded<'a> {
    raw: &'a Sheet,
    sheet: Cow<'a, Sheet>,
    converted: HashMap<(u32, u16), Encoding>,
    /// The halves of a sheet that has two tables side by side; none otherwise.
    halves: Vec<Sheet>,
}

/// What became of a sheet.
enum Outcome {
    /// Tables to read: indices of jobs.
    Jobs(Vec<usize>),
    /// Nothing to read, or nobody knows what.
    Other { kind: Option<SheetKind>, asks: bool },
}

pub(crate) fn read(files: &[Workbook], context: &Context<'_>) -> Reading {
    let decoded: Vec<Vec<Decoded<'_>>> = files.iter().map(|file| file.sheets.iter().map(decode).collect()).collect();
    let mut log = Log::default();
    let mut jobs: Vec<Job<'_>> = Vec::new();
    let mut outcomes: Vec<Vec<Outcome>> = Vec::new();
    for (file, sheets) in files.iter().zip(&decoded) {
        let name: Arc<str> = Arc::from(file.file.as_str());
        outcomes.push(sheets.iter().map(|sheet| understand(&name, sheet, context, &mut jobs)).collect());
    }
    let mut records = Records::default();
    let mut counts = vec![Counts::default(); jobs.len()];
    let mut units = Units::new(context.known.mapping.units());
    lists::known(context.known, &mut units);
    let letterhead = letterhead(&decoded);
    lists::organisations(&jobs, context.known, letterhead.as_deref(), &mut units, &mut records, &mut counts, &mut log);
    for (at, job) in jobs.iter().enumerate() {
        lists::read(at, job, &units, context.today, &mut records, &mut counts, &mut log);
    }
    // Without any organisation rows can only wait; what they say is checked all the same.
    let is_guessed = units.is_empty();
    if is_guessed {
        units = Units::guessed(jobs.iter().filter(|job| job.kind.is_of_people()).flat_map(Job::organisations));
    }
    let mut mentions = Vec::new();
    let mut dossiers: Vec<Dossier> = Vec::new();
    for (at, job) in jobs.iter().enumerate().filter(|(_, job)| job.kind.is_of_people()) {
        let (found, rows) = people::read(at, job, &units, context.today, &mut log, &mut mentions);
        counts[at].rows += rows;
        dossiers.extend(found);
    }
    checks::spelling(&jobs, &units, &mentions, &mut dossiers, &mut log);
    checks::acts(&jobs, &mut dossiers, context, &mut log);
    checks::same_person(&jobs, &units, &dossiers, context.known, &mut log);
    for (at, job) in jobs.iter().enumerate() {
        checks::sums(at, job, &dossiers, &mut log);
        checks::columns(job, &mut log);
        legacy_columns(job, &mut log);
    }
    if is_guessed {
        waiting(&jobs, &mut dossiers, &units, &mut log);
    }
    for dossier in dossiers {
        let count = &mut counts[dossier.job];
        if dossier.org.is_some() {
            count.accepted += 1;
            count.repaired += usize::from(dossier.is_repaired);
            lists::person(dossier, &jobs, &units, &mut records);
        }
    }
    lists::join_recognitions(&mut records);
    finish(files, &decoded, jobs, outcomes, counts, records, log)
}

/// Puts the organisations of rows as questions, where there is no list of organisations to look them up in.
fn waiting(jobs: &[Job<'_>], dossiers: &mut [Dossier], units: &Units, log: &mut Log) {
    let mut asked: Vec<(usize, String, Vec<u32>)> = Vec::new();
    for dossier in dossiers {
        let Some(org) = dossier.org.take() else { continue };
        let text = units.entry(org).name.clone();
        match asked.iter_mut().find(|(job, other, _)| *job == dossier.job && *other == text) {
            Some((_, _, rows)) => rows.push(dossier.row),
            None => asked.push((dossier.job, text, vec![dossier.row])),
        }
    }
    for (at, text, rows) in asked {
        let job = &jobs[at];
        let place = job.place(rows[0], job.columns.of(Field::Org).or_else(|| job.columns.of(Field::Cell)));
        log.add(place, FindingKind::UnitUnknown, say::unit_unknown(&text, None, &[], false)).before =
            Some(text.clone());
        log.ask(at, Question::Unit { text, within: None, candidates: Vec::new(), rows });
    }
}

/// Rows of one table.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts {
    pub(crate) rows: usize,
    pub(crate) accepted: usize,
    pub(crate) repaired: usize,
}

fn decode(raw: &Sheet) -> Decoded<'_> {
    let mut decoded = in_unicode(raw);
    decoded.halves = halves(&decoded.sheet);
    decoded
}

/// Two tables side by side: a row that begins to count twice. What stands above it belongs to both.
fn halves(sheet: &Sheet) -> Vec<Sheet> {
    const FIRST_ROWS: usize = 25;
    let counts = |cell: &Cell| {
        let words = table::text_of(cell).map(|text| super::words::spell_out(&text).join(" "));
        words.is_some_and(|words| matches!(words.as_str(), "so thu tu" | "thu tu" | "so tt" | "tt"))
    };
    let found = sheet.rows.iter().take(FIRST_ROWS).find_map(|row| {
        let mut columns = row.cells.iter().filter(|(_, cell)| counts(cell)).map(|(column, _)| *column);
        let (first, second) = (columns.next()?, columns.next()?);
        let own = |from: u16, until: u16| row.cells.iter().filter(|(column, _)| (from..until).contains(column)).count();
        let is_table = own(first, second) >= 3 && own(second, u16::MAX) >= 3 && columns.next().is_none();
        is_table.then_some((row.number, second))
    });
    let Some((header, cut)) = found else { return Vec::new() };
    // The upper row of a header may stand one row above.
    let of_both = |row: u32| row + 1 < header;
    [(0, cut), (cut, u16::MAX)]
        .into_iter()
        .map(|(from, until)| {
            let keeps = |row: u32, column: u16| of_both(row) || (from..until).contains(&column);
            let mut half = sheet.clone();
            for row in &mut half.rows {
                let number = row.number;
                row.cells.retain(|(column, _)| keeps(number, *column));
            }
            half.rows.retain(|row| !row.cells.is_empty());
            half.merged.retain(|range| keeps(range.first_row, range.first_column));
            half
        })
        .collect()
}

fn in_unicode(raw: &Sheet) -> Decoded<'_> {
    let mut by_column: HashMap<u16, Vec<&str>> = HashMap::new();
    let mut any = false;
    for row in &raw.rows {
        for (column, cell) in &row.cells {
            if let Cell::Text(text) = cell
                && !text.is_ascii()
            {
                any = any || legacy::detect(text).is_some();
                by_column.entry(*column).or_default().push(text);
            }
        }
    }
    let mut converted = HashMap::new();
    if !any {
        return Decoded { raw, sheet: Cow::Borrowed(raw), converted, halves: Vec::new() };
    }
    // A sheet typed in one font throughout tells more than a short column of it can.
    let whole = legacy::detect_column(by_column.values().flatten().copied());
    let columns: HashMap<u16, ColumnFont> =
        by_column.iter().map(|(column, texts)| (*column, ColumnFont::of(texts, whole))).collect();
    let mut sheet = raw.clone();
    for row in &mut sheet.rows {
        for (column, cell) in &mut row.cells {
            let Cell::Text(text) = cell else { continue };
            let Some(encoding) = columns.get(column).and_then(|font| font.of_cell(text)) else { continue };
            *text = legacy::to_unicode(text, encoding);
            converted.insert((row.number, *column), encoding);
        }
    }
    Decoded { raw, sheet: Cow::Owned(sheet), converted, halves: Vec::new() }
}

/// How a column was typed.
struct ColumnFont {
    encoding: Option<Encoding>,
    /// The sheet is in an old font throughout and nothing in this column is in Unicode: numbers of papers too.
    is_sure: bool,
    /// Nothing in this column is in Unicode.
    is_whole: bool,
}

impl ColumnFont {
    fn of(texts: &[&str], whole: Option<Encoding>) -> Self {
        // A heading may be in Unicode above a column that is not.
        const HEADING: usize = 12;
        let heading = texts.iter().take(HEADING).take_while(|text| legacy::detect(text).is_none()).count();
        let texts = if heading < HEADING { &texts[heading.min(texts.len())..] } else { texts };
        let is_unicode = |text: &&str| text.chars().any(|c| ('\u{100}'..'\u{2000}').contains(&c));
        let of_column = legacy::detect_column(texts.iter().copied());
        let encoding = of_column.or(whole);
        let is_whole = of_column.is_some() && !texts.iter().any(is_unicode);
        Self { encoding, is_sure: whole.is_some() && encoding == whole && !texts.iter().any(is_unicode), is_whole }
    }

    fn of_cell(&self, text: &str) -> Option<Encoding> {
        let by_letters = legacy::encoding_in_column(text, self.encoding);
        // Names of other peoples are no words of Vietnamese in any font; the column says which it is.
        let by_column = || self.is_sure || self.is_whole && !legacy::is_vietnamese(text);
        by_letters.or_else(|| self.encoding.filter(|_| !text.is_ascii() && by_column()))
    }
}

fn understand<'a>(
    file: &Arc<str>,
    decoded: &'a Decoded<'a>,
    context: &Context<'_>,
    jobs: &mut Vec<Job<'a>>,
) -> Outcome {
    let sheet: &Sheet = &decoded.sheet;
    let mapping = &context.known.mapping;
    let said = mapping.sheet(file, &sheet.name);
    if sheet.rows.is_empty() {
        return Outcome::Other { kind: Some(SheetKind::Empty), asks: false };
    }
    if said == Some(None) {
        return Outcome::Other { kind: None, asks: false };
    }
    let mut found = Vec::new();
    let mut unread = false;
    let parts: Vec<&Sheet> = if decoded.halves.is_empty() { vec![sheet] } else { decoded.halves.iter().collect() };
    for table in parts.into_iter().flat_map(table::find) {
        let profiles = columns::profiles(&table);
        let columns_of = |kind: SheetKind| columns::read(&table, kind, &profiles, mapping, (file, &sheet.name));
        let recognised = match said.flatten() {
            Some(kind) => Some((kind, columns_of(kind))),
            None => kinds::recognise(&table, &sheet.name, columns_of),
        };
        let Some((kind, columns)) = recognised else {
            unread |= table.rows.len() >= 3 && table.headers.len() >= 3;
            continue;
        };
        let key: Vec<u16> = key_fields(kind).iter().flat_map(|field| columns.all(*field)).copied().collect();
        let has_sums = matches!(
            kind,
            SheetKind::Quotas
                | SheetKind::NominationQuotas
                | SheetKind::TermQuotas
                | SheetKind::Organisations
                | SheetKind::Enterprises
        );
        let lines = table.lines(&key, columns.of(Field::Ordinal), has_sums);
        let heading = Heading::new(&table, &sheet.name);
        found.push(jobs.len());
        jobs.push(Job {
            file: file.clone(),
            sheet: Arc::from(sheet.name.as_str()),
            kind,
            table,
            columns,
            lines,
            heading,
            raw: decoded.raw,
            legacy: &decoded.converted,
            is_half: !decoded.halves.is_empty(),
        });
    }
    if !found.is_empty() {
        return Outcome::Jobs(found);
    }
    let widest = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if !sheet.visible || widest <= 3 && !unread {
        return Outcome::Other { kind: Some(SheetKind::List), asks: false };
    }
    Outcome::Other { kind: None, asks: unread || sheet.rows.len() >= 4 }
}

/// The district that the first rows of the sheets are headed with, covers included; `None` if they name several.
fn letterhead(files: &[Vec<Decoded<'_>>]) -> Option<String> {
    const FIRST_ROWS: u32 = 12;
    let heads = files.iter().flatten().map(|decoded| {
        let rows = decoded.sheet.rows.iter().take_while(|row| row.number <= FIRST_ROWS);
        let texts = rows.flat_map(|row| row.cells.iter().map(|(_, cell)| (row.number, cell)));
        Heading::of_lines(texts.filter_map(|(row, cell)| Some((row, table::text_of(cell)?))).collect())
    });
    let mut names: Vec<String> = heads.filter_map(|heading| heading.letterhead()).collect();
    names.sort_unstable();
    names.dedup();
    names.pop().filter(|_| names.is_empty())
}

/// Fields of which a record fills at least one.
fn key_fields(kind: SheetKind) -> &'static [Field] {
    match kind {
        SheetKind::Admitted | SheetKind::Recognised | SheetKind::Pipeline | SheetKind::Roster => {
            &[Field::FullName, Field::FamilyName, Field::GivenName]
        }
        SheetKind::Organisations => &[Field::UnitName],
        SheetKind::Quotas | SheetKind::NominationQuotas | SheetKind::TermQuotas => &[Field::Org],
        SheetKind::Assignments => &[Field::Officer, Field::Charge],
        SheetKind::Surveys => &[Field::Area, Field::SurveyedOn],
        SheetKind::Enterprises => &[Field::EnterpriseName],
        SheetKind::Empty | SheetKind::List => &[],
    }
}

/// One finding for each column of words that was typed in an old font; names and organisations are logged cell by cell.
fn legacy_columns(job: &Job<'_>, log: &mut Log) {
    if job.legacy.is_empty() {
        return;
    }
    let first = job.table.rows.first().map_or(0, |row| row.number);
    let last = job.table.rows.last().map_or(0, |row| row.number);
    let mut by_column: HashMap<u16, Vec<(u32, Encoding)>> = HashMap::new();
    // A name that stands twice in a row, as name in use and name at birth, is told of once.
    let name = job.columns.of(Field::FullName);
    let repeats_name = |row: u32, column: u16| {
        let text = |column: u16| job.raw_text(row, column);
        name.is_some_and(|name| name != column && text(name).is_some() && text(name) == text(column))
    };
    for ((row, column), encoding) in job.legacy {
        if (first..=last).contains(row) && !repeats_name(*row, *column) {
            by_column.entry(*column).or_default().push((*row, *encoding));
        }
    }
    let mut by_column: Vec<_> = by_column.into_iter().collect();
    by_column.sort_unstable_by_key(|(column, _)| *column);
    for (column, mut cells) in by_column {
        if [Field::FullName, Field::FamilyName, Field::GivenName]
            .iter()
            .any(|field| job.columns.of(*field) == Some(column))
        {
            continue;
        }
        cells.sort_unstable_by_key(|(row, _)| *row);
        let Some(&(row, encoding)) = cells.first() else { continue };
        let before = job.raw_text(row, column).unwrap_or_default();
        let after = legacy::to_unicode(&before, encoding);
        let finding = log.add(
            job.place(row, Some(column)),
            FindingKind::TextLegacy,
            say::text_legacy(encoding, cells.len(), &before, &after),
        );
        finding.before = Some(before);
        finding.after = Some(after);
    }
}

fn finish(
    files: &[Workbook],
    decoded: &[Vec<Decoded<'_>>],
    jobs: Vec<Job<'_>>,
    outcomes: Vec<Vec<Outcome>>,
    counts: Vec<Counts>,
    records: Records,
    mut log: Log,
) -> Reading {
    let mut reading = Reading { records, ..Reading::default() };
    let mut order: HashMap<(Arc<str>, Arc<str>), usize> = HashMap::new();
    for ((file, sheets), outcomes) in files.iter().zip(decoded).zip(outcomes) {
        let name: Arc<str> = Arc::from(file.file.as_str());
        let mut readings = Vec::new();
        for (sheet, outcome) in sheets.iter().zip(outcomes) {
            let sheet_name: Arc<str> = Arc::from(sheet.raw.name.as_str());
            let place = order.len();
            order.insert((name.clone(), sheet_name.clone()), place);
            match outcome {
                Outcome::Jobs(found) => {
                    for at in found {
                        readings.push(sheet_reading(&jobs[at], at, counts[at], &log));
                    }
                    for (row, column) in sheet.raw.uncomputed.iter().take(20) {
                        let place =
                            Place { file: name.clone(), sheet: sheet_name.clone(), row: *row, column: Some(*column) };
                        log.add(place, FindingKind::FormulaUncomputed, say::formula_uncomputed());
                    }
                }
                Outcome::Other { kind, asks } => {
                    let mut unresolved = Vec::new();
                    if asks {
                        let row = sheet.raw.rows.first().map_or(1, |row| row.number);
                        let place = Place { file: name.clone(), sheet: sheet_name.clone(), row, column: None };
                        log.add(place, FindingKind::SheetUnresolved, say::sheet_unresolved(&sheet_name));
                        unresolved.push(Question::Sheet);
                    }
                    readings.push(SheetReading {
                        sheet: sheet_name,
                        kind,
                        header_row: None,
                        rows: 0,
                        columns: Vec::new(),
                        unresolved,
                    });
                }
            }
        }
        reading.files.push(FileReading { file: name, sheets: readings });
    }
    for count in counts {
        reading.rows += count.rows;
        reading.accepted += count.accepted;
        reading.repaired += count.repaired;
    }
    reading.rejected = reading.rows - reading.accepted;
    let position = |finding: &Finding| {
        let sheet =
            order.get(&(finding.place.file.clone(), finding.place.sheet.clone())).copied().unwrap_or(usize::MAX);
        (sheet, finding.place.row, finding.place.column, finding.kind)
    };
    reading.findings = log.findings;
    reading.findings.sort_by_cached_key(position);
    reading
}

fn sheet_reading(job: &Job<'_>, at: usize, counts: Counts, log: &Log) -> SheetReading {
    let columns = job
        .columns
        .list
        .iter()
        .map(|meaning| ColumnReading {
            column: meaning.column,
            header: meaning.header.text.clone(),
            field: meaning.field,
            samples: meaning.samples.clone(),
        })
        .collect();
    let mut unresolved: Vec<Question> = job
        .columns
        .list
        .iter()
        .filter(|meaning| checks::is_unresolved(meaning))
        .map(|meaning| Question::Column {
            column: meaning.column,
            header: meaning.header.text.clone(),
            samples: meaning.samples.clone(),
        })
        .collect();
    unresolved.extend(log.questions.iter().filter(|(job, _)| *job == at).map(|(_, question)| question.clone()));
    SheetReading {
        sheet: job.sheet.clone(),
        kind: Some(job.kind),
        header_row: Some(job.table.header_row),
        rows: counts.rows,
        columns,
        unresolved,
    }
}
