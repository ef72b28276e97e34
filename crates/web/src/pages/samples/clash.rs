//! The page that a stale save comes to, in each of its shapes.

use askama::Template as _;
use nguon_app::{ActSince, CorrectionDesk, Saved, Seen, Ticket};
use nguon_domain::{
    access::PostState,
    case::{Act, Correction, Deed},
    id::ActId,
    unit::Paper,
};

use super::{Put, Shelf, accounts, views};
use crate::{
    caller::Form,
    pages::{
        act::{fields, typed},
        clash::{ClashPage, Was, chosen},
        correction::{Does, Wanted},
        posts::Wish,
    },
};

fn saved(by: Option<&str>, reason: Option<&str>) -> Saved {
    Saved { by: by.map(str::to_owned), is_own: false, at: views::moment(), reason: reason.map(str::to_owned) }
}

/// The act after somebody else corrected it, or withdrew it.
fn after(desk: CorrectionDesk, is_gone: bool) -> CorrectionDesk {
    let reason = "Ghi nhầm số <quyết định>";
    let act = Act {
        id: ActId(views::id(31)),
        paper: Some(Paper { number: "43-QĐ/HU".to_owned() }),
        deed: if is_gone { Deed::Annulled } else { desk.act.deed.clone() },
        supersedes: Some(Correction { act: desk.act.id, reason: reason.to_owned() }),
        ..desk.act.clone()
    };
    let now = ActSince { act, saved: saved(Some("Trần Thị <b>Mơ</b>"), Some(reason)) };
    CorrectionDesk { is_standing: false, now, ..desk }
}

/// Puts the pages on the shelf.
pub(super) fn put(shelf: &Shelf, put: &mut Put<'_>) {
    let texts = shelf.texts;
    let desk = views::correction();
    let here = "/people/1/acts/1/correct";
    let mine = || {
        let day = ("on", "<i>5/6/2020".to_owned());
        let typed = typed(texts, &desk.act);
        fields(desk.act.deed.kind())
            .iter()
            .fold(Default::default(), |all: crate::typed::Typed, field| {
                all.with(field.name, if field.name == day.0 { day.1.clone() } else { typed.get(field.name).to_owned() })
            })
            .with("why", "Xem lại \"biên bản\"".to_owned())
            .with("why_annulled", "Nhập nhầm người".to_owned())
    };
    for (name, is_gone, does) in [
        ("clash-corrected", false, Does::Correct),
        ("clash-corrected-annul", false, Does::Annul),
        ("clash-gone", true, Does::Correct),
        ("clash-gone-annul", true, Does::Annul),
    ] {
        let wanted = Wanted::of(mine(), views::ticket().to_string(), does);
        put(name, ClashPage::of_correction(shelf.reader(here), &after(desk.clone(), is_gone), &wanted).render());
    }
    let later = after(desk.clone(), false);
    let fields_sent = [("mine_on", "1/6/2020"), ("mine_paper", "44-QĐ/HU"), ("pick_paper", "mine"), ("why", "x")];
    let form = Form::of_sample((), &fields_sent);
    let kind = fields(desk.act.deed.kind());
    let (undecided, picks) = chosen(&form, &typed(texts, &later.now.act), &kind, texts);
    let undecided = Wanted::of(undecided.with("why", "x".to_owned()), views::ticket().to_string(), Does::Choose);
    let wanted = Wanted { is_undecided: true, picks, ..undecided };
    put("clash-undecided", ClashPage::of_correction(shelf.reader(here), &later, &wanted).render());

    let ticket: Ticket = views::ticket();
    let ticket = ticket.to_string();
    let found = ActSince { act: desk.act.clone(), saved: saved(None, None) };
    let same = typed(texts, &desk.act);
    let own = ActSince { saved: Saved { is_own: true, ..saved(Some("x"), None) }, ..found.clone() };
    for (name, found, mine, may) in [
        ("clash-act", &found, mine(), true),
        ("clash-act-once", &found, mine(), false),
        ("clash-same", &own, same, false),
    ] {
        let page = ClashPage::of_act(shelf.reader("/people/1/acts"), &desk.desk, found, (&mine, &ticket), may);
        put(name, page.render());
    }

    let was = Was { state: Some(PostState::Active), until: None, is_closed: false };
    let changed = saved(Some("Lê Văn Tám"), Some("Chờ kết luận <kiểm tra>"));
    let view = accounts::account(4, true, None);
    for (name, does) in [("clash-post-end", "end"), ("clash-post-resume", "resume")] {
        let fields = [("do", does), ("on", "1/12/2020"), ("why", "<b>đã rõ"), ("ticket", ticket.as_str())];
        let wish = Wish::of(&Form::of_sample((), &fields));
        let of = (&view, &view.line.posts[0]);
        let page = ClashPage::of_post(
            shelf.reader("/units/1"),
            of,
            (&was, &wish),
            Some(&changed),
            Seen::default().to_string(),
        );
        put(name, page.render());
    }
    for (name, at, does) in [("clash-account-open", 4, "open"), ("clash-account-closed", 4, "close")] {
        let view = accounts::account(at, true, None);
        let fields = [("do", does), ("why", "Đã về"), ("ticket", ticket.as_str())];
        let wish = Wish::of(&Form::of_sample((), &fields));
        let was = Was { is_closed: does == "open", ..Was::default() };
        let page =
            ClashPage::of_account(shelf.reader("/units/1"), &view, (&was, &wish), None, Seen::default().to_string());
        put(name, page.render());
    }
}
