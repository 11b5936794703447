package io.curbstop.dispatch.radio;

/**
 * Something on the radio side that does not work and that a person must know of.
 *
 * @param subject what, such as {@code north-hill/packet}
 * @param text in words for a dispatcher
 */
public record RadioTrouble(String subject, String text) {

    /** The fault that is told of something from a radio that the server could not take, and has set aside. */
    public static final String NOT_TAKEN = "not-taken";
}
