//! On which tree the figures are: the choice of a day, and what is said where it is not today's.

use nguon_app::{
    TreeNote,
    texts::Texts,
    view::{Heading, UnitLink, UnitView},
};
use nguon_domain::calendar::Date;

use crate::{
    address,
    frame::Figure,
    period::{Chip, Shown},
    typed::Typed,
};

/// The day of the tree as it was asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct TreeAsked {
    /// The day, if one was given that can be read and is over.
    pub(crate) on: Option<Date>,
    text: String,
    error: Option<String>,
}

impl TreeAsked {
    pub(crate) fn read(text: Option<&str>, today: Date, texts: &Texts) -> Self {
        let text = text.unwrap_or_default().trim().to_owned();
        let mut typed = Typed::default().with("tree", text.clone());
        let on = typed.day(texts, "tree");
        if on.is_some_and(|on| on > today) {
            typed.fault("tree", texts.text("tree-later", &[("today", texts.day(today).into())]));
        }
        let error = typed.fault_of("tree");
        Self { on: on.filter(|on| error.is_none() && *on < today), text, error }
    }

    pub(crate) fn is_wrong(&self) -> bool {
        self.error.is_some()
    }
}

/// The choice of the tree.
pub(super) struct TreeForm {
    pub(super) action: String,
    pub(super) kept: Vec<(&'static str, String)>,
    pub(super) chips: Vec<Chip>,
    pub(super) value: String,
    pub(super) error: Option<String>,
}

impl TreeForm {
    pub(super) fn new(texts: &Texts, heading: &Heading, asked: &TreeAsked) -> Self {
        let Shown { span, today, .. } = heading.into();
        let unit = heading.unit.id;
        let chip = |label, tree: Option<Date>| Chip {
            label,
            href: address::unit_on(tree, unit, Some(span)),
            is_current: tree == heading.tree,
        };
        let day = |on| texts.text("tree-day", &[("on", texts.day(on).into())]);
        let mut chips = vec![chip(texts.plain("tree-today"), None)];
        let last = Some(span.last).filter(|last| *last < today);
        chips.extend(last.map(|on| chip(day(on), Some(on))));
        chips.extend(heading.tree.filter(|on| Some(*on) != last).map(|on| chip(day(on), Some(on))));
        Self {
            action: address::unit(unit, None),
            kept: vec![("from", span.from.to_string()), ("until", span.last.to_string())],
            chips,
            value: match (&asked.error, heading.tree) {
                (Some(_), _) => asked.text.clone(),
                (None, on) => on.map(|on| texts.day(on)).unwrap_or_default(),
            },
            error: asked.error.clone(),
        }
    }
}

/// What is said of a tree that is not today's.
pub(super) struct TreeLines {
    pub(super) said: String,
    pub(super) came: Option<(String, Vec<Figure>)>,
    pub(super) went: Option<(String, Vec<Figure>)>,
    pub(super) more: Vec<String>,
}

impl TreeLines {
    pub(super) fn new(texts: &Texts, view: &UnitView) -> Option<Self> {
        let note = view.tree.as_ref()?;
        let values = |count: u32| {
            [
                ("on", texts.day(note.on).into()),
                ("then", view.now.admitted.into()),
                ("today", note.today.admitted.into()),
                ("count", count.into()),
            ]
        };
        let (then, today) = (view.now.admitted, note.today.admitted);
        let said = match note {
            TreeNote { is_there: false, .. } => texts.text("tree-not-there", &values(0)),
            _ if today > then => texts.text("tree-more", &values(today - then)),
            _ if today < then => texts.text("tree-less", &values(then - today)),
            _ => texts.text("tree-same", &values(0)),
        };
        let named = |units: &[UnitLink], key: &str| {
            let link = |unit: &UnitLink| Figure {
                text: unit.name.clone(),
                href: Some(address::unit(unit.id, Some(view.heading.span))),
            };
            let links: Vec<Figure> = units.iter().map(link).collect();
            (!links.is_empty()).then(|| (texts.plain(key), links))
        };
        let mut more = Vec::new();
        if note.more > 0 {
            more.push(texts.text("tree-others", &[("count", note.more.into())]));
        }
        if view.may.see_people && !view.opens {
            more.push(texts.plain("tree-closed-lists"));
        }
        more.push(texts.plain("tree-open-today"));
        Some(Self { said, came: named(&note.came, "tree-came"), went: named(&note.went, "tree-went"), more })
    }
}
