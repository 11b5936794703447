-- Some alarms are for a thing that is due once: however its time moves, nobody is told of it again.

alter table duty add column once boolean not null default false;
comment on column duty.once is 'Whether it becomes an alarm once for each subject, however its time moves; else anew with each time.';
update duty set once = true where code = 'ESCALATION';

alter table duty_fired add column once boolean not null default false;
comment on column duty_fired.once is 'The one row of a subject whose duty alarms once.';
update duty_fired f set once = true where duty = 'ESCALATION'
  and not exists (select from duty_fired e where e.duty = f.duty and e.subject = f.subject and e.due_at < f.due_at);
create unique index duty_fired_once on duty_fired (duty, subject) where once;

-- When samples have passed on enough days, somebody hears that customers need not boil their water any more.

insert into duty (code, label, severity, after_s, position, once) values
  ('ADVISORY_RESCIND', 'Boil-water advisory to rescind', 'HIGH', 0, (select max(position) + 1 from duty), true);
