-- Locate tickets: before anybody digs, the call centre tells the owners of what lies in the ground, and each says whether it
-- is clear or marked. Nothing is changed: a correction is a further row, and what holds is read from the newest.

alter table incident_type add column digs boolean not null default false;
comment on column incident_type.digs is 'Whether its crews usually dig, so that a locate ticket is asked for; edited with the policies.';
update incident_type set digs = true
  where code in ('MAIN_BREAK', 'SERVICE_LEAK', 'LEAK', 'CAVE_IN', 'GAS_DAMAGE');

create table locate_ticket (
  id uuid not null,
  version integer not null check (version > 0),
  incident_id uuid not null references incident,
  number text not null,
  kind text not null check (kind in ('NORMAL', 'EMERGENCY')),
  called_at timestamptz not null,
  starts_at timestamptz not null check (starts_at >= called_at),
  expires_at timestamptz not null check (expires_at > starts_at),
  place text not null,
  members text[] not null check (cardinality(members) > 0),
  withdrawn text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (id, version)
);
create index locate_ticket_incident on locate_ticket (incident_id);
comment on table locate_ticket is 'Every version of every ticket; the newest holds.';
comment on column locate_ticket.starts_at is 'When the owners must have answered, and work may start.';
comment on column locate_ticket.members is 'The owners that the call centre told.';
comment on column locate_ticket.withdrawn is 'Why it does not hold any more, or null.';
create trigger locate_ticket_append_only before update or delete on locate_ticket
  for each row execute function refuse_change();

create table locate_answer (
  ordinal bigint generated always as identity primary key,
  id uuid not null unique,
  ticket_id uuid not null,
  member text not null,
  answer text not null check (answer in ('CLEAR', 'MARKED', 'NOT_YET', 'CONFLICT', 'NO_RESPONSE')),
  said_by text,
  note text,
  follows uuid references locate_answer (id),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index locate_answer_ticket on locate_answer (ticket_id, member, ordinal);
comment on column locate_answer.follows is 'The answer of the same owner that stood before.';
create trigger locate_answer_append_only before update or delete on locate_answer
  for each row execute function refuse_change();

create table dig_override (
  ordinal bigint generated always as identity primary key,
  id uuid not null unique,
  incident_id uuid not null references incident,
  allows boolean not null,
  note text not null,
  at timestamptz not null,
  by text not null
);
create index dig_override_incident on dig_override (incident_id, ordinal);
comment on table dig_override is 'That a dispatcher lets crews dig though no ticket does, or takes that back; the newest holds.';
create trigger dig_override_append_only before update or delete on dig_override
  for each row execute function refuse_change();

create table dig_report (
  id uuid primary key,
  assignment_id uuid not null references assignment,
  incident_id uuid not null references incident,
  allowed boolean not null,
  rule text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  source text not null
);
create index dig_report_assignment on dig_report (assignment_id);
comment on column dig_report.rule is 'What held when they dug, in words.';
create trigger dig_report_append_only before update or delete on dig_report
  for each row execute function refuse_change();

-- The tickets that hold, with the owners that have not cleared the ground, and those of them that say it is not. A duplicate's
-- tickets are those of the incident it is one of.
create view locate_ticket_now as
  select t.id, t.version, coalesce(m.into_id, t.incident_id) as incident_id, t.number, t.kind, t.called_at, t.starts_at,
    t.expires_at, t.place, t.members, t.recorded_at, t.recorded_by, a.missing, a.objecting
  from (select distinct on (id) * from locate_ticket order by id, version desc) t
    left join incident_merge m on m.incident_id = t.incident_id and m.undone_at is null
    cross join lateral (
      select coalesce(array_agg(w.name order by w.place) filter (where n.answer is null or n.answer not in ('CLEAR', 'MARKED')), '{}') as missing,
        coalesce(array_agg(w.name order by w.place) filter (where n.answer in ('NOT_YET', 'CONFLICT')), '{}') as objecting
      from unnest(t.members) with ordinality w (name, place)
        left join lateral (select answer from locate_answer x where x.ticket_id = t.id and x.member = w.name
          order by ordinal desc limit 1) n on true) a
  where t.withdrawn is null;

insert into duty (code, label, severity, after_s, position, ahead)
  select code, label, severity, after_s, (select max(position) from duty) + place, ahead
  from (values
    ('LOCATE_MISSING', 'Locate ticket for a dig', 'HIGH', 0, false, 1),
    ('LOCATE_EMERGENCY', 'Locators at an emergency dig', 'HIGH', 7200, false, 2),
    ('LOCATE_DUE', 'Locators'' answers by the due time', 'HIGH', 0, false, 3),
    ('LOCATE_EXPIRES', 'Locate ticket runs out', 'MEDIUM', 86400, true, 4)) d (code, label, severity, after_s, ahead, place);
