-- Rows as they stood after the first migration: a commune with a cell, its quota, an officer with a post.
-- Only tables without bytes, since the engines write bytes in different ways.
insert into unit (id, code, serial, path, touched) values
    ('00000000000000000000000001', 'X', 1, '0001', 1),
    ('00000000000000000000000002', 'X-01', 2, '00010002', 1);

insert into unit_version (unit, from_day, name, parent, kind, sector, area_code, ended, heir) values
    ('00000000000000000000000001', '1990-02-03', 'Đảng bộ xã Mẫu', null, 'grassroots_committee_org', 'commune', null, 0, null),
    ('00000000000000000000000002', '1995-01-01', 'Chi bộ thôn Mẫu', '00000000000000000000000001', 'subordinate_cell', 'village', null, 0, null);

insert into quota (id, unit, period, kind, revision, amount, paper, set_on, reason, touched) values
    ('00000000000000000000000003', '00000000000000000000000001', '2020', 'admission', 0, 4, '12-KH/ĐU', '2020-01-15', '', 1);

insert into headcount (unit, year, members, probationary) values
    ('00000000000000000000000001', 2020, 210, 3);

insert into account (id, login, display_name, password_hash, locale, disabled_on) values
    ('00000000000000000000000004', 'can bo', 'Cán bộ Mẫu', '$argon2id$v=19$m=19456,t=2,p=1$bWF1$bWF1', 'vi', null);

insert into post (id, account, role, unit, from_day, until_day, confirmed, suspended_on, delegated_by) values
    ('00000000000000000000000005', '00000000000000000000000004', 'committee_officer', '00000000000000000000000001', '2020-01-01', null, 1, null, null);

insert into setting (name, value) values ('count_by', 'ceremony');
