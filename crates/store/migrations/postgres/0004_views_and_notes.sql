-- Lists that somebody named to open them again, and notes on a case.

-- A list of a unit's people as it was looked at: `query` is the address's own words for what is filtered, which columns
-- are shown, and so on. It widens nobody's rights: whoever opens it sees what they may see. A shared one is offered to
-- everybody who may see the unit's people, another one to its owner. What was removed stays for a while, to be brought
-- back.
create table saved_view (
    id text collate "C" not null primary key,
    unit text collate "C" not null references unit (id),
    account text collate "C" not null references account (id),
    name text collate "C" not null,
    query text collate "C" not null,
    shared bigint not null check (shared in (0, 1)),
    removed_at text collate "C"
);

create index saved_view_by_unit on saved_view (unit, name);

-- The view with which the list of a unit opens for somebody; null if none was chosen any more.
create table opening_view (
    account text collate "C" not null references account (id),
    unit text collate "C" not null references unit (id),
    view text collate "C" references saved_view (id),
    primary key (account, unit)
);

-- What somebody noted on a case. A note is not changed: another one replaces it, or it is withdrawn with a reason, and
-- then its text collate "C" is gone.
create table note (
    id text collate "C" not null primary key,
    case_id text collate "C" not null references admission_case (id),
    account text collate "C" not null references account (id),
    at text collate "C" not null,
    wording text collate "C",
    replaces text collate "C",
    withdrawn_at text collate "C",
    withdrawn_by text collate "C" references account (id),
    withdrawn_reason text collate "C"
);

create index note_by_case on note (case_id, id);
