-- Rows as they stood after the third migration: an import at the commune of the first.
insert into import (id, at, account, row_count, accepted, repaired, rejected, unit, new_units, new_people, new_cases, new_acts, new_quotas, new_others) values
    ('00000000000000000000000006', '2020-10-31T05:00:00.000000000Z', '00000000000000000000000004', 5, 4, 1, 1, '00000000000000000000000001', 1, 3, 3, 9, 2, 0);
