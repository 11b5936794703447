-- Where units were, from every source.

create table unit_track (
  unit_code text not null references unit on delete cascade,
  occurred_at timestamptz not null,
  source text not null check (source in ('APP', 'RADIO', 'TRACKER')),
  recorded_at timestamptz not null,
  location geometry not null check (geometrytype(location) = 'POINT'),
  accuracy_m double precision not null,
  speed_kmh double precision,
  heading_deg double precision,
  doubt text check (doubt in ('ACCURACY', 'JUMP')),
  primary key (unit_code, occurred_at, source)
);
create index unit_track_age on unit_track using brin (recorded_at);
comment on table unit_track is 'The track of each unit; the same unit, instant and source twice is one row. Old rows are deleted.';
comment on column unit_track.doubt is 'Why the position is kept but not believed: too inexact, or a jump that no vehicle makes.';

alter table unit add column position_source text;
comment on column unit.position_source is 'APP, RADIO or TRACKER; null when it was entered with the unit.';
