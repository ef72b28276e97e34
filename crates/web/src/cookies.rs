//! The cookies: the session, the mark of a visitor who has not signed in, the marks of those who have, the language,
//! the size of letters.

use axum::http::{HeaderMap, HeaderValue, header};
use nguon_app::texts::Language;

use crate::Options;

/// A cookie of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// Opens the session; gone when the browser closes.
    Session,
    /// Ties the forms of a visitor to the browser they were shown in.
    Visitor,
    /// Tells that somebody has signed in in this browser before, so that guessing elsewhere does not keep them out.
    Device,
    /// The language.
    Language,
    /// Whether letters are large.
    TextSize,
}

/// A visitor's mark lasts this long: more than anyone takes to sign in.
const VISITOR_SECONDS: u32 = 3600;
/// What somebody chose about the look of pages, and that they have signed in here, lasts this long.
const YEAR_SECONDS: u32 = 31_536_000;

impl Cookie {
    /// Its name. `__Host-` binds it to this host and to an encrypted line; without one it cannot be used.
    const fn name(self, options: &Options) -> &'static str {
        match (self, options.secure_cookies) {
            (Self::Session, true) => "__Host-nguon",
            (Self::Session, false) => "nguon",
            (Self::Visitor, true) => "__Host-nguon-visitor",
            (Self::Visitor, false) => "nguon-visitor",
            (Self::Device, true) => "__Host-nguon-device",
            (Self::Device, false) => "nguon-device",
            (Self::Language, true) => "__Host-nguon-language",
            (Self::Language, false) => "nguon-language",
            (Self::TextSize, true) => "__Host-nguon-text-size",
            (Self::TextSize, false) => "nguon-text-size",
        }
    }

    /// What the browser sent of it.
    pub(crate) fn read<'a>(self, headers: &'a HeaderMap, options: &Options) -> Option<&'a str> {
        let name = self.name(options);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }

    /// The header that sets it.
    pub(crate) fn set(self, value: &str, options: &Options) -> HeaderValue {
        let age = match self {
            Self::Session => None,
            Self::Visitor => Some(VISITOR_SECONDS),
            Self::Device | Self::Language | Self::TextSize => Some(YEAR_SECONDS),
        };
        self.header(value, age, options)
    }

    /// The header that takes it away.
    pub(crate) fn clear(self, options: &Options) -> HeaderValue {
        self.header("", Some(0), options)
    }

    fn header(self, value: &str, age: Option<u32>, options: &Options) -> HeaderValue {
        let mut text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax", self.name(options));
        if options.secure_cookies {
            text.push_str("; Secure");
        }
        if let Some(age) = age {
            text.push_str(&format!("; Max-Age={age}"));
        }
        HeaderValue::from_str(&text).expect("our cookies hold letters, digits, dots and hyphens only")
    }
}

/// The language the browser was last shown.
pub(crate) fn language(headers: &HeaderMap, options: &Options) -> Language {
    Cookie::Language.read(headers, options).and_then(Language::from_code).unwrap_or_default()
}

/// The word for large letters.
pub(crate) const LARGE: &str = "large";

/// Whether letters are to be large.
pub(crate) fn is_large(headers: &HeaderMap, options: &Options) -> bool {
    Cookie::TextSize.read(headers, options) == Some(LARGE)
}

/// The marks of those who have signed in in this browser.
pub(crate) fn devices(headers: &HeaderMap, options: &Options) -> Vec<String> {
    let marks = Cookie::Device.read(headers, options).unwrap_or_default().split('.');
    marks.filter(|mark| is_secret(mark)).map(str::to_owned).collect()
}

/// A secret as the browser should send it back: 64 hexadecimal digits.
pub(crate) fn is_secret(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
