package io.curbstop.map.trace;

import io.curbstop.map.network.PipeNetwork;
import io.curbstop.map.network.UnionFind;
import io.curbstop.map.network.ValveStates;
import io.curbstop.map.trace.IsolationAnswer.Plan;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Traces on one network; safe for any number of threads. */
public final class IsolationTracer {
    private static final int KEPT_INDEXES = 4;

    private final PipeNetwork network;
    private final ConcurrentLinkedQueue<Room> rooms = new ConcurrentLinkedQueue<>();
    private final Deque<SupplyIndex> indexes = new ArrayDeque<>();
    private final BitSet cellsWithSource = new BitSet();

    /** Working room of one trace. */
    private static final class Room {
        final CellMarks segment;
        final SplitScratch before;
        final SplitScratch after;

        Room(int cells) {
            segment = new CellMarks(cells);
            before = new SplitScratch(cells);
            after = new SplitScratch(cells);
        }
    }

    /** A tracer on a network. */
    public IsolationTracer(PipeNetwork network) {
        this.network = network;
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
     * The plan with the fewest valves to close, further out than the nearest ring.
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
        Optional<Set<Integer>> cut = new ValveCut(network, rules, request.options(), breaks).findSmallest();
        return cut.filter(valves -> valves.size() < nearest.close().size())
                .map(valves -> trace(request, breaks, valves))
                .filter(answer -> answer.isolated()
                        && answer.close().size() < nearest.close().size());
    }

    private BreakResolver resolve(TraceRequest request) {
        if (request.states().count() != network.valves().count()) {
            throw new IllegalArgumentException("states of " + request.states().count() + " valves for a network of "
                    + network.valves().count());
        }
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
        Room room = rooms.poll();
        if (room == null) {
            room = new Room(network.cellCount());
        }
        try {
            return traceIn(room, request, breaks, onlyThese);
        } finally {
            rooms.add(room);
        }
    }

    private IsolationAnswer traceIn(Room room, TraceRequest request, BreakResolver breaks, Set<Integer> onlyThese) {
        TraceOptions options = request.options();
        ValveRules rules = new ValveRules(network, request, breaks.brokenValves);
        rules.useOnly(onlyThese);
        SegmentFlood flood =
                new SegmentFlood(network, rules, options, breaks.brokenLinks, room.segment).run(breaks.cells);
        SupplyIndex index = index(request.states(), options);
        Set<Integer> shutByJob = new TreeSet<>();
        Set<Integer> openedByJob = new TreeSet<>();
        rules.thisJob().forEach((valve, said) -> {
            boolean shut = ValveRules.isShut(request.states(), valve);
            if (said == JobValve.CLOSED && !shut) {
                shutByJob.add(valve);
            } else if (said == JobValve.OPEN && shut) {
                openedByJob.add(valve);
            }
        });
        SupplySplit before = shutByJob.isEmpty() && openedByJob.isEmpty()
                ? null
                : new SupplySplit(network, index, room.before, null, shutByJob, openedByJob);
        Set<Integer> cut = new TreeSet<>(shutByJob);
        cut.addAll(flood.border);
        SupplySplit after = new SupplySplit(network, index, room.after, room.segment, cut, openedByJob);
        Supply supply = new Supply(index, before, after, cellsWithSource);
        Plan plan = onlyThese == null ? Plan.NEAREST : Plan.FEWEST_VALVES;
        return new AnswerWriter(network, request, breaks, rules, flood, supply, plan).write();
    }

    private SupplyIndex index(ValveStates states, TraceOptions options) {
        synchronized (indexes) {
            for (SupplyIndex index : indexes) {
                if (index.serves(states, options)) {
                    return index;
                }
            }
        }
        SupplyIndex made = new SupplyIndex(network, states, options);
        synchronized (indexes) {
            indexes.addFirst(made);
            while (indexes.size() > KEPT_INDEXES) {
                indexes.removeLast();
            }
        }
        return made;
    }
}
