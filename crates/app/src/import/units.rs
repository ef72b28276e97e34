//! Which organisation a text means.
//!
//! Names are compared by their words: prefixes (`Đảng bộ xã`, `ĐB`, `X.`) say what kind is meant, the rest is the
//! name proper. Old and new tone placement, case, punctuation, known abbreviations and missing marks do not count
//! where the name stays unique within the organisation above. Where several could be meant, nobody is chosen.

use std::collections::{BTreeMap, HashMap};

use nguon_domain::{
    text::{fold, nfc, same_tone},
    unit::UnitKind,
};

use super::records::UnitRef;

#[cfg(test)]
mod tests;

/// All organisations that a name can mean: those of the database and those of these files.
#[derive(Debug, Default)]
pub(crate) struct Units {
    entries: Vec<Entry>,
    by_code: HashMap<String, usize>,
    by_word: HashMap<String, Vec<usize>>,
    by_unit: HashMap<UnitRef, usize>,
    by_name: HashMap<String, usize>,
    children: HashMap<usize, Vec<usize>>,
    said: BTreeMap<(String, String), String>,
    cache: std::cell::RefCell<HashMap<Question, Resolution>>,
}

/// A text, the organisation it is looked for in, and whether only grassroots organisations are meant.
type Question = (String, Option<At>, bool);

/// One organisation.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) unit: UnitRef,
    pub(crate) code: Option<String>,
    pub(crate) name: String,
    pub(crate) kind: UnitKind,
    pub(crate) parent: Option<usize>,
    keys: Vec<Key>,
}

/// Index of an [`Entry`].
pub(crate) type At = usize;

/// What a text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Resolution {
    /// This one.
    Found(At),
    /// Several could be meant.
    Ambiguous(Vec<At>),
    /// None; with those whose names are nearest.
    Unknown(Vec<At>),
}

/// A name taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    /// `Đảng bộ`, `Chi bộ`, …
    org: Option<OrgWord>,
    /// `xã`, `thị trấn`, `thôn`, …
    area: Option<AreaWord>,
    /// The words of the name proper, lower case, old spelling of tones made one.
    words: Vec<String>,
    /// The same, without marks.
    folded: Vec<String>,
    /// The same as written, lower case.
    written: Vec<String>,
    /// How the prefixes were written.
    pub(crate) form: Form,
}

/// How a name's prefixes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Form {
    pub(crate) org: Wording,
    pub(crate) area: Wording,
    /// `Đảng ủy` or `Chi ủy`: the committee for the organisation.
    pub(crate) is_committee: bool,
}

/// Whether a prefix stands there, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Wording {
    Absent,
    Full,
    Short,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OrgWord {
    Committee,
    Cell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum AreaWord {
    District,
    Commune,
    Town,
    Ward,
    Village,
    Block,
}

/// Words that may be left out without another organisation being meant.
const OPTIONAL: &[&str] = &[
    "huyen",
    "truong",
    "co",
    "so",
    "truc",
    "thuoc",
    "va",
    "cac",
    "dia",
    "ban",
    "tinh",
    "cua",
    "co quan",
    "khoi",
    "khu",
    "vuc",
    "ban chi huy",
];

/// Abbreviations inside names, folded.
const EXPANSIONS: &[(&str, &str)] = &[
    ("thpt", "trung học phổ thông"),
    ("ptth", "trung học phổ thông"),
    ("thcs", "trung học cơ sở"),
    ("ptcs", "phổ thông cơ sở"),
    ("mn", "mầm non"),
    ("cty", "công ty"),
    ("tnhh", "trách nhiệm hữu hạn"),
    ("mtv", "một thành viên"),
    ("cp", "cổ phần"),
    ("htx", "hợp tác xã"),
    ("hợptácxã", "hợp tác xã"),
    ("ubnd", "ủy ban nhân dân"),
    ("mttq", "mặt trận tổ quốc"),
    ("ttyt", "trung tâm y tế"),
    ("gdnn", "giáo dục nghề nghiệp"),
    ("gdtx", "giáo dục thường xuyên"),
    ("nn", "nông nghiệp"),
    ("ptnt", "phát triển nông thôn"),
    ("nhnn", "ngân hàng nông nghiệp"),
    ("nh", "ngân hàng"),
    ("ca", "công an"),
    ("chqs", "chỉ huy quân sự"),
    ("bv", "bệnh viện"),
    ("bvđk", "bệnh viện đa khoa"),
    ("tm", "thương mại"),
    ("sx", "sản xuất"),
    ("xd", "xây dựng"),
    ("dv", "dịch vụ"),
    ("gd", "giáo dục"),
    ("đt", "đào tạo"),
    ("đtxh", "đoàn thể xã hội"),
    ("vksnd", "viện kiểm sát nhân dân"),
    ("tand", "tòa án nhân dân"),
    ("dn", "doanh nghiệp"),
    ("dntn", "doanh nghiệp tư nhân"),
    ("cđ", "cao đẳng"),
    ("kt", "kinh tế"),
    ("vh", "văn hóa"),
    ("hđnd", "hội đồng nhân dân"),
    ("bhxh", "bảo hiểm xã hội"),
    ("kbnn", "kho bạc nhà nước"),
    ("nhcsxh", "ngân hàng chính sách xã hội"),
    ("nhcs", "ngân hàng chính sách"),
    ("qlđt", "quản lý đô thị"),
    ("ktqs", "kỹ thuật quân sự"),
];

/// After `TT`, these words speak of a centre (`trung tâm`), not of a town (`thị trấn`).
const CENTRES: &[&str] = &[
    "y", "gdnn", "gdtx", "giao", "van", "boi", "chinh", "dich", "hanh", "phat", "ky", "khuyen", "bdct", "vh", "dan",
    "quan", "truyen", "day",
];

impl Key {
    /// Takes a name apart.
    pub(crate) fn read(text: &str) -> Self {
        let plain = nfc(text).to_lowercase();
        let mut written: Vec<String> = Vec::new();
        for piece in plain.split(|c: char| !c.is_alphanumeric() && c != '&').flat_map(|piece| piece.split('&')) {
            if !piece.is_empty() {
                written.push(piece.to_owned());
            }
        }
        let originals: Vec<String> = nfc(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|piece| !piece.is_empty())
            .map(str::to_owned)
            .collect();
        let mut form = Form { org: Wording::Absent, area: Wording::Absent, is_committee: false };
        let mut org = None;
        let mut area = None;
        let mut at = 0;
        let word = |at: usize| written.get(at).map(|word| fold(word)).unwrap_or_default();
        // "Đảng bộ", "ĐB", "Chi bộ", "CB", "Đảng ủy": several may follow one another ("Đảng bộ, chi bộ cơ sở").
        loop {
            let (first, second) = (word(at), word(at + 1));
            let (found, length, wording, committee) = match (first.as_str(), second.as_str()) {
                ("d", "bo") if written[at] == "đ" => (OrgWord::Committee, 2, Wording::Short, false),
                ("c", "bo") => (OrgWord::Cell, 2, Wording::Short, false),
                ("dang", "bo") => (OrgWord::Committee, 2, Wording::Full, false),
                ("dang", "uy") => (OrgWord::Committee, 2, Wording::Full, true),
                ("chi", "bo") => (OrgWord::Cell, 2, Wording::Full, false),
                ("chi", "uy") => (OrgWord::Cell, 2, Wording::Full, true),
                ("db" | "dbcs", _) if written[at].starts_with('đ') || at == 0 => {
                    (OrgWord::Committee, 1, Wording::Short, false)
                }
                ("du", _) if at == 0 && written[at].starts_with('đ') => (OrgWord::Committee, 1, Wording::Short, true),
                ("cb" | "cbcs", _) => (OrgWord::Cell, 1, Wording::Short, false),
                ("to", "chuc") if word(at + 2) == "dang" => {
                    at += 3;
                    continue;
                }
                _ => break,
            };
            org.get_or_insert(found);
            if form.org == Wording::Absent {
                form.org = wording;
                form.is_committee = committee;
            }
            at += length;
            while (word(at) == "co" && word(at + 1) == "so") || (word(at) == "truc" && word(at + 1) == "thuoc") {
                at += 2;
            }
        }
        let (first, second, third) = (word(at), word(at + 1), word(at + 2));
        let (found, length, wording) = match (first.as_str(), second.as_str(), third.as_str()) {
            ("to", "dan", "pho") => (Some(AreaWord::Block), 3, Wording::Full),
            ("to", "dp", _) => (Some(AreaWord::Block), 2, Wording::Short),
            ("thi", "tran", _) => (Some(AreaWord::Town), 2, Wording::Full),
            ("thi", "xa", _) | ("thanh", "pho", _) => (Some(AreaWord::District), 2, Wording::Full),
            ("huyen", next, _) if !next.is_empty() => (Some(AreaWord::District), 1, Wording::Full),
            ("quan" | "tinh", next, _) if !next.is_empty() && matches!(written[at].as_str(), "quận" | "tỉnh") => {
                (Some(AreaWord::District), 1, Wording::Full)
            }
            ("khu", "pho", _) | ("khoi", "pho", _) => (Some(AreaWord::Block), 2, Wording::Full),
            ("tt", next, _) if !next.is_empty() && !CENTRES.contains(&next) => {
                (Some(AreaWord::Town), 1, Wording::Short)
            }
            ("xa", next, _) if !next.is_empty() => (Some(AreaWord::Commune), 1, Wording::Full),
            ("x", next, _) if !next.is_empty() && org != Some(OrgWord::Cell) => {
                (Some(AreaWord::Commune), 1, Wording::Short)
            }
            ("phuong", next, _) if !next.is_empty() => (Some(AreaWord::Ward), 1, Wording::Full),
            ("p", next, _) if !next.is_empty() => (Some(AreaWord::Ward), 1, Wording::Short),
            ("thon", next, _)
            | ("ban", next, _)
            | ("lang", next, _)
            | ("xom", next, _)
            | ("ap", next, _)
            | ("buon", next, _)
                if !next.is_empty() =>
            {
                (Some(AreaWord::Village), 1, Wording::Full)
            }
            ("tdp" | "kp" | "khu" | "to" | "khoi", next, _) if !next.is_empty() => {
                (Some(AreaWord::Block), 1, if first == "tdp" || first == "kp" { Wording::Short } else { Wording::Full })
            }
            _ => (None, 0, Wording::Absent),
        };
        // "Ban" is a village in the uplands and a board everywhere.
        let is_board = first == "ban"
            && matches!(
                second.as_str(),
                "to" | "chi" | "quan" | "dan" | "tuyen" | "chqs" | "noi" | "qlda" | "kinh" | "chap"
            );
        // "Bản" and "Tổ", "Khu" with their marks only; "xã viên" is no commune.
        let is_other_word = is_board || (first == "khu" && second == "vuc") || (first == "xa" && second == "vien");
        if found.is_some() && !is_other_word {
            area = found;
            form.area = wording;
            at += length;
        }
        let mut words = Vec::new();
        let mut as_written = Vec::new();
        let mut position = at;
        while position < written.len() {
            let piece = &written[position];
            let folded = fold(piece);
            position += 1;
            let next = word(position);
            if folded == "so" && next.chars().all(|c| c.is_ascii_digit()) && !next.is_empty() {
                continue;
            }
            if folded == "tt" && CENTRES.contains(&next.as_str()) {
                extend(&mut words, &mut as_written, "trung tâm");
                continue;
            }
            if folded == "th" && (position < 3 || words.last().is_some_and(|word| word == "trường")) {
                extend(&mut words, &mut as_written, "tiểu học");
                continue;
            }
            if let Some((_, long)) =
                EXPANSIONS.iter().find(|(short, _)| *short == piece || fold(short) == folded && short.is_ascii())
            {
                extend(&mut words, &mut as_written, long);
                continue;
            }
            let roman = originals.get(position - 1).and_then(|original| roman_number(original));
            let number = piece.parse::<u32>().ok().or(roman);
            match number {
                Some(number) => {
                    words.push(number.to_string());
                    as_written.push(number.to_string());
                }
                None => {
                    words.push(same_i(&same_tone(piece)));
                    as_written.push(piece.clone());
                }
            }
        }
        let folded = words.iter().map(|word| fold(word)).collect();
        Self { org, area, words, folded, written: as_written, form }
    }

    /// Whether nothing but prefixes is there.
    pub(crate) fn is_bare(&self) -> bool {
        self.words.is_empty()
    }

    /// The name proper without marks and spaces: *Ea Kly* and *EaKly* are one.
    pub(crate) fn joined(&self) -> String {
        self.folded.concat().replace('y', "i")
    }

    /// How many words the name proper has.
    pub(crate) fn word_count(&self) -> usize {
        self.words.len()
    }

    /// Whether both write the name proper with the same letters.
    pub(crate) fn is_written_like(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

fn extend(words: &mut Vec<String>, as_written: &mut Vec<String>, text: &str) {
    for word in text.split(' ') {
        words.push(same_i(&same_tone(word)));
        as_written.push(word.to_owned());
    }
}

/// *Lý* and *Lí*, *Mỹ* and *Mĩ* are one: the `y` that is a syllable's only vowel becomes an `i`.
fn same_i(word: &str) -> String {
    const PAIRS: [(char, char); 6] = [('y', 'i'), ('ý', 'í'), ('ỳ', 'ì'), ('ỷ', 'ỉ'), ('ỹ', 'ĩ'), ('ỵ', 'ị')];
    let mut chars: Vec<char> = word.chars().collect();
    let Some((last, head)) = chars.split_last_mut() else { return String::new() };
    let is_only_vowel = head.iter().all(|c| c.is_ascii_lowercase() && !"aeiouy".contains(*c)) || head == ['q', 'u'];
    if is_only_vowel
        && !head.is_empty()
        && let Some((_, i)) = PAIRS.iter().find(|(y, _)| y == last)
    {
        *last = *i;
    }
    chars.into_iter().collect()
}

fn roman_number(text: &str) -> Option<u32> {
    let values = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    values.iter().position(|value| *value == text).map(|at| at as u32 + 1)
}

impl Units {
    /// An empty set, with what the officer said about names.
    pub(crate) fn new(said: BTreeMap<(String, String), String>) -> Self {
        Self { said, ..Self::default() }
    }

    /// Adds an organisation under its current and former names.
    pub(crate) fn add(
        &mut self,
        unit: UnitRef,
        code: Option<&str>,
        names: &[&str],
        kind: UnitKind,
        parent: Option<At>,
    ) -> At {
        let at = self.entries.len();
        let keys: Vec<Key> = names.iter().map(|name| Key::read(name)).collect();
        if let Some(code) = code {
            self.by_code.entry(fold(code)).or_insert(at);
        }
        for word in keys.iter().flat_map(|key| key.folded.iter().cloned().chain([key.joined()])) {
            let list = self.by_word.entry(word).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
        if let Some(parent) = parent {
            self.children.entry(parent).or_default().push(at);
        }
        let name = names.first().map(|name| (*name).to_owned()).unwrap_or_default();
        self.by_unit.insert(unit, at);
        self.by_name.entry(fold(&name)).or_insert(at);
        self.entries.push(Entry { unit, code: code.map(str::to_owned), name, kind, parent, keys });
        self.cache.get_mut().clear();
        at
    }

    /// Whether no organisation is known at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Organisations that lists name where there is no list of organisations: enough to compare names by, not to
    /// keep. The spelling that is used most stands for each.
    pub(crate) fn guessed<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut counts: HashMap<Vec<String>, HashMap<&str, usize>> = HashMap::new();
        for text in texts {
            let key = Key::read(text);
            if !key.is_bare() {
                *counts.entry(key.words).or_default().entry(text).or_default() += 1;
            }
        }
        let mut names: Vec<&str> = counts
            .values()
            .filter_map(|spellings| spellings.iter().max_by_key(|(text, count)| (**count, std::cmp::Reverse(**text))))
            .map(|(text, _)| *text)
            .collect();
        names.sort_unstable();
        let mut units = Self::default();
        for (at, name) in names.into_iter().enumerate() {
            let kind = if Key::read(name).org == Some(OrgWord::Cell) {
                UnitKind::GrassrootsCell
            } else {
                UnitKind::GrassrootsCommitteeOrg
            };
            units.add(UnitRef::InFile(at), None, &[name], kind, None);
        }
        units
    }

    /// The organisation at an index.
    pub(crate) fn entry(&self, at: At) -> &Entry {
        &self.entries[at]
    }

    /// The key of an organisation's current name.
    pub(crate) fn key(&self, at: At) -> Option<&Key> {
        self.entries[at].keys.first()
    }

    /// The organisation with this code.
    pub(crate) fn by_code(&self, code: &str) -> Option<At> {
        self.by_code.get(&fold(code.trim())).copied()
    }

    /// The organisation with this very name.
    pub(crate) fn named(&self, name: &str) -> Option<At> {
        self.by_name.get(&fold(name)).copied()
    }

    /// The place of a unit.
    pub(crate) fn of(&self, unit: UnitRef) -> Option<At> {
        self.by_unit.get(&unit).copied()
    }

    /// Whether cells are listed under an organisation.
    pub(crate) fn has_children(&self, at: At) -> bool {
        self.children.contains_key(&at)
    }

    /// The grassroots organisation an organisation is or stands under.
    pub(crate) fn grassroots_of(&self, at: At) -> At {
        let mut here = at;
        for _ in 0..8 {
            if self.is_grassroots(here) {
                return here;
            }
            match self.entries[here].parent {
                Some(parent) => here = parent,
                None => return at,
            }
        }
        at
    }

    fn is_grassroots(&self, at: At) -> bool {
        self.entries[at].kind.is_grassroots()
    }

    /// The organisation that a text means, anywhere or among those under `within`.
    ///
    /// Without `within`, grassroots organisations come first: a cell is found only if no grassroots organisation fits.
    pub(crate) fn resolve(&self, text: &str, within: Option<At>) -> Resolution {
        self.resolve_as(text, within, false)
    }

    /// The grassroots organisation that a text means; a cell under one is not looked for.
    pub(crate) fn resolve_org(&self, text: &str) -> Resolution {
        self.resolve_as(text, None, true)
    }

    fn resolve_as(&self, text: &str, within: Option<At>, only_grassroots: bool) -> Resolution {
        let cache_key = (text.to_owned(), within, only_grassroots);
        if let Some(known) = self.cache.borrow().get(&cache_key) {
            return known.clone();
        }
        let found = self.look_up(text, within, only_grassroots);
        self.cache.borrow_mut().insert(cache_key, found.clone());
        found
    }

    fn look_up(&self, text: &str, within: Option<At>, only_grassroots: bool) -> Resolution {
        if let Some(answer) = self.answer(text, within) {
            return Resolution::Found(answer);
        }
        if let Some(at) = self.by_code(text) {
            return Resolution::Found(at);
        }
        let key = Key::read(text);
        if key.is_bare() {
            return Resolution::Unknown(Vec::new());
        }
        if let Some(within) = within {
            let inside = self.descendants(within);
            return match self.choose(&key, &inside, Some(within)) {
                // The cell column may repeat the organisation itself.
                Resolution::Unknown(near) => match self.choose(&key, &[within], None) {
                    Resolution::Found(at) => Resolution::Found(at),
                    Resolution::Ambiguous(_) | Resolution::Unknown(_) => Resolution::Unknown(near),
                },
                found => found,
            };
        }
        let candidates = self.sharing_words(&key);
        let (grassroots, others): (Vec<At>, Vec<At>) = candidates
            .into_iter()
            .partition(|at| self.is_grassroots(*at) || self.entries[*at].kind == UnitKind::CommuneCommittee);
        let first = self.choose(&key, &grassroots, None);
        match first {
            Resolution::Unknown(near) if !only_grassroots => match self.choose(&key, &others, None) {
                Resolution::Unknown(more) => Resolution::Unknown(if near.is_empty() { more } else { near }),
                found => found,
            },
            found => found,
        }
    }

    fn answer(&self, text: &str, within: Option<At>) -> Option<At> {
        if self.said.is_empty() {
            return None;
        }
        let text = fold(text);
        let inside: Vec<String> = within
            .map(|at| {
                let entry = &self.entries[at];
                let code = entry.code.as_deref().map(fold);
                [code, Some(fold(&entry.name))].into_iter().flatten().collect()
            })
            .unwrap_or_default();
        let code = inside
            .iter()
            .find_map(|within| self.said.get(&(text.clone(), within.clone())))
            .or_else(|| self.said.get(&(text.clone(), String::new())))?;
        self.by_code(code).or_else(|| self.named(code))
    }

    fn descendants(&self, at: At) -> Vec<At> {
        let mut all = Vec::new();
        let mut open = vec![at];
        while let Some(here) = open.pop() {
            if let Some(children) = self.children.get(&here) {
                all.extend(children);
                open.extend(children);
            }
        }
        all.sort_unstable();
        all
    }

    fn sharing_words(&self, key: &Key) -> Vec<At> {
        let words = key.folded.iter().cloned().chain([key.joined()]);
        let mut found: Vec<At> = words.filter_map(|word| self.by_word.get(&word)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The one candidate that fits best; several that fit equally are ambiguous.
    fn choose(&self, key: &Key, candidates: &[At], within: Option<At>) -> Resolution {
        let mut best: Vec<At> = Vec::new();
        let mut best_fit = u32::MAX;
        let mut near: Vec<(usize, At)> = Vec::new();
        for &at in candidates {
            let entry = &self.entries[at];
            let fit = entry.keys.iter().filter_map(|other| self.fit(key, other, at, within)).min();
            match fit {
                Some(fit) if fit < best_fit => {
                    best_fit = fit;
                    best = vec![at];
                }
                Some(fit) if fit == best_fit => best.push(at),
                Some(_) => {}
                None => {
                    let distance = entry
                        .keys
                        .iter()
                        .filter_map(|other| nguon_domain::text::similar(&key.folded.join(" "), &other.folded.join(" ")))
                        .min();
                    if let Some(distance) = distance {
                        near.push((distance, at));
                    }
                }
            }
        }
        near.sort_unstable();
        match best.as_slice() {
            [one] => Resolution::Found(*one),
            [] => Resolution::Unknown(near.into_iter().take(5).map(|(_, at)| at).collect()),
            _ => Resolution::Ambiguous(best),
        }
    }

    /// How well a name fits an organisation; smaller is better, `None` if it does not.
    fn fit(&self, key: &Key, other: &Key, at: At, within: Option<At>) -> Option<u32> {
        let areas_differ =
            matches!((key.area, other.area), (Some(one), Some(two)) if one != two && !are_alike(one, two));
        if areas_differ {
            return None;
        }
        let mut penalty = 0;
        match (key.org, other.org) {
            (Some(one), Some(two)) if one != two => penalty += 6,
            (None, Some(_)) | (Some(_), None) | (None, None) | (Some(_), Some(_)) => {}
        }
        match (key.area, other.area) {
            (Some(one), Some(two)) if one != two => penalty += 1,
            (Some(_), None) => penalty += 3,
            (None, Some(_)) => penalty += 2,
            (None, None) | (Some(_), Some(_)) => {}
        }
        if key.words == other.words {
            return Some(penalty);
        }
        if key.folded == other.folded {
            // Marks that differ, not only ones left out, make another name as likely as a slip.
            let is_slip = key
                .words
                .iter()
                .zip(&other.words)
                .all(|(one, two)| one == two || one.is_ascii() || differ_in_one_mark(one, two));
            return Some(penalty + if is_slip { 12 } else { 40 });
        }
        if key.folded.len() != other.folded.len() && key.joined() == other.joined() {
            return Some(penalty + 10);
        }
        let surroundings = self.surroundings(at, within);
        let core = |words: &[String]| -> Vec<String> {
            words.iter().filter(|word| !OPTIONAL.contains(&word.as_str())).cloned().collect()
        };
        let (one, two) = (core(&key.folded), core(&other.folded));
        if !one.is_empty() && one == two {
            return Some(penalty + 20);
        }
        // "Chi bộ Trường Tiểu học Liên Hòa" under Đảng bộ xã Liên Hòa is the "Chi bộ Trường Tiểu học" there.
        let without = |words: &[String]| -> Vec<String> { strip_name(words, &surroundings) };
        let (one_bare, two_bare) = (without(&one), without(&two));
        if !one_bare.is_empty() && one_bare == two_bare {
            return Some(penalty + 30);
        }
        // Unique containment: every word of the shorter in the longer, in order; numbers must agree.
        let numbers = |words: &[String]| -> Vec<String> {
            words.iter().filter(|word| word.chars().all(|c| c.is_ascii_digit())).cloned().collect()
        };
        let (short, long) = if one.len() <= two.len() { (&one, &two) } else { (&two, &one) };
        // "Chi bộ Điện lực Giồng Riềng" is not the "Đảng bộ thị trấn Giồng Riềng", whose name it bears.
        let orgs_differ = matches!((key.org, other.org), (Some(one), Some(two)) if one != two);
        if !orgs_differ
            && short.len() >= 2
            && numbers(&one) == numbers(&two)
            && is_subsequence(short, long)
            && short.len() * 2 >= long.len()
        {
            return Some(penalty + 50 + (long.len() - short.len()) as u32);
        }
        None
    }

    /// The words of the names of the organisations around one: above it, and the one looked in.
    fn surroundings(&self, at: At, within: Option<At>) -> Vec<Vec<String>> {
        let mut names = Vec::new();
        let mut here = self.entries[at].parent;
        for _ in 0..6 {
            let Some(parent) = here else { break };
            names.extend(self.entries[parent].keys.iter().map(|key| key.folded.clone()));
            here = self.entries[parent].parent;
        }
        if let Some(within) = within {
            names.extend(self.entries[within].keys.iter().map(|key| key.folded.clone()));
        }
        names
    }

    /// How an organisation is shown in a question: its name, and its code if it has one.
    pub(crate) fn label(&self, at: At) -> String {
        let entry = &self.entries[at];
        match &entry.code {
            Some(code) => format!("{} ({code})", entry.name),
            None => entry.name.clone(),
        }
    }
}

fn are_alike(one: AreaWord, two: AreaWord) -> bool {
    let is_part = |area: AreaWord| matches!(area, AreaWord::Village | AreaWord::Block);
    is_part(one) && is_part(two)
}

/// `Hoà`–`Hóa` is no slip; `Lũ`–`Lữ` or `Lí`–`Lý` is.
fn differ_in_one_mark(one: &str, two: &str) -> bool {
    let marks = |word: &str| {
        use nguon_domain::text::nfc;
        nfc(word).chars().collect::<Vec<char>>()
    };
    let (one, two) = (marks(one), marks(two));
    one.len() == two.len() && one.iter().zip(&two).filter(|(a, b)| a != b).count() <= 1
}

fn strip_name(words: &[String], names: &[Vec<String>]) -> Vec<String> {
    let mut rest = words.to_vec();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if let Some(start) = rest.windows(name.len()).position(|window| window == name.as_slice())
            && rest.len() > name.len()
        {
            rest.drain(start..start + name.len());
            // "xã" or "huyện" that stood before the name.
            if start > 0
                && matches!(rest[start - 1].as_str(), "xa" | "huyen" | "phuong" | "tran" | "thi" | "x")
                && rest.len() > 1
            {
                rest.remove(start - 1);
            }
        }
    }
    rest
}

fn is_subsequence(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| other == word))
}

/// A name split at `;`, line breaks, and commas or `và` that stand between whole names.
pub(crate) fn split_names(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for piece in text.split([';', '\n', '\r', '•', '+']) {
        let piece = piece.trim().trim_start_matches(['-', '*', '–']).trim();
        if piece.is_empty() {
            continue;
        }
        parts.push(piece.to_owned());
    }
    parts
}
