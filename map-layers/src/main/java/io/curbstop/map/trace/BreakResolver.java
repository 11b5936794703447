package io.curbstop.map.trace;

import io.curbstop.map.network.IntArray;
import io.curbstop.map.network.LinkStatus;
import io.curbstop.map.network.PipeNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the cells that breaks stand on. */
final class BreakResolver {
    final IntArray cells = new IntArray();
    final Set<Integer> brokenValves = new TreeSet<>();
    final Set<Integer> brokenLinks = new TreeSet<>();
    final List<ConfidenceNote> notes = new ArrayList<>();
    /** What kept a break from being found; null when all were. */
    IsolationAnswer.Outcome failure;

    String failureReason;

    private final PipeNetwork network;

    BreakResolver(PipeNetwork network) {
        this.network = network;
    }

    BreakResolver resolve(List<Break> breaks) {
        for (Break b : breaks) {
            if (b instanceof Break.OnMain onMain) {
                main(onMain);
            } else if (b instanceof Break.AtNode atNode) {
                node(atNode.nodeRef());
            } else if (b instanceof Break.AtValve atValve) {
                valve(atValve.valveRef());
            }
        }
        return this;
    }

    private void main(Break.OnMain at) {
        int link = network.links().findMain(at.mainRef());
        if (link < 0) {
            fail(IsolationAnswer.Outcome.NOT_ON_NETWORK, "Main " + at.mainRef() + " is not in this network.");
            return;
        }
        if (network.links().status(link) == LinkStatus.ABANDONED) {
            fail(IsolationAnswer.Outcome.ABANDONED, "Main " + at.mainRef() + " is abandoned: nothing flows in it.");
            return;
        }
        brokenLinks.add(link);
        if (network.links().isDrawnAlongStreet(link) && network.links().startNode(link) < 0) {
            notes.add(new ConfidenceNote(
                    ConfidenceNote.Code.CONNECTION_UNKNOWN,
                    at.mainRef(),
                    "main " + at.mainRef() + " is drawn along its street; what it is joined to is not in the records"));
        }
        int first = network.links().firstSpan(link);
        int end = network.links().firstSpan(link + 1);
        if (at.measure().isPresent()) {
            cells.add(network.cellOfSpan(network.findSpanAt(link, at.measure().getAsDouble())));
            return;
        }
        for (int s = first; s < end; s++) {
            // The space between two valves at one spot has no length to break on.
            if (network.spanTo(s) > network.spanFrom(s) || network.links().drawnLength(link) == 0) {
                cells.add(network.cellOfSpan(s));
            }
        }
        if (end - first > 1) {
            notes.add(new ConfidenceNote(
                    ConfidenceNote.Code.BREAK_PLACE_UNKNOWN,
                    at.mainRef(),
                    "where on main " + at.mainRef() + " it broke is not known; all of it is taken as broken"));
        }
    }

    private void node(String ref) {
        int node = network.findNode(ref);
        if (node < 0) {
            fail(IsolationAnswer.Outcome.NOT_ON_NETWORK, "Node " + ref + " is not in this network.");
            return;
        }
        cells.add(node);
        for (int k = network.adjacencyStart(node); k < network.adjacencyEnd(node); k++) {
            int valve = network.jointValve(network.adjacentJoint(k));
            if (valve >= 0 && network.valves().bodyNode(valve) == node) {
                brokenValves.add(valve);
            }
        }
    }

    private void valve(String ref) {
        int valve = network.valves().find(ref);
        if (valve < 0 || network.valves().jointCount(valve) == 0) {
            fail(IsolationAnswer.Outcome.NOT_ON_NETWORK, "Valve " + ref + " is on no main of this network.");
            return;
        }
        brokenValves.add(valve);
        for (int k = 0; k < network.valves().jointCount(valve); k++) {
            cells.add(network.jointA(network.valves().joint(valve, k)));
            cells.add(network.jointB(network.valves().joint(valve, k)));
        }
    }

    private void fail(IsolationAnswer.Outcome outcome, String reason) {
        if (failure == null) {
            failure = outcome;
            failureReason = reason;
        }
    }
}
