-- What the screens are told. A change is written with the thing that changed; one publisher then numbers the committed
-- changes of each stream without a gap and sends them.

create table live_stream (
  stream text primary key,
  sequence bigint not null default 0
);

create sequence live_batch;

create table live_change (
  id bigint generated always as identity primary key,
  stream text not null,
  kind text not null,
  ref text not null,
  detail text,
  at timestamptz not null,
  sequence bigint,
  batch bigint
);
create index live_change_waiting on live_change (id) where batch is null;
create index live_change_batch on live_change (batch, id) where batch is not null;
create unique index live_change_sequence on live_change (stream, sequence);
