//! What was typed into a form: read into types, and given back with what is wrong with it.

use askama::Template;
use nguon_app::texts::Texts;
use nguon_domain::{
    calendar::{Date, DayProblem, parse_day},
    partial_date::PartialDate,
    text::tidy,
};

use crate::caller::Form;

/// No name, number or place is longer.
const LONGEST_LINE: usize = 200;
/// No reason is longer.
const LONGEST_REASON: usize = 500;

/// The fields of a form as typed, with what is wrong with some of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed {
    fields: Vec<(&'static str, String)>,
    faults: Vec<(&'static str, String)>,
}

impl Typed {
    /// What a form holds in these fields.
    pub(crate) fn of<W>(form: &Form<W>, names: impl IntoIterator<Item = &'static str>) -> Self {
        let fields = names.into_iter().map(|name| (name, form.field(name).to_owned())).collect();
        Self { fields, faults: Vec::new() }
    }

    /// The same with a value to begin with.
    pub(crate) fn with(mut self, name: &'static str, value: String) -> Self {
        self.fields.push((name, value));
        self
    }

    /// What was typed into a field.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }

    /// Says what is wrong with a field.
    pub(crate) fn fault(&mut self, name: &'static str, message: String) {
        self.faults.push((name, message));
    }

    /// Whether something must be corrected.
    pub(crate) fn is_wrong(&self) -> bool {
        !self.faults.is_empty()
    }

    /// What is wrong, field by field, for the summary.
    pub(crate) fn faults(&self) -> Vec<(&'static str, String)> {
        self.faults.clone()
    }

    /// What is wrong with a field.
    pub(crate) fn fault_of(&self, name: &str) -> Option<String> {
        self.faults.iter().find(|(key, _)| *key == name).map(|(_, fault)| fault.clone())
    }

    /// A day that must be there.
    pub(crate) fn needed_day(&mut self, texts: &Texts, name: &'static str) -> Option<Date> {
        if self.get(name).trim().is_empty() {
            self.fault(name, texts.plain("typed-day-empty"));
            return None;
        }
        match parse_day(self.get(name)) {
            Ok(day) => Some(day),
            Err(problem) => {
                self.no_day(texts, name, &problem);
                None
            }
        }
    }

    /// A day, where one was given.
    pub(crate) fn day(&mut self, texts: &Texts, name: &'static str) -> Option<Date> {
        if self.get(name).trim().is_empty() { None } else { self.needed_day(texts, name) }
    }

    /// A day, month or year, where one was given.
    pub(crate) fn partial_day(&mut self, texts: &Texts, name: &'static str) -> Option<PartialDate> {
        match PartialDate::parse(self.get(name)) {
            Ok(day) => Some(day),
            Err(DayProblem::Empty) => None,
            Err(problem) => {
                self.no_day(texts, name, &problem);
                None
            }
        }
    }

    fn no_day(&mut self, texts: &Texts, name: &'static str, problem: &DayProblem) {
        let key = match problem {
            DayProblem::Empty => "typed-day-empty",
            DayProblem::NoSuchDay { .. } => "period-day-impossible",
            DayProblem::NotADay { .. } | DayProblem::YearOutOfReach { .. } => "period-day-unreadable",
        };
        let message = texts.text(key, &[("text", self.get(name).trim().into())]);
        self.fault(name, message);
    }

    /// A line of text, tidied; `None` if nothing was typed.
    pub(crate) fn line(&mut self, texts: &Texts, name: &'static str) -> Option<String> {
        self.words(texts, name, LONGEST_LINE)
    }

    /// A reason that must be there; `gap` is the text that asks for it.
    pub(crate) fn needed_reason(&mut self, texts: &Texts, name: &'static str, gap: &str) -> Option<String> {
        let reason = self.words(texts, name, LONGEST_REASON);
        if self.get(name).trim().is_empty() {
            self.fault(name, texts.plain(gap));
        }
        reason
    }

    fn words(&mut self, texts: &Texts, name: &'static str, longest: usize) -> Option<String> {
        let words = tidy(self.get(name)).text;
        let length = words.chars().count();
        if length > longest {
            let count = u64::try_from(longest).unwrap_or_default();
            self.fault(name, texts.text("typed-too-long", &[("count", count.into())]));
            return None;
        }
        (length > 0).then_some(words)
    }

    /// A number of people, where one was given.
    pub(crate) fn count(&mut self, texts: &Texts, name: &'static str) -> Option<u32> {
        let text = self.get(name).trim();
        if text.is_empty() {
            return None;
        }
        let count = text.parse().ok().filter(|count| *count <= 100_000);
        if count.is_none() {
            let message = texts.text("typed-no-count", &[("text", text.into())]);
            self.fault(name, message);
        }
        count
    }

    /// The field as it stands in the page, with what can be chosen: value and what is read.
    pub(crate) fn select(
        &self,
        texts: &Texts,
        name: &'static str,
        (label, hint): (&str, Option<&str>),
        options: impl IntoIterator<Item = (String, String)>,
    ) -> Select {
        let options = options.into_iter().map(|(value, text)| {
            let is_chosen = self.get(name) == value;
            (value, text, is_chosen)
        });
        Select {
            name,
            label: texts.plain(label),
            hint: hint.map(|key| texts.plain(key)),
            error: self.faults.iter().find(|(field, _)| *field == name).map(|(_, error)| error.clone()),
            options: options.collect(),
        }
    }

    /// The field as it stands in the page.
    pub(crate) fn input(&self, texts: &Texts, field: &Field) -> Input {
        Input {
            name: field.name,
            label: texts.plain(field.label),
            hint: field.hint.map(|key| texts.plain(key)),
            optional: (!field.is_needed && !field.is_plain).then(|| texts.plain("typed-optional")),
            error: self.fault_of(field.name),
            value: self.get(field.name).to_owned(),
            choices: match field.kind {
                FieldKind::Choice(choices) => choices
                    .iter()
                    .map(|(value, label)| (*value, texts.plain(label), self.get(field.name) == *value))
                    .collect(),
                FieldKind::Day | FieldKind::Count | FieldKind::Line | FieldKind::Long => Vec::new(),
            },
            is_long: field.kind == FieldKind::Long,
            is_short: matches!(field.kind, FieldKind::Day | FieldKind::Count),
            // The pad of digits of some phones has no stroke for a day.
            is_numeric: field.kind == FieldKind::Count,
            is_private: field.is_private,
        }
    }
}

/// A field in which one of many is chosen.
#[derive(Template)]
#[template(path = "partials/select.html")]
pub(crate) struct Select {
    name: &'static str,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    /// Value, what is read, whether it is chosen.
    options: Vec<(String, String, bool)>,
}

/// A field of a form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// The key of its label.
    pub(crate) label: &'static str,
    /// The key of its hint.
    pub(crate) hint: Option<&'static str>,
    pub(crate) kind: FieldKind,
    pub(crate) is_needed: bool,
    /// Whether nothing is said of its being optional, as in a form in which everything is.
    pub(crate) is_plain: bool,
    /// Whether it is not kept while the form is filled in.
    pub(crate) is_private: bool,
}

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldKind {
    Day,
    Count,
    Line,
    Long,
    /// One of these: value and the key of its label.
    Choice(&'static [(&'static str, &'static str)]),
}

impl Field {
    /// A field that may stay empty.
    pub(crate) const fn new(name: &'static str, label: &'static str, kind: FieldKind) -> Self {
        Self { name, label, hint: None, kind, is_needed: false, is_plain: false, is_private: false }
    }

    /// The same with a hint.
    pub(crate) const fn hint(self, key: &'static str) -> Self {
        Self { hint: Some(key), ..self }
    }

    /// A field of a form in which nothing must be filled in.
    pub(crate) const fn plain(name: &'static str, label: &'static str, kind: FieldKind) -> Self {
        Self { is_plain: true, ..Self::new(name, label, kind) }
    }

    /// The same, which no draft keeps.
    pub(crate) const fn private(self) -> Self {
        Self { is_private: true, ..self }
    }

    /// The same, to be filled in.
    pub(crate) const fn needed(self) -> Self {
        Self { is_needed: true, ..self }
    }
}

/// A field as it stands in a page.
#[derive(Template)]
#[template(path = "partials/input.html")]
pub(crate) struct Input {
    name: &'static str,
    label: String,
    hint: Option<String>,
    optional: Option<String>,
    error: Option<String>,
    value: String,
    /// Value, label, whether it is chosen.
    choices: Vec<(&'static str, String, bool)>,
    is_long: bool,
    is_short: bool,
    is_numeric: bool,
    is_private: bool,
}

impl Input {
    /// The ids of what describes the field.
    fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
    }
}
