//! Who is in front of the screen: a reader who has signed in, or a visitor; and the forms that they send.

use axum::{
    body::{Body, to_bytes},
    extract::{ConnectInfo, FromRequest, FromRequestParts, Multipart, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use nguon_app::{
    Actor, MOST_FILES, Peer,
    intake::Upload,
    texts::{Language, Texts},
};

use crate::{
    LARGEST_UPLOAD, Shared, address,
    cookies::{self, Cookie},
    error::PageError,
    frame::Around,
    pages::problem::Problem,
    proof,
};

/// Whoever asks.
pub(crate) struct Caller {
    pub(crate) texts: &'static Texts,
    /// Who has signed in, if somebody has.
    pub(crate) actor: Option<Actor>,
    /// The secret of the session, or of the visitor.
    secret: String,
    /// Whether the visitor's secret was made for this answer and must go with it.
    pub(crate) is_new: bool,
    form_token: String,
    assets: &'static crate::assets::Assets,
    here: String,
    is_large: bool,
}

/// Whoever asks, having signed in.
pub(crate) struct Reader {
    pub(crate) actor: Actor,
    pub(crate) caller: Caller,
}

impl Caller {
    async fn of(parts: &Parts, shared: &Shared) -> Result<Self, PageError> {
        let (headers, options) = (&parts.headers, &shared.options);
        let language = cookies::language(headers, options);
        let session = Cookie::Session.read(headers, options).filter(|secret| cookies::is_secret(secret));
        let actor = match session {
            Some(token) => shared.app.actor(token).await?,
            None => None,
        };
        let visitor =
            || Cookie::Visitor.read(headers, options).filter(|secret| cookies::is_secret(secret)).map(str::to_owned);
        let known = match (&actor, session) {
            (Some(_), Some(token)) => Some(token.to_owned()),
            _ => visitor(),
        };
        let is_new = known.is_none();
        let secret = known.unwrap_or_else(|| proof::hex(&shared.fresh::<32>()));
        let chosen = actor.as_ref().and_then(|actor| actor.locale.as_deref()).and_then(Language::from_code);
        let large = actor.as_ref().and_then(|actor| actor.large_letters);
        let form_token = proof::form_token(&secret, shared.fresh::<8>());
        // Only a page that is read can be come back to.
        let place = parts.uri.path_and_query().map_or(address::HOME, |place| place.as_str());
        let here = if proof::is_reading(&parts.method) { place } else { address::HOME };
        Ok(Self {
            texts: Texts::of(chosen.unwrap_or(language)),
            actor,
            secret,
            is_new,
            form_token,
            assets: shared.assets,
            here: here.to_owned(),
            is_large: large.unwrap_or_else(|| cookies::is_large(headers, options)),
        })
    }

    /// What goes around a page.
    pub(crate) fn around(&self) -> Around {
        Around {
            texts: self.texts,
            assets: self.assets,
            here: self.here.clone(),
            form_token: self.form_token.clone(),
            reader: self.actor.as_ref().map(|actor| actor.name.clone()),
            is_large: self.is_large,
        }
    }

    /// What goes around a page that was sent a form and must be come back to at another place.
    pub(crate) fn around_at(&self, here: &str) -> Around {
        Around { here: here.to_owned(), ..self.around() }
    }

    /// The visitor's secret, to be set.
    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }
}

impl FromRequestParts<Shared> for Caller {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, shared: &Shared) -> Result<Self, PageError> {
        Self::of(parts, shared).await
    }
}

impl FromRequestParts<Shared> for Reader {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, shared: &Shared) -> Result<Self, PageError> {
        let caller = Caller::of(parts, shared).await?;
        match caller.actor.clone() {
            Some(actor) => Ok(Self { actor, caller }),
            None => Err(PageError::SignIn { to: caller.here }),
        }
    }
}

/// The fields of a form, after the proof that one of our own pages sent it.
pub(crate) struct Form<W> {
    pub(crate) from: W,
    fields: Vec<(String, String)>,
}

impl<W> Form<W> {
    /// A form that was never sent, for pages to be looked at.
    pub(crate) fn of_sample(from: W, fields: &[(&str, &str)]) -> Self {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { from, fields }
    }

    /// Whether there is such a field.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(key, _)| key == name)
    }

    /// What was typed into a field; empty if there is no such field.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// What stands in all fields of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Whoever can send a form.
pub(crate) trait Sender: FromRequestParts<Shared, Rejection = PageError> + Send {
    fn caller(&self) -> &Caller;
}

impl Sender for Caller {
    fn caller(&self) -> &Caller {
        self
    }
}

impl Sender for Reader {
    fn caller(&self) -> &Caller {
        &self.caller
    }
}

/// Forms are short; files have a door of their own.
const LONGEST_FORM: usize = 64 * 1024;

impl<W: Sender> FromRequest<Shared> for Form<W> {
    type Rejection = PageError;

    async fn from_request(request: Request, shared: &Shared) -> Result<Self, PageError> {
        let form = Unproven::<W>::from_request(request, shared).await?;
        form.proven().ok_or(PageError::Problem(Problem::Refused))
    }
}

/// A form from one of our pages, of which it is not yet known whether the browser is the one it was shown in. For the
/// sign-in form alone, which is shown again when it has grown too old.
pub(crate) struct Unproven<W>(Form<W>);

impl<W: Sender> Unproven<W> {
    /// The form, if its token is good.
    pub(crate) fn proven(self) -> Option<Form<W>> {
        self.is_proven().then_some(self.0)
    }

    /// Whether its token is good.
    pub(crate) fn is_proven(&self) -> bool {
        proof::is_form_token(self.0.field("csrf"), &self.0.from.caller().secret)
    }

    /// The form as it is.
    pub(crate) fn form(&self) -> &Form<W> {
        &self.0
    }
}

impl<W: Sender> FromRequest<Shared> for Unproven<W> {
    type Rejection = PageError;

    async fn from_request(request: Request, shared: &Shared) -> Result<Self, PageError> {
        let (mut parts, body) = request.into_parts();
        if !proof::comes_from_us(&parts.headers, &shared.options) {
            return Err(PageError::Problem(Problem::Refused));
        }
        let from = W::from_request_parts(&mut parts, shared).await?;
        let fields = fields(&parts.headers, body).await?;
        Ok(Self(Form { from, fields }))
    }
}

/// A form with files from one of our pages and somebody signed in, of which only the proof has been read.
pub(crate) struct Pending {
    from: Reader,
    /// What comes after the proof; nothing where the form came in the plain way, without files.
    rest: Option<Multipart>,
}

/// The files of a form.
pub(crate) struct Files {
    pub(crate) from: Reader,
    pub(crate) files: Vec<Upload>,
    /// Whether there was more than is taken at once; then there are no files.
    pub(crate) is_too_large: bool,
}

impl FromRequest<Shared> for Pending {
    type Rejection = PageError;

    /// The proof must be the first part of the form.
    async fn from_request(request: Request, shared: &Shared) -> Result<Self, PageError> {
        let (mut parts, body) = request.into_parts();
        if !proof::comes_from_us(&parts.headers, &shared.options) {
            return Err(PageError::Problem(Problem::Refused));
        }
        let from = Reader::from_request_parts(&mut parts, shared).await?;
        let (token, rest) = if is_of_type(&parts.headers, "multipart/form-data") {
            let request = Request::from_parts(parts, body);
            let mut form = Multipart::from_request(request, &()).await.map_err(|fault| unreadable(fault.status()))?;
            let mut token = Vec::new();
            if let Some(mut part) = form.next_field().await.map_err(|fault| unreadable(fault.status()))?
                && part.name() == Some("csrf")
            {
                while let Some(chunk) = part.chunk().await.map_err(|fault| unreadable(fault.status()))? {
                    if token.len() + chunk.len() > LONGEST_FORM {
                        return Err(PageError::Problem(Problem::TooLarge));
                    }
                    token.extend_from_slice(&chunk);
                }
            }
            (String::from_utf8_lossy(&token).into_owned(), Some(form))
        } else {
            let fields = fields(&parts.headers, body).await?;
            let token = fields.into_iter().find(|(name, _)| name == "csrf");
            (token.map(|(_, token)| token).unwrap_or_default(), None)
        };
        let is_proven = proof::is_form_token(&token, &from.caller.secret);
        if is_proven { Ok(Self { from, rest }) } else { Err(PageError::Problem(Problem::Refused)) }
    }
}

impl Pending {
    /// Who sends it.
    pub(crate) fn actor(&self) -> &Actor {
        &self.from.actor
    }

    /// Reads the files. What is too large is heard to its end and let go.
    pub(crate) async fn read(self) -> Result<Files, PageError> {
        self.read_up_to(LARGEST_UPLOAD).await
    }

    /// The same where no more than so many bytes are taken.
    pub(crate) async fn read_up_to(self, most: usize) -> Result<Files, PageError> {
        let Self { from, rest } = self;
        let (mut files, mut left, mut is_too_large) = (Vec::new(), most, false);
        let Some(mut form) = rest else { return Ok(Files { from, files, is_too_large }) };
        while let Some(mut part) = form.next_field().await.map_err(|fault| unreadable(fault.status()))? {
            // A browser sends a file without a name where none was chosen.
            let name = part.file_name().filter(|name| !name.is_empty()).map(str::to_owned);
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(|fault| unreadable(fault.status()))? {
                is_too_large |= bytes.len() + chunk.len() > left;
                if !is_too_large && name.is_some() {
                    bytes.extend_from_slice(&chunk);
                }
            }
            left -= bytes.len().min(left);
            if let Some(name) = name
                && files.len() <= MOST_FILES
            {
                files.push(Upload { name, bytes });
            }
        }
        if is_too_large {
            files.clear();
        }
        Ok(Files { from, files, is_too_large })
    }
}

/// Why a form with files could not be read.
fn unreadable(status: StatusCode) -> PageError {
    let is_too_large = status == StatusCode::PAYLOAD_TOO_LARGE;
    PageError::Problem(if is_too_large { Problem::TooLarge } else { Problem::Unreadable })
}

fn is_of_type(headers: &HeaderMap, wanted: &str) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    media_type.split(';').next().map(str::trim) == Some(wanted)
}

async fn fields(headers: &HeaderMap, body: Body) -> Result<Vec<(String, String)>, PageError> {
    if !is_of_type(headers, "application/x-www-form-urlencoded") {
        return Err(PageError::Problem(Problem::Unreadable));
    }
    let bytes = to_bytes(body, LONGEST_FORM).await.map_err(|_| PageError::Problem(Problem::TooLarge))?;
    // Nobody can type a zero byte, no page can hold one, and no database keeps one.
    let typed = |text: std::borrow::Cow<'_, str>| text.replace('\0', "");
    Ok(form_urlencoded::parse(&bytes).map(|(name, value)| (typed(name), typed(value))).collect())
}

/// Where the request comes from.
pub(crate) struct CameFrom(pub(crate) Peer);

impl FromRequestParts<Shared> for CameFrom {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, shared: &Shared) -> Result<Self, PageError> {
        let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let line = parts.extensions.get::<ConnectInfo<std::net::SocketAddr>>().map(|info| info.0.ip().to_string());
        // The last address is the one that our own proxy saw; those before it anybody may have written.
        let forwarded = || {
            text("x-forwarded-for").and_then(|list| list.rsplit(',').next()).map(|address| address.trim().to_owned())
        };
        let address = if shared.options.behind_proxy { forwarded().or(line) } else { line };
        let agent = text("user-agent").unwrap_or_default().chars().take(200).collect();
        let devices = cookies::devices(&parts.headers, &shared.options);
        Ok(Self(Peer { address: address.unwrap_or_default(), agent, devices }))
    }
}
