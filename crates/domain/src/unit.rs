//! A unit: any node of the organisation tree, as a list of dated versions.
//!
//! Nothing is deleted and no level is hard-coded. What changes a unit is a [`UnitAct`]; [`apply`] folds acts into
//! versions. The tree of a day is in [`crate::tree`].

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    calendar::Date,
    id::{ActId, UnitId},
};

mod reshape;
mod story;
pub use reshape::{Heir, Plan, Reshape, ReshapeRefusal, plan};
pub use story::{Chapter, Split, Turn, story};

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word that stands for the value in storage and in addresses. Never changes once released.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The value of a code; `None` for a word that is no code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}
pub(crate) use coded;

coded! {
    /// What a unit is. The first nine are Party organisations.
    UnitKind {
        /// Đảng bộ tỉnh, thành phố.
        ProvinceCommittee = "province_committee",
        /// Đảng bộ huyện and equivalents, to 30 June 2025.
        DistrictCommittee = "district_committee",
        /// Đảng bộ xã, phường organised as the direct higher body.
        CommuneCommittee = "commune_committee",
        /// Đảng bộ cơ sở: a grassroots organisation with cells under it.
        GrassrootsCommitteeOrg = "grassroots_committee_org",
        /// Chi bộ cơ sở: a grassroots organisation that is itself a cell.
        GrassrootsCell = "grassroots_cell",
        /// Đảng bộ bộ phận: between a grassroots committee and its cells.
        SectionalCommitteeOrg = "sectional_committee_org",
        /// Đảng bộ trực thuộc cơ sở, the pilot tier of 2026.
        SubGrassrootsOrg = "sub_grassroots_org",
        /// Chi bộ trực thuộc đảng ủy cơ sở.
        SubordinateCell = "subordinate_cell",
        /// Chi bộ, where only one name for a cell is used.
        Cell = "cell",
        /// Đoàn thể, tổ chức chính trị - xã hội.
        MassOrg = "mass_org",
        /// Trung tâm chính trị.
        PoliticalCentre = "political_centre",
        /// Đơn vị kinh tế tư nhân.
        PrivateUnit = "private_unit",
    }
}

impl UnitKind {
    /// Whether the unit is a Party organisation.
    pub const fn is_party_org(self) -> bool {
        !matches!(self, Self::MassOrg | Self::PoliticalCentre | Self::PrivateUnit)
    }

    /// Whether the unit is a grassroots organisation (tổ chức cơ sở đảng).
    pub const fn is_grassroots(self) -> bool {
        matches!(self, Self::GrassrootsCommitteeOrg | Self::GrassrootsCell)
    }

    /// Whether a case can be opened at the unit: at a cell, or at a body that has cells where the cell is not known.
    pub const fn opens_cases(self) -> bool {
        self.is_party_org()
            && !matches!(self, Self::ProvinceCommittee | Self::DistrictCommittee | Self::CommuneCommittee)
    }

    /// Whether the unit is a cell, whatever it stands under.
    pub const fn is_cell(self) -> bool {
        matches!(self, Self::GrassrootsCell | Self::SubordinateCell | Self::Cell)
    }

    /// What can come to stand directly under such a unit by hand, the most usual first. What workbooks bring in stands
    /// where they say.
    pub const fn kinds_below(self) -> &'static [Self] {
        match self {
            Self::ProvinceCommittee => &[
                Self::CommuneCommittee,
                Self::GrassrootsCommitteeOrg,
                Self::GrassrootsCell,
                Self::DistrictCommittee,
                Self::MassOrg,
                Self::PoliticalCentre,
                Self::PrivateUnit,
            ],
            Self::DistrictCommittee => &[
                Self::GrassrootsCommitteeOrg,
                Self::GrassrootsCell,
                Self::CommuneCommittee,
                Self::MassOrg,
                Self::PoliticalCentre,
                Self::PrivateUnit,
            ],
            Self::CommuneCommittee => &[
                Self::GrassrootsCell,
                Self::GrassrootsCommitteeOrg,
                Self::Cell,
                Self::SubordinateCell,
                Self::MassOrg,
                Self::PoliticalCentre,
                Self::PrivateUnit,
            ],
            Self::GrassrootsCommitteeOrg => &[
                Self::SubordinateCell,
                Self::SectionalCommitteeOrg,
                Self::SubGrassrootsOrg,
                Self::Cell,
                Self::MassOrg,
                Self::PrivateUnit,
            ],
            Self::SectionalCommitteeOrg | Self::SubGrassrootsOrg => &[Self::SubordinateCell, Self::Cell],
            Self::MassOrg => &[Self::MassOrg],
            Self::GrassrootsCell | Self::SubordinateCell | Self::Cell | Self::PoliticalCentre | Self::PrivateUnit => {
                &[]
            }
        }
    }
}

coded! {
    /// The field of life a unit belongs to (khối, lĩnh vực).
    Sector {
        /// Xã, phường, thị trấn.
        Commune = "commune",
        /// Thôn, tổ dân phố.
        Village = "village",
        /// Quân đội, công an.
        ArmyPolice = "army_police",
        /// Cơ quan Đảng, chính quyền, đoàn thể.
        Agency = "agency",
        /// Trường học.
        School = "school",
        /// Y tế.
        Health = "health",
        /// Đơn vị sự nghiệp khác.
        PublicService = "public_service",
        /// Doanh nghiệp nhà nước.
        StateFirm = "state_firm",
        /// Doanh nghiệp tư nhân.
        PrivateFirm = "private_firm",
        /// Hợp tác xã.
        Cooperative = "cooperative",
        /// Khác.
        Other = "other",
    }
}

/// A numbered paper that stands behind an act. Its day is the act's own day unless `on` says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Paper {
    /// The number and symbol as written, such as `231-QĐ/HU`.
    pub number: String,
}

/// How a unit stands in the tree from one day on, until its next version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitVersion {
    /// First day of this version.
    pub from: Date,
    /// The name as on the paper (NFC).
    pub name: String,
    /// The unit directly above; `None` at the top of what this instance knows.
    pub parent: Option<UnitId>,
    /// What it is.
    pub kind: UnitKind,
    /// Its field of life, where known.
    pub sector: Option<Sector>,
    /// Code of the administrative unit it belongs to (five digits for a commune), where known.
    pub area_code: Option<String>,
    /// Whether it still exists in this version.
    pub state: UnitState,
}

/// Whether a unit exists from a version's first day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitState {
    /// It exists.
    Standing,
    /// It ended. `heir` takes over its members and figures; `None` hands them to the unit above.
    Ended {
        /// The unit that stands in its place in reports by today's tree.
        heir: Option<UnitId>,
    },
}

/// A unit with all its versions.
///
/// Shape: never empty, days strictly ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// The code its organisation gives it, such as `LT01-03`. Unique where present.
    pub code: Option<String>,
    versions: Vec<UnitVersion>,
}

impl Unit {
    /// A unit with its first version.
    pub fn established(id: UnitId, code: Option<String>, first: UnitVersion) -> Self {
        Self { id, code, versions: vec![first] }
    }

    /// A unit from versions read back; `None` if there are none or their days do not ascend.
    pub fn from_versions(id: UnitId, code: Option<String>, versions: Vec<UnitVersion>) -> Option<Self> {
        let ascending = versions.windows(2).all(|pair| pair[0].from < pair[1].from);
        (ascending && !versions.is_empty()).then_some(Self { id, code, versions })
    }

    /// All versions, oldest first.
    pub fn versions(&self) -> &[UnitVersion] {
        &self.versions
    }

    /// The version in force on `day`; `None` before the first one.
    pub fn on(&self, day: Date) -> Option<&UnitVersion> {
        self.versions.iter().rev().find(|version| version.from <= day)
    }

    /// The newest version.
    pub fn latest(&self) -> &UnitVersion {
        self.versions.last().expect("a unit has at least one version")
    }

    /// Whether it exists on `day`.
    pub fn stands_on(&self, day: Date) -> bool {
        self.on(day).is_some_and(|version| version.state == UnitState::Standing)
    }

    /// The version to show on `day`: the one in force, or the first one where there is none yet.
    pub fn shown_on(&self, day: Date) -> &UnitVersion {
        self.on(day).unwrap_or(&self.versions[0])
    }

    /// Puts a name that was written wrongly right, for as long as it has stood there.
    pub fn correct_name(&mut self, name: &str) {
        let wrong = self.latest().name.clone();
        for version in self.versions.iter_mut().rev().take_while(|version| version.name == wrong) {
            name.clone_into(&mut version.name);
        }
    }

    fn change(&mut self, from: Date, change: impl FnOnce(&mut UnitVersion)) {
        let mut next = self.latest().clone();
        change(&mut next);
        if next.from == from {
            *self.versions.last_mut().expect("a unit has at least one version") = next;
        } else {
            next.from = from;
            self.versions.push(next);
        }
    }
}

/// What was done to the tree, by a decision of a higher body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitAct {
    /// Its id.
    pub id: ActId,
    /// The unit it was done to; for an establishment, the new one.
    pub unit: UnitId,
    /// First day on which it holds.
    pub on: Date,
    /// The decision behind it, where known.
    pub paper: Option<Paper>,
    /// What was done.
    pub change: UnitChange,
}

/// The six things that can be done to a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitChange {
    /// It came to be.
    Established {
        /// Its code, where it has one.
        code: Option<String>,
        /// Its first version; `from` is the act's day.
        first: UnitVersion,
    },
    /// It got another name.
    Renamed {
        /// The new name.
        name: String,
    },
    /// It stands under another unit.
    Moved {
        /// The unit above from now on.
        parent: Option<UnitId>,
    },
    /// It went into another unit, which carries on its figures.
    Merged {
        /// The unit that carries on.
        into: UnitId,
    },
    /// It was split; the first of the new units carries on its figures. Never empty.
    Split {
        /// The units that came out of it.
        into: Vec<UnitId>,
    },
    /// It ended without a successor; the unit above carries on its figures.
    Dissolved,
}

impl UnitChange {
    /// The word that stands for the kind of change in storage.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Established { .. } => "established",
            Self::Renamed { .. } => "renamed",
            Self::Moved { .. } => "moved",
            Self::Merged { .. } => "merged",
            Self::Split { .. } => "split",
            Self::Dissolved => "dissolved",
        }
    }
}

/// Why an act cannot be done to the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnitRefusal {
    /// There is no such unit.
    #[error("unit {0} is not known")]
    Unknown(UnitId),
    /// The unit exists already.
    #[error("unit {0} exists already")]
    Exists(UnitId),
    /// The unit has ended, or will have by that day.
    #[error("unit {0} does not stand on that day")]
    NotStanding(UnitId),
    /// The unit has a later version; acts are entered in the order of their days.
    #[error("unit {0} was changed on a later day")]
    LaterChange(UnitId),
    /// The unit would stand under itself.
    #[error("unit {0} would stand under itself")]
    Loop(UnitId),
    /// Units still stand under it; move them first.
    #[error("units still stand under {0}")]
    StillHasUnits(UnitId),
    /// A split names nobody.
    #[error("a split of {0} names no successor")]
    NoSuccessor(UnitId),
}

/// Does `act` to the units, or says why it cannot be done and changes nothing.
///
/// Errors: [`UnitRefusal`]; see its variants.
pub fn apply(units: &mut BTreeMap<UnitId, Unit>, act: &UnitAct) -> Result<(), UnitRefusal> {
    let on = act.on;
    if let UnitChange::Established { code, first } = &act.change {
        if units.contains_key(&act.unit) {
            return Err(UnitRefusal::Exists(act.unit));
        }
        if let Some(parent) = first.parent {
            must_stand_from(units, parent, on)?;
        }
        let first = UnitVersion { from: on, ..first.clone() };
        units.insert(act.unit, Unit::established(act.unit, code.clone(), first));
        return Ok(());
    }
    must_stand(units, act.unit, on)?;
    if units[&act.unit].latest().from > on {
        return Err(UnitRefusal::LaterChange(act.unit));
    }
    let change: Box<dyn FnOnce(&mut UnitVersion)> = match act.change.clone() {
        UnitChange::Established { .. } => unreachable!("handled above"),
        UnitChange::Renamed { name } => Box::new(move |version| version.name = name),
        UnitChange::Moved { parent } => {
            if let Some(parent) = parent {
                must_stand_from(units, parent, on)?;
                if is_ever_under(units, parent, act.unit, on) {
                    return Err(UnitRefusal::Loop(act.unit));
                }
            }
            Box::new(move |version| version.parent = parent)
        }
        UnitChange::Merged { into } => {
            must_stand(units, into, on)?;
            if is_ever_under(units, into, act.unit, on) {
                return Err(UnitRefusal::Loop(act.unit));
            }
            no_units_under(units, act.unit, on)?;
            Box::new(move |version| version.state = UnitState::Ended { heir: Some(into) })
        }
        UnitChange::Split { into } => {
            let heir = *into.first().ok_or(UnitRefusal::NoSuccessor(act.unit))?;
            for unit in into {
                must_stand(units, unit, on)?;
                if is_ever_under(units, unit, act.unit, on) {
                    return Err(UnitRefusal::Loop(act.unit));
                }
            }
            no_units_under(units, act.unit, on)?;
            Box::new(move |version| version.state = UnitState::Ended { heir: Some(heir) })
        }
        UnitChange::Dissolved => {
            no_units_under(units, act.unit, on)?;
            Box::new(|version| version.state = UnitState::Ended { heir: None })
        }
    };
    units.get_mut(&act.unit).ok_or(UnitRefusal::Unknown(act.unit))?.change(on, change);
    Ok(())
}

fn must_stand(units: &BTreeMap<UnitId, Unit>, id: UnitId, on: Date) -> Result<(), UnitRefusal> {
    let unit = units.get(&id).ok_or(UnitRefusal::Unknown(id))?;
    if unit.stands_on(on) { Ok(()) } else { Err(UnitRefusal::NotStanding(id)) }
}

/// A unit that takes another under itself must not have ended on a later day: nothing may stand under it then.
fn must_stand_from(units: &BTreeMap<UnitId, Unit>, id: UnitId, on: Date) -> Result<(), UnitRefusal> {
    must_stand(units, id, on)?;
    match units[&id].latest().state {
        UnitState::Standing => Ok(()),
        UnitState::Ended { .. } => Err(UnitRefusal::LaterChange(id)),
    }
}

/// Nothing stands under it on that day, nor comes to stand there later.
fn no_units_under(units: &BTreeMap<UnitId, Unit>, id: UnitId, on: Date) -> Result<(), UnitRefusal> {
    let is_under = |version: &UnitVersion| version.parent == Some(id) && version.state == UnitState::Standing;
    let occupied = units.values().any(|unit| {
        unit.on(on).is_some_and(is_under)
            || unit.versions().iter().any(|version| version.from > on && is_under(version))
    });
    if occupied { Err(UnitRefusal::StillHasUnits(id)) } else { Ok(()) }
}

/// Whether a unit is another or stands under it, that day or after a change that is on record for a later day; an
/// ended unit stands under its heir.
fn is_ever_under(units: &BTreeMap<UnitId, Unit>, below: UnitId, above: UnitId, on: Date) -> bool {
    let later = units.values().flat_map(Unit::versions).map(|version| version.from).filter(|from| *from > on);
    let days: BTreeSet<Date> = later.chain([on]).collect();
    days.into_iter().any(|day| is_at_or_under(units, below, above, day))
}

fn is_at_or_under(units: &BTreeMap<UnitId, Unit>, mut below: UnitId, above: UnitId, on: Date) -> bool {
    for _ in 0..=units.len() {
        if below == above {
            return true;
        }
        let Some(version) = units.get(&below).and_then(|unit| unit.on(on)) else { return false };
        let next = match version.state {
            UnitState::Standing => version.parent,
            UnitState::Ended { heir } => heir.or(version.parent),
        };
        match next {
            Some(next) => below = next,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests;
