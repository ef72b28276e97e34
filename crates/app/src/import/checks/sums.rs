//! Totals against the rows above them.

use nguon_domain::{citizen_id::Sex, text::fold};
use nguon_report::sheet::Row;

use crate::import::{
    Field,
    finding::FindingKind,
    heading::years_in,
    kinds::SheetKind,
    people::Dossier,
    records::UnionMembership,
    say,
    sheets::{Job, Log},
    table::{Line, is_total, text_of},
    values,
};

/// Fields whose columns are summed.
const SUMMED: &[Field] = &[
    Field::MembersAtStart,
    Field::QuotaAdmission,
    Field::QuotaClass,
    Field::QuotaPart,
    Field::QuotaRecognition,
    Field::QuotaNomination,
    Field::QuotaYouthUnion,
    Field::QuotaWomensUnion,
    Field::QuotaFarmersUnion,
    Field::QuotaVeteransUnion,
    Field::QuotaTradeUnion,
    Field::QuotaFatherlandFront,
    Field::RowTotal,
    Field::QuotaTerm,
    Field::QuotaTermYear,
    Field::Workers,
    Field::Members,
    Field::Probationary,
];

/// Checks every total of a list.
pub(crate) fn sums(at: usize, job: &Job<'_>, dossiers: &[Dossier], log: &mut Log) {
    if job.is_half {
        return;
    }
    match job.kind {
        SheetKind::Quotas | SheetKind::NominationQuotas | SheetKind::TermQuotas | SheetKind::Enterprises => {
            for column in SUMMED.iter().flat_map(|field| job.columns.all(*field)) {
                column_totals(job, *column, log);
            }
            row_totals(job, log);
        }
        SheetKind::Admitted | SheetKind::Recognised | SheetKind::Pipeline | SheetKind::Roster => {
            counted_in_words(at, job, dossiers, log)
        }
        // Members of organisations and of their cells stand in one column; which of them a total means, the list does not say.
        SheetKind::Organisations | SheetKind::Assignments | SheetKind::Surveys | SheetKind::Empty | SheetKind::List => {
        }
    }
}

fn number(row: &Row, column: u16) -> Option<u64> {
    match values::count(row.cell(column)?)? {
        Ok(count) => Some(u64::from(count)),
        Err(_) => None,
    }
}

/// A total of the whole table, by its words; other totals are of a block.
fn is_grand(row: &Row, of_years: bool) -> bool {
    row.cells.iter().filter_map(|(_, cell)| text_of(cell)).any(|text| {
        is_total(&text) && {
            let folded = fold(&text);
            !folded.contains("khoi")
                && !folded.contains("cum")
                && !folded.starts_with("cong muc")
                && !folded.starts_with("cong i")
                && !folded.starts_with("cong phan")
                && (!of_years || years_in(&folded).len() != 1)
        }
    })
}

/// One column: the grand total is the sum of all rows, a block's total the sum of the rows of its block.
fn column_totals(job: &Job<'_>, column: u16, log: &mut Log) {
    let rows: Vec<(&Row, &Line)> = job.table.rows.iter().zip(&job.lines).collect();
    let is_counted = |line: &Line| *line == Line::Data;
    let all: u64 = rows.iter().filter(|(_, line)| is_counted(line)).filter_map(|(row, _)| number(row, column)).sum();
    let totals: Vec<usize> = rows
        .iter()
        .enumerate()
        .filter(|(_, (row, line))| **line == Line::Total && number(row, column).is_some())
        .map(|(at, _)| at)
        .collect();
    // One below the other, `Cộng năm 2018` and `Cộng năm 2019` are of the rows of that year.
    let of_years = job.columns.has(Field::ListYear) || totals.len() > 2;
    for (place, at) in totals.iter().enumerate() {
        let (row, _) = rows[*at];
        let Some(stated) = number(row, column) else { continue };
        let sum = if is_grand(row, of_years) || totals.len() == 1 {
            all
        } else {
            let below = |from: usize| -> (usize, u64) {
                let end = totals[place + 1..].first().copied().unwrap_or(rows.len());
                let block: Vec<u64> = rows[from + 1..end]
                    .iter()
                    .filter(|(_, line)| is_counted(line))
                    .filter_map(|(row, _)| number(row, column))
                    .collect();
                (block.len(), block.iter().sum())
            };
            let above = || -> (usize, u64) {
                let start = if place == 0 { 0 } else { totals[place - 1] + 1 };
                let block: Vec<u64> = rows[start..*at]
                    .iter()
                    .filter(|(_, line)| is_counted(line))
                    .filter_map(|(row, _)| number(row, column))
                    .collect();
                (block.len(), block.iter().sum())
            };
            // Blocks are headed by their totals, or closed by them: as the first total of the list stands.
            let heads = totals.first().is_some_and(|first| !rows[..*first].iter().any(|(_, line)| is_counted(line)));
            let (count, sum) = if heads { below(*at) } else { above() };
            if count == 0 {
                continue;
            }
            sum
        };
        if stated != sum {
            let what = total_name(job, row, column);
            let finding =
                log.add(job.place(row.number, Some(column)), FindingKind::SumError, say::sum_error(&what, stated, sum));
            finding.before = Some(stated.to_string());
            finding.after = Some(sum.to_string());
        }
    }
}

fn total_name(job: &Job<'_>, row: &Row, column: u16) -> String {
    let label = row
        .cells
        .iter()
        .find_map(|(_, cell)| text_of(cell).filter(|text| text.chars().any(char::is_alphabetic)))
        .unwrap_or_else(|| "Dòng tổng".to_owned());
    let header = job.table.header(column).text;
    let year = job.heading.year().map(|year| format!(" năm {year}")).unwrap_or_default();
    if header.is_empty() {
        format!("Dòng \"{label}\"{year}")
    } else {
        format!("Dòng \"{label}\", cột \"{header}\"{year}")
    }
}

/// One row: a column `Cộng` is the sum of its mass organisations, `Cả nhiệm kỳ` that of its years.
///
/// Only where most rows agree is a row that differs an error and not another way of counting.
fn row_totals(job: &Job<'_>, log: &mut Log) {
    let (total, parts): (Field, Vec<u16>) = match job.kind {
        SheetKind::NominationQuotas => (
            Field::RowTotal,
            [
                Field::QuotaYouthUnion,
                Field::QuotaWomensUnion,
                Field::QuotaFarmersUnion,
                Field::QuotaVeteransUnion,
                Field::QuotaTradeUnion,
                Field::QuotaFatherlandFront,
            ]
            .iter()
            .filter_map(|field| job.columns.of(*field))
            .collect(),
        ),
        SheetKind::TermQuotas => (Field::QuotaTerm, job.columns.all(Field::QuotaTermYear).to_vec()),
        _ => return,
    };
    let Some(column) = job.columns.of(total) else { return };
    if parts.len() < 2 {
        return;
    }
    let mut agreeing = 0;
    let mut differing = Vec::new();
    for (row, line) in job.table.rows.iter().zip(&job.lines) {
        if *line != Line::Data {
            continue;
        }
        let Some(stated) = number(row, column) else { continue };
        let sum: u64 = parts.iter().filter_map(|part| number(row, *part)).sum();
        if stated == sum { agreeing += 1 } else { differing.push((row, stated, sum)) }
    }
    if differing.len() * 5 > agreeing {
        return;
    }
    for (row, stated, sum) in differing {
        let header = job.table.header(column).text;
        let finding = log.add(
            job.place(row.number, Some(column)),
            FindingKind::SumError,
            say::sum_error(&format!("Cột \"{header}\""), stated, sum),
        );
        finding.before = Some(stated.to_string());
        finding.after = Some(sum.to_string());
    }
}

/// `Cộng danh sách có: 118 đồng chí; trong đó: nữ 51, đoàn viên 88`.
fn counted_in_words(at: usize, job: &Job<'_>, dossiers: &[Dossier], log: &mut Log) {
    let mine = || dossiers.iter().filter(|dossier| dossier.job == at);
    let rows = job.lines.iter().filter(|line| **line == Line::Data).count() as u64;
    for (row, line) in job.table.rows.iter().zip(&job.lines) {
        if *line != Line::Total {
            continue;
        }
        let Some((column, text)) = row
            .cells
            .iter()
            .find_map(|(column, cell)| text_of(cell).map(|text| (*column, text)))
            .filter(|(_, text)| is_total(text))
        else {
            continue;
        };
        let folded = fold(&text);
        let mut claims: Vec<(&str, u64, u64)> = Vec::new();
        if let Some(stated) =
            first_number(&folded, &["dong chi", "nguoi", "dang vien", "quan chung", "d/c", "truong hop"])
        {
            claims.push(("Tổng số", stated, rows));
        }
        let has_sex =
            job.columns.has(Field::Sex) || job.columns.has(Field::BirthFemale) || job.columns.has(Field::MarkFemale);
        if has_sex && let Some(stated) = number_after(&folded, "nu") {
            claims.push((
                "Số nữ",
                stated,
                mine().filter(|dossier| dossier.person.sex == Some(Sex::Female)).count() as u64,
            ));
        }
        if job.columns.has(Field::Union)
            && let Some(stated) = number_after(&folded, "doan vien")
        {
            claims.push((
                "Số đoàn viên",
                stated,
                mine().filter(|dossier| matches!(dossier.person.union, Some(UnionMembership::Member(_)))).count()
                    as u64,
            ));
        }
        // A list of several organisations closes each with its own total; only one for all is compared.
        if job.lines.iter().filter(|line| **line == Line::Total).count() > 1 {
            return;
        }
        for (what, stated, sum) in claims.into_iter().filter(|(_, stated, sum)| stated != sum) {
            let finding =
                log.add(job.place(row.number, Some(column)), FindingKind::SumError, say::sum_error(what, stated, sum));
            finding.before = Some(stated.to_string());
            finding.after = Some(sum.to_string());
        }
    }
}

/// The first number of a text, if one of these words follows it.
fn first_number(text: &str, words: &[&str]) -> Option<u64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let digits: String = text[start..].chars().take_while(char::is_ascii_digit).collect();
    let rest = text[start + digits.len()..].trim_start();
    words.iter().any(|word| rest.starts_with(word)).then(|| digits.parse().ok()).flatten()
}

/// The number that follows a word: `nữ 51`, `nữ: 51`, `nữ có 51`, or precedes it: `51 nữ`.
fn number_after(text: &str, word: &str) -> Option<u64> {
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let wanted: Vec<&str> = word.split(' ').collect();
    let at = words.windows(wanted.len()).position(|window| window == wanted.as_slice())?;
    let after = words[at + wanted.len()..].iter().take(2).find_map(|word| word.parse().ok());
    let before = at.checked_sub(1).and_then(|before| words.get(before)).and_then(|word| word.parse().ok());
    after.or(before)
}
