-- Rows as they stood after the sixth migration, beside those of the first: the officer reads large letters.
insert into account_look (account, letters) values ('00000000000000000000000004', 'large');
