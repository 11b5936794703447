package io.curbstop.map.source.osm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Nodes and ways that are things of their own, such as houses, with where they are. */
public final class Shapes {

    private Shapes() {}

    /**
     * A node or a way.
     *
     * @param id {@code n} or {@code w} and its number
     * @param lonLat its points in turn, longitude and latitude; those that are not in the file are missing
     * @param missing how many those are
     * @param tags what is said of it
     */
    public record Shape(String id, double[][] lonLat, int missing, Map<String, String> tags) {

        /** Whether it is an outline: a way that ends where it began. */
        public boolean isOutline() {
            return lonLat.length > 3 && missing == 0 && Arrays.equals(lonLat[0], lonLat[lonLat.length - 1]);
        }
    }

    /**
     * Reads those whose tags are wanted: nodes as they come, ways after them.
     *
     * @throws IOException as {@link OsmFile#read}
     */
    public static void read(Path file, Predicate<Map<String, String>> wanted, Consumer<Shape> sink) throws IOException {
        Map<Long, double[]> places = new HashMap<>();
        List<Consumer<Consumer<Shape>>> ways = new ArrayList<>();
        Set<Long> nodesOfWays = new HashSet<>();
        OsmFile.read(file, new OsmSink() {
            @Override
            public void way(long id, long[] nodes, Map<String, String> tags) {
                if (wanted.test(tags)) {
                    Arrays.stream(nodes).forEach(nodesOfWays::add);
                    ways.add(taker -> taker.accept(shape(id, nodes, tags, places)));
                }
            }
        });
        OsmFile.read(file, new OsmSink() {
            @Override
            public void node(long id, double lon, double lat, Map<String, String> tags) {
                double[] place = {lon, lat};
                if (nodesOfWays.contains(id)) {
                    places.put(id, place);
                }
                if (wanted.test(tags)) {
                    sink.accept(new Shape("n" + id, new double[][] {place}, 0, tags));
                }
            }
        });
        ways.forEach(way -> way.accept(sink));
    }

    private static Shape shape(long id, long[] nodes, Map<String, String> tags, Map<Long, double[]> places) {
        double[][] found = Arrays.stream(nodes)
                .mapToObj(places::get)
                .filter(Objects::nonNull)
                .toArray(double[][]::new);
        return new Shape("w" + id, found, nodes.length - found.length, tags);
    }
}
