package io.curbstop.dispatch.crew;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Who should go, and why each other unit should not.
 *
 * @param options every unit: eligible ones first, ranked
 * @param missing what is short, in words
 * @param coverLeft who remains for the areas of those proposed when they go, in words
 * @param set who should go together, one part for each need; empty when one unit is enough
 */
public record Recommendation(
        List<Option> options, @JsonProperty("short") List<String> missing, List<String> coverLeft, List<Part> set) {

    /**
     * One need of an incident that needs several units.
     *
     * @param label what for
     * @param state whether somebody was sent for it
     * @param unitCode who, or null when nobody can
     * @param name of that unit, or null
     * @param leaves whether that unit would leave another job
     * @param travel_minutes driving time, or null
     * @param reasons why that one, or why nobody
     */
    public record Part(
            String label,
            State state,
            String unitCode,
            String name,
            boolean leaves,
            Double travel_minutes,
            List<String> reasons) {

        /** Whether somebody was sent for a need. */
        public enum State {
            SENT,
            PROPOSED,
            MISSING
        }
    }

    /**
     * One unit weighed.
     *
     * @param unitCode the unit
     * @param name its name
     * @param kind its kind
     * @param eligible whether it passes every hard gate and leaves nothing
     * @param rank 1 is the first choice; 0 when passed over. What would leave another job has a rank behind the eligible
     * @param travel_minutes driving time, or null when its place is not known
     * @param distance_m length of the way, or null
     * @param reasons what speaks for it or should be known, the weightiest first
     * @param positionAge_s how old its position is, or null
     * @param passedOverBecause the gate it fails, or what it would leave; null when eligible
     */
    public record Option(
            String unitCode,
            String name,
            String kind,
            boolean eligible,
            int rank,
            Double travel_minutes,
            Double distance_m,
            List<String> reasons,
            Long positionAge_s,
            String passedOverBecause) {}

    /**
     * What a unit is already on.
     *
     * @param incidentNumber the other incident
     * @param typeLabel what that is, for people
     * @param priority its priority
     * @param rank how urgent that is; 1 is the most urgent
     * @param sent whether the crew has been sent; else it is reserved for it
     * @param atWork whether the crew is on site or working there
     * @param step how far it is, in words
     * @param thisIncident whether it is the one asked about
     */
    public record Commitment(
            String incidentNumber,
            String typeLabel,
            String priority,
            int rank,
            boolean sent,
            boolean atWork,
            String step,
            boolean thisIncident) {}
}
