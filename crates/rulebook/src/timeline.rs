use std::fmt::{self, Write};

use nguon_domain::{
    calendar::{Date, WorkCalendar, add_days, show_day},
    rules::{CalendarYear, Certainty, Citation, Effect, Governing, ParameterSheet, Requirement, Rules},
};

/// The whole rulebook in one text, oldest day first under each heading, for review by people.
///
/// The same rules always give the same text.
pub fn timeline(rules: &Rules) -> String {
    let mut text = String::new();
    // Writing to a `String` cannot fail.
    let _ = write(&mut text, rules);
    text
}

fn write(text: &mut String, rules: &Rules) -> fmt::Result {
    writeln!(text, "DÒNG THỜI GIAN CỦA BỘ QUY ĐỊNH")?;
    writeln!(text, "Tệp này do chương trình sinh ra; không sửa bằng tay.")?;
    writeln!(text)?;
    certainties(text, rules)?;
    writeln!(text, "\n== Văn bản ==")?;
    for instrument in rules.instruments.values() {
        let until = instrument.until.map_or_else(|| "nay".to_owned(), show_day);
        writeln!(
            text,
            "{}: {} ({}, ký {}), hiệu lực {} - {until}{}",
            instrument.number,
            instrument.title,
            instrument.issuer,
            show_day(instrument.signed),
            show_day(instrument.from),
            mark(instrument.certainty),
        )?;
        if let Some(reading) = &instrument.reading {
            writeln!(text, "              {reading}")?;
        }
    }
    writeln!(text, "\n== Quy định đang thi hành Điều lệ ==")?;
    for change in rules.regimes.changes() {
        let name = match &change.effect {
            Effect::Is(regime) => regime.name.as_str(),
            Effect::Repealed => "bãi bỏ",
        };
        line(text, change.from, name, &change.source, change.certainty, change.reading.as_deref())?;
    }
    writeln!(text, "\n== Tham số ==")?;
    for sheet in rules.sheets() {
        parameter(text, &sheet)?;
    }
    writeln!(text, "\n== Yêu cầu ==")?;
    for requirement in rules.requirements.iter() {
        self::requirement(text, requirement)?;
    }
    writeln!(text, "\n== Lịch làm việc ==")?;
    for (year, known) in &rules.workdays.years {
        calendar_year(text, *year, known, &rules.workdays.calendar)?;
    }
    Ok(())
}

/// Weekdays off and rest days worked, as they come out of the holidays and swaps of all years.
fn calendar_year(text: &mut String, year: i16, known: &CalendarYear, calendar: &WorkCalendar) -> fmt::Result {
    let weekends = WorkCalendar::default();
    let (Ok(first), Ok(last)) = (Date::new(year, 1, 1), Date::new(year, 12, 31)) else {
        return Ok(());
    };
    let (mut off, mut worked) = (Vec::new(), Vec::new());
    let mut day = first;
    while day <= last {
        match (weekends.is_working_day(day), calendar.is_working_day(day)) {
            (true, false) => off.push(short(day)),
            (false, true) => worked.push(short(day)),
            (true, true) | (false, false) => {}
        }
        day = add_days(day, 1);
    }
    let days = calendar.working_days_after(add_days(first, -1), last);
    writeln!(text, "\n{year}: {days} ngày làm việc; {}{}", sources(&known.source), mark(known.certainty))?;
    writeln!(text, "  nghỉ ngày thường: {}", off.join(", "))?;
    if !worked.is_empty() {
        writeln!(text, "  làm bù: {}", worked.join(", "))?;
    }
    if let Some(reading) = &known.reading {
        writeln!(text, "              {reading}")?;
    }
    Ok(())
}

fn short(day: Date) -> String {
    format!("{:02}/{:02}", day.day(), day.month())
}

fn certainties(text: &mut String, rules: &Rules) -> fmt::Result {
    let lines: Vec<_> = rules.sheets().into_iter().flat_map(|sheet| sheet.lines).collect();
    let count = |certainty| lines.iter().filter(|line| line.certainty == certainty).count();
    writeln!(
        text,
        "{} giá trị: {} đã đối chiếu, {} qua nguồn trích dẫn, {} tạm dùng.",
        lines.len(),
        count(Certainty::Sure),
        count(Certainty::SecondHand),
        count(Certainty::Provisional),
    )
}

fn parameter(text: &mut String, sheet: &ParameterSheet) -> fmt::Result {
    writeln!(text, "\n{}: {}", sheet.id, sheet.title)?;
    for change in &sheet.lines {
        let value = change.value.as_deref().unwrap_or("bãi bỏ");
        line(text, change.from, value, &change.source, change.certainty, change.reading.as_deref())?;
    }
    let governing = match sheet.governed_by {
        Governing::ClockStart => "ngày bắt đầu tính hạn",
        Governing::Act => "ngày của việc được xét",
    };
    writeln!(
        text,
        "  theo quy định của {governing}; đối chiếu {}, lần tới {}",
        show_day(sheet.review.checked),
        show_day(sheet.review.due),
    )?;
    if let Some(reading) = &sheet.governed_reading {
        writeln!(text, "              {reading}")?;
    }
    Ok(())
}

fn requirement(text: &mut String, requirement: &Requirement) -> fmt::Result {
    writeln!(text, "\n{}: {} [{}]", requirement.in_force.id(), requirement.title, requirement.check.name())?;
    for change in requirement.in_force.changes() {
        let value = match change.effect {
            Effect::Is(()) => "có hiệu lực",
            Effect::Repealed => "bãi bỏ",
        };
        line(text, change.from, value, &change.source, change.certainty, change.reading.as_deref())?;
    }
    if !requirement.uses.is_empty() {
        let uses: Vec<_> = requirement.uses.iter().map(ToString::to_string).collect();
        writeln!(text, "  dùng {}", uses.join(", "))?;
    }
    for exception in &requirement.exceptions {
        let until = exception.until.map_or_else(|| "nay".to_owned(), show_day);
        writeln!(
            text,
            "  trừ khi {} ({}): {} - {until}; {}",
            exception.label,
            exception.when.name(),
            show_day(exception.from),
            sources(&exception.source),
        )?;
    }
    Ok(())
}

fn line(
    text: &mut String,
    from: Date,
    value: &str,
    source: &[Citation],
    certainty: Certainty,
    reading: Option<&str>,
) -> fmt::Result {
    let (from, source) = (show_day(from), sources(source));
    writeln!(text, "  {from}  {value}; {source}{}", mark(certainty))?;
    if let Some(reading) = reading {
        writeln!(text, "              {reading}")?;
    }
    Ok(())
}

fn sources(source: &[Citation]) -> String {
    source.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn mark(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => "",
        Certainty::SecondHand => " [qua nguồn trích dẫn]",
        Certainty::Provisional => " [tạm dùng]",
    }
}
