//! What the database knows, for the reader of workbooks.

use nguon_domain::name::FullName;
use nguon_store::Store;

use super::reach::Reach;
use crate::{
    error::AppError,
    import::{Known, KnownPerson, KnownUnit, Mapping},
    picture::Picture,
};

/// Where the officers' answers are kept: those of each unit apart, so that nobody answers for others.
pub(super) fn answers_of(reach: Reach<'_>) -> String {
    match reach {
        Reach::Everything => "import.answers".to_owned(),
        Reach::Under(_, top) => format!("import.answers.{top}"),
    }
}

/// What lies in `reach`, with the names of the units above it.
pub(super) async fn known(
    store: &Store,
    picture: &Picture,
    reach: Reach<'_>,
    answers: &Mapping,
) -> Result<Known, AppError> {
    let standing = picture.units.values().filter(|unit| unit.stands_on(picture.today));
    let units = standing
        .filter(|unit| reach.knows(unit.id))
        .map(|unit| {
            let latest = unit.latest();
            let mut names: Vec<String> = Vec::new();
            for version in unit.versions().iter().rev() {
                if !names.contains(&version.name) {
                    names.push(version.name.clone());
                }
            }
            KnownUnit { id: unit.id, code: unit.code.clone(), names, kind: latest.kind, parent: latest.parent }
        })
        .collect();
    let mut people = Vec::new();
    for one in store.people_for_matching().await?.into_iter().filter(|one| reach.covers(one.unit)) {
        let name = FullName::parse(&one.name).map_err(|problem| AppError::Unavailable(problem.to_string()))?;
        people.push(KnownPerson { name, born: one.born, citizen_id: one.citizen_id.or(one.old_id), unit: one.unit });
    }
    Ok(Known { units, people, mapping: kept(store, reach).await?.and(answers) })
}

/// The answers given so far.
pub(super) async fn kept(store: &Store, reach: Reach<'_>) -> Result<Mapping, AppError> {
    match store.setting(&answers_of(reach)).await? {
        Some(json) => Mapping::parse(&json).map_err(|problem| AppError::Unavailable(problem.to_string())),
        None => Ok(Mapping::default()),
    }
}
