//! Rows about people → what is known of each, with what had to be repaired.

use nguon_domain::{
    calendar::Date,
    case::{Ballots, Stage},
    citizen_id::{CitizenId, CitizenIdProblem, IdWarning, LostZero, Sex, repair_lost_zero},
    name::{FullName, NameProblem},
    partial_date::PartialDate,
    text::{
        legacy::{Encoding, encoding_in_column, to_unicode},
        tidy, title_case,
    },
};
use nguon_report::sheet::{Cell, Row};

use super::{
    Field,
    finding::FindingKind,
    kinds::SheetKind,
    records::{Ending, PaperOn, Participation, PersonFacts, Standing, Steps, UnionMembership},
    say,
    sheets::{Job, Log},
    table::{Line, is_blank},
    units::{At, Units},
    values::{self, DayRead, VotesRead},
};

mod names;
mod places;
pub(crate) mod remarks;

pub(crate) use places::{Mention, Places};

/// One person in one row.
pub(crate) struct Dossier {
    /// Index of the sheet it stands in.
    pub(crate) job: usize,
    pub(crate) row: u32,
    pub(crate) person: PersonFacts,
    /// The name by which people are compared.
    pub(crate) key: String,
    /// The column that holds the birth, which may differ from row to row.
    pub(crate) birth_column: Option<u16>,
    pub(crate) org: Option<At>,
    /// The organisation as written, where it is not known.
    pub(crate) org_text: Option<String>,
    pub(crate) cell: Option<At>,
    pub(crate) cell_text: Option<String>,
    pub(crate) steps: Steps,
    pub(crate) note: Option<String>,
    pub(crate) ending: Option<(Ending, Option<PartialDate>)>,
    pub(crate) readmitted: bool,
    pub(crate) standing: Option<Standing>,
    pub(crate) member: MemberFacts,
    /// Something in the row was repaired.
    pub(crate) is_repaired: bool,
}

/// What only a roster says.
#[derive(Debug, Clone, Default)]
pub(crate) struct MemberFacts {
    pub(crate) biography_number: Option<String>,
    pub(crate) card: PaperOn,
    pub(crate) joined: Option<PartialDate>,
    pub(crate) official: Option<PartialDate>,
    pub(crate) admitted_at: Option<String>,
    pub(crate) party_post: Option<String>,
    pub(crate) other_post: Option<String>,
    pub(crate) theory: Option<String>,
    pub(crate) languages: Option<String>,
    pub(crate) badge_years: Option<u32>,
    pub(crate) exempt_since: Option<Date>,
    pub(crate) participation: Option<Participation>,
    pub(crate) status: Option<String>,
    pub(crate) health: Option<String>,
}

/// Reads every row of a sheet of people, and counts them. A row without an organisation waits: `org` is `None`.
pub(crate) fn read(
    at: usize,
    job: &Job<'_>,
    units: &Units,
    today: Date,
    log: &mut Log,
    mentions: &mut Vec<Mention>,
) -> (Vec<Dossier>, usize) {
    let reader = Reader { at, job, today, habits: Habits::of(job) };
    let mut places = Places::new(at, job, units);
    let mut found = Vec::new();
    let mut rows = 0;
    for (row, line) in job.table.rows.iter().zip(&job.lines) {
        match line {
            Line::Group(text) => places.enter(text),
            Line::Data => {
                rows += 1;
                let repairs = log.repairs();
                if let Some(mut dossier) = reader.row(row, log) {
                    places.settle(row, &mut dossier, log, mentions);
                    dossier.is_repaired = log.repairs() > repairs;
                    found.push(dossier);
                }
            }
            Line::Total | Line::Passed | Line::Signature => {}
        }
    }
    places.ask(log);
    (found, rows)
}

/// What a sheet's own habits are.
struct Habits {
    /// Votes are written as entitled/in favour.
    votes_reversed: bool,
    /// A blank in the column of the Youth Union means "no".
    blank_is_no_member: bool,
    /// The sheet says somewhere who is a man and who a woman.
    tells_sex: bool,
    /// Only women are marked.
    marks_women_only: bool,
    /// The whole list is of men or of women, as its heading or the sheet's name says.
    all_are: Option<Sex>,
}

impl Habits {
    fn of(job: &Job<'_>) -> Self {
        let cells = |field: Field| {
            let column = job.columns.of(field);
            let data = job.table.rows.iter().zip(&job.lines).filter(|(_, line)| **line == Line::Data);
            data.filter_map(move |(row, _)| column.and_then(|column| row.cell(column))).take(2_000)
        };
        let (mut forward, mut backward) = (0, 0);
        for cell in cells(Field::Votes) {
            if let Cell::Text(text) = cell
                && let Some((one, other)) = values::votes_text(text)
            {
                forward += usize::from(one < other);
                backward += usize::from(one > other);
            }
        }
        let says = |truth: bool| cells(Field::Union).any(|cell| values::mark(cell) == Some(truth));
        let has = |field: Field| job.columns.has(field);
        Self {
            votes_reversed: backward > forward && backward >= 2,
            blank_is_no_member: says(true) && !says(false),
            tells_sex: [Field::Sex, Field::MarkMale, Field::MarkFemale, Field::BirthMale, Field::BirthFemale]
                .into_iter()
                .any(has),
            marks_women_only: has(Field::MarkFemale)
                && !has(Field::MarkMale)
                && !has(Field::Sex)
                && !has(Field::BirthMale),
            all_are: job.heading.sex(),
        }
    }
}

/// Reads one sheet's rows.
struct Reader<'a> {
    at: usize,
    job: &'a Job<'a>,
    today: Date,
    habits: Habits,
}

impl Reader<'_> {
    fn cell<'r>(&self, row: &'r Row, field: Field) -> Option<(u16, &'r Cell)> {
        let column = self.job.columns.of(field)?;
        row.cell(column).filter(|cell| !is_blank(cell)).map(|cell| (column, cell))
    }

    /// A text that says more than "nothing".
    fn words(&self, row: &Row, field: Field) -> Option<String> {
        let (_, cell) = self.cell(row, field)?;
        values::line(cell).filter(|text| !matches!(text.as_str(), "-" | "–" | "/" | "0" | "..." | "…"))
    }

    fn row(&self, row: &Row, log: &mut Log) -> Option<Dossier> {
        let name = self.name(row, log)?;
        log.set_person(Some(name.as_str()));
        let (birth, birth_column, sex_by_birth) = self.birth(row, log);
        let of_list = self.habits.all_are.filter(|_| !self.habits.tells_sex);
        let mut sex = self.sex(row).or(sex_by_birth).or(of_list);
        let citizen_id = self.citizen_id(row, Field::CitizenId, sex, birth, log);
        let old_id = self.citizen_id(row, Field::OldId, None, None, log);
        if sex.is_none() && !self.habits.tells_sex {
            sex = citizen_id.as_ref().and_then(CitizenId::sex);
        }
        let (ethnicity, religion) = self.ethnicity_and_religion(row);
        let (schooling, profession) = self.schooling(row, log);
        let person = PersonFacts {
            birth_name: self.words(row, Field::BirthName).and_then(|text| FullName::parse(&text).ok()),
            sex,
            birth,
            citizen_id: citizen_id.or_else(|| old_id.clone()),
            old_id,
            ethnicity,
            religion,
            schooling,
            profession,
            occupation: self.words(row, Field::Occupation),
            position: self.words(row, Field::Position),
            residence: self.words(row, Field::Residence),
            home_town: self.home_town(row),
            union: self.union(row),
            phone: self.words(row, Field::Phone),
            name,
        };
        let steps = self.steps(row, log);
        let note = self.words(row, Field::Note);
        let ending = note.as_deref().and_then(remarks::ending);
        let standing = (self.job.kind == SheetKind::Pipeline).then(|| self.standing(row, &steps, note.as_deref()));
        let member = if self.job.kind == SheetKind::Roster { self.member(row, log) } else { MemberFacts::default() };
        log.set_person(None);
        Some(Dossier {
            job: self.at,
            row: row.number,
            key: person.name.comparable(),
            person,
            birth_column,
            org: None,
            org_text: None,
            cell: None,
            cell_text: None,
            steps,
            readmitted: note.as_deref().is_some_and(remarks::is_readmission),
            note,
            ending,
            standing,
            member,
            is_repaired: false,
        })
    }

    /// The name, repaired; `None` (with a finding) if the row has none.
    fn name(&self, row: &Row, log: &mut Log) -> Option<FullName> {
        let columns = &self.job.columns;
        let (column, text) = match columns.of(Field::FullName) {
            Some(column) => (column, row.cell(column).map(values::shown).unwrap_or_default()),
            None => {
                let part = |field: Field| {
                    columns.of(field).and_then(|column| row.cell(column)).map(values::shown).unwrap_or_default()
                };
                let (family, given) = self.in_one_encoding(row, part(Field::FamilyName), part(Field::GivenName));
                let text = if given.is_empty() {
                    family
                } else if family.is_empty() {
                    given
                } else {
                    format!("{family} {given}")
                };
                (columns.of(Field::FamilyName).or_else(|| columns.of(Field::GivenName))?, text)
            }
        };
        let place = self.job.place(row.number, Some(column));
        let legacy_at = |column: u16| self.job.legacy_at(row.number, column);
        let proved = legacy_at(column).or_else(|| columns.of(Field::GivenName).and_then(legacy_at));
        let hidden = if proved.is_none() { names::hidden_encoding(&text) } else { None };
        let text = hidden.map_or_else(|| text.clone(), |encoding| to_unicode(&text, encoding));
        let encoding = proved.or(hidden);
        let text = if encoding.is_some() { title_case(&text) } else { text };
        let stripped = remarks::without_title(&text);
        let tidied = tidy(&stripped);
        let name = match FullName::parse(&tidied.text) {
            Ok(name) => name,
            Err(problem) => {
                let message = match &problem {
                    NameProblem::Empty => say::name_missing(),
                    other => say::name_unreadable(other),
                };
                log.add(place, FindingKind::NameUnreadable, message).before = Some(text);
                return None;
            }
        };
        let before = self.job.raw_text(row.number, column).unwrap_or_else(|| text.clone());
        if let Some(encoding) = encoding {
            let kind = match encoding {
                Encoding::Tcvn3 => FindingKind::NameLegacyTcvn3,
                Encoding::Vni => FindingKind::NameLegacyVni,
            };
            let finding = log.add(place.clone(), kind, say::name_legacy(encoding, &before, name.as_str()));
            finding.before = Some(before.clone());
            finding.after = Some(name.as_str().to_owned());
            finding.person = Some(name.as_str().to_owned());
        }
        if !tidied.repairs.is_empty() {
            let finding =
                log.add(place, FindingKind::WhitespaceUnicode, say::whitespace(&tidied.repairs, name.as_str()));
            finding.before = Some(before);
            finding.after = Some(name.as_str().to_owned());
            finding.person = Some(name.as_str().to_owned());
        }
        Some(name)
    }

    /// Both parts of a name in Unicode: a part that could be either follows the part that proves an old font.
    fn in_one_encoding(&self, row: &Row, family: String, given: String) -> (String, String) {
        let encoding =
            |field: Field| self.job.columns.of(field).and_then(|column| self.job.legacy_at(row.number, column));
        let follow = |text: String, other: Option<Encoding>| match other.and_then(|_| encoding_in_column(&text, other))
        {
            Some(encoding) => to_unicode(&text, encoding),
            None => text,
        };
        match (encoding(Field::FamilyName), encoding(Field::GivenName)) {
            (Some(proved), None) => (family, follow(given, Some(proved))),
            (None, Some(proved)) => (follow(family, Some(proved)), given),
            (Some(_), Some(_)) | (None, None) => (family, given),
        }
    }

    /// Birth, the column it stands in, and the sex if the column tells it.
    fn birth(&self, row: &Row, log: &mut Log) -> (Option<PartialDate>, Option<u16>, Option<Sex>) {
        for (field, sex) in
            [(Field::Birth, None), (Field::BirthMale, Some(Sex::Male)), (Field::BirthFemale, Some(Sex::Female))]
        {
            let Some((column, cell)) = self.cell(row, field) else { continue };
            let read = values::partial(cell, self.today, true);
            if read == DayRead::Blank {
                continue;
            }
            // Sheets with both kinds of columns for birth and sex mark the one that applies.
            if sex.is_some() && values::mark(cell).is_some() && matches!(read, DayRead::Unreadable(_)) {
                return (None, None, sex);
            }
            return (self.kept(read, row, column, Field::Birth, cell, log), Some(column), sex);
        }
        let number =
            |field: Field| self.cell(row, field).and_then(|(_, cell)| values::count(cell)).and_then(Result::ok);
        let year = self
            .cell(row, Field::BirthYear)
            .and_then(|(column, cell)| Some((column, values::partial(cell, self.today, true).good()?.year())));
        let Some((column, year)) = year else { return (None, None, None) };
        let month = number(Field::BirthMonth).filter(|month| (1..=12).contains(month)).map(|month| month as i8);
        let day = number(Field::BirthDay).filter(|day| *day >= 1).map(|day| day as i8);
        let birth = match (month, day) {
            (Some(month), Some(day)) => match Date::new(year, month, day) {
                Ok(date) => PartialDate::Day(date),
                Err(_) => {
                    let shown = format!("{day:02}/{month:02}/{year}");
                    let column = self.job.columns.of(Field::BirthDay).unwrap_or(column);
                    let place = self.job.place(row.number, Some(column));
                    let finding =
                        log.add(place, FindingKind::ImpossibleDate, say::impossible_date(Field::Birth, &shown, year));
                    finding.before = Some(shown);
                    PartialDate::Year(year)
                }
            },
            (Some(month), None) => PartialDate::Month { year, month },
            (None, _) => PartialDate::Year(year),
        };
        (Some(birth), Some(column), None)
    }

    /// The date to keep, with a finding if something is wrong with it.
    fn kept(
        &self,
        read: DayRead<PartialDate>,
        row: &Row,
        column: u16,
        field: Field,
        cell: &Cell,
        log: &mut Log,
    ) -> Option<PartialDate> {
        let place = self.job.place(row.number, Some(column));
        match read {
            DayRead::Good(date) => Some(date),
            DayRead::Blank => None,
            DayRead::Incomplete(date) => {
                let finding =
                    log.add(place, FindingKind::DateUnreadable, say::date_incomplete(field, &values::shown(cell)));
                finding.before = Some(values::shown(cell));
                finding.after = Some(date.to_string());
                None
            }
            DayRead::Impossible { shown, year } => {
                let finding = log.add(place, FindingKind::ImpossibleDate, say::impossible_date(field, &shown, year));
                finding.before = Some(values::shown(cell));
                finding.after = (field == Field::Birth).then(|| year.to_string());
                (field == Field::Birth).then_some(PartialDate::Year(year))
            }
            DayRead::Unreadable(text) => {
                let finding = log.add(place, FindingKind::DateUnreadable, say::date_unreadable(field, &text));
                finding.before = Some(text);
                None
            }
        }
    }

    /// A day of a column of days.
    fn day(&self, row: &Row, field: Field, log: &mut Log) -> Option<Date> {
        let (column, cell) = self.cell(row, field)?;
        match values::day(cell, self.today) {
            DayRead::Good(day) => Some(day),
            DayRead::Blank => None,
            // "Đã học", "x": that it was done, not when.
            DayRead::Unreadable(text)
                if values::mark_of(&text).is_some() || !text.contains(|c: char| c.is_ascii_digit()) =>
            {
                None
            }
            DayRead::Unreadable(text) => {
                if let Some(Ok(PartialDate::Day(day))) = values::day_within(&text) {
                    return Some(day);
                }
                self.kept(DayRead::Unreadable(text), row, column, field, cell, log);
                None
            }
            DayRead::Impossible { shown, year } => {
                self.kept(DayRead::Impossible { shown, year }, row, column, field, cell, log);
                None
            }
            DayRead::Incomplete(date) => {
                self.kept(DayRead::Incomplete(date), row, column, field, cell, log);
                None
            }
        }
    }

    /// A date of which a part may be missing.
    fn partial(&self, row: &Row, field: Field, log: &mut Log) -> Option<PartialDate> {
        let (column, cell) = self.cell(row, field)?;
        match values::partial(cell, self.today, false) {
            DayRead::Unreadable(text)
                if values::mark_of(&text).is_some() || !text.contains(|c: char| c.is_ascii_digit()) =>
            {
                None
            }
            read => self.kept(read, row, column, field, cell, log),
        }
    }

    fn sex(&self, row: &Row) -> Option<Sex> {
        if let Some((_, cell)) = self.cell(row, Field::Sex) {
            let text = values::shown(cell);
            return Sex::parse(&text).or_else(|| match tidy(&text).text.to_lowercase().as_str() {
                "1" | "m" | "trai" => Some(Sex::Male),
                "0" | "2" | "f" | "gái" | "x" => Some(Sex::Female),
                _ => None,
            });
        }
        let marked = |field: Field| self.cell(row, field).is_some_and(|(_, cell)| values::mark(cell) == Some(true));
        if marked(Field::MarkFemale) {
            Some(Sex::Female)
        } else if marked(Field::MarkMale) || self.habits.marks_women_only {
            Some(Sex::Male)
        } else {
            None
        }
    }

    fn citizen_id(
        &self,
        row: &Row,
        field: Field,
        sex: Option<Sex>,
        birth: Option<PartialDate>,
        log: &mut Log,
    ) -> Option<CitizenId> {
        let (column, cell) = self.cell(row, field)?;
        let text = values::shown(cell);
        // An apostrophe keeps a number a text; "….0" is what a converter left.
        let text = text.trim().trim_start_matches(['\'', '’', '`']).trim_end_matches(".0").to_owned();
        if values::is_nothing(&text) {
            return None;
        }
        let place = self.job.place(row.number, Some(column));
        let id = match CitizenId::parse(&text) {
            Ok(id) => id,
            Err(problem) => {
                let agrees = |id: &CitizenId| {
                    id.checks(sex, birth)
                        .iter()
                        .all(|warning| matches!(warning, IdWarning::OldNumber | IdWarning::UnknownProvince))
                };
                let is_number = matches!(cell, Cell::Number(_));
                let tells = |id: &CitizenId| id.sex().is_some() && sex.is_some() && birth.is_some();
                let restored = match repair_lost_zero(&text) {
                    Some(LostZero::Restored(id)) => Some(id),
                    // A number cell cannot hold a leading zero; a text may also lack other digits, unless what is
                    // known of the person says that it does not.
                    Some(LostZero::Offered(id)) if agrees(&id) && (is_number || tells(&id)) => Some(id),
                    Some(LostZero::Offered(_)) | None => None,
                };
                let Some(id) = restored else {
                    if problem != CitizenIdProblem::Empty {
                        let finding = log.add(place, FindingKind::IdUnreadable, say::id_unreadable(&text, problem));
                        finding.before = Some(text);
                    }
                    return None;
                };
                let finding = log.add(place.clone(), FindingKind::IdLostLeadingZero, say::id_lost_zero(&text, &id));
                finding.before = Some(text.clone());
                finding.after = Some(id.reveal().to_owned());
                id
            }
        };
        for warning in id.checks(sex, birth) {
            let (kind, message) = match warning {
                IdWarning::Sex { recorded, .. } => (FindingKind::GenderIdMismatch, say::sex_mismatch(recorded, &id)),
                IdWarning::BirthYear { recorded, in_number } => {
                    (FindingKind::BirthIdMismatch, say::birth_mismatch(recorded, in_number, &id))
                }
                IdWarning::UnknownProvince | IdWarning::OldNumber => continue,
            };
            log.add(place.clone(), kind, message).before = Some(id.reveal().to_owned());
        }
        Some(id)
    }

    fn ethnicity_and_religion(&self, row: &Row) -> (Option<String>, Option<String>) {
        if let Some(both) = self.words(row, Field::EthnicityReligion) {
            let mut parts =
                both.splitn(2, ['/', ',', ';', '-']).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
            return (parts.next(), parts.next());
        }
        (self.words(row, Field::Ethnicity), self.words(row, Field::Religion))
    }

    /// General schooling, with what the spreadsheet made a day of restored, and professional training.
    fn schooling(&self, row: &Row, log: &mut Log) -> (Option<String>, Option<String>) {
        let profession = self.words(row, Field::Profession);
        for field in [Field::Schooling, Field::SchoolingProfession] {
            let Some((column, cell)) = self.cell(row, field) else { continue };
            if let Some(day) = values::mistaken_day(cell) {
                let Some(text) = values::schooling_of_day(day) else { return (None, profession) };
                let finding = log.add(
                    self.job.place(row.number, Some(column)),
                    FindingKind::ExcelAutodate,
                    say::autodate(Field::Schooling, day, &text),
                );
                finding.before = Some(values::shown(cell));
                finding.after = Some(text.clone());
                return (Some(text), profession);
            }
            let Some(text) = self.words(row, field) else { continue };
            if field == Field::Schooling {
                return (Some(text), profession);
            }
            // "12/12, Đại học Sư phạm".
            let (general, rest) = text
                .split_once([',', ';', '-'])
                .map_or((text.as_str(), None), |(general, rest)| (general.trim(), Some(rest.trim().to_owned())));
            let is_general = values::schooling_text(general);
            return if is_general {
                (Some(general.to_owned()), profession.or(rest))
            } else {
                (None, profession.or(Some(text.clone())))
            };
        }
        (None, profession)
    }

    fn home_town(&self, row: &Row) -> Option<String> {
        let parts: Vec<String> = [Field::HomeTown, Field::HomeCommune, Field::HomeDistrict, Field::HomeProvince]
            .into_iter()
            .filter_map(|field| self.words(row, field))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn union(&self, row: &Row) -> Option<UnionMembership> {
        let since = |cell: &Cell| values::partial(cell, self.today, false).good();
        if let Some((_, cell)) = self.cell(row, Field::UnionJoined)
            && let Some(since) = since(cell)
        {
            return Some(UnionMembership::Member(Some(since)));
        }
        let column = self.job.columns.of(Field::Union)?;
        let blank = self.habits.blank_is_no_member.then_some(UnionMembership::None);
        let Some(cell) = row.cell(column).filter(|cell| !is_blank(cell)) else { return blank };
        if let Cell::Text(text) = cell
            && let Some(truth) = values::mark_of(text)
        {
            return Some(if truth { UnionMembership::Member(None) } else { UnionMembership::None });
        }
        match since(cell) {
            Some(since) => Some(UnionMembership::Member(Some(since))),
            None => values::mark(cell)
                .map(|truth| if truth { UnionMembership::Member(None) } else { UnionMembership::None }),
        }
    }

    /// Number and day of a paper, in two columns or in one.
    fn paper(&self, row: &Row, number: Field, on: Field, both: Field, log: &mut Log) -> PaperOn {
        let mut paper = PaperOn { number: self.words(row, number), on: self.day(row, on, log) };
        let joined = self.cell(row, both).map(|(column, cell)| (column, cell, both)).or_else(|| {
            // "Số" that also gives the day, where no column of days says it.
            let (column, cell) = self.cell(row, number)?;
            (paper.on.is_none() && !self.job.columns.has(on)).then_some((column, cell, number))
        });
        let Some((column, cell, field)) = joined else { return paper };
        match cell {
            Cell::Day(day) | Cell::Moment { day, .. } => {
                paper.on = paper.on.or(Some(*day));
                if field == number {
                    paper.number = None;
                }
            }
            Cell::Text(text) => {
                match values::day_within(text) {
                    Some(Ok(PartialDate::Day(day))) => paper.on = paper.on.or(Some(day)),
                    Some(Err((shown, year))) => {
                        self.kept(DayRead::Impossible { shown, year }, row, column, on, cell, log);
                    }
                    Some(Ok(_)) | None => {}
                }
                paper.number = remarks::paper_number(text);
            }
            Cell::Number(number) => paper.number = paper.number.or(Some(format!("{number}"))),
            Cell::Bool(_) | Cell::Error(_) => {}
        }
        paper
    }

    fn steps(&self, row: &Row, log: &mut Log) -> Steps {
        let nominated_by = self.words(row, Field::NominatedBy);
        let introducers = self
            .job
            .columns
            .all(Field::Introducers)
            .iter()
            .filter_map(|column| row.cell(*column))
            .filter_map(values::line)
            .flat_map(|text| remarks::names(&text))
            .collect();
        Steps {
            nominated_by_org: nominated_by.as_deref().and_then(remarks::mass_org),
            nominated_by,
            nominated_on: self.day(row, Field::NominatedOn, log),
            introducers,
            together_since: self.partial(row, Field::TogetherSince, log),
            certificate: self.paper(row, Field::CertificateNumber, Field::CertificateOn, Field::Certificate, log),
            applied_on: self.day(row, Field::AppliedOn, log),
            vetting_asked_on: self.day(row, Field::VettingAskedOn, log),
            vetting_answered_on: self.day(row, Field::VettingAnsweredOn, log),
            union_resolution_on: self.day(row, Field::UnionResolutionOn, log),
            residence_opinion_on: self.day(row, Field::ResidenceOpinionOn, log),
            cell_met_on: self.day(row, Field::CellMetOn, log),
            ballots: self.ballots(row, log),
            committee_met_on: self.day(row, Field::CommitteeMetOn, log),
            sent_up_on: self.day(row, Field::SentUpOn, log),
            decision: self.paper(row, Field::DecisionNumber, Field::DecisionOn, Field::Decision, log),
            ceremony_on: self.day(row, Field::CeremonyOn, log),
            official_on: self.day(row, Field::OfficialOn, log),
            recognition: self.paper(row, Field::RecognitionNumber, Field::RecognitionOn, Field::Recognition, log),
        }
    }

    fn ballots(&self, row: &Row, log: &mut Log) -> Option<Ballots> {
        let number = |field: Field| {
            self.cell(row, field)
                .and_then(|(_, cell)| values::count(cell))
                .and_then(Result::ok)
                .filter(|count| *count > 0)
        };
        if let Some((column, cell)) = self.cell(row, Field::Votes) {
            let place = self.job.place(row.number, Some(column));
            match values::votes(cell, self.habits.votes_reversed) {
                VotesRead::Good { ballots, repaired } => {
                    if let (Some(text), Some(day)) = (repaired, values::mistaken_day(cell)) {
                        let finding =
                            log.add(place, FindingKind::ExcelAutodate, say::autodate(Field::Votes, day, &text));
                        finding.before = Some(values::shown(cell));
                        finding.after = Some(text);
                    }
                    return Some(ballots);
                }
                VotesRead::Impossible(in_favour, entitled) => {
                    log.add(place, FindingKind::VotesImpossible, say::votes_impossible(in_favour, entitled)).before =
                        Some(values::shown(cell));
                    return None;
                }
                VotesRead::Blank | VotesRead::Words => {
                    // Votes in favour alone, beside a column of those entitled.
                    let (in_favour, entitled) = (number(Field::Votes)?, number(Field::VotesEntitled)?);
                    return Ballots::new(in_favour, entitled);
                }
            }
        }
        let (in_favour, entitled) = (number(Field::VotesFor)?, number(Field::VotesEntitled)?);
        let ballots = Ballots::new(in_favour, entitled);
        if ballots.is_none() {
            let place = self.job.place(row.number, self.job.columns.of(Field::VotesFor));
            log.add(place, FindingKind::VotesImpossible, say::votes_impossible(in_favour, entitled)).before =
                Some(format!("{in_favour}/{entitled}"));
        }
        ballots
    }

    /// How far a person being prepared has come.
    fn standing(&self, row: &Row, steps: &Steps, note: Option<&str>) -> Standing {
        let said = self.words(row, Field::Stage);
        for text in [note, said.as_deref()].into_iter().flatten() {
            if let Some(on) = remarks::admitted(text) {
                return Standing::Admitted(on);
            }
            if remarks::is_stopped(text) {
                return Standing::Stopped(text.to_owned());
            }
        }
        if steps.ceremony_on.is_some() {
            return Standing::Admitted(steps.ceremony_on);
        }
        let stages = [
            (steps.decision.on.is_some() || steps.decision.number.is_some(), Stage::Decided),
            (steps.sent_up_on.is_some(), Stage::SentUp),
            (steps.committee_met_on.is_some(), Stage::CommitteeVoted),
            (steps.cell_met_on.is_some() || steps.ballots.is_some(), Stage::CellVoted),
            (
                steps.vetting_answered_on.is_some()
                    && (steps.union_resolution_on.is_some() || steps.residence_opinion_on.is_some()),
                Stage::Introduced,
            ),
            (steps.vetting_answered_on.is_some(), Stage::Vetted),
            (steps.vetting_asked_on.is_some(), Stage::Vetting),
            (
                self.cell(row, Field::AppliedOn).is_some_and(|(_, cell)| !values::is_nothing(&values::shown(cell))),
                Stage::Applied,
            ),
            (steps.certificate.on.is_some() || steps.certificate.number.is_some(), Stage::ClassFinished),
        ];
        Standing::Underway(
            stages.into_iter().find(|(reached, _)| *reached).map_or(Stage::Nominated, |(_, stage)| stage),
        )
    }

    fn member(&self, row: &Row, log: &mut Log) -> MemberFacts {
        let status = self.words(row, Field::Status);
        MemberFacts {
            biography_number: self.words(row, Field::BiographyNumber),
            card: PaperOn { number: self.words(row, Field::CardNumber), on: self.day(row, Field::CardOn, log) },
            joined: self.partial(row, Field::JoinedOn, log),
            official: self.partial(row, Field::OfficialOn, log),
            admitted_at: self.words(row, Field::AdmittedAt),
            party_post: self.words(row, Field::PartyPost),
            other_post: self.words(row, Field::OtherPost),
            theory: self.words(row, Field::Theory),
            languages: self.words(row, Field::Languages),
            badge_years: self
                .words(row, Field::Badge)
                .and_then(|text| text.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()),
            exempt_since: self.day(row, Field::ExemptSince, log),
            participation: status.as_deref().and_then(remarks::participation),
            status,
            health: self.words(row, Field::Health),
        }
    }
}
