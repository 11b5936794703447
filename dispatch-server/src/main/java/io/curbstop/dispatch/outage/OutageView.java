package io.curbstop.dispatch.outage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.curbstop.dispatch.coordinates.LonLat;
import io.curbstop.dispatch.geodata.TracedUtility;
import io.curbstop.map.trace.PlanOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An outage as the screens show it; coordinates in longitude and latitude, lengths in metres.
 *
 * @param id its id
 * @param traceId the plans of one trace share it
 * @param plan what the plan is best at
 * @param zones pressure zones that opening valves for the time being would join
 * @param state how far the shutdown is
 * @param approval who approved it, or null
 * @param change what is different from the plan approved before, while this one waits for approval, or null
 * @param steps what was done besides turning valves, the latest of each kind, in time's order
 * @param differences valves that do not stand as before the shutdown
 * @param isolated whether the valves listed stop every source
 * @param reason why not, or what to know
 * @param utility whose network the broken main is part of; null without a main that can be traced
 * @param mainRef the broken main, or null
 * @param breakPoint where it is broken, or null
 * @param networkVersion the network it was traced on
 * @param valveStateVersion the valve states it was traced with
 * @param valves the valves, those to close first and in order
 * @param hydrants hydrants without supply
 * @param customers who is affected
 * @param length_m length of main shut off
 * @param confidence what the answer rests on
 * @param segment what is shut off, as GeoJSON
 * @param secondary what else runs dry, as GeoJSON
 * @param buildings the buildings of those without supply, as GeoJSON
 * @param readAt when it was read: of two, the later holds
 */
public record OutageView(
        UUID id,
        UUID traceId,
        PlanOption.Kind plan,
        List<String> zones,
        OutageState state,
        Approval approval,
        Change change,
        List<Step> steps,
        List<Difference> differences,
        boolean isolated,
        String reason,
        TracedUtility utility,
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
        @JsonRawValue String secondary,
        @JsonRawValue String buildings,
        Instant readAt) {

    /** The valves of a role, in order. */
    List<String> valvesOf(String role) {
        return valves.stream()
                .filter(v -> v.role().equals(role))
                .map(Valve::ref)
                .toList();
    }

    /** Who approved a plan, and when. */
    public record Approval(String by, Instant at) {}

    /**
     * What a new plan changes in the approved one.
     *
     * @param added valves to turn that were not in it
     * @param dropped valves that were to be turned and no longer are
     * @param reopen those of them that are closed already, and may be opened again
     * @param customersAdded how many go dry besides
     * @param customersSpared how many no longer do
     * @param criticalAdded the critical ones that go dry besides
     */
    public record Change(
            List<String> added,
            List<String> dropped,
            List<String> reopen,
            int customersAdded,
            int customersSpared,
            List<String> criticalAdded) {}

    /** Something done. */
    public record Step(OutageStep.Kind kind, String label, String by, Instant at, String note) {}

    /**
     * A valve that does not stand as it stood.
     *
     * @param before open, closed or unknown
     * @param now the same for now
     * @param leftBecause why it may stay so, or null
     * @param neededBy numbers of other incidents whose shutdown needs it so, or null
     */
    public record Difference(String valveRef, String before, String now, String leftBecause, String neededBy) {}

    /**
     * A valve of the plan.
     *
     * @param done whether it stands as the plan wants it
     * @param unitCode who is to work it, or null for whoever is there
     * @param last what was last reported of it in this incident, or null
     */
    public record Valve(
            String ref,
            String role,
            int order,
            String reason,
            Double lon,
            Double lat,
            Integer diameter_mm,
            Double turns,
            String closes,
            String position,
            String accessNote,
            boolean done,
            String unitCode,
            Report last) {}

    /** What was reported of a valve. */
    public record Report(ValveResult result, String position, Double turns, String by, Instant at) {}

    /** A hydrant without water. */
    public record Hydrant(String ref, Double lon, Double lat) {}

    /**
     * Who is affected, each counted once.
     *
     * @param total who is out: in the segment and outside it
     * @param segment in the segment
     * @param secondary outside it
     * @param reduced not out, as another service of theirs has supply; not in the total
     * @param critical of those who are out
     */
    public record Customers(int total, int segment, int secondary, int reduced, List<Critical> critical) {}

    /** A customer who must not be without water. */
    public record Critical(String ref, String name, String kind, Double lon, Double lat) {}
}
