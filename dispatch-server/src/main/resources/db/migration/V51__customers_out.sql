-- Who was without water, from when until when, worked out from what was really done at the valves.

create table customer_outage (
  customer_ref text not null,
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at > began_at),
  incident_id uuid not null references incident,
  critical text,
  primary key (customer_ref, began_at)
);
create index customer_outage_incident on customer_outage (incident_id);
create index customer_outage_open on customer_outage (incident_id) where ended_at is null;
comment on column customer_outage.incident_id is 'The incident whose valve, closed at that moment, took the water away.';

-- Boil-water advisories. Append-only; the state follows from the lines.
create table advisory_step (
  id uuid primary key,
  incident_id uuid not null references incident,
  kind text not null check (kind in ('ISSUED', 'SAMPLE_PASSED', 'SAMPLE_FAILED', 'RESCINDED')),
  note text,
  actor text not null,
  source text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  ordinal bigint generated always as identity
);
create index advisory_step_incident on advisory_step (incident_id, ordinal);

-- Planned jobs: an incident with a window.
create table planned_job (
  incident_id uuid primary key references incident,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at)
);
insert into incident_type (code, label, air_label, utility, priority, unit_kinds, required_qualification, hazards, traced, position) values
  ('PLANNED_SHUTDOWN', 'Planned shutdown', 'PLANNED SHUTDOWN', 'water', 'SO', '{valve,repair}', null, '{Traffic}', true, 20);
