package io.curbstop.map.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything about a network while it is being assembled; turned into the flat arrays of {@link PipeNetwork}. */
final class GraphDraft {
    final List<NodeDraft> nodes = new ArrayList<>();
    final List<LinkDraft> links = new ArrayList<>();
    final List<ValveDraft> valves = new ArrayList<>();
    final List<HydrantDraft> hydrants = new ArrayList<>();
    final Map<String, Integer> nodeByRef = new HashMap<>();
    final Map<String, Integer> linkByRef = new HashMap<>();
    /** The first links are mains, those from here on are valves. */
    int mainCount;

    /** Where each link stands in the order of references. */
    int[] linkRank = {};

    int[] sources = {};
    boolean sourcesInferred;
    final BitSet madeNodes = new BitSet();
    double largestSnap_m;
    int srid;

    private final IntArray spanLink = new IntArray();
    private double[] spanTo = new double[16];
    private int[] firstSpan = {0};
    private final IntArray jointA = new IntArray();
    private final IntArray jointB = new IntArray();
    private final IntArray jointValve = new IntArray();
    private final IntArray jointFlags = new IntArray();

    /** Adds a node that no record names: the place where ends were joined. */
    int addMadeNode(NodeDraft node) {
        int index = addNode(node);
        madeNodes.set(index);
        return index;
    }

    int addNode(NodeDraft node) {
        nodes.add(node);
        nodeByRef.put(node.ref, nodes.size() - 1);
        return nodes.size() - 1;
    }

    /** A stretch of a link up to a measure; it begins where the one before it on that link ends, or at 0. */
    int addSpan(int link, double to) {
        spanLink.add(link);
        int span = spanLink.size() - 1;
        if (span == spanTo.length) {
            spanTo = Arrays.copyOf(spanTo, span * 2);
        }
        spanTo[span] = to;
        return nodes.size() + span;
    }

    /** Joins two cells; one-way flags mean from a to b. */
    int addJoint(int a, int b, int valve, int flags) {
        jointA.add(a);
        jointB.add(b);
        jointValve.add(valve);
        jointFlags.add(flags);
        return jointA.size() - 1;
    }

    /** Adds one-way or closed flags to a joint; turns it round when the flow is from its B side. */
    void flag(int joint, int flags, boolean fromB) {
        jointFlags.set(joint, jointFlags.get(joint) | flags);
        if (fromB) {
            int a = jointA.get(joint);
            jointA.set(joint, jointB.get(joint));
            jointB.set(joint, a);
        }
    }

    void setFirstSpan(int[] firstSpan) {
        this.firstSpan = firstSpan;
    }

    /** The cell a hydrant draws from, or -1; once the spans are there. */
    int cellOf(HydrantDraft hydrant) {
        if (hydrant.node >= 0) {
            return hydrant.node;
        }
        if (hydrant.link < 0) {
            return -1;
        }
        for (int s = firstSpan[hydrant.link]; s < firstSpan[hydrant.link + 1]; s++) {
            if (hydrant.measure <= spanTo[s] || s == firstSpan[hydrant.link + 1] - 1) {
                return nodes.size() + s;
            }
        }
        return -1;
    }

    int spanCount() {
        return spanLink.size();
    }

    int jointCount() {
        return jointA.size();
    }

    int jointValve(int joint) {
        return jointValve.get(joint);
    }

    int[] jointA() {
        return jointA.toArray();
    }

    int[] jointB() {
        return jointB.toArray();
    }

    int[] jointValves() {
        return jointValve.toArray();
    }

    byte[] jointFlags() {
        byte[] flags = new byte[jointFlags.size()];
        for (int j = 0; j < flags.length; j++) {
            flags[j] = (byte) jointFlags.get(j);
        }
        return flags;
    }

    int[] spanLink() {
        return spanLink.toArray();
    }

    int[] firstSpan() {
        return firstSpan;
    }

    double[] spanTo() {
        return Arrays.copyOf(spanTo, spanLink.size());
    }

    byte[] nodeKinds() {
        byte[] kinds = new byte[nodes.size()];
        for (int n = 0; n < kinds.length; n++) {
            kinds[n] = (byte) nodes.get(n).kind.ordinal();
        }
        return kinds;
    }
}
