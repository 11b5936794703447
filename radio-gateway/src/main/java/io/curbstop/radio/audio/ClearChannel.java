package io.curbstop.radio.audio;

import io.curbstop.radio.time.RadioScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When a transmission may begin.
 *
 * @param sense hears whether somebody is on the air
 * @param quiet how long nobody must have been on the air
 * @param longestWait how long that is waited for
 */
public record ClearChannel(ChannelSense sense, Duration quiet, Duration longestWait) {

    static final Duration POLL = Duration.ofMillis(100);

    /** The channel has not been clear, or nobody can say whether it is. */
    static final class NotClearException extends IOException {
        private static final long serialVersionUID = 1L;

        NotClearException(String message) {
            super(message);
        }

        NotClearException(IOException cause) {
            super("It is not known whether the channel is clear: " + cause.getMessage(), cause);
        }
    }

    /** Refuses times that cannot be waited for. */
    public ClearChannel {
        if (quiet.isNegative() || longestWait.compareTo(quiet) <= 0) {
            throw new IllegalArgumentException("A channel cannot become clear for %d ms within %d ms"
                    .formatted(quiet.toMillis(), longestWait.toMillis()));
        }
    }

    /** For a channel of our own: always. */
    public static ClearChannel always() {
        return new ClearChannel(ChannelSense.NONE, Duration.ZERO, Duration.ofSeconds(1));
    }

    /** Once nobody has been on the air for 1 s; waits 30 s for that. */
    public static ClearChannel by(ChannelSense sense) {
        return new ClearChannel(sense, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    /** Whether there is anything to ask. */
    boolean isSensed() {
        return sense != ChannelSense.NONE;
    }

    /** In words: the channel was busy for all of the time that one waits. */
    String neverClear() {
        return "The channel was never clear for %s s in %s s".formatted(seconds(quiet), seconds(longestWait));
    }

    private static String seconds(Duration time) {
        return String.valueOf(time.toMillis() / 1e3).replaceAll("\\.0$", "");
    }

    /**
     * Returns right after an answer that the channel is clear, when it has been so for long enough.
     *
     * @throws NotClearException when it was not clear in time, or its sense does not answer
     */
    void await(RadioScheduler scheduler) throws NotClearException, InterruptedException {
        if (!isSensed()) {
            return;
        }
        AtomicBoolean late = new AtomicBoolean();
        RadioScheduler.Timer limit = scheduler.after(longestWait, () -> late.set(true));
        try {
            int clearAnswers = isClear() ? 1 : 0;
            while (clearAnswers <= quietPolls()) {
                if (late.get()) {
                    throw new NotClearException(neverClear());
                }
                Pace.pause(scheduler, POLL);
                clearAnswers = isClear() ? clearAnswers + 1 : 0;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        } finally {
            limit.cancel();
        }
    }

    /** How many pauses between two answers make up the quiet time. */
    int quietPolls() {
        return Math.toIntExact((quiet.toMillis() + POLL.toMillis() - 1) / POLL.toMillis());
    }

    private boolean isClear() throws NotClearException {
        try {
            return !sense.isBusy();
        } catch (IOException unknown) {
            throw new NotClearException(unknown);
        }
    }
}
