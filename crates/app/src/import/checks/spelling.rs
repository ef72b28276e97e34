//! Names of organisations that are written another way than the list of organisations has them.
//!
//! What a whole column does is its way of writing (`ĐB xã X`, `Xã X`, the other tone placement throughout) and no
//! finding; what one or two of its cells do is a variant that would make a new organisation if nobody looked.

use std::{collections::HashMap, rc::Rc};

use nguon_domain::{
    text::{nfc, tidy},
    unit::UnitKind,
};

use crate::import::{
    finding::FindingKind,
    people::{Dossier, Mention},
    say,
    sheets::{Job, Log},
    units::{Form, Key, Units, Wording},
};

/// Cells of a column that differ from the rest are variants as long as they are few.
fn are_few(count: usize, of: usize) -> bool {
    count <= 2 || count * 20 <= of
}

/// Compares each name with the list of organisations, column by column.
pub(crate) fn spelling(jobs: &[Job<'_>], units: &Units, mentions: &[Mention], dossiers: &mut [Dossier], log: &mut Log) {
    let mut by_column: HashMap<(usize, u16), Vec<&Mention>> = HashMap::new();
    for mention in mentions {
        by_column.entry((mention.job, mention.column)).or_default().push(mention);
    }
    let mut columns: Vec<_> = by_column.into_iter().collect();
    columns.sort_unstable_by_key(|(place, _)| *place);
    let mut repaired: Vec<(usize, u32)> = Vec::new();
    for ((at, column), mentions) in columns {
        let job = &jobs[at];
        let mut read: HashMap<&str, Rc<Key>> = HashMap::new();
        let keys: Vec<Rc<Key>> = mentions
            .iter()
            .map(|mention| read.entry(&mention.text).or_insert_with(|| Rc::new(Key::read(&mention.text))).clone())
            .collect();
        let canonical = |mention: &Mention| units.key(mention.means);
        let differs: Vec<bool> = mentions
            .iter()
            .zip(&keys)
            .map(|(mention, key)| {
                canonical(mention).is_some_and(|other| !key.is_written_like(other) && is_slip(key, other))
            })
            .collect();
        let odd_spelling = differs.iter().filter(|differs| **differs).count();
        let committees =
            mentions.iter().zip(&keys).filter(|(mention, key)| is_committee_for_org(mention, key, units)).count();
        let mut tidied: HashMap<&str, bool> = HashMap::new();
        let stray: Vec<bool> = mentions
            .iter()
            .map(|mention| *tidied.entry(&mention.text).or_insert_with(|| !tidy(&mention.text).repairs.is_empty()))
            .collect();
        let strays = stray.iter().filter(|stray| **stray).count();
        let odd_forms = odd_forms(&mentions, &keys, units);
        for (index, mention) in mentions.iter().enumerate() {
            let place = job.place(mention.row, Some(column));
            let is_variant = (differs[index] && are_few(odd_spelling, mentions.len()))
                || (is_committee_for_org(mention, &keys[index], units) && are_few(committees, mentions.len()))
                || odd_forms[index];
            let after = written_as_usual(mention, units);
            if is_variant {
                let before = tidy(&mention.text).text;
                let finding =
                    log.add(place.clone(), FindingKind::SpellingVariant, say::spelling_variant(&before, &after));
                finding.before = Some(mention.text.clone());
                finding.after = Some(after);
                finding.person = mention.person.clone();
                repaired.push((at, mention.row));
            } else if stray[index] && are_few(strays, mentions.len()) && job.legacy_at(mention.row, column).is_none() {
                let tidied = tidy(&mention.text);
                let finding =
                    log.add(place, FindingKind::WhitespaceUnicode, say::unit_whitespace(&tidied.repairs, &tidied.text));
                finding.before = Some(mention.text.clone());
                finding.after = Some(tidied.text);
                finding.person = mention.person.clone();
                repaired.push((at, mention.row));
            }
        }
    }
    repaired.sort_unstable();
    for dossier in dossiers {
        dossier.is_repaired |= repaired.binary_search(&(dossier.job, dossier.row)).is_ok();
    }
}

/// The same words with other marks, letters or spaces, not a shorter or longer way of saying the name.
fn is_slip(key: &Key, other: &Key) -> bool {
    key.word_count() == other.word_count() || key.joined() == other.joined()
}

fn is_committee_for_org(mention: &Mention, key: &Key, units: &Units) -> bool {
    key.form.is_committee && units.key(mention.means).is_some_and(|other| !other.form.is_committee)
}

/// Cells whose prefixes differ from what the column does nearly everywhere for the same sort of organisation.
fn odd_forms(mentions: &[&Mention], keys: &[Rc<Key>], units: &Units) -> Vec<bool> {
    let sort = |mention: &Mention| -> Option<(UnitKind, bool)> {
        let key = units.key(mention.means)?;
        (!mention.repeats_org).then(|| (units.entry(mention.means).kind, key.form.area != Wording::Absent))
    };
    let form = |key: &Key| Form { is_committee: false, ..key.form };
    let mut counts: HashMap<(UnitKind, bool), HashMap<Form, usize>> = HashMap::new();
    for (mention, key) in mentions.iter().zip(keys) {
        if let Some(sort) = sort(mention) {
            *counts.entry(sort).or_default().entry(form(key)).or_default() += 1;
        }
    }
    mentions
        .iter()
        .zip(keys)
        .map(|(mention, key)| {
            let Some(forms) = sort(mention).and_then(|sort| counts.get(&sort)) else { return false };
            let total: usize = forms.values().sum();
            let mine = forms.get(&form(key)).copied().unwrap_or(0);
            let most = forms.values().copied().max().unwrap_or(0);
            let odd = total - most;
            total >= 30 && mine == 1 && odd <= 2 && !key.form.is_committee
        })
        .collect()
}

/// The organisation's name as the list of organisations has it.
fn written_as_usual(mention: &Mention, units: &Units) -> String {
    nfc(&units.entry(mention.means).name)
}
