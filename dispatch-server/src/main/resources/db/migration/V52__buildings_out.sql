-- The buildings of the customers of a plan, for the map.
alter table outage add column buildings geometry;
