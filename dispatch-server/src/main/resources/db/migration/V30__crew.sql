-- Units, who is on them, what they may do, and when they are on.

create extension if not exists btree_gist;

create table unit (
  code text primary key check (code ~ '^[A-Z][A-Z0-9-]{0,9}$'),
  name text not null,
  kind text not null,
  radio_id text unique,
  in_service boolean not null default true,
  out_of_service_reason text,
  location geometry check (geometrytype(location) = 'POINT'),
  position_at timestamptz,
  position_accuracy_m double precision,
  last_token text
);
comment on column unit.kind is 'valve, repair, sewer, leak, meter, traffic or gas.';

create table crew_member (
  id uuid primary key,
  unit_code text not null references unit,
  name text not null,
  username text unique
);
create index crew_member_unit on crew_member (unit_code);

create table qualification (
  member_id uuid not null references crew_member on delete cascade,
  code text not null,
  expires_on date not null,
  primary key (member_id, code)
);

create table shift (
  id uuid primary key,
  unit_code text not null references unit,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  exclude using gist (unit_code with =, tstzrange(starts_at, ends_at) with &&)
);
comment on table shift is 'Shifts on a date; they add to the weekly pattern.';

create table shift_pattern (
  unit_code text not null references unit,
  day_of_week integer not null check (day_of_week between 1 and 7),
  starts_at time not null,
  ends_at time not null,
  primary key (unit_code, day_of_week, starts_at)
);
comment on table shift_pattern is 'Every week, in the city''s time; 1 is Monday; an end at or before the start is on the next day.';
