package io.curbstop.map.network;

import java.util.Arrays;
import java.util.Objects;

/**
 * A valve as the records have it.
 *
 * @param ref its reference, unique among valves
 * @param row where it stood in the source, 0 when that is not known
 * @param kind what it is for
 * @param position open or closed, as recorded
 * @param operability whether it can be turned, as recorded
 * @param handling how it is turned
 * @param diameter_mm diameter; 0 when not known
 * @param mainRef the main it says it is on; null when it says none
 * @param nodeRef the node it says it is, or stands at; null when it says none
 * @param x its first coordinate; NaN when its place is not known
 * @param y its second coordinate
 * @param line the link that the valve is; null for a valve that sits on a main or at a node
 */
public record ValveRecord(
        String ref,
        long row,
        ValveKind kind,
        ValvePosition position,
        Operability operability,
        Handling handling,
        int diameter_mm,
        String mainRef,
        String nodeRef,
        double x,
        double y,
        LinkRecord line)
        implements NetworkRecord {

    /** Refuses a valve without reference, kind, position, operability or handling. */
    public ValveRecord {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(operability, "operability");
        Objects.requireNonNull(handling, "handling");
    }

    /**
     * How a valve is turned.
     *
     * @param turns turns from open to closed; 0 when not known
     * @param closes the direction it closes in; null when not known
     * @param accessNote how to get at it; null when nothing is known
     */
    public record Handling(float turns, String closes, String accessNote) {}

    /**
     * A valve of which it is to be told whether it is a link of its own: it is when it names the nodes between which it
     * stands, or when it is drawn as a line and is on no main.
     *
     * @param fromNode the node it says it begins at; null when it says none
     * @param toNode the node it says it ends at; null when it says none
     * @param lines its drawing as of {@link DrawnLines#of}; none when it is drawn as a point or not at all
     */
    public static ValveRecord of(
            String ref,
            long row,
            ValveKind kind,
            ValvePosition position,
            Operability operability,
            Handling handling,
            int diameter_mm,
            String mainRef,
            String nodeRef,
            double x,
            double y,
            String fromNode,
            String toNode,
            double[][] lines) {
        boolean named = fromNode != null && toNode != null;
        boolean drawnAsLine = Arrays.stream(lines).anyMatch(line -> Polyline.length(line) > 0);
        LinkRecord link = !named && (!drawnAsLine || mainRef != null)
                ? null
                : new LinkRecord(
                        ref,
                        row,
                        LinkKind.VALVE,
                        LinkStatus.OPEN,
                        fromNode,
                        toNode,
                        0,
                        diameter_mm,
                        null,
                        null,
                        LinkRecord.Rules.NONE,
                        lines);
        return new ValveRecord(
                ref, row, kind, position, operability, handling, diameter_mm, mainRef, nodeRef, x, y, link);
    }
}
