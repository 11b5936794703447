package io.curbstop.dispatch.serviceorder;

import java.util.List;
import java.util.Optional;

/**
 * A kind of service order; data, not code.
 *
 * @param code stable code
 * @param label for people
 * @param airLabel the capitals a radio shows
 * @param minutes how long the work takes at the premise
 * @param requiredQualification what a member of the unit must hold, or null
 * @param unitKinds the kinds of unit that can do it, the fittest first
 * @param utility water, sewer, gas, electric or solid_waste
 * @param incidentType as what it is worked in the field
 * @param rank 1 is done first when a day is too short for all
 * @param stopsWhenPaid whether a payment of the account cancels it
 * @param undoneBy the kind that is ordered when it was done though the account had paid, or null
 */
public record OrderKind(
        String code,
        String label,
        String airLabel,
        int minutes,
        String requiredQualification,
        List<String> unitKinds,
        String utility,
        String incidentType,
        int rank,
        boolean stopsWhenPaid,
        String undoneBy) {

    /** Keeps its own copy of the kinds of unit. */
    public OrderKind {
        unitKinds = List.copyOf(unitKinds);
    }

    /** What is ordered when it was done though the account had paid. */
    Optional<String> findUndoneBy() {
        return Optional.ofNullable(undoneBy);
    }
}
