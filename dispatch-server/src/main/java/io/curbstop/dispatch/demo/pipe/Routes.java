package io.curbstop.dispatch.demo.pipe;

import io.curbstop.dispatch.demo.street.StreetEdge;
import io.curbstop.dispatch.demo.street.StreetNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;

/** Cheapest ways through the streets from one place to everywhere. */
final class Routes {
    private final Map<StreetNode, StreetEdge> towards = new HashMap<>();
    private final List<StreetNode> order = new ArrayList<>();

    /** The cost of taking a street away from a node; infinite when it must not be taken. */
    interface Cost {
        double of(StreetEdge edge, StreetNode from);
    }

    private record Step(StreetNode node, StreetEdge by, double cost) {}

    /** All ways from a node. */
    Routes(StreetNode start, Cost cost) {
        PriorityQueue<Step> queue = new PriorityQueue<>(Comparator.comparingDouble(Step::cost)
                .thenComparingInt(step -> step.node().id()));
        Set<StreetNode> done = new HashSet<>();
        queue.add(new Step(start, null, 0));
        while (!queue.isEmpty()) {
            Step step = queue.poll();
            if (!done.add(step.node)) {
                continue;
            }
            order.add(step.node);
            if (step.by != null) {
                towards.put(step.node, step.by);
            }
            for (StreetEdge edge : step.node.edges()) {
                double more = cost.of(edge, step.node);
                if (more < Double.MAX_VALUE && !done.contains(edge.other(step.node))) {
                    queue.add(new Step(edge.other(step.node), edge, step.cost + more));
                }
            }
        }
    }

    /** The nodes reached, nearest first. */
    List<StreetNode> reached() {
        return order;
    }

    /** The street by which a node is left towards the start; null at the start and where there is no way. */
    StreetEdge towardsStart(StreetNode node) {
        return towards.get(node);
    }

    /** The streets from a node back to the start. */
    List<StreetEdge> back(StreetNode node) {
        List<StreetEdge> path = new ArrayList<>();
        StreetNode at = node;
        for (StreetEdge edge = towards.get(at); edge != null; edge = towards.get(at)) {
            path.add(edge);
            at = edge.other(at);
        }
        return path;
    }

    /** The nearest node of a kind, or null. */
    StreetNode nearest(Predicate<StreetNode> wanted) {
        return order.stream().filter(wanted).findFirst().orElse(null);
    }
}
