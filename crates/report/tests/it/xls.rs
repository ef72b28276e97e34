//! `.xls` records and compound files, decent and otherwise.

use nguon_report::sheet::{Bounds, OtherKind, Unreadable, Workbook, read_workbook};

use crate::making::cells;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

fn begin(kind_of_stream: u16) -> Vec<u8> {
    record(0x0809, &[&[0x00, 0x06], kind_of_stream.to_le_bytes().as_slice(), &[0; 12]].concat())
}

fn end() -> Vec<u8> {
    record(0x000A, &[])
}

fn place(row: u16, column: u16, style: u16) -> Vec<u8> {
    [row, column, style].iter().flat_map(|part| part.to_le_bytes()).collect()
}

/// A short text with one byte a character, its length in one byte or two.
fn narrow(text: &str, length_bytes: usize) -> Vec<u8> {
    [&text.len().to_le_bytes()[..length_bytes], &[0], text.as_bytes()].concat()
}

/// A stream with `globals` (between their begin and end) and one sheet of `rows`.
fn stream(globals: &[Vec<u8>], rows: &[Vec<u8>]) -> Vec<u8> {
    let before = [begin(5), globals.concat()].concat();
    let tab_bytes = 4 + 6 + narrow("Trang", 1).len();
    let position = u32::try_from(before.len() + tab_bytes + end().len()).unwrap();
    let tab = record(0x0085, &[position.to_le_bytes().as_slice(), &[0, 0], &narrow("Trang", 1)].concat());
    [before, tab, end(), begin(0x10), rows.concat(), end()].concat()
}

/// A compound file with one stream of this name, in sectors of 512 bytes.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4_096).next_multiple_of(512), 0);
    let sectors = stream.len() / 512;
    let table_sectors = (sectors + 2).div_ceil(127);
    // Order: table, directory, stream.
    let mut table = vec![0xFFFF_FFFD_u32; table_sectors];
    table.push(0xFFFF_FFFE);
    let first = u32::try_from(table_sectors + 1).unwrap();
    table.extend((1..u32::try_from(sectors).unwrap()).map(|next| first + next));
    table.push(0xFFFF_FFFE);
    table.resize(table_sectors * 128, 0xFFFF_FFFF);

    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.resize(512, 0);
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(26, &[3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &u32::try_from(table_sectors).unwrap().to_le_bytes());
    put(48, &u32::try_from(table_sectors).unwrap().to_le_bytes());
    put(56, &4_096_u32.to_le_bytes());
    put(60, &0xFFFF_FFFE_u32.to_le_bytes());
    put(68, &0xFFFF_FFFE_u32.to_le_bytes());
    for slot in 0..109_u32 {
        let sector = if (slot as usize) < table_sectors { slot } else { 0xFFFF_FFFF };
        put(76 + slot as usize * 4, &sector.to_le_bytes());
    }

    let entry = |name: &str, kind: u8, start: u32, bytes: usize| {
        let mut entry = vec![0_u8; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = u8::try_from(name.len() * 2 + 2).unwrap();
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&u32::try_from(bytes).unwrap().to_le_bytes());
        entry
    };
    let mut directory = [entry("Root Entry", 5, 0xFFFF_FFFE, 0), entry(name, 2, first, stream.len())].concat();
    directory.resize(512, 0);
    [header, table.iter().flat_map(|slot| slot.to_le_bytes()).collect(), directory, stream].concat()
}

fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    read_workbook("cũ.xls", bytes, &Bounds::default())
}

#[track_caller]
fn check(globals: &[Vec<u8>], rows: &[Vec<u8>], expect: &[&str]) {
    let workbook = read(&compound("Workbook", &stream(globals, rows))).unwrap();
    assert_eq!(cells(&workbook), expect);
}

#[track_caller]
fn refused(bytes: &[u8], expect: &str) {
    assert_eq!(read(bytes).unwrap_err().to_string(), expect);
}

#[test]
fn every_kind_of_value_is_read() {
    let number =
        |column: u16, value: f64| record(0x0203, &[place(0, column, 0).as_slice(), &value.to_le_bytes()].concat());
    let rk = |column: u16, bits: u32| record(0x027E, &[place(0, column, 0).as_slice(), &bits.to_le_bytes()].concat());
    let formula =
        |column: u16, result: [u8; 8]| record(0x0006, &[place(0, column, 0).as_slice(), &result, &[0; 8]].concat());
    let several = [0_u16, 9]
        .iter()
        .flat_map(|part| part.to_le_bytes())
        .chain([0, 0, 6, 0, 0, 0])
        .chain([0, 0, 10, 0, 0, 0])
        .chain([10, 0]);
    check(
        &[],
        &[
            number(0, 1.5),
            rk(1, 5 << 2 | 2),
            rk(2, (-5_i32 << 2) as u32 | 3),
            rk(3, (2.5_f64.to_bits() >> 32) as u32),
            record(0x0204, &[place(0, 4, 0), narrow("chu", 2)].concat()),
            record(0x0205, &[place(0, 5, 0).as_slice(), &[1, 0]].concat()),
            record(0x0205, &[place(0, 6, 0).as_slice(), &[0x2A, 1]].concat()),
            formula(7, 3.25_f64.to_le_bytes()),
            formula(8, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            record(0x0207, &narrow("tinh ra", 2)),
            record(0x00BD, &several.collect::<Vec<u8>>()),
            formula(11, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        ],
        &[
            "A1=1.5",
            "B1=5",
            "C1=-0.05",
            "D1=2.5",
            "E1=\"chu\"",
            "F1=true",
            "G1=#N/A",
            "H1=3.25",
            "I1=\"tinh ra\"",
            "J1=1",
            "K1=2",
        ],
    );
}

#[test]
fn a_shared_text_goes_on_in_the_next_record() {
    // "Đảng viên" in two bytes a character, cut after three; goes on in two bytes, then in one.
    let wide: Vec<u8> = "Đảng ".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let first = [&2_u32.to_le_bytes(), &2_u32.to_le_bytes(), [9, 0, 1].as_slice(), &wide[..6]].concat();
    let second = [[1].as_slice(), &wide[6..]].concat();
    // A text with one run of another font: its four bytes follow the characters.
    let third = [[0].as_slice(), b"vien", &[2, 0, 8, 1, 0], b"An", &[0, 0, 1, 0]].concat();
    let texts = [record(0x00FC, &first), record(0x003C, &second), record(0x003C, &third)].concat();
    let cell = |column: u16, text: u32| record(0x00FD, &[place(3, column, 0).as_slice(), &text.to_le_bytes()].concat());
    check(&[texts], &[cell(0, 0), cell(1, 1)], &["A4=\"Đảng vien\"", "B4=\"An\""]);
}

#[test]
fn days_follow_the_format_and_the_system() {
    let format = record(0x041E, &[200_u16.to_le_bytes().as_slice(), &narrow("dd/mm/yyyy", 2)].concat());
    let style = |format: u16| record(0x00E0, &[[0, 0].as_slice(), &format.to_le_bytes(), &[0; 16]].concat());
    let cell = |column: u16, style: u16, value: f64| {
        record(0x0203, &[place(0, column, style).as_slice(), &value.to_le_bytes()].concat())
    };
    let globals = vec![format, style(0), style(200), style(14)];
    check(
        &globals,
        &[cell(0, 0, 44_135.0), cell(1, 1, 44_135.0), cell(2, 2, 44_135.0)],
        &["A1=44135", "B1=2020-10-31", "C1=2020-10-31"],
    );
    let from_1904 = [globals, vec![record(0x0022, &[1, 0])]].concat();
    check(&from_1904, &[cell(0, 1, 42_673.0)], &["A1=2020-10-31"]);
}

#[test]
fn a_chart_on_the_sheet_is_passed_over() {
    let cell = |column: u16| record(0x0203, &[place(0, column, 0).as_slice(), &1_f64.to_le_bytes()].concat());
    check(&[], &[cell(0), begin(0x20), cell(1), end(), cell(2)], &["A1=1", "C1=1"]);
}

#[test]
fn other_contents_are_named() {
    let decent = stream(&[], &[]);
    refused(&compound("Book", &decent), "OldXls is not read");
    refused(&compound("WordDocument", &decent), "Word is not read");
    refused(&compound("Contents", &decent), "Archive is not read");
    refused(&compound("EncryptedPackage", &decent), "encrypted");
    refused(&compound("Workbook", &stream(&[record(0x002F, &[0; 6])], &[])), "encrypted");
    let old = [record(0x0809, &[0, 5, 5, 0, 0, 0, 0, 0]), end()].concat();
    assert_eq!(read(&compound("Workbook", &old)), Err(Unreadable::UnknownKind { kind: OtherKind::OldXls }));
}

#[test]
fn a_chain_that_returns_to_itself_ends() {
    let whole = compound("Workbook", &stream(&[], &[]));
    let table = 512;
    let set = |at: usize, value: u32| {
        let mut bytes = whole.clone();
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
        bytes
    };
    // Sector 1 is the directory, 2 the first of the stream.
    refused(&set(table + 4, 1), "damaged: compound file: endless chain");
    refused(&set(table + 12, 99_999), "damaged: compound file: sector beyond the end");
    let mut endless_table = set(68, 0);
    endless_table[table + 508..table + 512].copy_from_slice(&0_u32.to_le_bytes());
    refused(&endless_table, "damaged: compound file: table too large");
    refused(&set(48, 0xFFFF_FF00), "damaged: compound file: sector beyond the end");
}

#[test]
fn sheets_do_not_share_their_records() {
    let mut bytes = stream(&[], &[record(0x0203, &[place(0, 0, 0).as_slice(), &1_f64.to_le_bytes()].concat())]);
    let sheet = bytes.len() - end().len() - 18 - begin(0x10).len();
    let tab = record(0x0085, &[[0; 4].as_slice(), &[0, 0], &narrow("T", 1)].concat());
    let at = begin(5).len();
    let position = u32::try_from(sheet + tab.len() * 150).unwrap().to_le_bytes();
    let mut tabs = tab.repeat(150);
    for each in tabs.chunks_mut(tab.len()) {
        each[4..8].copy_from_slice(&position);
    }
    bytes.splice(at..at, tabs);
    // The first tab still points at its old place.
    let own = at + tab.len() * 150 + 4;
    bytes[own..own + 4].copy_from_slice(&position);
    refused(&compound("Workbook", &bytes), "damaged: sheets share their records");
}

#[test]
fn a_file_cut_short_or_changed_anywhere_is_refused_or_read_and_never_more() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/lap-thach/phan-cong-phu-trach-2020.xls");
    let whole = std::fs::read(path).unwrap();
    let mut refusals = 0;
    for length in (0..whole.len()).step_by(97) {
        refusals += usize::from(read(&whole[..length]).is_err());
    }
    assert!(refusals > 100, "{refusals}");
    // Noise that is the same in every run.
    let mut noise = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..3_000 {
        let mut bytes = whole.clone();
        for _ in 0..4 {
            noise ^= noise << 13;
            noise ^= noise >> 7;
            noise ^= noise << 17;
            let at = noise as usize % bytes.len();
            bytes[at] = (noise >> 40) as u8;
        }
        if let Ok(workbook) = read(&bytes) {
            assert!(workbook.sheets.iter().flat_map(|sheet| &sheet.rows).count() <= 65_536);
        }
    }
}
