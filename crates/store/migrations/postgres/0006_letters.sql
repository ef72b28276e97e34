-- How somebody wants pages to look, on whichever device they sign in. The language stands with the account.

-- `letters` is `normal` or `large`. It stands in no journal: it says nothing of anybody's work.
create table account_look (
    account text collate "C" not null primary key references account (id),
    letters text collate "C" not null
);
