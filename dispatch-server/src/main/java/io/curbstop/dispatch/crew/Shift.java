package io.curbstop.dispatch.crew;

import java.time.Instant;

/**
 * A time a unit is on.
 *
 * @param startsAt first moment
 * @param endsAt first moment after
 */
public record Shift(Instant startsAt, Instant endsAt) {

    /** Whether the unit is on at that moment. */
    public boolean covers(Instant moment) {
        return !moment.isBefore(startsAt) && moment.isBefore(endsAt);
    }
}
