use super::*;

#[test]
fn endings_are_known_from_the_remark() {
    for (note, expected) in [
        ("Xóa tên trong thời gian dự bị (QĐ ngày 06/06/2017)", Some("removed")),
        ("Chuyển SHĐ về TP Vĩnh Yên, tháng 2/2016", Some("transferred")),
        ("Đã chuyển sinh hoạt đảng về tỉnh Bình Dương", Some("transferred")),
        ("Chuyển đến 4/2020", None),
        ("Từ trần 3/2019", Some("died")),
        ("Bộ đội xuất ngũ", None),
        ("Gia đình thuộc diện hộ cận nghèo", None),
    ] {
        assert_eq!(ending(note).map(|(ending, _)| ending.code()), expected, "{note}");
    }
}

#[test]
fn stops_are_not_absences() {
    for stopped in [
        "xin dừng (đi làm ăn xa, Bình Dương)",
        "Chuyển hộ khẩu về tỉnh khác, đưa ra khỏi danh sách",
        "Xin dừng, lý do gia đình",
    ] {
        assert!(is_stopped(stopped), "{stopped}");
    }
    for still_there in [
        "đi làm ăn xa, Đồng Nai",
        "Chờ trả lời thẩm tra quê ngoại",
        "Đi nghĩa vụ quân sự 02/2020",
        "đi xuất khẩu lao động",
    ] {
        assert!(!is_stopped(still_there), "{still_there}");
    }
}

#[test]
fn an_extension_gives_its_days_and_not_the_number_of_its_paper() {
    let days = |note: &str| extension(note).map(|extension| extension.working_days);
    assert_eq!(days("Gia hạn 30 ngày làm việc (CV số 68-CV/HU ngày 03/09/2019)"), Some(Some(30)));
    assert_eq!(days("Được gia hạn theo CV số 5-CV/HU ngày 03/09/2019"), Some(None));
    assert_eq!(days("Bộ đội xuất ngũ"), None);
}

#[test]
fn names_and_numbers_come_out_of_their_cells() {
    assert_eq!(names("Đặng Văn Khánh; Lê Thị Xuân"), ["Đặng Văn Khánh", "Lê Thị Xuân"]);
    assert_eq!(names("1. Đ/c Đặng Văn Khánh (Bí thư) và đồng chí Lê Thị Xuân"), ["Đặng Văn Khánh", "Lê Thị Xuân"]);
    assert_eq!(without_title("Đ/c Nguyễn Thị An"), "Nguyễn Thị An");
    assert_eq!(without_title("Đặng Văn Anh"), "Đặng Văn Anh");
    assert_eq!(paper_number("2389-QĐ/HU ngày 9/1/2015").as_deref(), Some("2389-QĐ/HU"));
    assert_eq!(paper_number("Số: 12, ngày 9/1/2015").as_deref(), Some("12"));
    assert_eq!(paper_number("9/1/2015"), None);
}

#[test]
fn mass_organisations_are_known_by_short_names() {
    for (text, expected) in [
        ("Đoàn TN", Some(MassOrg::YouthUnion)),
        ("Đoàn xã", Some(MassOrg::YouthUnion)),
        ("Hội LHPN xã", Some(MassOrg::WomensUnion)),
        ("Hội ND", Some(MassOrg::FarmersUnion)),
        ("CCB", Some(MassOrg::VeteransAssociation)),
        ("Công đoàn", Some(MassOrg::TradeUnion)),
        ("MTTQ xã", Some(MassOrg::FatherlandFront)),
        ("Chi bộ", None),
    ] {
        assert_eq!(mass_org(text), expected, "{text}");
    }
}
