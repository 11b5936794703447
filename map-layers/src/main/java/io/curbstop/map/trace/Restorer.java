package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.UnionFind;
import io.curbstop.map.trace.Restoration.Candidate;
import io.curbstop.map.trace.Restoration.Possibility;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How what lost its supply could get it back: by opening closed, operable valves towards what still has supply, never
 * towards the segment. Open dry borders of a part have to be shut first, or opening would feed the break.
 */
final class Restorer {
    private static final int MOST_CELLS_SEARCHED = 50_000;

    private final PipeNetwork network;
    private final ValveRules rules;
    private final SegmentFlood flood;
    private final Supply supply;
    private final Set<Integer> dryBorders;
    private final AreaWriter areas;

    Restorer(PipeNetwork network, ValveRules rules, SegmentFlood flood, Supply supply, Set<Integer> dryBorders) {
        this.network = network;
        this.rules = rules;
        this.flood = flood;
        this.supply = supply;
        this.dryBorders = dryBorders;
        areas = new AreaWriter(network);
    }

    /** A restoration for each part of what lost its supply; the cells are each named once, in any order. */
    List<Restoration> find(int[] secondaryCells) {
        int[] cells = secondaryCells.clone();
        Arrays.sort(cells);
        List<Restoration> found = new ArrayList<>();
        for (int[] part : parts(cells)) {
            found.add(restore(part));
        }
        found.sort(
                Comparator.comparing((Restoration r) -> firstRef(r.area())).thenComparing(r -> firstMeasure(r.area())));
        return List.copyOf(found);
    }

    private static String firstRef(IsolatedArea area) {
        if (!area.mains().isEmpty()) {
            return area.mains().get(0).mainRef();
        }
        return area.nodes().isEmpty() ? "\uffff" : "\uffff" + area.nodes().get(0);
    }

    private static String firstMeasure(IsolatedArea area) {
        return area.mains().isEmpty() ? "" : Double.toString(area.mains().get(0).from());
    }

    /** Sorted cells by what hangs together through open joints, whatever their direction; each part sorted too. */
    private List<int[]> parts(int[] cells) {
        UnionFind union = new UnionFind(cells.length);
        for (int c = 0; c < cells.length; c++) {
            for (int k = network.adjacencyStart(cells[c]); k < network.adjacencyEnd(cells[c]); k++) {
                int joint = network.adjacentJoint(k);
                int other = Arrays.binarySearch(cells, network.across(joint, cells[c]));
                if (other >= 0 && isOpen(joint)) {
                    union.join(c, other);
                }
            }
        }
        int[] partOf = union.numbers();
        List<IntArray> parts = new ArrayList<>();
        for (int c = 0; c < cells.length; c++) {
            if (partOf[c] == parts.size()) {
                parts.add(new IntArray());
            }
            parts.get(partOf[c]).add(cells[c]);
        }
        return parts.stream().map(IntArray::toArray).toList();
    }

    /** The cells outside the segment that hang together with one through open joints; sorted, and not all when many. */
    private int[] connected(int start) {
        Set<Integer> part = new HashSet<>(Set.of(start));
        ArrayDeque<Integer> todo = new ArrayDeque<>(part);
        while (!todo.isEmpty() && part.size() <= MOST_CELLS_SEARCHED) {
            int cell = todo.remove();
            for (int k = network.adjacencyStart(cell); k < network.adjacencyEnd(cell); k++) {
                int joint = network.adjacentJoint(k);
                int other = network.across(joint, cell);
                if (isOpen(joint) && !isInside(other) && part.add(other)) {
                    todo.add(other);
                }
            }
        }
        return part.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private boolean isInside(int cell) {
        return supply.after().isTakenOut(cell);
    }

    private boolean isOpen(int joint) {
        int valve = network.jointValve(joint);
        boolean shut = valve >= 0 && (rules.isShut(valve) || flood.isOpenBorder(valve));
        return !shut && (network.jointFlags(joint) & PipeNetwork.ASSUMED_CLOSED) == 0;
    }

    private Restoration restore(int[] part) {
        IsolatedArea area = areas.write(part);
        List<Candidate> single = new ArrayList<>();
        for (Map.Entry<Integer, Integer> way : closedValvesAround(part).entrySet()) {
            if (supply.isSupplied(way.getValue()) && !reachesInside(way.getKey())) {
                single.add(candidate(List.of(way.getKey()), List.of(part)));
            }
        }
        if (!single.isEmpty()) {
            single.sort(Comparator.comparing(c -> c.open().get(0)));
            return new Restoration(area, Possibility.BY_ONE, List.copyOf(single));
        }
        return findWayOfSeveral(part)
                .map(c -> new Restoration(area, Possibility.BY_SEVERAL, List.of(c)))
                .orElseGet(() -> new Restoration(area, Possibility.NOT_POSSIBLE, List.of()));
    }

    /** Closed valves that can be opened, each with the cell beyond it. */
    private Map<Integer, Integer> closedValvesAround(int[] part) {
        Map<Integer, Integer> ways = new TreeMap<>();
        for (int cell : part) {
            for (int k = network.adjacencyStart(cell); k < network.adjacencyEnd(cell); k++) {
                int valve = network.jointValve(network.adjacentJoint(k));
                if (valve < 0 || !rules.canBeOpened(valve)) {
                    continue;
                }
                for (int i = 0; i < network.valves().jointCount(valve); i++) {
                    int joint = network.valves().joint(valve, i);
                    for (int beyond : new int[] {network.jointA(joint), network.jointB(joint)}) {
                        if (Arrays.binarySearch(part, beyond) < 0
                                && beyond != network.valves().bodyNode(valve)
                                && !isInside(beyond)) {
                            ways.merge(valve, beyond, (a, b) -> supply.isSupplied(a) ? a : b);
                        }
                    }
                }
            }
        }
        return ways;
    }

    /** True when one side of the valve is in the segment: opening it would feed the break. */
    private boolean reachesInside(int valve) {
        for (int k = 0; k < network.valves().jointCount(valve); k++) {
            int joint = network.valves().joint(valve, k);
            if (flood.contains(network.jointA(joint)) || flood.contains(network.jointB(joint))) {
                return true;
            }
        }
        return false;
    }

    /** A dry region reached by opening valves outward from a part: the valves, outermost first, and all that fills. */
    private record Region(int[] cells, List<Integer> valves, List<int[]> filled) {}

    private Optional<Candidate> findWayOfSeveral(int[] part) {
        ArrayDeque<Region> todo = new ArrayDeque<>(List.of(new Region(part, List.of(), List.of(part))));
        Set<Integer> searched = new HashSet<>();
        addAll(part, searched);
        while (!todo.isEmpty()) {
            Region region = todo.remove();
            for (Map.Entry<Integer, Integer> way :
                    closedValvesAround(region.cells()).entrySet()) {
                if (reachesInside(way.getKey()) || searched.size() > MOST_CELLS_SEARCHED) {
                    continue;
                }
                List<Integer> valves = new ArrayList<>(List.of(way.getKey()));
                valves.addAll(region.valves());
                if (supply.isSupplied(way.getValue())) {
                    return Optional.of(candidate(valves, region.filled()));
                }
                if (!searched.contains(way.getValue())) {
                    int[] next = connected(way.getValue());
                    addAll(next, searched);
                    List<int[]> filled = new ArrayList<>(region.filled());
                    filled.add(next);
                    todo.add(new Region(next, valves, filled));
                }
            }
        }
        return Optional.empty();
    }

    private static void addAll(int[] cells, Set<Integer> to) {
        for (int cell : cells) {
            to.add(cell);
        }
    }

    private Candidate candidate(List<Integer> valves, List<int[]> filled) {
        TreeSet<String> closeFirst = new TreeSet<>();
        for (int[] cells : filled) {
            for (int cell : cells) {
                for (int k = network.adjacencyStart(cell); k < network.adjacencyEnd(cell); k++) {
                    int valve = network.jointValve(network.adjacentJoint(k));
                    if (valve >= 0 && dryBorders.contains(valve)) {
                        closeFirst.add(network.valves().ref(valve));
                    }
                }
            }
        }
        TreeSet<String> zones = new TreeSet<>();
        for (int valve : valves) {
            for (int k = 0; k < network.valves().jointCount(valve); k++) {
                int joint = network.valves().joint(valve, k);
                addZones(zones, network.jointA(joint));
                addZones(zones, network.jointB(joint));
            }
        }
        List<String> open = valves.stream().map(network.valves()::ref).toList();
        StringBuilder text = new StringBuilder("open ").append(String.join(", then ", open));
        if (!closeFirst.isEmpty()) {
            text.append(", but first shut ")
                    .append(String.join(", ", closeFirst))
                    .append(", or the break is fed again");
        }
        if (zones.size() > 1) {
            text.append("; this joins the zones ").append(String.join(" and ", zones));
        }
        return new Candidate(open, List.copyOf(closeFirst), List.copyOf(zones), text.toString());
    }

    private void addZones(Set<String> zones, int cell) {
        if (!network.isNode(cell)) {
            String zone = network.links().pressureZone(network.spanLink(network.spanOf(cell)));
            if (zone != null) {
                zones.add(zone);
            }
            return;
        }
        for (int k = network.adjacencyStart(cell); k < network.adjacencyEnd(cell); k++) {
            int other = network.across(network.adjacentJoint(k), cell);
            if (!network.isNode(other) && network.jointValve(network.adjacentJoint(k)) < 0) {
                String zone = network.links().pressureZone(network.spanLink(network.spanOf(other)));
                if (zone != null) {
                    zones.add(zone);
                }
            }
        }
    }
}
