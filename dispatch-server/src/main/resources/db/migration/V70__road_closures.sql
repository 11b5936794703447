-- What streets let through, and which are closed for the time being.

alter table street add column max_weight_t double precision;
alter table street add column max_height_m double precision;
comment on column street.trucks is 'false: trucks only to reach a place on it; null: not known, taken as true.';

create table road_closure (
  id uuid primary key,
  incident_id uuid references incident on delete cascade,
  street_name text not null,
  street_refs text[] not null,
  geom geometry not null check (geometrytype(geom) = 'MULTILINESTRING'),
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  reason text not null,
  made_by text not null,
  made_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  check ((lifted_by is null) = (lifted_at is null))
);
create index road_closure_not_lifted on road_closure (starts_at) where lifted_at is null;
comment on table road_closure is 'Stretches of street that nobody drives through; places on them are still reached.';
comment on column road_closure.geom is 'Finds the stretch again when streets are imported under other refs.';
