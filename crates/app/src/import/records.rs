//! What the workbooks say, as typed values with the place each came from.
//!
//! A record carries everything that is needed to write it to the store. It has passed the reader's repairs, so a
//! name is a [`FullName`] and a day is a day that the calendar has; what could not be repaired is absent here and
//! stands in the findings. Rows that wait for an answer have no record.

use std::sync::Arc;

use nguon_domain::{
    calendar::Date,
    case::{Ballots, Stage},
    citizen_id::{CitizenId, Sex},
    id::UnitId,
    name::FullName,
    partial_date::PartialDate,
    quota::MassOrg,
    unit::{Sector, UnitKind},
};

/// Where a record came from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Name of the file, without its folder.
    pub file: Arc<str>,
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// As shown at the left edge of the sheet, from 1.
    pub row: u32,
}

/// A unit that a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitRef {
    /// A unit that the database knows.
    Known(UnitId),
    /// A unit that these files bring: its index in [`Records::units`].
    InFile(usize),
}

/// Everything that was accepted, by kind, each in the order of the files.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// Organisations; a parent stands before its children.
    pub units: Vec<UnitRecord>,
    /// Quotas of one year.
    pub quotas: Vec<QuotaRecord>,
    /// Quotas of a mass organisation for nominating people.
    pub nomination_quotas: Vec<NominationQuotaRecord>,
    /// Quotas of a term of office.
    pub term_quotas: Vec<TermQuotaRecord>,
    /// People admitted.
    pub admissions: Vec<AdmissionRecord>,
    /// People recognised as official members.
    pub recognitions: Vec<RecognitionRecord>,
    /// People being prepared.
    pub pipeline: Vec<PipelineRecord>,
    /// Officers in charge of units.
    pub assignments: Vec<AssignmentRecord>,
    /// Survey visits.
    pub surveys: Vec<SurveyRecord>,
    /// Firms outside the State sector.
    pub enterprises: Vec<EnterpriseRecord>,
    /// Members on a roster.
    pub members: Vec<MemberRecord>,
}

/// One organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRecord {
    /// Where it stands. The top organisation, which lists name only in their heading, has the heading's row.
    pub origin: Origin,
    /// The unit of the database that this row describes, if there is one.
    pub known: Option<UnitId>,
    /// The code the district uses, such as `LT06-01`.
    pub code: Option<String>,
    /// Full name, such as `Đảng bộ xã Thái Hòa`.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
    /// The unit directly above; absent only for the top one.
    pub parent: Option<UnitRef>,
    /// Five-digit code of the commune.
    pub area_code: Option<String>,
    /// Field of life.
    pub sector: Option<Sector>,
    /// Members in all.
    pub members: Option<u32>,
    /// Of these, on probation.
    pub probationary: Option<u32>,
    /// The secretary, as written.
    pub secretary: Option<String>,
    /// When it was founded.
    pub established: Option<PartialDate>,
    /// Remark.
    pub note: Option<String>,
}

/// What a unit is to reach in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaRecord {
    /// Where it stands.
    pub origin: Origin,
    /// Whose quota it is.
    pub unit: UnitRef,
    /// The year.
    pub year: i16,
    /// People to admit; `Some(0)` where the list says `-` or nought.
    pub admission: Option<u32>,
    /// People to send to the awareness class.
    pub class: Option<u32>,
    /// Members at the start of the year.
    pub members_at_start: Option<u32>,
    /// Number of the plan or decision that sets it, from the heading, such as `99-KH/HU`.
    pub paper: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

/// How many people one mass organisation of a unit is to nominate in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NominationQuotaRecord {
    /// Where it stands.
    pub origin: Origin,
    /// The commune.
    pub unit: UnitRef,
    /// The year.
    pub year: i16,
    /// Who nominates.
    pub by: MassOrg,
    /// How many.
    pub amount: u32,
}

/// What a unit is to reach in a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermQuotaRecord {
    /// Where it stands.
    pub origin: Origin,
    /// Whose quota it is.
    pub unit: UnitRef,
    /// First and last year as the heading writes the term: 2020, 2025.
    pub term: (i16, i16),
    /// For the whole term.
    pub total: Option<u32>,
    /// Foreseen year by year, ascending.
    pub years: Vec<(i16, u32)>,
    /// Remark.
    pub note: Option<String>,
}

/// Membership of the Youth Union.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnionMembership {
    /// Not a member.
    None,
    /// A member; since when, where written.
    Member(Option<PartialDate>),
}

/// Who a row speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFacts {
    /// Full name, repaired.
    pub name: FullName,
    /// Name at birth, where the list has it apart.
    pub birth_name: Option<FullName>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth, as much as is written.
    pub birth: Option<PartialDate>,
    /// Number of twelve digits, or of nine where there is no other.
    pub citizen_id: Option<CitizenId>,
    /// The older number of nine digits, where the list has both.
    pub old_id: Option<CitizenId>,
    /// As written.
    pub ethnicity: Option<String>,
    /// As written; `Không` is kept.
    pub religion: Option<String>,
    /// General schooling, such as `12/12`, repaired.
    pub schooling: Option<String>,
    /// Professional training (chuyên môn).
    pub profession: Option<String>,
    /// Occupation (nghề nghiệp).
    pub occupation: Option<String>,
    /// Post and place of work (chức vụ, đơn vị công tác).
    pub position: Option<String>,
    /// Where the person lives.
    pub residence: Option<String>,
    /// Home town, its parts joined.
    pub home_town: Option<String>,
    /// Youth Union.
    pub union: Option<UnionMembership>,
    /// Telephone.
    pub phone: Option<String>,
}

/// A paper with its number and its day, either of which may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperOn {
    /// Such as `231-QĐ/HU`.
    pub number: Option<String>,
    /// Its day.
    pub on: Option<Date>,
}

/// The steps of a case, as far as the list has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    /// Who nominated, as written.
    pub nominated_by: Option<String>,
    /// The mass organisation that nominated, if it is one.
    pub nominated_by_org: Option<MassOrg>,
    /// When.
    pub nominated_on: Option<Date>,
    /// Members who help or introduce, one name each, as written.
    pub introducers: Vec<String>,
    /// Since when they work or live in the same place.
    pub together_since: Option<PartialDate>,
    /// Certificate of the awareness class.
    pub certificate: PaperOn,
    /// The application.
    pub applied_on: Option<Date>,
    /// Vetting asked.
    pub vetting_asked_on: Option<Date>,
    /// Vetting answered.
    pub vetting_answered_on: Option<Date>,
    /// Resolution of the Youth Union or trade union.
    pub union_resolution_on: Option<Date>,
    /// Opinion of the cell where the person lives.
    pub residence_opinion_on: Option<Date>,
    /// The cell considered the person.
    pub cell_met_on: Option<Date>,
    /// Its vote.
    pub ballots: Option<Ballots>,
    /// The grassroots committee met.
    pub committee_met_on: Option<Date>,
    /// The dossier went up.
    pub sent_up_on: Option<Date>,
    /// The decision to admit.
    pub decision: PaperOn,
    /// The ceremony.
    pub ceremony_on: Option<Date>,
    /// The day from which membership is official.
    pub official_on: Option<Date>,
    /// The decision to recognise.
    pub recognition: PaperOn,
}

/// How a case ended before recognition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// Removed from the list (xóa tên).
    Removed,
    /// Moved to another Party organisation (chuyển sinh hoạt đảng).
    Transferred,
    /// Died.
    Died,
    /// Expelled.
    Expelled,
    /// Left on request.
    Resigned,
    /// The admission was annulled.
    Annulled,
}

impl Ending {
    /// The word that stands for it in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Transferred => "transferred",
            Self::Died => "died",
            Self::Expelled => "expelled",
            Self::Resigned => "resigned",
            Self::Annulled => "annulled",
        }
    }
}

/// One person admitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdmissionRecord {
    /// Where it stands.
    pub origin: Origin,
    /// Who.
    pub person: PersonFacts,
    /// The cell; the grassroots organisation itself where that is a cell, or where no cell is written.
    pub cell: UnitRef,
    /// The cell's name as written, where the organisations have no such cell listed.
    pub cell_text: Option<String>,
    /// The grassroots organisation.
    pub org: UnitRef,
    /// What was done, step by step.
    pub steps: Steps,
    /// How it ended, if the remark says so, and when.
    pub ending: Option<(Ending, Option<PartialDate>)>,
    /// Admitted for the second time.
    pub readmitted: bool,
    /// Index in [`Records::recognitions`] of the row that recognises this person.
    pub recognition: Option<usize>,
    /// Remark.
    pub note: Option<String>,
}

/// One person recognised as official member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecognitionRecord {
    /// Where it stands.
    pub origin: Origin,
    /// Who.
    pub person: PersonFacts,
    /// The cell; see [`AdmissionRecord::cell`].
    pub cell: UnitRef,
    /// The cell's name as written, where the organisations have no such cell listed.
    pub cell_text: Option<String>,
    /// The grassroots organisation.
    pub org: UnitRef,
    /// When the person was admitted, by ceremony.
    pub admitted_on: Option<Date>,
    /// The day from which membership is official.
    pub official_on: Option<Date>,
    /// The decision.
    pub decision: PaperOn,
    /// Index in [`Records::admissions`] of the row that admitted this person.
    pub admission: Option<usize>,
    /// Remark.
    pub note: Option<String>,
}

/// One person being prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PipelineRecord {
    /// Where it stands.
    pub origin: Origin,
    /// Who.
    pub person: PersonFacts,
    /// The cell that watches over the person; see [`AdmissionRecord::cell`].
    pub cell: UnitRef,
    /// The cell's name as written, where the organisations have no such cell listed.
    pub cell_text: Option<String>,
    /// The grassroots organisation.
    pub org: UnitRef,
    /// What was done, step by step.
    pub steps: Steps,
    /// How far the steps have come, or how the path ended.
    pub standing: Standing,
    /// Remark.
    pub note: Option<String>,
}

/// How far a person in the pipeline has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Still on the path; the furthest step.
    Underway(Stage),
    /// Already admitted and left in the list; the ceremony's day where the remark has it.
    Admitted(Option<Date>),
    /// Stopped or dropped; the reason as written.
    Stopped(String),
}

/// An officer in charge of units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentRecord {
    /// Where it stands.
    pub origin: Origin,
    /// The officer, without `Đ/c`.
    pub officer: FullName,
    /// Post.
    pub post: Option<String>,
    /// The heading of the group the officer stands in, such as `Ủy viên Ban Thường vụ Huyện ủy`.
    pub group: Option<String>,
    /// The units, in the order written.
    pub units: Vec<UnitRef>,
    /// Term of office from the heading.
    pub term: Option<(i16, i16)>,
    /// Day of the paper, from the heading.
    pub from: Option<Date>,
    /// Remark.
    pub note: Option<String>,
}

/// One survey visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyRecord {
    /// Where it stands.
    pub origin: Origin,
    /// When.
    pub on: Option<Date>,
    /// Where.
    pub unit: UnitRef,
    /// By whom, as written.
    pub surveyor: Option<String>,
    /// What was found.
    pub result: Option<String>,
    /// Difficulty.
    pub difficulty: Option<String>,
    /// Measure proposed.
    pub measure: Option<String>,
    /// Who is to do it, as written.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// What came of it.
    pub outcome: Option<String>,
}

/// One firm outside the State sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnterpriseRecord {
    /// Where it stands.
    pub origin: Origin,
    /// Name.
    pub name: String,
    /// Legal form, as written.
    pub form: Option<String>,
    /// Trade.
    pub trade: Option<String>,
    /// The commune it lies in, as a Party organisation.
    pub area: Option<UnitRef>,
    /// Where it lies, as written.
    pub area_text: Option<String>,
    /// Workers.
    pub workers: Option<u32>,
    /// Party members working there.
    pub members: Option<u32>,
    /// Whether it has a cell.
    pub has_cell: Option<bool>,
    /// The cell, if the organisations list one of that name.
    pub cell: Option<UnitRef>,
    /// When the cell was founded.
    pub cell_established: Option<PartialDate>,
    /// Whether it has a trade union.
    pub trade_union: Option<bool>,
    /// Whether it has a Youth Union.
    pub youth_union: Option<bool>,
    /// The owner's standing towards the Party, as written.
    pub owner: Option<String>,
    /// The owner's attitude, as written.
    pub attitude: Option<String>,
    /// Officer in charge, as written.
    pub officer: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

/// How a member takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Participation {
    /// Takes part.
    Active,
    /// On probation.
    Probationary,
    /// Exempt from work and activity.
    Exempt,
    /// Takes part elsewhere for a time.
    TemporarilyElsewhere,
}

/// One member on a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRecord {
    /// Where it stands.
    pub origin: Origin,
    /// Who.
    pub person: PersonFacts,
    /// The cell; see [`AdmissionRecord::cell`].
    pub cell: UnitRef,
    /// The cell's name as written, where the organisations have no such cell listed.
    pub cell_text: Option<String>,
    /// The grassroots organisation.
    pub org: UnitRef,
    /// Number of the member's biography (số lý lịch).
    pub biography_number: Option<String>,
    /// Member card.
    pub card: PaperOn,
    /// Joined the Party.
    pub joined: Option<PartialDate>,
    /// Official member since.
    pub official: Option<PartialDate>,
    /// Where admitted, as written.
    pub admitted_at: Option<String>,
    /// Party post.
    pub party_post: Option<String>,
    /// Other post.
    pub other_post: Option<String>,
    /// Political theory.
    pub theory: Option<String>,
    /// Languages and computing.
    pub languages: Option<String>,
    /// Years of the Party badge held.
    pub badge_years: Option<u32>,
    /// Exempt since.
    pub exempt_since: Option<Date>,
    /// How the member takes part, where the words say it.
    pub participation: Option<Participation>,
    /// As written.
    pub status: Option<String>,
    /// Health, as written.
    pub health: Option<String>,
    /// Remark.
    pub note: Option<String>,
}
