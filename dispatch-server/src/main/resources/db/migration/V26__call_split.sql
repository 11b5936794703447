-- What was understood of a call when it was taken, so that one linked to an incident by mistake can open its own.
alter table call
  add column version bigint not null default 0,
  add column type_code text references incident_type,
  add column priority text references priority,
  add column place_label text,
  add column location_method text,
  add column location_accuracy_m double precision;
