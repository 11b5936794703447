package io.curbstop.dispatch.geodata.tiles;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the layers and attributes of a Mapbox vector tile (version 2), and how many commands each geometry has. */
final class TileReader {

    private final ByteBuffer bytes;

    private TileReader(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Attributes of each feature, by layer. */
    static Map<String, List<Map<String, Object>>> read(byte[] tile) {
        Map<String, List<Map<String, Object>>> layers = new LinkedHashMap<>();
        TileReader reader = new TileReader(ByteBuffer.wrap(tile));
        while (reader.bytes.hasRemaining()) {
            int field = (int) reader.varint() >> 3;
            if (field != 3) {
                throw new IllegalArgumentException("field " + field + " in a tile");
            }
            new TileReader(reader.chunk()).layer(layers);
        }
        return layers;
    }

    private void layer(Map<String, List<Map<String, Object>>> layers) {
        String name = null;
        List<ByteBuffer> features = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int tag = (int) varint();
            switch (tag >> 3) {
                case 1 -> name = text(chunk());
                case 2 -> features.add(chunk());
                case 3 -> keys.add(text(chunk()));
                case 4 -> values.add(new TileReader(chunk()).value());
                default -> varint();
            }
        }
        List<Map<String, Object>> read = new ArrayList<>();
        for (ByteBuffer feature : features) {
            read.add(new TileReader(feature).feature(keys, values));
        }
        if (layers.put(name, read) != null) {
            throw new IllegalArgumentException("layer " + name + " stands twice");
        }
    }

    private Map<String, Object> feature(List<String> keys, List<Object> values) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        while (bytes.hasRemaining()) {
            int tag = (int) varint();
            switch (tag >> 3) {
                case 2 -> {
                    TileReader tags = new TileReader(chunk());
                    while (tags.bytes.hasRemaining()) {
                        attributes.put(keys.get((int) tags.varint()), values.get((int) tags.varint()));
                    }
                }
                case 4 -> chunk();
                default -> varint();
            }
        }
        return attributes;
    }

    private Object value() {
        int tag = (int) varint();
        return switch (tag >> 3) {
            case 1 -> text(chunk());
            case 2 -> bytes.getFloat();
            case 3 -> bytes.getDouble();
            case 6 -> {
                long zigzag = varint();
                yield (zigzag >>> 1) ^ -(zigzag & 1);
            }
            case 7 -> varint() != 0;
            default -> varint();
        };
    }

    private ByteBuffer chunk() {
        int length = (int) varint();
        ByteBuffer chunk = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return chunk;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes.get();
            value |= (long) (b & 127) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
