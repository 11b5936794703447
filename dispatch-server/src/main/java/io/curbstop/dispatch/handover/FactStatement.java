package io.curbstop.dispatch.handover;

/** The statement that reads what stands in the database for a handover; its times are on the city's clock. */
final class FactStatement {

    private static final String WORK = """
            with zone as (select coalesce((select time_zone from city), 'UTC') as name),
            titled as (
              select i.*, t.label as type_label, p.rank,
                i.number || ' ' || t.label || coalesce(', ' || i.address_text, '') as title
              from incident i join incident_type t on t.code = i.type_code join priority p on p.code = i.priority),
            fact (section, subject, title, text, sort_key) as (
              select 'STANDING_ORDERS', s.id::text, 'Until ' || to_char(s.holds_until at time zone z.name, 'FMDD Mon HH24:MI'),
                s.text || ' (' || s.made_by || ')', s.holds_until::text
              from standing_order s cross join zone z where s.ended_at is null and s.holds_until > :now
              union all
              select 'INCIDENTS', i.id::text, i.title,
                concat_ws(' ', i.priority || ', ' || lower(replace(i.state, '_', ' ')) || '.',
                  coalesce((select string_agg(a.unit_code || ' ' || lower(replace(a.state, '_', ' ')), ', ' order by a.unit_code)
                    from assignment a where a.incident_id = i.id and a.live), 'No unit') || '.',
                  (select 'Still to do: ' || string_agg(f.text, '; ' order by f.created_at, f.id) || '.'
                    from follow_on f where f.incident_id = i.id and f.done_at is null),
                  'Service back by ' || to_char(i.restore_by at time zone z.name, 'FMDD Mon HH24:MI') || '.'),
                i.rank || to_char(i.opened_at at time zone 'UTC', ' YYYY-MM-DD HH24:MI:SS.US')
              from titled i cross join zone z where i.open
              union all
              select 'SHUTDOWNS', o.incident_id::text, i.title,
                concat_ws(' ', upper(left(o.state, 1)) || lower(replace(substr(o.state, 2), '_', ' ')) || '.',
                  o.customers_segment + o.customers_secondary || ' customers by the plan,',
                  (select count(*) from customer_outage c where c.incident_id = o.incident_id and c.ended_at is null)
                    || ' out now.'),
                i.number
              from outage o join titled i on i.id = o.incident_id
              where o.current and o.state not in ('PROPOSED', 'RESTORED')
              union all
              select 'VALVES', v.valve_ref, 'Valve ' || v.valve_ref,
                concat_ws(' ', 'Closed ' || to_char(v.occurred_at at time zone z.name, 'FMDD Mon HH24:MI') || ' for ' || i.number || '.',
                  (select 'Left so: ' || l.reason || '.' from valve_left l
                    where l.incident_id = v.incident_id and l.valve_ref = v.valve_ref)),
                v.valve_ref
              from (select distinct on (valve_ref) * from valve_operation where result = 'DONE'
                  order by valve_ref, ordinal desc) v
                join titled i on i.id = v.incident_id cross join zone z
              where v.position = 'CLOSED' and exists (select from valve_operation x
                where x.valve_ref = v.valve_ref and x.result = 'DONE' and x.position_before <> 'closed'
                  and x.ordinal > (select coalesce(max(y.ordinal), 0) from valve_operation y
                    where y.valve_ref = v.valve_ref and y.result = 'DONE' and y.position = 'OPEN'))
              union all
              select 'ADVISORIES', s.incident_id::text, i.title,
                upper(left(s.kind, 1)) || lower(replace(substr(s.kind, 2), '_', ' ')) || ' '
                  || to_char(s.occurred_at at time zone z.name, 'FMDD Mon HH24:MI') || coalesce(': ' || nullif(s.note, ''), '') || '.',
                i.number
              from (select distinct on (incident_id) * from advisory_step order by incident_id, ordinal desc) s
                join titled i on i.id = s.incident_id cross join zone z
              where s.kind <> 'RESCINDED'
              union all
              select 'LOCATES', t.id::text, i.title,
                concat_ws(' ', case t.kind when 'EMERGENCY' then 'Emergency ticket ' else 'Ticket ' end || t.number || '.',
                  case when t.missing = '{}' then 'Cleared.' else 'Not cleared by ' || array_to_string(t.missing, ', ') || '.' end,
                  case t.kind when 'NORMAL' then 'Due ' || to_char(t.starts_at at time zone z.name, 'FMDD Mon HH24:MI') || '.' end,
                  'Holds until ' || to_char(t.expires_at at time zone z.name, 'FMDD Mon HH24:MI') || '.',
                  (select 'Digging allowed without it by ' || o.by || ': ' || o.note from (select * from dig_override
                    where incident_id = i.id order by ordinal desc limit 1) o where o.allows)),
                i.number || t.called_at::text
              from locate_ticket_now t join titled i on i.id = t.incident_id cross join zone z
              where i.open and t.expires_at > :now
            """;

    private static final String SURROUNDINGS = """
              union all
              select 'RESERVED', a.id::text, a.unit_code || ' for ' || i.title,
                concat_ws(' ', coalesce('Wanted ' || to_char(a.planned_at at time zone z.name, 'FMDD Mon HH24:MI'), 'No time said') || '.',
                  nullif(a.note, '')),
                coalesce(a.planned_at, a.created_at)::text
              from assignment a join titled i on i.id = a.incident_id cross join zone z where a.state = 'RESERVED'
              union all
              select 'CALLBACKS', c.id::text, 'Call ' || c.number,
                'About ' || i.title || '. Called ' || to_char(c.received_at at time zone z.name, 'FMDD Mon HH24:MI') || '.',
                c.number
              from call c join titled i on i.id = c.incident_id cross join zone z
              where c.callback_wanted and c.callback_done_at is null
              union all
              select 'UNITS', u.code, u.code || ' ' || u.name,
                'Unit out of service' || coalesce(': ' || nullif(u.out_of_service_reason, ''), '') || '.', '1' || u.code
              from unit u where not u.in_service
              union all
              select 'UNITS', 'fleet ' || f.code, f.code || ' ' || replace(f.kind, '_', ' '),
                initcap(f.class) || ' out of service' || coalesce(', with ' || (select min(w.unit_code) from fleet_use w
                  where w.item_code = f.code and w.starts_at <= :now and (w.ends_at is null or w.ends_at > :now)), '') || '.',
                '2' || f.code
              from fleet_item f where not f.in_service
              union all
              select 'CALLED_OUT', s.id::text, m.name,
                'With ' || s.unit_code || ' until ' || to_char(s.ends_at at time zone z.name, 'FMDD Mon HH24:MI') || '.', m.name
              from person_shift s join crew_member m on m.id = s.person_id cross join zone z
              where s.kind = 'CALL_OUT' and s.ends_at > :now
              union all
              select 'ALARMS', l.id::text, l.text,
                case when l.shelved_until is not null
                    then 'Shelved until ' || to_char(l.shelved_until at time zone z.name, 'FMDD Mon HH24:MI') || ' by '
                      || l.shelved_by || ': ' || l.shelved_why || '.'
                  when l.over_at is not null then 'Its cause is gone; nobody has taken it.'
                  else 'Stands since ' || to_char(l.since at time zone z.name, 'FMDD Mon HH24:MI') || '.' end,
                l.since::text
              from alarm l cross join zone z where l.gone_at is null and l.kind <> 'DUTY_HANDOVER'
              union all
              select 'CLOSURES', r.id::text, r.street_name,
                'Closed from ' || to_char(r.starts_at at time zone z.name, 'FMDD Mon HH24:MI')
                  || coalesce(' until ' || to_char(r.ends_at at time zone z.name, 'FMDD Mon HH24:MI'), ' until lifted')
                  || ': ' || r.reason,
                r.street_name || r.starts_at
              from road_closure r cross join zone z
              where r.lifted_at is null and (r.ends_at is null or r.ends_at > :now))
            select section, subject, title, text from fact order by section, sort_key, subject
            """;

    /** All facts of the database at {@code :now}. */
    static final String SQL = WORK + SURROUNDINGS;

    private FactStatement() {}
}
