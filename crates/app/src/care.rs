//! Whether everything is whole: what `nguon check` says.

use nguon_domain::{
    atlas::{Atlas, CountBy, Span},
    calendar::Date,
    quota::{QuotaKind, QuotaPeriod},
};

use crate::{App, error::AppError, picture::Picture};

/// What a check found.
#[derive(Debug, Clone, Default)]
pub struct CareReport {
    /// What was looked at, with how many there were.
    pub looked_at: Vec<(String, u64)>,
    /// What is wrong, each with the table and row.
    pub problems: Vec<String>,
    /// What may be right but should be looked at, such as quotas below that add up to more than the quota above.
    pub remarks: Vec<String>,
}

impl App {
    /// Looks at everything: the engine's files, the journal's chain, cases against their acts, quota sums, and the
    /// atlas against counting anew.
    ///
    /// Errors: [`AppError::Unavailable`] if the database cannot be read at all.
    pub async fn check(&self) -> Result<CareReport, AppError> {
        let stored = self.store().check().await?;
        let looked_at = vec![("journal".to_owned(), stored.links), ("admission_case".to_owned(), stored.cases)];
        let mut report = CareReport { looked_at, ..CareReport::default() };
        report.problems.extend(stored.problems.iter().map(ToString::to_string));

        let followed = self.picture().await?;
        let fresh = Picture::draw(self.store(), self.rules(), self.today()).await?;
        compare(&followed.atlas, &fresh.atlas, fresh.today, &mut report);
        for stray in fresh.atlas.strays() {
            report.problems.push(format!("case {stray}: no unit of the tree counts it"));
        }
        quota_sums(&fresh, &mut report);
        self.check_attachments(&mut report).await?;
        Ok(report)
    }
}

fn compare(followed: &Atlas, fresh: &Atlas, today: Date, report: &mut CareReport) {
    let span = Span { from: Date::constant(1900, 1, 1), last: Date::constant(2199, 12, 31) };
    report.looked_at.push(("atlas".to_owned(), u64::try_from(fresh.cases()).unwrap_or(u64::MAX)));
    for place in fresh.tree().places() {
        for by in CountBy::ALL {
            if followed.counts(place.unit, span, *by) != fresh.counts(place.unit, span, *by)
                || place.above.is_none()
                    && followed.by_month(place.unit, span, *by) != fresh.by_month(place.unit, span, *by)
                || place.above.is_none() && !followed.open_cases(place.unit).eq(fresh.open_cases(place.unit))
                || followed.waits(place.unit, today) != fresh.waits(place.unit, today)
            {
                report.problems.push(format!("atlas {}: differs from counting anew", place.unit));
                break;
            }
        }
    }
}

/// A unit's own quota against the sum of those directly below. More below than above is a remark: reserves go the
/// other way, and a committee may push its cells harder.
fn quota_sums(picture: &Picture, report: &mut CareReport) {
    let atlas = &picture.atlas;
    let years = 2000..=picture.today.year() + 1;
    for place in atlas.tree().places() {
        for year in years.clone() {
            let period = QuotaPeriod::Year(year);
            let Some(own) = atlas.quota(place.unit, period, QuotaKind::Admission) else { continue };
            let below: u32 = atlas
                .tree()
                .children(place.unit)
                .into_iter()
                .filter_map(|child| atlas.quota(child, period, QuotaKind::Admission))
                .sum();
            if below > own {
                report.remarks.push(format!("quota {} {year}: {below} below, {own} above", place.unit));
            }
        }
    }
}
