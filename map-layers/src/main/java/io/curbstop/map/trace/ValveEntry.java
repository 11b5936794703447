package io.curbstop.map.trace;

/**
 * A valve in an answer and why it is there.
 *
 * @param order its number in the order of closing, from 1; 0 when it is not to be closed
 * @param ref the valve
 * @param reason why it is on this list, for people
 * @param diameter_mm its diameter; null when not known
 * @param turns turns to close it; null when not known
 * @param closes the direction it closes in; null when not known
 * @param accessNote how to get at it; null when there is none
 */
public record ValveEntry(
        int order, String ref, String reason, Integer diameter_mm, Double turns, String closes, String accessNote) {}
