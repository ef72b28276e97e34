//! `.xlsx` as different programs write it.

use nguon_report::sheet::{Bounds, Unreadable, Workbook, read_workbook};

use crate::making::{Parts, cells};

fn read(parts: &Parts) -> Workbook {
    read_workbook("C:\\Danh sách\\đảng viên.xlsx", &parts.packed(), &Bounds::default()).unwrap()
}

#[track_caller]
fn check(parts: &Parts, expect: &[&str]) {
    assert_eq!(cells(&read(parts)), expect);
}

#[test]
fn text_is_what_was_typed() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
        <c r="D1" t="inlineStr"><is><t>trong ô</t></is></c><c r="E1" t="str"><f>A1</f><v>tính ra</v></c>
        <c r="F1" t="s"><v>3</v></c></row>"#;
    let texts = "<si><t xml:space=\"preserve\"> Hoa\u{300} </t></si>\
        <si><r><rPr><b/></rPr><t>Trần </t></r><r><t>Văn &amp; A</t></r><rPh sb=\"0\" eb=\"1\"><t>aid</t></rPh></si>\
        <si><t>dòng 1_x000D_&#10;dòng 2<![CDATA[ <3]]></t></si><si><t/></si>";
    check(
        &Parts::with_rows(rows).and_texts(texts),
        &[
            "A1=\" Hoa\\u{300} \"",
            "B1=\"Trần Văn & A\"",
            "C1=\"dòng 1\\r\\ndòng 2 <3\"",
            "D1=\"trong ô\"",
            "E1=\"tính ra\"",
        ],
    );
}

#[test]
fn numbers_are_days_only_where_the_format_says_so() {
    let rows = r#"<row r="2"><c r="A2" s="0"><v>44135</v></c><c r="B2" s="1"><v>44135</v></c><c r="C2" s="2"><v>44135.5</v></c>
        <c r="D2" s="9"><v>44135</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#REF!</v></c>
        <c r="G2" t="d"><v>2020-10-31T00:00:00</v></c><c r="H2"><v>9007199254740993</v></c></row>"#;
    let parts = Parts::with_rows(rows).and_formats(&["General", "dd/mm/yyyy", "d.m.yy h:mm"]);
    check(
        &parts,
        &[
            "A2=44135",
            "B2=2020-10-31",
            "C2=2020-10-31 12:0:0",
            "D2=44135",
            "E2=true",
            "F2=#REF!",
            "G2=2020-10-31",
            "H2=9007199254740992",
        ],
    );
}

#[test]
fn a_workbook_of_the_1904_system_counts_from_there() {
    let parts = Parts::with_rows(r#"<row><c s="0"><v>42673</v></c></row>"#).and_formats(&["d/m/yyyy"]);
    let book = String::from_utf8(parts.0[1].1.clone()).unwrap();
    let parts = parts.and("xl/workbook.xml", book.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));
    check(&parts, &["A1=2020-10-31"]);
}

#[test]
fn a_formula_without_a_result_is_listed_and_absent() {
    let rows = r#"<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v></v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v>2</v></c>
        <c r="D1" t="str"><f>""</f><v></v></c><c r="E1" s="3"/></row>"#;
    let workbook = read(&Parts::with_rows(rows));
    assert_eq!(cells(&workbook), ["C1=2"]);
    assert_eq!(workbook.sheets[0].uncomputed, [(1, 0), (1, 1)]);
}

#[test]
fn places_may_be_left_out_prefixed_or_disordered() {
    check(
        &Parts::with_rows("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r=\"5\"><c><v>5</v></c></row>"),
        &["A1=1", "C1=3", "A5=5"],
    );
    let prefixed = r#"<x:worksheet xmlns:x="urn:any"><x:sheetData><x:row r="1" hidden="1"><x:c r="AB1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
    check(&Parts::with_rows("").and("xl/worksheets/sheet1.xml", prefixed), &["AB1=1"]);
    let rows = r#"<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row><row r="3"><c r="B3"><v>4</v></c></row>"#;
    check(&Parts::with_rows(rows), &["A1=3", "A3=2", "B3=4"]);
}

#[test]
fn the_workbook_says_what_it_is() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C2"/></mergeCells></worksheet>"#;
    let parts = Parts::with_rows("").and("xl/worksheets/sheet1.xml", sheet).and("xl/vbaProject.bin", b"macro");
    let workbook = read(&parts);
    assert!(workbook.has_macros);
    assert_eq!(workbook.file, "đảng viên.xlsx");
    assert_eq!((workbook.sheets[0].name.as_str(), workbook.sheets[0].visible), ("Danh sách", true));
    let merged = workbook.sheets[0].merged[0];
    assert!(merged.contains(2, 2) && !merged.contains(3, 2) && !merged.contains(2, 3));
}

#[test]
fn a_stray_format_at_the_end_of_the_sheet_is_no_value() {
    check(
        &Parts::with_rows(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>"#),
        &["A1=1"],
    );
}

#[test]
fn a_missing_text_or_a_malformed_value_is_damage() {
    for rows in [
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#,
        r#"<row r="1"><c r="A1"><v>mười</v></c></row>"#,
        r#"<row r="1"><c r="1A"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="A1"><v>1</v></row>"#,
    ] {
        let result = read_workbook("a.xlsx", &Parts::with_rows(rows).packed(), &Bounds::default());
        assert!(matches!(result, Err(Unreadable::Damaged { .. })), "{rows}: {result:?}");
    }
}
