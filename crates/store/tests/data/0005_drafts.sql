-- Rows as they stood after the fifth migration, beside those of the first: somebody new who is being nominated, and an
-- act that is being put on record.
insert into draft (account, form, about, person, fields, saved_at) values
    ('00000000000000000000000004', 'nominate', '00000000000000000000000001', null, 'name=Lê Thị Mơ', '2020-10-30T08:00:00.000000000Z'),
    ('00000000000000000000000004', 'act.listed', '00000000000000000000000003', '00000000000000000000000003', 'on=1/10/2020', '2020-10-31T08:00:00.000000000Z');
