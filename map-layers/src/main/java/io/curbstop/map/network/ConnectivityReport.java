package io.curbstop.map.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well a network hangs together: handed out with every assembly, for people and for programs.
 *
 * @param network the network's name
 * @param nodes nodes in the graph, those made by joining included
 * @param mains mains in service
 * @param abandonedMains mains left out because they are abandoned
 * @param unjoinedMains mains in service that are joined to nothing: drawn along their street, or not drawn at all; each
 *     is a piece of its own that {@code pieces} does not list
 * @param valves valves of every kind
 * @param hydrants hydrants
 * @param length_m length of the mains in service
 * @param pieces connected pieces (all valves taken as open), the longest first
 * @param placements number of valves by placement
 * @param valvesOffEveryPipe valves that lie on nothing, sorted
 * @param unconnectedHydrants hydrants that draw from nothing, sorted
 * @param danglingEnds nodes with one link and no source, sorted: true dead ends, and ends that should have met another
 * @param endSnaps distances over which ends of mains were joined
 * @param valveSnaps distances over which valves were put on their main
 * @param hydrantSnaps distances from hydrants to what they draw from
 * @param sources nodes taken as sources, sorted
 * @param sourcesInferred true when the records named none
 * @param problems what was wrong with single records, sorted by layer and reference
 */
public record ConnectivityReport(
        String network,
        int nodes,
        int mains,
        int abandonedMains,
        int unjoinedMains,
        int valves,
        int hydrants,
        double length_m,
        List<Piece> pieces,
        Map<ValvePlacement, Integer> placements,
        List<String> valvesOffEveryPipe,
        List<String> unconnectedHydrants,
        List<String> danglingEnds,
        Distances endSnaps,
        Distances valveSnaps,
        Distances hydrantSnaps,
        List<InferredSource> sources,
        boolean sourcesInferred,
        List<Problem> problems) {

    /**
     * A connected piece.
     *
     * @param firstMain the first of its mains by reference; null when it has none
     * @param mains number of mains
     * @param valves number of valves on it
     * @param sources number of sources in it
     * @param length_m length of its mains
     */
    public record Piece(String firstMain, int mains, int valves, int sources, double length_m) {}

    /**
     * Distances over which things were moved.
     *
     * @param count how many were moved by more than a millimetre
     * @param median_m median of those; 0 when none
     * @param max_m largest; 0 when none
     */
    public record Distances(int count, double median_m, double max_m) {}

    /**
     * A source and why it is one.
     *
     * @param node the node
     * @param reason what makes it one
     */
    public record InferredSource(String node, String reason) {}

    /** Kinds of problem with single records. */
    public enum ProblemCode {
        DUPLICATE_ID,
        NO_GEOMETRY_AND_NO_REFERENCE,
        UNKNOWN_NODE,
        UNKNOWN_MAIN,
        ZERO_LENGTH,
        SELF_LOOP,
        SHORTER_THAN_TOLERANCE,
        END_FAR_FROM_ITS_NODE,
        VALVE_FAR_FROM_ITS_MAIN,
        VALVE_PLACE_UNKNOWN,
        VALVE_OFF_EVERY_PIPE,
        VALVE_ON_SEVERAL_PIPES,
        VALVES_AT_ONE_SPOT,
        DIRECTION_ASSUMED,
        /** A main that is an inlet only has no source at one end alone. */
        INLET_WITHOUT_SOURCE,
        /** A main that is an inlet only passes water away from its source only. */
        INLET_AGAINST_FLOW,
        HYDRANT_OFF_EVERY_PIPE
    }

    /**
     * A problem with one record.
     *
     * @param code its kind
     * @param layer the layer, in lower case
     * @param ref the record
     * @param text what is wrong and what was done about it, for people
     */
    public record Problem(ProblemCode code, String layer, String ref, String text) {}

    /** Number of problems of a kind. */
    public long count(ProblemCode code) {
        return problems.stream().filter(p -> p.code() == code).count();
    }

    /** The report for people: a dozen lines and the first problems of each kind. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Network %s: %d mains, %.1f km, %d nodes, %d valves, %d hydrants",
                network,
                mains,
                length_m / 1000,
                nodes,
                valves,
                hydrants);
        if (abandonedMains > 0) {
            line(text, "  %d abandoned mains left out", abandonedMains);
        }
        if (unjoinedMains > 0) {
            line(text, "  %d mains joined to nothing: how they connect is not in the records", unjoinedMains);
        }
        line(
                text,
                "  %d connected piece(s); the longest has %.1f km and %d mains",
                pieces.size(),
                pieces.isEmpty() ? 0 : pieces.get(0).length_m() / 1000,
                pieces.isEmpty() ? 0 : pieces.get(0).mains());
        line(
                text,
                "  %d of them without a source",
                pieces.stream().filter(p -> p.sources() == 0).count());
        line(text, "  valves: %s", placements);
        line(
                text,
                "  %d valves off every pipe, %d hydrants unconnected, %d dangling ends",
                valvesOffEveryPipe.size(),
                unconnectedHydrants.size(),
                danglingEnds.size());
        distances(text, "ends joined", endSnaps);
        distances(text, "valves moved onto their main", valveSnaps);
        distances(text, "hydrants beside what they draw from", hydrantSnaps);
        line(
                text,
                "  sources%s: %s%s",
                sourcesInferred ? " (inferred, please check)" : "",
                sources.stream()
                        .limit(5)
                        .map(s -> s.node() + " (" + s.reason() + ")")
                        .toList(),
                sources.size() > 5 ? " and " + (sources.size() - 5) + " more" : "");
        for (ProblemCode code : ProblemCode.values()) {
            List<Problem> some = problems.stream().filter(p -> p.code() == code).toList();
            if (!some.isEmpty()) {
                line(text, "  %s: %d, first: %s", code, some.size(), some.get(0).text());
            }
        }
        return text.toString();
    }

    private static void distances(StringBuilder text, String what, Distances d) {
        if (d.count() > 0) {
            line(text, "  %s: %d, median %.2f m, largest %.2f m", what, d.count(), d.median_m(), d.max_m());
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
