-- A shutdown: which plan was approved and by whom, who works which valve, and what was done since.

alter table outage
  add column trace_id uuid,
  add column plan text not null default 'NEAREST' check (plan in ('NEAREST', 'FEWEST_VALVES', 'LEAST_WEIGHT')),
  add column zones text[] not null default '{}',
  add column approved_at timestamptz,
  add column approved_by text,
  add column replaces uuid references outage,
  add constraint outage_approved_by_somebody check ((approved_at is null) = (approved_by is null));
update outage set trace_id = id;
alter table outage alter column trace_id set not null;
create unique index outage_trace_plan on outage (trace_id, plan);
comment on column outage.trace_id is 'The plans of one trace share it; one of them is current.';
comment on column outage.replaces is 'The approved plan this one is to take the place of, after a valve turned out to be stuck.';
comment on column outage.zones is 'Pressure zones that opening valves for the time being would join.';

alter table outage_valve drop constraint outage_valve_role_check;
alter table outage_valve
  drop column closed_at,
  add column unit_code text,
  add constraint outage_valve_role_check check (role in ('CLOSE', 'OPEN', 'VERIFY_CLOSED', 'STUCK', 'DRY_SIDE'));
create index outage_valve_ref on outage_valve (ref);
comment on column outage_valve.unit_code is 'The unit that is to work it; null: whoever is there.';

alter table valve_operation
  add column position_before text check (position_before in ('open', 'closed', 'unknown')),
  add column ordinal bigint generated always as identity;
create index valve_operation_valve on valve_operation (valve_ref, incident_id);
update valve_operation set position_before = case position when 'CLOSED' then 'open' else 'closed' end;
alter table valve_operation alter column position_before set not null;
comment on column valve_operation.position_before is 'Where the valve stood when the report came in.';

-- What was done in a shutdown besides turning valves. Append-only.
create table outage_step (
  id uuid primary key,
  incident_id uuid not null references incident,
  kind text not null check (kind in ('CUSTOMERS_WARNED', 'ISOLATED', 'PROVED', 'REPAIRED', 'FLUSHING')),
  note text,
  actor text not null,
  source text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null
);
create index outage_step_incident on outage_step (incident_id, occurred_at);

-- Valves that do not go back to where they stood: why, and which other shutdown still needs them so.
create table valve_left (
  id uuid primary key,
  incident_id uuid not null references incident,
  valve_ref text not null,
  position_before text not null,
  reason text not null,
  needed_by uuid references incident,
  actor text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null
);
create unique index valve_left_valve on valve_left (incident_id, valve_ref);
create index valve_left_needed_by on valve_left (needed_by);

-- Where each valve that an incident turned, or took over turned, stood before.
create view shutdown_valve as
select distinct on (incident_id, valve_ref) incident_id, valve_ref, position_before
from (
  select incident_id, valve_ref, position_before, recorded_at from valve_operation where result = 'DONE'
  union all
  select needed_by, valve_ref, position_before, recorded_at from valve_left where needed_by is not null) t
order by incident_id, valve_ref, recorded_at;
