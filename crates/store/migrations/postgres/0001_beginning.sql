-- The beginning: the tree, people and their cases, quotas, who may do what, steering records, and the journal.
--
-- Ids, days and instants are text: an id has 26 characters and sorts as its number does, a day is 2020-10-31, an
-- instant has nine decimals of a second so that it sorts as text too. Yes is 1, no is 0. Codes (kind, stage …) are
-- the words of the domain. Every table has its key first. `touched` is the last sequence of the journal that wrote
-- the row; whoever follows the journal asks for rows touched since. Text is ordered by its bytes, whatever the
-- database's own collation, so that both engines walk in the same order.

-- A unit. `path` is where it stands in the tree of `tree_day`: one segment of four characters for each unit from the
-- top down to itself, so that everything under a unit is one range. A unit that is not in that tree stands behind `~`.
create table unit (
    id text collate "C" not null primary key,
    code text collate "C" unique,
    serial bigint not null unique,
    path text collate "C" not null unique,
    touched bigint not null
);

create index unit_touched on unit (touched);

-- The unit as it stood from a day on. An ended unit hands its figures to its heir, or else to its parent.
create table unit_version (
    unit text collate "C" not null references unit (id),
    from_day text collate "C" not null,
    name text collate "C" not null,
    parent text collate "C" references unit (id),
    kind text collate "C" not null,
    sector text collate "C",
    area_code text collate "C",
    ended bigint not null check (ended in (0, 1)),
    heir text collate "C" references unit (id),
    primary key (unit, from_day)
);

-- What was done to the tree. `others` are the units that it was done with, apart by spaces: the new parent, the
-- successors.
create table unit_act (
    id text collate "C" not null primary key,
    unit text collate "C" not null references unit (id),
    on_day text collate "C" not null,
    paper text collate "C",
    change text collate "C" not null,
    name text collate "C",
    others text collate "C" not null,
    sequence bigint not null
);

create index unit_act_by_unit on unit_act (unit, on_day);

-- The day whose tree the paths show; null for the tree after all that is known. One row.
create table tree_day (
    one bigint not null primary key check (one = 1),
    day text collate "C"
);

insert into tree_day (one, day) values (1, null);

-- A person. `search` holds the name without marks, each word after a space, and the initials after `#`.
-- `path` is the path of the unit.
create table person (
    id text collate "C" not null primary key,
    unit text collate "C" not null references unit (id),
    path text collate "C" not null,
    sort_key bytea not null,
    search text collate "C" not null,
    name text collate "C" not null,
    family text collate "C",
    middle text collate "C",
    given text collate "C",
    birth_name text collate "C",
    sex text collate "C",
    born text collate "C",
    citizen_id text collate "C",
    old_id text collate "C",
    ethnicity text collate "C",
    religion text collate "C",
    schooling text collate "C",
    profession text collate "C",
    political_theory text collate "C",
    occupation text collate "C",
    position text collate "C",
    residence text collate "C",
    home_town text collate "C",
    union_member bigint check (union_member in (0, 1)),
    touched bigint not null
);

create index person_by_name on person (sort_key, id, path);
create index person_by_path on person (path, sort_key, id, search);
create index person_by_citizen_id on person (citizen_id) where citizen_id is not null;
create index person_by_old_id on person (old_id) where old_id is not null;

-- A case: what its acts make, kept beside them. `opened_by` is fixed at the opening, `carried_by` carries it now.
-- From `carried_path` on stands what lists and figures count by, derived from the case, its person and the tree.
create table admission_case (
    id text collate "C" not null primary key,
    person text collate "C" not null references person (id),
    opened_by text collate "C" not null references unit (id),
    carried_by text collate "C" not null references unit (id),
    admitted_by text collate "C" references unit (id),
    stage text collate "C" not null,
    nominated_on text collate "C",
    listed_on text collate "C",
    certificate_on text collate "C",
    certificate_number text collate "C",
    applied_on text collate "C",
    vetting_asked_on text collate "C",
    vetting_answered_on text collate "C",
    introduced_on text collate "C",
    opinions_on text collate "C",
    cell_vote_on text collate "C",
    cell_in_favour bigint,
    cell_entitled bigint,
    committee_vote_on text collate "C",
    committee_in_favour bigint,
    committee_entitled bigint,
    sent_up_on text collate "C",
    decided_on text collate "C",
    decision_number text collate "C",
    ceremony_on text collate "C",
    recognised_on text collate "C",
    official_on text collate "C",
    recognition_number text collate "C",
    ended_on text collate "C",
    version bigint not null,
    carried_path text collate "C" not null,
    admitted_path text collate "C",
    sort_key bytea not null,
    counted_by_decision_on text collate "C",
    age_at_ceremony bigint,
    age_at_decision bigint,
    woman bigint not null check (woman in (0, 1)),
    union_member bigint not null check (union_member in (0, 1)),
    minority bigint not null check (minority in (0, 1)),
    believer bigint not null check (believer in (0, 1)),
    born text collate "C",
    touched bigint not null
);

create index case_by_person on admission_case (person);
create index case_touched on admission_case (touched);
create index case_carried on admission_case (carried_path, stage, recognised_on);
create index case_admitted on admission_case (admitted_path, ceremony_on, counted_by_decision_on)
    where admitted_path is not null;
create index case_by_ceremony on admission_case (ceremony_on, admitted_path) where ceremony_on is not null;
create index case_by_decision on admission_case (counted_by_decision_on, admitted_path)
    where counted_by_decision_on is not null;
create index case_by_recognition on admission_case (recognised_on, carried_path) where recognised_on is not null;

-- What happened, once, to a case. Never changed: a correction is another act. `wording` is who proposed, where to, or
-- why, as written; `second_day` the day from which they work together, or from which membership is official. Acts lie
-- with their case, since they are always asked for together.
create table act (
    case_id text collate "C" not null references admission_case (id),
    id text collate "C" not null,
    deed text collate "C" not null,
    on_day text collate "C" not null,
    unit text collate "C" not null references unit (id),
    paper text collate "C",
    wording text collate "C",
    second_day text collate "C",
    in_favour bigint,
    entitled bigint,
    to_unit text collate "C",
    recorded_at text collate "C" not null,
    supersedes text collate "C",
    correction_reason text collate "C",
    sequence bigint not null,
    primary key (case_id, id)
);

-- An amount set for a unit and a period; the highest revision counts.
create table quota (
    id text collate "C" not null primary key,
    unit text collate "C" not null references unit (id),
    period text collate "C" not null,
    kind text collate "C" not null,
    revision bigint not null,
    amount bigint not null,
    paper text collate "C",
    set_on text collate "C",
    reason text collate "C" not null,
    touched bigint not null,
    unique (unit, period, kind, revision)
);

create index quota_touched on quota (touched);

-- Members at the start of a year.
create table headcount (
    unit text collate "C" not null references unit (id),
    year bigint not null,
    members bigint not null,
    probationary bigint,
    primary key (unit, year)
);

-- A sign-in. `login` is folded.
create table account (
    id text collate "C" not null primary key,
    login text collate "C" not null unique,
    display_name text collate "C" not null,
    password_hash text collate "C" not null,
    locale text collate "C" not null,
    disabled_on text collate "C"
);

-- A role held at a unit from a day until a day.
create table post (
    id text collate "C" not null primary key,
    account text collate "C" not null references account (id),
    role text collate "C" not null,
    unit text collate "C" not null references unit (id),
    from_day text collate "C" not null,
    until_day text collate "C",
    confirmed bigint not null check (confirmed in (0, 1)),
    suspended_on text collate "C",
    delegated_by text collate "C"
);

create index post_by_account on post (account);

-- Somebody who is signed in. Only a digest of the token is kept.
create table session (
    token text collate "C" not null primary key,
    account text collate "C" not null references account (id),
    started_at text collate "C" not null,
    seen_at text collate "C" not null,
    ends_at text collate "C" not null,
    agent text collate "C" not null
);

create index session_by_account on session (account);
create index session_by_end on session (ends_at);

-- A sign-in that failed, by what it is held against: a login or an address.
create table sign_in_failure (
    about text collate "C" not null,
    at text collate "C" not null,
    times bigint not null,
    primary key (about, at)
);

create index sign_in_failure_by_instant on sign_in_failure (at);

-- What the instance's administrator chose.
create table setting (
    name text collate "C" not null primary key,
    value text collate "C" not null
);

-- What an officer told an import about a heading, a unit or a word, kept for next time.
create table mapping (
    kind text collate "C" not null,
    written text collate "C" not null,
    means text collate "C" not null,
    told_at text collate "C" not null,
    account text collate "C",
    primary key (kind, written)
);

-- An import that was carried out.
create table import (
    id text collate "C" not null primary key,
    at text collate "C" not null,
    account text collate "C",
    row_count bigint not null,
    accepted bigint not null,
    repaired bigint not null,
    rejected bigint not null
);

-- A file that an import brought, by the digest of its bytes.
create table import_source (
    digest text collate "C" not null primary key,
    import text collate "C" not null references import (id),
    file text collate "C" not null
);

create index import_source_by_import on import_source (import, file);

-- An officer in charge of units, as a list brought it.
create table assignment (
    id text collate "C" not null primary key,
    officer text collate "C" not null,
    post text collate "C",
    officer_group text collate "C",
    term_from bigint,
    term_until bigint,
    from_day text collate "C",
    note text collate "C"
);

create table assignment_unit (
    assignment text collate "C" not null references assignment (id),
    place bigint not null,
    unit text collate "C" not null references unit (id),
    primary key (assignment, place)
);

create index assignment_by_unit on assignment_unit (unit);

-- A survey visit.
create table survey (
    id text collate "C" not null primary key,
    unit text collate "C" not null references unit (id),
    on_day text collate "C",
    surveyor text collate "C",
    result text collate "C",
    difficulty text collate "C",
    measure text collate "C",
    owner text collate "C",
    due text collate "C",
    outcome text collate "C"
);

create index survey_by_unit on survey (unit);

-- A firm outside the State sector.
create table enterprise (
    id text collate "C" not null primary key,
    name text collate "C" not null,
    form text collate "C",
    trade text collate "C",
    area text collate "C" references unit (id),
    area_as_written text collate "C",
    workers bigint,
    members bigint,
    has_cell bigint check (has_cell in (0, 1)),
    cell text collate "C" references unit (id),
    cell_established text collate "C",
    trade_union bigint check (trade_union in (0, 1)),
    youth_union bigint check (youth_union in (0, 1)),
    owner text collate "C",
    attitude text collate "C",
    officer text collate "C",
    note text collate "C"
);

create index enterprise_by_area on enterprise (area);

-- A member on a roster.
create table member (
    id text collate "C" not null primary key,
    person text collate "C" not null references person (id),
    unit text collate "C" not null references unit (id),
    unit_as_written text collate "C",
    biography_number text collate "C",
    card_number text collate "C",
    card_on text collate "C",
    joined text collate "C",
    official text collate "C",
    admitted_at text collate "C",
    party_post text collate "C",
    other_post text collate "C",
    languages text collate "C",
    badge_years bigint,
    exempt_since text collate "C",
    participation text collate "C",
    status text collate "C",
    health text collate "C",
    note text collate "C"
);

create index member_by_unit on member (unit);
create index member_by_person on member (person);

-- The journal: one link for each thing that was written, each sealing all before it. `digest` is of the payload, which
-- stands apart so that it can be erased. `post` and `account` are words of the link and refer to nothing.
create table journal (
    sequence bigint not null primary key,
    at text collate "C" not null,
    account text collate "C",
    post text collate "C",
    what text collate "C" not null,
    subject text collate "C" not null,
    digest text collate "C" not null,
    previous text collate "C" not null,
    hash text collate "C" not null,
    command text collate "C" not null
);

create index journal_by_subject on journal (subject, sequence);

create table journal_payload (
    sequence bigint not null primary key references journal (sequence),
    payload bytea not null
);

-- The end of the journal; whoever writes holds this row. One row.
create table journal_head (
    one bigint not null primary key check (one = 1),
    sequence bigint not null,
    hash text collate "C" not null
);

insert into journal_head (one, sequence, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- A request to write that was carried out, so that asking again changes nothing.
create table command (
    id text collate "C" not null primary key,
    first_sequence bigint not null,
    last_sequence bigint not null,
    at text collate "C" not null
);
