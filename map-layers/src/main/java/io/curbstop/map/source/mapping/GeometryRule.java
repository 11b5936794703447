package io.curbstop.map.source.mapping;

/** Where a feature's shape comes from, in the coordinate system of its source. */
public sealed interface GeometryRule {

    /** The source's own geometry. */
    record Own() implements GeometryRule {}

    /** A point from two columns. */
    record XY(String x, String y) implements GeometryRule {}

    /**
     * A straight line from four columns.
     *
     * @param keepSameEnds keep a line whose ends are one place as a line one centimetre long; else it is rejected
     */
    record Ends(String fromX, String fromY, String toX, String toY, boolean keepSameEnds) implements GeometryRule {}

    /** Well-known text in a column. */
    record Wkt(String column) implements GeometryRule {}

    /** The shape of a joined row, or a point inside it. */
    record Joined(String join, boolean inside) implements GeometryRule {}

    /** The source's own geometry, of which a point inside is taken. */
    record Inside() implements GeometryRule {}

    /** No shape at all. */
    record None() implements GeometryRule {}
}
