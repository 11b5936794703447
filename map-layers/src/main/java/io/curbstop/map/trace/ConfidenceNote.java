package io.curbstop.map.trace;

/**
 * Something that the answer rests on and that may be wrong.
 *
 * @param code its kind
 * @param ref the asset concerned; null when it concerns the whole network
 * @param text for people
 */
public record ConfidenceNote(Code code, String ref, String text) {
    /** Kinds of note. */
    public enum Code {
        RELIES_ON_CHECK_VALVE,
        ASSUMED_CLOSED,
        VALVE_STATE_UNKNOWN,
        CANNOT_BE_VERIFIED,
        CONTRADICTORY_STATE,
        BREAK_PLACE_UNKNOWN,
        CONNECTION_UNKNOWN,
        SOURCE_INFERRED,
        NO_SOURCE,
        JOINED_BY_SNAPPING
    }
}
