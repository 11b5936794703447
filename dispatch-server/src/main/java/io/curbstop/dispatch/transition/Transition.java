package io.curbstop.dispatch.transition;

/**
 * One allowed step of a state machine.
 *
 * @param from the state before
 * @param to the state after
 * @param label what to write on the button
 * @param needsReason whether a person must say why
 */
public record Transition<S extends Enum<S>>(S from, S to, String label, boolean needsReason) {}
