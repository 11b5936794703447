package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fewest usable valves that part the breaks from every source: a smallest cut of a {@link CutGraph} whose valves can
 * each be passed once, by augmenting paths. Of the smallest cuts it takes the one nearest to the breaks.
 *
 * <p>Vertices: segments, then for each usable valve its in-side, then its out-side. Flow goes from the breaks outward.
 */
final class ValveCut {
    private static final int UNSEEN = -2;

    private final CutGraph graph;
    private final int segments;
    private final int valves;
    /** For each valve the segment its flow comes from, or -1. */
    private final int[] enteredFrom;
    /** For each valve the segment its flow goes to, or -1. */
    private final int[] leftTo;

    private final int[] wayFlow;
    private final int[] cameFrom;
    private final int[] todo;
    private int todoEnd;

    ValveCut(CutGraph graph) {
        this.graph = graph;
        segments = graph.segments();
        valves = graph.valves.size();
        enteredFrom = new int[valves];
        leftTo = new int[valves];
        Arrays.fill(enteredFrom, -1);
        Arrays.fill(leftTo, -1);
        wayFlow = new int[graph.waysFrom.size()];
        cameFrom = new int[segments + 2 * valves];
        todo = new int[cameFrom.length];
    }

    /**
     * The valves of the smallest cut, sorted.
     *
     * @param fewerThan how many are too many: the search ends when the cut cannot be smaller
     * @return empty when no cut is that small, or no valve parts the breaks from a source
     */
    Optional<Set<Integer>> findSmallest(int fewerThan) {
        int flow = 0;
        for (int source = search(); source != UNSEEN; source = search()) {
            flow++;
            if (flow >= fewerThan || !augment(source)) {
                return Optional.empty();
            }
        }
        Set<Integer> cut = new TreeSet<>();
        for (int i = 0; i < valves; i++) {
            if (cameFrom[in(i)] != UNSEEN && cameFrom[out(i)] == UNSEEN) {
                cut.add(graph.valves.get(i));
            }
        }
        return Optional.of(cut);
    }

    private int in(int valve) {
        return segments + valve;
    }

    private int out(int valve) {
        return segments + valves + valve;
    }

    /** Breadth first from the breaks; gives the source's segment that was reached, or UNSEEN. */
    private int search() {
        Arrays.fill(cameFrom, UNSEEN);
        cameFrom[0] = -1;
        todo[0] = 0;
        todoEnd = 1;
        for (int next = 0; next < todoEnd; next++) {
            int at = todo[next];
            if (at >= segments + valves) {
                leave(at, at - segments - valves);
            } else if (at >= segments) {
                int valve = at - segments;
                reach(at, enteredFrom[valve] < 0 ? out(valve) : enteredFrom[valve]);
            } else if (graph.hasSource[at]) {
                return at;
            } else {
                enter(at);
            }
        }
        return UNSEEN;
    }

    private void enter(int segment) {
        for (int valve : graph.valvesOf[segment]) {
            reach(segment, in(valve));
            if (leftTo[valve] == segment) {
                reach(segment, out(valve));
            }
        }
        for (int way : graph.waysOf[segment]) {
            if (graph.waysFrom.get(way) == segment) {
                reach(segment, graph.waysTo.get(way));
            } else if (wayFlow[way] > 0) {
                reach(segment, graph.waysFrom.get(way));
            }
        }
    }

    private void leave(int at, int valve) {
        for (int segment : graph.arms[valve]) {
            reach(at, segment);
        }
        if (enteredFrom[valve] >= 0) {
            reach(at, in(valve));
        }
    }

    private void reach(int from, int to) {
        if (cameFrom[to] == UNSEEN) {
            cameFrom[to] = from;
            todo[todoEnd++] = to;
        }
    }

    /** Sends one unit along the way found; false when that passes no valve, so that no valve can stop it. */
    private boolean augment(int source) {
        IntArray backwards = new IntArray();
        boolean passesValve = false;
        for (int v = source; v >= 0; v = cameFrom[v]) {
            backwards.add(v);
            passesValve |= v >= segments;
        }
        if (!passesValve) {
            return false;
        }
        // First take back what the way undoes, then lay what it adds.
        for (int k = backwards.size() - 1; k > 0; k--) {
            undo(backwards.get(k), backwards.get(k - 1));
        }
        for (int k = backwards.size() - 1; k > 0; k--) {
            lay(backwards.get(k), backwards.get(k - 1));
        }
        return true;
    }

    private void undo(int from, int to) {
        if (from < segments && to >= segments + valves && leftTo[to - segments - valves] == from) {
            leftTo[to - segments - valves] = -1;
        } else if (from >= segments && from < segments + valves && to < segments) {
            enteredFrom[from - segments] = -1;
        }
    }

    private void lay(int from, int to) {
        if (from < segments && to >= segments && to < segments + valves) {
            enteredFrom[to - segments] = from;
        } else if (from >= segments + valves && to < segments) {
            leftTo[from - segments - valves] = to;
        } else if (from < segments && to < segments) {
            int way = findWay(from, to);
            if (way >= 0) {
                wayFlow[way]++;
            } else {
                wayFlow[findFlowingWay(to, from)]--;
            }
        }
    }

    private int findWay(int from, int to) {
        for (int way : graph.waysOf[from]) {
            if (graph.waysFrom.get(way) == from && graph.waysTo.get(way) == to) {
                return way;
            }
        }
        return -1;
    }

    private int findFlowingWay(int from, int to) {
        for (int way : graph.waysOf[from]) {
            if (graph.waysFrom.get(way) == from && graph.waysTo.get(way) == to && wayFlow[way] > 0) {
                return way;
            }
        }
        throw new IllegalStateException("a way was taken back that nothing flows through");
    }
}
