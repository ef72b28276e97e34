//! Who has which words in their name, held in memory so that a search over everybody looks at no row but those it
//! shows.
//!
//! A text with `like` in front of it would walk through every name. Here each word that any name has is filed once
//! with those who have it, as numbers in the order of names; a search joins the files of the words that begin as was
//! typed, as sets of bits, and cuts them. Whoever was written since is few, and looked at one by one.

use std::collections::{BTreeMap, HashMap};

use nguon_domain::id::PersonId;

use crate::{
    StoreError,
    dialect::{Link, Query},
    fields::{Fields, sequence},
};

/// With more than so many written since, everything is filed anew.
const MOST_FRESH: usize = 2_000;

/// Everybody by the words of their names, as of one moment.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    filed: std::sync::Arc<Filed>,
    /// Those who were written since they were filed, with their text for searches and their path.
    fresh: BTreeMap<PersonId, (String, String)>,
    /// The numbers of those among the filed who were.
    superseded: Vec<u32>,
    /// The journal's last sequence that is in it.
    through: u64,
}

#[derive(Debug, Default)]
struct Filed {
    /// In the order of names, which is the order of lists.
    people: Vec<PersonId>,
    /// Their numbers in the order of their ids.
    by_id: Vec<u32>,
    /// Where each of them is, as a number of `paths`.
    path_of: Vec<u32>,
    paths: Vec<String>,
    /// For each word, and each `#` with initials, the numbers of those who have it.
    words: BTreeMap<String, Vec<u32>>,
    /// The day of the tree whose paths these are.
    day: Option<String>,
}

/// Who was found.
#[derive(Debug)]
pub(super) struct Hits<'n> {
    names: &'n Names,
    filed: Bits,
    fresh: Vec<PersonId>,
}

/// A set of numbers below some end.
#[derive(Debug, Clone)]
struct Bits(Vec<u64>);

impl Bits {
    fn none(end: usize) -> Self {
        Self(vec![0; end.div_ceil(64)])
    }

    fn put(&mut self, number: u32) {
        self.0[number as usize / 64] |= 1 << (number % 64);
    }

    fn take_out(&mut self, number: u32) {
        self.0[number as usize / 64] &= !(1 << (number % 64));
    }

    fn keep(&mut self, others: &Self) {
        self.0.iter_mut().zip(&others.0).for_each(|(some, others)| *some &= others);
    }

    fn count(&self) -> u64 {
        self.0.iter().map(|some| u64::from(some.count_ones())).sum()
    }

    /// Those from a number on, in order.
    fn from(&self, first: usize) -> impl Iterator<Item = usize> {
        let begin = first / 64;
        self.0.iter().enumerate().skip(begin).flat_map(move |(at, some)| {
            let mut rest = if at == begin { some & (u64::MAX << (first % 64)) } else { *some };
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.wrapping_sub(1);
                (bit < 64).then(|| at * 64 + bit as usize)
            })
        })
    }
}

/// The words of the text that `persons::search_text` makes: those of the name, and `#` with the initials.
fn words_of(search: &str) -> impl Iterator<Item = &str> {
    search.split_whitespace()
}

/// Whether a word is one that was asked for. One that stands alone may be the beginning of initials, too.
fn begins(word: &str, asked: &str, alone: bool) -> bool {
    word.starts_with(asked) || alone && word.strip_prefix('#').is_some_and(|initials| initials.starts_with(asked))
}

impl Names {
    /// Files everybody, of a snapshot: first who there is in the order of names, from the index that has that order, and
    /// then which words they have. So neither keys nor names are ever held all together.
    pub(super) async fn file(link: &mut Link<'_>, through: u64, day: Option<String>) -> Result<Self, StoreError> {
        let mut filed = Filed { day, ..Filed::default() };
        let mut paths: HashMap<String, u32> = HashMap::new();
        link.each(Query::new("select id, path from person order by sort_key, id"), |row| {
            let mut fields = Fields::of(row, "person");
            filed.people.push(fields.parsed()?);
            filed.path_of.push(number_of(&mut paths, fields.text()?));
            Ok(())
        })
        .await?;
        filed.people.shrink_to_fit();
        filed.path_of.shrink_to_fit();
        filed.paths = vec![String::new(); paths.len()];
        for (path, number) in paths {
            filed.paths[number as usize] = path;
        }
        filed.by_id = (0..u32::try_from(filed.people.len()).unwrap_or(u32::MAX)).collect();
        filed.by_id.sort_unstable_by_key(|number| filed.people[*number as usize]);
        let mut words: HashMap<String, Vec<u32>> = HashMap::new();
        link.each(Query::new("select id, search from person"), |row| {
            let mut fields = Fields::of(row, "person");
            let Some(number) = filed.number(fields.parsed()?) else { return Ok(()) };
            for word in words_of(fields.text()?) {
                match words.get_mut(word) {
                    Some(all) => all.push(number),
                    None => {
                        words.insert(word.to_owned(), vec![number]);
                    }
                }
            }
            Ok(())
        })
        .await?;
        words.values_mut().for_each(Vec::shrink_to_fit);
        filed.words = words.into_iter().collect();
        Ok(Self { filed: std::sync::Arc::new(filed), fresh: BTreeMap::new(), superseded: Vec::new(), through })
    }

    /// Brought to a later moment; `None` if everything is to be filed anew.
    pub(super) async fn follow(
        &self,
        link: &mut Link<'_>,
        through: u64,
        day: Option<&str>,
    ) -> Result<Option<Self>, StoreError> {
        if !self.is_of(day) {
            return Ok(None);
        }
        // Paths follow the tree; and what is taken back leaves no row behind that says so.
        let moved = "select (select count(*) from (select 1 from unit where touched > $1 limit 1) u) \
                     + (select count(*) from journal where sequence > $2 and what like '%.taken_back')";
        let since = || sequence(self.through);
        let row = link.first(Query::new(moved).bind(since()).bind(since())).await?;
        if row.map_or(Ok(true), |row| Fields::of(&row, "unit").number().map(|count: u64| count > 0))? {
            return Ok(None);
        }
        let mut next = Self { through, ..self.clone() };
        let query = Query::new("select id, search, path from person where touched > $1").bind(since());
        link.each(query, |row| {
            let mut fields = Fields::of(row, "person");
            let id: PersonId = fields.parsed()?;
            let texts = (fields.text()?.to_owned(), fields.text()?.to_owned());
            if next.fresh.insert(id, texts).is_none()
                && let Some(number) = self.filed.number(id)
            {
                next.superseded.push(number);
            }
            Ok(())
        })
        .await?;
        Ok((next.fresh.len() <= MOST_FRESH).then_some(next))
    }

    /// Whether its paths are those of the tree of a day.
    pub(super) fn is_of(&self, day: Option<&str>) -> bool {
        self.filed.day.as_deref() == day
    }

    /// The journal's last sequence that is in it.
    pub(super) fn through(&self) -> u64 {
        self.through
    }

    /// Who has all these words, and is at a path in one of these ranges.
    pub(super) fn search(&self, asked: &[&str], ranges: &[(String, String)]) -> Hits<'_> {
        let filed = &*self.filed;
        let alone = asked.len() == 1;
        let is_within = |path: &str| ranges.iter().any(|(from, until)| from.as_str() <= path && path < until.as_str());
        let mut found: Option<Bits> = None;
        for word in asked {
            let mut some = Bits::none(filed.people.len());
            let marked = format!("#{word}");
            for begun in [Some(*word), alone.then_some(marked.as_str())].into_iter().flatten() {
                let range = filed.words.range::<str, _>((std::ops::Bound::Included(begun), std::ops::Bound::Unbounded));
                for (_, who) in range.take_while(|(word, _)| word.starts_with(begun)) {
                    who.iter().for_each(|number| some.put(*number));
                }
            }
            match &mut found {
                Some(found) => found.keep(&some),
                None => found = Some(some),
            }
        }
        let mut found = found.unwrap_or_else(|| Bits::none(filed.people.len()));
        self.superseded.iter().for_each(|number| found.take_out(*number));
        let within: Vec<bool> = filed.paths.iter().map(|path| is_within(path)).collect();
        if !within.iter().all(|is_within| *is_within) {
            let outside: Vec<usize> = found.from(0).filter(|number| !within[filed.path_of[*number] as usize]).collect();
            outside.into_iter().for_each(|number| found.take_out(u32::try_from(number).unwrap_or(u32::MAX)));
        }
        let has = |text: &str, asked: &str| words_of(text).any(|word| begins(word, asked, alone));
        let fresh = self.fresh.iter().filter(|(_, (text, path))| {
            !asked.is_empty() && is_within(path) && asked.iter().all(|asked| has(text, asked))
        });
        Hits { filed: found, fresh: fresh.map(|(id, _)| *id).collect(), names: self }
    }
}

impl Filed {
    fn number(&self, id: PersonId) -> Option<u32> {
        let at = self.by_id.binary_search_by_key(&id, |number| self.people[*number as usize]).ok()?;
        Some(self.by_id[at])
    }
}

impl Hits<'_> {
    /// How many they are.
    pub(super) fn total(&self) -> u64 {
        self.filed.count() + u64::try_from(self.fresh.len()).unwrap_or(u64::MAX)
    }

    /// Those among whom the first `most` after somebody are; `None` if it is not known where that one stands.
    pub(super) fn after(&self, last: Option<PersonId>, most: usize) -> Option<Vec<PersonId>> {
        let filed = &self.names.filed;
        let first = match last {
            None => 0,
            Some(last) if self.names.fresh.contains_key(&last) => return None,
            Some(last) => filed.number(last)? as usize + 1,
        };
        let next = self.filed.from(first).take(most).map(|number| filed.people[number]);
        Some(next.chain(self.fresh.iter().copied()).collect())
    }
}

/// The number of a text, given in the order in which they come.
fn number_of(numbers: &mut HashMap<String, u32>, text: &str) -> u32 {
    if let Some(number) = numbers.get(text) {
        return *number;
    }
    let number = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    numbers.insert(text.to_owned(), number);
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_counted_cut_and_read_from_anywhere() {
        let mut bits = Bits::none(200);
        for number in [0, 1, 63, 64, 127, 128, 199] {
            bits.put(number);
        }
        bits.take_out(1);
        assert_eq!(bits.count(), 6);
        assert_eq!(bits.from(0).collect::<Vec<_>>(), [0, 63, 64, 127, 128, 199]);
        assert_eq!(bits.from(64).collect::<Vec<_>>(), [64, 127, 128, 199]);
        assert_eq!(bits.from(129).collect::<Vec<_>>(), [199]);
        assert_eq!(bits.from(200).count(), 0);
        let mut others = Bits::none(200);
        others.put(63);
        others.put(5);
        bits.keep(&others);
        assert_eq!(bits.from(0).collect::<Vec<_>>(), [63]);
    }
}
