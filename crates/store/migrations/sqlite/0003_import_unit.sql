-- An import of somebody signed in belongs to a unit; one of the program itself belongs to none. What it wrote is
-- counted beside what it read. Of imports from before nothing of the kind is known, and the counts are nought.
alter table import add column unit text references unit (id);
alter table import add column new_units integer not null default 0;
alter table import add column new_people integer not null default 0;
alter table import add column new_cases integer not null default 0;
alter table import add column new_acts integer not null default 0;
alter table import add column new_quotas integer not null default 0;
alter table import add column new_others integer not null default 0;

create index import_by_unit on import (unit, at);
