package io.curbstop.dispatch.demo.street;

import io.curbstop.dispatch.demo.land.Lines;
import org.locationtech.jts.geom.Coordinate;

/**
 * A part of a named street between two junctions, in the direction its numbers run. Odd numbers are on the left.
 *
 * @param id its number among all segments
 * @param edge the street in the graph
 * @param forward whether numbers run as the edge is drawn
 * @param street the street's name
 * @param start_m how far along its street it begins
 */
public record Segment(int id, StreetEdge edge, boolean forward, String street, double start_m) {
    /** Every so many metres the next number begins on each side. */
    public static final double SLOT_M = 8;

    private static final int SLOTS_AT_A_COURT = 4;

    /** Its reference in the street layer. */
    public String ref() {
        return "ST-" + (10_001 + id);
    }

    /** Where its numbers begin. */
    public StreetNode start() {
        return forward ? edge.from() : edge.to();
    }

    /** Where its numbers end. */
    public StreetNode end() {
        return forward ? edge.to() : edge.from();
    }

    /** The middle line in the direction of the numbers. */
    public Coordinate[] line() {
        return forward ? edge.line() : Lines.reversed(edge.line());
    }

    /** The tract beside it, seen in the direction of the numbers. */
    public Tract tract(boolean onLeft) {
        return edge.tract(onLeft == forward);
    }

    /** The first place for a number. */
    public int firstSlot() {
        return (int) Math.ceil(start_m / SLOT_M);
    }

    /** The last place for a number; less than the first when the segment is too short for one. */
    public int lastSlot() {
        int extra = end().edges().size() == 1 ? SLOTS_AT_A_COURT : 0;
        return (int) Math.ceil((start_m + edge.length_m()) / SLOT_M) - 1 + extra;
    }

    /** The civic number of a place on one side. */
    public static int civic(int slot, boolean onLeft) {
        return 2 * slot + (onLeft ? 1 : 2);
    }
}
