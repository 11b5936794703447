-- A copy of a real city, made to train on: exercises run there as on the demo city.
alter table city add column training boolean not null default false;

-- Of a hundred crews, how many have no phone and answer by radio.
alter table exercise add column radio_percent integer not null default 0 check (radio_percent between 0 and 100);

-- When the telephone began to ring for a call; only what is not played is looked at.
alter table exercise_happening add column rang_at timestamptz;

-- Whether something that was played could not be taken.
alter table exercise_happening add column refused boolean not null default false;
update exercise_happening set refused = true where played_at is not null and incident_id is null;
