-- Which part of the city is whose: among units that are about as near, the one whose part it is goes first.

create table unit_territory (
  unit_code text not null references unit on delete cascade,
  zone text not null,
  primary key (unit_code, zone)
);
comment on column unit_territory.zone is 'Name of a pressure zone, which outlives the next import of the zones.';
create index assignment_unit_dispatched on assignment (unit_code, dispatched_at);

-- What an incident of a type needs besides the first crew; edited by a supervisor.
create table incident_need (
  type_code text not null references incident_type on delete cascade,
  position integer not null,
  label text not null,
  unit_kinds text[] not null,
  equipment text,
  only_arterial boolean not null default false,
  primary key (type_code, position)
);
comment on column incident_need.equipment is 'Kind of equipment that the unit must have with it, such as excavator; null for none.';
comment on column incident_need.only_arterial is 'Needed only where the incident is on an arterial street or a highway.';
insert into incident_need (type_code, position, label, unit_kinds, only_arterial)
  select t.code, n.position, n.label, n.unit_kinds, n.only_arterial
  from incident_type t join (values
    ('MAIN_BREAK', 1, 'Valve crew', '{valve}'::text[], false),
    ('MAIN_BREAK', 2, 'Repair crew', '{repair}', false),
    ('MAIN_BREAK', 3, 'Traffic control', '{traffic}', true),
    ('CAVE_IN', 1, 'Repair crew', '{repair}', false),
    ('CAVE_IN', 2, 'Traffic control', '{traffic}', true)) n (type_code, position, label, unit_kinds, only_arterial)
    on n.type_code = t.code;
