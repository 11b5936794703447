create table radio_set_aside (
  id bigint generated always as identity primary key,
  gateway text not null,
  message_id uuid not null,
  told text not null,
  failure text not null,
  at timestamptz not null
);
comment on table radio_set_aside is 'What gateways told and the server could not take, again and again, so that it does not hold up what comes after; each has an alarm.';
comment on column radio_set_aside.told is 'JSON as it came, which may hold characters that no other column takes.';
