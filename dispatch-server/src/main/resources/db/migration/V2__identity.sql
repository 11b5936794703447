-- Who may use the system, and what people did that must be traceable.
create table app_user (
    id                  uuid primary key,
    username            text        not null unique check (username ~ '^[a-z][a-z0-9._-]{1,39}$'),
    display_name        text        not null check (length(display_name) between 1 and 100),
    password_hash       text        not null,
    enabled             boolean     not null default true,
    unit_code           text,
    created_at          timestamptz not null,
    password_changed_at timestamptz not null
);
comment on column app_user.unit_code is 'The unit a technician belongs to unless the roster says otherwise, for example V1.';

create table app_user_role (
    user_id uuid not null references app_user on delete cascade,
    role    text not null check (role in ('DISPATCHER', 'TECHNICIAN', 'SUPERVISOR', 'MANAGER', 'ADMINISTRATOR')),
    primary key (user_id, role)
);

create table audit_entry (
    id             bigint generated always as identity primary key,
    occurred_at    timestamptz not null,
    actor          text        not null,
    action         text        not null,
    subject        text        not null,
    detail         text        not null default '',
    remote_address text        not null default ''
);
comment on table audit_entry is 'Append-only: sign-ins, refusals, changes of users and settings.';
create index audit_entry_by_time on audit_entry (occurred_at);
create index audit_entry_by_subject on audit_entry (action, subject, occurred_at);
