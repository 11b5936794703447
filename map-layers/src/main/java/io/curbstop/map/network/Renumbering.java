package io.curbstop.map.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Numbers nodes, links and valves anew, in small balls along the network, so that neighbours lie near each other in
 * memory: by reference, a trace's every step would be to somewhere else. Starts from the first node by reference and goes on in
 * the order of references, so that equal input is numbered equally.
 */
final class Renumbering {
    /** How many nodes around one are numbered before going on elsewhere. */
    private static final int BALL = 64;

    private final GraphDraft draft;
    private final int[] nodeAt;
    private final int[] newNode;
    /** The first of the nodes at a link's ends, once nodes have their new numbers; by new link. */
    private int[] firstNode = {};

    private Renumbering(GraphDraft draft) {
        this.draft = draft;
        nodeAt = new int[draft.nodes.size()];
        newNode = new int[draft.nodes.size()];
    }

    /** Renumbers a draft whose valves and hydrants have been placed and whose spans are not there yet. */
    static void apply(GraphDraft draft) {
        Renumbering numbers = new Renumbering(draft);
        numbers.orderNodes();
        numbers.moveNodes();
        numbers.moveLinks();
        numbers.moveValves();
    }

    private void orderNodes() {
        int[] start = new int[nodeAt.length + 1];
        forEachStep((from, to) -> start[from + 1]++);
        for (int n = 0; n < nodeAt.length; n++) {
            start[n + 1] += start[n];
        }
        int[] neighbours = new int[start[nodeAt.length]];
        int[] free = start.clone();
        forEachStep((from, to) -> neighbours[free[from]++] = to);
        Arrays.fill(newNode, -1);
        IntArray edge = new IntArray();
        int count = 0;
        int next = 0;
        for (int first = 0; first < nodeAt.length; first++) {
            edge.add(first);
            for (; next < edge.size(); next++) {
                count = numberBall(edge.get(next), count, start, neighbours, edge);
            }
        }
    }

    /** Numbers the nearest nodes around one; what lies beyond goes to the edge. */
    private int numberBall(int centre, int from, int[] start, int[] neighbours, IntArray edge) {
        if (newNode[centre] >= 0) {
            return from;
        }
        int count = from;
        newNode[centre] = count;
        nodeAt[count++] = centre;
        for (int done = from; done < count; done++) {
            for (int k = start[nodeAt[done]]; k < start[nodeAt[done] + 1]; k++) {
                int other = neighbours[k];
                if (newNode[other] < 0 && count - from < BALL) {
                    newNode[other] = count;
                    nodeAt[count++] = other;
                } else if (newNode[other] < 0) {
                    edge.add(other);
                }
            }
        }
        return count;
    }

    private interface Step {
        void between(int from, int to);
    }

    /** Each step along a link from one of its nodes to the next, and back. */
    private void forEachStep(Step step) {
        for (LinkDraft link : draft.links) {
            for (LinkDraft.Part part : link.parts) {
                int at = part.startNode;
                for (LinkDraft.Event event : part.orderedEvents()) {
                    at = event.node() < 0 ? at : step(step, at, event.node());
                }
                step(step, at, part.endNode);
            }
        }
    }

    private static int step(Step step, int from, int to) {
        if (from >= 0 && to >= 0) {
            step.between(from, to);
            step.between(to, from);
        }
        return to;
    }

    private void moveNodes() {
        List<NodeDraft> nodes = new ArrayList<>(draft.nodes);
        BitSet made = (BitSet) draft.madeNodes.clone();
        draft.madeNodes.clear();
        for (int n = 0; n < nodeAt.length; n++) {
            draft.nodes.set(n, nodes.get(nodeAt[n]));
            draft.madeNodes.set(n, made.get(nodeAt[n]));
        }
        for (LinkDraft link : draft.links) {
            for (LinkDraft.Part part : link.parts) {
                part.renumber(node -> newNode[node], valve -> valve);
            }
        }
        draft.valves.forEach(valve -> valve.bodyNode = moved(newNode, valve.bodyNode));
        draft.hydrants.forEach(hydrant -> hydrant.node = moved(newNode, hydrant.node));
    }

    /** Mains stay before valves that are links. */
    private void moveLinks() {
        int mains = draft.mainCount;
        int[] first = draft.links.stream().mapToInt(Renumbering::firstNode).toArray();
        int[] order = stableOrder(first.length, l -> first[l]);
        order = reordered(order, l -> l < mains ? 0 : 1);
        firstNode = Arrays.stream(order).map(l -> first[l]).toArray();
        draft.linkRank = order;
        int[] newLink = inverse(order);
        List<LinkDraft> links = new ArrayList<>(draft.links);
        for (int l = 0; l < order.length; l++) {
            draft.links.set(l, links.get(order[l]));
        }
        draft.valves.forEach(valve -> valve.link = moved(newLink, valve.link));
        draft.hydrants.forEach(hydrant -> hydrant.link = moved(newLink, hydrant.link));
    }

    private void moveValves() {
        int[] order = stableOrder(draft.valves.size(), v -> draft.valves.get(v).link);
        order = reordered(order, v -> nodeNear(draft.valves.get(v)));
        int[] newValve = inverse(order);
        List<ValveDraft> valves = new ArrayList<>(draft.valves);
        for (int v = 0; v < order.length; v++) {
            draft.valves.set(v, valves.get(order[v]));
        }
        draft.nodes.forEach(node -> node.bodyValve = moved(newValve, node.bodyValve));
        for (LinkDraft link : draft.links) {
            link.valve = moved(newValve, link.valve);
            for (LinkDraft.Part part : link.parts) {
                part.renumber(node -> node, valve -> newValve[valve]);
            }
        }
    }

    /** The numbers from 0 in the order of their keys, equal ones as they were. */
    private static int[] stableOrder(int count, IntUnaryOperator key) {
        return reordered(IntStream.range(0, count).toArray(), key);
    }

    private static int[] reordered(int[] order, IntUnaryOperator key) {
        long[] keyed = new long[order.length];
        for (int k = 0; k < keyed.length; k++) {
            keyed[k] = (long) key.applyAsInt(order[k]) << 32 | k;
        }
        Arrays.sort(keyed);
        int[] sorted = new int[order.length];
        for (int k = 0; k < sorted.length; k++) {
            sorted[k] = order[(int) keyed[k]];
        }
        return sorted;
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            inverse[order[k]] = k;
        }
        return inverse;
    }

    private int nodeNear(ValveDraft valve) {
        if (valve.bodyNode >= 0) {
            return valve.bodyNode;
        }
        return valve.link >= 0 ? firstNode[valve.link] : Integer.MAX_VALUE;
    }

    private static int firstNode(LinkDraft link) {
        int first = Integer.MAX_VALUE;
        for (LinkDraft.Part part : link.parts) {
            first = part.startNode >= 0 ? Math.min(first, part.startNode) : first;
            first = part.endNode >= 0 ? Math.min(first, part.endNode) : first;
        }
        return first;
    }

    private static int moved(int[] newNumber, int old) {
        return old < 0 ? old : newNumber[old];
    }
}
