-- Who is told when a main is off: rungs, each with what calls for it and whom to reach. What is open of an incident is read
-- from what is written down, like every duty.

create table escalation_ladder (
  id smallint primary key default 1 check (id = 1),
  version bigint not null default 0,
  changed_at timestamptz,
  changed_by text
);
comment on table escalation_ladder is 'One row: roles and rungs are changed as a whole.';
insert into escalation_ladder default values;

create table escalation_role (
  id text primary key,
  name text not null,
  person text,
  phone text,
  position integer not null
);
comment on table escalation_role is 'Whom to reach, who that is now, and their number.';

create table escalation_rung (
  id text primary key,
  label text not null,
  any_main boolean not null,
  from_diameter_mm integer check (from_diameter_mm > 0),
  off_s integer check (off_s > 0),
  over_customers integer check (over_customers >= 0),
  flags text[] not null default '{}',
  position integer not null
);
comment on table escalation_rung is 'Any one of what it names calls for it.';
comment on column escalation_rung.any_main is 'Every incident with a main that has been traced.';

create table escalation_rung_role (
  rung_id text not null references escalation_rung on delete cascade,
  role_id text not null references escalation_role on delete cascade,
  position integer not null,
  primary key (rung_id, role_id)
);

-- Defaults after a published utility's; 12 in are 300 mm.
insert into escalation_role (id, name, position) values
  ('duty-manager', 'Duty manager', 1), ('manager', 'Manager', 2), ('deputy', 'Deputy manager', 3),
  ('general-manager', 'General manager', 4), ('communications', 'Communications', 5), ('fire', 'Fire service', 6),
  ('claims', 'Claims', 7);
insert into escalation_rung (id, label, any_main, from_diameter_mm, off_s, over_customers, flags, position) values
  ('main', 'Main off or broken', true, null, null, null, '{}', 1),
  ('large-main', 'Large main', false, 300, null, null, '{}', 2),
  ('significant', 'Significant', false, null, 21600, 100, '{VEHICLE_DAMAGE,MAJOR_TRAFFIC,MEDIA,SEVERE_FLOODING}', 3);
insert into escalation_rung_role (rung_id, role_id, position) values
  ('main', 'duty-manager', 1), ('large-main', 'manager', 1), ('large-main', 'deputy', 2), ('large-main', 'general-manager', 3),
  ('significant', 'communications', 1), ('significant', 'fire', 2), ('significant', 'claims', 3);

create table escalation_attempt (
  id uuid primary key,
  incident_id uuid not null references incident,
  rung_id text not null,
  role_id text not null,
  person text,
  outcome text not null check (outcome in ('REACHED', 'NOT_REACHED', 'LEFT')),
  channel text check (channel in ('PHONE', 'RADIO', 'MESSAGE', 'IN_PERSON')),
  note text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  made_by text not null
);
create index escalation_attempt_incident on escalation_attempt (incident_id, occurred_at);
comment on column escalation_attempt.rung_id is 'As the ladder was then; rungs and roles may leave it.';
comment on column escalation_attempt.outcome is 'LEFT: nobody is to be reached any more, and the note says why.';
create trigger escalation_attempt_append_only before update or delete on escalation_attempt
  for each row execute function refuse_change();

create table incident_flag (
  incident_id uuid not null references incident,
  flag text not null check (flag in ('VEHICLE_DAMAGE', 'MAJOR_TRAFFIC', 'MEDIA', 'SEVERE_FLOODING')),
  stands boolean not null,
  at timestamptz not null,
  by text not null,
  primary key (incident_id, flag)
);
comment on table incident_flag is 'What a dispatcher ticked or unticked; where nothing is, the answers of the callers say it.';

alter table incident_type_question add column flag text
  check (flag in ('VEHICLE_DAMAGE', 'MAJOR_TRAFFIC', 'MEDIA', 'SEVERE_FLOODING'));
comment on column incident_type_question.flag is 'What a yes says of the incident besides its priority.';
update incident_type_question set flag = 'MAJOR_TRAFFIC' where id = 'main_break.traffic';

create view incident_flag_now as
  select incident_id, flag, at from incident_flag where stands
  union all
  select c.incident_id, q.flag, min(c.received_at)
  from call c join incident_type_question q on q.flag is not null and c.answers ->> q.id = 'true'
  where not exists (select from incident_flag t where t.incident_id = c.incident_id and t.flag = q.flag)
  group by c.incident_id, q.flag;

-- What calls for a rung at an open incident, and from when on; planned jobs call for nobody.
create view escalation_cause as
  with fact as (
    select i.id as incident_id, i.opened_at, o.id as outage_id, o.state, o.approved_at,
      o.customers_segment + o.customers_secondary as planned,
      (select max(m.diameter_mm) from main m where m.ref = coalesce(o.main_ref, i.main_ref)) as diameter_mm
    from incident i left join outage o on o.incident_id = i.id and o.current
    where i.open and not exists (select from planned_job j where j.incident_id = i.id))
  select r.id as rung_id, f.incident_id, f.opened_at as due_at, coalesce(f.diameter_mm || ' mm main', 'main of unknown size') as why
  from fact f join escalation_rung r on r.any_main or f.diameter_mm >= r.from_diameter_mm
  where f.outage_id is not null
  union all
  select r.id, f.incident_id, off.since + make_interval(secs => r.off_s), 'off for ' || trim_scale(round(r.off_s / 3600.0, 1)) || ' h'
  from fact f join escalation_rung r on r.off_s is not null
    cross join lateral (select min(since) as since from (
      select c.began_at as since from customer_outage c where c.incident_id = f.incident_id
        and (c.ended_at is null or c.ended_at >= c.began_at + make_interval(secs => r.off_s))
      union all
      select v.occurred_at from valve_operation v where v.incident_id = f.incident_id and v.result = 'DONE'
        and v.position = 'CLOSED' and f.state in ('ISOLATED', 'REPAIRED', 'FLUSHING', 'OPENING')) t) off
  where off.since is not null
  union all
  select r.id, f.incident_id, least(out.at, case when f.planned > r.over_customers then f.approved_at end),
    'over ' || r.over_customers || ' customers'
  from fact f join escalation_rung r on r.over_customers is not null
    cross join lateral (select (select began_at from (
      select min(began_at) as began_at from customer_outage c where c.incident_id = f.incident_id group by customer_ref) first
      order by began_at offset r.over_customers limit 1) as at) out
  where out.at is not null or f.planned > r.over_customers and f.approved_at is not null
  union all
  select r.id, f.incident_id, g.at, replace(lower(g.flag), '_', ' ')
  from fact f cross join lateral (select flag, at from incident_flag_now n where n.incident_id = f.incident_id) g
    join escalation_rung r on g.flag = any (r.flags);

insert into duty (code, label, severity, after_s, position) values ('ESCALATION', 'People to be told', 'HIGH', 600, 15);
