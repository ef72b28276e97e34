//! What a form has to do with drafts: one is kept, offered, opened and thrown away at the form's own address, so that
//! it is reached by whoever may open the form and by nobody else.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use nguon_app::{Actor, DRAFT_DAYS, DraftFields, DraftKept, DraftOf, texts::Texts};

use crate::{
    Shared,
    caller::{Form, Reader},
    error::PageError,
    handlers::Questions,
    typed::{Field, Typed},
};

/// What stands above a form about its draft.
#[derive(Template, Clone, Default)]
#[template(path = "partials/draft.html")]
pub(crate) struct DraftBar {
    tone: &'static str,
    said: String,
    /// Where it is opened, with the words for that.
    open: Option<(String, String)>,
    /// The words of the button that throws it away.
    drop_label: String,
    /// The button that throws it away.
    drop: Option<Drop>,
}

#[derive(Clone)]
struct Drop {
    action: String,
    token: String,
    /// The kind of act, where the address serves several.
    deed: Option<&'static str>,
}

/// What becomes of a form that was sent.
pub(crate) enum Sent {
    /// It was about its draft alone, and this is the answer.
    Answered(Response),
    /// The draft could not be kept; the form comes back and says why.
    Refused(DraftBar),
    /// It is to be saved.
    Whole,
}

/// The fields of a form that are kept in a draft.
fn kept(fields: &[Field]) -> impl Iterator<Item = &'static str> {
    fields.iter().filter(|field| !field.is_private).map(|field| field.name)
}

/// Sees to what a form asks about its draft. `here` is where the form is shown.
pub(crate) async fn sent(
    shared: &Shared,
    form: &Form<Reader>,
    of: DraftOf,
    fields: &[Field],
    here: &str,
) -> Result<Sent, PageError> {
    let Reader { actor, caller } = &form.from;
    let asked = form.field("draft");
    if asked == "drop" {
        // Whoever may not open the form is told nothing of it.
        shared.app.draft(actor, of).await?;
        shared.app.drop_draft(actor, of).await?;
        return Ok(Sent::Answered(Redirect::to(here).into_response()));
    }
    if !matches!(asked, "keep" | "auto") {
        return Ok(Sent::Whole);
    }
    let typed = kept(fields).map(|name| (name, form.field(name))).collect();
    let done = shared.app.keep_draft(actor, of, typed).await?;
    let status = match done {
        DraftKept::Done | DraftKept::Nothing => StatusCode::NO_CONTENT,
        DraftKept::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        DraftKept::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
    };
    Ok(match (asked, done) {
        ("auto", _) => Sent::Answered(status.into_response()),
        (_, DraftKept::Done) => Sent::Answered(Redirect::to(&with(here, "kept")).into_response()),
        (_, refused) => Sent::Refused(DraftBar::refused(caller.texts, refused)),
    })
}

/// What is kept of a form, if its page is to be filled with it, and what stands above the form.
pub(crate) async fn found(
    shared: &Shared,
    Reader { actor, caller }: &Reader,
    of: DraftOf,
    questions: &Questions,
    here: &str,
) -> Result<(Option<DraftFields>, DraftBar), PageError> {
    let Some(draft) = shared.app.draft(actor, of).await? else { return Ok((None, DraftBar::default())) };
    let token = caller.around().form_token;
    let bar = |key: &str| DraftBar::of(caller.texts, key, (of, &draft), (here, &token));
    Ok(match questions.get("draft") {
        Some("open") => (Some(draft.clone()), bar("draft-open")),
        Some("kept") => (Some(draft.clone()), DraftBar { tone: "ok", ..bar("draft-kept") }),
        _ => {
            let open = (with(here, "open"), caller.texts.plain("draft-open-button"));
            let offer = DraftBar { open: Some(open), ..bar("draft-offered") };
            (None, offer)
        }
    })
}

/// Throws the draft of a form away that was saved. That it was saved is worth more than a draft that stays.
pub(crate) async fn saved(shared: &Shared, actor: &Actor, of: DraftOf) {
    let _kept_longer = shared.app.drop_draft(actor, of).await;
}

/// What a draft fills into a form.
pub(crate) fn typed(draft: &DraftFields, fields: &[Field]) -> Typed {
    let value = |name: &str| draft.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    kept(fields).fold(Typed::default(), |typed, name| typed.with(name, value(name).unwrap_or_default()))
}

fn with(here: &str, what: &str) -> String {
    format!("{here}{}draft={what}", if here.contains('?') { '&' } else { '?' })
}

impl DraftBar {
    /// What is said of a draft, with the button that throws it away.
    pub(crate) fn of(
        texts: &Texts,
        key: &str,
        (of, draft): (DraftOf, &DraftFields),
        (here, token): (&str, &str),
    ) -> Self {
        let deed = match of {
            DraftOf::Act(_, kind) => Some(kind.code()),
            DraftOf::Nomination(_) | DraftOf::Renomination(_) | DraftOf::Correction(..) => None,
        };
        let days = u64::from(DRAFT_DAYS).into();
        Self {
            tone: "",
            said: texts.text(key, &[("at", texts.moment(draft.saved_at).into()), ("days", days)]),
            open: None,
            drop_label: texts.plain("draft-drop"),
            drop: Some(Drop { action: here.to_owned(), token: token.to_owned(), deed }),
        }
    }

    /// The same as it is offered, to be looked at.
    pub(crate) fn offered(texts: &Texts, of: DraftOf, draft: &DraftFields, here: &str) -> Self {
        let open = Some((with(here, "open"), texts.plain("draft-open-button")));
        Self { open, ..Self::of(texts, "draft-offered", (of, draft), (here, "0123")) }
    }

    /// Why a draft is not kept.
    pub(crate) fn refused(texts: &Texts, refused: DraftKept) -> Self {
        let said = match refused {
            DraftKept::Done => String::new(),
            DraftKept::Nothing => texts.plain("draft-nothing"),
            DraftKept::TooLarge => texts.plain("draft-too-large"),
            DraftKept::TooMany { most } => texts.text("draft-too-many", &[("most", u64::from(most).into())]),
        };
        Self { tone: "warn", said, ..Self::default() }
    }
}
