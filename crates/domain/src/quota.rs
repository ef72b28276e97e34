//! Quotas: how many a unit is to admit, send to class or nominate in a period.

use crate::{
    calendar::Date,
    id::{QuotaId, UnitId},
    unit::{Paper, coded},
};

coded! {
    /// A mass organisation that is given a quota to nominate.
    MassOrg {
        /// Đoàn Thanh niên Cộng sản Hồ Chí Minh.
        YouthUnion = "youth_union",
        /// Hội Liên hiệp Phụ nữ.
        WomensUnion = "womens_union",
        /// Hội Nông dân.
        FarmersUnion = "farmers_union",
        /// Hội Cựu chiến binh.
        VeteransAssociation = "veterans_association",
        /// Công đoàn.
        TradeUnion = "trade_union",
        /// Mặt trận Tổ quốc.
        FatherlandFront = "fatherland_front",
    }
}

/// What a quota counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotaKind {
    /// Admissions.
    Admission,
    /// People sent to the awareness class.
    AwarenessClass,
    /// People nominated by a mass organisation.
    Nomination(MassOrg),
}

impl QuotaKind {
    /// The word that stands for it in storage: `admission`, `awareness_class`, `nomination:youth_union` and so on.
    pub fn code(self) -> String {
        match self {
            Self::Admission => "admission".to_owned(),
            Self::AwarenessClass => "awareness_class".to_owned(),
            Self::Nomination(by) => format!("nomination:{}", by.code()),
        }
    }

    /// The kind of a code; `None` for a word that is no code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "admission" => Some(Self::Admission),
            "awareness_class" => Some(Self::AwarenessClass),
            other => other.strip_prefix("nomination:").and_then(MassOrg::from_code).map(Self::Nomination),
        }
    }
}

/// The period a quota is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotaPeriod {
    /// A calendar year.
    Year(i16),
    /// A congress term, from its first to its last year as a congress resolution names them (2020–2025).
    Term {
        /// First year named.
        from: i16,
        /// Last year named; not before `from`.
        until: i16,
    },
}

impl QuotaPeriod {
    /// Text for storage: `2020` or `2020-2025`.
    pub fn code(self) -> String {
        match self {
            Self::Year(year) => format!("{year:04}"),
            Self::Term { from, until } => format!("{from:04}-{until:04}"),
        }
    }

    /// The period of a code; `None` for any other text or a term that ends before it begins.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split_once('-') {
            None => code.parse().ok().map(Self::Year),
            Some((from, until)) => {
                let (from, until) = (from.parse().ok()?, until.parse().ok()?);
                (from <= until).then_some(Self::Term { from, until })
            }
        }
    }
}

/// An amount set for a unit and a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// Its id.
    pub id: QuotaId,
    /// The unit it is set for.
    pub unit: UnitId,
    /// The period it is for.
    pub period: QuotaPeriod,
    /// What it counts.
    pub kind: QuotaKind,
    /// How many.
    pub amount: u32,
    /// The decision or plan behind it, where known.
    pub paper: Option<Paper>,
    /// The day it was set, where known.
    pub set_on: Option<Date>,
    /// 0 at first; each later amount for the same unit, period and kind is one higher, and the highest counts.
    pub revision: u32,
    /// Why it was revised, or a remark; may be empty.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        let kinds = MassOrg::ALL.iter().map(|by| QuotaKind::Nomination(*by));
        for kind in kinds.chain([QuotaKind::Admission, QuotaKind::AwarenessClass]) {
            assert_eq!(QuotaKind::from_code(&kind.code()), Some(kind));
        }
        for period in [QuotaPeriod::Year(2020), QuotaPeriod::Term { from: 2020, until: 2025 }] {
            assert_eq!(QuotaPeriod::from_code(&period.code()), Some(period));
        }
        assert_eq!(QuotaPeriod::from_code("2025-2020"), None);
        assert_eq!(QuotaKind::from_code("nomination:nobody"), None);
    }
}
