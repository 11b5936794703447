package io.curbstop.dispatch.citycopy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * A database of its own beside the server's, with the same geography and, if wanted, the same people, crews and rules; nothing
 * that happened, and no secret that lets a machine in. What is played there can reach nobody. It is dropped when closed.
 */
public final class CityCopy implements AutoCloseable {
    private static final String PREFIX = "curbstop_copy_";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final int PIPE_BYTES = 1 << 16;

    private final String sourceUrl;
    private final String user;
    private final String password;
    private final String name = PREFIX + UUID.randomUUID().toString().replace("-", "");

    private CityCopy(String sourceUrl, String user, String password) {
        this.sourceUrl = sourceUrl;
        this.user = user;
        this.password = password;
    }

    /** How much is copied. */
    public enum Extent {
        /** What the map shows. */
        GEOGRAPHY,
        /** That, and how the city is set up: users with their passwords, crews, rosters, policies. It is marked for training. */
        FOR_TRAINING
    }

    /**
     * Makes the copy; the source may be in use meanwhile.
     *
     * @param sourceUrl JDBC URL of the database to copy; its user must be allowed to create databases
     * @throws CopyRefused when the user may not create databases, with what to grant
     * @throws SQLException when the database cannot be made or filled; nothing is left behind then
     */
    public static CityCopy of(String sourceUrl, String user, String password, Extent extent) throws SQLException {
        CityCopy copy = new CityCopy(sourceUrl, user, password);
        try (Connection source = copy.connect(sourceUrl)) {
            dropLeftOver(source);
            copy.create(source);
            Flyway.configure().dataSource(copy.url(), user, password).load().migrate();
            try (Connection target = copy.connect(copy.url())) {
                target.setAutoCommit(false);
                fill(source, target, extent);
                target.commit();
                target.setAutoCommit(true);
                execute(target, "analyze");
            }
            return copy;
        } catch (SQLException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private static void fill(Connection source, Connection target, Extent extent) throws SQLException {
        Set<String> tables = new TreeSet<>(names(source, CopiedTables.GEOGRAPHY));
        if (extent == Extent.FOR_TRAINING) {
            tables.addAll(CopiedTables.SET_UP);
        }
        List<String> inOrder = referredFirst(source, tables);
        // What the migrations wrote gives way to what the city has.
        execute(target, "truncate " + String.join(", ", inOrder) + " cascade");
        for (String table : inOrder) {
            copyTable(source, target, table);
        }
        if (extent == Extent.FOR_TRAINING) {
            execute(target, "update city set training = true");
        }
    }

    /** The tables, each after those that it refers to. */
    private static List<String> referredFirst(Connection source, Set<String> tables) throws SQLException {
        Map<String, Set<String>> waitsFor = new TreeMap<>();
        tables.forEach(table -> waitsFor.put(table, new TreeSet<>()));
        try (Statement statement = source.createStatement();
                ResultSet rows = statement.executeQuery(CopiedTables.REFERENCES)) {
            while (rows.next()) {
                if (tables.contains(rows.getString(1)) && tables.contains(rows.getString(2))) {
                    waitsFor.get(rows.getString(1)).add(rows.getString(2));
                }
            }
        }
        List<String> inOrder = new ArrayList<>();
        while (!waitsFor.isEmpty()) {
            String next = waitsFor.entrySet().stream()
                    .filter(table -> inOrder.containsAll(table.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables refer to each other: " + waitsFor.keySet()));
            inOrder.add(next);
            waitsFor.remove(next);
        }
        return inOrder;
    }

    /** JDBC URL of the copy. */
    public String url() {
        int path = sourceUrl.indexOf('/', sourceUrl.indexOf("//") + 2);
        int query = sourceUrl.indexOf('?');
        return sourceUrl.substring(0, path + 1) + name + (query < 0 ? "" : sourceUrl.substring(query));
    }

    @Override
    public void close() throws SQLException {
        try (Connection source = connect(sourceUrl)) {
            execute(source, "drop database if exists " + name + " with (force)");
        }
    }

    private void create(Connection source) throws SQLException {
        try {
            execute(source, "create database " + name);
        } catch (SQLException e) {
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            throw new CopyRefused("This runs on a copy of the city, and " + user
                    + " may not create databases. Let an administrator of the database server run: alter role \""
                    + user + "\" createdb; and, connected to template1: create extension if not exists postgis;");
        }
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Copies that a killed process left behind, if nobody is connected to them. */
    private static void dropLeftOver(Connection source) throws SQLException {
        for (String left : names(
                source,
                "select datname from pg_database d where starts_with(datname, '" + PREFIX + "')"
                        + " and not exists (select 1 from pg_stat_activity a where a.datname = d.datname)")) {
            execute(source, "drop database if exists " + left);
        }
    }

    private static void copyTable(Connection source, Connection target, String table) throws SQLException {
        try (PipedInputStream in = new PipedInputStream(PIPE_BYTES)) {
            OutputStream out = new PipedOutputStream(in);
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
                try (out) {
                    source.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy " + table + " to stdout (format binary)", out);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            target.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin (format binary)", in);
            reading.join();
        } catch (IOException | CompletionException e) {
            throw new SQLException("Could not copy " + table + ": " + e.getMessage(), e);
        }
    }

    private static List<String> names(Connection connection, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
