package io.curbstop.dispatch.position;

import java.util.Set;

/**
 * A batch of positions was written.
 *
 * @param units the units with new rows in their track
 * @param moved those whose last position changed
 */
public record PositionsWritten(Set<String> units, Set<String> moved) {

    /** Keeps its own copies. */
    public PositionsWritten {
        units = Set.copyOf(units);
        moved = Set.copyOf(moved);
    }
}
