use super::*;

fn units() -> Units {
    let mut units = Units::default();
    let mut number = 0;
    let mut add = |units: &mut Units, name: &str, kind: UnitKind, parent: Option<At>| {
        number += 1;
        units.add(UnitRef::InFile(number), None, &[name], kind, parent)
    };
    use UnitKind::{DistrictCommittee, GrassrootsCell, GrassrootsCommitteeOrg, SubordinateCell};
    let top = add(&mut units, "Đảng bộ huyện Lập Thạch", DistrictCommittee, None);
    for name in ["thị trấn Lập Thạch", "xã Liên Hòa", "xã Hợp Lý", "xã Hòa Bình"] {
        let org = add(&mut units, &format!("Đảng bộ {name}"), GrassrootsCommitteeOrg, Some(top));
        for cell in ["thôn Đông Thủy", "Trường Tiểu học", "Trường THCS", "thôn Minh Tân 1", "thôn Minh Tân 2"]
        {
            add(&mut units, &format!("Chi bộ {cell}"), SubordinateCell, Some(org));
        }
    }
    let health = add(&mut units, "Đảng bộ Trung tâm Y tế huyện", GrassrootsCommitteeOrg, Some(top));
    add(&mut units, "Chi bộ Dự phòng", SubordinateCell, Some(health));
    for name in [
        "Trường THPT Lập Thạch I",
        "Trường THPT Lập Thạch II",
        "Công ty TNHH May Lập An",
        "Chi nhánh Ngân hàng NN&PTNT huyện",
    ] {
        add(&mut units, &format!("Chi bộ {name}"), GrassrootsCell, Some(top));
    }
    units
}

fn shown(units: &Units, found: Resolution) -> String {
    match found {
        Resolution::Found(at) => units.entry(at).name.clone(),
        Resolution::Ambiguous(_) => "ambiguous".to_owned(),
        Resolution::Unknown(_) => "unknown".to_owned(),
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let units = units();
    assert_eq!(shown(&units, units.resolve_org(text)), expected, "{text}");
}

#[test]
fn organisations_are_known_however_they_are_written() {
    for text in [
        "Đảng bộ xã Liên Hòa",
        "ĐB xã Liên Hoà",
        "X. Liên Hòa",
        "LIÊN HÒA",
        "Đảng uỷ xã Liên Hoà",
        "xa lien hoa",
        "Đ/bộ xã Liên Hòa",
    ] {
        check(text, "Đảng bộ xã Liên Hòa");
    }
    check("Hợp Lí", "Đảng bộ xã Hợp Lý");
    check("TT Lập Thạch", "Đảng bộ thị trấn Lập Thạch");
    check("Thị trấn Lập Thạch", "Đảng bộ thị trấn Lập Thạch");
    check("TT Y tế huyện", "Đảng bộ Trung tâm Y tế huyện");
    check("TTYT huyện", "Đảng bộ Trung tâm Y tế huyện");
    check("Trung tâm Y tế", "Đảng bộ Trung tâm Y tế huyện");
    check("CB THPT Lập Thạch II", "Chi bộ Trường THPT Lập Thạch II");
    check("Trường trung học phổ thông Lập Thạch 2", "Chi bộ Trường THPT Lập Thạch II");
    check("Cty TNHH May Lập An", "Chi bộ Công ty TNHH May Lập An");
    check("Chi nhánh NHNN và PTNT huyện", "Chi bộ Chi nhánh Ngân hàng NN&PTNT huyện");
}

#[test]
fn what_is_not_known_is_not_guessed() {
    check("Đảng bộ xã Liên Châu", "unknown");
    check("Đảng bộ huyện Lập Thạch", "unknown");
    check("Trường THPT", "unknown");
    check("Trường THPT Lập Thạch III", "unknown");
    check("xã Lập Thạch", "unknown");
    check("", "unknown");
}

#[test]
fn cells_are_looked_for_within_their_organisation() {
    let units = units();
    let home = match units.resolve_org("xã Liên Hòa") {
        Resolution::Found(at) => at,
        other => panic!("{other:?}"),
    };
    let within = |text: &str| shown(&units, units.resolve(text, Some(home)));
    assert_eq!(within("CB thôn Đông Thuỷ"), "Chi bộ thôn Đông Thủy");
    assert_eq!(within("Tiểu học Liên Hòa"), "Chi bộ Trường Tiểu học");
    assert_eq!(within("Chi bộ trường THCS xã Liên Hòa"), "Chi bộ Trường THCS");
    assert_eq!(within("Minh Tân 2"), "Chi bộ thôn Minh Tân 2");
    assert_eq!(within("Minh Tân II"), "Chi bộ thôn Minh Tân 2");
    assert_eq!(within("Minh Tân"), "unknown");
    assert_eq!(within("thôn Đoài"), "unknown");
    assert_eq!(within("Đảng bộ xã Liên Hòa"), "Đảng bộ xã Liên Hòa");
    assert_eq!(shown(&units, units.resolve("Chi bộ Trường Tiểu học", None)), "ambiguous");
}
