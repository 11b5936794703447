package io.curbstop.dispatch.exercise;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How an exercise goes, counted from what is written down. */
@Component
class ExerciseTally {

    private final JdbcClient jdbc;
    private final Clock clock;

    ExerciseTally(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The counts.
     *
     * @param calls how many calls there are in all
     * @param called how many of them came
     * @param refused how many of those could not be taken
     * @param incidents how many incidents they opened
     * @param open how many of these stand open
     * @param assignments orders to crews
     * @param acknowledged of those, how many a person acknowledged
     * @param alarmed how many raised an alarm because nobody answered
     * @param unseen how many neither: none, once their time is up
     * @param valves how often a valve was turned
     * @param stuck how often one could not be
     * @param acknowledge_s median time from sending to acknowledgement, in seconds, or null
     * @param onSite_min median time from the first call to the first crew on site, in minutes, or null
     * @param customerMinutes customers without water times minutes, from the valves
     */
    record Counts(
            int calls,
            int called,
            int refused,
            int incidents,
            int open,
            int assignments,
            int acknowledged,
            int alarmed,
            int unseen,
            int valves,
            int stuck,
            Integer acknowledge_s,
            Integer onSite_min,
            long customerMinutes) {}

    Counts count(UUID exerciseId) {
        return jdbc.sql("""
                        with played as (select * from exercise_happening where exercise_id = :id),
                        ours as (select * from incident where id in (select incident_id from played)),
                        orders as (
                          select a.*, exists (select from alarm l where l.assignment_id = a.id
                            and l.kind = 'NO_ANSWER') as alarmed
                          from assignment a where a.incident_id in (select id from ours)),
                        sites as (
                          select o.id, min(a.on_site_at) - o.opened_at as took from ours o
                          join assignment a on a.incident_id = o.id where a.on_site_at is not null group by o.id, o.opened_at),
                        turned as (select * from valve_operation where incident_id in (select id from ours)),
                        out as (select * from customer_outage where incident_id in (select id from ours))
                        select (select count(*) from played) as calls,
                          (select count(*) from played where played_at is not null) as called,
                          (select count(*) from played where played_at is not null and incident_id is null) as refused,
                          (select count(*) from ours) as incidents,
                          (select count(*) from ours where open) as open,
                          (select count(*) from orders) as assignments,
                          (select count(*) from orders where acknowledged_at is not null) as acknowledged,
                          (select count(*) from orders where alarmed) as alarmed,
                          (select count(*) from orders where live and acknowledged_at is null and not alarmed) as unseen,
                          (select count(*) from turned where result = 'DONE') as valves,
                          (select count(*) from turned where result <> 'DONE') as stuck,
                          (select percentile_disc(0.5) within group (order by
                            extract(epoch from acknowledged_at - dispatched_at))::int from orders
                            where acknowledged_at is not null) as acknowledge_s,
                          (select (extract(epoch from percentile_disc(0.5) within group (order by took)) / 60)::int
                            from sites) as on_site_min,
                          (select coalesce(sum(extract(epoch from coalesce(ended_at, greatest(:now, began_at)) - began_at)), 0)
                            / 60 from out)::bigint as customer_minutes
                        """)
                .param("id", exerciseId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Counts.class)
                .single();
    }
}
