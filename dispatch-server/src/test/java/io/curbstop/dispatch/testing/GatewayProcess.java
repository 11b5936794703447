package io.curbstop.dispatch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The gateway program as it is handed out, as a process of its own that a test may kill. */
public final class GatewayProcess implements AutoCloseable {

    private static final Path BUILT = Path.of("../radio-gateway/target");
    private static final int KILLED = 128 + 9;

    private static final String RUNNING = "is running";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private int started;
    private Process process;

    /**
     * Writes its settings; starts nothing yet.
     *
     * @param folder empty, for settings, journal and log
     * @param serverPort where dispatch listens on this machine
     * @param token what dispatch gave it
     * @param channels the part of the settings after {@code channels:}
     */
    public GatewayProcess(Path folder, String name, int serverPort, String token, String channels) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("token"), token + "\n");
        Files.writeString(folder.resolve("gateway.yaml"), """
                name: %s
                dispatch: ws://localhost:%d/gateway-link
                tokenFile: token
                journal: journal
                channels:
                %s
                """.formatted(name, serverPort, channels));
    }

    /** Starts it, at first or again, and waits until it runs. */
    public void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar().toString(),
                        folder.resolve("gateway.yaml").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        started++;
        while (said().split(RUNNING, -1).length <= started) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("The gateway did not start:\n" + said());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(BUILT)) {
            return files.filter(file -> file.toString().endsWith("-program.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The gateway program is not built: package it first"));
        }
    }

    private Path log() {
        return folder.resolve("gateway.log");
    }

    /** What it has said. */
    public String said() throws IOException {
        return Files.readString(log());
    }

    /** Kills it by SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(KILLED);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
