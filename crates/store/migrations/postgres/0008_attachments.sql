-- Files that are kept with a case. The content lies in a folder beside the database, under a name (`file`) that says
-- nothing; `digest` is the SHA-256 of it. What was taken away keeps who brought it, who took it away, when and why, and
-- loses its name.
create table attachment (
    id text collate "C" not null primary key,
    case_id text collate "C" not null references admission_case (id),
    account text collate "C" not null references account (id),
    at text collate "C" not null,
    kind text collate "C" not null,
    size bigint not null,
    digest text collate "C" not null,
    name text collate "C",
    file text collate "C",
    removed_at text collate "C",
    removed_by text collate "C" references account (id),
    removed_reason text collate "C"
);

create index attachment_by_case on attachment (case_id, id);
