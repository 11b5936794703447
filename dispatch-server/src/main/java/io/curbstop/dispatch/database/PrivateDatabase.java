package io.curbstop.dispatch.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL with PostGIS of our own, in a data folder, open until {@link #close}. Reached on 127.0.0.1 only, by a
 * password that stands in a file only its owner can read.
 */
public final class PrivateDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PrivateDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Credentials credentials;
    private final PostgresCluster cluster;
    private final ClusterLock lock;

    private PrivateDatabase(Credentials credentials, PostgresCluster cluster, ClusterLock lock) {
        this.credentials = credentials;
        this.cluster = cluster;
        this.lock = lock;
    }

    /**
     * Opens the database of {@code folder}, making it when there is none. A tool joins a server that runs on the folder.
     *
     * @throws DatabaseUnavailableException when a server asks for a folder that another process uses, or PostgreSQL
     *     cannot be found, fetched or started
     */
    public static PrivateDatabase open(Path folder, ProcessRole role) {
        DataFolder data = DataFolder.at(folder);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (true) {
            Optional<ClusterLock> lock = ClusterLock.tryTake(data.lockFile(), role);
            if (lock.isPresent()) {
                return start(data, lock.get(), true);
            }
            Optional<ClusterLock.Holder> holder = ClusterLock.findHolder(data.lockFile());
            boolean heldByServer =
                    holder.filter(h -> h.role() == ProcessRole.SERVER).isPresent();
            if (role == ProcessRole.SERVER && heldByServer || System.nanoTime() > deadline) {
                throw inUse(data, holder);
            }
            if (heldByServer) {
                Optional<PrivateDatabase> joined = tryJoin(data);
                if (joined.isPresent()) {
                    return joined.get();
                }
            }
            if (!told) {
                log.info("Waiting for {}, which uses {}", describe(holder), data.root());
                told = true;
            }
            Folders.pause(Duration.ofMillis(200));
        }
    }

    /**
     * Opens a database for tests, fast and not safe against a crash of the machine, in a new folder below the system's
     * folder for temporary files.
     */
    public static PrivateDatabase openThrowAway(Path folder) {
        DataFolder data = DataFolder.at(folder);
        ClusterLock lock = ClusterLock.tryTake(data.lockFile(), ProcessRole.SERVER)
                .orElseThrow(() -> inUse(data, ClusterLock.findHolder(data.lockFile())));
        return start(data, lock, false);
    }

    /** How to reach the database {@code curbstop} as the role that owns it. */
    public ConnectionDetails connection() {
        return credentials.owner();
    }

    /** How to reach {@code database} as the superuser; for making and dropping databases. */
    public ConnectionDetails adminConnection(String database) {
        return credentials.admin(database);
    }

    /** Closes what this process started; a server that a tool has joined goes on. Calling it twice does no harm. */
    @Override
    public synchronized void close() {
        if (cluster != null) {
            cluster.stop();
            lock.close();
        }
    }

    private static PrivateDatabase start(DataFolder data, ClusterLock lock, boolean durable) {
        try {
            OptionalInt major = PostgresAccount.find()
                    .map(known -> PostgresCluster.findMajor(data.cluster(known)))
                    .orElse(OptionalInt.empty());
            PostgresBinaries binaries = new PostgresFinder(major).getBinaries();
            // Only now, since Debian's packages bring the account with them.
            PostgresAccount account = PostgresAccount.getOrMake();
            Path folder = data.cluster(account);
            if (!folder.startsWith(data.root())) {
                log.info(
                        "The account postgres cannot get into {}: the database's files are in {}", data.root(), folder);
            }
            Credentials credentials = credentials(data);
            PostgresCluster cluster = new PostgresCluster(folder, data.logFile(), account, binaries, durable);
            cluster.create(credentials.adminPassword());
            cluster.start(credentials);
            PrivateDatabase database = new PrivateDatabase(credentials, cluster, lock);
            prepare(credentials);
            return database;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Credentials credentials(DataFolder data) {
        Path file = data.credentialsFile();
        try {
            Credentials kept = Files.exists(file) ? Credentials.read(file) : Credentials.fresh();
            Credentials usable = kept.onFreePort();
            if (!usable.equals(kept) || !Files.exists(file)) {
                usable.write(file);
            }
            return usable;
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot read or write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes the role, PostGIS and the database where they are missing; safe to repeat. PostGIS stands in the template,
     * and the role may make databases, so that a replay can have one of its own beside the server's.
     */
    private static void prepare(Credentials credentials) {
        try (Connection connection = PostgresCluster.open(credentials.admin("template1"));
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists postgis");
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("Cannot add PostGIS to the database: " + e.getMessage(), e);
        }
        try (Connection connection = PostgresCluster.open(credentials.admin("postgres"));
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + Credentials.USER + "'")) {
                statement.execute("create role " + Credentials.USER + " login");
            }
            statement.execute("alter role " + Credentials.USER + " createdb password '" + credentials.password() + "'");
            if (!exists(statement, "select 1 from pg_database where datname = '" + Credentials.DATABASE + "'")) {
                statement.execute("create database " + Credentials.DATABASE + " owner " + Credentials.USER);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("Cannot prepare the database: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static Optional<PrivateDatabase> tryJoin(DataFolder data) {
        try {
            Credentials credentials = Credentials.read(data.credentialsFile());
            PostgresCluster.open(credentials.owner()).close();
            return Optional.of(new PrivateDatabase(credentials, null, null));
        } catch (IOException | SQLException e) {
            log.debug("Not ready yet: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static DatabaseUnavailableException inUse(DataFolder data, Optional<ClusterLock.Holder> holder) {
        return new DatabaseUnavailableException("The data folder " + data.root() + " is in use by " + describe(holder)
                + ". Stop that first, or choose another folder with --curbstop.data=FOLDER.");
    }

    private static String describe(Optional<ClusterLock.Holder> holder) {
        return holder.map(h -> (h.role() == ProcessRole.SERVER ? "another server" : "a command") + " (process "
                        + h.processId() + ")")
                .orElse("another process");
    }
}
