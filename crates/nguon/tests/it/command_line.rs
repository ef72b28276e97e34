//! The program as it is started from a shell.

use std::{
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

use crate::support::workbooks;

fn nguon(folder: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_nguon");
    Command::new(program).arg("--folder").arg(folder).args(arguments).env_remove("NGUON_DB").output().unwrap()
}

#[track_caller]
fn answer(output: &Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_preview_writes_not_one_byte() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("nguon.sqlite");
    let list = workbooks().join("to-chuc-dang.xlsx");
    let list = list.to_str().unwrap();
    answer(&nguon(folder.path(), &["--today", "2020-10-31", "import", list]));
    assert!(!db.exists(), "a preview made a database");

    answer(&nguon(folder.path(), &["--today", "2020-10-31", "import", list, "--commit"]));
    let before = std::fs::read(&db).unwrap();
    let people = workbooks().join("ket-nap-2015-2020.xlsx");
    answer(&nguon(folder.path(), &["--today", "2020-10-31", "import", people.to_str().unwrap()]));
    assert!(before == std::fs::read(&db).unwrap(), "a preview changed the database");
}

#[test]
fn a_password_policy_is_chosen_by_name_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let policy = |arguments: &[&str]| {
        let arguments: Vec<&str> = ["password-policy"].iter().chain(arguments).copied().collect();
        nguon(folder.path(), &arguments)
    };
    assert_eq!(answer(&policy(&[])), "Yêu cầu đối với mật khẩu: asvs\n");
    assert_eq!(answer(&policy(&["tcvn11930"])), "Yêu cầu đối với mật khẩu: tcvn11930\n");
    let unknown = policy(&["zxcvbn"]);
    assert!(!unknown.status.success());
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("asvs, tcvn11930"));
    assert_eq!(answer(&policy(&[])), "Yêu cầu đối với mật khẩu: tcvn11930\n");
}

#[test]
fn the_kinds_of_files_kept_with_cases_are_chosen_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let attachments = |arguments: &[&str]| {
        let arguments: Vec<&str> = ["attachments"].iter().chain(arguments).copied().collect();
        nguon(folder.path(), &arguments)
    };
    assert_eq!(answer(&attachments(&[])), "Loại tệp được lưu kèm theo hồ sơ: pdf,jpeg,png\n");
    assert_eq!(answer(&attachments(&["png, pdf"])), "Loại tệp được lưu kèm theo hồ sơ: pdf,png\n");
    assert_eq!(answer(&attachments(&["none"])), "Loại tệp được lưu kèm theo hồ sơ: none\n");
    let unknown = attachments(&["exe"]);
    assert!(!unknown.status.success());
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("pdf,jpeg,png"));
    assert_eq!(answer(&attachments(&[])), "Loại tệp được lưu kèm theo hồ sơ: none\n");
}

#[test]
fn the_report_and_the_check_answer_from_the_shell() {
    let folder = tempfile::tempdir().unwrap();
    let all = workbooks();
    let imported = answer(&nguon(
        folder.path(),
        &["import", all.to_str().unwrap(), "--commit", "--today", "2020-10-31", "--format", "json"],
    ));
    let imported: Value = serde_json::from_str(&imported).unwrap();
    for key in ["files", "rows", "accepted", "repaired", "rejected", "findings"] {
        assert!(imported.get(key).is_some(), "no {key}");
    }
    let asked = [
        "report",
        "admissions",
        "--unit",
        "Xã Sơn Đông",
        "--from",
        "2020-01-01",
        "--until",
        "2020-10-31",
        "--format",
        "json",
        "--today",
        "2020-10-31",
    ];
    let report: Value = serde_json::from_str(&answer(&nguon(folder.path(), &asked))).unwrap();
    assert_eq!((report["admitted"].as_u64(), report["recognised"].as_u64()), (Some(6), Some(6)));
    assert_eq!(report["attainment"].as_f64(), Some(1.0));
    let text = answer(&nguon(
        folder.path(),
        &[
            "report",
            "admissions",
            "--unit",
            "LT",
            "--from",
            "1/1/2020",
            "--until",
            "31/10/2020",
            "--by",
            "year",
            "--today",
            "2020-10-31",
        ],
    ));
    assert!(text.contains("91,1 %"), "{text}");
    let check = answer(&nguon(folder.path(), &["check", "--today", "2020-10-31"]));
    assert!(check.contains("Dữ liệu nguyên vẹn."), "{check}");
}

#[test]
fn folders_of_other_districts_are_brought_in_whole_and_only_once() {
    for (district, rows) in [("yen-thanh", 882), ("chau-thanh", 833), ("mai-son", 872), ("krong-pac", 814)] {
        let folder = tempfile::tempdir().unwrap();
        let lists = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/tests/districts").join(district);
        let facts: Value = serde_json::from_slice(&std::fs::read(lists.join("district.json")).unwrap()).unwrap();
        let today = ["--today", facts["as_of"].as_str().unwrap()];
        let import =
            || answer(&nguon(folder.path(), &[&today[..], &["import", lists.to_str().unwrap(), "--commit"]].concat()));
        let (first, second) = (import(), import());
        assert!(first.contains(&format!("{rows} dòng: nhận {rows}, ")), "{district}: {first}");
        assert!(second.contains("Không có gì mới để ghi."), "{district}: {second}");
        let check = answer(&nguon(folder.path(), &[&today[..], &["check"]].concat()));
        assert!(check.contains("Dữ liệu nguyên vẹn."), "{district}: {check}");
    }
}

#[test]
fn a_unit_that_is_not_there_is_said_so() {
    let folder = tempfile::tempdir().unwrap();
    let asked = ["report", "admissions", "--unit", "Xã Không Có", "--from", "2020-01-01", "--until", "2020-10-31"];
    let output = nguon(folder.path(), &asked);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("Xã Không Có"));
}

#[test]
fn one_changed_byte_of_the_journal_is_found_and_its_row_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let list = workbooks().join("to-chuc-dang.xlsx");
    answer(&nguon(folder.path(), &["--today", "2020-10-31", "import", list.to_str().unwrap(), "--commit"]));
    let db = folder.path().join("nguon.sqlite");
    let mut bytes = std::fs::read(&db).unwrap();
    let word = b"import.done";
    let at = bytes.windows(word.len()).position(|window| window == word).unwrap();
    bytes[at] = b'j';
    std::fs::write(&db, bytes).unwrap();

    let output = nguon(folder.path(), &["--today", "2020-10-31", "check"]);
    let said = String::from_utf8(output.stdout).unwrap();
    println!("{said}");
    assert!(!output.status.success(), "{said}");
    // The last row of the journal: one for each unit, headcounts apart, and one for the import itself.
    let last = said.lines().find_map(|line| line.trim().strip_prefix("journal: ")).unwrap();
    assert!(said.lines().any(|line| line.starts_with("Sai: journal") && line.contains(last)), "{said}");
}
