//! Finding a unit by what people call it, for the command line.

use nguon_domain::{
    id::UnitId,
    text::{fold, same_tone},
};

use crate::{App, error::AppError, picture::Picture, view::UnitLink};

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
