//! Delimited text in the shapes in which offices send it.

use nguon_report::sheet::{Bounds, Cell, Unreadable, read_workbook};

fn rows(bytes: &[u8]) -> Vec<String> {
    let workbook = read_workbook("danh-sach.csv", bytes, &Bounds::default()).unwrap();
    workbook.sheets[0]
        .rows
        .iter()
        .map(|row| {
            let cells = row.cells.iter().map(|(column, cell)| match cell {
                Cell::Text(text) => format!("{column}={text}"),
                other => panic!("{other:?}"),
            });
            format!("{}: {}", row.number, cells.collect::<Vec<_>>().join(" | "))
        })
        .collect()
}

#[track_caller]
fn check(bytes: &[u8], expect: &[&str]) {
    assert_eq!(rows(bytes), expect);
}

#[test]
fn the_delimiter_is_the_one_that_makes_a_table() {
    for delimiter in [";", ",", "\t", "|"] {
        let text = format!("STT{delimiter}Họ tên\n1{delimiter}Trần Văn A\n");
        check(text.as_bytes(), &["1: 0=STT | 1=Họ tên", "2: 0=1 | 1=Trần Văn A"]);
    }
    check(
        "Tên;Nơi ở\nAn;Xóm 1, Thái Hòa, huyện\nBình;Xóm 2, Thái Hòa, huyện\n".as_bytes(),
        &["1: 0=Tên | 1=Nơi ở", "2: 0=An | 1=Xóm 1, Thái Hòa, huyện", "3: 0=Bình | 1=Xóm 2, Thái Hòa, huyện"],
    );
    check(b"sep=|\r\na|b;c;d\r\n", &["1: 0=a | 1=b;c;d"]);
    check("chỉ một cột\nhai".as_bytes(), &["1: 0=chỉ một cột", "2: 0=hai"]);
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    check(b"a;b\r\n\r\n\"hai\nd\xC3\xB2ng\";x\r\nc;d", &["1: 0=a | 1=b", "3: 0=hai\ndòng | 1=x", "4: 0=c | 1=d"]);
    check(b"a;b\rc;d\r", &["1: 0=a | 1=b", "2: 0=c | 1=d"]);
    check(b";;\n;x;\n", &["2: 1=x"]);
}

#[test]
fn quotes_are_read_as_excel_reads_them() {
    check(b"a;\"b;\"\"c\"\"\";d\n", &["1: 0=a | 1=b;\"c\" | 2=d"]);
    check(b"a;6\" nail;\"x\"y\n", &["1: 0=a | 1=6\" nail | 2=xy"]);
    check(b"a;\"never closed\nb;c\n", &["1: 0=a | 1=\"never closed", "2: 0=b | 1=c"]);
}

#[test]
fn spaces_and_decomposed_letters_stay_as_they_are() {
    check("To\u{301}an ; Hoa\u{300} \n".as_bytes(), &["1: 0=To\u{301}an  | 1= Hoa\u{300} "]);
}

#[test]
fn the_encoding_is_found_out() {
    let text = "Tên;Nơi ở\nĐặng Thị Ước;Thái Hòa\n";
    let expect = ["1: 0=Tên | 1=Nơi ở", "2: 0=Đặng Thị Ước | 1=Thái Hòa"];
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check(text.as_bytes(), &expect);
    check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), &expect);
    check(&[b"\xFF\xFE".as_slice(), &little].concat(), &expect);
    check(&[b"\xFE\xFF".as_slice(), &big].concat(), &expect);
    // Mostly Latin, so that the zeros tell it.
    let latin: Vec<u8> = "STT;Ten\n1;An\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&latin, &["1: 0=STT | 1=Ten", "2: 0=1 | 1=An"]);
    // Windows-1258: "Đă" and "tư" are letters, tones are marks that follow.
    check(b"\xD0\xE3ng vi\xEA\xF2n;t\xFD\n", &["1: 0=Đăng viê\u{323}n | 1=tư"]);
    // "Đảng viên" in TCVN3, as its decoder expects it.
    check(b"\xA7\xB6ng vi\xAAn;B\xB9n\n", &["1: 0=§¶ng viªn | 1=B¹n"]);
    // "Đặng Văn" in VNI.
    check(b"\xD1a\xEBng V\xEAn;Ng\xF4\xF8i\n", &["1: 0=Ñaëng Vên | 1=Ngôøi"]);
}

#[test]
fn bytes_that_are_no_table_are_refused() {
    let refusal = |name: &str, bytes: &[u8]| read_workbook(name, bytes, &Bounds::default()).unwrap_err();
    assert_eq!(refusal("a.csv", b""), Unreadable::NotASpreadsheet);
    assert_eq!(refusal("a.csv", b"\x00\x01\x02\x03;\x04"), Unreadable::NotASpreadsheet);
    assert_eq!(refusal("a.jpg", b"\xFF\xD8\xFF\xE0JFIF"), Unreadable::NotASpreadsheet);
    assert_eq!(refusal("a.xlsx", b"plain text"), Unreadable::NotASpreadsheet);
}
