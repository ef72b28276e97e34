//! What a sheet holds: decided by the columns it has, and by what its heading says.

use nguon_domain::unit::UnitKind;

use super::{columns::Columns, field::Field, table::Table};

macro_rules! sheet_kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// What a sheet holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SheetKind { $($(#[$doc])* $name,)* }

        impl SheetKind {
            /// Every kind, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The word that stands for it in mappings and in JSON.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

sheet_kinds! {
    /// The organisations and their cells.
    Organisations = "organisations";
    /// Quotas of one year.
    Quotas = "quotas";
    /// Quotas of the mass organisations for nominating people.
    NominationQuotas = "nomination_quotas";
    /// Quotas of a term.
    TermQuotas = "term_quotas";
    /// People admitted.
    Admitted = "admitted";
    /// People recognised as official members.
    Recognised = "recognised";
    /// People being prepared.
    Pipeline = "pipeline";
    /// Officers in charge of units.
    Assignments = "assignments";
    /// Survey visits.
    Surveys = "surveys";
    /// Firms outside the State sector.
    Enterprises = "enterprises";
    /// Members of an organisation.
    Roster = "roster";
    /// Nothing at all.
    Empty = "empty";
    /// A helper list without heading or header, such as the source of a drop-down.
    List = "list";
}

impl SheetKind {
    /// The kind of a code; `None` for a word that is no code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    /// Kinds that hold a table to read.
    pub const TABLES: [Self; 11] = [
        Self::Organisations,
        Self::Quotas,
        Self::NominationQuotas,
        Self::TermQuotas,
        Self::Admitted,
        Self::Recognised,
        Self::Pipeline,
        Self::Assignments,
        Self::Surveys,
        Self::Enterprises,
        Self::Roster,
    ];

    /// Whether each row is one person.
    pub const fn is_of_people(self) -> bool {
        matches!(self, Self::Admitted | Self::Recognised | Self::Pipeline | Self::Roster)
    }
}

/// Words of a congress term.
const TERM_WORDS: &[&str] = &["nhiem ky", "toan khoa", "ca khoa", "giai doan", "5 nam"];

/// Evidence below this is too little to believe.
const ENOUGH: i32 = 40;

/// The kind of sheet that columns and heading speak for, with its columns; `None` if nothing speaks loud enough.
pub(crate) fn recognise(
    table: &Table<'_>,
    sheet_name: &str,
    columns_of: impl Fn(SheetKind) -> Columns,
) -> Option<(SheetKind, Columns)> {
    let title = Title::new(table, sheet_name);
    let mut best: Option<(i32, SheetKind, Columns)> = None;
    for kind in SheetKind::TABLES {
        let columns = columns_of(kind);
        let Some(by_columns) = weigh_columns(kind, &columns, &title) else { continue };
        let weight = by_columns + title.weigh(kind) + 2 * columns.known_count() as i32;
        if best.as_ref().is_none_or(|(least, _, _)| weight > *least) {
            best = Some((weight, kind, columns));
        }
    }
    best.filter(|(weight, _, _)| *weight >= ENOUGH).map(|(_, kind, columns)| (kind, columns))
}

/// What the columns say for a kind; `None` if one is missing without which the kind makes no sense.
fn weigh_columns(kind: SheetKind, columns: &Columns, title: &Title) -> Option<i32> {
    use Field as F;
    let count = |fields: &[Field]| fields.iter().filter(|field| columns.has(**field)).count() as i32;
    let has_person = columns.has(F::FullName) || (columns.has(F::FamilyName) && columns.has(F::GivenName));
    let admission = [F::DecisionNumber, F::DecisionOn, F::Decision, F::CeremonyOn];
    let recognition = [F::RecognitionNumber, F::RecognitionOn, F::Recognition];
    let preparation = [
        F::NominatedBy,
        F::NominatedOn,
        F::Introducers,
        F::TogetherSince,
        F::VettingAskedOn,
        F::VettingAnsweredOn,
        F::UnionResolutionOn,
        F::ResidenceOpinionOn,
        F::CommitteeMetOn,
        F::SentUpOn,
        F::Stage,
    ];
    let common =
        [F::AppliedOn, F::CertificateOn, F::CertificateNumber, F::Certificate, F::CellMetOn, F::Votes, F::VotesFor];
    let membership = [
        F::BiographyNumber,
        F::CardNumber,
        F::CardOn,
        F::JoinedOn,
        F::AdmittedAt,
        F::PartyPost,
        F::OtherPost,
        F::Theory,
        F::Badge,
        F::ExemptSince,
        F::Status,
        F::Languages,
    ];
    let mass_orgs = [
        F::QuotaYouthUnion,
        F::QuotaWomensUnion,
        F::QuotaFarmersUnion,
        F::QuotaVeteransUnion,
        F::QuotaTradeUnion,
        F::QuotaFatherlandFront,
    ];
    let weight = match kind {
        SheetKind::Admitted => {
            let acts = count(&admission);
            if !has_person || acts == 0 {
                return None;
            }
            let filled = columns
                .share_filled(F::CeremonyOn)
                .max(columns.share_filled(F::DecisionOn))
                .max(columns.share_filled(F::Decision));
            // Whoever keeps a list of the admitted writes down the decision; a roster has the day alone.
            let decided = count(&[F::DecisionNumber, F::DecisionOn, F::Decision]) > 0;
            20 + 10 * acts + 2 * count(&common)
                - if decided { 0 } else { 12 }
                - 4 * count(&preparation)
                - 8 * count(&[F::BiographyNumber, F::CardNumber, F::Badge])
                + if filled < 0.5 { -40 } else { 15 }
        }
        SheetKind::Recognised => {
            if !has_person || count(&recognition) + count(&[F::OfficialOn]) == 0 {
                return None;
            }
            10 + 10 * count(&recognition) + 8 * count(&[F::OfficialOn]) + 4 * count(&[F::CeremonyOn])
                - 4 * count(&common)
                - 4 * count(&preparation)
                - 6 * count(&[F::BiographyNumber, F::Badge])
        }
        SheetKind::Pipeline => {
            let steps = count(&preparation) + count(&common);
            if !has_person || steps == 0 {
                return None;
            }
            let admitted = columns.share_filled(F::CeremonyOn);
            15 + 6 * count(&preparation) + 4 * count(&common) - if admitted > 0.5 { 60 } else { 0 }
        }
        SheetKind::Roster => {
            let facts = count(&membership);
            if !has_person || facts == 0 {
                return None;
            }
            10 + 6 * facts - 8 * count(&[F::AppliedOn, F::CellMetOn])
        }
        SheetKind::Organisations => {
            if !columns.has(F::UnitName) {
                return None;
            }
            10 + 12 * count(&[F::UnitKind, F::Parent, F::UnitCode, F::Secretary])
                + 6 * count(&[F::Members, F::Sector, F::EstablishedOn, F::Probationary, F::CellCount])
        }
        SheetKind::Quotas => {
            if !columns.has(F::Org) || !(columns.has(F::QuotaAdmission) || columns.has(F::QuotaClass)) {
                return None;
            }
            15 + 12 * count(&[F::QuotaAdmission, F::QuotaClass]) + 6 * count(&[F::MembersAtStart, F::Achieved])
        }
        SheetKind::NominationQuotas => {
            let named = count(&mass_orgs);
            let in_rows = columns.has(F::NominatedBy) && columns.has(F::QuotaNomination);
            if !columns.has(F::Org) || (named < 2 && !in_rows) {
                return None;
            }
            15 + 10 * named + if in_rows { 30 } else { 0 }
        }
        SheetKind::TermQuotas => {
            let years = columns.all(F::QuotaTermYear).len() as i32;
            if !columns.has(F::Org) || (years < 2 && !columns.has(F::QuotaTerm)) {
                return None;
            }
            // Years side by side are quotas of those years, unless something speaks of a term.
            let of_a_term = columns.of(F::QuotaTerm).is_some_and(|column| columns.says(column, TERM_WORDS));
            5 + if of_a_term || title.says_any(TERM_WORDS) { 8 * years.min(6) + 8 } else { 0 }
        }
        SheetKind::Assignments => {
            if !columns.has(F::Officer) || !columns.has(F::Charge) {
                return None;
            }
            let says_so = columns
                .list
                .iter()
                .any(|meaning| ["phu trach", "theo doi", "phan cong"].iter().any(|word| meaning.header.says(word)));
            if says_so { 20 + 10 * count(&[F::Post, F::Charge]) } else { 10 * count(&[F::Post]) }
        }
        SheetKind::Surveys => {
            let facts = count(&[
                F::SurveyedOn,
                F::Surveyor,
                F::Result,
                F::Difficulty,
                F::Measure,
                F::Owner,
                F::DueOn,
                F::Outcome,
            ]);
            if !columns.has(F::Area) || facts < 2 {
                return None;
            }
            10 + 8 * facts
        }
        SheetKind::Enterprises => {
            let facts = count(&[
                F::EnterpriseForm,
                F::Trade,
                F::Workers,
                F::HasCell,
                F::HasTradeUnion,
                F::FirmOwner,
                F::Attitude,
            ]);
            if !columns.has(F::EnterpriseName) || facts < 2 {
                return None;
            }
            10 + 9 * facts
        }
        SheetKind::Empty | SheetKind::List => return None,
    };
    Some(weight)
}

/// The heading of a table, folded.
struct Title {
    lines: String,
    name: String,
}

impl Title {
    fn new(table: &Table<'_>, sheet_name: &str) -> Self {
        let spelt = |text: &str| format!(" {} ", super::words::spell_out(text).join(" "));
        Self {
            lines: table.title.iter().map(|(_, line)| spelt(line)).collect::<Vec<_>>().join("|"),
            name: spelt(sheet_name),
        }
    }

    fn says_any(&self, phrases: &[&str]) -> bool {
        [&self.lines, &self.name].iter().any(|text| phrases.iter().any(|phrase| text.contains(&format!(" {phrase} "))))
    }

    fn weigh(&self, kind: SheetKind) -> i32 {
        let says = |phrases: &[&str]| {
            let stands_in = |text: &str| phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")));
            if stands_in(&self.lines) { 2 } else { i32::from(stands_in(&self.name)) }
        };
        let recognised = says(&["cong nhan", "chinh thuc", "chuyen chinh thuc", "cong nhan chinh thuc"]);
        let pipeline = says(&[
            "quan chung",
            "cam tinh",
            "doi tuong",
            "uu tu",
            "tao nguon",
            "nguon",
            "du nguon",
            "quan chung uu tu",
        ]);
        let admitted = says(&["ket nap", "moi ket nap", "dang vien moi"]);
        let quota = says(&["chi tieu", "giao chi tieu", "ke hoach ket nap", "phan bo"]);
        let term = says(&["nhiem ky", "giai doan"]);
        match kind {
            SheetKind::Admitted => 12 * admitted - 20 * recognised - 20 * pipeline - 10 * quota,
            SheetKind::Recognised => 25 * recognised,
            SheetKind::Pipeline => 22 * pipeline - 10 * recognised,
            SheetKind::Roster => {
                15 * says(&[
                    "danh sach dang vien",
                    "so dang vien",
                    "dang vien dang bo",
                    "dang vien xa",
                    "dang vien phuong",
                    "dang vien thi tran",
                    "dang vien chi bo",
                    "trich ngang dang vien",
                    "dang vien co mat",
                ]) - 15 * admitted
                    - 15 * recognised
                    - 15 * pipeline
            }
            SheetKind::Organisations => {
                15 * says(&[
                    "to chuc dang",
                    "to chuc co so dang",
                    "danh sach chi bo",
                    "danh sach dang bo",
                    "chi bo dang bo",
                    "danh muc",
                    "chi bo truc thuoc",
                    "to chuc",
                ]) - 10 * quota
            }
            SheetKind::Quotas => 12 * quota - 4 * term,
            SheetKind::NominationQuotas => 8 * quota + 10 * says(&["doan the", "gioi thieu", "mat tran to quoc"]),
            SheetKind::TermQuotas => 10 * term + 4 * quota,
            SheetKind::Assignments => 18 * says(&["phan cong", "phu trach"]),
            SheetKind::Surveys => 18 * says(&["khao sat", "kiem tra", "nam tinh hinh", "lam viec voi"]),
            SheetKind::Enterprises => {
                18 * says(&["doanh nghiep", "don vi kinh te", "hop tac xa", "chi thi 33", "chi thi so 33"])
            }
            SheetKind::Empty | SheetKind::List => 0,
        }
    }
}

/// The kind of unit that words such as `Đảng bộ cơ sở` or a name such as `Chi bộ thôn Thọ Linh` say.
///
/// `has_parent` tells whether it stands under another grassroots organisation.
pub(crate) fn unit_kind(said: Option<&str>, name: &str, is_under_grassroots: bool) -> UnitKind {
    let said = said.map(|said| super::words::spell_out(said).join(" ")).unwrap_or_default();
    let name = super::words::spell_out(name).join(" ");
    let text = if said.is_empty() { &name } else { &said };
    let is_cell = text.starts_with("chi bo") || (!text.starts_with("dang bo") && text.contains("chi bo"));
    if text.contains("bo phan") {
        UnitKind::SectionalCommitteeOrg
    } else if text.contains("dang bo truc thuoc") || (text.starts_with("dang bo") && is_under_grassroots) {
        UnitKind::SubGrassrootsOrg
    } else if is_cell && (text.contains("truc thuoc") || is_under_grassroots) {
        UnitKind::SubordinateCell
    } else if is_cell && (text.contains("co so") || said.is_empty()) {
        UnitKind::GrassrootsCell
    } else if is_cell {
        if is_under_grassroots { UnitKind::SubordinateCell } else { UnitKind::GrassrootsCell }
    } else {
        UnitKind::GrassrootsCommitteeOrg
    }
}
