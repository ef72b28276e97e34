//! Other districts' habits: other wordings, orders, layouts and letters. Everyone here is invented.

use nguon_app::import::{
    self, Context, Finding, FindingKind, Known, KnownUnit, Mapping, Question, Reading, SheetKind, UnitRef,
    records::{Standing, UnionMembership},
};
use nguon_domain::{
    case::Stage,
    citizen_id::Sex,
    id::{Id, UnitId},
    quota::MassOrg,
    unit::UnitKind,
};
use nguon_report::sheet::Workbook;

use crate::workbooks::{book, merged, sheet};

fn read_knowing(books: &[Workbook], today: &str, known: &Known) -> Reading {
    let rules = nguon_rulebook::load_embedded().unwrap();
    import::read(books, &Context { today: today.parse().unwrap(), rules: &rules, known })
}

fn read(books: &[Workbook], today: &str) -> Reading {
    read_knowing(books, today, &Known::default())
}

/// Findings as `kind@cell`, in order.
fn found(reading: &Reading) -> Vec<String> {
    let show =
        |finding: &Finding| format!("{}@{}{}", finding.kind.code(), finding.place.column_letter(), finding.place.row);
    reading.findings.iter().map(show).collect()
}

fn name_of(reading: &Reading, unit: UnitRef) -> &str {
    match unit {
        UnitRef::InFile(at) => &reading.records.units[at].name,
        UnitRef::Known(_) => "(known)",
    }
}

/// A small district: two communes, a town of the same name as the district, two agencies.
fn organisations() -> Workbook {
    let drawing = "
        ĐẢNG BỘ HUYỆN YÊN THÀNH
        DANH SÁCH TỔ CHỨC CƠ SỞ ĐẢNG
        TT  | Tên tổ chức đảng              | Mã     | Loại hình
        I   | Đảng bộ thị trấn Yên Thành    | YT01   | Đảng bộ cơ sở
        1   | Chi bộ khối 1                 | YT01-1 | Chi bộ trực thuộc
        2   | Chi bộ khối 2                 | YT01-2 | Chi bộ trực thuộc
        II  | Đảng bộ xã Tăng Hòa           | YT02   | Đảng bộ cơ sở
        1   | Chi bộ thôn Đông Thủy         | YT02-1 | Chi bộ trực thuộc
        2   | Chi bộ Trường Tiểu học        | YT02-2 | Chi bộ trực thuộc
        3   | Chi bộ Trường THCS            | YT02-3 | Chi bộ trực thuộc
        III | Đảng bộ xã Mỹ Thành           | YT03   | Đảng bộ cơ sở
        1   | Chi bộ thôn Đông Thủy         | YT03-1 | Chi bộ trực thuộc
        2   | Chi bộ Trường Tiểu học        | YT03-2 | Chi bộ trực thuộc
        IV  | Đảng bộ Công an huyện         | YT04   | Đảng bộ cơ sở
        1   | Chi bộ Cảnh sát điều tra      | YT04-1 | Chi bộ trực thuộc
        V   | Chi bộ Trường THPT Yên Thành I| YT05   | Chi bộ cơ sở";
    book("to-chuc.xlsx", sheet("TC", drawing))
}

#[test]
fn a_tree_is_read_without_a_column_of_parents() {
    let reading = read(&[organisations()], "2021-06-30");
    let parents: Vec<String> = reading
        .records
        .units
        .iter()
        .map(|unit| {
            format!(
                "{} < {} ({})",
                unit.name,
                unit.parent.map_or("-", |parent| name_of(&reading, parent)),
                unit.kind.code()
            )
        })
        .collect();
    assert_eq!(parents[0], "Đảng bộ huyện Yên Thành < - (district_committee)");
    assert!(
        parents.contains(&"Chi bộ thôn Đông Thủy < Đảng bộ xã Mỹ Thành (subordinate_cell)".to_owned()),
        "{parents:#?}"
    );
    assert!(parents.contains(&"Chi bộ Trường THPT Yên Thành I < Đảng bộ huyện Yên Thành (grassroots_cell)".to_owned()));
}

#[test]
fn one_header_row_other_words_and_another_order_are_understood() {
    let drawing = "
        HUYỆN ỦY YÊN THÀNH
        KẾT QUẢ KẾT NẠP NĂM 2020

        Ngày t/c lễ KN | Ngày QĐ kết nạp | Số QĐ     | Họ tên đảng viên | Năm sinh   | Phái | Số định danh | Đơn vị            | Chi bộ      | Học vấn | Chi bộ họp xét ngày | Tán thành | GCN bồi dưỡng NT, ngày cấp | Ngày viết đơn | Ngày công nhận chính thức
        20/3/2020      | 12.03.20        | 12-QĐ/HU  | Trần Thị Hoa     | 5/1998     | nữ   | 040198001234 | TT Yên Thành      | CB khối 2   | 12/12   | 3-2-2020            | 18/20     | 05/06/2018                 | @2019-10-01   | 20/3/2021
        @2020-05-10    | @2020-05-04     | 15-QĐ/HU  | Lê Văn Nam       | #1990      | Nam  | #40090001235 | Xã Tăng Hoà       | Tiểu học    | @2017-12-12 | @2020-04-01     | @2020-08-07 | @2019-01-05              | 31/02/2020    | 10/05/2021
        15/06/2020     | 01/06/2020      | 18-QĐ/HU  | Phạm Thị Lan     | 01/02/1995 | Nữ   | 040095001236 | X. Mỹ Thành       | thôn Đông Thủy | 9/12 | 20/04/2020          | 5/9       | 05/06/2013                 | 10/07/2020    |
        @2020-08-06    | @2020-07-15     | 20-QĐ/HU  | Hồ Văn Bình·     | 1/1/1992   | Nam  | 040092001237 | CA huyện          | Cảnh sát điều tra | 12/12 | 01/06/2020       | 8/8       | 05/06/2019                 | 10/01/2020    | 06/08/2021
        Tổng cộng: 4 đồng chí
        Người lập biểu";
    let reading = read(&[organisations(), book("kq.xlsx", sheet("Sheet1", drawing))], "2021-06-30");
    let expected = [
        "id_lost_leading_zero@G6",
        "spelling_variant@H6",
        "excel_autodate@J6",
        "excel_autodate@L6",
        "impossible_date@N6",
        "gender_id_mismatch@G7",
        "vote_below_two_thirds@L7",
        "expired_certificate@M7",
        "admission_before_application@N7",
        "whitespace_unicode@D8",
    ];
    assert_eq!(found(&reading), expected);
    let admissions = &reading.records.admissions;
    assert_eq!(admissions.len(), 4);
    assert_eq!(name_of(&reading, admissions[0].cell), "Chi bộ khối 2");
    assert_eq!(name_of(&reading, admissions[1].cell), "Chi bộ Trường Tiểu học");
    assert_eq!(name_of(&reading, admissions[1].org), "Đảng bộ xã Tăng Hòa");
    assert_eq!(admissions[1].person.schooling.as_deref(), Some("12/12"));
    assert_eq!(admissions[1].steps.ballots.map(|ballots| (ballots.in_favour, ballots.entitled)), Some((7, 8)));
    assert_eq!(admissions[0].person.birth.unwrap().iso(), "1998-05");
    assert_eq!(admissions[0].person.sex, Some(Sex::Female));
}

#[test]
fn group_rows_split_names_and_marks_are_understood() {
    let drawing = "
        STT | Họ và tên      |      | Ngày sinh  | Giới tính |    | Ngày vào Đoàn | Nghị quyết chi bộ |             |           | QĐ kết nạp |          | Lễ kết nạp
            | Họ đệm         | Tên  |            | Nam       | Nữ |               | Ngày              | Phiếu thuận | Tổng ĐVCT | Số         | Ngày ký  |
        1. Đảng bộ xã Tăng Hòa
        Chi bộ thôn Đông Thủy
        1   | Trần Thị       | Hoa  | 17-5-1998  |           | x  | 26/3/2014     | 3-2-2020          | 12          | 14        | 12         | 2-3-2020 | 20-3-2020
        Chi bộ Trường THCS
        2   | Lê Văn         | An   | 2-9-1997   | x         |    |               | 3-2-2020          | 4           | 9         | 13         | 2-3-2020 | 20-3-2020
        2. Đảng bộ xã Mỹ Thành
        3   | Hồ Đức         | Minh | 2-10-1997  | x         |    |               | 3-2-2020          | 10          | 9         | 14         | 2-3-2020 | 20-3-2020";
    let reading = read(&[organisations(), book("dang-vien-moi.csv", sheet("dang-vien-moi", drawing))], "2020-12-31");
    assert_eq!(found(&reading), ["vote_below_two_thirds@I7", "votes_impossible@I9"]);
    let admissions = &reading.records.admissions;
    let read: Vec<_> =
        admissions.iter().map(|one| (one.person.name.as_str(), one.person.sex, name_of(&reading, one.cell))).collect();
    let expected = [
        ("Trần Thị Hoa", Some(Sex::Female), "Chi bộ thôn Đông Thủy"),
        ("Lê Văn An", Some(Sex::Male), "Chi bộ Trường THCS"),
        ("Hồ Đức Minh", Some(Sex::Male), "Đảng bộ xã Mỹ Thành"),
    ];
    assert_eq!(read, expected);
    assert!(matches!(admissions[0].person.union, Some(UnionMembership::Member(Some(_)))));
}

#[test]
fn three_header_rows_merged_cells_and_a_numbering_row_are_understood() {
    let drawing = "
        DANH SÁCH QUẦN CHÚNG ƯU TÚ
        (Tính đến ngày 30/9/2020)
        TT | I. SƠ YẾU    |            |              | II. QUÁ TRÌNH |          |               |            |
           | Quần chúng   | Sinh       | Số căn cước  | Thuộc Đảng ủy | Chi bộ   | Thẩm tra lý lịch |         | Ghi chú
           |              |            |              |               |          | Gửi           | Trả lời    |
        (1)| (2)          | (3)        | (4)          | (5)           | (6)      | (7)           | (8)        | (9)
        1  | Trần Thị Mai | 17/5/1998  | 040198001234 | Đảng ủy xã Tăng Hòa | Trường THCS | 1/3/2020 | 2/4/2020 |
        2  | Lê Văn Tám   | tháng 9/1997 | 040097001235 | Đảng ủy xã Mỹ Thành | Đông Thủy | 1/3/2020 |         | xin dừng, đi làm ăn xa
        3  | Hồ Thị Bảy   | 1996       | 040196001236 | Đảng ủy xã Mỹ Thành | Đông Thủy |          |         | Đã kết nạp ngày 04/09/2020
        4  | Trần Thị Mai | 17/5/1998  | 040198001234 | Đảng ủy xã Mỹ Thành | Đông Thủy | 1/3/2020 |         |";
    let ranges = [
        (3, 0, 5, 0),
        (3, 1, 3, 3),
        (3, 4, 3, 8),
        (4, 1, 5, 1),
        (4, 2, 5, 2),
        (4, 3, 5, 3),
        (4, 4, 5, 4),
        (4, 5, 5, 5),
        (4, 6, 4, 7),
        (4, 8, 5, 8),
    ];
    let list = merged(sheet("ds", drawing), &ranges);
    let reading = read(&[organisations(), book("qcut.xlsx", list)], "2020-10-31");
    assert_eq!(found(&reading), ["same_person_two_communes@D10"]);
    let standings: Vec<_> = reading.records.pipeline.iter().map(|one| one.standing.clone()).collect();
    let expected = [
        Standing::Underway(Stage::Vetted),
        Standing::Stopped("xin dừng, đi làm ăn xa".to_owned()),
        Standing::Admitted(Some("2020-09-04".parse().unwrap())),
        Standing::Underway(Stage::Vetting),
    ];
    assert_eq!(standings, expected);
}

#[test]
#[expect(clippy::invisible_characters, reason = "the old font writes a letter where Unicode has the soft hyphen")]
fn a_sheet_in_an_old_font_is_read_with_its_headers() {
    let drawing = "
        Danh s¸ch ®¶ng viªn míi kÕt n¹p n¨m 2019
        STT | Hä vµ tªn        | Ngµy sinh  | Giíi tÝnh | §¶ng bé            | Chi bé                | QuyÕt ®Þnh kÕt n¹p | Ngµy kÕt n¹p
        1   | TrÇn ThÞ Hoa     | 17/5/1990  | N÷        | §¶ng bé x· T¨ng Hßa | Chi bé th«n §«ng Thñy | 12-Q§/HU ngµy 02/03/2019 | 20/03/2019
        2   | NguyÔn V¨n §øc   | 17/5/1991  | Nam       | §¶ng bé x· T¨ng Hßa | Chi bé Tr­êng THCS    | 13-Q§/HU ngµy 02/03/2019 | 20/03/2019";
    let reading = read(&[organisations(), book("kn.xls", sheet("Sheet1", drawing))], "2019-12-31");
    let names: Vec<_> = reading.records.admissions.iter().map(|one| one.person.name.as_str()).collect();
    assert_eq!(names, ["Trần Thị Hoa", "Nguyễn Văn Đức"]);
    assert_eq!(name_of(&reading, reading.records.admissions[1].cell), "Chi bộ Trường THCS");
    assert_eq!(reading.records.admissions[0].steps.decision.number.as_deref(), Some("12-QĐ/HU"));
    assert_eq!(reading.records.admissions[0].steps.decision.on, Some("2019-03-02".parse().unwrap()));
    let names = reading.findings.iter().filter(|finding| finding.kind == FindingKind::NameLegacyTcvn3).count();
    assert_eq!(names, 2);
}

#[test]
fn a_day_is_exchanged_only_where_that_alone_mends_the_row() {
    let drawing = "
        DANH SÁCH ĐẢNG VIÊN KẾT NẠP NĂM 2018
        Họ và tên    | Đảng bộ          | Chi bộ       | Ngày chi bộ xét | Ngày quyết định | Ngày lễ kết nạp | Ngày chính thức
        Trần Thị Hoa | Đảng bộ xã Tăng Hòa | Trường THCS | 02/04/2018   | 05/05/2018      | 06/01/2018      | 01/06/2019
        Lê Văn An    | Đảng bộ xã Tăng Hòa | Trường THCS | 10/05/2018   | 06/08/2018      | 20/06/2018      | 20/06/2019
        Hồ Văn Ba    | Đảng bộ xã Tăng Hòa | Trường THCS | 02/08/2018   | 25/05/2018      | 20/06/2018      | 20/06/2019
        Hồ Văn Tư    | Đảng bộ xã Tăng Hòa | Trường THCS | 20/08/2018   | 25/07/2018      | 20/07/2018      | 20/07/2019
        Hồ Văn Năm   | Đảng bộ xã Tăng Hòa | Trường THCS | 02/04/2018   | 05/05/2018      | 06/06/2018      | 06/06/2019";
    let reading = read(&[organisations(), book("kn.xlsx", sheet("2018", drawing))], "2020-10-31");
    assert_eq!(found(&reading), ["day_month_swapped@F3", "day_month_swapped@E4", "date_order@D5", "date_order@D6"]);
    let fixed: Vec<_> = reading.findings.iter().map(|finding| finding.after.as_deref()).collect();
    assert_eq!(fixed[..2], [Some("2018-06-01"), Some("2018-06-08")]);
    assert_eq!(reading.records.admissions[0].steps.ceremony_on, Some("2018-06-01".parse().unwrap()));
}

#[test]
fn what_is_late_is_late_unless_the_remark_says_why() {
    let drawing = "
        DANH SÁCH ĐẢNG VIÊN KẾT NẠP NĂM 2019
        Họ và tên    | Đảng bộ     | Chi bộ | Ngày chi bộ xét | Ngày quyết định | Ngày lễ kết nạp | Ngày chính thức | Ghi chú
        Trần Thị Hoa | xã Tăng Hòa | THCS   | 02/01/2019      | 20/05/2019      | 01/06/2019      | 01/06/2020      |
        Lê Văn An    | xã Tăng Hòa | THCS   | 02/01/2019      | 20/04/2019      | 01/05/2019      | 01/05/2020      | Gia hạn 30 ngày làm việc (CV số 5-CV/HU ngày 03/03/2019)
        Hồ Văn Ba    | xã Tăng Hòa | THCS   | 02/01/2019      | 20/02/2019      | 01/06/2019      | 01/06/2020      |
        Hồ Văn Tư    | xã Tăng Hòa | THCS   | 02/01/2019      | 20/02/2019      | 01/06/2019      | 01/06/2020      | BTV Huyện ủy đồng ý cho lùi ngày tổ chức lễ kết nạp
        Hồ Văn Năm   | xã Tăng Hòa | THCS   | 02/01/2019      | 20/02/2019      | 01/03/2019      |                 |
        Hồ Văn Sáu   | xã Tăng Hòa | THCS   | 02/01/2019      | 20/02/2019      | 01/03/2019      |                 | Xóa tên (QĐ ngày 06/06/2019)
        Hồ Văn Bảy   | xã Tăng Hòa | THCS   | 02/01/2019      | 20/02/2019      | 01/03/2019      | 01/03/2020      |";
    let reading = read(&[organisations(), book("kn.xlsx", sheet("2019", drawing))], "2020-10-31");
    assert_eq!(found(&reading), ["decision_late@E3", "ceremony_late@F5", "probation_overrun@G7"]);
}

#[test]
fn a_list_that_keeps_no_recognitions_has_no_overruns() {
    let drawing = "
        DANH SÁCH ĐẢNG VIÊN KẾT NẠP NĂM 2016
        Họ và tên    | Đảng bộ     | Ngày quyết định | Ngày lễ kết nạp | Ngày chính thức
        Trần Thị Hoa | xã Tăng Hòa | 20/05/2016      | 01/06/2016      |
        Lê Văn An    | xã Tăng Hòa | 20/05/2016      | 02/06/2016      |
        Hồ Văn Ba    | xã Tăng Hòa | 20/05/2016      | 03/06/2016      |";
    assert_eq!(found(&read(&[organisations(), book("kn.xlsx", sheet("2016", drawing))], "2020-10-31")), [""; 0]);
}

#[test]
fn an_organisation_that_nobody_knows_waits_with_its_rows() {
    let drawing = "
        DANH SÁCH ĐẢNG VIÊN KẾT NẠP NĂM 2020
        Họ và tên    | Đảng bộ             | Chi bộ         | Ngày quyết định | Ngày lễ kết nạp
        Trần Thị Hoa | Đảng bộ xã Tăng Hòa | thôn Đông Thủy | 20/05/2020      | 01/06/2020
        Lê Văn An    | Đảng bộ xã Tân Hóa  | thôn Một       | 20/05/2020      | 02/06/2020
        Hồ Văn Ba    | Đảng bộ xã Tân Hóa  | thôn Hai       | 20/05/2020      | 03/06/2020
        Hồ Văn Tư    | Đảng bộ xã Mỹ Thành | thôn Đoài      | 20/05/2020      | 03/06/2020";
    let books = [organisations(), book("kn.xlsx", sheet("KN", drawing))];
    let reading = read(&books, "2020-10-31");
    assert_eq!((reading.rows, reading.accepted, reading.rejected), (17, 14, 3));
    assert_eq!(found(&reading), ["unit_unknown@B4", "unit_unknown@C6"]);
    let questions = &reading.files[1].sheets[0].unresolved;
    assert!(
        matches!(&questions[0], Question::Unit { text, rows, .. } if text == "Đảng bộ xã Tân Hóa" && rows == &[4, 5]),
        "{questions:?}"
    );
    let answers = r#"[{"unit_text": "Đảng bộ xã Tân Hóa", "code": "YT02"}, {"unit_text": "thôn Đoài", "within": "YT03", "code": "YT03-1"},
        {"unit_text": "thôn Một", "code": "YT02-1"}, {"unit_text": "thôn Hai", "code": "YT02-1"}]"#;
    let known = Known { mapping: Mapping::parse(answers).unwrap(), ..Known::default() };
    let reading = read_knowing(&books, "2020-10-31", &known);
    assert_eq!((reading.accepted, reading.rejected), (17, 0), "{:?}", reading.findings);
}

#[test]
fn a_column_and_a_sheet_can_be_given_their_meaning() {
    let drawing = "
        Danh sách theo dõi
        Họ và tên    | Đảng bộ             | Mốc A      | Mốc B
        Trần Thị Hoa | Đảng bộ xã Tăng Hòa | 20/05/2020 | 01/06/2020
        Lê Văn An    | Đảng bộ xã Tăng Hòa | 20/05/2020 | 02/06/2020";
    let books = [organisations(), book("la.xlsx", sheet("Trang 1", drawing))];
    let reading = read(&books, "2020-10-31");
    assert_eq!(found(&reading), ["sheet_unresolved@1"]);
    assert_eq!(reading.files[1].sheets[0].unresolved, [Question::Sheet]);
    let answers = r#"[{"sheet": "Trang 1", "kind": "admitted"}, {"header": "Mốc A", "field": "decision_on"}, {"header": "mốc b", "field": "ceremony_on"}]"#;
    let known = Known { mapping: Mapping::parse(answers).unwrap(), ..Known::default() };
    let reading = read_knowing(&books, "2020-10-31", &known);
    assert_eq!(found(&reading), [""; 0]);
    assert_eq!(reading.records.admissions[1].steps.ceremony_on, Some("2020-06-02".parse().unwrap()));
    assert!(Mapping::parse(r#"[{"header": "Mốc A", "field": "no_such_field"}]"#).is_err());
}

#[test]
fn units_of_the_database_are_found_by_code_name_and_former_name() {
    let id = |number: u128| UnitId(Id::from_number(number));
    let unit = |number: u128, code: &str, names: &[&str], kind: UnitKind, parent: Option<u128>| KnownUnit {
        id: id(number),
        code: Some(code.to_owned()),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        kind,
        parent: parent.map(id),
    };
    let known = Known {
        units: vec![
            unit(3, "A-1", &["Chi bộ thôn Trung"], UnitKind::SubordinateCell, Some(2)),
            unit(2, "A", &["Đảng bộ xã Sơn Hà", "Đảng bộ xã Hà Sơn"], UnitKind::GrassrootsCommitteeOrg, Some(1)),
            unit(1, "H", &["Đảng bộ huyện Sơn"], UnitKind::DistrictCommittee, None),
        ],
        ..Known::default()
    };
    let drawing = "
        Họ và tên    | TCCSĐ     | Chi bộ  | Ngày kết nạp
        Trần Thị Hoa | xã Sơn Hà | Trung   | 20/05/2020
        Lê Văn An    | A         | A-1     | 20/05/2020
        Hồ Văn Ba    | xã Hà Sơn |         | 20/05/2020";
    let reading = read_knowing(&[book("kn.xlsx", sheet("KN", drawing))], "2020-10-31", &known);
    let cells: Vec<_> = reading.records.admissions.iter().map(|one| one.cell).collect();
    assert_eq!(cells, [UnitRef::Known(id(3)), UnitRef::Known(id(3)), UnitRef::Known(id(2))]);
    let tree = "
        Mã  | Tên tổ chức đảng   | Trực thuộc | Loại hình
        A   | Đảng bộ xã Sơn Hà  | H          | Đảng bộ cơ sở
        A-2 | Chi bộ thôn Đông   | A          | Chi bộ trực thuộc";
    let reading = read_knowing(&[book("tc.xlsx", sheet("TC", tree))], "2020-10-31", &known);
    let units: Vec<_> = reading.records.units.iter().map(|unit| (unit.known, unit.parent)).collect();
    assert_eq!(units, [(Some(id(2)), Some(UnitRef::Known(id(1)))), (None, Some(UnitRef::Known(id(2))))]);
}

#[test]
fn quotas_of_several_layouts_are_read_and_summed() {
    let one = "
        GIAO CHỈ TIÊU PHÁT TRIỂN ĐẢNG NĂM 2021
        TT | Đơn vị              | SL đảng viên | Kế hoạch KN | Lớp cảm tình đảng
        A  | Khối xã, thị trấn   | #300         | #9          | #12
        1  | Thị trấn Yên Thành  | #100         | #4          | #6
        2  | Xã Tăng Hòa         | #200         | #5          | #6
        B  | Khối cơ quan        | #50          | #2          | #2
        3  | CA huyện            | #50          | -           | #2
           | Tổng cộng           | #350         | #9          | #14";
    let two = "
        KẾT QUẢ THỰC HIỆN CHỈ TIÊU KẾT NẠP
        TT | Đảng bộ     | Năm 2019 |         | Năm 2020 |
           |             | Chỉ tiêu | Kết quả | Chỉ tiêu | Kết quả
        1  | Xã Tăng Hòa | #5       | #4      | #6       | #6";
    let three = "
        CHỈ TIÊU GIỚI THIỆU QUẦN CHÚNG ƯU TÚ NĂM 2020
        TT | Xã           | ĐTN | HPN | CĐ | MTTQ | Cộng
        1  | Tăng Hòa     | #3  | #1  | #1 | #0   | #5
        2  | Mỹ Thành     | #2  | #1  | #0 | #0   | #3
        3  | TT Yên Thành | #2  | #1  | #0 | #0   | #4
           | Toàn huyện   | #7  | #3  | #1 | #0   | #12";
    let four = "
        PHÂN BỔ CHỈ TIÊU NHIỆM KỲ 2020 - 2025
        TT | Đảng bộ     | Tổng số | 2021 | 2022 | 2023 | 2024 | 2025
        1  | Xã Tăng Hòa | #15     | #3   | #3   | #3   | #3   | #3";
    let books = [
        organisations(),
        book("1.xlsx", sheet("Sheet1", one)),
        book("2.xlsx", sheet("Sheet1", two)),
        book("3.xlsx", sheet("Sheet1", three)),
        book("4.xlsx", sheet("Sheet1", four)),
    ];
    let reading = read(&books, "2021-06-30");
    assert_eq!(found(&reading), ["sum_error@D6"]);
    let quotas: Vec<_> = reading
        .records
        .quotas
        .iter()
        .map(|quota| (name_of(&reading, quota.unit), quota.year, quota.admission))
        .collect();
    let expected = [
        ("Đảng bộ thị trấn Yên Thành", 2021, Some(4)),
        ("Đảng bộ xã Tăng Hòa", 2021, Some(5)),
        ("Đảng bộ Công an huyện", 2021, Some(0)),
        ("Đảng bộ xã Tăng Hòa", 2019, Some(5)),
        ("Đảng bộ xã Tăng Hòa", 2020, Some(6)),
    ];
    assert_eq!(quotas, expected);
    assert_eq!(reading.records.nomination_quotas.len(), 12);
    assert!(reading.records.nomination_quotas.iter().any(|quota| quota.by == MassOrg::TradeUnion && quota.amount == 1));
    assert_eq!(reading.records.term_quotas[0].years.len(), 5);
}

#[test]
fn officers_in_charge_are_read_from_either_side() {
    let by_officer = "
        PHÂN CÔNG CẤP ỦY VIÊN PHỤ TRÁCH CƠ SỞ
        TT | Họ và tên             | Chức vụ          | Địa bàn phụ trách
        1  | Đ/c Nguyễn Thị An     | Bí thư Huyện ủy  | Xã Tăng Hòa, Mỹ Thành và TT Yên Thành
        2  | Đồng chí Lê Văn Bình  | Phó Bí thư       | Đảng bộ Công an huyện;⏎Chi bộ Trường THPT Yên Thành I";
    let by_unit = "
        BẢNG PHÂN CÔNG THEO DÕI
        TT | Đơn vị      | Cấp ủy viên phụ trách
        1  | Xã Tăng Hòa | Đ/c Trần Văn Ba";
    let books = [organisations(), book("1.xls", sheet("A", by_officer)), book("2.xls", sheet("B", by_unit))];
    let reading = read(&books, "2021-06-30");
    assert_eq!(found(&reading), [""; 0]);
    let read: Vec<_> = reading.records.assignments.iter().map(|one| (one.officer.as_str(), one.units.len())).collect();
    assert_eq!(read, [("Nguyễn Thị An", 3), ("Lê Văn Bình", 2), ("Trần Văn Ba", 1)]);
}

#[test]
fn two_tables_in_one_sheet_are_two_lists() {
    let drawing = "
        DANH SÁCH ĐẢNG VIÊN MỚI KẾT NẠP NĂM 2020
        STT | Họ và tên    | Ngày sinh  | Đảng bộ     | Số QĐ | Ngày QĐ    | Ngày lễ kết nạp
        1   | Trần Thị Hoa | 17/05/1998 | xã Tăng Hòa | 12    | 02/03/2020 | 20/03/2020
        2   | Lê Văn An    | 17/05/1997 | xã Tăng Hòa | 13    | 02/03/2020 | 20/03/2020
        Cộng: 2 đồng chí

        DANH SÁCH ĐẢNG VIÊN ĐƯỢC CÔNG NHẬN CHÍNH THỨC NĂM 2021
        STT | Họ và tên    | Ngày sinh  | Đảng bộ     | Ngày chính thức | Số QĐ công nhận | Ngày QĐ công nhận
        1   | Trần Thị Hoa | 17/05/1998 | xã Tăng Hòa | 20/03/2021      | 99              | 02/04/2021";
    let reading = read(&[organisations(), book("kn.xlsx", sheet("Sheet1", drawing))], "2021-04-30");
    let kinds: Vec<_> =
        reading.files[1].sheets.iter().map(|sheet| (sheet.kind, sheet.header_row, sheet.rows)).collect();
    assert_eq!(kinds, [(Some(SheetKind::Admitted), Some(2), 2), (Some(SheetKind::Recognised), Some(8), 1)]);
    assert_eq!(reading.records.recognitions[0].admission, Some(0));
    assert_eq!(found(&reading), [""; 0]);
}

#[test]
fn people_whose_names_begin_like_totals_are_people() {
    let drawing = "
        DANH SÁCH ĐẢNG VIÊN KẾT NẠP NĂM 2020
        STT | Họ và tên      | Đảng bộ     | Ngày quyết định | Ngày lễ kết nạp
        1   | Tống Công Nam  | xã Tăng Hòa | 02/03/2020      | 20/03/2020
        2   | Công Thị Lan   | xã Tăng Hòa | 02/03/2020      | 20/03/2020
        3   | H'Hen Niê      | xã Tăng Hòa | 02/03/2020      | 20/03/2020
        Tổng cộng: 3 đồng chí";
    let reading = read(&[organisations(), book("kn.xlsx", sheet("Sheet1", drawing))], "2020-10-31");
    assert_eq!(reading.records.admissions.len(), 3);
    assert_eq!(found(&reading), [""; 0]);
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let mut list = sheet(
        "KN",
        "Họ và tên|Ngày sinh|Giới tính|Số CCCD|Đảng bộ|Chi bộ|Ngày chi bộ xét|Số phiếu|Số QĐ|Ngày quyết định|Ngày lễ kết nạp",
    );
    let row = sheet("KN", "Trần Văn Hòa|17/05/1990|Nam|x|Đảng bộ xã Tăng Hòa|Chi bộ Trường THCS|02/01/2020|18/20|12-QĐ/HU|02/03/2020|20/03/2020").rows.remove(0);
    for number in 0..100_000_u32 {
        let mut row = row.clone();
        row.number = number + 2;
        row.cells[3].1 = nguon_report::sheet::Cell::Text(format!("040090{number:06}"));
        list.rows.push(row);
    }
    let reading = read(&[organisations(), book("kn.xlsx", list)], "2020-10-31");
    assert_eq!(reading.records.admissions.len(), 100_000);
}
