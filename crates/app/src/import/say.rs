//! What people read: where it is wrong, what is wrong, how to mend it.
//!
//! The sentences of an import, in Vietnamese only, for they name cells of Vietnamese lists. Numbers come from the
//! findings, never from here.

use nguon_domain::{
    calendar::{Date, show_day},
    citizen_id::{CitizenId, CitizenIdProblem, Sex},
    name::NameProblem,
    partial_date::PartialDate,
    text::{Repair, legacy::Encoding},
};

use super::Field;

/// A day in the middle of a sentence: `quyết định ngày 05/05/2016` is made of these.
fn act(field: Field) -> &'static str {
    match field {
        Field::Birth => "Ngày sinh",
        Field::AppliedOn => "Ngày làm đơn",
        Field::CertificateOn => "Ngày cấp giấy chứng nhận lớp nhận thức",
        Field::CellMetOn => "Ngày chi bộ xét",
        Field::CommitteeMetOn => "Ngày đảng ủy họp",
        Field::SentUpOn => "Ngày gửi hồ sơ",
        Field::DecisionOn => "Ngày quyết định",
        Field::CeremonyOn => "Ngày lễ kết nạp",
        Field::OfficialOn => "Ngày chính thức",
        Field::RecognitionOn => "Ngày quyết định công nhận",
        Field::NominatedOn => "Ngày giới thiệu",
        Field::VettingAskedOn => "Ngày gửi thẩm tra",
        Field::VettingAnsweredOn => "Ngày có kết quả thẩm tra",
        Field::UnionResolutionOn => "Ngày nghị quyết của Đoàn (Công đoàn)",
        Field::ResidenceOpinionOn => "Ngày lấy ý kiến nơi cư trú",
        Field::TogetherSince => "Thời gian cùng công tác, cư trú",
        Field::CardOn => "Ngày cấp thẻ",
        Field::JoinedOn => "Ngày vào Đảng",
        Field::ExemptSince => "Ngày miễn sinh hoạt",
        Field::EstablishedOn => "Ngày thành lập",
        Field::SurveyedOn => "Ngày khảo sát",
        Field::DueOn => "Thời hạn",
        _ => "Ngày",
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

pub(crate) fn name_missing() -> String {
    "Dòng này không có họ tên nên chưa thể nhập; hãy bổ sung họ tên.".to_owned()
}

pub(crate) fn name_unreadable(problem: &NameProblem) -> String {
    format!("Không đọc được họ tên: {problem}.")
}

pub(crate) fn name_legacy(encoding: Encoding, before: &str, after: &str) -> String {
    format!("Họ tên gõ bảng mã cũ {} (\"{before}\"); chuyển thành {after}.", encoding.name())
}

pub(crate) fn text_legacy(encoding: Encoding, cells: usize, before: &str, after: &str) -> String {
    format!(
        "Cột này có {cells} ô gõ bảng mã cũ {}, ví dụ \"{before}\"; đã chuyển sang Unicode (\"{after}\").",
        encoding.name()
    )
}

pub(crate) fn whitespace(repairs: &[Repair], after: &str) -> String {
    let what: Vec<&str> = repairs.iter().map(|repair| repair.describe()).collect();
    format!("Họ tên {}; chuẩn hóa thành {after}.", what.join(", "))
}

pub(crate) fn unit_whitespace(repairs: &[Repair], after: &str) -> String {
    let what: Vec<&str> = repairs.iter().map(|repair| repair.describe()).collect();
    format!("Tên tổ chức {}; chuẩn hóa thành {after}.", what.join(", "))
}

pub(crate) fn impossible_date(field: Field, shown: &str, year: i16) -> String {
    if field == Field::Birth {
        format!("Ngày sinh {shown} không có thật; cần hỏi lại, giữ nguyên năm {year}.")
    } else {
        format!("{} {shown} không có thật trong lịch; cần hỏi lại.", act(field))
    }
}

pub(crate) fn date_incomplete(field: Field, shown: &str) -> String {
    format!("{} ghi \"{shown}\" chưa đủ ngày, tháng, năm; hãy ghi đủ để tính thời hạn.", act(field))
}

pub(crate) fn date_unreadable(field: Field, shown: &str) -> String {
    format!(
        "{} ghi \"{shown}\", không đọc được thành ngày; hãy ghi theo dạng ngày/tháng/năm, ví dụ 03/02/2020.",
        act(field)
    )
}

pub(crate) fn number_unreadable(shown: &str) -> String {
    format!("Ô này ghi \"{shown}\", không đọc được thành số; hãy ghi lại bằng chữ số.")
}

pub(crate) fn id_unreadable(shown: &str, problem: CitizenIdProblem) -> String {
    format!("Số định danh \"{shown}\" không đúng: {problem}.")
}

pub(crate) fn id_lost_zero(before: &str, after: &CitizenId) -> String {
    let digits = before.chars().filter(char::is_ascii_digit).count();
    format!("Số định danh {before} có {digits} chữ số (mất số 0 đầu); khôi phục thành {}.", after.reveal())
}

pub(crate) fn sex_mismatch(recorded: Sex, id: &CitizenId) -> String {
    let digit = id.reveal().chars().nth(3).unwrap_or_default();
    let in_number = id.sex().map(Sex::name).unwrap_or_default();
    format!(
        "Giới tính {} không khớp chữ số thứ 4 của số định danh {} (chữ số {digit} là {in_number}); cần đối chiếu giấy tờ.",
        recorded.name(),
        id.reveal()
    )
}

pub(crate) fn birth_mismatch(recorded: i16, in_number: i16, id: &CitizenId) -> String {
    format!(
        "Năm sinh {recorded} không khớp số định danh {} (chữ số thứ 5, 6 cho năm {in_number}); cần đối chiếu giấy tờ.",
        id.reveal()
    )
}

pub(crate) fn autodate(field: Field, day: Date, after: &str) -> String {
    match field {
        Field::Votes => format!("Ô số phiếu bị Excel đổi thành ngày ({}); khôi phục \"{after}\".", show_day(day)),
        _ => format!("Ô trình độ văn hóa bị Excel đổi thành ngày ({}); khôi phục \"{after}\".", show_day(day)),
    }
}

pub(crate) fn votes_impossible(in_favour: u32, entitled: u32) -> String {
    format!("Số phiếu tán thành {in_favour} nhiều hơn tổng số đảng viên chính thức {entitled}; cần xem lại biên bản.")
}

pub(crate) fn unit_missing() -> String {
    "Dòng này chưa ghi thuộc tổ chức đảng nào; hãy bổ sung đảng bộ, chi bộ.".to_owned()
}

pub(crate) fn unit_unknown(text: &str, within: Option<&str>, candidates: &[String], is_ambiguous: bool) -> String {
    let place = within.map(|within| format!(" trong {within}")).unwrap_or_default();
    let offer = if candidates.is_empty() { String::new() } else { format!(" Có phải: {}?", candidates.join("; ")) };
    if is_ambiguous {
        format!("\"{text}\"{place} có thể là nhiều tổ chức; cần chọn một.{offer}")
    } else {
        format!(
            "Chưa có tổ chức nào tên \"{text}\"{place}; hãy chọn tổ chức đúng hoặc bổ sung vào danh sách tổ chức đảng.{offer}"
        )
    }
}

pub(crate) fn column_unresolved(header: &str) -> String {
    if header.is_empty() {
        "Cột không có tiêu đề nhưng có số liệu ngày; hãy cho biết cột này ghi gì.".to_owned()
    } else {
        format!("Chưa rõ cột \"{header}\" ghi gì; hãy chọn trường tương ứng hoặc chọn bỏ qua.")
    }
}

pub(crate) fn sheet_unresolved(sheet: &str) -> String {
    format!("Chưa rõ bảng \"{sheet}\" là danh sách gì; hãy chọn loại bảng hoặc chọn bỏ qua.")
}

pub(crate) fn year_missing() -> String {
    "Chưa rõ chỉ tiêu này của năm nào; hãy ghi năm ở tiêu đề bảng hoặc tên trang tính.".to_owned()
}

pub(crate) fn formula_uncomputed() -> String {
    "Ô có công thức nhưng tệp chưa lưu kết quả; hãy mở bằng Excel, lưu lại rồi nhập.".to_owned()
}

pub(crate) fn spelling_variant(before: &str, after: &str) -> String {
    format!("Viết \"{before}\" thay cho \"{after}\": cùng một tổ chức, không tạo đơn vị mới.")
}

pub(crate) fn sum_error(what: &str, stated: u64, sum: u64) -> String {
    let difference = stated as i128 - sum as i128;
    format!("{what} ghi {stated}, cộng lại được {sum} (lệch {difference:+}).")
}

pub(crate) fn same_person(
    name: &str,
    born: Option<PartialDate>,
    id: Option<&CitizenId>,
    here: &str,
    there: &str,
) -> String {
    let born = born.map(|born| format!(", sinh {born}")).unwrap_or_default();
    let id = id.map(|id| format!(", số {}", id.reveal())).unwrap_or_default();
    format!("Trùng người: {name}{born}{id} có ở {there} và {here}; cần xác minh đang thuộc tổ chức nào.")
}

pub(crate) fn duplicate_row(name: &str, row: u32, sheet: &str) -> String {
    format!("{name} đã có ở dòng {row} trang \"{sheet}\" cùng tổ chức; có thể nhập hai lần.")
}

pub(crate) fn swapped(field: Field, day: Date, other: Field, other_day: Date, fixed: Date) -> String {
    let relation = if day < other_day { "trước" } else { "sau" };
    format!(
        "{} {} {relation} {} {}; nhiều khả năng đảo ngày/tháng, đúng là {}.",
        act(field),
        show_day(day),
        lower_first(act(other)),
        show_day(other_day),
        show_day(fixed)
    )
}

pub(crate) fn out_of_order(field: Field, day: Date, other: Field, other_day: Date) -> String {
    format!(
        "{} {} lại sau {} {}; thứ tự không hợp lý, cần kiểm tra lại cả hai ngày.",
        act(field),
        show_day(day),
        lower_first(act(other)),
        show_day(other_day)
    )
}

pub(crate) fn applied_late(applied: Date, met: Option<Date>, decided: Option<Date>) -> String {
    let after: Vec<String> = [
        met.filter(|met| *met < applied).map(|met| format!("ngày chi bộ xét {}", show_day(met))),
        decided.filter(|decided| *decided < applied).map(|decided| format!("quyết định {}", show_day(decided))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let both = if after.len() > 1 { "cả " } else { "" };
    format!(
        "Đơn xin vào Đảng ghi ngày {}, sau {both}{}; cần kiểm tra lại ngày làm đơn.",
        show_day(applied),
        after.join(" và ")
    )
}

pub(crate) fn certificate_expired(issued: Date, months: i32, met: Date, limit: i32) -> String {
    format!(
        "Giấy chứng nhận lớp nhận thức cấp ngày {} đã {months} tháng khi chi bộ xét ngày {} (hiệu lực {limit} tháng); phải học lại trước khi xét.",
        show_day(issued),
        show_day(met)
    )
}

pub(crate) fn under_age(born: PartialDate, months: i32, limit: i32, met: Date) -> String {
    format!(
        "Chưa đủ {} tuổi (tính theo tháng) khi chi bộ xét ngày {}: sinh {born}, thiếu {:02} tháng.",
        limit / 12,
        show_day(met),
        limit - months
    )
}

pub(crate) fn over_age(born: PartialDate, months: i32, limit: i32, met: Date) -> String {
    format!(
        "Quá {} tuổi khi chi bộ xét ngày {}: sinh {born}, quá {} tháng; cần văn bản đồng ý của cấp ủy cấp trên.",
        limit / 12,
        show_day(met),
        months - limit
    )
}

pub(crate) fn together_too_short(since: PartialDate, months: i32, limit: i32, met: Date) -> String {
    format!(
        "Người giới thiệu cùng công tác, cư trú từ {since}, mới {months} tháng khi chi bộ xét ngày {} (cần ít nhất {limit} tháng).",
        show_day(met)
    )
}

pub(crate) fn too_few_votes(in_favour: u32, entitled: u32, needed: u32, share: &str) -> String {
    format!(
        "Số phiếu tán thành {in_favour}/{entitled} chưa đạt {share} tổng số đảng viên chính thức (cần ít nhất {needed})."
    )
}

pub(crate) fn decision_late(met: Date, decided: Option<Date>, today: Date, days: i32, limit: u32) -> String {
    match decided {
        Some(decided) => format!(
            "Quyết định kết nạp ngày {} quá hạn: {days} ngày làm việc kể từ ngày chi bộ xét {} (quy định {limit}), không có ghi chú gia hạn.",
            show_day(decided),
            show_day(met)
        ),
        None => format!(
            "Chi bộ xét ngày {}, đến {} đã {days} ngày làm việc chưa có quyết định (quy định {limit}).",
            show_day(met),
            show_day(today)
        ),
    }
}

pub(crate) fn ceremony_late(decided: Date, held: Option<Date>, today: Date, days: i32, limit: u32) -> String {
    match held {
        Some(held) => format!(
            "Lễ kết nạp ngày {} quá hạn: {days} ngày làm việc sau quyết định ngày {} (quy định {limit}), không có ghi chú cấp trên đồng ý.",
            show_day(held),
            show_day(decided)
        ),
        None => format!(
            "Quyết định kết nạp ngày {}, đến {} đã {days} ngày làm việc chưa tổ chức lễ (quy định {limit}).",
            show_day(decided),
            show_day(today)
        ),
    }
}

pub(crate) fn probation_overrun(months: i32, due: Date, today: Date) -> String {
    format!(
        "Hết {months} tháng dự bị ngày {}, đến {} chưa có quyết định công nhận chính thức và không có ghi chú.",
        show_day(due),
        show_day(today)
    )
}

pub(crate) fn out_of_reach(top: &str) -> String {
    format!(
        "Dòng này nói về tổ chức không thuộc {top} nên không ghi được ở đây; hãy sửa lại tên tổ chức, hoặc gửi tệp cho cấp ủy cấp trên."
    )
}

pub(crate) fn person_elsewhere() -> String {
    "Không ghi được người này ở đây; hãy hỏi cấp ủy cấp trên.".to_owned()
}

pub(crate) fn code_taken(code: &str) -> String {
    format!("Mã {code} đã có ở một tổ chức khác; hãy kiểm tra lại mã, hoặc hỏi cấp ủy cấp trên.")
}
