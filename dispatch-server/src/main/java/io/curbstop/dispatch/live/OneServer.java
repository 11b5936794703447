package io.curbstop.dispatch.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Work that of several servers on one database one does at a time. The lock has a connection of its own, so the work may
 * begin and end transactions as it likes, and a server that is killed leaves no lock behind.
 */
@Component
public class OneServer {

    private final DataSource database;

    OneServer(DataSource database) {
        this.database = database;
    }

    /**
     * Does the work, unless it is being done already.
     *
     * @param lock the number of this kind of work
     * @return what came of it; empty too when it is being done already
     */
    public <T> Optional<T> attempt(long lock, Supplier<Optional<T>> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
                statement.setLong(1, lock);
                try (ResultSet mine = statement.executeQuery()) {
                    return mine.next() && mine.getBoolean(1) ? work.get() : Optional.empty();
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }
}
