//! Records of steering, as lists bring them: officers in charge, survey visits, firms, members on a roster.

use nguon_domain::{
    calendar::Date,
    id::{Id, PersonId, UnitId},
    partial_date::PartialDate,
};

use crate::{
    Store, StoreError,
    bulk::Rows,
    dialect::{Cell, Query},
    fields::{Fields, maybe_flag, maybe_number, maybe_partial_date, maybe_shown, maybe_text, number, shown, text},
};

/// An officer in charge of units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Its id.
    pub id: Id,
    /// The officer.
    pub officer: String,
    /// Their post, as written.
    pub post: Option<String>,
    /// The heading of the group they stand in, as written.
    pub group: Option<String>,
    /// The units, in the order written.
    pub units: Vec<UnitId>,
    /// Term of office, by its first and last year as resolutions name them.
    pub term: Option<(i16, i16)>,
    /// First day.
    pub from: Option<Date>,
    /// Remark.
    pub note: Option<String>,
}

/// A survey visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Its id.
    pub id: Id,
    /// Where.
    pub unit: UnitId,
    /// When.
    pub on: Option<Date>,
    /// By whom, as written.
    pub surveyor: Option<String>,
    /// What was found.
    pub result: Option<String>,
    /// Difficulty.
    pub difficulty: Option<String>,
    /// Measure proposed.
    pub measure: Option<String>,
    /// Who is to do it, as written.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// What came of it.
    pub outcome: Option<String>,
}

/// A firm outside the State sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enterprise {
    /// Its id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Legal form, as written.
    pub form: Option<String>,
    /// Trade.
    pub trade: Option<String>,
    /// The commune it lies in, as a Party organisation.
    pub area: Option<UnitId>,
    /// Where it lies, as written.
    pub area_as_written: Option<String>,
    /// Workers.
    pub workers: Option<u32>,
    /// Party members working there.
    pub members: Option<u32>,
    /// Whether it has a cell.
    pub has_cell: Option<bool>,
    /// Its cell, where the tree has it.
    pub cell: Option<UnitId>,
    /// When the cell was founded.
    pub cell_established: Option<PartialDate>,
    /// Whether it has a trade union.
    pub trade_union: Option<bool>,
    /// Whether it has a Youth Union.
    pub youth_union: Option<bool>,
    /// The owner's standing towards the Party, as written.
    pub owner: Option<String>,
    /// The owner's attitude, as written.
    pub attitude: Option<String>,
    /// Officer in charge, as written.
    pub officer: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

/// A member on a roster: what the roster says beyond the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: Id,
    /// Who.
    pub person: PersonId,
    /// The cell, or the grassroots organisation where the cell is not known.
    pub unit: UnitId,
    /// The cell's name as written, where the tree has no such cell.
    pub unit_as_written: Option<String>,
    /// Number of the biography (số lý lịch).
    pub biography_number: Option<String>,
    /// Number of the member card.
    pub card_number: Option<String>,
    /// Day of the member card.
    pub card_on: Option<Date>,
    /// Joined the Party.
    pub joined: Option<PartialDate>,
    /// Official member since.
    pub official: Option<PartialDate>,
    /// Where admitted, as written.
    pub admitted_at: Option<String>,
    /// Party post.
    pub party_post: Option<String>,
    /// Other post.
    pub other_post: Option<String>,
    /// Languages and computing.
    pub languages: Option<String>,
    /// Years of the Party badge held.
    pub badge_years: Option<u32>,
    /// Exempt from work and activity since.
    pub exempt_since: Option<Date>,
    /// How the member takes part, as a code of the import.
    pub participation: Option<String>,
    /// Standing, as written.
    pub status: Option<String>,
    /// Health, as written.
    pub health: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

macro_rules! assignment_columns {
    () => {
        "select id, officer, post, officer_group, term_from, term_until, from_day, note from assignment"
    };
}
pub(crate) use assignment_columns;

macro_rules! survey_columns {
    () => {
        "select id, unit, on_day, surveyor, result, difficulty, measure, owner, due, outcome from survey"
    };
}
pub(crate) use survey_columns;

macro_rules! enterprise_columns {
    () => {
        "select id, name, form, trade, area, area_as_written, workers, members, has_cell, cell, cell_established, \
         trade_union, youth_union, owner, attitude, officer, note from enterprise"
    };
}
pub(crate) use enterprise_columns;

macro_rules! member_columns {
    () => {
        "select id, person, unit, unit_as_written, biography_number, card_number, card_on, joined, official, \
         admitted_at, party_post, other_post, languages, badge_years, exempt_since, participation, status, health, \
         note from member"
    };
}
pub(crate) use member_columns;

impl Store {
    /// Officers in charge with their units, by officer and id; all of them, since there are few.
    pub async fn assignments(&self) -> Result<Vec<Assignment>, StoreError> {
        let mut assignments: Vec<Assignment> = Vec::new();
        let mut snapshot = self.pools().snapshot().await?;
        let text = concat!(assignment_columns!(), " order by officer, id");
        snapshot
            .link()
            .each(Query::new(text), |row| {
                assignments.push(read_assignment(&mut Fields::of(row, "assignment"))?);
                Ok(())
            })
            .await?;
        let by_id: std::collections::HashMap<Id, usize> =
            assignments.iter().enumerate().map(|(at, assignment)| (assignment.id, at)).collect();
        let text = "select assignment, unit from assignment_unit order by assignment, place";
        snapshot
            .link()
            .each(Query::new(text), |row| {
                let mut fields = Fields::of(row, "assignment_unit");
                if let Some(at) = by_id.get(&fields.parsed()?) {
                    assignments[*at].units.push(fields.parsed()?);
                }
                Ok(())
            })
            .await?;
        Ok(assignments)
    }

    /// Officers in charge of a unit, by officer and id; without the units of each.
    pub async fn assignments_of(&self, unit: UnitId) -> Result<Vec<Assignment>, StoreError> {
        let text = concat!(
            assignment_columns!(),
            " where id in (select assignment from assignment_unit where unit = $1) order by officer, id"
        );
        let mut assignments = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text).bind(unit.to_string()), |row| {
                assignments.push(read_assignment(&mut Fields::of(row, "assignment"))?);
                Ok(())
            })
            .await?;
        Ok(assignments)
    }

    /// Survey visits at a unit, newest first; those without a day last.
    pub async fn surveys_at(&self, unit: UnitId) -> Result<Vec<Survey>, StoreError> {
        let text = concat!(survey_columns!(), " where unit = $1 order by coalesce(on_day, '') desc, id");
        self.read_surveys(Query::new(text).bind(unit.to_string())).await
    }

    /// Every survey visit, by unit and day.
    pub async fn surveys(&self) -> Result<Vec<Survey>, StoreError> {
        self.read_surveys(Query::new(concat!(survey_columns!(), " order by unit, coalesce(on_day, ''), id"))).await
    }

    async fn read_surveys(&self, query: Query) -> Result<Vec<Survey>, StoreError> {
        let mut surveys = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(query, |row| {
                surveys.push(read_survey(&mut Fields::of(row, "survey"))?);
                Ok(())
            })
            .await?;
        Ok(surveys)
    }

    /// Firms of an area, by name.
    pub async fn enterprises_in(&self, area: UnitId) -> Result<Vec<Enterprise>, StoreError> {
        let text = concat!(enterprise_columns!(), " where area = $1 order by name, id");
        self.read_enterprises(Query::new(text).bind(area.to_string())).await
    }

    /// Every firm, by name.
    pub async fn enterprises(&self) -> Result<Vec<Enterprise>, StoreError> {
        self.read_enterprises(Query::new(concat!(enterprise_columns!(), " order by name, id"))).await
    }

    async fn read_enterprises(&self, query: Query) -> Result<Vec<Enterprise>, StoreError> {
        let mut enterprises = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(query, |row| {
                enterprises.push(read_enterprise(&mut Fields::of(row, "enterprise"))?);
                Ok(())
            })
            .await?;
        Ok(enterprises)
    }

    /// Members on the roster of a unit, by id.
    pub async fn members_of(&self, unit: UnitId) -> Result<Vec<Member>, StoreError> {
        let text = concat!(member_columns!(), " where unit = $1 order by id");
        self.read_members(Query::new(text).bind(unit.to_string())).await
    }

    /// Whether a person is a member on some roster.
    pub async fn is_member(&self, person: PersonId) -> Result<bool, StoreError> {
        let text = concat!(member_columns!(), " where person = $1 order by id limit 1");
        Ok(!self.read_members(Query::new(text).bind(person.to_string())).await?.is_empty())
    }

    /// Every member on a roster, by id.
    pub async fn members(&self) -> Result<Vec<Member>, StoreError> {
        self.read_members(Query::new(concat!(member_columns!(), " order by id"))).await
    }

    async fn read_members(&self, query: Query) -> Result<Vec<Member>, StoreError> {
        let mut members = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(query, |row| {
                members.push(read_member(&mut Fields::of(row, "member"))?);
                Ok(())
            })
            .await?;
        Ok(members)
    }
}

/// Reads the columns of `assignment_columns!`; the units are for the caller to add.
pub(crate) fn read_assignment(fields: &mut Fields<'_>) -> Result<Assignment, StoreError> {
    Ok(Assignment {
        id: fields.parsed()?,
        officer: fields.string()?,
        post: fields.maybe_string()?,
        group: fields.maybe_string()?,
        units: Vec::new(),
        term: fields.maybe_number()?.zip(fields.maybe_number()?),
        from: fields.maybe_day()?,
        note: fields.maybe_string()?,
    })
}

/// Reads the columns of `survey_columns!`.
pub(crate) fn read_survey(fields: &mut Fields<'_>) -> Result<Survey, StoreError> {
    Ok(Survey {
        id: fields.parsed()?,
        unit: fields.parsed()?,
        on: fields.maybe_day()?,
        surveyor: fields.maybe_string()?,
        result: fields.maybe_string()?,
        difficulty: fields.maybe_string()?,
        measure: fields.maybe_string()?,
        owner: fields.maybe_string()?,
        due: fields.maybe_day()?,
        outcome: fields.maybe_string()?,
    })
}

/// Reads the columns of `enterprise_columns!`.
pub(crate) fn read_enterprise(fields: &mut Fields<'_>) -> Result<Enterprise, StoreError> {
    Ok(Enterprise {
        id: fields.parsed()?,
        name: fields.string()?,
        form: fields.maybe_string()?,
        trade: fields.maybe_string()?,
        area: fields.maybe_parsed()?,
        area_as_written: fields.maybe_string()?,
        workers: fields.maybe_number()?,
        members: fields.maybe_number()?,
        has_cell: fields.maybe_flag()?,
        cell: fields.maybe_parsed()?,
        cell_established: fields.maybe_partial_date()?,
        trade_union: fields.maybe_flag()?,
        youth_union: fields.maybe_flag()?,
        owner: fields.maybe_string()?,
        attitude: fields.maybe_string()?,
        officer: fields.maybe_string()?,
        note: fields.maybe_string()?,
    })
}

/// Reads the columns of `member_columns!`.
pub(crate) fn read_member(fields: &mut Fields<'_>) -> Result<Member, StoreError> {
    Ok(Member {
        id: fields.parsed()?,
        person: fields.parsed()?,
        unit: fields.parsed()?,
        unit_as_written: fields.maybe_string()?,
        biography_number: fields.maybe_string()?,
        card_number: fields.maybe_string()?,
        card_on: fields.maybe_day()?,
        joined: fields.maybe_partial_date()?,
        official: fields.maybe_partial_date()?,
        admitted_at: fields.maybe_string()?,
        party_post: fields.maybe_string()?,
        other_post: fields.maybe_string()?,
        languages: fields.maybe_string()?,
        badge_years: fields.maybe_number()?,
        exempt_since: fields.maybe_day()?,
        participation: fields.maybe_string()?,
        status: fields.maybe_string()?,
        health: fields.maybe_string()?,
        note: fields.maybe_string()?,
    })
}

pub(crate) fn assignment_into(rows: &mut Rows, units: &mut Rows, assignment: &Assignment) {
    rows.push([
        shown(assignment.id),
        text(&assignment.officer),
        maybe_text(&assignment.post),
        maybe_text(&assignment.group),
        maybe_number(assignment.term.map(|(from, _)| from)),
        maybe_number(assignment.term.map(|(_, until)| until)),
        maybe_shown(assignment.from),
        maybe_text(&assignment.note),
    ]);
    for (place, unit) in (0_u32..).zip(&assignment.units) {
        units.push([shown(assignment.id), number(place), shown(unit)]);
    }
}

pub(crate) fn survey_into(rows: &mut Rows, survey: &Survey) {
    rows.push([
        shown(survey.id),
        shown(survey.unit),
        maybe_shown(survey.on),
        maybe_text(&survey.surveyor),
        maybe_text(&survey.result),
        maybe_text(&survey.difficulty),
        maybe_text(&survey.measure),
        maybe_text(&survey.owner),
        maybe_shown(survey.due),
        maybe_text(&survey.outcome),
    ]);
}

pub(crate) fn enterprise_into(rows: &mut Rows, firm: &Enterprise) {
    rows.push([
        shown(firm.id),
        text(&firm.name),
        maybe_text(&firm.form),
        maybe_text(&firm.trade),
        maybe_shown(firm.area),
        maybe_text(&firm.area_as_written),
        maybe_number(firm.workers),
        maybe_number(firm.members),
        maybe_flag(firm.has_cell),
        maybe_shown(firm.cell),
        maybe_partial_date(firm.cell_established),
        maybe_flag(firm.trade_union),
        maybe_flag(firm.youth_union),
        maybe_text(&firm.owner),
        maybe_text(&firm.attitude),
        maybe_text(&firm.officer),
        maybe_text(&firm.note),
    ]);
}

pub(crate) fn member_into(rows: &mut Rows, member: &Member) {
    let cells: [Cell; 19] = [
        shown(member.id),
        shown(member.person),
        shown(member.unit),
        maybe_text(&member.unit_as_written),
        maybe_text(&member.biography_number),
        maybe_text(&member.card_number),
        maybe_shown(member.card_on),
        maybe_partial_date(member.joined),
        maybe_partial_date(member.official),
        maybe_text(&member.admitted_at),
        maybe_text(&member.party_post),
        maybe_text(&member.other_post),
        maybe_text(&member.languages),
        maybe_number(member.badge_years),
        maybe_shown(member.exempt_since),
        maybe_text(&member.participation),
        maybe_text(&member.status),
        maybe_text(&member.health),
        maybe_text(&member.note),
    ];
    rows.push(cells);
}
