package io.curbstop.map.route;

import java.util.List;

/**
 * What was found when the streets were put together.
 *
 * @param streets streets of the layer that are in
 * @param parts parts between two junctions
 * @param junctions places where parts begin, end or meet
 * @param pieces connected pieces, one-way or not
 * @param largestShare share of the parts in the largest group of which each is reached from each, by one-way rules
 * @param problems what is wrong, in the order of the refs
 */
public record StreetReport(
        int streets, int parts, int junctions, int pieces, double largestShare, List<Problem> problems) {

    /** Keeps its own copy. */
    public StreetReport {
        problems = List.copyOf(problems);
    }

    /**
     * One thing that is wrong with the data.
     *
     * @param code its kind
     * @param ref the street
     * @param text what is wrong and what was done, for a person
     */
    public record Problem(Code code, String ref, String text) {}

    /** Kinds of problems. */
    public enum Code {
        NO_GEOMETRY,
        ZERO_LENGTH,
        ONLY_A_POINT,
        UNKNOWN_ONE_WAY,
        BAD_SPEED,
        BAD_LIMIT,
        NOT_CONNECTED
    }
}
