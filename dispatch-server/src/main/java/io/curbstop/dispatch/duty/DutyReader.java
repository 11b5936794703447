package io.curbstop.dispatch.duty;

import io.curbstop.dispatch.shutdown.Advisories;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works out what is due from what is written down: one statement, whatever was missed before. */
@Component
class DutyReader {

    private static final String DUE = """
            with open_incident as (
              select i.*, t.label as type_label, t.code as type, p.on_site_s, p.rank
              from incident i join incident_type t on t.code = i.type_code join priority p on p.code = i.priority
              where i.open),
            arrived as (
              select incident_id, min(on_site_at) as at, min(working_at) as working_at,
                bool_or(made_safe_at is not null or completed_at is not null) as worked
              from assignment where on_site_at is not null group by incident_id),
            outage_now as (
              select incident_id, min(began_at) as since, count(*) as customers
              from customer_outage where ended_at is null group by incident_id),
            crew as (
              select unit_code, count(*) as people from (
                select m.unit_code, m.id from crew_member m
                where not exists (select from person_leave l where l.person_id = m.id
                    and :now >= l.starts_at and :now < l.ends_at)
                  and not exists (select from person_shift s where s.person_id = m.id
                    and :now >= s.starts_at and :now < s.ends_at)
                union
                select s.unit_code, s.person_id from person_shift s where :now >= s.starts_at and :now < s.ends_at) there
              group by unit_code),
            zone as (select coalesce((select time_zone from city), 'UTC') as name),
            advisory_standing as (
              select * from (select distinct on (incident_id) * from advisory_step order by incident_id, ordinal desc) s
              where s.kind <> 'RESCINDED'),
            advisory_passed as (
              select d.incident_id, d.since, count(*) as days, (array_agg(d.first_at order by d.first_at))[:sampleDays] as ready_at
              from (select a.incident_id, b.since, min(a.occurred_at) as first_at
                from advisory_standing s
                  cross join lateral (select max(ordinal) as since from advisory_step
                    where incident_id = s.incident_id and kind <> 'SAMPLE_PASSED') b
                  join advisory_step a on a.incident_id = s.incident_id and a.ordinal > b.since cross join zone z
                group by a.incident_id, b.since, (a.occurred_at at time zone z.name)::date) d
              group by d.incident_id, d.since),
            due as (
              select case when i.rank = 1 then 'ON_SITE_URGENT' else 'ON_SITE' end as duty, i.id::text as subject,
                i.id as incident_id, null::uuid as assignment_id, null as unit_code,
                i.opened_at + make_interval(secs => i.on_site_s) as due_at,
                format('%s: nobody on site %s min after the report.', i.number, i.on_site_s / 60) as text,
                'SEND_CREW' as action
              from open_incident i
              where i.on_site_s is not null and i.state in ('REPORTED', 'VERIFIED', 'RESPONDING', 'REOPENED')
                and not exists (select from arrived a where a.incident_id = i.id)
              union all
              select 'WORKING', i.id::text, i.id, null, null, a.at,
                format('%s: a crew is on site, but no work has begun.', i.number), 'CALL_BY_VOICE'
              from open_incident i join arrived a on a.incident_id = i.id
              where i.rank = 1 and a.working_at is null and not a.worked
                and i.state in ('REPORTED', 'VERIFIED', 'RESPONDING', 'REOPENED')
              union all
              select case when c.people = 1 then 'STATUS_CHECK_ALONE' else 'STATUS_CHECK' end, a.id::text, a.incident_id,
                a.id, a.unit_code, greatest(a.state_at, coalesce(u.last_word_at, a.state_at)),
                format('%s: no word since %s. Call by voice.', a.unit_code, to_char(greatest(a.state_at,
                  coalesce(u.last_word_at, a.state_at)) at time zone z.name, 'HH24:MI')), 'CALL_BY_VOICE'
              from assignment a join unit u on u.code = a.unit_code cross join zone z
                left join crew c on c.unit_code = a.unit_code
              where a.state in ('EN_ROUTE', 'ON_SITE', 'WORKING')
              union all
              select 'ESTIMATE', i.id::text, i.id, null, null, i.restore_by,
                format('%s: the restoration estimate has passed. Give a new one.', i.number), 'GIVE_ESTIMATE'
              from open_incident i where i.restore_by is not null and i.state not in ('RESTORED', 'RESTORATION_PENDING')
              union all
              select 'NO_ESTIMATE', i.id::text, i.id, null, null, o.since,
                format('%s: %s customers out and no restoration estimate.', i.number, o.customers), 'GIVE_ESTIMATE'
              from open_incident i join outage_now o on o.incident_id = i.id where i.restore_by is null
              union all
              select d.code, i.id::text, i.id, null, null, o.since,
                format(case when d.code = 'SPIGOT' then '%s: %s customers out: set up a hydrant spigot.'
                  else '%s: %s customers out: bring bottled water.' end, i.number, o.customers), 'SEE_TO_IT'
              from open_incident i join outage_now o on o.incident_id = i.id
                join (values ('SPIGOT'), ('BOTTLED_WATER')) d (code) on true
              union all
              select 'ADVISORY_SAMPLE', i.id::text, i.id, null, null, s.occurred_at,
                format('%s: a boil-water advisory stands. Take the next sample%s.', i.number,
                  case when p.ready_at is not null then ', or rescind it: samples have passed on enough days' else '' end),
                'SEE_TO_IT'
              from advisory_standing s join incident i on i.id = s.incident_id
                left join advisory_passed p on p.incident_id = s.incident_id
              union all
              select 'ADVISORY_RESCIND', i.id || ' ' || p.since, i.id, null, null, p.ready_at,
                format('%s: samples have passed on %s days. The boil-water advisory may be rescinded.', i.number, p.days),
                'SEE_TO_IT'
              from advisory_passed p join incident i on i.id = p.incident_id
              where p.ready_at is not null
              union all
              select 'CALLBACK', i.id::text, i.id, null, null,
                min(greatest(c.received_at, coalesce(r.at, c.received_at))),
                format('%s: %s callers wait to be called back.', i.number, count(*)), 'CALL_BACK'
              from incident i join call c on c.incident_id = i.id
                left join lateral (select min(occurred_at) as at from incident_event e
                  where e.incident_id = i.id and e.kind in ('STATE_RESTORED', 'STATE_CLOSED')) r on true
              where c.callback_wanted and c.callback_done_at is null and (r.at is not null or not i.open)
              group by i.id, i.number
              union all
              select 'RECONNECT_CUT_OFF', i.id::text, i.id, null, null,
                ((i.opened_at at time zone z.name)::date + d.local_time
                  + case when (i.opened_at at time zone z.name)::time >= d.local_time then interval '1 day'
                      else interval '0' end) at time zone z.name,
                format('%s: reconnect before %s.', i.number, to_char(d.local_time, 'HH24:MI')), 'SEND_CREW'
              from open_incident i join duty d on d.code = 'RECONNECT_CUT_OFF' cross join zone z
              where i.type = 'RECONNECT' and i.state not in ('RESTORED', 'RESTORATION_PENDING')
                and not exists (select from service_order o where o.incident_id = i.id and o.state = 'RELEASED')
              union all
              select 'ORDER_CUT_OFF', o.id::text, o.incident_id, null, null, o.latest,
                format('%s: to be turned on before %s, and %s.', o.number, to_char(o.latest at time zone z.name, 'HH24:MI'),
                  case when o.unit_code is null then 'no crew has it' else format('%s is planned for it at %s only',
                    o.unit_code, to_char(o.planned_at at time zone z.name, 'HH24:MI')) end), 'PLAN_ORDER'
              from (select o.*, coalesce(o.window_to, (o.due_on + d.local_time) at time zone z.name) as latest
                  from service_order o join duty d on d.code = 'RECONNECT_CUT_OFF' cross join zone z
                  where o.state = 'RELEASED' and o.cancel_reason is null and o.payment_id is null
                    and o.kind in (select undone_by from service_order_kind)) o cross join zone z
              where o.assignment_id is null or o.planned_at > o.latest
              union all
              select 'RESERVED', a.id::text, a.incident_id, a.id, a.unit_code, a.planned_at,
                format('%s is wanted now for %s, for which it is reserved.', a.unit_code, i.number), 'SEND_RESERVED'
              from assignment a join incident i on i.id = a.incident_id
              where a.state = 'RESERVED' and a.planned_at is not null
              union all
              select 'HANDOVER', to_char(h.due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), null, null, null, h.due_at,
                format('The shift that ended at %s has not been handed over.', to_char(h.due_at at time zone z.name, 'HH24:MI')),
                'HAND_OVER'
              from (select due_at, early_s from (
                  select (d.day + h.local_time) at time zone z.name as due_at, h.early_s
                  from handover_hour h cross join zone z
                    cross join lateral (select (cast(:now as timestamptz) at time zone z.name)::date - ago as day
                      from generate_series(0, 1) ago) d) t
                where due_at <= :now order by due_at desc limit 1) h cross join zone z
              where exists (select from handover)
                and not exists (select from handover a where a.accepted_at >= h.due_at - make_interval(secs => h.early_s))
              union all
              select 'MISSED_CALL', c.id::text, null, null, null, c.began_at,
                format('A call that nobody answered at %s waits to be called back.',
                  to_char(c.began_at at time zone z.name, 'HH24:MI')), 'CALL_BACK'
              from phone_call c cross join zone z where c.callback_owed and c.callback_done_at is null
              union all
              select 'ESCALATION', x.incident_id || ' ' || x.rung_id, x.incident_id, null, null, x.due_at,
                format('%s: tell %s (%s).', i.number, owed.names, x.why), 'ESCALATE'
              from (select rung_id, incident_id, min(due_at) as due_at, coalesce(string_agg(why, ', ' order by due_at)
                  filter (where due_at <= :now), min(why)) as why from escalation_cause group by rung_id, incident_id) x
                join incident i on i.id = x.incident_id
                cross join lateral (select string_agg(r.name, ', ' order by m.position) as names
                  from escalation_rung_role m join escalation_role r on r.id = m.role_id
                  where m.rung_id = x.rung_id and not exists (select from escalation_attempt a
                    where a.incident_id = x.incident_id and a.rung_id = x.rung_id and a.role_id = m.role_id
                      and a.outcome <> 'NOT_REACHED')) owed
              where owed.names is not null
              union all
              select 'LOCATE_MISSING', g.subject, i.id, g.id, g.unit_code, g.at,
                format('%s: %s %s, and no locate ticket allows it.', i.number, g.unit_code, g.does), 'SEE_TO_IT'
              from (select a.id::text as subject, a.id, a.incident_id, a.unit_code, a.working_at as at,
                  'is at work where crews dig' as does
                from assignment a join open_incident o on o.id = a.incident_id join incident_type t on t.code = o.type and t.digs
                where a.state = 'WORKING' and a.working_at is not null
                union all
                select a.id || ' dig', a.id, a.incident_id, a.unit_code, r.at, 'digs'
                from assignment a join (select assignment_id, min(occurred_at) as at from dig_report where not allowed
                  group by assignment_id) r on r.assignment_id = a.id
                where a.state in ('ON_SITE', 'WORKING')) g
                join open_incident i on i.id = g.incident_id
              where not exists (select from locate_ticket_now t where t.incident_id = i.id and t.expires_at > :now
                  and (t.kind = 'EMERGENCY' or t.missing = '{}' or t.starts_at <= :now and t.objecting = '{}'))
                and not coalesce((select allows from dig_override x where x.incident_id = i.id order by ordinal desc limit 1), false)
              union all
              select case t.kind when 'EMERGENCY' then 'LOCATE_EMERGENCY' else 'LOCATE_DUE' end, t.id::text, i.id, null, null,
                case t.kind when 'EMERGENCY' then t.called_at else t.starts_at end,
                format('%s: %s not cleared for %s ticket %s. Call the locators.', i.number, array_to_string(t.missing, ', '),
                  case t.kind when 'EMERGENCY' then 'emergency' else 'locate' end, t.number), 'SEE_TO_IT'
              from locate_ticket_now t join open_incident i on i.id = t.incident_id
              where t.missing <> '{}' and t.expires_at > :now
              union all
              select 'LOCATE_EXPIRES', t.id::text, i.id, null, null, t.expires_at,
                format('%s: locate ticket %s runs out %s. Have it renewed if digging goes on.', i.number, t.number,
                  to_char(t.expires_at at time zone z.name, 'FMDD Mon HH24:MI')), 'SEE_TO_IT'
              from locate_ticket_now t join open_incident i on i.id = t.incident_id cross join zone z
              where not exists (select from locate_ticket_now n where n.incident_id = t.incident_id and n.expires_at > t.expires_at))
            select due.duty, d.label, d.severity, d.once, due.subject, due.incident_id, due.assignment_id, due.unit_code,
              due.due_at + case when d.ahead then -1 else 1 end * make_interval(secs => coalesce(d.after_s, 0))
                as due_at, due.text, due.action
            from due join duty d on d.code = due.duty and d.enabled
            where not exists (select from duty_done x where x.duty = due.duty and x.subject = due.subject)
            """;

    private final Advisories advisories;
    private final JdbcClient jdbc;

    DutyReader(Advisories advisories, JdbcClient jdbc) {
        this.advisories = advisories;
        this.jdbc = jdbc;
    }

    /** What is due at that moment, what was due longest first. */
    List<Duty> listDue(Instant now) {
        return list("due_at <= :now", null, now);
    }

    /** What is or will be due of anything, the next first. */
    List<Duty> listAll(Instant now) {
        return list("true", null, now);
    }

    /** What is or will be due of an incident, the next first. */
    List<Duty> listOf(UUID incidentId, Instant now) {
        return list("incident_id = :incident", incidentId, now);
    }

    private List<Duty> list(String which, UUID incidentId, Instant now) {
        return jdbc.sql("select * from (" + DUE + ") q where " + which + " order by due_at, duty, subject")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("sampleDays", Math.max(1, advisories.sampleDays()))
                .param("incident", incidentId)
                .query((row, i) -> read(row))
                .list();
    }

    private static Duty read(ResultSet row) throws SQLException {
        return new Duty(
                row.getString("duty"),
                row.getString("label"),
                row.getString("severity"),
                row.getBoolean("once"),
                row.getString("subject"),
                row.getObject("incident_id", UUID.class),
                row.getObject("assignment_id", UUID.class),
                row.getString("unit_code"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("text"),
                row.getString("action"));
    }
}
