//! Charts as SVG, drawn here: two columns a month, this period beside the year before.
//!
//! Everything a template needs is worked out; it only writes the numbers down. Each chart has its table.

/// A chart of months.
pub(crate) struct Chart {
    pub(crate) width: String,
    pub(crate) height: String,
    /// Too wide to stand beside something else.
    pub(crate) is_wide: bool,
    /// Where the columns begin and end, from left to right.
    pub(crate) left: String,
    pub(crate) right: String,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) columns: Vec<Column>,
    pub(crate) labels: Vec<Label>,
}

/// A line across, with its number.
pub(crate) struct Tick {
    pub(crate) y: String,
    pub(crate) text_y: String,
    pub(crate) label: String,
    pub(crate) is_axis: bool,
}

/// One column.
pub(crate) struct Column {
    pub(crate) is_now: bool,
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) width: String,
    pub(crate) height: String,
}

/// A text, centred at a place.
pub(crate) struct Label {
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) text: String,
    pub(crate) is_value: bool,
}

/// What one month brings.
pub(crate) struct Month {
    pub(crate) label: String,
    /// A second line under the label: the year, where it begins.
    pub(crate) year: Option<String>,
    pub(crate) now: u32,
    pub(crate) before: u32,
}

const LEFT: f64 = 34.0;
const TOP: f64 = 22.0;
const FLOOR: f64 = 202.0;
const MONTHS_OF_A_YEAR: usize = 12;

impl Chart {
    /// The chart of some months; `None` for none.
    pub(crate) fn of_months(months: &[Month], number: impl Fn(u32) -> String) -> Option<Self> {
        let most = months.iter().map(|month| month.now.max(month.before)).max()?;
        let is_wide = months.len() > MONTHS_OF_A_YEAR;
        let step = step_for(most);
        let steps = most.div_ceil(step).max(1);
        let top = f64::from(step * steps);
        let room = if is_wide { 36.0 * as_float(months.len()) } else { 486.0 };
        let month_width = (room / as_float(months.len())).min(90.0);
        let column_width = (month_width * 0.38).min(24.0);
        let height_of = |value: u32| (FLOOR - TOP) * f64::from(value) / top;
        let has_years = months.iter().any(|month| month.year.is_some());
        let mut chart = Self {
            width: tenths(LEFT + room),
            height: tenths(if has_years { 246.0 } else { 230.0 }),
            is_wide,
            left: tenths(LEFT),
            right: tenths(LEFT + room),
            ticks: Vec::new(),
            columns: Vec::new(),
            labels: Vec::new(),
        };
        for at in 0..=steps {
            let y = FLOOR - height_of(at * step);
            chart.ticks.push(Tick {
                y: tenths(y),
                text_y: tenths(y + 4.0),
                label: number(at * step),
                is_axis: at == 0,
            });
        }
        for (at, month) in months.iter().enumerate() {
            let middle = LEFT + month_width * (as_float(at) + 0.5);
            for (value, x, is_now) in [(month.before, middle - column_width, false), (month.now, middle, true)] {
                if value > 0 {
                    let height = height_of(value);
                    chart.columns.push(Column {
                        is_now,
                        x: tenths(x),
                        y: tenths(FLOOR - height),
                        width: tenths(column_width),
                        height: tenths(height),
                    });
                }
            }
            if month.now > 0 {
                let y = FLOOR - height_of(month.now) - 5.0;
                chart.labels.push(Label {
                    x: tenths(middle + column_width / 2.0),
                    y: tenths(y),
                    text: number(month.now),
                    is_value: true,
                });
            }
            chart.labels.push(Label {
                x: tenths(middle),
                y: tenths(FLOOR + 19.0),
                text: month.label.clone(),
                is_value: false,
            });
            if let Some(year) = &month.year {
                chart.labels.push(Label {
                    x: tenths(middle),
                    y: tenths(FLOOR + 36.0),
                    text: year.clone(),
                    is_value: false,
                });
            }
        }
        Some(chart)
    }
}

/// How far apart the lines across stand: 1, 2 or 5 times a power of ten, so that there are at most six.
fn step_for(most: u32) -> u32 {
    let mut power = 1;
    loop {
        for step in [power, 2 * power, 5 * power] {
            if most <= step * 5 {
                return step;
            }
        }
        power *= 10;
    }
}

fn as_float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn tenths(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(now: u32, before: u32) -> Month {
        Month { label: "1".to_owned(), year: None, now, before }
    }

    #[test]
    fn lines_across_are_round_numbers_and_few() {
        for (most, step) in
            [(0, 1), (1, 1), (5, 1), (6, 2), (10, 2), (23, 5), (25, 5), (26, 10), (51, 20), (180_000, 50_000)]
        {
            assert_eq!(step_for(most), step, "{most}");
        }
    }

    #[test]
    fn a_month_without_anybody_has_no_column_and_no_number() {
        let chart =
            Chart::of_months(&[month(0, 0), month(4, 2)], |number| number.to_string()).expect("there are months");
        assert_eq!(chart.columns.len(), 2);
        assert_eq!(
            chart.labels.iter().filter(|label| label.is_value).map(|label| label.text.as_str()).collect::<Vec<_>>(),
            ["4"]
        );
        assert_eq!(chart.ticks.last().map(|tick| tick.label.as_str()), Some("4"));
        assert!(Chart::of_months(&[], |number| number.to_string()).is_none());
    }

    #[test]
    fn columns_stand_on_the_floor_and_within_the_drawing() {
        let months: Vec<Month> = (0..24).map(|at| month(at, 23 - at)).collect();
        let chart = Chart::of_months(&months, |number| number.to_string()).expect("there are months");
        let read = |text: &String| text.parse::<f64>().expect("a number");
        for column in &chart.columns {
            assert!((read(&column.y) + read(&column.height) - FLOOR).abs() < 0.11);
            assert!(read(&column.x) >= LEFT && read(&column.x) + read(&column.width) <= read(&chart.width) + 0.05);
            assert!(read(&column.y) >= TOP - 0.05);
        }
    }
}
