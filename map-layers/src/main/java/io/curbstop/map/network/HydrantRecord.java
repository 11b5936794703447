package io.curbstop.map.network;

import java.util.Objects;

/**
 * A hydrant as the records have it.
 *
 * @param ref its reference, unique among hydrants
 * @param row where it stood in the source, 0 when that is not known
 * @param mainRef the main it says it draws from; null when it says none
 * @param nodeRef the node it says it stands at; null when it says none
 * @param x its first coordinate; NaN when its place is not known
 * @param y its second coordinate
 */
public record HydrantRecord(String ref, long row, String mainRef, String nodeRef, double x, double y)
        implements NetworkRecord {
    /** Refuses a hydrant without reference. */
    public HydrantRecord {
        Objects.requireNonNull(ref, "ref");
    }
}
