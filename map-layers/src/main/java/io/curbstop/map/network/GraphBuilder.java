package io.curbstop.map.network;

import io.curbstop.map.network.ConnectivityReport.ProblemCode;

/**
 * Lays out cells and joints: each part of a link becomes a chain of spans between its valves and nodes. Two valves with
 * nothing between them get a span of no length, so that a joint never carries more than one.
 */
final class GraphBuilder {
    private final GraphDraft draft;
    private final Problems problems;
    private int link;
    private double at;
    private int previous;
    private int pendingValve;
    private int firstJoint;
    private int lastJoint;

    GraphBuilder(GraphDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void build() {
        int[] firstSpan = new int[draft.links.size() + 1];
        for (int l = 0; l < draft.links.size(); l++) {
            firstSpan[l] = draft.spanCount();
            LinkDraft drafted = draft.links.get(l);
            if (drafted.isInService()) {
                for (LinkDraft.Part part : drafted.parts) {
                    layOut(l, part);
                }
            }
        }
        firstSpan[draft.links.size()] = draft.spanCount();
        draft.setFirstSpan(firstSpan);
    }

    private void layOut(int linkIndex, LinkDraft.Part part) {
        link = linkIndex;
        at = part.from;
        previous = -1;
        pendingValve = -1;
        firstJoint = -1;
        lastJoint = -1;
        node(part.startNode);
        part.startValves.forEach(this::valve);
        for (LinkDraft.Event event : part.orderedEvents()) {
            spanTo(event.measure());
            if (event.valve() >= 0) {
                valve(event.valve());
            } else {
                node(event.node());
            }
        }
        spanTo(part.to);
        if (part.link.valve >= 0) {
            valve(part.link.valve);
        }
        for (int k = part.endValves.size() - 1; k >= 0; k--) {
            valve(part.endValves.get(k));
        }
        node(part.endNode);
        if (pendingValve >= 0) {
            cell(draft.addSpan(link, at));
        }
        flagEnds(part);
    }

    private void flagEnds(LinkDraft.Part part) {
        LinkDraft drafted = part.link;
        if (firstJoint < 0) {
            return;
        }
        if (drafted.isOneWay()) {
            int flag = drafted.source.rules().checkValve() ? PipeNetwork.ONE_WAY_CHECK : PipeNetwork.ONE_WAY_SUPPLY;
            draft.flag(drafted.drawnBackwards ? lastJoint : firstJoint, flag, drafted.drawnBackwards);
        }
        if (drafted.source.rules().inletOnly()) {
            flagInlet(part);
        }
        if (drafted.source.status() == LinkStatus.CLOSED && drafted.kind() != LinkKind.PUMP) {
            draft.flag(firstJoint, PipeNetwork.ASSUMED_CLOSED, false);
            if (lastJoint != firstJoint) {
                draft.flag(lastJoint, PipeNetwork.ASSUMED_CLOSED, false);
            }
        }
    }

    /** Nothing comes back out of a source through its inlet: a non-return valve at that end. */
    private void flagInlet(LinkDraft.Part part) {
        boolean atStart = isSource(part.startNode);
        if (atStart == isSource(part.endNode)) {
            problems.add(
                    ProblemCode.INLET_WITHOUT_SOURCE,
                    "main",
                    part.link.ref,
                    "is an inlet, but not one of its ends alone is a source; taken as an ordinary main");
            return;
        }
        boolean flowsToStart = part.link.drawnBackwards;
        if (part.link.isOneWay() && atStart != flowsToStart) {
            problems.add(
                    ProblemCode.INLET_AGAINST_FLOW,
                    "main",
                    part.link.ref,
                    "is an inlet, but water passes it away from the source only; taken as no inlet");
            return;
        }
        draft.flag(atStart ? firstJoint : lastJoint, PipeNetwork.ONE_WAY_CHECK, atStart);
    }

    private boolean isSource(int node) {
        return node >= 0 && draft.nodes.get(node).kind.isSource();
    }

    private void spanTo(double measure) {
        standOnSomething();
        cell(draft.addSpan(link, measure));
        at = measure;
    }

    /** A node, with the valve that it may be, on this side and on the next. */
    private void node(int node) {
        if (node < 0) {
            return;
        }
        int body = draft.nodes.get(node).bodyValve;
        if (body >= 0 && previous >= 0) {
            valve(body);
        }
        cell(node);
        if (body >= 0) {
            pendingValve = body;
        }
    }

    private void valve(int valve) {
        if (pendingValve >= 0) {
            cell(draft.addSpan(link, at));
        }
        pendingValve = valve;
    }

    /** A valve with nothing before it stands on a span of no length. */
    private void standOnSomething() {
        if (previous < 0 && pendingValve >= 0) {
            previous = draft.addSpan(link, at);
        }
    }

    private void cell(int cell) {
        standOnSomething();
        if (previous >= 0) {
            int joint = draft.addJoint(previous, cell, pendingValve, 0);
            firstJoint = firstJoint < 0 ? joint : firstJoint;
            lastJoint = joint;
            directValve(joint);
        }
        previous = cell;
        pendingValve = -1;
    }

    /** One-way valves: a link valve has a direction of its own, one on a main takes that of the main. */
    private void directValve(int joint) {
        if (pendingValve < 0) {
            return;
        }
        ValveDraft valve = draft.valves.get(pendingValve);
        if (!valve.kind().isOneWay() || valve.placement == ValvePlacement.AT_NODE) {
            return;
        }
        LinkDraft drafted = draft.links.get(link);
        boolean isLink = drafted.valve == pendingValve;
        if (!isLink) {
            problems.add(
                    ProblemCode.DIRECTION_ASSUMED,
                    "valve",
                    valve.ref,
                    "passes one way; taken to be from the start to the end of %s",
                    drafted.ref);
        }
        int flag = valve.kind() == ValveKind.CHECK ? PipeNetwork.ONE_WAY_CHECK : PipeNetwork.ONE_WAY_SUPPLY;
        draft.flag(joint, flag, !isLink && drafted.drawnBackwards);
    }
}
