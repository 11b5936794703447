package io.curbstop.dispatch.console;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An incident as lists show it.
 *
 * @param id its id
 * @param number for people
 * @param type code of its type
 * @param typeLabel its type
 * @param priority its priority
 * @param state its state
 * @param stateLabel its state, for people
 * @param addressText where, or null
 * @param lon longitude, or null
 * @param lat latitude, or null
 * @param openedAt when it was reported first
 * @param callers how many have called
 * @param customersOut customers without water now
 * @param criticalOut critical ones among them
 * @param units the units on it
 * @param version grows with every change
 * @param target what is to be reached next, or null
 * @param needs what waits for a person
 * @param orderNumber the service order that it is worked for, or null
 * @param waiting whether a unit is only reserved for that order: it is not shown among the incidents yet
 */
public record IncidentRow(
        UUID id,
        String number,
        String type,
        String typeLabel,
        String priority,
        String state,
        String stateLabel,
        String addressText,
        Double lon,
        Double lat,
        Instant openedAt,
        int callers,
        int customersOut,
        int criticalOut,
        List<UnitState> units,
        long version,
        Target target,
        List<String> needs,
        String orderNumber,
        boolean waiting) {

    /** A unit on it and how far it is. */
    public record UnitState(String code, String state) {}

    /** What is to be reached next, until when, and whether it was reached in time. */
    public record Target(String label, Instant dueAt, boolean met) {}
}
