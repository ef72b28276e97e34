//! The door: every use case asks here first.

use nguon_domain::{
    access::{Access, Permission, decide, reach},
    id::{PostId, UnitId},
};

use crate::{
    actor::Actor,
    error::AppError,
    nomination::hindered_at,
    picture::Picture,
    view::{May, UnitLink},
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
