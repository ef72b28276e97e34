//! Makes two lists, hands them over, and says how long each step took and how much memory it held.
#![allow(clippy::disallowed_methods, reason = "a bench measures time")]

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use nguon_app::{
    Actor, App, Found, ImportView, Peer, Received, Settled, Shelf, Undid,
    account::NewAccount,
    intake::{Bringer, Outcome, Upload},
};
use nguon_domain::{
    access::Role,
    calendar::Date,
    id::{ImportId, UnitId},
};
use nguon_report::table::{Column, ColumnKind, Table, Value, write_xlsx};
use nguon_store::Address;

use super::support;

/// How long the lists are.
pub(crate) struct Size {
    pub(crate) people: usize,
    pub(crate) units: usize,
}

const TODAY: Date = Date::constant(2020, 10, 31);
/// Cells under each committee.
const CELLS: usize = 20;
/// Longer than any step takes.
const PATIENCE: Duration = Duration::from_secs(3_600);
const PASSWORD: &str = "mot-mat-khau-dai";

/// Brings the lists in as the pages do; answers a table.
pub(crate) fn run(size: &Size) -> String {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let people = list_of_people(size);
    let mut table = format!("{} people in {} units, {} KiB of xlsx\n", size.people, size.units, people.len() >> 10);
    runtime.block_on(async {
        let (app, _store) = support::app(&Address::Sqlite(folder.path().join("nguon.sqlite")), TODAY).await;
        let app = app.with_shelf(Shelf::new(folder.path().join("uploads")));
        support::bring_in(&app, &[organisations(size)]).await;
        let Found::One(unit) = app.find_unit("H0").await.unwrap() else { panic!("the district is there once") };
        let unit = unit.id;
        let account = NewAccount {
            login: "to.chuc".to_owned(),
            name: "Cán bộ tổ chức".to_owned(),
            password: PASSWORD.to_owned(),
            posts: vec![(Role::CommitteeOfficer, unit)],
        };
        app.add_account(account).await.unwrap();
        let peer = Peer { address: "192.0.2.1".to_owned(), agent: "bench".to_owned(), ..Peer::default() };
        let session = app.sign_in("to.chuc", PASSWORD, &peer).await.unwrap();
        let actor = app.actor(&session.token).await.unwrap().unwrap();
        let mut desk = Desk { app, actor, unit, table: String::new() };
        let first = desk.hand_over("first", &people).await;
        let wrote = desk.look("first", first).await;
        desk.write("first", first, wrote).await;
        let second = desk.hand_over("again", &people).await;
        let nothing = desk.look("again", second).await;
        let _ =
            writeln!(desk.table, "wrote {} people, {} acts; again {} people", wrote.people, wrote.acts, nothing.people);
        desk.take_back(first).await;
        table.push_str(&desk.table);
    });
    table
}

struct Desk {
    app: App,
    actor: Actor,
    unit: UnitId,
    table: String,
}

impl Desk {
    async fn hand_over(&mut self, which: &str, bytes: &[u8]) -> ImportId {
        let file = Upload { name: "ket-nap.xlsx".to_owned(), bytes: bytes.to_vec() };
        let (app, actor) = (&self.app, &self.actor);
        let received =
            measured(&mut self.table, format!("{which}: hand over"), app.receive(actor, self.unit, vec![file]));
        match received.await.unwrap() {
            Received::Waiting(id) => id,
            Received::Unreadable(files) => panic!("{files:?}"),
        }
    }

    async fn look(&mut self, which: &str, id: ImportId) -> Outcome {
        let (app, actor) = (&self.app, &self.actor);
        let view = measured(&mut self.table, format!("{which}: look"), app.import_view(actor, self.unit, id, PATIENCE));
        match view.await.unwrap() {
            ImportView::Waiting(waiting) => {
                assert_eq!(waiting.reading.rejected, 0);
                waiting.foreseen
            }
            other => panic!("{other:?}"),
        }
    }

    async fn write(&mut self, which: &str, id: ImportId, seen: Outcome) {
        let (app, actor) = (&self.app, &self.actor);
        let settled = measured(
            &mut self.table,
            format!("{which}: write"),
            app.settle_import(actor, self.unit, id, (seen, true), PATIENCE),
        );
        assert_eq!(settled.await.unwrap(), Settled::Done);
    }

    async fn take_back(&mut self, id: ImportId) {
        let (app, actor) = (&self.app, &self.actor);
        let view =
            measured(&mut self.table, "undo: look".to_owned(), app.undo_view(actor, self.unit, id, None, (0, 20)));
        view.await.unwrap();
        let by = Bringer::Actor(actor, self.unit);
        let undone =
            measured(&mut self.table, "undo: take back".to_owned(), app.undo_import(by, app.ticket(), id, "Thử"));
        assert_eq!(undone.await.unwrap(), Undid::Done);
    }
}

/// Does something, and notes how long it took and the most memory that was held meanwhile.
async fn measured<T>(table: &mut String, what: String, work: impl Future<Output = T>) -> T {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let begun = Instant::now();
    let done = work.await;
    let took = begun.elapsed();
    let _ = writeln!(table, "{what}: {:.2} s, peak {} MiB", took.as_secs_f64(), peak());
    done
}

/// The most memory since it was last asked to forget, in MiB; 0 where the system does not tell.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok());
    kib.unwrap_or_default() >> 10
}

fn committee(number: usize) -> String {
    format!("Đảng bộ xã Mẫu {number}")
}

fn organisations(size: &Size) -> Upload {
    let mut text = "ĐẢNG BỘ HUYỆN MẪU\nDANH SÁCH TỔ CHỨC CƠ SỞ ĐẢNG\nTên tổ chức đảng;Mã;Loại hình;Trực thuộc\n\
                    Đảng bộ huyện Mẫu;H0;Đảng bộ huyện;\n"
        .to_owned();
    for number in 1..=(size.units / CELLS).max(1) {
        let _ = writeln!(text, "{};X{number};Đảng bộ cơ sở;H0", committee(number));
        for cell in 1..=CELLS {
            let _ = writeln!(text, "Chi bộ thôn {cell};X{number}-{cell};Chi bộ trực thuộc;X{number}");
        }
    }
    Upload { name: "to-chuc.csv".to_owned(), bytes: text.into_bytes() }
}

fn list_of_people(size: &Size) -> Vec<u8> {
    let heads = [
        "Họ và tên",
        "Ngày sinh",
        "Giới tính",
        "Số CCCD",
        "Đảng bộ",
        "Chi bộ",
        "Ngày chi bộ xét",
        "Số phiếu",
        "Số QĐ",
        "Ngày quyết định",
        "Ngày lễ kết nạp",
    ];
    let (families, middles, givens) = (
        ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ"],
        ["Văn", "Đức", "Quang", "Hữu", "Công", "Minh", "Xuân", "Đình", "Ngọc", "Thế"],
        ["An", "Bình", "Cường", "Dũng", "Giang", "Hải", "Hòa", "Hùng", "Khoa", "Lâm", "Mạnh", "Nam", "Phúc", "Quân"],
    );
    let committees = (size.units / CELLS).max(1);
    let day = |year, number: usize| {
        let (month, day) = (i8::try_from(number / 28 % 12 + 1).unwrap(), i8::try_from(number % 28 + 1).unwrap());
        Value::Day(Date::constant(year, month, day))
    };
    let text = |text: String| Value::Text(text);
    let row = |number: usize| {
        vec![
            text(format!(
                "{} {} {}",
                families[number % 10],
                middles[number / 10 % 10],
                givens[number / 100 % givens.len()]
            )),
            day(1990, number),
            text("Nam".to_owned()),
            text(format!("040090{number:06}")),
            text(committee(number % committees + 1)),
            text(format!("Chi bộ thôn {}", number / committees % CELLS + 1)),
            day(2018, number / 3),
            text("18/20".to_owned()),
            text(format!("{}-QĐ/HU", number % 500 + 1)),
            day(2019, number / 3),
            // Within the month after the decision.
            day(2019, number / 3),
        ]
    };
    let columns = heads.map(|head| Column { header: head.to_owned(), width: 18, kind: ColumnKind::Text });
    let table = Table {
        title: vec!["DANH SÁCH ĐẢNG VIÊN MỚI KẾT NẠP".to_owned()],
        columns: columns.into(),
        rows: (0..size.people).map(row).collect::<Vec<_>>(),
    };
    write_xlsx(table, TODAY).unwrap()
}
