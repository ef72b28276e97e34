//! The pages on which the tree is changed by hand: a form for each change, and what it would do, before it is done.

use std::collections::BTreeMap;

use askama::Template;
use nguon_app::{
    Held, PeopleGo, ReshapeDesk, ReshapeKind, ReshapeRefused, Reshaping, Ticket, UnitNow, UnitsAsk,
    texts::Texts,
    view::{PeopleOf, UnitLink},
};
use nguon_domain::{
    calendar::Date,
    id::{PersonId, UnitId},
    quota::{MassOrg, QuotaKind, QuotaPeriod},
    text::tidy,
    unit::{Heir, Paper, Reshape, ReshapeRefusal, Sector, UnitKind},
};

use crate::{
    address,
    caller::Form,
    frame::{Around, Figure, Frame, Place, Section, crumbs},
    typed::{Field, FieldKind, Typed},
};

mod look;
pub(crate) use look::ReshapeLookPage;

const NAME: Field = Field::new("name", "reshape-name", FieldKind::Line).hint("reshape-name-hint").needed();
const NEW_NAME: Field = Field::new("name", "reshape-new-name", FieldKind::Line).needed();
const RIGHT_NAME: Field = Field::new("name", "reshape-right-name", FieldKind::Line).needed();
const HEIR_NAME: Field = Field::new("name", "reshape-heir-name", FieldKind::Line).hint("reshape-heir-hint");
const NAMES: Field = Field::new("names", "reshape-names", FieldKind::Long).hint("reshape-names-hint").needed();
const CODE: Field = Field::new("code", "reshape-code", FieldKind::Line).hint("reshape-code-hint");
const ON: Field = Field::new("on", "reshape-on", FieldKind::Day).hint("reshape-on-hint").needed();
const PAPER: Field = Field::new("paper", "reshape-paper", FieldKind::Line).hint("reshape-paper-hint");

/// The word for a unit that comes to be.
const NEW: &str = "new";
/// No unit is split into more.
const MOST_PARTS: usize = 10;

/// The page with a form.
#[derive(Template)]
#[template(path = "units/reshape.html")]
pub(crate) struct ReshapePage {
    frame: Frame,
    title: String,
    lead: String,
    errors: Vec<(&'static str, String)>,
    /// Why there is no form, or what must be done first.
    notice: Option<String>,
    held: Vec<(String, Figure)>,
    quotas: Vec<(String, String, String)>,
    headcounts: Vec<(String, String)>,
    search: Option<SearchForm>,
    form: Option<ReshapeForm>,
    back: String,
    help: Vec<String>,
}

struct SearchForm {
    action: String,
    value: String,
}

struct ReshapeForm {
    action: String,
    hidden: Vec<(&'static str, String)>,
    /// What can be chosen together: id of the box, value, name, whether it is chosen.
    with: Vec<(String, String, String, bool)>,
    with_error: Option<String>,
    /// Fields, in their order.
    fields: Vec<String>,
    note: Option<String>,
    assign: Vec<Assign>,
}

/// The choice of a new unit for somebody, or for a unit.
struct Assign {
    name: String,
    label: String,
    is_open: bool,
    options: Vec<(String, String, bool)>,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub(crate) kind: ReshapeKind,
    pub(crate) typed: Typed,
    pub(crate) ticket: String,
    /// The unit as the form was opened on it.
    pub(crate) was: UnitNow,
    /// What was looked at.
    pub(crate) looked: Option<String>,
    /// The words by which units were sought.
    pub(crate) search: String,
    with: Vec<UnitId>,
    /// Where people and units go that a split has to give a place: their field and the place.
    assigned: Vec<(String, usize)>,
    /// Whether the page asked for that already.
    was_asked: bool,
    /// Fields that wait to be asked for.
    asks: bool,
    notice: Option<String>,
}

impl Wanted {
    /// An empty form.
    pub(crate) fn blank(desk: &ReshapeDesk, kind: ReshapeKind, ticket: Ticket, search: &str) -> Self {
        let typed = match kind {
            ReshapeKind::Rename => Typed::default().with("name", desk.state.name.clone()),
            ReshapeKind::Correct => Typed::default()
                .with("name", desk.state.name.clone())
                .with("code", desk.state.code.clone().unwrap_or_default()),
            ReshapeKind::Add | ReshapeKind::Move | ReshapeKind::Close | ReshapeKind::Merge | ReshapeKind::Split => {
                Typed::default()
            }
        };
        Self {
            kind,
            typed,
            ticket: ticket.to_string(),
            was: desk.state.clone(),
            looked: None,
            search: search.to_owned(),
            with: Vec::new(),
            assigned: Vec::new(),
            was_asked: false,
            asks: false,
            notice: None,
        }
    }

    /// What a form says, and the change if nothing must be corrected or asked first.
    pub(crate) fn read<W>(
        form: &Form<W>,
        desk: &ReshapeDesk,
        kind: ReshapeKind,
        texts: &Texts,
    ) -> (Self, Option<Reshaping>) {
        let names = ["name", "names", "code", "kind", "sector", "to", "into", "on", "paper"];
        let field = |name: &str| form.field(name).to_owned();
        let some = |name: &str| Some(field(name)).filter(|text| !text.is_empty());
        let mut wanted = Self {
            kind,
            typed: Typed::of(form, names),
            ticket: field("ticket"),
            was: UnitNow {
                name: field("was_name"),
                code: some("was_code"),
                over: some("was_over"),
                stands: form.has("was_stands"),
                print: field("opened"),
            },
            looked: some("looked"),
            search: field("q"),
            with: form.all("with").filter_map(|text| text.parse().ok()).collect(),
            assigned: Vec::new(),
            was_asked: form.has("asked"),
            asks: false,
            notice: None,
        };
        let children = desk.children.iter().map(|unit| format!("unit_{}", unit.id));
        let people = desk.people.iter().map(|(person, _)| format!("person_{person}"));
        let places = children.chain(people).filter_map(|name| Some((form.field(&name).parse().ok()?, name)));
        wanted.assigned = places.map(|(place, name): (usize, String)| (name, place)).collect();
        let reshaping = wanted.reshaping(desk, texts);
        (wanted, reshaping)
    }

    fn reshaping(&mut self, desk: &ReshapeDesk, texts: &Texts) -> Option<Reshaping> {
        let unit = desk.unit.id;
        let (what, people) = match self.kind {
            ReshapeKind::Add => {
                let name = self.needed_name(texts);
                let kind = self.chosen_kind(desk, texts);
                let sector = Sector::from_code(self.typed.get("sector"));
                let code = self.typed.line(texts, "code");
                let add = name.zip(kind).map(|(name, kind)| Reshape::Add { parent: unit, name, kind, sector, code });
                (add, PeopleGo::Unsaid)
            }
            ReshapeKind::Rename => {
                (self.needed_name(texts).map(|name| Reshape::Rename { unit, name }), PeopleGo::Unsaid)
            }
            ReshapeKind::Correct => {
                let (name, code) = (self.needed_name(texts), self.typed.line(texts, "code"));
                (name.map(|name| Reshape::Correct { unit, name, code }), PeopleGo::Unsaid)
            }
            ReshapeKind::Move => {
                (self.chosen(desk, texts, "to").map(|to| Reshape::Move { unit, to }), PeopleGo::Unsaid)
            }
            ReshapeKind::Close => {
                let has_people = desk.held.people > 0 || desk.held.open > 0;
                let to =
                    if has_people { self.chosen(desk, texts, "to").map(PeopleGo::To) } else { Some(PeopleGo::Unsaid) };
                (to.is_some().then_some(Reshape::Close { unit }), to.unwrap_or(PeopleGo::Unsaid))
            }
            ReshapeKind::Merge => (self.merge(desk, texts), PeopleGo::WithHeir),
            ReshapeKind::Split => self.split(desk, texts),
        };
        let on = match self.kind {
            // It never was called so.
            ReshapeKind::Correct => Some(desk.today),
            _ => self.typed.needed_day(texts, "on"),
        };
        let paper = self.typed.line(texts, "paper").map(|number| Paper { number });
        let (what, on) = what.zip(on).filter(|_| !self.typed.is_wrong() && !self.asks)?;
        Some(Reshaping { what, on, paper, people })
    }

    fn needed_name(&mut self, texts: &Texts) -> Option<String> {
        let name = self.typed.line(texts, "name");
        if name.is_none() && self.typed.fault_of("name").is_none() {
            self.typed.fault("name", texts.plain("reshape-name-empty"));
        }
        name
    }

    fn chosen_kind(&mut self, desk: &ReshapeDesk, texts: &Texts) -> Option<UnitKind> {
        let kind = UnitKind::from_code(self.typed.get("kind")).filter(|kind| desk.kinds.contains(kind));
        if kind.is_none() {
            self.typed.fault("kind", texts.plain("reshape-kind-empty"));
        }
        kind
    }

    fn chosen(&mut self, desk: &ReshapeDesk, texts: &Texts, name: &'static str) -> Option<UnitId> {
        let id: Option<UnitId> = self.typed.get(name).parse().ok();
        let chosen = id.filter(|id| desk.choices.iter().any(|(unit, _)| unit.id == *id));
        if chosen.is_none() {
            self.typed.fault(name, texts.plain("reshape-to-empty"));
        }
        chosen
    }

    fn merge(&mut self, desk: &ReshapeDesk, texts: &Texts) -> Option<Reshape> {
        let is_offered = |id: &UnitId| *id == desk.unit.id || desk.choices.iter().any(|(unit, _)| unit.id == *id);
        self.with.retain(is_offered);
        let into = match self.typed.get("into") {
            NEW => {
                let (name, kind) = (self.needed_name(texts), self.chosen_kind(desk, texts));
                let code = self.typed.line(texts, "code");
                name.zip(kind).map(|(name, kind)| Heir::New { name, kind, code })
            }
            text => {
                let heir = text.parse().ok().filter(is_offered).map(Heir::Standing);
                if heir.is_none() {
                    self.typed.fault("into", texts.plain("reshape-into-empty"));
                }
                heir
            }
        };
        let heir = match &into {
            Some(Heir::Standing(heir)) => Some(*heir),
            Some(Heir::New { .. }) | None => None,
        };
        let all = std::iter::once(desk.unit.id).chain(self.with.iter().copied());
        let units: Vec<UnitId> = all.filter(|unit| Some(*unit) != heir).collect();
        let fewest = if heir.is_some() { 1 } else { 2 };
        if !self.typed.get("into").is_empty() && units.len() < fewest {
            self.typed.fault("with", texts.plain("reshape-with-empty"));
        }
        Some(Reshape::Merge { units, into: into? })
    }

    fn split(&mut self, desk: &ReshapeDesk, texts: &Texts) -> (Option<Reshape>, PeopleGo) {
        let into = self.parts();
        if into.len() < 2 || into.len() > MOST_PARTS {
            let most = u64::try_from(MOST_PARTS).unwrap_or_default();
            self.typed.fault("names", texts.text("reshape-names-empty", &[("most", most.into())]));
            return (None, PeopleGo::Unsaid);
        }
        let place = |name: &str| {
            self.assigned.iter().find(|(field, _)| field == name).map(|(_, at)| *at).filter(|at| *at < into.len())
        };
        let under: BTreeMap<UnitId, usize> =
            desk.children.iter().filter_map(|unit| Some((unit.id, place(&format!("unit_{}", unit.id))?))).collect();
        let each: BTreeMap<PersonId, usize> =
            desk.people.iter().filter_map(|(id, _)| Some((*id, place(&format!("person_{id}"))?))).collect();
        if under.len() < desk.children.len() || each.len() < desk.people.len() {
            self.asks = true;
            if self.was_asked {
                self.typed.fault("assign", texts.plain("reshape-assign-empty"));
            }
        }
        (Some(Reshape::Split { unit: desk.unit.id, into, under }), PeopleGo::Each(each))
    }

    /// The names of the new units, a line each.
    fn parts(&self) -> Vec<String> {
        self.typed.get("names").lines().map(|line| tidy(line).text).filter(|name| !name.is_empty()).collect()
    }

    /// Says why it cannot be: beside the field it is about, if it is about one.
    pub(crate) fn refuse(&mut self, texts: &Texts, refused: &ReshapeRefused) {
        use ReshapeRefusal as R;
        let named = |link: &Option<UnitLink>| link.as_ref().map(|link| link.name.clone()).unwrap_or_default();
        let name = match self.kind {
            ReshapeKind::Split => "names",
            ReshapeKind::Move => "to",
            ReshapeKind::Add | ReshapeKind::Rename | ReshapeKind::Correct | ReshapeKind::Close | ReshapeKind::Merge => {
                "name"
            }
        };
        let target = match self.kind {
            ReshapeKind::Merge => "into",
            ReshapeKind::Add => "kind",
            ReshapeKind::Split => "names",
            ReshapeKind::Rename | ReshapeKind::Correct => "name",
            ReshapeKind::Move | ReshapeKind::Close => "to",
        };
        let day = if self.kind == ReshapeKind::Correct { None } else { Some("on") };
        let (field, message) = match refused {
            ReshapeRefused::Beyond => (None, texts.plain("reshape-beyond")),
            ReshapeRefused::WhereTo => (Some(target), texts.plain("reshape-where-to")),
            ReshapeRefused::NotThere => (Some(target), texts.plain("reshape-not-there")),
            ReshapeRefused::Case(who) => {
                (None, texts.text("reshape-case", &[("name", who.as_str().to_owned().into())]))
            }
            ReshapeRefused::TooMany(count) => (None, texts.text("reshape-too-many", &[("count", (*count).into())])),
            ReshapeRefused::Tree(refusal, link) => {
                let unit = || [("unit", named(link).into())];
                match refusal {
                    R::InTheFuture => (day, texts.plain("reshape-in-the-future")),
                    R::NotStanding(_) => (day, texts.text("reshape-not-standing", &unit())),
                    R::ChangedLater(_, on) => {
                        let said = [("unit", named(link).into()), ("day", texts.day(*on).into())];
                        (day, texts.text("reshape-changed-later", &said))
                    }
                    R::HasUnits(_) => (None, texts.text("reshape-has-units", &unit())),
                    R::Loop(_) => (Some(target), texts.text("reshape-loop", &unit())),
                    R::NameTaken(_) => (Some(name), texts.text("reshape-name-taken", &unit())),
                    R::CodeTaken(_) => (Some("code"), texts.text("reshape-code-taken", &unit())),
                    R::Nothing => (Some(target), texts.plain("reshape-nothing")),
                    R::NoPlace => (Some(target), texts.plain("reshape-no-place")),
                    R::TooFew => (
                        Some(if self.kind == ReshapeKind::Merge { "with" } else { name }),
                        texts.plain("reshape-with-empty"),
                    ),
                }
            }
        };
        match field {
            Some(field) => self.typed.fault(field, message),
            None => self.notice = Some(message),
        }
    }

    /// The same, opened on a unit as it was or is.
    pub(super) fn opened_on(&self, state: UnitNow) -> Self {
        Self { was: state, looked: None, ..self.clone() }
    }

    /// What was chosen to stand above the unit, by its name.
    pub(super) fn target(&self, desk: &ReshapeDesk) -> Option<String> {
        let chosen = desk.choices.iter().find(|(unit, _)| unit.id.to_string() == self.typed.get("to"));
        chosen.map(|(unit, _)| unit.name.clone())
    }

    /// Whether something must be corrected.
    pub(crate) fn is_wrong(&self) -> bool {
        self.typed.is_wrong()
    }

    /// Shows all choices again, those that were made too.
    pub(crate) fn edit(&mut self) {
        self.asks |= !self.assigned.is_empty();
    }

    /// What the form carries from page to page, without what was looked at.
    pub(crate) fn hidden(&self) -> Vec<(String, String)> {
        let typed = ["name", "names", "code", "kind", "sector", "to", "into", "on", "paper"]
            .map(|name| (name.to_owned(), self.typed.get(name).to_owned()));
        let with = self.with.iter().map(|unit| ("with".to_owned(), unit.to_string()));
        let assigned = self.assigned.iter().map(|(name, place)| (name.clone(), place.to_string()));
        let asked = (!self.assigned.is_empty()).then(|| ("asked".to_owned(), "yes".to_owned()));
        let typed = typed.into_iter().filter(|(_, value)| !value.is_empty());
        let opened = self.opened().into_iter().map(|(name, value)| (name.to_owned(), value));
        typed.chain(with).chain(assigned).chain(asked).chain(opened).collect()
    }

    /// What the form was opened on.
    fn opened(&self) -> Vec<(&'static str, String)> {
        let was = &self.was;
        let pairs = [
            ("ticket", Some(self.ticket.clone())),
            ("q", Some(self.search.clone()).filter(|words| !words.is_empty())),
            ("opened", Some(was.print.clone())),
            ("was_name", Some(was.name.clone())),
            ("was_code", was.code.clone()),
            ("was_over", was.over.clone()),
            ("was_stands", was.stands.then(|| "yes".to_owned())),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// A form that comes back with gaps, to be looked at.
    pub(crate) fn gaps(desk: &ReshapeDesk, kind: ReshapeKind, ticket: Ticket, texts: &Texts) -> Self {
        let mut wanted = Self::blank(desk, kind, ticket, "");
        wanted.typed = Typed::default();
        let _none = wanted.reshaping(desk, texts);
        wanted
    }

    /// A form in which these were filled in, to be looked at.
    pub(crate) fn filled(mut self, fields: impl IntoIterator<Item = (&'static str, &'static str)>) -> Self {
        let fields: Vec<_> = fields.into_iter().collect();
        self.typed = fields.iter().fold(Typed::default(), |typed, (name, value)| typed.with(name, (*value).to_owned()));
        self
    }

    /// The same with the choices of a split still to be made, to be looked at.
    pub(crate) fn asking(mut self, desk: &ReshapeDesk, texts: &Texts) -> Self {
        let _none = self.reshaping(desk, texts);
        self
    }
}

/// The words for a unit to choose, with the one above it where that is another than that of the unit of the page: cells
/// bear the same names.
fn choice(texts: &Texts, desk: &ReshapeDesk, (unit, over): &(UnitLink, Option<UnitLink>)) -> String {
    match over {
        Some(over) if desk.above.last().is_none_or(|own| own.id != over.id) => {
            texts.text("reshape-choice", &[("unit", (&unit.name).into()), ("over", (&over.name).into())])
        }
        Some(_) | None => unit.name.clone(),
    }
}

/// What a unit holds, each number with the list behind it.
fn held(texts: &Texts, unit: UnitId, held: &Held, here: Option<ReshapeKind>) -> Vec<(String, Figure)> {
    let count = |list: usize| u32::try_from(list).unwrap_or(u32::MAX);
    let beside = |part: &str| match here {
        Some(_) => format!("#{part}"),
        None => format!("{}#{part}", address::reshape(unit, ReshapeKind::Close)),
    };
    let lines = [
        ("reshape-held-under", held.under, address::units(unit, &UnitsAsk::default())),
        ("reshape-held-people", held.people, address::people(unit, None, PeopleOf::Everybody)),
        ("reshape-held-open", held.open, address::people(unit, None, PeopleOf::Open)),
        ("reshape-held-accounts", held.accounts, address::accounts(unit)),
        ("reshape-held-quotas", count(held.quotas.len()), beside("quotas")),
        ("reshape-held-headcounts", count(held.headcounts.len()), beside("headcounts")),
    ];
    lines.map(|(key, number, href)| (texts.plain(key), Figure::number(texts, number, true, || href))).into()
}

fn period(texts: &Texts, period: QuotaPeriod) -> String {
    let year = |year: i16| year.to_string();
    match period {
        QuotaPeriod::Year(of) => texts.text("reshape-year", &[("year", year(of).into())]),
        QuotaPeriod::Term { from, until } => {
            texts.text("reshape-term", &[("from", year(from).into()), ("until", year(until).into())])
        }
    }
}

fn quota(texts: &Texts, kind: QuotaKind) -> String {
    match kind {
        QuotaKind::Admission => texts.plain("reshape-quota-admission"),
        QuotaKind::AwarenessClass => texts.plain("reshape-quota-class"),
        QuotaKind::Nomination(MassOrg::YouthUnion) => texts.plain("import-field-quota-youth-union"),
        QuotaKind::Nomination(MassOrg::WomensUnion) => texts.plain("import-field-quota-womens-union"),
        QuotaKind::Nomination(MassOrg::FarmersUnion) => texts.plain("import-field-quota-farmers-union"),
        QuotaKind::Nomination(MassOrg::VeteransAssociation) => texts.plain("import-field-quota-veterans-union"),
        QuotaKind::Nomination(MassOrg::TradeUnion) => texts.plain("import-field-quota-trade-union"),
        QuotaKind::Nomination(MassOrg::FatherlandFront) => texts.plain("import-field-quota-fatherland-front"),
    }
}

/// The frame of a page about changing a unit.
pub(super) fn framed(around: Around, desk: &ReshapeDesk, title: &str) -> Frame {
    let place = Place { unit: &desk.unit, above: &desk.above, span: None };
    let mut frame = Frame::of_place(around, title, Section::Overview, &place, desk.may);
    frame.crumbs = crumbs(&desk.above, &desk.unit, None, Some(title));
    frame
}

/// What a change is called.
pub(crate) fn title(texts: &Texts, kind: ReshapeKind) -> String {
    texts.label("reshape-title", kind.code())
}

impl ReshapePage {
    pub(crate) fn new(around: Around, desk: &ReshapeDesk, wanted: &Wanted) -> Self {
        let texts = around.texts;
        let kind = wanted.kind;
        let title = title(texts, kind);
        let mut frame = framed(around, desk, &title);
        if wanted.typed.is_wrong() {
            frame.mark_wrong(&title);
        }
        let unit = desk.unit.id;
        let hindered = hindered(texts, desk, kind);
        let is_about_all = !matches!(kind, ReshapeKind::Add | ReshapeKind::Rename | ReshapeKind::Correct);
        let quotas = desk
            .held
            .quotas
            .iter()
            .map(|(of, kind, amount)| (period(texts, *of), quota(texts, *kind), texts.number(u64::from(*amount))));
        let headcounts = desk.held.headcounts.iter().map(|(year, members)| {
            (texts.text("reshape-year", &[("year", year.to_string().into())]), texts.number(u64::from(*members)))
        });
        let lead = [("unit", (&desk.unit.name).into()), ("kind", texts.unit_kind(desk.unit.kind).into())];
        Self {
            lead: texts.text("reshape-lead", &lead),
            errors: wanted.typed.faults(),
            held: if is_about_all { held(texts, unit, &desk.held, Some(kind)) } else { Vec::new() },
            quotas: if is_about_all { quotas.collect() } else { Vec::new() },
            headcounts: if is_about_all { headcounts.collect() } else { Vec::new() },
            search: (hindered.is_none() && (desk.has_more || !wanted.search.is_empty()))
                .then(|| SearchForm { action: address::reshape(unit, kind), value: wanted.search.clone() }),
            form: hindered.is_none().then(|| ReshapeForm::new(texts, desk, wanted)),
            notice: hindered.or_else(|| wanted.notice.clone()),
            back: address::unit(unit, None),
            help: help(texts, kind),
            title,
            frame,
        }
    }
}

/// Why a unit cannot be changed so at all.
fn hindered(texts: &Texts, desk: &ReshapeDesk, kind: ReshapeKind) -> Option<String> {
    let key = if !desk.state.stands {
        "reshape-ended"
    } else if desk.is_beyond {
        "reshape-beyond"
    } else {
        match kind {
            ReshapeKind::Add if desk.kinds.is_empty() => "reshape-no-kinds",
            ReshapeKind::Close if desk.held.under > 0 => "reshape-close-units-first",
            ReshapeKind::Move | ReshapeKind::Merge if desk.choices.is_empty() => "reshape-no-choices",
            ReshapeKind::Add
            | ReshapeKind::Rename
            | ReshapeKind::Correct
            | ReshapeKind::Move
            | ReshapeKind::Close
            | ReshapeKind::Merge
            | ReshapeKind::Split => return None,
        }
    };
    Some(texts.plain(key))
}

fn help(texts: &Texts, kind: ReshapeKind) -> Vec<String> {
    let keys: &[&str] = match kind {
        ReshapeKind::Add => &["reshape-help-add", "reshape-help-undo"],
        ReshapeKind::Rename | ReshapeKind::Correct => &["reshape-help-names", "reshape-help-history"],
        ReshapeKind::Move => &["reshape-help-move", "reshape-help-history"],
        ReshapeKind::Close => &["reshape-help-close", "reshape-help-posts", "reshape-help-history"],
        ReshapeKind::Merge => &["reshape-help-merge", "reshape-help-posts", "reshape-help-history"],
        ReshapeKind::Split => &["reshape-help-split", "reshape-help-posts", "reshape-help-history"],
    };
    keys.iter().map(|key| texts.plain(key)).collect()
}

impl ReshapeForm {
    fn new(texts: &Texts, desk: &ReshapeDesk, wanted: &Wanted) -> Self {
        let typed = &wanted.typed;
        let kind = wanted.kind;
        let input = |field: &Field| typed.input(texts, field).to_string();
        let choose = || (String::new(), texts.plain("reshape-choose"));
        let kinds = || {
            let kinds = desk.kinds.iter().map(|kind| (kind.code().to_owned(), texts.unit_kind(*kind)));
            typed
                .select(
                    texts,
                    "kind",
                    ("reshape-kind", (kind == ReshapeKind::Merge).then_some("reshape-heir-hint")),
                    std::iter::once(choose()).chain(kinds),
                )
                .to_string()
        };
        let places = |label: &str, hint: Option<&str>| {
            let units = desk.choices.iter().map(|unit| (unit.0.id.to_string(), choice(texts, desk, unit)));
            typed.select(texts, "to", (label, hint), std::iter::once(choose()).chain(units)).to_string()
        };
        let fields = match kind {
            ReshapeKind::Add => {
                let sectors =
                    Sector::ALL.iter().map(|sector| (sector.code().to_owned(), texts.label("sector", sector.code())));
                let unknown = std::iter::once((String::new(), texts.plain("reshape-sector-unknown")));
                let sectors = typed.select(texts, "sector", ("reshape-sector", None), unknown.chain(sectors));
                vec![input(&NAME), kinds(), sectors.to_string(), input(&CODE), input(&ON), input(&PAPER)]
            }
            ReshapeKind::Rename => vec![input(&NEW_NAME), input(&ON), input(&PAPER)],
            ReshapeKind::Correct => vec![input(&RIGHT_NAME), input(&CODE)],
            ReshapeKind::Move => {
                vec![places("reshape-move-to", Some("reshape-move-to-hint")), input(&ON), input(&PAPER)]
            }
            ReshapeKind::Close => {
                let has_people = desk.held.people > 0 || desk.held.open > 0;
                let to = has_people.then(|| places("reshape-close-to", Some("reshape-close-to-hint")));
                to.into_iter().chain([input(&ON), input(&PAPER)]).collect()
            }
            ReshapeKind::Merge => {
                let own = (desk.unit.id.to_string(), desk.unit.name.clone());
                let others = desk.choices.iter().map(|unit| (unit.0.id.to_string(), choice(texts, desk, unit)));
                let new = (NEW.to_owned(), texts.plain("reshape-into-new"));
                let options = [choose(), new, own].into_iter().chain(others);
                let into = typed.select(texts, "into", ("reshape-into", Some("reshape-into-hint")), options);
                vec![into.to_string(), input(&HEIR_NAME), kinds(), input(&CODE), input(&ON), input(&PAPER)]
            }
            ReshapeKind::Split => vec![input(&NAMES), input(&ON), input(&PAPER)],
        };
        let with = desk.choices.iter().enumerate().filter(|_| kind == ReshapeKind::Merge).map(|(at, unit)| {
            let id = if at == 0 { "with".to_owned() } else { format!("with-{at}") };
            (id, unit.0.id.to_string(), choice(texts, desk, unit), wanted.with.contains(&unit.0.id))
        });
        let mut hidden = wanted.opened();
        if wanted.asks {
            hidden.push(("asked", "yes".to_owned()));
        }
        let note = match kind {
            ReshapeKind::Merge => Some("reshape-merge-note"),
            ReshapeKind::Move => Some("reshape-move-note"),
            ReshapeKind::Split if !wanted.asks => Some("reshape-split-note"),
            ReshapeKind::Add | ReshapeKind::Rename | ReshapeKind::Correct | ReshapeKind::Close | ReshapeKind::Split => {
                None
            }
        };
        Self {
            action: address::reshape(desk.unit.id, kind),
            with: with.collect(),
            with_error: typed.fault_of("with"),
            fields,
            note: note.map(|key| texts.plain(key)),
            assign: if wanted.asks { assign(texts, desk, wanted) } else { Vec::new() },
            hidden,
        }
    }
}

/// The choices that a split has to make, one for each unit under it and each of its people.
fn assign(texts: &Texts, desk: &ReshapeDesk, wanted: &Wanted) -> Vec<Assign> {
    let parts = wanted.parts();
    let units = desk.children.iter().map(|unit| (format!("unit_{}", unit.id), unit.name.clone()));
    let people = desk.people.iter().map(|(id, name)| (format!("person_{id}"), name.as_str().to_owned()));
    let one = |(name, label): (String, String)| {
        let chosen = wanted.assigned.iter().find(|(field, _)| *field == name).map(|(_, at)| *at);
        let none = (String::new(), texts.plain("reshape-choose"), false);
        let options = parts.iter().enumerate().map(|(at, part)| (at.to_string(), part.clone(), chosen == Some(at)));
        Assign { is_open: chosen.is_none(), options: std::iter::once(none).chain(options).collect(), name, label }
    };
    units.chain(people).map(one).collect()
}

/// The day and the paper of a change.
fn facts(texts: &Texts, on: Date, paper: Option<&Paper>, kind: ReshapeKind) -> Vec<(String, String)> {
    let day = (kind != ReshapeKind::Correct).then(|| (texts.plain("reshape-on"), texts.day(on)));
    let paper = paper.map(|paper| (texts.plain("reshape-paper"), paper.number.clone()));
    day.into_iter().chain(paper).collect()
}
