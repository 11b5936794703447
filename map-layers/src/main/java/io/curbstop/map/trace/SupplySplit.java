package io.curbstop.map.trace;

import io.curbstop.map.network.PipeNetwork;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * What is supplied once cells are taken out and valves are cut. From every cut the search runs outward, all in step;
 * where two meet they become one, and in each zone the last one running need not run on: it is all the rest. So the
 * work grows with what is cut off, not with the network.
 *
 * <p>A <b>unit</b> is a part that is supplied or dry as a whole: a group found by the search, or a zone that was not
 * touched. Units are numbered: groups first, then zones.
 */
final class SupplySplit {
    /** The unit of a cell that was taken out. */
    static final int TAKEN_OUT = -1;

    private static final int NONE = SupplyGroup.NONE;

    private final PipeNetwork network;
    private final SupplyIndex index;
    private final SplitScratch scratch;
    private final CellMarks removed;
    private final Set<Integer> cutValves;
    private final Set<Integer> openedValves;
    private final Set<Integer> cutBodies = new HashSet<>();

    private final List<SupplyGroup> groups = new ArrayList<>();
    private final Map<Integer, Integer> runningInZone = new HashMap<>();
    private final Map<Integer, SupplyGroup> restOfZone = new HashMap<>();
    private final BitSet suppliedUnits = new BitSet();
    long jointsVisited;

    /**
     * Splits what is left.
     *
     * @param removed cells taken out; null for none
     * @param cutValves open valves that are shut
     * @param openedValves closed valves that are opened
     */
    SupplySplit(
            PipeNetwork network,
            SupplyIndex index,
            SplitScratch scratch,
            CellMarks removed,
            Set<Integer> cutValves,
            Set<Integer> openedValves) {
        this.network = network;
        this.index = index;
        this.scratch = scratch;
        this.removed = removed;
        this.cutValves = cutValves;
        this.openedValves = openedValves;
        scratch.clear();
        for (int valve : cutValves) {
            if (network.valves().bodyNode(valve) >= 0) {
                cutBodies.add(network.valves().bodyNode(valve));
            }
        }
        seed();
        search();
        spreadSupply();
    }

    private boolean isOut(int cell) {
        return (removed != null && removed.contains(cell)) || cutBodies.contains(cell);
    }

    private void seed() {
        for (int k = 0; removed != null && k < removed.size(); k++) {
            int cell = removed.get(k);
            for (int a = network.adjacencyStart(cell); a < network.adjacencyStart(cell + 1); a++) {
                int joint = network.adjacentJoint(a);
                jointsVisited++;
                if (index.passesBothWays(joint)) {
                    seed(network.across(joint, cell));
                }
            }
        }
        for (int valve : cutValves) {
            for (int k = 0; k < network.valves().jointCount(valve); k++) {
                int joint = network.valves().joint(valve, k);
                if (index.passesBothWays(joint)) {
                    seed(network.jointA(joint));
                    seed(network.jointB(joint));
                }
            }
        }
    }

    private void seed(int cell) {
        if (isOut(cell) || scratch.grouped.contains(cell)) {
            return;
        }
        SupplyGroup group = new SupplyGroup(groups.size(), index.zone(cell));
        groups.add(group);
        runningInZone.merge(group.zone, 1, Integer::sum);
        append(group, cell);
    }

    private void append(SupplyGroup group, int cell) {
        scratch.grouped.add(cell);
        scratch.group[cell] = group.number;
        scratch.next[cell] = NONE;
        if (group.todoHead == NONE) {
            group.todoHead = cell;
        } else {
            scratch.next[group.todoTail] = cell;
        }
        group.todoTail = cell;
    }

    private void search() {
        List<SupplyGroup> running = new ArrayList<>(groups);
        while (!running.isEmpty()) {
            List<SupplyGroup> still = new ArrayList<>(running.size());
            for (SupplyGroup group : running) {
                if (group.into != null) {
                    continue;
                }
                if (runningInZone.get(group.zone) == 1) {
                    restOfZone.put(group.zone, group);
                } else if (group.todoHead == NONE) {
                    group.exhausted = true;
                    runningInZone.merge(group.zone, -1, Integer::sum);
                } else {
                    step(group);
                    still.add(group);
                }
            }
            running = still;
        }
    }

    private void step(SupplyGroup group) {
        int cell = group.todoHead;
        group.todoHead = scratch.next[cell];
        scratch.next[cell] = group.doneHead;
        if (group.doneHead == NONE) {
            group.doneTail = cell;
        }
        group.doneHead = cell;
        for (int a = network.adjacencyStart(cell); a < network.adjacencyStart(cell + 1); a++) {
            int joint = network.adjacentJoint(a);
            jointsVisited++;
            int valve = network.jointValve(joint);
            int other = network.across(joint, cell);
            if (!index.passesBothWays(joint) || (valve >= 0 && cutValves.contains(valve)) || isOut(other)) {
                continue;
            }
            if (!scratch.grouped.contains(other)) {
                append(group, other);
            } else if (groupOf(other) != group) {
                merge(groupOf(other), group);
            }
        }
    }

    private void merge(SupplyGroup from, SupplyGroup into) {
        from.into = into;
        runningInZone.merge(into.zone, -1, Integer::sum);
        if (from.doneHead != NONE) {
            scratch.next[from.doneTail] = into.doneHead;
            if (into.doneHead == NONE) {
                into.doneTail = from.doneTail;
            }
            into.doneHead = from.doneHead;
        }
        if (from.todoHead != NONE) {
            scratch.next[from.todoTail] = into.todoHead;
            if (into.todoHead == NONE) {
                into.todoTail = from.todoTail;
            }
            into.todoHead = from.todoHead;
        }
    }

    private SupplyGroup groupOf(int cell) {
        SupplyGroup group = groups.get(scratch.group[cell]);
        while (group.into != null) {
            if (group.into.into != null) {
                group.into = group.into.into;
            }
            group = group.into;
        }
        return group;
    }

    /** The unit a cell is in, or {@link #TAKEN_OUT}. */
    int unit(int cell) {
        if (isOut(cell)) {
            return TAKEN_OUT;
        }
        if (scratch.grouped.contains(cell)) {
            return groupOf(cell).number;
        }
        return unitOfZone(index.zone(cell));
    }

    private int unitOfZone(int zone) {
        SupplyGroup rest = restOfZone.get(zone);
        return rest != null ? rest.number : groups.size() + zone;
    }

    private void spreadSupply() {
        for (int k = 0; k < network.sourceCount(); k++) {
            mark(unit(network.source(k)));
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int joint : index.oneWayJoints()) {
                int valve = network.jointValve(joint);
                if (valve < 0 || !cutValves.contains(valve)) {
                    changed |= lead(network.jointA(joint), network.jointB(joint));
                }
            }
            for (int valve : openedValves) {
                for (int k = 0; k < network.valves().jointCount(valve); k++) {
                    int joint = network.valves().joint(valve, k);
                    changed |= lead(network.jointA(joint), network.jointB(joint));
                    changed |= lead(network.jointB(joint), network.jointA(joint));
                }
            }
        }
    }

    private boolean lead(int from, int to) {
        return isSupplied(from) && mark(unit(to));
    }

    private boolean mark(int unit) {
        if (unit == TAKEN_OUT || suppliedUnits.get(unit)) {
            return false;
        }
        suppliedUnits.set(unit);
        return true;
    }

    /** True when a source reaches the cell; never for one that was taken out. */
    boolean isSupplied(int cell) {
        int unit = unit(cell);
        return unit != TAKEN_OUT && suppliedUnits.get(unit);
    }

    /** The units that are dry and may have been supplied before, in the order of their first cells being found. */
    TreeSet<Integer> dryUnits() {
        TreeSet<Integer> dry = new TreeSet<>();
        for (SupplyGroup group : groups) {
            if (group.into == null && !suppliedUnits.get(group.number)) {
                dry.add(group.number);
            }
        }
        for (int joint : index.oneWayJoints()) {
            int unit = unit(network.jointB(joint));
            if (unit != TAKEN_OUT && !suppliedUnits.get(unit)) {
                dry.add(unit);
            }
        }
        return dry;
    }

    /** Every cell of a unit. */
    void forEachCell(int unit, IntConsumer action) {
        if (unit < groups.size() && groups.get(unit).exhausted) {
            for (int cell = groups.get(unit).doneHead; cell != NONE; cell = scratch.next[cell]) {
                action.accept(cell);
            }
            return;
        }
        int zone = unit < groups.size() ? groups.get(unit).zone : unit - groups.size();
        for (int cell : index.cellsOf(zone)) {
            jointsVisited++;
            if (unit(cell) == unit) {
                action.accept(cell);
            }
        }
    }
}
