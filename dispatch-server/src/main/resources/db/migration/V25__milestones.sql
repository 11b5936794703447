-- When each thing first happened to an incident, out of the log itself; a line that was superseded does not count.
create view incident_milestone as
select e.incident_id,
  min(e.occurred_at) filter (where e.kind = 'CREW_DISPATCHED') as dispatched_at,
  min(e.occurred_at) filter (where e.kind in ('CREW_ACKNOWLEDGED', 'CREW_EN_ROUTE', 'CREW_ON_SITE')) as acknowledged_at,
  min(e.occurred_at) filter (where e.kind = 'CREW_EN_ROUTE') as en_route_at,
  min(e.occurred_at) filter (where e.kind = 'CREW_ON_SITE') as on_site_at,
  min(e.occurred_at) filter (where e.kind = 'STATE_MADE_SAFE') as made_safe_at,
  min(e.occurred_at) filter (where e.kind = 'STATE_RESTORED') as restored_at,
  max(e.occurred_at) filter (where e.kind = 'STATE_CLOSED') as closed_at
from incident_event e
where not exists (select from incident_event s where s.supersedes = e.id)
group by e.incident_id;
create index incident_event_supersedes on incident_event (supersedes) where supersedes is not null;
