-- The beginning: the tree, people and their cases, quotas, who may do what, steering records, and the journal.
--
-- Ids, days and instants are text: an id has 26 characters and sorts as its number does, a day is 2020-10-31, an
-- instant has nine decimals of a second so that it sorts as text too. Yes is 1, no is 0. Codes (kind, stage …) are
-- the words of the domain. Every table has its key first. `touched` is the last sequence of the journal that wrote
-- the row; whoever follows the journal asks for rows touched since.

-- A unit. `path` is where it stands in the tree of `tree_day`: one segment of four characters for each unit from the
-- top down to itself, so that everything under a unit is one range. A unit that is not in that tree stands behind `~`.
create table unit (
    id text not null primary key,
    code text unique,
    serial integer not null unique,
    path text not null unique,
    touched integer not null
) strict;

create index unit_touched on unit (touched);

-- The unit as it stood from a day on. An ended unit hands its figures to its heir, or else to its parent.
create table unit_version (
    unit text not null references unit (id),
    from_day text not null,
    name text not null,
    parent text references unit (id),
    kind text not null,
    sector text,
    area_code text,
    ended integer not null check (ended in (0, 1)),
    heir text references unit (id),
    primary key (unit, from_day)
) strict;

-- What was done to the tree. `others` are the units that it was done with, apart by spaces: the new parent, the
-- successors.
create table unit_act (
    id text not null primary key,
    unit text not null references unit (id),
    on_day text not null,
    paper text,
    change text not null,
    name text,
    others text not null,
    sequence integer not null
) strict;

create index unit_act_by_unit on unit_act (unit, on_day);

-- The day whose tree the paths show; null for the tree after all that is known. One row.
create table tree_day (
    one integer not null primary key check (one = 1),
    day text
) strict;

insert into tree_day (one, day) values (1, null);

-- A person. `search` holds the name without marks, each word after a space, and the initials after `#`.
-- `path` is the path of the unit.
create table person (
    id text not null primary key,
    unit text not null references unit (id),
    path text not null,
    sort_key blob not null,
    search text not null,
    name text not null,
    family text,
    middle text,
    given text,
    birth_name text,
    sex text,
    born text,
    citizen_id text,
    old_id text,
    ethnicity text,
    religion text,
    schooling text,
    profession text,
    political_theory text,
    occupation text,
    position text,
    residence text,
    home_town text,
    union_member integer check (union_member in (0, 1)),
    touched integer not null
) strict;

create index person_by_name on person (sort_key, id, path);
create index person_by_path on person (path, sort_key, id, search);
create index person_by_citizen_id on person (citizen_id) where citizen_id is not null;
create index person_by_old_id on person (old_id) where old_id is not null;

-- A case: what its acts make, kept beside them. `opened_by` is fixed at the opening, `carried_by` carries it now.
-- From `carried_path` on stands what lists and figures count by, derived from the case, its person and the tree.
create table admission_case (
    id text not null primary key,
    person text not null references person (id),
    opened_by text not null references unit (id),
    carried_by text not null references unit (id),
    admitted_by text references unit (id),
    stage text not null,
    nominated_on text,
    listed_on text,
    certificate_on text,
    certificate_number text,
    applied_on text,
    vetting_asked_on text,
    vetting_answered_on text,
    introduced_on text,
    opinions_on text,
    cell_vote_on text,
    cell_in_favour integer,
    cell_entitled integer,
    committee_vote_on text,
    committee_in_favour integer,
    committee_entitled integer,
    sent_up_on text,
    decided_on text,
    decision_number text,
    ceremony_on text,
    recognised_on text,
    official_on text,
    recognition_number text,
    ended_on text,
    version integer not null,
    carried_path text not null,
    admitted_path text,
    sort_key blob not null,
    counted_by_decision_on text,
    age_at_ceremony integer,
    age_at_decision integer,
    woman integer not null check (woman in (0, 1)),
    union_member integer not null check (union_member in (0, 1)),
    minority integer not null check (minority in (0, 1)),
    believer integer not null check (believer in (0, 1)),
    born text,
    touched integer not null
) strict;

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
    case_id text not null references admission_case (id),
    id text not null,
    deed text not null,
    on_day text not null,
    unit text not null references unit (id),
    paper text,
    wording text,
    second_day text,
    in_favour integer,
    entitled integer,
    to_unit text,
    recorded_at text not null,
    supersedes text,
    correction_reason text,
    sequence integer not null,
    primary key (case_id, id)
) strict, without rowid;

-- An amount set for a unit and a period; the highest revision counts.
create table quota (
    id text not null primary key,
    unit text not null references unit (id),
    period text not null,
    kind text not null,
    revision integer not null,
    amount integer not null,
    paper text,
    set_on text,
    reason text not null,
    touched integer not null,
    unique (unit, period, kind, revision)
) strict;

create index quota_touched on quota (touched);

-- Members at the start of a year.
create table headcount (
    unit text not null references unit (id),
    year integer not null,
    members integer not null,
    probationary integer,
    primary key (unit, year)
) strict;

-- A sign-in. `login` is folded.
create table account (
    id text not null primary key,
    login text not null unique,
    display_name text not null,
    password_hash text not null,
    locale text not null,
    disabled_on text
) strict;

-- A role held at a unit from a day until a day.
create table post (
    id text not null primary key,
    account text not null references account (id),
    role text not null,
    unit text not null references unit (id),
    from_day text not null,
    until_day text,
    confirmed integer not null check (confirmed in (0, 1)),
    suspended_on text,
    delegated_by text
) strict;

create index post_by_account on post (account);

-- Somebody who is signed in. Only a digest of the token is kept.
create table session (
    token text not null primary key,
    account text not null references account (id),
    started_at text not null,
    seen_at text not null,
    ends_at text not null,
    agent text not null
) strict;

create index session_by_account on session (account);
create index session_by_end on session (ends_at);

-- A sign-in that failed, by what it is held against: a login or an address.
create table sign_in_failure (
    about text not null,
    at text not null,
    times integer not null,
    primary key (about, at)
) strict;

create index sign_in_failure_by_instant on sign_in_failure (at);

-- What the instance's administrator chose.
create table setting (
    name text not null primary key,
    value text not null
) strict;

-- What an officer told an import about a heading, a unit or a word, kept for next time.
create table mapping (
    kind text not null,
    written text not null,
    means text not null,
    told_at text not null,
    account text,
    primary key (kind, written)
) strict;

-- An import that was carried out.
create table import (
    id text not null primary key,
    at text not null,
    account text,
    row_count integer not null,
    accepted integer not null,
    repaired integer not null,
    rejected integer not null
) strict;

-- A file that an import brought, by the digest of its bytes.
create table import_source (
    digest text not null primary key,
    import text not null references import (id),
    file text not null
) strict;

create index import_source_by_import on import_source (import, file);

-- An officer in charge of units, as a list brought it.
create table assignment (
    id text not null primary key,
    officer text not null,
    post text,
    officer_group text,
    term_from integer,
    term_until integer,
    from_day text,
    note text
) strict;

create table assignment_unit (
    assignment text not null references assignment (id),
    place integer not null,
    unit text not null references unit (id),
    primary key (assignment, place)
) strict;

create index assignment_by_unit on assignment_unit (unit);

-- A survey visit.
create table survey (
    id text not null primary key,
    unit text not null references unit (id),
    on_day text,
    surveyor text,
    result text,
    difficulty text,
    measure text,
    owner text,
    due text,
    outcome text
) strict;

create index survey_by_unit on survey (unit);

-- A firm outside the State sector.
create table enterprise (
    id text not null primary key,
    name text not null,
    form text,
    trade text,
    area text references unit (id),
    area_as_written text,
    workers integer,
    members integer,
    has_cell integer check (has_cell in (0, 1)),
    cell text references unit (id),
    cell_established text,
    trade_union integer check (trade_union in (0, 1)),
    youth_union integer check (youth_union in (0, 1)),
    owner text,
    attitude text,
    officer text,
    note text
) strict;

create index enterprise_by_area on enterprise (area);

-- A member on a roster.
create table member (
    id text not null primary key,
    person text not null references person (id),
    unit text not null references unit (id),
    unit_as_written text,
    biography_number text,
    card_number text,
    card_on text,
    joined text,
    official text,
    admitted_at text,
    party_post text,
    other_post text,
    languages text,
    badge_years integer,
    exempt_since text,
    participation text,
    status text,
    health text,
    note text
) strict;

create index member_by_unit on member (unit);
create index member_by_person on member (person);

-- The journal: one link for each thing that was written, each sealing all before it. `digest` is of the payload, which
-- stands apart so that it can be erased. `post` and `account` are words of the link and refer to nothing.
create table journal (
    sequence integer not null primary key,
    at text not null,
    account text,
    post text,
    what text not null,
    subject text not null,
    digest text not null,
    previous text not null,
    hash text not null,
    command text not null
) strict;

create index journal_by_subject on journal (subject, sequence);

create table journal_payload (
    sequence integer not null primary key references journal (sequence),
    payload blob not null
) strict;

-- The end of the journal; whoever writes holds this row. One row.
create table journal_head (
    one integer not null primary key check (one = 1),
    sequence integer not null,
    hash text not null
) strict;

insert into journal_head (one, sequence, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- A request to write that was carried out, so that asking again changes nothing.
create table command (
    id text not null primary key,
    first_sequence integer not null,
    last_sequence integer not null,
    at text not null
) strict;
