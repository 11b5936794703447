package io.curbstop.dispatch.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code day_plan}: every version of every day's plan. */
@Component
class PlanTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlanTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest version, if the day was planned. */
    Optional<DayPlan> findNewest(LocalDate day) {
        return jdbc.sql("select * from day_plan where day = :day order by version desc limit 1")
                .param("day", day)
                .query((row, i) -> read(row))
                .optional();
    }

    /** Whether it could be written: false when somebody else has written that version. */
    boolean insert(DayPlan plan) {
        return jdbc.sql("insert into day_plan (day, version, made_at, made_by, content)"
                                + " values (:day, :version, :at, :by, cast(:content as jsonb)) on conflict do nothing")
                        .param("day", plan.day())
                        .param("version", plan.version())
                        .param("at", utc(plan.madeAt()))
                        .param("by", plan.madeBy())
                        .param("content", json.writeValueAsString(plan.content()))
                        .update()
                == 1;
    }

    /** Writes who accepted it, unless somebody has. */
    void accept(LocalDate day, int version, String by, Instant at) {
        jdbc.sql("update day_plan set accepted_at = :at, accepted_by = :by"
                        + " where day = :day and version = :version and accepted_at is null")
                .param("at", utc(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", by)
                .param("day", day)
                .param("version", version)
                .update();
    }

    private DayPlan read(ResultSet row) throws SQLException {
        return new DayPlan(
                row.getObject("day", LocalDate.class),
                row.getInt("version"),
                instant(row, "made_at"),
                row.getString("made_by"),
                instant(row, "accepted_at"),
                row.getString("accepted_by"),
                json.readValue(row.getString("content"), DayPlan.Content.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
