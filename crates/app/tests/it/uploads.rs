//! Files that were handed over on a page: until they are written, the database does not change by a byte.

use nguon_app::{
    Actor, App, AppError, ImportView, ImportWaiting, Peer, Received, Settled, Shelf,
    import::mapping::Answer,
    intake::{Outcome, Upload},
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
    match app.import_view(actor, commune(), id).await.unwrap() {
        ImportView::Waiting(waiting) => *waiting,
        ImportView::Done(done) => panic!("{done:?}"),
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
        let settled = app.settle_import(&actor, commune(), id, first.foreseen).await.unwrap();
        assert_eq!(settled, Settled::Changed);
        assert_eq!(store.hashes().await.unwrap(), before);

        for _ in 0..2 {
            let settled = app.settle_import(&actor, commune(), id, second.foreseen).await.unwrap();
            assert_eq!(settled, Settled::Done);
        }
        let imports = store.imports_under(commune(), 10).await.unwrap();
        assert_eq!(imports.iter().map(|import| Outcome::from(import.wrote)).collect::<Vec<_>>(), [second.foreseen]);
        assert!(matches!(app.import_view(&actor, commune(), id).await.unwrap(), ImportView::Done(_)));
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
        assert!(matches!(app.settle_import(&other, commune(), id, seen).await, Err(AppError::NotThere)));
        assert!(matches!(app.answer(&other, commune(), id, Vec::new()).await, Err(AppError::NotThere)));
        let secretary = officer(&app, Role::CellSecretary).await;
        assert!(matches!(app.import_desk(&secretary, commune()).await, Err(AppError::NotThere)));
    });
}
