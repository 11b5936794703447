package io.curbstop.dispatch.outage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.curbstop.dispatch.coordinates.LonLat;
import java.util.List;
import java.util.UUID;

/**
 * An outage as the screens show it; coordinates in longitude and latitude, lengths in metres.
 *
 * @param id its id
 * @param state PROPOSED and on
 * @param isolated whether the valves listed stop every source
 * @param reason why not, or what to know
 * @param mainRef the broken main, or null
 * @param breakPoint where it is broken, or null
 * @param networkVersion the network it was traced on
 * @param valveStateVersion the valve states it was traced with
 * @param valves the valves, those to close first and in order
 * @param hydrants hydrants without water
 * @param customers who is affected
 * @param length_m length of main shut off
 * @param confidence what the answer rests on
 * @param segment what is shut off, as GeoJSON
 * @param secondary what else runs dry, as GeoJSON
 */
public record OutageView(
        UUID id,
        String state,
        boolean isolated,
        String reason,
        String mainRef,
        @JsonProperty("break") LonLat breakPoint,
        long networkVersion,
        long valveStateVersion,
        List<Valve> valves,
        List<Hydrant> hydrants,
        Customers customers,
        double length_m,
        List<String> confidence,
        @JsonRawValue String segment,
        @JsonRawValue String secondary) {

    /** A valve of the plan. */
    public record Valve(
            String ref,
            String role,
            int order,
            String reason,
            Double lon,
            Double lat,
            Integer diameter_mm,
            String position,
            String accessNote) {}

    /** A hydrant without water. */
    public record Hydrant(String ref, Double lon, Double lat) {}

    /** Who is affected, each counted once. */
    public record Customers(int total, int segment, int secondary, List<Critical> critical) {}

    /** A customer who must not be without water. */
    public record Critical(String ref, String name, String kind, Double lon, Double lat) {}
}
