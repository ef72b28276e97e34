//! Which organisation each row belongs to: by code, by its own columns, by the heading it stands under.

use std::collections::{BTreeMap, HashMap};

use nguon_domain::text::fold;
use nguon_report::sheet::Row;

use super::Dossier;
use crate::import::{
    Field, Question,
    finding::FindingKind,
    say,
    sheets::{Job, Log},
    table::is_blank,
    units::{At, Resolution, Units},
    values,
};

/// A name of an organisation in a cell, and what it was taken to mean.
pub(crate) struct Mention {
    pub(crate) job: usize,
    pub(crate) row: u32,
    pub(crate) column: u16,
    pub(crate) text: String,
    pub(crate) means: At,
    pub(crate) person: Option<String>,
    /// The cell column repeats the grassroots organisation, as lists do for a chi bộ cơ sở.
    pub(crate) repeats_org: bool,
}

/// Where the reader stands in a sheet.
pub(crate) struct Places<'a> {
    at: usize,
    job: &'a Job<'a>,
    units: &'a Units,
    org_column: Option<u16>,
    cell_column: Option<u16>,
    /// The organisation the whole list is of, from the heading.
    of_list: Option<At>,
    /// The organisation and cell whose heading was last passed.
    org: Context,
    cell: Option<At>,
    /// The organisation column is filled only in the first row of each organisation.
    fills_down: bool,
    last: Option<At>,
    /// What a column said last.
    above: HashMap<u16, String>,
    /// Texts nobody knows: (text, within) → candidates and rows.
    unknown: BTreeMap<(String, Option<At>), Unsettled>,
}

/// A text nobody knows: what may be meant, and the rows that wait.
struct Unsettled {
    candidates: Vec<At>,
    rows: Vec<u32>,
}

/// The organisation of a group of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Context {
    /// No heading speaks of one.
    None,
    /// This one.
    Known(At),
    /// The heading names one that is not known.
    Unknown(String),
}

/// What a row's organisation came to.
enum Found {
    Org(At, Option<At>),
    Unknown { text: String, within: Option<At>, column: Option<u16>, candidates: Vec<At>, ambiguous: bool },
    Nothing,
}

impl<'a> Places<'a> {
    pub(crate) fn new(at: usize, job: &'a Job<'a>, units: &'a Units) -> Self {
        let of_list = job.heading.organisations().iter().rev().find_map(|(_, text)| find_in_heading(units, text));
        let of_list = of_list.or_else(|| {
            let is_told = job.columns.has(Field::Org) || job.columns.has(Field::UnitCode);
            if is_told { None } else { find_in_sheet_name(units, &job.sheet) }
        });
        let (mut org_column, mut cell_column) = (job.columns.of(Field::Org), job.columns.of(Field::Cell));
        // A single column for both stands as either.
        if org_column.is_none() && cell_column.is_some() && of_list.is_none() && !has_groups(job) {
            org_column = cell_column.take();
        }
        // "CB thôn La Uyên": a sheet for each cell of the organisation in the heading.
        let names_cell = fold(&job.sheet).starts_with("chi bo ") || fold(&job.sheet).starts_with("cb ");
        let cell =
            of_list.filter(|_| names_cell && cell_column.is_none() && org_column.is_none()).and_then(|org| match units
                .resolve(&job.sheet, Some(org))
            {
                Resolution::Found(cell) => Some(cell),
                Resolution::Ambiguous(_) | Resolution::Unknown(_) => None,
            });
        let fills_down = org_column.is_some()
            && job.columns.share_filled(Field::Org) < 0.5
            && job.columns.share_filled(Field::Org) > 0.0;
        Self {
            at,
            job,
            units,
            org_column,
            cell_column,
            of_list,
            org: Context::None,
            cell,
            fills_down,
            last: None,
            above: HashMap::new(),
            unknown: BTreeMap::new(),
        }
    }

    /// Passes a heading inside the table.
    pub(crate) fn enter(&mut self, text: &str) {
        let home = match &self.org {
            Context::Known(at) => Some(*at),
            Context::None | Context::Unknown(_) => self.of_list,
        };
        let of_home = || match self.units.resolve(text, Some(home?)) {
            Resolution::Found(cell) => Some(cell),
            Resolution::Ambiguous(_) | Resolution::Unknown(_) => None,
        };
        if let Resolution::Found(org) = self.units.resolve_org(text) {
            // "Chi bộ Công an Tham mưu" is a cell of the "Đảng bộ Công an", whose name it bears.
            let says_cell = fold(text).starts_with("chi bo") && self.units.has_children(org);
            if let Some(cell) = says_cell.then(of_home).flatten() {
                self.cell = Some(cell);
            } else {
                self.org = Context::Known(org);
                self.cell = None;
            }
            return;
        }
        if let Some(cell) = of_home() {
            self.cell = Some(cell);
            return;
        }
        match self.units.resolve(text, None) {
            Resolution::Found(cell) => {
                self.org = Context::Known(self.units.grassroots_of(cell));
                self.cell = Some(cell);
            }
            Resolution::Ambiguous(_) | Resolution::Unknown(_) => {
                let folded = fold(text);
                let is_block = folded.contains("khoi ")
                    || folded.contains(", thi tran")
                    || folded.contains("xa, phuong")
                    || folded.starts_with("cac ")
                    || folded.contains("truong hoc, ")
                    || folded.contains(", co quan");
                let names_org =
                    ["dang bo", "dang uy", "xa ", "thi tran ", "phuong "].iter().any(|start| folded.starts_with(start));
                let names_cell = folded.starts_with("chi bo") || folded.starts_with("cb ");
                if is_block {
                    self.org = Context::None;
                    self.cell = None;
                } else if names_org || (names_cell && home.is_none()) {
                    self.org = Context::Unknown(text.to_owned());
                    self.cell = None;
                } else if names_cell {
                    self.cell = None;
                }
            }
        }
    }

    /// Finds the row's organisation and cell; leaves `org` empty, with a finding, where that needs an answer.
    pub(crate) fn settle(&mut self, row: &Row, dossier: &mut Dossier, log: &mut Log, mentions: &mut Vec<Mention>) {
        let person = dossier.person.name.as_str().to_owned();
        match self.find(row, &person, dossier, mentions) {
            Found::Org(org, cell) => {
                self.last = Some(org);
                dossier.org = Some(org);
                dossier.cell = Some(cell.unwrap_or(org));
            }
            Found::Nothing => {
                let place = self.job.place(row.number, self.org_column.or(self.cell_column));
                log.add(place, FindingKind::UnitUnknown, say::unit_missing()).person = Some(person);
            }
            Found::Unknown { text, within, column, candidates, ambiguous } => {
                dossier.org_text = Some(within.map_or_else(|| text.clone(), |at| self.units.entry(at).name.clone()));
                let entry = self
                    .unknown
                    .entry((text.clone(), within))
                    .or_insert_with(|| Unsettled { candidates: candidates.clone(), rows: Vec::new() });
                entry.rows.push(row.number);
                // Said once for each name; the rows stand in the question.
                if entry.rows.len() == 1 {
                    let labels: Vec<String> = candidates.iter().map(|at| self.units.label(*at)).collect();
                    let within = within.map(|at| self.units.entry(at).name.clone());
                    let finding = log.add(
                        self.job.place(row.number, column),
                        FindingKind::UnitUnknown,
                        say::unit_unknown(&text, within.as_deref(), &labels, ambiguous),
                    );
                    finding.before = Some(text);
                    finding.person = Some(person);
                }
            }
        }
    }

    fn find(&mut self, row: &Row, person: &str, dossier: &mut Dossier, mentions: &mut Vec<Mention>) -> Found {
        let (job, number) = (self.at, row.number);
        let mention = |column: u16, text: &str, means: At, repeats_org: bool| Mention {
            job,
            row: number,
            column,
            text: text.to_owned(),
            means,
            person: Some(person.to_owned()),
            repeats_org,
        };
        if let Some(column) = self.job.columns.of(Field::UnitCode)
            && let Some(code) = row.cell(column).filter(|cell| !is_blank(cell)).map(values::shown)
            && let Some(at) = self.units.by_code(&code)
        {
            let org = self.units.grassroots_of(at);
            if at != org {
                return Found::Org(org, Some(at));
            }
            return self.find_cell(row, org, dossier, mentions, mention);
        }
        let of_cell = self.written(row, self.cell_column);
        let org = match self.written(row, self.org_column) {
            Some((column, text)) => match self.resolve_org_or_pair(&text) {
                Ok((org, cell)) => {
                    mentions.push(mention(column, &text, cell.unwrap_or(org), false));
                    if cell.is_some() {
                        return Found::Org(org, cell);
                    }
                    org
                }
                Err((candidates, ambiguous)) => {
                    // A cell's name in the organisation's column of a list that is of one organisation.
                    let home = self.home();
                    if let Some(home) = home
                        && let Resolution::Found(cell) = self.units.resolve(&text, Some(home))
                    {
                        return Found::Org(home, Some(cell));
                    }
                    return Found::Unknown { text, within: None, column: Some(column), candidates, ambiguous };
                }
            },
            None => match &self.org {
                Context::Known(org) => *org,
                Context::Unknown(text) => {
                    return Found::Unknown {
                        text: text.clone(),
                        within: None,
                        column: None,
                        candidates: Vec::new(),
                        ambiguous: false,
                    };
                }
                Context::None if self.fills_down && self.last.is_some() => match self.last {
                    Some(org) => org,
                    None => return Found::Nothing,
                },
                Context::None => match self.of_list {
                    Some(org) => org,
                    None => return self.find_by_cell(of_cell),
                },
            },
        };
        self.find_cell(row, org, dossier, mentions, mention)
    }

    /// What a column says in a row; `nt` repeats the row above.
    fn written(&mut self, row: &Row, column: Option<u16>) -> Option<(u16, String)> {
        let column = column?;
        let cell = row
            .cell(column)
            .or_else(|| self.job.table.merged_cell(row.number, column))
            .filter(|cell| !is_blank(cell))?;
        let text = values::shown(cell);
        if is_dash(&text) {
            return None;
        }
        if is_ditto(&text) {
            return self.above.get(&column).map(|text| (column, text.clone()));
        }
        self.above.insert(column, text.clone());
        Some((column, text))
    }

    fn home(&self) -> Option<At> {
        match &self.org {
            Context::Known(at) => Some(*at),
            Context::None | Context::Unknown(_) => self.of_list,
        }
    }

    /// No organisation is written: the cell's name alone must say it.
    fn find_by_cell(&self, written: Option<(u16, String)>) -> Found {
        let Some((column, text)) = written else { return Found::Nothing };
        match self.resolve_org_or_pair(&text) {
            Ok((org, cell)) => Found::Org(org, cell),
            Err((candidates, ambiguous)) => {
                Found::Unknown { text, within: None, column: Some(column), candidates, ambiguous }
            }
        }
    }

    fn find_cell(
        &mut self,
        row: &Row,
        org: At,
        dossier: &mut Dossier,
        mentions: &mut Vec<Mention>,
        mention: impl Fn(u16, &str, At, bool) -> Mention,
    ) -> Found {
        let column = self.cell_column.filter(|column| Some(*column) != self.org_column);
        let Some((column, text)) = self.written(row, column) else {
            // Under the heading of a cell, or in the organisation itself.
            let cell = self.cell.filter(|cell| self.units.grassroots_of(*cell) == org);
            return Found::Org(org, cell);
        };
        if names_both(&text)
            && let Ok((org, Some(cell))) = self.resolve_org_or_pair(&text)
        {
            mentions.push(mention(column, &text, cell, false));
            return Found::Org(org, Some(cell));
        }
        match self.units.resolve(&text, Some(org)) {
            Resolution::Found(cell) => {
                mentions.push(mention(column, &text, cell, cell == org));
                Found::Org(org, Some(cell))
            }
            Resolution::Ambiguous(candidates) => {
                Found::Unknown { text, within: Some(org), column: Some(column), candidates, ambiguous: true }
            }
            Resolution::Unknown(candidates) => {
                if self.units.entry(org).kind.is_cell() || !self.units.has_children(org) {
                    // The organisations list no cells here; the name is kept as written.
                    dossier.cell_text = (!self.units.entry(org).kind.is_cell()).then(|| text.clone());
                    return Found::Org(org, None);
                }
                Found::Unknown { text, within: Some(org), column: Some(column), candidates, ambiguous: false }
            }
        }
    }

    /// An organisation, or `Chi bộ A, Đảng bộ B` in one cell.
    fn resolve_org_or_pair(&self, text: &str) -> Result<(At, Option<At>), (Vec<At>, bool)> {
        let whole = self.units.resolve_org(text);
        if let (Resolution::Found(org), false) = (&whole, names_both(text)) {
            return Ok((*org, None));
        }
        let parts: Vec<&str> = text
            .split([',', ';', '\n', '(', ')', '–'])
            .flat_map(|part| part.split(" - "))
            .flat_map(|part| part.split(" thuộc "))
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let at_org = ["đảng bộ", "đảng ủy", "Đảng bộ", "Đảng ủy", "ĐB "].iter().find_map(|word| text.rfind(word));
        let ends = |text: &'_ str| text.trim_matches([' ', ',', ';', '(', ')', '-', '–', '\n']).to_owned();
        let halves = at_org.filter(|at| *at > 0).map(|at| (ends(&text[at..]), ends(&text[..at])));
        let two = (parts.len() == 2).then(|| (parts[1].to_owned(), parts[0].to_owned()));
        if names_both(text) || two.is_some() {
            let swapped = two.clone().map(|(one, other)| (other, one));
            for (org_text, cell_text) in [two, swapped, halves].into_iter().flatten() {
                let (org_text, cell_text) = (org_text.as_str(), cell_text.as_str());
                if let Resolution::Found(org) = self.units.resolve_org(org_text)
                    && let Resolution::Found(cell) = self.units.resolve(cell_text, Some(org))
                {
                    return Ok((org, Some(cell)));
                }
            }
        }
        match (whole, self.units.resolve(text, None)) {
            (_, Resolution::Found(cell)) => Ok((self.units.grassroots_of(cell), Some(cell))),
            (Resolution::Ambiguous(candidates), _) | (Resolution::Unknown(_), Resolution::Ambiguous(candidates)) => {
                Err((candidates, true))
            }
            (Resolution::Unknown(near), Resolution::Unknown(more)) => {
                Err((if near.is_empty() { more } else { near }, false))
            }
            (Resolution::Found(org), _) => Ok((org, None)),
        }
    }

    /// Puts what nobody knows as questions.
    pub(crate) fn ask(self, log: &mut Log) {
        let mut unknown: Vec<_> = self.unknown.into_iter().collect();
        unknown.sort_by_key(|(_, unsettled)| unsettled.rows.first().copied());
        for ((text, within), Unsettled { candidates, rows }) in unknown {
            log.ask(
                self.at,
                Question::Unit {
                    text,
                    within: within.map(|at| self.units.label(at)),
                    candidates: candidates.iter().map(|at| self.units.label(*at)).collect(),
                    rows,
                },
            );
        }
    }
}

/// `Chi bộ A, Đảng bộ B`: a cell and its organisation in one text.
fn names_both(text: &str) -> bool {
    let folded = fold(text);
    (folded.contains("chi bo") || folded.contains("cb "))
        && ["dang bo", "dang uy", "db "].iter().any(|word| folded.contains(word))
}

/// `nt`, `như trên`, or the marks for it.
fn is_ditto(text: &str) -> bool {
    let bare = fold(text);
    let bare = bare.trim_matches(['-', ' ', '.', '"', '\'', '(', ')']);
    matches!(bare, "nt" | "n/t" | "nhu tren" | "〃") || matches!(text.trim(), "\"" | "''" | "”" | "“" | "〃")
}

fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "–" | "--" | "/" | "//" | "x" | "." | "…" | "...")
}

fn has_groups(job: &Job<'_>) -> bool {
    job.lines.iter().any(|line| matches!(line, crate::import::table::Line::Group(_)))
}

/// The organisation that a line of the heading names, without what follows the name (`… HUYỆN LẬP THẠCH`).
/// `ĐV Ea Kênh`: a sheet named after the organisation whose people it lists.
fn find_in_sheet_name(units: &Units, name: &str) -> Option<At> {
    const OF_LISTS: &[&str] =
        &["ds", "dsdv", "danh", "sach", "dv", "dang", "vien", "kn", "ket", "nap", "qc", "qcut", "trich", "ngang"];
    let is_of_lists = |word: &&str| OF_LISTS.contains(&fold(word).as_str()) || word.chars().all(|c| !c.is_alphabetic());
    let words = name.split(|c: char| c.is_whitespace() || c == '_').filter(|word| !word.is_empty());
    let rest: Vec<&str> = words.skip_while(is_of_lists).take_while(|word| !is_of_lists(word)).collect();
    if rest.is_empty() {
        return None;
    }
    match units.resolve_org(&rest.join(" ")) {
        Resolution::Found(at) => Some(at),
        Resolution::Ambiguous(_) | Resolution::Unknown(_) => None,
    }
}

fn find_in_heading(units: &Units, text: &str) -> Option<At> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (3..=words.len()).rev().find_map(|length| match units.resolve_org(&words[..length].join(" ")) {
        Resolution::Found(at) => Some(at),
        Resolution::Ambiguous(_) | Resolution::Unknown(_) => None,
    })
}
