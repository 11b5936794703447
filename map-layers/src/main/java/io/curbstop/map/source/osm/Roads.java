package io.curbstop.map.source.osm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ways of an extract that vehicles drive, divided where they share a node: only there one can turn from one into the
 * other. Ways that cross without a shared node pass above each other.
 */
public final class Roads {

    private static final Set<String> DRIVEN = Set.of(
            "motorway",
            "motorway_link",
            "trunk",
            "trunk_link",
            "primary",
            "primary_link",
            "secondary",
            "secondary_link",
            "tertiary",
            "tertiary_link",
            "unclassified",
            "residential",
            "living_street",
            "service",
            "road",
            "track",
            "pedestrian");

    private final List<Way> ways = new ArrayList<>();
    private final Map<Long, Integer> uses = new HashMap<>();
    private final Map<Long, double[]> places = new HashMap<>();

    private record Way(long id, long[] nodes, Map<String, String> tags) {}

    /**
     * A road from one junction to the next.
     *
     * @param id the way's, with a number behind it when the way was divided
     * @param lonLat its points in turn, longitude and latitude
     * @param tags of the way
     */
    public record Piece(String id, double[][] lonLat, Map<String, String> tags) {}

    /** Takes roads, and what is wrong with them. */
    public interface Taker {

        /** A road. */
        void piece(Piece piece);

        /** A way that is in only as far as its nodes are. */
        void broken(String why);
    }

    private Roads() {}

    /**
     * Reads the roads of a file: first the ways, then where their nodes are, for a file has its nodes first.
     *
     * @throws IOException as {@link OsmFile#read}
     */
    public static void read(Path file, Taker taker) throws IOException {
        Roads roads = new Roads();
        OsmFile.read(file, new OsmSink() {
            @Override
            public void way(long id, long[] nodes, Map<String, String> tags) {
                if (isDriven(tags) && nodes.length > 0) {
                    roads.add(new Way(id, nodes, tags));
                }
            }
        });
        OsmFile.read(file, new OsmSink() {
            @Override
            public void node(long id, double lon, double lat, Map<String, String> tags) {
                if (roads.uses.containsKey(id)) {
                    roads.places.put(id, new double[] {lon, lat});
                }
            }
        });
        roads.ways.forEach(way -> roads.divide(way, taker));
    }

    private static boolean isDriven(Map<String, String> tags) {
        return DRIVEN.contains(tags.getOrDefault("highway", "")) && !"yes".equals(tags.get("area"));
    }

    private void add(Way way) {
        ways.add(way);
        for (long node : way.nodes) {
            uses.merge(node, 1, Integer::sum);
        }
    }

    private void divide(Way way, Taker taker) {
        List<double[][]> pieces = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        int missing = 0;
        for (int i = 0; i < way.nodes.length; i++) {
            double[] place = places.get(way.nodes[i]);
            if (place == null) {
                missing++;
                end(points, pieces);
                continue;
            }
            if (points.isEmpty() || !Arrays.equals(points.get(points.size() - 1), place)) {
                points.add(place);
            }
            if (uses.get(way.nodes[i]) > 1 && points.size() > 1) {
                end(points, pieces);
                points.add(place);
            }
        }
        end(points, pieces);
        for (int i = 0; i < pieces.size(); i++) {
            String id = pieces.size() == 1 ? String.valueOf(way.id) : way.id + "-" + (i + 1);
            taker.piece(new Piece(id, pieces.get(i), way.tags));
        }
        if (missing > 0) {
            taker.broken("way %d: %d of its %d nodes are not in the file; %s"
                    .formatted(
                            way.id,
                            missing,
                            way.nodes.length,
                            pieces.isEmpty() ? "it is left out" : "what lies between the others is in"));
        } else if (pieces.isEmpty()) {
            taker.broken("way %d: all its nodes are one place".formatted(way.id));
        }
    }

    private static void end(List<double[]> points, List<double[][]> pieces) {
        if (points.size() > 1) {
            pieces.add(points.toArray(double[][]::new));
        }
        points.clear();
    }
}
