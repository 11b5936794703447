-- Vehicle trackers, and steps that positions suggest.

create table tracker (
  id uuid primary key,
  kind text not null check (kind in ('TRACCAR', 'OSMAND')),
  name text not null,
  unit_code text not null references unit,
  device_id text check ((device_id is null) = (kind = 'OSMAND')),
  secret_hash text not null,
  enabled boolean not null default true,
  created_at timestamptz not null,
  created_by text not null,
  last_heard_at timestamptz,
  last_trouble text,
  taken bigint not null default 0,
  refused bigint not null default 0
);
create unique index tracker_device on tracker (device_id) where kind = 'TRACCAR';
create unique index tracker_secret on tracker (secret_hash) where kind = 'OSMAND';
comment on table tracker is 'Vehicle trackers that are let in; of each secret only the SHA-256 is kept.';
comment on column tracker.device_id is 'Its unique id in Traccar, whose one secret all its trackers share.';
comment on column tracker.last_trouble is 'Code of what was wrong with the last thing heard; null when it was taken.';

create table step_proposal (
  assignment_id uuid not null references assignment on delete cascade,
  step text not null check (step in ('EN_ROUTE', 'ON_SITE')),
  proposed_at timestamptz not null,
  occurred_at timestamptz not null,
  location geometry not null,
  accuracy_m double precision not null,
  refused_at timestamptz,
  refused_by text,
  primary key (assignment_id, step)
);
comment on table step_proposal is 'What a crew seems to have done, by its positions, until it says so itself; a refused one stays, so that nobody is asked again.';
