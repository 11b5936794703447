-- Service orders of the customer information system (CIS): disconnect, reconnect, meter and the like. In the field an order
-- is an incident with its assignments; the order's state follows them.

create table service_order_kind (
  code text primary key,
  label text not null,
  air_label text not null,
  minutes integer not null check (minutes > 0),
  required_qualification text,
  unit_kinds text[] not null,
  utility text not null,
  incident_type text not null references incident_type,
  rank integer not null check (rank > 0),
  stops_when_paid boolean not null default false,
  undone_by text references service_order_kind,
  position integer not null
);
comment on column service_order_kind.minutes is 'How long the work takes at the premise, in minutes.';
comment on column service_order_kind.incident_type is 'As what it is worked in the field.';
comment on column service_order_kind.rank is '1 is done first when a day is too short for all.';
comment on column service_order_kind.stops_when_paid is 'Whether a payment of the account cancels it.';
comment on column service_order_kind.undone_by is 'What is ordered when it was done though the account had paid.';

insert into service_order_kind (code, label, air_label, minutes, required_qualification, unit_kinds, utility,
    incident_type, rank, stops_when_paid, undone_by, position) values
  ('RECONNECT', 'Reconnect', 'RECONNECT', 20, null, '{meter}', 'water', 'RECONNECT', 1, false, null, 1),
  ('DISCONNECT', 'Disconnect', 'DISCONNECT', 15, null, '{meter}', 'water', 'DISCONNECT', 4, true, 'RECONNECT', 2),
  ('METER', 'Meter exchange or repair', 'METER', 40, null, '{meter}', 'water', 'METER', 3, false, null, 3),
  ('METER_READ', 'Meter read', 'METER READ', 10, null, '{meter}', 'water', 'METER', 5, false, null, 4),
  ('DYE_TEST', 'Dye test', 'DYE TEST', 60, null, '{sewer}', 'sewer', 'OTHER', 4, false, null, 5),
  ('CURB_STOP', 'Curb stop', 'CURB STOP', 45, null, '{meter,valve}', 'water', 'CURB_STOP', 3, false, null, 6),
  ('INVESTIGATION', 'Investigation', 'INVESTIGATE', 30, null, '{meter,leak}', 'water', 'ILLEGAL_RESTORATION', 2, false, null, 7);

create table service_order_transition (
  from_state text not null,
  to_state text not null,
  label text not null,
  needs_reason boolean not null default false,
  primary key (from_state, to_state)
);
comment on table service_order_transition is 'Which state may follow which; edited here, not in code.';

insert into service_order_transition (from_state, to_state, label, needs_reason) values
  ('RECEIVED', 'RELEASED', 'Release', false),
  ('RECEIVED', 'UNABLE', 'Unable', true),
  ('RECEIVED', 'CANCELLED', 'Cancel', true),
  ('RELEASED', 'DISPATCHED', 'Send', false),
  ('RELEASED', 'DONE', 'Done after all', false),
  ('RELEASED', 'UNABLE', 'Unable', true),
  ('RELEASED', 'CANCELLED', 'Cancel', true),
  ('DISPATCHED', 'RELEASED', 'Back to the list', false),
  ('DISPATCHED', 'EN_ROUTE', 'En route', false),
  ('DISPATCHED', 'AT_PREMISE', 'At premise', false),
  ('DISPATCHED', 'DONE', 'Done after all', false),
  ('DISPATCHED', 'UNABLE', 'Unable', true),
  ('DISPATCHED', 'CANCEL_REQUESTED', 'Cancel', true),
  ('DISPATCHED', 'CANCELLED', 'Cancel before it is sent', true),
  ('EN_ROUTE', 'RELEASED', 'Back to the list', false),
  ('EN_ROUTE', 'DISPATCHED', 'Not on its way', false),
  ('EN_ROUTE', 'AT_PREMISE', 'At premise', false),
  ('EN_ROUTE', 'DONE', 'Done after all', false),
  ('EN_ROUTE', 'UNABLE', 'Unable', true),
  ('EN_ROUTE', 'CANCEL_REQUESTED', 'Cancel', true),
  ('AT_PREMISE', 'RELEASED', 'Back to the list', false),
  ('AT_PREMISE', 'DISPATCHED', 'Left for a while', false),
  ('AT_PREMISE', 'EN_ROUTE', 'Not there yet', false),
  ('AT_PREMISE', 'DONE', 'Done', false),
  ('AT_PREMISE', 'UNABLE', 'Unable', true),
  ('AT_PREMISE', 'CANCEL_REQUESTED', 'Stop at the door', true),
  ('DONE', 'AT_PREMISE', 'Not done after all', false),
  ('DONE', 'UNABLE', 'Unable after all', true),
  ('DONE', 'CANCEL_REQUESTED', 'Not done, to be cancelled', true),
  ('UNABLE', 'RELEASED', 'Try again', true),
  ('UNABLE', 'AT_PREMISE', 'Work again', false),
  ('UNABLE', 'DONE', 'Done after all', false),
  ('UNABLE', 'CANCEL_REQUESTED', 'Work again, to be cancelled', true),
  ('CANCEL_REQUESTED', 'CANCELLED', 'Acknowledged', false),
  ('CANCEL_REQUESTED', 'DONE', 'Done all the same', false),
  ('CANCEL_REQUESTED', 'UNABLE', 'Unable', true),
  ('CANCELLED', 'DONE', 'Done all the same', false);

create table service_order (
  id uuid primary key,
  version bigint not null default 0,
  number text not null unique,
  cis_version bigint not null,
  kind text not null references service_order_kind,
  state text not null check (state in ('RECEIVED', 'RELEASED', 'DISPATCHED', 'EN_ROUTE', 'AT_PREMISE', 'DONE', 'UNABLE',
    'CANCEL_REQUESTED', 'CANCELLED')),
  open boolean not null generated always as (state not in ('DONE', 'UNABLE', 'CANCELLED')) stored,
  in_field boolean not null generated always as (state in ('DISPATCHED', 'EN_ROUTE', 'AT_PREMISE', 'CANCEL_REQUESTED')) stored,
  account text,
  customer_ref text,
  customer_name text,
  address_text text,
  location geometry check (geometrytype(location) = 'POINT'),
  what_to_do text not null,
  reason text,
  amount numeric(12, 2),
  issued_at timestamptz not null,
  received_at timestamptz not null,
  due_on date not null,
  window_from timestamptz,
  window_to timestamptz check (window_to > window_from),
  incident_id uuid unique references incident,
  assignment_id uuid,
  unit_code text,
  planned_at timestamptz,
  cancel_reason text,
  stop_at_door boolean not null default false,
  done_at timestamptz,
  done_recorded_at timestamptz,
  payment_id text,
  paid_at timestamptz,
  paid_recorded_at timestamptz,
  won_by text generated always as (case when paid_at is null then null when done_at <= paid_at then 'TRUCK'
    else 'PAYMENT' end) stored,
  made_for uuid unique references service_order
);
create index service_order_open on service_order (due_on) where open;
create index service_order_day on service_order (due_on desc, number);
create index service_order_account on service_order (account);
create index service_order_customer on service_order (customer_ref) where open;
comment on column service_order.number is 'The CIS''s own number; of an order that was made here, one made of the order it is for.';
comment on column service_order.cis_version is 'A newer one amends the order.';
comment on column service_order.issued_at is 'When the CIS made it.';
comment on column service_order.assignment_id is 'The assignment that the order follows, or that it is reserved by; null when nobody has it.';
comment on column service_order.done_at is 'When the work was done as reported; done_recorded_at is when that was written down.';
comment on column service_order.won_by is 'Of a paid order: which came first by the times at which it happened, payment or work.';
comment on column service_order.made_for is 'The disconnect that this reconnect undoes; there is one at most.';

create table service_order_event (
  ordinal bigint generated always as identity primary key,
  id uuid not null unique,
  order_id uuid not null references service_order,
  kind text not null,
  from_state text,
  to_state text,
  text text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  source text not null check (source in ('DISPATCHER', 'APP', 'RADIO', 'SYSTEM', 'GEOFENCE')),
  unit_code text,
  supersedes uuid references service_order_event (id)
);
create index service_order_event_order on service_order_event (order_id, ordinal);
create trigger service_order_event_append_only before update or delete on service_order_event
  for each row execute function refuse_change();
