//! Whatever is written in whatever order: both engines keep the same, it is what was meant, and it is whole.
//!
//! A sequence is planned once, without a store ([`world::World`]), and then carried out on several: step by step, and
//! many steps at the same time, which must come to the same. `PROPTEST_CASES` asks for more sequences.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
};

use futures_util::future::join_all;
use nguon_domain::{
    atlas::CaseFact,
    calendar::{Date, Timestamp},
    case::{DeedKind, Stage},
    id::{AccountId, CaseId},
    journal::Digest,
};
use nguon_store::{Committed, Session, Store, StoreError, copy};
use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::{Config, TestError, TestRunner},
};

use crate::{
    samples::Sample,
    support::{Database, cases, on_each_engine},
};

mod lists;
mod refusals;
mod steps;
mod world;

use lists::{agrees, lists_hold};
use steps::{ALL_BAD, Aside, Step, some_sequence};
use world::{Expect, Planned, Refused, World};

/// Sequences without `PROPTEST_CASES`.
const FEW: u32 = 5;

#[test]
fn both_engines_keep_the_same_whatever_is_written() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    // Two databases on the server, if there is one, which each sequence finds empty.
    let servers = RefCell::new(runtime.block_on(async {
        [Database::postgres().await, Database::postgres().await].into_iter().flatten().collect::<Vec<_>>()
    }));
    let mut runner = TestRunner::new(Config {
        cases: cases(FEW),
        max_shrink_iters: 300,
        failure_persistence: None,
        ..Config::default()
    });
    let found = runner.run(&some_sequence(), |(seed, steps)| {
        runtime.block_on(holds(seed, &steps, &mut servers.borrow_mut()));
        Ok(())
    });
    runtime.block_on(join_all(servers.take().into_iter().map(Database::remove)));
    match found {
        Ok(()) => {}
        Err(TestError::Fail(reason, (seed, steps))) => {
            let steps: Vec<String> = steps.iter().map(|step| format!("{step:?}")).collect();
            panic!("{reason}\nseed {seed}\n{}", steps.join("\n"))
        }
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

async fn holds(seed: u64, steps: &[Step], servers: &mut [Database]) {
    for server in &mut *servers {
        server.empty().await;
        server.open_again().await;
    }
    let (server, middle) = (servers.first(), servers.get(1));
    let (mut world, first) = World::begun(seed);
    let mut plan = vec![first];
    plan.extend(steps.iter().filter_map(|step| world.take(step)));

    let one = Database::sqlite().await;
    one_by_one(&one.store, &plan).await;
    let together = Database::sqlite().await;
    at_the_same_time(&together.store, &plan).await;
    let hashes = one.store.hashes().await.unwrap();
    same_hashes("SQLite at the same time", &hashes, &together.store).await;
    together.remove().await;

    if let Some(server) = server {
        if seed.is_multiple_of(2) {
            one_by_one(&server.store, &plan).await;
        } else {
            at_the_same_time(&server.store, &plan).await;
        }
        same_hashes("PostgreSQL", &hashes, &server.store).await;
    }

    let mut stores = vec![&one.store];
    stores.extend(server.map(|server| &server.store));
    for store in &stores {
        assert_eq!(store.check().await.unwrap().problems, []);
        agrees(store, &world).await;
    }
    lists_hold(&stores, &world, seed).await;

    // Everything once more: nothing is done twice.
    for store in &stores {
        for (write, committed) in &world.accepted {
            let replayed = Committed { replayed: true, ..*committed };
            assert_eq!(store.commit(write.clone()).await.unwrap(), replayed);
        }
        same_hashes("after every command once more", &hashes, store).await;
    }

    // Into the other engine and back.
    let (stand_in, last) = (Database::sqlite().await, Database::sqlite().await);
    let middle = middle.unwrap_or(&stand_in);
    copy(&one.store, &middle.store).await.unwrap();
    same_hashes("the copy", &hashes, &middle.store).await;
    copy(&middle.store, &last.store).await.unwrap();
    same_hashes("the copy of the copy", &hashes, &last.store).await;
    assert_eq!(last.store.check().await.unwrap().problems, []);
    for database in [one, stand_in, last] {
        database.remove().await;
    }
}

type Hashes = [(String, u64, Digest)];

async fn same_hashes(where_: &str, expected: &Hashes, store: &Store) {
    let found = store.hashes().await.unwrap();
    let differing: Vec<_> = expected.iter().zip(&found).filter(|(one, other)| one != other).collect();
    assert!(differing.is_empty(), "{where_}: {differing:#?}");
}

/// What follows the journal as the atlas does, and must not miss anything.
#[derive(Default)]
struct Follower {
    through: u64,
    facts: HashMap<CaseId, CaseFact>,
}

impl Follower {
    async fn follow(&mut self, store: &Store) {
        let (facts, through) = store.case_facts(self.through).await.unwrap();
        self.facts.extend(facts.into_iter().map(|fact| (fact.case, fact)));
        self.through = through;
    }

    async fn has_missed_nothing(&self, store: &Store) {
        let (all, through) = store.case_facts(0).await.unwrap();
        let all: HashMap<CaseId, CaseFact> = all.into_iter().map(|fact| (fact.case, fact)).collect();
        assert_eq!((&self.facts, self.through), (&all, through));
    }
}

async fn one_by_one(store: &Store, plan: &[Planned]) {
    let mut follower = Follower::default();
    for planned in plan {
        match planned {
            Planned::Write { write, expect, tree } => {
                let before = store.head().await.unwrap();
                let hashes = match expect {
                    Expect::Done(committed) if !committed.replayed => None,
                    Expect::Done(_) | Expect::Refused(_) => Some(store.hashes().await.unwrap()),
                };
                answered(store.commit((**write).clone()).await, expect);
                if let Some(hashes) = hashes {
                    same_hashes("after nothing should have been written", &hashes, store).await;
                }
                assert_eq!(store.tree_changed_since(before).await.unwrap(), *tree);
                follower.follow(store).await;
            }
            other => not_journalled(store, other).await,
        }
    }
    follower.has_missed_nothing(store).await;
}

/// All writes up to one that is no write are handed in before the first is answered.
async fn at_the_same_time(store: &Store, plan: &[Planned]) {
    let mut follower = Follower::default();
    let mut rest = plan;
    while !rest.is_empty() {
        let writes = rest.iter().take_while(|planned| matches!(planned, Planned::Write { .. })).count();
        let (now, later) = rest.split_at(writes);
        let handed_in = now.iter().filter_map(|planned| match planned {
            Planned::Write { write, expect, .. } => {
                Some(async move { (store.commit((**write).clone()).await, expect) })
            }
            Planned::Lay(_) | Planned::Erase { .. } | Planned::Aside(..) => None,
        });
        for (answer, expect) in join_all(handed_in).await {
            answered(answer, expect);
        }
        follower.follow(store).await;
        rest = later;
        if let Some((other, later)) = rest.split_first() {
            not_journalled(store, other).await;
            rest = later;
        }
    }
    follower.has_missed_nothing(store).await;
}

#[track_caller]
fn answered(answer: Result<Committed, StoreError>, expect: &Expect) {
    let given = match answer {
        Ok(committed) => Expect::Done(committed),
        Err(StoreError::NothingJournalled) => Expect::Refused(Refused::Unjournalled),
        Err(StoreError::Stale { case, found }) => Expect::Refused(Refused::Stale { case, found }),
        Err(StoreError::Duplicate { .. }) => Expect::Refused(Refused::Duplicate),
        Err(StoreError::Dangling { .. }) => Expect::Refused(Refused::Dangling),
        Err(StoreError::Engine(_)) => Expect::Refused(Refused::Unwritable),
        Err(other) => panic!("{other} where {expect:?} was expected"),
    };
    assert_eq!(&given, expect);
}

async fn not_journalled(store: &Store, planned: &Planned) {
    match planned {
        Planned::Write { .. } => {}
        Planned::Lay(day) => store.lay_tree(*day).await.unwrap(),
        Planned::Erase { sequence, was_there } => {
            assert_eq!(store.erase_payload(*sequence).await.unwrap(), *was_there);
        }
        Planned::Aside(aside, account) => done_aside(store, *aside, *account).await,
    }
}

async fn done_aside(store: &Store, aside: Aside, account: AccountId) {
    let instant = |second: i64| Timestamp::from_second(1_600_000_000 + second).unwrap();
    let token = Digest::of(account.to_string().as_bytes());
    let agent = "Trình duyệt".to_owned();
    let session = Session { account, started_at: instant(0), seen_at: instant(1), ends_at: instant(2), agent };
    match aside {
        Aside::SignIn => {
            store.end_session(&token).await.unwrap();
            store.start_session(&token, &session).await.unwrap();
            assert_eq!(store.session(&token).await.unwrap(), Some(session));
        }
        Aside::SignOut => {
            store.end_session(&token).await.unwrap();
            assert_eq!(store.session(&token).await.unwrap(), None);
        }
        Aside::Seen => store.touch_session(&token, instant(5), instant(9)).await.unwrap(),
        Aside::Failed => {
            let before = store.sign_in_failures("login", instant(0)).await.unwrap();
            store.note_sign_in_failure("login", instant(3)).await.unwrap();
            assert_eq!(store.sign_in_failures("login", instant(0)).await.unwrap(), before + 1);
        }
        Aside::Forgiven => {
            store.clear_sign_in_failures("login").await.unwrap();
            assert_eq!(store.sign_in_failures("login", instant(0)).await.unwrap(), 0);
        }
    }
}

/// A property proves nothing of what its sequences never reach.
#[test]
fn the_sequences_reach_every_change_and_every_refusal() {
    let mut runner = TestRunner::deterministic();
    let mut reached: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..200 {
        let (seed, steps) = some_sequence().new_tree(&mut runner).unwrap().current();
        let (mut world, _) = World::begun(seed);
        let mut note = |what: String| *reached.entry(what).or_default() += 1;
        for step in &steps {
            if world.take(step).is_some()
                && let Step::Refused(bad, ..) = step
            {
                note(format!("refused {bad:?}"));
            }
        }
        let tree = world.tree();
        world.units.keys().filter(|unit| tree.place(**unit).is_none()).for_each(|_| note("unit outside".to_owned()));
        for act in &world.unit_acts {
            note(format!("unit {}", act.change.code()));
        }
        for kept in world.cases.values() {
            note(format!("case {}", kept.case.stage.code()));
            for (act, _) in &kept.acts {
                let corrects = if act.supersedes.is_some() { ", correcting" } else { "" };
                note(format!("deed {}{corrects}", act.deed.kind().code()));
            }
        }
    }
    let units = ["established", "renamed", "moved", "merged", "split", "dissolved", "outside"];
    let wanted = (ALL_BAD.iter().map(|bad| format!("refused {bad:?}")))
        .chain(units.map(|what| format!("unit {what}")))
        .chain(Stage::ALL.iter().map(|stage| format!("case {}", stage.code())))
        .chain(DeedKind::ALL.iter().map(|deed| format!("deed {}", deed.code())))
        .chain(["deed annulled, correcting".to_owned(), "deed cell_voted, correcting".to_owned()]);
    let rare: Vec<String> = wanted.filter(|what| reached.get(what).is_none_or(|times| *times < 2)).collect();
    assert!(rare.is_empty(), "hardly reached: {rare:?} in {reached:#?}");
}

/// Above some hundreds of units other indexes lead, and all that moves is mended in one pass.
#[test]
fn lists_of_a_wide_tree_hold_before_and_after_most_of_it_moves() {
    on_each_engine(async |database| {
        let store = &database.store;
        let (mut world, write) = World::of_sample(&Sample::new(11, 500, 420));
        store.commit(write).await.unwrap();
        let shortened = lists_hold(&[store], &world, 3).await;
        assert!(shortened > 10, "a filter that shortens nothing proves nothing: {shortened}");
        let before_most = Date::constant(2009, 1, 1);
        store.lay_tree(before_most).await.unwrap();
        world.laid = Some(before_most);
        lists_hold(&[store], &world, 3).await;
        assert_eq!(store.check().await.unwrap().problems, []);
        let after_all = Date::constant(2030, 1, 1);
        store.lay_tree(after_all).await.unwrap();
        world.laid = Some(after_all);
        lists_hold(&[store], &world, 4).await;
        assert_eq!(store.check().await.unwrap().problems, []);
    });
}
