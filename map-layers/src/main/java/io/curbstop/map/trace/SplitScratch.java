package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.PipeNetwork;

/** Room for one {@link SupplySplit}, kept for the next. */
final class SplitScratch {
    /** Sections that are in a group. */
    final CellMarks grouped;
    /** The group each of these is in, by its place among them. */
    final IntArray group = new IntArray();
    /** The place of the section after each of these in its group's list. */
    final IntArray next = new IntArray();
    /** Valves that are shut. */
    final CellMarks shut;

    final SupplyGroups groups = new SupplyGroups();
    /** The place of a zone in {@link #running}. */
    final IntIntMap placeOfZone = new IntIntMap();
    /** Number of groups that are still searching, by the place of their zone. */
    final IntArray running = new IntArray();
    /** The group that stands for all of a zone that no other group holds. */
    final IntIntMap restOfZone = new IntIntMap();
    /** Units whose supply may have changed, each with 1 when it has supply and 0 when not. */
    final IntIntMap supplied = new IntIntMap();
    /** The same units in the order of their being found. */
    IntArray candidates = new IntArray();

    SplitScratch(PipeNetwork network) {
        grouped = new CellMarks(network.sections().count());
        shut = new CellMarks(network.valves().count());
    }

    void clear() {
        grouped.clear();
        group.clear();
        next.clear();
        shut.clear();
        groups.clear();
        placeOfZone.clear();
        running.clear();
        restOfZone.clear();
        supplied.clear();
        candidates.clear();
    }
}
