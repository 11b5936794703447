package io.curbstop.dispatch.crew;

import java.time.Duration;
import java.time.Instant;

/**
 * A time a unit or a person is on, or away.
 *
 * @param startsAt first moment
 * @param endsAt first moment after
 */
public record Shift(Instant startsAt, Instant endsAt) {

    /** Whether that moment is in it. */
    public boolean covers(Instant moment) {
        return !moment.isBefore(startsAt) && moment.isBefore(endsAt);
    }

    /** Whether they have a moment in common; one that begins as the other ends has not. */
    public boolean overlaps(Shift other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }

    /** How much of it lies between two moments. */
    public Duration within(Instant from, Instant to) {
        Instant first = startsAt.isAfter(from) ? startsAt : from;
        Instant last = endsAt.isBefore(to) ? endsAt : to;
        return last.isAfter(first) ? Duration.between(first, last) : Duration.ZERO;
    }
}
