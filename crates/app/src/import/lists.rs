//! Rows of the other lists → records, and dossiers → records.

use std::collections::HashMap;

use nguon_domain::{
    calendar::Date,
    id::UnitId,
    name::FullName,
    quota::MassOrg,
    text::{fold, nfc, tidy},
};
use nguon_report::sheet::{Cell, Row};

use super::{
    Field, Known, Question,
    finding::FindingKind,
    kinds::SheetKind,
    people::{Dossier, remarks},
    records::{
        AdmissionRecord, AssignmentRecord, EnterpriseRecord, MemberRecord, NominationQuotaRecord, Origin,
        PipelineRecord, QuotaRecord, RecognitionRecord, Records, Standing, SurveyRecord, TermQuotaRecord, UnitRef,
    },
    say,
    sheets::{Counts, Job, Log},
    table::{Line, is_blank},
    units::{At, Resolution, Units, split_names},
    values::{self, DayRead},
};

mod organisations;
pub(crate) use organisations::organisations;

/// Puts the units of the database where names are looked up.
pub(crate) fn known(known: &Known, units: &mut Units) {
    let mut places: HashMap<UnitId, At> = HashMap::new();
    let mut waiting: Vec<usize> = (0..known.units.len()).collect();
    // Parents first, whatever order they come in; a parent nobody knows is left out.
    while !waiting.is_empty() {
        let before = waiting.len();
        waiting.retain(|index| {
            let unit = &known.units[*index];
            let parent = match unit.parent {
                Some(parent) => match places.get(&parent) {
                    Some(at) => Some(*at),
                    None if known.units.iter().any(|other| other.id == parent) => return true,
                    None => None,
                },
                None => None,
            };
            let names: Vec<&str> = unit.names.iter().map(String::as_str).collect();
            places.insert(unit.id, units.add(UnitRef::Known(unit.id), unit.code.as_deref(), &names, unit.kind, parent));
            false
        });
        if waiting.len() == before {
            break;
        }
    }
}

/// Access to one row of a list.
struct RowReader<'a> {
    job: &'a Job<'a>,
    row: &'a Row,
    today: Date,
}

/// `Năm 2019` above the rows of that year.
fn year_of_group(text: &str) -> Option<i16> {
    let words = super::words::spell_out(text);
    let named = words.iter().position(|word| word == "nam")?;
    match super::heading::years_in(text).as_slice() {
        [year] if words.get(named + 1).is_some_and(|word| *word == year.to_string()) => Some(*year),
        _ => None,
    }
}

impl<'a> RowReader<'a> {
    /// The year that a column of years says.
    fn list_year(&self) -> Option<i16> {
        let (_, cell) = self.cell(Field::ListYear)?;
        match super::heading::years_in(&values::line(cell)?).as_slice() {
            [year] => Some(*year),
            _ => None,
        }
    }

    fn cell(&self, field: Field) -> Option<(u16, &'a Cell)> {
        let column = self.job.columns.of(field)?;
        self.row
            .cell(column)
            .or_else(|| self.job.table.merged_cell(self.row.number, column))
            .filter(|cell| !is_blank(cell))
            .map(|cell| (column, cell))
    }

    fn words(&self, field: Field) -> Option<String> {
        self.cell(field)
            .and_then(|(_, cell)| values::line(cell))
            .filter(|text| !matches!(text.as_str(), "-" | "–" | "/"))
    }

    /// Text of several lines, lines kept.
    fn paragraph(&self, field: Field) -> Option<String> {
        let (_, cell) = self.cell(field)?;
        let lines: Vec<String> =
            values::shown(cell).lines().map(|line| tidy(line).text).filter(|line| !line.is_empty()).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn day(&self, field: Field, log: &mut Log) -> Option<Date> {
        let (column, cell) = self.cell(field)?;
        let place = self.job.place(self.row.number, Some(column));
        match values::day(cell, self.today) {
            DayRead::Good(day) => Some(day),
            DayRead::Impossible { shown, year } => {
                log.add(place, FindingKind::ImpossibleDate, say::impossible_date(field, &shown, year)).before =
                    Some(values::shown(cell));
                None
            }
            DayRead::Unreadable(text) if text.contains(|c: char| c.is_ascii_digit()) => match values::day_within(&text)
            {
                Some(Ok(date)) => date.day(),
                Some(Err((shown, year))) => {
                    log.add(place, FindingKind::ImpossibleDate, say::impossible_date(field, &shown, year)).before =
                        Some(values::shown(cell));
                    None
                }
                None => None,
            },
            DayRead::Blank | DayRead::Incomplete(_) | DayRead::Unreadable(_) => None,
        }
    }

    fn count_in(&self, column: u16, log: &mut Log) -> Option<u32> {
        let cell = self.row.cell(column).filter(|cell| !is_blank(cell))?;
        match values::count(cell)? {
            Ok(count) => Some(count),
            Err(shown) => {
                let finding = log.add(
                    self.job.place(self.row.number, Some(column)),
                    FindingKind::NumberUnreadable,
                    say::number_unreadable(&shown),
                );
                finding.before = Some(shown);
                None
            }
        }
    }

    fn count(&self, field: Field, log: &mut Log) -> Option<u32> {
        self.count_in(self.job.columns.of(field)?, log)
    }

    fn origin(&self) -> Origin {
        Origin { file: self.job.file.clone(), sheet: self.job.sheet.clone(), row: self.row.number }
    }
}

/// Reads the lists that are neither of people nor of organisations.
pub(crate) fn read(
    at: usize,
    job: &Job<'_>,
    units: &Units,
    today: Date,
    records: &mut Records,
    counts: &mut [Counts],
    log: &mut Log,
) {
    let is_mine = matches!(
        job.kind,
        SheetKind::Quotas
            | SheetKind::NominationQuotas
            | SheetKind::TermQuotas
            | SheetKind::Assignments
            | SheetKind::Surveys
            | SheetKind::Enterprises
    );
    if !is_mine {
        return;
    }
    let mut group: Option<String> = None;
    let mut year = job.heading.year();
    if year.is_none()
        && matches!(job.kind, SheetKind::Quotas | SheetKind::NominationQuotas)
        && job.columns.list.iter().all(|column| column.header.year().is_none())
        && !job.columns.has(Field::ListYear)
        && !job.lines.iter().any(|line| matches!(line, Line::Group(text) if year_of_group(text).is_some()))
    {
        log.add(job.place(job.table.header_row, None), FindingKind::YearMissing, say::year_missing());
        log.ask(at, Question::Year);
    }
    let mut waiting = Waiting::default();
    for (row, line) in job.table.rows.iter().zip(&job.lines) {
        match line {
            Line::Group(text) => {
                year = year_of_group(text).or(year);
                group = Some(text.clone());
            }
            Line::Data => {
                counts[at].rows += 1;
                let reader = RowReader { job, row, today };
                // A year is written once and holds for the rows below it.
                year = reader.list_year().or(year);
                let done = match job.kind {
                    SheetKind::Quotas => quota(&reader, units, year, records, &mut waiting, log),
                    SheetKind::NominationQuotas => nomination_quota(&reader, units, year, records, &mut waiting, log),
                    SheetKind::TermQuotas => term_quota(&reader, units, records, &mut waiting, log),
                    SheetKind::Assignments => assignment(&reader, units, group.as_deref(), records, &mut waiting, log),
                    SheetKind::Surveys => survey(&reader, units, records, &mut waiting, log),
                    SheetKind::Enterprises => enterprise(&reader, units, records, log),
                    SheetKind::Organisations
                    | SheetKind::Admitted
                    | SheetKind::Recognised
                    | SheetKind::Pipeline
                    | SheetKind::Roster
                    | SheetKind::Empty
                    | SheetKind::List => false,
                };
                counts[at].accepted += usize::from(done);
            }
            Line::Total | Line::Passed | Line::Signature => {}
        }
    }
    let mut texts: Vec<_> = waiting.texts.into_iter().collect();
    texts.sort_by_key(|(_, (_, rows))| rows.first().copied());
    for (text, (candidates, rows)) in texts {
        log.ask(at, Question::Unit { text, within: None, candidates, rows });
    }
}

/// Names that nobody knows, with candidates and rows.
#[derive(Default)]
struct Waiting {
    texts: std::collections::BTreeMap<String, (Vec<String>, Vec<u32>)>,
}

/// The organisation a list's row speaks of; a finding says so if it is not known.
fn unit_of(reader: &RowReader<'_>, field: Field, units: &Units, waiting: &mut Waiting, log: &mut Log) -> Option<At> {
    if let Some(code) = reader.words(Field::UnitCode)
        && let Some(at) = units.by_code(&code)
    {
        return Some(at);
    }
    let place = reader.job.place(reader.row.number, reader.job.columns.of(field));
    let Some((_, cell)) = reader.cell(field) else {
        log.add(place, FindingKind::UnitUnknown, say::unit_missing());
        return None;
    };
    let text = super::table::strip_numbering(&values::shown(cell));
    match_unit(&text, units, place, reader.row.number, waiting, log)
}

fn match_unit(
    text: &str,
    units: &Units,
    place: super::finding::Place,
    row: u32,
    waiting: &mut Waiting,
    log: &mut Log,
) -> Option<At> {
    let (candidates, is_ambiguous) = match units.resolve(text, None) {
        Resolution::Found(at) => return Some(at),
        Resolution::Ambiguous(candidates) => (candidates, true),
        Resolution::Unknown(candidates) => (candidates, false),
    };
    let labels: Vec<String> = candidates.iter().map(|at| units.label(*at)).collect();
    let entry = waiting.texts.entry(text.to_owned()).or_insert_with(|| (labels.clone(), Vec::new()));
    entry.1.push(row);
    if entry.1.len() == 1 {
        log.add(place, FindingKind::UnitUnknown, say::unit_unknown(text, None, &labels, is_ambiguous)).before =
            Some(text.to_owned());
    }
    None
}

fn quota(
    reader: &RowReader<'_>,
    units: &Units,
    year: Option<i16>,
    records: &mut Records,
    waiting: &mut Waiting,
    log: &mut Log,
) -> bool {
    let Some(at) = unit_of(reader, Field::Org, units, waiting, log) else { return false };
    let columns = &reader.job.columns;
    let of_year = |column: u16| {
        columns.list.iter().find(|meaning| meaning.column == column).and_then(|meaning| meaning.header.year())
    };
    // One column a year is a list of several years.
    let mut by_year: Vec<(i16, Option<u32>, Option<u32>)> = Vec::new();
    for (field, columns) in [
        (Field::QuotaAdmission, columns.all(Field::QuotaAdmission)),
        (Field::QuotaClass, columns.all(Field::QuotaClass)),
    ] {
        for column in columns {
            let Some(year) = of_year(*column).or(year) else { continue };
            let amount = reader.count_in(*column, log);
            let entry = match by_year.iter_mut().find(|(other, _, _)| *other == year) {
                Some(entry) => entry,
                None => {
                    by_year.push((year, None, None));
                    match by_year.last_mut() {
                        Some(entry) => entry,
                        None => continue,
                    }
                }
            };
            if field == Field::QuotaAdmission {
                entry.1 = entry.1.or(amount);
            } else {
                entry.2 = entry.2.or(amount);
            }
        }
    }
    let members_at_start = reader.count(Field::MembersAtStart, log);
    let done = !by_year.is_empty();
    for (year, admission, class) in by_year {
        records.quotas.push(QuotaRecord {
            origin: reader.origin(),
            unit: units.entry(at).unit,
            year,
            admission,
            class,
            members_at_start,
            paper: reader.job.heading.paper(),
            note: reader.words(Field::Note),
        });
    }
    done
}

const MASS_ORG_COLUMNS: [(Field, MassOrg); 6] = [
    (Field::QuotaYouthUnion, MassOrg::YouthUnion),
    (Field::QuotaWomensUnion, MassOrg::WomensUnion),
    (Field::QuotaFarmersUnion, MassOrg::FarmersUnion),
    (Field::QuotaVeteransUnion, MassOrg::VeteransAssociation),
    (Field::QuotaTradeUnion, MassOrg::TradeUnion),
    (Field::QuotaFatherlandFront, MassOrg::FatherlandFront),
];

fn nomination_quota(
    reader: &RowReader<'_>,
    units: &Units,
    year: Option<i16>,
    records: &mut Records,
    waiting: &mut Waiting,
    log: &mut Log,
) -> bool {
    let Some(at) = unit_of(reader, Field::Org, units, waiting, log) else { return false };
    let Some(year) = year else { return false };
    let mut amounts: Vec<(MassOrg, u32)> = MASS_ORG_COLUMNS
        .iter()
        .filter_map(|(field, by)| reader.count(*field, log).map(|amount| (*by, amount)))
        .collect();
    if let (Some(by), Some(amount)) = (
        reader.words(Field::NominatedBy).and_then(|text| remarks::mass_org(&text)),
        reader.count(Field::QuotaNomination, log),
    ) {
        amounts.push((by, amount));
    }
    for (by, amount) in &amounts {
        records.nomination_quotas.push(NominationQuotaRecord {
            origin: reader.origin(),
            unit: units.entry(at).unit,
            year,
            by: *by,
            amount: *amount,
        });
    }
    !amounts.is_empty()
}

fn term_quota(
    reader: &RowReader<'_>,
    units: &Units,
    records: &mut Records,
    waiting: &mut Waiting,
    log: &mut Log,
) -> bool {
    let Some(at) = unit_of(reader, Field::Org, units, waiting, log) else { return false };
    let mut years: Vec<(i16, u32)> = Vec::new();
    for column in reader.job.columns.all(Field::QuotaTermYear) {
        let year = reader
            .job
            .columns
            .list
            .iter()
            .find(|meaning| meaning.column == *column)
            .and_then(|meaning| meaning.header.year());
        if let (Some(year), Some(amount)) = (year, reader.count_in(*column, log)) {
            years.push((year, amount));
        }
    }
    years.sort_unstable();
    let span = years.first().zip(years.last()).map(|((first, _), (last, _))| (*first, *last));
    let Some(term) = reader.job.heading.term().or(span) else { return false };
    records.term_quotas.push(TermQuotaRecord {
        origin: reader.origin(),
        unit: units.entry(at).unit,
        term,
        total: reader.count(Field::QuotaTerm, log),
        years,
        note: reader.words(Field::Note),
    });
    true
}

fn assignment(
    reader: &RowReader<'_>,
    units: &Units,
    group: Option<&str>,
    records: &mut Records,
    waiting: &mut Waiting,
    log: &mut Log,
) -> bool {
    let columns = &reader.job.columns;
    let mut charged = Vec::new();
    let mut is_whole = true;
    for column in columns.all(Field::Charge) {
        let Some(cell) = reader
            .row
            .cell(*column)
            .or_else(|| reader.job.table.merged_cell(reader.row.number, *column))
            .filter(|cell| !is_blank(cell))
        else {
            continue;
        };
        let text = values::shown(cell);
        if values::is_nothing(&text) {
            continue;
        }
        for name in names_of_units(&text, units) {
            match match_unit(
                &name,
                units,
                reader.job.place(reader.row.number, Some(*column)),
                reader.row.number,
                waiting,
                log,
            ) {
                Some(at) => charged.push(units.entry(at).unit),
                None => is_whole = false,
            }
        }
    }
    let officers: Vec<FullName> = reader.paragraph(Field::Officer).map(|text| officer_names(&text)).unwrap_or_default();
    if officers.is_empty() {
        log.add(
            reader.job.place(reader.row.number, columns.of(Field::Officer)),
            FindingKind::NameUnreadable,
            say::name_missing(),
        );
        return false;
    }
    for officer in officers {
        records.assignments.push(AssignmentRecord {
            origin: reader.origin(),
            officer,
            post: reader.words(Field::Post),
            group: group.map(str::to_owned),
            units: charged.clone(),
            term: reader.job.heading.term(),
            from: reader.job.heading.signed_on(),
            note: reader.words(Field::Note),
        });
    }
    is_whole
}

fn officer_names(text: &str) -> Vec<FullName> {
    let several = remarks::names(text);
    let single = remarks::without_title(text);
    let names = if several.len() > 1 && several.iter().all(|name| values::looks_like_name(name)) {
        several
    } else {
        vec![single.split([',', '(', '-', '\n']).next().unwrap_or_default().trim().to_owned()]
    };
    names.iter().filter_map(|name| FullName::parse(name).ok()).collect()
}

/// The names of organisations in one cell: at `;` and line breaks, at commas where each part is a name by itself,
/// and with one prefix for several (`Xã A, B và C`).
fn names_of_units(text: &str, units: &Units) -> Vec<String> {
    let mut names = Vec::new();
    for part in split_names(text) {
        if matches!(units.resolve(&part, None), Resolution::Found(_)) {
            names.push(part);
            continue;
        }
        let pieces: Vec<String> = part
            .split(',')
            .flat_map(|piece| piece.split(" và "))
            .map(|piece| piece.trim().to_owned())
            .filter(|piece| !piece.is_empty())
            .collect();
        if pieces.len() < 2 {
            names.push(part);
            continue;
        }
        let first_word = nfc(&pieces[0]).split_whitespace().next().unwrap_or_default().to_lowercase();
        let prefix = match fold(&first_word).trim_end_matches('.') {
            "xa" | "cac" => "xã ",
            "phuong" => "phường ",
            _ => "",
        };
        for piece in pieces {
            let piece = piece.trim_start_matches("các ").trim_start_matches("Các ").to_owned();
            let known = matches!(units.resolve(&piece, None), Resolution::Found(_));
            names.push(if known || prefix.is_empty() { piece } else { format!("{prefix}{piece}") });
        }
    }
    names
}

fn survey(reader: &RowReader<'_>, units: &Units, records: &mut Records, waiting: &mut Waiting, log: &mut Log) -> bool {
    let Some(at) = unit_of(reader, Field::Area, units, waiting, log) else { return false };
    records.surveys.push(SurveyRecord {
        origin: reader.origin(),
        on: reader.day(Field::SurveyedOn, log),
        unit: units.entry(at).unit,
        surveyor: reader.words(Field::Surveyor),
        result: reader.paragraph(Field::Result),
        difficulty: reader.paragraph(Field::Difficulty),
        measure: reader.paragraph(Field::Measure),
        owner: reader.words(Field::Owner),
        due: reader.day(Field::DueOn, log),
        outcome: reader.paragraph(Field::Outcome),
    });
    true
}

fn enterprise(reader: &RowReader<'_>, units: &Units, records: &mut Records, log: &mut Log) -> bool {
    let Some(name) = reader.words(Field::EnterpriseName) else { return false };
    let found = |resolution: Resolution| match resolution {
        Resolution::Found(at) => Some(units.entry(at).unit),
        Resolution::Ambiguous(_) | Resolution::Unknown(_) => None,
    };
    let yes = |field: Field| reader.cell(field).and_then(|(_, cell)| values::mark(cell));
    let area_text = reader.words(Field::Area);
    let established =
        reader.cell(Field::EstablishedOn).and_then(|(_, cell)| values::partial(cell, reader.today, false).good());
    let has_cell = yes(Field::HasCell).or(established.map(|_| true));
    let area = area_text.as_deref().and_then(|text| {
        // An address ends with its commune.
        found(units.resolve_org(text))
            .or_else(|| text.rsplit(',').find_map(|part| found(units.resolve_org(part.trim()))))
    });
    records.enterprises.push(EnterpriseRecord {
        origin: reader.origin(),
        cell: if has_cell == Some(false) { None } else { found(units.resolve(&format!("Chi bộ {name}"), None)) },
        name,
        form: reader.words(Field::EnterpriseForm),
        trade: reader.words(Field::Trade),
        area,
        area_text,
        workers: reader.count(Field::Workers, log),
        members: reader.count(Field::Members, log),
        has_cell,
        cell_established: established,
        trade_union: yes(Field::HasTradeUnion),
        youth_union: yes(Field::HasYouthUnion),
        owner: reader.words(Field::FirmOwner),
        attitude: reader.words(Field::Attitude),
        officer: reader.words(Field::Officer),
        note: reader.words(Field::Note),
    });
    true
}

/// Puts an accepted person among the records.
pub(crate) fn person(dossier: Dossier, jobs: &[Job<'_>], units: &Units, records: &mut Records) {
    let job = &jobs[dossier.job];
    let Some(org) = dossier.org else { return };
    let origin = Origin { file: job.file.clone(), sheet: job.sheet.clone(), row: dossier.row };
    let cell = units.entry(dossier.cell.unwrap_or(org)).unit;
    let org = units.entry(org).unit;
    let Dossier { person, cell_text, steps, note, ending, readmitted, standing, member, .. } = dossier;
    match job.kind {
        SheetKind::Admitted => records.admissions.push(AdmissionRecord {
            origin,
            person,
            cell,
            cell_text,
            org,
            steps,
            ending,
            readmitted,
            recognition: None,
            note,
        }),
        SheetKind::Recognised => records.recognitions.push(RecognitionRecord {
            origin,
            person,
            cell,
            cell_text,
            org,
            admitted_on: steps.ceremony_on,
            official_on: steps.official_on,
            decision: steps.recognition,
            admission: None,
            note,
        }),
        SheetKind::Pipeline => records.pipeline.push(PipelineRecord {
            origin,
            person,
            cell,
            cell_text,
            org,
            steps,
            standing: standing.unwrap_or(Standing::Underway(nguon_domain::case::Stage::Nominated)),
            note,
        }),
        SheetKind::Roster => records.members.push(MemberRecord {
            origin,
            person,
            cell,
            cell_text,
            org,
            biography_number: member.biography_number,
            card: member.card,
            joined: member.joined,
            official: member.official,
            admitted_at: member.admitted_at,
            party_post: member.party_post,
            other_post: member.other_post,
            theory: member.theory,
            languages: member.languages,
            badge_years: member.badge_years,
            exempt_since: member.exempt_since,
            participation: member.participation,
            status: member.status,
            health: member.health,
            note,
        }),
        SheetKind::Organisations
        | SheetKind::Quotas
        | SheetKind::NominationQuotas
        | SheetKind::TermQuotas
        | SheetKind::Assignments
        | SheetKind::Surveys
        | SheetKind::Enterprises
        | SheetKind::Empty
        | SheetKind::List => {}
    }
}

/// Ties each recognition to the admission of the same person.
///
/// Same number of identity; or same name and birth, and of several the one of the same ceremony or organisation.
pub(crate) fn join_recognitions(records: &mut Records) {
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, admission) in records.admissions.iter().enumerate() {
        by_name.entry(admission.person.name.comparable()).or_default().push(at);
    }
    for (at, recognition) in records.recognitions.iter_mut().enumerate() {
        let Some(namesakes) = by_name.get(&recognition.person.name.comparable()) else { continue };
        let fits = |index: &usize| {
            let admission = &records.admissions[*index];
            let same_id =
                admission.person.citizen_id.is_some() && admission.person.citizen_id == recognition.person.citizen_id;
            let births_agree = match (admission.person.birth, recognition.person.birth) {
                (Some(one), Some(other)) => {
                    one == other || (one.year() == other.year() && (one.day().is_none() || other.day().is_none()))
                }
                (None, _) | (_, None) => true,
            };
            let same_ceremony =
                admission.steps.ceremony_on.is_some() && admission.steps.ceremony_on == recognition.admitted_on;
            let weight =
                4 * u32::from(same_id) + 2 * u32::from(same_ceremony) + u32::from(admission.org == recognition.org);
            (same_id || births_agree).then_some(weight)
        };
        let mut weighed: Vec<(u32, usize)> = namesakes
            .iter()
            .filter(|index| records.admissions[**index].recognition.is_none())
            .filter_map(|index| fits(index).map(|weight| (weight, *index)))
            .collect();
        weighed.sort_unstable_by(|one, other| other.cmp(one));
        let chosen = match weighed.as_slice() {
            [(weight, index), ..] if *weight > 0 && weighed.get(1).is_none_or(|(second, _)| second < weight) => *index,
            _ => continue,
        };
        recognition.admission = Some(chosen);
        records.admissions[chosen].recognition = Some(at);
    }
}
