-- The roster: who may do what, who is on when, and with what.

create table qualification_kind (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  label text not null,
  hard_gate boolean not null default false,
  expires boolean not null default true
);
comment on column qualification_kind.hard_gate is 'Whether a unit without it is refused; else its lack is only said.';
comment on column qualification_kind.expires is 'Whether it is a certificate with a last day; else a skill that stays.';

insert into qualification_kind (code, label, hard_gate, expires) values
  ('gas_operator', 'Gas operator', true, true),
  ('confined_space', 'Confined space', true, true),
  ('water_distribution', 'Water distribution', false, true),
  ('wastewater_collection', 'Wastewater collection', false, true),
  ('trench_safety', 'Trench safety', true, true),
  ('excavator', 'Excavator operator', false, true),
  ('driver_heavy', 'Heavy vehicle driver', true, true),
  ('traffic_control', 'Traffic control', true, true),
  ('leak_correlation', 'Leak correlation', false, false),
  ('meter_installation', 'Meter installation', false, false);
insert into qualification_kind (code, label)
  select distinct code, initcap(replace(code, '_', ' ')) from qualification on conflict do nothing;
alter table qualification alter column expires_on drop not null;
alter table qualification add foreign key (code) references qualification_kind;
comment on column qualification.expires_on is 'The last day it holds; null when it does not end.';
alter table incident_type add foreign key (required_qualification) references qualification_kind;

alter table crew_member alter column unit_code drop not null;
alter table crew_member add column staff_number text unique;
alter table crew_member add column contractor text;
alter table crew_member add column phone text;
comment on column crew_member.unit_code is 'The crew they belong to; null for who is only called out.';
comment on column crew_member.contractor is 'The company that employs them; null for the utility''s own people.';
comment on column crew_member.phone is 'For dispatchers and supervisors only.';

alter table unit add column standby boolean not null default false;
comment on column unit.standby is 'Whether its people rest at the station between jobs, so that its own shifts do not count as hours on.';
update unit set standby = true where (
  select sum(extract(epoch from case when ends_at > starts_at then ends_at - starts_at
    else ends_at - starts_at + interval '24 hours' end))
  from shift_pattern p where p.unit_code = unit.code) >= 7 * 24 * 3600;

create table unit_kind_rule (
  kind text primary key,
  minimum_crew integer not null default 0 check (minimum_crew between 0 and 20),
  needs_equipment text[] not null default '{}'
);
comment on table unit_kind_rule is 'What a unit of that kind must have before it is sent.';

create table shift_template (
  id uuid primary key,
  name text not null unique,
  days integer[] not null,
  starts_at time not null,
  ends_at time not null
);
comment on table shift_template is 'Shifts that units are given by name; days as in shift_pattern.';

create table shift_off (
  unit_code text not null references unit,
  on_day date not null,
  starts_at time not null,
  primary key (unit_code, on_day, starts_at)
);
comment on table shift_off is 'Days on which a weekly shift that begins at that time is not worked.';

create table person_shift (
  id uuid primary key,
  person_id uuid not null references crew_member on delete cascade,
  unit_code text not null references unit,
  kind text not null check (kind in ('SWAP', 'CALL_OUT')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  made_by text not null,
  made_at timestamptz not null,
  exclude using gist (person_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index person_shift_end on person_shift (ends_at);
comment on table person_shift is 'A time for which one person is with that unit, whatever crew they belong to.';

create table person_leave (
  id uuid primary key,
  person_id uuid not null references crew_member on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  made_by text not null,
  made_at timestamptz not null,
  exclude using gist (person_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index person_leave_end on person_leave (ends_at);
comment on table person_leave is 'When somebody is away; why is nobody''s business here.';
create index shift_end on shift (ends_at);

create table fleet_item (
  code text primary key check (code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$'),
  class text not null check (class in ('VEHICLE', 'EQUIPMENT')),
  kind text not null,
  weight_t double precision check (weight_t > 0 and weight_t < 200),
  height_m double precision check (height_m > 0 and height_m < 10),
  in_service boolean not null default true
);
comment on column fleet_item.kind is 'Such as pickup or vacuum_truck; excavator, pump, valve_exerciser or light_tower.';

create table fleet_use (
  id uuid primary key,
  item_code text not null references fleet_item on delete cascade,
  unit_code text not null references unit,
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  exclude using gist (item_code with =, tstzrange(starts_at, ends_at) with &&)
);
comment on column fleet_use.ends_at is 'Null: until further notice.';
