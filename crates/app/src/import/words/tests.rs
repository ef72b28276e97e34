use super::*;

#[track_caller]
fn check(rows: &[&str], kind: SheetKind, expected: Field) {
    let rows: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
    let found = fits(&Header::new(&rows), kind);
    assert_eq!(found.first().map(|(field, _)| *field), Some(expected), "{rows:?}: {found:?}");
}

#[test]
fn the_table_names_only_known_fields_and_kinds() {
    for line in include_str!("headers.txt").lines().filter(|line| !line.starts_with(['#', ' ']) && !line.is_empty()) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some("*") => {}
            Some(kinds) => kinds.split(' ').for_each(|kind| assert!(SheetKind::from_code(kind).is_some(), "{kind}")),
            None => {
                let (field, wordings) = line.split_once(": ").expect(line);
                assert!(Field::from_code(field).is_some(), "{field}");
                assert_eq!(wordings, fold(wordings), "wordings are folded");
            }
        }
    }
}

#[test]
fn headers_are_known_by_many_wordings() {
    use SheetKind::{Admitted, Organisations, Pipeline, Quotas, Recognised, Roster};
    check(&["Họ và tên"], Admitted, Field::FullName);
    check(&["Họ tên quần chúng"], Pipeline, Field::FullName);
    check(&["HỌ,\nCHỮ ĐỆM VÀ TÊN"], Roster, Field::FullName);
    check(&["Ngày QĐ kết nạp"], Admitted, Field::DecisionOn);
    check(&["Quyết định kết nạp", "Số"], Admitted, Field::DecisionNumber);
    check(&["Quyết định kết nạp", "Ngày"], Admitted, Field::DecisionOn);
    check(&["Số, ngày quyết định kết nạp"], Admitted, Field::Decision);
    check(&["Ngày t/c lễ KN"], Admitted, Field::CeremonyOn);
    check(&["Quyết định công nhận", "Ngày"], Recognised, Field::RecognitionOn);
    check(&["Ngày công nhận chính thức"], Recognised, Field::OfficialOn);
    check(&["Chi bộ xét kết nạp", "Ngày họp"], Admitted, Field::CellMetOn);
    check(&["Chi bộ xét kết nạp", "Số phiếu tán thành/ tổng số ĐVCT"], Admitted, Field::Votes);
    check(&["Chi bộ theo dõi, giúp đỡ"], Pipeline, Field::Cell);
    check(&["TCCSĐ"], Pipeline, Field::Org);
    check(&["Đơn vị"], Admitted, Field::Org);
    check(&["GCN bồi dưỡng NT", "Ngày cấp"], Admitted, Field::CertificateOn);
    check(&["Ý kiến nơi cư trú"], Pipeline, Field::ResidenceOpinionOn);
    check(&["Nơi cư trú"], Pipeline, Field::Residence);
    check(&["SL đảng viên"], Quotas, Field::MembersAtStart);
    check(&["Kế hoạch KN"], Quotas, Field::QuotaAdmission);
    check(&["Kết quả"], Quotas, Field::Achieved);
    check(&["Trực thuộc (mã)"], Organisations, Field::Parent);
}

#[test]
fn a_cell_of_data_does_not_read_like_a_header() {
    for text in ["Nguyễn Văn An", "12/12", "2389-QĐ/HU", "Thôn Cây Si, xã Liễn Sơn", "Đại học Sư phạm", "026085025192"]
    {
        assert!(!looks_like_header(text), "{text}");
    }
    for text in ["STT", "Nam", "Nữ", "Họ và tên", "Đảng bộ, chi bộ cơ sở", "Số phiếu/ĐVCT"] {
        assert!(looks_like_header(text), "{text}");
    }
}

#[test]
fn abbreviations_are_spelt_out_by_their_marks() {
    assert_eq!(spell_out("ĐB"), ["dang", "bo"]);
    assert_eq!(spell_out("DB"), ["du", "bi"]);
    assert_eq!(spell_out("Ngày t/c lễ KN"), ["ngay", "to", "chuc", "le", "ket", "nap"]);
}
