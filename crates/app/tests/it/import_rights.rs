//! Bringing in workbooks as somebody signed in: what lies beyond their reach is neither told nor written.

use nguon_app::{
    Actor, App, AppError, NewAct, Peer,
    import::{Finding, FindingKind, Mapping},
    intake::{Bringer, Outcome, Preview, Upload},
    sample::{self, PASSWORD, PROVINCE, Position, Still, login},
};
use nguon_domain::{
    access::{PostState, Role},
    calendar::Date,
    case::{CaseRefusal, Deed, Stage},
    id::{CaseId, Id, PersonId, UnitId},
};
use nguon_store::{Address, Store};

use crate::engines::on_each_engine;

struct Desk {
    app: App,
    /// The same database, to look behind.
    store: Store,
}

impl Desk {
    async fn open(address: &Address) -> Self {
        let app = sample::open_at(address, Still::default()).await.unwrap();
        Self { app, store: Store::open(address).await.unwrap() }
    }

    async fn actor(&self, role: Role, state: PostState) -> Actor {
        let peer = Peer { address: "192.0.2.1".to_owned(), agent: "test".to_owned(), ..Peer::default() };
        let session = self.app.sign_in(&login(role, state), PASSWORD, &peer).await.unwrap();
        self.app.actor(&session.token).await.unwrap().unwrap()
    }

    async fn preview(&self, actor: &Actor, files: &[(&str, &str)]) -> Preview {
        let by = Bringer::Actor(actor, commune());
        self.app.preview(by, uploads(files), &Mapping::default()).await.unwrap()
    }

    async fn bring_in(&self, actor: &Actor, preview: &Preview) -> Outcome {
        let by = Bringer::Actor(actor, commune());
        let outcome = self.app.bring_in(by, self.app.fresh_import(), preview, &Mapping::default()).await.unwrap();
        assert_eq!(preview.foreseen, Some(outcome));
        assert_eq!(self.app.check().await.unwrap().problems, [] as [String; 0]);
        outcome
    }
}

fn commune() -> UnitId {
    Position::Own.unit().unwrap()
}

fn uploads(files: &[(&str, &str)]) -> Vec<Upload> {
    let upload = |(name, text): &(&str, &str)| Upload { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() };
    files.iter().map(upload).collect()
}

/// A list of the admitted: name, birth, number, organisation, cell, ceremony.
fn admitted(rows: &[[&str; 6]]) -> String {
    let mut text = "DANH SÁCH ĐẢNG VIÊN MỚI KẾT NẠP;;;;;;;\n\
                    STT;Họ và tên;Ngày sinh;Số CCCD;Đảng bộ;Chi bộ;Ngày quyết định;Ngày kết nạp\n"
        .to_owned();
    for (number, [name, born, id, org, cell, held]) in rows.iter().enumerate() {
        text.push_str(&format!("{};{name};{born};'{id};{org};{cell};01/06/2020;{held}\n", number + 1).replace("'", ""));
    }
    text
}

const HERE: [&str; 2] = ["Đảng bộ xã Bến Đò", "Chi bộ thôn Đông"];

/// Findings that leave a row out, as `kind@row`.
fn left_out(preview: &Preview) -> Vec<String> {
    let show = |finding: &Finding| format!("{}@{}", finding.kind.code(), finding.place.row);
    let kinds =
        [FindingKind::OutOfReach, FindingKind::PersonElsewhere, FindingKind::CodeTaken, FindingKind::UnitUnknown];
    preview.reading.findings.iter().filter(|finding| kinds.contains(&finding.kind)).map(show).collect()
}

#[test]
fn only_those_who_may_import_at_the_unit_read_or_write_anything() {
    on_each_engine("rights", async |address| {
        let desk = Desk::open(&address).await;
        let app = &desk.app;
        let list = admitted(&[["Khúc Thị Hạ", "02/03/1999", "", HERE[0], HERE[1], "05/06/2020"]]);
        for (role, state, position, may) in [
            (Role::CommitteeOfficer, PostState::Active, Position::Own, true),
            (Role::CommitteeOfficer, PostState::Active, Position::Descendant, true),
            (Role::OrganisationOfficer, PostState::Delegated, Position::Own, true),
            (Role::CommitteeOfficer, PostState::Suspended, Position::Own, false),
            (Role::CommitteeOfficer, PostState::Active, Position::Sibling, false),
            (Role::CommitteeOfficer, PostState::Active, Position::Ancestor, false),
            (Role::CellSecretary, PostState::Active, Position::Own, false),
            (Role::SystemAdministrator, PostState::Active, Position::Own, false),
        ] {
            let actor = desk.actor(role, state).await;
            let by = Bringer::Actor(&actor, position.unit().unwrap());
            let answer = app.preview(by, uploads(&[("ket-nap.csv", &list)]), &Mapping::default()).await;
            assert_eq!(answer.is_ok(), may, "{role:?} {state:?} {position:?}");
            assert!(may || matches!(answer, Err(AppError::NotThere)), "{role:?} {state:?} {position:?}");
        }
        let officer = desk.actor(Role::CommitteeOfficer, PostState::Active).await;
        let preview = desk.preview(&officer, &[("ket-nap.csv", &list)]).await;
        let secretary = desk.actor(Role::CellSecretary, PostState::Active).await;
        let by = Bringer::Actor(&secretary, commune());
        let answer = app.bring_in(by, app.fresh_import(), &preview, &Mapping::default()).await;
        assert!(matches!(answer, Err(AppError::NotThere)));
    });
}

#[test]
fn a_preview_writes_nothing_and_a_second_click_writes_nothing_more() {
    on_each_engine("twice", async |address| {
        let desk = Desk::open(&address).await;
        let officer = desk.actor(Role::CommitteeOfficer, PostState::Active).await;
        let list = admitted(&[
            ["Khúc Thị Hạ", "02/03/1999", "", HERE[0], HERE[1], "05/06/2020"],
            ["Khúc Văn Thu", "1998", "", HERE[0], HERE[1], "05/06/2020"],
        ]);
        let before = desk.store.hashes().await.unwrap();
        let preview = desk.preview(&officer, &[("ket-nap.csv", &list)]).await;
        assert_eq!(desk.store.hashes().await.unwrap(), before);
        assert_eq!((preview.reading.accepted, preview.foreseen.unwrap().people), (2, 2));

        let by = Bringer::Actor(&officer, commune());
        let (import, none) = (desk.app.fresh_import(), Mapping::default());
        let (once, again) = tokio::join!(
            desk.app.bring_in(by, import, &preview, &none),
            desk.app.bring_in(by, import, &preview, &none)
        );
        let (once, again) = (once.unwrap(), again.unwrap());
        assert_eq!((once, again), (preview.foreseen.unwrap(), once));
        let after = desk.store.hashes().await.unwrap();
        let later = desk.app.bring_in(by, import, &preview, &none).await.unwrap();
        assert_eq!((later, desk.store.hashes().await.unwrap()), (once, after));
        let [kept] = desk.store.imports_under(commune(), 10).await.unwrap().try_into().unwrap();
        assert_eq!((kept.id, kept.account, kept.unit), (import, Some(officer.account), Some(commune())));
        // Another's import is not there.
        let other = desk.actor(Role::OrganisationOfficer, PostState::Active).await;
        let answer = desk.app.bring_in(Bringer::Actor(&other, commune()), import, &preview, &none).await;
        assert!(matches!(answer, Err(AppError::NotThere)));
        // The same list under another id has nothing new to say.
        let fresh = desk.preview(&officer, &[("ket-nap.csv", &list)]).await;
        assert!(desk.bring_in(&officer, &fresh).await.is_nothing());
    });
}

#[test]
fn rows_about_units_beyond_the_reach_are_left_out() {
    on_each_engine("units", async |address| {
        let desk = Desk::open(&address).await;
        let officer = desk.actor(Role::CommitteeOfficer, PostState::Active).await;
        let organisations = "DANH SÁCH TỔ CHỨC ĐẢNG;;;\n\
            TT;Tên tổ chức đảng;Mã;Trực thuộc\n\
            1;Đảng bộ xã Bến Đò;A1;Đảng bộ huyện Đồng Quê\n\
            2;Chi bộ thôn Bắc;A1-9;Đảng bộ xã Bến Đò\n\
            3;Đảng bộ xã Đồi Chè;A9;Đảng bộ huyện Đồng Quê\n\
            4;Chi bộ thôn Chè;A9-1;Đảng bộ xã Đồi Chè\n\
            5;Chi bộ bản Mây;B1-1;Đảng bộ xã Bến Đò\n";
        let list = admitted(&[
            ["Khúc Thị Hạ", "02/03/1999", "", HERE[0], "Chi bộ thôn Bắc", "05/06/2020"],
            ["Khúc Thị Thu", "03/03/1999", "", "Đảng bộ xã Đồi Chè", "Chi bộ thôn Chè", "05/06/2020"],
            ["Khúc Thị Đông", "04/03/1999", "", "Đảng bộ xã Cầu Đá", "Chi bộ thôn Hạ", "05/06/2020"],
            ["Khúc Thị Xuân", "05/03/1999", "", HERE[0], HERE[1], "05/06/2020"],
        ]);
        let preview = desk.preview(&officer, &[("to-chuc.csv", organisations), ("ket-nap.csv", &list)]).await;
        // A unit that is not theirs is not known to them, whether or not it is there.
        assert_eq!(
            left_out(&preview),
            ["out_of_reach@5", "out_of_reach@6", "code_taken@7", "out_of_reach@4", "unit_unknown@5"]
        );
        let reading = &preview.reading;
        assert_eq!((reading.rows, reading.accepted, reading.rejected), (9, 4, 5));
        assert!(reading.findings.iter().all(|finding| !finding.message.contains("Suối Mơ")));
        let outcome = desk.bring_in(&officer, &preview).await;
        assert_eq!((outcome.units, outcome.people, outcome.cases), (1, 2, 2));
        let names = desk.store.units().await.unwrap();
        let has = |name: &str| names.values().any(|unit| unit.latest().name == name);
        assert!(has("Chi bộ thôn Bắc") && !has("Đảng bộ xã Đồi Chè") && !has("Chi bộ thôn Chè"));
    });
}

#[test]
fn nobody_sets_a_quota_or_plants_a_tree_above_their_unit() {
    on_each_engine("above", async |address| {
        let desk = Desk::open(&address).await;
        let officer = desk.actor(Role::CommitteeOfficer, PostState::Active).await;
        let quotas = "CHỈ TIÊU KẾT NẠP ĐẢNG VIÊN NĂM 2021;;\n\
            TT;Đảng bộ;Chỉ tiêu kết nạp\n\
            1;Đảng bộ huyện Đồng Quê;40\n\
            2;Đảng bộ xã Bến Đò;9\n";
        let roots = "ĐẢNG BỘ HUYỆN SÔNG LA;;;\nDANH SÁCH TỔ CHỨC CƠ SỞ ĐẢNG;;;\n\
            TT;Tên tổ chức đảng;Mã;Loại hình\n\
            1;Đảng bộ xã Gò Mít;G1;Đảng bộ cơ sở\n\
            2;Chi bộ thôn Mít;G1-1;Chi bộ trực thuộc\n";
        let preview = desk.preview(&officer, &[("chi-tieu.csv", quotas)]).await;
        assert_eq!(left_out(&preview), ["out_of_reach@3"]);
        assert_eq!(desk.bring_in(&officer, &preview).await, Outcome { quotas: 1, ..Outcome::default() });
        let units = desk.store.units().await.unwrap().len();
        let preview = desk.preview(&officer, &[("to-chuc.csv", roots)]).await;
        assert_eq!((preview.reading.accepted, preview.reading.rejected), (0, 2));
        assert!(desk.bring_in(&officer, &preview).await.is_nothing());
        assert_eq!(desk.store.units().await.unwrap().len(), units);
    });
}

#[test]
fn somebody_whom_others_look_after_is_neither_told_nor_touched() {
    on_each_engine("people", async |address| {
        let desk = Desk::open(&address).await;
        let officer = desk.actor(Role::CommitteeOfficer, PostState::Active).await;
        // At the cell of another district, and at that of the commune beside.
        let of = async |number: u128| desk.store.person(PersonId(Id::from_number(number))).await.unwrap().unwrap();
        let (there, beside) = (of(611).await, of(610).await);
        let born = |person: &nguon_domain::person::Person| person.facts.born.unwrap().to_string();
        let year = there.facts.born.unwrap().year().to_string();
        let number = there.facts.citizen_id.as_ref().unwrap().reveal().to_owned();
        let name = there.facts.name.as_str();
        let list = admitted(&[
            ["Khúc Thị Hạ", "02/03/1999", &number, HERE[0], HERE[1], "05/06/2020"],
            [name, &born(&there), "", HERE[0], HERE[1], "05/06/2020"],
            [name, &born(&there), "026089999999", HERE[0], HERE[1], "05/06/2020"],
            [name, &year, "", HERE[0], HERE[1], "05/06/2020"],
            [beside.facts.name.as_str(), &born(&beside), "", HERE[0], HERE[1], "05/06/2020"],
        ]);
        let preview = desk.preview(&officer, &[("ket-nap.csv", &list)]).await;
        // Another number is another person; a year of birth alone proves nothing.
        assert_eq!(left_out(&preview), ["person_elsewhere@3", "person_elsewhere@4", "person_elsewhere@7"]);
        let unit = "Suối Mơ";
        assert!(preview.reading.findings.iter().all(|finding| !finding.message.contains(unit)));
        assert_eq!(preview.reading.accepted, 2);
        assert_eq!(desk.bring_in(&officer, &preview).await.people, 2);
        assert_eq!((of(611).await, of(610).await), (there, beside));
    });
}

#[test]
fn a_case_that_others_carry_is_not_written_to() {
    on_each_engine("carried", async |address| {
        let desk = Desk::open(&address).await;
        let officer = desk.actor(Role::CommitteeOfficer, PostState::Active).await;
        let program = desk.app.program().await.unwrap();
        let person = Position::Descendant.person();
        let moved = NewAct {
            on: Date::constant(2020, 5, 1),
            paper: None,
            deed: Deed::Transferred { to: Position::OtherBranch.unit(), place: None },
        };
        let case = CaseId(person.0);
        let recorded: Result<(), CaseRefusal> =
            desk.app.record_act(&program, desk.app.ticket(), person, case, moved).await.unwrap();
        assert_eq!(recorded, Ok(()));
        let facts = desk.store.person(person).await.unwrap().unwrap().facts;
        let list =
            admitted(&[[facts.name.as_str(), &facts.born.unwrap().to_string(), "", HERE[0], HERE[1], "05/06/2020"]]);
        let preview = desk.preview(&officer, &[("ket-nap.csv", &list)]).await;
        assert_eq!(left_out(&preview), ["person_elsewhere@3"]);
        assert!(desk.bring_in(&officer, &preview).await.is_nothing());
        // One of their own goes on as before.
        let own = PersonId(Id::from_number(605));
        let facts = desk.store.person(own).await.unwrap().unwrap().facts;
        let (name, number) = (facts.name.as_str(), facts.citizen_id.as_ref().unwrap().reveal());
        let born = facts.born.unwrap().to_string();
        let list = admitted(&[[name, &born, number, HERE[0], HERE[0], "05/06/2020"]]);
        let preview = desk.preview(&officer, &[("ket-nap.csv", &list)]).await;
        assert_eq!(desk.bring_in(&officer, &preview).await, Outcome { acts: 2, ..Outcome::default() });
        assert_eq!(desk.store.case(CaseId(own.0)).await.unwrap().unwrap().1.stage, Stage::Probation);
    });
}

#[test]
fn answers_are_kept_for_the_unit_that_gave_them() {
    on_each_engine("answers", async |address| {
        let desk = Desk::open(&address).await;
        let officer = desk.actor(Role::CommitteeOfficer, PostState::Active).await;
        let province = {
            let peer = Peer { address: "192.0.2.1".to_owned(), agent: "test".to_owned(), ..Peer::default() };
            let session = desk.app.sign_in(sample::PROVINCE_LOGIN, PASSWORD, &peer).await.unwrap();
            desk.app.actor(&session.token).await.unwrap().unwrap()
        };
        let list = admitted(&[["Khúc Thị Hạ", "02/03/1999", "", HERE[0], "CB xóm bên sông", "05/06/2020"]]);
        let answers = Mapping::parse(r#"[{ "unit_text": "CB xóm bên sông", "code": "A1-1" }]"#).unwrap();
        let by = Bringer::Actor(&officer, commune());
        let files = || uploads(&[("ket-nap.csv", &list)]);
        let preview = desk.app.preview(by, files(), &answers).await.unwrap();
        let outcome = desk.app.bring_in(by, desk.app.fresh_import(), &preview, &answers).await.unwrap();
        assert_eq!(outcome.people, 1);
        let settings = desk.store.settings().await.unwrap();
        let kept: Vec<&str> =
            settings.iter().map(|(name, _)| name.as_str()).filter(|name| name.starts_with("import.")).collect();
        assert_eq!(kept, [format!("import.answers.{}", commune())]);
        // Here the cell is known from now on, elsewhere it is not.
        let cell = |preview: &Preview| preview.reading.records.admissions.first().map(|record| record.cell);
        let again = desk.app.preview(by, files(), &Mapping::default()).await.unwrap();
        assert_eq!(cell(&again), cell(&preview));
        let above = Bringer::Actor(&province, PROVINCE);
        let other = desk.app.preview(above, files(), &Mapping::default()).await.unwrap();
        assert_ne!(cell(&other), cell(&preview));
    });
}

#[test]
fn what_is_all_still_to_come_makes_nobody_known() {
    on_each_engine("ahead", async |address| {
        let desk = Desk::open(&address).await;
        let officer = desk.actor(Role::CommitteeOfficer, PostState::Active).await;
        // It is 31 October 2020: a decision that is made and a ceremony to come, and one that is all to come.
        let list = "Họ và tên;Ngày sinh;Đảng bộ;Ngày quyết định;Ngày kết nạp\n\
            Khúc Thị Hạ;02/03/1999;Đảng bộ xã Bến Đò;20/10/2020;05/11/2020\n\
            Khúc Thị Thu;03/03/1999;Đảng bộ xã Bến Đò;02/11/2020;05/11/2020\n";
        let preview = desk.preview(&officer, &[("ket-nap.csv", list)]).await;
        assert_eq!((preview.reading.accepted, preview.ahead), (2, 3));
        let outcome = desk.bring_in(&officer, &preview).await;
        assert_eq!((outcome.people, outcome.cases, outcome.acts), (1, 1, 1));
    });
}

#[test]
fn a_list_that_only_adds_facts_says_so_and_writes_them() {
    on_each_engine("facts", async |address| {
        let desk = Desk::open(&address).await;
        let officer = desk.actor(Role::CommitteeOfficer, PostState::Active).await;
        let list = admitted(&[
            ["Khúc Thị Hạ", "02/03/1999", "", HERE[0], HERE[1], "05/06/2020"],
            ["Khúc Văn Thu", "03/03/1998", "", HERE[0], HERE[1], "05/06/2020"],
        ]);
        let first = desk.preview(&officer, &[("ket-nap.csv", &list)]).await;
        desk.bring_in(&officer, &first).await;
        // One row says where somebody lives; the other says nothing new.
        let more =
            list.replace("Ngày kết nạp\n", "Ngày kết nạp;Nơi cư trú\n").replacen("2020\n", "2020;Thôn Đông\n", 1);
        let foreseen = desk.preview(&officer, &[("ket-nap.csv", &more)]).await;
        let told = Outcome { completed: 1, ..Outcome::default() };
        assert_eq!(foreseen.foreseen, Some(told));
        assert_eq!(desk.bring_in(&officer, &foreseen).await, told);
        let again = desk.preview(&officer, &[("ket-nap.csv", &more)]).await;
        assert_eq!(again.foreseen, Some(Outcome::default()));
        // Both are of the same instant, since this clock stands still.
        let imports = desk.store.imports_under(commune(), 9).await.unwrap();
        let mut completed: Vec<_> = imports.iter().map(|import| import.wrote.completed).collect();
        completed.sort_unstable();
        assert_eq!(completed, [0, 1]);
    });
}
