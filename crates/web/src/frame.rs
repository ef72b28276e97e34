//! What every page has around it: the title, the menu, who is signed in, the language, the style.

use askama::Template;
use nguon_app::{
    texts::{Language, Texts},
    view::{Heading, May, UnitLink},
};

use crate::{address, assets::Assets};

/// The frame of a page.
pub(crate) struct Frame {
    pub(crate) texts: &'static Texts,
    pub(crate) assets: &'static Assets,
    /// What stands in the title bar of the browser.
    pub(crate) title: String,
    /// Where the page is, to come back to after changing the language.
    pub(crate) here: String,
    /// Proof that a form was sent from this page.
    pub(crate) form_token: String,
    /// The name of who is signed in; `None` on pages for everybody.
    pub(crate) reader: Option<String>,
    pub(crate) menu: Vec<MenuItem>,
    pub(crate) crumbs: Vec<Crumb>,
    /// Where the guide speaks of this page.
    pub(crate) help: String,
    /// What stands in the search field of every page.
    pub(crate) search: String,
    /// Whether letters are large.
    pub(crate) is_large: bool,
    /// Whether this is the page of the reader's own account.
    pub(crate) is_me: bool,
}

/// A link of the menu.
pub(crate) struct MenuItem {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) is_current: bool,
    /// The letter that opens it after `g`, where there is one.
    pub(crate) key: Option<char>,
}

/// A step of the way to this page; the last one has no link.
pub(crate) struct Crumb {
    pub(crate) label: String,
    pub(crate) href: Option<String>,
}

/// Which page of the menu is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Inbox,
    Overview,
    People,
    Report,
    Accounts,
    Me,
    None,
}

/// What the person in front of the screen brings to every page.
pub(crate) struct Around {
    pub(crate) texts: &'static Texts,
    pub(crate) assets: &'static Assets,
    pub(crate) here: String,
    pub(crate) form_token: String,
    pub(crate) reader: Option<String>,
    pub(crate) is_large: bool,
}

impl Frame {
    /// A page without a menu: for those who have not signed in, and for what went wrong.
    pub(crate) fn bare(around: Around, title: &str) -> Self {
        let Around { texts, assets, here, form_token, reader, is_large } = around;
        let title = texts.text("page-title", &[("title", title.into())]);
        let help = address::guide_about(&here);
        Self {
            texts,
            assets,
            title,
            here,
            form_token,
            reader,
            menu: Vec::new(),
            crumbs: Vec::new(),
            help,
            search: String::new(),
            is_large,
            is_me: false,
        }
    }

    /// A page of somebody who has signed in, about no unit.
    pub(crate) fn of_reader(around: Around, title: &str, section: Section) -> Self {
        let mut frame = Self::bare(around, title);
        frame.menu = vec![frame.item("nav-home", address::HOME.to_owned(), section == Section::Inbox)];
        frame.is_me = section == Section::Me;
        frame
    }

    /// A page about a unit. `last` is the last crumb, where the page is not the unit's own.
    pub(crate) fn of_unit(
        around: Around,
        title: &str,
        section: Section,
        heading: &Heading,
        may: May,
        last: Option<&str>,
    ) -> Self {
        let mut frame = Self::of_place(around, title, section, &Place::from(heading), may);
        frame.crumbs = crumbs(&heading.above, &heading.unit, Some(heading.span), last);
        frame
    }

    /// A page about something at a unit.
    pub(crate) fn of_place(around: Around, title: &str, section: Section, place: &Place<'_>, may: May) -> Self {
        use nguon_app::view::Grouping;
        let mut frame = Self::bare(around, title);
        let unit = place.unit.id;
        frame.menu.push(frame.item("nav-home", address::HOME.to_owned(), section == Section::Inbox));
        frame.menu.push(frame.item("nav-overview", address::unit(unit, place.span), section == Section::Overview));
        if may.see_people {
            frame.menu.push(frame.item(
                "nav-people",
                address::people_first(unit, place.span),
                section == Section::People,
            ));
        }
        frame.menu.push(frame.item(
            "nav-report",
            address::report(unit, place.span, Grouping::Unit),
            section == Section::Report,
        ));
        if may.see_accounts {
            frame.menu.push(frame.item("nav-accounts", address::accounts(unit), section == Section::Accounts));
        }
        if may.manage_settings {
            frame.menu.push(frame.item("nav-instance", address::SETTINGS.to_owned(), false));
        } else if may.check {
            frame.menu.push(frame.item("nav-instance", address::CHECK.to_owned(), false));
        }
        frame.crumbs = crumbs(place.above, place.unit, place.span, None);
        frame
    }

    fn item(&self, key: &str, href: String, is_current: bool) -> MenuItem {
        let letter = match key {
            "nav-home" => 'v',
            "nav-overview" => 't',
            "nav-people" => 'd',
            "nav-report" => 'b',
            "nav-instance" => 'h',
            _ => 'm',
        };
        MenuItem { label: self.t(key), href, is_current, key: Some(letter) }
    }

    /// The text of a key.
    pub(crate) fn t(&self, key: &str) -> String {
        self.texts.plain(key)
    }

    /// The tag of the page's language.
    pub(crate) fn language(&self) -> &'static str {
        self.texts.language().code()
    }

    /// The languages to choose from: tag, name, whether it is this one.
    pub(crate) fn languages(&self) -> [(&'static str, &'static str, bool); 2] {
        Language::ALL.map(|language| (language.code(), language.name(), language == self.texts.language()))
    }

    /// Says in the title that something must be corrected.
    pub(crate) fn mark_wrong(&mut self, title: &str) {
        self.title = self.texts.text("page-title-error", &[("title", title.into())]);
    }
}

/// A unit and what is above it.
pub(crate) struct Place<'a> {
    pub(crate) unit: &'a UnitLink,
    pub(crate) above: &'a [UnitLink],
    pub(crate) span: Option<nguon_domain::atlas::Span>,
}

impl<'a> From<&'a Heading> for Place<'a> {
    fn from(heading: &'a Heading) -> Self {
        Self { unit: &heading.unit, above: &heading.above, span: Some(heading.span) }
    }
}

/// The way to a page: the units above, the unit, and what the page is.
pub(crate) fn crumbs(
    above: &[UnitLink],
    unit: &UnitLink,
    span: Option<nguon_domain::atlas::Span>,
    last: Option<&str>,
) -> Vec<Crumb> {
    let link = |unit: &UnitLink| Crumb { label: unit.name.clone(), href: Some(address::unit(unit.id, span)) };
    let mut crumbs: Vec<Crumb> = above.iter().map(link).collect();
    match last {
        Some(last) => {
            crumbs.push(link(unit));
            crumbs.push(Crumb { label: last.to_owned(), href: None });
        }
        None => crumbs.push(Crumb { label: unit.name.clone(), href: None }),
    }
    // The page's own name alone shows no way.
    if crumbs.len() > 1 { crumbs } else { Vec::new() }
}

/// A number, or another short text, that opens the list behind it where the reader may open it.
#[derive(Template, Clone)]
#[template(path = "partials/figure.html")]
pub(crate) struct Figure {
    pub(crate) text: String,
    pub(crate) href: Option<String>,
}

impl Figure {
    /// A text that opens nothing.
    pub(crate) fn plain(text: String) -> Self {
        Self { text, href: None }
    }

    /// A number that opens `href`, if `may_open` and there is anybody to see.
    pub(crate) fn number(texts: &Texts, number: u32, may_open: bool, href: impl FnOnce() -> String) -> Self {
        Self { text: texts.number(u64::from(number)), href: (may_open && number > 0).then(href) }
    }
}
