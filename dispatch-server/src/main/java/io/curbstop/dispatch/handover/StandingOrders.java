package io.curbstop.dispatch.handover;

import io.curbstop.dispatch.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What holds for every shift until a date, or until somebody ends it. */
@Component
class StandingOrders {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final JdbcClient jdbc;
    private final Clock clock;

    StandingOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param id its id
     * @param text its words
     * @param holdsUntil the first moment it does not hold any more
     * @param madeBy username of who wrote it
     * @param madeAt when
     */
    record StandingOrder(UUID id, String text, Instant holdsUntil, String madeBy, Instant madeAt) {}

    /** Those that hold now, the first to end first. */
    List<StandingOrder> listHolding() {
        return jdbc.sql("select * from standing_order where ended_at is null and holds_until > :now"
                        + " order by holds_until, id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, i) -> read(row))
                .list();
    }

    /**
     * Writes one; the same id again changes nothing.
     *
     * @throws ProblemException invalid when it would be over already, or would hold for more than a year
     */
    @Transactional
    void make(UUID id, String text, Instant holdsUntil, String by) {
        Instant now = clock.instant();
        if (!holdsUntil.isAfter(now)) {
            throw ProblemException.invalid("That time is past. Say until when it holds.");
        }
        if (holdsUntil.isAfter(now.plus(LONGEST))) {
            throw ProblemException.invalid("A standing order holds for a year at most. Write it again then.");
        }
        jdbc.sql("insert into standing_order (id, text, holds_until, made_at, made_by)"
                        + " values (:id, :text, :until, :at, :by) on conflict do nothing")
                .param("id", id)
                .param("text", text.strip())
                .param("until", holdsUntil.atOffset(ZoneOffset.UTC))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /**
     * Ends one now; again it changes nothing.
     *
     * @throws ProblemException not-found
     */
    @Transactional
    void end(UUID id, String by) {
        int known = jdbc.sql(
                        "update standing_order set ended_at = coalesce(ended_at, :at), ended_by = coalesce(ended_by, :by)"
                                + " where id = :id")
                .param("id", id)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        if (known == 0) {
            throw ProblemException.notFound("There is no such standing order.");
        }
    }

    private static StandingOrder read(ResultSet row) throws SQLException {
        return new StandingOrder(
                row.getObject("id", UUID.class),
                row.getString("text"),
                row.getObject("holds_until", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
