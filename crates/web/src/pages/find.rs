//! What a search over everything found.

use askama::Template;
use nguon_app::{
    PageHit, PageKind, UnitsAsk, WorkAsk,
    texts::Texts,
    view::{FindView, Grouping, PersonHit, UnitHit},
};

use crate::{
    address as to,
    frame::{Around, Figure, Frame, Section},
    guide,
};

/// The page.
#[derive(Template)]
#[template(path = "find/show.html")]
pub(crate) struct FindPage {
    frame: Frame,
    search: String,
    pages: Vec<Hit>,
    units: Vec<Hit>,
    units_count: String,
    people: Vec<Hit>,
    people_count: String,
    sees_people: bool,
    guide: Vec<Hit>,
    help: Vec<String>,
}

struct Hit {
    name: Figure,
    facts: String,
    place: String,
}

impl FindPage {
    pub(crate) fn new(around: Around, view: &FindView, pages: &[PageHit]) -> Self {
        let texts = around.texts;
        let mut frame = Frame::of_reader(around, &texts.plain("find-title"), Section::None);
        frame.search.clone_from(&view.search);
        let unit = |hit: &UnitHit| Hit {
            name: Figure { text: hit.unit.name.clone(), href: Some(to::unit(hit.unit.id, None)) },
            facts: hit.unit.code.clone().unwrap_or_default(),
            place: hit.above.as_ref().map(|above| above.name.clone()).unwrap_or_default(),
        };
        let person = |hit: &PersonHit| {
            let line = &hit.line;
            let facts = [line.born.map(|born| texts.partial_day(born)), line.stage.map(|stage| texts.stage(stage))];
            let place = [Some(&line.unit), line.within.as_ref()];
            Hit {
                name: Figure {
                    text: line.name.as_str().to_owned(),
                    href: hit.may_open.then(|| to::person(line.person)),
                },
                facts: facts.into_iter().flatten().collect::<Vec<_>>().join(", "),
                place: place.into_iter().flatten().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", "),
            }
        };
        let page = |hit: &PageHit| Hit {
            name: Figure { text: texts.label("page-name", hit.kind.code()), href: Some(address(hit)) },
            facts: String::new(),
            place: hit.unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default(),
        };
        let count = |key: &str, shown: usize, total: u64| {
            let cut = if shown as u64 == total { "all" } else { "cut" };
            texts.text(key, &[("cut", cut.into()), ("shown", (shown as u64).into()), ("count", total.into())])
        };
        Self {
            search: view.search.clone(),
            units_count: count("find-units", view.units.len(), view.units_total),
            people_count: count("find-people", view.people.len(), view.people_total),
            pages: pages.iter().map(page).collect(),
            units: view.units.iter().map(unit).collect(),
            people: view.people.iter().map(person).collect(),
            sees_people: view.sees_people,
            guide: in_guide(texts, &view.search),
            help: [
                ("find-help-1", true),
                ("find-help-number", view.finds_numbers),
                ("find-help-pages", true),
                ("find-help-2", true),
            ]
            .into_iter()
            .filter(|(_, fits)| *fits)
            .map(|(key, _)| texts.plain(key))
            .collect(),
            frame,
        }
    }
}

/// The chapters of the guide about these words; its table of contents where they ask for that.
fn in_guide(texts: &Texts, search: &str) -> Vec<Hit> {
    let hit = |text: String, href: String| Hit {
        name: Figure { text, href: Some(href) },
        facts: String::new(),
        place: String::new(),
    };
    let whole = guide::is_called(texts, search).then(|| hit(texts.plain("guide-title"), to::GUIDE.to_owned()));
    let chapters = guide::find(texts, search).into_iter();
    let chapters = chapters.map(|chapter| hit(chapter.title(texts), to::guide(chapter)));
    whole.into_iter().chain(chapters).collect()
}

/// Where a page is.
fn address(hit: &PageHit) -> String {
    let Some(unit) = hit.unit.as_ref().map(|unit| unit.id) else {
        return if hit.kind == PageKind::Me { to::ME } else { to::HOME }.to_owned();
    };
    match hit.kind {
        PageKind::Inbox => to::HOME.to_owned(),
        PageKind::Me => to::ME.to_owned(),
        PageKind::Nominate => to::nomination(unit),
        PageKind::Import => to::import_desk(unit),
        PageKind::People => to::people_first(unit, None),
        PageKind::Views => to::views(unit),
        PageKind::Work => to::work(unit, &WorkAsk::default()),
        PageKind::Report => to::report(unit, None, Grouping::Unit),
        PageKind::Units => to::units(unit, &UnitsAsk::default()),
        PageKind::Accounts => to::accounts(unit),
        PageKind::Invite => to::invite(unit),
    }
}
