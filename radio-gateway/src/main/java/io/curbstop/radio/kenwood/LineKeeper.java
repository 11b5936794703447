package io.curbstop.radio.kenwood;

import io.curbstop.radio.time.RadioScheduler;
import io.curbstop.radio.transport.GrowingPause;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Keeps the serial line open: reads it on a thread of its own, and opens it again, at growing intervals, whenever it is lost
 * or cannot be opened. Tells of everything on the scheduler's thread.
 */
final class LineKeeper {

    /** What becomes of the line. */
    interface Listener {
        void onOpened();

        void onBytes(byte[] bytes);

        /**
         * It was lost or could not be opened.
         *
         * @param why a sentence for people
         */
        void onLost(String why);
    }

    private static final int CHUNK_bytes = 1024;

    private final KenwoodSettings settings;
    private final SerialLines lines;
    private final RadioScheduler scheduler;
    private final Listener listener;
    private final Thread reader;
    private final Semaphore mayOpen = new Semaphore(1);
    /** One chunk at a time, so that a line can bring no more than the program can take. */
    private final Semaphore taken = new Semaphore(0);

    private volatile SerialLine line;
    private volatile boolean closed;
    private final GrowingPause reopening;

    LineKeeper(String name, KenwoodSettings settings, SerialLines lines, RadioScheduler scheduler, Listener listener) {
        this.settings = settings;
        this.lines = lines;
        this.scheduler = scheduler;
        this.listener = listener;
        this.reopening = new GrowingPause(
                settings.times().firstReopening(), settings.times().lastReopening());
        this.reader = new Thread(this::keepOpen, name);
        reader.setDaemon(true);
    }

    void start() {
        reader.start();
    }

    /** Sends bytes; fails where there is no line. */
    CompletableFuture<Void> write(byte[] bytes) {
        SerialLine open = line;
        return open == null
                ? CompletableFuture.failedFuture(new IOException("The line is not open"))
                : open.write(bytes);
    }

    /** A sign of life: after the next loss the line is opened again soon. Call it on the scheduler's thread. */
    void onAlive() {
        reopening.reset();
    }

    /** Gives the line up and opens it anew, as if it had been lost. */
    void reopen() {
        SerialLine open = line;
        if (open != null) {
            open.close();
        }
    }

    void close() {
        closed = true;
        reader.interrupt();
        reopen();
    }

    private void keepOpen() {
        try {
            while (!closed) {
                mayOpen.acquire();
                String why = readUntilLost();
                tell(() -> onLost(why));
            }
        } catch (InterruptedException stopped) {
            // Only close() interrupts.
        }
    }

    private String readUntilLost() throws InterruptedException {
        try (SerialLine open = lines.open(settings.device(), settings.baud(), settings.stopBits())) {
            line = open;
            tell(listener::onOpened);
            byte[] chunk = new byte[CHUNK_bytes];
            while (!closed) {
                int count = open.read(chunk);
                if (count > 0) {
                    hand(Arrays.copyOf(chunk, count));
                }
            }
            return "closed";
        } catch (IOException | RuntimeException | LinkageError lost) {
            // Also where the library has nothing for this machine: the gateway's other transports go on.
            return Optional.ofNullable(lost.getMessage()).orElse("The serial line is gone");
        } finally {
            line = null;
        }
    }

    private void hand(byte[] bytes) throws InterruptedException {
        tell(() -> {
            try {
                listener.onBytes(bytes);
            } finally {
                taken.release();
            }
        });
        taken.acquire();
    }

    private void onLost(String why) {
        scheduler.after(reopening.next(), mayOpen::release);
        listener.onLost(why);
    }

    private void tell(Runnable news) {
        if (!closed) {
            scheduler.after(Duration.ZERO, news);
        }
    }
}
