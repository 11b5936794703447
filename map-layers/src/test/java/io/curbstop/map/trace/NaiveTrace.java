package io.curbstop.map.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The isolation trace a second time, as plainly as can be: sets of names, whole-network floods, no cleverness. Written
 * from the specification, not from the other one.
 */
final class NaiveTrace {
    /** A valve at one end of a link. */
    record Valve(String id, String link, boolean atStart, boolean shut, boolean usable) {}

    /** One end of a link; past a check water goes from the node into the link only, past an outlet out of it only. */
    private record Side(String link, String node, boolean start, boolean check, boolean pump, boolean outlet) {}

    private final boolean directedSupply;
    private final boolean trustChecks;
    private final Map<String, Boolean> nodes = new LinkedHashMap<>();
    private final List<Side> sides = new ArrayList<>();
    private final List<Valve> valves = new ArrayList<>();

    Set<String> segment = new TreeSet<>();
    Set<String> secondary = new TreeSet<>();
    final Set<String> close = new TreeSet<>();
    final Set<String> borderDry = new TreeSet<>();
    final Set<String> verify = new TreeSet<>();

    NaiveTrace(boolean directedSupply, boolean trustChecks) {
        this.directedSupply = directedSupply;
        this.trustChecks = trustChecks;
    }

    void addNode(String id, boolean source) {
        nodes.put("node " + id, source);
    }

    void addLink(String id, String from, String to, boolean check, boolean pump, boolean inlet) {
        boolean fillsFrom = inlet && nodes.get("node " + from) && !nodes.get("node " + to);
        boolean fillsTo = inlet && !nodes.get("node " + from) && nodes.get("node " + to);
        sides.add(new Side("link " + id, "node " + from, true, check, pump, fillsFrom));
        sides.add(new Side("link " + id, "node " + to, false, false, false, fillsTo));
    }

    void addValve(Valve valve) {
        valves.add(valve);
    }

    private List<Valve> at(Side side) {
        return valves.stream()
                .filter(v -> side.link().equals("link " + v.link()) && v.atStart() == side.start())
                .toList();
    }

    NaiveTrace run(Set<String> breakLinks) {
        segment = new HashSet<>();
        ArrayDeque<String> todo = new ArrayDeque<>();
        breakLinks.forEach(l -> todo.add("link " + l));
        while (!todo.isEmpty()) {
            String here = todo.remove();
            if (!segment.add(here)) {
                continue;
            }
            for (Side side : sides) {
                boolean fromLink = side.link().equals(here);
                if (!fromLink && !side.node().equals(here)) {
                    continue;
                }
                boolean stopped = at(side).stream().anyMatch(v -> v.shut() || v.usable());
                // Where water can only leave the segment it does not come back.
                boolean held = trustChecks && (fromLink ? side.outlet() : side.check());
                if (!stopped && !held) {
                    todo.add(fromLink ? side.node() : side.link());
                }
            }
        }
        Set<String> shutNow = new HashSet<>();
        List<Valve> border = new ArrayList<>();
        for (Side side : sides) {
            if (segment.contains(side.link()) == segment.contains(side.node())) {
                continue;
            }
            for (Valve valve : at(side)) {
                if (valve.shut()) {
                    verify.add(valve.id());
                } else if (valve.usable()) {
                    border.add(valve);
                    shutNow.add(valve.id());
                }
            }
        }
        Set<String> wetBefore = supplied(Set.of(), Set.of());
        Set<String> wetAfter = supplied(shutNow, Set.of(), segment);
        for (Valve valve : border) {
            boolean wet = sides.stream()
                    .filter(s -> at(s).contains(valve))
                    .filter(s -> !(s.check() && trustChecks && segment.contains(s.node())))
                    .filter(s -> !(s.outlet() && trustChecks && segment.contains(s.link())))
                    .anyMatch(s -> wetAfter.contains(s.link()) || wetAfter.contains(s.node()));
            (wet ? close : borderDry).add(valve.id());
        }
        secondary = new TreeSet<>(wetBefore);
        secondary.removeAll(wetAfter);
        secondary.removeAll(segment);
        return this;
    }

    /** Everything a source reaches with these valves shut and those opened. */
    Set<String> supplied(Set<String> shut, Set<String> opened) {
        return supplied(shut, opened, Set.of());
    }

    private Set<String> supplied(Set<String> shut, Set<String> opened, Set<String> without) {
        return supplied(shut, opened, without, directedSupply, directedSupply);
    }

    private Set<String> supplied(
            Set<String> shut, Set<String> opened, Set<String> without, boolean directedPumps, boolean directedChecks) {
        Set<String> wet = new HashSet<>();
        ArrayDeque<String> todo = new ArrayDeque<>();
        nodes.forEach((node, source) -> {
            if (source) {
                todo.add(node);
            }
        });
        while (!todo.isEmpty()) {
            String here = todo.remove();
            if (without.contains(here) || !wet.add(here)) {
                continue;
            }
            for (Side side : sides) {
                boolean fromLink = side.link().equals(here);
                if (!fromLink && !side.node().equals(here)) {
                    continue;
                }
                boolean stopped = at(side).stream()
                        .anyMatch(v -> (v.shut() && !opened.contains(v.id())) || shut.contains(v.id()));
                boolean against = fromLink
                        ? directedChecks && side.check() || directedPumps && side.pump()
                        : directedChecks && side.outlet();
                if (!stopped && !against) {
                    todo.add(fromLink ? side.node() : side.link());
                }
            }
        }
        return wet;
    }

    /** True when water reaches a break with these valves shut. */
    boolean reachesBreak(Set<String> shut, Set<String> breakLinks) {
        Set<String> wet = supplied(shut, Set.of());
        return breakLinks.stream().anyMatch(l -> wet.contains("link " + l));
    }

    /** The same, where pumps and non-return valves that are not trusted let water back. */
    boolean mayReachBreak(Set<String> shut, Set<String> breakLinks) {
        Set<String> wet = supplied(shut, Set.of(), Set.of(), false, trustChecks);
        return breakLinks.stream().anyMatch(l -> wet.contains("link " + l));
    }

    /** The size of the smallest set of usable valves that keeps water from the breaks, at most a given one. */
    int fewest(Set<String> breakLinks, int atMost) {
        List<String> usable =
                valves.stream().filter(Valve::usable).map(Valve::id).toList();
        for (int size = 0; size < atMost; size++) {
            if (anySet(usable, 0, size, new TreeSet<>(), breakLinks)) {
                return size;
            }
        }
        return atMost;
    }

    private boolean anySet(List<String> usable, int from, int size, Set<String> chosen, Set<String> breakLinks) {
        if (size == 0) {
            return !reachesBreak(chosen, breakLinks);
        }
        for (int k = from; k <= usable.size() - size; k++) {
            chosen.add(usable.get(k));
            if (anySet(usable, k + 1, size - 1, chosen, breakLinks)) {
                return true;
            }
            chosen.remove(usable.get(k));
        }
        return false;
    }

    Set<String> segmentLinks() {
        return named(segment, "link ");
    }

    Set<String> segmentNodes() {
        return named(segment, "node ");
    }

    Set<String> secondaryLinks() {
        return named(secondary, "link ");
    }

    Set<String> secondaryNodes() {
        return named(secondary, "node ");
    }

    private static Set<String> named(Set<String> all, String prefix) {
        return all.stream()
                .filter(s -> s.startsWith(prefix))
                .map(s -> s.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
