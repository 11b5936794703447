-- The city's geography and networks: one table per layer, columns named as the layer's attributes.
-- Every geometry is in the city's operating coordinate system (city.srid), in metres.
-- "source_hash" tells an unchanged row from a changed one when the same source is imported again.

create table street (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) = 'LINESTRING'),
  name text,
  length_m double precision,
  street_class text,
  left_from integer,
  left_to integer,
  right_from integer,
  right_to integer,
  one_way text not null default 'both' check (one_way in ('both', 'forward', 'backward')),
  speed_kmh integer,
  lanes integer,
  trucks boolean,
  bridge boolean,
  from_street text,
  to_street text,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index street_geom on street using gist (geom);
create index street_dataset on street (dataset);
create index street_name on street (name);

create table address (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) = 'POINT'),
  civic text,
  street text,
  unit text,
  building_ref text,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index address_geom on address using gist (geom);
create index address_dataset on address (dataset);
create index address_building_ref on address (building_ref);
create index address_street_civic on address (street, civic);

create table building (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) in ('POLYGON', 'MULTIPOLYGON')),
  use text,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index building_geom on building using gist (geom);
create index building_dataset on building (dataset);

create table place (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) = 'POINT'),
  name text,
  kind text,
  civic text,
  street text,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index place_geom on place using gist (geom);
create index place_dataset on place (dataset);
create index place_kind on place (kind);

create table water_area (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) in ('POLYGON', 'MULTIPOLYGON')),
  name text,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index water_area_geom on water_area using gist (geom);
create index water_area_dataset on water_area (dataset);

create table green_area (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) in ('POLYGON', 'MULTIPOLYGON')),
  name text,
  kind text,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index green_area_geom on green_area using gist (geom);
create index green_area_dataset on green_area (dataset);

create table pressure_zone (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) in ('POLYGON', 'MULTIPOLYGON')),
  name text,
  head_m double precision,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index pressure_zone_geom on pressure_zone using gist (geom);
create index pressure_zone_dataset on pressure_zone (dataset);

create table node (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) = 'POINT'),
  network text not null default 'water',
  node_kind text not null default 'junction',
  elevation_m double precision,
  name text,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index node_geom on node using gist (geom);
create index node_dataset on node (dataset);

create table main (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) = 'LINESTRING'),
  network text not null default 'water',
  link_kind text not null default 'pipe',
  from_node text,
  to_node text,
  length_m double precision,
  diameter_mm integer,
  material text,
  installed_on date,
  pressure_zone text,
  street_ref text,
  link_status text not null default 'open' check (link_status in ('open', 'closed', 'abandoned')),
  check_valve boolean,
  geometry_quality text not null default 'surveyed' check (geometry_quality in ('surveyed', 'street')),
  asset_ref text,
  resolved_from_node text,
  resolved_to_node text,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index main_geom on main using gist (geom);
create index main_dataset on main (dataset);
create index main_street_ref on main (street_ref);
create index main_asset_ref on main (asset_ref);

create table valve (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) in ('POINT', 'LINESTRING')),
  network text not null default 'water',
  valve_kind text not null default 'isolation',
  main_ref text,
  node_ref text,
  from_node text,
  to_node text,
  position text not null default 'open' check (position in ('open', 'closed', 'unknown')),
  operability text not null default 'operable' check (operability in ('operable', 'stuck_open', 'stuck_closed', 'inaccessible', 'unknown')),
  diameter_mm integer,
  turns double precision,
  closes text,
  access_note text,
  asset_ref text,
  main_ref_inferred boolean not null default false,
  main_measure_m double precision,
  snap_distance_m double precision,
  gis_position text,
  gis_operability text,
  state_source text not null default 'gis' check (state_source in ('gis', 'field')),
  state_version bigint not null default 0,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index valve_geom on valve using gist (geom);
create index valve_dataset on valve (dataset);
create index valve_main_ref on valve (main_ref);
create index valve_asset_ref on valve (asset_ref);

create table hydrant (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) = 'POINT'),
  network text not null default 'water',
  node_ref text,
  main_ref text,
  diameter_mm integer,
  main_ref_inferred boolean not null default false,
  main_measure_m double precision,
  snap_distance_m double precision,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index hydrant_geom on hydrant using gist (geom);
create index hydrant_dataset on hydrant (dataset);
create index hydrant_main_ref on hydrant (main_ref);
create index hydrant_node_ref on hydrant (node_ref);

create table service (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) = 'LINESTRING'),
  main_ref text,
  diameter_mm integer,
  material text,
  customer_ref text,
  main_ref_inferred boolean not null default false,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index service_geom on service using gist (geom);
create index service_dataset on service (dataset);
create index service_main_ref on service (main_ref);
create index service_customer_ref on service (customer_ref);

create table customer (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) = 'POINT'),
  account text,
  name text,
  phone text,
  civic text,
  street text,
  building_ref text,
  main_ref text,
  critical text,
  people integer,
  meter text,
  main_ref_inferred boolean not null default false,
  snap_distance_m double precision,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index customer_geom on customer using gist (geom);
create index customer_dataset on customer (dataset);
create index customer_main_ref on customer (main_ref);
create index customer_building_ref on customer (building_ref);
create index customer_account on customer (account);

create table manhole (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) = 'POINT'),
  depth_m double precision,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index manhole_geom on manhole using gist (geom);
create index manhole_dataset on manhole (dataset);

create table past_incident (
  id bigint generated always as identity primary key,
  ref text not null,
  dataset text not null,
  geom geometry check (geometrytype(geom) = 'POINT'),
  reported_at text,
  incident_type text,
  civic text,
  street text,
  main_ref text,
  street_ref text,
  cause text,
  nature text,
  repair text,
  material text,
  diameter_mm integer,
  work_order text,
  remarks text,
  source_hash uuid not null,
  imported_at timestamptz not null default now(),
  unique (ref, dataset)
);
create index past_incident_geom on past_incident using gist (geom);
create index past_incident_dataset on past_incident (dataset);
create index past_incident_main_ref on past_incident (main_ref);
create index past_incident_street_ref on past_incident (street_ref);

-- Every change of a valve's state, by whom and when; valve.position and valve.operability hold the latest.
-- The id is the state version: an answer made from valve states names the highest id it has seen.
create table valve_state_change (
  id bigint generated always as identity primary key,
  valve_ref text not null,
  position text not null check (position in ('open', 'closed', 'unknown')),
  operability text not null check (operability in ('operable', 'stuck_open', 'stuck_closed', 'inaccessible', 'unknown')),
  source text not null check (source in ('gis', 'field')),
  changed_by text,
  reason text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now()
);
create index valve_state_change_valve on valve_state_change (valve_ref, id);

-- What has come in under one name.
create table dataset (
  name text primary key,
  title text not null,
  snap_tolerance_m double precision not null check (snap_tolerance_m >= 0),
  imported_at timestamptz not null
);

-- One run of the import, from its start to its report.
create table import_run (
  id uuid primary key,
  dataset text,
  mapping text not null,
  source text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'done_with_rejections', 'failed')),
  started_by text,
  started_at timestamptz not null,
  finished_at timestamptz,
  progress text,
  report jsonb,
  failure text
);
create index import_run_started on import_run (started_at desc);

-- What an import left out or mended, row by row, in words.
create table import_rejection (
  run_id uuid not null references import_run on delete cascade,
  seq integer not null,
  layer text not null,
  source text not null,
  row_number bigint not null,
  feature_ref text,
  field text,
  value text,
  severity text not null check (severity in ('row_rejected', 'value_left_out', 'mended', 'note')),
  code text not null,
  reason text not null,
  primary key (run_id, seq)
);

-- The geodata version at which each layer last changed, so that only what depends on it is loaded again.
-- "valve_state" stands for changes of valve states alone.
create table layer_version (
  layer text primary key,
  version bigint not null
);
