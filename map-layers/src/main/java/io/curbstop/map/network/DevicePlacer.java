package io.curbstop.map.network;

import io.curbstop.map.network.ConnectivityReport.ProblemCode;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Puts valves and hydrants on the network: by what they refer to, else on the nearest node or main. */
final class DevicePlacer {
    /** How close to its end, in the units of the measures, a valve is at the end and not within. */
    private static final double AT_END = 1e-6;

    /** Valves nearer to each other than this are reported: one of them may be a copy. */
    private static final double SAME_SPOT = 1e-3;

    private final GraphDraft draft;
    private final Problems problems;
    private final AssemblyOptions options;
    private final LinkIndex linkIndex;
    private STRtree nodeTree;

    DevicePlacer(GraphDraft draft, Problems problems, AssemblyOptions options, LinkIndex linkIndex) {
        this.draft = draft;
        this.problems = problems;
        this.options = options;
        this.linkIndex = linkIndex;
    }

    void place() {
        for (LinkDraft link : draft.links) {
            for (LinkDraft.Part part : link.parts) {
                countDegree(part.startNode);
                countDegree(part.endNode);
                part.events.forEach(e -> draft.nodes.get(e.node()).degree += 2);
            }
        }
        for (int v = 0; v < draft.valves.size(); v++) {
            ValveDraft valve = draft.valves.get(v);
            if (valve.placement == ValvePlacement.IS_LINK) {
                fillDiameter(valve, draft.links.get(valve.link).source.diameter_mm());
            } else {
                placeValve(v, valve);
            }
        }
        draft.hydrants.forEach(this::placeHydrant);
    }

    private void countDegree(int node) {
        if (node >= 0) {
            draft.nodes.get(node).degree++;
        }
    }

    private void placeValve(int v, ValveDraft valve) {
        String mainRef = valve.source.mainRef();
        String nodeRef = valve.source.nodeRef();
        Integer link = mainRef == null ? null : draft.linkByRef.get(mainRef);
        Integer node = nodeRef == null ? null : draft.nodeByRef.get(nodeRef);
        if (mainRef != null && (link == null || !draft.links.get(link).isInService())) {
            problems.add(
                    ProblemCode.UNKNOWN_MAIN,
                    "valve",
                    valve.ref,
                    "names main %s, which is not in service here",
                    mainRef);
            link = null;
        }
        if (nodeRef != null && node == null) {
            problems.add(ProblemCode.UNKNOWN_NODE, "valve", valve.ref, "names node %s, which is not here", nodeRef);
        }
        if (link != null) {
            placeOnNamedLink(v, valve, link, node);
        } else if (node != null) {
            placeAtNode(v, valve, node, distance(node, valve.source.x(), valve.source.y()));
        } else if (valve.hasPlace()) {
            placeByDistance(v, valve);
        } else {
            offEveryPipe(valve, "neither drawn nor referring to anything here");
        }
    }

    private void placeOnNamedLink(int v, ValveDraft valve, int linkIndexOf, Integer node) {
        LinkDraft link = draft.links.get(linkIndexOf);
        LinkDraft.Part first = link.parts.get(0);
        LinkDraft.Part last = link.parts.get(link.parts.size() - 1);
        boolean atStart = node != null && first.startNode == node;
        boolean atEnd = node != null && last.endNode == node;
        if (atStart && atEnd && valve.hasPlace() && first.isDrawn()) {
            atStart = distance(valve, first, 0) <= distance(valve, last, 1);
        }
        if (atStart || atEnd) {
            putAtEnd(v, valve, linkIndexOf, atStart ? first : last, atStart);
            return;
        }
        Optional<LinkIndex.Place> place =
                valve.hasPlace() ? linkIndex.findOn(linkIndexOf, valve.source.x(), valve.source.y()) : Optional.empty();
        if (place.isPresent()) {
            LinkIndex.Place p = place.get();
            valve.snapDistance = p.distance();
            if (p.distance() > options.valveTolerance_m()) {
                problems.add(
                        ProblemCode.VALVE_FAR_FROM_ITS_MAIN,
                        "valve",
                        valve.ref,
                        "drawn %.1f m from its main %s; put on it all the same",
                        p.distance(),
                        link.ref);
            }
            putOnPart(v, valve, linkIndexOf, p.part(), p.measure());
        } else {
            problems.add(
                    ProblemCode.VALVE_PLACE_UNKNOWN,
                    "valve",
                    valve.ref,
                    "on main %s, nobody says where; put at its middle",
                    link.ref);
            putOnPart(v, valve, linkIndexOf, first, (first.from + first.to) / 2);
        }
    }

    private void putOnPart(int v, ValveDraft valve, int link, LinkDraft.Part part, double measure) {
        if (measure - part.from <= AT_END || part.to - measure <= AT_END) {
            putAtEnd(v, valve, link, part, measure - part.from <= AT_END);
        } else if (put(valve, link, part, measure, ValvePlacement.ON_MAIN)) {
            part.events.stream()
                    .filter(event -> event.valve() >= 0 && Math.abs(event.measure() - measure) < SAME_SPOT)
                    .findFirst()
                    .ifPresent(event -> noteSpot(valve, event.valve()));
            part.addValve(v, measure);
        }
    }

    /** At an end of a part, told by its name and not by the measure: both ends of a part without length have the same. */
    private void putAtEnd(int v, ValveDraft valve, int link, LinkDraft.Part part, boolean start) {
        double measure = start ? part.from : part.to;
        if (put(valve, link, part, measure, ValvePlacement.AT_LINK_END)) {
            (start ? part.startValves : part.endValves).stream().findFirst().ifPresent(other -> noteSpot(valve, other));
            if (start) {
                part.addValveAtStart(v);
            } else {
                part.addValveAtEnd(v);
            }
        }
    }

    /** False when such a valve cuts nothing. */
    private boolean put(ValveDraft valve, int link, LinkDraft.Part part, double measure, ValvePlacement placement) {
        valve.link = link;
        valve.measure = measure;
        fillDiameter(valve, part.link.source.diameter_mm());
        valve.placement = valve.kind().isInLine() ? placement : ValvePlacement.CUTS_NOTHING;
        return valve.kind().isInLine();
    }

    private void placeAtNode(int v, ValveDraft valve, int nodeIndex, double distance) {
        NodeDraft node = draft.nodes.get(nodeIndex);
        valve.snapDistance = distance;
        valve.bodyNode = nodeIndex;
        if (!valve.kind().isInLine()) {
            valve.placement = ValvePlacement.CUTS_NOTHING;
            return;
        }
        if (node.bodyValve >= 0) {
            valve.placement = ValvePlacement.NOWHERE;
            problems.add(
                    ProblemCode.VALVES_AT_ONE_SPOT,
                    "valve",
                    valve.ref,
                    "at node %s, which is valve %s already; only that one is counted",
                    node.ref,
                    draft.valves.get(node.bodyValve).ref);
            return;
        }
        node.bodyValve = v;
        valve.placement = ValvePlacement.AT_NODE;
        if (node.degree > 2) {
            problems.add(
                    ProblemCode.VALVE_ON_SEVERAL_PIPES,
                    "valve",
                    valve.ref,
                    "at node %s where %d pipe ends meet; taken to cut them all",
                    node.ref,
                    node.degree);
        }
    }

    private void placeByDistance(int v, ValveDraft valve) {
        double x = valve.source.x();
        double y = valve.source.y();
        int node = findNodeNear(x, y, options.nodeTolerance_m());
        if (node >= 0) {
            placeAtNode(v, valve, node, distance(node, x, y));
            return;
        }
        Optional<LinkIndex.Place> place = linkIndex.findNearest(x, y, options.valveTolerance_m(), link -> true);
        if (place.isEmpty()) {
            offEveryPipe(valve, "no main within " + options.valveTolerance_m() + " m");
            return;
        }
        valve.snapDistance = place.get().distance();
        putOnPart(
                v,
                valve,
                place.get().linkIndex(),
                place.get().part(),
                place.get().measure());
    }

    private void offEveryPipe(ValveDraft valve, String why) {
        problems.add(ProblemCode.VALVE_OFF_EVERY_PIPE, "valve", valve.ref, "%s; counted nowhere", why);
    }

    private void noteSpot(ValveDraft valve, int other) {
        problems.add(
                ProblemCode.VALVES_AT_ONE_SPOT,
                "valve",
                valve.ref,
                "at the spot of valve %s; either closes it",
                draft.valves.get(other).ref);
    }

    private void fillDiameter(ValveDraft valve, int diameter_mm) {
        if (valve.diameter_mm <= 0) {
            valve.diameter_mm = diameter_mm;
        }
    }

    private double distance(int node, double x, double y) {
        NodeDraft n = draft.nodes.get(node);
        return Double.isNaN(x) || !n.hasPlace() ? 0 : Polyline.distance(n.x, n.y, x, y);
    }

    private static double distance(ValveDraft valve, LinkDraft.Part part, int end) {
        return Polyline.distance(valve.source.x(), valve.source.y(), part.x(end), part.y(end));
    }

    private int findNodeNear(double x, double y, double within) {
        if (nodeTree == null) {
            nodeTree = new STRtree();
            for (int n = 0; n < draft.nodes.size(); n++) {
                NodeDraft node = draft.nodes.get(n);
                if (node.hasPlace() && node.degree > 0) {
                    nodeTree.insert(new Envelope(new Coordinate(node.x, node.y)), n);
                }
            }
            nodeTree.build();
        }
        int best = -1;
        double bestDistance = within;
        for (Object found : nodeTree.query(new Envelope(x - within, x + within, y - within, y + within))) {
            int n = (Integer) found;
            double d = distance(n, x, y);
            if (d < bestDistance || (d == bestDistance && (best < 0 || n < best))) {
                best = n;
                bestDistance = d;
            }
        }
        return best;
    }

    private void placeHydrant(HydrantDraft hydrant) {
        double x = hydrant.source.x();
        double y = hydrant.source.y();
        String nodeRef = hydrant.source.nodeRef() == null ? hydrant.ref : hydrant.source.nodeRef();
        Integer node = draft.nodeByRef.get(nodeRef);
        if (node != null && draft.nodes.get(node).degree > 0) {
            hydrant.node = node;
            hydrant.snapDistance = distance(node, x, y);
            return;
        }
        String mainRef = hydrant.source.mainRef();
        Integer link = mainRef == null ? null : draft.linkByRef.get(mainRef);
        Optional<LinkIndex.Place> place = !hydrant.hasPlace()
                ? Optional.empty()
                : link != null
                        ? linkIndex.findOn(link, x, y)
                        : linkIndex.findNearest(x, y, options.hydrantTolerance_m(), l -> true);
        if (place.isPresent()) {
            hydrant.link = place.get().linkIndex();
            hydrant.measure = place.get().measure();
            hydrant.snapDistance = place.get().distance();
        } else if (link != null) {
            hydrant.link = link;
            hydrant.measure = draft.links.get(link).drawnLength / 2;
        } else {
            problems.add(ProblemCode.HYDRANT_OFF_EVERY_PIPE, "hydrant", hydrant.ref, "draws from nothing");
        }
    }
}
