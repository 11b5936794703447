package io.curbstop.dispatch.radio;

import io.curbstop.radio.api.AirRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The gateways' records of what went over the air, all in one place and searchable. */
@Component
class AirRecords {

    private final JdbcClient jdbc;

    AirRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many records of a gateway's log are here: the number of the newest. */
    long count(String gateway, String logId) {
        return jdbc.sql("select coalesce(max(number), 0) from radio_air where gateway = :gateway and log_id = :log")
                .param("gateway", gateway)
                .param("log", logId)
                .query(Long.class)
                .single();
    }

    /** Adds records; those that are here already stay as they are. */
    @Transactional
    void add(String gateway, String logId, long first, List<AirRecord> records) {
        long number = first;
        for (AirRecord record : records) {
            jdbc.sql(
                            "insert into radio_air values (:gateway, :log, :number, :at, :transport, :event, :radio, :sequence,"
                                    + " :text) on conflict do nothing")
                    .param("gateway", gateway)
                    .param("log", logId)
                    .param("number", number++)
                    .param("at", record.at().atOffset(ZoneOffset.UTC))
                    .param("transport", record.transport())
                    .param("event", record.event().name())
                    .param("radio", record.radioId())
                    .param("sequence", record.sequence())
                    .param("text", record.text())
                    .update();
        }
    }

    /** One record and the gateway it is from. */
    record Line(
            String gateway,
            long number,
            Instant at,
            String transport,
            String event,
            String radioId,
            int sequence,
            String text) {}

    /**
     * What is asked for, newest first.
     *
     * @param radioId empty for all
     * @param words part of the text; empty for any
     * @param faultsOnly whether only what went wrong is asked for
     */
    List<Line> search(String radioId, String words, boolean faultsOnly, Instant from, Instant to, int most) {
        return jdbc.sql("select gateway, number, at, transport, event, radio_id, sequence, text from radio_air"
                        + " where at >= :from and at < :to and (:radio = '' or radio_id = :radio)"
                        + " and (:words = '' or position(lower(:words) in lower(text)) > 0)"
                        + " and (not :faults or event in ('FAULT', 'REFUSED', 'NOT_WORKING', 'EMERGENCY'))"
                        + " order by at desc, gateway, number desc limit :most")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("radio", radioId)
                .param("words", words)
                .param("faults", faultsOnly)
                .param("most", most)
                .query((row, i) -> new Line(
                        row.getString("gateway"),
                        row.getLong("number"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("transport"),
                        row.getString("event"),
                        row.getString("radio_id"),
                        row.getInt("sequence"),
                        row.getString("text")))
                .list();
    }
}
