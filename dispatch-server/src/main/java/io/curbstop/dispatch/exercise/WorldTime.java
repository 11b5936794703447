package io.curbstop.dispatch.exercise;

import java.time.Duration;
import java.time.Instant;

/**
 * How the time of this database runs beside the real one.
 *
 * @param atReal a moment of the real time
 * @param atWorld what time it was here at that moment
 * @param speed how many seconds pass here in a real one; 0 stands still
 */
record WorldTime(Instant atReal, Instant atWorld, int speed) {

    /** The real time. */
    static final WorldTime REAL = new WorldTime(Instant.EPOCH, Instant.EPOCH, 1);

    /** What time it is here at a moment of the real time. */
    Instant at(Instant real) {
        return this == REAL ? real : atWorld.plus(Duration.between(atReal, real).multipliedBy(speed));
    }
}
