-- An import of somebody signed in belongs to a unit; one of the program itself belongs to none. What it wrote is
-- counted beside what it read. Of imports from before nothing of the kind is known, and the counts are nought.
alter table import add column unit text collate "C" references unit (id);
alter table import add column new_units bigint not null default 0;
alter table import add column new_people bigint not null default 0;
alter table import add column new_cases bigint not null default 0;
alter table import add column new_acts bigint not null default 0;
alter table import add column new_quotas bigint not null default 0;
alter table import add column new_others bigint not null default 0;

create index import_by_unit on import (unit, at);
