package io.curbstop.dispatch.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One PostgreSQL cluster on disk and, between {@link #start} and {@link #stop}, the server process on it. */
final class PostgresCluster {

    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final Duration QUICK = Duration.ofMinutes(2);
    private static final Duration RECOVERY = Duration.ofMinutes(15);
    private static final long LARGEST_LOG_bytes = 5_000_000;

    /** SQL states of a server that is there but not ready: starting up, or recovering. */
    private static final String CANNOT_CONNECT_NOW = "57P03";

    private final Path folder;
    private final Path logFile;
    private final PostgresAccount account;
    private final PostgresBinaries binaries;
    private final boolean durable;
    private Process process;

    /**
     * A cluster in {@code folder}, made by the first {@link #start}.
     *
     * @param durable false for tests only: faster, and broken after a crash of the machine
     */
    PostgresCluster(Path folder, Path logFile, PostgresAccount account, PostgresBinaries binaries, boolean durable) {
        this.folder = folder;
        this.logFile = logFile;
        this.account = account;
        this.binaries = binaries;
        this.durable = durable;
    }

    /** The major version that made the cluster in {@code folder}; empty when there is none yet. */
    static OptionalInt findMajor(Path folder) {
        Path file = folder.resolve("PG_VERSION");
        try {
            return OptionalInt.of(Integer.parseInt(Files.readString(file).trim()));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Makes the cluster's files if they are missing: all or nothing. */
    void create(String adminPassword) {
        if (Files.exists(folder.resolve("PG_VERSION"))) {
            return;
        }
        log.info("Making a new PostgreSQL {} database in {}", binaries.major(), folder);
        Path draft = folder.resolveSibling(folder.getFileName() + ".draft");
        Path passwordFile = folder.resolveSibling(folder.getFileName() + ".password");
        try {
            Files.createDirectories(folder.getParent());
            Folders.delete(draft);
            account.makeFolder(draft);
            Files.deleteIfExists(passwordFile);
            Files.createFile(passwordFile, PosixFilePermissions.asFileAttribute(PostgresAccount.ownerOnly(false)));
            Files.writeString(passwordFile, adminPassword);
            account.give(passwordFile);
            initialise(draft, passwordFile);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(passwordFile);
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot make " + folder + ": " + e.getMessage(), e);
        }
    }

    private void initialise(Path draft, Path passwordFile) {
        List<String> command = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "-D",
                draft.toString(),
                "-U",
                Credentials.ADMIN,
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF8",
                "--locale=C.UTF-8"));
        if (!durable) {
            command.add("--no-sync");
        }
        Commands.Outcome outcome = initdb(command);
        if (!outcome.succeeded() && outcome.tail().contains("locale")) {
            command.set(command.indexOf("--locale=C.UTF-8"), "--locale=C");
            outcome = initdb(command);
        }
        if (!outcome.succeeded()) {
            throw new DatabaseUnavailableException("initdb failed:" + System.lineSeparator() + outcome.tail());
        }
    }

    private Commands.Outcome initdb(List<String> command) {
        return Commands.run(account.wrap(command), binaries.environment(), QUICK, "Making the database");
    }

    /** Starts the server on {@code port} and waits until it answers; recovers from a crash first if it must. */
    void start(Credentials credentials) {
        endLeftOver();
        try {
            process = spawn(credentials.port());
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Cannot start PostgreSQL: " + e.getMessage(), e);
        }
        awaitReady(credentials);
    }

    /** Closes the database cleanly: ends sessions, writes everything out. Does nothing when it is not running. */
    void stop() {
        if (process == null) {
            return;
        }
        if (process.isAlive()) {
            pgCtlStop("fast", QUICK);
        }
        process = null;
    }

    private void pgCtlStop(String mode, Duration limit) {
        Commands.Outcome outcome = Commands.run(
                account.wrap(List.of(
                        binaries.program("pg_ctl"),
                        "stop",
                        "-D",
                        folder.toString(),
                        "-m",
                        mode,
                        "-w",
                        "-t",
                        Long.toString(limit.toSeconds()))),
                binaries.environment(),
                limit.plusSeconds(10),
                "Closing the database");
        if (!outcome.succeeded() && process != null && process.isAlive()) {
            throw new DatabaseUnavailableException("PostgreSQL does not stop: " + outcome.tail());
        }
    }

    /**
     * Ends a server that a killed process left behind. Nobody else may be using it: we hold the folder's lock. It is
     * usually closing already, since the kernel told it of its parent's death.
     */
    private void endLeftOver() {
        Path pidFile = folder.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
            boolean postgres = ProcessHandle.of(pid)
                    .flatMap(handle -> handle.info().command())
                    .filter(command -> command.endsWith("/postgres"))
                    .isPresent();
            if (postgres) {
                log.info("The last run did not end properly: closing the database it left (process {})", pid);
                pgCtlStop("fast", QUICK);
            } else {
                log.info("The last run did not end properly: the database recovers");
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException | NumberFormatException e) {
            throw new DatabaseUnavailableException("Cannot read " + pidFile + ": " + e.getMessage(), e);
        }
    }

    private Process spawn(int port) throws IOException {
        rotateLog();
        ProcessBuilder builder = new ProcessBuilder(account.wrapDependent(serverCommand(port)))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        builder.environment().putAll(binaries.environment());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process started = LastingThread.start(builder);
        if (!account.canFollowParent()) {
            startWatchdog();
        }
        return started;
    }

    /** Where the kernel cannot help: a shell that waits for the end of a pipe that only we hold open. */
    private void startWatchdog() throws IOException {
        String script = "trap '' INT HUP; cat >/dev/null; exec \"$0\" stop -D \"$1\" -m fast >/dev/null 2>&1";
        ProcessBuilder builder = new ProcessBuilder(
                account.wrap(List.of("/bin/sh", "-c", script, binaries.program("pg_ctl"), folder.toString())));
        builder.directory(Path.of("/").toFile());
        builder.environment().putAll(binaries.environment());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.start();
    }

    private List<String> serverCommand(int port) {
        List<String> command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", folder.toString()));
        List<String> settings = new ArrayList<>(List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=100",
                "shared_buffers=256MB",
                "jit=off",
                "logging_collector=off",
                "log_line_prefix=%m [%p] ",
                "timezone=UTC",
                "log_timezone=UTC"));
        if (!durable) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"));
        }
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    private void awaitReady(Credentials credentials) {
        long start = System.nanoTime();
        long told = start;
        while (true) {
            try (Connection connection = open(credentials.admin("postgres"))) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new DatabaseUnavailableException("PostgreSQL ended at once; the end of " + logFile + ":"
                            + System.lineSeparator() + endOfLog());
                }
                boolean waiting = CANNOT_CONNECT_NOW.equals(e.getSQLState())
                        || String.valueOf(e.getSQLState()).startsWith("08");
                if (!waiting) {
                    stop();
                    throw new DatabaseUnavailableException("PostgreSQL refuses us: " + e.getMessage(), e);
                }
            }
            long now = System.nanoTime();
            if (now - start > RECOVERY.toNanos()) {
                stop();
                throw new DatabaseUnavailableException(
                        "PostgreSQL did not get ready in " + RECOVERY.toMinutes() + " min; see " + logFile);
            }
            if (now - told > Duration.ofSeconds(2).toNanos()) {
                log.info(
                        "Waiting for the database ({} s)",
                        Duration.ofNanos(now - start).toSeconds());
                told = now;
            }
            Folders.pause(Duration.ofMillis(40));
        }
    }

    static Connection open(ConnectionDetails details) throws SQLException {
        return DriverManager.getConnection(details.url(), details.user(), details.password());
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(logFile);
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return "(not readable: " + e.getMessage() + ")";
        }
    }

    private void rotateLog() throws IOException {
        if (Files.exists(logFile) && Files.size(logFile) > LARGEST_LOG_bytes) {
            Files.move(
                    logFile, logFile.resolveSibling(logFile.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
