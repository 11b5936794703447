-- What a break takes down: the valves that isolate it, the stretches of main behind them, and who is on those.

create table outage (
  id uuid primary key,
  version bigint not null,
  incident_id uuid not null references incident,
  current boolean not null,
  state text not null check (state in ('PROPOSED', 'APPROVED', 'CUSTOMERS_WARNED', 'CLOSING', 'ISOLATED', 'REPAIRED',
    'FLUSHING', 'OPENING', 'RESTORED')),
  isolated boolean not null,
  reason text,
  main_ref text,
  break_point geometry check (geometrytype(break_point) = 'POINT'),
  network_version bigint not null,
  valve_state_version bigint not null,
  length_m double precision not null,
  confidence text[] not null default '{}',
  segment geometry,
  secondary geometry,
  customers_segment integer not null default 0,
  customers_secondary integer not null default 0,
  customers_critical integer not null default 0,
  traced_by text not null,
  traced_at timestamptz not null
);
comment on column outage.network_version is 'The network and the valve states the answer was made from.';
create unique index outage_current on outage (incident_id) where current;
create index outage_incident on outage (incident_id, traced_at);

create table outage_part (
  outage_id uuid not null references outage on delete cascade,
  part text not null check (part in ('SEGMENT', 'SECONDARY')),
  main_ref text not null,
  from_fraction double precision not null,
  to_fraction double precision not null
);
create index outage_part_outage on outage_part (outage_id);
create index outage_part_main on outage_part (main_ref);

create table outage_valve (
  outage_id uuid not null references outage on delete cascade,
  ref text not null,
  role text not null check (role in ('CLOSE', 'VERIFY_CLOSED', 'STUCK', 'DRY_SIDE')),
  closing_order integer not null,
  reason text not null,
  closed_at timestamptz,
  primary key (outage_id, ref)
);

create table outage_hydrant (
  outage_id uuid not null references outage on delete cascade,
  ref text not null,
  primary key (outage_id, ref)
);

create table outage_customer (
  outage_id uuid not null references outage on delete cascade,
  customer_ref text not null,
  part text not null check (part in ('SEGMENT', 'SECONDARY')),
  critical text,
  primary key (outage_id, customer_ref)
);

create table valve_operation (
  id uuid primary key,
  incident_id uuid not null references incident,
  outage_id uuid references outage,
  valve_ref text not null,
  result text not null check (result in ('DONE', 'STUCK', 'BROKEN', 'NOT_FOUND', 'INACCESSIBLE')),
  position text not null check (position in ('OPEN', 'CLOSED')),
  turns double precision,
  actor text not null,
  source text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  state_version bigint not null
);
create index valve_operation_incident on valve_operation (incident_id, occurred_at);
