use super::*;

#[test]
fn totals_are_known_by_their_words_and_people_are_not_totals() {
    for text in [
        "Tổng cộng",
        "Cộng",
        "TỔNG SỐ: 431 đảng viên",
        "Cộng danh sách có: 118 đồng chí",
        "Toàn huyện",
        "Tong cong",
        "I. Tổng khối xã",
    ] {
        assert!(is_total(text), "{text}");
    }
    for text in [
        "Tống Văn An",
        "Tống Công Nam",
        "Công Thị Lan",
        "Cộng Hòa",
        "Tổng công ty Sông Đà",
        "Xã Cộng Hòa",
        "Đảng bộ xã Tổng Cọt",
    ] {
        assert!(!is_total(text), "{text}");
    }
}

#[test]
fn numbering_is_taken_off_and_names_are_left() {
    for (text, bare) in [
        ("I. Khối xã, thị trấn", "Khối xã, thị trấn"),
        ("12) Đảng bộ xã A", "Đảng bộ xã A"),
        ("A- Cơ quan", "Cơ quan"),
        ("1/ Chi bộ thôn", "Chi bộ thôn"),
        ("Xã Liên Hòa", "Xã Liên Hòa"),
        ("III", "III"),
    ] {
        assert_eq!(strip_numbering(text), bare);
    }
}

fn row(number: u32, cells: &[&str]) -> Row {
    let cells = cells.iter().enumerate().filter(|(_, text)| !text.is_empty());
    let read = |text: &str| text.parse().map_or_else(|_| Cell::Text(text.to_owned()), Cell::Number);
    Row { number, cells: cells.map(|(column, text)| (column as u16, read(text))).collect() }
}

#[test]
fn column_numbers_are_not_years() {
    assert!(is_numbering(&row(1, &["1", "2", "3"])));
    assert!(is_numbering(&row(1, &["(1)", "(2)", "(3)=(1)+(2)"])));
    assert!(is_numbering(&row(1, &["A", "B", "1", "2", "3"])));
    assert!(!is_numbering(&row(1, &["2021", "2022", "2023"])));
    assert!(!is_numbering(&row(1, &["1", "Nguyễn Văn An", "2"])));
}

#[test]
fn the_header_is_found_below_the_title_with_all_its_rows() {
    let sheet = Sheet {
        rows: vec![
            row(1, &["HUYỆN ỦY A", "", "ĐẢNG CỘNG SẢN VIỆT NAM"]),
            row(2, &["BAN TỔ CHỨC", "", "A, ngày 08 tháng 01 năm 2020"]),
            row(4, &["DANH SÁCH ĐẢNG VIÊN MỚI KẾT NẠP NĂM 2019"]),
            row(6, &["STT", "Họ và tên", "Quyết định kết nạp", "", "Ghi chú"]),
            row(7, &["", "", "Số", "Ngày", ""]),
            row(8, &["1", "2", "3", "4", "5"]),
            row(9, &["1", "Nguyễn Văn An", "12-QĐ/HU", "02/03/2019", ""]),
            row(10, &["Cộng danh sách có: 1 đồng chí"]),
            row(12, &["NGƯỜI LẬP BIỂU", "", "T/L BAN THƯỜNG VỤ"]),
            row(15, &["", "Trần Thị Bình", "Lê Văn Cường"]),
        ],
        ..Sheet::default()
    };
    let tables = find(&sheet);
    assert_eq!(tables.len(), 1);
    let table = &tables[0];
    assert_eq!((table.header_row, table.header_end), (6, 7));
    assert_eq!(table.headers[3].1, ["Quyết định kết nạp", "Ngày"]);
    assert_eq!(table.title.len(), 5);
    let lines = table.lines(&[1], Some(0), false);
    assert_eq!(lines, [Line::Passed, Line::Data, Line::Total, Line::Signature, Line::Signature]);
}
