package io.curbstop.radio.voice;

import io.curbstop.radio.transport.TransportException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program espeak-ng, started for each text and ended by force when it takes too long. The text goes to its input, never
 * into its arguments.
 */
final class Espeak {

    private static final int HEADER_bytes = 44;
    private static final int USUAL_RATE_hz = 22_050;
    private static final int MOST_COMPLAINT_bytes = 400;
    private static final Duration AFTER_ITS_END = Duration.ofSeconds(2);

    private final SpeechSettings settings;

    Espeak(SpeechSettings settings) {
        this.settings = settings;
    }

    /**
     * The sound of a text.
     *
     * @throws TransportException when this text would be spoken for too long
     * @throws IOException when the program is missing or fails, with what a person can do about it
     */
    Wave speak(String text) throws TransportException, IOException, InterruptedException {
        Process process = start();
        try {
            int most_bytes =
                    HEADER_bytes + Math.toIntExact(settings.longest().toMillis() * USUAL_RATE_hz / 1000 * Short.BYTES);
            BoundedOutput sound = new BoundedOutput("espeak-sound", process.getInputStream(), most_bytes);
            BoundedOutput complaint =
                    new BoundedOutput("espeak-complaint", process.getErrorStream(), MOST_COMPLAINT_bytes);
            give(process, text);
            if (!process.waitFor(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("has not spoken within " + settings.timeLimit().toMillis() + " ms");
            }
            byte[] spoken = sound.take(AFTER_ITS_END);
            if (sound.isTooMuch()) {
                throw new TransportException("The words would take longer to say than "
                        + settings.longest().toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                String why = new String(complaint.take(AFTER_ITS_END), StandardCharsets.UTF_8);
                throw failure("has failed: " + why.strip().lines().findFirst().orElse("no reason given"));
            }
            return requireSound(spoken);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        List<String> command = List.of(
                settings.program(),
                "--stdin",
                "--stdout",
                "-b",
                "1",
                "-v",
                settings.voice(),
                "-s",
                String.valueOf(settings.speed_wpm()),
                "-a",
                String.valueOf(settings.loudness()));
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException missing) {
            throw new IOException(
                    "The program " + settings.program()
                            + ", which speaks, cannot be started; install espeak-ng, or say in the settings where it is",
                    missing);
        }
    }

    /** A program that ends without reading says why by itself. */
    private static void give(Process process, String text) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            // Its exit value and its complaint tell more.
        }
    }

    private Wave requireSound(byte[] spoken) throws IOException {
        try {
            Wave wave = Wave.read(spoken);
            if (wave.samples().length > 0) {
                return wave;
            }
        } catch (IOException noSound) {
            throw failure("has failed: " + noSound.getMessage());
        }
        throw failure("has said nothing");
    }

    private IOException failure(String what) {
        return new IOException("The program " + settings.program() + ", which speaks, " + what);
    }
}
