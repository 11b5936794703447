package io.curbstop.dispatch.roster;

import io.curbstop.dispatch.crew.Shift;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Reads what several tables of the roster have in common. */
final class Rows {

    private Rows() {}

    /** The time of a row with {@code starts_at} and {@code ends_at}. */
    static Shift shift(ResultSet row) throws SQLException {
        return new Shift(
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }
}
