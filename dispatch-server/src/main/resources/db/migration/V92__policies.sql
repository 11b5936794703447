-- Policies that supervisors edit. A change names the version it was made on, so that of two at once one wins and the other is
-- told who did; who changed what to what stands in the audit.

alter table incident_type
  add column version bigint not null default 0,
  add column changed_at timestamptz,
  add column changed_by text;
comment on column incident_type.version is 'Grows with every change of its priority, questions or needs.';
alter table priority
  add column version bigint not null default 0,
  add column changed_at timestamptz,
  add column changed_by text;
alter table duty
  add column version bigint not null default 0,
  add column changed_at timestamptz,
  add column changed_by text;
alter table incident_type_question add column retired_at timestamptz;
comment on column incident_type_question.retired_at is 'Asked no more since; it stays, so that old answers keep the words they were given to.';
