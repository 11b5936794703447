package io.curbstop.radio.kenwood;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** An open serial line. One thread reads; any may write and close. */
public interface SerialLine extends AutoCloseable {

    /**
     * Waits for bytes, a fraction of a second at most.
     *
     * @return how many came; 0 when none did
     * @throws IOException when the line is lost or closed
     */
    int read(byte[] into) throws IOException;

    /**
     * Sends bytes, after those sent before. Returns at once.
     *
     * @return done when the operating system has taken them all; fails with {@link IOException} when it does not
     */
    CompletableFuture<Void> write(byte[] bytes);

    /** Gives the line up; a reader is told so. */
    @Override
    void close();
}
