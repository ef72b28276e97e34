-- How people come in: by a link that works once, and afterwards from browsers that are known to be theirs.

-- The link by which the holder of an account sets its password and takes up what was given to them. Only a digest of
-- its secret is kept. An account has one link: a newer one takes the place of the older, which then opens nothing.
-- Whoever made it is a word of the row and refers to nothing; it is empty for the program itself.
create table invitation (
    account text not null primary key references account (id),
    secret text not null unique,
    made_at text not null,
    made_by text,
    ends_at text not null,
    used_at text
) strict;

-- A browser in which the holder of an account has signed in. It is known again by a mark of which only a digest is
-- kept, and is let in where guessing from elsewhere keeps others waiting.
create table device (
    mark text not null primary key,
    account text not null references account (id),
    made_at text not null,
    seen_at text not null
) strict;

create index device_by_account on device (account);
