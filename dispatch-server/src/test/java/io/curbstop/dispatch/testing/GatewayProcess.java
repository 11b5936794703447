package io.curbstop.dispatch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The gateway program as it is handed out, as a process of its own that a test may kill. */
public final class GatewayProcess implements AutoCloseable {

    private static final Path BUILT = Path.of("../radio-gateway/target");
    private static final int KILLED = 128 + 9;

    /** Of a line of the record of the air. */
    private static final int AIR_FIELDS = 7;

    private static final int EVENT = 3;
    private static final int RADIO = 4;
    private static final int SEQUENCE = 5;
    private static final int TEXT = 6;

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
        this.folder = Files.createDirectories(folder);
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
                        "-XX:TieredStopAtLevel=1", // starts in half the time, and no run here lasts
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

    /** Its journal, as it is on the disk. */
    public String readJournal() throws IOException {
        return Files.readString(folder.resolve("journal/session/radio-journal.txt"));
    }

    /** The lines of its record of the air, each split at its tabs: number, time, channel, event, radio, number, text. */
    public List<String[]> readAir() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journal/air"))) {
            List<String[]> lines = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".air"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).stream()
                        .map(line -> line.split("\t", -1))
                        .filter(line -> line.length == AIR_FIELDS)
                        .forEach(lines::add);
            }
            return lines;
        }
    }

    /**
     * Whether its record says that an order came so far.
     *
     * @param event SENT, ON_AIR, RADIO_ACK, or RECEIVED for the crew's answer
     * @param order how its text begins
     */
    public boolean hasLine(String event, String order) throws IOException {
        List<String[]> lines = readAir();
        return lines.stream()
                .filter(sent -> sent[EVENT].equals("SENT") && sent[TEXT].startsWith(order))
                .anyMatch(sent -> event.equals("SENT")
                        || lines.subList(lines.indexOf(sent), lines.size()).stream()
                                .anyMatch(line -> line[EVENT].equals(event)
                                        && line[RADIO].equals(sent[RADIO])
                                        && (event.equals("RECEIVED")
                                                ? line[TEXT].endsWith(order.substring(0, order.indexOf(' ')))
                                                : line[SEQUENCE].equals(sent[SEQUENCE]))));
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
