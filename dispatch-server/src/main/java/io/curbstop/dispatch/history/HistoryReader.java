package io.curbstop.dispatch.history;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the past. Percentiles are worked out over the single times, never over averages. */
@Component
class HistoryReader {

    private static final String FILTER = """
            from incident i
            join incident_type t on t.code = i.type_code
            where (:from::timestamptz is null or i.opened_at >= :from::timestamptz)
              and (:to::timestamptz is null or i.opened_at < :to::timestamptz)
              and (:type::text is null or i.type_code = :type)
              and (:state::text is null or i.state = :state)
              and (:words::text is null or i.number ilike :words or i.address_text ilike :words
                or i.narrative ilike :words)
            """;

    private static final String LIST = """
            select i.id, i.number, t_label as type_label, i.priority, i.state, i.address_text, i.opened_at, i.closed_at,
              extract(epoch from m.acknowledged_at - m.dispatched_at) as acknowledge_s,
              extract(epoch from m.on_site_at - i.opened_at) as response_s,
              extract(epoch from m.made_safe_at - i.opened_at) as made_safe_s,
              extract(epoch from m.restored_at - i.opened_at) as restore_s,
              (select coalesce(array_agg(distinct unit_code order by unit_code), '{}') from assignment a
                where a.incident_id = i.id) as units,
              (select coalesce(max(customers_segment + customers_secondary), 0) from outage o
                where o.incident_id = i.id and o.current) as customers_out,
              (select coalesce(sum(extract(epoch from coalesce(c.ended_at, greatest(:now, c.began_at)) - c.began_at)), 0)
                / 60 from customer_outage c where c.incident_id = i.id) as customer_minutes,
              (select count(*) from call c where c.incident_id = i.id) as callers
            from (select i.*, t.label as t_label %s
              order by i.opened_at desc, i.number desc limit :limit offset :offset) i
            left join incident_milestone m on m.incident_id = i.id
            order by i.opened_at desc, i.number desc
            """.formatted(FILTER);

    private static final String SUMMARY = """
            with times as (
              select extract(epoch from m.acknowledged_at - m.dispatched_at) as acknowledge,
                extract(epoch from m.on_site_at - i.opened_at) as response,
                extract(epoch from m.made_safe_at - i.opened_at) as made_safe,
                p.acknowledge_s, p.on_site_s, p.restore_s
              from incident i
              join priority p on p.code = i.priority
              left join incident_milestone m on m.incident_id = i.id
              where (:from::timestamptz is null or i.opened_at >= :from::timestamptz)
                and (:to::timestamptz is null or i.opened_at < :to::timestamptz))
            select count(*) as incidents,
              percentile_cont(0.5) within group (order by acknowledge) as ack_50,
              percentile_cont(0.9) within group (order by acknowledge) as ack_90,
              count(acknowledge) as ack_n,
              count(*) filter (where acknowledge <= acknowledge_s) as ack_within,
              count(*) filter (where acknowledge is not null and acknowledge_s is not null) as ack_of,
              percentile_cont(0.5) within group (order by response) as resp_50,
              percentile_cont(0.9) within group (order by response) as resp_90,
              count(response) as resp_n,
              count(*) filter (where response <= on_site_s) as resp_within,
              count(*) filter (where response is not null and on_site_s is not null) as resp_of,
              percentile_cont(0.5) within group (order by made_safe) as safe_50,
              percentile_cont(0.9) within group (order by made_safe) as safe_90,
              count(made_safe) as safe_n,
              count(*) filter (where made_safe <= restore_s) as safe_within,
              count(*) filter (where made_safe is not null and restore_s is not null) as safe_of
            from times
            """;

    private static final String INTERRUPTED = """
            select count(distinct c.customer_ref) as customers,
              coalesce(sum(extract(epoch from coalesce(c.ended_at, greatest(:now, c.began_at)) - c.began_at)), 0) / 60
                as minutes
            from customer_outage c join incident i on i.id = c.incident_id
            where (:from::timestamptz is null or i.opened_at >= :from::timestamptz)
              and (:to::timestamptz is null or i.opened_at < :to::timestamptz)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    HistoryReader(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What to list; null leaves a part open. */
    record Query(Instant from, Instant to, String words, String type, String state, int page, int size) {}

    /** A page of incidents and how many there are in all. */
    record Page(long total, List<HistoryRow> incidents) {}

    @Transactional(readOnly = true)
    public Page list(Query query) {
        long total = filter(jdbc.sql("select count(*) " + FILTER), query)
                .query(Long.class)
                .single();
        List<HistoryRow> rows = filter(jdbc.sql(LIST), query)
                .param("now", utc(clock.instant()))
                .param("limit", query.size())
                .param("offset", (long) query.page() * query.size())
                .query((row, i) -> read(row))
                .list();
        return new Page(total, rows);
    }

    @Transactional(readOnly = true)
    public HistorySummary summarise(Instant from, Instant to) {
        List<HistorySummary.TypeCount> byType = jdbc.sql("select t.label as type, count(*)::int as n from incident i"
                        + " join incident_type t on t.code = i.type_code"
                        + " where (:from::timestamptz is null or i.opened_at >= :from::timestamptz)"
                        + " and (:to::timestamptz is null or i.opened_at < :to::timestamptz)"
                        + " group by t.label order by n desc, t.label")
                .param("from", utc(from))
                .param("to", utc(to))
                .query(HistorySummary.TypeCount.class)
                .list();
        Interrupted interrupted = jdbc.sql(INTERRUPTED)
                .param("now", utc(clock.instant()))
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, i) -> new Interrupted(row.getInt("customers"), Math.round(row.getDouble("minutes"))))
                .single();
        return jdbc.sql(SUMMARY)
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, i) -> new HistorySummary(
                        row.getInt("incidents"),
                        measure(row, "ack"),
                        measure(row, "resp"),
                        measure(row, "safe"),
                        interrupted.customers(),
                        interrupted.minutes(),
                        byType))
                .single();
    }

    private record Interrupted(int customers, long minutes) {}

    private static JdbcClient.StatementSpec filter(JdbcClient.StatementSpec statement, Query query) {
        String words = query.words() == null || query.words().isBlank()
                ? null
                : "%"
                        + query.words()
                                .strip()
                                .replace("\\", "\\\\")
                                .replace("%", "\\%")
                                .replace("_", "\\_") + "%";
        return statement
                .param("from", utc(query.from()))
                .param("to", utc(query.to()))
                .param("type", query.type())
                .param("state", query.state())
                .param("words", words);
    }

    private static HistorySummary.Measure measure(ResultSet row, String name) throws SQLException {
        return new HistorySummary.Measure(
                seconds(row, name + "_50"),
                seconds(row, name + "_90"),
                row.getInt(name + "_n"),
                row.getInt(name + "_within"),
                row.getInt(name + "_of"));
    }

    private static HistoryRow read(ResultSet row) throws SQLException {
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new HistoryRow(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("type_label"),
                row.getString("priority"),
                row.getString("state"),
                row.getString("address_text"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                seconds(row, "acknowledge_s"),
                seconds(row, "response_s"),
                seconds(row, "made_safe_s"),
                seconds(row, "restore_s"),
                closedAt == null ? null : closedAt.toInstant(),
                texts(row.getArray("units")),
                row.getInt("customers_out"),
                Math.round(row.getDouble("customer_minutes")),
                row.getInt("callers"));
    }

    private static Double seconds(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : Math.round(value * 1000) / 1000.0;
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
