//! Files that were handed over on a page: until they are written, the database does not change by a byte.

use std::{sync::Arc, time::Duration};

use nguon_app::{
    Actor, App, AppError, Halted, ImportRunning, ImportView, ImportWaiting, NotWritten, Peer, Received, Settled, Shelf,
    Work,
    import::mapping::Answer,
    intake::{Bringer, Outcome, Progress, Step, Upload},
    sample::{self, PASSWORD, Position, Still, login},
};
use nguon_domain::{
    access::{PostState, Role},
    id::{ImportId, UnitId},
};
use nguon_store::Store;

use crate::engines::on_each_engine;

const LIST: &str = "Họ và tên;Ngày sinh;Đảng bộ;Ngày quyết định;Ngày kết nạp\n\
    Khúc Thị Hạ;02/03/1999;Đảng bộ xã Bến Đò;01/06/2020;05/06/2020\n\
    Khúc Thị Thu;03/03/1999;Đảng bộ xã Bến Sông;01/06/2020;05/06/2020\n";

/// Longer than anything takes here.
const PATIENCE: Duration = Duration::from_secs(120);

fn commune() -> UnitId {
    Position::Own.unit().unwrap()
}

async fn officer(app: &App, role: Role) -> Actor {
    let peer = Peer { address: "192.0.2.1".to_owned(), agent: "test".to_owned(), ..Peer::default() };
    let session = app.sign_in(&login(role, PostState::Active), PASSWORD, &peer).await.unwrap();
    app.actor(&session.token).await.unwrap().unwrap()
}

async fn hand_over(app: &App, actor: &Actor) -> ImportId {
    let file = Upload { name: "ket-nap.csv".to_owned(), bytes: LIST.as_bytes().to_vec() };
    match app.receive(actor, commune(), vec![file]).await.unwrap() {
        Received::Waiting(id) => id,
        other => panic!("{other:?}"),
    }
}

async fn look(app: &App, actor: &Actor, id: ImportId) -> ImportWaiting {
    match app.import_view(actor, commune(), id, PATIENCE).await.unwrap() {
        ImportView::Waiting(waiting) => *waiting,
        other => panic!("{other:?}"),
    }
}

#[test]
fn looking_and_answering_write_nothing_and_settling_writes_once() {
    on_each_engine("uploads", async |address| {
        let folder = tempfile::tempdir().unwrap();
        let app = sample::open_at(&address, Still::default()).await.unwrap();
        let app = app.with_shelf(Shelf::new(folder.path().join("uploads")));
        let store = Store::open(&address).await.unwrap();
        let actor = officer(&app, Role::CommitteeOfficer).await;
        let before = store.hashes().await.unwrap();
        let id = hand_over(&app, &actor).await;
        let first = look(&app, &actor, id).await;
        assert_eq!((first.reading.accepted, first.reading.rejected, first.foreseen.people), (1, 1, 1));
        let answer = |code: &str| Answer::Unit {
            unit_text: "Đảng bộ xã Bến Sông".to_owned(),
            within: None,
            code: code.to_owned(),
        };
        app.answer(&actor, commune(), id, vec![answer("A1")]).await.unwrap();
        let second = look(&app, &actor, id).await;
        assert_eq!((second.reading.accepted, second.foreseen.people, second.rows.len()), (2, 2, 2));
        // What the page said before the answer is no longer so.
        let settled = app.settle_import(&actor, commune(), id, (first.foreseen, true), PATIENCE).await.unwrap();
        assert_eq!(settled, Settled::Not(NotWritten::Changed));
        assert_eq!(store.hashes().await.unwrap(), before);

        for _ in 0..2 {
            let settled = app.settle_import(&actor, commune(), id, (second.foreseen, true), PATIENCE).await.unwrap();
            assert_eq!(settled, Settled::Done);
        }
        let imports = store.imports_under(commune(), 10).await.unwrap();
        assert_eq!(imports.iter().map(|import| Outcome::from(import.wrote)).collect::<Vec<_>>(), [second.foreseen]);
        assert!(matches!(app.import_view(&actor, commune(), id, PATIENCE).await.unwrap(), ImportView::Done(_)));
        assert_eq!(app.check().await.unwrap().problems, [] as [String; 0]);
    });
}

#[test]
fn an_answer_cannot_lead_out_of_ones_reach_and_nobody_settles_for_others() {
    on_each_engine("uploads_reach", async |address| {
        let folder = tempfile::tempdir().unwrap();
        let app = sample::open_at(&address, Still::default()).await.unwrap();
        let app = app.with_shelf(Shelf::new(folder.path().join("uploads")));
        let actor = officer(&app, Role::CommitteeOfficer).await;
        let id = hand_over(&app, &actor).await;
        // The commune beside is not known here, whatever it is called; the district above is, and is not written to.
        for code in ["A2", "A"] {
            let to = Answer::Unit {
                unit_text: "Đảng bộ xã Bến Sông".to_owned(), within: None, code: code.to_owned()
            };
            app.answer(&actor, commune(), id, vec![to]).await.unwrap();
            let waiting = look(&app, &actor, id).await;
            assert_eq!(
                (waiting.reading.accepted, waiting.reading.rejected, waiting.foreseen.people),
                (1, 1, 1),
                "{code}"
            );
        }
        let other = officer(&app, Role::OrganisationOfficer).await;
        let seen = look(&app, &actor, id).await.foreseen;
        assert!(matches!(
            app.settle_import(&other, commune(), id, (seen, true), PATIENCE).await,
            Err(AppError::NotThere)
        ));
        assert!(matches!(app.answer(&other, commune(), id, Vec::new()).await, Err(AppError::NotThere)));
        let secretary = officer(&app, Role::CellSecretary).await;
        assert!(matches!(app.import_desk(&secretary, commune()).await, Err(AppError::NotThere)));
    });
}

async fn under_way(app: &App, actor: &Actor, id: ImportId) -> ImportRunning {
    match app.import_view(actor, commune(), id, Duration::ZERO).await.unwrap() {
        ImportView::Running(running) => *running,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_takes_long_goes_on_without_whoever_asked_and_is_joined_not_begun_twice() {
    on_each_engine("uploads_long", async |address| {
        let folder = tempfile::tempdir().unwrap();
        let app = sample::open_at(&address, Still::default()).await.unwrap();
        let app = app.with_shelf(Shelf::new(folder.path().join("uploads")));
        let store = Store::open(&address).await.unwrap();
        let actor = officer(&app, Role::CommitteeOfficer).await;
        let id = hand_over(&app, &actor).await;
        let waiting = |desk: nguon_app::ImportDesk| desk.waiting.into_iter().map(|one| (one.id, one.work));
        let desk = async || app.import_desk(&actor, commune()).await.unwrap();

        // Somebody else's files are being read.
        let others = sample::hold_reading(&app).await;
        let running = under_way(&app, &actor, id).await;
        assert_eq!((running.work, running.standing.step, running.standing.rows), (Work::Look, Step::Queued, None));
        assert_eq!(running.files, ["ket-nap.csv"]);
        assert_eq!(waiting(desk().await).collect::<Vec<_>>(), [(id, Some(Work::Look))]);
        drop(others);
        let seen = look(&app, &actor, id).await.foreseen;

        let others = sample::hold_reading(&app).await;
        for _ in 0..2 {
            let settled = app.settle_import(&actor, commune(), id, (seen, true), Duration::ZERO).await.unwrap();
            assert_eq!(settled, Settled::Running);
        }
        assert_eq!(under_way(&app, &actor, id).await.work, Work::Write);
        assert_eq!(waiting(desk().await).collect::<Vec<_>>(), [(id, Some(Work::Write))]);
        // Nobody else sees it or stops it; and it is not thrown away meanwhile, nor answered for.
        let other = officer(&app, Role::OrganisationOfficer).await;
        let seen_by_other = app.import_view(&other, commune(), id, Duration::ZERO).await;
        assert!(matches!(seen_by_other, Err(AppError::NotThere)), "{seen_by_other:?}");
        let stopped = app.stop_import(&other, commune(), id, Duration::ZERO).await;
        assert!(matches!(stopped, Err(AppError::NotThere)), "{stopped:?}");
        let elsewhere = Position::Descendant.unit().unwrap();
        assert!(matches!(app.stop_import(&actor, elsewhere, id, Duration::ZERO).await, Err(AppError::NotThere)));
        assert!(!app.discard_upload(&actor, commune(), id).await.unwrap());
        assert!(!under_way(&app, &actor, id).await.standing.is_stopping);

        let before = store.hashes().await.unwrap();
        // Stopped while it waits its turn, it does not wait any longer.
        assert_eq!(app.stop_import(&actor, commune(), id, PATIENCE).await.unwrap(), Halted::Writing);
        drop(others);
        let after = look(&app, &actor, id).await;
        assert_eq!(after.last.map(|(why, _)| why), Some(NotWritten::Stopped));
        assert_eq!(store.hashes().await.unwrap(), before);

        // It is written once, whoever waits for it; then it is too late to stop it.
        let settled = app.settle_import(&actor, commune(), id, (seen, true), PATIENCE).await.unwrap();
        assert_eq!(settled, Settled::Done);
        let done = async || match app.import_view(&actor, commune(), id, PATIENCE).await.unwrap() {
            ImportView::Done(done) => done.stopped_late,
            other => panic!("{other:?}"),
        };
        assert!(!done().await);
        app.stop_import(&actor, commune(), id, PATIENCE).await.unwrap();
        assert!(done().await);
        assert_eq!(store.imports_under(commune(), 10).await.unwrap().len(), 1);
        assert_eq!(desk().await.waiting, []);
        assert_eq!(app.check().await.unwrap().problems, [] as [String; 0]);
    });
}

#[test]
fn a_write_that_is_stopped_in_the_middle_or_cut_off_leaves_everything_as_it_was() {
    on_each_engine("uploads_stopped", async |address| {
        let folder = tempfile::tempdir().unwrap();
        let open = async || {
            let app = sample::open_at(&address, Still::default()).await.unwrap();
            app.with_shelf(Shelf::new(folder.path().join("uploads")))
        };
        let app = open().await;
        let store = Store::open(&address).await.unwrap();
        let actor = officer(&app, Role::CommitteeOfficer).await;
        let rows = (0..300).map(|number| {
            format!(
                "Khúc Thị Hạ;{}/{}/1999;Đảng bộ xã Bến Đò;01/06/2020;05/06/2020\n",
                number % 28 + 1,
                number / 28 + 1
            )
        });
        let list = LIST.lines().next().unwrap().to_owned() + "\n" + &rows.collect::<String>();
        let file = Upload { name: "ket-nap.csv".to_owned(), bytes: list.into_bytes() };
        let (by, none) = (Bringer::Actor(&actor, commune()), Default::default());
        let before = store.hashes().await.unwrap();
        let stopping = Arc::new(Progress::until(900));
        let preview = app.preview_followed(by, vec![file], &none, &stopping).await.unwrap();
        let import = app.fresh_import();
        let answer = app.bring_in_followed(by, import, &preview, &none, &stopping).await;
        assert!(matches!(answer, Err(AppError::Stopped)), "{answer:?}");
        let now = app.ground().now();
        let (through, rows) = stopping.standing(now).rows.unwrap();
        assert_eq!((stopping.standing(now).step, rows), (Step::Writing, 300));
        assert!(through > 50 && through < 300, "{through}");
        assert_eq!(store.hashes().await.unwrap(), before);
        assert_eq!(app.check().await.unwrap().problems, [] as [String; 0]);
        // The same import can be carried out afterwards.
        let outcome = app.bring_in(by, import, &preview, &none).await.unwrap();
        assert_eq!((outcome.people, outcome.cases), (300, 300));

        // A program that ends in between leaves the files where they were, for the next one.
        let id = hand_over(&app, &actor).await;
        let seen = look(&app, &actor, id).await.foreseen;
        let others = sample::hold_reading(&app).await;
        let settled = app.settle_import(&actor, commune(), id, (seen, true), Duration::ZERO).await.unwrap();
        assert_eq!(settled, Settled::Running);
        let next = open().await;
        let waiting = look(&next, &actor, id).await;
        assert_eq!((waiting.foreseen, waiting.last), (seen, None));
        assert_eq!(store.imports_under(commune(), 10).await.unwrap().len(), 1);
        drop(others);
    });
}
