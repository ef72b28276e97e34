//! The pages on which the tree is changed by hand, in each of their shapes.

use askama::Template as _;
use nguon_app::{
    Becomes, Going, Held, PeopleGo, ReshapeDesk, ReshapeKind, ReshapeLook, ReshapeRefused, Reshaping, Saved, UnitFate,
    UnitNow, view::UnitLink,
};
use nguon_domain::{
    id::{PersonId, UnitId},
    name::FullName,
    quota::{QuotaKind, QuotaPeriod},
    unit::{Paper, Reshape, ReshapeRefusal, UnitKind},
};

use super::{
    Put, Shelf,
    views::{EVERYTHING, cell_link, commune_link, day, district_link, id, link, moment, ticket, today},
};
use crate::pages::{
    clash::ClashPage,
    reshape::{ReshapeLookPage, ReshapePage, Wanted},
};

fn other_cell() -> UnitLink {
    link(105, "LT10-05", "Chi bộ thôn \"Phú\" <b>Thọ", UnitKind::SubordinateCell)
}

fn name(text: &str) -> FullName {
    FullName::parse(text).expect("the sample gives a name")
}

fn held() -> Held {
    Held {
        under: 0,
        people: 41,
        open: 6,
        accounts: 2,
        quotas: vec![
            (QuotaPeriod::Year(2020), QuotaKind::Admission, 3),
            (QuotaPeriod::Term { from: 2020, until: 2025 }, QuotaKind::Admission, 14),
        ],
        headcounts: vec![(2020, 37)],
    }
}

fn desk(kind: ReshapeKind) -> ReshapeDesk {
    let is_of_commune = kind == ReshapeKind::Add;
    let (unit, above) = if is_of_commune {
        (commune_link(), vec![district_link()])
    } else {
        (cell_link(), vec![district_link(), commune_link()])
    };
    let over = above.last().map(|over| over.name.clone());
    ReshapeDesk {
        may: EVERYTHING,
        state: UnitNow {
            name: unit.name.clone(),
            code: unit.code.clone(),
            over,
            stands: true,
            print: "0123".to_owned(),
        },
        above,
        is_beyond: false,
        kinds: UnitKind::GrassrootsCommitteeOrg.kinds_below().to_vec(),
        choices: match kind {
            ReshapeKind::Move => {
                vec![(link(11, "LT11", "Đảng bộ xã Tử Du", UnitKind::GrassrootsCommitteeOrg), Some(district_link()))]
            }
            ReshapeKind::Close | ReshapeKind::Merge => {
                let far = link(111, "LT11-01", "Chi bộ thôn Đồng", UnitKind::SubordinateCell);
                vec![(other_cell(), Some(commune_link())), (far, None)]
            }
            ReshapeKind::Add | ReshapeKind::Rename | ReshapeKind::Correct | ReshapeKind::Split => Vec::new(),
        },
        has_more: kind == ReshapeKind::Merge,
        children: Vec::new(),
        people: match kind {
            ReshapeKind::Split => {
                vec![(PersonId(id(501)), name("Khúc Thị Hạ")), (PersonId(id(502)), name("Đào Văn Minh"))]
            }
            _ => Vec::new(),
        },
        held: held(),
        today: today(),
        unit,
    }
}

fn blank(desk: &ReshapeDesk, kind: ReshapeKind) -> Wanted {
    Wanted::blank(desk, kind, ticket(), "")
}

/// Puts the pages on the shelf.
pub(super) fn put(shelf: &Shelf, put: &mut Put<'_>) {
    let texts = shelf.texts;
    let here = "/units/1/rename";
    for (plain, wrong, kind) in [
        ("reshape-add", "reshape-add-gaps", ReshapeKind::Add),
        ("reshape-rename", "reshape-rename-gaps", ReshapeKind::Rename),
        ("reshape-correct", "reshape-correct-gaps", ReshapeKind::Correct),
        ("reshape-move", "reshape-move-gaps", ReshapeKind::Move),
        ("reshape-close", "reshape-close-gaps", ReshapeKind::Close),
        ("reshape-merge", "reshape-merge-gaps", ReshapeKind::Merge),
        ("reshape-split", "reshape-split-gaps", ReshapeKind::Split),
    ] {
        let desk = desk(kind);
        put(plain, ReshapePage::new(shelf.reader(here), &desk, &blank(&desk, kind)).render());
        let gaps = Wanted::gaps(&desk, kind, ticket(), texts);
        put(wrong, ReshapePage::new(shelf.reader(here), &desk, &gaps).render());
    }
    let of_cell = desk(ReshapeKind::Close);
    let commune = ReshapeDesk { held: Held { under: 12, ..held() }, ..desk(ReshapeKind::Close) };
    let ended = ReshapeDesk { state: UnitNow { stands: false, ..of_cell.state.clone() }, ..of_cell.clone() };
    let beyond = ReshapeDesk { is_beyond: true, ..of_cell.clone() };
    for (name, desk) in [("reshape-close-units", &commune), ("reshape-ended", &ended), ("reshape-beyond", &beyond)] {
        put(name, ReshapePage::new(shelf.reader(here), desk, &blank(desk, ReshapeKind::Close)).render());
    }
    let none = ReshapeDesk { choices: Vec::new(), ..desk(ReshapeKind::Move) };
    put("reshape-move-none", ReshapePage::new(shelf.reader(here), &none, &blank(&none, ReshapeKind::Move)).render());
    let sought = Wanted::blank(&of_cell, ReshapeKind::Close, ticket(), "<b>tho \"linh\"");
    put("reshape-found", ReshapePage::new(shelf.reader(here), &of_cell, &sought).render());
    let named = desk(ReshapeKind::Rename);
    let mut taken = blank(&named, ReshapeKind::Rename).filled([("name", "<i>Chi bộ \"Một\""), ("on", "1/7/2020")]);
    taken.refuse(texts, &ReshapeRefused::Tree(ReshapeRefusal::NameTaken(UnitId(id(105))), Some(other_cell())));
    put("reshape-taken", ReshapePage::new(shelf.reader(here), &named, &taken).render());
    let parts = desk(ReshapeKind::Split);
    let split = || {
        let names = [("names", "Chi bộ Thọ Linh 1\nChi bộ <i>Thọ Linh 2"), ("on", "1/7/2020")];
        blank(&parts, ReshapeKind::Split).filled(names)
    };
    let asking = split().asking(&parts, texts);
    put("reshape-split-asks", ReshapePage::new(shelf.reader(here), &parts, &asking).render());
    looks(shelf, put);
    let before = UnitNow { name: "Chi bộ thôn Cũ".to_owned(), ..named.state.clone() };
    let typed = [("name", "<i>Chi bộ \"Một\""), ("on", "1/7/2020")];
    let wanted = blank(&named, ReshapeKind::Rename).filled(typed).opened_on(before);
    let saved = Saved { by: Some("Trần Thị <b>Mơ</b>".to_owned()), is_own: false, at: moment(), reason: None };
    put("clash-unit", ClashPage::of_unit(shelf.reader(here), &named, &wanted, Some(&saved)).render());
    let gone = ReshapeDesk { state: UnitNow { stands: false, ..named.state.clone() }, ..named };
    put("clash-unit-gone", ClashPage::of_unit(shelf.reader(here), &gone, &wanted, None).render());
}

fn looks(shelf: &Shelf, put: &mut Put<'_>) {
    let here = "/units/1/merge";
    let new = link(199, "LT10-99", "Chi bộ <i>Thọ", UnitKind::SubordinateCell);
    let ends = |unit: UnitLink| UnitFate { unit, becomes: Becomes::GoesInto(new.clone()), held: Some(held()) };
    let merged = ReshapeLook {
        fates: vec![
            UnitFate { unit: new.clone(), becomes: Becomes::Comes(Some(commune_link())), held: None },
            UnitFate { unit: other_cell(), becomes: Becomes::Stands(Some(commune_link()), new.clone()), held: None },
            ends(cell_link()),
            ends(other_cell()),
        ],
        going: vec![Going {
            from: cell_link(),
            to: new.clone(),
            people: vec![(PersonId(id(501)), name("Khúc Thị Hạ")), (PersonId(id(502)), name("Đào Văn Minh"))],
            open: 1,
        }],
        doubles: vec![other_cell()],
        print: "4567".to_owned(),
        has_changed: true,
    };
    let called = |name: &str| (name.to_owned(), None);
    let corrected = ReshapeLook {
        fates: vec![UnitFate {
            unit: cell_link(),
            becomes: Becomes::IsCalled([("Chi bộ Thọ".to_owned(), Some("LT".to_owned())), called("Chi bộ <i>Thọ")]),
            held: None,
        }],
        going: Vec::new(),
        doubles: Vec::new(),
        print: "4567".to_owned(),
        has_changed: false,
    };
    let closed = ReshapeLook {
        fates: vec![UnitFate { unit: cell_link(), becomes: Becomes::Ends(None), held: Some(held()) }],
        ..corrected.clone()
    };
    for (name, kind, look) in [
        ("reshape-look-merge", ReshapeKind::Merge, &merged),
        ("reshape-look-correct", ReshapeKind::Correct, &corrected),
        ("reshape-look-close", ReshapeKind::Close, &closed),
    ] {
        let desk = desk(kind);
        let wish = Reshaping {
            what: Reshape::Close { unit: desk.unit.id },
            on: day("1/7/2020"),
            paper: Some(Paper { number: "12-QĐ/<i>ĐU".to_owned() }),
            people: PeopleGo::Unsaid,
        };
        let wanted = blank(&desk, kind).filled([("name", "Chi bộ <i>Thọ"), ("on", "1/7/2020")]);
        put(name, ReshapeLookPage::new(shelf.reader(here), &desk, &wanted, &wish, look).render());
    }
}
