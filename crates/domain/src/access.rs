//! The one door of authorisation: who may do what to which unit, on which day, and under which post.
//!
//! A right is held by a *post*: a role at a unit from a day until a day. It reaches the unit and everything under
//! it, never anything above. [`decide`] is the only place where rights are decided; every use case asks it first.

use crate::{
    calendar::Date,
    id::{AccountId, PostId, UnitId},
    unit::coded,
};

mod terms;

pub use terms::{PostRefusal, delegate, end, may_be_delegated, resume, suspend, term};

coded! {
    /// What a person is in the organisation's work.
    Role {
        /// Quản trị hệ thống: accounts and settings, no dossiers.
        SystemAdministrator = "system_administrator",
        /// Cán bộ ban tổ chức.
        OrganisationOfficer = "organisation_officer",
        /// Cán bộ đảng ủy cơ sở.
        CommitteeOfficer = "committee_officer",
        /// Bí thư chi bộ.
        CellSecretary = "cell_secretary",
        /// Cấp ủy viên phụ trách.
        OfficerInCharge = "officer_in_charge",
        /// Cán bộ đoàn thể.
        MassOrgOfficer = "mass_org_officer",
        /// Trung tâm chính trị.
        TrainingCentre = "training_centre",
        /// Ủy ban kiểm tra.
        Inspector = "inspector",
        /// Lãnh đạo xem báo cáo.
        Leader = "leader",
    }
}

coded! {
    /// Something a person may be allowed to do.
    Permission {
        /// See the tree, quotas and figures of a unit.
        SeeFigures = "see_figures",
        /// See the list of people behind a figure.
        SeePeople = "see_people",
        /// See one person's page and the acts of a case.
        SeePerson = "see_person",
        /// See a citizen id in full, which is put on record each time.
        RevealCitizenId = "reveal_citizen_id",
        /// Put acts of a case on record, and correct them.
        RecordActs = "record_acts",
        /// Bring in workbooks.
        Import = "import",
        /// Set quotas for units below.
        SetQuotas = "set_quotas",
        /// Change the tree: add, rename, move, close, merge and split units.
        ManageUnits = "manage_units",
        /// Take a list or report out as a file.
        Export = "export",
        /// See who did what, and whether the records are whole.
        SeeJournal = "see_journal",
        /// Make accounts, give and take posts.
        ManageAccounts = "manage_accounts",
        /// See who holds which post, and who has been invited.
        SeeAccounts = "see_accounts",
        /// Change settings of the instance.
        ManageSettings = "manage_settings",
    }
}

/// Whether `role` has `permission` inside its reach. The whole table of rights.
pub const fn grants(role: Role, permission: Permission) -> bool {
    use Permission as P;
    match role {
        Role::SystemAdministrator => {
            matches!(permission, P::SeeFigures | P::SeeJournal | P::ManageAccounts | P::SeeAccounts | P::ManageSettings)
        }
        Role::OrganisationOfficer => matches!(
            permission,
            P::SeeFigures
                | P::SeePeople
                | P::SeePerson
                | P::RevealCitizenId
                | P::RecordActs
                | P::Import
                | P::SetQuotas
                | P::ManageUnits
                | P::Export
                | P::SeeJournal
                | P::SeeAccounts
        ),
        Role::CommitteeOfficer => matches!(
            permission,
            P::SeeFigures
                | P::SeePeople
                | P::SeePerson
                | P::RevealCitizenId
                | P::RecordActs
                | P::Import
                | P::SetQuotas
                | P::Export
        ),
        Role::CellSecretary => matches!(permission, P::SeeFigures | P::SeePeople | P::SeePerson | P::RecordActs),
        Role::OfficerInCharge => matches!(permission, P::SeeFigures | P::SeePeople | P::SeePerson),
        Role::MassOrgOfficer | Role::TrainingCentre => matches!(permission, P::SeeFigures),
        Role::Inspector => {
            matches!(
                permission,
                P::SeeFigures | P::SeePeople | P::SeePerson | P::RevealCitizenId | P::Export | P::SeeJournal
            )
        }
        Role::Leader => matches!(permission, P::SeeFigures | P::SeePeople | P::Export),
    }
}

/// A role held at a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Who holds it.
    pub account: AccountId,
    /// As what.
    pub role: Role,
    /// Where: the unit and everything under it.
    pub unit: UnitId,
    /// First day.
    pub from: Date,
    /// The day it ends; that day no longer counts. `None` while open.
    pub until: Option<Date>,
    /// Whether its holder has taken it up with the invitation.
    pub confirmed: bool,
    /// The day since which it is suspended, if it is.
    pub suspended_on: Option<Date>,
    /// The post on whose behalf it is held (thay mặt), if it is delegated.
    pub delegated_by: Option<PostId>,
}

coded! {
    /// How a post stands on a day.
    PostState {
        /// In force.
        Active = "active",
        /// Its first day is still to come.
        NotYet = "not_yet",
        /// Its last day has passed.
        Expired = "expired",
        /// Suspended.
        Suspended = "suspended",
        /// Its holder has not taken it up.
        NotConfirmed = "not_confirmed",
        /// In force, on behalf of another post.
        Delegated = "delegated",
    }
}

impl Post {
    /// How the post stands on `today`. Suspension outweighs everything, so that it works at the next request.
    pub fn state(&self, today: Date) -> PostState {
        if self.suspended_on.is_some_and(|since| since <= today) {
            PostState::Suspended
        } else if !self.confirmed {
            PostState::NotConfirmed
        } else if today < self.from {
            PostState::NotYet
        } else if self.until.is_some_and(|until| until <= today) {
            PostState::Expired
        } else if self.delegated_by.is_some() {
            PostState::Delegated
        } else {
            PostState::Active
        }
    }

    /// The post as far as the one on whose behalf it is held lets it be: no longer, no earlier, suspended and taken
    /// up with it. `closed_on` is the day since which the account of `source` is closed, if it is. A post held on
    /// nobody's behalf stays as it is.
    ///
    /// Whoever decides by a delegated post asks this first, so that it ends with its source at the next request.
    pub fn bounded(self, source: Option<&Self>, closed_on: Option<Date>) -> Self {
        if self.delegated_by.is_none() {
            return self;
        }
        let fitting = source.filter(|source| {
            self.delegated_by == Some(source.id)
                && source.delegated_by.is_none()
                && (source.role, source.unit) == (self.role, self.unit)
        });
        // Held on behalf of nothing that could be held for: it never was in force.
        let Some(source) = fitting else { return Self { until: Some(self.from), ..self } };
        let earlier = |one: Option<Date>, other: Option<Date>| one.into_iter().chain(other).min();
        Self {
            from: self.from.max(source.from),
            until: earlier(earlier(self.until, source.until), closed_on),
            confirmed: self.confirmed && source.confirmed,
            suspended_on: earlier(self.suspended_on, source.suspended_on),
            ..self
        }
    }

    /// Whether the post gives rights on `today`.
    pub fn is_in_force(&self, today: Date) -> bool {
        matches!(self.state(today), PostState::Active | PostState::Delegated)
    }
}

/// The answer at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Allowed, under this post; it goes into the journal.
    Allowed(PostId),
    /// Not allowed. Whoever asked learns no more than that there is nothing there for them.
    Denied,
}

/// Whether one of `posts` allows `permission` on the unit whose line in today's tree is `line` (from the top down to
/// the unit itself; empty for a unit that is not there), on `today`.
///
/// The post nearest to the unit answers, and of several there one that is held in one's own right, so that the journal
/// names the most fitting one.
pub fn decide(posts: &[Post], permission: Permission, line: &[UnitId], today: Date) -> Access {
    line.iter()
        .rev()
        .find_map(|unit| {
            let opens = |post: &&Post| post.unit == *unit && post.is_in_force(today) && grants(post.role, permission);
            posts.iter().filter(opens).min_by_key(|post| post.delegated_by.is_some())
        })
        .map_or(Access::Denied, |post| Access::Allowed(post.id))
}

/// The units at which `posts` give `permission` on `today`: the tops of what a person may see. In the order of the
/// posts, without repeats; some may stand under others.
pub fn reach(posts: &[Post], permission: Permission, today: Date) -> Vec<UnitId> {
    let mut tops = Vec::new();
    for post in posts.iter().filter(|post| post.is_in_force(today) && grants(post.role, permission)) {
        if !tops.contains(&post.unit) {
            tops.push(post.unit);
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::id::Id;

    const TODAY: Date = date(2020, 10, 31);

    fn unit(number: u128) -> UnitId {
        UnitId(Id::from_number(number))
    }

    fn post(number: u128, role: Role, at: u128) -> Post {
        Post {
            id: PostId(Id::from_number(number)),
            account: AccountId(Id::from_number(1)),
            role,
            unit: unit(at),
            from: date(2020, 1, 1),
            until: None,
            confirmed: true,
            suspended_on: None,
            delegated_by: None,
        }
    }

    #[test]
    fn a_post_reaches_down_and_never_up_or_aside() {
        let posts = [post(7, Role::OrganisationOfficer, 2)];
        let allowed = Access::Allowed(posts[0].id);
        let see = |line: &[u128]| {
            decide(&posts, Permission::SeePeople, &line.iter().map(|n| unit(*n)).collect::<Vec<_>>(), TODAY)
        };
        assert_eq!(see(&[1, 2]), allowed);
        assert_eq!(see(&[1, 2, 3, 4]), allowed);
        assert_eq!(see(&[1]), Access::Denied);
        assert_eq!(see(&[1, 5]), Access::Denied);
        assert_eq!(see(&[]), Access::Denied);
    }

    #[test]
    fn the_nearest_post_answers() {
        let posts = [post(7, Role::OrganisationOfficer, 1), post(8, Role::CellSecretary, 2)];
        assert_eq!(decide(&posts, Permission::SeePeople, &[unit(1), unit(2)], TODAY), Access::Allowed(posts[1].id));
        assert_eq!(decide(&posts, Permission::Export, &[unit(1), unit(2)], TODAY), Access::Allowed(posts[0].id));
        // One's own before one on somebody's behalf.
        let mut posts = [post(8, Role::CellSecretary, 2), post(9, Role::CellSecretary, 2)];
        posts[0].delegated_by = Some(PostId(Id::from_number(7)));
        assert_eq!(decide(&posts, Permission::SeePeople, &[unit(2)], TODAY), Access::Allowed(posts[1].id));
    }

    #[test]
    fn only_active_and_delegated_posts_give_rights() {
        let base = post(7, Role::Inspector, 1);
        let cases = [
            (base.clone(), PostState::Active, true),
            (Post { from: date(2020, 11, 1), ..base.clone() }, PostState::NotYet, false),
            (Post { until: Some(TODAY), ..base.clone() }, PostState::Expired, false),
            (Post { until: Some(date(2020, 11, 1)), ..base.clone() }, PostState::Active, true),
            (
                Post { suspended_on: Some(TODAY), delegated_by: Some(base.id), ..base.clone() },
                PostState::Suspended,
                false,
            ),
            (Post { confirmed: false, ..base.clone() }, PostState::NotConfirmed, false),
            (Post { delegated_by: Some(base.id), ..base.clone() }, PostState::Delegated, true),
        ];
        for (post, state, gives) in cases {
            assert_eq!(post.state(TODAY), state);
            let answer = decide(std::slice::from_ref(&post), Permission::SeeFigures, &[unit(1)], TODAY);
            assert_eq!(answer == Access::Allowed(post.id), gives, "{state:?}");
        }
    }

    #[test]
    fn a_delegated_post_is_in_force_as_long_as_its_source() {
        let source = post(7, Role::Inspector, 1);
        let held = Post { id: PostId(Id::from_number(8)), delegated_by: Some(source.id), ..source.clone() };
        let cases = [
            (Some(source.clone()), None, PostState::Delegated),
            (Some(Post { until: Some(TODAY), ..source.clone() }), None, PostState::Expired),
            (Some(Post { from: date(2020, 11, 1), ..source.clone() }), None, PostState::NotYet),
            (Some(Post { suspended_on: Some(TODAY), ..source.clone() }), None, PostState::Suspended),
            (Some(Post { confirmed: false, ..source.clone() }), None, PostState::NotConfirmed),
            (Some(source.clone()), Some(TODAY), PostState::Expired),
            (Some(source.clone()), Some(date(2020, 11, 1)), PostState::Delegated),
            // Never on behalf of a post that is gone, is another, is held for somebody else or lies elsewhere.
            (None, None, PostState::Expired),
            (Some(Post { id: PostId(Id::from_number(9)), ..source.clone() }), None, PostState::Expired),
            (Some(Post { delegated_by: Some(held.id), ..source.clone() }), None, PostState::Expired),
            (Some(Post { unit: unit(2), ..source.clone() }), None, PostState::Expired),
            (Some(Post { role: Role::Leader, ..source.clone() }), None, PostState::Expired),
        ];
        for (source, closed_on, expected) in cases {
            assert_eq!(held.clone().bounded(source.as_ref(), closed_on).state(TODAY), expected, "{source:?}");
        }
        // A post held in one's own right asks nobody.
        assert_eq!(source.clone().bounded(None, Some(TODAY)), source);
    }

    #[test]
    fn whoever_gives_posts_sees_them() {
        for role in Role::ALL {
            assert!(!grants(*role, Permission::ManageAccounts) || grants(*role, Permission::SeeAccounts), "{role:?}");
        }
    }

    #[test]
    fn nobody_sees_a_dossier_without_seeing_figures() {
        for role in Role::ALL {
            for permission in [Permission::SeePeople, Permission::SeePerson, Permission::Export] {
                assert!(!grants(*role, permission) || grants(*role, Permission::SeeFigures), "{role:?}");
            }
            assert!(!grants(*role, Permission::RevealCitizenId) || grants(*role, Permission::SeePerson), "{role:?}");
            assert!(!grants(*role, Permission::RecordActs) || grants(*role, Permission::SeePerson), "{role:?}");
        }
    }

    #[test]
    fn whoever_brings_in_workbooks_may_write_all_that_stands_in_them() {
        for role in Role::ALL.iter().filter(|role| grants(**role, Permission::Import)) {
            for permission in [Permission::RecordActs, Permission::SetQuotas, Permission::SeePerson] {
                assert!(grants(*role, permission), "{role:?}");
            }
        }
    }

    #[test]
    fn whoever_runs_the_system_sees_no_dossier() {
        for permission in
            [Permission::SeePeople, Permission::SeePerson, Permission::RevealCitizenId, Permission::RecordActs]
        {
            assert!(!grants(Role::SystemAdministrator, permission));
        }
    }
}
