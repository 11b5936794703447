package io.curbstop.map.network;

import java.util.Objects;

/**
 * A node as the records have it.
 *
 * @param ref its reference, unique among nodes
 * @param row where it stood in the source, 0 when that is not known
 * @param kind what stands there
 * @param x its first coordinate; NaN when its place is not known
 * @param y its second coordinate
 */
public record NodeRecord(String ref, long row, NodeKind kind, double x, double y) implements NetworkRecord {
    /** Refuses a node without reference or kind. */
    public NodeRecord {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(kind, "kind");
    }
}
