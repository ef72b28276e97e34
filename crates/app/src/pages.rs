//! Finding pages and acts by what they are called, at the units where whoever asks may open them.

use nguon_domain::{access::Permission, text::fold};

use crate::{
    App,
    actor::Actor,
    door,
    error::AppError,
    find,
    nomination::hindered_at,
    picture::Picture,
    texts::{Language, Texts},
    view::UnitLink,
};

/// A page, or an act that has a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// What waits for whoever asks.
    Inbox,
    /// Their account, password, posts and sessions.
    Me,
    /// Somebody is nominated.
    Nominate,
    /// Workbooks are brought in.
    Import,
    /// Lists of people.
    People,
    /// Lists that were saved under a name.
    Views,
    /// What waits at a unit.
    Work,
    /// The report on admissions.
    Report,
    /// The units under a unit.
    Units,
    /// Who works at a unit.
    Accounts,
    /// Somebody is invited to work there.
    Invite,
}

/// A page that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageHit {
    /// Which.
    pub kind: PageKind,
    /// The unit it is about; `None` for the pages of whoever asks.
    pub unit: Option<UnitLink>,
}

/// No more are shown.
const MOST: usize = 8;
/// No page is shown at more units.
const MOST_UNITS: usize = 3;
/// So many letters of a word are needed, or all of it.
const FEWEST_LETTERS: usize = 2;

impl PageKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: &[Self] = &[
        Self::Inbox,
        Self::Me,
        Self::Nominate,
        Self::Import,
        Self::People,
        Self::Views,
        Self::Work,
        Self::Report,
        Self::Units,
        Self::Accounts,
        Self::Invite,
    ];

    /// The word that its texts go by.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Me => "me",
            Self::Nominate => "nominate",
            Self::Import => "import",
            Self::People => "people",
            Self::Views => "views",
            Self::Work => "work",
            Self::Report => "report",
            Self::Units => "units",
            Self::Accounts => "accounts",
            Self::Invite => "invite",
        }
    }

    /// The right that opens it at a unit; `None` for the pages of whoever asks.
    const fn needs(self) -> Option<Permission> {
        match self {
            Self::Inbox | Self::Me => None,
            Self::Nominate => Some(Permission::RecordActs),
            Self::Import => Some(Permission::Import),
            Self::People | Self::Views | Self::Work => Some(Permission::SeePeople),
            Self::Report | Self::Units => Some(Permission::SeeFigures),
            Self::Accounts => Some(Permission::SeeAccounts),
            Self::Invite => Some(Permission::ManageAccounts),
        }
    }

    /// What people may call it, in every language, without marks.
    fn words(self) -> Vec<String> {
        let texts = Language::ALL.map(Texts::of);
        let said = texts.map(|texts| {
            fold(&format!("{} {}", texts.label("page-name", self.code()), texts.label("page-words", self.code())))
        });
        said.iter().flat_map(|said| said.split(|letter: char| !letter.is_alphanumeric())).map(str::to_owned).collect()
    }
}

impl App {
    /// The pages with these words, at the units that the other words name: `nhap son dong` finds the bringing in of
    /// workbooks at Sơn Đông. Without other words, at the units of one's own posts.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn find_pages(&self, actor: &Actor, search: &str) -> Result<Vec<PageHit>, AppError> {
        let picture = self.picture().await?;
        let search = fold(search);
        let mut hits = Vec::new();
        for &kind in PageKind::ALL {
            let words = kind.words();
            let is_called = |sought: &&str| {
                words.iter().any(|word| word == sought || (sought.len() >= FEWEST_LETTERS && word.starts_with(sought)))
            };
            let (called, others): (Vec<&str>, Vec<&str>) = search.split_whitespace().partition(is_called);
            if called.is_empty() {
                continue;
            }
            match kind.needs() {
                None if others.is_empty() => hits.push((called.len(), PageHit { kind, unit: None })),
                None => {}
                Some(permission) => {
                    let units = places(actor, &picture, (kind, permission), &others.join(" "));
                    hits.extend(units.into_iter().map(|unit| (called.len(), PageHit { kind, unit: Some(unit) })));
                }
            }
        }
        // What more of the words are about comes first.
        hits.sort_by_key(|(called, _)| std::cmp::Reverse(*called));
        Ok(hits.into_iter().map(|(_, hit)| hit).take(MOST).collect())
    }
}

/// The units with these words where whoever asks may open the page; without words, those of their posts.
fn places(actor: &Actor, picture: &Picture, (kind, permission): (PageKind, Permission), words: &str) -> Vec<UnitLink> {
    let named: Vec<UnitLink> = if words.is_empty() {
        door::tops(actor, picture, permission).into_iter().filter_map(|unit| picture.link(unit)).collect()
    } else {
        find::units(actor, picture, words).into_iter().map(|hit| hit.unit).collect()
    };
    let opens = |unit: &UnitLink| {
        door::enter(actor, picture, permission, unit.id).is_ok()
            && (kind != PageKind::Nominate || hindered_at(picture, unit.id).is_none())
    };
    named.into_iter().filter(opens).take(MOST_UNITS).collect()
}
