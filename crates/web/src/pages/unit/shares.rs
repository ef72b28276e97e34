//! Who they are that were admitted: the share of each group beside that of the same days last year.

use askama::Template;
use nguon_app::{
    texts::Texts,
    view::{PeopleOf, UnitView},
};
use nguon_domain::atlas::{Counts, Share};

use crate::{address, frame::Figure};

/// The groups among the admitted: the key of their name, and their list.
pub(crate) const GROUPS: [(&str, PeopleOf); 5] = [
    ("figure-women", PeopleOf::Women),
    ("figure-age-18-30", PeopleOf::Age18To30),
    ("figure-union-members", PeopleOf::UnionMembers),
    ("report-minority", PeopleOf::Minority),
    ("report-believers", PeopleOf::Believers),
];

/// The table of shares.
pub(super) struct Shares {
    /// Which days are held against each other.
    pub(super) caption: String,
    pub(super) rows: Vec<ShareRow>,
    /// Why there are no shares, where nobody was admitted.
    pub(super) empty: Vec<String>,
}

pub(super) struct ShareRow {
    pub(super) label: String,
    pub(super) now: Part,
    pub(super) before: Part,
    pub(super) change: String,
}

/// How many of a group, and what share of all that is.
#[derive(Template)]
#[template(path = "partials/part.html")]
pub(crate) struct Part {
    pub(crate) count: Figure,
    pub(crate) share: Option<String>,
}

impl Shares {
    pub(super) fn new(texts: &Texts, view: &UnitView) -> Self {
        let heading = &view.heading;
        let row = |&(key, of): &(&str, PeopleOf)| {
            let part = |counts: &Counts, span| {
                let number = of.count_in(counts).unwrap_or_default();
                // Who may not see persons is told round numbers, and none of few people.
                if of.is_of_persons() && !(view.may.see_person && view.opens) {
                    let about = || texts.text("report-about", &[("count", number.into())]);
                    let told = if number == 0 { texts.plain("report-few") } else { about() };
                    return (Figure::plain(told), None);
                }
                let href = || address::people_on(heading.tree, heading.unit.id, Some(span), of);
                let share = Share::of(number, counts.admitted);
                (Figure::number(texts, number, view.may.see_people && view.opens, href), share)
            };
            let (now, before) = (part(&view.now, heading.span), part(&view.before, heading.last_year));
            let change = now.1.zip(before.1).map(|(now, before)| texts.points(now.tenths_above(before)));
            let shown = |(count, share): (Figure, Option<Share>)| Part {
                count,
                share: share.map(|share| texts.percent(share)),
            };
            ShareRow {
                label: texts.plain(key),
                now: shown(now),
                before: shown(before),
                change: change.unwrap_or_else(|| texts.plain("no-quota-short")),
            }
        };
        let spans = [("now", texts.span(heading.span).into()), ("before", texts.span(heading.last_year).into())];
        let nobody = [(&view.now, "shares-nobody-now"), (&view.before, "shares-nobody-before")];
        Self {
            caption: texts.text("shares-caption", &spans),
            rows: GROUPS.iter().map(row).collect(),
            empty: nobody
                .into_iter()
                .filter(|(counts, _)| counts.admitted == 0)
                .map(|(_, key)| texts.plain(key))
                .collect(),
        }
    }
}
