-- A unit holds a stack of assignments but works on one; a unit is reserved for later; one is taken off a job for another.
-- Work that a crew left undone is written down until somebody has seen to it.

alter table assignment drop constraint assignment_state_check;
alter table assignment add constraint assignment_state_check check (state in ('RESERVED', 'DISPATCHED', 'DELIVERED',
  'ACKNOWLEDGED', 'EN_ROUTE', 'ON_SITE', 'WORKING', 'SUSPENDED', 'COMPLETED', 'INCOMPLETE', 'CLEAR', 'DECLINED',
  'NO_ANSWER', 'CANCELLED', 'PRE_EMPTED'));
alter table assignment alter column dispatched_at drop not null;
alter table assignment add constraint assignment_dispatched_check
  check (dispatched_at is not null or state in ('RESERVED', 'CANCELLED'));
alter table assignment add column working_at timestamptz;
alter table assignment add column ended_at timestamptz;
alter table assignment add column state_at timestamptz;
alter table assignment add column planned_at timestamptz;
alter table assignment add column pre_empted_by uuid references assignment;
comment on column assignment.state_at is 'When the state it is in came about.';
comment on column assignment.planned_at is 'When a reserved unit is wanted, if that was said.';
comment on column assignment.pre_empted_by is 'The assignment for which the unit was taken off this one.';
update assignment set state_at = coalesce(clear_at, completed_at, on_site_at, en_route_at, acknowledged_at, dispatched_at);
update assignment set ended_at = state_at where not live;
alter table assignment alter column state_at set not null;
alter table assignment add constraint assignment_ended_check check (live = (ended_at is null));

create table follow_on (
  id uuid primary key,
  incident_id uuid not null references incident,
  assignment_id uuid not null references assignment,
  unit_code text not null,
  text text not null,
  created_at timestamptz not null,
  created_by text not null,
  done_at timestamptz,
  done_by text
);
create index follow_on_open on follow_on (incident_id) where done_at is null;
comment on table follow_on is 'What a crew that left work incomplete says is still to be done.';

-- Jobs that overlapped before the rule stood: the newest goes on.
with at_work as (
  select id, row_number() over (partition by unit_code order by state_at desc, created_at desc, id) as place
  from assignment where state in ('EN_ROUTE', 'ON_SITE', 'WORKING'))
update assignment a set state = 'SUSPENDED' from at_work w where w.id = a.id and w.place > 1;
create unique index assignment_one_active on assignment (unit_code) where state in ('EN_ROUTE', 'ON_SITE', 'WORKING');

insert into assignment_transition (from_state, to_state, label, needs_reason) values
  ('RESERVED', 'DISPATCHED', 'Send now', false),
  ('RESERVED', 'CANCELLED', 'Release', true),
  ('COMPLETED', 'INCOMPLETE', 'Incomplete after all', true),
  ('INCOMPLETE', 'WORKING', 'Work again', false);
