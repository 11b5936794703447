-- Streets that are driven only to reach a place on them.

alter table street add column through boolean;
comment on column street.through is 'false: only to reach a place on it, as private streets; null: not known, taken as true.';
