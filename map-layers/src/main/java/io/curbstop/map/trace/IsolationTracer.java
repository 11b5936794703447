package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.UnionFind;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.IsolationAnswer.Plan;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Traces on one network; safe for any number of threads. */
public final class IsolationTracer {
    /** In how many valves states may differ from those of an index and still be traced with it. */
    private static final int MOST_DIFFERENCES = 24;

    private final PipeNetwork network;
    private final ConcurrentLinkedQueue<Room> rooms = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<CutGraph.Scratch> cutRooms = new ConcurrentLinkedQueue<>();
    private final SupplyIndexes indexes;
    private final BitSet cellsWithSource = new BitSet();

    /** Working room of one trace. */
    private static final class Room {
        final SegmentFlood.Scratch flood;
        final SplitScratch after;
        private final PipeNetwork network;
        private SplitScratch before;

        Room(PipeNetwork network) {
            this.network = network;
            flood = new SegmentFlood.Scratch(network);
            after = new SplitScratch(network);
        }

        /** Made when first needed: most traces start from the valves as indexed. */
        SplitScratch before() {
            if (before == null) {
                before = new SplitScratch(network);
            }
            return before;
        }
    }

    /** A tracer on a network. */
    public IsolationTracer(PipeNetwork network) {
        this.network = network;
        indexes = new SupplyIndexes(network);
        UnionFind pieces = new UnionFind(network.cellCount());
        for (int j = 0; j < network.jointCount(); j++) {
            pieces.join(network.jointA(j), network.jointB(j));
        }
        Set<Integer> withSource = new HashSet<>();
        for (int k = 0; k < network.sourceCount(); k++) {
            withSource.add(pieces.find(network.source(k)));
        }
        for (int c = 0; c < network.cellCount(); c++) {
            cellsWithSource.set(c, withSource.contains(pieces.find(c)));
        }
    }

    /** The network it traces on. */
    public PipeNetwork network() {
        return network;
    }

    /**
     * Traces to the nearest ring of usable valves. Never throws for what the network or the break is like: an answer
     * with {@code isolated=false} says why not.
     *
     * @throws IllegalArgumentException when the states are not of this network
     */
    public IsolationAnswer trace(TraceRequest request) {
        BreakResolver breaks = resolve(request);
        if (breaks.failure != null) {
            return IsolationAnswer.failed(network, request, breaks);
        }
        return trace(request, breaks, null);
    }

    /**
     * The plan with the fewest valves to close, further out than the nearest ring, but within the nearest {@value
     * CutGraph#MOST_CELLS} stretches and nodes of the network.
     *
     * @return empty when the nearest ring has as few, or the break cannot be isolated
     * @throws IllegalArgumentException when the states are not of this network
     */
    public Optional<IsolationAnswer> findFewestValves(TraceRequest request) {
        BreakResolver breaks = resolve(request);
        if (breaks.failure != null) {
            return Optional.empty();
        }
        IsolationAnswer nearest = trace(request, breaks, null);
        if (!nearest.isolated() || nearest.close().size() < 2) {
            return Optional.empty();
        }
        ValveRules rules = new ValveRules(network, request, breaks.brokenValves);
        CutGraph.Scratch scratch = cutRooms.poll();
        if (scratch == null) {
            scratch = new CutGraph.Scratch(network);
        }
        Optional<Set<Integer>> cut;
        try {
            CutGraph graph = new CutGraph(network, rules, request.options(), breaks, scratch);
            cut = new ValveCut(graph).findSmallest(nearest.close().size());
        } finally {
            cutRooms.add(scratch);
        }
        return cut.map(valves -> trace(request, breaks, valves))
                .filter(answer -> answer.isolated()
                        && answer.close().size() < nearest.close().size());
    }

    /**
     * What has supply with the valves in one state and none with them in another: what is out now, if the one is how
     * they stand normally.
     *
     * @throws IllegalArgumentException when the states are not of this network
     */
    public IsolatedArea findDry(ValveStates normal, ValveStates now, TraceOptions options) {
        return new AreaWriter(network).write(dryCells(normal, now, options));
    }

    /**
     * Whether a source reaches places on mains with the valves in these states.
     *
     * @param mains the main of each place, by its index in the network's links
     * @param measures where on it, as measures of {@link io.curbstop.map.network.LinkTable}
     * @throws IllegalArgumentException when the states are not of this network
     */
    public boolean[] areSupplied(ValveStates states, TraceOptions options, int[] mains, double[] measures) {
        requireOurs(states);
        IntArray shut = new IntArray();
        IntArray opened = new IntArray();
        SupplyIndex index = indexes.find(states, options, MOST_DIFFERENCES, shut, opened);
        Room room = takeRoom();
        try {
            SupplySplit split = new SupplySplit(network, index, room.after, null, shut, opened);
            boolean[] supplied = new boolean[mains.length];
            for (int k = 0; k < mains.length; k++) {
                int span = network.findSpanAt(mains[k], measures[k]);
                supplied[k] = span >= 0 && split.isSupplied(network.cellOfSpan(span));
            }
            return supplied;
        } finally {
            rooms.add(room);
        }
    }

    /** The cells of {@link #findDry}. */
    int[] dryCells(ValveStates normal, ValveStates now, TraceOptions options) {
        requireOurs(normal);
        requireOurs(now);
        IntArray shut = new IntArray();
        IntArray opened = new IntArray();
        SupplyIndex index = indexes.find(normal, options, 0, shut, opened);
        index.listDifferences(now, Integer.MAX_VALUE, shut, opened);
        Room room = takeRoom();
        try {
            SupplySplit split = new SupplySplit(network, index, room.after, null, shut, opened);
            IntArray cells = new IntArray();
            for (int unit : split.dryUnits()) {
                split.forEachCell(unit, cell -> {
                    if (index.isCellSupplied(cell)) {
                        cells.add(cell);
                    }
                });
            }
            for (int k = 0; k < shut.size(); k++) {
                int body = network.valves().bodyNode(shut.get(k));
                if (body >= 0 && !isFed(split, body) && index.isCellSupplied(body)) {
                    cells.add(body);
                }
            }
            return cells.toArray();
        } finally {
            rooms.add(room);
        }
    }

    /** True when supply reaches any side of a valve that is a node. */
    private boolean isFed(SupplySplit split, int body) {
        for (int k = network.adjacencyStart(body); k < network.adjacencyEnd(body); k++) {
            if (split.isSupplied(network.across(network.adjacentJoint(k), body))) {
                return true;
            }
        }
        return false;
    }

    private void requireOurs(ValveStates states) {
        if (states.count() != network.valves().count()) {
            throw new IllegalArgumentException("states of " + states.count() + " valves for a network of "
                    + network.valves().count());
        }
    }

    private BreakResolver resolve(TraceRequest request) {
        requireOurs(request.states());
        return new BreakResolver(network).resolve(request.breaks());
    }

    private IsolationAnswer trace(TraceRequest request, BreakResolver breaks, Set<Integer> onlyThese) {
        IsolationAnswer answer = traceOnce(request, breaks, onlyThese);
        if (answer.checkValves().isEmpty()) {
            return answer;
        }
        IsolationAnswer leaking =
                traceOnce(request.withOptions(request.options().withTrustCheckValves(false)), breaks, onlyThese);
        boolean same = leaking.segment().equals(answer.segment())
                && leaking.close().equals(answer.close())
                && leaking.isolated() == answer.isolated();
        return same ? answer : answer.withLeaking(leaking);
    }

    private IsolationAnswer traceOnce(TraceRequest request, BreakResolver breaks, Set<Integer> onlyThese) {
        Room room = takeRoom();
        try {
            return traceIn(room, request, breaks, onlyThese);
        } finally {
            rooms.add(room);
        }
    }

    private Room takeRoom() {
        Room room = rooms.poll();
        return room == null ? new Room(network) : room;
    }

    private IsolationAnswer traceIn(Room room, TraceRequest request, BreakResolver breaks, Set<Integer> onlyThese) {
        TraceOptions options = request.options();
        ValveRules rules = new ValveRules(network, request, breaks.brokenValves);
        rules.useOnly(onlyThese);
        SegmentFlood flood =
                new SegmentFlood(network, rules, options, breaks.brokenLinks, room.flood).run(breaks.cells);
        IntArray shut = new IntArray();
        IntArray opened = new IntArray();
        SupplyIndex index = index(request, rules, shut, opened);
        SupplySplit before = shut.size() + opened.size() == 0
                ? null
                : new SupplySplit(network, index, room.before(), null, shut, opened);
        SupplySplit after = new SupplySplit(network, index, room.after, flood, shut, opened);
        Supply supply = new Supply(index, before, after, cellsWithSource);
        Plan plan = onlyThese == null ? Plan.NEAREST : Plan.FEWEST_VALVES;
        return new AnswerWriter(network, request, breaks, rules, flood, supply, plan).write();
    }

    /**
     * An index and the valves in which the request differs from it, by its states and by what is said for this job.
     */
    private SupplyIndex index(TraceRequest request, ValveRules rules, IntArray shut, IntArray opened) {
        SupplyIndex index = indexes.find(request.states(), request.options(), MOST_DIFFERENCES, shut, opened);
        if (rules.thisJob().isEmpty()) {
            return index;
        }
        Set<Integer> shutNow = asSet(shut);
        Set<Integer> openedNow = asSet(opened);
        rules.thisJob().forEach((valve, said) -> {
            if (said == JobValve.UNUSABLE) {
                return;
            }
            boolean wasShut = ValveRules.isShut(request.states(), valve);
            if (said == JobValve.CLOSED && !wasShut && !openedNow.remove(valve)) {
                shutNow.add(valve);
            } else if (said == JobValve.OPEN && wasShut && !shutNow.remove(valve)) {
                openedNow.add(valve);
            }
        });
        shut.clear();
        shutNow.forEach(shut::add);
        opened.clear();
        openedNow.forEach(opened::add);
        return index;
    }

    private static Set<Integer> asSet(IntArray values) {
        Set<Integer> set = new TreeSet<>();
        for (int k = 0; k < values.size(); k++) {
            set.add(values.get(k));
        }
        return set;
    }
}
