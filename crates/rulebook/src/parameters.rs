use std::collections::{BTreeMap, BTreeSet};

use nguon_domain::{
    calendar::MonthEnd,
    rules::{
        AgeRules, BiographyRules, Bound, CellRules, CeremonyRules, CertificateRules, Change, ClockStart,
        CommitteeRules, Dated, DecisionRules, Effect, Governing, Headcount, Instrument, InstrumentId, IntroducerRules,
        MonthCount, MonthLimit, MonthSpan, PaperRules, Parameter, ProbationRules, ReadmissionRules, RecognitionRules,
        Regime, Requirements, Review, RuleId, RulebookDigest, Rules, Share, StandingCommitteeRules, TransferRules,
        Unit, Workdays, WorkingDays,
    },
};
use toml::Value;

use crate::{
    files::{File, Files},
    format::{self, BoundName, ChangeEntry, CountedName, GoverningName, ParameterFile, RoundingName, UnitName},
    instruments::Library,
    problem::{Place, Problems},
};

/// The files under `parameters/`, not yet of a type.
pub(crate) struct Parameters<'a> {
    /// Names of all files, readable or not.
    pub(crate) names: BTreeSet<String>,
    library: &'a Library,
    files: BTreeMap<String, (File<'a>, ParameterFile)>,
}

pub(crate) fn read<'a>(files: &'a Files, library: &'a Library, problems: &mut Problems) -> Parameters<'a> {
    let mut parameters = Parameters { names: BTreeSet::new(), library, files: BTreeMap::new() };
    for file in files.under("parameters/") {
        let name = file.rule_name();
        if let Some(parsed) = format::parse::<ParameterFile>(file, problems) {
            format::not_blank(&file, "title", &parsed.title, problems);
            parameters.files.insert(name.clone(), (file, parsed));
        }
        parameters.names.insert(name);
    }
    parameters
}

/// Every parameter the domain knows, each of its type.
pub(crate) struct Typed {
    age: AgeRules,
    certificate: CertificateRules,
    papers: PaperRules,
    introducer: IntroducerRules,
    cell: CellRules,
    committee: CommitteeRules,
    standing_committee: StandingCommitteeRules,
    decision: DecisionRules,
    ceremony: CeremonyRules,
    probation: ProbationRules,
    recognition: RecognitionRules,
    biography: BiographyRules,
    readmission: ReadmissionRules,
    transfer: TransferRules,
}

impl Parameters<'_> {
    /// `None` if one is absent or wrong; all that are, and all unknown ones, are reported.
    pub(crate) fn typed(mut self, problems: &mut Problems) -> Option<Typed> {
        // Take all before giving up, so that every problem is told.
        let minimum_months = self.take("age.minimum_months", problems);
        let maximum_months = self.take("age.maximum_months", problems);
        let certificate_valid = self.take("certificate.valid_months", problems);
        let papers_valid = self.take("papers.valid_months", problems);
        let months_together = self.take("introducer.months_together", problems);
        let minimum_members = self.take("cell.minimum_members", problems);
        let cell_vote = self.take("cell.vote", problems);
        let committee_vote = self.take("committee.vote", problems);
        let standing_vote = self.take("standing_committee.vote", problems);
        let decision = self.take("decision.working_days", problems);
        let decision_extension = self.take("decision.extension_working_days", problems);
        let ceremony = self.take("ceremony.working_days", problems);
        let clock_start = self.take("ceremony.clock_start", problems);
        let probation = self.take("probation.length", problems);
        let recognition_cell = self.take("recognition.cell_working_days", problems);
        let recognition_decision = self.take("recognition.decision_working_days", problems);
        let recognition_extension = self.take("recognition.extension_working_days", problems);
        let biography = self.take("biography.working_days", problems);
        let wait = self.take("readmission.wait", problems);
        let wait_record = self.take("readmission.wait_after_record_cleared", problems);
        let wait_third = self.take("readmission.wait_third_child", problems);
        let wait_fourth = self.take("readmission.wait_fourth_child", problems);
        let transfer = self.take("transfer.working_days", problems);
        let transfer_present = self.take("transfer.present_working_days", problems);
        for (name, (file, _)) in &self.files {
            problems.unknown_parameter(&Place::whole(file.path), name);
        }
        Some(Typed {
            age: AgeRules { minimum_months: minimum_months?, maximum_months: maximum_months? },
            certificate: CertificateRules { valid_months: certificate_valid? },
            papers: PaperRules { valid_months: papers_valid? },
            introducer: IntroducerRules { months_together: months_together? },
            cell: CellRules { minimum_members: minimum_members?, vote: cell_vote? },
            committee: CommitteeRules { vote: committee_vote? },
            standing_committee: StandingCommitteeRules { vote: standing_vote? },
            decision: DecisionRules { working_days: decision?, extension_working_days: decision_extension? },
            ceremony: CeremonyRules { working_days: ceremony?, clock_start: clock_start? },
            probation: ProbationRules { length: probation? },
            recognition: RecognitionRules {
                cell_working_days: recognition_cell?,
                decision_working_days: recognition_decision?,
                extension_working_days: recognition_extension?,
            },
            biography: BiographyRules { working_days: biography? },
            readmission: ReadmissionRules {
                wait: wait?,
                wait_after_record_cleared: wait_record?,
                wait_third_child: wait_third?,
                wait_fourth_child: wait_fourth?,
            },
            transfer: TransferRules { working_days: transfer?, present_working_days: transfer_present? },
        })
    }

    fn take<T: Written>(&mut self, name: &str, problems: &mut Problems) -> Option<Parameter<T>> {
        let Some((file, parsed)) = self.files.remove(name) else {
            // A file that could not be read has been reported already.
            if !self.names.contains(name) {
                problems.absent(&format!("parameters/{}.toml", name.replace('.', "/")));
            }
            return None;
        };
        let mut changes = Vec::new();
        let mut whole = true;
        for entry in &parsed.change {
            let place = Place::of(&file, &entry.from.span());
            let from = format::day(&file, &entry.from, problems);
            let source = from.map(|from| self.library.cite(&file, &entry.source, from, problems)).unwrap_or_default();
            let effect = effect(&file, parsed.unit, entry, &place, problems);
            match (from, effect) {
                (Some(from), Some(effect)) => {
                    let change = Change {
                        from,
                        effect,
                        source,
                        certainty: entry.certainty.into(),
                        reading: entry.reading.clone(),
                    };
                    changes.push((place, change));
                }
                _ => whole = false,
            }
        }
        let checked = format::day(&file, &parsed.review.checked, problems);
        let due = format::day(&file, &parsed.review.due, problems);
        if due.is_some() && due <= checked {
            problems.review_not_ahead(&Place::of(&file, &parsed.review.due.span()));
        }
        let (governed_by, governed_reading) = match parsed.transition {
            Some(transition) => (transition.governed_by.into(), Some(transition.reading)),
            None => (Governing::Act, None),
        };
        let values: Option<Dated<T>> = if whole {
            self.library.dated(&RuleId::new(name), changes, &Place::whole(file.path), problems)
        } else {
            None
        };
        Some(Parameter {
            title: parsed.title.into_inner(),
            unit: parsed.unit.into(),
            values: values?,
            governed_by,
            governed_reading,
            review: Review { checked: checked?, due: due? },
        })
    }
}

impl Typed {
    pub(crate) fn into_rules(
        self,
        digest: RulebookDigest,
        instruments: BTreeMap<InstrumentId, Instrument>,
        regimes: Dated<Regime>,
        requirements: Requirements,
        workdays: Workdays,
    ) -> Rules {
        Rules {
            digest,
            instruments,
            regimes,
            requirements,
            workdays,
            age: self.age,
            certificate: self.certificate,
            papers: self.papers,
            introducer: self.introducer,
            cell: self.cell,
            committee: self.committee,
            standing_committee: self.standing_committee,
            decision: self.decision,
            ceremony: self.ceremony,
            probation: self.probation,
            recognition: self.recognition,
            biography: self.biography,
            readmission: self.readmission,
            transfer: self.transfer,
        }
    }
}

fn effect<T: Written>(
    file: &File<'_>,
    unit: UnitName,
    entry: &ChangeEntry,
    place: &Place,
    problems: &mut Problems,
) -> Option<Effect<T>> {
    match (&entry.is, &entry.repealed) {
        (Some(is), None) => {
            let at = Place::of(file, &is.span());
            if unit != T::UNIT {
                problems.wrong_value(&at, &format!("tham số này cần unit = \"{}\"", T::UNIT.written()));
                return None;
            }
            match T::read(is.get_ref(), entry) {
                Ok(value) => Some(Effect::Is(value)),
                Err(why) => {
                    problems.wrong_value(&at, why);
                    None
                }
            }
        }
        (None, Some(repealed)) if *repealed.get_ref() => Some(Effect::Repealed),
        _ => {
            problems.is_or_repealed(place);
            None
        }
    }
}

/// How a type of value is written down.
trait Written: Sized + PartialEq {
    const UNIT: UnitName;

    /// Errors: what is wrong, in a sentence.
    fn read(is: &Value, entry: &ChangeEntry) -> Result<Self, &'static str>;
}

const WHOLE: &str = "`is` phải là số nguyên không âm";
const ONLY: &str = "`counted`, `rounding` hoặc `bound` không dùng cho tham số này";

fn whole_number(is: &Value) -> Result<u32, &'static str> {
    is.as_integer().and_then(|number| u32::try_from(number).ok()).ok_or(WHOLE)
}

fn months(is: &Value) -> Result<i32, &'static str> {
    whole_number(is).and_then(|number| i32::try_from(number).map_err(|_| WHOLE))
}

impl Written for WorkingDays {
    const UNIT: UnitName = UnitName::WorkingDays;

    fn read(is: &Value, entry: &ChangeEntry) -> Result<Self, &'static str> {
        match (entry.counted, entry.rounding, entry.bound) {
            (None, None, None) => whole_number(is).map(Self),
            _ => Err(ONLY),
        }
    }
}

impl Written for Headcount {
    const UNIT: UnitName = UnitName::Count;

    fn read(is: &Value, entry: &ChangeEntry) -> Result<Self, &'static str> {
        match (entry.counted, entry.rounding, entry.bound) {
            (None, None, None) => whole_number(is).map(Self),
            _ => Err(ONLY),
        }
    }
}

impl Written for MonthLimit {
    const UNIT: UnitName = UnitName::Months;

    fn read(is: &Value, entry: &ChangeEntry) -> Result<Self, &'static str> {
        let counted = match (entry.counted, entry.rounding, entry.bound) {
            (Some(CountedName::ByMonth), None, None) => MonthCount::ByMonth,
            (Some(CountedName::FullMonths), None, None) => MonthCount::FullMonths,
            (None, None, None) => {
                return Err("cần `counted = \"by_month\"` hoặc `counted = \"full_months\"`");
            }
            _ => return Err(ONLY),
        };
        Ok(Self { months: months(is)?, counted })
    }
}

impl Written for MonthSpan {
    const UNIT: UnitName = UnitName::Months;

    fn read(is: &Value, entry: &ChangeEntry) -> Result<Self, &'static str> {
        let rounding = match (entry.counted, entry.rounding, entry.bound) {
            (None, Some(RoundingName::Down), None) => MonthEnd::Down,
            (None, Some(RoundingName::Up), None) => MonthEnd::Up,
            (None, None, None) => return Err("cần `rounding = \"down\"` hoặc `rounding = \"up\"`"),
            _ => return Err(ONLY),
        };
        Ok(Self { months: months(is)?, rounding })
    }
}

impl Written for ClockStart {
    const UNIT: UnitName = UnitName::Choice;

    fn read(is: &Value, entry: &ChangeEntry) -> Result<Self, &'static str> {
        match (entry.counted, entry.rounding, entry.bound, is.as_str()) {
            (None, None, None, Some("receipt")) => Ok(Self::Receipt),
            (None, None, None, Some("issue")) => Ok(Self::Issue),
            (None, None, None, _) => Err("`is` phải là \"receipt\" hoặc \"issue\""),
            _ => Err(ONLY),
        }
    }
}

impl Written for Share {
    const UNIT: UnitName = UnitName::Fraction;

    fn read(is: &Value, entry: &ChangeEntry) -> Result<Self, &'static str> {
        let bound = match (entry.counted, entry.rounding, entry.bound) {
            (None, None, Some(BoundName::AtLeast)) => Bound::AtLeast,
            (None, None, Some(BoundName::MoreThan)) => Bound::MoreThan,
            (None, None, None) => {
                return Err("cần `bound = \"at_least\"` hoặc `bound = \"more_than\"`");
            }
            _ => return Err(ONLY),
        };
        is.as_str()
            .and_then(|text| text.split_once('/'))
            .and_then(|(top, bottom)| Share::new(top.parse().ok()?, bottom.parse().ok()?, bound))
            .ok_or("`is` phải là phân số không quá một, ví dụ \"2/3\"")
    }
}

impl UnitName {
    fn written(self) -> &'static str {
        Unit::from(self).name()
    }
}

impl From<UnitName> for Unit {
    fn from(name: UnitName) -> Self {
        match name {
            UnitName::WorkingDays => Self::WorkingDays,
            UnitName::Months => Self::Months,
            UnitName::Count => Self::Count,
            UnitName::Fraction => Self::Fraction,
            UnitName::Choice => Self::Choice,
        }
    }
}

impl From<GoverningName> for Governing {
    fn from(name: GoverningName) -> Self {
        match name {
            GoverningName::ClockStart => Self::ClockStart,
            GoverningName::Act => Self::Act,
        }
    }
}
