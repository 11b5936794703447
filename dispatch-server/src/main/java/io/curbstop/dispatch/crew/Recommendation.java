package io.curbstop.dispatch.crew;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Who should go, and why each other unit should not.
 *
 * @param options every unit: eligible ones first, ranked
 * @param missing what is short, in words
 * @param coverLeft what remains when the first choice goes, in words
 */
public record Recommendation(
        List<Option> options, @JsonProperty("short") List<String> missing, List<String> coverLeft) {

    /**
     * One unit weighed.
     *
     * @param unitCode the unit
     * @param name its name
     * @param kind its kind
     * @param eligible whether it passes every hard gate
     * @param rank 1 is the first choice; 0 when passed over
     * @param travel_minutes driving time, or null when its place is not known
     * @param distance_m length of the way, or null
     * @param reasons what speaks for it or should be known, the weightiest first
     * @param positionAge_s how old its position is, or null
     * @param passedOverBecause the gate it fails, or null
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
     * @param priority its priority
     * @param sent whether the crew has been sent; else it is reserved for it
     * @param thisIncident whether it is the one asked about
     */
    public record Commitment(String incidentNumber, String priority, boolean sent, boolean thisIncident) {}
}
