-- Who says that an order is done. Two crews may say it; when one takes it back, the other's word still stands.

create table service_order_done (
  order_id uuid not null references service_order,
  assignment_id uuid not null primary key references assignment,
  done_at timestamptz not null,
  recorded_at timestamptz not null
);
create index service_order_done_order on service_order_done (order_id);
comment on column service_order_done.done_at is 'When the work was done as that crew reported.';

insert into service_order_done (order_id, assignment_id, done_at, recorded_at)
  select id, assignment_id, done_at, done_recorded_at from service_order
  where state = 'DONE' and done_at is not null and assignment_id is not null
  on conflict do nothing;

-- A crew that had left goes on with an order that was cancelled meanwhile: it has to be told.
insert into service_order_transition (from_state, to_state, label, needs_reason) values
  ('CANCELLED', 'CANCEL_REQUESTED', 'A crew is on it again', false);
