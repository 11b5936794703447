package io.curbstop.map.source.osm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One block of nodes or ways of a PBF file. */
final class PbfBlock {

    private static final double NANO = 1e-9;

    private final ProtoMessage block;
    private final List<String> words = new ArrayList<>();
    private final List<ProtoMessage> groups = new ArrayList<>();
    private long granularity = 100;
    private long lat0;
    private long lon0;

    PbfBlock(byte[] content) {
        block = new ProtoMessage(content);
    }

    void read(OsmSink sink) throws IOException {
        while (block.next()) {
            switch (block.field()) {
                case 1 -> readWords(block.message());
                case 2 -> groups.add(block.message());
                case 17 -> granularity = block.number();
                case 19 -> lat0 = block.number();
                case 20 -> lon0 = block.number();
                default -> {
                    // The time stamps' granularity.
                }
            }
        }
        for (ProtoMessage group : groups) {
            while (group.next()) {
                switch (group.field()) {
                    case 1 -> node(group.message(), sink);
                    case 2 -> denseNodes(group.message(), sink);
                    case 3 -> way(group.message(), sink);
                    default -> {
                        // Relations, and sets of changes.
                    }
                }
            }
        }
    }

    private void readWords(ProtoMessage table) throws IOException {
        while (table.next()) {
            words.add(table.text());
        }
    }

    private void node(ProtoMessage node, OsmSink sink) throws IOException {
        long id = 0;
        long lat = 0;
        long lon = 0;
        ProtoMessage keys = null;
        ProtoMessage values = null;
        while (node.next()) {
            switch (node.field()) {
                case 1 -> id = zigzag(node.number());
                case 2 -> keys = node.message();
                case 3 -> values = node.message();
                case 8 -> lat = zigzag(node.number());
                case 9 -> lon = zigzag(node.number());
                default -> {
                    // Who made it and when.
                }
            }
        }
        sink.node(id, degrees(lon0, lon), degrees(lat0, lat), tags(keys, values));
    }

    private void denseNodes(ProtoMessage dense, OsmSink sink) throws IOException {
        ProtoMessage ids = null;
        ProtoMessage lats = null;
        ProtoMessage lons = null;
        ProtoMessage tags = null;
        while (dense.next()) {
            switch (dense.field()) {
                case 1 -> ids = dense.message();
                case 8 -> lats = dense.message();
                case 9 -> lons = dense.message();
                case 10 -> tags = dense.message();
                default -> {
                    // Who made them and when.
                }
            }
        }
        long id = 0;
        long lat = 0;
        long lon = 0;
        while (ids != null && ids.hasMore()) {
            if (lats == null || lons == null) {
                throw new IOException("it has nodes without a place");
            }
            id += ids.signed();
            lat += lats.signed();
            lon += lons.signed();
            sink.node(id, degrees(lon0, lon), degrees(lat0, lat), denseTags(tags));
        }
    }

    /** The tags of one node of many: keys and values in turn, ended by a zero. */
    private Map<String, String> denseTags(ProtoMessage tags) throws IOException {
        Map<String, String> found = Map.of();
        while (tags != null && tags.hasMore()) {
            int key = (int) tags.varint();
            if (key == 0) {
                return found;
            }
            found = found.isEmpty() ? new HashMap<>() : found;
            found.put(words.get(key), words.get((int) tags.varint()));
        }
        return found;
    }

    private void way(ProtoMessage way, OsmSink sink) throws IOException {
        long id = 0;
        ProtoMessage keys = null;
        ProtoMessage values = null;
        long[] nodes = new long[16];
        int count = 0;
        while (way.next()) {
            switch (way.field()) {
                case 1 -> id = way.number();
                case 2 -> keys = way.message();
                case 3 -> values = way.message();
                case 8 -> {
                    ProtoMessage refs = way.message();
                    long ref = 0;
                    while (refs.hasMore()) {
                        ref += refs.signed();
                        nodes = count < nodes.length ? nodes : Arrays.copyOf(nodes, 2 * count);
                        nodes[count++] = ref;
                    }
                }
                default -> {
                    // Who made it and when.
                }
            }
        }
        sink.way(id, Arrays.copyOf(nodes, count), tags(keys, values));
    }

    private Map<String, String> tags(ProtoMessage keys, ProtoMessage values) throws IOException {
        if (keys == null || values == null) {
            return Map.of();
        }
        Map<String, String> tags = new HashMap<>();
        while (keys.hasMore()) {
            tags.put(words.get((int) keys.varint()), words.get((int) values.varint()));
        }
        return tags;
    }

    private double degrees(long offset, long units) {
        return NANO * (offset + granularity * units);
    }

    private static long zigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
