-- Incidents that turned out to be one: which is a duplicate of which, and whose calls went along, so that it can be undone.
create table incident_merge (
  id uuid primary key,
  incident_id uuid not null references incident,
  into_id uuid not null references incident check (into_id <> incident_id),
  merged_at timestamptz not null,
  merged_by text not null,
  reason text not null,
  undone_at timestamptz,
  undone_by text,
  undone_reason text
);
create unique index incident_merge_standing on incident_merge (incident_id) where undone_at is null;
create index incident_merge_into on incident_merge (into_id);

create table incident_merge_call (
  merge_id uuid not null references incident_merge,
  call_id uuid not null references call,
  primary key (merge_id, call_id)
);
create index incident_merge_call_call on incident_merge_call (call_id);
