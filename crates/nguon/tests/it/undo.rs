//! Taking back an import of a whole district: everything is as it was, and the same files can be brought in again.

use nguon_app::{
    App, Undid,
    import::Mapping,
    intake::{Bringer, Outcome, Upload},
};
use nguon_domain::{calendar::Date, id::ImportId};
use nguon_store::{Address, Store};

use crate::support::{OnServer, app, uploads_without};

const TODAY: Date = Date::constant(2020, 12, 31);

/// Files of the district that rest on nothing but the organisations.
const FIRST: &[&str] = &["to-chuc-dang.xlsx", "ket-nap-2015-2020.xlsx", "phan-cong-phu-trach-2020.xls"];

async fn bring_in(app: &App, files: &[Upload]) -> (ImportId, Outcome) {
    let preview = app.preview(Bringer::Program, files.to_vec(), &Mapping::default()).await.unwrap();
    let import = app.fresh_import();
    (import, app.bring_in(Bringer::Program, import, &preview, &Mapping::default()).await.unwrap())
}

/// What is on record, without what says when it was written: tables that have no such column by their hashes, people
/// and cases one by one.
async fn record(store: &Store) -> Vec<String> {
    let told = ["journal", "journal_payload", "journal_head", "command", "import", "import_source"];
    let counted = ["person", "admission_case", "import_before", "import_undone"];
    let mut lines: Vec<String> = Vec::new();
    for (table, rows, digest) in store.hashes().await.unwrap() {
        if counted.contains(&table.as_str()) && !table.starts_with("import") {
            lines.push(format!("{table} {rows}"));
        } else if !told.contains(&table.as_str()) && !counted.contains(&table.as_str()) {
            lines.push(format!("{table} {rows} {digest}"));
        }
    }
    for one in store.people_for_matching().await.unwrap() {
        let person = store.person(one.id).await.unwrap().unwrap();
        lines.push(format!("{} {} {:?} {:?}", person.id, person.unit, person.facts, person.facts.religion));
        for (opening, case, _) in store.cases_of(one.id).await.unwrap() {
            lines.push(format!("{opening:?} {case:?}"));
        }
    }
    lines
}

async fn everything_is_as_it_was(address: &Address) {
    let (app, store) = app(address, TODAY).await;
    let (all, mut first) = (uploads_without(&[]), uploads_without(&[]));
    first.retain(|file| FIRST.contains(&file.name.as_str()));
    let empty = record(&store).await;
    let (base, _) = bring_in(&app, &first).await;
    let before = record(&store).await;
    let (import, outcome) = bring_in(&app, &all).await;
    assert!(outcome.people > 100 && outcome.acts > 100 && outcome.quotas > 100, "{outcome:?}");
    assert!(outcome.others > 100 && outcome.headcounts > 10, "{outcome:?}");
    let full = record(&store).await;
    assert_ne!(full, before);

    // The one below cannot go while the other stands on it.
    let (_, counts, held) = app.undo_summary(base).await.unwrap();
    assert!(counts.held > 0 && counts.held == held.len(), "{counts:?}");
    assert_eq!(app.undo_import(Bringer::Program, app.ticket(), base, "Nhầm").await.unwrap(), Undid::Held);
    assert_eq!(record(&store).await, full);

    let (_, counts, held) = app.undo_summary(import).await.unwrap();
    assert_eq!((counts.made, held.len()), (outcome, 0), "{held:?}");
    assert!(counts.continued > 10 && counts.made.completed > 10, "{counts:?}");
    assert_eq!(app.undo_import(Bringer::Program, app.ticket(), import, "Nhầm tệp").await.unwrap(), Undid::Done);
    assert_eq!(record(&store).await, before);
    assert_eq!(app.check().await.unwrap().problems, Vec::<String>::new());
    let undone = store.import(import).await.unwrap().unwrap().undone.unwrap();
    assert_eq!((undone.reason.as_str(), undone.files.len()), ("Nhầm tệp", all.len() - first.len()));

    // Once more: nothing is left to take, and the files are new again.
    assert_eq!(app.undo_import(Bringer::Program, app.ticket(), import, "Lần nữa").await.unwrap(), Undid::Done);
    assert_eq!(store.import(import).await.unwrap().unwrap().undone, Some(undone));
    let (again, same) = bring_in(&app, &all).await;
    assert_eq!(same, outcome);
    assert_eq!(app.check().await.unwrap().problems, Vec::<String>::new());
    for one in [again, base] {
        assert_eq!(app.undo_import(Bringer::Program, app.ticket(), one, "Làm lại từ đầu").await.unwrap(), Undid::Done);
    }
    assert_eq!(record(&store).await, empty);
    assert_eq!(app.check().await.unwrap().problems, Vec::<String>::new());
}

#[tokio::test]
async fn a_district_is_taken_back_whole_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    everything_is_as_it_was(&Address::Sqlite(folder.path().join("nguon.sqlite"))).await;
}

#[tokio::test]
async fn a_district_is_taken_back_whole_on_postgres() {
    let Some(server) = OnServer::new("undo") else { return };
    everything_is_as_it_was(&server.address()).await;
    server.drop_database();
}
