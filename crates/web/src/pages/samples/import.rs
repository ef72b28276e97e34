//! Workbooks of an invented commune: to be handed over, looked at, and written down.

use std::sync::Arc;

use askama::Template as _;
use nguon_app::{
    Built, ImportDesk, ImportDone, ImportRunning, ImportWaiting, NotWritten, PastImport, Ticket, UndoCounts, UndoLine,
    UndoList, UndoThing, UndoView, UndoneImport, WaitingUpload, Work,
    import::{
        ColumnReading, Field, FileReading, Finding, FindingKind, Origin, Place, Question, Reading, RowLine, SheetKind,
        SheetReading,
    },
    intake::{Outcome, Standing, Step},
};
use nguon_domain::{
    id::{ImportId, PersonId, QuotaId},
    quota::{Quota, QuotaKind, QuotaPeriod},
};

use super::{
    Shelf,
    views::{EVERYTHING, cell_link, commune_link, district_link, id, moment},
};
use crate::pages::import::{
    desk::{DeskPage, Fault},
    done::DonePage,
    preview::{PreviewPage, Shown, Trouble},
    progress::ProgressPage,
    undo::{UndoPage, Wanted},
};

const WROTE: Outcome =
    Outcome { units: 1, people: 12, cases: 12, acts: 61, quotas: 0, others: 3, headcounts: 2, completed: 2 };

/// The pages on which workbooks are brought in.
pub(super) fn put(shelf: &Shelf, put: &mut super::Put<'_>) {
    let here = "/units/10/import";
    let unreadable = Fault::Unreadable { name: "<b>.pdf".to_owned(), reason: "đây là tệp PDF".to_owned() };
    for (name, past, faults) in [
        ("import", vec![past(), undone()], vec![]),
        ("import-first", Vec::new(), vec![]),
        ("import-no-file", Vec::new(), vec![Fault::NoFile]),
        ("import-too-large", Vec::new(), vec![Fault::TooLarge]),
        ("import-unreadable", Vec::new(), vec![unreadable, Fault::TooMany]),
    ] {
        let waiting = if past.is_empty() { Vec::new() } else { uploads() };
        let desk = ImportDesk { may: EVERYTHING, unit: commune_link(), above: vec![district_link()], waiting, past };
        put(name, DeskPage::new(shelf.reader(here), &desk, &faults).render());
    }
    let nothing = || ImportWaiting {
        foreseen: Outcome::default(),
        reading: Arc::default(),
        rows: Arc::default(),
        unreadable: Vec::new(),
        ..waiting()
    };
    let lists = |list: &str| Shown::read(Some(list), None);
    for (name, view, shown, trouble) in [
        ("import-preview", waiting(), Shown::default(), Trouble::None),
        ("import-preview-rows", waiting(), lists("rows"), Trouble::None),
        ("import-preview-repairs", waiting(), lists("repairs"), Trouble::None),
        ("import-preview-nothing", nothing(), Shown::default(), Trouble::None),
        ("import-preview-changed", waiting(), Shown::default(), Trouble::Changed),
        ("import-preview-not-looked", waiting(), Shown::default(), Trouble::NotLooked),
    ] {
        put(name, PreviewPage::new(shelf.reader(here), &view, shown, trouble).render());
    }
    for (name, last) in [
        ("import-preview-stopped", NotWritten::Stopped),
        ("import-preview-failed", NotWritten::Failed),
        ("import-preview-overtaken", NotWritten::Changed),
        ("import-preview-look", NotWritten::NotLooked),
    ] {
        let view = ImportWaiting { last: Some((last, moment())), ..waiting() };
        put(name, PreviewPage::new(shelf.reader(here), &view, Shown::default(), Trouble::None).render());
    }
    put_running(shelf, put);
    for (name, import, copies, stopped_late) in [
        ("import-done", past(), vec!["ket-nap-2020 - lỗi.xlsx".to_owned()], false),
        ("import-done-long-ago", past(), vec![], false),
        ("import-done-stopped-late", past(), vec![], true),
        ("import-undone", undone(), vec![], false),
    ] {
        let (unit, above) = (commune_link(), vec![district_link()]);
        let done = ImportDone { may: EVERYTHING, unit, above, import, copies, stopped_late };
        put(name, DonePage::new(shelf.reader(here), commune_link().id, &done).render());
    }
    put_undo(shelf, put);
}

fn put_running(shelf: &Shelf, put: &mut super::Put<'_>) {
    let queued = Standing { step: Step::Queued, rows: None, per_second: None, seconds_left: None, is_stopping: false };
    let counted = Standing { step: Step::Comparing, rows: Some((1_200, 100_000)), ..queued };
    let writing = Standing {
        step: Step::Writing,
        rows: Some((61_440, 100_000)),
        per_second: Some(9_300),
        seconds_left: Some(4),
        ..counted
    };
    for (name, work, standing) in [
        ("import-reading-queued", Work::Look, queued),
        ("import-reading", Work::Look, Standing { step: Step::Reading, ..queued }),
        ("import-comparing", Work::Write, counted),
        ("import-writing", Work::Write, writing),
        ("import-stopping", Work::Write, Standing { is_stopping: true, ..writing }),
    ] {
        let running = ImportRunning {
            may: EVERYTHING,
            unit: commune_link(),
            above: vec![district_link()],
            id: ImportId(id(72)),
            files: vec!["ket-nap-2020.xlsx".to_owned(), "<b>to-chuc.xlsx".to_owned()],
            work,
            standing,
        };
        put(name, ProgressPage::new(shelf.reader("/units/10/import"), &running).render());
    }
}

fn uploads() -> Vec<WaitingUpload> {
    [(75, Some(Work::Write)), (76, Some(Work::Look)), (77, None)]
        .map(|(number, work)| WaitingUpload {
            id: ImportId(id(number)),
            at: moment(),
            files: vec!["ket-nap-2020.xlsx".to_owned()],
            work,
        })
        .into()
}

fn put_undo(shelf: &Shelf, put: &mut super::Put<'_>) {
    let line = |thing, built| UndoLine { thing, unit: Some(cell_link()), built };
    let person = |name: &str| UndoThing::Person(name.to_owned(), Some(PersonId(id(601))));
    let counts = UndoCounts { made: WROTE, continued: 1, held: 0 };
    let quota = Quota {
        id: QuotaId(id(74)),
        unit: cell_link().id,
        period: QuotaPeriod::Year(2020),
        kind: QuotaKind::Admission,
        amount: 4,
        paper: None,
        set_on: None,
        revision: 0,
        reason: String::new(),
    };
    let blank = || Wanted::blank(undo(UndoList::People, vec![], counts).ticket);
    let held = UndoCounts { held: 3, ..counts };
    let people = vec![line(person("Khúc Thị Thu"), None), line(person("Khúc Văn Thu"), None)];
    let stuck = vec![
        line(person("Khúc Thị Hạ"), Some(Built::Acts)),
        line(UndoThing::Unit, Some(Built::Under)),
        UndoLine { thing: UndoThing::Headcount(2020, None), unit: None, built: Some(Built::Elsewhere) },
    ];
    let term =
        Quota { period: QuotaPeriod::Term { from: 2020, until: 2025 }, kind: QuotaKind::AwarenessClass, ..quota };
    let counted = vec![
        line(UndoThing::Headcount(2020, Some((25, None))), None),
        line(UndoThing::Headcount(2019, Some((24, Some(22)))), None),
    ];
    for (name, view) in [
        ("import-undo", undo(UndoList::People, people, counts)),
        ("import-undo-held", undo(UndoList::Held, stuck, held)),
        ("import-undo-quotas", undo(UndoList::Quotas, vec![line(UndoThing::Quota(Some(term)), None)], counts)),
        ("import-undo-headcounts", undo(UndoList::Headcounts, counted, counts)),
        ("import-undo-others", undo(UndoList::Others, vec![line(UndoThing::Other("Mẫu".to_owned()), None)], counts)),
        ("import-undo-too-old", UndoView { is_kept: false, ..undo(UndoList::People, vec![], UndoCounts::default()) }),
    ] {
        put(name, UndoPage::new(shelf.reader("/units/10/import"), &view, &blank()).render());
    }
    let mut came_between = blank();
    came_between.hold();
    let view = undo(UndoList::Cases, vec![line(person("Khúc Thị Thu"), None)], counts);
    put("import-undo-changed", UndoPage::new(shelf.reader("/units/10/import"), &view, &came_between).render());
    let empty = Wanted::empty(shelf.texts);
    put("import-undo-no-reason", UndoPage::new(shelf.reader("/units/10/import"), &view, &empty).render());
}

fn past() -> PastImport {
    PastImport {
        id: ImportId(id(71)),
        at: moment(),
        unit: Some(commune_link()),
        by: "Trần Thị Lụa".to_owned(),
        files: vec!["ket-nap-2020.xlsx".to_owned(), "to-chuc.xlsx".to_owned()],
        rows: 16,
        rejected: 2,
        wrote: WROTE,
        undone: None,
    }
}

fn undone() -> PastImport {
    let undone =
        UndoneImport {
            at: moment(), by: "Trần Thị Lụa".to_owned(), reason: "Nhầm tệp của xã khác <b>".to_owned()
        };
    PastImport { undone: Some(undone), ..past() }
}

fn undo(list: UndoList, lines: Vec<UndoLine>, counts: UndoCounts) -> UndoView {
    UndoView {
        may: EVERYTHING,
        unit: commune_link(),
        above: vec![district_link()],
        import: past(),
        is_kept: true,
        counts,
        list,
        from: 0,
        lines,
        ticket: Ticket::parse(&id(73).to_string()).expect("an id is a ticket"),
    }
}

fn waiting() -> ImportWaiting {
    let (file, sheet): (Arc<str>, Arc<str>) = ("ket-nap-2020.xlsx".into(), "KN 2020".into());
    let place = |row, column| Place { file: file.clone(), sheet: sheet.clone(), row, column };
    let finding = |row, column, kind, message: &str, person: Option<&str>| Finding {
        place: place(row, column),
        kind,
        message: message.to_owned(),
        before: None,
        after: None,
        person: person.map(str::to_owned),
        related: None,
    };
    let findings = vec![
        finding(
            6,
            Some(2),
            FindingKind::ImpossibleDate,
            "Ngày sinh 31/02/1998 không có thật; cần hỏi lại, giữ nguyên năm 1998.",
            Some("Khúc Thị Hạ"),
        ),
        finding(9, Some(4), FindingKind::UnitUnknown, "Chưa rõ “CB thôn Bãi” là tổ chức nào.", Some("Khúc Văn Thu")),
        finding(
            11,
            None,
            FindingKind::PersonElsewhere,
            "Không ghi được người này ở đây; hãy hỏi cấp ủy cấp trên.",
            Some("Khúc Văn Đông"),
        ),
        finding(
            12,
            Some(1),
            FindingKind::WhitespaceUnicode,
            "Họ tên có dấu cách thừa; chuẩn hóa thành Khúc Thị Xuân.",
            Some("Khúc Thị Xuân"),
        ),
    ];
    let column = |column, header: &str, field, sample: &str| ColumnReading {
        column,
        header: header.to_owned(),
        field,
        samples: vec![sample.to_owned()],
    };
    let unresolved = vec![
        Question::Column { column: 7, header: "Mã HS".to_owned(), samples: vec!["A12".to_owned(), "A13".to_owned()] },
        Question::Unit {
            text: "CB thôn Bãi".to_owned(),
            within: Some("Đảng bộ xã Sơn Đông".to_owned()),
            candidates: vec!["Chi bộ thôn Bãi Trên (LT10-04)".to_owned()],
            rows: (9..20).collect(),
        },
        Question::Sheet,
        Question::Year,
    ];
    let read = SheetReading {
        sheet: sheet.clone(),
        kind: Some(SheetKind::Admitted),
        header_row: Some(4),
        rows: 16,
        columns: vec![
            column(0, "TT", Some(Field::Ordinal), "1"),
            column(1, "Họ và tên", Some(Field::FullName), "Khúc Thị Hạ"),
            column(7, "Mã HS", None, "A12"),
        ],
        unresolved,
    };
    let cover = SheetReading {
        sheet: "Bìa".into(),
        kind: Some(SheetKind::List),
        header_row: None,
        rows: 0,
        columns: Vec::new(),
        unresolved: Vec::new(),
    };
    let unknown = SheetReading { sheet: "Sheet3".into(), kind: None, ..cover.clone() };
    let row = |row, about: &str, is_accepted| RowLine {
        origin: Origin { file: file.clone(), sheet: sheet.clone(), row },
        about: about.to_owned(),
        is_accepted,
    };
    ImportWaiting {
        may: EVERYTHING,
        unit: commune_link(),
        above: vec![district_link()],
        id: ImportId(id(72)),
        rows: Arc::new(vec![row(5, "Khúc Thị Thu", true), row(6, "Khúc Thị Hạ", true), row(9, "Khúc Văn Thu", false)]),
        reading: Arc::new(Reading {
            files: vec![FileReading { file: file.clone(), sheets: vec![read, cover, unknown] }],
            findings,
            rows: 16,
            accepted: 14,
            repaired: 1,
            rejected: 2,
            ..Reading::default()
        }),
        foreseen: WROTE,
        ahead: 3,
        unreadable: vec![("ảnh.pdf".to_owned(), "đây là tệp PDF; hãy mở bằng Excel và lưu lại thành .xlsx".to_owned())],
        units: Arc::new(vec![commune_link(), cell_link()]),
        last: None,
    }
}
