package io.curbstop.radio.sim;

import io.curbstop.radio.transport.Airtime;
import java.time.Duration;

/**
 * How the simulated channel behaves.
 *
 * @param name its name as a transport
 * @param textLimit_characters the longest text
 * @param airtime how long frames take on a real channel of the kind
 * @param airtimeFactor how much of that they take here: 1 as in life, 0 at once
 * @param repeatAfter when a radio repeats a text that the gateway has not acknowledged; it does so twice
 */
public record ChannelSettings(
        String name, int textLimit_characters, Airtime airtime, double airtimeFactor, Duration repeatAfter) {

    /** A digital channel as fast as life, with 280 characters. */
    public static ChannelSettings lifelike(String name) {
        return new ChannelSettings(name, 280, Airtime.dmr(), 1, Duration.ofSeconds(6));
    }

    /** A channel that takes no time, for replays and tests. */
    public static ChannelSettings instant(String name) {
        return new ChannelSettings(name, 280, Airtime.dmr(), 0, Duration.ofSeconds(6));
    }
}
