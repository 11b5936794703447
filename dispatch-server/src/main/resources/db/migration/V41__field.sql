-- What crews reported, by whatever channel, each once by the id its sender made.
create table crew_report (
  id uuid primary key,
  assignment_id uuid references assignment,
  step text not null,
  actor text not null,
  source text not null,
  reason text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  outcome text not null
);
create index crew_report_assignment on crew_report (assignment_id, recorded_at);
comment on column crew_report.outcome is 'APPLIED, or the code of the refusal.';
