-- Calls as the telephone has them, from ringing to what came of them. A call that is taken has its words in call; one that
-- nobody answered, or that needed no incident, is kept here alone.

create table phone_system (
  id uuid primary key,
  name text not null,
  secret_hash text not null unique,
  enabled boolean not null default true,
  created_at timestamptz not null,
  created_by text not null,
  last_heard_at timestamptz,
  last_trouble text,
  taken bigint not null default 0,
  refused bigint not null default 0
);
comment on table phone_system is 'Telephone systems that may say who calls; of each secret only the SHA-256 is kept.';

create table phone_call_transition (
  from_state text not null,
  to_state text not null,
  label text not null,
  needs_reason boolean not null default false,
  primary key (from_state, to_state)
);
comment on table phone_call_transition is 'Which state may follow which; edited here, not in code.';

insert into phone_call_transition (from_state, to_state, label, needs_reason) values
  ('RINGING', 'ANSWERED', 'Answer', false),
  ('RINGING', 'ABANDONED', 'Missed', false),
  ('ANSWERED', 'TRIAGED', 'Write up', false),
  ('ANSWERED', 'ABANDONED', 'Nobody there', true),
  ('TRIAGED', 'LINKED', 'Link to an incident', false),
  ('TRIAGED', 'NEW_INCIDENT', 'New incident', false),
  ('TRIAGED', 'ADVISED', 'Advise', true),
  ('TRIAGED', 'REFERRED', 'Refer', true),
  ('TRIAGED', 'ABANDONED', 'Caller gone', true),
  ('LINKED', 'NEW_INCIDENT', 'Take out into an incident of its own', false),
  ('NEW_INCIDENT', 'LINKED', 'Link to another incident', false),
  ('ABANDONED', 'ANSWERED', 'Answered after all', false);

create table phone_call (
  id uuid primary key,
  system_id uuid references phone_system on delete set null,
  external_id text,
  state text not null check (state in ('RINGING', 'ANSWERED', 'TRIAGED', 'LINKED', 'NEW_INCIDENT', 'ADVISED', 'REFERRED',
    'ABANDONED')),
  number text,
  number_key text,
  line text,
  began_at timestamptz not null,
  recorded_at timestamptz not null,
  rang_at timestamptz,
  answered_at timestamptz,
  answered_by text,
  hung_up_at timestamptz,
  call_id uuid unique references call,
  caller_name text,
  narrative text,
  outcome_note text,
  callback_owed boolean not null default false,
  callback_done_at timestamptz,
  callback_done_by text,
  callback_note text,
  unique (system_id, external_id)
);
create index phone_call_open on phone_call (began_at) where state in ('RINGING', 'ANSWERED', 'TRIAGED');
create index phone_call_number on phone_call (number_key, began_at);
create index phone_call_callback on phone_call (began_at) where callback_owed and callback_done_at is null;
create index phone_call_began on phone_call (began_at);
comment on column phone_call.number_key is 'The number in the form that is compared; null when it is withheld.';
comment on column phone_call.answered_by is 'A user, or the extension as the telephone system names it.';
comment on column phone_call.outcome_note is 'What the caller was advised, whom they were referred to, or why nothing came of it.';

create table phone_call_event (
  ordinal bigint generated always as identity primary key,
  phone_call_id uuid not null references phone_call,
  kind text not null,
  from_state text,
  to_state text,
  note text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  source text not null check (source in ('DISPATCHER', 'TELEPHONE', 'SYSTEM'))
);
create index phone_call_event_call on phone_call_event (phone_call_id, ordinal);
create trigger phone_call_event_append_only before update or delete on phone_call_event
  for each row execute function refuse_change();

-- Whose number it is, whatever way it was written down: the last digits find the few, which are then compared in full.
create function last_digits(phone text) returns text language sql immutable parallel safe as $$
  select nullif(right(regexp_replace(regexp_replace(lower(phone), '(ext|x|#|;).*$', ''), '[^0-9]', '', 'g'), 7), '')
$$;
create index customer_phone on customer (last_digits(phone)) where phone is not null;
create index call_phone on call (last_digits(caller_phone), received_at) where caller_phone is not null;

insert into duty (code, label, severity, after_s, local_time, position) values
  ('MISSED_CALL', 'Missed call called back', 'MEDIUM', 300, null, 14);
