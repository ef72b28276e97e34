//! Taking back an import as somebody signed in: who may, and what stands in the way.

use nguon_app::{
    Actor, App, AppError, Built, NewAct, Peer, Undid, UndoAsk, UndoList, UndoThing, UndoView,
    import::Mapping,
    intake::{Bringer, Upload},
    sample::{self, PASSWORD, PROVINCE, Position, Still, login},
};
use nguon_domain::{
    access::{PostState, Role},
    calendar::Date,
    case::{Deed, Stage},
    id::{CaseId, Id, ImportId, PersonId, UnitId},
};
use nguon_store::{Address, Store};

use crate::engines::on_each_engine;

struct Desk {
    app: App,
    store: Store,
    officer: Actor,
}

fn commune() -> UnitId {
    Position::Own.unit().unwrap()
}

async fn sign_in(app: &App, login: &str) -> Actor {
    let peer = Peer { address: "192.0.2.1".to_owned(), agent: "test".to_owned(), ..Peer::default() };
    let session = app.sign_in(login, PASSWORD, &peer).await.unwrap();
    app.actor(&session.token).await.unwrap().unwrap()
}

impl Desk {
    async fn open(address: &Address) -> Self {
        let app = sample::open_at(address, Still::default()).await.unwrap();
        let officer = sign_in(&app, &login(Role::CommitteeOfficer, PostState::Active)).await;
        Self { app, store: Store::open(address).await.unwrap(), officer }
    }

    async fn bring_in(&self, text: &str, answers: &str) -> ImportId {
        let answers = Mapping::parse(answers).unwrap();
        let by = Bringer::Actor(&self.officer, commune());
        let file = Upload { name: "ket-nap.csv".to_owned(), bytes: text.as_bytes().to_vec() };
        let preview = self.app.preview(by, vec![file], &answers).await.unwrap();
        let import = self.app.fresh_import();
        let outcome = self.app.bring_in(by, import, &preview, &answers).await.unwrap();
        assert!(!outcome.is_nothing());
        import
    }

    async fn view(&self, import: ImportId, list: Option<UndoList>) -> UndoView {
        match self.app.undo_view(&self.officer, commune(), import, list, (0, 20)).await.unwrap() {
            UndoAsk::Stands(view) => *view,
            UndoAsk::Undone(past) => panic!("{past:?}"),
        }
    }

    async fn undo(&self, import: ImportId) -> Undid {
        let by = Bringer::Actor(&self.officer, commune());
        self.app.undo_import(by, self.app.ticket(), import, "Nhầm tệp").await.unwrap()
    }
}

/// A list of the admitted: name, birth, number, cell.
fn admitted(rows: &[[&str; 4]]) -> String {
    let head = "Họ và tên;Ngày sinh;Số CCCD;Đảng bộ;Chi bộ;Ngày quyết định;Ngày kết nạp\n".to_owned();
    let row = |[name, born, number, cell]: &[&str; 4]| {
        format!("{name};{born};{number};Đảng bộ xã Bến Đò;{cell};01/06/2020;05/06/2020\n")
    };
    head + &rows.iter().map(row).collect::<String>()
}

const CELL: &str = "Chi bộ thôn Đông";

/// What says what is on record and not when it was written.
async fn record(store: &Store) -> Vec<String> {
    let kept = ["unit", "unit_version", "act", "quota", "headcount", "setting", "member"];
    let hashes = store.hashes().await.unwrap().into_iter().filter(|(table, ..)| kept.contains(&table.as_str()));
    let mut lines: Vec<String> = hashes.map(|(table, rows, hash)| format!("{table} {rows} {hash}")).collect();
    for one in store.people_for_matching().await.unwrap() {
        lines.push(format!("{:?}", store.person(one.id).await.unwrap().unwrap()));
        lines.push(format!("{:?}", store.person(one.id).await.unwrap().unwrap().facts));
        let cases = store.cases_of(one.id).await.unwrap();
        lines.extend(cases.iter().map(|(opening, case, _)| format!("{opening:?} {case:?}")));
    }
    lines
}

#[test]
fn what_an_import_made_goes_and_what_it_changed_is_as_it_was() {
    on_each_engine("undo", async |address| {
        let desk = Desk::open(&address).await;
        let before = record(&desk.store).await;
        let found = async |name: &str| {
            let view = desk.app.find(&desk.officer, name).await.unwrap();
            (view.people_total, view.people.len())
        };
        assert_eq!(found("khuc thi ha").await, (0, 0));
        let everybody = found("a").await;
        let figures = async || {
            let page = desk.app.import_desk(&desk.officer, commune()).await.unwrap();
            (page.past.len(), page.past.iter().filter(|past| past.undone.is_some()).count())
        };
        // One of their own, of whom the list knows more, in a case that goes on; and one who is new.
        let own = PersonId(Id::from_number(605));
        let facts = desk.store.person(own).await.unwrap().unwrap().facts;
        let born = facts.born.unwrap().to_string();
        let number = facts.citizen_id.as_ref().unwrap().reveal().to_owned();
        let list = "Họ và tên;Ngày sinh;Số CCCD;Nơi cư trú;Quê quán;Đảng bộ;Chi bộ;Ngày quyết định;Ngày kết nạp\n"
            .to_owned()
            + &format!(
                "{};{born};{number};Thôn Đông;Xã Mẫu;Đảng bộ xã Bến Đò;CB xóm đông;01/06/2020;05/06/2020\n",
                facts.name.as_str()
            )
            + "Khúc Thị Hạ;02/03/1999;;Thôn Bắc;Xã Mẫu;Đảng bộ xã Bến Đò;CB xóm đông;01/06/2020;05/06/2020\n";
        let answer = r#"[{ "unit_text": "CB xóm đông", "code": "A1-1" }]"#;
        let import = desk.bring_in(&list, answer).await;
        let full = record(&desk.store).await;
        assert_ne!(full, before);
        let view = desk.view(import, None).await;
        let counts = view.counts;
        assert_eq!(
            (counts.made.people, counts.made.cases, counts.made.completed, counts.continued, counts.held),
            (1, 1, 1, 1, 0)
        );
        let named = |view: &UndoView| match &view.lines[0].thing {
            UndoThing::Person(name, Some(_)) => name.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(named(&view), "Khúc Thị Hạ");
        assert_eq!(named(&desk.view(import, Some(UndoList::Completed)).await), facts.name.as_str());
        assert_eq!(named(&desk.view(import, Some(UndoList::Continued)).await), facts.name.as_str());
        // Looking at it changes nothing.
        assert_eq!(record(&desk.store).await, full);
        assert_eq!(found("khuc thi ha").await, (1, 1));

        // Two clicks of one form: one takes back, the other is told that it is.
        let by = Bringer::Actor(&desk.officer, commune());
        let (one, other) = tokio::join!(
            desk.app.undo_import(by, view.ticket, import, "Nhầm tệp"),
            desk.app.undo_import(by, view.ticket, import, "Nhầm tệp")
        );
        assert_eq!((one.unwrap(), other.unwrap()), (Undid::Done, Undid::Done));
        assert_eq!(record(&desk.store).await, before);
        assert_eq!(desk.app.check().await.unwrap().problems, [] as [String; 0]);
        assert_eq!(figures().await, (1, 1));
        assert_eq!(found("khuc thi ha").await, (0, 0));
        assert_eq!(found("a").await, everybody);
        let undone = desk.store.import(import).await.unwrap().unwrap().undone.unwrap();
        assert_eq!((undone.account, undone.reason.as_str()), (Some(desk.officer.account), "Nhầm tệp"));
        assert_eq!(undone.files, ["ket-nap.csv"]);
        assert!(matches!(
            desk.app.undo_view(&desk.officer, commune(), import, None, (0, 20)).await.unwrap(),
            UndoAsk::Undone(_)
        ));
        // The same once more makes the same.
        let again = desk.bring_in(&list, answer).await;
        assert_eq!(desk.view(again, None).await.counts, counts);
        assert_eq!(figures().await, (2, 1));
    });
}

#[test]
fn what_was_built_on_it_is_named_and_nothing_goes() {
    on_each_engine("undo_held", async |address| {
        let desk = Desk::open(&address).await;
        let list = admitted(&[["Khúc Thị Hạ", "02/03/1999", "", CELL], ["Khúc Văn Thu", "03/03/1998", "", CELL]]);
        let first = desk.bring_in(&list, "[]").await;
        let view = desk.view(first, Some(UndoList::Cases)).await;
        let UndoThing::Person(name, Some(person)) = view.lines[0].thing.clone() else { panic!("{view:?}") };
        let (_, case, _) = desk.store.cases_of(person).await.unwrap().pop().unwrap();
        let act = NewAct { on: Date::constant(2020, 9, 1), paper: None, deed: Deed::Removed { reason: None } };
        // The page was opened before somebody recorded something; then it is sent.
        let recorded = desk.app.record_act(&desk.officer, desk.app.ticket(), person, case.id, act).await.unwrap();
        assert_eq!(recorded, Ok(()));
        let full = record(&desk.store).await;
        assert_eq!(desk.undo(first).await, Undid::Held);
        assert_eq!(record(&desk.store).await, full);
        let view = desk.view(first, None).await;
        assert_eq!((view.list, view.counts.held), (UndoList::Held, 1));
        assert_eq!(
            (&view.lines[0].thing, view.lines[0].built),
            (&UndoThing::Person(name, Some(person)), Some(Built::Acts))
        );

        // An import that added to what another made holds it, until it is taken back itself.
        let list = admitted(&[["Khúc Thị Xuân", "02/03/1997", "", CELL]]);
        let first = desk.bring_in(&list, "[]").await;
        let more = list.replace("Ngày kết nạp\n", "Ngày kết nạp;Nơi cư trú;Ngày làm đơn\n");
        let more = more.replace(";05/06/2020\n", ";05/06/2020;Thôn Đông;01/03/2020\n");
        let second = desk.bring_in(&more, "[]").await;
        let view = desk.view(first, None).await;
        let built: Vec<Option<Built>> = view.lines.iter().map(|line| line.built).collect();
        assert_eq!((view.counts.held, built), (2, vec![Some(Built::Facts), Some(Built::Acts)]));
        assert_eq!(desk.undo(first).await, Undid::Held);
        assert_eq!(desk.undo(second).await, Undid::Done);
        assert_eq!(desk.undo(first).await, Undid::Done);
        assert_eq!(record(&desk.store).await, full);
        assert_eq!(desk.app.check().await.unwrap().problems, [] as [String; 0]);
    });
}

#[test]
fn only_who_may_import_there_takes_back() {
    on_each_engine("undo_rights", async |address| {
        let desk = Desk::open(&address).await;
        let import = desk.bring_in(&admitted(&[["Khúc Thị Hạ", "02/03/1999", "", CELL]]), "[]").await;
        let full = record(&desk.store).await;
        for (role, state, at) in [
            (Role::CellSecretary, PostState::Active, commune()),
            (Role::SystemAdministrator, PostState::Active, commune()),
            (Role::CommitteeOfficer, PostState::Suspended, commune()),
            // Whoever may import below does not see it from there, nor from beside.
            (Role::CommitteeOfficer, PostState::Active, Position::Descendant.unit().unwrap()),
            (Role::CommitteeOfficer, PostState::Active, Position::Sibling.unit().unwrap()),
        ] {
            let actor = sign_in(&desk.app, &login(role, state)).await;
            let seen = desk.app.undo_view(&actor, at, import, None, (0, 20)).await;
            assert!(matches!(seen, Err(AppError::NotThere)), "{role:?} {state:?}");
            let by = Bringer::Actor(&actor, at);
            let undone = desk.app.undo_import(by, desk.app.ticket(), import, "Thử").await;
            assert!(matches!(undone, Err(AppError::NotThere)), "{role:?} {state:?}");
        }
        assert_eq!(record(&desk.store).await, full);
        // An import that is not there, and one that only waits, answer alike.
        let missing = desk.app.undo_view(&desk.officer, commune(), desk.app.fresh_import(), None, (0, 20)).await;
        assert!(matches!(missing, Err(AppError::NotThere)));
        // From above it is theirs too.
        let province = sign_in(&desk.app, sample::PROVINCE_LOGIN).await;
        let by = Bringer::Actor(&province, PROVINCE);
        let undone = desk.app.undo_import(by, desk.app.ticket(), import, "Nhầm xã").await.unwrap();
        assert_eq!(undone, Undid::Done);
    });
}

#[test]
fn a_case_that_has_moved_on_to_others_is_not_taken_from_them() {
    on_each_engine("undo_moved", async |address| {
        let desk = Desk::open(&address).await;
        let import = desk.bring_in(&admitted(&[["Khúc Thị Hạ", "02/03/1999", "", CELL]]), "[]").await;
        let program = desk.app.program().await.unwrap();
        let view = desk.view(import, Some(UndoList::Cases)).await;
        let UndoThing::Person(_, Some(person)) = view.lines[0].thing.clone() else { panic!("{view:?}") };
        let case: CaseId = desk.store.cases_of(person).await.unwrap().pop().unwrap().1.id;
        let deed = Deed::Transferred { to: Position::OtherBranch.unit(), place: None };
        let act = NewAct { on: Date::constant(2020, 9, 1), paper: None, deed };
        let recorded = desk.app.record_act(&program, desk.app.ticket(), person, case, act).await.unwrap();
        assert_eq!(recorded, Ok(()));
        let view = desk.view(import, None).await;
        // Where to is not told.
        assert_eq!((view.counts.held, view.lines[0].unit.as_ref().map(|unit| unit.id)), (view.counts.held, None));
        assert!(view.counts.held > 0);
        assert_eq!(desk.undo(import).await, Undid::Held);
        assert_eq!(desk.store.case(case).await.unwrap().unwrap().1.stage, Stage::Probation);
    });
}
