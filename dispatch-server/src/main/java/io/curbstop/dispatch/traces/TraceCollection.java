package io.curbstop.dispatch.traces;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.curbstop.map.trace.GasWork;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * The answer as a GeoJSON feature collection with members of its own.
 *
 * @param type always {@code FeatureCollection}
 * @param isolated whether shutting the valves of role {@code close} stops every source
 * @param outcome what came of it, in capitals
 * @param reason the outcome in a sentence
 * @param plan which plan it is: {@code NEAREST} or {@code FEWEST_VALVES}
 * @param valvesToClose how many valves are to be closed
 * @param customers customers in the segment and in what else loses its supply; critical ones of both
 * @param segmentLength_m stated length of the mains in the segment
 * @param secondaryLength_m stated length of the mains that lose their supply besides
 * @param confidence what the answer rests on, in sentences
 * @param gasWork of gas the order of work, the services named by their customers; null for water, or when not isolated
 * @param geodataVersion of the network it was made from
 * @param valveStateVersion of the valve states it was made from
 * @param features see {@link Feature}
 */
record TraceCollection(
        String type,
        boolean isolated,
        String outcome,
        String reason,
        String plan,
        int valvesToClose,
        Customers customers,
        double segmentLength_m,
        double secondaryLength_m,
        List<String> confidence,
        GasWork gasWork,
        long geodataVersion,
        long valveStateVersion,
        List<Feature> features) {

    /**
     * How many customers.
     *
     * @param segment out, in the segment
     * @param secondary out, outside it
     * @param critical of both, the critical ones
     * @param reduced not out, as another service of theirs has supply
     */
    record Customers(int segment, int secondary, int critical, int reduced) {}

    /**
     * A feature.
     *
     * @param type always {@code Feature}
     * @param geometry GeoJSON; null when its place is not in the records
     * @param properties {@code kind} (main, valve, hydrant, break), {@code ref}, {@code role}, and what else is known
     */
    record Feature(
            String type,

            @JsonRawValue @JsonInclude @Schema(implementation = Object.class)
            String geometry,

            Map<String, Object> properties) {}
}
