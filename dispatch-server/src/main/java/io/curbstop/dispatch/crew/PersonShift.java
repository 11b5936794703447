package io.curbstop.dispatch.crew;

import java.util.UUID;

/**
 * A time for which one person is with a unit, whatever crew they belong to.
 *
 * @param id its id
 * @param personId who
 * @param unitCode with which unit
 * @param kind why
 * @param shift when
 */
public record PersonShift(UUID id, UUID personId, String unitCode, Kind kind, Shift shift) {

    /** Why somebody is with a unit. */
    public enum Kind {
        /** They stand in with another crew; the unit's own shifts say when it is on. */
        SWAP,
        /** They were called out; the unit is on because of them, with them alone. */
        CALL_OUT
    }
}
