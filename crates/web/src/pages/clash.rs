//! The page that a stale save comes to: what the form was opened on, what somebody else has saved meanwhile, and what
//! was typed, side by side; it saves on confirmation. Every form that changes something there is ends here.

use askama::Template;
use nguon_app::{
    ActSince, CaseDesk, CorrectionDesk, ReshapeDesk, ReshapeKind, Saved, UnitNow,
    accounts::{AccountView, HeldPost, Standing},
    texts::Texts,
};
use nguon_domain::{
    access::PostState,
    calendar::{Date, parse_day},
    case::Deed,
    id::ActId,
    partial_date::PartialDate,
};

use super::{
    act::{fields, typed},
    correction::{Does, WHY, WHY_ANNULLED, Wanted},
    posts::{ON, WHY as WHY_CHANGED, Wish},
    reshape,
};
use crate::{
    address,
    caller::Form,
    frame::{Around, Frame, Place, Section, crumbs},
    typed::{Field, FieldKind, Input, Typed},
};

/// The page.
#[derive(Template)]
#[template(path = "clash/show.html")]
pub(crate) struct ClashPage {
    frame: Frame,
    title: String,
    /// Who saved, when and why.
    said: Vec<String>,
    lead: String,
    errors: Vec<(&'static str, String)>,
    rows: Vec<Row>,
    forms: Vec<ClashForm>,
    back: String,
}

/// One field, as it was opened, as it is now, and as it was typed.
struct Row {
    name: &'static str,
    label: String,
    opened: Option<String>,
    now: String,
    mine: Option<String>,
    /// `None` if there is nothing to choose.
    choice: Option<Choice>,
}

struct Choice {
    /// What was typed, to be sent along.
    typed: String,
    is_now: bool,
    is_mine: bool,
    error: Option<String>,
}

/// One way to go on.
struct ClashForm {
    id: &'static str,
    title: Option<String>,
    action: String,
    hidden: Vec<(String, String)>,
    chooses: bool,
    inputs: Vec<Input>,
    save: String,
}

/// The word for keeping what is there.
const NOW: &str = "now";
/// The word for what was typed.
const MINE: &str = "mine";

/// What was chosen, field by field: whether what is there.
pub(crate) type Picks = Vec<(&'static str, bool)>;

/// What was typed once the choice between it and what is there was made, field by field. While a choice is still to be
/// made, all that was typed, with what is missing and what was chosen.
pub(crate) fn chosen<W>(form: &Form<W>, now: &Typed, fields: &[Field], texts: &Texts) -> (Typed, Picks) {
    let (mut merged, mut mine, mut picks) = (Typed::default(), Typed::default(), Picks::new());
    for field in fields {
        let there = now.get(field.name);
        let typed = if is_sent(form, field) { form.field(&format!("mine_{}", field.name)) } else { there };
        let picked = match form.field(&format!("pick_{}", field.name)) {
            NOW => Some(true),
            MINE => Some(false),
            _ => None,
        };
        if picked.is_none() && !is_same(field, typed, there) {
            let label = texts.plain(field.label);
            mine.fault(field.name, texts.text("clash-choose", &[("field", label.into())]));
        }
        picks.extend(picked.map(|is_now| (field.name, is_now)));
        let value = if picked == Some(true) { there } else { typed };
        merged = merged.with(field.name, value.to_owned());
        mine = mine.with(field.name, typed.to_owned());
    }
    if mine.is_wrong() { (mine, picks) } else { (merged, picks) }
}

/// Whether two texts in a field say the same: a day may be written in several ways.
fn is_same(field: &Field, one: &str, other: &str) -> bool {
    let day = |text| (field.kind == FieldKind::Day).then(|| PartialDate::parse(text).ok()).flatten();
    one.trim() == other.trim() || day(one).is_some_and(|one| day(other) == Some(one))
}

/// Whether the page had a choice to make about a field.
fn is_sent<W>(form: &Form<W>, field: &Field) -> bool {
    form.has(&format!("mine_{}", field.name))
}

fn shown(texts: &Texts, text: &str) -> String {
    if text.trim().is_empty() { texts.plain("correct-blank") } else { text.to_owned() }
}

fn named(hidden: impl IntoIterator<Item = (&'static str, String)>) -> Vec<(String, String)> {
    hidden.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Who saved, when, and why.
fn said(texts: &Texts, saved: Option<&Saved>) -> Vec<String> {
    let Some(saved) = saved else { return vec![texts.plain("clash-saved")] };
    let at = texts.moment(saved.at);
    let line = match &saved.by {
        _ if saved.is_own => texts.text("clash-saved-own", &[("at", at.into())]),
        Some(name) => texts.text("clash-saved-by", &[("name", name.into()), ("at", at.into())]),
        None => texts.text("clash-saved-program", &[("at", at.into())]),
    };
    let reason = saved.reason.as_ref().map(|reason| texts.text("clash-reason", &[("reason", reason.into())]));
    std::iter::once(line).chain(reason).collect()
}

/// The rows of an act's fields. A field that one side alone has changed is chosen already.
fn rows(
    texts: &Texts,
    of: &[Field],
    (opened, now): (Option<&Typed>, &Typed),
    (mine, picks): (&Typed, &[(&str, bool)]),
) -> Vec<Row> {
    of.iter()
        .map(|field| {
            let (there, typed) = (now.get(field.name), mine.get(field.name));
            let before = opened.map(|opened| opened.get(field.name));
            let differs = !is_same(field, typed, there);
            let pick = picks.iter().find(|(name, _)| *name == field.name).map(|(_, is_now)| *is_now);
            Row {
                name: field.name,
                label: texts.plain(field.label),
                opened: before.map(|before| shown(texts, before)),
                now: shown(texts, there),
                mine: Some(shown(texts, typed)),
                choice: differs.then(|| Choice {
                    typed: typed.to_owned(),
                    is_now: pick.unwrap_or(before.is_some_and(|before| is_same(field, typed, before))),
                    is_mine: pick.map_or(before == Some(there), |is_now| !is_now),
                    error: mine.fault_of(field.name),
                }),
            }
        })
        .collect()
}

impl ClashPage {
    fn of_case(around: Around, desk: &CaseDesk, rows: Vec<Row>, saved: &Saved) -> Self {
        let texts = around.texts;
        let title = texts.plain("clash-title");
        let place = Place { unit: &desk.unit, above: &desk.above, span: None };
        let mut frame = Frame::of_place(around, &title, Section::None, &place, desk.may);
        frame.crumbs = crumbs(&desk.above, &desk.unit, None, Some(desk.name.as_str()));
        Self {
            said: said(texts, Some(saved)),
            lead: texts.plain("clash-lead"),
            errors: Vec::new(),
            rows,
            forms: Vec::new(),
            back: address::person(desk.person),
            title,
            frame,
        }
    }

    /// A correction of an act that somebody else has corrected or withdrawn meanwhile, or one that chooses between
    /// what is there and what was typed and has not chosen yet.
    pub(crate) fn of_correction(around: Around, of: &CorrectionDesk, wanted: &Wanted) -> Self {
        let texts = around.texts;
        let mine = &wanted.typed;
        let (kind, of_kind) = (of.act.deed.kind(), fields(of.act.deed.kind()));
        let now = typed(texts, &of.now.act);
        let opened = (of.now.act.id != of.act.id).then(|| typed(texts, &of.act));
        let is_gone = of.now.act.deed == Deed::Annulled;
        let annuls = wanted.does == Does::Annul;
        let mut page = Self::of_case(
            around,
            &of.desk,
            rows(texts, &of_kind, (opened.as_ref(), &now), (mine, &wanted.picks)),
            &of.now.saved,
        );
        for row in page.rows.iter_mut().filter(|_| is_gone || annuls) {
            row.choice = None;
            if is_gone {
                row.now = texts.plain("clash-gone");
            }
            if annuls {
                row.mine = Some(texts.plain("clash-gone"));
            }
        }
        let ticket = ("ticket", wanted.ticket.clone());
        match (is_gone, annuls) {
            // Both want it gone.
            (true, true) => page.lead = texts.plain("clash-lead-agreed"),
            (true, false) => {
                page.lead = texts.plain("clash-lead-gone");
                let of_case = [("case", of.desk.case.id.to_string()), ("deed", kind.code().to_owned())];
                let seen = ("seen", of.desk.seen.to_string());
                let values = of_kind.iter().map(|field| (field.name, mine.get(field.name).to_owned()));
                page.forms.push(ClashForm {
                    id: "again",
                    title: None,
                    action: address::acts(of.desk.person),
                    hidden: named([ticket, seen].into_iter().chain(of_case).chain(values)),
                    chooses: false,
                    inputs: Vec::new(),
                    save: texts.plain("clash-again"),
                });
            }
            (false, true) => page.forms.push(ClashForm {
                id: "annul",
                title: None,
                action: address::correction(of.desk.person, of.now.act.id),
                hidden: named([ticket, ("do", "annul".to_owned())]),
                chooses: false,
                inputs: vec![mine.input(texts, &WHY_ANNULLED)],
                save: texts.plain("annul-save"),
            }),
            (false, false) => {
                let differs = page.rows.iter().any(|row| row.choice.is_some());
                if differs {
                    page.merges(texts, address::correction(of.desk.person, of.act.id), of.now.act.id, wanted);
                } else {
                    page.lead = texts.plain("clash-lead-agreed");
                }
            }
        }
        page.errs(mine);
        page
    }

    /// An act that somebody else has put on record meanwhile.
    pub(crate) fn of_act(
        around: Around,
        desk: &CaseDesk,
        found: &ActSince,
        (mine, ticket): (&Typed, &str),
        may_be_another: bool,
    ) -> Self {
        let texts = around.texts;
        let ActSince { act: found, saved } = found;
        let kind = found.deed.kind();
        let (of_kind, now) = (fields(kind), typed(texts, found));
        let mut page = Self::of_case(around, desk, rows(texts, &of_kind, (None, &now), (mine, &[])), saved);
        let deed = || [("deed", texts.deed(kind).into())];
        page.lead = texts.text("clash-lead-act", &deed());
        if page.rows.iter().any(|row| row.choice.is_some()) {
            let wanted = Wanted::of(mine.clone(), ticket.to_owned(), Does::Choose);
            page.merges(texts, address::correction(desk.person, found.id), found.id, &wanted);
        } else {
            page.lead = texts.text("clash-lead-same", &deed());
        }
        if may_be_another {
            let values = of_kind.iter().map(|field| (field.name, mine.get(field.name).to_owned()));
            let hidden = [
                ("ticket", ticket.to_owned()),
                ("case", desk.case.id.to_string()),
                ("deed", kind.code().to_owned()),
                ("seen", desk.seen.to_string()),
            ];
            page.forms.push(ClashForm {
                id: "another",
                title: Some(texts.plain("clash-another")),
                action: address::acts(desk.person),
                hidden: named(hidden.into_iter().chain(values)),
                chooses: false,
                inputs: Vec::new(),
                save: texts.plain("clash-another-save"),
            });
        }
        page
    }

    /// The form that saves what is chosen between `now` and what was typed.
    fn merges(&mut self, texts: &Texts, action: String, now: ActId, wanted: &Wanted) {
        let hidden = [("ticket", wanted.ticket.clone()), ("do", "choose".to_owned()), ("now", now.to_string())];
        self.forms.push(ClashForm {
            id: "choose",
            title: None,
            action,
            hidden: named(hidden),
            chooses: true,
            inputs: vec![wanted.typed.input(texts, &WHY)],
            save: texts.plain("clash-save"),
        });
    }

    /// Shows what must be corrected of what has a place on this page.
    fn errs(&mut self, mine: &Typed) {
        let chooses = |name: &str| self.rows.iter().any(|row| row.name == name && row.choice.is_some());
        let asks = !self.forms.is_empty();
        let mut errors = mine.faults();
        errors.retain(|(name, _)| chooses(name) || (asks && (*name == WHY.name || *name == WHY_ANNULLED.name)));
        if !errors.is_empty() {
            self.frame.mark_wrong(&self.title);
        }
        self.errors = errors;
    }

    /// A post that somebody else has changed meanwhile.
    pub(crate) fn of_post(
        around: Around,
        (view, post): (&AccountView, &HeldPost),
        (was, wish): (&Was, &Wish),
        saved: Option<&Saved>,
        seen: String,
    ) -> Self {
        let texts = around.texts;
        let now = Was { state: Some(post.state), until: post.until, is_closed: false };
        let (does, save) = match wish.does.as_str() {
            "suspend" => ("suspend", "post-suspend-save"),
            "resume" => ("resume", "post-resume-save"),
            _ => ("end", "post-end-save"),
        };
        let field = if does == "end" { &ON } else { &WHY_CHANGED };
        let row = Row {
            name: "state",
            label: texts
                .text("accounts-post", &[("role", texts.role(post.role).into()), ("unit", (&post.unit.name).into())]),
            opened: Some(was.of_post(texts)),
            now: now.of_post(texts),
            mine: Some(format!("{}: {}", texts.plain(save), shown(texts, wish.typed().get(field.name)))),
            choice: None,
        };
        let (unit, account) = (view.site.unit.id, view.line.id);
        let mut page = Self::of_account_page(around, view, row, saved);
        page.forms = vec![ClashForm {
            id: does,
            title: None,
            action: address::account_post(unit, account, post.id),
            hidden: now.hidden(does, wish, seen),
            chooses: false,
            inputs: vec![wish.typed().input(texts, field)],
            save: texts.plain(save),
        }];
        page
    }

    /// An account that somebody else has closed or opened meanwhile.
    pub(crate) fn of_account(
        around: Around,
        view: &AccountView,
        (was, wish): (&Was, &Wish),
        saved: Option<&Saved>,
        seen: String,
    ) -> Self {
        let texts = around.texts;
        let is_closed = matches!(view.line.standing, Standing::Closed(_));
        let now = Was { state: None, until: None, is_closed };
        let (does, save) =
            if wish.does == "open" { ("open", "account-open-save") } else { ("close", "account-close-save") };
        let row = Row {
            name: "state",
            label: view.line.name.clone(),
            opened: Some(was.of_account(texts)),
            now: now.of_account(texts),
            mine: Some(format!("{}: {}", texts.plain(save), shown(texts, wish.typed().get("why")))),
            choice: None,
        };
        let (unit, account) = (view.site.unit.id, view.line.id);
        let mut page = Self::of_account_page(around, view, row, saved);
        if (does == "open") == is_closed {
            page.forms = vec![ClashForm {
                id: does,
                title: None,
                action: address::account_close(unit, account),
                hidden: now.hidden(does, wish, seen),
                chooses: false,
                inputs: vec![wish.typed().input(texts, &WHY_CHANGED)],
                save: texts.plain(save),
            }];
        } else {
            page.lead = texts.plain("clash-lead-agreed");
        }
        page
    }

    fn of_account_page(around: Around, view: &AccountView, row: Row, saved: Option<&Saved>) -> Self {
        let texts = around.texts;
        let title = texts.plain("clash-title");
        let frame = super::accounts::framed(around, &view.site, &title, Some(&view.line.name));
        Self {
            said: said(texts, saved),
            lead: texts.plain("clash-lead"),
            errors: Vec::new(),
            rows: vec![row],
            forms: Vec::new(),
            back: address::account(view.site.unit.id, view.line.id),
            title,
            frame,
        }
    }

    /// A unit that somebody else has changed meanwhile.
    pub(crate) fn of_unit(around: Around, desk: &ReshapeDesk, wanted: &reshape::Wanted, saved: Option<&Saved>) -> Self {
        let texts = around.texts;
        let title = texts.plain("clash-title");
        let frame = reshape::framed(around, desk, &title);
        let (was, now) = (&wanted.was, &desk.state);
        let stands = |unit: &UnitNow| texts.plain(if unit.stands { "reshape-stands-now" } else { "reshape-has-ended" });
        let blank = |text: &Option<String>| shown(texts, text.as_deref().unwrap_or_default());
        let row = |name, label: &str, opened: String, now: String, mine: Option<String>| Row {
            name,
            label: texts.plain(label),
            opened: Some(opened),
            now,
            mine,
            choice: None,
        };
        let names = matches!(wanted.kind, ReshapeKind::Rename | ReshapeKind::Correct);
        let name = names.then(|| shown(texts, wanted.typed.get("name")));
        let code = (wanted.kind == ReshapeKind::Correct).then(|| shown(texts, wanted.typed.get("code")));
        let over = (wanted.kind == ReshapeKind::Move).then(|| wanted.target(desk)).flatten();
        let ends = matches!(wanted.kind, ReshapeKind::Close | ReshapeKind::Merge | ReshapeKind::Split);
        let state = ends.then(|| reshape::title(texts, wanted.kind));
        let mut rows = vec![
            row("name", "reshape-name", shown(texts, &was.name), shown(texts, &now.name), name),
            row("code", "reshape-code", blank(&was.code), blank(&now.code), code),
            row("over", "reshape-over", blank(&was.over), blank(&now.over), over),
            row("state", "reshape-state", stands(was), stands(now), state),
        ];
        // What nobody touched says nothing.
        rows.retain(|row| row.mine.is_some() || row.opened.as_ref() != Some(&row.now));
        let mut said = said(texts, saved);
        said.push(texts.text("reshape-clash", &[("title", reshape::title(texts, wanted.kind).into())]));
        let mut page = Self {
            said,
            lead: texts.plain("clash-lead"),
            errors: Vec::new(),
            rows,
            forms: Vec::new(),
            back: address::unit(desk.unit.id, None),
            title,
            frame,
        };
        if now.stands {
            page.forms.push(ClashForm {
                id: "again",
                title: None,
                action: address::reshape(desk.unit.id, wanted.kind),
                hidden: wanted.opened_on(now.clone()).hidden(),
                chooses: false,
                inputs: Vec::new(),
                save: texts.plain("reshape-clash-go-on"),
            });
        }
        page
    }

    /// Whether some form chooses between what is there and what was typed.
    fn chooses(&self) -> bool {
        self.forms.iter().any(|form| form.chooses)
    }
}

/// What a form about a post or an account was opened on, carried along to be shown.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Was {
    pub(crate) state: Option<PostState>,
    pub(crate) until: Option<Date>,
    pub(crate) is_closed: bool,
}

impl Was {
    /// What a form carries.
    pub(crate) fn read<W>(form: &Form<W>) -> Self {
        Self {
            state: PostState::from_code(form.field("was")),
            until: parse_day(form.field("was_until")).ok(),
            is_closed: form.field("was") == "closed",
        }
    }

    /// The same for a form.
    pub(crate) fn fields(self) -> [(&'static str, String); 2] {
        let closed = if self.is_closed { "closed" } else { "" };
        [
            ("was", self.state.map_or(closed, PostState::code).to_owned()),
            ("was_until", self.until.map(|day| day.to_string()).unwrap_or_default()),
        ]
    }

    fn hidden(self, does: &str, wish: &Wish, seen: String) -> Vec<(String, String)> {
        let form = [("ticket", wish.ticket.clone()), ("do", does.to_owned()), ("seen", seen)];
        named(form.into_iter().chain(self.fields()))
    }

    fn of_post(self, texts: &Texts) -> String {
        let state = self.state.map_or_else(|| texts.plain("correct-blank"), |state| texts.post_state(state));
        match self.until {
            Some(until) => texts.text("clash-until", &[("state", state.into()), ("day", texts.day(until).into())]),
            None => state,
        }
    }

    fn of_account(self, texts: &Texts) -> String {
        texts.plain(if self.is_closed { "clash-closed" } else { "clash-open" })
    }
}
