//! What officers write in words: remarks, titles before names, several names in one cell.

use nguon_domain::{
    calendar::Date,
    partial_date::PartialDate,
    quota::MassOrg,
    requirement::{Consent, Extension},
    text::{fold, nfc},
};

use crate::import::{
    records::{Ending, Participation},
    values::day_within,
};

#[cfg(test)]
mod tests;

fn says(folded: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| folded.contains(phrase))
}

fn date_in(text: &str) -> Option<PartialDate> {
    day_within(text).and_then(Result::ok)
}

fn day_in(text: &str) -> Option<Date> {
    date_in(text).and_then(PartialDate::day)
}

/// How a case ended, if the remark says so, and when.
pub(crate) fn ending(note: &str) -> Option<(Ending, Option<PartialDate>)> {
    let folded = fold(note);
    let ending = if says(&folded, &["xoa ten", "xoa danh sach"]) {
        Ending::Removed
    } else if says(&folded, &["khai tru"]) {
        Ending::Expelled
    } else if says(&folded, &["xin ra khoi dang", "ra khoi dang", "xin ra dang"]) {
        Ending::Resigned
    } else if says(&folded, &["tu tran", "qua doi", "da mat", "hy sinh", "da chet"])
        || folded == "chet"
        || folded == "mat"
    {
        Ending::Died
    } else if says(
        &folded,
        &["huy quyet dinh", "huy ket qua ket nap", "huy bo quyet dinh", "khong cong nhan dang vien"],
    ) {
        Ending::Annulled
    } else if is_move(&folded) {
        Ending::Transferred
    } else {
        return None;
    };
    Some((ending, date_in(note)))
}

fn is_move(folded: &str) -> bool {
    let moves = [
        "chuyen shd",
        "chuyen sinh hoat",
        "chuyen sh ",
        "chuyen shd.",
        "chuyen dang",
        "da chuyen di",
        "chuyen di",
        "chuyen sinh hoat dang",
        "csh ve",
        "chuyen ve",
        "chuyen cong tac",
    ];
    let arrives = says(folded, &["chuyen den", "tu noi khac chuyen", "chuyen tu"]);
    says(folded, &moves) && !arrives
}

/// A recorded extension of the time for deciding.
pub(crate) fn extension(note: &str) -> Option<Extension> {
    let folded = fold(note);
    let is_extension =
        says(&folded, &["gia han", "keo dai thoi han", "keo dai thoi gian", "cho phep keo dai", "gia hạn"]);
    is_extension.then(|| {
        // "30 ngày làm việc", not the number or the day of the paper.
        let days = folded.match_indices(" ngay").find_map(|(at, _)| {
            let digits = folded[..at].rsplit(|c: char| !c.is_ascii_digit()).next().filter(|run| !run.is_empty())?;
            digits.parse().ok().filter(|days| (1..=120).contains(days))
        });
        Extension { working_days: days }
    })
}

/// A consent of the committee above to a late ceremony.
pub(crate) fn ceremony_consent(note: &str) -> Option<Consent> {
    let folded = fold(note);
    let agrees = says(
        &folded,
        &[
            "dong y",
            "cho phep",
            "nhat tri",
            "chap thuan",
            "gia han",
            "cho lui",
            "xin lui",
            "duoc lui",
            "hoan le",
            "lui thoi gian",
            "lui ngay",
        ],
    );
    let of_ceremony = says(
        &folded,
        &[
            "le ket nap",
            "to chuc le",
            "le kn",
            "to chuc ket nap",
            "ket nap cham",
            "cham le",
            "le cham",
            "ngay le",
            "le lui",
            "lui le",
            "hoan le",
            "le hoan",
            "buoi le",
        ],
    );
    (agrees && of_ceremony).then(|| Consent { on: day_in(note) })
}

/// A consent of the province to a person above the age.
pub(crate) fn province_consent(note: &str) -> Option<Consent> {
    let folded = fold(note);
    let agrees = says(&folded, &["dong y", "chap thuan", "cho phep", "y kien"]);
    (agrees && says(&folded, &["tinh uy", "btv tinh", "ban thuong vu tinh", "thanh uy", "qua tuoi", "tren 60"]))
        .then(|| Consent { on: day_in(note) })
}

/// Whether the remark says why nobody was recognised at the end of probation.
pub(crate) fn excuses_probation(note: &str) -> bool {
    let folded = fold(note);
    let reasons = [
        "hoan",
        "keo dai",
        "gia han",
        "ky luat",
        "dinh chi",
        "tam dung",
        "chua du dieu kien",
        "chua du tieu chuan",
        "cho xem xet",
        "dang xem xet",
        "cho quyet dinh",
        "cho xet",
        "dang cho",
        "cham nop",
        "chua lam ho so",
        "xem xet xoa",
        "dang xac minh",
        "da cong nhan",
        "da co qd",
        "da co quyet dinh",
        "dang lam thu tuc",
        "nghi sinh",
        "om dau",
        "benh nang",
        "dang dieu tra",
        "di nuoc ngoai",
        "xuat khau lao dong",
        "tam hoan",
        "cham cong nhan",
        "rut khoi",
        "xin rut",
        "khong cong nhan",
        "khong du tu cach",
        "xin ra khoi",
    ];
    ending(note).is_some() || says(&folded, &reasons)
}

/// Whether the person is admitted for the second time.
pub(crate) fn is_readmission(note: &str) -> bool {
    says(&fold(note), &["ket nap lai"])
}

/// Whether the remark says that the person was admitted, and when.
pub(crate) fn admitted(text: &str) -> Option<Option<Date>> {
    let folded = fold(text);
    let is_admitted = says(
        &folded,
        &[
            "da ket nap",
            "da kn",
            "da duoc ket nap",
            "da vao dang",
            "duoc ket nap ngay",
            "ket nap ngay",
            "da to chuc le",
            "da to chuc ket nap",
            "kn ngay",
        ],
    );
    let is_planned = says(&folded, &["du kien", "se ket nap", "chua ket nap", "de nghi ket nap", "khong ket nap"]);
    (is_admitted && !is_planned).then(|| day_in(text))
}

/// Whether the remark says that the person has left the path.
pub(crate) fn is_stopped(text: &str) -> bool {
    let folded = fold(text);
    let words = [
        "xin dung",
        "dua ra khoi danh sach",
        "dua ra danh sach",
        "khong con nguyen vong",
        "khong co nguyen vong",
        "xin rut",
        "rut don",
        "rut khoi",
        "loai khoi",
        "xin thoi",
        "dung boi duong",
        "dung giup do",
        "dung ket nap",
        "dung xem xet",
        "khong du dieu kien",
        "khong du tieu chuan",
        "khong dat",
        "da dung",
        "dung theo doi",
        "thoi theo doi",
        "dua khoi danh sach",
        "loai ra",
        "dua ra khoi nguon",
        "ra khoi danh sach",
        "khong tiep tuc",
        "dung lai",
        "tra ho so",
        "da mat",
        "tu tran",
        "chet",
        "khong phan dau",
        "dung phan dau",
        "xin nghi",
    ];
    says(&folded, &words) || folded == "dung" || folded.starts_with("dung ") || folded.starts_with("dung:")
}

/// How a member takes part.
pub(crate) fn participation(status: &str) -> Option<Participation> {
    let folded = fold(status);
    if says(&folded, &["mien"]) {
        Some(Participation::Exempt)
    } else if says(&folded, &["du bi"]) {
        Some(Participation::Probationary)
    } else if says(&folded, &["tam thoi", "noi khac", "di lam an xa", "213", "noi cu tru"]) {
        Some(Participation::TemporarilyElsewhere)
    } else if says(&folded, &["dang sinh hoat", "chinh thuc", "binh thuong", "dang hoat dong", "co mat"]) {
        Some(Participation::Active)
    } else {
        None
    }
}

/// The mass organisation that a text names.
pub(crate) fn mass_org(text: &str) -> Option<MassOrg> {
    let words = format!(" {} ", crate::import::words::spell_out(text).join(" "));
    let names = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(&format!(" {phrase} ")));
    if names(&["cong doan", "lien doan lao dong", "ldld"]) {
        Some(MassOrg::TradeUnion)
    } else if names(&[
        "doan thanh nien",
        "doan tn",
        "doan tncs",
        "thanh nien",
        "chi doan",
        "doan xa",
        "huyen doan",
        "doan truong",
        "doan co so",
        "doan phuong",
        "doan thi tran",
    ]) || words.trim() == "doan"
    {
        Some(MassOrg::YouthUnion)
    } else if names(&["phu nu", "hoi phu nu"]) {
        Some(MassOrg::WomensUnion)
    } else if names(&["nong dan"]) {
        Some(MassOrg::FarmersUnion)
    } else if names(&["cuu chien binh"]) {
        Some(MassOrg::VeteransAssociation)
    } else if names(&["mat tran", "mat tran to quoc", "uy ban mat tran"]) {
        Some(MassOrg::FatherlandFront)
    } else {
        None
    }
}

/// A name without `Đ/c`, `Đồng chí`, `Ông`, `Bà` before it.
pub(crate) fn without_title(text: &str) -> String {
    let lower = nfc(text).to_lowercase();
    let lead = lower.len() - lower.trim_start().len();
    for title in ["đ/c ", "đ/c. ", "đ/c: ", "đ.c ", "đc ", "đc. ", "đồng chí ", "đ/c.", "ông ", "bà ", "anh ", "chị "]
    {
        // "Anh" is also a given name, but nobody's family name.
        if let Some(rest) = lower.trim_start().strip_prefix(title)
            && rest.split_whitespace().count() >= 2
        {
            let cut = lead + title.len();
            if nfc(text).is_char_boundary(cut) {
                return nfc(text).get(cut..).unwrap_or_default().to_owned();
            }
        }
    }
    text.to_owned()
}

/// The names of several people in one cell, each without title and post.
pub(crate) fn names(text: &str) -> Vec<String> {
    text.split([';', '\n', ',', '+', '&'])
        .flat_map(|part| part.split(" và "))
        .map(|part| {
            let part =
                part.trim().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | ' '));
            let part = part.split([' ']).collect::<Vec<_>>().join(" ");
            without_title(part.split([':', '(']).next().unwrap_or_default().trim()).trim().to_owned()
        })
        .filter(|part| part.split_whitespace().count() >= 2)
        .collect()
}

/// The number of a paper out of a text that also gives its day: `2389-QĐ/HU ngày 9/1/2015`.
pub(crate) fn paper_number(text: &str) -> Option<String> {
    let lower = nfc(text).to_lowercase();
    let text = nfc(text);
    let cut = lower
        .find("ngày")
        .or_else(|| lower.find(','))
        .or_else(|| lower.find(';'))
        .or_else(|| lower.find('\n'))
        .unwrap_or(text.len());
    let head = text.get(..cut).unwrap_or(&text).trim().trim_end_matches([',', ';', '(', '-', ' ', '.']);
    let head = head.trim_start_matches("Số").trim_start_matches("số").trim_start_matches([':', ' ', '.']).trim();
    // Nothing but a day stood there.
    let is_day = nguon_domain::calendar::parse_day(head).is_ok();
    (!head.is_empty() && !is_day && head.contains(|c: char| c.is_ascii_digit())).then(|| head.to_owned())
}
