package io.curbstop.dispatch.geodata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing row of places as whole millionths of a degree, longitude before latitude: eight bytes a place, and as exact
 * as the six decimals of the GeoJSON that is made of them. Written as PostGIS writes ({@code ST_AsGeoJSON(geom, 6)}).
 */
final class Microdegrees {

    private static final int WKB_POINT = 1;
    private static final int WKB_LINE = 2;

    /** Nearer to the middle between two millionths than this, the product is too rough to tell which it is. */
    private static final double UNSURE = 1e-6;

    private int[] values;
    private int used;

    Microdegrees(int places) {
        values = new int[Math.max(2, places * 2)];
    }

    /** Number of places. */
    int size() {
        return used / 2;
    }

    /**
     * Adds the places of a geometry.
     *
     * @param wkb a point or line in WGS 84, little-endian, two dimensions
     * @return how many there were; 0 when it is empty
     * @throws IllegalArgumentException when it is anything else
     */
    int addAll(byte[] wkb) {
        ByteBuffer in = ByteBuffer.wrap(wkb).order(ByteOrder.LITTLE_ENDIAN);
        int order = in.get();
        int type = in.getInt();
        if (order != 1 || type != WKB_POINT && type != WKB_LINE) {
            throw new IllegalArgumentException("neither a point nor a line in little-endian WKB: type " + type);
        }
        int count = type == WKB_LINE ? in.getInt() : 1;
        int before = size();
        for (int i = 0; i < count; i++) {
            double lon = in.getDouble();
            double lat = in.getDouble();
            if (!Double.isNaN(lon)) {
                add(round(lon), round(lat));
            }
        }
        return size() - before;
    }

    /** Gives back the room that was not needed. */
    Microdegrees trimmed() {
        values = Arrays.copyOf(values, used);
        return this;
    }

    /** Longitude of a place, in millionths of a degree. */
    int lon(int place) {
        return values[place * 2];
    }

    /** Latitude of a place. */
    int lat(int place) {
        return values[place * 2 + 1];
    }

    /** Writes a place as a GeoJSON position. */
    static void write(StringBuilder to, int lon, int lat) {
        to.append('[');
        write(to, lon);
        to.append(',');
        write(to, lat);
        to.append(']');
    }

    private void add(int lon, int lat) {
        if (used + 2 > values.length) {
            values = Arrays.copyOf(values, values.length + (values.length >> 1) + 2);
        }
        values[used++] = lon;
        values[used++] = lat;
    }

    private static int round(double degrees) {
        double scaled = degrees * 1e6;
        double fraction = Math.abs(scaled - Math.floor(scaled) - 0.5);
        if (fraction > UNSURE) {
            return (int) Math.rint(scaled);
        }
        return new BigDecimal(degrees)
                .setScale(6, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .intValueExact();
    }

    private static void write(StringBuilder to, int value) {
        int rest = Math.abs(value);
        if (value < 0) {
            to.append('-');
        }
        to.append(rest / 1_000_000);
        rest %= 1_000_000;
        if (rest == 0) {
            return;
        }
        to.append('.');
        for (int unit = 100_000; rest > 0; unit /= 10) {
            to.append((char) ('0' + rest / unit));
            rest %= unit;
        }
    }
}
