//! Finding: a unit by what people call it, for the command line; units and people by some words, for the pages.

use nguon_domain::{
    access::{Permission, reach},
    id::UnitId,
    text::{fold, same_tone},
};
use nguon_store::{Filter, PeopleQuery, Which};

use crate::{
    App,
    actor::Actor,
    door,
    error::AppError,
    people,
    picture::Picture,
    view::{FindView, PersonHit, UnitHit, UnitLink},
};

/// Units that a page of findings shows.
const UNITS: usize = 12;
/// People that a page of findings shows.
const PEOPLE: u32 = 25;

/// What was found under a name or code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// One unit.
    One(UnitLink),
    /// None of that name.
    Nothing,
    /// Several; which is meant must be said.
    Several(Vec<UnitLink>),
}

impl App {
    /// The unit with this code or name. `Xã Sơn Đông` finds `Đảng bộ xã Sơn Đông`; marks count where they decide.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn find_unit(&self, wanted: &str) -> Result<Found, AppError> {
        Ok(find(&*self.picture().await?, wanted))
    }

    /// Units and people with these words, in any order and without marks, wherever the reader may see them.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn find(&self, actor: &Actor, search: &str) -> Result<FindView, AppError> {
        let picture = self.picture().await?;
        let scopes = reach(&actor.posts, Permission::SeePeople, picture.today);
        let mut view = FindView {
            search: search.trim().to_owned(),
            units: Vec::new(),
            units_total: 0,
            people: Vec::new(),
            people_total: 0,
            sees_people: !scopes.is_empty(),
            finds_numbers: !reach(&actor.posts, Permission::RevealCitizenId, picture.today).is_empty(),
        };
        if view.search.is_empty() {
            return Ok(view);
        }
        let units = units(actor, &picture, &view.search);
        view.units_total = units.len() as u64;
        view.units = units.into_iter().take(UNITS).collect();
        if view.sees_people {
            let scopes = door::searchable(actor, &picture, scopes, &view.search);
            let search = Some(view.search.clone());
            let (filter, limit) = (Filter::default(), PEOPLE);
            let query =
                PeopleQuery { scopes, only: Vec::new(), which: Which::Everybody, search, filter, after: None, limit };
            let page = self.store().people(&query).await?;
            view.people_total = page.total;
            let hit = |row: nguon_store::PersonRow| {
                let may_open = door::enter(actor, &picture, Permission::SeePerson, row.unit).is_ok();
                Some(PersonHit { line: people::line(&picture, row, None)?, may_open })
            };
            view.people = page.rows.into_iter().filter_map(hit).collect();
        }
        Ok(view)
    }
}

/// The units with these words that the reader may see: exact marks first, then the higher in the tree.
pub(crate) fn units(actor: &Actor, picture: &Picture, search: &str) -> Vec<UnitHit> {
    let low = |text: &str| same_tone(text).to_lowercase();
    let (plain, marked) = (fold(search), low(search));
    let wanted: Vec<&str> = plain.split_whitespace().collect();
    let tree = picture.atlas.tree();
    let mut seen = vec![false; tree.places().len()];
    for top in reach(&actor.posts, Permission::SeeFigures, picture.today) {
        seen[tree.range(top)].fill(true);
    }
    let begins_words = |name: &str| {
        wanted.iter().all(|wanted| name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(wanted)))
    };
    let places = tree.places().iter().zip(picture.names.iter()).enumerate();
    let fitting = places.filter(|(at, (place, name))| seen[*at] && place.standing && begins_words(name));
    let mut found: Vec<(bool, u16, usize, UnitLink)> = fitting
        .filter_map(|(at, (place, _))| {
            let link = picture.link(place.unit)?;
            Some((!low(&link.name).contains(&marked), place.depth, at, link))
        })
        .collect();
    found.sort_by_key(|(is_unlike, depth, at, _)| (*is_unlike, *depth, *at));
    let above = |at: usize| {
        let above = tree.places()[at].above.filter(|above| seen[*above])?;
        picture.link(tree.places()[above].unit)
    };
    found.into_iter().map(|(_, _, at, unit)| UnitHit { unit, above: above(at) }).collect()
}

fn find(picture: &Picture, wanted: &str) -> Found {
    let standing: Vec<UnitLink> = {
        let places = picture.atlas.tree().places().iter().filter(|place| place.standing);
        places.filter_map(|place| picture.link(place.unit)).collect()
    };
    let low = |text: &str| same_tone(text).to_lowercase();
    let (marked, plain) = (low(wanted), fold(wanted));
    let ends =
        |name: &str, with: &str| name.strip_suffix(with).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    let steps: [&dyn Fn(&UnitLink) -> bool; 5] = [
        &|unit| unit.code.as_deref().is_some_and(|code| fold(code) == plain),
        &|unit| low(&unit.name) == marked,
        &|unit| ends(&low(&unit.name), &marked),
        &|unit| fold(&unit.name) == plain,
        &|unit| ends(&fold(&unit.name), &plain),
    ];
    for step in steps {
        let mut found: Vec<UnitLink> = standing.iter().filter(|unit| step(unit)).cloned().collect();
        // Of several, one that stands above all others is meant: a commune rather than a cell of the same name.
        let depth = |unit: &UnitId| picture.line(*unit).len();
        if let Some(least) = found.iter().map(|unit| depth(&unit.id)).min() {
            let highest: Vec<UnitLink> = found.iter().filter(|unit| depth(&unit.id) == least).cloned().collect();
            if highest.len() == 1 {
                return Found::One(highest.into_iter().next().expect("one was counted"));
            }
            found.sort_by(|one, other| one.name.cmp(&other.name));
            return Found::Several(found);
        }
    }
    Found::Nothing
}
