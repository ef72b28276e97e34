//! Which column holds what: headers propose, contents decide.

use std::collections::HashMap;

use nguon_domain::partial_date::PartialDate;
use nguon_report::sheet::Cell;

use super::{
    field::{Content, Field},
    kinds::SheetKind,
    mapping::Mapping,
    people::remarks::without_title,
    table::{Table, is_blank, is_ordinal_text},
    values::{looks_like_day_text, looks_like_name, mark_of, schooling_text, since, votes_text},
    words::{Header, fits},
};

/// The columns of one table as they were understood.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    fields: HashMap<Field, Vec<u16>>,
    /// Every column with its header and what it means.
    pub(crate) list: Vec<ColumnMeaning>,
    filled: HashMap<u16, f64>,
}

/// One column.
#[derive(Debug, Clone)]
pub(crate) struct ColumnMeaning {
    pub(crate) column: u16,
    pub(crate) header: Header,
    pub(crate) field: Option<Field>,
    /// The officer said to pass it over.
    pub(crate) ignored: bool,
    pub(crate) samples: Vec<String>,
    /// Days stand in it, so it may matter.
    pub(crate) holds_days: bool,
}

impl Columns {
    /// The column of a field, the leftmost if there are several.
    pub(crate) fn of(&self, field: Field) -> Option<u16> {
        self.fields.get(&field).and_then(|columns| columns.first()).copied()
    }

    /// All columns of a field, from left to right.
    pub(crate) fn all(&self, field: Field) -> &[u16] {
        self.fields.get(&field).map_or(&[], Vec::as_slice)
    }

    /// Whether a column has this field.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.fields.contains_key(&field)
    }

    /// Whether the header of a column says one of some phrases.
    pub(crate) fn says(&self, column: u16, phrases: &[&str]) -> bool {
        let meaning = self.list.iter().find(|meaning| meaning.column == column);
        meaning.is_some_and(|meaning| phrases.iter().any(|phrase| meaning.header.says(phrase)))
    }

    /// How many columns are understood.
    pub(crate) fn known_count(&self) -> usize {
        self.list.iter().filter(|column| column.field.is_some()).count()
    }

    /// The share of rows in which the column of a field is filled; 0 without such a column.
    pub(crate) fn share_filled(&self, field: Field) -> f64 {
        self.of(field).and_then(|column| self.filled.get(&column)).copied().unwrap_or(0.0)
    }

    fn assign(&mut self, column: u16, field: Field) {
        if let Some(meaning) = self.list.iter_mut().find(|meaning| meaning.column == column) {
            meaning.field = Some(field);
        }
        let columns = self.fields.entry(field).or_default();
        columns.push(column);
        columns.sort_unstable();
    }

    fn release(&mut self, field: Field) {
        for column in self.fields.remove(&field).unwrap_or_default() {
            if let Some(meaning) = self.list.iter_mut().find(|meaning| meaning.column == column) {
                meaning.field = None;
            }
        }
    }
}

/// What the cells of a column look like. Shares are of filled cells.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    rows: u32,
    filled: u32,
    days: u32,
    partial_dates: u32,
    whole_numbers: u32,
    ids: u32,
    sexes: u32,
    marks: u32,
    votes: u32,
    schoolings: u32,
    names: u32,
    single_words: u32,
    ordinals: u32,
    texts: u32,
    unit_words: u32,
    decision_numbers: u32,
    samples: Vec<String>,
}

/// How many cells of a column are looked at.
const SAMPLE: usize = 250;

impl Profile {
    fn share(&self, count: u32) -> f64 {
        if self.filled == 0 { 0.0 } else { f64::from(count) / f64::from(self.filled) }
    }

    fn note(&mut self, cell: &Cell) {
        self.rows += 1;
        if is_blank(cell) {
            return;
        }
        match cell {
            Cell::Day(_) | Cell::Moment { .. } => {
                self.filled += 1;
                self.days += 1;
                self.partial_dates += 1;
            }
            Cell::Number(number) => {
                self.filled += 1;
                let whole = number.fract() == 0.0;
                self.whole_numbers += u32::from(whole && (0.0..1e6).contains(number));
                self.ids += u32::from(whole && (1e7..1e12).contains(number));
                self.partial_dates +=
                    u32::from(whole && ((1900.0..2100.0).contains(number) || (7_000.0..60_000.0).contains(number)));
                self.ordinals += u32::from(whole && (0.0..100_000.0).contains(number));
                self.marks += u32::from(*number == 1.0 || *number == 0.0);
                if self.samples.len() < 3 {
                    self.samples.push(format!("{number}"));
                }
            }
            Cell::Text(text) => {
                let text = text.trim();
                if self.samples.len() < 3 && !self.samples.iter().any(|sample| sample == text) {
                    self.samples.push(text.to_owned());
                }
                // Dashes stand for "nothing" in any column.
                if matches!(text, "-" | "–" | "0" | "/" | "...") {
                    return;
                }
                self.filled += 1;
                self.texts += 1;
                let is_day = looks_like_day_text(text);
                self.days += u32::from(is_day);
                let digits = text.chars().filter(char::is_ascii_digit).count();
                let only_digits = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-'));
                let since = since(text);
                self.partial_dates += u32::from(is_day || PartialDate::parse(since).is_ok());
                self.ids += u32::from(only_digits && (8..=12).contains(&digits) && !is_day);
                self.whole_numbers += u32::from(digits == text.len() && digits <= 6);
                self.sexes += u32::from(nguon_domain::citizen_id::Sex::parse(text).is_some());
                self.marks += u32::from(mark_of(text).is_some());
                self.votes += u32::from(votes_text(text).is_some());
                self.schoolings += u32::from(schooling_text(text));
                self.names += u32::from(looks_like_name(&without_title(text)));
                self.single_words += u32::from(!text.contains(' ') && digits == 0);
                self.ordinals += u32::from(is_ordinal_text(text));
                let folded = nguon_domain::text::fold(text);
                self.unit_words += u32::from(UNIT_STARTS.iter().any(|start| folded.starts_with(start)));
                self.decision_numbers += u32::from(
                    digits > 0
                        && (folded.contains("-qd/")
                            || folded.contains("-qd")
                            || folded.contains("/qd")
                            || folded.contains("- qd")),
                );
            }
            Cell::Bool(_) => {
                self.filled += 1;
                self.marks += 1;
            }
            Cell::Error(_) => {}
        }
    }

    /// How well the contents agree with what a header proposes; `None` if they cannot be that.
    fn agrees(&self, content: Content) -> Option<i32> {
        if self.filled == 0 {
            return Some(0);
        }
        let few = self.filled <= 2;
        let by = |share: f64, needed: f64, bonus: i32| {
            if share >= needed {
                Some(bonus)
            } else if few || share >= needed / 2.0 {
                Some(-4)
            } else {
                None
            }
        };
        match content {
            Content::Ordinal => by(self.share(self.ordinals), 0.5, 4),
            Content::Name => by(self.share(self.names), 0.5, 8),
            Content::NamePart => by(self.share(self.names + self.single_words), 0.5, 6),
            Content::Day => by(self.share(self.days.max(self.partial_dates)), 0.5, 8),
            Content::Partial => by(self.share(self.partial_dates), 0.5, 8),
            Content::Count => by(self.share(self.whole_numbers), 0.5, 6),
            Content::Id => by(self.share(self.ids), 0.5, 10),
            Content::Sex => by(self.share(self.sexes), 0.6, 10),
            Content::Mark => by(self.share(self.marks + self.days), 0.6, 6),
            Content::Votes => by(self.share(self.votes.max(self.days.min(self.filled / 2))), 0.4, 8),
            Content::Schooling => by(self.share(self.schoolings), 0.4, 8),
            Content::Unit => {
                if self.share(self.days) > 0.3
                    || self.share(self.ids) > 0.3
                    || self.share(self.whole_numbers) > 0.6
                    || self.share(self.votes) > 0.5
                {
                    None
                } else {
                    Some(if self.share(self.unit_words) > 0.5 { 8 } else { 0 })
                }
            }
            Content::Code => {
                if self.share(self.days) > 0.7 {
                    None
                } else {
                    Some(if self.share(self.days) > 0.3 { -6 } else { 3 })
                }
            }
            Content::Text => {
                if self.share(self.days) > 0.8 {
                    Some(-8)
                } else {
                    Some(1)
                }
            }
        }
    }
}

const UNIT_STARTS: &[&str] =
    &["chi bo", "dang bo", "cb ", "db ", "dang uy", "xa ", "thi tran", "tt ", "phuong ", "x.", "tt.", "cb.", "db."];

/// The profiles of all columns of a table.
pub(crate) fn profiles(table: &Table<'_>) -> HashMap<u16, Profile> {
    let mut found: HashMap<u16, Profile> =
        table.headers.iter().map(|(column, _)| (*column, Profile::default())).collect();
    // Long lists are sampled throughout, not only at their head.
    let step = table.rows.len().div_ceil(SAMPLE).max(1);
    for row in table.rows.iter().step_by(step) {
        // Headings, totals and signatures are rows of few cells and say little about columns.
        if (row.cells.len() < 2 && table.headers.len() > 2) || table.repeats_header(row) {
            continue;
        }
        for (column, cell) in &row.cells {
            if let Some(profile) = found.get_mut(column) {
                profile.note(cell);
            }
        }
    }
    found
}

/// Reads the columns of a table as those of a kind of sheet.
pub(crate) fn read(
    table: &Table<'_>,
    kind: SheetKind,
    profiles: &HashMap<u16, Profile>,
    mapping: &Mapping,
    (file, sheet): (&str, &str),
) -> Columns {
    let rows = profiles.values().map(|profile| profile.rows).max().unwrap_or(0).max(1);
    let mut columns = Columns::default();
    let mut proposals: Vec<(i32, u16, Field)> = Vec::new();
    for (column, texts) in &table.headers {
        let header = Header::new(texts);
        let profile = profiles.get(column).cloned().unwrap_or_default();
        if header.is_empty() && profile.filled == 0 {
            continue;
        }
        columns.filled.insert(*column, f64::from(profile.filled) / f64::from(rows));
        let said = mapping.column(file, sheet, texts);
        if said.is_none() && !header.is_empty() {
            for (field, fit) in fits(&header, kind) {
                if !may_mean(field, &header, texts) {
                    continue;
                }
                if let Some(agreement) = profile.agrees(field.content()) {
                    proposals.push((fit + agreement, *column, field));
                }
            }
        }
        columns.list.push(ColumnMeaning {
            column: *column,
            field: None,
            ignored: said == Some(None),
            samples: profile.samples.clone(),
            holds_days: profile.filled >= 2 && profile.share(profile.days) >= 0.6,
            header,
        });
        if let Some(Some(field)) = said {
            columns.assign(*column, field);
        }
    }
    proposals.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    for (weight, column, field) in proposals {
        let is_free =
            columns.list.iter().any(|meaning| meaning.column == column && meaning.field.is_none() && !meaning.ignored);
        if is_free && weight > 0 && (field.may_repeat() || !columns.has(field)) {
            columns.assign(column, field);
        }
    }
    prefer_names_in_use(&mut columns);
    pair_birth_columns(&mut columns);
    pair_names(&mut columns, table, profiles);
    if kind == SheetKind::Organisations {
        pair_units(&mut columns, kind);
    }
    if kind.is_of_people() {
        infer_from_neighbour(&mut columns);
        infer_from_content(&mut columns, kind, profiles);
    }
    columns
}

/// Sub-headers of one word need their marks: `Năm` is a year, `Nam` a man.
fn may_mean(field: Field, header: &Header, texts: &[String]) -> bool {
    match field {
        Field::BirthMale | Field::MarkMale => {
            let leaf = header.marked_leaf();
            leaf != "nam sinh" && leaf.split(|c: char| !c.is_alphanumeric()).any(|word| word == "nam")
        }
        Field::BirthYear => header.marked_leaf() == "năm" && texts.len() > 1 && header.says("sinh"),
        Field::BirthDay | Field::BirthMonth => texts.len() > 1 && header.says("sinh"),
        Field::QuotaTermYear => header.year().is_some(),
        Field::QuotaTerm => !header.is_of_one_year(),
        Field::ListYear => header.marked_leaf().starts_with("năm") && texts.len() == 1,
        Field::Religion => !header.says("thoi gian") || header.marked_leaf() == "tg",
        _ => true,
    }
}

/// `Họ và tên khai sinh` is the name only where no column has the name in use, whichever stands first.
fn prefer_names_in_use(columns: &mut Columns) {
    let Some(column) = columns.of(Field::FullName).filter(|column| columns.says(*column, &["khai sinh"])) else {
        return;
    };
    let in_use = columns.list.iter().find(|meaning| {
        let is_free = meaning.field.is_none() && !meaning.ignored;
        let is_in_use = ["dang dung", "thuong dung", "hien dung"].iter().any(|phrase| meaning.header.says(phrase));
        is_free && is_in_use && !meaning.header.says("khai sinh")
    });
    if let Some(in_use) = in_use.map(|meaning| meaning.column) {
        columns.release(Field::FullName);
        columns.assign(in_use, Field::FullName);
        columns.assign(column, Field::BirthName);
    }
}

/// `Ngày sinh nam | Ngày sinh nữ`: beside a column for women, one that says `nam` is that of men.
fn pair_birth_columns(columns: &mut Columns) {
    let Some(column) = columns.of(Field::Birth).filter(|_| columns.has(Field::BirthFemale)) else { return };
    let says_men = columns.list.iter().any(|meaning| {
        let mut words = meaning.header.marked_leaf().split(|c: char| !c.is_alphanumeric());
        meaning.column == column && words.any(|word| word == "nam")
    });
    if says_men && !columns.has(Field::BirthMale) {
        columns.release(Field::Birth);
        columns.assign(column, Field::BirthMale);
    }
}

/// Names in two columns: `Họ đệm | Tên`, or one heading over both.
fn pair_names(columns: &mut Columns, table: &Table<'_>, profiles: &HashMap<u16, Profile>) {
    if columns.has(Field::FamilyName) {
        if !columns.has(Field::GivenName)
            && let Some(column) = columns.of(Field::FullName)
        {
            // `Họ đệm | Tên`: the second word reads like a full name's header as well.
            let is_single = profiles.get(&column).is_some_and(|profile| profile.share(profile.single_words) > 0.8);
            if is_single {
                columns.release(Field::FullName);
                columns.assign(column, Field::GivenName);
            }
        }
        if columns.has(Field::GivenName) {
            let given_alone = columns.of(Field::FullName).is_some_and(|column| {
                profiles.get(&column).is_some_and(|profile| profile.share(profile.single_words) > 0.8)
            });
            if given_alone {
                columns.release(Field::FullName);
            }
        } else if !columns.has(Field::FullName)
            && let Some(column) = columns.of(Field::FamilyName)
        {
            columns.release(Field::FamilyName);
            columns.assign(column, Field::FullName);
        }
        return;
    }
    columns.release(Field::GivenName);
    let Some(column) = columns.of(Field::FullName) else { return };
    let next = column + 1;
    let is_unclaimed = columns.list.iter().any(|meaning| meaning.column == next && meaning.field.is_none());
    let shares_header = table.headers.iter().any(|(other, texts)| {
        *other == next && (texts.is_empty() || table.headers.iter().any(|(one, same)| *one == column && same == texts))
    });
    let is_given = profiles.get(&next).is_some_and(|profile| {
        profile.filled > 0 && profile.share(profile.single_words) > 0.8 && profile.share(profile.texts) > 0.9
    });
    if is_unclaimed && shares_header && is_given {
        columns.release(Field::FullName);
        columns.assign(column, Field::FamilyName);
        columns.assign(next, Field::GivenName);
    }
}

/// `Số QĐ | Ngày`: a bare `Ngày` belongs to the number beside it.
fn infer_from_neighbour(columns: &mut Columns) {
    for at in 1..columns.list.len() {
        let (before, here) = (&columns.list[at - 1], &columns.list[at]);
        if here.field.is_some() || here.ignored || !here.holds_days || here.column != before.column + 1 {
            continue;
        }
        if !matches!(
            here.header.marked_leaf(),
            "ngày"
                | "ngày cấp"
                | "ngày ký"
                | "ngày tháng"
                | "ngày, tháng"
                | "ngày tháng năm"
                | "ngày, tháng, năm"
                | "cấp ngày"
                | "ký ngày"
        ) {
            continue;
        }
        let field = match before.field {
            Some(Field::DecisionNumber | Field::Decision) => Field::DecisionOn,
            Some(Field::RecognitionNumber | Field::Recognition) => Field::RecognitionOn,
            Some(Field::CertificateNumber | Field::Certificate) => Field::CertificateOn,
            Some(Field::CardNumber) => Field::CardOn,
            Some(Field::CitizenId | Field::OldId) => Field::IdIssuedOn,
            _ => continue,
        };
        if !columns.has(field) {
            let column = here.column;
            columns.assign(column, field);
        }
    }
}

/// `Đảng bộ | Chi bộ`: the second is what the row is about, the first what it stands under.
fn pair_units(columns: &mut Columns, kind: SheetKind) {
    let Some(column) = columns.of(Field::UnitName) else { return };
    let is_committee = columns
        .list
        .iter()
        .any(|meaning| meaning.column == column && meaning.header.says("dang bo") && !meaning.header.says("chi bo"));
    let cell = columns
        .list
        .iter()
        .find(|meaning| {
            meaning.field.is_none()
                && !meaning.ignored
                && meaning.column != column
                && meaning.header.says("chi bo")
                && fits(&meaning.header, kind).iter().any(|(field, _)| *field == Field::UnitName)
        })
        .map(|meaning| meaning.column);
    if let (true, Some(cell), false) = (is_committee, cell, columns.has(Field::Parent)) {
        columns.release(Field::UnitName);
        columns.assign(column, Field::Parent);
        columns.assign(cell, Field::UnitName);
    }
}

/// Columns whose header is missing or unknown but whose contents can be one thing only.
fn infer_from_content(columns: &mut Columns, kind: SheetKind, profiles: &HashMap<u16, Profile>) {
    let unclaimed: Vec<u16> = columns
        .list
        .iter()
        .filter(|meaning| meaning.field.is_none() && !meaning.ignored)
        .map(|meaning| meaning.column)
        .collect();
    let has_name = columns.has(Field::FullName) || columns.has(Field::FamilyName);
    for column in unclaimed {
        let Some(profile) = profiles.get(&column).filter(|profile| profile.filled >= 3) else { continue };
        let is_free = |columns: &Columns, field: Field| !columns.has(field);
        let sure = |count: u32| profile.share(count) >= 0.8;
        if sure(profile.ids) && is_free(columns, Field::CitizenId) {
            columns.assign(column, Field::CitizenId);
        } else if profile.share(profile.sexes) >= 0.95
            && is_free(columns, Field::Sex)
            && is_free(columns, Field::BirthMale)
        {
            columns.assign(column, Field::Sex);
        } else if sure(profile.schoolings)
            && is_free(columns, Field::Schooling)
            && is_free(columns, Field::SchoolingProfession)
        {
            columns.assign(column, Field::Schooling);
        } else if sure(profile.votes)
            && is_free(columns, Field::Votes)
            && is_free(columns, Field::VotesFor)
            && kind != SheetKind::Roster
        {
            columns.assign(column, Field::Votes);
        } else if sure(profile.names) && !has_name && is_free(columns, Field::FullName) {
            columns.assign(column, Field::FullName);
        } else if sure(profile.decision_numbers)
            && kind == SheetKind::Admitted
            && is_free(columns, Field::DecisionNumber)
            && is_free(columns, Field::Decision)
        {
            columns.assign(column, Field::DecisionNumber);
        }
    }
}
