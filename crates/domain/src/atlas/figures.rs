//! Figures of a unit in a span.

use super::ledger::Tally;
use crate::agenda::Urgency;

/// What is counted for a unit in a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Newly admitted.
    pub admitted: u32,
    /// Recognised as official members, by the day of the decision.
    pub recognised: u32,
    /// Women among the admitted.
    pub women: u32,
    /// Aged 18 to 30 among the admitted, in full years on the day that counts.
    pub age_18_30: u32,
    /// Youth Union members among the admitted.
    pub union_members: u32,
    /// Of an ethnic minority among the admitted.
    pub minority: u32,
    /// Belonging to a religion among the admitted.
    pub believers: u32,
    /// The admission quota; `None` where none is set.
    pub quota: Option<u32>,
}

impl Counts {
    /// The ages that [`Counts::age_18_30`] counts.
    pub const YOUTH: std::ops::RangeInclusive<i32> = 18..=30;

    /// Without a quota.
    pub(super) fn of(admissions: Tally, recognitions: Tally) -> Self {
        let [women, age_18_30, union_members, minority, believers] = admissions.marked;
        let (admitted, recognised) = (admissions.all, recognitions.all);
        Self { admitted, recognised, women, age_18_30, union_members, minority, believers, quota: None }
    }

    pub(super) fn take_away(&mut self, other: &Self) {
        self.admitted -= other.admitted;
        self.recognised -= other.recognised;
        self.women -= other.women;
        self.age_18_30 -= other.age_18_30;
        self.union_members -= other.union_members;
        self.minority -= other.minority;
        self.believers -= other.believers;
        self.quota = self.quota.map(|quota| quota.saturating_sub(other.quota.unwrap_or(0)));
    }

    /// Admitted against the quota; `None` where no quota is set or it is nought.
    pub fn attainment(&self) -> Option<Share> {
        Share::of(self.admitted, self.quota?)
    }
}

/// How long and how urgently some open cases wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// How many cases.
    pub count: u32,
    /// How many of each urgency, in the order of [`Urgency::ALL`].
    pub(super) urgencies: [u32; Urgency::ALL.len()],
    /// Half of those with a day on record have waited at least so many days; `None` if none has a day.
    pub median_days: Option<u32>,
    /// The longest that one has waited, in days.
    pub longest_days: Option<u32>,
}

impl Waits {
    /// How many are so urgent.
    pub fn of(&self, urgency: Urgency) -> u32 {
        self.urgencies[urgency as usize]
    }
}

/// An exact part of a whole. The whole is never nought; the part may exceed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    part: u32,
    whole: u32,
}

impl Share {
    /// A share, unless the whole is nought.
    pub fn of(part: u32, whole: u32) -> Option<Self> {
        (whole > 0).then_some(Self { part, whole })
    }

    /// Parts per `unit`, rounded half up: `per(100)` is a percentage, `per(1000)` has one more digit.
    pub fn per(self, unit: u32) -> u64 {
        let (part, whole) = (u64::from(self.part) * u64::from(unit), u64::from(self.whole));
        (2 * part + whole) / (2 * whole)
    }

    /// By how many tenths of a percentage point it lies above another; less than nought if below. Both are taken as
    /// they are written, so that whoever subtracts what stands on a page comes to the same.
    pub fn tenths_above(self, other: Self) -> i64 {
        let tenths = |share: Self| i64::try_from(share.per(1000)).unwrap_or(i64::MAX);
        tenths(self).saturating_sub(tenths(other))
    }

    /// The percentage with one decimal in Vietnamese writing: `91,1`; whole numbers without a decimal: `100`.
    pub fn percent(self) -> String {
        let tenths = self.per(1000);
        if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{},{}", tenths / 10, tenths % 10) }
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        let (one, two) = (u64::from(self.part) * u64::from(other.whole), u64::from(other.part) * u64::from(self.whole));
        Some(one.cmp(&two))
    }
}
