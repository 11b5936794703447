-- Incidents, the calls that belong to them, and their append-only log. Times come in pairs: when it happened
-- (occurred_at) and when it was written down (recorded_at).

create table priority (
  code text primary key,
  label text not null,
  rank integer not null,
  acknowledge_s integer,
  on_site_s integer,
  restore_s integer
);
comment on table priority is 'Targets of each priority, in seconds; null means no target.';

create table incident_type (
  code text primary key,
  label text not null,
  air_label text not null,
  utility text not null,
  priority text not null references priority,
  unit_kinds text[] not null,
  required_qualification text,
  hazards text[] not null default '{}',
  traced boolean not null default false,
  position integer not null
);
comment on column incident_type.air_label is 'The few capitals that a radio shows.';
comment on column incident_type.traced is 'Whether a new incident on a main is traced to its valves at once.';

create table incident_type_phrase (
  type_code text not null references incident_type,
  phrase text not null,
  weight integer not null,
  priority text references priority,
  reason text,
  primary key (type_code, phrase)
);
comment on column incident_type_phrase.phrase is 'Words as a caller says them; each word matches its beginning when it ends in *.';
comment on column incident_type_phrase.priority is 'When set, hearing this proposes at least this priority.';

create table incident_type_question (
  id text primary key,
  type_code text not null references incident_type,
  text text not null,
  kind text not null default 'yes_no' check (kind in ('yes_no')),
  weight integer not null,
  position integer not null
);

create table incident_transition (
  from_state text not null,
  to_state text not null,
  label text not null,
  needs_reason boolean not null default false,
  primary key (from_state, to_state)
);
comment on table incident_transition is 'Which state may follow which; edited here, not in code.';

create table incident_number (
  year integer primary key,
  last bigint not null
);

create table incident (
  id uuid primary key,
  version bigint not null,
  number text not null unique,
  type_code text not null references incident_type,
  priority text not null references priority,
  state text not null check (state in ('REPORTED', 'VERIFIED', 'RESPONDING', 'MADE_SAFE', 'RESTORED',
    'RESTORATION_PENDING', 'CLOSED', 'UNFOUNDED', 'DUPLICATE', 'CUSTOMER_SIDE', 'REFERRED', 'REOPENED')),
  open boolean not null generated always as
    (state not in ('CLOSED', 'UNFOUNDED', 'DUPLICATE', 'CUSTOMER_SIDE', 'REFERRED')) stored,
  address_text text,
  location geometry check (geometrytype(location) = 'POINT'),
  location_method text,
  location_accuracy_m double precision,
  main_ref text,
  narrative text not null,
  opened_at timestamptz not null,
  recorded_at timestamptz not null,
  closed_at timestamptz
);
create index incident_open on incident (opened_at) where open;
create index incident_location on incident using gist (location);
create index incident_opened on incident (opened_at desc);
create index incident_main on incident (main_ref) where open;

create table call (
  id uuid primary key,
  number text not null unique,
  incident_id uuid not null references incident,
  caller_name text,
  caller_phone text,
  narrative text not null,
  address_text text,
  location geometry check (geometrytype(location) = 'POINT'),
  answers jsonb not null default '{}',
  callback_wanted boolean not null,
  callback_done_at timestamptz,
  callback_note text,
  callback_by text,
  taken_by text not null,
  received_at timestamptz not null,
  recorded_at timestamptz not null
);
create index call_incident on call (incident_id);
create index call_callback on call (received_at) where callback_wanted and callback_done_at is null;

create table incident_event (
  ordinal bigint generated always as identity primary key,
  id uuid not null unique,
  incident_id uuid not null references incident,
  version bigint not null,
  kind text not null,
  text text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  source text not null check (source in ('DISPATCHER', 'APP', 'RADIO', 'SYSTEM', 'GEOFENCE')),
  data jsonb not null default '{}',
  supersedes uuid references incident_event (id)
);
create index incident_event_incident on incident_event (incident_id, ordinal);
create index incident_event_kind on incident_event (kind, incident_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only: write a new row that supersedes the old one', tg_table_name;
end $$;

create trigger incident_event_append_only before update or delete on incident_event
  for each row execute function refuse_change();

insert into priority (code, label, rank, acknowledge_s, on_site_s, restore_s) values
  ('P1', 'Emergency', 1, 120, 3600, 10800),
  ('P2', 'Same day', 2, 900, 28800, null),
  ('P3', 'Routine', 3, 3600, 86400, 604800),
  ('SO', 'Service order', 4, null, 28800, null);

insert into incident_transition (from_state, to_state, label, needs_reason) values
  ('REPORTED', 'VERIFIED', 'Verify', false),
  ('REPORTED', 'RESPONDING', 'Responding', false),
  ('REPORTED', 'MADE_SAFE', 'Made safe', false),
  ('REPORTED', 'UNFOUNDED', 'Unfounded', true),
  ('REPORTED', 'DUPLICATE', 'Duplicate', true),
  ('REPORTED', 'CUSTOMER_SIDE', 'Customer side', true),
  ('REPORTED', 'REFERRED', 'Refer', true),
  ('VERIFIED', 'RESPONDING', 'Responding', false),
  ('VERIFIED', 'MADE_SAFE', 'Made safe', false),
  ('VERIFIED', 'UNFOUNDED', 'Unfounded', true),
  ('VERIFIED', 'DUPLICATE', 'Duplicate', true),
  ('VERIFIED', 'CUSTOMER_SIDE', 'Customer side', true),
  ('VERIFIED', 'REFERRED', 'Refer', true),
  ('RESPONDING', 'MADE_SAFE', 'Made safe', false),
  ('RESPONDING', 'RESTORED', 'Restored', false),
  ('RESPONDING', 'UNFOUNDED', 'Unfounded', true),
  ('RESPONDING', 'DUPLICATE', 'Duplicate', true),
  ('RESPONDING', 'CUSTOMER_SIDE', 'Customer side', true),
  ('RESPONDING', 'REFERRED', 'Refer', true),
  ('MADE_SAFE', 'RESTORED', 'Restored', false),
  ('MADE_SAFE', 'RESTORATION_PENDING', 'Restoration pending', false),
  ('MADE_SAFE', 'CLOSED', 'Close without restoring', true),
  ('RESTORED', 'RESTORATION_PENDING', 'Restoration pending', false),
  ('RESTORED', 'CLOSED', 'Close', false),
  ('RESTORED', 'RESPONDING', 'Not restored after all', true),
  ('RESTORATION_PENDING', 'CLOSED', 'Close', false),
  ('RESTORATION_PENDING', 'RESPONDING', 'Work again', true),
  ('CLOSED', 'REOPENED', 'Reopen', true),
  ('UNFOUNDED', 'REOPENED', 'Reopen', true),
  ('DUPLICATE', 'REOPENED', 'Not a duplicate', true),
  ('CUSTOMER_SIDE', 'REOPENED', 'Reopen', true),
  ('REFERRED', 'REOPENED', 'Take back', true),
  ('REOPENED', 'VERIFIED', 'Verify', false),
  ('REOPENED', 'RESPONDING', 'Responding', false),
  ('REOPENED', 'MADE_SAFE', 'Made safe', false),
  ('REOPENED', 'UNFOUNDED', 'Unfounded', true),
  ('REOPENED', 'DUPLICATE', 'Duplicate', true),
  ('REOPENED', 'CUSTOMER_SIDE', 'Customer side', true),
  ('REOPENED', 'REFERRED', 'Refer', true),
  ('REOPENED', 'CLOSED', 'Close again', true);
