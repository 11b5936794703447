-- What the whole database is about: one database holds one city, in one projected coordinate reference system.
do $$
begin
    if not exists (select 1 from pg_extension where extname = 'postgis') then
        create extension postgis;
    end if;
end
$$;

create table city (
    id              smallint primary key default 1 check (id = 1),
    name            text    not null,
    srid            integer not null check (srid > 0),
    time_zone       text    not null,
    demo            boolean not null default false,
    geodata_version bigint  not null default 0,
    bounds          geometry(Polygon)
);
comment on table city is 'One row once a city is generated or imported; none before.';
comment on column city.srid is 'EPSG code of the operating reference system, in metres; every geometry column uses it.';
comment on column city.geodata_version is 'Grows by one with every change of streets, addresses or networks.';
comment on column city.bounds is 'Extent of what is loaded, in the operating reference system.';

create table setting (
    name       text primary key,
    value      jsonb       not null,
    changed_at timestamptz not null,
    changed_by text        not null
);
comment on table setting is 'What a supervisor may change at run time; defaults stand in the code that reads them.';
