-- Rows as they stood after the second migration, beside those of the first: a link for the officer, and a browser.
insert into invitation (account, secret, made_at, made_by, ends_at, used_at) values
    ('00000000000000000000000004', '1111111111111111111111111111111111111111111111111111111111111111', '2020-10-31T05:00:00.000000000Z', null, '2020-11-07T05:00:00.000000000Z', null);

insert into device (mark, account, made_at, seen_at) values
    ('2222222222222222222222222222222222222222222222222222222222222222', '00000000000000000000000004', '2020-10-31T05:00:00.000000000Z', '2020-10-31T06:00:00.000000000Z');
