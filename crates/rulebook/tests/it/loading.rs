//! Rulebooks with something wrong in them: what is said, and where.

use std::{fs, path::Path};

use expect_test::{Expect, expect};
use nguon_rulebook::load_dir;
use tempfile::TempDir;

use crate::list;

/// A copy of the shipped rulebook to spoil.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let copy = Self(tempfile::tempdir().expect("a folder for the copy"));
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebooks");
        copy_folder(&shipped, copy.0.path());
        copy
    }

    #[track_caller]
    fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let whole = self.0.path().join(path);
        let text = fs::read_to_string(&whole).expect("a file of the rulebook");
        assert!(text.contains(from), "{path} has «{from}»");
        fs::write(whole, text.replacen(from, to, 1)).expect("written");
        self
    }

    fn write(self, path: &str, bytes: &[u8]) -> Self {
        fs::write(self.0.path().join(path), bytes).expect("written");
        self
    }

    fn remove(self, path: &str) -> Self {
        fs::remove_file(self.0.path().join(path)).expect("removed");
        self
    }

    #[track_caller]
    fn says(self, expect: Expect) {
        let problems = load_dir(self.0.path()).expect_err("a rulebook with a fault is refused");
        expect.assert_eq(&list(&problems));
    }
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let copy = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir(&copy).expect("made");
            copy_folder(&path, &copy);
        } else {
            fs::copy(&path, &copy).expect("copied");
        }
    }
}

const MINIMUM: &str = "parameters/age/minimum_months.toml";
const CEREMONY: &str = "parameters/ceremony/working_days.toml";

#[test]
fn the_copy_itself_is_whole() {
    assert!(load_dir(Copy::new().0.path()).is_ok());
}

#[test]
fn an_unknown_key_is_refused() {
    Copy::new()
        .replace(MINIMUM, "unit =", "units =")
        .says(expect![[r#"
            parameters/age/minimum_months.toml:2: sai cú pháp: unknown field `units`, expected one of `title`, `unit`, `change`, `transition`, `review`
        "#]]);
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    Copy::new().replace(MINIMUM, "2021-07-30", "2021-02-30").says(expect![[r#"
            parameters/age/minimum_months.toml:21: sai cú pháp: invalid date, expected day between 01 and 28
        "#]]);
}

#[test]
fn a_moment_is_not_a_day() {
    Copy::new().replace(MINIMUM, "2021-07-30", "2021-07-30T08:00:00").says(expect![[r#"
            parameters/age/minimum_months.toml:21: cần một ngày, không kèm giờ: 2016-07-25
        "#]]);
}

#[test]
fn a_value_without_certainty_is_refused() {
    Copy::new().replace(CEREMONY, "certainty = \"sure\"\n", "").says(expect![[r#"
            parameters/ceremony/working_days.toml:11: sai cú pháp: missing field `certainty`
        "#]]);
}

#[test]
fn days_must_ascend() {
    Copy::new().replace(CEREMONY, "from = 2021-07-30", "from = 2016-07-25").says(expect![[r#"
            parameters/ceremony/working_days.toml:18: ngày không sau mốc trước
            parameters/ceremony/working_days.toml:20: 24-QĐ/TW chưa hoặc không còn hiệu lực ngày 25/07/2016
        "#]]);
}

#[test]
fn a_change_is_a_value_or_a_repeal() {
    Copy::new().replace(CEREMONY, "is = 30\n", "is = 30\nrepealed = true\n").says(expect![[r#"
            parameters/ceremony/working_days.toml:5: mỗi mốc có đúng một trong hai: `is` hoặc `repealed = true`
        "#]]);
}

#[test]
fn the_first_change_cannot_be_a_repeal() {
    Copy::new().replace(CEREMONY, "is = 30\n", "repealed = true\n").says(expect![[r#"
            parameters/ceremony/working_days.toml:5: mốc đầu tiên không thể là bãi bỏ
        "#]]);
}

#[test]
fn a_value_cites_something() {
    Copy::new()
        .replace(CEREMONY, "source = [{ instrument = \"29-qd-tw-2016\", clause = \"điểm 4.1\" }]", "source = []")
        .says(expect![[r#"
            parameters/ceremony/working_days.toml:12: thiếu viện dẫn (`source`)
        "#]]);
}

#[test]
fn a_text_that_is_not_listed_cannot_be_cited() {
    Copy::new().replace(CEREMONY, "29-qd-tw-2016", "30-qd-tw-2016").says(expect![[r#"
            parameters/ceremony/working_days.toml:12: thiếu viện dẫn (`source`)
            parameters/ceremony/working_days.toml:14: văn bản `30-qd-tw-2016` không có trong instruments.toml
        "#]]);
}

#[test]
fn a_text_cannot_be_cited_outside_its_time() {
    Copy::new().replace(CEREMONY, "29-qd-tw-2016", "24-qd-tw-2021").says(expect![[r#"
            parameters/ceremony/working_days.toml:14: 24-QĐ/TW chưa hoặc không còn hiệu lực ngày 25/07/2016
        "#]]);
}

#[test]
fn a_value_cannot_outlive_its_source() {
    let change = "\n[[change]]\nfrom = 2026-07-26\nis = 30\nsource = [{ instrument = \"208-qd-tw-2026\", clause = \"chưa rõ số điểm\" }]\ncertainty = \"provisional\"\nreading = \"Theo tài liệu học tập về 208-QĐ/TW; chưa có toàn văn.\"\n";
    Copy::new()
        .replace(CEREMONY, change, "")
        .says(expect![[r#"
            parameters/ceremony/working_days.toml:36: từ ngày 26/07/2026 không văn bản nào viện dẫn ở đây còn hiệu lực; cần thêm mốc mới
        "#]]);
}

#[test]
fn a_lower_text_does_not_change_in_silence_what_a_higher_one_set() {
    let change = "\n[[change]]\nfrom = 2026-08-01\nis = 10\nrounding = \"down\"\nsource = [{ instrument = \"01-hd-tw-2026\", clause = \"điểm 1\" }]\ncertainty = \"sure\"\n\n[review]";
    Copy::new()
        .replace("parameters/probation/length.toml", "\n[review]", change)
        .says(expect![[r#"
            parameters/probation/length.toml: chưa có ví dụ (cột facts để trống) cho ngày 01/08/2026
            parameters/probation/length.toml: chưa có ví dụ (cột facts để trống) cho ngày 31/07/2026
            parameters/probation/length.toml:13: văn bản bậc dưới đổi giá trị do Điều lệ Đảng đặt ra; cần `reading` nói rõ vì sao
        "#]]);
}

#[test]
fn values_are_of_their_kind() {
    Copy::new()
        .replace(MINIMUM, "counted = \"by_month\"\n", "")
        .replace(CEREMONY, "is = 30", "is = -30")
        .replace("parameters/cell/vote.toml", "is = \"2/3\"", "is = \"3/2\"")
        .replace("parameters/committee/vote.toml", "bound = \"at_least\"\n", "")
        .replace("parameters/decision/working_days.toml", "unit = \"working_days\"", "unit = \"months\"")
        .replace("parameters/ceremony/clock_start.toml", "is = \"receipt\"", "is = \"whenever\"")
        .says(expect![[r#"
            parameters/age/minimum_months.toml:6: cần `counted = "by_month"` hoặc `counted = "full_months"`
            parameters/cell/vote.toml:6: `is` phải là phân số không quá một, ví dụ "2/3"
            parameters/ceremony/clock_start.toml:6: `is` phải là "receipt" hoặc "issue"
            parameters/ceremony/working_days.toml:6: `is` phải là số nguyên không âm
            parameters/committee/vote.toml:6: cần `bound = "at_least"` hoặc `bound = "more_than"`
            parameters/decision/working_days.toml:6: tham số này cần unit = "working_days"
            parameters/decision/working_days.toml:13: tham số này cần unit = "working_days"
            parameters/decision/working_days.toml:19: tham số này cần unit = "working_days"
            parameters/decision/working_days.toml:25: tham số này cần unit = "working_days"
            parameters/decision/working_days.toml:31: tham số này cần unit = "working_days"
            parameters/decision/working_days.toml:37: tham số này cần unit = "working_days"
            parameters/decision/working_days.toml:44: tham số này cần unit = "working_days"
        "#]]);
}

#[test]
fn a_missing_file_and_one_too_many_are_told() {
    Copy::new()
        .remove(CEREMONY)
        .write(
            "parameters/age/middle.toml",
            b"title = \"x\"\nunit = \"count\"\nchange = []\n[review]\nchecked = 2026-01-01\ndue = 2027-01-01\n",
        )
        .write("notes.toml", b"")
        .says(expect![[r#"
            notes.toml: tệp không thuộc bộ quy định
            parameters/age/middle.toml: chương trình không biết tham số `age.middle`
            parameters/age/middle.toml: không yêu cầu nào dùng tham số này (`uses`)
            parameters/ceremony/working_days.toml: thiếu tệp này
            requirements/ceremony/in_time.toml:3: chương trình không biết tham số `ceremony.working_days`
        "#]]);
}

#[test]
fn a_parameter_that_nothing_uses_is_told() {
    Copy::new()
        .replace(
            "requirements/papers/valid.toml",
            "uses = [\"papers.valid_months\"]",
            "uses = []",
        )
        .says(expect![[r#"
            cases/papers/valid_months.csv:12: ví dụ không đọc được: không phải chỉ một yêu cầu dùng tham số này; hãy ghi ví dụ vào bảng mang tên yêu cầu
            cases/papers/valid_months.csv:13: ví dụ không đọc được: không phải chỉ một yêu cầu dùng tham số này; hãy ghi ví dụ vào bảng mang tên yêu cầu
            parameters/papers/valid_months.toml: không yêu cầu nào dùng tham số này (`uses`)
        "#]]);
}

#[test]
fn checks_exist_and_are_named_once_each() {
    Copy::new().replace("requirements/cell/size.toml", "\"cell_size\"", "\"cell_shape\"").says(expect![[r#"
            requirements/cell/size.toml:2: chương trình không có phép thử `cell_shape`
        "#]]);
    Copy::new().replace("requirements/cell/size.toml", "\"cell_size\"", "\"cell_vote\"").says(expect![[r#"
            requirements: hơn một yêu cầu nêu phép thử `cell_vote`
            requirements: không yêu cầu nào nêu phép thử `cell_size`
        "#]]);
}

#[test]
fn an_exception_rests_on_a_known_condition() {
    Copy::new().replace("requirements/ceremony/in_time.toml", "consent_of_direct_higher", "good_weather").says(
        expect![[r#"
            requirements/ceremony/in_time.toml:13: chương trình không biết điều kiện `good_weather`
        "#]],
    );
}

#[test]
fn texts_are_listed_once_and_all_of_them_cited() {
    let entry = "[[instrument]]\nid = \"labour-2019\"";
    let unused = "[[instrument]]\nid = \"extra\"\nkind = \"local\"\nrank = 5\ntitle = \"x\"\nnumber = \"1-QĐ/TU\"\nissuer = \" \"\nsigned = 2020-01-01\nfrom = 2020-01-01\nuntil = 2019-01-01\ncertainty = \"sure\"\n\n";
    Copy::new()
        .replace("instruments.toml", entry, &format!("{unused}{unused}{entry}"))
        .replace("instruments.toml", "replaced_by = \"29-qd-tw-2016\"", "replaced_by = \"29-qd-tw\"")
        .says(expect![[r#"
            instruments.toml:26: văn bản `29-qd-tw` không có trong instruments.toml
            instruments.toml:252: `until` phải sau `from`
            instruments.toml:252: `until` và `replaced_by` phải đi cùng nhau
            instruments.toml:257: `issuer` để trống
            instruments.toml:264: `until` phải sau `from`
            instruments.toml:264: `until` và `replaced_by` phải đi cùng nhau
            instruments.toml:264: không nơi nào viện dẫn văn bản `extra`
            instruments.toml:264: văn bản `extra` đã có ở trên
            instruments.toml:269: `issuer` để trống
        "#]]);
}

#[test]
fn a_review_lies_ahead_of_the_last_one() {
    Copy::new().replace(MINIMUM, "due = 2027", "due = 2025").says(expect![[r#"
            parameters/age/minimum_months.toml:62: `due` phải sau `checked`
        "#]]);
}

#[test]
fn a_requirement_may_be_left_to_people() {
    Copy::new().replace("requirements/cell/size.toml", "judged = false", "judged = true").says(expect![[r#"
            cases/cell/minimum_members.csv:4: ví dụ cần «đạt», kết quả là «do người xét»
            cases/cell/minimum_members.csv:5: ví dụ cần «không đạt: 2 người (cần 3)», kết quả là «do người xét»
        "#]]);
}

#[test]
fn two_exceptions_at_once_are_a_conflict() {
    let exception = "[[exception]]\nlabel = \"thiên tai\"\nwhen = \"consent_of_direct_higher\"\neffect = \"not_applicable\"\nfrom = 2016-07-25\nsource = [{ instrument = \"29-qd-tw-2016\", clause = \"điểm 4.1\" }]\n\n[[exception]]";
    Copy::new()
        .replace(
            "requirements/ceremony/in_time.toml",
            "[[exception]]",
            exception,
        )
        .says(expect![[r#"
            cases/ceremony/working_days.csv:18: ví dụ cần «không áp dụng: quá hạn, cấp ủy cấp trên trực tiếp đồng ý», kết quả là «mâu thuẫn: thiên tai và quá hạn, cấp ủy cấp trên trực tiếp đồng ý»
        "#]]);
}

#[test]
fn the_transition_says_whose_day_governs() {
    let path = "parameters/ceremony/clock_start.toml";
    Copy::new().replace(path, "governed_by = \"clock_start\"", "governed_by = \"act\"").says(expect![[r#"
            cases/ceremony/clock_start.csv:18: ví dụ cần «đạt», kết quả là «không đạt: 38 ngày làm việc (hạn 30)»
        "#]]);
}

#[test]
fn holidays_are_of_their_year_and_swaps_make_sense() {
    Copy::new()
        .replace("calendars/2020.toml", "2020-09-02", "2021-09-02")
        .replace(
            "calendars/2019.toml",
            "worked = 2019-05-04",
            "worked = 2019-05-03",
        )
        .replace(
            "calendars/2018.toml",
            "off = 2018-12-31",
            "off = 2018-12-30",
        )
        .says(expect![[r#"
            calendars/2018.toml:38: ngày nghỉ hoán đổi 30/12/2018 không phải ngày thường
            calendars/2019.toml:35: ngày làm bù 03/05/2019 không phải thứ Bảy hay Chủ nhật
            calendars/2020.toml:31: ngày 02/09/2021 không thuộc năm của tệp
            calendars/2021.toml:35: ngày 02/09/2021 đã có ở trên
            cases/decision/working_days.csv:17: ví dụ cần «không đạt: 81 ngày làm việc (hạn 60)», kết quả là «không đạt: 82 ngày làm việc (hạn 60)»
            cases/decision/working_days.csv:18: ví dụ cần «đang trong hạn đến 2020-11-25», kết quả là «đang trong hạn đến 2020-11-24»
            cases/decision/working_days.csv:19: ví dụ cần «đạt», kết quả là «không đạt: 61 ngày làm việc (hạn 60)»
            cases/decision/working_days.csv:20: ví dụ cần «không đạt: 61 ngày làm việc (hạn 60)», kết quả là «không đạt: 62 ngày làm việc (hạn 60)»
        "#]]);
}

#[test]
fn each_change_needs_its_worked_cases() {
    Copy::new().remove("cases/transfer/working_days.csv").says(expect![[r#"
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 01/07/2025
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 07/04/2026
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 08/04/2026
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 19/01/2025
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 20/01/2025
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 24/07/2016
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 25/07/2016
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 25/07/2026
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 26/07/2026
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 29/07/2021
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 30/06/2025
            parameters/transfer/working_days.toml: chưa có ví dụ (cột facts để trống) cho ngày 30/07/2021
        "#]]);
}

#[test]
fn a_worked_case_that_comes_out_otherwise_is_told() {
    Copy::new()
        .replace("cases/age/minimum_months.csv", "215 tháng", "214 tháng")
        .replace(
            "cases/age/maximum_months.csv",
            "meeting=2019-06-12",
            "meeting=2019-06-13",
        )
        .replace("cases/cell/vote.csv", "in_favour=4;", "in_favour=14;")
        .replace("cases/committee/vote.csv", "case,on,", "case,day,")
        .replace(
            "cases/decision/working_days.csv",
            "decision=2020-05-25",
            "decided=2020-05-25",
        )
        .write("cases/age/middle.csv", b"case,on,facts,expected,source\n")
        .says(expect![[r#"
            cases/age/maximum_months.csv:16: ví dụ xét theo quy định của ngày 13/06/2019, không phải ngày ở cột on
            cases/age/middle.csv: không có tham số hay yêu cầu nào mang tên tệp này
            cases/age/minimum_months.csv:16: ví dụ cần «không đạt: 214 tháng (cần 216)», kết quả là «không đạt: 215 tháng (cần 216)»
            cases/cell/vote.csv:16: ví dụ không đọc được: «in_favour» lớn hơn «entitled»
            cases/committee/vote.csv:1: ví dụ không đọc được: dòng đầu phải là case,on,facts,expected,source
            cases/decision/working_days.csv:16: ví dụ không đọc được: thiếu «today»
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 01/07/2025
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 07/04/2026
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 08/04/2026
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 18/01/2011
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 19/01/2011
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 19/01/2025
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 20/01/2025
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 24/07/2016
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 25/07/2016
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 25/07/2026
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 26/07/2026
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 29/07/2021
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 30/06/2025
            parameters/committee/vote.toml: chưa có ví dụ (cột facts để trống) cho ngày 30/07/2021
        "#]]);
}

#[test]
fn bytes_that_are_not_text_are_told() {
    Copy::new().write(CEREMONY, b"title = \"\xff\xfe\"").says(expect![[r#"
            parameters/ceremony/working_days.toml: không đọc được: stream did not contain valid UTF-8
        "#]]);
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let missing = Copy::new().0.path().join("nowhere");
    assert!(load_dir(&missing).is_err());
}
