package io.curbstop.dispatch.testing;

import io.curbstop.dispatch.database.ConnectionDetails;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A lock in a server's database, held by a connection of its own until closed: whoever needs it waits that long. */
public final class HeldLock implements AutoCloseable {

    private static final long PATIENCE_NS = 120_000_000_000L;

    private final Connection connection;

    private HeldLock(Connection connection) {
        this.connection = connection;
    }

    /** Takes the lock that this statement takes. */
    public static HeldLock take(ConnectionDetails database, String sql) throws SQLException {
        Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return new HeldLock(connection);
    }

    /** Waits until somebody stands before the lock. */
    public void awaitWaiting() throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NS;
        while (!isAwaited()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Nobody came to the lock within two minutes");
            }
            Thread.sleep(20);
        }
    }

    private boolean isAwaited() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select exists (select 1 from pg_locks where not granted"
                        + " and pg_backend_pid() = any (pg_blocking_pids(pid)))")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
