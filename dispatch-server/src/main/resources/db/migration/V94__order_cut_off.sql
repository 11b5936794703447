-- An order that turns a service on, and that no crew has, is told of before its cut-off.

alter table duty add column ahead boolean not null default false;
comment on column duty.ahead is 'Whether after_s counts back from what it counts from, so that somebody hears of it before.';
update duty set ahead = true where local_time is not null;

insert into duty (code, label, severity, after_s, position, ahead) values
  ('ORDER_CUT_OFF', 'Crew for a reconnect before its cut-off', 'HIGH', 5400,
    (select max(position) + 1 from duty), true);

create index service_order_released on service_order (kind) where state = 'RELEASED';
