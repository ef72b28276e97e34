-- Rows as they stood after the seventh migration, beside those of the first. It brought indexes of names alone, and
-- the rows they are of hold bytes; what stands here is a setting that was chosen by then.
insert into setting (name, value) values ('password_policy', 'asvs');
