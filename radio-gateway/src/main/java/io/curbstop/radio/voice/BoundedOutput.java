package io.curbstop.radio.voice;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** What a program writes, read on a thread of its own, up to so many bytes; a program that writes more is left without reader. */
final class BoundedOutput {

    private final Thread thread;
    private final InputStream from;
    private final int most_bytes;
    private volatile byte[] taken = new byte[0];
    private volatile boolean tooMuch;

    BoundedOutput(String name, InputStream from, int most_bytes) {
        this.from = from;
        this.most_bytes = most_bytes;
        this.thread = new Thread(this::read, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (from) {
            taken = from.readNBytes(most_bytes);
            tooMuch = taken.length == most_bytes && from.read() >= 0;
        } catch (IOException ended) {
            // The program was killed; what it wrote is of no use.
        }
    }

    /** All of it, once the program has ended; empty when its end is not seen in time. */
    byte[] take(Duration within) throws InterruptedException {
        thread.join(within.toMillis());
        return taken;
    }

    /** Whether there was more than was read. */
    boolean isTooMuch() {
        return tooMuch;
    }
}
