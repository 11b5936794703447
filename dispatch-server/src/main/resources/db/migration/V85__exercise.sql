-- Exercises: a scenario that is played, with callers, dispatchers and crews that the server plays. Only where the city is
-- the demo city.

-- What time it is in this database when it is not the real time. No row: the real time.
create table world_clock (
  only_one boolean primary key default true check (only_one),
  at_real timestamptz not null,
  at_world timestamptz not null,
  speed integer not null check (speed between 0 and 60)
);

create table exercise (
  id uuid primary key,
  name text not null,
  kind text not null,
  seed bigint not null,
  -- who takes the calls and sends the crews: AUTOMATIC, the server; PEOPLE, whoever sits at the console
  desk text not null check (desk in ('AUTOMATIC', 'PEOPLE')),
  -- of a hundred orders, how many no crew answers by itself; of a hundred valves, how many stick
  silent_percent integer not null check (silent_percent between 0 and 100),
  stuck_percent integer not null check (stuck_percent between 0 and 100),
  begun_by text not null,
  begun_at timestamptz not null,
  ended_by text,
  ended_at timestamptz
);
create unique index exercise_one_at_a_time on exercise ((true)) where ended_at is null;

-- What is to happen, and what came of it.
create table exercise_happening (
  exercise_id uuid not null references exercise on delete cascade,
  number integer not null,
  due_at timestamptz not null,
  content jsonb not null,
  played_at timestamptz,
  incident_id uuid,
  outcome text,
  primary key (exercise_id, number)
);
create index exercise_happening_due on exercise_happening (exercise_id, due_at) where played_at is null;
create index exercise_happening_incident on exercise_happening (incident_id);

-- The way a played crew drives, in the operating coordinate system, from when, and for how long.
create table exercise_drive (
  assignment_id uuid primary key references assignment on delete cascade,
  way geometry not null check (geometrytype(way) = 'LINESTRING'),
  began_at timestamptz not null,
  travel_s double precision not null,
  told_at timestamptz not null
);
