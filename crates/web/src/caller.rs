//! Who is in front of the screen: a reader who has signed in, or a visitor; and the forms that they send.

use axum::{
    body::{Body, to_bytes},
    extract::{ConnectInfo, FromRequest, FromRequestParts, Request},
    http::{HeaderMap, header, request::Parts},
};
use nguon_app::{
    Actor, Peer,
    texts::{Language, Texts},
};

use crate::{
    Shared, address,
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
            is_large: cookies::is_large(headers, options),
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
    /// What was typed into a field; empty if there is no such field.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
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

async fn fields(headers: &HeaderMap, body: Body) -> Result<Vec<(String, String)>, PageError> {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if media_type.split(';').next().map(str::trim) != Some("application/x-www-form-urlencoded") {
        return Err(PageError::Problem(Problem::Unreadable));
    }
    let bytes = to_bytes(body, LONGEST_FORM).await.map_err(|_| PageError::Problem(Problem::TooLarge))?;
    Ok(form_urlencoded::parse(&bytes).into_owned().collect())
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
