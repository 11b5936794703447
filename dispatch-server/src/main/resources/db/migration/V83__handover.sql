-- What one shift of dispatchers tells the next, accepted by name; an accepted record never changes.

create table standing_order (
  id uuid primary key,
  text text not null,
  holds_until timestamptz not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  check ((ended_at is null) = (ended_by is null))
);
create index standing_order_holds on standing_order (holds_until) where ended_at is null;

create table handover (
  id uuid primary key,
  version bigint not null default 0,
  state text not null check (state in ('DRAFT', 'SIGNED', 'ACCEPTED')),
  drafted_at timestamptz not null,
  drafted_by text not null,
  signed_at timestamptz,
  signed_by text,
  signed_name text,
  accepted_at timestamptz,
  accepted_by text,
  accepted_name text,
  check ((state = 'DRAFT') = (signed_at is null)),
  check ((signed_at is null) = (signed_by is null) and (signed_at is null) = (signed_name is null)),
  check ((state = 'ACCEPTED') = (accepted_at is not null)),
  check ((accepted_at is null) = (accepted_by is null) and (accepted_at is null) = (accepted_name is null)),
  check (accepted_by <> signed_by)
);
create unique index handover_one_open on handover ((true)) where state <> 'ACCEPTED';
create index handover_accepted on handover (accepted_at desc) where state = 'ACCEPTED';
comment on column handover.version is 'Counts notes and signatures: who signs or accepts says what they have read.';

create table handover_entry (
  handover_id uuid not null references handover,
  section text not null,
  subject text not null,
  position integer not null,
  title text not null,
  text text not null,
  later_title text,
  later_text text,
  since text check (since in ('NEW', 'CHANGED', 'GONE')),
  note text not null default '',
  note_version integer not null default 0,
  note_by text,
  note_at timestamptz,
  primary key (handover_id, section, subject)
);
comment on column handover_entry.subject is 'What it is about; empty for the section itself, which has a note only.';
comment on column handover_entry.since is 'What became of it after the record was drafted; null: nothing.';

create table handover_event (
  ordinal bigint generated always as identity primary key,
  handover_id uuid not null references handover,
  kind text not null check (kind in ('DRAFTED', 'SIGNED', 'WITHDRAWN', 'REFUSED', 'ACCEPTED')),
  at timestamptz not null,
  by text not null,
  by_name text not null,
  words text
);
create index handover_event_handover on handover_event (handover_id, ordinal);
comment on column handover_event.words is 'The question with which it was refused, or the answer with which it was signed.';
create trigger handover_event_append_only before update or delete on handover_event
  for each row execute function refuse_change();

create function refuse_change_of_accepted_handover() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'handover' then
    if old.state = 'ACCEPTED' then
      raise exception 'an accepted handover never changes';
    end if;
  elsif tg_op <> 'INSERT' and exists (select from handover where id = old.handover_id and state = 'ACCEPTED')
      or tg_op <> 'DELETE' and exists (select from handover where id = new.handover_id and state = 'ACCEPTED') then
    raise exception 'an accepted handover never changes';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger handover_accepted_stays before update or delete on handover
  for each row execute function refuse_change_of_accepted_handover();
create trigger handover_entry_accepted_stays before insert or update or delete on handover_entry
  for each row execute function refuse_change_of_accepted_handover();
create trigger handover_event_accepted_stays before insert on handover_event
  for each row execute function refuse_change_of_accepted_handover();

create table handover_hour (
  local_time time primary key,
  early_s integer not null default 7200 check (early_s between 0 and 43200)
);
comment on table handover_hour is 'When shifts of dispatchers end, on the city''s clock; edited by a supervisor.';
comment on column handover_hour.early_s is 'A record accepted so long before counts for that hour.';
insert into handover_hour (local_time) values ('06:00'), ('14:00'), ('22:00');

insert into duty (code, label, severity, after_s, local_time, position) values
  ('HANDOVER', 'Shift handed over', 'MEDIUM', 1800, null, 13);
