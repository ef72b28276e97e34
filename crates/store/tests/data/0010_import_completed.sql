-- Rows as they stood after the tenth migration, beside those of the first: an import that only added to who was known.
insert into import (id, at, account, row_count, accepted, repaired, rejected, unit, new_units, new_people, new_cases, new_acts, new_quotas, new_others, new_headcounts, before_kept, completed_people) values
    ('00000000000000000000000017', '2020-11-01T06:00:00.000000000Z', null, 5, 5, 0, 0, '00000000000000000000000001', 0, 0, 0, 0, 0, 0, 0, 1, 4);
