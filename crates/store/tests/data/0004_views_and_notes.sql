-- Rows as they stood after the fourth migration, beside those of the first: a shared view, with which the officer's
-- list opens, one that was removed, and two notes on a case, the first of them withdrawn.
insert into saved_view (id, unit, account, name, query, shared, removed_at) values
    ('00000000000000000000000006', '00000000000000000000000001', '00000000000000000000000004', 'Chờ thẩm tra', 'of=open&stage=vetting', 1, null),
    ('00000000000000000000000007', '00000000000000000000000001', '00000000000000000000000004', 'Nữ', 'of=admitted&sex=female', 0, '2020-10-31T08:00:00.000000000Z');

insert into opening_view (account, unit, view) values
    ('00000000000000000000000004', '00000000000000000000000001', '00000000000000000000000006');

insert into note (id, case_id, account, at, wording, replaces, withdrawn_at, withdrawn_by, withdrawn_reason) values
    ('00000000000000000000000008', '00000000000000000000000009', '00000000000000000000000004', '2020-10-30T08:00:00.000000000Z', null, null, '2020-10-31T08:00:00.000000000Z', '00000000000000000000000004', 'Ghi nhầm người'),
    ('0000000000000000000000000a', '00000000000000000000000009', '00000000000000000000000004', '2020-10-31T08:00:00.000000000Z', 'Đã hẹn nộp đơn trong tháng 11', null, null, null, null);
