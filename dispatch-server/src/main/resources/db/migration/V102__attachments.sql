-- Photographs and other files. One that came with a call or a service order stays with it, wherever that goes; so nothing is
-- copied from a request to its work, and nothing is left behind.

create table attachment (
  id uuid primary key,
  incident_id uuid references incident,
  call_id uuid,
  order_id uuid references service_order,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  name text not null,
  caption text not null default '',
  size_bytes integer not null check (size_bytes > 0),
  sha256 bytea not null,
  content bytea,
  taken_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  source text not null,
  removed_at timestamptz,
  removed_by text,
  removed_why text,
  check (num_nonnulls(incident_id, call_id, order_id) = 1),
  check ((content is null) = (removed_at is not null)),
  check ((removed_at is null) = (removed_by is null) and (removed_at is null) = (removed_why is null))
);
-- Pictures are compressed as they are.
alter table attachment alter column content set storage external;
create index attachment_incident on attachment (incident_id);
create index attachment_call on attachment (call_id);
create index attachment_order on attachment (order_id);
comment on table attachment is 'Nothing of it changes but the caption; one that is removed keeps who, when and why, and loses its content.';
comment on column attachment.call_id is 'May be of a call that is still being taken, so refers to no row.';
comment on column attachment.sha256 is 'Of the content: the same id with other content is refused.';

create view attachment_listed as
  select a.id, a.media_type, a.name, a.caption, a.size_bytes, a.taken_at, a.actor, a.source, a.removed_by, a.removed_why,
    a.call_id, c.number as call_number, a.order_id, o.number as order_number, i.number as incident_number,
    coalesce(a.incident_id, c.incident_id, o.incident_id) as incident_id
  from attachment a left join call c on c.id = a.call_id left join service_order o on o.id = a.order_id
    left join incident i on i.id = a.incident_id;
comment on view attachment_listed is 'Without the contents; incident_id is what it was added to, or what has its call or its order now.';
