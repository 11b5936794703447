-- Each time a valve is turned its state is read again: of the valves reported from the field, not of every valve.
create index valve_reported on valve (ref) where state_source = 'field';
