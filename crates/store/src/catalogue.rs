//! The tables as this program knows them: for writing many rows at once, for copying, for hashing and for checking.
//!
//! Order matters: a table stands after those that it refers to. [`LIST`] says the same and more in the words of the
//! engines' own catalogues; tests hold [`TABLES`] against it, and it against both engines.

use crate::dialect::Told;

/// What both engines say of every table once all migrations are carried out: a line for each [`Told`].
const LIST: &str = include_str!("catalogue/list.txt");

/// What an engine should say of every table.
pub(crate) fn expected() -> impl Iterator<Item = Told> {
    let told = |(table, what): (&str, &str)| Told { table: table.to_owned(), what: what.to_owned() };
    LIST.lines().filter_map(|line| line.split_once(": ")).map(told)
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Int,
    Bytes,
}

/// A table: its key comes first among its columns.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    /// How many of the first columns are the key.
    pub(crate) key: usize,
    pub(crate) columns: &'static [(&'static str, Kind)],
    /// Columns that refer to a row of another table, or of the same one, by the first column of its key.
    pub(crate) references: &'static [(&'static str, &'static Table)],
}

impl Table {
    /// The columns' names, apart by commas.
    pub(crate) fn column_list(&self) -> String {
        self.columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    /// The names of the key's columns, apart by commas.
    pub(crate) fn key_list(&self) -> String {
        self.columns[..self.key].iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }
}

macro_rules! tables {
    ($(
        $constant:ident = $name:literal, $key:literal: $($kind:ident [$($column:literal)*])*
            $(=> $($reference:literal $to:ident),*)?;
    )*) => {
        $(pub(crate) static $constant: Table = Table {
            name: $name,
            key: $key,
            columns: &[$($(($column, Kind::$kind),)*)*],
            references: &[$($(($reference, &$to),)*)?],
        };)*

        /// Every table, those that are referred to first.
        pub(crate) static TABLES: &[&Table] = &[$(&$constant,)*];
    };
}

tables! {
    UNIT = "unit", 1: Text["id" "code"] Int["serial"] Text["path"] Int["touched"];
    UNIT_VERSION = "unit_version", 2: Text["unit" "from_day" "name" "parent" "kind" "sector" "area_code"] Int["ended"]
        Text["heir"]
        => "unit" UNIT, "parent" UNIT, "heir" UNIT;
    UNIT_ACT = "unit_act", 1: Text["id" "unit" "on_day" "paper" "change" "name" "others"] Int["sequence"]
        => "unit" UNIT;
    TREE_DAY = "tree_day", 1: Int["one"] Text["day"];
    PERSON = "person", 1: Text["id" "unit" "path"] Bytes["sort_key"]
        Text["search" "name" "family" "middle" "given" "birth_name" "sex" "born" "citizen_id" "old_id" "ethnicity"
            "religion" "schooling" "profession" "political_theory" "occupation" "position" "residence" "home_town"]
        Int["union_member" "touched"]
        => "unit" UNIT;
    ADMISSION_CASE = "admission_case", 1: Text["id" "person" "opened_by" "carried_by" "admitted_by" "stage"
            "nominated_on" "listed_on" "certificate_on" "certificate_number" "applied_on" "vetting_asked_on"
            "vetting_answered_on" "introduced_on" "opinions_on" "cell_vote_on"]
        Int["cell_in_favour" "cell_entitled"] Text["committee_vote_on"] Int["committee_in_favour" "committee_entitled"]
        Text["sent_up_on" "decided_on" "decision_number" "ceremony_on" "recognised_on" "official_on"
            "recognition_number" "ended_on"]
        Int["version"] Text["carried_path" "admitted_path"] Bytes["sort_key"] Text["counted_by_decision_on"]
        Int["age_at_ceremony" "age_at_decision" "woman" "union_member" "minority" "believer"] Text["born"]
        Int["touched"]
        => "person" PERSON, "opened_by" UNIT, "carried_by" UNIT, "admitted_by" UNIT;
    ACT = "act", 2: Text["case_id" "id" "deed" "on_day" "unit" "paper" "wording" "second_day"]
        Int["in_favour" "entitled"] Text["to_unit" "recorded_at" "supersedes" "correction_reason"] Int["sequence"]
        => "case_id" ADMISSION_CASE, "unit" UNIT;
    QUOTA = "quota", 1: Text["id" "unit" "period" "kind"] Int["revision" "amount"] Text["paper" "set_on" "reason"]
        Int["touched"]
        => "unit" UNIT;
    HEADCOUNT = "headcount", 2: Text["unit"] Int["year" "members" "probationary"]
        => "unit" UNIT;
    ACCOUNT = "account", 1: Text["id" "login" "display_name" "password_hash" "locale" "disabled_on"];
    POST = "post", 1: Text["id" "account" "role" "unit" "from_day" "until_day"] Int["confirmed"]
        Text["suspended_on" "delegated_by"]
        => "account" ACCOUNT, "unit" UNIT;
    SESSION = "session", 1: Text["token" "account" "started_at" "seen_at" "ends_at" "agent"]
        => "account" ACCOUNT;
    INVITATION = "invitation", 1: Text["account" "secret" "made_at" "made_by" "ends_at" "used_at"]
        => "account" ACCOUNT;
    DEVICE = "device", 1: Text["mark" "account" "made_at" "seen_at"]
        => "account" ACCOUNT;
    ACCOUNT_LOOK = "account_look", 1: Text["account" "letters"]
        => "account" ACCOUNT;
    SIGN_IN_FAILURE = "sign_in_failure", 2: Text["about" "at"] Int["times"];
    SETTING = "setting", 1: Text["name" "value"];
    MAPPING = "mapping", 2: Text["kind" "written" "means" "told_at" "account"];
    IMPORT = "import", 1: Text["id" "at" "account"] Int["row_count" "accepted" "repaired" "rejected"]
        Text["unit"]
        Int["new_units" "new_people" "new_cases" "new_acts" "new_quotas" "new_others" "new_headcounts" "before_kept"
            "completed_people"]
        => "unit" UNIT;
    IMPORT_SOURCE = "import_source", 1: Text["digest" "import" "file"]
        => "import" IMPORT;
    IMPORT_BEFORE = "import_before", 3: Text["import" "kind" "subject" "was" "became"]
        => "import" IMPORT;
    IMPORT_UNDONE = "import_undone", 1: Text["import" "at" "account" "reason" "files"] Int["sequence"]
        => "import" IMPORT;
    ASSIGNMENT = "assignment", 1: Text["id" "officer" "post" "officer_group"] Int["term_from" "term_until"]
        Text["from_day" "note"];
    ASSIGNMENT_UNIT = "assignment_unit", 2: Text["assignment"] Int["place"] Text["unit"]
        => "assignment" ASSIGNMENT, "unit" UNIT;
    SURVEY = "survey", 1: Text["id" "unit" "on_day" "surveyor" "result" "difficulty" "measure" "owner" "due"
        "outcome"]
        => "unit" UNIT;
    ENTERPRISE = "enterprise", 1: Text["id" "name" "form" "trade" "area" "area_as_written"]
        Int["workers" "members" "has_cell"] Text["cell" "cell_established"] Int["trade_union" "youth_union"]
        Text["owner" "attitude" "officer" "note"]
        => "area" UNIT, "cell" UNIT;
    MEMBER = "member", 1: Text["id" "person" "unit" "unit_as_written" "biography_number" "card_number" "card_on"
            "joined" "official" "admitted_at" "party_post" "other_post" "languages"]
        Int["badge_years"] Text["exempt_since" "participation" "status" "health" "note"]
        => "person" PERSON, "unit" UNIT;
    SAVED_VIEW = "saved_view", 1: Text["id" "unit" "account" "name" "query"] Int["shared"] Text["removed_at"]
        => "unit" UNIT, "account" ACCOUNT;
    OPENING_VIEW = "opening_view", 2: Text["account" "unit" "view"]
        => "account" ACCOUNT, "unit" UNIT, "view" SAVED_VIEW;
    NOTE = "note", 1: Text["id" "case_id" "account" "at" "wording" "replaces" "withdrawn_at" "withdrawn_by"
            "withdrawn_reason"]
        => "case_id" ADMISSION_CASE, "account" ACCOUNT, "withdrawn_by" ACCOUNT;
    DRAFT = "draft", 3: Text["account" "form" "about" "person" "fields" "saved_at"]
        => "account" ACCOUNT, "person" PERSON;
    ATTACHMENT = "attachment", 1: Text["id" "case_id" "account" "at" "kind"] Int["size"]
        Text["digest" "name" "file" "removed_at" "removed_by" "removed_reason"]
        => "case_id" ADMISSION_CASE, "account" ACCOUNT, "removed_by" ACCOUNT;
    JOURNAL = "journal", 1: Int["sequence"] Text["at" "account" "post" "what" "subject" "digest" "previous" "hash"
        "command"];
    JOURNAL_PAYLOAD = "journal_payload", 1: Int["sequence"] Bytes["payload"]
        => "sequence" JOURNAL;
    JOURNAL_HEAD = "journal_head", 1: Int["one" "sequence"] Text["hash"];
    COMMAND = "command", 1: Text["id"] Int["first_sequence" "last_sequence"] Text["at"];
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// What [`LIST`] says of tables in the words of [`TABLES`]: everything but which columns may be empty, what is
    /// unique, what is indexed and what is checked.
    fn listed() -> BTreeSet<String> {
        let told = expected().filter(|told| ["column", "key", "refers"].iter().any(|word| told.what.starts_with(word)));
        told.map(|told| format!("{}: {}", told.table, told.what.trim_end_matches('?'))).collect()
    }

    fn of_tables() -> BTreeSet<String> {
        let mut lines = BTreeSet::new();
        for table in TABLES {
            let mut say = |what: String| lines.insert(format!("{}: {what}", table.name));
            for (number, (name, kind)) in (1..).zip(table.columns) {
                let kind = match kind {
                    Kind::Text => "text",
                    Kind::Int => "int",
                    Kind::Bytes => "bytes",
                };
                say(format!("column {number:02} {name} {kind}"));
            }
            say(format!("key ({})", table.key_list()));
            for (column, to) in table.references {
                say(format!("refers ({column}) to {} ({})", to.name, to.columns[0].0));
            }
        }
        lines
    }

    #[test]
    fn the_tables_are_those_of_the_list() {
        let (listed, of_tables) = (listed(), of_tables());
        let lacking: Vec<&String> = listed.difference(&of_tables).collect();
        let unknown: Vec<&String> = of_tables.difference(&listed).collect();
        assert!(lacking.is_empty() && unknown.is_empty(), "TABLES lacks {lacking:#?}\nthe list lacks {unknown:#?}");
    }

    #[test]
    fn a_table_stands_after_those_that_it_refers_to() {
        let place = |table: &Table| TABLES.iter().position(|other| other.name == table.name);
        for table in TABLES {
            for (column, to) in table.references {
                assert!(
                    place(to) < place(table),
                    "{} does not stand after {}, to which its {column} refers",
                    table.name,
                    to.name
                );
            }
        }
    }
}
