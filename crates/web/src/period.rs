//! The period that a page is for: read from the address as people write days, and chosen from a few ready ones.

use nguon_app::texts::Texts;
use nguon_domain::{
    atlas::Span,
    calendar::{Date, DayProblem, MonthEnd, add_months, add_years, parse_day},
};

use crate::address;

/// What was asked for, as far as it could be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The days asked for; `None` if none or unreadable ones were given.
    pub(crate) span: Option<Span>,
    from: Typed,
    until: Typed,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Typed {
    text: String,
    fault: Option<Fault>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Fault {
    Unreadable,
    Impossible,
    Backwards { from: Date },
}

impl Asked {
    /// Reads the two days of an address. Of one day alone, the other is taken from the year around it.
    pub(crate) fn read(from: Option<&str>, until: Option<&str>, today: Date) -> Self {
        let (from, first) = Typed::read(from);
        let (mut until, last) = Typed::read(until);
        if from.fault.is_some() || until.fault.is_some() {
            return Self { span: None, from, until };
        }
        let span = match (first, last) {
            (None, None) => None,
            (Some(first), None) => Span::new(first, today.max(first)),
            (None, Some(last)) => Span::new(last.first_of_year(), last),
            (Some(first), Some(last)) => {
                let span = Span::new(first, last);
                if span.is_none() {
                    until.fault = Some(Fault::Backwards { from: first });
                }
                span
            }
        };
        Self { span, from, until }
    }

    /// The two fields, for what is shown.
    pub(crate) fn fields(&self, shown: Span, texts: &Texts) -> (Field, Field) {
        (self.from.field(shown.from, texts), self.until.field(shown.last, texts))
    }

    /// Whether something must be corrected.
    pub(crate) fn is_wrong(&self) -> bool {
        self.from.fault.is_some() || self.until.fault.is_some()
    }
}

impl Typed {
    fn read(text: Option<&str>) -> (Self, Option<Date>) {
        let text = text.unwrap_or_default().trim();
        let (fault, day) = match parse_day(text) {
            Ok(day) => (None, Some(day)),
            Err(DayProblem::Empty) => (None, None),
            Err(DayProblem::NoSuchDay { .. }) => (Some(Fault::Impossible), None),
            Err(DayProblem::NotADay { .. } | DayProblem::YearOutOfReach { .. }) => (Some(Fault::Unreadable), None),
        };
        (Self { text: text.to_owned(), fault }, day)
    }

    fn field(&self, shown: Date, texts: &Texts) -> Field {
        let text = [("text", self.text.as_str().into())];
        let error = self.fault.as_ref().map(|fault| match fault {
            Fault::Unreadable => texts.text("period-day-unreadable", &text),
            Fault::Impossible => texts.text("period-day-impossible", &text),
            Fault::Backwards { from } => texts.text("period-backwards", &[("from", texts.day(*from).into())]),
        });
        Field { value: if error.is_some() { self.text.clone() } else { texts.day(shown) }, error }
    }
}

/// One of the two days in the form.
pub(crate) struct Field {
    pub(crate) value: String,
    pub(crate) error: Option<String>,
}

/// A link to a ready period.
pub(crate) struct Chip {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) is_current: bool,
}

/// The form that chooses a period, with ready ones beside it.
pub(crate) struct PeriodForm {
    pub(crate) action: String,
    pub(crate) kept: Vec<(&'static str, String)>,
    pub(crate) from: Field,
    pub(crate) until: Field,
    pub(crate) chips: Vec<Chip>,
    pub(crate) is_wrong: bool,
}

impl PeriodForm {
    /// The form of the page at `action`, whose other settings are `kept`. `shown` is what the page is for, `to` makes
    /// the address of the same page for another period.
    pub(crate) fn new(
        texts: &Texts,
        asked: &Asked,
        shown: Shown,
        action: String,
        kept: Vec<(&'static str, String)>,
        to: impl Fn(Span) -> String,
    ) -> Self {
        let chips = ready(texts, shown)
            .into_iter()
            .map(|(label, span)| Chip { label, href: to(span), is_current: span == shown.span })
            .collect();
        Self {
            action,
            kept,
            from: asked.from.field(shown.span.from, texts),
            until: asked.until.field(shown.span.last, texts),
            chips,
            is_wrong: asked.is_wrong(),
        }
    }
}

/// What a page is for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown {
    pub(crate) span: Span,
    pub(crate) last_year: Span,
    pub(crate) today: Date,
    pub(crate) term: Option<(i16, i16)>,
}

impl From<&nguon_app::view::Heading> for Shown {
    fn from(heading: &nguon_app::view::Heading) -> Self {
        Self { span: heading.span, last_year: heading.last_year, today: heading.today, term: heading.term }
    }
}

/// Periods that people ask for most, each with its label.
fn ready(texts: &Texts, Shown { last_year, today, term, .. }: Shown) -> Vec<(String, Span)> {
    let to_today = |from| Span::new(from, today);
    let before = add_years(today, -1, MonthEnd::Down);
    let this_year = today.first_of_year();
    let term = term.and_then(|(from, until)| {
        let years = [("from", from.to_string().into()), ("until", until.to_string().into())];
        let begins = Date::new(from, 1, 1).ok().filter(|begins| *begins < this_year)?;
        Some((texts.text("period-term", &years), to_today(begins)))
    });
    [
        (texts.plain("period-this-month"), to_today(today.first_of_month())),
        (texts.plain("period-this-year"), to_today(this_year)),
        (texts.plain("period-last-year"), Span::new(before.first_of_year(), before.last_of_year())),
        (texts.plain("period-same-last-year"), Some(last_year)),
    ]
    .into_iter()
    .chain(term)
    .chain([(texts.plain("period-five-years"), to_today(add_months(this_year, -48, MonthEnd::Down)))])
    .filter_map(|(label, span)| Some((label, span?)))
    .collect()
}

/// The form on the page of a unit.
pub(crate) fn unit_form(texts: &Texts, asked: &Asked, heading: &nguon_app::view::Heading) -> PeriodForm {
    let unit = heading.unit.id;
    let kept = heading.tree.map(|on| ("tree", texts.day(on))).into_iter().collect();
    PeriodForm::new(texts, asked, heading.into(), address::unit(unit, None), kept, |span| {
        address::unit_on(heading.tree, unit, Some(span))
    })
}

#[cfg(test)]
mod tests {
    use nguon_domain::calendar::show_day;

    use super::*;

    fn day(text: &str) -> Date {
        parse_day(text).expect("a day")
    }

    #[track_caller]
    fn check(from: &str, until: &str, expect: &str) {
        let given = |text: &'static str| (!text.is_empty()).then_some(text);
        let asked = Asked::read(given(Box::leak(from.into())), given(Box::leak(until.into())), day("31/10/2020"));
        let texts = Texts::get("vi");
        let error = |typed: &Typed| typed.field(day("1/1/2020"), texts).error.unwrap_or_default();
        let found = match asked.span {
            Some(span) => format!("{}–{}", show_day(span.from), show_day(span.last)),
            None => format!("{}|{}", error(&asked.from), error(&asked.until)),
        };
        assert_eq!(found, expect);
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        check("2020-01-01", "2020-10-31", "01/01/2020–31/10/2020");
        check("1/1/2020", " 31.10.2020 ", "01/01/2020–31/10/2020");
        check("1/5/2020", "", "01/05/2020–31/10/2020");
        check("", "30/6/2019", "01/01/2019–30/06/2019");
        check("", "", "|");
    }

    #[test]
    fn what_is_wrong_is_said_at_the_field() {
        check("hôm qua", "", "“hôm qua” không phải là ngày. Hãy ghi ngày, tháng, năm, ví dụ 31/10/2020.|");
        check("30/2/2020", "1/3/2020", "Lịch không có ngày 30/2/2020. Hãy ghi lại theo thứ tự ngày, tháng, năm.|");
        check("12/25/2020", "", "Lịch không có ngày 12/25/2020. Hãy ghi lại theo thứ tự ngày, tháng, năm.|");
        check("1/6/2020", "31/5/2020", "|Ngày cuối kỳ phải từ 01/06/2020 trở đi.");
    }

    #[test]
    fn ready_periods_lie_around_today() {
        let shown = Shown {
            span: Span::new(day("1/1/2020"), day("31/10/2020")).expect("ends after it begins"),
            last_year: Span::new(day("1/1/2019"), day("31/10/2019")).expect("ends after it begins"),
            today: day("31/10/2020"),
            term: Some((2015, 2020)),
        };
        let form = PeriodForm::new(Texts::get("vi"), &Asked::default(), shown, "/".to_owned(), Vec::new(), |span| {
            format!("{}..{}", span.from, span.last)
        });
        let chips: Vec<String> = form
            .chips
            .iter()
            .map(|chip| format!("{} {}{}", chip.label, chip.href, if chip.is_current { " ✓" } else { "" }))
            .collect();
        assert_eq!(
            chips,
            [
                "Tháng này 2020-10-01..2020-10-31",
                "Năm nay 2020-01-01..2020-10-31 ✓",
                "Năm trước 2019-01-01..2019-12-31",
                "Cùng kỳ năm trước 2019-01-01..2019-10-31",
                "Từ đầu nhiệm kỳ 2015–2020 2015-01-01..2020-10-31",
                "Năm năm gần nhất 2016-01-01..2020-10-31",
            ]
        );
    }
}
