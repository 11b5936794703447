package io.curbstop.dispatch.handover;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accepted records, for whoever looks back. */
@Component
class PastHandovers {

    private static final int PAGE = 50;

    private final JdbcClient jdbc;

    PastHandovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One line of the list.
     *
     * @param id its id
     * @param signedName who signed it
     * @param signedAt when
     * @param acceptedName who accepted it
     * @param acceptedAt when
     * @param incidents how many incidents were handed over
     * @param questions how often it was refused with a question
     */
    record Past(
            UUID id,
            String signedName,
            Instant signedAt,
            String acceptedName,
            Instant acceptedAt,
            int incidents,
            int questions) {}

    /** The last ones accepted before a moment, the newest first, at most a page. */
    List<Past> list(Instant before) {
        return jdbc.sql("select h.*,"
                        + " (select count(*) from handover_entry e where e.handover_id = h.id and e.section = 'INCIDENTS'"
                        + " and e.subject <> '' and e.since is distinct from 'GONE') as incidents,"
                        + " (select count(*) from handover_event v where v.handover_id = h.id and v.kind = 'REFUSED') as questions"
                        + " from handover h where h.state = 'ACCEPTED' and h.accepted_at < :before"
                        + " order by h.accepted_at desc limit :page")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("page", PAGE)
                .query((row, i) -> new Past(
                        row.getObject("id", UUID.class),
                        row.getString("signed_name"),
                        row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                        row.getString("accepted_name"),
                        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                        row.getInt("incidents"),
                        row.getInt("questions")))
                .list();
    }
}
