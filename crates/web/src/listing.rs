//! Which list of people a page shows: read from the address and written into it, so that links, forms and files all ask
//! for the same.

use form_urlencoded::Serializer;
use nguon_app::{FilterPart, PeopleColumn, PeopleFilter, texts::Texts, view::PeopleOf};
use nguon_domain::{
    atlas::Span,
    calendar::{Date, parse_day, show_day},
    case::Stage,
    id::UnitId,
    person::Sex,
};

use crate::{
    address,
    handlers::Questions,
    typed::{Field, FieldKind, Typed},
};

/// Nobody's name is longer.
pub(crate) const LONGEST_SEARCH: usize = 100;
/// Nobody is older.
const OLDEST: u32 = 120;
/// Ten years.
const LONGEST_QUIET: u32 = 3_650;

/// A list as an address names it, but for its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listing {
    pub(crate) unit: UnitId,
    pub(crate) of: PeopleOf,
    /// The day of whose tree; `None` for today's.
    pub(crate) tree: Option<Date>,
    pub(crate) search: String,
    pub(crate) filter: PeopleFilter,
    /// The columns shown beside the name.
    pub(crate) columns: Vec<PeopleColumn>,
}

const SEXES: FieldKind = FieldKind::Choice(&[("", "filter-any"), ("female", "sex-female"), ("male", "sex-male")]);
const WHETHER: FieldKind = FieldKind::Choice(&[("", "filter-any"), ("yes", "filter-yes"), ("no", "filter-no")]);

/// The fields that narrow a list by choosing, but for the stages.
pub(crate) const CHOICES: [Field; 4] = [
    Field::plain("sex", "people-sex", SEXES),
    Field::plain("union", "filter-union", WHETHER),
    Field::plain("minority", "filter-minority", WHETHER),
    Field::plain("religion", "filter-religion", WHETHER),
];
/// Those of them for readers who may see persons only.
pub(crate) const OF_PERSONS: [&str; 2] = ["minority", "religion"];
/// The fields that narrow a list by writing something.
pub(crate) const FIELDS: [Field; 5] = [
    Field::plain("age_from", "filter-age-from", FieldKind::Count),
    Field::plain("age_until", "filter-age-until", FieldKind::Count),
    Field::plain("nominated_from", "filter-nominated-from", FieldKind::Day),
    Field::plain("nominated_until", "filter-nominated-until", FieldKind::Day),
    Field::plain("quiet", "filter-quiet", FieldKind::Count),
];

impl Listing {
    /// The list of a unit that an address names. What of the address cannot be read is left out, and said in the
    /// second.
    pub(crate) fn read(unit: UnitId, questions: &Questions, texts: &Texts) -> (Self, Typed) {
        let given = |name: &'static str| (name, questions.get(name).unwrap_or_default().trim().to_owned());
        let mut typed = CHOICES.iter().chain(&FIELDS).fold(Typed::default(), |typed, field| {
            let (name, value) = given(field.name);
            typed.with(name, value)
        });
        let of = match questions.get("of").map(|code| (code, address::of_from_code(code))) {
            None => PeopleOf::Admitted,
            Some((_, Some(of))) => of,
            Some((code, None)) => {
                typed.fault("lists", texts.text("filter-no-list", &[("text", code.into())]));
                PeopleOf::Admitted
            }
        };
        let filter = PeopleFilter {
            stages: stages(questions, &mut typed, texts),
            sex: choice(&mut typed, texts, "sex", [("female", Sex::Female), ("male", Sex::Male)]),
            age_from: number(&mut typed, texts, "age_from", OLDEST),
            age_until: number(&mut typed, texts, "age_until", OLDEST),
            union_member: choice(&mut typed, texts, "union", YES_NO),
            minority: choice(&mut typed, texts, "minority", YES_NO),
            believer: choice(&mut typed, texts, "religion", YES_NO),
            nominated_from: typed.day(texts, "nominated_from"),
            nominated_until: typed.day(texts, "nominated_until"),
            quiet_days: number(&mut typed, texts, "quiet", LONGEST_QUIET),
        };
        let search = questions.get("q").unwrap_or_default().trim().chars().take(LONGEST_SEARCH).collect();
        let columns = columns(questions, &mut typed, texts);
        let tree = questions.get("tree").and_then(|text| parse_day(text).ok());
        let mut list = Self { unit, of, tree, search, filter, columns };
        list.drop_what_is_backwards(&mut typed, texts);
        (list, typed)
    }

    fn drop_what_is_backwards(&mut self, typed: &mut Typed, texts: &Texts) {
        let filter = &mut self.filter;
        if let (Some(from), Some(until)) = (filter.age_from, filter.age_until)
            && until < from
        {
            typed.fault("age_until", texts.text("filter-age-backwards", &[("from", from.into())]));
            filter.age_until = None;
        }
        if let (Some(from), Some(until)) = (filter.nominated_from, filter.nominated_until)
            && until < from
        {
            typed.fault("nominated_until", texts.text("period-backwards", &[("from", texts.day(from).into())]));
            filter.nominated_until = None;
        }
    }

    /// The words that stand for it in an address, without its days.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let filter = &self.filter;
        let mut pairs = vec![("of", address::of_code(self.of))];
        let mut put = |name, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
        let whether = |is: Option<bool>| is.map(|is| if is { "yes" } else { "no" }.to_owned());
        put("q", Some(self.search.clone()).filter(|search| !search.is_empty()));
        for stage in &filter.stages {
            put("stage", Some(stage.code().to_owned()));
        }
        put("sex", filter.sex.map(|sex| if sex == Sex::Female { "female" } else { "male" }.to_owned()));
        put("union", whether(filter.union_member));
        put("minority", whether(filter.minority));
        put("religion", whether(filter.believer));
        put("age_from", filter.age_from.map(|years| years.to_string()));
        put("age_until", filter.age_until.map(|years| years.to_string()));
        put("nominated_from", filter.nominated_from.map(show_day));
        put("nominated_until", filter.nominated_until.map(show_day));
        put("tree", self.tree.map(|on| on.to_string()));
        put("quiet", filter.quiet_days.map(|days| days.to_string()));
        pairs.extend(self.chosen_columns().map(|column| ("column", column.code().to_owned())));
        pairs
    }

    /// The columns, where they are not the usual ones.
    fn chosen_columns(&self) -> impl Iterator<Item = PeopleColumn> {
        let are_usual = self.columns == PeopleColumn::USUAL;
        self.columns.iter().copied().filter(move |_| !are_usual)
    }

    /// The same list with the usual columns.
    pub(crate) fn with_usual_columns(&self) -> Self {
        Self { columns: PeopleColumn::USUAL.to_vec(), ..self.clone() }
    }

    /// Whether other columns than the usual ones were chosen.
    pub(crate) fn has_chosen_columns(&self) -> bool {
        self.chosen_columns().next().is_some()
    }

    /// Its address for some days.
    pub(crate) fn href(&self, span: Span) -> String {
        self.at(&address::people_path(self.unit), span, None)
    }

    /// The address of a later page of it.
    pub(crate) fn after(&self, span: Span, after: &str) -> String {
        self.at(&address::people_path(self.unit), span, Some(after))
    }

    /// It as a file; `ending` is `xlsx` or `csv`.
    pub(crate) fn file(&self, span: Span, ending: &str) -> String {
        self.at(&format!("{}.{ending}", address::people_path(self.unit)), span, None)
    }

    /// What asks for it at another path.
    pub(crate) fn at(&self, path: &str, span: Span, after: Option<&str>) -> String {
        let mut query = Serializer::new(String::new());
        query.extend_pairs(self.pairs());
        query.append_pair("from", &span.from.to_string()).append_pair("until", &span.last.to_string());
        if let Some(after) = after {
            query.append_pair("after", after);
        }
        format!("{path}?{}", query.finish())
    }

    /// The same people of another list.
    pub(crate) fn of(&self, of: PeopleOf) -> Self {
        Self { of, ..self.clone() }
    }

    /// The same list without a search.
    pub(crate) fn unsearched(&self) -> Self {
        Self { search: String::new(), ..self.clone() }
    }

    /// The same list, narrowed by one thing less.
    pub(crate) fn without(&self, part: FilterPart) -> Self {
        Self { filter: self.filter.without(part), ..self.clone() }
    }

    /// The same list, not narrowed.
    pub(crate) fn unfiltered(&self) -> Self {
        Self { filter: PeopleFilter::default(), ..self.clone() }
    }
}

/// A list as it is kept under a name: with days of its own, or for whatever days are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) list: Listing,
    pub(crate) span: Option<Span>,
}

impl Kept {
    /// The list that was kept as these words. What of them can no longer be read is left out.
    pub(crate) fn read(unit: UnitId, words: &str, texts: &Texts) -> Self {
        let questions = Questions::of(words);
        let (list, _) = Listing::read(unit, &questions, texts);
        let day = |name| questions.get(name).and_then(|text| text.parse().ok());
        Self { list, span: day("from").zip(day("until")).and_then(|(from, last)| Span::new(from, last)) }
    }

    /// The words to keep it as.
    pub(crate) fn words(&self) -> String {
        let mut query = Serializer::new(String::new());
        query.extend_pairs(self.list.pairs());
        if let Some(span) = self.span {
            query.append_pair("from", &span.from.to_string()).append_pair("until", &span.last.to_string());
        }
        query.finish()
    }

    /// Its address: for its own days, or else for these.
    pub(crate) fn href(&self, span: Option<Span>) -> String {
        let path = address::people_path(self.list.unit);
        match self.span.or(span) {
            Some(span) => self.list.at(&path, span, None),
            None => format!("{path}?{}", self.words()),
        }
    }

    /// Whether it is this list for these days.
    pub(crate) fn is(&self, list: &Listing, span: Span) -> bool {
        self.list == *list && self.span.is_none_or(|own| own == span)
    }
}

const YES_NO: [(&str, bool); 2] = [("yes", true), ("no", false)];

fn stages(questions: &Questions, typed: &mut Typed, texts: &Texts) -> Vec<Stage> {
    let mut asked: Vec<Stage> = Vec::new();
    for code in questions.all("stage") {
        match Stage::from_code(code) {
            Some(stage) => asked.push(stage),
            None => typed.fault("stage", texts.text("filter-no-stage", &[("text", code.into())])),
        }
    }
    asked.sort();
    asked.dedup();
    asked
}

fn columns(questions: &Questions, typed: &mut Typed, texts: &Texts) -> Vec<PeopleColumn> {
    let mut asked: Vec<PeopleColumn> = Vec::new();
    for code in questions.all("column") {
        match PeopleColumn::from_code(code) {
            Some(column) => asked.push(column),
            None => typed.fault("columns", texts.text("columns-none-such", &[("text", code.into())])),
        }
    }
    asked.sort();
    asked.dedup();
    if asked.is_empty() { PeopleColumn::USUAL.to_vec() } else { asked }
}

fn choice<T: Copy>(typed: &mut Typed, texts: &Texts, name: &'static str, among: [(&str, T); 2]) -> Option<T> {
    let given = typed.get(name).to_owned();
    let found = among.iter().find(|(code, _)| *code == given).map(|(_, value)| *value);
    if found.is_none() && !given.is_empty() {
        typed.fault(name, texts.text("filter-no-choice", &[("text", given.into())]));
    }
    found
}

fn number(typed: &mut Typed, texts: &Texts, name: &'static str, most: u32) -> Option<u32> {
    let number = typed.count(texts, name)?;
    if (1..=most).contains(&number) {
        return Some(number);
    }
    typed.fault(name, texts.text("filter-out-of-reach", &[("most", most.into())]));
    None
}

#[cfg(test)]
mod tests {
    use nguon_app::texts::Language;
    use nguon_domain::id::Id;

    use super::*;

    fn read(query: &str) -> (Listing, Typed) {
        Listing::read(UnitId(Id::from_number(1)), &Questions::of(query), Texts::of(Language::Vietnamese))
    }

    #[track_caller]
    fn check(query: &str, written: &str, faults: &[&str]) {
        let (list, typed) = read(query);
        let pairs: Vec<String> = list.pairs().iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(pairs.join("&"), written);
        let found: Vec<String> = typed.faults().into_iter().map(|(field, fault)| format!("{field}: {fault}")).collect();
        assert_eq!(found, faults);
    }

    #[test]
    fn a_list_reads_back_as_it_was_written() {
        let written = "of=at.vetting&q=a b&stage=listed&stage=vetting&sex=male&union=no&minority=yes&religion=no\
                       &age_from=18&age_until=30&nominated_from=01/02/2019&nominated_until=31/10/2020&quiet=90\
                       &column=age&column=unit&column=official";
        check(written, written, &[]);
        check("", "of=admitted", &[]);
        check("of=women&tree=30/6/2019", "of=women&tree=2019-06-30", &[]);
        check("of=women&tree=hôm qua", "of=women", &[]);
        check("of=open&sex=&age_from=&stage=", "of=open", &[]);
    }

    #[test]
    fn what_is_typed_is_read_as_people_write_it_and_said_once() {
        check("stage=vetting&stage=listed&stage=vetting", "of=admitted&stage=listed&stage=vetting", &[]);
        check("nominated_from= 1.2.19 &age_from= 18 ", "of=admitted&age_from=18&nominated_from=01/02/2019", &[]);
    }

    #[test]
    fn columns_stand_in_their_own_order_and_the_usual_ones_are_not_written() {
        check("column=unit&column=sex&column=unit", "of=admitted&column=sex&column=unit", &[]);
        let usual: Vec<String> = PeopleColumn::USUAL.iter().map(|column| format!("column={}", column.code())).collect();
        check(&usual.join("&"), "of=admitted", &[]);
        check(
            "column=citizen_id",
            "of=admitted",
            &["columns: Không có cột “citizen_id”. Hãy chọn trong các cột bên dưới."],
        );
    }

    #[test]
    fn what_cannot_be_read_is_left_out_and_said() {
        check("of=x", "of=admitted", &["lists: Không có danh sách “x”. Đang mở danh sách người được kết nạp."]);
        check(
            "stage=x&stage=vetting&sex=x&union=x",
            "of=admitted&stage=vetting",
            &[
                "stage: Không có bước nào là “x”. Hãy chọn trong các bước bên dưới.",
                "sex: Không có lựa chọn “x”. Hãy chọn lại.",
                "union: Không có lựa chọn “x”. Hãy chọn lại.",
            ],
        );
        check(
            "age_from=trẻ&age_until=0&quiet=99999",
            "of=admitted",
            &[
                "age_from: “trẻ” không phải là một số. Hãy ghi bằng chữ số, ví dụ 18.",
                "age_until: Hãy ghi một số từ 1 đến 120.",
                "quiet: Hãy ghi một số từ 1 đến 3.650.",
            ],
        );
        check(
            "age_from=30&age_until=18&nominated_from=1/2/2020&nominated_until=1/1/2020",
            "of=admitted&age_from=30&nominated_from=01/02/2020",
            &[
                "age_until: Tuổi cao nhất phải từ 30 trở lên.",
                "nominated_until: Ngày cuối kỳ phải từ 01/02/2020 trở đi.",
            ],
        );
        check(
            "nominated_from=31/2/2020",
            "of=admitted",
            &["nominated_from: Lịch không có ngày 31/2/2020. Hãy ghi lại theo thứ tự ngày, tháng, năm."],
        );
    }
}
