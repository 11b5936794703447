package io.curbstop.map.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * Reads the geometry column of a GeoPackage: a header of 8 bytes ({@code GP}, version, flags, SRS id), an envelope of 0,
 * 32, 48 or 64 bytes as flag bits 1 to 3 say, then WKB. OGC 12-128r18, clause 2.1.3.
 */
final class GeoPackageGeometry {

    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private final WKBReader wkb = new WKBReader();

    /**
     * The geometry, with the SRS id of its header as SRID.
     *
     * @throws ParseException when the bytes are no such geometry
     */
    Geometry read(byte[] bytes) throws ParseException {
        if (bytes.length < 8 || bytes[0] != 'G' || bytes[1] != 'P') {
            throw new ParseException("not a GeoPackage geometry");
        }
        int flags = bytes[3];
        int envelope = (flags >> 1) & 7;
        if (envelope >= ENVELOPE_BYTES.length) {
            throw new ParseException("unknown envelope kind " + envelope);
        }
        int start = 8 + ENVELOPE_BYTES[envelope];
        if (bytes.length < start + 5) {
            throw new ParseException("geometry cut short");
        }
        ByteOrder order = (flags & 1) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int srsId = ByteBuffer.wrap(bytes, 4, 4).order(order).getInt();
        byte[] body = new byte[bytes.length - start];
        System.arraycopy(bytes, start, body, 0, body.length);
        try {
            Geometry geometry = wkb.read(body);
            geometry.setSRID(srsId);
            return geometry;
        } catch (IllegalArgumentException e) {
            // JTS says so of rings that do not close and lines of one point.
            throw new ParseException(e.getMessage());
        }
    }
}
