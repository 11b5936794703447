-- What is due by the clock. Nothing here is a timer that could be missed: what is due follows from what is written down, at
-- every look, on every server. That an alarm was raised for it is written once.

create table duty (
  code text primary key,
  label text not null,
  severity text not null check (severity in ('CRITICAL', 'HIGH', 'MEDIUM')),
  enabled boolean not null default true,
  after_s integer check (after_s >= 0),
  local_time time,
  position integer not null
);
comment on table duty is 'What a clock is kept of; edited by a supervisor.';
comment on column duty.after_s is 'How long after what it counts from; null where the priority or the thing itself says.';
comment on column duty.local_time is 'For what is due at a time of the day, in the city''s time.';

insert into duty (code, label, severity, after_s, local_time, position) values
  ('ON_SITE_URGENT', 'Crew on site, emergency', 'HIGH', null, null, 1),
  ('ON_SITE', 'Crew on site', 'MEDIUM', null, null, 2),
  ('WORKING', 'Work begun', 'MEDIUM', 1800, null, 3),
  ('STATUS_CHECK_ALONE', 'Word from somebody alone', 'HIGH', 1800, null, 4),
  ('STATUS_CHECK', 'Word from the crew', 'HIGH', 3600, null, 5),
  ('ESTIMATE', 'Restoration as estimated', 'MEDIUM', 0, null, 6),
  ('NO_ESTIMATE', 'Restoration estimate', 'MEDIUM', 3600, null, 7),
  ('SPIGOT', 'Hydrant spigot', 'MEDIUM', 7200, null, 8),
  ('BOTTLED_WATER', 'Bottled water', 'HIGH', 28800, null, 9),
  ('CALLBACK', 'Callbacks', 'MEDIUM', 1800, null, 10),
  ('RECONNECT_CUT_OFF', 'Reconnect before the cut-off', 'MEDIUM', 3600, '17:00', 11),
  ('RESERVED', 'Reserved unit wanted', 'MEDIUM', 0, null, 12);

create table duty_done (
  duty text not null references duty,
  subject text not null,
  at timestamptz not null,
  by text not null,
  note text not null,
  primary key (duty, subject)
);
comment on table duty_done is 'What was seen to and is no longer due, such as water brought to a street.';

create table duty_fired (
  duty text not null references duty,
  subject text not null,
  due_at timestamptz not null,
  alarm_id uuid not null,
  primary key (duty, subject, due_at)
);
comment on table duty_fired is 'That an alarm was raised for something due, so that it is raised once by whichever server looks first.';

alter table alarm add column over_at timestamptz;
alter table alarm add column shelved_until timestamptz;
alter table alarm add column shelved_by text;
alter table alarm add column shelved_why text;
comment on column alarm.over_at is 'When its cause was gone; it stands until a person takes it all the same.';

create table alarm_event (
  ordinal bigint generated always as identity primary key,
  alarm_id uuid not null references alarm,
  kind text not null check (kind in ('SHELVED', 'UNSHELVED', 'TAKEN', 'OVER')),
  at timestamptz not null,
  by text not null,
  reason text
);
create index alarm_event_alarm on alarm_event (alarm_id);
create trigger alarm_event_append_only before update or delete on alarm_event
  for each row execute function refuse_change();

alter table incident add column restore_by timestamptz;
comment on column incident.restore_by is 'When service is expected to be restored, as told to callers.';

alter table unit add column last_word_at timestamptz;
comment on column unit.last_word_at is 'When a person of the crew last said anything, by whatever channel.';
