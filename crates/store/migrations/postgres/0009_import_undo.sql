-- An import can be taken back as a whole. What it made is known from its links of the journal; what it replaced is kept
-- beside it. Of imports from before, `before_kept` is 0: what they replaced is not known, and they stay.
alter table import add column new_headcounts bigint not null default 0;
alter table import add column before_kept bigint not null default 0;

-- Something that was there already when an import wrote it: a person whose facts it completed (`was` names the facts that
-- were empty), a row of a roster, members at the start of a year, the answers kept for imports (`was` as it stood before,
-- null if there was nothing; `became` as the import left it). `subject` is what it is known by. The rows go when the
-- import is taken back.
create table import_before (
    import text collate "C" not null references import (id),
    kind text collate "C" not null,
    subject text collate "C" not null,
    was text collate "C",
    became text collate "C",
    primary key (import, kind, subject)
);

-- An import that was taken back, and its files, one a line, so that they can be brought in again. `sequence` is the last
-- link of the journal that did it.
create table import_undone (
    import text collate "C" not null primary key references import (id),
    at text collate "C" not null,
    account text collate "C",
    reason text collate "C" not null,
    files text collate "C" not null,
    sequence bigint not null
);

create index import_undone_by_sequence on import_undone (sequence);
