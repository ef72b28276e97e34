//! The lists that land in plain tables: officers in charge, surveys, enterprises, members on a roster.
//!
//! A row that says exactly what is there already changes nothing; any other is added.

use nguon_domain::id::{Id, UnitId};
use nguon_store::{Assignment, Enterprise, Member, Survey};

use super::{
    Intake,
    reach::{Reach, Why},
};
use crate::{
    error::AppError,
    import::records::{EnterpriseRecord, Participation, Records, UnitRef},
};

impl Intake<'_> {
    fn fresh_id(&self) -> Id {
        Id::new(self.app.ground().now(), self.noise())
    }

    pub(super) async fn take_tables(&mut self, records: &Records) -> Result<(), AppError> {
        let store = self.app.store().clone();
        let there = store.assignments().await?;
        for record in &records.assignments {
            let units: Vec<_> = record.units.iter().filter_map(|unit| self.reached(*unit, &record.origin)).collect();
            if units.len() < record.units.len() {
                continue;
            }
            let row = Assignment {
                id: self.fresh_id(),
                officer: record.officer.as_str().to_owned(),
                post: record.post.clone(),
                group: record.group.clone(),
                units,
                term: record.term,
                from: record.from,
                note: record.note.clone(),
            };
            if !there.iter().any(|known| Assignment { id: row.id, ..known.clone() } == row) {
                self.added("assignment", row.id);
                self.changes.assignments.push(row);
            }
        }
        let there = store.surveys().await?;
        for record in &records.surveys {
            let Some(unit) = self.reached(record.unit, &record.origin) else { continue };
            let row = Survey {
                id: self.fresh_id(),
                unit,
                on: record.on,
                surveyor: record.surveyor.clone(),
                result: record.result.clone(),
                difficulty: record.difficulty.clone(),
                measure: record.measure.clone(),
                owner: record.owner.clone(),
                due: record.due,
                outcome: record.outcome.clone(),
            };
            if !there.iter().any(|known| Survey { id: row.id, ..known.clone() } == row) {
                self.added("survey", row.id);
                self.changes.surveys.push(row);
            }
        }
        let there = store.enterprises().await?;
        for record in &records.enterprises {
            let Some((area, cell)) = self.place_of_firm(record) else { continue };
            let row = Enterprise {
                id: self.fresh_id(),
                name: record.name.clone(),
                form: record.form.clone(),
                trade: record.trade.clone(),
                area,
                area_as_written: record.area_text.clone(),
                workers: record.workers,
                members: record.members,
                has_cell: record.has_cell,
                cell,
                cell_established: record.cell_established,
                trade_union: record.trade_union,
                youth_union: record.youth_union,
                owner: record.owner.clone(),
                attitude: record.attitude.clone(),
                officer: record.officer.clone(),
                note: record.note.clone(),
            };
            if !there.iter().any(|known| Enterprise { id: row.id, ..known.clone() } == row) {
                self.added("enterprise", row.id);
                self.changes.enterprises.push(row);
            }
        }
        self.take_members(records).await
    }

    /// The commune a firm lies in and its cell. `None` if the firm lies beyond the reach of the import, or nobody knows
    /// where; the row is then left out.
    fn place_of_firm(&mut self, record: &EnterpriseRecord) -> Option<(Option<UnitId>, Option<UnitId>)> {
        let mut place = |unit: Option<UnitRef>| match unit {
            Some(unit) => self.reached(unit, &record.origin).map(Some),
            None => Some(None),
        };
        let (area, cell) = (place(record.area)?, place(record.cell)?);
        if area.or(cell).is_none() && !matches!(self.reach, Reach::Everything) {
            self.leave_out(&record.origin, Why::OutOfReach, None);
            return None;
        }
        Some((area, cell))
    }

    async fn take_members(&mut self, records: &Records) -> Result<(), AppError> {
        let store = self.app.store().clone();
        let people = self.people.candidates(records.members.iter().map(|record| &record.person));
        self.people.fetch(&store, people).await?;
        let there: std::collections::HashMap<_, _> =
            store.members().await?.into_iter().map(|member| (member.person, member)).collect();
        for record in &records.members {
            let Some(unit) = self.reached(record.cell, &record.origin) else { continue };
            let Some(person) = self.person(&record.origin, &record.person, unit).await? else { continue };
            let known = there.get(&person);
            let row = Member {
                id: known.map_or_else(|| self.fresh_id(), |known| known.id),
                person,
                unit,
                unit_as_written: record.cell_text.clone(),
                biography_number: record.biography_number.clone(),
                card_number: record.card.number.clone(),
                card_on: record.card.on,
                joined: record.joined,
                official: record.official,
                admitted_at: record.admitted_at.clone(),
                party_post: record.party_post.clone(),
                other_post: record.other_post.clone(),
                languages: record.languages.clone(),
                badge_years: record.badge_years,
                exempt_since: record.exempt_since,
                participation: record.participation.map(|how| participation(how).to_owned()),
                status: record.status.clone(),
                health: record.health.clone(),
                note: record.note.clone(),
            };
            if known != Some(&row) {
                self.added("member", row.id);
                self.changes.members.push(row);
            }
        }
        Ok(())
    }

    fn added(&mut self, what: &str, id: Id) {
        self.note(&format!("{what}.listed"), format!("{what}:{id}"), String::new());
        self.outcome.others += 1;
    }
}

fn participation(how: Participation) -> &'static str {
    match how {
        Participation::Active => "active",
        Participation::Probationary => "probationary",
        Participation::Exempt => "exempt",
        Participation::TemporarilyElsewhere => "temporarily_elsewhere",
    }
}
