create table day_plan (
  day date not null,
  version integer not null check (version > 0),
  made_at timestamptz not null,
  made_by text not null,
  accepted_at timestamptz,
  accepted_by text,
  content jsonb not null,
  primary key (day, version)
);
comment on table day_plan is 'Every version of the plan of a day: the stops of each unit in their order, and what was left out.';
comment on column day_plan.content is 'Units with their stops and times, orders left out with the reasons, and what differs from the version before.';
