package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.Sections;
import io.curbstop.map.network.UnionFind;
import io.curbstop.map.network.ValveStates;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/**
 * What is supplied before a shutdown, worked out once for some states of the valves; a trace with states that differ in
 * a few valves shuts and opens those on top. A <b>zone</b> is a part of the network within which water passes both ways;
 * one-way joints lead from zone to zone.
 */
final class SupplyIndex {
    private final ValveStates states;
    private final TraceOptions options;
    private final PipeNetwork network;
    private final Sections sections;
    /** The zone of a section. */
    private final int[] zone;

    private final Lists sectionsOfZone;
    private final Lists sources;
    private final Lists waysOut;
    private final Lists waysIn;
    private final BitSet supplied = new BitSet();
    /** One bit for each joint: water passes it both ways. */
    private final long[] bothWays;

    /** Numbers by zone: those of zone z are {@code values[start[z]]} to {@code values[start[z + 1] - 1]}. */
    private record Lists(int[] start, int[] values) {

        static Lists of(int zones, int[] values, IntUnaryOperator zoneOf) {
            int[] start = new int[zones + 1];
            for (int value : values) {
                start[zoneOf.applyAsInt(value) + 1]++;
            }
            for (int z = 0; z < zones; z++) {
                start[z + 1] += start[z];
            }
            int[] sorted = new int[values.length];
            int[] next = start.clone();
            for (int value : values) {
                sorted[next[zoneOf.applyAsInt(value)]++] = value;
            }
            return new Lists(start, sorted);
        }
    }

    SupplyIndex(PipeNetwork network, ValveStates states, TraceOptions options) {
        this.network = network;
        this.sections = network.sections();
        this.states = states;
        this.options = options;
        UnionFind union = new UnionFind(sections.count());
        IntArray oneWay = new IntArray();
        bothWays = new long[(network.jointCount() >> 6) + 1];
        for (int section = 0; section < sections.count(); section++) {
            for (int k = sections.jointsStart(section); k < sections.jointsStart(section + 1); k++) {
                if ((sections.flags(k) & Sections.A_SIDE) == 0) {
                    continue;
                }
                int joint = sections.joint(k);
                if (isOpen(sections.flags(k), sections.valve(k)) && !isDirectedBy(sections.flags(k))) {
                    bothWays[joint >> 6] |= 1L << joint;
                    union.join(section, sections.across(k));
                } else if (passesOneWay(joint)) {
                    oneWay.add(joint);
                }
            }
        }
        zone = union.numbers();
        int zones = 0;
        int[] all = new int[zone.length];
        for (int s = 0; s < zone.length; s++) {
            zones = Math.max(zones, zone[s] + 1);
            all[s] = s;
        }
        int[] allSources = new int[network.sourceCount()];
        for (int k = 0; k < allSources.length; k++) {
            allSources[k] = sections.of(network.source(k));
        }
        int[] joints = oneWay.toArray();
        sectionsOfZone = Lists.of(zones, all, s -> zone[s]);
        sources = Lists.of(zones, allSources, s -> zone[s]);
        waysOut = Lists.of(zones, joints, j -> zone[sections.sideA(j)]);
        waysIn = Lists.of(zones, joints, j -> zone[sections.sideB(j)]);
        spreadSupply();
    }

    private void spreadSupply() {
        IntArray todo = new IntArray();
        for (int source : sources.values) {
            markSupplied(zone[source], todo);
        }
        for (int next = 0; next < todo.size(); next++) {
            int z = todo.get(next);
            for (int k = waysOut.start[z]; k < waysOut.start[z + 1]; k++) {
                markSupplied(zone[sections.sideB(waysOut.values[k])], todo);
            }
        }
    }

    private void markSupplied(int z, IntArray todo) {
        if (!supplied.get(z)) {
            supplied.set(z);
            todo.add(z);
        }
    }

    private boolean isOpen(int flags, int valve) {
        boolean closedLink = options.honourLinkStatus() && (flags & PipeNetwork.ASSUMED_CLOSED) != 0;
        return !closedLink && (valve < 0 || !ValveRules.isShut(states, valve));
    }

    private boolean isDirectedBy(int flags) {
        return options.directedSupply() && (flags & (PipeNetwork.ONE_WAY_CHECK | PipeNetwork.ONE_WAY_SUPPLY)) != 0;
    }

    /** True when water passes the joint, if at all, from A to B only. */
    boolean isDirected(int joint) {
        return isDirectedBy(network.jointFlags(joint));
    }

    /** True when water passes a joint that divides sections both ways with the valves as indexed. */
    boolean passesBothWays(int joint) {
        return (bothWays[joint >> 6] & 1L << joint) != 0;
    }

    /** True when water passes the joint from A to B only with the valves as indexed. */
    boolean passesOneWay(int joint) {
        return isDirected(joint) && isOpen(network.jointFlags(joint), network.jointValve(joint));
    }

    /** True when there are joints that pass one way only. */
    boolean hasOneWay() {
        return waysOut.values.length > 0;
    }

    /** The zone of a section. */
    int zone(int section) {
        return zone[section];
    }

    /** True when a source reaches the cell. */
    boolean isCellSupplied(int cell) {
        return supplied.get(zone[sections.of(cell)]);
    }

    /** True when a source reaches the zone. */
    boolean isSupplied(int z) {
        return supplied.get(z);
    }

    /** Start of a zone's sections for {@link #section}. */
    int sectionsStart(int z) {
        return sectionsOfZone.start[z];
    }

    int section(int k) {
        return sectionsOfZone.values[k];
    }

    /** Start of a zone's sources for {@link #source}. */
    int sourcesStart(int z) {
        return sources.start[z];
    }

    /** The section that a source is in. */
    int source(int k) {
        return sources.values[k];
    }

    /** Start of the one-way joints that lead out of a zone, for {@link #wayOut}. */
    int waysOutStart(int z) {
        return waysOut.start[z];
    }

    int wayOut(int k) {
        return waysOut.values[k];
    }

    /** Start of the one-way joints that lead into a zone, for {@link #wayIn}. */
    int waysInStart(int z) {
        return waysIn.start[z];
    }

    int wayIn(int k) {
        return waysIn.values[k];
    }

    /** True when the index was made by the same rules. */
    boolean hasRulesOf(TraceOptions other) {
        return options.directedSupply() == other.directedSupply()
                && options.honourLinkStatus() == other.honourLinkStatus();
    }

    /**
     * Lists the valves that are shut in one and open in the other of the indexed states and others.
     *
     * @return false when there are more than the given number, and the lists are not whole
     */
    boolean listDifferences(ValveStates others, int most, IntArray shut, IntArray opened) {
        return states.forEachDifference(others, valve -> {
            boolean was = ValveRules.isShut(states, valve);
            if (was != ValveRules.isShut(others, valve)) {
                (was ? opened : shut).add(valve);
            }
            return shut.size() + opened.size() <= most;
        });
    }
}
