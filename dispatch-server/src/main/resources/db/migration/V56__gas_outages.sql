-- Gas is shut off and timed like water, each by its own network.
alter table customer_outage add column utility text not null default 'WATER';
alter table service add column network text not null default 'water';

comment on column customer_outage.utility is 'What the customer was without: WATER or GAS.';
comment on column service.network is 'The network it draws from.';

insert into incident_type (code, label, air_label, utility, priority, unit_kinds, required_qualification, hazards, traced, position) values
  ('GAS_DAMAGE', 'Gas main hit', 'GAS MAIN HIT', 'gas', 'P1', '{gas}', 'gas_operator', '{Gas: no ignition sources,Traffic}', true, 11),
  ('PLANNED_GAS_SHUTDOWN', 'Planned gas shutdown', 'PLANNED GAS', 'gas', 'SO', '{gas}', 'gas_operator', '{Gas: no ignition sources,Traffic}', true, 20);

insert into incident_type_phrase (type_code, phrase, weight, priority, reason) values
  ('GAS_DAMAGE', 'gas main', 14, 'P1', 'gas'),
  ('GAS_DAMAGE', 'gas line', 14, 'P1', 'gas'),
  ('GAS_DAMAGE', 'gas pipe', 14, 'P1', 'gas'),
  ('GAS_DAMAGE', 'dug into', 5, null, null),
  ('GAS_DAMAGE', 'excavator hit', 5, null, null);

insert into incident_type_question (id, type_code, text, kind, weight, position) values
  ('gas_damage.blowing', 'GAS_DAMAGE', 'Is gas blowing out?', 'yes_no', 10, 1),
  ('gas_damage.away', 'GAS_DAMAGE', 'Is everyone away from it, with engines off?', 'yes_no', 0, 2);
