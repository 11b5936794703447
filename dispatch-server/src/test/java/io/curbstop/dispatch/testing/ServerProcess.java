package io.curbstop.dispatch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.dispatch.database.ConnectionDetails;
import io.curbstop.dispatch.identity.DemoUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged jar as a server with the demo city, in a process of its own that can be killed and started again: same
 * folder, same port, and a database that outlives it.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /** 128 + SIGKILL. */
    private static final int KILLED = 137;

    private final PackagedJar jar = new PackagedJar();
    private final ConnectionDetails database;
    private final boolean ownsDatabase;
    private final int port = freePort();
    private final String[] arguments;
    private Process process;

    private ServerProcess(ConnectionDetails shared, String... settings) throws IOException {
        ownsDatabase = shared == null;
        database = ownsDatabase ? TestDatabase.create() : shared;
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--server.port=" + port);
        all.add("--spring.datasource.hikari.maximum-pool-size=8");
        // Nobody is played there: crews do what the tests do, and gateways are let in.
        all.add("--curbstop.exercise.living=false");
        arguments = all.toArray(String[]::new);
    }

    /** Starts a server with these settings on a database of its own and waits until people can sign in. */
    public static ServerProcess start(String... settings) throws IOException {
        ServerProcess server = new ServerProcess(null, settings);
        server.startAgain();
        return server;
    }

    /** Starts a second server on the database of this one, with a folder and a port of its own; to be closed first. */
    public ServerProcess startBeside(String... settings) throws IOException {
        ServerProcess server = new ServerProcess(database, settings);
        server.startAgain();
        return server;
    }

    /** Where it listens, at every start. */
    public int port() {
        return port;
    }

    /** The database, for a test that looks into it or holds something there. */
    public ConnectionDetails database() {
        return database;
    }

    /** A browser in which that user of the demo city is signed in; the session outlives the server. */
    public TestClient signIn(String username) {
        return TestClient.signedIn(port, username, DemoUsers.PASSWORD);
    }

    /** Kills it by SIGKILL, which no program can hear or put off, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(KILLED);
    }

    /** Starts it on the same database and port and waits until people can sign in. */
    public void startAgain() throws IOException {
        Path log = Files.createTempFile(jar.folder(), "server", ".log");
        process = jar.start(
                Map.of(
                        "SPRING_DATASOURCE_URL", database.url(),
                        "SPRING_DATASOURCE_USERNAME", database.user(),
                        "SPRING_DATASOURCE_PASSWORD", database.password()),
                log,
                log,
                arguments);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains("Curbstop is ready")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("The server did not start:\n" + Files.readString(log));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        if (ownsDatabase) {
            TestDatabase.drop(database);
        }
        jar.close();
    }
}
