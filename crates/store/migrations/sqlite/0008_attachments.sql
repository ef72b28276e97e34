-- Files that are kept with a case. The content lies in a folder beside the database, under a name (`file`) that says
-- nothing; `digest` is the SHA-256 of it. What was taken away keeps who brought it, who took it away, when and why, and
-- loses its name.
create table attachment (
    id text not null primary key,
    case_id text not null references admission_case (id),
    account text not null references account (id),
    at text not null,
    kind text not null,
    size integer not null,
    digest text not null,
    name text,
    file text,
    removed_at text,
    removed_by text references account (id),
    removed_reason text
) strict;

create index attachment_by_case on attachment (case_id, id);
