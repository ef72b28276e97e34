//! Handlers: read the request into types, ask one use case, make the page.

use std::str::FromStr;

use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use nguon_app::{File, ReshapeKind};
use nguon_domain::{
    calendar::Date,
    id::{AccountId, ActId, AttachmentId, CommandId, NoteId, PersonId, PostId, UnitId},
};

use crate::{error::PageError, period::Asked};

pub(crate) mod accounts;
pub(crate) mod attachments;
pub(crate) mod cases;
pub(crate) mod find;
pub(crate) mod founding;
pub(crate) mod guide;
pub(crate) mod health;
pub(crate) mod import;
pub(crate) mod instance;
pub(crate) mod invitation;
pub(crate) mod me;
pub(crate) mod nomination;
pub(crate) mod notes;
pub(crate) mod people;
pub(crate) mod posts;
pub(crate) mod reports;
pub(crate) mod reshape;
pub(crate) mod session;
pub(crate) mod together;
pub(crate) mod units;
pub(crate) mod views;
pub(crate) mod work;

/// A page, or why there is none.
pub(crate) type Answer = Result<Response, PageError>;

fn page(page: &impl Template) -> Answer {
    Ok(Html(page.render()?).into_response())
}

/// The unit of the path. Whatever is no id is not there.
pub(crate) struct OfUnit(pub(crate) UnitId);

/// The person of the path. Whatever is no id is not there.
pub(crate) struct OfPerson(pub(crate) PersonId);

/// The person and the act of the path.
pub(crate) struct OfAct(pub(crate) PersonId, pub(crate) ActId);

impl<S: Send + Sync> FromRequestParts<S> for OfAct {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let person = id_in(parts, "people")?;
        let act = parts.uri.path().split('/').nth(4).and_then(|text| text.parse().ok());
        Ok(Self(person, act.ok_or(PageError::NOT_THERE)?))
    }
}

/// The person and the note of the path.
pub(crate) struct OfNote(pub(crate) PersonId, pub(crate) NoteId);

impl<S: Send + Sync> FromRequestParts<S> for OfNote {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let person = id_in(parts, "people")?;
        let note = parts.uri.path().split('/').nth(4).and_then(|text| text.parse().ok());
        Ok(Self(person, note.ok_or(PageError::NOT_THERE)?))
    }
}

/// The person and the file of the path.
pub(crate) struct OfAttachment(pub(crate) PersonId, pub(crate) AttachmentId);

impl<S: Send + Sync> FromRequestParts<S> for OfAttachment {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let person = id_in(parts, "people")?;
        let attachment = parts.uri.path().split('/').nth(4).and_then(|text| text.parse().ok());
        Ok(Self(person, attachment.ok_or(PageError::NOT_THERE)?))
    }
}

/// The unit and what was recorded there for many at once, of the path.
pub(crate) struct OfBatch(pub(crate) UnitId, pub(crate) CommandId);

impl<S: Send + Sync> FromRequestParts<S> for OfBatch {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let unit = id_in(parts, "units")?;
        let batch = parts.uri.path().split('/').nth(4).and_then(|text| text.parse().ok());
        Ok(Self(unit, batch.ok_or(PageError::NOT_THERE)?))
    }
}

/// The unit and the change of the path.
pub(crate) struct OfReshape(pub(crate) UnitId, pub(crate) ReshapeKind);

impl<S: Send + Sync> FromRequestParts<S> for OfReshape {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let unit = id_in(parts, "units")?;
        let word = parts.uri.path().split('/').nth(3).unwrap_or_default();
        let kind = ReshapeKind::ALL.into_iter().find(|kind| kind.code() == word);
        Ok(Self(unit, kind.ok_or(PageError::NOT_THERE)?))
    }
}

/// The unit and the account of the path.
pub(crate) struct OfAccount(pub(crate) UnitId, pub(crate) AccountId);

impl<S: Send + Sync> FromRequestParts<S> for OfAccount {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let unit = id_in(parts, "units")?;
        let account = parts.uri.path().split('/').nth(4).and_then(|text| text.parse().ok());
        Ok(Self(unit, account.ok_or(PageError::NOT_THERE)?))
    }
}

/// The unit, the account and its post of the path.
pub(crate) struct OfPost(pub(crate) UnitId, pub(crate) AccountId, pub(crate) PostId);

impl<S: Send + Sync> FromRequestParts<S> for OfPost {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let OfAccount(unit, account) = OfAccount::from_request_parts(parts, state).await?;
        let post = parts.uri.path().split('/').nth(6).and_then(|text| text.parse().ok());
        Ok(Self(unit, account, post.ok_or(PageError::NOT_THERE)?))
    }
}

/// The post of one's own in the path.
pub(crate) struct OfOwnPost(pub(crate) PostId);

impl<S: Send + Sync> FromRequestParts<S> for OfOwnPost {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let post = parts.uri.path().split('/').nth(3).and_then(|text| text.parse().ok());
        post.map(Self).ok_or(PageError::NOT_THERE)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for OfUnit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        id_in(parts, "units").map(Self)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for OfPerson {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        id_in(parts, "people").map(Self)
    }
}

/// The id that follows `noun` at the start of the path.
fn id_in<T: FromStr>(parts: &Parts, noun: &str) -> Result<T, PageError> {
    let mut path = parts.uri.path().split('/').skip(1);
    let found = (path.next() == Some(noun)).then(|| path.next()).flatten();
    found.and_then(|text| text.parse().ok()).ok_or(PageError::NOT_THERE)
}

/// The questions that follow the path.
pub(crate) struct Questions(Vec<(String, String)>);

impl<S: Send + Sync> FromRequestParts<S> for Questions {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        Ok(Self::of(parts.uri.query().unwrap_or_default()))
    }
}

impl Questions {
    /// Those of a query.
    pub(crate) fn of(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }

    /// The first answer to a question; `None` if it was not asked or is empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.trim().is_empty())
    }

    /// All answers to a question that are not empty.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let given = self.0.iter().filter(move |(key, _)| key == name);
        given.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// Whether nothing is asked but for a period.
    pub(crate) fn are_of_period_alone(&self) -> bool {
        self.0.iter().all(|(key, _)| matches!(key.as_str(), "from" | "until"))
    }

    /// The period asked for.
    pub(crate) fn period(&self, today: Date) -> Asked {
        Asked::read(self.get("from"), self.get("until"), today)
    }
}

/// A file to be saved under its own name.
fn download(file: File) -> Response {
    // A plain name for old programs, the whole one for the others.
    let plain: String = file
        .name
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() || ".-_".contains(character) { character } else { '_' })
        .collect();
    let whole = percent_encoding::utf8_percent_encode(&file.name, percent_encoding::NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.media_type)),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment")),
        ),
    ];
    (headers, file.bytes).into_response()
}
