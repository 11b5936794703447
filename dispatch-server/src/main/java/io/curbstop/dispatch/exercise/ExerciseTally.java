package io.curbstop.dispatch.exercise;

import io.curbstop.dispatch.exercise.play.OfficePlay;
import io.curbstop.dispatch.telephone.HouseTelephone;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
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
     * @param called how many of them are over
     * @param refused how many of what came could not be taken
     * @param answer_s median time that a call rang until it was answered, in seconds, or null
     * @param gaveUp callers whom nobody answered
     * @param incidents how many incidents they opened
     * @param open how many of these stand open
     * @param assignments orders to crews
     * @param acknowledged of those, how many a person acknowledged
     * @param byRadio of those, how many by radio
     * @param alarmed how many raised an alarm because nobody answered
     * @param unseen how many neither: none, once their time is up
     * @param valves how often a valve was turned
     * @param stuck how often one could not be
     * @param acknowledge_s median time from sending to acknowledgement, in seconds, or null
     * @param onSite_min median time from the first call to the first crew on site, in minutes, or null
     * @param onSite90_min the time that nine of ten did not exceed, or null
     * @param restored_min median time from the first call to the water being back, in minutes, or null
     * @param customersOut customers who were without water
     * @param customerMinutes customers without water times minutes, from the valves
     * @param notes what crews wrote down when they were done
     * @param ordered service orders that came
     * @param done how many of them were done
     * @param unable how many nobody could do
     * @param cancelled how many a payment cancelled before the truck had done them
     * @param tooLate how many were done all the same, and are undone by a reconnect
     */
    record Counts(
            int calls,
            int called,
            int refused,
            Integer answer_s,
            int gaveUp,
            int incidents,
            int open,
            int assignments,
            int acknowledged,
            int byRadio,
            int alarmed,
            int unseen,
            int valves,
            int stuck,
            Integer acknowledge_s,
            Integer onSite_min,
            Integer onSite90_min,
            Integer restored_min,
            int customersOut,
            long customerMinutes,
            int notes,
            int ordered,
            int done,
            int unable,
            int cancelled,
            int tooLate) {

        /** For a person to read, line by line. */
        Map<String, String> asWords() {
            Map<String, String> words = new LinkedHashMap<>();
            words.put("calls", called + " of " + calls + ", " + refused + " refused, " + gaveUp + " gave up");
            words.put("rang until answered, median", in(answer_s, "s"));
            words.put("incidents", incidents + ", " + open + " open");
            words.put("orders to crews", String.valueOf(assignments));
            words.put(
                    "  acknowledged by a person",
                    acknowledged + ", " + byRadio + " by radio, median " + in(acknowledge_s, "s"));
            words.put("  not answered, alarmed", String.valueOf(alarmed));
            words.put("  neither", String.valueOf(unseen));
            words.put("first crew on site, median and 90 %", in(onSite_min, "min") + ", " + in(onSite90_min, "min"));
            words.put("restored, median", in(restored_min, "min"));
            words.put("valves turned", valves + ", " + stuck + " could not be");
            words.put("customers without water", customersOut + ", " + customerMinutes + " customer minutes");
            words.put("crew notes written down", String.valueOf(notes));
            if (ordered > 0) {
                words.put(
                        "service orders",
                        ordered + ": " + done + " done, " + unable + " unable, " + cancelled + " cancelled in time, "
                                + tooLate + " paid too late");
            }
            return words;
        }

        private static String in(Integer value, String unit) {
            return value == null ? "–" : value + " " + unit;
        }
    }

    Counts count(UUID exerciseId) {
        return jdbc.sql("""
                        with happened as (select * from exercise_happening where exercise_id = :id),
                        played as (select * from happened where coalesce(content ->> 'kind', 'CALL') = 'CALL'),
                        rang as (select * from phone_call where id = any (:phones)),
                        ours as (select * from incident where id in (select incident_id from played)),
                        orders as (
                          select a.*, exists (select from alarm l where l.assignment_id = a.id
                            and l.kind = 'NO_ANSWER') as alarmed
                          from assignment a where a.incident_id in (select id from ours)
                            or a.incident_id in (select incident_id from service_order where starts_with(number, :prefix))),
                        sites as (
                          select min(a.on_site_at) - o.opened_at as took from ours o
                          join assignment a on a.incident_id = o.id where a.on_site_at is not null group by o.id, o.opened_at),
                        whole as (
                          select max(a.restored_at) - o.opened_at as took from ours o
                          join assignment a on a.incident_id = o.id where a.restored_at is not null group by o.id, o.opened_at),
                        turned as (select * from valve_operation where incident_id in (select id from ours)),
                        out as (select * from customer_outage where incident_id in (select id from ours)),
                        office as (select * from service_order where starts_with(number, :prefix) and made_for is null)
                        select (select count(*) from played) as calls,
                          (select count(*) from played where played_at is not null) as called,
                          (select count(*) from happened where refused) as refused,
                          (select percentile_disc(0.5) within group (order by
                            extract(epoch from answered_at - rang_at))::int from rang where answered_at is not null) as answer_s,
                          (select count(*) from rang where state = 'ABANDONED') as gave_up,
                          (select count(*) from ours) as incidents,
                          (select count(*) from ours where open) as open,
                          (select count(*) from orders) as assignments,
                          (select count(*) from orders where acknowledged_at is not null) as acknowledged,
                          (select count(*) from orders o where acknowledged_at is not null and exists (select from
                            crew_report r where r.assignment_id = o.id and r.step = 'ACKNOWLEDGE'
                            and r.source = 'RADIO')) as by_radio,
                          (select count(*) from orders where alarmed) as alarmed,
                          (select count(*) from orders where live and acknowledged_at is null and not alarmed) as unseen,
                          (select count(*) from turned where result = 'DONE') as valves,
                          (select count(*) from turned where result <> 'DONE') as stuck,
                          (select percentile_disc(0.5) within group (order by
                            extract(epoch from acknowledged_at - dispatched_at))::int from orders
                            where acknowledged_at is not null) as acknowledge_s,
                          (select (extract(epoch from percentile_disc(0.5) within group (order by took)) / 60)::int
                            from sites) as on_site_min,
                          (select (extract(epoch from percentile_disc(0.9) within group (order by took)) / 60)::int
                            from sites) as on_site90_min,
                          (select (extract(epoch from percentile_disc(0.5) within group (order by took)) / 60)::int
                            from whole) as restored_min,
                          (select count(distinct customer_ref) from out) as customers_out,
                          (select coalesce(sum(extract(epoch from coalesce(ended_at, greatest(:now, began_at)) - began_at)), 0)
                            / 60 from out)::bigint as customer_minutes,
                          (select count(distinct h.incident_id) from played h join incident_event e
                            on e.incident_id = h.incident_id
                            where h.content ->> 'crewNote' is not null
                              and position(h.content ->> 'crewNote' in e.text) > 0) as notes,
                          (select count(*) from office) as ordered,
                          (select count(*) from office where state = 'DONE') as done,
                          (select count(*) from office where state = 'UNABLE') as unable,
                          (select count(*) from office where state = 'CANCELLED') as cancelled,
                          (select count(*) from office where state = 'DONE' and payment_id is not null) as too_late
                        """)
                .param("id", exerciseId)
                .param("phones", phones(exerciseId))
                .param("prefix", OfficePlay.prefix(exerciseId))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Counts.class)
                .single();
    }

    private UUID[] phones(UUID exerciseId) {
        return jdbc
                .sql("select number from exercise_happening where exercise_id = :id and rang_at is not null")
                .param("id", exerciseId)
                .query(Integer.class)
                .list()
                .stream()
                .map(number -> HouseTelephone.idOf(Exercises.phoneCallName(exerciseId, number)))
                .toArray(UUID[]::new);
    }
}
