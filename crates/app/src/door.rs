//! The door: every use case asks here first.

use nguon_domain::{
    access::{Access, Permission, decide, reach},
    atlas::Counts,
    id::{PostId, UnitId},
};

use nguon_store::number_in;

use crate::{
    actor::Actor,
    error::AppError,
    listing::{FilterPart, PeopleFilter},
    nomination::hindered_at,
    picture::Picture,
    view::{May, PeopleOf, UnitLink},
};

/// The post under which `actor` may do this to `unit`.
///
/// Errors: [`AppError::NotThere`] if there is no such unit or no such right; whoever asks cannot tell which.
pub(crate) fn enter(
    actor: &Actor,
    picture: &Picture,
    permission: Permission,
    unit: UnitId,
) -> Result<PostId, AppError> {
    match decide(&actor.posts, permission, &picture.line(unit), picture.today) {
        Access::Allowed(post) => Ok(post),
        Access::Denied => Err(AppError::NotThere),
    }
}

/// The post under which `actor` may do this to everything: the right must be held at each unit that stands
/// at the top.
///
/// Errors: [`AppError::NotThere`] without that, and where there are no units yet.
pub(crate) fn enter_whole(actor: &Actor, picture: &Picture, permission: Permission) -> Result<PostId, AppError> {
    let places = picture.atlas.tree().places();
    let mut next = 0;
    let mut held = Err(AppError::NotThere);
    while let Some(root) = places.get(next) {
        // What has ended at the top is nobody's to hold a post at.
        if root.standing {
            held = Ok(enter(actor, picture, permission, root.unit)?);
        }
        next = root.end;
    }
    held
}

/// Whether `actor` may move, close, merge or split `unit`: that is decided at the unit above it.
pub(crate) fn may_place(actor: &Actor, picture: &Picture, unit: UnitId) -> bool {
    let above = picture.units.get(&unit).and_then(|unit| unit.latest().parent);
    above.is_some_and(|above| enter(actor, picture, Permission::ManageUnits, above).is_ok())
}

/// What `actor` may do at `unit`, so that a page shows no link that would be refused.
pub(crate) fn may(actor: &Actor, picture: &Picture, unit: UnitId) -> May {
    let allowed = |permission| enter(actor, picture, permission, unit).is_ok();
    May {
        see_people: allowed(Permission::SeePeople),
        see_person: allowed(Permission::SeePerson),
        reveal_citizen_id: allowed(Permission::RevealCitizenId),
        export: allowed(Permission::Export),
        nominate: allowed(Permission::RecordActs) && hindered_at(picture, unit).is_none(),
        see_accounts: allowed(Permission::SeeAccounts),
        import: allowed(Permission::Import),
        manage_units: allowed(Permission::ManageUnits),
        place_unit: may_place(actor, picture, unit),
        manage_settings: enter_whole(actor, picture, Permission::ManageSettings).is_ok(),
        check: enter_whole(actor, picture, Permission::SeeJournal).is_ok(),
    }
}

/// Those of some units in which `actor` may search for these words. By a citizen id people are found only where it may
/// be seen in full: whoever sees all of it but a few starred digits would otherwise try those until somebody is found.
pub(crate) fn searchable(actor: &Actor, picture: &Picture, units: Vec<UnitId>, search: &str) -> Vec<UnitId> {
    match number_in(search) {
        None => units,
        Some(_) => {
            let may = |unit: &UnitId| enter(actor, picture, Permission::RevealCitizenId, *unit).is_ok();
            units.into_iter().filter(may).collect()
        }
    }
}

/// Fewer people than this are not told of by a number to those who may not know which of them it counts.
const FEW: u32 = 5;

/// The list of a unit's people that `actor` gets when they ask for this one, and whether it is another.
///
/// Ethnic group and religion stand on a person's page alone. Whoever may not open those pages is not told by who is in
/// a list and who is not, either.
pub(crate) fn askable(
    actor: &Actor,
    picture: &Picture,
    unit: UnitId,
    (of, filter): (PeopleOf, &PeopleFilter),
) -> (PeopleOf, PeopleFilter, bool) {
    if enter(actor, picture, Permission::SeePerson, unit).is_ok() {
        return (of, filter.clone(), false);
    }
    let open = filter.without(FilterPart::Minority).without(FilterPart::Believer);
    let open_of = match of {
        PeopleOf::Minority | PeopleOf::Believers => PeopleOf::Admitted,
        PeopleOf::Everybody
        | PeopleOf::Admitted
        | PeopleOf::Women
        | PeopleOf::Age18To30
        | PeopleOf::UnionMembers
        | PeopleOf::Recognised
        | PeopleOf::Open
        | PeopleOf::AtStage(_) => of,
    };
    let is_another = open_of != of || open != *filter;
    (open_of, open, is_another)
}

/// Figures of a unit as `actor` may know them. For those who may not open a person's page, ethnic minorities and
/// believers are counted to the nearest few, and not at all (as nobody) where they or the others are few: two lists
/// that differ by one person must not say what that person is.
pub(crate) fn countable(actor: &Actor, picture: &Picture, unit: UnitId, counts: &mut Counts) {
    if enter(actor, picture, Permission::SeePerson, unit).is_err() {
        round(counts);
    }
}

/// Figures as those may know them who may not open a person's page; see [`countable`].
pub(crate) fn round(counts: &mut Counts) {
    let all = counts.admitted;
    for count in [&mut counts.minority, &mut counts.believers] {
        let are_few = *count < FEW || all.saturating_sub(*count) < FEW;
        *count = if are_few { 0 } else { (*count + FEW / 2) / FEW * FEW };
    }
}

/// The units under which `actor` has a right, none of them under another: what they may see as a whole.
pub(crate) fn tops(actor: &Actor, picture: &Picture, permission: Permission) -> Vec<UnitId> {
    let all = reach(&actor.posts, permission, picture.today);
    let tree = picture.atlas.tree();
    let is_top = |unit: &UnitId| {
        tree.place(*unit).is_some() && !all.iter().any(|other| other != unit && tree.covers(*other, *unit))
    };
    all.iter().copied().filter(is_top).collect()
}

/// The units above `unit` that `actor` may see, from the top down.
pub(crate) fn visible_above(actor: &Actor, picture: &Picture, unit: UnitId) -> Vec<UnitLink> {
    let tops = reach(&actor.posts, Permission::SeeFigures, picture.today);
    let mut line = picture.line(unit);
    line.pop();
    let from = line.iter().position(|above| tops.contains(above));
    from.map_or_else(Vec::new, |from| line[from..].iter().filter_map(|above| picture.link(*above)).collect())
}
