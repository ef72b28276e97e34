use std::{cell::RefCell, collections::BTreeMap};

use nguon_domain::{
    calendar::Date,
    partial_date::PartialDate,
    requirement::{Consent, Extension},
};

/// The facts of a row: `birth=2002-08-08;meeting=2020-07-08`. Each is taken once; none may be left over.
pub(super) struct Facts(RefCell<BTreeMap<String, String>>);

impl Facts {
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut facts = BTreeMap::new();
        for fact in text.split(';') {
            let (key, value) = fact.split_once('=').ok_or_else(|| format!("«{fact}» không có dạng tên=giá trị"))?;
            if facts.insert(key.trim().to_owned(), value.trim().to_owned()).is_some() {
                return Err(format!("«{key}» ghi hai lần"));
            }
        }
        Ok(Self(RefCell::new(facts)))
    }

    pub(super) fn none_left(&self) -> Result<(), String> {
        match self.0.borrow().keys().next() {
            Some(key) => Err(format!("phép thử không dùng «{key}»")),
            None => Ok(()),
        }
    }

    fn take(&self, key: &str) -> Option<String> {
        self.0.borrow_mut().remove(key)
    }

    pub(super) fn text(&self, key: &str) -> Result<String, String> {
        self.take(key).ok_or_else(|| format!("thiếu «{key}»"))
    }

    pub(super) fn number(&self, key: &str) -> Result<u32, String> {
        self.text(key)?.parse().map_err(|_| format!("«{key}» phải là số"))
    }

    pub(super) fn partial(&self, key: &str) -> Result<PartialDate, String> {
        PartialDate::from_iso(&self.text(key)?)
            .ok_or_else(|| format!("«{key}» phải là năm, tháng hoặc ngày: 2002, 2002-08, 2002-08-08"))
    }

    pub(super) fn day(&self, key: &str) -> Result<Date, String> {
        self.day_if_any(key)?.ok_or_else(|| format!("thiếu «{key}»"))
    }

    pub(super) fn day_if_any(&self, key: &str) -> Result<Option<Date>, String> {
        self.take(key)
            .map(|text| {
                PartialDate::from_iso(&text)
                    .and_then(PartialDate::day)
                    .ok_or_else(|| format!("«{key}» phải là ngày dạng 2016-07-25"))
            })
            .transpose()
    }

    /// Today matters only while the act is open.
    pub(super) fn today(&self, act: Option<Date>) -> Result<Date, String> {
        match act {
            Some(act) => Ok(self.day_if_any("today")?.unwrap_or(act)),
            None => self.day("today"),
        }
    }

    /// `yes`, or the day of the consent.
    pub(super) fn consent(&self, key: &str) -> Result<Option<Consent>, String> {
        match self.take(key) {
            None => Ok(None),
            Some(text) if text == "yes" => Ok(Some(Consent { on: None })),
            Some(text) => PartialDate::from_iso(&text)
                .and_then(PartialDate::day)
                .map(|on| Some(Consent { on: Some(on) }))
                .ok_or_else(|| format!("«{key}» phải là yes hoặc một ngày")),
        }
    }

    /// `max`, or a number of working days.
    pub(super) fn extension(&self) -> Result<Option<Extension>, String> {
        match self.take("extension").as_deref() {
            None => Ok(None),
            Some("max") => Ok(Some(Extension { working_days: None })),
            Some(text) => text
                .parse()
                .map(|days| Some(Extension { working_days: Some(days) }))
                .map_err(|_| "«extension» phải là max hoặc số ngày làm việc".to_owned()),
        }
    }
}
