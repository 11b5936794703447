package io.curbstop.map.source.osm;

import java.util.Map;

/** Takes what is in an extract, in the order of the file: usually all nodes, then all ways. */
public interface OsmSink {

    /** A node: longitude and latitude in WGS 84. */
    default void node(long id, double lon, double lat, Map<String, String> tags) {}

    /** A way through nodes, of which some may not be in the file. */
    default void way(long id, long[] nodes, Map<String, String> tags) {}
}
