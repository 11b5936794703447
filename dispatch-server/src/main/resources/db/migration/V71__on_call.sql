-- Who is called when nobody is on, and who was tried.

create table on_call_list (
  code text primary key check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null,
  unit_code text not null references unit
);
comment on column on_call_list.unit_code is 'The unit that people from this list man, unless the dispatcher says another.';

create table on_call_member (
  list_code text not null references on_call_list on delete cascade,
  person_id uuid not null references crew_member on delete cascade,
  position integer not null,
  primary key (list_code, person_id)
);

create table call_out (
  id uuid primary key,
  incident_id uuid not null references incident,
  list_code text not null references on_call_list,
  unit_code text not null references unit,
  until timestamptz not null,
  started_by text not null,
  started_at timestamptz not null
);
create index call_out_incident on call_out (incident_id);
comment on column call_out.until is 'Until when those who accept are on.';

create table call_out_attempt (
  id uuid primary key,
  call_out_id uuid not null references call_out,
  person_id uuid not null references crew_member,
  result text not null check (result in ('REACHED', 'NO_ANSWER', 'DECLINED', 'ACCEPTED')),
  reason text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  made_by text not null
);
create index call_out_attempt_person on call_out_attempt (person_id, occurred_at);
create index call_out_attempt_call on call_out_attempt (call_out_id);
