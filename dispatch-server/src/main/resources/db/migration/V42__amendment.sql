-- What changed of an incident while a crew is on it, told to each crew until a person acknowledges it. A further change
-- before that ends the row and writes another with the newest words, which starts from what the crew acknowledged last.

create table amendment (
  id uuid primary key,
  assignment_id uuid not null references assignment,
  incident_id uuid not null references incident,
  unit_code text not null,
  was jsonb not null,
  now jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  alarm_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  acknowledged_source text,
  ended_at timestamptz,
  ended_why text
);
create unique index amendment_open on amendment (assignment_id) where acknowledged_at is null and ended_at is null;
create index amendment_assignment on amendment (assignment_id, changed_at);
create index amendment_due on amendment (alarm_at) where alarm_at is not null;
comment on column amendment.alarm_at is 'When it becomes an alarm that no person has acknowledged it; null when there is nothing to wait for.';

alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check check (kind in ('ORDER', 'AMENDMENT', 'CANCELLATION'));
alter table delivery drop constraint delivery_assignment_id_channel_kind_key;
alter table delivery add column amendment_id uuid references amendment;
alter table delivery add constraint delivery_amendment_check check ((kind = 'AMENDMENT') = (amendment_id is not null));
create unique index delivery_once on delivery (assignment_id, channel, kind) where amendment_id is null;
create unique index delivery_amendment_once on delivery (amendment_id, channel) where amendment_id is not null;
create index amendment_incident on amendment (incident_id) where acknowledged_at is null and ended_at is null;
