use std::{fmt, sync::Arc};

use crate::calendar::Date;

/// Id of a legal text in the rulebook: `29-qd-tw-2016`. Never reused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstrumentId(Arc<str>);

impl InstrumentId {
    /// The text of this id. Says nothing about whether there is one.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InstrumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What sort of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstrumentKind {
    /// Điều lệ.
    Charter,
    /// Quy định.
    Regulation,
    /// Chỉ thị.
    Directive,
    /// Hướng dẫn.
    Guidance,
    /// Luật, bộ luật của Nhà nước.
    Law,
    /// Văn bản của địa phương.
    Local,
}

impl InstrumentKind {
    /// As data files write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::Regulation => "regulation",
            Self::Directive => "directive",
            Self::Guidance => "guidance",
            Self::Law => "law",
            Self::Local => "local",
        }
    }
}

/// A legal text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// Its id here.
    pub id: InstrumentId,
    /// What sort of text.
    pub kind: InstrumentKind,
    /// 1 outranks 2; a lower text may detail a higher one and not change it.
    pub rank: u8,
    /// What it is about.
    pub title: String,
    /// Number and sign as printed, or the short name of a text without one.
    pub number: Arc<str>,
    /// Who issued it.
    pub issuer: String,
    /// Day of signature.
    pub signed: Date,
    /// First day in force.
    pub from: Date,
    /// First day on which it no longer holds.
    pub until: Option<Date>,
    /// What took its place.
    pub replaced_by: Option<InstrumentId>,
    /// How well these days are known.
    pub certainty: super::Certainty,
    /// What the reader should know about them.
    pub reading: Option<String>,
}

impl Instrument {
    /// Does it hold on this day?
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// A period under one regulation that implements the Charter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regime {
    /// Short name: `R2016`.
    pub name: String,
    /// The regulation.
    pub regulation: InstrumentId,
    /// Guidance used beside it; each holds from its own first day.
    pub guidance: Vec<InstrumentId>,
}
