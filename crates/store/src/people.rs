//! Lists of people, page by page, by the same rules of counting as the atlas.
//!
//! A page is found first, by an index that fits how much of the tree is asked for, and only its rows are read whole.
//! Which index fits is said here and not left to the engines' guesses: a column that is written `c || ''` is one that
//! must not lead.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use nguon_domain::{
    atlas::{CountBy, Counts, Span},
    calendar::Date,
    case::{DeedKind, STEPS, Stage},
    citizen_id::Sex,
    id::{CaseId, Id, PersonId, UnitId},
    name::FullName,
    partial_date::PartialDate,
    text::fold,
};

use crate::{
    Store, StoreError,
    bulk::for_each_key,
    cases::{read_steps, step_parts},
    dialect::{Cell, Link, Query},
    fields::{Fields, Parts},
    persons::sex_from_code,
    units::{range_alone, range_of, spots_of, stands_outside},
};

mod filter;
mod names;
use filter::Common;
pub use filter::{Ages, Filter};
pub(crate) use names::Names;

/// A list of people, and which page of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleQuery {
    /// The units whose people are asked for, each with everything under it; they may overlap. Nobody, if empty.
    pub scopes: Vec<UnitId>,
    /// Units whose people are asked for without those of what lies under them.
    pub only: Vec<UnitId>,
    /// Which of these people.
    pub which: Which,
    /// Only those whose name has these words or begins of words, without marks, in any order; or these initials; or
    /// this identity number.
    pub search: Option<String>,
    /// Only those of whom this holds.
    pub filter: Filter,
    /// Only those after this place in the list.
    pub after: Option<Cursor>,
    /// The most rows in the page.
    pub limit: u32,
}

/// Which people a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// Everybody whom a unit looks after, once each.
    Everybody,
    /// Open cases that a unit carries, all or at one stage.
    Open {
        /// The stage.
        stage: Option<Stage>,
    },
    /// Admissions that count for a unit.
    Admitted {
        /// On a day in this span,
        span: Span,
        /// by this way of counting,
        by: CountBy,
        /// and with this trait.
        only: Option<Trait>,
    },
    /// Recognitions of cases that a unit carries.
    Recognised {
        /// Decided on a day in this span.
        span: Span,
    },
    /// Cases that a unit carries, at one stage, ended ones too.
    AtStage(Stage),
}

/// A trait that figures count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trait {
    /// See [`Counts::women`].
    Women,
    /// See [`Counts::age_18_30`].
    Age18To30,
    /// See [`Counts::union_members`].
    UnionMembers,
    /// See [`Counts::minority`].
    Minority,
    /// See [`Counts::believers`].
    Believers,
}

/// A page of a list, in the order of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeoplePage {
    /// The rows, by name and then by id.
    pub rows: Vec<PersonRow>,
    /// How many rows the whole list has.
    pub total: u64,
    /// Where the next page begins; `None` at the end.
    pub next: Option<Cursor>,
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The person.
    pub person: PersonId,
    /// Full name.
    pub name: FullName,
    /// Sex, where known.
    pub sex: Option<Sex>,
    /// Birth date, as far as known.
    pub born: Option<PartialDate>,
    /// The unit by which the row is in the list: the one that counts the admission, carries the case, or looks after
    /// the person.
    pub unit: UnitId,
    /// The case; of everybody the open one or else the latest.
    pub case: Option<CaseId>,
    /// Its stage.
    pub stage: Option<Stage>,
    /// The day of the nomination.
    pub nominated_on: Option<Date>,
    /// The latest day on which a step was taken.
    pub last_step_on: Option<Date>,
    /// The day of the admission decision.
    pub decided_on: Option<Date>,
    /// The day of the ceremony.
    pub ceremony_on: Option<Date>,
    /// The day from which membership is official.
    pub official_on: Option<Date>,
    /// The day of the decision to recognise.
    pub recognised_on: Option<Date>,
    /// The day that counts, in a list of admissions or recognitions.
    pub day: Option<Date>,
}

/// A place in a list: after this row.
#[derive(Clone, PartialEq, Eq)]
pub struct Cursor {
    sort_key: Vec<u8>,
    person: PersonId,
    case: Option<CaseId>,
}

/// The text is no place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in a list")]
pub struct CursorProblem;

/// For addresses: hexadecimal digits and ids, apart by dots.
impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.sort_key.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        write!(f, ".{}", self.person)?;
        self.case.map_or(Ok(()), |case| write!(f, ".{case}"))
    }
}

/// The key of an order is made of a name, so it is not printed.
impl std::fmt::Debug for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cursor(after {})", self.person)
    }
}

impl std::str::FromStr for Cursor {
    type Err = CursorProblem;

    fn from_str(text: &str) -> Result<Self, CursorProblem> {
        let mut parts = text.split('.');
        let (key, person, case) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let bytes = key.as_bytes().chunks(2).map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        });
        let sort_key = bytes.collect::<Option<Vec<u8>>>().ok_or(CursorProblem)?;
        let person = person.and_then(|text| text.parse().ok()).ok_or(CursorProblem)?;
        let case = case.map(|text| text.parse().map_err(|_| CursorProblem)).transpose()?;
        if parts.next().is_some() { Err(CursorProblem) } else { Ok(Self { sort_key, person, case }) }
    }
}

/// A row of a list: the person, and [`Parts`] of who they are and of the case. Of everybody there is one for each case
/// of a person, and one for somebody without any.
macro_rules! row_columns {
    () => {
        concat!(
            "p.id, p.name, p.family, p.middle, p.given, concat(p.sex, '|', p.born, '|', p.unit, '|', c.id, '|', \
             c.carried_by, '|', c.admitted_by, '|', c.stage, '|', c.counted_by_decision_on, '|', c.official_on, '|', ",
            step_parts!(),
            ")"
        )
    };
}

/// A part of the tree with fewer units than this is walked by path; a larger one by name or day.
const NARROW: i64 = 300;
/// The most totals that are remembered.
const MOST_TOTALS: usize = 2_000;

/// Totals of lists, and what else takes a walk through everybody, good while nothing was written.
#[derive(Debug, Default)]
pub(crate) struct Totals(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    state: State,
    totals: HashMap<Question, u64>,
    reaches: HashMap<Units, Arc<Reach>>,
    common: Option<Arc<Common>>,
}

/// Units with everything under them, and units by themselves.
type Units = (Vec<UnitId>, Vec<UnitId>);

/// Where the rows of a list lie.
#[derive(Debug)]
struct Reach {
    /// The ranges of paths, none inside another.
    ranges: Vec<(String, String)>,
    /// Whether they are a small part of the tree.
    narrow: bool,
}

/// The journal's last sequence and the day of the tree.
type State = (u64, Option<String>);
/// A statement that counts, with its values.
type Question = (String, Vec<Cell>);

impl Totals {
    fn known(&self, state: &State, question: &Question) -> Option<u64> {
        let known = self.0.lock().ok()?;
        (known.state == *state).then(|| known.totals.get(question).copied()).flatten()
    }

    fn learn(&self, state: &State, question: Question, total: u64) {
        if let Ok(mut known) = self.0.lock() {
            known.enter(state);
            if known.totals.len() >= MOST_TOTALS {
                known.totals.clear();
            }
            known.totals.insert(question, total);
        }
    }

    fn reach(&self, state: &State, units: &Units) -> Option<Arc<Reach>> {
        let known = self.0.lock().ok()?;
        (known.state == *state).then(|| known.reaches.get(units).cloned()).flatten()
    }

    fn learn_reach(&self, state: &State, units: Units, reach: Arc<Reach>) {
        if let Ok(mut known) = self.0.lock() {
            known.enter(state);
            if known.reaches.len() >= MOST_TOTALS {
                known.reaches.clear();
            }
            known.reaches.insert(units, reach);
        }
    }

    fn common(&self, state: &State) -> Option<Arc<Common>> {
        let known = self.0.lock().ok()?;
        if known.state == *state { known.common.clone() } else { None }
    }

    fn learn_common(&self, state: &State, common: Arc<Common>) {
        if let Ok(mut known) = self.0.lock() {
            known.enter(state);
            known.common = Some(common);
        }
    }
}

impl Known {
    /// Forgets what was known of another state.
    fn enter(&mut self, state: &State) {
        if self.state != *state {
            *self = Self { state: state.clone(), ..Self::default() };
        }
    }
}

impl Store {
    /// A page of a list of people with the list's total, both of the same moment.
    pub async fn people(&self, query: &PeopleQuery) -> Result<PeoplePage, StoreError> {
        let mut snapshot = self.pools().snapshot().await?;
        let mut link = snapshot.link();
        let state = state(&mut link).await?;
        let reach = self.reach(&mut link, &state, query).await?;
        let Reach { ranges, narrow } = &*reach;
        if ranges.is_empty() {
            return Ok(PeoplePage { rows: Vec::new(), total: 0, next: None });
        }
        let common = match self.totals().common(&state) {
            // Only a list of everybody is asked for them; cases have the answer in their row.
            _ if query.which != Which::Everybody || !query.filter.asks_for_words() => Arc::default(),
            Some(common) => common,
            None => {
                let common = Arc::new(Common::of(&mut link).await?);
                self.totals().learn_common(&state, common.clone());
                common
            }
        };
        if let Some(words) = query.words_of_everybody() {
            let names = self.names(&mut link, &state).await?;
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let hits = names.search(&words, ranges);
            let most = usize::try_from(query.limit).unwrap_or(usize::MAX).saturating_add(1);
            if let Some(some) = hits.after(query.after.as_ref().map(|after| after.person), most) {
                let page = read_found(&mut link, some, query).await?;
                return Ok(PeoplePage { total: hits.total(), ..page });
            }
        }
        let list = List::new(query, ranges, *narrow, &common);

        let count = list.count();
        let total = match self.totals().known(&state, &count) {
            Some(total) => total,
            None => {
                let row = link.first(Query::built(count.0.clone(), count.1.clone())).await?;
                let total = row.map_or(Ok(0), |row| Fields::of(&row, "person").number())?;
                self.totals().learn(&state, count, total);
                total
            }
        };

        let (text, cells) = list.page(query.after.as_ref(), query.limit);
        let mut rows: Vec<(Vec<u8>, PersonRow)> = Vec::new();
        link.each(Query::built(text, cells), |row| {
            join(&mut rows, read_row(&mut Fields::of(row, "person"), query.which)?, query.which);
            Ok(())
        })
        .await?;
        let next = cut(&mut rows, query.limit, query.which == Which::Everybody);
        Ok(PeoplePage { rows: rows.into_iter().map(|(_, row)| row).collect(), total, next })
    }

    /// Where the rows of a list lie, looked up once as long as nothing is written.
    async fn reach(&self, link: &mut Link<'_>, state: &State, query: &PeopleQuery) -> Result<Arc<Reach>, StoreError> {
        let units = (query.scopes.clone(), query.only.clone());
        if let Some(reach) = self.totals().reach(state, &units) {
            return Ok(reach);
        }
        let ranges = ranges(link, &query.scopes, &query.only).await?;
        let narrow = is_narrow(link, &ranges).await?;
        let reach = Arc::new(Reach { ranges, narrow });
        self.totals().learn_reach(state, units, reach.clone());
        Ok(reach)
    }

    /// Everybody by their names, at the moment of a snapshot or, where somebody else has gone on, a little later.
    async fn names(&self, link: &mut Link<'_>, state: &State) -> Result<Arc<Names>, StoreError> {
        let (through, day) = (state.0, state.1.as_deref());
        let mut held = self.held_names().lock().await;
        let next = match &*held {
            Some(names) if names.through() >= through && names.is_of(day) => return Ok(names.clone()),
            Some(names) => names.follow(link, through, day).await?,
            None => None,
        };
        let next = match next {
            Some(next) => next,
            None => Names::file(link, through, state.1.clone()).await?,
        };
        let next = Arc::new(next);
        *held = Some(next.clone());
        Ok(next)
    }

    /// Files names, so that the first search need not wait for that.
    pub async fn learn_names(&self) -> Result<(), StoreError> {
        let mut snapshot = self.pools().snapshot().await?;
        let mut link = snapshot.link();
        let state = state(&mut link).await?;
        self.names(&mut link, &state).await.map(drop)
    }
}

impl PeopleQuery {
    /// The words that are looked for among everybody, where nothing else narrows.
    fn words_of_everybody(&self) -> Option<Vec<String>> {
        let search = self.search.as_deref().filter(|_| self.which == Which::Everybody && self.filter.is_empty())?;
        let fold = fold(&search.replace('\0', ""));
        let words: Vec<String> =
            fold.split_whitespace().map(|word| word.replace('#', "")).filter(|word| !word.is_empty()).collect();
        (number_in(search).is_none() && !words.is_empty()).then_some(words)
    }
}

/// The first of some people after a place in the list, in its order.
async fn read_found(link: &mut Link<'_>, some: Vec<PersonId>, query: &PeopleQuery) -> Result<PeoplePage, StoreError> {
    let question = concat!(
        "select p.sort_key, ",
        row_columns!(),
        " from person p left join admission_case c on c.person = p.id where p.id in"
    );
    let mut found: Vec<(Vec<u8>, PersonRow)> = Vec::new();
    for_each_key(link, question, some.iter().map(ToString::to_string), |row| {
        found.push(read_row(&mut Fields::of(row, "person"), query.which)?);
        Ok(())
    })
    .await?;
    found.sort_unstable_by(|one, other| (&one.0, one.1.person).cmp(&(&other.0, other.1.person)));
    let mut rows = Vec::new();
    found.into_iter().for_each(|row| join(&mut rows, row, query.which));
    if let Some(after) = &query.after {
        rows.retain(|(key, row)| (key, row.person) > (&after.sort_key, after.person));
    }
    rows.truncate(usize::try_from(query.limit).unwrap_or(usize::MAX).saturating_add(1));
    let next = cut(&mut rows, query.limit, true);
    Ok(PeoplePage { rows: rows.into_iter().map(|(_, row)| row).collect(), total: 0, next })
}

/// Takes the row more than a page has away, and says where the next page begins if there was one.
fn cut(rows: &mut Vec<(Vec<u8>, PersonRow)>, limit: u32, of_people: bool) -> Option<Cursor> {
    if rows.len() <= usize::try_from(limit).unwrap_or(usize::MAX) {
        return None;
    }
    rows.pop();
    rows.last().map(|(sort_key, row)| Cursor {
        sort_key: sort_key.clone(),
        person: row.person,
        case: row.case.filter(|_| !of_people),
    })
}

/// The ranges of paths that scopes cover, and those of units by themselves, none inside another.
async fn ranges(link: &mut Link<'_>, scopes: &[UnitId], only: &[UnitId]) -> Result<Vec<(String, String)>, StoreError> {
    let spots = spots_of(link, scopes.iter().copied()).await?;
    let mut paths: Vec<&str> = spots.values().map(|spot| spot.path.as_str()).collect();
    paths.retain(|path| !stands_outside(path));
    paths.sort_unstable();
    // In this order a path comes right after one that it lies under.
    paths.dedup_by(|below, above| below.starts_with(*above));
    let alone = spots_of(link, only.iter().copied()).await?;
    let mut alone: Vec<&str> = alone.values().map(|spot| spot.path.as_str()).collect();
    alone.retain(|path| !stands_outside(path) && !paths.iter().any(|above| path.starts_with(above)));
    alone.sort_unstable();
    Ok(paths.into_iter().map(range_of).chain(alone.into_iter().map(range_alone)).collect())
}

async fn is_narrow(link: &mut Link<'_>, ranges: &[(String, String)]) -> Result<bool, StoreError> {
    // At 1,000 tops nobody waits for the best index; the question would have too many values.
    if ranges.len() > 100 {
        return Ok(false);
    }
    let mut words = Words::default();
    let within = words.within("u.path", ranges);
    let limit = words.place(Cell::from(NARROW));
    let text = format!("select count(*) from (select u.id from unit u where {within} limit {limit}) few");
    let row = link.first(Query::built(text, words.cells)).await?;
    Ok(row.map_or(Ok(0), |row| Fields::of(&row, "unit").int())? < NARROW)
}

/// What a total depends on.
async fn state(link: &mut Link<'_>) -> Result<State, StoreError> {
    let text = "select h.sequence, t.day from journal_head h, tree_day t where h.one = 1 and t.one = 1";
    let row = link.first(Query::new(text)).await?;
    row.map_or(Ok(State::default()), |row| {
        let mut fields = Fields::of(&row, "journal_head");
        Ok((fields.number()?, fields.maybe_string()?))
    })
}

/// Pieces of a statement, and its values.
#[derive(Debug, Clone, Default)]
struct Words {
    cells: Vec<Cell>,
}

impl Words {
    fn place(&mut self, cell: Cell) -> String {
        self.cells.push(cell);
        format!("${}", self.cells.len())
    }

    fn within(&mut self, column: &str, ranges: &[(String, String)]) -> String {
        let ranges: Vec<String> = ranges
            .iter()
            .map(|(from, until)| {
                let (from, until) = (self.place(Cell::from(from.as_str())), self.place(Cell::from(until.as_str())));
                format!("({column} >= {from} and {column} < {until})")
            })
            .collect();
        either(&ranges)
    }

    fn in_span(&mut self, column: &str, span: Span) -> String {
        let (from, last) =
            (self.place(Cell::from(span.from.to_string())), self.place(Cell::from(span.last.to_string())));
        format!("{column} >= {from} and {column} <= {last}")
    }

    /// What a search asks of the text that `persons::search_text` makes.
    fn searched(&mut self, person: &str, search: &str) -> String {
        // An address may bring a zero byte, which no text holds and PostgreSQL does not even compare with.
        let fold = fold(&search.replace('\0', ""));
        if let Some(digits) = number_in(search) {
            let number = self.place(Cell::from(digits));
            return format!("({person}.citizen_id = {number} or {person}.old_id = {number})");
        }
        let words: Vec<String> = fold.split_whitespace().map(escaped).collect();
        let mut all: Vec<String> = Vec::new();
        for word in &words {
            let in_name = self.place(Cell::from(format!("% {word}%")));
            let mut either = format!("{person}.search like {in_name} escape '\\'");
            if words.len() == 1 {
                let initials = self.place(Cell::from(format!("%#{word}%")));
                either = format!("({either} or {person}.search like {initials} escape '\\')");
            }
            all.push(either);
        }
        if all.is_empty() { "1 = 1".to_owned() } else { all.join(" and ") }
    }
}

/// The digits of a citizen id, of today or of before, that a search asks for; `None` if it asks for a name.
pub fn number_in(search: &str) -> Option<String> {
    let fold = fold(search);
    let digits: String = fold.chars().filter(char::is_ascii_digit).collect();
    (matches!(digits.len(), 9 | 12) && !fold.chars().any(char::is_alphabetic)).then_some(digits)
}

fn escaped(word: &str) -> String {
    let mut escaped = String::with_capacity(word.len());
    for c in word.chars() {
        // `#` marks the initials and is in no name.
        if matches!(c, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        if c != '#' {
            escaped.push(c);
        }
    }
    escaped
}

/// One of many conditions, halved again and again: an engine goes only so deep.
fn either(conditions: &[String]) -> String {
    match conditions {
        [] => "1 = 0".to_owned(),
        [one] => one.clone(),
        many => {
            let (left, right) = many.split_at(many.len() / 2);
            format!("({} or {})", either(left), either(right))
        }
    }
}

/// A column that must not lead.
fn follows(column: &str) -> String {
    format!("({column} || '')")
}

/// A list as pieces of a statement.
struct List {
    /// Whether its rows are people and not cases.
    of_people: bool,
    /// `from … where …`, without the place in the list.
    from: String,
    words: Words,
}

impl List {
    fn new(query: &PeopleQuery, ranges: &[(String, String)], narrow: bool, common: &Common) -> Self {
        let mut words = Words::default();
        let search = query.search.as_deref().filter(|search| !search.trim().is_empty());
        if query.which == Which::Everybody {
            // Whoever searches must look at everybody in reach, and the index by path has what is searched in it.
            let by_path = narrow || search.is_some_and(|search| number_in(search).is_none());
            let path = if by_path { "p.path".to_owned() } else { follows("p.path") };
            let mut from = format!("from person p where {}", words.within(&path, ranges));
            if let Some(search) = search {
                from = format!("{from} and {}", words.searched("p", search));
            }
            from.push_str(&words.narrowed_people(&query.filter, common));
            return Self { of_people: true, from, words };
        }
        let lead = |column: &str, leads: bool| if leads { column.to_owned() } else { follows(column) };
        let mut from = match query.which {
            Which::Everybody => String::new(),
            Which::Open { stage: None } => {
                let within = words.within(&lead("c.carried_path", narrow), ranges);
                let stages = Stage::ALL.iter().filter(|stage| stage.is_open());
                let stages: Vec<String> = stages.map(|stage| words.place(Cell::from(stage.code()))).collect();
                format!("{within} and c.stage in ({})", stages.join(", "))
            }
            Which::Open { stage: Some(stage) } | Which::AtStage(stage) => {
                let within = words.within(&lead("c.carried_path", narrow), ranges);
                let is = format!("c.stage = {}", words.place(Cell::from(stage.code())));
                // Open and at an ended stage is nobody.
                let nobody = matches!(query.which, Which::Open { .. }) && !stage.is_open();
                if nobody { format!("{within} and {is} and 1 = 0") } else { format!("{within} and {is}") }
            }
            Which::Admitted { span, by, only } => {
                let within = words.within(&lead("c.admitted_path", narrow), ranges);
                let (day, age) = match by {
                    CountBy::Ceremony => ("c.ceremony_on", "c.age_at_ceremony"),
                    CountBy::Decision => ("c.counted_by_decision_on", "c.age_at_decision"),
                };
                let in_span = words.in_span(&lead(day, !narrow), span);
                let only = match only {
                    None => String::new(),
                    Some(Trait::Women) => " and c.woman = 1".to_owned(),
                    Some(Trait::UnionMembers) => " and c.union_member = 1".to_owned(),
                    Some(Trait::Minority) => " and c.minority = 1".to_owned(),
                    Some(Trait::Believers) => " and c.believer = 1".to_owned(),
                    Some(Trait::Age18To30) => {
                        let from = words.place(Cell::from(i64::from(*Counts::YOUTH.start())));
                        let until = words.place(Cell::from(i64::from(*Counts::YOUTH.end())));
                        format!(" and {age} >= {from} and {age} <= {until}")
                    }
                };
                format!("{within} and {in_span}{only}")
            }
            Which::Recognised { span } => {
                let within = words.within(&lead("c.carried_path", narrow), ranges);
                let in_span = words.in_span(&lead("c.recognised_on", !narrow), span);
                format!("{within} and {in_span}")
            }
        };
        from.push_str(&words.narrowed_cases(&query.filter));
        if let Some(search) = search {
            let searched = words.searched("s", search);
            from = format!("{from} and exists (select 1 from person s where s.id = c.person and {searched})");
        }
        Self { of_people: false, from: format!("from admission_case c where {from}"), words }
    }

    fn count(&self) -> Question {
        (format!("select count(*) {}", self.from), self.words.cells.clone())
    }

    /// One row more than the page has, to know whether there is another page.
    fn page(&self, after: Option<&Cursor>, limit: u32) -> (String, Vec<Cell>) {
        let mut words = self.words.clone();
        let mut from = self.from.clone();
        let nobody = CaseId(Id::from_number(0));
        let columns = row_columns!();
        let text = if self.of_people {
            if let Some(after) = after {
                let key = words.place(Cell::from(after.sort_key.clone()));
                let person = words.place(Cell::from(after.person.to_string()));
                from = format!("{from} and (p.sort_key, p.id) > ({key}, {person})");
            }
            let limit = words.place(Cell::from(i64::from(limit) + 1));
            format!(
                "select p.sort_key, {columns} from (select p.sort_key, p.id, p.name, p.family, p.middle, p.given, p.sex, \
                 p.born, p.unit {from} order by p.sort_key, p.id limit {limit}) p \
                 left join admission_case c on c.person = p.id order by p.sort_key, p.id"
            )
        } else {
            if let Some(after) = after {
                let key = words.place(Cell::from(after.sort_key.clone()));
                let person = words.place(Cell::from(after.person.to_string()));
                let case = words.place(Cell::from(after.case.unwrap_or(nobody).to_string()));
                from = format!("{from} and (c.sort_key, c.person, c.id) > ({key}, {person}, {case})");
            }
            let limit = words.place(Cell::from(i64::from(limit) + 1));
            format!(
                "select c.sort_key, {columns} from (select c.id {from} order by c.sort_key, c.person, c.id limit {limit}) page \
                 join admission_case c on c.id = page.id join person p on p.id = c.person \
                 order by c.sort_key, c.person, c.id"
            )
        };
        (text, words.cells)
    }
}

/// Adds a row; of everybody, of several in a row about the same person the one with the open case or else the latest
/// stays.
fn join(rows: &mut Vec<(Vec<u8>, PersonRow)>, (key, row): (Vec<u8>, PersonRow), which: Which) {
    let rank = |row: &PersonRow| (row.stage.is_some_and(Stage::is_open), row.case);
    match rows.last_mut() {
        Some((_, last)) if which == Which::Everybody && last.person == row.person => {
            if rank(&row) > rank(last) {
                *last = row;
            }
        }
        _ => rows.push((key, row)),
    }
}

fn read_row(fields: &mut Fields<'_>, which: Which) -> Result<(Vec<u8>, PersonRow), StoreError> {
    let sort_key = fields.bytes()?.to_vec();
    let person = fields.parsed()?;
    let name = crate::persons::read_name(fields)?;
    let row = read_parts(&mut Parts::of(fields.text()?), person, name, which);
    Ok((sort_key, row.ok_or_else(|| damaged(person))?))
}

/// The parts themselves may be personal.
fn damaged(person: PersonId) -> StoreError {
    let what = "a row of a list cannot be read".to_owned();
    StoreError::Damaged { table: "person".to_owned(), row: person.to_string(), what }
}

fn read_parts(parts: &mut Parts<'_>, person: PersonId, name: FullName, which: Which) -> Option<PersonRow> {
    let (sex, born, unit) = (parts.maybe(sex_from_code)?, parts.maybe(PartialDate::from_iso)?, parts.parsed()?);
    let (case, carried_by) = (parts.maybe_parsed()?, parts.maybe_parsed()?);
    let (admitted_by, stage) = (parts.maybe_parsed()?, parts.maybe(Stage::from_code)?);
    let (counted_by_decision_on, official_on) = (parts.maybe_parsed()?, parts.maybe_parsed()?);
    let days = read_steps(parts)?;
    let on = |step| STEPS.iter().zip(&days).find(|(other, _)| **other == step).and_then(|(_, day)| *day);
    let (ceremony_on, recognised_on) = (on(DeedKind::CeremonyHeld), on(DeedKind::Recognised));
    let carried_by = carried_by.unwrap_or(unit);
    let (unit, day) = match which {
        Which::Everybody => (unit, None),
        Which::Open { .. } | Which::AtStage(_) => (carried_by, None),
        Which::Admitted { by: CountBy::Ceremony, .. } => (admitted_by.unwrap_or(carried_by), ceremony_on),
        Which::Admitted { by: CountBy::Decision, .. } => (admitted_by.unwrap_or(carried_by), counted_by_decision_on),
        Which::Recognised { .. } => (carried_by, recognised_on),
    };
    Some(PersonRow {
        person,
        name,
        sex,
        born,
        unit,
        case,
        stage,
        nominated_on: on(DeedKind::Nominated),
        last_step_on: days.iter().flatten().max().copied(),
        decided_on: on(DeedKind::Decided),
        ceremony_on,
        official_on,
        recognised_on,
        day,
    })
}

#[cfg(test)]
mod tests {
    use super::{filter::day_column, *};

    #[test]
    fn the_columns_of_days_are_those_of_the_steps() {
        let columns: Vec<String> =
            STEPS.iter().map(|step| format!("c.{}", day_column(*step).expect("a step has a day"))).collect();
        assert_eq!(step_parts!(), columns.join(", '|', "));
    }

    #[test]
    fn a_place_in_a_list_reads_back() {
        let person = PersonId(Id::from_number(7));
        for case in [None, Some(CaseId(Id::from_number(8)))] {
            let cursor = Cursor { sort_key: vec![0, 10, 255], person, case };
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
        for text in ["", ".", "0", "zz.00000000000000000000000007", "00", "00.1", "00.00000000000000000000000007.x"] {
            assert_eq!(text.parse::<Cursor>(), Err(CursorProblem), "{text}");
        }
    }
}
