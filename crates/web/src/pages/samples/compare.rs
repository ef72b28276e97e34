//! A unit of an invented district held against another, and against itself in other days.

use nguon_app::{
    CompareSide, CompareView, MonthCount, MonthPair,
    view::{May, UnitHit, UnitLink, UnitView},
};
use nguon_domain::{atlas::Span, calendar::Date, unit::UnitKind};

use super::views::{EVERYTHING, MONTHS, cell, commune_link, counts, district, district_link, link};
use crate::pages::year_before;

fn side(unit: UnitLink, of: &UnitView, span: Span) -> CompareSide {
    let (counts, open, idle) = (of.now, of.open.clone(), of.idle.clone());
    CompareSide { unit, span, see_people: true, see_person: true, counts, open, work: of.work, idle }
}

fn month_pairs(years: (i16, i16)) -> Vec<MonthPair> {
    let count = |year, month, admitted| {
        let from = Date::new(year, month, 1).expect("a month has a first day");
        Some(MonthCount { span: Span { from, last: from.last_of_month() }, admitted })
    };
    let pairs = (1..).zip(MONTHS);
    pairs
        .map(|(month, (now, before))| MonthPair {
            one: count(years.0, month, now),
            other: count(years.1, month, before),
        })
        .collect()
}

pub(super) fn units() -> CompareView {
    let district = district();
    let span = district.heading.span;
    let beside = link(2, "TD", "Đảng bộ huyện Tam Đảo", UnitKind::DistrictCommittee);
    let other = UnitView { now: counts(88, 0, Some(88)), open: district.open[..3].to_vec(), ..district.clone() };
    let hit = |unit: &UnitLink, above| UnitHit { unit: unit.clone(), above };
    CompareView {
        one: side(district_link(), &district, span),
        other: CompareSide { see_people: false, see_person: false, ..side(beside.clone(), &other, span) },
        months: month_pairs((2020, 2020)),
        is_cut: false,
        search: String::new(),
        offered: vec![hit(&beside, None), hit(&commune_link(), Some(district_link()))],
        offered_total: 2,
        may: EVERYTHING,
        heading: district.heading,
    }
}

pub(super) fn periods() -> CompareView {
    let (view, cell) = (units(), cell());
    let (unit, span) = (view.one.unit.clone(), view.one.span);
    let other = CompareSide { counts: cell.now, ..side(unit, &cell, year_before(span)) };
    CompareView { other, months: month_pairs((2020, 2019)), is_cut: true, may: May::default(), ..view }
}

pub(super) fn found() -> CompareView {
    let view = units();
    let other = CompareSide { span: year_before(view.one.span), ..view.other };
    CompareView { search: "<b>tho \"linh\"".to_owned(), offered: Vec::new(), offered_total: 0, other, ..view }
}
