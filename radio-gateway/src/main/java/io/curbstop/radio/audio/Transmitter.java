package io.curbstop.radio.audio;

import io.curbstop.radio.time.RadioScheduler;
import java.io.IOException;
import java.time.Duration;

/** The way of sound through key and sink, ended by force when it takes too long. Used by one thread. */
final class Transmitter {

    /** All was on the air, but the transmitter may not have been let go. */
    static final class KeyStuckException extends IOException {
        private static final long serialVersionUID = 1L;

        KeyStuckException(IOException cause) {
            super("The transmitter may still be keyed: " + cause.getMessage(), cause);
        }
    }

    private final AudioSink sink;
    private final TransmitterKey key;
    private final RadioScheduler scheduler;
    private final AudioSettings settings;
    private Thread playing;
    private boolean stalled;

    Transmitter(AudioSink sink, TransmitterKey key, RadioScheduler scheduler, AudioSettings settings) {
        this.sink = sink;
        this.key = key;
        this.scheduler = scheduler;
        this.settings = settings;
    }

    /**
     * Keys, plays to the last sample, and lets go.
     *
     * @throws KeyStuckException when all was played, and then the key failed
     * @throws IOException when it was not played whole, too slow outputs included
     * @throws InterruptedException when somebody else wants the thread to end
     */
    void transmit(byte[] samples) throws IOException, InterruptedException {
        Duration limit = Pcm.playingTime(samples, settings.rate_hz()).plus(settings.stallLimit());
        begin();
        RadioScheduler.Timer watchdog = scheduler.after(limit, this::breakOff);
        boolean played = false;
        try {
            key.press(true);
            sink.play(samples);
            played = true;
        } catch (InterruptedException | IOException broken) {
            if (isStalled()) {
                throw new IOException("The audio output has stalled", broken);
            }
            throw broken;
        } finally {
            watchdog.cancel();
            end();
            release(played);
        }
    }

    private synchronized void begin() {
        playing = Thread.currentThread();
        stalled = false;
    }

    /** On a timer's thread. */
    private synchronized void breakOff() {
        if (playing != null) {
            stalled = true;
            playing.interrupt();
        }
    }

    private synchronized void end() {
        playing = null;
    }

    /** An interrupt must not keep the transmitter on the air, so that it is put off until the key is up. */
    private void release(boolean played) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            key.press(false);
        } catch (IOException stuck) {
            if (played) {
                throw new KeyStuckException(stuck);
            }
            throw new IOException("The transmission was broken off, and the transmitter may still be keyed", stuck);
        } finally {
            if (interrupted && !isStalled()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized boolean isStalled() {
        return stalled;
    }
}
