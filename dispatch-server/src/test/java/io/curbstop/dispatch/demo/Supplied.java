package io.curbstop.dispatch.demo;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;

/**
 * Which mains water reaches from a tank or works through pipes alone: shut valves, pumps and reducing valves all stop
 * it, so that every zone must live on its own source.
 */
final class Supplied {
    private final Set<String> mains = new HashSet<>();

    private Supplied() {}

    static Supplied throughOpenPipes(DemoCity city) {
        Map<String, Coordinate> barriers = new HashMap<>();
        for (FeatureRecord valve : city.layer(LayerType.VALVE)) {
            boolean stops = valve.findText("position").orElseThrow().equals("closed")
                    || valve.findText("valve_kind").orElseThrow().equals("prv");
            if (stops) {
                barriers.put(
                        valve.findText("main_ref").orElseThrow(),
                        valve.geometry().getCoordinate());
            }
        }
        Map<String, List<FeatureRecord>> atNode = new HashMap<>();
        for (FeatureRecord main : city.layer(LayerType.MAIN)) {
            if (main.findText("link_kind").orElseThrow().equals("pipe")) {
                for (String end : List.of("from_node", "to_node")) {
                    atNode.computeIfAbsent(main.findText(end).orElseThrow(), key -> new ArrayList<>())
                            .add(main);
                }
            }
        }
        Supplied supplied = new Supplied();
        List<String> open = new ArrayList<>();
        for (FeatureRecord node : city.layer(LayerType.NODE)) {
            String kind = node.findText("node_kind").orElseThrow();
            if (node.id().startsWith("WN") && (kind.equals("tank") || kind.equals("works"))) {
                open.add(node.id());
            }
        }
        Set<String> reached = new HashSet<>(open);
        while (!open.isEmpty()) {
            String node = open.remove(open.size() - 1);
            for (FeatureRecord main : atNode.getOrDefault(node, List.of())) {
                Coordinate barrier = barriers.get(main.id());
                boolean fromStart = main.findText("from_node").orElseThrow().equals(node);
                if (barrier == null) {
                    supplied.mains.add(main.id());
                    String other =
                            main.findText(fromStart ? "to_node" : "from_node").orElseThrow();
                    if (reached.add(other)) {
                        open.add(other);
                    }
                } else if (!nearEnd(main, barrier, fromStart)) {
                    supplied.mains.add(main.id());
                }
            }
        }
        return supplied;
    }

    /** Whether the barrier stands at the end one comes from, so that the main lies beyond it. */
    private static boolean nearEnd(FeatureRecord main, Coordinate barrier, boolean fromStart) {
        Coordinate[] line = main.geometry().getCoordinates();
        double fromFirst = line[0].distance(barrier);
        double fromLast = line[line.length - 1].distance(barrier);
        return fromStart ? fromFirst < fromLast : fromLast < fromFirst;
    }

    boolean reaches(String main) {
        return mains.contains(main);
    }
}
