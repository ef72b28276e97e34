-- Rows as they stood after the ninth migration: the import of the third was taken back; one after it replaced something.
insert into import (id, at, account, row_count, accepted, repaired, rejected, unit, new_units, new_people, new_cases, new_acts, new_quotas, new_others, new_headcounts, before_kept) values
    ('00000000000000000000000016', '2020-10-31T06:00:00.000000000Z', null, 5, 4, 1, 1, '00000000000000000000000001', 0, 0, 0, 0, 0, 0, 1, 1);
insert into import_before (import, kind, subject, was, became) values
    ('00000000000000000000000016', 'headcount', '00000000000000000000000001 2020', '205 3', '210');
insert into import_undone (import, at, account, reason, files, sequence) values
    ('00000000000000000000000006', '2020-10-31T05:30:00.000000000Z', '00000000000000000000000004', 'Nhầm tệp', 'ket-nap.xlsx', 1);
