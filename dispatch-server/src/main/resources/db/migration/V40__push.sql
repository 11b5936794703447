-- What must reach a crew, by which channel, and how far it got. Rows are written with the assignment and sent after the
-- commit; what a crash leaves behind is found by its due time.

create table delivery (
  id uuid primary key,
  assignment_id uuid not null references assignment,
  incident_id uuid not null references incident,
  unit_code text not null references unit,
  channel text not null check (channel in ('APP', 'RADIO')),
  kind text not null check (kind in ('ORDER', 'CANCELLATION')),
  state text not null check (state in ('QUEUED', 'SENT', 'DELIVERED', 'DEVICE_ACK', 'PERSON_ACK', 'FAILED', 'SUPERSEDED')),
  final boolean not null generated always as (state in ('PERSON_ACK', 'FAILED', 'SUPERSEDED')) stored,
  radio_id text,
  token text not null,
  priority text not null,
  text text not null,
  expires_at timestamptz not null,
  queued_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  device_ack_at timestamptz,
  person_ack_at timestamptz,
  attempts integer not null default 0,
  detail text,
  due_at timestamptz,
  unique (assignment_id, channel, kind)
);
create index delivery_due on delivery (due_at) where due_at is not null;
create index delivery_unit on delivery (unit_code) where state in ('QUEUED', 'SENT');
comment on column delivery.due_at is 'When to send it, or send it again; null when there is nothing more to send.';

create table radio_chore (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('WITHDRAW', 'CLOSE')),
  delivery_id uuid not null references delivery,
  reason text not null
);
comment on table radio_chore is 'What the radio gateway is still to be told of orders that ended elsewhere.';

create table order_watch (
  assignment_id uuid primary key references assignment,
  incident_id uuid not null references incident,
  unit_code text not null,
  alarm_at timestamptz not null
);
create index order_watch_due on order_watch (alarm_at);
comment on table order_watch is 'Orders that no person has answered yet, and when that becomes an alarm.';

create table alarm (
  id uuid primary key,
  severity text not null check (severity in ('CRITICAL', 'HIGH', 'MEDIUM')),
  kind text not null,
  text text not null,
  incident_id uuid references incident,
  assignment_id uuid references assignment,
  unit_code text,
  action text not null,
  since timestamptz not null,
  gone_at timestamptz,
  gone_by text
);
create index alarm_standing on alarm (since) where gone_at is null;
create unique index alarm_once on alarm (kind, assignment_id) where gone_at is null and assignment_id is not null;
