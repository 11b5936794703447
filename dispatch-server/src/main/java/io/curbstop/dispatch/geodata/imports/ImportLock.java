package io.curbstop.dispatch.geodata.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Lets one import run at a time on a database, over all processes; a process that dies lets go. */
@Component
class ImportLock {

    private static final long KEY = 0x43555242_494D50L;

    private final DataSource dataSource;

    ImportLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What may fail while the lock is held. */
    interface Work<T> {
        T run() throws Exception;
    }

    /**
     * Does the work while no other import can run.
     *
     * @throws ImportRefusedException when one is running already
     */
    <T> T hold(Work<T> work) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            if (!call(connection, "select pg_try_advisory_lock(?)")) {
                throw new ImportRefusedException("Another import is running on this database; wait until it is done");
            }
            try {
                return work.run();
            } finally {
                call(connection, "select pg_advisory_unlock(?)");
            }
        }
    }

    private static boolean call(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
