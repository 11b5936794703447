package io.curbstop.map.route;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The quickest ways from junctions to a place: Dijkstra's search backwards from it, in plain arrays by the number of the
 * junction. It ends when every junction that is asked about has been reached.
 */
final class ArrivalTree {

    private static final int NONE = -1;

    private final StreetGraph graph;
    private final Arrival arrival;
    private final double[] cost_s;
    private final double[] seconds;
    private final double[] metres;
    private final int[] part;
    private final int[] next;
    private final boolean[] farEnd;
    private final BitSet reached = new BitSet();

    // Junctions to be looked at, the cheapest first; one that became cheaper stands there again.
    private double[] heapCost_s = new double[256];
    private int[] heap = new int[256];
    private int waiting;

    ArrivalTree(StreetGraph graph, Arrival arrival) {
        this.graph = graph;
        this.arrival = arrival;
        int count = graph.junctions();
        cost_s = new double[count];
        Arrays.fill(cost_s, Double.POSITIVE_INFINITY);
        seconds = new double[count];
        metres = new double[count];
        part = new int[count];
        next = new int[count];
        farEnd = new boolean[count];
    }

    void search(BitSet wanted) {
        int left = wanted.cardinality();
        cost_s[arrival.near()] = 0;
        next[arrival.near()] = NONE;
        push(arrival.near(), 0);
        while (waiting > 0 && left > 0) {
            int junction = pop();
            if (!reached.get(junction)) {
                reached.set(junction);
                left -= wanted.get(junction) ? 1 : 0;
                spread(junction);
            }
        }
    }

    private void spread(int junction) {
        int end = graph.firstMeeting(junction + 1);
        for (int i = graph.firstMeeting(junction); i < end; i++) {
            int by = graph.meeting(i);
            int from = graph.other(by, junction);
            if (reached.get(from)) {
                continue;
            }
            double cost = cost_s[junction] + arrival.cost_s(by, from, junction);
            if (cost < cost_s[from]) {
                cost_s[from] = cost;
                seconds[from] = seconds[junction] + arrival.seconds(by, from);
                metres[from] = metres[junction] + graph.length_m(by);
                part[from] = by;
                next[from] = junction;
                farEnd[from] = next[junction] == NONE ? arrival.isLastStretch(by, from) : farEnd[junction];
                push(from, cost);
            }
        }
    }

    /** How many junctions were reached. */
    int count() {
        return reached.cardinality();
    }

    boolean isReached(int junction) {
        return reached.get(junction);
    }

    /** What the way from a junction costs. */
    double cost_s(int junction) {
        return cost_s[junction];
    }

    /** How long the way from a junction takes. */
    double seconds(int junction) {
        return seconds[junction];
    }

    /** How long the way from a junction is, with the whole street of the place where a stretch of it is driven. */
    double metres(int junction) {
        return metres[junction];
    }

    /** Whether the way from a junction comes from the far end of the street of the place. */
    boolean isFromFarEnd(int junction) {
        return farEnd[junction];
    }

    /** Whether the way from a junction goes on, and is not at its end there. */
    boolean goesOn(int junction) {
        return next[junction] != NONE;
    }

    /** The first part on the way from a junction. */
    int part(int junction) {
        return part[junction];
    }

    /** The next junction on the way. */
    int next(int junction) {
        return next[junction];
    }

    private void push(int junction, double cost) {
        if (waiting == heap.length) {
            heap = Arrays.copyOf(heap, 2 * waiting);
            heapCost_s = Arrays.copyOf(heapCost_s, 2 * waiting);
        }
        int at = waiting++;
        while (at > 0 && cost < heapCost_s[(at - 1) / 2]) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        put(at, junction, cost);
    }

    private int pop() {
        int first = heap[0];
        waiting--;
        int junction = heap[waiting];
        double cost = heapCost_s[waiting];
        int at = 0;
        for (int child = 1; child < waiting; child = 2 * at + 1) {
            if (child + 1 < waiting && heapCost_s[child + 1] < heapCost_s[child]) {
                child++;
            }
            if (cost <= heapCost_s[child]) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, junction, cost);
        return first;
    }

    private void move(int from, int to) {
        put(to, heap[from], heapCost_s[from]);
    }

    private void put(int at, int junction, double cost) {
        heap[at] = junction;
        heapCost_s[at] = cost;
    }
}
