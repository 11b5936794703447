-- Whoever has another service that still has supply is reduced, not out.
alter table outage_customer drop constraint outage_customer_part_check;
alter table outage_customer add constraint outage_customer_part_check
  check (part in ('SEGMENT', 'SECONDARY', 'REDUCED'));
alter table outage add column customers_reduced integer not null default 0;
