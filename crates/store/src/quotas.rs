//! Quotas and head counts as rows.

use nguon_domain::{
    atlas::QuotaFact,
    id::UnitId,
    quota::{Quota, QuotaKind, QuotaPeriod},
    unit::Paper,
};

use crate::{
    Store, StoreError,
    bulk::Rows,
    dialect::{Cell, Query},
    fields::{Fields, maybe_number, maybe_shown, number, sequence, shown, text},
};

/// Members of a unit at the start of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headcount {
    /// The unit.
    pub unit: UnitId,
    /// The year.
    pub year: i16,
    /// Members in all.
    pub members: u32,
    /// Of these, on probation, where known.
    pub probationary: Option<u32>,
}

macro_rules! quota_columns {
    () => {
        "select id, unit, period, kind, revision, amount, paper, set_on, reason from quota"
    };
}
pub(crate) use quota_columns;

macro_rules! headcount_columns {
    () => {
        "select unit, year, members, probationary from headcount"
    };
}
pub(crate) use headcount_columns;

impl Store {
    /// The quotas in force: the highest revision of each unit, period and kind.
    pub async fn quota_facts(&self) -> Result<Vec<QuotaFact>, StoreError> {
        let text = "select q.unit, q.period, q.kind, q.amount from quota q where q.revision = \
             (select max(r.revision) from quota r where r.unit = q.unit and r.period = q.period and r.kind = q.kind) \
             order by q.unit, q.period, q.kind";
        let mut facts = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text), |row| {
                let mut fields = Fields::of(row, "quota");
                facts.push(QuotaFact {
                    unit: fields.parsed()?,
                    period: fields.code(QuotaPeriod::from_code)?,
                    kind: fields.code(QuotaKind::from_code)?,
                    amount: fields.number()?,
                });
                Ok(())
            })
            .await?;
        Ok(facts)
    }

    /// All quotas of a unit with their revisions, by period, kind and revision.
    pub async fn quotas_of(&self, unit: UnitId) -> Result<Vec<Quota>, StoreError> {
        let text = concat!(quota_columns!(), " where unit = $1 order by period, kind, revision");
        let mut quotas = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text).bind(unit.to_string()), |row| {
                quotas.push(read_quota(&mut Fields::of(row, "quota"))?);
                Ok(())
            })
            .await?;
        Ok(quotas)
    }

    /// Members at the start of each year, by unit and year.
    pub async fn headcounts(&self) -> Result<Vec<Headcount>, StoreError> {
        let text = concat!(headcount_columns!(), " order by unit, year");
        let mut counts = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new(text), |row| {
                counts.push(read_headcount(&mut Fields::of(row, "headcount"))?);
                Ok(())
            })
            .await?;
        Ok(counts)
    }
}

/// Reads the columns of `quota_columns!`.
pub(crate) fn read_quota(fields: &mut Fields<'_>) -> Result<Quota, StoreError> {
    Ok(Quota {
        id: fields.parsed()?,
        unit: fields.parsed()?,
        period: fields.code(QuotaPeriod::from_code)?,
        kind: fields.code(QuotaKind::from_code)?,
        revision: fields.number()?,
        amount: fields.number()?,
        paper: fields.maybe_string()?.map(|number| Paper { number }),
        set_on: fields.maybe_day()?,
        reason: fields.string()?,
    })
}

/// Reads the columns of `headcount_columns!`.
pub(crate) fn read_headcount(fields: &mut Fields<'_>) -> Result<Headcount, StoreError> {
    Ok(Headcount {
        unit: fields.parsed()?,
        year: fields.number()?,
        members: fields.number()?,
        probationary: fields.maybe_number()?,
    })
}

pub(crate) fn quota_into(rows: &mut Rows, quota: &Quota, touched: u64) {
    rows.push([
        shown(quota.id),
        shown(quota.unit),
        Cell::from(quota.period.code()),
        Cell::from(quota.kind.code()),
        number(quota.revision),
        number(quota.amount),
        Cell::Text(quota.paper.as_ref().map(|paper| paper.number.clone())),
        maybe_shown(quota.set_on),
        text(&quota.reason),
        sequence(touched),
    ]);
}

pub(crate) fn headcount_into(rows: &mut Rows, count: &Headcount) {
    rows.push([shown(count.unit), number(count.year), number(count.members), maybe_number(count.probationary)]);
}
