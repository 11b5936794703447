package io.curbstop.dispatch.testing;

import io.curbstop.dispatch.database.ConnectionDetails;
import io.curbstop.dispatch.database.PrivateDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;

/**
 * One throw-away cluster for this JVM, made when the first test asks. {@link #create} copies a database from a template
 * on which every migration has run, which takes tens of milliseconds.
 */
public final class TestDatabase {

    private static final String TEMPLATE = "template_migrated";
    private static final String PREFIX = "curbstop-test-";
    private static final AtomicInteger number = new AtomicInteger();
    private static PrivateDatabase cluster;

    private TestDatabase() {}

    /** A new migrated database that nobody else uses. */
    public static synchronized ConnectionDetails create() {
        return copy(TEMPLATE);
    }

    /** A new database with nothing in it but PostGIS. */
    public static synchronized ConnectionDetails createEmpty() {
        return copy("curbstop");
    }

    /** The same database by a new role that may sign in and nothing else. */
    public static synchronized ConnectionDetails asPlainRole(ConnectionDetails database) {
        String role = "plain_" + number.incrementAndGet();
        execute("create role " + role + " login password '" + role + "'");
        return new ConnectionDetails(database.url(), role, role);
    }

    /** Removes a database and ends whatever still uses it. */
    public static synchronized void drop(ConnectionDetails database) {
        execute("drop database if exists " + name(database) + " with (force)");
    }

    private static ConnectionDetails copy(String template) {
        PrivateDatabase running = cluster();
        String name = "test_" + number.incrementAndGet();
        execute("create database " + name + " template " + template + " owner curbstop");
        ConnectionDetails owner = running.connection();
        return new ConnectionDetails(running.adminConnection(name).url(), owner.user(), owner.password());
    }

    private static PrivateDatabase cluster() {
        if (cluster == null) {
            cluster = start();
            execute("create database " + TEMPLATE + " template curbstop owner curbstop");
            Flyway.configure()
                    .dataSource(
                            cluster.adminConnection(TEMPLATE).url(),
                            cluster.connection().user(),
                            cluster.connection().password())
                    .load()
                    .migrate();
        }
        return cluster;
    }

    private static PrivateDatabase start() {
        try {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            removeLeftOvers(temporary);
            Path folder = temporary.resolve(PREFIX + ProcessHandle.current().pid());
            PrivateDatabase database = PrivateDatabase.openThrowAway(folder);
            // Runs after the application contexts have closed; a plain shutdown hook would pull the rug from under
            // them.
            SpringApplication.getShutdownHandlers().add(() -> {
                database.close();
                delete(folder);
            });
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders of test runs that were killed. */
    private static void removeLeftOvers(Path temporary) throws IOException {
        try (Stream<Path> folders = Files.list(temporary)) {
            folders.filter(folder -> folder.getFileName().toString().matches(PREFIX + "\\d+"))
                    .filter(folder -> ProcessHandle.of(Long.parseLong(
                                    folder.getFileName().toString().substring(PREFIX.length())))
                            .isEmpty())
                    .forEach(TestDatabase::delete);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Left behind " + folder + ": " + e.getMessage());
        }
    }

    private static void execute(String sql) {
        ConnectionDetails admin = cluster.adminConnection("postgres");
        try (Connection connection = DriverManager.getConnection(admin.url(), admin.user(), admin.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String name(ConnectionDetails database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }
}
