-- Namesakes are looked for before somebody new is put on record, and names are followed by what was written since.
create index person_by_search on person (search);
create index person_touched on person (touched);
