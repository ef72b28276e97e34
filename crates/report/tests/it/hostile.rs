//! Files that were made to hurt: each is refused with its reason.

use std::io::{Cursor, Write};

use nguon_report::sheet::{Bounds, EntryFault, Measure, OtherKind, Unreadable, read_workbook};
use zip::ZipWriter;
use zip::unstable::write::FileOptionsExt;
use zip::write::SimpleFileOptions;

use crate::making::{Parts, deflated, sheet};

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn read(bytes: &[u8]) -> Result<(), Unreadable> {
    read_workbook("tệp.xlsx", bytes, &Bounds::default()).map(|_| ())
}

#[track_caller]
fn refused(bytes: &[u8], expect: Unreadable) {
    assert_eq!(read(bytes), Err(expect));
}

#[track_caller]
fn too_large(bytes: &[u8], what: Measure) {
    match read(bytes) {
        Err(Unreadable::TooLarge { what: found, .. }) => assert_eq!(found, what),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn damaged(bytes: &[u8]) {
    let result = read(bytes);
    assert!(matches!(result, Err(Unreadable::Damaged { .. })), "{result:?}");
}

/// A decent workbook with one more entry under this name.
fn with_entry(name: &str, options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = ZipWriter::new_append(Cursor::new(decent())).unwrap();
    writer.start_file(name, options).unwrap();
    writer.write_all(b"content").unwrap();
    writer.finish().unwrap().into_inner()
}

fn decent() -> Vec<u8> {
    Parts::with_rows(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#).packed()
}

/// A part of so many bytes that say nothing.
fn spaces(bytes: usize) -> Vec<u8> {
    vec![b' '; bytes]
}

/// A workbook whose sheet is so many mebibytes of spaces.
fn bomb(mebibytes: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in Parts::with_rows("").0 {
        writer.start_file(name.as_str(), deflated()).unwrap();
        if name == SHEET {
            let mebibyte = spaces(1 << 20);
            (0..mebibytes).for_each(|_| writer.write_all(&mebibyte).unwrap());
        } else {
            writer.write_all(&content).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn the_decent_workbook_is_read() {
    assert_eq!(read(&decent()), Ok(()));
    assert_eq!(read(&with_entry("xl/media/image1.png", deflated())), Ok(()));
    assert_eq!(read(&with_entry("xl\\media\\image1.png", deflated())), Ok(()));
}

#[test]
fn a_value_in_the_last_cell_of_the_sheet() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let cell = |cell: &str| Unreadable::TooFarCell { sheet: "Danh sách".into(), cell: cell.into() };
    refused(&Parts::with_rows(rows).packed(), cell("XFD1048576"));
    refused(&Parts::with_rows(r#"<row r="2"><c r="XFD2"><v>1</v></c></row>"#).packed(), cell("XFD2"));
    refused(&Parts::with_rows(r#"<row r="200001"><c><v>1</v></c></row>"#).packed(), cell("A200001"));
    refused(&Parts::with_rows(r#"<row r="4294967295"><c><v>1</v></c></row>"#).packed(), cell("A4294967295"));
    damaged(&Parts::with_rows(r#"<row r="4294967296"><c><v>1</v></c></row>"#).packed());
    damaged(&Parts::with_rows(r#"<row r="1"><c r="AAAAAAAAAA1"><v>1</v></c></row>"#).packed());
}

#[test]
fn half_a_gigabyte_in_half_a_megabyte() {
    let half_a_gigabyte = bomb(500);
    assert!(half_a_gigabyte.len() < 1 << 20, "{}", half_a_gigabyte.len());
    too_large(&half_a_gigabyte, Measure::UnpackedBytes);
    // Below the bound for all parts, yet no sheet of people packs so well.
    too_large(&bomb(100), Measure::Ratio);
}

#[test]
fn a_part_that_is_larger_than_its_directory_says() {
    let rows: String =
        (1..20_000).map(|row| format!(r#"<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>"#)).collect();
    let mut bytes = Parts::with_rows("").and(SHEET, sheet(&rows)).packed();
    let size = u32::try_from(sheet(&rows).len()).unwrap().to_le_bytes();
    let places: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, window)| **window == size).map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    damaged(&bytes);
}

#[test]
fn bombs_inside_parts_that_hold_no_cells_are_never_unpacked() {
    let inner = bomb(400);
    let nested = Parts::with_rows(r#"<row><c><v>1</v></c></row>"#).and("xl/embeddings/inner.zip", inner).packed();
    assert_eq!(read(&nested), Ok(()));
}

#[test]
fn a_million_tiny_entries() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..3_000 {
        writer.start_file(format!("xl/{number}"), deflated()).unwrap();
    }
    let few = writer.finish().unwrap().into_inner();
    refused(&few, Unreadable::TooManyEntries { limit: 2_000 });
    // As many bare directory entries as a file of this size can claim: not one is looked at.
    let many = [b"PK\x03\x04".as_slice(), &b"PK\x01\x02".repeat(1_000_000)].concat();
    refused(&many, Unreadable::TooManyEntries { limit: 2_000 });
}

#[test]
fn names_that_lead_elsewhere() {
    let fault = |name: &str, fault| Unreadable::UnsafeEntry { name: name.chars().take(100).collect(), fault };
    for name in ["../x", "xl/../../x", "/etc/passwd", "C:/x.xml", "xl/a\u{7}.xml"] {
        refused(&with_entry(name, deflated()), fault(name, EntryFault::Path));
    }
    refused(&with_entry("..\\x", deflated()), fault("../x", EntryFault::Path));
    let long = format!("xl/{}/x.xml", "a".repeat(300));
    refused(&with_entry(&long, deflated()), fault(&long, EntryFault::LongName));
    refused(&with_entry("XL/Workbook.xml", deflated()), fault("XL/Workbook.xml", EntryFault::Overlap));

    let mut writer = ZipWriter::new_append(Cursor::new(decent())).unwrap();
    writer.add_symlink("xl/link.xml", "/etc/passwd", deflated()).unwrap();
    refused(&writer.finish().unwrap().into_inner(), fault("xl/link.xml", EntryFault::Symlink));
}

#[test]
fn entries_that_share_their_bytes() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("xl/a.xml", deflated()).unwrap();
    writer.write_all(&spaces(10_000)).unwrap();
    writer.shallow_copy_file("xl/a.xml", "xl/b.xml").unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    refused(&bytes, Unreadable::UnsafeEntry { name: String::new(), fault: EntryFault::Overlap });
}

#[test]
fn a_package_under_a_password() {
    refused(
        &with_entry("xl/secret.xml", deflated().with_deprecated_encryption(b"mat khau").unwrap()),
        Unreadable::Encrypted,
    );
}

#[test]
fn a_document_type_or_an_entity_of_its_own() {
    let unsafe_xml = Unreadable::UnsafeXml { part: SHEET.into() };
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>"#;
    refused(&Parts::with_rows("").and(SHEET, laughs).packed(), unsafe_xml.clone());
    refused(&Parts::with_rows(r#"<row><c t="str"><v>&b;</v></c></row>"#).packed(), unsafe_xml);
    let outside = r#"<?xml version="1.0"?><!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst/>"#;
    refused(
        &Parts::with_rows("").and("xl/sharedStrings.xml", outside).packed(),
        Unreadable::UnsafeXml { part: "xl/sharedStrings.xml".into() },
    );
}

#[test]
fn tags_texts_and_depths_that_no_program_writes() {
    let attributes: String = (0..80_000).map(|number| format!(" a{number}=\"\"")).collect();
    too_large(&Parts::with_rows(&format!(r#"<row r="1"{attributes}/>"#)).packed(), Measure::TagBytes);
    let namespaces: String = (0..80_000).map(|number| format!(" xmlns:n{number}=\"u:{number}\"")).collect();
    too_large(&Parts::with_rows(&format!(r#"<row r="1"{namespaces}/>"#)).packed(), Measure::TagBytes);
    let long: String = (0..100_000).map(|number| format!("{number} ")).collect();
    too_large(&Parts::with_rows(&format!(r#"<row><c t="str"><v>{long}</v></c></row>"#)).packed(), Measure::TagBytes);
    // The same in many pieces.
    let pieces: String = (0..100_000).map(|number| format!("{number}<!---->")).collect();
    too_large(&Parts::with_rows(&format!(r#"<row><c t="str"><v>{pieces}</v></c></row>"#)).packed(), Measure::TextBytes);
    too_large(&Parts::with_rows(&"<row>".repeat(1_000)).packed(), Measure::Depth);
}

#[test]
fn a_long_text_that_stands_in_many_cells() {
    let text: String = (0..6_000).map(|number| format!("{number} ")).collect();
    let texts = format!("<si><t>{text}</t></si>");
    let rows: String = (1..=8_000).map(|row| format!(r#"<row r="{row}"><c t="s"><v>0</v></c></row>"#)).collect();
    too_large(&Parts::with_rows(&rows).and_texts(&texts).packed(), Measure::TextBytes);
}

#[test]
fn a_table_of_texts_beyond_its_bounds() {
    let small = Bounds { max_cells: 1_000, max_text_bytes: 40_000, ..Bounds::default() };
    let read = |texts: &str| read_workbook("a.xlsx", &Parts::with_rows("").and_texts(texts).packed(), &small);
    let refusal = |what, limit| Err(Unreadable::TooLarge { what, limit });
    assert_eq!(read(&"<si/>".repeat(1_001)), refusal(Measure::Cells, 1_000));
    assert_eq!(read(&"<si><t>mười ba chữ</t></si>".repeat(700)), refusal(Measure::TextBytes, 10_000));
    assert!(read(&"<si/>".repeat(1_000)).is_ok());
}

#[test]
fn more_cells_or_sheets_than_are_read() {
    let small = Bounds { max_cells: 100, max_sheets: 3, ..Bounds::default() };
    let read = |parts: &Parts| read_workbook("a.xlsx", &parts.packed(), &small).map(|_| ());
    let rows =
        |count: u32| (1..=count).map(|row| format!(r#"<row r="{row}"><c><v>1</v></c></row>"#)).collect::<String>();
    assert_eq!(read(&Parts::with_rows(&rows(100))), Ok(()));
    assert_eq!(read(&Parts::with_rows(&rows(101))), Err(Unreadable::TooLarge { what: Measure::Cells, limit: 100 }));
    let tabs = r#"<sheet name="a" sheetId="1" r:id="chart"/>"#;
    let book = |count| format!(r#"<workbook xmlns:r="u"><sheets>{}</sheets></workbook>"#, tabs.repeat(count));
    let with_tabs = |count| Parts::with_rows(&rows(1)).and("xl/workbook.xml", book(count));
    assert_eq!(read(&with_tabs(3)), Ok(()));
    assert_eq!(read(&with_tabs(4)), Err(Unreadable::TooLarge { what: Measure::Sheets, limit: 3 }));
}

#[test]
fn many_tabs_over_one_sheet() {
    let tabs = r#"<sheet name="a" sheetId="1" r:id="r1"/>"#.repeat(100);
    let book = format!(r#"<workbook xmlns:r="u"><sheets>{tabs}</sheets></workbook>"#);
    damaged(&Parts::with_rows("").and("xl/workbook.xml", book).packed());
}

#[test]
fn a_file_larger_than_its_bound() {
    let small = Bounds { max_bytes: 100, ..Bounds::default() };
    let result = read_workbook("a.csv", &spaces(101), &small);
    assert_eq!(result, Err(Unreadable::TooLarge { what: Measure::FileBytes, limit: 100 }));
}

#[test]
fn other_kinds_of_documents_are_named() {
    let kind = |bytes: &[u8], kind| refused(bytes, Unreadable::UnknownKind { kind });
    let package = |name: &str| Parts(vec![(name.into(), b"content".to_vec())]).packed();
    kind(&package("xl/workbook.bin"), OtherKind::Xlsb);
    kind(&package("word/document.xml"), OtherKind::Word);
    kind(&package("photo.jpg"), OtherKind::Archive);
    kind(&package("content.xml"), OtherKind::Archive);
    kind(b"%PDF-1.7", OtherKind::Pdf);
    kind(b"<html><table></table></html>", OtherKind::Markup);
    refused(b"\x89PNG\r\n\x1a\n", Unreadable::NotASpreadsheet);
}

#[test]
fn a_file_cut_short_or_changed_anywhere_is_refused_or_read_and_never_more() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/lap-thach/doanh-nghiep.xlsx");
    let whole = std::fs::read(path).unwrap();
    for length in (4..whole.len()).step_by(211) {
        damaged(&whole[..length]);
    }
    // Noise that is the same in every run.
    let mut noise = 0x9E37_79B9_7F4A_7C15_u64;
    let mut refusals = 0;
    for _ in 0..300 {
        let mut bytes = whole.clone();
        noise ^= noise << 13;
        noise ^= noise >> 7;
        noise ^= noise << 17;
        let at = noise as usize % bytes.len();
        bytes[at] ^= (noise >> 40) as u8 | 1;
        refusals += usize::from(read(&bytes).is_err());
    }
    assert!(refusals > 100, "{refusals}");
}

#[test]
fn delimited_text_of_one_endless_record() {
    let read = |bytes: &[u8]| read_workbook("a.csv", bytes, &Bounds::default());
    let cell = |cell: &str| Err(Unreadable::TooFarCell { sheet: String::new(), cell: cell.into() });
    assert_eq!(read(&b"x;".repeat(100_000)), cell("SS1"));
    assert_eq!(read(&b"x\n".repeat(300_000)), cell("A200001"));
    assert_eq!(read(&b"\"a;".repeat(200_001)), cell("SS1"));
    let separators = read(&b";".repeat(1_000_000)).unwrap();
    assert_eq!(separators.sheets[0].rows.len(), 0);
}
