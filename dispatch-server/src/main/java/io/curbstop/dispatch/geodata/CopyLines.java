package io.curbstop.dispatch.geodata;

import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType.Attribute;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.copy.CopyIn;

/** Writes feature records as lines of PostgreSQL's COPY text format, each with a hash of its content. */
final class CopyLines {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final CopyIn copy;
    private final int srid;
    private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN, true);
    private final StringBuilder buffer = new StringBuilder();

    CopyLines(CopyIn copy, int srid) {
        this.copy = copy;
        this.srid = srid;
    }

    void write(FeatureRecord row) throws SQLException {
        int start = buffer.length();
        text(row.id());
        buffer.append('\t');
        geometry(row);
        buffer.append('\t');
        for (Attribute attribute : row.layer().attributes()) {
            Object value = row.attributes().get(attribute.name());
            if (value == null) {
                buffer.append("\\N");
            } else {
                text(value.toString());
            }
            buffer.append('\t');
        }
        byte[] content = buffer.substring(start).getBytes(StandardCharsets.UTF_8);
        buffer.append(UUID.nameUUIDFromBytes(content)).append('\n');
        if (buffer.length() > BUFFER_BYTES) {
            flush();
        }
    }

    void flush() throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    private void geometry(FeatureRecord row) {
        Geometry geometry = row.geometry();
        if (geometry == null || geometry.isEmpty()) {
            buffer.append("\\N");
            return;
        }
        if (geometry.getSRID() != srid) {
            throw new IllegalArgumentException(
                    "%s %s has SRID %d; the city's is %d".formatted(row.layer(), row.id(), geometry.getSRID(), srid));
        }
        buffer.append(WKBWriter.toHex(wkb.write(geometry)));
    }

    private void text(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                case '\0' -> {} // text in PostgreSQL cannot hold it
                default -> buffer.append(c);
            }
        }
    }
}
