package io.curbstop.dispatch.shutdown;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.curbstop.map.trace.GasWork;
import io.curbstop.map.trace.ReopeningPlan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What follows from an incident's shutdown.
 *
 * @param customersOut who was and is without supply because of it
 * @param reopening how the mended main is put back, in order; empty when nothing was traced
 * @param gasWork the order of work of a gas shutdown; null for water, and when nothing isolates
 * @param conflicts other shutdowns that get in each other's way with this one
 * @param advisory the boil-water advisory
 * @param plannedFrom when a planned job begins, or null
 * @param plannedTo when it is to end, or null
 */
public record ShutdownView(
        Out customersOut,
        List<Step> reopening,
        GasWork gasWork,
        List<Conflict> conflicts,
        AdvisoryView advisory,
        Instant plannedFrom,
        Instant plannedTo) {

    /**
     * Customers without supply, from the valves themselves.
     *
     * @param now how many are now
     * @param criticalNow how many of those are critical
     * @param ever how many were at any time
     * @param minutes customers times minutes, until now
     * @param since when the first went dry, or null
     * @param until when the last had supply again; null while it lasts, or when nobody was
     * @param changes how many were without supply from each moment on
     */
    public record Out(
            int now, int criticalNow, int ever, long minutes, Instant since, Instant until, List<Moment> changes) {}

    /** From a moment on so many customers of this shutdown were without supply. */
    public record Moment(Instant at, int customers) {}

    /**
     * A step of the reopening.
     *
     * @param ref the valve, or the hydrant
     * @param done whether it is
     * @param heldBy numbers of other incidents that still need the valve as it stands, or null
     */
    public record Step(
            int order, ReopeningPlan.Action action, String ref, String reason, boolean done, String heldBy) {}

    /**
     * Two shutdowns at one time.
     *
     * @param sharedValves valves both shut: one must not open them while the other lasts
     * @param customers how many are dry while both last, though neither alone would dry them
     * @param critical how many of those are critical
     * @param zone the mains of that zone as GeoJSON in longitude and latitude, or null
     */
    public record Conflict(
            UUID incidentId,
            String number,
            List<String> sharedValves,
            int customers,
            int critical,
            @JsonRawValue String zone) {}

    /**
     * A boil-water advisory.
     *
     * @param state NONE, ISSUED, SAMPLING or RESCINDED
     * @param steps what was done, in order
     * @param daysToPass how many more days samples must pass before it can be rescinded
     */
    public record AdvisoryView(Advisories.State state, List<AdvisoryStepView> steps, int daysToPass) {}

    /** A line of an advisory. */
    public record AdvisoryStepView(Advisories.Kind kind, String by, Instant at, String note) {}
}
