package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.Sections;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * What is supplied once sections are taken out, valves are shut and others opened. Only units that the change can reach are
 * looked at: those the search found, and what lies downstream of them through one-way joints and opened valves.
 */
final class SupplySplit {
    private final PipeNetwork network;
    private final Sections sections;
    private final SupplyIndex index;
    private final SplitScratch scratch;
    private final CellMarks removed;
    private final IntArray opened;
    private final SplitSearch search;

    /**
     * Splits what is left.
     *
     * @param cutOut what is taken out, its border shut; null for nothing
     * @param shut valves that the index has open and that are shut besides; none twice
     * @param opened valves that the index has shut and that are opened
     */
    SupplySplit(
            PipeNetwork network,
            SupplyIndex index,
            SplitScratch scratch,
            SegmentFlood cutOut,
            IntArray shut,
            IntArray opened) {
        this.network = network;
        this.sections = network.sections();
        this.index = index;
        this.scratch = scratch;
        this.removed = cutOut == null ? null : cutOut.segment;
        this.opened = opened;
        scratch.clear();
        for (int k = 0; k < shut.size(); k++) {
            scratch.shut.add(shut.get(k));
        }
        int elsewhere = scratch.shut.size();
        for (int k = 0; cutOut != null && k < cutOut.border.length; k++) {
            scratch.shut.add(cutOut.border[k]);
        }
        search = new SplitSearch(network, index, scratch, removed, elsewhere).run();
        collect();
        settle();
    }

    long jointsVisited() {
        return search.jointsVisited;
    }

    /** Units whose supply may have changed: touched ones, and those downstream of ones without a source of their own. */
    private void collect() {
        for (int group = 0; group < scratch.groups.count(); group++) {
            if (scratch.groups.into[group] == SupplyGroups.NONE) {
                addCandidate(group);
            }
        }
        for (int r = 0; removed != null && index.hasOneWay() && r < removed.size(); r++) {
            int section = removed.get(r);
            for (int k = sections.jointsStart(section); k < sections.jointsStart(section + 1); k++) {
                if (index.passesOneWay(sections.joint(k))) {
                    addCandidate(search.unit(sections.across(k)));
                }
            }
        }
        for (int k = 0; index.hasOneWay() && k < scratch.shut.size(); k++) {
            forEachJoint(scratch.shut.get(k), joint -> {
                if (index.passesOneWay(joint)) {
                    addCandidate(search.unit(sections.sideB(joint)));
                }
            });
        }
        for (int k = 0; k < opened.size(); k++) {
            forEachJoint(opened.get(k), joint -> {
                addCandidate(search.unit(sections.sideA(joint)));
                addCandidate(search.unit(sections.sideB(joint)));
            });
        }
        for (int next = 0; next < scratch.candidates.size(); next++) {
            int unit = scratch.candidates.get(next);
            if (!isSuppliedCandidate(unit)) {
                forEachWayOut(unit, this::addCandidate);
            }
        }
    }

    private void addCandidate(int unit) {
        if (unit != SplitSearch.TAKEN_OUT && !scratch.supplied.contains(unit)) {
            scratch.supplied.put(unit, hasSource(unit) ? 1 : 0);
            scratch.candidates.add(unit);
        }
    }

    private boolean isSuppliedCandidate(int unit) {
        return scratch.supplied.get(unit) == 1;
    }

    private boolean hasSource(int unit) {
        int zone = search.zone(unit);
        for (int k = index.sourcesStart(zone); k < index.sourcesStart(zone + 1); k++) {
            if (search.unit(index.source(k)) == unit) {
                return true;
            }
        }
        return false;
    }

    /** Lets the supply run from the candidates that have a source, and into those that one outside feeds. */
    private void settle() {
        IntArray todo = new IntArray();
        for (int k = 0; k < scratch.candidates.size(); k++) {
            int unit = scratch.candidates.get(k);
            if (isSuppliedCandidate(unit) || isFedFromOutside(unit)) {
                scratch.supplied.put(unit, 1);
                todo.add(unit);
            }
        }
        IntConsumer feed = unit -> {
            if (unit != SplitSearch.TAKEN_OUT && scratch.supplied.get(unit) == 0) {
                scratch.supplied.put(unit, 1);
                todo.add(unit);
            }
        };
        int next = 0;
        do {
            while (next < todo.size()) {
                forEachWayOut(todo.get(next++), feed);
            }
            for (int k = 0; k < opened.size(); k++) {
                forEachJoint(opened.get(k), joint -> {
                    feedAcross(sections.sideA(joint), sections.sideB(joint), feed);
                    if (!index.isDirected(joint)) {
                        feedAcross(sections.sideB(joint), sections.sideA(joint), feed);
                    }
                });
            }
        } while (next < todo.size());
    }

    private void feedAcross(int from, int to, IntConsumer feed) {
        if (isSectionSupplied(from)) {
            feed.accept(search.unit(to));
        }
    }

    /** True when a unit that is no candidate, and so is as it was, feeds this one. */
    private boolean isFedFromOutside(int unit) {
        int zone = search.zone(unit);
        for (int k = index.waysInStart(zone); k < index.waysInStart(zone + 1); k++) {
            int joint = index.wayIn(k);
            int from = search.unit(sections.sideA(joint));
            if (from != SplitSearch.TAKEN_OUT
                    && !isShut(joint)
                    && search.unit(sections.sideB(joint)) == unit
                    && !scratch.supplied.contains(from)
                    && index.isSupplied(search.zone(from))) {
                return true;
            }
        }
        return false;
    }

    private void forEachWayOut(int unit, IntConsumer action) {
        int zone = search.zone(unit);
        for (int k = index.waysOutStart(zone); k < index.waysOutStart(zone + 1); k++) {
            int joint = index.wayOut(k);
            if (!isShut(joint) && search.unit(sections.sideA(joint)) == unit) {
                action.accept(search.unit(sections.sideB(joint)));
            }
        }
    }

    private boolean isShut(int joint) {
        int valve = network.jointValve(joint);
        return valve >= 0 && scratch.shut.contains(valve);
    }

    private void forEachJoint(int valve, IntConsumer action) {
        for (int i = 0; i < network.valves().jointCount(valve); i++) {
            action.accept(network.valves().joint(valve, i));
        }
    }

    /** True for a cell that was taken out, or is a valve that is shut. */
    boolean isTakenOut(int cell) {
        return search.isOut(sections.of(cell));
    }

    /** True when a source reaches the cell; never for one that was taken out. */
    boolean isSupplied(int cell) {
        return isSectionSupplied(sections.of(cell));
    }

    private boolean isSectionSupplied(int section) {
        int unit = search.unit(section);
        if (unit == SplitSearch.TAKEN_OUT) {
            return false;
        }
        int known = scratch.supplied.get(unit);
        return known == IntIntMap.ABSENT ? index.isSupplied(search.zone(unit)) : known == 1;
    }

    /** The units that are dry and may have been supplied before, sorted. */
    int[] dryUnits() {
        IntArray dry = new IntArray();
        for (int k = 0; k < scratch.candidates.size(); k++) {
            if (!isSuppliedCandidate(scratch.candidates.get(k))) {
                dry.add(scratch.candidates.get(k));
            }
        }
        int[] sorted = dry.toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Every cell of a unit. */
    void forEachCell(int unit, IntConsumer action) {
        search.forEachCell(unit, action);
    }
}
