-- An order in as many lengths as there are displays, the fullest first.
alter table delivery add column shorter text[] not null default '{}';
update delivery set shorter = array[brief] where brief is not null;
alter table delivery drop column brief;
comment on column delivery.text is 'As a radio shows it, in at most 280 characters.';
comment on column delivery.shorter is 'The same for displays that take no more than 138 or 67 characters, the longest first; may be empty.';
