//! Recording an act for many of an invented commune's people, in each of its steps.

use askama::Template;
use nguon_app::{
    DoneLine, Fate, LeftLine, LineOutcome, SharedAct, TogetherDesk, TogetherDone, TogetherLine, TogetherLook,
};
use nguon_domain::{
    case::{DeedKind, LeftOut},
    id::{CommandId, PersonId},
    unit::Paper,
};

use super::{
    Put, Shelf,
    views::{self, EVERYTHING, commune_link, day, district_link, few_votes, id, moment, people, today},
};
use crate::pages::together::{Sharing, TogetherDonePage, TogetherLookPage, TogetherPage, Undoing};

/// The pages, in each of their shapes.
pub(super) fn put(shelf: &Shelf, put: &mut Put<'_>) {
    let (texts, here) = (shelf.texts, "/units/1/acts?of=open&person=1");
    let blank = |desk, kind| Sharing::blank(desk, kind, views::ticket(), "of=open".to_owned());
    let desk = desk_of(4);
    let nobody = desk_of(0);
    let crowd = TogetherDesk { too_many: Some(1_234), ..desk_of(0) };
    let unsure = TogetherDesk { next: Vec::new(), gone: 0, ..desk_of(4) };
    for (name, desk, sharing) in [
        ("together-next", &desk, blank(&desk, None)),
        ("together-vetting", &desk, blank(&desk, Some(DeedKind::VettingAsked))),
        ("together-vote", &desk, blank(&desk, Some(DeedKind::CellVoted))),
        ("together-unsure", &unsure, blank(&unsure, None)),
        ("together-wrong", &desk, Sharing::wrong(texts)),
        ("together-nobody", &nobody, blank(&nobody, None)),
        ("together-too-many", &crowd, blank(&crowd, None)),
    ] {
        put(name, TogetherPage::new(shelf.reader("/units/1/acts"), desk, &sharing, here).render());
    }
    let act = SharedAct {
        kind: DeedKind::CeremonyHeld,
        on: views::today(),
        paper: Some(Paper { number: "12-QĐ/HU <b>".to_owned() }),
        place: None,
    };
    let look = look_of();
    let [kept, left] = [true, false].map(|is_kept| {
        let is_recorded = |line: &&TogetherLine| matches!(line.outcome, LineOutcome::Recorded { .. }) == is_kept;
        TogetherLook { lines: look.lines.iter().filter(is_recorded).cloned().collect(), gone: 0 }
    });
    for (name, look, has_changed) in
        [("together-look", &look, false), ("together-look-all", &kept, false), ("together-look-none", &left, true)]
    {
        let sharing = Sharing::filled(act.kind, "31/10/2020");
        let around = shelf.reader("/units/1/people");
        put(name, TogetherLookPage::new(around, &desk, look, &sharing, &act, has_changed).render());
    }
    for (name, fate, undoing) in [
        ("together-done", Fate::Last, Undoing::blank(views::ticket())),
        ("together-done-wrong", Fate::Last, Undoing::wrong(texts)),
        ("together-built-on", Fate::BuiltOn, Undoing::blank(views::ticket())),
        ("together-undone", Fate::Annulled, Undoing::blank(views::ticket())),
    ] {
        let around = shelf.reader("/units/1/acts/1");
        let batch = CommandId(views::id(1));
        put(name, TogetherDonePage::new(around, &done_of(fate), batch, &undoing).render());
    }
}

fn desk_of(count: u128) -> TogetherDesk {
    TogetherDesk {
        may: EVERYTHING,
        unit: commune_link(),
        above: vec![district_link()],
        people: (1..=count).map(|number| PersonId(id(number))).collect(),
        gone: 2,
        next: vec![(DeedKind::ClassFinished, 1), (DeedKind::CeremonyHeld, 3)],
        too_many: None,
        today: today(),
    }
}

/// Somebody for whom all is well, somebody for whom a rule is not met, and two who are left out.
fn look_of() -> TogetherLook {
    let recorded = |findings| LineOutcome::Recorded { official_on: None, findings };
    let left = |why, taken_on| LineOutcome::LeftOut { why, taken_on };
    let outcomes = [
        recorded(Vec::new()),
        recorded(vec![few_votes()]),
        left(LeftOut::Taken, Some(day("26/6/2020"))),
        left(LeftOut::CeremonyBeforeDecision, None),
    ];
    let lines = people().rows.into_iter().zip(outcomes).map(|(row, outcome)| TogetherLine {
        person: row.person,
        name: row.name,
        unit: Some(row.unit),
        stage: row.stage,
        outcome,
    });
    TogetherLook { lines: lines.collect(), gone: 1 }
}

fn done_of(fate: Fate) -> TogetherDone {
    let rows = people().rows;
    let written = rows[..2].iter().map(|row| DoneLine {
        person: row.person,
        name: row.name.clone(),
        unit: row.unit.clone(),
        fate,
    });
    let left_out =
        rows[2..].iter().map(|row| LeftLine { person: row.person, name: row.name.clone(), why: LeftOut::Taken });
    TogetherDone {
        may: EVERYTHING,
        unit: commune_link(),
        above: vec![district_link()],
        kind: Some(DeedKind::CeremonyHeld),
        on: Some(day("26/6/2020")),
        by: Some("Nguyễn Thị Hạnh".to_owned()),
        at: moment(),
        written: written.collect(),
        elsewhere: u32::from(fate == Fate::BuiltOn),
        left_out: left_out.collect(),
        may_be_undone: fate == Fate::Last,
        is_undone: fate == Fate::Annulled,
    }
}
