//! What was found wrong, or repaired, and where.

use std::sync::Arc;

/// How much a finding asks of the officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The officer must decide.
    Error,
    /// Shown, for the officer to confirm.
    Warning,
    /// Repaired, and logged.
    Autofix,
}

impl Severity {
    /// As JSON writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Autofix => "autofix",
        }
    }
}

macro_rules! finding_kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident;)*) => {
        /// What kind of finding it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FindingKind { $($(#[$doc])* $name,)* }

        impl FindingKind {
            /// Every kind, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// As JSON writes it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How much it asks of the officer.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

finding_kinds! {
    /// Applied after the cell had voted.
    AdmissionBeforeApplication = "admission_before_application", Error;
    /// The ceremony came too long after the decision.
    CeremonyLate = "ceremony_late", Error;
    /// Day and month stand exchanged.
    DayMonthSwapped = "day_month_swapped", Error;
    /// The decision came too long after the cell's vote, or is still to come.
    DecisionLate = "decision_late", Error;
    /// The spreadsheet made a day of `12/12` or `7/8`.
    ExcelAutodate = "excel_autodate", Autofix;
    /// The certificate no longer served when the cell met.
    ExpiredCertificate = "expired_certificate", Error;
    /// Sex and number of identity disagree.
    GenderIdMismatch = "gender_id_mismatch", Warning;
    /// The spreadsheet dropped the zero that a number begins with.
    IdLostLeadingZero = "id_lost_leading_zero", Autofix;
    /// The calendar has no such day.
    ImpossibleDate = "impossible_date", Error;
    /// The introducer had known the person too short a time.
    IntroducerUnder12Months = "introducer_under_12_months", Error;
    /// A name typed in a TCVN3 font.
    NameLegacyTcvn3 = "name_legacy_tcvn3", Autofix;
    /// A name typed in a VNI font.
    NameLegacyVni = "name_legacy_vni", Autofix;
    /// Probation ended long ago and nobody was recognised.
    ProbationOverrun = "probation_overrun", Error;
    /// The same person stands in two organisations.
    SamePersonTwoCommunes = "same_person_two_communes", Warning;
    /// An organisation's name is spelt another way.
    SpellingVariant = "spelling_variant", Autofix;
    /// A total differs from the sum.
    SumError = "sum_error", Warning;
    /// Too young at the cell meeting.
    UnderAge = "under_age", Error;
    /// Too few votes.
    VoteBelowTwoThirds = "vote_below_two_thirds", Error;
    /// Stray spaces or decomposed letters in a name.
    WhitespaceUnicode = "whitespace_unicode", Autofix;

    /// Too old at the cell meeting, and no consent written.
    OverAge = "over_age", Warning;
    /// Year of birth and number of identity disagree.
    BirthIdMismatch = "birth_id_mismatch", Warning;
    /// Days contradict one another, and no single exchange mends it.
    DateOrder = "date_order", Error;
    /// More votes in favour than entitled.
    VotesImpossible = "votes_impossible", Error;
    /// A text that is no day stands where a day should.
    DateUnreadable = "date_unreadable", Error;
    /// A text that is no number stands where a number should.
    NumberUnreadable = "number_unreadable", Error;
    /// The number of identity has the wrong length or other signs than digits.
    IdUnreadable = "id_unreadable", Error;
    /// The row has no name, or one that cannot be a name.
    NameUnreadable = "name_unreadable", Error;
    /// The organisation is not known, or several may be meant.
    UnitUnknown = "unit_unknown", Error;
    /// What the column means is not known.
    ColumnUnresolved = "column_unresolved", Warning;
    /// What the sheet holds is not known.
    SheetUnresolved = "sheet_unresolved", Error;
    /// The year of a quota is not written.
    YearMissing = "year_missing", Error;
    /// The same person stands twice in the same organisation's list.
    DuplicateRow = "duplicate_row", Warning;
    /// A column typed in an old font, names aside.
    TextLegacy = "text_legacy", Autofix;
    /// A formula whose value the file does not hold.
    FormulaUncomputed = "formula_uncomputed", Warning;

    /// The row speaks of an organisation that whoever brings it in has no say over.
    OutOfReach = "out_of_reach", Error;
    /// The row speaks of somebody whom another organisation looks after.
    PersonElsewhere = "person_elsewhere", Error;
    /// Another organisation has this code.
    CodeTaken = "code_taken", Error;
}

/// A cell, or a row where no cell is meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Name of the file, without its folder.
    pub file: Arc<str>,
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// As shown at the left edge of the sheet, from 1.
    pub row: u32,
    /// From 0; `None` for a whole row.
    pub column: Option<u16>,
}

impl Place {
    /// The column as the spreadsheet letters it; empty for a whole row.
    pub fn column_letter(&self) -> String {
        self.column.map(nguon_report::sheet::column_letter).unwrap_or_default()
    }
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What kind it is.
    pub kind: FindingKind,
    /// What is wrong and how to mend it, in Vietnamese.
    pub message: String,
    /// What the cell holds.
    pub before: Option<String>,
    /// What it was read as, or should perhaps be.
    pub after: Option<String>,
    /// Whom it concerns.
    pub person: Option<String>,
    /// Another place that belongs to it.
    pub related: Option<Place>,
}

impl Finding {
    /// How much it asks of the officer.
    pub const fn severity(&self) -> Severity {
        self.kind.severity()
    }
}
