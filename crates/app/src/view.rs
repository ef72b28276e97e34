//! What use cases hand to pages, reports and the command line: finished figures and names, nothing to work out.

use nguon_domain::{
    access::Role,
    atlas::{CountBy, Counts, Span, Traits},
    attachment::AttachmentKind,
    calendar::{Date, Timestamp},
    case::{Act, Case, Stage},
    id::{AttachmentId, NoteId, PersonId, PostId, UnitId},
    name::FullName,
    partial_date::PartialDate,
    person::{Person, Sex},
    requirement::Finding,
    unit::{Chapter, UnitKind},
};

use crate::{
    listing::{FilterDays, PeopleFilter},
    past::TreeNote,
    saved::ViewLine,
    work::{StageRow, Tally},
};

/// A unit by name, to link to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitLink {
    /// Its id.
    pub id: UnitId,
    /// Its code, where it has one.
    pub code: Option<String>,
    /// Its name today.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
}

/// The head of every page about a unit: where we are, and for which days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The unit.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// The days the figures are for.
    pub span: Span,
    /// The same days one year earlier.
    pub last_year: Span,
    /// Which day counts an admission.
    pub count_by: CountBy,
    /// The congress term that today belongs to, by its first and last year, where a quota is set for it.
    pub term: Option<(i16, i16)>,
    /// The day on whose tree the figures are; `None` for today's.
    pub tree: Option<Date>,
    /// The clock's day.
    pub today: Date,
}

/// What the reader may do here; a page shows no link that would be refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct May {
    /// Open the lists behind the figures.
    pub see_people: bool,
    /// Open a person's page.
    pub see_person: bool,
    /// See a citizen id in full.
    pub reveal_citizen_id: bool,
    /// Take the list or report out as a file.
    pub export: bool,
    /// Nominate somebody.
    pub nominate: bool,
    /// See who holds which post.
    pub see_accounts: bool,
    /// Bring in workbooks.
    pub import: bool,
    /// Add units under it, rename and correct it.
    pub manage_units: bool,
    /// Move, close, merge and split it.
    pub place_unit: bool,
    /// Change settings of the instance.
    pub manage_settings: bool,
    /// Look whether the records are whole.
    pub check: bool,
}

/// The dashboard of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitView {
    /// Where and when.
    pub heading: Heading,
    /// What the reader may do.
    pub may: May,
    /// Figures of the span.
    pub now: Counts,
    /// Figures of the same days one year earlier.
    pub before: Counts,
    /// Month by month through the span, at most the last twenty-four months of it.
    pub months: Vec<MonthRow>,
    /// Units directly under this one, the highest attainment first, those without a quota last.
    pub children: Vec<ChildRow>,
    /// What counts at this unit itself and at none of its children; `None` if that is nothing.
    pub own: Option<Counts>,
    /// Open cases by stage, in the order of the procedure.
    pub open: Vec<StageRow>,
    /// How urgent the work on them is.
    pub work: Tally,
    /// Who is in charge of the unit, as lists of the committee say.
    pub in_charge: Vec<InCharge>,
    /// How many cells under the unit, itself counted, have admitted nobody for one, three, five years.
    pub idle: Vec<(i32, u32)>,
    /// How many units stand under it.
    pub under: u32,
    /// Members at the start of the span's last year, where known.
    pub members: Option<u32>,
    /// Whether the lists behind the figures can be opened by whoever may see people here: not where they count people
    /// who are elsewhere today.
    pub opens: bool,
    /// How the tree that was asked for differs from today's; `None` for today's.
    pub tree: Option<TreeNote>,
    /// What became of the unit, the oldest first.
    pub story: Vec<ChapterLine>,
}

/// Something that became of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChapterLine {
    /// What and when.
    pub chapter: Chapter,
    /// The number of the paper behind it, where known.
    pub paper: Option<String>,
    /// The units that it went into, that went into it, or under which it came to stand, each with whether the reader
    /// may open its page.
    pub others: Vec<(UnitLink, bool)>,
    /// Where it stood before, if it was moved.
    pub before: Option<UnitLink>,
}

/// An officer in charge of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InCharge {
    /// Their name, as written.
    pub officer: String,
    /// Their post, as written.
    pub post: Option<String>,
    /// Since when.
    pub from: Option<Date>,
}

/// One month of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthRow {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// Admitted in it.
    pub admitted: u32,
    /// Admitted in the same month one year earlier.
    pub admitted_before: u32,
    /// The part of the month that lies in the span: what its list covers.
    pub span: Span,
}

/// One unit in a list of units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildRow {
    /// The unit.
    pub unit: UnitLink,
    /// Figures of the span.
    pub now: Counts,
    /// Figures of the same days one year earlier.
    pub before: Counts,
    /// See [`UnitView::opens`].
    pub opens: bool,
    /// Whether the reader may open its page: not where it has gone elsewhere since.
    pub is_here: bool,
}

/// Which people a list is of. Each names the figure it stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeopleOf {
    /// Everybody that is known.
    Everybody,
    /// Admitted in the span.
    Admitted,
    /// Women among the admitted.
    Women,
    /// Aged 18 to 30 among the admitted.
    Age18To30,
    /// Youth Union members among the admitted.
    UnionMembers,
    /// Of an ethnic minority among the admitted.
    Minority,
    /// Belonging to a religion among the admitted.
    Believers,
    /// Recognised in the span.
    Recognised,
    /// Whose case is open.
    Open,
    /// Whose case stands at this stage.
    AtStage(Stage),
}

impl PeopleOf {
    /// Whether the days choose who is in the list; open cases and everybody are as of today.
    pub const fn is_by_period(self) -> bool {
        match self {
            Self::Open | Self::AtStage(_) | Self::Everybody => false,
            Self::Admitted
            | Self::Women
            | Self::Age18To30
            | Self::UnionMembers
            | Self::Minority
            | Self::Believers
            | Self::Recognised => true,
        }
    }

    /// Whether being in the list says of somebody what only those may know who see persons. Others are told how many
    /// there are in round numbers.
    pub const fn is_of_persons(self) -> bool {
        match self {
            Self::Minority | Self::Believers => true,
            Self::Everybody
            | Self::Admitted
            | Self::Women
            | Self::Age18To30
            | Self::UnionMembers
            | Self::Recognised
            | Self::Open
            | Self::AtStage(_) => false,
        }
    }

    /// The figure behind which the list stands; `None` for a list that is as of today.
    pub const fn count_in(self, counts: &Counts) -> Option<u32> {
        match self {
            Self::Open | Self::AtStage(_) | Self::Everybody => None,
            Self::Admitted => Some(counts.admitted),
            Self::Women => Some(counts.women),
            Self::Age18To30 => Some(counts.age_18_30),
            Self::UnionMembers => Some(counts.union_members),
            Self::Minority => Some(counts.minority),
            Self::Believers => Some(counts.believers),
            Self::Recognised => Some(counts.recognised),
        }
    }
}

/// A list of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleView {
    /// Where and when.
    pub heading: Heading,
    /// What the reader may do.
    pub may: May,
    /// Which people.
    pub of: PeopleOf,
    /// What was searched for, as typed; empty for everybody.
    pub search: String,
    /// What the list is narrowed by.
    pub filter: PeopleFilter,
    /// Whether it was asked for by what the reader may not know of people, and is another list therefore.
    pub is_withheld: bool,
    /// The days that this is held against.
    pub filter_days: FilterDays,
    /// Whether the reader may put acts on record at the unit, so also for many of the list at once.
    pub may_record: bool,
    /// The lists that were saved under a name at this unit, by name.
    pub views: Vec<ViewLine>,
    /// One page of rows, in the order of Vietnamese names.
    pub rows: Vec<PersonLine>,
    /// How many there are in all.
    pub total: u64,
    /// How to ask for the rows after these; `None` on the last page.
    pub next: Option<String>,
    /// Whether this is not the first page.
    pub is_continued: bool,
}

/// One person in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: FullName,
    /// Sex, where known.
    pub sex: Option<Sex>,
    /// Birth date, as far as known.
    pub born: Option<PartialDate>,
    /// The unit that carries the case, or looks after the person.
    pub unit: UnitLink,
    /// The grassroots organisation over that unit, where the list holds those of several: cells bear the same names.
    pub within: Option<UnitLink>,
    /// How far the case has come; `None` if there is no case.
    pub stage: Option<Stage>,
    /// When they were nominated.
    pub nominated_on: Option<Date>,
    /// The latest day on which a step was taken.
    pub last_step_on: Option<Date>,
    /// The day of the decision.
    pub decided_on: Option<Date>,
    /// The day of the ceremony.
    pub ceremony_on: Option<Date>,
    /// The day of the decision to recognise.
    pub recognised_on: Option<Date>,
    /// The day from which membership is official.
    pub official_on: Option<Date>,
}

impl PersonLine {
    /// Full years of age on a day, as figures count them.
    pub fn age_on(&self, day: Date) -> Option<u32> {
        let age = Traits { born: self.born, ..Traits::default() }.age_on(day);
        age.and_then(|age| u32::try_from(age).ok())
    }
}

/// A person's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonView {
    /// What the reader may do.
    pub may: May,
    /// Who. The ids in it are for masking; in full they are shown only by revealing, which is journalled.
    pub person: Person,
    /// Where.
    pub unit: UnitLink,
    /// Whether the reader may open that unit's page; not where somebody moved to after their admission elsewhere.
    pub may_see_unit: bool,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// Whether the reader may nominate them: they may record at the unit, and nothing stands in the way.
    pub may_nominate: bool,
    /// Their cases, the newest first.
    pub cases: Vec<CaseView>,
    /// The clock's day.
    pub today: Date,
}

/// A case with what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseView {
    /// The case as its acts make it.
    pub case: Case,
    /// The unit that carries it.
    pub unit: UnitLink,
    /// Its acts by day, the newest first, corrected ones included.
    pub acts: Vec<ActView>,
    /// What of the rules is not met, in the order of the procedure, each with its clause.
    pub findings: Vec<Finding>,
    /// Notes on it, the newest first.
    pub notes: Vec<NoteView>,
    /// Files with it, the newest first.
    pub attachments: Vec<AttachmentView>,
    /// Whether the reader may bring files to it: they may record, and some kind of file is kept here.
    pub may_attach: bool,
    /// Whether the reader may put its acts on record, and notes beside them.
    pub may_record: bool,
}

/// A file that is kept with a case, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentView {
    /// Its id.
    pub id: AttachmentId,
    /// When it was brought.
    pub at: Timestamp,
    /// By whom, by name.
    pub by: String,
    /// Of which kind it is.
    pub kind: AttachmentKind,
    /// How large it is, in bytes.
    pub size: u32,
    /// Whether the reader may take it away.
    pub may_remove: bool,
    /// What it is called, or how it went.
    pub fate: AttachmentFate,
}

/// What a file is called, or how it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachmentFate {
    /// It is kept.
    Kept {
        /// What it is called.
        name: String,
    },
    /// It was taken away.
    Removed {
        /// When.
        at: Timestamp,
        /// By whom, by name.
        by: String,
        /// Why.
        reason: String,
    },
}

/// A note on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteView {
    /// Its id.
    pub id: NoteId,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it, by name.
    pub by: String,
    /// What it says, or how its words went.
    pub text: NoteText,
    /// Whether it took the place of an earlier one.
    pub corrects: bool,
    /// Whether a later one has taken its place.
    pub is_superseded: bool,
    /// Whether the reader may put other words in its place: they wrote it, and it stands.
    pub may_correct: bool,
    /// Whether the reader may withdraw it, and it stands.
    pub may_withdraw: bool,
}

/// What a note says, or how its words went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteText {
    /// It says this.
    Standing(String),
    /// It was withdrawn.
    Withdrawn {
        /// When.
        at: Timestamp,
        /// By whom, by name.
        by: String,
        /// Why.
        reason: String,
    },
}

/// An act with who put it on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActView {
    /// The act.
    pub act: Act,
    /// Where it was done.
    pub unit: UnitLink,
    /// The unit that has carried the case on since, if the act says so.
    pub to: Option<UnitLink>,
    /// Who put it on record, by name; `None` for the program itself, as when files are brought in from the command line.
    pub recorded_by: Option<String>,
    /// On whose behalf they did (thay mặt), if they held their post on somebody's.
    pub on_behalf_of: Option<String>,
    /// Whether a later act has taken its place.
    pub superseded: bool,
}

/// How a report is broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Grouping {
    /// By unit directly below.
    #[default]
    Unit,
    /// By month.
    Month,
    /// By year.
    Year,
}

impl Grouping {
    /// The word that stands for it on the command line and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The grouping of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Unit, Self::Month, Self::Year].into_iter().find(|grouping| grouping.code() == code)
    }
}

/// The report on admissions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportView {
    /// Where and when.
    pub heading: Heading,
    /// What the reader may do.
    pub may: May,
    /// How it is broken down.
    pub by: Grouping,
    /// Figures of the span.
    pub total: Counts,
    /// Figures of the same days one year earlier.
    pub before: Counts,
    /// The rows; they add up to the total, but for what the reader is told in round numbers: ethnic minorities and
    /// believers, where they may not see persons.
    pub rows: Vec<ReportRow>,
    /// The instant it was drawn up.
    pub drawn_up_at: Timestamp,
}

/// One row of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// What it is about.
    pub key: RowKey,
    /// The days it covers: the span, or the part of it that lies in the month or year.
    pub span: Span,
    /// Figures.
    pub now: Counts,
    /// Figures of the same days one year earlier.
    pub before: Counts,
}

/// What a row of a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowKey {
    /// A unit below.
    Unit(UnitLink),
    /// What counts at the unit itself and at none below.
    Own(UnitLink),
    /// A month.
    Month(i16, i8),
    /// A year.
    Year(i16),
}

/// Where a person works, for their first page and the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostView {
    /// Its id.
    pub id: PostId,
    /// As what.
    pub role: Role,
    /// Where.
    pub unit: UnitLink,
    /// First day.
    pub from: Date,
    /// The day it ends, if that is set.
    pub until: Option<Date>,
    /// Whether it is held on behalf of another.
    pub delegated: bool,
}

/// What a search over everything the reader may see found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindView {
    /// What was searched for, as typed; empty if nothing was.
    pub search: String,
    /// Units, those that fit best first; not more than a page shows.
    pub units: Vec<UnitHit>,
    /// How many units there are in all.
    pub units_total: u64,
    /// People, by name; not more than a page shows.
    pub people: Vec<PersonHit>,
    /// How many people there are in all.
    pub people_total: u64,
    /// Whether the reader may see people anywhere.
    pub sees_people: bool,
    /// Whether the reader finds people by a citizen id, too.
    pub finds_numbers: bool,
}

/// A unit that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitHit {
    /// The unit.
    pub unit: UnitLink,
    /// The unit directly above, where the reader may see it.
    pub above: Option<UnitLink>,
}

/// A person who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonHit {
    /// Who.
    pub line: PersonLine,
    /// Whether the reader may open the person's page.
    pub may_open: bool,
}
