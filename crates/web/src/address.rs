//! Addresses of pages. Every link is made here, so that a number and the list it opens ask for the same thing.

use form_urlencoded::Serializer;
use nguon_app::{
    CompareAsk, DraftOf, ReshapeKind, Side, UnitsAsk, WorkAsk,
    view::{Grouping, PeopleOf},
};
use nguon_domain::{
    atlas::Span,
    calendar::Date,
    case::{DeedKind, Stage},
    id::{AccountId, ActId, AttachmentId, CaseId, CommandId, ImportId, NoteId, PersonId, PostId, UnitId, ViewId},
};

use crate::guide::Chapter;

pub(crate) const HOME: &str = "/";
pub(crate) const SIGN_IN: &str = "/session";
pub(crate) const SIGN_OUT: &str = "/session/end";
pub(crate) const LANGUAGE: &str = "/language";
pub(crate) const TEXT_SIZE: &str = "/text-size";
pub(crate) const FOUNDING: &str = "/setup";
pub(crate) const ME: &str = "/me";
pub(crate) const PASSWORD: &str = "/me/password";
pub(crate) const SIGN_OUT_EVERYWHERE: &str = "/me/sessions/end";
pub(crate) const SIGN_OUT_THERE: &str = "/me/sessions/end-one";
pub(crate) const SIGN_OUT_ELSEWHERE: &str = "/me/sessions/end-others";
pub(crate) const FIND: &str = "/find";
pub(crate) const GUIDE: &str = "/help";
pub(crate) const SETTINGS: &str = "/settings";
pub(crate) const CHECK: &str = "/check";

/// A chapter of the guide.
pub(crate) fn guide(chapter: &Chapter) -> String {
    format!("{GUIDE}/{}", chapter.code())
}

/// The chapter of the guide about the page at an address, or else the table of contents.
pub(crate) fn guide_about(address: &str) -> String {
    crate::guide::about(address).map_or_else(|| GUIDE.to_owned(), guide)
}

/// The first run, with the code that opens it if one was typed.
pub(crate) fn founding(code: &str) -> String {
    let code = (!code.is_empty()).then(|| ("code", code.to_owned()));
    with_query(FOUNDING, None, &code.into_iter().collect::<Vec<_>>())
}

/// The dashboard of a unit.
pub(crate) fn unit(unit: UnitId, span: Option<Span>) -> String {
    with_query(&format!("/units/{unit}"), span, &[] as &[(&str, &str)])
}

/// The dashboard of a unit on the tree of a day.
pub(crate) fn unit_on(tree: Option<Date>, of: UnitId, span: Option<Span>) -> String {
    let pairs: Vec<_> = tree.map(|on| ("tree", on.to_string())).into_iter().collect();
    with_query(&unit(of, None), span, &pairs)
}

/// The page on which a unit is changed.
pub(crate) fn reshape(unit: UnitId, kind: ReshapeKind) -> String {
    format!("/units/{unit}/{}", kind.code())
}

/// The dashboard of a unit right after it was changed.
pub(crate) fn reshaped(unit: UnitId, kind: ReshapeKind) -> String {
    format!("/units/{unit}?done={}", kind.code())
}

/// What waits for somebody, or what they follow.
pub(crate) fn inbox(ask: &WorkAsk) -> String {
    with_query(HOME, None, &work_pairs(ask))
}

/// What waits at a unit and under it.
pub(crate) fn work(unit: UnitId, ask: &WorkAsk) -> String {
    with_query(&format!("/units/{unit}/work"), None, &work_pairs(&WorkAsk { side: Side::All, ..*ask }))
}

fn work_pairs(ask: &WorkAsk) -> Vec<(&'static str, String)> {
    let side = match ask.side {
        Side::Mine | Side::All => None,
        Side::Followed => Some(("side", "followed".to_owned())),
    };
    let urgency = ask.urgency.map(|urgency| ("urgency", urgency.code().to_owned()));
    let stage = ask.stage.map(|stage| ("stage", stage.code().to_owned()));
    let after = (ask.skip > 0).then(|| ("after", ask.skip.to_string()));
    [side, urgency, stage, after].into_iter().flatten().collect()
}

/// The units under a unit.
pub(crate) fn units(unit: UnitId, ask: &UnitsAsk) -> String {
    let skip = (ask.skip > 0).then(|| ("after", ask.skip.to_string()));
    let pairs: Vec<_> = units_pairs(ask).into_iter().chain(skip).collect();
    with_query(&units_path(unit), None, &pairs)
}

/// The path of the units under a unit, for forms.
pub(crate) fn units_path(unit: UnitId) -> String {
    format!("/units/{unit}/units")
}

/// What narrows the units under a unit.
pub(crate) fn units_pairs(ask: &UnitsAsk) -> Vec<(&'static str, String)> {
    let kind = ask.kind.map(|kind| ("kind", kind.code().to_owned()));
    let idle = ask.idle_years.map(|years| ("idle", years.to_string()));
    let search = (!ask.search.is_empty()).then(|| ("q", ask.search.clone()));
    [kind, idle, search].into_iter().flatten().collect()
}

/// A unit held against another, or against itself in other days.
pub(crate) fn compare(unit: UnitId, ask: &CompareAsk) -> String {
    with_query(&compare_path(unit), None, &compare_pairs(unit, ask))
}

/// The same as a workbook.
pub(crate) fn compare_file(unit: UnitId, ask: &CompareAsk) -> String {
    with_query(&format!("{}.xlsx", compare_path(unit)), None, &compare_pairs(unit, ask))
}

/// The path of comparisons, for forms.
pub(crate) fn compare_path(unit: UnitId) -> String {
    format!("/units/{unit}/compare")
}

/// What says the sides of a comparison.
pub(crate) fn compare_pairs(unit: UnitId, ask: &CompareAsk) -> Vec<(&'static str, String)> {
    let with = ask.with.filter(|with| *with != unit).map(|with| ("with", with.to_string()));
    let days = |names: [&'static str; 2], span: Option<Span>| {
        let days = span.map(|span| [(names[0], span.from.to_string()), (names[1], span.last.to_string())]);
        days.into_iter().flatten()
    };
    let own = days(["from", "until"], ask.span);
    with.into_iter().chain(own).chain(days(["with_from", "with_until"], ask.other_span)).collect()
}

/// The list behind a figure.
pub(crate) fn people(unit: UnitId, span: Option<Span>, of: PeopleOf) -> String {
    with_query(&people_path(unit), span, &[("of", &of_code(of))])
}

/// The list behind a figure on the tree of a day.
pub(crate) fn people_on(tree: Option<Date>, unit: UnitId, span: Option<Span>, of: PeopleOf) -> String {
    let tree = tree.map(|on| ("tree", on.to_string()));
    let pairs: Vec<_> = [("of", of_code(of))].into_iter().chain(tree).collect();
    with_query(&people_path(unit), span, &pairs)
}

/// The list of a unit with which the menu opens: the usual one, or the one that the reader chose.
pub(crate) fn people_first(unit: UnitId, span: Option<Span>) -> String {
    with_query(&people_path(unit), span, &[] as &[(&str, &str)])
}

/// The lists that were saved under a name at a unit.
pub(crate) fn views(unit: UnitId) -> String {
    format!("/units/{unit}/views")
}

/// The same right after one was taken away.
pub(crate) fn views_after(unit: UnitId, removed: ViewId) -> String {
    format!("/units/{unit}/views?removed={removed}")
}

/// The path of the form that saves a list.
pub(crate) fn new_view(unit: UnitId) -> String {
    format!("/units/{unit}/views/new")
}

/// Where changes of a saved list are sent.
pub(crate) fn change_view(unit: UnitId) -> String {
    format!("/units/{unit}/views/change")
}

/// The path of lists, for forms.
pub(crate) fn people_path(unit: UnitId) -> String {
    format!("/units/{unit}/people")
}

/// Where an act is recorded for many of a unit's people.
pub(crate) fn together(unit: UnitId) -> String {
    format!("/units/{unit}/acts")
}

/// What was recorded for many at once, and where it is undone.
pub(crate) fn together_done(unit: UnitId, batch: CommandId) -> String {
    format!("/units/{unit}/acts/{batch}")
}

/// A person's page.
pub(crate) fn person(person: PersonId) -> String {
    format!("/people/{person}")
}

/// A person's page right after something was done there.
pub(crate) fn person_after(person: PersonId, done: &str) -> String {
    format!("/people/{person}?done={done}")
}

/// Where acts of a person's cases are put on record.
pub(crate) fn acts(person: PersonId) -> String {
    format!("/people/{person}/acts")
}

/// The form for an act of a case; of the next step, if none is named.
pub(crate) fn act_form(person: PersonId, case: CaseId, kind: Option<DeedKind>) -> String {
    let deed = kind.map(|kind| ("deed", kind.code()));
    let case = case.to_string();
    with_query(&acts(person), None, &[("case", case.as_str())].into_iter().chain(deed).collect::<Vec<_>>())
}

/// Where notes on a person's cases are written.
pub(crate) fn notes(person: PersonId) -> String {
    format!("/people/{person}/notes")
}

/// The form for a note on a case.
pub(crate) fn note_form(person: PersonId, case: CaseId) -> String {
    format!("/people/{person}/notes?case={case}")
}

/// Where a note is corrected and withdrawn.
pub(crate) fn note(person: PersonId, note: NoteId) -> String {
    format!("/people/{person}/notes/{note}")
}

/// The form that brings a file to a case.
pub(crate) fn attachment_form(person: PersonId, case: CaseId) -> String {
    format!("/people/{person}/attachments?case={case}")
}

/// Where a file for a case is sent. What a form with files carries stands in its address.
pub(crate) fn attach(person: PersonId, case: CaseId, ticket: &str) -> String {
    format!("/people/{person}/attachments?case={case}&ticket={ticket}")
}

/// A file of a case.
pub(crate) fn attachment(person: PersonId, attachment: AttachmentId) -> String {
    format!("/people/{person}/attachments/{attachment}")
}

/// Where a file is taken away.
pub(crate) fn removal(person: PersonId, attachment: AttachmentId) -> String {
    format!("/people/{person}/attachments/{attachment}/remove")
}

/// The form that nominates somebody new at a unit.
pub(crate) fn nomination(unit: UnitId) -> String {
    format!("/units/{unit}/nominate")
}

/// The form that nominates somebody who is known.
pub(crate) fn renomination(person: PersonId) -> String {
    format!("/people/{person}/nominate")
}

/// Who works at a unit.
pub(crate) fn accounts(unit: UnitId) -> String {
    format!("/units/{unit}/accounts")
}

/// The form that invites somebody to a unit.
pub(crate) fn invite(unit: UnitId) -> String {
    format!("/units/{unit}/accounts/new")
}

/// One account, seen from a unit.
pub(crate) fn account(unit: UnitId, account: AccountId) -> String {
    format!("/units/{unit}/accounts/{account}")
}

/// Where the button that makes a new link sends to.
pub(crate) fn account_link(unit: UnitId, account: AccountId) -> String {
    format!("/units/{unit}/accounts/{account}/link")
}

/// The form that gives an account a further post.
pub(crate) fn account_posts(unit: UnitId, account: AccountId) -> String {
    format!("/units/{unit}/accounts/{account}/posts")
}

/// Where a post is ended, suspended and resumed.
pub(crate) fn account_post(unit: UnitId, account: AccountId, post: PostId) -> String {
    format!("/units/{unit}/accounts/{account}/posts/{post}")
}

/// Where an account is closed and opened again.
pub(crate) fn account_close(unit: UnitId, account: AccountId) -> String {
    format!("/units/{unit}/accounts/{account}/close")
}

/// The form that hands on a post of one's own.
pub(crate) fn delegation(post: PostId) -> String {
    format!("/me/posts/{post}/delegate")
}

/// Where the button sends to that takes back a post held on one's behalf.
pub(crate) fn take_back(post: PostId) -> String {
    format!("/me/posts/{post}/take-back")
}

/// Where somebody comes in by a link.
pub(crate) fn invitation(secret: &str) -> String {
    format!("/invitation/{secret}")
}

/// The form of a draft, filled with it.
pub(crate) fn draft(of: DraftOf) -> String {
    let deed;
    let (form, more): (String, &[(&str, &str)]) = match of {
        DraftOf::Nomination(unit) => (nomination(unit), &[("draft", "open")]),
        DraftOf::Renomination(person) => (renomination(person), &[("draft", "open")]),
        DraftOf::Correction(person, act) => (correction(person, act), &[("draft", "open")]),
        DraftOf::Act(person, kind) => {
            deed = [("deed", kind.code()), ("draft", "open")];
            (acts(person), &deed)
        }
    };
    with_query(&form, None, more)
}

/// The form that corrects an act.
pub(crate) fn correction(person: PersonId, act: ActId) -> String {
    format!("/people/{person}/acts/{act}/correct")
}

/// Where workbooks are handed over.
pub(crate) fn import_desk(unit: UnitId) -> String {
    format!("/units/{unit}/import")
}

/// What some workbooks hold, and what became of them.
pub(crate) fn import(unit: UnitId, import: ImportId) -> String {
    format!("/units/{unit}/import/{import}")
}

/// One of the lists of what workbooks hold, from some row on.
pub(crate) fn import_list(unit: UnitId, of: ImportId, list: &str, from: usize) -> String {
    let from = from.to_string();
    let more: &[(&str, &str)] = if from == "0" { &[("show", list)] } else { &[("show", list), ("from", &from)] };
    format!("{}#found", with_query(&import(unit, of), None, more))
}

/// What taking back an import would undo.
pub(crate) fn import_undo(unit: UnitId, of: ImportId) -> String {
    format!("{}/undo", import(unit, of))
}

/// One of the lists of what would be undone, from some row on.
pub(crate) fn import_undo_list(unit: UnitId, of: ImportId, list: &str, from: usize) -> String {
    let from = from.to_string();
    let more: &[(&str, &str)] = if from == "0" { &[("show", list)] } else { &[("show", list), ("from", &from)] };
    format!("{}#found", with_query(&import_undo(unit, of), None, more))
}

/// A workbook with a column that says what was found.
pub(crate) fn import_copy(unit: UnitId, of: ImportId, number: usize) -> String {
    format!("{}/copies/{number}", import(unit, of))
}

/// Where the button that shows a citizen id sends to.
pub(crate) fn citizen_id(person: PersonId) -> String {
    format!("/people/{person}/citizen-id")
}

/// The report on a unit.
pub(crate) fn report(unit: UnitId, span: Option<Span>, by: Grouping) -> String {
    with_query(&report_path(unit), span, &[("by", by.code())])
}

/// The path of the report, for forms.
pub(crate) fn report_path(unit: UnitId) -> String {
    format!("/units/{unit}/report")
}

/// The report as a paper.
pub(crate) fn report_print(unit: UnitId, span: Span, by: Grouping) -> String {
    with_query(&format!("/units/{unit}/report/print"), Some(span), &[("by", by.code())])
}

/// The report as a spreadsheet.
pub(crate) fn report_file(unit: UnitId, span: Span, by: Grouping) -> String {
    with_query(&format!("/units/{unit}/report.xlsx"), Some(span), &[("by", by.code())])
}

/// The sign-in page, which leads on to `to`.
pub(crate) fn sign_in(to: &str) -> String {
    if to == HOME {
        SIGN_IN.to_owned()
    } else {
        format!("{SIGN_IN}?{}", Serializer::new(String::new()).append_pair("to", to).finish())
    }
}

fn with_query(path: &str, span: Option<Span>, more: &[(&str, impl AsRef<str>)]) -> String {
    let mut query = Serializer::new(String::new());
    query.extend_pairs(more.iter().map(|(name, value)| (name, value.as_ref())));
    if let Some(span) = span {
        query.append_pair("from", &span.from.to_string()).append_pair("until", &span.last.to_string());
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A place of this program, if `to` is one: a path without a host, which no browser reads as another site.
pub(crate) fn local(to: &str) -> Option<&str> {
    let is_path = to.starts_with('/') && !to.starts_with("//");
    let is_plain = to.bytes().all(|byte| (0x21..0x7f).contains(&byte) && byte != b'\\');
    (is_path && is_plain && to.len() <= 2000).then_some(to)
}

/// The word for a list in addresses.
pub(crate) fn of_code(of: PeopleOf) -> String {
    match of {
        PeopleOf::Everybody => "everybody".to_owned(),
        PeopleOf::Admitted => "admitted".to_owned(),
        PeopleOf::Women => "women".to_owned(),
        PeopleOf::Age18To30 => "age_18_30".to_owned(),
        PeopleOf::UnionMembers => "union_members".to_owned(),
        PeopleOf::Minority => "minority".to_owned(),
        PeopleOf::Believers => "believers".to_owned(),
        PeopleOf::Recognised => "recognised".to_owned(),
        PeopleOf::Open => "open".to_owned(),
        PeopleOf::AtStage(stage) => format!("at.{}", stage.code()),
    }
}

/// The list of a word.
pub(crate) fn of_from_code(code: &str) -> Option<PeopleOf> {
    if let Some(stage) = code.strip_prefix("at.") {
        return Stage::from_code(stage).map(PeopleOf::AtStage);
    }
    [
        PeopleOf::Everybody,
        PeopleOf::Admitted,
        PeopleOf::Women,
        PeopleOf::Age18To30,
        PeopleOf::UnionMembers,
        PeopleOf::Minority,
        PeopleOf::Believers,
        PeopleOf::Recognised,
        PeopleOf::Open,
    ]
    .into_iter()
    .find(|of| of_code(*of) == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_of_this_program_are_local() {
        for to in ["/", "/units/1?of=admitted&q=%C3%A1", "/me#top"] {
            assert_eq!(local(to), Some(to));
        }
        for to in [
            "",
            "me",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example/",
            "/a b",
            "/a\r\nSet-Cookie:x",
            "/đ",
            "\t/a",
        ] {
            assert_eq!(local(to), None, "{to:?}");
        }
        assert_eq!(local(&format!("/{}", "a".repeat(2000))), None);
    }

    #[test]
    fn words_for_lists_read_back() {
        let stages = Stage::ALL.iter().map(|stage| PeopleOf::AtStage(*stage));
        for of in stages.chain([PeopleOf::Everybody, PeopleOf::Admitted, PeopleOf::Age18To30, PeopleOf::Open]) {
            assert_eq!(of_from_code(&of_code(of)), Some(of));
        }
        assert_eq!(of_from_code("at.nowhere"), None);
        assert_eq!(of_from_code(""), None);
    }
}
