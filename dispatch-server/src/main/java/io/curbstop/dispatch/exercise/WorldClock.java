package io.curbstop.dispatch.exercise;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock that everything here goes by: the real one, unless an exercise lets time run faster, slower or not at all.
 * Always UTC.
 */
class WorldClock extends Clock {

    private final Clock real;
    private volatile WorldTime time = WorldTime.REAL;

    WorldClock(Clock real) {
        this.real = real;
    }

    WorldTime time() {
        return time;
    }

    void follow(WorldTime other) {
        time = other;
    }

    Clock real() {
        return real;
    }

    @Override
    public Instant instant() {
        return time.at(real.instant());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Whoever works by the clock works in instants, and reads them in the city's time zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException(
                "Take instants from this clock, and read them in the city's time zone.");
    }
}
