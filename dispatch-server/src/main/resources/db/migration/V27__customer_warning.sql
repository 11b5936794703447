-- Who has been told that the water goes off, how, and by whom. Append-only: the newest line of a customer holds.

create table customer_warning (
  id uuid primary key,
  incident_id uuid not null references incident,
  customer_ref text not null,
  outcome text not null check (outcome in ('REACHED', 'NOT_REACHED')),
  channel text not null check (channel in ('PHONE', 'DOOR', 'MESSAGE')),
  actor text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  position bigint generated always as identity
);
create index customer_warning_customer on customer_warning (incident_id, customer_ref, position desc);
