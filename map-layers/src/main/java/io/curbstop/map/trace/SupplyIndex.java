package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.UnionFind;
import io.curbstop.map.network.ValveStates;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * What is supplied before a shutdown, worked out once for each version of the valve states. A <b>zone</b> is a part of
 * the network within which water passes both ways; one-way joints lead from zone to zone.
 */
final class SupplyIndex {
    final ValveStates states;
    final TraceOptions options;
    private final PipeNetwork network;
    private final int[] zone;
    private final int[] zoneStart;
    private final int[] zoneCells;
    private final boolean[] supplied;
    private final int[] oneWayJoints;

    SupplyIndex(PipeNetwork network, ValveStates states, TraceOptions options) {
        this.network = network;
        this.states = states;
        this.options = options;
        UnionFind union = new UnionFind(network.cellCount());
        IntArray oneWay = new IntArray();
        for (int j = 0; j < network.jointCount(); j++) {
            if (passesBothWays(j)) {
                union.join(network.jointA(j), network.jointB(j));
            } else if (passesOneWay(j)) {
                oneWay.add(j);
            }
        }
        oneWayJoints = oneWay.toArray();
        zone = union.numbers();
        int zones = Arrays.stream(zone).max().orElse(-1) + 1;
        zoneStart = new int[zones + 1];
        for (int z : zone) {
            zoneStart[z + 1]++;
        }
        for (int z = 0; z < zones; z++) {
            zoneStart[z + 1] += zoneStart[z];
        }
        zoneCells = new int[zone.length];
        int[] next = zoneStart.clone();
        for (int c = 0; c < zone.length; c++) {
            zoneCells[next[zone[c]]++] = c;
        }
        supplied = new boolean[zones];
        spreadSupply();
    }

    private void spreadSupply() {
        ArrayDeque<Integer> todo = new ArrayDeque<>();
        for (int k = 0; k < network.sourceCount(); k++) {
            markSupplied(zone[network.source(k)], todo);
        }
        int[] fromZone =
                Arrays.stream(oneWayJoints).map(j -> zone[network.jointA(j)]).toArray();
        while (!todo.isEmpty()) {
            int z = todo.remove();
            for (int k = 0; k < oneWayJoints.length; k++) {
                if (fromZone[k] == z) {
                    markSupplied(zone[network.jointB(oneWayJoints[k])], todo);
                }
            }
        }
    }

    private void markSupplied(int z, ArrayDeque<Integer> todo) {
        if (!supplied[z]) {
            supplied[z] = true;
            todo.add(z);
        }
    }

    private boolean isOpen(int joint) {
        int valve = network.jointValve(joint);
        boolean closedLink =
                options.honourLinkStatus() && (network.jointFlags(joint) & PipeNetwork.ASSUMED_CLOSED) != 0;
        return !closedLink && (valve < 0 || !ValveRules.isShut(states, valve));
    }

    private boolean isDirected(int joint) {
        return options.directedSupply()
                && (network.jointFlags(joint) & (PipeNetwork.ONE_WAY_CHECK | PipeNetwork.ONE_WAY_SUPPLY)) != 0;
    }

    /** True when water passes the joint both ways with the valves as known. */
    boolean passesBothWays(int joint) {
        return isOpen(joint) && !isDirected(joint);
    }

    private boolean passesOneWay(int joint) {
        return isOpen(joint) && isDirected(joint);
    }

    /** The open joints that pass from A to B only. */
    int[] oneWayJoints() {
        return oneWayJoints;
    }

    /** The zone of a cell. */
    int zone(int cell) {
        return zone[cell];
    }

    /** The cells of a zone. */
    int[] cellsOf(int z) {
        return Arrays.copyOfRange(zoneCells, zoneStart[z], zoneStart[z + 1]);
    }

    /** True when a source reaches the zone. */
    boolean isSupplied(int z) {
        return supplied[z];
    }

    /** True when the index serves these states and options. */
    boolean serves(ValveStates otherStates, TraceOptions otherOptions) {
        return states == otherStates
                && options.directedSupply() == otherOptions.directedSupply()
                && options.honourLinkStatus() == otherOptions.honourLinkStatus();
    }
}
