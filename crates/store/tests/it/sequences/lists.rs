//! What a store says of a [`World`]: everything on record, and every list.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use nguon_domain::{
    agenda::Milestones,
    atlas::{CaseFact, CountBy, Counts, Span},
    calendar::{Date, MonthEnd, add_days, add_months},
    case::{Act, Stage, fold},
    id::{CaseId, Id, PersonId, UnitId},
    name::sort_key,
    person::{Person, Sex},
    text::fold as folded,
    tree::Tree,
};
use nguon_store::{
    Ages, Attachment, AttachmentState, Cursor, Filter, PeoplePage, PeopleQuery, SavedView, Store, Trait, Which,
};

use super::world::{Kept, Linked, World};
use crate::{samples::Dice, work::year};

/// Everything on record is what was written.
pub(crate) async fn agrees(store: &Store, world: &World) {
    assert_eq!(store.units().await.unwrap(), world.units);
    for person in world.people.values() {
        assert_eq!(store.person(person.id).await.unwrap().as_ref(), Some(person));
    }
    for (id, kept) in &world.cases {
        let (opening, case, version) = store.case(*id).await.unwrap().unwrap();
        assert_eq!((opening, &case, version), (kept.opening, &kept.case, kept.version));
        let recorded = store.acts_of(*id).await.unwrap();
        for one in &recorded {
            let called = |account| world.accounts.get(&account).map(|account| account.display_name.clone());
            assert_eq!(one.recorded_by, one.author.account.and_then(called));
            let post = one.author.post.and_then(|post| world.posts.get(&post));
            let source = post.and_then(|post| world.posts.get(&post.delegated_by?));
            assert_eq!(one.on_behalf_of, source.and_then(|source| called(source.account)));
        }
        let recorded: Vec<_> = recorded.into_iter().map(|one| (one.act, one.author)).collect();
        let mut expected = kept.acts.clone();
        expected.sort_by_key(|(act, _)| (act.on, act.id));
        assert_eq!(recorded, expected);
        let acts: Vec<Act> = recorded.into_iter().map(|(act, _)| act).collect();
        assert_eq!(fold(opening, &acts), case, "a case is what its acts make");
    }
    let mut quotas: BTreeMap<UnitId, Vec<_>> = BTreeMap::new();
    for quota in &world.quotas {
        quotas.entry(quota.unit).or_default().push(quota.clone());
    }
    for (unit, mut expected) in quotas {
        expected.sort_by_key(|quota| (quota.period.code(), quota.kind.code(), quota.revision));
        assert_eq!(store.quotas_of(unit).await.unwrap(), expected);
        for fact in store.quota_facts().await.unwrap().iter().filter(|fact| fact.unit == unit) {
            let newest = expected.iter().rfind(|quota| (quota.period, quota.kind) == (fact.period, fact.kind));
            assert_eq!(newest.map(|quota| quota.amount), Some(fact.amount));
        }
    }
    assert_eq!(store.headcounts().await.unwrap(), world.headcounts.values().copied().collect::<Vec<_>>());
    let mut accounts: Vec<_> = world.accounts.values().cloned().collect();
    accounts.sort_by(|one, other| one.login.cmp(&other.login));
    assert_eq!(store.accounts().await.unwrap(), accounts);
    for account in accounts {
        let mut posts: Vec<_> = world.posts.values().filter(|post| post.account == account.id).cloned().collect();
        posts.sort_by_key(|post| (post.from, post.id));
        assert_eq!(store.posts_of(account.id).await.unwrap(), posts);
    }
    assert_eq!(store.settings().await.unwrap(), world.settings.clone().into_iter().collect::<Vec<_>>());
    assert_eq!(store.mappings().await.unwrap(), world.mappings.values().cloned().collect::<Vec<_>>());
    assert_eq!(store.imports(1_000).await.unwrap(), world.imports.values().rev().cloned().collect::<Vec<_>>());
    let mut assignments: Vec<_> = world.assignments.values().cloned().collect();
    assignments.sort_by(|one, other| (&one.officer, one.id).cmp(&(&other.officer, other.id)));
    assert_eq!(store.assignments().await.unwrap(), assignments);
    let mut surveys: Vec<_> = world.surveys.values().cloned().collect();
    surveys.sort_by_key(|survey| (survey.unit, survey.on, survey.id));
    assert_eq!(store.surveys().await.unwrap(), surveys);
    let mut enterprises: Vec<_> = world.enterprises.values().cloned().collect();
    enterprises.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    assert_eq!(store.enterprises().await.unwrap(), enterprises);
    assert_eq!(store.members().await.unwrap(), world.members.values().cloned().collect::<Vec<_>>());
    for unit in world.units.keys() {
        for account in world.accounts.keys() {
            let is_offered = |view: &&SavedView| {
                view.unit == *unit && view.removed_at.is_none() && (view.is_shared || view.account == *account)
            };
            let mut views: Vec<_> = world.views.values().filter(is_offered).cloned().collect();
            views.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
            let opening = world.openings.get(&(*account, *unit)).and_then(|opening| opening.view);
            let views: Vec<_> = views.into_iter().map(|view| (view.clone(), opening == Some(view.id))).collect();
            assert_eq!(store.saved_views(*unit, *account).await.unwrap(), views);
            assert_eq!(store.opening_view(*account, *unit).await.unwrap(), opening);
        }
    }
    for view in world.views.values() {
        assert_eq!(store.saved_view(view.id).await.unwrap().as_ref(), Some(view));
    }
    for case in world.cases.keys() {
        let notes: Vec<_> = world.notes.values().filter(|note| note.case == *case).cloned().collect();
        assert_eq!(store.notes_of(*case).await.unwrap(), notes);
        let of_case = world.attachments.values().filter(|attachment| attachment.case == *case);
        let attachments: Vec<_> = of_case.cloned().collect();
        assert_eq!(store.attachments_of(*case).await.unwrap(), attachments);
    }
    let is_kept = |attachment: &&Attachment| matches!(attachment.state, AttachmentState::Kept { .. });
    let kept: Vec<_> = world.attachments.values().filter(is_kept).cloned().collect();
    assert_eq!(store.attachments_kept(None, 1_000).await.unwrap(), kept);
    journal_agrees(store, world).await;
}

async fn journal_agrees(store: &Store, world: &World) {
    let mut newest_first: Vec<Linked> = world.journal.clone();
    newest_first.reverse();
    let subjects: BTreeSet<Option<&str>> =
        world.journal.iter().map(|link| Some(link.subject.as_str())).chain([None]).collect();
    for subject in subjects {
        let expected: Vec<&Linked> =
            newest_first.iter().filter(|link| subject.is_none_or(|subject| subject == link.subject)).collect();
        let mut read: Vec<Linked> = Vec::new();
        loop {
            let before = read.last().map(|link| link.sequence);
            let page = match subject {
                Some(subject) => store.journal_of(subject, before, 7).await.unwrap(),
                None => store.journal(before, 7).await.unwrap(),
            };
            if page.is_empty() {
                break;
            }
            read.extend(page.into_iter().map(|row| Linked {
                sequence: row.sequence,
                at: row.at,
                author: row.author,
                what: row.what,
                subject: row.subject,
                command: row.command,
                payload: row.payload,
            }));
        }
        assert_eq!(read.iter().collect::<Vec<_>>(), expected, "the journal page by page, of {subject:?}");
    }
    assert_eq!(store.head().await.unwrap(), u64::try_from(world.journal.len()).unwrap());
}

/// The lists there are.
fn lists() -> Vec<Which> {
    let ever = Span::new(Date::constant(1990, 1, 1), Date::constant(2060, 1, 1)).unwrap();
    let only = [
        None,
        Some(Trait::Women),
        Some(Trait::Age18To30),
        Some(Trait::UnionMembers),
        Some(Trait::Minority),
        Some(Trait::Believers),
    ];
    let admitted =
        |span| CountBy::ALL.iter().flat_map(move |by| only.map(|only| Which::Admitted { span, by: *by, only }));
    let mut lists = vec![Which::Everybody, Which::Everybody, Which::Everybody, Which::Open { stage: None }];
    lists.extend([Some(Stage::Probation), Some(Stage::Recognised)].map(|stage| Which::Open { stage }));
    lists.extend(Stage::ALL.iter().copied().map(Which::AtStage));
    lists.extend(admitted(ever));
    lists.extend(admitted(year()).take(3));
    lists.extend([Which::Recognised { span: ever }, Which::Recognised { span: year() }]);
    lists
}

const SEARCHES: &[Option<&str>] = &[
    None,
    None,
    None,
    Some("thi"),
    Some("Trần Lan"),
    Some("NTL"),
    Some("h%"),
    Some("_"),
    Some("131234567"),
    Some("a\0"),
    Some("  "),
];

/// A filter of chance: mostly one or two things at once, so that some people are left.
fn some_filter(dice: &mut Dice) -> Filter {
    let day = |dice: &mut Dice, from: Date| {
        let month = add_months(from, i32::try_from(dice.below(200)).unwrap(), MonthEnd::Down);
        add_days(month, i32::try_from(dice.below(28)).unwrap())
    };
    let begin = Date::constant(2010, 1, 1);
    let mut filter = Filter::default();
    for _ in 0..1 + dice.below(2) {
        let is = Some(dice.once_in(2));
        match dice.below(8) {
            0 => {
                let stages = 1 + dice.below(4);
                filter.stages = (0..stages).map(|_| Stage::ALL[dice.below(Stage::ALL.len())]).collect();
            }
            1 => filter.sex = Some(if dice.once_in(2) { Sex::Female } else { Sex::Male }),
            2 => {
                let mut years = |times| (!dice.once_in(times)).then(|| 15 + i32::try_from(dice.below(30)).unwrap());
                let (from, until) = (years(3), years(2));
                filter.age = Some(Ages { from, until, on: day(dice, begin) });
            }
            3 => filter.union_member = is,
            4 => filter.minority = is,
            5 => filter.believer = is,
            6 => {
                let from = day(dice, begin);
                filter.nominated = Span::new(from, add_months(from, 40, MonthEnd::Down));
            }
            _ => filter.quiet_since = Some(day(dice, begin)),
        }
    }
    filter
}

/// Whether a filter lets a row through, said without a database.
fn lets_through(filter: &Filter, person: &Person, case: Option<&Kept>) -> bool {
    let traits = person.facts.traits();
    let case = case.map(|kept| &kept.case);
    let is = |wanted: Option<bool>, is: bool| wanted.is_none_or(|wanted| wanted == is);
    (filter.stages.is_empty() || case.is_some_and(|case| filter.stages.contains(&case.stage)))
        && filter.sex.is_none_or(|sex| person.facts.sex == Some(sex))
        && filter.age.is_none_or(|ages| {
            traits.age_on(ages.on).is_some_and(|age| {
                ages.from.is_none_or(|from| age >= from) && ages.until.is_none_or(|until| age <= until)
            })
        })
        && is(filter.union_member, traits.union_member)
        && is(filter.minority, traits.minority)
        && is(filter.believer, traits.believer)
        && filter
            .nominated
            .is_none_or(|span| case.and_then(|case| case.nominated_on).is_some_and(|day| span.holds(day)))
        && filter.quiet_since.is_none_or(|since| {
            case.is_some_and(|case| case.stage.is_open() && case.last_step_on().is_none_or(|day| day < since))
        })
}

/// Every list: read page by page it is the list read in one, its total is its length, it is the list that the rule of
/// counting makes, and it is the same in every store.
///
/// Says how many lists a filter shortened without emptying them.
pub(crate) async fn lists_hold(stores: &[&Store], world: &World, seed: u64) -> usize {
    let mut dice = Dice::new(seed);
    let mut shortened = 0;
    let tree = world.tree();
    let units: Vec<UnitId> = world.units.keys().copied().collect();
    let pick = |number: usize| units[number % units.len()];
    let roots = tree.roots();
    let chance = usize::try_from(seed % 1_000).unwrap();
    for (number, which) in lists().into_iter().enumerate() {
        let scopes = match (number + chance) % 5 {
            0 | 1 => roots.clone(),
            2 => vec![pick(number)],
            3 => vec![pick(number), pick(number + chance), pick(number)],
            _ => vec![UnitId(Id::from_number(3)), pick(chance)],
        };
        let search = SEARCHES[(number + chance / 7) % SEARCHES.len()].map(str::to_owned);
        let query = PeopleQuery {
            scopes,
            only: Vec::new(),
            which,
            search,
            filter: Filter::default(),
            after: None,
            limit: 10_000,
        };
        let whole = expected(world, &tree, &query);
        list_holds(stores, world, &query, &whole).await;
        for filter in [some_filter(&mut dice), some_filter(&mut dice)] {
            let query = PeopleQuery { filter, ..query.clone() };
            let expected: Vec<_> = whole
                .iter()
                .filter(|(person, case)| {
                    let case = case.map(|case| &world.cases[&case]);
                    lets_through(&query.filter, &world.people[person], case)
                })
                .copied()
                .collect();
            shortened += usize::from(!expected.is_empty() && expected.len() < whole.len());
            list_holds(stores, world, &query, &expected).await;
        }
    }
    shortened
}

async fn list_holds(stores: &[&Store], world: &World, query: &PeopleQuery, expected: &[(PersonId, Option<CaseId>)]) {
    let mut first: Option<PeoplePage> = None;
    for store in stores {
        let whole = store.people(query).await.unwrap();
        let listed: Vec<_> = whole.rows.iter().map(|row| (row.person, row.case)).collect();
        assert_eq!(listed, expected, "{query:?}");
        for row in &whole.rows {
            let case = row.case.map(|case| &world.cases[&case].case);
            let days = case.map(|case| (case.nominated_on, case.last_step_on(), case.ceremony_on));
            assert_eq!((row.nominated_on, row.last_step_on, row.ceremony_on), days.unwrap_or_default(), "{query:?}");
        }
        assert_eq!((whole.total, &whole.next), (u64::try_from(expected.len()).unwrap(), &None), "{query:?}");
        page_by_page(store, query, &whole, 1 + expected.len() / 6).await;
        match &first {
            None => first = Some(whole),
            Some(first) => assert_eq!(&whole, first, "{query:?}"),
        }
    }
}

async fn page_by_page(store: &Store, query: &PeopleQuery, whole: &PeoplePage, length: usize) {
    let mut query = PeopleQuery { limit: u32::try_from(length).unwrap(), ..query.clone() };
    let mut rows = Vec::new();
    loop {
        let page = store.people(&query).await.unwrap();
        assert_eq!(page.total, whole.total, "{query:?}");
        assert!(page.rows.len() <= length && (page.next.is_none() || page.rows.len() == length), "{query:?}");
        rows.extend(page.rows);
        // As it goes through an address and comes back.
        let Some(next) = page.next else { break };
        query.after = Some(next.to_string().parse::<Cursor>().unwrap());
        assert!(rows.len() <= whole.rows.len(), "{query:?}");
    }
    assert_eq!(rows, whole.rows, "{query:?}");
}

/// The list as the rule of counting makes it, without a database.
fn expected(world: &World, tree: &Tree, query: &PeopleQuery) -> Vec<(PersonId, Option<CaseId>)> {
    let in_scope = |unit: UnitId| query.scopes.iter().any(|scope| tree.covers(*scope, unit));
    let found = |person: &Person| query.search.as_deref().is_none_or(|search| is_found(person, search));
    let mut list: Vec<(Vec<u8>, PersonId, Option<CaseId>)> = Vec::new();
    let order = |person: &Person| sort_key(&person.facts.name).into_bytes();
    if query.which == Which::Everybody {
        let mut newest: BTreeMap<PersonId, &Kept> = BTreeMap::new();
        let mut cases: Vec<&Kept> = world.cases.values().collect();
        // The open one with the highest id, or else the highest.
        cases.sort_by_key(|kept| Reverse((kept.case.stage.is_open(), kept.case.id)));
        for kept in cases {
            newest.entry(kept.case.person).or_insert(kept);
        }
        for person in world.people.values().filter(|person| in_scope(person.unit) && found(person)) {
            list.push((order(person), person.id, newest.get(&person.id).map(|kept| kept.case.id)));
        }
    } else {
        for kept in world.cases.values() {
            let person = &world.people[&kept.case.person];
            if found(person) && is_in(&fact(kept, person), query.which, in_scope) {
                list.push((order(person), person.id, Some(kept.case.id)));
            }
        }
    }
    list.sort();
    list.into_iter().map(|(_, person, case)| (person, case)).collect()
}

fn fact(kept: &Kept, person: &Person) -> CaseFact {
    let case = &kept.case;
    CaseFact {
        case: case.id,
        carried_by: case.unit,
        admitted_by: case.admitted_by,
        stage: case.stage,
        decided_on: case.decision.as_ref().map(|decision| decision.on),
        ceremony_on: case.ceremony_on,
        recognised_on: case.recognition.as_ref().map(|recognition| recognition.decided_on),
        traits: person.facts.traits(),
        open: case.stage.is_open().then(|| Milestones::of(case)),
    }
}

fn is_in(fact: &CaseFact, which: Which, in_scope: impl Fn(UnitId) -> bool) -> bool {
    match which {
        Which::Everybody => false,
        Which::Open { stage } => {
            in_scope(fact.carried_by) && fact.stage.is_open() && stage.is_none_or(|stage| stage == fact.stage)
        }
        Which::AtStage(stage) => in_scope(fact.carried_by) && fact.stage == stage,
        Which::Recognised { span } => {
            in_scope(fact.carried_by) && fact.recognised_on.is_some_and(|day| span.holds(day))
        }
        Which::Admitted { span, by, only } => {
            let Some(day) = fact.counted_on(by).filter(|day| span.holds(*day)) else { return false };
            fact.admitted_by.is_some_and(in_scope)
                && match only {
                    None => true,
                    Some(Trait::Women) => fact.traits.woman,
                    Some(Trait::Age18To30) => fact.traits.age_on(day).is_some_and(|age| Counts::YOUTH.contains(&age)),
                    Some(Trait::UnionMembers) => fact.traits.union_member,
                    Some(Trait::Minority) => fact.traits.minority,
                    Some(Trait::Believers) => fact.traits.believer,
                }
        }
    }
}

/// Each word begins a word of the name, or the only one begins its initials, or it is one of their numbers.
fn is_found(person: &Person, search: &str) -> bool {
    let search = folded(&search.replace('\0', ""));
    let facts = &person.facts;
    if search.len() == 9 && search.bytes().all(|byte| byte.is_ascii_digit()) {
        return [&facts.citizen_id, &facts.old_id].into_iter().flatten().any(|id| id.reveal() == search);
    }
    let name = facts.name.folded();
    let initials: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
    let words: Vec<&str> = search.split_whitespace().collect();
    words.iter().all(|word| {
        name.split(' ').any(|part| part.starts_with(word)) || (words.len() == 1 && initials.starts_with(word))
    })
}
