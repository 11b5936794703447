package io.curbstop.radio.audio;

import java.io.Closeable;
import java.io.IOException;

/**
 * What carries audio to the transmitter. One thread opens and plays; {@link #close()} may come from any other. Whoever plays
 * ends a call that hangs by an interrupt.
 */
public interface AudioSink extends Closeable {

    /**
     * Makes ready to play, again after a failure or {@link #close()} too. May block until somebody is at the other end.
     *
     * @throws IOException when the device, file or address cannot be used now
     */
    void open() throws IOException;

    /**
     * Plays one transmission and returns when its last sample has been played.
     *
     * @param samples signed 16 bit little-endian, mono, at the rate that the sink was made for
     * @throws IOException when not all could be played
     * @throws InterruptedException when the thread was interrupted; part of it may have been played
     */
    void play(byte[] samples) throws IOException, InterruptedException;

    /** Lets go of the device; does nothing when it is not open. Ends an {@link #open()} that waits. */
    @Override
    void close();
}
