package io.curbstop.radio.pocsag;

import static org.assertj.core.api.Assertions.assertThat;

import io.curbstop.radio.audio.Pcm;
import io.curbstop.testing.DebianProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiver by other hands: multimon-ng, which hears audio and tells pages. */
public final class Multimon implements AutoCloseable {

    /** The only rate it takes. */
    public static final int RATE_HZ = 22_050;

    private static final Pattern LINE =
            Pattern.compile("POCSAG\\d+: Address: *(\\d+) +Function: (\\d)(?: +(?:Alpha|Numeric): *(.*?)| *)");
    private static final Pattern UNPRINTABLE = Pattern.compile("<[A-Z0-9]{2,3}>");
    private static final long DEADLINE_ms = 30_000;
    /** As it works through its input in blocks, silence pushes the last page out. */
    private static final byte[] SILENCE = new byte[RATE_HZ * Pcm.SAMPLE_BYTES];

    /** A page that it heard. */
    public record Call(PagerAddress address, String text) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Process process;
    private final Thread reader;

    /**
     * Starts it.
     *
     * @param content {@code alpha} or {@code numeric}
     */
    public Multimon(String content) throws IOException {
        String program = DebianProgram.require("multimon-ng", "multimon-ng").toString();
        process = new ProcessBuilder(
                        program,
                        "-q",
                        "-a",
                        "POCSAG512",
                        "-a",
                        "POCSAG1200",
                        "-a",
                        "POCSAG2400",
                        "-f",
                        content,
                        "-t",
                        "raw",
                        "-")
                .redirectErrorStream(true)
                .start();
        reader = new Thread(() -> read(process.getInputStream()), "multimon");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream output) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    int capcode = Integer.parseInt(matcher.group(1));
                    String text = matcher.group(3) == null ? "" : matcher.group(3);
                    calls.add(new Call(
                            new PagerAddress(capcode, Integer.parseInt(matcher.group(2))),
                            UNPRINTABLE.matcher(text).replaceAll("")));
                }
            }
        } catch (IOException ended) {
            // The program has ended.
        }
    }

    /** Lets it hear samples and then a second of silence. */
    public synchronized void hear(byte[] samples) throws IOException {
        hear(samples, samples.length);
        hear(SILENCE, SILENCE.length);
    }

    /** Lets it hear the first of these bytes. */
    public synchronized void hear(byte[] samples, int length) throws IOException {
        process.getOutputStream().write(samples, 0, length);
        process.getOutputStream().flush();
    }

    /** What it has told so far. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** All that it tells of what it heard; it ends then. */
    public List<Call> finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        reader.join(Duration.ofMillis(DEADLINE_ms).toMillis());
        assertThat(reader.isAlive()).as("multimon-ng still works").isFalse();
        return calls();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
