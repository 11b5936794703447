package io.curbstop.map.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntToLongFunction;
import java.util.zip.CRC32C;

/**
 * An immutable snapshot of one pipe network as a graph of cells and joints, in flat arrays; safe for any number of
 * threads. Built by {@link NetworkAssembler}.
 *
 * <p>Cells 0 to {@code nodeCount()-1} are the nodes, the others the spans. A joint meets two cells, its A side and its
 * B side; one-way flags let water pass from A to B. Parallel links, self-loops and zero-length links are kept: identity
 * is the link, never the pair of nodes.
 */
public final class PipeNetwork {
    /** Joint flag: a non-return valve lets water pass from A to B only. */
    public static final int ONE_WAY_CHECK = 1;
    /** Joint flag: a pump or regulator supplies from A to B only, but does not hold water back reliably. */
    public static final int ONE_WAY_SUPPLY = 2;
    /** Joint flag: the link is recorded as closed, with no valve that says where. */
    public static final int ASSUMED_CLOSED = 4;

    private static final int COUNT_BITS = 2;

    private static final NodeKind[] NODE_KINDS = NodeKind.values();

    private final LinkTable links;
    private final ValveTable valves;
    private final HydrantTable hydrants;
    private final RefTable nodeRefs;
    private final BitSet madeNodes;
    private final byte[] nodeKind;
    private final int[] sources;
    private final boolean sourcesInferred;
    private final double largestSnap_m;
    private final int[] spanLink;
    private final double[] spanTo;
    private final int[] jointA;
    private final int[] jointB;
    private final int[] jointValve;
    private final byte[] jointFlags;
    private final int[] nodeJointsStart;
    private final int[] nodeJoints;
    /** The joints of a span follow each other: the first one, and in the lowest {@link #COUNT_BITS} how many. */
    private final int[] spanJoints;

    private final Sections sections;
    private final long fingerprint;

    PipeNetwork(GraphDraft draft) {
        // Of a large network each takes most of a second.
        CompletableFuture<ValveTable> valveTable = CompletableFuture.supplyAsync(() -> new ValveTable(draft));
        CompletableFuture<RefTable> refsOfNodes =
                CompletableFuture.supplyAsync(() -> RefTable.of(draft.nodes.size(), n -> draft.nodes.get(n).ref));
        links = new LinkTable(draft);
        hydrants = new HydrantTable(draft);
        madeNodes = (BitSet) draft.madeNodes.clone();
        nodeKind = draft.nodeKinds();
        sources = draft.sources.clone();
        sourcesInferred = draft.sourcesInferred;
        largestSnap_m = draft.largestSnap_m;
        spanLink = draft.spanLink();
        spanTo = draft.spanTo();
        jointA = draft.jointA();
        jointB = draft.jointB();
        jointValve = draft.jointValves();
        jointFlags = draft.jointFlags();
        nodeJointsStart = new int[nodeKind.length + 1];
        spanJoints = new int[spanLink.length];
        for (int j = 0; j < jointA.length; j++) {
            count(jointA[j], j);
            count(jointB[j], j);
        }
        for (int n = 0; n < nodeKind.length; n++) {
            nodeJointsStart[n + 1] += nodeJointsStart[n];
        }
        nodeJoints = new int[nodeJointsStart[nodeKind.length]];
        int[] next = Arrays.copyOf(nodeJointsStart, nodeKind.length);
        for (int j = 0; j < jointA.length; j++) {
            if (isNode(jointA[j])) {
                nodeJoints[next[jointA[j]]++] = j;
            }
            if (isNode(jointB[j])) {
                nodeJoints[next[jointB[j]]++] = j;
            }
        }
        int cells = cellCount();
        valves = valveTable.join();
        nodeRefs = refsOfNodes.join();
        sections = new Sections(cells, jointA, jointB, jointValve, jointFlags);
        fingerprint = computeFingerprint();
    }

    private void count(int cell, int joint) {
        if (isNode(cell)) {
            nodeJointsStart[cell + 1]++;
        } else {
            int known = spanJoints[spanOf(cell)];
            spanJoints[spanOf(cell)] = known == 0 ? joint << COUNT_BITS | 1 : known + 1;
        }
    }

    /** The links: mains and valves that are links. */
    public LinkTable links() {
        return links;
    }

    /** The valves. */
    public ValveTable valves() {
        return valves;
    }

    /** The hydrants. */
    public HydrantTable hydrants() {
        return hydrants;
    }

    /** The cells gathered into what nothing can divide. */
    public Sections sections() {
        return sections;
    }

    /** Number of nodes, those made by joining ends included. */
    public int nodeCount() {
        return nodeKind.length;
    }

    /** Reference of a node; one made by joining starts with {@code ~} and names the main that made it. */
    public String nodeRef(int node) {
        return nodeRefs.get(node);
    }

    /** The index of the node with that reference, or -1. */
    public int findNode(String ref) {
        return nodeRefs.find(ref);
    }

    /** True when no record names the node: it is a place where ends of mains were joined. */
    public boolean isMadeByJoining(int node) {
        return madeNodes.get(node);
    }

    /** What stands at a node. */
    public NodeKind nodeKind(int node) {
        return NODE_KINDS[nodeKind[node]];
    }

    /** Number of sources, inferred ones included. */
    public int sourceCount() {
        return sources.length;
    }

    /** The node of a source; sources are in the order of their nodes. */
    public int source(int k) {
        return sources[k];
    }

    /** True when the records named no source and they were inferred. */
    public boolean sourcesInferred() {
        return sourcesInferred;
    }

    /** The largest distance over which ends were joined or valves put on mains, in metres; 0 when nothing was. */
    public double largestSnap_m() {
        return largestSnap_m;
    }

    /** Number of spans. */
    public int spanCount() {
        return spanLink.length;
    }

    /** Number of cells: nodes and spans. */
    public int cellCount() {
        return nodeKind.length + spanLink.length;
    }

    /** True when the cell is a node; its index is the node's. */
    public boolean isNode(int cell) {
        return cell < nodeKind.length;
    }

    /** The span a cell is. */
    public int spanOf(int cell) {
        return cell - nodeKind.length;
    }

    /** The cell a span is. */
    public int cellOfSpan(int span) {
        return span + nodeKind.length;
    }

    /** The link a span is part of. */
    public int spanLink(int span) {
        return spanLink[span];
    }

    /** Measure at which a span begins: 0, or where the span before it on the same link ends. */
    public double spanFrom(int span) {
        return span > 0 && spanLink[span - 1] == spanLink[span] ? spanTo[span - 1] : 0;
    }

    /** Measure at which a span ends. */
    public double spanTo(int span) {
        return spanTo[span];
    }

    /** The span of a link at a measure; the nearer end's span for measures beyond the ends; -1 when it has none. */
    public int findSpanAt(int link, double measure) {
        int first = links.firstSpan(link);
        int end = links.firstSpan(link + 1);
        for (int s = first; s < end; s++) {
            if (measure <= spanTo[s] && (spanTo[s] > spanFrom(s) || s == end - 1)) {
                return s;
            }
        }
        return end > first ? end - 1 : -1;
    }

    /** Number of joints. */
    public int jointCount() {
        return jointA.length;
    }

    /** The cell on the A side of a joint. */
    public int jointA(int joint) {
        return jointA[joint];
    }

    /** The cell on the B side of a joint. */
    public int jointB(int joint) {
        return jointB[joint];
    }

    /** The cell on the other side of a joint. */
    public int across(int joint, int cell) {
        int a = jointA[joint];
        return a == cell ? jointB[joint] : a;
    }

    /** The valve on a joint, or -1. */
    public int jointValve(int joint) {
        return jointValve[joint];
    }

    /** Flags of a joint: {@link #ONE_WAY_CHECK}, {@link #ONE_WAY_SUPPLY}, {@link #ASSUMED_CLOSED}. */
    public int jointFlags(int joint) {
        return jointFlags[joint];
    }

    /** Start of a cell's joints for {@link #adjacentJoint}; they run to {@link #adjacencyEnd}. */
    public int adjacencyStart(int cell) {
        return isNode(cell) ? nodeJointsStart[cell] : nodeJoints.length + (spanJoints[spanOf(cell)] >> COUNT_BITS);
    }

    /** One beyond the last of a cell's joints. */
    public int adjacencyEnd(int cell) {
        if (isNode(cell)) {
            return nodeJointsStart[cell + 1];
        }
        int joints = spanJoints[spanOf(cell)];
        return nodeJoints.length + (joints >> COUNT_BITS) + (joints & (1 << COUNT_BITS) - 1);
    }

    /** A joint of a cell; a span's joints have no list, the numbers beyond those of the nodes stand for them. */
    public int adjacentJoint(int k) {
        return k < nodeJoints.length ? nodeJoints[k] : k - nodeJoints.length;
    }

    /** A checksum of the graph: equal for equal input, in whatever order the records came. */
    public long fingerprint() {
        return fingerprint;
    }

    private long computeFingerprint() {
        CRC32C crc = new CRC32C();
        crc.update(nodeRefs.contents());
        crc.update(links.mainRefs.contents());
        crc.update(valves.refs.contents());
        for (int[] array : new int[][] {sources, spanLink, jointA, jointB, jointValve}) {
            update(crc, array.length, k -> array[k]);
        }
        update(crc, spanLink.length * 2, k -> Double.doubleToLongBits(k % 2 == 0 ? spanFrom(k / 2) : spanTo[k / 2]));
        crc.update(jointFlags);
        return crc.getValue();
    }

    /** A few thousand values at a time: a call for each would take longer than the sum. */
    private static void update(CRC32C crc, int count, IntToLongFunction value) {
        ByteBuffer some = ByteBuffer.allocate(8 * 4096).order(ByteOrder.LITTLE_ENDIAN);
        for (int k = 0; k < count; k++) {
            some.putLong(value.applyAsLong(k));
            if (!some.hasRemaining() || k == count - 1) {
                crc.update(some.flip());
                some.clear();
            }
        }
    }
}
