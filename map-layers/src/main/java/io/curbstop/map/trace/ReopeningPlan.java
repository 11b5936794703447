package io.curbstop.map.trace;

import io.curbstop.map.network.Operability;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.ValvePosition;
import io.curbstop.map.network.ValveStates;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a mended part of a network is put back: one valve first, at low flow, while the farthest hydrant is flushed; then
 * the others; then what was opened or closed for the time being goes back; then every valve is seen to stand as before.
 */
public final class ReopeningPlan {
    private final PipeNetwork network;
    private final ValveStates before;
    private final List<Step> steps;

    /** What is done in a step. */
    public enum Action {
        /** Open a little, to fill at low flow. */
        OPEN_AT_LOW_FLOW,
        /** Flush from a hydrant until the water is clear. */
        FLUSH,
        /** Gas only: drive the air out from this valve until what comes out is gas. */
        PURGE,
        /** Open fully. */
        OPEN,
        /** Close again what was opened for the time being. */
        CLOSE_AGAIN,
        /** Open again what was closed for the time being. */
        OPEN_AGAIN
    }

    /**
     * A step.
     *
     * @param order its number, from 1
     * @param action what to do
     * @param ref the valve, or the hydrant to flush from
     * @param reason why here and now, for people
     */
    public record Step(int order, Action action, String ref, String reason) {}

    /**
     * A valve that does not stand as it stood before the shutdown.
     *
     * @param ref the valve
     * @param positionBefore where it stood
     * @param positionNow where it stands
     * @param operabilityNow whether it can be turned
     */
    public record Difference(
            String ref, ValvePosition positionBefore, ValvePosition positionNow, Operability operabilityNow) {}

    private ReopeningPlan(PipeNetwork network, ValveStates before, List<Step> steps) {
        this.network = network;
        this.before = before;
        this.steps = List.copyOf(steps);
    }

    /**
     * Plans the reopening after a shutdown.
     *
     * @param answer what was shut
     * @param before the valves as they stood before it
     * @param opened valves opened for the time being, in the order of opening
     * @param closed valves closed for the time being besides those of the answer
     */
    public static ReopeningPlan of(
            PipeNetwork network,
            IsolationAnswer answer,
            ValveStates before,
            Collection<String> opened,
            Collection<String> closed) {
        return of(false, network, answer, before, opened, closed);
    }

    /** The same for gas: the air is driven out from the first valve before it is opened, and no hydrant is flushed from. */
    public static ReopeningPlan ofGas(
            PipeNetwork network,
            IsolationAnswer answer,
            ValveStates before,
            Collection<String> opened,
            Collection<String> closed) {
        return of(true, network, answer, before, opened, closed);
    }

    private static ReopeningPlan of(
            boolean gas,
            PipeNetwork network,
            IsolationAnswer answer,
            ValveStates before,
            Collection<String> opened,
            Collection<String> closed) {
        List<Step> steps = new ArrayList<>();
        // Closed small feeds first and big ones last: the smallest lets in the least, and is the first to be opened.
        List<String> close = answer.close().stream().map(ValveEntry::ref).toList();
        if (gas && !close.isEmpty()) {
            add(steps, Action.PURGE, close.get(0), "until what comes out is gas and no air");
            add(steps, Action.OPEN, close.get(0), "the pipe is purged from here");
        } else if (!close.isEmpty()) {
            String first = close.get(0);
            add(steps, Action.OPEN_AT_LOW_FLOW, first, "the smallest feed: fills slowly and drives the air out");
            String hydrant = farthestHydrant(network, answer, first);
            if (hydrant != null) {
                add(steps, Action.FLUSH, hydrant, "the hydrant farthest from valve " + first);
            }
            add(steps, Action.OPEN, first, "the water is clear");
        }
        close.stream().skip(1).forEach(ref -> add(steps, Action.OPEN, ref, "a source reaches its outer side"));
        List<String> last = new ArrayList<>(opened);
        for (int k = last.size() - 1; k >= 0; k--) {
            add(steps, Action.CLOSE_AGAIN, last.get(k), "was closed before the shutdown");
        }
        closed.stream().sorted().forEach(ref -> add(steps, Action.OPEN_AGAIN, ref, "was open before the shutdown"));
        return new ReopeningPlan(network, before, steps);
    }

    private static void add(List<Step> steps, Action action, String ref, String reason) {
        steps.add(new Step(steps.size() + 1, action, ref, reason));
    }

    /** What to do, in order. */
    public List<Step> steps() {
        return steps;
    }

    /**
     * The valves that do not stand as before; the outage is not restored while there is one without a reason given.
     *
     * @param now the valves as they stand, of the same network
     * @return sorted by reference
     */
    public List<Difference> listDifferences(ValveStates now) {
        Map<String, Difference> differences = new TreeMap<>();
        before.forEachDifference(now, valve -> {
            if (ValveRules.isShut(before, valve) != ValveRules.isShut(now, valve)
                    || before.position(valve) != now.position(valve)) {
                String ref = network.valves().ref(valve);
                differences.put(
                        ref, new Difference(ref, before.position(valve), now.position(valve), now.operability(valve)));
            }
            return true;
        });
        return List.copyOf(differences.values());
    }

    /** By number of stretches and nodes between; of equals the first by reference. Null when there is none inside. */
    private static String farthestHydrant(PipeNetwork network, IsolationAnswer answer, String from) {
        Set<String> inside = new HashSet<>(answer.segment().hydrants());
        inside.addAll(answer.secondary().hydrants());
        Map<Integer, List<String>> byCell = new HashMap<>();
        for (int h = 0; h < network.hydrants().count(); h++) {
            if (inside.contains(network.hydrants().ref(h))) {
                byCell.computeIfAbsent(network.hydrants().cell(h), c -> new ArrayList<>())
                        .add(network.hydrants().ref(h));
            }
        }
        if (byCell.isEmpty()) {
            return null;
        }
        Set<Integer> border = new HashSet<>();
        for (List<ValveEntry> list : List.of(answer.close(), answer.verify())) {
            list.forEach(valve -> border.add(network.valves().find(valve.ref())));
        }
        String farthest = null;
        for (int cell : breadthFirst(network, network.valves().find(from), border)) {
            List<String> here = byCell.get(cell);
            if (here != null) {
                farthest = here.stream().sorted().findFirst().orElseThrow();
                byCell.remove(cell);
            }
            if (byCell.isEmpty()) {
                break;
            }
        }
        return farthest;
    }

    private static List<Integer> breadthFirst(PipeNetwork network, int valve, Set<Integer> border) {
        List<Integer> order = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        ArrayDeque<Integer> todo = new ArrayDeque<>();
        for (int k = 0; k < network.valves().jointCount(valve); k++) {
            int joint = network.valves().joint(valve, k);
            for (int cell : new int[] {network.jointA(joint), network.jointB(joint)}) {
                if (seen.add(cell)) {
                    todo.add(cell);
                }
            }
        }
        while (!todo.isEmpty() && order.size() < CutGraph.MOST_CELLS) {
            int cell = todo.remove();
            order.add(cell);
            for (int k = network.adjacencyStart(cell); k < network.adjacencyEnd(cell); k++) {
                int joint = network.adjacentJoint(k);
                int other = network.across(joint, cell);
                if (!border.contains(network.jointValve(joint)) && seen.add(other)) {
                    todo.add(other);
                }
            }
        }
        return order;
    }
}
