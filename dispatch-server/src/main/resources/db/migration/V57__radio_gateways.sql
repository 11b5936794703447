-- Gateways beside the base stations, linked over WebSocket.
create table radio_gateway (
  name text primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,38}$'),
  token_hash text not null unique,
  created_at timestamptz not null,
  created_by text not null,
  closed_at timestamptz,
  seen_at timestamptz,
  away boolean not null default true,
  status jsonb
);
comment on table radio_gateway is 'Gateway programs that are let in, each by its own token, of which only the SHA-256 is kept.';
comment on column radio_gateway.seen_at is 'When it last said how it is; it says so every two seconds.';
comment on column radio_gateway.away is 'Whether its connection has ended; one that falls silent is told by seen_at.';

create table radio_command (
  id bigint generated always as identity primary key,
  gateway text not null references radio_gateway on delete cascade,
  message_id uuid,
  command jsonb not null,
  created_at timestamptz not null,
  handed_at timestamptz,
  failure text
);
create index radio_command_gateway on radio_command (gateway, id);
comment on table radio_command is 'What a gateway is still to be told; gone once it is on the gateway''s disk.';

create table radio_route (
  message_id uuid primary key,
  radio_id text not null,
  token text,
  gateway text not null,
  tried text[] not null default '{}',
  command jsonb not null,
  urgent boolean not null,
  since timestamptz not null,
  expires_at timestamptz not null,
  reached boolean not null default false
);
create index radio_route_open on radio_route (expires_at) where not reached;
create index radio_route_radio on radio_route (radio_id, token);
comment on table radio_route is 'By which gateway each message goes, and which were tried before.';
comment on column radio_route.reached is 'Whether the radio or a person answered, or the message ended otherwise.';

create table radio_heard (
  radio_id text not null,
  gateway text not null,
  heard_at timestamptz not null,
  primary key (radio_id, gateway)
);
comment on table radio_heard is 'When each gateway heard each radio last: messages go where it was heard last.';

create table radio_air (
  gateway text not null,
  log_id text not null,
  number bigint not null,
  at timestamptz not null,
  transport text not null,
  event text not null,
  radio_id text not null,
  sequence int not null,
  text text not null,
  primary key (gateway, log_id, number)
);
create index radio_air_at on radio_air (at desc);
create index radio_air_radio on radio_air (radio_id, at desc);
comment on table radio_air is 'What went over the air and what came back, as each gateway recorded it: evidence, never changed.';

alter table alarm add column subject text;
create unique index alarm_standing_subject on alarm (kind, subject) where gone_at is null and subject is not null;
comment on column alarm.subject is 'What it is about besides units and incidents: a radio, a channel. One of a kind stands for each.';

alter table delivery add column brief text;
comment on column delivery.brief is 'The text in at most 67 characters, for displays that take no more; text itself for those of 138.';
