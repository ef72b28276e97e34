use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use nguon_domain::{
    calendar::{Date, show_day},
    rules::{Change, Citation, Dated, DatedProblem, Effect, Instrument, InstrumentId, Regime, RuleId},
};
use toml::Spanned;

use crate::{
    files::{File, Files, INSTRUMENTS, REGIMES},
    format::{self, CitationEntry, InstrumentsFile, RegimesFile},
    problem::{Place, Problems},
};

/// Every legal text, and which of them have been cited so far.
pub(crate) struct Library {
    instruments: BTreeMap<InstrumentId, Instrument>,
    places: BTreeMap<InstrumentId, Place>,
    cited: RefCell<BTreeSet<InstrumentId>>,
}

impl Library {
    pub(crate) fn read(files: &Files, problems: &mut Problems) -> Self {
        let mut library = Self { instruments: BTreeMap::new(), places: BTreeMap::new(), cited: RefCell::default() };
        let Some(file) = files.get(INSTRUMENTS) else {
            problems.absent(INSTRUMENTS);
            return library;
        };
        let Some(parsed) = format::parse::<InstrumentsFile>(file, problems) else {
            return library;
        };
        let mut replacing = Vec::new();
        for entry in &parsed.instrument {
            let place = Place::of(&file, &entry.id.span());
            for (key, text) in
                [("id", &entry.id), ("title", &entry.title), ("number", &entry.number), ("issuer", &entry.issuer)]
            {
                format::not_blank(&file, key, text, problems);
            }
            let id = InstrumentId::new(entry.id.get_ref());
            let until = entry.until.as_ref().map(|until| format::day(&file, until, problems));
            let (Some(signed), Some(from)) =
                (format::day(&file, &entry.signed, problems), format::day(&file, &entry.from, problems))
            else {
                continue;
            };
            let until = match until {
                Some(None) => continue,
                Some(until) => until,
                None => None,
            };
            if until.is_some_and(|until| until <= from) {
                problems.ends_before_it_begins(&place);
            }
            if until.is_some() != entry.replaced_by.is_some() {
                problems.replaced_without_end(&place);
            }
            if let Some(other) = &entry.replaced_by {
                replacing.push((Place::of(&file, &other.span()), InstrumentId::new(other.get_ref())));
            }
            let instrument = Instrument {
                id: id.clone(),
                kind: entry.kind.into(),
                rank: entry.rank,
                title: entry.title.get_ref().clone(),
                number: entry.number.get_ref().as_str().into(),
                issuer: entry.issuer.get_ref().clone(),
                signed,
                from,
                until,
                replaced_by: entry.replaced_by.as_ref().map(|id| InstrumentId::new(id.get_ref())),
                certainty: entry.certainty.into(),
                reading: entry.reading.clone(),
            };
            if library.instruments.insert(id.clone(), instrument).is_some() {
                problems.twice(&place, &format!("văn bản `{id}`"));
            }
            library.places.insert(id, place);
        }
        for (place, id) in replacing {
            if !library.instruments.contains_key(&id) {
                problems.unknown_instrument(&place, id.as_str());
            }
        }
        library
    }

    /// Citations of a value that holds from `from`; each must be in force on that day.
    pub(crate) fn cite(
        &self,
        file: &File<'_>,
        entries: &[CitationEntry],
        from: Date,
        problems: &mut Problems,
    ) -> Vec<Citation> {
        entries
            .iter()
            .filter_map(|entry| {
                format::not_blank(file, "clause", &entry.clause, problems);
                let instrument = self.find(file, &entry.instrument, problems)?;
                if !instrument.is_in_force(from) {
                    let place = Place::of(file, &entry.instrument.span());
                    problems.not_in_force_yet(&place, &instrument.number, &show_day(from));
                }
                Some(Citation {
                    instrument: instrument.id.clone(),
                    number: instrument.number.clone(),
                    clause: entry.clause.get_ref().as_str().into(),
                })
            })
            .collect()
    }

    fn find(&self, file: &File<'_>, id: &Spanned<String>, problems: &mut Problems) -> Option<&Instrument> {
        let found = self.instruments.get(&InstrumentId::new(id.get_ref()));
        match found {
            Some(instrument) => {
                self.cited.borrow_mut().insert(instrument.id.clone());
            }
            None => problems.unknown_instrument(&Place::of(file, &id.span()), id.get_ref()),
        }
        found
    }

    /// The days of changes strictly ascend, the first is no repeal, each value keeps a text that holds as
    /// long as it does, and no lower text changes in silence what a higher one set.
    pub(crate) fn dated<T: PartialEq>(
        &self,
        id: &RuleId,
        changes: Vec<(Place, Change<T>)>,
        whole: &Place,
        problems: &mut Problems,
    ) -> Option<Dated<T>> {
        for pair in changes.windows(2) {
            let ((place, change), (next_place, next)) = (&pair[0], &pair[1]);
            if matches!(change.effect, Effect::Is(_)) && change.from < next.from {
                self.holds_until(place, change, Some(next.from), problems);
            }
            self.rank_respected(change, next_place, next, problems);
        }
        if let Some((place, last)) = changes.last()
            && matches!(last.effect, Effect::Is(_))
        {
            self.holds_until(place, last, None, problems);
        }
        let (places, changes): (Vec<_>, Vec<_>) = changes.into_iter().unzip();
        match Dated::new(id.clone(), changes) {
            Ok(dated) => Some(dated),
            Err(problem) => {
                match problem {
                    DatedProblem::Empty => problems.no_change(whole),
                    DatedProblem::NotAscending { at } => problems.not_ascending(&places[at]),
                    DatedProblem::BeginsRepealed => problems.begins_repealed(&places[0]),
                    DatedProblem::NoSource { at } => problems.no_source(&places[at]),
                }
                None
            }
        }
    }

    fn holds_until<T>(&self, place: &Place, change: &Change<T>, next: Option<Date>, problems: &mut Problems) {
        let ends: Option<Vec<Date>> = change
            .source
            .iter()
            .filter_map(|citation| self.instruments.get(&citation.instrument))
            .map(|instrument| instrument.until)
            .collect();
        // `None`: a text without end is among them.
        let Some(last) = ends.and_then(|ends| ends.into_iter().max()) else {
            return;
        };
        if next.is_none_or(|next| last < next) {
            problems.outlives_its_source(place, &show_day(last));
        }
    }

    fn rank_respected<T: PartialEq>(
        &self,
        change: &Change<T>,
        next_place: &Place,
        next: &Change<T>,
        problems: &mut Problems,
    ) {
        if change.effect == next.effect || next.reading.is_some() {
            return;
        }
        let best = |change: &Change<T>| {
            change
                .source
                .iter()
                .filter_map(|citation| self.instruments.get(&citation.instrument))
                .min_by_key(|instrument| instrument.rank)
        };
        if let (Some(before), Some(after)) = (best(change), best(next))
            && after.rank > before.rank
            && before.is_in_force(next.from)
        {
            problems.lower_changes_higher(next_place, &before.number);
        }
    }

    pub(crate) fn report_unused(&self, problems: &mut Problems) {
        let cited = self.cited.borrow();
        for (id, place) in self.places.iter().filter(|(id, _)| !cited.contains(*id)) {
            problems.unused_instrument(place, id.as_str());
        }
    }

    pub(crate) fn into_instruments(self) -> BTreeMap<InstrumentId, Instrument> {
        self.instruments
    }
}

/// Which regulation holds when, with the guidance beside it.
pub(crate) fn regimes(files: &Files, library: &Library, problems: &mut Problems) -> Option<Dated<Regime>> {
    let Some(file) = files.get(REGIMES) else {
        problems.absent(REGIMES);
        return None;
    };
    let parsed: RegimesFile = format::parse(file, problems)?;
    let mut changes = Vec::new();
    for entry in &parsed.regime {
        format::not_blank(&file, "name", &entry.name, problems);
        let place = Place::of(&file, &entry.name.span());
        let guidance: Vec<_> = entry
            .guidance
            .iter()
            .filter_map(|id| library.find(&file, id, problems))
            .map(|instrument| instrument.id.clone())
            .collect();
        let (Some(from), Some(regulation)) =
            (format::day(&file, &entry.from, problems), library.find(&file, &entry.regulation, problems))
        else {
            continue;
        };
        if !regulation.is_in_force(from) {
            problems.not_in_force_yet(&place, &regulation.number, &show_day(from));
        }
        let regime = Regime { name: entry.name.get_ref().clone(), regulation: regulation.id.clone(), guidance };
        let source = Citation {
            instrument: regulation.id.clone(),
            number: regulation.number.clone(),
            clause: "toàn văn".into(),
        };
        let change = Change {
            from,
            effect: Effect::Is(regime),
            source: vec![source],
            certainty: entry.certainty.into(),
            reading: entry.reading.clone(),
        };
        changes.push((place, change));
    }
    library.dated(&RuleId::new("regimes"), changes, &Place::whole(REGIMES), problems)
}
