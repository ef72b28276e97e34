//! What a column can mean.

use super::kinds::SheetKind;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $content:ident;)*) => {
        /// What a column can mean. Its code is written in mappings and in the printed reading, so it never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])* $name,)* }

        impl Field {
            /// Every field, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The word that stands for the field in mappings and in JSON.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What kind of values its column holds.
            pub(crate) const fn content(self) -> Content {
                match self { $(Self::$name => Content::$content,)* }
            }
        }
    };
}

/// What kind of values a column holds; what it is compared with before a header is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// Running numbers.
    Ordinal,
    /// Names of people.
    Name,
    /// Part of a name.
    NamePart,
    /// Days.
    Day,
    /// Days, months or years.
    Partial,
    /// Whole numbers, not large.
    Count,
    /// Numbers of papers, cards, codes.
    Code,
    /// Numbers of citizens.
    Id,
    /// `Nam` and `Nữ`.
    Sex,
    /// Marks, or yes and no.
    Mark,
    /// Votes such as `7/8`.
    Votes,
    /// Schooling such as `12/12`.
    Schooling,
    /// Names of organisations.
    Unit,
    /// Anything.
    Text,
}

fields! {
    /// Running number.
    Ordinal = "ordinal", Ordinal;
    /// Full name.
    FullName = "full_name", Name;
    /// Family and middle name, the given name being in a column of its own.
    FamilyName = "family_name", NamePart;
    /// Given name alone.
    GivenName = "given_name", NamePart;
    /// Name at birth.
    BirthName = "birth_name", Name;
    /// Other name.
    Alias = "alias", Text;
    /// Birth.
    Birth = "birth", Partial;
    /// Birth, for men only.
    BirthMale = "birth_male", Partial;
    /// Birth, for women only.
    BirthFemale = "birth_female", Partial;
    /// Day of the month of birth.
    BirthDay = "birth_day", Count;
    /// Month of birth.
    BirthMonth = "birth_month", Count;
    /// Year of birth.
    BirthYear = "birth_year", Partial;
    /// Sex.
    Sex = "sex", Sex;
    /// A mark for men.
    MarkMale = "mark_male", Mark;
    /// A mark for women.
    MarkFemale = "mark_female", Mark;
    /// Citizen number.
    CitizenId = "citizen_id", Id;
    /// Old number of nine digits, beside a new one.
    OldId = "old_id", Id;
    /// Day a number of identity was issued; read and not kept.
    IdIssuedOn = "id_issued_on", Day;
    /// Ethnicity.
    Ethnicity = "ethnicity", Text;
    /// Religion.
    Religion = "religion", Text;
    /// Ethnicity and religion in one column.
    EthnicityReligion = "ethnicity_religion", Text;
    /// General schooling.
    Schooling = "schooling", Schooling;
    /// Professional training.
    Profession = "profession", Text;
    /// Schooling and professional training in one column.
    SchoolingProfession = "schooling_profession", Text;
    /// Political theory.
    Theory = "theory", Text;
    /// Languages and computing.
    Languages = "languages", Text;
    /// Occupation.
    Occupation = "occupation", Text;
    /// Post and place of work.
    Position = "position", Text;
    /// Where the person lives.
    Residence = "residence", Text;
    /// Home town.
    HomeTown = "home_town", Text;
    /// Commune of the home town.
    HomeCommune = "home_commune", Text;
    /// District of the home town.
    HomeDistrict = "home_district", Text;
    /// Province of the home town.
    HomeProvince = "home_province", Text;
    /// Telephone.
    Phone = "phone", Code;
    /// Membership of the Youth Union.
    Union = "union", Mark;
    /// Day of joining the Youth Union.
    UnionJoined = "union_joined", Partial;
    /// Cell.
    Cell = "cell", Unit;
    /// Code of the cell or organisation.
    UnitCode = "unit_code", Code;
    /// Grassroots organisation, or the unit a list speaks of.
    Org = "org", Unit;
    /// Who nominated.
    NominatedBy = "nominated_by", Text;
    /// When nominated.
    NominatedOn = "nominated_on", Day;
    /// Members who help or introduce.
    Introducers = "introducers", Text;
    /// Since when together with the introducer.
    TogetherSince = "together_since", Partial;
    /// Number of the certificate of the awareness class.
    CertificateNumber = "certificate_number", Code;
    /// Day of the certificate.
    CertificateOn = "certificate_on", Day;
    /// Number and day of the certificate in one column.
    Certificate = "certificate", Text;
    /// Application.
    AppliedOn = "applied_on", Day;
    /// Vetting asked.
    VettingAskedOn = "vetting_asked_on", Day;
    /// Vetting answered.
    VettingAnsweredOn = "vetting_answered_on", Day;
    /// Resolution of the Youth Union or trade union.
    UnionResolutionOn = "union_resolution_on", Day;
    /// Opinion of the place of residence.
    ResidenceOpinionOn = "residence_opinion_on", Day;
    /// Cell meeting.
    CellMetOn = "cell_met_on", Day;
    /// Votes, in favour of entitled.
    Votes = "votes", Votes;
    /// Votes in favour.
    VotesFor = "votes_for", Count;
    /// Entitled to vote.
    VotesEntitled = "votes_entitled", Count;
    /// Committee meeting.
    CommitteeMetOn = "committee_met_on", Day;
    /// Vote of the committee; read and not judged.
    CommitteeVotes = "committee_votes", Votes;
    /// Dossier sent up.
    SentUpOn = "sent_up_on", Day;
    /// Number of the decision to admit.
    DecisionNumber = "decision_number", Code;
    /// Day of the decision to admit.
    DecisionOn = "decision_on", Day;
    /// Number and day of the decision in one column.
    Decision = "decision", Text;
    /// Ceremony.
    CeremonyOn = "ceremony_on", Day;
    /// End of probation, as reckoned; not a recognition.
    ProbationEndsOn = "probation_ends_on", Day;
    /// Official day.
    OfficialOn = "official_on", Day;
    /// Number of the decision to recognise.
    RecognitionNumber = "recognition_number", Code;
    /// Day of the decision to recognise.
    RecognitionOn = "recognition_on", Day;
    /// Number and day of the decision to recognise in one column.
    Recognition = "recognition", Text;
    /// Remark.
    Note = "note", Text;
    /// How far a case has come, in words.
    Stage = "stage", Text;
    /// Number of the biography of a member.
    BiographyNumber = "biography_number", Code;
    /// Number of the member card.
    CardNumber = "card_number", Code;
    /// Day of the member card.
    CardOn = "card_on", Day;
    /// Joined the Party.
    JoinedOn = "joined_on", Partial;
    /// Where admitted.
    AdmittedAt = "admitted_at", Text;
    /// Party post.
    PartyPost = "party_post", Text;
    /// Other post.
    OtherPost = "other_post", Text;
    /// Party badge.
    Badge = "badge", Text;
    /// Exempt since.
    ExemptSince = "exempt_since", Day;
    /// How the member takes part.
    Status = "status", Text;
    /// Health.
    Health = "health", Text;
    /// Age, as reckoned by the list; read and not kept.
    Age = "age", Text;
    /// The year a list counts a person in; read and not kept, for the days say it.
    ListYear = "list_year", Count;
    /// Name of an organisation in the list of organisations.
    UnitName = "unit_name", Unit;
    /// Kind of an organisation.
    UnitKind = "unit_kind", Text;
    /// Code or name of the organisation above.
    Parent = "parent", Text;
    /// Field of life.
    Sector = "sector", Text;
    /// Code of the commune.
    AreaCode = "area_code", Code;
    /// Members.
    Members = "members", Count;
    /// Official members; read and not kept.
    OfficialMembers = "official_members", Count;
    /// Probationary members.
    Probationary = "probationary", Count;
    /// Women among the members; read and not kept.
    Women = "women", Count;
    /// How many cells; read and not kept.
    CellCount = "cell_count", Count;
    /// Secretary.
    Secretary = "secretary", Text;
    /// Founded.
    EstablishedOn = "established_on", Partial;
    /// Members at the start of the year.
    MembersAtStart = "members_at_start", Count;
    /// Quota of admissions.
    QuotaAdmission = "quota_admission", Count;
    /// Quota of the awareness class.
    QuotaClass = "quota_class", Count;
    /// Quota of recognitions; read and not kept.
    QuotaRecognition = "quota_recognition", Count;
    /// What falls to a part of the year; read and not kept, for a quota is of a year.
    QuotaPart = "quota_part", Count;
    /// Quota of nominations, of the mass organisation in the same row.
    QuotaNomination = "quota_nomination", Count;
    /// Quota of nominations, of the Youth Union.
    QuotaYouthUnion = "quota_youth_union", Count;
    /// The same, of the Women's Union.
    QuotaWomensUnion = "quota_womens_union", Count;
    /// The same, of the Farmers' Union.
    QuotaFarmersUnion = "quota_farmers_union", Count;
    /// The same, of the Veterans' Union.
    QuotaVeteransUnion = "quota_veterans_union", Count;
    /// The same, of the trade union.
    QuotaTradeUnion = "quota_trade_union", Count;
    /// The same, of the Fatherland Front.
    QuotaFatherlandFront = "quota_fatherland_front", Count;
    /// Sum of the row.
    RowTotal = "row_total", Count;
    /// Quota of a whole term.
    QuotaTerm = "quota_term", Count;
    /// Quota of one year of a term; the year stands in the header.
    QuotaTermYear = "quota_term_year", Count;
    /// Result achieved; read and not kept, for results are counted from the lists.
    Achieved = "achieved", Text;
    /// Officer in charge.
    Officer = "officer", Text;
    /// Post of an officer.
    Post = "post", Text;
    /// Units in charge of.
    Charge = "charge", Unit;
    /// Day of a survey.
    SurveyedOn = "surveyed_on", Day;
    /// Who surveyed.
    Surveyor = "surveyor", Text;
    /// What was found.
    Result = "result", Text;
    /// Difficulty.
    Difficulty = "difficulty", Text;
    /// Measure.
    Measure = "measure", Text;
    /// Who is to act.
    Owner = "owner", Text;
    /// By when.
    DueOn = "due_on", Day;
    /// What came of it.
    Outcome = "outcome", Text;
    /// Name of a firm.
    EnterpriseName = "enterprise_name", Text;
    /// Legal form.
    EnterpriseForm = "enterprise_form", Text;
    /// Trade.
    Trade = "trade", Text;
    /// Commune or place.
    Area = "area", Unit;
    /// Workers.
    Workers = "workers", Count;
    /// Has a cell.
    HasCell = "has_cell", Mark;
    /// Has a trade union.
    HasTradeUnion = "has_trade_union", Mark;
    /// Has a Youth Union.
    HasYouthUnion = "has_youth_union", Mark;
    /// Owner of the firm.
    FirmOwner = "firm_owner", Text;
    /// Attitude of the owner.
    Attitude = "attitude", Text;
}

impl Field {
    /// The field of a code; `None` for a word that is no code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.code() == code)
    }

    /// The fields that a column of such a sheet may mean.
    pub fn of_kind(kind: SheetKind) -> Vec<Self> {
        let is_of_people = |field: &Self| *field <= Self::ListYear;
        let is_shared = |field: &Self| {
            matches!(field, Self::Ordinal | Self::UnitCode | Self::Cell | Self::Org | Self::NominatedBy | Self::Note)
        };
        let fits = |field: &Self| {
            if kind.is_of_people() { is_of_people(field) } else { !is_of_people(field) || is_shared(field) }
        };
        Self::ALL.iter().copied().filter(fits).collect()
    }

    /// Whether several columns of a sheet may mean it.
    pub(crate) const fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::QuotaTermYear
                | Self::QuotaPart
                | Self::QuotaRecognition
                | Self::Charge
                | Self::Achieved
                | Self::QuotaAdmission
                | Self::QuotaClass
                | Self::Introducers
        )
    }
}
