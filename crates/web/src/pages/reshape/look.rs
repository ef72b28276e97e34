//! What a change of the tree would do, before it is done.

use askama::Template;
use nguon_app::{Becomes, Going, ReshapeDesk, ReshapeLook, Reshaping, UnitFate, texts::Texts, view::UnitLink};

use super::{Wanted, facts, framed, held, title};
use crate::{
    address,
    frame::{Around, Figure, Frame},
};

/// The page.
#[derive(Template)]
#[template(path = "units/reshape_look.html")]
pub(crate) struct ReshapeLookPage {
    frame: Frame,
    title: String,
    lead: String,
    changed: Option<String>,
    doubles: Option<String>,
    facts: Vec<(String, String)>,
    fates: Vec<FateLine>,
    going: Vec<GoingLine>,
    action: String,
    hidden: Vec<(String, String)>,
    save: String,
}

struct FateLine {
    unit: Figure,
    becomes: String,
    held: Vec<(String, Figure)>,
}

struct GoingLine {
    said: String,
    title: String,
    people: Vec<(String, String)>,
}

fn over(texts: &Texts, unit: Option<&UnitLink>) -> String {
    unit.map_or_else(|| texts.plain("reshape-top"), |unit| unit.name.clone())
}

fn becomes(texts: &Texts, becomes: &Becomes) -> String {
    let called = |(name, code): &(String, Option<String>)| match code {
        Some(code) => texts.text("reshape-called", &[("name", name.into()), ("code", code.into())]),
        None => name.clone(),
    };
    match becomes {
        Becomes::Comes(under) => texts.text("reshape-comes", &[("over", over(texts, under.as_ref()).into())]),
        Becomes::IsCalled([before, after]) => {
            // A code that stays says nothing.
            let said = |one: &(String, Option<String>)| if before.1 == after.1 { one.0.clone() } else { called(one) };
            texts.text("reshape-is-called", &[("before", said(before).into()), ("after", said(after).into())])
        }
        Becomes::Stands(before, after) => {
            let said = [("before", over(texts, before.as_ref()).into()), ("after", (&after.name).into())];
            texts.text("reshape-stands", &said)
        }
        Becomes::GoesInto(into) => texts.text("reshape-goes-into", &[("into", (&into.name).into())]),
        Becomes::Ends(above) => texts.text("reshape-ends", &[("over", over(texts, above.as_ref()).into())]),
    }
}

impl ReshapeLookPage {
    pub(crate) fn new(
        around: Around,
        desk: &ReshapeDesk,
        wanted: &Wanted,
        wish: &Reshaping,
        look: &ReshapeLook,
    ) -> Self {
        let texts = around.texts;
        let kind = wanted.kind;
        let called = title(texts, kind);
        let title = texts.text("reshape-look-title", &[("title", (&called).into())]);
        let fate = |fate: &UnitFate| {
            let is_new = matches!(fate.becomes, Becomes::Comes(_));
            let href = (!is_new).then(|| address::unit(fate.unit.id, None));
            let lines = fate.held.as_ref().map(|of| held(texts, fate.unit.id, of, None)).unwrap_or_default();
            FateLine {
                unit: Figure { text: fate.unit.name.clone(), href },
                becomes: becomes(texts, &fate.becomes),
                held: lines,
            }
        };
        let going = |going: &Going| {
            let people = u64::try_from(going.people.len()).unwrap_or_default();
            let said = [
                ("from", (&going.from.name).into()),
                ("to", (&going.to.name).into()),
                ("people", people.into()),
                ("open", going.open.into()),
            ];
            GoingLine {
                said: texts.text("reshape-going", &said),
                title: texts.text("reshape-going-who", &[("count", people.into())]),
                people: going
                    .people
                    .iter()
                    .map(|(id, name)| (name.as_str().to_owned(), address::person(*id)))
                    .collect(),
            }
        };
        let doubles: Vec<&str> = look.doubles.iter().map(|unit| unit.name.as_str()).collect();
        let mut hidden = wanted.hidden();
        hidden.push(("looked".to_owned(), look.print.clone()));
        Self {
            frame: framed(around, desk, &title),
            lead: texts.plain("reshape-nothing-yet"),
            changed: look.has_changed.then(|| texts.plain("reshape-has-changed")),
            doubles: (!doubles.is_empty())
                .then(|| texts.text("reshape-doubles", &[("units", doubles.join("; ").into())])),
            facts: facts(texts, wish.on, wish.paper.as_ref(), kind),
            fates: look.fates.iter().map(fate).collect(),
            going: look.going.iter().map(going).collect(),
            action: address::reshape(desk.unit.id, kind),
            hidden,
            save: texts.label("reshape-save", kind.code()),
            title,
        }
    }
}
