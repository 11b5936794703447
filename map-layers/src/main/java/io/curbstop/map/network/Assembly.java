package io.curbstop.map.network;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A network and how it came to be. */
public final class Assembly {
    private static final double AT_START = 1e-6;

    private final PipeNetwork network;
    private final ConnectivityReport report;
    private final LinkDrawings drawings;
    private final ValvePlacement[] valvePlacement;
    private final double[] valveSnap_m;
    private final double[] valvePlaces;
    private final double[] hydrantPlaces;
    private final List<ResolvedHydrant> hydrants;

    Assembly(PipeNetwork network, ConnectivityReport report, GraphDraft draft) {
        this.network = network;
        this.report = report;
        drawings = new LinkDrawings(draft);
        valvePlacement = draft.valves.stream().map(v -> v.placement).toArray(ValvePlacement[]::new);
        valveSnap_m = draft.valves.stream().mapToDouble(v -> v.snapDistance).toArray();
        valvePlaces = inTurn(draft.valves, v -> v.source.x(), v -> v.source.y());
        hydrantPlaces = inTurn(draft.hydrants, h -> h.source.x(), h -> h.source.y());
        hydrants = draft.hydrants.stream()
                .map(h -> new ResolvedHydrant(
                        h.ref,
                        h.link < 0 ? null : draft.links.get(h.link).ref,
                        nodeRef(h.node),
                        h.measure,
                        h.snapDistance))
                .toList();
    }

    /** The network. */
    public PipeNetwork network() {
        return network;
    }

    /** What was joined, and what could not be. */
    public ConnectivityReport report() {
        return report;
    }

    /** Where the network's links are. */
    public LinkDrawings drawings() {
        return drawings;
    }

    /** The nodes each main in service was joined to, sorted by reference; made when asked. */
    public List<ResolvedMain> mains() {
        LinkTable links = network.links();
        return IntStream.range(0, links.mainCount())
                .filter(main -> links.status(main) != LinkStatus.ABANDONED)
                .mapToObj(main -> new ResolvedMain(
                        links.mainRef(main), nodeRef(links.startNode(main)), nodeRef(links.endNode(main))))
                .sorted(Comparator.comparing(ResolvedMain::ref))
                .toList();
    }

    /** Where each valve was put, sorted by reference; made when asked. */
    public List<ResolvedValve> valves() {
        return IntStream.range(0, network.valves().count())
                .mapToObj(this::resolved)
                .sorted(Comparator.comparing(ResolvedValve::ref))
                .toList();
    }

    /** What each hydrant was put on, sorted by reference. */
    public List<ResolvedHydrant> hydrants() {
        return hydrants;
    }

    /**
     * Where the records have each valve, by its index in the network: x and y in turn, in the coordinate system of the
     * input, NaN where that is not known. A trace needs to know only where on a main it is.
     */
    public double[] valvePlaces() {
        return valvePlaces.clone();
    }

    /** Where the records have each hydrant, by its index in the network, as {@link #valvePlaces}. */
    public double[] hydrantPlaces() {
        return hydrantPlaces.clone();
    }

    private static <T> double[] inTurn(List<T> devices, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        double[] xy = new double[devices.size() * 2];
        for (int k = 0; k < devices.size(); k++) {
            xy[k * 2] = x.applyAsDouble(devices.get(k));
            xy[k * 2 + 1] = y.applyAsDouble(devices.get(k));
        }
        return xy;
    }

    private ResolvedValve resolved(int valve) {
        ValveTable valves = network.valves();
        int link = valves.link(valve);
        int node = valves.bodyNode(valve);
        if (node < 0 && valvePlacement[valve] == ValvePlacement.AT_LINK_END) {
            boolean atStart = valves.measure(valve) <= AT_START;
            node = atStart ? network.links().startNode(link) : network.links().endNode(link);
        }
        return new ResolvedValve(
                valves.ref(valve),
                valvePlacement[valve],
                link < 0 ? null : linkRef(link),
                nodeRef(node),
                valves.measure(valve),
                valveSnap_m[valve]);
    }

    private String linkRef(int link) {
        LinkTable links = network.links();
        return links.isMain(link) ? links.mainRef(link) : network.valves().ref(links.valveOfLink(link));
    }

    private String nodeRef(int node) {
        return node < 0 ? null : network.nodeRef(node);
    }

    /**
     * The nodes at a main's ends.
     *
     * @param ref the main
     * @param startNode the node at its first vertex; null when it is joined to none
     * @param endNode the node at its last vertex; null when it is joined to none
     */
    public record ResolvedMain(String ref, String startNode, String endNode) {}

    /**
     * A valve's place.
     *
     * @param ref the valve
     * @param placement how it is placed
     * @param linkRef the main or valve link it is on; null for a valve of a node or on nothing
     * @param nodeRef the node it is, or at which it stands; null when neither
     * @param measure where on the link, along its drawing
     * @param snapDistance_m how far it was moved to get there
     */
    public record ResolvedValve(
            String ref,
            ValvePlacement placement,
            String linkRef,
            String nodeRef,
            double measure,
            double snapDistance_m) {}

    /**
     * A hydrant's place; both references null when it is connected to nothing.
     *
     * @param ref the hydrant
     * @param mainRef the main it is on, or null
     * @param nodeRef the node it is at, or null
     * @param measure where on the main
     * @param snapDistance_m how far it was from there
     */
    public record ResolvedHydrant(String ref, String mainRef, String nodeRef, double measure, double snapDistance_m) {}
}
