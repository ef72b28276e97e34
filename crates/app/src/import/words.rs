//! What headers say: one table of wordings for every field.
//!
//! A wording is written folded (no marks, lower case), with abbreviations spelt out, in a small notation: phrases
//! joined by ` & ` must all stand in the header, each within one of its rows; a phrase after ` ! ` must not; a
//! wording that begins with `=` is the whole of the header's last row. The more words a wording explains, the better
//! it fits. Content decides between what remains; see `columns.rs`.

use std::sync::LazyLock;

use nguon_domain::text::{fold, same_tone};

use super::{
    field::Field,
    kinds::SheetKind::{self, *},
};

/// The words above one column: one list of folded words for each header row, and the last row with its marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Header {
    /// As shown to people: the rows joined.
    pub(crate) text: String,
    parts: Vec<Vec<String>>,
    marked_leaf: String,
}

impl Header {
    /// The header made of these cells, from the top row to the lowest; repetitions have been removed.
    pub(crate) fn new(rows: &[String]) -> Self {
        let parts = rows.iter().map(|row| spell_out(row)).filter(|words| !words.is_empty()).collect();
        let marked_leaf = rows.last().map(|leaf| same_tone(leaf).to_lowercase()).unwrap_or_default();
        let text = rows.iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" / ");
        Self { text, parts, marked_leaf }
    }

    /// Whether anything is written.
    pub(crate) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The last row, lower case with its marks: `năm` is a year, `nam` a man.
    pub(crate) fn marked_leaf(&self) -> &str {
        self.marked_leaf.trim()
    }

    /// A year that the header names, nearest to the column first.
    pub(crate) fn year(&self) -> Option<i16> {
        self.parts.iter().rev().flatten().find_map(|word| {
            word.parse().ok().filter(|year| word.len() == 4 && (1990..=2100).contains(year))
        })
    }

    fn word_count(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }

    /// Whether a phrase stands in one of the rows.
    pub(crate) fn says(&self, phrase: &str) -> bool {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        self.parts.iter().any(|part| contains(part, &phrase))
    }
}

fn contains(words: &[String], phrase: &[&str]) -> bool {
    words.windows(phrase.len()).any(|window| window.iter().zip(phrase).all(|(word, wanted)| word == wanted))
}

/// The words of a text, folded, with the abbreviations of the field spelt out.
pub(crate) fn spell_out(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let lower = same_tone(text).to_lowercase();
    let pieces: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).collect();
    let mut index = 0;
    while let Some(piece) = pieces.get(index) {
        index += 1;
        let folded = fold(piece);
        // "t/c" is one abbreviation in two pieces.
        if folded == "t" && pieces.get(index).is_some_and(|next| fold(next) == "c") {
            index += 1;
            words.extend(["to", "chuc"].map(str::to_owned));
            continue;
        }
        let spelt = ABBREVIATIONS
            .iter()
            .find(|(short, _)| *short == *piece)
            .or_else(|| ABBREVIATIONS.iter().find(|(short, _)| *short == folded))
            .map(|(_, long)| *long);
        match spelt {
            Some(long) => words.extend(long.split(' ').map(str::to_owned)),
            None if folded == "va" || folded.is_empty() => {}
            None => words.push(folded),
        }
    }
    words
}

/// Abbreviations that stand in headers. The first column may carry `đ` where that decides.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("đb", "dang bo"),
    ("db", "du bi"),
    ("đv", "dang vien"),
    ("dvct", "dang vien chinh thuc"),
    ("đvmới", "dang vien moi"),
    ("dvdb", "dang vien du bi"),
    ("dvgd", "dang vien giup do"),
    ("qd", "quyet dinh"),
    ("qđ", "quyet dinh"),
    ("qdkn", "quyet dinh ket nap"),
    ("qdcn", "quyet dinh cong nhan"),
    ("kn", "ket nap"),
    ("knđ", "ket nap dang"),
    ("cb", "chi bo"),
    ("cbcs", "chi bo co so"),
    ("đbcs", "dang bo co so"),
    ("gcn", "giay chung nhan"),
    ("nt", "nhan thuc"),
    ("nq", "nghi quyet"),
    ("nqcb", "nghi quyet chi bo"),
    ("tccsd", "to chuc co so dang"),
    ("tccs", "to chuc co so"),
    ("tcd", "to chuc dang"),
    ("shd", "sinh hoat dang"),
    ("bch", "ban chap hanh"),
    ("btv", "ban thuong vu"),
    ("btc", "ban to chuc"),
    ("dtn", "doan thanh nien"),
    ("đtn", "doan thanh nien"),
    ("tncs", "thanh nien"),
    ("tncshcm", "thanh nien"),
    ("hpn", "hoi phu nu"),
    ("lhpn", "lien hiep phu nu"),
    ("pn", "phu nu"),
    ("hnd", "hoi nong dan"),
    ("nd", "nong dan"),
    ("ccb", "cuu chien binh"),
    ("hccb", "hoi cuu chien binh"),
    ("cd", "cong doan"),
    ("mttq", "mat tran to quoc"),
    ("kq", "ket qua"),
    ("kh", "ke hoach"),
    ("ts", "tong so"),
    ("sl", "so luong"),
    ("qcut", "quan chung uu tu"),
    ("qc", "quan chung"),
    ("tdhv", "trinh do hoc van"),
    ("tdvh", "trinh do van hoa"),
    ("tdcm", "trinh do chuyen mon"),
    ("cmnv", "chuyen mon nghiep vu"),
    ("llct", "ly luan chinh tri"),
    ("ntns", "ngay thang nam sinh"),
    ("cccd", "can cuoc cong dan"),
    ("cmnd", "chung minh nhan dan"),
    ("cmtnd", "chung minh nhan dan"),
    ("cmt", "chung minh nhan dan"),
    ("sdt", "so dien thoai"),
    ("đt", "dien thoai"),
    ("dn", "doanh nghiep"),
    ("tt", "thu tu"),
    ("stt", "so thu tu"),
    ("ll", "ly lich"),
    ("dvhc", "don vi hanh chinh"),
    ("tg", "thoi gian"),
    ("đ", "dong"),
    ("dc", "dong chi"),
    ("bd", "boi duong"),
    ("ubnd", "uy ban nhan dan"),
];

/// How well the header fits each field that the kind of sheet knows; best first, at most one entry a field.
pub(crate) fn fits(header: &Header, kind: SheetKind) -> Vec<(Field, i32)> {
    let mut found: Vec<(Field, i32)> = Vec::new();
    for entry in WORDINGS.iter().filter(|entry| entry.kinds.contains(&kind)) {
        let best = entry.wordings.iter().filter_map(|wording| wording.fit(header)).max();
        let Some(best) = best else { continue };
        match found.iter_mut().find(|(field, _)| *field == entry.field) {
            Some((_, fit)) => *fit = (*fit).max(best),
            None => found.push((entry.field, best)),
        }
    }
    found.sort_by(|(_, one), (_, other)| other.cmp(one));
    found
}

/// Whether a cell reads like a header in any kind of sheet.
pub(crate) fn looks_like_header(text: &str) -> bool {
    if text.chars().count() > 90 || text.chars().filter(char::is_ascii_digit).count() > 8 {
        return false;
    }
    let header = Header::new(&[text.to_owned()]);
    let bare = header.parts.first().is_some_and(|words| SUBHEADERS.contains(&words.join(" ").as_str()));
    bare || WORDINGS.iter().any(|entry| entry.wordings.iter().any(|wording| wording.fit(&header).is_some_and(|fit| fit * 2 >= 10 * header.word_count() as i32)))
}

/// Words that stand alone in the lower row of a header.
const SUBHEADERS: &[&str] = &[
    "so", "ngay", "nam", "nu", "thang", "ho", "ten", "dem", "ho dem", "xa", "huyen", "tinh", "van hoa", "chuyen mon", "ngay cap", "so the", "ngay gui",
    "tong so", "du bi", "chinh thuc", "ngay hop", "ngay ky", "ky hieu", "so hieu", "tan thanh", "cong", "co", "khong", "ket qua",
    "ke hoach", "thuc hien", "dat", "ty le", "ghi chu", "so thu tu", "thu tu", "hoc van", "ly luan", "trong do", "ngay dai", "quan", "thanh pho",
];

struct Entry {
    field: Field,
    kinds: &'static [SheetKind],
    wordings: Vec<Wording>,
}

struct Wording {
    all: Vec<Vec<&'static str>>,
    none: Vec<Vec<&'static str>>,
    is_whole: bool,
}

impl Wording {
    fn read(text: &'static str) -> Self {
        let (text, is_whole) = match text.strip_prefix('=') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let mut pieces = text.split(" ! ");
        let phrases = |text: &'static str| text.split(" & ").map(|phrase| phrase.split(' ').collect()).collect::<Vec<Vec<_>>>();
        let all = pieces.next().map(phrases).unwrap_or_default();
        let none = pieces.flat_map(phrases).collect();
        Self { all, none, is_whole }
    }

    /// How well this wording fits; `None` if it does not.
    fn fit(&self, header: &Header) -> Option<i32> {
        let says = |phrase: &Vec<&str>| header.parts.iter().any(|part| contains(part, phrase));
        if self.none.iter().any(says) {
            return None;
        }
        let leaf = header.parts.last()?;
        if self.is_whole {
            let [phrase] = self.all.as_slice() else { return None };
            let equal = leaf.len() == phrase.len() && contains(leaf, phrase);
            return equal.then_some(12 * phrase.len() as i32 + 6);
        }
        if !self.all.iter().all(says) {
            return None;
        }
        let explained: usize = self.all.iter().map(Vec::len).sum();
        let in_leaf: usize = self.all.iter().filter(|phrase| contains(leaf, phrase)).map(Vec::len).sum();
        let unexplained = leaf.len().saturating_sub(in_leaf);
        Some(10 * explained as i32 + 3 * in_leaf as i32 - unexplained as i32)
    }
}

const PEOPLE: &[SheetKind] = &[Admitted, Recognised, Pipeline, Roster];
const CASES: &[SheetKind] = &[Admitted, Recognised, Pipeline];
const TOWARDS: &[SheetKind] = &[Admitted, Pipeline];
const ALL: &[SheetKind] = &[
    Organisations, Quotas, NominationQuotas, TermQuotas, Admitted, Recognised, Pipeline, Assignments, Surveys, Enterprises, Roster,
];
const QUOTA_LISTS: &[SheetKind] = &[Quotas, NominationQuotas, TermQuotas];

static WORDINGS: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let entry = |(field, kinds, wordings): &(Field, &'static [SheetKind], &'static [&'static str])| Entry {
        field: *field,
        kinds,
        wordings: wordings.iter().copied().map(Wording::read).collect(),
    };
    TABLE.iter().map(entry).collect()
});

/// Field, the kinds of sheets in which it can stand, and its wordings.
const TABLE: &[(Field, &[SheetKind], &[&str])] = &[
    (Field::Ordinal, ALL, &["=so thu tu", "=thu tu", "=so tt", "=no", "=so", "=n"]),
    // People.
    (Field::FullName, PEOPLE, &[
        "ho ten ! bi thu ! khai sinh ! gioi thieu ! giup do ! phu trach", "ho ten quan chung", "ho ten dang vien", "ho chu dem ten", "ho dem ten", "ho ten nguoi",
        "ho ten khai sinh", "ten dang vien ! so ! the", "ten quan chung", "=quan chung", "=quan chung uu tu", "=dang vien", "=ten", "=doi tuong",
        "ho ten dang dung", "ho ten nguoi vao dang", "ho ten nguoi xin vao dang", "ho ten cam tinh dang", "=dong chi", "nguoi duoc ket nap", "ten nguoi",
        "=nguoi xin vao dang", "=doan vien uu tu", "=hoi vien uu tu", "=cam tinh dang", "danh tinh",
    ]),
    (Field::FamilyName, PEOPLE, &["=ho dem", "=ho chu dem", "=ho lot", "=ho", "=ho ten dem", "=ho chu lot", "=ho & ten dem"]),
    (Field::GivenName, PEOPLE, &["=ten", "=ten goi"]),
    (Field::BirthName, PEOPLE, &["khai sinh ! noi ! ngay ! so", "ten khai sinh", "ho ten khai sinh ! dang dung"]),
    (Field::Alias, PEOPLE, &["bi danh", "ten goi khac", "ten khac", "ten thuong goi"]),
    (Field::Birth, PEOPLE, &["ngay sinh", "nam sinh", "sinh ngay", "thang nam sinh", "ngay thang nam sinh", "sinh nam", "ngay thang sinh", "=sinh", "ngay thang nam sinh duong lich"]),
    (Field::BirthMale, PEOPLE, &["nam sinh & nam", "ngay sinh & nam", "sinh ngay & nam", "sinh nam & nam", "thang nam sinh & nam", "=nam", "sinh & =nam"]),
    (Field::BirthFemale, PEOPLE, &["nam sinh & nu", "ngay sinh & nu", "sinh ngay & nu", "sinh nam & nu", "thang nam sinh & nu", "=nu"]),
    (Field::BirthDay, PEOPLE, &["sinh & ngay ! ngay sinh ! nam sinh ! thang sinh"]),
    (Field::BirthMonth, PEOPLE, &["sinh & thang ! ngay sinh ! nam sinh ! thang sinh"]),
    (Field::BirthYear, PEOPLE, &["=nam"]),
    (Field::Sex, PEOPLE, &["gioi tinh", "=phai", "=gioi", "nam nu", "=gt"]),
    (Field::MarkMale, PEOPLE, &["gioi tinh & nam", "=nam"]),
    (Field::MarkFemale, PEOPLE, &["gioi tinh & nu", "=nu", "=la nu", "=phu nu"]),
    (Field::CitizenId, PEOPLE, &[
        "can cuoc ! ngay cap ! noi cap", "dinh danh ! ngay cap ! noi cap", "chung minh nhan dan ! ngay cap ! noi cap", "so dinh danh ca nhan", "chung minh thu", "so giay to", "so can cuoc cong dan",
        "so chung minh nhan dan can cuoc cong dan", "ma dinh danh", "so chung minh", "so can cuoc cong dan so dinh danh", "giay to tuy than", "id ca nhan", "can cuoc & so", "can cuoc cong dan & so",
    ]),
    (Field::OldId, PEOPLE, &["chung minh nhan dan cu", "so chung minh nhan dan cu", "chung minh nhan dan & 9", "chung minh nhan dan & cu", "chung minh thu cu"]),
    (Field::IdIssuedOn, PEOPLE, &["can cuoc & ngay cap", "can cuoc cong dan & ngay cap", "chung minh nhan dan & ngay cap", "dinh danh & ngay cap"]),
    (Field::Ethnicity, PEOPLE, &["dan toc", "=dt"]),
    (Field::Religion, PEOPLE, &["ton giao", "=dao", "=tg"]),
    (Field::EthnicityReligion, PEOPLE, &["dan toc ton giao", "dan toc & ton giao", "ton giao dan toc"]),
    (Field::Schooling, PEOPLE, &[
        "van hoa ! chuyen mon", "hoc van ! chuyen mon", "giao duc pho thong", "pho thong", "trinh do van hoa", "trinh do hoc van", "trinh do hoc van pho thong", "gdpt", "lop pho thong",
        "trinh do giao duc pho thong", "van hoa pho thong", "hoc van pho thong",
    ]),
    (Field::Profession, PEOPLE, &[
        "chuyen mon ! hoc van ! van hoa", "trinh do chuyen mon", "chuyen mon nghiep vu", "trinh do chuyen mon nghiep vu", "bang cap", "trinh do dao tao", "nghiep vu", "=trinh do", "chuyen nganh", "trinh do chuyen mon ky thuat",
    ]),
    (Field::SchoolingProfession, PEOPLE, &["hoc van chuyen mon", "van hoa chuyen mon", "van hoa & chuyen mon", "hoc van & chuyen mon", "trinh do van hoa chuyen mon", "trinh do hoc van chuyen mon"]),
    (Field::Theory, PEOPLE, &["ly luan", "ly luan chinh tri", "trinh do ly luan chinh tri"]),
    (Field::Languages, PEOPLE, &["ngoai ngu", "tin hoc", "ngoai ngu tin hoc"]),
    (Field::Occupation, PEOPLE, &["nghe nghiep", "=nghe", "nghe nghiep hien nay", "viec lam", "nghe nghiep ban than", "thanh phan nghe nghiep"]),
    (Field::Position, PEOPLE, &[
        "chuc vu ! dang ! phu trach", "don vi cong tac", "noi cong tac", "noi lam viec", "cong viec", "chuc danh", "chuc vu don vi cong tac", "nghe nghiep chuc vu", "nghe nghiep chuc vu don vi cong tac",
        "chuc vu noi cong tac", "nghe nghiep don vi cong tac", "nghe nghiep noi cong tac", "co quan cong tac", "chuc vu cong tac", "cong tac hien nay", "nghe nghiep noi lam viec", "don vi lam viec", "co quan don vi cong tac",
    ]),
    (Field::Residence, PEOPLE, &[
        "cho o ! y kien ! nhan xet", "noi o ! y kien ! nhan xet", "dia chi", "thuong tru ! y kien", "noi cu tru ! y kien ! nhan xet ! cung ! xac nhan", "ho khau", "cho o hien nay", "noi o hien nay", "noi o hien tai", "tru quan",
        "noi thuong tru", "dia chi thuong tru", "cu tru ! y kien ! nhan xet ! cung ! xac nhan ! noi sinh hoat",
    ]),
    (Field::HomeTown, PEOPLE, &["que quan", "nguyen quan", "=que"]),
    (Field::HomeCommune, PEOPLE, &["que quan & xa", "nguyen quan & xa", "que quan & phuong"]),
    (Field::HomeDistrict, PEOPLE, &["que quan & huyen", "nguyen quan & huyen", "que quan & quan"]),
    (Field::HomeProvince, PEOPLE, &["que quan & tinh", "nguyen quan & tinh", "que quan & thanh pho"]),
    (Field::Phone, PEOPLE, &["dien thoai", "di dong", "so dien thoai", "lien he"]),
    (Field::Union, PEOPLE, &["doan vien ! uu tu ! nghi quyet ! cong doan ! ngay vao", "la doan vien", "doan vien thanh nien", "doan vien doan thanh nien", "=doan", "vao doan chua", "doan tncs", "doan vien tncs", "sinh hoat doan", "doan vien ! cong doan ! uu tu"]),
    (Field::UnionJoined, PEOPLE, &["ngay vao doan", "vao doan", "ngay ket nap doan", "vao doan thanh nien", "nam vao doan"]),
    (Field::Cell, PEOPLE, &[
        "chi bo ! dang bo ! xet ! hop ! nghi quyet ! ngay ! so ! bi thu ! phieu ! de nghi ! co so ! ma ! y kien", "chi bo sinh hoat", "chi bo theo doi", "chi bo dang sinh hoat", "chi bo truc thuoc", "thuoc chi bo", "chi bo noi sinh hoat",
        "sinh hoat tai chi bo", "ten chi bo", "chi bo quan ly", "chi bo giup do", "chi bo thon", "chi bo noi cong tac", "=chi bo", "noi sinh hoat", "noi sinh hoat dang",
    ]),
    (Field::UnitCode, PEOPLE, &["ma to chuc", "ma to chuc dang", "ma don vi", "ma chi bo", "ma dang bo", "=ma", "ma to chuc co so dang", "ma so to chuc"]),
    (Field::Org, PEOPLE, &[
        "dang bo ! so ! ngay ! bi thu ! hop ! ma", "dang bo chi bo co so", "dang bo & chi bo co so", "chi bo dang bo", "dang bo chi bo", "dang bo co so", "to chuc co so dang ! ma", "to chuc dang ! ma", "dang uy ! hop ! xet ! ngay ! nghi quyet ! y kien",
        "=don vi", "don vi ! cong tac ! lam viec ! ma ! gioi thieu", "thuoc dang bo", "thuoc don vi", "don vi truc thuoc", "co so dang", "xa thi tran", "xa phuong", "=xa", "=xa thi tran", "xa phuong thi tran", "thuoc dang bo chi bo co so", "chi bo co so",
        "don vi co so", "thuoc to chuc dang", "to chuc dang truc thuoc", "don vi dang bo", "don vi to chuc co so dang", "dang bo xa", "thuoc dang uy",
    ]),
    (Field::NominatedBy, TOWARDS, &[
        "to chuc gioi thieu", "doan the gioi thieu", "don vi gioi thieu", "nguon gioi thieu", "noi gioi thieu", "to chuc doan the gioi thieu", "don vi phat hien", "to chuc phat hien", "doan the phat hien", "to chuc chinh tri xa hoi gioi thieu",
        "doan the ! y kien ! ngay ! chuc vu ! nghi quyet", "co quan gioi thieu", "ben gioi thieu", "gioi thieu & to chuc", "gioi thieu & don vi", "gioi thieu & doan the", "to chuc chinh tri xa hoi ! y kien", "nguon tu", "hoi doan the",
    ]),
    (Field::NominatedOn, TOWARDS, &[
        "ngay gioi thieu", "thoi gian gioi thieu", "ngay dua vao nguon", "ngay dua vao danh sach", "ngay vao nguon", "ngay duoc gioi thieu", "ngay phat hien", "thoi gian dua vao nguon", "ngay dua vao", "gioi thieu & ngay ! nguoi ! giay", "ngay vao danh sach",
        "dua vao nguon", "thoi diem gioi thieu", "ngay lap danh sach", "ngay cong nhan quan chung", "ngay dua vao dien",
    ]),
    (Field::Introducers, TOWARDS, &[
        "giup do ! ngay ! chi bo giup do", "dang vien giup do", "dang vien duoc phan cong giup do", "nguoi gioi thieu ! ngay", "dang vien gioi thieu", "dang vien chinh thuc gioi thieu", "dang vien huong dan", "nguoi giup do", "dang vien duoc phan cong",
        "phan cong giup do", "dang vien chinh thuc giup do", "nguoi huong dan", "dang vien phu trach", "dang vien phan cong giup do", "nguoi duoc phan cong giup do", "gioi thieu & dang vien ! doan the", "dong chi giup do", "can bo giup do", "dang vien kem cap",
    ]),
    (Field::TogetherSince, TOWARDS, &[
        "cung cong tac", "cung cu tru", "cung lam viec", "cung sinh hoat", "cung cong tac cu tru", "cung cong tac cu tru tu", "cung song", "cung noi cu tru", "cung noi cong tac", "cung lam viec cu tru tu", "cung cong tac tu", "cung sinh song", "cung don vi", "cung lao dong",
        "biet nhau tu", "thoi gian cung",
    ]),
    (Field::CertificateNumber, TOWARDS, &[
        "giay chung nhan & so ! ngay", "chung nhan & so ! ngay", "lop & so ! ngay ! so lop", "nhan thuc & so ! ngay", "so giay chung nhan ! ngay", "so giay chung nhan nhan thuc", "cam tinh & so ! ngay", "so chung nhan ! ngay", "boi duong & so ! ngay", "so chung chi ! ngay", "chung chi & so ! ngay",
    ]),
    (Field::CertificateOn, TOWARDS, &[
        "giay chung nhan & ngay", "giay chung nhan & ngay cap", "chung nhan & ngay cap", "chung nhan & ngay", "lop & ngay ! khai giang", "nhan thuc & ngay", "ngay cap giay chung nhan", "ngay cap giay chung nhan nhan thuc", "nhan thuc & ngay cap", "cam tinh & ngay", "boi duong nhan thuc & ngay",
        "ngay hoc xong", "ngay hoc lop", "hoc lop & ngay", "lop & thoi gian", "hoc lop & thoi gian", "thoi gian hoc lop", "ngay hoc", "hoc lop nhan thuc", "hoc lop cam tinh dang", "hoc lop boi duong", "hoc cam tinh", "chung chi & ngay", "giay chung nhan & thoi gian",
        "lop nhan thuc ve dang", "lop nhan thuc", "lop boi duong nhan thuc", "lop boi duong nhan thuc ve dang", "lop cam tinh dang", "giay chung nhan boi duong nhan thuc", "giay chung nhan nhan thuc", "giay chung nhan lop", "giay chung nhan lop nhan thuc", "hoc lop boi duong nhan thuc ve dang",
        "lop doi tuong ket nap", "lop doi tuong dang", "nhan thuc ve dang ! so ! chi tieu", "boi duong nhan thuc ! so ! chi tieu", "da hoc lop", "giay chung nhan ! so ! can cuoc",
    ]),
    (Field::Certificate, TOWARDS, &[
        "giay chung nhan & so ngay", "so ngay giay chung nhan", "giay chung nhan so ngay", "so ngay cap giay chung nhan", "giay chung nhan & so ngay cap", "lop & so ngay", "nhan thuc & so ngay", "so ngay cap & giay chung nhan", "so ngay chung nhan",
    ]),
    (Field::AppliedOn, TOWARDS, &[
        "don xin", "lam don", "ngay lam don", "don xin vao dang", "ngay lam don xin vao dang", "ngay don", "don vao dang", "nop don", "viet don", "ngay viet don", "ngay nop don", "ngay viet don xin vao dang", "ngay nop don xin vao dang", "don xin & ngay", "don & ngay ! don vi", "xin vao dang ! nguoi ! ho",
        "=don", "ngay co don", "gui don",
    ]),
    (Field::VettingAskedOn, TOWARDS, &[
        "tham tra & gui", "tham tra & ngay gui", "xac minh & gui", "xac minh & ngay gui", "tham tra & ngay di", "tham tra & di", "tham tra & bat dau", "tham tra & de nghi", "gui tham tra", "ngay gui tham tra", "ngay gui tham tra ly lich", "gui xac minh", "ngay gui xac minh", "tham tra & cong van", "ngay di tham tra", "ly lich & ngay gui",
        "tham tra & tu ngay", "xac minh & tu ngay", "ngay de nghi tham tra", "tham tra & ngay de nghi", "bat dau tham tra",
    ]),
    (Field::VettingAnsweredOn, TOWARDS, &[
        "tham tra & ket qua", "tham tra & ngay co ket qua", "xac minh & ket qua", "tham tra & tra loi", "tham tra & xong", "tham tra & hoan thanh", "tham tra & nhan", "tham tra & den ngay", "ket qua tham tra", "ngay co ket qua tham tra", "ngay tra loi tham tra", "tham tra xong", "xac minh & tra loi", "co ket qua tham tra", "hoan thanh tham tra",
        "tham tra ! gui ! di ! de nghi ! bat dau ! tu ngay", "xac minh ! gui ! di ! de nghi ! bat dau ! tu ngay", "ly lich & ngay co ket qua", "ngay co ket qua tham tra ly lich", "tham tra & ngay nhan", "xac minh & xong", "ngay tham tra xong", "ly lich & ket qua", "ngay nhan ket qua tham tra", "ket qua xac minh",
    ]),
    (Field::UnionResolutionOn, TOWARDS, &[
        "nghi quyet & doan ! chi bo ! doan the", "nghi quyet ban chap hanh doan", "nghi quyet doan", "nghi quyet & cong doan", "nghi quyet ban chap hanh doan cong doan", "nghi quyet cua doan", "nghi quyet gioi thieu", "doan thanh nien gioi thieu", "ban chap hanh doan", "nghi quyet doan thanh nien", "nghi quyet ban chap hanh doan cong doan co so", "doan xa gioi thieu", "doan co so",
        "nghi quyet gioi thieu doan vien uu tu", "y kien doan thanh nien", "y kien doan the", "y kien to chuc doan the",
    ]),
    (Field::ResidenceOpinionOn, TOWARDS, &[
        "y kien noi cu tru", "nhan xet noi cu tru", "y kien noi o", "nhan xet noi o", "y kien chi uy noi cu tru", "nhan xet cua noi cu tru", "y kien nhan xet noi cu tru", "noi cu tru nhan xet", "y kien cu tru", "noi cu tru & y kien", "noi cu tru & nhan xet", "noi cu tru & ngay", "xac nhan noi cu tru", "nhan xet chi bo noi cu tru", "y kien chi bo noi cu tru", "lay y kien",
    ]),
    (Field::CellMetOn, CASES, &[
        "chi bo xet & ngay", "chi bo xet & ngay hop", "chi bo hop xet", "chi bo hop", "chi bo xet", "chi bo xet ket nap & ngay", "chi bo xet ket nap & ngay hop", "ngay chi bo hop", "ngay chi bo xet", "ngay hop chi bo", "nghi quyet chi bo ! so", "nghi quyet chi bo & ngay", "nghi quyet cua chi bo", "chi bo & ngay hop", "chi bo thong qua", "hop chi bo", "chi bo hop & ngay",
        "chi bo bieu quyet & ngay", "chi bo de nghi", "chi bo de nghi & ngay", "ngay chi bo hop xet", "ngay chi bo hop xet ket nap", "ngay nghi quyet chi bo", "chi bo & ngay nghi quyet", "ngay hop xet", "chi bo hop xet & ngay", "ngay hop xet ket nap", "sinh hoat chi bo xet", "ngay chi bo xet ket nap", "=ngay hop", "ngay chi bo bieu quyet",
    ]),
    (Field::Votes, CASES, &[
        "so phieu", "phieu ! dang uy", "bieu quyet ! ngay ! dang uy", "tan thanh", "so phieu tan thanh", "so phieu tan thanh tong so dang vien chinh thuc", "so phieu dang vien chinh thuc", "ket qua bieu quyet", "ket qua bo phieu", "ty le phieu", "chi bo & ket qua", "so phieu dong y", "dong y", "ket qua phieu", "phieu tan thanh", "ty le tan thanh", "chi bo xet & so phieu", "chi bo hop & so phieu",
        "chi bo xet & ket qua", "chi bo & tan thanh", "chi bo & so phieu", "chi bo & bieu quyet ! ngay", "so dang vien tan thanh", "tan thanh tong so dang vien chinh thuc", "so dang vien bieu quyet",
    ]),
    (Field::VotesFor, CASES, &["so phieu tan thanh", "tan thanh", "dong y", "so phieu dong y", "so dang vien tan thanh", "phieu tan thanh", "chi bo & tan thanh", "chi bo & dong y", "so tan thanh", "=phieu thuan", "so phieu thuan"]),
    (Field::VotesEntitled, CASES, &[
        "dang vien chinh thuc ! giup do ! gioi thieu ! phan cong ! tan thanh ! so phieu ! ngay", "tong so dang vien chinh thuc", "so dang vien chinh thuc", "tong so dang vien ! dau nam", "chi bo & tong so", "chi bo & dang vien chinh thuc", "tong so phieu", "phieu & tong so", "dang vien co quyen bieu quyet", "so dang vien cua chi bo",
        "tong dang vien", "tong so dang vien chi bo",
    ]),
    (Field::CommitteeMetOn, TOWARDS, &[
        "dang uy hop", "dang uy xet", "ngay dang uy hop", "dang uy hop ngay", "dang uy co so hop", "nghi quyet dang uy", "dang uy & ngay hop", "dang uy & ngay", "nghi quyet dang uy & ngay", "ngay dang uy xet", "cap uy hop", "dang uy co so & ngay", "dang uy hop xet", "hop dang uy", "ban chap hanh dang bo", "ban chap hanh dang bo & ngay",
        "nghi quyet dang uy co so", "dang uy xa hop", "ngay hop dang uy", "dang uy thong qua", "dang uy de nghi", "ngay nghi quyet dang uy", "nghi quyet dang bo", "ban thuong vu dang uy hop",
    ]),
    (Field::CommitteeVotes, TOWARDS, &["dang uy & so phieu", "dang uy & phieu", "dang uy & bieu quyet", "dang uy & tan thanh", "cap uy & so phieu", "dang uy & ket qua"]),
    (Field::SentUpOn, TOWARDS, &[
        "gui ho so", "nop ho so", "trinh ho so", "chuyen ho so", "ngay gui ho so", "ngay trinh ho so", "ngay nop ho so", "ngay gui ho so ve ban to chuc", "gui ban to chuc", "trinh huyen uy", "trinh ban thuong vu", "ngay trinh", "ho so gui", "gui huyen uy", "nop huyen uy", "ngay nhan ho so", "ho so & ngay gui", "ho so & ngay nop",
        "trinh cap tren", "ngay gui ho so ve ban to chuc huyen uy", "ngay chuyen ho so", "trinh cap co tham quyen", "ngay nop ho so ve huyen", "ho so ve ban to chuc", "nop ban to chuc", "ho so len huyen", "chuyen ban to chuc", "ho so & ngay chuyen", "ngay trinh ban to chuc", "gui len",
    ]),
    (Field::DecisionNumber, &[Admitted, Pipeline], &[
        "quyet dinh & so ! cong nhan ! chinh thuc ! ngay", "quyet dinh ket nap & so ! ngay", "so quyet dinh ! cong nhan ! chinh thuc ! ngay", "so quyet dinh ket nap ! ngay", "quyet dinh & so hieu ! cong nhan", "quyet dinh & so ky hieu ! cong nhan", "so ky hieu ! the ! cong nhan ! ngay", "so hieu quyet dinh",
        "so quyet dinh ket nap dang", "quyet dinh & so quyet dinh ! cong nhan ! chinh thuc ! ngay", "quyet dinh chuan y & so",
    ]),
    (Field::DecisionOn, &[Admitted, Pipeline], &[
        "quyet dinh & ngay ! cong nhan ! chinh thuc", "quyet dinh ket nap & ngay ! cong nhan ! chinh thuc", "ngay quyet dinh ! cong nhan ! chinh thuc", "ngay quyet dinh ket nap", "quyet dinh & ngay ky ! cong nhan ! chinh thuc", "ngay ky quyet dinh ! cong nhan ! chinh thuc", "quyet dinh & ngay thang ! cong nhan ! chinh thuc",
        "ngay ky ! cong nhan", "ngay ban hanh ! cong nhan", "quyet dinh & ngay ban hanh ! cong nhan", "quyet dinh ket nap dang & ngay ! cong nhan", "ngay co quyet dinh ! cong nhan", "quyet dinh & ngay quyet dinh ! cong nhan ! chinh thuc", "quyet dinh & ngay thang nam ! cong nhan ! chinh thuc", "quyet dinh chuan y & ngay",
    ]),
    (Field::Decision, &[Admitted, Pipeline], &[
        "quyet dinh & so ngay ! cong nhan ! chinh thuc", "so ngay quyet dinh ! cong nhan ! chinh thuc", "quyet dinh ket nap ! so ! ngay ! cong nhan", "quyet dinh so ngay ! cong nhan ! chinh thuc", "so ngay thang quyet dinh ! cong nhan", "so quyet dinh ngay ! cong nhan ! chinh thuc", "so quyet dinh ngay thang ! cong nhan ! chinh thuc",
        "quyet dinh ket nap so ngay", "so quyet dinh ngay quyet dinh ! cong nhan ! chinh thuc", "quyet dinh so ngay thang ! cong nhan", "=quyet dinh", "so ngay thang nam quyet dinh ! cong nhan ! chinh thuc",
    ]),
    (Field::CeremonyOn, CASES, &[
        "le ket nap", "to chuc le ket nap", "ngay to chuc le ket nap", "ngay to chuc le", "to chuc le", "ngay le ket nap", "ngay ket nap ! quyet dinh ! doan", "ngay vao dang ! don ! chinh thuc", "duoc ket nap", "ket nap ngay ! quyet dinh", "ngay le", "ngay duoc ket nap", "le ket nap & ngay", "ket nap & ngay to chuc le", "ngay ket nap dang",
        "ngay ket nap vao dang", "ngay ket nap dang vien", "vao dang ngay", "to chuc ket nap", "ngay to chuc ket nap", "=ket nap", "thoi gian ket nap", "ngay ket nap du bi", "vao dang & du bi", "vao dang du bi", "ngay vao dang du bi", "ngay lam le", "lam le ket nap", "le ket nap dang vien", "ngay cong bo quyet dinh",
    ]),
    (Field::ProbationEndsOn, PEOPLE, &["het du bi", "het han du bi", "het thoi gian du bi", "ngay het du bi", "du 12 thang", "het thoi han du bi", "ngay het han du bi", "ngay du bi ket thuc"]),
    (Field::OfficialOn, PEOPLE, &[
        "ngay chinh thuc ! quyet dinh ! dang vien chinh thuc", "ngay cong nhan chinh thuc ! quyet dinh", "chinh thuc ngay", "ngay chuyen chinh thuc", "chuyen chinh thuc ! quyet dinh ! so", "vao dang chinh thuc", "ngay vao dang chinh thuc", "vao dang & chinh thuc", "ngay cong nhan dang vien chinh thuc ! quyet dinh", "ngay cn chinh thuc",
        "=chinh thuc", "cong nhan chinh thuc ! quyet dinh ! so ! ky", "tu ngay ! quyet dinh ! mien", "ngay vao chinh thuc", "chinh thuc tu ngay", "cong nhan tu ngay", "ngay duoc cong nhan chinh thuc", "ngay ct",
    ]),
    (Field::RecognitionNumber, &[Admitted, Pipeline, Roster], &[
        "quyet dinh & cong nhan & so ! ngay", "quyet dinh & chinh thuc & so ! ngay", "so quyet dinh cong nhan ! ngay", "quyet dinh cong nhan & so ! ngay", "quyet dinh cong nhan chinh thuc & so ! ngay", "so quyet dinh chinh thuc ! ngay", "cong nhan chinh thuc & so ! ngay", "cong nhan chinh thuc & so quyet dinh ! ngay",
    ]),
    (Field::RecognitionNumber, &[Recognised], &[
        "quyet dinh & so ! ngay", "quyet dinh cong nhan & so ! ngay", "so quyet dinh ! ngay ! ket nap", "so quyet dinh cong nhan ! ngay", "quyet dinh & so hieu", "so ky hieu ! the ! ngay", "quyet dinh cong nhan chinh thuc & so ! ngay", "quyet dinh & so quyet dinh ! ngay",
    ]),
    (Field::RecognitionOn, &[Admitted, Pipeline, Roster], &[
        "quyet dinh & cong nhan & ngay", "quyet dinh & chinh thuc & ngay", "ngay quyet dinh cong nhan", "quyet dinh cong nhan & ngay", "quyet dinh cong nhan chinh thuc & ngay", "ngay quyet dinh cong nhan chinh thuc", "ngay quyet dinh chinh thuc", "cong nhan chinh thuc & ngay quyet dinh", "cong nhan chinh thuc & ngay ky",
    ]),
    (Field::RecognitionOn, &[Recognised], &[
        "quyet dinh & ngay ! ket nap", "quyet dinh cong nhan & ngay", "ngay quyet dinh ! ket nap", "ngay quyet dinh cong nhan", "ngay ky", "ngay ky quyet dinh", "quyet dinh & ngay ky", "quyet dinh cong nhan chinh thuc & ngay", "quyet dinh & ngay thang", "ngay ban hanh", "quyet dinh & ngay ban hanh", "ngay quyet dinh cong nhan chinh thuc", "quyet dinh & ngay quyet dinh ! ket nap",
    ]),
    (Field::Recognition, &[Admitted, Pipeline, Roster], &["quyet dinh & cong nhan & so ngay", "so ngay quyet dinh cong nhan", "quyet dinh cong nhan ! so ! ngay", "quyet dinh cong nhan chinh thuc ! so ! ngay", "so ngay quyet dinh cong nhan chinh thuc", "so quyet dinh cong nhan ngay", "quyet dinh cong nhan so ngay"]),
    (Field::Recognition, &[Recognised], &["quyet dinh & so ngay ! ket nap", "so ngay quyet dinh ! ket nap", "quyet dinh cong nhan ! so ! ngay", "quyet dinh so ngay ! ket nap", "so quyet dinh ngay ! ket nap", "=quyet dinh", "so ngay quyet dinh cong nhan", "quyet dinh cong nhan chinh thuc ! so ! ngay"]),
    (Field::DecisionNumber, &[Recognised], &["quyet dinh ket nap & so ! ngay ! cong nhan", "so quyet dinh ket nap ! ngay"]),
    (Field::DecisionOn, &[Recognised], &["quyet dinh ket nap & ngay ! cong nhan", "ngay quyet dinh ket nap"]),
    (Field::Note, ALL, &["ghi chu", "=gc", "chu thich", "=luu y", "ghi chu khac"]),
    (Field::Stage, &[Pipeline], &["giai doan", "tien do", "tinh trang", "trang thai", "buoc hien tai", "tinh hinh ho so", "ket qua hien nay", "hien trang", "dang o buoc"]),
    // Members on a roster.
    (Field::BiographyNumber, &[Roster], &["so ly lich", "so ly lich dang vien", "ly lich dang vien & so", "ly lich & so", "so lldv"]),
    (Field::CardNumber, PEOPLE, &["so the dang", "the dang & so", "the dang vien & so the", "so the", "the dang vien & so", "so the dang vien", "the dang ! ngay"]),
    (Field::CardOn, PEOPLE, &["the dang & ngay", "the dang vien & ngay cap", "ngay cap the", "the dang & ngay cap", "ngay phat the"]),
    (Field::JoinedOn, &[Roster], &["ngay vao dang ! chinh thuc", "ngay ket nap ! doan", "vao dang ngay", "vao dang & du bi", "ngay vao dang du bi", "ngay ket nap dang", "ngay ket nap vao dang", "vao dang ! chinh thuc ! noi", "le ket nap", "ngay du bi", "ket nap ngay"]),
    (Field::AdmittedAt, PEOPLE, &["noi ket nap", "noi vao dang", "ket nap tai", "noi to chuc ket nap", "chi bo ket nap", "noi vao dang lan dau"]),
    (Field::PartyPost, &[Roster], &["chuc vu dang", "chuc vu trong dang", "chuc vu & dang ! dang vien ! dang bo", "chuc vu trong to chuc dang"]),
    (Field::OtherPost, &[Roster], &["chuc vu chinh quyen", "chuc vu chinh quyen doan the", "chuc vu doan the", "chuc vu & chinh quyen", "chuc vu & doan the", "chuc vu khac"]),
    (Field::Badge, &[Roster], &["huy hieu", "huy hieu dang", "tuoi dang"]),
    (Field::ExemptSince, &[Roster], &["mien cong tac", "mien sinh hoat", "mien cong tac sinh hoat dang tu ngay", "ngay mien", "mien sinh hoat dang", "duoc mien"]),
    (Field::Status, &[Roster], &["tinh trang", "trang thai", "tinh trang sinh hoat", "trang thai sinh hoat", "dien sinh hoat", "dang vien chinh thuc du bi", "tinh trang dang vien", "loai dang vien"]),
    (Field::Health, PEOPLE, &["suc khoe", "tinh trang suc khoe"]),
    (Field::Age, PEOPLE, &["=tuoi", "tuoi doi", "do tuoi"]),
    // Organisations.
    (Field::UnitCode, &[Organisations], &["ma to chuc", "ma to chuc dang", "ma don vi", "=ma", "ma so ! cap tren ! truc thuoc", "ma chi bo", "ma to chuc co so dang", "ma tcd", "ky hieu", "=ma so to chuc dang"]),
    (Field::UnitName, &[Organisations], &[
        "ten to chuc", "ten to chuc dang", "to chuc dang ! ma ! loai ! co", "ten don vi", "ten chi bo", "ten dang bo", "=don vi", "=chi bo", "=to chuc", "ten dang bo chi bo", "dang bo chi bo ! so ! ma ! loai", "chi bo dang bo ! so ! ma", "to chuc co so dang ! ma ! so ! loai", "ten to chuc co so dang", "=dang bo", "ten goi", "=dang bo chi bo co so",
        "don vi ! ma ! hanh chinh ! truc thuoc ! so", "ten chi bo dang bo", "dang bo chi bo co so ! so",
    ]),
    (Field::UnitKind, &[Organisations], &["loai hinh", "loai hinh to chuc", "loai to chuc", "cap to chuc", "hinh thuc", "=loai", "loai hinh to chuc dang", "=cap", "=kieu"]),
    (Field::Parent, &[Organisations], &["truc thuoc", "truc thuoc ma", "ma cap tren", "cap tren", "to chuc cap tren", "to chuc dang cap tren", "ma truc thuoc", "=thuoc", "thuoc dang bo", "dang bo cap tren", "cap tren truc tiep", "don vi cap tren", "ma to chuc cap tren", "thuoc to chuc"]),
    (Field::Sector, &[Organisations], &["khoi", "linh vuc", "khoi linh vuc", "nganh", "loai hinh don vi", "khu vuc", "nhom don vi"]),
    (Field::AreaCode, &[Organisations], &["ma don vi hanh chinh", "ma hanh chinh", "ma xa", "ma dia ban"]),
    (Field::Members, &[Organisations], &["so dang vien & tong so", "so dang vien ! chinh thuc ! du bi", "tong so dang vien", "dang vien & tong so", "so luong dang vien", "=dang vien", "tong dang vien", "dang vien ! chinh thuc ! du bi ! ho", "=tong so", "dang vien & tong"]),
    (Field::OfficialMembers, &[Organisations], &["dang vien & chinh thuc", "dang vien chinh thuc", "=chinh thuc"]),
    (Field::Probationary, &[Organisations], &["du bi", "so dang vien & du bi", "dang vien du bi", "dang vien & du bi", "trong do du bi"]),
    (Field::CellCount, &[Organisations], &["so chi bo", "so chi bo truc thuoc", "tong so chi bo", "so luong chi bo"]),
    (Field::Secretary, &[Organisations], &["bi thu ! pho", "ho ten bi thu", "dong chi bi thu", "=bi thu chi bo", "bi thu cap uy"]),
    (Field::EstablishedOn, &[Organisations], &["thanh lap", "ngay thanh lap", "nam thanh lap", "thoi gian thanh lap", "quyet dinh thanh lap & ngay"]),
    // Quotas.
    (Field::UnitCode, QUOTA_LISTS, &["ma to chuc", "ma to chuc dang", "ma don vi", "=ma"]),
    (Field::Org, QUOTA_LISTS, &[
        "dang bo chi bo co so", "dang bo chi bo", "chi bo dang bo", "dang bo ! so dang vien", "=don vi", "ten don vi", "xa thi tran", "xa phuong", "to chuc co so dang", "to chuc dang", "ten to chuc dang", "=xa", "ten to chuc co so dang", "don vi ! ghi", "dang uy chi bo", "=chi bo", "=dang bo", "dang uy", "=dia phuong", "co so dang", "don vi to chuc co so dang", "xa phuong thi tran", "dang bo xa", "dia ban",
        "=dang bo co so", "don vi nhan chi tieu", "don vi duoc giao",
    ]),
    (Field::MembersAtStart, QUOTA_LISTS, &["so dang vien ! ket nap ! chi tieu", "dang vien dau nam", "so dang vien dau nam", "tong so dang vien", "dang vien hien co", "so luong dang vien", "dang vien ! ket nap ! chi tieu ! moi", "so dang vien co den", "tong dang vien"]),
    (Field::QuotaAdmission, &[Quotas], &[
        "chi tieu ket nap", "chi tieu ket nap dang vien", "ke hoach ket nap", "giao chi tieu ket nap", "chi tieu giao", "giao chi tieu", "ket nap ! da ! ket qua ! thuc hien ! ty le ! duoc", "=chi tieu", "=ke hoach", "chi tieu ket nap dang vien moi", "so luong ket nap", "so ket nap", "chi tieu & ket nap", "ke hoach & ket nap", "phat trien dang vien", "chi tieu phat trien dang vien", "chi tieu ! lop ! hoc ! nhan thuc ! boi duong ! gioi thieu",
        "ke hoach ! lop ! hoc ! nhan thuc ! boi duong", "ket nap moi", "dang vien moi", "chi tieu nam", "ke hoach nam", "ket nap dang vien ! ket qua ! thuc hien", "=giao", "chi tieu duoc giao", "phan bo", "chi tieu phan bo", "so luong giao",
    ]),
    (Field::QuotaClass, &[Quotas], &["lop nhan thuc", "cu hoc", "lop boi duong", "hoc lop", "chi tieu cu hoc", "chi tieu cu hoc lop nhan thuc", "chi tieu & lop", "boi duong nhan thuc", "chi tieu & boi duong", "nhan thuc ve dang", "chi tieu lop", "mo lop", "lop cam tinh", "chi tieu hoc", "cam tinh dang", "nhan thuc", "chi tieu cu hoc lop nhan thuc ve dang", "chi tieu boi duong nhan thuc ve dang", "ke hoach & lop", "hoc vien"]),
    (Field::QuotaYouthUnion, &[NominationQuotas], &["doan thanh nien", "=doan", "doan tn", "doan thanh nien cong san ho chi minh", "doan thanh nien cs", "huyen doan", "to chuc doan", "doan tncs"]),
    (Field::QuotaWomensUnion, &[NominationQuotas], &["phu nu", "hoi phu nu", "lien hiep phu nu", "hoi lien hiep phu nu"]),
    (Field::QuotaFarmersUnion, &[NominationQuotas], &["nong dan", "hoi nong dan"]),
    (Field::QuotaVeteransUnion, &[NominationQuotas], &["cuu chien binh", "hoi cuu chien binh"]),
    (Field::QuotaTradeUnion, &[NominationQuotas], &["cong doan", "lien doan lao dong", "ldld", "to chuc cong doan"]),
    (Field::QuotaFatherlandFront, &[NominationQuotas], &["mat tran", "mat tran to quoc", "uy ban mat tran to quoc", "uy ban mat tran"]),
    (Field::NominatedBy, &[NominationQuotas], &["doan the ! chi tieu", "to chuc doan the ! chi tieu", "to chuc chinh tri xa hoi ! chi tieu", "=to chuc", "to chuc gioi thieu", "don vi gioi thieu"]),
    (Field::QuotaNomination, &[NominationQuotas], &["=chi tieu", "chi tieu gioi thieu", "=so luong", "chi tieu giao", "chi tieu boi duong gioi thieu"]),
    (Field::RowTotal, QUOTA_LISTS, &["=cong", "=tong", "=tong so", "=tong cong", "tong cong"]),
    (Field::QuotaTerm, &[TermQuotas], &["ca nhiem ky", "chi tieu ca nhiem ky", "chi tieu nhiem ky", "nhiem ky", "=tong so", "=tong", "=tong cong", "=cong", "toan khoa", "tong chi tieu", "chi tieu ket nap", "5 nam", "chi tieu 5 nam", "ca khoa", "tong so ! dang vien"]),
    (Field::QuotaTermYear, &[TermQuotas], &["=2015", "=2016", "=2017", "=2018", "=2019", "=2020", "=2021", "=2022", "=2023", "=2024", "=2025", "=2026", "=2027", "=2028", "=2029", "=2030", "=2031", "=2032", "=2033", "=2034", "=2035", "nam"]),
    (Field::Achieved, QUOTA_LISTS, &["ket qua", "thuc hien", "da ket nap", "ty le", "dat", "ket qua thuc hien", "so da ket nap", "ty le dat", "ket qua ket nap", "thuc hien ket nap", "da thuc hien", "duoc ket nap", "so voi", "con lai", "%", "hoan thanh", "tang giam"]),
    // Officers in charge.
    (Field::Officer, &[Assignments], &["ho ten", "ho ten dong chi", "=dong chi", "dong chi phu trach", "can bo phu trach", "uy vien phu trach", "ho ten can bo", "cap uy vien phu trach", "nguoi phu trach", "dong chi duoc phan cong", "=can bo", "cap uy vien", "uy vien ban chap hanh ! chuc vu", "huyen uy vien phu trach", "dong chi uy vien"]),
    (Field::Post, &[Assignments], &["chuc vu", "chuc danh", "chuc vu cong tac", "chuc vu don vi cong tac", "nhiem vu ! phan cong"]),
    (Field::Charge, &[Assignments], &[
        "phu trach xa", "phu trach xa thi tran", "don vi phu trach", "dia ban phu trach", "phu trach ! dong chi ! can bo ! uy vien ! nguoi ! cap uy", "theo doi", "theo doi chi bo dang bo co so khac", "xa thi tran phu trach", "don vi duoc phan cong", "dia ban", "phan cong phu trach", "dang bo chi bo phu trach", "co so phu trach", "to chuc dang phu trach", "don vi", "xa thi tran", "phan cong theo doi", "dang bo chi bo co so", "noi phu trach", "to chuc co so dang",
        "don vi theo doi", "dang bo", "chi bo ! bi thu",
    ]),
    // Survey visits.
    (Field::SurveyedOn, &[Surveys], &["ngay khao sat", "thoi gian khao sat", "khao sat ngay", "=ngay", "ngay lam viec", "thoi gian", "ngay kiem tra", "ngay thang"]),
    (Field::Area, &[Surveys], &["xa thi tran", "don vi duoc khao sat", "dia ban", "don vi khao sat", "=xa", "=don vi", "noi khao sat", "dia diem", "to chuc dang", "dang bo", "dang bo chi bo", "co so", "xa phuong", "dang bo chi bo co so", "to chuc co so dang"]),
    (Field::Surveyor, &[Surveys], &["nguoi khao sat", "can bo khao sat", "doan khao sat", "thanh phan", "nguoi thuc hien khao sat", "to khao sat", "can bo thuc hien khao sat", "nguoi kiem tra"]),
    (Field::Result, &[Surveys], &["ket qua khao sat", "noi dung khao sat", "tinh hinh", "noi dung", "thuc trang", "danh gia", "ket qua ! thuc hien", "nhan xet", "ket qua nam tinh hinh"]),
    (Field::Difficulty, &[Surveys], &["kho khan", "vuong mac", "kho khan vuong mac", "han che", "ton tai", "nguyen nhan", "kho khan han che", "ton tai han che"]),
    (Field::Measure, &[Surveys], &["bien phap", "giai phap", "de xuat", "bien phap de xuat", "kien nghi", "huong giai quyet", "de xuat kien nghi", "bien phap khac phuc", "huong thao go"]),
    (Field::Owner, &[Surveys], &["don vi thuc hien", "trach nhiem", "nguoi thuc hien ! khao sat", "don vi chu tri", "chu tri", "phan cong", "don vi chiu trach nhiem", "co quan thuc hien", "giao don vi", "phan cong thuc hien"]),
    (Field::DueOn, &[Surveys], &["thoi han", "han hoan thanh", "thoi gian hoan thanh", "han", "ngay hoan thanh", "thoi han hoan thanh", "thoi han thuc hien"]),
    (Field::Outcome, &[Surveys], &["ket qua thuc hien", "tien do", "ket qua khac phuc", "ket qua giai quyet", "tinh hinh thuc hien", "ket qua xu ly", "den nay"]),
    // Firms.
    (Field::EnterpriseName, &[Enterprises], &["ten doanh nghiep", "=doanh nghiep", "ten cong ty", "ten don vi", "ten co so", "=cong ty", "ten doanh nghiep hop tac xa", "=don vi", "ten to chuc kinh te"]),
    (Field::EnterpriseForm, &[Enterprises], &["loai hinh", "loai hinh doanh nghiep", "hinh thuc so huu", "=loai", "loai doanh nghiep", "hinh thuc phap ly"]),
    (Field::Trade, &[Enterprises], &["nganh nghe", "linh vuc", "nganh nghe kinh doanh", "linh vuc hoat dong", "nganh nghe san xuat", "san xuat kinh doanh", "nganh"]),
    (Field::Area, &[Enterprises], &["dia ban", "dia chi", "xa thi tran", "noi dat tru so", "tru so", "=xa", "dia diem", "dong tren dia ban", "dia ban hoat dong", "xa phuong", "noi hoat dong"]),
    (Field::Workers, &[Enterprises], &["so lao dong", "lao dong", "tong so lao dong", "so cong nhan", "so luong lao dong", "cong nhan"]),
    (Field::Members, &[Enterprises], &["so dang vien", "dang vien ! chu ! quan chung", "so dang vien dang lam viec", "so luong dang vien", "tong so dang vien"]),
    (Field::HasCell, &[Enterprises], &["co chi bo", "to chuc dang ! ngay ! so", "to chuc dang & co chi bo", "chi bo ! ngay ! so", "da co chi bo", "da co to chuc dang", "co to chuc dang"]),
    (Field::EstablishedOn, &[Enterprises], &["ngay thanh lap", "thanh lap", "to chuc dang & ngay thanh lap", "nam thanh lap", "thoi gian thanh lap", "ngay thanh lap chi bo"]),
    (Field::HasTradeUnion, &[Enterprises], &["cong doan", "to chuc cong doan", "co cong doan"]),
    (Field::HasYouthUnion, &[Enterprises], &["doan thanh nien", "to chuc doan", "=doan", "doan tn", "chi doan"]),
    (Field::FirmOwner, &[Enterprises], &["chu doanh nghiep ! thai do", "chu so huu", "giam doc", "nguoi dai dien", "chu doanh nghiep la dang vien", "chu doanh nghiep ! quan diem"]),
    (Field::Attitude, &[Enterprises], &["thai do", "thai do cua chu doanh nghiep", "quan diem", "y kien chu doanh nghiep", "su ung ho", "muc do ung ho", "quan diem cua chu doanh nghiep"]),
    (Field::Officer, &[Enterprises], &["phu trach", "dong chi phu trach", "can bo phu trach", "nguoi phu trach", "cap uy vien phu trach", "phan cong phu trach", "theo doi"]),
];
