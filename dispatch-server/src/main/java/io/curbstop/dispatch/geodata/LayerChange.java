package io.curbstop.dispatch.geodata;

import io.curbstop.map.source.LayerType;

/**
 * What replacing a layer did to its table.
 *
 * @param layer the layer
 * @param inserted rows that were not there before
 * @param updated rows whose content changed
 * @param unchanged rows that stood as they came
 * @param removed rows of the data set that the source no longer has
 * @param keptFromField valves whose state in the source changed but which keep the state a crew reported
 */
public record LayerChange(
        LayerType layer, long inserted, long updated, long unchanged, long removed, long keptFromField) {

    /** Whether anything in the table is different now. */
    public boolean changedAnything() {
        return inserted + updated + removed > 0;
    }
}
