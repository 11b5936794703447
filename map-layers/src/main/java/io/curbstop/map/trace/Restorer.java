package io.curbstop.map.trace;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.trace.Restoration.Candidate;
import io.curbstop.map.trace.Restoration.Possibility;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

    Restorer(PipeNetwork network, ValveRules rules, SegmentFlood flood, Supply supply, Set<Integer> dryBorders) {
        this.network = network;
        this.rules = rules;
        this.flood = flood;
        this.supply = supply;
        this.dryBorders = dryBorders;
    }

    List<Restoration> find(int[] secondaryCells) {
        Set<Integer> left = new TreeSet<>();
        for (int cell : secondaryCells) {
            left.add(cell);
        }
        List<Restoration> found = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<Integer> part = connected(left.iterator().next(), left);
            left.removeAll(part);
            found.add(restore(part));
        }
        found.sort(Comparator.comparing(r -> firstRef(r.area())));
        return List.copyOf(found);
    }

    private static String firstRef(IsolatedArea area) {
        if (!area.mains().isEmpty()) {
            return area.mains().get(0).mainRef() + "\u0000"
                    + area.mains().get(0).from();
        }
        return area.nodes().isEmpty() ? "\uffff" : "\uffff" + area.nodes().get(0);
    }

    /** The cells that hang together with one through open joints, whatever their direction. */
    private Set<Integer> connected(int start, Set<Integer> within) {
        Set<Integer> part = new HashSet<>(Set.of(start));
        ArrayDeque<Integer> todo = new ArrayDeque<>(part);
        while (!todo.isEmpty()) {
            int cell = todo.remove();
            for (int k = network.adjacencyStart(cell); k < network.adjacencyStart(cell + 1); k++) {
                int joint = network.adjacentJoint(k);
                int other = network.across(joint, cell);
                if ((within == null || within.contains(other))
                        && isOpen(joint)
                        && !isInside(other)
                        && part.add(other)) {
                    todo.add(other);
                    if (within == null && part.size() > MOST_CELLS_SEARCHED) {
                        return part;
                    }
                }
            }
        }
        return part;
    }

    private boolean isInside(int cell) {
        return supply.after().isTakenOut(cell);
    }

    private boolean isOpen(int joint) {
        int valve = network.jointValve(joint);
        boolean shut = valve >= 0 && (rules.isShut(valve) || flood.isOpenBorder(valve));
        return !shut && (network.jointFlags(joint) & PipeNetwork.ASSUMED_CLOSED) == 0;
    }

    private Restoration restore(Set<Integer> part) {
        IsolatedArea area = area(part);
        List<Candidate> single = new ArrayList<>();
        for (Map.Entry<Integer, Integer> way : closedValvesAround(part).entrySet()) {
            if (supply.isSupplied(way.getValue()) && !reachesInside(way.getKey())) {
                single.add(candidate(List.of(way.getKey()), part));
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
    private Map<Integer, Integer> closedValvesAround(Set<Integer> part) {
        Map<Integer, Integer> ways = new TreeMap<>();
        for (int cell : part) {
            for (int k = network.adjacencyStart(cell); k < network.adjacencyStart(cell + 1); k++) {
                int valve = network.jointValve(network.adjacentJoint(k));
                if (valve < 0 || !rules.canBeOpened(valve)) {
                    continue;
                }
                for (int i = 0; i < network.valves().jointCount(valve); i++) {
                    int joint = network.valves().joint(valve, i);
                    for (int beyond : new int[] {network.jointA(joint), network.jointB(joint)}) {
                        if (!part.contains(beyond) && beyond != network.valves().bodyNode(valve) && !isInside(beyond)) {
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
    private record Region(Set<Integer> cells, List<Integer> valves, Set<Integer> filled) {}

    private Optional<Candidate> findWayOfSeveral(Set<Integer> part) {
        ArrayDeque<Region> todo = new ArrayDeque<>(List.of(new Region(part, List.of(), part)));
        Set<Integer> searched = new HashSet<>(part);
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
                    Set<Integer> next = connected(way.getValue(), null);
                    searched.addAll(next);
                    Set<Integer> filled = new HashSet<>(region.filled());
                    filled.addAll(next);
                    todo.add(new Region(next, valves, filled));
                }
            }
        }
        return Optional.empty();
    }

    private Candidate candidate(List<Integer> valves, Set<Integer> filled) {
        TreeSet<String> closeFirst = new TreeSet<>();
        for (int cell : filled) {
            for (int k = network.adjacencyStart(cell); k < network.adjacencyStart(cell + 1); k++) {
                int valve = network.jointValve(network.adjacentJoint(k));
                if (valve >= 0 && dryBorders.contains(valve)) {
                    closeFirst.add(network.valves().ref(valve));
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
        for (int k = network.adjacencyStart(cell); k < network.adjacencyStart(cell + 1); k++) {
            int other = network.across(network.adjacentJoint(k), cell);
            if (!network.isNode(other) && network.jointValve(network.adjacentJoint(k)) < 0) {
                String zone = network.links().pressureZone(network.spanLink(network.spanOf(other)));
                if (zone != null) {
                    zones.add(zone);
                }
            }
        }
    }

    private IsolatedArea area(Set<Integer> cells) {
        return new AreaWriter(network)
                .write(cells.stream().mapToInt(Integer::intValue).toArray());
    }
}
