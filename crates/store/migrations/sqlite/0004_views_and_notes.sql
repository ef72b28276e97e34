-- Lists that somebody named to open them again, and notes on a case.

-- A list of a unit's people as it was looked at: `query` is the address's own words for what is filtered, which columns
-- are shown, and so on. It widens nobody's rights: whoever opens it sees what they may see. A shared one is offered to
-- everybody who may see the unit's people, another one to its owner. What was removed stays for a while, to be brought
-- back.
create table saved_view (
    id text not null primary key,
    unit text not null references unit (id),
    account text not null references account (id),
    name text not null,
    query text not null,
    shared integer not null check (shared in (0, 1)),
    removed_at text
) strict;

create index saved_view_by_unit on saved_view (unit, name);

-- The view with which the list of a unit opens for somebody; null if none was chosen any more.
create table opening_view (
    account text not null references account (id),
    unit text not null references unit (id),
    view text references saved_view (id),
    primary key (account, unit)
) strict;

-- What somebody noted on a case. A note is not changed: another one replaces it, or it is withdrawn with a reason, and
-- then its text is gone.
create table note (
    id text not null primary key,
    case_id text not null references admission_case (id),
    account text not null references account (id),
    at text not null,
    wording text,
    replaces text,
    withdrawn_at text,
    withdrawn_by text references account (id),
    withdrawn_reason text
) strict;

create index note_by_case on note (case_id, id);
