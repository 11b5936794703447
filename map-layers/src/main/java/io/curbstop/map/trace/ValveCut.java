package io.curbstop.map.trace;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.UnionFind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The fewest usable valves that part the breaks from every source: a smallest cut of the graph whose vertices are the
 * segments and whose valves can each be passed once. Of the smallest cuts it takes the one nearest to the breaks.
 *
 * <p>Vertices: segments, then for each usable valve its in-side, then its out-side. Flow goes from the breaks outward.
 */
final class ValveCut {
    private static final int UNSEEN = -2;

    private final PipeNetwork network;
    private final int segments;
    private final int[] segmentOf;
    private final int[] valves;
    private final List<List<Integer>> valvesOfSegment = new ArrayList<>();
    private final int[][] arms;
    private final int[] enteredFrom;
    private final int[] leftTo;
    private final List<int[]> oneWay = new ArrayList<>();
    private final int[] oneWayFlow;
    private final int start;
    private final boolean[] hasSource;

    ValveCut(PipeNetwork network, ValveRules rules, TraceOptions options, BreakResolver breaks) {
        this.network = network;
        UnionFind union = new UnionFind(network.cellCount());
        for (int j = 0; j < network.jointCount(); j++) {
            int flags = network.jointFlags(j);
            int valve = network.jointValve(j);
            boolean closedLink = (flags & PipeNetwork.ASSUMED_CLOSED) != 0
                    && options.honourLinkStatus()
                    && !breaks.brokenLinks.contains(SegmentFlood.linkOf(network, j));
            boolean crossed = valve < 0 || rules.effect(valve) == ValveRules.Effect.CROSSED;
            boolean directed = (flags & PipeNetwork.ONE_WAY_CHECK) != 0 && options.trustCheckValves();
            if (crossed && !closedLink && !directed) {
                union.join(network.jointA(j), network.jointB(j));
            } else if (crossed && !closedLink) {
                // The search goes against the water: from the B side to the A side.
                oneWay.add(new int[] {network.jointB(j), network.jointA(j)});
            }
        }
        for (int k = 1; k < breaks.cells.size(); k++) {
            union.join(breaks.cells.get(0), breaks.cells.get(k));
        }
        segmentOf = union.numbers();
        segments = Arrays.stream(segmentOf).max().orElse(-1) + 1;
        start = segmentOf[breaks.cells.get(0)];
        hasSource = new boolean[segments];
        for (int k = 0; k < network.sourceCount(); k++) {
            hasSource[segmentOf[network.source(k)]] = true;
        }
        for (int s = 0; s < segments; s++) {
            valvesOfSegment.add(new ArrayList<>(2));
        }
        oneWay.replaceAll(e -> new int[] {segmentOf[e[0]], segmentOf[e[1]]});
        oneWayFlow = new int[oneWay.size()];
        valves = IntStream.range(0, network.valves().count())
                .filter(v -> network.valves().jointCount(v) > 0 && rules.isUsable(v))
                .toArray();
        arms = new int[valves.length][];
        enteredFrom = new int[valves.length];
        leftTo = new int[valves.length];
        Arrays.fill(enteredFrom, -1);
        Arrays.fill(leftTo, -1);
        for (int i = 0; i < valves.length; i++) {
            arms[i] = arms(valves[i]);
            for (int segment : arms[i]) {
                valvesOfSegment.get(segment).add(i);
            }
        }
    }

    private int[] arms(int valve) {
        TreeSet<Integer> found = new TreeSet<>();
        for (int k = 0; k < network.valves().jointCount(valve); k++) {
            int joint = network.valves().joint(valve, k);
            found.add(segmentOf[network.jointA(joint)]);
            found.add(segmentOf[network.jointB(joint)]);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The valves of the smallest cut, sorted; empty when no valve parts the breaks from a source. */
    Optional<Set<Integer>> findSmallest() {
        if (reachesSourceWithoutValve()) {
            return Optional.empty();
        }
        int[] cameFrom = search();
        while (augment(cameFrom)) {
            cameFrom = search();
        }
        Set<Integer> cut = new TreeSet<>();
        for (int i = 0; i < valves.length; i++) {
            if (cameFrom[in(i)] != UNSEEN && cameFrom[out(i)] == UNSEEN) {
                cut.add(valves[i]);
            }
        }
        return Optional.of(cut);
    }

    private boolean reachesSourceWithoutValve() {
        boolean[] seen = new boolean[segments];
        seen[start] = true;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int[] edge : oneWay) {
                if (seen[edge[0]] && !seen[edge[1]]) {
                    seen[edge[1]] = true;
                    changed = true;
                }
            }
        }
        for (int s = 0; s < segments; s++) {
            if (seen[s] && hasSource[s]) {
                return true;
            }
        }
        return false;
    }

    private int in(int i) {
        return segments + i;
    }

    private int out(int i) {
        return segments + valves.length + i;
    }

    /** Breadth first from the breaks; the last entry is the source's segment that was reached, or UNSEEN. */
    private int[] search() {
        int vertices = segments + 2 * valves.length;
        int[] cameFrom = new int[vertices + 1];
        Arrays.fill(cameFrom, UNSEEN);
        cameFrom[start] = -1;
        ArrayDeque<Integer> todo = new ArrayDeque<>(List.of(start));
        while (!todo.isEmpty()) {
            int at = todo.remove();
            if (at < segments) {
                if (hasSource[at]) {
                    cameFrom[vertices] = at;
                    return cameFrom;
                }
                for (int i : valvesOfSegment.get(at)) {
                    reach(cameFrom, todo, at, in(i));
                    if (leftTo[i] == at) {
                        reach(cameFrom, todo, at, out(i));
                    }
                }
                for (int e = 0; e < oneWayFlow.length; e++) {
                    if (oneWay.get(e)[0] == at) {
                        reach(cameFrom, todo, at, oneWay.get(e)[1]);
                    } else if (oneWay.get(e)[1] == at && oneWayFlow[e] > 0) {
                        reach(cameFrom, todo, at, oneWay.get(e)[0]);
                    }
                }
            } else if (at < segments + valves.length) {
                int i = at - segments;
                if (enteredFrom[i] < 0) {
                    reach(cameFrom, todo, at, out(i));
                } else {
                    reach(cameFrom, todo, at, enteredFrom[i]);
                }
            } else {
                int i = at - segments - valves.length;
                for (int segment : arms[i]) {
                    reach(cameFrom, todo, at, segment);
                }
                if (enteredFrom[i] >= 0) {
                    reach(cameFrom, todo, at, in(i));
                }
            }
        }
        return cameFrom;
    }

    private static void reach(int[] cameFrom, ArrayDeque<Integer> todo, int from, int to) {
        if (cameFrom[to] == UNSEEN) {
            cameFrom[to] = from;
            todo.add(to);
        }
    }

    /** Sends one unit along the way found; false when there was none. */
    private boolean augment(int[] cameFrom) {
        int at = cameFrom[cameFrom.length - 1];
        if (at == UNSEEN) {
            return false;
        }
        List<Integer> way = new ArrayList<>();
        for (int v = at; v >= 0; v = cameFrom[v]) {
            way.add(0, v);
        }
        // First take back what the way undoes, then lay what it adds.
        for (int k = 0; k + 1 < way.size(); k++) {
            undo(way.get(k), way.get(k + 1));
        }
        for (int k = 0; k + 1 < way.size(); k++) {
            lay(way.get(k), way.get(k + 1));
        }
        return true;
    }

    private void undo(int from, int to) {
        int n = valves.length;
        if (from < segments && to >= segments + n && leftTo[to - segments - n] == from) {
            leftTo[to - segments - n] = -1;
        } else if (from >= segments && from < segments + n && to < segments) {
            enteredFrom[from - segments] = -1;
        }
    }

    private void lay(int from, int to) {
        int n = valves.length;
        if (from < segments && to >= segments && to < segments + n) {
            enteredFrom[to - segments] = from;
        } else if (from >= segments + n && to < segments) {
            leftTo[from - segments - n] = to;
        } else if (from < segments && to < segments) {
            for (int e = 0; e < oneWayFlow.length; e++) {
                if (oneWay.get(e)[0] == from && oneWay.get(e)[1] == to) {
                    oneWayFlow[e]++;
                    return;
                }
            }
            for (int e = 0; e < oneWayFlow.length; e++) {
                if (oneWay.get(e)[1] == from && oneWay.get(e)[0] == to && oneWayFlow[e] > 0) {
                    oneWayFlow[e]--;
                    return;
                }
            }
        }
    }
}
