package io.curbstop.radio.kenwood;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.testing.DebianProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A serial cable between two lines of this machine, by socat; it can be pulled out and put in again. */
final class PtyPair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path socat = DebianProgram.require("socat", "socat");
    private final Path folder;
    private Process process;

    PtyPair() {
        try {
            folder = Files.createTempDirectory("kenwood-line");
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    /** The end for the transport. */
    String near() {
        return folder.resolve("near").toString();
    }

    /** The end for the radio. */
    String far() {
        return folder.resolve("far").toString();
    }

    void plugIn() {
        try {
            process = new ProcessBuilder(socat.toString(), end(near()), end(far()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("socat.log").toFile())
                    .start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(Path.of(near())) || !Files.exists(Path.of(far()))) {
            assertThat(System.nanoTime()).as("socat makes its lines").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static String end(String link) {
        return "pty,raw,echo=0,link=" + link;
    }

    void pullOut() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // What is left of them may soon point to a line of somebody else's.
        delete("near", "far");
    }

    @Override
    public void close() {
        pullOut();
        delete("socat.log", "");
    }

    private void delete(String... names) {
        for (String name : names) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException left) {
                throw new UncheckedIOException(left);
            }
        }
    }
}
