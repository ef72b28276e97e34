//! The report on admissions, on screen and on paper.

use askama::Template;
use nguon_app::{
    texts::Texts,
    view::{Grouping, PeopleOf, ReportRow, ReportView, RowKey},
};
use nguon_domain::{
    atlas::{Counts, Share, Span},
    id::UnitId,
};

use super::{unit::headline, year_before};
use crate::{
    address,
    frame::{Around, Figure, Frame, MenuItem, Section},
    period::{Asked, PeriodForm},
};

/// The report on screen.
#[derive(Template)]
#[template(path = "reports/show.html")]
pub(crate) struct ReportPage {
    frame: Frame,
    unit_name: String,
    span: String,
    headline: String,
    figures_note: String,
    file_href: Option<String>,
    print_href: String,
    tabs: Vec<MenuItem>,
    table: Table,
    is_paper: bool,
    drawn_up: String,
    period: PeriodForm,
    help: Vec<String>,
}

/// The report as a paper.
#[derive(Template)]
#[template(path = "reports/print.html")]
pub(crate) struct ReportPaper {
    frame: Frame,
    back_href: String,
    above_name: Option<String>,
    unit_name: String,
    place_and_day: String,
    subject: String,
    summary: String,
    basis: String,
    table: Table,
    is_paper: bool,
}

struct Table {
    caption: String,
    columns: Vec<String>,
    rows: Vec<Row>,
    total: Row,
}

/// What a reader may do with a number.
#[derive(Clone, Copy)]
struct MayOf {
    /// Open the list behind it.
    may_open: bool,
    /// Know of each person what it counts.
    sees_persons: bool,
}

struct Row {
    key: Figure,
    cells: Vec<(String, Figure)>,
}

impl ReportPage {
    pub(crate) fn new(around: Around, view: &ReportView, asked: &Asked) -> Self {
        let texts = around.texts;
        let heading = &view.heading;
        let (unit, span) = (heading.unit.id, heading.span);
        let name = texts.text("report-title-unit", &[("unit", (&heading.unit.name).into())]);
        let last = texts.plain("nav-report");
        let mut frame = Frame::of_unit(around, &name, Section::Report, heading, view.may, Some(&last));
        if asked.is_wrong() {
            frame.mark_wrong(&name);
        }
        let kept = vec![("by", view.by.code().to_owned())];
        let tabs = [
            (Grouping::Unit, "report-by-unit"),
            (Grouping::Month, "report-by-month"),
            (Grouping::Year, "report-by-year"),
        ];
        Self {
            unit_name: heading.unit.name.clone(),
            span: texts.span(span),
            headline: headline(texts, span, &view.total, &view.before),
            figures_note: texts.text("figures-note", &[("count-by", texts.count_by(heading.count_by).into())]),
            file_href: view.may.export.then(|| address::report_file(unit, span, view.by)),
            print_href: address::report_print(unit, span, view.by),
            tabs: tabs
                .into_iter()
                .map(|(by, key)| MenuItem {
                    label: texts.plain(key),
                    href: address::report(unit, Some(span), by),
                    is_current: by == view.by,
                    key: None,
                })
                .collect(),
            table: Table::new(texts, view, view.may.see_people),
            is_paper: false,
            drawn_up: texts.text("report-drawn-up", &[("at", texts.moment(view.drawn_up_at).into())]),
            period: PeriodForm::new(texts, asked, heading.into(), address::report_path(unit), kept, |span| {
                address::report(unit, Some(span), view.by)
            }),
            help: [
                ("report-help-1", true),
                ("report-help-2", true),
                ("report-help-3", true),
                ("report-help-round", !view.may.see_person),
            ]
            .into_iter()
            .filter(|(_, fits)| *fits)
            .map(|(key, _)| texts.plain(key))
            .collect(),
            frame,
        }
    }
}

impl ReportPaper {
    pub(crate) fn new(around: Around, view: &ReportView) -> Self {
        let texts = around.texts;
        let heading = &view.heading;
        let name = texts.text("report-title-unit", &[("unit", (&heading.unit.name).into())]);
        let last = texts.plain("report-print");
        let frame = Frame::of_unit(around, &name, Section::Report, heading, view.may, Some(&last));
        let day = texts.day_in_words(view.heading.today);
        let before = texts.span(heading.last_year);
        Self {
            back_href: address::report(heading.unit.id, Some(heading.span), view.by),
            above_name: heading.above.last().map(|above| above.name.clone()),
            unit_name: heading.unit.name.clone(),
            place_and_day: texts.text("paper-place-and-day", &[("day", day.into())]),
            subject: texts.text("paper-subject", &[("span", texts.span(heading.span).into())]),
            summary: summary(texts, view),
            basis: texts.text(
                "paper-basis",
                &[("count-by", texts.count_by(heading.count_by).into()), ("before", before.into())],
            ),
            // On paper a number opens nothing.
            table: Table::on_paper(texts, view),
            is_paper: true,
            frame,
        }
    }
}

fn summary(texts: &Texts, view: &ReportView) -> String {
    let (now, before) = (&view.total, &view.before);
    let mut values = vec![
        ("admitted", now.admitted.into()),
        ("before", before.admitted.into()),
        ("recognised", now.recognised.into()),
    ];
    match (now.quota, now.attainment()) {
        (Some(quota), Some(share)) => {
            values.extend([("quota", quota.into()), ("percent", texts.percent(share).into())]);
            texts.text("paper-summary-quota", &values)
        }
        _ => texts.text("paper-summary-plain", &values),
    }
}

const COLUMNS: [&str; 11] = [
    "report-quota",
    "report-admitted",
    "report-before",
    "report-against",
    "report-attainment",
    "report-recognised",
    "report-women",
    "report-age-18-30",
    "report-union-members",
    "report-minority",
    "report-believers",
];

impl Table {
    /// The table without links.
    fn on_paper(texts: &Texts, view: &ReportView) -> Self {
        let mut table = Self::new(texts, view, false);
        for row in &mut table.rows {
            row.key.href = None;
        }
        table
    }

    fn new(texts: &Texts, view: &ReportView, may_open: bool) -> Self {
        let heading = &view.heading;
        let key = match view.by {
            Grouping::Unit => "report-key-unit",
            Grouping::Month => "report-key-month",
            Grouping::Year => "report-key-year",
        };
        let total = Figure::plain(texts.plain("report-total"));
        Self {
            caption: texts.text("report-caption", &[("span", texts.span(heading.span).into())]),
            columns: std::iter::once(key).chain(COLUMNS).map(|key| texts.plain(key)).collect(),
            rows: view.rows.iter().map(|row| Row::of(texts, view, row, may_open)).collect(),
            total: Row::new(
                texts,
                total,
                heading.unit.id,
                (heading.span, heading.last_year),
                (&view.total, &view.before),
                MayOf { may_open, sees_persons: view.may.see_person },
            ),
        }
    }
}

impl Row {
    fn of(texts: &Texts, view: &ReportView, row: &ReportRow, may_open: bool) -> Self {
        let heading = &view.heading;
        let spans = match row.key {
            RowKey::Unit(_) | RowKey::Own(_) => (row.span, heading.last_year),
            RowKey::Month(..) | RowKey::Year(_) => (row.span, year_before(row.span)),
        };
        // There is no list of what is on record at the unit itself and at none below; so its numbers open nothing.
        let (key, unit, may_open) = match &row.key {
            RowKey::Unit(unit) => (
                Figure { text: unit.name.clone(), href: Some(address::report(unit.id, Some(row.span), view.by)) },
                unit.id,
                may_open,
            ),
            RowKey::Own(unit) => {
                (Figure::plain(texts.text("report-own", &[("name", (&unit.name).into())])), unit.id, false)
            }
            RowKey::Month(year, month) => (Figure::plain(texts.month(*year, *month)), heading.unit.id, may_open),
            RowKey::Year(year) => (Figure::plain(year.to_string()), heading.unit.id, may_open),
        };
        let reader = MayOf { may_open, sees_persons: view.may.see_person };
        Self::new(texts, key, unit, spans, (&row.now, &row.before), reader)
    }

    fn new(
        texts: &Texts,
        key: Figure,
        unit: UnitId,
        (span, last_year): (Span, Span),
        (now, before): (&Counts, &Counts),
        reader: MayOf,
    ) -> Self {
        let none = || texts.plain("no-quota-short");
        let opens =
            |count, span, of| Figure::number(texts, count, reader.may_open, || address::people(unit, Some(span), of));
        // Who may not see persons is told round numbers, and none of few people.
        let of_persons = |count: u32, of| match (reader.sees_persons, count) {
            (true, _) => opens(count, span, of),
            (false, 0) => Figure::plain(texts.plain("report-few")),
            (false, _) => Figure::plain(texts.text("report-about", &[("count", count.into())])),
        };
        let percent = |share: Option<Share>| Figure::plain(share.map_or_else(none, |share| texts.percent(share)));
        let cells = [
            Figure::plain(now.quota.map_or_else(none, |quota| texts.number(u64::from(quota)))),
            opens(now.admitted, span, PeopleOf::Admitted),
            opens(before.admitted, last_year, PeopleOf::Admitted),
            percent(Share::of(now.admitted, before.admitted)),
            percent(now.attainment()),
            opens(now.recognised, span, PeopleOf::Recognised),
            opens(now.women, span, PeopleOf::Women),
            opens(now.age_18_30, span, PeopleOf::Age18To30),
            opens(now.union_members, span, PeopleOf::UnionMembers),
            of_persons(now.minority, PeopleOf::Minority),
            of_persons(now.believers, PeopleOf::Believers),
        ];
        Self { key, cells: COLUMNS.iter().map(|key| texts.plain(key)).zip(cells).collect() }
    }
}
