-- Mains that fill the tank or reservoir at one of their ends and never empty it.
alter table main add column inlet_only boolean;
