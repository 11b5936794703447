-- Words without an order's name are about the one order that is open.
alter table radio_route add column closed boolean not null default false;
comment on column radio_route.closed is 'The order has ended on its radio; later words are not about it.';
