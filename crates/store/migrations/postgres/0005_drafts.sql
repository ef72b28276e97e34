-- What somebody has begun to write into a form and not yet saved.

-- `form` is the kind of form, `about` the id of the unit, person or act that it is about; together they say where it
-- is gone on with. `fields` are its fields as they were typed, in the words of a form, without those that are not to lie
-- about. `person` is whom it is about, where that is somebody known. A draft belongs to its account alone; it is no act
-- and stands in no journal, and goes when the form is saved, when it is thrown away, or after a while.
create table draft (
    account text collate "C" not null references account (id),
    form text collate "C" not null,
    about text collate "C" not null,
    person text collate "C" references person (id),
    fields text collate "C" not null,
    saved_at text collate "C" not null,
    primary key (account, form, about)
);

create index draft_by_instant on draft (saved_at);
create index draft_by_person on draft (person) where person is not null;
