-- How many people who were known before an import was told new facts of. Of imports from before it is not known, and 0.
alter table import add column completed_people integer not null default 0;
