package io.curbstop.map.trace;

import io.curbstop.map.network.PipeNetwork;
import java.util.function.IntConsumer;

/**
 * Parts what is left once cells are taken out and valves are shut. From every cut the search runs outward, all in step;
 * where two meet they become one, and in each zone the last one running need not run on: it is all the rest. So the
 * work grows with what is cut off, not with the network.
 *
 * <p>A <b>unit</b> is a part that is supplied or dry as a whole: a group found by the search, or a zone that was not
 * touched. Units are numbered: groups first, then zones.
 */
final class SplitSearch {
    /** The unit of a cell that was taken out. */
    static final int TAKEN_OUT = -1;

    private static final int NONE = SupplyGroups.NONE;

    private final PipeNetwork network;
    private final SupplyIndex index;
    private final SplitScratch scratch;
    private final SupplyGroups groups;
    private final CellMarks removed;
    private final boolean bodiesShut;
    long jointsVisited;

    /**
     * Prepares a search; {@link SplitScratch#shut} holds the valves that are shut.
     *
     * @param removed cells taken out; null for none
     */
    SplitSearch(PipeNetwork network, SupplyIndex index, SplitScratch scratch, CellMarks removed) {
        this.network = network;
        this.index = index;
        this.scratch = scratch;
        this.groups = scratch.groups;
        this.removed = removed;
        boolean anyBody = false;
        for (int k = 0; k < scratch.shut.size(); k++) {
            anyBody |= network.valves().bodyNode(scratch.shut.get(k)) >= 0;
        }
        bodiesShut = anyBody;
    }

    SplitSearch run() {
        seed();
        int[] running = new int[groups.count()];
        for (int g = 0; g < running.length; g++) {
            running[g] = g;
        }
        int count = running.length;
        while (count > 0) {
            int still = 0;
            for (int k = 0; k < count; k++) {
                if (advance(running[k])) {
                    running[still++] = running[k];
                }
            }
            count = still;
        }
        return this;
    }

    private void seed() {
        for (int k = 0; removed != null && k < removed.size(); k++) {
            int cell = removed.get(k);
            for (int a = network.adjacencyStart(cell); a < network.adjacencyStart(cell + 1); a++) {
                jointsVisited++;
                int other = network.adjacentCell(a);
                if (!removed.contains(other) && index.passesBothWays(network.adjacentJoint(a))) {
                    seed(other);
                }
            }
        }
        for (int k = 0; k < scratch.shut.size(); k++) {
            int valve = scratch.shut.get(k);
            for (int i = 0; i < network.valves().jointCount(valve); i++) {
                int joint = network.valves().joint(valve, i);
                if (index.passesBothWays(joint)) {
                    seed(network.jointA(joint));
                    seed(network.jointB(joint));
                }
            }
        }
    }

    private void seed(int cell) {
        if (isOut(cell) || !scratch.grouped.add(cell)) {
            return;
        }
        int zone = index.zone(cell);
        int place = scratch.placeOfZone.get(zone);
        if (place == IntIntMap.ABSENT) {
            place = scratch.running.size();
            scratch.placeOfZone.put(zone, place);
            scratch.running.add(0);
        }
        scratch.running.set(place, scratch.running.get(place) + 1);
        int group = groups.add(zone, place);
        scratch.group[cell] = group;
        groups.append(group, cell, scratch.next);
    }

    /** Lets a group look at one cell more; false when it has ended. */
    private boolean advance(int group) {
        if (groups.into[group] != NONE) {
            return false;
        }
        if (scratch.running.get(groups.place[group]) == 1) {
            scratch.restOfZone.put(groups.zone[group], group);
            return false;
        }
        if (groups.todoHead[group] == NONE) {
            groups.exhausted[group] = true;
            stopOne(group);
            return false;
        }
        look(group, groups.take(group, scratch.next));
        return true;
    }

    private void stopOne(int group) {
        int place = groups.place[group];
        scratch.running.set(place, scratch.running.get(place) - 1);
    }

    private void look(int group, int cell) {
        for (int a = network.adjacencyStart(cell); a < network.adjacencyStart(cell + 1); a++) {
            jointsVisited++;
            if (!index.passesBothWays(network.adjacentJoint(a))) {
                continue;
            }
            int other = network.adjacentCell(a);
            int valve = network.adjacentValve(a);
            if ((valve >= 0 && scratch.shut.contains(valve)) || isOut(other)) {
                continue;
            }
            if (scratch.grouped.add(other)) {
                scratch.group[other] = group;
                groups.append(group, other, scratch.next);
            } else {
                int met = groups.root(scratch.group[other]);
                if (met != group) {
                    groups.merge(met, group, scratch.next);
                    stopOne(group);
                }
            }
        }
    }

    /** True for a cell that was taken out, or is a valve that is shut. */
    boolean isOut(int cell) {
        return (removed != null && removed.contains(cell)) || (bodiesShut && isBodyShut(cell));
    }

    private boolean isBodyShut(int cell) {
        for (int k = 0; k < scratch.shut.size(); k++) {
            if (network.valves().bodyNode(scratch.shut.get(k)) == cell) {
                return true;
            }
        }
        return false;
    }

    /** The unit a cell is in, or {@link #TAKEN_OUT}. */
    int unit(int cell) {
        if (isOut(cell)) {
            return TAKEN_OUT;
        }
        if (scratch.grouped.contains(cell)) {
            return groups.root(scratch.group[cell]);
        }
        int rest = scratch.restOfZone.get(index.zone(cell));
        return rest != IntIntMap.ABSENT ? rest : groups.count() + index.zone(cell);
    }

    /** The zone that a unit is, or is in. */
    int zone(int unit) {
        return isGroup(unit) ? groups.zone[unit] : unit - groups.count();
    }

    boolean isGroup(int unit) {
        return unit < groups.count();
    }

    /** Every cell of a unit. */
    void forEachCell(int unit, IntConsumer action) {
        if (isGroup(unit) && groups.exhausted[unit]) {
            for (int cell = groups.doneHead[unit]; cell != NONE; cell = scratch.next[cell]) {
                action.accept(cell);
            }
            return;
        }
        int zone = zone(unit);
        for (int k = index.cellsStart(zone); k < index.cellsStart(zone + 1); k++) {
            jointsVisited++;
            if (unit(index.cell(k)) == unit) {
                action.accept(index.cell(k));
            }
        }
    }
}
