package io.curbstop.map.network;

import java.util.Arrays;
import java.util.Objects;

/**
 * A main as the records have it, or the line that a valve is.
 *
 * @param ref its reference, unique among mains
 * @param row where it stood in the source, 0 when that is not known
 * @param kind what it is
 * @param status whether it is in use
 * @param fromNode the node it says it begins at; null when it says none
 * @param toNode the node it says it ends at; null when it says none
 * @param length_m stated length; 0 when none is stated
 * @param diameter_mm diameter; 0 when not known
 * @param material what it is made of; null when not known
 * @param pressureZone the zone it is in; null when not known
 * @param rules what else is special about it
 * @param lines its drawing: of each connected piece the coordinates of its vertices, x and y in turn; none when it is
 *     not drawn. They are not copied and must not be changed afterwards.
 */
public record LinkRecord(
        String ref,
        long row,
        LinkKind kind,
        LinkStatus status,
        String fromNode,
        String toNode,
        double length_m,
        int diameter_mm,
        String material,
        String pressureZone,
        Rules rules,
        double[][] lines)
        implements NetworkRecord {

    /** Refuses a link without reference, kind, status, rules or lines; a blank node is no node. */
    public LinkRecord {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(lines, "lines");
        fromNode = blankToNull(fromNode);
        toNode = blankToNull(toNode);
    }

    /**
     * What is special about a main.
     *
     * @param checkValve water passes from its start to its end only
     * @param inletOnly it fills the source at one of its ends and never empties it
     * @param drawnAlongStreet it is drawn along its street for want of a drawing of its own: where its ends lie says
     *     nothing of what they meet
     */
    public record Rules(boolean checkValve, boolean inletOnly, boolean drawnAlongStreet) {
        /** Nothing special. */
        public static final Rules NONE = new Rules(false, false, false);

        /** The rules with these values; the same object for a main with none, as most are. */
        public static Rules of(boolean checkValve, boolean inletOnly, boolean drawnAlongStreet) {
            return checkValve || inletOnly || drawnAlongStreet
                    ? new Rules(checkValve, inletOnly, drawnAlongStreet)
                    : NONE;
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Coordinates included, so that records that differ never read the same. */
    @Override
    public String toString() {
        return "%s %d %s %s %s %s %s %d %s %s %s %s"
                .formatted(
                        ref,
                        row,
                        kind,
                        status,
                        fromNode,
                        toNode,
                        length_m,
                        diameter_mm,
                        material,
                        pressureZone,
                        rules,
                        Arrays.deepToString(lines));
    }
}
