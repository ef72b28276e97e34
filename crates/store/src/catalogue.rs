//! The tables as this program knows them: for writing many rows at once, for copying and for hashing.
//!
//! Order matters: a table stands after those that it refers to. A test holds this list against both engines.

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
    ($($constant:ident = $name:literal, $key:literal: $($kind:ident [$($column:literal)*])*;)*) => {
        $(pub(crate) static $constant: Table = Table {
            name: $name,
            key: $key,
            columns: &[$($(($column, Kind::$kind),)*)*],
        };)*

        /// Every table, those that are referred to first.
        pub(crate) static TABLES: &[&Table] = &[$(&$constant,)*];
    };
}

tables! {
    UNIT = "unit", 1: Text["id" "code"] Int["serial"] Text["path"] Int["touched"];
    UNIT_VERSION = "unit_version", 2: Text["unit" "from_day" "name" "parent" "kind" "sector" "area_code"] Int["ended"]
        Text["heir"];
    UNIT_ACT = "unit_act", 1: Text["id" "unit" "on_day" "paper" "change" "name" "others"] Int["sequence"];
    TREE_DAY = "tree_day", 1: Int["one"] Text["day"];
    PERSON = "person", 1: Text["id" "unit" "path"] Bytes["sort_key"]
        Text["search" "name" "family" "middle" "given" "birth_name" "sex" "born" "citizen_id" "old_id" "ethnicity"
            "religion" "schooling" "profession" "political_theory" "occupation" "position" "residence" "home_town"]
        Int["union_member" "touched"];
    ADMISSION_CASE = "admission_case", 1: Text["id" "person" "opened_by" "carried_by" "admitted_by" "stage"
            "nominated_on" "listed_on" "certificate_on" "certificate_number" "applied_on" "vetting_asked_on"
            "vetting_answered_on" "introduced_on" "opinions_on" "cell_vote_on"]
        Int["cell_in_favour" "cell_entitled"] Text["committee_vote_on"] Int["committee_in_favour" "committee_entitled"]
        Text["sent_up_on" "decided_on" "decision_number" "ceremony_on" "recognised_on" "official_on"
            "recognition_number" "ended_on"]
        Int["version"] Text["carried_path" "admitted_path"] Bytes["sort_key"] Text["counted_by_decision_on"]
        Int["age_at_ceremony" "age_at_decision" "woman" "union_member" "minority" "believer"] Text["born"]
        Int["touched"];
    ACT = "act", 2: Text["case_id" "id" "deed" "on_day" "unit" "paper" "wording" "second_day"]
        Int["in_favour" "entitled"] Text["to_unit" "recorded_at" "supersedes" "correction_reason"] Int["sequence"];
    QUOTA = "quota", 1: Text["id" "unit" "period" "kind"] Int["revision" "amount"] Text["paper" "set_on" "reason"]
        Int["touched"];
    HEADCOUNT = "headcount", 2: Text["unit"] Int["year" "members" "probationary"];
    ACCOUNT = "account", 1: Text["id" "login" "display_name" "password_hash" "locale" "disabled_on"];
    POST = "post", 1: Text["id" "account" "role" "unit" "from_day" "until_day"] Int["confirmed"]
        Text["suspended_on" "delegated_by"];
    SESSION = "session", 1: Text["token" "account" "started_at" "seen_at" "ends_at" "agent"];
    SIGN_IN_FAILURE = "sign_in_failure", 2: Text["about" "at"] Int["times"];
    SETTING = "setting", 1: Text["name" "value"];
    MAPPING = "mapping", 2: Text["kind" "written" "means" "told_at" "account"];
    IMPORT = "import", 1: Text["id" "at" "account"] Int["row_count" "accepted" "repaired" "rejected"];
    IMPORT_SOURCE = "import_source", 1: Text["digest" "import" "file"];
    ASSIGNMENT = "assignment", 1: Text["id" "officer" "post" "officer_group"] Int["term_from" "term_until"]
        Text["from_day" "note"];
    ASSIGNMENT_UNIT = "assignment_unit", 2: Text["assignment"] Int["place"] Text["unit"];
    SURVEY = "survey", 1: Text["id" "unit" "on_day" "surveyor" "result" "difficulty" "measure" "owner" "due"
        "outcome"];
    ENTERPRISE = "enterprise", 1: Text["id" "name" "form" "trade" "area" "area_as_written"]
        Int["workers" "members" "has_cell"] Text["cell" "cell_established"] Int["trade_union" "youth_union"]
        Text["owner" "attitude" "officer" "note"];
    MEMBER = "member", 1: Text["id" "person" "unit" "unit_as_written" "biography_number" "card_number" "card_on"
            "joined" "official" "admitted_at" "party_post" "other_post" "languages"]
        Int["badge_years"] Text["exempt_since" "participation" "status" "health" "note"];
    JOURNAL = "journal", 1: Int["sequence"] Text["at" "account" "post" "what" "subject" "digest" "previous" "hash"
        "command"];
    JOURNAL_PAYLOAD = "journal_payload", 1: Int["sequence"] Bytes["payload"];
    JOURNAL_HEAD = "journal_head", 1: Int["one" "sequence"] Text["hash"];
    COMMAND = "command", 1: Text["id"] Int["first_sequence" "last_sequence"] Text["at"];
}
