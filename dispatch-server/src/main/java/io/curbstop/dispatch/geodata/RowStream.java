package io.curbstop.dispatch.geodata;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Goes through the rows of a query without holding them. */
@Component
class RowStream {

    private static final int AT_ONCE = 5_000;

    /** Numbers and bytes come as they are and not as text, even the first time that a statement is sent. */
    private static final int BINARY_AT_ONCE = -1;

    private final JdbcTemplate jdbc;

    RowStream(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is done with each row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /**
     * Gives every row to the reader; in a transaction, because PostgreSQL has cursors only there.
     *
     * @param sql a query with one parameter
     * @param parameter its value
     * @param reader called for each row, in turn
     */
    @Transactional(readOnly = true)
    public void read(String sql, String parameter, RowReader reader) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, parameter);
                statement.setFetchSize(AT_ONCE);
                statement.unwrap(PGStatement.class).setPrepareThreshold(BINARY_AT_ONCE);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
            return null;
        });
    }
}
