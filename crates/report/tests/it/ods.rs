//! `.ods` as LibreOffice writes it, and as nobody should.

use nguon_report::sheet::{Bounds, CellRange, Measure, OtherKind, Unreadable, Workbook, read_workbook};

use crate::making::{Parts, cells};

const SPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0""#;

/// A document with these sheets, such as `<table:table table:name="a">…</table:table>`.
fn with_sheets(sheets: &str) -> Parts {
    let styles = r#"<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>"#;
    Parts(Vec::new())
        .and("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .and("META-INF/manifest.xml", "<manifest/>")
        .and(
            "content.xml",
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {SPACES}>{styles}<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"),
        )
}

/// A document with one sheet of these rows.
fn with_rows(rows: &str) -> Parts {
    with_sheets(&format!(r#"<table:table table:name="Danh sách" table:style-name="ta1">{rows}</table:table>"#))
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn try_read(parts: &Parts) -> Result<Workbook, Unreadable> {
    read_workbook("danh sách.ods", &parts.packed(), &Bounds::default())
}

fn read(parts: &Parts) -> Workbook {
    try_read(parts).unwrap()
}

#[track_caller]
fn check(rows: &str, expect: &[&str]) {
    assert_eq!(cells(&read(&with_rows(rows))), expect);
}

#[track_caller]
fn too_large(rows: &str, what: Measure) {
    match try_read(&with_rows(rows)) {
        Err(Unreadable::TooLarge { what: found, .. }) => assert_eq!(found, what),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn too_far(rows: &str, cell: &str) {
    let expect = Unreadable::TooFarCell { sheet: "Danh sách".into(), cell: cell.into() };
    assert_eq!(try_read(&with_rows(rows)), Err(expect));
}

#[test]
fn values_are_what_they_are_said_to_be() {
    let cells = r##"<table:table-cell office:value-type="float" office:value="17.5" calcext:value-type="float"><text:p>17,5</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25%</text:p></table:table-cell>
        <table:table-cell office:value-type="currency" office:currency="VND" office:value="1200000"><text:p>1.200.000 ₫</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2020-10-31"><text:p>31/10/2020</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2020-10-31T08:30:00"><text:p>31/10/2020 8:30</text:p></table:table-cell>
        <table:table-cell office:value-type="time" office:time-value="PT06H00M00S"><text:p>6:00</text:p></table:table-cell>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>ĐÚNG</text:p></table:table-cell>
        <table:table-cell office:value-type="string" office:string-value="chỉ ở đây"/>
        <table:table-cell table:formula="of:=#REF!" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>
        <table:table-cell table:formula="of:=[.A1]*2" office:value-type="float" office:value="35"><text:p>35</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="sau này"/>"##;
    check(
        &row(cells),
        &[
            "A1=17.5",
            "B1=0.25",
            "C1=1200000",
            "D1=2020-10-31",
            "E1=2020-10-31 8:30:0",
            "F1=0.25",
            "G1=true",
            "H1=\"chỉ ở đây\"",
            "I1=#REF!",
            "J1=35",
            "K1=\"sau này\"",
        ],
    );
}

#[test]
fn a_text_may_have_several_paragraphs_and_notes_are_not_part_of_it() {
    let cells = r#"<table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>Trần <text:span>Văn</text:span><text:s text:c="2"/>A &amp; B</text:p><text:p>dòng<text:tab/>hai<text:line-break/>ba</text:p></table:table-cell>
        <table:table-cell office:value-type="string"><text:p>
            Lê   Thị
            Mơ</text:p></table:table-cell>
        <table:table-cell office:value-type="string"><text:p><text:a>liên kết</text:a></text:p><draw:frame><draw:text-box><text:p>hình</text:p></draw:text-box></draw:frame></table:table-cell>
        <table:table-cell office:value-type="string"><text:p/></table:table-cell>"#;
    check(&row(cells), &["A1=\"Trần Văn  A & B\\ndòng\\thai\\nba\"", "B1=\"Lê Thị Mơ\"", "C1=\"liên kết\""]);
}

#[test]
fn what_stands_several_times_is_there_each_time_and_what_is_empty_is_not() {
    let text = |text: &str, more: &str| {
        format!(r#"<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>"#)
    };
    let rows = format!(
        r#"<table:table-column table:number-columns-repeated="16384"/><table:table-header-rows>{}</table:table-header-rows>
        <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>{}{}</table:table-row>
        <table:table-row-group><table:table-row-group>{}</table:table-row-group></table:table-row-group>
        <table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
        row(&text("đầu", "")),
        text("x", r#" table:number-columns-repeated="2""#),
        text("y", ""),
        row(&text("cuối", "")),
    );
    check(
        &rows,
        &["A1=\"đầu\"", "C5=\"x\"", "D5=\"x\"", "E5=\"y\"", "C6=\"x\"", "D6=\"x\"", "E6=\"y\"", "A7=\"cuối\""],
    );
}

#[test]
fn sheets_merged_ranges_and_formulas_without_a_value_are_told() {
    let one = row(
        r#"<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="string"><text:p>gộp</text:p></table:table-cell><table:covered-table-cell office:value-type="string"><text:p>bị che</text:p></table:covered-table-cell><table:table-cell table:formula="of:=[.A1]"/>"#,
    );
    let other = row(r#"<table:table-cell office:value-type="float" office:value="1"/>"#);
    let sheets = format!(
        r#"<table:calculation-settings/><table:table table:name="Một" table:style-name="ta1">{one}</table:table>
        <table:table table:name="Ẩn" table:style-name="ta2">{other}</table:table>
        <table:table table:name="'file:///c:/cu.ods'#$Sheet1" table:style-name="ta2">{other}</table:table>
        <table:dde-links><table:dde-link><table:table>{other}</table:table></table:dde-link></table:dde-links>"#
    );
    let book = read(&with_sheets(&sheets));
    let tabs: Vec<_> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.visible)).collect();
    assert_eq!(tabs, [("Một", true), ("Ẩn", false)]);
    assert_eq!(cells(&book), ["A1=\"gộp\"", "A1=1"]);
    assert_eq!(book.sheets[0].merged, [CellRange { first_row: 1, first_column: 0, last_row: 3, last_column: 1 }]);
    assert_eq!(book.sheets[0].uncomputed, [(1, 2)]);
    assert!(!book.has_macros);
    assert!(read(&with_rows("").and("Basic/Standard/Module1.xml", "<m/>")).has_macros);
}

#[test]
fn a_value_that_is_said_to_stand_everywhere_is_refused_before_it_is_unrolled() {
    let everywhere = |rows: u64, columns: u64| {
        format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#
        )
    };
    too_far(&everywhere(1, 16_384), "SS1");
    too_far(&everywhere(1_048_576, 1), "A200001");
    too_far(&everywhere(4_294_967_295, 4_294_967_295), "SS1");
    too_large(&everywhere(200_000, 512), Measure::Cells);
    too_large(&everywhere(50_000, 50).repeat(3), Measure::Cells);
    let long = "x".repeat(30_000);
    too_large(&everywhere(100, 100).replace(">x<", &format!(">{long}<")), Measure::TextBytes);
    let damaged = |rows: &str| {
        let result = try_read(&with_rows(rows));
        assert!(matches!(result, Err(Unreadable::Damaged { .. })), "{result:?}");
    };
    damaged(&everywhere(1, 1).replace(r#"columns-repeated="1""#, r#"columns-repeated="99999999999""#));
    damaged(&everywhere(1, 1).replace(r#"rows-repeated="1""#, r#"rows-repeated="-1""#));
    // Nothing said to stand 0 times is heard.
    check(&everywhere(0, 0), &["A1=\"x\""]);
    // Beyond an empty stretch of any length, a value is too far.
    let gap = r#"<table:table-row table:number-rows-repeated="4294967295"/>"#;
    too_far(&format!("{gap}{gap}{}", everywhere(1, 1)), "A4294967295");
    too_far(
        &row(
            r#"<table:table-cell table:number-columns-repeated="4294967295"/><table:table-cell office:value-type="float" office:value="1"/>"#,
        ),
        "?1",
    );
    let spaces = r#"<table:table-cell office:value-type="string"><text:p><text:s text:c="4294967295"/></text:p></table:table-cell>"#;
    too_large(&row(spaces), Measure::TextBytes);
    let paragraphs = format!("<table:table-cell>{}</table:table-cell>", "<text:p/>".repeat(300_000));
    too_large(&row(&paragraphs), Measure::TextBytes);
    too_large(&"<table:table-row-group>".repeat(100), Measure::Depth);
    let merged = row(r#"<table:table-cell table:number-columns-spanned="2"/>"#).repeat(100_001);
    too_large(&merged, Measure::MergedRanges);
    let sheets = r#"<table:table table:name="a"/>"#.repeat(201);
    let result = try_read(&with_sheets(&sheets));
    assert_eq!(result, Err(Unreadable::TooLarge { what: Measure::Sheets, limit: 200 }));
}

#[test]
fn what_is_protected_or_another_document_is_named() {
    let manifest = "<m:manifest xmlns:m=\"u\"><m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>";
    let scrambled = with_rows("").and("META-INF/manifest.xml", manifest).and("content.xml", b"\x01\x02\x03");
    assert_eq!(try_read(&scrambled), Err(Unreadable::Encrypted));
    let text = format!(
        "<office:document-content {SPACES}><office:body><office:text/></office:body></office:document-content>"
    );
    let result = try_read(&with_rows("").and("content.xml", text));
    assert_eq!(result, Err(Unreadable::UnknownKind { kind: OtherKind::Archive }));
    let entity = format!("<!DOCTYPE x [<!ENTITY a \"b\">]><office:document-content {SPACES}/>");
    let result = try_read(&with_rows("").and("content.xml", entity));
    assert_eq!(result, Err(Unreadable::UnsafeXml { part: "content.xml".into() }));
    let whole = with_rows(&row(r#"<table:table-cell office:value-type="float" office:value="1"/>"#)).packed();
    for length in (4..whole.len()).step_by(17) {
        let result = read_workbook("a.ods", &whole[..length], &Bounds::default());
        assert!(matches!(result, Err(Unreadable::Damaged { .. })), "{length}: {result:?}");
    }
}
